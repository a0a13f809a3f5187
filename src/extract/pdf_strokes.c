// SPDX-License-Identifier: GPL-3.0-or-later
// A reader of PDF's painting operators that follows only where paths go. Colours, clips and text are passed over.
#include "extract/pdf_strokes.h"

#include "extract/pdf_signs.h"

#include <math.h>

#define LONGEST_NAME 2u      /* [byte] of those below */
#define MOST_PATHS   20000u  /* of one stream: drawings beyond are no letter's */
#define TOUCHING     6.0f    /* [pt] strokes so near belong together */
#define LEAST_WIDTH  20.0f   /* [pt] of a signature */
#define LEAST_HEIGHT 6.0f
#define MOST_WIDTH   420.0f
#define MOST_HEIGHT  220.0f
#define CROOKED      8u      /* segments: boxes and arrows have fewer */
#define RULE_WIDTH   80.0f   /* [pt] of a line that waits for a signature */

/* ---- paths ---- */

static void point(PdfPen *pen, float x, float y) {
    const PdfPenMatrix *m = &pen->now;
    float px = m->a * x + m->c * y + m->e, py = m->b * x + m->d * y + m->f;
    if (!isfinite(px) || !isfinite(py)) return;
    PdfStroke *path = &pen->path;
    if (!pen->open) *path = (PdfStroke){.x1 = px, .y1 = py, .x2 = px, .y2 = py};
    pen->open = true;
    if (px < path->x1) path->x1 = px;
    if (py < path->y1) path->y1 = py;
    if (px > path->x2) path->x2 = px;
    if (py > path->y2) path->y2 = py;
}

static bool touch(const PdfStroke *a, const PdfStroke *b) {
    return a->x1 - TOUCHING < b->x2 && b->x1 - TOUCHING < a->x2 && a->y1 - TOUCHING < b->y2 && b->y1 - TOUCHING < a->y2;
}

static bool is_rule(const PdfStroke *path) {
    return path->x2 - path->x1 >= RULE_WIDTH && path->y2 - path->y1 <= PDF_RULE;
}

/* Paths are painted one after the other: a new one joins the last when they touch, unless one of them is a rule. */
static void paint(PdfPen *pen) {
    PdfStrokes *strokes = pen->strokes;
    strokes->is_content = true;
    if (!pen->open || ++pen->paths > MOST_PATHS) return;
    PdfStroke *last = strokes->len ? &strokes->at[strokes->len - 1] : NULL, *path = &pen->path;
    if (last && !is_rule(last) && !is_rule(path) && touch(last, path)) {
        if (path->x1 < last->x1) last->x1 = path->x1;
        if (path->y1 < last->y1) last->y1 = path->y1;
        if (path->x2 > last->x2) last->x2 = path->x2;
        if (path->y2 > last->y2) last->y2 = path->y2;
        last->curves += path->curves, last->lines += path->lines;
    } else lor_vec_push(strokes->arena, strokes, *path);
}

static void rectangle(PdfPen *pen, const float *n) {
    pen->strokes->segments++;
    point(pen, n[0], n[1]);
    point(pen, n[0] + n[2], n[1] + n[3]);
}

/* ---- operators ---- */

static void concat(PdfPen *pen, const float *n) {
    const PdfPenMatrix m = pen->now;
    pen->now = (PdfPenMatrix){n[0] * m.a + n[1] * m.c,       n[0] * m.b + n[1] * m.d,
                      n[2] * m.a + n[3] * m.c,       n[2] * m.b + n[3] * m.d,
                      n[4] * m.a + n[5] * m.c + m.e, n[4] * m.b + n[5] * m.d + m.f};
}

static void segment(PdfPen *pen, const float *n, size_t points) {
    pen->strokes->segments++;
    for (size_t i = 0; i < points; i++) point(pen, n[2 * i], n[2 * i + 1]);
    if (points > 1) pen->path.curves++;
    else pen->path.lines++;
}

void pdf_pen_begin(PdfPen *pen, PdfStrokes *strokes) { *pen = (PdfPen){.strokes = strokes, .now = {1, 0, 0, 1, 0, 0}}; }

