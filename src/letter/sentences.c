// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences and paragraphs. Knows abbreviations, not grammar.
#include "letter/line_shape.h"
#include "letter/tokens.h"

#include "core/hash.h"

#define LONGEST   400u /* [token] of a sentence: what runs on longer is cut, so that no reader meets a sentence as long as a book */
#define WIDE_LINE 120u /* [byte] longer lines were not wrapped by hand: their end is a paragraph's end */

/* A full stop behind it ends nothing. */
static bool is_abbreviation(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    bool short_name = lor_letter_in(letter, token, LOR_WORDS_SHORT_NAME) && !(letter->tokens.at[token].flags & LOR_TOKEN_SHOUTED) && token > 0 && lor_letter_in(letter, token - 1, LOR_WORDS_TITLE);
    return short_name || lor_letter_in(letter, token, LOR_WORDS_ABBREVIATION) || (word.len == 1 && lor_is_lower(word.ptr[0]) && word.ptr[0] != 'i');
}

static LorStr between(const LorLetter *letter, size_t token) {
    const LorToken *a = &letter->tokens.at[token], *b = a + 1;
    return lor_str_slice(letter->text, a->off + a->len, b->off - a->off - a->len);
}

/* "rank to match [X]   not rank [ ]\nI recommend …": a line of boxes to tick, and the next line begins anew. */
static bool ends_with_box(const LorLetter *letter, size_t token) {
    const LorToken *next = &letter->tokens.at[token + 1];
    if (next->line == next[-1].line || !((next->flags & LOR_TOKEN_CAPITAL) || lor_letter_is(letter, token + 1, "i"))) return false;
    LorStr gap = between(letter, token);
    return lor_str_find(gap, LOR_STR("[ ]")) != LOR_NONE || (lor_letter_is(letter, token, "x") && lor_str_starts(gap, LOR_STR("]")));
}

/* Whether a sentence ends between this token and the next, which stand in one paragraph. */
static bool ends_after(const LorLetter *letter, size_t token) {
    const LorToken *next = &letter->tokens.at[token + 1];
    if (ends_with_box(letter, token)) return true;
    if (!next[-1].after) return false; /* nothing but space stands between them */
    LorStr gap = between(letter, token);
    bool stop = false, question = false, space = false;
    for (size_t i = 0; i < gap.len; i++) {
        stop |= gap.ptr[i] == '.';
        question |= gap.ptr[i] == '?' || gap.ptr[i] == '!';
        space |= (stop || question) && (gap.ptr[i] == ' ' || gap.ptr[i] == '\n');
    }
    bool bullet = gap.len && (next->flags & LOR_TOKEN_OPENS_LINE) && (next->before == '*' || lor_str_find(gap, LOR_STR("\n-")) != LOR_NONE);
    if (bullet) return true;
    if (!(stop || question) || !space) return false;
    bool opens = (next->flags & (LOR_TOKEN_CAPITAL | LOR_TOKEN_DIGITS)) || (unsigned char)letter->text.ptr[next->off] >= 0x80;
    if (!opens && !lor_str_starts(lor_str_slice(letter->text, next->off - 1, 1), LOR_STR("\""))) return false;
    if (question) return true;
    bool figure = (next->flags & LOR_TOKEN_DIGITS) || next->before == '\''; /* "Jan. '24" */
    return !is_abbreviation(letter, token) && !(figure && lor_letter_in(letter, token, LOR_WORDS_ANNOUNCES_FIGURE));
}

/* "* took every fourth night on call / One night in February he was called …": an item with room left for the next line's first word ends there. */
static bool ends_item(const LorLetter *letter, const LorTextLine *here) {
    const LorTextLine *last = here - 1;
    if (!last->count || !here->count || letter->tokens.at[last->first].before != '*') return false;
    const LorToken *word = &letter->tokens.at[here->first];
    return (word->flags & LOR_TOKEN_CAPITAL) && word->before != '*' && last->len + 1 + word->len < here->len;
}

static bool breaks_paragraph(const LorLetter *letter, size_t line) {
    const LorTextLine *here = &letter->lines.at[line], *last = here - 1;
    if (here->after_blank || here->zone != last->zone) return true;
    if (here->zone != LOR_IN_BODY) return true;
    if (ends_item(letter, here)) return true;
    unsigned form = lor_line_shape(letter, here).flags & lor_line_shape(letter, last).flags;
    if ((form & LOR_LINE_KEYED) && !(lor_line_shape(letter, last).flags & LOR_LINE_PROSE)) return true; /* "Post held: … / Period: …" */
    char end = letter->text.ptr[last->off + last->len - 1];
    bool closed = end == '.' || end == '!' || end == '?' || end == ':' || end == '"';
    bool set_in = here->column >= last->column + 2 && (line < 2 || here->column > letter->lines.at[line - 2].column);
    bool short_last = line >= 2 && last->len * 10 < letter->lines.at[line - 2].len * 6;
    return closed && ((last->len > WIDE_LINE && !last->wraps) || set_in || short_last);
}

static void add_sentence(LorLetter *letter, LorToken *tokens, size_t first, size_t end, uint32_t paragraph, LorZone zone) {
    const LorToken *from = &tokens[first], *to = &tokens[end - 1];
    LorSentence sentence = {.off = from->off, .len = to->off + to->len - from->off, .first = (uint32_t)first,
                            .count = (uint32_t)(end - first), .paragraph = paragraph, .zone = zone, .words = LOR_HASH_START};
    for (size_t t = first; t < end; t++) {
        tokens[t].sentence = (uint32_t)letter->sentences.len;
        sentence.words = lor_hash_join(sentence.words, letter->hashes[t]);
    }
    tokens[first].flags |= LOR_TOKEN_OPENS;
    lor_vec_push(letter->arena, &letter->sentences, sentence);
}

void lor_letter_cut_sentences(LorLetter *letter) {
    LorToken *tokens = (LorToken *)letter->tokens.at; /* the letter's own, still under construction */
    size_t first = 0;
    uint32_t paragraph = 0;
    for (size_t t = 0; t < letter->tokens.len; t++) {
        size_t line = tokens[t].line;
        bool last = t + 1 == letter->tokens.len;
        bool paragraph_ends = last;
        if (!last && tokens[t + 1].line == line && !tokens[t].after && t + 1 - first < LONGEST) continue; /* most of a text */
        for (size_t next = line + 1; !paragraph_ends && next <= tokens[t + 1].line; next++) paragraph_ends = breaks_paragraph(letter, next);
        if (!paragraph_ends && t + 1 - first < LONGEST && !ends_after(letter, t)) continue;
        add_sentence(letter, tokens, first, t + 1, paragraph, letter->lines.at[tokens[first].line].zone);
        first = t + 1;
        paragraph += paragraph_ends;
    }
    letter->paragraph_count = paragraph;
}
