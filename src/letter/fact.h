// SPDX-License-Identifier: GPL-3.0-or-later
// Facts: what a letter says or shows, with its place. They carry no judgement.
#ifndef LOR_LETTER_FACT_H
#define LOR_LETTER_FACT_H

#include "core/index.h"
#include "core/vec.h"

typedef enum LorFactState { LOR_ABSENT, LOR_PRESENT, LOR_UNKNOWN } LorFactState;
typedef enum LorValueKind { LOR_VALUE_NONE, LOR_VALUE_TEXT, LOR_VALUE_NUMBER, LOR_VALUE_LIST } LorValueKind;

/** One fact. A name with a dot is a part of another fact (date.age of date). */
typedef struct LorFact {
    LorStr name;
    LorFactState state;
    LorValueKind kind;
    LorStr value;   /* for texts (dates as YYYY-MM-DD, YYYY-MM or YYYY; levels as their word) */
    double number;  /* for numbers; else the count of spans */
    LOR_VEC(LorStr) list;
    LOR_VEC(LorSpan) spans; /* in the document's text, first the one to show */
    LorStr reason;  /* why it is unknown, or what it rests on when it is guessed */
    size_t guessed; /* how many of its places, the last ones, are guesses: the letter likely says it, but perhaps not there, and nothing is praised or spared for them */
} LorFact;

/** All facts of one letter, by name. What nobody put is absent. */
typedef struct LorFacts LorFacts;

LorFacts *lor_facts_new(LorArena *arena);
/** The same where most names are known beforehand: `names` numbers them from 0 to `count`. */
LorFacts *lor_facts_of(LorArena *arena, const LorIndex *names, size_t count);
/** The fact of that name, made absent when new. Never NULL; the address stays good. */
LorFact *lor_facts_get(LorFacts *facts, LorStr name);
/** The fact, or NULL when nobody spoke of it. One of which no more was said than that it is absent has no name. */
const LorFact *lor_facts_find(const LorFacts *facts, LorStr name);
/** The same two for a name whose number in the index is known already. */
LorFact *lor_facts_get_numbered(LorFacts *facts, size_t number, LorStr name);
const LorFact *lor_facts_find_numbered(const LorFacts *facts, size_t number, LorStr name);
/** Takes its place among the facts, absent where nobody put it. `number` is in the index. */
void lor_facts_expect(LorFacts *facts, size_t number);
/** The name is a literal. */
bool lor_facts_present(const LorFacts *facts, const char *name);
size_t lor_facts_count(const LorFacts *facts);
/** In the order in which they were first put; as lor_facts_find(). */
const LorFact *lor_facts_at(const LorFacts *facts, size_t index);
/** The number that the fact at this place of the order has in the index; LOR_NONE: none. */
size_t lor_facts_number_at(const LorFacts *facts, size_t index);

/** Whether it is absent, says "none", or measures how much is not there (competencies.missing, body.words). */
bool lor_fact_lacking(const LorFact *fact);

/** How many of its places, and of its items, are no guesses: the first so many. */
static inline size_t lor_fact_firm(const LorFact *fact) { return fact->guessed < fact->spans.len ? fact->spans.len - fact->guessed : 0; }
static inline size_t lor_fact_firm_items(const LorFact *fact) { return fact->guessed < fact->list.len ? fact->list.len - fact->guessed : 0; }

/** Verbs of readers. `name` is a literal; strings are kept as they are (copy them into the arena first). */
LorFact *lor_fact_put_text(LorFacts *facts, const char *name, LorStr value);
LorFact *lor_fact_put_number(LorFacts *facts, const char *name, double number);
void lor_fact_put_absent(LorFacts *facts, const char *name);
LorFact *lor_fact_put_unknown(LorFacts *facts, const char *name, const char *reason);
/** Makes it present and adds to its list. */
LorFact *lor_fact_put_item(LorFacts *facts, const char *name, LorStr item);
/** Makes it present and adds a place (in the document's text). */
void lor_fact_add_span(LorFacts *facts, LorFact *fact, LorSpan span);

#endif
