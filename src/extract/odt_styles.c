// SPDX-License-Identifier: GPL-3.0-or-later
// Styles of an OpenDocument file. A name stands once a family: what content.xml adds comes before styles.xml's.
#include "extract/odt_look.h"

#define MOST_MASTERS 200u
#define LONGEST      5000.0 /* [pt] */

typedef struct Style {
    LorStr family, name, parent, master;
    bool is_default;
    OdtLook look;
} Style;

typedef struct Named {
    LorStr name, value; /* a font's family */
} Named;

typedef struct Master {
    LorStr name, layout;
} Master;

typedef struct Layout {
    LorStr name;
    OdtPaper paper;
} Layout;

typedef struct ListStyle {
    LorStr name;
    uint32_t numbered; /* a bit for each level */
} ListStyle;

struct OdtStyles {
    LorArena *arena;
    LOR_VEC(Style) styles;
    LOR_VEC(Named) fonts;
    LOR_VEC(Master) masters;
    LOR_VEC(Layout) layouts;
    LOR_VEC(ListStyle) lists;
    bool in_style, in_layout, in_list;
};

OdtStyles *odt_styles_new(LorArena *arena) {
    OdtStyles *styles = LOR_NEW(arena, OdtStyles);
    styles->arena = arena;
    return styles;
}

/* ---- lengths ---- */

float odt_length(LorStr value) {
    static const struct {
        LorStr name;
        double points;
    } units[] = {{LOR_STR("in"), 72}, {LOR_STR("pt"), 1}, {LOR_STR("cm"), 72 / 2.54}, {LOR_STR("mm"), 7.2 / 2.54},
                 {LOR_STR("pc"), 12}, {LOR_STR("px"), 0.75}};
    double number;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!lor_str_ends(value, units[i].name)) continue;
        if (!lor_str_to_number(lor_str_slice(value, 0, value.len - units[i].name.len), &number)) return 0;
        number *= units[i].points;
        return number > LONGEST || number < -LONGEST ? 0 : (float)number;
    }
    return 0;
}

static LorStr fo(const LorXmlTag *tag, const char *name) { return lor_xml_tag_attr(tag, ODT_FO, name); }
static LorStr own(const LorXmlTag *tag, const char *name) { return lor_xml_tag_attr(tag, ODT_STYLE, name); }

/* ---- properties ---- */

static LorStr font_family(const OdtStyles *s, LorStr name) {
    for (size_t i = 0; i < s->fonts.len; i++)
        if (lor_str_eq(s->fonts.at[i].name, name)) return s->fonts.at[i].value;
    return name;
}

static LorStr unquoted(LorStr family) {
    bool quoted = family.len >= 2 && (family.ptr[0] == '\'' || family.ptr[0] == '"') && family.ptr[family.len - 1] == family.ptr[0];
    return quoted ? lor_str_slice(family, 1, family.len - 2) : family;
}

static void take_size(OdtLook *look, LorStr size) {
    double percent;
    if (!size.len) return;
    if (size.ptr[size.len - 1] == '%' && lor_str_to_number(lor_str_slice(size, 0, size.len - 1), &percent)) {
        look->share = (float)(percent > 0 && percent < 1000 ? percent / 100 : 1);
        look->has |= ODT_HAS_SHARE;
        return;
    }
    look->size = odt_length(size);
    if (look->size > 0) look->has |= ODT_HAS_SIZE;
}

static void take_text(OdtStyles *s, OdtLook *look, const LorXmlTag *tag) {
    LorStr name = own(tag, "font-name"), family = fo(tag, "font-family"), line = own(tag, "text-underline-style"), display = lor_xml_tag_attr(tag, ODT_TEXT, "display");
    if (family.len) look->font = lor_arena_copy(s->arena, unquoted(family));
    else if (name.len) look->font = lor_arena_copy(s->arena, font_family(s, name));
    if (family.len || name.len) look->has |= ODT_HAS_FONT;
    take_size(look, fo(tag, "font-size"));
    if (line.len) look->underlined = !lor_str_eq(line, LOR_STR("none")), look->has |= ODT_HAS_UNDERLINE;
    if (display.len) look->hidden = lor_str_eq(display, LOR_STR("none")), look->has |= ODT_HAS_HIDDEN;
}

