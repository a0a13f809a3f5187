// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences and paragraphs: what ends one and what does not, wrapped by hand or not.
#include "../support/body.h"
#include "letter/anatomy.h"
#include "../support/arena.h"

/* Sentences parted by |, paragraphs by ||. */
static LorStr cut(const char *text) {
    LorLetter *letter = body_of(arena, lor_str_from_c(text));
    LorBuf out = {.arena = arena};
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (i) lor_buf_add(&out, s->paragraph == s[-1].paragraph ? LOR_STR("|") : LOR_STR("||"));
        for (size_t c = s->off; c < s->off + s->len; c++) lor_buf_char(&out, letter->text.ptr[c] == '\n' ? ' ' : letter->text.ptr[c]);
    }
    return lor_buf_str(&out);
}

#define expect_cut(text, cuts) check_str(cut(text), lor_str_from_c(cuts), __FILE__, __LINE__)

static void full_stops_end_sentences(void **state) {
    (void)state;
    expect_cut("He came. She went! Why? They stayed.", "he came|she went|why|they stayed");
    expect_cut("He came.\nShe went.", "he came|she went");
    expect_cut("He said \"Go.\" She went.", "he said \"go|she went");
    expect_cut("It was 2024. 12 came.", "it was 2024|12 came");
}

static void lines_of_a_form_are_sentences(void **state) {
    (void)state;
    expect_cut("Post held: Intern\nPeriod: May to June 2025\nWard: Medicine", "post held: intern||period: may to june 2025||ward: medicine");
    expect_cut("I say this: she is good\nand kind.", "i say this: she is good and kind");
}

static void abbreviations_initials_and_decimals_do_not(void **state) {
    (void)state;
    expect_cut("I know Dr. Asha Verma and Prof. S. K. Rao well.", "i know dr. asha verma and prof. s. k. rao well");
    expect_cut("In the Dept. of Surgery, e.g. Ward 4, Mr. Ali, i.e. Bed 3.", "in the dept. of surgery, eg. ward 4, mr. ali, ie. bed 3");
    expect_cut("She holds an M.B.B.S. Degree", "she holds an mbbs|degree");
    expect_cut("A score of 4.5 of 5. Good.", "a score of 4.5 of 5|good");
    expect_cut("See www.lakeview.example. Thanks.", "see www.lakeview.example|thanks");
    expect_cut("He is no. 1 here.", "he is no. 1 here");
    expect_cut("ref. no. 12", "ref. no. 12");
    expect_cut("From 3 Sept. 2025 w.e.f. 12-01-2024 to Jan. '26.", "from 3 sept. 2025 wef. 12-01-2024 to jan. '26");
    expect_cut("She left in Sept. Then he came.", "she left in sept|then he came");
}

static void small_letters_go_on(void **state) {
    (void)state;
    expect_cut("he came. and went", "he came. and went");
    expect_cut("approx. ten", "approx. ten");
}

static void bullets_are_sentences(void **state) {
    (void)state;
    expect_cut("She\n\xE2\x80\xA2 took calls\n\xE2\x80\xA2 taught interns", "she|took calls|taught interns");
    expect_cut("She\n- took calls\n- taught interns", "she|took calls|taught interns");
    expect_cut("She\n\xE2\x80\xA2 took calls\nOne night in May she was called to a man", "she|took calls||one night in may she was called to a man");
    expect_cut("She\n\xE2\x80\xA2 took her calls beside old\nDr. Rao of us", "she|took her calls beside old dr. rao of us"); /* a wrapped item */
}

static void empty_lines_part_paragraphs(void **state) {
    (void)state;
    expect_cut("He came\n\nShe went", "he came||she went");
    expect_cut("One two.\nThree four.\n\nFive six.", "one two|three four||five six");
}

static const char *const prose =
    "Dr. Verma worked on my ward for six months and looked after ten patients a day. She wrote clear notes and taught the students. "
    "When Mr. K. was admitted with fever at 3.30 a.m., she called me, started fluids and stayed until he was stable. I was impressed.";

static void hard_wraps_change_nothing(void **state) {
    (void)state;
    LorStr whole = cut(prose);
    for (size_t width = 30; width < 90; width += 7) {
        char wrapped[600];
        size_t column = 0, len = strlen(prose);
        memcpy(wrapped, prose, len + 1);
        for (size_t i = 0, space = 0; i < len; i++, column++) {
            if (wrapped[i] == ' ') space = i;
            if (column < width || !space) continue;
            wrapped[space] = '\n';
            column = i - space;
            space = 0;
        }
        assert_str(cut(wrapped), whole);
    }
}

static void zones_end_sentences(void **state) {
    (void)state;
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = LOR_STR("LAKEVIEW HOSPITAL\nMultan\n\nDear Director,\n\nI recommend her. She is good.\n\nYours sincerely,\n\nDr. Farah Malik\nProfessor\n");
    LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    assert_int_equal(letter->sentences.len, 8);
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        for (size_t t = s->first; t < s->first + s->count; t++) {
            assert_int_equal(letter->tokens.at[t].sentence, i);
            assert_int_equal(letter->lines.at[letter->tokens.at[t].line].zone, s->zone);
        }
    }
}

static void negation_reaches_a_few_words(void **state) {
    (void)state;
    static const struct {
        const char *text, *word;
        bool negated;
    } cases[] = {
        {"she was not outstanding", "outstanding", true},      {"never once outstanding", "outstanding", true},
        {"without any outstanding work", "outstanding", true}, {"no doubt outstanding", "outstanding", false},
        {"not only outstanding", "outstanding", false},        {"I have no hesitation in recommending", "recommending", false},
        {"I cannot recommend her highly enough", "recommend", false}, {"I cannot recommend her", "recommend", true},
        {"not late, but outstanding", "outstanding", false},   {"Not late. Outstanding", "outstanding", false},
        {"not a man of many words and outstanding", "outstanding", false},
        {"without reservation I recommend", "recommend", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LorLetter *letter = body_of(arena, lor_str_from_c(cases[i].text));
        for (size_t t = 0; t < letter->tokens.len; t++)
            if (lor_letter_is(letter, t, cases[i].word) && lor_letter_negated(letter, t) != cases[i].negated) fail_msg("%s", cases[i].text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_a_form_are_sentences),
        cmocka_unit_test(full_stops_end_sentences), cmocka_unit_test(abbreviations_initials_and_decimals_do_not),
        cmocka_unit_test(small_letters_go_on),      cmocka_unit_test(bullets_are_sentences),
        cmocka_unit_test(empty_lines_part_paragraphs), cmocka_unit_test(hard_wraps_change_nothing),
        cmocka_unit_test(zones_end_sentences),      cmocka_unit_test(negation_reaches_a_few_words),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
