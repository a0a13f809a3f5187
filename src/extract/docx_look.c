// SPDX-License-Identifier: GPL-3.0-or-later
// Single properties of text and paragraphs, as Word writes them. Knows nothing of styles.
#include "extract/docx_look.h"

#define TWIP      0.05f  /* [pt] */
#define HALF      0.5f   /* [pt] of w:sz */
#define AUTOMATIC 14.0f  /* [pt] of white that Word puts where it chooses */
#define MOST      1584.0 /* [pt] 22 inches, the largest that Word knows */

static float measure(LorStr value, float unit) {
    double number;
    if (!lor_str_to_number(value, &number) || number < -MOST / (double)unit || number > MOST / (double)unit) return 0;
    return (float)number * unit;
}

/* An element alone switches on; "0", "false" and "off" switch off. */
static bool is_on(const LorXmlTag *tag) {
    LorStr value = docx_attr(tag, "val");
    return !lor_str_eq(value, LOR_STR("0")) && !lor_str_eq(value, LOR_STR("false")) && !lor_str_eq(value, LOR_STR("off")) &&
           !lor_str_eq(value, LOR_STR("none"));
}

static void take_font(DocxLook *look, const LorXmlTag *tag, LorArena *arena) {
    LorStr theme = docx_attr(tag, "asciiTheme"), font = docx_attr(tag, "ascii");
    if (!theme.len) theme = docx_attr(tag, "hAnsiTheme");
    if (!font.len) font = docx_attr(tag, "hAnsi");
    if (theme.len) look->font = lor_str_starts(theme, LOR_STR("major")) ? LOR_STR("+major") : LOR_STR("+minor");
    else if (font.len) look->font = lor_arena_copy(arena, font);
    else return;
    look->has |= DOCX_HAS_FONT;
}

static void take_spacing(DocxLook *look, const LorXmlTag *tag) {
    LorStr before = docx_attr(tag, "before"), after = docx_attr(tag, "after");
    if (lor_str_eq(docx_attr(tag, "beforeAutospacing"), LOR_STR("1"))) look->before = AUTOMATIC, look->has |= DOCX_HAS_BEFORE;
    else if (before.ptr) look->before = measure(before, TWIP), look->has |= DOCX_HAS_BEFORE;
    if (lor_str_eq(docx_attr(tag, "afterAutospacing"), LOR_STR("1"))) look->after = AUTOMATIC, look->has |= DOCX_HAS_AFTER;
    else if (after.ptr) look->after = measure(after, TWIP), look->has |= DOCX_HAS_AFTER;
}

static void take_indent(DocxLook *look, const LorXmlTag *tag) {
    LorStr left = docx_attr(tag, "left"), first = docx_attr(tag, "firstLine");
    if (!left.ptr) left = docx_attr(tag, "start");
    if (!left.ptr && !first.ptr) return;
    look->left = measure(left, TWIP) + measure(first, TWIP);
    look->has |= DOCX_HAS_LEFT;
}

static void take_align(DocxLook *look, const LorXmlTag *tag) {
    LorStr value = docx_attr(tag, "val");
    bool right = lor_str_eq(value, LOR_STR("right")) || lor_str_eq(value, LOR_STR("end"));
    look->align = right ? FLOW_RIGHT : lor_str_eq(value, LOR_STR("center")) ? FLOW_CENTRE : FLOW_LEFT;
    look->has |= DOCX_HAS_ALIGN;
}

static void take_level(DocxLook *look, const LorXmlTag *tag) {
    size_t level;
    if (!lor_str_to_size(docx_attr(tag, "val"), DOCX_LEVELS - 1, &level)) return;
    look->level = (uint8_t)level;
    look->has |= DOCX_HAS_LEVEL;
}

void docx_look_take(DocxLook *look, const LorXmlTag *tag, LorArena *arena) {
    switch ((DocxWord)tag->word) {
    case DOCX_R_FONTS: take_font(look, tag, arena); return;
    case DOCX_SZ: look->size = measure(docx_attr(tag, "val"), HALF), look->has |= look->size > 0 ? DOCX_HAS_SIZE : 0; return;
    case DOCX_VANISH: look->hidden = is_on(tag), look->has |= DOCX_HAS_HIDDEN; return;
    case DOCX_UNDERLINE: look->underlined = is_on(tag), look->has |= DOCX_HAS_UNDERLINE; return;
    case DOCX_SPACING: take_spacing(look, tag); return;
    case DOCX_IND: take_indent(look, tag); return;
    case DOCX_JC: take_align(look, tag); return;
    case DOCX_CONTEXTUAL: look->contextual = is_on(tag), look->has |= DOCX_HAS_CONTEXTUAL; return;
    case DOCX_PAGE_BEFORE: look->page_before = is_on(tag), look->has |= DOCX_HAS_PAGE; return;
    case DOCX_NUM_ID: look->number = lor_arena_copy(arena, docx_attr(tag, "val")), look->has |= DOCX_HAS_NUMBER; return;
    case DOCX_ILVL: take_level(look, tag); return;
    case DOCX_TAB: look->ruled |= lor_str_eq(docx_attr(tag, "leader"), LOR_STR("underscore")); return;
    case DOCX_P_STYLE:
    case DOCX_R_STYLE: look->style = lor_arena_copy(arena, docx_attr(tag, "val")); return;
    default: return;
    }
}

void docx_look_add(DocxLook *look, const DocxLook *over) {
    if (over->has & DOCX_HAS_FONT) look->font = over->font;
    if (over->has & DOCX_HAS_SIZE) look->size = over->size;
    if (over->has & DOCX_HAS_HIDDEN) look->hidden = over->hidden;
    if (over->has & DOCX_HAS_UNDERLINE) look->underlined = over->underlined;
    if (over->has & DOCX_HAS_BEFORE) look->before = over->before;
    if (over->has & DOCX_HAS_AFTER) look->after = over->after;
    if (over->has & DOCX_HAS_LEFT) look->left = over->left;
    if (over->has & DOCX_HAS_ALIGN) look->align = over->align;
    if (over->has & DOCX_HAS_NUMBER) look->number = over->number;
    if (over->has & DOCX_HAS_LEVEL) look->level = over->level;
    if (over->has & DOCX_HAS_CONTEXTUAL) look->contextual = over->contextual;
    if (over->has & DOCX_HAS_PAGE) look->page_before = over->page_before;
    look->ruled |= over->ruled;
    look->has |= over->has;
}
