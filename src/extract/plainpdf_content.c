// SPDX-License-Identifier: GPL-3.0-or-later
// Follows where text and pictures go. Every operator is in one table; one that is not there makes the file odd.
#include "extract/plainpdf_content.h"

#include "extract/pdf_style.h"
#include "extract/plainpdf_image.h"

#include <math.h>

#define RECENT 8u /* fonts of a page whose names are kept */

typedef struct State {
    PlainMatrix page;
    PlainSetting set;
} State;

typedef struct Follower {
    PlainPage *page;
    PlainFile *file;
    State now, saved[PLAIN_MOST_DEPTH];
    size_t depth, marks, replaced_at; /* `replaced_at`: depth of marks at which a replacing text began; 0: none */
    LorStr replacing;
    LorStr operands[PLAIN_MOST_OPERANDS];
    double numbers[PLAIN_MOST_OPERANDS];
    size_t count;
    LOR_VEC(LorStr) elements; /* of the last array, which is that of TJ */
    LorBuf codes; /* room for the string that is shown */
    bool in_text;
    PdfPen pen;
    LorStr font_names[RECENT]; /* of the last Tf, and what they were: files ask for the same few again and again */
    PlainFont *fonts[RECENT];
    size_t font_count;
} Follower;

/* ---- matrices and state ---- */

static PlainMatrix product(const double *n, const PlainMatrix *m) {
    return (PlainMatrix){n[0] * m->a + n[1] * m->c,        n[0] * m->b + n[1] * m->d,
                         n[2] * m->a + n[3] * m->c,        n[2] * m->b + n[3] * m->d,
                         n[4] * m->a + n[5] * m->c + m->e, n[4] * m->b + n[5] * m->d + m->f};
}

static bool push(Follower *f) {
    if (f->in_text || f->depth == PLAIN_MOST_DEPTH) return plain_odd(f->file, "q within text, or too deep");
    f->saved[f->depth++] = f->now;
    return true;
}

static bool pop(Follower *f) {
    if (f->in_text || f->depth == 0) return plain_odd(f->file, "Q without q");
    f->now = f->saved[--f->depth];
    return true;
}

static bool concat(Follower *f) {
    if (f->in_text) return plain_odd(f->file, "cm within text");
    f->now.page = product(f->numbers, &f->now.page);
    return true;
}

/* ---- text ---- */

static bool begin_text(Follower *f) {
    if (f->in_text) return plain_odd(f->file, "BT within text");
    f->in_text = true;
    f->page->text.text = (PlainMatrix){1, 0, 0, 1, 0, 0};
    plain_text_move_to(&f->page->text, 0, 0);
    return true;
}

static bool end_text(Follower *f) {
    if (!f->in_text) return plain_odd(f->file, "ET without BT");
    f->in_text = false;
    return true;
}

/* The font of the resources under this name. */
static PlainFont *find_font(Follower *f, LorStr name) {
    char key[64];
    size_t number;
    LorStr plain = plain_inside(name);
    PlainFonts *fonts = f->page->fonts;
    if (plain_kind(name) != PLAIN_NAME || plain.len >= sizeof key || memchr(plain.ptr, '#', plain.len)) return plain_odd(f->file, "an odd name of a font"), NULL;
    memcpy(key, plain.ptr, plain.len);
    key[plain.len] = '\0';
    LorStr dict = plain_get_object(f->file, plain_get_kind(f->file, f->page->resources, "Font", PLAIN_DICT), key, &number);
    for (size_t i = 0; i < fonts->len; i++)
        if (number && fonts->at[i]->number == number) return fonts->at[i];
    if (fonts->len == PLAIN_MOST_FONTS) return plain_odd(f->file, "too many fonts"), NULL;
    PlainFont *font = plain_font_read(f->file, dict, number);
    if (font) fonts->at[fonts->len++] = font;
    return font;
}

