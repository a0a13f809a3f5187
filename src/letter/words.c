// SPDX-License-Identifier: GPL-3.0-or-later
// The walk through the trie of all words that readers ask for. Knows none of them.
#include "letter/words.h"

/* Where a letter leads: the node at `base` plus the letter, if that node is reached from here. Node 0 is none, node 1 where all texts begin. */
typedef struct Node {
    uint16_t base;
    uint16_t up;   /* the node from which it is reached; 0: no node stands here */
    uint16_t text; /* number of the text that ends here; 0: none */
} Node;

#include "word_tables.h" /* made by the build: firsts[] of sets, lor_word_rows[], nodes[] */

#define ROOT 1u

/* `node` is one. */
static inline unsigned child_of(unsigned node, char letter) {
    unsigned child = nodes[node].base + (unsigned)(unsigned char)letter;
    return nodes[child].up == node ? child : 0;
}

LorWordNumber lor_word_find(LorStr text) {
    unsigned node = ROOT;
    for (size_t i = 0; node && i < text.len; i++) node = child_of(node, text.ptr[i]);
    return nodes[node].text;
}

LorWordNumber lor_word_find_written(LorStr text) {
    unsigned node = ROOT;
    for (size_t i = 0; node && i < text.len; i++) node = child_of(node, lor_to_lower(text.ptr[i]));
    return nodes[node].text;
}

/* Whether no word goes on over this place. */
static bool parted(LorStr text, size_t at) {
    return at == 0 || at >= text.len || !lor_byte_is(text.ptr[at - 1], LOR_BYTE_WORD) || !lor_byte_is(text.ptr[at], LOR_BYTE_WORD);
}

/* The end of the longest text of the set that begins here, or `at`; with `whole`, of one that ends where `text` does. */
static size_t end_from(LorStr text, size_t at, LorWordSet set, bool whole) {
    size_t longest = at;
    unsigned node = ROOT;
    for (size_t i = at; i < text.len && (node = child_of(node, text.ptr[i]));) {
        LorWordNumber word = nodes[node].text;
        i++;
        if (word && lor_word_in(word, set) && parted(text, i) && (!whole || i == text.len)) longest = i;
    }
    return longest;
}

LorWordSets lor_words_opening(LorStr text) {
    LorWordSets sets = {0};
    unsigned node = ROOT;
    for (size_t i = 0; i < text.len && (node = child_of(node, text.ptr[i]));) {
        const uint64_t *row = lor_word_rows[nodes[node].text];
        i++;
        if (!nodes[node].text || !parted(text, i)) continue;
        for (size_t k = 0; k < sizeof sets.bits / sizeof *sets.bits; k++) sets.bits[k] |= row[k];
    }
    return sets;
}

bool lor_words_open(LorStr text, LorWordSet set) { return end_from(text, 0, set, false) > 0; }

static size_t search(LorStr text, LorWordSet set, bool whole, size_t *len) {
    uint32_t begins = firsts[set];
    bool inside = false; /* a word */
    for (size_t at = 0; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];
        bool may_begin = (begins >> (c & 31) & 1) & !inside;
        inside = lor_byte_kinds[c] & LOR_BYTE_WORD;
        if (!may_begin) continue;
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
