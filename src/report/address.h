// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses (URIs) of letters and of rules' pages, for reports that link to them.
#ifndef LOR_REPORT_ADDRESS_H
#define LOR_REPORT_ADDRESS_H

#include "core/arena.h"

/** Where links of a terminal report lead. */
typedef struct LorLinks {
    LorStr host, folder; /* this machine and the working folder; empty: no links */
    bool rules;          /* the page on rules is there */
} LorLinks;

/** RFC 3986: all but unreserved characters and slashes as %XX, so that nothing of a name can end the address or reach a terminal. */
LorStr lor_address_path(LorArena *arena, LorStr path);
/** The address of a file, from its path as a terminal on `host` has it; a relative path starts at `folder`. */
LorStr lor_address_file(LorArena *arena, LorStr host, LorStr folder, LorStr path);
/** Where that rule stands: HELP_URI of the Makefile, and its anchor there (that of docs/RULES.md and of `lorlint rules --format html`). */
LorStr lor_address_rule(LorArena *arena, LorStr id);
/** The file of all those pages when it is one on this machine, else empty: whoever links to it can see first whether it is there. */
LorStr lor_address_rules_file(void);

#endif
