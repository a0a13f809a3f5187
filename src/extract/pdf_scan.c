// SPDX-License-Identifier: GPL-3.0-or-later
// Recognised words become words of a page, as if they had been printed. Knows neither PDF nor who recognised them.
#include "extract/pdf_scan.h"

#include "core/unicode.h"
#include "core/utf8.h"
#include "extract/pdf_rows.h"
#include "extract/recognise.h"

#include <math.h>
#include <stdlib.h>

#define LINE_EM    1.05f /* [em] of a line's height from its highest to its lowest letter */
#define LIKE_BODY  0.25f /* lines whose height differs by less from the usual one are of its size */
#define SMALLEST   4.0f  /* [pt] */
#define LARGEST    60.0f
#define RISE       0.75f /* [em] above the base line */
#define FALL       0.20f /* [em] below it */
#define NARROW     0.6f  /* [em] */
#define APART      2.0f  /* [em] of white: two pieces of a line */
#define DOUBTFUL_LINE 45.0f /* mean confidence of a line that is left out: ink, stamps, drawings */
#define UNREAD_LETTERS 12u  /* of a line that is left out, and was more than a signature */
#define SIGNS_DOUBTFUL 60.0f /* confidence of a word without letter or digit that is left out: specks, borders */

static int by_value(const void *left, const void *right) {
    float a = *(const float *)left, b = *(const float *)right;
    return (a > b) - (a < b);
}

/* [pixel] The height of most words' lines. */
static float usual_size(LorArena *arena, const LorSeenPage *seen) {
    float *sizes = LOR_NEW_ARRAY(arena, float, seen->words.len + 1);
    for (size_t i = 0; i < seen->words.len; i++) sizes[i] = seen->words.at[i].size;
    qsort(sizes, seen->words.len, sizeof *sizes, by_value);
    return sizes[seen->words.len / 2];
}

static bool has_letter(LorStr text) {
    for (size_t off = 0; off < text.len;) {
        uint32_t code = lor_utf8_next(text, &off);
        if (lor_unicode_letter(code) || lor_unicode_digit(code) >= 0) return true;
    }
    return false;
}

/* Words of a good line are kept however doubtful: a date is often read well and thought little of. */
static bool is_speck(const LorSeenWord *word) { return word->confidence < SIGNS_DOUBTFUL && !has_letter(word->text); }

/* The end of the line that begins at `first`, and its mean confidence. */
static size_t line_end(const LorSeenPage *seen, size_t first, float *mean) {
    size_t end = first, letters = 0;
    float sum = 0;
    for (; end < seen->words.len && seen->words.at[end].line == seen->words.at[first].line; end++) {
        const LorSeenWord *word = &seen->words.at[end];
        sum += word->confidence * (float)word->text.len;
        letters += word->text.len;
    }
    *mean = letters ? sum / (float)letters : 0;
    return end;
}

static size_t letters_of(const LorSeenPage *seen, size_t first, size_t end) {
    size_t letters = 0;
    for (size_t i = first; i < end; i++) letters += lor_utf8_count(seen->words.at[i].text);
    return letters;
}

static uint32_t style_of(PdfSheet *sheet, float size) {
    for (uint32_t i = 0; i < sheet->styles.len; i++)
        if (sheet->styles.at[i].recognised && fabsf(sheet->styles.at[i].size - size) < 0.1f) return i;
    if (sheet->styles.len >= PDF_MAX_STYLES) return 0;
    PdfStyle style = {.font = LOR_STR(""), .size = size, .recognised = true};
    lor_vec_push(sheet->doc->arena, &sheet->styles, style);
    return (uint32_t)sheet->styles.len - 1;
}

static void add_line(PdfSheet *sheet, const LorSeenPage *seen, size_t first, size_t end, float usual) {
    float scale = (float)(72 / seen->dpi), size = seen->words.at[first].size, before = 0;
    if (fabsf(size - usual) < LIKE_BODY * usual) size = usual;
    size = fminf(fmaxf(size * scale * LINE_EM, SMALLEST), LARGEST);
    uint32_t style = style_of(sheet, size);
    sheet->chunks++;
    for (size_t i = first; i < end; i++) {
        const LorSeenWord *from = &seen->words.at[i];
        if (is_speck(from)) continue;
        PdfWord word = {.text = from->text, .x1 = from->x1 * scale, .x2 = from->x2 * scale, .style = style, .ends = PDF_NO_ENDS};
        word.y1 = from->base * scale - RISE * size, word.y2 = from->base * scale + FALL * size;
        sheet->chunks += i > first && word.x1 - before > APART * size;
        word.chunk = sheet->chunks;
        before = word.x2;
        lor_vec_push(sheet->doc->arena, &sheet->words, word);
    }
}

