// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's department: by its word, as the smaller of two institutions, or as the field in the post. Does not know
// which fields are medical.
#include "letter/department.h"

#include "letter/institution.h"
#include "letter/letterhead.h"

#define INTRO_WORDS    30u /* [token] of the first sentence in which a writer says what they head */
#define HOSPITAL_FIELD 8u /* [token] of a department that has a house's word in its name */

/* A stretch of tokens; count 0: none. */
typedef struct Part {
    size_t first, count;
} Part;

static bool put_part(LorSigner *w, Part part) {
    if (part.count) lor_signer_put(w, "writer_department", part.first, part.count);
    return part.count > 0;
}

/* Behind the rank and its "of the": "Head of the Polytrauma Department" -> Polytrauma Department; up to a bracket. */
static Part behind_rank(const LorSigner *w, Part part) {
    const LorLetter *letter = w->letter;
    size_t end = part.first + part.count, word = part.first, start = part.first;
    while (word < end && !lor_signer_has(w, "department-word", word, 1)) word++;
    for (size_t t = part.first; t < word; t++)
        if (lor_signer_has(w, "rank", t, 1)) start = t + 1;
    while (start < word && lor_letter_in(letter, start, LOR_WORDS_LINKS_DEPARTMENT)) start++;
    for (size_t t = start + 1; t < end; t++)
        if (letter->tokens.at[t].before == '(' || letter->tokens.at[t].before == '/') end = t;
    return (Part){start, end - start};
}

/* Whether it says which department: "Unit II" and "Head of Department" do not. */
static bool tells_which(const LorSigner *w, Part part) {
    if (lor_signer_has(w, "field-of-work", part.first, part.count)) return true;
    for (size_t t = part.first; t < part.first + part.count; t++) {
        const LorToken *token = &w->letter->tokens.at[t];
        bool known = lor_signer_has(w, "department-word", t, 1) || lor_signer_has(w, "rank", t, 1) || lor_signer_has(w, "former-post", t, 1);
        if (!known && (token->flags & LOR_TOKEN_CAPITAL) && token->len > 3) return true;
    }
    return false;
}

/* Parts behind it that tell more of it. */
static Part with_more(const LorSigner *w, Part part, size_t end) {
    size_t more = part.first, count = part.count;
    while (lor_cell_segment(w->letter, end, &more, &count)) {
        bool tells = lor_signer_has(w, "field-of-work", more, count) || lor_signer_has(w, "department-word", more, count);
        if (!tells || lor_cell_institution(w->letter, more, count) || lor_signer_has(w, "rank", more, count)) break;
        part.count = more + count - part.first;
    }
    return part;
}

/* The part of the cell with a department's word, and parts behind it that tell more of it. `vague`: one that does not say which will do. */
static Part part_by_word(const LorSigner *w, const LorCell *cell, bool vague) {
    size_t first = cell->first, len = 0, end = cell->first + cell->count;
    while (lor_cell_segment(w->letter, end, &first, &len)) {
        bool house = lor_signer_has(w, "institution", first, len) && !(lor_signer_has(w, "field-of-work", first, len) && len <= HOSPITAL_FIELD); /* "Chair of Hospital Pediatrics" */
        if (!lor_signer_has(w, "department-word", first, len) || house) continue;
        Part part = {first, len};
        bool post = lor_signer_has(w, "rank", first, len);
        if (post) part = behind_rank(w, part);
        if (tells_which(w, part)) return post ? part : with_more(w, part, end);
        bool former = lor_signer_has(w, "former-post", cell->first, cell->count);
        if (vague && !former && (!post || part.first > first)) return post ? (Part){cell->first, cell->count} : part;
    }
    return (Part){0};
}

static bool department_by_word(LorSigner *w, LorZone zone, bool vague) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool here = zone == LOR_IN_SIGN ? lor_signer_near(w, cell, zone) || lor_signer_above(w, cell) : cell->zone == zone;
        if (here && (cell->traits & LOR_CELL_DEPARTMENT) && put_part(w, part_by_word(w, cell, vague))) return true;
    }
    return false;
}

