// SPDX-License-Identifier: GPL-3.0-or-later
// Links to mail: an address that a link hides behind words is an address all the same.
#ifndef LOR_EXTRACT_FLOW_MAIL_H
#define LOR_EXTRACT_FLOW_MAIL_H

#include "core/buf.h"

/** An open link; all zero: none. */
typedef struct FlowMail {
    LorStr address;
    LorBuf shown; /* the words of the link so far */
} FlowMail;

/** Opens a link; nothing when `target` is no "mailto:". */
void flow_mail_open(FlowMail *mail, LorArena *arena, LorStr target);
/** Words inside it; nothing when none is open. */
void flow_mail_add(FlowMail *mail, LorStr words);
/** Closes it: " (address)" to print behind the words, or an empty string when they show it, or there are none. */
LorStr flow_mail_close(FlowMail *mail, LorArena *arena);

#endif
