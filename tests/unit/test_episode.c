// SPDX-License-Identifier: GPL-3.0-or-later
// One occasion told, in clinical and in other letters; themes with an example; praise without one.
#include "reading.h"

static void test_cases(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "On one night call she noticed falling urine output in a patient with dengue, started fluids and rang me with a plan. He went home on day six.",
        "I remember a young man who was brought in after a road accident. Dr. Haddad recognised tension pneumothorax, inserted a needle and called the surgeons. He survived.",
        "For example, a 70-year-old woman came with confusion. She checked the sodium, found it was 108 and corrected it slowly. The patient walked home a week later.",
        "In one instance, a child with severe asthma was deteriorating overnight. Yara identified the impending arrest, escalated to the ICU and stayed with the mother.",
        "Last winter she looked after an elderly lady with heart failure who kept returning. She discovered that the lady could not read the labels, drew a chart for her, and there was no readmission.",
        "One case stands out: a patient admitted for pneumonia did not improve, and Dr. Haddad suggested tuberculosis, sent sputum, and was proved right.",
        "I recall a night in February when a pregnant woman collapsed in the corridor. Yara started chest compressions, called the obstetric team and secured the airway; mother and baby survived.",
        "Once, faced with a child in status epilepticus and no senior in the building, she gave lorazepam, protected the airway and arranged the transfer.",
        "A memorable example was a diabetic man whose foot ulcer had been dismissed. She probed it, found bone, and admitted him; his leg was saved.",
        "While on call she picked up a missed ectopic pregnancy in a 24-year-old student and took her to theatre within the hour.",
        "In our clinic a patient with chronic cough had been treated for asthma for years. Dr. Haddad took a careful occupational history, diagnosed silicosis and changed his treatment.",
        "During an outbreak of cholera in her district she set up rehydration corners, trained volunteers and treated over 300 patients; nobody died.",
        "The night nurse rang about a blood pressure that would not rise. Dr. Haddad went, saw that the drip was in the tissue, and put a line in the neck.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present(ABOUT_YARA, bodies[i], "case_example", true);
}

static void test_cases_not(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "She handles emergencies well.",
        "She would recognise sepsis in any patient and start antibiotics.",
        "She has assisted in many surgeries and managed patients with malaria, typhoid and dengue.",
        "She is compassionate with patients and their families at all times.",
        "During her rotation she attended rounds, presented patients and performed procedures under supervision.",
        "She is always ready to help in resuscitations and has good knowledge of shock.",
        "She participates in clinics, wards and the emergency room and deals with cases such as stroke, MI and DKA.",
        "She led a quality project on central lines.",
        "She examined patients, wrote notes and followed up reports.",
        "Dr. Haddad is the doctor one wants when a patient crashes.",
        "A patient was admitted with fever. My registrar examined him and found malaria. She followed the discussion with interest.",
        "I remember her as a student. She sat in the first row and asked good questions.",
        "She was asked what she would do for a man with sepsis. She answered well.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present(ABOUT_YARA, bodies[i], "case_example", false);
}

static void test_projects(void **state) {
    (void)state;
    static const char about[] = "I recommend Mr. Arun Pillai, who took two courses of mine at the university. ";
    expect_present(about, "For his thesis he built a website that draws railway timetables and compares them with the real trains of the Kerala line.", "case_example", true);
    expect_present(about, "He wrote a paper on Markov chains, which appeared in a journal of the society.", "case_example", true);
    expect_present(about, "He is hardworking and has a positive attitude towards every project.", "case_example", false);
    expect_present(about, "He attended all lectures and did well in the examinations.", "case_example", false);
}

static void test_themes(void **state) {
    (void)state;
    expect_text(ABOUT_YARA, "She is a good doctor with excellent communication skills, sound knowledge and great integrity.", "competencies.missing", "clinical, professionalism, communication");
    expect_text(ABOUT_YARA, "She examined 12 admissions a night and wrote a differential for each. She reported her own dosing error within the hour. She explained the diagnosis to a family through an interpreter.",
                "competencies.missing", "");
    expect_text(ABOUT_YARA, "She sat with the widow for an hour. She stopped the digoxin and the vomiting stopped. When she does not know she says so.", "competencies.missing", "");
    expect_text(ABOUT_YARA, "She worked with excellent conduct and showed responsibility, and with time she showed improvement in communication.",
                "competencies.missing", "clinical, professionalism, communication");
}

