// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts: what prints, in which order and face, and what the file says of itself.
#include "office.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"

static const char namespaces[] =
    "xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF "table:1.0' xmlns:draw='" ODF "drawing:1.0'"
    " xmlns:style='" ODF "style:1.0' xmlns:fo='" ODF "xsl-fo-compatible:1.0' xmlns:svg='" ODF "svg-compatible:1.0' xmlns:meta='" ODF "meta:1.0'"
    " xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/1.1/'";

static const char usual_styles[] =
    "<office:styles><style:default-style style:family='paragraph'><style:text-properties style:font-name='Serif' fo:font-size='12pt'/></style:default-style>"
    "<style:style style:name='Standard' style:family='paragraph'/>"
    "<style:style style:name='Body' style:family='paragraph' style:parent-style-name='Standard'><style:paragraph-properties fo:margin-bottom='0.2cm'/>"
    "<style:text-properties fo:font-size='11pt'/></style:style>"
    "<style:style style:name='Hand' style:family='text'><style:text-properties fo:font-family=\"'Lucida Handwriting'\" fo:font-size='150%'/></style:style>"
    "<style:style style:name='Gone' style:family='text'><style:text-properties text:display='none'/></style:style></office:styles>"
    "<office:automatic-styles><style:page-layout style:name='L1'><style:page-layout-properties fo:page-width='21cm' fo:page-height='29.7cm' fo:margin-left='2cm' fo:margin-right='2cm'/>"
    "</style:page-layout></office:automatic-styles>"
    "<office:master-styles><style:master-page style:name='Standard' style:page-layout-name='L1'>";

static OfficeRead read_odt(const char *body, const char *heads, const Part *others) {
    LorArena *arena = lor_arena_new(0);
    Part parts[8] = {
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml", lor_arena_format(arena, "<office:document-content %s><office:font-face-decls><style:font-face style:name='Serif' svg:font-family=\"'Liberation Serif'\"/>"
                                                "</office:font-face-decls><office:automatic-styles/><office:body><office:text>%s</office:text></office:body></office:document-content>",
                                         namespaces, body).ptr},
        {"styles.xml", lor_arena_format(arena, "<office:document-styles %s><office:font-face-decls><style:font-face style:name='Serif' svg:font-family=\"'Liberation Serif'\"/>"
                                               "</office:font-face-decls>%s%s</style:master-page></office:master-styles></office:document-styles>",
                                        namespaces, usual_styles, heads).ptr},
    };
    for (size_t i = 0; others && others[i].name; i++) parts[i + 3] = others[i];
    return office_read(arena, office_zip(arena, parts));
}

static void expect_text(const char *body, const char *heads, const char *text) {
    OfficeRead r = read_odt(body, heads, NULL);
    assert_true(r.good);
    expect_words(r.doc->text, text);
    lor_arena_free(r.arena);
}

#define P(words)    "<text:p text:style-name='Standard'>" words "</text:p>"
#define BODY(words) "<text:p text:style-name='Body'>" words "</text:p>"

static void paragraphs_and_their_white(void **state) {
    (void)state;
    expect_text(P("14 Canal Road") P("Multan") "<text:p/>" BODY("Dear  Sir,\n") BODY("Text<text:s text:c='2'/>of<text:line-break/>two<text:tab/>lines"), "",
                "14 Canal Road\nMultan\n\nDear Sir,\n\nText  of\ntwo   lines\n");
}

static void faces_are_inherited(void **state) {
    (void)state;
    OfficeRead r = read_odt(P("Plain") BODY("Body <text:span text:style-name='Hand'>Hand</text:span>"), "", NULL);
    assert_int_equal(r.doc->runs.len, 3);
    expect_words(r.doc->runs.at[0].font, "Liberation Serif");
    expect_words(r.doc->runs.at[2].font, "Lucida Handwriting");
    assert_true(r.doc->runs.at[0].size > 11.9f && r.doc->runs.at[1].size < 11.1f && r.doc->runs.at[2].size > 16.4f && r.doc->runs.at[2].size < 16.6f);
    assert_true(r.doc->runs.at[2].script);
    lor_arena_free(r.arena);
}

static void what_does_not_print_is_left_out(void **state) {
    (void)state;
    OfficeRead r = read_odt("<text:tracked-changes><text:changed-region><text:deletion><text:p>rather </text:p></text:deletion></text:changed-region></text:tracked-changes>"
                            P("Seen<office:annotation><dc:creator>X</dc:creator><text:p>Shorten?</text:p></office:annotation><text:span text:style-name='Gone'> hidden</text:span>"
                              "<text:change-start/> words")
                            "<text:section text:display='none'>" P("Unseen") "</text:section>", "", NULL);
    expect_words(r.doc->text, "Seen words\n");
    expect_property(r.doc, "tracked_changes", "true");
    expect_property(r.doc, "comments", "true");
    lor_arena_free(r.arena);
}

