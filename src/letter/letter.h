// SPDX-License-Identifier: GPL-3.0-or-later
// A letter: one document, folded for matching, cut into lines, zones, paragraphs, sentences and tokens.
//
// Three texts, never to be mixed up: the document's text (what people see; spans of facts point here), the folded
// text (letter->text: lower case, plain ASCII where possible, white space runs as one space or newline; tokens, lines
// and sentences point here), and tokens (indices). lor_letter_span() goes from folded to document.
#ifndef LOR_LETTER_LETTER_H
#define LOR_LETTER_LETTER_H

#include "core/civil.h"
#include "core/index.h"
#include "core/phrases.h"
#include "core/word_memory.h"
#include "document/document.h"
#include "letter/fact.h"
#include "letter/token_set.h"
#include "letter/words.h"

typedef enum LorZone { LOR_IN_HEAD, LOR_IN_ADDRESS, LOR_IN_SUBJECT, LOR_IN_BODY, LOR_IN_SIGN, LOR_IN_FOOT, LOR_IN_PADDING } LorZone;

/** Where sentences speak of people: the body, and the subject line above it. */
static inline bool lor_zone_is_prose(LorZone zone) { return zone == LOR_IN_BODY || zone == LOR_IN_SUBJECT; }

/** A non-empty line of the letter. HEAD: letterhead, reference and date; ADDRESS: the inside address and the salutation line;
 *  SUBJECT: a "Re:" line or title; BODY; SIGN: closing and name block; FOOT: after it, or running footers.
 *  PADDING: sentences of the body that say nothing new (padding.h); lines have no such zone. */
typedef struct LorTextLine {
    uint32_t off, len;     /* [byte] in the folded text */
    uint32_t first, count; /* tokens */
    LorSpan span;          /* in the document's text, trimmed */
    LorZone zone;
    uint32_t page;         /* index; 0 when the format has no pages */
    uint32_t column;       /* [column] of its first character: how far it is set in */
    bool after_blank;      /* an empty line stands before it */
    bool repeats;          /* running header or footer */
    bool copied;           /* of the body, and says what an earlier line or one of the frame says */
    bool wraps;            /* goes on in the next line, which only a margin parts from it */
    bool columns;          /* wide gaps part its tokens */
    bool spaced;           /* a tab or more than one space may stand in it, or between it and the line before */
    uint32_t digits;       /* that stand in its folded text */
    uint64_t marks;        /* which marks and digits its folded text may hold: for lor_line_may_hold() */
} LorTextLine;

/** A mark or digit among those of a line; some marks share a bit. */
#define LOR_MARK(c)     (UINT64_C(1) << ((c) & 63))
#define LOR_MARK_DIGITS (UINT64_C(0x3FF) << ('0' & 63))
/** False: none of them stands in the line. Most lines are told from those that hold an address, a number or a date in one look. */
static inline bool lor_line_may_hold(const LorTextLine *line, uint64_t marks) { return (line->marks & marks) != 0; }

typedef struct LorSentence {
    uint32_t off, len;     /* [byte] in the folded text */
    uint32_t first, count; /* tokens */
    uint32_t paragraph;    /* index, counted through all zones */
    LorZone zone;
    bool about;            /* about the applicant: set by the applicant reader */
    uint64_t words;        /* hashes of its words, joined one after the other */
} LorSentence;

/** Names of one person, as tokens. */
typedef struct LorPerson {
    uint32_t first, count; /* tokens of the fullest mention, titles left out; count 0: not found */
    LOR_VEC(LorStr) names; /* folded words of the name, without titles and initials' dots */
} LorPerson;

/** Whom a token names: a name, a pronoun or "this doctor". Bits, so that lor_marks_find() can be asked for one or several. */
enum {
    LOR_REFERS_NOBODY = 0,
    LOR_REFERS_APPLICANT = 1,
    LOR_REFERS_EITHER = 2, /* a pronoun that could be the applicant's or a patient's, a colleague's … */
    LOR_REFERS_OTHER = 4,
};

/** What the person who runs lorlint said. Empty strings: not said. */
typedef struct LorAsked {
    LorDate as_of;
    LorStr applicant, aka, pronouns, date_order, role;
    bool is_template; /* --template */
    bool clinical;    /* the profile is one of clinical posts */
    bool author;      /* whom the file names as its author may be told */
    bool metadata;    /* --show-metadata: that, and the day on which the file was made */
    bool brief;       /* no report tells facts: results hold those by which letters are compared, and strengths */
    bool bare;        /* nor what findings say, why rules are unchecked, nor strengths: results hold findings without words and places */
} LorAsked;

/** Hits of one lexicon or phrase fact, in text order. */
typedef struct LorHits {
    const LorHit *at;
    size_t len;
} LorHits;

typedef struct LorHitList {
    LorHit *at;
    size_t len;
    uint32_t longest;     /* tokens of its longest hit */
    const uint8_t *marks; /* see marks.h; NULL before they are asked for */
} LorHitList;

struct LorMatches;

#define LOR_NOTED_BITS  8
#define LOR_NOTED_LISTS (1u << LOR_NOTED_BITS)
/* Names stand close together: multiplied, they part. */
static inline size_t lor_noted_slot(const char *lexicon) { return (size_t)((uint64_t)(uintptr_t)lexicon * UINT64_C(0x9E3779B97F4A7C15) >> (64 - LOR_NOTED_BITS)); }

