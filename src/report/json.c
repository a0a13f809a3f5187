// SPDX-License-Identifier: GPL-3.0-or-later
// JSON reports: `json` is one document, `jsonl` one letter a line. docs/lorlint-report.schema.json says what they hold.
#include "report/json.h"

#include "core/json.h"
#include "report/json_facts.h"
#include "report/json_part.h"
#include "report/limits.h"

#include <stdio.h>

#define SCHEMA_VERSION 1 /* changes only when a reader of the old one would break */

/* ---- one letter ---- */

static void put_categories(LorJson *score, const LorScore *from) {
    LorJson *list = lor_json_put_array(score, "categories");
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++) {
        LorJson *one = lor_json_add_object(list);
        lor_json_put_word(one, "id", lor_category_id(c));
        lor_json_put_number(one, "budget", lor_category_budget(c));
        lor_json_put_number(one, "lost", from->categories[c].lost);
        lor_json_put_number(one, "unchecked", from->categories[c].unchecked);
    }
}

static void put_score(LorJson *letter, const LorResult *result) {
    if (!lor_status_analysed(result->status)) {
        lor_json_put_null(letter, "score");
        return;
    }
    const LorScore *from = &result->score;
    LorJson *score = lor_json_put_object(letter, "score");
    if (from->given) lor_json_put_number(score, "total", from->total);
    else lor_json_put_null(score, "total");
    lor_json_put_number(score, "checkable", from->checkable);
    if (from->cap) lor_json_put_number(score, "cap", from->cap);
    else lor_json_put_null(score, "cap");
    if (from->cap) lor_json_put_text(score, "cap_reason", from->cap_reason);
    else lor_json_put_null(score, "cap_reason");
    if (from->given) lor_json_put_word(score, "band", lor_band_id(from->band));
    else lor_json_put_null(score, "band");
    if (!from->given) lor_json_put_text(score, "why_not", from->why_not);
    put_categories(score, from);
}

static void put_place(LorJson *span, const LorPlace *place) {
    lor_json_put_number(span, "start", (double)place->start);
    lor_json_put_number(span, "end", (double)place->end);
    if (place->page) lor_json_put_number(span, "page", place->page);
    lor_json_put_number(span, "line", place->line);
    lor_json_put_number(span, "column", place->column);
    lor_json_put_text(span, "text", place->text);
}

static void put_finding(LorJson *list, const LorFinding *finding) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_text(one, "rule", finding->rule->id);
    lor_json_put_word(one, "category", lor_category_id(finding->rule->category));
    lor_json_put_word(one, "severity", lor_severity_word(finding->severity));
    lor_json_put_number(one, "points", finding->points);
    if (finding->budget_used) lor_json_put_number(one, "points_beyond_budget", finding->asked - finding->points);
    if (finding->gate) lor_json_put_number(one, "gate", finding->gate);
    if (finding->rule->check) lor_json_put_bool(one, "check", true);
    if (finding->silenced.len) lor_json_put_text(one, "silenced", finding->silenced);
    lor_json_put_text(one, "message", finding->message);
    lor_json_put_text(one, "advice", finding->rule->advice);
    lor_json_put_text(one, "source", finding->rule->source);
    LorJson *spans = lor_json_put_array(one, "spans");
    for (size_t i = 0; i < finding->places.len; i++) put_place(lor_json_add_object(spans), &finding->places.at[i]);
    if (finding->place_count > finding->places.len)
        lor_json_put_number(one, "span_count", (double)finding->place_count);
}

static void put_unchecked(LorJson *letter, const LorResult *result) {
    LorJson *list = lor_json_put_array(letter, "unchecked");
    for (size_t i = 0; i < result->unchecked.len; i++) {
        LorJson *one = lor_json_add_object(list);
        lor_json_put_text(one, "rule", result->unchecked.at[i].rule->id);
        lor_json_put_text(one, "reason", result->unchecked.at[i].reason);
        if (result->unchecked.at[i].place.line) put_place(lor_json_put_object(one, "place"), &result->unchecked.at[i].place);
    }
}

