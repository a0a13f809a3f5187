// SPDX-License-Identifier: GPL-3.0-or-later
// Word files: opens their parts in order and says what the file knows of itself. The text itself is docx_walk.c's.
#include "extract/docx.h"

#include "extract/docx_package.h"
#include "extract/docx_walk.h"
#include "extract/office.h"

typedef struct Reader {
    LorZip *zip;
    LorDocument *doc;
    LorArena *arena;
    DocxWalk walk;
    DocxLinks root, links; /* of the package, of the letter */
    LorStr part;           /* the letter's name */
    LorError *err;
} Reader;

/* An error of a part's XML is the file's damage, a part that is locked or too large ends the file as such. */
static bool read_part(Reader *r, LorStr name, LorStr *bytes) { return lor_zip_read(r->zip, name, bytes, r->err); }

static bool find_letter(Reader *r) {
    if (!docx_package_links(r->zip, r->arena, LOR_STR(""), &r->root, r->err)) return false;
    r->part = docx_package_by_type(&r->root, "officeDocument");
    if (!r->part.len || !lor_zip_has(r->zip, r->part)) r->part = LOR_STR("word/document.xml");
    if (!lor_zip_has(r->zip, r->part)) return false;
    return docx_package_links(r->zip, r->arena, r->part, &r->links, r->err);
}

typedef bool StyleReader(DocxStyles *styles, LorStr bytes, LorError *err);

/* Without its styles a letter is still a letter: what cannot be parsed is left out. */
static bool read_styles(Reader *r) {
    static const struct {
        const char *type;
        StyleReader *read;
    } parts[] = {{"styles", docx_styles_read}, {"theme", docx_styles_read_theme}, {"numbering", docx_styles_read_lists}};
    r->walk.styles = docx_styles_new(r->arena);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        LorStr name = docx_package_by_type(&r->links, parts[i].type), bytes = {0};
        if (name.len && !read_part(r, name, &bytes)) return false;
        if (bytes.ptr) parts[i].read(r->walk.styles, bytes, NULL);
    }
    return true;
}

static bool walk_part(Reader *r, LorStr name, FlowRegion region) {
    LorStr bytes;
    if (!name.len) return true;
    if (!read_part(r, name, &bytes)) return false;
    if (!bytes.ptr) return true;
    if (!docx_package_links(r->zip, r->arena, name, &r->walk.links, NULL)) r->walk.links = (DocxLinks){0};
    flow_region(r->walk.flow, region);
    return docx_walk(&r->walk, bytes, NULL);
}

/* The first page's own header is its letterhead, and so is the usual one when there is no other; the usual one of a
 * letter with both stands on its later pages and is read with the feet. */
static bool walk_heads(Reader *r) {
    const DocxSection section = r->walk.section;
    LorStr first = section.has_first ? section.headers.first : section.headers.usual;
    LorStr feet[] = {section.has_first ? section.footers.first : section.footers.usual,
                     section.has_first ? section.headers.usual : (LorStr){0},
                     section.has_first ? section.footers.usual : (LorStr){0}};
    bool good = walk_part(r, docx_package_by_id(&r->links, first), FLOW_HEAD);
    for (size_t i = 0; i < sizeof feet / sizeof *feet && good; i++)
        good = walk_part(r, docx_package_by_id(&r->links, feet[i]), FLOW_FOOT);
    return good;
}

static bool walk_letter(Reader *r) {
    return walk_part(r, r->part, FLOW_BODY) && walk_heads(r) &&
           walk_part(r, docx_package_by_type(&r->links, "footnotes"), FLOW_NOTES) &&
           walk_part(r, docx_package_by_type(&r->links, "endnotes"), FLOW_NOTES);
}

static bool has_comments(Reader *r) {
    LorStr name = docx_package_by_type(&r->links, "comments"), bytes = {0};
    if (name.len) lor_zip_read(r->zip, name, &bytes, NULL);
    return docx_package_holds(r->arena, bytes, DOCX_COMMENT);
}

static void describe(Reader *r) {
    DocxFacts facts = {0};
    LorDocument *doc = r->doc;
    docx_package_facts(r->zip, r->arena, &r->root, &facts);
    if (facts.author.len) lor_document_set(doc, "metadata_author", facts.author);
    office_tell_day(doc, facts.created);
    if (facts.program.len) lor_document_set(doc, "producer", facts.program);
    if (lor_str_starts(facts.program, LOR_STR("Microsoft"))) office_tell_pages(doc, facts.pages, facts.words);
    office_set_flag(doc, "encrypted", false);
    office_set_flag(doc, "tracked_changes", r->walk.tracked);
    office_set_flag(doc, "comments", has_comments(r));
    office_set_flag(doc, "active_content", lor_zip_has_below(r->zip, LOR_STR("word/vbaProject")) || lor_zip_has_below(r->zip, LOR_STR("word/activeX/")));
    office_set_flag(doc, "signature_field", lor_zip_has_below(r->zip, LOR_STR("_xmlsignatures/")));
    lor_document_set(doc, "strokes", LOR_STR("placed"));
    doc->paper_width = r->walk.section.width;
    doc->paper_height = r->walk.section.height;
}

bool lor_docx_read(LorZip *zip, LorDocument *doc, LorError *err) {
    LorError why = {0};
    Reader *r = LOR_NEW(doc->arena, Reader);
    r->zip = zip;
    r->doc = doc;
    r->arena = doc->arena;
    r->err = &why;
    r->walk.arena = doc->arena;
    r->walk.flow = flow_new(doc);
    bool good = find_letter(r) && read_styles(r) && walk_letter(r);
    if (!good) return office_refuse(&why, err);
    const DocxSection *section = &r->walk.section;
    flow_set_width(r->walk.flow, section->width - section->left - section->right);
    if (!office_finish(r->walk.flow, doc, r->walk.left_out, err)) return false;
    describe(r);
    return true;
}