static void take_paragraph(OdtLook *look, const LorXmlTag *tag) {
    LorStr top = fo(tag, "margin-top"), bottom = fo(tag, "margin-bottom"), left = fo(tag, "margin-left"), indent = fo(tag, "text-indent"),
           align = fo(tag, "text-align"), page = fo(tag, "break-before");
    if (top.len) look->before = odt_length(top), look->has |= ODT_HAS_BEFORE;
    if (bottom.len) look->after = odt_length(bottom), look->has |= ODT_HAS_AFTER;
    if (left.len || indent.len) look->left = odt_length(left) + odt_length(indent), look->has |= ODT_HAS_LEFT;
    bool right = lor_str_eq(align, LOR_STR("end")) || lor_str_eq(align, LOR_STR("right"));
    if (align.len) look->align = right ? FLOW_RIGHT : lor_str_eq(align, LOR_STR("center")) ? FLOW_CENTRE : FLOW_LEFT, look->has |= ODT_HAS_ALIGN;
    if (page.len) look->page_before = lor_str_eq(page, LOR_STR("page")), look->has |= ODT_HAS_PAGE;
}

/* ---- reading ---- */

static void add_font(OdtStyles *s, const LorXmlTag *tag) {
    if (s->fonts.len >= ODT_MAX_STYLES) return;
    Named font = {lor_arena_copy(s->arena, own(tag, "name")), lor_arena_copy(s->arena, unquoted(lor_xml_tag_attr(tag, ODT_SVG, "font-family")))};
    lor_vec_push(s->arena, &s->fonts, font);
}

static void open_style(OdtStyles *s, const LorXmlTag *tag) {
    if (s->styles.len >= ODT_MAX_STYLES) return;
    Style style = {.family = lor_arena_copy(s->arena, own(tag, "family")), .name = lor_arena_copy(s->arena, own(tag, "name")),
                   .parent = lor_arena_copy(s->arena, own(tag, "parent-style-name")),
                   .master = lor_arena_copy(s->arena, own(tag, "master-page-name")), .is_default = tag->word == ODT_DEFAULT};
    lor_vec_push(s->arena, &s->styles, style);
    s->in_style = true;
}

static void open_layout(OdtStyles *s, const LorXmlTag *tag) {
    if (s->layouts.len >= MOST_MASTERS) return;
    Layout layout = {.name = lor_arena_copy(s->arena, own(tag, "name"))};
    lor_vec_push(s->arena, &s->layouts, layout);
    s->in_layout = true;
}

static void take_paper(OdtPaper *paper, const LorXmlTag *tag) {
    paper->width = odt_length(fo(tag, "page-width"));
    paper->height = odt_length(fo(tag, "page-height"));
    paper->left = odt_length(fo(tag, "margin-left"));
    paper->right = odt_length(fo(tag, "margin-right"));
}

static void open_list(OdtStyles *s, const LorXmlTag *tag) {
    if (s->lists.len >= ODT_MAX_STYLES) return;
    ListStyle list = {.name = lor_arena_copy(s->arena, own(tag, "name"))};
    lor_vec_push(s->arena, &s->lists, list);
    s->in_list = true;
}

static void number_level(OdtStyles *s, const LorXmlTag *tag) {
    size_t level;
    bool shown = own(tag, "num-format").len > 0;
    if (s->in_list && shown && lor_str_to_size(lor_xml_tag_attr(tag, ODT_TEXT, "level"), ODT_LEVELS, &level) && level > 0)
        s->lists.at[s->lists.len - 1].numbered |= 1u << (level - 1);
}

bool odt_styles_open(OdtStyles *s, const LorXmlTag *tag) {
    switch ((OdtWord)tag->word) {
    case ODT_FACE: add_font(s, tag); return true;
    case ODT_STYLE_STYLE:
    case ODT_DEFAULT: open_style(s, tag); return true;
    case ODT_TEXT_PROPS: if (s->in_style) take_text(s, &s->styles.at[s->styles.len - 1].look, tag); return true;
    case ODT_PARA_PROPS: if (s->in_style) take_paragraph(&s->styles.at[s->styles.len - 1].look, tag); return true;
    case ODT_PAGE_LAYOUT: open_layout(s, tag); return true;
    case ODT_PAGE_PROPS: if (s->in_layout) take_paper(&s->layouts.at[s->layouts.len - 1].paper, tag); return true;
    case ODT_LIST_STYLE: open_list(s, tag); return true;
    case ODT_NUMBER: number_level(s, tag); return true;
    case ODT_BULLET: return true;
    default: return false;
    }
}

