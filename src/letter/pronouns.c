// SPDX-License-Identifier: GPL-3.0-or-later
// The pronouns that a letter uses for its applicant, and slips: "She presented well. His notes were
// complete." A slip is told only where nobody else can be meant: no patient, relative, colleague or other
// name of that gender in the paragraph so far (nor at the end of the last), no quotation, and the applicant
// named or meant right there or one sentence before. Does not understand: slips inside the story of a
// patient, and applicants whose pronouns the letter never says twice.
#include "letter/applicant.h"
#include "letter/marks.h"

#define WRITER_REACH 4u /* tokens between "I" and whom the writer knows */
#define NEAR_START 2u /* sentences of a paragraph in which people of the last one can still be meant */

typedef struct Slips {
    const LorLetter *letter;
    LorNames names;
    const uint8_t *men, *women, *people, *met, *cases, *things, *problem, *recommend, *own;
    char gender, slip;   /* the applicant's, and the other one */
    bool others, before; /* somebody of the slip's gender stands in this paragraph, or the last one's is spoken of; stood in the last one */
    uint32_t paragraph;
    size_t sentences;  /* since the paragraph began */
    size_t last_meant; /* sentence + 1 in which the applicant was last meant */
} Slips;

/* "my colleague Dr. Verma": the person spoken of is the applicant, whose name follows in the same breath. */
static bool stands_by_name(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    size_t end = sentence->first + sentence->count, t = token;
    while (t < end && (s->people[t] & LOR_MARK_IN) && !letter->tokens.at[t].after) t++;
    while (t < end && lor_letter_in(letter, t, LOR_WORDS_TITLE)) t++;
    return t < end && letter->tokens.at[t].before != ',' && letter->refers[t] == LOR_REFERS_APPLICANT && lor_pronoun_gender(letter, t) == 0;
}

/* Somebody else is named there, or told of. */
static bool somebody_told(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    if (letter->refers[token] == LOR_REFERS_APPLICANT) return false;
    const uint8_t *same = s->slip == 'h' ? s->men : s->women;
    if (((same[token] | s->cases[token]) & LOR_MARK_IN) || (s->met[token] & LOR_MARK_LAST)) return true;
    if ((s->people[token] & LOR_MARK_IN) && !stands_by_name(s, token)) return true;
    return letter->refers[token] == LOR_REFERS_OTHER && lor_pronoun_gender(letter, token) == 0;
}

/* … or one who has some illness. */
static bool somebody(const Slips *s, size_t token) {
    return somebody_told(s, token) || (s->letter->refers[token] != LOR_REFERS_APPLICANT && (s->problem[token] & LOR_MARK_IN));
}

/* "He held her hand", "she explained it to the bridegroom, and he agreed": the applicant's own pronoun before it in the sentence makes the
 * other one somebody else's. */
static bool has_own_before(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    for (size_t t = token; t-- > 0 && letter->tokens.at[t].sentence == letter->tokens.at[token].sentence;) {
        if (letter->tokens.at[t].after == ';') return false;
        if (lor_pronoun_gender(letter, t) == s->gender) return true;
    }
    return false;
}

/* A name ends right before `end`, and it is no place, month or thing. */
static bool name_ends(const LorLetter *letter, const LorSentence *sentence, size_t end) {
    size_t first = end;
    while (first > sentence->first && (letter->tokens.at[first - 1].flags & LOR_TOKEN_CAPITAL) && letter->refers[first - 1] != LOR_REFERS_APPLICANT) first--;
    if (first == end || first == sentence->first || (letter->tokens.at[first].flags & LOR_TOKEN_SHOUTED)) return false;
    return !lor_letter_in(letter, first - 1, LOR_WORDS_LEADS_TO_PLACE);
}

/* "Ask for Denise, she will find me", "he learned from Amina, who said that she would come". */
static bool has_name_before(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    for (size_t t = token; t > sentence->first; t--)
        if ((t == token || lor_letter_in(letter, t, LOR_WORDS_RELATIVE)) && name_ends(letter, sentence, t)) return true;
    return false;
}

/* "Each resident presents his own deaths", "he or she": of anyone. */
static bool means_anyone(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    size_t end = sentence->first + sentence->count;
    bool before = token >= sentence->first + 2 && lor_letter_in(letter, token - 1, LOR_WORDS_AND_OR) && lor_pronoun_gender(letter, token - 2) == s->gender;
    bool behind = token + 2 < end && lor_letter_in(letter, token + 1, LOR_WORDS_AND_OR) && lor_pronoun_gender(letter, token + 2) == s->gender;
    for (size_t t = sentence->first; t < token && !before && !behind; t++) before = lor_letter_in(letter, t, LOR_WORDS_ANYONE);
    return before || behind;
}

