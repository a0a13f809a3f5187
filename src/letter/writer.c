// SPDX-License-Identifier: GPL-3.0-or-later
// The writer: name, post, department, institution and degrees, from the signature block, then the letterhead, then the first
// paragraph. Of several signatories the first counts. Does not know a writer who signs with a first name only.
#include "letter/writer.h"

#include "letter/degrees.h"
#include "letter/department.h"
#include "letter/line_shape.h"
#include "letter/marks.h"
#include "letter/post.h"
#include "letter/signer.h"

#define POST_WORDS      6u  /* [word] of a post before the name on its line */
#define FAREWELL_LINES  4u  /* [line] from a farewell that reads as a name to the name */
#define LABEL_LINES     40u /* [line] in which a memorandum or a form says who writes */

/* "Borgo Valle, 19/05/2026": a place and a date. */
static bool is_place_and_date(const LorSigner *w, const LorCell *cell, const LorNameSpan *name) {
    size_t next = name->first + name->count;
    if (name->titles || name->qualified) return false;
    for (size_t t = next; t < cell->first + cell->count && t < next + 3; t++) /* "An Phu, day 11 month 6 year 2026" */
        if (w->letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) return true;
    return false;
}

/* "for Dr. A. Bello", "Signed by B. Musa for Dr. A. Bello": who is signed for, not who signs, writes the letter. */
static bool name_signed_for(const LorSigner *w, const LorCell *cell, LorNameSpan *name) {
    for (size_t t = cell->first, end = cell->first + cell->count; t < end; t++) {
        if (t > cell->first && !lor_letter_in(w->letter, cell->first, LOR_WORDS_SIGNED_BY)) return false;
        size_t behind = lor_signs_for(w->letter, t, end - t);
        if (behind) return lor_person_name(w->letter, behind, end - behind, name);
    }
    return false;
}

/* "Roe, John R., MD": the surname first, and a degree behind all of it. */
static bool name_turned(const LorSigner *w, const LorCell *cell, LorNameSpan *name) {
    const LorToken *first = &w->letter->tokens.at[cell->first];
    if (cell->zone != LOR_IN_SIGN || cell->count < 3 || !(first->flags & LOR_TOKEN_CAPITAL) || first->after != ',' || lor_signer_has(w, "rank", cell->first, 1)) return false;
    if (lor_line_shape(w->letter, &w->letter->lines.at[cell->line]).flags & LOR_LINE_CLOSES) return false;
    if (!lor_person_name(w->letter, cell->first + 1, cell->count - 1, name) || !name->qualified || name->titles || name->count > 2) return false;
    uint32_t end = name->first + name->count;
    *name = (LorNameSpan){.title = cell->first, .first = cell->first, .count = end - cell->first, .qualified = true};
    return true;
}

/* "MD, MSc Jane Roe": behind the degrees. */
static bool name_behind_degrees(const LorSigner *w, const LorCell *cell, LorNameSpan *name) {
    size_t first = cell->first, end = cell->first + cell->count;
    while (first < end && lor_qualification_start(w->letter, first, 1) == first) first++;
    return cell->zone == LOR_IN_SIGN && first > cell->first && first < end && lor_person_name(w->letter, first, end - first, name) && name->count >= 2;
}

/* "April Roe" in the signature block: a month by that word alone. */
static bool names_april(const LorSigner *w, const LorCell *cell) {
    LorNameSpan name;
    if (cell->zone != LOR_IN_SIGN || !lor_person_name(w->letter, cell->first, cell->count, &name) || name.count < 2) return false;
    for (size_t t = cell->first; t < cell->first + cell->count; t++)
        if (w->letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) return false;
    return lor_letter_in(w->letter, name.first, LOR_WORDS_MONTH) || lor_letter_in(w->letter, name.first + name.count - 1, LOR_WORDS_MONTH);
}

/* In quotation marks. */
static bool is_motto(const LorSigner *w, const LorCell *cell) {
    const LorToken *last = &w->letter->tokens.at[cell->first + cell->count - 1];
    uint32_t opens = w->letter->tokens.at[cell->first].off, closes = last->off + last->len;
    if (!opens || closes >= w->letter->text.len) return false;
    char mark = w->letter->text.ptr[opens - 1];
    return (mark == '"' || mark == '\'') && w->letter->text.ptr[closes] == mark;
}

