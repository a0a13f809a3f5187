// SPDX-License-Identifier: GPL-3.0-or-later
// Links to mail. Paper cannot be clicked, but a reader of the file can.
#include "extract/flow_mail.h"

#define LONGEST_LINK    1000u /* [byte] of words that are looked at */
#define LONGEST_ADDRESS 320u  /* [byte] of an e-mail address */

void flow_mail_open(FlowMail *mail, LorArena *arena, LorStr target) {
    *mail = (FlowMail){.shown = {.arena = arena}};
    if (!lor_str_ieq(lor_str_slice(target, 0, 7), LOR_STR("mailto:"))) return;
    target = lor_str_slice(target, 7, target.len);
    size_t end = lor_str_find(target, LOR_STR("?"));
    target = lor_str_trim(lor_str_slice(target, 0, end));
    if (target.len <= LONGEST_ADDRESS && lor_str_find(target, LOR_STR("@")) != LOR_NONE) mail->address = lor_arena_copy(arena, target);
}

void flow_mail_add(FlowMail *mail, LorStr words) {
    if (mail->address.len && mail->shown.len < LONGEST_LINK) lor_buf_add(&mail->shown, lor_str_slice(words, 0, LONGEST_LINK));
}

static bool holds(LorStr text, LorStr address) {
    for (size_t i = 0; i + address.len <= text.len; i++)
        if (lor_str_ieq(lor_str_slice(text, i, address.len), address)) return true;
    return false;
}

LorStr flow_mail_close(FlowMail *mail, LorArena *arena) {
    LorStr address = mail->address, shown = lor_str_trim(lor_buf_str(&mail->shown));
    *mail = (FlowMail){0};
    if (!address.len || !shown.len || holds(shown, address)) return (LorStr){0};
    return lor_arena_format(arena, " (%.*s)", LOR_STR_ARG(address));
}
