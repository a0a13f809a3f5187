// SPDX-License-Identifier: GPL-3.0-or-later
// With which tokens the branches of a brace can begin and end, so that a brace of hundreds of words is ruled out by one search.
#include "core/phrase_parse.h"
#include "core/phrase_tables.h"

#include <stdlib.h>

#define EACH UINT32_MAX /* each branch for itself */
#define MANY_BRANCHES 8u /* of a brace: fewer are tried one by one sooner than they are looked up */
#define MOST_OPEN     3u /* they stand in the list at each number of another branch */

/* Tokens with which a branch begins (or ends); once cut, with which the branches of a choice do. */
typedef struct BranchRange {
    uint32_t low, high, branch;
} BranchRange;

#define ONE_BRANCH (UINT32_C(1) << 31) /* of a choice while its list is not written: the rest is the branch, else the place of a list of them */

typedef LOR_VEC(BranchRange) Ranges;

/* Tokens that begin (or end) something, while they are gathered. */
typedef struct Gathered {
    LorPhraseTables *tables;
    LorArena *arena;
    bool last;
    uint32_t flags;
    Ranges ranges;
    uint32_t open; /* branches that can begin (or end) with any token */
} Gathered;

/* What a token must be with which a name begins, or a person; the last one of a name is a capital, that of a person can stand for one. */
static uint32_t flags_of(LorElementKind kind, bool last) {
    switch (kind) {
    case LOR_ELEMENT_NUMBER: return LOR_TOKEN_NUMBER;
    case LOR_ELEMENT_CAPITAL: return LOR_TOKEN_CAPITAL;
    case LOR_ELEMENT_NAME: return last ? LOR_TOKEN_CAPITAL : LOR_TOKEN_CAPITAL | LOR_TOKEN_TITLE;
    case LOR_ELEMENT_PERSON: return LOR_TOKEN_PRONOUN | LOR_TOKEN_CAPITAL | (last ? LOR_TOKEN_SOMEBODY : LOR_TOKEN_TITLE | LOR_TOKEN_POINTS);
    default: return 0;
    }
}

/* Gathers an element's first (or last) tokens; false: it can begin with any, or with none. */
static bool gather(Gathered *g, const LorPhraseElement *e, uint32_t branch) {
    if (e->kind <= LOR_ELEMENT_STEM) lor_vec_push(g->arena, &g->ranges, (BranchRange){e->low, e->high, branch});
    else g->flags |= flags_of(e->kind, g->last);
    if (e->kind < LOR_ELEMENT_BRANCHES) return e->kind != LOR_ELEMENT_GAP;
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *s = &g->tables->sequences.at[e->first + i];
        if (s->len == 0) return false;
        if (!gather(g, &g->tables->elements.at[s->first + (g->last ? s->len - 1u : 0u)], branch == EACH ? i : branch)) return false;
    }
    return true;
}

static int by_low(const void *a, const void *b) {
    const BranchRange *x = a, *y = b;
    return (x->low > y->low) - (x->low < y->low);
}

/* Adds ranges in their order; those that touch become one when they mean the same. */
static void add_range(LorArena *arena, Ranges *ranges, BranchRange range, bool same) {
    BranchRange *before = ranges->len ? &ranges->at[ranges->len - 1] : NULL;
    if (!before || range.low > before->high + 1 || !same) lor_vec_push(arena, ranges, range);
    else if (range.high > before->high) before->high = range.high;
}

static void open_range(LorArena *arena, Ranges *open, BranchRange range) {
    lor_vec_push(arena, open, range);
    for (size_t i = open->len - 1; i && open->at[i - 1].branch > range.branch; i--) open->at[i] = open->at[i - 1], open->at[i - 1] = range;
}

/* The branches of the ranges that are open, in their order. */
static uint32_t choice_of(LorPhraseTables *t, LorArena *arena, const Ranges *open) {
    uint32_t place = (uint32_t)t->lists.len;
    if (open->at[0].branch == open->at[open->len - 1].branch) return open->at[0].branch | ONE_BRANCH;
    lor_vec_push(arena, &t->lists, 0);
    for (size_t i = 0; i < open->len; i++) {
        if (i && open->at[i].branch == open->at[i - 1].branch) continue;
        lor_vec_push(arena, &t->lists, open->at[i].branch);
        t->lists.at[place]++;
    }
    return place;
}

static void close_ranges(Ranges *open, uint32_t at) {
    size_t kept = 0;
    for (size_t i = 0; i < open->len; i++)
        if (open->at[i].high >= at) open->at[kept++] = open->at[i];
    open->len = kept;
}

