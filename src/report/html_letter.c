// SPDX-License-Identifier: GPL-3.0-or-later
// The letter itself in the HTML report: its pages as pictures where they were drawn, else its text; then what it lacks.
#include "report/html_letter.h"

#include "report/html_prose.h"
#include "report/html_sheet.h"

static void write_legend(LorHtml *html, const LorNoted *letter) {
    bool used[LOR_SEVERITY_COUNT] = {0};
    for (size_t i = 0; i < letter->notes.len; i++)
        if (letter->notes.at[i].finding) used[letter->notes.at[i].finding->severity] = true;
    lor_html_add(html, "<p class=\"legend\">");
    for (LorSeverity s = 0; s < LOR_SEVERITY_COUNT; s++) {
        if (!used[s]) continue;
        lor_html_format(html, "<mark class=\"%s\">%s</mark> ", lor_severity_word(s), lor_severity_word(s));
    }
    if (letter->result->strengths.len) lor_html_add(html, "<mark class=\"good\">works</mark>");
    lor_html_add(html, "</p>\n");
}

/* ---- pages ---- */

static bool is_drawn(const LorShownLetter *shown) {
    for (size_t i = 0; i < shown->pages.len; i++)
        if (shown->pages.at[i].picture.len) return true;
    return false;
}

/* The first note at or behind `note` that begins behind `off`. */
static size_t notes_until(const LorNoted *letter, size_t note, size_t off) {
    while (note < letter->notes.len && letter->notes.at[note].place->start < off) note++;
    return note;
}

static void write_pages(LorHtml *html, const LorNoted *letter) {
    const LorShownLetter *shown = &letter->result->letter;
    size_t note = 0;
    for (size_t i = 0; i < shown->pages.len; i++) {
        const LorShownPage *page = &shown->pages.at[i];
        size_t first = note;
        note = i + 1 < shown->pages.len ? notes_until(letter, note, lor_span_end(page->span)) : letter->notes.len;
        if (shown->pages.len > 1) lor_html_format(html, "<p class=\"pageno\">Page %zu of %zu</p>\n", i + 1, shown->pages.len);
        if (page->picture.len) {
            lor_html_sheet(html, letter, i, first, note);
            continue;
        }
        lor_html_prose(html, letter, page->span, true);
    }
}

/* Pictures hold no words for a screen reader, for search or for copying. */
static void write_plain(LorHtml *html, const LorNoted *letter) {
    lor_html_add(html, "<details class=\"plain\"><summary>The text as it was read</summary>\n");
    lor_html_prose(html, letter, (LorSpan){0, letter->result->letter.text.len}, false);
    lor_html_add(html, "</details>\n");
}

/* ---- what is not there ---- */

static void write_absent(LorHtml *html, const LorNoted *letter) {
    const LorResult *result = letter->result;
    size_t told = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->places.len) continue;
        if (told++ == 0) {
            lor_html_add(html, "<div class=\"absent\">\n");
            lor_html_heading(html, 1, "About the letter as a whole, or missing from it");
            lor_html_add(html, "<ul>\n");
        }
        lor_html_format(html, "<li class=\"%s\">", lor_severity_word(finding->severity));
        lor_html_severity(html, finding->severity);
        lor_html_add(html, " ");
        lor_html_title(html, finding->rule, "");
        lor_html_loss(html, finding);
        lor_html_add(html, "</li>\n");
    }
    if (told) lor_html_add(html, "</ul>\n</div>\n");
}

void lor_html_letter(LorHtml *html, const LorNoted *letter) {
    const LorShownLetter *shown = &letter->result->letter;
    lor_html_section(html, "letter", "The letter");
    if (shown->text.len) {
        write_legend(html, letter);
        if (is_drawn(shown)) {
            write_pages(html, letter);
            write_plain(html, letter);
        } else {
            lor_html_prose(html, letter, (LorSpan){0, shown->text.len}, true);
        }
    } else {
        lor_html_add(html, "<p class=\"quiet\">This run did not keep the letter's text, so only the notes are shown.</p>\n");
        lor_html_notes(html, letter, 0, letter->notes.len);
    }
    write_absent(html, letter);
    lor_html_end_section(html);
}
