// SPDX-License-Identifier: GPL-3.0-or-later
// Filling in messages.
#include "lint/message.h"

#include "core/buf.h"
#include "core/utf8.h"

#define MAX_QUOTE 60u /* [character] of the letter's words in a message, runs of space as one */

/* Soft hyphens and zero widths show nothing. */
static bool is_unseen(uint32_t code) { return code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0x2060 || code == 0xFEFF; }

static void add_words(LorBuf *out, LorStr words) {
    size_t shown = 0;
    bool space = false;
    for (size_t at = 0; at < words.len;) {
        size_t here = at;
        uint32_t code = lor_utf8_next(words, &at);
        if (is_unseen(code)) continue;
        bool blank = code == 0xA0 || (code < 0x80 && lor_is_space((char)code));
        if (blank) space |= out->len > 0 && out->ptr[out->len - 1] != ' ';
        if (blank) continue;
        if (shown + space >= MAX_QUOTE) {
            lor_buf_add(out, LOR_STR("…"));
            return;
        }
        if (space) lor_buf_char(out, ' ');
        lor_buf_add(out, lor_str_slice(words, here, at - here));
        shown += 1u + space;
        space = false;
    }
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
        size_t open = lor_str_find(rest, LOR_STR("{")), close = open == 0 ? lor_str_find(rest, LOR_STR("}")) : LOR_NONE;
        if (close == LOR_NONE) {
            size_t plain = open == LOR_NONE ? rest.len : open ? open : 1;
            lor_buf_add(&out, lor_str_slice(rest, 0, plain));
            at += plain;
            continue;
        }
        add_named(&out, letter, facts, lor_str_slice(rest, 1, close - 1));
        at += close + 1;
    }
    return lor_buf_str(&out);
}
