// SPDX-License-Identifier: GPL-3.0-or-later
// A small grammar of numbers: digits or words, ranges, percent signs. Knows no units and judges nothing.
#include "letter/amount.h"

#include "core/sorted.h"

static bool joined(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token];
    return token + 1 < letter->tokens.len && here->sentence == here[1].sentence && here->after != ',' &&
           here->after != ';' && here->after != ':' && here->after != '(' && here->after != '.';
}

static bool is_number(const LorLetter *letter, size_t token) {
    return token < letter->tokens.len && (letter->tokens.at[token].flags & LOR_TOKEN_NUMBER) != 0;
}

static bool is_ordinal(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    if (word.len > 2 && lor_is_digit(word.ptr[0]))
        return lor_is_lower(word.ptr[word.len - 1]) && (lor_str_ends(word, LOR_STR("st")) || lor_str_ends(word, LOR_STR("nd")) ||
               lor_str_ends(word, LOR_STR("rd")) || lor_str_ends(word, LOR_STR("th")));
    return lor_letter_in(letter, token, LOR_WORDS_ORDINAL);
}

static bool in_digits(const LorLetter *letter, size_t token) {
    return (letter->tokens.at[token].flags & LOR_TOKEN_DIGITS) != 0;
}

static bool is_scale(const LorLetter *letter, size_t token, double value) {
    return value == 100 || value == 1000 || value == 100000 || lor_letter_is(letter, token, "dozen");
}

/* Words of one number: "nineteen hundred", "one hundred and twelve", "forty-eight". Returns the tokens read.
 */
static size_t read_words(const LorLetter *letter, size_t token, double *value, bool *ordinal) {
    double total = 0, part = 0, last = 0;
    size_t at = token;
    while (is_number(letter, at) && !in_digits(letter, at)) {
        double now = lor_token_number(letter->tokens, at);
        bool tens = last >= 20 && last < 100 && now < 10;
        bool after_hundred = part >= 100 && now < 100;
        if (at > token && !tens && !after_hundred && !(is_scale(letter, at, now) && part > 0)) break;
        if (now == 12 && lor_letter_is(letter, at, "dozen")) part = part > 0 ? part * 12 : 12;
        else if (now >= 1000) total += (part > 0 ? part : 1) * now, part = 0;
        else if (now == 100) part = part > 0 ? part * 100 : 100;
        else part += now;
        last = now;
        *ordinal = is_ordinal(letter, at);
        at++;
        if (*ordinal || !joined(letter, at - 1)) break;
        bool and_more = (last == 100 || last >= 1000) && lor_letter_is(letter, at, "and") &&
                        is_number(letter, at + 1) && !in_digits(letter, at + 1);
        at += and_more;
    }
    *value = total + part;
    return at - token;
}

static size_t read_number(const LorLetter *letter, size_t token, double *value, bool *ordinal) {
    if (!is_number(letter, token)) return 0;
    if (!in_digits(letter, token)) return read_words(letter, token, value, ordinal);
    *value = lor_token_number(letter->tokens, token);
    *ordinal = is_ordinal(letter, token);
    return 1;
}

static bool is_percent(const LorLetter *letter, size_t token) {
    return lor_letter_is(letter, token, "%") || lor_letter_is(letter, token, "percent") ||
           lor_letter_is(letter, token, "percentile") || lor_letter_is(letter, token, "percentage");
}

static size_t read_percent(const LorLetter *letter, size_t token) {
    if (is_percent(letter, token)) return 1;
    return lor_letter_is(letter, token, "per") && lor_letter_is(letter, token + 1, "cent") ? 2 : 0;
}

/* "8 to 10", "10-12", "five or six". */
static size_t read_range(const LorLetter *letter, size_t token, LorAmount *amount) {
    if (!joined(letter, token - 1)) return 0;
    bool between = amount->first > 0 && lor_letter_is(letter, amount->first - 1, "between");
    bool word = lor_letter_is(letter, token, "to") || lor_letter_is(letter, token, "or") ||
                (between && lor_letter_is(letter, token, "and"));
    bool dash = letter->tokens.at[token - 1].after == '-' && !word;
    if (!word && !dash) return 0;
    double high = 0;
    bool ordinal = false;
    size_t read = read_number(letter, token + word, &high, &ordinal);
    if (read == 0 || high < amount->low || (ordinal && !amount->ordinal)) return 0;
    amount->high = high;
    return read + word;
}

static size_t read_vague(const LorLetter *letter, size_t token) {
    if (lor_letter_is(letter, token, "odd")) return 1;
    if (lor_letter_is(letter, token, "or") &&
        (lor_letter_is(letter, token + 1, "so") || lor_letter_is(letter, token + 1, "more")))
        return 2;
    return lor_letter_is(letter, token, "and") && lor_letter_is(letter, token + 1, "some") ? 2 : 0;
}

