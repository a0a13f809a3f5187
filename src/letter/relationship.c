// SPDX-License-Identifier: GPL-3.0-or-later
// How the writer knows the applicant: first-person observation ("I supervised her", "he was my intern"). Reads the
// lexicons relationship-direct, relationship-frame and hearsay in sentences about the applicant. Being "known to me" is no
// observation. What was heard from others is read late, once it is settled whether the writer saw anything. Does not understand: a
// relationship told without the writer ("she served in the unit").
#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

/* "I had no chance to supervise her": the denial stands inside. */
static bool is_denied(const LorLetter *letter, const LorHit *hit) {
    for (size_t t = hit->first; t < hit->first + hit->count; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_DENIAL) && !lor_letter_is(letter, t + 1, "only")) return true;
    for (size_t t = hit->first; t + 1 < hit->first + hit->count; t++)
        if (lor_letter_is(letter, t, "would") && lor_letter_in(letter, t + 1, LOR_WORDS_WOULD_LIKE)) return true;
    return lor_letter_negated(letter, hit->first);
}

/* Whether somebody else than the applicant is meant by every person of the hit. */
static bool of_others(const LorLetter *letter, const LorHit *hit) {
    bool other = false;
    for (size_t t = hit->first; t < hit->first + hit->count; t++) {
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) return false;
        other |= letter->refers[t] == LOR_REFERS_OTHER;
    }
    return other;
}

static void read_relationship_itself(const LorLetter *letter, LorFacts *facts) {
    LorHits hits = lor_letter_hits(letter, "relationship-direct");
    lor_fact_put_absent(facts, "relationship");
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence];
        if (!lor_zone_is_prose(s->zone) || !s->about || of_others(letter, &hits.at[i]) || is_denied(letter, &hits.at[i]) ||
            lor_letter_has(letter, "never-worked", s->first, s->count))
            continue;
        LorSpan span = lor_sentence_span(letter, letter->tokens.at[hits.at[i].first].sentence);
        LorFact *fact = lor_facts_get(facts, LOR_STR("relationship"));
        if (fact->state != LOR_PRESENT) fact = lor_quote_put(letter, facts, "relationship", span);
        else if (!lor_span_meets(fact->spans.at[fact->spans.len - 1], span))
            lor_fact_add_span(facts, fact, span);
    }
}

/* The applicant beside the writer in other words: a frame ("under me", "my ward", "I had her"), a word of a
 * post or of work, nothing hoped or heard. */
static bool frames_relationship(const LorLetter *letter, const uint8_t *work, const uint8_t *unseen,
                                const LorHit *hit) {
    const LorSentence *s = &letter->sentences.at[letter->tokens.at[hit->first].sentence];
    if (!lor_zone_is_prose(s->zone) || is_denied(letter, hit) || lor_letter_has(letter, "never-worked", s->first, s->count)) return false;
    bool meant = lor_is_meant_in(letter, s) || lor_letter_has(letter, "together", s->first, s->count);
    return meant && lor_marks_find(work, s->first, s->count, LOR_MARK_IN) != LOR_NONE &&
           lor_marks_find(unseen, s->first, s->count, LOR_MARK_IN) == LOR_NONE;
}

static void read_frames(const LorLetter *letter, LorFacts *facts) {
    if (lor_facts_present(facts, "relationship")) return;
    const uint8_t *work = lor_marks(letter, "relationship-work"), *unseen = lor_marks(letter, "not-observed");
    LorHits hits = lor_letter_hits(letter, "relationship-frame");
    for (size_t i = 0; i < hits.len; i++) {
        if (!frames_relationship(letter, work, unseen, &hits.at[i])) continue;
        lor_quote_put(letter, facts, "relationship",
                      lor_sentence_span(letter, letter->tokens.at[hits.at[i].first].sentence));
        return;
    }
}

/* "I did not have the opportunity to share clinical work with Dr. Verma": then what was heard counts, whatever else was seen. */
static bool says_unseen(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "never-worked");
    for (size_t i = 0; i < hits.len; i++)
        if (letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence].about) return true;
    return false;
}

static void read_hearsay(LorLetter *letter, LorFacts *facts) {
    lor_fact_put_absent(facts, "relationship.indirect");
    if (lor_facts_present(facts, "relationship") && !says_unseen(letter)) return;
    LorHits hits = lor_letter_hits(letter, "hearsay");
    for (size_t i = 0; i < hits.len; i++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[hits.at[i].first].sentence];
        if (s->zone != LOR_IN_BODY || !s->about) continue;
        lor_quote_put(letter, facts, "relationship.indirect",
                      lor_letter_token_span(letter, hits.at[i].first, hits.at[i].count));
        return;
    }
}

static void read_relationship(LorLetter *letter, LorFacts *facts) {
    read_relationship_itself(letter, facts);
    read_frames(letter, facts);
}

const LorReader lor_reader_relationship = {"relationship", read_relationship};
const LorReader lor_reader_hearsay = {"hearsay", read_hearsay};
