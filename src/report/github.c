// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations of GitHub Actions. GitHub shows ten errors and ten warnings of a step: the worst are told, the others counted.
// No text from outside begins a line or can end one, and none can spell a command.
#include "core/buf.h"
#include "report/finding.h"
#include "report/formats.h"
#include "report/verdict.h"

#include <stdlib.h>

#define MOST_ANNOTATIONS 10u    /* of one kind that GitHub shows */
#define ONE_LINE         100000u /* [cell] wide enough that the verdict is never wrapped */

/* A finding about a letter (`finding`) or about several (`set`), or an input that was not analysed (neither). */
typedef struct Annotation {
    const LorResult *result; /* NULL with `set` */
    const LorFinding *finding;
    const LorSetFinding *set;
} Annotation;

typedef LOR_VEC(Annotation) Annotations;

/* ---- text ---- */

/* What the runner decodes again: percent signs and line breaks, in properties colons and commas too. An old form of commands
 * ("##[") is taken apart. Other controls are dropped from view. */
static void put_escaped(LorOut *out, LorStr text, bool property) {
    LorArena *arena = lor_arena_new(0);
    LorOut *clean = lor_out_memory(arena);
    lor_out_clean(clean, text);
    LorStr safe = lor_out_memory_text(clean);
    for (size_t i = 0; i < safe.len; i++) {
        char c = safe.ptr[i];
        bool coded = c == '%' || (property && (c == ':' || c == ','));
        bool old = c == '[' && i >= 2 && safe.ptr[i - 1] == '#' && safe.ptr[i - 2] == '#';
        if (coded) lor_out_format(out, "%%%02X", (unsigned)c);
        else if (old) lor_out_text(out, " [");
        else lor_out_char(out, c);
    }
    lor_out_close(clean, NULL);
    lor_arena_free(arena);
}

static void put_property(LorOut *out, const char *name, LorStr value, bool first) {
    lor_out_format(out, "%s%s=", first ? " " : ",", name);
    put_escaped(out, value, true);
}

/* ---- annotations ---- */

/* Unread inputs first, then what is about several letters. */
static double weight(const Annotation *a) { return a->set ? 500 : a->finding ? a->finding->points : 1000; }

static LorStr path_of(const Annotation *a) {
    if (!a->set) return a->result->path;
    return a->set->letters.len ? a->set->letters.at[0].path : LOR_STR("-");
}

static const LorRule *rule_of(const Annotation *a) { return a->set ? a->set->rule : a->finding ? a->finding->rule : NULL; }

static int by_weight(const void *left, const void *right) {
    const Annotation *a = left, *b = right;
    if (weight(a) < weight(b) || weight(a) > weight(b)) return weight(a) > weight(b) ? -1 : 1;
    int order = lor_str_cmp(path_of(a), path_of(b));
    return order || !rule_of(a) || !rule_of(b) ? order : lor_str_cmp(rule_of(a)->id, rule_of(b)->id);
}

static LorStr words_of(LorArena *arena, const Annotation *one, bool excerpts) {
    if (one->set) return lor_set_finding_words(arena, one->set);
    return one->finding ? lor_finding_words(arena, one->finding, excerpts) : lor_result_trouble(arena, one->result);
}

static void write_annotation(LorOut *out, LorArena *arena, const char *command, const Annotation *one, bool excerpts) {
    const LorPlace *place = one->finding && one->finding->places.len ? &one->finding->places.at[0] : NULL;
    bool standard = lor_str_eq(path_of(one), LOR_STR("-"));
    lor_out_format(out, "::%s", command);
    put_property(out, "title", rule_of(one) ? rule_of(one)->id : LOR_STR("not read"), true);
    if (!standard) put_property(out, "file", lor_plain_path(path_of(one)), false);
    if (place && place->line && !standard) {
        uint32_t end = lor_place_end_column(place);
        lor_out_format(out, ",line=%u,col=%u", place->line, place->column);
        if (end) lor_out_format(out, ",endColumn=%u", end);
    }
    lor_out_text(out, "::");
    put_escaped(out, words_of(arena, one, excerpts), false);
    lor_out_char(out, '\n');
}

static void collect(LorArena *arena, LorResults results, LorSeverity severity, Annotations *all) {
    for (size_t i = 0; i < results.len; i++) {
        const LorResult *result = results.at[i];
        if (severity == LOR_ERROR && !lor_status_analysed(result->status)) lor_vec_push(arena, all, (Annotation){.result = result});
        for (size_t j = 0; j < result->findings.len; j++)
            if (result->findings.at[j].severity == severity && !result->findings.at[j].silenced.len)
                lor_vec_push(arena, all, (Annotation){.result = result, .finding = &result->findings.at[j]});
    }
    for (size_t i = 0; results.set && i < results.set->findings.len; i++)
        if (results.set->findings.at[i].severity == severity) lor_vec_push(arena, all, (Annotation){.set = &results.set->findings.at[i]});
    if (all->len) qsort(all->at, all->len, sizeof *all->at, by_weight);
}

/* Returns how many were not told. */
static size_t write_level(LorOut *out, LorArena *arena, LorResults results, LorSeverity severity, bool excerpts) {
    Annotations all = {0};
    collect(arena, results, severity, &all);
    for (size_t i = 0; i < all.len && i < MOST_ANNOTATIONS; i++)
        write_annotation(out, arena, lor_severity_word(severity), &all.at[i], excerpts);
    return all.len > MOST_ANNOTATIONS ? all.len - MOST_ANNOTATIONS : 0;
}

static void write_rest(LorOut *out, LorArena *arena, LorResults results, size_t errors, size_t warnings) {
    size_t suggestions = 0;
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; i < results.len; i++) suggestions += lor_result_count(results.at[i], LOR_SUGGESTION);
    for (size_t i = 0; results.set && i < results.set->findings.len; i++) suggestions += results.set->findings.at[i].severity == LOR_SUGGESTION;
    const struct {
        const char *word;
        size_t count;
    } rest[] = {{"error", errors}, {"warning", warnings}, {"suggestion", suggestions}};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        if (rest[i].count) lor_buf_format(&buf, "%s%zu %s%s", buf.len ? ", " : "", rest[i].count, rest[i].word, rest[i].count == 1 ? "" : "s");
    if (buf.len) lor_out_format(out, "::notice title=lorlint::%.*s more: see the whole report\n", LOR_STR_ARG(lor_buf_str(&buf)));
}

/* The last line; it begins with a word of ours. */
static void write_verdict(LorOut *out, LorArena *arena, LorResults results, const LorReportOptions *options) {
    LorOut *memory = lor_out_memory(arena);
    LorSheet sheet = lor_sheet_new(memory, ONE_LINE, false);
    lor_verdict_write(&sheet, results, options);
    put_escaped(out, lor_str_trim(lor_out_memory_text(memory)), false);
    lor_out_char(out, '\n');
    lor_sheet_release(&sheet);
    lor_out_close(memory, NULL);
}

void lor_github_write(LorOut *out, LorResults results, const LorReportOptions *options) {
    LorArena *arena = lor_arena_new(0);
    size_t errors = write_level(out, arena, results, LOR_ERROR, options->excerpts);
    size_t warnings = write_level(out, arena, results, LOR_WARNING, options->excerpts);
    write_rest(out, arena, results, errors, warnings);
    write_verdict(out, arena, results, options);
    lor_arena_free(arena);
}
