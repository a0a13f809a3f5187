// SPDX-License-Identifier: GPL-3.0-or-later
// Letters that meet in enough sentences, and the groups that they form.
#include "batch/similarity.h"

#include "batch/sentence_index.h"

#include <stdlib.h>

/** Members joined into groups: a forest with the smallest index as root. */
typedef struct Forest {
    uint32_t *parent;
    uint32_t *words, *exact; /* of the root: see LorGroup */
    uint32_t *most;          /* [word] of each: see LorGroupPart */
} Forest;

typedef struct Meeting {
    LorArena *scratch;
    const LorMembers *members;
    LorSentenceIndex index;
    uint32_t *met, *met_exact; /* [word] shared with the member that is looked at */
    LOR_VEC(uint32_t) touched; /* members with met > 0 */
    LOR_VEC(const LorMemberKey *) own; /* sentences of the member that is looked at */
    Forest shared, reused;
} Meeting;

/* ---- the forest ---- */

static Forest new_forest(LorArena *arena, size_t count) {
    Forest forest = {LOR_NEW_ARRAY(arena, uint32_t, count), LOR_NEW_ARRAY(arena, uint32_t, count), LOR_NEW_ARRAY(arena, uint32_t, count),
                     LOR_NEW_ARRAY(arena, uint32_t, count)};
    for (uint32_t i = 0; i < count; i++) forest.parent[i] = i;
    return forest;
}

static uint32_t root_of(const Forest *forest, uint32_t m) {
    while (forest->parent[m] != m) m = forest->parent[m] = forest->parent[forest->parent[m]];
    return m;
}

static void keep_most(Forest *forest, uint32_t root, uint32_t words, uint32_t exact) {
    if (words < forest->words[root] || (words == forest->words[root] && exact <= forest->exact[root])) return;
    forest->words[root] = words;
    forest->exact[root] = exact;
}

static void join(Forest *forest, uint32_t a, uint32_t b, uint32_t words, uint32_t exact) {
    uint32_t x = root_of(forest, a), y = root_of(forest, b), low = x < y ? x : y, high = x < y ? y : x;
    keep_most(forest, low, forest->words[high], forest->exact[high]);
    keep_most(forest, low, words, exact);
    forest->parent[high] = low;
    if (words > forest->most[a]) forest->most[a] = words;
    if (words > forest->most[b]) forest->most[b] = words;
}

/* ---- who meets whom ---- */

static const LorMemberKey *key_at(const Meeting *x, const LorIndexEntry *entry) {
    const LorMember *member = &x->members->at[entry->member];
    return lor_index_entry_of(&x->index, entry->member, entry->key) == LOR_NOBODY ? NULL : &member->keys[entry->key];
}

/* Adds what a member shares in one sentence to what it shares with each letter before it. */
static void meet_in(Meeting *x, const LorMemberKey *key, size_t at) {
    const LorIndexEntry *entries = x->index.entries;
    for (size_t i = at, near = 0; i-- > 0 && near < LOR_NEAR && entries[i].masked == key->masked; near++) {
        const LorMemberKey *theirs = key_at(x, &entries[i]);
        if (!theirs) continue;
        uint32_t words = theirs->words < key->words ? theirs->words : key->words, other = entries[i].member;
        if (!x->met[other]) lor_vec_push(x->scratch, &x->touched, other);
        x->met[other] += words;
        if (theirs->exact == key->exact) x->met_exact[other] += words;
    }
}

typedef enum Writers { DIFFERENT, SAME, UNKNOWN } Writers;

/* A department's address can be many writers': names come first. */
static Writers compare_writers(const LorMember *a, const LorMember *b) {
    if (a->writer && b->writer) return a->writer == b->writer ? SAME : DIFFERENT;
    return a->email && a->email == b->email ? SAME : UNKNOWN;
}

static void join_two(Meeting *x, uint32_t m, uint32_t other) {
    const LorMember *a = &x->members->at[m], *b = &x->members->at[other];
    bool same = compare_writers(a, b) == SAME;
    if (a->text_key == b->text_key) return; /* told as a duplicate */
    if (same && lor_member_same_name(a->applicant, b->applicant)) return; /* two versions of one letter */
    join(same ? &x->reused : &x->shared, m, other, x->met[other], x->met_exact[other]);
}

static void meet_all(Meeting *x) {
    for (uint32_t m = 0; m < x->members->len; m++) {
        const LorMember *member = &x->members->at[m];
        x->touched.len = 0;
        for (uint32_t k = 0; k < member->key_count; k++) {
            uint32_t at = lor_index_entry_of(&x->index, m, k);
            if (at != LOR_NOBODY) meet_in(x, &member->keys[k], at);
        }
        for (size_t i = 0; i < x->touched.len; i++) {
            uint32_t other = x->touched.at[i];
            if (x->met[other] >= LOR_SHARED_WORDS) join_two(x, m, other);
            x->met[other] = x->met_exact[other] = 0;
        }
    }
}

/* ---- groups ---- */

/** A member and what it is grouped by. */
typedef struct Filed {
    uint64_t under;
    uint32_t member;
} Filed;

typedef LOR_VEC(Filed) Files;

/* Room for all members. */
static Files new_files(const Meeting *x) {
    return (Files){.at = LOR_NEW_ARRAY(x->scratch, Filed, x->members->len), .cap = x->members->len};
}

