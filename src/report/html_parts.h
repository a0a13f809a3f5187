// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of a letter's page in the HTML report, in the order in which they stand.
#ifndef LOR_REPORT_HTML_PARTS_H
#define LOR_REPORT_HTML_PARTS_H

#include "report/html_write.h"
#include "report/summary.h"

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

/** The score, its band, how it came about, and what to change first. */
void lor_html_verdict(LorHtml *html, const LorNoted *letter);

/** What is gone and what is new since the baseline; nothing where there is none that knows the letter. */
void lor_html_since(LorHtml *html, const LorNoted *letter);

/** The letter itself with its notes beside it. Writes nothing when the result does not hold it. */
void lor_html_letter(LorHtml *html, const LorNoted *letter);
/** A page as a picture, highlights over the words, and notes [first, end) beside it. */
void lor_html_sheet(LorHtml *html, const LorNoted *letter, size_t page, size_t first, size_t end);
/** A part of the letter as text with marks; `noted`: with the notes that begin in it beside it, which link to it. */
void lor_html_prose(LorHtml *html, const LorNoted *letter, LorSpan span, bool noted);
/** Notes [first, end) as a list. */
void lor_html_notes(LorHtml *html, const LorNoted *letter, size_t first, size_t end);

/** Categories that open to what they lost. */
void lor_html_points(LorHtml *html, const LorNoted *letter);
void lor_html_strengths(LorHtml *html, const LorNoted *letter);
void lor_html_questions(LorHtml *html, const LorNoted *letter);
void lor_html_reading(LorHtml *html, const LorNoted *letter);
/** What a score is not. */
void lor_html_about(LorHtml *html);

/** All of the above. */
void lor_html_sections(LorHtml *html, const LorResult *result);

/** The overview of several letters; `links`: to files of their own, else to places of this page. `set`: see LorReport. */
void lor_html_index(LorHtml *html, const LorSummary *summary, const LorSetResult *set, const LorTally *tally, bool links);
/** What they show together; nothing when `set` is NULL or holds nothing. */
void lor_html_set(LorHtml *html, const LorSetResult *set, const LorSummary *summary, bool links);
/** The file of letter `number` (from 1) in a folder: "0007-smith_j.html", in `arena`. */
LorStr lor_html_file_name(LorArena *arena, LorStr path, size_t number);

#endif
