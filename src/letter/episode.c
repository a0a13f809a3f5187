// SPDX-License-Identifier: GPL-3.0-or-later
// One occasion told. In clinical letters: a window of four sentences with an action of the applicant, an
// occasion (one patient, or a cue such as "one night") and three of patient, problem, action, cue and
// outcome. Failing that, somebody or an occasion that is brought in, and things that
// the applicant did in the past tense. In other letters a piece of work will do: the applicant made something that is named with a
// detail. Does not understand: cases that the writer or a colleague handled, beyond looking whose verb it is;
// what would happen ("would recognise").
#include "letter/applicant.h"
#include "letter/doer.h"
#include "letter/episode.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define WINDOW         4u  /* sentences */
#define OBJECT_REACH   12u /* tokens between the verb and what was made */
#define DEEDS          3u  /* of one sentence that tell a story by themselves */
#define CLINICAL_LEAST 3u  /* clinical words from which a letter is a clinical one */

typedef struct Stage {
    const LorLetter *letter;
    const uint8_t *made, *object;
    bool clinical;
    const uint8_t *person, *occasion, *habit, *things, *contact;
    uint8_t *brings; /* bits of each sentence */
} Stage;

/* What a sentence brings to a story, as bits. */
enum { PATIENT = 1, PROBLEM = 2, ACTION = 4, CUE = 8, OUTCOME = 16 };

