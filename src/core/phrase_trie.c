// SPDX-License-Identifier: GPL-3.0-or-later
// The words of all phrases as one trie, numbered so that all words with one beginning stand side by side, and the entries filed under them.
#include "core/phrase_tables.h"

/* A letter of the trie while it grows, in the order in which they were met. */
typedef struct Growing {
    uint32_t child, sibling, parent; /* the root being 0; 0: none */
    uint32_t number, after;          /* of a token that ends here, and the first behind all that goes on from it */
    uint32_t letter;
    bool ends;                       /* a word, or a beginning */
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

/* Numbers a letter that is met in its turn: a word has a node; what goes on from one without being one goes with it. */
static void number_letter(LorPhraseTables *t, Growing *letter, const Growing *parent) {
    if (!letter->ends) {
        letter->number = parent->number | 1;
        return;
    }
    t->nodes.at[t->nodes.len].up = parent->number / 2; /* see find_beginnings() */
    letter->number = 2 * (uint32_t)t->nodes.len++;
}

/* Depth first without recursion: a word may be long. Gives the letters in that order. */
static uint32_t *lay_out(LorArena *arena, LorPhraseTables *t, Trie *trie) {
    uint32_t *order = LOR_NEW_ARRAY(arena, uint32_t, trie->len), node = 0, met = 0;
    t->nodes.at = LOR_NEW_ARRAY(arena, LorPhraseNode, trie->len + 1);
    t->nodes.len = 0;
    trie->at[0].ends = true;
    for (;;) {
        number_letter(t, &trie->at[node], &trie->at[trie->at[node].parent]);
        order[met++] = node;
        if (trie->at[node].child) {
            node = trie->at[node].child;
            continue;
        }
        for (; node && !trie->at[node].sibling; node = trie->at[node].parent) trie->at[node].after = 2 * (uint32_t)t->nodes.len;
        trie->at[node].after = 2 * (uint32_t)t->nodes.len;
        if (!node) break;
        node = trie->at[node].sibling;
    }
    t->nodes.cap = ++t->nodes.len; /* the last row belongs to no node */
    return order;
}

/* Steps while they are laid: rows that are still free are 0. */
typedef struct Laying {
    LorArena *arena;
    LorPhraseTables *tables;
    const Trie *trie;
    LOR_VEC(bool) taken; /* bases */
    size_t first_free;
} Laying;

static bool is_free(const Laying *l, uint32_t node, size_t base) {
    const LorPhraseTables *t = l->tables;
    if (base < l->taken.len && l->taken.at[base]) return false;
    for (uint32_t child = l->trie->at[node].child; child; child = l->trie->at[child].sibling)
        if (base + l->trie->at[child].letter < t->steps.len && t->steps.at[base + l->trie->at[child].letter]) return false;
    return true;
}

/* Bases are sought from the first free row on, but no farther back than this: the time of a search has a bound. A free row that is of no use to this many
 * rows behind it, since another node has its base, is given up. */
#define SEARCHED 4096u
#define USELESS  512u

/* 0: there is none left. */
static uint32_t base_for(Laying *l, uint32_t node) {
    uint32_t first = l->trie->at[node].child, letter = l->trie->at[first].letter;
    size_t rows = l->tables->steps.len, row = l->trie->at[first].sibling && l->first_free + SEARCHED < rows ? rows - SEARCHED : l->first_free;
    if (row <= letter) row = letter + 1; /* base 0 is the root's */
    while (!is_free(l, node, row - letter)) row++;
    if (!l->trie->at[first].sibling && row > l->first_free + USELESS) l->first_free = row - USELESS;
    return row - letter < LOR_STEP_MOST ? (uint32_t)(row - letter) : 0;
}

/* Steps to the children of a node; `row`: where the step to each node stands. */
static void lay_node(Laying *l, uint32_t node, uint32_t base, uint32_t *row) {
    LorPhraseTables *t = l->tables;
    while (t->steps.len < base + 256u) {
        lor_vec_push(l->arena, &t->steps, 0);
        lor_vec_push(l->arena, &t->ends, 0);
        lor_vec_push(l->arena, &l->taken, false);
    }
    l->taken.at[base] = true;
    for (uint32_t child = l->trie->at[node].child; child; child = l->trie->at[child].sibling) {
        row[child] = base + l->trie->at[child].letter;
        t->steps.at[row[child]] = l->trie->at[child].letter;
        t->ends.at[row[child]] = l->trie->at[child].number;
    }
    while (t->steps.at[l->first_free] && l->first_free + 1 < t->steps.len) l->first_free++;
}

/* One step for each letter but the root. Parents come first, and the step to a letter is where its base is kept. False: there are more than have room. */
static bool lay_steps(LorArena *arena, LorPhraseTables *t, const Trie *trie, const uint32_t *order) {
    Laying laying = {.arena = arena, .tables = t, .trie = trie};
    uint32_t *row = LOR_NEW_ARRAY(arena, uint32_t, trie->len);
    t->steps.len = t->steps.cap = t->ends.len = t->ends.cap = 0;
    lay_node(&laying, 0, 0, row);
    for (size_t i = 1; i < trie->len; i++) {
        uint32_t node = order[i];
        if (!trie->at[node].child) continue;
        uint32_t base = base_for(&laying, node);
        if (!base) return false;
        t->steps.at[row[node]] |= base << 8;
        lay_node(&laying, node, base, row);
    }
    return true;
}

static bool is_word(const LorPhraseElement *element) { return element->kind <= LOR_ELEMENT_STEM; }

/* Gives words the numbers of the tokens that they are. False: they are too many. */
static bool number_words(LorArena *arena, LorPhraseTables *t) {
    Trie trie = {0};
    lor_vec_push(arena, &trie, (Growing){0});
    for (size_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i];
        e->low = is_word(e) ? node_for(arena, &trie, lor_str(t->text.at + e->first, e->len)) : 0;
        trie.at[e->low].ends = true;
    }
    if (trie.len > LOR_NODES_MOST) return false;
    if (!lay_steps(arena, t, &trie, lay_out(arena, t, &trie))) return false;
    for (size_t i = 0; i < t->elements.len; i++) {
        LorPhraseElement *e = &t->elements.at[i];
        if (!is_word(e)) continue;
        const Growing *node = &trie.at[e->low];
        e->low = node->number;
        e->high = e->kind == LOR_ELEMENT_WORD ? node->number : node->after - 1;
    }
    return true;
}

