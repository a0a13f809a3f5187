// SPDX-License-Identifier: GPL-3.0-or-later
// From rows to a document: text with its paragraphs, lines, pages and runs. Knows nothing of PDF: only rows and words.
#include "extract/pdf_lines.h"

#include "core/buf.h"
#include "core/utf8.h"
#include "core/unicode.h"
#include "document/font.h"
#include "extract/format.h"

#include <stdlib.h>

#define JOINED        0.08f /* [em] no white: poppler parts words where the font changes, too; columns may touch */
#define OVERPRINTED   0.30f /* [em] words that overlap by more are not parts of one */
#define WIDE          1.6f  /* [em] white that parts columns, a label and its value: three spaces or more */
#define CELL          0.5f  /* [em] one space of such white, and of what a line is set in */
#define MOST_SPACES   60u
#define PARAGRAPH_GAP 1.2f  /* of the usual pitch: above it a paragraph begins */
#define MIXED_GAP     1.4f  /* the same where a line is of another size: its pitch is a guess */
#define PITCH_RANK    0.4   /* the usual pitch: a little below the median, for gaps only ever widen it */
#define LONGEST_PITCH 3.5f  /* [em] what is further apart are not two lines of a text */
#define FULL          0.85f /* of the text's width: a line that was broken because it was full */
#define LEAST_INDENT  0.9f  /* [em] of a first line */
#define MOST_INDENT   6.0f

/* How a document is set. */
typedef struct Setting {
    float size;        /* [pt] of most characters */
    float pitch;       /* [pt] from line to line */
    float left, right; /* [pt] edges of the prose; 0 when there is none */
    float edge;        /* [pt] the leftmost character */
} Setting;

static float most(float a, float b) { return a > b ? a : b; }

/* ---- how it is set ---- */

static float body_size(const PdfSheet *sheet) {
    size_t *letters = LOR_NEW_ARRAY(sheet->doc->arena, size_t, sheet->styles.len), best = 0;
    for (size_t i = 0; i < sheet->words.len; i++)
        letters[sheet->words.at[i].style] += sheet->words.at[i].text.len;
    for (size_t i = 1; i < sheet->styles.len; i++)
        if (letters[i] > letters[best]) best = i;
    return sheet->styles.len ? sheet->styles.at[best].size : 0;
}

static int by_value(const void *left, const void *right) {
    float a = *(const float *)left, b = *(const float *)right;
    return (a > b) - (a < b);
}

static float ranked(float *values, size_t len, double rank) {
    if (len == 0) return 0;
    qsort(values, len, sizeof *values, by_value);
    return values[(size_t)(rank * (double)(len - 1))];
}

static bool near_size(float a, float b) { return a - b < 0.6f && b - a < 0.6f; }

static Setting setting_of(const PdfSheet *sheet) {
    Setting set = {.size = body_size(sheet), .edge = sheet->rows.len ? sheet->rows.at[0].x1 : 0};
    size_t pitches = 0, proses = 0;
    float *values = LOR_NEW_ARRAY(sheet->doc->arena, float, 3 * sheet->rows.len);
    float *lefts = values + sheet->rows.len, *rights = lefts + sheet->rows.len;
    for (size_t i = 0; i < sheet->rows.len; i++) {
        const PdfRow *row = &sheet->rows.at[i], *before = i ? row - 1 : row;
        if (row->x1 < set.edge) set.edge = row->x1;
        if (!near_size(row->size, set.size)) continue;
        if (row->count >= 6) lefts[proses] = row->x1, rights[proses++] = row->x2;
        float pitch = row->base - before->base;
        if (row->page == before->page && pitch > 0.5f * set.size && pitch < LONGEST_PITCH * set.size)
            values[pitches++] = pitch;
    }
    set.pitch = pitches ? ranked(values, pitches, PITCH_RANK) : 1.3f * set.size;
    set.left = ranked(lefts, proses, 0.3);
    set.right = ranked(rights, proses, 0.9);
    return set;
}

