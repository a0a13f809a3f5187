// SPDX-License-Identifier: GPL-3.0-or-later
// Letters asked by place, word and hit.
#include "letter/letter.h"

#include "core/sorted.h"

LorSpan lor_letter_span(const LorLetter *letter, size_t off, size_t len) {
    if (len == 0) return (LorSpan){letter->origin[off], 0};
    size_t start = letter->origin[off], last = letter->origin[off + len - 1], end = last + 1;
    LorStr text = letter->doc->text;
    while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80) end++; /* the whole last character */
    return (LorSpan){start, end - start};
}

LorSpan lor_letter_token_span(const LorLetter *letter, size_t first, size_t count) {
    if (count == 0) return (LorSpan){0, 0};
    const LorToken *from = &letter->tokens.at[first], *to = &letter->tokens.at[first + count - 1];
    return lor_letter_span(letter, from->off, to->off + to->len - from->off);
}

static bool begins_before(const void *tokens, size_t index, size_t off) { return ((const LorToken *)tokens)[index].off < off; }
static bool ends_at(const void *tokens, size_t index, size_t off) {
    const LorToken *token = (const LorToken *)tokens + index;
    return token->off + token->len <= off;
}
static bool hits_before(const void *hits, size_t index, size_t token) { return ((const LorHit *)hits)[index].first < token; }

size_t lor_letter_token_from(const LorLetter *letter, size_t off) { return lor_sorted_before(letter->tokens.at, letter->tokens.len, begins_before, off); }
size_t lor_letter_token_behind(const LorLetter *letter, size_t off) { return lor_sorted_before(letter->tokens.at, letter->tokens.len, ends_at, off); }
size_t lor_hits_from(LorHits hits, size_t token) { return lor_sorted_before(hits.at, hits.len, hits_before, token); }

LorStr lor_letter_original(const LorLetter *letter, LorSpan span) { return lor_str_slice(letter->doc->text, span.off, span.len); }

/* Before the hits are there, nothing is noted. */
LorHitList *lor_letter_find_list(const LorLetter *letter, const char *lexicon) {
    if (!letter->lexicons) return NULL;
    size_t number = lor_index_find_fixed(letter->lexicons, lexicon), slot = lor_noted_slot(lexicon);
    LorHitList *list = number != LOR_NONE ? letter->hits_of(letter->matches, number) : NULL;
    letter->notes->lists[slot].list = list && list->len ? list : NULL;
    letter->notes->lists[slot].lexicon = lexicon;
    return letter->notes->lists[slot].list;
}

LorHits lor_letter_hits(const LorLetter *letter, const char *lexicon) {
    const LorHitList *list = lor_letter_list(letter, lexicon);
    return list ? (LorHits){list->at, list->len} : (LorHits){NULL, 0};
}

bool lor_letter_on_one_line(const LorLetter *letter, size_t a, size_t b) {
    size_t line = letter->tokens.at[a].line, last = letter->tokens.at[b].line;
    while (line < last && letter->lines.at[line].wraps) line++;
    return line == last;
}

/* "no doubt", "no hesitation", "not only", "cannot recommend highly enough": negators that deny nothing that follows. */
static bool denies_nothing(const LorLetter *letter, size_t negator) {
    bool number_sign = letter->tokens.at[negator].after == '.' && lor_letter_is(letter, negator, "no"); /* "Reg. No. 44821" */
    if (number_sign) return true;
    if (lor_letter_in(letter, lor_letter_is(letter, negator + 1, "any") ? negator + 2 : negator + 1, LOR_WORDS_UNDENIED)) return true;
    for (size_t t = negator + 1; t < letter->tokens.len && t < negator + 10 && letter->tokens.at[t].sentence == letter->tokens.at[negator].sentence; t++)
        if (lor_letter_is(letter, t, "enough") && lor_letter_is(letter, negator, "cannot")) return true;
    return false;
}

bool lor_letter_negated(const LorLetter *letter, size_t token) {
    uint32_t sentence = letter->tokens.at[token].sentence;
    for (size_t back = 1; back <= 4 && back <= token; back++) {
        size_t at = token - back;
        const LorToken *before = &letter->tokens.at[at];
        if (before->sentence != sentence || before->after == ';' || before->after == ':' || before->after == ')') return false;
        if (lor_letter_is(letter, at, "but")) return false;
        if (lor_letter_in(letter, at, LOR_WORDS_NEGATOR)) return !denies_nothing(letter, at);
    }
    return false;
}
