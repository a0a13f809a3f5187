// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a lexicon spread over the tokens, so that readers ask by place instead of searching.
#include "letter/marks.h"

#include "core/eight.h"

uint8_t *lor_marks_new(const LorLetter *letter) { return LOR_NEW_ARRAY(letter->arena, uint8_t, letter->tokens.len + 8); }

static uint8_t *spread(const LorLetter *letter, const LorHitList *list) {
    uint8_t *marks = lor_marks_new(letter);
    for (size_t i = 0; list && i < list->len; i++) {
        LorHit hit = list->at[i];
        if (hit.count == 0 || hit.first + hit.count > letter->tokens.len) continue;
        if (hit.count == 1) {
            marks[hit.first] = LOR_MARK_IN | LOR_MARK_FIRST | LOR_MARK_LAST;
            continue;
        }
        for (size_t t = hit.first; t < hit.first + hit.count; t++) marks[t] |= LOR_MARK_IN;
        marks[hit.first] |= LOR_MARK_FIRST;
        marks[hit.first + hit.count - 1] |= LOR_MARK_LAST;
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
    if (!letter->notes->no_marks) letter->notes->no_marks = spread(letter, NULL);
    return letter->notes->no_marks;
}

size_t lor_marks_find(const uint8_t *marks, size_t first, size_t count, uint8_t bits) {
    size_t end = first + count;
    for (size_t t = first; t < end; t += 8) { /* most tokens have no mark */
        uint64_t found = lor_eight_at((const char *)marks + t) & LOR_EIGHT(bits);
        if (end - t < 8) found &= (UINT64_C(1) << (end - t) * 8) - 1;
        if (found) return t + (size_t)__builtin_ctzll(found) / 8;
    }
    return LOR_NONE;
}

size_t lor_marks_count(const uint8_t *marks, size_t first, size_t count) {
    size_t found = 0;
    for (size_t t = first; t < first + count; t++) found += (marks[t] & LOR_MARK_FIRST) != 0;
    return found;
}

/* The first hit that can reach `token`: those before end before it, however long they are. */
static size_t first_near(const LorHitList *list, size_t token) {
    size_t low = 0, high = list->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((size_t)list->at[middle].first + list->longest <= token) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool lor_list_meets(const LorLetter *letter, LorHitList *list, size_t first, size_t count) {
    if (count == 1) return first < letter->tokens.len && (marks_of(letter, list)[first] & LOR_MARK_IN);
    for (size_t i = first_near(list, first); i < list->len && list->at[i].first < first + count; i++)
        if (list->at[i].first + list->at[i].count > first) return true;
    return false;
}
