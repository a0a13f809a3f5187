// SPDX-License-Identifier: GPL-3.0-or-later
// Filling in messages.
#include "lint/message.h"

#include "core/buf.h"

#define MAX_QUOTE 60u /* [byte] of the letter's words in a message */

static void add_words(LorBuf *out, LorStr words) {
    size_t end = words.len;
    if (end > MAX_QUOTE) {
        end = MAX_QUOTE;
        while (end && ((unsigned char)words.ptr[end] & 0xC0) == 0x80) end--;
    }
    for (size_t i = 0; i < end; i++) {
        bool space = lor_is_space(words.ptr[i]);
        if (!space) lor_buf_char(out, words.ptr[i]);
        else if (out->len && out->ptr[out->len - 1] != ' ') lor_buf_char(out, ' ');
    }
    if (end == words.len) return;
    if (out->len && out->ptr[out->len - 1] == ' ') out->len--;
    lor_buf_add(out, LOR_STR("…"));
}

static void add_fact(LorBuf *out, const LorLetter *letter, const LorFact *fact) {
    if (fact->kind == LOR_VALUE_NUMBER) lor_buf_format(out, "%.10g", fact->number);
    else if (fact->kind == LOR_VALUE_LIST)
        for (size_t i = 0; i < fact->list.len; i++) {
            if (i) lor_buf_add(out, LOR_STR(", "));
            add_words(out, fact->list.at[i]);
        }
    else if (fact->value.len) add_words(out, fact->value);
    else if (fact->spans.len) add_words(out, lor_letter_original(letter, fact->spans.at[0]));
}

static void add_named(LorBuf *out, const LorLetter *letter, const LorFacts *facts, LorStr name) {
    LorDate as_of = letter->asked.as_of;
    const LorFact *fact = lor_facts_find(facts, name);
    if (fact) add_fact(out, letter, fact);
    else if (lor_str_eq(name, LOR_STR("as-of"))) lor_buf_format(out, "%04d-%02d-%02d", as_of.year, as_of.month, as_of.day);
    else if (lor_str_ends(name, LOR_STR(".count"))) {
        fact = lor_facts_find(facts, lor_str_slice(name, 0, name.len - 6));
        size_t count = !fact ? 0 : fact->kind == LOR_VALUE_LIST ? fact->list.len : fact->spans.len;
        lor_buf_format(out, "%zu", count);
    } else if (lor_str_ends(name, LOR_STR(".text"))) {
        fact = lor_facts_find(facts, lor_str_slice(name, 0, name.len - 5));
        if (fact && fact->spans.len) add_words(out, lor_letter_original(letter, fact->spans.at[0]));
    }
}

LorStr lor_message_fill(const LorLetter *letter, const LorFacts *facts, LorStr words) {
    LorBuf out = {.arena = letter->arena};
    for (size_t at = 0; at < words.len;) {
        LorStr rest = lor_str_slice(words, at, words.len);
        size_t close = rest.ptr[0] == '{' ? lor_str_find(rest, LOR_STR("}")) : LOR_NONE;
        if (close == LOR_NONE) {
            lor_buf_char(&out, rest.ptr[0]);
            at++;
            continue;
        }
        add_named(&out, letter, facts, lor_str_slice(rest, 1, close - 1));
        at += close + 1;
    }
    return lor_buf_str(&out);
}
