// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages and Markdown: the words that a reader sees, and when a text is Markdown at all.
#include "office.h"

#include "batch/ending.h"
#include "extract/markdown.h"

static OfficeRead read_page(const char *page) { return office_read(lor_arena_new(0), lor_str_from_c(page)); }

static void expect_text(const char *page, const char *text) {
    OfficeRead r = read_page(page);
    assert_true(r.good);
    assert_string_equal(r.doc->format, "html");
    expect_words(r.doc->text, text);
    lor_arena_free(r.arena);
}

static void blocks_and_white(void **state) {
    (void)state;
    expect_text("<!DOCTYPE html><html><head><title>No</title></head><body><div>14 Canal\n Road<br>Multan</div><p>Dear <b>Sir</b>,</p><p>I saw&nbsp;her&mdash;daily.</p>",
                "14 Canal Road\nMultan\n\nDear Sir,\n\nI saw\xC2\xA0her\xE2\x80\x94" "daily.\n");
    expect_text("<p>One<br><br>Two</p><pre>a\n  b</pre>", "One\n\nTwo\n\na\n  b\n");
}

static void what_is_hidden_is_not_read(void **state) {
    (void)state;
    expect_text("<html><style>p{}</style><script>var a = '<p>no</p>';</script><!-- no --><p hidden>no</p><p style='color:red; DISPLAY : none'>no <b>no</b></p>"
                "<div style='visibility:hidden'><p>no</p></div><template>no</template><p>Yes</p>", "Yes\n");
}

static void tables_lists_and_links(void **state) {
    (void)state;
    expect_text("<table><tr><th>Name<td>Dr. Verma<tr><td>Post<td>Intern</table><ol><li>One<li>Two</ol><ul><li>Three</ul>"
                "<p><a href='mailto:a@b.example?x'>write</a> or <a href='mailto:c@d.example'>c@d.example</a>, <a href='https://x.example'>site</a></p>",
                "Name   Dr. Verma\nPost   Intern\n\n1. One\n2. Two\n\n\xE2\x80\xA2 Three\n\nwrite (a@b.example) or c@d.example, site\n");
}

static void what_a_style_shows_as_cells_stands_side_by_side(void **state) {
    (void)state;
    expect_text("<html><div style='display:table'><div style='display: table-row'><span style='display:table-cell'>Tel.</span><span style='display:table-cell'>555 0143</span></div>"
                "<div style='display:table-row'><div style='display:table-cell'>Fax</div><div style='display:table-cell'>none</div></div></div><p>Dear Sir,</p>",
                "Tel.   555 0143\nFax   none\n\nDear Sir,\n");
    expect_text("<html><div style='display:table'><span style='display:table-cell'>Ward</span><span style='display:table-cell'>Nine</span></div>"
                "<span style='display:block'>One</span><span style='display:block'>Two</span>",
                "Ward   Nine\n\nOne\nTwo\n");
    expect_text("<html><span style='display:table-cell'>One</span><span style='display:table-cell'>Two</span>", "One\nTwo\n");
}

static void pictures_stand_among_words(void **state) {
    (void)state;
    OfficeRead r = read_page("<p>Sincerely,<br><img src='data:image/png;base64,AAAA' width='200' height=80><br>Dr. Malik</p>");
    expect_words(r.doc->text, "Sincerely,\n\nDr. Malik\n");
    assert_true(r.doc->images.len == 1 && r.doc->images.at[0].off == 11 && r.doc->images.at[0].box.width > 149 && r.doc->images.at[0].box.height < 61);
    lor_arena_free(r.arena);
}

static void encodings_and_statuses(void **state) {
    (void)state;
    OfficeRead r = read_page("<html><meta charset='iso-8859-1'><p>Caf\xE9</p>");
    expect_words(r.doc->text, "Caf\xC3\xA9\n");
    lor_arena_free(r.arena);
    r = read_page("<html><p hidden>words</p>");
    assert_true(!r.good && r.err.status == LOR_NO_TEXT);
    lor_arena_free(r.arena);
    LorArena *arena = lor_arena_new(0);
    LorBuf page = {.arena = arena};
    lor_buf_add(&page, LOR_STR("<html><p "));
    for (int i = 0; i < 3000; i++) lor_buf_format(&page, "a%d='' ", i);
    r = office_read(arena, lor_buf_str(&page));
    assert_true(!r.good && r.err.status == LOR_DAMAGED);
    lor_arena_free(arena);
}

