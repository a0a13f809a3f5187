// SPDX-License-Identifier: GPL-3.0-or-later
// One codec for both ways: each type has one function that visits its fields, and writes or reads them. Numbers stand in base 128.
#include "rules/flat.h"

#include "core/xml.h"

#include <string.h>

typedef struct Flat {
    LorArena *arena;
    bool writes;
    LorBuf rows_out, prose_out, asked_out;
    const char *rows, *prose, *asked; /* what is read next */
    LOR_VEC(LorStr) files;            /* names met, so that each is written once */
    LorPacks *packs;
} Flat;

static void put_number(LorBuf *out, uint64_t value) {
    for (; value >= 128; value >>= 7) lor_buf_char(out, (char)(value | 128));
    lor_buf_char(out, (char)value);
}

static uint64_t take_number(const char **at) {
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        value |= (uint64_t)(byte & 127u) << shift;
        if (byte < 128) return value;
    }
}

static LorStr take_bytes(const char **at, size_t len) {
    LorStr taken = {len ? *at : NULL, len};
    *at += len;
    return taken;
}

/* The number that was written (and is returned as it is) or read. */
static uint64_t wide(Flat *f, uint64_t value) {
    if (!f->writes) return take_number(&f->rows);
    put_number(&f->rows_out, value);
    return value;
}

static size_t number(Flat *f, size_t value) { return (size_t)wide(f, value); }
static unsigned small(Flat *f, unsigned value) { return (unsigned)wide(f, value); }
static bool truth(Flat *f, bool value) { return wide(f, value) != 0; }

static double real(Flat *f, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits = wide(f, bits);
    memcpy(&value, &bits, sizeof value);
    return value;
}

static LorStr bytes(Flat *f, LorStr s, LorBuf *out, const char **in) {
    size_t len = number(f, s.len);
    if (!f->writes) return take_bytes(in, len);
    lor_buf_add(out, s);
    return s;
}

static LorStr text(Flat *f, LorStr s) { return bytes(f, s, &f->rows_out, &f->rows); }
static LorStr prose(Flat *f, LorStr s) { return bytes(f, s, &f->prose_out, &f->prose); }
static LorStr asked(Flat *f, LorStr s) { return bytes(f, s, &f->asked_out, &f->asked); }

static LorStr file(Flat *f, LorStr name) {
    size_t at = 0;
    while (f->writes && at < f->files.len && !lor_str_eq(f->files.at[at], name)) at++;
    at = number(f, at);
    if (at == f->files.len) lor_vec_push(f->arena, &f->files, text(f, name));
    return f->files.at[at];
}

/* Visits a list of any type by the function for its elements. */
#define LIST(f, vec, visit)                                                                                       \
    do {                                                                                                          \
        size_t items = number((f), (vec)->len);                                                                   \
        if (!(f)->writes) {                                                                                       \
            (vec)->at = items ? lor_arena_array((f)->arena, items, sizeof *(vec)->at) : NULL;                     \
            (vec)->len = (vec)->cap = items;                                                                      \
        }                                                                                                         \
        for (size_t item = 0; item < items; item++) visit((f), &(vec)->at[item]);                                 \
    } while (0)

/* ---- facts ---- */

static void visit_pattern(Flat *f, LorFactPattern *p) {
    LorStr source = prose(f, p->pattern ? lor_pattern_source(p->pattern) : (LorStr){0});
    if (!f->writes) p->pattern = lor_pattern_new(f->arena, source, false, NULL);
    p->literal = text(f, p->literal);
    p->before = number(f, p->before + 1) - 1; /* LOR_NONE is written as 0 */
    p->value = (float)real(f, (double)p->value);
    p->except = truth(f, p->except);
    p->raw = truth(f, p->raw);
    f->packs->pattern_count += !f->writes;
}

static void visit_fact(Flat *f, LorFactKind *kind) {
    kind->name = text(f, kind->name);
    kind->what = prose(f, kind->what);
    kind->reader = truth(f, kind->reader);
    kind->lexicon = truth(f, kind->lexicon);
    kind->strength = text(f, kind->strength);
    kind->zones = small(f, kind->zones);
    kind->about_applicant = truth(f, kind->about_applicant);
    kind->not_writers = truth(f, kind->not_writers);
    kind->applicants_only = truth(f, kind->applicants_only);
    kind->others_only = truth(f, kind->others_only);
    kind->keep_negated = truth(f, kind->keep_negated);
    kind->keep_quoted = truth(f, kind->keep_quoted);
    kind->pick_highest = truth(f, kind->pick_highest);
    kind->per_sentence = truth(f, kind->per_sentence);
    kind->together = small(f, kind->together);
    kind->least = real(f, kind->least);
    kind->least_threshold = text(f, kind->least_threshold);
    kind->without = text(f, kind->without);
    kind->spared_by = text(f, kind->spared_by);
    kind->within = small(f, kind->within);
    kind->hints_at = text(f, kind->hints_at);
    kind->counts = text(f, kind->counts);
    kind->reads_from = text(f, kind->reads_from);
    LIST(f, &kind->patterns, visit_pattern);
    kind->file = file(f, kind->file);
    kind->line = number(f, kind->line);
}

/* ---- rules ---- */

static void visit_condition(Flat *f, LorCondition *c) {
    c->fact = text(f, c->fact);
    c->test = (LorTest)number(f, c->test);
    c->value = text(f, c->value);
    c->number = real(f, c->number);
    c->threshold = text(f, c->threshold);
    c->unless = truth(f, c->unless);
}

