// SPDX-License-Identifier: GPL-3.0-or-later
// Packs as a run has them: the built-in ones, and what --rules adds.
#include "rules/builtin.h"
#include "rules/fault.h"
#include "rules/read_files.h"

LorPacks *lor_packs_builtin(LorArena *arena) {
    LorPacks *packs = LOR_NEW(arena, LorPacks);
    LorFlatPacks flat = lor_builtin_packs();
    packs->arena = arena;
    packs->phrases = lor_builtin_phrases(arena);
    packs->digest = lor_str_from_c(lor_builtin_digest());
    lor_packs_unflatten(packs, &flat);
    return packs;
}

static uint64_t fingerprint(LorStr bytes) {
    uint64_t hash = 14695981039346656037u; /* FNV-1a: tells packs apart, proves nothing */
    for (size_t i = 0; i < bytes.len; i++) hash = (hash ^ (unsigned char)bytes.ptr[i]) * 1099511628211u;
    return hash;
}

static size_t count_elements(const LorXml *node) {
    size_t count = node->name.len > 0;
    for (const LorXml *child = node->first; child; child = child->next) count += count_elements(child);
    return count;
}

/* The tree of a file that is well formed, not too large to be validated, and valid. */
static const LorXml *read_file(LorArena *arena, LorStr bytes, LorError *err) {
    const LorXml *root = lor_xml_parse(arena, bytes, err);
    if (!root) return NULL;
    if (count_elements(root) > LOR_PACK_MAX_ELEMENTS) {
        lor_error_at(err, 1, 1, "more than %u elements in one file", LOR_PACK_MAX_ELEMENTS);
        return NULL;
    }
    LorError fault = {0};
    if (lor_xml_validate(bytes, lor_builtin_schema(), &fault)) return root;
    const LorXml *schema = lor_xml_parse(arena, lor_builtin_schema(), NULL);
    if (!schema || !lor_pack_fault(arena, root, bytes, schema, err)) lor_error_at(err, fault.line, fault.column, "%s", "these attributes or elements cannot stand here together (man 5 lorlint-rules tells which can)");
    return NULL;
}

/* Arrays of one's own, so that what a refused file wrote into them is forgotten with them. */
#define OWN(arena, vec) ((vec)->at = lor_vec_grown((arena), (vec)->at, (vec)->len, &(vec)->cap, sizeof *(vec)->at))

bool lor_packs_add(LorPacks *packs, LorStr bytes, const char *name, LorError *err) {
    LorArena *arena = packs->arena;
    LorPackFile file = {lor_arena_copy(arena, lor_str_from_c(name)), read_file(arena, bytes, err)};
    size_t failed;
    if (!file.root) return false;
    lor_packs_words(packs);
    LorPacks before = *packs;
    LorPhrasesMark mark = lor_phrases_mark(packs->phrases);
    OWN(arena, &packs->facts);
    OWN(arena, &packs->rules);
    OWN(arena, &packs->thresholds);
    OWN(arena, &packs->profiles);
    OWN(arena, &packs->asks);
    if (!lor_read_files(packs, &file, 1, &failed, err)) {
        *packs = before;
        lor_phrases_rewind(packs->phrases, mark);
        return false;
    }
    packs->digest = lor_arena_format(arena, "%.*s+%016llx", LOR_STR_ARG(packs->digest), (unsigned long long)fingerprint(bytes));
    return true;
}
