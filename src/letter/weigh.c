// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs: the weights of a sentence's terms and pairs of terms are added up, each once, for all scales at a time; verdicts are sums over what the scales gave.
#include "letter/weigh.h"

#include "letter/term.h"

typedef struct Verdict { LorScale shown; int bias; } Verdict; /* [1/1000] */

/* Terms whose keys begin alike: a bit for what their keys begin with, which tells most pairs of words, that no run holds, and their place: the first cell and, above COUNT_SHIFT, how many they are. */
typedef struct Run { uint32_t bits[2], place; } Run;

/* All that a letter looks at of a run lies close together: cells that tell what the key of each ends with, where in the run its weights begin and, above PLACE_BITS,
 * the rest of its key; where the last one's end; then all weights, each with its scale above it. */
#include "weight_tables.h" /* biases, odds (of each weight from -LOR_WEIGHT_MOST on), verdicts, verdict_weights, runs, cells, SIEVE_BITS, KEY_BITS, PLACE_BITS, COUNT_SHIFT */

#define SCALES_MOST 32u /* a power of two */

#define SPREAD      4.0f /* most weights lie between -8 and 8 */
#define EVEN_SUM    2.0f /* [sentence] the first count for more than those behind them */
#define VERDICT_ONE 1000.0f

static int held(int weight) { return weight < -LOR_WEIGHT_MOST ? -LOR_WEIGHT_MOST : weight > LOR_WEIGHT_MOST ? LOR_WEIGHT_MOST : weight; }

_Static_assert(KEY_BITS == 32 + 6 - SIEVE_BITS && KEY_BITS == 32 - PLACE_BITS, "two cells tell the terms of a run apart");
_Static_assert(LOR_SCALES <= SCALES_MOST && sizeof cells / sizeof *cells < 1u << COUNT_SHIFT, "a place tells a term and a weight its scale");
_Static_assert(sizeof odds / sizeof *odds == LOR_WEIGHT_MOST * 2 + 1, "a likelihood for each weight");

/* A weight that is held. */
static inline void put(LorLetterWeight *letter, uint32_t sentence, int at) {
    bool heaviest = at > letter->most;
    letter->most = heaviest ? at : letter->most;
    letter->sentence = heaviest ? sentence : letter->sentence;
    letter->sum += odds[at + LOR_WEIGHT_MOST];
}

void lor_letter_weight_add(LorLetterWeight *letter, uint32_t sentence, int weight) { put(letter, sentence, held(weight)); }

float lor_letter_weight_most(const LorLetterWeight *letter) { return (float)letter->most / LOR_WEIGHT_ONE / SPREAD; }
float lor_letter_weight_sum(const LorLetterWeight *letter) { return 2 * letter->sum / (EVEN_SUM + letter->sum); }

typedef struct Weighing {
    const LorLetter *letter;
    LorWeights *out;
    int16_t *sentences;
    LorTerm *keys;    /* of this sentence, those that the sieve lets through: their memory comes while others are told … */
    uint32_t *places; /* … and where weights of its terms stand */
    size_t keys_len, places_len, cap;
} Weighing;

static const Run *run_of(LorTerm key) { return &runs[key >> KEY_BITS]; }
static const uint16_t *cells_at(uint32_t place) { return &cells[place & ((1u << COUNT_SHIFT) - 1)]; }

/* Without branches: which pairs are known cannot be foretold. There is room. */
static inline void take(Weighing *w, LorTerm key) {
    uint32_t bit = key >> (32 - SIEVE_BITS);
    w->keys[w->keys_len] = key;
    w->keys_len += run_of(key)->bits[bit / 32 % 2] >> bit % 32 & 1;
}

static inline void take_place(Weighing *w, uint32_t place) {
    __builtin_prefetch(cells_at(place));
    w->places[w->places_len] = place;
    w->places_len += place != 0;
}

