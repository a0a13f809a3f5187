// SPDX-License-Identifier: GPL-3.0-or-later
// Reading, matching, pruning and writing baselines.
#include "report/baseline.h"

#include "core/buf.h"
#include "core/digest.h"
#include "core/json.h"
#include "core/utf8.h"

#include <stdlib.h>

#define VERSION      1
#define WORDS_DIGITS 16u /* of the digest of one place's words */
#define MOST_COUNT   10000000u

/** A finding as it is remembered. */
typedef struct Entry {
    LorStr rule;
    size_t count;             /* places, also those not listed */
    LOR_VEC(LorStr) texts;    /* digests of the listed places' words, sorted */
    bool met;                 /* by a finding of this run */
    size_t met_count;         /* how many places it has now */
} Entry;

typedef struct Letter {
    LorStr path;              /* valid UTF-8 */
    LOR_VEC(Entry) entries;
    bool seen;                /* applied, and analysed */
} Letter;

struct LorBaseline {
    LorArena *arena;
    LOR_VEC(Letter) letters;  /* sorted by path once read */
};

LorBaseline *lor_baseline_new(LorArena *arena) {
    LorBaseline *baseline = LOR_NEW(arena, LorBaseline);
    baseline->arena = arena;
    return baseline;
}

/* ---- texts ---- */

/* A path as JSON can hold it. */
static LorStr plain_path(LorArena *arena, LorStr path) {
    LorBuf buf = {.arena = arena};
    while (lor_str_starts(path, LOR_STR("./"))) path = lor_str_slice(path, 2, path.len);
    for (size_t off = 0; off < path.len;) lor_buf_code(&buf, lor_utf8_next(path, &off));
    return lor_buf_str(&buf);
}

static LorStr words_of(LorArena *arena, const LorPlace *place) {
    LorDigest digest = lor_digest_start();
    lor_digest_add(&digest, place->text);
    return lor_digest_end(&digest, arena, WORDS_DIGITS);
}

static int by_text(const void *a, const void *b) { return lor_str_cmp(*(const LorStr *)a, *(const LorStr *)b); }
static int by_path(const void *a, const void *b) { return lor_str_cmp(((const Letter *)a)->path, ((const Letter *)b)->path); }

static Entry entry_of(LorArena *arena, const LorFinding *finding) {
    Entry entry = {.rule = finding->rule->id, .count = finding->place_count ? finding->place_count : 1};
    for (size_t i = 0; i < finding->places.len; i++) lor_vec_push(arena, &entry.texts, words_of(arena, &finding->places.at[i]));
    if (entry.texts.len) qsort(entry.texts.at, entry.texts.len, sizeof *entry.texts.at, by_text);
    return entry;
}

/* ---- matching ---- */

/* Whether each of the sorted texts stands among the sorted others, as often. */
static bool holds_all(const Entry *known, const Entry *now) {
    size_t k = 0;
    for (size_t n = 0; n < now->texts.len; n++, k++) {
        while (k < known->texts.len && lor_str_cmp(known->texts.at[k], now->texts.at[n]) < 0) k++;
        if (k == known->texts.len || !lor_str_eq(known->texts.at[k], now->texts.at[n])) return false;
    }
    return true;
}

/* A finding of many places lists the first ones only: when one is mended another takes its place in the list. */
static bool is_known(const Entry *known, const Entry *now) {
    if (!lor_str_eq(known->rule, now->rule) || now->count > known->count) return false;
    bool listed = known->texts.len == known->count || known->texts.len == 0;
    return !listed || holds_all(known, now);
}

static Letter *letter_of(const LorBaseline *baseline, LorStr path) {
    Letter wanted = {.path = path};
    if (baseline->letters.len == 0) return NULL;
    return bsearch(&wanted, baseline->letters.at, baseline->letters.len, sizeof wanted, by_path);
}

/* No longer there, and not for want of its rule. */
static bool is_stale(const Letter *letter, const Entry *entry, const LorPacks *packs) {
    const LorRule *rule = lor_packs_rule(packs, entry->rule);
    return letter->seen && !entry->met && !(rule && rule->off);
}

static void match(Letter *letter, LorArena *scratch, LorFinding *finding) {
    Entry now = entry_of(scratch, finding);
    for (size_t e = 0; e < letter->entries.len && !finding->silenced.len; e++) {
        Entry *known = &letter->entries.at[e];
        if (known->met || !is_known(known, &now)) continue;
        known->met = true;
        known->met_count = now.count;
        finding->silenced = LOR_STR("known to the baseline");
    }
}