static bool set_font(Follower *f) {
    if (!plain_number(f->operands[1], &f->now.set.size)) return plain_odd(f->file, "an odd size of a font");
    for (size_t i = 0; i < f->font_count && i < RECENT; i++)
        if (lor_str_eq(f->font_names[i], f->operands[0])) return f->now.set.font = f->fonts[i], true;
    PlainFont *font = find_font(f, f->operands[0]);
    f->font_names[f->font_count % RECENT] = f->operands[0];
    f->fonts[f->font_count++ % RECENT] = font;
    f->now.set.font = font;
    return font != NULL;
}

static bool set_chars(Follower *f) { return f->now.set.chars = f->numbers[0], true; }
static bool set_spaces(Follower *f) { return f->now.set.spaces = f->numbers[0], true; }
static bool set_scale(Follower *f) { return f->now.set.scale = f->numbers[0] * 0.01, true; }
static bool set_leading(Follower *f) { return f->now.set.leading = f->numbers[0], true; }
static bool set_rise(Follower *f) { return f->now.set.rise = f->numbers[0], true; }

static bool set_render(Follower *f) {
    return (f->numbers[0] >= 0 && f->numbers[0] <= 3) || plain_odd(f->file, "text as a clip");
}

static bool within_text(Follower *f) { return f->in_text || plain_odd(f->file, "text outside of BT"); }

static bool move(Follower *f, double x, double y) {
    plain_text_move_to(&f->page->text, f->page->text.line_x + x, f->page->text.line_y + y);
    return within_text(f);
}

static bool move_by(Follower *f) { return move(f, f->numbers[0], f->numbers[1]); }
static bool next_line(Follower *f) { return move(f, 0, -f->now.set.leading); }

static bool move_leading(Follower *f) {
    f->now.set.leading = -f->numbers[1];
    return move_by(f);
}

static bool set_matrix(Follower *f) {
    const double *n = f->numbers;
    f->page->text.text = (PlainMatrix){n[0], n[1], n[2], n[3], n[4], n[5]};
    plain_text_move_to(&f->page->text, 0, 0);
    return within_text(f);
}

static bool show(Follower *f, LorStr string) {
    LorStr codes;
    if (!plain_string_at(&f->codes, string, &codes)) return plain_odd(f->file, "an unsound string");
    return plain_text_show(&f->page->text, codes);
}

static bool begin_show(Follower *f) { return within_text(f) && plain_text_set(&f->page->text, &f->now.set, &f->now.page); }

static bool show_one(Follower *f) { return begin_show(f) && show(f, f->operands[0]); }
static bool show_next(Follower *f) { return next_line(f) && show_one(f); }

static bool show_several(Follower *f) {
    double number;
    if (plain_kind(f->operands[0]) != PLAIN_ARRAY) return plain_odd(f->file, "TJ without an array");
    if (!begin_show(f)) return false;
    for (size_t i = 0; i < f->elements.len; i++) {
        LorStr value = f->elements.at[i];
        if (plain_kind(value) != PLAIN_NUMBER) {
            if (!show(f, value)) return false;
        } else if (plain_number(value, &number)) plain_text_shift(&f->page->text, number);
        else return plain_odd(f->file, "an unsound number");
    }
    return true;
}

/* ---- pictures ---- */

/* [pt] Poppler tells pictures' sizes in whole points, rounded outwards. */
static double whole_width(double left, double width) { return floor(left + width + 0.51) - floor(left + 0.49); }
static double whole_height(double top, double height) { return ceil(top + height - 0.01) - floor(top + 0.01); }

/* The unit square. The page's matrix counts y downwards. */
static bool add_image(Follower *f, LorStr dict) {
    const PlainMatrix *m = &f->now.page;
    LorDocument *doc = f->page->doc;
    if (m->b != 0 || m->c != 0 || !(m->a > 0) || !(m->d < 0) || f->in_text) return plain_odd(f->file, "a picture that does not stand upright");
    double left = m->e, top = m->f + m->d, width = whole_width(left, m->a), height = whole_height(top, -m->d);
    if (!plain_image_check(f->file, dict, width, height)) return false;
    LorBox box = {pdf_coordinate(left), pdf_coordinate(top), pdf_coordinate(fmax(width, 1)), pdf_coordinate(fmax(height, 1))};
    if (++f->page->images > PDF_MAX_IMAGES) return plain_odd(f->file, "many pictures");
    f->page->covered += box.width * box.height;
    LorImage image = {.page = (uint32_t)doc->pages.len - 1, .box = box};
    lor_vec_push(doc->arena, &doc->images, image);
    return true;
}

