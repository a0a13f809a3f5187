// SPDX-License-Identifier: GPL-3.0-or-later
// Names that should not be there: another person where the applicant's name belongs, and an applicant who is
// not the one asked for. Another person stands in the applicant's place when the letter recommends them, or
// when a titled name that comes up nowhere else is the subject of a sentence that names neither the applicant
// nor anybody by a pronoun. The writer, people the applicant worked with, relatives and patients do not
// count. So does a name of whom a letter says what it says of the applicant alone. Does not understand: names without a title as subjects, two applicants.
#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define SEARCHES 64u /* through the whole letter, for names in a subject's place */

typedef struct Slot {
    const LorLetter *letter;
    LorNames names;
    unsigned searches;
} Slot;

static bool known_person(const LorLetter *letter, const LorMention *m) {
    const LorPerson *people[2] = {&letter->applicant, &letter->writer};
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < m->word_count; i++)
            for (size_t k = 0; k < people[p]->names.len; k++) {
                LorStr a = m->words[i], b = people[p]->names.at[k];
                if (a.len < 2 || b.len < 2) continue;
                if (lor_name_word_same(a, b) || lor_name_word_close(a, b)) return true;
            }
    return false;
}

/* "Farrukh Alisherovich" of Tashkentov F. A.: each word stands for a word or an initial of the applicant's. */
static bool spells_initials(const LorLetter *letter, const LorMention *m) {
    const LorPerson *applicant = &letter->applicant;
    for (size_t i = 0; i < m->word_count; i++) {
        bool found = false;
        for (size_t k = 0; k < applicant->names.len && !found; k++) found = lor_name_word_same(m->words[i], applicant->names.at[k]);
        if (!found) return false;
    }
    return m->word_count > 1 && m->title == LOR_TITLE_NONE;
}

static bool in_signature(const LorLetter *letter, const LorMention *m) {
    for (size_t i = 0; i < m->word_count; i++) {
        if (m->words[i].len < 3) continue;
        for (size_t t = letter->tokens.len; t-- > 0 && (lor_letter_zone(letter, t) == LOR_IN_SIGN || lor_letter_zone(letter, t) == LOR_IN_FOOT);)
            if (lor_str_eq(lor_letter_word(letter, t), m->words[i])) return true;
    }
    return false;
}

/* What may stand between "recommend" and its object. */
static bool is_between(const LorLetter *letter, size_t token) {
    if (lor_letter_in(letter, token, LOR_WORDS_BEFORE_OBJECT)) return true;
    return lor_str_ends(lor_letter_word(letter, token), LOR_STR("ly"));
}

/* The object of "recommend": a name with a title or of two words, at most three small words behind. */
static bool recommended(const Slot *s, const LorMention *m) {
    if (lor_letter_is(s->letter, m->first + m->count, "'s")) return false;
    for (size_t back = 1; back <= 4 && back <= m->start; back++) {
        size_t at = m->start - back;
        if (s->letter->tokens.at[at].sentence != s->letter->tokens.at[m->start].sentence) return false;
        if (lor_marks(s->letter, "recommend-verb")[at] & LOR_MARK_LAST) return m->title != LOR_TITLE_NONE || m->word_count > 1;
        if (!is_between(s->letter, at) || s->letter->tokens.at[at].after == ',') return false;
    }
    return false;
}

/* `own`: pronouns of the applicant's gender alone, others go with the name. */
static bool sentence_speaks_of_somebody(const Slot *s, const LorSentence *sentence, bool own) {
    const LorLetter *letter = s->letter;
    const uint8_t *senior = lor_marks(letter, "senior-colleague"), *people = lor_marks(letter, "other-person"), *cases = lor_marks(letter, "case-cue");
    char gender = own ? lor_applicant_gender(letter) : 0;
    for (size_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        if (letter->refers[t] == LOR_REFERS_APPLICANT) return true;
        char pronoun = lor_pronoun_gender(letter, t);
        if (pronoun && !lor_letter_is(letter, t, "his") && (gender == 0 || pronoun == gender || pronoun == 't'))
            return true;
        if ((senior[t] | people[t] | cases[t]) & LOR_MARK_IN) return true;
        if (lor_letter_in(letter, t, LOR_WORDS_I_ME)) return true;
    }
    return false;
}

/* How many other times the name is the subject of its sentence; LOR_NONE when it stands elsewhere too. */
static size_t subject_again(const Slot *s, const LorMention *m) {
    const LorLetter *letter = s->letter;
    size_t again = 0;
    for (size_t t = 0; t < letter->tokens.len; t++) {
        if (t >= m->first && t < m->first + m->count) continue;
        for (size_t i = 0; i < m->word_count; i++) {
            if (m->words[i].len < 3 || !lor_str_eq(lor_letter_word(letter, t), m->words[i]) ||
                !(letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL))
                continue;
            size_t start = t;
            while (start > letter->sentences.at[letter->tokens.at[t].sentence].first &&
                   (letter->tokens.at[start - 1].flags & LOR_TOKEN_CAPITAL))
                start--; /* titles, given names */
            if (letter->sentences.at[letter->tokens.at[t].sentence].first != start)
                return LOR_NONE;
            again++;
        }
    }
    return again;
}