void lor_baseline_apply(LorBaseline *baseline, const LorPacks *packs, LorResult *result) {
    LorArena *scratch = lor_arena_new(0);
    Letter *letter = letter_of(baseline, plain_path(scratch, result->path));
    if (letter && lor_status_analysed(result->status)) {
        letter->seen = true;
        for (size_t i = 0; i < result->findings.len; i++) match(letter, scratch, &result->findings.at[i]);
        result->since.known = true;
        for (size_t e = 0; e < letter->entries.len; e++) {
            const LorRule *rule = lor_packs_rule(packs, letter->entries.at[e].rule);
            result->since.same += letter->entries.at[e].met;
            if (rule && is_stale(letter, &letter->entries.at[e], packs)) lor_vec_push(result->arena, &result->since.gone, rule);
        }
    }
    lor_arena_free(scratch);
}

/* ---- what is stale ---- */

size_t lor_baseline_stale(const LorBaseline *baseline, const LorPacks *packs) {
    size_t stale = 0;
    for (size_t i = 0; i < baseline->letters.len; i++)
        for (size_t e = 0; e < baseline->letters.at[i].entries.len; e++)
            stale += is_stale(&baseline->letters.at[i], &baseline->letters.at[i].entries.at[e], packs);
    return stale;
}

void lor_baseline_tell_stale(const LorBaseline *baseline, const LorPacks *packs, size_t most, LorOut *out) {
    size_t told = 0;
    for (size_t i = 0; i < baseline->letters.len; i++) {
        const Letter *letter = &baseline->letters.at[i];
        for (size_t e = 0; e < letter->entries.len && told < most; e++) {
            if (!is_stale(letter, &letter->entries.at[e], packs)) continue;
            if (told++) lor_out_text(out, "; ");
            lor_out_clean(out, letter->path);
            lor_out_text(out, ": ");
            lor_out_clean(out, letter->entries.at[e].rule);
        }
    }
}

void lor_baseline_prune(LorBaseline *baseline, const LorPacks *packs, bool (*is_there)(const char *path)) {
    size_t letters = 0;
    for (size_t i = 0; i < baseline->letters.len; i++) {
        Letter letter = baseline->letters.at[i];
        size_t kept = 0;
        if (!letter.seen && !is_there(lor_arena_copy(baseline->arena, letter.path).ptr)) continue;
        for (size_t e = 0; e < letter.entries.len; e++) {
            Entry entry = letter.entries.at[e];
            if (is_stale(&letter, &entry, packs)) continue;
            if (entry.met) entry.count = entry.met_count;
            letter.entries.at[kept++] = entry;
        }
        letter.entries.len = kept;
        if (kept) baseline->letters.at[letters++] = letter;
    }
    baseline->letters.len = letters;
}

/* ---- recording and writing ---- */

void lor_baseline_record(LorBaseline *baseline, const LorResult *result) {
    Letter letter = {.path = plain_path(baseline->arena, result->path)};
    for (size_t i = 0; i < result->findings.len; i++)
        if (!result->findings.at[i].silenced.len) lor_vec_push(baseline->arena, &letter.entries, entry_of(baseline->arena, &result->findings.at[i]));
    if (letter.entries.len) lor_vec_push(baseline->arena, &baseline->letters, letter);
}

static void write_entry(LorOut *out, const Entry *entry) {
    LorArena *arena = lor_arena_new(0);
    LorJson *one = lor_json_object(arena);
    lor_json_put_text(one, "rule", entry->rule);
    lor_json_put_number(one, "count", (double)entry->count);
    LorJson *texts = lor_json_put_array(one, "texts");
    for (size_t i = 0; i < entry->texts.len; i++) lor_json_add_text(texts, entry->texts.at[i]);
    lor_json_write(out, one);
    lor_arena_free(arena);
}

/* A line each, so that a change of the file reads as what it is. */
void lor_baseline_write(const LorBaseline *baseline, LorOut *out) {
    lor_out_format(out, "{\"lorlint_baseline\":%d,\n\"letters\":[", VERSION);
    for (size_t i = 0; i < baseline->letters.len; i++) {
        const Letter *letter = &baseline->letters.at[i];
        lor_out_text(out, i ? ",\n{\"path\":" : "\n{\"path\":");
        lor_json_write_text(out, letter->path);
        lor_out_text(out, ",\"findings\":[");
        for (size_t e = 0; e < letter->entries.len; e++) {
            lor_out_text(out, e ? ",\n  " : "\n  ");
            write_entry(out, &letter->entries.at[e]);
        }
        lor_out_text(out, "]}");
    }
    lor_out_text(out, "]}\n");
}

