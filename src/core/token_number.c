// SPDX-License-Identifier: GPL-3.0-or-later
// The number a word stands for.
#include "core/token.h"

/* Number words, each at the slot that its first, third and last letter and its length give: no two share one (the compiler would tell). */
#define SLOTS 128u
#define SLOT(first, third, last, length) (((unsigned)(first) + (unsigned)(third) * 10u + (unsigned)(last) * 44u + (unsigned)(length) * 9u) % SLOTS)
#define NUMBER(first, third, last, word, value) [SLOT(first, third, last, sizeof(word) - 1)] = {word, value}

static const struct {
    char word[12];
    uint32_t value;
} words[SLOTS] = {
    NUMBER('d', 'z', 'n', "dozen", 12), NUMBER('e', 'g', 't', "eight", 8), NUMBER('e', 'g', 'n', "eighteen", 18), NUMBER('e', 'g', 'h', "eighth", 8),
    NUMBER('e', 'g', 'y', "eighty", 80), NUMBER('e', 'e', 'n', "eleven", 11), NUMBER('e', 'e', 'h', "eleventh", 11), NUMBER('f', 'f', 'n', "fifteen", 15),
    NUMBER('f', 'f', 'h', "fifth", 5), NUMBER('f', 'f', 'y', "fifty", 50), NUMBER('f', 'r', 't', "first", 1), NUMBER('f', 'v', 'e', "five", 5), NUMBER('f', 'r', 'y', "forty", 40),
    NUMBER('f', 'u', 'r', "four", 4), NUMBER('f', 'u', 'n', "fourteen", 14), NUMBER('f', 'u', 'h', "fourth", 4), NUMBER('h', 'n', 'd', "hundred", 100),
    NUMBER('l', 'k', 'h', "lakh", 100000), NUMBER('n', 'n', 'e', "nine", 9), NUMBER('n', 'n', 'n', "nineteen", 19), NUMBER('n', 'n', 'y', "ninety", 90),
    NUMBER('n', 'n', 'h', "ninth", 9), NUMBER('o', 'e', 'e', "one", 1), NUMBER('s', 'c', 'd', "second", 2), NUMBER('s', 'v', 'n', "seven", 7),
    NUMBER('s', 'v', 'n', "seventeen", 17), NUMBER('s', 'v', 'h', "seventh", 7), NUMBER('s', 'v', 'y', "seventy", 70), NUMBER('s', 'x', 'x', "six", 6),
    NUMBER('s', 'x', 'n', "sixteen", 16), NUMBER('s', 'x', 'h', "sixth", 6), NUMBER('s', 'x', 'y', "sixty", 60), NUMBER('t', 'n', 'n', "ten", 10),
    NUMBER('t', 'n', 'h', "tenth", 10), NUMBER('t', 'i', 'd', "third", 3), NUMBER('t', 'i', 'n', "thirteen", 13), NUMBER('t', 'i', 'y', "thirty", 30),
    NUMBER('t', 'o', 'd', "thousand", 1000), NUMBER('t', 'r', 'e', "three", 3), NUMBER('t', 'e', 'h', "twelfth", 12), NUMBER('t', 'e', 'e', "twelve", 12),
    NUMBER('t', 'e', 'y', "twenty", 20), NUMBER('t', 'o', 'o', "two", 2), NUMBER('z', 'r', 'o', "zero", 0),
};

static double from_word(LorStr word) {
    size_t slot = SLOT((unsigned char)word.ptr[0], (unsigned char)word.ptr[2], (unsigned char)word.ptr[word.len - 1], word.len);
    return lor_str_is(word, words[slot].word) ? (double)words[slot].value : -1;
}

#define MOST_DIGITS 15u /* longer ones are codes, not numbers */

static double from_digits(LorStr word) {
    double sum = 0, scale = 0;
    size_t i = 0, digits = 0;
    for (; i < word.len; i++) {
        char c = word.ptr[i];
        if (lor_is_digit(c)) {
            if (++digits > MOST_DIGITS) return -1;
            sum = sum * 10 + (c - '0');
            scale *= 10;
        } else if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c != ',') {
            break;
        }
    }
    if (scale > 1) sum /= scale;
    if (i == word.len) return sum;
    LorStr tail = lor_str_slice(word, i, word.len);
    bool ordinal = lor_str_eq(tail, LOR_STR("st")) || lor_str_eq(tail, LOR_STR("nd")) || lor_str_eq(tail, LOR_STR("rd")) ||
                   lor_str_eq(tail, LOR_STR("th"));
    return ordinal ? sum : -1;
}

double lor_word_number(LorStr word) {
    if (word.len && lor_is_digit(word.ptr[0])) return from_digits(word);
    return word.len >= 3 ? from_word(word) : -1;
}
