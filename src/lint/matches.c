// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of the phrase engine, one of each pattern whose literal stands in the letter.
#include "lint/matches.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MATCHES 2000u /* of one pattern in one letter */
#define MAX_MOVES   8u    /* of one match, on the average of a list, before another way of sorting is cheaper */
#define MAX_TRIES   4000u /* of one pattern at its literals: each looks as far ahead as the pattern reaches */

typedef LOR_VEC(uint32_t) LiteralPlaces;

struct LorMatches {
    LorLetter *letter;
    const LorPacks *packs;
    const LorPhraseNotes *phrases;
    LorMatchList **lists;    /* of each fact: NULL before it is asked for … */
    LorHitList **hits;       /* … and so its hits, for readers */
    LiteralPlaces *literals; /* of each pattern, in order: where its literals stand */
    bool searched[LOR_LITERAL_SETS]; /* for these literals */
    bool *holding;           /* of each sentence, while exceptions are looked for: it holds something to be excepted */
};

/* `out`: at which they stand, and which is the caller's. */
static size_t hits_of_phrases(const LorMatches *matches, uint32_t list, const bool *sentences, LorHit **out) {
    size_t most = lor_phrases_noted(matches->phrases, list);
    if (!most) return 0;
    *out = lor_arena_room(matches->letter->arena, most, sizeof **out);
    return lor_phrases_tell(matches->phrases, list, sentences, *out);
}

static uint32_t list_of(size_t fact) { return 2 * (uint32_t)fact; }
static uint32_t exceptions_of(size_t fact) { return 2 * (uint32_t)fact + 1; }

static LorFactMatch match_of_hit(const LorLetter *letter, const LorHit *hit) {
    const LorToken *from = &letter->tokens.at[hit->first], *to = from + hit->count - 1;
    return (LorFactMatch){from->off, to->off + to->len - from->off, hit->first, hit->count, hit->value, 0};
}

/* First token that ends behind `off`. */
static uint32_t token_at(const LorLetter *letter, size_t off) {
    size_t low = 0, high = letter->tokens.len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const LorToken *token = &letter->tokens.at[middle];
        if (token->off + token->len <= off) low = middle + 1;
        else high = middle;
    }
    return (uint32_t)low;
}

static LorFactMatch match_of(const LorLetter *letter, size_t off, size_t len, float value) {
    uint32_t first = token_at(letter, off), end = first;
    while (end < letter->tokens.len && letter->tokens.at[end].off < off + len) end++;
    LorFactMatch match = {(uint32_t)off, (uint32_t)len, first, end - first, value, 0};
    if (first == letter->tokens.len && first > 0) match.first--;
    return match;
}

/* The folded byte that came from this byte of the document, or the next. */
static size_t folded_from(const LorLetter *letter, size_t off) {
    size_t low = 0, high = letter->text.len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (letter->origin[middle] < off) low = middle + 1;
        else high = middle;
    }
    return low;
}

static void take_literal(void *context, uint32_t number, uint32_t off) {
    LorMatches *matches = context;
    LiteralPlaces *places = &matches->literals[number];
    if (places->len > MAX_TRIES) return;
    size_t at = places->len;
    while (at && places->at[at - 1] > off) at--;
    if (at && places->at[at - 1] == off) return;
    lor_vec_push(matches->letter->arena, places, off);
    memmove(&places->at[at + 1], &places->at[at], (places->len - 1 - at) * sizeof *places->at);
    places->at[at] = off;
}

static LorStr text_of(const LorLetter *letter, const LorFactPattern *pattern) { return pattern->raw ? letter->printed : letter->text; }

/* Where the literals of a fact's pattern stand. */
static const LiteralPlaces *literals_of(LorMatches *matches, const LorFactKind *kind, size_t index) {
    const LorFactPattern *pattern = &kind->patterns.at[index];
    unsigned set = lor_literal_set(kind, pattern);
    bool first = !matches->searched[set];
    matches->searched[set] = true;
    if (first && matches->letter->tokens.len) /* else marks only: places need a token beside them */
        lor_literals_scan(&matches->packs->literals[set], text_of(matches->letter, pattern), take_literal, matches);
    return &matches->literals[kind->first_pattern + index];
}

