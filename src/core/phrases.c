// SPDX-License-Identifier: GPL-3.0-or-later
// Many phrases at once. Each phrase is filed under a word that every form of it holds, the rarest such, or under one
// word a branch; one walk over the letters of a text gives each token its number and finds those words, and only around them,
// in sentences that may hold the phrase's other rare words too, it is tried, forwards and backwards, by comparing numbers.
// (The plan's Aho–Corasick over characters is not needed: fixed words begin where tokens begin, so a trie entered at
// each token does the same work without failure links.)
#include "core/phrases.h"

#include "core/phrase_parse.h"
#include "core/phrase_tables.h"

#define MAX_STEPS  4000u /* tries for one phrase around one word: keeps hostile texts linear */
#define MAX_PATH   (LOR_PHRASE_MAX_DEPTH + 1)

struct LorPhrases {
    LorPhraseParser parser;
    size_t filed; /* entries that stand in the trie */
};

LorPhrases *lor_phrases_new(LorArena *arena) {
    LorPhrases *p = LOR_NEW(arena, LorPhrases);
    p->parser.arena = arena;
    return p;
}

LorPhrases *lor_phrases_from(LorArena *arena, const LorPhraseTables *baked) {
    LorPhrases *p = LOR_NEW(arena, LorPhrases);
    p->parser.arena = arena;
    p->parser.tables = *baked;
    p->filed = baked->entries.len;
    return p;
}

bool lor_phrases_name(LorPhrases *p, LorStr name, LorStr alternatives) {
    for (size_t i = 0; i < p->parser.names.len; i++)
        if (lor_str_eq(p->parser.names.at[i].name, name)) return lor_str_eq(p->parser.names.at[i].source, alternatives);
    lor_vec_push(p->parser.arena, &p->parser.names, (LorPhraseName){.name = name, .source = alternatives});
    return true;
}

size_t lor_phrases_names(const LorPhrases *p) { return p->parser.names.len; }

LorStr lor_phrases_name_at(const LorPhrases *p, size_t index, LorStr *alternatives) {
    *alternatives = p->parser.names.at[index].source;
    return p->parser.names.at[index].name;
}

size_t lor_phrases_count(const LorPhrases *p) { return p->parser.tables.phrases; }
const LorPhraseTables *lor_phrases_tables(const LorPhrases *p) { return &p->parser.tables; }

LorPhrasesMark lor_phrases_mark(const LorPhrases *p) {
    return (LorPhrasesMark){p->parser.names.len, p->parser.tables.entries.len, p->parser.tables.phrases};
}

void lor_phrases_rewind(LorPhrases *p, LorPhrasesMark mark) {
    p->parser.names.len = mark.names;
    p->parser.tables.entries.len = mark.entries;
    p->parser.tables.phrases = mark.phrases;
}

/* Files a sequence under its best element: a word, or the best of each branch. */
static bool file(LorPhrases *p, LorPhraseEntry entry, uint32_t sequence, uint32_t outer, size_t *most) {
    LorPhraseTables *t = &p->parser.tables;
    LorPhraseSequence s = t->sequences.at[sequence];
    LorPhraseElement best = t->elements.at[s.first + s.best];
    LorPhrasePlace place = {sequence, outer, s.best, outer ? t->places.at[outer - 1].left : 0, outer ? t->places.at[outer - 1].right : 0};
    if (s.best > 0) place.left = s.first + s.best;
    if (s.best + 1u < s.len) place.right = s.first + s.best + 2u;
    lor_vec_push(p->parser.arena, &t->places, place);
    entry.place = (uint32_t)t->places.len - 1;
    if (best.kind != LOR_ELEMENT_BRANCHES) {
        lor_vec_push(p->parser.arena, &t->entries, entry);
        return (*most)-- > 0;
    }
    for (uint32_t i = 0; i < best.len; i++)
        if (!file(p, entry, best.first + i, entry.place + 1, most)) return false;
    return true;
}

