// SPDX-License-Identifier: GPL-3.0-or-later
// Questions for the writer: what a letter lacks, asked for.
#ifndef LOR_REPORT_PACKET_H
#define LOR_REPORT_PACKET_H

#include "report/report.h"

/** The questions that a letter leaves open, in the order of their areas; each text once. The packs own them. */
typedef LOR_VEC(const LorAsk *) LorQuestions;
void lor_packet_questions(LorArena *arena, const LorPacks *packs, const LorResult *result, LorQuestions *questions);

/** The page, one letter after the other: to be printed and filled in. */
void lor_packet_letter(LorReport *report, const LorResult *result);

#define LOR_REPORT_PACKET {.name = "packet", .what = "questions for the writer, to be printed", .letter = lor_packet_letter, .tells_facts = true}

#endif
