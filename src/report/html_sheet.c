// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the letter in the HTML report, as a picture: highlights laid over the words, notes beside them. The notes stand in rows of
// a grid, each as high as the stretch down to the next one, so that a note begins beside its words unless the one before is too long.
#include "report/html_sheet.h"

/* The box in which the place begins, or NULL. */
static const LorShownBox *box_of(const LorShownLetter *letter, const LorPlace *place) {
    for (size_t i = 0; i < letter->boxes.len && i < LOR_HTML_MOST_MARKS; i++)
        if (letter->boxes.at[i].start == place->start && letter->boxes.at[i].end == place->end) return &letter->boxes.at[i];
    return NULL;
}

static void write_shape(LorHtml *html, const char *tag, const char *kind, const LorShownBox *box) {
    lor_html_format(html, "<%s class=\"hl %s\" style=\"left:%.2f%%;top:%.2f%%;width:%.2f%%;height:%.2f%%\"", tag, kind,
                    100 * (double)box->x, 100 * (double)box->y, 100 * (double)box->width, 100 * (double)box->height);
}

/* ---- numbers behind the words, none upon another ---- */

#define NUMBER_ROOM 0.026f /* share of the page's width that a number takes */
#define SAME_HEIGHT 0.008f /* share of the page's height */
#define MOST_SHIFTS  12u  /* numbers side by side */
#define MOST_NUMBERS 400u  /* on one page; further ones may meet */

typedef struct Spot {
    float x, y;
} Spot;

typedef struct Numbers {
    Spot taken[MOST_NUMBERS];
    size_t len;
} Numbers;

static float apart(float a, float b) { return a > b ? a - b : b - a; }

/* The number that stands in the way, or NULL. */
static const Spot *met(const Numbers *numbers, Spot spot) {
    for (size_t i = 0; i < numbers->len; i++) {
        const Spot *taken = &numbers->taken[i];
        if (apart(taken->x, spot.x) < NUMBER_ROOM && apart(taken->y, spot.y) < SAME_HEIGHT) return taken;
    }
    return NULL;
}

/* How far to the right of the box's end its number stands, in shares of the page's width. */
static float shift_of(Numbers *numbers, const LorShownBox *box) {
    Spot spot = {box->x + box->width, box->y};
    const Spot *taken;
    for (size_t tries = 0; tries < MOST_SHIFTS && (taken = met(numbers, spot)); tries++) spot.x = taken->x + NUMBER_ROOM;
    if (numbers->len < MOST_NUMBERS) numbers->taken[numbers->len++] = spot;
    return spot.x - (box->x + box->width);
}

/* ---- places ---- */

/* The box that links to the note, and its number. */
static void write_link(LorHtml *html, const LorNote *note, const LorShownBox *box, bool first, Numbers *numbers) {
    write_shape(html, "a", lor_html_note_kind(note), box);
    if (first) lor_html_format(html, " id=\"%sm%u\"", html->prefix, note->number);
    else lor_html_add(html, " tabindex=\"-1\"");
    double shift = box->width > 0 ? 100 * (double)(shift_of(numbers, box) / box->width) : 0; /* of the box's own width */
    lor_html_format(html, " href=\"#%sn%u\" aria-label=\"note %u\" title=\"", html->prefix, note->number, note->number);
    lor_html_line(html, note->finding->rule->title);
    lor_html_format(html, "\"><b style=\"left:%.1f%%\">%u</b></a>\n", 100 + shift, note->number);
}

/* One place: its first box links to the note and bears its number. */
static void write_place(LorHtml *html, const LorShownLetter *letter, const LorPlace *place, const LorNote *note, size_t page, bool first,
                        Numbers *numbers) {
    const LorShownBox *end = letter->boxes.at + letter->boxes.len;
    bool leads = note->finding != NULL;
    for (const LorShownBox *box = box_of(letter, place); box && box < end && box->start == place->start && box->end == place->end; box++) {
        if (box->page != page) continue;
        if (leads) write_link(html, note, box, first, numbers);
        else {
            write_shape(html, "i", lor_html_note_kind(note), box);
            lor_html_add(html, "></i>\n");
        }
        leads = false;
    }
}

static void write_highlights(LorHtml *html, const LorNoted *letter, size_t page) {
    size_t left = LOR_HTML_MOST_MARKS;
    Numbers *numbers = LOR_NEW(html->arena, Numbers);
    for (size_t i = 0; i < letter->notes.len; i++) {
        const LorNote *note = &letter->notes.at[i];
        const LorPlace *places = note->finding ? note->finding->places.at : note->place;
        size_t count = note->finding ? note->finding->places.len : 1;
        for (size_t k = 0; k < count && left; k++, left--) write_place(html, &letter->result->letter, &places[k], note, page, k == 0, numbers);
    }
}

/* ---- rows ---- */

/* How far down the page a note's words stand, 0-1, never above the note before. */
static double height_of(const LorNoted *letter, size_t note, double least) {
    const LorShownBox *box = box_of(&letter->result->letter, letter->notes.at[note].place);
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
    lor_html_add(html, "1fr"); /* what the picture needs beyond the notes */
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
