// SPDX-License-Identifier: GPL-3.0-or-later
// Masking by hand-made texts: what goes, what stays, the same pseudonym for the same word, and marks that move along.
#include "report/mask.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct Fixture {
    LorArena *arena;
    LorMasker *masker;
} Fixture;

static LorMasker *masker_of(void **state) { return ((Fixture *)*state)->masker; }

static int set_up(void **state) {
    LorArena *arena = lor_arena_new(0);
    Fixture *f = LOR_NEW(arena, Fixture);
    LorMasker *masker = lor_masker_new(arena);
    lor_masker_learn(masker, LOR_STR("The letter says how the medical department, the hospital or the internal medicine ward worked in English. Program director. Grace period."));
    lor_masker_know(masker, LOR_MASK_NAME, LOR_STR("Dr. Grace O'Neill-Quist"));
    lor_masker_know(masker, LOR_MASK_INSTITUTION, LOR_STR("Zyxhaven Hospital"));
    *f = (Fixture){arena, masker};
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    lor_arena_free(((Fixture *)*state)->arena);
    return 0;
}

static void becomes(Fixture *f, const char *text, const char *expected) {
    LorStr got = lor_masker_mask(f->masker, f->arena, lor_str_from_c(text), LOR_MASK_LETTER, NULL);
    if (!lor_str_eq(got, lor_str_from_c(expected))) fail_msg("\"%s\" became \"%.*s\", not \"%s\"", text, LOR_STR_ARG(got), expected);
}

static void names_go_and_plain_words_stay(void **state) {
    becomes(*state, "The medical ward of Dr. Vanterpool was large.", "The medical ward of Dr. [name-1] was large.");
    becomes(*state, "Vanterpool and Grace Quist met Vanterpool's sister.", "[name-1] and [name-2] [name-3] met [name-1]'s sister.");
    becomes(*state, "In June 2024 I saw her on the Internal Medicine ward.", "In June 2024 I saw her on the Internal Medicine ward.");
    becomes(*state, "a grace period for Mr. Will Young", "a grace period for Mr. [name-4] [name-5]");
    becomes(*state, "O'Neill, O’Neill", "[name-6], [name-6]");
}

static void plain_words_beside_names_go_too(void **state) {
    becomes(*state, "English Castellanos", "[name-1] [name-2]");
    becomes(*state, "DEPARTMENT OF MEDICINE, ZYXHAVEN HOSPITAL", "DEPARTMENT OF MEDICINE, [institution-1] [name-3]");
    becomes(*state, "The hospital. Lena came.", "The hospital. [name-4] came.");
}

static void addresses_and_numbers_go(void **state) {
    becomes(*state, "at a.b@c.example, <x@y.z> or www.x.example/a.", "at [email-1], <[email-2]> or [web-1].");
    becomes(*state, "Phone +92 (0)61 555-0100, Ext. 12", "[name-1] [phone-1], [name-2]. 12");
    becomes(*state, "Ref: RB/MED/2024/318 and MRN 4417", "[name-3]: [id-1] and [name-4] [id-2]");
    becomes(*state, "on 14/06/2026 and 2026-06-14, from 2019-2021, the 100th of 250mg in a 300-bed ward, 1,048,000",
            "on 14/06/2026 and 2026-06-14, from 2019-2021, the 100th of 250mg in a 300-bed ward, 1,048,000");
    becomes(*state, "date of birth 17.02.2000", "date of birth [id-3]");
    becomes(*state, "no. 123456", "no. [id-4]");
}

static void other_scripts_go(void **state) {
    becomes(*state, "by محمد and 李小龙, Иван", "by [name-1] and [name-2], [name-3]");
    becomes(*state, "Élodie ÉLODIE elodie", "[name-4] [name-4] elodie");
}

static void ill_formed_bytes_pass(void **state) {
    becomes(*state, "\xff\xfe Vanterpool\xc3", "\xff\xfe [name-1]\xc3");
    becomes(*state, "", "");
}

static void marks_move_along(void **state) {
    LorStr text = LOR_STR("when Dr. Vanterpool was well known");
    LorSpan name = {9, 10}, inside = {12, 3}, behind = {24, 4};
    LorStr got = lor_masker_mask(masker_of(state), ((Fixture *)*state)->arena, text, LOR_MASK_LETTER, &name);
    assert_int_equal(name.off, 9);
    assert_true(lor_str_eq(lor_str_slice(got, name.off, name.len), LOR_STR("[name-1]")));
    lor_masker_mask(masker_of(state), ((Fixture *)*state)->arena, text, LOR_MASK_LETTER, &inside);
    assert_true(lor_str_eq(lor_str_slice(got, inside.off, inside.len), LOR_STR("[name-1]")));
    lor_masker_mask(masker_of(state), ((Fixture *)*state)->arena, text, LOR_MASK_LETTER, &behind);
    assert_true(lor_str_eq(lor_str_slice(got, behind.off, behind.len), LOR_STR("well")));
}

static void a_text_that_is_a_name_goes_whole(void **state) {
    LorStr got = lor_masker_mask(masker_of(state), ((Fixture *)*state)->arena, LOR_STR("dr. hospital laptop"), LOR_MASK_WHOLE, NULL);
    assert_true(lor_str_eq(got, LOR_STR("dr. [name-1] [name-2]")));
    got = lor_masker_mask(masker_of(state), ((Fixture *)*state)->arena, LOR_STR("The file Vanterpool of quist cannot be opened"), LOR_MASK_OWN_WORDS, NULL);
    assert_true(lor_str_eq(got, LOR_STR("The file Vanterpool of [name-3] cannot be opened")));
}

static void many_words_keep_their_pseudonyms(void **state) {
    LorMasker *masker = masker_of(state);
    char text[32], first[32];
    snprintf(first, sizeof first, "%.*s", LOR_STR_ARG(lor_masker_name(masker, ((Fixture *)*state)->arena, LOR_MASK_NAME, LOR_STR("w0"))));
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "w%d", i);
        lor_masker_name(masker, ((Fixture *)*state)->arena, LOR_MASK_NAME, lor_str_from_c(text));
    }
    assert_true(lor_str_eq(lor_masker_name(masker, ((Fixture *)*state)->arena, LOR_MASK_NAME, LOR_STR("w0")), lor_str_from_c(first)));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_go_and_plain_words_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_words_beside_names_go_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(addresses_and_numbers_go, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_scripts_go, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ill_formed_bytes_pass, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_move_along, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_that_is_a_name_goes_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_words_keep_their_pseudonyms, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
