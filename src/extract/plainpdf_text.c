// SPDX-License-Identifier: GPL-3.0-or-later
// Words as poppler makes them, from fonts' widths and the matrices alone. What poppler would sort out by a closer look
// (text that overlaps, runs back, stands askew, or outside of the page) is odd.
#include "extract/plainpdf_text.h"

#include "core/unicode.h"
#include "extract/pdf_style.h"

#include <math.h>

#define WORD_GAP      0.1   /* [em] of white that parts words */
#define WORD_OVERLAP  0.2   /* [em] */
#define SAME_PLACE    0.1   /* [em] a character here again is a shadow, or false bold */
#define BASE_SLACK    0.5   /* [pt] that base lines within a word may differ */
#define MERGED_GAP    0.03  /* [em] words so near are one again */
#define LINE_SLACK    0.5   /* [em] that base lines within a line may differ */
#define PIECE_GAP     1.0   /* [em] of white within a piece of a line */
#define LONGEST_WORD  512u  /* [byte] */
#define EDGE          1.0   /* [pt] of the page, on which poppler may leave text out */
#define TINY          1e-6  /* of a matrix: what comes of arithmetic */

static double x_of(const PlainMatrix *m, double x, double y) { return m->a * x + m->c * y + m->e; }
static double y_of(const PlainMatrix *m, double x, double y) { return m->b * x + m->d * y + m->f; }

void plain_text_start(PlainText *text, PlainFile *file, PdfSheet *sheet, double width, double height) {
    *text = (PlainText){.file = file, .sheet = sheet, .width = width, .height = height, .word = {.arena = file->arena}, .text = {1, 0, 0, 1, 0, 0}};
}

void plain_text_move_to(PlainText *text, double x, double y) {
    text->line_x = x, text->line_y = y;
    text->x = x_of(&text->text, x, y), text->y = y_of(&text->text, x, y);
}

static void shift(PlainText *text, double x) {
    text->x += text->text.a * x;
    text->y += text->text.b * x;
}

void plain_text_shift(PlainText *text, double thousandths) {
    shift(text, -thousandths * 0.001 * text->set->size * text->set->scale);
}

/* ---- words ---- */

/* The open word begins a new piece of a line. */
static bool begins_piece(const PlainText *text) {
    double gap = text->left - text->last_right;
    return text->piece_words == 0 || fabs(text->base - text->piece_base) > LINE_SLACK * text->piece_size || gap > PIECE_GAP * text->piece_size ||
           gap < -LINE_SLACK * text->piece_size || text->left <= text->last_left;
}

/* A piece of single letters may be one word that is set wide. */
static bool end_piece(PlainText *text) {
    bool spread = text->piece_words > 1 && !text->piece_long;
    text->piece_words = 0;
    text->piece_long = false;
    return !spread || plain_odd(text->file, "letters that stand apart");
}

static bool begin_piece(PlainText *text) {
    bool good = end_piece(text);
    text->piece_base = text->base, text->piece_size = text->size;
    text->sheet->chunks++;
    return good;
}

/* Without white between them, two are printed as one word: in the font of the first. */
static void glue(PlainText *text) {
    PdfWord *word = &text->sheet->words.at[text->sheet->words.len - 1];
    LorBuf both = {.arena = text->sheet->doc->arena};
    lor_buf_add(&both, word->text);
    lor_buf_add(&both, lor_buf_str(&text->word));
    word->text = lor_buf_str(&both);
    if (text->open.y1 < word->y1) word->y1 = text->open.y1;
    if (text->open.y2 > word->y2) word->y2 = text->open.y2;
    if (text->open.x2 > word->x2) word->x2 = text->open.x2;
}

/* What runs from right to left is printed from left to right, as everything else. All its letters take two bytes. */
static void turn(LorStr word) {
    char *at = (char *)word.ptr;
    for (size_t low = 0, high = word.len; low + 2 < high; low += 2, high -= 2) {
        char swap[2] = {at[low], at[low + 1]};
        memcpy(at + low, at + high - 2, 2);
        memcpy(at + high - 2, swap, 2);
    }
}

static void put_word(PlainText *text) {
    PdfSheet *sheet = text->sheet;
    if (text->open.rtl) turn(lor_buf_str(&text->word));
    text->open.chunk = sheet->chunks;
    text->open.text = lor_arena_copy(sheet->doc->arena, lor_buf_str(&text->word));
    lor_vec_push(sheet->doc->arena, &sheet->words, text->open);
}

