// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's degrees and fellowships.
#ifndef LOR_LETTER_DEGREES_H
#define LOR_LETTER_DEGREES_H

#include "letter/signer.h"

void lor_signer_read_degrees(LorSigner *w);

#endif
