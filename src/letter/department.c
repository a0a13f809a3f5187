// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's department: by its word, as the smaller of two institutions, or as the field in the post. Does not know
// which fields are medical.
#include "letter/institution.h"
#include "letter/signer.h"
#include "letter/writer.h"

/* The part of the cell with a department's word, and parts behind it that tell more of it. `post`: in a post ("Chief of Unit II") too. */
static bool put_department_part(LorSigner *w, const LorCell *cell, bool post) {
    size_t part = cell->first, len = 0, end = cell->first + cell->count;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        if (!lor_signer_has(w, "department-word", part, len) || lor_signer_has(w, "institution", part, len)) continue;
        if (lor_signer_has(w, "rank", part, len)) {
            if (!post) continue;
            part = cell->first;
            len = end - part;
        }
        size_t more = part, count = len;
        while (lor_cell_segment(w->letter, end, &more, &count)) {
            bool tells = lor_signer_has(w, "field-of-work", more, count) || lor_signer_has(w, "department-word", more, count);
            if (!tells || lor_cell_institution(w->letter, more, count) || lor_signer_has(w, "rank", more, count)) break;
            len = more + count - part;
        }
        lor_signer_put(w, "writer_department", part, len);
        return true;
    }
    return false;
}

static bool department_by_word(LorSigner *w, LorZone zone, bool post) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool here = zone == LOR_IN_SIGN ? lor_signer_near(w, cell, zone) : cell->zone == zone;
        if (here && (cell->traits & LOR_CELL_DEPARTMENT) && put_department_part(w, cell, post)) return true;
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

/* A part that is a field of work; the whole post when the field stands in it ("Consultant Dermatologist"). */
static bool department_by_field(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || !(cell->traits & LOR_CELL_SPECIALTY) || (cell->traits & LOR_CELL_CONTACT)) continue;
        bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
        size_t part = own ? w->name.first + w->name.count : cell->first, len = 0, post = LOR_NONE, post_end = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool degree = lor_qualification_start(w->letter, part, len) != LOR_NONE && !lor_signer_has(w, "rank", part, len);
            if (degree || lor_cell_institution(w->letter, part, len) >= 2) continue;
            bool ranked = lor_signer_has(w, "rank", part, len);
            if (ranked && post == LOR_NONE) post = part;
            post_end = part + len;
            if (!lor_signer_has(w, "field-of-work", part, len) || ranked) continue;
            lor_signer_put(w, "writer_department", part, len);
            return true;
        }
        if (post == LOR_NONE || !lor_signer_has(w, "field-of-work", post, post_end - post)) continue;
        lor_signer_put(w, "writer_department", post, post_end - post);
        return true;
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

void lor_signer_read_department(LorSigner *w) {
    bool found = department_by_word(w, LOR_IN_SIGN, false) || department_by_word(w, LOR_IN_HEAD, false) || department_by_school(w, LOR_IN_SIGN) ||
                 department_by_school(w, LOR_IN_HEAD) || department_by_word(w, LOR_IN_SIGN, true) || department_after_of(w) || department_by_field(w) ||
                 department_in_title(w);
    if (found) return;
    lor_writer_put_absent(w->facts, "writer_department");
}