static bool cell_name(const LorSigner *w, const LorCell *cell, LorNameSpan *name) {
    if ((cell->traits & LOR_CELL_FOREIGN) || ((cell->traits & LOR_CELL_OTHER) && !names_april(w, cell)) || is_motto(w, cell)) return false;
    if (cell->zone == LOR_IN_SIGN && name_signed_for(w, cell, name)) return true;
    if (name_turned(w, cell, name) || name_behind_degrees(w, cell, name)) return true;
    const LorTextLine *line = &w->letter->lines.at[cell->line];
    bool farewell = cell->zone == LOR_IN_SIGN && cell->first == line->first && (lor_line_shape(w->letter, line).flags & LOR_LINE_CLOSES); /* "Freundliche Grüsse" */
    if (!farewell && lor_person_name(w->letter, cell->first, cell->count, name)) return !is_place_and_date(w, cell, name);
    if (!(lor_line_shape(w->letter, &w->letter->lines.at[cell->line]).flags & LOR_LINE_CLOSES)) return false;
    size_t first = cell->first, count = 0; /* "Sincerely, Jane Roe": the name in a later part */
    while (lor_cell_segment(w->letter, cell->first + cell->count, &first, &count))
        if (first > cell->first && lor_person_name(w->letter, first, count, name) && !(name->titles == 1 && lor_letter_is(w->letter, name->title, "sir"))) return true;
    return false;
}

/* "Unit III / Greenhill Hospital / Lower Sindbad": two bare words right below a department or a house are its place. */
static bool is_place_below(const LorSigner *w, size_t cell, const LorNameSpan *name) {
    if (name->titles || name->qualified || name->count > 3) return false;
    const LorCell *here = &w->cells.at[cell];
    for (size_t i = cell; i-- > 0;) {
        const LorCell *above = &w->cells.at[i];
        if (above->zone != LOR_IN_SIGN || above->line + 1 < here->line) return false;
        if (above->line == here->line || above->column != here->column) continue;
        bool house = above->institution >= 2 || ((above->traits & LOR_CELL_DEPARTMENT) && !(above->traits & LOR_CELL_RANK));
        return house && !w->letter->lines.at[here->line].after_blank && here->first == name->first;
    }
    return false;
}

static bool ends_in_comma(const LorSigner *w, const LorCell *cell) {
    const LorTextLine *line = &w->letter->lines.at[cell->line];
    return line->len && w->letter->text.ptr[line->off + line->len - 1] == ',';
}

/* The first name in the signature block, or the fuller form of it that follows below a signature. */
static void find_signed_name(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (cell->zone != LOR_IN_SIGN || !cell_name(w, cell, &name)) continue;
        if (!w->named && is_place_below(w, i, &name)) continue;
        if (!w->named) {
            w->named = true;
            w->name = name;
            w->home = cell;
            continue;
        }
        bool farewell = !(w->name.titles + w->name.qualified) && ends_in_comma(w, w->home); /* "Quedo de Uds.," above "Dr. A. Bello" */
        if (farewell && name.titles + name.qualified && cell->line <= w->home->line + FAREWELL_LINES) {
            w->name = name;
            w->home = cell;
            continue;
        }
        bool fuller = name.titles + name.qualified > w->name.titles + w->name.qualified || name.count > w->name.count;
        bool same = fuller && lor_names_meet(w->letter, &w->name, &name);
        LorNameSpan meant;
        if (cell->line <= w->home->line + 2 && cell->column == w->home->column && (same || name_signed_for(w, cell, &meant))) {
            w->name = name;
            w->home = cell;
        }
    }
}

/* "Director John Roe", "Nurse Manager Jane Roe, RN", "Head of the Clinic: Dr. A. Bello": a post, and behind it on the same line who holds it. */
static bool posted_name(const LorSigner *w, const LorCell *cell, LorNameSpan *name) {
    size_t end = cell->first + cell->count, ranked = LOR_NONE;
    for (size_t t = cell->first; t < end && t < cell->first + POST_WORDS; t++)
        if (lor_signer_has(w, "rank", t, 1)) ranked = t;
    if (ranked == LOR_NONE) return false;
    for (size_t t = ranked + 1; t + 1 < end; t++) {
        bool titled = lor_signer_has(w, "signer-title", t, 1) || w->letter->tokens.at[t - 1].after == ':'; /* "Head of Department: I. Roe" */
        if ((!titled && t > ranked + 1) || !lor_person_name(w->letter, t, end - t, name)) continue;
        if (name->titles || name->qualified || name->count == 2) return true;
    }
    return false;
}

