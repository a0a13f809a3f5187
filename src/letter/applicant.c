// SPDX-License-Identifier: GPL-3.0-or-later
// Who the letter is about. Reads names in subject lines and prose with what stands before and behind them:
// cues
// ("recommend", "Re:", "certify that"), titles, a line of their own, verbs they are the subject of, how often
// they come. Does not understand: applicants who are never named, names written small, two applicants in one
// letter.
#include "letter/applicant.h"

#include "letter/marks.h"
#include "letter/quote.h"
#include "letter/words.h"

#include <stdlib.h>

#define CANDIDATES 64u  /* people that are told apart */
#define SIGNATURE  400u /* tokens at the letter's end in which a signature is looked for */
#define HOUSE_CUE  9    /* worth of a cue that ends in the name of a house: "the graduate of the Medical Faculty" */
#define KNOWN_CUE  5    /* worth of a cue such as "I have known" */
#define INTRODUCED 4    /* what it is worth that the body's first sentence tells of a full name: who is recommended at the end may be another */
#define BORN       6    /* what a day of birth behind a name is worth */
#define FIRST_SENTENCES 3u /* of a body, in which it is told whom it is about */
#define TITLE_MOST 3u   /* tokens of a title in capitals */
#define ENOUGH     5    /* score from which a name is taken for the applicant's */

typedef struct Candidate {
    LorMention fullest;
    int score, mentions, capped;
    bool cued, titled;
} Candidate;

typedef struct Search {
    LorLetter *letter;
    LorNames names;
    const uint8_t *other_cue, *place, *verb, *past;
    LOR_VEC(LorStr) signed_words;
    int *cue; /* what a cue that ends at a token is worth */
    Candidate *list; /* room for CANDIDATES */
    size_t count;
} Search;

static void read_cues_of(Search *s, const char *lexicon) {
    LorHits hits = lor_letter_hits(s->letter, lexicon);
    for (size_t i = 0; i < hits.len; i++) {
        size_t last = hits.at[i].first + hits.at[i].count - 1;
        const LorToken *t = &s->letter->tokens.at[last];
        bool prefix = t->after == '-' && last + 1 < s->letter->tokens.len &&
                      t[1].off == t->off + t->len + 1; /* Sub-Divisional */
        if (!prefix && last < s->letter->tokens.len && (int)hits.at[i].value > s->cue[last])
            s->cue[last] = (int)hits.at[i].value;
    }
}

static void read_cues(Search *s) {
    s->cue = LOR_NEW_ARRAY(s->letter->arena, int, s->letter->tokens.len + 1);
    read_cues_of(s, "applicant-cue");
    read_cues_of(s, "applicant-cue-of");
}

/* The worth of the nearest cue within four tokens before, unless somebody else's cue stands nearer. */
static int cue_before(const Search *s, const LorMention *m) {
    const LorToken *tokens = s->letter->tokens.at;
    if (m->start > 0 && (tokens[m->start].flags & LOR_TOKEN_OPENS_LINE) == 0 &&
        lor_letter_is(s->letter, m->start - 1, "name"))
        return 8;
    for (size_t back = 1; back <= 4 && back <= m->start; back++) {
        size_t at = m->start - back;
        if (tokens[at].sentence != tokens[m->start].sentence) break;
        if (s->cue[at] >= 6) return s->cue[at];
        if (s->other_cue[at] & LOR_MARK_LAST) return back <= 2 ? -6 : 0;
        if (s->cue[at]) return s->cue[at];
        if (tokens[at].after == ',' && back > 1) break;
    }
    return 0;
}

/* Subject of a verb; degrees may stand between ("Isabel Reyes, MD, graduated"). */
static bool is_subject(const Search *s, const LorMention *m) {
    const LorLetter *letter = s->letter;
    size_t next = m->first + m->count, degrees = next + 4;
    while (next < letter->tokens.len && next < degrees && letter->tokens.at[next].before == ',' &&
           lor_is_stranger(&s->names, next))
        next++;
    if (next >= letter->tokens.len) return false;
    if (s->verb[next] & LOR_MARK_IN) return true;
    LorStr word = lor_letter_word(letter, next); /* "Dr. Milagros Quispe made with us …" opens a sentence */
    bool past = (s->past[next] & LOR_MARK_FIRST) || (word.len >= 5 && lor_str_ends(word, LOR_STR("ed")));
    bool opens = (letter->tokens.at[m->start].flags & LOR_TOKEN_OPENS) && (m->title != LOR_TITLE_NONE || m->word_count > 1);
    return opens && past && !letter->tokens.at[next].before && !(letter->tokens.at[next].flags & LOR_TOKEN_CAPITAL);
}