void pdf_pen_act(PdfPen *pen, PdfPenOp op, const float *n) {
    switch (op) {
    case PDF_PEN_NONE: break;
    case PDF_PEN_PUSH:
        if (pen->depth < PDF_PEN_DEPTH) pen->saved[pen->depth] = pen->now;
        pen->depth++;
        break;
    case PDF_PEN_POP:
        if (pen->depth == 0) break;
        if (--pen->depth < PDF_PEN_DEPTH) pen->now = pen->saved[pen->depth];
        break;
    case PDF_PEN_CONCAT: concat(pen, n); break;
    case PDF_PEN_MOVE: point(pen, n[0], n[1]); break;
    case PDF_PEN_LINE: segment(pen, n, 1); break;
    case PDF_PEN_CURVE: segment(pen, n, 3); break;
    case PDF_PEN_SHORT_CURVE: segment(pen, n, 2); break;
    case PDF_PEN_RECTANGLE: rectangle(pen, n); break;
    case PDF_PEN_PAINT: paint(pen); /* fall through */
    case PDF_PEN_DROP: pen->open = false; break;
    case PDF_PEN_SHOW: pen->strokes->is_content = true; break;
    case PDF_PEN_GLYPH: pen->strokes->is_glyph = true; break;
    }
}

void pdf_pen_end(PdfPen *pen) {
    PdfStrokes *strokes = pen->strokes;
    size_t kept = 0;
    for (size_t i = 0; i < strokes->len; i++) {
        PdfStroke stroke = strokes->at[i];
        float width = stroke.x2 - stroke.x1, height = stroke.y2 - stroke.y1;
        stroke.ink = stroke.curves + stroke.lines >= CROOKED && width >= LEAST_WIDTH && width <= MOST_WIDTH &&
                     height >= LEAST_HEIGHT && height <= MOST_HEIGHT;
        if (stroke.ink || is_rule(&stroke)) strokes->at[kept++] = stroke;
    }
    strokes->len = kept;
}

/* ---- tokens ---- */

static const struct Operator {
    LorStr name;
    unsigned char operands, does;
} operators[] = {
    {LOR_STR("q"), 0, PDF_PEN_PUSH},   {LOR_STR("Q"), 0, PDF_PEN_POP},    {LOR_STR("cm"), 6, PDF_PEN_CONCAT},     {LOR_STR("m"), 2, PDF_PEN_MOVE},
    {LOR_STR("l"), 2, PDF_PEN_LINE},   {LOR_STR("c"), 6, PDF_PEN_CURVE},  {LOR_STR("v"), 4, PDF_PEN_SHORT_CURVE}, {LOR_STR("y"), 4, PDF_PEN_SHORT_CURVE},
    {LOR_STR("re"), 4, PDF_PEN_RECTANGLE}, {LOR_STR("S"), 0, PDF_PEN_PAINT}, {LOR_STR("s"), 0, PDF_PEN_PAINT},    {LOR_STR("f"), 0, PDF_PEN_PAINT},
    {LOR_STR("F"), 0, PDF_PEN_PAINT},  {LOR_STR("f*"), 0, PDF_PEN_PAINT}, {LOR_STR("B"), 0, PDF_PEN_PAINT},       {LOR_STR("B*"), 0, PDF_PEN_PAINT},
    {LOR_STR("b"), 0, PDF_PEN_PAINT},  {LOR_STR("b*"), 0, PDF_PEN_PAINT}, {LOR_STR("n"), 0, PDF_PEN_DROP},        {LOR_STR("BT"), 0, PDF_PEN_SHOW},
    {LOR_STR("Do"), 0, PDF_PEN_SHOW},  {LOR_STR("d0"), 0, PDF_PEN_GLYPH}, {LOR_STR("d1"), 0, PDF_PEN_GLYPH},
};

typedef struct Reader {
    PdfPen pen;
    LorStr text;
    size_t off;
    float numbers[PDF_PEN_OPERANDS]; /* the last ones, oldest first */
    size_t count;
} Reader;

static bool is_delimiter(char c) { return !pdf_sign_is(c, PDF_REGULAR); }

