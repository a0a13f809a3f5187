// SPDX-License-Identifier: GPL-3.0-or-later
// From words with places to rows in reading order. Knows nothing of PDF: only boxes.
//
// Chunks (pieces of a line) that share a base line and do not overlap make a row: so a heading in two columns gives one
// row a line. Only where two columns stand side by side over many rows, and one of them is prose, each column is read
// by itself (a list of colleagues beside the letter, a newsletter).
#include "extract/pdf_rows.h"

#include <stdlib.h>

#define BASE_SLACK     0.4f /* [em] that base lines of one row may differ: descents of fonts do */
#define ALOFT          0.8f /* a smaller word than this share of its neighbour may stand raised or lowered */
#define GUTTER         1.2f /* [em] of white between columns, at least */
#define COLUMN_ROWS    8u   /* rows on either side before columns are read apart */
#define PROSE_WORDS    6u   /* words of a middling row in a column of prose */
#define LOOK_BACK      64u  /* chunks among which a row is looked for; keeps hostile pages linear */
#define COLUMN_CHUNKS  1000u /* pages of more pieces are not searched for columns */
#define TURNED         2.5f /* a chunk higher than this [em], and higher than wide, is turned by 90 degrees */

/* A piece of a line. */
typedef struct Chunk {
    uint32_t first, count; /* words, all of one chunk number, without a gutter between them */
    float x1, y1, x2, y2, base, size;
    uint32_t letters;
    uint32_t row;
    bool turned, rtl;
} Chunk;

typedef struct Chunks {
    Chunk *at;
    size_t len;
} Chunks;

static float least(float a, float b) { return a < b ? a : b; }
static float most(float a, float b) { return a > b ? a : b; }

static float size_of(const PdfSheet *sheet, const PdfWord *word) { return sheet->styles.at[word->style].size; }

/* ---- words to chunks ---- */

static void measure(const PdfSheet *sheet, Chunk *chunk) {
    const PdfWord *words = sheet->words.at + chunk->first;
    size_t longest = 0, rtl = 0;
    for (size_t i = 0; i < chunk->count; i++) {
        const PdfWord *word = words + i;
        chunk->x1 = i ? least(chunk->x1, word->x1) : word->x1;
        chunk->y1 = i ? least(chunk->y1, word->y1) : word->y1;
        chunk->x2 = i ? most(chunk->x2, word->x2) : word->x2;
        chunk->y2 = i ? most(chunk->y2, word->y2) : word->y2;
        chunk->letters += (uint32_t)word->text.len;
        rtl += word->rtl;
        if (word->text.len <= longest) continue;
        longest = word->text.len;
        chunk->size = size_of(sheet, word);
        chunk->base = word->y2 - PDF_DESCENT * chunk->size;
    }
    float height = chunk->y2 - chunk->y1;
    chunk->rtl = rtl * 2 > chunk->count;
    chunk->turned = chunk->letters > 2 && height > TURNED * chunk->size && height > chunk->x2 - chunk->x1;
}

/* White as wide as between columns: another cell of a table may stand there, which poppler handed out elsewhere. */
static bool is_apart(const PdfSheet *sheet, const PdfWord *before, const PdfWord *word) {
    float white = most(word->x1 - before->x2, before->x1 - word->x2);
    return white > GUTTER * most(size_of(sheet, before), size_of(sheet, word));
}

static Chunks chunks_of(const PdfSheet *sheet, size_t first) {
    size_t end = sheet->words.len;
    Chunks chunks = {LOR_NEW_ARRAY(sheet->doc->arena, Chunk, end - first), 0};
    for (size_t i = first; i < end;) {
        Chunk *chunk = &chunks.at[chunks.len++];
        chunk->first = (uint32_t)i;
        const PdfWord *words = sheet->words.at;
        do i++;
        while (i < end && words[i].chunk == words[chunk->first].chunk && !is_apart(sheet, &words[i - 1], &words[i]));
        chunk->count = (uint32_t)i - chunk->first;
        measure(sheet, chunk);
    }
    return chunks;
}

/* ---- chunks to rows ---- */

