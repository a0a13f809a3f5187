// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the module for zipped office files: the reader of OpenDocument texts.
#ifndef LOR_EXTRACT_ODT_H
#define LOR_EXTRACT_ODT_H

#include "core/error.h"
#include "document/document.h"
#include "extract/zip.h"

/** Fills `doc` from an open archive. False + `err` whose status says how the input ends. */
bool lor_odt_read(LorZip *zip, LorDocument *doc, LorError *err);

#endif