/* "College of Computing, Northwater University": the smaller of two institutions. */
static bool department_by_school(LorSigner *w, LorZone zone) {
    if (lor_institution_in(w->letter, w->cells, zone).sureness < 3) return false;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != zone || (cell->traits & LOR_CELL_CONTACT) || (zone == LOR_IN_SIGN && !lor_signer_near(w, cell, zone))) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool school = lor_cell_institution(w->letter, part, len) == 2 && !lor_signer_has(w, "rank", part, len) && !lor_signer_has(w, "institution-other", part, len);
            if (!school || len < 3 || (zone == LOR_IN_HEAD && !lor_signer_has(w, "field-of-work", part, len))) continue;
            lor_signer_put(w, "writer_department", part, len);
            return true;
        }
    }
    return false;
}

/* "Specialist of Obstetrics and Gynecology", "Superintendent and Family Physician", "senior consultant psychiatrist": no more than the field needs. */
static Part narrowed(const LorSigner *w, Part part) {
    size_t end = part.first + part.count, start = part.first, field = part.first;
    while (field < end && !lor_signer_has(w, "field-of-work", field, 1)) field++;
    bool joint = false; /* "Associate Professor & Head of Medicine" is said as one */
    for (size_t t = part.first; t < field; t++) {
        joint |= lor_letter_is(w->letter, t, "&");
        bool of = !joint && lor_letter_in(w->letter, t, LOR_WORDS_OF_DE) && t > part.first && lor_signer_has(w, "rank", t - 1, 1);
        bool again = lor_letter_is(w->letter, t, "and") && lor_signer_has(w, "rank", part.first, t - part.first) && lor_signer_has(w, "rank", t, end - t);
        if (of || again) start = t + 1;
    }
    for (size_t t = field + 1; t < end; t++) /* "Specialist surgeon / Manager of the hospital" */
        if (w->letter->tokens.at[t].before == '/') end = t;
    while (start + 1 < end && lor_letter_in(w->letter, start, LOR_WORDS_GRADE) && !lor_letter_in(w->letter, start + 1, LOR_WORDS_OF_DE)) start++;
    return (Part){start, end - start};
}

/* "Board Certified, Family Medicine": a field that is no department. */
static bool is_certified(const LorSigner *w, const LorCell *cell) {
    for (size_t t = cell->first; t < cell->first + 2 && t < cell->first + cell->count; t++)
        if (lor_letter_in(w->letter, t, LOR_WORDS_CERTIFIED)) return true;
    return false;
}

/* A part that is a field of work; else the first part of a post in which a field stands ("Consultant Dermatologist"). */
static Part field_of(const LorSigner *w, const LorCell *cell) {
    bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
    size_t part = own ? w->name.first + w->name.count : cell->first, len = 0;
    Part post = {0};
    while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
        bool ranked = lor_signer_has(w, "rank", part, len);
        bool degree = !ranked && (lor_qualification_start(w->letter, part, len) != LOR_NONE || ((cell->traits & LOR_CELL_QUALIFIED) && lor_is_credential(w->letter, part, len)));
        if (degree || !lor_signer_has(w, "field-of-work", part, len) || (!ranked && lor_letter_in(w->letter, part + len - 1, LOR_WORDS_PARTNERS))) continue;
        Part field = ranked ? narrowed(w, (Part){part, len}) : (Part){part, len};
        if (lor_cell_institution(w->letter, field.first, field.count) >= 2) continue;
        if (!ranked) return field;
        if (!post.count) post = field;
    }
    return post;
}

static bool department_by_field(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool here = lor_signer_near(w, cell, LOR_IN_SIGN) || lor_signer_above(w, cell) || lor_signer_by_head(w, cell);
        if (!here || !(cell->traits & LOR_CELL_SPECIALTY) || (cell->traits & LOR_CELL_CONTACT) || is_certified(w, cell)) continue;
        if (put_part(w, field_of(w, cell))) return true;
    }
    return false;
}

