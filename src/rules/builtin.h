// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that were built in: read and checked when lorlint was built (src/rules/prepare.c).
#ifndef LOR_RULES_BUILTIN_H
#define LOR_RULES_BUILTIN_H

#include "core/phrases.h"
#include "core/xml.h"

/** The phrases of all built-in files, ready; each `list` is that of the facts when the files are read in their order. */
LorPhrases *lor_builtin_phrases(LorArena *arena);
/** The next built-in file from `*at` (0 to begin), without its phrases. False at the end. */
bool lor_builtin_next(LorArena *arena, size_t *at, LorStr *name, const LorXml **root);
/** rules/lorlint.rng. */
LorStr lor_builtin_schema(void);
/** "sha256:…" of the sources. */
const char *lor_builtin_digest(void);

#endif
