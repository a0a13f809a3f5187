// SPDX-License-Identifier: GPL-3.0-or-later
// The writer: name, post, department, institution and degrees, from the signature block, then the letterhead, then the first
// paragraph. Of several signatories the first counts. Does not know a writer who signs with a first name only.
#include "letter/writer.h"

#include "letter/cell.h"
#include "letter/institution.h"
#include "letter/line_shape.h"
#include "letter/person_name.h"

#define INTRO_SENTENCES 8u /* [sentence] of the body in which a writer presents themselves */
#define INTRO_REACH     9u /* [token] from "I am" to the post */

typedef struct Writer {
    LorLetter *letter;
    LorFacts *facts;
    LorCells cells;      /* of head, signature and foot */
    const LorCell *home; /* the cell that holds the name, or NULL */
    LorNameSpan name;
    bool named;
} Writer;

static bool has(const Writer *w, const char *lexicon, size_t first, size_t count) { return lor_letter_has(w->letter, lexicon, first, count); }

static void put(Writer *w, const char *fact, LorSpan span) {
    LorFact *put = lor_fact_put_text(w->facts, fact, lor_letter_original(w->letter, span));
    lor_fact_add_span(w->facts, put, span);
}

static void put_tokens(Writer *w, const char *fact, size_t first, size_t count) { put(w, fact, lor_cell_span(w->letter, first, count)); }

static bool cell_name(const Writer *w, const LorCell *cell, LorNameSpan *name) {
    if (cell->traits & (LOR_CELL_FOREIGN | LOR_CELL_OTHER)) return false;
    if (lor_person_name(w->letter, cell->first, cell->count, name)) return true;
    if (!(lor_line_shape(w->letter, &w->letter->lines.at[cell->line]).flags & LOR_LINE_CLOSES)) return false;
    size_t first = cell->first, count = 0; /* "Sincerely, Jane Roe": the name in a later part */
    while (lor_cell_segment(w->letter, cell->first + cell->count, &first, &count))
        if (first > cell->first && lor_person_name(w->letter, first, count, name)) return true;
    return false;
}

/* The first name in the signature block, or the fuller form of it that follows below a signature. */
static void find_signed_name(Writer *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (cell->zone != LOR_IN_SIGN || !cell_name(w, cell, &name)) continue;
        if (!w->named) {
            w->named = true;
            w->name = name;
            w->home = cell;
            continue;
        }
        bool fuller = name.titles + name.qualified > w->name.titles + w->name.qualified || name.count > w->name.count;
        if (cell->line <= w->home->line + 2 && cell->column == w->home->column && fuller && lor_names_meet(w->letter, &w->name, &name)) {
            w->name = name;
            w->home = cell;
        }
    }
}

/* In the head only a titled or qualified name is the writer's. */
static void find_head_name(Writer *w) {
    for (size_t i = 0; i < w->cells.len && !w->named; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (cell->zone != LOR_IN_HEAD || cell->institution || !cell_name(w, cell, &name)) continue;
        if (!name.titles && !name.qualified) continue;
        w->named = true;
        w->name = name;
        w->home = cell;
    }
}

/* "I am", "I'm", "I, Dr. …", "My name is", "I, the undersigned": the token after it, or 0. */
static size_t after_intro(const LorLetter *letter, size_t token) {
    if (lor_letter_is(letter, token, "i'm")) return token + 1;
    if (lor_letter_is(letter, token, "i") && lor_letter_is(letter, token + 1, "am")) return token + 2;
    if (lor_letter_is(letter, token, "i") && token + 1 < letter->tokens.len && letter->tokens.at[token].after == ',') return token + 1;
    if (lor_letter_is(letter, token, "my") && lor_letter_is(letter, token + 1, "name") && lor_letter_is(letter, token + 2, "is")) return token + 3;
    return 0;
}

static size_t sentence_end(const LorLetter *letter, size_t token) {
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    return sentence->first + sentence->count;
}

/* Tells each place in the first sentences of the body where the writer presents themselves; stops when told to. */
static bool find_intro(Writer *w, bool (*take)(Writer *, size_t intro, size_t after)) {
    const LorLetter *letter = w->letter;
    size_t seen = 0;
    for (size_t s = 0; s < letter->sentences.len && seen < INTRO_SENTENCES; s++) {
        const LorSentence *sentence = &letter->sentences.at[s];
        if (sentence->zone != LOR_IN_BODY) continue;
        seen++;
        for (size_t t = sentence->first; t < sentence->first + sentence->count; t++) {
            size_t after = after_intro(letter, t);
            if (after && after < sentence->first + sentence->count && take(w, t, after)) return true;
        }
    }
    return false;
}

