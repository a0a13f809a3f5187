// SPDX-License-Identifier: GPL-3.0-or-later
// Styles, theme fonts and lists of a Word file: defaults, then the chain of styles that are based on each other.
#include "extract/docx_look.h"

#define MOST_LISTS 2000u
#define WORD_FONT  LOR_STR("Times New Roman") /* Word's own, where a file says nothing */
#define WORD_SIZE  10.0f                      /* [pt] */

typedef struct Style {
    LorStr id, based_on;
    bool paragraph, is_default;
    DocxLook look;     /* what it says itself */
    DocxLook whole;    /* with those that it is based on */
    bool resolved;
} Style;

/* One level of a list. */
typedef struct Level {
    LorStr format; /* "bullet", "decimal", …; empty: not said */
    size_t start, count;
} Level;

typedef struct List {
    LorStr id;       /* of an abstract list, or of a list that follows one */
    LorStr abstract; /* the one that it follows; empty: it is abstract */
    Level levels[DOCX_LEVELS];
} List;

struct DocxStyles {
    LorArena *arena;
    DocxLook defaults;
    LOR_VEC(Style) styles;
    LOR_VEC(List) lists;
    LorStr major, minor;
    /* while reading */
    Style *style;
    bool in_defaults, in_part; /* of a table's style: not text of its own */
    LorStr *theme;
    List *list;
    Level *level;
};

DocxStyles *docx_styles_new(LorArena *arena) {
    DocxStyles *styles = LOR_NEW(arena, DocxStyles);
    styles->arena = arena;
    styles->defaults = (DocxLook){.font = WORD_FONT, .size = WORD_SIZE};
    return styles;
}

/* ---- styles.xml ---- */

static void open_style(DocxStyles *s, const LorXmlTag *tag) {
    if (s->styles.len >= DOCX_MAX_STYLES) return;
    LorStr type = docx_attr(tag, "type"), standard = docx_attr(tag, "default");
    Style style = {.id = lor_arena_copy(s->arena, docx_attr(tag, "styleId")),
                   .paragraph = lor_str_eq(type, LOR_STR("paragraph")),
                   .is_default = lor_str_eq(standard, LOR_STR("1")) || lor_str_eq(standard, LOR_STR("true"))};
    lor_vec_push(s->arena, &s->styles, style);
    s->style = &s->styles.at[s->styles.len - 1];
}

static void style_opens(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    switch ((DocxWord)tag->word) {
    case DOCX_STYLE: open_style(s, tag); return;
    case DOCX_BASED_ON: if (s->style) s->style->based_on = lor_arena_copy(s->arena, docx_attr(tag, "val")); return;
    case DOCX_RPR_DEFAULT:
    case DOCX_PPR_DEFAULT: s->in_defaults = true; return;
    case DOCX_TBL_STYLE_PR: s->in_part = true; return;
    default: break;
    }
    if (s->in_defaults) docx_look_take(&s->defaults, tag, s->arena);
    else if (s->style && !s->in_part) docx_look_take(&s->style->look, tag, s->arena);
}

static void style_closes(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    if (tag->word == DOCX_STYLE) s->style = NULL;
    if (tag->word == DOCX_RPR_DEFAULT || tag->word == DOCX_PPR_DEFAULT) s->in_defaults = false;
    if (tag->word == DOCX_TBL_STYLE_PR) s->in_part = false;
}

bool docx_styles_read(DocxStyles *styles, LorStr bytes, LorError *err) {
    static const LorXmlHandler handler = {&docx_vocabulary, style_opens, style_closes, NULL};
    return lor_xml_stream(styles->arena, bytes, &handler, styles, err);
}

/* ---- theme1.xml ---- */

static void theme_opens(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    if (tag->word == DOCX_MAJOR) s->theme = &s->major;
    else if (tag->word == DOCX_MINOR) s->theme = &s->minor;
    else if (tag->word == DOCX_LATIN && s->theme && !s->theme->len)
        *s->theme = lor_arena_copy(s->arena, lor_xml_tag_attr(tag, 0, "typeface"));
}

static void theme_closes(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    if (tag->word == DOCX_MAJOR || tag->word == DOCX_MINOR) s->theme = NULL;
}

bool docx_styles_read_theme(DocxStyles *styles, LorStr bytes, LorError *err) {
    static const LorXmlHandler handler = {&docx_vocabulary, theme_opens, theme_closes, NULL};
    return lor_xml_stream(styles->arena, bytes, &handler, styles, err);
}

/* ---- numbering.xml ---- */

static void open_list(DocxStyles *s, LorStr id) {
    s->list = NULL;
    if (s->lists.len >= MOST_LISTS) return;
    List list = {.id = lor_arena_copy(s->arena, id)};
    lor_vec_push(s->arena, &s->lists, list);
    s->list = &s->lists.at[s->lists.len - 1];
}

