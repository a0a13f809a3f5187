// SPDX-License-Identifier: GPL-3.0-or-later
// Words of standing that place nobody among peers: dates, things and time in order, parts of a whole, where something is, what the applicant puts first.
// Reads tokens around the hit; does not know what a story makes of them.
#include "letter/standing.h"

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

/* A clause ends behind the token. */
static bool closes(const LorLetter *letter, size_t token) {
    char mark = letter->tokens.at[token].after;
    return mark && mark != '-' && mark != '/' && mark != '(' && mark != '\'';
}

/* "He would be third.", "the second of them", "she is one.": a word of order, a superlative or a member that stands alone. "The ninth day" is none. */
bool lor_standing_alone(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    size_t next = hit->first + hit->count, last = next - 1;
    bool order = hit->count == 1 && (lor_letter_in(r->letter, last, LOR_WORDS_ORDINAL) || lor_letter_in(r->letter, last, LOR_WORDS_BEST_OF));
    if (order && hit->first > s->first && r->letter->tokens.at[last].after == ',' && (r->no_people[hit->first - 1] | r->work[hit->first - 1]) & LOR_MARK_IN) return false; /* "he saw patients first, examined them" */
    order |= hit->count == 2 && lor_letter_is(r->letter, last, "one");
    return order && (next >= end_of(s) || closes(r->letter, last) || lor_letter_in(r->letter, next, LOR_WORDS_OUT_OF));
}

/* "Her dedication is second to none", "what stands out is her calm": a virtue without equal, where "she is second to none" sets her above others. */
bool lor_standing_of_virtue(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    if (hit->value > 0.5f || lor_peers_told(r, s)) return false;
    for (size_t t = hit->first; t > s->first && t + 3 > hit->first; t--) {
        bool owns = lor_letter_is(r->letter, t - 1, "her") || lor_letter_is(r->letter, t - 1, "his") || lor_letter_is(r->letter, t, "'s");
        if (r->letter->refers[t - 1] == LOR_REFERS_APPLICANT && !owns) return false;
    }
    return true;
}

/* "A third of the forms", "the second drug": parts and things in order, where "second of the 30" is a rank. */
static bool orders_things(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    const LorLetter *letter = r->letter;
    size_t next = hit->first + 1;
    if (hit->count != 1 || !lor_letter_in(letter, hit->first, LOR_WORDS_ORDINAL)) return false;
    if (hit->first > s->first && lor_letter_in(letter, hit->first - 1, LOR_WORDS_PART_OF)) return true;
    bool person = next < end_of(s) && (((r->peers[next] | r->persons[next]) & LOR_MARK_IN) || lor_letter_in(letter, next, LOR_WORDS_BEST_OF) || lor_letter_in(letter, next, LOR_WORDS_PLACE_WORD));
    return !person && !lor_standing_alone(r, s, hit);
}

/* "the 30th of June of 2026" */
static bool is_date(const LorPeers *r, const LorHit *hit) {
    bool opens = (r->letter->tokens.at[hit->first].flags & LOR_TOKEN_NUMBER) != 0;
    return opens && lor_marks_find(lor_marks(r->letter, "month"), hit->first, hit->count, LOR_MARK_IN) != LOR_NONE;
}

/* "Six of the ten patients", "the top two shelves": a rank's number right before what is counted and is nobody. */
static bool ranks_things(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    size_t next = hit->first + hit->count;
    if (!(r->letter->tokens.at[next - 1].flags & LOR_TOKEN_NUMBER) || next >= end_of(s)) return false;
    bool thing = ((r->work[next] | r->no_people[next]) & LOR_MARK_IN) && !lor_letter_is(r->letter, next, "of");
    return (thing && !(r->peers[next] & LOR_MARK_IN)) ||
           (lor_peer_is_other_plural(r, s, next) && lor_letter_is(r->letter, hit->first, "top"));
}

/* "She put the patient first": the applicant places something, and nobody the applicant. */
static bool is_placing(const LorLetter *letter, const LorSentence *s, const LorHit *hit) {
    bool verb = lor_letter_in(letter, hit->first, LOR_WORDS_PLACES) && hit->first > s->first;
    return verb && letter->refers[hit->first - 1] == LOR_REFERS_APPLICANT && letter->refers[hit->first + 1] != LOR_REFERS_APPLICANT;
}

