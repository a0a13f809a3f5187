// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs side by side: letters by path, findings by rule.
#include "report/compare.h"

#include "core/json.h"
#include "report/sheet.h"

#include <math.h>
#include <stdlib.h>

#define SCHEMA_VERSION 1

typedef struct Found {
    LorStr rule, severity;
    double points;
    bool check, silenced;
    size_t places;
    const LorJson *spans;
} Found;

typedef struct Letter {
    LorStr path, status; /* path empty: the letters together */
    LorStr key;          /* by which two runs' letters are matched */
    int total; /* -1: none */
    LOR_VEC(Found) findings; /* sorted by rule */
} Letter;

struct LorComparedRun {
    LOR_VEC(Letter) letters; /* sorted by path */
    Letter together;         /* what several letters show */
    const LorJson *tool;
};

/* ---- reading ---- */

static int by_rule(const void *a, const void *b) { return lor_str_cmp(((const Found *)a)->rule, ((const Found *)b)->rule); }
static int by_key(const void *a, const void *b) { return lor_str_cmp(((const Letter *)a)->key, ((const Letter *)b)->key); }

static bool read_finding(const LorJson *from, Found *found) {
    const LorJson *spans = lor_json_get(from, "spans"), *points = lor_json_get(from, "points");
    size_t listed = 0;
    for (const LorJson *span = lor_json_first(spans); span; span = lor_json_next(span)) listed++;
    *found = (Found){.rule = lor_json_text(lor_json_get(from, "rule")), .severity = lor_json_text(lor_json_get(from, "severity")),
                     .points = lor_json_number(points, -1), .check = lor_json_get(from, "check") != NULL,
                     .silenced = lor_json_get(from, "silenced") != NULL, .spans = spans};
    found->places = (size_t)fmax(lor_json_number(lor_json_get(from, "span_count"), (double)listed), 0);
    return lor_json_is_object(from) && found->rule.len && lor_severity_from_word(found->severity) != LOR_SEVERITY_COUNT &&
           found->points >= 0 && lor_json_is_array(spans);
}

static bool read_letter(LorArena *arena, const LorJson *from, size_t index, Letter *letter, LorError *err) {
    const LorJson *findings = lor_json_get(from, "findings"), *path = lor_json_get(from, "path"), *status = lor_json_get(from, "status");
    size_t number = 0;
    *letter = (Letter){.path = lor_json_text(path), .key = lor_json_text(path), .status = lor_json_text(status)};
    if (!lor_json_is_object(from) || !lor_json_is_text(path) || lor_status_from_word(letter->status) == LOR_STATUS_COUNT || !lor_json_is_array(findings))
        return lor_error_set(err, LOR_DAMAGED, "letters[%zu] has no path, no known status or no findings", index);
    letter->total = (int)lor_json_number(lor_json_get(lor_json_get(from, "score"), "total"), -1);
    for (const LorJson *one = lor_json_first(findings); one; one = lor_json_next(one), number++) {
        Found found;
        if (!read_finding(one, &found))
            return lor_error_set(err, LOR_DAMAGED, "letters[%zu].findings[%zu] has no rule, severity, points or spans", index, number);
        lor_vec_push(arena, &letter->findings, found);
    }
    if (letter->findings.len) qsort(letter->findings.at, letter->findings.len, sizeof *letter->findings.at, by_rule);
    return true;
}

/* Two groups of letters are the same finding when rule, set and first letter are; how many letters, tells whether it changed. */
static bool read_together(LorArena *arena, const LorJson *set, Letter *together, LorError *err) {
    size_t number = 0;
    *together = (Letter){.status = LOR_STR("scored"), .total = -1};
    for (const LorJson *one = lor_json_first(lor_json_get(set, "findings")); one; one = lor_json_next(one), number++) {
        const LorJson *letters = lor_json_get(one, "letters");
        LorStr rule = lor_json_text(lor_json_get(one, "rule")), first = lor_json_text(lor_json_get(lor_json_first(letters), "path"));
        Found found = {.severity = lor_json_text(lor_json_get(one, "severity")), .check = lor_json_get(one, "check") != NULL};
        for (const LorJson *letter = lor_json_first(letters); letter; letter = lor_json_next(letter)) found.places++;
        if (!rule.len || lor_severity_from_word(found.severity) == LOR_SEVERITY_COUNT || !first.len)
            return lor_error_set(err, LOR_DAMAGED, "set.findings[%zu] has no rule, severity or letters", number);
        found.rule = lor_arena_format(arena, "%.*s  %.*s", LOR_STR_ARG(rule), LOR_STR_ARG(first));
        lor_vec_push(arena, &together->findings, found);
    }
    if (together->findings.len) qsort(together->findings.at, together->findings.len, sizeof *together->findings.at, by_rule);
    return true;
}

