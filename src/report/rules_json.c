// SPDX-License-Identifier: GPL-3.0-or-later
// The rules as JSON: what docs are made from, and what other programs read.
#include "report/rules_json.h"

#include "core/json.h"
#include "report/rule_words.h"

static void put_when(LorArena *arena, LorJson *list, const LorWhen *when) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_text(one, "when", lor_when_words(arena, when));
    lor_json_put_word(one, "severity", lor_severity_word(when->severity));
    lor_json_put_number(one, "points", when->points);
    if (when->per) lor_json_put_number(one, "per", when->per);
    if (when->per) lor_json_put_number(one, "most", when->most);
    if (when->gate) lor_json_put_number(one, "gate", when->gate);
    if (when->message.len) lor_json_put_text(one, "message", when->message);
}

static void put_example(LorJson *list, const LorExample *example) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_bool(one, "fails", example->fails);
    lor_json_put_text(one, "text", example->text);
    if (example->zone.len) lor_json_put_text(one, "zone", example->zone);
}

static void put_ask(LorJson *list, const LorAsk *ask) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_word(one, "area", lor_area_id(ask->area));
    lor_json_put_text(one, "text", ask->text);
    if (ask->fact.len) lor_json_put_text(one, "fact", ask->fact);
    if (ask->lacks.len) lor_json_put_text(one, "lacks", ask->lacks);
}

static void put_rule(LorArena *arena, LorJson *list, const LorRule *rule) {
    LorJson *one = lor_json_add_object(list);
    lor_json_put_text(one, "id", rule->id);
    lor_json_put_text(one, "group", rule->group);
    lor_json_put_word(one, "category", lor_category_id(rule->category));
    lor_json_put_text(one, "title", rule->title);
    lor_json_put_word(one, "severity", lor_severity_word(lor_rule_worst(rule)));
    lor_json_put_number(one, "points", lor_rule_points(rule));
    lor_json_put_bool(one, "off", rule->off);
    lor_json_put_bool(one, "check", rule->check);
    if (rule->shares.len) lor_json_put_text(one, "shares", rule->shares);
    lor_json_put_text(one, "message", rule->message);
    lor_json_put_text(one, "advice", rule->advice);
    if (rule->ask.len) lor_json_put_text(one, "ask", rule->ask);
    LorJson *asks = lor_json_put_array(one, "asks");
    for (size_t i = 0; i < rule->asks.len; i++) put_ask(asks, &rule->asks.at[i]);
    lor_json_put_text(one, "why", rule->why);
    lor_json_put_text(one, "when_not", rule->not_when);
    lor_json_put_text(one, "source", rule->source);
    lor_json_put_text(one, "pack", rule->pack);
    LorJson *whens = lor_json_put_array(one, "whens");
    for (size_t i = 0; i < rule->whens.len; i++) put_when(arena, whens, &rule->whens.at[i]);
    LorJson *examples = lor_json_put_array(one, "examples");
    for (size_t i = 0; i < rule->examples.len; i++) put_example(examples, &rule->examples.at[i]);
}

static void put_tables(LorJson *root) {
    LorJson *categories = lor_json_put_array(root, "categories");
    for (LorCategory c = 0; c < LOR_CATEGORY_COUNT; c++) {
        LorJson *one = lor_json_add_object(categories);
        lor_json_put_word(one, "id", lor_category_id(c));
        lor_json_put_word(one, "label", lor_category_label(c));
        lor_json_put_number(one, "budget", lor_category_budget(c));
    }
    LorJson *bands = lor_json_put_array(root, "bands");
#define X(name, id_, words_, from_)                                                                                \
    {                                                                                                              \
        LorJson *one = lor_json_add_object(bands);                                                                 \
        lor_json_put_word(one, "id", id_);                                                                         \
        lor_json_put_word(one, "words", words_);                                                                   \
        lor_json_put_number(one, "from", from_);                                                                   \
    }
    LOR_BANDS(X)
#undef X
}

void lor_report_rules_json(LorOut *out, const LorRunInfo *info) {
    LorArena *arena = lor_arena_new(0);
    LorJson *root = lor_json_object(arena);
    lor_json_put_number(root, "schema_version", 1);
    lor_json_put_word(root, "version", info->version);
    lor_json_put_number(root, "score_model", LOR_SCORE_MODEL);
    lor_json_put_number(root, "least_checkable", LOR_SCORE_MIN_CHECKABLE);
    lor_json_put_text(root, "packs", info->packs->digest);
    lor_json_put_text(root, "profile", info->packs->profile);
    put_tables(root);
    LorJson *list = lor_json_put_array(root, "rules");
    for (size_t i = 0; i < info->packs->rules.len; i++) put_rule(arena, list, &info->packs->rules.at[i]);
    lor_json_write(out, root);
    lor_out_char(out, '\n');
    lor_arena_free(arena);
}
