// SPDX-License-Identifier: GPL-3.0-or-later
// Facts by name: those of an index by their number there, the few others one after the other.
#include "letter/fact.h"

/* What is told of most facts: that they are not there. One is made of its own when somebody wants to say more. */
static const LorFact unsaid = {.state = LOR_ABSENT};

struct LorFacts {
    LorArena *arena;
    const LorIndex *names;    /* may be NULL */
    size_t count;             /* of those that have a number */
    const LorFact **numbered; /* NULL: nobody spoke of it */
    LOR_VEC(LorFact *) others;
    LOR_VEC(uint32_t) order;  /* numbers; from `count` on those of others */
};

LorFacts *lor_facts_of(LorArena *arena, const LorIndex *names, size_t count) {
    LorFacts *facts = LOR_NEW(arena, LorFacts);
    facts->arena = arena;
    facts->names = names;
    facts->count = names ? count : 0;
    facts->numbered = LOR_NEW_ARRAY(arena, const LorFact *, facts->count);
    lor_vec_room(arena, &facts->order, facts->count + 1);
    return facts;
}

LorFacts *lor_facts_new(LorArena *arena) { return lor_facts_of(arena, NULL, 0); }

static size_t number_of(const LorFacts *facts, LorStr name) { return facts->names ? lor_index_find(facts->names, name) : LOR_NONE; }

static const LorFact *find(const LorFacts *facts, size_t number, LorStr name) {
    if (number < facts->count) return facts->numbered[number];
    for (size_t i = 0; i < facts->others.len; i++)
        if (lor_str_eq(facts->others.at[i]->name, name)) return facts->others.at[i];
    return NULL;
}

static void put_in_order(LorFacts *facts, size_t number) { lor_vec_push(facts->arena, &facts->order, (uint32_t)number); }

static LorFact *add(LorFacts *facts, size_t number, LorStr name) {
    LorFact *fact = LOR_NEW(facts->arena, LorFact);
    fact->name = name;
    if (number < facts->count) {
        if (!facts->numbered[number]) put_in_order(facts, number);
        facts->numbered[number] = fact;
    } else {
        put_in_order(facts, facts->count + facts->others.len);
        lor_vec_push(facts->arena, &facts->others, fact);
    }
    return fact;
}

const LorFact *lor_facts_find_numbered(const LorFacts *facts, size_t number, LorStr name) {
    return number < facts->count ? facts->numbered[number] : find(facts, number, name);
}

const LorFact *lor_facts_find(const LorFacts *facts, LorStr name) { return find(facts, number_of(facts, name), name); }

LorFact *lor_facts_get_numbered(LorFacts *facts, size_t number, LorStr name) {
    const LorFact *fact = lor_facts_find_numbered(facts, number, name);
    return fact && fact != &unsaid ? (LorFact *)fact : add(facts, number, name);
}

void lor_facts_expect(LorFacts *facts, size_t number) {
    if (facts->numbered[number]) return;
    facts->numbered[number] = &unsaid;
    put_in_order(facts, number);
}

LorFact *lor_facts_get(LorFacts *facts, LorStr name) { return lor_facts_get_numbered(facts, number_of(facts, name), name); }

/* Names that stand in the program. */
static size_t number_of_fixed(const LorFacts *facts, const char *name) { return facts->names ? lor_index_find_fixed(facts->names, name) : LOR_NONE; }

bool lor_facts_present(const LorFacts *facts, const char *name) {
    size_t number = number_of_fixed(facts, name);
    const LorFact *fact = number != LOR_NONE ? facts->numbered[number] : find(facts, number, lor_str_from_c(name));
    return fact && fact->state == LOR_PRESENT;
}

size_t lor_facts_count(const LorFacts *facts) { return facts->order.len; }

size_t lor_facts_number_at(const LorFacts *facts, size_t index) {
    size_t number = facts->order.at[index];
    return number < facts->count ? number : LOR_NONE;
}

const LorFact *lor_facts_at(const LorFacts *facts, size_t index) {
    size_t number = facts->order.at[index];
    return number < facts->count ? facts->numbered[number] : facts->others.at[number - facts->count];
}

bool lor_fact_lacking(const LorFact *fact) {
    if (fact->state == LOR_ABSENT) return true;
    bool measure = lor_str_ends(fact->name, LOR_STR(".missing")) || lor_str_starts(fact->name, LOR_STR("body."));
    return fact->state == LOR_PRESENT && (measure || lor_str_eq(fact->value, LOR_STR("none")));
}

static LorFact *put(LorFacts *facts, const char *name, LorFactState state, LorValueKind kind) {
    size_t number = number_of_fixed(facts, name);
    const LorFact *known = number != LOR_NONE ? facts->numbered[number] : NULL;
    LorFact *fact = known && known != &unsaid ? (LorFact *)known : lor_facts_get_numbered(facts, number, lor_str_from_c(name));
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

void lor_fact_put_absent(LorFacts *facts, const char *name) {
    size_t number = number_of_fixed(facts, name);
    if (number != LOR_NONE && (!facts->numbered[number] || facts->numbered[number] == &unsaid)) lor_facts_expect(facts, number);
    else put(facts, name, LOR_ABSENT, LOR_VALUE_NONE);
}

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
