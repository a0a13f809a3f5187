// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that were built in: read and checked when lorlint was built (src/rules/prepare.c).
#ifndef LOR_RULES_BUILTIN_H
#define LOR_RULES_BUILTIN_H

#include "rules/flat.h"

/** The phrases of all built-in files, ready; each `list` is that of the facts in their order. */
LorPhrases *lor_builtin_phrases(LorArena *arena);
/** All else of them, sealed. */
LorFlatPacks lor_builtin_packs(void);
/** rules/lorlint.rng. */
LorStr lor_builtin_schema(void);
/** "sha256:…" of the sources. */
const char *lor_builtin_digest(void);

#endif