/* Whether the words behind "one of the three" choose: "whom I would keep", "best interns", "to be excused". */
static bool is_choice(const LorPeers *r, const LorSentence *s, size_t next) {
    for (size_t t = next; t < end_of(s) && t < next + 3; t++) {
        if (lor_letter_in(r->letter, t, LOR_WORDS_BEST_OF) || lor_letter_in(r->letter, t, LOR_WORDS_CHOOSES)) return true;
        if (r->letter->tokens.at[t].after || !((r->peers[t] | r->persons[t]) & LOR_MARK_IN)) return false;
    }
    return false;
}

/* The amount behind "of" or "out of" at `of`, up to `end`. */
static bool whole_behind(const LorLetter *letter, size_t of, size_t end, LorAmount *whole) {
    if (lor_letter_is(letter, of, "out")) of++;
    return lor_letter_is(letter, of, "of") && of + 1 < end && lor_amount_next(letter, &of, end, whole);
}

/* Whether "3 of 40" or "one of eighty" is no more than a part: nobody is chosen, placed or named by it. */
static bool is_mere_part(const LorPeers *r, const LorSentence *s, const LorAmount *part, const LorAmount *whole) {
    const LorLetter *letter = r->letter;
    size_t before = part->first, next = lor_amount_end(whole);
    bool been = before > s->first && lor_letter_in(letter, before - 1, LOR_WORDS_TO_BE);
    if ((before > s->first && lor_letter_in(letter, before - 1, LOR_WORDS_RANKED)) || is_choice(r, s, next)) return false;
    if (part->high >= 2) return been || !lor_peers_has(r->peers, s);
    return !lor_peer_is_bare(letter, s, whole) || !lor_letter_in(letter, whole->first - 1, LOR_WORDS_KNOWN_THINGS);
}

/* "As one of three trainees", "26 of the 27 were alive", "2 of 54", "of the nine teachers": whose part something is, and how much of the work went well. */
static bool is_part(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    const LorLetter *letter = r->letter;
    LorAmount part, whole;
    size_t end = hit->first + hit->count;
    if (whole_behind(letter, hit->first, end, &whole)) return !lor_peer_is_bare(letter, s, &whole) && !is_choice(r, s, lor_amount_end(&whole));
    if (!lor_amount_at(letter, hit->first, &part) || part.ordinal || part.percent) return false;
    if (!whole_behind(letter, lor_amount_end(&part), end, &whole)) return false;
    return lor_peer_is_year(letter, &part) || is_mere_part(r, s, &part, &whole);
}

/* "came to the first of these" */
static bool is_reached(const LorLetter *letter, const LorHit *hit) {
    for (size_t t = hit->first + 1; t + 2 < hit->first + hit->count; t++)
        if (lor_letter_is(letter, t, "to") && lor_letter_in(letter, t + 2, LOR_WORDS_ORDINAL)) return true;
    return false;
}

/* "For the first of those years", "the second of these weeks" */
static bool orders_time(const LorLetter *letter, const LorSentence *s, const LorHit *hit) {
    size_t first = hit->first;
    if (!lor_letter_in(letter, first, LOR_WORDS_ORDINAL)) return is_reached(letter, hit);
    if (first > s->first && lor_letter_is(letter, first - 1, "the")) first--;
    bool to = first > s->first && lor_letter_in(letter, first - 1, LOR_WORDS_TOWARDS);
    return to || lor_letter_in(letter, hit->first + hit->count, LOR_WORDS_NO_PEOPLE);
}

/* "The chart above each bed", "the post below us": where something is, unless people stand there. */
static bool is_whereabouts(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    if (hit->count != 1 || !lor_letter_in(r->letter, hit->first, LOR_WORDS_WHEREABOUTS) || closes(r->letter, hit->first)) return false;
    for (size_t t = hit->first + 1; t < end_of(s) && t < hit->first + 5; t++) {
        bool people = (t < hit->first + 3 && r->letter->refers[t] != LOR_REFERS_NOBODY) || ((r->peers[t] | r->persons[t] | r->body[t]) & LOR_MARK_IN);
        if (people || lor_letter_in(r->letter, t, LOR_WORDS_OTHERS)) return false;
    }
    return hit->first + 1 < end_of(s);
}

bool lor_standing_is_no_hint(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    return orders_things(r, s, hit) || is_part(r, s, hit) || is_whereabouts(r, s, hit) || is_placing(r->letter, s, hit) || orders_time(r->letter, s, hit);
}

bool lor_standing_is_no_rank(const LorPeers *r, const LorSentence *s, const LorHit *hit) {
    return ranks_things(r, s, hit) || is_date(r, hit) || is_placing(r->letter, s, hit) || is_part(r, s, hit) || orders_time(r->letter, s, hit);
}
