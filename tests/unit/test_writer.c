// SPDX-License-Identifier: GPL-3.0-or-later
// Who writes: name, post, department, institution, degrees, letterhead, in signature blocks of many customs.
#include "../support/builtin.h"

#include <stdio.h>

#define HEAD "LAKEVIEW TEACHING HOSPITAL\n14 Canal Road, Multan\nTel: +92 61 555 0100\n\n14 June 2026\n\nDear Program Director,\n\n"
#define BODY "Dr. Asha Verma was an intern on my ward for six months, and I saw her work every day.\n\n"

static void expect(const char *letter, const char *name, const char *value) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_str_from_c(letter);
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    char found[256] = "";
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorFact *fact = result->facts.at[i].fact;
        if (lor_str_eq(fact->name, lor_str_from_c(name)) && fact->state == LOR_PRESENT) snprintf(found, sizeof found, "%.*s", LOR_STR_ARG(fact->value));
    }
    assert_string_equal(found, value);
    lor_arena_free(arena);
}

static void expect_state(const char *letter, const char *name, LorFactState state) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_str_from_c(letter);
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    for (size_t i = 0; i < result->facts.len; i++)
        if (lor_str_eq(result->facts.at[i].fact->name, lor_str_from_c(name))) assert_int_equal(result->facts.at[i].fact->state, state);
    lor_arena_free(arena);
}

static void test_names(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\n\nProf. (Dr.) S. K. Rao, MBBS, MD\nHead of Medicine\n", "writer_name", "Prof. (Dr.) S. K. Rao");
    expect(HEAD BODY "(Dr. L. M. Bose)\nSuperintendent\n", "writer_name", "Dr. L. M. Bose");
    expect(HEAD BODY "Sd/-\nK. MENON\nProfessor\n", "writer_name", "K. MENON");
    expect(HEAD BODY "Regards,\nABDUL RAHMAN BIN YUSUF AL-HARBI, MBBS\n", "writer_name", "ABDUL RAHMAN BIN YUSUF AL-HARBI");
    expect(HEAD BODY "Atentamente,\nDra. María del Pilar Núñez de la Cruz\n", "writer_name", "Dra. María del Pilar Núñez de la Cruz");
    expect(HEAD BODY "Name: Grace Mensah\nConsultant\n", "writer_name", "Grace Mensah");
    expect(HEAD BODY "Yours,\nProf. Dr. med. Jürgen Weiß\n", "writer_name", "Prof. Dr. med. Jürgen Weiß");
    expect(HEAD BODY "Sincerely,\n\nF. Malik\nDr. Farah N. Malik, FCPS\n", "writer_name", "Dr. Farah N. Malik");
    expect(HEAD BODY "Sincerely, Jonas Lund, MD\n", "writer_name", "Jonas Lund");
    expect(HEAD BODY "Sincerely,\nJonas Lund, MD                 Erik Holm, MD\nChief                          Director\n", "writer_name", "Jonas Lund");
}

/* Titles of many homes, known or not: abbreviations that end in a title are part of it. */
static void titles_that_nobody_listed_lead_to_a_name(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\n\nConf. univ. dr. Radu Munte, MD\nHead of Medicine\n", "writer_name", "Conf. univ. dr. Radu Munte");
    expect(HEAD BODY "Sincerely,\n\nEm. o. Univ.-Prof. Dr. Jan Wels\nHead of Medicine\n", "writer_name", "Em. o. Univ.-Prof. Dr. Jan Wels");
    expect(HEAD BODY "Sincerely,\n\nChiar.mo Prof. Ugo Monti\nHead of Medicine\n", "writer_name", "Chiar.mo Prof. Ugo Monti");
    expect(HEAD BODY "Sincerely,\n\nA/Prof. Erin Wills FRACP\nHead of Medicine\n", "writer_name", "A/Prof. Erin Wills");
    expect(HEAD BODY "Sincerely,\n\nPrim. dr Jovan Brdar\nHead of Medicine\n", "writer_name", "Prim. dr Jovan Brdar");
    expect(HEAD BODY "Sincerely,\n\nDept. of Medicine\nLakeview Hospital\n", "writer_name", "");
}

static void a_surname_may_stand_first_and_a_degree_without_a_comma(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\n\nRoe, John R., MD\nHead of Medicine\n", "writer_name", "Roe, John R");
    expect(HEAD BODY "Sincerely,\n\nJohn Roe PhD\nHead of Medicine\n", "writer_qualifications", "PhD");
    expect(HEAD BODY "Sincerely,\n\nJohn Roe Ph.D.\nHead of Medicine\n", "writer_name", "John Roe");
    expect(HEAD BODY "Sincerely,\n\nMacDonald Roe\nHead of Medicine\n", "writer_name", "MacDonald Roe");
    expect(HEAD BODY "Sincerely,\n\nSurgeon, John Roe, MD\n", "writer_name", "John Roe");
    expect(HEAD BODY "Sincerely,\n\nJohn Roe, MD\nCharge Nurse\n", "writer_title", "Charge Nurse");
}

