// SPDX-License-Identifier: GPL-3.0-or-later
// The words of all phrases as one trie, laid out so that all words with one beginning stand side by side, and the entries filed in it.
#include "core/phrase_tables.h"

/* The trie while it grows: nodes in the order in which they were met. */
typedef struct Growing {
    uint32_t child, sibling, parent; /* node, the root being 0; 0: none */
    uint32_t place;                  /* where it stands when laid out */
    uint32_t letter;
} Growing;

typedef LOR_VEC(Growing) Trie;

static uint32_t node_for(LorArena *arena, Trie *trie, LorStr word) {
    uint32_t node = 0;
    for (size_t i = 0; i < word.len; i++) {
        uint32_t letter = (unsigned char)word.ptr[i], child = trie->at[node].child;
        while (child && trie->at[child].letter != letter) child = trie->at[child].sibling;
        if (!child) {
            lor_vec_push(arena, trie, (Growing){.letter = letter, .parent = node, .sibling = trie->at[node].child});
            child = (uint32_t)trie->len - 1;
            trie->at[node].child = child;
        }
        node = child;
    }
    return node;
}

/* Depth first without recursion: a word may be long. */
static void lay_out(LorArena *arena, LorPhraseTables *t, Trie *trie) {
    t->nodes.at = LOR_NEW_ARRAY(arena, LorPhraseNode, trie->len);
    t->nodes.len = t->nodes.cap = trie->len;
    uint32_t node = 0, laid = 0;
    for (;;) {
        trie->at[node].place = laid;
        t->nodes.at[laid++].letter = trie->at[node].letter;
        if (trie->at[node].child) {
            node = trie->at[node].child;
            continue;
        }
        for (; node && !trie->at[node].sibling; node = trie->at[node].parent) t->nodes.at[trie->at[node].place].after = laid;
        t->nodes.at[trie->at[node].place].after = laid;
        if (!node) return;
        node = trie->at[node].sibling;
    }
}

static bool is_word(const LorPhraseElement *element) { return element->kind <= LOR_ELEMENT_STEM; }

/* Gives words the numbers of the tokens that they are. */
static void number_words(LorArena *arena, LorPhraseTables *t) {
    Trie trie = {0};
    lor_vec_push(arena, &trie, (Growing){0});
    for (size_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i];
        e->low = is_word(e) ? node_for(arena, &trie, lor_str(t->text.at + e->first, e->len)) : 0;
    }
    lay_out(arena, t, &trie);
    for (size_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i];
        if (!is_word(e)) continue;
        uint32_t node = trie.at[e->low].place;
        e->low = 2 * node;
        e->high = e->kind == LOR_ELEMENT_WORD ? 2 * node : 2 * t->nodes.at[node].after - 1;
    }
}

/* Marks each node with the nearest beginning on its way; outer ones come first, and are overwritten by those inside. */
static void find_beginnings(LorPhraseTables *t) {
    for (uint32_t node = 1; node < t->nodes.len; node++) {
        if (!t->nodes.at[node].stem) continue;
        for (uint32_t below = node + 1; below < t->nodes.at[node].after; below++) t->nodes.at[below].up = node;
    }
}

static void file_entries(LorPhraseTables *t) {
    for (uint32_t i = 0; i < t->entries.len; i++) {
        LorPhraseEntry *entry = &t->entries.at[i];
        const LorPhrasePlace *place = &t->places.at[entry->place];
        const LorPhraseElement *word = &t->elements.at[t->sequences.at[place->sequence].first + place->index];
        LorPhraseNode *node = &t->nodes.at[word->low / 2];
        uint32_t *chain = word->kind == LOR_ELEMENT_STEM ? &node->stem : &node->word;
        entry->next = *chain;
        *chain = i + 1;
    }
}

#define OWN(arena, vec) ((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at))

void lor_phrase_file(LorArena *arena, LorPhraseTables *t) {
    OWN(arena, &t->elements);
    OWN(arena, &t->entries);
    number_words(arena, t);
    lor_phrase_bound(arena, t);
    file_entries(t);
    find_beginnings(t);
}
