// SPDX-License-Identifier: GPL-3.0-or-later
// Names of letters and of their files, in the HTML report.
#ifndef LOR_REPORT_HTML_NAME_H
#define LOR_REPORT_HTML_NAME_H

#include "core/arena.h"

/** The file of letter `number` (from 1) in a folder: "0007-smith_j.html", in `arena`. */
LorStr lor_html_file_name(LorArena *arena, LorStr path, size_t number);
/** The last part of a path, without the slashes behind it. */
LorStr lor_html_base_name(LorStr path);

#endif
