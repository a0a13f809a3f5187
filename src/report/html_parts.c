// SPDX-License-Identifier: GPL-3.0-or-later
// The quieter sections of a letter's page in the HTML report: what works, questions for the writer, how it was read.
#include "report/html_parts.h"

#include "report/figures.h"
#include "report/html_letter.h"
#include "report/html_notes.h"
#include "report/html_points.h"
#include "report/html_since.h"
#include "report/html_verdict.h"
#include "report/packet.h"

/* ---- what works ---- */

static void write_strength(LorHtml *html, const LorShownFact *shown) {
    lor_html_add(html, "<li><svg class=\"good\" aria-hidden=\"true\"><use href=\"#s-good\"/></svg><div>");
    lor_html_line(html, lor_figure_strength(shown));
    if (shown->fact->list.len || shown->place.text.len) {
        lor_html_add(html, " <q>");
        for (size_t i = 0; i < lor_fact_firm_items(shown->fact); i++) {
            if (i) lor_html_add(html, ", ");
            lor_html_line(html, shown->fact->list.at[i]);
        }
        if (!shown->fact->list.len) lor_html_line(html, shown->place.text);
        lor_html_add(html, "</q>");
    }
    if (shown->place.line) {
        lor_html_add(html, " <small>");
        lor_html_place(html, &shown->place);
        lor_html_add(html, "</small>");
    }
    lor_html_add(html, "</div></li>\n");
}

static void write_strengths(LorHtml *html, const LorNoted *letter) {
    const LorResult *result = letter->result;
    if (!result->strengths.len) return;
    lor_html_section(html, "works", "What works");
    lor_html_add(html, "<ul>\n");
    for (size_t i = 0; i < result->strengths.len; i++) write_strength(html, &result->strengths.at[i]);
    lor_html_add(html, "</ul>\n");
    lor_html_end_section(html);
}

/* ---- what could not be told ---- */

static void write_doubts(LorHtml *html, const LorResult *result) {
    bool any = false;
    for (size_t i = 0; i < result->unchecked.len; i++) {
        const LorUnchecked *doubt = &result->unchecked.at[i];
        if (!lor_unchecked_doubt(doubt)) continue;
        if (!any) {
            lor_html_section(html, "doubts", "Could not tell");
            lor_html_add(html, "<p class=\"quiet\">What may be said in words that lorlint does not know. Nothing is taken off.</p>\n<ul>\n");
        }
        any = true;
        lor_html_add(html, "<li>");
        lor_html_line(html, doubt->rule->title);
        lor_html_add(html, "? Perhaps <q>");
        lor_html_line(html, doubt->place.text);
        lor_html_add(html, "</q> says it");
        if (doubt->place.page > 1) lor_html_format(html, " (page %u, line %u)", doubt->place.page, doubt->place.line);
        else lor_html_format(html, " (line %u)", doubt->place.line);
        lor_html_add(html, " <code>");
        lor_html_line(html, doubt->rule->id);
        lor_html_add(html, "</code></li>\n");
    }
    if (!any) return;
    lor_html_add(html, "</ul>\n");
    lor_html_end_section(html);
}

/* ---- questions for the writer ---- */

static void write_questions(LorHtml *html, const LorNoted *letter) {
    LorQuestions questions = {0};
    lor_packet_questions(html->arena, html->info->packs, letter->result, &questions);
    if (!questions.len) return;
    lor_html_section(html, "questions", "Questions for the writer");
    lor_html_add(html, "<p class=\"quiet\">Facts that readers look for and did not find. The writer answers in their own words, and leaves out what they did "
                       "not see.</p>\n<div class=\"areas\">\n");
    for (size_t i = 0; i < questions.len; i++) {
        LorArea area = questions.at[i]->area;
        if (i == 0 || area != questions.at[i - 1]->area) {
            lor_html_add(html, i ? "</ul></div>\n<div class=\"area\">" : "<div class=\"area\">");
            lor_html_heading(html, 1, lor_area_heading(area));
            lor_html_add(html, "<ul>\n");
        }
        lor_html_add(html, "<li>");
        lor_html_line(html, questions.at[i]->text);
        lor_html_add(html, "</li>\n");
    }
    lor_html_add(html, "</ul></div>\n</div>\n");
    lor_html_end_section(html);
}

/* ---- how it was read ---- */

static void write_term(LorHtml *html, const char *term, LorStr text) {
    if (!text.len) return;
    lor_html_format(html, "<dt>%s</dt><dd>", term);
    lor_html_line(html, text);
    lor_html_add(html, "</dd>\n");
}

