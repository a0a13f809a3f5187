// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the streams of a file by their key words and unpacks them. A file whose streams lie about themselves yields less.
#include "extract/pdf_streams.h"

#include "extract/inflate.h"

#define DICTIONARY 1024u /* [byte] before a stream, in which its dictionary stands */

bool pdf_holds(LorStr text, LorStr piece) { return lor_str_find(text, piece) != LOR_NONE; }

/* What stands behind the last "obj": the dictionary of the stream that follows. */
static LorStr own_part(LorStr before) {
    for (size_t at; (at = lor_str_find(before, LOR_STR("obj"))) != LOR_NONE;) before = lor_str_slice(before, at + 3, before.len);
    return before;
}

bool pdf_stream_next(LorStr bytes, size_t *off, PdfStream *stream) {
    static const LorStr begin = LOR_STR("stream"), end = LOR_STR("endstream");
    LorStr rest = lor_str_slice(bytes, *off, bytes.len);
    size_t at = lor_str_find(rest, begin);
    if (at == LOR_NONE) return false;
    size_t from = *off + at, data = from + begin.len;
    if (data < bytes.len && bytes.ptr[data] == '\r') data++;
    if (data < bytes.len && bytes.ptr[data] == '\n') data++;
    size_t len = lor_str_find(lor_str_slice(bytes, data, bytes.len), end);
    if (len == LOR_NONE) len = bytes.len - data;
    size_t back = from < DICTIONARY ? from : DICTIONARY;
    *stream = (PdfStream){own_part(lor_str_slice(bytes, from - back, back)), lor_str_slice(bytes, data, len)};
    *off = data + len + end.len;
    return true;
}

bool pdf_stream_unpack(LorArena *arena, const PdfStream *stream, size_t room, LorStr *content) {
    LorStr filter = stream->dictionary;
    size_t at = lor_str_find(filter, LOR_STR("/Filter"));
    *content = stream->data;
    if (at == LOR_NONE) return true;
    filter = lor_str_slice(filter, at, filter.len);
    bool several = pdf_holds(filter, LOR_STR("85Decode")) || pdf_holds(filter, LOR_STR("HexDecode")) ||
                   pdf_holds(filter, LOR_STR("LZWDecode")) || pdf_holds(filter, LOR_STR("/Crypt"));
    if (several || !pdf_holds(filter, LOR_STR("/FlateDecode"))) return false;
    bool whole;
    *content = lor_inflate(arena, stream->data, room, &whole); /* as far as it is sound */
    return true;
}