/* The lowest bit of each of four cells that is `cell`; above such a cell of others, too. */
static uint64_t equal_of_four(const uint16_t *at, uint16_t cell) {
    const uint64_t ones = UINT64_C(0x0001000100010001);
    uint64_t differ = ((uint64_t)at[0] | (uint64_t)at[1] << 16 | (uint64_t)at[2] << 32 | (uint64_t)at[3] << 48) ^ ones * cell;
    return (differ - ones) >> 15 & ~differ >> 15 & ones;
}

/* Eight keys at a time: most runs have no more. There is room to read behind the last run. */
static uint32_t find(LorTerm key) {
    uint32_t run = run_of(key)->place, count = run >> COUNT_SHIFT;
    const uint16_t *keys = cells_at(run), *places = keys + count;
    for (uint32_t at = 0; at < count; at += 8)
        for (uint64_t equal = equal_of_four(keys + at, (uint16_t)key) | equal_of_four(keys + at + 4, (uint16_t)key) << 1; equal; equal &= equal - 1) {
            uint32_t bit = (uint32_t)__builtin_ctzll(equal), term = at + bit / 16 + bit % 16 * 4;
            if (term >= count || ((uint32_t)keys[term] | (uint32_t)places[term] >> PLACE_BITS << 16) != (key & ((1u << KEY_BITS) - 1))) continue;
            uint32_t begin = places[term] % (1u << PLACE_BITS), end = places[term + 1] % (1u << PLACE_BITS);
            return (uint32_t)(keys - cells + begin) | (end - begin) << COUNT_SHIFT;
        }
    return 0;
}

uint32_t lor_weight_place(LorTerm term) {
    uint32_t bit = term >> (32 - SIEVE_BITS);
    return run_of(term)->bits[bit / 32 % 2] >> bit % 32 & 1 ? find(term) : 0;
}

/* Eight weights at a time, those behind the last being nothing: how many a term has cannot be foretold, and few have more. */
static void add(uint32_t place, int sums[SCALES_MOST]) {
    typedef uint16_t Cells __attribute__((vector_size(16)));
    typedef int16_t Values __attribute__((vector_size(16)));
    static const Values order = {0, 1, 2, 3, 4, 5, 6, 7};
    const uint16_t *at = cells_at(place);
    for (int left = (int)(place >> COUNT_SHIFT); left > 0; left -= 8, at += 8) {
        Cells here;
        memcpy(&here, at, sizeof here);
        Cells scales = here >> 8 & (SCALES_MOST - 1);
        Values weights = ((Values)(here << 8) >> 8) & (order < (int16_t)left);
#pragma GCC unroll 8
        for (size_t i = 0; i < 8; i++) sums[scales[i]] += weights[i];
    }
}

#define FILTER_BITS 10u

/* Each once. A bit that is set may be another's: then those that were added are looked through, which are few. */
static void add_places(const Weighing *w, int sums[SCALES_MOST]) {
    uint64_t added[(1u << FILTER_BITS) / 64] = {0};
    size_t count = 0;
    for (size_t i = 0; i < w->places_len; i++) {
        uint32_t place = w->places[i], bit = place * UINT32_C(0x9E3779B1) >> (32 - FILTER_BITS);
        bool twice = false;
        for (size_t k = 0; (added[bit / 64] >> bit % 64 & 1) && !twice && k < count; k++) twice = w->places[k] == place;
        if (twice) continue;
        added[bit / 64] |= UINT64_C(1) << bit % 64;
        w->places[count++] = place;
        add(place, sums);
    }
}

static void make_room(Weighing *w, size_t tokens) {
    w->keys_len = w->places_len = 0;
    if (tokens <= w->cap) return;
    w->cap = 2 * tokens;
    w->keys = lor_arena_room(w->letter->arena, 2 * w->cap + LOR_TERM_PLACES + 1, sizeof *w->keys);
    w->places = lor_arena_room(w->letter->arena, 2 * w->cap + LOR_TERM_PLACES + 1, sizeof *w->places);
}

