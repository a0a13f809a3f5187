// SPDX-License-Identifier: GPL-3.0-or-later
// Properties of a PDF. Knows no reader.
#include "extract/pdf_describe.h"

#include "extract/pdf_names.h"

static void set_flag(LorDocument *doc, const char *name, bool value) {
    lor_document_set(doc, name, value ? LOR_STR("true") : LOR_STR("false"));
}

static void set_words(LorDocument *doc, const char *name, LorStr words) {
    LorStr value = lor_str_trim(words);
    if (value.len) lor_document_set(doc, name, value);
}

bool pdf_is_encrypted(LorStr bytes) { return pdf_holds(bytes, LOR_STR("/Encrypt")); }

void pdf_describe(LorDocument *doc, const PdfStreams *streams, const PdfTold *told) {
    PdfNames names = pdf_names_read(streams);
    bool active = told->active || names.active;
    lor_document_set(doc, "pdf_version", lor_arena_format(doc->arena, "%u.%u", told->major, told->minor));
    set_words(doc, "metadata_author", told->author);
    set_words(doc, "created", told->created);
    set_words(doc, "producer", told->producer);
    set_flag(doc, "encrypted", told->encrypted);
    set_flag(doc, "form_fields", told->form_fields || names.forms);
    set_flag(doc, "annotations", told->annotations);
    set_flag(doc, "signature_field", told->signature_field);
    set_flag(doc, "signed", names.signed_);
    /* where objects could not be unpacked, finding nothing proves nothing */
    if (active || names.whole) set_flag(doc, "active_content", active);
    if (names.user_unit != 1.0f) lor_document_set(doc, "user_unit", lor_arena_format(doc->arena, "%.0f", 1000.0 * (double)names.user_unit));
}
