// SPDX-License-Identifier: GPL-3.0-or-later
// The HTML format: one file that needs no network and no script, or a folder with one file a letter.
//
// A letter's page is written when the letter comes. The overview stands first in one file, so there letters wait in memory, as text; a
// folder of thousands needs the memory of one.
//
// Choices. The pages of one letter hold no script at all. The overview of several letters has a small one that sorts its table; the
// content policy lets in exactly that script, by its hash, and without it the table stands in the order of paths.
#include "report/html.h"

#include "report/html_frame.h"
#include "report/html_index.h"
#include "report/html_name.h"
#include "report/html_parts.h"
#include "report/packet.h"

/* ---- the frame ---- */

static LorHtml page_of(LorOut *out, const LorReport *report) {
    return (LorHtml){.out = out, .arena = lor_arena_new(0), .info = report->info, .options = &report->options, .prefix = "", .level = 2};
}

static LorStr name_of(const LorResult *result) {
    return lor_str_eq(result->path, LOR_STR("-")) ? LOR_STR("standard input") : lor_html_base_name(result->path);
}

/* ---- one letter ---- */

static void write_facts(LorHtml *html, const LorResult *result) {
    const LorRunInfo *info = html->info;
    lor_html_add(html, "<p class=\"facts\">");
    lor_html_line(html, result->format);
    if (result->pages) lor_html_format(html, " \xC2\xB7 %zu page%s", result->pages, lor_html_plural(result->pages));
    if (result->words) lor_html_format(html, " \xC2\xB7 %zu words", result->words);
    lor_html_add(html, " \xC2\xB7 profile ");
    lor_html_line(html, info->packs->profile);
    lor_html_format(html, " \xC2\xB7 as of %04d-%02d-%02d</p>\n", info->as_of.year, info->as_of.month, info->as_of.day);
}

static void write_contents(LorHtml *html, const LorResult *result) {
    LorQuestions questions = {0};
    lor_packet_questions(html->arena, html->info->packs, result, &questions);
    lor_html_add(html, "<nav aria-label=\"Contents\"><a href=\"#letter\">Letter</a> <a href=\"#points\">Points</a> ");
    if (result->strengths.len) lor_html_add(html, "<a href=\"#works\">What works</a> ");
    if (questions.len) lor_html_add(html, "<a href=\"#questions\">Questions</a> ");
    lor_html_add(html, "<a href=\"#reading\">How it was read</a> <a href=\"#about\">About the score</a></nav>\n");
}

/* `back`: the file of the overview, or NULL. */
static void write_letter(LorHtml *html, const LorResult *result, const char *back) {
    lor_html_head(html, name_of(result), false);
    lor_html_add(html, "<header>\n<p class=\"brand\">lorlint <span>letter report</span></p>\n");
    if (back) lor_html_format(html, "<p class=\"back\"><a href=\"%s\">\xE2\x86\x90 all letters</a></p>\n", back);
    lor_html_add(html, "<h1><bdi>");
    lor_html_line(html, name_of(result));
    lor_html_add(html, "</bdi></h1>\n");
    write_facts(html, result);
    if (lor_status_analysed(result->status)) write_contents(html, result);
    lor_html_add(html, "</header>\n<main>\n");
    lor_html_sections(html, result);
    lor_html_add(html, "</main>\n");
    lor_html_foot(html, false);
}

/* ---- several ---- */

/* A letter's part of a page that holds several. */
static void write_article(LorHtml *html, const LorResult *result, size_t number) {
    html->level = 3;
    html->prefix = lor_arena_format(html->arena, "l%zu-", number).ptr;
    lor_html_format(html, "<article aria-labelledby=\"l%zu\">\n<header>\n<p class=\"back\"><a href=\"#letters\">\xE2\x86\x91 all letters</a></p>\n"
                          "<h2 id=\"l%zu\"><bdi>", number, number);
    lor_html_line(html, result->path);
    lor_html_add(html, "</bdi></h2>\n");
    write_facts(html, result);
    lor_html_add(html, "</header>\n");
    lor_html_sections(html, result);
    lor_html_add(html, "</article>\n");
}

static void write_overview(LorHtml *html, const LorReport *report, const LorSummary *summary) {
    const LorTally *tally = &report->tally;
    LorStr title = lor_arena_format(html->arena, "%zu letter%s", tally->given, lor_html_plural(tally->given));
    lor_html_head(html, title, true);
    lor_html_add(html, "<header>\n<p class=\"brand\">lorlint <span>letter report</span></p>\n<h1>");
    lor_html_text(html, title);
    lor_html_add(html, "</h1>\n<p class=\"facts\">profile ");
    lor_html_line(html, html->info->packs->profile);
    lor_html_format(html, " \xC2\xB7 as of %04d-%02d-%02d</p>\n</header>\n<main>\n", html->info->as_of.year, html->info->as_of.month,
                    html->info->as_of.day);
    lor_html_index(html, summary, report->set, tally, report->folder != NULL);
}

/* ---- as letters come ---- */

void lor_html_begin(LorReport *report) {
    LorHtmlReport *state = report->state;
    state->html = page_of(report->out, report);
    state->pages = lor_out_memory(report->arena);
}

static void write_file(LorReport *report, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    LorOut *out = report->folder->open(report->folder->context, lor_html_file_name(arena, result->path, report->tally.done));
    lor_arena_free(arena);
    if (!out) return;
    LorHtml html = page_of(out, report);
    write_letter(&html, result, report->format->index);
    lor_arena_free(html.arena);
    report->folder->close(report->folder->context, out);
}

void lor_html_letter_comes(LorReport *report, const LorResult *result) {
    LorHtmlReport *state = report->state;
    if (report->tally.given == 1) {
        write_letter(&state->html, result, NULL);
        return;
    }
    lor_summary_add(report->arena, &state->summary, result);
    if (report->folder) {
        write_file(report, result);
        return;
    }
    LorHtml html = page_of(state->pages, report);
    write_article(&html, result, report->tally.done);
    lor_arena_free(html.arena);
}

void lor_html_end(LorReport *report) {
    LorHtmlReport *state = report->state;
    if (report->tally.given != 1 || report->tally.done != 1) {
        write_overview(&state->html, report, &state->summary);
        lor_out_str(report->out, lor_out_memory_text(state->pages));
        lor_html_add(&state->html, "</main>\n");
        lor_html_foot(&state->html, true);
    }
    lor_html_drop(report);
}

void lor_html_drop(LorReport *report) {
    LorHtmlReport *state = report->state;
    lor_out_close(state->pages, NULL);
    lor_arena_free(state->html.arena);
}
