// SPDX-License-Identifier: GPL-3.0-or-later
// SARIF 2.1.0. Columns count code points; lines and columns are those of the text that lorlint read, which of a PDF is its text layer.
// A rule's helpUri is LOR_HELP_URI (the Makefile's HELP_URI) and the rule's anchor in docs/RULES.md; its whole help stands in the file too.
#include "core/buf.h"
#include "core/json.h"
#include "report/finding.h"
#include "report/formats.h"
#include "report/rules.h"

#define PRINT_DIGITS 32u

static const char *const levels[] = {"error", "warning", "note", "note"};

/* ---- places ---- */

/* RFC 3986: all but unreserved characters and slashes as %XX. */
static LorStr uri_of(LorArena *arena, LorStr path) {
    LorBuf buf = {.arena = arena};
    if (lor_str_starts(path, LOR_STR("/"))) lor_buf_add(&buf, LOR_STR("file://"));
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        bool plain = lor_is_alpha(c) || lor_is_digit(c) || c == '/' || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) lor_buf_char(&buf, c);
        else lor_buf_format(&buf, "%%%02X", (unsigned)(unsigned char)c);
    }
    return lor_buf_str(&buf);
}

static LorJson *put_location(LorArena *arena, LorJson *list, const LorResult *result, size_t index) {
    LorJson *location = lor_json_add_object(list);
    LorJson *physical = lor_json_put_object(location, "physicalLocation");
    LorJson *artifact = lor_json_put_object(physical, "artifactLocation");
    lor_json_put_text(artifact, "uri", uri_of(arena, lor_result_plain_path(result)));
    lor_json_put_number(artifact, "index", (double)index);
    return location;
}

/* Without a place the finding is about the whole letter and points at its first line: code scanning on GitHub wants a line. */
static void put_region(LorJson *location, const LorPlace *place, bool excerpts) {
    LorJson *physical = (LorJson *)lor_json_get(location, "physicalLocation");
    LorJson *region = lor_json_put_object(physical, "region");
    uint32_t end = place ? lor_place_end_column(place) : 0;
    if (!place) {
        lor_json_put_number(region, "startLine", 1);
        return;
    }
    lor_json_put_number(region, "startLine", place->line);
    lor_json_put_number(region, "startColumn", place->column);
    if (end) lor_json_put_number(region, "endColumn", end);
    if (excerpts) lor_json_put_text(lor_json_put_object(region, "snippet"), "text", place->text);
    if (place->page) lor_json_put_number(lor_json_put_object(location, "properties"), "page", place->page);
}

/* ---- rules ---- */

static void put_message(LorJson *object, const char *key, LorStr text) {
    lor_json_put_text(lor_json_put_object(object, key), "text", text);
}

/* "date/stale" -> "DateStale" */
static LorStr pascal(LorArena *arena, LorStr id) {
    LorBuf buf = {.arena = arena};
    bool start = true;
    for (size_t i = 0; i < id.len; i++) {
        bool part = id.ptr[i] == '/' || id.ptr[i] == '-';
        if (!part) lor_buf_char(&buf, start && lor_is_lower(id.ptr[i]) ? (char)(id.ptr[i] - 32) : id.ptr[i]);
        start = part;
    }
    return lor_buf_str(&buf);
}

/* Headings in docs/RULES.md are the ids; their anchors lose the slash. */
static LorStr help_uri(LorArena *arena, LorStr id) {
    LorBuf buf = {.arena = arena};
    lor_buf_add(&buf, lor_str_from_c(LOR_HELP_URI "#"));
    for (size_t i = 0; i < id.len; i++)
        if (id.ptr[i] != '/') lor_buf_char(&buf, id.ptr[i]);
    return lor_buf_str(&buf);
}

static LorStr help_text(LorArena *arena, const LorRule *rule) {
    const struct {
        const char *head;
        LorStr text;
    } parts[] = {{"What to do: ", rule->advice}, {"Why: ", rule->why}, {"When not: ", rule->not_when}, {"Source: ", rule->source}};
    LorBuf buf = {.arena = arena};
    lor_buf_format(&buf, "%.*s.", LOR_STR_ARG(rule->title));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].text.len) lor_buf_format(&buf, "\n\n%s%.*s", parts[i].head, LOR_STR_ARG(parts[i].text));
    return lor_buf_str(&buf);
}

static LorJson *make_rule(LorArena *arena, const LorRule *rule) {
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(one, "id", rule->id);
    lor_json_put_text(one, "name", pascal(arena, rule->id));
    put_message(one, "shortDescription", lor_arena_format(arena, "%.*s.", LOR_STR_ARG(rule->title)));
    put_message(one, "fullDescription", lor_arena_format(arena, "%.*s. %.*s", LOR_STR_ARG(rule->title), LOR_STR_ARG(rule->why)));
    put_message(one, "help", help_text(arena, rule));
    lor_json_put_text(one, "helpUri", help_uri(arena, rule->id));
    lor_json_put_word(lor_json_put_object(one, "defaultConfiguration"), "level", levels[lor_rule_worst(rule)]);
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "category", lor_category_id(rule->category));
    lor_json_put_number(more, "points", lor_rule_points(rule));
    if (rule->check) lor_json_put_bool(more, "check", true);
    return one;
}

