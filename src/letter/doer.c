// SPDX-License-Identifier: GPL-3.0-or-later
// Subjects by nearness: the applicant meant before a verb, with nobody else between. Knows no clauses.
#include "letter/doer.h"

#include "letter/marks.h"

#define SUBJECT_REACH 7u  /* tokens between the applicant and the verb */
#define WORK_REACH    14u /* the same for verbs of making */
#define DEED_REACH    4u  /* the same for any verb in the past tense */
#define CLAUSE_MOST   12u /* tokens of a clause between the applicant and the verb */

/* Whether the applicant is the subject of the verb: meant within `reach` before it, with no other subject
 * between. `work`: the applicant's work will do ("her research resulted in"), and infinitives ("took it upon
 * himself to solve"). */
static bool is_doer(const LorLetter *letter, const LorSentence *s, size_t verb, size_t reach, bool work) {
    static const char *const others[] = {"i",     "we",    "who", "they", "you",  "it",     "i've", "would",
                                         "could", "might", "if",  "can",  "will", "should", NULL};
    static const char *const passive[] = {"was", "were", "is", "are", "been", "being", "be", NULL};
    static const char *const possessive[] = {"his", "her", "him", "himself", "herself", NULL};
    if (verb > s->first && lor_letter_is_any(letter, verb - 1, passive) &&
        !lor_str_ends(lor_letter_word(letter, verb), LOR_STR("ing")))
        return false;
    if (verb > s->first && !work && lor_letter_is(letter, verb - 1, "to")) return false;
    for (size_t back = 1; back <= reach && verb >= s->first + back; back++) {
        size_t t = verb - back;
        bool himself = t > s->first && lor_letter_is(letter, t, "it") && lor_letter_is(letter, t + 1, "upon");
        if ((lor_letter_is_any(letter, t, others) && !himself) ||
            (!work && lor_letter_is(letter, t, "which")))
            return false;
        bool meant = letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER;
        bool owner = lor_letter_is_any(letter, t, possessive) || lor_letter_is(letter, t + 1, "'s");
        if (meant && (work || !owner)) return true;
        if (letter->tokens.at[t].after == ';') return false;
    }
    return false;
}

bool lor_applicant_acts(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    return is_doer(letter, sentence, token, SUBJECT_REACH, false);
}

bool lor_applicant_makes(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    return is_doer(letter, sentence, token, WORK_REACH, true);
}

bool lor_applicant_does(const LorLetter *letter, const LorSentence *s, const uint8_t *verbs) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if ((verbs[t] & LOR_MARK_FIRST) && !(letter->tokens.at[t].flags & LOR_TOKEN_QUOTED) &&
            lor_applicant_acts(letter, s, t))
            return true;
    return false;
}

static bool is_past(const LorLetter *letter, size_t token, const uint8_t *past, const uint8_t *idle) {
    static const char *const present[] = {"has", "have", "is", "are", "was", "were", "been", "be", NULL};
    LorStr word = lor_letter_word(letter, token);
    if ((idle[token] & LOR_MARK_IN) || (letter->tokens.at[token].flags & (LOR_TOKEN_CAPITAL | LOR_TOKEN_QUOTED)))
        return false;
    if (token > 0 && lor_letter_is_any(letter, token - 1, present)) return false;
    bool regular = word.len >= 5 && lor_str_ends(word, LOR_STR("ed")) && !lor_str_ends(word, LOR_STR("eed"));
    return regular || (past[token] & LOR_MARK_FIRST);
}

/* The token before a clause between commas that ends at the verb ("Dr. Verma, who was alone, called"), else `verb`. */
static size_t before_clause(const LorLetter *letter, const LorSentence *s, size_t verb) {
    static const char *const openers[] = {"who", "though", "although", "while", "still", "then", "by", "as", NULL};
    if (letter->tokens.at[verb].before != ',') return verb;
    for (size_t t = verb - 1; t > s->first && verb - t <= CLAUSE_MOST; t--)
        if (letter->tokens.at[t].before == ',') return lor_letter_is_any(letter, t, openers) ? t : verb;
    return verb;
}

/* The applicant stands before the verb with nothing but small words between. */
static bool follows_applicant(const LorLetter *letter, const LorSentence *s, size_t verb) {
    static const char *const small[] = {"who",  "that", "then",    "also",    "once",  "had", "did", "not", "himself", "just",
                                        "herself", "even", "first", "simply", "still", "at",  "instead",    NULL};
    static const char *const possessive[] = {"his", "her", "him", "their", "them", NULL};
    verb = before_clause(letter, s, verb);
    for (size_t back = 1; back <= DEED_REACH && verb >= s->first + back; back++) {
        size_t t = verb - back;
        bool meant = letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER;
        if ((meant && lor_letter_is_any(letter, t, small)) || letter->tokens.at[t].after == '-') continue;
        if (meant) return !lor_letter_is_any(letter, t, possessive) && !lor_letter_is(letter, t + 1, "'s");
        if (!lor_letter_is_any(letter, t, small) && !lor_str_ends(lor_letter_word(letter, t), LOR_STR("ly")))
            return false;
    }
    return false;
}

static bool is_joined(const LorLetter *letter, size_t verb) {
    static const char *const joints[] = {"and", "then", "but", NULL};
    size_t before = verb - 1;
    if (lor_str_ends(lor_letter_word(letter, before), LOR_STR("ly"))) before--;
    return letter->tokens.at[verb].before == ',' || lor_letter_is_any(letter, before, joints);
}

/* "examined patients, wrote notes": nothing but a plural behind the verb. */
static bool is_duty(const LorLetter *letter, const LorSentence *s, size_t verb) {
    static const char *const small[] = {"up", "out", "on", "in", "for", "after", "to", "with", NULL}, *const joints[] = {"and", "or", NULL};
    size_t thing = verb + 1;
    if (lor_letter_is_any(letter, thing, small)) thing++;
    if (thing >= s->first + s->count) return false;
    LorStr word = lor_letter_word(letter, thing);
    bool plural = word.len >= 4 && lor_str_ends(word, LOR_STR("s")) && !lor_str_ends(word, LOR_STR("ss"));
    bool ends = thing + 1 >= s->first + s->count || letter->tokens.at[thing].after || lor_letter_is_any(letter, thing + 1, joints);
    return plural && ends && !(letter->tokens.at[thing].flags & LOR_TOKEN_CAPITAL);
}

size_t lor_applicant_deeds(const LorLetter *letter, const LorSentence *s, const uint8_t *past,
                           const uint8_t *idle, bool duties) {
    static const char *const others[] = {"i", "we", "they", "who", "which", "you", NULL};
    size_t deeds = 0;
    bool acting = false;
    for (size_t t = s->first + 1; t < s->first + s->count; t++) {
        if (lor_letter_is_any(letter, t, others) && letter->refers[t - 1] == LOR_REFERS_NOBODY) acting = false;
        if (!is_past(letter, t, past, idle)) continue;
        if (!follows_applicant(letter, s, t) && !(acting && is_joined(letter, t))) continue;
        acting = true;
        deeds += duties || !is_duty(letter, s, t);
    }
    return deeds;
}
