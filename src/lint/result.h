// SPDX-License-Identifier: GPL-3.0-or-later
// A result: all that is known of one input after linting. The only thing that reports see.
#ifndef LOR_LINT_RESULT_H
#define LOR_LINT_RESULT_H

#include "core/error.h"
#include "core/civil.h"
#include "letter/fact.h"
#include "rules/pack.h"

#define LOR_MAX_SPANS_SHOWN 5 /* places told for a finding, but for rules that tell each */

/** A place, ready to print: nobody downstream needs the document. */
typedef struct LorPlace {
    size_t start, end;           /* [byte] in the document's text */
    uint32_t page, line, column; /* from 1; page 0: no pages */
    LorStr text;                 /* the words there, at most 400 bytes, line breaks as spaces */
    LorStr line_text;            /* the printed line in which it starts, at most 400 bytes */
    uint32_t line_start;         /* [byte] where `text` begins within line_text */
    uint32_t line_mark;          /* [byte] how much of line_text it covers */
} LorPlace;

typedef struct LorFinding {
    const LorRule *rule;
    LorSeverity severity;
    double points;      /* lost, after budgets */
    double asked;       /* what the rule says, before budgets */
    bool budget_used;   /* asked > points because the category was used up */
    unsigned gate;      /* 0: none */
    LorStr message;     /* filled in */
    LOR_VEC(LorPlace) places;
    size_t place_count; /* all, also those not listed */
    LorStr silenced;    /* why it does not count against the run (it still costs its points); empty: it counts */
} LorFinding;

/** A fact as reports show it. */
typedef struct LorShownFact {
    const LorFact *fact;
    const LorFactKind *kind; /* NULL for parts (date.age) */
    LorPlace place;          /* of the first span, among strengths with words beside it; line 0: none */
} LorShownFact;

typedef struct LorUnchecked {
    const LorRule *rule;
    LorStr reason;
    LorPlace place; /* what may say the thing that the rule misses, where a hint was all that was found; line 0: none */
} LorUnchecked;

typedef struct LorCategoryScore {
    double budget, lost, unchecked;
} LorCategoryScore;

#define LOR_BANDS(X)                                                                                              \
    X(WELL_FORMED, "well-formed", "well-formed", 85)                                                              \
    X(USABLE, "usable", "usable, some gaps", 70)                                                                  \
    X(NEEDS_WORK, "needs-work", "needs work", 50)                                                                 \
    X(NOT_READY, "not-ready", "not ready", 0)
typedef enum LorBand {
#define X(name, id, words, from) LOR_BAND_##name,
    LOR_BANDS(X)
#undef X
        LOR_BAND_COUNT
} LorBand;

#define LOR_SCORE_MODEL 1
#define LOR_SCORE_MIN_CHECKABLE 60 /* [point] below it there is no number */

typedef struct LorScore {
    bool given;       /* false: no number, see why_not */
    int total;        /* 0-100 */
    int checkable;    /* [point] of 100 */
    unsigned cap;     /* 0: no gate fired */
    LorStr cap_reason;/* rule id */
    LorBand band;
    LorCategoryScore categories[LOR_CATEGORY_COUNT];
    LorStr why_not;
} LorScore;

/** A page of the letter, for reports that show it. */
typedef struct LorShownPage {
    LorSpan span;        /* in the letter's text */
    float width, height; /* [pt] */
    LorStr picture;      /* PNG; empty: not drawn */
} LorShownPage;

/** Where a place stands on its page: one box a printed line. */
typedef struct LorShownBox {
    size_t start, end;         /* of the place: as in LorPlace */
    uint32_t page;             /* index */
    float x, y, width, height; /* shares of the page from its top left corner, 0-1 */
} LorShownBox;

/** The letter itself. Empty unless the run asked for it: see LorExtractOptions.show. */
typedef struct LorShownLetter {
    LorStr text;                 /* what offsets of places count in */
    LOR_VEC(LorShownPage) pages; /* empty: the format has none */
    LOR_VEC(LorShownBox) boxes;  /* of the places of findings and strengths, in any order */
} LorShownLetter;

/** A sentence of the letter, by what other letters are compared with it: see lint/keys.h. */
typedef struct LorSentenceKey {
    uint64_t exact, masked;     /* of its words; the same without names, numbers and pronouns */
    uint32_t words, page, line; /* page 0: the format has none */
} LorSentenceKey;