size_t lor_baseline_count(const LorBaseline *baseline) {
    size_t count = 0;
    for (size_t i = 0; i < baseline->letters.len; i++) count += baseline->letters.at[i].entries.len;
    return count;
}

/* ---- reading ---- */

static bool is_digest(LorStr text) {
    for (size_t i = 0; i < text.len; i++)
        if (!lor_is_digit(text.ptr[i]) && !(text.ptr[i] >= 'a' && text.ptr[i] <= 'f')) return false;
    return text.len == WORDS_DIGITS;
}

static bool read_texts(LorArena *arena, const LorJson *list, Entry *entry) {
    if (!lor_json_is_array(list)) return false;
    for (const LorJson *one = lor_json_first(list); one; one = lor_json_next(one)) {
        if (!is_digest(lor_json_text(one))) return false;
        lor_vec_push(arena, &entry->texts, lor_json_text(one));
    }
    if (entry->texts.len) qsort(entry->texts.at, entry->texts.len, sizeof *entry->texts.at, by_text);
    return entry->texts.len <= entry->count;
}

static bool read_entry(LorArena *arena, const LorJson *from, Entry *entry) {
    double count = lor_json_number(lor_json_get(from, "count"), 0);
    if (!lor_json_is_object(from) || !(count >= 1 && count <= MOST_COUNT)) return false;
    *entry = (Entry){.rule = lor_json_text(lor_json_get(from, "rule")), .count = (size_t)count};
    return entry->rule.len && read_texts(arena, lor_json_get(from, "texts"), entry);
}

static bool read_letter(LorArena *arena, const LorJson *from, size_t index, Letter *letter, LorError *err) {
    const LorJson *findings = lor_json_get(from, "findings"), *path = lor_json_get(from, "path");
    size_t number = 0;
    *letter = (Letter){.path = plain_path(arena, lor_json_text(path))};
    if (!lor_json_is_object(from) || !letter->path.len || !lor_json_is_array(findings))
        return lor_error_set(err, LOR_DAMAGED, "letters[%zu] has no path or no findings", index);
    for (const LorJson *one = lor_json_first(findings); one; one = lor_json_next(one), number++) {
        Entry entry;
        if (!read_entry(arena, one, &entry))
            return lor_error_set(err, LOR_DAMAGED, "letters[%zu].findings[%zu] needs a rule, a count, and texts of %u digits", index, number, WORDS_DIGITS);
        lor_vec_push(arena, &letter->entries, entry);
    }
    return true;
}

LorBaseline *lor_baseline_read(LorArena *arena, LorStr text, LorError *err) {
    LorBaseline *baseline = lor_baseline_new(arena);
    const LorJson *root = lor_json_parse(arena, text, err);
    if (!root) return NULL;
    bool known = lor_json_is_object(root) && (int)lor_json_number(lor_json_get(root, "lorlint_baseline"), 0) == VERSION &&
                 lor_json_is_array(lor_json_get(root, "letters"));
    if (!known) {
        lor_error_set(err, LOR_DAMAGED, "this is no baseline of lorlint (\"lorlint_baseline\": %d and \"letters\")", VERSION);
        return NULL;
    }
    size_t index = 0;
    for (const LorJson *one = lor_json_first(lor_json_get(root, "letters")); one; one = lor_json_next(one), index++) {
        Letter letter;
        if (!read_letter(arena, one, index, &letter, err)) return NULL;
        lor_vec_push(arena, &baseline->letters, letter);
    }
    if (baseline->letters.len) qsort(baseline->letters.at, baseline->letters.len, sizeof *baseline->letters.at, by_path);
    for (size_t i = 1; i < baseline->letters.len; i++)
        if (lor_str_eq(baseline->letters.at[i].path, baseline->letters.at[i - 1].path)) {
            lor_error_set(err, LOR_DAMAGED, "the letter %.*s stands twice", LOR_STR_ARG(lor_str_slice(baseline->letters.at[i].path, 0, 200)));
            return NULL;
        }
    return baseline;
}
