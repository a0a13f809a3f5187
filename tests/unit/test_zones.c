// SPDX-License-Identifier: GPL-3.0-or-later
// Zones of invented letters: each line's zone as one letter (H A S B G for signature, F).
#include "letter/anatomy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void check(const char *text, const char *zones) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_str_from_c(text);
    LorAsked asked = {0};
    const LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    char found[128] = "";
    size_t count = letter->lines.len < sizeof found - 1 ? letter->lines.len : sizeof found - 1;
    for (size_t i = 0; i < count; i++) found[i] = "HASBGF"[letter->lines.at[i].zone];
    found[count] = 0;
    assert_string_equal(found, zones);
    lor_arena_free(arena);
}

static void test_full_letter(void **state) {
    (void)state;
    check("LAKEVIEW TEACHING HOSPITAL\n"
          "14 Canal Road, Multan\n"
          "\n"
          "Ref. No. LTH/12        Date: 14 June 2026\n"
          "\n"
          "To,\n"
          "The Program Director,\n"
          "Internal Medicine Residency\n"
          "\n"
          "Dear Sir or Madam,\n"
          "\n"
          "Re: Dr. Asha Verma\n"
          "\n"
          "Dr. Asha Verma worked as a house officer on my ward for six months, and I saw\n"
          "her nearly every day of them.\n"
          "\n"
          "I recommend her strongly.\n"
          "\n"
          "Yours sincerely,\n"
          "\n"
          "Prof. (Dr.) S. K. Rao, MBBS, MD\n"
          "Head of Medicine\n"
          "\n"
          "Encl: log book\n",
          "HHHAAAASBBBGGGF");
}

static void a_body_may_begin_with_in_recent_years(void **state) {
    (void)state;
    check("Dear Director,\n\nIn recent years I have taught sixty interns.\nDr. Asha Verma was one of them.\n\nSincerely,\nDr. A. Roe\n", "ABBGG");
    check("Dear Director,\n\nIn re Dr. Asha Verma\n\nDr. Asha Verma worked on my ward for six months as an intern.\n\nSincerely,\nDr. A. Roe\n", "ASBGG");
}

static void test_certificate(void **state) {
    (void)state;
    check("DISTRICT HOSPITAL, RIVERTON\n"
          "\n"
          "E X P E R I E N C E   C E R T I F I C A T E\n"
          "\n"
          "This is to certify that Dr. Asha Verma has worked in this hospital as medical\n"
          "officer from 1 May 2025 to 30 April 2026.\n"
          "\n"
          "Place: Riverton\n"
          "Date: 2 May 2026\n"
          "\n"
          "(Dr. L. M. Bose)\n"
          "Superintendent\n",
          "HSBBGGGG");
}

static void test_form_above_the_salutation(void **state) {
    (void)state;
    check("DISTRICT HOSPITAL, RIVERTON\n"
          "\n"
          "Ref. No.: 12/26\n"
          "Date: 2 May 2026\n"
          "\n"
          "Name of the candidate: Dr. Asha Verma\n"
          "Post held: Medical Officer\n"
          "Period: May 2025 to April 2026\n"
          "Phone: 061 555 0100\n"
          "\n"
          "To whom it may concern,\n"
          "\n"
          "The above named doctor worked on my ward for a year, and I saw her every day.\n"
          "\n"
          "Yours truly,\n"
          "Dr. L. M. Bose\n",
          "HHHSSSHABGG");
}

static void test_signed_line_above_a_translator(void **state) {
    (void)state;
    check("Dr. Asha Verma worked on my ward for a year, and I saw her every day.\n"
          "\n"
          "Head of the department,\n"
          "doctor of medical sciences, surgeon of the highest category        /signature/        N. Roe\n"
          "\n"
          "I, Ivan Poe, translator, certify that the above is a true translation of the letter.\n",
          "BGGF");
}

static void test_title_is_the_salutation(void **state) {
    (void)state;
    check("TO WHOMSOEVER IT MAY CONCERN\n"
          "\n"
          "Ms. Ines Duarte was a clerk in our clinic, and she was a careful and kind one.\n"
          "\n"
          "Maria Costa, MD\n",
          "ABG");
}

