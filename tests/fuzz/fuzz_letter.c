// SPDX-License-Identifier: GPL-3.0-or-later
// The whole flow over any text: fold, zones, tokens, sentences, readers, rules, score.
#include "fuzz.h"

#include "core/utf8.h"
#include "extract/encoding.h"
#include "letter/anatomy.h"
#include "lint/lint.h"

static void check_fold(const LorLetter *letter) {
    size_t shown = letter->doc->text.len;
    for (size_t i = 0; i < letter->text.len; i++) MUST(letter->origin[i] <= letter->origin[i + 1]);
    MUST(letter->origin[letter->text.len] == shown);
    MUST(lor_utf8_valid(letter->text));
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        MUST(line->len > 0 && line->off + line->len <= letter->text.len && lor_span_end(line->span) <= shown);
        MUST(line->first + line->count <= letter->tokens.len || line->count == 0);
        MUST(i == 0 || line->off >= line[-1].off + line[-1].len);
    }
}

/* Tokens follow each other; sentences hold each token once, in order. */
static void check_tokens(const LorLetter *letter) {
    size_t next = 0;
    for (size_t i = 0; i < letter->tokens.len; i++) {
        const LorToken *token = &letter->tokens.at[i];
        LorSpan span = lor_letter_token_span(letter, i, 1);
        MUST(token->len > 0 && token->off + token->len <= letter->text.len && token->line < letter->lines.len);
        MUST(i == 0 || token->off >= token[-1].off + token[-1].len);
        MUST(token->sentence < letter->sentences.len && span.len > 0 && lor_span_end(span) <= letter->doc->text.len);
        MUST(lor_utf8_valid(lor_letter_original(letter, span)));
    }
    for (size_t i = 0; i < letter->sentences.len; i++) {
        MUST(letter->sentences.at[i].first == next && letter->sentences.at[i].count > 0);
        next += letter->sentences.at[i].count;
    }
    MUST(next == letter->tokens.len);
}

static void check_place(const LorDocument *doc, const LorPlace *place) {
    MUST(place->start <= place->end && place->end <= doc->text.len);
    MUST(lor_utf8_valid(place->text) && lor_utf8_valid(place->line_text));
    MUST(place->line_start + place->line_mark <= place->line_text.len);
}

static void check_result(const LorDocument *doc, const LorResult *result) {
    double lost = 0;
    for (size_t i = 0; i < result->findings.len; i++) {
        const LorFinding *finding = &result->findings.at[i];
        MUST(finding->points >= 0 && finding->points <= finding->asked && lor_utf8_valid(finding->message));
        for (size_t p = 0; p < finding->places.len; p++) check_place(doc, &finding->places.at[p]);
        lost += finding->points;
    }
    for (int c = 0; c < LOR_CATEGORY_COUNT; c++) {
        const LorCategoryScore *category = &result->score.categories[c];
        MUST(category->lost + category->unchecked <= category->budget + 1e-9);
        lost -= category->lost;
    }
    MUST(lost < 1e-6 && lost > -1e-6);
    MUST(result->score.total >= 0 && result->score.total <= 100 && result->score.checkable <= 100);
    for (size_t i = 0; i < result->facts.len; i++)
        if (result->facts.at[i].fact->spans.len) check_place(doc, &result->facts.at[i].place);
}

static void lint(LorStr text, bool told) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    if (told) asked.applicant = LOR_STR("Asha Verma"), asked.pronouns = LOR_STR("she");
    doc->text = text;
    LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    check_fold(letter);
    check_tokens(letter);
    check_result(doc, lor_lint(doc, fuzz_packs(), &asked));
    lor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorArena *arena = lor_arena_new(0);
    LorStr text = lor_decode(arena, lor_str((const char *)data, size), (size_t)64 << 10).text;
    lint(text, size % 2);
    lor_arena_free(arena);
    return 0;
}
