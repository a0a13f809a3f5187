// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256, block by block.
#include "core/digest.h"

#define DIGEST_BYTES 32u

static const uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turned(uint32_t word, unsigned by) { return word >> by | word << (32 - by); }

static void spread(const unsigned char *block, uint32_t *words) {
    for (size_t i = 0; i < 16; i++)
        words[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 | (uint32_t)block[i * 4 + 2] << 8 | block[i * 4 + 3];
    for (size_t i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] + (turned(a, 7) ^ turned(a, 18) ^ a >> 3) + (turned(b, 17) ^ turned(b, 19) ^ b >> 10);
    }
}

static void take_block(LorDigest *digest) {
    uint32_t words[64], *s = digest->state;
    uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    spread(digest->block, words);
    for (size_t i = 0; i < 64; i++) {
        uint32_t one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + words[i];
        uint32_t two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + one;
        d = c, c = b, b = a, a = one + two;
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
}

LorDigest lor_digest_start(void) {
    return (LorDigest){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void lor_digest_add(LorDigest *digest, LorStr bytes) {
    while (bytes.len) {
        size_t at = digest->len % sizeof digest->block, part = sizeof digest->block - at;
        if (part > bytes.len) part = bytes.len;
        memcpy(digest->block + at, bytes.ptr, part);
        digest->len += part;
        bytes = lor_str_slice(bytes, part, bytes.len);
        if (at + part == sizeof digest->block) take_block(digest);
    }
}

/* Eight bytes, the highest first. */
static void add_number(LorDigest *digest, uint64_t number) {
    char bytes[8];
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(number >> (56 - 8 * i));
    lor_digest_add(digest, lor_str(bytes, sizeof bytes));
}

void lor_digest_part(LorDigest *digest, LorStr part) {
    add_number(digest, part.len);
    lor_digest_add(digest, part);
}

LorStr lor_digest_end(LorDigest *digest, LorArena *arena, size_t digits) {
    static const char figures[] = "0123456789abcdef";
    uint64_t bits = digest->len * 8;
    lor_digest_add(digest, LOR_STR("\x80"));
    while (digest->len % 64 != 56) lor_digest_add(digest, lor_str("", 1));
    add_number(digest, bits);
    if (digits > DIGEST_BYTES * 2) digits = DIGEST_BYTES * 2;
    char *text = lor_arena_alloc(arena, digits + 1);
    for (size_t i = 0; i < digits; i++) text[i] = figures[digest->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    return lor_str(text, digits);
}
