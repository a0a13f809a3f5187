// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised words become a document: lines, paragraphs and boxes as of print, what cannot be words left out, and doubt about what
// is missing. No picture and no recogniser are needed for that.
#include "check.h"

#include "extract/pdf_lines.h"
#include "extract/pdf_scan.h"
#include "extract/recognise.h"
#include "lint/lint.h"

#include <math.h>

#define DPI 200.0f

typedef struct Seen {
    LorArena *arena;
    LorDocument *doc;
    PdfSheet sheet;
    LorSeenPage page;
    uint32_t line;
} Seen;

static Seen begin(void) {
    Seen s = {.arena = lor_arena_new(0)};
    s.doc = lor_document_new(s.arena, "png");
    s.sheet = (PdfSheet){.doc = s.doc, .show = true};
    s.page = (LorSeenPage){.width = 1700, .height = 2200, .dpi = (double)DPI};
    lor_vec_push(s.arena, &s.doc->pages, ((LorPage){.width = 612, .height = 792, .image_share = 1}));
    return s;
}

/* A line whose words begin at `x` [pixel], each letter 14 pixels wide and words 12 apart; three spaces stand for 100. */
static void add_line(Seen *s, float x, float base, float confidence, const char *words) {
    LorStr rest = lor_str_from_c(words), one;
    s->line++;
    while (lor_str_split(&rest, ' ', &one)) {
        LorSeenWord word = {.text = one, .x1 = x, .x2 = x + 14 * (float)one.len, .base = base, .size = 30, .confidence = confidence, .line = s->line};
        x = (one.len ? word.x2 : x + 38) + 12;
        if (one.len) lor_vec_push(s->arena, &s->page.words, word);
    }
}

static void finish(Seen *s) {
    pdf_scan_add(&s->sheet, &s->page, 0);
    assert_true(pdf_lines_write(&s->sheet));
    pdf_scan_finish(&s->sheet);
}

static void lines_and_paragraphs_are_those_of_the_page(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 300, 95, "Cedar Valley Hospital     Telephone 555-0100");
    add_line(&s, 200, 340, 95, "Department of Surgery");
    add_line(&s, 200, 440, 95, "She saw nine patients on every day and wrote of each");
    add_line(&s, 200, 480, 95, "what they told her.");
    finish(&s);
    assert_str(s.doc->text, LOR_STR("Cedar Valley Hospital             Telephone 555-0100\nDepartment of Surgery\n\n"
                                    "She saw nine patients on every day and wrote of each\nwhat they told her.\n"));
    assert_int_equal(s.doc->lines.len, 4);
    assert_int_equal(s.doc->runs.len, 0); /* a picture names no fonts */
    const LorBox *box = &s.doc->lines.at[1].box;
    assert_true(box->x > 71 && box->x < 73 && box->y < 122 && box->y + box->height > 122);
    assert_true(s.doc->confidence > 94.9 && s.doc->confidence < 95.1);
    assert_true(s.doc->notes.len == 1 && s.doc->doubt.len == 0 && s.doc->unread_lines == 0);
    lor_arena_free(s.arena);
}

static void lines_that_cannot_be_words_are_left_out(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 300, 95, "Sincerely,");
    add_line(&s, 200, 360, 20, "AeA~ Wx");
    add_line(&s, 200, 440, 95, "Dr. Ines Duarte ~");
    s.page.words.at[s.page.words.len - 1].confidence = 30;
    add_line(&s, 200, 480, 95, "07.02.2024");
    s.page.words.at[s.page.words.len - 1].confidence = 60;
    finish(&s);
    assert_str(s.doc->text, LOR_STR("Sincerely,\n\nDr. Ines Duarte\n07.02.2024\n"));
    assert_int_equal(s.doc->unread_lines, 0); /* a scribble is no line of print */
    lor_arena_free(s.arena);
}

static void a_doubtful_word_of_a_good_line_stays(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 300, 95, "Telephone 055-5550214 Date 07.02.2024");
    s.page.words.at[3].confidence = 2;
    finish(&s);
    assert_str(s.doc->text, LOR_STR("Telephone 055-5550214 Date 07.02.2024\n"));
    lor_arena_free(s.arena);
}

static void common_mistakes_are_mended(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 300, 95, "ines.duarte @cedar.example | Porto");
    add_line(&s, 200, 340, 95, "| saw her work");
    finish(&s);
    assert_str(s.doc->text, LOR_STR("ines.duarte@cedar.example | Porto\nI saw her work\n"));
    lor_arena_free(s.arena);
}

