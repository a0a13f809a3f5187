// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the content streams of a file, unpacks them and hands them to pdf_strokes.c. Knows no objects, no references:
// streams in the order in which they stand.
#include "extract/pdf_ink.h"

#include "core/buf.h"
#include "extract/pdf_strokes.h"

#include <gio/gio.h>

#define MOST_STREAMS  400u              /* that are looked at */
#define MOST_UNPACKED ((size_t)8 << 20) /* [byte] of all streams together */
#define DICTIONARY    1024u             /* [byte] before a stream, in which its dictionary stands */
#define CHUNK         65536u            /* [byte] unpacked at a time */
#define PAINTS_LEAST  8u                /* [byte] shorter streams paint nothing */

typedef struct Stream {
    LorStr dictionary, data;
} Stream;

static bool holds(LorStr text, LorStr piece) { return lor_str_find(text, piece) != LOR_NONE; }

/* What stands behind the last "obj": the dictionary of the stream that follows. */
static LorStr own_part(LorStr before) {
    for (size_t at; (at = lor_str_find(before, LOR_STR("obj"))) != LOR_NONE;) before = lor_str_slice(before, at + 3, before.len);
    return before;
}

/* The next "stream … endstream" at or behind *off. */
static bool next_stream(LorStr bytes, size_t *off, Stream *stream) {
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
    *stream = (Stream){own_part(lor_str_slice(bytes, from - back, back)), lor_str_slice(bytes, data, len)};
    *off = data + len + end.len;
    return true;
}

/* Fonts, pictures, tables and glyphs say what they are; the content of a page says nothing. */
static bool could_paint(LorStr dictionary) {
    static const LorStr others[] = {
        LOR_STR("/Image"),    LOR_STR("/Length1"),  LOR_STR("/Type1C"),   LOR_STR("/CIDFontType0C"), LOR_STR("/OpenType"),
        LOR_STR("/XRef"),     LOR_STR("/ObjStm"),   LOR_STR("/Metadata"), LOR_STR("/Alternate"),     LOR_STR("/N "),
        LOR_STR("/Predictor"), LOR_STR("/FunctionType"), LOR_STR("/EmbeddedFile"), LOR_STR("/CMapName"), LOR_STR("/ShadingType"),
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (holds(dictionary, others[i])) return false;
    return true;
}

/* Unpacked, as far as it is sound and `room` lasts. */
static LorStr inflate(LorArena *arena, LorStr data, size_t room) {
    LorBuf out = {.arena = arena};
    char *chunk = lor_arena_alloc(arena, CHUNK);
    GConverter *converter = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
    GConverterResult result = G_CONVERTER_CONVERTED;
    for (size_t used = 0; result == G_CONVERTER_CONVERTED && out.len < room;) {
        gsize taken = 0, made = 0;
        result = g_converter_convert(converter, data.ptr + used, data.len - used, chunk, CHUNK, G_CONVERTER_INPUT_AT_END,
                                     &taken, &made, NULL);
        if (result == G_CONVERTER_ERROR) break;
        used += taken;
        lor_buf_add(&out, lor_str(chunk, made));
        if (taken == 0 && made == 0) break;
    }
    g_object_unref(converter);
    return lor_buf_str(&out);
}

/* False: packed in a way that is not read here. */
static bool unpack(LorArena *arena, const Stream *stream, size_t room, LorStr *content) {
    LorStr filter = stream->dictionary;
    size_t at = lor_str_find(filter, LOR_STR("/Filter"));
    *content = stream->data;
    if (at == LOR_NONE) return true;
    filter = lor_str_slice(filter, at, filter.len);
    bool several = holds(filter, LOR_STR("85Decode")) || holds(filter, LOR_STR("HexDecode")) ||
                   holds(filter, LOR_STR("LZWDecode")) || holds(filter, LOR_STR("/Crypt"));
    if (several || !holds(filter, LOR_STR("/FlateDecode"))) return false;
    *content = inflate(arena, stream->data, room);
    return true;
}

/* What one look at the file found. */
typedef struct Found {
    PdfStrokes *pages; /* one for each stream that could be a page's content */
    size_t len, most;
    bool others;  /* ink in a piece that a page may place anywhere */
    bool missed;  /* streams that could not be looked at */
} Found;

static void look(LorArena *arena, const Stream *stream, size_t *room, Found *found) {
    LorStr content;
    if (stream->data.len < PAINTS_LEAST || !could_paint(stream->dictionary)) return;
    if (!unpack(arena, stream, *room, &content)) {
        found->missed = true;
        return;
    }
    *room -= content.len < *room ? content.len : *room;
    PdfStrokes strokes = {.arena = arena};
    pdf_strokes_read(&strokes, content);
    bool piece = holds(stream->dictionary, LOR_STR("/Form")) || holds(stream->dictionary, LOR_STR("/Pattern"));
    if (piece) found->others |= pdf_strokes_hold_ink(&strokes);
    else if (strokes.is_content && !strokes.is_glyph && found->len < found->most) found->pages[found->len++] = strokes;
}

static void place(LorDocument *doc, const Found *found) {
    for (size_t i = 0; i < found->len; i++) {
        float height = doc->pages.at[i].height, width = doc->pages.at[i].width;
        for (size_t k = 0; k < found->pages[i].len; k++) {
            const PdfStroke *stroke = &found->pages[i].at[k];
            LorBox box = {stroke->x1, height - stroke->y2, stroke->x2 - stroke->x1, stroke->y2 - stroke->y1};
            if (box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y > height) continue;
            LorImage image = {.page = (uint32_t)i, .box = box, .drawn = true};
            lor_vec_push(doc->arena, &doc->images, image);
        }
    }
}

void pdf_ink_read(LorDocument *doc, LorStr bytes) {
    LorArena *arena = lor_arena_new(0); /* the unpacked streams go at once */
    Found found = {.most = doc->pages.len + 1};
    found.pages = LOR_NEW_ARRAY(arena, PdfStrokes, found.most);
    size_t room = MOST_UNPACKED, off = 0, count = 0;
    for (Stream stream; count < MOST_STREAMS && room > 0 && next_stream(bytes, &off, &stream); count++)
        look(arena, &stream, &room, &found);
    bool matched = found.len == doc->pages.len && !found.missed, ink = found.others;
    for (size_t i = 0; i < found.len; i++) ink |= pdf_strokes_hold_ink(&found.pages[i]);
    if (matched) place(doc, &found);
    bool whole = !found.missed && count < MOST_STREAMS && room > 0;
    if (ink && (found.others || !matched)) lor_document_set(doc, "strokes", LOR_STR("unplaced"));
    else if (whole) lor_document_set(doc, "strokes", ink ? LOR_STR("placed") : LOR_STR("none"));
    lor_arena_free(arena);
}
