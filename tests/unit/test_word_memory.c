// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of words: a letter is the same with it and without it, whatever was read before, and words are what they are among the phrases.
#include "../support/check.h"
#include "core/buf.h"
#include "letter/anatomy.h"
#include "letter/term.h"
#include "letter/weigh.h"

#include "../support/arena.h"

#define WORDS   6000u /* more than are remembered */
#define OPENING "Dear Director, I have known Dr. Asha Verma's sister for 3rd years and 1,048 days as a cardiothoracicoanaesthesiologist of responsibilities. She said \"two\". "

static LorPhrases *phrases_of(const char *const *texts, size_t count) {
    LorPhrases *phrases = lor_phrases_new(arena);
    for (uint32_t i = 0; i < count; i++) assert_true(lor_phrases_add(phrases, lor_str_from_c(texts[i]), i, 1, NULL));
    assert_true(lor_phrases_seal(phrases, NULL));
    return phrases;
}

/* A letter that opens as all do and goes on with `count` words of its own. */
static const LorLetter *letter_with(size_t first, size_t count, LorWordMemory *memory) {
    static const LorAsked asked = {.clinical = true};
    LorDocument *doc = lor_document_new(arena, "text");
    LorBuf text = {.arena = arena};
    lor_buf_add(&text, LOR_STR(OPENING));
    for (size_t i = first; i < first + count; i++) lor_buf_format(&text, "w%zuled ", i);
    doc->text = lor_buf_str(&text);
    return lor_letter_new(doc, &asked, memory);
}

static void is_same(const LorLetter *a, const LorLetter *b) {
    assert_int_equal(a->tokens.len, b->tokens.len);
    for (size_t t = 0; t < a->tokens.len; t++) {
        const LorToken *x = &a->tokens.at[t], *y = &b->tokens.at[t];
        assert_int_equal(x->word, y->word);
        assert_int_equal(x->flags, y->flags);
        assert_true(a->hashes[t] == b->hashes[t]);
        assert_int_equal(a->terms[t].hash, b->terms[t].hash);
    }
}

/* What is noted of its term is what is told of it there. */
static void check_term(const LorLetter *letter, size_t token) {
    if (letter->terms[token].weights == LOR_TERM_HANGS) return;
    assert_int_equal(letter->terms[token].hash, lor_term(lor_term_text(letter, token)));
    assert_int_equal(letter->terms[token].weights, lor_weight_place(letter->terms[token].hash));
}

static void check_words(const LorLetter *letter, const LorPhrases *phrases) {
    for (size_t t = 0; t < letter->tokens.len; t++) {
        LorStr word = lor_letter_word(letter, t);
        assert_int_equal(letter->tokens.at[t].word, lor_word_find(word));
        assert_true(letter->hashes[t] == lor_hash_add(LOR_HASH_START, word));
        check_term(letter, t);
        if (letter->tokens.of) assert_int_equal(letter->tokens.phrases[t], lor_phrases_word(phrases, word));
    }
}

static void a_letter_is_the_same_whatever_was_read_before(void **state) {
    (void)state;
    static const char *const texts[] = {"known for", "respons~ {of|as}", "cardiothoracicoanaesthesiologist"};
    const LorPhrases *phrases = phrases_of(texts, 3);
    LorWordMemory *memory = lor_word_memory_new(arena, phrases);
    const LorLetter *alone = letter_with(0, 10, NULL), *first = letter_with(0, 10, memory);
    is_same(alone, first);
    check_words(alone, phrases);
    assert_null(alone->tokens.of);
    assert_ptr_equal(first->tokens.of, phrases);
    for (size_t i = 0; i < 3; i++) check_words(letter_with(i * WORDS, WORDS, memory), phrases);
    assert_int_equal(memory->places, LOR_WORDS_REMEMBERED);
    is_same(alone, letter_with(0, 10, memory));
}

static void a_word_is_another_among_other_phrases(void **state) {
    (void)state;
    static const char *const one[] = {"known for"}, *const other[] = {"director", "as a"};
    const LorPhrases *phrases[] = {phrases_of(one, 1), phrases_of(other, 2)};
    for (size_t i = 0; i < 2; i++) check_words(letter_with(0, 10, lor_word_memory_new(arena, phrases[i])), phrases[i]);
}

static void words_of_all_lengths_keep_their_hash(void **state) {
    (void)state;
    char text[2 * LOR_WORD_REMEMBERED] = "abcdefghijklmnopqrstuvwxyz";
    for (size_t len = 1; len <= LOR_WORD_REMEMBERED; len++) {
        uint64_t bytes[2];
        lor_word_bytes(text, len, bytes);
        assert_true(lor_word_bytes_hash(bytes, len) == lor_hash_add(LOR_HASH_START, lor_str(text, len)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_is_the_same_whatever_was_read_before),
        cmocka_unit_test(a_word_is_another_among_other_phrases),
        cmocka_unit_test(words_of_all_lengths_keep_their_hash),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
