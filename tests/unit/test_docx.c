// SPDX-License-Identifier: GPL-3.0-or-later
// Word files: what prints and what does not, in which order, in which face, and what the file says of itself.
#include "office.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define R "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELS "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define LETTER_PAPER "<w:sectPr><w:pgSz w:w='12240' w:h='15840'/></w:sectPr>"

static const char namespaces[] =
    W " " R " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
      " xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'"
      " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:v='urn:schemas-microsoft-com:vml'"
      " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

#define MOST_PARTS 12

/* A file of that body, and of other parts. */
static OfficeRead read_docx(const char *body, const Part *others) {
    LorArena *arena = lor_arena_new(0);
    Part parts[MOST_PARTS] = {
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", lor_arena_format(arena, "<w:document %s><w:body>%s</w:body></w:document>", namespaces, body).ptr},
    };
    for (size_t i = 0; others && others[i].name; i++) parts[i + 2] = others[i];
    return office_read(arena, office_zip(arena, parts));
}

static void expect_text(const char *body, const Part *others, const char *text) {
    OfficeRead r = read_docx(body, others);
    assert_true(r.good);
    expect_words(r.doc->text, text);
    lor_arena_free(r.arena);
}

#define P(words)      "<w:p><w:r><w:t xml:space='preserve'>" words "</w:t></w:r></w:p>"
#define APART(words)  "<w:p><w:pPr><w:spacing w:after='200'/></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"

static void white_between_paragraphs_is_an_empty_line(void **state) {
    (void)state;
    expect_text(P("14 Canal Road") P("Multan") APART("Pakistan") P("Dear Sir,") "<w:p/>" P("Text."), NULL,
                "14 Canal Road\nMultan\nPakistan\n\nDear Sir,\n\nText.\n");
}

static void long_prose_is_a_paragraph_of_its_own(void **state) {
    (void)state;
    expect_text(P("She saw twelve patients a day, wrote their notes herself, and never once left a question open.") P("I recommend her."), NULL,
                "She saw twelve patients a day, wrote their notes herself, and never once left a question open.\n\nI recommend her.\n");
}

static void marks_inside_runs(void **state) {
    (void)state;
    expect_text("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>author</w:t><w:br/><w:t xml:space='preserve'>Ref. 4</w:t><w:tab/><w:t>May 2026</w:t>"
                "<w:softHyphen/></w:r><w:proofErr w:type='spellStart'/><w:r><w:t>!</w:t></w:r></w:p>", NULL,
                "co\xE2\x80\x91" "author\nRef. 4   May 2026\xC2\xAD!\n");
}

static void what_was_deleted_does_not_print(void **state) {
    (void)state;
    OfficeRead r = read_docx("<w:p><w:r><w:t xml:space='preserve'>She is </w:t></w:r><w:del><w:r><w:delText>rather </w:delText></w:r></w:del>"
                             "<w:ins><w:r><w:t>very </w:t></w:r></w:ins><w:moveFrom><w:r><w:t>well </w:t></w:r></w:moveFrom><w:r><w:t>good.</w:t></w:r></w:p>", NULL);
    expect_words(r.doc->text, "She is very good.\n");
    expect_property(r.doc, "tracked_changes", "true");
    expect_property(r.doc, "comments", "false");
    lor_arena_free(r.arena);
    expect_text("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p>" P("line."), NULL, "One line.\n");
}

static void hidden_words_do_not_print(void **state) {
    (void)state;
    expect_text("<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>"
                "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> words</w:t></w:r></w:p>", NULL, "Seen words\n");
}

static void cells_stand_side_by_side(void **state) {
    (void)state;
    expect_text("<w:tbl><w:tblPr/><w:tr><w:tc>" P("Name") "</w:tc><w:tc>" P("Dr. Asha Verma") "</w:tc></w:tr><w:tr><w:tc>" P("Post") "</w:tc><w:tc>"
                P("Intern") P("Ward 3") "</w:tc></w:tr></w:tbl>" P("Text."), NULL,
                "Name   Dr. Asha Verma\nPost   Intern\n       Ward 3\n\nText.\n");
    expect_text("<w:tbl><w:tr><w:tc>" APART("Dear Sir,") P("Text.") "</w:tc></w:tr></w:tbl>", NULL, "Dear Sir,\n\nText.\n");
    expect_text("<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" P("A") "</w:tc><w:tc>" P("B") "</w:tc></w:tr></w:tbl></w:tc><w:tc>" P("C") "</w:tc></w:tr></w:tbl>",
                NULL, "A   B   C\n");
}