/* A line that holds this name and nothing else but degrees. */
static bool fills_line(const LorLetter *letter, const LorNames *names, const LorMention *m) {
    const LorTextLine *line = &letter->lines.at[letter->tokens.at[m->start].line];
    if (line->first != m->start) return false;
    for (size_t t = m->first + m->count; t < line->first + line->count; t++)
        if (!lor_is_stranger(names, t)) return false;
    return line->count <= m->count + 5;
}

/* Among the first lines of the prose: a heading, not a signature. */
static bool early(const LorLetter *letter, size_t token) {
    size_t line = letter->tokens.at[token].line, before = 0;
    while (before <= 2 && line > 0 && letter->lines.at[line - 1].zone == LOR_IN_BODY) line--, before++;
    return before <= 2;
}

static int by_word(const void *a, const void *b) { return lor_str_cmp(*(const LorStr *)a, *(const LorStr *)b); }

/* The words of the signature block, in order, so that each mention is held to them in a few steps. */
static void read_signed_words(Search *s) {
    LorLetter *letter = s->letter;
    if (letter->writer.names.len) return; /* the writer's reader tells who signs */
    for (size_t t = letter->tokens.len > SIGNATURE ? letter->tokens.len - SIGNATURE : 0; t < letter->tokens.len; t++)
        if (lor_letter_zone(letter, t) == LOR_IN_SIGN) lor_vec_push(letter->arena, &s->signed_words, lor_letter_word(letter, t));
    if (s->signed_words.len) qsort(s->signed_words.at, s->signed_words.len, sizeof *s->signed_words.at, by_word);
}

/* Without a writer's reader: whether all of the name stands in the signature block. */
static bool signs(const Search *s, const LorMention *m) {
    if (s->letter->writer.names.len) return lor_names_writer(s->letter, m);
    for (size_t i = 0; i < m->word_count; i++) {
        bool found = m->words[i].len < 2;
        if (!found && s->signed_words.len) found = bsearch(&m->words[i], s->signed_words.at, s->signed_words.len, sizeof *s->signed_words.at, by_word) != NULL;
        if (!found) return false;
    }
    return true;
}

static Candidate *candidate_for(Search *s, const LorMention *m) {
    for (size_t i = 0; i < s->count; i++) {
        const LorMention *known = &s->list[i].fullest;
        if (lor_names_agree(m->words, m->word_count, known->words, known->word_count)) return &s->list[i];
    }
    if (s->count == CANDIDATES) return NULL;
    s->list[s->count] = (Candidate){.fullest = *m};
    return &s->list[s->count++];
}

/* More of the name, or the same not in capitals. */
static bool fuller(const LorLetter *letter, const LorMention *a, const LorMention *b) {
    size_t full_a = lor_mention_full_words(a), full_b = lor_mention_full_words(b);
    if (full_a != full_b || a->word_count != b->word_count)
        return full_a != full_b ? full_a > full_b : a->word_count > b->word_count;
    return (letter->tokens.at[b->first].flags & LOR_TOKEN_SHOUTED) &&
           !(letter->tokens.at[a->first].flags & LOR_TOKEN_SHOUTED);
}

/* "Lakeshore Mercy Hospital": the words before what kind of place it is. */
static bool names_place(const Search *s, const LorMention *m) {
    size_t next = m->first + m->count;
    if (next >= s->letter->tokens.len || s->letter->tokens.at[next].before) return false;
    return (s->place[next] & LOR_MARK_IN) && (s->letter->tokens.at[next].flags & LOR_TOKEN_CAPITAL);
}

/* "the American Aid Guild", "our Night Shift": a thing's name, or the end of one; but behind a cue "the graduate of the Medical Faculty Marina Lopatina". */
static bool follows_article(const LorLetter *letter, size_t token, int cue) {
    if (token == 0 || letter->tokens.at[token].sentence != letter->tokens.at[token - 1].sentence)
        return false;
    if (lor_letter_in(letter, token - 1, LOR_WORDS_LEADS_TO_THING)) return true;
    if (cue >= HOUSE_CUE) return false;
    const LorToken *before = &letter->tokens.at[token - 1];
    return (before->flags & LOR_TOKEN_CAPITAL) &&
           !(before->flags & (LOR_TOKEN_SHOUTED | LOR_TOKEN_OPENS | LOR_TOKEN_OPENS_LINE)) &&
           !before->after && before->len > 3;
}