static bool take_name(Writer *w, size_t intro, size_t after) {
    (void)intro;
    size_t end = sentence_end(w->letter, after), stop = after;
    while (stop < end && stop < after + 10 && (w->letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL)) stop++;
    LorNameSpan name;
    if (stop == after || !lor_person_name(w->letter, after, stop - after, &name)) return false;
    if (w->named) { /* a second name that shares nothing with the first */
        if (!lor_names_meet(w->letter, &w->name, &name) && name.titles + (name.count > 1) > 0) put_tokens(w, "writer.conflict", name.first, name.count);
        return true;
    }
    w->named = true;
    w->name = name;
    return true;
}

static void keep_name(Writer *w) {
    if (!w->named) {
        lor_fact_put_absent(w->facts, "writer_name");
        return;
    }
    const LorLetter *letter = w->letter;
    size_t first = w->name.titles ? w->name.title : w->name.first, end = w->name.first + w->name.count;
    size_t second = end < letter->tokens.len && lor_letter_is(letter, end, "and") ? end + 1 : 0;
    LorNameSpan other;
    if (w->home && second && second < w->home->first + w->home->count && lor_person_name(letter, second, w->home->first + w->home->count - second, &other))
        end = other.first + other.count; /* "Dr. A and Dr. B" sign as one */
    put_tokens(w, "writer_name", first, end - first);
    w->letter->writer = (LorPerson){.first = w->name.first, .count = w->name.count};
    for (size_t t = w->name.first; t < w->name.first + w->name.count; t++)
        lor_vec_push(letter->arena, &w->letter->writer.names, lor_letter_word(letter, t));
}

/* Cells that speak of the writer: the signature block below the name (its column only), or the lines around it in the head. */
static bool is_near(const Writer *w, const LorCell *cell, LorZone zone) {
    if (cell->zone != zone) return false;
    if (!w->home || w->home->zone != zone) return zone == LOR_IN_SIGN;
    if (zone == LOR_IN_HEAD) return cell->line >= w->home->line && cell->line <= w->home->line + 3;
    return cell->line >= w->home->line && (cell->column == w->home->column || cell->line == w->home->line);
}

/* The head's block that starts with the signer's own name. */
static const LorCell *head_home(const Writer *w) {
    for (size_t i = 0; i < w->cells.len && w->named; i++) {
        LorNameSpan name;
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone == LOR_IN_HEAD && !cell->institution && lor_person_name(w->letter, cell->first, cell->count, &name) && lor_names_meet(w->letter, &name, &w->name))
            return cell;
    }
    return NULL;
}

/* From the first rank to the end of the cell, less a part that names an institution or a contact. */
static bool title_in(Writer *w, size_t first, size_t end, size_t *count) {
    size_t part = first, len = 0, last = first;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        bool ranked = has(w, "rank", part, len);
        bool other = lor_cell_institution(w->letter, part, len) >= 2 && !ranked;
        bool number = w->letter->tokens.at[part].flags & LOR_TOKEN_DIGITS;
        if (other || number || has(w, "phone-label", part, 1) || lor_letter_is(w->letter, part, "email")) break;
        last = part + len;
    }
    *count = last - first;
    return last > first && has(w, "rank", first, *count);
}

static bool put_title_of(Writer *w, const LorCell *cell) {
    size_t first = cell->first, end = cell->first + cell->count, count = 0;
    bool own = cell == w->home || (w->named && first <= w->name.first && w->name.first < end);
    LorNameSpan name;
    if (own) first = w->name.first + w->name.count;
    else if (lor_person_name(w->letter, cell->first, cell->count, &name) && name.titles + name.qualified) own = true, first = name.first + name.count;
    size_t part = first, len = 0;
    while (lor_cell_segment(w->letter, end, &part, &len)) { /* degrees stand before the post */
        bool degree = lor_qualification_start(w->letter, part, len) == part && !has(w, "rank", part, len);
        if (!degree && has(w, "rank", part, len)) break;
        if (own || degree) continue;
        break;
    }
    if (part >= end || len == 0 || has(w, "institution-other", part, len)) return false;
    if (!title_in(w, part, end, &count)) return false;
    put_tokens(w, "writer_title", part, count);
    return true;
}

