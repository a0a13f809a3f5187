// SPDX-License-Identifier: GPL-3.0-or-later
// Relationships and properties of a Word file: small parts, each read in one go.
#include "extract/docx_package.h"

#define LONGEST_VALUE 1000u /* [byte] of a property */

/* ---- relationships ---- */

typedef struct Gatherer {
    LorArena *arena;
    LorStr folder; /* of the part, with its slash */
    LOR_VEC(DocxLink) links;
} Gatherer;

/* "media/../styles.xml" beside "word/document.xml" is "word/styles.xml"; a leading slash is the root. */
static LorStr resolve(LorArena *arena, LorStr folder, LorStr target) {
    LorBuf path = {.arena = arena};
    LorStr part;
    if (lor_str_starts(target, LOR_STR("/"))) target = lor_str_slice(target, 1, target.len);
    else lor_buf_add(&path, folder);
    while (lor_str_split(&target, '/', &part)) {
        if (lor_str_eq(part, LOR_STR("."))) continue;
        if (!lor_str_eq(part, LOR_STR(".."))) {
            lor_buf_add(&path, part);
            if (target.ptr) lor_buf_char(&path, '/');
            continue;
        }
        if (path.len) path.len--;
        while (path.len && path.ptr[path.len - 1] != '/') path.len--;
    }
    return lor_buf_str(&path);
}

static LorStr last_word(LorStr address) {
    LorStr part = address, word = address;
    while (lor_str_split(&address, '/', &part)) word = part;
    return word;
}

static void link_opens(void *context, const LorXmlTag *tag) {
    Gatherer *g = context;
    if (tag->word != DOCX_RELATIONSHIP || g->links.len >= DOCX_MAX_LINKS) return;
    LorStr target = lor_xml_tag_attr(tag, 0, "Target");
    bool outside = lor_str_eq(lor_xml_tag_attr(tag, 0, "TargetMode"), LOR_STR("External"));
    DocxLink link = {.id = lor_arena_copy(g->arena, lor_xml_tag_attr(tag, 0, "Id")),
                     .type = lor_arena_copy(g->arena, last_word(lor_xml_tag_attr(tag, 0, "Type"))),
                     .target = outside ? lor_arena_copy(g->arena, target) : resolve(g->arena, g->folder, target)};
    lor_vec_push(g->arena, &g->links, link);
}

static void nothing_closes(void *context, const LorXmlTag *tag) { (void)context, (void)tag; }

bool docx_package_links(LorZip *zip, LorArena *arena, LorStr part, DocxLinks *links, LorError *err) {
    static const LorXmlHandler handler = {&docx_vocabulary, link_opens, nothing_closes, NULL};
    size_t slash = part.len;
    while (slash && part.ptr[slash - 1] != '/') slash--;
    Gatherer g = {.arena = arena, .folder = lor_str_slice(part, 0, slash)};
    LorStr name = lor_str_slice(part, slash, part.len), bytes;
    LorStr path = lor_arena_format(arena, "%.*s_rels/%.*s.rels", LOR_STR_ARG(g.folder), LOR_STR_ARG(name));
    if (!lor_zip_read(zip, path, &bytes, err)) return false;
    bool good = !bytes.ptr || lor_xml_stream(arena, bytes, &handler, &g, err);
    *links = (DocxLinks){g.links.at, g.links.len};
    return good;
}

LorStr docx_package_by_type(const DocxLinks *links, const char *type) {
    for (size_t i = 0; i < links->len; i++)
        if (lor_str_eq(links->at[i].type, lor_str_from_c(type))) return links->at[i].target;
    return (LorStr){0};
}

LorStr docx_package_by_id(const DocxLinks *links, LorStr id) {
    for (size_t i = 0; i < links->len && id.len; i++)
        if (lor_str_eq(links->at[i].id, id)) return links->at[i].target;
    return (LorStr){0};
}

/* ---- properties ---- */

typedef struct Facts {
    LorArena *arena;
    LorBuf text;
    LorStr creator, modified_by;
    DocxFacts *out;
} Facts;

static void fact_opens(void *context, const LorXmlTag *tag) {
    (void)tag;
    ((Facts *)context)->text.len = 0;
}

static void fact_closes(void *context, const LorXmlTag *tag) {
    Facts *facts = context;
    LorStr value = lor_str_trim(lor_arena_copy(facts->arena, lor_buf_str(&facts->text)));
    switch ((DocxWord)tag->word) {
    case DOCX_CREATOR: facts->creator = value; break;
    case DOCX_MODIFIED_BY: facts->modified_by = value; break;
    case DOCX_CREATED: facts->out->created = value; break;
    case DOCX_PAGES: facts->out->pages = value; break;
    case DOCX_WORDS: facts->out->words = value; break;
    case DOCX_APPLICATION: facts->out->program = value; break;
    default: break;
    }
    facts->text.len = 0;
}

static void fact_text(void *context, LorStr text) {
    Facts *facts = context;
    if (facts->text.len + text.len <= LONGEST_VALUE) lor_buf_add(&facts->text, text);
}

void docx_package_facts(LorZip *zip, LorArena *arena, const DocxLinks *root, DocxFacts *out) {
    static const LorXmlHandler handler = {&docx_vocabulary, fact_opens, fact_closes, fact_text};
    Facts facts = {.arena = arena, .text = {.arena = arena}, .out = out};
    LorStr names[] = {docx_package_by_type(root, "core-properties"), docx_package_by_type(root, "extended-properties")}, bytes;
    if (!names[1].len) names[1] = docx_package_by_type(root, "extendedProperties");
    for (size_t i = 0; i < 2; i++) /* a letter is read without them too */
        if (names[i].len && lor_zip_read(zip, names[i], &bytes, NULL) && bytes.ptr)
            lor_xml_stream(arena, bytes, &handler, &facts, NULL);
    out->author = facts.creator.len ? facts.creator : facts.modified_by;
}

typedef struct Search {
    DocxWord word;
    bool found;
} Search;

static void search_opens(void *context, const LorXmlTag *tag) {
    Search *search = context;
    search->found |= tag->word == search->word;
}

bool docx_package_holds(LorArena *arena, LorStr bytes, DocxWord word) {
    static const LorXmlHandler handler = {&docx_vocabulary, search_opens, nothing_closes, NULL};
    Search search = {.word = word};
    if (bytes.ptr) lor_xml_stream(arena, bytes, &handler, &search, NULL);
    return search.found;
}