/* The halves of an e-mail address: white beside its "@" that is narrower than between words of most texts. */
static bool parts_address(const PdfSheet *sheet, const PdfWord *left, const PdfWord *right) {
    bool at = lor_str_starts(right->text, LOR_STR("@")) || lor_str_ends(left->text, LOR_STR("@"));
    bool host = lor_str_find(right->text, LOR_STR(".")) != LOR_NONE;
    return at && host && left->chunk == right->chunk && right->x1 - left->x2 < NARROW * sheet->styles.at[left->style].size;
}

static void join(LorArena *arena, PdfWord *left, const PdfWord *right) {
    left->text = lor_arena_format(arena, "%.*s%.*s", LOR_STR_ARG(left->text), LOR_STR_ARG(right->text));
    left->x2 = right->x2;
    left->ends = PDF_NO_ENDS;
}

/* Recognition takes a lonely capital I for a bar. "Phone | e-mail" keeps its bar: what follows an "I" is in lower case. */
void pdf_scan_mend(PdfSheet *sheet, size_t first) {
    for (size_t i = first; i + 1 < sheet->words.len; i++)
        if (lor_str_eq(sheet->words.at[i].text, LOR_STR("|")) && lor_is_lower(sheet->words.at[i + 1].text.ptr[0]))
            sheet->words.at[i].text = LOR_STR("I");
}

static void join_addresses(PdfSheet *sheet, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < sheet->words.len; i++) {
        PdfWord *before = kept > first ? &sheet->words.at[kept - 1] : NULL, word = sheet->words.at[i];
        if (before && parts_address(sheet, before, &word)) join(sheet->doc->arena, before, &word);
        else sheet->words.at[kept++] = word;
    }
    sheet->words.len = kept;
}

size_t pdf_scan_add(PdfSheet *sheet, const LorSeenPage *seen, uint32_t page) {
    size_t first = sheet->words.len, letters = 0;
    float usual = usual_size(sheet->doc->arena, seen), mean;
    for (size_t i = 0, end; i < seen->words.len; i = end) {
        end = line_end(seen, i, &mean);
        if (mean >= DOUBTFUL_LINE) add_line(sheet, seen, i, end, usual);
        else sheet->doc->unread_lines += letters_of(seen, i, end) >= UNREAD_LETTERS;
    }
    for (size_t i = 0; i < seen->words.len; i++) sheet->confidence += (double)seen->words.at[i].confidence;
    sheet->seen += seen->words.len;
    for (size_t i = first; i < sheet->words.len; i++) letters += sheet->words.at[i].text.len;
    pdf_scan_mend(sheet, first);
    join_addresses(sheet, first);
    pdf_rows_add(sheet, first, page);
    PdfTilt tilt = {page, seen->quarters, seen->angle};
    lor_vec_push(sheet->doc->arena, &sheet->tilts, tilt);
    return letters;
}

PdfTilt pdf_scan_tilt(const PdfSheet *sheet, uint32_t page) {
    for (size_t i = 0; i < sheet->tilts.len; i++)
        if (sheet->tilts.at[i].page == page) return sheet->tilts.at[i];
    return (PdfTilt){0};
}

/* Where the word stands on the page as it is, not as it was straightened. */
static void tilt(LorBox *box, const LorPage *page, float angle) {
    float x = box->x + box->width / 2 - page->width / 2, y = box->y + box->height / 2 - page->height / 2;
    float c = cosf(-angle), s = sinf(-angle);
    box->x = x * c - y * s + page->width / 2 - box->width / 2;
    box->y = x * s + y * c + page->height / 2 - box->height / 2;
}

static void tell(LorDocument *doc) {
    bool reliable = doc->confidence >= LOR_DOCUMENT_RELIABLE;
    LorStr note = lor_arena_format(doc->arena, "The words were recognised in a picture by machine (OCR, mean confidence %.0f of 100)%s", doc->confidence,
                                   reliable ? ", and some may be wrong." : ": unreliable. What seems to be missing was not checked.");
    lor_vec_push(doc->arena, &doc->notes, note);
}

void pdf_scan_finish(PdfSheet *sheet) {
    LorDocument *doc = sheet->doc;
    if (!sheet->seen) return;
    doc->confidence = sheet->confidence / (double)sheet->seen;
    if (doc->confidence < LOR_DOCUMENT_RELIABLE) doc->doubt = LOR_STR("the scan could be read only unreliably");
    tell(doc);
    for (size_t i = 0; i < doc->words.len && sheet->tilts.len; i++) {
        LorWord *word = &doc->words.at[i];
        tilt(&word->box, &doc->pages.at[word->page], pdf_scan_tilt(sheet, word->page).angle);
    }
}
