// SPDX-License-Identifier: GPL-3.0-or-later
// The walk through the trie of all words that readers ask for. Knows none of them.
#include "letter/words.h"

typedef struct Node {
    uint16_t children; /* node: the first; they end where those of the next node begin */
    uint16_t text;     /* number of the text that ends here; 0: none */
    uint8_t letter;
} Node;

#include "word_tables.h" /* made by the build: firsts[] of sets, lor_word_rows[], nodes[], roots[] */

/* Children go up by their letters. */
static unsigned child_of(unsigned node, char letter) {
    unsigned at = nodes[node].children, end = nodes[node + 1].children;
    while (at < end && nodes[at].letter < (uint8_t)letter) at++;
    return at < end && nodes[at].letter == (uint8_t)letter ? at : 0;
}

static unsigned root_of(char letter) { return roots[(unsigned char)letter]; }

LorWordNumber lor_word_find(LorStr text) {
    unsigned node = text.len ? root_of(text.ptr[0]) : 0;
    for (size_t i = 1; node && i < text.len; i++) node = child_of(node, text.ptr[i]);
    return nodes[node].text;
}

LorWordNumber lor_word_find_written(LorStr text) {
    unsigned node = text.len ? root_of(lor_to_lower(text.ptr[0])) : 0;
    for (size_t i = 1; node && i < text.len; i++) node = child_of(node, lor_to_lower(text.ptr[i]));
    return nodes[node].text;
}

static bool is_word_byte(char c) { return lor_is_lower(c) || lor_is_digit(c) || (unsigned char)c >= 0x80; }

static bool parted(LorStr text, size_t at) { return at == 0 || at >= text.len || !is_word_byte(text.ptr[at - 1]) || !is_word_byte(text.ptr[at]); }

/* The end of the longest text of the set that begins here, or `at`; with `whole`, of one that ends where `text` does. */
static size_t end_from(LorStr text, size_t at, LorWordSet set, bool whole) {
    size_t longest = at;
    unsigned node = at < text.len ? root_of(text.ptr[at]) : 0;
    for (size_t i = at + 1; node; i++) {
        LorWordNumber word = nodes[node].text;
        if (word && lor_word_in(word, set) && parted(text, i) && (!whole || i == text.len)) longest = i;
        node = i < text.len ? child_of(node, text.ptr[i]) : 0;
    }
    return longest;
}

LorWordSets lor_words_opening(LorStr text) {
    LorWordSets sets = {0};
    unsigned node = text.len ? root_of(text.ptr[0]) : 0;
    for (size_t i = 1; node; i++) {
        const uint64_t *row = lor_word_rows[nodes[node].text];
        for (size_t k = 0; k < sizeof sets.bits / sizeof *sets.bits && nodes[node].text && parted(text, i); k++) sets.bits[k] |= row[k];
        node = i < text.len ? child_of(node, text.ptr[i]) : 0;
    }
    return sets;
}

bool lor_words_open(LorStr text, LorWordSet set) { return end_from(text, 0, set, false) > 0; }

static size_t search(LorStr text, LorWordSet set, bool whole, size_t *len) {
    for (size_t at = 0; at < text.len; at++) {
        if (!(firsts[set] >> (text.ptr[at] & 31) & 1) || (at > 0 && is_word_byte(text.ptr[at - 1]))) continue;
        size_t end = end_from(text, at, set, whole);
        *len = end - at;
        if (end > at) return at;
    }
    return LOR_NONE;
}

bool lor_words_close(LorStr text, LorWordSet set) {
    size_t len;
    return search(text, set, true, &len) != LOR_NONE;
}

bool lor_words_stand(LorStr text, LorWordSet set) {
    size_t len;
    return search(text, set, false, &len) != LOR_NONE;
}

size_t lor_words_search(LorStr text, LorWordSet set, size_t *len) { return search(text, set, false, len); }