/* "Marina Sergeevna Lopatina, born on 4 May 1999": whom papers are about. */
static bool is_born(const LorLetter *letter, const LorMention *m) {
    size_t next = m->first + m->count;
    return m->word_count > 1 && next < letter->tokens.len && lor_letter_is(letter, next, "born") && letter->tokens.at[next].before != '.';
}

static bool letter_opens(const LorLetter *letter, size_t token) {
    size_t sentence = letter->tokens.at[token].sentence;
    return sentence == 0 || letter->sentences.at[sentence - 1].zone != LOR_IN_BODY;
}

static void weigh(Search *s, const LorMention *m, LorZone zone) {
    bool opener = m->title == LOR_TITLE_NONE && m->word_count == 1;
    int cue = cue_before(s, m);
    bool alone = lor_zone_is_prose(zone) && m->word_count > 1 &&
                 early(s->letter, m->start) && fills_line(s->letter, &s->names, m);
    if (m->title == LOR_TITLE_NONE && (names_place(s, m) || (follows_article(s->letter, m->start, cue) && !is_born(s->letter, m)))) return;
    if (opener && cue <= 0) return; /* counted later, when the word is known to be a name */
    Candidate *c = candidate_for(s, m);
    if (!c) return;
    if (fuller(s->letter, m, &c->fullest)) c->fullest = *m;
    c->mentions++;
    if (cue > 0) c->cued = true;
    if (cue < 0) c->capped++;
    c->titled |= m->title != LOR_TITLE_NONE;
    c->score +=
        cue + (zone == LOR_IN_SUBJECT ? 6 : 0) + (alone ? 6 : 0) + (m->title != LOR_TITLE_NONE ? 2 : 0) + 1;
    if (zone == LOR_IN_BODY && is_born(s->letter, m)) c->score += BORN;
    bool introduced = zone == LOR_IN_BODY && letter_opens(s->letter, m->start);
    if (introduced) c->score += 2;
    if (introduced && m->word_count > 1 && (cue >= KNOWN_CUE || is_subject(s, m))) c->score += INTRODUCED;
    if (zone == LOR_IN_BODY && is_subject(s, m))
        c->score += m->title != LOR_TITLE_NONE || m->word_count > 1 ? 3 : 1;
}

/* "Name : Dr. X", "Resident: X" in a form counts in any zone. */
static bool in_form(const LorLetter *letter, const LorMention *m) {
    return m->start > 0 && lor_letter_in(letter, m->start - 1, LOR_WORDS_WHOSE_FORM) &&
           (letter->tokens.at[m->start - 1].flags & LOR_TOKEN_OPENS_LINE) &&
           letter->tokens.at[m->start].before == ':';
}

/* "MPIC-HR-EC-0226": a reference's number, no name. */
static bool is_code(const LorLetter *letter, const LorMention *m) {
    const LorToken *last = &letter->tokens.at[m->first + m->count - 1];
    return last->after == '-' || last->after == '/' || ((letter->tokens.at[m->first].flags & LOR_TOKEN_SHOUTED) && letter->tokens.at[m->first].after == '-' && m->count > 2);
}

/* "for Doctor X", "for Jana Maria Novak, physician": a line under a title such as "Reference". */
static bool under_title(const LorLetter *letter, const LorMention *m) {
    bool opens = m->start > 0 && m->word_count > 1 && lor_letter_in(letter, m->start - 1, LOR_WORDS_ABOUT_WHOM) &&
                 (letter->tokens.at[m->start - 1].flags & LOR_TOKEN_OPENS_LINE);
    if (!opens || m->title == LOR_TITLE_DOCTOR) return opens;
    size_t line = letter->tokens.at[m->start].line;
    const LorTextLine *title = line > 0 ? &letter->lines.at[line - 1] : NULL;
    if (!title || title->count == 0) return false;
    bool shouted = title->count <= TITLE_MOST && (letter->tokens.at[title->first].flags & LOR_TOKEN_SHOUTED) && title->digits == 0;
    return shouted || lor_words_open(lor_str_slice(letter->text, title->off, title->len), LOR_WORDS_LETTER_TITLE);
}