/* The term of a token where its word does not tell it. False: it has none. */
static bool tell_term(const LorLetter *letter, size_t token, LorWordTerm *term) {
    LorStr text = lor_term_text(letter, token);
    term->hash = lor_term(text);
    term->weights = lor_weight_place(term->hash);
    return text.len > 0;
}

/* The terms of a sentence and its pairs of terms. */
static void take_terms(Weighing *w, const LorSentence *s, size_t before, size_t behind) {
    LorTerm last = lor_term(LOR_TERM_OPENS);
    LorStr places[LOR_TERM_PLACES];
    make_room(w, s->count);
    lor_term_places(before, behind, places);
    for (size_t i = 0; i < LOR_TERM_PLACES; i++) take(w, lor_term(places[i]));
    for (size_t t = s->first; t < s->first + s->count; t++) {
        LorWordTerm term = w->letter->terms[t];
        if ((term.weights == LOR_TERM_HANGS || lor_term_names_applicant(w->letter, t)) && !tell_term(w->letter, t, &term)) continue;
        take_place(w, term.weights);
        take(w, lor_term_pair(last, term.hash));
        last = term.hash;
    }
    take(w, lor_term_pair(last, lor_term(LOR_TERM_CLOSES)));
    for (size_t i = 0; i < w->keys_len; i++) __builtin_prefetch(cells_at(run_of(w->keys[i])->place));
    for (size_t i = 0; i < w->keys_len; i++) take_place(w, find(w->keys[i]));
}

static void weigh_sentence(Weighing *w, uint32_t index, size_t before, size_t behind) {
    const LorSentence *s = &w->letter->sentences.at[index];
    int sums[SCALES_MOST] = {0};
    for (size_t i = 0; i < LOR_SCALES; i++) sums[i] = biases[i];
    take_terms(w, s, before, behind);
    add_places(w, sums);
    for (size_t i = 0; i < LOR_SCALES; i++) {
        int weight = held(sums[i]);
        put(&w->out->scales[i], index, weight);
        w->sentences[index * LOR_SCALES + i] = (int16_t)weight;
    }
}

static void decide(LorWeights *out) {
    float features[LOR_SCALES * 2];
    for (size_t i = 0; i < LOR_SCALES; i++) {
        features[i * 2] = lor_letter_weight_most(&out->scales[i]);
        features[i * 2 + 1] = lor_letter_weight_sum(&out->scales[i]);
    }
    float sums[LOR_VERDICTS];
    for (size_t v = 0; v < LOR_VERDICTS; v++) sums[v] = (float)verdicts[v].bias;
    for (size_t i = 0; i < LOR_SCALES * 2; i++)
        for (size_t v = 0; v < LOR_VERDICTS; v++) sums[v] += verdict_weights[i][v] * features[i];
    for (size_t v = 0; v < LOR_VERDICTS; v++) out->verdicts[v] = sums[v] / VERDICT_ONE;
}

const LorWeights *lor_weights(const LorLetter *letter) {
    if (letter->notes->weights) return letter->notes->weights;
    LorWeights *out = LOR_NEW(letter->arena, LorWeights);
    int16_t *sentences = LOR_NEW_ARRAY(letter->arena, int16_t, letter->sentences.len * LOR_SCALES + 1);
    Weighing w = {.letter = letter, .out = out, .sentences = sentences};
    for (size_t i = 0; i < LOR_SCALES; i++) out->scales[i] = lor_letter_weight_none();
    size_t before = 0, behind = 0;
    for (uint32_t i = 0; i < letter->sentences.len; i++) behind += letter->sentences.at[i].zone == LOR_IN_BODY;
    for (uint32_t i = 0; i < letter->sentences.len; i++)
        if (letter->sentences.at[i].zone == LOR_IN_BODY) weigh_sentence(&w, i, before++, --behind);
    decide(out);
    out->sentences = sentences;
    return letter->notes->weights = out;
}

LorScale lor_verdict_scale(LorVerdict verdict) { return verdicts[verdict].shown; }
