// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs side by side: letters by path, findings by rule.
#include "report/compare.h"

#include "report/compare_read.h"
#include "report/sheet.h"

#include <math.h>

typedef LorComparedFinding Found;
typedef LorComparedLetter Letter;

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

static bool analysed(const Letter *letter) { return lor_status_analysed(letter->status); }

static bool is_same(const Found *a, const Found *b) {
    return a->severity == b->severity && fabs(a->points - b->points) < 0.005 && a->silenced == b->silenced && a->places == b->places && a->words == b->words;
}

/* Whether it fails a run, as a report would count it. */
static bool counts(const Found *found, const LorReportOptions *options) {
    bool upload = lor_str_starts(found->rule, LOR_STR("file/"));
    if (found->check || found->silenced || (upload && !options->fail_on_upload) || options->fail_on == LOR_SEVERITY_COUNT) return false;
    return found->severity <= options->fail_on;
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
    lor_sheet_put_text(sheet, lor_severity_word(found->severity));
    lor_sheet_to(sheet, 23);
    lor_sheet_put(sheet, lor_sheet_clean(sheet, found->rule));
    lor_sheet_put_text(sheet, "  ");
    lor_sheet_put(sheet, more);
    lor_sheet_end(sheet);
}

static LorStr points(LorSheet *sheet, double value) { return lor_arena_format(sheet->arena, "%.10g", round(value * 100) / 100); }

static LorStr changed_words(LorSheet *sheet, const Found *old, const Found *new) {
    if (old->severity != new->severity) return lor_arena_format(sheet->arena, "was %s", lor_severity_word(old->severity));
    if (fabs(old->points - new->points) >= 0.005)
        return lor_arena_format(sheet->arena, "%.*s points, was %.*s", LOR_STR_ARG(points(sheet, new->points)), LOR_STR_ARG(points(sheet, old->points)));
    if (old->places != new->places) return lor_arena_format(sheet->arena, "%zu %s, was %zu", new->places, new->together ? "letters" : "places", old->places);
    return old->silenced != new->silenced ? LOR_STR("known to a baseline, or no more") : LOR_STR("other words");
}

static void write_findings(LorSheet *sheet, const Letter *before, const Letter *after) {
    size_t b = 0, a = 0;
    for (;;) {
        const Found *old, *new;
        next_pair(before, after, &b, &a, &old, &new);
        if (!old && !new) break;
        const Found *one = new ? new : old;
        LorStr cost = one->together ? lor_arena_format(sheet->arena, "and %zu more", one->places - 1)
                                    : lor_arena_format(sheet->arena, "%.*s points", LOR_STR_ARG(points(sheet, one->points)));
        if (!new) say_finding(sheet, LOR_INK_GOOD, "fixed", one, cost);
        else if (!old) say_finding(sheet, LOR_INK_ERROR, "new", one, cost);
        else if (!is_same(old, new)) say_finding(sheet, LOR_INK_WARNING, "changed", one, changed_words(sheet, old, new));
    }
}

static LorStr total_words(LorSheet *sheet, const Letter *letter) {
    if (letter->total < 0) return analysed(letter) ? LOR_STR("no score") : lor_str_from_c(lor_status_word(letter->status));
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
        if (!analysed(one)) lor_sheet_put_text(sheet, lor_status_word(one->status));
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
    bool moved = before && after && (before->total != after->total || before->status != after->status);
    if (w->options->quiet || (before && after && !moved && !change.fixed && !change.added && !change.changed)) return;
    write_heading(&w->sheet, before, after);
    if (before && after) write_findings(&w->sheet, before, after);
    lor_sheet_blank(&w->sheet);
}

/* Settings that make two runs hard to compare. */
static void write_tools(Writer *w, const LorComparedRun *before, const LorComparedRun *after) {
    size_t told = 0;
    for (size_t i = 0; lor_compared_settings[i]; i++) {
        if (lor_str_eq(before->tool[i], after->tool[i])) continue;
        if (told++ == 0) {
            lor_sheet_start(&w->sheet, 0, 2);
            lor_sheet_say_text(&w->sheet, "The runs differ in more than their letters:");
        } else lor_sheet_say_text(&w->sheet, "\xC2\xB7");
        lor_sheet_say_format(&w->sheet, "%s", lor_compared_settings[i]);
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
