// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of a worker that was taken over: not sound, or a result that can be written and read again.
#include "fuzz.h"

#include "batch/wire.h"
#include "lint/lint.h"

#include <string.h>

#define MOST ((size_t)1 << 20) /* [byte] */

static const LorStr letter = LOR_STR("LAKEVIEW HOSPITAL\n3 March 2023\n\nTo whom it may concern,\n\nI strongly recommend Dr. Asha Verma; she was the best of 12 "
                                     "interns. He is hard working.\n\nYours sincerely,\n\nDr. Farah Malik\n");

/* The message of a sound result. */
static LorStr sound_message(LorArena *arena) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    LorBuf buf = {.arena = arena};
    doc->text = letter;
    MUST(lor_wire_write(lor_lint(doc, fuzz_packs(), &asked), fuzz_packs(), MOST, &buf));
    return lor_buf_str(&buf);
}

/* Three bytes each: where, and what then stands there. */
static void edit(char *message, size_t len, const uint8_t *edits, size_t size) {
    for (size_t i = 0; i + 3 <= size; i += 3) message[((size_t)edits[i] << 8 | edits[i + 1]) % len] = (char)edits[i + 2];
}

static void read_message(LorStr message) {
    LorArena *arena = lor_arena_new(0);
    LorResult *result = lor_wire_read(message, fuzz_packs(), arena);
    LorBuf once = {.arena = arena}, twice = {.arena = arena};
    if (result && lor_wire_write(result, fuzz_packs(), MOST, &once)) {
        result = lor_wire_read(lor_buf_str(&once), fuzz_packs(), arena);
        MUST(result && lor_wire_write(result, fuzz_packs(), MOST, &twice));
        MUST(lor_str_eq(lor_buf_str(&once), lor_buf_str(&twice)));
    }
    lor_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static LorStr sound;
    if (!sound.len) sound = sound_message(lor_arena_new(0));
    if (size == 0) return 0;
    if (data[0] % 2 == 0) {
        read_message(lor_str((const char *)data + 1, size - 1));
        return 0;
    }
    LorArena *arena = lor_arena_new(0);
    LorStr edited = lor_arena_copy(arena, sound);
    edit((char *)edited.ptr, edited.len, data + 1, size - 1);
    read_message(data[0] % 4 == 3 ? lor_str_slice(edited, 0, edited.len - size % edited.len) : edited);
    lor_arena_free(arena);
    return 0;
}
