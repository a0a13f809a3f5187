// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a page that poppler could have parted, joined or read in another order than the quick reader are odd.
#include "extract/plainpdf_sheet.h"

#include "extract/plainpdf_text.h"

#include <math.h>

#define OVERLAP       0.1f  /* [em] that words may lie over each other */
#define LEAST_SHARED  0.3f  /* of their height, from where on two words lie over each other */
#define MOST_COMPARED 1000000u /* pairs of words of one page */
#define TOUCHING      0.15f /* [em] of white between pieces of a line that were not printed one after the other */
#define LARGER        0.58f /* of the smaller size, that sizes in one line may differ by */
#define PARTED_WHITE  1.6f  /* [em] of white by which it parts them in any case */
#define MOST_PARTED   2u    /* such places in one row: more are a table, or a line that is set wide */
#define COLUMN_ROWS   3u    /* rows with such white, of one page: from here on what stands below each other may belong together */
#define ALIKE         0.02f /* [pt] that words of one height differ by */
#define LEVEL         0.35f /* [em] that base lines of one row differ by, below what pdf_rows.c allows */

static float least(float a, float b) { return a < b ? a : b; }
static float most(float a, float b) { return a > b ? a : b; }

/* How far two words lie over each other [of the lower one's height], where they do so from left to right. */
static float shared_height(const PdfWord *a, const PdfWord *b) {
    float height = least(a->y2 - a->y1, b->y2 - b->y1), across = least(a->x2, b->x2) - most(a->x1, b->x1);
    return across > OVERLAP * height ? (least(a->y2, b->y2) - most(a->y1, b->y1)) / height : 0;
}

/* Words over words: shadows, false bold, stamps. Rows stand in the order of their base lines. */
static bool check_overlaps(PlainFile *file, const PdfSheet *sheet, size_t first_row) {
    size_t compared = 0;
    for (size_t i = first_row; i < sheet->rows.len; i++) {
        const PdfRow *row = &sheet->rows.at[i];
        for (size_t k = i + 1; k < sheet->rows.len && sheet->rows.at[k].y1 < row->y2 + row->size; k++) {
            const PdfRow *other = &sheet->rows.at[k];
            if (least(row->y2, other->y2) - most(row->y1, other->y1) < OVERLAP * row->size) continue;
            compared += (size_t)row->count * other->count;
            if (compared > MOST_COMPARED) return plain_odd(file, "lines over lines");
            for (uint32_t a = row->first; a < row->first + row->count; a++)
                for (uint32_t b = other->first; b < other->first + other->count; b++)
                    if (shared_height(&sheet->words.at[a], &sheet->words.at[b]) > LEAST_SHARED) return plain_odd(file, "words over words");
        }
    }
    return true;
}

static float em_of(const PdfSheet *sheet, const PdfWord *word) { return sheet->styles.at[word->style].size; }

/* White that parts columns, wherever poppler put its pieces. */
static bool is_parted(const PdfSheet *sheet, const PdfWord *left, const PdfWord *right) {
    return right->x1 - left->x2 >= PARTED_WHITE * most(em_of(sheet, left), em_of(sheet, right));
}

static bool is_as_high(const PdfSheet *sheet, const PdfWord *a, const PdfWord *b) {
    return em_of(sheet, a) == em_of(sheet, b) && fabsf(a->y1 - b->y1) < ALIKE && fabsf(a->y2 - b->y2) < ALIKE;
}

/* They stand on one line, however high each of them is. */
static bool is_level(const PdfSheet *sheet, const PdfWord *a, const PdfWord *b) {
    float x = em_of(sheet, a), y = em_of(sheet, b), apart = (a->y2 - PDF_DESCENT * x) - (b->y2 - PDF_DESCENT * y);
    return fabsf(apart) < LEVEL * least(x, y);
}

/* Words between white that parts columns are as high as each other, and such parts stand on one line: into which pieces poppler parted the row
 * makes no difference to it. */
static bool is_alike(const PdfSheet *sheet, const PdfRow *row) {
    const PdfWord *start = &sheet->words.at[row->first], *word = start;
    for (uint32_t k = 1; k < row->count; k++) {
        word++;
        if (is_parted(sheet, word - 1, word)) {
            if (!is_level(sheet, start, word)) return false;
            start = word;
        } else if (!is_as_high(sheet, start, word)) return false;
    }
    return true;
}

/* Words from right to left, which are not mixed with others: one piece of text, all of one height, the first word at the right. */
static bool check_turned(PlainFile *file, const PdfSheet *sheet, const PdfRow *row) {
    const PdfWord *first = &sheet->words.at[row->first];
    for (const PdfWord *word = first + 1; word < first + row->count; word++) {
        float white = word[-1].x1 - word->x2;
        if (!word->rtl || word->chunk != first->chunk || !is_as_high(sheet, first, word) || white < TOUCHING * em_of(sheet, word) ||
            white >= (float)PLAIN_UNSURE_WHITE * em_of(sheet, word))
            return plain_odd(file, "words in two directions");
    }
    return first->rtl || plain_odd(file, "words in two directions");
}

static bool has_turned(const PdfSheet *sheet, const PdfRow *row) {
    for (uint32_t k = 0; k < row->count; k++)
        if (sheet->words.at[row->first + k].rtl) return true;
    return false;
}

/* Rows whose parts poppler could have read in another order, or as one word. */
static bool check_whites(PlainFile *file, const PdfSheet *sheet, size_t first_row, bool turned) {
    size_t wide = 0;
    for (size_t i = first_row; i < sheet->rows.len; i++) {
        const PdfRow *row = &sheet->rows.at[i];
        size_t parted = 0;
        if (turned && has_turned(sheet, row)) {
            if (!check_turned(file, sheet, row)) return false;
            continue;
        }
        bool alike = is_alike(sheet, row);
        for (uint32_t k = 1; k < row->count; k++) {
            const PdfWord *left = &sheet->words.at[row->first + k - 1], *right = left + 1;
            float em = em_of(sheet, left), white = right->x1 - left->x2;
            if (white < -OVERLAP * em || (left->chunk != right->chunk && white < TOUCHING * em)) return plain_odd(file, "pieces of a line that touch");
            if (!alike && white >= (float)PLAIN_UNSURE_WHITE * em && white < PARTED_WHITE * em) return plain_odd(file, "words far apart");
            parted += white >= PARTED_WHITE * em;
        }
        if (!alike && parted > MOST_PARTED) return plain_odd(file, "words far apart");
        wide += !alike && parted > 0;
    }
    return (wide < COLUMN_ROWS && sheet->gutters == 0) || plain_odd(file, "what could be columns");
}

/* Poppler parts words of very different sizes, though they stand on one line. */
static bool fit_one_line(const PdfSheet *sheet, const PdfWord *a, const PdfWord *b) {
    float x = sheet->styles.at[a->style].size, y = sheet->styles.at[b->style].size;
    return most(x, y) - least(x, y) < LARGER * least(x, y);
}

bool plain_sheet_check_pieces(PlainFile *file, const PdfSheet *sheet, size_t first) {
    const PdfWords *words = &sheet->words;
    for (size_t i = first, start = first; i < words->len; i++) {
        if (words->at[i].chunk != words->at[start].chunk) start = i;
        if (!fit_one_line(sheet, &words->at[start], &words->at[i])) return plain_odd(file, "a line of many sizes");
    }
    return true;
}

bool plain_sheet_check_rows(PlainFile *file, const PdfSheet *sheet, size_t first_row, bool turned) {
    return check_overlaps(file, sheet, first_row) && check_whites(file, sheet, first_row, turned);
}
