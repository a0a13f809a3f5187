// SPDX-License-Identifier: GPL-3.0-or-later
// Notes beside a letter: findings and strengths, in the order of their words.
#ifndef LOR_REPORT_HTML_NOTES_H
#define LOR_REPORT_HTML_NOTES_H

#include "report/html_write.h"

#define LOR_HTML_MOST_MARKS 4000u /* places shown in one letter's text */

/** What is noted beside words of the letter: a finding, numbered in the order of the words, or what works there. */
typedef struct LorNote {
    const LorFinding *finding;    /* NULL: a strength */
    const LorShownFact *strength; /* NULL: a finding */
    const LorPlace *place;        /* where it begins */
    unsigned number;              /* from 1; 0: a strength */
} LorNote;

/** A letter with its notes. */
typedef struct LorNoted {
    const LorResult *result;
    LOR_VEC(LorNote) notes; /* in the order of their words */
} LorNoted;

LorNoted lor_html_noted(LorArena *arena, const LorResult *result);
/** The note of what works, or the word of the finding's severity: a class in the style sheet. */
const char *lor_html_note_kind(const LorNote *note);
/** 0: it has no note. */
unsigned lor_html_note_number(const LorNoted *letter, const LorFinding *finding);
/** Notes [first, end) as a list. */
void lor_html_notes(LorHtml *html, const LorNoted *letter, size_t first, size_t end);

#endif
