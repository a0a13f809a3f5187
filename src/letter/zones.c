// SPDX-License-Identifier: GPL-3.0-or-later
// Zones, found from both ends: the salutation (or the first prose) parts head from body, the closing (or the last prose)
// parts body from signature. Does not know whose name stands where, does not see columns, and takes several letters in
// one file for one.
#include "letter/zones.h"

#include "letter/footnote.h"
#include "letter/line_shape.h"
#include "letter/words.h"

#define SEARCH_MAX     80u /* [line] how far down a salutation is looked for */
#define SUBJECT_MAX    4u  /* [line] subject lines that follow each other */
#define SIGNATURE_MAX  16u /* [line] a signature block without a closing */
#define ATTESTED_MAX   2u  /* [line] of prose in which another hand attests the letter */
#define ADDRESS_MAX    12u /* [line] an inside address */
#define NAME_WORDS_MAX 8u
#define RUNNING        6u  /* [word] in small letters: prose, whatever number stands in it */
#define SMALL_TITLE_MAX 5u /* [byte] "habil" */
#define BLOCK_LINES    4u  /* [line] from a titled name to a long post below it */
#define BLOCK_WORDS    12u
#define NOTES_MAX      3u  /* [paragraph] of one line above the head: "Draft 2, for Dr. Bello to sign" */
#define POST_LINE_MAX  60u /* [byte] a post that fills a line */
#define HANGING_MAX    90u /* [byte] a line of degrees or posts over another one of the block */
#define NAME_BYTES_MAX 60u
#define RULE_BYTES_MAX 45u /* a rule to sign on, no rule across the sheet */

typedef struct Zoner {
    LorLetter *letter;
    LorTextLine *lines;
    LorLineShape *shapes;
    size_t count;
    size_t salutation; /* line, or count when there is none */
    size_t body, sign; /* first line of the body; of the signature block (count: none) */
} Zoner;

static bool is(const Zoner *z, size_t line, unsigned flags) { return (z->shapes[line].flags & flags) != 0; }
static bool reads(const Zoner *z, size_t line) { return is(z, line, LOR_LINE_PROSE | LOR_LINE_SENTENCE); }
static LorStr folded(const Zoner *z, size_t line) { return lor_str_slice(z->letter->text, z->lines[line].off, z->lines[line].len); }

static char last_char(const Zoner *z, size_t line) {
    LorStr text = folded(z, line);
    return text.ptr[text.len - 1];
}

static char first_char(const Zoner *z, size_t line) { return z->letter->doc->text.ptr[z->lines[line].span.off]; }

/* "[Coat of arms of the republic]": what a translator or a copyist says of the sheet. */
static bool is_remark(const Zoner *z, size_t line) { return first_char(z, line) == '[' && last_char(z, line) == ']'; }

/* Whether a paragraph of prose starts at or right after this line: prose follows prose, or the line is long. */
static bool starts_prose(const Zoner *z, size_t line) {
    if (!reads(z, line) || is(z, line, LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES | LOR_LINE_SUBJECT | LOR_LINE_TITLE)) return false;
    if (is_remark(z, line)) return false;
    bool few = z->shapes[line].lower * 2 < z->shapes[line].words && z->shapes[line].lower < RUNNING;
    if (is(z, line, LOR_LINE_CONTACT) && few) return false;
    return true;
}

static size_t next_prose(const Zoner *z, size_t from) {
    while (from < z->count && !starts_prose(z, from)) from++;
    return from;
}

static int salutation_rank(const Zoner *z, size_t line) {
    if (is(z, line, LOR_LINE_DEAR)) return 3;
    if (is(z, line, LOR_LINE_GREETS)) return 2;
    bool parted = z->lines[line].after_blank && line + 1 < z->count && z->lines[line + 1].after_blank;
    if (is(z, line, LOR_LINE_ADDRESSES) && parted && last_char(z, line) == ':') return 2; /* "To the Program Director:", and not the writer's own "Program Director" in the head */
    return is(z, line, LOR_LINE_ADDRESSES) ? 1 : 0;
}