/* Most sentences hold none of the words that somebody() looks for. */
static bool may_have_somebody(const Slips *s, const LorSentence *sentence) {
    const uint8_t *const telling[] = {s->slip == 'h' ? s->men : s->women, s->cases, s->met, s->people, s->problem, s->letter->refers};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        if (lor_marks_find(telling[i], sentence->first, sentence->count, UINT8_MAX) != LOR_NONE) return true;
    return false;
}

static bool sentence_has_somebody(const Slips *s, const LorSentence *sentence) {
    size_t end = sentence->first + sentence->count;
    for (size_t t = may_have_somebody(s, sentence) ? sentence->first : end; t < end; t++)
        if (somebody(s, t)) return true;
    for (size_t t = sentence->first; (t = lor_letter_next_trade(s->letter, t, end, s->things)) < end; t++)
        if (s->letter->refers[t] != LOR_REFERS_APPLICANT) return true;
    return false;
}

static void step(Slips *s, size_t index) {
    const LorSentence *sentence = &s->letter->sentences.at[index];
    if (sentence->paragraph != s->paragraph) {
        s->before = s->others;
        s->others = false;
        s->sentences = 0;
        s->paragraph = sentence->paragraph;
    } else {
        s->sentences++;
    }
    if (!s->others) s->others = sentence_has_somebody(s, sentence);
}

/* "I recommend Dr. Verma highly. He will not disappoint you." */
static bool follows_recommendation(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    const LorSentence *here = &letter->sentences.at[letter->tokens.at[token].sentence];
    if (here == letter->sentences.at || here->first != token || here[-1].paragraph != here->paragraph || !here[-1].about) return false;
    bool named = false;
    for (size_t t = here[-1].first; t < here[-1].first + here[-1].count; t++)
        named |= letter->refers[t] == LOR_REFERS_APPLICANT && lor_pronoun_gender(letter, t) == 0;
    return named && lor_marks_find(s->recommend, here[-1].first, here[-1].count, LOR_MARK_IN) != LOR_NONE;
}

static bool is_named(const LorLetter *letter, const LorSentence *sentence) {
    for (size_t t = sentence->first; t < sentence->first + sentence->count; t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT && lor_pronoun_gender(letter, t) == 0) return true;
    return false;
}

/* "I have known him to be industrious", "I recommend him", right behind the applicant's name: whom a writer knows and recommends is nobody else. */
static bool is_writers_object(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    const LorSentence *here = &letter->sentences.at[letter->tokens.at[token].sentence];
    if (token < here->first + 2 || !lor_letter_in(letter, token - 1, LOR_WORDS_KNOWS) || here == letter->sentences.at) return false;
    bool writer = false;
    for (size_t back = 2; back <= WRITER_REACH && token >= here->first + back; back++) writer |= lor_letter_in(letter, token - back, LOR_WORDS_I_WE);
    return writer && here[-1].paragraph == here->paragraph && (is_named(letter, here - 1) || is_named(letter, here));
}

/* "… a fisherman. [new paragraph] After three weeks he returned. We removed two toes. His family came" */
static bool means_those_before(const Slips *s, size_t token) {
    return s->before && s->sentences < NEAR_START && !(s->letter->tokens.at[token].flags & LOR_TOKEN_QUOTED);
}

/* "Ama, the youngest, was afraid": a name that is not the applicant's. */
static bool names_other(const Slips *s, size_t first, size_t end) {
    const LorMention *m;
    for (size_t t = first; (t = lor_mention_next(&s->names, t)) < end; t++) {
        if (s->letter->refers[t] == LOR_REFERS_APPLICANT || lor_pronoun_gender(s->letter, t) || !(m = lor_mention_at(&s->names, t))) continue;
        const LorToken *word = &s->letter->tokens.at[m->first];
        bool lone = m->word_count == 1 && m->title == LOR_TITLE_NONE;
        bool none = lone && ((word->flags & LOR_TOKEN_SHOUTED) || ((word->flags & LOR_TOKEN_OPENS) && word->after != ',')); /* "ICU", "Parents found" */
        if (!none && !lor_names_applicant(s->letter, m)) return true;
        t = m->first + m->count - 1;
    }
    return false;
}

/* The first token of the sentence before, or of this one where it begins its paragraph. */
static size_t near_from(const LorLetter *letter, size_t token) {
    const LorSentence *here = &letter->sentences.at[letter->tokens.at[token].sentence];
    bool behind = here > letter->sentences.at && here[-1].paragraph == here->paragraph;
    return behind ? here[-1].first : here->first;
}

