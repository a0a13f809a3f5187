// SPDX-License-Identifier: GPL-3.0-or-later
// Names of letters and of their files, in the HTML report.
#include "report/html_name.h"

#define LONGEST_NAME 60u /* [byte] of a file's name, without its number */

LorStr lor_html_base_name(LorStr path) {
    size_t at = path.len;
    while (at && path.ptr[at - 1] == '/') at--;
    LorStr whole = lor_str_slice(path, 0, at);
    while (at && whole.ptr[at - 1] != '/') at--;
    return lor_str_slice(whole, at, whole.len);
}

/* "0007-smith_j.html": a number of its own, then what is harmless of the letter's name. */
LorStr lor_html_file_name(LorArena *arena, LorStr path, size_t number) {
    LorStr name = lor_str_slice(lor_html_base_name(path), 0, LONGEST_NAME);
    char *plain = lor_arena_alloc(arena, name.len + 1);
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        plain[i] = lor_is_alpha(c) || lor_is_digit(c) || c == '-' || c == '.' ? c : '_';
    }
    return lor_arena_format(arena, "%04zu-%s.html", number, plain);
}
