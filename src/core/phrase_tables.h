// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases as tables: what the parser writes, the engine runs on, and the build bakes into the program.
// Everything refers by index, so that tables made when lorlint is built need no work when it starts.
#ifndef LOR_CORE_PHRASE_TABLES_H
#define LOR_CORE_PHRASE_TABLES_H

#include "core/buf.h"
#include "core/token.h"
#include "core/vec.h"

typedef enum LorElementKind {
    LOR_ELEMENT_WORD,     /* a text, whole */
    LOR_ELEMENT_STEM,     /* a text, as a beginning */
    LOR_ELEMENT_NUMBER,   /* {num} */
    LOR_ELEMENT_CAPITAL,  /* {cap} */
    LOR_ELEMENT_PERSON,   /* {person} */
    LOR_ELEMENT_NAME,     /* {name} */
    LOR_ELEMENT_GAP,      /* {least..most} words */
    LOR_ELEMENT_BRANCHES, /* {a|b} */
    LOR_ELEMENT_SET,      /* once sealed: branches that are one word each */
} LorElementKind;

/** One element of a sequence, as it was parsed. A letter asks only for its part. */
typedef struct LorPhraseElement {
    uint8_t kind;        /* LorElementKind */
    uint8_t least, most; /* of a gap [word]; once sealed, of branches: LOR_OPEN_…, at most so many tokens */
    uint16_t cost;       /* how often a word is met where this is looked for, roughly; LOR_PHRASE_NO_WORD: no word is fixed */
    uint16_t len;        /* [byte] of a word; or branches */
    uint32_t first;      /* byte in the text; or sequence */
    uint32_t low, high;  /* once sealed. Of a word: the numbers of tokens that it is. Of all others: the tokens with which it can begin / end, as the
                            place of a list; 0: any */
} LorPhraseElement;

/** What is asked of an element when a phrase is run, once sealed: a letter asks for some of all of them, so they are kept small and apart. */
typedef struct LorPhrasePart {
    uint32_t kind : 6;   /* LorElementKind */
    uint32_t open : 2;   /* of branches: LOR_OPEN_… */
    uint32_t first : 24; /* of branches: sequence; of a gap: LOR_GAP_… */
    uint32_t low, high;  /* of a gap: least, most [word]; of all others as in the element */
} LorPhrasePart;

/* Some branches can begin (end) with any token: the list tells of the others, and where any token stands. */
#define LOR_OPEN_FIRST 1u
#define LOR_OPEN_LAST  2u

/* What stands beside a gap in its sequence. */
#define LOR_GAP_FOLLOWS 1u /* an element before it */
#define LOR_GAP_GOES_ON 2u /* one behind it */

/** Elements in a row: the first, how many; whether it is the last branch of a brace. Those that are branches of sets, which are known by their lists once
 *  sealed, stand behind all others where tables are shared. */
typedef struct LorPhraseSequence {
    uint32_t first : 24, len : 7, last : 1;
} LorPhraseSequence;

#define LOR_SEQUENCE_ELEMENTS 0xFFFFFFu /* elements there can be: what 24 bits tell */
#define LOR_SEQUENCE_MOST     0x7Fu     /* … and in one sequence */
#define LOR_PLACE_SEQUENCES 0xFFFFFFu /* sequences there can be: what 24 bits tell */

/** A place inside a phrase: an element of a sequence, which itself is a branch of the element `outer`. A word that is a whole branch has its brace's. */
typedef struct LorPhrasePlace {
    uint32_t sequence : 24, index : 8; /* index: of the element in its sequence */
    uint32_t outer;           /* place + 1; 0: the sequence is the whole phrase */
    uint32_t left, right;     /* the elements that stand beside it, or beside the braces around it, as LOR_SIDE tells; 0: the phrase begins / ends here */
    uint32_t list;            /* of the phrase … */
    float value;              /* … and its */
} LorPhrasePlace;

/* What stands beside a place: the element + 1, and whether the phrase ends (or begins) with it, or, when it is a gap, with what is behind it. */
#define LOR_SIDE_ELEMENT(side) ((side) & ~LOR_SIDE_LAST)
#define LOR_SIDE_LAST          (UINT32_C(1) << 31)

/** Tokens: those whose numbers go from low to high. With high 0: those of the list at the place `low`; with both 0: any. */
typedef struct LorPhraseRange {
    uint32_t low, high;
} LorPhraseRange;

/* All numbers there are, cut into blocks that are met about equally often (core/phrase_blocks.c). */
#define LOR_BLOCKS     57u
#define LOR_BLOCK_NONE 60u /* of tokens that no phrase asks for */

/* Tokens as bits, so that one look tells nearly all that a list does not hold: one for each block of numbers, and above them one for each flag that lists ask
 * for: a number, a capital, a pronoun, a title, what points, somebody. */
