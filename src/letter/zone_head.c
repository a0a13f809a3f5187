// SPDX-License-Identifier: GPL-3.0-or-later
// Above the body: the salutation, or the first prose, ends the head; inside address, subject lines, what a form says of the applicant, and who
// sends. Does not know whose name stands where.
#include "letter/zoner.h"

#include "letter/words.h"

#define SEARCH_MAX     80u /* [line] how far down a salutation is looked for */
#define SUBJECT_MAX    4u  /* [line] subject lines that follow each other */
#define ADDRESS_MAX    12u /* [line] an inside address */
#define RUNNING        6u  /* [word] in small letters: prose, whatever number stands in it */
#define NOTES_MAX      3u  /* [paragraph] of one line above the head: "Draft 2, for Dr. Bello to sign" */

/* "[Coat of arms of the republic]": what a translator or a copyist says of the sheet. */
static bool is_remark(const LorZoner *z, size_t line) { return lor_zoner_first(z, line) == '[' && lor_zoner_last(z, line) == ']'; }

/* Whether a paragraph of prose starts at or right after this line: prose follows prose, or the line is long. */
static bool starts_prose(const LorZoner *z, size_t line) {
    if (!lor_zoner_reads(z, line) || lor_zoner_is(z, line, LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES | LOR_LINE_SUBJECT | LOR_LINE_TITLE)) return false;
    if (is_remark(z, line)) return false;
    bool few = z->shapes[line].lower * 2 < z->shapes[line].words && z->shapes[line].lower < RUNNING;
    if (lor_zoner_is(z, line, LOR_LINE_CONTACT) && few) return false;
    return true;
}

size_t lor_zoner_next_prose(const LorZoner *z, size_t from) {
    while (from < z->count && !starts_prose(z, from)) from++;
    return from;
}

static int salutation_rank(const LorZoner *z, size_t line) {
    if (lor_zoner_is(z, line, LOR_LINE_DEAR)) return 3;
    if (lor_zoner_is(z, line, LOR_LINE_GREETS)) return 2;
    bool parted = z->lines[line].after_blank && line + 1 < z->count && z->lines[line + 1].after_blank;
    if (lor_zoner_is(z, line, LOR_LINE_ADDRESSES) && parted && lor_zoner_last(z, line) == ':') return 2; /* "To the Program Director:", and not the writer's own "Program Director" in the head */
    return lor_zoner_is(z, line, LOR_LINE_ADDRESSES) ? 1 : 0;
}

/* The best salutation before the letter's prose; lines of prose above it (a note, a motto) are borne with, three at most. */
static void find_salutation(LorZoner *z) {
    z->salutation = z->count;
    int best = 0;
    size_t prose_lines = 0;
    for (size_t i = 0; i < z->count && i < SEARCH_MAX; i++) {
        int rank = salutation_rank(z, i);
        if (rank == 1 && prose_lines && lor_zoner_next_prose(z, i + 1) == z->count) rank = 0; /* "The Director" below the letter signs it */
        if (rank > best) {
            best = rank;
            z->salutation = i;
        } else if (starts_prose(z, i)) {
            if (best) return;
            if (++prose_lines > 3) return;
        }
    }
}

/* A heading that names the matter: marked as such, or a short line of capitalised words between empty lines. */
static bool is_subject(const LorZoner *z, size_t line) {
    if (lor_zoner_is(z, line, LOR_LINE_SUBJECT | LOR_LINE_TITLE)) return true;
    if (lor_zoner_reads(z, line) || lor_zoner_is(z, line, LOR_LINE_ADDRESSES | LOR_LINE_KEYED | LOR_LINE_CONTACT | LOR_LINE_DATED)) return false;
    const LorLineShape *shape = &z->shapes[line];
    bool parted = z->lines[line].after_blank && line + 1 < z->count && z->lines[line + 1].after_blank;
    bool heading = shape->capital >= 2 && shape->capital * 10 >= shape->words * 6 && shape->words <= 12;
    char end = lor_zoner_last(z, line);
    return parted && heading && end != '.' && end != '!' && end != '?' && end != ',';
}

static size_t skip_subjects(const LorZoner *z, size_t line) {
    for (size_t taken = 0; line < z->count && taken < SUBJECT_MAX; taken++, line++) {
        bool wrapped = taken && !z->lines[line].after_blank && !lor_zoner_reads(z, line) && line + 1 < z->count && z->lines[line + 1].after_blank;
        bool late_date = !lor_zoner_reads(z, line) && lor_zoner_is(z, line, LOR_LINE_DATED);
        bool greets_again = lor_zoner_is(z, line, LOR_LINE_DEAR | LOR_LINE_GREETS) && !lor_zoner_is(z, line, LOR_LINE_PROSE) && z->shapes[line].words <= 8;
        if (!is_subject(z, line) && !wrapped && !late_date && !greets_again) break;
    }
    return line;
}