static bool end_word(PlainText *text) {
    if (text->chars == 0) return true;
    bool first = begins_piece(text);
    if (first && !begin_piece(text)) return false;
    double white = first ? 0 : (text->left - text->last_right) / text->piece_size;
    bool other_size = text->size != text->piece_size || text->last_size != text->piece_size;
    if (!first && other_size && white > MERGED_GAP / 2 && white < MERGED_GAP * 2) return plain_odd(text->file, "words that could be one");
    if (!first && text->open.rtl && white < MERGED_GAP) return plain_odd(text->file, "words from right to left that touch");
    text->open.x2 = (float)text->right;
    if (white >= PLAIN_UNSURE_WHITE) text->sheet->chunks++; /* rows are the same with one piece more, see check_rows() */
    if (!first && white < MERGED_GAP) glue(text);
    else put_word(text);
    text->piece_words++;
    text->piece_long |= text->chars > 1;
    text->last_left = text->left, text->last_right = text->right, text->last_size = text->size;
    text->word.len = 0;
    text->chars = 0;
    return true;
}

bool plain_text_end(PlainText *text) {
    return end_word(text) && end_piece(text) && (!text->replacing || plain_odd(text->file, "a replacing text without an end"));
}

/* A character's place on the page. */
typedef struct Spot {
    double x, y, width, size; /* [pt] */
} Spot;

static bool parts_word(const PlainText *text, const Spot *spot) {
    double gap = spot->x - text->right;
    return gap < -WORD_OVERLAP * text->size || gap > WORD_GAP * text->size || fabs(spot->y - text->base) > BASE_SLACK || spot->size != text->size;
}

static bool overlaps(const PlainText *text, const Spot *spot) {
    return fabs(spot->x - text->edge) < SAME_PLACE * text->size && fabs(spot->y - text->base) < 2 * SAME_PLACE * text->size;
}

static bool begin_word(PlainText *text, PlainFont *font, const Spot *spot, bool turned) {
    double top = spot->y - font->ascent * spot->size, bottom = spot->y - font->descent * spot->size;
    if (!(bottom > top)) return plain_odd(text->file, "a font without height");
    if (top < EDGE || bottom > text->height - EDGE) return plain_odd(text->file, "text beyond the page");
    text->size = spot->size, text->base = spot->y, text->left = spot->x;
    text->open = (PdfWord){.x1 = (float)spot->x, .y1 = (float)top, .y2 = (float)bottom, .ends = PDF_NO_ENDS, .rtl = turned,
                           .style = pdf_style_of(text->sheet, font->name, spot->size)};
    return true;
}

static bool add_characters(PlainText *text, PlainFont *font, const Spot *spot, const uint32_t *codes, size_t count) {
    if (text->chars && overlaps(text, spot)) return plain_odd(text->file, "characters that overlap");
    if (text->chars && parts_word(text, spot) && !end_word(text)) return false;
    if (count == 0) return true;
    bool turned = codes[0] > 0x500 && plain_turned_letter(codes[0]);
    if (text->chars == 0 && !begin_word(text, font, spot, turned)) return false;
    if (text->open.rtl != turned) return plain_odd(text->file, "a word in two directions");
    text->turned += turned;
    for (size_t i = 0; i < count; i++) {
        lor_buf_code(&text->word, codes[i]);
        text->letters += lor_unicode_letter(codes[i]);
    }
    text->edge = spot->x + spot->width * (double)(count - 1) / (double)count;
    text->right = spot->x + spot->width;
    text->chars += (uint32_t)count;
    return text->word.len <= LONGEST_WORD || plain_odd(text->file, "a very long word");
}

/* ---- codes ---- */

static double size_on_page(const PlainText *text, const PlainSetting *set, const PlainMatrix *page) {
    double x = text->text.c * set->size, y = text->text.d * set->size;
    double px = page->a * x + page->c * y, py = page->b * x + page->d * y;
    return sqrt(px * px + py * py);
}

/* Upright, from left to right. The page's matrix counts y downwards. */
static bool is_upright(const PlainText *text, const PlainSetting *set, const PlainMatrix *page) {
    const PlainMatrix *t = &text->text;
    double a = (page->a * t->a + page->c * t->b) * set->size, b = (page->b * t->a + page->d * t->b) * set->size;
    double c = (page->a * t->c + page->c * t->d) * set->size, d = (page->b * t->c + page->d * t->d) * set->size;
    return a > 0 && d < 0 && fabs(b) <= TINY * a && fabs(c) <= -d && set->scale > 0;
}

/* What is not finite is not within. */
static bool within(const PlainText *text, const Spot *spot) {
    return spot->x >= EDGE && spot->x + spot->width <= text->width - EDGE && spot->width >= 0;
}

static bool is_white(uint32_t code) { return code == ' ' || code == 0xA0 || code == '\t'; }

