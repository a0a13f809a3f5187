// SPDX-License-Identifier: GPL-3.0-or-later
// What a module shows to the program: one format under one name.
#ifndef LOR_EXTRACT_MODULE_H
#define LOR_EXTRACT_MODULE_H

#include "extract/format.h"

/** The name changes whenever LorFormat, LorDocument or LorArena change their shape: a module of another build is then
 *  not found instead of misread.
 *
 *  A module carries its own copies of the functions of core/ and document/ that it calls (they keep no state, and work
 *  on the arena that they are given), hidden inside it; so neither the program nor a test must export anything to it. */
#define LOR_MODULE        lor_module_format_5
#define LOR_MODULE_SYMBOL "lor_module_format_5"

extern const LorFormat LOR_MODULE __attribute__((visibility("default")));

#endif
