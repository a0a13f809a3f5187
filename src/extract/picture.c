// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of letters: scans and photos. Knows how such files begin; what is in them the recogniser reads, where there is one.
#include "extract/recognise.h"

static bool read_picture(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    if (options->recogniser) return options->recogniser->read_picture(bytes, options, doc, err);
    doc->scanned = true;
    return lor_error_set(err, LOR_NO_TEXT, "The letter is a picture, and its words were not looked for (see --ocr). Check the "
                                           "writer's draft, or a PDF saved from it.");
}

static bool sniff_png(LorStr head) { return lor_str_starts(head, LOR_STR("\x89PNG\r\n\x1A\n")); }
static bool sniff_jpeg(LorStr head) { return lor_str_starts(head, LOR_STR("\xFF\xD8\xFF")); }

/* The second pair is BigTIFF. */
static bool sniff_tiff(LorStr head) {
    return lor_str_starts(head, LOR_STR("II*\0")) || lor_str_starts(head, LOR_STR("MM\0*")) ||
           lor_str_starts(head, LOR_STR("II+\0")) || lor_str_starts(head, LOR_STR("MM\0+"));
}

const LorFormat lor_format_png = {"png", sniff_png, NULL, read_picture, NULL, NULL, NULL};
const LorFormat lor_format_jpeg = {"jpeg", sniff_jpeg, NULL, read_picture, NULL, NULL, NULL};
const LorFormat lor_format_tiff = {"tiff", sniff_tiff, NULL, read_picture, NULL, NULL, NULL};