static void test_prose_only(void **state) {
    (void)state;
    check("I have known Asha Verma for two years as her teacher in the ward and in the clinic, and I think well of her work.\n"
          "\n"
          "She is careful, quick and good company on a long night; the nurses ask for her by name when things go wrong.\n",
          "BB");
}

static void test_signature_without_closing(void **state) {
    (void)state;
    check("4 May 2026\n"
          "\n"
          "Dear Colleagues:\n"
          "\n"
          "I write for Dr. Asha Verma, who has been a resident on our service since 2024.\n"
          "Her duties were:\n"
          "- Admissions and discharges\n"
          "- Night calls\n"
          "Take her.\n"
          "\n"
          "Jonas Lund, MD                         Erik Holm, MD\n"
          "Chief of Service                       Program Director\n"
          "j.lund@northshore.example              e.holm@northshore.example\n",
          "HABBBBBGGG");
}

static void test_sender_block_under_the_date(void **state) {
    (void)state;
    check("4 May 2026\n"
          "\n"
          "Jonas Lund\n"
          "North Shore Hospital\n"
          "\n"
          "To Whom It May Concern:\n"
          "\n"
          "Dr. Asha Verma has been a resident on our service since the autumn of 2024.\n"
          "\n"
          "Sincerely,\n"
          "Jonas Lund\n",
          "HHHABGG");
}

static void test_postscript_and_footer(void **state) {
    (void)state;
    check("Dear Program Director,\n"
          "\n"
          "Dr. Asha Verma has been a resident on our service since the autumn of 2024.\n"
          "\n"
          "With warm regards,\n"
          "\n"
          "Jonas Lund, MD\n"
          "Chief of Service\n"
          "\n"
          "P.S. She also mended the coffee machine, which nobody else had managed to do.\n"
          "\n"
          "____________________________________________________________\n"
          "North Shore Hospital, 12 Pier Road, Northport · +1 555 0100 200\n",
          "ABGGGBFF");
}

static void test_closing_words_inside_prose(void **state) {
    (void)state;
    check("Dear Program Director,\n"
          "\n"
          "I have watched Dr. Asha Verma grow from a shy student to a good doctor, and I\n"
          "sincerely hope that you will meet her. She sends her\n"
          "regards to the families that she has cared for. I would take her back at any\n"
          "time.\n"
          "\n"
          "Sincerely yours\n"
          "Jonas Lund\n",
          "ABBBBGG");
}

static void a_sender_who_directs_a_program_is_not_addressed(void **state) {
    (void)state;
    check("Jane Roe, MD\n"
          "Program Director, Internal Medicine\n"
          "North Shore Hospital, 900 Hill St., tel. 570 555 0143\n"
          "\n"
          "1 September 2026\n"
          "\n"
          "To the Program Director:\n"
          "\n"
          "Dr. Asha Verma has been a resident on our service since the autumn of 2024.\n"
          "\n"
          "Sincerely,\n"
          "Jane Roe\n",
          "HHHHABGG");
}

/* Cut off below the inside address, as a damaged file may be: nothing below it reads as prose. */
static void test_address_and_no_letter(void **state) {
    (void)state;
    check("The Program Director\n"
          "Department of Surgery\n"
          "North Shore Hospital\n",
          "AAA");
}

static void test_closing_sentence(void **state) {
    (void)state;
    check("Dear Colleagues,\n"
          "\n"
          "Dr. Asha Verma has been a resident on our service since the autumn of 2024.\n"
          "\n"
          "Please accept, dear colleagues, the expression of my best regards.\n"
          "\n"
          "Pr Anne Morel\n",
          "ABGG");
    check("Dear Colleagues,\n"
          "\n"
          "Dr. Asha Verma has been a resident on our service since the autumn of 2024.\n"
          "\n"
          "Please accept this as my strong recommendation, given with respect and gladly.\n"
          "\n"
          "Pr Anne Morel\n",
          "ABBG");
}

#define BODY "Dear Program Director,\n\nDr. Asha Verma frequented(1) my Unit from June 2024 to May 2025 as a resident.*\n\nSincerely,\n\nProf. Ada Lund\nHead of Surgery\n\n"

