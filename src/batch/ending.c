// SPDX-License-Identifier: GPL-3.0-or-later
// Endings of names against what files are. A secretary renames, a mail program too; the content decides how a file is
// read, and a wrong name is said: portals and readers go by it.
#include "batch/ending.h"

/* A format, what it is called, and the endings that such files have; the first is the usual one. */
static const struct {
    LorStr format;
    const char *name, *endings;
} formats[] = {
    {LOR_STR("pdf"), "a PDF", "pdf"},
    {LOR_STR("docx"), "a Word file", "docx|docm|dotx|dotm"},
    {LOR_STR("odt"), "an OpenDocument text", "odt|ott"},
    {LOR_STR("doc"), "an old or locked Word file", "doc|dot|docx|docm|wbk"},
    {LOR_STR("rtf"), "rich text", "rtf|doc"},
    {LOR_STR("html"), "a web page", "html|htm|xhtml|xht"},
    {LOR_STR("text"), "plain text", "txt|text|md|markdown|asc|csv|log"},
    {LOR_STR("markdown"), "plain text", "md|markdown|txt|text|mkd"},
    {LOR_STR("png"), "a PNG picture", "png"},
    {LOR_STR("jpeg"), "a JPEG picture", "jpg|jpeg|jpe|jfif"},
    {LOR_STR("tiff"), "a TIFF picture", "tif|tiff"},
    {LOR_STR("gif"), "a GIF picture", "gif"},
    {LOR_STR("heic"), "a photo of a phone", "heic|heif|avif|mp4|mov"},
    {LOR_STR("gzip"), "a compressed file", "gz|tgz|svgz"},
    {LOR_STR("postscript"), "PostScript", "ps|eps|ai"},
};

#define COUNT       (sizeof formats / sizeof *formats)
#define LONGEST_END 8u /* [byte] */

static bool has_ending(const char *endings, LorStr ending) {
    LorStr rest = lor_str_from_c(endings), one;
    while (lor_str_split(&rest, '|', &one))
        if (lor_str_ieq(one, ending)) return true;
    return false;
}

static LorStr ending_of(LorStr path) {
    size_t dot = path.len;
    while (dot && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/') dot--;
    bool named = dot > 1 && path.ptr[dot - 1] == '.' && path.ptr[dot - 2] != '/';
    LorStr ending = named ? lor_str_slice(path, dot, path.len) : (LorStr){0};
    return ending.len <= LONGEST_END ? ending : (LorStr){0};
}

LorStr lor_ending_note(LorArena *arena, LorStr path, LorStr format, LorStatus status) {
    if (status == LOR_UNSUPPORTED && lor_str_is(format, "text")) return (LorStr){0}; /* it looks like nothing else, and is no text either */
    LorStr ending = ending_of(path);
    bool known = false;
    size_t is = 0;
    while (is < COUNT && !lor_str_eq(formats[is].format, format)) is++;
    if (!ending.len || is == COUNT || has_ending(formats[is].endings, ending)) return (LorStr){0};
    for (size_t i = 0; i < COUNT; i++) known |= has_ending(formats[i].endings, ending);
    if (!known) return (LorStr){0};
    LorStr usual = {0}, rest = lor_str_from_c(formats[is].endings);
    lor_str_split(&rest, '|', &usual);
    return lor_arena_format(arena, "The name ends in .%.*s, but this is %s (.%.*s).", LOR_STR_ARG(ending), formats[is].name, LOR_STR_ARG(usual));
}
