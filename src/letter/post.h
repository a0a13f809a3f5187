// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's post and institution.
#ifndef LOR_LETTER_POST_H
#define LOR_LETTER_POST_H

#include "letter/signer.h"

void lor_signer_read_title(LorSigner *w);
void lor_signer_read_institution(LorSigner *w);

#endif