LorComparedRun *lor_compare_read(LorArena *arena, LorStr text, LorError *err) {
    LorComparedRun *run = LOR_NEW(arena, LorComparedRun);
    const LorJson *root = lor_json_parse(arena, text, err), *letters = lor_json_get(root, "letters");
    size_t index = 0;
    if (!root) return NULL;
    if ((int)lor_json_number(lor_json_get(root, "schema_version"), 0) != SCHEMA_VERSION || !lor_json_is_array(letters)) {
        lor_error_set(err, LOR_DAMAGED, "this is no report of lorlint --format json (\"schema_version\": %d and \"letters\")", SCHEMA_VERSION);
        return NULL;
    }
    run->tool = lor_json_get(root, "tool");
    for (const LorJson *one = lor_json_first(letters); one; one = lor_json_next(one), index++) {
        Letter letter;
        if (!read_letter(arena, one, index, &letter, err)) return NULL;
        lor_vec_push(arena, &run->letters, letter);
    }
    if (run->letters.len) qsort(run->letters.at, run->letters.len, sizeof *run->letters.at, by_key);
    return read_together(arena, lor_json_get(root, "set"), &run->together, err) ? run : NULL;
}

/* ---- letters that moved together ---- */

static bool share_a_letter(const LorComparedRun *before, const LorComparedRun *after) {
    for (size_t b = 0, a = 0; b < before->letters.len && a < after->letters.len;) {
        int order = lor_str_cmp(before->letters.at[b].path, after->letters.at[a].path);
        if (order == 0) return true;
        b += order < 0;
        a += order > 0;
    }
    return false;
}

/* [byte] of the folder, with its slash, that all paths begin with. */
static size_t folder_of_all(const LorComparedRun *run) {
    LorStr first = run->letters.at[0].path, last = run->letters.at[run->letters.len - 1].path; /* sorted: they differ most */
    size_t folder = 0;
    for (size_t i = 0; i < first.len && i < last.len && first.ptr[i] == last.ptr[i]; i++)
        if (first.ptr[i] == '/') folder = i + 1;
    return folder;
}

static void forget_folder(LorComparedRun *run, size_t folder) {
    for (size_t i = 0; i < run->letters.len; i++) {
        Letter *letter = &run->letters.at[i];
        letter->key = lor_str_slice(letter->path, folder, letter->path.len);
    }
}

void lor_compare_match(LorComparedRun *before, LorComparedRun *after) {
    if (before->letters.len == 0 || after->letters.len == 0 || share_a_letter(before, after)) return;
    forget_folder(before, folder_of_all(before));
    forget_folder(after, folder_of_all(after));
}

/* ---- one pair of letters ---- */

typedef struct Change {
    size_t fixed, added, changed, same;
    double before, after; /* [point] lost */
    size_t worse;
} Change;

typedef struct Writer {
    LorSheet sheet;
    const LorReportOptions *options;
    Change all;
} Writer;

static bool analysed(const Letter *letter) { return lor_status_analysed(lor_status_from_word(letter->status)); }

static bool same_words(const Found *a, const Found *b) {
    if (a->places != b->places) return false;
    if (!a->spans || !b->spans) return true; /* of several letters */
    const LorJson *x = lor_json_first(a->spans), *y = lor_json_first(b->spans);
    for (; x && y; x = lor_json_next(x), y = lor_json_next(y))
        if (!lor_str_eq(lor_json_text(lor_json_get(x, "text")), lor_json_text(lor_json_get(y, "text")))) return false;
    return !x && !y;
}

static bool is_same(const Found *a, const Found *b) {
    return lor_str_eq(a->severity, b->severity) && fabs(a->points - b->points) < 0.005 && a->silenced == b->silenced && same_words(a, b);
}

/* Whether it fails a run, as a report would count it. */
static bool counts(const Found *found, const LorReportOptions *options) {
    bool upload = lor_str_starts(found->rule, LOR_STR("file/"));
    if (found->check || found->silenced || (upload && !options->fail_on_upload) || options->fail_on == LOR_SEVERITY_COUNT) return false;
    return lor_severity_from_word(found->severity) <= options->fail_on;
}

