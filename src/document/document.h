// SPDX-License-Identifier: GPL-3.0-or-later
// A document: the text of a letter as it is read, and what its pages show. Immutable once made.
#ifndef LOR_DOCUMENT_DOCUMENT_H
#define LOR_DOCUMENT_DOCUMENT_H

#include "core/arena.h"
#include "core/vec.h"

/** From the page's top left corner [pt]. */
typedef struct LorBox {
    float x, y, width, height;
} LorBox;

/** A page. The text of all pages stands in one string, a form feed between pages is not kept. */
typedef struct LorPage {
    LorSpan span;        /* in the document's text */
    float width, height; /* [pt], as shown: after /Rotate, times UserUnit */
    float image_share;   /* of the page's area that images cover, 0-1 */
    LorStr picture;      /* PNG of the page as it looks; empty: not drawn */
} LorPage;

/** One printed line. Lines are in reading order; a heading in two columns gives one line a column row, the columns
 *  three or more spaces apart. */
typedef struct LorLine {
    LorSpan span; /* in the document's text, without the line break */
    LorBox box;
    uint32_t page; /* index */
    bool repeats;  /* a running header or footer: stands at the same place of another page too (the first time at the
                      top it is the letterhead, and false), or is the foot of a page that is not the last */
} LorLine;

/** A printed word, or a part of one. Kept only when a report shows the page. */
typedef struct LorWord {
    LorSpan span; /* in the document's text */
    LorBox box;
    uint32_t page;       /* index */
    const float *ends;   /* [pt] where each code point ends, left to right; NULL: spread them evenly */
} LorWord;

/** A stretch of text in one font. */
typedef struct LorRun {
    LorSpan span;
    LorStr font; /* family, without a subset prefix and style suffix; empty when unnamed */
    float size;  /* [pt] */
    bool script; /* a handwriting face */
} LorRun;

/** A picture, or a cluster of drawn strokes that could be ink. */
typedef struct LorImage {
    uint32_t page; /* index */
    LorBox box;    /* without pages: only its size, and y where the file says it, else below 0 */
    bool drawn;    /* strokes, not a bitmap */
    size_t off;    /* [byte] without pages: where in the text it is anchored */
} LorImage;

/** A named property: what the file says of itself, and what was seen while reading.
 *  Names are those of the file facts in INTERFACE: encrypted, active_content, form_fields, annotations,
 *  signature_field, tracked_changes, comments ("true" or "false"), metadata_author, created (YYYY-MM-DD), pdf_version, producer, encoding, invalid_bytes;
 *  and strokes: "none" (nothing drawn could be ink), "placed" (all that could be is among the images), "unplaced";
 *  and user_unit: [1/1000 pt] that a unit of the pages' sizes stands for, where it is not a point (0: the pages differ). */
typedef struct LorProperty {
    LorStr name, value;
} LorProperty;

/** Which kind of text it is. */
typedef enum LorSource {
    LOR_SOURCE_TEXT,       /* a plain text file */
    LOR_SOURCE_TEXT_LAYER, /* a file that knows pages or styles */
    LOR_SOURCE_OCR,        /* pictures whose words were recognised while reading */
    LOR_SOURCE_OCR_LAYER,  /* a hidden text over pictures: somebody recognised their words before */
} LorSource;

#define LOR_DOCUMENT_RELIABLE 75.0 /* mean confidence of recognised words; below it, what is not there may only not have been read */

/** A readable letter. Everything lives in `arena`, which the document does not own. */
typedef struct LorDocument {
    LorArena *arena;
    const char *format; /* "text", "pdf", … */
    LorSource source;
    LorStr text; /* valid UTF-8; lines end with \n; an empty line parts paragraphs where the format shows them */
    bool partial; /* some of the text could not be read */
    bool scanned; /* some of it stands in pictures, and could be recognised there */
    double confidence; /* mean of recognised words, 0-100; 0: none were */
    size_t unread_lines; /* printed lines in pictures that could not be read */
    LorStr doubt;        /* why what is not in the text may stand on the paper; empty: what is not there is missing */
    LOR_VEC(LorPage) pages;  /* empty when the format has none */
    float paper_width, paper_height; /* [pt] of a format that knows its paper but does not place text on pages; else 0 */
    size_t told_pages;       /* how many pages the file itself counts, where it places nothing on them; 0: unknown */
    LOR_VEC(LorLine) lines;  /* empty when the format has none: cut the text at \n */
    LOR_VEC(LorWord) words;  /* in text order; empty unless asked for */
    LOR_VEC(LorRun) runs;    /* in text order; empty when unknown */
    LOR_VEC(LorImage) images;
    LOR_VEC(LorSpan) gaps;   /* what the format itself marks as a field that waits to be filled */
    LOR_VEC(LorProperty) properties;
    LOR_VEC(LorStr) notes; /* sentences for the reader: a guessed encoding, a repaired file */
} LorDocument;

/** Where an offset stands, all from 1; column in code points. */
typedef struct LorPos {
    uint32_t page, line, column; /* page 0: the format has no pages */
} LorPos;

LorDocument *lor_document_new(LorArena *arena, const char *format);
/** The property's value, or an empty string with ptr NULL. */
LorStr lor_document_property(const LorDocument *doc, const char *name);
void lor_document_set(LorDocument *doc, const char *name, LorStr value);
/** Where lines begin [byte], in text order; the first at 0. */
typedef struct LorLineStarts {
    const uint32_t *at;
    size_t len;
} LorLineStarts;

/** In the document's arena. Cost: linear in the text; only for reports, and once for all places. */
LorLineStarts lor_document_line_starts(const LorDocument *doc);
/** The place of a byte offset, and the line in which it stands, without its break. Cost: a search among the lines. */
LorPos lor_document_locate(const LorDocument *doc, LorLineStarts lines, size_t off, LorSpan *line);

/** A box on a page. */
typedef struct LorPlacedBox {
    uint32_t page; /* index */
    LorBox box;
} LorPlacedBox;
typedef LOR_VEC(LorPlacedBox) LorPlacedBoxes;

/** Appends where the span is printed, one box a line, at most LOR_MAX_BOXES; none when words have no places. */
#define LOR_MAX_BOXES 40u
void lor_document_boxes(const LorDocument *doc, LorSpan span, LorArena *arena, LorPlacedBoxes *boxes);

#endif
