// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that say where a file's objects stand: plain ones and packed ones, newest first, and nothing is repaired.
#include "extract/plainpdf_file.h"

#define TAIL 1024u /* [byte] at the end, in which the newest table is told */

static void set(PlainFile *file, size_t number, PlainEntry entry) {
    if (number < file->count && file->entries[number].state == PLAIN_UNTOLD) file->entries[number] = entry; /* a newer table goes before */
}

/* Room for the objects that the newest table tells of. */
static bool make_room(PlainFile *file, LorStr trailer) {
    if (file->entries) return true;
    file->trailer = trailer;
    if (!plain_whole(plain_get(file, trailer, "Size"), PLAIN_MOST_OBJECTS, &file->count)) return plain_odd(file, "no count of objects");
    file->entries = LOR_NEW_ARRAY(file->arena, PlainEntry, file->count);
    return true;
}

/* ---- plain tables ---- */

static bool read_entry(PlainFile *file, LorStr *rest, size_t number) {
    LorStr value[3];
    size_t at, generation;
    for (int i = 0; i < 3; i++)
        if (!plain_take(rest, &value[i])) return plain_odd(file, "an unsound table");
    bool there = lor_str_eq(value[2], LOR_STR("n"));
    if (!plain_whole(value[0], UINT32_MAX, &at) || !plain_whole(value[1], UINT16_MAX, &generation) ||
        !(there || lor_str_eq(value[2], LOR_STR("f"))) || (number == 0 && there))
        return plain_odd(file, "an unsound table");
    set(file, number, (PlainEntry){there ? PLAIN_THERE : PLAIN_FREE, (uint32_t)at, 0});
    return !(there && generation) || plain_odd(file, "a later generation");
}

/* Behind "xref"; twice: once for the trailer, which tells how many objects there are. */
static bool read_sections(PlainFile *file, LorStr *rest, bool keep) {
    LorStr value, count;
    size_t first, len;
    while (plain_take(rest, &value) && !lor_str_eq(value, LOR_STR("trailer"))) {
        if (!plain_take(rest, &count) || !plain_whole(value, PLAIN_MOST_OBJECTS, &first) || !plain_whole(count, PLAIN_MOST_OBJECTS, &len) ||
            first + len > (keep ? file->count : PLAIN_MOST_OBJECTS))
            return plain_odd(file, "an unsound table");
        for (size_t i = 0; keep && i < len; i++)
            if (!read_entry(file, rest, first + i)) return false;
        for (size_t i = 0; !keep && i < 3 * len; i++)
            if (!plain_take(rest, &value)) return plain_odd(file, "an unsound table");
    }
    return lor_str_eq(value, LOR_STR("trailer")) || plain_odd(file, "a table without a trailer");
}

static bool read_plain(PlainFile *file, LorStr rest, LorStr *trailer) {
    LorStr again = rest;
    if (!read_sections(file, &rest, false)) return false;
    if (!plain_take(&rest, trailer) || plain_kind(*trailer) != PLAIN_DICT) return plain_odd(file, "a table without a trailer");
    return make_room(file, *trailer) && read_sections(file, &again, true);
}

/* ---- packed tables ---- */

typedef struct Fields {
    size_t width[3]; /* [byte] */
    LorStr rows;
} Fields;

static size_t field(const Fields *fields, size_t which) {
    size_t from = 0, value = 0;
    for (size_t i = 0; i < which; i++) from += fields->width[i];
    for (size_t i = 0; i < fields->width[which]; i++) value = value << 8 | (unsigned char)fields->rows.ptr[from + i];
    return value;
}

static bool read_row(PlainFile *file, Fields *fields, size_t number) {
    size_t wide = fields->width[0] + fields->width[1] + fields->width[2];
    if (fields->rows.len < wide) return plain_odd(file, "an unsound table");
    size_t kind = fields->width[0] ? field(fields, 0) : 1, at = field(fields, 1), index = field(fields, 2);
    fields->rows = lor_str_slice(fields->rows, wide, fields->rows.len);
    if (kind > 2 || at > UINT32_MAX || index > PLAIN_MOST_OBJECTS + UINT16_MAX) return plain_odd(file, "an unsound table");
    if (kind == 1 && index) return plain_odd(file, "a later generation");
    PlainEntry entry = {kind == 0 ? PLAIN_FREE : kind == 1 ? PLAIN_THERE : PLAIN_PACKED, (uint32_t)at, (uint32_t)index};
    set(file, number, entry);
    return true;
}

