// SPDX-License-Identifier: GPL-3.0-or-later
// Findings in words that may leave the house, and names for them that last.
#include "report/finding.h"

#include "core/buf.h"
#include "core/digest.h"
#include "core/utf8.h"

/* Whether the message is the pack's own words and no more. */
static bool quotes_nothing(const LorFinding *finding) {
    const LorRule *rule = finding->rule;
    bool own = lor_str_eq(finding->message, rule->message);
    for (size_t i = 0; i < rule->whens.len && !own; i++) own = lor_str_eq(finding->message, rule->whens.at[i].message);
    return own && lor_str_find(finding->message, LOR_STR("{")) == LOR_NONE;
}

LorStr lor_finding_words(LorArena *arena, const LorFinding *finding, bool excerpts) {
    const LorRule *rule = finding->rule;
    LorBuf buf = {.arena = arena};
    LorStr seen = excerpts && finding->places.len ? finding->places.at[0].text : (LorStr){0};
    if (excerpts || quotes_nothing(finding)) lor_buf_add(&buf, finding->message);
    else lor_buf_format(&buf, "%.*s.", LOR_STR_ARG(rule->title));
    if (seen.len && lor_str_find(finding->message, seen) == LOR_NONE) lor_buf_format(&buf, " (%.*s)", LOR_STR_ARG(seen));
    if (rule->advice.len) lor_buf_format(&buf, " %.*s", LOR_STR_ARG(rule->advice));
    return lor_buf_str(&buf);
}

LorStr lor_finding_line(LorArena *arena, const LorFinding *finding, bool excerpts) {
    LorBuf buf = {.arena = arena};
    lor_buf_format(&buf, "%s %.*s", lor_severity_word(finding->severity), LOR_STR_ARG(finding->rule->id));
    const LorPlace *place = finding->places.len ? &finding->places.at[0] : NULL;
    if (place && place->line) {
        lor_buf_add(&buf, LOR_STR(" ("));
        if (place->page > 1) lor_buf_format(&buf, "page %u, ", place->page);
        lor_buf_format(&buf, "line %u)", place->line);
    }
    lor_buf_format(&buf, ": %.*s", LOR_STR_ARG(lor_finding_words(arena, finding, excerpts)));
    return lor_buf_str(&buf);
}

LorStr lor_finding_print(LorArena *arena, const LorFinding *finding, LorStr path, size_t digits) {
    LorDigest digest = lor_digest_start();
    lor_digest_part(&digest, path);
    lor_digest_part(&digest, finding->rule->id);
    for (size_t i = 0; i < finding->places.len; i++) lor_digest_part(&digest, finding->places.at[i].text);
    return lor_digest_end(&digest, arena, digits);
}

#define MOST_PARTS 10u /* letters named */

LorStr lor_set_finding_words(LorArena *arena, const LorSetFinding *finding) {
    LorBuf buf = {.arena = arena};
    lor_buf_add(&buf, finding->message);
    if (finding->rule->advice.len) lor_buf_format(&buf, " %.*s", LOR_STR_ARG(finding->rule->advice));
    for (size_t i = 0; i < finding->letters.len && i < MOST_PARTS; i++) {
        const LorSetPart *part = &finding->letters.at[i];
        lor_buf_format(&buf, "%s%.*s", i ? ", " : " Letters: ", LOR_STR_ARG(part->path));
        if (part->lines.len) lor_buf_format(&buf, " (line %u)", part->lines.at[0].line);
    }
    if (finding->letters.len > MOST_PARTS) lor_buf_format(&buf, " and %zu more", finding->letters.len - MOST_PARTS);
    return lor_buf_str(&buf);
}

LorStr lor_set_finding_print(LorArena *arena, const LorSetFinding *finding, size_t digits) {
    LorDigest digest = lor_digest_start();
    lor_digest_part(&digest, finding->rule->id);
    lor_digest_part(&digest, finding->of);
    for (size_t i = 0; i < finding->letters.len; i++) lor_digest_part(&digest, finding->letters.at[i].path);
    return lor_digest_end(&digest, arena, digits);
}

bool lor_set_finding_fails(const LorSetFinding *finding, const LorReportOptions *options) {
    return options->fail_on != LOR_SEVERITY_COUNT && finding->severity <= options->fail_on && !finding->rule->check;
}

uint32_t lor_place_end_column(const LorPlace *place) {
    LorStr words = lor_str_slice(place->line_text, place->line_start, place->line_mark);
    if (place->line_mark != place->end - place->start) return 0;
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] == '\n') return 0;
    return place->column + (uint32_t)lor_utf8_count(words);
}

const LorFinding *lor_result_worst_finding(const LorResult *result) {
    const LorFinding *worst = NULL;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        if (finding->silenced.len || (finding->severity >= LOR_SUGGESTION && finding->points <= 0)) continue;
        bool worse = !worst || finding->severity < worst->severity ||
                     (finding->severity == worst->severity && finding->points > worst->points);
        if (worse) worst = finding;
    }
    return worst;
}

LorStr lor_result_total(LorArena *arena, const LorResult *result) {
    bool given = result->score.given && lor_status_analysed(result->status);
    return given ? lor_arena_format(arena, "%d", result->score.total) : (LorStr){0};
}

LorStr lor_result_trouble(LorArena *arena, const LorResult *result) {
    LorStr why = result->why.len ? result->why : lor_str_from_c(lor_status_sentence(result->status));
    return lor_arena_format(arena, "%s: %.*s", lor_status_word(result->status), LOR_STR_ARG(why));
}

LorStr lor_plain_path(LorStr path) {
    while (lor_str_starts(path, LOR_STR("./"))) path = lor_str_slice(path, 2, path.len);
    return path;
}
