// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a letter since its baseline was written, in the HTML report: what is gone, what is new.
#include "report/html_since.h"

static void write_rule(LorHtml *html, const LorRule *rule, bool linked) {
    lor_html_add(html, "<li>");
    if (linked) lor_html_title(html, rule, "");
    else lor_html_line(html, rule->title);
    lor_html_add(html, "</li>\n");
}

static void write_gone(LorHtml *html, const LorSince *since) {
    lor_html_add(html, "<div>\n");
    lor_html_heading(html, 1, "No longer found");
    lor_html_add(html, "<ul>\n");
    for (size_t i = 0; i < since->gone.len; i++) write_rule(html, since->gone.at[i], false);
    lor_html_add(html, "</ul>\n</div>\n");
}

static void write_new(LorHtml *html, const LorResult *result) {
    lor_html_add(html, "<div>\n");
    lor_html_heading(html, 1, "New, or in other words");
    lor_html_add(html, "<ul>\n");
    for (size_t i = 0; i < result->findings.len; i++)
        if (!result->findings.at[i].silenced.len) write_rule(html, result->findings.at[i].rule, true);
    lor_html_add(html, "</ul>\n</div>\n");
}

void lor_html_since(LorHtml *html, const LorNoted *letter) {
    const LorResult *result = letter->result;
    const LorSince *since = &result->since;
    size_t fresh = result->findings.len - lor_result_silenced(result);
    if (!since->known) return;
    lor_html_section(html, "since", "Since the baseline");
    lor_html_format(html, "<p class=\"quiet\">%zu no longer found, %zu new, %zu as before.</p>\n", since->gone.len, fresh, since->same);
    if (since->gone.len || fresh) {
        lor_html_add(html, "<div class=\"changes\">\n");
        if (since->gone.len) write_gone(html, since);
        if (fresh) write_new(html, result);
        lor_html_add(html, "</div>\n");
    }
    lor_html_end_section(html);
}
