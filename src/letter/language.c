// SPDX-License-Identifier: GPL-3.0-or-later
// What the text is made of: another language than English, letters that the file lost, capitals throughout. Counts scripts
// and the small words of a few languages (lexicon small-word-other). Does not know other languages by
// their words: Polish or Turkish in Latin letters pass.
#include "letter/manner.h"

#include "letter/applicant.h"
#include "letter/marks.h"
#include "letter/quote.h"

#include "core/unicode.h"
#include "core/utf8.h"

#define FOREIGN_SHARE  0.15   /* RULES format/non-english-text, of the body's letters */
#define SMALL_LEAST    12u    /* small words of another language */
#define LETTERS_LEAST  200u   /* fewer tell nothing */
#define LOST_SHARE     0.10   /* of the characters */
#define RUN_LEAST      6u     /* "r e c o m m e n d" */
#define APART_SHARE    0.30   /* of the tokens */
#define TOKENS_LEAST   40u
#define MUTE_SHARE     0.35   /* of the words of three letters and more: without a vowel */
#define SHOUTED_TOKENS 6u     /* of a sentence that is no heading */
#define SHOUTED_LEAST  2u     /* sentences */

static bool is_other_script(uint32_t code) { return code >= 0x370 && !(code >= 0x1E00 && code < 0x1F00); }

static bool is_lost(uint32_t code) {
    return code == LOR_UTF8_WRONG || (code >= 0xE000 && code < 0xF900) || code >= 0xF0000;
}

/* ---- another language ---- */

typedef struct Scripts {
    size_t letters, other, lost, all;
    LorSpan first; /* in another script */
} Scripts;

static void count_line(const LorLetter *letter, const LorTextLine *line, Scripts *counted) {
    LorStr text = lor_letter_original(letter, line->span);
    for (size_t off = 0; off < text.len;) {
        size_t at = off;
        char c = text.ptr[off];
        if ((unsigned char)c < 0x80) { /* most of a text */
            bool shown = c != ' ' && c != '\t';
            counted->all += shown;
            counted->letters += line->zone == LOR_IN_BODY && lor_is_alpha(c);
            off++;
            continue;
        }
        uint32_t code = lor_utf8_next(text, &off);
        counted->all++;
        counted->lost += is_lost(code);
        if (line->zone != LOR_IN_BODY || !lor_unicode_letter(code)) continue;
        counted->letters++;
        if (!is_other_script(code)) continue;
        if (counted->other++ == 0) counted->first = (LorSpan){line->span.off + at, text.len - at};
    }
}

/* Whether anything is in the text that is worth counting: another script, or what the file lost. */
static bool has_strange(LorStr text) {
    for (size_t off = lor_utf8_ascii(text); off < text.len; off += lor_utf8_ascii(lor_str(text.ptr + off, text.len - off))) {
        uint32_t code = lor_utf8_next(text, &off);
        if (is_lost(code) || (is_other_script(code) && lor_unicode_letter(code))) return true;
    }
    return false;
}

static size_t count_small_other(const LorLetter *letter, LorSpan *first) {
    LorHits hits = lor_letter_hits(letter, "small-word-other");
    size_t count = 0;
    for (size_t i = 0; i < hits.len; i++) {
        uint32_t sentence = letter->tokens.at[hits.at[i].first].sentence;
        if (letter->sentences.at[sentence].zone != LOR_IN_BODY) continue;
        if (count++ == 0) *first = lor_sentence_span(letter, sentence);
    }
    return count;
}

/* Counted only where another language is in question: each of them stands in every other line. */
static size_t count_small_english(const LorLetter *letter) {
    size_t count = 0;
    for (size_t t = 0; t < letter->tokens.len; t++) count += lor_letter_zone(letter, t) == LOR_IN_BODY && lor_letter_in(letter, t, LOR_WORDS_SMALL_ENGLISH);
    return count;
}

static void read_foreign(const LorLetter *letter, const Scripts *scripts, LorFacts *facts) {
    LorSpan first = {0};
    size_t other = count_small_other(letter, &first);
    lor_fact_put_absent(facts, "foreign_text");
    if (scripts->letters >= LETTERS_LEAST && (double)scripts->other > FOREIGN_SHARE * (double)scripts->letters)
        lor_quote_put(letter, facts, "foreign_text", scripts->first);
    else if (other >= SMALL_LEAST && other > count_small_english(letter))
        lor_quote_put(letter, facts, "foreign_text", first);
}

/* ---- letters that the file lost ---- */

/* How many tokens there are of what few letters have enough of: most are told by that. */
typedef struct Odd {
    size_t brief, mute, shouted; /* one byte; without a vowel; in capitals */
} Odd;

