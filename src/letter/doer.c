// SPDX-License-Identifier: GPL-3.0-or-later
// Subjects by nearness: the applicant meant before a verb, with nobody else between. Knows no clauses.
#include "letter/doer.h"

#include "letter/marks.h"

#define SUBJECT_REACH 7u  /* tokens between the applicant and the verb */
#define JOINED_REACH  14u /* the same for a verb right behind a comma, which has its subject from the verb before */
#define WORK_REACH    14u /* the same for verbs of making */
#define DEED_REACH    4u  /* the same for any verb in the past tense */
#define PERCEIVED_REACH 7u /* tokens between "I found" and what the applicant was seen doing */
#define SPEECH_REACH 5u  /* tokens between "said" and what was said */
#define DUTIES       3u  /* of one sentence that make it a list of them */
#define CLAUSE_MOST   12u /* tokens of a clause between the applicant and the verb */

static bool ends_as_past(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    return word.len >= 5 && lor_str_ends(word, LOR_STR("ed")) && !lor_str_ends(word, LOR_STR("eed"));
}

/* "Found a clot in a man on heparin, stopped the drug": notes about the applicant, who is their subject. */
static bool is_note(const LorLetter *letter, const LorSentence *s) {
    if (!s->about || !((lor_marks(letter, "past-verb")[s->first] & LOR_MARK_FIRST) || ends_as_past(letter, s->first))) return false;
    for (size_t t = s->first; t < s->first + s->count; t++) /* "Organized and diligent, she …" */
        if (letter->refers[t] == LOR_REFERS_APPLICANT && !lor_letter_in(letter, t, LOR_WORDS_NO_SUBJECT)) return false;
    return true;
}

/* Whether the applicant is the subject of the verb: meant within `reach` before it, with no other subject
 * between. `work`: the applicant's work will do ("her research resulted in"), and infinitives ("took it upon
 * himself to solve"). */
static bool is_doer(const LorLetter *letter, const LorSentence *s, size_t verb, size_t reach, bool work) {
    if (verb > s->first && lor_letter_in(letter, verb - 1, LOR_WORDS_TO_BE) &&
        !lor_str_ends(lor_letter_word(letter, verb), LOR_STR("ing")))
        return false;
    if (verb > s->first && !work && lor_letter_is(letter, verb - 1, "to")) return false;
    for (size_t back = 1; back <= reach && verb >= s->first + back; back++) {
        size_t t = verb - back;
        bool himself = t > s->first && lor_letter_is(letter, t, "it") && lor_letter_is(letter, t + 1, "upon");
        if ((lor_letter_in(letter, t, LOR_WORDS_OTHER_SUBJECT) && !himself) ||
            (!work && lor_letter_is(letter, t, "which")))
            return false;
        bool meant = letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER;
        bool owner = lor_letter_in(letter, t, LOR_WORDS_NO_SUBJECT) || lor_letter_is(letter, t + 1, "'s");
        if (meant && (work || !owner)) return true;
        if (letter->tokens.at[t].after == ';') return false;
    }
    return verb <= s->first + reach && is_note(letter, s);
}

bool lor_applicant_acts(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    bool joined = token > sentence->first && letter->tokens.at[token].before == ',';
    return is_doer(letter, sentence, token, joined ? JOINED_REACH : SUBJECT_REACH, false);
}

bool lor_applicant_makes(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    return is_doer(letter, sentence, token, WORK_REACH, true);
}

/* "examined patients, wrote notes": nothing but a plural behind the verb. */
static bool is_duty(const LorLetter *letter, const LorSentence *s, size_t verb) {
    size_t thing = verb + 1;
    if (lor_letter_in(letter, thing, LOR_WORDS_BEHIND_VERB)) thing++;
    if (thing >= s->first + s->count) return false;
    LorStr word = lor_letter_word(letter, thing);
    bool plural = word.len >= 4 && lor_str_ends(word, LOR_STR("s")) && !lor_str_ends(word, LOR_STR("ss"));
    bool ends = thing + 1 >= s->first + s->count || letter->tokens.at[thing].after || lor_letter_in(letter, thing + 1, LOR_WORDS_AND_OR);
    return plural && ends && !(letter->tokens.at[thing].flags & LOR_TOKEN_CAPITAL);
}

