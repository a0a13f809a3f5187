// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: the streams of a file as they stand in its bytes. Knows no objects and no references.
#ifndef LOR_EXTRACT_PDF_STREAMS_H
#define LOR_EXTRACT_PDF_STREAMS_H

#include "core/arena.h"
#include "core/str.h"

/** A stream and the dictionary before it; both borrow from the file. */
typedef struct PdfStream {
    LorStr dictionary, data;
} PdfStream;

/** The next "stream … endstream" at or behind *off, which moves behind it. False: there is no other. */
bool pdf_stream_next(LorStr bytes, size_t *off, PdfStream *stream);

/** The stream's content, unpacked into the arena or borrowed from the file: at most `room` [byte], as far as it is sound.
 *  False: packed in a way that is not read here (anything but deflate alone). */
bool pdf_stream_unpack(LorArena *arena, const PdfStream *stream, size_t room, LorStr *content);

/** Whether the piece stands in the text. */
bool pdf_holds(LorStr text, LorStr piece);

#endif