static void write_term_if(LorHtml *html, const char *term, LorStr value) {
    if (value.len) write_term(html, term, value);
}

static void write_file(LorHtml *html, const LorResult *result) {
    const LorRunInfo *info = html->info;
    LorArena *arena = html->arena;
    lor_html_add(html, "<dl>\n");
    write_term(html, "File", result->path);
    if (result->format.len)
        write_term(html, "Read as", lor_arena_format(arena, "%.*s%s%.*s", LOR_STR_ARG(result->format), result->source.len ? ", " : "",
                                                     LOR_STR_ARG(result->source)));
    if (result->pages) write_term(html, "Pages", lor_arena_format(arena, "%zu", result->pages));
    if (result->words) write_term(html, "Words", lor_arena_format(arena, "%zu in the body", result->words));
    write_term_if(html, "Author, as the file says", lor_figure_value(result, LOR_STR("metadata_author")));
    write_term_if(html, "Made on, as the file says", lor_figure_value(result, LOR_STR("file_created")));
    write_term(html, "Profile", info->packs->profile);
    if (info->role.len) write_term(html, "Asked by", info->role);
    write_term(html, "As of", lor_arena_format(arena, "%04d-%02d-%02d", info->as_of.year, info->as_of.month, info->as_of.day));
    write_term(html, "lorlint", lor_arena_format(arena, "%s, score model %d, isolation %s", info->version, LOR_SCORE_MODEL, info->sandbox));
    write_term(html, "Rules", info->packs->digest);
    lor_html_add(html, "</dl>\n");
}

static void write_remarks(LorHtml *html, const LorResult *result) {
    bool pages = false, drawn = false;
    for (size_t i = 0; i < result->letter.pages.len; i++) {
        pages = true;
        drawn = drawn || result->letter.pages.at[i].picture.len;
    }
    bool undrawn = pages && !drawn;
    if (!result->notes.len && !undrawn) return;
    lor_html_heading(html, 1, "Notes on reading");
    lor_html_add(html, "<ul>\n");
    for (size_t i = 0; i < result->notes.len; i++) {
        lor_html_add(html, "<li>");
        lor_html_line(html, result->notes.at[i]);
        lor_html_add(html, "</li>\n");
    }
    if (undrawn) lor_html_add(html, "<li>The pages were not drawn, so their text is shown.</li>\n");
    lor_html_add(html, "</ul>\n");
}

/* Rules of one reason stand together. */
static void write_unchecked(LorHtml *html, const LorResult *result) {
    bool any = false;
    for (size_t i = 0; i < result->unchecked.len; i++) {
        LorStr reason = result->unchecked.at[i].reason;
        bool told = lor_unchecked_doubt(&result->unchecked.at[i]);
        for (size_t j = 0; j < i; j++) told = told || lor_str_eq(result->unchecked.at[j].reason, reason);
        if (told) continue;
        if (!any) lor_html_heading(html, 1, "Not checked");
        lor_html_add(html, any ? "<li>" : "<ul>\n<li>");
        any = true;
        for (size_t j = i; j < result->unchecked.len; j++) {
            if (!lor_str_eq(result->unchecked.at[j].reason, reason) || lor_unchecked_doubt(&result->unchecked.at[j])) continue;
            if (j > i) lor_html_add(html, ", ");
            lor_html_add(html, "<code>");
            lor_html_line(html, result->unchecked.at[j].rule->id);
            lor_html_add(html, "</code>");
        }
        lor_html_add(html, ": ");
        lor_html_line(html, reason);
        lor_html_add(html, "</li>\n");
    }
    if (any) lor_html_add(html, "</ul>\n");
}

static void write_reading(LorHtml *html, const LorNoted *letter) {
    lor_html_section(html, "reading", "How it was read");
    write_file(html, letter->result);
    write_remarks(html, letter->result);
    write_unchecked(html, letter->result);
    lor_html_end_section(html);
}

void lor_html_sections(LorHtml *html, const LorResult *result) {
    LorNoted letter = lor_html_noted(html->arena, result);
    lor_html_verdict(html, &letter);
    if (lor_status_analysed(result->status)) {
        lor_html_since(html, &letter);
        lor_html_letter(html, &letter);
        lor_html_points(html, &letter);
        write_strengths(html, &letter);
        write_doubts(html, result);
        write_questions(html, &letter);
    } else if (result->findings.len) {
        lor_html_points(html, &letter);
    }
    write_reading(html, &letter);
}
