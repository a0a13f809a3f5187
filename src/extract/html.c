// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages through libxml2's HTML parser: the words that a browser would show, in blocks, tables and lists. Loads
// nothing, runs nothing. The only file that knows that parser.
#include "extract/format.h"

#include "core/libxml.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "core/xml.h"
#include "extract/encoding.h"
#include "extract/flow.h"
#include "extract/flow_mail.h"


#define MOST_BYTES  ((size_t)16 << 20) /* [byte] of a page; pictures may stand in it as text */
#define MOST_BLANKS 2000u              /* in one tag: libxml2 compares each attribute with each */
#define MOST_OPEN   256u               /* elements whose look is remembered */
#define WHITE       12.0f              /* [pt] between paragraphs */
#define PIXEL       0.75f              /* [pt] */
#define PICTURE     150.0f             /* [px] of a picture that does not tell its size */

static bool sniff(LorStr head);
static bool read_html(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat lor_format_html = {"html", sniff, lor_xml_prepare, read_html, NULL, NULL, NULL};

typedef enum Kind { INLINE, HIDDEN, BLOCK, PARAGRAPH, LIST, NUMBERS, ITEM, TABLE, ROW, CELL, BREAK, RULE, LINK, PICTURE_, PRE, CENTRE } Kind;

/* Elements that are more than text in a line. */
static const struct {
    const char *name;
    Kind kind;
} elements[] = {
    {"p", PARAGRAPH},  {"div", BLOCK},      {"br", BREAK},       {"td", CELL},        {"th", CELL},       {"tr", ROW},
    {"table", TABLE},  {"li", ITEM},        {"ul", LIST},        {"ol", NUMBERS},     {"a", LINK},        {"img", PICTURE_},
    {"h1", PARAGRAPH}, {"h2", PARAGRAPH},   {"h3", PARAGRAPH},   {"h4", PARAGRAPH},   {"h5", PARAGRAPH},  {"h6", PARAGRAPH},
    {"hr", RULE},      {"pre", PRE},        {"center", CENTRE},  {"head", HIDDEN},    {"script", HIDDEN}, {"style", HIDDEN},
    {"template", HIDDEN}, {"noscript", HIDDEN}, {"title", HIDDEN}, {"xml", HIDDEN},   {"svg", HIDDEN},    {"math", HIDDEN},
    {"iframe", HIDDEN}, {"object", HIDDEN}, {"audio", HIDDEN},   {"video", HIDDEN},   {"canvas", HIDDEN}, {"select", HIDDEN},
    {"textarea", HIDDEN}, {"button", HIDDEN}, {"blockquote", PARAGRAPH}, {"address", BLOCK}, {"section", BLOCK}, {"article", BLOCK},
    {"header", BLOCK}, {"footer", BLOCK},   {"nav", BLOCK},      {"main", BLOCK},     {"aside", BLOCK},   {"form", BLOCK},
    {"fieldset", BLOCK}, {"legend", BLOCK}, {"figure", PARAGRAPH}, {"figcaption", BLOCK}, {"dl", PARAGRAPH}, {"dt", BLOCK},
    {"dd", BLOCK},     {"caption", BLOCK},  {"body", BLOCK},     {"html", BLOCK},     {"tbody", INLINE},  {"thead", INLINE},
};

/* What a style makes of an element that is another by its name. */
static const struct {
    LorStr display;
    Kind kind;
} displays[] = {
    {LOR_STR("table-cell"), CELL}, {LOR_STR("table-row"), ROW}, {LOR_STR("table"), TABLE}, {LOR_STR("inline-table"), TABLE}, {LOR_STR("block"), BLOCK},
};

/* What holds for the words inside an element. */
typedef struct Look {
    Kind kind; /* the element's own: what its end means */
    FlowAlign align;
    bool kept;    /* white space is */
    Kind list;    /* the innermost one */
    size_t items; /* in it, so far */
} Look;

typedef struct Page {
    LorArena *arena;
    Flow *flow;
    Look looks[MOST_OPEN];
    size_t depth;
    size_t skip;     /* elements that are open and hidden */
    bool open;       /* a paragraph is */
    bool white;      /* the last character was a space */
    float gap;       /* [pt] white that is due */
    bool item_due;
    FlowMail mail;
    htmlParserCtxtPtr parser;
} Page;

/* ---- what it is ---- */

static bool sniff(LorStr head) {
    static const LorStr openings[] = {LOR_STR("<!doctype html"), LOR_STR("<html"), LOR_STR("<head"), LOR_STR("<body"), LOR_STR("<meta "),
                                      LOR_STR("<p>"), LOR_STR("<p "), LOR_STR("<div"), LOR_STR("<table")};
    if (lor_str_starts(head, LOR_STR("\xEF\xBB\xBF"))) head = lor_str_slice(head, 3, head.len);
    head = lor_str_trim(head);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (lor_str_ieq(lor_str_slice(head, 0, openings[i].len), openings[i])) return true;
    bool preceded = lor_str_starts(head, LOR_STR("<?xml")) || lor_str_starts(head, LOR_STR("<!--"));
    return preceded && lor_str_find(head, LOR_STR("<html")) != LOR_NONE;
}

static Kind kind_of(const xmlChar *name) {
    LorStr wanted = lor_str_from_c((const char *)name);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (lor_str_eq(wanted, lor_str_from_c(elements[i].name))) return elements[i].kind;
    return INLINE;
}

static LorStr attr(const xmlChar **attrs, const char *name) {
    LorStr wanted = lor_str_from_c(name);
    for (; attrs && attrs[0]; attrs += 2)
        if (lor_str_eq(lor_str_from_c((const char *)attrs[0]), wanted)) return attrs[1] ? lor_str_from_c((const char *)attrs[1]) : LOR_STR("");
    return (LorStr){0};
}

/* A property of a style attribute: the value, in the case in which it is written. */
static LorStr styled(LorStr style, const char *property) {
    LorStr part, name, wanted = lor_str_from_c(property);
    while (lor_str_split(&style, ';', &part)) {
        if (lor_str_split(&part, ':', &name) && lor_str_ieq(lor_str_trim(name), wanted)) return lor_str_trim(part);
    }
    return (LorStr){0};
}

static bool begins(LorStr value, LorStr word) { return lor_str_ieq(lor_str_slice(value, 0, word.len), word); }

static bool is_hidden(const xmlChar **attrs) {
    LorStr style = attr(attrs, "style"), display = styled(style, "display"), visible = styled(style, "visibility"), mso = styled(style, "mso-hide");
    return attr(attrs, "hidden").ptr || begins(display, LOR_STR("none")) || begins(visible, LOR_STR("hidden")) || begins(mso, LOR_STR("all"));
}

/* An element that says nothing by its name is what its style shows it as. */
static Kind shown_as(Kind kind, const xmlChar **attrs) {
    LorStr display = kind == INLINE || kind == BLOCK ? styled(attr(attrs, "style"), "display") : (LorStr){0};
    for (size_t i = 0; display.len && i < sizeof displays / sizeof *displays; i++)
        if (lor_str_ieq(display, displays[i].display)) return displays[i].kind;
    return kind;
}

/* ---- words ---- */

static Look *look_of(Page *page) { return &page->looks[page->depth < MOST_OPEN ? page->depth : MOST_OPEN - 1]; }

static void end_paragraph(Page *page) {
    if (page->open) flow_close_paragraph(page->flow, false);
    page->open = false;
    page->white = true;
}

static LorStr label_of(Page *page) {
    if (!page->item_due) return (LorStr){0};
    const Look *look = look_of(page);
    page->item_due = false;
    if (look->list != NUMBERS) return LOR_STR("\xE2\x80\xA2");
    return lor_arena_format(page->arena, "%zu.", look->items);
}

static void begin_paragraph(Page *page) {
    if (page->open) return;
    FlowParagraph how = {.before = page->gap, .align = look_of(page)->align, .label = label_of(page)};
    flow_open_paragraph(page->flow, &how);
    page->gap = 0;
    page->open = true;
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

static void put(Page *page, LorStr words) {
    if (words.len == 0 || (!page->open && lor_str_trim(words).len == 0)) return;
    begin_paragraph(page);
    flow_mail_add(&page->mail, words);
    flow_text(page->flow, words, 0);
}

static void put_kept(Page *page, LorStr text) {
    LorStr line;
    for (bool first = true; lor_str_split(&text, '\n', &line); first = false) {
        if (!first) begin_paragraph(page), flow_break(page->flow);
        put(page, line);
    }
}

/* Runs of white space are one space, and none at a paragraph's start. */
static void take_text(void *context, const xmlChar *bytes, int len) {
    Page *page = context;
    if (page->skip || len <= 0) return;
    LorStr text = lor_str((const char *)bytes, (size_t)len);
    if (look_of(page)->kept) {
        put_kept(page, text);
        return;
    }
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_white(text.ptr[i])) {
            page->white = false;
            continue;
        }
        put(page, lor_str_slice(text, start, (page->white ? i : i + 1) - start));
        page->white = true;
        start = i + 1;
    }
    put(page, lor_str_slice(text, start, text.len - start));
}