bool lor_phrases_add(LorPhrases *p, LorStr source, uint32_t list, float value, LorError *err) {
    uint32_t sequence;
    size_t most = LOR_PHRASE_MAX_ENTRIES, before = p->parser.tables.entries.len;
    if (!lor_phrase_parse(&p->parser, source, &sequence, err)) return false;
    p->parser.tables.phrases++;
    if (file(p, (LorPhraseEntry){.list = list, .value = value}, sequence, 0, &most)) return true;
    p->parser.tables.entries.len = before;
    p->parser.tables.phrases--;
    return lor_error_at(err, 0, 1, "phrase \"%.*s\": too many alternatives without a rare word", LOR_STR_ARG(lor_str_slice(source, 0, 120)));
}

void lor_phrases_share(LorPhrases *p) { lor_phrase_share(p->parser.arena, &p->parser.tables); }

void lor_phrases_seal(LorPhrases *p) {
    if (p->filed == p->parser.tables.entries.len) return;
    lor_phrase_file(p->parser.arena, &p->parser.tables);
    p->filed = p->parser.tables.entries.len;
}

/* What stands around a token in its sentence, as blocks of sieves. */
typedef struct Around {
    uint64_t own, window;                /* the token; it and those after it, LOR_SIEVE_NEAR in all */
    uint64_t before, behind;             /* all before, all behind */
    uint64_t near_before, near_behind;
} Around;

/* One attempt at one phrase. Runs to the right, then to the left of the anchor. */
typedef struct Attempt {
    const LorPhraseTables *tables;
    LorTokens tokens;
    const uint32_t *numbers; /* of tokens, as LorPhraseNode tells */
    unsigned shift, coarse;  /* from a number to its block, and to that of sieves */
    struct Around *around;   /* of tokens, filled sentence by sentence */
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    int step;           /* +1 to the right, -1 to the left */
    unsigned steps;
    bool found;
    int64_t reached;    /* the first token that was not used */
} Attempt;

/* Where an attempt stands: inside `sequence` at `index`, then on with `outer`. */
typedef struct Frame {
    const LorPhraseSequence *sequence;
    int64_t index;
    const struct Frame *outer;
} Frame;

static bool run(Attempt *a, Frame frame, int64_t token);

static bool in_sentence(const Attempt *a, int64_t token) { return token >= a->low && token < a->high; }

static bool has_flag(LorTokens tokens, size_t token, unsigned flag) { return (tokens.at[token].flags & flag) != 0; }

static bool is_name(LorTokens tokens, size_t first, size_t count) {
    bool titled = has_flag(tokens, first, LOR_TOKEN_TITLE);
    if (titled && count == 1) return false;
    for (size_t i = titled ? 1 : 0; i < count; i++) {
        LorToken token = tokens.at[first + i];
        if (!(token.flags & LOR_TOKEN_CAPITAL)) return false;
        bool plain = (token.flags & LOR_TOKEN_NO_NAME) || (token.flags & (LOR_TOKEN_PRONOUN | LOR_TOKEN_SHOUTED)) == LOR_TOKEN_PRONOUN;
        if (plain && !titled) return false;
        if (i > 0 && tokens.at[first + i - 1].after == ',' ) return false;
    }
    return true;
}

static bool is_person(LorTokens tokens, size_t first, size_t count) {
    if (count == 1 && has_flag(tokens, first, LOR_TOKEN_PRONOUN)) return true;
    if (count == 2 && has_flag(tokens, first, LOR_TOKEN_POINTS) && has_flag(tokens, first + 1, LOR_TOKEN_SOMEBODY)) return true;
    return is_name(tokens, first, count);
}

static bool is_word(const Attempt *a, size_t token, const LorPhraseElement *element) {
    return a->numbers[token] - element->low <= element->high - element->low;
}

/* The block bits of a list of numbers: most numbers are ruled out by one look at them. */
static const LorPhraseBlocks *blocks_of(const Attempt *a, uint32_t list) { return &a->tables->blocks.at[a->tables->ranges.at[list].high]; }

static inline bool has_block(const LorPhraseBlocks *blocks, uint32_t block) { return blocks->bits[block / 64] >> block % 64 & 1; }

/* Whether the number is in one of the ranges of a list. Written without branches: which way a search goes cannot be foretold. */
static bool is_in_list(const Attempt *a, uint32_t list, uint32_t number) {
    const LorPhraseRange *range = &a->tables->ranges.at[list + 1];
    for (uint32_t count = a->tables->ranges.at[list].low; count > 1;) {
        uint32_t half = count / 2;
        range += range[half].low <= number ? half : 0;
        count -= half;
    }
    return number - range->low <= range->high - range->low;
}