/* "I am Dr. X", "I, the undersigned Dr. X", "my name is X": the writer. */
static bool names_self(const LorLetter *letter, const LorMention *m) {
    if (m->start < 2 || letter->tokens.at[m->start - 1].sentence != letter->tokens.at[m->start].sentence) return false;
    bool am = lor_letter_is(letter, m->start - 1, "am") && lor_letter_is(letter, m->start - 2, "i");
    bool is = lor_letter_is(letter, m->start - 1, "is") && lor_letter_is(letter, m->start - 2, "name") && m->start > 2 && lor_letter_is(letter, m->start - 3, "my");
    return am || is || lor_letter_is(letter, m->start - 1, "undersigned");
}

static void collect(Search *s) {
    LorLetter *letter = s->letter;
    for (size_t t = 0; (t = lor_mention_next(&s->names, t)) < letter->tokens.len;) {
        LorZone zone = lor_letter_zone(letter, t);
        const LorMention *m;
        bool titled_before = t > 0 && (s->names.titles[t - 1] & LOR_MARK_IN) &&
                             lor_letter_on_one_line(letter, t - 1, t);
        if (titled_before || !(m = lor_mention_at(&s->names, t))) {
            t++;
            continue;
        }
        bool form = in_form(letter, m) && zone < LOR_IN_SIGN;
        bool above = zone == LOR_IN_HEAD || zone == LOR_IN_ADDRESS;
        bool heading = above && (m->title || m->word_count > 1) && !is_code(letter, m) && cue_before(s, m) >= 8; /* "Reference for X" above the letter */
        heading |= above && under_title(letter, m);
        bool sure = letter->writer.names.len == 0 && cue_before(s, m) >= 8;
        if ((lor_zone_is_prose(zone) || form || heading) && (sure || !signs(s, m)) && !names_self(letter, m))
            weigh(s, m, form || heading ? LOR_IN_SUBJECT : zone);
        t = m->first + m->count;
    }
}

/* Names without a title, once it is known that they are names. */
static void count_short_names(Search *s) {
    LorLetter *letter = s->letter;
    for (size_t t = 0; (t = lor_mention_next(&s->names, t)) < letter->tokens.len; t++) {
        const LorMention *m;
        if (lor_letter_zone(letter, t) != LOR_IN_BODY || !(letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL))
            continue;
        if (!(m = lor_mention_at(&s->names, t)) || m->title != LOR_TITLE_NONE || m->word_count != 1) continue;
        for (size_t i = 0; i < s->count; i++) {
            const LorMention *known = &s->list[i].fullest;
            if (!lor_names_shared(m->words, 1, known->words, known->word_count)) continue;
            s->list[i].mentions++;
            s->list[i].score += is_subject(s, m) ? 2 : 1;
        }
        t = m->first + m->count - 1;
    }
}

static bool pronoun_follows(const LorLetter *letter, size_t token) {
    uint32_t sentence = letter->tokens.at[token].sentence;
    for (size_t t = token; t < letter->tokens.len && letter->tokens.at[t].sentence <= sentence + 1; t++)
        if (lor_pronoun_gender(letter, t)) return true;
    return false;
}

/* A letter of one name only: it opens a sentence, is a subject, and a pronoun takes it up. */
static void take_single_name(Search *s) {
    LorLetter *letter = s->letter;
    for (size_t t = 0; (t = lor_mention_next(&s->names, t)) < letter->tokens.len && s->count < CANDIDATES; t++) {
        const LorMention *m;
        if (lor_letter_zone(letter, t) != LOR_IN_BODY || !(m = lor_mention_at(&s->names, t))) continue;
        bool lone = m->word_count == 1 && lor_mention_full_words(m) == 1 &&
                    !(letter->tokens.at[t].flags & LOR_TOKEN_SHOUTED);
        if (lone && is_subject(s, m) && pronoun_follows(letter, t) && !signs(s, m)) {
            s->list[s->count++] = (Candidate){.fullest = *m, .score = ENOUGH, .mentions = 1, .cued = true};
            return;
        }
        t = m->first + m->count - 1;
    }
}

/* Among the first sentences of the body. */
static bool opens_body(const LorLetter *letter, size_t sentence) {
    size_t back = 0;
    while (back < FIRST_SENTENCES && sentence > back && letter->sentences.at[sentence - back].zone == LOR_IN_BODY) back++;
    return back < FIRST_SENTENCES;
}

/* "at La Puerta", "in Santa Rosa": where, not who. */
static bool is_where(const LorLetter *letter, size_t token) {
    if (token == 0 || letter->tokens.at[token].sentence != letter->tokens.at[token - 1].sentence) return false;
    return lor_letter_is(letter, token - 1, "at") || lor_letter_is(letter, token - 1, "in") || lor_letter_is(letter, token - 1, "near");
}