static bool has_beginnings(const LorPhraseNode *node) { return node->stems < node[1].words || node->alone_stems < node[1].alone_words; }

/* From each node's parent to the nearest beginning on its way; parents come first. */
static void find_beginnings(LorPhraseTables *t) {
    for (uint32_t node = 1; node + 1 < t->nodes.len; node++) {
        const LorPhraseNode *parent = &t->nodes.at[t->nodes.at[node].up];
        if (!has_beginnings(parent)) t->nodes.at[node].up = parent->up;
    }
}

static const LorPhraseElement *word_of(const LorPhraseTables *t, size_t entry) { return &t->elements.at[t->words.at[entry]]; }

static bool is_whole(const LorPhrasePlace *place) { return !place->left && !place->right; }

/* Where the entries of an element's word begin, or those of them that are whole phrases. */
static uint32_t *start_of(LorPhraseTables *t, const LorPhraseElement *word, bool alone) {
    LorPhraseNode *node = &t->nodes.at[word->low / 2];
    if (alone) return word->kind == LOR_ELEMENT_STEM ? &node->alone_stems : &node->alone_words;
    return word->kind == LOR_ELEMENT_STEM ? &node->stems : &node->words;
}

/* Tells each node where its entries will begin. */
static void count_entries(LorPhraseTables *t) {
    uint32_t sum = 0, alone = 0;
    for (size_t i = 0; i < t->entries.len; i++) ++*start_of(t, word_of(t, i), is_whole(&t->places.at[t->entries.at[i]]));
    for (size_t n = 0; n < t->nodes.len; n++) {
        LorPhraseNode *node = &t->nodes.at[n], counts = *node;
        node->words = sum, node->stems = sum += counts.words, sum += counts.stems;
        node->alone_words = alone, node->alone_stems = alone += counts.alone_words, alone += counts.alone_stems;
    }
    t->alone.len = t->alone.cap = alone;
}

