// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons with peers: full, partial, vague, none, and figures that cannot be.
#include "reading.h"

typedef struct Case {
    const char *body, *wanted;
} Case;

static const char about[] = "I write in support of Dr. Laila Anwar, who worked with me on the medical ward of our hospital for a long time.\n\n";

static void fresh_hands_compare_in_their_own_words(void **state) {
    (void)state;
    static const Case cases[] = {
        {"Out of 58 residents that I have trained: among the first 3.", "full"},
        {"The average point of her diploma is 4.62 (out of five), and she was the first of us to arrive.", ""},
        {"She was the organizer of the student group, she sang in the choir with the other students.", ""},
        {"I have had 83 IMG volunteers since 2012. She is the first I would hire.", "full"},
        {"Out of maybe 60 techs I have had working for me she is the best one.", "full"},
        {"I am one of three retired physicians who staff the clinic with her.", ""},
        {"We are two of the five internists of the town, and she worked with us.", ""},
        {"Out of maybe 60 techs I have had working for me she is the best one and it isn't close.", "full"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text(about, cases[i].body, "comparison", cases[i].wanted);
}

static void what_stands_near_a_count_of_colleagues_is_no_rank(void **state) {
    (void)state;
    static const Case cases[] = {
        {"I have supervised 140 interns in nineteen years. The man walked out on the ninth day, and nobody complained of her.", ""},
        {"I have taught 60 students. In her clean cases she saw infection in 2 of 54.", ""},
        {"As one of three trainees she clears twenty patients a day.", ""},
        {"I was the head of the department and one of two consultants to whom she answered.", ""},
        {"The antibiotics that she gave came within an hour in 8 out of 10 patients, before it was 3 out of 10.", ""},
        {"She put the patient first, the rota second and herself last.", ""},
        {"Her dedication is second to none.", ""},
        {"I have supervised visiting physicians for eleven years. That is 130-some people from 40 countries. She is in the top three of that group.", "full"},
        {"She would be in the top 15% of the roughly 200 fourth-year students I have evaluated.", "full"},
        {"I have trained 60 registrars. I would be hard put to find five better.", "full"},
        {"She is the best intern of this year's batch.", "partial"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text(about, cases[i].body, "comparison", cases[i].wanted);
}

static void test_levels(void **state) {
    (void)state;
    static const Case cases[] = {
        {"Of the 118 interns I have graded, six got an A; she is one.", "full"},
        {"She is second only to one of the forty residents I have taught.", "full"},
        {"He stands third of the 28 house officers on my unit this session.", "full"},
        {"He is among the best I have taught in 20 years.", "partial"},
        {"Sepsis is among the top 10 causes of death on her ward.", ""},
        {"She is one of our finest interns.", "vague"},
        {"I would rank her in the top 5% of about 80 interns I have assessed since 2020.", "full"},
        {"He ranks in the top 10 percent of students.", "partial"},
        {"She was at the top of the hour on time.", ""},
        {"It is with great pleasure that I write about her.", ""},
        {"He was one of her patients' favourites.", ""},
        {"In the first 3 days she learned the system.", ""},
        {"She asked for a second opinion.", ""},
        {"He worked on the top floor ward.", ""},
        {"As a first-year intern she carried eight patients.", ""},
        {"Her work places her in the highest quartile of the 60 graduates I have supervised over ten years.", "full"},
        {"I would place him among the top three of the residents I have supervised in 15 years.", "partial"},
        {"I have trained 52 residents since 2012. She is the best of them.", "full"},
        {"She outperforms her peers.", "vague"},
        {"He is above average compared to his batchmates.", "vague"},
        {"She is better than 90% of the interns I have worked with.", "partial"},
        {"Among the roughly 200 medical students I have taught, she is in the top 2.", "full"},
        {"He ranked 4th in a class of 120.", "full"},
        {"She was the first of the interns to arrive each day.", ""},
        {"She is in the top third of interns I have supervised.", "partial"},
        {"Our hospital is one of the best in the country and she worked here.", ""},
        {"He was rated first among 34 trainees in the annual assessment.", "full"},
        {"In 12 years as a consultant I have met only two juniors of her calibre.", "partial"},
        {"I've had, I counted, 83 IMG volunteers since 2012. If I had a residency, Laila is the first I would hire.", "full"},
        {"I have trained 80 surgeons. I can think of three who were as good at her stage.", "full"},
        {"Of the last twenty registrars I would have only her operate on me.", "full"},
        {"Among the 64 interns the mean was 3.31. Dr. Anwar obtained 4.22, which was the third place.", "full"},
        {"Her average was 4.62 out of five.", ""},
        {"She worked in this service between the 1st of February of 2024 and the 30th of June of 2026.", ""},
        {"She and I share every third weekend. I have had fifty registrars here.", ""},
        {"Sixty physicians have passed here. If I could keep only three, she would be one of them.", "full"},
        {"She was consistently no. 1 or no. 2 in the examination among fifteen residents.", "full"},
        {"She was the secretary of the group, she sang in the choir.", ""},
        {"She performs at the level of a second-year resident.", "vague"},
        {"He is easily the strongest intern this year.", "vague"},
        {"If I had to choose one of the thirty interns, I would choose her.", "full"},
        {"She put the patient first in every decision.", ""},
        {"He stood first in his batch.", "partial"},
        {"She is one of the two best house officers I have had in the last decade.", "partial"},
        {"In my fifteen years of teaching I have seldom met a student with such commitment. She reads every day.", "partial"},
        {"Dr. Anwar came first to the ward each day and was the first author of a paper.", ""},
        {"Five of our forty residents were asked to stay; he was one of the five.", "full"},
        {"In twenty-two years I have had 41 pasantes. She is the best.", "full"},
        {"I have had 12 beds. She is the best.", ""},
        {"Only two of my last fifty trainees were as good.", "full"},
        {"In comparison with the other residents (about 25 a year) I would rate her in the upper quarter.", "full"},
        {"She is amongst top 3 of approx. 65 JRs who have passed through my department in the last 6 yrs.", "full"},
        {"She is one of the stronger residents here.", "vague"},
        {"He was given the second place among 27 feldshers of the district.", "full"},
        {"She is the third best, and I have taught ninety.", "full"},
        {"Four doctors have been offered a post here, out of some seventy whom I trained. She is the last of the four.", "full"},
        {"Her group numbered nineteen. The prize of the ward went to her.", "full"},
        {"I would rather have her than any of the fourteen I have now.", "full"},
        {"One graduate in a class of 180 is given the pin, and she wears it.", "full"},
        {"There was only one other like him in my sixteen years here.", "partial"},
        {"Of all who came from abroad he adapted the fastest.", "vague"},
        {"I have had better students, but not many.", "vague"},
        {"Seven of the nine patients in the bay had measles, and she examined all of them.", ""},
        {"She was one of five interns on the unit at that time.", ""},
        {"To the best of my knowledge she has trained with 40 residents.", ""},
        {"The top three shelves held the sutures, and she labelled them.", ""},
        {"She was the only doctor in a ward of forty, and nobody slept.", ""},
        {"The villages of two valleys, some eight thousand people, have no other. She was there at any hour.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text(about, cases[i].body, "comparison", cases[i].wanted);
}

static void expect_group(const char *body, double wanted) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_in(arena, about, body, NULL, "comparison.group");
    assert_non_null(fact);
    assert_true(fact->number > wanted - 0.5 && fact->number < wanted + 0.5);
    lor_arena_free(arena);
}

static void test_groups(void **state) {
    (void)state;
    expect_group("She ranks third of the 28 house officers on my unit.", 28);
    expect_group("I have trained some three hundred and twelve interns since 2010. She is in the top 5% of them.", 312);
    expect_text(about, "I would rank her among the top 5 of about 80 interns I have assessed since 2020.", "comparison.period", "since 2020");
}

static void test_implausible(void **state) {
    (void)state;
    expect_present(about, "She is in the top 5 of the 4 interns I have supervised.", "comparison.implausible", true);
    expect_present(about, "She is in the top 1% of the 12 interns I have supervised.", "comparison.implausible", true);
    expect_present(about, "She is in the top 50 of the 300 interns I have supervised.", "comparison.implausible", false);
    expect_present(about, "She is in the top 10% of the 80 interns I have supervised.", "comparison.implausible", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_hands_compare_in_their_own_words), cmocka_unit_test(what_stands_near_a_count_of_colleagues_is_no_rank), cmocka_unit_test(test_levels),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_implausible),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
