// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: words, numbers, dates in parts, possessives, marks and flags.
#include "../support/body.h"
#include "../support/arena.h"

#include "core/phrases.h"

static void expect_tokens(const char *text, const char *tokens) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    LorBuf out = {.arena = arena};
    for (size_t i = 0; i < letter->tokens.len; i++) lor_buf_format(&out, "%s%.*s", i ? "|" : "", LOR_STR_ARG(lor_letter_word(letter, i)));
    check_str(lor_buf_str(&out), lor_str_from_c(tokens), __FILE__, __LINE__);
}

static void words_end_at_marks(void **state) {
    (void)state;
    expect_tokens("Hard-working, kind; (and) \"good\".", "hard|working|kind|and|good");
    expect_tokens("day-to-day and/or A&E", "day|to|day|and|or|a|&|e");
    expect_tokens("write to ward@lakeview.example", "write|to|ward|@|lakeview|example");
    expect_tokens("-- * ___ ...", "");
    expect_tokens("Zo\xC3\xAB \xD0\x96\xD0\xBE\xD1\x80\xD0\xB6", "zoe|\xD0\xB6\xD0\xBE\xD1\x80\xD0\xB6");
}

static void apostrophes_stay_inside_words_and_part_possessives(void **state) {
    (void)state;
    expect_tokens("don't o'clock ma'am", "don't|o'clock|ma'am");
    expect_tokens("I've, she's here", "i|have|she|is|here"); /* opened when folded */
    expect_tokens("Rahman's patients' 'quoted'", "rahman|'s|patients|quoted");
    expect_tokens("Dr. O\xE2\x80\x99" "Brien\xE2\x80\x99s", "dr|o'brien|'s");
    expect_tokens("the 1990's 's", "the|1990|'s|s");
}

static void numbers_keep_their_points_and_commas(void **state) {
    (void)state;
    expect_tokens("1,048 4.5 12,5 1,048,576 100.", "1,048|4.5|12|5|1,048,576|100");
    expect_tokens("04.09.2023 04/09/2023 2023-09-04", "04|09|2023|04|09|2023|2023|09|04");
    expect_tokens("in 2021, 2022 and 2,022", "in|2021|2022|and|2,022");
    expect_tokens("5% of 3rd 1st 2x", "5|%|of|3rd|1st|2x");
    expect_tokens("$5,000.50", "5,000.50");
}

static double number_of(const char *text) { return lor_token_number(body_of(arena, lor_str_from_c(text))->tokens, 0); }

static void numbers_have_values(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } cases[] = {{"12", 12},      {"1,048", 1048}, {"4.5", 4.5},   {"0.25", 0.25},   {"3rd", 3},   {"21st", 21}, {"twelve", 12}, {"Third", 3},
                 {"dozen", 12},   {"lakh", 100000}, {"zero", 0},    {"ninety", 90},   {"eleventh", 11}, {"first", 1},
                 {"twelves", -1}, {"ward", -1},    {"2x", -1},     {"onward", -1},   {"ten", 10},  {"hundred", 100}, {"twelfth", 12}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double value = number_of(cases[i].text);
        if (value < cases[i].value - 1e-9 || value > cases[i].value + 1e-9) fail_msg("%s is %f", cases[i].text, value);
    }
    char digits[500];
    memset(digits, '9', sizeof digits - 1);
    digits[sizeof digits - 1] = 0;
    assert_true(number_of(digits) < 0);
    digits[1] = '.';
    assert_true(number_of(digits) < 0);
}

/* Each word that has a value stands in the packs' set of such words. */
static void number_words_are_those_with_a_value(void **state) {
    (void)state;
    const LorLetter *letter = body_of(arena, LOR_STR("dozen eight eighteen eighth eighty eleven eleventh fifteen fifth fifty first five forty four fourteen fourth hundred lakh nine nineteen ninety ninth o"
                                                     "ne second seven seventeen seventh seventy six sixteen sixth sixty ten tenth third thirteen thirty thousand three twelfth twelve twenty two zero"));
    assert_int_equal(letter->tokens.len, 44);
    for (size_t i = 0; i < letter->tokens.len; i++)
        if (!(letter->tokens.at[i].flags & LOR_TOKEN_NUMBER) || lor_token_number(letter->tokens, i) < 0) fail_msg("%.*s", LOR_STR_ARG(lor_letter_word(letter, i)));
}

