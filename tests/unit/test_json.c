// SPDX-License-Identifier: GPL-3.0-or-later
// JSON: what is written is valid whatever was put in, harmless on a terminal, and read back as it was.
#include "check.h"

#include "core/json.h"

#include <math.h>

static LorStr written(LorArena *arena, const LorJson *value) {
    LorOut *out = lor_out_memory(arena);
    lor_json_write(out, value);
    LorStr text = lor_arena_copy(arena, lor_out_memory_text(out));
    lor_out_close(out, NULL);
    return text;
}

static void values_stand_in_the_order_in_which_they_were_put(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorJson *root = lor_json_object(arena), *list = lor_json_put_array(root, "list"), *inner = lor_json_put_object(root, "inner");
    lor_json_put_null(root, "nothing");
    lor_json_put_bool(lor_json_add_object(list), "yes", true);
    lor_json_add_text(list, LOR_STR("two"));
    lor_json_put_bool(inner, "no", false);
    lor_json_put_array(inner, "empty");
    lor_json_put_word(root, "last", "word");
    assert_str(written(arena, root), LOR_STR("{\"list\":[{\"yes\":true},\"two\"],\"inner\":{\"no\":false,\"empty\":[]},\"nothing\":null,\"last\":\"word\"}"));
    assert_true(lor_json_get(root, "inner") == inner && !lor_json_get(root, "no"));
    lor_arena_free(arena);
}

static void texts_are_valid_and_harmless(void **state) {
    (void)state;
    static const struct {
        LorStr text, written;
    } cases[] = {{LOR_STR(""), LOR_STR("\"\"")},
                 {LOR_STR("a/b \"c\" \\ d"), LOR_STR("\"a/b \\\"c\\\" \\\\ d\"")},
                 {LOR_STR("\b\f\n\r\t\x01\x1F"), LOR_STR("\"\\b\\f\\n\\r\\t\\u0001\\u001f\"")},
                 {LOR_STR("caf\xC3\xA9 \xF0\x9F\x98\x80"), LOR_STR("\"caf\xC3\xA9 \xF0\x9F\x98\x80\"")},
                 {LOR_STR("a\0b"), LOR_STR("\"a\xEF\xBF\xBD" "b\"")},
                 {LOR_STR("\xFF\xC3(\xED\xA0\x80"), LOR_STR("\"\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"")},
                 {LOR_STR("\x7F\xC2\x9B\xE2\x80\xAEx\xE2\x80\xA8"), LOR_STR("\"\\u007f\\u009b\\u202ex\\u2028\"")}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LorArena *arena = lor_arena_new(0);
        LorOut *out = lor_out_memory(arena);
        lor_json_write_text(out, cases[i].text);
        assert_str(lor_out_memory_text(out), cases[i].written);
        lor_out_close(out, NULL);
        lor_arena_free(arena);
    }
}

static void a_character_that_a_terminal_obeys_is_escaped_wherever_it_stands(void **state) {
    (void)state;
    for (size_t before = 0; before < 20; before++) {
        LorArena *arena = lor_arena_new(0);
        LorOut *out = lor_out_memory(arena);
        char text[64];
        memset(text, '~', sizeof text);
        text[before] = 0x7F;
        memcpy(text + before + 9, "\xC2\x9B", 2);
        lor_json_write_text(out, lor_str(text, before + 20));
        LorStr told = lor_out_memory_text(out);
        assert_int_equal(lor_str_find(told, LOR_STR("\\u007f~")), before + 1);
        assert_int_equal(lor_str_find(told, LOR_STR("\\u009b~")), before + 15);
        assert_int_equal(told.len, before + 20 + 2 + 5 + 4);
        lor_out_close(out, NULL);
        lor_arena_free(arena);
    }
}

static void numbers_are_read_back_as_they_were(void **state) {
    (void)state;
    static const struct {
        double number;
        const char *written;
    } cases[] = {{0, "0"}, {-0.0, "-0"}, {7, "7"}, {-42, "-42"}, {4294967296.0, "4294967296"}, {999999999999999.0, "999999999999999"}, {1e15, "1e+15"}, {0.5, "0.5"},
                 {-2.25, "-2.25"}, {0.1, "0.1"}, {1.0 / 3, "0.33333333333333331"}, {1e300, "1e+300"}, {NAN, "null"}, {INFINITY, "null"}, {-INFINITY, "null"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LorArena *arena = lor_arena_new(0);
        LorJson *root = lor_json_object(arena);
        lor_json_put_number(root, "n", cases[i].number);
        LorStr text = written(arena, root);
        assert_str(lor_str_slice(text, 5, text.len - 6), lor_str_from_c(cases[i].written));
        const LorJson *back = lor_json_get(lor_json_parse(arena, text, NULL), "n");
        if (isfinite(cases[i].number)) assert_true(fabs(lor_json_number(back, -1) - cases[i].number) <= fabs(cases[i].number) * 1e-14);
        lor_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_in_the_order_in_which_they_were_put),
        cmocka_unit_test(texts_are_valid_and_harmless),
        cmocka_unit_test(a_character_that_a_terminal_obeys_is_escaped_wherever_it_stands),
        cmocka_unit_test(numbers_are_read_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