static void a_text_box_is_read_once_and_before_its_paragraph(void **state) {
    (void)state;
    expect_text("<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx><w:txbxContent>"
                P("LAKEVIEW HOSPITAL") "</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
                "<w:txbxContent>" P("LAKEVIEW HOSPITAL") "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                "<w:r><w:t>4 May 2026</w:t></w:r></w:p>", NULL, "LAKEVIEW HOSPITAL\n\n4 May 2026\n");
}

static const Part with_heads[] = {
    {"word/_rels/document.xml.rels", RELS "<Relationship Id='r1' Type='" TYPES "header' Target='h1.xml'/><Relationship Id='r2' Type='" TYPES
     "header' Target='/word/h2.xml'/><Relationship Id='r3' Type='" TYPES "footer' Target='../word/f1.xml'/></Relationships>"},
    {"word/h1.xml", "<w:hdr " W ">" P("LAKEVIEW HOSPITAL") "</w:hdr>"},
    {"word/h2.xml", "<w:hdr " W ">" P("Page 2") "</w:hdr>"},
    {"word/f1.xml", "<w:ftr " W ">" P("Canal Road") "</w:ftr>"},
    {0},
};

static void headers_come_first_and_feet_last(void **state) {
    (void)state;
    OfficeRead r = read_docx(P("Text.") "<w:sectPr><w:headerReference w:type='first' r:id='r1'/><w:headerReference w:type='default' r:id='r2'/>"
                                        "<w:footerReference w:type='first' r:id='r3'/><w:titlePg/><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>", with_heads);
    expect_words(r.doc->text, "LAKEVIEW HOSPITAL\n\nText.\n\nCanal Road\n\nPage 2\n");
    assert_int_equal(r.doc->lines.len, 4);
    assert_false(r.doc->lines.at[0].repeats || r.doc->lines.at[1].repeats);
    assert_true(r.doc->lines.at[2].repeats && r.doc->lines.at[3].repeats);
    assert_true(r.doc->paper_width > 595 && r.doc->paper_width < 596 && r.doc->paper_height > 841);
    lor_arena_free(r.arena);
    expect_text(P("Text.") "<w:sectPr><w:headerReference w:type='default' r:id='r1'/></w:sectPr>", with_heads, "LAKEVIEW HOSPITAL\n\nText.\n");
}

static const Part with_styles[] = {
    {"word/_rels/document.xml.rels", RELS "<Relationship Id='r1' Type='" TYPES "styles' Target='styles.xml'/><Relationship Id='r2' Type='" TYPES
     "theme' Target='theme/theme1.xml'/><Relationship Id='r3' Type='" TYPES "numbering' Target='numbering.xml'/></Relationships>"},
    {"word/styles.xml",
     "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' w:ascii='Arial'/><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>"
     "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'/>"
     "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:sz w:val='28'/></w:rPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='Own'><w:basedOn w:val='Base'/><w:rPr><w:rFonts w:ascii='Georgia'/></w:rPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>"
     "<w:style w:type='character' w:styleId='Hand'><w:rPr><w:rFonts w:ascii='Brush Script MT'/></w:rPr></w:style></w:styles>"},
    {"word/theme/theme1.xml", "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:majorFont><a:latin typeface='Calibri Light'/></a:majorFont>"
                              "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:theme>"},
    {"word/numbering.xml", "<w:numbering " W "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/></w:lvl>"
                           "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>"},
    {0},
};

static void expect_run(const LorDocument *doc, size_t index, const char *words, const char *font, float size) {
    assert_true(index < doc->runs.len);
    const LorRun *run = &doc->runs.at[index];
    expect_words(lor_str_trim(lor_str_slice(doc->text, run->span.off, run->span.len)), words);
    expect_words(run->font, font);
    assert_true(run->size > size - 0.01f && run->size < size + 0.01f);
}

static void faces_are_inherited(void **state) {
    (void)state;
    OfficeRead r = read_docx(P("Plain") "<w:p><w:pPr><w:pStyle w:val='Own'/></w:pPr><w:r><w:t>Own </w:t></w:r><w:r><w:rPr><w:rStyle w:val='Hand'/></w:rPr>"
                             "<w:t>Hand </w:t></w:r><w:r><w:rPr><w:sz w:val='19'/></w:rPr><w:t>Small</w:t></w:r></w:p>"
                             "<w:p><w:pPr><w:pStyle w:val='Loop'/></w:pPr><w:r><w:t>Loop</w:t></w:r></w:p>", with_styles);
    assert_int_equal(r.doc->runs.len, 5);
    expect_run(r.doc, 0, "Plain", "Calibri", 11);
    expect_run(r.doc, 1, "Own", "Georgia", 14);
    expect_run(r.doc, 2, "Hand", "Brush Script MT", 14);
    assert_true(r.doc->runs.at[2].script && !r.doc->runs.at[1].script);
    expect_run(r.doc, 3, "Small", "Georgia", 9.5f);
    expect_run(r.doc, 4, "Loop", "Calibri", 11);
    lor_arena_free(r.arena);
}

#define ITEM(level, words) "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='5'/></w:numPr></w:pPr><w:r><w:t>" words "</w:t></w:r></w:p>"

static void items_have_their_signs(void **state) {
    (void)state;
    expect_text(ITEM("0", "One") ITEM("1", "Inner") ITEM("0", "Two"), with_styles, "1. One\n\xE2\x80\xA2 Inner\n2. Two\n");
}

static void fields_that_wait_are_gaps(void **state) {
    (void)state;
    OfficeRead r = read_docx("<w:p><w:sdt><w:sdtPr><w:rPr><w:sz w:val='4'/></w:rPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Enter a date</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                             "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> MERGEFIELD  City \\* MERGEFORMAT </w:instrText></w:r>"
                             "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
                             "<w:p><w:fldSimple w:instr=' MERGEFIELD Post '><w:r><w:t>Registrar</w:t></w:r></w:fldSimple></w:p>"
                             "<w:sdt><w:sdtPr/><w:sdtContent>" P("Filled") "</w:sdtContent></w:sdt>", NULL);
    expect_words(r.doc->text, "Enter a date\n\xC2\xAB" "City\xC2\xBB\nRegistrar\nFilled\n");
    assert_int_equal(r.doc->gaps.len, 2);
    expect_words(lor_str_slice(r.doc->text, r.doc->gaps.at[0].off, r.doc->gaps.at[0].len), "Enter a date");
    expect_words(lor_str_slice(r.doc->text, r.doc->gaps.at[1].off, r.doc->gaps.at[1].len), "\xC2\xAB" "City\xC2\xBB");
    lor_arena_free(r.arena);
}

static void a_hidden_address_is_shown(void **state) {
    (void)state;
    const Part links[] = {{"word/_rels/document.xml.rels", RELS "<Relationship Id='m' Type='" TYPES "hyperlink' Target='mailto:f.malik@lakeview.example?subject=x' TargetMode='External'/>"
                           "</Relationships>"}, {0}};
    expect_text("<w:p><w:hyperlink r:id='m'><w:r><w:t>Write to me</w:t></w:r></w:hyperlink></w:p>"
                "<w:p><w:hyperlink r:id='m'><w:r><w:t>F.Malik@lakeview.example</w:t></w:r></w:hyperlink></w:p>", links,
                "Write to me (f.malik@lakeview.example)\nF.Malik@lakeview.example\n");
    expect_text("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"mailto:a@b.example\"</w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>me</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>", NULL,
                "me (a@b.example)\n");
}

static void pictures_stand_where_their_words_stand(void **state) {
    (void)state;
    OfficeRead r = read_docx(P("Sincerely,") "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='1270000' cy='381000'/><a:blip r:embed='x'/></wp:inline></w:drawing></w:r></w:p>"
                             P("Dr. Farah Malik") LETTER_PAPER, NULL);
    expect_words(r.doc->text, "Sincerely,\n\nDr. Farah Malik\n");
    assert_int_equal(r.doc->images.len, 1);
    assert_int_equal(r.doc->images.at[0].off, 11);
    assert_true(r.doc->images.at[0].box.width > 99.9f && r.doc->images.at[0].box.width < 100.1f && r.doc->images.at[0].box.y < 0);
    lor_arena_free(r.arena);
}

static void a_line_to_sign_on_is_seen(void **state) {
    (void)state;
    expect_text("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:leader='underscore' w:pos='3000'/></w:tabs></w:pPr><w:r><w:tab/></w:r><w:r><w:t>Date</w:t></w:r></w:p>", NULL,
                "____________________Date\n");
}

static const Part with_facts[] = {
    {"_rels/.rels", RELS "<Relationship Id='a' Type='" TYPES "officeDocument' Target='word/document.xml'/><Relationship Id='b' Type='http://x/metadata/core-properties' Target='core.xml'/>"
                    "<Relationship Id='c' Type='" TYPES "extended-properties' Target='app.xml'/></Relationships>"},
    {"core.xml", "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                 "<dc:creator> </dc:creator><cp:lastModifiedBy>Ward Office</cp:lastModifiedBy>"
                 "<t:created xmlns:t='http://purl.org/dc/terms/'>2026-05-04T10:30:00Z</t:created></cp:coreProperties>"},
    {"app.xml", "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Pages>2</Pages><Words>4</Words>"
                "<Application>Microsoft Office Word</Application></Properties>"},
    {"word/_rels/document.xml.rels", RELS "<Relationship Id='k' Type='" TYPES "comments' Target='comments.xml'/></Relationships>"},
    {"word/comments.xml", "<w:comments " W "><w:comment w:id='0'>" P("Shorten?") "</w:comment></w:comments>"},
    {"word/vbaProject.bin", "x"},
    {0},
};

static void the_file_tells_of_itself(void **state) {
    (void)state;
    OfficeRead r = read_docx(P("I recommend Dr. Verma."), with_facts);
    expect_words(r.doc->text, "I recommend Dr. Verma.\n");
    expect_property(r.doc, "metadata_author", "Ward Office");
    expect_property(r.doc, "created", "2026-05-04");
    expect_property(r.doc, "comments", "true");
    expect_property(r.doc, "active_content", "true");
    assert_int_equal(r.doc->told_pages, 2);
    lor_arena_free(r.arena);
    r = read_docx(P("I recommend Dr. Verma, whom I have seen at work on my ward every day for more than a year."), with_facts);
    assert_int_equal(r.doc->told_pages, 0); /* counted when the text was another one */
    lor_arena_free(r.arena);
}

static void what_is_no_letter_ends_in_a_status(void **state) {
    (void)state;
    OfficeRead r = read_docx("<w:p/>", NULL);
    assert_true(!r.good && r.err.status == LOR_NO_TEXT);
    lor_arena_free(r.arena);
    r = read_docx("<w:p>", NULL); /* not well-formed */
    assert_true(!r.good && r.err.status == LOR_DAMAGED);
    lor_arena_free(r.arena);
    const Part twice[] = {{"word/document.xml", "<a/>"}, {"word/document.xml", "<a/>"}, {0}}, sheet[] = {{"[Content_Types].xml", "<a/>"}, {"xl/workbook.xml", "<a/>"}, {0}},
               doctype[] = {{"word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, {0}};
    const Part *const cases[] = {twice, sheet, doctype};
    const LorStatus statuses[] = {LOR_DAMAGED, LOR_UNSUPPORTED, LOR_DAMAGED};
    for (size_t i = 0; i < 3; i++) {
        LorArena *arena = lor_arena_new(0);
        r = office_read(arena, office_zip(arena, cases[i]));
        assert_false(r.good);
        assert_int_equal(r.err.status, statuses[i]);
        lor_arena_free(arena);
    }
}

static void old_files_and_locked_ones_are_told_apart(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    OfficeRead r = office_read(arena, LOR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0"));
    assert_true(!r.good && r.err.status == LOR_UNSUPPORTED);
    r = office_read(arena, LOR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"));
    assert_true(!r.good && r.err.status == LOR_ENCRYPTED);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_between_paragraphs_is_an_empty_line), cmocka_unit_test(long_prose_is_a_paragraph_of_its_own),
        cmocka_unit_test(marks_inside_runs), cmocka_unit_test(what_was_deleted_does_not_print), cmocka_unit_test(hidden_words_do_not_print),
        cmocka_unit_test(cells_stand_side_by_side), cmocka_unit_test(a_text_box_is_read_once_and_before_its_paragraph),
        cmocka_unit_test(headers_come_first_and_feet_last), cmocka_unit_test(faces_are_inherited), cmocka_unit_test(items_have_their_signs),
        cmocka_unit_test(fields_that_wait_are_gaps), cmocka_unit_test(a_hidden_address_is_shown),
        cmocka_unit_test(pictures_stand_where_their_words_stand), cmocka_unit_test(a_line_to_sign_on_is_seen), cmocka_unit_test(the_file_tells_of_itself),
        cmocka_unit_test(what_is_no_letter_ends_in_a_status), cmocka_unit_test(old_files_and_locked_ones_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