/* How far something goes, in the user's units. */
typedef struct Advance {
    double across, up;
} Advance;

/* Puts the characters of one code, or of one replacing text, at (x, y), all in the user's units. `extra`: what is white at their end. */
static bool put(PlainText *text, double x, double y, Advance advance, double extra, const uint32_t *codes, size_t count) {
    const PlainMatrix *page = text->page;
    double dx = advance.across - text->text.a * extra, dy = advance.up - text->text.b * extra;
    Spot spot = {x_of(page, x, y), y_of(page, x, y), page->a * dx + page->c * dy, text->shown_size};
    if (!isfinite(spot.y) || !within(text, &spot)) return plain_odd(text->file, "text beyond the page");
    if (count == 1 && is_white(codes[0])) return end_word(text);
    return add_characters(text, text->set->font, &spot, codes, count);
}

static bool show_code(PlainText *text, size_t code) {
    const PlainSetting *set = text->set;
    const PlainGlyph *glyph = plain_font_glyph(text->file, set->font, code);
    double extra = set->chars + (code == ' ' ? set->spaces : 0); /* taken off again from what is white */
    double wide = (glyph->measured ? glyph->width : set->font->usual) * set->size + set->chars;
    if (code == ' ' && !set->font->wide) wide += set->spaces;
    wide *= set->scale;
    Advance advance = {text->text.a * wide, text->text.b * wide};
    if (text->replacing) {
        if (!text->replaced++) text->from_x = text->x, text->from_y = text->y;
        text->to_x = text->x + advance.across, text->to_y = text->y + advance.up;
    } else if (glyph->odd || glyph->len == 0) {
        return plain_odd(text->file, "a character that is not known");
    } else if (!put(text, text->x, text->y, advance, extra * set->scale, glyph->text, glyph->len)) {
        return false;
    }
    text->x += advance.across;
    text->y += advance.up;
    return true;
}

bool plain_text_set(PlainText *text, const PlainSetting *set, const PlainMatrix *page) {
    text->set = set, text->page = page;
    if (!set->font || !(set->size > 0)) return plain_odd(text->file, "text without a font");
    if (!is_upright(text, set, page) || set->rise != 0) return plain_odd(text->file, "text that does not stand upright");
    text->shown_size = size_on_page(text, set, page);
    return (isfinite(text->shown_size) && text->shown_size > 0) || plain_odd(text->file, "text beyond the page");
}

bool plain_text_show(PlainText *text, LorStr codes) {
    const unsigned char *at = (const unsigned char *)codes.ptr, *end = at + codes.len;
    if (!text->set->font->wide) {
        while (at < end && show_code(text, *at)) at++;
        return at == end;
    }
    if (codes.len % 2) return plain_odd(text->file, "half a character");
    while (at < end && show_code(text, (size_t)at[0] << 8 | at[1])) at += 2;
    return at == end;
}

/* ---- replacing texts ---- */

void plain_text_replace(PlainText *text) {
    if (text->replacing) plain_odd(text->file, "replacing texts within each other");
    text->replacing = true;
    text->replaced = 0;
}

/* UTF-16 with its mark, or plain letters. */
static bool read_replacing(LorStr bytes, uint32_t *codes, size_t *count) {
    bool wide = lor_str_starts(bytes, LOR_STR("\xFE\xFF"));
    if (wide) bytes = lor_str_slice(bytes, 2, bytes.len);
    *count = wide ? bytes.len / 2 : bytes.len;
    if (*count > LONGEST_WORD / 4 || (wide && bytes.len % 2)) return false;
    for (size_t i = 0; i < *count; i++) {
        codes[i] = (unsigned char)bytes.ptr[wide ? 2 * i : i];
        if (wide) codes[i] = codes[i] << 8 | (unsigned char)bytes.ptr[2 * i + 1];
        if (*count == 1 && wide && plain_turned_letter(codes[i])) return true;
        if (!plain_known_character(codes[i]) || (!wide && codes[i] >= 0x7F) || (*count > 1 && is_white(codes[i]))) return false;
    }
    return true;
}

bool plain_text_replaced(PlainText *text, const PlainSetting *set, const PlainMatrix *page, LorStr bytes) {
    uint32_t codes[LONGEST_WORD / 4];
    size_t count;
    text->replacing = false;
    if (text->replaced == 0) return true;
    if (!read_replacing(bytes, codes, &count) || !set->font) return plain_odd(text->file, "an odd replacing text");
    if (!plain_text_set(text, set, page)) return false;
    return put(text, text->from_x, text->from_y, (Advance){text->to_x - text->from_x, text->to_y - text->from_y}, set->chars * set->scale, codes, count);
}
