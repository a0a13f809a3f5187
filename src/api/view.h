// SPDX-License-Identifier: GPL-3.0-or-later
// How a report is to look.
#ifndef LOR_API_VIEW_H
#define LOR_API_VIEW_H

#include "api/run.h"

/** How reports are to look on `fd` (-1: a file). */
LorReportOptions lor_run_view(const LorlintRun *run, int fd);

#endif
