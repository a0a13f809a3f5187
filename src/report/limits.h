// SPDX-License-Identifier: GPL-3.0-or-later
// What a score is not: said at the end of every report.
#ifndef LOR_REPORT_LIMITS_H
#define LOR_REPORT_LIMITS_H

#define LOR_REPORT_LIMITS                                                                                           \
    "lorlint checks form and visible evidence against published conventions. It does not judge whether statements "  \
    "are true, cannot see quality of judgement, cannot guarantee interviews or a match, and may miss or misread "    \
    "phrasing. Reading conventions vary by specialty and reader. The score is not validated against human ratings. " \
    "Never ask a writer to state what they did not observe."

/* The short form, for the foot of a terminal report. */
#define LOR_REPORT_LIMITS_SHORT                                                                                    \
    "The score describes the letter's form and visible evidence against published conventions: not whether it is " \
    "true, not the person, not the odds of an interview. It is not validated against human ratings, and lorlint "  \
    "may misread phrasing. Never ask a writer to state what they did not observe."

#endif
