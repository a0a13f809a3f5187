// SPDX-License-Identifier: GPL-3.0-or-later
// SARIF 2.1.0. Columns count code points; lines and columns are those of the text that lorlint read, which of a PDF is its text layer.
// A rule's helpUri is its page (report/address.h); its whole help stands in the file too.
#include "core/buf.h"
#include "core/json.h"
#include "report/address.h"
#include "report/finding.h"
#include "report/formats.h"
#include "report/rule_words.h"
#include "report/verdict.h"

#define PRINT_DIGITS 32u

static const char *const levels[] = {"error", "warning", "note", "note"};

/* ---- places ---- */

static LorStr uri_of(LorArena *arena, LorStr path) {
    LorStr escaped = lor_address_path(arena, path);
    return lor_str_starts(path, LOR_STR("/")) ? lor_arena_format(arena, "file://%.*s", LOR_STR_ARG(escaped)) : escaped;
}

static LorJson *put_location(LorJson *list, LorStr uri, size_t index) {
    LorJson *location = lor_json_add_object(list);
    LorJson *physical = lor_json_put_object(location, "physicalLocation");
    LorJson *artifact = lor_json_put_object(physical, "artifactLocation");
    lor_json_put_text(artifact, "uri", uri);
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
    lor_json_put_text(one, "helpUri", lor_address_rule(arena, rule->id));
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

static LorJson *make_result(LorArena *arena, const LorPacks *packs, const LorFinding *finding, LorStr uri, size_t index, bool excerpts) {
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(one, "ruleId", finding->rule->id);
    lor_json_put_number(one, "ruleIndex", (double)index_of(packs, finding->rule));
    lor_json_put_word(one, "level", levels[finding->severity]);
    put_message(one, "message", lor_finding_words(arena, finding, excerpts));
    LorJson *location = put_location(lor_json_put_array(one, "locations"), uri, index), *related = NULL;
    put_region(location, finding->places.len && finding->places.at[0].line ? &finding->places.at[0] : NULL, excerpts);
    for (size_t i = 1; i < finding->places.len; i++) {
        if (!related) related = lor_json_put_array(one, "relatedLocations");
        location = put_location(related, uri, index);
        lor_json_put_number(location, "id", (double)i);
        put_region(location, &finding->places.at[i], excerpts);
    }
    lor_json_put_text(lor_json_put_object(one, "partialFingerprints"), "ruleAndText/v1",
                      lor_finding_print(arena, finding, (LorStr){0}, PRINT_DIGITS));
    if (finding->silenced.len) {
        LorJson *suppression = lor_json_add_object(lor_json_put_array(one, "suppressions"));
        lor_json_put_word(suppression, "kind", "external");
        lor_json_put_text(suppression, "justification", finding->silenced);
    }
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "severity", lor_severity_word(finding->severity));
    lor_json_put_number(more, "points", finding->points);
    return one;
}

/* The number of the input with that URI, which is told as the artifact. */
static size_t input_of(const LorSarif *state, LorStr uri) {
    size_t i = 0;
    while (i + 1 < state->inputs.len && !lor_str_eq(state->inputs.at[i].uri, uri)) i++;
    return i;
}

static void put_part(LorArena *arena, LorJson *list, const LorSarif *state, const LorSetPart *part, size_t id) {
    LorStr uri = uri_of(arena, lor_plain_path(part->path));
    LorJson *location = put_location(list, uri, input_of(state, uri));
    LorJson *region = lor_json_put_object((LorJson *)lor_json_get(location, "physicalLocation"), "region");
    lor_json_put_number(region, "startLine", part->lines.len ? part->lines.at[0].line : 1);
    if (id) lor_json_put_number(location, "id", (double)id);
}

/* About several letters: at the first of them, the others related. */
static LorJson *make_set_result(LorArena *arena, const LorReport *report, const LorSetFinding *finding) {
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(one, "ruleId", finding->rule->id);
    lor_json_put_number(one, "ruleIndex", (double)index_of(report->info->packs, finding->rule));
    lor_json_put_word(one, "level", levels[finding->severity]);
    put_message(one, "message", lor_set_finding_words(arena, finding));
    LorJson *locations = lor_json_put_array(one, "locations"), *related = lor_json_put_array(one, "relatedLocations");
    for (size_t i = 0; i < finding->letters.len; i++) put_part(arena, i ? related : locations, report->state, &finding->letters.at[i], i);
    lor_json_put_text(lor_json_put_object(one, "partialFingerprints"), "ruleAndText/v1", lor_set_finding_print(arena, finding, PRINT_DIGITS));
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "severity", lor_severity_word(finding->severity));
    lor_json_put_number(more, "points", 0);
    return one;
}

