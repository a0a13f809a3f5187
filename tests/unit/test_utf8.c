// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: every scalar value goes round, every ill-formed sequence of Unicode's table 3-7 is refused byte by byte.
#include "../support/check.h"

#include "core/unicode.h"
#include "core/utf8.h"

static bool well_formed_scalar(uint32_t code) { return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF); }

static void every_scalar_value_goes_round(void **state) {
    (void)state;
    char bytes[LOR_UTF8_MAX];
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (!well_formed_scalar(code)) continue;
        size_t width = lor_utf8_encode(code, bytes), off = 0;
        LorStr s = lor_str(bytes, width);
        if (lor_utf8_next(s, &off) != code || off != width || !lor_utf8_valid(s) || lor_utf8_count(s) != 1) fail_msg("U+%04X", (unsigned)code);
        for (size_t cut = 1; cut < width; cut++)
            if (lor_utf8_valid(lor_str(bytes, cut))) fail_msg("U+%04X cut to %zu bytes is taken", (unsigned)code, cut);
    }
}

static void no_scalar_value_is_written_as_replacement(void **state) {
    (void)state;
    const uint32_t wrong[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, 0xFFFFFFFF};
    char bytes[LOR_UTF8_MAX];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(lor_utf8_encode(wrong[i], bytes), 3);
        assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    }
}

/* Whether table 3-7 lets these two bytes begin a sequence. */
static bool table_allows(unsigned lead, unsigned second) {
    if (lead >= 0xC2 && lead <= 0xDF) return second >= 0x80 && second <= 0xBF;
    if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
    if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
    if (lead >= 0xE1 && lead <= 0xEF) return second >= 0x80 && second <= 0xBF;
    if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
    if (lead >= 0xF1 && lead <= 0xF3) return second >= 0x80 && second <= 0xBF;
    if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
    return false;
}

static void every_pair_of_table_3_7_is_judged_right(void **state) {
    (void)state;
    for (unsigned lead = 0x80; lead < 0x100; lead++)
        for (unsigned second = 0; second < 0x100; second++) {
            const char bytes[] = {(char)lead, (char)second, '\x80', '\x80'};
            size_t off = 0, width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            uint32_t code = lor_utf8_next(lor_str(bytes, 4), &off);
            bool taken = off > 1;
            if (taken != table_allows(lead, second)) fail_msg("%02X %02X", lead, second);
            if (taken) assert_int_equal(off, width);
            else assert_int_equal(code, LOR_UTF8_WRONG);
        }
}

static void third_and_fourth_bytes_are_checked(void **state) {
    (void)state;
    for (unsigned byte = 0; byte < 0x100; byte++) {
        bool trail = byte >= 0x80 && byte <= 0xBF;
        const char three[] = {'\xE2', '\x82', (char)byte}, four[] = {'\xF0', '\x9F', '\x98', (char)byte}, third[] = {'\xF0', '\x9F', (char)byte, '\x80'};
        assert_int_equal(lor_utf8_valid(lor_str(three, 3)), trail);
        assert_int_equal(lor_utf8_valid(lor_str(four, 4)), trail);
        assert_int_equal(lor_utf8_valid(lor_str(third, 4)), trail);
    }
}

static void wrong_bytes_are_passed_one_by_one(void **state) {
    (void)state;
    LorStr s = LOR_STR("a\xE2\x82z\xC0\xAF\xED\xA0\x80");
    const uint32_t wanted[] = {'a', LOR_UTF8_WRONG, LOR_UTF8_WRONG, 'z', LOR_UTF8_WRONG, LOR_UTF8_WRONG, LOR_UTF8_WRONG, LOR_UTF8_WRONG, LOR_UTF8_WRONG};
    size_t off = 0;
    for (size_t i = 0; i < 9; i++) assert_int_equal(lor_utf8_next(s, &off), wanted[i]);
    assert_int_equal(off, s.len);
    assert_int_equal(lor_utf8_count(s), 9);
    assert_true(lor_utf8_valid(LOR_STR("\xEF\xBF\xBD")));
    assert_true(lor_utf8_valid(LOR_STR("")));
}

static void controls_are_told(void **state) {
    (void)state;
    const uint32_t controls[] = {0, 7, 8, 0xB, 0xD, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069};
    const uint32_t harmless[] = {'\t', '\n', ' ', '~', 0xA0, 0xAD, 0x200D, 0x2014, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++) assert_true(lor_utf8_control(controls[i]));
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) assert_false(lor_utf8_control(harmless[i]));
}

static void digits_of_scripts_have_their_values(void **state) {
    (void)state;
    /* Zeros: Arabic, extended Arabic, Devanagari, Bengali, Gujarati, Tamil, Thai, Burmese, Tai Tham (two rows), full width,
     * five mathematical rows that touch each other. */
    const uint32_t zeros[] = {0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xAE6, 0xBE6, 0xE50, 0x1040, 0x1A80, 0x1A90, 0xFF10,
                              0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        for (int value = 0; value < 10; value++) assert_int_equal(lor_unicode_digit(zeros[i] + (uint32_t)value), value);
    const uint32_t none[] = {'a', 0xB2, 0xBD, 0x2460, 0x4E00, 0x19DA, 0x10FFFF};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_int_equal(lor_unicode_digit(none[i]), -1);
}

static void latin_letters_lose_their_marks(void **state) {
    (void)state;
    const struct {
        uint32_t code, base;
    } pairs[] = {{'e', 'e'}, {0xE9, 'e'}, {0xC9, 'E'}, {0xF1, 'n'}, {0xF8, 'o'}, {0x142, 'l'}, {0x131, 'i'}, {0x15F, 's'}, {0x1EBF, 'e'}, {0x111, 'd'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) assert_int_equal(lor_unicode_base(pairs[i].code), pairs[i].base);
    assert_int_equal(lor_unicode_base(0x0416), 0x0416);
    assert_int_equal(lor_unicode_to_lower(0xC9), 0xE9);
    assert_true(lor_unicode_upper(0x0416) && !lor_unicode_upper(0x0436) && lor_unicode_letter(0x0627) && !lor_unicode_letter(0x2014));
}

static void composition_joins_marks(void **state) {
    (void)state;
    assert_false(lor_unicode_has_marks((LorStr){0})); /* a text without a byte has no place to count from */
    LorArena *arena = lor_arena_new(0);
    assert_true(lor_unicode_has_marks(LOR_STR("Zoe\xCC\x88")));
    assert_false(lor_unicode_has_marks(LOR_STR("Zo\xC3\xAB \xE2\x80\x94")));
    assert_str(lor_unicode_compose(arena, LOR_STR("Zoe\xCC\x88")), LOR_STR("Zo\xC3\xAB"));
    assert_int_equal(lor_unicode_cells(LOR_STR("Zoe\xCC\x88")), 3);
    assert_int_equal(lor_unicode_cells(LOR_STR("\xE6\x97\xA5\xE6\x9C\xAC")), 4);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_goes_round),      cmocka_unit_test(no_scalar_value_is_written_as_replacement),
        cmocka_unit_test(every_pair_of_table_3_7_is_judged_right), cmocka_unit_test(third_and_fourth_bytes_are_checked),
        cmocka_unit_test(wrong_bytes_are_passed_one_by_one),  cmocka_unit_test(controls_are_told),
        cmocka_unit_test(digits_of_scripts_have_their_values), cmocka_unit_test(latin_letters_lose_their_marks),
        cmocka_unit_test(composition_joins_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