static inline bool in_ranges(const Attempt *a, uint32_t list, uint32_t number) {
    return has_block(blocks_of(a, list), number >> a->shift) && is_in_list(a, list, number);
}

static bool is_one(const Attempt *a, size_t token, const LorPhraseElement *element) {
    switch (element->kind) {
    case LOR_ELEMENT_WORD:
    case LOR_ELEMENT_STEM: return is_word(a, token, element);
    case LOR_ELEMENT_NUMBER: return (a->tokens.at[token].flags & LOR_TOKEN_NUMBER) != 0;
    case LOR_ELEMENT_CAPITAL: return (a->tokens.at[token].flags & LOR_TOKEN_CAPITAL) != 0;
    case LOR_ELEMENT_SET: return in_ranges(a, element->low, a->numbers[token]);
    default: return false;
    }
}

/* The list of numbers with which an element begins, seen in the direction of `step`; 0: any, or it is a word. */
static uint32_t list_of(const LorPhraseElement *element, int step) {
    return element->kind < LOR_ELEMENT_BRANCHES ? 0 : step > 0 ? element->low : element->high;
}

/* Whether an element cannot begin here, as far as one look tells. */
static bool is_ruled_out(const Attempt *a, const LorPhraseElement *element, int64_t token, int step) {
    bool inside = in_sentence(a, token);
    if (element->kind <= LOR_ELEMENT_STEM) return !inside || !is_word(a, (size_t)token, element);
    uint32_t list = list_of(element, step);
    return list && (!inside || !in_ranges(a, list, a->numbers[token]));
}

/* The nearest of `count` tokens of the sentence, from `token` on, at which an element is not ruled out, which is a word or has a list; or -1. */
static int64_t seek(const Attempt *a, const LorPhraseElement *element, int64_t token, int64_t count, int step) {
    int64_t room = step > 0 ? a->high - token : token + 1 - a->low;
    uint32_t list = list_of(element, step);
    const LorPhraseBlocks *blocks = list ? blocks_of(a, list) : NULL;
    if (count > room) count = room;
    for (; list && count > 0; count--, token += step)
        if (has_block(blocks, a->numbers[token] >> a->shift) && is_in_list(a, list, a->numbers[token])) return token;
    for (; count > 0; count--, token += step)
        if (is_word(a, (size_t)token, element)) return token;
    return -1;
}

static bool run_people(Attempt *a, Frame rest, int64_t token, bool names_only) {
    for (int64_t count = LOR_PHRASE_PERSON; count >= 1; count--) {
        int64_t first = a->step > 0 ? token : token - count + 1;
        if (!in_sentence(a, first) || !in_sentence(a, first + count - 1)) continue;
        bool fits = names_only ? is_name(a->tokens, (size_t)first, (size_t)count)
                               : is_person(a->tokens, (size_t)first, (size_t)count);
        if (fits && run(a, rest, token + count * a->step)) return true;
    }
    return false;
}

/* A gap before something that only certain tokens begin: tries where one stands. */
static bool run_gap_to(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *gap, const LorPhraseElement *next) {
    int64_t left = gap->most - gap->least + 1;
    for (token += gap->least * a->step; left > 0; left--, token += a->step) {
        int64_t found = seek(a, next, token, left, a->step);
        if (found < 0) return false;
        left -= (found - token) * a->step;
        token = found;
        if (run(a, rest, token)) return true;
    }
    return false;
}

static bool is_done(const Frame *frame) { return frame->index < 0 || frame->index >= (int64_t)frame->sequence->len; }

static bool run_gap(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *gap) {
    while (is_done(&rest) && rest.outer) rest = *rest.outer;
    const LorPhraseElement *next = is_done(&rest) ? NULL : &a->tables->elements.at[rest.sequence->first + (uint64_t)rest.index];
    if (next && (next->kind <= LOR_ELEMENT_STEM || list_of(next, a->step))) return run_gap_to(a, rest, token, gap, next);
    for (unsigned skipped = 0; skipped <= gap->most; skipped++, token += a->step) {
        if (skipped >= gap->least && run(a, rest, token)) return true;
        if (!in_sentence(a, token)) return false;
    }
    return false;
}

