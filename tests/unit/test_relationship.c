// SPDX-License-Identifier: GPL-3.0-or-later
// How, how long and when the writer saw the applicant.
#include "reading.h"

#define LATER " She is applying for residency in internal medicine and asked me to write this letter for her, which I do gladly."

typedef struct Case {
    const char *body;
    bool relationship, duration, dates;
} Case;

static const Case cases[] = {
    {"Dr. Yara Haddad rotated on my service for eight weeks in the autumn of 2025." LATER, true, true, true},
    {"I had the privilege of supervising Dr. Yara Haddad during her internship." LATER, true, false, false},
    {"Dr. Yara Haddad is known to me as a student of our college." LATER, false, false, false},
    {"In my capacity as head of the unit I directly observed Dr. Yara Haddad between March and August 2025." LATER, true, true, true},
    {"Dr. Yara Haddad completed her rotating internship at our hospital from 1 September 2024 to 31 August 2025." LATER, false, true, true},
    {"I have known Dr. Yara Haddad for three years, first as her lecturer and then as her supervising consultant." LATER, true, true, false},
    {"Dr. Yara Haddad spent four months with my team, and I evaluated her every week." LATER, true, true, false},
    {"Dr. Yara Haddad was assigned to my unit, where she saw patients with me daily." LATER, true, false, false},
    {"According to our records, Dr. Yara Haddad completed all requirements of the internship." LATER, false, false, false},
    {"I was Dr. Haddad's attending physician on the pulmonary ward during her two-month rotation. Dr. Yara Haddad did well." LATER, true, true, false},
    {"I write on behalf of Dr. Yara Haddad, who trained under my direct supervision." LATER, true, false, false},
    {"As program director, I have followed Dr. Yara Haddad closely since she joined us in January 2024." LATER, true, true, true},
    {"Dr. Yara Haddad did her compulsory year here in 2025 and I met her every morning at the handover." LATER, true, true, true},
    {"As clerkship director I worked side by side with Dr. Yara Haddad for a month." LATER, true, true, false},
    {"I oversaw the clinical work of Dr. Yara Haddad in the emergency department over a period of six months." LATER, true, true, false},
    {"Dr. Yara Haddad was under my supervision w.e.f. 1/2/2024 to 31/7/2024." LATER, true, true, true},
    {"I have supervised Dr. Yara Haddad since 1 Dec. 2024." LATER, true, true, true},
    {"Dr. Yara Haddad was on specialisation on our Clinic from 01.10.2021. until 30.09.2025. I was her mentor." LATER, true, true, true},
    {"Dr. Yara Haddad is passing the second year of residency on our department under my leadership (from September 2024)." LATER, true, true, true},
    {"Dr. Yara Haddad came to my clinic in the fall of '24 and I supervised her." LATER, true, false, true},
    {"I am the specialist and I was on the floor with Dr. Yara Haddad most days of her community service year." LATER, true, true, false},
    {"For these thirty months I have been the tutor of Dr. Yara Haddad, who frequented my unit." LATER, true, true, false},
    {"I had Dr. Yara Haddad on my ward. In two years she has missed one shift." LATER, true, true, false},
    {"Dr. Yara Haddad volunteered with me at our clinic on Saturdays from January through May." LATER, true, true, true},
    {"Dr. Yara Haddad spent four weeks with me as an observer, April 6 through May 1 of this year." LATER, true, true, true},
    {"Dr. Yara Haddad did a one-month elective on my service this past March." LATER, true, true, true},
    {"Dr. Jan-Jan Haddad Yara is known to me; Dr. Yara Haddad joined our college." LATER, false, false, false},
    {"Dr. Yara Haddad has been my resident for two years, and she may stay." LATER, true, true, false},
    {"Dr. Yara Haddad will work under my supervision next year." LATER, false, false, false},
    {"I knew Dr. Yara Haddad through six months of daily work on my ward. Residency takes three years." LATER, true, true, false},
    {"I taught her father, and I have heard that residency takes three years. Dr. Yara Haddad is good." LATER, false, false, false},
    {"My colleagues tell me that Dr. Yara Haddad was an excellent intern, although I did not work with her directly." LATER, false, false, false},
    {"Dr. Yara Haddad served as house officer in the hospital and was regular in her duties." LATER, false, false, false},
    {"She was one of the residents under my supervision. Dr. Yara Haddad was with us from Jan 2024 to Dec 2024." LATER, true, true, true},
    {"It was my pleasure to have Dr. Yara Haddad as a sub-intern on my inpatient team last spring." LATER, true, false, false},
    {"Dr. Yara Haddad worked alongside me in the dialysis unit." LATER, true, false, false},
    {"During the past year, I have observed Dr. Yara Haddad at the bedside, in the clinic and at morning report." LATER, true, true, false},
    {"I can say that Dr. Yara Haddad is a hard-working doctor." LATER, false, false, false},
    {"I supervised the hospital's accreditation in 2019. Dr. Yara Haddad is a good doctor." LATER, false, false, false},
    {"Dr. Yara Haddad reported directly to me throughout her eleven-month posting as resident medical officer." LATER, true, true, false},
    {"I was the consultant to whom Dr. Yara Haddad was attached." LATER, true, false, false},
    {"Our department hosted Dr. Yara Haddad for an elective, and I was her preceptor for its six weeks." LATER, true, true, false},
    {"For the last two years I have been in daily contact with Dr. Yara Haddad on the wards." LATER, true, true, false},
    {"I had direct contact with Dr. Yara Haddad, who was part of my team of residents." LATER, true, false, false},
    {"I examined Dr. Yara Haddad in her final clinical examination and later had her on my ward." LATER, true, false, false},
    {"As the residency program coordinator in our hospital, I supervised Dr. Yara Haddad throughout her foundation year (August 2023 – July 2024)." LATER, true, true, true},
    {"Dr. Yara Haddad has been working under my supervision since 3 March 2025 and continues to do so." LATER, true, true, true},
    {"I have had the opportunity to work closely with Dr. Yara Haddad during her rotation in cardiology." LATER, true, false, false},
    {"I got to know Dr. Yara Haddad when she was posted in my ward for her house job." LATER, true, false, false},
    {"I write to recommend Dr. Yara Haddad, with whom I worked for two and a half years at the cancer centre." LATER, true, true, false},
    {"I came to know Dr. Yara Haddad in 2024 when she joined our team as an intern and worked with me until December 2025." LATER, true, true, true},
    {"I was fortunate to work with Dr. Yara Haddad for approximately ten months." LATER, true, true, false},
    {"Dr. Yara Haddad did a three-month elective under our guidance from January 2026 to March 2026." LATER, true, true, true},
    {"Dr. Yara Haddad served her rural year in my health post between 2023 and 2024." LATER, true, true, true},
    {"I have been teaching for 20 years and Dr. Yara Haddad was my student." LATER, true, false, false},
    {"I had no chance to supervise Dr. Yara Haddad personally, but her records show good marks." LATER, false, false, false},
    {"Dr. Yara Haddad attended my ward rounds every day during her internship period (01/07/2024 - 30/06/2025)." LATER, true, true, true},
    {"I have closely monitored Dr. Yara Haddad's progress during her residency." LATER, true, false, false},
    {"Having supervised Dr. Yara Haddad for a year, I can speak of her work." LATER, true, true, false},
    {"My acquaintance with Dr. Yara Haddad dates from her clinical clerkship, which she did with me in the spring of 2024." LATER, true, false, true},
    {"We worked together in the trauma bay: I as the attending and Dr. Yara Haddad as the intern, for six weeks." LATER, true, true, false},
    {"Dr. Yara Haddad was under my care as a trainee for the whole of 2025." LATER, true, true, true},
    {"The undersigned supervised Dr. Yara Haddad in the ICU." LATER, true, false, false},
    {"I have known her professionally for the past 18 months; Dr. Yara Haddad is a resident in our department." LATER, true, true, false},
    {"She did her internship at our institution. Dr. Yara Haddad is hardworking." LATER, false, false, false},
    {"I supervised Dr. Yara Haddad for twelve days in April 2026." LATER, true, true, true},
    {"Dr. Yara Haddad finished a 60-day attachment in my unit." LATER, true, true, false},
    {"I was away for twelve days and Dr. Yara Haddad called from the clinic with questions." LATER, false, false, false},
    {"Dr. Yara Haddad worked in my unit, and treatment was given for twelve days on her advice." LATER, true, false, false},
    {"Length of contact: 14 months\n\nI supervised Dr. Yara Haddad." LATER, true, true, false},
    {"Dr. Yara Haddad worked in my unit 03.2025 - 08.2025." LATER, true, true, true},
    {"I was told by Dr. Yara Haddad's supervisor that she does well." LATER, false, false, false},
};

static void test_relationship(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_present("", cases[i].body, "relationship", cases[i].relationship);
}

static void test_duration(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_present("", cases[i].body, "duration", cases[i].duration);
}

static void test_dates(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_present("", cases[i].body, "dates", cases[i].dates);
}

static void test_hearsay(void **state) {
    (void)state;
    expect_present("", "My colleagues tell me that Dr. Yara Haddad was an excellent intern, although I did not work with her directly.", "relationship.indirect", true);
    expect_present("", "I am told that Dr. Yara Haddad did well. As per our records she finished her internship.", "relationship.indirect", true);
    expect_present("", "I supervised Dr. Yara Haddad. I understand that she now prepares for her examinations.", "relationship.indirect", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_relationship),
        cmocka_unit_test(test_duration),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_hearsay),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
