// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the trade: ranks, degrees, houses, departments and what else stands in heads and signatures, as bits of each token, so that a line is asked for all of them at once.
#ifndef LOR_LETTER_TRADE_H
#define LOR_LETTER_TRADE_H

#include "letter/letter.h"

enum {
    LOR_TRADE_RANK = 1 << 0,
    LOR_TRADE_DEPARTMENT = 1 << 1,
    LOR_TRADE_FIELD = 1 << 2, /* of work */
    LOR_TRADE_QUALIFICATION = 1 << 3,
    LOR_TRADE_ADDRESS = 1 << 4,
    LOR_TRADE_OTHER = 1 << 5, /* a date, a reference, a motto's year */
    LOR_TRADE_INSTITUTION = 1 << 6,
    LOR_TRADE_INSTITUTION_LIKELY = 1 << 7,
    LOR_TRADE_ORGANISATION = 1 << 8,
    LOR_TRADE_OTHER_HOUSE = 1 << 9, /* "institution-other" */
    LOR_TRADE_COUNTRY = 1 << 10,
    LOR_TRADE_TITLE = 1 << 11,
    LOR_TRADE_TITLE_TAIL = 1 << 12,
    LOR_TRADE_PARTICLE = 1 << 13,
    LOR_TRADE_NO_NAME = 1 << 14,
    LOR_TRADE_FILE_LABEL = 1 << 15,
    LOR_TRADE_PHONE_LABEL = 1 << 16,
    LOR_TRADE_FAX_LABEL = 1 << 17,
    LOR_TRADE_MONTH = 1 << 18, /* of another calendar than ours */
};

/* Keeps what lor_trades() gives in the letter's notes. */
const uint32_t *lor_trades_find(const LorLetter *letter);
/** LOR_TRADE_… of each token; found once a letter. Cost: tokens and hits of these lexicons. */
static inline const uint32_t *lor_trades(const LorLetter *letter) { return letter->notes->trades ? letter->notes->trades : lor_trades_find(letter); }
/** Those of the tokens [first, first + count), which may reach behind the last token. */
uint32_t lor_trades_of(const LorLetter *letter, size_t first, size_t count);
/** Whether one of `trades` stands at the token. */
static inline bool lor_trade_at(const LorLetter *letter, size_t token, uint32_t trades) { return token < letter->tokens.len && (lor_trades(letter)[token] & trades); }

#endif
