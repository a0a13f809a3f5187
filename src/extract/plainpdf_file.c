// SPDX-License-Identifier: GPL-3.0-or-later
// Objects by their numbers, dictionaries by their keys, streams by their filters. The tables themselves: plainpdf_table.c.
#include "extract/plainpdf_file.h"

#include "extract/inflate.h"

#define LONGEST_CHAIN 8u /* references to references */

bool plain_odd(PlainFile *file, const char *why) {
    if (!file->odd) file->odd = why;
    return false;
}

/* A value is taken, within the bound on time. */
static bool take(PlainFile *file, LorStr *rest, LorStr *value) {
    *value = (LorStr){0};
    if (file->odd) return false;
    bool good = plain_take(rest, value);
    file->values += 1 + value->len / PLAIN_VALUE_BYTES;
    if (file->values > PLAIN_MOST_VALUES) return plain_odd(file, "too many values");
    if (good) return true;
    return value->len ? plain_odd(file, "an unsound value") : false;
}

/* ---- objects ---- */

/* "12 0 obj" stands at the start; the rest is behind it. */
static bool begins_object(LorStr *rest, size_t number) {
    LorStr value[3];
    size_t told, generation;
    for (int i = 0; i < 3; i++)
        if (!plain_take(rest, &value[i])) return false;
    return plain_whole(value[0], PLAIN_MOST_OBJECTS, &told) && told == number && plain_whole(value[1], 0, &generation) &&
           lor_str_eq(value[2], LOR_STR("obj"));
}

static LorStr object_there(PlainFile *file, size_t at, size_t number) {
    LorStr rest = lor_str_slice(file->bytes, at, file->bytes.len), value = {0};
    if (!begins_object(&rest, number)) plain_odd(file, "an object that is not where it should be");
    else take(file, &rest, &value);
    return value;
}

bool plain_check_places(PlainFile *file) {
    for (size_t number = 1; number < file->count; number++) {
        LorStr rest = lor_str_slice(file->bytes, file->entries[number].at, file->bytes.len);
        if (file->entries[number].state == PLAIN_THERE && !begins_object(&rest, number)) return plain_odd(file, "an object that is not where it should be");
    }
    return true;
}

static PlainPack *open_pack(PlainFile *file, uint32_t number) {
    for (size_t i = 0; i < file->packs.len; i++)
        if (file->packs.at[i].number == number) return &file->packs.at[i];
    PlainPack pack = {.number = number};
    if (file->opening || file->packs.len == PLAIN_MOST_PACKS || number >= file->count || file->entries[number].state != PLAIN_THERE)
        return plain_odd(file, "a stream of objects that is not there"), NULL;
    file->opening = true; /* what is needed to open one does not stand in another */
    LorStr dict = object_there(file, file->entries[number].at, number);
    bool told = plain_is(plain_get(file, dict, "Type"), "ObjStm") &&
                plain_whole(plain_get(file, dict, "N"), PLAIN_MOST_OBJECTS, &pack.count) &&
                plain_whole(plain_get(file, dict, "First"), PLAIN_MOST_UNPACKED, &pack.first) && !plain_get(file, dict, "Extends").len;
    if (!told || !plain_content(file, dict, &pack.content)) return plain_odd(file, "a stream of objects that is not sound"), NULL;
    file->opening = false;
    lor_vec_push(file->arena, &file->packs, pack);
    return &file->packs.at[file->packs.len - 1];
}

static LorStr object_packed(PlainFile *file, PlainEntry entry, size_t number) {
    const PlainPack *pack = open_pack(file, entry.at);
    LorStr value = {0}, told[2] = {{0}, {0}};
    size_t own, off;
    if (!pack) return value;
    LorStr head = lor_str_slice(pack->content, 0, pack->first);
    for (uint32_t i = 0; i <= entry.index; i++)
        if (!take(file, &head, &told[0]) || !take(file, &head, &told[1])) break;
    bool good = !file->odd && entry.index < pack->count && plain_whole(told[0], PLAIN_MOST_OBJECTS, &own) && own == number &&
                plain_whole(told[1], PLAIN_MOST_UNPACKED, &off);
    LorStr rest = good ? lor_str_slice(pack->content, pack->first + off, pack->content.len) : value;
    if (!good || !take(file, &rest, &value)) plain_odd(file, "a packed object that is not where it should be");
    return value;
}