static bool has(const uint8_t *marks, const LorSentence *s) {
    return lor_marks_find(marks, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

/* "If a patient with chest pain came, she would take an ECG" */
static bool is_supposed(const LorLetter *letter, const LorSentence *s) {
    const LorToken *first = &letter->tokens.at[s->first], *end = first + s->count;
    bool would = false, when = false;
    for (const LorToken *t = first; t < end; t++) would |= lor_word_in(t->word, LOR_WORDS_SUPPOSES);
    for (size_t t = s->first; would && !when && t < s->first + s->count; t++)
        when = lor_letter_is(letter, t, "if") && !(letter->tokens.at[t].flags & LOR_TOKEN_QUOTED) && (t == s->first || letter->tokens.at[t].before == ',');
    return when;
}

static void bring(const Stage *st, const char *lexicon, uint8_t bit) {
    LorHits hits = lor_letter_hits(st->letter, lexicon);
    for (size_t i = 0; i < hits.len; i++)
        for (size_t t = hits.at[i].first; t < hits.at[i].first + hits.at[i].count; t++) st->brings[st->letter->tokens.at[t].sentence] |= bit;
}

/* "She is a bright girl who …" is the applicant, not a patient, and so is "she was twenty-six and". */
static bool is_applicant(const LorLetter *letter, size_t token) {
    if (letter->refers[token] == LOR_REFERS_APPLICANT || letter->refers[token] == LOR_REFERS_EITHER) return true;
    if (token == 0 || !lor_letter_in(letter, token - 1, LOR_WORDS_COPULA)) return false;
    for (size_t back = 2; back <= 4 && back <= token; back++)
        if (letter->refers[token - back] == LOR_REFERS_APPLICANT) return true;
    return false;
}

static void bring_patients(const Stage *st) {
    LorHits hits = lor_letter_hits(st->letter, "one-patient");
    bring(st, "case-cue", PATIENT);
    for (size_t i = 0; i < hits.len; i++)
        if (!is_applicant(st->letter, hits.at[i].first)) st->brings[st->letter->tokens.at[hits.at[i].first].sentence] |= PATIENT;
}

/* A longer verb of looking on begins there: "applied" alone may be pressure. */
static bool looks_on(const uint8_t *idle, size_t token) {
    return (idle[token] & LOR_MARK_FIRST) && (idle[token + 1] & LOR_MARK_IN) && !(idle[token + 1] & LOR_MARK_FIRST);
}

/* Verbs of a doctor that are no looking on: "followed the discussion", "asked good questions". */
static void bring_actions(const Stage *st) {
    const LorLetter *letter = st->letter;
    const uint8_t *idle = lor_marks(letter, "idle-verb");
    LorHits hits = lor_letter_hits(letter, "action");
    for (size_t i = 0; i < hits.len; i++) {
        const LorToken *verb = &letter->tokens.at[hits.at[i].first];
        const LorSentence *s = &letter->sentences.at[verb->sentence];
        bool known = (st->brings[verb->sentence] & ACTION) != 0;
        if (known || s->zone != LOR_IN_BODY || (verb->flags & LOR_TOKEN_QUOTED) || looks_on(idle, hits.at[i].first)) continue;
        if (lor_applicant_acts(letter, s, hits.at[i].first)) st->brings[verb->sentence] |= ACTION;
    }
}

/* What the sentences of the body bring, led by the words that do: most bring nothing. Gives all that is brought. */
static unsigned bring_all(Stage *st) {
    const LorLetter *letter = st->letter;
    unsigned all = 0;
    st->brings = LOR_NEW_ARRAY(letter->arena, uint8_t, letter->sentences.len);
    bring_patients(st);
    bring(st, "clinical-problem", PROBLEM);
    bring(st, "story-cue", CUE);
    bring(st, "outcome", OUTCOME);
    bring_actions(st);
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (s->zone != LOR_IN_BODY || (st->brings[i] && is_supposed(letter, s))) st->brings[i] = 0;
        all |= st->brings[i];
    }
    return all;
}

static unsigned count_bits(unsigned bits) { return (unsigned)__builtin_popcount(bits); }

/* The best window, as its first sentence and how many; weight 0: none. */
typedef struct Story {
    size_t first, count;
    unsigned weight;
} Story;

static unsigned weigh(unsigned bits, unsigned opening, size_t count) {
    bool occasion = (bits & PATIENT) && (bits & (CUE | PROBLEM));
    bool told = (bits & CUE) && (bits & (PROBLEM | OUTCOME));
    if (!(bits & ACTION) || !(occasion || told) || count_bits(bits) < 3) return 0;
    return count_bits(bits) * 10 + (opening & (PATIENT | CUE) ? 5 : 0) -
           (unsigned)count; /* where it begins, not what went before */
}

/* How the writer knows the applicant opens no story where another can be told. */
static unsigned less_contact(const Stage *st, size_t sentence, unsigned weight) {
    return weight > 1 && has(st->contact, &st->letter->sentences.at[sentence]) ? weight / 2 : weight;
}

static Story best_case(const Stage *st) {
    const LorLetter *letter = st->letter;
    Story best = {0};
    for (size_t i = 0; i < letter->sentences.len; i++) {
        unsigned opening = st->brings[i], bits = 0;
        for (size_t n = 0; n < WINDOW && i + n < letter->sentences.len; n++) {
            const LorSentence *s = &letter->sentences.at[i + n];
            if (s->zone != LOR_IN_BODY || s->paragraph > letter->sentences.at[i].paragraph + 1) break;
            bits |= st->brings[i + n];
            unsigned weight = less_contact(st, i, weigh(bits, opening, n + 1));
            if (weight > best.weight) best = (Story){i, n + 1, weight};
        }
    }
    return best;
}

/* "A porter collapsed": anybody at work who is not of the staff. */
static bool has_trade(const Stage *st, const LorSentence *s) {
    size_t end = s->first + s->count;
    for (size_t t = s->first; (t = lor_letter_next_trade(st->letter, t, end, st->things)) < end; t++)
        if (!lor_letter_in(st->letter, t, LOR_WORDS_STAFF)) return true;
    return false;
}

/* The same in other words: somebody or an occasion is brought in, and the applicant did things, in the past
 * tense. */
static Story best_tale(Stage *st) {
    const LorLetter *letter = st->letter;
    Story best = {0};
    st->person = lor_marks(letter, "story-person");
    st->things = lor_marks(letter, "no-trade");
    st->occasion = lor_marks(letter, "occasion");
    st->habit = lor_marks(letter, "habit");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *first = &letter->sentences.at[i];
        if (first->zone != LOR_IN_BODY || has(st->habit, first) || is_supposed(letter, first)) continue;
        bool person = (st->brings[i] & PATIENT) || has(st->person, first) || has_trade(st, first);
        bool scene = has(st->occasion, first), occasion = scene || (st->brings[i] & CUE); /* a cue may be a mere month */
        size_t deeds = 0;
        unsigned bits = 0;
        bool opens = person || occasion || lor_applicant_deeds(letter, first, false) >= DEEDS;
        if (!opens) continue;
        for (size_t n = 0; n < WINDOW && i + n < letter->sentences.len; n++) {
            const LorSentence *s = first + n;
            if (s->zone != LOR_IN_BODY || s->paragraph > first->paragraph + (n > 1)) break;
            if (has(st->habit, s)) continue;
            bits |= st->brings[i + n];
            deeds += lor_applicant_deeds(letter, s, true);
            bool clear = (n > 0 && (person || scene)) || (person && occasion) || (bits & (PROBLEM | OUTCOME));
            if (deeds == 0 || (deeds == 1 && !(clear && (st->clinical || letter->asked.clinical)))) continue;
            unsigned weight = (person ? 8u : 0) + (occasion ? 8u : 0) + (deeds > 1 ? 4u : 0) + count_bits(bits) + 4 - (unsigned)n;
            weight = less_contact(st, i, weight);
            if (weight > best.weight) best = (Story){i, n + 1, weight};
        }
    }
    return best;
}

