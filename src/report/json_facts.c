// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in JSON: the names that every report holds, and the type that each value has.
#include "report/json_facts.h"

typedef enum ValueType { TEXT, NUMBER, LIST, YES_NO } ValueType;

/** A fact that programs can count on. `absent`: the value that stands for "nothing there", or NULL. */
typedef struct Promised {
    LorStr name;
    ValueType type;
    const char *absent;
} Promised;

static const Promised promised[] = {
    {LOR_STR("applicant"), TEXT, NULL},
    {LOR_STR("pronouns"), TEXT, "none"},
    {LOR_STR("letterhead"), TEXT, "none"},
    {LOR_STR("date"), TEXT, NULL},
    {LOR_STR("salutation"), TEXT, NULL},
    {LOR_STR("closing"), TEXT, NULL},
    {LOR_STR("writer_name"), TEXT, NULL},
    {LOR_STR("writer_title"), TEXT, NULL},
    {LOR_STR("writer_department"), TEXT, NULL},
    {LOR_STR("writer_institution"), TEXT, NULL},
    {LOR_STR("writer_qualifications"), TEXT, NULL},
    {LOR_STR("writer_email"), TEXT, NULL},
    {LOR_STR("writer_phone"), TEXT, NULL},
    {LOR_STR("relationship"), TEXT, NULL},
    {LOR_STR("duration"), TEXT, NULL},
    {LOR_STR("dates"), TEXT, NULL},
    {LOR_STR("role"), TEXT, NULL},
    {LOR_STR("facility"), TEXT, NULL},
    {LOR_STR("workload"), TEXT, NULL},
    {LOR_STR("evidence_numbers"), LIST, ""},
    {LOR_STR("case_example"), YES_NO, ""},
    {LOR_STR("comparison"), TEXT, "none"},
    {LOR_STR("entrustment"), TEXT, NULL},
    {LOR_STR("competencies"), LIST, ""},
    {LOR_STR("recommendation"), NUMBER, "0"},
    {LOR_STR("purpose"), TEXT, NULL},
    {LOR_STR("contact_invitation"), TEXT, NULL},
    {LOR_STR("english"), TEXT, NULL},
    {LOR_STR("systems"), TEXT, NULL},
    {LOR_STR("team"), TEXT, NULL},
    {LOR_STR("page_size"), TEXT, NULL},
    {LOR_STR("last_page_fill"), NUMBER, NULL},
    {LOR_STR("body_font"), TEXT, NULL},
    {LOR_STR("body_size"), NUMBER, NULL}, /* [pt] */
    {LOR_STR("signature_field"), YES_NO, ""},
    {LOR_STR("letterhead_kind"), TEXT, "none"},
    {LOR_STR("signature"), TEXT, "none"},
    {LOR_STR("text_layer"), YES_NO, ""},
    {LOR_STR("encrypted"), YES_NO, ""},
    {LOR_STR("active_content"), YES_NO, ""},
    {LOR_STR("form_fields"), YES_NO, ""},
    {LOR_STR("annotations"), YES_NO, ""},
    {LOR_STR("tracked_changes"), YES_NO, ""},
    {LOR_STR("comments"), YES_NO, ""},
    {LOR_STR("metadata_author"), TEXT, NULL},
};
#define PROMISED_COUNT (sizeof promised / sizeof *promised)

/* Which of them it is, or PROMISED_COUNT. */
static size_t promise_of(LorStr name) {
    size_t i = 0;
    while (i < PROMISED_COUNT && !lor_str_eq(name, promised[i].name)) i++;
    return i;
}

static bool is_part(LorStr name) { return lor_str_find(name, LOR_STR(".")) != LOR_NONE; }

/* ---- values ---- */

static void put_list(LorJson *object, const LorShownFact *one) {
    LorJson *list = lor_json_put_array(object, "value");
    if (!one) return;
    for (size_t i = 0; i < one->fact->list.len; i++) lor_json_add_text(list, one->fact->list.at[i]);
    if (one->fact->list.len == 0 && one->place.text.len) lor_json_add_text(list, one->place.text);
}

static void put_as_number(LorJson *object, const char *key, const LorFact *fact) {
    double number = fact->number;
    if (fact->kind == LOR_VALUE_TEXT && !lor_str_to_number(fact->value, &number)) {
        lor_json_put_null(object, key);
        return;
    }
    lor_json_put_number(object, key, number);
}

static bool says_yes(const LorFact *fact) {
    if (fact->kind == LOR_VALUE_NUMBER) return fact->number > 0;
    return !lor_str_eq(fact->value, LOR_STR("false")) && !lor_str_eq(fact->value, LOR_STR("no"));
}

static void put_text(LorJson *object, const LorShownFact *one) {
    bool own = one->fact->kind == LOR_VALUE_TEXT && one->fact->value.len;
    lor_json_put_text(object, "value", own ? one->fact->value : one->place.text);
}

