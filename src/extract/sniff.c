// SPDX-License-Identifier: GPL-3.0-or-later
// The formats in the order in which they are tried, and the kinds of file that are known by their first bytes but not
// read. What a file is called is never looked at.
#include "extract/sniff.h"

/* Known, not read: id, name in reports, how the file starts, the status it ends in, the way out.
 * To read one of them, drop its row and put the new format's name into `formats`. */
#define UNREAD(X)                                                                                                    \
    X(rtf, "rtf", starts(head, LOR_STR("{\\rtf")), LOR_UNSUPPORTED,                                                  \
      "A rich text file (.rtf): save it as PDF or .docx, then check that.")                                     \
    X(gif, "gif", starts(head, LOR_STR("GIF8")), LOR_NO_TEXT, A_PICTURE)                                             \
    X(heic, "heic", holds_at(head, 4, LOR_STR("ftyp")), LOR_UNSUPPORTED,                                             \
      "A photo or film from a phone: save it as JPEG or PDF, then check that, or check the writer's draft.")    \
    X(gzip, "gzip", starts(head, LOR_STR("\x1F\x8B")), LOR_UNSUPPORTED,                                              \
      "A compressed file: unpack it and check the letters in it.")                                                   \
    X(postscript, "postscript", starts(head, LOR_STR("%!PS")), LOR_UNSUPPORTED,                                      \
      "A PostScript file: convert it to PDF (ps2pdf), then check that.")
#define A_PICTURE                                                                                                    \
    "A picture of a kind that lorlint cannot read: save it as PNG, JPEG or PDF, or check the writer's draft."

static bool holds_at(LorStr head, size_t off, LorStr magic) {
    return head.len >= off && lor_str_starts(lor_str_slice(head, off, magic.len), magic);
}

static bool starts(LorStr head, LorStr magic) { return lor_str_starts(head, magic); }

#define X(id, word, test, status, sentence)                                                                          \
    static bool sniff_##id(LorStr head) { return test; }                                                             \
    static bool refuse_##id(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {       \
        (void)bytes, (void)options, (void)doc;                                                                       \
        return lor_error_set(err, status, "%s", sentence);                                                           \
    }                                                                                                                \
    static const LorFormat format_##id = {word, sniff_##id, NULL, refuse_##id, sentence, NULL, NULL};
UNREAD(X)
#undef X

static const LorFormat *const formats[] = {
    &lor_format_pdf, &lor_format_docx, &lor_format_odt, &lor_format_zip, &lor_format_doc, &lor_format_html,
    &lor_format_png, &lor_format_jpeg, &lor_format_tiff,
#define X(id, word, test, status, sentence) &format_##id,
    UNREAD(X)
#undef X
};

const LorFormat *lor_format_of(LorStr head) {
    head = lor_str_slice(head, 0, LOR_SNIFF_BYTES);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (formats[i]->sniff(head)) return formats[i];
    return &lor_format_text; /* which says so when the bytes are no text */
}
