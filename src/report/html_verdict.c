// SPDX-License-Identifier: GPL-3.0-or-later
// The top of a letter's page in the HTML report: the score, where it stands, how it came about, what to change first.
#include "report/html_verdict.h"

#include "report/figures.h"
#include "report/verdict.h"

#include <math.h>

#define MOST_FIXES 3u

/* ---- the number ---- */

/* A line from 0 to 100 with the bands' bounds and a pointer at the total. The words beside it say the same. */
static void write_scale(LorHtml *html, const LorScore *score) {
    static const int bounds[] = {
#define X(name, id, words, from) from,
        LOR_BANDS(X)
#undef X
    };
    lor_html_add(html, "<div class=\"scale\" aria-hidden=\"true\"><svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\">");
    int above = 100;
    for (size_t band = 0; band < LOR_BAND_COUNT; above = bounds[band++])
        lor_html_format(html, "<rect class=\"b%zu\" x=\"%d\" y=\"2\" width=\"%d\" height=\"4\"/>", band, bounds[band],
                        above - bounds[band]);
    lor_html_format(html, "</svg><i style=\"left:%d%%\"></i>", score->total);
    for (size_t band = 0; band + 1 < LOR_BAND_COUNT; band++)
        lor_html_format(html, "<span style=\"left:%d%%\">%d</span>", bounds[band], bounds[band]);
    lor_html_add(html, "</div>\n");
}

static void write_sum(LorHtml *html, const LorResult *result) {
    const LorScore *score = &result->score;
    double kept = 0, checked = 0;
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        kept += lor_figure_kept(score, c);
        checked += lor_figure_checked(score, c);
    }
    lor_html_add(html, "<p class=\"sum\">");
    lor_html_number(html, kept);
    lor_html_add(html, " of ");
    lor_html_number(html, checked);
    lor_html_add(html, " points that could be checked");
    bool differs = checked > 0 && checked < 100 && (double)lround(100 * kept / checked) != kept; /* 34 of 99 is 34 of 100 */
    if (score->given && differs) lor_html_format(html, ", which is %ld of 100", lround(100 * kept / checked));
    if (score->given && score->cap && checked > 0 && lround(100 * kept / checked) > (long)score->cap) {
        lor_html_format(html, "; held down to %u: ", score->cap);
        lor_html_line(html, lor_figure_gate(result));
        lor_html_add(html, " (<code>");
        lor_html_line(html, score->cap_reason);
        lor_html_add(html, "</code>)");
    }
    lor_html_add(html, ".</p>\n");
}

static void write_counts(LorHtml *html, const LorResult *result) {
    lor_html_add(html, "<ul class=\"counts\">");
    for (LorSeverity s = 0; s < LOR_INFO; s++) {
        size_t count = lor_result_count(result, s);
        if (!count) continue;
        lor_html_format(html, "<li><svg class=\"%s\" aria-hidden=\"true\"><use href=\"#s-%s\"/></svg><b>%zu</b> %s%s</li>",
                        lor_severity_word(s), lor_severity_word(s), count, lor_severity_word(s), lor_html_plural(count));
    }
    lor_html_add(html, "</ul>\n");
}

static void write_score(LorHtml *html, const LorResult *result) {
    const LorScore *score = &result->score;
    lor_html_add(html, "<div class=\"score\">\n");
    if (score->given) {
        lor_html_format(html, "<p class=\"total band%d\"><b>%d</b><span>out of 100</span><strong>%s</strong></p>\n", (int)score->band,
                        score->total, lor_band_words(score->band));
        write_scale(html, score);
    } else {
        lor_html_add(html, "<p class=\"total none\"><strong>no score</strong></p>\n<p class=\"sum\">");
        lor_html_line(html, score->why_not);
        lor_html_add(html, "</p>\n");
    }
    write_sum(html, result);
    write_counts(html, result);
    lor_html_add(html, "</div>\n");
}

/* ---- what to change first ---- */

static void write_fix(LorHtml *html, const LorNoted *letter, const LorFinding *finding) {
    unsigned number = lor_html_note_number(letter, finding);
    lor_html_add(html, "<li>");
    lor_html_severity(html, finding->severity);
    lor_html_add(html, " ");
    lor_html_title(html, finding->rule, "class=\"what\" ");
    lor_html_loss(html, finding);
    if (number) lor_html_format(html, " <a class=\"ref\" href=\"#%sn%u\" title=\"note %u\">%u</a>", html->prefix, number, number, number);
    lor_html_add(html, "<p>");
    lor_html_line(html, finding->rule->advice);
    lor_html_add(html, "</p></li>\n");
}

static void write_fixes(LorHtml *html, const LorNoted *letter) {
    const LorResult *result = letter->result;
    size_t told = 0;
    lor_html_add(html, "<div class=\"fixes\">\n");
    for (size_t i = 0; i < result->findings.len && told < MOST_FIXES; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->rule->check || finding->severity == LOR_INFO || finding->silenced.len) continue;
        if (told++ == 0) {
            lor_html_heading(html, 0, "Change these first");
            lor_html_add(html, "<ol>\n");
        }
        write_fix(html, letter, finding);
    }
    if (told) {
        lor_html_add(html, "</ol>\n");
    } else {
        lor_html_add(html, lor_result_silenced(result) ? "<p class=\"clear\">Nothing new was found; what is known or let stand is listed below.</p>\n"
                           : "<p class=\"clear\"><svg class=\"good\" aria-hidden=\"true\"><use href=\"#s-good\"/></svg>"
                             "Nothing was found that a careful reader would miss.</p>\n");
    }
    lor_html_add(html, "</div>\n");
}

void lor_html_verdict(LorHtml *html, const LorNoted *letter) {
    const LorResult *result = letter->result;
    lor_html_format(html, "<section class=\"verdict\"%s>\n", html->level == 2 ? " aria-label=\"Verdict\"" : "");
    if (result->status != LOR_SCORED) {
        lor_html_format(html, "<p class=\"status\"><b>%s</b> ", lor_status_analysed(result->status) ? "Note:" : "Not read:");
        lor_html_line(html, result->why.len ? result->why : lor_str_from_c(lor_status_sentence(result->status)));
        lor_html_add(html, "</p>\n");
    }
    if (lor_status_analysed(result->status)) {
        write_score(html, result);
        write_fixes(html, letter);
    }
    lor_html_add(html, "</section>\n");
}
