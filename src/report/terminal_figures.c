// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the terminal report: points, losses, counts, and the ink of a severity.
#include "report/terminal_figures.h"

#include <math.h>

LorInk lor_terminal_ink(LorSeverity severity) {
    static const LorInk inks[] = {LOR_INK_ERROR, LOR_INK_WARNING, LOR_INK_SUGGESTION, LOR_INK_FAINT, LOR_INK_PLAIN};
    return inks[severity];
}

LorStr lor_terminal_points(LorSheet *sheet, double points) {
    double rounded = round(points * 100) / 100;
    return lor_arena_format(sheet->arena, "%.12g", rounded == 0 ? 0 : rounded);
}

LorStr lor_terminal_loss(LorSheet *sheet, double points) {
    if (points <= 0) return LOR_STR("0");
    if (points >= 1000) return lor_arena_format(sheet->arena, "\xE2\x88\x92%.*s", LOR_STR_ARG(lor_terminal_count(sheet, (size_t)round(points))));
    return lor_arena_format(sheet->arena, "\xE2\x88\x92%.*s", LOR_STR_ARG(lor_terminal_points(sheet, points)));
}

LorStr lor_terminal_count(LorSheet *sheet, size_t count) {
    if (count < 1000) return lor_arena_format(sheet->arena, "%zu", count);
    LorStr front = lor_terminal_count(sheet, count / 1000);
    return lor_arena_format(sheet->arena, "%.*s,%03zu", LOR_STR_ARG(front), count % 1000);
}
