// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: each class of characters that fold.h names, and the map back to what people see.
#include "../support/body.h"

#include "core/utf8.h"

static void expect_fold(const char *text, const char *folded) {
    LorArena *arena = lor_arena_new(0);
    check_str(body_of(arena, lor_str_from_c(text))->text, lor_str_from_c(folded), __FILE__, __LINE__);
    lor_arena_free(arena);
}

static void letters_are_lower_and_plain(void **state) {
    (void)state;
    expect_fold("Dear DR. Zo\xC3\x8B N\xC3\xBA\xC3\xB1" "ez", "dear dr. zoe nunez");
    expect_fold("\xC3\x98stergaard \xC5\x81ukasz \xC4\xB0zmir \xC4\xB1", "ostergaard lukasz izmir i");
    expect_fold("stra\xC3\x9F" "e \xC3\x86sop \xC5\x93uvre \xC3\x9Eor", "strasse aesop oeuvre thor");
    expect_fold("e\xCC\x81t\xC3\xA9", "ete");
    expect_fold("\xD0\x96\xD0\xBE\xD1\x80\xD0\xB6 \xD8\xA7\xD9\x84\xD8\xAA", "\xD0\xB6\xD0\xBE\xD1\x80\xD0\xB6 \xD8\xA7\xD9\x84\xD8\xAA");
    expect_fold("\xEF\xBC\xA1\xEF\xBC\xA2\xEF\xBC\x91", "ab1");
}

static void quotes_and_dashes_are_plain(void **state) {
    (void)state;
    expect_fold("\xE2\x80\x98x\xE2\x80\x99 \xE2\x80\x9Cy\xE2\x80\x9D \xC2\xABz\xC2\xBB `q\xC2\xB4 o\xCA\xBC" "b", "'x' \"y\" \"z\" 'q' o'b");
    expect_fold("a\xE2\x80\x90" "b\xE2\x80\x91" "c\xE2\x80\x93" "d\xE2\x80\x94" "e\xE2\x80\x95" "f\xE2\x88\x92g", "a-b-c-d-e-f-g");
    expect_fold("and so on\xE2\x80\xA6 \xE2\x80\xA2 item \xC2\xBD", "and so on... * item 1/2");
}

static void ligatures_are_opened_and_invisible_characters_dropped(void **state) {
    (void)state;
    expect_fold("o\xEF\xAC\x83" "ce \xEF\xAC\x81rst \xEF\xAC\x82uent \xEF\xAC\x80 \xEF\xAC\x86", "office first fluent ff st");
    expect_fold("hos\xC2\xADpi\xE2\x80\x8Btal \xE2\x80\xAEx\xE2\x80\xAC \xEF\xBB\xBFy \xE2\x81\xA0z", "hospital x y z");
}

static void digits_of_all_scripts_are_plain(void **state) {
    (void)state;
    expect_fold("\xD9\xA1\xD9\xA2/\xDB\xB0\xDB\xB9/\xE0\xA5\xA8\xE0\xA5\xA6\xE0\xA5\xA8\xE0\xA5\xAC", "12/09/2026");
}

static void spaces_become_one_and_line_ends_stay(void **state) {
    (void)state;
    expect_fold("  a \t b\xC2\xA0\xC2\xA0" "c\xE2\x80\x89" "d  \n   e\n\n\n f \n", "a b c d\ne\n\nf");
    expect_fold("\n\n", "");
    expect_fold("", "");
    expect_fold("a\n\xC2\xA0\nb", "a\n\nb");
    expect_fold("a\n\xE2\x80\x8B\nb", "a\n\nb");
}

static void dots_inside_abbreviations_are_dropped(void **state) {
    (void)state;
    expect_fold("M.B.B.S. and M.D., Ph.D.", "mbbs. and md., ph.d.");
    expect_fold("U.S.A.", "usa.");
    expect_fold("Dr. A.K. Verma", "dr. ak. verma");
    expect_fold("in 2024.A new", "in 2024.a new");
    expect_fold("at noon.I saw", "at noon.i saw");
    expect_fold("F.C.P.S (Medicine)", "fcps (medicine)");
}

static void words_parted_at_a_line_end_are_joined(void **state) {
    (void)state;
    expect_fold("a doc-\ntor", "a doctor");
    expect_fold("hard-\nworking", "hard-working");
    expect_fold("day-to-\nday", "day-to-day");
    expect_fold("a 30-\nbed ward", "a 30-bed ward");
    expect_fold("doc-\n\ntor", "doc-\n\ntor");
    expect_fold("doc-\nTor", "doc-\ntor");
    expect_fold("so -\nhe said", "so -\nhe said");
    expect_fold("-\nhe said", "-\nhe said");
    expect_fold("--\nhe said", "--\nhe said");
    expect_fold("doc\xE2\x80\x90\ntor", "doctor");
}

