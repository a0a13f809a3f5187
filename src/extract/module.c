// SPDX-License-Identifier: GPL-3.0-or-later
// Formats whose library is heavy live in modules beside the program, loaded when the first such file is met. Knows how
// to find and load one, and nothing of what is in it.
#include "extract/module.h"
#include "extract/recognise.h"

#include "extract/plainpdf.h"

#include "places.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_PATH 4096u /* [byte] */

enum { PDF, OFFICE, MODULES };

static const struct {
    const char *file, *files, *library;
} modules[MODULES] = {
    [PDF] = {"lorlint-pdf.so", "PDF files", "libpoppler-glib"},
    [OFFICE] = {"lorlint-office.so", "Word and OpenDocument files", "libzip"},
};

#define RECOGNISER_FILE "lorlint-ocr.so"

/* What this process has loaded. Not state of a run: once set it never changes, as with any shared library. */
static const LorFormat *loaded[MODULES];
static const LorRecogniser *recogniser;

#define FORMAT(name, module, drawing, quick)                                                                                \
    static bool sniff_##name(LorStr head);                                                                           \
    static bool prepare_##name(LorError *err) { return prepare(module, err); }                                       \
    static bool read_##name(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {       \
        return read_by(module, bytes, options, doc, err);                                                            \
    }                                                                                                                \
    const LorFormat lor_format_##name = {#name, sniff_##name, prepare_##name, read_##name, NULL, drawing, quick};

static bool prepare(size_t module, LorError *err);
static bool read_by(size_t module, LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);
static void prepare_drawing(void);

FORMAT(pdf, PDF, prepare_drawing, plainpdf_quick)
FORMAT(docx, OFFICE, NULL, NULL)
FORMAT(odt, OFFICE, NULL, NULL)
FORMAT(zip, OFFICE, NULL, NULL)

/* Readers accept up to 1 KB before the header; so do portals. */
static bool sniff_pdf(LorStr head) { return lor_str_find(head, LOR_STR("%PDF-")) != LOR_NONE; }

/* An archive with parts, without any, or in several volumes. */
static bool sniff_zip(LorStr head) {
    return lor_str_starts(head, LOR_STR("PK\x03\x04")) || lor_str_starts(head, LOR_STR("PK\x05\x06")) ||
           lor_str_starts(head, LOR_STR("PK\x07\x08"));
}

/* The names of a zip's first entries, and a stored "mimetype", stand unpacked among its first bytes. Where they do not
 * tell, the module finds out: it reads what the file is, whatever row of the table took it. */
static bool sniff_docx(LorStr head) {
    return sniff_zip(head) && (lor_str_find(head, LOR_STR("word/")) != LOR_NONE || lor_str_find(head, LOR_STR("[Content_Types].xml")) != LOR_NONE);
}

static bool sniff_odt(LorStr head) {
    return sniff_zip(head) && lor_str_find(head, LOR_STR("application/vnd.oasis.opendocument")) != LOR_NONE;
}

static const void *load(const char *folder, const char *name, const char *symbol, char *why, size_t room) {
    char path[LONGEST_PATH];
    int len = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (len < 0 || (size_t)len >= sizeof path || access(path, R_OK) != 0) return NULL;
    void *module = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    const void *shown = module ? dlsym(module, symbol) : NULL;
    const char *said = shown ? NULL : dlerror();
    if (said) snprintf(why, room, " (%s)", said);
    return shown;
}

/* Looks beside `file`: a program, or the shared library that this code is in. */
static const void *find_beside(const char *file, const char *below, const char *name, const char *symbol, char *why, size_t room) {
    char folder[LONGEST_PATH];
    const char *slash = strrchr(file, '/');
    if (!slash || slash - file >= (ptrdiff_t)(sizeof folder / 2)) return NULL;
    snprintf(folder, sizeof folder, "%.*s%s", (int)(slash - file), file, below);
    return load(folder, name, symbol, why, room);
}

/* Where the program stands, first: a build tree, its tests and a moved installation work as they are. */
static const char *const places[] = {"", "/..", ("/" LOR_LIBDIR_FROM_BIN)};

static const void *find(const char *name, const char *symbol, char *why, size_t room) {
    char own[LONGEST_PATH];
    Dl_info library;
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);
    own[len > 0 ? len : 0] = '\0';
    const void *shown = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && !shown; i++) shown = find_beside(own, places[i], name, symbol, why, room);
    if (!shown && dladdr(modules, &library) && library.dli_fname) shown = find_beside(library.dli_fname, "/lorlint", name, symbol, why, room);
    return shown ? shown : load(LOR_LIBDIR, name, symbol, why, room);
}

static bool prepare(size_t module, LorError *err) {
    char why[256] = "";
    if (!loaded[module]) loaded[module] = find(modules[module].file, LOR_MODULE_SYMBOL, why, sizeof why);
    if (!loaded[module])
        return lor_error_set(err, LOR_UNSUPPORTED,
                             "%s need the module %s beside the program or in " LOR_LIBDIR
                             "%s: install %s and run `make all`, or check the letter's plain text.",
                             modules[module].files, modules[module].file, why, modules[module].library);
    return !loaded[module]->prepare || loaded[module]->prepare(err);
}

static bool read_by(size_t module, LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    if (!loaded[module]) return lor_error_set(err, LOR_UNSUPPORTED, "The module for %s was not loaded.", modules[module].files);
    return loaded[module]->read(bytes, options, doc, err);
}

static void prepare_drawing(void) {
    if (loaded[PDF] && loaded[PDF]->prepare_drawing) loaded[PDF]->prepare_drawing();
}

/* Threads would be forked half, and a locked worker may start none: the library that makes them reads this when it is loaded. */
static bool load_recogniser(LorError *err) {
    char why[256] = "";
    setenv("OMP_THREAD_LIMIT", "1", 1);
    if (!recogniser) recogniser = find(RECOGNISER_FILE, LOR_RECOGNISER_SYMBOL, why, sizeof why);
    return recogniser || lor_error_set(err, LOR_NO_TEXT,
                                       "Its words may stand in pictures. To read those, lorlint needs tesseract and its module " RECOGNISER_FILE
                                       "%s: run `make deps` and `make all` where it was built, or check the writer's draft.", why);
}

const LorRecogniser *lor_recogniser(LorError *err) { return load_recogniser(err) && recogniser->prepare(err) ? recogniser : NULL; }