/* ---- Markdown ---- */

static void expect_markdown(const char *text, const char *words) {
    LorArena *arena = lor_arena_new(0);
    expect_words(lor_markdown_text(arena, lor_str_from_c(text)), words);
    lor_arena_free(arena);
}

static void what_is_markdown(void **state) {
    (void)state;
    static const char *const are[] = {"# Letter\n\nDear Sir", "---\ntitle: Letter\n---\nDear Sir", "See [my page](https://x.example)."};
    static const char *const are_not[] = {"**Subject:** Letter\n## Heading\n- one", "[Applicant Name] (Multan)", "1 # 2", "Dear Sir\n#1 of 30", "LAKEVIEW\n=================================\nx",
                                          "---\nDear Sir\n---\n", "", "[a](b)", "Letter\n======\nDear Sir"};
    for (size_t i = 0; i < sizeof are / sizeof *are; i++) assert_true(lor_markdown_is(lor_str_from_c(are[i])));
    for (size_t i = 0; i < sizeof are_not / sizeof *are_not; i++) assert_false(lor_markdown_is(lor_str_from_c(are_not[i])));
}

static void marks_become_words(void **state) {
    (void)state;
    expect_markdown("A **bold** *word* and ***both***, __x__, a_b_c, 2 * 3 * 4, \\*kept\\* and `code`", "A bold word and both, x, a_b_c, 2 * 3 * 4, *kept* and code\n");
    expect_markdown("[Write](mailto:a@b.example), [site](https://x.example), <c@d.example>, ![seal](s.png)[Name] <Program name>",
                    "Write (a@b.example), site, c@d.example, [Name] <Program name>\n");
    expect_markdown("- one\n* two\n| Name | Post |\n|---|:-:|\n| Dr. *V* | Intern |\n***\n______\nA ___ bed<br>B &amp; C\\",
                    "\xE2\x80\xA2 one\n\xE2\x80\xA2 two\nName   Post\nDr. V   Intern\n______\nA ___ bed\nB & C\n");
    expect_markdown("---\ntitle: x\n---\n## Head ##\n> said\n```\ncode\n```", "\nHead\n\nsaid\ncode\n");
}

static void a_chat_answer_keeps_its_marks(void **state) {
    (void)state;
    OfficeRead r = read_page("**Subject:** Letter of recommendation\n\nDear Sir,\n");
    assert_string_equal(r.doc->format, "text");
    assert_true(lor_str_find(r.doc->text, LOR_STR("**Subject:**")) != LOR_NONE);
    lor_arena_free(r.arena);
    r = read_page("# Letter of recommendation\n\nDear **Sir**,\n");
    assert_string_equal(r.doc->format, "markdown");
    assert_true(lor_str_find(r.doc->text, LOR_STR("Dear Sir,")) != LOR_NONE);
    lor_arena_free(r.arena);
}

/* ---- names ---- */

static void a_wrong_ending_is_said(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    expect_words(lor_ending_note(arena, LOR_STR("a/letter.PDF"), LOR_STR("docx"), LOR_SCORED), "The name ends in .PDF, but this is a Word file (.docx).");
    expect_words(lor_ending_note(arena, LOR_STR("letter.docx"), LOR_STR("text"), LOR_SCORED), "The name ends in .docx, but this is plain text (.txt).");
    static const char *const right[][2] = {{"a.pdf", "pdf"}, {"a.docm", "docx"}, {"a.md", "text"}, {"a", "pdf"}, {"Dr. Malik", "pdf"}, {"a.final", "pdf"},
                                           {"a.docx", "doc"}, {"-", "pdf"}, {"a.b/letter", "pdf"}, {".pdf", "text"}, {"a.pdf", "zip"}};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_int_equal(lor_ending_note(arena, lor_str_from_c(right[i][0]), lor_str_from_c(right[i][1]), LOR_SCORED).len, 0);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_and_white), cmocka_unit_test(what_is_hidden_is_not_read), cmocka_unit_test(tables_lists_and_links), cmocka_unit_test(what_a_style_shows_as_cells_stands_side_by_side),
        cmocka_unit_test(pictures_stand_among_words), cmocka_unit_test(encodings_and_statuses), cmocka_unit_test(what_is_markdown),
        cmocka_unit_test(marks_become_words), cmocka_unit_test(a_chat_answer_keeps_its_marks), cmocka_unit_test(a_wrong_ending_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