static void put_strengths(LorJson *letter, const LorResult *result) {
    LorJson *list = lor_json_put_array(letter, "strengths");
    for (size_t i = 0; i < result->strengths.len; i++) {
        const LorShownFact *from = &result->strengths.at[i];
        LorJson *one = lor_json_add_object(list);
        lor_json_put_text(one, "fact", from->fact->name);
        if (from->kind && from->kind->what.len) lor_json_put_text(one, "what", from->kind->what);
        lor_json_put_text(one, "text", from->place.text);
        if (from->place.page) lor_json_put_number(one, "page", from->place.page);
        if (from->place.line) lor_json_put_number(one, "line", from->place.line);
    }
}

static LorJson *make_letter(LorArena *arena, const LorResult *result) {
    LorJson *letter = lor_json_object(arena);
    lor_json_put_text(letter, "path", result->path);
    lor_json_put_word(letter, "status", lor_status_word(result->status));
    if (result->why.len) lor_json_put_text(letter, "why", result->why);
    if (result->format.len) lor_json_put_text(letter, "format", result->format);
    else lor_json_put_null(letter, "format");
    if (result->source.len) lor_json_put_text(letter, "source", result->source);
    else lor_json_put_null(letter, "source");
    if (result->pages) lor_json_put_number(letter, "pages", (double)result->pages);
    else lor_json_put_null(letter, "pages");
    lor_json_put_number(letter, "words", (double)result->words);
    LorJson *notes = lor_json_put_array(letter, "notes");
    for (size_t i = 0; i < result->notes.len; i++) lor_json_add_text(notes, result->notes.at[i]);
    put_score(letter, result);
    lor_json_put_facts(lor_json_put_object(letter, "facts"), result);
    LorJson *findings = lor_json_put_array(letter, "findings");
    for (size_t i = 0; i < result->findings.len; i++) put_finding(findings, &result->findings.at[i]);
    put_unchecked(letter, result);
    put_strengths(letter, result);
    return letter;
}

/* What was told before is told again as it was. */
static void write_letter(LorOut *out, const LorResult *result) {
    if (result->told.len) {
        lor_out_str(out, lor_str_slice(result->told, 0, result->told_letter));
        lor_out_char(out, '}');
        return;
    }
    LorArena *arena = lor_arena_new(0);
    lor_json_write(out, make_letter(arena, result));
    lor_arena_free(arena);
}

/* ---- the run ---- */

static void put_tool(LorJson *tool, const LorRunInfo *info) {
    lor_json_put_word(tool, "name", "lorlint");
    lor_json_put_word(tool, "version", info->version);
    lor_json_put_number(tool, "score_model", LOR_SCORE_MODEL);
    lor_json_put_text(tool, "packs", info->packs->digest);
    lor_json_put_text(tool, "profile", info->packs->profile);
    char as_of[48];
    snprintf(as_of, sizeof as_of, "%04d-%02d-%02d", info->as_of.year, info->as_of.month, info->as_of.day);
    lor_json_put_word(tool, "as_of", as_of);
    if (info->role.len) lor_json_put_text(tool, "role", info->role);
    lor_json_put_word(tool, "sandbox", info->sandbox);
    lor_json_put_word(tool, "limits", LOR_REPORT_LIMITS);
}

static void put_counts(LorJson *counts, const LorTally *tally) {
    lor_json_put_number(counts, "given", (double)tally->given);
    for (LorStatus s = 0; s < LOR_STATUS_COUNT; s++)
        if (tally->each[s]) lor_json_put_number(counts, lor_status_word(s), (double)tally->each[s]);
    if (tally->done < tally->given) lor_json_put_number(counts, "not_reached", (double)(tally->given - tally->done));
}

static void write_member(LorOut *out, const char *key, const LorJson *value) {
    lor_out_format(out, ",\n\"%s\":", key);
    lor_json_write(out, value);
}