static bool leads_to_post(const LorLetter *letter, size_t token) {
    static const char *const words[] = {"the", "a", "an", "currently", "presently", "now", "one", "also", "both", "serving", "working", "head", "chief", "in", "his", "her", "their", NULL};
    for (size_t i = 0; words[i]; i++)
        if (lor_letter_is(letter, token, words[i])) return true;
    return lor_letter_has(letter, "rank", token, 1) || (letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL);
}

/* "I am the Municipal Health Officer", "I am a cardiologist in private practice". */
static bool take_post(Writer *w, size_t intro, size_t after) {
    size_t end = sentence_end(w->letter, after), limit = after + INTRO_REACH < end ? after + INTRO_REACH : end;
    if (!leads_to_post(w->letter, after)) return false;
    for (size_t t = after; t < limit; t++) {
        if (t > after && w->letter->tokens.at[t].before == ';') return false;
        if (!has(w, "rank", t, 1)) continue;
        size_t stop = t + 1;
        while (stop < end && stop < t + 6 && !w->letter->tokens.at[stop].before) stop++;
        put_tokens(w, "writer_title", intro, stop - intro);
        return true;
    }
    return false;
}

/* "Prof. X": the title before the name is a post. */
static bool put_title_before_name(Writer *w, const LorNameSpan *name) {
    static const char *const posts[] = {"prof", "professor", "emeritus", "brig", "brigadier", "col", "colonel", "maj", "major", "lt", "capt", "doc", "profesor", NULL};
    if (name->titles == 0) return false;
    for (size_t t = name->title; t < name->title + name->titles; t++)
        for (size_t i = 0; posts[i]; i++)
            if (lor_letter_is(w->letter, t, posts[i])) {
                size_t count = name->titles;
                while (count > 1 && (lor_letter_is(w->letter, name->title + count - 1, "dr") || lor_letter_is(w->letter, name->title + count - 1, "mrs"))) count--;
                put_tokens(w, "writer_title", name->title, count);
                return true;
            }
    return false;
}

static void read_title(Writer *w) {
    const LorCell *head = head_home(w);
    for (size_t i = 0; i < w->cells.len; i++)
        if (is_near(w, &w->cells.at[i], LOR_IN_SIGN) && (w->cells.at[i].traits & LOR_CELL_RANK) && put_title_of(w, &w->cells.at[i])) return;
    for (size_t i = 0; i < w->cells.len && head; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool near = cell->zone == LOR_IN_HEAD && cell->line >= head->line && cell->line <= head->line + 3 && cell->column == head->column;
        if (near && (cell->traits & LOR_CELL_RANK) && put_title_of(w, cell)) return;
    }
    LorNameSpan name;
    if (find_intro(w, take_post) || (w->named && put_title_before_name(w, &w->name))) return;
    if (head && lor_person_name(w->letter, head->first, head->count, &name) && put_title_before_name(w, &name)) return;
    lor_fact_put_absent(w->facts, "writer_title");
}

/* The part of the cell with a department's word, and parts behind it that tell more of it. `post`: in a post ("Chief of Unit II") too. */
static bool put_department_part(Writer *w, const LorCell *cell, bool post) {
    size_t part = cell->first, len = 0, end = cell->first + cell->count;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        if (!has(w, "department-word", part, len) || has(w, "institution", part, len)) continue;
        if (has(w, "rank", part, len)) {
            if (!post) continue;
            part = cell->first;
            len = end - part;
        }
        size_t more = part, count = len;
        while (lor_cell_segment(w->letter, end, &more, &count)) {
            bool tells = has(w, "field-of-work", more, count) || has(w, "department-word", more, count);
            if (!tells || lor_cell_institution(w->letter, more, count) || has(w, "rank", more, count)) break;
            len = more + count - part;
        }
        put_tokens(w, "writer_department", part, len);
        return true;
    }
    return false;
}

static bool department_by_word(Writer *w, LorZone zone, bool post) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool here = zone == LOR_IN_SIGN ? is_near(w, cell, zone) : cell->zone == zone;
        if (here && (cell->traits & LOR_CELL_DEPARTMENT) && put_department_part(w, cell, post)) return true;
    }
    return false;
}

/* "College of Computing, Northwater University": the smaller of two institutions. */
static bool department_by_school(Writer *w, LorZone zone) {
    if (lor_institution_in(w->letter, w->cells, zone).sureness < 3) return false;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != zone || (cell->traits & LOR_CELL_CONTACT) || (zone == LOR_IN_SIGN && !is_near(w, cell, zone))) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool school = lor_cell_institution(w->letter, part, len) == 2 && !has(w, "rank", part, len) && !has(w, "institution-other", part, len);
            if (!school || len < 3) continue;
            put_tokens(w, "writer_department", part, len);
            return true;
        }
    }
    return false;
}