bool lor_applicant_does(const LorLetter *letter, const LorSentence *s, const uint8_t *verbs) {
    size_t end = s->first + s->count;
    for (size_t t = s->first; (t = lor_marks_find(verbs, t, end - t, LOR_MARK_FIRST)) != LOR_NONE; t++)
        if (!(letter->tokens.at[t].flags & LOR_TOKEN_QUOTED) &&
            lor_applicant_acts(letter, s, t))
            return true;
    return false;
}

bool lor_applicant_does_one(const LorLetter *letter, const LorSentence *s, const uint8_t *verbs) {
    size_t duties = 0, acts = 0;
    for (size_t t = s->first; t < s->first + s->count; t++) {
        if (!(verbs[t] & LOR_MARK_FIRST) || (letter->tokens.at[t].flags & LOR_TOKEN_QUOTED)) continue;
        bool duty = is_duty(letter, s, t), acting = lor_applicant_acts(letter, s, t);
        if (acting && !duty) return true;
        duties += duty;
        acts += acting;
    }
    return acts > 0 && duties < DUTIES;
}

/* "she find that the vases have larvae": told without endings, the verb right behind who does it. */
static bool is_bare(const LorLetter *letter, size_t token) {
    size_t first = token, begin = letter->sentences.at[letter->tokens.at[token].sentence].first;
    if (!lor_letter_in(letter, token, LOR_WORDS_BARE_VERB)) return false;
    while (first > begin && (letter->refers[first - 1] == LOR_REFERS_APPLICANT || letter->refers[first - 1] == LOR_REFERS_EITHER)) first--;
    if (first == token || lor_letter_in(letter, first, LOR_WORDS_THEY)) return false;
    return first == begin || lor_letter_in(letter, first, LOR_WORDS_HE) || lor_letter_in(letter, first, LOR_WORDS_SHE); /* not "I saw Dr. Roe find" */
}

/* She said, with a low voice, "The line is kinked": words that are quoted are a deed. */
static bool is_speech(const LorLetter *letter, size_t token) {
    if (!lor_letter_is(letter, token, "said")) return false;
    for (size_t t = token + 1; t < letter->tokens.len && t <= token + SPEECH_REACH; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_QUOTED) return true;
    return false;
}

/* "I found her sitting with the widow", "I heard Dr. Roe on the phone asking for blood" */
static bool is_perceived(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    size_t begin = letter->sentences.at[letter->tokens.at[token].sentence].first;
    if (word.len < 6 || !lor_str_ends(word, LOR_STR("ing"))) return false;
    for (size_t t = token; t > begin && t + PERCEIVED_REACH > token; t--) {
        if (letter->tokens.at[t].before) return false;
        if (!lor_letter_in(letter, t - 1, LOR_WORDS_PERCEIVES)) continue;
        bool meant = letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER;
        return meant && t - 1 > begin && lor_letter_in(letter, t - 2, LOR_WORDS_I_WE);
    }
    return false;
}

static bool is_past(const LorLetter *letter, size_t token, const uint8_t *past, const uint8_t *idle) {
    if (!ends_as_past(letter, token) && !(past[token] & LOR_MARK_FIRST) && !is_bare(letter, token) && !is_perceived(letter, token)) return false;
    if (((idle[token] & LOR_MARK_IN) && !is_speech(letter, token)) || (letter->tokens.at[token].flags & (LOR_TOKEN_CAPITAL | LOR_TOKEN_QUOTED)))
        return false;
    return token == 0 || !lor_letter_in(letter, token - 1, LOR_WORDS_HAS_BEEN);
}

/* What a letter's sentences are asked for again and again. */
struct LorDeeds {
    const uint8_t *idle;
    LorTokenSet past;   /* verbs in the past tense that are no looking on */
    LorTokenSet turns;  /* those, "did" and new subjects: where something changes */
};

typedef struct Turning {
    const LorLetter *letter;
    const uint8_t *past;
} Turning;

/* "-ed", "-ng", "did", irregular verbs, new subjects: what can tell or turn a deed, and little else. */
static inline bool may_turn(const void *context, size_t token) {
    const Turning *turning = context;
    const LorToken *t = &turning->letter->tokens.at[token];
    const char *text = turning->letter->text.ptr;
    size_t end = t->off + t->len, at = end > 2 ? end - 2 : 0; /* of its last two letters */
    unsigned last = (unsigned)(unsigned char)text[at] << 8 | (unsigned char)text[at + 1];
    bool ends = (last == ('e' << 8 | 'd')) | (last == ('n' << 8 | 'g')) | (last == ('i' << 8 | 'd'));
    return (ends & (t->len > 2)) | (turning->past[token] & LOR_MARK_FIRST) / LOR_MARK_FIRST | lor_word_in(t->word, LOR_WORDS_BARE_VERB) | lor_word_in(t->word, LOR_WORDS_NEW_SUBJECT);
}