static void one_picture_among_claims_shows_no_theme(void **state) {
    (void)state;
    static const char claims[] = "She is a sincere doctor with a pleasing personality. She is liked by the staff. She has good knowledge for her level. "
                                 "She gets on with her seniors. She has a bright future in any field of medicine. She carries a good moral character. ";
    expect_text(claims, "She asked for leave in June.", "competencies.missing", "clinical, professionalism, communication");
    expect_text(claims, "She sat with the widow for an hour.", "competencies.missing", "clinical, professionalism");
    expect_text(claims, "She checked the crash trolley herself each night. She taught the porters to lift.", "competencies.missing", "clinical");
}

static void who_was_not_seen_with_patients_shows_no_clinical_side(void **state) {
    (void)state;
    static const char shown[] = ABOUT_YARA "She examined 12 admissions a night and wrote a differential for each. She diagnosed sepsis in a man of sixty and gave him fluids. ";
    static const char unseen[] = "clinical";
    expect_text(shown, "She told the team of her own error. She explained it to the family.", "competencies.missing", "");
    expect_text(ABOUT_YARA, "I have never seen Dr. Haddad with a patient. She examined 12 histories in the archive and wrote a differential for each. She told the team of her own error. "
                            "She explained it to the nurses.", "competencies.missing", unseen);
    expect_text(ABOUT_YARA, "Our fellows have no patient contact. She examined 12 histories in the archive and wrote a differential for each. She told the team of her own error. "
                            "She explained it to the nurses.", "competencies.missing", unseen);
    expect_text(shown, "There were few days on which I did not see her with a patient. She told the team of her own error. She explained it to the family.", "competencies.missing", "");
    expect_text(shown, "I have never seen her lose her patience with a patient. She told the team of her own error. She explained it to the family.", "competencies.missing", "");
}

static void praise_in_a_told_sentence_is_no_theme(void **state) {
    (void)state;
    expect_text(ABOUT_YARA, "She worked diligently and treated two men with sepsis beside a nurse of the unit.", "competencies.missing", "professionalism");
    expect_text(ABOUT_YARA, "She treated two men with sepsis under supervision and checked both films before breakfast.", "competencies.missing", "communication");
    expect_text(ABOUT_YARA, "She treated two men with sepsis, supervised two juniors and checked both films before breakfast.", "competencies.missing", "");
}

static void test_praise(void **state) {
    (void)state;
    static const char heap[] = "She is an outstanding, brilliant, sincere and hardworking doctor with an excellent personality. She is honest, polite, punctual and dedicated, "
        "and she has a great passion for medicine. Her manners are exceptional and her attitude is always positive. She is a wonderful team player and a quick learner who goes above and beyond. "
        "She is respected by everyone and she is a pleasure to have around. She is talented, capable, warm and kind, and her future is bright. She has a remarkable mind and an impeccable character. "
        "She will be a tremendous asset to any institution that is lucky enough to take her, and I have no doubt at all that she will become an excellent doctor in the years ahead of her, wherever she may go. "
        "I have the highest opinion of her and of her family, and I hope that she will be given every chance that she deserves in the future.";
    expect_present(ABOUT_YARA, heap, "praise_without_evidence", true);
    expect_present(ABOUT_YARA, "She is excellent, sincere and honest, hardworking, polite, kind and brilliant.", "praise_without_evidence", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_cases_not),
        cmocka_unit_test(test_projects),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(one_picture_among_claims_shows_no_theme),
        cmocka_unit_test(who_was_not_seen_with_patients_shows_no_clinical_side),
        cmocka_unit_test(praise_in_a_told_sentence_is_no_theme),
        cmocka_unit_test(test_praise),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
