// SPDX-License-Identifier: GPL-3.0-or-later
// The group a rank stands in: which numbers of a sentence count peers, and which count work, time, scores or things. Does not know
// what the rank says.
#include "letter/peer_group.h"

#include <math.h>

#define GROUP_BEFORE 3u  /* sentences before the rank in which its group may be counted */
#define GROUP_LEAST  3.0 /* peers; fewer are people one can name */
#define GROUP_MOST   20000.0
#define GROUP_NOUN   5u /* tokens after a number in which the peers may follow */

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

static bool is_time_unit(const LorLetter *letter, size_t token) {
    return lor_letter_in(letter, token, LOR_WORDS_NO_PEOPLE);
}

bool lor_peer_is_year(const LorLetter *letter, const LorAmount *a) {
    LorStr word = lor_letter_word(letter, a->first);
    return a->count == 1 && word.len == 4 && lor_is_digit(word.ptr[0]) && a->low >= 1950 && a->low <= 2100;
}

/* "of", "out of", "among" with up to three small words before the number. */
static bool after_of(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    for (size_t t = a->first; t > s->first && t + 4 > a->first; t--) {
        if (lor_letter_in(letter, t - 1, LOR_WORDS_OUT_OF)) return true;
        if (!lor_letter_in(letter, t - 1, LOR_WORDS_BEFORE_COUNT)) return false;
    }
    return false;
}

/* A plural of capitals, "SHOs", "PGTs": doctors by the letters of their post. */
static bool is_post(const LorLetter *letter, size_t token) {
    if (!(letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL)) return false;
    LorStr printed = lor_letter_original(letter, lor_letter_token_span(letter, token, 1));
    return printed.len >= 3 && printed.len <= 6 && lor_is_upper(printed.ptr[0]) &&
           lor_is_upper(printed.ptr[1]) && printed.ptr[printed.len - 1] == 's';
}

/* "7th out of 212" counts people without naming them. */
static bool after_out_of(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    return a->first >= s->first + 3 && lor_letter_is(letter, a->first - 1, "of") &&
           lor_letter_is(letter, a->first - 2, "out") &&
           (letter->tokens.at[a->first - 3].flags & LOR_TOKEN_NUMBER);
}

/* "200 fourth-year students": the year is theirs. */
static bool is_class_year(const LorLetter *letter, size_t token) {
    return lor_letter_is(letter, token, "year") && lor_letter_in(letter, token - 1, LOR_WORDS_ORDINAL);
}

/* Whether "four of them" may be peers: neither files nor patients. */
static bool are_peers(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    if (a->first > s->first && lor_letter_in(r->letter, a->first - 1, LOR_WORDS_TO_BE)) return true; /* "there were 5 of them" */
    for (size_t t = s->first; t < a->first; t++)
        if (is_post(r->letter, t)) return true;
    return lor_peers_has(r->persons, s) || (s > r->letter->sentences.at && lor_peers_has(r->peers, s - 1));
}

/* The token of the peers that the amount counts ("the 64 interns", "about sixty of them"), or LOR_NONE. */
static size_t peers_of(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (lor_letter_is(r->letter, next, "of") && lor_letter_is(r->letter, next + 1, "them")) return are_peers(r, s, a) ? next + 1 : LOR_NONE;
    for (size_t n = next; n < end_of(s) && n < next + GROUP_NOUN && (!is_time_unit(r->letter, n) || is_class_year(r->letter, n)); n++)
        if ((r->peers[n] & LOR_MARK_IN) || (n <= next + 1 && is_post(r->letter, n))) return n;
    return LOR_NONE;
}

/* "the other residents (about 25 a year)", "all practitioners (14)": the peers stand before the bracket. */
static bool is_bracketed_count(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    for (size_t t = a->first; t > s->first && t + 2 >= a->first; t--)
        if (r->letter->tokens.at[t].before == '(') return (r->peers[t - 1] & LOR_MARK_IN) != 0;
    return false;
}

/* Whether nothing is counted by name: "third of 140.", "out of two hundred I choose her". */
bool lor_peer_is_bare(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (next >= end_of(s) || letter->tokens.at[next - 1].after || letter->tokens.at[next].before) return true;
    if (lor_letter_is(letter, next, "or") && lor_letter_is(letter, next + 1, "so")) return true;
    return lor_letter_in(letter, next, LOR_WORDS_BEHIND_COUNT);
}

