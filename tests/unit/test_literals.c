// SPDX-License-Identifier: GPL-3.0-or-later
// Literals: each is found wherever it stands, as a search of its own would find it, however it is filed.
#include "../support/check.h"

#include "core/literals.h"

typedef struct Told {
    char text[400];
} Told;

static void note(void *context, uint32_t owner, uint32_t off) {
    Told *told = context;
    size_t used = strlen(told->text);
    snprintf(told->text + used, sizeof told->text - used, "%u@%u ", owner, off);
}

static void expect(const char *const *literals, const char *text, const char *wanted) {
    LorArena *arena = lor_arena_new(0);
    LorLiterals *set = LOR_NEW(arena, LorLiterals);
    Told told = {0};
    for (uint32_t i = 0; literals[i]; i++) lor_literals_add(set, arena, lor_str_from_c(literals[i]), i);
    lor_literals_seal(set, arena);
    lor_literals_scan(set, lor_str_from_c(text), note, &told);
    assert_str(lor_str_from_c(told.text), lor_str_from_c(wanted));
    lor_arena_free(arena);
}

static void places_are_told_in_order_and_overlaps_too(void **state) {
    (void)state;
    const char *const words[] = {"aa", "aab", "b", NULL};
    expect(words, "aaab", "0@0 1@1 0@1 2@3 ");
    expect(words, "", "");
    expect(words, "a", "");
    expect(words, "b", "2@0 ");
}

static void ends_of_the_text_are_not_looked_behind(void **state) {
    (void)state;
    const char *const words[] = {"draft", "t", "\xC3\xA9t", NULL};
    expect(words, "a draf", "");
    expect(words, "a draft", "0@2 1@6 ");
    expect(words, "\xC3\xA9t", "2@0 1@2 ");
}

/* Any text of three letters against every literal of up to three of them. */
static void all_are_found_as_a_search_alone_finds_them(void **state) {
    (void)state;
    static const char *const words[] = {"a", "b", "ab", "ba", "aba", "bb", "abb", "bab", "aa", NULL};
    for (unsigned form = 0; form < 1u << 12; form++) {
        char text[13] = "", wanted[400] = "";
        for (unsigned i = 0; i < 12; i++) text[i] = form >> i & 1 ? 'b' : 'a';
        LorArena *arena = lor_arena_new(0);
        LorLiterals *set = LOR_NEW(arena, LorLiterals);
        Told told = {0};
        uint32_t owner = form % 9;
        lor_literals_add(set, arena, lor_str_from_c(words[owner]), owner);
        lor_literals_seal(set, arena);
        for (size_t i = 0; i < 12; i++)
            if (strncmp(text + i, words[owner], strlen(words[owner])) == 0) snprintf(wanted + strlen(wanted), 20, "%u@%zu ", owner, i);
        lor_literals_scan(set, lor_str_from_c(text), note, &told);
        assert_string_equal(told.text, wanted);
        lor_arena_free(arena);
    }
}

static void words_and_digits_stand_where_they_may(void **state) {
    (void)state;
    const char *const words[] = {"\\bmar", "\\dmar", "\\bmar\\d", "call me", NULL};
    expect(words, "mar summary 5mar mar7", "0@0 1@12 0@13 2@17 0@17 ");
    expect(words, "call met a call me", "3@0 3@11 ");
    expect(words, "ma", "");
    assert_true(lor_literal_is_sound(LOR_STR("\\b\\d")) && lor_literal_is_sound(LOR_STR("a\\d")) && lor_literal_is_sound(LOR_STR(" a")));
    assert_false(lor_literal_is_sound(LOR_STR("")) || lor_literal_is_sound(LOR_STR("\\b")) || lor_literal_is_sound(LOR_STR("a\\")) || lor_literal_is_sound(LOR_STR("a\\b")) ||
                 lor_literal_is_sound(LOR_STR("\\b a")));
}

/* Blocks, ends of them and steps: a literal of each length and kind at each place of a text of several blocks. */
static void no_place_is_passed_over(void **state) {
    (void)state;
    static const char *const words[] = {"q", "qu", "qrst", "qrstu", "qrstuv", "qrstuvwx", "q st", ".", "(q", "\\bqr", "\\d-q", NULL};
    static const char *const stand[] = {"q", "qu", "qrst", "qrstu", "qrstuv", "qrstuvwx", "q st", ".", "(q", " qr", "7-q"};
    for (uint32_t word = 0; words[word]; word++)
        for (size_t at = 0; at + strlen(stand[word]) <= 150; at++) {
            char text[151], wanted[20];
            bool begins = stand[word][0] == ' ';
            memset(text, 'a', 150);
            text[150] = '\0';
            memcpy(text + at, stand[word], strlen(stand[word]));
            snprintf(wanted, sizeof wanted, "0@%zu ", at + begins);
            expect((const char *const[]){words[word], NULL}, text, wanted);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_told_in_order_and_overlaps_too), cmocka_unit_test(ends_of_the_text_are_not_looked_behind),
        cmocka_unit_test(all_are_found_as_a_search_alone_finds_them),
        cmocka_unit_test(words_and_digits_stand_where_they_may),
        cmocka_unit_test(no_place_is_passed_over),
    };
    return cmocka_run_group_tests_name("literals", tests, NULL, NULL);
}
