// SPDX-License-Identifier: GPL-3.0-or-later
// JUnit's XML: one test case a letter. It fails as --fail-on and --fail-under say; what was not analysed is an error. All findings
// stand in it, the failed ones or not.
#include "report/finding.h"
#include "report/formats.h"
#include "report/verdict.h"
#include "report/xml_text.h"

/* "score 68 (needs work), 2 errors, 1 warning" */
static LorStr headline(LorArena *arena, const LorResult *result) {
    LorStr total = lor_result_total(arena, result), line = LOR_STR("no score");
    if (total.len) line = lor_arena_format(arena, "score %.*s (%s)", LOR_STR_ARG(total), lor_band_words(result->score.band));
    for (LorSeverity s = 0; s < LOR_INFO; s++) {
        size_t count = lor_result_count(result, s);
        if (count)
            line = lor_arena_format(arena, "%.*s, %zu %s%s", LOR_STR_ARG(line), count, lor_severity_word(s), count == 1 ? "" : "s");
    }
    return line;
}

static void write_findings(LorOut *out, LorArena *arena, const LorResult *result, bool excerpts) {
    for (size_t i = 0; i < result->findings.len; i++) {
        if (result->findings.at[i].silenced.len) continue;
        lor_xml_put(out, lor_finding_line(arena, &result->findings.at[i], excerpts));
        lor_out_char(out, '\n');
    }
}

static void write_body(LorOut *out, LorArena *arena, const LorResult *result, const LorReportOptions *options) {
    bool fails = lor_verdict_fails(result, options);
    if (!lor_status_analysed(result->status)) {
        lor_out_text(out, "      <error");
        lor_xml_put_attr(out, "message", lor_result_trouble(arena, result));
        lor_xml_put_attr(out, "type", lor_str_from_c(lor_status_word(result->status)));
        lor_out_text(out, "/>\n");
        return;
    }
    LorStr head = headline(arena, result);
    if (fails) {
        const LorFinding *worst = lor_result_worst_finding(result);
        lor_out_text(out, "      <failure");
        lor_xml_put_attr(out, "message", head);
        lor_xml_put_attr(out, "type", worst ? worst->rule->id : LOR_STR("score"));
    } else {
        lor_out_text(out, "      <system-out");
    }
    lor_out_text(out, ">");
    if (!fails) lor_xml_put(out, lor_arena_format(arena, "%.*s", LOR_STR_ARG(head)));
    if (!fails) lor_out_char(out, '\n');
    write_findings(out, arena, result, options->excerpts);
    lor_out_text(out, fails ? "</failure>\n" : "</system-out>\n");
}

static void write_case(LorOut *out, const LorResult *result, const LorReportOptions *options) {
    LorArena *arena = lor_arena_new(0);
    LorStr path = lor_plain_path(result->path);
    lor_out_text(out, "    <testcase");
    lor_xml_put_attr(out, "name", path);
    lor_xml_put_attr(out, "classname", LOR_STR("lorlint"));
    lor_xml_put_attr(out, "file", path);
    lor_out_text(out, ">\n");
    write_body(out, arena, result, options);
    lor_out_text(out, "    </testcase>\n");
    lor_arena_free(arena);
}

/* Findings about several letters are a case of their own. */
static void write_set(LorOut *out, const LorSetResult *set, bool fails) {
    LorArena *arena = lor_arena_new(0);
    lor_out_text(out, "    <testcase name=\"several letters\" classname=\"lorlint\">\n");
    lor_out_text(out, fails ? "      <failure message=\"findings about several letters\" type=\"batch\">" : "      <system-out>");
    for (size_t i = 0; i < set->findings.len; i++) {
        const LorSetFinding *finding = &set->findings.at[i];
        lor_xml_put(out, lor_arena_format(arena, "%s %.*s: %.*s", lor_severity_word(finding->severity), LOR_STR_ARG(finding->rule->id),
                                          LOR_STR_ARG(lor_set_finding_words(arena, finding))));
        lor_out_char(out, '\n');
    }
    lor_out_text(out, fails ? "</failure>\n    </testcase>\n" : "</system-out>\n    </testcase>\n");
    lor_arena_free(arena);
}

void lor_junit_write(LorOut *out, LorResults results, const LorReportOptions *options) {
    static const char *const suites[] = {"testsuites", "testsuite"};
    size_t failures = 0, errors = 0, cases = results.len;
    bool set = results.set && results.set->findings.len, set_fails = false;
    for (size_t i = 0; set && i < results.set->findings.len; i++)
        set_fails = set_fails || lor_set_finding_fails(&results.set->findings.at[i], options);
    cases += set;
    failures += set_fails;
    for (size_t i = 0; i < results.len; i++) {
        failures += lor_verdict_fails(results.at[i], options);
        errors += !lor_status_analysed(results.at[i]->status);
    }
    lor_out_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for (size_t i = 0; i < 2; i++) {
        lor_out_format(out, "%s<%s", i ? "  " : "", suites[i]);
        lor_xml_put_attr(out, "name", LOR_STR("lorlint"));
        lor_xml_put_count(out, "tests", cases);
        lor_xml_put_count(out, "failures", failures);
        lor_xml_put_count(out, "errors", errors);
        if (i) lor_xml_put_count(out, "skipped", 0);
        lor_out_text(out, ">\n");
    }
    for (size_t i = 0; i < results.len; i++) write_case(out, results.at[i], options);
    if (set) write_set(out, results.set, set_fails);
    lor_out_text(out, "  </testsuite>\n</testsuites>\n");
}