static void short_forms_are_opened(void **state) {
    (void)state;
    expect_fold("I'd take her. I\xE2\x80\x99m sure we'll, they've and you're", "i would take her. i am sure we will, they have and you are");
    expect_fold("She's ready, he's never been late, it's what she's asked for and he's trusted by all", "she is ready, he has never been late, it is what she has asked for and he is trusted by all");
    expect_fold("I'd never seen it, she'd already started, he'd need no help, we'd better go", "i had never seen it, she had already started, he would need no help, we had better go");
}

static void what_is_no_short_form_stays(void **state) {
    (void)state;
    expect_fold("Dr. Verma's ward, the boys' mess, don't and can't, o'clock, 'tis, rock'd", "dr. verma's ward, the boys' mess, don't and can't, o'clock, 'tis, rock'd");
    expect_fold("Ali'd and semi'd, the 'd, i'", "ali'd and semi'd, the 'd, i'");
}

/* Each byte of the folded text comes from a place at or behind that of the byte before, and spans cover whole characters. */
static void check_origins(const LorLetter *letter) {
    for (size_t i = 0; i < letter->text.len; i++) {
        assert_true(letter->origin[i] <= letter->origin[i + 1]);
        LorSpan span = lor_letter_span(letter, i, 1);
        assert_true(span.len > 0 && lor_span_end(span) <= letter->doc->text.len);
        assert_true(lor_utf8_valid(lor_letter_original(letter, span)));
    }
    assert_int_equal(letter->origin[letter->text.len], letter->doc->text.len);
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        assert_true(line->len > 0 && line->off + line->len <= letter->text.len);
        if (i) assert_true(line->off >= line[-1].off + line[-1].len && line->span.off >= lor_span_end(line[-1].span));
    }
}

static void the_map_back_covers_what_people_see(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorStr text = LOR_STR("Dr. Zo\xC3\xAB \xEF\xAC\x81rst saw M.B.B.S. doc-\ntor\xE2\x80\x99s \xE2\x80\x9C" "work\xE2\x80\x9D\n\n  \xD9\xA1\xD9\xA2 beds\xE2\x80\xA6\nwell-\nknown\nI\xE2\x80\x99ll go\nand we're here");
    LorLetter *letter = body_of(arena, text);
    check_origins(letter);
    static const struct {
        const char *folded, *shown;
    } pairs[] = {{"zoe", "Zo\xC3\xAB"}, {"first", "\xEF\xAC\x81rst"}, {"mbbs", "M.B.B.S"}, {"doctor", "doc-\ntor"}, {"'s", "\xE2\x80\x99s"},
                 {"12", "\xD9\xA1\xD9\xA2"}, {"well-known", "well-\nknown"}, {"will", "\xE2\x80\x99ll"}, {"i will go", "I\xE2\x80\x99ll go"}, {"and we are here", "and we're here"}, {"...", "\xE2\x80\xA6"}};
    size_t blank = lor_str_find(letter->text, LOR_STR("\n\n12"));
    assert_true(letter->origin[blank] < letter->origin[blank + 2] && letter->doc->text.ptr[letter->origin[blank]] == '\n');
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        LorStr folded = lor_str_from_c(pairs[i].folded);
        size_t at = lor_str_find(letter->text, folded);
        assert_int_not_equal(at, LOR_NONE);
        assert_str(lor_letter_original(letter, lor_letter_span(letter, at, folded.len)), lor_str_from_c(pairs[i].shown));
    }
    lor_arena_free(arena);
}

static void lines_know_where_they_stand(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorLetter *letter = body_of(arena, LOR_STR("First\n\n    second \xC3\xA9 \nthird-\nfourth\nI'd go, we'd stay\nlast\n"));
    assert_int_equal(letter->lines.len, 6);
    assert_false(letter->lines.at[0].after_blank);
    assert_true(letter->lines.at[1].after_blank);
    assert_int_equal(letter->lines.at[1].column, 4);
    assert_str(lor_letter_original(letter, letter->lines.at[1].span), LOR_STR("second \xC3\xA9"));
    assert_str(lor_str_slice(letter->text, letter->lines.at[2].off, letter->lines.at[2].len), LOR_STR("third-"));
    assert_str(lor_str_slice(letter->text, letter->lines.at[4].off, letter->lines.at[4].len), LOR_STR("i would go, we would stay"));
    assert_str(lor_str_slice(letter->text, letter->lines.at[5].off, letter->lines.at[5].len), LOR_STR("last"));
    check_origins(letter);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_lower_and_plain),
        cmocka_unit_test(quotes_and_dashes_are_plain),
        cmocka_unit_test(ligatures_are_opened_and_invisible_characters_dropped),
        cmocka_unit_test(digits_of_all_scripts_are_plain),
        cmocka_unit_test(spaces_become_one_and_line_ends_stay),
        cmocka_unit_test(dots_inside_abbreviations_are_dropped),
        cmocka_unit_test(words_parted_at_a_line_end_are_joined),
        cmocka_unit_test(short_forms_are_opened),
        cmocka_unit_test(what_is_no_short_form_stays),
        cmocka_unit_test(the_map_back_covers_what_people_see),
        cmocka_unit_test(lines_know_where_they_stand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
