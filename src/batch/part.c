// SPDX-License-Identifier: GPL-3.0-or-later
// Reading lines of jsonl back. What a line says is checked like any input: it may have been edited.
#include "batch/part.h"

#include "core/json.h"
#include "report/json_part.h"

#include <math.h>

typedef struct Reading {
    LorArena *arena;
    const LorPacks *packs;
    LorResult *result;
    bool wrong; /* something that this lorlint never wrote */
} Reading;

static LorStr text_at(const Reading *r, const LorJson *object, const char *key) {
    return lor_arena_copy(r->arena, lor_json_text(lor_json_get(object, key)));
}

/* A number of things: whole, from 0 on. */
static uint32_t count_at(Reading *r, const LorJson *object, const char *key) {
    double number = lor_json_number(lor_json_get(object, key), 0);
    if (number >= 0 && number <= UINT32_MAX && floor(number) == number) return (uint32_t)number;
    r->wrong = true;
    return 0;
}

/* ---- keys ---- */

static bool read_hex(LorStr text, uint64_t *value) {
    *value = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = lor_to_lower(text.ptr[i]);
        unsigned digit = lor_is_digit(c) ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
        if (digit == 16) return false;
        *value = *value << 4 | digit;
    }
    return text.len == 16;
}

static uint64_t key_at(Reading *r, const LorJson *object, const char *name) {
    uint64_t key;
    if (!read_hex(lor_json_text(lor_json_get(object, name)), &key)) r->wrong = true;
    return key;
}

static bool read_sentence(LorStr text, LorSentenceKey *key) {
    LorStr part;
    size_t number[3];
    bool hashes = lor_str_split(&text, '.', &part) && read_hex(part, &key->masked) && lor_str_split(&text, '.', &part) && read_hex(part, &key->exact);
    for (size_t i = 0; i < 3; i++)
        if (!hashes || !lor_str_split(&text, '.', &part) || !lor_str_to_size(part, UINT32_MAX, &number[i])) return false;
    key->words = (uint32_t)number[0];
    key->page = (uint32_t)number[1];
    key->line = (uint32_t)number[2];
    return true;
}

static void read_keys(Reading *r, const LorJson *part) {
    r->result->bytes_key = key_at(r, part, "file");
    r->result->text_key = key_at(r, part, "text");
    for (const LorJson *one = lor_json_first(lor_json_get(part, "sentences")); one; one = lor_json_next(one)) {
        LorSentenceKey key = {0};
        if (!read_sentence(lor_json_text(one), &key)) r->wrong = true;
        lor_vec_push(r->arena, &r->result->keys, key);
    }
}

/* The path's own bytes, when they were no UTF-8. */
static LorStr read_path(Reading *r, const LorJson *letter, const LorJson *part) {
    LorStr hex = lor_json_text(lor_json_get(part, "path"));
    if (!hex.len) return text_at(r, letter, "path");
    char *bytes = lor_arena_alloc(r->arena, hex.len / 2 + 1);
    for (size_t i = 0; i + 1 < hex.len; i += 2) {
        char padded[17] = "00000000000000";
        uint64_t byte = 0;
        padded[14] = hex.ptr[i];
        padded[15] = hex.ptr[i + 1];
        if (!read_hex(lor_str(padded, 16), &byte)) r->wrong = true;
        bytes[i / 2] = (char)byte;
    }
    return lor_str(bytes, hex.len / 2);
}

/* ---- facts ---- */

static LorPlace read_place(Reading *r, const LorJson *from) {
    LorPlace place = {.start = count_at(r, from, "start"), .end = count_at(r, from, "end"), .page = count_at(r, from, "page"),
                      .line = count_at(r, from, "line"), .column = count_at(r, from, "column"), .text = text_at(r, from, "text")};
    place.line_text = place.text;
    place.line_mark = (uint32_t)place.text.len;
    return place;
}

static void read_value(Reading *r, const LorJson *value, LorFact *fact) {
    fact->kind = LOR_VALUE_TEXT;
    if (lor_json_is_array(value)) {
        fact->kind = LOR_VALUE_LIST;
        for (const LorJson *item = lor_json_first(value); item; item = lor_json_next(item))
            lor_vec_push(r->arena, &fact->list, lor_arena_copy(r->arena, lor_json_text(item)));
    } else if (lor_json_is_text(value)) {
        fact->value = lor_arena_copy(r->arena, lor_json_text(value));
    } else if (isfinite(lor_json_number(value, NAN))) {
        fact->kind = LOR_VALUE_NUMBER;
        fact->number = lor_json_number(value, 0);
    } else {
        fact->value = lor_json_is_true(value) ? LOR_STR("true") : LOR_STR("false");
    }
}