/* Back to the first line of the paragraph in which `line` stands, over long lines that end nothing. */
static size_t paragraph_start(const LorZoner *z, size_t line) {
    unsigned frame = LOR_LINE_CONTACT | LOR_LINE_SUBJECT | LOR_LINE_TITLE | LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES | LOR_LINE_RULE;
    while (line > 0 && !z->lines[line].after_blank && !lor_zoner_is(z, line - 1, frame) && z->lines[line - 1].len * 10 >= z->lines[line].len * 7 &&
           (z->shapes[line - 1].lower > 0))
        line--;
    return line;
}

static bool names_matter(const LorZoner *z, size_t first, size_t end) {
    for (; first < end; first++)
        if (lor_zoner_is(z, first, LOR_LINE_TITLE | LOR_LINE_SUBJECT)) return true;
    return false;
}

/* The first prose, but for sentences of a line that stand alone above a title: notes on the draft. */
static size_t first_prose(const LorZoner *z) {
    size_t prose = lor_zoner_next_prose(z, 0);
    for (size_t notes = 0; notes < NOTES_MAX && prose + 1 < z->count && z->lines[prose + 1].after_blank; notes++) {
        size_t next = lor_zoner_next_prose(z, prose + 1);
        if (next == z->count || names_matter(z, 0, prose) || !names_matter(z, prose + 1, next)) break;
        prose = next;
    }
    return prose;
}

/* Without a salutation, the body starts behind a title, else with the first paragraph of prose. */
static size_t body_without_salutation(const LorZoner *z) {
    size_t prose = first_prose(z);
    if (prose == z->count) {
        return 0; /* nothing reads as prose: let all be body */
    }
    prose = paragraph_start(z, prose);
    size_t title = z->count;
    for (size_t i = 0; i < prose; i++)
        if (lor_zoner_is(z, i, LOR_LINE_TITLE | LOR_LINE_SUBJECT)) title = i;
    if (title == z->count) return prose;
    size_t body = skip_subjects(z, title);
    while (body < prose && lor_zoner_is(z, body, LOR_LINE_DATED | LOR_LINE_RULE) && !z->lines[body].repeats) body++;
    bool form = body < prose && lor_zoner_is(z, body, LOR_LINE_KEYED) && body + 2 < prose; /* "Name : …" lists that certificates start with */
    return form ? body : prose;
}

void lor_zoner_find_body(LorZoner *z) {
    find_salutation(z);
    if (z->salutation == z->count) {
        z->body = body_without_salutation(z);
        return;
    }
    size_t line = z->salutation;
    bool whole_line = z->lines[line].len <= 110;
    if (salutation_rank(z, line) == 1) { /* an inside address: over its other lines */
        size_t prose = lor_zoner_next_prose(z, line + 1), end = line + 1;
        while (end < prose && end < line + ADDRESS_MAX && !z->lines[end].after_blank && !is_subject(z, end)) end++;
        z->body = skip_subjects(z, end);
        if (z->body < prose && prose < z->count && !lor_zoner_is(z, z->body, LOR_LINE_KEYED)) z->body = paragraph_start(z, prose);
        return;
    }
    z->body = whole_line ? skip_subjects(z, line + 1) : line;
}

/* The words of a line, when it could be a name, stand in the signature block too: a sender's block, no inside address. */
static bool names_signer(const LorZoner *z, size_t line) {
    LorStr text = lor_zoner_text(z, line);
    if (text.len < 5 || z->shapes[line].words > LOR_NAME_WORDS) return false;
    for (size_t i = z->sign; i < z->count; i++)
        if (lor_str_find(lor_zoner_text(z, i), text) != LOR_NONE) return true;
    return false;
}

