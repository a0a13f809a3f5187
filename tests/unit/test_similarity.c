// SPDX-License-Identifier: GPL-3.0-or-later
// Letters that share sentences, by hand-made keys: who meets whom, what is the house's, and that many letters stay cheap.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "batch/similarity.h"

typedef struct Fixture {
    LorArena *arena;
    LorMembers members;
    LorGroups groups;
} Fixture;

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    f->arena = lor_arena_new(0);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    lor_arena_free(f->arena);
    free(f);
    return 0;
}

/* A letter of `writer` at `house` with the sentences [first, first + count), of 20 words each. */
static LorMember *add(Fixture *f, uint64_t writer, uint64_t house, const char *applicant, uint64_t first, uint32_t count) {
    LorMember member = {.writer = writer, .institution = house, .applicant = lor_str_from_c(applicant), .read = true,
                        .text_key = f->members.len + 1, .bytes_key = f->members.len + 1, .key_count = count};
    member.path = lor_arena_format(f->arena, "%05zu.txt", f->members.len);
    member.keys = LOR_NEW_ARRAY(f->arena, LorMemberKey, count);
    for (uint32_t i = 0; i < count; i++) member.keys[i] = (LorMemberKey){.masked = first + i, .exact = (uint32_t)(first + i), .words = 20, .line = (i + 10) & 32767};
    lor_vec_push(f->arena, &f->members, member);
    return &f->members.at[f->members.len - 1];
}

static const LorGroup *only_group(Fixture *f, LorGroupKind kind) {
    f->groups.len = 0;
    lor_similarity_groups(f->arena, &f->members, &f->groups);
    assert_int_equal(f->groups.len, 1);
    assert_int_equal(f->groups.at[0].kind, kind);
    return &f->groups.at[0];
}

static void no_group(Fixture *f) {
    f->groups.len = 0;
    lor_similarity_groups(f->arena, &f->members, &f->groups);
    assert_int_equal(f->groups.len, 0);
}

static void counts_words_not_sentences(void **state) {
    Fixture *f = *state;
    add(f, 1, 0, "asha verma", 100, 10);
    LorMember *other = add(f, 2, 0, "omar haddad", 106, 10); /* four sentences in common: 80 words */
    const LorGroup *group = only_group(f, LOR_GROUP_SHARED);
    assert_int_equal(group->words, 80);
    assert_int_equal(group->exact, 80);
    assert_int_equal(group->writers, 2);
    assert_int_equal(group->parts.at[1].sentences.len, 4);
    assert_int_equal(group->parts.at[1].sentences.at[0]->line, 10);
    other->keys[0].words = 14; /* the shorter counts: 74 words */
    no_group(f);
}

static void names_and_numbers_do_not_hide_it(void **state) {
    Fixture *f = *state;
    add(f, 1, 0, "asha verma", 100, 6);
    LorMember *other = add(f, 2, 0, "omar haddad", 100, 6);
    for (uint32_t i = 0; i < 2; i++) other->keys[i].exact = 7 + i;
    const LorGroup *group = only_group(f, LOR_GROUP_SHARED);
    assert_int_equal(group->words, 120);
    assert_int_equal(group->exact, 80);
}

static void a_sentence_said_twice_counts_once(void **state) {
    Fixture *f = *state;
    LorMember *one = add(f, 1, 0, "", 100, 6), *two = add(f, 2, 0, "", 200, 6);
    for (uint32_t i = 0; i < 6; i++) f->members.at[0].keys[i].masked = two->keys[i].masked = 5;
    (void)one;
    no_group(f);
}

static void one_writer_may_write_again(void **state) {
    Fixture *f = *state;
    add(f, 1, 0, "asha verma", 100, 6);
    add(f, 1, 0, "a verma", 100, 6); /* the same applicant: another version */
    no_group(f);
    add(f, 1, 0, "omar haddad", 100, 6);
    const LorGroup *group = only_group(f, LOR_GROUP_REUSED);
    assert_int_equal(group->parts.len, 3);
    assert_int_equal(group->writers, 1);
}

static void unknown_writers_are_not_different(void **state) {
    Fixture *f = *state;
    add(f, 0, 0, "asha verma", 100, 6);
    LorMember *other = add(f, 0, 0, "omar haddad", 100, 6);
    assert_int_equal(only_group(f, LOR_GROUP_SHARED)->writers, 0);
    f->members.at[0].email = other->email = 9;
    only_group(f, LOR_GROUP_REUSED);
}

