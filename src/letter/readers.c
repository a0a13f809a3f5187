// SPDX-License-Identifier: GPL-3.0-or-later
// The table of readers: the order in which facts are made.
#include "letter/letter.h"

const LorReader *const lor_readers[] = {
    NULL,
};
