// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text, whatever its encoding, and Markdown where the text shows that it is.
#include "extract/format.h"

#include "core/unicode.h"
#include "core/utf8.h"
#include "extract/encoding.h"
#include "extract/markdown.h"

/* Real texts hold next to no control characters; random bytes hold one in eight. */
#define MOST_CONTROLS_PERCENT 3u
#define MOST_INVALID_PERCENT  10u

static bool sniff(LorStr head);
static bool read_text(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat lor_format_text = {"text", sniff, NULL, read_text, NULL, NULL, NULL};

/* The last row of the table: takes what no other format claims, and says in read_text() when it is no text. */
static bool sniff(LorStr head) {
    (void)head;
    return true;
}

static bool has_words(LorStr text) {
    for (size_t off = 0; off < text.len;)
        if (lor_unicode_letter(lor_utf8_next(text, &off))) return true;
    return false;
}

static void note(LorDocument *doc, LorStr sentence) { lor_vec_push(doc->arena, &doc->notes, sentence); }

static void tell(LorDocument *doc, const LorDecoded *decoded) {
    LorArena *arena = doc->arena;
    lor_document_set(doc, "encoding", lor_str_from_c(decoded->encoding));
    if (decoded->guessed)
        note(doc, lor_arena_format(arena, "Read as %s (a guess): the file does not say its encoding, and it is not "
                                          "clean UTF-8.", decoded->encoding));
    if (decoded->invalid) {
        lor_document_set(doc, "invalid_bytes", lor_arena_format(arena, "%zu", decoded->invalid));
        note(doc, lor_arena_format(arena, "%zu %s not be read as %s and %s shown as \xEF\xBF\xBD.", decoded->invalid,
                                   decoded->invalid == 1 ? "place could" : "places could", decoded->encoding,
                                   decoded->invalid == 1 ? "is" : "are"));
    }
    if (decoded->controls)
        note(doc, lor_arena_format(arena, "%zu control character%s left out.", decoded->controls,
                                   decoded->controls == 1 ? " was" : "s were"));
    doc->partial = decoded->cut;
    if (decoded->cut)
        note(doc, lor_arena_format(arena, "Only the first %zu MB of text were read.", LOR_MAX_TEXT >> 20));
}

static bool read_text(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    (void)options;
    if (bytes.len == 0)
        return lor_error_set(err, LOR_NO_TEXT, "The file is empty: check that you chose the right one.");
    LorDecoded decoded = lor_decode(doc->arena, bytes, LOR_MAX_TEXT);
    if (decoded.controls * 100 > decoded.codes * MOST_CONTROLS_PERCENT ||
        decoded.invalid * 100 > decoded.codes * MOST_INVALID_PERCENT)
        return lor_error_set(err, LOR_UNSUPPORTED, "Not a text and not a kind of file that lorlint knows: save the "
                                                   "letter as PDF or plain text.");
    if (!has_words(decoded.text))
        return lor_error_set(err, LOR_NO_TEXT, "The file holds no words: check that you chose the right one.");
    doc->source = LOR_SOURCE_TEXT;
    doc->text = decoded.text;
    if (lor_markdown_is(doc->text)) {
        doc->format = "markdown";
        doc->text = lor_markdown_text(doc->arena, doc->text);
    }
    tell(doc, &decoded);
    return true;
}
