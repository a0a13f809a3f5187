// SPDX-License-Identifier: GPL-3.0-or-later
// Reading packs from XML trees: flags, and complaints that name the line.
#include "rules/read.h"

#include <stdarg.h>
#include <stdio.h>

bool lor_read_flag(const LorXml *node, const char *name) { return lor_str_eq(lor_xml_attr(node, name), LOR_STR("yes")); }

bool lor_read_fail(LorPackReader *r, const LorXml *node, const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return lor_error_at(r->err, node->line, 1, "%s", text);
}
