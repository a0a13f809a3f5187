// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of the HTML report: findings that point at words, numbered as their first words stand in the letter.
#include "report/html_notes.h"

#include "report/figures.h"

#include <stdlib.h>

static int compare_notes(const void *left, const void *right) {
    const LorNote *a = left, *b = right;
    if (a->place->start != b->place->start) return a->place->start < b->place->start ? -1 : 1;
    if (!a->finding != !b->finding) return a->finding ? -1 : 1;
    return a->finding ? (a->finding > b->finding) - (a->finding < b->finding) : (a->strength > b->strength) - (a->strength < b->strength);
}

LorNoted lor_html_noted(LorArena *arena, const LorResult *result) {
    LorNoted letter = {.result = result};
    unsigned number = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->places.len) lor_vec_push(arena, &letter.notes, (LorNote){.finding = finding, .place = &finding->places.at[0]});
    }
    for (size_t i = 0; i < result->strengths.len; i++) {
        const LorShownFact *strength = &result->strengths.at[i];
        if (strength->place.line) lor_vec_push(arena, &letter.notes, (LorNote){.strength = strength, .place = &strength->place});
    }
    if (letter.notes.len) qsort(letter.notes.at, letter.notes.len, sizeof *letter.notes.at, compare_notes);
    for (size_t i = 0; i < letter.notes.len; i++)
        if (letter.notes.at[i].finding) letter.notes.at[i].number = ++number;
    return letter;
}

const char *lor_html_note_kind(const LorNote *note) { return note->finding ? lor_severity_word(note->finding->severity) : "good"; }

unsigned lor_html_note_number(const LorNoted *letter, const LorFinding *finding) {
    for (size_t i = 0; i < letter->notes.len; i++)
        if (finding && letter->notes.at[i].finding == finding) return letter->notes.at[i].number;
    return 0;
}

static void write_strength(LorHtml *html, const LorShownFact *strength) {
    lor_html_add(html, "<li class=\"note good\"><svg class=\"good\" aria-hidden=\"true\"><use href=\"#s-good\"/></svg><p>");
    lor_html_line(html, lor_figure_strength(strength));
    lor_html_add(html, "</p></li>\n");
}

static void write_note(LorHtml *html, const LorNote *note) {
    const LorFinding *finding = note->finding;
    if (!finding) {
        write_strength(html, note->strength);
        return;
    }
    const char *severity = lor_severity_word(finding->severity);
    lor_html_format(html, "<li class=\"note %s\" id=\"%sn%u\"><a class=\"number\" href=\"#%sm%u\" aria-label=\"note %u, to its words\">%u</a>",
                    severity, html->prefix, note->number, html->prefix, note->number, note->number, note->number);
    lor_html_add(html, "<p class=\"head\">");
    lor_html_severity(html, finding->severity);
    lor_html_loss(html, finding);
    lor_html_add(html, "</p><p class=\"title\">");
    lor_html_title(html, finding->rule, "");
    lor_html_add(html, "</p><p>");
    lor_html_line(html, finding->message);
    lor_html_add(html, "</p></li>\n");
}

void lor_html_notes(LorHtml *html, const LorNoted *letter, size_t first, size_t end) {
    if (first >= end) return;
    lor_html_add(html, "<ol class=\"notes\">\n");
    for (size_t i = first; i < end; i++) write_note(html, &letter->notes.at[i]);
    lor_html_add(html, "</ol>\n");
}