#define LOR_BITS_OF_BLOCKS ((UINT64_C(1) << LOR_BLOCKS) - 1)
_Static_assert(LOR_TOKEN_NUMBER == 1 && LOR_TOKEN_CAPITAL == 1 << 2 && LOR_TOKEN_PRONOUN == 1 << 8 && LOR_TOKEN_TITLE == 1 << 9 && LOR_TOKEN_POINTS == 1 << 11 &&
               LOR_TOKEN_SOMEBODY == 1 << 12, "flags are moved to where bits of them stand");
static inline uint64_t lor_phrase_token_bits(uint32_t block, uint64_t flags) {
    return (UINT64_C(1) << block & LOR_BITS_OF_BLOCKS) | (flags & LOR_TOKEN_NUMBER) << LOR_BLOCKS | (flags & LOR_TOKEN_CAPITAL) << (LOR_BLOCKS - 1) |
           (flags & (LOR_TOKEN_PRONOUN | LOR_TOKEN_TITLE)) << (LOR_BLOCKS - 6) | (flags & (LOR_TOKEN_POINTS | LOR_TOKEN_SOMEBODY)) << (LOR_BLOCKS - 7);
}

/* A list of tokens: how many ranges of numbers it has; its tokens as bits, of which a flag alone is enough; then the ranges: the lowest number, and how many more.
 * They lie apart and go up. Where branches begin (or end) with the numbers, a choice follows for each range, two to a number: the branch, or how far before
 * the list another list stands, of branches in their order: how many, then which. */
#define LOR_LIST_BITS   1u                  /* where the bits begin … */
#define LOR_LIST_RANGES (LOR_LIST_BITS + 2) /* … and the ranges */
#define LOR_CHOICE_BITS 16u
#define LOR_CHOICE_ONE  (UINT32_C(1) << 15) /* of a choice: the rest is the branch */
#define LOR_CHOICE_ANY  UINT32_C(0)         /* its list is too far away: each branch may be meant */

static inline uint32_t lor_list_count(const uint32_t *list) { return *list; }
static inline uint64_t lor_list_bits(const uint32_t *list) { return list[LOR_LIST_BITS] | (uint64_t)list[LOR_LIST_BITS + 1] << 32; }
/** The choice of the range at an index. */
static inline uint32_t lor_list_choice(const uint32_t *list, size_t index) {
    return list[LOR_LIST_RANGES + lor_list_count(list) + index / 2] >> index % 2 * LOR_CHOICE_BITS & ((UINT32_C(1) << LOR_CHOICE_BITS) - 1);
}

#define LOR_RANGE_BITS 9u /* of how many more */
#define LOR_RANGE_MOST (UINT32_C(1) << LOR_RANGE_BITS)
static inline uint32_t lor_phrase_range(uint32_t low, uint32_t high) { return low << LOR_RANGE_BITS | (high - low); }

/** What an entry needs around its word, as sifts: of all elements that are told the two of which letters have fewest. The first, its key, ends most tries: keys
 *  stand in the order of entries. The other is looked at behind it, beside the list that is then told. */
typedef struct LorPhraseSieve {
    uint64_t sift;
    uint32_t list; /* of the phrase */
} LorPhraseSieve;

/* A sift: a bit for each block of numbers that an element's near end is of; bits for what is no block; and at the top the window in which it must stand. */
#define LOR_SIFT_NUMBER  (UINT64_C(1) << 57) /* a number */
#define LOR_SIFT_PEOPLE  (UINT64_C(1) << 58) /* what can begin or end a name, or stand for a person */
#define LOR_SIFT_ANY     (UINT64_C(1) << 59) /* nothing must stand there */
#define LOR_SIFT_WINDOW  60u                 /* shift */
#define LOR_SIFT_REACHES 5u                  /* windows double, from one token to all of the sentence; first those behind the word, then those before it */
#define LOR_SIFT_WINDOWS (2 * LOR_SIFT_REACHES)
#define LOR_SIFT_BLOCKS  (LOR_SIFT_NUMBER - 1)

/** A word of phrases, or a beginning, in the order of the trie of all their letters: followed by those that go on from it.
 *  The number of a token is 2 * the last node on its way through the trie, + 1 when the token goes on from there: so a word is one number, and a
 *  beginning is the numbers of its node and all nodes behind it. What belongs to a node ends where that of the next begins; a last row
 *  belongs to no node. Node 0 is the trie's root, which is no word. */
typedef struct LorPhraseNode {
    uint32_t up;           /* the nearest node on the way here that has a beginning filed; 0: none */
    uint32_t words, stems; /* first entry filed here as a whole word / as a beginning … */
    uint32_t alone_words, alone_stems; /* … and those that are the whole phrase, among the `alone` */
} LorPhraseNode;

/** An entry whose word is the whole phrase: nothing is left to be looked at. */
typedef struct LorPhraseAlone {
    uint32_t list;
    float value;
} LorPhraseAlone;

/* Steps of the trie. From a place by one letter: the row at the place's base + the letter, when its low byte is that letter; above that is the base of the
 * next place, 0 where nothing goes on. No two places have one base, and no row is needed twice; the root's base is 0. The row of `ends` is the number of a
 * token that ends there. */
