// SPDX-License-Identifier: GPL-3.0-or-later
// The flow over one letter: facts, judgement, score, and what a report shows.
#include "lint/lint.h"

#include "letter/anatomy.h"
#include "letter/file.h"
#include "lint/comment.h"
#include "lint/compared.h"
#include "lint/facts.h"
#include "lint/judge.h"
#include "lint/keys.h"
#include "lint/place.h"
#include "lint/score.h"
#include "lint/template.h"

/* Words that came out of the file broken tell nothing: what rests on them is unknown. */
static void close_words(LorFacts *facts, const LorPacks *packs) {
    static const char *const kept[] = {"layout", "file", "language", "set", NULL};
    if (!lor_facts_present(facts, "garbled")) return;
    for (size_t i = 0; i < packs->facts.len; i++) {
        const LorFactKind *kind = &packs->facts.at[i];
        bool words = !kind->lexicon;
        for (size_t k = 0; kept[k] && words; k++) words = !lor_str_eq(kind->reads_from, lor_str_from_c(kept[k]));
        if (!words) continue;
        LorFact *fact = lor_facts_get(facts, kind->name);
        *fact = (LorFact){.name = fact->name, .state = LOR_UNKNOWN, .reason = LOR_STR("the words came out of the file broken")};
    }
}

static LorStatus status_of(const LorLetter *letter, const LorFacts *facts) {
    if (letter->tokens.len == 0) return LOR_NO_TEXT;
    if (lor_facts_present(facts, "not_a_letter")) return LOR_NOT_A_LETTER;
    return letter->doc->partial || lor_facts_present(facts, "garbled") ? LOR_PARTIAL : LOR_SCORED;
}

static LorStr source_of(const LorDocument *doc) {
    switch (doc->source) {
    case LOR_SOURCE_TEXT: return LOR_STR("text");
    case LOR_SOURCE_TEXT_LAYER: return LOR_STR("text layer");
    case LOR_SOURCE_OCR: return LOR_STR("ocr");
    case LOR_SOURCE_OCR_LAYER: return LOR_STR("ocr layer");
    }
    return LOR_STR("text");
}

static size_t body_words(const LorLetter *letter) {
    size_t words = 0;
    for (size_t i = 0; i < letter->sentences.len; i++)
        if (letter->sentences.at[i].zone == LOR_IN_BODY) words += letter->sentences.at[i].count;
    return words;
}

/* Whether a present fact is worth keeping: any, one at least so high, or one of the values. */
static bool is_strength(const LorFactKind *kind, const LorFact *fact) {
    LorStr wanted = kind->strength, one;
    double least;
    if (!wanted.len || fact->state != LOR_PRESENT || (fact->guessed && !lor_fact_firm(fact))) return false;
    if (lor_str_eq(wanted, LOR_STR("yes"))) return true;
    if (lor_str_to_number(wanted, &least)) return fact->number >= least;
    while (lor_str_split(&wanted, '|', &one))
        if (lor_str_eq(one, fact->value)) return true;
    return false;
}

/* What a result is to hold of its facts: all, or, of those that are present, the ones that are not for reports. */
static bool is_held(const LorFact *fact, bool strength, const LorAsked *asked) {
    return !asked->brief || (strength && !asked->bare) || (fact->state == LOR_PRESENT && lor_compared_find(fact->name) < LOR_COMPARED_COUNT);
}

static void show_facts(LorResult *result, const LorLetter *letter, LorFacts *facts, const LorPacks *packs) {
    lor_vec_room(result->arena, &result->facts, lor_facts_count(facts));
    for (size_t i = 0; i < lor_facts_count(facts); i++) {
        const LorFact *fact = lor_facts_at(facts, i);
        if (letter->asked.brief && fact->state != LOR_PRESENT) continue;
        size_t index = lor_facts_number_at(facts, i);
        const LorFactKind *kind = index == LOR_NONE ? NULL : &packs->facts.at[index];
        if (kind && kind->hints_at.len) continue; /* loose words: what they hint at says so */
        bool strength = kind && is_strength(kind, fact);
        if (!is_held(fact, strength, &letter->asked)) continue;
        LorShownFact shown = {.fact = kind ? lor_facts_get_numbered(facts, index, kind->name) : fact, .kind = kind};
        bool apart = letter->asked.bare && fact->kind == LOR_VALUE_TEXT && fact->value.len; /* its value is all that is asked of it */
        if (fact->spans.len && !apart) shown.place = lor_place_of(letter, fact->spans.at[0]);
        lor_vec_push(result->arena, &result->facts, shown);
        if (!strength) continue;
        if (fact->spans.len && !fact->list.len) shown.place = lor_place_with_words(letter, fact->spans.at[0]);
        lor_vec_push(result->arena, &result->strengths, shown);
    }
}

