// SPDX-License-Identifier: GPL-3.0-or-later
// The small readers of wording, naming, balance, shared time and language: what each finds, and what it leaves alone.
#include "reading.h"

typedef struct Case {
    const char *fact, *body;
    bool found;
} Case;

#define SUPERVISED "I supervised Dr. Yara Haddad "

static const Case cases[] = {
    /* a length and dates */
    {"duration.conflict", SUPERVISED "for six months, from April to May 2025.", true},
    {"duration.conflict", SUPERVISED "for one year, from 1 March 2025 to 31 May 2025.", true},
    {"duration.conflict", SUPERVISED "for three months, from April to June 2025.", false},
    {"duration.conflict", SUPERVISED "for two months, from April to June 2025.", false},
    {"duration.conflict", SUPERVISED "for about six months, from April to July 2025.", false},
    {"duration.conflict", SUPERVISED "on four nights a month from April to December 2025.", false},
    {"duration.conflict", SUPERVISED "from April to December 2025, six months of which in the clinic and three on the ward.", false},
    {"duration.weeks", "Dr. Yara Haddad worked with me for three weeks.", true},
    {"duration.weeks", "Dr. Yara Haddad worked with me for six months, two weeks of them on nights.", true},
    {"duration.weeks", "Dr. Yara Haddad worked with me for three weeks. I have been a teacher for nine years.", false},
    {"contact_ended", SUPERVISED "on the ward from April to June 2022.", true},
    {"contact_ended", SUPERVISED "on the ward from April to June 2022, and we have kept in touch.", false},
    {"contact_ended", SUPERVISED "on the ward since June 2022.", false},
    /* how the applicant is called */
    {"called.mixed", "Dr. Yara Haddad came early. Ms. Haddad stayed late.", true},
    {"called.mixed", "Dr. Yara Haddad came early. Ms. Rana Khoury, a nurse, stayed late.", false},
    {"called.bare", "Dr. Yara Haddad was here. Yara came early. Yara read. Yara wrote her notes.", true},
    {"called.bare", "Dr. Yara Haddad was here. Dr. Yara came early. Dr. Yara read. Dr. Yara wrote her notes.", false},
    /* kinds of praise */
    {"effort_heavy", "Dr. Yara Haddad is diligent, punctual, dedicated and sincere.", true},
    {"effort_heavy", "Dr. Yara Haddad is diligent, punctual, dedicated and sincere, and she led the audit and taught the students.", false},
    {"effort_heavy", "Dr. Yara Haddad worked with diligent, punctual nurses. The team is dedicated. The porter is sincere.", false},
    {"kindness_heavy", "Dr. Yara Haddad is kind, warm, gentle and friendly.", true},
    {"kindness_heavy", "Dr. Yara Haddad is the first of her kind. Kindly accept this kind of letter, with kind regards.", false},
    /* wording that comes back */
    {"repetition", "Dr. Yara Haddad is dedicated. Her dedication helps. She is a dedicated doctor, and I praise her dedication.", true},
    {"repetition", "Dr. Yara Haddad saw patients, wrote to patients, called patients and heard patients.", false},
    {"said_twice", "She took great care of the patients on our ward. Dr. Yara Haddad reads. She took great care of the patients on our ward.", true},
    {"said_twice", "Dr. Yara Haddad saw six patients a day in the clinic in May. She wrote six long reports on the ward in June.", false},
    /* capitals, other languages, lost letters */
    {"shouted", "DR. YARA HADDAD IS A VERY GOOD DOCTOR INDEED. I RECOMMEND HER FOR ANY HOSPITAL IN THE WORLD.", true},
    {"shouted", "DR. YARA HADDAD read the ECG, CT, MRI, CXR and ABG. PROFESSIONAL CONDUCT AND CLINICAL SKILLS.", false},
    {"foreign_text", "La doctora Yara Haddad trabaj\u00f3 en el servicio de medicina por tres meses y fue muy puntual con los pacientes del hospital. "
                     "La recomiendo para el programa de la universidad.", true},
    {"foreign_text", "Dr. Yara Haddad worked at the Hospital de la Santa Cruz y San Pablo. She said \"no pasa nada\" to the mother.", false},
    {"garbled", "D r Y a r a H a d d a d w o r k e d w i t h m e o n t h e w a r d a n d i n t h e c l i n i c a n d I t a u g h t h e r.", true},
    {"garbled", "C E R T I F I C A T E. Dr. Yara Haddad worked with me on the ward and in the clinic, and I taught her every day of that time.", false},
};

static void readers_find_what_they_are_for_and_leave_the_rest(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_present(ABOUT_YARA, cases[i].body, cases[i].fact, cases[i].found);
    expect_present("", "Yara Haddad was a student on my ward. Yara came early. Yara read. Yara wrote her notes.", "called.bare", false);
}

static void expect_message(const char *body, const char *rule, const char *wanted) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_arena_format(arena, "%s%s%s%s", LETTER_HEAD, ABOUT_YARA, body, LETTER_SIGN);
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    LorStr got = LOR_STR("");
    for (size_t i = 0; i < result->findings.len; i++)
        if (lor_str_eq(result->findings.at[i].rule->id, lor_str_from_c(rule))) got = result->findings.at[i].message;
    if (!lor_str_eq(got, lor_str_from_c(wanted))) fail_msg("%s: \"%.*s\", wanted \"%s\"", rule, LOR_STR_ARG(got), wanted);
    lor_arena_free(arena);
}

static void messages_quote_the_letter(void **state) {
    (void)state;
    expect_message("She is diligent, punctual, dedicated and sincere.", "bias/grindstone-heavy",
                   "4 words of effort, as in \"diligent\", and few of skill or results.");
    expect_message("She is kind, warm, gentle and friendly.", "bias/communal-heavy", "4 words of kindness, as in \"kind\", and few of skill or results.");
    expect_message(SUPERVISED "for six months, from April to May 2025.", "relationship/duration-inconsistent",
                   "\"six months\" and \"April to May 2025\" do not seem to go together.");
    expect_message("Yara came early. Yara read. Yara wrote her notes.", "bias/first-name",
                   "3 times the applicant, a doctor, is called by first name alone.");
}

/* Absent is not unknown: of words that nobody can read no rule says that something is missing. */
static void a_letter_whose_words_are_lost_gets_no_number_and_no_blame(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = LOR_STR("D e a r D i r e c t o r , D r Y a r a H a d d a d w o r k e d w i t h m e o n t h e w a r d a n d I t a u g h t h e r .\n");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    assert_int_equal(result->status, LOR_PARTIAL);
    assert_false(result->score.given);
    assert_int_equal(result->findings.len, 1);
    assert_true(lor_str_eq(result->findings.at[0].rule->id, LOR_STR("file/garbled-extraction")));
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_find_what_they_are_for_and_leave_the_rest),
        cmocka_unit_test(messages_quote_the_letter),
        cmocka_unit_test(a_letter_whose_words_are_lost_gets_no_number_and_no_blame),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