/* "Luísa Tavares Imbassahy changes hers with evidence": the one full name of the body that opens a sentence or stands in one of the first, and a pronoun behind it. */
static void take_full_name(Search *s) {
    Candidate *only = NULL;
    LorLetter *letter = s->letter;
    for (size_t i = 0; i < s->count; i++) {
        Candidate *c = &s->list[i];
        const LorToken *t = &letter->tokens.at[c->fullest.start];
        bool full = lor_mention_full_words(&c->fullest) > 1 && c->capped == 0 && !(t->flags & LOR_TOKEN_SHOUTED) && !is_where(letter, c->fullest.start) && lor_letter_zone(letter, c->fullest.start) == LOR_IN_BODY;
        if (!full || !((t->flags & LOR_TOKEN_OPENS) || opens_body(letter, t->sentence)) || !pronoun_follows(letter, c->fullest.first)) continue;
        if (only) return;
        only = c;
    }
    if (only) only->score = ENOUGH, only->cued = true;
}

static const Candidate *best_of(const Search *s) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < s->count; i++) {
        const Candidate *c = &s->list[i];
        bool known =
            c->titled || c->cued || c->mentions >= 3 || (c->fullest.word_count > 1 && c->score >= ENOUGH);
        if (c->score < ENOUGH || !known || (c->capped > 0 && !c->cued && c->capped * 2 >= c->mentions))
            continue;
        if (!best || c->score > best->score) best = c;
    }
    return best;
}

static const Candidate *asked_for(const Search *s) {
    const LorAsked *asked = &s->letter->asked;
    LorStr given[2] = {asked->applicant, asked->aka};
    const Candidate *best = NULL;
    for (size_t g = 0; g < 2; g++) {
        LorStr words[LOR_MENTION_WORDS];
        size_t count = lor_name_words(s->letter->arena, given[g], words, LOR_MENTION_WORDS);
        for (size_t i = 0; i < s->count && count; i++) {
            const Candidate *c = &s->list[i];
            if (lor_names_agree(words, count, c->fullest.words, c->fullest.word_count) &&
                (!best || c->score > best->score))
                best = c;
        }
    }
    return best;
}

static void put_applicant(LorLetter *letter, LorFacts *facts, const LorMention *m) {
    letter->applicant.first = m->first;
    letter->applicant.count = m->count;
    for (size_t i = 0; i < m->word_count; i++)
        lor_vec_push(letter->arena, &letter->applicant.names, m->words[i]);
    lor_quote_put(letter, facts, "applicant", lor_letter_token_span(letter, m->first, m->count));
}

static void put_mentions(const LorLetter *letter, LorFacts *facts, const LorNames *names) {
    size_t count = 0;
    LorFact *fact = lor_fact_put_number(facts, "applicant.mentions", 0);
    for (size_t t = 0; (t = lor_mention_next(names, t)) < letter->tokens.len;) {
        const LorMention *m;
        if (!lor_zone_is_prose(lor_letter_zone(letter, t)) || !(m = lor_mention_at(names, t)) ||
            !lor_names_applicant(letter, m)) {
            t++;
            continue;
        }
        lor_fact_add_span(facts, fact, lor_letter_token_span(letter, m->first, m->count));
        count++;
        t = m->first + m->count;
    }
    fact->number = (double)count;
}

static void read_applicant(LorLetter *letter, LorFacts *facts) {
    Search *s = LOR_NEW(letter->arena, Search);
    s->letter = letter;
    s->list = lor_arena_room(letter->arena, CANDIDATES, sizeof *s->list);
    s->names = lor_names(letter);
    s->other_cue = lor_marks(letter, "other-cue");
    s->place = lor_marks(letter, "place-noun");
    s->verb = lor_marks(letter, "subject-verb");
    s->past = lor_marks(letter, "past-verb");
    read_cues(s);
    read_signed_words(s);
    collect(s);
    count_short_names(s);
    if (!best_of(s)) take_full_name(s);
    if (!best_of(s)) take_single_name(s);
    const Candidate *chosen = asked_for(s);
    if (!chosen) chosen = best_of(s);
    if (chosen) {
        put_applicant(letter, facts, &chosen->fullest);
        put_mentions(letter, facts, &s->names);
    } else {
        lor_fact_put_absent(facts, "applicant");
    }
    lor_letter_refer(letter, &s->names);
}

const LorReader lor_reader_applicant = {"applicant", read_applicant};
