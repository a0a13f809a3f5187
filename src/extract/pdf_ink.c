// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the content streams of a file and hands them to pdf_strokes.c, in the order in which they stand.
#include "extract/pdf_ink.h"

#include "extract/pdf_strokes.h"

#define MOST_STREAMS  400u              /* that are looked at */
#define MOST_UNPACKED ((size_t)8 << 20) /* [byte] of all streams together */
#define WORDS_LEAST   1000u             /* lines and curves of a few lines of drawn letters */
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

struct PdfInk {
    LOR_VEC(PdfStrokes) pages; /* one for each stream that could be a page's content */
    bool others;   /* ink in a piece that a page may place anywhere */
    bool missed;   /* streams that could not be looked at */
    bool whole;    /* all of the file was looked at, but for those */
    bool pictures; /* among the operators of some stream */
    bool glyphs;   /* some stream draws a letter of a font */
    size_t segments;
};

static void look(LorArena *arena, const PdfStream *stream, size_t *room, PdfInk *ink) {
    LorStr content;
    if (stream->data.len < PAINTS_LEAST || !could_paint(stream->dictionary)) return;
    if (!pdf_stream_unpack(arena, stream, *room, &content)) {
        ink->missed = true;
        return;
    }
    *room -= content.len < *room ? content.len : *room;
    PdfStrokes strokes = {.arena = arena};
    if (stream->strokes) strokes = *stream->strokes;
    else pdf_strokes_read(&strokes, content);
    ink->pictures |= strokes.holds_pictures;
    ink->glyphs |= strokes.is_glyph;
    ink->segments += strokes.segments;
    bool piece = pdf_holds(stream->dictionary, LOR_STR("/Form")) || pdf_holds(stream->dictionary, LOR_STR("/Pattern"));
    if (piece) ink->others |= pdf_strokes_hold_ink(&strokes);
    else if (strokes.is_content && !strokes.is_glyph) lor_vec_push(arena, &ink->pages, strokes);
}

PdfInk *pdf_ink_look(LorArena *arena, const PdfStreams *streams) {
    PdfInk *ink = LOR_NEW(arena, PdfInk);
    size_t room = MOST_UNPACKED, i = 0;
    for (; i < streams->len && i < MOST_STREAMS && room > 0; i++) look(arena, &streams->at[i], &room, ink);
    ink->whole = !ink->missed && i < MOST_STREAMS && room > 0;
    return ink;
}

/* "/Image", and not one of the names that begin so ("/ImageC" stands in every file of some programs). */
static bool names_picture(LorStr bytes) {
    static const LorStr name = LOR_STR("/Image");
    for (size_t at; (at = lor_str_find(bytes, name)) != LOR_NONE; bytes = lor_str_slice(bytes, at + name.len, bytes.len))
        if (at + name.len == bytes.len || !lor_is_alpha(bytes.ptr[at + name.len])) return true;
    return false;
}

bool pdf_ink_could_hold_pictures(const PdfInk *ink, LorStr bytes) { return !ink->whole || ink->pictures || names_picture(bytes); }

bool pdf_ink_could_hold_words(const PdfInk *ink) { return ink->glyphs || ink->segments >= WORDS_LEAST; }

static void place(LorDocument *doc, const PdfInk *ink) {
    for (size_t i = 0; i < ink->pages.len; i++) {
        float height = doc->pages.at[i].height, width = doc->pages.at[i].width;
        for (size_t k = 0; k < ink->pages.at[i].len; k++) {
            const PdfStroke *stroke = &ink->pages.at[i].at[k];
            LorBox box = {stroke->x1, height - stroke->y2, stroke->x2 - stroke->x1, stroke->y2 - stroke->y1};
            if (box.x < -1 || box.y < -1 || box.x + box.width > width + 1 || box.y > height) continue;
            LorImage image = {.page = (uint32_t)i, .box = box, .drawn = true};
            lor_vec_push(doc->arena, &doc->images, image);
        }
    }
}

void pdf_ink_place(const PdfInk *ink, LorDocument *doc) {
    bool matched = ink->pages.len == doc->pages.len && !ink->missed, drawn = ink->others;
    for (size_t i = 0; i < ink->pages.len; i++) drawn |= pdf_strokes_hold_ink(&ink->pages.at[i]);
    if (matched) place(doc, ink);
    if (drawn && (ink->others || !matched)) lor_document_set(doc, "strokes", LOR_STR("unplaced"));
    else if (ink->whole) lor_document_set(doc, "strokes", drawn ? LOR_STR("placed") : LOR_STR("none"));
}