/* Whom else the pronoun could mean, named since the last sentence but one began: a colleague, a relative, a patient. */
static bool somebody_near(const Slips *s, size_t token) {
    const LorLetter *letter = s->letter;
    size_t first = near_from(letter, token);
    for (size_t t = first; t < token; t++)
        if (somebody_told(s, t)) return true;
    if (lor_letter_next_trade(letter, first, token, s->things) < token || names_other(s, first, token)) return true;
    return has_name_before(s, token) || means_anyone(s, token);
}

/* "All his professors love her", "I was his responsible physician": said of nobody but the applicant, though a patient came before in the paragraph. */
static bool is_of_applicant(const Slips *s, size_t token) { return (s->own[token] & LOR_MARK_IN) && !somebody_near(s, token); }

static bool can_slip(const Slips *s, size_t token) {
    const LorToken *t = &s->letter->tokens.at[token];
    if (t->flags & LOR_TOKEN_QUOTED) return false;
    if (is_of_applicant(s, token)) return true;
    if (names_other(s, near_from(s->letter, token), token)) return false;
    if ((!s->others && follows_recommendation(s, token)) || is_writers_object(s, token)) return true;
    if (s->others || means_those_before(s, token)) return false;
    if (has_own_before(s, token) || has_name_before(s, token) || means_anyone(s, token)) return false;
    return s->last_meant + 1 >= (size_t)t->sentence + 1; /* meant in this sentence or the one before */
}

static void find_slips(Slips *s, LorFacts *facts) {
    const LorLetter *letter = s->letter;
    const LorTokenSet *pronouns = lor_letter_pronouns(letter);
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *sentence = &letter->sentences.at[i];
        if (sentence->zone != LOR_IN_BODY) continue;
        step(s, i);
        if (lor_is_meant_in(letter, sentence)) s->last_meant = i + 1;
        for (size_t t = sentence->first, end = t + sentence->count; (t = lor_token_set_next_in(pronouns, t, end)) < end; t++) {
            if (lor_pronoun_gender(letter, t) != s->slip) continue;
            if (!can_slip(s, t)) {
                s->others |= means_those_before(s, t);
                continue;
            }
            LorSpan span = lor_letter_token_span(letter, t, 1);
            lor_fact_add_span(facts, lor_fact_put_text(facts, "pronoun_mixup", lor_letter_original(letter, span)), span);
        }
    }
}

static bool uses(const LorLetter *letter, char gender) {
    const LorTokenSet *pronouns = lor_letter_pronouns(letter);
    for (size_t t = 0; (t = lor_token_set_next(pronouns, t)) < letter->tokens.len; t++)
        if (lor_pronoun_gender(letter, t) == gender) return true;
    return false;
}

static char other_of(char gender) { return gender == 'h' ? 's' : 'h'; }

static void read_slips(const LorLetter *letter, char gender, LorFacts *facts) {
    Slips s = {.letter = letter, .names = lor_names(letter), .gender = gender, .slip = other_of(gender), .paragraph = UINT32_MAX};
    s.men = lor_marks(letter, "other-man");
    s.women = lor_marks(letter, "other-woman");
    s.people = lor_marks(letter, "other-person");
    s.met = lor_marks(letter, "slip-person");
    s.cases = lor_marks(letter, "case-cue");
    s.things = lor_marks(letter, "no-trade");
    s.recommend = lor_marks(letter, "recommend-verb");
    s.own = lor_marks(letter, "applicant-pronoun");
    s.problem = lor_marks(letter, "clinical-problem"); /* who has it may be meant */
    find_slips(&s, facts);
}

static void read_pronouns(LorLetter *letter, LorFacts *facts) {
    char gender = lor_applicant_gender(letter);
    lor_fact_put_absent(facts, "pronoun_mixup");
    if ((gender == 'h' || gender == 's') && uses(letter, other_of(gender))) read_slips(letter, gender, facts);
    bool mixed = lor_facts_present(facts, "pronoun_mixup");
    LorStr value = mixed           ? LOR_STR("mixed")
                   : gender == 'h' ? LOR_STR("he")
                   : gender == 's' ? LOR_STR("she")
                   : gender == 't' ? LOR_STR("they")
                                   : LOR_STR("none");
    LorFact *fact = lor_fact_put_text(facts, "pronouns", value);
    if (gender == 0) fact->state = LOR_ABSENT;
    const LorTokenSet *pronouns = lor_letter_pronouns(letter);
    for (size_t t = 0; fact->spans.len < 1 && (t = lor_token_set_next(pronouns, t)) < letter->tokens.len; t++)
        if (letter->refers[t] == LOR_REFERS_APPLICANT && lor_pronoun_gender(letter, t) == gender && gender)
            lor_fact_add_span(facts, fact, lor_letter_token_span(letter, t, 1));
}

const LorReader lor_reader_pronouns = {"pronouns", read_pronouns};