static void a_name_may_stand_behind_its_post(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\n\nDirector John Roe\n", "writer_name", "John Roe");
    expect(HEAD BODY "Sincerely,\n\nNurse Manager Jane Roe, RN\n", "writer_name", "Jane Roe");
    expect(HEAD BODY "Sincerely,\n\nHead of the Clinic: Dr. Jane Roe\n", "writer_name", "Dr. Jane Roe");
    expect(HEAD BODY "Sincerely,\n\nHead of Cardiology\nDr. Jane Roe\n", "writer_name", "Dr. Jane Roe");
    expect(HEAD BODY "Sincerely,\n\nConsultant Plastic Surgeon\n", "writer_name", "");
    expect(HEAD BODY "Sincerely,\n\nDirector, Postgraduate Studies\n", "writer_name", "");
    expect(HEAD BODY "Sincerely,\n\nDirector General Health Services\n", "writer_name", "");
}

/* Their surnames are a country, a month, a ward; degrees stand before them; a letter opens with them. */
static void a_name_of_other_words_is_a_name(void **state) {
    (void)state;
    expect(HEAD BODY "Thanks,\nApril Fenwick, DNP\nNurse Manager\n", "writer_name", "April Fenwick");
    expect(HEAD BODY "Thanks,\nFlorence April\nMatron\n", "writer_name", "Florence April");
    expect(HEAD BODY "Thanks,\nLakeview, 4 April 2026\n", "writer_name", "");
    expect(HEAD BODY "Sincerely,\nDr. Helen Ward\nConsultant\n", "writer_name", "Dr. Helen Ward");
    expect(HEAD BODY "Sincerely,\nDr. Chad Jordan\nConsultant\n", "writer_name", "Dr. Chad Jordan");
    expect(HEAD BODY "Sincerely,\nProf. Surgical Ward\n", "writer_name", "");
    expect(HEAD BODY "Sincerely,\nMD, MSc Ricardo Baeza Ulloa\nConsultant\n", "writer_name", "Ricardo Baeza Ulloa");
    expect(HEAD BODY "Head of Department: I. Roe\nDean: S. Lund\n", "writer_name", "I. Roe");
    expect(HEAD BODY "'SERVING WITH CARE'\n\n(DR. RAJESWARI MUNIANDY)\nConsultant\n", "writer_name", "DR. RAJESWARI MUNIANDY");
    expect("LAKEVIEW HOSPITAL\n\n" BODY "prim. dr Jovana Brdar                     ass. dr sc. med. Petar Luka\nChief of Ward                             Director\n", "writer_name", "prim. dr Jovana Brdar");
    expect("LAKEVIEW HOSPITAL\n\n" BODY "Head of the Surgery Department,\nsurgeon of the highest category                 B. Roe\n\"12\" May 2026\n", "writer_name", "B. Roe");
    expect("Quien suscribe, Dr. Elio Roe, C.I. 8.441.201, Adjunto del Servicio de Cirugía, hereby states:\n\n" BODY "(Firma y sello)\n", "writer_name", "Dr. Elio Roe");
    expect("LAKEVIEW CLINIC\nFrom the desk of Wanda Roe, Program Administrator\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Wanda Roe\n", "writer_title", "Program Administrator");
    expect("It was a pleasure to supervise Dr. Asha Verma, who was an intern on my ward for six months in the last year.\n\nThe Director\nInstitute of Nephrology\n", "writer_title", "The Director");
}