/* "call it twenty-five": a sum of what was named before. */
static bool is_called(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    return a->first >= s->first + 2 && lor_letter_is(letter, a->first - 2, "call") && lor_letter_is(letter, a->first - 1, "it");
}

/* "96 in all", "212 altogether". */
static bool is_total(const LorLetter *letter, size_t next) {
    return (lor_letter_is(letter, next, "in") && lor_letter_in(letter, next + 1, LOR_WORDS_IN_ALL)) ||
           lor_letter_is(letter, next, "altogether");
}

static bool has_point(const LorLetter *letter, size_t token) {
    return lor_str_find(lor_letter_word(letter, token), LOR_STR(".")) != LOR_NONE;
}

/* "4.7 of 5", "4.62 out of five", "3.91 from 4.00" */
static bool is_of_score(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    if (has_point(letter, a->first)) return true;
    bool of = a->first >= s->first + 2 && (lor_letter_is(letter, a->first - 1, "of") || lor_letter_is(letter, a->first - 1, "from"));
    if (!of) return false;
    return has_point(letter, a->first >= s->first + 3 && lor_letter_is(letter, a->first - 2, "out") ? a->first - 3 : a->first - 2);
}

/* Numbers that count nobody: shares, years, scores ("4.7 of 5"), the rank itself ("top 5"), lengths of time, clocks.
 */
static bool is_no_count(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (a->percent || a->ordinal || a->high != floor(a->high) || a->high < GROUP_LEAST || a->high > GROUP_MOST || lor_peer_is_year(letter, a))
        return true;
    if (a->first > s->first && (lor_letter_in(letter, a->first - 1, LOR_WORDS_RANK_WORD) || (lor_letter_in(letter, next, LOR_WORDS_BEST_OF) && lor_letter_on_one_line(letter, next - 1, next)) || lor_letter_is(letter, a->first - 1, "at"))) return true;
    return is_of_score(letter, s, a) ||
           (next < end_of(s) && (is_time_unit(letter, next) || letter->tokens.at[next].before == '/'));
}

/* "the third best, and I have had sixty": nobody is named, but a verb of having had people stands right before. */
static bool is_had(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    size_t verb = a->first;
    if (verb > s->first && lor_letter_in(r->letter, verb - 1, LOR_WORDS_ABOUT)) verb--;
    if (verb <= s->first || !(r->having[verb - 1] & LOR_MARK_IN) || !lor_peer_is_bare(r->letter, s, a)) return false;
    for (size_t back = 1; back <= 4 && verb > s->first + back; back++)
        if (lor_letter_in(r->letter, verb - 1 - back, LOR_WORDS_I_WE)) return true; /* not "she had seven" */
    return false;
}

bool lor_peer_is_other_plural(const LorPeers *r, const LorSentence *s, size_t noun) {
    LorStr word = lor_letter_word(r->letter, noun);
    return noun < end_of(s) && word.len >= 5 && lor_str_ends(word, LOR_STR("s")) && !lor_str_ends(word, LOR_STR("ss")) &&
           !is_time_unit(r->letter, noun) && !r->letter->tokens.at[noun - 1].after &&
           !((r->work[noun] | r->no_people[noun] | r->peers[noun] | r->persons[noun]) & LOR_MARK_IN);
}

/* "the residents of three years, about 24 persons", "(14 persons)"; but not "examined 870 persons". */
static bool is_headcount(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (next >= end_of(s) || !lor_letter_is(letter, next, "persons")) return false;
    char mark = letter->tokens.at[a->first].before;
    if (a->first > s->first && lor_letter_in(letter, a->first - 1, LOR_WORDS_TO_BE)) return true; /* "the residents, who are six persons" */
    return mark == '(' || mark == ',' || (a->first > s->first && lor_letter_in(letter, a->first - 1, LOR_WORDS_ABOUT));
}

/* "I have had 41 pasantes": people of a post with a name of its own, whom the writer says to have had. A plural word
 * right behind the number, which is neither work, time nor peers of another kind, nothing else. */
static bool is_own_group(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    size_t noun = a->first + a->count;
    LorStr word = lor_letter_word(r->letter, noun);
    if (noun >= end_of(s) || word.len < 4 || !lor_str_ends(word, LOR_STR("s")) || is_time_unit(r->letter, noun) ||
        (r->work[noun] & LOR_MARK_IN) || (r->no_people[noun] & LOR_MARK_IN) || r->letter->tokens.at[noun - 1].after)
        return false;
    size_t had = lor_marks_find(r->having, s->first, a->first - s->first, LOR_MARK_IN);
    for (size_t t = s->first; had != LOR_NONE && t < had; t++)
        if (lor_letter_in(r->letter, t, LOR_WORDS_I_WE)) return true;
    return false;
}