/* Where the inside address starts: the lines right above the salutation, down from a date, a contact line or "To". */
static size_t address_start(const LorZoner *z, size_t salutation) {
    size_t first = salutation, barrier = LOR_LINE_DATED | LOR_LINE_CONTACT | LOR_LINE_RULE;
    bool marked = lor_zoner_is(z, salutation, LOR_LINE_ADDRESSES);
    size_t from = salutation;
    while (from > 0 && salutation - from < ADDRESS_MAX && (lor_zoner_is(z, from - 1, LOR_LINE_SUBJECT | LOR_LINE_TITLE) || !lor_zoner_is(z, from - 1, (unsigned)barrier))) {
        from--;
        if (lor_zoner_is(z, from, LOR_LINE_ADDRESSES)) first = from, marked = true;
        if (names_signer(z, from)) return marked && first > from ? first : salutation;
    }
    bool dated = from > 0 && lor_zoner_is(z, from - 1, LOR_LINE_DATED);
    if (marked) { /* lines of the same block above "The Program Director" (a name, a department) */
        while (dated && first > from && !z->lines[first].after_blank) first--;
        return first;
    }
    return dated ? from : salutation;
}

/* "Name of candidate: … / Post held: … / Period: …": what a form says of the applicant in the head. The lines up to the first that says nothing of them. */
static size_t form_end(const LorZoner *z, size_t line) {
    size_t end = line, said = 0;
    bool named = false, dated = false; /* "Name: … / Title: …" alone may be the writer's */
    for (; end < z->body && (end == line || !z->lines[end].after_blank) && lor_zoner_is(z, end, LOR_LINE_KEYED) && !lor_zoner_is(z, end, LOR_LINE_CONTACT); end++) {
        named |= lor_words_open(lor_zoner_text(z, end), LOR_WORDS_APPLICANT_LABEL);
        dated |= lor_words_open(lor_zoner_text(z, end), LOR_WORDS_PERIOD_LABEL) || lor_words_open(lor_zoner_text(z, end), LOR_WORDS_CANDIDATE_LABEL);
        if (!lor_words_open(lor_zoner_text(z, end), LOR_WORDS_APPLICANT_LABEL) && !lor_words_open(lor_zoner_text(z, end), LOR_WORDS_SPELL_LABEL)) break;
        said++;
    }
    return named && dated && said >= 2 ? end : line;
}

static void zone_forms(LorZoner *z) {
    for (size_t i = 0; i < z->body; i++)
        for (size_t end = form_end(z, i); i < end; i++) z->lines[i].zone = LOR_IN_SUBJECT;
}

static void zone_address(LorZoner *z) {
    for (size_t i = 0; i < z->body; i++) z->lines[i].zone = is_subject(z, i) && lor_zoner_is(z, i, LOR_LINE_SUBJECT | LOR_LINE_TITLE) ? LOR_IN_SUBJECT : LOR_IN_HEAD;
    if (z->salutation == z->count) return;
    size_t end = z->body > z->salutation ? z->body : z->salutation;
    for (size_t i = address_start(z, z->salutation); i < end; i++) {
        bool past = i > z->salutation;
        bool dated = lor_zoner_is(z, i, LOR_LINE_DATED) && !lor_zoner_is(z, i, LOR_LINE_ADDRESSES | LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_SUBJECT);
        bool address = salutation_rank(z, z->salutation) == 1 && past && !z->lines[i].after_blank && !is_subject(z, i);
        if (dated) z->lines[i].zone = LOR_IN_HEAD;
        else if (past && !address && !lor_zoner_is(z, i, LOR_LINE_DEAR | LOR_LINE_GREETS)) z->lines[i].zone = LOR_IN_SUBJECT;
        else if (z->lines[i].zone != LOR_IN_SUBJECT || i == z->salutation) z->lines[i].zone = LOR_IN_ADDRESS;
    }
}

/* "To: … / From: Dr. A. Bello, Harbour Hospital / Date: …": who writes belongs to the head, though it stands below whom they write to. */
static void zone_senders(LorZoner *z) {
    for (size_t i = 0; i < z->body; i++) {
        if (z->lines[i].zone != LOR_IN_ADDRESS || !lor_zoner_is(z, i, LOR_LINE_KEYED) || lor_zoner_is(z, i, LOR_LINE_DATED) || !lor_words_open(lor_zoner_text(z, i), LOR_WORDS_SENDER_LABEL)) continue;
        size_t end = i + 1;
        while (end < z->body && z->lines[end].zone == LOR_IN_ADDRESS && !z->lines[end].after_blank && !lor_zoner_is(z, end, LOR_LINE_KEYED | LOR_LINE_DEAR | LOR_LINE_GREETS)) end++;
        for (; i < end; i++) z->lines[i].zone = LOR_IN_HEAD;
    }
}

void lor_zoner_zone_head(LorZoner *z) {
    zone_address(z);
    zone_forms(z);
    zone_senders(z);
}
