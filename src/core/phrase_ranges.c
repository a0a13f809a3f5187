// SPDX-License-Identifier: GPL-3.0-or-later
// With which tokens the branches of a brace can begin and end, so that a brace of hundreds of words is ruled out by one search.
#include "core/phrase_tables.h"

#include <stdlib.h>

typedef LOR_VEC(LorPhraseRange) Ranges;

/* Gathers the ranges of an element's first (or last) tokens; false: it can begin with any, or with none. */
static bool gather(const LorPhraseTables *t, LorArena *arena, const LorPhraseElement *e, bool last, Ranges *out) {
    if (e->kind <= LOR_ELEMENT_STEM) {
        lor_vec_push(arena, out, (LorPhraseRange){e->low, e->high});
        return true;
    }
    if (e->kind != LOR_ELEMENT_BRANCHES && e->kind != LOR_ELEMENT_SET) return false;
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *branch = &t->sequences.at[e->first + i];
        if (branch->len == 0) return false;
        if (!gather(t, arena, &t->elements.at[branch->first + (last ? branch->len - 1u : 0u)], last, out)) return false;
    }
    return true;
}

static int by_low(const void *a, const void *b) {
    const LorPhraseRange *x = a, *y = b;
    return (x->low > y->low) - (x->low < y->low);
}

unsigned lor_phrase_block_shift(const LorPhraseTables *t, unsigned blocks) {
    unsigned shift = 0;
    while ((2 * t->nodes.len - 1) >> shift >= blocks) shift++;
    return shift;
}

/* Sorts, joins what touches, and appends as a list; gives its place. */
static uint32_t add_list(LorPhraseTables *t, LorArena *arena, Ranges *found) {
    uint32_t place = (uint32_t)t->lists.len, count = 0, bits[LOR_LIST_BLOCKS / 32] = {0};
    unsigned shift = lor_phrase_block_shift(t, LOR_LIST_BLOCKS);
    qsort(found->at, found->len, sizeof *found->at, by_low);
    for (size_t i = 0; i < found->len; i++) {
        LorPhraseRange *before = count ? &found->at[count - 1] : NULL, here = found->at[i];
        if (!before || here.low > before->high + 1) found->at[count++] = here;
        else if (here.high > before->high) before->high = here.high;
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t block = found->at[i].low >> shift; block <= found->at[i].high >> shift; block++) bits[block / 32] |= UINT32_C(1) << block % 32;
    lor_vec_push(arena, &t->lists, count);
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) lor_vec_push(arena, &t->lists, bits[i]);
    for (uint32_t i = 0; i < count; i++) {
        lor_vec_push(arena, &t->lists, found->at[i].low);
        lor_vec_push(arena, &t->lists, found->at[i].high);
    }
    return place;
}

static uint32_t list_of(LorPhraseTables *t, LorArena *arena, const LorPhraseElement *e, bool last, Ranges *room) {
    room->len = 0;
    return gather(t, arena, e, last, room) ? add_list(t, arena, room) : 0;
}

static bool is_set(const LorPhraseTables *t, const LorPhraseElement *e) {
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *branch = &t->sequences.at[e->first + i];
        const LorPhraseElement *only = &t->elements.at[branch->first];
        if (branch->len != 1 || (only->kind > LOR_ELEMENT_STEM && only->kind != LOR_ELEMENT_SET)) return false;
    }
    return true;
}

/* Lists of branches are walked once: `most` is what it was, or 0. */
static uint8_t longest_branch(const LorPhraseTables *t, const LorPhraseElement *e) {
    unsigned longest = 0;
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *branch = &t->sequences.at[e->first + i];
        unsigned sum = 0;
        for (uint32_t k = 0; k < branch->len; k++) {
            const LorPhraseElement *inner = &t->elements.at[branch->first + k];
            bool open = !inner->most && (inner->kind == LOR_ELEMENT_BRANCHES || inner->kind == LOR_ELEMENT_SET);
            sum += open ? longest_branch(t, inner) : lor_phrase_longest(inner);
        }
        if (sum > longest) longest = sum;
    }
    return longest < UINT8_MAX ? (uint8_t)longest : UINT8_MAX;
}

unsigned lor_phrase_longest(const LorPhraseElement *e) {
    if (e->kind == LOR_ELEMENT_PERSON || e->kind == LOR_ELEMENT_NAME) return LOR_PHRASE_PERSON;
    if (e->kind < LOR_ELEMENT_GAP) return 1;
    return e->most < UINT8_MAX ? e->most : UINT16_MAX;
}

void lor_phrase_bound(LorArena *arena, LorPhraseTables *t) {
    /* Named sets stand in many phrases as the same sequences: their lists are made once. */
    uint32_t *known = LOR_NEW_ARRAY(arena, uint32_t, t->sequences.len); /* element + 1 */
    Ranges room = {0};
    t->lists.len = t->lists.cap = 0;
    lor_vec_push(arena, &t->lists, 0); /* place 0 stands for any */
    for (uint32_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i], *same = NULL;
        if (e->kind != LOR_ELEMENT_BRANCHES && e->kind != LOR_ELEMENT_SET) continue;
        if (known[e->first]) same = &t->elements.at[known[e->first] - 1];
        known[e->first] = i + 1;
        e->kind = is_set(t, e) ? LOR_ELEMENT_SET : LOR_ELEMENT_BRANCHES;
        e->most = same ? same->most : longest_branch(t, e);
        e->low = same ? same->low : list_of(t, arena, e, false, &room);
        e->high = same ? same->high : e->kind == LOR_ELEMENT_SET ? e->low : list_of(t, arena, e, true, &room);
    }
}