/* "Interns of that year: 64." */
static bool is_entered(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    if (a->first <= s->first || r->letter->tokens.at[a->first - 1].after != ':' || !lor_peer_is_bare(r->letter, s, a)) return false;
    return lor_marks_find(r->peers, s->first, a->first - s->first, LOR_MARK_IN) != LOR_NONE;
}

/* "of those who rotated with us, some 25, she came top" */
static bool is_apposed(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t first = a->first, next = a->first + a->count;
    while (first > s->first && lor_letter_in(letter, first - 1, LOR_WORDS_ABOUT)) first--;
    return letter->tokens.at[first].before == ',' && next < end_of(s) && letter->tokens.at[next].before == ',' && lor_letter_is(letter, s->first, "of");
}

/* "the best of that year's six" */
static bool is_owned(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    return a->first >= s->first + 2 && lor_letter_is(r->letter, a->first - 1, "'s") && (r->body[a->first - 2] & LOR_MARK_IN) && lor_peer_is_bare(r->letter, s, a);
}

/* "There were sixteen in her group", "we were nine in that year" */
static bool is_in_body(const LorPeers *r, const LorSentence *s, const LorAmount *a) {
    size_t in = a->first + a->count;
    if (in + 2 >= end_of(s) || !lor_letter_is(r->letter, in, "in") || a->first <= s->first || !lor_letter_in(r->letter, a->first - 1, LOR_WORDS_TO_BE)) return false;
    return lor_letter_in(r->letter, in + 1, LOR_WORDS_KNOWN_THINGS) && (r->body[in + 2] & LOR_MARK_IN);
}

/* "I rank the interns each June. There were 36.", "I have supervised visitors for eleven years. That is 130-some people." */
static bool is_there(const LorPeers *r, size_t index, const LorAmount *a) {
    const LorSentence *s = &r->letter->sentences.at[index];
    size_t folk = a->first + a->count;
    if (lor_letter_is(r->letter, folk, "some") || lor_letter_is(r->letter, folk, "odd")) folk++; /* "130-some" */
    bool sum = a->first >= s->first + 2 && a->first <= s->first + 3 && lor_letter_in(r->letter, s->first, LOR_WORDS_REFERS_BACK) && lor_letter_in(r->letter, folk, LOR_WORDS_FOLK);
    if (sum && index > 0 && s[-1].paragraph == s->paragraph && lor_peers_has(r->peers, s - 1)) return true;
    bool there = a->first == s->first + 2 && (lor_letter_is(r->letter, s->first, "there") || lor_letter_is(r->letter, s->first, "they")) && lor_letter_in(r->letter, s->first + 1, LOR_WORDS_TO_BE);
    return there && index > 0 && s[-1].paragraph == s->paragraph && lor_peer_is_bare(r->letter, s, a) && lor_peers_has(r->peers, s - 1);
}

/* "our grid (n=31)" */
static bool is_sample(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    return a->first > s->first && letter->tokens.at[a->first].before == '=' && lor_letter_is(letter, a->first - 1, "n");
}

/* "6th/212" */
static bool is_behind_rank(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    if (a->first <= s->first || letter->tokens.at[a->first].before != '/') return false;
    LorStr rank = lor_letter_word(letter, a->first - 1);
    return rank.len > 2 && lor_is_digit(rank.ptr[0]) && !lor_is_digit(rank.ptr[rank.len - 1]);
}

/* A clause with a subject of its own: "…; she is", ", I have had nine". */
static bool opens_clause(const LorLetter *letter, size_t token) {
    char mark = letter->tokens.at[token].before;
    if (lor_letter_is(letter, token, "but") || lor_letter_is(letter, token, "yet") || mark == ';' || mark == ':') return true;
    return mark == ',' && (lor_letter_in(letter, token, LOR_WORDS_I_WE) || letter->refers[token] != LOR_REFERS_NOBODY);
}

bool lor_peer_is_refused(const LorPeers *r, const LorSentence *s, size_t token) {
    size_t last = LOR_NONE;
    for (size_t t = s->first; (t = lor_marks_find(r->refusal, t, token + 1 - t, LOR_MARK_FIRST)) != LOR_NONE && t <= token; t++) last = t;
    for (size_t t = last; last != LOR_NONE && t <= token; t++)
        if (opens_clause(r->letter, t)) return false;
    return last != LOR_NONE;
}

