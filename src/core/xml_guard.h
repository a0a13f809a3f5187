// SPDX-License-Identifier: GPL-3.0-or-later
// What must not reach libxml2 at all.
#ifndef LOR_CORE_XML_GUARD_H
#define LOR_CORE_XML_GUARD_H

#include "core/error.h"

#define LOR_XML_MAX_BYTES ((size_t)8 << 20) /* [byte] of one pack */
#define LOR_XML_MAX_PART  ((size_t)64 << 20) /* [byte] of one part */
#define LOR_XML_MAX_ATTRS 256u               /* of one element */

/** False + `err` with the line when libxml2 should never see these bytes: too many, a DOCTYPE, an endless tag. Cost: linear.
 *  The two functions that parse call it themselves. */
bool lor_xml_guard(LorStr bytes, LorError *err);
/** As lor_xml_guard(), with the limits of a part. */
bool lor_xml_guard_part(LorStr bytes, LorError *err);

#endif
