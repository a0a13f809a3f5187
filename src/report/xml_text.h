// SPDX-License-Identifier: GPL-3.0-or-later
// Text inside XML, for the formats that are XML.
#ifndef LOR_REPORT_XML_TEXT_H
#define LOR_REPORT_XML_TEXT_H

#include "core/out.h"

/** Writes text from anywhere so that it may stand in an element or in a quoted attribute of XML 1.0. Line breaks, tabs and
 *  invisible controls become character references, what XML cannot hold at all becomes U+FFFD. */
void lor_xml_put(LorOut *out, LorStr text);
/** ` name="text"` */
void lor_xml_put_attr(LorOut *out, const char *name, LorStr text);
void lor_xml_put_count(LorOut *out, const char *name, size_t count);

#endif
