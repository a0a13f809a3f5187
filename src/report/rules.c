// SPDX-License-Identifier: GPL-3.0-or-later
// Pages about rules: the list of all, and the page of one.
#include "report/rules.h"

#include "report/rule_words.h"
#include "report/rules_html.h"
#include "report/rules_json.h"
#include "report/sheet.h"

#define LIST_WIDTH 120u /* [cell] of the list, whatever the terminal: it is also read by programs */

/* ---- the list ---- */

static void write_row(LorSheet *sheet, const LorRule *rule) {
    lor_sheet_put(sheet, rule->id);
    lor_sheet_put_text(sheet, " ");
    lor_sheet_to(sheet, 42);
    lor_sheet_put_text(sheet, rule->off ? "off" : lor_severity_word(lor_rule_worst(rule)));
    lor_sheet_put_right(sheet, 57, lor_arena_format(sheet->arena, "%g", lor_rule_points(rule)));
    lor_sheet_put_text(sheet, "  ");
    lor_sheet_put(sheet, rule->title);
    lor_sheet_end(sheet);
}

void lor_report_rules(LorOut *out, const LorRunInfo *info, LorStr format, const LorReportOptions *options) {
    if (lor_str_eq(format, LOR_STR("json"))) {
        lor_report_rules_json(out, info);
        return;
    }
    if (lor_str_eq(format, LOR_STR("html"))) {
        lor_report_rules_html(out, info, options);
        return;
    }
    LorSheet sheet = lor_sheet_new(out, LIST_WIDTH, false);
    for (size_t i = 0; i < info->packs->rules.len; i++) write_row(&sheet, &info->packs->rules.at[i]);
    lor_sheet_blank(&sheet);
    lor_sheet_say_format(&sheet, "%zu rules, profile %.*s. One rule's page: lorlint explain RULE", info->packs->rules.len,
                         LOR_STR_ARG(info->packs->profile));
    lor_sheet_end(&sheet);
    lor_sheet_release(&sheet);
}

/* ---- one page ---- */

static void write_section(LorSheet *sheet, const char *title, LorStr text) {
    if (text.len == 0) return;
    lor_sheet_start(sheet, 2, 2);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, title);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
    lor_sheet_start(sheet, 4, 4);
    lor_sheet_say(sheet, text);
    lor_sheet_blank(sheet);
}

static void write_when(LorSheet *sheet, const LorWhen *when) {
    lor_sheet_start(sheet, 4, 6);
    lor_sheet_say_format(sheet, "%s,", lor_severity_word(when->severity));
    if (when->per) lor_sheet_say_format(sheet, "%g points for each %u, at most %g,", when->points, when->per, when->most);
    else lor_sheet_say_format(sheet, "%g point%s,", when->points, when->points == 1 ? "" : "s");
    if (when->gate) lor_sheet_say_format(sheet, "total held to %u,", when->gate);
    lor_sheet_say_text(sheet, "when");
    lor_sheet_say(sheet, lor_when_words(sheet->arena, when));
    lor_sheet_end(sheet);
}

static void write_conditions(LorSheet *sheet, const LorRule *rule) {
    lor_sheet_start(sheet, 2, 2);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, rule->whens.len > 1 ? "When (the first that holds)" : "When");
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
    for (size_t i = 0; i < rule->whens.len; i++) write_when(sheet, &rule->whens.at[i]);
    lor_sheet_blank(sheet);
}

static void write_examples(LorSheet *sheet, const LorRule *rule, bool fails) {
    bool told = false;
    for (size_t i = 0; i < rule->examples.len; i++) {
        if (rule->examples.at[i].fails != fails) continue;
        if (!told) {
            lor_sheet_start(sheet, 2, 2);
            lor_sheet_ink(sheet, LOR_INK_STRONG);
            lor_sheet_say_text(sheet, fails ? "Reported" : "Not reported");
            lor_sheet_ink(sheet, LOR_INK_PLAIN);
            lor_sheet_end(sheet);
        }
        told = true;
        lor_sheet_start(sheet, 4, 6);
        lor_sheet_say_text(sheet, "-");
        lor_sheet_say(sheet, rule->examples.at[i].text);
        lor_sheet_end(sheet);
    }
    if (told) lor_sheet_blank(sheet);
}

void lor_report_explain(LorOut *out, const LorRunInfo *info, const LorRule *rule, const LorReportOptions *options) {
    LorSheet sheet = lor_sheet_new(out, options->width, options->color);
    lor_sheet_start(&sheet, 0, 2);
    lor_sheet_ink(&sheet, LOR_INK_STRONG);
    lor_sheet_say(&sheet, rule->id);
    lor_sheet_ink(&sheet, LOR_INK_PLAIN);
    lor_sheet_say_text(&sheet, "\xC2\xB7");
    lor_sheet_say(&sheet, rule->title);
    lor_sheet_blank(&sheet);
    lor_sheet_start(&sheet, 2, 4);
    lor_sheet_say_format(&sheet, "%s, category %s (%u points), pack %.*s", lor_severity_word(lor_rule_worst(rule)),
                         lor_category_label(rule->category), lor_category_budget(rule->category), LOR_STR_ARG(rule->pack));
    if (rule->on_request) lor_sheet_say_text(&sheet, "\xC2\xB7 off until --select names it");
    else if (rule->off) lor_sheet_say(&sheet, lor_arena_format(sheet.arena, "\xC2\xB7 off in profile %.*s", LOR_STR_ARG(info->packs->profile)));
    if (rule->check) lor_sheet_say_text(&sheet, "\xC2\xB7 to be checked by a person: costs nothing, never fails a run");
    lor_sheet_blank(&sheet);
    write_section(&sheet, "Says", rule->message);
    write_section(&sheet, "What to do", rule->advice);
    write_section(&sheet, "To ask", rule->ask);
    write_section(&sheet, "Why", rule->why);
    write_section(&sheet, "When not", rule->not_when);
    write_conditions(&sheet, rule);
    write_examples(&sheet, rule, true);
    write_examples(&sheet, rule, false);
    write_section(&sheet, "Source", rule->source);
    lor_sheet_release(&sheet);
}
