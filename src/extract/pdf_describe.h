// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the readers of PDF: what a file says of itself, as properties of its document.
#ifndef LOR_EXTRACT_PDF_DESCRIBE_H
#define LOR_EXTRACT_PDF_DESCRIBE_H

#include "document/document.h"
#include "extract/pdf_streams.h"

/** What a reader found. */
typedef struct PdfTold {
    unsigned major, minor;   /* of the form */
    LorStr author, producer; /* valid UTF-8; empty: none */
    LorStr created;          /* the day, as 2026-06-12, in the file's own time zone; empty: none */
    bool form_fields, annotations, signature_field, active, encrypted;
} PdfTold;

/** Sets the properties, with what the names of the file's objects tell besides. */
void pdf_describe(LorDocument *doc, const PdfStreams *streams, const PdfTold *told);
/** The trailer is never packed, so a name in it is seen. "/EncryptMetadata" only stands in what /Encrypt points at. */
bool pdf_is_encrypted(LorStr bytes);

#endif
