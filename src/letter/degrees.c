// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's degrees and fellowships: beside the name, in the head, behind a label, before the name, in the body's own words,
// at last by their shape. Does not know who gave them.
#include "letter/degrees.h"

#include "letter/marks.h"

#define LETTERS_LEAST 3u  /* [byte] of an abbreviated degree */
#define LETTERS_MOST  6u
#define DEGREE_REACH  14u /* [token] from "I am" to the degrees */

/* From the first degree to the end of the cell, less a post or a contact. */
static bool put_degrees(LorSigner *w, size_t first, size_t end) {
    size_t start = lor_qualification_start(w->letter, first, end - first);
    if (start == LOR_NONE) return false;
    size_t stop = start, part = start, len = 0;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        bool degree = lor_signer_has(w, "qualification", part, len) || lor_is_credential(w->letter, part, len);
        if (!degree && (lor_signer_has(w, "rank", part, len) || lor_cell_institution(w->letter, part, len) || lor_cell_is_label(w->letter, part))) break;
        if (!degree && len > 2) break;
        stop = part + len;
    }
    if (stop == start) stop = end;
    for (size_t t = start + 1; t < stop; t++) /* "signed by … MD, FACP on 08/03/2026" */
        if (lor_letter_is(w->letter, t, "on") || lor_letter_is(w->letter, t, "dated")) stop = t;
    lor_signer_put(w, "writer_qualifications", start, stop - start);
    return true;
}

static bool degrees_in(LorSigner *w, const LorCell *home, LorZone zone) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool near = zone == LOR_IN_SIGN ? lor_signer_near(w, cell, zone) : home && cell->zone == zone && cell->line >= home->line && cell->line <= home->line + 2;
        if (!near || !(cell->traits & LOR_CELL_QUALIFIED)) continue;
        bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
        LorNameSpan name;
        size_t first = cell->first;
        if (own) first = w->name.first + w->name.count;
        else if (lor_qualification_start(w->letter, first, 1) == LOR_NONE && lor_person_name(w->letter, cell->first, cell->count, &name)) first = name.first + name.count;
        if (first < cell->first + cell->count && put_degrees(w, first, cell->first + cell->count)) return true;
    }
    return false;
}

/* "From: Col (Dr) A. Rahman, MBBS, FCPS, Medical Specialist" above a signature without them. */
static bool degrees_behind_label(LorSigner *w) {
    const LorLetter *letter = w->letter;
    if (!w->labelled.count || (w->named && !lor_names_meet(letter, &w->labelled, &w->name))) return false;
    const LorTextLine *line = &letter->lines.at[letter->tokens.at[w->labelled.first].line];
    size_t first = w->labelled.first + w->labelled.count, end = line->first + line->count;
    return first < end && put_degrees(w, first, end);
}

/* "Prof. Dr. med. habil. L. Vogt", "MUDr. Jana Kovac": degrees that stand before the name at home. */
static bool degrees_before(LorSigner *w, const LorNameSpan *name) {
    for (size_t t = name->title; t < name->title + name->titles; t++) {
        if (!lor_letter_in(w->letter, t, LOR_WORDS_TITLE_DEGREE)) continue;
        size_t first = name->title; /* "Prof. Dr. med.": from the degree on */
        while (first < t && lor_letter_in(w->letter, first, LOR_WORDS_TITLE_POST)) first++;
        lor_signer_put(w, "writer_qualifications", first, name->title + name->titles - first);
        return true;
    }
    return false;
}

/* Beside the signature, or in the head. */
static bool degrees_before_name(LorSigner *w) {
    LorNameSpan name;
    if (w->named && degrees_before(w, &w->name)) return true;
    return w->head && lor_person_name(w->letter, w->head->first, w->head->count, &name) && degrees_before(w, &name);
}

static bool is_of_name(const LorSigner *w, size_t token) {
    LorStr word = lor_letter_word(w->letter, token);
    for (size_t t = w->name.first; word.len > 2 && t < w->name.first + w->name.count; t++)
        if (lor_str_eq(lor_letter_word(w->letter, t), word)) return true;
    return false;
}

/* "Director: Professor Jan Marek Novak MD, PhD" in the head, above a signature without degrees. */
static bool degrees_behind_head_name(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len && w->named; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != LOR_IN_HEAD || !(cell->traits & LOR_CELL_QUALIFIED)) continue;
        size_t end = cell->first + cell->count, shared = 0, behind = end;
        for (size_t t = cell->first; t < end; t++)
            if (is_of_name(w, t)) shared++, behind = t + 1;
        if (shared > 1 && behind < end && put_degrees(w, behind, end)) return true;
    }
    return false;
}

