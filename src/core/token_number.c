// SPDX-License-Identifier: GPL-3.0-or-later
// The number a word stands for.
#include "core/token.h"

/* In byte order. */
static const struct {
    LorStr word;
    double value;
} words[] = {
    {LOR_STR("dozen"), 12},      {LOR_STR("eight"), 8},       {LOR_STR("eighteen"), 18},   {LOR_STR("eighth"), 8},
    {LOR_STR("eighty"), 80},     {LOR_STR("eleven"), 11},     {LOR_STR("eleventh"), 11},   {LOR_STR("fifteen"), 15},
    {LOR_STR("fifth"), 5},       {LOR_STR("fifty"), 50},      {LOR_STR("first"), 1},       {LOR_STR("five"), 5},
    {LOR_STR("forty"), 40},      {LOR_STR("four"), 4},        {LOR_STR("fourteen"), 14},   {LOR_STR("fourth"), 4},
    {LOR_STR("hundred"), 100},   {LOR_STR("lakh"), 100000},   {LOR_STR("nine"), 9},        {LOR_STR("nineteen"), 19},
    {LOR_STR("ninety"), 90},     {LOR_STR("ninth"), 9},       {LOR_STR("one"), 1},         {LOR_STR("second"), 2},
    {LOR_STR("seven"), 7},       {LOR_STR("seventeen"), 17},  {LOR_STR("seventh"), 7},     {LOR_STR("seventy"), 70},
    {LOR_STR("six"), 6},         {LOR_STR("sixteen"), 16},    {LOR_STR("sixth"), 6},       {LOR_STR("sixty"), 60},
    {LOR_STR("ten"), 10},        {LOR_STR("tenth"), 10},      {LOR_STR("third"), 3},       {LOR_STR("thirteen"), 13},
    {LOR_STR("thirty"), 30},     {LOR_STR("thousand"), 1000}, {LOR_STR("three"), 3},       {LOR_STR("twelfth"), 12},
    {LOR_STR("twelve"), 12},     {LOR_STR("twenty"), 20},     {LOR_STR("two"), 2},         {LOR_STR("zero"), 0},
};

/* The first three letters, in their order; no number word has fewer. */
static int opening(LorStr word) { return (unsigned char)word.ptr[0] << 16 | (unsigned char)word.ptr[1] << 8 | (unsigned char)word.ptr[2]; }

#define BIT(letter) (1u << ((letter) & 31))

/* Whether a number word can have this length and begin with these three letters: most words do not. */
static bool may_open(LorStr word) {
    static const uint16_t lengths[32] = { /* behind a first letter */
        ['d' & 31] = 1 << 5,
        ['e' & 31] = 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8,
        ['f' & 31] = 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8,
        ['h' & 31] = 1 << 7,
        ['l' & 31] = 1 << 4,
        ['n' & 31] = 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8,
        ['o' & 31] = 1 << 3,
        ['s' & 31] = 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 9,
        ['t' & 31] = 1 << 3 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8,
        ['z' & 31] = 1 << 4,
    };
    static const uint32_t thirds[32] = { /* behind a second letter */
        ['a' & 31] = BIT('k'),
        ['e' & 31] = BIT('c') | BIT('n') | BIT('r') | BIT('v'),
        ['h' & 31] = BIT('i') | BIT('o') | BIT('r'),
        ['i' & 31] = BIT('f') | BIT('g') | BIT('n') | BIT('r') | BIT('v') | BIT('x'),
        ['l' & 31] = BIT('e'),
        ['n' & 31] = BIT('e'),
        ['o' & 31] = BIT('r') | BIT('u') | BIT('z'),
        ['u' & 31] = BIT('n'),
        ['w' & 31] = BIT('e') | BIT('o'),
    };
    return (lengths[word.ptr[0] & 31] >> word.len & 1) && (thirds[word.ptr[1] & 31] & BIT(word.ptr[2]));
}

static double from_word(LorStr word) {
    size_t low = 0, high = sizeof words / sizeof *words;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = opening(words[middle].word) - opening(word); /* mostly that is enough */
        if (order == 0) order = lor_str_cmp(words[middle].word, word);
        if (order == 0) return words[middle].value;
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return -1;
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
    LorStr tail = lor_str_slice(word, i, word.len);
    bool ordinal = lor_str_eq(tail, LOR_STR("st")) || lor_str_eq(tail, LOR_STR("nd")) || lor_str_eq(tail, LOR_STR("rd")) ||
                   lor_str_eq(tail, LOR_STR("th"));
    return tail.len == 0 || ordinal ? sum : -1;
}

double lor_word_number(LorStr word) {
    if (word.len && lor_is_digit(word.ptr[0])) return from_digits(word);
    return word.len >= 3 && word.len <= 11 && may_open(word) ? from_word(word) : -1;
}
