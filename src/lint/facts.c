// SPDX-License-Identifier: GPL-3.0-or-later
// Phrase facts: matches, less what is denied, quoted, about somebody else, or spared by what stands near.
#include "lint/facts.h"

#include "letter/reference.h"
#include "lint/matches.h"
#include "lint/weighed.h"

#include <stdlib.h>

#define HINT_SHORT  4u /* tokens; a hint of fewer is quoted with some beside it */
#define HINT_BESIDE 3u /* tokens on either side */

typedef struct Maker {
    LorLetter *letter;
    const LorPacks *packs;
    LorMatches *matches;
    LorFacts *facts;
} Maker;

static const LorSentence *sentence_of(const Maker *m, const LorFactMatch *match) {
    return &m->letter->sentences.at[m->letter->tokens.at[match->first].sentence];
}

static bool is_quoted(const Maker *m, const LorFactMatch *match) {
    for (uint32_t t = match->first; t < match->first + match->count; t++)
        if (!(m->letter->tokens.at[t].flags & LOR_TOKEN_QUOTED)) return false;
    return match->count > 0;
}

/* "As deputy head of surgery, I saw her at work": what a sentence opens with is said of its subject. */
static bool opens_for_writer(const LorLetter *letter, const LorSentence *s, const LorFactMatch *match) {
    size_t t = s->first, end = s->first + s->count;
    if (!lor_letter_is(letter, t, "as")) return false;
    while (t + 1 < end && letter->tokens.at[t].after != ',') t++;
    return match->first + match->count <= t + 1 && t + 1 < end && lor_letter_in(letter, t + 1, LOR_WORDS_I_WE);
}

/* "I have supervised many interns", "we run a clinic": the subject before a match that names nobody is the writer. A
 * relative word ends the search, and so does the applicant as a subject, or as an object right before ("I saw her run"). */
static bool is_writers(const LorLetter *letter, const LorFactMatch *match) {
    const LorSentence *s = &letter->sentences.at[letter->tokens.at[match->first].sentence];
    for (size_t t = match->first; t < match->first + match->count; t++)
        if (letter->refers[t] != LOR_REFERS_NOBODY || lor_letter_in(letter, t, LOR_WORDS_I_WE) || lor_letter_in(letter, t, LOR_WORDS_ME_MY)) return false;
    if (opens_for_writer(letter, s, match)) return true;
    for (size_t t = match->first; t > s->first; t--) {
        if (lor_letter_in(letter, t - 1, LOR_WORDS_I_WE)) return true;
        bool meant = letter->refers[t - 1] == LOR_REFERS_APPLICANT || letter->refers[t - 1] == LOR_REFERS_EITHER;
        if (lor_letter_in(letter, t - 1, LOR_WORDS_RELATIVE) || letter->tokens.at[t - 1].after == ';') return false;
        if (meant && (match->first - t < 3 || !lor_letter_in(letter, t - 1, LOR_WORDS_NO_SUBJECT))) return false;
    }
    return false;
}

/* "The nurses brought her their own children": not of an applicant who is called she or he, unless the match names them beside ("they expect their first child"). */
static bool is_theirs(const LorLetter *letter, const LorFactMatch *match) {
    bool theirs = false;
    for (size_t t = match->first; t < match->first + match->count; t++) {
        if (lor_letter_is(letter, t, "their")) theirs = true;
        else if (letter->refers[t] == LOR_REFERS_APPLICANT || lor_letter_is(letter, t, "they")) return false;
    }
    char gender = theirs ? lor_applicant_gender(letter) : 0;
    return gender == 'h' || gender == 's';
}

/* "He was operated" behind a patient: a pronoun or name in the match means somebody else, or can. */
static bool can_be_anothers(const LorLetter *letter, const LorFactMatch *match) {
    for (size_t t = match->first; t < match->first + match->count; t++)
        if (letter->refers[t] == LOR_REFERS_OTHER || letter->refers[t] == LOR_REFERS_EITHER) return true;
    return is_theirs(letter, match);
}

