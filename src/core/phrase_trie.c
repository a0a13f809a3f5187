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

static void list_children(LorArena *arena, LorPhraseTables *t, const Trie *trie) {
    uint32_t *met = LOR_NEW_ARRAY(arena, uint32_t, trie->len); /* which node stands at a place */
    for (uint32_t node = 0; node < trie->len; node++) met[trie->at[node].place] = node;
    t->children.len = t->children.cap = 0;
    for (uint32_t place = 0; place < trie->len; place++) {
        t->nodes.at[place].children = (uint32_t)t->children.len;
        for (uint32_t child = trie->at[met[place]].child; child; child = trie->at[child].sibling)
            lor_vec_push(arena, &t->children, (LorPhraseChild){trie->at[child].letter, trie->at[child].place});
    }
    t->nodes.at[trie->len].children = (uint32_t)t->children.len;
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
    list_children(arena, t, &trie);
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

/* The numbers that an element begins (or ends) with, from the lowest to the highest. */
static LorPhraseRange hull(const LorPhraseTables *t, uint32_t element, bool last) {
    const LorPhraseElement *e = element ? &t->elements.at[element - 1] : NULL;
    if (e && is_word(e)) return (LorPhraseRange){e->low, e->high};
    uint32_t list = e && (e->kind == LOR_ELEMENT_BRANCHES || e->kind == LOR_ELEMENT_SET) ? last ? e->high : e->low : 0;
    if (!list) return LOR_PHRASE_ANY;
    return (LorPhraseRange){t->ranges.at[list + 1].low, t->ranges.at[list + t->ranges.at[list].low].high};
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

/* Entries of one word side by side, in the order of nodes: counted, summed up, put in place. */
static void file_entries(LorArena *arena, LorPhraseTables *t) {
    LorPhraseEntry *filed = LOR_NEW_ARRAY(arena, LorPhraseEntry, t->entries.len);
    uint32_t sum = 0;
    for (size_t i = 0; i < t->entries.len; i++) ++*start_of(t, word_of(t, &t->entries.at[i]));
    for (size_t n = 0; n < t->nodes.len; n++) {
        LorPhraseNode *node = &t->nodes.at[n];
        uint32_t words = node->words, stems = node->stems;
        node->words = sum, node->stems = sum += words, sum += stems;
    }
    for (size_t i = t->entries.len; i-- > 0;) { /* starts move up as they fill … */
        LorPhraseEntry entry = t->entries.at[i];
        const LorPhrasePlace *place = &t->places.at[entry.place];
        entry.left = hull(t, place->left, true), entry.right = hull(t, place->right, false);
        entry.begins = place->left == 0, entry.ends = place->right == 0;
        lor_phrase_need(arena, t, &entry);
        filed[(*start_of(t, word_of(t, &entry)))++] = entry;
    }
    for (size_t n = t->nodes.len; n-- > 0;) { /* … and back to where the one before ended */
        LorPhraseNode *node = &t->nodes.at[n];
        node->stems = node->words;
        node->words = n ? t->nodes.at[n - 1].stems : 0;
    }
    t->entries.at = filed;
    t->entries.cap = t->entries.len;
}

#define OWN(arena, vec) ((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at))

void lor_phrase_file(LorArena *arena, LorPhraseTables *t) {
    OWN(arena, &t->elements);
    number_words(arena, t);
    lor_phrase_bound(arena, t);
    file_entries(arena, t);
    find_beginnings(t);
}
