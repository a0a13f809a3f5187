// SPDX-License-Identifier: GPL-3.0-or-later
// The letter's own words, tidied for a line of a report.
#include "letter/quote.h"

LorStr lor_quote(const LorLetter *letter, LorSpan span) {
    LorStr words = lor_str_trim(lor_letter_original(letter, span));
    char *out = lor_arena_room(letter->arena, words.len + 1, 1);
    size_t len = 0, cut = 0;
    bool behind_space = false;
    for (size_t i = 0; i < words.len && len < LOR_QUOTE_MAX; i++) {
        bool space = lor_is_space(words.ptr[i]);
        if (space & behind_space) continue;
        cut = space ? len : cut;
        out[len++] = space ? ' ' : words.ptr[i];
        behind_space = space;
    }
    if (len == LOR_QUOTE_MAX && cut) len = cut;
    return lor_str(out, len);
}

LorSpan lor_sentence_span(const LorLetter *letter, size_t sentence) {
    const LorSentence *s = &letter->sentences.at[sentence];
    return lor_letter_span(letter, s->off, s->len);
}

size_t lor_sentence_behind(const LorLetter *letter, size_t off) {
    size_t low = 0, high = letter->sentences.len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (lor_span_end(lor_sentence_span(letter, middle)) <= off) low = middle + 1;
        else high = middle;
    }
    return low;
}

LorFact *lor_quote_put(const LorLetter *letter, LorFacts *facts, const char *name, LorSpan span) {
    LorFact *fact = lor_fact_put_text(facts, name, lor_quote(letter, span));
    lor_fact_add_span(facts, fact, span);
    return fact;
}
