// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison with peers: how the applicant stands among others the writer has seen.
//   full     a rank, share or superlative with the size of its group ("third of the 28 house officers"), also
//   when the group stands
//            up to three sentences before or one after ("I have trained 38 residents. … he would be third on
//            it."), or a share with a group and its years ("top 10% of the students I have taught in 20
//            years");
//   partial  a rank or share of a group without a size, or a superlative over a stated time;
//   vague    "one of our best interns", "above average", "compares favourably".
// Where a group is counted nearby, any word of standing will do (peer-hint): "thirty doctors passed through.
// She is above all of them." Reads the lexicons peer-rank, peer-best, peer-vague, peer-hint, peers, peer-body,
// peer-seen, peer-had, and amounts. Does not
// understand: ranks told by a story, irony, groups counted by listing their names.
#include "letter/amount.h"
#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define GROUP_BEFORE 3u  /* sentences before the rank in which its group may be counted */
#define GROUP_LEAST  3.0 /* peers; fewer are people one can name */
#define GROUP_MOST   20000.0
#define GROUP_NOUN   5u /* tokens after a number in which the peers may follow */

/* The lexicons, from the surest down; a hint is a word of standing that says something only of a counted
 * group, a lean one that compares where its sentence speaks of peers. */
enum { RANK, BEST, VAGUELY, HINT, LEAN, KINDS };

typedef enum Level { NONE, VAGUE, PARTIAL, FULL } Level;

typedef struct Group {
    bool found;
    double size;
    LorSpan span;
    size_t sentence;
} Group;

typedef struct Best {
    Level level;
    unsigned weight;               /* by level, then ranks before superlatives, then the group beside them */
    size_t sentence, first, count; /* tokens of the hit */
    Group group;
    bool period;
    LorSpan period_span;
} Best;

typedef struct Reading {
    const LorLetter *letter;
    const uint8_t *peers, *body, *seen, *had, *cases, *persons, *work, *no_people, *having;
} Reading;

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

