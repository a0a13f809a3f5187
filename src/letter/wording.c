// SPDX-License-Identifier: GPL-3.0-or-later
// Wording that comes back: a word of praise four times, two sentences that are nearly the same, and how thick phrases that
// machines like stand (lexicon machine-phrase). The last says nothing about who wrote the letter: people write them too.
#include "letter/manner.h"

#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define TIMES_LEAST    4u   /* RULES style/repetition */
#define STEM           6u   /* [byte] dedicated and dedication are one word */
#define SAME_LEAST     8u   /* tokens of a sentence that can be said twice */
#define SENTENCES_MOST 300u /* held against each other */
#define TOKENS_MOST    60u  /* of a sentence */
#define PHRASES_MOST   64u
#define PER_WORDS      300.0
#define WORDS_LEAST    100u

static LorStr stem_at(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    return lor_str_slice(word, 0, STEM);
}

/* ---- praise that comes back ---- */

static size_t stems_alike(const LorLetter *letter, const LorHits *hits, size_t index, LorFact *fact, LorFacts *facts) {
    LorStr stem = stem_at(letter, hits->at[index].first);
    size_t count = 0;
    for (size_t i = index; i < hits->len; i++) {
        size_t token = hits->at[i].first;
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[token].sentence];
        if (s->zone != LOR_IN_BODY || !s->about || hits->at[i].count != 1 || !lor_str_eq(stem_at(letter, token), stem)) continue;
        if (fact) lor_fact_add_span(facts, fact, lor_letter_token_span(letter, token, 1));
        count++;
    }
    return count;
}

static bool put_praise(const LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "praise-word");
    if (hits.len > SENTENCES_MOST) hits.len = SENTENCES_MOST;
    for (size_t i = 0; i < hits.len; i++) {
        if (stems_alike(letter, &hits, i, NULL, facts) < TIMES_LEAST) continue;
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence];
        if (s->zone != LOR_IN_BODY || !s->about) continue;
        LorFact *fact = lor_fact_put_text(facts, "repetition", lor_letter_word(letter, hits.at[i].first));
        stems_alike(letter, &hits, i, fact, facts);
        return true;
    }
    return false;
}

/* ---- sentences said twice ---- */

typedef struct Said {
    size_t sentence, count;
    uint64_t shapes; /* a bit for each word: words that differ may share it */
    uint64_t *words; /* hashes, in their order; NULL before they are asked for */
} Said;

static uint64_t shapes_of(const LorLetter *letter, const LorSentence *s) {
    uint64_t shapes = 0;
    for (size_t t = s->first; t < s->first + s->count; t++) shapes |= UINT64_C(1) << letter->hashes[t] % 64;
    return shapes;
}

static size_t may_lack_of(size_t words) { return words * 2 / 10; }

/* Whether so few words of the longer one lack in the other that they must be looked at: told without branches, since most pairs are told apart here. */
static bool may_be_same(const Said *a, const Said *b) {
    bool longer = a->count > b->count;
    size_t most = longer ? a->count : b->count, least = longer ? b->count : a->count;
    uint64_t either = a->shapes & b->shapes, lacking = (longer ? a->shapes : b->shapes) & ~either;
    return least + may_lack_of(most) >= most && (size_t)__builtin_popcountll(lacking) <= may_lack_of(most);
}

static void sort_words(uint64_t *words, size_t count) {
    for (size_t i = 1; i < count; i++) { /* few */
        uint64_t word = words[i];
        size_t at = i;
        for (; at && words[at - 1] > word; at--) words[at] = words[at - 1];
        words[at] = word;
    }
}

static void hash_words(const LorLetter *letter, Said *said) {
    if (said->words) return;
    said->words = lor_arena_room(letter->arena, said->count, sizeof *said->words);
    memcpy(said->words, letter->hashes + letter->sentences.at[said->sentence].first, said->count * sizeof *said->words);
    sort_words(said->words, said->count);
}

/* Eight of ten words of the longer one stand in the other: looked at until too many are found to lack. */
static bool is_same(const LorLetter *letter, Said *a, Said *b) {
    if (!may_be_same(a, b)) return false;
    Said *longer = a->count > b->count ? a : b, *shorter = longer == a ? b : a;
    size_t may_lack = may_lack_of(longer->count), lacks = 0;
    hash_words(letter, a);
    hash_words(letter, b);
    for (size_t i = 0, k = 0; i < longer->count && lacks <= may_lack; i++) {
        while (k < shorter->count && shorter->words[k] < longer->words[i]) k++;
        if (k < shorter->count && shorter->words[k] == longer->words[i]) k++;
        else lacks++;
    }
    return lacks <= may_lack;
}

static void put_sentences(const LorLetter *letter, LorFacts *facts) {
    Said *said = lor_arena_room(letter->arena, SENTENCES_MOST, sizeof *said);
    size_t count = 0;
    for (size_t i = 0; i < letter->sentences.len && count < SENTENCES_MOST; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        bool body = s->zone == LOR_IN_BODY || s->zone == LOR_IN_PADDING; /* a repeat word by word stands apart as padding */
        if (!body || s->count < SAME_LEAST || s->count > TOKENS_MOST) continue;
        Said *one = &said[count++];
        *one = (Said){i, s->count, shapes_of(letter, s), NULL};
        for (size_t k = 0; k + 1 < count; k++) {
            if (!is_same(letter, &said[k], one)) continue;
            LorFact *fact = lor_quote_put(letter, facts, "said_twice", lor_sentence_span(letter, i));
            lor_fact_add_span(facts, fact, lor_sentence_span(letter, said[k].sentence));
            return;
        }
    }
}

/* ---- phrases that machines like ---- */

static bool is_new(const LorLetter *letter, const LorHits *hits, size_t index) {
    LorStr here = lor_letter_word(letter, hits->at[index].first);
    for (size_t i = 0; i < index; i++)
        if (lor_str_eq(lor_letter_word(letter, hits->at[i].first), here)) return false;
    return true;
}

static void put_machine_phrases(const LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "machine-phrase");
    const LorFact *words = lor_facts_find(facts, LOR_STR("body.words"));
    lor_fact_put_absent(facts, "machine_phrases");
    if (hits.len == 0 || !words || words->number < WORDS_LEAST) return;
    if (hits.len > PHRASES_MOST) hits.len = PHRASES_MOST;
    LorFact *fact = lor_fact_put_number(facts, "machine_phrases", 0);
    size_t distinct = 0;
    for (size_t i = 0; i < hits.len; i++) {
        if (lor_letter_zone(letter, hits.at[i].first) != LOR_IN_BODY || !is_new(letter, &hits, i)) continue;
        lor_fact_add_span(facts, fact, lor_letter_token_span(letter, hits.at[i].first, hits.at[i].count));
        distinct++;
    }
    double thick = words->number > PER_WORDS ? (double)distinct * PER_WORDS / words->number : (double)distinct;
    fact->number = (double)(long)(thick * 10 + 0.5) / 10;
}

static void read_wording(LorLetter *letter, LorFacts *facts) {
    lor_fact_put_absent(facts, "repetition");
    lor_fact_put_absent(facts, "said_twice");
    put_praise(letter, facts);
    put_sentences(letter, facts);
    put_machine_phrases(letter, facts);
}

const LorReader lor_reader_wording = {"wording", read_wording};