/* What can be a name or a post by where it stands is not called missing. */
static void what_nobody_can_tell_is_unknown(void **state) {
    (void)state;
    expect_state(HEAD BODY "Sincerely,\nomar khalil\nConsultant\n", "writer_name", LOR_UNKNOWN);
    expect_state(HEAD BODY "Sincerely,\nRosalind Head\nLakeview Hospital\n", "writer_name", LOR_UNKNOWN);
    expect_state(HEAD BODY "Sincerely,\nDepartment Head\nLakeview Hospital\n", "writer_name", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\n[Full legal appellation]\n[Function]\n", "writer_name", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\nFahad\nConsultant\n", "writer_name", LOR_UNKNOWN);
    expect_state(HEAD BODY "Sincerely,\n\nHead of Department\nLakeview Hospital\nUpper Mill\n", "writer_name", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\n\nDepartment of Medicine\n(signature, stamp)\n", "writer_name", LOR_ABSENT);
    expect_state(HEAD BODY "Certified by:\n\nHON. RODOLFO MANALO\nPunong Barangay\n", "writer_title", LOR_UNKNOWN);
    expect_state(HEAD BODY "Sincerely,\nDr. Jane Roe, MBBS, FCPS\n", "writer_title", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\nDr. Jane Roe\nLakeview Hospital\nUpper Mill\n", "writer_title", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\nDr. Jane Roe\n12 Mill Road\nRiverton 10233\n", "writer_title", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\nJane Roe, MD\nDiplomate, American Board of Family Medicine\n", "writer_title", LOR_ABSENT);
    expect_state(HEAD BODY "Sincerely,\nDr. Jane Roe and Dr. Jan Lund\n", "writer_title", LOR_ABSENT);
}

static void test_names_behind_labels(void **state) {
    (void)state;
    const char *memo = "LAKEVIEW TEACHING HOSPITAL\nTel: +92 61 555 0100\n\nTO    : The Selection Committee\nFROM  : Grace Mensah, MD - Internist; Training Officer\n"
                       "RE    : Dr. Asha Verma\nDATE  : 14 June 2026\n\n" BODY;
    const char *form = "REFERENCE FORM\n\nName of applicant: Dr. Asha Verma\nName of referee: Dr. Grace Mensah\nPosition: Training Officer\n\n" BODY "Signature: __________\n";
    expect(memo, "writer_name", "Grace Mensah");
    expect(memo, "writer_title", "Internist; Training Officer");
    expect(form, "writer_name", "Dr. Grace Mensah");
    expect(form, "writer_title", "Training Officer");
    expect("From: Grace Mensah <g.mensah@lakeview.example>\nTo: The office\nSubject: Dr. Asha Verma\n\nDear all,\n\n" BODY "Best,\nGrace\n", "writer_name", "Grace Mensah");
    const char *mail = "From: Dr. Grace Mensah (Lakeview Behavioral Health) <g.mensah@lakeview.example>\nTo: The office\nSubject: Dr. Asha Verma\n\nDear all,\n\n" BODY "Best,\nGrace Mensah\n";
    expect(mail, "writer_institution", "Lakeview Behavioral Health");
    const char *two = "ÖZEL YALIKÖY HASTANESİ\nPrivate Yalıköy Hospital, Dept. of Surgery\nLiman Cad. 5, Yalıköy, Türkiye\n\n14 June 2026\n\nDear Program Director,\n\n" BODY "Sincerely,\n\nDr. Ece Kaya, MD\nSurgeon\n";
    const char *other = "KLINIKUM LINDAU\nTeaching Hospital of the University of Bodensee\n\n14 June 2026\n\nDear Program Director,\n\n" BODY "Sincerely,\n\nDr. Ece Kaya, MD\nSurgeon\n";
    expect(two, "writer_institution", "Private Yalıköy Hospital");
    expect("AYUDAS Y SEGUROS DEL SUR S.A.\nCalle 5, Lima\nTel. (51-1) 255-5014 - rrhh@sur.example\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Sincerely,\n\nAna Ruiz\nManager\n", "writer_institution", "AYUDAS Y SEGUROS DEL SUR S.A");
    expect(HEAD BODY "Yours in the service of humanity,\n\nGrace Mensah, MD\nMedical Director\n", "writer_department", "");
    expect(other, "writer_institution", "KLINIKUM LINDAU");
    expect(HEAD BODY "Sincerely,\n\nGrace Mensah, MD\nHead, Behavioral Health\n", "writer_title", "Head, Behavioral Health");
    expect("MEMORANDUM\nFrom: Col (Dr) Anwar Rahman, MBBS, FCPS, Medical Specialist\nTo: Program Director\n\n" BODY "Col (Dr) Anwar Rahman\n", "writer_qualifications", "MBBS, FCPS");
    expect("MEMORANDUM\nFrom: Col (Dr) Anwar Rahman, MBBS, FCPS, Medical Specialist\nTo: Program Director\n\n" BODY "Grace Mensah\n", "writer_qualifications", "");
    expect("REFERENCE FORM\n\n1. Name of applicant:     Asha Verma\n2. Referee:     Dr. Grace Mensah, leader of Paediatrics\n\n" BODY, "writer_title", "leader of Paediatrics");
    expect(HEAD "I am Dr. Grace Mensah, chief of the unit in which Dr. Asha Verma worked.\n\nSincerely,\nGrace Mensah\n", "writer_title", "chief of the unit");
    expect(HEAD "Period: from January to June 2025\n\n" BODY, "writer_name", "");
}

static void the_sender_of_a_memorandum_stands_in_its_head(void **state) {
    (void)state;
    const char *below = "MEMO\nTO:      Program Director, Rivergate Medical Center\nFROM:    Dr. Grace Mensah, Consultant Physician, Harbor General Hospital\nDATE:    14 June 2026\nRE:      Dr. Asha Verma\n\n"
                        BODY "G. Mensah\n";
    const char *hanging = "MEMORANDUM\nTo: The Education Committee\nFrom: Grace Mensah, MD\n      Professor of Medicine\n      Lakeside University Hospital\nDate: June 14, 2026\n\n" BODY "Grace Mensah, MD\n";
    const char *unnamed = "To: The Director, Rivergate Medical Center\nFrom: Dr. Grace Mensah\nDate: June 14, 2026\n\n" BODY "Dr. Grace Mensah\n";
    expect(below, "writer_institution", "Harbor General Hospital");
    expect(below, "letterhead", "partial");
    expect(hanging, "writer_institution", "Lakeside University Hospital");
    expect(unnamed, "writer_institution", "");
    expect(unnamed, "letterhead", "none");
}

static void a_post_in_running_text_is_told_without_what_stands_around_it(void **state) {
    (void)state;
    expect(HEAD "I am the undersigned Dr. Grace Mensah, consultant in charge of the stroke unit, and I write for Dr. Asha Verma.\n\n" BODY "Grace Mensah\n", "writer_title", "consultant in charge of the stroke unit");
    expect(HEAD "I am currently the Municipal Health Officer of our town.\n\n" BODY "Grace Mensah\n", "writer_title", "Municipal Health Officer of our town");
    expect(HEAD "I am a general surgeon at a small hospital in the hills.\n\n" BODY "Grace Mensah\n", "writer_title", "general surgeon");
    expect(HEAD "I, Grace Mensah, the medical officer in charge since 2014, write for Dr. Asha Verma.\n\n" BODY "Grace Mensah\n", "writer_title", "medical officer in charge");
    expect("Dear Program Director,\n\nI am the medical officer at Lokoro Health Centre.\n\n" BODY "Grace Mensah\n", "writer_institution", "Lokoro Health Centre");
    expect("Dear Program Director,\n\nI am the medical officer at a health centre.\n\n" BODY "Grace Mensah\n", "writer_institution", "");
}

static void what_a_house_belongs_to_may_stand_in_its_name(void **state) {
    (void)state;
    expect("Renmin Provincial Hospital Affiliated to Linhai Medical University\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Wei Zhang, MD\n", "writer_institution",
           "Renmin Provincial Hospital Affiliated to Linhai Medical University");
    expect("Bay View Hospital affiliated to the University of Lakeview\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Wei Zhang, MD\n", "writer_institution", "Bay View Hospital");
    expect("St. Anne School\nAffiliated to Lakeview University, Multan\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Wei Zhang, MD\n", "writer_institution", "St. Anne School");
    expect("LAKEVIEW TEACHING HOSPITAL\nTel: 061 555 0100\nMultan, 10 Muharram 1448\n\nDear Sir,\n\n" BODY "Wei Zhang, MD\n", "letterhead", "partial");
}

static void test_houses_by_place_and_with_their_bonds(void **state) {
    (void)state;
    const char *rest = "\n14 Canal Road, Multan\nTel: +92 61 555 0100\n\n14 June 2026\n\nDear Program Director,\n\n" BODY "Sincerely,\n\nDr. Farah Malik, FCPS\nConsultant Physician\n";
    static const char *const houses[] = {"Kirkhill General", "Kaptembwo Mission", "Rajiv Hospital (A Unit of Rajiv Trust)", "Lakeview Hospital Managed by the Lakeview Society"};
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        char letter[1024];
        snprintf(letter, sizeof letter, "%s%s", houses[i], rest);
        expect(letter, "writer_institution", houses[i]);
        expect(letter, "letterhead", "full");
    }
    expect("Farah Malik\n14 Canal Road, Multan\nTel: +92 61 555 0100\n\n14 June 2026\n\n" BODY "Sincerely,\n\nDr. Farah Malik, FCPS\n", "letterhead", "personal");
}

static void a_post_that_is_held_stands_before_one_that_was(void **state) {
    (void)state;
    expect(HEAD "I am consultant pediatrician.\n\n" BODY "Dr. Grace Mensah\nformerly: Head of Unit, Nubian Hospital\n", "writer_title", "consultant pediatrician");
    expect(HEAD BODY "Dr. Grace Mensah\nformerly Head of Medicine\n", "writer_title", "formerly Head of Medicine");
    expect("From: Grace Mensah <g.mensah@lakeview.example>\nTo: Program Coordinator\nSubject: Dr. Asha Verma\n\nDear all,\n\n" BODY "Grace\n", "writer_title", "");
    expect(HEAD BODY "Dr. Grace Mensah\nBoard Certified, Family Medicine\n", "writer_department", "");
    expect("HOLLOWAY INSTITUTE FOR CANCER RESEARCH\nLaboratory of Tumor Biology\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Dr. Grace Mensah\n", "writer_department", "Laboratory of Tumor Biology");
}

static void who_is_named_behind_a_title_is_named_without_what_stands_before_it(void **state) {
    (void)state;
    expect("LAKEVIEW TEACHING HOSPITAL\n\n14 June 2026\n\nTo: Director of Residency Program\n\nSubject: Introducing Dr. Asha Verma\n\nWith respect,\n\n" BODY "Dr. Grace Mensah\n", "applicant", "Asha Verma");
    expect("LAKEVIEW TEACHING HOSPITAL\n\n14 June 2026\n\nGreetings,\n\nConcerning Doctor Asha Rani Verma:\n\nShe was an intern on my ward for six months in Houston.\n\nDr. Grace Mensah\n", "applicant",
           "Asha Rani Verma");
    expect("Letter of Recommendation\nAuthor: Grace Mensah, MD, Clinical Professor, Harbor City School of Medicine\n\n" BODY "/s/ Grace Mensah\n", "writer_institution", "Harbor City School of Medicine");
}

static void what_kind_of_house_it_is_does_not_name_it(void **state) {
    (void)state;
    expect("VALLEY OAKS FAMILY HEALTH\nA Federally Qualified Health Center\n801 Almond Ave, Lakeview, CA 93699\nTel. 559 555 0148\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Grace Mensah, MD\n", "writer_institution",
           "VALLEY OAKS FAMILY HEALTH");
    expect("An Phu General Hospital\nTel. 028 555 0148\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Grace Mensah, MD\n", "writer_institution", "An Phu General Hospital");
    expect(HEAD BODY "Dr. Grace Mensah\nCed. Prof. 5550142\nDirector\n", "writer_title", "Director");
    expect("BAY VIEW HOSPITAL\nTelefax (065) 555-0119\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Grace Mensah, MD\n", "writer_phone", "(065) 555-0119");
    expect("BAY VIEW HOSPITAL\nTel. (065) 555-0118, Telefax (065) 555-0119\n\n14 June 2026\n\nDear Sir,\n\n" BODY "Grace Mensah, MD\n", "writer_phone", "(065) 555-0118");
}

static void test_who_is_signed_for(void **state) {
    (void)state;
    expect(HEAD BODY "Yours faithfully,\n\n   for: Mr. Kofi Asante, FWACS\n        Consultant\n", "writer_name", "Mr. Kofi Asante");
    expect(HEAD BODY "Yours faithfully,\n\npp Dr. Kofi Asante\nConsultant\n", "signature.copy_mark", "pp Dr. Kofi Asante");
    expect(HEAD BODY "Yours faithfully,\n\nSigned by A. Bello\nfor Dr. Kofi Asante\nConsultant\n", "writer_name", "Dr. Kofi Asante");
    expect(HEAD BODY "Yours faithfully,\n\nFor: Medical Director\n", "signature.copy_mark", "For: Medical Director");
    expect(HEAD BODY "Yours faithfully,\n\nDr. Kofi Asante\nConsultant\nFor the Department of Surgery\n", "signature.copy_mark", "");
    expect(HEAD BODY "Yours faithfully,\nFor Lakeview Teaching Hospital\n\nDr. Kofi Asante\n", "signature.copy_mark", "");
}

static void test_other_hands_below(void **state) {
    (void)state;
    const char *sworn = HEAD BODY "Head of the Department of Surgery,\ncandidate of medical sciences, surgeon of the highest category     /signature/     N.V. Roe\n\n"
                        "I, Ivan Poe, translator, hereby certify that the above is a true translation. Tel. +7 912 555 0144, poe@words.example\n";
    expect(sworn, "writer_name", "N.V. Roe");
    expect(sworn, "writer_title", "Head of the Department of Surgery");
    expect(sworn, "writer_email", "");
    expect(HEAD BODY "Sincerely,\nGrace Mensah, MD\nTraining Officer\n\nNoted by: Omar Cruz, MD\n          Chief of Hospital\n", "writer_title", "Training Officer");
    expect(HEAD BODY "Sincerely,\n\nProfessor of Medicine\nMedical Unit III\nLower Sindbad\n", "writer_name", "");
    expect(HEAD BODY "Professor of Medicine\nElena Sindbad\n", "writer_name", "Elena Sindbad");
}

static void test_what_is_no_name(void **state) {
    (void)state;
    expect(HEAD BODY "Yours faithfully,\n\nHead of Department\n", "writer_name", "");
    expect(HEAD BODY "Regards,\nDepartment of Medicine\nLakeview Teaching Hospital\n", "writer_name", "");
    expect(HEAD BODY "Regards,\nInternal Medicine Team\n", "writer_name", "");
    expect(HEAD BODY "Place: Garden Town\nDate: 14 June 2026\n\nDr. Farah Malik\n", "writer_name", "Dr. Farah Malik");
}

static void test_posts(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik, FCPS, Associate Professor\n", "writer_title", "Associate Professor");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nMBBS, FCPS\nProfessor and Head, Department of Medicine\n", "writer_title", "Professor and Head, Department of Medicine");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nLecturer, College of Nursing, Northwater University\n", "writer_title", "Lecturer");
    expect(HEAD BODY "Sincerely,\nProf. Farah Malik\n", "writer_title", "Prof");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\n", "writer_title", "");
    expect(HEAD "I am the chief of the unit in which Dr. Asha Verma worked for a year.\n\nSincerely,\nDr. Farah Malik\n", "writer_title", "chief of the unit");
}

