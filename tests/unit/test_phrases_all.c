// SPDX-License-Identifier: GPL-3.0-or-later
// All built-in phrases on the example letters (and on collections of letters, when they are there): together they find what each
// finds alone, and what a plain matcher that tries every beginning finds too.
#include "../support/body.h"

#include "core/phrase_tables.h"
#include "core/xml.h"

#include <glob.h>

#define MOST_PHRASES 20000u
#define LONGEST      60u /* [token] sentences that the plain matcher looks at */

typedef struct Sources {
    LorArena *arena;
    LOR_VEC(LorStr) phrases;
    LOR_VEC(LorStr) names, sets;
} Sources;

static Sources sources;
static LorLetter *letters;

static void collect(const LorXml *node) {
    if (lor_xml_is(node, "phrase") || lor_xml_is(node, "except")) lor_vec_push(sources.arena, &sources.phrases, lor_xml_text(sources.arena, node));
    if (lor_xml_is(node, "words")) {
        lor_vec_push(sources.arena, &sources.names, lor_xml_attr(node, "id"));
        lor_vec_push(sources.arena, &sources.sets, lor_xml_text(sources.arena, node));
    }
    for (const LorXml *child = node->first; child; child = child->next) collect(child);
}

/* All files of a pattern: XML is collected, letters are put one behind the other. */
static void read_all(const char *pattern, LorBuf *text) {
    glob_t found = {0};
    if (glob(pattern, 0, NULL, &found) != 0) return;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        LorStr bytes = check_file(sources.arena, found.gl_pathv[i]);
        if (text) lor_buf_add(text, bytes), lor_buf_add(text, LOR_STR("\n\n"));
        else collect(lor_xml_parse(sources.arena, bytes, NULL));
    }
    globfree(&found);
}

static int set_up(void **state) {
    (void)state;
    sources.arena = lor_arena_new(0);
    LorBuf text = {.arena = sources.arena};
    read_all("rules/lexicon/*.xml", NULL);
    read_all("rules/facts/*.xml", NULL);
    read_all("rules/*.xml", NULL);
    read_all("docs/examples/*.txt", &text);
    read_all("tests/eval/letters/*.txt", &text);
    read_all("../shared/corpus/letters/A/*.txt", &text);
    read_all("../shared/corpus/letters/R/*.txt", &text);
    if (sources.phrases.len == 0 || text.len == 0 || sources.phrases.len > MOST_PHRASES) return -1;
    letters = body_of(sources.arena, lor_buf_str(&text));
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    lor_arena_free(sources.arena);
    return 0;
}

static LorPhrases *with_names(LorArena *arena) {
    LorPhrases *phrases = lor_phrases_new(arena);
    for (size_t i = 0; i < sources.names.len; i++) lor_phrases_name(phrases, sources.names.at[i], sources.sets.at[i]);
    return phrases;
}

typedef LOR_VEC(LorHit) Hits;

typedef struct Kept {
    LorArena *arena;
    Hits hits;
} Kept;

static void keep(void *context, LorHit hit) {
    Kept *kept = context;
    lor_vec_push(kept->arena, &kept->hits, hit);
}

static int in_order(const void *a, const void *b) {
    const LorHit *x = a, *y = b;
    if (x->list != y->list) return x->list < y->list ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return (x->count > y->count) - (x->count < y->count);
}

static Hits scan(LorArena *arena, LorPhrases *phrases) {
    Kept kept = {.arena = arena};
    lor_phrases_seal(phrases, NULL);
    lor_phrases_scan(phrases, arena, letters->tokens, keep, &kept);
    if (kept.hits.len) qsort(kept.hits.at, kept.hits.len, sizeof *kept.hits.at, in_order);
    return kept.hits;
}

static Hits scan_together(LorArena *arena) {
    LorPhrases *all = with_names(arena);
    for (uint32_t i = 0; i < sources.phrases.len; i++) assert_true(lor_phrases_add(all, sources.phrases.at[i], i, 1, NULL));
    return scan(arena, all);
}

static void together_is_each_alone(void **state) {
    (void)state;
    Hits together = scan_together(sources.arena);
    size_t at = 0;
    assert_true(together.len > 1000);
    for (uint32_t i = 0; i < sources.phrases.len; i++) {
        LorArena *arena = lor_arena_new(0);
        LorPhrases *one = with_names(arena);
        assert_true(lor_phrases_add(one, sources.phrases.at[i], i, 1, NULL));
        Hits alone = scan(arena, one);
        for (size_t h = 0; h < alone.len; h++, at++)
            if (at >= together.len || in_order(&alone.at[h], &together.at[at]) != 0) fail_msg("\"%.*s\" alone finds other places", LOR_STR_ARG(sources.phrases.at[i]));
        lor_arena_free(arena);
    }
    assert_int_equal(at, together.len);
}

