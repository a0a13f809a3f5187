// SPDX-License-Identifier: GPL-3.0-or-later
// Fixed texts by their heads, four bytes at most. Most literals hold a byte that stands out in a text of small letters (it begins a word, or is no letter at all), and are looked for at
// such bytes only, a fourth of a letter; the few others at each so many-th byte, as far apart as the shortest of them allows.
#include "core/literals.h"

#include "core/block.h"

#define REST     3u  /* [byte] of a head behind its first */
#define MAX_STEP 4u  /* [byte] */

static bool is_blank(char c) { return (unsigned char)c <= ' '; }
static uint32_t four(const unsigned char *at) { return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24; }

/* ---- filing ---- */

bool lor_literal_is_sound(LorStr text) {
    bool word = lor_str_starts(text, LOR_STR("\\b"));
    if (word) text = lor_str_slice(text, 2, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\\' && (++i == text.len || text.ptr[i] != 'd')) return false;
    return text.len > 0 && !(word && is_blank(text.ptr[0]));
}

/* With one byte for each \d. */
static LorStr without_classes(LorArena *arena, LorStr text) {
    if (lor_str_find(text, LOR_STR("\\d")) == LOR_NONE) return text;
    char *copy = lor_arena_room(arena, text.len, 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++, len++) {
        bool digit = text.ptr[i] == '\\';
        copy[len] = digit ? LOR_ANY_DIGIT : text.ptr[i];
        i += digit;
    }
    return lor_str(copy, len);
}

void lor_literals_add(LorLiterals *literals, LorArena *arena, LorStr text, uint32_t owner) {
    bool word = lor_str_starts(text, LOR_STR("\\b"));
    if (word) text = lor_str_slice(text, 2, text.len);
    lor_vec_push(arena, &literals->texts, (LorLiteral){.text = without_classes(arena, text), .owner = owner, .word = word});
}

/* The first byte of a literal that stands out wherever the literal stands; LOR_NONE: none does. */
static size_t anchor(const LorLiteral *literal) {
    LorStr text = literal->text;
    if (literal->word) return 0;
    for (size_t i = 0; i < text.len; i++) {
        bool small = lor_is_lower(text.ptr[i]), begins = small && i && !lor_is_lower(text.ptr[i - 1]);
        if (begins || text.ptr[i] == LOR_ANY_DIGIT || (!small && !is_blank(text.ptr[i]))) return i;
    }
    return LOR_NONE;
}

/* Files a literal by its byte `from`, which is `first`. */
static void take_head(LorLiteral *literal, size_t from, char first) {
    LorStr text = literal->text;
    literal->from = (uint32_t)from;
    literal->head = (unsigned char)first;
    literal->mask = 0xFF;
    for (size_t i = 1; i < 4 && from + i < text.len && text.ptr[from + i] != LOR_ANY_DIGIT; i++) {
        literal->head |= (uint32_t)(unsigned char)text.ptr[from + i] << 8 * i;
        literal->mask |= UINT32_C(0xFF) << 8 * i;
    }
}

/* A literal that is filed several ways stands in the list as often. */
static void file_as(LorLiterals *literals, LorArena *arena, size_t index, bool again, size_t from, char first) {
    if (again) lor_vec_push(arena, &literals->texts, literals->texts.at[index]);
    take_head(&literals->texts.at[again ? literals->texts.len - 1 : index], from, first);
}

static void file_all_ways(LorLiterals *literals, LorArena *arena, size_t index) {
    LorLiteral literal = literals->texts.at[index];
    if (literal.loose) {
        for (size_t from = 0; from < literals->step; from++) file_as(literals, arena, index, from > 0, from, literal.text.ptr[from]);
        return;
    }
    char first = literal.text.ptr[literal.from];
    literals->words |= lor_is_lower(first);
    if (first != LOR_ANY_DIGIT) return file_as(literals, arena, index, false, literal.from, first);
    for (char digit = '0'; digit <= '9'; digit++) file_as(literals, arena, index, digit > '0', literal.from, digit);
}

static uint32_t hash(uint32_t head) { return head * UINT32_C(0x9E3779B1) >> 19; } /* as many as there are marks */
static bool is_marked(const LorLiteralFile *file, uint32_t at) { return file->marks[at / 64] >> at % 64 & 1; }

static LorLiteralFile *open_file(LorLiterals *literals, LorArena *arena, bool loose) {
    LorLiteralFile **file = loose ? &literals->loose : &literals->anchored;
    return *file ? *file : (*file = LOR_NEW(arena, LorLiteralFile));
}

void lor_literals_seal(LorLiterals *literals, LorArena *arena) {
    size_t added = literals->texts.len;
    literals->step = MAX_STEP;
    for (size_t i = 0; i < added; i++) {
        LorLiteral *literal = &literals->texts.at[i];
        size_t from = anchor(literal), step = literal->text.len < 4 ? 1 : literal->text.len - 3;
        literal->loose = from == LOR_NONE;
        literal->from = literal->loose ? 0 : (uint32_t)from;
        if (literal->loose && step < literals->step) literals->step = step;
    }
    for (size_t i = 0; i < added; i++) file_all_ways(literals, arena, i);
    for (size_t i = 0; i < literals->texts.len; i++) {
        const LorLiteral *literal = &literals->texts.at[i];
        uint32_t *mask = &open_file(literals, arena, literal->loose)->masks[literal->head & 0xFF];
        *mask = *mask ? *mask & literal->mask : literal->mask;
    }
    for (size_t i = 0; i < literals->texts.len; i++) {
        LorLiteral *literal = &literals->texts.at[i];
        LorLiteralFile *file = open_file(literals, arena, literal->loose);
        uint32_t at = hash(literal->head & file->masks[literal->head & 0xFF]);
        file->marks[at / 64] |= UINT64_C(1) << at % 64;
        literal->next = file->first[at % LOR_LITERAL_SLOTS];
        file->first[at % LOR_LITERAL_SLOTS] = (uint32_t)i + 1;
    }
}

/* ---- searching ---- */

typedef struct Scan {
    const LorLiterals *literals;
    LorStr text;
    LorLiteralSink *sink;
    void *context;
} Scan;

static bool stands(LorStr literal, const char *at) {
    for (size_t i = 0; i < literal.len; i++)
        if (literal.ptr[i] == LOR_ANY_DIGIT ? !lor_is_digit(at[i]) : literal.ptr[i] != at[i]) return false;
    return true;
}

static void tell(const Scan *scan, uint32_t filed, uint32_t bytes, size_t at) {
    for (; filed; filed = scan->literals->texts.at[filed - 1].next) {
        const LorLiteral *literal = &scan->literals->texts.at[filed - 1];
        if ((bytes ^ literal->head) & literal->mask || at < literal->from) continue;
        size_t start = at - literal->from;
        if (literal->text.len <= scan->text.len - start && stands(literal->text, scan->text.ptr + start)) scan->sink(scan->context, literal->owner, (uint32_t)start);
    }
}

/* Looks for those whose heads stand in the block's byte `at`, and so in the text's byte `from` + `at`. */
static inline void look(const Scan *scan, const LorLiteralFile *file, const char *block, size_t from, size_t at) {
    uint32_t bytes = four((const unsigned char *)block + at);
    uint32_t slot = hash(bytes & file->masks[bytes & 0xFF]);
    if (is_marked(file, slot)) tell(scan, file->first[slot % LOR_LITERAL_SLOTS], bytes, from + at);
}

/* Bytes of a block that stand out; `within`: a small letter stands before it. */
static uint64_t outstanding(const char *from, bool within, bool words) {
    LorBlock block = lor_block_at(lor_str(from, LOR_BLOCK), 0);
    uint64_t small = lor_block_bits(lor_block_within(block, 'a', 'z')), blank = lor_block_bits(lor_block_within(block, 0, ' '));
    uint64_t begins = small & ~(small << 1 | within);
    return ~(small | blank) | (words ? begins : 0);
}

static void scan_block(const Scan *scan, const char *block, size_t from) {
    const LorLiteralFile *anchored = scan->literals->anchored, *loose = scan->literals->loose;
    bool within = from && lor_is_lower(scan->text.ptr[from - 1]);
    if (anchored)
        for (uint64_t bytes = outstanding(block, within, scan->literals->words); bytes; bytes &= bytes - 1) look(scan, anchored, block, from, (size_t)__builtin_ctzll(bytes));
    if (loose)
        for (size_t step = scan->literals->step, at = (step - from % step) % step; at < LOR_BLOCK; at += step) look(scan, loose, block, from, at);
}

void lor_literals_scan(const LorLiterals *literals, LorStr text, LorLiteralSink *sink, void *context) {
    const Scan scan = {literals, text, sink, context};
    size_t from = 0;
    for (; text.len - from >= LOR_BLOCK + REST; from += LOR_BLOCK) scan_block(&scan, text.ptr + from, from);
    for (; from < text.len; from += LOR_BLOCK) {
        char last[LOR_BLOCK + REST] = {0}; /* blanks behind the end */
        memcpy(last, text.ptr + from, text.len - from < sizeof last ? text.len - from : sizeof last);
        scan_block(&scan, last, from);
    }
}
