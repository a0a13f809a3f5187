// SPDX-License-Identifier: GPL-3.0-or-later
// Letters made to hurt: one line over and over, or with another number each time ('#'), since what is said twice is read once. Four times the lines may take some four times as long, not sixteen times.
#include "../support/pack.h"

#include "core/buf.h"

#include <time.h>

#define LINES  2000u /* [line] of the short letter; the long one has four times as many */
#define TIMES  4u
#define RATIO  9.0   /* of the two times: 4 when linear, 16 when quadratic */
#define ENOUGH 0.05  /* [s] less is not worth telling */

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void add_line(LorBuf *text, const char *line, size_t number) {
    for (; *line; line++)
        if (*line == '#') lor_buf_format(text, "%zu", number);
        else lor_buf_char(text, *line);
}

/* The better of two readings: others may use the machine too. */
static double time_of(const LorPacks *packs, const char *head, const char *line, size_t count) {
    double best = 1e9;
    for (size_t round = 0; round < 2; round++) {
        LorArena *arena = lor_arena_new(0);
        LorBuf text = {.arena = arena};
        lor_buf_add(&text, lor_str_from_c(head));
        for (size_t i = 0; i < count; i++) add_line(&text, line, i);
        lor_buf_char(&text, 0);
        double start = seconds();
        lint_of(arena, packs, text.ptr);
        double took = seconds() - start;
        if (took < best) best = took;
        lor_arena_free(arena);
    }
    return best;
}

#define TEN(words) words words words words words words words words words words

static void time_grows_with_the_letter(void **state) {
    (void)state;
    static const char head[] = "LAKEVIEW HOSPITAL\n\nDear Director,\n\nI recommend Dr. Asha Verma.\n\n";
    static const char slips[] = "Dear Director,\n\nI recommend Dr. Asha Verma. She is kind. He said so. I supervised her.\n\n";
    static const struct {
        const char *head, *line;
    } letters[] = {
        {"", "Dr. Farah Malik, MBBS\n"},                                                               /* names in no signature block */
        {"", "I recommend Dr. Asha Verma\n"},
        {head, "Dr. Asha Verma\n"},
        {head, "- managed 12 patients "},                                                              /* one line without an end */
        {head, "She listened to a patient of 50 and reported honestly to the family that night\n"},    /* many words of themes */
        {head, "Dr. Verma is honest, kind and calm and explains to families what is planned.\n\n"},
        {"Dear Director,\n\nI recommend her.\n\nSincerely,\n", "Dr. Farah Malik, MBBS, Head of Medicine, Lakeview Hospital\n"},
        {"", "14 Canal Road, Multan, tel. 061 555 0100, a@b.example\n"},
        {"", "Dear Sir,\n"},
        {slips, "my w# nurse " TEN(TEN("my nurse ")) "\n\n"},                                         /* somebody else, and no mark before the next paragraph */
        {slips, "I supervised her with w# " TEN(TEN("to ")) ".\n"},                                   /* periods without a year */
        {slips, "She worked with me as w# for quite some time until now.\n"},
    };
    LorArena *arena = lor_arena_new(0);
    LorError err = {0};
    LorPacks *packs = lor_packs_builtin(arena);
    assert_true(lor_packs_seal(packs, &err));
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        double once = time_of(packs, letters[i].head, letters[i].line, LINES), more = time_of(packs, letters[i].head, letters[i].line, LINES * TIMES);
        if (more > ENOUGH && more > once * RATIO) fail_msg("%.40s: %.3f s, then %.3f s", letters[i].line, once, more);
    }
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(time_grows_with_the_letter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