LorPeerGroup lor_peer_group_in(const LorPeers *r, size_t index, bool same, size_t rank, bool hint) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[index];
    LorPeerGroup best = {0};
    LorAmount a;
    if (!lor_amount_stands(letter, s->first, end_of(s))) return best;
    bool seen = lor_peers_has(r->seen, s) || (hint && lor_peers_has(r->had, s)), counted = hint && (same || seen);
    bool peers = lor_peers_has(r->peers, s), people = peers || seen || lor_peers_has(r->persons, s) || lor_peers_has(r->body, s);
    for (size_t t = s->first; lor_amount_next(letter, &t, end_of(s), &a);) {
        if (a.first == rank || is_no_count(letter, s, &a) || lor_peer_is_refused(r, s, a.first)) continue;
        size_t next = a.first + a.count, noun = peers_of(r, s, &a);
        bool of = after_of(letter, s, &a);
        bool behind = a.first >= s->first + 2;
        bool things = next < end_of(s) && (r->no_people[next] & LOR_MARK_IN) && !(r->peers[next] & LOR_MARK_IN);
        bool of_body = behind && !things && (r->body[a.first - 2] & LOR_MARK_IN) &&
                       lor_letter_in(letter, a.first - 1, LOR_WORDS_BODY_COUNTS); /* class of 60, "the group numbered 22" */
        if (of && behind && lor_letter_in(letter, a.first - 2, LOR_WORDS_PLACE_OF) && noun == LOR_NONE) continue;
        bool told = (noun != LOR_NONE && (seen || of || counted)) || of_body ||
                    (seen && (is_total(letter, next) || is_called(letter, s, &a))) || (of && same && (rank != LOR_NONE || people) && lor_peer_is_bare(letter, s, &a) && !lor_letter_is(letter, a.first - 1, "from")) ||
                    (counted && seen && peers && lor_peer_is_bare(letter, s, &a) && !lor_letter_is(letter, a.first - 1, "to")) ||
                    (same && after_out_of(letter, s, &a)) ||
                    (same && hint && is_had(r, s, &a)) ||
                    (same && (rank != LOR_NONE || hint) && is_headcount(letter, s, &a)) || (same && rank != LOR_NONE && of && lor_peer_is_other_plural(r, s, next)) ||
                    (same && hint && seen && is_apposed(letter, s, &a)) || is_behind_rank(letter, s, &a) || (same && is_sample(letter, s, &a)) || (same && is_in_body(r, s, &a)) || (hint && (is_owned(r, s, &a) || is_there(r, index, &a))) || is_own_group(r, s, &a) ||
                    is_bracketed_count(r, s, &a) || is_entered(r, s, &a);
        if (!told || (best.found && best.size >= a.high)) continue;
        best = (LorPeerGroup){true, a.high,
                       lor_letter_token_span(letter, a.first, (noun != LOR_NONE ? noun + 1 : next) - a.first),
                       index};
    }
    return best;
}

LorPeerGroup lor_peer_group_near(const LorPeers *r, size_t index, size_t rank, bool hint) {
    LorPeerGroup here = lor_peer_group_in(r, index, true, rank, hint);
    if (here.found) return here;
    const LorSentence *s = &r->letter->sentences.at[index];
    for (size_t back = 1; back <= GROUP_BEFORE && back <= index; back++) {
        if (r->letter->sentences.at[index - back].paragraph + 1 < s->paragraph ||
            r->letter->sentences.at[index - back].zone != LOR_IN_BODY)
            break;
        LorPeerGroup before = lor_peer_group_in(r, index - back, false, LOR_NONE, hint);
        if (before.found) return before;
    }
    if (index + 1 < r->letter->sentences.len && r->letter->sentences.at[index + 1].zone == LOR_IN_BODY)
        return lor_peer_group_in(r, index + 1, false, LOR_NONE, hint);
    return (LorPeerGroup){0};
}

LorPeers lor_peers(const LorLetter *letter) {
    return (LorPeers){letter, lor_marks(letter, "peers"), lor_marks(letter, "peer-body"),
                      lor_marks(letter, "peer-seen"), lor_marks(letter, "peer-had"), lor_marks(letter, "case-cue"),
                      lor_marks(letter, "peer-person"), lor_marks(letter, "work-unit"), lor_marks(letter, "no-people"),
                      lor_marks(letter, "peer-having"), lor_marks(letter, "peer-refusal")};
}