static bool place(Follower *f) {
    char key[64];
    LorStr name = plain_inside(f->operands[0]);
    if (plain_kind(f->operands[0]) != PLAIN_NAME || name.len >= sizeof key || memchr(name.ptr, '#', name.len)) return plain_odd(f->file, "an odd name");
    memcpy(key, name.ptr, name.len);
    key[name.len] = '\0';
    LorStr dict = plain_get(f->file, plain_get_kind(f->file, f->page->resources, "XObject", PLAIN_DICT), key);
    if (!plain_is_stream(f->file, dict) || !plain_is(plain_get(f->file, dict, "Subtype"), "Image"))
        return plain_odd(f->file, "a piece that is no picture");
    return add_image(f, dict);
}

/* ---- marks ---- */

static bool begin_mark(Follower *f) {
    LorStr tag = f->operands[0], properties = f->count > 1 ? f->operands[1] : (LorStr){0};
    if (++f->marks > PLAIN_MOST_MARKS || plain_is(tag, "OC")) return plain_odd(f->file, "layers, or marks too deep");
    if (!properties.len) return true;
    if (plain_kind(properties) != PLAIN_DICT) return plain_odd(f->file, "a mark with properties elsewhere");
    LorStr replacing = plain_get(f->file, properties, "ActualText");
    if (f->file->odd || !replacing.len) return !f->file->odd;
    if (f->replaced_at || !plain_string(f->file->arena, replacing, &f->replacing))
        return plain_odd(f->file, "an odd replacing text");
    f->replaced_at = f->marks;
    plain_text_replace(&f->page->text);
    return true;
}

static bool end_mark(Follower *f) {
    if (f->marks == 0) return plain_odd(f->file, "EMC without BMC");
    if (f->marks-- != f->replaced_at) return true;
    f->replaced_at = 0;
    return plain_text_replaced(&f->page->text, &f->now.set, &f->now.page, f->replacing);
}

/* ---- what changes nothing here ---- */

static bool pass(Follower *f) { return (void)f, true; }

/* A pattern may hold text and pictures. */
static bool pass_colour(Follower *f) {
    return f->count == 0 || plain_kind(f->operands[f->count - 1]) == PLAIN_NUMBER || plain_odd(f->file, "a pattern");
}

static bool pass_parameters(Follower *f) {
    char key[64];
    LorStr name = plain_inside(f->operands[0]);
    if (name.len >= sizeof key || plain_kind(f->operands[0]) != PLAIN_NAME) return plain_odd(f->file, "an odd name");
    memcpy(key, name.ptr, name.len);
    key[name.len] = '\0';
    LorStr dict = plain_get(f->file, plain_get_kind(f->file, f->page->resources, "ExtGState", PLAIN_DICT), key);
    return dict.len && plain_kind(dict) == PLAIN_DICT && !plain_get(f->file, dict, "Font").len ? true : plain_odd(f->file, "odd parameters");
}

/* ---- the table ---- */

#define NUMBERS  0x10 /* all operands are numbers, in their count */
#define MANY     0x20 /* any count */
#define KEY(a, b, c) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16)

