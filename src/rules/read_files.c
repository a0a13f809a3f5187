// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs: files of facts, rules and profiles, named words of all of them first.
#include "rules/read_files.h"

#include "rules/read_facts.h"
#include "rules/read_rules.h"

static bool read_profile(LorPackReader *r, const LorXml *root) {
    LorProfile profile = {lor_xml_attr(root, "id"), lor_xml_attr(root, "title"), lor_read_flag(root, "clinical"), root, {0}};
    if (!profile.id.len) return lor_read_fail(r, root, "a profile needs an id");
    lor_vec_push(r->packs->arena, &r->packs->profiles, profile);
    return true;
}

static bool read_root(LorPackReader *r, const LorXml *root) {
    if (lor_xml_is(root, "facts")) return lor_read_facts(r, root);
    if (lor_xml_is(root, "pack")) return lor_read_rules(r, root);
    if (lor_xml_is(root, "profile")) return read_profile(r, root);
    return lor_read_fail(r, root, "expected <pack>, <facts> or <profile>, not <%.*s>", LOR_STR_ARG(root->name));
}

bool lor_read_files(LorPacks *packs, const LorPackFile *files, size_t count, size_t *failed, LorError *err) {
    packs->unchecked = true;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            LorPackReader reader = {packs, files[i].name, err};
            *failed = i;
            if (!(pass == 0 ? lor_read_words(&reader, files[i].root) : read_root(&reader, files[i].root))) return false;
        }
    return true;
}