void odt_styles_close(OdtStyles *s, const LorXmlTag *tag) {
    if (tag->word == ODT_STYLE_STYLE || tag->word == ODT_DEFAULT) s->in_style = false;
    if (tag->word == ODT_PAGE_LAYOUT) s->in_layout = false;
    if (tag->word == ODT_LIST_STYLE) s->in_list = false;
}

void odt_styles_add_master(OdtStyles *s, const LorXmlTag *tag) {
    if (s->masters.len >= MOST_MASTERS) return;
    Master master = {lor_arena_copy(s->arena, own(tag, "name")), lor_arena_copy(s->arena, own(tag, "page-layout-name"))};
    lor_vec_push(s->arena, &s->masters, master);
}

/* ---- asking ---- */

/* The last of that name: content.xml is read last, and its automatic styles hide those of styles.xml, which are for
 * headers and footers. */
static const Style *find(const OdtStyles *s, LorStr family, LorStr name, bool standard) {
    for (size_t i = s->styles.len; i-- > 0;) {
        const Style *style = &s->styles.at[i];
        if (style->is_default == standard && lor_str_eq(style->family, family) && (standard || lor_str_eq(style->name, name))) return style;
    }
    return NULL;
}

static void add(OdtLook *look, const OdtLook *over) {
    if (over->has & ODT_HAS_FONT) look->font = over->font;
    if (over->has & ODT_HAS_SIZE) look->size = over->size;
    else if (over->has & ODT_HAS_SHARE) look->size *= over->share;
    if (over->has & ODT_HAS_HIDDEN) look->hidden = over->hidden;
    if (over->has & ODT_HAS_UNDERLINE) look->underlined = over->underlined;
    if (over->has & ODT_HAS_BEFORE) look->before = over->before;
    if (over->has & ODT_HAS_AFTER) look->after = over->after;
    if (over->has & ODT_HAS_LEFT) look->left = over->left;
    if (over->has & ODT_HAS_ALIGN) look->align = over->align;
    if (over->has & ODT_HAS_PAGE) look->page_before = over->page_before;
    look->has |= over->has;
}

void odt_styles_apply(OdtStyles *s, const char *family, LorStr name, OdtLook *look) {
    const Style *chain[ODT_MAX_CHAIN];
    size_t len = 0;
    LorStr wanted = lor_str_from_c(family);
    for (const Style *style = find(s, wanted, name, false); style && len < ODT_MAX_CHAIN;
         style = style->parent.len ? find(s, wanted, style->parent, false) : NULL)
        chain[len++] = style;
    const Style *standard = lor_str_eq(wanted, LOR_STR("paragraph")) ? find(s, wanted, name, true) : NULL;
    if (standard) add(look, &standard->look);
    while (len) add(look, &chain[--len]->look);
}

LorStr odt_styles_master(OdtStyles *s, LorStr paragraph) {
    for (size_t steps = 0; steps < ODT_MAX_CHAIN; steps++) {
        const Style *style = find(s, LOR_STR("paragraph"), paragraph, false);
        if (!style || style->master.len) return style ? style->master : (LorStr){0};
        paragraph = style->parent;
    }
    return (LorStr){0};
}

OdtPaper odt_styles_paper(const OdtStyles *s, LorStr master) {
    if (!master.len) master = LOR_STR("Standard");
    LorStr layout = {0};
    for (size_t i = 0; i < s->masters.len; i++)
        if (i == 0 || lor_str_eq(s->masters.at[i].name, master)) layout = s->masters.at[i].layout;
    for (size_t i = 0; i < s->layouts.len; i++)
        if (lor_str_eq(s->layouts.at[i].name, layout)) return s->layouts.at[i].paper;
    return (OdtPaper){0};
}

bool odt_styles_numbered(const OdtStyles *s, LorStr list, size_t level) {
    for (size_t i = 0; i < s->lists.len; i++)
        if (lor_str_eq(s->lists.at[i].name, list)) return level < ODT_LEVELS && (s->lists.at[i].numbered >> level & 1);
    return false;
}