static int by_file(const void *a, const void *b) {
    const Filed *x = a, *y = b;
    if (x->under != y->under) return x->under < y->under ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

static int by_number(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static uint32_t count_writers(LorArena *scratch, const LorMembers *members, const LorGroup *group) {
    uint64_t *writers = LOR_NEW_ARRAY(scratch, uint64_t, group->parts.len);
    uint32_t count = 0;
    for (size_t i = 0; i < group->parts.len; i++) writers[i] = members->at[group->parts.at[i].member].writer;
    qsort(writers, group->parts.len, sizeof *writers, by_number);
    for (size_t i = 0; i < group->parts.len; i++) count += writers[i] && (i == 0 || writers[i] != writers[i - 1]);
    return count;
}

/* A group for each file with two members and more; the files are put into order. */
static void add_groups(LorArena *arena, const Meeting *x, LorGroupKind kind, Files files, LorGroups *groups) {
    if (files.len) qsort(files.at, files.len, sizeof *files.at, by_file);
    for (size_t from = 0, end; from < files.len; from = end) {
        for (end = from + 1; end < files.len && files.at[end].under == files.at[from].under;) end++;
        if (end - from < 2) continue;
        LorGroup group = {.kind = kind};
        for (size_t i = from; i < end; i++) lor_vec_push(arena, &group.parts, (LorGroupPart){.member = files.at[i].member});
        group.writers = count_writers(x->scratch, x->members, &group);
        lor_vec_push(arena, groups, group);
    }
}

static bool is_one_file(const LorMembers *members, const LorGroup *group) {
    uint64_t first = members->at[group->parts.at[0].member].bytes_key;
    for (size_t i = 1; i < group->parts.len; i++)
        if (members->at[group->parts.at[i].member].bytes_key != first) return false;
    return first != 0;
}

static void add_duplicates(LorArena *arena, const Meeting *x, LorGroups *groups) {
    Files files = new_files(x), texts = new_files(x);
    for (uint32_t m = 0; m < x->members->len; m++) {
        const LorMember *member = &x->members->at[m];
        if (member->bytes_key) lor_vec_push(x->scratch, &files, (Filed){member->bytes_key, m});
        if (member->text_key) lor_vec_push(x->scratch, &texts, (Filed){member->text_key, m});
    }
    add_groups(arena, x, LOR_GROUP_SAME_FILE, files, groups);
    size_t kept = groups->len, from = kept;
    add_groups(arena, x, LOR_GROUP_SAME_TEXT, texts, groups);
    for (size_t i = from; i < groups->len; i++) /* those that are one file were told */
        if (!is_one_file(x->members, &groups->at[i])) groups->at[kept++] = groups->at[i];
    groups->len = kept;
}

/* Whether a letter near this entry is of the same tree and has the sentence too. */
static bool meets_own(const Meeting *x, const Forest *forest, uint32_t root, size_t at) {
    const LorIndexEntry *entries = x->index.entries;
    uint64_t masked = entries[at].masked;
    for (size_t i = at, near = 0; i-- > 0 && near < LOR_NEAR && entries[i].masked == masked; near++)
        if (root_of(forest, entries[i].member) == root && key_at(x, &entries[i])) return true;
    for (size_t i = at + 1; i < x->index.count && i <= at + LOR_NEAR && entries[i].masked == masked; i++)
        if (root_of(forest, entries[i].member) == root && key_at(x, &entries[i])) return true;
    return false;
}

static void fill_part(LorArena *arena, Meeting *x, const Forest *forest, LorGroupPart *part) {
    const LorMember *member = &x->members->at[part->member];
    uint32_t root = root_of(forest, part->member);
    x->own.len = 0;
    part->words = forest->most[part->member];
    for (uint32_t k = 0; k < member->key_count; k++) {
        uint32_t at = lor_index_entry_of(&x->index, part->member, k);
        if (at != LOR_NOBODY && meets_own(x, forest, root, at)) lor_vec_push(x->scratch, &x->own, &member->keys[k]);
    }
    lor_vec_room(arena, &part->sentences, x->own.len);
    part->sentences.len = x->own.len;
    if (x->own.len) memcpy(part->sentences.at, x->own.at, x->own.len * sizeof *x->own.at);
}

static void add_joined(LorArena *arena, Meeting *x, LorGroupKind kind, const Forest *forest, LorGroups *groups) {
    Files files = new_files(x);
    size_t from = groups->len;
    for (uint32_t m = 0; m < x->members->len; m++) lor_vec_push(x->scratch, &files, (Filed){root_of(forest, m), m});
    add_groups(arena, x, kind, files, groups);
    for (size_t i = from; i < groups->len; i++) {
        LorGroup *group = &groups->at[i];
        uint32_t root = group->parts.at[0].member;
        group->words = forest->words[root];
        group->exact = forest->exact[root];
        for (size_t j = 0; j < group->parts.len; j++) fill_part(arena, x, forest, &group->parts.at[j]);
    }
}

static int by_first(const void *a, const void *b) {
    const LorGroup *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return x->parts.at[0].member < y->parts.at[0].member ? -1 : 1;
}

void lor_similarity_groups(LorArena *arena, const LorMembers *members, LorGroups *groups) {
    Meeting x = {.scratch = lor_arena_new(0), .members = members};
    x.index = lor_sentence_index(x.scratch, members);
    x.met = LOR_NEW_ARRAY(x.scratch, uint32_t, members->len);
    x.met_exact = LOR_NEW_ARRAY(x.scratch, uint32_t, members->len);
    x.shared = new_forest(x.scratch, members->len);
    x.reused = new_forest(x.scratch, members->len);
    add_duplicates(arena, &x, groups);
    meet_all(&x);
    add_joined(arena, &x, LOR_GROUP_SHARED, &x.shared, groups);
    add_joined(arena, &x, LOR_GROUP_REUSED, &x.reused, groups);
    if (groups->len) qsort(groups->at, groups->len, sizeof *groups->at, by_first);
    lor_arena_free(x.scratch);
}