static LorStr object(PlainFile *file, size_t number) {
    if (file->odd || number >= file->count) return (LorStr){0};
    PlainEntry entry = file->entries[number];
    if (entry.state == PLAIN_THERE) return object_there(file, entry.at, number);
    return entry.state == PLAIN_PACKED ? object_packed(file, entry, number) : (LorStr){0};
}

/* ---- values ---- */

/* A value; a reference comes as its number, and `value` empty. */
static bool take_reference(PlainFile *file, LorStr *rest, LorStr *value, size_t *number) {
    *number = 0;
    if (!take(file, rest, value)) return false;
    LorStr behind = *rest, generation, sign;
    size_t told;
    if (!lor_is_digit(value->ptr[0]) || !plain_whole(*value, SIZE_MAX / 16, &told) || !plain_take(&behind, &generation) || plain_kind(generation) != PLAIN_NUMBER ||
        !plain_take(&behind, &sign) || !lor_str_eq(sign, LOR_STR("R")))
        return true;
    size_t zero;
    if (!plain_whole(generation, 0, &zero) || told == 0) return plain_odd(file, "a reference to a later generation");
    if (file->entries && told >= file->count) return plain_odd(file, "a reference to nothing"); /* poppler then builds the table anew */
    *rest = behind;
    *number = told;
    *value = (LorStr){0};
    return true;
}

LorStr plain_resolve(PlainFile *file, LorStr *rest, size_t *number) {
    LorStr value, inside = *rest;
    size_t told, first = 0;
    if (!take_reference(file, rest, &value, &told)) return (LorStr){0};
    for (size_t chain = 0; told && !file->odd; chain++) {
        if (!first) first = told;
        inside = object(file, told);
        if (chain == LONGEST_CHAIN) plain_odd(file, "references to references");
        if (!inside.len || !take_reference(file, &inside, &value, &told)) value = (LorStr){0}, told = 0;
    }
    if (number) *number = first;
    return file->odd || lor_str_eq(value, LOR_STR("null")) ? (LorStr){0} : value;
}

bool plain_next_key(PlainFile *file, LorStr *rest, LorStr *key, LorStr *value) {
    size_t number;
    if (!take(file, rest, key)) return false;
    if (plain_kind(*key) != PLAIN_NAME || lor_str_find(*key, LOR_STR("#")) != LOR_NONE) return plain_odd(file, "an odd key");
    LorStr from = *rest;
    if (!take_reference(file, rest, value, &number)) return plain_odd(file, "a key without a value");
    *value = lor_str_slice(from, 0, from.len - rest->len);
    *key = plain_inside(*key);
    return true;
}

/* The value of a key of a dictionary that is too large to be kept. */
static LorStr walk_keys(PlainFile *file, LorStr dict, LorStr wanted) {
    LorStr rest = plain_inside(dict), name, value, found = {0};
    while (plain_next_key(file, &rest, &name, &value)) {
        if (!lor_str_eq(name, wanted)) continue;
        if (found.len) plain_odd(file, "a key that stands twice");
        found = value;
    }
    return found;
}

/* NULL: the dictionary is too large, or odd. */
static const PlainKeys *keys_of(PlainFile *file, LorStr dict) {
    PlainKeys *keys = &file->keys[((uintptr_t)dict.ptr ^ (uintptr_t)dict.ptr >> 6) % PLAIN_KEPT_DICTS];
    if (keys->dict.ptr == dict.ptr && keys->dict.len == dict.len) return keys;
    LorStr rest = plain_inside(dict), pairs[2 * PLAIN_KEPT_KEYS];
    size_t count = 0;
    for (; count < PLAIN_KEPT_KEYS && plain_next_key(file, &rest, &pairs[2 * count], &pairs[2 * count + 1]);) count++;
    if (file->odd || count == PLAIN_KEPT_KEYS) return NULL;
    *keys = (PlainKeys){dict, lor_arena_room(file->arena, 2 * count, sizeof *pairs), count};
    if (count) memcpy(keys->at, pairs, 2 * count * sizeof *pairs);
    return keys;
}

