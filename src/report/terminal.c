// SPDX-License-Identifier: GPL-3.0-or-later
// The page about one letter, for people: score, what to fix first, what works, what was not looked at.
#include "report/terminal.h"

#include "core/buf.h"
#include "report/figures.h"
#include "report/limits.h"
#include "report/terminal_findings.h"
#include "report/terminal_links.h"
#include "report/terminal_score.h"
#include "report/terminal_set.h"
#include "report/terminal_summary.h"
#include "report/verdict.h"

#define QUOTE_CELLS  60 /* [cell] of a strength's words */
#define MOST_STRONG  12 /* strengths named */

/* ---- head ---- */

static LorStr what_it_is(LorSheet *sheet, const LorResult *result) {
    LorStr what = lor_arena_format(sheet->arena, "%.*s", LOR_STR_ARG(result->format));
    if (result->pages)
        what = lor_arena_format(sheet->arena, "%.*s \xC2\xB7 %zu page%s", LOR_STR_ARG(what), result->pages,
                                result->pages == 1 ? "" : "s");
    if (result->words)
        what = lor_arena_format(sheet->arena, "%.*s \xC2\xB7 %zu word%s", LOR_STR_ARG(what), result->words,
                                result->words == 1 ? "" : "s");
    return what;
}

static void write_head(LorSheet *sheet, const LorResult *result) {
    LorStr what = what_it_is(sheet, result);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    LorStr path = lor_sheet_clean(sheet, result->path);
    bool beside = path.len + what.len + 2 <= sheet->width; /* bytes are never fewer than cells */
    lor_terminal_link_letter(sheet, result->path);
    lor_sheet_put(sheet, lor_sheet_tail(sheet, path, sheet->width));
    lor_sheet_link(sheet, (LorStr){0});
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    if (!beside && what.len) lor_sheet_end(sheet);
    if (what.len && beside) lor_sheet_put_right(sheet, sheet->width, what);
    else if (what.len) lor_sheet_put(sheet, what);
    lor_sheet_blank(sheet);
    for (size_t i = 0; i < result->notes.len; i++) {
        lor_sheet_start(sheet, 2, 4);
        lor_sheet_say_text(sheet, "Note:");
        lor_sheet_say(sheet, result->notes.at[i]);
        lor_sheet_blank(sheet);
    }
}

/* ---- parts ---- */

static void title(LorSheet *sheet, const char *words) {
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, words);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
}

static void write_unread(LorSheet *sheet, const LorResult *result) {
    title(sheet, "NOT READ");
    lor_sheet_say_format(sheet, "  %s", lor_status_word(result->status));
    lor_sheet_blank(sheet);
    lor_sheet_start(sheet, 2, 2);
    lor_sheet_say(sheet, result->why.len ? result->why : lor_str_from_c(lor_status_sentence(result->status)));
    lor_sheet_blank(sheet);
}

static void say_point(LorSheet *sheet, bool first) {
    if (!first) lor_sheet_say_text(sheet, "\xC2\xB7");
}

/* The letter's words; of a fact with several values (themes, numbers) those whose places are no guesses. */
static LorStr quote_of(LorSheet *sheet, const LorShownFact *shown) {
    LorBuf buf = {.arena = sheet->arena};
    for (size_t i = 0; i < lor_fact_firm_items(shown->fact); i++) {
        if (i) lor_buf_add(&buf, LOR_STR(", "));
        lor_buf_add(&buf, shown->fact->list.at[i]);
    }
    return lor_sheet_head(sheet, lor_sheet_clean(sheet, buf.len ? lor_buf_str(&buf) : shown->place.text), QUOTE_CELLS);
}

static void write_strength(LorSheet *sheet, const LorShownFact *shown) {
    const LorPlace *place = &shown->place;
    LorStr quote = quote_of(sheet, shown);
    lor_sheet_start(sheet, 5, 7);
    lor_sheet_say_text(sheet, "+");
    lor_sheet_say(sheet, lor_figure_strength(shown));
    if (quote.len) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "\xE2\x80\x9C%.*s\xE2\x80\x9D", LOR_STR_ARG(quote)));
    if (place->page > 1) lor_sheet_say_format(sheet, "(page %u, line %u)", place->page, place->line);
    else if (place->line) lor_sheet_say_format(sheet, "(line %u)", place->line);
    lor_sheet_end(sheet);
}

