// SPDX-License-Identifier: GPL-3.0-or-later
// Names of compared facts. Few: they are tried one by one.
#include "lint/compared.h"

LorCompared lor_compared_find(LorStr name) {
    static const LorStr names[] = {
#define X(id, text) LOR_STR(text),
        LOR_COMPARED_FACTS(X)
#undef X
    };
    LorCompared at = 0;
    while (at < LOR_COMPARED_COUNT && !lor_str_eq(names[at], name)) at++;
    return at;
}