static void test_departments(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nProfessor of Paediatrics\n", "writer_department", "Paediatrics");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nConsultant Cardiologist\n", "writer_department", "Consultant Cardiologist");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nConsultant\nDept. of Medicine\n", "writer_department", "Dept. of Medicine");
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik\nSuperintendent\n", "writer_department", "");
    expect(HEAD "I am superintendent and head of the Department of Pathology here, where Dr. Asha Verma trained.\n\nSincerely,\nDr. Farah Malik\n", "writer_department", "Department of Pathology");
    expect(HEAD "I am superintendent here, and Dr. Asha Verma was an intern in one department of the house.\n\nSincerely,\nDr. Farah Malik\n", "writer_department", "");
}

static void test_degrees(void **state) {
    (void)state;
    expect(HEAD BODY "Sincerely,\nDr. Farah Malik, M.B.B.S., F.C.P.S. (Med)\n", "writer_qualifications", "M.B.B.S., F.C.P.S. (Med)");
    expect(HEAD BODY "Sincerely,\nDr. M. S. Rao\nHead of Medicine\n", "writer_qualifications", "");
    expect(HEAD BODY "Sincerely,\nDr. M. S. Rao\nM.S. (Gen. Surg.)\n", "writer_qualifications", "M.S. (Gen. Surg.)");
    expect(HEAD BODY "Sincerely,\nJonas Lund MD PhD\nChief\n", "writer_qualifications", "MD PhD");
}