/* Sorted ranges, cut where what is met changes; each with its choice. */
static void cut(LorPhraseTables *t, LorArena *arena, const Ranges *found, Ranges *out) {
    Ranges open = {0};
    for (size_t i = 0; i < found->len || open.len;) {
        uint32_t low = open.len ? out->at[out->len - 1].high + 1 : found->at[i].low, high = UINT32_MAX;
        for (; i < found->len && found->at[i].low <= low; i++) open_range(arena, &open, found->at[i]);
        if (i < found->len) high = found->at[i].low - 1;
        for (size_t k = 0; k < open.len; k++)
            if (open.at[k].high < high) high = open.at[k].high;
        uint32_t choice = choice_of(t, arena, &open);
        add_range(arena, out, (BranchRange){low, high, choice}, out->len && out->at[out->len - 1].branch == choice);
        close_ranges(&open, high + 1);
    }
}

static uint32_t pieces_of(const BranchRange *range) { return (range->high - range->low) / LOR_RANGE_MOST + 1; }

/* As it is told in the list at a place. */
static uint32_t choice_at(uint32_t place, uint32_t choice) {
    if (choice & ONE_BRANCH) return (choice & ~ONE_BRANCH) | LOR_CHOICE_ONE;
    return place - choice < LOR_CHOICE_ONE ? place - choice : LOR_CHOICE_ANY;
}

static void write_choices(const Gathered *g, const Ranges *ranges, uint32_t place) {
    uint32_t two = 0;
    size_t written = 0;
    for (const BranchRange *range = ranges->at; range < ranges->at + ranges->len; range++)
        for (uint32_t piece = pieces_of(range); piece; piece--, written++) {
            two |= choice_at(place, range->branch) << written % 2 * LOR_CHOICE_BITS;
            if (written % 2 == 0) continue;
            lor_vec_push(g->arena, &g->tables->lists, two);
            two = 0;
        }
    if (written % 2) lor_vec_push(g->arena, &g->tables->lists, two);
}

_Static_assert(LOR_PHRASE_MAX_SET / 2 <= LOR_CHOICE_ONE, "a choice has room for each branch that is no empty one");

/* Appends a list; gives its place. */
static uint32_t write_list(const Gathered *g, const Ranges *ranges, bool choices) {
    LorPhraseTables *t = g->tables;
    uint32_t place = (uint32_t)t->lists.len, count = 0;
    uint64_t bits = lor_phrase_token_bits(LOR_BLOCK_NONE, g->flags);
    for (const BranchRange *range = ranges->at; range < ranges->at + ranges->len; range++) {
        if (!g->open) bits |= lor_phrase_blocks(t, range->low, range->high);
        count += pieces_of(range);
    }
    lor_vec_push(g->arena, &t->lists, count);
    lor_vec_push(g->arena, &t->lists, (uint32_t)bits);
    lor_vec_push(g->arena, &t->lists, (uint32_t)(bits >> 32));
    for (const BranchRange *range = ranges->at; range < ranges->at + ranges->len; range++)
        for (uint32_t low = range->low; low <= range->high; low += LOR_RANGE_MOST)
            lor_vec_push(g->arena, &t->lists, lor_phrase_range(low, range->high - low < LOR_RANGE_MOST ? range->high : low + LOR_RANGE_MOST - 1));
    if (choices) write_choices(g, ranges, place);
    return place;
}

/* Sorts what was gathered, joins or cuts it, and appends it. */
static uint32_t add_list(Gathered *g, bool choices) {
    Ranges ranges = {0};
    if (g->ranges.len) qsort(g->ranges.at, g->ranges.len, sizeof *g->ranges.at, by_low);
    if (choices) cut(g->tables, g->arena, &g->ranges, &ranges);
    for (size_t i = 0; i < g->ranges.len && !choices; i++) add_range(g->arena, &ranges, g->ranges.at[i], true);
    return write_list(g, &ranges, choices);
}

/* Gathers branch by branch: those that can begin (or end) with any token have all numbers. */
static void gather_open(Gathered *g, const LorPhraseElement *e) {
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *s = &g->tables->sequences.at[e->first + i];
        size_t ranges = g->ranges.len;
        uint32_t flags = g->flags;
        if (s->len && gather(g, &g->tables->elements.at[s->first + (g->last ? s->len - 1u : 0u)], i)) continue;
        g->ranges.len = ranges, g->flags = flags;
        lor_vec_push(g->arena, &g->ranges, (BranchRange){0, 2 * (uint32_t)g->tables->nodes.len - 1, i});
        g->open++;
    }
}