/* "Ms. Verma had a fever": a name in the match is the applicant's. */
static bool names_applicant(const LorLetter *letter, const LorFactMatch *match) {
    for (size_t t = match->first; t < match->first + match->count; t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT && !lor_pronoun_gender(letter, t)) return true;
    return false;
}

/* Whether the fact or lexicon stands in the sentences [from, to]. */
static bool stands_in(const Maker *m, LorStr name, size_t from, size_t to) {
    const LorSentence *first = &m->letter->sentences.at[from], *last = &m->letter->sentences.at[to];
    const LorFact *fact = lor_facts_find(m->facts, name);
    size_t index = lor_packs_fact(m->packs, name);
    if (fact && fact->state == LOR_PRESENT) {
        LorSpan span = lor_letter_span(m->letter, first->off, last->off + last->len - first->off);
        for (size_t i = 0; i < lor_fact_firm(fact); i++)
            if (lor_span_meets(fact->spans.at[i], span)) return true;
        return false;
    }
    if (index == LOR_NONE || !m->packs->facts.at[index].lexicon) return false;
    const LorMatchList *list = lor_matches_of(m->matches, index);
    for (size_t i = 0; i < list->found.len; i++)
        if (list->found.at[i].off >= first->off && list->found.at[i].off < last->off + last->len) return true;
    return false;
}

static bool any_stands(const Maker *m, LorStr names, size_t from, size_t to) {
    LorStr name;
    while (lor_str_split(&names, ' ', &name))
        if (name.len && stands_in(m, name, from, to)) return true;
    return false;
}

static bool counts(const Maker *m, const LorFactKind *kind, const LorFactMatch *match) {
    const LorSentence *sentence = sentence_of(m, match);
    size_t index = m->letter->tokens.at[match->first].sentence, last = m->letter->sentences.len - 1;
    size_t reach = kind->within, from = index > reach ? index - reach : 0, to = index + reach < last ? index + reach : last;
    if ((double)match->value < kind->least) return false;
    if (kind->about_applicant && !sentence->about) return false;
    if (kind->not_writers && is_writers(m->letter, match)) return false;
    if (kind->applicants_only && can_be_anothers(m->letter, match)) return false;
    if (kind->others_only && names_applicant(m->letter, match)) return false;
    if (!kind->keep_negated && match->count && lor_letter_negated(m->letter, match->first)) return false;
    if (!kind->keep_quoted && is_quoted(m, match)) return false;
    if (kind->without.len && any_stands(m, kind->without, index, index)) return false;
    return !kind->spared_by.len || !any_stands(m, kind->spared_by, from, to);
}

static bool may_tell(const void *maker, LorStr fact, size_t sentence) {
    const Maker *m = maker;
    const LorSentence *s = &m->letter->sentences.at[sentence];
    size_t index = lor_packs_fact(m->packs, fact);
    if (index == LOR_NONE) return false;
    const LorFactKind *kind = &m->packs->facts.at[index];
    LorFactMatch whole = {.off = s->off, .len = s->len, .first = s->first, .count = s->count, .value = (float)kind->least};
    return counts(m, kind, &whole);
}

typedef LOR_VEC(LorFactMatch) Kept;

/* Keeps sentences that hold enough matches; each becomes one match from its first to its last. */
static void keep_crowds(const Maker *m, const LorFactKind *kind, Kept *kept) {
    size_t out = 0;
    for (size_t i = 0, end; i < kept->len; i = end) {
        const LorSentence *sentence = sentence_of(m, &kept->at[i]);
        for (end = i + 1; end < kept->len && sentence_of(m, &kept->at[end]) == sentence;) end++;
        if (end - i < kind->together) continue;
        LorFactMatch crowd = kept->at[i], last = kept->at[end - 1];
        crowd.len = last.off + last.len - crowd.off;
        crowd.count = last.first + last.count - crowd.first;
        kept->at[out++] = crowd;
    }
    kept->len = out;
}