static void write_strengths(LorSheet *sheet, const LorResult *result) {
    if (result->strengths.len == 0) return;
    title(sheet, "WHAT WORKS");
    lor_sheet_end(sheet);
    for (size_t i = 0; i < result->strengths.len && i < MOST_STRONG; i++) write_strength(sheet, &result->strengths.at[i]);
    if (result->strengths.len > MOST_STRONG) {
        lor_sheet_start(sheet, 5, 7);
        lor_sheet_say_format(sheet, "and %zu more", result->strengths.len - MOST_STRONG);
        lor_sheet_end(sheet);
    }
    lor_sheet_blank(sheet);
}

static void write_doubt(LorSheet *sheet, const LorUnchecked *doubt) {
    const LorPlace *place = &doubt->place;
    LorStr quote = lor_sheet_head(sheet, lor_sheet_clean(sheet, place->text), QUOTE_CELLS);
    lor_sheet_start(sheet, 5, 7);
    lor_sheet_say_text(sheet, "?");
    lor_sheet_say(sheet, lor_arena_format(sheet->arena, "%.*s? Perhaps \xE2\x80\x9C%.*s\xE2\x80\x9D says it", LOR_STR_ARG(doubt->rule->title), LOR_STR_ARG(quote)));
    if (place->page > 1) lor_sheet_say_format(sheet, "(page %u, line %u)", place->page, place->line);
    else lor_sheet_say_format(sheet, "(line %u)", place->line);
    lor_sheet_end(sheet);
}

/* What may be said in words that lorlint does not know. */
static void write_doubts(LorSheet *sheet, const LorResult *result) {
    bool any = false;
    for (size_t i = 0; i < result->unchecked.len; i++) {
        if (!lor_unchecked_doubt(&result->unchecked.at[i])) continue;
        if (!any) {
            title(sheet, "COULD NOT TELL");
            lor_sheet_say_text(sheet, "(nothing is taken off)");
            lor_sheet_end(sheet);
        }
        any = true;
        write_doubt(sheet, &result->unchecked.at[i]);
    }
    if (any) lor_sheet_blank(sheet);
}

/* Rules of one reason stand together. */
static void write_unchecked(LorSheet *sheet, const LorResult *result) {
    bool first = true;
    for (size_t i = 0; i < result->unchecked.len; i++) {
        LorStr reason = result->unchecked.at[i].reason;
        bool told = lor_unchecked_doubt(&result->unchecked.at[i]);
        for (size_t j = 0; j < i; j++) told = told || lor_str_eq(result->unchecked.at[j].reason, reason);
        if (told) continue;
        if (first) title(sheet, "NOT CHECKED");
        say_point(sheet, first);
        first = false;
        for (size_t j = i; j < result->unchecked.len; j++)
            if (lor_str_eq(result->unchecked.at[j].reason, reason) && !lor_unchecked_doubt(&result->unchecked.at[j])) lor_sheet_say(sheet, result->unchecked.at[j].rule->id);
        lor_sheet_say(sheet, lor_arena_format(sheet->arena, "(%.*s)", LOR_STR_ARG(reason)));
    }
    if (!first) lor_sheet_blank(sheet);
}

/* What a portal that takes letters could refuse: rules of the group file. A plain text is never uploaded. */
static void write_upload(LorSheet *sheet, const LorResult *result) {
    if (lor_str_eq(result->format, LOR_STR("text"))) return;
    size_t asks = 0;
    title(sheet, "UPLOAD");
    for (size_t i = 0; i < result->findings.len; i++) { /* errors come first */
        const LorFinding *finding = &result->findings.at[i];
        if (!lor_str_eq(finding->rule->group, LOR_STR("file"))) continue;
        bool blocks = finding->severity == LOR_ERROR;
        if (asks++ == 0) lor_sheet_say_text(sheet, blocks ? "blocked because:" : "ready, but look at:");
        else lor_sheet_say_text(sheet, "\xC2\xB7");
        lor_sheet_say(sheet, finding->rule->title);
        lor_sheet_say(sheet, lor_arena_format(sheet->arena, "(%.*s)", LOR_STR_ARG(finding->rule->id)));
    }
    if (asks == 0) lor_sheet_say_text(sheet, "the file looks ready");
    lor_sheet_blank(sheet);
}