static void footnotes_below_the_name_belong_to_the_body(void **state) {
    (void)state;
    check(BODY "(1) In our country to frequent a unit means to work in it without a pause.\n* That is, a trainee.\n", "ABGGGBB");
    check(BODY "(1) In our country to frequent a unit means to work in it without a pause, and\nfor all of the day.\n\n* That is, a trainee.\n\nPage 1 of 1\n", "ABGGGBBBF");
    check("Dear Program Director,\n\nDr. Asha Verma was an intern1 in my Unit from June 2024 to May 2025.\n\nSincerely,\n\nAda Lund, MD\n\n"
          "1 The year after graduation, in which a doctor is not yet licensed to work alone.\n",
          "ABGGB");
}

/* Figures and stars at the start of a line that nothing above points at. */
static void lines_that_nothing_points_at_are_no_footnotes(void **state) {
    (void)state;
    check("Dear Program Director,\n\nDr. Asha Verma was my resident in the PGY1 year, and I saw her each day.\n\nSincerely,\n\nAda Lund, MD\n1 Canal Road, Multan\n(2) Surgery\n* Head\n", "ABGGGGG");
}

static void a_long_closing_stands_by_itself(void **state) {
    (void)state;
    check("Dear Colleagues,\n\nDr. Asha Verma has been a resident on our service since the autumn of 2024.\n\n"
          "With my best personal regards to you and all of your staff,\n\nAda Lund, MD\n",
          "ABGG");
    check("Dear Colleagues,\n\nWith my best regards to the family of the patient she left the room at once,\nand Dr. Asha Verma has been a resident on our service since then.\n\nAda Lund, MD\n", "ABBG");
}

static void a_name_on_a_ruled_line_signs_above_a_sentence_at_the_foot(void **state) {
    (void)state;
    check("CERTIFIES\n\nThat Doctor Asha Verma served here as a general physician for two years, and that she\nwas punctual.\n\n________________\nMARTHA ROE LUND\nCoordinator of Talent\n\n"
          "The truth of this document may be confirmed by a message to the office of this house.\n",
          "HBBBGGF");
    check("CERTIFIES\n\nThat Doctor Asha Verma served here as a general physician for two years, and that she\nwas punctual.\n\n________________\n"
          "and that she was kind to those who came to this house at night.\n",
          "HBBBB");
}

static void a_remark_in_brackets_opens_no_body(void **state) {
    (void)state;
    check("SWORN TRANSLATION\n[Coat of arms of the republic: two lions and a palm tree]\n[Round stamp, partly illegible, of a university and its clinics]\n\nUNIVERSITY CLINICS OF MONT ROUX\n"
          "Avenue des Palmes 17, Kintana\n\nCERTIFICATE\n\nI the undersigned attest that Doctor Asha Verma was my intern for two years, and that she\nwas careful.\n\nProf. Ada Lund\nHead of Surgery\n",
          "HHHHHSBBGG");
}

static void test_nothing(void **state) {
    (void)state;
    check("", "");
    check("____\n", "B");
    check("Asha Verma\n", "B");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_letter), cmocka_unit_test(a_body_may_begin_with_in_recent_years),
        cmocka_unit_test(test_certificate), cmocka_unit_test(test_form_above_the_salutation), cmocka_unit_test(test_signed_line_above_a_translator),
        cmocka_unit_test(test_title_is_the_salutation),
        cmocka_unit_test(test_prose_only),
        cmocka_unit_test(test_signature_without_closing),
        cmocka_unit_test(test_sender_block_under_the_date),
        cmocka_unit_test(test_postscript_and_footer),
        cmocka_unit_test(test_closing_words_inside_prose),
        cmocka_unit_test(test_address_and_no_letter),
        cmocka_unit_test(test_closing_sentence), cmocka_unit_test(a_long_closing_stands_by_itself), cmocka_unit_test(a_sender_who_directs_a_program_is_not_addressed),
        cmocka_unit_test(footnotes_below_the_name_belong_to_the_body),
        cmocka_unit_test(lines_that_nothing_points_at_are_no_footnotes),
        cmocka_unit_test(a_name_on_a_ruled_line_signs_above_a_sentence_at_the_foot),
        cmocka_unit_test(a_remark_in_brackets_opens_no_body),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