/* A part that is a field of work; the whole post when the field stands in it ("Consultant Dermatologist"). */
static bool department_by_field(Writer *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!is_near(w, cell, LOR_IN_SIGN) || !(cell->traits & LOR_CELL_SPECIALTY) || (cell->traits & LOR_CELL_CONTACT)) continue;
        bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
        size_t part = own ? w->name.first + w->name.count : cell->first, len = 0, post = LOR_NONE, post_end = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool degree = lor_qualification_start(w->letter, part, len) != LOR_NONE && !has(w, "rank", part, len);
            if (degree || lor_cell_institution(w->letter, part, len) >= 2) continue;
            bool ranked = has(w, "rank", part, len);
            if (ranked && post == LOR_NONE) post = part;
            post_end = part + len;
            if (!has(w, "field-of-work", part, len) || ranked) continue;
            put_tokens(w, "writer_department", part, len);
            return true;
        }
        if (post == LOR_NONE || !has(w, "field-of-work", post, post_end - post)) continue;
        put_tokens(w, "writer_department", post, post_end - post);
        return true;
    }
    return false;
}

/* In the body's own words: "I am the psychiatrist". */
static bool department_in_title(Writer *w) {
    const LorFact *title = lor_facts_find(w->facts, LOR_STR("writer_title"));
    if (!title || title->state != LOR_PRESENT || title->spans.len == 0) return false;
    LorHits hits = lor_letter_hits(w->letter, "field-of-work");
    for (size_t i = 0; i < hits.len; i++) {
        LorSpan at = lor_letter_token_span(w->letter, hits.at[i].first, hits.at[i].count);
        if (!lor_span_meets(at, title->spans.at[0])) continue;
        put(w, "writer_department", title->spans.at[0]);
        return true;
    }
    return false;
}

/* A field after "of" alone: "Professor of Mathematics" -> Mathematics. */
static bool department_after_of(Writer *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!is_near(w, cell, LOR_IN_SIGN) || cell->count < 3 || cell->count > 5 || !(cell->traits & LOR_CELL_RANK)) continue;
        for (size_t t = cell->first + 1; t + 1 < cell->first + cell->count; t++) {
            bool of = lor_letter_is(w->letter, t, "of") && has(w, "rank", t - 1, 1) && !lor_letter_is(w->letter, t - 1, "head");
            bool plain = of && t + 2 >= cell->first + cell->count && !has(w, "institution", t + 1, 1) && !has(w, "institution-likely", t + 1, 1);
            if (!plain || has(w, "organisation", t + 1, 1)) continue;
            put_tokens(w, "writer_department", t + 1, cell->first + cell->count - t - 1);
            return true;
        }
    }
    return false;
}

static void read_department(Writer *w) {
    bool found = department_by_word(w, LOR_IN_SIGN, false) || department_by_word(w, LOR_IN_HEAD, false) || department_by_school(w, LOR_IN_SIGN) ||
                 department_by_school(w, LOR_IN_HEAD) || department_by_word(w, LOR_IN_SIGN, true) || department_after_of(w) || department_by_field(w) ||
                 department_in_title(w);
    if (found) return;
    lor_fact_put_absent(w->facts, "writer_department");
}

/* In the signature block, a line of capitalised words below the name that is nothing else. */
static bool institution_below_name(Writer *w) {
    unsigned known = LOR_CELL_RANK | LOR_CELL_QUALIFIED | LOR_CELL_CONTACT | LOR_CELL_OTHER | LOR_CELL_DEPARTMENT | LOR_CELL_SPECIALTY | LOR_CELL_FOREIGN | LOR_CELL_ADDRESS;
    if (!w->home || w->home->zone != LOR_IN_SIGN) return false;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (!is_near(w, cell, LOR_IN_SIGN) || cell == w->home || (cell->traits & known) || cell->count > 8) continue;
        bool capital = (w->letter->tokens.at[cell->first].flags & LOR_TOKEN_CAPITAL) != 0;
        bool other = has(w, "not-a-name", cell->first, 1) && !lor_letter_is(w->letter, cell->first, "the");
        if (!capital || other || cell->line <= w->home->line + 1) continue;
        if (lor_person_name(w->letter, cell->first, cell->count, &name) && name.titles) continue;
        put_tokens(w, "writer_institution", cell->first, cell->count);
        return true;
    }
    return false;
}