static bool has(const uint8_t *marks, const LorSentence *s) {
    return lor_marks_find(marks, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

static bool is_time_unit(const LorLetter *letter, size_t token) {
    return lor_letter_in(letter, token, LOR_WORDS_NO_PEOPLE);
}

static bool is_year(const LorLetter *letter, const LorAmount *a) {
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

/* The token of the peers that the amount counts ("the 64 interns", "about sixty of them"), or LOR_NONE. */
static size_t peers_of(const Reading *r, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (lor_letter_is(r->letter, next, "of") && lor_letter_is(r->letter, next + 1, "them")) return next + 1;
    for (size_t n = next; n < end_of(s) && n < next + GROUP_NOUN && !is_time_unit(r->letter, n); n++)
        if ((r->peers[n] & LOR_MARK_IN) || is_post(r->letter, n)) return n;
    return LOR_NONE;
}

/* "the other residents (about 25 a year)", "all practitioners (14)": the peers stand before the bracket. */
static bool is_bracketed_count(const Reading *r, const LorSentence *s, const LorAmount *a) {
    for (size_t t = a->first; t > s->first && t + 2 >= a->first; t--)
        if (r->letter->tokens.at[t].before == '(') return (r->peers[t - 1] & LOR_MARK_IN) != 0;
    return false;
}

/* Whether nothing is counted by name: "third of 140.", "out of two hundred I choose her". */
static bool is_bare(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
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

/* Numbers that count nobody: shares, years, scores ("4.7 of 5"), the rank itself ("top 5"), lengths of time, clocks.
 */
static bool is_no_count(const LorLetter *letter, const LorSentence *s, const LorAmount *a) {
    size_t next = a->first + a->count;
    if (a->percent || a->ordinal || a->high < GROUP_LEAST || a->high > GROUP_MOST || is_year(letter, a))
        return true;
    if (a->first > s->first && (lor_letter_in(letter, a->first - 1, LOR_WORDS_RANK_WORD) || lor_letter_is(letter, a->first - 1, "at"))) return true;
    bool score = a->first >= s->first + 2 && lor_letter_is(letter, a->first - 1, "of") &&
                 lor_str_find(lor_letter_word(letter, a->first - 2), LOR_STR(".")) != LOR_NONE;
    return score ||
           (next < end_of(s) && (is_time_unit(letter, next) || letter->tokens.at[next].before == '/'));
}

/* "the third best, and I have had sixty": nobody is named, but a verb of having had people stands right before. */
static bool is_had(const Reading *r, const LorSentence *s, const LorAmount *a) {
    size_t verb = a->first;
    if (verb > s->first && lor_letter_in(r->letter, verb - 1, LOR_WORDS_ABOUT)) verb--;
    return verb > s->first && (r->having[verb - 1] & LOR_MARK_IN) && is_bare(r->letter, s, a);
}

/* A plural word that names neither work, time, things nor the peers: "34 ordinators", people of a post with a name of
 * its own, or "two shelves". */
static bool is_other_plural(const Reading *r, const LorSentence *s, size_t noun) {
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
    return mark == '(' || mark == ',' || (a->first > s->first && lor_letter_in(letter, a->first - 1, LOR_WORDS_ABOUT));
}

/* "I have had 41 pasantes": people of a post with a name of its own, whom the writer says to have had. A plural word
 * right behind the number, which is neither work, time nor peers of another kind, nothing else. */
static bool is_own_group(const Reading *r, const LorSentence *s, const LorAmount *a) {
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

/* The largest count of peers in this sentence. `same`: the rank stands in it too; `rank`: the token of the
 * rank's own number. */
static Group group_in(const Reading *r, size_t index, bool same, size_t rank, bool hint) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[index];
    Group best = {0};
    LorAmount a;
    bool seen = has(r->seen, s) || (hint && has(r->had, s)), counted = hint && (same || seen);
    bool peers = has(r->peers, s);
    for (size_t t = s->first; lor_amount_next(letter, &t, end_of(s), &a);) {
        if (a.first == rank || is_no_count(letter, s, &a)) continue;
        size_t next = a.first + a.count, noun = peers_of(r, s, &a);
        bool of = after_of(letter, s, &a);
        bool behind = a.first >= s->first + 2;
        bool things = next < end_of(s) && (r->no_people[next] & LOR_MARK_IN) && !(r->peers[next] & LOR_MARK_IN);
        bool of_body = behind && !things && (r->body[a.first - 2] & LOR_MARK_IN) &&
                       lor_letter_in(letter, a.first - 1, LOR_WORDS_BODY_COUNTS); /* class of 60, "the group numbered 22" */
        if (of && behind && lor_letter_in(letter, a.first - 2, LOR_WORDS_PLACE_OF) && noun == LOR_NONE) continue;
        bool told = (noun != LOR_NONE && (seen || of || counted)) || of_body ||
                    (seen && (is_total(letter, next) || is_called(letter, s, &a))) || (of && same && is_bare(letter, s, &a)) ||
                    (counted && seen && peers && is_bare(letter, s, &a)) ||
                    (same && after_out_of(letter, s, &a)) ||
                    (same && hint && is_had(r, s, &a)) ||
                    (same && rank != LOR_NONE && ((of && is_other_plural(r, s, next)) || is_headcount(letter, s, &a))) || is_own_group(r, s, &a) ||
                    is_bracketed_count(r, s, &a);
        if (!told || (best.found && best.size >= a.high)) continue;
        best = (Group){true, a.high,
                       lor_letter_token_span(letter, a.first, (noun != LOR_NONE ? noun + 1 : next) - a.first),
                       index};
    }
    return best;
}

/* The token at which the rank's own number stands ("top five"; of a share without one, "upper quarter", where it begins), or LOR_NONE. */
static size_t rank_number(const LorLetter *letter, const LorHit *hit) {
    LorAmount a;
    size_t t = hit->first;
    return lor_amount_next(letter, &t, hit->first + hit->count, &a) ? a.first
           : hit->value > 1.5f ? hit->first : LOR_NONE;
}

static Group group_near(const Reading *r, size_t index, size_t rank, bool hint) {
    Group here = group_in(r, index, true, rank, hint);
    if (here.found) return here;
    const LorSentence *s = &r->letter->sentences.at[index];
    for (size_t back = 1; back <= GROUP_BEFORE && back <= index; back++) {
        if (r->letter->sentences.at[index - back].paragraph + 1 < s->paragraph ||
            r->letter->sentences.at[index - back].zone != LOR_IN_BODY)
            break;
        Group before = group_in(r, index - back, false, LOR_NONE, hint);
        if (before.found) return before;
    }
    if (index + 1 < r->letter->sentences.len && r->letter->sentences.at[index + 1].zone == LOR_IN_BODY)
        return group_in(r, index + 1, false, LOR_NONE, hint);
    return (Group){0};
}

/* "in eight years", "since 2011", "over the past decade", "in my career". */
static bool period_in(const Reading *r, size_t index, LorSpan *span) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[index];
    for (size_t t = s->first; t < end_of(s); t++) {
        LorAmount a;
        bool since = lor_letter_is(letter, t, "since") && t + 1 < end_of(s) &&
                     lor_amount_at(letter, t + 1, &a) && is_year(letter, &a);
        size_t from = t;
        if (lor_letter_in(letter, t, LOR_WORDS_LONG_TIME)) {
            bool spanned = false;
            for (size_t back = 1; back <= 5 && t >= s->first + back; back++)
                if (lor_letter_in(letter, t - back, LOR_WORDS_SPANS)) {
                    spanned = true, from = t - back;
                    break;
                }
            if (spanned && !lor_letter_is(letter, t + 1, "old")) {
                *span = lor_letter_token_span(letter, from, t + 1 - from);
                return true;
            }
        }
        if (since) {
            *span = lor_letter_token_span(letter, t, 2);
            return true;
        }
    }
    return false;
}

static bool period_near(const Reading *r, size_t index, size_t group, LorSpan *span) {
    return period_in(r, index, span) || (group != index && period_in(r, group, span));
}

/* The applicant is named or meant in the sentence. */
static bool is_tied(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < end_of(s); t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) return true;
    return false;
}

/* "I have rarely met a student with such an eye": the applicant is meant though only the sentence beside says
 * who. */
static bool is_beside(const LorLetter *letter, size_t index) {
    const LorSentence *s = &letter->sentences.at[index];
    bool before = index > 0 && s[-1].paragraph + 1 >= s->paragraph && s[-1].zone == LOR_IN_BODY &&
                  is_tied(letter, s - 1);
    bool after =
        index + 1 < letter->sentences.len && s[1].paragraph == s->paragraph && is_tied(letter, s + 1);
    return before || after;
}

/* Whether the sentence speaks of peers or of what they are members of. */
static bool has_peers(const Reading *r, const LorSentence *s) {
    return has(r->peers, s) || has(r->body, s);
}

static Level level_of(const Reading *r, const LorHit *hit, size_t index, int kind, Best *best) {
    const LorSentence *s = &r->letter->sentences.at[index];
    best->group = group_near(r, index, rank_number(r->letter, hit), kind != VAGUELY);
    size_t where = best->group.found ? best->group.sentence : index;
    best->period = period_near(r, index, where, &best->period_span);
    bool size = best->group.found, share = hit->value > 1.5f;
    switch (kind) {
    case RANK:
        if (size || (share && best->period && has_peers(r, s))) return FULL;
        return has_peers(r, s) || best->period ? PARTIAL : NONE;
    case BEST:
        if (size) return FULL;
        return best->period ? PARTIAL : VAGUE;
    case HINT: return size ? FULL : NONE;
    case LEAN: return has(r->persons, s) ? VAGUE : NONE;
    default:
        if (hit->value < 0.5f) return VAGUE; /* "unmatched": no peers are meant */
        return size && best->group.sentence == index ? PARTIAL : best->period ? PARTIAL : VAGUE;
    }
}

/* "Six of the ten patients", "the top two shelves": a rank's number right before what is counted and is nobody. */
static bool ranks_things(const Reading *r, const LorSentence *s, const LorHit *hit) {
    size_t next = hit->first + hit->count;
    if (!(r->letter->tokens.at[next - 1].flags & LOR_TOKEN_NUMBER) || next >= end_of(s)) return false;
    bool thing = ((r->work[next] | r->no_people[next]) & LOR_MARK_IN) && !lor_letter_is(r->letter, next, "of");
    return (thing && !(r->peers[next] & LOR_MARK_IN)) ||
           (is_other_plural(r, s, next) && lor_letter_is(r->letter, hit->first, "top"));
}

static void consider(const Reading *r, const LorHit *hit, int kind, Best *best) {
    const LorLetter *letter = r->letter;
    size_t index = letter->tokens.at[hit->first].sentence;
    const LorSentence *s = &letter->sentences.at[index];
    if (s->zone != LOR_IN_BODY) return;
    bool ranked = kind == RANK && group_in(r, index, true, rank_number(letter, hit), false).found;
    bool untied = kind == VAGUELY || kind == HINT || kind == LEAN || ranked;
    bool answer = ranked && hit->value > 1.5f; /* a form's "Upper 10% of sixty residents" names nobody */
    if (!is_tied(letter, s) && !answer && !(untied && is_beside(letter, index))) return;
    if ((letter->tokens.at[hit->first].flags & LOR_TOKEN_QUOTED) ||
        lor_marks_find(r->cases, s->first, s->count, LOR_MARK_IN) != LOR_NONE)
        return;
    if (kind == BEST && lor_letter_negated(letter, hit->first)) return;
    if (kind == RANK && ranks_things(r, s, hit)) return;
    Best now = {.sentence = index, .first = hit->first, .count = hit->count};
    now.level = level_of(r, hit, index, kind, &now);
    bool here = now.group.found && now.group.sentence == index;
    now.weight = (unsigned)now.level * 16 +
                 (kind == RANK   ? 6
                  : kind == BEST ? 3
                                 : 0) +
                 (here ? 4 : 0) + (now.period ? 1 : 0);
    if (now.level != NONE && now.weight > best->weight) *best = now;
}

/* The first number of a rank ("top 5", "third of", "5%"), or -1. */
static double rank_of(const LorLetter *letter, const Best *best, bool *percent) {
    LorAmount a;
    size_t t = best->first;
    while (lor_amount_next(letter, &t, best->first + best->count, &a)) {
        LorAmount whole;
        if (lor_amount_at(letter, a.first, &whole)) a = whole;
        *percent = a.percent;
        return a.low;
    }
    return -1;
}

/* "number 1 in the top 5 among the 4": the widest "top" of the sentence, or -1. */
static double widest_top(const LorLetter *letter, const LorSentence *s) {
    double widest = -1;
    for (size_t t = s->first; t + 1 < end_of(s); t++) {
        LorAmount a;
        bool top = lor_letter_is(letter, t, "top") && lor_amount_at(letter, t + 1, &a) && !a.percent;
        if (top && a.high > widest) widest = a.high;
    }
    return widest;
}

static void judge_figures(const LorLetter *letter, const Best *best, LorFacts *facts) {
    bool percent = false;
    double rank = rank_of(letter, best, &percent);
    const char *why = NULL;
    double top = widest_top(letter, &letter->sentences.at[best->sentence]);
    if (!percent && top > rank) rank = top;
    if (rank < 0) return;
    if (rank > 0) lor_fact_put_number(facts, percent ? "comparison.share" : "comparison.top", rank);
    if (percent && (rank <= 0 || rank > 100)) why = "a share that cannot be";
    else if (percent && rank >= 60 && rank < 80 && lor_letter_is(letter, best->first, "top"))
        why = "a share that says little";
    else if (percent && best->group.found && rank < 50 && best->group.size * rank / 100 < 0.5)
        why = "a share smaller than one person";
    else if (!percent && best->group.found && rank > best->group.size &&
             best->group.sentence == best->sentence)
        why = "a rank beyond its group";
    if (!why) return;
    LorFact *fact = lor_fact_put_text(facts, "comparison.implausible", lor_str_from_c(why));
    lor_fact_add_span(facts, fact, lor_letter_token_span(letter, best->first, best->count));
    if (best->group.found) lor_fact_add_span(facts, fact, best->group.span);
}

static void put_comparison(const LorLetter *letter, const Best *best, LorFacts *facts) {
    static const char *const words[] = {"none", "vague", "partial", "full"};
    LorFact *fact = lor_fact_put_text(facts, "comparison", lor_str_from_c(words[best->level]));
    if (best->level == NONE) {
        fact->state = LOR_ABSENT;
        return;
    }
    lor_fact_add_span(facts, fact, lor_sentence_span(letter, best->sentence));
    if (best->group.found && best->level > VAGUE) {
        if (best->group.sentence != best->sentence)
            lor_fact_add_span(facts, fact, lor_sentence_span(letter, best->group.sentence));
        LorFact *group = lor_fact_put_number(facts, "comparison.group", best->group.size);
        lor_fact_add_span(facts, group, best->group.span);
    }
    if (best->period) lor_quote_put(letter, facts, "comparison.period", best->period_span);
    judge_figures(letter, best, facts);
}

static void read_comparison(LorLetter *letter, LorFacts *facts) {
    static const char *const lexicons[] = {"peer-rank", "peer-best", "peer-vague", "peer-hint", "peer-lean"};
    Reading r = {letter, lor_marks(letter, "peers"), lor_marks(letter, "peer-body"),
                 lor_marks(letter, "peer-seen"), lor_marks(letter, "peer-had"), lor_marks(letter, "case-cue"),
                 lor_marks(letter, "peer-person"), lor_marks(letter, "work-unit"), lor_marks(letter, "no-people"),
                 lor_marks(letter, "peer-having")};
    Best best = {0};
    lor_fact_put_absent(facts, "comparison.implausible");
    for (int kind = 0; kind < KINDS; kind++) {
        LorHits hits = lor_letter_hits(letter, lexicons[kind]);
        for (size_t i = 0; i < hits.len; i++) consider(&r, &hits.at[i], kind, &best);
    }
    put_comparison(letter, &best, facts);
}

const LorReader lor_reader_comparison = {"comparison", read_comparison};