static void visit_when(Flat *f, LorWhen *when) {
    LIST(f, &when->conditions, visit_condition);
    when->at = text(f, when->at);
    when->severity = (LorSeverity)number(f, when->severity);
    when->points = real(f, when->points);
    when->per = small(f, when->per);
    when->most = real(f, when->most);
    when->gate = small(f, when->gate);
    when->message = prose(f, when->message);
}

static void visit_ask(Flat *f, LorAsk *ask) {
    ask->text = prose(f, ask->text);
    ask->area = (LorArea)number(f, ask->area);
    ask->fact = text(f, ask->fact);
    ask->lacks = text(f, ask->lacks);
    ask->line = number(f, ask->line);
}

static void visit_example(Flat *f, LorExample *example) {
    example->fails = truth(f, example->fails);
    example->text = text(f, example->text);
    example->mark.off = number(f, example->mark.off);
    example->mark.len = number(f, example->mark.len);
    example->zone = text(f, example->zone);
    example->as_of = text(f, example->as_of);
    example->applicant = text(f, example->applicant);
    example->file = text(f, example->file);
    example->line = number(f, example->line);
}

static LorStr flat_examples(Flat *f, LorRule *rule) {
    Flat own = {.arena = f->arena, .writes = true, .rows_out = {.arena = f->arena}};
    LIST(&own, &rule->examples, visit_example);
    return lor_buf_str(&own.rows_out);
}

static void visit_rule(Flat *f, LorRule *rule) {
    rule->id = text(f, rule->id);
    rule->group = lor_str_slice(rule->id, 0, number(f, rule->group.len));
    rule->category = (LorCategory)number(f, rule->category);
    LorStr *const texts[] = {&rule->title, &rule->message, &rule->advice, &rule->source, &rule->why, &rule->not_when};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = prose(f, *texts[i]);
    LIST(f, &rule->asks, visit_ask);
    if (rule->asks.len) rule->ask = rule->asks.at[0].text;
    LIST(f, &rule->whens, visit_when);
    rule->shares = text(f, rule->shares);
    rule->each = truth(f, rule->each);
    rule->check = truth(f, rule->check);
    rule->off = rule->on_request = truth(f, rule->on_request);
    rule->pack = file(f, rule->pack);
    rule->line = number(f, rule->line);
    LorStr examples = asked(f, f->writes && !rule->unread.len ? flat_examples(f, rule) : rule->unread);
    if (!f->writes) rule->unread = examples;
}

void lor_packs_examples(LorPacks *packs) {
    for (size_t i = 0; i < packs->rules.len; i++) {
        LorRule *rule = &packs->rules.at[i];
        Flat own = {.arena = packs->arena, .rows = rule->unread.ptr};
        if (rule->unread.len) LIST(&own, &rule->examples, visit_example);
        rule->unread = (LorStr){0};
    }
}

/* ---- the rest ---- */

static void visit_threshold(Flat *f, LorThreshold *threshold) {
    threshold->name = text(f, threshold->name);
    threshold->value = real(f, threshold->value);
}

static void visit_profile(Flat *f, LorProfile *profile) {
    LorBuf changes = {.arena = f->arena};
    profile->id = text(f, profile->id);
    profile->title = text(f, profile->title);
    profile->clinical = truth(f, profile->clinical);
    if (f->writes && profile->changes) lor_xml_flatten(&changes, profile->changes);
    LorStr flat = asked(f, profile->changes ? lor_buf_str(&changes) : profile->unread);
    if (!f->writes) profile->unread = flat;
}

static LorStr flat_words(Flat *f, const LorPhrases *phrases) {
    Flat own = {.arena = f->arena, .writes = true, .rows_out = {.arena = f->arena}};
    size_t count = number(&own, lor_phrases_names(phrases));
    for (size_t i = 0; i < count; i++) {
        LorStr alternatives, name = lor_phrases_name_at(phrases, i, &alternatives);
        text(&own, name);
        text(&own, alternatives);
    }
    return lor_buf_str(&own.rows_out);
}

void lor_packs_words(LorPacks *packs) {
    Flat own = {.rows = packs->unread.ptr};
    for (size_t left = packs->unread.len ? number(&own, 0) : 0; left > 0; left--) {
        LorStr name = text(&own, (LorStr){0});
        lor_phrases_name(packs->phrases, name, text(&own, (LorStr){0}));
    }
    packs->unread = (LorStr){0};
}

static void visit_packs(Flat *f) {
    LIST(f, &f->packs->facts, visit_fact);
    LIST(f, &f->packs->rules, visit_rule);
    LIST(f, &f->packs->thresholds, visit_threshold);
    LIST(f, &f->packs->profiles, visit_profile);
    LIST(f, &f->packs->asks, visit_ask);
    f->packs->unread = asked(f, f->writes && !f->packs->unread.len ? flat_words(f, f->packs->phrases) : f->packs->unread);
}

LorFlatPacks lor_packs_flatten(LorArena *arena, const LorPacks *packs) {
    LorPacks copy = *packs; /* visitors fill in what they visit: here with what it was */
    Flat f = {.arena = arena, .writes = true, .rows_out = {.arena = arena}, .prose_out = {.arena = arena}, .asked_out = {.arena = arena}, .packs = &copy};
    visit_packs(&f);
    return (LorFlatPacks){lor_buf_str(&f.rows_out), lor_buf_str(&f.prose_out), lor_buf_str(&f.asked_out)};
}

void lor_packs_unflatten(LorPacks *packs, const LorFlatPacks *flat) {
    Flat f = {.arena = packs->arena, .rows = flat->rows.ptr, .prose = flat->prose.ptr, .asked = flat->asked.ptr, .packs = packs};
    visit_packs(&f);
}
