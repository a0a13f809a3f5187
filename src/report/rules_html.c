// SPDX-License-Identifier: GPL-3.0-or-later
// The rules as one page to look at: what reports link to. Each rule's anchor is its id without the slash, as in docs/RULES.md.
#include "report/rules_html.h"

#include "report/html_frame.h"
#include "report/html_write.h"
#include "report/rule_words.h"

static void write_anchor(LorHtml *html, LorStr id) {
    LorStr name = lor_arena_copy(html->arena, id);
    char *to = (char *)name.ptr;
    for (size_t i = 0; i < id.len; i++)
        if (id.ptr[i] != '/') *to++ = id.ptr[i];
    lor_html_text(html, lor_str(name.ptr, (size_t)(to - name.ptr)));
}

static bool starts_group(const LorPacks *packs, size_t index) {
    return index == 0 || !lor_str_eq(packs->rules.at[index].group, packs->rules.at[index - 1].group);
}

static void write_contents(LorHtml *html) {
    const LorPacks *packs = html->info->packs;
    lor_html_add(html, "<nav aria-label=\"Groups\">");
    for (size_t i = 0; i < packs->rules.len; i++) {
        if (!starts_group(packs, i)) continue;
        lor_html_add(html, "<a href=\"#");
        lor_html_text(html, packs->rules.at[i].group);
        lor_html_add(html, "\">");
        lor_html_line(html, packs->rules.at[i].group);
        lor_html_add(html, "</a> ");
    }
    lor_html_add(html, "</nav>\n");
}

static void write_term(LorHtml *html, const char *term, LorStr text) {
    if (!text.len) return;
    lor_html_format(html, "<dt>%s</dt><dd>", term);
    lor_html_line(html, text);
    lor_html_add(html, "</dd>\n");
}

static void write_when(LorHtml *html, const LorWhen *when) {
    lor_html_add(html, "<li>");
    lor_html_severity(html, when->severity);
    lor_html_add(html, " ");
    lor_html_number(html, when->points);
    lor_html_add(html, when->points == 1 ? " point" : " points");
    if (when->per) lor_html_format(html, " for each %u, at most %g", when->per, when->most);
    if (when->gate) lor_html_format(html, ", the total held to %u", when->gate);
    lor_html_add(html, ", when <code>");
    lor_html_line(html, lor_when_words(html->arena, when));
    lor_html_add(html, "</code></li>\n");
}

static void write_examples(LorHtml *html, const LorRule *rule, bool fails) {
    lor_html_format(html, "<dt>%s</dt>\n", fails ? "Reported" : "Not reported");
    for (size_t i = 0; i < rule->examples.len; i++) {
        if (rule->examples.at[i].fails != fails) continue;
        lor_html_add(html, "<dd><q>");
        lor_html_line(html, rule->examples.at[i].text);
        lor_html_add(html, "</q></dd>\n");
    }
}

static void write_rule(LorHtml *html, const LorRule *rule) {
    lor_html_add(html, "<h3 id=\"");
    write_anchor(html, rule->id);
    lor_html_add(html, "\">");
    lor_html_line(html, rule->title);
    lor_html_add(html, " <code>");
    lor_html_line(html, rule->id);
    lor_html_add(html, "</code></h3>\n<p>");
    lor_html_line(html, rule->message);
    lor_html_add(html, "</p>\n<ul>\n");
    for (size_t i = 0; i < rule->whens.len; i++) write_when(html, &rule->whens.at[i]);
    lor_html_add(html, "</ul>\n");
    if (rule->off) lor_html_add(html, "<p class=\"quiet\">Off in this profile.</p>\n");
    if (rule->check) lor_html_add(html, "<p class=\"quiet\">A person should check it: it costs nothing and fails nothing.</p>\n");
    lor_html_add(html, "<dl>\n");
    write_term(html, "What to do", rule->advice);
    for (size_t i = 0; i < rule->asks.len; i++) write_term(html, "To ask", rule->asks.at[i].text);
    write_term(html, "Why", rule->why);
    write_term(html, "When not", rule->not_when);
    write_examples(html, rule, true);
    write_examples(html, rule, false);
    write_term(html, "Source", rule->source);
    lor_html_add(html, "</dl>\n");
}

void lor_report_rules_html(LorOut *out, const LorRunInfo *info, const LorReportOptions *options) {
    LorHtml html = {.out = out, .arena = lor_arena_new(0), .info = info, .options = options, .prefix = "", .level = 2};
    const LorPacks *packs = info->packs;
    lor_html_head(&html, LOR_STR("Rules"), false);
    lor_html_add(&html, "<header>\n<p class=\"brand\">lorlint <span>rules</span></p>\n<h1>What is judged, and why</h1>\n<p class=\"facts\">");
    lor_html_format(&html, "%zu rules, profile ", packs->rules.len);
    lor_html_line(&html, packs->profile);
    lor_html_add(&html, "</p>\n");
    write_contents(&html);
    lor_html_add(&html, "</header>\n<main class=\"rules\">\n");
    for (size_t i = 0; i < packs->rules.len; i++) {
        if (starts_group(packs, i)) {
            lor_html_add(&html, i ? "</section>\n<section><h2 id=\"" : "<section><h2 id=\"");
            lor_html_text(&html, packs->rules.at[i].group);
            lor_html_add(&html, "\">");
            lor_html_line(&html, packs->rules.at[i].group);
            lor_html_add(&html, "</h2>\n");
        }
        write_rule(&html, &packs->rules.at[i]);
    }
    lor_html_add(&html, packs->rules.len ? "</section>\n</main>\n" : "</main>\n");
    lor_html_foot(&html, false);
    lor_arena_free(html.arena);
}