static void skip_string(Reader *r) {
    size_t depth = 0;
    for (; r->off < r->text.len; r->off++) {
        char c = r->text.ptr[r->off];
        if (c == '\\') r->off++;
        else if (c == '(') depth++;
        else if (c == ')' && --depth == 0) break;
    }
    r->off++;
}

/* A string of hexadecimal digits: "<d1>" is no operator. Any other bracket is passed over alone. */
static void skip_digits(Reader *r) {
    size_t end = r->off + 1;
    while (end < r->text.len && pdf_sign_is(r->text.ptr[end], PDF_HEX | PDF_SPACE)) end++;
    r->off = end < r->text.len && r->text.ptr[end] == '>' ? end + 1 : r->off + 1;
}

/* A picture among the operators: its bytes are no tokens. */
static void skip_inline_image(Reader *r) {
    LorStr rest = lor_str_slice(r->text, r->off, r->text.len);
    size_t end = lor_str_find(rest, LOR_STR("EI"));
    while (end != LOR_NONE && end + 2 < rest.len && !(lor_is_space(rest.ptr[end - 1]) && lor_is_space(rest.ptr[end + 2]))) {
        size_t more = lor_str_find(lor_str_slice(rest, end + 2, rest.len), LOR_STR("EI"));
        end = more == LOR_NONE ? LOR_NONE : end + 2 + more;
    }
    r->off = end == LOR_NONE ? r->text.len : r->off + end + 2;
}

/* PDF's numbers: "-.5", "+3", "4." too, and no exponents. */
static bool keep_number(Reader *r, LorStr word) {
    size_t at = word.len && (word.ptr[0] == '-' || word.ptr[0] == '+'), digits = 0;
    double value = 0, place = 0;
    for (; at < word.len; at++) {
        char c = word.ptr[at];
        if (c == '.' && place == 0) place = 1;
        else if (lor_is_digit(c)) value = value * 10 + (c - '0'), place *= 10, digits++;
        else return false;
    }
    if (digits == 0) return false;
    if (place > 1) value /= place;
    if (word.ptr[0] == '-') value = -value;
    if (r->count == PDF_PEN_OPERANDS) {
        for (size_t i = 1; i < PDF_PEN_OPERANDS; i++) r->numbers[i - 1] = r->numbers[i];
        r->count--;
    }
    r->numbers[r->count++] = pdf_pen_number(value);
    return true;
}

static void act(Reader *r, const struct Operator *op) {
    if (r->count >= op->operands) pdf_pen_act(&r->pen, (PdfPenOp)op->does, r->numbers + (r->count - op->operands));
}

static void take_word(Reader *r) {
    size_t start = r->off;
    while (r->off < r->text.len && !is_delimiter(r->text.ptr[r->off])) r->off++;
    LorStr word = lor_str_slice(r->text, start, r->off - start);
    if (keep_number(r, word)) return;
    for (size_t i = 0; word.len <= LONGEST_NAME && i < sizeof operators / sizeof *operators; i++)
        if (word.ptr[0] == operators[i].name.ptr[0] && lor_str_eq(word, operators[i].name)) act(r, &operators[i]);
    if (lor_str_eq(word, LOR_STR("ID"))) {
        r->pen.strokes->holds_pictures = true;
        skip_inline_image(r);
    }
    r->count = 0;
}

void pdf_strokes_read(PdfStrokes *strokes, LorStr content) {
    Reader r = {.text = content};
    pdf_pen_begin(&r.pen, strokes);
    while (r.off < content.len) {
        char c = content.ptr[r.off];
        if (c == '(') skip_string(&r);
        else if (c == '<') skip_digits(&r);
        else if (c == '%') {
            while (r.off < content.len && content.ptr[r.off] != '\n' && content.ptr[r.off] != '\r') r.off++;
        } else if (c == '/') {
            for (r.off++; r.off < content.len && !is_delimiter(content.ptr[r.off]);) r.off++;
        } else if (is_delimiter(c)) r.off++;
        else take_word(&r);
    }
    pdf_pen_end(&r.pen);
}

bool pdf_strokes_hold_ink(const PdfStrokes *strokes) {
    for (size_t i = 0; i < strokes->len; i++)
        if (strokes->at[i].ink) return true;
    return false;
}