static void list_opens(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    size_t number;
    LorStr value = docx_attr(tag, "val");
    switch ((DocxWord)tag->word) {
    case DOCX_ABSTRACT_NUM: open_list(s, docx_attr(tag, "abstractNumId")); return;
    case DOCX_NUM: open_list(s, docx_attr(tag, "numId")); return;
    case DOCX_ABSTRACT_ID: if (s->list) s->list->abstract = lor_arena_copy(s->arena, value); return;
    case DOCX_LVL:
        s->level = s->list && lor_str_to_size(docx_attr(tag, "ilvl"), DOCX_LEVELS - 1, &number) ? &s->list->levels[number] : NULL;
        return;
    case DOCX_NUM_FMT: if (s->level) s->level->format = lor_arena_copy(s->arena, value); return;
    case DOCX_START: if (s->level && lor_str_to_size(value, 9999, &number)) s->level->start = number; return;
    default: return;
    }
}

static void list_closes(void *context, const LorXmlTag *tag) {
    DocxStyles *s = context;
    if (tag->word == DOCX_LVL) s->level = NULL;
    if (tag->word == DOCX_NUM || tag->word == DOCX_ABSTRACT_NUM) s->list = NULL;
}

bool docx_styles_read_lists(DocxStyles *styles, LorStr bytes, LorError *err) {
    static const LorXmlHandler handler = {&docx_vocabulary, list_opens, list_closes, NULL};
    return lor_xml_stream(styles->arena, bytes, &handler, styles, err);
}

static List *find_list(DocxStyles *s, LorStr id, bool abstract) {
    for (size_t i = 0; i < s->lists.len; i++)
        if ((s->lists.at[i].abstract.len == 0) == abstract && lor_str_eq(s->lists.at[i].id, id)) return &s->lists.at[i];
    return NULL;
}

LorStr docx_styles_label(DocxStyles *s, const DocxLook *look) {
    if (!look->number.len || lor_str_eq(look->number, LOR_STR("0"))) return (LorStr){0};
    List *list = find_list(s, look->number, false), *base = list ? find_list(s, list->abstract, true) : NULL;
    if (!base) return (LorStr){0};
    Level *own = &list->levels[look->level], *level = own->format.len ? own : &base->levels[look->level];
    if (lor_str_eq(level->format, LOR_STR("bullet"))) return LOR_STR("\xE2\x80\xA2");
    if (!level->format.len || lor_str_eq(level->format, LOR_STR("none"))) return (LorStr){0};
    for (size_t deeper = look->level + 1u; deeper < DOCX_LEVELS; deeper++) list->levels[deeper].count = 0;
    size_t number = (level->start ? level->start : 1) + own->count++;
    return lor_arena_format(s->arena, "%zu.", number);
}

/* ---- what text looks like ---- */

static Style *find_style(DocxStyles *s, LorStr id, bool paragraph) {
    for (size_t i = 0; i < s->styles.len; i++) {
        Style *style = &s->styles.at[i];
        if (style->paragraph == paragraph && (id.len ? lor_str_eq(style->id, id) : style->is_default)) return style;
    }
    return NULL;
}

/* From the root of its chain down; a chain that is endless is cut. */
static const DocxLook *resolve(DocxStyles *s, Style *style, const DocxLook *under) {
    if (style->resolved) return &style->whole;
    const Style *chain[DOCX_MAX_CHAIN];
    size_t len = 0;
    for (const Style *at = style; at && len < DOCX_MAX_CHAIN; at = at->based_on.len ? find_style(s, at->based_on, style->paragraph) : NULL)
        chain[len++] = at;
    style->whole = *under;
    while (len) docx_look_add(&style->whole, &chain[--len]->look);
    style->resolved = true;
    return &style->whole;
}

const DocxLook *docx_styles_paragraph(DocxStyles *styles, LorStr id) {
    Style *style = find_style(styles, id, true);
    if (!style && id.len) style = find_style(styles, (LorStr){0}, true);
    return style ? resolve(styles, style, &styles->defaults) : &styles->defaults;
}

const DocxLook *docx_styles_characters(DocxStyles *styles, LorStr id) {
    Style *style = find_style(styles, id, false);
    return style ? resolve(styles, style, &(DocxLook){0}) : NULL;
}

LorStr docx_styles_font(const DocxStyles *styles, const DocxLook *look) {
    if (lor_str_eq(look->font, LOR_STR("+major"))) return styles->major;
    if (lor_str_eq(look->font, LOR_STR("+minor"))) return styles->minor;
    return look->font;
}
