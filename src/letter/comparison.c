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
// peer-seen, peer-had, and amounts; groups are counted in peer_group.c,
// and standing.c knows the words of standing that place nobody. Does not
// understand: ranks told by a story, irony, groups counted by listing their names.
#include "letter/applicant.h"
#include "letter/peer_group.h"
#include "letter/quote.h"
#include "letter/standing.h"
#include "letter/tick.h"

/* The lexicons, from the surest down; a hint is a word of standing that says something only of a counted
 * group, a lean one that compares where its sentence speaks of peers. */
enum { RANK, BEST, VAGUELY, HINT, LEAN, KINDS };

#define WRITERS 9u /* tokens before a rank in which "I was" says whose it is */
#define ANSWER 4u /* [token] of a sentence that is a rank and no more */

typedef enum Level { NONE, VAGUE, PARTIAL, FULL } Level;

typedef struct Best {
    Level level;
    unsigned weight;               /* by level, then ranks before superlatives, then the group beside them */
    size_t sentence, first, count; /* tokens of the hit */
    LorPeerGroup group;
    bool period;
    LorSpan period_span;
} Best;

static size_t end_of(const LorSentence *s) { return s->first + s->count; }

/* "the highest mark among 214 students": the group's number, where "the three best interns" holds the rank's. */
static bool is_of_group(const LorPeers *r, const LorHit *hit, const LorAmount *a) {
    size_t next = a->first + a->count;
    return a->first > hit->first && lor_letter_in(r->letter, a->first - 1, LOR_WORDS_OUT_OF) && next < r->letter->tokens.len && (r->peers[next] & LOR_MARK_IN);
}

/* The token at which the rank's own number stands ("top five"; of a share without one, "upper quarter", where it begins), or LOR_NONE. */
static size_t rank_number(const LorPeers *r, const LorHit *hit) {
    LorAmount a;
    size_t t = hit->first;
    while (lor_amount_next(r->letter, &t, hit->first + hit->count, &a))
        if (!is_of_group(r, hit, &a)) return a.first;
    return hit->value > 1.5f ? hit->first : LOR_NONE;
}

