// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a run to compare it: little, so that runs of many thousands of letters can be.
#ifndef LOR_REPORT_COMPARE_RUN_H
#define LOR_REPORT_COMPARE_RUN_H

#include "core/vec.h"
#include "lint/result.h"

/** A finding; about several letters, its rule is followed by the first letter's path. */
typedef struct LorComparedFinding {
    LorStr rule;
    LorSeverity severity;
    double points;
    bool check, silenced;
    bool together;  /* about several letters: places are letters */
    size_t places;
    uint64_t words; /* hash of what is quoted */
} LorComparedFinding;

typedef struct LorComparedLetter {
    LorStr path;      /* empty: the letters together */
    LorStr key;       /* by which two runs' letters are matched */
    LorStatus status;
    int total;        /* -1: none */
    LOR_VEC(LorComparedFinding) findings; /* sorted by rule */
} LorComparedLetter;

typedef struct LorComparedRun {
    LOR_VEC(LorComparedLetter) letters; /* sorted by key */
    LorComparedLetter together;         /* what several letters show */
    LorStr tool[4];                     /* see lor_compared_settings */
} LorComparedRun;

#endif
