// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the PDF module: what a file's objects name and poppler does not show.
#ifndef LOR_EXTRACT_PDF_NAMES_H
#define LOR_EXTRACT_PDF_NAMES_H

#include "extract/pdf_streams.h"

/** What the names in a file's objects tell. */
typedef struct PdfNames {
    bool active;     /* scripts, attachments, actions that start programs or send data, media */
    bool signed_;    /* a range of bytes that a certificate signs */
    bool forms;      /* a form that only some programs show (XFA) */
    bool whole;      /* every object could be looked at; else what is false above is not known */
    float user_unit; /* [1/72 inch] that a unit of the pages stands for; 1 where none is named, 0 where pages differ */
} PdfNames;

/** Reads the names of all objects, those in packed object streams too, but not what stands in other streams. Signs
 *  written as #xx are read as what they mean. Cost: linear in the file and the unpacked object streams, capped. */
PdfNames pdf_names_read(const PdfStreams *streams);

#endif
