// SPDX-License-Identifier: GPL-3.0-or-later
// Formats whose library is heavy live in modules beside the program, loaded when the first such file is met. Knows how
// to find and load one, and nothing of what is in it.
#include "extract/module.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_PATH 4096u /* [byte] */
#define PDF_MODULE   "lorlint-pdf.so"

static bool sniff_pdf(LorStr head);
static bool prepare_pdf(LorError *err);
static bool read_pdf(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err);
static void prepare_drawing(void);

const LorFormat lor_format_pdf = {"pdf", sniff_pdf, prepare_pdf, read_pdf, NULL, prepare_drawing};

/* What this process has loaded. Not state of a run: once set it never changes, as with any shared library. */
static const LorFormat *loaded_pdf;

/* Readers accept up to 1 KB before the header; so do portals. */
static bool sniff_pdf(LorStr head) { return lor_str_find(head, LOR_STR("%PDF-")) != LOR_NONE; }

static const LorFormat *load(const char *folder, const char *name, char *why, size_t room) {
    char path[LONGEST_PATH];
    int len = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (len < 0 || (size_t)len >= sizeof path || access(path, R_OK) != 0) return NULL;
    void *module = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    const LorFormat *format = module ? dlsym(module, LOR_MODULE_SYMBOL) : NULL;
    const char *said = format ? NULL : dlerror();
    if (said) snprintf(why, room, " (%s)", said);
    return format;
}

/* Where the program stands, first: a build tree, its tests and a moved installation work as they are. */
static const char *const places[] = {"", "/..", "/../lib/lorlint"};

static const LorFormat *find(const char *name, char *why, size_t room) {
    char own[LONGEST_PATH - 32], folder[LONGEST_PATH];
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);
    own[len > 0 ? len : 0] = '\0';
    char *slash = strrchr(own, '/');
    const LorFormat *format = NULL;
    for (size_t i = 0; slash && i < sizeof places / sizeof *places && !format; i++) {
        *slash = '\0';
        snprintf(folder, sizeof folder, "%s%s", own, places[i]);
        format = load(folder, name, why, room);
    }
    return format ? format : load(LOR_LIBDIR, name, why, room);
}

static bool prepare_pdf(LorError *err) {
    char why[256] = "";
    if (!loaded_pdf) loaded_pdf = find(PDF_MODULE, why, sizeof why);
    if (!loaded_pdf)
        return lor_error_set(err, LOR_UNSUPPORTED,
                             "PDF files need the module " PDF_MODULE " beside the program or in " LOR_LIBDIR
                             "%s: install libpoppler-glib and run `make all`, or check the letter's plain text.", why);
    return !loaded_pdf->prepare || loaded_pdf->prepare(err);
}

static bool read_pdf(LorStr bytes, const LorExtractOptions *options, LorDocument *doc, LorError *err) {
    if (!loaded_pdf) return lor_error_set(err, LOR_UNSUPPORTED, "The module for PDF files was not loaded.");
    return loaded_pdf->read(bytes, options, doc, err);
}

static void prepare_drawing(void) {
    if (loaded_pdf && loaded_pdf->prepare_drawing) loaded_pdf->prepare_drawing();
}
