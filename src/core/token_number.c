// SPDX-License-Identifier: GPL-3.0-or-later
// The number a token stands for.
#include "core/phrases.h"

static const struct {
    const char *word;
    double value;
} words[] = {
    {"zero", 0},      {"one", 1},        {"two", 2},        {"three", 3},      {"four", 4},       {"five", 5},
    {"six", 6},       {"seven", 7},      {"eight", 8},      {"nine", 9},       {"ten", 10},       {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13},  {"fourteen", 14},  {"fifteen", 15},   {"sixteen", 16},   {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19},  {"twenty", 20},    {"thirty", 30},    {"forty", 40},     {"fifty", 50},
    {"sixty", 60},    {"seventy", 70},   {"eighty", 80},    {"ninety", 90},    {"hundred", 100},  {"thousand", 1000},
    {"lakh", 100000}, {"dozen", 12},     {"first", 1},      {"second", 2},     {"third", 3},      {"fourth", 4},
    {"fifth", 5},     {"sixth", 6},      {"seventh", 7},    {"eighth", 8},     {"ninth", 9},      {"tenth", 10},
    {"eleventh", 11}, {"twelfth", 12},
};

static double from_digits(LorStr word) {
    double sum = 0, scale = 0;
    size_t i = 0;
    for (; i < word.len; i++) {
        char c = word.ptr[i];
        if (lor_is_digit(c)) {
            sum = sum * 10 + (c - '0');
            scale *= 10;
        } else if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c != ',') {
            break;
        }
    }
    if (scale > 1) sum /= scale;
    LorStr tail = lor_str_slice(word, i, word.len);
    bool ordinal = lor_str_eq(tail, LOR_STR("st")) || lor_str_eq(tail, LOR_STR("nd")) || lor_str_eq(tail, LOR_STR("rd")) ||
                   lor_str_eq(tail, LOR_STR("th"));
    return tail.len == 0 || ordinal ? sum : -1;
}

double lor_token_number(LorTokens tokens, size_t index) {
    LorStr word = lor_token_text(tokens, index);
    if (word.len && lor_is_digit(word.ptr[0])) return from_digits(word);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lor_str_eq(word, lor_str_from_c(words[i].word))) return words[i].value;
    return -1;
}
