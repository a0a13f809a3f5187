// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a lexicon spread over the tokens, so that readers ask by place instead of searching.
#include "letter/marks.h"

static uint8_t *spread(const LorLetter *letter, const LorHitList *list) {
    uint8_t *marks = LOR_NEW_ARRAY(letter->arena, uint8_t, letter->tokens.len + 1);
    for (size_t i = 0; list && i < list->len; i++) {
        LorHit hit = list->at[i];
        if (hit.count == 0 || hit.first + hit.count > letter->tokens.len) continue;
        for (size_t t = hit.first; t < hit.first + hit.count; t++) marks[t] |= LOR_MARK_IN;
        marks[hit.first] |= LOR_MARK_FIRST;
        marks[hit.first + hit.count - 1] |= LOR_MARK_LAST;
    }
    return marks;
}

const uint8_t *lor_marks(const LorLetter *letter, const char *lexicon) {
    LorHitList *list = lor_letter_list(letter, lexicon);
    const uint8_t **marks = list ? &list->marks : &letter->notes->no_marks;
    if (!*marks) *marks = spread(letter, list);
    return *marks;
}

size_t lor_marks_find(const uint8_t *marks, size_t first, size_t count, uint8_t bits) {
    for (size_t t = first; t < first + count; t++)
        if (marks[t] & bits) return t;
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

bool lor_letter_meets(const LorLetter *letter, const char *lexicon, size_t first, size_t count) {
    const LorHitList *list = lor_letter_list(letter, lexicon);
    if (count == 1) return first < letter->tokens.len && (lor_marks(letter, lexicon)[first] & LOR_MARK_IN);
    for (size_t i = first_near(list, first); i < list->len && list->at[i].first < first + count; i++)
        if (list->at[i].first + list->at[i].count > first) return true;
    return false;
}
