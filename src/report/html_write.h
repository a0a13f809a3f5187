// SPDX-License-Identifier: GPL-3.0-or-later
// Writing HTML: what comes from outside goes through lor_html_text(), and nothing else reaches the page.
#ifndef LOR_REPORT_HTML_WRITE_H
#define LOR_REPORT_HTML_WRITE_H

#include "report/report.h"

/** A page being written. */
typedef struct LorHtml {
    LorOut *out;
    LorArena *arena; /* scratch, for as long as the page */
    const LorRunInfo *info;
    const LorReportOptions *options;
    const char *prefix; /* of ids, so that several letters share one page */
    unsigned level;     /* of a section's heading: 2 on a page of its own */
} LorHtml;

/** Mark-up of our own, as it is. */
void lor_html_add(LorHtml *html, const char *markup);
/** Mark-up with numbers and words of our own. Never with text from outside. */
void lor_html_format(LorHtml *html, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Text from anywhere, safe between tags and within quoted attributes: control characters become U+FFFD, but for tab
 *  and newline. */
void lor_html_text(LorHtml *html, LorStr text);
/** The same on one line: tabs and newlines are spaces. */
void lor_html_line(LorHtml *html, LorStr text);
/** Bytes as base64. */
void lor_html_base64(LorHtml *html, LorStr bytes);

/** "12.5", "4": without needless zeros. */
void lor_html_number(LorHtml *html, double number);
/** " s" unless `count` is 1. */
const char *lor_html_plural(size_t count);

/** An id of this letter: ` id="l2-name"`, with a leading space; and a link's start `<a href="#l2-name"`. */
void lor_html_id(LorHtml *html, const char *name);
/** A section with its heading, a landmark on the page of one letter. lor_html_end_section() closes it. */
void lor_html_section(LorHtml *html, const char *name, const char *title);
void lor_html_end_section(LorHtml *html);
/** A heading `below` levels under that of a section. */
void lor_html_heading(LorHtml *html, unsigned below, const char *title);

/** Shape and word of a severity: `<span class="sev error">…error</span>`. */
void lor_html_severity(LorHtml *html, LorSeverity severity);
/** The shapes, once a page. */
void lor_html_shapes(LorHtml *html);

/** The id of a rule's entry in the points section: "r-date-stale", in the page's arena. */
const char *lor_html_rule_name(LorHtml *html, const LorRule *rule);
/** The rule's title as a link to that entry. `attributes` of the link, each with a space behind it, or "". */
void lor_html_title(LorHtml *html, const LorRule *rule, const char *attributes);
/** What the finding costs, behind a space; nothing when it costs none. */
void lor_html_loss(LorHtml *html, const LorFinding *finding);
/** "page 2, line 14" or "line 14"; nothing when the place is unknown. */
void lor_html_place(LorHtml *html, const LorPlace *place);

#endif
