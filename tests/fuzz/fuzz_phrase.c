// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases from anybody on any text: one a line, then an empty line, then the text. All together they find what each finds alone.
#include "fuzz.h"

#include "core/buf.h"
#include "extract/encoding.h"
#include "letter/anatomy.h"

#define MOST_PHRASES 16u

typedef struct Found {
    uint64_t sum; /* over the hits of one list: order does not matter */
    size_t count;
} Found;

typedef struct Scan {
    const LorLetter *letter;
    Found found[MOST_PHRASES];
} Scan;

static void take(void *context, LorHit hit) {
    Scan *scan = context;
    MUST(hit.list < MOST_PHRASES && hit.count > 0 && hit.first + hit.count <= scan->letter->tokens.len);
    const LorToken *tokens = scan->letter->tokens.at;
    MUST(tokens[hit.first].sentence == tokens[hit.first + hit.count - 1].sentence);
    scan->found[hit.list].count++;
    scan->found[hit.list].sum += ((uint64_t)hit.first << 32 | hit.count) * 0x9E3779B97F4A7C15u;
}

static LorPhrases *phrases_of(LorArena *arena) {
    LorPhrases *phrases = lor_phrases_new(arena);
    lor_phrases_name(phrases, LOR_STR("g"), LOR_STR("intern~|house {officer~|surgeon~}|{@h}"));
    lor_phrases_name(phrases, LOR_STR("h"), LOR_STR("{person}|best {num}|"));
    return phrases;
}

static void scan_all(LorArena *arena, const LorLetter *letter, const LorStr *sources, size_t count) {
    Scan together = {.letter = letter}, alone = {.letter = letter};
    LorPhrases *all = phrases_of(arena);
    for (uint32_t i = 0; i < count; i++) {
        LorError err = {0};
        LorPhrases *one = phrases_of(arena);
        bool good = lor_phrases_add(all, sources[i], i, 1, &err);
        MUST(good != err.set && (good || (err.column >= 1 && err.column <= sources[i].len + 1)));
        MUST(lor_phrases_add(one, sources[i], i, 1, NULL) == good);
        lor_phrases_seal(one, NULL);
        lor_phrases_scan(one, letter->arena, letter->tokens, take, &alone);
    }
    lor_phrases_seal(all, NULL);
    lor_phrases_scan(all, letter->arena, letter->tokens, take, &together);
    for (size_t i = 0; i < count; i++)
        MUST(together.found[i].count == alone.found[i].count && together.found[i].sum == alone.found[i].sum);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorArena *arena = lor_arena_new(0);
    LorStr rest = lor_decode(arena, lor_str((const char *)data, size), (size_t)16 << 10).text, line, sources[MOST_PHRASES];
    size_t count = 0;
    while (count < MOST_PHRASES && lor_str_split(&rest, '\n', &line) && line.len) sources[count++] = line;
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = {2026, 9, 15}};
    doc->text = rest;
    scan_all(arena, lor_letter_new(doc, &asked, NULL), sources, count);
    lor_arena_free(arena);
    return 0;
}
