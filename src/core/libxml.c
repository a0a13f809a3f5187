// SPDX-License-Identifier: GPL-3.0-or-later
// Finds libxml2 and the functions that are called.
#include "core/libxml.h"

#include "core/arena.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* The library whose headers this was built with: another one's structures may differ. */
#if LIBXML_VERSION >= 21400
#define LIBRARY "libxml2.so.16"
#else
#define LIBRARY "libxml2.so.2"
#endif

/* What this process has loaded. Not state of a run: once set it never changes, as with any shared library. */
static LorLibxml loaded;

/* ISO C knows no way from an object's address to a function's. */
static bool find(void *library, const char *name, void *function) {
    void *at = dlsym(library, name);
    memcpy(function, &at, sizeof at);
    return at != NULL;
}

static void *sure(void *memory) {
    if (!memory) lor_out_of_memory();
    return memory;
}

static void *sure_malloc(size_t size) { return sure(malloc(size ? size : 1)); }
static void *sure_realloc(void *old, size_t size) { return sure(realloc(old, size ? size : 1)); }
static char *sure_strdup(const char *text) { return sure(strdup(text)); }

const LorLibxml *lor_libxml(LorError *err) {
    if (loaded.xmlFreeDoc) return &loaded;
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    bool whole = library != NULL;
    LorLibxml found = {0};
#define X(name) whole = whole && find(library, #name, &found.name);
    LOR_LIBXML(X)
#undef X
    if (!whole) {
        lor_error_set(err, LOR_UNSUPPORTED, "it needs libxml2, which is not installed here (%s)", LIBRARY);
        return NULL;
    }
    found.xmlMemSetup(free, sure_malloc, sure_realloc, sure_strdup);
    loaded = found;
    return &loaded;
}
