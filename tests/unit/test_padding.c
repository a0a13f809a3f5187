// SPDX-License-Identifier: GPL-3.0-or-later
// What a letter says twice, and lists of keywords, stand apart; what is told stays.
#include "../support/body.h"
#include "letter/padding.h"
#include "../support/arena.h"

/* The sentences' zones: b for the body, p for padding. */
static const char *zones(const char *text) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    LorBuf buf = {.arena = arena};
    lor_letter_set_padding_apart(letter);
    for (size_t i = 0; i < letter->sentences.len; i++) lor_buf_char(&buf, letter->sentences.at[i].zone == LOR_IN_PADDING ? 'p' : 'b');
    return lor_arena_format(arena, "%.*s", LOR_STR_ARG(lor_buf_str(&buf))).ptr;
}

static void a_sentence_counts_once(void **state) {
    (void)state;
    assert_string_equal(zones("She ran the clinic alone. I trust her. She ran the clinic alone. She ran the ward alone."), "bbpb");
    assert_string_equal(zones("She ran the clinic alone.\n\nShe ran\nthe CLINIC alone!\n\nShe ran the clinic \"alone\"."), "bpp");
}

static void very_short_sentences_may_come_twice(void **state) {
    (void)state;
    assert_string_equal(zones("Take her. She ran the clinic alone. Take her."), "bbb");
}

static void keywords_are_padding(void **state) {
    (void)state;
    assert_string_equal(zones("Keywords: teamwork, guidelines, audit, English, nurses, night calls, top five percent, leadership, residency."), "p");
}

static void lists_of_work_are_not(void **state) {
    (void)state;
    assert_string_equal(zones("She placed lines, wrote notes, ran rounds, taught students, led audits, called families, took bloods, read films, slept little."), "b");
    assert_string_equal(zones("Procedures: 12 lumbar punctures, 40 arterial lines, 22 intubations, 9 chest drains, 31 central lines, 8 pleural taps, 14 cardioversions, 5 biopsies."), "b");
    assert_string_equal(zones("Honest, kind, punctual."), "b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_counts_once),
        cmocka_unit_test(very_short_sentences_may_come_twice),
        cmocka_unit_test(keywords_are_padding),
        cmocka_unit_test(lists_of_work_are_not),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
