// SPDX-License-Identifier: GPL-3.0-or-later
// Word and OpenDocument files: what both are, a zip archive of XML parts. A module of its own, for the library that
// unpacks them takes longer to start than a letter to read.
#include "core/xml.h"
#include "extract/docx.h"
#include "extract/module.h"
#include "extract/odt.h"

static bool read_archive(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);

const LorFormat LOR_MODULE = {"office", NULL, lor_xml_prepare, read_archive, NULL, NULL, NULL};

static bool read_archive(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    (void)options;
    LorZip *zip = lor_zip_open(doc->arena, bytes, err);
    LorStr kind;
    if (!zip) return false;
    doc->format = "zip";
    if (lor_zip_has(zip, LOR_STR("mimetype"))) {
        if (!lor_zip_read(zip, LOR_STR("mimetype"), &kind, err)) return false;
        if (lor_str_starts(kind, LOR_STR("application/vnd.oasis.opendocument.text"))) {
            doc->format = "odt";
            return lor_odt_read(zip, doc, err);
        }
    }
    if (lor_zip_has_below(zip, LOR_STR("word/"))) {
        doc->format = "docx";
        return lor_docx_read(zip, doc, err);
    }
    if (lor_zip_has(zip, LOR_STR("[Content_Types].xml")) || lor_zip_has(zip, LOR_STR("mimetype")))
        return lor_error_set(err, LOR_UNSUPPORTED, "An office file that is no letter (a table or slides): export the letter as PDF or .docx.");
    return lor_error_set(err, LOR_UNSUPPORTED, "A zip archive: unpack it and check the letters in it (a .pages file: export it as PDF).");
}