/* The best salutation before the letter's prose; lines of prose above it (a note, a motto) are borne with, three at most. */
static void find_salutation(Zoner *z) {
    z->salutation = z->count;
    int best = 0;
    size_t prose_lines = 0;
    for (size_t i = 0; i < z->count && i < SEARCH_MAX; i++) {
        int rank = salutation_rank(z, i);
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
static bool is_subject(const Zoner *z, size_t line) {
    if (is(z, line, LOR_LINE_SUBJECT | LOR_LINE_TITLE)) return true;
    if (reads(z, line) || is(z, line, LOR_LINE_ADDRESSES | LOR_LINE_KEYED | LOR_LINE_CONTACT | LOR_LINE_DATED)) return false;
    const LorLineShape *shape = &z->shapes[line];
    bool parted = z->lines[line].after_blank && line + 1 < z->count && z->lines[line + 1].after_blank;
    bool heading = shape->capital >= 2 && shape->capital * 10 >= shape->words * 6 && shape->words <= 12;
    char end = last_char(z, line);
    return parted && heading && end != '.' && end != '!' && end != '?' && end != ',';
}

static size_t skip_subjects(const Zoner *z, size_t line) {
    for (size_t taken = 0; line < z->count && taken < SUBJECT_MAX; taken++, line++) {
        bool wrapped = taken && !z->lines[line].after_blank && !reads(z, line) && line + 1 < z->count && z->lines[line + 1].after_blank;
        bool late_date = !reads(z, line) && is(z, line, LOR_LINE_DATED);
        bool greets_again = is(z, line, LOR_LINE_DEAR | LOR_LINE_GREETS) && !is(z, line, LOR_LINE_PROSE) && z->shapes[line].words <= 8;
        if (!is_subject(z, line) && !wrapped && !late_date && !greets_again) break;
    }
    return line;
}

/* Back to the first line of the paragraph in which `line` stands, over long lines that end nothing. */
static size_t paragraph_start(const Zoner *z, size_t line) {
    unsigned frame = LOR_LINE_CONTACT | LOR_LINE_SUBJECT | LOR_LINE_TITLE | LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES | LOR_LINE_RULE;
    while (line > 0 && !z->lines[line].after_blank && !is(z, line - 1, frame) && z->lines[line - 1].len * 10 >= z->lines[line].len * 7 &&
           (z->shapes[line - 1].lower > 0))
        line--;
    return line;
}

static bool names_matter(const Zoner *z, size_t first, size_t end) {
    for (; first < end; first++)
        if (is(z, first, LOR_LINE_TITLE | LOR_LINE_SUBJECT)) return true;
    return false;
}

/* The first prose, but for sentences of a line that stand alone above a title: notes on the draft. */
static size_t first_prose(const Zoner *z) {
    size_t prose = next_prose(z, 0);
    for (size_t notes = 0; notes < NOTES_MAX && prose + 1 < z->count && z->lines[prose + 1].after_blank; notes++) {
        size_t next = next_prose(z, prose + 1);
        if (next == z->count || names_matter(z, 0, prose) || !names_matter(z, prose + 1, next)) break;
        prose = next;
    }
    return prose;
}

/* Without a salutation, the body starts behind a title, else with the first paragraph of prose. */
static size_t body_without_salutation(const Zoner *z) {
    size_t prose = first_prose(z);
    if (prose == z->count) {
        return 0; /* nothing reads as prose: let all be body */
    }
    prose = paragraph_start(z, prose);
    size_t title = z->count;
    for (size_t i = 0; i < prose; i++)
        if (is(z, i, LOR_LINE_TITLE | LOR_LINE_SUBJECT)) title = i;
    if (title == z->count) return prose;
    size_t body = skip_subjects(z, title);
    while (body < prose && is(z, body, LOR_LINE_DATED | LOR_LINE_RULE) && !z->lines[body].repeats) body++;
    bool form = body < prose && is(z, body, LOR_LINE_KEYED) && body + 2 < prose; /* "Name : …" lists that certificates start with */
    return form ? body : prose;
}

static void find_body(Zoner *z) {
    find_salutation(z);
    if (z->salutation == z->count) {
        z->body = body_without_salutation(z);
        return;
    }
    size_t line = z->salutation;
    bool whole_line = z->lines[line].len <= 110;
    if (salutation_rank(z, line) == 1) { /* an inside address: over its other lines */
        size_t prose = next_prose(z, line + 1), end = line + 1;
        while (end < prose && end < line + ADDRESS_MAX && !z->lines[end].after_blank && !is_subject(z, end)) end++;
        z->body = skip_subjects(z, end);
        if (z->body < prose && prose < z->count && !is(z, z->body, LOR_LINE_KEYED)) z->body = paragraph_start(z, prose);
        return;
    }
    z->body = whole_line ? skip_subjects(z, line + 1) : line;
}

static bool is_afterword(const Zoner *z, size_t line) { return z->lines[line].repeats || is(z, line, LOR_LINE_AFTER | LOR_LINE_RULE | LOR_LINE_PS); }

/* The first of the closing lines that have at most two lines of prose below them; what follows a "P.S." does not count. */
static size_t find_closing(const Zoner *z) {
    size_t found = z->count, below = 0;
    for (size_t i = z->count; i-- > z->body;) {
        if (is(z, i, LOR_LINE_CLOSES) && !is(z, i, LOR_LINE_PROSE)) found = i;
        else if (found < z->count && reads(z, i)) break;
        else if (found == z->count && is(z, i, LOR_LINE_PROSE) && below >= 2) break;
        if (is(z, i, LOR_LINE_PS)) below = 0;
        else below += is(z, i, LOR_LINE_PROSE) && !is_afterword(z, i) && !is(z, i, LOR_LINE_CONTACT);
    }
    return found;
}

/* The last line of a paragraph may be short and look like no prose. */
static bool ends_paragraph(const Zoner *z, size_t line) {
    if (line == 0 || z->lines[line].after_blank || !is(z, line - 1, LOR_LINE_PROSE)) return false;
    char first = first_char(z, line), end = last_char(z, line), before = last_char(z, line - 1);
    bool goes_on = before != '.' && before != '!' && before != '?' && before != ':';
    return goes_on && (lor_is_lower(first) || lor_is_digit(first) || end == '.' || end == '!' || end == '?');
}

static bool looks_signed(const Zoner *z, size_t first, size_t end) {
    if (first >= end) return false;
    for (size_t i = first; i < end; i++)
        if (z->shapes[i].capital >= 2 || z->letter->doc->text.ptr[z->lines[i].span.off] == '(') return true;
    return false;
}

static bool is_item(const Zoner *z, size_t line) {
    char first = folded(z, line).ptr[0];
    return first == '-' || first == '*';
}

/* "Vershinin E. P.", "J. Roe, M.D.": ends in initials, not in a sentence. */
static bool ends_in_initials(const Zoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    size_t n = text.len;
    return n >= 3 && text.ptr[n - 1] == '.' && lor_is_upper(text.ptr[n - 2]) && !lor_is_alpha(text.ptr[n - 3]);
}

/* "Dr. A. Bello": little more than a name with its title. */
static bool opens_with_title(const Zoner *z, size_t line) {
    return z->shapes[line].lower == 0 && z->shapes[line].words <= NAME_WORDS_MAX && lor_words_open(folded(z, line), LOR_WORDS_NAME_TITLE);
}

/* "physician of the highest category     /signature/     N. V. Roe", "colonel of medical service     (signature)": a mark of signing, and behind a wide gap no more than a name or the mark. */
static bool signs_in_line(const Zoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    size_t gap = text.len;
    while (gap > 2 && !(text.ptr[gap - 1] == ' ' && text.ptr[gap - 2] == ' ' && text.ptr[gap - 3] == ' ') && text.ptr[gap - 1] != '\t') gap--;
    if (gap <= 2 || text.len - gap > NAME_BYTES_MAX || text.len == gap) return false;
    if (lor_words_close(folded(z, line), LOR_WORDS_SIGNING_PLACE)) return true;
    if (!lor_is_upper(text.ptr[gap])) return false;
    for (size_t i = gap; i < text.len; i++)
        if (lor_is_digit(text.ptr[i]) || (text.ptr[i] == ' ' && i + 1 < text.len && lor_is_lower(text.ptr[i + 1]))) return false;
    return lor_words_stand(folded(z, line), LOR_WORDS_SIGNING_PLACE);
}

/* "prof. dr hab. n. med. Jan Kowal": titles in small letters, as is the custom there, before a name in capitals. */
static bool is_titled_small(const Zoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    if (z->shapes[line].capital < 2 || text.len > NAME_BYTES_MAX || !lor_words_open(folded(z, line), LOR_WORDS_SMALL_TITLE)) return false;
    bool named = false;
    for (size_t i = 0; i < text.len; i++) {
        bool starts = i == 0 || text.ptr[i - 1] == ' ';
        if (text.ptr[i] == ',') return named;
        if (!starts || !lor_is_alpha(text.ptr[i])) continue;
        size_t end = i;
        while (end < text.len && lor_is_alpha(text.ptr[end])) end++;
        if (lor_is_upper(text.ptr[i])) named = true;
        else if (named || end - i > SMALL_TITLE_MAX) return false;
    }
    return named;
}

/* A line of a name block although it reads as prose: it ends in initials, it is signed, it is mostly names and hangs on the line below, or it opens the block with a long post ("Head of the
 * chair of hospital pediatrics,"), short, and not ended as a sentence. */
static bool reads_as_block(const Zoner *z, size_t line, size_t end) {
    if ((ends_in_initials(z, line) && z->shapes[line].words <= NAME_WORDS_MAX) || signs_in_line(z, line)) return true;
    char last = last_char(z, line);
    bool below_name = line > 0 && !z->lines[line].after_blank && opens_with_title(z, line - 1) && z->shapes[line].words <= NAME_WORDS_MAX;
    if (below_name && !is(z, line, LOR_LINE_PROSE)) return true;
    size_t top = line;
    while (top > 0 && line - top < BLOCK_LINES && !z->lines[top].after_blank) top--;
    bool in_block = top < line && opens_with_title(z, top) && z->shapes[line].words <= BLOCK_WORDS && lor_is_upper(first_char(z, line)) && last != '.' && last != '!' && last != '?';
    if (in_block) return true; /* "Chef du service de pneumologie du CHU de Mbolo", two lines below "Pr Jean Roe" */
    bool hangs = line + 1 < end && !z->lines[line + 1].after_blank && z->lines[line].len <= HANGING_MAX;
    if (hangs && z->shapes[line].capital >= z->shapes[line].lower && last != '.' && last != '!' && last != '?') return true;
    bool opens = z->lines[line].after_blank && line + 1 < end && !z->lines[line + 1].after_blank;
    return opens && z->lines[line].len <= POST_LINE_MAX && lor_is_upper(first_char(z, line)) && last != '.' && last != '!' && last != '?' && last != ':';
}

/* "Sworn translation from the German" over a letter attests it too: then the letter's prose is below. */
static bool heads_letter(const Zoner *z, size_t line) {
    size_t below = 0;
    for (size_t i = line + 1; i < z->count && below <= ATTESTED_MAX; i++) below += is(z, i, LOR_LINE_PROSE);
    return below > ATTESTED_MAX;
}

/* Without a closing: the short lines that end the letter. */
static size_t find_name_block(const Zoner *z) {
    size_t end = z->count;
    if (next_prose(z, 0) == z->count) return z->count;
    for (size_t i = z->count > z->body + SIGNATURE_MAX ? z->count - SIGNATURE_MAX : z->body; i < z->count; i++)
        if (is(z, i, LOR_LINE_PS) || (lor_line_attests(z->letter, &z->lines[i]) && !heads_letter(z, i))) {
            end = i;
            break;
        }
    while (end > z->body && is_afterword(z, end - 1)) end--;
    size_t first = end;
    while (first > z->body && end - first < SIGNATURE_MAX) {
        bool plain = !reads(z, first - 1) && !is_item(z, first - 1) && !ends_paragraph(z, first - 1);
        if (!plain && !reads_as_block(z, first - 1, end)) break;
        first--;
    }
    while (first < end && is(z, first, LOR_LINE_RULE)) first++;
    return looks_signed(z, first, end) ? first : z->count;
}

/* Without a closing: the name right below a rule that was drawn to sign on, whatever sentence stands at the foot. */
static size_t find_ruled_name(const Zoner *z) {
    for (size_t i = z->count; i-- > z->body + 1 && z->count - i <= SIGNATURE_MAX;) {
        if (!is(z, i, LOR_LINE_RULE) || z->lines[i].repeats || z->lines[i].len >= RULE_BYTES_MAX || i + 1 == z->count) continue;
        bool name = !z->lines[i + 1].after_blank && !reads(z, i + 1) && !is(z, i + 1, LOR_LINE_CONTACT | LOR_LINE_AFTER) && z->shapes[i + 1].words >= 2 &&
                    z->shapes[i + 1].words <= NAME_WORDS_MAX && z->shapes[i + 1].capital >= 2 && !lor_line_attests(z->letter, &z->lines[i + 1]);
        if (name && (reads(z, i - 1) || ends_paragraph(z, i - 1))) return i + 1;
    }
    return z->count;
}

static void find_sign(Zoner *z) {
    z->sign = find_closing(z);
    if (z->sign == z->count) z->sign = find_ruled_name(z);
    if (z->sign == z->count) z->sign = find_name_block(z);
}

/* A letterhead below the name: after an empty line, an address or institution with its contacts. */
static bool opens_footer(const Zoner *z, size_t line) {
    if (!z->lines[line].after_blank || line < z->sign + 2) return false;
    size_t contacts = 0, plain = 0, lines = 0;
    for (size_t i = line; i < z->count && lines < 6; i++, lines++) {
        if (is(z, i, LOR_LINE_CONTACT)) contacts++;
        else plain += z->shapes[i].capital >= 2;
    }
    bool centred = z->lines[line].column >= 12 && z->lines[line].column >= z->lines[z->sign].column + 8;
    LorStr text = folded(z, line);
    bool address = is(z, line, LOR_LINE_CONTACT) && z->shapes[line].capital >= 3 && lor_str_find(text, LOR_STR(",")) != LOR_NONE;
    return (centred && contacts && plain) || address;
}

static void zone_tail(Zoner *z) {
    LorZone zone = LOR_IN_SIGN;
    for (size_t i = z->sign; i < z->count; i++) {
        bool prose = is(z, i, LOR_LINE_PROSE) && !is(z, i, LOR_LINE_CONTACT) && i > z->sign && !signs_in_line(z, i);
        bool ended = is(z, i, LOR_LINE_SENTENCE) || z->lines[i].len >= 80 || last_char(z, i) == '.' || last_char(z, i) == '!';
        if (is(z, i, LOR_LINE_PS)) zone = LOR_IN_BODY;
        else if (zone == LOR_IN_BODY && !(reads(z, i) || ends_paragraph(z, i))) zone = LOR_IN_FOOT;
        else if (zone == LOR_IN_SIGN && i > z->sign && 
                 (is(z, i, LOR_LINE_AFTER | LOR_LINE_RULE) || lor_line_attests(z->letter, &z->lines[i]) || (prose && ended) || opens_footer(z, i)))
            zone = is(z, i, LOR_LINE_RULE) && z->lines[i].len < RULE_BYTES_MAX && i < z->sign + 4 ? LOR_IN_SIGN : LOR_IN_FOOT;
        z->lines[i].zone = z->lines[i].repeats ? LOR_IN_FOOT : zone;
    }
}

/* The words of a line, when it could be a name, stand in the signature block too: a sender's block, no inside address. */
static bool names_signer(const Zoner *z, size_t line) {
    LorStr text = folded(z, line);
    if (text.len < 5 || z->shapes[line].words > NAME_WORDS_MAX) return false;
    for (size_t i = z->sign; i < z->count; i++)
        if (lor_str_find(folded(z, i), text) != LOR_NONE) return true;
    return false;
}

/* Where the inside address starts: the lines right above the salutation, down from a date, a contact line or "To". */
static size_t address_start(const Zoner *z, size_t salutation) {
    size_t first = salutation, barrier = LOR_LINE_DATED | LOR_LINE_CONTACT | LOR_LINE_RULE;
    bool marked = is(z, salutation, LOR_LINE_ADDRESSES);
    size_t from = salutation;
    while (from > 0 && salutation - from < ADDRESS_MAX && (is(z, from - 1, LOR_LINE_SUBJECT | LOR_LINE_TITLE) || !is(z, from - 1, (unsigned)barrier))) {
        from--;
        if (is(z, from, LOR_LINE_ADDRESSES)) first = from, marked = true;
        if (names_signer(z, from)) return marked && first > from ? first : salutation;
    }
    bool dated = from > 0 && is(z, from - 1, LOR_LINE_DATED);
    if (marked) { /* lines of the same block above "The Program Director" (a name, a department) */
        while (dated && first > from && !z->lines[first].after_blank) first--;
        return first;
    }
    return dated ? from : salutation;
}

/* "Name of candidate: … / Post held: … / Period: …": what a form says of the applicant in the head. The lines up to the first that says nothing of them. */
static size_t form_end(const Zoner *z, size_t line) {
    size_t end = line, said = 0;
    bool named = false, dated = false; /* "Name: … / Title: …" alone may be the writer's */
    for (; end < z->body && (end == line || !z->lines[end].after_blank) && is(z, end, LOR_LINE_KEYED) && !is(z, end, LOR_LINE_CONTACT); end++) {
        named |= lor_words_open(folded(z, end), LOR_WORDS_APPLICANT_LABEL);
        dated |= lor_words_open(folded(z, end), LOR_WORDS_PERIOD_LABEL) || lor_words_open(folded(z, end), LOR_WORDS_CANDIDATE_LABEL);
        if (!lor_words_open(folded(z, end), LOR_WORDS_APPLICANT_LABEL) && !lor_words_open(folded(z, end), LOR_WORDS_SPELL_LABEL)) break;
        said++;
    }
    return named && dated && said >= 2 ? end : line;
}

static void zone_forms(Zoner *z) {
    for (size_t i = 0; i < z->body; i++)
        for (size_t end = form_end(z, i); i < end; i++) z->lines[i].zone = LOR_IN_SUBJECT;
}

static void zone_head(Zoner *z) {
    for (size_t i = 0; i < z->body; i++) z->lines[i].zone = is_subject(z, i) && is(z, i, LOR_LINE_SUBJECT | LOR_LINE_TITLE) ? LOR_IN_SUBJECT : LOR_IN_HEAD;
    if (z->salutation == z->count) return;
    size_t end = z->body > z->salutation ? z->body : z->salutation;
    for (size_t i = address_start(z, z->salutation); i < end; i++) {
        bool past = i > z->salutation;
        bool dated = is(z, i, LOR_LINE_DATED) && !is(z, i, LOR_LINE_ADDRESSES | LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_SUBJECT);
        bool address = salutation_rank(z, z->salutation) == 1 && past && !z->lines[i].after_blank && !is_subject(z, i);
        if (dated) z->lines[i].zone = LOR_IN_HEAD;
        else if (past && !address && !is(z, i, LOR_LINE_DEAR | LOR_LINE_GREETS)) z->lines[i].zone = LOR_IN_SUBJECT;
        else if (z->lines[i].zone != LOR_IN_SUBJECT || i == z->salutation) z->lines[i].zone = LOR_IN_ADDRESS;
    }
}

/* "To: … / From: Dr. A. Bello, Harbour Hospital / Date: …": who writes belongs to the head, though it stands below whom they write to. */
static void zone_senders(Zoner *z) {
    for (size_t i = 0; i < z->body; i++) {
        if (z->lines[i].zone != LOR_IN_ADDRESS || !is(z, i, LOR_LINE_KEYED) || is(z, i, LOR_LINE_DATED) || !lor_words_open(folded(z, i), LOR_WORDS_SENDER_LABEL)) continue;
        size_t end = i + 1;
        while (end < z->body && z->lines[end].zone == LOR_IN_ADDRESS && !z->lines[end].after_blank && !is(z, end, LOR_LINE_KEYED | LOR_LINE_DEAR | LOR_LINE_GREETS)) end++;
        for (; i < end; i++) z->lines[i].zone = LOR_IN_HEAD;
    }
}

void lor_letter_zone_lines(LorLetter *letter) {
    Zoner z = {.letter = letter, .lines = letter->lines.at, .count = letter->lines.len};
    if (z.count == 0) return;
    z.shapes = LOR_NEW_ARRAY(letter->arena, LorLineShape, z.count);
    for (size_t i = 0; i < z.count; i++) {
        z.shapes[i] = lor_line_shape(letter, &z.lines[i]);
        if (reads(&z, i) && is_titled_small(&z, i)) z.shapes[i].flags &= (uint16_t)~(LOR_LINE_PROSE | LOR_LINE_SENTENCE);
    }
    for (size_t i = lor_footnotes_start(letter); i < z.count; i++)
        if (!is(&z, i, LOR_LINE_AFTER)) z.shapes[i].flags |= LOR_LINE_PS; /* belongs to the body, like a postscript */
    find_body(&z);
    find_sign(&z);
    for (size_t i = z.body; i < z.count; i++) z.lines[i].zone = z.lines[i].repeats ? LOR_IN_FOOT : LOR_IN_BODY;
    zone_head(&z);
    zone_forms(&z);
    zone_senders(&z);
    zone_tail(&z);
}
