// SPDX-License-Identifier: GPL-3.0-or-later
// Globs over bytes, the same in every locale.
#include "batch/glob.h"

/* The byte set that opens at glob[at], and the offset behind it; false when nothing closes it: it is a plain bracket then. */
static bool in_set(LorStr glob, size_t at, char c, bool *in, size_t *behind) {
    size_t i = at + 1;
    bool no = i < glob.len && (glob.ptr[i] == '!' || glob.ptr[i] == '^');
    if (no) i++;
    bool found = false;
    for (size_t first = i; i < glob.len && (glob.ptr[i] != ']' || i == first); i++) {
        unsigned char low = (unsigned char)glob.ptr[i], high = low;
        if (i + 2 < glob.len && glob.ptr[i + 1] == '-' && glob.ptr[i + 2] != ']') high = (unsigned char)glob.ptr[i += 2];
        found = found || (low <= (unsigned char)c && (unsigned char)c <= high);
    }
    *behind = i + 1;
    *in = found != no && c != '/';
    return i < glob.len;
}

/* Whether the piece of the glob at `*at` (no star) stands for `c`; moves behind it. */
static bool takes(LorStr glob, size_t *at, char c) {
    bool in;
    size_t behind;
    if (glob.ptr[*at] == '[' && in_set(glob, *at, c, &in, &behind)) {
        *at = behind;
        return in;
    }
    char wanted = glob.ptr[(*at)++];
    return wanted == '?' ? c != '/' : wanted == c;
}

/** A star that was passed: where to take the walk up again when what follows does not fit. */
typedef struct Star {
    size_t glob, text; /* behind the star; what it has not taken yet */
    bool set;
    bool folders;      /* takes whole folders: a double star and a slash, where a name begins */
} Star;

/* Lets the last star that still can take one byte more: a single one up to a slash, else the last double one. False: none can. */
static bool stretch(Star *deep, Star *flat, LorStr text, size_t *glob_at, size_t *text_at) {
    if (flat->set && flat->text < text.len && text.ptr[flat->text] != '/') {
        *glob_at = flat->glob;
        *text_at = ++flat->text;
        return true;
    }
    flat->set = false;
    if (!deep->set || deep->text >= text.len) return false;
    deep->text++;
    while (deep->folders && deep->text < text.len && text.ptr[deep->text - 1] != '/') deep->text++;
    *glob_at = deep->glob;
    *text_at = deep->text;
    return !deep->folders || text.ptr[deep->text - 1] == '/';
}

static bool matches(LorStr glob, LorStr text) {
    Star deep = {0}, flat = {0};
    size_t g = 0, t = 0;
    for (;;) {
        if (g < glob.len && glob.ptr[g] == '*') {
            bool two = g + 1 < glob.len && glob.ptr[g + 1] == '*';
            while (g < glob.len && glob.ptr[g] == '*') g++;
            bool folders = two && g < glob.len && glob.ptr[g] == '/' && (t == 0 || text.ptr[t - 1] == '/');
            *(two ? &deep : &flat) = (Star){.glob = g += folders, .text = t, .set = true, .folders = folders};
            if (two) flat.set = false;
            continue;
        }
        if (g == glob.len && t == text.len) return true;
        if (g < glob.len && t < text.len && takes(glob, &g, text.ptr[t])) {
            t++;
            continue;
        }
        if (!stretch(&deep, &flat, text, &g, &t)) return false;
    }
}

bool lor_glob_means(LorStr glob, LorStr path) {
    while (glob.len && glob.ptr[glob.len - 1] == '/') glob.len--;
    bool anchored = glob.len && glob.ptr[0] == '/';
    if (anchored) glob = lor_str_slice(glob, 1, glob.len);
    if (!anchored && lor_str_find(glob, LOR_STR("/")) == LOR_NONE) {
        const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
        if (slash) path = lor_str_slice(path, (size_t)(slash - path.ptr) + 1, path.len);
    }
    return glob.len && matches(glob, path);
}
