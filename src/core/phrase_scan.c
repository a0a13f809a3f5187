// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of many phrases: a walk over the letters of each token gives it its number and finds the phrases that are filed under it; those whose
// sieve lets the token's surroundings through are tried around it, forwards and backwards, by comparing numbers.
#include "core/phrases.h"

#include "core/phrase_parse.h"
#include "core/phrase_tables.h"

#define MAX_STEPS  4000u /* tries for one phrase around one word: keeps hostile texts linear */
#define MOST_TRIES 64u   /* entries that wait to be tried */
#define MAX_PATH   (LOR_PHRASE_MAX_DEPTH + 1)

/* What stands around a token in its sentence, as blocks of sieves. */
typedef struct Around {
    uint64_t own, window;                /* the token; it and those after it, LOR_SIEVE_NEAR in all */
    uint64_t before, behind;             /* all before, all behind */
    uint64_t near_before, near_behind;
} Around;

/* An entry that its sieve let through. */
typedef struct Try {
    uint32_t token, entry;
} Try;

/* What phrases know of a token. */
typedef struct Told {
    uint32_t number; /* as LorPhraseNode tells */
    uint32_t flags;  /* LOR_TOKEN_… */
} Told;

/* One attempt at one phrase. Runs to the right, then to the left of the anchor. */
typedef struct Attempt {
    const LorPhraseTables *tables;
    LorTokens tokens;
    const Told *told;        /* of tokens */
    unsigned shift, coarse;  /* from a number to its block, and to that of sieves */
    Around *around;          /* of tokens, filled sentence by sentence */
    Try tries[MOST_TRIES];   /* what waits, in the order of tokens */
    size_t waiting;
    LorHitSink *sink;
    void *context;
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

static bool is_between(LorPhraseRange tokens, uint32_t number) { return number - tokens.low <= tokens.high - tokens.low; }

/* The last range of a list that does not begin behind the number, or the first. Without branches: which way a search goes cannot be foretold. */
static inline const uint32_t *nearest_range(const uint32_t *list, uint32_t number) {
    const uint32_t *range = list + LOR_LIST_RANGES;
    uint32_t wanted = lor_phrase_range(number, number + LOR_RANGE_MOST - 1);
    for (uint32_t count = *list; count > 1;) {
        uint32_t half = count / 2;
        range += range[half] <= wanted ? half : 0;
        count -= half;
    }
    return range;
}

/* Most numbers are ruled out by one look at their block. */
static inline bool is_listed(const uint32_t *list, unsigned shift, Told token) {
    uint32_t block = token.number >> shift;
    if (list[1] & token.flags) return true;
    if (!(list[LOR_LIST_BITS + block / 32] >> block % 32 & 1)) return false;
    uint32_t range = *nearest_range(list, token.number);
    return token.number - (range >> LOR_RANGE_BITS) <= range % LOR_RANGE_MOST;
}

/* Whether the token is in the sentence and one of those: all that there is to words and sets, a first look at what else begins (or ends) so. */
static bool is_among(const Attempt *a, LorPhraseRange tokens, int64_t token) {
    if (!in_sentence(a, token)) return false;
    return tokens.high ? is_between(tokens, a->told[token].number) : is_listed(&a->tables->lists.at[tokens.low], a->shift, a->told[token]);
}

static bool is_ruled_out(const Attempt *a, LorPhraseRange tokens, int64_t token) { return tokens.low && !is_among(a, tokens, token); }

/* The nearest of `count` tokens of the sentence, from `token` on, that is one of `tokens`, which are told; or -1. */
static int64_t seek(const Attempt *a, LorPhraseRange tokens, int64_t token, int64_t count, int step) {
    int64_t room = step > 0 ? a->high - token : token + 1 - a->low;
    const uint32_t *list = &a->tables->lists.at[tokens.high ? 0 : tokens.low];
    if (count > room) count = room;
    for (; tokens.high && count > 0; count--, token += step)
        if (is_between(tokens, a->told[token].number)) return token;
    for (; count > 0; count--, token += step)
        if (is_listed(list, a->shift, a->told[token])) return token;
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
static bool run_gap_to(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *gap, LorPhraseRange next) {
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

/* With which tokens an element is met, from the side that is looked from. */
static LorPhraseRange edge(const Attempt *a, uint64_t element) { return lor_phrase_edge(&a->tables->elements.at[element], a->step < 0); }

static bool is_done(const Frame *frame) { return frame->index < 0 || frame->index >= (int64_t)frame->sequence->len; }

static bool run_gap(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *gap) {
    while (is_done(&rest) && rest.outer) rest = *rest.outer;
    LorPhraseRange next = is_done(&rest) ? (LorPhraseRange){0} : edge(a, rest.sequence->first + (uint64_t)rest.index);
    if (next.low) return run_gap_to(a, rest, token, gap, next);
    for (unsigned skipped = 0; skipped <= gap->most; skipped++, token += a->step) {
        if (skipped >= gap->least && run(a, rest, token)) return true;
        if (!in_sentence(a, token)) return false;
    }
    return false;
}

static bool run_branch(Attempt *a, const Frame *rest, int64_t token, const LorPhraseElement *element, uint32_t number) {
    const LorPhraseSequence *branch = &a->tables->sequences.at[element->first + number];
    return run(a, (Frame){branch, a->step > 0 ? 0 : (int64_t)branch->len - 1, rest}, token);
}

static bool run_all(Attempt *a, const Frame *rest, int64_t token, const LorPhraseElement *element) {
    for (uint32_t i = 0; i < element->len; i++) {
        const LorPhraseSequence *branch = &a->tables->sequences.at[element->first + i];
        uint32_t nearest = a->step > 0 || !branch->len ? 0 : branch->len - 1u;
        if (branch->len && is_ruled_out(a, edge(a, branch->first + nearest), token)) continue;
        if (run_branch(a, rest, token, element, i)) return true;
    }
    return false;
}

/* Only branches that begin (or end) with the token are tried. */
static bool run_branches(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *element) {
    uint32_t place = lor_phrase_edge(element, a->step < 0).low;
    const uint32_t *list = &a->tables->lists.at[place], *choices = &a->tables->lists.at[0];
    if (!place) return run_all(a, &rest, token, element);
    if (!in_sentence(a, token) || !is_listed(list, a->shift, a->told[token])) return false;
    if (list[1] & a->told[token].flags) return run_all(a, &rest, token, element);
    uint32_t choice = nearest_range(list, a->told[token].number)[*list];
    if (choice & LOR_CHOICE_ONE) return run_branch(a, &rest, token, element, choice & ~LOR_CHOICE_ONE);
    choices += choice;
    for (uint32_t i = 1; i <= *choices; i++)
        if (run_branch(a, &rest, token, element, choices[i])) return true;
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
        if (!is_among(a, lor_phrase_edge(element, false), token)) return false;
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

/* Whether the element beside the word, or the one behind the gap there, can stand where it must, as far as a look tells: most tries end here. */
static bool may_go_on(const Attempt *a, uint32_t beside, int64_t token, int step) {
    if (!beside) return true;
    const LorPhraseElement *e = &a->tables->elements.at[beside - 1];
    int64_t least = 0, count = 1;
    if (e->kind == LOR_ELEMENT_GAP) {
        if (!(e->len & (step > 0 ? LOR_GAP_GOES_ON : LOR_GAP_FOLLOWS))) return true;
        least = e->least, count += e->most - e->least, e += step;
    }
    LorPhraseRange next = lor_phrase_edge(e, step < 0);
    return !next.low || seek(a, next, token + step * (least + 1), count, step) >= 0;
}

static const LorPhrasePlace *place_of(const Attempt *a, Try try) { return &a->tables->places.at[a->tables->entries.at[try.entry].place]; }

static void try_entry(Attempt *a, Try try) {
    const LorPhraseEntry *entry = &a->tables->entries.at[try.entry];
    const LorPhrasePlace *place = place_of(a, try);
    uint32_t first = try.token, end = first + 1;
    if (!may_go_on(a, place->right, try.token, 1) || !may_go_on(a, place->left, try.token, -1)) return;
    a->steps = 0;
    if (place->right) {
        if (!run_from(a, entry->place, try.token, 1)) return;
        end = (uint32_t)a->reached;
    }
    if (place->left) {
        if (!run_from(a, entry->place, try.token, -1)) return;
        first = (uint32_t)(a->reached + 1);
    }
    a->sink(a->context, (LorHit){entry->list, first, end - first, entry->value});
}

/* The tables are larger than what a processor keeps at hand, and each look is at another place: looks of one kind are made for all that wait, so that
 * their memory comes while others are made. */
static void try_waiting(Attempt *a) {
    for (size_t i = 0; i < a->waiting; i++) __builtin_prefetch(place_of(a, a->tries[i]));
    for (size_t i = 0; i < a->waiting; i++) __builtin_prefetch(&a->tables->sequences.at[place_of(a, a->tries[i])->sequence]);
    for (size_t i = 0; i < a->waiting; i++) {
        const LorPhrasePlace *place = place_of(a, a->tries[i]);
        __builtin_prefetch(&a->tables->elements.at[a->tables->sequences.at[place->sequence].first + place->index]);
    }
    for (size_t i = 0; i < a->waiting; i++) try_entry(a, a->tries[i]);
    a->waiting = 0;
}

static uint32_t number_of(const LorPhraseTables *t, LorStr word) {
    uint32_t base = 0, end = 0;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char letter = (unsigned char)word.ptr[i];
        uint32_t row = base + letter, step = i && !base ? 0 : t->steps.at[row]; /* base 0 is the root's, or an end */
        if (!step || (step & 0xFF) != letter) return 2 * end + 1;
        end = t->ends.at[row], base = LOR_STEP_BASE(step);
    }
    return 2 * end;
}

static unsigned stands(uint64_t wanted, uint64_t near, uint64_t far) { return (wanted & (wanted & LOR_SIEVE_FAR ? far : near)) != 0; }

/* Without branches: what a letter holds cannot be foretold. */
static bool lets_through(const LorPhraseSieve *sieve, const Around *here, uint64_t left, uint64_t right) {
    unsigned on_right = (sieve->right & right) != 0, on_left = (sieve->left & left) != 0;
    return on_right & on_left & stands(sieve->behind, here->near_behind, here->behind) &
           stands(sieve->before, here->near_before, here->before);
}

/* What is filed under a word that the token is. */
static void sift_entries(Attempt *a, uint32_t from, uint32_t end, uint32_t token) {
    const Around *here = &a->around[token];
    uint64_t left = token > a->low ? here[-1].own : LOR_SIEVE_ANY, right = token + 1 < a->high ? here[1].own : LOR_SIEVE_ANY;
    for (uint32_t i = from; i < end; i++) {
        if (!lets_through(&a->tables->sieves.at[i], here, left, right)) continue;
        if (a->waiting == MOST_TRIES) try_waiting(a);
        a->tries[a->waiting++] = (Try){token, i};
        __builtin_prefetch(&a->tables->entries.at[i]);
    }
}

/* Phrases of that word alone come first, told from a table of their own. */
static void sift_word(Attempt *a, uint32_t alone, uint32_t alone_end, uint32_t from, uint32_t end, uint32_t token) {
    for (uint32_t i = alone; i < alone_end; i++) a->sink(a->context, (LorHit){a->tables->alone.at[i].list, token, 1, a->tables->alone.at[i].value});
    if (from < end) sift_entries(a, from, end, token);
}

static void sift_filed(Attempt *a, uint32_t token) {
    const LorPhraseNode *nodes = a->tables->nodes.at, *last = &nodes[a->told[token].number / 2];
    for (const LorPhraseNode *node = last; node != nodes; node = &nodes[node->up])
        sift_word(a, node->alone_stems, node[1].alone_words, node->stems, node[1].words, token);
    if (a->told[token].number % 2 == 0) sift_word(a, last->alone_words, last->alone_stems, last->words, last->stems, token);
}

/* What the tokens of the sentence will be asked about soon. */
static void fetch_filed(const Attempt *a) {
    for (uint32_t t = a->low; t < a->high; t++) {
        const LorPhraseNode *node = &a->tables->nodes.at[a->told[t].number / 2];
        __builtin_prefetch(&a->tables->sieves.at[node->words]);
        __builtin_prefetch(&a->tables->alone.at[node->alone_words]);
    }
}

static uint64_t blocks_of(const Attempt *a, Told token) { return LOR_SIEVE_ANY | UINT64_C(1) << (token.number >> a->coarse) | lor_phrase_flag_bits(token.flags); }

/* Tokens as blocks. Windows double: of one token, of two, of four, of eight. */
static void look_around(Attempt *a) {
    Around *first = a->around + a->low, *end = a->around + a->high;
    for (uint32_t t = a->low; t < a->high; t++) a->around[t].own = a->around[t].window = blocks_of(a, a->told[t]);
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
    fetch_filed(a);
    look_around(a);
}

void lor_phrases_scan(const LorPhrases *p, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context) {
    Told *told = lor_arena_room(arena, tokens.len, sizeof *told);
    const LorPhraseTables *tables = lor_phrases_tables(p);
    Attempt a = {.tables = tables, .tokens = tokens, .told = told, .shift = lor_phrase_block_shift(tables, LOR_LIST_BLOCKS),
                 .coarse = lor_phrase_block_shift(tables, LOR_SIEVE_BLOCKS), .around = lor_arena_room(arena, tokens.len, sizeof(Around)), .sink = sink,
                 .context = context};
    if (tables->nodes.len == 0) return;
    for (size_t i = 0; i < tokens.len; i++) {
        told[i] = (Told){number_of(tables, lor_token_text(tokens, i)), tokens.at[i].flags};
        __builtin_prefetch(&tables->nodes.at[told[i].number / 2]);
    }
    while (a.high < tokens.len) {
        enter_sentence(&a, a.high);
        for (uint32_t i = a.low; i < a.high; i++) sift_filed(&a, i);
        try_waiting(&a);
    }
}
