// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180, lines end in LF): one row a letter. A cell that a spreadsheet would take for a formula gets a quotation mark in front.
// Knows numbers and rule names only; no words of a letter.
#include "core/utf8.h"
#include "report/finding.h"
#include "report/formats.h"

static bool is_formula(LorStr text) { return text.len && memchr("=+-@\t\r\n", text.ptr[0], 7); }

/* Printed ASCII that stands in a cell as it is. */
static bool is_plain(LorStr text) {
    bool plain = !is_formula(lor_str_trim(text));
    for (size_t i = 0; i < text.len && plain; i++) plain = text.ptr[i] >= ' ' && text.ptr[i] <= '~' && text.ptr[i] != '"';
    return plain;
}

static void put_plain(LorOut *out, LorStr text) {
    lor_out_char(out, '"');
    lor_out_str(out, text);
    lor_out_char(out, '"');
}

/* Controls are replaced first, so that what is looked at is what is written. */
static void put_cell(LorOut *out, LorStr text) {
    if (is_plain(text)) return put_plain(out, text);
    LorArena *arena = lor_arena_new(0);
    LorOut *clean = lor_out_memory(arena);
    lor_out_clean(clean, text);
    LorStr cell = lor_out_memory_text(clean);
    lor_out_char(out, '"');
    if (is_formula(text) || is_formula(lor_str_trim(cell))) lor_out_char(out, '\'');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == '"') lor_out_char(out, '"');
        lor_out_char(out, cell.ptr[i]);
    }
    lor_out_char(out, '"');
    lor_out_close(clean, NULL);
    lor_arena_free(arena);
}

static void write_head(LorOut *out) {
    lor_out_text(out, "path,status,score,band,checkable,cap");
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) lor_out_format(out, ",%s,%s_of", lor_category_id(c), lor_category_id(c));
    for (LorSeverity s = 0; s < LOR_SEVERITY_COUNT; s++) lor_out_format(out, ",%ss", lor_severity_word(s));
    lor_out_text(out, ",silenced,unchecked,worst_rule,pages,words,format\n");
}

/* The next cell: a text as it is, or a number where there is one. */
static void next_text(LorOut *out, LorStr text) {
    lor_out_char(out, ',');
    lor_out_str(out, text);
}

static void next_number(LorOut *out, bool told, double number) {
    lor_out_char(out, ',');
    if (told) lor_out_number(out, number);
}

static void next_cell(LorOut *out, LorStr text) {
    lor_out_char(out, ',');
    put_cell(out, text);
}

/* Points kept, and how many there were. */
static void write_categories(LorOut *out, const LorResult *result, bool read) {
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        const LorCategoryScore *one = &result->score.categories[c];
        double of = lor_category_budget(c) - one->unchecked;
        next_number(out, read, of - one->lost);
        next_number(out, read, of);
    }
}

static void write_row(LorOut *out, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    bool read = lor_status_analysed(result->status);
    LorStr total = lor_result_total(arena, result);
    const LorFinding *worst = lor_result_worst_finding(result);
    put_cell(out, result->path);
    next_text(out, lor_str_from_c(lor_status_word(result->status)));
    next_text(out, total);
    next_text(out, total.len ? lor_str_from_c(lor_band_id(result->score.band)) : (LorStr){0});
    next_number(out, read, result->score.checkable);
    next_number(out, read && result->score.cap, result->score.cap);
    write_categories(out, result, read);
    for (LorSeverity s = 0; s < LOR_SEVERITY_COUNT; s++) next_number(out, read, (double)lor_result_count(result, s));
    next_number(out, read, (double)lor_result_silenced(result));
    next_number(out, read, (double)result->unchecked.len);
    next_cell(out, worst ? worst->rule->id : (LorStr){0});
    next_number(out, result->pages, (double)result->pages);
    next_number(out, read, (double)result->words);
    next_cell(out, result->format);
    lor_out_char(out, '\n');
    lor_arena_free(arena);
}

void lor_csv_begin(LorReport *report) { write_head(report->out); }
void lor_csv_letter(LorReport *report, const LorResult *result) { write_row(report->out, result); }
