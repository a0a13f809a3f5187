// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of the lexicons of the trade spread over the tokens. Does not know what a line makes of them.
#include "letter/trade.h"

static const struct {
    const char *lexicon;
    uint32_t trade;
} sources[] = {
    {"rank", LOR_TRADE_RANK},
    {"department-word", LOR_TRADE_DEPARTMENT},
    {"field-of-work", LOR_TRADE_FIELD},
    {"qualification", LOR_TRADE_QUALIFICATION},
    {"address-word", LOR_TRADE_ADDRESS},
    {"head-other", LOR_TRADE_OTHER},
    {"institution", LOR_TRADE_INSTITUTION},
    {"institution-likely", LOR_TRADE_INSTITUTION_LIKELY},
    {"organisation", LOR_TRADE_ORGANISATION},
    {"institution-other", LOR_TRADE_OTHER_HOUSE},
    {"country", LOR_TRADE_COUNTRY},
    {"signer-title", LOR_TRADE_TITLE},
    {"signer-title-tail", LOR_TRADE_TITLE_TAIL},
    {"signer-particle", LOR_TRADE_PARTICLE},
    {"not-a-name", LOR_TRADE_NO_NAME},
    {"file-number-label", LOR_TRADE_FILE_LABEL},
    {"phone-label", LOR_TRADE_PHONE_LABEL},
    {"fax-label", LOR_TRADE_FAX_LABEL},
    {"month-hijri", LOR_TRADE_MONTH},
    {"month-solar-hijri", LOR_TRADE_MONTH},
    {"month-bikram", LOR_TRADE_MONTH},
    {"month-ethiopian", LOR_TRADE_MONTH},
};

static uint32_t *spread(const LorLetter *letter) {
    uint32_t *trades = LOR_NEW_ARRAY(letter->arena, uint32_t, letter->tokens.len + 1);
    for (size_t s = 0; s < sizeof sources / sizeof *sources; s++) {
        LorHits hits = lor_letter_hits(letter, sources[s].lexicon);
        for (size_t i = 0; i < hits.len; i++)
            for (size_t t = hits.at[i].first; t < hits.at[i].first + hits.at[i].count && t < letter->tokens.len; t++) trades[t] |= sources[s].trade;
    }
    return trades;
}

const uint32_t *lor_trades_find(const LorLetter *letter) { return letter->notes->trades = spread(letter); }

uint32_t lor_trades_of(const LorLetter *letter, size_t first, size_t count) {
    const uint32_t *trades = lor_trades(letter);
    uint32_t all = 0;
    for (size_t t = first; t < first + count && t < letter->tokens.len; t++) all |= trades[t];
    return all;
}