/* Notes a match; gives its end, or LOR_NONE when there is none that begins in [from, latest]. */
static size_t take_match(LorMatches *matches, const LorFactPattern *pattern, size_t from, size_t latest, LorMatchList *list) {
    LorLetter *letter = matches->letter;
    LorMatch match;
    LorFound found = lor_pattern_find(pattern->pattern, text_of(letter, pattern), from, latest, &match);
    if (found == LOR_FOUND_LIMIT) list->gave_up = true;
    if (found != LOR_FOUND) return LOR_NONE;
    LorSpan whole = match.groups[0];
    size_t off = pattern->raw ? folded_from(letter, whole.off) : whole.off;
    size_t end = pattern->raw ? folded_from(letter, lor_span_end(whole)) : lor_span_end(whole);
    LorFactMatch place = match_of(letter, off, end - off, pattern->value);
    if (end > off && pattern->except) lor_vec_push(letter->arena, &list->excepted, place);
    else if (end > off) lor_vec_push(letter->arena, &list->found, place);
    return lor_span_end(whole);
}

static void run_everywhere(LorMatches *matches, const LorFactPattern *pattern, LorMatchList *list) {
    size_t from = 0;
    for (unsigned count = 0; count < MAX_MATCHES && from != LOR_NONE; count++) from = take_match(matches, pattern, from, LOR_NONE, list);
}

/* Matches begin in the bytes before a literal. One that begins behind the last match and before the next literal is found at that. */
static void run_at_literals(LorMatches *matches, const LorFactPattern *pattern, const LiteralPlaces *literals, LorMatchList *list) {
    LorStr text = text_of(matches->letter, pattern);
    size_t from = 0;
    for (unsigned i = 0, count = 0; i < literals->len && i < MAX_TRIES && count < MAX_MATCHES && !list->gave_up; i++) {
        size_t at = literals->at[i], start = at > pattern->before ? at - pattern->before : 0;
        if (from > at) continue;
        while (start < at && ((unsigned char)text.ptr[start] & 0xC0) == 0x80) start++; /* whole characters */
        size_t end = take_match(matches, pattern, start > from ? start : from, at, list);
        if (end == LOR_NONE) continue;
        from = end;
        count++;
    }
    if (literals->len > MAX_TRIES) list->gave_up = true;
}

static void run_pattern(LorMatches *matches, const LorFactPattern *pattern, const LiteralPlaces *literals, LorMatchList *list) {
    if (!pattern->literal.len || (literals->len && pattern->before == LOR_NONE)) run_everywhere(matches, pattern, list);
    else run_at_literals(matches, pattern, literals, list);
}

static void run_patterns(LorMatches *matches, size_t fact, bool except, LorMatchList *list) {
    const LorFactKind *kind = &matches->packs->facts.at[fact];
    for (size_t p = 0; p < kind->patterns.len; p++)
        if (kind->patterns.at[p].except == except) run_pattern(matches, &kind->patterns.at[p], literals_of(matches, kind, p), list);
}

static bool in_zones(unsigned zones, LorZone zone) { return (zones & (1u << zone)) != 0; }

/* Whether what begins with the token counts. */
static bool counts_at(const LorLetter *letter, unsigned zones, size_t token) {
    if (zones == LOR_ZONE_ANY) return true;
    return in_zones(zones, lor_letter_zone(letter, token) == LOR_IN_PADDING ? LOR_IN_PADDING : letter->lines.at[letter->tokens.at[token].line].zone);
}

/* Where a pattern matches. */
static LorZone zone_of(const LorLetter *letter, const LorFactMatch *match) {
    const LorTextLine *lines = letter->lines.at;
    size_t line = letter->tokens.at[match->first].line;
    while (line && lines[line].off > match->off) line--; /* a pattern may begin before its first token, or behind the last */
    while (line + 1 < letter->lines.len && lines[line + 1].off <= match->off) line++;
    bool padding = match->count && lor_letter_zone(letter, match->first) == LOR_IN_PADDING;
    return padding ? LOR_IN_PADDING : lines[line].zone;
}

/* Drops from `first` on what patterns found in other zones. */
static void keep_zones(const LorLetter *letter, unsigned zones, LorMatchList *list, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < list->found.len; i++)
        if (zones == LOR_ZONE_ANY || in_zones(zones, zone_of(letter, &list->found.at[i]))) list->found.at[kept++] = list->found.at[i];
    list->found.len = kept;
}