static bool takes_place(Slot *s, const LorMention *m) {
    const LorLetter *letter = s->letter;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[m->start].sentence];
    if (sentence->zone != LOR_IN_BODY || m->title == LOR_TITLE_NONE || sentence->first != m->start)
        return false;
    size_t next = m->first + m->count;
    if (next >= letter->tokens.len || !(lor_marks(letter, "subject-verb")[next] & LOR_MARK_IN)) return false;
    if (m->title == LOR_TITLE_CIVIL) return false; /* a patient, more often than not */
    if (lor_letter_is(letter, next + 1, "it")) return false; /* "Dr. Osei presented it": what was told before, and by whom it was shown */
    if (sentence_speaks_of_somebody(s, sentence, true) || s->searches++ >= SEARCHES) return false;
    size_t again = subject_again(s, m);
    if (again == LOR_NONE) return false;
    return again > 0 || !sentence_speaks_of_somebody(s, sentence, false);
}

/* What is said of the applicant alone: "Dr. Y ranks among the first ten", "I give Dr. Y my highest recommendation". Not where the applicant is named beside. */
static bool fills_slot(const Slot *s, const LorMention *m) {
    const LorLetter *letter = s->letter;
    if (m->title == LOR_TITLE_NONE && m->word_count == 1) return false;
    const uint8_t *slots = lor_marks(letter, "applicant-slot"), *senior = lor_marks(letter, "senior-colleague");
    for (size_t t = m->start; t < m->first + m->count; t++)
        if (!(slots[t] & LOR_MARK_IN)) return false;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[m->start].sentence];
    for (size_t t = sentence->first; t < sentence->first + sentence->count; t++) {
        if (letter->refers[t] == LOR_REFERS_APPLICANT && lor_pronoun_gender(letter, t) == 0) return false;
        if ((senior[t] & LOR_MARK_IN) && t > m->first) return false;
    }
    return true;
}

static void find_wrong_names(Slot *s, LorFacts *facts) {
    const LorLetter *letter = s->letter;
    for (size_t t = 0; (t = lor_mention_next(&s->names, t)) < letter->tokens.len;) {
        const LorMention *m;
        LorZone zone = lor_letter_zone(letter, t);
        if ((zone != LOR_IN_BODY && zone != LOR_IN_SUBJECT) || !(m = lor_mention_at(&s->names, t))) {
            t++;
            continue;
        }
        t = m->first + m->count;
        if (known_person(letter, m) || spells_initials(letter, m) || in_signature(letter, m) ||
            (letter->tokens.at[m->first].flags & LOR_TOKEN_QUOTED))
            continue;
        if (!recommended(s, m) && !fills_slot(s, m) && !takes_place(s, m)) continue;
        LorSpan span = lor_letter_token_span(letter, m->start, m->first + m->count - m->start);
        LorFact *fact = lor_facts_get(facts, LOR_STR("wrong_name"));
        if (fact->state != LOR_PRESENT)
            fact = lor_fact_put_text(facts, "wrong_name", lor_quote(letter, span));
        lor_fact_add_span(facts, fact, span);
    }
}

typedef enum Match { SAME, SPELLING, OTHER } Match;

static Match matches(const LorPerson *applicant, const LorStr *words, size_t count) {
    if (lor_names_agree(words, count, applicant->names.at, applicant->names.len)) return SAME;
    size_t same = 0, close = 0, full = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_same = false, is_close = false;
        for (size_t k = 0; k < applicant->names.len; k++) {
            is_same |= lor_name_word_same(words[i], applicant->names.at[k]);
            is_close |= lor_name_word_close(words[i], applicant->names.at[k]);
        }
        full += words[i].len > 1;
        same += is_same && words[i].len > 1;
        close += !is_same && is_close;
    }
    return close > 0 && same + close + 1 >= full && (same > 0 || full == 1 || close == full) ? SPELLING
                                                                                             : OTHER;
}

static void compare_with_asked(const LorLetter *letter, LorFacts *facts) {
    LorStr given[2] = {letter->asked.applicant, letter->asked.aka};
    Match best = OTHER;
    bool asked = false;
    if (letter->applicant.names.len == 0) return;
    for (size_t g = 0; g < 2; g++) {
        LorStr words[LOR_MENTION_WORDS];
        size_t count = lor_name_words(letter->arena, given[g], words, LOR_MENTION_WORDS);
        if (count == 0) continue;
        asked = true;
        Match match = matches(&letter->applicant, words, count);
        if (match < best) best = match;
    }
    if (!asked || best == SAME) return;
    LorFact *fact =
        lor_fact_put_text(facts, "name_mismatch", best == SPELLING ? LOR_STR("spelling") : LOR_STR("other"));
    lor_fact_add_span(facts, fact,
                      lor_letter_token_span(letter, letter->applicant.first, letter->applicant.count));
}

static void read_names(LorLetter *letter, LorFacts *facts) {
    lor_fact_put_absent(facts, "wrong_name");
    lor_fact_put_absent(facts, "name_mismatch");
    compare_with_asked(letter, facts);
    if (letter->applicant.names.len == 0) return;
    Slot s = {.letter = letter, .names = lor_names(letter)};
    find_wrong_names(&s, facts);
}

const LorReader lor_reader_names = {"names", read_names};
