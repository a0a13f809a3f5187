// SPDX-License-Identifier: GPL-3.0-or-later
// The names in a file's objects. Does not follow references: a script that nothing refers to counts as one.
#include "extract/pdf_names.h"

#include "extract/pdf_signs.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME  32u               /* [byte] those that matter are shorter */
#define LONGEST_VALUE 16u               /* [byte] of a number behind a name */
#define MOST_UNPACKED ((size_t)8 << 20) /* [byte] of all object streams together */

static const LorStr active_names[] = {
    LOR_STR("JavaScript"), LOR_STR("Launch"), LOR_STR("EmbeddedFile"), LOR_STR("EmbeddedFiles"), LOR_STR("RichMedia"),
    LOR_STR("SubmitForm"), LOR_STR("ImportData"), LOR_STR("GoToE"), LOR_STR("Rendition"),
};

/* Ends a name: white space and PDF's own signs. */
static bool is_end(char c) { return (unsigned char)c <= ' ' || pdf_sign_is(c, PDF_DELIMITER); }

/* The name behind a slash, with #xx read; too long ones come cut. Returns how many bytes it took. */
static size_t read_name(LorStr text, char *name, size_t *len) {
    size_t at = 0;
    for (*len = 0; at < text.len && !is_end(text.ptr[at]) && *len < LONGEST_NAME; (*len)++) {
        char digits[3] = {at + 2 < text.len ? text.ptr[at + 1] : ' ', at + 2 < text.len ? text.ptr[at + 2] : ' ', 0}, *end = digits;
        long code = text.ptr[at] == '#' && digits[0] != ' ' && digits[0] != '-' && digits[0] != '+' ? strtol(digits, &end, 16) : 0;
        bool escaped = end == digits + 2;
        name[*len] = escaped ? (char)code : text.ptr[at];
        at += escaped ? 3 : 1;
    }
    return at;
}

static float read_number(LorStr text) {
    char digits[LONGEST_VALUE + 1] = {0};
    size_t len = text.len < LONGEST_VALUE ? text.len : LONGEST_VALUE;
    memcpy(digits, text.ptr, len);
    float value = strtof(digits, NULL);
    return value > 0 && value < 1e6f ? value : 0;
}

static void take(PdfNames *names, LorStr name, LorStr behind) {
    for (size_t i = 0; i < sizeof active_names / sizeof *active_names; i++) names->active |= lor_str_eq(name, active_names[i]);
    names->signed_ |= lor_str_eq(name, LOR_STR("ByteRange"));
    names->forms |= lor_str_eq(name, LOR_STR("XFA"));
    if (!lor_str_eq(name, LOR_STR("UserUnit"))) return;
    float unit = read_number(behind);
    names->user_unit = names->user_unit < 0 || names->user_unit == unit ? unit : 0;
}

static void look(PdfNames *names, LorStr text) {
    char name[LONGEST_NAME];
    for (const char *slash; text.len && (slash = memchr(text.ptr, '/', text.len));) {
        size_t len;
        text = lor_str_slice(text, (size_t)(slash - text.ptr) + 1, text.len);
        text = lor_str_slice(text, read_name(text, name, &len), text.len);
        take(names, lor_str(name, len), text);
    }
}

/* A packed stream of objects; false: it could not be unpacked. */
static bool look_into(PdfNames *names, LorArena *arena, const PdfStream *stream, size_t *room) {
    LorStr content;
    if (!pdf_stream_unpack(arena, stream, *room, &content) || content.len == 0 || content.len >= *room) return false;
    *room -= content.len;
    look(names, content);
    return true;
}

PdfNames pdf_names_read(const PdfStreams *streams) {
    LorArena *arena = lor_arena_new(0); /* the unpacked streams go at once */
    PdfNames names = {.whole = streams->whole, .user_unit = -1};
    LorStr bytes = streams->bytes;
    size_t room = MOST_UNPACKED, from = 0;
    for (size_t i = 0; i < streams->len; i++) {
        const PdfStream *stream = &streams->at[i];
        look(&names, lor_str_slice(bytes, from, (size_t)(stream->data.ptr - bytes.ptr) - from));
        if (pdf_holds(stream->dictionary, LOR_STR("/ObjStm"))) names.whole &= look_into(&names, arena, stream, &room);
        from = pdf_stream_end(streams, i);
    }
    look(&names, lor_str_slice(bytes, from, bytes.len));
    if (names.user_unit < 0) names.user_unit = 1;
    lor_arena_free(arena);
    return names;
}