static int by_base(const void *left, const void *right) {
    const Chunk *a = left, *b = right;
    if (a->turned != b->turned) return a->turned ? 1 : -1;
    if (a->base != b->base) return a->base < b->base ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

static int by_row(const void *left, const void *right) {
    const Chunk *a = left, *b = right;
    if (a->row != b->row) return a->row < b->row ? -1 : 1;
    if (a->x1 != b->x1) return a->x1 < b->x1 ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

static bool beside(const Chunk *a, const Chunk *b) {
    float slack = 0.3f * least(a->size, b->size);
    return a->x1 >= b->x2 - slack || b->x1 >= a->x2 - slack;
}

/* "12" and a raised "th": the small one lies within the height of the tall one and touches it. */
static bool aloft(const Chunk *a, const Chunk *b) {
    const Chunk *small = a->size < b->size ? a : b, *tall = small == a ? b : a;
    if (small->size > ALOFT * tall->size) return false;
    float middle = (small->y1 + small->y2) / 2, reach = 0.5f * tall->size;
    return middle > tall->y1 && middle < tall->y2 && small->x1 < tall->x2 + reach && small->x2 > tall->x1 - reach;
}

/* Close neighbours that share most of their height: the line of a scan lies askew, its letters are measured by eye. */
static bool askew(const Chunk *a, const Chunk *b) {
    float shared = least(a->y2, b->y2) - most(a->y1, b->y1);
    float white = most(a->x1, b->x1) - least(a->x2, b->x2);
    return white < least(a->size, b->size) && shared > 0.5f * most(a->y2 - a->y1, b->y2 - b->y1);
}

static bool same_row(const Chunk *a, const Chunk *b) {
    if (a->turned || b->turned || !beside(a, b)) return false;
    float apart = a->base < b->base ? b->base - a->base : a->base - b->base;
    return apart <= BASE_SLACK * least(a->size, b->size) || aloft(a, b) || askew(a, b);
}

/* The row of an earlier chunk that `chunk` continues, if it lies beside all of that row; 0: none. */
static uint32_t row_for(const Chunk *first, const Chunk *chunk) {
    size_t back = (size_t)(chunk - first) < LOOK_BACK ? (size_t)(chunk - first) : LOOK_BACK;
    for (size_t k = 1; k <= back; k++) {
        const Chunk *near = chunk - k;
        bool fits = same_row(chunk, near);
        for (size_t n = 1; fits && n <= back; n++) fits = (chunk - n)->row != near->row || beside(chunk, chunk - n);
        if (fits) return near->row;
    }
    return 0;
}

static void number_rows(Chunks *chunks) {
    qsort(chunks->at, chunks->len, sizeof *chunks->at, by_base);
    uint32_t rows = 0;
    for (size_t i = 0; i < chunks->len; i++) {
        uint32_t row = row_for(chunks->at, &chunks->at[i]);
        chunks->at[i].row = row ? row : ++rows;
    }
    qsort(chunks->at, chunks->len, sizeof *chunks->at, by_row);
}

/* ---- columns that are read apart ---- */

/* Rows from .top to .bottom are parted by the white around x = .at. */
typedef struct Gutter {
    size_t top, bottom; /* chunks [top, bottom) */
    float at;
} Gutter;

static bool crosses(const Chunk *chunk, float x) { return chunk->x1 < x && chunk->x2 > x; }

typedef struct Side {
    size_t rows, words;
} Side;

static void weigh(const Chunks *chunks, const Gutter *gutter, Side sides[2]) {
    sides[0] = sides[1] = (Side){0};
    uint32_t last[2] = {0, 0};
    for (size_t i = gutter->top; i < gutter->bottom; i++) {
        const Chunk *chunk = &chunks->at[i];
        size_t side = chunk->x1 >= gutter->at;
        sides[side].rows += chunk->row != last[side];
        sides[side].words += chunk->count;
        last[side] = chunk->row;
    }
}

static bool is_prose(Side side) { return side.words >= PROSE_WORDS * side.rows; }

/* The widest stretch of rows around chunk `i` in which nothing crosses the white before it. */
static bool gutter_before(const Chunks *chunks, size_t i, Gutter *gutter) {
    const Chunk *left = &chunks->at[i - 1], *right = &chunks->at[i];
    if (left->row != right->row || right->x1 - left->x2 < GUTTER * most(left->size, right->size)) return false;
    gutter->at = right->x1 - 0.5f;
    gutter->top = gutter->bottom = i;
    while (gutter->top > 0 && !crosses(&chunks->at[gutter->top - 1], gutter->at)) gutter->top--;
    while (gutter->bottom < chunks->len && !crosses(&chunks->at[gutter->bottom], gutter->at)) gutter->bottom++;
    /* A row of which a part crosses belongs to neither column. */
    while (gutter->top > 0 && chunks->at[gutter->top].row == chunks->at[gutter->top - 1].row) gutter->top++;
    while (gutter->bottom < chunks->len && gutter->bottom > gutter->top &&
           chunks->at[gutter->bottom - 1].row == chunks->at[gutter->bottom].row)
        gutter->bottom--;
    return gutter->top < gutter->bottom;
}

static void read_columns(Chunks *chunks, const Gutter *gutter, Side sides[2]) {
    /* What is no prose (names, addresses) is read first, as a heading; else left before right. */
    bool right_first = is_prose(sides[0]) && !is_prose(sides[1]);
    uint32_t shift = chunks->at[gutter->bottom - 1].row + 1, highest = chunks->at[chunks->len - 1].row + shift;
    for (size_t i = gutter->top; i < chunks->len; i++) {
        Chunk *chunk = &chunks->at[i];
        if (i >= gutter->bottom) chunk->row += highest;
        else if ((chunk->x1 >= gutter->at) != right_first) chunk->row += shift;
    }
    qsort(chunks->at, chunks->len, sizeof *chunks->at, by_row);
}

static void part_columns(PdfSheet *sheet, Chunks *chunks) {
    Gutter best = {0}, gutter;
    Side sides[2], best_sides[2] = {{0}, {0}};
    if (chunks->len > COLUMN_CHUNKS) {
        sheet->gutters++;
        return;
    }
    for (size_t i = 1; i < chunks->len; i++) {
        if (!gutter_before(chunks, i, &gutter)) continue;
        weigh(chunks, &gutter, sides);
        if (sides[0].rows < COLUMN_ROWS || sides[1].rows < COLUMN_ROWS) continue;
        sheet->gutters++;
        bool larger = gutter.bottom - gutter.top > best.bottom - best.top;
        if (!larger || (!is_prose(sides[0]) && !is_prose(sides[1]))) continue;
        best = gutter, best_sides[0] = sides[0], best_sides[1] = sides[1];
    }
    if (best.bottom > best.top) read_columns(chunks, &best, best_sides);
}

/* ---- chunks to the sheet ---- */

static void add_row(PdfSheet *sheet, PdfWords *words, const Chunk *chunk, bool starts, uint32_t page) {
    if (starts) {
        PdfRow row = {.first = (uint32_t)words->len, .page = page, .base = chunk->base, .size = chunk->size,
                      .x1 = chunk->x1, .y1 = chunk->y1, .x2 = chunk->x2, .y2 = chunk->y2};
        lor_vec_push(sheet->doc->arena, &sheet->rows, row);
    }
    PdfRow *row = &sheet->rows.at[sheet->rows.len - 1];
    for (uint32_t k = 0; k < chunk->count; k++)
        lor_vec_push(sheet->doc->arena, words,
                     sheet->words.at[chunk->first + (chunk->rtl ? chunk->count - 1 - k : k)]);
    row->count += chunk->count;
    row->x1 = least(row->x1, chunk->x1), row->y1 = least(row->y1, chunk->y1);
    row->x2 = most(row->x2, chunk->x2), row->y2 = most(row->y2, chunk->y2);
    row->base = most(row->base, chunk->base), row->size = most(row->size, chunk->size);
}

void pdf_rows_add(PdfSheet *sheet, size_t first, uint32_t page) {
    if (first == sheet->words.len) return;
    Chunks chunks = chunks_of(sheet, first);
    number_rows(&chunks);
    part_columns(sheet, &chunks);
    PdfWords ordered = {0};
    size_t rows = 0;
    for (size_t i = 0; i < chunks.len; i++) {
        bool starts = i == 0 || chunks.at[i].row != chunks.at[i - 1].row;
        rows += starts;
        if (rows > PDF_MAX_ROWS) {
            sheet->cut_pages++;
            break;
        }
        add_row(sheet, &ordered, &chunks.at[i], starts, page);
    }
    /* The words go back in reading order. */
    for (size_t i = 0; i < ordered.len; i++) sheet->words.at[first + i] = ordered.at[i];
    sheet->words.len = first + ordered.len;
    for (size_t i = sheet->rows.len; i > 0 && sheet->rows.at[i - 1].page == page; i--)
        sheet->rows.at[i - 1].first += (uint32_t)first;
}
