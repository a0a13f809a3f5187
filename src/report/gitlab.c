// SPDX-License-Identifier: GPL-3.0-or-later
// GitLab's code quality report: a JSON array, one object a finding. A finding about the whole letter points at line 1.
#include "core/json.h"
#include "report/finding.h"
#include "report/formats.h"

#define PRINT_DIGITS 40u

static const char *const levels[] = {"critical", "major", "minor", "info"};

static LorJson *start(LorArena *arena, LorStr path, uint32_t line) {
    LorJson *issue = lor_json_object(arena), *location = lor_json_put_object(issue, "location");
    lor_json_put_text(location, "path", lor_plain_path(path));
    lor_json_put_number(lor_json_put_object(location, "lines"), "begin", line);
    return issue;
}

static void write_one(LorOut *out, const LorJson *issue, size_t *written) {
    lor_out_text(out, (*written)++ ? ",\n" : "\n");
    lor_json_write(out, issue);
}

static void write_trouble(LorOut *out, LorArena *arena, const LorResult *result, size_t *written) {
    LorFinding none = {.rule = &(LorRule){.id = LOR_STR("status")}};
    LorJson *issue = start(arena, result->path, 1);
    lor_json_put_text(issue, "description", lor_result_trouble(arena, result));
    lor_json_put_text(issue, "check_name", lor_arena_format(arena, "status/%s", lor_status_word(result->status)));
    lor_json_put_text(issue, "fingerprint", lor_finding_print(arena, &none, lor_plain_path(result->path), PRINT_DIGITS));
    lor_json_put_word(issue, "severity", "blocker");
    write_one(out, issue, written);
}

static void write_finding(LorOut *out, LorArena *arena, const LorResult *result, const LorFinding *finding, bool excerpts, size_t *written) {
    uint32_t line = finding->places.len && finding->places.at[0].line ? finding->places.at[0].line : 1;
    LorJson *issue = start(arena, result->path, line);
    lor_json_put_text(issue, "description", lor_finding_words(arena, finding, excerpts));
    lor_json_put_text(issue, "check_name", finding->rule->id);
    lor_json_put_text(issue, "fingerprint", lor_finding_print(arena, finding, lor_plain_path(result->path), PRINT_DIGITS));
    lor_json_put_word(issue, "severity", levels[finding->severity]);
    write_one(out, issue, written);
}

void lor_gitlab_begin(LorReport *report) { lor_out_char(report->out, '['); }

void lor_gitlab_letter(LorReport *report, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    size_t *written = report->state;
    if (!lor_status_analysed(result->status)) write_trouble(report->out, arena, result, written);
    for (size_t j = 0; j < result->findings.len; j++)
        if (!result->findings.at[j].silenced.len)
            write_finding(report->out, arena, result, &result->findings.at[j], report->options.excerpts, written);
    lor_arena_free(arena);
}

/* At the first of its letters. */
static void write_set_finding(LorOut *out, const LorSetFinding *finding, size_t *written) {
    LorArena *arena = lor_arena_new(0);
    const LorSetPart *first = finding->letters.len ? &finding->letters.at[0] : NULL;
    LorJson *issue = start(arena, first ? first->path : LOR_STR("."), first && first->lines.len ? first->lines.at[0].line : 1);
    lor_json_put_text(issue, "description", lor_set_finding_words(arena, finding));
    lor_json_put_text(issue, "check_name", finding->rule->id);
    lor_json_put_text(issue, "fingerprint", lor_set_finding_print(arena, finding, PRINT_DIGITS));
    lor_json_put_word(issue, "severity", levels[finding->severity]);
    write_one(out, issue, written);
    lor_arena_free(arena);
}

void lor_gitlab_end(LorReport *report) {
    for (size_t i = 0; report->set && i < report->set->findings.len; i++)
        write_set_finding(report->out, &report->set->findings.at[i], report->state);
    lor_out_text(report->out, *(size_t *)report->state ? "\n]\n" : "]\n");
}