static bool run_branches(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *element) {
    if (is_ruled_out(a, element, token, a->step)) return false;
    for (uint32_t i = 0; i < element->len; i++) {
        const LorPhraseSequence *branch = &a->tables->sequences.at[element->first + i];
        int64_t nearest = a->step > 0 ? 0 : (int64_t)branch->len - 1;
        if (branch->len && is_ruled_out(a, &a->tables->elements.at[branch->first + nearest], token, a->step)) continue;
        if (run(a, (Frame){branch, nearest, &rest}, token)) return true;
    }
    return false;
}

/* The end of the phrase is reached: to the right the nearest will do, to the left all are seen for the farthest. */
static bool arrive(Attempt *a, int64_t token) {
    if (a->step > 0 || !a->found || token < a->reached) a->reached = token;
    a->found = true;
    return a->step > 0;
}

static bool run(Attempt *a, Frame frame, int64_t token) {
    while (++a->steps <= MAX_STEPS) {
        while (is_done(&frame)) {
            if (!frame.outer) return arrive(a, token);
            frame = *frame.outer;
        }
        const LorPhraseElement *element = &a->tables->elements.at[frame.sequence->first + (uint64_t)frame.index];
        frame.index += a->step;
        switch (element->kind) {
        case LOR_ELEMENT_GAP: return run_gap(a, frame, token, element);
        case LOR_ELEMENT_BRANCHES: return run_branches(a, frame, token, element);
        case LOR_ELEMENT_PERSON: return run_people(a, frame, token, false);
        case LOR_ELEMENT_NAME: return run_people(a, frame, token, true);
        default: break;
        }
        if (!in_sentence(a, token) || !is_one(a, (size_t)token, element)) return false;
        token += a->step;
    }
    return false;
}

/* From a word inside a phrase to one of its ends: on in its own sequence, then in those around it. */
static bool run_from(Attempt *a, uint32_t place, int64_t token, int step) {
    Frame frames[MAX_PATH];
    const LorPhraseTables *t = a->tables;
    size_t depth = 0;
    a->step = step;
    for (uint32_t at = place + 1; at && depth < MAX_PATH; at = t->places.at[at - 1].outer, depth++) {
        const LorPhrasePlace *here = &t->places.at[at - 1];
        frames[depth] = (Frame){&t->sequences.at[here->sequence], (int64_t)here->index + step, NULL};
        if (depth) frames[depth - 1].outer = &frames[depth];
    }
    a->found = false;
    run(a, frames[0], token + step);
    return a->found;
}

static bool is_beside(const Attempt *a, uint32_t element, int64_t token, int step) {
    return !element || !is_ruled_out(a, &a->tables->elements.at[element - 1], token, step);
}

static bool stands_near(const Attempt *a, const LorPhraseNeed *need, int64_t token, int step) {
    return !need->element || seek(a, &a->tables->elements.at[need->element - 1], token + step, need->reach, step) >= 0;
}

static bool is_needed_there(const Attempt *a, const LorPhraseEntry *entry, uint32_t token) {
    return is_beside(a, entry->right, (int64_t)token + 1, 1) && is_beside(a, entry->left, (int64_t)token - 1, -1) &&
           stands_near(a, &entry->behind, token, 1) && stands_near(a, &entry->before, token, -1);
}

static void try_entry(const LorPhraseEntry *entry, Attempt *a, uint32_t token, LorHitSink *sink, void *context) {
    uint32_t first = token, end = token + 1;
    if (!is_needed_there(a, entry, token)) return;
    a->steps = 0;
    if (!entry->ends) {
        if (!run_from(a, entry->place, token, 1)) return;
        end = (uint32_t)a->reached;
    }
    if (!entry->begins) {
        if (!run_from(a, entry->place, token, -1)) return;
        first = (uint32_t)(a->reached + 1);
    }
    sink(context, (LorHit){entry->list, first, end - first, entry->value});
}

static uint32_t number_of(const LorPhraseStep *steps, LorStr word) {
    uint32_t node = 0, base = 0;
    for (size_t i = 0; i < word.len; i++) {
        const LorPhraseStep *step = &steps[base + (unsigned char)word.ptr[i]];
        if (step->from != node) return 2 * node + 1;
        node = step->to, base = step->base;
    }
    return 2 * node;
}