static void put_present(LorJson *object, const LorShownFact *one, const Promised *promise) {
    ValueType plain = one->fact->kind == LOR_VALUE_NUMBER ? NUMBER : one->fact->kind == LOR_VALUE_LIST ? LIST : TEXT;
    switch (promise ? promise->type : plain) {
    case TEXT: put_text(object, one); break;
    case NUMBER: put_as_number(object, "value", one->fact); break;
    case LIST: put_list(object, one); break;
    case YES_NO: lor_json_put_bool(object, "value", says_yes(one->fact)); break;
    }
    if (one->place.line == 0) return;
    lor_json_put_text(object, "text", one->place.text);
    lor_json_put_number(object, "start", (double)one->place.start);
    lor_json_put_number(object, "end", (double)one->place.end);
    if (one->place.page) lor_json_put_number(object, "page", one->place.page);
    lor_json_put_number(object, "line", one->place.line);
    lor_json_put_number(object, "count", (double)one->fact->spans.len);
}

static void put_absent(LorJson *object, const Promised *promise) {
    if (!promise || !promise->absent) return;
    double number = 0;
    switch (promise->type) {
    case TEXT: lor_json_put_word(object, "value", promise->absent); break;
    case NUMBER:
        lor_str_to_number(lor_str_from_c(promise->absent), &number);
        lor_json_put_number(object, "value", number);
        break;
    case LIST: put_list(object, NULL); break;
    case YES_NO: lor_json_put_bool(object, "value", false); break;
    }
}

/* `key` lives as long as the result. */
static void put_part(LorJson *object, const LorFact *part, const char *key) {
    if (lor_json_get(object, key)) return; /* the fact's own members win */
    switch (part->kind) {
    case LOR_VALUE_TEXT: lor_json_put_text(object, key, part->value); break;
    case LOR_VALUE_NUMBER: put_as_number(object, key, part); break;
    case LOR_VALUE_LIST: {
        LorJson *list = lor_json_put_array(object, key);
        for (size_t i = 0; i < part->list.len; i++) lor_json_add_text(list, part->list.at[i]);
        break;
    }
    case LOR_VALUE_NONE: lor_json_put_bool(object, key, true); break;
    }
}

/* Facts of a result: those that are promised, others, and those that are part of another. A letter has a hundred facts and a dozen parts that are there. */
typedef struct Shown {
    LorArena *arena;
    const LorShownFact *promised[PROMISED_COUNT]; /* NULL: there is none */
    LOR_VEC(const LorShownFact *) others;
    LOR_VEC(const LorFact *) parts;
} Shown;

static Shown sort_out(const LorResult *result) {
    Shown shown = {.arena = result->arena};
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorShownFact *one = &result->facts.at[i];
        bool part = is_part(one->fact->name);
        size_t promise = part ? PROMISED_COUNT : promise_of(one->fact->name);
        if (promise < PROMISED_COUNT) shown.promised[promise] = one;
        else if (!part) lor_vec_push(shown.arena, &shown.others, one);
        else if (one->fact->state == LOR_PRESENT) lor_vec_push(shown.arena, &shown.parts, one->fact);
    }
    return shown;
}

static void put_parts(LorJson *object, const Shown *shown, LorStr name) {
    for (size_t i = 0; i < shown->parts.len; i++) {
        LorStr part = shown->parts.at[i]->name;
        if (part.len <= name.len + 1 || part.ptr[name.len] != '.' || !lor_str_starts(part, name)) continue;
        put_part(object, shown->parts.at[i], lor_arena_copy(shown->arena, lor_str_slice(part, name.len + 1, part.len)).ptr);
    }
}

/* ---- facts ---- */

/* `name` is terminated and lives as long as the result. `one` is NULL where the letter has no such fact. */
static void put_fact(LorJson *facts, const Shown *shown, LorStr name, const LorShownFact *one, const Promised *promise, bool analysed) {
    LorJson *object = lor_json_put_object(facts, name.ptr);
    bool unread = !one && !analysed;
    bool unknown = unread || (one && one->fact->state == LOR_UNKNOWN);
    bool present = one && one->fact->state == LOR_PRESENT;
    lor_json_put_word(object, "state", unknown ? "unknown" : present ? "present" : "absent");
    if (unread) lor_json_put_word(object, "reason", "the input was not analysed");
    else if (unknown) lor_json_put_text(object, "reason", one->fact->reason);
    else if (present) put_present(object, one, promise);
    else put_absent(object, promise);
    if (present && one->fact->guessed) lor_json_put_number(object, "guessed", (double)one->fact->guessed);
    if (present && one->fact->reason.len) lor_json_put_text(object, "reason", one->fact->reason); /* all of it is guessed */
    put_parts(object, shown, name);
}

void lor_json_put_facts(LorJson *facts, const LorResult *result) {
    Shown shown = sort_out(result);
    bool analysed = lor_status_analysed(result->status);
    for (size_t i = 0; i < PROMISED_COUNT; i++) put_fact(facts, &shown, promised[i].name, shown.promised[i], &promised[i], analysed);
    for (size_t i = 0; i < shown.others.len; i++)
        put_fact(facts, &shown, lor_arena_copy(result->arena, shown.others.at[i]->fact->name), shown.others.at[i], NULL, analysed);
}
