// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to find shared wording among many letters: LETTERS of SENTENCES each, in houses with wording of their own, one of fifty letters with
// eight sentences of another writer's. Prints seconds, memory and groups.    similarity [LETTERS [SENTENCES]]
#include "batch/similarity.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define HOUSES  2000u
#define HOUSE_S 3u  /* sentences that stand in most of a house's letters */
#define COPIED  50u /* one of so many letters takes sentences from another */
#define TAKEN   8u

/* A repeatable sequence (splitmix64). */
static uint64_t next(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static uint64_t sentence_of(const LorMembers *members, uint64_t letter, size_t place, uint64_t house, uint64_t *state) {
    bool of_house = place < HOUSE_S && next(state) % 10 < 8, taken = letter && letter % COPIED == 0 && place >= HOUSE_S && place < HOUSE_S + TAKEN;
    if (of_house) return house * HOUSE_S + place + 1;
    const LorMember *other = taken ? &members->at[letter / 2] : NULL;
    return other && place < other->key_count ? other->keys[place].masked : next(state);
}

static void add(LorArena *arena, LorMembers *members, uint64_t letter, uint32_t sentences, uint64_t *state) {
    uint64_t house = next(state) % HOUSES;
    LorMember member = {.writer = next(state) | 1, .institution = house + 1, .applicant = LOR_STR("asha verma"), .read = true, .text_key = letter + 1,
                        .bytes_key = letter + 1, .keys = LOR_NEW_ARRAY(arena, LorMemberKey, sentences), .key_count = sentences};
    member.path = lor_arena_format(arena, "letters/%06zu.txt", (size_t)letter);
    for (uint32_t i = 0; i < sentences; i++) {
        uint64_t masked = sentence_of(members, letter, i, house, state);
        member.keys[i] = (LorMemberKey){.masked = masked, .exact = (uint32_t)masked, .words = 18, .line = (i + 8) & 32767};
    }
    lor_vec_push(arena, members, member);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    uint64_t letters = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000, state = 1;
    uint32_t sentences = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 15;
    LorArena *arena = lor_arena_new(0);
    LorMembers members = {.at = LOR_NEW_ARRAY(arena, LorMember, letters), .cap = letters};
    LorGroups groups = {0};
    for (uint64_t i = 0; i < letters; i++) add(arena, &members, i, sentences, &state);
    double start = seconds();
    lor_similarity_groups(arena, &members, &groups);
    double took = seconds() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu letters of %u sentences: %.2f s CPU, %.0f MB with the letters' keys, %zu groups\n", (size_t)letters, sentences, took,
           (double)usage.ru_maxrss / 1024, groups.len);
    lor_arena_free(arena);
    return 0;
}