static const LorDeeds *deeds_of(const LorLetter *letter) {
    if (letter->notes->deeds) return letter->notes->deeds;
    size_t count = letter->tokens.len;
    const uint8_t *past = lor_marks(letter, "past-verb");
    const Turning turning = {letter, past};
    LorDeeds *deeds = LOR_NEW(letter->arena, LorDeeds);
    *deeds = (LorDeeds){lor_marks(letter, "idle-verb"), lor_token_set(letter->arena, letter->tokens.len), lor_token_set(letter->arena, letter->tokens.len)};
    if (letter->text.len > 1) lor_token_set_fill(&deeds->turns, may_turn, &turning);
    for (size_t t = 0; (t = lor_token_set_next(&deeds->turns, t)) < count; t++) {
        if (is_past(letter, t, past, deeds->idle)) lor_token_set_add(&deeds->past, t);
        else if (!lor_letter_in(letter, t, LOR_WORDS_NEW_SUBJECT) && !lor_letter_is(letter, t, "did")) lor_token_set_drop(&deeds->turns, t);
    }
    return letter->notes->deeds = deeds;
}

/* The token before a clause between commas that ends at the verb ("Dr. Verma, who was alone, called"), else `verb`. */
static size_t before_clause(const LorLetter *letter, const LorSentence *s, size_t verb) {
    if (letter->tokens.at[verb].before != ',') return verb;
    for (size_t t = verb - 1; t > s->first && verb - t <= CLAUSE_MOST; t--)
        if (letter->tokens.at[t].before == ',') return lor_letter_in(letter, t, LOR_WORDS_OPENS_CLAUSE) ? t : verb;
    return verb;
}

/* The applicant stands before the verb with nothing but small words between. */
static bool follows_applicant(const LorLetter *letter, const LorSentence *s, size_t verb) {
    verb = before_clause(letter, s, verb);
    for (size_t back = 1; back <= DEED_REACH && verb >= s->first + back; back++) {
        size_t t = verb - back;
        bool meant = letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER;
        if ((meant && lor_letter_in(letter, t, LOR_WORDS_BEFORE_VERB)) || letter->tokens.at[t].after == '-') continue;
        if (meant) return !lor_letter_in(letter, t, LOR_WORDS_NO_SUBJECT) && !lor_letter_is(letter, t + 1, "'s");
        if (!lor_letter_in(letter, t, LOR_WORDS_BEFORE_VERB) && !lor_str_ends(lor_letter_word(letter, t), LOR_STR("ly")))
            return false;
    }
    return false;
}

bool lor_applicant_leads(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    return follows_applicant(letter, sentence, token);
}

static bool is_joined(const LorLetter *letter, size_t verb) {
    size_t before = verb - 1;
    if (lor_str_ends(lor_letter_word(letter, before), LOR_STR("ly"))) before--;
    return letter->tokens.at[verb].before == ',' || lor_letter_in(letter, before, LOR_WORDS_JOINS_VERB);
}

size_t lor_applicant_deeds(const LorLetter *letter, const LorSentence *s, bool duties) {
    const LorDeeds *known = deeds_of(letter);
    bool acting = is_note(letter, s) && !(known->idle[s->first] & LOR_MARK_IN);
    size_t deeds = acting;
    for (size_t t = s->first + 1, end = s->first + s->count; (t = lor_token_set_next_in(&known->turns, t, end)) < end; t++) {
        if (acting && lor_letter_in(letter, t, LOR_WORDS_NEW_SUBJECT) && letter->refers[t - 1] == LOR_REFERS_NOBODY) acting = false;
        acting |= lor_letter_is(letter, t, "did") && follows_applicant(letter, s, t); /* "did not wait, called for blood" */
        if (!lor_token_set_has(&known->past, t)) continue;
        if (!follows_applicant(letter, s, t) && !(acting && is_joined(letter, t)) && !is_perceived(letter, t)) continue;
        acting = true;
        deeds += duties || !is_duty(letter, s, t);
    }
    return deeds;
}
