// SPDX-License-Identifier: GPL-3.0-or-later
// The words of all phrases as one trie, laid out so that all words with one beginning stand side by side, and the entries filed in it.
#include "core/phrase_tables.h"

/* The trie while it grows: nodes in the order in which they were met. */
typedef struct Growing {
    uint32_t child, sibling, parent; /* node, the root being 0; 0: none */
    uint32_t place, after;           /* where it stands when laid out, and the first place behind all that goes on from it */
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
    t->nodes.at = LOR_NEW_ARRAY(arena, LorPhraseNode, trie->len + 1);
    t->nodes.len = t->nodes.cap = trie->len + 1;
    uint32_t node = 0, laid = 0;
    for (;;) {
        t->nodes.at[laid].up = trie->at[trie->at[node].parent].place; /* see find_beginnings() */
        trie->at[node].place = laid++;
        if (trie->at[node].child) {
            node = trie->at[node].child;
            continue;
        }
        for (; node && !trie->at[node].sibling; node = trie->at[node].parent) trie->at[node].after = laid;
        trie->at[node].after = laid;
        if (!node) return;
        node = trie->at[node].sibling;
    }
}

/* A base at which all rows are free that a node's children would have. */
static bool is_free(const LorPhraseTables *t, const Trie *trie, uint32_t node, size_t base) {
    for (uint32_t child = trie->at[node].child; child; child = trie->at[child].sibling)
        if (base + trie->at[child].letter < t->steps.len && t->steps.at[base + trie->at[child].letter].from != LOR_PHRASE_NOWHERE) return false;
    return true;
}

/* Bases are sought from the first free row on, but no farther back than this: the time of a search has a bound. */
#define SEARCHED 4096u

static uint32_t base_for(const LorPhraseTables *t, const Trie *trie, uint32_t node, size_t first_free) {
    uint32_t first = trie->at[node].child, letter = trie->at[first].letter;
    size_t row = trie->at[first].sibling && first_free + SEARCHED < t->steps.len ? t->steps.len - SEARCHED : first_free;
    if (row < letter) row = letter;
    while (!is_free(t, trie, node, row - letter)) row++;
    return (uint32_t)(row - letter);
}

/* One step for each node but the root. Parents come first, and a node's step is where its base is kept. */
static void lay_steps(LorArena *arena, LorPhraseTables *t, const Trie *trie) {
    uint32_t *met = LOR_NEW_ARRAY(arena, uint32_t, trie->len); /* which node stands at a place */
    uint32_t *step = LOR_NEW_ARRAY(arena, uint32_t, trie->len); /* of a node */
    size_t first_free = 0;
    t->steps.len = t->steps.cap = 0;
    for (uint32_t node = 0; node < trie->len; node++) met[trie->at[node].place] = node;
    for (uint32_t place = 0; place < trie->len; place++) {
        uint32_t node = met[place], base = place && trie->at[node].child ? base_for(t, trie, node, first_free) : 0;
        if (place) t->steps.at[step[node]].base = base;
        while (t->steps.len < base + 256u) lor_vec_push(arena, &t->steps, (LorPhraseStep){.from = LOR_PHRASE_NOWHERE});
        for (uint32_t child = trie->at[node].child; child; child = trie->at[child].sibling) {
            step[child] = base + trie->at[child].letter;
            t->steps.at[step[child]] = (LorPhraseStep){.from = place, .to = trie->at[child].place};
        }
        while (t->steps.at[first_free].from != LOR_PHRASE_NOWHERE && first_free + 1 < t->steps.len) first_free++;
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
    lay_steps(arena, t, &trie);
    for (size_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i];
        if (!is_word(e)) continue;
        const Growing *node = &trie.at[e->low];
        e->low = 2 * node->place;
        e->high = e->kind == LOR_ELEMENT_WORD ? 2 * node->place : 2 * node->after - 1;
    }
}

static uint32_t stems_end(const LorPhraseTables *t, uint32_t node) { return t->nodes.at[node + 1].words; }

/* From each node's parent to the nearest beginning on its way; parents come first. */
static void find_beginnings(LorPhraseTables *t) {
    for (uint32_t node = 1; node + 1 < t->nodes.len; node++) {
        uint32_t parent = t->nodes.at[node].up;
        if (t->nodes.at[parent].stems == stems_end(t, parent)) t->nodes.at[node].up = t->nodes.at[parent].up;
    }
}

static const LorPhraseElement *word_of(const LorPhraseTables *t, const LorPhraseEntry *entry) {
    const LorPhrasePlace *place = &t->places.at[entry->place];
    return &t->elements.at[t->sequences.at[place->sequence].first + place->index];
}

/* Where the entries of an element's word begin. */
static uint32_t *start_of(LorPhraseTables *t, const LorPhraseElement *word) {
    LorPhraseNode *node = &t->nodes.at[word->low / 2];
    return word->kind == LOR_ELEMENT_STEM ? &node->stems : &node->words;
}

static bool is_whole(const LorPhraseEntry *entry) { return entry->begins && entry->ends; }

/* Puts the entries in place that are whole phrases, or the others. Starts move up as they fill. */
static void put_entries(LorPhraseTables *t, bool whole, LorPhraseEntry *filed) {
    for (size_t i = t->entries.len; i-- > 0;)
        if (is_whole(&t->entries.at[i]) == whole) filed[(*start_of(t, word_of(t, &t->entries.at[i])))++] = t->entries.at[i];
}

/* Entries of one word side by side, in the order of nodes: counted, summed up, put in place. */
static void file_entries(LorArena *arena, LorPhraseTables *t) {
    LorPhraseEntry *filed = LOR_NEW_ARRAY(arena, LorPhraseEntry, t->entries.len);
    uint32_t sum = 0;
    for (size_t i = 0; i < t->entries.len; i++) {
        LorPhraseEntry *entry = &t->entries.at[i];
        const LorPhrasePlace *place = &t->places.at[entry->place];
        entry->begins = place->left == 0, entry->ends = place->right == 0;
        lor_phrase_need(t, entry);
        ++*start_of(t, word_of(t, entry));
    }
    for (size_t n = 0; n < t->nodes.len; n++) {
        LorPhraseNode *node = &t->nodes.at[n];
        uint32_t words = node->words, stems = node->stems;
        node->words = sum, node->stems = sum += words, sum += stems;
    }
    put_entries(t, true, filed);
    put_entries(t, false, filed);
    for (size_t n = t->nodes.len; n-- > 0;) { /* starts go back to where the one before ended */
        LorPhraseNode *node = &t->nodes.at[n];
        node->stems = node->words;
        node->words = n ? t->nodes.at[n - 1].stems : 0;
    }
    t->entries.at = filed;
    t->entries.cap = t->entries.len;
    t->sieves.len = t->sieves.cap = 0;
    for (size_t i = 0; i < t->entries.len; i++) lor_vec_push(arena, &t->sieves, lor_phrase_sieve(t, &filed[i]));
}

#define OWN(arena, vec) ((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at))

void lor_phrase_file(LorArena *arena, LorPhraseTables *t) {
    OWN(arena, &t->elements);
    OWN(arena, &t->entries);
    number_words(arena, t);
    lor_phrase_bound(arena, t);
    file_entries(arena, t);
    find_beginnings(t);
}
