// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the letter in the HTML report, as a picture: highlights laid over the words, notes beside them. The notes stand in rows of
// a grid, each as high as the stretch down to the next one, so that a note begins beside its words unless the one before is too long.
#include "report/html_parts.h"

/* The box in which the place begins, or NULL. */
static const LorShownBox *box_of(const LorShownLetter *letter, const LorPlace *place, size_t from) {
    for (size_t i = from; i < letter->boxes.len && i < LOR_HTML_MOST_MARKS; i++)
        if (letter->boxes.at[i].start == place->start && letter->boxes.at[i].end == place->end) return &letter->boxes.at[i];
    return NULL;
}

static void write_shape(LorHtml *html, const char *tag, const char *kind, const LorShownBox *box) {
    lor_html_format(html, "<%s class=\"hl %s\" style=\"left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%\"", tag, kind,
                    100 * (double)box->x, 100 * (double)box->y, 100 * (double)box->width, 100 * (double)box->height);
}

/* One place: its first box links to the note and bears its number. */
static void write_place(LorHtml *html, const LorShownLetter *letter, const LorPlace *place, const LorNote *note, size_t page, bool first) {
    const char *kind = note ? lor_severity_word(note->finding->severity) : "good";
    const LorShownBox *box = box_of(letter, place, 0);
    for (bool leads = note != NULL; box && box->start == place->start && box->end == place->end; leads = false, box++) {
        if (box->page == page && leads) {
            write_shape(html, "a", kind, box);
            if (first) lor_html_format(html, " id=\"%sm%u\"", html->prefix, note->number);
            else lor_html_add(html, " tabindex=\"-1\"");
            lor_html_format(html, " href=\"#%sn%u\" aria-label=\"note %u\"><b>%u</b></a>\n", html->prefix, note->number,
                            note->number, note->number);
        } else if (box->page == page) {
            write_shape(html, "i", kind, box);
            lor_html_add(html, "></i>\n");
        }
        if (box + 1 == letter->boxes.at + letter->boxes.len) break;
    }
}

static void write_highlights(LorHtml *html, const LorNoted *letter, size_t page) {
    const LorResult *result = letter->result;
    size_t left = LOR_HTML_MOST_MARKS;
    for (size_t i = 0; i < result->strengths.len; i++)
        if (result->strengths.at[i].place.line) write_place(html, &result->letter, &result->strengths.at[i].place, NULL, page, false);
    for (size_t i = 0; i < letter->notes.len; i++) {
        const LorFinding *finding = letter->notes.at[i].finding;
        for (size_t k = 0; k < finding->places.len && left; k++, left--)
            write_place(html, &result->letter, &finding->places.at[k], &letter->notes.at[i], page, k == 0);
    }
}

/* How far down the page a note's words stand, 0-1, never above the note before. */
static double height_of(const LorNoted *letter, size_t note, double least) {
    const LorShownBox *box = box_of(&letter->result->letter, &letter->notes.at[note].finding->places.at[0], 0);
    double y = box ? (double)box->y : least;
    return y < least ? least : y;
}

static void write_rows(LorHtml *html, const LorNoted *letter, size_t first, size_t end) {
    double at = 0;
    lor_html_add(html, ";grid-template-rows:");
    for (size_t i = first; i < end; i++) {
        double next = height_of(letter, i, at);
        lor_html_format(html, "minmax(calc(var(--h)*%.4f),auto) ", next - at);
        at = next;
    }
    lor_html_format(html, "minmax(calc(var(--h)*%.4f),auto)", 1 - at);
}

void lor_html_sheet(LorHtml *html, const LorNoted *letter, size_t page, size_t first, size_t end) {
    const LorShownPage *shown = &letter->result->letter.pages.at[page];
    double ratio = shown->width > 0 ? (double)(shown->height / shown->width) : 1;
    lor_html_format(html, "<div class=\"sheet\" style=\"--r:%.4f", ratio);
    write_rows(html, letter, first, end);
    lor_html_format(html, "\">\n<figure class=\"page\"><img alt=\"Page %zu of the letter; its text stands below\" "
                          "width=\"%.0f\" height=\"%.0f\" src=\"data:image/png;base64,",
                    page + 1, (double)shown->width, (double)shown->height);
    lor_html_base64(html, shown->picture);
    lor_html_add(html, "\">\n");
    write_highlights(html, letter, page);
    lor_html_add(html, "</figure>\n");
    lor_html_notes(html, letter, first, end);
    lor_html_add(html, "</div>\n");
}