/* What stands at the same place of both lists, either of which may be NULL, and moves both on. */
static void next_pair(const Letter *before, const Letter *after, size_t *b, size_t *a, const Found **old, const Found **new) {
    *old = before && *b < before->findings.len ? &before->findings.at[*b] : NULL;
    *new = after && *a < after->findings.len ? &after->findings.at[*a] : NULL;
    int order = !*old ? 1 : !*new ? -1 : lor_str_cmp((*old)->rule, (*new)->rule);
    if (order > 0) *old = NULL;
    if (order < 0) *new = NULL;
    *b += *old != NULL;
    *a += *new != NULL;
}

static Change count_changes(const Letter *before, const Letter *after, const LorReportOptions *options) {
    Change change = {0};
    size_t b = 0, a = 0;
    for (;;) {
        const Found *old, *new;
        next_pair(before, after, &b, &a, &old, &new);
        if (!old && !new) break;
        if (old) change.before += old->points;
        if (new) change.after += new->points;
        if (!new) change.fixed++;
        else if (!old) change.added++, change.worse += counts(new, options);
        else if (is_same(old, new)) change.same++;
        else change.changed++, change.worse += counts(new, options) && !counts(old, options);
    }
    if (before && after && analysed(before) && !analysed(after)) change.worse++;
    return change;
}

/* ---- writing ---- */

static void say_finding(LorSheet *sheet, LorInk ink, const char *what, const Found *found, LorStr more) {
    lor_sheet_to(sheet, 2);
    lor_sheet_ink(sheet, ink);
    lor_sheet_put_text(sheet, what);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_to(sheet, 11);
    lor_sheet_put(sheet, lor_sheet_clean(sheet, found->severity));
    lor_sheet_to(sheet, 23);
    lor_sheet_put(sheet, lor_sheet_clean(sheet, found->rule));
    lor_sheet_put_text(sheet, "  ");
    lor_sheet_put(sheet, more);
    lor_sheet_end(sheet);
}

static LorStr points(LorSheet *sheet, double value) { return lor_arena_format(sheet->arena, "%.10g", round(value * 100) / 100); }

static LorStr changed_words(LorSheet *sheet, const Found *old, const Found *new) {
    if (!lor_str_eq(old->severity, new->severity)) return lor_arena_format(sheet->arena, "was %.*s", LOR_STR_ARG(lor_sheet_clean(sheet, old->severity)));
    if (fabs(old->points - new->points) >= 0.005)
        return lor_arena_format(sheet->arena, "%.*s points, was %.*s", LOR_STR_ARG(points(sheet, new->points)), LOR_STR_ARG(points(sheet, old->points)));
    if (old->places != new->places) return lor_arena_format(sheet->arena, "%zu %s, was %zu", new->places, new->spans ? "places" : "letters", old->places);
    return old->silenced != new->silenced ? LOR_STR("known to a baseline, or no more") : LOR_STR("other words");
}

static void write_findings(LorSheet *sheet, const Letter *before, const Letter *after) {
    size_t b = 0, a = 0;
    for (;;) {
        const Found *old, *new;
        next_pair(before, after, &b, &a, &old, &new);
        if (!old && !new) break;
        const Found *one = new ? new : old;
        LorStr cost = one->spans ? lor_arena_format(sheet->arena, "%.*s points", LOR_STR_ARG(points(sheet, one->points)))
                                 : lor_arena_format(sheet->arena, "and %zu more", one->places - 1);
        if (!new) say_finding(sheet, LOR_INK_GOOD, "fixed", one, cost);
        else if (!old) say_finding(sheet, LOR_INK_ERROR, "new", one, cost);
        else if (!is_same(old, new)) say_finding(sheet, LOR_INK_WARNING, "changed", one, changed_words(sheet, old, new));
    }
}

static LorStr total_words(LorSheet *sheet, const Letter *letter) {
    if (letter->total < 0) return analysed(letter) ? LOR_STR("no score") : lor_sheet_clean(sheet, letter->status);
    return lor_arena_format(sheet->arena, "%d", letter->total);
}

