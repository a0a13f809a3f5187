// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of one applicant: how many, how old, by whom, and which themes none of them shows by an example.
#include "batch/applicant_set.h"

#define RECENT 12.0f /* [month] */
#define AREAS  64u

/* ---- facts ---- */

/** A class of letters that agree on the applicant's name. */
typedef struct Name {
    LorStr words;
} Name;

typedef LOR_VEC(Name) Names;

static bool is_known(const Names *names, LorStr words) {
    for (size_t i = 0; i < names->len; i++)
        if (lor_member_same_name(names->at[i].words, words)) return true;
    return false;
}

/* Names that cannot be one person's; the one that was asked for is the first. */
static size_t count_names(const LorSetMaker *maker, const LorMemberList *members, LorStr applicant) {
    Names names = {0};
    if (applicant.len) lor_vec_push(maker->arena, &names, (Name){applicant});
    for (size_t i = 0; i < members->len; i++) {
        LorStr words = maker->members.at[members->at[i]].applicant;
        if (words.len && !is_known(&names, words)) lor_vec_push(maker->arena, &names, (Name){words});
    }
    return names.len;
}

static size_t count_institutions(const LorSetMaker *maker, const LorMemberList *members, size_t *unknown) {
    size_t count = 0;
    *unknown = 0;
    for (size_t i = 0; i < members->len; i++) {
        uint64_t institution = maker->members.at[members->at[i]].institution;
        bool before = false;
        for (size_t j = 0; j < i && !before; j++) before = maker->members.at[members->at[j]].institution == institution;
        count += institution && !before;
        *unknown += !institution;
    }
    return count;
}

typedef struct Counts {
    size_t dated, recent, clinical, he, she;
} Counts;

static Counts count(const LorSetMaker *maker, const LorMemberList *members) {
    Counts counts = {0};
    for (size_t i = 0; i < members->len; i++) {
        const LorMember *member = &maker->members.at[members->at[i]];
        counts.dated += member->age >= 0;
        counts.recent += member->age >= 0 && member->age <= RECENT;
        counts.clinical += member->clinical;
        counts.he += member->pronoun == 'h';
        counts.she += member->pronoun == 's';
    }
    return counts;
}

static LorFacts *facts_of(const LorSetMaker *maker, const LorMemberList *members, LorStr applicant) {
    LorFacts *facts = lor_facts_new(maker->arena);
    Counts counts = count(maker, members);
    size_t unknown, institutions = count_institutions(maker, members, &unknown);
    lor_fact_put_number(facts, "set.letters", (double)members->len);
    lor_fact_put_number(facts, "set.undated", (double)(members->len - counts.dated));
    lor_fact_put_number(facts, "set.recent", (double)counts.recent);
    lor_fact_put_number(facts, "set.clinical", (double)counts.clinical);
    lor_fact_put_number(facts, "set.institutions", (double)institutions);
    lor_fact_put_number(facts, "set.institutions.unknown", (double)unknown);
    lor_fact_put_number(facts, "set.names", (double)count_names(maker, members, applicant));
    lor_fact_put_number(facts, "set.pronouns", (double)((counts.he > 0) + (counts.she > 0)));
    return facts;
}

/* ---- the table of themes ---- */

static size_t area_of(LorArena *arena, LorSetTable *table, LorStr name) {
    size_t i = 0;
    while (i < table->areas.len && !lor_str_eq(table->areas.at[i], name)) i++;
    if (i == table->areas.len && i < AREAS) lor_vec_push(arena, &table->areas, name);
    return i;
}

/* Makes columns of the names in a list, and gives their bits. */
static uint64_t take_areas(LorArena *arena, LorSetTable *table, LorStr names) {
    uint64_t bits = 0;
    for (LorStr name; lor_str_split(&names, ',', &name);) {
        size_t area = lor_str_trim(name).len ? area_of(arena, table, lor_str_trim(name)) : AREAS;
        if (area < AREAS) bits |= UINT64_C(1) << area;
    }
    return bits;
}

static void add_table(LorSetMaker *maker, const LorMemberList *members, LorStr of) {
    LorSetTable table = {.of = of};
    for (size_t i = 0; i < members->len; i++) {
        const LorMember *member = &maker->members.at[members->at[i]];
        LorSetRow row = {.path = member->path, .covers = take_areas(maker->arena, &table, member->themes->covers)};
        take_areas(maker->arena, &table, member->themes->lacks);
        table.covered |= row.covers;
        lor_vec_push(maker->arena, &table.rows, row);
    }
    lor_vec_push(maker->arena, &maker->set.tables, table);
}

void lor_set_judge_applicant(LorSetMaker *maker, const LorMemberList *members, LorStr of, LorStr applicant) {
    LorMemberList read = {0};
    for (size_t i = 0; i < members->len; i++)
        if (maker->members.at[members->at[i]].read) lor_vec_push(maker->arena, &read, members->at[i]);
    if (read.len == 0) return;
    lor_set_apply(maker, facts_of(maker, &read, applicant), &read, NULL, of);
    add_table(maker, &read, of);
}
