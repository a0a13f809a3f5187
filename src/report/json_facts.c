// SPDX-License-Identifier: GPL-3.0-or-later
// Facts in JSON: the names that every report holds, and the type that each value has.
#include "report/json_facts.h"

typedef enum ValueType { TEXT, NUMBER, LIST, YES_NO } ValueType;

/** A fact that programs can count on. `absent`: the value that stands for "nothing there", or NULL. */
typedef struct Promised {
    const char *name;
    ValueType type;
    const char *absent;
} Promised;

static const Promised promised[] = {
    {"applicant", TEXT, NULL},
    {"pronouns", TEXT, "none"},
    {"letterhead", TEXT, "none"},
    {"date", TEXT, NULL},
    {"salutation", TEXT, NULL},
    {"closing", TEXT, NULL},
    {"writer_name", TEXT, NULL},
    {"writer_title", TEXT, NULL},
    {"writer_department", TEXT, NULL},
    {"writer_institution", TEXT, NULL},
    {"writer_qualifications", TEXT, NULL},
    {"writer_email", TEXT, NULL},
    {"writer_phone", TEXT, NULL},
    {"relationship", TEXT, NULL},
    {"duration", TEXT, NULL},
    {"dates", TEXT, NULL},
    {"role", TEXT, NULL},
    {"facility", TEXT, NULL},
    {"workload", TEXT, NULL},
    {"evidence_numbers", LIST, ""},
    {"case_example", YES_NO, ""},
    {"comparison", TEXT, "none"},
    {"entrustment", TEXT, NULL},
    {"competencies", LIST, ""},
    {"recommendation", NUMBER, "0"},
    {"purpose", TEXT, NULL},
    {"contact_invitation", TEXT, NULL},
    {"english", TEXT, NULL},
    {"systems", TEXT, NULL},
    {"team", TEXT, NULL},
    {"page_size", TEXT, NULL},
    {"last_page_fill", NUMBER, NULL},
    {"body_font", TEXT, NULL},
    {"body_size", NUMBER, NULL}, /* [pt] */
    {"signature_field", YES_NO, ""},
    {"letterhead_kind", TEXT, "none"},
    {"signature", TEXT, "none"},
    {"text_layer", YES_NO, ""},
    {"encrypted", YES_NO, ""},
    {"active_content", YES_NO, ""},
    {"form_fields", YES_NO, ""},
    {"annotations", YES_NO, ""},
    {"tracked_changes", YES_NO, ""},
    {"comments", YES_NO, ""},
    {"metadata_author", TEXT, NULL},
};
#define PROMISED_COUNT (sizeof promised / sizeof *promised)

static const Promised *promise_of(LorStr name) {
    for (size_t i = 0; i < PROMISED_COUNT; i++)
        if (lor_str_eq(name, lor_str_from_c(promised[i].name))) return &promised[i];
    return NULL;
}

static bool is_part(LorStr name) { return lor_str_find(name, LOR_STR(".")) != LOR_NONE; }

static const LorShownFact *shown(const LorResult *result, LorStr name) {
    for (size_t i = 0; i < result->facts.len; i++)
        if (lor_str_eq(result->facts.at[i].fact->name, name)) return &result->facts.at[i];
    return NULL;
}

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

static void put_part(LorJson *object, const LorFact *part, LorStr rest) {
    char key[64];
    if (part->state != LOR_PRESENT || rest.len == 0 || rest.len >= sizeof key) return;
    for (size_t i = 0; i < rest.len; i++) key[i] = rest.ptr[i];
    key[rest.len] = '\0';
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

static void put_parts(LorJson *object, const LorResult *result, LorStr name) {
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorFact *fact = result->facts.at[i].fact;
        bool below = fact->name.len > name.len + 1 && fact->name.ptr[name.len] == '.' && lor_str_starts(fact->name, name);
        if (below) put_part(object, fact, lor_str_slice(fact->name, name.len + 1, fact->name.len));
    }
}

static void put_fact(LorJson *facts, const LorResult *result, const char *name, const Promised *promise) {
    const LorShownFact *one = shown(result, lor_str_from_c(name));
    LorJson *object = lor_json_put_object(facts, name);
    bool unread = !one && !lor_status_analysed(result->status);
    bool unknown = unread || (one && one->fact->state == LOR_UNKNOWN);
    bool present = one && one->fact->state == LOR_PRESENT;
    lor_json_put_word(object, "state", unknown ? "unknown" : present ? "present" : "absent");
    if (unread) lor_json_put_word(object, "reason", "the input was not analysed");
    else if (unknown) lor_json_put_text(object, "reason", one->fact->reason);
    else if (present) put_present(object, one, promise);
    else put_absent(object, promise);
    put_parts(object, result, lor_str_from_c(name));
}

void lor_json_put_facts(LorJson *facts, const LorResult *result) {
    for (size_t i = 0; i < PROMISED_COUNT; i++) put_fact(facts, result, promised[i].name, &promised[i]);
    for (size_t i = 0; i < result->facts.len; i++) {
        LorStr name = result->facts.at[i].fact->name;
        if (is_part(name) || promise_of(name)) continue;
        put_fact(facts, result, lor_arena_copy(result->arena, name).ptr, NULL);
    }
}
