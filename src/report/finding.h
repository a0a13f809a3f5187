// SPDX-License-Identifier: GPL-3.0-or-later
// Findings as the formats for other programs tell them.
#ifndef LOR_REPORT_FINDING_H
#define LOR_REPORT_FINDING_H

#include "report/report.h"

/** What the finding says. With `excerpts` its message and the first words it points at; without, a text that holds nothing of the letter: the
 *  message when it quotes nothing, else the rule's title. The advice follows. In `arena`. */
LorStr lor_finding_words(LorArena *arena, const LorFinding *finding, bool excerpts);
/** "error date/stale (line 6): " and the words: one line, in `arena`. */
LorStr lor_finding_line(LorArena *arena, const LorFinding *finding, bool excerpts);
/** A name for the finding that stays while its rule and the words it points at stay, wherever they stand (`digits`
 *  hexadecimal digits, in `arena`). `path`: taken into account too, or empty. */
LorStr lor_finding_print(LorArena *arena, const LorFinding *finding, LorStr path, size_t digits);
/** What a finding about several letters says, its advice, and which letters it is about ("a.txt (line 3), b.txt"; ten at most). Holds no words of them. */
LorStr lor_set_finding_words(LorArena *arena, const LorSetFinding *finding);
/** A name for it that stays while its rule and its letters do. */
LorStr lor_set_finding_print(LorArena *arena, const LorSetFinding *finding, size_t digits);
/** Whether it fails a run. */
bool lor_set_finding_fails(const LorSetFinding *finding, const LorReportOptions *options);
/** Column behind the last character of the place; 0 when it does not end in the line in which it starts. */
uint32_t lor_place_end_column(const LorPlace *place);

/** The finding to name when there is room for one: the most severe, among equals the one that costs most. NULL when there is
 *  none, or only suggestions that cost nothing: most letters have some. */
const LorFinding *lor_result_worst_finding(const LorResult *result);
/** "68", or an empty text when there is no number. In `arena`. */
LorStr lor_result_total(LorArena *arena, const LorResult *result);
/** What happened to an input that was not analysed: "no-text: …", in `arena`. */
LorStr lor_result_trouble(LorArena *arena, const LorResult *result);
/** The path without a leading "./". */
LorStr lor_plain_path(LorStr path);

#endif