static void keep_one_a_sentence(const Maker *m, Kept *kept) {
    size_t out = 0;
    for (size_t i = 0; i < kept->len; i++)
        if (out == 0 || sentence_of(m, &kept->at[out - 1]) != sentence_of(m, &kept->at[i])) kept->at[out++] = kept->at[i];
    kept->len = out;
}

/* "A lasting impression on" and "impression on all" are one stock phrase: what overlaps is told, and counted, once. */
static void join_overlapping(Kept *kept) {
    size_t out = 0;
    for (size_t i = 0; i < kept->len; i++) {
        LorFactMatch *last = out ? &kept->at[out - 1] : NULL, *next = &kept->at[i];
        if (!last || next->off >= last->off + last->len || !next->count || next->value != last->value) {
            kept->at[out++] = *next;
            continue;
        }
        if (next->off + next->len <= last->off + last->len) continue;
        last->len = next->off + next->len - last->off;
        last->count = next->first + next->count - last->first;
    }
    kept->len = out;
}

/* A hint is quoted with the words beside it in its sentence: "whole of" alone would tell nobody what may be meant. */
static void widen_short(const Maker *m, Kept *kept) {
    for (size_t i = 0; i < kept->len; i++) {
        LorFactMatch *match = &kept->at[i];
        if (match->count == 0 || match->count >= HINT_SHORT) continue;
        const LorSentence *sentence = sentence_of(m, match);
        const LorTokens *tokens = &m->letter->tokens;
        size_t first = match->first < sentence->first + HINT_BESIDE ? sentence->first : match->first - HINT_BESIDE;
        size_t last = match->first + match->count - 1 + HINT_BESIDE, most = sentence->first + sentence->count - 1;
        if (last > most) last = most;
        match->off = tokens->at[first].off;
        match->len = tokens->at[last].off + tokens->at[last].len - match->off;
        match->count = (uint32_t)(last + 1 - first);
        match->first = (uint32_t)first;
    }
}

static int by_value(const void *a, const void *b) {
    const LorFactMatch *x = a, *y = b;
    if (x->value < y->value || x->value > y->value) return x->value > y->value ? -1 : 1;
    return (x->off > y->off) - (x->off < y->off);
}

static void put_fact(Maker *m, const LorFactKind *kind, Kept *kept) {
    if (kept->len == 0) return;
    LorFact *fact = lor_facts_get_numbered(m->facts, (size_t)(kind - m->packs->facts.at), kind->name);
    if (kind->pick_highest) qsort(kept->at, kept->len, sizeof *kept->at, by_value);
    float highest = kept->at[0].value;
    for (size_t i = 0; i < kept->len; i++) {
        if (kind->pick_highest && kept->at[i].value < highest) break;
        lor_fact_add_span(m->facts, fact, lor_letter_span(m->letter, kept->at[i].off, kept->at[i].len));
    }
    fact->kind = kind->pick_highest ? LOR_VALUE_NUMBER : LOR_VALUE_TEXT;
    fact->value = lor_letter_original(m->letter, fact->spans.at[0]);
    fact->number = kind->pick_highest ? (double)highest : (double)kept->len;
}

/* What has its place among the facts, and is absent until something is found. */
static void make_phrase_fact(Maker *m, size_t index) {
    const LorMatchList *list = lor_matches_of(m->matches, index);
    if (!list->found.len && !list->gave_up) return;
    const LorFactKind *kind = &m->packs->facts.at[index];
    Kept kept = {0};
    for (size_t i = 0; i < list->found.len; i++)
        if (counts(m, kind, &list->found.at[i])) lor_vec_push(m->letter->arena, &kept, list->found.at[i]);
    if (kind->together > 1) keep_crowds(m, kind, &kept);
    else join_overlapping(&kept);
    if (kind->per_sentence) keep_one_a_sentence(m, &kept);
    if (kind->hints_at.len) widen_short(m, &kept);
    put_fact(m, kind, &kept);
    if (list->gave_up && kept.len == 0) {
        LorFact *fact = lor_facts_get(m->facts, kind->name);
        fact->state = LOR_UNKNOWN;
        fact->reason = LOR_STR("searching took too long");
    }
}

