// SPDX-License-Identifier: GPL-3.0-or-later
// Which numbers are evidence, and which are years, ages, beds, marks.
#include "reading.h"

typedef struct Case {
    const char *body;
    size_t wanted;
} Case;

static void test_counts(void **state) {
    (void)state;
    static const Case cases[] = {
        {"She carried 8 inpatients, placed 15 cannulas and led two audits.", 3},
        {"Born 12/05/1998, Reg. No. 44821, she scored 89% in 2022.", 0},
        {"She was born on 04.05.1999, for admission to residency.", 0},
        {"Between 2018 and 2020 she was treated for an illness.", 0},
        {"She looked after 8 to 9 ward patients each day and placed 20 cannulas.", 2},
        {"She managed many patients and several procedures.", 0},
        {"In two years here she never missed a day.", 0},
        {"She passed Step 1 with 245 and ranked 412 in the entrance examination.", 0},
        {"She assisted in over 60 deliveries and performed 25 episiotomies.", 2},
        {"She reduced the waiting time from 90 minutes to 40 minutes.", 2},
        {"Our 500-bed hospital serves a population of 2 million. She worked in Ward 12.", 0},
        {"She worked 24/7 and gave 110% every day.", 0},
        {"She treated a 62-year-old man with a blood pressure of 80/40.", 0},
        {"She gave 3 lectures to nurses and published two papers.", 2},
        {"Compliance with hand hygiene rose from 45% to 82% after her audit.", 2},
        {"She was on call every fourth night and admitted 6 to 10 patients on each call.", 2},
        {"She saw approximately 35 patients per clinic and presented two posters.", 2},
        {"She taught twelve medical students and supervised four interns.", 2},
        {"She is one of the best and second to none.", 0},
        {"She arrived at 7:00 and left at 5 pm.", 0},
        {"She has done 14 lumbar punctures, 9 central lines and 30 intubations.", 3},
        {"She carried a load of about a dozen patients a day.", 1},
        {"She ran a clinic of 25 patients a week and wrote three case reports.", 2},
        {"She completed a 12-month internship in 4 departments.", 0},
        {"She was born in 1997 and graduated in 2021 with a GPA of 3.8.", 0},
        {"She wrote up 50 charts for an audit that cut missing signatures from 30 to 4.", 2},
        {"She and two colleagues saw 180 casualties after the earthquake.", 1},
        {"At any time she followed ten to twelve inpatients and took five admissions per call.", 2},
        {"She answered within 5 minutes each time she was paged.", 1},
        {"She speaks three languages and has two brothers.", 0},
        {"She performed hundreds of venipunctures.", 0},
        {"She put in her first 20 epidurals with me.", 1},
        {"She has a clinic of her own, 15 or 16 a session.", 1},
        {"Captain Haddad held the sick parade (thirty to forty soldiers each morning).", 1},
        {"She passed four examinations.", 0},
        {"She assisted at 35 caesarean sections, of which she performed 12.", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_count("I recommend Dr. Yara Haddad, who worked with me. ", cases[i].body, "evidence_numbers", cases[i].wanted);
}

static void test_log(void **state) {
    (void)state;
    expect_count(ABOUT_YARA, "She kept a log:\n\n  Lumbar puncture          4     11\n  Central venous line      9     20\n  Chest drain              2      6\n", "evidence_numbers", 3);
}

static void test_repeats_count_once(void **state) {
    (void)state;
    expect_count(ABOUT_YARA, "She carried 8 patients. On most days she carried 8 patients. She always carried 8 patients.", "evidence_numbers", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_repeats_count_once),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
