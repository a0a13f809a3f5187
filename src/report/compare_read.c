// SPDX-License-Identifier: GPL-3.0-or-later
// Reading runs to compare, and finding out which letters are the same.
#include "report/compare_read.h"

#include "core/buf.h"
#include "core/hash.h"
#include "core/json.h"

#include <math.h>
#include <stdlib.h>

#define SCHEMA_VERSION 1

const char *const lor_compared_settings[5] = {"version", "packs", "profile", "as_of", NULL};

static int by_rule(const void *a, const void *b) { return lor_str_cmp(((const LorComparedFinding *)a)->rule, ((const LorComparedFinding *)b)->rule); }
static int by_key(const void *a, const void *b) { return lor_str_cmp(((const LorComparedLetter *)a)->key, ((const LorComparedLetter *)b)->key); }

static void sort_findings(LorComparedLetter *letter) {
    if (letter->findings.len) qsort(letter->findings.at, letter->findings.len, sizeof *letter->findings.at, by_rule);
}

/* ---- letters ---- */

static LorComparedFinding start_finding(LorArena *arena, const LorJson *from) {
    return (LorComparedFinding){.rule = lor_arena_copy(arena, lor_json_text(lor_json_get(from, "rule"))), .points = lor_json_number(lor_json_get(from, "points"), -1),
                                .severity = lor_severity_from_word(lor_json_text(lor_json_get(from, "severity"))),
                                .check = lor_json_get(from, "check") != NULL, .silenced = lor_json_get(from, "silenced") != NULL, .words = LOR_HASH_START};
}

static bool read_finding(LorArena *arena, const LorJson *from, LorComparedFinding *found) {
    const LorJson *spans = lor_json_get(from, "spans");
    size_t listed = 0;
    *found = start_finding(arena, from);
    for (const LorJson *span = lor_json_first(spans); span; span = lor_json_next(span), listed++)
        found->words = lor_hash_add(found->words, lor_json_text(lor_json_get(span, "text")));
    found->places = (size_t)fmax(lor_json_number(lor_json_get(from, "span_count"), (double)listed), 0);
    return lor_json_is_object(from) && found->rule.len && found->severity != LOR_SEVERITY_COUNT && found->points >= 0 && lor_json_is_array(spans);
}

static bool read_letter(LorArena *arena, const LorJson *from, size_t index, LorComparedLetter *letter, LorError *err) {
    const LorJson *findings = lor_json_get(from, "findings"), *path = lor_json_get(from, "path");
    size_t number = 0;
    *letter = (LorComparedLetter){.path = lor_arena_copy(arena, lor_json_text(path)), .status = lor_status_from_word(lor_json_text(lor_json_get(from, "status")))};
    letter->key = letter->path;
    if (!lor_json_is_object(from) || !lor_json_is_text(path) || letter->status == LOR_STATUS_COUNT || !lor_json_is_array(findings))
        return lor_error_set(err, LOR_DAMAGED, "letters[%zu] has no path, no known status or no findings", index);
    letter->total = (int)lor_json_number(lor_json_get(lor_json_get(from, "score"), "total"), -1);
    for (const LorJson *one = lor_json_first(findings); one; one = lor_json_next(one), number++) {
        LorComparedFinding found;
        if (!read_finding(arena, one, &found))
            return lor_error_set(err, LOR_DAMAGED, "letters[%zu].findings[%zu] has no rule, severity, points or spans", index, number);
        lor_vec_push(arena, &letter->findings, found);
    }
    sort_findings(letter);
    return true;
}

static bool add_letter(LorArena *arena, LorComparedRun *run, const LorJson *from, LorError *err) {
    LorComparedLetter letter;
    if (!read_letter(arena, from, run->letters.len, &letter, err)) return false;
    lor_vec_push(arena, &run->letters, letter);
    return true;
}