static void test_letterheads(void **state) {
    (void)state;
    expect(HEAD BODY, "letterhead", "full");
    expect("LAKEVIEW TEACHING HOSPITAL\n\nDear Sir,\n\n" BODY, "letterhead", "partial");
    expect("Dear Sir,\n\n" BODY "Sincerely,\nDr. Farah Malik\nLakeview Teaching Hospital\n", "letterhead", "none");
    expect("Dr. Farah Malik, MBBS\nHouse 41, Street 6, Garden Town, Multan\nCell 0300-5550119\n\nDear Sir,\n\n" BODY, "letterhead", "personal");
    expect("Dear Sir,\n\n" BODY "Sincerely,\n\nDr. Farah Malik\nConsultant\n\n_________________________________________________\n"
           "Lakeview Teaching Hospital · 14 Canal Road, Multan · +92 61 555 0100\n", "letterhead", "full");
    expect("University Road, Multan. Tel: 061-555 0100\n\nDear Sir,\n\n" BODY, "letterhead.institution", "");
}

static void test_conflict(void **state) {
    (void)state;
    expect(HEAD "I, Dr. Samuel Okafor, supervised Dr. Asha Verma for a year.\n\nSincerely,\nDr. Farah Malik\n", "writer.conflict", "Samuel Okafor");
    expect(HEAD "I, Dr. F. Malik, supervised Dr. Asha Verma for a year.\n\nSincerely,\nDr. Farah Malik\n", "writer.conflict", "");
}

