// SPDX-License-Identifier: GPL-3.0-or-later
// Links on a terminal (OSC 8): from a file name to the letter, from a rule to its page.
#include "report/terminal_links.h"

#include "report/address.h"

void lor_terminal_link_letter(LorSheet *sheet, LorStr path) {
    const LorLinks *links = sheet->links;
    bool standard_input = lor_str_eq(path, LOR_STR("-"));
    if (links && !standard_input) lor_sheet_link(sheet, lor_address_file(sheet->arena, links->host, links->folder, path));
}

/* A page on this machine is named with the machine: the terminal may be another one's. */
void lor_terminal_link_rule(LorSheet *sheet, LorStr id) {
    const LorLinks *links = sheet->links;
    if (!links || !links->rules) return;
    LorStr page = lor_address_rule(sheet->arena, id), scheme = LOR_STR("file://");
    if (lor_address_rules_file().len)
        page = lor_arena_format(sheet->arena, "file://%.*s%.*s", LOR_STR_ARG(lor_address_path(sheet->arena, links->host)),
                                LOR_STR_ARG(lor_str_slice(page, scheme.len, page.len)));
    lor_sheet_link(sheet, page);
}