/* ---- elements ---- */

static float length_of(LorStr attribute, LorStr style) {
    LorStr value = style.len ? style : attribute;
    size_t digits = 0;
    double number;
    while (digits < value.len && (lor_is_digit(value.ptr[digits]) || value.ptr[digits] == '.')) digits++;
    bool share = lor_str_ends(value, LOR_STR("%")), points = lor_str_ends(value, LOR_STR("pt"));
    if (share || !lor_str_to_number(lor_str_slice(value, 0, digits), &number) || number > 10000) return PICTURE * PIXEL;
    return (float)number * (points ? 1 : PIXEL);
}

static void put_picture(Page *page, const xmlChar **attrs) {
    LorStr style = attr(attrs, "style");
    LorBox box = {0, -1, length_of(attr(attrs, "width"), styled(style, "width")), length_of(attr(attrs, "height"), styled(style, "height"))};
    begin_paragraph(page);
    flow_image(page->flow, box, false);
}

static void part_blocks(Page *page, float white) {
    end_paragraph(page);
    if (white > page->gap) page->gap = white;
}

static void set_look(Page *page, Kind kind, const xmlChar **attrs) {
    Look look = *look_of(page);
    look.kind = kind;
    LorStr align = styled(attr(attrs, "style"), "text-align");
    if (!align.len && kind != PICTURE_ && kind != TABLE) align = attr(attrs, "align");
    if (align.len) look.align = begins(align, LOR_STR("right")) ? FLOW_RIGHT : begins(align, LOR_STR("center")) ? FLOW_CENTRE : FLOW_LEFT;
    if (kind == CENTRE) look.align = FLOW_CENTRE;
    look.kept |= kind == PRE;
    if (kind == LIST || kind == NUMBERS) look.list = kind, look.items = 0;
    page->depth++;
    if (page->depth < MOST_OPEN) page->looks[page->depth] = look;
}

