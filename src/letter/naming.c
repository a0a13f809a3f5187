// SPDX-License-Identifier: GPL-3.0-or-later
// How the letter calls the applicant: by which titles, and how often by first name alone. Does not know which word of a
// name is the family's: the first one is taken for the given name, unless it is written in capitals.
#include "letter/manner.h"

#include "letter/applicant.h"

#define BARE_LEAST 3u /* RULES applicant/title-inconsistent */

typedef struct Calls {
    const LorLetter *letter;
    LorStr given;              /* folded */
    size_t doctor, bare, all;  /* mentions */
    LorSpan civil, first_bare; /* len 0: none */
    LOR_VEC(LorSpan) bares;
} Calls;

/* "Asha" of "Asha Verma"; nothing when initials stand first or there is no other word. */
static LorStr given_name(const LorLetter *letter) {
    const LorPerson *who = &letter->applicant;
    if (who->names.len < 2 || who->names.at[0].len < 3 || who->names.at[1].len < 2) return (LorStr){0};
    return letter->tokens.at[who->first].flags & LOR_TOKEN_SHOUTED ? (LorStr){0} : who->names.at[0];
}

static void count_mention(Calls *calls, const LorMention *m) {
    const LorLetter *letter = calls->letter;
    LorSpan span = lor_letter_token_span(letter, m->start, m->first + m->count - m->start);
    calls->all++;
    calls->doctor += m->title == LOR_TITLE_DOCTOR;
    if (m->title == LOR_TITLE_CIVIL && !calls->civil.len) calls->civil = span;
    if (m->title != LOR_TITLE_NONE || m->word_count != 1 || !calls->given.len || !lor_str_eq(m->words[0], calls->given)) return;
    if (letter->tokens.at[m->first].flags & LOR_TOKEN_QUOTED) return;
    calls->bare++;
    lor_vec_push(letter->arena, &calls->bares, span);
}

static void count_all(Calls *calls) {
    const LorLetter *letter = calls->letter;
    LorNames names = lor_names(letter);
    for (size_t t = 0; (t = lor_mention_next(&names, t)) < letter->tokens.len;) {
        LorZone zone = lor_letter_zone(letter, t);
        const LorMention *m;
        bool prose = lor_zone_is_prose(zone);
        if (!prose || !(m = lor_mention_at(&names, t)) || !lor_names_applicant(letter, m)) {
            t++;
            continue;
        }
        count_mention(calls, m);
        t = m->first + m->count;
    }
}

static void read_naming(LorLetter *letter, LorFacts *facts) {
    Calls calls = {.letter = letter, .given = given_name(letter)};
    lor_fact_put_absent(facts, "called.mixed");
    lor_fact_put_absent(facts, "called.bare");
    if (letter->applicant.names.len) count_all(&calls);
    if (calls.doctor == 0) return; /* a student may be called as the school does */
    if (calls.civil.len) {
        LorFact *fact = lor_fact_put_text(facts, "called.mixed", lor_letter_original(letter, calls.civil));
        lor_fact_add_span(facts, fact, calls.civil);
    }
    if (calls.bare < BARE_LEAST || 2 * calls.bare <= calls.all) return;
    LorFact *fact = lor_fact_put_number(facts, "called.bare", (double)calls.bare);
    for (size_t i = 0; i < calls.bares.len; i++) lor_fact_add_span(facts, fact, calls.bares.at[i]);
}

const LorReader lor_reader_naming = {"naming", read_naming};