static void tables_lists_and_boxes(void **state) {
    (void)state;
    expect_text("<table:table><table:table-row><table:table-cell>" P("Name") "</table:table-cell><table:table-cell>" P("Dr. Asha Verma") "</table:table-cell></table:table-row></table:table>"
                "<text:list><text:list-item>" P("One") "<text:list><text:list-item>" P("Inner") "</text:list-item></text:list></text:list-item></text:list>"
                P("<draw:frame svg:width='5cm'><draw:text-box>" P("LAKEVIEW") "</draw:text-box></draw:frame>4 May"), "",
                "Name   Dr. Asha Verma\n\n\xE2\x80\xA2 One\n\xE2\x80\xA2 Inner\n\nLAKEVIEW\n\n4 May\n");
}

static void headers_come_first_and_feet_last(void **state) {
    (void)state;
    OfficeRead r = read_odt(P("Text."), "<style:header>" P("Page 2") "</style:header><style:header-first>" P("LAKEVIEW") "</style:header-first><style:footer>" P("Canal Road") "</style:footer>"
                                        "<style:footer-left>" P("Other") "</style:footer-left>", NULL);
    expect_words(r.doc->text, "LAKEVIEW\n\nText.\n\nPage 2\n\nCanal Road\n");
    assert_true(r.doc->lines.len == 4 && !r.doc->lines.at[1].repeats && r.doc->lines.at[2].repeats && r.doc->lines.at[3].repeats);
    assert_true(r.doc->paper_width > 595 && r.doc->paper_width < 596);
    lor_arena_free(r.arena);
}

static void gaps_links_and_pictures(void **state) {
    (void)state;
    OfficeRead r = read_odt(P("<text:placeholder text:placeholder-type='text'>Program</text:placeholder>") P("<text:a xlink:href='mailto:a@b.example'>me</text:a>")
                            P("<draw:frame svg:width='2in' svg:height='1in'><draw:image/><draw:image/></draw:frame>") P("Dr. Malik"), "", NULL);
    expect_words(r.doc->text, "Program\nme (a@b.example)\n\nDr. Malik\n");
    assert_int_equal(r.doc->gaps.len, 1);
    assert_true(r.doc->images.len == 1 && r.doc->images.at[0].off == 25 && r.doc->images.at[0].box.width > 143);
    lor_arena_free(r.arena);
}

static void the_file_tells_of_itself(void **state) {
    (void)state;
    const Part others[] = {{"meta.xml", "<office:document-meta xmlns:office='" ODF "office:1.0' xmlns:meta='" ODF "meta:1.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><office:meta>"
                                        "<meta:initial-creator>Ward Office</meta:initial-creator><meta:creation-date>2026-05-04T10:30:00.5</meta:creation-date><dc:creator>Other</dc:creator></office:meta></office:document-meta>"}, {0}};
    OfficeRead r = read_odt(P("Text."), "", others);
    expect_property(r.doc, "metadata_author", "Ward Office");
    expect_property(r.doc, "created", "2026-05-04");
    expect_property(r.doc, "tracked_changes", "false");
    assert_int_equal(r.doc->told_pages, 0);
    lor_arena_free(r.arena);
}

static void what_is_no_letter_ends_in_a_status(void **state) {
    (void)state;
    const Part locked[] = {{"META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"}, {0}};
    OfficeRead r = read_odt(P("Text."), "", locked);
    assert_true(!r.good && r.err.status == LOR_ENCRYPTED);
    lor_arena_free(r.arena);
    const Part empty[] = {{"mimetype", "application/vnd.oasis.opendocument.text"}, {0}}, sheet[] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {0}};
    LorArena *arena = lor_arena_new(0);
    r = office_read(arena, office_zip(arena, empty));
    assert_true(!r.good && r.err.status == LOR_DAMAGED);
    r = office_read(arena, office_zip(arena, sheet));
    assert_true(!r.good);
    assert_int_equal(r.err.status, LOR_UNSUPPORTED);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_and_their_white), cmocka_unit_test(faces_are_inherited), cmocka_unit_test(what_does_not_print_is_left_out),
        cmocka_unit_test(tables_lists_and_boxes), cmocka_unit_test(headers_come_first_and_feet_last), cmocka_unit_test(gaps_links_and_pictures),
        cmocka_unit_test(the_file_tells_of_itself), cmocka_unit_test(what_is_no_letter_ends_in_a_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
