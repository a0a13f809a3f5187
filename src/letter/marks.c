// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a lexicon spread over the tokens, so that readers ask by place instead of searching.
#include "letter/marks.h"

#include "core/block_part.h"

#define MARKS_AT_ONCE (2 * LOR_BLOCK_PART) /* tokens that are looked at together */

uint8_t *lor_marks_new(const LorLetter *letter) { return LOR_NEW_ARRAY(letter->arena, uint8_t, letter->tokens.len + MARKS_AT_ONCE); }

static uint8_t *spread(const LorLetter *letter, const LorHitList *list) {
    uint8_t *marks = lor_marks_new(letter);
    for (size_t i = 0; i < list->len; i++) {
        LorHit hit = list->at[i];
        for (size_t t = hit.first + 1; t + 1 < hit.first + hit.count; t++) marks[t] |= LOR_MARK_IN;
        marks[hit.first] |= LOR_MARK_IN | LOR_MARK_FIRST;
        marks[hit.first + hit.count - 1] |= LOR_MARK_IN | LOR_MARK_LAST;
    }
    return marks;
}

static const uint8_t *marks_of(const LorLetter *letter, LorHitList *list) {
    if (!list->marks) list->marks = spread(letter, list);
    return list->marks;
}

const uint8_t *lor_marks(const LorLetter *letter, const char *lexicon) {
    LorHitList *list = lor_letter_list(letter, lexicon);
    if (list) return marks_of(letter, list);
    if (!letter->notes->no_marks) letter->notes->no_marks = lor_marks_new(letter);
    return letter->notes->no_marks;
}

/* Which of the tokens of one part of a block, from `marks` on, have one of `bits`. */
static inline uint64_t part_at(const uint8_t *marks, uint8_t bits) {
    return lor_block_part_bits((LorBlockPart)((lor_block_part_at((const char *)marks) & bits) != 0));
}

/* Which of MARKS_AT_ONCE tokens. */
static inline uint64_t marked_at(const uint8_t *marks, uint8_t bits) { return part_at(marks, bits) | part_at(marks + LOR_BLOCK_PART, bits) << LOR_BLOCK_PART; }

size_t lor_marks_find(const uint8_t *marks, size_t first, size_t count, uint8_t bits) {
    size_t end = first + count;
    for (size_t t = first; t < end; t += MARKS_AT_ONCE) { /* most tokens have no mark, most sentences fewer tokens */
        uint64_t found = marked_at(marks + t, bits);
        if (!found) continue;
        size_t at = t + (size_t)__builtin_ctzll(found);
        return at < end ? at : LOR_NONE;
    }
    return LOR_NONE;
}

size_t lor_marks_count(const uint8_t *marks, size_t first, size_t count) {
    size_t found = 0;
    for (size_t t = first; t < first + count; t++) found += (marks[t] & LOR_MARK_FIRST) != 0;
    return found;
}

bool lor_list_meets(const LorLetter *letter, LorHitList *list, size_t first, size_t count) {
    if (first >= letter->tokens.len) return false;
    size_t left = letter->tokens.len - first;
    const uint8_t *marks = marks_of(letter, list);
    return count == 1 ? marks[first] & LOR_MARK_IN : lor_marks_find(marks, first, count < left ? count : left, LOR_MARK_IN) != LOR_NONE;
}