/* The plain matcher: where a sequence that begins at a token can end, as bits counted from `origin`. */
typedef struct Plain {
    const LorPhraseTables *tables;
    size_t origin, end; /* tokens of the sentence from `origin` */
} Plain;

static uint64_t ends_of_sequence(const Plain *p, const LorPhraseSequence *s, uint64_t from);

static uint64_t ends_of_element(const Plain *p, const LorPhraseElement *e, uint64_t from) {
    uint64_t ends = 0, room = ~(uint64_t)0 >> (63 - (p->end - p->origin));
    if (e->kind == LOR_ELEMENT_GAP) {
        for (unsigned n = e->least; n <= e->most && n < 64; n++) ends |= from << n;
        return ends & room;
    }
    if (e->kind == LOR_ELEMENT_BRANCHES || e->kind == LOR_ELEMENT_SET) {
        for (uint32_t i = 0; i < e->len; i++) ends |= ends_of_sequence(p, &p->tables->sequences.at[e->first + i], from);
        return ends;
    }
    LorStr text = lor_str(p->tables->text.at + e->first, e->len);
    for (size_t t = p->origin; t < p->end; t++) {
        if (!(from >> (t - p->origin) & 1)) continue;
        LorStr word = lor_letter_word(letters, t);
        unsigned flags = letters->tokens.at[t].flags;
        bool fits = e->kind == LOR_ELEMENT_WORD   ? lor_str_eq(word, text)
                    : e->kind == LOR_ELEMENT_STEM ? lor_str_starts(word, text)
                                                  : (flags & (e->kind == LOR_ELEMENT_NUMBER ? LOR_TOKEN_NUMBER : LOR_TOKEN_CAPITAL)) != 0;
        if (fits) ends |= (uint64_t)1 << (t + 1 - p->origin);
    }
    return ends & room;
}

static uint64_t ends_of_sequence(const Plain *p, const LorPhraseSequence *s, uint64_t from) {
    for (size_t i = 0; i < s->len && from; i++) from = ends_of_element(p, &p->tables->elements.at[s->first + i], from);
    return from;
}

/* Names and persons are the engine's own judgement: phrases with them are left out. */
static bool is_plain(LorStr phrase) {
    if (lor_str_find(phrase, LOR_STR("{person}")) != LOR_NONE || lor_str_find(phrase, LOR_STR("{name}")) != LOR_NONE) return false;
    for (size_t i = 0; i < sources.names.len; i++) {
        bool used = lor_str_find(phrase, lor_arena_format(sources.arena, "{@%.*s}", LOR_STR_ARG(sources.names.at[i]))) != LOR_NONE;
        if (used && !is_plain(sources.sets.at[i])) return false;
    }
    return true;
}

/* Every hit is a match; every match is met by a hit. */
static void compare_with_plain(const LorPhraseTables *tables, uint32_t sequence, const Hits *hits, LorStr phrase) {
    size_t h = 0;
    for (size_t i = 0; i < letters->sentences.len; i++) {
        const LorSentence *sentence = &letters->sentences.at[i];
        size_t first = sentence->first, end = first + sentence->count;
        if (sentence->count > LONGEST) continue;
        while (h < hits->len && hits->at[h].first < first) h++;
        for (size_t t = first; t < end; t++) {
            Plain p = {tables, t, end};
            uint64_t ends = ends_of_sequence(&p, &tables->sequences.at[sequence], 1);
            bool met = false;
            for (size_t k = h; k < hits->len && hits->at[k].first < end; k++) {
                LorHit hit = hits->at[k];
                bool right = hit.first != t || (ends >> hit.count & 1);
                if (!right) fail_msg("\"%.*s\": no match of %u tokens at token %zu", LOR_STR_ARG(phrase), hit.count, t);
                met |= hit.first + hit.count > t;
            }
            if ((ends & ~(uint64_t)1) && !met) fail_msg("\"%.*s\": a match at token %zu is not found", LOR_STR_ARG(phrase), t);
        }
    }
}

static void a_plain_matcher_agrees(void **state) {
    (void)state;
    size_t compared = 0;
    for (uint32_t i = 0; i < sources.phrases.len; i += 3) { /* each third: the plain matcher is slow */
        if (!is_plain(sources.phrases.at[i])) continue;
        LorArena *arena = lor_arena_new(0);
        LorPhrases *one = with_names(arena);
        assert_true(lor_phrases_add(one, sources.phrases.at[i], 0, 1, NULL));
        const LorPhraseTables *tables = lor_phrases_tables(one);
        uint32_t sequence = (uint32_t)tables->sequences.len - 1;
        Hits hits = scan(arena, one);
        compare_with_plain(tables, sequence, &hits, sources.phrases.at[i]);
        lor_arena_free(arena);
        compared++;
    }
    assert_true(compared > 300);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(together_is_each_alone),
        cmocka_unit_test(a_plain_matcher_agrees),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