void lor_json_report_begin(LorReport *report) {
    LorArena *arena = lor_arena_new(0);
    LorJson *tool = lor_json_object(arena);
    put_tool(tool, report->info);
    lor_out_format(report->out, "{\"schema_version\":%d", SCHEMA_VERSION);
    write_member(report->out, "tool", tool);
    lor_out_text(report->out, ",\n\"letters\":[");
    lor_arena_free(arena);
}

void lor_json_report_letter(LorReport *report, const LorResult *result) {
    lor_out_text(report->out, report->tally.done > 1 ? ",\n" : "\n");
    write_letter(report->out, result);
}

/* ---- several letters ---- */

static void put_set_part(LorJson *list, const LorSetPart *part) {
    LorJson *letter = lor_json_add_object(list);
    lor_json_put_text(letter, "path", part->path);
    if (part->words) lor_json_put_number(letter, "words", (double)part->words);
    if (part->lines.len == 0) return;
    LorJson *lines = lor_json_put_array(letter, "lines");
    for (size_t i = 0; i < part->lines.len; i++) {
        LorJson *line = lor_json_add_object(lines);
        if (part->lines.at[i].page) lor_json_put_number(line, "page", part->lines.at[i].page);
        lor_json_put_number(line, "line", part->lines.at[i].line);
    }
}

static void put_set_finding(LorJson *list, const LorSetFinding *finding) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_text(one, "rule", finding->rule->id);
    lor_json_put_word(one, "severity", lor_severity_word(finding->severity));
    if (finding->of.len) lor_json_put_text(one, "set", finding->of);
    lor_json_put_text(one, "message", finding->message);
    lor_json_put_text(one, "advice", finding->rule->advice);
    lor_json_put_text(one, "source", finding->rule->source);
    if (finding->words) lor_json_put_number(one, "words", (double)finding->words);
    LorJson *letters = lor_json_put_array(one, "letters");
    for (size_t i = 0; i < finding->letters.len; i++) put_set_part(letters, &finding->letters.at[i]);
}

static void put_areas(LorJson *list, const LorSetTable *table, uint64_t bits) {
    for (size_t i = 0; i < table->areas.len; i++)
        if (bits >> i & 1) lor_json_add_text(list, table->areas.at[i]);
}

static void put_set_table(LorJson *list, const LorSetTable *table) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_text(one, "set", table->of);
    put_areas(lor_json_put_array(one, "areas"), table, UINT64_MAX);
    put_areas(lor_json_put_array(one, "uncovered"), table, ~table->covered);
    LorJson *letters = lor_json_put_array(one, "letters");
    for (size_t i = 0; i < table->rows.len; i++) {
        LorJson *letter = lor_json_add_object(letters);
        lor_json_put_text(letter, "path", table->rows.at[i].path);
        put_areas(lor_json_put_array(letter, "covers"), table, table->rows.at[i].covers);
    }
}

static void put_set(LorJson *set, const LorSetResult *from) {
    LorJson *findings = lor_json_put_array(set, "findings");
    for (size_t i = 0; from && i < from->findings.len; i++) put_set_finding(findings, &from->findings.at[i]);
    if (!from || from->tables.len == 0) return;
    LorJson *tables = lor_json_put_array(set, "applicants");
    for (size_t i = 0; i < from->tables.len; i++) put_set_table(tables, &from->tables.at[i]);
}

void lor_json_report_end(LorReport *report) {
    LorArena *arena = lor_arena_new(0);
    LorJson *set = lor_json_object(arena), *counts = lor_json_object(arena);
    put_counts(counts, &report->tally);
    put_set(set, report->set);
    lor_out_text(report->out, "]");
    write_member(report->out, "set", set);
    write_member(report->out, "counts", counts);
    lor_out_text(report->out, "}\n");
    lor_arena_free(arena);
}

void lor_jsonl_report_letter(LorReport *report, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    if (result->told.len) {
        lor_out_str(report->out, result->told);
    } else {
        LorJson *letter = make_letter(arena, result);
        lor_json_put_part(letter, result, report->info);
        lor_json_write(report->out, letter);
    }
    lor_out_char(report->out, '\n');
    lor_arena_free(arena);
}