static void tell_template(LorResult *result, const LorDocument *doc, size_t gaps) {
    LorStr note = lor_arena_format(doc->arena, "Read as a template with %zu gap%s: what they leave open is not checked.", gaps, gaps == 1 ? "" : "s");
    lor_vec_push(doc->arena, &result->notes, note);
}

LorResult *lor_lint(const LorDocument *given, const LorPacks *packs, const LorAsked *asked) {
    LorComments comments = {0};
    const LorDocument *doc = asked->is_template ? lor_comments_take(given, &comments) : given;
    LorResult *result = LOR_NEW(doc->arena, LorResult);
    LorLetter *letter = lor_letter_new(doc, asked, packs->words);
    LorFacts *facts = lor_lint_facts(letter, packs);
    close_words(facts, packs);
    if (asked->is_template) tell_template(result, doc, lor_template_open(letter, facts, packs));
    result->arena = doc->arena;
    result->format = lor_str_from_c(doc->format);
    result->source = source_of(doc);
    result->pages = doc->pages.len ? doc->pages.len : doc->told_pages;
    result->words = body_words(letter);
    result->status = status_of(letter, facts);
    if (result->status != LOR_SCORED) result->why = lor_str_from_c(lor_status_sentence(result->status));
    for (size_t i = 0; i < doc->notes.len; i++) lor_vec_push(result->arena, &result->notes, doc->notes.at[i]);
    show_facts(result, letter, facts, packs);
    lor_judge(result, letter, facts, packs);
    lor_keys_add(result, letter, facts);
    lor_score(result, packs);
    lor_comments_apply(result, doc, packs, &comments);
    return result;
}

LorResult *lor_lint_unread(LorDocument *doc, const LorPacks *packs, const LorAsked *asked, LorStatus status, const char *why) {
    LorResult *result = LOR_NEW(doc->arena, LorResult);
    doc->text = (LorStr){0};
    lor_document_set(doc, "unread", lor_str_from_c(lor_status_word(status)));
    LorLetter *letter = lor_letter_new(doc, asked, packs->words);
    LorFacts *facts = lor_facts_new(doc->arena);
    lor_reader_file.read(letter, facts);
    result->arena = doc->arena;
    result->format = lor_str_from_c(doc->format);
    result->status = status;
    result->why = lor_arena_copy(doc->arena, lor_str_from_c(why));
    lor_judge_group(result, letter, facts, packs, LOR_STR("file"));
    lor_score(result, packs);
    return result;
}

LorSeverity lor_result_worst(const LorResult *result, bool uploads) {
    LorSeverity worst = LOR_SEVERITY_COUNT;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        bool counts = !finding->silenced.len && !finding->rule->check && (uploads || !lor_str_eq(finding->rule->group, LOR_STR("file")));
        if (counts && finding->severity < worst) worst = finding->severity;
    }
    return worst;
}

size_t lor_result_count(const LorResult *result, LorSeverity severity) {
    size_t count = 0;
    for (size_t i = 0; i < result->findings.len; i++)
        count += result->findings.at[i].severity == severity && !result->findings.at[i].silenced.len;
    return count;
}

bool lor_unchecked_doubt(const LorUnchecked *unchecked) { return unchecked->place.line && unchecked->rule->ask.len; }

size_t lor_result_silenced(const LorResult *result) {
    size_t count = 0;
    for (size_t i = 0; i < result->findings.len; i++) count += result->findings.at[i].silenced.len > 0;
    return count;
}
