// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: the streams of a file as they stand in its bytes. Knows no objects and no references.
#ifndef LOR_EXTRACT_PDF_STREAMS_H
#define LOR_EXTRACT_PDF_STREAMS_H

#include "core/vec.h"

#define PDF_MOST_STREAMS 4000u /* of a file that are found; a letter has some dozens */

/** A stream and the dictionary before it; both borrow from the file. */
typedef struct PdfStream {
    LorStr dictionary, data;
    LorStr content; /* what `data` unpacks to, where somebody has unpacked it; else without a pointer */
    const struct PdfStrokes *strokes; /* what that paints, where somebody has followed it; or NULL */
} PdfStream;

/** All streams of a file, in their order. */
typedef struct PdfStreams {
    LorStr bytes; /* the file */
    PdfStream *at;
    size_t len, cap;
    bool whole; /* there are no more than these */
} PdfStreams;

/** Finds all "stream … endstream" of a file. Cost: one look at each byte. */
PdfStreams pdf_streams_find(LorArena *arena, LorStr bytes);
/** Behind a stream's end, in the file's bytes or beyond them. */
size_t pdf_stream_end(const PdfStreams *streams, size_t index);
/** Tells of a stream what it unpacks to, and what it paints if that is known: `data` begins where the stream does and ends no later. */
void pdf_streams_know(PdfStreams *streams, LorStr data, LorStr content, const struct PdfStrokes *strokes);

/** The stream's content, unpacked into the arena or borrowed from the file: at most `room` [byte], as far as it is sound.
 *  False: packed in a way that is not read here (anything but deflate alone). */
bool pdf_stream_unpack(LorArena *arena, const PdfStream *stream, size_t room, LorStr *content);

/** Whether the piece stands in the text. */
bool pdf_holds(LorStr text, LorStr piece);

#endif