static bool stands(uint64_t wanted, uint64_t near, uint64_t far) { return (wanted & (wanted & LOR_SIEVE_FAR ? far : near)) != 0; }

/* Without branches: what a letter holds cannot be foretold. */
static bool lets_through(const LorPhraseSieve *sieve, const Around *here, uint64_t left, uint64_t right) {
    return ((sieve->right & right) != 0) & ((sieve->left & left) != 0) & stands(sieve->behind, here->near_behind, here->behind) &
           stands(sieve->before, here->near_before, here->before);
}

/* What is filed under a word that the token is. Phrases of that word alone come first. */
static void try_entries(Attempt *a, uint32_t from, uint32_t end, uint32_t token, LorHitSink *sink, void *context) {
    const LorPhraseEntry *entries = a->tables->entries.at;
    uint32_t i = from;
    for (; i < end && entries[i].begins && entries[i].ends; i++) sink(context, (LorHit){entries[i].list, token, 1, entries[i].value});
    const Around *here = &a->around[token];
    uint64_t left = token > a->low ? here[-1].own : LOR_SIEVE_ANY, right = token + 1 < a->high ? here[1].own : LOR_SIEVE_ANY;
    for (; i < end; i++)
        if (lets_through(&a->tables->sieves.at[i], here, left, right)) try_entry(&entries[i], a, token, sink, context);
}

static void try_filed(Attempt *a, uint32_t token, LorHitSink *sink, void *context) {
    const LorPhraseNode *nodes = a->tables->nodes.at;
    uint32_t last = a->numbers[token] / 2;
    for (uint32_t node = last; node; node = nodes[node].up)
        if (nodes[node].stems < nodes[node + 1].words) try_entries(a, nodes[node].stems, nodes[node + 1].words, token, sink, context);
    if (a->numbers[token] % 2 == 0 && nodes[last].words < nodes[last].stems) try_entries(a, nodes[last].words, nodes[last].stems, token, sink, context);
}

/* Tokens as blocks. Windows double: of one token, of two, of four, of eight. */
static void look_around(Attempt *a) {
    Around *first = a->around + a->low, *end = a->around + a->high;
    for (uint32_t t = a->low; t < a->high; t++) a->around[t].own = a->around[t].window = LOR_SIEVE_ANY | UINT64_C(1) << (a->numbers[t] >> a->coarse);
    for (ptrdiff_t size = 1; size < (ptrdiff_t)LOR_SIEVE_NEAR; size *= 2)
        for (Around *at = first; end - at > size; at++) at->window |= at[size].window;
    uint64_t before = LOR_SIEVE_ANY, behind = LOR_SIEVE_ANY;
    for (Around *at = first; at < end; before |= at++->own) {
        at->before = before;
        at->near_before = at - first < (ptrdiff_t)LOR_SIEVE_NEAR ? before : at[-(ptrdiff_t)LOR_SIEVE_NEAR].window;
    }
    for (Around *at = end; at-- > first; behind |= at->own) {
        at->behind = behind;
        at->near_behind = LOR_SIEVE_ANY | (at + 1 < end ? at[1].window : 0);
    }
}

static void enter_sentence(Attempt *a, uint32_t first) {
    const LorToken *tokens = a->tokens.at;
    a->low = a->high = first;
    while (a->high < a->tokens.len && tokens[a->high].sentence == tokens[first].sentence) a->high++;
    look_around(a);
}

void lor_phrases_scan(const LorPhrases *p, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context) {
    uint32_t *numbers = lor_arena_room(arena, tokens.len, sizeof *numbers);
    const LorPhraseTables *tables = &p->parser.tables;
    Attempt a = {.tables = tables, .tokens = tokens, .numbers = numbers, .shift = lor_phrase_block_shift(tables, LOR_PHRASE_BLOCKS),
                 .coarse = lor_phrase_block_shift(tables, LOR_SIEVE_BLOCKS), .around = lor_arena_room(arena, tokens.len, sizeof(Around))};
    if (tables->nodes.len == 0) return;
    for (size_t i = 0; i < tokens.len; i++) numbers[i] = number_of(tables->steps.at, lor_token_text(tokens, i));
    for (uint32_t i = 0; i < tokens.len; i++) {
        if (i == a.high) enter_sentence(&a, i);
        try_filed(&a, i, sink, context);
    }
}