static LorStr find_key(PlainFile *file, LorStr dict, LorStr wanted) {
    const PlainKeys *keys = keys_of(file, dict);
    LorStr found = {0};
    if (!keys) return file->odd ? found : walk_keys(file, dict, wanted);
    for (size_t i = 0; i < keys->count; i++) {
        if (!lor_str_eq(keys->at[2 * i], wanted)) continue;
        if (found.len) plain_odd(file, "a key that stands twice");
        found = keys->at[2 * i + 1];
    }
    return found;
}

LorStr plain_get_object(PlainFile *file, LorStr dict, const char *key, size_t *number) {
    if (number) *number = 0;
    if (file->odd || plain_kind(dict) != PLAIN_DICT) return (LorStr){0};
    LorStr found = find_key(file, dict, lor_str_from_c(key));
    return found.len ? plain_resolve(file, &found, number) : found;
}

LorStr plain_get(PlainFile *file, LorStr dict, const char *key) { return plain_get_object(file, dict, key, NULL); }

LorStr plain_get_kind(PlainFile *file, LorStr dict, const char *key, PlainKind kind) {
    LorStr value = plain_get(file, dict, key);
    if (value.len && plain_kind(value) != kind) plain_odd(file, "a value of an unexpected kind");
    return file->odd ? (LorStr){0} : value;
}

bool plain_next(PlainFile *file, LorStr *rest, LorStr *value, size_t *number) {
    LorStr before = *rest, some;
    if (file->odd || !plain_take(&before, &some)) return some.len ? plain_odd(file, "an unsound value") : false;
    *value = plain_resolve(file, rest, number);
    return !file->odd;
}

bool plain_numbers(PlainFile *file, LorStr array, double *numbers, size_t count) {
    LorStr rest = plain_inside(array), value;
    if (!array.len || plain_kind(array) != PLAIN_ARRAY) return false;
    for (size_t i = 0; i < count; i++)
        if (!plain_next(file, &rest, &value, NULL) || !plain_number(value, &numbers[i])) return false;
    return !plain_next(file, &rest, &value, NULL) && !file->odd;
}

/* ---- streams ---- */

static bool borrows(const PlainFile *file, LorStr value) {
    return value.len && value.ptr >= file->bytes.ptr && value.ptr < file->bytes.ptr + file->bytes.len;
}

/* From the first word behind a value. */
static LorStr behind(const PlainFile *file, LorStr value) {
    LorStr rest = lor_str_slice(file->bytes, (size_t)(value.ptr - file->bytes.ptr) + value.len, file->bytes.len);
    while (rest.len && plain_space(rest.ptr[0])) rest = lor_str_slice(rest, 1, rest.len);
    return rest;
}

bool plain_is_stream(const PlainFile *file, LorStr dict) {
    return borrows(file, dict) && plain_kind(dict) == PLAIN_DICT && lor_str_starts(behind(file, dict), LOR_STR("stream"));
}

/* The bytes as they stand in the file: the told length must lead to the end's key word. */
static bool raw_content(PlainFile *file, LorStr dict, LorStr *data) {
    size_t len;
    if (!plain_is_stream(file, dict)) return plain_odd(file, "no stream where one should be");
    LorStr rest = lor_str_slice(behind(file, dict), 6, file->bytes.len);
    bool cr = lor_str_starts(rest, LOR_STR("\r\n")), lf = lor_str_starts(rest, LOR_STR("\n"));
    rest = lor_str_slice(rest, cr ? 2 : 1, rest.len);
    if (!plain_whole(plain_get(file, dict, "Length"), rest.len, &len) || !(cr || lf)) return plain_odd(file, "a stream of unknown length");
    *data = lor_str_slice(rest, 0, len);
    rest = lor_str_slice(rest, len, rest.len);
    while (rest.len && plain_space(rest.ptr[0])) rest = lor_str_slice(rest, 1, rest.len);
    return lor_str_starts(rest, LOR_STR("endstream")) || plain_odd(file, "a stream that ends elsewhere");
}

