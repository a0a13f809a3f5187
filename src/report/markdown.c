// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown (GitHub's, with tables): a summary and a table; of one letter its findings too.
#include "report/figures.h"
#include "report/finding.h"
#include "report/formats.h"
#include "report/limits.h"
#include "report/verdict.h"

#define ONE_LINE 100000u /* [cell] wide enough that the verdict is never wrapped */

/* One line without controls, in which nothing is markup. */
static void put(LorOut *out, LorStr text) {
    LorArena *arena = lor_arena_new(0);
    LorOut *clean = lor_out_memory(arena);
    lor_out_clean(clean, text);
    LorStr safe = lor_out_memory_text(clean);
    for (size_t i = 0; i < safe.len; i++) {
        if (memchr("\\`*_[]<>|~&#!@$", safe.ptr[i], 15)) lor_out_char(out, '\\');
        lor_out_char(out, safe.ptr[i]);
    }
    lor_out_close(clean, NULL);
    lor_arena_free(arena);
}

static void put_verdict(LorOut *out, LorResults results, const LorReportOptions *options) {
    LorArena *arena = lor_arena_new(0);
    LorOut *memory = lor_out_memory(arena);
    LorSheet sheet = lor_sheet_new(memory, ONE_LINE, false);
    lor_verdict_write(&sheet, results, options);
    put(out, lor_str_trim(lor_out_memory_text(memory)));
    lor_out_text(out, "\n\n");
    lor_sheet_release(&sheet);
    lor_out_close(memory, NULL);
    lor_arena_free(arena);
}

/* ---- one letter ---- */

static void write_categories(LorOut *out, const LorResult *result) {
    lor_out_text(out, "| category | kept | of |\n|---|---:|---:|\n");
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        const LorCategoryScore *one = &result->score.categories[c];
        double of = lor_category_budget(c) - one->unchecked;
        if (of > 0) lor_out_format(out, "| %s | %.10g | %.10g |\n", lor_category_label(c), of - one->lost, of);
        else lor_out_format(out, "| %s | not checked | |\n", lor_category_label(c));
    }
    lor_out_char(out, '\n');
}

static void write_findings(LorOut *out, LorArena *arena, const LorResult *result, bool excerpts) {
    size_t silenced = lor_result_silenced(result);
    if (silenced) lor_out_format(out, "%zu known or suppressed.\n\n", silenced);
    if (result->findings.len == silenced) lor_out_text(out, "Nothing to fix was found.\n\n");
    else lor_out_text(out, "| severity | rule | points | line | what |\n|---|---|---:|---:|---|\n");
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->silenced.len) continue;
        lor_out_format(out, "| %s | ", lor_severity_word(finding->severity));
        put(out, finding->rule->id);
        lor_out_format(out, " | %.10g | ", finding->points);
        if (finding->places.len && finding->places.at[0].line) lor_out_format(out, "%u", finding->places.at[0].line);
        lor_out_text(out, " | ");
        put(out, lor_finding_words(arena, finding, excerpts));
        lor_out_text(out, " |\n");
    }
    if (result->findings.len > silenced) lor_out_char(out, '\n');
}

static void write_letter(LorOut *out, LorArena *arena, const LorResult *result, bool excerpts) {
    LorStr total = lor_result_total(arena, result);
    if (!lor_status_analysed(result->status)) return;
    if (total.len) lor_out_format(out, "**%.*s of 100**, %s", LOR_STR_ARG(total), lor_band_words(result->score.band));
    else lor_out_text(out, "**No score**: ");
    if (!total.len) put(out, result->score.why_not);
    if (result->score.cap) {
        lor_out_format(out, " (held down to %u: ", result->score.cap);
        put(out, lor_figure_gate(result));
        lor_out_text(out, ", ");
        put(out, result->score.cap_reason);
        lor_out_char(out, ')');
    }
    lor_out_text(out, "\n\n");
    write_categories(out, result);
    write_findings(out, arena, result, excerpts);
}

/* ---- several ---- */

static void write_counts(LorOut *out, LorResults results) {
    size_t each[LOR_STATUS_COUNT] = {0};
    for (size_t i = 0; i < results.len; i++) each[results.at[i]->status]++;
    lor_out_format(out, "%zu given", results.len);
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++)
        if (each[s]) lor_out_format(out, ", %zu %s", each[s], lor_status_word(s));
    lor_out_text(out, "\n\n");
}

static void write_row(LorOut *out, LorArena *arena, const LorResult *result) {
    const LorFinding *worst = lor_result_worst_finding(result);
    lor_out_text(out, "| ");
    put(out, result->path);
    lor_out_format(out, " | %s | %.*s |", lor_status_word(result->status), LOR_STR_ARG(lor_result_total(arena, result)));
    for (LorSeverity s = 0; s < LOR_INFO; s++) {
        if (lor_status_analysed(result->status)) lor_out_format(out, " %zu |", lor_result_count(result, s));
        else lor_out_text(out, " |");
    }
    lor_out_char(out, ' ');
    if (worst) put(out, worst->rule->id);
    lor_out_text(out, " |\n");
}

static void write_table(LorOut *out, LorArena *arena, LorResults results) {
    lor_out_text(out, "| letter | status | score | errors | warnings | suggestions | worst |\n|---|---|---:|---:|---:|---:|---|\n");
    for (size_t i = 0; i < results.len; i++) write_row(out, arena, results.at[i]);
    lor_out_char(out, '\n');
}

static void write_unread(LorOut *out, LorArena *arena, LorResults results) {
    size_t told = 0;
    for (size_t i = 0; i < results.len; i++) {
        if (lor_status_analysed(results.at[i]->status)) continue;
        if (told++ == 0) lor_out_text(out, "## Not read\n\n");
        lor_out_text(out, "* ");
        put(out, results.at[i]->path);
        lor_out_text(out, ": ");
        put(out, lor_result_trouble(arena, results.at[i]));
        lor_out_char(out, '\n');
    }
    if (told) lor_out_char(out, '\n');
}

static void write_set(LorOut *out, LorArena *arena, const LorSetResult *set) {
    if (!set || set->findings.len == 0) return;
    lor_out_text(out, "## Several letters\n\n");
    for (size_t i = 0; i < set->findings.len; i++) {
        const LorSetFinding *finding = &set->findings.at[i];
        lor_out_format(out, "* %s ", lor_severity_word(finding->severity));
        put(out, finding->rule->id);
        lor_out_text(out, ": ");
        put(out, lor_set_finding_words(arena, finding));
        lor_out_char(out, '\n');
    }
    lor_out_char(out, '\n');
}

void lor_markdown_write(LorOut *out, LorResults results, const LorReportOptions *options) {
    LorArena *arena = lor_arena_new(0);
    lor_out_text(out, "# lorlint\n\n");
    put_verdict(out, results, options);
    if (results.len == 1) write_letter(out, arena, results.at[0], options->excerpts);
    else {
        write_counts(out, results);
        write_table(out, arena, results);
    }
    write_set(out, arena, results.set);
    write_unread(out, arena, results);
    lor_out_text(out, LOR_REPORT_LIMITS_SHORT "\n");
    lor_arena_free(arena);
}
