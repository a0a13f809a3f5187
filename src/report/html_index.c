// SPDX-License-Identifier: GPL-3.0-or-later
// The overview of several letters in the HTML report: how they ended, how scores spread, which rules cost most, one row a letter.
#include "report/html_index.h"

#include "report/html_name.h"
#include "report/html_set.h"

#define BINS        10u
#define MOST_COSTLY 12u /* rules listed by what they cost */

/* ---- how they ended ---- */

static void write_statuses(LorHtml *html, const LorTally *tally) {
    lor_html_format(html, "<p class=\"statuses\"><b>%zu</b> given:", tally->given);
    const char *before = " ";
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++) {
        if (!tally->each[s]) continue;
        lor_html_format(html, "%s<b>%zu</b> %s", before, tally->each[s], lor_status_word(s));
        before = ", ";
    }
    if (tally->done < tally->given) lor_html_format(html, "%s<b>%zu</b> not reached", before, tally->given - tally->done);
    lor_html_add(html, ".</p>\n");
}

/* ---- scores ---- */

/* Tens from 0 to 100; 100 stands with the nineties. */
static size_t count_bins(const LorSummary *summary, size_t bins[BINS]) {
    size_t all = 0;
    for (size_t i = 0; i < summary->rows.len; i++) {
        if (summary->rows.at[i].total < 0) continue;
        size_t bin = (size_t)summary->rows.at[i].total * BINS / 100;
        bins[bin < BINS ? bin : BINS - 1]++;
        all++;
    }
    return all;
}

static void write_histogram(LorHtml *html, const LorSummary *summary) {
    enum { WIDE = 56, STEP = 60, HIGH = 120, TOP = 20, FOOT = 22 };
    size_t bins[BINS] = {0}, most = 1;
    if (!count_bins(summary, bins)) return;
    for (size_t i = 0; i < BINS; i++) most = bins[i] > most ? bins[i] : most;
    lor_html_section(html, "scores", "Scores");
    lor_html_format(html, "<svg class=\"histogram\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Letters by score:", (int)(BINS * STEP), TOP + HIGH + FOOT);
    for (size_t i = 0; i < BINS; i++)
        if (bins[i]) lor_html_format(html, " %zu to %zu: %zu.", i * 10, i + 1 < BINS ? i * 10 + 9 : 100, bins[i]);
    lor_html_add(html, "\">\n");
    for (size_t i = 0; i < BINS; i++) {
        size_t high = bins[i] * HIGH / most, x = i * STEP + (STEP - WIDE) / 2, middle = i * STEP + STEP / 2;
        if (bins[i] && !high) high = 1;
        lor_html_format(html, "<rect class=\"b%d\" x=\"%zu\" y=\"%zu\" width=\"%d\" height=\"%zu\"/>", (int)lor_band_of((int)(i * 10 + 5)), x,
                        TOP + HIGH - high, WIDE, high);
        if (bins[i]) lor_html_format(html, "<text x=\"%zu\" y=\"%zu\">%zu</text>", middle, TOP + HIGH - high - 6, bins[i]);
        lor_html_format(html, "<text class=\"axis\" x=\"%zu\" y=\"%d\">%zu\xE2\x80\x93%zu</text>\n", middle, TOP + HIGH + 16, i * 10,
                        i + 1 < BINS ? i * 10 + 9 : 100);
    }
    lor_html_add(html, "</svg>\n<p class=\"quiet\">Scores describe letters, not people: a list of letters is no ranking of applicants.</p>\n");
    lor_html_end_section(html);
}

/* ---- what costs most ---- */

static void write_losses(LorHtml *html, const LorSummary *summary) {
    const LorSummaryLoss *losses = lor_summary_dearest(html->arena, summary);
    if (!summary->losses.len) return;
    lor_html_section(html, "losses", "Where points are lost most");
    lor_html_add(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table of losses\"><table class=\"losses\"><thead><tr>"
                       "<th scope=\"col\">What</th><th scope=\"col\">Letters</th><th scope=\"col\">Points</th><td></td></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < summary->losses.len && i < MOST_COSTLY; i++) {
        const LorSummaryLoss *loss = &losses[i];
        lor_html_add(html, "<tr><th scope=\"row\">");
        lor_html_line(html, loss->rule->title);
        lor_html_add(html, " <code>");
        lor_html_line(html, loss->rule->id);
        lor_html_format(html, "</code></th><td>%zu</td><td>\xE2\x88\x92", loss->letters);
        lor_html_number(html, loss->points);
        lor_html_format(html, "</td><td class=\"share\"><svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                              "<rect class=\"lost\" width=\"%.2f\" height=\"10\"/></svg></td></tr>\n", 100 * loss->points / losses[0].points);
    }
    lor_html_add(html, "</tbody></table></div>\n");
    lor_html_end_section(html);
}

