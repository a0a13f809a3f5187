// SPDX-License-Identifier: GPL-3.0-or-later
// The walk through the trie of all words that readers ask for. Knows none of them.
#include "letter/words.h"

#include "core/block.h"

/* Where a letter leads: the node at `base` plus the letter, if that node is reached from here. Node 0 is none, node 1 where all texts begin. */
typedef struct Node {
    uint16_t base;
    uint16_t up;   /* the node from which it is reached; 0: no node stands here */
    uint16_t text; /* number of the text that ends here; 0: none */
} Node;

#include "word_tables.h" /* made by the build: openings[], a bit for each PAIR() of letters with which a set's texts begin; lor_word_rows[], nodes[] */

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

static void join(LorWordSets *sets, LorWordNumber word) {
    for (size_t k = 0; k < sizeof sets->bits / sizeof *sets->bits; k++) sets->bits[k] |= lor_word_rows[word][k];
}

/* Adds the sets with a text that begins here; to `ending` those with one that ends at `end`. */
static void join_from(LorStr text, size_t at, size_t end, LorWordSets *sets, LorWordSets *ending) {
    unsigned node = ROOT;
    for (size_t i = at; i < text.len && (node = child_of(node, text.ptr[i]));) {
        i++;
        if (!nodes[node].text || !parted(text, i)) continue;
        join(sets, nodes[node].text);
        if (i == end) join(ending, nodes[node].text);
    }
}

LorWordSets lor_words_opening(LorStr text) {
    LorWordSets sets = {0}, whole;
    join_from(text, 0, LOR_NONE, &sets, &whole);
    return sets;
}

/* The bytes of a block at which a text may begin: none inside a word, and no space. `*inside`: the byte before is one of a word. */
static uint64_t beginnings(LorStr text, size_t at, uint64_t *inside) {
    LorBlock block = lor_block_at(text, at);
    uint64_t word = lor_block_bits(lor_block_or(lor_block_or(lor_block_within(block, 'a', 'z'), lor_block_within(block, '0', '9')), block));
    uint64_t begin = ~(word << 1 | *inside | lor_block_bits(lor_block_is(block, ' ')));
    *inside = word >> 63;
    return text.len - at < LOR_BLOCK ? begin & ((UINT64_C(1) << (text.len - at)) - 1) : begin;
}

LorWordSets lor_words_standing(LorStr text, LorWordSets *closing) {
    LorWordSets sets = {0};
    size_t end = text.len;
    uint64_t inside = 0;
    while (end && !lor_byte_is(text.ptr[end - 1], LOR_BYTE_WORD)) end--;
    *closing = (LorWordSets){0};
    for (size_t at = 0; at < text.len; at += LOR_BLOCK)
        for (uint64_t begin = beginnings(text, at, &inside); begin; begin &= begin - 1) join_from(text, at + (size_t)__builtin_ctzll(begin), end, &sets, closing);
    return sets;
}

bool lor_words_open(LorStr text, LorWordSet set) { return end_from(text, 0, set, false) > 0; }

static size_t search(LorStr text, LorWordSet set, bool whole, size_t *len) {
    uint64_t pairs = openings[set];
    uint64_t inside = 0;
    for (size_t at = 0; at < text.len; at += LOR_BLOCK) {
        for (uint64_t begin = beginnings(text, at, &inside); begin; begin &= begin - 1) {
            size_t from = at + (size_t)__builtin_ctzll(begin);
            char second = from + 1 < text.len ? text.ptr[from + 1] : 0;
            if (!(pairs >> PAIR(text.ptr[from], second) & 1)) continue;
            size_t end = end_from(text, from, set, whole);
            *len = end - from;
            if (end > from) return from;
        }
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
