// SPDX-License-Identifier: GPL-3.0-or-later
// Formats: how bytes become a document. One format a file, one row in the table of sniff.c.
#ifndef LOR_EXTRACT_FORMAT_H
#define LOR_EXTRACT_FORMAT_H

#include "core/error.h"
#include "document/document.h"

#define LOR_SNIFF_BYTES 1024u /* [byte] from the start of a file that tell its format */
#define LOR_MAX_TEXT    ((size_t)4 << 20) /* [byte] of text from one document; more is cut, and said */

struct LorRecogniser;

/** What to read, and how. */
typedef struct LorExtractOptions {
    const char *ocr; /* "auto", "never", "always": recognise words in pictures of pages that have no text; in none; in all */
    const struct LorRecogniser *recogniser; /* NULL: pictures are not read, and the document says that it is `scanned` */
    size_t ocr_pages;  /* pages recognised at most */
    size_t ocr_pixels; /* of one picture; larger ones are refused before they are unpacked */
    bool show;       /* a report will show the letter: words keep their places, pages may be drawn */
    size_t picture_pages;  /* pages drawn at most; 0: none. Without `show` none */
    size_t picture_pixels; /* of one page; larger ones are drawn smaller */
    size_t picture_bytes;  /* [byte] of all pictures of one letter */
} LorExtractOptions;

/** One format. It may have two readers: a quick one for its simple files, which needs nothing, and the full one. */
typedef struct LorFormat {
    const char *name; /* "text", "pdf", … as in reports */
    /** Whether a file that starts so (at most LOR_SNIFF_BYTES) is of this format. Content only, never the name. */
    bool (*sniff)(LorStr head);
    /** Makes what reading needs (libraries, tables, one dummy page) before the worker is locked in: opens files and
     *  loads modules, never looks at a letter. NULL: needs nothing. False + `err`: this installation cannot read it. */
    bool (*prepare)(LorError *err);
    /** Fills `doc`. False + `err` whose status says how the input ends (LOR_ENCRYPTED, LOR_DAMAGED, LOR_NO_TEXT …). */
    bool (*read)(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);
    /** For formats that are known but not read: the sentence of the way out; else NULL. */
    const char *way_out;
    /** Makes ready what drawing pages needs (fonts), after prepare() and before the lock. NULL: draws none. */
    void (*prepare_drawing)(void);
    /** Fills `doc` as read() would, without prepare(), when it understands all of the file. False: this is for read(), and
     *  `doc` is of no use any more; says nothing of the file. NULL: there is none. */
    bool (*quick)(LorStr bytes, const LorExtractOptions *options, LorDocument *doc);
} LorFormat;

/** The formats that are read. */
extern const LorFormat lor_format_text, lor_format_pdf, lor_format_docx, lor_format_odt, lor_format_zip, lor_format_doc,
                       lor_format_html, lor_format_png, lor_format_jpeg, lor_format_tiff;

#endif