/* ---- one row a letter ---- */

static void write_figures(LorHtml *html, const LorSummaryRow *row) {
    bool read = lor_summary_has_figures(row);
    if (row->total >= 0)
        lor_html_format(html, "<td class=\"total band%d\" data-v=\"%d\"><b>%d</b></td>", (int)lor_band_of(row->total), row->total, row->total);
    else lor_html_format(html, "<td data-v=\"-1\" class=\"none\">%s</td>", read ? "no score" : lor_status_word(row->status));
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        if (read && row->category[c] >= 0) lor_html_format(html, "<td>%d</td>", row->category[c]);
        else lor_html_add(html, "<td data-v=\"-1\">\xE2\x80\x93</td>");
    }
    lor_html_format(html, "<td>%u</td><td>%u</td>", row->count[LOR_ERROR], row->count[LOR_WARNING]);
}

/* The folder that all paths begin with [byte]: told once, above the table. */
static size_t common_folder(const LorSummary *summary) {
    if (summary->rows.len < 2) return 0;
    LorStr first = summary->rows.at[0].path;
    size_t same = first.len;
    for (size_t i = 1; i < summary->rows.len; i++) {
        LorStr path = summary->rows.at[i].path;
        size_t k = 0;
        while (k < same && k < path.len && path.ptr[k] == first.ptr[k]) k++;
        same = k;
    }
    while (same && first.ptr[same - 1] != '/') same--;
    return same;
}

static void write_row(LorHtml *html, const LorSummary *summary, size_t index, size_t folder, bool links) {
    const LorSummaryRow *row = &summary->rows.at[index];
    lor_html_add(html, "<tr><th scope=\"row\"><a href=\"");
    if (links) lor_html_line(html, lor_html_file_name(html->arena, row->path, index + 1));
    else lor_html_format(html, "#l%zu", index + 1);
    lor_html_add(html, "\"><bdi>");
    lor_html_line(html, lor_str_slice(row->path, folder, row->path.len));
    lor_html_add(html, "</bdi></a></th>");
    write_figures(html, row);
    lor_html_add(html, "<td class=\"words\">");
    if (!lor_summary_has_figures(row)) lor_html_line(html, row->why);
    else if (row->worst) {
        lor_html_severity(html, row->severity);
        lor_html_add(html, " ");
        lor_html_line(html, row->worst->title);
    }
    lor_html_add(html, "</td></tr>\n");
}

static void write_table(LorHtml *html, const LorSummary *summary, bool links) {
    size_t folder = common_folder(summary);
    lor_html_section(html, "letters", "Letters");
    if (folder) {
        lor_html_add(html, "<p class=\"quiet\">In <bdi>");
        lor_html_line(html, lor_str_slice(summary->rows.at[0].path, 0, folder));
        lor_html_add(html, "</bdi></p>\n");
    }
    lor_html_add(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table of letters\"><table class=\"letters\"><thead><tr>"
                       "<th scope=\"col\" aria-sort=\"ascending\">File</th><th scope=\"col\">Score</th>");
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++)
        lor_html_format(html, "<th scope=\"col\"><abbr title=\"%s, of %u\">%s</abbr></th>", lor_category_label(c), lor_category_budget(c),
                        lor_category_brief(c));
    lor_html_add(html, "<th scope=\"col\">Errors</th><th scope=\"col\">Warnings</th><th scope=\"col\">First to look at</th></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < summary->rows.len; i++) write_row(html, summary, i, folder, links);
    lor_html_add(html, "</tbody></table></div>\n");
    lor_html_end_section(html);
}

void lor_html_index(LorHtml *html, const LorSummary *summary, const LorSetResult *set, const LorTally *tally, bool links) {
    write_statuses(html, tally);
    write_histogram(html, summary);
    write_table(html, summary, links);
    lor_html_set(html, set, summary, links);
    write_losses(html, summary);
}
