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

#define BEGIN LOR_STR("stream")
#define END   LOR_STR("endstream")

/* The next one at or behind *off, which moves behind it. False: there is no other. */
static bool next(LorStr bytes, size_t *off, PdfStream *stream) {
    size_t at = lor_str_find(lor_str_slice(bytes, *off, bytes.len), BEGIN);
    if (at == LOR_NONE) return false;
    size_t from = *off + at, data = from + BEGIN.len;
    if (data < bytes.len && bytes.ptr[data] == '\r') data++;
    if (data < bytes.len && bytes.ptr[data] == '\n') data++;
    size_t len = lor_str_find(lor_str_slice(bytes, data, bytes.len), END);
    if (len == LOR_NONE) len = bytes.len - data;
    size_t back = from < DICTIONARY ? from : DICTIONARY;
    *stream = (PdfStream){.dictionary = own_part(lor_str_slice(bytes, from - back, back)), .data = lor_str_slice(bytes, data, len)};
    *off = data + len + END.len;
    return true;
}

PdfStreams pdf_streams_find(LorArena *arena, LorStr bytes) {
    PdfStreams streams = {.bytes = bytes};
    PdfStream stream;
    size_t off = 0;
    while (streams.len < PDF_MOST_STREAMS && next(bytes, &off, &stream)) lor_vec_push(arena, &streams, stream);
    streams.whole = streams.len < PDF_MOST_STREAMS;
    return streams;
}

size_t pdf_stream_end(const PdfStreams *streams, size_t index) {
    LorStr data = streams->at[index].data;
    return (size_t)(data.ptr - streams->bytes.ptr) + data.len + END.len;
}

void pdf_streams_know(PdfStreams *streams, LorStr data, LorStr content, const struct PdfStrokes *strokes) {
    size_t low = 0, high = streams->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (streams->at[middle].data.ptr < data.ptr) low = middle + 1;
        else high = middle;
    }
    PdfStream *found = low < streams->len ? &streams->at[low] : NULL;
    if (found && found->data.ptr == data.ptr && found->data.len >= data.len) found->content = content, found->strokes = strokes;
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
    if (stream->content.ptr) return *content = lor_str_slice(stream->content, 0, room), true;
    bool whole;
    *content = lor_inflate(arena, stream->data, room, &whole); /* as far as it is sound */
    return true;
}
