// SPDX-License-Identifier: GPL-3.0-or-later
// Names of fonts: what a file calls a face, and what a person would.
#ifndef LOR_DOCUMENT_FONT_H
#define LOR_DOCUMENT_FONT_H

#include "core/arena.h"

/** Without the subset prefix of PDF: "ABCDEF+Carlito" is "Carlito". */
LorStr lor_font_bare(LorStr name);
/** The family, spelt as people do: "TimesNewRomanPS-BoldMT" is "Times New Roman". In the arena. */
LorStr lor_font_family(LorArena *arena, LorStr name);
/** Whether it is a handwriting or calligraphic face, by its name. */
bool lor_font_is_script(LorStr name);

#endif
