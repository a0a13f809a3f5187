// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: made in four steps, asked by place, word and hit.
#include "letter/letter.h"

#include "letter/fold.h"
#include "letter/marks.h"
#include "letter/padding.h"
#include "letter/tokens.h"
#include "letter/wrap.h"
#include "letter/zones.h"

/* Pages and running headers are the document's to know; its lines and ours stand in the same order. */
static void take_layout(LorLetter *letter) {
    const LorDocument *doc = letter->doc;
    size_t page = 0, printed = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        LorTextLine *line = &letter->lines.at[i];
        while (page + 1 < doc->pages.len && doc->pages.at[page + 1].span.off <= line->span.off) page++;
        line->page = (uint32_t)page;
        while (printed < doc->lines.len && lor_span_end(doc->lines.at[printed].span) <= line->span.off) printed++;
        line->repeats = printed < doc->lines.len && doc->lines.at[printed].span.off <= line->span.off && doc->lines.at[printed].repeats;
    }
}

LorLetter *lor_letter_new(const LorDocument *doc, const LorAsked *asked) {
    LorLetter *letter = LOR_NEW(doc->arena, LorLetter);
    letter->doc = doc;
    letter->arena = doc->arena;
    letter->asked = *asked;
    letter->notes = LOR_NEW(doc->arena, LorLetterNotes);
    lor_letter_fold(letter);
    take_layout(letter);
    lor_letter_zone_lines(letter);
    lor_letter_join_wrapped(letter);
    lor_letter_tokenise(letter);
    lor_letter_cut_sentences(letter);
    lor_letter_set_padding_apart(letter);
    return letter;
}

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

LorStr lor_letter_original(const LorLetter *letter, LorSpan span) { return lor_str_slice(letter->doc->text, span.off, span.len); }

/* Before the hits are there, nothing is noted. */
LorHitList *lor_letter_find_list(const LorLetter *letter, const char *lexicon) {
    if (!letter->lexicons) return NULL;
    size_t number = lor_index_find(letter->lexicons, lor_str_from_c(lexicon)), slot = lor_noted_slot(lexicon);
    letter->notes->lists[slot].list = number != LOR_NONE && letter->lists[number].len ? &letter->lists[number] : NULL;
    letter->notes->lists[slot].lexicon = lexicon;
    return letter->notes->lists[slot].list;
}

LorHits lor_letter_hits(const LorLetter *letter, const char *lexicon) {
    const LorHitList *list = lor_letter_list(letter, lexicon);
    return list ? (LorHits){list->at, list->len} : (LorHits){NULL, 0};
}

/* The first hit that can reach `token`: those before end before it, however long they are. */
static size_t first_near(const LorHitList *list, size_t token) {
    size_t low = 0, high = list->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((size_t)list->at[middle].first + list->longest <= token) low = middle + 1;
        else high = middle;
    }
    return low;
}

bool lor_letter_meets(const LorLetter *letter, const char *lexicon, size_t first, size_t count) {
    const LorHitList *list = lor_letter_list(letter, lexicon);
    if (count == 1) return first < letter->tokens.len && (lor_marks(letter, lexicon)[first] & LOR_MARK_IN);
    for (size_t i = first_near(list, first); i < list->len && list->at[i].first < first + count; i++)
        if (list->at[i].first + list->at[i].count > first) return true;
    return false;
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
        if (before->sentence != sentence || before->after == ';' || before->after == ':') return false;
        if (lor_letter_is(letter, at, "but")) return false;
        if (lor_letter_in(letter, at, LOR_WORDS_NEGATOR)) return !denies_nothing(letter, at);
    }
    return false;
}
