// SPDX-License-Identifier: GPL-3.0-or-later
// Weighs: the weights of a sentence's terms and pairs of terms are added up, each once, for all scales at a time; verdicts are sums over what the scales gave.
#include "letter/weigh.h"

#include "letter/term.h"

typedef struct Verdict { LorScale shown; int bias, weights[LOR_SCALES * 2]; } Verdict; /* [1/1000] */

/* All that a letter looks at lies close together: a term stands right before its weights, in the run of those whose keys begin alike. The sieve has a bit for what
 * keys begin with, and tells most pairs of words, which no run holds; the word of the sieve in which a bit stands is the run of its terms. */
#include "weight_tables.h" /* biases, odds (of each weight from -LOR_WEIGHT_MOST on), sieve, runs (of each word of the sieve: its first cell), cells, verdicts, KEY_BITS */

#define CELLS (sizeof cells / sizeof *cells)

/* Two cells, then a cell for each weight. The two: what its key ends with, and from COUNT_SHIFT on how many weights there are; of a weight: its scale, and behind it the weight. */
#define COUNT_SHIFT 24u
static uint32_t head_of(const uint16_t *term) { return term[0] | (uint32_t)term[1] << 16; }

#define SPREAD      4.0f /* most weights lie between -8 and 8 */
#define EVEN_SUM    2.0f /* [sentence] the first count for more than those behind them */
#define VERDICT_ONE 1000.0f

static int held(int weight) { return weight < -LOR_WEIGHT_MOST ? -LOR_WEIGHT_MOST : weight > LOR_WEIGHT_MOST ? LOR_WEIGHT_MOST : weight; }

_Static_assert(KEY_BITS == 32 + 6 - SIEVE_BITS && KEY_BITS <= COUNT_SHIFT, "a head tells the terms of a run apart");
_Static_assert(sizeof odds / sizeof *odds == LOR_WEIGHT_MOST * 2 + 1, "a likelihood for each weight");

/* A weight that is held. */
static inline void put(LorLetterWeight *letter, uint32_t sentence, int at) {
    if (at > letter->most) letter->most = at, letter->sentence = sentence;
    letter->sum += odds[at + LOR_WEIGHT_MOST];
}

void lor_letter_weight_add(LorLetterWeight *letter, uint32_t sentence, int weight) { put(letter, sentence, held(weight)); }

float lor_letter_weight_most(const LorLetterWeight *letter) { return (float)letter->most / LOR_WEIGHT_ONE / SPREAD; }
float lor_letter_weight_sum(const LorLetterWeight *letter) { return 2 * letter->sum / (EVEN_SUM + letter->sum); }

typedef struct Weighing {
    const LorLetter *letter;
    LorWeights *out;
    int16_t *sentences;
    uint64_t *seen; /* a bit for two cells, terms having three at least: held by this sentence */
    LOR_VEC(uint32_t) held; /* whose bits are set */
    LOR_VEC(LorTerm) keys;  /* of this sentence, those that the sieve lets through: their memory comes while others are told */
} Weighing;

/* Without branches: which pairs are known cannot be foretold. There is room. */
static inline void take(Weighing *w, LorTerm key) {
    uint32_t bit = key >> (32 - SIEVE_BITS);
    w->keys.at[w->keys.len] = key;
    w->keys.len += sieve[bit / 64] >> bit % 64 & 1;
}

static const uint32_t *run_of(LorTerm key) { return &runs[key >> KEY_BITS]; }

static const uint16_t *find(LorTerm key, uint32_t *count) {
    const uint32_t *run = run_of(key);
    for (const uint16_t *term = &cells[run[0]], *last = &cells[run[1]]; term < last; term += 2 + *count) {
        uint32_t head = head_of(term);
        *count = head >> COUNT_SHIFT;
        if ((head ^ key) << (32 - KEY_BITS) == 0) return term;
    }
    return NULL;
}

static void add(Weighing *w, LorTerm key, int sums[LOR_SCALES]) {
    uint32_t count;
    const uint16_t *term = find(key, &count);
    if (!term) return;
    uint32_t at = (uint32_t)(term - cells) / 2;
    if (w->seen[at / 64] >> at % 64 & 1) return;
    w->seen[at / 64] |= UINT64_C(1) << at % 64;
    lor_vec_push(w->letter->arena, &w->held, at);
    for (const uint16_t *weight = term + 2, *end = weight + count; weight < end; weight++) sums[*weight >> 8] += (int8_t)(*weight & 0xFF);
}

/* The terms of a sentence and its pairs of terms. */
static void take_terms(Weighing *w, const LorSentence *s, size_t before, size_t behind) {
    LorTerm last = lor_term(LOR_TERM_OPENS);
    LorStr places[LOR_TERM_PLACES];
    w->keys.len = 0;
    if (w->keys.cap < 2 * s->count + LOR_TERM_PLACES + 1) lor_vec_room(w->letter->arena, &w->keys, 4 * s->count + LOR_TERM_PLACES + 1);
    lor_term_places(before, behind, places);
    for (size_t i = 0; i < LOR_TERM_PLACES; i++) take(w, lor_term(places[i]));
    for (size_t t = s->first; t < s->first + s->count; t++) {
        LorTerm term;
        if (!lor_term_at(w->letter, t, &term)) continue;
        take(w, term);
        take(w, lor_term_pair(last, term));
        last = term;
    }
    take(w, lor_term_pair(last, lor_term(LOR_TERM_CLOSES)));
    for (size_t i = 0; i < w->keys.len; i++) __builtin_prefetch(&cells[*run_of(w->keys.at[i])]);
}

static void weigh_sentence(Weighing *w, uint32_t index, size_t before, size_t behind) {
    const LorSentence *s = &w->letter->sentences.at[index];
    int sums[LOR_SCALES];
    for (size_t i = 0; i < LOR_SCALES; i++) sums[i] = biases[i];
    take_terms(w, s, before, behind);
    for (size_t i = 0; i < w->keys.len; i++) add(w, w->keys.at[i], sums);
    while (w->held.len) w->seen[w->held.at[--w->held.len] / 64] = 0;
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
    for (size_t v = 0; v < LOR_VERDICTS; v++) {
        float sum = (float)verdicts[v].bias;
        for (size_t i = 0; i < LOR_SCALES * 2; i++) sum += (float)verdicts[v].weights[i] * features[i];
        out->verdicts[v] = sum / VERDICT_ONE;
    }
}

const LorWeights *lor_weights(const LorLetter *letter) {
    if (letter->notes->weights) return letter->notes->weights;
    LorWeights *out = LOR_NEW(letter->arena, LorWeights);
    int16_t *sentences = LOR_NEW_ARRAY(letter->arena, int16_t, letter->sentences.len * LOR_SCALES + 1);
    Weighing w = {.letter = letter, .out = out, .sentences = sentences, .seen = LOR_NEW_ARRAY(letter->arena, uint64_t, CELLS / 128 + 1)};
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
