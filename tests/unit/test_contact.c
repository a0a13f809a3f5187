// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts: what is an e-mail address, a telephone, a fax, a site, and what only looks like one.
#include "../support/builtin.h"

#include "letter/contact.h"

#include <stdio.h>

#define LETTER "BAY HOSPITAL\n\nDear Program Director,\n\nDr. Asha Verma was an intern on my ward for six months, and I saw her work.\n\nSincerely,\n\nDr. Farah Malik\n"

/* The fact's value in a letter that ends with `line`; an empty string when absent. */
static void expect(const char *line, const char *name, const char *value) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_arena_format(arena, "%s%s\n", LETTER, line);
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

static void test_emails(void **state) {
    (void)state;
    expect("f.malik@bayhospital.example", "writer_email", "f.malik@bayhospital.example");
    expect("E-mail: F.Malik@BayHospital.EXAMPLE.", "writer_email", "F.Malik@BayHospital.EXAMPLE");
    expect("fmalik (at) bayhospital.example", "writer_email", "fmalik (at) bayhospital.example");
    expect("fmalik[at]bayhospital.example", "writer_email", "fmalik[at]bayhospital.example");
    expect("fmalik @ bayhospital.example", "writer_email", "fmalik @ bayhospital.example");
    expect("fmalik@bayhospital. example", "writer_email", "fmalik@bayhospital. example");
    expect("<f-malik_2@med.bay-hospital.example>", "writer_email", "f-malik_2@med.bay-hospital.example");
    expect("Available @ 9 am", "writer_email", "");
    expect("To: office@program.example", "writer_email", "");
    expect("From: f.malik@bayhospital.example", "writer_email", "f.malik@bayhospital.example");
}

static void test_applicants_email_is_not_the_writers(void **state) {
    (void)state;
    expect("asha.verma@post.example", "writer_email", "");
    expect("asha.verma@post.example, f.malik@bayhospital.example", "writer_email", "f.malik@bayhospital.example");
}

static void test_personal_email(void **state) {
    (void)state;
    expect("drfarahmalik@gmail.com", "writer_email.personal", "drfarahmalik@gmail.com");
    expect("drfarahmalik@yahoo.co.in", "writer_email.personal", "drfarahmalik@yahoo.co.in");
    expect("drfarahmalik@gmail.com / f.malik@bayhospital.example", "writer_email.personal", "");
}

static void test_phones(void **state) {
    (void)state;
    expect("+92 61 555 0100", "writer_phone", "+92 61 555 0100");
    expect("Mob: 0300-5550119", "writer_phone", "0300-5550119");
    expect("Tel. No. (049) 555-0127", "writer_phone", "(049) 555-0127");
    expect("T 330.555.0144   F 330.555.0145", "writer_phone", "330.555.0144");
    expect("(207) 555-0142", "writer_phone", "(207) 555-0142");
    expect("Tel / Fax: 055-5550214", "writer_phone", "055-5550214");
    expect("Phone: 0494-2550155, 5550100 Fax: 91-494-2550156", "writer_phone", "0494-2550155");
    expect("555-0164", "writer_phone", "555-0164");
    expect("telephone plus two oh, two five five, five oh one double nine", "writer_phone", "plus two oh, two five five, five oh one double nine");
    expect("12 Pier Road | 593-3-555-0190 | Northport", "writer_phone", "593-3-555-0190");
    expect("12 Pier Road | NIT 800.555.012-3 | Northport", "writer_phone", "");
    expect("00962 79 555 0123", "writer_phone.country_code", "yes");
    expect("Mob: 0300-5550119", "writer_phone.country_code", "");
    expect("12 Pier Road, Northport, ME 04099 (207) 555-0142", "writer_phone.country_code", "yes");
}

static void test_numbers_that_are_no_phones(void **state) {
    (void)state;
    expect("Fax: 061-555 0101", "writer_phone", "");
    expect("Reg. No. 51234567", "writer_phone", "");
    expect("AAMC ID 12345678", "writer_phone", "");
    expect("Multan 60000-1234", "writer_phone", "");
    expect("Date: 14-06-2026", "writer_phone", "");
    expect("CNIC 36302-5550157-3", "writer_phone", "");
    expect("Ref: BH/2026/5550157", "writer_phone", "");
    expect("(999) 999-9999", "writer_phone", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_emails),
        cmocka_unit_test(test_applicants_email_is_not_the_writers),
        cmocka_unit_test(test_personal_email),
        cmocka_unit_test(test_phones),
        cmocka_unit_test(test_numbers_that_are_no_phones),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
