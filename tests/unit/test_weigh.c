// SPDX-License-Identifier: GPL-3.0-or-later
// Words weigh alike in all their forms and about everybody, sentences by their place too, and sentences that tell a thing weigh more than those that do not.
#include "../support/body.h"
#include "letter/term.h"
#include "letter/weigh.h"
#include "../support/arena.h"

static const char *stem(const char *word) { return lor_arena_format(arena, "%.*s", LOR_STR_ARG(lor_term_stem(lor_str_from_c(word)))).ptr; }

static void forms_of_a_word_have_one_stem(void **state) {
    (void)state;
    assert_string_equal(stem("managed"), "manag");
    assert_string_equal(stem("managing"), "manag");
    assert_string_equal(stem("manage"), "manag");
    assert_string_equal(stem("studies"), stem("study"));
    assert_string_equal(stem("independently"), "independent");
}

static void short_words_stay_whole(void **state) {
    (void)state;
    assert_string_equal(stem("led"), "led");
    assert_string_equal(stem("this"), "this");
    assert_string_equal(stem(""), "");
}

static const char *terms(const char *text) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    LorBuf buf = {.arena = arena};
    for (size_t t = 0; t < letter->tokens.len; t++) {
        LorStr term = lor_term_text(letter, t);
        if (buf.len && term.len) lor_buf_char(&buf, ' ');
        lor_buf_add(&buf, term);
    }
    return lor_arena_format(arena, "%.*s", LOR_STR_ARG(lor_buf_str(&buf))).ptr;
}

static void people_figures_and_dates_are_told_by_their_kind(void **state) {
    (void)state;
    assert_string_equal(terms("In May 2025 she saw 14 patients."), "in #m #y @ saw # patient");
    assert_string_equal(terms("In June 2024 he saw 9 patients."), "in #m #y @ saw # patient");
    assert_string_equal(terms("Dr. Haddad's one night"), "haddad one night");
    assert_string_equal(terms("An old woman and her daughter"), "an old man and @ kin");
    assert_string_equal(terms("A man and his wife"), "a man and @ kin");
}

static const char *places(size_t before, size_t behind) {
    LorStr terms[LOR_TERM_PLACES];
    lor_term_places(before, behind, terms);
    return lor_arena_format(arena, "%.*s %.*s %.*s", LOR_STR_ARG(terms[0]), LOR_STR_ARG(terms[1]), LOR_STR_ARG(terms[2])).ptr;
}

static void where_a_sentence_stands_is_told_from_either_end(void **state) {
    (void)state;
    assert_string_equal(places(0, 0), "<0 >0 =0");
    assert_string_equal(places(0, 19), "<0 >5 =0");
    assert_string_equal(places(9, 10), "<5 >5 =2");
    assert_string_equal(places(19, 0), "<5 >0 =4");
    assert_string_equal(places((size_t)1 << 40, (size_t)1 << 40), "<5 >5 =2");
}

static int weight(const char *text, LorScale scale) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    return lor_weights(letter)->scales[scale].most;
}

static void a_sentence_that_tells_a_thing_weighs_more(void **state) {
    (void)state;
    const char *filler = "The hospital stands near the old harbour.";
    assert_true(weight("When I travelled I left the ward in her hands and slept well.", LOR_SCALE_TRUST) > weight(filler, LOR_SCALE_TRUST));
    assert_true(weight("Please feel free to contact me with any questions.", LOR_SCALE_CONTACT) > weight(filler, LOR_SCALE_CONTACT) + LOR_WEIGHT_ONE);
    assert_true(weight("Of the 40 interns that I have supervised she ranks second.", LOR_SCALE_FULL) > weight(filler, LOR_SCALE_FULL) + LOR_WEIGHT_ONE);
}

static LorStr field(LorStr *line) {
    LorStr part = {0};
    lor_str_split(line, '\t', &part);
    return part;
}

static int number(LorStr text) {
    double value = 0;
    assert_true(lor_str_to_number(text, &value));
    return (int)value;
}

