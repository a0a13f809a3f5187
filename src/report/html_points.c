// SPDX-License-Identifier: GPL-3.0-or-later
// Where the points went, in the HTML report: a bar for each category that opens to its findings.
#include "report/html_points.h"

#include "report/figures.h"

/* ---- a finding in full ---- */

static void write_cost(LorHtml *html, const LorFinding *finding) {
    lor_html_add(html, "<span class=\"loss\">");
    if (finding->points > 0) {
        lor_html_add(html, "\xE2\x88\x92");
        lor_html_number(html, finding->points);
    } else {
        lor_html_add(html, finding->budget_used ? "0, budget used up" : "costs nothing");
    }
    lor_html_add(html, "</span>");
}

static void write_places(LorHtml *html, const LorNoted *letter, const LorFinding *finding) {
    enum { MOST = 12 }; /* places named */
    unsigned number = lor_html_note_number(letter, finding);
    if (!finding->places.len) return;
    lor_html_add(html, "<p class=\"places\">");
    if (number) lor_html_format(html, "<a class=\"ref %s\" href=\"#%sm%u\" aria-label=\"note %u, in the letter\">%u</a> ",
                                lor_severity_word(finding->severity), html->prefix, number, number, number);
    for (size_t i = 0; i < finding->places.len && i < MOST; i++) {
        if (i) lor_html_add(html, " \xC2\xB7 ");
        lor_html_add(html, "<span><q>");
        lor_html_line(html, finding->places.at[i].text);
        lor_html_add(html, "</q> <small>");
        lor_html_place(html, &finding->places.at[i]);
        lor_html_add(html, "</small></span>");
    }
    size_t shown = finding->places.len < MOST ? finding->places.len : MOST;
    if (finding->place_count > shown) lor_html_format(html, " \xC2\xB7 and %zu more", finding->place_count - shown);
    lor_html_add(html, "</p>\n");
}

static void write_line(LorHtml *html, const char *class, const char *label, LorStr text) {
    if (!text.len) return;
    lor_html_format(html, "<p class=\"%s\">%s", class, label);
    lor_html_line(html, text);
    lor_html_add(html, "</p>\n");
}

static void write_finding(LorHtml *html, const LorNoted *letter, const LorFinding *finding) {
    const LorRule *rule = finding->rule;
    lor_html_add(html, "<li");
    lor_html_id(html, lor_html_rule_name(html, rule));
    lor_html_format(html, " class=\"finding %s\"><p class=\"head\">", lor_severity_word(finding->severity));
    lor_html_severity(html, finding->severity);
    lor_html_add(html, " <b>");
    lor_html_line(html, rule->title);
    lor_html_add(html, "</b> ");
    write_cost(html, finding);
    lor_html_add(html, "</p>\n");
    lor_html_add(html, "<p>");
    lor_html_line(html, finding->message);
    lor_html_add(html, "</p>\n");
    write_places(html, letter, finding);
    write_line(html, "advice", "<span aria-hidden=\"true\">\xE2\x86\x92</span> ", rule->advice);
    write_line(html, "why", "", rule->why);
    lor_html_add(html, "<p class=\"rule\"><code>");
    lor_html_line(html, rule->id);
    lor_html_add(html, "</code> \xC2\xB7 source: ");
    lor_html_line(html, rule->source);
    if (rule->check) lor_html_add(html, " \xC2\xB7 to be checked by a person");
    if (finding->silenced.len) {
        lor_html_add(html, " \xC2\xB7 let stand: ");
        lor_html_line(html, finding->silenced);
    }
    if (finding->gate) lor_html_format(html, " \xC2\xB7 holds the total to %u", finding->gate);
    lor_html_add(html, "</p></li>\n");
}

/* ---- a category ---- */

static void write_bar(LorHtml *html, const LorScore *score, LorCategory c) {
    double budget = lor_category_budget(c), kept = lor_figure_kept(score, c), checked = lor_figure_checked(score, c);
    if (budget <= 0) return;
    lor_html_format(html, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                          "<rect class=\"unchecked\" width=\"100\" height=\"10\"/><rect class=\"lost\" width=\"%.2f\" height=\"10\"/>"
                          "<rect class=\"kept\" width=\"%.2f\" height=\"10\"/></svg>",
                    100 * checked / budget, 100 * kept / budget);
}

static void write_summary(LorHtml *html, const LorScore *score, LorCategory c, size_t count) {
    double lost = score->categories[c].lost, checked = lor_figure_checked(score, c);
    lor_html_format(html, "<span class=\"label\">%s</span>", lor_category_label(c));
    write_bar(html, score, c);
    lor_html_add(html, "<span class=\"figure\">");
    if (c == LOR_CATEGORY_APART) {
        lor_html_format(html, "%zu finding%s, no points", count, lor_html_plural(count));
    } else if (checked <= 0) {
        lor_html_add(html, "not checked");
    } else {
        lor_html_number(html, lor_figure_kept(score, c));
        lor_html_add(html, " / ");
        lor_html_number(html, checked);
    }
    lor_html_add(html, "</span><span class=\"loss\">");
    if (lost > 0) {
        lor_html_add(html, "\xE2\x88\x92");
        lor_html_number(html, lost);
    }
    lor_html_add(html, "</span>");
}

static void write_category(LorHtml *html, const LorNoted *letter, LorCategory c) {
    const LorResult *result = letter->result;
    size_t count = 0;
    for (size_t i = 0; i < result->findings.len; i++) count += result->findings.at[i].rule->category == c;
    if (!count && (c == LOR_CATEGORY_APART || !lor_status_analysed(result->status))) return;
    lor_html_add(html, count ? "<details class=\"category\"><summary>" : "<div class=\"category\"><div class=\"row\">");
    write_summary(html, &result->score, c, count);
    lor_html_add(html, count ? "</summary>\n<ul>\n" : "</div></div>\n");
    if (!count) return;
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].rule->category == c) write_finding(html, letter, &result->findings.at[i]);
    lor_html_add(html, "</ul></details>\n");
}

void lor_html_points(LorHtml *html, const LorNoted *letter) {
    bool read = lor_status_analysed(letter->result->status);
    lor_html_section(html, "points", read ? "Where the points went" : "About the file");
    if (read) lor_html_add(html, "<p class=\"quiet\">Each row opens to what it lost, why, and what to do.</p>\n");
    for (LorCategory c = 0; c < LOR_CATEGORY_COUNT; c++) write_category(html, letter, c);
    lor_html_end_section(html);
}
