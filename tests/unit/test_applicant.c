// SPDX-License-Identifier: GPL-3.0-or-later
// Who the letter is about: names of many customs, pronouns and slips, stray names.
#include "reading.h"

typedef struct Case {
    const char *body, *wanted;
} Case;

static void test_names(void **state) {
    (void)state;
    static const Case cases[] = {
        {"I am writing in support of Dr. Abdul-Rahman Al-Khatib. He worked with me.", "Abdul-Rahman Al-Khatib"},
        {"It gives me pleasure to recommend Ms. Ana María de la Cruz, who worked with me. She is good.", "Ana María de la Cruz"},
        {"This letter is on behalf of Mohammed bin Saleh Al Otaibi, MBBS. He worked in our unit.", "Mohammed bin Saleh Al Otaibi"},
        {"Dr Chukwuemeka O. Nwosu was my house officer. He did well.", "Chukwuemeka O. Nwosu"},
        {"I recommend Dr. R. S. Priya. She is a good doctor.", "R. S. Priya"},
        {"This is to certify that SARA ELTAYEB ADAM has worked here. She is good.", "SARA ELTAYEB ADAM"},
        {"I have been asked to write a letter for Dr. Nguyen Thi Mai. Dr. Mai is careful. She reads.", "Nguyen Thi Mai"},
        {"I am Dr Peter Osei and I am writing about Amina. She did some time at my clinic, and she was never late.", "Amina"},
        {"Suresh worked with me for a year. Suresh is careful and he reads a lot. I recommend Suresh.", "Suresh"},
        {"My name is Dr. Karim Osman and I have worked here for ten years. I know Dr. Layla Nasser well. She was my resident.", "Layla Nasser"},
        {"I am pleased to recommend Dr. Tesfaye Alemu Bekele to you. Dr. Tesfaye joined us in 2024 and he stayed.", "Tesfaye Alemu Bekele"},
        {"Please accept this letter regarding Ivana Petrović. She was in my group.", "Ivana Petrović"},
        {"As chair of the department, I supervised Dr. Omar Farouk's thesis. Omar worked hard and he finished.", "Omar Farouk"},
        {"With great pleasure I introduce to you Dra. Gabriela Méndez Ríos. She was my social service doctor.", "Gabriela Méndez Ríos"},
        {"The bearer of this letter worked in our hospital. He is good.", ""},
        {"I strongly support the application of Dr. Jean-Baptiste Ndayisaba. He is good. Dr. Marie Uwase, our registrar, agrees.", "Jean-Baptiste Ndayisaba"},
        {"I recommend Dr. Sarah Wilson. She is good. Dr. Wilson reads.", "Sarah Wilson"},
        {"I recommend Dr. May Chen. She is good.", "May Chen"},
        {"I strongly recommend He Ruoxi. She is good.", "He Ruoxi"},
        {"I AM Asha's second advisor. I AM glad of it. She is good.", ""},
        {"I am writing on behalf of April Thompson. She did her clerkship with me. In April Thompson joined us.", "April Thompson"},
        {"I recommend Dr. Sunday Okafor. He is good.", "Sunday Okafor"},
        {"I recommend Dr. Md. Rezaul Islam. He is good.", "Md. Rezaul Islam"},
        {"I recommend Dr. Grace Mwangi King. She is good.", "Grace Mwangi King"},
        {"I recommend Dr. John Best. He is good. He was the best in the ward.", "John Best"},
        {"I worked with Ms. Joy Ward in the ward. She is good. I recommend Ms. Ward.", "Joy Ward"},
        {"I recommend Mr. Christian Bell, who was in my class. He is good.", "Christian Bell"},
        {"It is a pleasure to recommend Patricia Anne O'Brien-Lopez. She is good.", "Patricia Anne O'Brien-Lopez"},
        {"What is a pathologist? Someone who may change his mind. Luísa Tavares Ibáñez changes hers with evidence. She was my resident.", "Luísa Tavares Ibáñez"},
        {"For Bjørn Ødegård I make an exception and write two pages. He was the best of my residents.", "Bjørn Ødegård"},
        {"You ask what I think of Leila Haddad. I think the world of her.", "Leila Haddad"},
        {"I am writing for Dr. Ma. Corazon \"Cora\" Dizon, who was my resident. She is careful. Dr. Dizon reads.", "Ma. Corazon \"Cora\" Dizon"},
        {"This is a letter about Jerome anak Langit. He was my medical officer.", "Jerome anak Langit"},
        {"Certificate issued to the captain of medical service HONCHAR Andrii Petrovych, who serves here. The command recommends captain Honchar A.P. for training.", "HONCHAR Andrii Petrovych"},
        {"Hyun Kwon asked me to write. She followed me for some days. My partner Dr. Quimby, who has since moved, had more contact.", "Hyun Kwon"},
        {"This candidate worked in the Department of Internal Medicine of St. Mary Hospital, and he was punctual.", ""},
        {"RE: THABO MOKOENA\n\nThabo was my intern. He is good.", "THABO MOKOENA"},
        {"Subject: Recommendation for Dr. Aigerim Bekova\n\nShe was my intern. She is good.", "Aigerim Bekova"},
        {"I have known Xiaoming Li since 2023. Xiaoming is careful. He was my student.", "Xiaoming Li"},
        {"I recommend Dr. Al-Hassan Kargbo. He is good.", "Al-Hassan Kargbo"},
        {"It gives me immense pleasure to write for Dr. S. Venkata Subramaniam, my resident. He is good.", "S. Venkata Subramaniam"},
        {"This letter supports Dr. Noor ul Ain Fatima's application. She is good.", "Noor ul Ain Fatima"},
        {"I am the chief of the service. Dr. Milena Quiroga Tovar made with us her year of service. I was her chief.", "Milena Quiroga Tovar"},
        {"I am honored to introduce Dr. Han Seo-yun, whom I supervised. She is good. Dr. Han reads.", "Han Seo-yun"},
        {"The Rectorate recommends the graduate of the General Medicine Faculty Marina Sergeevna Lopina. She studied well.", "Marina Sergeevna Lopina"},
        {"I recommend Aizhan Maratovna Tulegen, the graduate of our university. I recommend Tulegen A.M. for the training.", "Aizhan Maratovna Tulegen"},
        {"We recommend our extern in the Department of Surgery, Lina Haddad. She is good.", "Lina Haddad"},
        {"It is certified that the young colleague Pierre Mbarga Essomba worked here. He is good.", "Pierre Mbarga Essomba"},
        {"I recommend the American Aid Guild. Dr. Asha Verma worked there with me. She is good.", "Asha Verma"},
        {"CHARACTERISTIC\n\nfor Doctor Aigul Seitova, born 1997\n\nSeitova works in the department as a resident. She is good.", "Aigul Seitova"},
        {"Dr. Lee is applying for residency. She worked with me. I recommend Dr. Lee.", "Lee"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text("", cases[i].body, "applicant", cases[i].wanted);
}

static void test_pronouns(void **state) {
    (void)state;
    static const Case cases[] = {
        {"I am writing in support of Dr. Abdul-Rahman Al-Khatib. He worked with me.", "he"},
        {"It gives me pleasure to recommend Ms. Ana María de la Cruz, who worked with me. She is good.", "she"},
        {"This letter is on behalf of Mohammed bin Saleh Al Otaibi, MBBS. He worked in our unit.", "he"},
        {"Dr Chukwuemeka O. Nwosu was my house officer. He did well.", "he"},
        {"I recommend Dr. R. S. Priya. She is a good doctor.", "she"},
        {"This is to certify that SARA ELTAYEB ADAM has worked here. She is good.", "she"},
        {"I have been asked to write a letter for Dr. Nguyen Thi Mai. Dr. Mai is careful. She reads.", "she"},
        {"Suresh worked with me for a year. Suresh is careful and he reads a lot. I recommend Suresh.", "he"},
        {"My name is Dr. Karim Osman and I have worked here for ten years. I know Dr. Layla Nasser well. She was my resident.", "she"},
        {"I am pleased to recommend Dr. Tesfaye Alemu Bekele to you. Dr. Tesfaye joined us in 2024 and he stayed.", "he"},
        {"Please accept this letter regarding Ivana Petrović. She was in my group.", "she"},
        {"As chair of the department, I supervised Dr. Omar Farouk's thesis. Omar worked hard and he finished.", "he"},
        {"With great pleasure I introduce to you Dra. Gabriela Méndez Ríos. She was my social service doctor.", "she"},
        {"The bearer of this letter worked in our hospital. He is good.", "he"},
        {"I strongly support the application of Dr. Jean-Baptiste Ndayisaba. He is good. Dr. Marie Uwase, our registrar, agrees.", "he"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_text("", cases[i].body, "pronouns", cases[i].wanted);
}

static void test_slips(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She presented well on rounds. His notes were complete.",
        "I recommend Dr. Sami Nasr. He is careful. She always arrives early. He reads.",
        "I recommend Dr. Yara Haddad. She rotated here in March, his notes were complete and he was early.",
        "I recommend Ms. Reem Saad. She was the best in her class. Any programme would be lucky to have him.",
        "I recommend Dr. Sami Nasr to you. His skill is evident. I found her to be punctual. He is honest.",
        "I recommend Dr. Yara Haddad. She is careful.\n\nAn old farmer came in with chest pain and she took the history.\n\nShe reads. She was early each day. She wrote well. His notes were complete.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "pronoun_mixup", true);
}

static void whom_the_writer_knows_is_the_applicant(void **state) {
    (void)state;
    static const char before[] = "She is good. I endorse Dr. Yara Haddad, a resident and general practitioner of this hospital. ";
    expect_present(before, "I have known him to be industrious. She works hard, and her notes are good. She sees her patients.", "pronoun_mixup", true);
    expect_present(before, "I have known her to be industrious. She works hard, and her notes are good. She sees her patients.", "pronoun_mixup", false);
    expect_present(before, "She works hard, and her notes are good. A man of sixty came. The nurses have known him for years, and I know him too. She sees her patients.", "pronoun_mixup", false);
}

static void what_is_said_of_nobody_else_is_a_slip(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She is my intern. A man of fifty came with chest pain and she read the tracing. He was grateful. His work ethic is beyond reproach and she reads at night.",
        "I recommend Dr. Yara Haddad. She is diligent. I recommend him strongly for your programme.",
        "I recommend Dr. Sami Nasr. He worked with us. In the ward there was a mother with twins. He delivered both. He is quiet. She presented the case to us at the morning meeting.",
        "I recommend Dr. Yara Haddad. She joined us in May. I checked his notes every evening and she learned fast.",
        "I recommend Dr. Sami Nasr. He is punctual. She has an excellent command of English, and he reads widely.",
        "I recommend Dr. Yara Haddad. She is calm. In the theatre he was always on time and she never complained.",
        "I recommend Dr. Sami Nasr. He speaks well with families. She will be an asset to any programme, and I hope that he is accepted.",
        "I recommend Dr. Sami Nasr. He knows his limits. She knows how to deal with difficult relatives and he does not shout.",
        "I recommend Dr. Yara Haddad. She distinguished himself by her diligence.",
        "I recommend Dr. Sami Nasr. He rotated with us in March. She rotated in the ICU under my colleague and he learned a lot.",
        "I recommend Dr. Yara Haddad. She did ten lumbar punctures. His surgical skills are good for this stage. She reads.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "pronoun_mixup", true);
}

static void what_is_said_of_somebody_near_is_no_slip(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She is my intern. A man of fifty came with chest pain and she read the tracing. He was grateful. He is a teacher and he told everyone.",
        "I recommend Dr. Yara Haddad. She worked with Dr. Rahim, our registrar. He is one of the best doctors I know and he trusts her.",
        "I recommend Dr. Sami Nasr. He was my resident. His wife is also a doctor and she is a resident in our hospital. He is calm.",
        "I recommend Dr. Yara Haddad. She is quick. A medical student from our college followed her. He is a quick learner and she taught him well.",
        "I recommend Dr. Sami Nasr. He is patient. A nurse with breast cancer was under his care. Her colleagues love her and she works again.",
        "I recommend Dr. Yara Haddad. She was one of two interns. The other was Karim, and he was always late.",
        "I recommend Dr. Sami Nasr. He trained under Professor Amina Saleh. I was her resident long ago and she taught me all.",
        "I recommend Dr. Yara Haddad. She is kind. Her father, a surgeon, died in March. He was a doctor of the old school and his patients loved him.",
        "I recommend Dr. Sami Nasr. He took over from a colleague who left. She was one of our best residents, and he has equalled her.",
        "I recommend Dr. Yara Haddad. She writes well. Our pharmacist showed me her list. He was never late with it.",
        "I recommend Dr. Sami Nasr. He is my resident. Our chief nurse says so too. She is one of the strictest clinicians in the house, and he obeys her.",
        "I recommend Dr. Yara Haddad. She admitted a young doctor with malaria. He was a house officer from the next town and his colleagues love him.",
        "I recommend Dr. Sami Nasr. He taught the new interns. The weakest of them he took aside. She is a good doctor now.",
        "I recommend Dr. Yara Haddad. She has only one fault. Her brother drives her. He is always late.",
        "I recommend Dr. Sami Nasr. He supervised the students. Ama, the youngest, was afraid of blood. She was always on time because of him.",
        "I recommend Dr. Yara Haddad. She asked the anaesthetist for help. He is a doctor of few words but he came.",
        "I recommend Dr. Sami Nasr. He is in love with his work. Surgery has taken him and he serves her well.",
        "I recommend Dr. Yara Haddad. She follows the example of our founder. He was always on time and he never raised his voice.",
        "I recommend Dr. Sami Nasr. He learned to scan from Rosa. I recommend her to everybody who wants to learn it. He is grateful.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "pronoun_mixup", false);
}

static void test_slips_not(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She told the patient's son that he should wait. He thanked her.",
        "I recommend Dr. Yara Haddad. She worked with our registrar, Dr. Omar, and he praised her.",
        "I recommend Dr. Yara Haddad. She is careful.\n\nAn old farmer came in with chest pain. She took the history. He was sent to the ICU and he recovered. She visited him daily.",
        "I recommend Dr. Sami Nasr. He is careful. When the head nurse fell ill, she was replaced. He helped.",
        "I recommend Dr. Sami Nasr. He married last year; his wife is a doctor and she works here.",
        "I recommend Dr. Sami Nasr, who carried eight patients. He counselled a diabetic woman who refused insulin. She agreed at last. Her sugar fell.",
        "I recommend Dr. Sami Nasr. He wrote to the Minister of Health, who said that she would look into it.",
        "I supervised the resident He Ruoxi. She is careful. I recommend He Ruoxi to you. She will stay.",
        "I recommend Dr. Sami Nasr. He learned from Professor Hala Badawi. She told me he was the best.",
        "I recommend Dr. Sami Nasr. He teaches. One student wrote that she had learned more from him in a week than in a year.",
        "I recommend Dr. Sami Nasr. He is calm. A pregnant teenager was brought by her aunt. She was bleeding.\n\nShe survived. He stayed all night.",
        "I recommend Dr. Yara Haddad. In twelve years I had only one other like her, and he is now in Boston.",
        "I recommend Dr. Yara Haddad. She is second to one; the other was as good, but he left at four.",
        "I recommend Dr. Yara Haddad. She is careful. Our head of department reads each chart. He never sent one of hers back.",
        "I recommend Dr. Yara Haddad. She is careful. One of our consultants, not given to praise, says so too. He means it.",
        "I recommend Dr. Yara Haddad. She lives by the saying that he who saves one life has saved all.",
        "I recommend Dr. Yara Haddad. She is careful. Every doctor must know his limits.",
        "I recommend Dr. Sami Nasr. He is careful. Another intern cried that night. He brought her tea. She is well now.",
        "I recommend Dr. Sami Nasr. He is careful. Two women waited. He took the quiet one first. Her aorta was torn.",
        "I recommend Dr. Sami Nasr. He is careful. The midwives trust him. One told me she sleeps better on his nights.",
        "I recommend Dr. Sami Nasr. He is careful. My successor will confirm this. She has worked with him since May.",
        "I recommend Dr. Yara Haddad. She is careful. She reads. She asks. She dressed the foot of a fisherman who refused the theatre.\n\n"
        "After three weeks he returned on his own. We only took two toes. It healed. His family came with crabs.",
        "I recommend Dr. Sami Nasr. He cared for Mrs. K., a retired teacher, and for her husband. She wrote to thank us.",
        "I recommend Dr. Yara Haddad. She is careful. She reads. Her notes are short.\n\nA carpenter with a septic foot would not be operated upon. She wrote down his number.\n\n"
        "After a month he came back. We took off one toe. His brothers brought bread, and she gave it away.",
        "I recommend Dr. Yara Haddad. She is careful. Each resident presents his own deaths; she presents hers first.",
        "I recommend Dr. Yara Haddad. She is careful. The resident on call, he or she, may not sleep, and she did not.",
        "I recommend Dr. Yara Haddad. She is careful. She reads, and her notes are short. When our chief retired he left her his stethoscope.",
        "I recommend Dr. Sami Nasr without a doubt. He is careful. Call the office and ask for Thandiwe, she'll find me.",
        "I recommend Dr. Sami Nasr. He is careful. He learned how to do it with Amina, who said that she would keep him.",
        "I recommend Dr. Sami Nasr. He is careful. In ten years there was only one other like him, and she is now in Oslo.",
        "I recommend Dr. Yara Haddad. She is careful. She reads.\n\nThe ward was run by my colleague\n\nDr. Haddad came early. He gave her the keys. She came daily.",
        "I recommend Dr. Sami Nasr. He is careful. Of my twelve trainees he is the second. The first is now a professor, and I have her word for it.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "pronoun_mixup", false);
}

static void test_wrong_names(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She is careful. I strongly recommend Ms. Bianca Torres for your program.",
        "I recommend Dr. Yara Haddad. Dr. Lina Saleh was thorough in the clinic.",
        "I recommend Dr. Yara Haddad without reservation. Dr. Smith has demonstrated exceptional clinical skills.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "wrong_name", true);
}

static void test_wrong_names_not(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "I recommend Dr. Yara Haddad. She worked with Dr. Bianca Torres on an audit.",
        "I recommend Dr. Yara Haddad. Dr. Lina Saleh, our head nurse, was pleased with her.",
        "I recommend Dr. Yara Haddad. Dr. Lina Saleh was impressed by her and told me so.",
        "I recommend Dr. Yara Haddad. She knows the Glasgow Coma Scale and inserted a Foley catheter.",
        "I recommend Dr. Yara Haddad. Dr. Osman is happy to answer questions.",
        "I recommend Dr. Yara Hadad. Dr. Haddad has shown skill.",
        "I recommend Dr. Yara Haddad. Mr. Saleh was admitted with sepsis and she treated him.",
        "I recommend Dr. Yara Haddad. I would recommend reading Professor Saleh's report on our audit.",
        "I recommend Dr. Yara Haddad. Professor Saleh has retired.",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) expect_present("", bodies[i], "wrong_name", false);
}

static void expect_mismatch(const char *asked, const char *body, const char *wanted) {
    LorArena *arena = lor_arena_new(0);
    const LorFact *fact = fact_in(arena, "", body, asked, "name_mismatch");
    assert_str(fact ? fact->value : LOR_STR(""), lor_str_from_c(wanted));
    lor_arena_free(arena);
}

static void test_asked_names(void **state) {
    (void)state;
    expect_mismatch("Yara Haddad", "I recommend Dr. Yara Haddad. She is good.", "");
    expect_mismatch("HADDAD, Yara", "I recommend Dr. Yara Haddad. She is good.", "");
    expect_mismatch("Yara Amal Haddad", "I recommend Dr. Yara Haddad. She is good.", "");
    expect_mismatch("Mohammad Saif Uddin", "I recommend Dr. Md. Saif Uddin. He is good.", "");
    expect_mismatch("Jose Nunez", "I recommend Dr. Jos\u00e9 N\u00fa\u00f1ez. He is good.", "");
    expect_mismatch("R. S. Priya", "I recommend Dr. Priya Raghavan. She is good.", "");
    expect_mismatch("Yara Hadad", "I recommend Dr. Yara Haddad. She is good.", "spelling");
    expect_mismatch("Lina Saleh", "I recommend Dr. Yara Haddad. She is good.", "other");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_pronouns),
        cmocka_unit_test(test_slips),
        cmocka_unit_test(whom_the_writer_knows_is_the_applicant), cmocka_unit_test(what_is_said_of_nobody_else_is_a_slip), cmocka_unit_test(what_is_said_of_somebody_near_is_no_slip), cmocka_unit_test(test_slips_not),
        cmocka_unit_test(test_wrong_names),
        cmocka_unit_test(test_wrong_names_not),
        cmocka_unit_test(test_asked_names),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
