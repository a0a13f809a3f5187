// SPDX-License-Identifier: GPL-3.0-or-later
// A letter whose likelihoods and weights of sentences a test sets: those that were learnt move with what is tagged.
#ifndef LOR_TESTS_WEIGHED_LETTER_H
#define LOR_TESTS_WEIGHED_LETTER_H

#include "reading.h"

#include "letter/anatomy.h"
#include "letter/quote.h"
#include "letter/weigh.h"

#define EVEN   0.3f /* neither likely nor unlikely */
#define LIKELY 0.7f

/* A letter, what was found in it, and what its words are made to weigh: at first nothing, and every verdict open. */
typedef struct Letter {
    LorArena *arena;
    LorLetter *letter;
    LorFacts *facts;
    LorWeights *weights;
    int16_t *sentences;
} Letter;

static inline Letter letter_of(const char *body) {
    Letter l = {.arena = lor_arena_new(0)};
    LorDocument *doc = lor_document_new(l.arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}, .clinical = true};
    doc->text = lor_arena_format(l.arena, "%s%s%s", LETTER_HEAD, body, LETTER_SIGN);
    l.letter = lor_letter_new(doc, &asked, NULL);
    l.letter->refers = LOR_NEW_ARRAY(doc->arena, uint8_t, l.letter->tokens.len + 1);
    l.facts = lor_facts_new(doc->arena);
    l.weights = LOR_NEW(doc->arena, LorWeights);
    size_t count = l.letter->sentences.len * LOR_SCALES;
    l.sentences = LOR_NEW_ARRAY(doc->arena, int16_t, count);
    for (size_t i = 0; i < count; i++) l.sentences[i] = -LOR_WEIGHT_MOST;
    for (size_t i = 0; i < LOR_SCALES; i++) l.weights->scales[i] = lor_letter_weight_none();
    for (size_t i = 0; i < LOR_VERDICTS; i++) l.weights->verdicts[i] = EVEN;
    l.weights->sentences = l.sentences;
    l.letter->notes->weights = l.weights;
    return l;
}

static inline void close_letter(Letter *l) { lor_arena_free(l->arena); }
static inline LorFact *fact(Letter *l, const char *name) { return lor_facts_get(l->facts, lor_str_from_c(name)); }

/* The index of a sentence of the body. */
static inline uint32_t body(const Letter *l, size_t nth) {
    for (uint32_t i = 0; i < l->letter->sentences.len; i++)
        if (l->letter->sentences.at[i].zone == LOR_IN_BODY && nth-- == 0) return i;
    fail_msg("the body has fewer sentences");
    return 0;
}
static inline LorSpan place(const Letter *l, size_t nth) { return lor_sentence_span(l->letter, body(l, nth)); }

static inline void weigh(Letter *l, size_t nth, LorScale scale, int weight) {
    l->sentences[body(l, nth) * LOR_SCALES + scale] = (int16_t)weight;
    lor_letter_weight_add(&l->weights->scales[scale], body(l, nth), weight);
}

#endif