static bool read_widths(PlainFile *file, LorStr dict, Fields *fields) {
    double width[3];
    if (!plain_numbers(file, plain_get(file, dict, "W"), width, 3)) return false;
    for (int i = 0; i < 3; i++) {
        if (width[i] < 0 || width[i] > 4 || width[i] != (double)(int)width[i]) return false;
        fields->width[i] = (size_t)width[i];
    }
    return fields->width[1] > 0;
}

static bool read_packed(PlainFile *file, LorStr dict) {
    Fields fields;
    LorStr index = plain_get_kind(file, dict, "Index", PLAIN_ARRAY), rest = plain_inside(index), value, count;
    size_t first = 0, len = file->count;
    if (!plain_is(plain_get(file, dict, "Type"), "XRef") || !read_widths(file, dict, &fields) || !plain_content(file, dict, &fields.rows))
        return plain_odd(file, "an unsound table");
    for (bool more = true; more && !file->odd; more = index.len > 0) {
        if (index.len && !plain_next(file, &rest, &value, NULL)) break;
        if (index.len && (!plain_next(file, &rest, &count, NULL) || !plain_whole(value, PLAIN_MOST_OBJECTS, &first) ||
                          !plain_whole(count, PLAIN_MOST_OBJECTS, &len)))
            return plain_odd(file, "an unsound table");
        if (first + len > file->count) return plain_odd(file, "an unsound table");
        for (size_t i = 0; i < len; i++)
            if (!read_row(file, &fields, first + i)) return false;
    }
    return !file->odd;
}

/* ---- all of them ---- */

/* One table at `at`; its trailer. */
static bool read_table(PlainFile *file, size_t at, LorStr *trailer) {
    LorStr rest = lor_str_slice(file->bytes, at, file->bytes.len), word, value[3];
    if (!plain_take(&rest, &word)) return plain_odd(file, "no table where one should be");
    if (lor_str_eq(word, LOR_STR("xref"))) return read_plain(file, rest, trailer);
    value[0] = word;
    bool begins = plain_kind(word) == PLAIN_NUMBER && plain_take(&rest, &value[1]) && plain_kind(value[1]) == PLAIN_NUMBER &&
                  plain_take(&rest, &value[2]) && lor_str_eq(value[2], LOR_STR("obj")) && plain_take(&rest, trailer);
    if (!begins || !plain_is_stream(file, *trailer)) return plain_odd(file, "no table where one should be");
    return make_room(file, *trailer) && read_packed(file, *trailer);
}

/* The table, the packed one that it names beside it, then those before. */
static bool read_tables(PlainFile *file, size_t at) {
    for (size_t count = 0; count < PLAIN_MOST_SECTIONS; count++) {
        LorStr trailer, packed, aside;
        size_t beside;
        if (!read_table(file, at, &trailer)) return false;
        LorStr before = plain_get(file, trailer, "Prev");
        packed = plain_get(file, trailer, "XRefStm");
        if (packed.len && (!plain_whole(packed, file->bytes.len, &beside) || !read_table(file, beside, &aside))) return plain_odd(file, "an unsound table");
        if (!before.len) return !file->odd;
        if (!plain_whole(before, file->bytes.len, &at)) return plain_odd(file, "an unsound table");
    }
    return plain_odd(file, "too many tables");
}

static size_t last_start(LorStr tail) {
    size_t found = LOR_NONE;
    for (size_t off = 0, at; (at = lor_str_find(lor_str_slice(tail, off, tail.len), LOR_STR("startxref"))) != LOR_NONE; off += at + 1) found = off + at;
    return found;
}

bool plain_open(PlainFile *file, LorArena *arena, LorStr bytes) {
    *file = (PlainFile){.arena = arena, .bytes = bytes, .room = PLAIN_MOST_UNPACKED};
    LorStr tail = lor_str_slice(bytes, bytes.len < TAIL ? 0 : bytes.len - TAIL, TAIL), value;
    size_t start = last_start(tail), at;
    if (!lor_str_starts(bytes, LOR_STR("%PDF-")) || bytes.len > UINT32_MAX || start == LOR_NONE) return plain_odd(file, "no sound start or end");
    tail = lor_str_slice(tail, start + 9, tail.len);
    if (!plain_take(&tail, &value) || !plain_whole(value, bytes.len, &at)) return plain_odd(file, "no sound end");
    if (!read_tables(file, at)) return false;
    return !plain_get(file, file->trailer, "Encrypt").len || plain_odd(file, "encrypted");
}
