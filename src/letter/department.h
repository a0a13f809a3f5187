// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's department.
#ifndef LOR_LETTER_DEPARTMENT_H
#define LOR_LETTER_DEPARTMENT_H

#include "letter/signer.h"

void lor_signer_read_department(LorSigner *w);

#endif