static LorFact *new_fact(Reading *r, LorStr name, LorFactState state) {
    LorFact *fact = LOR_NEW(r->arena, LorFact);
    size_t kind = lor_packs_fact(r->packs, name);
    LorShownFact shown = {.fact = fact, .kind = kind == LOR_NONE ? NULL : &r->packs->facts.at[kind]};
    fact->name = name;
    fact->state = state;
    lor_vec_push(r->arena, &r->result->facts, shown);
    return fact;
}

static bool is_own_member(LorStr name) {
    static const char *const own[] = {"state", "value", "text", "start", "end", "page", "line", "count", "guessed", "reason", NULL};
    for (size_t i = 0; own[i]; i++)
        if (lor_str_eq(name, lor_str_from_c(own[i]))) return true;
    return false;
}

static void read_fact(Reading *r, const LorJson *from) {
    LorStr name = lor_arena_copy(r->arena, lor_json_key(from)), state = lor_json_text(lor_json_get(from, "state"));
    bool present = lor_str_eq(state, LOR_STR("present")), unknown = lor_str_eq(state, LOR_STR("unknown"));
    LorFact *fact = new_fact(r, name, present ? LOR_PRESENT : unknown ? LOR_UNKNOWN : LOR_ABSENT);
    fact->reason = text_at(r, from, "reason");
    if (present) read_value(r, lor_json_get(from, "value"), fact);
    fact->guessed = count_at(r, from, "guessed");
    if (present && fact->kind != LOR_VALUE_NUMBER) fact->number = lor_json_number(lor_json_get(from, "count"), 0);
    if (present) r->result->facts.at[r->result->facts.len - 1].place = read_place(r, from);
    for (const LorJson *member = lor_json_first(from); member; member = lor_json_next(member)) {
        LorStr key = lor_json_key(member);
        if (is_own_member(key)) continue;
        LorStr part = lor_arena_format(r->arena, "%.*s.%.*s", LOR_STR_ARG(name), LOR_STR_ARG(key));
        read_value(r, member, new_fact(r, part, LOR_PRESENT));
    }
}

/* ---- findings and score ---- */

static const LorRule *rule_at(Reading *r, const LorJson *from) {
    const LorRule *rule = lor_packs_rule(r->packs, lor_json_text(lor_json_get(from, "rule")));
    if (!rule) r->wrong = true;
    return rule;
}

static void read_finding(Reading *r, const LorJson *from) {
    LorFinding finding = {.rule = rule_at(r, from), .severity = lor_severity_from_word(lor_json_text(lor_json_get(from, "severity")))};
    const LorJson *beyond = lor_json_get(from, "points_beyond_budget");
    finding.points = lor_json_number(lor_json_get(from, "points"), 0);
    finding.asked = finding.points + lor_json_number(beyond, 0);
    finding.budget_used = beyond != NULL;
    finding.gate = count_at(r, from, "gate");
    finding.message = text_at(r, from, "message");
    finding.silenced = text_at(r, from, "silenced");
    for (const LorJson *span = lor_json_first(lor_json_get(from, "spans")); span; span = lor_json_next(span))
        lor_vec_push(r->arena, &finding.places, read_place(r, span));
    finding.place_count = finding.places.len;
    if (lor_json_get(from, "span_count")) finding.place_count = count_at(r, from, "span_count");
    if (!finding.rule || finding.severity == LOR_SEVERITY_COUNT) r->wrong = true;
    else lor_vec_push(r->arena, &r->result->findings, finding);
}

static void read_unchecked(Reading *r, const LorJson *from) {
    const LorJson *place = lor_json_get(from, "place");
    LorUnchecked unchecked = {rule_at(r, from), text_at(r, from, "reason"), {0}};
    if (place) unchecked.place = read_place(r, place);
    if (unchecked.rule) lor_vec_push(r->arena, &r->result->unchecked, unchecked);
}

static void read_strength(Reading *r, const LorJson *from) {
    LorStr name = lor_json_text(lor_json_get(from, "fact"));
    for (size_t i = 0; i < r->result->facts.len; i++) {
        LorShownFact shown = r->result->facts.at[i];
        if (!lor_str_eq(shown.fact->name, name)) continue;
        shown.place = read_place(r, from);
        lor_vec_push(r->arena, &r->result->strengths, shown);
        return;
    }
    r->wrong = true;
}

static void read_category(Reading *r, const LorJson *from) {
    LorStr id = lor_json_text(lor_json_get(from, "id"));
    for (LorCategory c = 0; c < LOR_CATEGORY_APART; c++)
        if (lor_str_eq(id, lor_str_from_c(lor_category_id(c))))
            r->result->score.categories[c] =
                (LorCategoryScore){lor_json_number(lor_json_get(from, "budget"), 0), lor_json_number(lor_json_get(from, "lost"), 0),
                                   lor_json_number(lor_json_get(from, "unchecked"), 0)};
}