static void open_item(Page *page) {
    part_blocks(page, 0);
    look_of(page)->items++; /* still the list's own */
    page->item_due = true;
}

static void open_tag(void *context, const xmlChar *name, const xmlChar **attrs) {
    Page *page = context;
    Kind kind = kind_of(name);
    if (page->skip || kind == HIDDEN || is_hidden(attrs)) {
        page->skip++;
        return;
    }
    bool cells = kind != TABLE;
    if (page->depth + 1 < MOST_OPEN) kind = shown_as(kind, attrs);
    cells &= kind == TABLE; /* those of a style may stand in a table without a row */
    switch (kind) {
    case PARAGRAPH: case LIST: case NUMBERS: case PRE: part_blocks(page, WHITE); break;
    case BLOCK: case CENTRE: part_blocks(page, 0); break;
    case RULE: part_blocks(page, WHITE); break;
    case ITEM: open_item(page); break;
    case TABLE: part_blocks(page, 0), flow_open_table(page->flow); if (cells) flow_open_row(page->flow); break;
    case ROW: part_blocks(page, 0), flow_open_row(page->flow); break;
    case CELL: part_blocks(page, 0), flow_open_cell(page->flow); break;
    case BREAK: if (page->open) flow_break(page->flow), page->white = true; else page->gap = WHITE; break;
    case LINK: flow_mail_open(&page->mail, page->arena, attr(attrs, "href")); break;
    case PICTURE_: put_picture(page, attrs); break;
    case INLINE: case HIDDEN: break;
    }
    set_look(page, kind, attrs);
}

