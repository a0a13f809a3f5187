// SPDX-License-Identifier: GPL-3.0-or-later
// Where the memory of words comes from: zeroed pages that the system gives when they are written.
#include "core/word_memory.h"

#include <stdlib.h>

#define FIRST_PLACES 1024u /* most letters have half as many words */

LorStr lor_padded_text(LorBuf *text) {
    lor_buf_reserve(text, LOR_WORD_REMEMBERED);
    memset(text->ptr + text->len, 0, LOR_WORD_REMEMBERED);
    return lor_buf_str(text);
}

LorWordMemory *lor_word_memory_new(LorArena *arena, const LorPhrases *phrases) {
    LorWordMemory *memory = calloc(1, sizeof *memory);
    if (!memory) lor_out_of_memory();
    memory->phrases = phrases;
    memory->places = FIRST_PLACES;
    return lor_arena_own(arena, memory, free);
}