static void find(LorMatches *matches, size_t fact, LorHits hits, LorMatchList *list) {
    LorLetter *letter = matches->letter;
    unsigned zones = matches->packs->facts.at[fact].zones;
    if (hits.len) lor_vec_room(letter->arena, &list->found, hits.len);
    for (size_t i = 0; i < hits.len; i++)
        if (counts_at(letter, zones, hits.at[i].first)) list->found.at[list->found.len++] = match_of_hit(letter, &hits.at[i]);
    size_t first = list->found.len;
    run_patterns(matches, fact, false, list);
    keep_zones(letter, zones, list, first);
}

static void mark_sentences(const LorMatches *matches, const LorMatchList *list, bool mark) {
    for (size_t i = 0; i < list->found.len; i++) {
        const LorFactMatch *match = &list->found.at[i];
        const LorToken *from = &matches->letter->tokens.at[match->first], *to = from + (match->count ? match->count - 1 : 0);
        for (uint32_t sentence = from->sentence; sentence <= to->sentence; sentence++) matches->holding[sentence] = mark;
    }
}

/* Exceptions are looked for only where there is something to be excepted: a phrase stands in one sentence. */
static void find_excepted(LorMatches *matches, size_t fact, LorMatchList *list) {
    size_t count = lor_phrases_noted(matches->phrases, exceptions_of(fact));
    LorHit *hits = NULL;
    if (count) {
        mark_sentences(matches, list, true);
        count = hits_of_phrases(matches, exceptions_of(fact), matches->holding, &hits);
        mark_sentences(matches, list, false);
    }
    for (size_t i = 0; i < count; i++) lor_vec_push(matches->letter->arena, &list->excepted, match_of_hit(matches->letter, &hits[i]));
    run_patterns(matches, fact, true, list);
}

static int in_order(const void *a, const void *b) {
    const LorFactMatch *x = a, *y = b;
    if (x->off != y->off) return x->off < y->off ? -1 : 1;
    if (x->len != y->len) return x->len > y->len ? -1 : 1;
    return (x->value < y->value) - (x->value > y->value);
}

/* Hits come nearly in order already: few move, and not far. */
static void sort_matches(LorFactMatch *at, size_t len) {
    for (size_t i = 1, moves = 0; i < len; i++) {
        if (in_order(&at[i - 1], &at[i]) <= 0) continue;
        LorFactMatch match = at[i];
        size_t to = i;
        for (; to && in_order(&at[to - 1], &match) > 0; to--) at[to] = at[to - 1];
        at[to] = match;
        moves += i - to;
        if (moves <= MAX_MOVES * len) continue;
        qsort(at, len, sizeof *at, in_order);
        return;
    }
}

static uint32_t end_of(const LorFactMatch *match) { return match->off + match->len; }

/* Notes how far this match and those before it reach. */
static inline void note_reach(LorFactMatch *at, size_t index) {
    bool within = index && at[index - 1].reach > end_of(&at[index]);
    at[index].reach = within ? at[index - 1].reach : end_of(&at[index]);
}

static void sort_excepted(LorMatchList *list) {
    sort_matches(list->excepted.at, list->excepted.len);
    for (size_t i = 0; i < list->excepted.len; i++) note_reach(list->excepted.at, i);
}

/* Whether one of the exceptions that begin before the match's end reaches into it. */
static bool is_excepted(const LorMatchList *list, const LorFactMatch *match) {
    size_t low = 0, high = list->excepted.len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->excepted.at[middle].off < end_of(match)) low = middle + 1;
        else high = middle;
    }
    return low && list->excepted.at[low - 1].reach > match->off;
}

/* All that are kept begin at the match or before; those that end before its end are not looked at. */
static bool is_covered(const LorMatchList *list, size_t kept, const LorFactMatch *match) {
    for (size_t i = kept; i-- > 0 && list->found.at[i].reach >= end_of(match);)
        if (end_of(&list->found.at[i]) >= end_of(match) && list->found.at[i].value >= match->value) return true;
    return false;
}

static void tidy(LorMatchList *list) {
    size_t kept = 0;
    sort_matches(list->found.at, list->found.len);
    sort_excepted(list);
    for (size_t i = 0; i < list->found.len; i++) {
        const LorFactMatch *match = &list->found.at[i];
        if ((list->excepted.len && is_excepted(list, match)) || is_covered(list, kept, match)) continue;
        if (kept != i) list->found.at[kept] = *match;
        note_reach(list->found.at, kept++);
    }
    list->found.len = kept;
}