/* A detail that makes a piece of work a particular one. */
static bool has_detail(const LorLetter *letter, const LorSentence *s) {
    size_t names = 0, linked = 0;
    for (size_t t = s->first + 1; t < s->first + s->count; t++) {
        const LorToken *token = &letter->tokens.at[t];
        if ((token->flags & (LOR_TOKEN_CAPITAL | LOR_TOKEN_QUOTED | LOR_TOKEN_NUMBER)) &&
            letter->refers[t] == LOR_REFERS_NOBODY && !lor_letter_is(letter, t, "i"))
            names++;
        linked += lor_letter_in(letter, t, LOR_WORDS_DETAIL);
    }
    return names > 0 || linked > 1;
}

/* How many verbs of making are the applicant's and have an object behind them ("wrote three papers"). */
static size_t makes(const Stage *st, const LorSentence *s) {
    size_t made = 0;
    for (size_t t = s->first; t < s->first + s->count; t++) {
        if (!(st->made[t] & LOR_MARK_FIRST) || !lor_applicant_makes(st->letter, s, t)) continue;
        size_t left = s->first + s->count - t - 1, reach = left < OBJECT_REACH ? left : OBJECT_REACH;
        made += lor_marks_find(st->object, t + 1, reach, LOR_MARK_IN) != LOR_NONE;
    }
    return made;
}

static Story best_project(Stage *st) {
    const LorLetter *letter = st->letter;
    st->made = lor_marks(letter, "made");
    st->object = lor_marks(letter, "project-object");
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (s->zone != LOR_IN_BODY || !s->about || s->count < 8) continue;
        size_t made = makes(st, s);
        if (made > 1 || (made == 1 && has_detail(letter, s))) return (Story){i, 1, 3};
    }
    return (Story){0};
}

bool lor_letter_is_clinical(const LorLetter *letter) {
    return lor_letter_hits(letter, "clinical-word").len + lor_letter_hits(letter, "clinical-problem").len >=
           CLINICAL_LEAST;
}

static void read_episode(LorLetter *letter, LorFacts *facts) {
    Stage st = {.letter = letter};
    st.contact = lor_marks(letter, "relationship-direct");
    st.clinical = lor_letter_is_clinical(letter);
    Story story = {0};
    if (bring_all(&st) & ACTION) story = best_case(&st);
    if (story.weight == 0) story = best_tale(&st);
    if (story.weight == 0 && !st.clinical && !letter->asked.clinical) story = best_project(&st);
    lor_fact_put_absent(facts, "case_example");
    if (story.weight == 0) return;
    const LorSentence *first = &letter->sentences.at[story.first], *last = first + story.count - 1;
    lor_quote_put(letter, facts, "case_example",
                  lor_letter_span(letter, first->off, last->off + last->len - first->off));
}

const LorReader lor_reader_episode = {"episode", read_episode};