/* "in eight years", "since 2011", "over the past decade", "in my career". */
static bool period_in(const LorPeers *r, size_t index, LorSpan *span) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[index];
    for (size_t t = s->first; t < end_of(s); t++) {
        LorAmount a;
        bool since = lor_letter_is(letter, t, "since") && t + 1 < end_of(s) &&
                     lor_amount_at(letter, t + 1, &a) && lor_peer_is_year(letter, &a);
        size_t from = t;
        if (lor_letter_in(letter, t, LOR_WORDS_LONG_TIME)) {
            bool spanned = false;
            for (size_t back = 1; back <= 5 && t >= s->first + back && !lor_letter_in(letter, t - back, LOR_WORDS_TO_BE); back++)
                if (lor_letter_in(letter, t - back, LOR_WORDS_SPANS)) {
                    spanned = true, from = t - back;
                    break;
                }
            if (spanned && !lor_letter_is(letter, t + 1, "old") && !lor_letter_is(letter, from + 1, "its")) {
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

static bool period_near(const LorPeers *r, size_t index, size_t group, LorSpan *span) {
    return period_in(r, index, span) || (group != index && period_in(r, group, span));
}

/* "he/she", "her/him" of a form. */
static bool is_either_pronoun(const LorLetter *letter, size_t t) {
    return letter->tokens.at[t].after == '/' && (lor_letter_in(letter, t, LOR_WORDS_HE) || lor_letter_in(letter, t, LOR_WORDS_SHE));
}

/* The applicant is named or meant in the sentence. */
static bool is_tied(const LorLetter *letter, const LorSentence *s) {
    bool tied = lor_is_meant_in(letter, s);
    for (size_t t = s->first; t < end_of(s) && !tied; t++) tied = is_either_pronoun(letter, t);
    return tied;
}

/* "I have rarely met a student with such an eye": the applicant is meant though only the sentence beside says
 * who. */
static bool is_beside(const LorPeers *r, size_t index) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[index];
    bool counts = index > 1 && s[-1].zone == LOR_IN_BODY && lor_peer_group_in(r, index - 1, false, LOR_NONE, true).found;
    if (counts && s[-2].paragraph == s->paragraph && is_tied(letter, s - 2)) return true; /* "She is calm. I have had 22 assistants. None was better." */
    bool before = index > 0 && s[-1].paragraph + 1 >= s->paragraph && s[-1].zone == LOR_IN_BODY &&
                  is_tied(letter, s - 1);
    bool after =
        index + 1 < letter->sentences.len && s[1].paragraph == s->paragraph && is_tied(letter, s + 1);
    return before || after;
}

/* "I have had about 60 residents. First or second." */
static bool is_whole_answer(const LorPeers *r, size_t index) {
    const LorSentence *s = &r->letter->sentences.at[index];
    return s->count <= ANSWER && index > 0 && s[-1].zone == LOR_IN_BODY && s[-1].paragraph == s->paragraph &&
           lor_peer_group_in(r, index - 1, false, LOR_NONE, true).found;
}

/* "Of the 85 residents I've had, two were as good. None was better." */
static bool is_counted(const LorPeers *r, size_t index) {
    if (lor_peer_group_in(r, index, true, LOR_NONE, true).found) return true;
    const LorSentence *s = &r->letter->sentences.at[index];
    for (size_t back = 1; back <= 2 && back <= index && s[-(ptrdiff_t)back].zone == LOR_IN_BODY && s[-(ptrdiff_t)back].paragraph == s->paragraph; back++)
        if (lor_peer_group_in(r, index - back, false, LOR_NONE, true).found) return true;
    return false;
}

/* Whether a word of standing is said of a group that the sentence before counts, or one behind: "I have had 38 interns. She is above all of them."
 * Alone it would make a rank of any "excellent" or "nobody" near a count of colleagues. */
static bool answers(const LorPeers *r, const LorHit *hit, size_t index, size_t group) {
    if (group == index) return true;
    const LorSentence *s = &r->letter->sentences.at[index];
    if (r->letter->sentences.at[group].paragraph != s->paragraph) return false;
    return lor_standing_alone(r, s, hit) || lor_letter_has(r->letter, "peer-reply", s->first, s->count);
}

static Level level_of(const LorPeers *r, const LorHit *hit, size_t index, int kind, Best *best) {
    const LorSentence *s = &r->letter->sentences.at[index];
    best->group = lor_peer_group_near(r, index, rank_number(r, hit), kind != VAGUELY);
    size_t where = best->group.found ? best->group.sentence : index;
    best->period = period_near(r, index, where, &best->period_span);
    bool size = best->group.found, share = hit->value > 1.5f;
    switch (kind) {
    case RANK:
        if (size || (share && best->period && lor_peers_told(r, s))) return FULL;
        return lor_peers_told(r, s) || best->period ? PARTIAL : NONE;
    case BEST:
        if (size) return FULL;
        return best->period ? PARTIAL : VAGUE;
    case HINT: return size && answers(r, hit, index, where) ? FULL : NONE;
    case LEAN: return !lor_peers_has(r->persons, s) ? NONE : best->period ? PARTIAL : VAGUE;
    default:
        if (hit->value < 0.5f) return VAGUE; /* "unmatched": no peers are meant */
        return size && best->group.sentence == index ? PARTIAL : best->period ? PARTIAL : VAGUE;
    }
}

/* "an average of 8.7 out of 10" */
static bool is_mark(const LorPeers *r, const LorHit *hit) {
    size_t rank = rank_number(r, hit);
    return rank != LOR_NONE && lor_str_find(lor_letter_word(r->letter, rank), LOR_STR(".")) != LOR_NONE;
}

/* "I am one of three physicians who staff it", "I was the head and one of two consultants": the writer among others. */
static bool is_writers(const LorLetter *letter, const LorSentence *s, const LorHit *hit) {
    for (size_t t = hit->first; t > s->first && t + WRITERS > hit->first; t--) {
        bool be = lor_letter_is(letter, t - 1, "am") || lor_letter_in(letter, t - 1, LOR_WORDS_TO_BE);
        if (lor_letter_is(letter, t - 1, "i'm") || (be && t >= s->first + 2 && lor_letter_in(letter, t - 2, LOR_WORDS_I_WE))) return true;
        bool clause = letter->tokens.at[t - 1].after || lor_letter_in(letter, t - 1, LOR_WORDS_I_WE) || lor_letter_is(letter, t - 1, "who");
        if (clause || letter->refers[t - 1] == LOR_REFERS_APPLICANT) return false;
    }
    return false;
}

/* "Deaths fell from 15 of 133 admissions to 7 of 140", "44 of 52 were complete, before 20 of 50": work or things are counted, and nobody
 * is named or meant. */
static bool counts_work(const LorPeers *r, const LorSentence *s) {
    return !lor_peers_told(r, s) && (lor_marks_find(r->work, s->first, s->count, LOR_MARK_IN) != LOR_NONE ||
                                lor_letter_has(r->letter, "were", s->first, s->count));
}

/* "She tells me that she was among the first", "according to her CV": the writer has it from the applicant or from nobody. */
static bool is_hearsay(const LorLetter *letter, const LorSentence *s, const LorHit *hit) {
    return lor_letter_has(letter, "peer-hearsay", s->first, hit->first - s->first);
}

/* "I cannot compare her with others" compares nothing in its whole sentence; a rank or a hint it denies only in its own clause. */
static bool is_refused(const LorPeers *r, const LorSentence *s, const LorHit *hit, int kind) {
    if (kind == VAGUELY || kind == LEAN) return lor_letter_has(r->letter, "peer-refusal", s->first, s->count);
    return lor_peer_is_refused(r, s, hit->first);
}

/* `here`: its group is counted beside it. */
static unsigned weigh(Level level, int kind, bool here, bool period) {
    return (unsigned)level * 16 + (kind == RANK ? 6 : kind == BEST ? 3 : 0) + (here ? 4 : 0) + (period ? 1 : 0);
}

static void consider(const LorPeers *r, const LorHit *hit, int kind, Best *best) {
    const LorLetter *letter = r->letter;
    size_t index = letter->tokens.at[hit->first].sentence;
    const LorSentence *s = &letter->sentences.at[index];
    if (s->zone != LOR_IN_BODY) return;
    bool ranked = kind == RANK && lor_peer_group_in(r, index, true, rank_number(r, hit), false).found;
    bool untied = kind == VAGUELY || kind == HINT || kind == LEAN || ranked;
    bool answer = ranked && (hit->value > 1.5f || (lor_peers_has(r->seen, s) && !counts_work(r, s))); /* a form's "Upper 10% of sixty residents", "Out of 58 whom I trained: first 3" names nobody */
    LorTick tick = lor_tick_of(letter, hit->first, hit->count);
    if (tick == LOR_TICK_EMPTY) return;
    answer |= kind == RANK && (is_whole_answer(r, index) || tick == LOR_TICK_MARKED);
    answer |= (kind == HINT || kind == RANK) && lor_letter_has(letter, "peer-answer", s->first, s->count) && is_counted(r, index);
    if (kind == RANK && !is_tied(letter, s) && lor_letter_has(letter, "peer-part", s->first, s->count)) return;
    if (!is_tied(letter, s) && !answer && (!untied || counts_work(r, s) || !is_beside(r, index))) return;
    if ((letter->tokens.at[hit->first].flags & LOR_TOKEN_QUOTED) ||
        lor_marks_find(r->cases, s->first, s->count, LOR_MARK_IN) != LOR_NONE)
        return;
    if ((kind == BEST && lor_letter_negated(letter, hit->first)) || (kind == VAGUELY && lor_standing_of_virtue(r, s, hit))) return;
    if (kind == HINT && lor_standing_is_no_hint(r, s, hit)) return;
    if (is_refused(r, s, hit, kind) || is_hearsay(letter, s, hit)) return;
    if (is_writers(letter, s, hit) || (kind == RANK && (is_mark(r, hit) || lor_standing_is_no_rank(r, s, hit)))) return;
    Best now = {.sentence = index, .first = hit->first, .count = hit->count};
    now.level = level_of(r, hit, index, kind, &now);
    if (now.level == NONE && kind == RANK && tick == LOR_TICK_MARKED) now.level = PARTIAL;
    bool here = now.group.found && now.group.sentence == index;
    now.weight = weigh(now.level, kind, here, now.period);
    if (now.level != NONE && now.weight > best->weight) *best = now;
}

/* The first number of a rank ("top 5", "third of", "5%"), or -1. */
static double rank_of(const LorPeers *r, const Best *best, bool *percent) {
    LorHit hit = {.first = (uint32_t)best->first, .count = (uint32_t)best->count};
    size_t token = rank_number(r, &hit);
    LorAmount whole;
    if (token == LOR_NONE || !lor_amount_at(r->letter, token, &whole)) return -1;
    *percent = whole.percent;
    return whole.low;
}

/* "number 1 in the top 5 among the 4", "first, and in the top 150%": the widest "top" of the sentence, or -1. */
static double widest_top(const LorLetter *letter, const LorSentence *s, bool percent) {
    double widest = -1;
    for (size_t t = s->first; t + 1 < end_of(s); t++) {
        LorAmount a;
        bool top = lor_letter_is(letter, t, "top") && lor_amount_at(letter, t + 1, &a) && a.percent == percent;
        if (top && a.high > widest) widest = a.high;
    }
    return widest;
}

/* Whether the rank is one of the counted people: beside them, or "of them" in the sentence behind. */
static bool is_of_those(const LorPeers *r, const Best *best) {
    const LorSentence *s = &r->letter->sentences.at[best->sentence];
    return best->group.sentence == best->sentence || (best->group.sentence + 1 == best->sentence && lor_letter_has(r->letter, "peer-them", s->first, s->count));
}

static void judge_figures(const LorPeers *r, const Best *best, LorFacts *facts) {
    const LorLetter *letter = r->letter;
    const LorSentence *s = &letter->sentences.at[best->sentence];
    bool percent = false;
    double rank = rank_of(r, best, &percent);
    const char *why = NULL;
    double top = widest_top(letter, s, false), share = widest_top(letter, s, true);
    if (!percent && top > rank) rank = top;
    if (share > 100 || (rank < 0 && share > 0)) rank = share, percent = true; /* "rank her in the top 70%" */
    if (rank < 0) return;
    if (rank > 0) lor_fact_put_number(facts, percent ? "comparison.share" : "comparison.top", rank);
    if (percent && (rank <= 0 || rank > 100)) why = "a share that cannot be";
    else if (percent && rank >= 60 && rank < 80 && share == rank)
        why = "a share that says little";
    else if (percent && best->group.found && rank < 50 && best->group.size * rank / 100 < 0.5)
        why = "a share smaller than one person";
    else if (!percent && best->group.found && rank > best->group.size && is_of_those(r, best))
        why = "a rank beyond its group";
    if (!why) return;
    LorFact *fact = lor_fact_put_text(facts, "comparison.implausible", lor_str_from_c(why));
    lor_fact_add_span(facts, fact, lor_letter_token_span(letter, best->first, best->count));
    if (best->group.found) lor_fact_add_span(facts, fact, best->group.span);
}

static void put_comparison(const LorPeers *r, const Best *best, LorFacts *facts) {
    const LorLetter *letter = r->letter;
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
    judge_figures(r, best, facts);
}

static void read_comparison(LorLetter *letter, LorFacts *facts) {
    static const struct {
        const char *lexicon;
        Level most; /* that it can tell */
    } kinds[] = {{"peer-rank", FULL}, {"peer-best", FULL}, {"peer-vague", PARTIAL}, {"peer-hint", FULL}, {"peer-lean", PARTIAL}};
    LorPeers r = lor_peers(letter);
    Best best = {0};
    lor_fact_put_absent(facts, "comparison.implausible");
    for (int kind = 0; kind < KINDS; kind++) {
        if (weigh(kinds[kind].most, kind, true, true) <= best.weight) continue; /* nothing that it tells would be better */
        LorHits hits = lor_letter_hits(letter, kinds[kind].lexicon);
        for (size_t i = 0; i < hits.len; i++) consider(&r, &hits.at[i], kind, &best);
    }
    put_comparison(&r, &best, facts);
}

const LorReader lor_reader_comparison = {"comparison", read_comparison};