static const struct Operator {
    uint32_t key;
    unsigned takes;
    bool (*does)(Follower *f);
    PdfPenOp paints;
} operators[] = {
    {KEY('T', 'j', 0), 1, show_one, 0}, {KEY('T', 'J', 0), 1, show_several, 0}, {KEY('T', 'm', 0), 6 | NUMBERS, set_matrix, 0},
    {KEY('T', 'd', 0), 2 | NUMBERS, move_by, 0}, {KEY('T', 'f', 0), 2, set_font, 0}, {KEY('B', 'T', 0), 0, begin_text, PDF_PEN_SHOW},
    {KEY('E', 'T', 0), 0, end_text, 0}, {KEY('q', 0, 0), 0, push, PDF_PEN_PUSH}, {KEY('Q', 0, 0), 0, pop, PDF_PEN_POP},
    {KEY('c', 'm', 0), 6 | NUMBERS, concat, PDF_PEN_CONCAT}, {KEY('r', 'g', 0), 3 | NUMBERS, pass, 0}, {KEY('g', 0, 0), 1 | NUMBERS, pass, 0},
    {KEY('B', 'D', 'C'), 2, begin_mark, 0}, {KEY('B', 'M', 'C'), 1, begin_mark, 0}, {KEY('E', 'M', 'C'), 0, end_mark, 0},
    {KEY('T', 'c', 0), 1 | NUMBERS, set_chars, 0}, {KEY('T', 'w', 0), 1 | NUMBERS, set_spaces, 0}, {KEY('T', 'z', 0), 1 | NUMBERS, set_scale, 0},
    {KEY('T', 'L', 0), 1 | NUMBERS, set_leading, 0}, {KEY('T', 'D', 0), 2 | NUMBERS, move_leading, 0}, {KEY('T', '*', 0), 0, next_line, 0},
    {KEY('\'', 0, 0), 1, show_next, 0}, {KEY('T', 's', 0), 1 | NUMBERS, set_rise, 0}, {KEY('T', 'r', 0), 1 | NUMBERS, set_render, 0},
    {KEY('D', 'o', 0), 1, place, PDF_PEN_SHOW}, {KEY('g', 's', 0), 1, pass_parameters, 0}, {KEY('m', 0, 0), 2 | NUMBERS, pass, PDF_PEN_MOVE},
    {KEY('l', 0, 0), 2 | NUMBERS, pass, PDF_PEN_LINE}, {KEY('c', 0, 0), 6 | NUMBERS, pass, PDF_PEN_CURVE},
    {KEY('v', 0, 0), 4 | NUMBERS, pass, PDF_PEN_SHORT_CURVE}, {KEY('y', 0, 0), 4 | NUMBERS, pass, PDF_PEN_SHORT_CURVE}, {KEY('h', 0, 0), 0, pass, 0},
    {KEY('r', 'e', 0), 4 | NUMBERS, pass, PDF_PEN_RECTANGLE}, {KEY('S', 0, 0), 0, pass, PDF_PEN_PAINT}, {KEY('s', 0, 0), 0, pass, PDF_PEN_PAINT},
    {KEY('f', 0, 0), 0, pass, PDF_PEN_PAINT}, {KEY('F', 0, 0), 0, pass, PDF_PEN_PAINT}, {KEY('f', '*', 0), 0, pass, PDF_PEN_PAINT},
    {KEY('B', 0, 0), 0, pass, PDF_PEN_PAINT}, {KEY('B', '*', 0), 0, pass, PDF_PEN_PAINT}, {KEY('b', 0, 0), 0, pass, PDF_PEN_PAINT},
    {KEY('b', '*', 0), 0, pass, PDF_PEN_PAINT}, {KEY('n', 0, 0), 0, pass, PDF_PEN_DROP}, {KEY('W', 0, 0), 0, pass, 0}, {KEY('W', '*', 0), 0, pass, 0},
    {KEY('w', 0, 0), 1 | NUMBERS, pass, 0}, {KEY('J', 0, 0), 1 | NUMBERS, pass, 0}, {KEY('j', 0, 0), 1 | NUMBERS, pass, 0},
    {KEY('M', 0, 0), 1 | NUMBERS, pass, 0}, {KEY('d', 0, 0), 2, pass, 0}, {KEY('i', 0, 0), 1 | NUMBERS, pass, 0}, {KEY('r', 'i', 0), 1, pass, 0},
    {KEY('G', 0, 0), 1 | NUMBERS, pass, 0}, {KEY('R', 'G', 0), 3 | NUMBERS, pass, 0}, {KEY('k', 0, 0), 4 | NUMBERS, pass, 0},
    {KEY('K', 0, 0), 4 | NUMBERS, pass, 0}, {KEY('c', 's', 0), 1, pass, 0}, {KEY('C', 'S', 0), 1, pass, 0}, {KEY('s', 'c', 0), MANY, pass_colour, 0},
    {KEY('S', 'C', 0), MANY, pass_colour, 0}, {KEY('s', 'c', 'n'), MANY, pass_colour, 0}, {KEY('S', 'C', 'N'), MANY, pass_colour, 0},
    {KEY('M', 'P', 0), 1, pass, 0},
};