/* One sentence about the writer in a letter whose frame says nothing but a name: what is read of it. */
static void tells(const char *sentence, const char *title, const char *department, const char *institution) {
    char letter[1024];
    snprintf(letter, sizeof letter, "12 June 2026\n\nDear Program Director,\n\n%s\n\n" BODY "Sincerely,\n\nAlan Pell\n", sentence);
    expect(letter, "writer_title", title);
    expect(letter, "writer_department", department);
    expect(letter, "writer_institution", institution);
}

static void what_the_writer_is_may_be_told_in_the_body_alone(void **state) {
    (void)state;
    tells("As director of the cardiac intensive care unit at Stonebridge Medical Center I saw her work.", "director of the cardiac intensive care unit", "cardiac intensive care unit", "Stonebridge Medical Center");
    tells("I write as Clinical Lead for Respiratory Medicine at Westmere General Hospital.", "Clinical Lead for Respiratory Medicine", "Respiratory Medicine", "Westmere General Hospital");
    tells("I have been Chair of Surgery at Quail Hollow University Hospital for eleven years.", "Chair of Surgery", "Chair of Surgery", "Quail Hollow University Hospital");
    tells("It is as the Professor of Clinical Pharmacology of this faculty that I write these lines.", "Professor of Clinical Pharmacology of this faculty", "Clinical Pharmacology", "");
    tells("In my capacity as Head of the Paediatric Department of Al Noor Hospital I had her with me.", "Head of the Paediatric Department of Al Noor", "Paediatric Department", "Al Noor Hospital");
    tells("Let me introduce myself: a general surgeon, for nineteen years now at Ekuphileni District Hospital.", "general surgeon", "general surgeon", "Ekuphileni District Hospital");
    tells("I am the owner and the chief surgeon of the hospital, and she worked under me.", "owner and the chief surgeon of the hospital", "the chief surgeon", "");
    tells("On behalf of the Department of Psychiatry at Quail Ridge Medical Center, where I am vice chair for education, I write.", "vice chair", "Department of Psychiatry", "Quail Ridge Medical Center");
    tells("We run a small hospital in Upper Karsa (Bethel Mission Hospital) and I am its only surgeon.", "surgeon", "surgeon", "Bethel Mission Hospital");
    tells("My position: senior registrar, Department of Neonatology.", "senior registrar", "Department of Neonatology", "");
    tells("I am associate program director for internal medicine at Lakeshore Hospital.", "associate program director for internal medicine", "internal medicine", "Lakeshore Hospital");
}

