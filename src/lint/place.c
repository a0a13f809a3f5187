// SPDX-License-Identifier: GPL-3.0-or-later
// Places for reports: capped, one line each, cut at whole characters.
#include "lint/place.h"

#include "core/buf.h"
#include "core/eight.h"
#include "letter/quote.h"

#define MAX_SHOWN 400u /* [byte] */
#define TELLING   36u  /* [byte] of a quote that needs no words beside it */
#define WIDENED   60u  /* [byte] that a shorter one is widened to, at most */

/* At most MAX_SHOWN bytes, not inside a character. */
static LorStr held(LorStr s) {
    if (s.len <= MAX_SHOWN) return s;
    size_t end = MAX_SHOWN;
    while (end && ((unsigned char)s.ptr[end] & 0xC0) == 0x80) end--;
    return lor_str_slice(s, 0, end);
}

/* Whether white space is single spaces, none of them in front. */
static bool is_on_one_line(LorStr s) {
    size_t from = 0;
    for (uint64_t last = 0x80; s.len - from >= 8; from += 8) { /* a space in front counts like one behind another */
        uint64_t eight = lor_eight_at(s.ptr + from), spaces = lor_eight_within(eight, ' ', ' ');
        if ((spaces & (spaces << 8 | last)) | lor_eight_within(eight, '\t', '\r')) return false;
        last = spaces >> 56;
    }
    for (size_t i = from; i < s.len; i++)
        if (lor_is_space(s.ptr[i]) && (s.ptr[i] != ' ' || i == 0 || s.ptr[i - 1] == ' ')) return false;
    return true;
}

/* Runs of white space as one space. */
static LorStr on_one_line(LorArena *arena, LorStr s) {
    if (is_on_one_line(s)) return s;
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; i < s.len; i++) {
        bool space = lor_is_space(s.ptr[i]);
        if (!space) lor_buf_char(&buf, s.ptr[i]);
        else if (buf.len && buf.ptr[buf.len - 1] != ' ') lor_buf_char(&buf, ' ');
    }
    return lor_buf_str(&buf);
}

static LorLineStarts lines_of(const LorLetter *letter) {
    if (!letter->notes->printed_lines.len) letter->notes->printed_lines = lor_document_line_starts(letter->doc);
    return letter->notes->printed_lines;
}

LorPlace lor_place_of(const LorLetter *letter, LorSpan span) {
    const LorDocument *doc = letter->doc;
    LorSpan line;
    LorPos pos = lor_document_locate(doc, lines_of(letter), span.off, &line);
    size_t before = span.off - line.off, from = line.off;
    if (before > MAX_SHOWN / 2) { /* a long line: the part around the place */
        from = span.off - MAX_SHOWN / 2;
        while (from < span.off && ((unsigned char)doc->text.ptr[from] & 0xC0) == 0x80) from++;
    }
    LorStr shown = held(lor_str_slice(doc->text, from, lor_span_end(line) - from));
    size_t mark = span.len;
    if (span.off - from + mark > shown.len) mark = shown.len - (span.off - from);
    LorPlace place = {.start = span.off, .end = lor_span_end(span), .page = pos.page, .line = pos.line, .column = pos.column,
                      .text = on_one_line(doc->arena, held(lor_str_slice(doc->text, span.off, span.len))),
                      .line_text = shown, .line_start = (uint32_t)(span.off - from), .line_mark = (uint32_t)mark};
    return place;
}

/* The sentence in which the span begins, with the marks behind its last word, or the span itself. */
static LorSpan sentence_of(const LorLetter *letter, LorSpan span) {
    LorStr text = letter->doc->text;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        LorSpan sentence = lor_sentence_span(letter, i);
        if (sentence.off > span.off || span.off >= lor_span_end(sentence)) continue;
        while (lor_span_end(sentence) < text.len && !lor_is_space(text.ptr[lor_span_end(sentence)])) sentence.len++;
        return sentence;
    }
    return span;
}

LorPlace lor_place_with_words(const LorLetter *letter, LorSpan span) {
    const char *text = letter->doc->text.ptr;
    LorSpan sentence = sentence_of(letter, span);
    size_t from = span.off, end = lor_span_end(span), last = lor_span_end(sentence);
    if (span.len >= TELLING || end >= last) return lor_place_of(letter, span);
    size_t room = (WIDENED - span.len) / 2;
    for (size_t at = from; at > sentence.off && span.off - at < room; at--)
        if (at - 1 == sentence.off || lor_is_space(text[at - 2])) from = at - 1;
    room = WIDENED - (lor_span_end(span) - from);
    for (size_t at = end; at < last && at - lor_span_end(span) < room; at++)
        if (at + 1 == last || lor_is_space(text[at + 1])) end = at + 1;
    while (end > lor_span_end(span) && strchr(",;:(.", text[end - 1])) end--;
    return lor_place_of(letter, (LorSpan){from, end - from});
}
