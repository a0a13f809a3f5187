// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of one writer: whether more applicants stand among the best than there is room for.
#include "batch/writer_set.h"

#include <math.h>
#include <stdlib.h>

/** A letter that gives a place among peers. */
typedef struct Claim {
    uint64_t writer;
    uint32_t member;
    float room;  /* places at least so good, as the letter counts them */
    float group; /* of so many peers; 0: not said */
} Claim;

typedef LOR_VEC(Claim) Claims;

/* How many can stand where this letter puts its applicant: "top 5" five, "top 10 per cent of 40" four. 0: cannot be said. */
static float room_of(const LorMember *member) {
    if (member->top > 0) return member->top;
    if (member->share > 0 && member->group > 0) return ceilf(member->share * member->group / 100);
    return 0;
}

static int by_writer(const void *a, const void *b) {
    const Claim *x = a, *y = b;
    if (x->writer != y->writer) return x->writer < y->writer ? -1 : 1;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->room != y->room) return x->room < y->room ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

static bool is_named(const LorSetMaker *maker, const Claims *claims, size_t from, size_t before, LorStr applicant) {
    for (size_t i = from; i < before; i++)
        if (lor_member_same_name(maker->members.at[claims->at[i].member].applicant, applicant)) return true;
    return false;
}

static int by_index(const void *a, const void *b) {
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Judges the claims [from, end) of one writer on one group of peers, which are sorted by room: the first room that holds fewer than were
 * put into it. */
static void judge_writer(LorSetMaker *maker, const Claims *claims, size_t from, size_t end) {
    LorMemberList members = {0};
    for (size_t i = from; i < end; i++) {
        const Claim *claim = &claims->at[i];
        if (!is_named(maker, claims, from, i, maker->members.at[claim->member].applicant))
            lor_vec_push(maker->arena, &members, claim->member);
        bool more = i + 1 < end && claims->at[i + 1].room == claim->room;
        if (more || (float)members.len <= claim->room) continue;
        LorFacts *facts = lor_facts_new(maker->arena);
        lor_fact_put_number(facts, "set.best", claim->room);
        lor_fact_put_number(facts, "set.best.applicants", (double)members.len);
        qsort(members.at, members.len, sizeof *members.at, by_index);
        lor_set_apply(maker, facts, &members, NULL, (LorStr){0});
        return;
    }
}

void lor_set_judge_writers(LorSetMaker *maker) {
    Claims claims = {0};
    for (uint32_t m = 0; m < maker->members.len; m++) {
        const LorMember *member = &maker->members.at[m];
        Claim claim = {member->writer, m, room_of(member), member->group};
        if (member->read && member->writer && member->applicant.len && claim.room > 0) lor_vec_push(maker->arena, &claims, claim);
    }
    if (claims.len) qsort(claims.at, claims.len, sizeof *claims.at, by_writer);
    for (size_t from = 0, end; from < claims.len; from = end) {
        for (end = from + 1; end < claims.len && claims.at[end].writer == claims.at[from].writer &&
                             claims.at[end].group == claims.at[from].group;) end++;
        judge_writer(maker, &claims, from, end);
    }
}
