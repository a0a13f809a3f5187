// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts: opens their parts in order and says what the file knows of itself. The text is odt_walk.c's.
#include "extract/odt.h"

#include "extract/odt_walk.h"
#include "extract/office.h"

#define LONGEST_VALUE 1000u /* [byte] of a property */

/* ---- meta.xml: its count of pages is that of the last layout, which may have been another text's, and is not used ---- */

typedef struct Meta {
    LorArena *arena;
    LorBuf text;
    LorStr initial, creator, created, generator;
} Meta;

static void meta_opens(void *context, const LorXmlTag *tag) {
    (void)tag;
    ((Meta *)context)->text.len = 0;
}

static void meta_closes(void *context, const LorXmlTag *tag) {
    Meta *meta = context;
    LorStr value = lor_str_trim(lor_arena_copy(meta->arena, lor_buf_str(&meta->text)));
    if (tag->word == ODT_INITIAL) meta->initial = value;
    if (tag->word == ODT_DC_CREATOR) meta->creator = value;
    if (tag->word == ODT_CREATED) meta->created = value;
    if (tag->word == ODT_GENERATOR) meta->generator = value;
    meta->text.len = 0;
}

static void meta_text(void *context, LorStr text) {
    Meta *meta = context;
    if (meta->text.len + text.len <= LONGEST_VALUE) lor_buf_add(&meta->text, text);
}

static Meta read_meta(LorZip *zip, LorArena *arena) {
    static const LorXmlHandler handler = {&odt_vocabulary, meta_opens, meta_closes, meta_text};
    Meta meta = {.arena = arena, .text = {.arena = arena}};
    LorStr bytes;
    if (lor_zip_read(zip, LOR_STR("meta.xml"), &bytes, NULL) && bytes.ptr) lor_xml_stream(arena, bytes, &handler, &meta, NULL);
    return meta;
}

/* ---- the file ---- */

/* Locked parts are listed in the manifest: they look like damage to whoever does not look there. */
static bool is_locked(LorZip *zip) {
    LorStr manifest;
    return lor_zip_read(zip, LOR_STR("META-INF/manifest.xml"), &manifest, NULL) && manifest.ptr &&
           lor_str_find(manifest, LOR_STR("encryption-data")) != LOR_NONE;
}

static bool walk_parts(OdtWalk *walk, LorZip *zip, LorError *why) {
    LorStr content, styles;
    if (!lor_zip_read(zip, LOR_STR("content.xml"), &content, why) || !lor_zip_read(zip, LOR_STR("styles.xml"), &styles, why)) return false;
    if (!content.ptr) return false;
    if (styles.ptr && !odt_walk(walk, styles, ODT_PASS_STYLES, NULL)) styles.ptr = NULL; /* without them a letter is still one */
    flow_region(walk->flow, FLOW_BODY);
    if (!odt_walk(walk, content, ODT_PASS_TEXT, NULL)) return false;
    if (styles.ptr) odt_walk(walk, styles, ODT_PASS_HEADS, NULL);
    return true;
}

static void describe(LorDocument *doc, LorZip *zip, const OdtWalk *walk) {
    Meta meta = read_meta(zip, doc->arena);
    LorStr author = meta.initial.len ? meta.initial : meta.creator;
    if (author.len) lor_document_set(doc, "metadata_author", author);
    office_tell_day(doc, meta.created);
    if (meta.generator.len) lor_document_set(doc, "producer", meta.generator);
    office_set_flag(doc, "encrypted", false);
    office_set_flag(doc, "tracked_changes", walk->tracked);
    office_set_flag(doc, "comments", walk->comments);
    office_set_flag(doc, "active_content", lor_zip_has_below(zip, LOR_STR("Basic/")) || lor_zip_has_below(zip, LOR_STR("Scripts/")));
    office_set_flag(doc, "signature_field", lor_zip_has(zip, LOR_STR("META-INF/documentsignatures.xml")));
    lor_document_set(doc, "strokes", LOR_STR("placed"));
}

bool lor_odt_read(LorZip *zip, LorDocument *doc, LorError *err) {
    if (is_locked(zip))
        return lor_error_set(err, LOR_ENCRYPTED, "The file opens only with a password: save a copy without one, then check that.");
    LorError why = {0};
    OdtWalk *walk = LOR_NEW(doc->arena, OdtWalk);
    walk->arena = doc->arena;
    walk->flow = flow_new(doc);
    walk->styles = odt_styles_new(doc->arena);
    if (!walk_parts(walk, zip, &why)) return office_refuse(&why, err);
    OdtPaper paper = odt_styles_paper(walk->styles, walk->master);
    flow_set_width(walk->flow, paper.width - paper.left - paper.right);
    if (!office_finish(walk->flow, doc, false, err)) return false;
    describe(doc, zip, walk);
    doc->paper_width = paper.width;
    doc->paper_height = paper.height;
    return true;
}