static bool read_numbers(Follower *f) {
    for (size_t i = 0; i < f->count; i++)
        if (!plain_number(f->operands[i], &f->numbers[i])) return plain_odd(f->file, "an operand that is no number");
    return true;
}

/* Where paths go, as pdf_ink.c would find it. */
static void paint(Follower *f, PdfPenOp op) {
    float numbers[PDF_PEN_OPERANDS];
    for (size_t i = 0; i < f->count && i < PDF_PEN_OPERANDS; i++) numbers[i] = pdf_pen_number(f->numbers[i]);
    pdf_pen_act(&f->pen, op, numbers);
}

static bool act(Follower *f, LorStr word) {
    uint32_t key = 0;
    if (word.len > 3) return plain_odd(f->file, "an unknown operator");
    for (size_t i = 0; i < word.len; i++) key |= (uint32_t)(unsigned char)word.ptr[i] << 8 * i;
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const struct Operator *op = &operators[i];
        if (op->key != key) continue;
        if (!(op->takes & MANY) && f->count != (op->takes & 0xF)) return plain_odd(f->file, "operands in another count");
        if (op->takes & NUMBERS && !read_numbers(f)) return false;
        bool good = op->does(f) && !f->file->odd;
        if (op->paints) paint(f, op->paints);
        f->count = 0;
        return good;
    }
    return plain_odd(f->file, "an unknown operator");
}

static bool is_operand(LorStr value) {
    return plain_kind(value) != PLAIN_WORD || lor_str_eq(value, LOR_STR("true")) || lor_str_eq(value, LOR_STR("false")) || lor_str_eq(value, LOR_STR("null"));
}

/* An array whose elements are kept, so that they are looked for once. *rest stands at its bracket. */
static bool take_array(Follower *f, LorStr *rest, LorStr *value) {
    const char *start = rest->ptr;
    LorStr inside = lor_str(rest->ptr + 1, rest->len - 1), element;
    for (f->elements.len = 0; plain_take(&inside, &element);) {
        if (f->elements.len == PLAIN_MOST_ELEMENTS) return plain_odd(f->file, "a very long array");
        lor_vec_push(f->file->arena, &f->elements, element);
    }
    if (element.len != 1 || *element.ptr != ']') return plain_odd(f->file, "an unsound array");
    *value = lor_str(start, (size_t)(element.ptr + 1 - start));
    *rest = lor_str(element.ptr + 1, rest->len - value->len);
    return true;
}

static bool take_operand(Follower *f, LorStr *rest, LorStr *value) {
    *rest = plain_skip_white(*rest);
    return rest->len && *rest->ptr == '[' ? take_array(f, rest, value) : plain_take(rest, value);
}

bool plain_content_follow(PlainPage *page, LorStr content) {
    Follower f = {.page = page, .file = page->file, .now = {.page = {1, 0, 0, -1, -page->left, page->top}, .set = {.scale = 1}}, .codes = {.arena = page->file->arena}};
    LorStr rest = content, value = {0};
    pdf_pen_begin(&f.pen, &page->strokes);
    while (!f.file->odd && take_operand(&f, &rest, &value)) {
        if (!is_operand(value)) act(&f, value);
        else if (f.count == PLAIN_MOST_OPERANDS) plain_odd(f.file, "too many operands");
        else f.operands[f.count++] = value;
    }
    if (f.file->odd) return false;
    if (value.len || f.count || f.depth || f.marks || f.in_text) return plain_odd(f.file, "a page that ends in the middle");
    pdf_pen_end(&f.pen);
    return plain_text_end(&page->text);
}