/* ---- where paragraphs begin ---- */

static const PdfWord *last_word(const PdfSheet *sheet, const PdfRow *row) {
    return &sheet->words.at[row->first + row->count - 1];
}

static bool ends_sentence(const PdfSheet *sheet, const PdfRow *row) {
    LorStr word = last_word(sheet, row)->text;
    for (size_t back = word.len; back > 0 && word.len - back < 5; back--) /* a closing quote may follow the stop */
        if (word.ptr[back - 1] == '.' || word.ptr[back - 1] == '!' || word.ptr[back - 1] == '?' ||
            word.ptr[back - 1] == ':')
            return true;
        else if (lor_is_alpha(word.ptr[back - 1]) || lor_is_digit(word.ptr[back - 1])) break;
    return false;
}

static bool begins_upper(const PdfSheet *sheet, const PdfRow *row) {
    LorStr word = sheet->words.at[row->first].text;
    for (size_t off = 0; off < word.len;) {
        uint32_t code = lor_utf8_next(word, &off);
        if (lor_unicode_upper(code) || lor_unicode_digit(code) >= 0) return true;
        if (lor_unicode_letter(code)) return false;
    }
    return false;
}

static bool is_full(const Setting *set, const PdfRow *row) {
    return row->x2 - set->left >= FULL * (set->right - set->left) && row->count >= 4;
}

/* A first line that is set in, after a line that ended a sentence. */
static bool set_in(const PdfSheet *sheet, const Setting *set, const PdfRow *above, const PdfRow *row) {
    float indent = row->x1 - set->left, before = above->x1 - set->left;
    if (indent < LEAST_INDENT * set->size || indent > MOST_INDENT * set->size) return false;
    bool from_margin = before < 0.5f * set->size || (before - indent < 1 && indent - before < 1);
    return from_margin && ends_sentence(sheet, above) && begins_upper(sheet, row) && is_full(set, row);
}

/* The line above ended although the next word would have fitted, in the middle of prose. */
static bool broken_off(const PdfSheet *sheet, const Setting *set, const PdfRow *above, const PdfRow *row) {
    const PdfWord *word = &sheet->words.at[row->first];
    bool room = above->x2 + 0.5f * set->size + (word->x2 - word->x1) < set->right;
    bool prose = above > sheet->rows.at && above[-1].page == above->page && is_full(set, above - 1);
    return room && prose && ends_sentence(sheet, above) && begins_upper(sheet, row) && is_full(set, row);
}

static bool begins_paragraph(const PdfSheet *sheet, const Setting *set, const PdfRow *above, const PdfRow *row) {
    if (above->page != row->page) return !is_full(set, above) || ends_sentence(sheet, above);
    float expected = set->pitch * most(1, most(above->size, row->size) / most(set->size, 1));
    float pitch = row->base - above->base;
    bool alike = near_size(above->size, set->size) && near_size(row->size, set->size);
    if (pitch < 0 || pitch > (alike ? PARAGRAPH_GAP : MIXED_GAP) * expected) return true;
    return set_in(sheet, set, above, row) || broken_off(sheet, set, above, row);
}

/* ---- running headers and footers ---- */

#define MARGIN_SHARE 0.2f /* of the page's height, at top and bottom, where they stand */
#define SAME_PLACE   6.0f /* [pt] */
#define FOOTER_GAP   1.5f /* of the usual pitch, above a footer */
#define SMALL_PRINT  0.9f /* of the body's size */

/* The row's words, numbers alike: "Page 1 of 2" and "Page 2 of 2" are the same. */
static uint64_t likeness(const PdfSheet *sheet, const PdfRow *row) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (uint32_t i = 0; i < row->count; i++) {
        LorStr word = sheet->words.at[row->first + i].text;
        char before = ' ';
        for (size_t k = 0; k < word.len; k++) {
            char c = lor_is_digit(word.ptr[k]) ? '#' : word.ptr[k];
            if (c == '#' && before == '#') continue;
            hash = (hash ^ (unsigned char)c) * 1099511628211u;
            before = c;
        }
    }
    return hash;
}