static LorJson *make_artifact(LorArena *arena, const LorSarifInput *input) {
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(lor_json_put_object(one, "location"), "uri", input->uri);
    LorJson *more = lor_json_put_object(one, "properties");
    lor_json_put_word(more, "status", lor_status_word(input->status));
    if (input->score < 0) return one;
    lor_json_put_number(more, "score", input->score);
    lor_json_put_word(more, "band", lor_band_id(input->band));
    return one;
}

static LorJson *make_invocation(LorArena *arena, const LorSarif *state, const LorTally *tally) {
    LorJson *one = lor_json_object(arena);
    LorJson *notes = lor_json_put_array(one, "toolExecutionNotifications");
    for (size_t i = 0; i < state->inputs.len; i++) {
        if (state->inputs.at[i].trouble.len == 0) continue;
        LorJson *note = lor_json_add_object(notes);
        lor_json_put_word(note, "level", "error");
        put_message(note, "message", state->inputs.at[i].trouble);
        put_location(lor_json_put_array(note, "locations"), state->inputs.at[i].uri, i);
    }
    lor_json_put_bool(one, "executionSuccessful", tally->missing == 0 && tally->done == tally->given);
    lor_json_put_number(one, "exitCode", lor_report_exit(tally));
    return one;
}

/* ---- the file: results first, since they can be written as they come ---- */

static void write_piece(LorOut *out, const LorJson *piece, bool first) {
    lor_out_text(out, first ? "\n" : ",\n");
    lor_json_write(out, piece);
}

void lor_sarif_begin(LorReport *report) {
    LorArena *arena = lor_arena_new(0);
    const LorPacks *packs = report->info->packs;
    bool first = true;
    lor_out_format(report->out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n"
                                "\"tool\":{\"driver\":{\"name\":\"lorlint\",\"version\":\"%s\",\"semanticVersion\":\"%s\",\"rules\":[",
                   report->info->version, report->info->version);
    for (size_t i = 0; i < packs->rules.len; i++) {
        if (packs->rules.at[i].off) continue;
        write_piece(report->out, make_rule(arena, &packs->rules.at[i]), first);
        first = false;
    }
    lor_out_text(report->out, "]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
    lor_arena_free(arena);
}

void lor_sarif_letter(LorReport *report, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    LorSarif *state = report->state;
    bool read = lor_status_analysed(result->status);
    LorSarifInput input = {.uri = uri_of(report->arena, lor_plain_path(result->path)), .status = result->status, .score = -1, .band = result->score.band};
    if (read && result->score.given) input.score = result->score.total;
    if (!read) input.trouble = lor_result_trouble(report->arena, result);
    for (size_t i = 0; i < result->findings.len; i++) {
        LorJson *one = make_result(arena, report->info->packs, &result->findings.at[i], input.uri, state->inputs.len, report->options.excerpts);
        write_piece(report->out, one, state->results++ == 0);
    }
    lor_vec_push(report->arena, &state->inputs, input);
    lor_arena_free(arena);
}

void lor_sarif_end(LorReport *report) {
    LorArena *arena = lor_arena_new(0);
    LorSarif *state = report->state;
    for (size_t i = 0; report->set && i < report->set->findings.len; i++)
        write_piece(report->out, make_set_result(arena, report, &report->set->findings.at[i]), state->results++ == 0);
    lor_out_text(report->out, "],\n\"artifacts\":[");
    for (size_t i = 0; i < state->inputs.len; i++) write_piece(report->out, make_artifact(arena, &state->inputs.at[i]), i == 0);
    lor_out_text(report->out, "],\n\"invocations\":[");
    lor_json_write(report->out, make_invocation(arena, state, &report->tally));
    lor_out_text(report->out, "]}]}\n");
    lor_arena_free(arena);
}
