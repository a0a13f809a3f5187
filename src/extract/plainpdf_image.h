// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: pictures.
#ifndef LOR_EXTRACT_PLAINPDF_IMAGE_H
#define LOR_EXTRACT_PLAINPDF_IMAGE_H

#include "extract/plainpdf_file.h"

/** Whether poppler would show the picture, at this size [pt]. False: odd, since that is not known. */
bool plain_image_check(PlainFile *file, LorStr dict, double width, double height);

#endif