static void boxes_lie_where_the_words_lie_on_a_crooked_page(void **state) {
    (void)state;
    Seen s = begin();
    s.page.angle = 0.05f; /* the scan was turned by this, clockwise, to be read */
    add_line(&s, 1400, 1100, 95, "right");
    add_line(&s, 200, 1108, 95, "left");
    finish(&s);
    assert_int_equal(s.doc->words.len, 2);
    float left = s.doc->words.at[0].box.y, right = s.doc->words.at[1].box.y;
    if (s.doc->words.at[0].box.x > s.doc->words.at[1].box.x) left = s.doc->words.at[1].box.y, right = s.doc->words.at[0].box.y;
    assert_true(left - right > 15 && left - right < 30); /* on the page its right end is higher: .05 of some 430 points */
    lor_arena_free(s.arena);
}

static void an_unreadable_line_is_counted(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 260, 30, "OO000 0000 bo000000 800 00");
    add_line(&s, 200, 300, 95, "Cedar Valley Hospital");
    finish(&s);
    assert_str(s.doc->text, LOR_STR("Cedar Valley Hospital\n"));
    assert_int_equal(s.doc->unread_lines, 1);
    lor_arena_free(s.arena);
}

static void a_page_read_badly_is_doubted(void **state) {
    (void)state;
    Seen s = begin();
    add_line(&s, 200, 300, 62, "Tlne wrard vvas fu11 and the n1ghts were 1ong");
    finish(&s);
    assert_true(s.doc->doubt.len > 0);
    assert_true(lor_str_find(s.doc->notes.at[0], LOR_STR("unreliable")) != LOR_NONE);
    lor_arena_free(s.arena);
}

/* ---- what doubt does to rules ---- */

static const char letter[] = "To whom it may concern,\n\nI write about Dr. Asha Verma, who was an intern on my ward for three months. She is hardworking.\n\n";

static bool has(const LorResult *result, const char *rule) {
    for (size_t i = 0; i < result->findings.len; i++)
        if (lor_str_eq(result->findings.at[i].rule->id, lor_str_from_c(rule))) return true;
    return false;
}

static LorStr unchecked(const LorResult *result, const char *rule) {
    for (size_t i = 0; i < result->unchecked.len; i++)
        if (lor_str_eq(result->unchecked.at[i].rule->id, lor_str_from_c(rule))) return result->unchecked.at[i].reason;
    return (LorStr){0};
}

static LorResult *lint(LorArena *arena, const char *doubt, size_t unread_lines) {
    LorError err = {0};
    LorPacks *packs = lor_packs_builtin(arena);
    assert_true(lor_packs_seal(packs, &err));
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = lor_str_from_c(letter);
    doc->doubt = lor_str_from_c(doubt);
    doc->unread_lines = unread_lines;
    const LorAsked asked = {.as_of = {2026, 9, 15}};
    return lor_lint(doc, packs, &asked);
}

static void what_is_missing_is_not_held_against_a_page_read_badly(void **state) {
    (void)state;
    static const char *const missing[] = {"date/missing", "writer/name-missing", "recommend/missing", "format/too-short", "evidence/no-peer-comparison"};
    LorArena *arena = lor_arena_new(0);
    const LorResult *sure = lint(arena, "", 0), *doubted = lint(arena, "the scan could be read only unreliably", 0);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        assert_true(has(sure, missing[i]));
        assert_false(has(doubted, missing[i]));
        assert_str(unchecked(doubted, missing[i]), LOR_STR("the scan could be read only unreliably"));
    }
    assert_true(has(sure, "style/cliche") == has(doubted, "style/cliche")); /* what is there, is */
    lor_arena_free(arena);
}

static void an_unreadable_line_may_be_of_the_letterhead(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    const LorResult *result = lint(arena, "", 1);
    assert_true(unchecked(result, "date/missing").len > 0 && !has(result, "date/missing"));
    assert_true(has(result, "recommend/missing") && has(result, "format/too-short"));
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_paragraphs_are_those_of_the_page),
        cmocka_unit_test(lines_that_cannot_be_words_are_left_out),
        cmocka_unit_test(a_doubtful_word_of_a_good_line_stays),
        cmocka_unit_test(common_mistakes_are_mended),
        cmocka_unit_test(boxes_lie_where_the_words_lie_on_a_crooked_page),
        cmocka_unit_test(an_unreadable_line_is_counted),
        cmocka_unit_test(a_page_read_badly_is_doubted),
        cmocka_unit_test(what_is_missing_is_not_held_against_a_page_read_badly),
        cmocka_unit_test(an_unreadable_line_may_be_of_the_letterhead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