/* The rules that judged, in the order of their ids. */
static size_t index_of(const LorPacks *packs, const LorRule *rule) {
    size_t index = 0;
    for (size_t i = 0; i < packs->rules.len && &packs->rules.at[i] != rule; i++) index += !packs->rules.at[i].off;
    return index;
}

/* ---- results ---- */

static LorJson *make_result(LorArena *arena, LorResults results, size_t letter, const LorFinding *finding, bool excerpts) {
    const LorResult *result = results.at[letter];
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(one, "ruleId", finding->rule->id);
    lor_json_put_number(one, "ruleIndex", (double)index_of(results.info->packs, finding->rule));
    lor_json_put_word(one, "level", levels[finding->severity]);
    put_message(one, "message", lor_finding_words(arena, finding, excerpts));
    LorJson *location = put_location(arena, lor_json_put_array(one, "locations"), result, letter), *related = NULL;
    put_region(location, finding->places.len && finding->places.at[0].line ? &finding->places.at[0] : NULL, excerpts);
    for (size_t i = 1; i < finding->places.len; i++) {
        if (!related) related = lor_json_put_array(one, "relatedLocations");
        location = put_location(arena, related, result, letter);
        lor_json_put_number(location, "id", (double)i);
        put_region(location, &finding->places.at[i], excerpts);
    }
    lor_json_put_text(lor_json_put_object(one, "partialFingerprints"), "ruleAndText/v1",
                      lor_finding_print(arena, finding, (LorStr){0}, PRINT_DIGITS));
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "severity", lor_severity_word(finding->severity));
    lor_json_put_number(more, "points", finding->points);
    return one;
}

static LorJson *make_artifact(LorArena *arena, const LorResult *result) {
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(lor_json_put_object(one, "location"), "uri", uri_of(arena, lor_result_plain_path(result)));
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "status", lor_status_word(result->status));
    if (!result->score.given || !lor_status_analysed(result->status)) return one;
    lor_json_put_number(more, "score", result->score.total);
    lor_json_put_word(more, "band", lor_band_id(result->score.band));
    return one;
}

static LorJson *make_invocation(LorArena *arena, LorResults results, const LorReportOptions *options) {
    LorJson *one = lor_json_object(arena);
    size_t missing = 0;
    LorJson *notes = lor_json_put_array(one, "toolExecutionNotifications");
    for (size_t i = 0; i < results.len; i++) {
        if (lor_status_analysed(results.at[i]->status)) continue;
        LorJson *note = lor_json_add_object(notes);
        lor_json_put_word(note, "level", "error");
        put_message(note, "message", lor_result_trouble(arena, results.at[i]));
        put_location(arena, lor_json_put_array(note, "locations"), results.at[i], i);
        missing++;
    }
    lor_json_put_bool(one, "executionSuccessful", missing == 0);
    LorTally tally = lor_tally_of(results, options);
    lor_json_put_number(one, "exitCode", lor_report_exit(&tally));
    return one;
}

/* ---- the file: written piece by piece, so that a large run needs the memory of one ---- */

static void write_piece(LorOut *out, const LorJson *piece, size_t *written) {
    lor_out_text(out, (*written)++ ? ",\n" : "\n");
    lor_json_write(out, piece);
}

static void write_rules(LorOut *out, const LorPacks *packs) {
    LorArena *arena = lor_arena_new(0);
    size_t written = 0;
    for (size_t i = 0; i < packs->rules.len; i++)
        if (!packs->rules.at[i].off) write_piece(out, make_rule(arena, &packs->rules.at[i]), &written);
    lor_arena_free(arena);
}

static void write_artifacts(LorOut *out, LorResults results) {
    LorArena *arena = lor_arena_new(0);
    size_t written = 0;
    for (size_t i = 0; i < results.len; i++) write_piece(out, make_artifact(arena, results.at[i]), &written);
    lor_arena_free(arena);
}

static void write_results(LorOut *out, LorResults results, bool excerpts) {
    size_t written = 0;
    for (size_t i = 0; i < results.len; i++) {
        LorArena *arena = lor_arena_new(0);
        for (size_t j = 0; j < results.at[i]->findings.len; j++)
            write_piece(out, make_result(arena, results, i, &results.at[i]->findings.at[j], excerpts), &written);
        lor_arena_free(arena);
    }
}

void lor_report_sarif(LorOut *out, LorResults results, const LorReportOptions *options) {
    LorArena *arena = lor_arena_new(0);
    lor_out_format(out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
                        "\"tool\":{\"driver\":{\"name\":\"lorlint\",\"version\":\"%s\",\"semanticVersion\":\"%s\",\"rules\":[",
                   results.info->version, results.info->version);
    write_rules(out, results.info->packs);
    lor_out_text(out, "]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"invocations\":[");
    lor_json_write(out, make_invocation(arena, results, options));
    lor_out_text(out, "],\n\"artifacts\":[");
    write_artifacts(out, results);
    lor_out_text(out, "],\n\"results\":[");
    write_results(out, results, options->excerpts);
    lor_out_text(out, "]}]}\n");
    lor_arena_free(arena);
}