/* How many pairs of the list begin with the fact of the one at `from`. */
static size_t pairs_of_one(const LorFactPairs *pairs, size_t from) {
    size_t end = from;
    while (end < pairs->len && pairs->at[end].fact == pairs->at[from].fact) end++;
    return end - from;
}

static LorFact *get(const Maker *m, uint32_t index) { return lor_facts_get_numbered(m->facts, index, m->packs->facts.at[index].name); }

/* A fact that tells how many of others are present. */
static void make_count(const Maker *m, const LorFactPair *counted, size_t others) {
    size_t present = 0;
    lor_facts_expect(m->facts, counted->fact);
    for (size_t i = 0; i < others; i++) {
        const LorFact *other = lor_facts_find_numbered(m->facts, counted[i].other, (LorStr){0});
        present += other && other->state == LOR_PRESENT;
    }
    if (present == 0) return;
    LorFact *fact = get(m, counted->fact);
    fact->state = LOR_PRESENT;
    fact->kind = LOR_VALUE_NUMBER;
    fact->number = (double)present;
}

/* The second, generous look: what readers did not find, and of which a hint stands in the letter, is unknown rather than missing. */
static void doubt(Maker *m, const LorFactPair *hinted, size_t others) {
    const LorFact *hint = NULL;
    for (size_t i = 0; i < others; i++) {
        LorStr name = m->packs->facts.at[hinted[i].other].name;
        lor_facts_expect(m->facts, hinted[i].other);
        if (!lor_fact_lacking(lor_facts_find_numbered(m->facts, hinted[i].other, name)) || lor_lint_unlikely(m->letter, name)) continue;
        if (!hint) {
            make_phrase_fact(m, hinted->fact);
            lor_facts_expect(m->facts, hinted->fact);
            hint = lor_facts_find_numbered(m->facts, hinted->fact, name);
        }
        if (hint->state != LOR_PRESENT || !hint->spans.len) return;
        LorFact unsure = {.name = name, .state = LOR_UNKNOWN, .reason = LOR_STR("it may be said in other words")};
        lor_vec_push(m->letter->arena, &unsure.spans, hint->spans.at[0]);
        *get(m, hinted[i].other) = unsure;
    }
}

static void run(const LorReader *const *readers, LorLetter *letter, LorFacts *facts) {
    for (; *readers; readers++) (*readers)->read(letter, facts);
}

/* Those that look at nothing else first; `behind` them those that others deny or spare. */
static void make_phrase_facts(Maker *m, bool behind) {
    const LorFactWays *ways = &m->packs->ways;
    for (size_t i = 0; i < ways->told.len && !behind; i++) lor_facts_expect(m->facts, ways->told.at[i]);
    for (size_t i = 0; i < ways->found[behind].len && m->letter->tokens.len; i++) make_phrase_fact(m, ways->found[behind].at[i]);
}

LorFacts *lor_lint_facts(LorLetter *letter, const LorPacks *packs) {
    Maker m = {letter, packs, lor_lint_matches(letter, packs), lor_facts_of(letter->arena, &packs->fact_index, packs->facts.len)};
    run(lor_readers, letter, m.facts);
    make_phrase_facts(&m, false);
    lor_lint_weigh(letter, m.facts);
    run(lor_late_readers, letter, m.facts);
    make_phrase_facts(&m, true);
    lor_lint_weigh_wording(letter, m.facts, may_tell, &m);
    const LorFactPairs *counts = &packs->ways.counts, *hints = &packs->ways.hints;
    for (size_t i = 0, others; i < counts->len; i += others) make_count(&m, &counts->at[i], others = pairs_of_one(counts, i));
    for (size_t i = 0, others; i < hints->len && letter->tokens.len; i += others) doubt(&m, &hints->at[i], others = pairs_of_one(hints, i));
    return m.facts;
}
