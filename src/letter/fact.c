// SPDX-License-Identifier: GPL-3.0-or-later
// Facts by name, in a small open hash.
#include "letter/fact.h"

#include "core/hash.h"

#define FIRST_SLOTS 1024u /* the built-in packs declare a few hundred facts */

struct LorFacts {
    LorArena *arena;
    LOR_VEC(LorFact *) order;
    LorFact **slots;
    size_t count; /* of slots: a power of two, more than twice the facts */
};

LorFacts *lor_facts_new(LorArena *arena) {
    LorFacts *facts = LOR_NEW(arena, LorFacts);
    facts->arena = arena;
    facts->count = FIRST_SLOTS;
    facts->slots = LOR_NEW_ARRAY(arena, LorFact *, FIRST_SLOTS);
    return facts;
}

/* The slot that holds `name`, or the empty one where it belongs. */
static LorFact **find_slot(const LorFacts *facts, LorStr name) {
    size_t slot = lor_hash_add(LOR_HASH_START, name) & (facts->count - 1);
    while (facts->slots[slot] && !lor_str_eq(facts->slots[slot]->name, name)) slot = (slot + 1) & (facts->count - 1);
    return &facts->slots[slot];
}

static void grow(LorFacts *facts) {
    facts->count *= 4;
    facts->slots = LOR_NEW_ARRAY(facts->arena, LorFact *, facts->count);
    for (size_t i = 0; i < facts->order.len; i++) *find_slot(facts, facts->order.at[i]->name) = facts->order.at[i];
}

const LorFact *lor_facts_find(const LorFacts *facts, LorStr name) { return *find_slot(facts, name); }

LorFact *lor_facts_get(LorFacts *facts, LorStr name) {
    LorFact **slot = find_slot(facts, name);
    if (*slot) return *slot;
    LorFact *fact = *slot = LOR_NEW(facts->arena, LorFact);
    fact->name = name;
    lor_vec_push(facts->arena, &facts->order, fact);
    if (facts->order.len * 2 > facts->count) grow(facts);
    return fact;
}

bool lor_facts_present(const LorFacts *facts, const char *name) {
    const LorFact *fact = lor_facts_find(facts, lor_str_from_c(name));
    return fact && fact->state == LOR_PRESENT;
}

size_t lor_facts_count(const LorFacts *facts) { return facts->order.len; }
LorFact *lor_facts_at(const LorFacts *facts, size_t index) { return facts->order.at[index]; }

static LorFact *put(LorFacts *facts, const char *name, LorFactState state, LorValueKind kind) {
    LorFact *fact = lor_facts_get(facts, lor_str_from_c(name));
    fact->state = state;
    fact->kind = kind;
    return fact;
}

LorFact *lor_fact_put_text(LorFacts *facts, const char *name, LorStr value) {
    LorFact *fact = put(facts, name, LOR_PRESENT, LOR_VALUE_TEXT);
    fact->value = value;
    return fact;
}

LorFact *lor_fact_put_number(LorFacts *facts, const char *name, double number) {
    LorFact *fact = put(facts, name, LOR_PRESENT, LOR_VALUE_NUMBER);
    fact->number = number;
    return fact;
}

LorFact *lor_fact_put_absent(LorFacts *facts, const char *name) { return put(facts, name, LOR_ABSENT, LOR_VALUE_NONE); }

LorFact *lor_fact_put_unknown(LorFacts *facts, const char *name, const char *reason) {
    LorFact *fact = put(facts, name, LOR_UNKNOWN, LOR_VALUE_NONE);
    fact->reason = lor_str_from_c(reason);
    return fact;
}

LorFact *lor_fact_put_item(LorFacts *facts, const char *name, LorStr item) {
    LorFact *fact = put(facts, name, LOR_PRESENT, LOR_VALUE_LIST);
    lor_vec_push(facts->arena, &fact->list, item);
    return fact;
}

void lor_fact_add_span(LorFacts *facts, LorFact *fact, LorSpan span) {
    fact->state = LOR_PRESENT;
    lor_vec_push(facts->arena, &fact->spans, span);
    if (fact->kind != LOR_VALUE_NUMBER) fact->number = (double)fact->spans.len;
}