/* The PNG predictors that files of objects use: none and "up". */
static bool undo_predictor(PlainFile *file, size_t columns, LorStr *content) {
    size_t row = columns + 1, rows = columns ? content->len / row : 0;
    if (!columns || rows * row != content->len) return plain_odd(file, "an unknown predictor");
    unsigned char *out = lor_arena_alloc(file->arena, rows * columns);
    for (size_t i = 0; i < rows; i++) {
        const unsigned char *in = (const unsigned char *)content->ptr + i * row;
        unsigned char *own = out + i * columns;
        if (in[0] != 0 && in[0] != 2) return plain_odd(file, "an unknown predictor");
        for (size_t k = 0; k < columns; k++) own[k] = (unsigned char)(in[k + 1] + (in[0] == 2 && i ? own[(ptrdiff_t)k - (ptrdiff_t)columns] : 0));
    }
    *content = lor_str((const char *)out, rows * columns);
    return true;
}

static bool undo_parameters(PlainFile *file, LorStr dict, LorStr *content) {
    LorStr parameters = plain_get(file, dict, "DecodeParms"), value;
    size_t predictor = 1, columns = 1, other = 0;
    if (parameters.len && plain_kind(parameters) == PLAIN_ARRAY) {
        LorStr rest = plain_inside(parameters);
        if (!plain_next(file, &rest, &parameters, NULL)) parameters = (LorStr){0};
        if (plain_next(file, &rest, &value, NULL)) return plain_odd(file, "several filters");
    }
    if (!parameters.len) return !file->odd;
    static const char *const unknown[] = {"Colors", "BitsPerComponent", "EarlyChange"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) other += plain_get(file, parameters, unknown[i]).len;
    value = plain_get(file, parameters, "Predictor");
    if (other || (value.len && !plain_whole(value, 15, &predictor))) return plain_odd(file, "an unknown filter");
    value = plain_get(file, parameters, "Columns");
    if (value.len && !plain_whole(value, 4096, &columns)) return plain_odd(file, "an unknown filter");
    if (predictor == 1) return !file->odd;
    return predictor >= 10 ? undo_predictor(file, columns, content) : plain_odd(file, "an unknown filter");
}

bool plain_stream_check(PlainFile *file, LorStr dict) {
    LorStr data;
    return raw_content(file, dict, &data);
}

static bool unpack(PlainFile *file, LorStr data, LorStr *content) {
    bool whole;
    *content = lor_inflate(file->arena, data, file->room, &whole);
    file->room -= content->len;
    if (file->unpacked.len < PLAIN_MOST_KEPT) lor_vec_push(file->arena, &file->unpacked, (PlainUnpacked){data, *content, NULL});
    return whole || plain_odd(file, "a stream that does not unpack");
}

bool plain_content(PlainFile *file, LorStr dict, LorStr *content) {
    LorStr data, filter = plain_get(file, dict, "Filter"), second;
    *content = (LorStr){0};
    if (!raw_content(file, dict, &data) || plain_get(file, dict, "F").len) return plain_odd(file, "a stream elsewhere");
    if (filter.len && plain_kind(filter) == PLAIN_ARRAY) {
        LorStr rest = plain_inside(filter);
        if (!plain_next(file, &rest, &filter, NULL)) filter = (LorStr){0};
        if (plain_next(file, &rest, &second, NULL)) return plain_odd(file, "several filters");
    }
    if (!filter.len) {
        *content = data;
        return !plain_get(file, dict, "DecodeParms").len || plain_odd(file, "an unknown filter");
    }
    if (!plain_is(filter, "FlateDecode")) return plain_odd(file, "an unknown filter");
    return unpack(file, data, content) && undo_parameters(file, dict, content);
}