/** How a letter compares with what a baseline knows of it. */
typedef struct LorSince {
    bool known;                    /* the baseline knows the letter; else the rest is empty */
    size_t same;                   /* findings that it knows */
    LOR_VEC(const LorRule *) gone; /* of its findings that are no more, one each */
} LorSince;

/** One input, linted. Lives in `arena`. */
typedef struct LorResult {
    LorArena *arena;
    LorStr path;         /* as given; in a run it lives as long as the run, whatever becomes of the result */
    LorStatus status;
    LorStr why;          /* what happened, when not scored: a sentence in plain words */
    LorStr format, source; /* "pdf", "text layer" */
    bool scanned;        /* some of it stands in pictures, whose words were not looked for */
    size_t bytes, pages, words; /* pages 0: unknown; words: of the body */
    LOR_VEC(LorStr) notes;
    LOR_VEC(LorShownFact) facts;
    LOR_VEC(LorFinding) findings; /* errors first, then by points, then by id */
    LOR_VEC(LorUnchecked) unchecked;
    LOR_VEC(LorShownFact) strengths;
    LorScore score;
    LorShownLetter letter;
    LorSince since;
    LOR_VEC(LorSentenceKey) keys;  /* in the order of the letter */
    uint64_t text_key, bytes_key; /* of all its words, of the file; 0: none */
    LorStr told;                  /* the line of a jsonl report that it was read from (see batch/part.h), or empty */
    size_t told_letter;           /* [byte] of it before the part that only merging needs */
} LorResult;

/* ---- several letters ---- */

typedef struct LorSetLine {
    uint32_t page, line; /* page 0: the format has none */
} LorSetLine;

/** A letter's part in a finding about several: where, never what. */
typedef struct LorSetPart {
    LorStr path;
    size_t words;             /* that it shares with another of them, at most; 0: does not apply */
    LOR_VEC(LorSetLine) lines;
} LorSetPart;

/** A finding about several letters. Its message holds counts, no words of a letter. */
typedef struct LorSetFinding {
    const LorRule *rule;
    LorSeverity severity;
    LorStr message;
    LorStr of;    /* whose letters they are: see LorSetTable; empty: of anybody */
    size_t words; /* the most that two of them share */
    LOR_VEC(LorSetPart) letters;
} LorSetFinding;

typedef struct LorSetRow {
    LorStr path;
    uint64_t covers; /* bit n: area n */
} LorSetRow;

/** One applicant's letters and what each shows by an example. */
typedef struct LorSetTable {
    LorStr of;                /* the applicant's name as it was given, or the folder */
    LOR_VEC(LorStr) areas;    /* 64 at most */
    LOR_VEC(LorSetRow) rows;
    uint64_t covered;         /* by some letter */
} LorSetTable;

/** What only several letters together show. */
typedef struct LorSetResult {
    LOR_VEC(LorSetFinding) findings; /* in the order of rules, then of letters */
    LOR_VEC(LorSetTable) tables;
    size_t shared_groups, shared_letters;   /* letters by different writers that share wording */
    size_t shared_largest, shared_words;    /* letters of the largest group; the most that two letters share */
} LorSetResult;

/** What a whole run is, for reports. */
typedef struct LorRunInfo {
    const LorPacks *packs;
    LorDate as_of;
    const char *version;
    const char *sandbox;  /* "landlock+seccomp", "seccomp", "none" */
    LorStr role;
    LorStr key;           /* of all that decides what a letter's report says: runs of one key can be joined; empty: redacted, cannot */
} LorRunInfo;

const char *lor_band_id(LorBand band);
const char *lor_band_words(LorBand band);
LorBand lor_band_of(int total);
/** How the result compares: the worst severity among findings that count (not silenced; apart from rules on `check`, and those of the group file unless
 *  `uploads`), or LOR_SEVERITY_COUNT when there is none. */
LorSeverity lor_result_worst(const LorResult *result, bool uploads);
/** Findings of that severity that are not silenced. */
size_t lor_result_count(const LorResult *result, LorSeverity severity);
/** Findings that are. */
size_t lor_result_silenced(const LorResult *result);
/** Whether the rule, one about something missing, was left because a hint stands in the letter: reports ask about it. */
bool lor_unchecked_doubt(const LorUnchecked *unchecked);

#endif