/* Two groups of letters are the same finding when rule and first letter are; how many letters, tells whether it changed. */
static bool read_together(LorArena *arena, const LorJson *set, LorComparedLetter *together, LorError *err) {
    size_t number = 0;
    *together = (LorComparedLetter){.status = LOR_SCORED, .total = -1};
    for (const LorJson *one = lor_json_first(lor_json_get(set, "findings")); one; one = lor_json_next(one), number++) {
        const LorJson *letters = lor_json_get(one, "letters");
        LorStr first = lor_json_text(lor_json_get(lor_json_first(letters), "path"));
        LorComparedFinding found = start_finding(arena, one);
        for (const LorJson *letter = lor_json_first(letters); letter; letter = lor_json_next(letter)) found.places++;
        if (!found.rule.len || found.severity == LOR_SEVERITY_COUNT || !first.len)
            return lor_error_set(err, LOR_DAMAGED, "set.findings[%zu] has no rule, severity or letters", number);
        found.rule = lor_arena_format(arena, "%.*s  %.*s", LOR_STR_ARG(found.rule), LOR_STR_ARG(first));
        found.points = 0;
        found.together = true;
        lor_vec_push(arena, &together->findings, found);
    }
    sort_findings(together);
    return true;
}

/* ---- reports ---- */

/* What is around the letters, and those letters that stand in it. */
static bool read_frame(LorArena *arena, LorComparedRun *run, const LorJson *root, LorError *err) {
    const LorJson *letters = lor_json_get(root, "letters");
    if (!root) return false;
    if ((int)lor_json_number(lor_json_get(root, "schema_version"), 0) != SCHEMA_VERSION || !lor_json_is_array(letters))
        return lor_error_set(err, LOR_DAMAGED, "this is no report of lorlint --format json (\"schema_version\": %d and \"letters\")", SCHEMA_VERSION);
    for (size_t i = 0; lor_compared_settings[i]; i++)
        run->tool[i] = lor_arena_copy(arena, lor_json_text(lor_json_get(lor_json_get(root, "tool"), lor_compared_settings[i])));
    for (const LorJson *one = lor_json_first(letters); one; one = lor_json_next(one))
        if (!add_letter(arena, run, one, err)) return false;
    return read_together(arena, lor_json_get(root, "set"), &run->together, err);
}

/* A line that holds one letter, as lorlint writes them; what stands behind the letter on it goes to `frame`. */
static bool read_line(LorArena *arena, LorComparedRun *run, LorStr line, LorBuf *frame) {
    size_t end = line.len;
    while (end && line.ptr[end - 1] != '}') end--;
    LorStr behind = lor_str_slice(line, end, line.len);
    LorArena *scratch = lor_arena_new(0);
    const LorJson *letter = lor_json_parse(scratch, lor_str_slice(line, 0, end), NULL);
    bool good = letter && add_letter(arena, run, letter, NULL);
    lor_arena_free(scratch);
    if (!lor_str_eq(behind, LOR_STR(","))) lor_buf_add(frame, behind);
    return good;
}

/* Line by line, which takes the memory of one letter. False: it is written otherwise, or wrong somewhere. */
static bool read_lines(LorArena *arena, LorComparedRun *run, LorStr text) {
    LorArena *scratch = lor_arena_new(0);
    LorBuf frame = {.arena = scratch};
    bool good = true;
    for (LorStr line; good && lor_str_split(&text, '\n', &line);) {
        if (lor_str_starts(line, LOR_STR("{\"path\":"))) good = read_line(arena, run, line, &frame);
        else lor_buf_add(&frame, line), lor_buf_char(&frame, '\n');
    }
    good = good && read_frame(arena, run, lor_json_parse(scratch, lor_buf_str(&frame), NULL), NULL);
    lor_arena_free(scratch);
    return good;
}

LorComparedRun *lor_compare_read(LorArena *arena, LorStr text, LorError *err) {
    LorComparedRun *run = LOR_NEW(arena, LorComparedRun);
    if (!read_lines(arena, run, text)) {
        LorArena *scratch = lor_arena_new(0);
        LorError problem = {0};
        *run = (LorComparedRun){0};
        const LorJson *root = lor_json_parse(scratch, text, &problem);
        bool good = root ? read_frame(arena, run, root, err) : lor_error_set(err, LOR_DAMAGED, "not JSON (byte %zu): this is no report of lorlint --format json", problem.column);
        lor_arena_free(scratch);
        if (!good) return NULL;
    }
    if (run->letters.len) qsort(run->letters.at, run->letters.len, sizeof *run->letters.at, by_key);
    return run;
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
        LorComparedLetter *letter = &run->letters.at[i];
        letter->key = lor_str_slice(letter->path, folder, letter->path.len);
    }
}

void lor_compare_match(LorComparedRun *before, LorComparedRun *after) {
    if (before->letters.len == 0 || after->letters.len == 0 || share_a_letter(before, after)) return;
    forget_folder(before, folder_of_all(before));
    forget_folder(after, folder_of_all(after));
}