#define LOR_STEP_BASE(step) ((step) >> 8)
#define LOR_STEP_MOST       (UINT32_C(1) << 24) /* bases */
#define LOR_NODES_MOST      (UINT32_C(1) << (31 - LOR_RANGE_BITS)) /* letters of the trie: two numbers each at most */

#define LOR_PHRASE_PERSON 5u /* [token] of a title and name at most */
#define LOR_PHRASE_NO_WORD UINT16_MAX

/** One X-macro row a table: name, element type. */
#define LOR_PHRASE_TABLES(X)                                                                                      \
    X(elements, LorPhraseElement)                                                                                 \
    X(parts, LorPhrasePart) /* of elements */                                                                     \
    X(sequences, LorPhraseSequence)                                                                               \
    X(places, LorPhrasePlace)                                                                                     \
    X(entries, uint32_t) /* the words under which phrases are filed: their places; whole phrases last */          \
    X(words, uint32_t) /* of entries: the element, for filing them */                                             \
    X(keys, uint64_t) /* sifts of entries, but for whole phrases */                                               \
    X(sieves, LorPhraseSieve) /* of places: many words of a brace have one */                                     \
    X(nodes, LorPhraseNode)                                                                                       \
    X(blocks, uint8_t) /* of nodes */                                                                              \
    X(alone, LorPhraseAlone)                                                                                      \
    X(steps, uint32_t)                                                                                            \
    X(ends, uint32_t)                                                                                             \
    X(lists, uint32_t)                                                                                            \
    X(text, char)

/** The tables while they grow. */
typedef struct LorPhraseTables {
#define X(name, T) LOR_VEC(T) name;
    LOR_PHRASE_TABLES(X)
#undef X
    uint32_t phrases;    /* how many were added */
    uint32_t list_count; /* of hits: the highest number with which one was added, + 1 */
} LorPhraseTables;

/** Lets equal parts of phrases stand in the tables once. For the build, between the last phrase and their filing. */
void lor_phrase_share(LorArena *arena, LorPhraseTables *tables);
/** Makes the trie of all words, gives words their numbers and files all entries. Tables that were baked are copied. False: there are more different
 *  words than have room (LOR_STEP_MOST), and nothing can be found. */
bool lor_phrase_file(LorArena *arena, LorPhraseTables *tables);
/** Tells each element with which tokens it begins and ends; makes sets of branches of one word, and parts of all. After words have their numbers. */
void lor_phrase_bound(LorArena *arena, LorPhraseTables *tables);
/** What must stand around the word at a place, roughly: gives its key. After lor_phrase_bound(). */
uint64_t lor_phrase_sieve(const LorPhraseTables *tables, uint32_t place, LorPhraseSieve *sieve);
/** What sieves tell of a token, or of a list's tokens: above its blocks a number, then whatever can begin or end a name. */
static inline uint64_t lor_phrase_sift(uint64_t bits) {
    uint64_t people = bits >> LOR_BLOCKS >> 1;
    return (bits & (LOR_BITS_OF_BLOCKS | LOR_SIFT_NUMBER)) | (people ? LOR_SIFT_PEOPLE : 0);
}
/** How many tokens an element takes at most. After lor_phrase_bound(). */
unsigned lor_phrase_longest(const LorPhraseElement *element);

/** Cuts the numbers of tokens into blocks. */
void lor_phrase_cut(LorArena *arena, LorPhraseTables *tables);
/** The block of a number, and a bit for each block that a range of them meets. */
static inline unsigned lor_phrase_block(const LorPhraseTables *tables, uint32_t number) { return tables->blocks.at[number / 2]; }
static inline uint64_t lor_phrase_blocks(const LorPhraseTables *tables, uint32_t low, uint32_t high) {
    return (UINT64_C(2) << lor_phrase_block(tables, high)) - (UINT64_C(1) << lor_phrase_block(tables, low));
}
/** The number of a token. Cost: its letters. */
static inline uint32_t lor_phrase_number(const LorPhraseTables *t, LorStr word) {
    const uint32_t *steps = t->steps.at;
    uint32_t row = 0, base = 0;
    for (size_t i = 0; i < word.len && (base || !i); i++) { /* base 0 is the root's, or an end */
        uint32_t next = base + (unsigned char)word.ptr[i], step = steps[next];
        if ((step & 0xFF) != (unsigned char)word.ptr[i]) break;
        row = next, base = LOR_STEP_BASE(step);
        if (i + 1 == word.len) return t->ends.at[row];
    }
    return row ? t->ends.at[row] | 1 : 1;
}
/** With which tokens a part begins (or ends). */
static inline LorPhraseRange lor_phrase_edge(const LorPhrasePart *part, bool last) {
    if (part->kind <= LOR_ELEMENT_STEM) return (LorPhraseRange){part->low, part->high};
    bool any = part->kind == LOR_ELEMENT_GAP || (part->open & (last ? LOR_OPEN_LAST : LOR_OPEN_FIRST)) != 0;
    return (LorPhraseRange){any ? 0 : last ? part->high : part->low, 0};
}

#endif