static void what_others_are_is_not_the_writers(void **state) {
    (void)state;
    static const char *const sentences[] = {
        "I was asked by Dr. Verma, chief resident at Tarn Hospital, to write this letter.", "I was impressed by the director of the stroke unit who introduced her.",
        "I work with the head of surgery, Dr. Pell, who also knows her.", "I was trained at Harbour Medical School and have lived here since.",
        "As chief resident Dr. Verma organised the roster, and I saw it.", "I was the director's guest when I met her.", "In my role as her uncle I have seen her grow.",
        "As you know, the director of your program visited us, and I was present.", "I have been friends with the chairman of Lakeview Hospital for years.",
        "I am writing for Dr. Verma, an attending in the Department of Surgery at Tarn Hospital.", "I have been told by the head of the Department of Medicine that she is good.",
        "I have done my house job in the Department of Neurology with her.", "I was once a student at Lakeview University and she taught there."};
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) tells(sentences[i], "", "", "");
}

static void names_hold_what_customs_put_in_them(void **state) {
    (void)state;
    expect(HEAD BODY "Regards,\n\nDr Kamala Devi a/p Raman\nConsultant\n", "writer_name", "Dr Kamala Devi a/p Raman");
    expect(HEAD BODY "Regards,\n\nSuresh s/o Muthu\nConsultant\n", "writer_name", "Suresh s/o Muthu");
    expect(HEAD BODY "Regards,\n\nDr Mary (\"Molly\") Roe\nConsultant\n", "writer_name", "Dr Mary (\"Molly\") Roe");
    expect(HEAD BODY "prof. dr hab. n. med. Jan Zielony Kowal\nkierownik\n", "writer_name", "prof. dr hab. n. med. Jan Zielony Kowal");
    expect(HEAD BODY "Mit freundlichen Grüßen\n\ni. A. Dr. Jana Roth\nOberärztin\n", "writer_name", "Dr. Jana Roth");
    expect(HEAD BODY "Sincerely,\n\n\"Health For All\"\n\nDr. Jana Roth\nConsultant\n", "writer_name", "Dr. Jana Roth");
    expect(HEAD BODY "Accept, Sir/Ma, the assurances of my highest regards.\n\nDr. Jana Roth\nConsultant\n", "writer_name", "Dr. Jana Roth");
}