static bool has(LorLetter *letter, const char *word, unsigned flags) {
    for (size_t i = 0; i < letter->tokens.len; i++)
        if (lor_letter_is(letter, i, word)) return (letter->tokens.at[i].flags & flags) == flags;
    fail_msg("no token %s", word);
    return false;
}

static void flags_tell_how_a_word_is_written(void **state) {
    (void)state;
    LorLetter *letter = body_of(arena, LOR_STR("LAKEVIEW Hospital   east\n\xC3\x89mile saw 12 and seven. Then \"a\nquoted word\" came,\twell \xD0\x96 \xD0\x96\xD0\x9E"));
    assert_true(has(letter, "lakeview", LOR_TOKEN_SHOUTED | LOR_TOKEN_CAPITAL | LOR_TOKEN_OPENS | LOR_TOKEN_OPENS_LINE));
    assert_true(has(letter, "hospital", LOR_TOKEN_CAPITAL) && !has(letter, "hospital", LOR_TOKEN_SHOUTED));
    assert_true(has(letter, "east", LOR_TOKEN_AFTER_GAP) && !has(letter, "hospital", LOR_TOKEN_AFTER_GAP));
    assert_true(has(letter, "emile", LOR_TOKEN_CAPITAL | LOR_TOKEN_OPENS_LINE));
    assert_true(has(letter, "12", LOR_TOKEN_NUMBER | LOR_TOKEN_DIGITS) && has(letter, "seven", LOR_TOKEN_NUMBER) && !has(letter, "seven", LOR_TOKEN_DIGITS));
    assert_true(has(letter, "then", LOR_TOKEN_OPENS));
    assert_true(has(letter, "a", LOR_TOKEN_QUOTED) && has(letter, "quoted", LOR_TOKEN_QUOTED) && !has(letter, "came", LOR_TOKEN_QUOTED));
    assert_true(has(letter, "well", LOR_TOKEN_AFTER_GAP));
    assert_true(has(letter, "\xD0\xB6", LOR_TOKEN_CAPITAL) && has(letter, "\xD0\xB6\xD0\xBE", LOR_TOKEN_SHOUTED));
}

static void quotes_end_with_their_paragraph(void **state) {
    (void)state;
    LorLetter *letter = body_of(arena, LOR_STR("He said \"never closed.\n\nAfter that."));
    assert_true(has(letter, "closed", LOR_TOKEN_QUOTED));
    assert_false(has(letter, "after", LOR_TOKEN_QUOTED));
}

static void marks_between_tokens_are_told(void **state) {
    (void)state;
    LorLetter *letter = body_of(arena, LOR_STR("one, two; (three) four-five\nsix."));
    const LorToken *t = letter->tokens.at;
    assert_int_equal(t[0].after, ',');
    assert_int_equal(t[1].before, ',');
    assert_int_equal(t[1].after, ';');
    assert_int_equal(t[2].after, ')');
    assert_int_equal(t[3].after, '-');
    assert_int_equal(t[4].after, 0);
    assert_int_equal(t[5].after, '.');
    assert_int_equal(t[5].line, 1);
    assert_int_equal(letter->lines.at[0].count, 5);
    assert_int_equal(letter->lines.at[1].first, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_at_marks),
        cmocka_unit_test(apostrophes_stay_inside_words_and_part_possessives),
        cmocka_unit_test(numbers_keep_their_points_and_commas),
        cmocka_unit_test(numbers_have_values),
        cmocka_unit_test(number_words_are_those_with_a_value),
        cmocka_unit_test(flags_tell_how_a_word_is_written),
        cmocka_unit_test(quotes_end_with_their_paragraph),
        cmocka_unit_test(marks_between_tokens_are_told),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