static bool in_margin(const PdfSheet *sheet, const PdfRow *row, bool *top) {
    float height = sheet->doc->pages.at[row->page].height;
    *top = row->base < MARGIN_SHARE * height;
    return *top || row->base > (1 - MARGIN_SHARE) * height;
}

typedef struct Margin {
    uint64_t like;
    uint32_t row;
} Margin;

static int by_likeness(const void *left, const void *right) {
    const Margin *a = left, *b = right;
    if (a->like != b->like) return a->like < b->like ? -1 : 1;
    return a->row < b->row ? -1 : 1;
}

/* A heading that comes again is a running header from its second page on: on the first it is the letterhead. */
static void mark_repeats(PdfSheet *sheet) {
    Margin *margins = LOR_NEW_ARRAY(sheet->doc->arena, Margin, sheet->rows.len);
    size_t len = 0;
    bool top;
    for (uint32_t i = 0; i < sheet->rows.len; i++)
        if (in_margin(sheet, &sheet->rows.at[i], &top))
            margins[len++] = (Margin){likeness(sheet, &sheet->rows.at[i]), i};
    qsort(margins, len, sizeof *margins, by_likeness);
    for (size_t i = 1; i < len; i++) {
        PdfRow *one = &sheet->rows.at[margins[i - 1].row], *other = &sheet->rows.at[margins[i].row];
        float apart = one->base - other->base;
        if (margins[i].like != margins[i - 1].like || one->page == other->page || apart > SAME_PLACE ||
            apart < -SAME_PLACE)
            continue;
        other->repeats = true;
        in_margin(sheet, one, &top);
        if (!top) one->repeats = true;
    }
}

/* The block at the foot of a page, below more white than parts two lines; ends before `end`, the next page's first row. */
static size_t foot_block(const PdfSheet *sheet, const Setting *set, size_t end) {
    size_t first = end;
    bool top;
    while (first > 1 && sheet->rows.at[first - 1].page == sheet->rows.at[end - 1].page &&
           in_margin(sheet, &sheet->rows.at[first - 1], &top)) {
        first--;
        const PdfRow *row = &sheet->rows.at[first];
        if (row[-1].page != row->page) return end;
        if (row->base - row[-1].base > FOOTER_GAP * set->pitch) return first;
    }
    return end;
}

/* A footer that stands on one page alone: small print, or what parts a sentence from its end overleaf. */
static void mark_lone_footers(PdfSheet *sheet, const Setting *set) {
    for (size_t i = 1; i < sheet->rows.len; i++) {
        const PdfRow *next = &sheet->rows.at[i];
        if (next->page == next[-1].page) continue;
        size_t first = foot_block(sheet, set, i);
        if (first == i) continue;
        const PdfRow *above = &sheet->rows.at[first - 1];
        bool parts = !next->repeats && !begins_upper(sheet, next) && is_full(set, above) && !ends_sentence(sheet, above);
        for (size_t k = first; k < i; k++)
            if (parts || sheet->rows.at[k].size < SMALL_PRINT * set->size) sheet->rows.at[k].repeats = true;
    }
}

/* ---- writing ---- */

static size_t spaces_for(float white, float size) {
    float count = size > 0 ? white / (CELL * size) + 0.5f : 1;
    return count > (float)MOST_SPACES ? MOST_SPACES : (size_t)(count < 0 ? 0 : count);
}

static size_t spaces_between(const PdfSheet *sheet, const PdfWord *left, const PdfWord *right) {
    float a = sheet->styles.at[left->style].size, b = sheet->styles.at[right->style].size;
    float em = a < b ? a : b, tall = most(a, b), white = right->x1 - left->x2;
    if (left->rtl || right->rtl) white = most(white, left->x1 - right->x2);
    if (white > WIDE * em) return spaces_for(white, em) < 3 ? 3 : spaces_for(white, em);
    bool recognised = sheet->styles.at[left->style].recognised;
    bool part = left->chunk == right->chunk || a - b > 1 || b - a > 1 || lor_is_lower(right->text.ptr[0]);
    return part && !recognised && !left->rtl && white < JOINED * tall && white > -OVERPRINTED * em ? 0 : 1;
}

