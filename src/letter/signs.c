// SPDX-License-Identifier: GPL-3.0-or-later
// Signs of addresses, 64 bytes at a time. Knows nothing of what stands around them.
#include "letter/signs.h"

#include "core/block.h"

/* One bit a sign that may stand in the block at `at`; `*after`: whether a "w" ends the block before. */
static uint64_t signs_of(LorStr text, size_t at, uint64_t *after) {
    LorBlock here = lor_block_at(text, at), next = at + 1 < text.len ? lor_block_at(text, at + 1) : (LorBlock){0};
    LorBlock dot = lor_block_is(here, '.'), open = lor_block_or(lor_block_or(lor_block_is(here, '('), lor_block_is(here, '[')), lor_block_is(here, '{'));
    LorBlock site = lor_block_or(lor_block_and(dot, lor_block_within(next, 'a', 'z')), lor_block_and(lor_block_is(here, ':'), lor_block_is(next, '/')));
    LorBlock mail = lor_block_or(lor_block_is(here, '@'), lor_block_and(open, lor_block_is(next, 'a')));
    uint64_t w = lor_block_bits(lor_block_is(here, 'w')), behind = w << 1 | *after; /* "www." where the line ends */
    *after = w >> 63;
    return lor_block_bits(lor_block_or(site, mail)) | (lor_block_bits(dot) & behind);
}

static const LorTokenSet *signs(const LorLetter *letter) {
    if (letter->notes->signs.bits) return &letter->notes->signs;
    LorTokenSet *found = &letter->notes->signs;
    uint64_t after = 0;
    *found = lor_token_set(letter->arena, letter->text.len);
    for (size_t at = 0; at < letter->text.len; at += LOR_BLOCK) found->bits[at / LOR_BLOCK] = signs_of(letter->text, at, &after);
    return found;
}

size_t lor_sign_next(const LorLetter *letter, size_t from, size_t end) { return lor_token_set_next_in(signs(letter), from, end); }

size_t lor_sign_at(LorStr text, size_t off) {
    char c = text.ptr[off];
    if (c == '@') return 1;
    if (c != '(' && c != '[' && c != '{') return 0;
    LorStr here = lor_str_slice(text, off, 4);
    return lor_str_eq(here, LOR_STR("(at)")) || lor_str_eq(here, LOR_STR("[at]")) || lor_str_eq(here, LOR_STR("{at}")) ? 4 : 0;
}

bool lor_signs_mail(const LorLetter *letter, size_t from, size_t end) {
    while ((from = lor_sign_next(letter, from, end)) < end)
        if (lor_sign_at(letter->text, from++)) return true;
    return false;
}

bool lor_signs_site(const LorLetter *letter, size_t from, size_t end) {
    while ((from = lor_sign_next(letter, from, end)) < end) {
        if (letter->text.ptr[from] == '.' || letter->text.ptr[from] == ':') return true;
        from++;
    }
    return false;
}