static void close_tag(void *context, const xmlChar *name) {
    Page *page = context;
    if (page->skip) {
        page->skip--;
        return;
    }
    switch (page->depth && page->depth < MOST_OPEN ? look_of(page)->kind : kind_of(name)) {
    case PARAGRAPH: case LIST: case NUMBERS: case PRE: part_blocks(page, WHITE); break;
    case BLOCK: case CENTRE: case ITEM: part_blocks(page, 0); break;
    case TABLE: part_blocks(page, 0), flow_close_table(page->flow); break;
    case ROW: part_blocks(page, 0), flow_close_row(page->flow); break;
    case CELL: part_blocks(page, 0), flow_close_cell(page->flow), page->gap = 0; break;
    case LINK: put(page, flow_mail_close(&page->mail, page->arena)); break;
    case BREAK: case RULE: case PICTURE_: case INLINE: case HIDDEN: break;
    }
    if (page->depth) page->depth--;
}

/* ---- the page ---- */

/* Tags that do not end, and those of thousands of attributes. */
static bool is_endless(LorStr text) {
    size_t blanks = 0;
    bool inside = false;
    for (size_t i = 0; i + 1 < text.len; i++) {
        char c = text.ptr[i];
        if (!inside && c == '<' && lor_is_alpha(text.ptr[i + 1])) inside = true, blanks = 0;
        else if (inside && c == '>') inside = false;
        else if (inside && (is_white(c) || c == '=' || c == '/') && ++blanks > MOST_BLANKS) return true;
    }
    return false;
}

static void parse(const LorLibxml *lib, Page *page, LorStr text) {
    page->parser = lib->htmlNewParserCtxt();
    if (!page->parser) return;
    *page->parser->sax = (htmlSAXHandler){.startElement = open_tag, .endElement = close_tag, .characters = take_text,
                                          .ignorableWhitespace = take_text, .cdataBlock = take_text};
    page->parser->userData = page;
    int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER;
    lib->htmlCtxtReadMemory(page->parser, text.ptr, (int)text.len, NULL, "UTF-8", options);
    if (page->parser->myDoc) lib->xmlFreeDoc(page->parser->myDoc);
    page->parser->myDoc = NULL;
    lib->htmlFreeParserCtxt(page->parser);
}

static bool has_words(LorStr text) {
    for (size_t off = 0; off < text.len;)
        if (lor_unicode_letter(lor_utf8_next(text, &off))) return true;
    return false;
}

static bool read_html(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    (void)options;
    const LorLibxml *lib = lor_libxml(err);
    if (!lib) return false;
    LorDecoded decoded = lor_decode(doc->arena, bytes, MOST_BYTES);
    if (is_endless(decoded.text)) return lor_error_set(err, LOR_DAMAGED, "The web page is damaged: a tag in it does not end. Save it again, or as PDF.");
    Page *page = LOR_NEW(doc->arena, Page);
    *page = (Page){.arena = doc->arena, .flow = flow_new(doc), .white = true};
    parse(lib, page, decoded.text);
    bool whole = flow_write(page->flow) && !decoded.cut;
    if (!has_words(doc->text)) return lor_error_set(err, LOR_NO_TEXT, "The web page holds no words: check that you chose the right file.");
    doc->source = LOR_SOURCE_TEXT;
    doc->partial = !whole;
    lor_document_set(doc, "encoding", lor_str_from_c(decoded.encoding));
    if (decoded.guessed) lor_vec_push(doc->arena, &doc->notes, lor_arena_format(doc->arena, "Read as %s (a guess).", decoded.encoding));
    if (!whole) lor_vec_push(doc->arena, &doc->notes, LOR_STR("The page holds more text than lorlint reads; the rest was left out."));
    return true;
}
