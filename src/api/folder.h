// SPDX-License-Identifier: GPL-3.0-or-later
// Reports that are folders.
#ifndef LOR_API_FOLDER_H
#define LOR_API_FOLDER_H

#include "api/run.h"

/** Whether a report to that path is a folder: it ends in a slash, or there is one. */
bool lor_folder_is(const char *path);
/** Makes the folder and opens its first file. NULL + `err`: it cannot be written. */
LorOut *lor_folder_open(LorArena *arena, const char *path, const char *first, const LorPaths *paths, LorOutputFolder **made, LorlintError *err);

#endif