/* "My name is A. Bello, MD", "I am a physician, MBBS, MRCP (UK)": told where the writer presents themselves. */
static bool take_degrees(LorSigner *w, size_t intro, size_t after) {
    (void)intro;
    const LorLetter *letter = w->letter;
    size_t end = lor_signer_sentence_end(letter, after), reach = end - after < DEGREE_REACH ? end - after : DEGREE_REACH;
    size_t start = reach ? lor_qualification_start(letter, after, reach) : LOR_NONE;
    if (start == LOR_NONE) return false;
    LorNameSpan name;
    bool own = start > after && lor_person_name(letter, after, start - after, &name) && (!w->named || lor_names_meet(letter, &w->name, &name));
    bool ranked = start > after && lor_signer_has(w, "rank", after, start - after);
    bool named = !own && start > after && (letter->tokens.at[start - 1].flags & LOR_TOKEN_CAPITAL) && !lor_signer_has(w, "rank", start - 1, 1); /* "I am the supervisor of J. Roe, MD" */
    bool parted = start == after || letter->tokens.at[start].before == '(' || letter->tokens.at[start - 1].after == ',';
    size_t stop = start + 1;
    while (stop < end && (letter->tokens.at[stop].flags & (LOR_TOKEN_CAPITAL | LOR_TOKEN_DIGITS))) stop++;
    return (own || ranked) && parted && !named && put_degrees(w, start, stop);
}

/* "Specialist in Surgery by the College of Surgeons", "Internal Medicine specialist (SBCM)". */
static bool degrees_as_specialist(LorSigner *w) {
    LorHits hits = lor_letter_hits(w->letter, "specialist-degree");
    for (size_t i = 0; i < hits.len; i++) {
        const LorTextLine *line = &w->letter->lines.at[w->letter->tokens.at[hits.at[i].first].line];
        if (line->zone != LOR_IN_SIGN) continue;
        size_t stop = hits.at[i].first + hits.at[i].count, end = line->first + line->count;
        while (stop < end && (!w->letter->tokens.at[stop].before || w->letter->tokens.at[stop].before == '(')) stop++;
        lor_signer_put(w, "writer_qualifications", hits.at[i].first, stop - hits.at[i].first);
        return true;
    }
    return false;
}

/* "F.K.C.P. (Orth)", "FKCPM": capitals alone in their part, but for brackets. `*dotted`: set with full stops, which nothing but a degree is. */
static bool is_abbreviated(const LorLetter *letter, size_t first, size_t count, bool *dotted) {
    const LorToken *at = &letter->tokens.at[first];
    *dotted = lor_str_find(lor_letter_original(letter, lor_letter_token_span(letter, first, 1)), LOR_STR(".")) != LOR_NONE;
    bool capitals = ((at->flags & LOR_TOKEN_SHOUTED) || (*dotted && (at->flags & LOR_TOKEN_CAPITAL))) && !(at->flags & LOR_TOKEN_DIGITS) && at->len >= LETTERS_LEAST && at->len <= LETTERS_MOST;
    return capitals && (count == 1 || letter->text.ptr[at[1].off - 1] == '(');
}

/* A rank that is the writer's post: "CMD" is a degree where another post is told. */
static bool is_title(const LorSigner *w, size_t token) {
    if (!lor_signer_has(w, "rank", token, 1)) return false;
    const LorFact *title = lor_facts_find(w->facts, LOR_STR("writer_title"));
    bool told = title && title->state == LOR_PRESENT && title->spans.len;
    return !told || w->letter->tokens.at[token].len > LETTERS_LEAST || lor_span_meets(lor_letter_token_span(w->letter, token, 1), title->spans.at[0]);
}

/* Bachelor, diploma, fellow, licentiate, member, master. */
static bool is_initial_of_degree(const LorLetter *letter, size_t token) {
    char initial = lor_letter_word(letter, token).ptr[0];
    return initial == 'b' || initial == 'd' || initial == 'f' || initial == 'l' || initial == 'm';
}

/* Degrees that no lexicon knows: behind the name on its line, right below it, or spelled with full stops. */
static bool degrees_by_shape(LorSigner *w) {
    const LorLetter *letter = w->letter;
    for (size_t i = 0; i < w->cells.len && w->named && w->home; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool own = cell->first <= w->name.first && w->name.first < cell->first + cell->count;
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || (!own && ((cell->traits & (LOR_CELL_CONTACT | LOR_CELL_FOREIGN)) || cell->institution))) continue;
        size_t part = cell->first, len = 0, name_end = w->name.first + w->name.count, end = cell->first + cell->count;
        if (own) part = name_end;
        while (lor_cell_segment(letter, end, &part, &len)) {
            bool other = is_title(w, part) || lor_signer_has(w, "country", part, len) || lor_signer_has(w, "not-a-name", part, len) || lor_signer_has(w, "department-word", part, len);
            bool dotted, behind_name = own && (part > name_end || letter->tokens.at[part].before == ',');
            bool below_name = cell->line == w->home->line + 1 && part == cell->first && is_initial_of_degree(letter, part);
            if (other || !is_abbreviated(letter, part, len, &dotted) || !(dotted || behind_name || below_name)) continue;
            lor_signer_put(w, "writer_qualifications", part, end - part < DEGREE_REACH ? end - part : len);
            return true;
        }
    }
    return false;
}

void lor_signer_read_degrees(LorSigner *w) {
    if (degrees_in(w, w->home, LOR_IN_SIGN) || degrees_behind_head_name(w) || degrees_in(w, w->head, LOR_IN_HEAD) || degrees_behind_label(w) || degrees_before_name(w)) return;
    if (lor_signer_intro(w, take_degrees) || degrees_as_specialist(w) || degrees_by_shape(w)) return;
    lor_fact_put_absent(w->facts, "writer_qualifications");
}