static void read_score(Reading *r, const LorJson *from) {
    LorScore *score = &r->result->score;
    double total = lor_json_number(lor_json_get(from, "total"), -1);
    score->given = total >= 0 && total <= 100;
    score->total = score->given ? (int)total : 0;
    score->checkable = (int)count_at(r, from, "checkable");
    score->cap = count_at(r, from, "cap");
    score->cap_reason = text_at(r, from, "cap_reason");
    score->why_not = text_at(r, from, "why_not");
    score->band = lor_band_of(score->total);
    for (const LorJson *one = lor_json_first(lor_json_get(from, "categories")); one; one = lor_json_next(one)) read_category(r, one);
}

/* ---- the letter ---- */

static void each(Reading *r, const LorJson *list, void (*read)(Reading *r, const LorJson *from)) {
    for (const LorJson *one = lor_json_first(list); one; one = lor_json_next(one)) read(r, one);
}

static void read_note(Reading *r, const LorJson *from) { lor_vec_push(r->arena, &r->result->notes, lor_arena_copy(r->arena, lor_json_text(from))); }

static void read_letter(Reading *r, const LorJson *letter, const LorJson *part) {
    LorResult *result = r->result;
    result->path = read_path(r, letter, part);
    result->status = lor_status_from_word(lor_json_text(lor_json_get(letter, "status")));
    if (result->status == LOR_STATUS_COUNT || !result->path.len) r->wrong = true;
    result->why = text_at(r, letter, "why");
    result->format = text_at(r, letter, "format");
    result->source = text_at(r, letter, "source");
    result->pages = count_at(r, letter, "pages");
    result->words = count_at(r, letter, "words");
    each(r, lor_json_get(letter, "notes"), read_note);
    if (lor_json_is_object(lor_json_get(letter, "score"))) read_score(r, lor_json_get(letter, "score"));
    each(r, lor_json_get(letter, "facts"), read_fact);
    each(r, lor_json_get(letter, "findings"), read_finding);
    each(r, lor_json_get(letter, "unchecked"), read_unchecked);
    each(r, lor_json_get(letter, "strengths"), read_strength);
    read_keys(r, part);
}

/* The letter that a line is, and its part. */
static const LorJson *parse(LorArena *arena, LorStr line, const LorJson **part, LorError *err) {
    LorError problem = {0};
    const LorJson *letter = lor_json_parse(arena, line, &problem);
    *part = lor_json_get(letter, LOR_PART_MEMBER);
    if (!letter) return lor_error_set(err, LOR_UNSUPPORTED, "this line was not written by lorlint --format jsonl: not JSON (byte %zu)", problem.column), NULL;
    if (lor_json_is_object(*part) && !lor_json_is_true(lor_json_get(*part, "redacted"))) return letter;
    if (*part) lor_error_set(err, LOR_UNSUPPORTED, "a redacted run: its letters cannot be compared any more");
    else lor_error_set(err, LOR_UNSUPPORTED, "this line was not written by lorlint --format jsonl");
    return NULL;
}

bool lor_part_run(LorArena *arena, LorStr line, LorPartRun *run, LorError *err) {
    const LorJson *part;
    if (!parse(arena, line, &part, err)) return false;
    run->key = lor_arena_copy(arena, lor_json_text(lor_json_get(part, "run")));
    run->as_of = lor_arena_copy(arena, lor_json_text(lor_json_get(part, "as_of")));
    return true;
}

/* Bytes before the part, which is the last member: quotation marks inside texts are escaped, so this cannot stand in one. */
static size_t end_of_letter(LorStr line) {
    LorStr mark = LOR_STR(",\"" LOR_PART_MEMBER "\":{");
    size_t found = LOR_NONE;
    for (size_t from = 0, at; (at = lor_str_find(lor_str_slice(line, from, line.len), mark)) != LOR_NONE; from += at + 1) found = from + at;
    return found;
}

LorResult *lor_part_read(LorStr line, const LorPacks *packs, LorStr key, LorError *err) {
    LorArena *arena = lor_arena_new(0);
    Reading r = {.arena = arena, .packs = packs, .result = LOR_NEW(arena, LorResult)};
    const LorJson *part, *letter = parse(arena, line, &part, err);
    r.result->arena = arena;
    if (!letter) goto fail;
    if (!lor_str_eq(lor_json_text(lor_json_get(part, "run")), key)) {
        lor_error_set(err, LOR_UNSUPPORTED, "made by another lorlint, with other packs or other settings");
        goto fail;
    }
    read_letter(&r, letter, part);
    r.result->told = lor_arena_copy(arena, line);
    r.result->told_letter = end_of_letter(line);
    if (!r.wrong && r.result->told_letter != LOR_NONE) return r.result;
    lor_error_set(err, LOR_UNSUPPORTED, "something in it was changed since lorlint wrote it");
fail:
    lor_arena_free(arena);
    return NULL;
}