/* Entries of one word side by side, in the order of nodes; those that are whole phrases behind all others, out of the way: a scan reads the `alone`.
 * Starts move up as they fill. */
static void put_entries(LorPhraseTables *t, uint32_t *filed, uint32_t *words) {
    size_t others = t->entries.len - t->alone.len;
    for (size_t i = t->entries.len; i-- > 0;) {
        const LorPhrasePlace *place = &t->places.at[t->entries.at[i]];
        bool whole = is_whole(place);
        size_t start = (*start_of(t, word_of(t, i), whole))++, at = whole ? others + start : start;
        filed[at] = t->entries.at[i], words[at] = t->words.at[i];
        if (whole) t->alone.at[start] = (LorPhraseAlone){place->list, place->value};
    }
}

/* Places in the order of the words that they are filed under, so that what is sifted for one token lies side by side; those of whole phrases, and those that only
 * others stand in, come last. */
static void order_places(LorArena *arena, LorPhraseTables *t, uint32_t *filed) {
    LorPhrasePlace *places = LOR_NEW_ARRAY(arena, LorPhrasePlace, t->places.len);
    uint32_t *moved = LOR_NEW_ARRAY(arena, uint32_t, t->places.len), count = 0; /* to + 1 */
    for (size_t i = 0; i < t->entries.len; i++)
        if (!moved[filed[i]]) moved[filed[i]] = ++count;
    for (size_t i = 0; i < t->places.len; i++)
        if (!moved[i]) moved[i] = ++count;
    for (size_t i = 0; i < t->places.len; i++) {
        LorPhrasePlace *place = &places[moved[i] - 1];
        *place = t->places.at[i];
        if (place->outer) place->outer = moved[place->outer - 1];
    }
    for (size_t i = 0; i < t->entries.len; i++) filed[i] = moved[filed[i]] - 1;
    t->places.at = places;
    t->places.cap = t->places.len;
}

/* What stands around words: keys beside entries, so that a scan reads on, the rest once a place. */
static void sieve_entries(LorArena *arena, LorPhraseTables *t, const uint32_t *filed) {
    uint64_t *keys = LOR_NEW_ARRAY(arena, uint64_t, t->places.len);
    t->sieves.at = LOR_NEW_ARRAY(arena, LorPhraseSieve, t->places.len);
    t->sieves.len = t->sieves.cap = t->places.len;
    for (uint32_t i = 0; i < t->places.len; i++) keys[i] = lor_phrase_sieve(t, i, &t->sieves.at[i]);
    t->keys.len = t->keys.cap = t->entries.len - t->alone.len;
    t->keys.at = LOR_NEW_ARRAY(arena, uint64_t, t->keys.len);
    for (size_t i = 0; i < t->keys.len; i++) t->keys.at[i] = keys[filed[i]];
}

static void file_entries(LorArena *arena, LorPhraseTables *t) {
    uint32_t *filed = LOR_NEW_ARRAY(arena, uint32_t, t->entries.len), *words = LOR_NEW_ARRAY(arena, uint32_t, t->entries.len);
    count_entries(t);
    t->alone.at = LOR_NEW_ARRAY(arena, LorPhraseAlone, t->alone.len);
    put_entries(t, filed, words);
    order_places(arena, t, filed);
    sieve_entries(arena, t, filed);
    for (size_t n = t->nodes.len; n-- > 0;) { /* starts go back to where the one before ended */
        LorPhraseNode *node = &t->nodes.at[n], none = {0}, *before = n ? &t->nodes.at[n - 1] : &none;
        node->stems = node->words, node->words = before->stems;
        node->alone_stems = node->alone_words, node->alone_words = before->alone_stems;
    }
    t->entries.at = filed, t->words.at = words;
    t->entries.cap = t->words.cap = t->entries.len;
}

#define OWN(arena, vec) ((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at))

bool lor_phrase_file(LorArena *arena, LorPhraseTables *t) {
    OWN(arena, &t->elements);
    if (!number_words(arena, t)) return false;
    lor_phrase_cut(arena, t);
    lor_phrase_bound(arena, t);
    file_entries(arena, t);
    find_beginnings(t);
    return true;
}
