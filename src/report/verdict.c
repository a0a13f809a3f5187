// SPDX-License-Identifier: GPL-3.0-or-later
// PASS, FAIL or INCOMPLETE, and why.
#include "report/verdict.h"

#include "report/finding.h"

bool lor_verdict_counts(const LorFinding *finding, const LorReportOptions *options) {
    bool upload = lor_str_eq(finding->rule->group, LOR_STR("file"));
    return !finding->silenced.len && !finding->rule->check && (!upload || options->fail_on_upload);
}

static size_t count_of(const LorResult *result, LorSeverity severity, const LorReportOptions *options) {
    size_t count = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        count += finding->severity == severity && lor_verdict_counts(finding, options);
    }
    return count;
}

static bool is_under(const LorResult *result, const LorReportOptions *options) {
    return result->score.given && result->score.total < options->fail_under;
}

static bool has_bad_finding(const LorResult *result, const LorReportOptions *options) {
    if (options->fail_on == LOR_SEVERITY_COUNT) return false;
    for (LorSeverity s = 0; s <= options->fail_on; s++)
        if (count_of(result, s, options)) return true;
    return false;
}

bool lor_verdict_fails(const LorResult *result, const LorReportOptions *options) {
    if (!lor_status_analysed(result->status)) return false;
    return has_bad_finding(result, options) || is_under(result, options);
}

void lor_tally_add(LorTally *tally, const LorResult *result, const LorReportOptions *options) {
    bool read = lor_status_analysed(result->status);
    tally->each[result->status]++;
    tally->done++;
    tally->missing += !read;
    tally->bad += read && has_bad_finding(result, options);
    tally->under += read && is_under(result, options);
    tally->fails += lor_verdict_fails(result, options);
}

void lor_tally_add_set(LorTally *tally, const LorSetResult *set, const LorReportOptions *options) {
    for (size_t i = 0; set && i < set->findings.len; i++) tally->set += lor_set_finding_fails(&set->findings.at[i], options);
}

LorTally lor_tally_of(LorResults results, const LorReportOptions *options) {
    LorTally tally = {.given = results.len};
    for (size_t i = 0; i < results.len; i++) lor_tally_add(&tally, results.at[i], options);
    lor_tally_add_set(&tally, results.set, options);
    return tally;
}

int lor_report_exit(const LorTally *tally) { return tally->missing ? 3 : tally->fails || tally->set ? 1 : 0; }

/* ---- the line ---- */

static const char *fail_on_word(const LorReportOptions *options) {
    return options->fail_on == LOR_SEVERITY_COUNT ? "never" : lor_severity_word(options->fail_on);
}

static void say_word(LorSheet *sheet, LorInk ink, const char *word) {
    lor_sheet_start(sheet, 0, 2);
    lor_sheet_ink(sheet, ink);
    lor_sheet_say_text(sheet, word);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
}

/* "1 error, 3 warnings (fail-on warning)" */
static void say_findings(LorSheet *sheet, const LorResult *result, const LorReportOptions *options, const char *tail) {
    size_t left = 0; /* kinds still to be said: decides where a comma belongs */
    for (LorSeverity s = 0; s <= options->fail_on; s++) left += count_of(result, s, options) > 0;
    for (LorSeverity s = 0; left && s <= options->fail_on; s++) {
        size_t count = count_of(result, s, options);
        if (count == 0) continue;
        lor_sheet_say_format(sheet, "%zu %s%s%s", count, lor_severity_word(s), count == 1 ? "" : "s", --left ? "," : "");
    }
    lor_sheet_say_format(sheet, "(fail-on %s)%s", fail_on_word(options), tail);
}

static void say_single(LorSheet *sheet, const LorResult *result, const LorReportOptions *options) {
    bool bad = has_bad_finding(result, options), under = is_under(result, options);
    LorStr path = lor_arena_format(sheet->arena, "%.*s%s", LOR_STR_ARG(result->path), bad || !under ? ":" : "");
    if (!lor_status_analysed(result->status)) {
        say_word(sheet, LOR_INK_ERROR, "NOT READ");
        lor_sheet_say(sheet, path);
        lor_sheet_say_format(sheet, "%s, nothing was judged", lor_status_word(result->status));
        return;
    }
    say_word(sheet, bad || under ? LOR_INK_ERROR : LOR_INK_GOOD, bad || under ? "FAIL" : "PASS");
    lor_sheet_say(sheet, path);
    if (bad) say_findings(sheet, result, options, under ? ";" : "");
    if (under) lor_sheet_say_format(sheet, "%d < %d (fail-under)", result->score.total, options->fail_under);
    if (bad || under) return;
    if (options->fail_on == LOR_SEVERITY_COUNT) lor_sheet_say_text(sheet, "findings do not fail this run (fail-on never)");
    else lor_sheet_say_format(sheet, "no %s%s (fail-on %s)", fail_on_word(options),
                              options->fail_on ? " or worse" : "s", fail_on_word(options));
}

static void say_interrupted(LorSheet *sheet, const LorTally *tally) {
    say_word(sheet, LOR_INK_ERROR, "INTERRUPTED");
    lor_sheet_say_format(sheet, "after %zu of %zu inputs", tally->done, tally->given);
}

static const char *part_end(size_t more) { return more ? ";" : ""; }

static void say_many(LorSheet *sheet, const LorTally *tally, const LorReportOptions *options) {
    bool good = !tally->missing && !tally->fails && !tally->set;
    say_word(sheet, good ? LOR_INK_GOOD : LOR_INK_ERROR, tally->missing ? "INCOMPLETE" : good ? "PASS" : "FAIL");
    lor_sheet_say_format(sheet, "%zu input%s:", tally->given, tally->given == 1 ? "" : "s");
    if (tally->missing) lor_sheet_say_format(sheet, "%zu not read%s", tally->missing, part_end(tally->bad + tally->set + tally->under));
    if (tally->bad)
        lor_sheet_say_format(sheet, "%zu with findings (fail-on %s)%s", tally->bad, fail_on_word(options), part_end(tally->set + tally->under));
    if (tally->set)
        lor_sheet_say_format(sheet, "%zu about several letters (fail-on %s)%s", tally->set, fail_on_word(options), part_end(tally->under));
    if (tally->under) lor_sheet_say_format(sheet, "%zu below %d (fail-under)", tally->under, options->fail_under);
    if (good) lor_sheet_say_format(sheet, "nothing that fails a run (fail-on %s)", fail_on_word(options));
}

void lor_verdict_write_one(LorSheet *sheet, const LorResult *result, const LorReportOptions *options) {
    say_single(sheet, result, options);
    lor_sheet_end(sheet);
}

void lor_verdict_write_all(LorSheet *sheet, const LorTally *tally, const LorReportOptions *options) {
    if (tally->done < tally->given) say_interrupted(sheet, tally);
    else say_many(sheet, tally, options);
    lor_sheet_end(sheet);
}

void lor_verdict_write(LorSheet *sheet, LorResults results, const LorReportOptions *options) {
    LorTally tally = lor_tally_of(results, options);
    if (results.len == 1) lor_verdict_write_one(sheet, results.at[0], options);
    else lor_verdict_write_all(sheet, &tally, options);
}