static Odd count_odd(const LorTokens *tokens) {
    Odd odd = {0};
    for (const LorToken *token = tokens->at, *end = token + tokens->len; token < end; token++) {
        odd.brief += token->len == 1;
        odd.mute += (token->flags & LOR_TOKEN_MUTE) != 0;
        odd.shouted += (token->flags & LOR_TOKEN_SHOUTED) != 0;
    }
    return odd;
}

static bool is_lone(const LorLetter *letter, size_t token) {
    return letter->tokens.at[token].len == 1 && lor_is_lower(lor_letter_word(letter, token).ptr[0]);
}

/* Tokens of single letters in rows. A spaced title is short beside the letter. */
static size_t count_apart(const LorLetter *letter) {
    size_t apart = 0, run = 0;
    for (size_t t = 0; t <= letter->tokens.len; t++) {
        if (t < letter->tokens.len && is_lone(letter, t)) {
            run++;
            continue;
        }
        if (run >= RUN_LEAST) apart += run;
        run = 0;
    }
    return apart;
}

static bool stands_apart(const LorLetter *letter, const Odd *odd) {
    double most = APART_SHARE * (double)letter->tokens.len;
    return letter->tokens.len >= TOKENS_LEAST && (double)odd->brief > most && (double)count_apart(letter) > most;
}

/* Whether the words read as if each letter stood for another. Abbreviations are written in capitals. */
static bool is_ciphered(const LorLetter *letter, const Odd *odd) {
    size_t words = 0, mute = 0;
    if ((double)odd->mute <= MUTE_SHARE * TOKENS_LEAST) return false;
    for (size_t t = 0; t < letter->tokens.len; t++) {
        const LorToken *token = &letter->tokens.at[t];
        if (token->len < 3 || lor_letter_zone(letter, t) != LOR_IN_BODY || !lor_is_lower(letter->text.ptr[token->off])) continue;
        words++;
        mute += (token->flags & LOR_TOKEN_MUTE) && !(token->flags & LOR_TOKEN_SHOUTED);
    }
    return words >= TOKENS_LEAST && (double)mute > MUTE_SHARE * (double)words;
}

static void read_garbled(const LorLetter *letter, const Scripts *scripts, const Odd *odd, LorFacts *facts) {
    const char *how = NULL;
    if (scripts->all >= LETTERS_LEAST && (double)scripts->lost > LOST_SHARE * (double)scripts->all) how = "characters are lost";
    else if (stands_apart(letter, odd)) how = "letters stand apart";
    else if (is_ciphered(letter, odd)) how = "letters stand for others";
    if (how) lor_fact_put_text(facts, "garbled", lor_str_from_c(how));
    else lor_fact_put_absent(facts, "garbled");
}

/* ---- capitals ---- */

static bool is_shouted(const LorLetter *letter, const LorSentence *s) {
    size_t words = 0, shouted = 0;
    for (size_t t = s->first; t < s->first + s->count; t++) shouted += (letter->tokens.at[t].flags & LOR_TOKEN_SHOUTED) != 0;
    if (shouted < SHOUTED_TOKENS) return false;
    shouted = 0;
    for (size_t t = s->first; t < s->first + s->count; t++) {
        if (!lor_is_lower(lor_letter_word(letter, t).ptr[0])) continue;
        words++;
        shouted += (letter->tokens.at[t].flags & LOR_TOKEN_SHOUTED) != 0;
    }
    return shouted >= SHOUTED_TOKENS && shouted * 10 >= words * 7;
}

static void read_shouted(const LorLetter *letter, const Odd *odd, LorFacts *facts) {
    LOR_VEC(LorSpan) shouted = {0};
    bool enough = odd->shouted >= SHOUTED_LEAST * SHOUTED_TOKENS;
    for (size_t i = 0; enough && i < letter->sentences.len; i++)
        if (letter->sentences.at[i].zone == LOR_IN_BODY && is_shouted(letter, &letter->sentences.at[i]))
            lor_vec_push(letter->arena, &shouted, lor_sentence_span(letter, i));
    lor_fact_put_absent(facts, "shouted");
    if (shouted.len < SHOUTED_LEAST) return;
    LorFact *fact = lor_quote_put(letter, facts, "shouted", shouted.at[0]);
    for (size_t i = 1; i < shouted.len; i++) lor_fact_add_span(facts, fact, shouted.at[i]);
}

static void read_language(LorLetter *letter, LorFacts *facts) {
    Scripts scripts = {0};
    bool strange = has_strange(letter->doc->text);
    for (size_t i = 0; strange && i < letter->lines.len; i++) count_line(letter, &letter->lines.at[i], &scripts);
    read_foreign(letter, &scripts, facts);
    Odd odd = count_odd(&letter->tokens);
    read_garbled(letter, &scripts, &odd, facts);
    read_shouted(letter, &odd, facts);
}

const LorReader lor_reader_language = {"language", read_language};
