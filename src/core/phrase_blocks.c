// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of tokens, cut into blocks that a letter meets about equally often: what a sieve tells of a block is then told of few words. Blocks of equal size would each
// hold a common word or two, and nearly every sentence would meet most of them.
#include "core/phrase_tables.h"

/* The commonest words of letters and how often they are met, of 10,000 words (learn/sentences): together half of all that are. The rest is taken to be met alike. */
typedef struct Common {
    char word[10];
    uint16_t times;
} Common;

static const Common common[] = {
    {"the", 627}, {"and", 334}, {"in", 277}, {"a", 252},   {"of", 244}, {"i", 209},   {"to", 198},      {"she", 159}, {"he", 148},   {"is", 138},   {"was", 129}, {"with", 128},
    {"for", 124}, {"her", 117}, {"on", 97},  {"that", 89}, {"it", 86},  {"his", 65},  {"one", 64},      {"our", 62},  {"at", 60},    {"had", 60},   {"from", 59}, {"my", 56},
    {"not", 52},  {"him", 51},  {"have", 51}, {"as", 50},  {"has", 49}, {"by", 47},   {"me", 45},       {"two", 43},  {"dr", 41},    {"this", 35},  {"who", 34},  {"we", 34},
    {"an", 33},   {"which", 32}, {"year", 31}, {"first", 29}, {"be", 28}, {"hospital", 28}, {"are", 27}, {"three", 25}, {"them", 25}, {"all", 24},   {"did", 24},  {"you", 24},
    {"no", 24},   {"patients", 24}, {"there", 23}, {"recommend", 23}, {"when", 23}, {"about", 23}, {"would", 22}, {"years", 21}, {"four", 21}, {"been", 20}, {"so", 20},
};
#define COMMON (sizeof common / sizeof *common)

/* How often each node is met; gives the sum. */
static uint64_t count(const LorPhraseTables *t, uint64_t *times) {
    uint64_t sum = 0;
    for (size_t i = 0; i < COMMON; i++) sum += common[i].times;
    for (size_t node = 0; node < t->nodes.len; node++) times[node] = sum;
    for (size_t i = 0; i < COMMON; i++) times[lor_phrase_number(t, lor_str_from_c(common[i].word)) / 2] += common[i].times * t->nodes.len;
    return 2 * sum * t->nodes.len;
}

void lor_phrase_cut(LorArena *arena, LorPhraseTables *t) {
    uint64_t *times = LOR_NEW_ARRAY(arena, uint64_t, t->nodes.len), left = count(t, times) - times[0], sum = 0;
    t->blocks.at = LOR_NEW_ARRAY(arena, uint8_t, t->nodes.len);
    t->blocks.len = t->blocks.cap = t->nodes.len;
    t->blocks.at[0] = LOR_BLOCK_NONE;
    for (size_t node = 1, block = 0; node < t->nodes.len; sum += times[node++]) {
        uint64_t share = left / (LOR_BLOCKS - block);
        if (sum && sum + times[node] / 2 > share && block + 1 < LOR_BLOCKS) block++, left -= sum, sum = 0;
        t->blocks.at[node] = (uint8_t)block;
    }
}