/* With --show-metadata; else no such fact is there. */
static void write_metadata(LorSheet *sheet, const LorResult *result) {
    LorStr author = lor_figure_value(result, LOR_STR("metadata_author")), day = lor_figure_value(result, LOR_STR("file_created"));
    if (!author.len && !day.len) return;
    title(sheet, "FILE");
    if (author.len) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "author \xE2\x80\x9C%.*s\xE2\x80\x9D", LOR_STR_ARG(author)));
    if (author.len && day.len) say_point(sheet, false);
    if (day.len) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "created %.*s", LOR_STR_ARG(day)));
    lor_sheet_say_text(sheet, "(as the file says)");
    lor_sheet_blank(sheet);
}

static void write_letter(LorSheet *sheet, const LorRunInfo *info, const LorResult *result, const LorReportOptions *options) {
    write_head(sheet, result);
    if (!lor_status_analysed(result->status)) {
        write_unread(sheet, result);
        return;
    }
    if (result->status != LOR_SCORED) {
        lor_sheet_start(sheet, 2, 2);
        lor_sheet_say_text(sheet, lor_status_sentence(result->status));
        lor_sheet_blank(sheet);
    }
    lor_terminal_score(sheet, info, result);
    lor_terminal_findings(sheet, result, options);
    write_strengths(sheet, result);
    write_doubts(sheet, result);
    write_upload(sheet, result);
    write_metadata(sheet, result);
    write_unchecked(sheet, result);
}

static void write_limits(LorSheet *sheet) {
    lor_sheet_ink(sheet, LOR_INK_FAINT);
    lor_sheet_start(sheet, 2, 2);
    lor_sheet_say_text(sheet, LOR_REPORT_LIMITS_SHORT);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_blank(sheet);
}

void lor_terminal_begin(LorReport *report) {
    LorTerminal *terminal = report->state;
    terminal->sheet = lor_sheet_new(report->out, report->options.width, report->options.color);
    terminal->sheet.links = report->options.links.folder.len ? &report->options.links : NULL;
    if (report->options.quiet || report->tally.given == 1) return;
    terminal->summary.rows.at = LOR_NEW_ARRAY(report->arena, LorSummaryRow, report->tally.given);
    terminal->summary.rows.cap = report->tally.given;
}

void lor_terminal_letter(LorReport *report, const LorResult *result) {
    LorTerminal *terminal = report->state;
    bool full = !report->options.quiet, alone = report->tally.given == 1;
    if (full && alone) write_letter(&terminal->sheet, report->info, result, &report->options);
    else if (full) lor_summary_add(report->arena, &terminal->summary, result);
    if (!alone) return;
    LorOut *verdict = lor_out_memory(report->arena); /* the set comes before it */
    LorSheet sheet = lor_sheet_new(verdict, report->options.width, report->options.color);
    lor_verdict_write_one(&sheet, result, &report->options);
    terminal->verdict = lor_arena_copy(report->arena, lor_out_memory_text(verdict));
    lor_sheet_release(&sheet);
    lor_out_close(verdict, NULL);
}

void lor_terminal_end(LorReport *report) {
    LorTerminal *terminal = report->state;
    LorSheet *sheet = &terminal->sheet;
    if (!report->options.quiet) {
        if (!terminal->verdict.len) lor_terminal_summary(sheet, &terminal->summary, &report->tally, report->set);
        lor_terminal_set(sheet, report->set, &report->options);
        write_limits(sheet);
    }
    if (terminal->verdict.len && !report->tally.set) lor_out_str(report->out, terminal->verdict);
    else lor_verdict_write_all(sheet, &report->tally, &report->options);
    lor_sheet_release(sheet);
}

void lor_terminal_drop(LorReport *report) { lor_sheet_release(&((LorTerminal *)report->state)->sheet); }