static void write_heading(LorSheet *sheet, const Letter *before, const Letter *after) {
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    const Letter *one = after ? after : before;
    LorStr name = one->path.len ? lor_sheet_clean(sheet, one->path) : LOR_STR("several letters");
    lor_sheet_put(sheet, lor_sheet_tail(sheet, name, sheet->width - 36));
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    if (one->path.len) lor_sheet_put_text(sheet, "  ");
    if (!before || !after) {
        lor_sheet_put_text(sheet, before ? "not in the new run" : "only in the new run");
        if (!analysed(one)) lor_sheet_put_text(sheet, ": ");
        if (!analysed(one)) lor_sheet_put(sheet, lor_sheet_clean(sheet, one->status));
    } else if (one->path.len) {
        lor_sheet_put(sheet, total_words(sheet, before));
        lor_sheet_put_text(sheet, " \xE2\x86\x92 ");
        lor_sheet_put(sheet, total_words(sheet, after));
    }
    lor_sheet_end(sheet);
}

static void write_pair(Writer *w, const Letter *before, const Letter *after) {
    Change change = count_changes(before, after, w->options);
    w->all.fixed += change.fixed;
    w->all.added += change.added;
    w->all.changed += change.changed;
    w->all.same += change.same;
    w->all.before += change.before;
    w->all.after += change.after;
    w->all.worse += change.worse;
    bool moved = before && after && (before->total != after->total || !lor_str_eq(before->status, after->status));
    if (w->options->quiet || (before && after && !moved && !change.fixed && !change.added && !change.changed)) return;
    write_heading(&w->sheet, before, after);
    if (before && after) write_findings(&w->sheet, before, after);
    lor_sheet_blank(&w->sheet);
}

/* Settings that make two runs hard to compare. */
static void write_tools(Writer *w, const LorComparedRun *before, const LorComparedRun *after) {
    static const char *const members[] = {"version", "packs", "profile", "as_of"};
    size_t told = 0;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        LorStr old = lor_json_text(lor_json_get(before->tool, members[i])), new = lor_json_text(lor_json_get(after->tool, members[i]));
        if (lor_str_eq(old, new)) continue;
        if (told++ == 0) {
            lor_sheet_start(&w->sheet, 0, 2);
            lor_sheet_say_text(&w->sheet, "The runs differ in more than their letters:");
        } else lor_sheet_say_text(&w->sheet, "\xC2\xB7");
        lor_sheet_say_format(&w->sheet, "%s", members[i]);
    }
    if (told) lor_sheet_blank(&w->sheet);
}

static void write_end(Writer *w) {
    LorSheet *sheet = &w->sheet;
    if (!w->options->quiet) {
        lor_sheet_start(sheet, 0, 2);
        lor_sheet_say_format(sheet, "%zu fixed, %zu new, %zu changed, %zu unchanged \xC2\xB7 points lost: %.*s, were %.*s", w->all.fixed,
                             w->all.added, w->all.changed, w->all.same, LOR_STR_ARG(points(sheet, w->all.after)), LOR_STR_ARG(points(sheet, w->all.before)));
        lor_sheet_end(sheet);
    }
    const char *fail_on = w->options->fail_on == LOR_SEVERITY_COUNT ? "never" : lor_severity_word(w->options->fail_on);
    lor_sheet_start(sheet, 0, 2);
    lor_sheet_ink(sheet, w->all.worse ? LOR_INK_ERROR : LOR_INK_GOOD);
    lor_sheet_say_text(sheet, w->all.worse ? "WORSE" : "PASS");
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    if (w->all.worse) lor_sheet_say_format(sheet, "%zu new that fail%s a run (fail-on %s)", w->all.worse, w->all.worse == 1 ? "s" : "", fail_on);
    else lor_sheet_say_format(sheet, "nothing new that fails a run (fail-on %s)", fail_on);
    lor_sheet_end(sheet);
}

bool lor_compare_write(LorOut *out, const LorComparedRun *before, const LorComparedRun *after, const LorReportOptions *options) {
    Writer w = {.sheet = lor_sheet_new(out, options->width, options->color), .options = options};
    if (!options->quiet) write_tools(&w, before, after);
    for (size_t b = 0, a = 0; b < before->letters.len || a < after->letters.len;) {
        const Letter *old = b < before->letters.len ? &before->letters.at[b] : NULL, *new = a < after->letters.len ? &after->letters.at[a] : NULL;
        int order = !old ? 1 : !new ? -1 : lor_str_cmp(old->key, new->key);
        write_pair(&w, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
        b += order <= 0;
        a += order >= 0;
    }
    write_pair(&w, &before->together, &after->together);
    write_end(&w);
    lor_sheet_release(&w.sheet);
    return w.all.worse > 0;
}