/* A house of one field in the head: "Clinic of Internal Diseases". No school, which teaches many, and no hospital, which has departments. */
static bool department_by_house(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != LOR_IN_HEAD || !cell->institution) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool school = false;
            for (size_t t = part; t < part + len; t++) school |= lor_letter_in(w->letter, t, LOR_WORDS_SCHOOL_HOUSE) || lor_letter_in(w->letter, t, LOR_WORDS_PARTNERS);
            bool house = !school && lor_cell_institution(w->letter, part, len) == 2 && lor_signer_has(w, "field-of-work", part, len);
            if (house && !lor_signer_has(w, "institution-other", part, len)) return put_part(w, (Part){part, len});
        }
    }
    return false;
}

/* In the body's own words: "I am the psychiatrist". */
static bool department_in_title(LorSigner *w) {
    const LorFact *title = lor_facts_find(w->facts, LOR_STR("writer_title"));
    if (!title || title->state != LOR_PRESENT || title->spans.len == 0) return false;
    LorHits hits = lor_letter_hits(w->letter, "field-of-work");
    for (size_t i = 0; i < hits.len; i++) {
        LorSpan at = lor_letter_token_span(w->letter, hits.at[i].first, hits.at[i].count);
        if (!lor_span_meets(at, title->spans.at[0])) continue;
        lor_signer_put_span(w, "writer_department", title->spans.at[0]);
        return true;
    }
    return false;
}

/* A field after "of" alone: "Professor of Mathematics" -> Mathematics. */
static bool department_after_of(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || cell->count < 3 || cell->count > 5 || !(cell->traits & LOR_CELL_RANK)) continue;
        for (size_t t = cell->first + 1; t + 1 < cell->first + cell->count; t++) {
            bool of = lor_letter_is(w->letter, t, "of") && lor_signer_has(w, "rank", t - 1, 1) && !lor_letter_is(w->letter, t - 1, "head");
            bool plain = of && t + 2 >= cell->first + cell->count && !lor_signer_has(w, "institution", t + 1, 1) && !lor_signer_has(w, "institution-likely", t + 1, 1);
            if (!plain || lor_signer_has(w, "organisation", t + 1, 1)) continue;
            lor_signer_put(w, "writer_department", t + 1, cell->first + cell->count - t - 1);
            return true;
        }
    }
    return false;
}

/* "I am head of the Department of Pathomorphology", "I, …, chief of the clinic of pediatrics". */
static bool take_department(LorSigner *w, size_t intro, size_t after) {
    const LorLetter *letter = w->letter;
    size_t end = lor_signer_sentence_end(letter, after), limit = intro + INTRO_WORDS < end ? intro + INTRO_WORDS : end;
    LorHits hits = lor_letter_hits(letter, "department-word");
    for (size_t i = 0; i < hits.len; i++) {
        size_t of = hits.at[i].first + hits.at[i].count;
        if (hits.at[i].first < after || of >= limit) continue;
        if (lor_letter_is(letter, of - 1, "of")) of--;
        if (!lor_letter_is(letter, of, "of") || of + 1 >= end) continue;
        size_t stop = of + 1;
        while (stop < end && (!letter->tokens.at[stop].before || letter->tokens.at[stop].before == '-') && ((letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL) || lor_signer_has(w, "field-of-work", stop, 1) || lor_letter_is(letter, stop, "and"))) stop++;
        while (stop > of + 1 && lor_letter_is(letter, stop - 1, "and")) stop--;
        if (stop == of + 1) continue;
        lor_signer_put(w, "writer_department", hits.at[i].first, stop - hits.at[i].first);
        return true;
    }
    return false;
}

void lor_signer_read_department(LorSigner *w) {
    bool found = department_by_word(w, LOR_IN_SIGN, false) || department_by_word(w, LOR_IN_HEAD, false) || department_by_school(w, LOR_IN_SIGN) ||
                 department_by_school(w, LOR_IN_HEAD) || department_by_word(w, LOR_IN_SIGN, true) || department_after_of(w) || department_by_field(w) ||
                 department_in_title(w) || department_by_house(w) || lor_signer_intro(w, take_department);
    if (found) return;
    lor_writer_put_absent(w->facts, "writer_department");
}
