// SPDX-License-Identifier: GPL-3.0-or-later
// Findings on a terminal: what was seen, where, what to do.
#include "report/terminal_findings.h"

#include "core/buf.h"
#include "core/unicode.h"
#include "report/finding.h"
#include "report/terminal_figures.h"
#include "report/terminal_links.h"

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

static LorStr gutter_of(LorSheet *sheet, const LorPlace *place) {
    return lor_arena_format(sheet->arena, "%4u | ", place->line);
}

/* Starts the line under an excerpt. */
static void start_marks(LorSheet *sheet, size_t gutter, LorInk ink) {
    lor_sheet_to(sheet, gutter - 2);
    lor_sheet_put_text(sheet, "| ");
    lor_sheet_ink(sheet, ink);
}

static void end_marks(LorSheet *sheet) {
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
}

/* A part of the printed line, clean. */
static LorStr part_of(LorSheet *sheet, LorStr line, size_t from, size_t len) {
    return from < line.len ? lor_sheet_clean(sheet, lor_str_slice(line, from, len)) : (LorStr){0};
}

static void write_cut(LorSheet *sheet, const LorPlace *place, LorInk ink) {
    size_t start = place->line_start, end = start + place->line_mark;
    Excerpt excerpt = {
        .before = part_of(sheet, place->line_text, 0, start),
        .mark = part_of(sheet, place->line_text, start, place->line_mark),
        .after = part_of(sheet, place->line_text, end, place->line_text.len),
    };
    LorStr gutter = gutter_of(sheet, place);
    fit(sheet, &excerpt, sheet->width - gutter.len);
    lor_sheet_put(sheet, gutter);
    lor_sheet_put(sheet, excerpt.before);
    lor_sheet_put(sheet, excerpt.mark);
    lor_sheet_put(sheet, excerpt.after);
    lor_sheet_end(sheet);
    size_t carets = lor_unicode_cells(excerpt.mark);
    start_marks(sheet, gutter.len, ink);
    lor_sheet_to(sheet, gutter.len + lor_unicode_cells(excerpt.before));
    lor_sheet_fill(sheet, "^", carets ? carets : 1);
    end_marks(sheet);
}

/* A line that fits is shown once, with all marks that stand on it. */
static void write_whole(LorSheet *sheet, const LorPlace *places, size_t count, LorInk ink) {
    LorStr line = lor_sheet_clean(sheet, places->line_text), gutter = gutter_of(sheet, places);
    lor_sheet_put(sheet, gutter);
    lor_sheet_put(sheet, line);
    lor_sheet_end(sheet);
    start_marks(sheet, gutter.len, ink);
    for (size_t i = 0; i < count; i++) {
        size_t before = lor_unicode_cells(part_of(sheet, places[i].line_text, 0, places[i].line_start));
        size_t carets = lor_unicode_cells(part_of(sheet, places[i].line_text, places[i].line_start, places[i].line_mark));
        size_t end = gutter.len + before + (carets ? carets : 1);
        lor_sheet_to(sheet, gutter.len + before);
        if (end > sheet->column) lor_sheet_fill(sheet, "^", end - sheet->column);
    }
    end_marks(sheet);
}

static bool same_line(const LorPlace *a, const LorPlace *b) {
    return a->page == b->page && a->line == b->line && lor_str_eq(a->line_text, b->line_text);
}

static bool fits_whole(LorSheet *sheet, const LorPlace *place) {
    return gutter_of(sheet, place).len + lor_unicode_cells(lor_sheet_clean(sheet, place->line_text)) <= sheet->width;
}

/* Shows the line of `places[0]`; returns how many of the places it showed. */
static size_t write_excerpt(LorSheet *sheet, const LorPlace *places, size_t count, LorInk ink) {
    size_t same = 1;
    if (places->line == 0 || places->line_text.len == 0) return 1;
    if (!fits_whole(sheet, places)) {
        write_cut(sheet, places, ink);
        return 1;
    }
    while (same < count && same_line(&places[same], places) && places[same].line_start >= places[same - 1].line_start) same++;
    write_whole(sheet, places, same, ink);
    return same;
}