static void what_most_letters_of_a_house_say_is_the_house_s(void **state) {
    Fixture *f = *state;
    for (uint64_t i = 0; i < 3; i++) add(f, i + 1, 77, "", 100, 6);
    assert_int_equal(only_group(f, LOR_GROUP_SHARED)->parts.len, 3); /* three letters are too few to tell */
    add(f, 4, 77, "", 500, 6);
    add(f, 5, 77, "", 600, 6); /* three of five */
    no_group(f);
    add(f, 6, 77, "", 700, 6); /* three of six: not most */
    assert_int_equal(only_group(f, LOR_GROUP_SHARED)->parts.len, 3);
}

static void a_house_s_words_in_another_house_are_not_its_own(void **state) {
    Fixture *f = *state;
    for (uint64_t i = 0; i < 5; i++) add(f, i + 1, 77, "", 100, 6);
    add(f, 8, 88, "", 100, 6);
    add(f, 9, 99, "", 100, 6);
    assert_int_equal(only_group(f, LOR_GROUP_SHARED)->parts.len, 2); /* the two others */
}

static void groups_are_connected(void **state) {
    Fixture *f = *state;
    add(f, 1, 0, "", 100, 10);
    add(f, 2, 0, "", 900, 10);
    add(f, 3, 0, "", 105, 10);
    add(f, 4, 0, "", 110, 10); /* meets the third, not the first */
    const LorGroup *group = only_group(f, LOR_GROUP_SHARED);
    assert_int_equal(group->parts.len, 3);
    assert_int_equal(group->parts.at[0].member, 0);
    assert_int_equal(group->parts.at[1].member, 2);
    assert_int_equal(group->words, 100);
}

static void duplicates_are_told_once(void **state) {
    Fixture *f = *state;
    LorMember *one = add(f, 1, 0, "", 100, 10), *two = add(f, 1, 0, "", 100, 10);
    f->members.at[0].text_key = two->text_key = 5;
    (void)one;
    only_group(f, LOR_GROUP_SAME_TEXT);
    f->members.at[0].bytes_key = f->members.at[1].bytes_key = 6;
    only_group(f, LOR_GROUP_SAME_FILE);
    f->members.at[0].text_key = f->members.at[1].text_key = 0; /* files that could not be read */
    f->members.at[0].key_count = f->members.at[1].key_count = 0;
    only_group(f, LOR_GROUP_SAME_FILE);
}

static void names_of_one_person(void **state) {
    Fixture *f = *state;
    static const char *const same[][2] = {{"Dr. Asha Verma", "A. Verma"}, {"Verma, Asha K.", "Asha Verma"}, {"Ana Diaz", "Ana D\xC3\xAD" "az Soto"},
                                          {"Prof. (Dr.) O'Neil", "oneil"}, {"", "Asha"}};
    static const char *const other[][2] = {{"Asha Verma", "Omar Haddad"}, {"Asha Verma", "Asha Gupta"}, {"A. Verma", "B. Verma"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (!lor_member_same_name(lor_member_name(f->arena, lor_str_from_c(same[i][0])), lor_member_name(f->arena, lor_str_from_c(same[i][1]))))
            fail_msg("%s, %s", same[i][0], same[i][1]);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (lor_member_same_name(lor_member_name(f->arena, lor_str_from_c(other[i][0])), lor_member_name(f->arena, lor_str_from_c(other[i][1]))))
            fail_msg("%s, %s", other[i][0], other[i][1]);
}

/* 20,000 letters of which all share six sentences, and 20,000 that share none: no cost of pairs. */
static void many_letters_stay_cheap(void **state) {
    Fixture *f = *state;
    for (uint64_t i = 0; i < 20000; i++) add(f, i + 1, 0, "", 100, 6);
    for (uint64_t i = 0; i < 20000; i++) add(f, i + 1, 0, "", 1000000 + 20 * i, 20);
    clock_t start = clock();
    assert_int_equal(only_group(f, LOR_GROUP_SHARED)->parts.len, 20000);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (took > 5) fail_msg("%.1f s", took);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(counts_words_not_sentences),
        WITH(names_and_numbers_do_not_hide_it),
        WITH(a_sentence_said_twice_counts_once),
        WITH(one_writer_may_write_again),
        WITH(unknown_writers_are_not_different),
        WITH(what_most_letters_of_a_house_say_is_the_house_s),
        WITH(a_house_s_words_in_another_house_are_not_its_own),
        WITH(groups_are_connected),
        WITH(duplicates_are_told_once),
        WITH(names_of_one_person),
        WITH(many_letters_stay_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