/* Whether there is anything to be looked for: nearly half of all lists have neither a place noted nor a literal in the letter. */
static bool may_match(LorMatches *matches, size_t fact) {
    const LorFactKind *kind = &matches->packs->facts.at[fact];
    if (lor_phrases_noted(matches->phrases, list_of(fact))) return true;
    for (size_t p = 0; p < kind->patterns.len; p++)
        if (!kind->patterns.at[p].literal.len || literals_of(matches, kind, p)->len) return true;
    return false;
}

static const LorMatchList *make_list(LorMatches *matches, size_t fact, LorHits hits) {
    LorMatchList *list = LOR_NEW(matches->letter->arena, LorMatchList);
    matches->lists[fact] = list;
    find(matches, fact, hits, list);
    if (!list->found.len) return list;
    find_excepted(matches, fact, list);
    tidy(list);
    return list;
}

const LorMatchList *lor_matches_of(LorMatches *matches, size_t fact) {
    static const LorMatchList nothing;
    LorHit *hits = NULL;
    if (!may_match(matches, fact)) return &nothing;
    if (matches->lists[fact]) return matches->lists[fact];
    size_t count = hits_of_phrases(matches, list_of(fact), NULL, &hits);
    return make_list(matches, fact, (LorHits){hits, count});
}

/* Single words in the order of the text: most lists of readers have no more. */
static bool are_words(LorHits hits) {
    for (size_t i = 0; i < hits.len; i++)
        if (hits.at[i].count != 1 || (i && hits.at[i].first <= hits.at[i - 1].first)) return false;
    return true;
}

/* Keeps in place those that count. */
static void take_words(const LorLetter *letter, unsigned zones, LorHit *words, size_t count, LorHitList *out) {
    *out = (LorHitList){.at = words, .longest = 1};
    for (size_t i = 0; i < count; i++)
        if (counts_at(letter, zones, words[i].first)) words[out->len++] = words[i];
}

static void take_matches(const LorMatchList *list, size_t fact, LorHitList *out) {
    for (size_t m = 0; m < list->found.len; m++) {
        const LorFactMatch *match = &list->found.at[m];
        if (match->count) out->at[out->len++] = (LorHit){(uint32_t)fact, match->first, match->count, match->value};
        if (match->count > out->longest) out->longest = match->count;
    }
}

static void make_hits(LorMatches *matches, size_t fact, LorHitList *out) {
    const LorFactKind *kind = &matches->packs->facts.at[fact];
    const LorMatchList *list = matches->lists[fact];
    if (!list) {
        LorHit *hits = NULL;
        size_t count = hits_of_phrases(matches, list_of(fact), NULL, &hits);
        bool plain = !kind->patterns.len && !lor_phrases_noted(matches->phrases, exceptions_of(fact)) && are_words((LorHits){hits, count});
        if (plain) return take_words(matches->letter, kind->zones, hits, count, out);
        list = make_list(matches, fact, (LorHits){hits, count});
    }
    if (list->found.len) out->at = lor_arena_room(matches->letter->arena, list->found.len, sizeof *out->at);
    take_matches(list, fact, out);
}

/* Readers ask for hints as for lists that nobody declared. */
static LorHitList *hits_of(LorMatches *matches, size_t fact) {
    if (matches->hits[fact]) return matches->hits[fact];
    if (!may_match(matches, fact)) return NULL;
    matches->hits[fact] = LOR_NEW(matches->letter->arena, LorHitList);
    if (!matches->packs->facts.at[fact].hints_at.len) make_hits(matches, fact, matches->hits[fact]);
    return matches->hits[fact];
}

LorMatches *lor_lint_matches(LorLetter *letter, const LorPacks *packs) {
    LorMatches *matches = LOR_NEW(letter->arena, LorMatches);
    *matches = (LorMatches){letter, packs, lor_phrases_note(packs->phrases, letter->arena, letter->tokens), LOR_NEW_ARRAY(letter->arena, LorMatchList *, packs->facts.len),
                            LOR_NEW_ARRAY(letter->arena, LorHitList *, packs->facts.len), LOR_NEW_ARRAY(letter->arena, LiteralPlaces, packs->pattern_count), {0},
                            LOR_NEW_ARRAY(letter->arena, bool, letter->sentences.len)};
    if (letter->tokens.len == 0) return matches;
    letter->hits_of = hits_of;
    letter->matches = matches;
    letter->lexicons = &packs->fact_index;
    return matches;
}