static void write_spaces(LorBuf *out, size_t count) {
    while (count--) lor_buf_char(out, ' ');
}

/* Words of one style make one run, white between them and line ends among it. */
static void add_run(PdfSheet *sheet, const PdfWord *word, size_t off, uint32_t *style) {
    LorDocument *doc = sheet->doc;
    const PdfStyle *known = &sheet->styles.at[word->style];
    if (known->recognised) { /* a picture names no fonts */
        *style = UINT32_MAX;
        return;
    }
    if (doc->runs.len && *style == word->style) {
        LorRun *run = &doc->runs.at[doc->runs.len - 1];
        run->span.len = off + word->text.len - run->span.off;
        return;
    }
    *style = word->style;
    LorRun run = {{off, word->text.len}, known->font, known->size, lor_font_is_script(known->font)};
    lor_vec_push(doc->arena, &doc->runs, run);
}

static void add_word(PdfSheet *sheet, const PdfWord *word, uint32_t page, size_t off) {
    LorWord shown = {.span = {off, word->text.len}, .box = {word->x1, word->y1, word->x2 - word->x1, word->y2 - word->y1}, .page = page};
    if (word->ends != PDF_NO_ENDS) shown.ends = sheet->ends.at + word->ends;
    lor_vec_push(sheet->doc->arena, &sheet->doc->words, shown);
}

static void write_row(PdfSheet *sheet, const PdfRow *row, LorBuf *out, uint32_t *style) {
    size_t start = out->len;
    for (uint32_t i = 0; i < row->count; i++) {
        const PdfWord *word = &sheet->words.at[row->first + i];
        if (i) write_spaces(out, spaces_between(sheet, word - 1, word));
        add_run(sheet, word, out->len, style);
        if (sheet->show) add_word(sheet, word, row->page, out->len);
        lor_buf_add(out, word->text);
    }
    LorLine line = {{start, out->len - start}, {row->x1, row->y1, row->x2 - row->x1, row->y2 - row->y1},
                    row->page, row->repeats};
    lor_vec_push(sheet->doc->arena, &sheet->doc->lines, line);
}

static void close_pages(LorDocument *doc, size_t *page, size_t until, size_t off) {
    for (; *page < until; (*page)++) { /* pages without text are empty spans where they stand */
        LorSpan *span = &doc->pages.at[*page].span;
        span->len = off - span->off;
        if (*page + 1 < doc->pages.len) doc->pages.at[*page + 1].span.off = off;
    }
}

bool pdf_lines_write(PdfSheet *sheet) {
    LorDocument *doc = sheet->doc;
    Setting set = setting_of(sheet);
    mark_repeats(sheet);
    mark_lone_footers(sheet, &set);
    LorBuf out = {.arena = doc->arena};
    const PdfRow *above = NULL; /* the last row of the letter itself */
    uint32_t style = 0;
    size_t page = 0, i = 0;
    for (; i < sheet->rows.len && out.len < LOR_MAX_TEXT - LOR_SNIFF_BYTES; i++) {
        const PdfRow *row = &sheet->rows.at[i];
        if (!row->repeats && above && begins_paragraph(sheet, &set, above, row)) lor_buf_char(&out, '\n');
        close_pages(doc, &page, row->page, out.len);
        write_spaces(&out, spaces_for(row->x1 - set.edge, set.size));
        write_row(sheet, row, &out, &style);
        lor_buf_char(&out, '\n');
        if (!row->repeats) above = row;
    }
    close_pages(doc, &page, doc->pages.len, out.len);
    doc->text = lor_buf_str(&out);
    return i == sheet->rows.len;
}
