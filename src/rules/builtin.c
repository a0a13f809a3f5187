// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in packs as the build wrote them.
#include "rules/builtin.h"

#include "core/phrase_tables.h"

#include "builtin_packs.h" /* made by the build: rows[], prose[], asked[], schema[], phrase_…[], PACKS_DIGEST */

static LorStr text_of(const unsigned char *bytes, size_t len) { return lor_str((const char *)bytes, len); }

LorFlatPacks lor_builtin_packs(void) {
    return (LorFlatPacks){text_of(rows, sizeof rows), text_of(prose, sizeof prose), text_of(asked, sizeof asked)};
}

LorStr lor_builtin_schema(void) { return text_of(schema, sizeof schema); }
const char *lor_builtin_digest(void) { return PACKS_DIGEST; }

LorPhrases *lor_builtin_phrases(LorArena *arena) {
    LorPhraseTables tables = {.phrases = PHRASE_count, .list_count = PHRASE_list_count};
#define X(name, T) tables.name.at = (T *)phrase_##name, tables.name.len = tables.name.cap = PHRASE_##name;
    LOR_PHRASE_TABLES(X)
#undef X
    return lor_phrases_from(arena, &tables);
}