/* A brace of many branches of which few are open has a list all the same: which of them to try. */
static uint32_t list_of(LorPhraseTables *t, LorArena *arena, const LorPhraseElement *e, bool last, bool *open) {
    Gathered gathered = {.tables = t, .arena = arena, .last = last};
    *open = !gather(&gathered, e, EACH);
    if (!*open) return add_list(&gathered, e->kind == LOR_ELEMENT_BRANCHES);
    gathered = (Gathered){.tables = t, .arena = arena, .last = last};
    if (e->kind == LOR_ELEMENT_BRANCHES && e->len >= MANY_BRANCHES) gather_open(&gathered, e);
    *open = gathered.open && gathered.open <= MOST_OPEN;
    return *open ? add_list(&gathered, true) : 0;
}

static bool is_set(const LorPhraseTables *t, const LorPhraseElement *e) {
    for (uint32_t i = 0; i < e->len; i++) {
        const LorPhraseSequence *branch = &t->sequences.at[e->first + i];
        const LorPhraseElement *only = &t->elements.at[branch->first];
        if (branch->len != 1 || (only->kind > LOR_ELEMENT_CAPITAL && only->kind != LOR_ELEMENT_SET)) return false;
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

static void make_parts(LorPhraseTables *t, LorArena *arena) {
    t->parts.at = LOR_NEW_ARRAY(arena, LorPhrasePart, t->elements.len);
    t->parts.len = t->parts.cap = t->elements.len;
    for (size_t i = 0; i < t->elements.len; i++) {
        const LorPhraseElement *e = &t->elements.at[i];
        LorPhrasePart *part = &t->parts.at[i];
        *part = (LorPhrasePart){.kind = e->kind & 0x3Fu, .low = e->low, .high = e->high};
        if (e->kind == LOR_ELEMENT_BRANCHES) part->first = e->first & LOR_PLACE_SEQUENCES, part->open = e->least & (LOR_OPEN_FIRST | LOR_OPEN_LAST);
        if (e->kind == LOR_ELEMENT_GAP) part->low = e->least, part->high = e->most;
    }
    for (const LorPhraseSequence *s = t->sequences.at; s < t->sequences.at + t->sequences.len; s++)
        for (uint32_t i = 0; i < s->len; i++) {
            LorPhrasePart *part = &t->parts.at[s->first + i];
            if (part->kind == LOR_ELEMENT_GAP) part->first = (i ? LOR_GAP_FOLLOWS : 0) | (i + 1u < s->len ? LOR_GAP_GOES_ON : 0);
        }
}

static void bound_branches(LorPhraseTables *t, LorArena *arena, LorPhraseElement *e) {
    bool first = false, last = false;
    e->low = list_of(t, arena, e, false, &first);
    e->high = e->kind == LOR_ELEMENT_SET ? e->low : list_of(t, arena, e, true, &last);
    e->least = (uint8_t)((first ? LOR_OPEN_FIRST : 0) | (last ? LOR_OPEN_LAST : 0));
}

void lor_phrase_bound(LorArena *arena, LorPhraseTables *t) {
    bool open;
    /* Named sets stand in many phrases as the same sequences: their lists are made once. */
    uint32_t *known = LOR_NEW_ARRAY(arena, uint32_t, t->sequences.len); /* element + 1 */
    uint32_t flagged[LOR_ELEMENT_GAP][2]; /* lists of the classes: to begin, to end */
    t->lists.len = t->lists.cap = 0;
    lor_vec_push(arena, &t->lists, 0); /* place 0 stands for any */
    for (uint32_t kind = LOR_ELEMENT_NUMBER; kind < LOR_ELEMENT_GAP; kind++)
        for (int last = 0; last < 2; last++) flagged[kind][last] = list_of(t, arena, &(LorPhraseElement){.kind = (uint8_t)kind}, last, &open);
    for (uint32_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i], *same = NULL;
        if (e->kind >= LOR_ELEMENT_NUMBER && e->kind < LOR_ELEMENT_GAP) e->low = flagged[e->kind][0], e->high = flagged[e->kind][1];
        if (e->kind != LOR_ELEMENT_BRANCHES && e->kind != LOR_ELEMENT_SET) continue;
        if (known[e->first]) same = &t->elements.at[known[e->first] - 1];
        known[e->first] = i + 1;
        e->kind = is_set(t, e) ? LOR_ELEMENT_SET : LOR_ELEMENT_BRANCHES;
        e->most = same ? same->most : longest_branch(t, e);
        if (same) e->low = same->low, e->high = same->high, e->least = same->least;
        else bound_branches(t, arena, e);
    }
    make_parts(t, arena);
}
