// SPDX-License-Identifier: GPL-3.0-or-later
// From members to findings: each gathering of letters gets its facts, and the packs' rules judge them.
#include "batch/set.h"

#include "batch/applicant_set.h"
#include "batch/writer_set.h"

#include <stdlib.h>

LorSetMaker *lor_set_new(const LorPacks *packs, LorStr applicant, bool folders, size_t expected) {
    LorArena *arena = lor_arena_new(0);
    LorSetMaker *maker = LOR_NEW(arena, LorSetMaker);
    *maker = (LorSetMaker){.arena = arena, .packs = packs, .applicant = applicant, .folders = folders};
    lor_vec_room(arena, &maker->members, expected);
    return maker;
}

void lor_set_free(LorSetMaker *maker) {
    if (maker) lor_arena_free(maker->arena);
}

void lor_set_add(LorSetMaker *maker, const LorResult *result, LorStr path) {
    LorMember member = lor_member_of(maker->arena, result, maker->folders || maker->applicant.len);
    if (!lor_str_eq(path, result->path)) maker->anonymous = true;
    member.path = path;
    lor_vec_push(maker->arena, &maker->members, member);
}

/* ---- letters that are alike ---- */

static LorFacts *facts_of_group(LorArena *arena, const LorGroup *group) {
    LorFacts *facts = lor_facts_new(arena);
    double letters = (double)group->parts.len;
    switch (group->kind) {
    case LOR_GROUP_SAME_FILE:
    case LOR_GROUP_SAME_TEXT:
        lor_fact_put_text(facts, "set.duplicate", group->kind == LOR_GROUP_SAME_FILE ? LOR_STR("file") : LOR_STR("text"));
        lor_fact_put_number(facts, "set.duplicate.letters", letters);
        break;
    case LOR_GROUP_SHARED:
        lor_fact_put_number(facts, "set.shared", group->words);
        lor_fact_put_number(facts, "set.shared.exact", group->exact);
        lor_fact_put_number(facts, "set.shared.letters", letters);
        lor_fact_put_number(facts, "set.shared.writers", group->writers);
        break;
    case LOR_GROUP_REUSED:
        lor_fact_put_number(facts, "set.reused", group->words);
        lor_fact_put_number(facts, "set.reused.letters", letters);
        break;
    }
    return facts;
}

static void count_shared(LorSetResult *set, const LorGroup *group) {
    set->shared_groups++;
    set->shared_letters += group->parts.len;
    if (group->parts.len > set->shared_largest) set->shared_largest = group->parts.len;
    if (group->words > set->shared_words) set->shared_words = group->words;
}

static void judge_groups(LorSetMaker *maker) {
    LorGroups groups = {0};
    lor_similarity_groups(maker->arena, &maker->members, &groups);
    for (size_t i = 0; i < groups.len; i++) {
        const LorGroup *group = &groups.at[i];
        LorMemberList members = {0};
        size_t before = maker->set.findings.len;
        lor_vec_room(maker->arena, &members, group->parts.len);
        for (size_t j = 0; j < group->parts.len; j++) lor_vec_push(maker->arena, &members, group->parts.at[j].member);
        lor_set_apply(maker, facts_of_group(maker->arena, group), &members, group, (LorStr){0});
        if (group->kind == LOR_GROUP_SHARED && maker->set.findings.len > before) count_shared(&maker->set, group);
    }
}

/* ---- letters of one applicant ---- */

typedef struct Filed {
    LorStr folder;
    uint32_t member;
} Filed;

static int by_folder(const void *a, const void *b) {
    const Filed *x = a, *y = b;
    int order = lor_str_cmp(x->folder, y->folder);
    return order ? order : (x->member > y->member) - (x->member < y->member);
}

static void judge_folders(LorSetMaker *maker) {
    size_t count = maker->members.len, sets = 0;
    Filed *filed = LOR_NEW_ARRAY(maker->arena, Filed, count);
    for (uint32_t i = 0; i < count; i++) filed[i] = (Filed){maker->members.at[i].themes->folder, i};
    if (count) qsort(filed, count, sizeof *filed, by_folder);
    for (size_t from = 0, end; from < count; from = end) {
        LorMemberList members = {0};
        for (end = from; end < count && lor_str_eq(filed[end].folder, filed[from].folder); end++)
            lor_vec_push(maker->arena, &members, filed[end].member);
        LorStr of = maker->anonymous ? lor_arena_format(maker->arena, "set %zu", ++sets) : filed[from].folder;
        lor_set_judge_applicant(maker, &members, of, (LorStr){0});
    }
}

static void judge_named(LorSetMaker *maker) {
    LorMemberList members = {0};
    for (uint32_t i = 0; i < maker->members.len; i++) lor_vec_push(maker->arena, &members, i);
    LorStr of = maker->anonymous ? LOR_STR("set 1") : maker->applicant;
    lor_set_judge_applicant(maker, &members, of, lor_member_name(maker->arena, maker->applicant));
}

/* ---- all ---- */

static int by_rule(const void *a, const void *b) {
    const LorSetFinding *x = a, *y = b;
    int order = lor_str_cmp(x->rule->id, y->rule->id);
    if (order == 0) order = lor_str_cmp(x->letters.at[0].path, y->letters.at[0].path);
    return order ? order : lor_str_cmp(x->message, y->message);
}

const LorSetResult *lor_set_judge(LorSetMaker *maker) {
    LorSetResult *set = &maker->set;
    judge_groups(maker);
    lor_set_judge_writers(maker);
    if (maker->folders) judge_folders(maker);
    else if (maker->applicant.len && maker->members.len) judge_named(maker);
    if (set->findings.len) qsort(set->findings.at, set->findings.len, sizeof *set->findings.at, by_rule);
    return set;
}
