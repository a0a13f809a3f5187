// SPDX-License-Identifier: GPL-3.0-or-later
// The body's size. Does not see paragraphs that a format does not show.
#include "letter/writer.h"

#define LONG_LETTER 40u /* [word] fewer in a body are no letter whose head could be missing */

static bool is_word(const LorLetter *letter, size_t token) {
    return !lor_byte_is(letter->text.ptr[letter->tokens.at[token].off], LOR_BYTE_MARK); /* 's % & @ */
}

/* From one sentence to the end of another. */
static LorSpan span_of(const LorLetter *letter, size_t first, size_t last) {
    const LorSentence *from = &letter->sentences.at[first], *to = &letter->sentences.at[last];
    LorSpan span = lor_letter_token_span(letter, from->first, from->count);
    span.len = lor_span_end(lor_letter_token_span(letter, to->first, to->count)) - span.off;
    return span;
}

static void read_body(LorLetter *letter, LorFacts *facts) {
    size_t words = 0, paragraphs = 0, longest = 0, here = 0;
    uint32_t paragraph = UINT32_MAX;
    bool framed = false;
    size_t first = 0, longest_first = 0, longest_last = 0; /* sentences */
    for (size_t s = 0; s < letter->sentences.len; s++) {
        const LorSentence *sentence = &letter->sentences.at[s];
        framed |= sentence->zone != LOR_IN_BODY;
        if (sentence->zone != LOR_IN_BODY) continue;
        if (sentence->paragraph != paragraph) {
            paragraph = sentence->paragraph;
            paragraphs++;
            here = 0;
            first = s;
        }
        for (size_t t = sentence->first; t < sentence->first + sentence->count; t++) {
            bool word = is_word(letter, t);
            here += word;
            words += word && !letter->lines.at[letter->tokens.at[t].line].copied;
        }
        if (here > longest) longest = here, longest_first = first, longest_last = s;
    }
    lor_fact_put_number(facts, "body.words", (double)words);
    lor_fact_put_number(facts, "body.paragraphs", (double)paragraphs);
    LorFact *fact = lor_fact_put_number(facts, "body.longest_paragraph", (double)longest);
    if (longest) lor_fact_add_span(facts, fact, span_of(letter, longest_first, longest_last));
    if (!framed && words >= LONG_LETTER) lor_fact_put_text(facts, "body_only", LOR_STR("yes"));
    else lor_fact_put_absent(facts, "body_only");
}

const LorReader lor_reader_body = {"body", read_body};
