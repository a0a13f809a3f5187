// SPDX-License-Identifier: GPL-3.0-or-later
// What Word and OpenDocument files tell of themselves, and how both end: properties, pages, days, text without words.
#include "extract/office.h"

#include "core/unicode.h"
#include "core/utf8.h"

#define MOST_WORDS 1000000u
#define WORD_SLACK 20u /* one word in so many may be counted otherwise: numbers, marks, headers */

void office_set_flag(LorDocument *doc, const char *name, bool value) {
    lor_document_set(doc, name, value ? LOR_STR("true") : LOR_STR("false"));
}

bool office_refuse(const LorError *why, LorError *err) {
    if (why->status == LOR_ENCRYPTED || why->status == LOR_TOO_LARGE) return lor_error_set(err, why->status, "%s", why->message);
    return lor_error_set(err, LOR_DAMAGED, "The file is damaged: its text cannot be read. Save it again from the program "
                                           "that made it.");
}

static size_t count_words(LorStr text) {
    size_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        bool white = lor_is_space(text.ptr[i]);
        words += !white && !inside;
        inside = !white;
    }
    return words;
}

void office_tell_pages(LorDocument *doc, LorStr pages, LorStr words) {
    size_t told, counted, now = count_words(doc->text);
    if (!lor_str_to_size(lor_str_trim(pages), 1000, &told) || !lor_str_to_size(lor_str_trim(words), MOST_WORDS, &counted)) return;
    size_t apart = counted > now ? counted - now : now - counted;
    if (counted && apart <= now / WORD_SLACK + 2) doc->told_pages = told;
}

void office_tell_day(LorDocument *doc, LorStr time) {
    static const char form[] = "0000-00-00";
    LorStr day = lor_str_slice(time, 0, sizeof form - 1);
    bool shaped = day.len == sizeof form - 1;
    for (size_t i = 0; i < day.len; i++) shaped &= form[i] == '0' ? lor_is_digit(day.ptr[i]) : day.ptr[i] == form[i];
    if (shaped) lor_document_set(doc, "created", day);
}

static bool has_words(LorStr text) {
    for (size_t off = 0; off < text.len;)
        if (lor_unicode_letter(lor_utf8_next(text, &off))) return true;
    return false;
}

bool office_finish(Flow *flow, LorDocument *doc, bool left_out, LorError *err) {
    bool whole = flow_write(flow);
    if (!has_words(doc->text))
        return lor_error_set(err, LOR_NO_TEXT, doc->images.len ? "The file holds pictures and no words: check the writer's draft, or a copy with text."
                                                               : "The file holds no words: check that you chose the right one.");
    doc->source = LOR_SOURCE_TEXT_LAYER;
    doc->partial |= !whole || left_out;
    if (!whole) lor_vec_push(doc->arena, &doc->notes, LOR_STR("The file holds more text than lorlint reads; the rest was left out."));
    if (left_out) lor_vec_push(doc->arena, &doc->notes, LOR_STR("A file is embedded in the text and was not read."));
    return true;
}