/* Looked for where no name stands by itself. */
static void find_posted_name(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len && !w->named; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (cell->zone != LOR_IN_SIGN || !(cell->traits & LOR_CELL_RANK) || (cell->traits & (LOR_CELL_FOREIGN | LOR_CELL_OTHER))) continue;
        if (!posted_name(w, cell, &name)) continue;
        w->named = true;
        w->name = name;
        w->home = cell;
    }
}

/* In the head only a titled or qualified name is the writer's. */
static void find_head_name(LorSigner *w) {
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

/* Memoranda, forms and mail name the writer behind a label, in whatever zone the line is. */
static void find_labelled_name(LorSigner *w) {
    const LorLetter *letter = w->letter;
    for (size_t l = 0; l < letter->lines.len && l < LABEL_LINES; l++) {
        const LorTextLine *line = &letter->lines.at[l];
        size_t value;
        LorNameSpan name;
        if (!(lor_line_shape(letter, line).flags & LOR_LINE_KEYED) || !lor_signer_label(letter, line, "writer-label", &value)) continue;
        if (!lor_person_name(letter, value, line->first + line->count - value, &name) || name.count < 2 - (name.titles > 0)) continue;
        w->labelled = name;
        return;
    }
}

static bool take_name(LorSigner *w, size_t intro, size_t after) {
    (void)intro;
    size_t end = lor_signer_sentence_end(w->letter, after), stop = after;
    while (stop < end && stop < after + 10 && (w->letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL)) stop++;
    LorNameSpan name;
    if (stop == after || !lor_person_name(w->letter, after, stop - after, &name)) return false;
    if (w->named) { /* a second name that shares nothing with the first */
        if (!lor_names_meet(w->letter, &w->name, &name) && name.titles + (name.count > 1) > 0) lor_signer_put(w, "writer.conflict", name.first, name.count);
        return true;
    }
    w->named = true;
    w->name = name;
    return true;
}

static void keep_name(LorSigner *w) {
    if (!w->named) {
        if (lor_signer_doubts_name(w)) lor_fact_put_unknown(w->facts, "writer_name", "what stands where they sign can be a name");
        else lor_fact_put_absent(w->facts, "writer_name");
        return;
    }
    const LorLetter *letter = w->letter;
    size_t first = w->name.titles ? w->name.title : w->name.first, end = w->name.first + w->name.count;
    size_t second = end < letter->tokens.len && lor_letter_is(letter, end, "and") ? end + 1 : 0;
    LorNameSpan other;
    if (w->home && second && second < w->home->first + w->home->count && lor_person_name(letter, second, w->home->first + w->home->count - second, &other))
        end = other.first + other.count; /* "Dr. A and Dr. B" sign as one */
    lor_signer_put(w, "writer_name", first, end - first);
    w->letter->writer = (LorPerson){.first = w->name.first, .count = w->name.count};
    for (size_t t = w->name.first; t < w->name.first + w->name.count; t++)
        lor_vec_push(letter->arena, &w->letter->writer.names, lor_letter_word(letter, t));
}

/* The head's block that starts with the signer's own name. */
static const LorCell *head_home(const LorSigner *w) {
    for (size_t i = 0; i < w->cells.len && w->named; i++) {
        LorNameSpan name;
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone == LOR_IN_HEAD && !cell->institution && lor_person_name(w->letter, cell->first, cell->count, &name) && lor_names_meet(w->letter, &name, &w->name))
            return cell;
    }
    return NULL;
}

static void read_writer(LorLetter *letter, LorFacts *facts) {
    LorSigner w = {.letter = letter, .facts = facts,
                .cells = lor_letter_cells(letter, 1u << LOR_IN_HEAD | 1u << LOR_IN_SIGN | 1u << LOR_IN_FOOT)};
    lor_fact_put_absent(facts, "writer.conflict");
    find_signed_name(&w);
    find_labelled_name(&w);
    if (!w.labelled.count) find_posted_name(&w);
    if (!w.named && w.labelled.count) {
        w.named = true;
        w.name = w.labelled;
    }
    if (!w.named) find_head_name(&w);
    lor_signer_intro(&w, take_name);
    keep_name(&w);
    w.head = head_home(&w);
    lor_signer_read_title(&w);
    lor_signer_read_department(&w);
    lor_signer_read_institution(&w);
    lor_signer_read_degrees(&w);
}

const LorReader lor_reader_writer = {"writer", read_writer};