static void degrees_nobody_listed_are_told_by_their_place(void **state) {
    (void)state;
    expect(HEAD BODY "Regards,\n\nDr. Jana Roth, FZKM\nConsultant\n", "writer_qualifications", "FZKM");
    expect(HEAD BODY "Regards,\n\nDr. Jana Roth\nQ.Z.B.K. (Orth)\nConsultant\n", "writer_qualifications", "Q.Z.B.K. (Orth)");
    expect(HEAD BODY "Regards,\n\nDr. Jana Roth\nSpecialist in Surgery by the College of Surgeons\n", "writer_qualifications", "Specialist in Surgery by the College of Surgeons");
    expect(HEAD BODY "Regards,\n\nDr. Jana Roth\nConsultant\nVADGAON\n", "writer_qualifications", "");
    expect(HEAD BODY "Regards,\n\nDr. Jana Roth, Specialist (part-time)\n", "writer_qualifications", "");
}

static void who_signs_for_a_post_signs_for_another(void **state) {
    (void)state;
    expect(HEAD BODY "Signed:\n\nFor and on behalf of the\nMEDICAL SUPERINTENDENT\n", "signature.copy_mark", "For and on behalf of the\nMEDICAL SUPERINTENDENT");
    expect(HEAD BODY "Sincerely,\n\nDr. Jana Roth\nOn behalf of the Department of Surgery\n", "signature.copy_mark", "");
    expect(HEAD BODY "Sincerely,\n\nDr. Jana Roth\nFor queries: j.roth@lakeview.example\n", "signature.copy_mark", "");
}

static void numbers_in_the_story_are_not_the_writers(void **state) {
    (void)state;
    expect("LAKEVIEW HOSPITAL\nTel. +254 722 555 013\n\nDear Sir,\n\n" BODY "The second, a student of the village (tel. 0711 555 019), came at night with a fit.\n\nSincerely,\nDr. Jana Roth\n", "writer_phone", "+254 722 555 013");
    expect("LAKEVIEW HOSPITAL\n\nDear Sir,\n\n" BODY "I recommend her, and you can call me at any time on 01005550188 from your side.\n\nSincerely,\nDr. Jana Roth\n", "writer_phone", "01005550188");
    expect("LAKEVIEW HOSPITAL\nNo. PH 0032.207/1446\n\nDear Sir,\n\n" BODY "Sincerely,\nDr. Jana Roth\n", "writer_phone", "");
    expect("LAKEVIEW HOSPITAL\n15 Orchard Rd., Vale, WA 98555 - (360) 555-0175\n\nDear Sir,\n\n" BODY "Sincerely,\nDr. Jana Roth\n", "writer_phone", "(360) 555-0175");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_writer_is_may_be_told_in_the_body_alone), cmocka_unit_test(what_others_are_is_not_the_writers), cmocka_unit_test(names_hold_what_customs_put_in_them),
        cmocka_unit_test(degrees_nobody_listed_are_told_by_their_place), cmocka_unit_test(who_signs_for_a_post_signs_for_another), cmocka_unit_test(numbers_in_the_story_are_not_the_writers),
        cmocka_unit_test(a_name_of_other_words_is_a_name), cmocka_unit_test(what_nobody_can_tell_is_unknown), cmocka_unit_test(test_names_behind_labels), cmocka_unit_test(test_houses_by_place_and_with_their_bonds), cmocka_unit_test(test_who_is_signed_for), cmocka_unit_test(test_other_hands_below),
        cmocka_unit_test(the_sender_of_a_memorandum_stands_in_its_head), cmocka_unit_test(a_post_in_running_text_is_told_without_what_stands_around_it),
        cmocka_unit_test(a_post_that_is_held_stands_before_one_that_was),
        cmocka_unit_test(who_is_named_behind_a_title_is_named_without_what_stands_before_it),
        cmocka_unit_test(what_kind_of_house_it_is_does_not_name_it),
        cmocka_unit_test(what_a_house_belongs_to_may_stand_in_its_name),
        cmocka_unit_test(test_names), cmocka_unit_test(titles_that_nobody_listed_lead_to_a_name), cmocka_unit_test(a_name_may_stand_behind_its_post), cmocka_unit_test(a_surname_may_stand_first_and_a_degree_without_a_comma),       cmocka_unit_test(test_what_is_no_name), cmocka_unit_test(test_posts), cmocka_unit_test(test_departments),
        cmocka_unit_test(test_degrees),     cmocka_unit_test(test_letterheads),     cmocka_unit_test(test_conflict),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
