// SPDX-License-Identifier: GPL-3.0-or-later
// Gaps of a template and the facts that they leave open.
#include "lint/template.h"

#include "core/utf8.h"
#include "core/unicode.h"

#define LONGEST_GAP 120u /* [byte] between its marks */
#define LEXICON     LOR_STR("template-")
#define REASON      LOR_STR("the template leaves it open")

static const struct {
    LorStr open, close;
} marks[] = {
    {{"{{", 2}, {"}}", 2}},
    {{"<<", 2}, {">>", 2}},
    {{"\xC2\xAB", 2}, {"\xC2\xBB", 2}},
    {{"[", 1}, {"]", 1}},
};

typedef LOR_VEC(LorSpan) Gaps;

static bool holds_letter(LorStr text) {
    for (size_t off = 0; off < text.len;)
        if (lor_unicode_letter(lor_utf8_next(text, &off))) return true;
    return false;
}

/* The gap that begins at `at`, or an empty span. It may run over lines, and holds at least one letter: [1] is a reference. */
static LorSpan gap_at(LorStr text, size_t at) {
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        LorStr rest = lor_str_slice(text, at, LONGEST_GAP + 4);
        if (!lor_str_starts(rest, marks[m].open)) continue;
        LorStr inside = lor_str_slice(rest, marks[m].open.len, rest.len);
        size_t end = lor_str_find(inside, marks[m].close);
        if (end == LOR_NONE || !holds_letter(lor_str_slice(inside, 0, end))) continue;
        return (LorSpan){at, marks[m].open.len + end + marks[m].close.len};
    }
    return (LorSpan){at, 0};
}

static void find_gaps(const LorLetter *letter, Gaps *gaps) {
    LorStr text = letter->doc->text;
    for (size_t at = 0; at < text.len;) {
        LorSpan gap = gap_at(text, at);
        if (gap.len) lor_vec_push(letter->arena, gaps, gap);
        at += gap.len ? gap.len : 1;
    }
}

/* Gaps stand in text order and do not overlap. */
static bool inside_gap(const Gaps *gaps, LorSpan span) {
    size_t low = 0, high = gaps->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (lor_span_end(gaps->at[middle]) < lor_span_end(span)) low = middle + 1;
        else high = middle;
    }
    return low < gaps->len && gaps->at[low].off <= span.off;
}

static void expect_gaps(const LorLetter *letter, LorFacts *facts, const Gaps *gaps) {
    LorFact *fact = lor_facts_get(facts, LOR_STR("placeholder"));
    size_t kept = 0;
    for (size_t i = 0; i < fact->spans.len; i++)
        if (!inside_gap(gaps, fact->spans.at[i])) fact->spans.at[kept++] = fact->spans.at[i];
    fact->spans.len = kept;
    fact->number = (double)kept;
    if (kept == 0) fact->state = LOR_ABSENT;
    else fact->value = lor_letter_original(letter, fact->spans.at[0]);
}

static void open_fact(LorFact *fact) {
    fact->state = LOR_UNKNOWN;
    fact->reason = REASON;
}

static bool names_gap(const LorLetter *letter, size_t lexicon, const Gaps *gaps) {
    const LorHitList *hits = letter->lexicons ? letter->hits_of(letter->matches, lexicon) : NULL;
    for (size_t i = 0; hits && i < hits->len; i++)
        if (inside_gap(gaps, lor_letter_token_span(letter, hits->at[i].first, hits->at[i].count))) return true;
    return false;
}

static void open_named(LorLetter *letter, LorFacts *facts, const LorPacks *packs, const Gaps *gaps) {
    for (size_t i = 0; i < packs->facts.len; i++) {
        const LorFactKind *kind = &packs->facts.at[i];
        if (!kind->lexicon || !lor_str_starts(kind->name, LEXICON)) continue;
        LorStr name = lor_str_slice(kind->name, LEXICON.len, kind->name.len);
        const LorFact *known = lor_facts_find(facts, name);
        if (known && lor_fact_lacking(known) && names_gap(letter, i, gaps)) open_fact(lor_facts_get(facts, name));
    }
}

static bool rests_on_gaps(const LorFact *fact, const Gaps *gaps) {
    if (fact->state != LOR_PRESENT || fact->spans.len == 0) return false;
    for (size_t i = 0; i < fact->spans.len; i++)
        if (!inside_gap(gaps, fact->spans.at[i])) return false;
    return true;
}

size_t lor_template_open(LorLetter *letter, LorFacts *facts, const LorPacks *packs) {
    Gaps gaps = {0};
    find_gaps(letter, &gaps);
    expect_gaps(letter, facts, &gaps);
    open_named(letter, facts, packs, &gaps);
    for (size_t i = 0; i < lor_facts_count(facts); i++) {
        size_t number = lor_facts_number_at(facts, i);
        LorFact *fact = lor_facts_get_numbered(facts, number, number == LOR_NONE ? lor_facts_at(facts, i)->name : packs->facts.at[number].name);
        bool residue = lor_str_eq(fact->name, LOR_STR("placeholder")) || lor_str_ends(fact->name, LOR_STR("_residue"));
        bool signature = lor_str_eq(fact->name, LOR_STR("signature")) || lor_str_starts(fact->name, LOR_STR("signature."));
        if ((signature && fact->state != LOR_UNKNOWN) || (!residue && rests_on_gaps(fact, &gaps))) open_fact(fact);
    }
    return gaps.len;
}
