// SPDX-License-Identifier: GPL-3.0-or-later
// The facts by which letters of a run are compared: all that a result must hold of them when no report tells facts.
#ifndef LOR_LINT_COMPARED_H
#define LOR_LINT_COMPARED_H

#include "core/str.h"

#define LOR_COMPARED_FACTS(X)                                                                                     \
    X(APPLICANT, "applicant") X(PRONOUNS, "pronouns") X(WRITER_NAME, "writer_name") X(WRITER_EMAIL, "writer_email") \
    X(WRITER_INSTITUTION, "writer_institution") X(WRITER_DEPARTMENT, "writer_department") X(DATE_AGE, "date.age")  \
    X(TOP, "comparison.top") X(SHARE, "comparison.share") X(GROUP, "comparison.group")                             \
    X(COMPETENCIES, "competencies") X(MISSING, "competencies.missing") X(RELATIONSHIP, "relationship")             \
    X(WORKLOAD, "workload") X(FACILITY, "facility") X(CASE_EXAMPLE, "case_example")
typedef enum LorCompared {
#define X(name, text) LOR_COMPARED_##name,
    LOR_COMPARED_FACTS(X)
#undef X
        LOR_COMPARED_COUNT
} LorCompared;

/** Which of them the fact of that name is, or LOR_COMPARED_COUNT. */
LorCompared lor_compared_find(LorStr name);

#endif
