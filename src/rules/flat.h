// SPDX-License-Identifier: GPL-3.0-or-later
// Packs as flat bytes: written when lorlint is built, read when it starts, without XML and without looking anything up.
#ifndef LOR_RULES_FLAT_H
#define LOR_RULES_FLAT_H

#include "core/buf.h"
#include "rules/pack.h"

/** The bytes by when they are read: at the start; only where a report shows them, by length alone until then; only when asked for. */
typedef struct LorFlatPacks {
    LorStr rows, prose, asked;
} LorFlatPacks;

/** Sealed packs, of which everything has been read, without their phrases. The bytes live in `arena`. */
LorFlatPacks lor_packs_flatten(LorArena *arena, const LorPacks *packs);
/** Fills packs that hold an arena and nothing else. The bytes (written by lor_packs_flatten() and by nobody else: they are trusted) stay in use.
 *  Examples are read by lor_packs_examples(), sets of words by lor_packs_words(), changes of a profile when it is applied. */
void lor_packs_unflatten(LorPacks *packs, const LorFlatPacks *flat);
/** Names the sets of words of flat packs, for phrases that are added. Does nothing the second time. */
void lor_packs_words(LorPacks *packs);

#endif
