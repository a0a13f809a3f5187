// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the content streams of a file and hands them to pdf_strokes.c, in the order in which they stand.
#include "extract/pdf_ink.h"

#include "extract/pdf_streams.h"
#include "extract/pdf_strokes.h"

#define MOST_STREAMS  400u              /* that are looked at */
#define MOST_UNPACKED ((size_t)8 << 20) /* [byte] of all streams together */
#define PAINTS_LEAST  8u                /* [byte] shorter streams paint nothing */

/* Fonts, pictures, tables and glyphs say what they are; the content of a page says nothing. */
static bool could_paint(LorStr dictionary) {
    static const LorStr others[] = {
        LOR_STR("/Image"),    LOR_STR("/Length1"),  LOR_STR("/Type1C"),   LOR_STR("/CIDFontType0C"), LOR_STR("/OpenType"),
        LOR_STR("/XRef"),     LOR_STR("/ObjStm"),   LOR_STR("/Metadata"), LOR_STR("/Alternate"),     LOR_STR("/N "),
        LOR_STR("/Predictor"), LOR_STR("/FunctionType"), LOR_STR("/EmbeddedFile"), LOR_STR("/CMapName"), LOR_STR("/ShadingType"),
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (pdf_holds(dictionary, others[i])) return false;
    return true;
}

/* What one look at the file found. */
typedef struct Found {
    PdfStrokes *pages; /* one for each stream that could be a page's content */
    size_t len, most;
    bool others;  /* ink in a piece that a page may place anywhere */
    bool missed;  /* streams that could not be looked at */
} Found;

static void look(LorArena *arena, const PdfStream *stream, size_t *room, Found *found) {
    LorStr content;
    if (stream->data.len < PAINTS_LEAST || !could_paint(stream->dictionary)) return;
    if (!pdf_stream_unpack(arena, stream, *room, &content)) {
        found->missed = true;
        return;
    }
    *room -= content.len < *room ? content.len : *room;
    PdfStrokes strokes = {.arena = arena};
    pdf_strokes_read(&strokes, content);
    bool piece = pdf_holds(stream->dictionary, LOR_STR("/Form")) || pdf_holds(stream->dictionary, LOR_STR("/Pattern"));
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
    for (PdfStream stream; count < MOST_STREAMS && room > 0 && pdf_stream_next(bytes, &off, &stream); count++)
        look(arena, &stream, &room, &found);
    bool matched = found.len == doc->pages.len && !found.missed, ink = found.others;
    for (size_t i = 0; i < found.len; i++) ink |= pdf_strokes_hold_ink(&found.pages[i]);
    if (matched) place(doc, &found);
    bool whole = !found.missed && count < MOST_STREAMS && room > 0;
    if (ink && (found.others || !matched)) lor_document_set(doc, "strokes", LOR_STR("unplaced"));
    else if (whole) lor_document_set(doc, "strokes", ink ? LOR_STR("placed") : LOR_STR("none"));
    lor_arena_free(arena);
}