/* Adds what learn/weights.tsv says of a term, and of each scale alone when the term is empty. */
static void add_said(LorStr file, LorStr term, int sums[LOR_SCALES]) {
    LorStr names[LOR_SCALES], line;
    for (size_t scale = 0; lor_str_split(&file, '\n', &line);) {
        LorStr kind = field(&line), text = field(&line);
        if (lor_str_is(kind, "scale")) {
            names[scale] = text;
            if (!term.len) sums[scale] += number(field(&line));
            scale++;
        }
        if (!term.len || !lor_str_is(kind, "term") || !lor_str_eq(text, term)) continue;
        while (line.len) {
            LorStr name = field(&line);
            for (size_t i = 0; i < LOR_SCALES; i++)
                if (lor_str_eq(names[i], name)) sums[i] += number(field(&line));
        }
    }
}

static void a_sentence_weighs_what_the_file_says_of_its_terms(void **state) {
    (void)state;
    static const char *const stands[] = {"<0", ">0", "=0"}; /* the only sentence */
    static const char *told[] = {"<", "when", "i", "slept", "@", "held", "the", "ward", ">"}; /* each differs from the others */
    LorStr file = check_file(arena, "learn/weights.tsv");
    LorLetter *letter = body_of(arena, LOR_STR("When I slept she held the ward"));
    int sums[LOR_SCALES] = {0};
    assert_true(file.len > 0);
    add_said(file, (LorStr){0}, sums);
    for (size_t i = 0; i < sizeof stands / sizeof *stands; i++) add_said(file, lor_str_from_c(stands[i]), sums);
    for (size_t i = 1; i < sizeof told / sizeof *told; i++) {
        add_said(file, lor_arena_format(arena, "%s %s", told[i - 1], told[i]), sums);
        if (*told[i] != '>') add_said(file, lor_str_from_c(told[i]), sums);
    }
    for (size_t scale = 0; scale < LOR_SCALES; scale++) {
        int held = sums[scale] < -LOR_WEIGHT_MOST ? -LOR_WEIGHT_MOST : sums[scale] > LOR_WEIGHT_MOST ? LOR_WEIGHT_MOST : sums[scale];
        assert_int_equal(lor_weights(letter)->sentences[scale], held);
    }
}

static void he_and_she_weigh_alike(void **state) {
    (void)state;
    for (size_t scale = 0; scale < LOR_SCALES; scale++)
        assert_int_equal(weight("When I travelled I left the ward in her hands, and she ran it.", (LorScale)scale), weight("When I travelled I left the ward in his hands, and he ran it.", (LorScale)scale));
}

static void the_heaviest_sentence_is_told(void **state) {
    (void)state;
    LorLetter *letter = body_of(arena, LOR_STR("The hospital stands near the harbour. Please contact me with any questions. The harbour is old."));
    const LorWeights *weights = lor_weights(letter);
    assert_int_equal(weights->scales[LOR_SCALE_CONTACT].sentence, 1);
    assert_int_equal(weights->sentences[LOR_SCALES + LOR_SCALE_CONTACT], weights->scales[LOR_SCALE_CONTACT].most);
}

static void a_letter_without_sentences_says_nothing(void **state) {
    (void)state;
    const LorWeights *weights = lor_weights(body_of(arena, LOR_STR("")));
    for (size_t scale = 0; scale < LOR_SCALES; scale++) assert_int_equal(weights->scales[scale].most, -LOR_WEIGHT_MOST);
    assert_true(weights->verdicts[LOR_VERDICT_ENTRUSTMENT] < 0);
}

static void a_weight_is_held(void **state) {
    (void)state;
    LorLetterWeight sum = lor_letter_weight_none();
    lor_letter_weight_add(&sum, 7, 1 << 20);
    assert_int_equal(sum.most, LOR_WEIGHT_MOST);
    assert_int_equal(sum.sentence, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_word_have_one_stem),
        cmocka_unit_test(short_words_stay_whole),
        cmocka_unit_test(people_figures_and_dates_are_told_by_their_kind),
        cmocka_unit_test(where_a_sentence_stands_is_told_from_either_end),
        cmocka_unit_test(a_sentence_that_tells_a_thing_weighs_more),
        cmocka_unit_test(a_sentence_weighs_what_the_file_says_of_its_terms),
        cmocka_unit_test(he_and_she_weigh_alike),
        cmocka_unit_test(the_heaviest_sentence_is_told),
        cmocka_unit_test(a_letter_without_sentences_says_nothing),
        cmocka_unit_test(a_weight_is_held),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
