// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of the HTML report: findings that point at words, numbered as their first words stand in the letter.
#include "report/html_parts.h"

#include <stdlib.h>

static int compare_notes(const void *left, const void *right) {
    const LorFinding *a = ((const LorNote *)left)->finding, *b = ((const LorNote *)right)->finding;
    if (a->places.at[0].start != b->places.at[0].start) return a->places.at[0].start < b->places.at[0].start ? -1 : 1;
    return a < b ? -1 : a > b;
}

LorNoted lor_html_noted(LorArena *arena, const LorResult *result) {
    LorNoted letter = {.result = result};
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].places.len) lor_vec_push(arena, &letter.notes, (LorNote){&result->findings.at[i], 0});
    if (letter.notes.len) qsort(letter.notes.at, letter.notes.len, sizeof *letter.notes.at, compare_notes);
    for (size_t i = 0; i < letter.notes.len; i++) letter.notes.at[i].number = (unsigned)i + 1;
    return letter;
}

unsigned lor_html_note_number(const LorNoted *letter, const LorFinding *finding) {
    for (size_t i = 0; i < letter->notes.len; i++)
        if (letter->notes.at[i].finding == finding) return letter->notes.at[i].number;
    return 0;
}

static void write_note(LorHtml *html, const LorNote *note) {
    const LorFinding *finding = note->finding;
    const char *severity = lor_severity_word(finding->severity);
    lor_html_format(html, "<li class=\"note %s\" id=\"%sn%u\"><a class=\"number\" href=\"#%sm%u\" aria-label=\"note %u, to its words\">%u</a>",
                    severity, html->prefix, note->number, html->prefix, note->number, note->number, note->number);
    lor_html_add(html, "<p class=\"head\">");
    lor_html_severity(html, finding->severity);
    if (finding->points > 0) {
        lor_html_add(html, " <span class=\"loss\">\xE2\x88\x92");
        lor_html_number(html, finding->points);
        lor_html_add(html, "</span>");
    }
    lor_html_format(html, "</p><p class=\"title\"><a href=\"#%s%s\">", html->prefix, lor_html_rule_name(html, finding->rule));
    lor_html_line(html, finding->rule->title);
    lor_html_add(html, "</a></p><p>");
    lor_html_line(html, finding->message);
    lor_html_add(html, "</p></li>\n");
}

void lor_html_notes(LorHtml *html, const LorNoted *letter, size_t first, size_t end) {
    if (first >= end) return;
    lor_html_add(html, "<ol class=\"notes\">\n");
    for (size_t i = first; i < end; i++) write_note(html, &letter->notes.at[i]);
    lor_html_add(html, "</ol>\n");
}
