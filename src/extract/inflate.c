// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows zlib.
#include "extract/inflate.h"

#include <limits.h>
#include <zlib.h>

#define USUAL_RATIO 4u    /* a page of text is packed to a fourth or less */
#define LEAST_ROOM  4096u /* [byte] */

/* Unpacks until the packed bytes or `most` are used up. The room doubles: what is unpacked is copied at most twice. */
static LorStr unpack(z_stream *stream, LorArena *arena, size_t most, bool *whole) {
    size_t room = (size_t)stream->avail_in * USUAL_RATIO + LEAST_ROOM, len = 0;
    int state = Z_OK;
    if (room > most) room = most;
    char *out = lor_arena_room(arena, room, 1);
    while (state == Z_OK && len < most) {
        if (len == room) {
            room = room > most / 2 ? most : room * 2;
            char *grown = lor_arena_room(arena, room, 1);
            memcpy(grown, out, len);
            out = grown;
        }
        stream->next_out = (Bytef *)out + len;
        stream->avail_out = (uInt)(room - len);
        state = inflate(stream, Z_FINISH); /* so zlib keeps no window of what it wrote, unless the room is too small */
        len = room - stream->avail_out;
        if (state == Z_BUF_ERROR && stream->avail_out == 0) state = Z_OK; /* else it was cut short */
    }
    *whole = state == Z_STREAM_END;
    return lor_str(out, len);
}

LorStr lor_inflate(LorArena *arena, LorStr packed, size_t most, bool *whole) {
    z_stream stream = {.next_in = (z_const Bytef *)packed.ptr, .avail_in = (uInt)packed.len};
    *whole = false;
    if (packed.len > UINT_MAX / 8 || most > UINT_MAX / 2 || most == 0) return (LorStr){0};
    int state = inflateInit(&stream);
    if (state == Z_MEM_ERROR) lor_out_of_memory();
    if (state != Z_OK) return (LorStr){0};
    LorStr out = unpack(&stream, arena, most, whole);
    inflateEnd(&stream);
    return out;
}

LorStr lor_deflate(LorArena *arena, LorStr bytes) {
    if (bytes.len > INT_MAX) return (LorStr){0};
    uLongf len = compressBound((uLong)bytes.len);
    char *packed = lor_arena_room(arena, len, 1);
    int state = compress2((Bytef *)packed, &len, (const Bytef *)bytes.ptr, (uLong)bytes.len, Z_BEST_SPEED);
    if (state == Z_MEM_ERROR) lor_out_of_memory();
    return state == Z_OK ? lor_str(packed, len) : (LorStr){0};
}
