// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of words that readers ask for: whole texts, texts in lines, sets inside sets.
#include "../support/body.h"

#include "letter/words.h"

static bool known(const char *text, LorWordSet set) { return lor_word_in(lor_word_find(lor_str_from_c(text)), set); }

static void a_word_is_in_its_sets_alone(void **state) {
    (void)state;
    assert_true(known("march", LOR_WORDS_MONTH_LONG));
    assert_true(known("march", LOR_WORDS_MONTH));
    assert_true(known("sept", LOR_WORDS_MONTH));
    assert_false(known("march", LOR_WORDS_MONTH_SHORT));
    assert_false(known("march", LOR_WORDS_PRONOUN));
    assert_true(known("himself", LOR_WORDS_PRONOUN));
    assert_true(known("hon'ble", LOR_WORDS_GREETS));
}

static void beginnings_and_longer_words_are_others(void **state) {
    (void)state;
    assert_int_equal(lor_word_find(LOR_STR("")), 0);
    assert_int_equal(lor_word_find(LOR_STR("marc")), 0);
    assert_int_equal(lor_word_find(LOR_STR("marchx")), 0);
    assert_int_equal(lor_word_find(LOR_STR("March")), 0);
    assert_int_equal(lor_word_find(LOR_STR("\xc3\xa9t\xc3\xa9")), 0);
    for (size_t set = 0; set < LOR_WORD_SETS; set++) assert_false(lor_word_in(0, (LorWordSet)set));
}

static void words_as_written_are_found(void **state) {
    (void)state;
    assert_int_equal(lor_word_find_written(LOR_STR("MaRcH")), lor_word_find(LOR_STR("march")));
    assert_int_equal(lor_word_find_written(LOR_STR("Marching")), 0);
}

static bool opens(const char *line, LorWordSet set) {
    LorWordSets sets = lor_words_opening(lor_str_from_c(line));
    return lor_word_sets_have(&sets, set);
}

static void a_line_opens_with_whole_words(void **state) {
    (void)state;
    assert_true(opens("to whom it may concern", LOR_WORDS_GREETS_ALL));
    assert_true(opens("to whom", LOR_WORDS_GREETS_ALL));
    assert_false(opens("to whomever", LOR_WORDS_ADDRESSEE));
    assert_true(opens("re: dr. asha verma", LOR_WORDS_SUBJECT_OPENS));
    assert_true(opens("re:dr. asha verma", LOR_WORDS_SUBJECT_OPENS));
    assert_true(opens("in re the candidate", LOR_WORDS_SUBJECT_OPENS));
    assert_false(opens("in recent years i have seen", LOR_WORDS_SUBJECT_OPENS));
    assert_false(opens("", LOR_WORDS_GREETS));
    assert_true(opens("dear sir", LOR_WORDS_DEAR));
    assert_false(opens("dearest sir", LOR_WORDS_DEAR));
}

static void texts_stand_and_close_lines(void **state) {
    (void)state;
    assert_true(lor_words_stand(LOR_STR("12 june, 2026"), LOR_WORDS_MONTH));
    assert_false(lor_words_stand(LOR_STR("12 junes 2026"), LOR_WORDS_MONTH));
    assert_true(lor_words_close(LOR_STR("with collegial greetings"), LOR_WORDS_CLOSES_LAST));
    assert_false(lor_words_close(LOR_STR("greetings to all"), LOR_WORDS_CLOSES_LAST));
    assert_false(lor_words_close(LOR_STR("regreetings"), LOR_WORDS_CLOSES_LAST));
    assert_true(lor_words_close(LOR_STR("hormat saya"), LOR_WORDS_CLOSES_LAST));
}

static void the_longest_text_is_told(void **state) {
    (void)state;
    size_t len = 0;
    assert_int_equal(lor_words_search(LOR_STR("dr. a b [signature]"), LOR_WORDS_SIGNED_MARK, &len), 8);
    assert_int_equal(len, sizeof "[signature]" - 1);
    assert_int_equal(lor_words_search(LOR_STR("dr. a b"), LOR_WORDS_SIGNED_MARK, &len), LOR_NONE);
}

static void tokens_know_their_words(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorLetter *letter = body_of(arena, LOR_STR("She saw ten patients in March, Dr. Khan said."));
    assert_true(lor_letter_in(letter, 0, LOR_WORDS_SHE));
    assert_true(lor_letter_in(letter, 5, LOR_WORDS_MONTH));
    assert_true(lor_letter_in(letter, 6, LOR_WORDS_TITLE));
    assert_false(lor_letter_in(letter, 3, LOR_WORDS_PRONOUN));
    assert_false(lor_letter_in(letter, letter->tokens.len, LOR_WORDS_PRONOUN)); /* behind the last */
    assert_true(letter->tokens.at[0].flags & LOR_TOKEN_PRONOUN);
    assert_true(letter->tokens.at[6].flags & LOR_TOKEN_TITLE);
    lor_arena_free(arena);
}

static void what_stands_in_a_line_is_told_at_once(void **state) {
    (void)state;
    static const char *const lines[] = {"", "dear sir", "yours sincerely,", "with collegial greetings ...", "greetings to all", "12 june, 2026", "12 junes 2026", "(kind regards)",
        "re: a letter of reference, certified by the translator in june of this year, and sent with kind regards to all who may read it; yours faithfully"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        LorStr line = lor_str_from_c(lines[i]), bare = line;
        while (bare.len && !lor_byte_is(bare.ptr[bare.len - 1], LOR_BYTE_WORD)) bare.len--;
        LorWordSets closing, standing = lor_words_standing(line, &closing);
        for (size_t set = 0; set < LOR_WORD_SETS; set++) {
            assert_int_equal(lor_word_sets_have(&standing, (LorWordSet)set), lor_words_stand(line, (LorWordSet)set));
            assert_int_equal(lor_word_sets_have(&closing, (LorWordSet)set), lor_words_close(bare, (LorWordSet)set));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_in_its_sets_alone), cmocka_unit_test(beginnings_and_longer_words_are_others),
        cmocka_unit_test(words_as_written_are_found),  cmocka_unit_test(a_line_opens_with_whole_words),
        cmocka_unit_test(texts_stand_and_close_lines), cmocka_unit_test(the_longest_text_is_told),
        cmocka_unit_test(tokens_know_their_words),
        cmocka_unit_test(what_stands_in_a_line_is_told_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