/** What is made once a letter, when it is first asked for: see contact.h, date.h, cell.h, line_shape.h, signs.h and lint/place.h, whose functions keep it here. */
typedef struct LorLetterNotes {
    const struct LorContacts *contacts;
    const struct LorDateMentions *dates;
    const struct LorCells *cells;
    const struct LorLineShape *shapes; /* of all lines */
    const uint8_t *no_marks;           /* of lexicons without hits */
    const struct LorMention **mentions;/* by their first token: see mention.h; not written before they are looked for */
    LorTokenSet mentions_read;         /* tokens at which one was looked for */
    LorTokenSet named_asked, named;    /* tokens at which a mention begins of which it is known whether it names the applicant; and does: see named.h */
    const struct LorDeeds *deeds; /* see doer.h; not before the applicant is known */
    const LorTokenSet *openers; /* tokens at which a mention may begin */
    const LorTokenSet *articles, *pronouns; /* see reference.h */
    const char *genders; /* of each token: see reference.h */
    const struct LorAmounts *amounts;  /* see amount.h */
    const uint32_t *trades;            /* see trade.h */
    const struct LorWeights *weights;  /* see weigh.h */
    LorLineStarts printed_lines;       /* of the document's text */
    LorTokenSet signs;                 /* bytes of the folded text: see signs.h */
    struct {
        const char *lexicon; /* its address: names are literals */
        LorHitList *list;
    } lists[LOR_NOTED_LISTS]; /* hit lists asked for, by the address of the name */
} LorLetterNotes;

typedef struct LorLetter {
    const LorDocument *doc;
    LorArena *arena;
    LorAsked asked;
    LorStr text;            /* folded; behind it LOR_WORD_REMEMBERED zeros can be read */
    LorStr printed;         /* the document's text, with spaces for the ends of wrapped lines */
    const uint32_t *origin; /* text.len + 1 entries: byte of the document's text for each byte of `text` */
    LorTokens tokens;
    const uint64_t *hashes; /* of each token's word */
    const LorWordTerm *terms; /* of each token's word */
    LOR_VEC(LorTextLine) lines;
    LOR_VEC(LorSentence) sentences;
    uint32_t paragraph_count;
    const LorIndex *lexicons; /* names of the lists; NULL before their hits are there */
    LorHitList *(*hits_of)(struct LorMatches *matches, size_t list); /* by its number: made by lint/matches.c when it is first asked for */
    struct LorMatches *matches;
    LorPerson applicant, writer; /* set by their readers, for the readers after them */
    LorTokenSet meant;           /* tokens that name the applicant, or can: LOR_REFERS_APPLICANT and _EITHER; set with: */
    const uint8_t *refers;       /* one LOR_REFERS_… a token, whom it names (lor_marks_new()); set by the applicant reader, NULL before */
    LorLetterNotes *notes;
} LorLetter;

/** The document's span for a stretch of folded text / for tokens / for a hit. */
LorSpan lor_letter_span(const LorLetter *letter, size_t off, size_t len);
LorSpan lor_letter_token_span(const LorLetter *letter, size_t first, size_t count);
/** The document's own words there (as printed). */
LorStr lor_letter_original(const LorLetter *letter, LorSpan span);
static inline LorStr lor_letter_word(const LorLetter *letter, size_t token) { return lor_token_text(letter->tokens, token); }
/** Whether the token is exactly this folded word. */
static inline bool lor_letter_is(const LorLetter *letter, size_t token, const char *word) {
    return token < letter->tokens.len && lor_str_is(lor_letter_word(letter, token), word);
}
/** Whether it stands in a set of words that packs declare for readers. */
static inline bool lor_letter_in(const LorLetter *letter, size_t token, LorWordSet set) {
    return token < letter->tokens.len && lor_word_in(letter->tokens.at[token].word, set);
}
/** The first token that begins at this folded byte or behind it / that ends behind it; or how many tokens there are. Cost: log2 of them. */
size_t lor_letter_token_from(const LorLetter *letter, size_t off);
size_t lor_letter_token_behind(const LorLetter *letter, size_t off);
/** The first hit that begins at the token or behind it; or how many hits there are. */
size_t lor_hits_from(LorHits hits, size_t token);
/** Hits of a lexicon or phrase fact that packs declare; empty when there are none. Hits under negation are among them.
 *  The name is a literal. */
LorHits lor_letter_hits(const LorLetter *letter, const char *lexicon);
/** The same with what is noted of them, for marks.h; NULL when there are none. */
LorHitList *lor_letter_find_list(const LorLetter *letter, const char *lexicon);
static inline LorHitList *lor_letter_list(const LorLetter *letter, const char *lexicon) { /* readers ask for the same few again and again */
    size_t slot = lor_noted_slot(lexicon);
    return letter->notes->lists[slot].lexicon == lexicon ? letter->notes->lists[slot].list : lor_letter_find_list(letter, lexicon);
}
/** Whether both tokens, `a` before `b`, stand on one line or on lines that were wrapped. */
bool lor_letter_on_one_line(const LorLetter *letter, size_t a, size_t b);
/** The zone of a token. */
static inline LorZone lor_letter_zone(const LorLetter *letter, size_t token) { return letter->sentences.at[letter->tokens.at[token].sentence].zone; }
/** Whether "not", "never", "no", "without", "hardly" … stands at most four tokens before, in its sentence
 *  ("cannot … enough" and "no hesitation" are not negations of what follows). */
bool lor_letter_negated(const LorLetter *letter, size_t token);

/** A reader: makes some facts. */
typedef struct LorReader {
    const char *name;
    /** Puts its facts; sees what earlier readers put. */
    void (*read)(LorLetter *letter, LorFacts *facts);
} LorReader;

/** All readers, in the order in which they run (later ones see the facts and persons of earlier ones), ended by NULL. */
extern const LorReader *const lor_readers[];
/** Those that make facts of others: they run when the second look has settled which of these there are. */
extern const LorReader *const lor_late_readers[];

#endif
