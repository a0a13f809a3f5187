// SPDX-License-Identifier: GPL-3.0-or-later
// Findings on a terminal: what was seen, where, what to do.
#include "report/terminal.h"

#include "core/unicode.h"

#define EXCERPTS 3u /* places shown with their line; further ones are named */

/* ---- the line with its mark ---- */

typedef struct Excerpt {
    LorStr before, mark, after; /* clean */
} Excerpt;

/* Cuts around the mark so that all three fit into `room` cells. */
static void fit(LorSheet *sheet, Excerpt *excerpt, size_t room) {
    size_t before = lor_unicode_cells(excerpt->before), mark = lor_unicode_cells(excerpt->mark);
    size_t after = lor_unicode_cells(excerpt->after);
    if (before + mark + after <= room) return;
    size_t least = room > 2 ? room - 2 : room; /* an ellipsis on either side */
    if (mark > least) mark = least;
    size_t rest = room - mark;
    size_t right = after < rest / 2 ? after : rest / 2;
    size_t left = before < rest - right ? before : rest - right;
    right = after < rest - left ? after : rest - left;
    excerpt->before = lor_sheet_tail(sheet, excerpt->before, left);
    excerpt->mark = lor_sheet_head(sheet, excerpt->mark, mark);
    excerpt->after = lor_sheet_head(sheet, excerpt->after, right);
}

static void write_excerpt(LorSheet *sheet, const LorPlace *place, LorInk ink) {
    if (place->line_text.len == 0) return;
    LorStr line = place->line_text;
    size_t end = (size_t)place->line_start + place->line_mark;
    Excerpt excerpt = {
        .before = lor_sheet_clean(sheet, lor_str_slice(line, 0, place->line_start)),
        .mark = lor_sheet_clean(sheet, lor_str_slice(line, place->line_start, place->line_mark)),
        .after = lor_sheet_clean(sheet, end < line.len ? lor_str_slice(line, end, line.len) : (LorStr){0}),
    };
    LorStr gutter = lor_arena_format(sheet->arena, "%4u | ", place->line);
    fit(sheet, &excerpt, sheet->width - gutter.len);
    lor_sheet_put(sheet, gutter);
    lor_sheet_put(sheet, excerpt.before);
    lor_sheet_put(sheet, excerpt.mark);
    lor_sheet_put(sheet, excerpt.after);
    lor_sheet_end(sheet);
    size_t carets = lor_unicode_cells(excerpt.mark);
    lor_sheet_to(sheet, gutter.len - 2);
    lor_sheet_put_text(sheet, "| ");
    lor_sheet_to(sheet, gutter.len + lor_unicode_cells(excerpt.before));
    lor_sheet_ink(sheet, ink);
    lor_sheet_fill(sheet, "^", carets ? carets : 1);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
}

static void say_place(LorSheet *sheet, const LorPlace *place) {
    if (place->page) lor_sheet_say_format(sheet, "page %u, line %u", place->page, place->line);
    else lor_sheet_say_format(sheet, "line %u", place->line);
}

static void write_places(LorSheet *sheet, const LorFinding *finding, LorInk ink) {
    for (size_t i = 0; i < finding->places.len && i < EXCERPTS; i++) {
        const LorPlace *place = &finding->places.at[i];
        if (place->line == 0) continue;
        if (place->page) {
            lor_sheet_start(sheet, 5, 5);
            say_place(sheet, place);
            lor_sheet_end(sheet);
        }
        write_excerpt(sheet, place, ink);
    }
    if (finding->place_count <= EXCERPTS) return;
    lor_sheet_start(sheet, 5, 5);
    lor_sheet_say_format(sheet, "and %zu more:", finding->place_count - EXCERPTS);
    for (size_t i = EXCERPTS; i < finding->places.len; i++) {
        if (i > EXCERPTS) lor_sheet_say_text(sheet, "\xC2\xB7");
        say_place(sheet, &finding->places.at[i]);
    }
    if (finding->place_count > finding->places.len) lor_sheet_say_text(sheet, "\xE2\x80\xA6");
    lor_sheet_end(sheet);
}

/* ---- one finding ---- */

static LorStr cost(LorSheet *sheet, const LorFinding *finding) {
    if (finding->rule->check) return LOR_STR("please check");
    if (finding->points <= 0 && finding->budget_used) return LOR_STR("0 points, budget used up");
    if (finding->points <= 0) return LOR_STR("costs nothing");
    LorStr loss = lor_terminal_loss(sheet, finding->points);
    return lor_arena_format(sheet->arena, "%.*s point%s", LOR_STR_ARG(loss), finding->points == 1 ? "" : "s");
}

static void write_heading(LorSheet *sheet, const LorFinding *finding, LorInk ink) {
    const char *word = lor_severity_word(finding->severity);
    LorStr id = finding->rule->id, points = cost(sheet, finding);
    lor_sheet_to(sheet, 2);
    lor_sheet_ink(sheet, ink);
    lor_sheet_put_text(sheet, word);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    size_t id_column = finding->severity == LOR_SUGGESTION ? 13 : 11;
    bool beside = id_column + id.len + 2 + lor_unicode_cells(points) <= sheet->width;
    if (beside) {
        lor_sheet_to(sheet, id_column);
        lor_sheet_ink(sheet, LOR_INK_STRONG);
        lor_sheet_put(sheet, id);
        lor_sheet_ink(sheet, LOR_INK_PLAIN);
    }
    lor_sheet_put_right(sheet, sheet->width < 80 ? sheet->width : 80, points);
    lor_sheet_end(sheet);
    if (beside) return;
    lor_sheet_start(sheet, 1, 1);
    lor_sheet_say(sheet, id);
    lor_sheet_end(sheet);
}

static void write_finding(LorSheet *sheet, const LorFinding *finding) {
    LorInk ink = lor_terminal_ink(finding->severity);
    write_heading(sheet, finding, ink);
    lor_sheet_start(sheet, 5, 5);
    lor_sheet_say(sheet, finding->message);
    lor_sheet_end(sheet);
    write_places(sheet, finding, ink);
    if (finding->rule->advice.len) {
        lor_sheet_start(sheet, 5, 7);
        lor_sheet_say_text(sheet, "\xE2\x86\x92");
        lor_sheet_say(sheet, finding->rule->advice);
        lor_sheet_end(sheet);
    }
    lor_sheet_blank(sheet);
}

/* ---- all of them ---- */

static size_t count_hidden(const LorResult *result, LorSeverity show, LorSeverity *lowest) {
    size_t hidden = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        LorSeverity severity = result->findings.at[i].severity;
        if (severity <= show) continue;
        hidden++;
        if (severity > *lowest) *lowest = severity;
    }
    return hidden;
}

void lor_terminal_findings(LorSheet *sheet, const LorResult *result, const LorReportOptions *options) {
    LorSeverity lowest = options->show;
    size_t hidden = count_hidden(result, options->show, &lowest);
    size_t shown = result->findings.len - hidden;
    lor_sheet_start(sheet, 2, 2);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, shown ? "FIX FIRST" : "NOTHING URGENT TO FIX");
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_blank(sheet);
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].severity <= options->show) write_finding(sheet, &result->findings.at[i]);
    if (shown == 0 && hidden == 0) return;
    lor_sheet_start(sheet, 2, 4);
    if (hidden) lor_sheet_say_format(sheet, "+ %zu more: --show %s%s", hidden, lor_severity_word(lowest), shown ? " \xC2\xB7" : "");
    if (shown) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "what a finding means: lorlint explain %.*s",
                                                     LOR_STR_ARG(result->findings.at[0].rule->id)));
    lor_sheet_blank(sheet);
}
