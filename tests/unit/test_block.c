// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty-four bytes at once say of each byte what one look at it says; halving finds what going through does.
#include "../support/check.h"

#include "core/block.h"
#include "core/sorted.h"

#include <stdlib.h>

static void every_byte_is_told_alone_wherever_it_stands(void **state) {
    (void)state;
    char text[256];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)(i * 37);
    for (size_t at = 0; at < sizeof text; at++) {
        LorBlock block = lor_block_at(lor_str(text, sizeof text), at);
        for (size_t i = 0; i < LOR_BLOCK; i++) {
            char c = at + i < sizeof text ? text[at + i] : 0;
            uint64_t bit = UINT64_C(1) << i;
            assert_int_equal((lor_block_bits(lor_block_within(block, 'a', 'z')) & bit) != 0, lor_is_lower(c));
            assert_int_equal((lor_block_bits(lor_block_within(block, '0', '9')) & bit) != 0, lor_is_digit(c));
            assert_int_equal((lor_block_bits(lor_block_alpha(block)) & bit) != 0, lor_is_alpha(c));
            assert_int_equal((lor_block_bits(lor_block_is(block, '@')) & bit) != 0, c == '@');
            assert_int_equal((lor_block_bits(block) & bit) != 0, (unsigned char)c >= 0x80);
        }
    }
}

static void parts_tell_words_and_kinds_of_bytes(void **state) {
    (void)state;
    char text[256 + LOR_BLOCK_PART] = {0};
    for (size_t i = 0; i < 256; i++) text[i] = (char)(i * 37 + i / 16);
    for (size_t at = 0; at < 256; at++) {
        LorPartKinds kinds = lor_part_kinds(lor_block_part_at(text + at));
        size_t length = 0;
        for (size_t i = 0; i < LOR_BLOCK_PART; i++) {
            char c = text[at + i];
            assert_int_equal(kinds.letters >> i & 1, lor_is_alpha(c));
            assert_int_equal(kinds.spaces >> i & 1, c == ' ');
            assert_int_equal(kinds.printed >> i & 1, c > ' ' && c <= '~');
            if (length == i && lor_byte_is(c, LOR_BYTE_WORD)) length++;
        }
        assert_int_equal(lor_word_length(text + at), length);
    }
}

static void nothing_is_read_behind_the_text(void **state) {
    (void)state;
    for (size_t len = 1; len <= 2 * LOR_BLOCK; len++) { /* the sanitizer would see it */
        char *text = malloc(len);
        memset(text, 'x', len);
        for (size_t at = 0; at < len; at++) {
            uint64_t found = lor_block_bits(lor_block_is(lor_block_at(lor_str(text, len), at), 'x'));
            assert_int_equal(lor_bits_count(found), len - at < LOR_BLOCK ? len - at : LOR_BLOCK);
        }
        free(text);
    }
}

static bool is_less(const void *numbers, size_t index, size_t key) { return ((const size_t *)numbers)[index] < key; }

static void halving_finds_the_first_that_is_not_before(void **state) {
    (void)state;
    size_t numbers[40];
    for (size_t len = 0; len <= 40; len++) {
        for (size_t i = 0; i < len; i++) numbers[i] = i / 3 * 2;
        for (size_t key = 0; key < 30; key++) {
            size_t first = 0;
            while (first < len && numbers[first] < key) first++;
            assert_int_equal(lor_sorted_before(numbers, len, is_less, key), first);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_told_alone_wherever_it_stands), cmocka_unit_test(parts_tell_words_and_kinds_of_bytes),
        cmocka_unit_test(nothing_is_read_behind_the_text),
        cmocka_unit_test(halving_finds_the_first_that_is_not_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