/* "and 5 more: lines 19, 20, page 2 line 3" */
static void write_rest(LorSheet *sheet, const LorFinding *finding, size_t from) {
    uint32_t page = 0, line = 0;
    LorBuf buf = {.arena = sheet->arena};
    if (finding->place_count <= from) return;
    for (size_t i = from; i < finding->places.len; i++) {
        const LorPlace *place = &finding->places.at[i];
        if (place->line == 0 || (place->page == page && place->line == line)) continue;
        lor_buf_format(&buf, "%s", buf.len ? ", " : "");
        if (place->page > 1 && place->page != page) lor_buf_format(&buf, "page %u ", place->page);
        lor_buf_format(&buf, "line %u", place->line);
        page = place->page;
        line = place->line;
    }
    bool all = finding->place_count == finding->places.len;
    lor_sheet_start(sheet, 5, 5);
    lor_sheet_say_format(sheet, "and %zu more%s", finding->place_count - from, buf.len ? ":" : "");
    lor_sheet_say(sheet, lor_buf_str(&buf));
    if (buf.len && !all) lor_sheet_say_text(sheet, "\xE2\x80\xA6");
    lor_sheet_end(sheet);
}

/* The first page needs no word: most letters have no other. */
static void write_places(LorSheet *sheet, const LorFinding *finding, LorInk ink) {
    uint32_t page = 1;
    size_t shown = 0;
    for (size_t excerpts = 0; shown < finding->places.len && excerpts < EXCERPTS; excerpts++) {
        const LorPlace *place = &finding->places.at[shown];
        if (place->page && place->page != page) {
            page = place->page;
            lor_sheet_start(sheet, 5, 5);
            lor_sheet_say_format(sheet, "page %u", page);
            lor_sheet_end(sheet);
        }
        shown += write_excerpt(sheet, place, finding->places.len - shown, ink);
    }
    write_rest(sheet, finding, shown);
}

/* ---- one finding ---- */

static LorStr cost(LorSheet *sheet, const LorFinding *finding) {
    if (finding->rule->check) return LOR_STR("please check");
    if (finding->points <= 0 && finding->budget_used) return LOR_STR("0 points, budget used up");
    if (finding->points <= 0) return LOR_STR("not scored");
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
        lor_terminal_link_rule(sheet, id);
        lor_sheet_put(sheet, id);
        lor_sheet_link(sheet, (LorStr){0});
        lor_sheet_ink(sheet, LOR_INK_PLAIN);
    }
    lor_sheet_put_right(sheet, sheet->width < 80 ? sheet->width : 80, points);
    lor_sheet_end(sheet);
    if (beside) return;
    lor_sheet_start(sheet, 1, 1);
    lor_terminal_link_rule(sheet, id);
    lor_sheet_say(sheet, id);
    lor_sheet_link(sheet, (LorStr){0});
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
        if (severity <= show || result->findings.at[i].silenced.len) continue;
        hidden++;
        if (severity > *lowest) *lowest = severity;
    }
    return hidden;
}

static void write_group(LorSheet *sheet, const LorResult *result, LorSeverity severity) {
    static const char *const titles[] = {"FIX FIRST", "THEN", "CONSIDER", "GOOD TO KNOW"};
    size_t told = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        if (result->findings.at[i].severity != severity || result->findings.at[i].silenced.len) continue;
        if (told++ == 0) {
            lor_sheet_start(sheet, 2, 2);
            lor_sheet_ink(sheet, LOR_INK_STRONG);
            lor_sheet_say_text(sheet, titles[severity]);
            lor_sheet_ink(sheet, LOR_INK_PLAIN);
            lor_sheet_blank(sheet);
        }
        write_finding(sheet, &result->findings.at[i]);
    }
}

void lor_terminal_findings(LorSheet *sheet, const LorResult *result, const LorReportOptions *options) {
    LorSeverity lowest = options->show;
    size_t hidden = count_hidden(result, options->show, &lowest);
    size_t silenced = lor_result_silenced(result), shown = result->findings.len - hidden - silenced;
    const LorFinding *worst = lor_result_worst_finding(result);
    for (LorSeverity s = 0; s <= options->show; s++) write_group(sheet, result, s);
    lor_sheet_start(sheet, 2, 4);
    if (shown == 0) lor_sheet_say_text(sheet, worst ? "Nothing urgent to fix." : "Nothing to fix was found.");
    if (hidden) lor_sheet_say_format(sheet, "+ %zu %s: --show %s%s", hidden, worst ? "more" : hidden == 1 ? "hint" : "hints", lor_severity_word(lowest), shown ? " \xC2\xB7" : "");
    if (shown) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "what a finding means: lorlint explain %.*s",
                                                     LOR_STR_ARG(worst ? worst->rule->id : LOR_STR("RULE"))));
    lor_sheet_blank(sheet);
    if (silenced == 0) return;
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_say_format(sheet, "%zu more %s known to the baseline or suppressed: counted in the score, not listed here.", silenced,
                         silenced == 1 ? "is" : "are");
    lor_sheet_blank(sheet);
}
