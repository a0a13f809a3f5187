// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in packs as the build wrote them.
#include "rules/builtin.h"

#include "core/phrase_tables.h"

#include "builtin_packs.h" /* made by the build: packs[], schema[], phrase_…[], PACKS_DIGEST */

bool lor_builtin_next(LorArena *arena, size_t *at, LorStr *name, const LorXml **root) {
    LorStr bytes = lor_str((const char *)packs, sizeof packs);
    if (*at >= sizeof packs) return false;
    const LorXml *file = lor_xml_unflatten(arena, bytes, at); /* <file name="rules/date.xml"> around the root */
    *name = lor_xml_attr(file, "name");
    *root = file->first;
    return true;
}

LorStr lor_builtin_schema(void) { return lor_str((const char *)schema, sizeof schema); }
const char *lor_builtin_digest(void) { return PACKS_DIGEST; }

LorPhrases *lor_builtin_phrases(LorArena *arena) {
    LorPhraseTables tables = {.phrases = PHRASE_count};
#define X(name, T) tables.name.at = (T *)phrase_##name, tables.name.len = tables.name.cap = PHRASE_##name;
    LOR_PHRASE_TABLES(X)
#undef X
    return lor_phrases_from(arena, &tables);
}
