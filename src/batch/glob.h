// SPDX-License-Identifier: GPL-3.0-or-later
// Globs: which names of a walked folder are meant.
#ifndef LOR_BATCH_GLOB_H
#define LOR_BATCH_GLOB_H

#include "core/str.h"

/** Whether `glob` means the file or folder of that path below the walked one. `*` and `?` stand for all but a slash, `**` for
 *  anything, [a-z] and [!a-z] for one byte of a set. A glob without a slash means that name in any folder, a slash at its front is the
 *  walked folder, one at its end changes nothing. Cost: linear but for
 *  globs with many stars, there at most the square of the path times the glob. */
bool lor_glob_means(LorStr glob, LorStr path);

#endif
