// SPDX-License-Identifier: GPL-3.0-or-later
// Facts by name, in a small open hash.
#include "letter/fact.h"

#define SLOTS 1024u /* packs declare a few hundred facts; more than SLOTS / 2 end in longer probes, never in loss */

struct LorFacts {
    LorArena *arena;
    LOR_VEC(LorFact *) order;
    LorFact *slots[SLOTS];
};

LorFacts *lor_facts_new(LorArena *arena) {
    LorFacts *facts = LOR_NEW(arena, LorFacts);
    facts->arena = arena;
    return facts;
}

static size_t slot_of(LorStr name) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++) hash = (hash ^ (unsigned char)name.ptr[i]) * 16777619u;
    return hash % SLOTS;
}

/* The slot that holds `name`, or the empty one where it belongs; SLOTS when the table is full of others. */
static size_t find_slot(const LorFacts *facts, LorStr name) {
    size_t slot = slot_of(name);
    for (size_t tried = 0; tried < SLOTS; tried++, slot = (slot + 1) % SLOTS)
        if (!facts->slots[slot] || lor_str_eq(facts->slots[slot]->name, name)) return slot;
    return SLOTS;
}

const LorFact *lor_facts_find(const LorFacts *facts, LorStr name) {
    size_t slot = find_slot(facts, name);
    if (slot < SLOTS) return facts->slots[slot];
    for (size_t i = SLOTS; i < facts->order.len; i++)
        if (lor_str_eq(facts->order.at[i]->name, name)) return facts->order.at[i];
    return NULL;
}

LorFact *lor_facts_get(LorFacts *facts, LorStr name) {
    const LorFact *known = lor_facts_find(facts, name);
    if (known) return (LorFact *)known;
    LorFact *fact = LOR_NEW(facts->arena, LorFact);
    fact->name = name;
    size_t slot = find_slot(facts, name);
    if (slot < SLOTS) facts->slots[slot] = fact;
    lor_vec_push(facts->arena, &facts->order, fact);
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