/* Whether the words "to", "or", "and", "odd", "per …", a percent sign or a dash can stand here: behind most numbers none does. */
static bool may_go_on(const LorLetter *letter, size_t token) {
    if (token >= letter->tokens.len) return false;
    char c = letter->text.ptr[letter->tokens.at[token].off];
    return c == 'o' || c == 't' || c == 'a' || c == 'p' || c == '%' || letter->tokens.at[token - 1].after == '-';
}

bool lor_amount_at(const LorLetter *letter, size_t token, LorAmount *amount) {
    if (!is_number(letter, token) && !lor_letter_is(letter, token, "half")) return false;
    *amount = (LorAmount){.first = (uint32_t)token};
    size_t at = token;
    bool half = lor_letter_is(letter, at, "half") &&
                (lor_letter_is(letter, at + 1, "dozen") || lor_letter_is(letter, at + 2, "dozen"));
    if (half) {
        at += lor_letter_is(letter, at + 1, "dozen") ? 2 : 3;
        amount->low = 6;
    } else {
        size_t read = read_number(letter, at, &amount->low, &amount->ordinal);
        if (read == 0) return false;
        at += read;
    }
    amount->high = amount->low;
    amount->count = (uint32_t)(at - token);
    if (!may_go_on(letter, at)) return true;
    bool and_half = at + 2 < letter->tokens.len && joined(letter, at - 1) &&
                    lor_letter_is(letter, at, "and") && lor_letter_is(letter, at + 1, "a") &&
                    lor_letter_is(letter, at + 2, "half");
    if (and_half) at += 3, amount->low += 0.5;
    amount->high = amount->low;
    uint32_t sentence = letter->tokens.at[token].sentence;
    bool more = at < letter->tokens.len && letter->tokens.at[at].sentence == sentence;
    if (more) at += read_range(letter, at, amount);
    size_t vague = at < letter->tokens.len && joined(letter, at - 1) ? read_vague(letter, at) : 0;
    amount->vague = vague > 0;
    at += vague;
    size_t percent =
        at < letter->tokens.len && letter->tokens.at[at].sentence == sentence ? read_percent(letter, at) : 0;
    amount->percent = percent > 0;
    at += percent;
    amount->count = (uint32_t)(at - token);
    return true;
}

static bool begins_before(const void *amounts, size_t index, size_t token) { return ((const LorAmount *)amounts)[index].first < token; }

static const LorAmounts *find_amounts(const LorLetter *letter) {
    LOR_VEC(LorAmount) found = {0};
    LorAmounts *amounts = LOR_NEW(letter->arena, LorAmounts);
    LorTokenSet begin = lor_token_set(letter->arena, letter->tokens.len);
    for (size_t t = 0; t < letter->tokens.len; t++) {
        LorAmount amount;
        bool half = (letter->tokens.at[t].len == 4) & (letter->text.ptr[letter->tokens.at[t].off] == 'h'); /* one test, since each alone is often guessed wrong */
        if (!((letter->tokens.at[t].flags & LOR_TOKEN_NUMBER) | half) || !lor_amount_at(letter, t, &amount)) continue;
        lor_vec_push(letter->arena, &found, amount);
        lor_token_set_add(&begin, t);
    }
    *amounts = (LorAmounts){found.at, found.len, begin};
    return amounts;
}

static const LorAmounts *amounts_of(const LorLetter *letter) {
    if (!letter->notes->amounts) letter->notes->amounts = find_amounts(letter);
    return letter->notes->amounts;
}

bool lor_amount_stands(const LorLetter *letter, size_t first, size_t end) { return lor_token_set_next_in(&amounts_of(letter)->begin, first, end) < end; }

size_t lor_amount_sentence(const LorLetter *letter, size_t sentence) {
    if (sentence >= letter->sentences.len) return letter->sentences.len;
    size_t token = lor_token_set_next(&amounts_of(letter)->begin, letter->sentences.at[sentence].first);
    return token < letter->tokens.len ? letter->tokens.at[token].sentence : letter->sentences.len;
}

bool lor_amount_next(const LorLetter *letter, size_t *token, size_t end, LorAmount *amount) {
    const LorAmounts *amounts = amounts_of(letter);
    size_t most = end < letter->tokens.len ? end : letter->tokens.len, first = lor_token_set_next_in(&amounts->begin, *token, most);
    if (first >= most) { /* most sentences have none */
        *token = *token > end ? *token : end;
        return false;
    }
    *amount = amounts->at[lor_sorted_before(amounts->at, amounts->len, begins_before, first)];
    *token = first + amount->count;
    return true;
}