/* "I am a lecturer at Northwater University": the institution's capitalised words. */
static bool take_institution(Writer *w, size_t intro, size_t after) {
    size_t end = sentence_end(w->letter, after);
    LorHits hits = lor_letter_hits(w->letter, "institution");
    for (size_t i = 0; i < hits.len; i++) {
        size_t first = hits.at[i].first, stop = first + hits.at[i].count;
        if (first < intro || first >= end || first > intro + 30) continue;
        while (first > after && (w->letter->tokens.at[first - 1].flags & LOR_TOKEN_CAPITAL) && !w->letter->tokens.at[first].before) first--;
        while (stop < end && !w->letter->tokens.at[stop].before && ((w->letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL) || lor_letter_is(w->letter, stop, "of"))) stop++;
        if (stop - first < 2 || !(w->letter->tokens.at[first].flags & LOR_TOKEN_CAPITAL)) continue;
        put_tokens(w, "writer_institution", first, stop - first);
        return true;
    }
    return false;
}

static bool put_institution(Writer *w, LorInstitution found) {
    if (found.count == 0) return false;
    put_tokens(w, "writer_institution", found.first, found.count);
    return true;
}

static void read_institution(Writer *w) {
    const LorFact *head = lor_facts_find(w->facts, LOR_STR("letterhead.institution"));
    LorInstitution sign = lor_institution_in(w->letter, w->cells, LOR_IN_SIGN), top = lor_institution_in(w->letter, w->cells, LOR_IN_HEAD);
    if (top.sureness >= 1 && put_institution(w, top)) return;
    if (sign.sureness >= 1 && put_institution(w, sign)) return;
    if (put_institution(w, lor_institution_in(w->letter, w->cells, LOR_IN_FOOT))) return;
    if (institution_below_name(w) || find_intro(w, take_institution)) return;
    if (head && head->state == LOR_PRESENT && head->spans.len) {
        put(w, "writer_institution", head->spans.at[0]);
        return;
    }
    lor_fact_put_absent(w->facts, "writer_institution");
}

/* From the first degree to the end of the cell, less a post or a contact. */
static bool put_degrees(Writer *w, size_t first, size_t end) {
    size_t start = lor_qualification_start(w->letter, first, end - first);
    if (start == LOR_NONE) return false;
    size_t stop = start, part = start, len = 0;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        bool degree = has(w, "qualification", part, len);
        if (!degree && (has(w, "rank", part, len) || lor_cell_institution(w->letter, part, len) || has(w, "phone-label", part, 1) || lor_letter_is(w->letter, part, "email"))) break;
        if (!degree && len > 2) break;
        stop = part + len;
    }
    put_tokens(w, "writer_qualifications", start, (stop > start ? stop : end) - start);
    return true;
}

static bool degrees_in(Writer *w, const LorCell *home, LorZone zone) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool near = zone == LOR_IN_SIGN ? is_near(w, cell, zone) : home && cell->zone == zone && cell->line >= home->line && cell->line <= home->line + 2;
        if (!near || !(cell->traits & LOR_CELL_QUALIFIED)) continue;
        bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
        LorNameSpan name;
        size_t first = cell->first;
        if (own) first = w->name.first + w->name.count;
        else if (lor_person_name(w->letter, cell->first, cell->count, &name)) first = name.first + name.count;
        if (first < cell->first + cell->count && put_degrees(w, first, cell->first + cell->count)) return true;
    }
    return false;
}

static void read_degrees(Writer *w) {
    if (degrees_in(w, w->home, LOR_IN_SIGN) || degrees_in(w, head_home(w), LOR_IN_HEAD)) return;
    lor_fact_put_absent(w->facts, "writer_qualifications");
}

static void read_writer(LorLetter *letter, LorFacts *facts) {
    Writer w = {.letter = letter, .facts = facts,
                .cells = lor_letter_cells(letter, 1u << LOR_IN_HEAD | 1u << LOR_IN_SIGN | 1u << LOR_IN_FOOT)};
    lor_fact_put_absent(facts, "writer.conflict");
    find_signed_name(&w);
    if (!w.named) find_head_name(&w);
    find_intro(&w, take_name);
    keep_name(&w);
    read_title(&w);
    read_department(&w);
    read_institution(&w);
    read_degrees(&w);
}

const LorReader lor_reader_writer = {"writer", read_writer};
