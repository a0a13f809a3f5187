// SPDX-License-Identifier: GPL-3.0-or-later
// Packs: rules, facts and lexicons from XML. Says what is declared; knows no letter.
#ifndef LOR_RULES_PACK_H
#define LOR_RULES_PACK_H

#include "core/arena.h"
#include "core/error.h"
#include "core/index.h"
#include "core/literals.h"
#include "core/pattern.h"
#include "core/phrases.h"
#include "core/word_memory.h"
#include "core/vec.h"
#include "core/xml.h"

/** Severities, worst first. */
#define LOR_SEVERITIES(X) X(ERROR, "error") X(WARNING, "warning") X(SUGGESTION, "suggestion") X(INFO, "info")
typedef enum LorSeverity {
#define X(name, word) LOR_##name,
    LOR_SEVERITIES(X)
#undef X
        LOR_SEVERITY_COUNT
} LorSeverity;

/** Score categories: enum, id, label, short label, budget [point]. Order is the order of reports. The last holds what costs
 *  nothing (file, bias, privacy, batch). The budgets add up to 100. */
#define LOR_CATEGORIES(X)                                                                                           \
    X(FORM, "form", "Form", "form", 20)                                                                             \
    X(WRITER, "writer", "Writer", "wr", 15)                                                                         \
    X(RELATIONSHIP, "relationship", "Relationship, context", "rel", 15)                                             \
    X(EVIDENCE, "evidence", "Evidence", "ev", 22)                                                                   \
    X(COMPARISON, "comparison", "Comparison, recommend", "cmp", 16)                                                 \
    X(US, "us", "US interpretability", "us", 6)                                                                     \
    X(LANGUAGE, "language", "Language", "lang", 6)                                                                  \
    X(APART, "apart", "Listed apart", "", 0)
typedef enum LorCategory {
#define X(name, id, label, brief, budget) LOR_CATEGORY_##name,
    LOR_CATEGORIES(X)
#undef X
        LOR_CATEGORY_COUNT
} LorCategory;

/** What a question to the writer is about: enum, id, heading. Those from clinical to adaptability are the areas that programmes care about;
 *  order is the order of the page. */
#define LOR_AREAS(X)                                                                                              \
    X(TIME, "time", "Your time with the applicant")                                                               \
    X(CLINICAL, "clinical", "Clinical judgment")                                                                  \
    X(RELIABILITY, "reliability", "Reliability")                                                                  \
    X(COMMUNICATION, "communication", "Communication skills")                                                     \
    X(LEARNING, "learning", "Learning and feedback")                                                              \
    X(TEAMWORK, "teamwork", "Teamwork and leadership")                                                            \
    X(ADAPTABILITY, "adaptability", "Adaptability under pressure")                                                \
    X(COMPARISON, "comparison", "Comparison and recommendation")                                                  \
    X(WRITER, "writer", "You, and how readers reach you")                                                         \
    X(FORM, "form", "The paper itself")
typedef enum LorArea {
#define X(name, id, heading) LOR_AREA_##name,
    LOR_AREAS(X)
#undef X
        LOR_AREA_COUNT
} LorArea;

/** Zones as bits. HEAD: before the salutation or first prose; SUBJECT: a Re: line; BODY; SIGN: closing and name
 *  block; FOOT: repeats a page, or after SIGN. */
enum {
    LOR_ZONE_HEAD = 1, LOR_ZONE_ADDRESS = 2, LOR_ZONE_SUBJECT = 4, LOR_ZONE_BODY = 8, LOR_ZONE_SIGN = 16,
    LOR_ZONE_FOOT = 32, LOR_ZONE_ANY = 127, /* padding too */
};

/** A regular expression of a fact. */
typedef struct LorFactPattern {
    LorPattern *pattern;
    LorStr literal; /* one of these, parted by |, stands in every match: looked for first (core/literals.h) */
    size_t before;  /* [byte] a match begins at most so far before its literal; LOR_NONE: anywhere */
    float value;
    bool except;    /* hits that meet this are dropped */
    bool raw;       /* matched on the letter's own text, not on the folded one */
} LorFactPattern;

/** Something phrases or patterns find. `reader` facts have no phrases: a file of src/letter/ makes them. */
typedef struct LorFactKind {
    LorStr name;
    bool reader;         /* made in C */
    bool lexicon;        /* words for readers only: not a fact of its own */
    unsigned zones;      /* LOR_ZONE_… bits in which a hit counts */
    LorStr hints_at;     /* space-separated facts: where one of them is lacking and this is there, it is unknown instead */
    LorStr strength;     /* shown under "what works" when present: "yes", a least number, or values parted by |; empty: not shown */
    LOR_VEC(LorFactPattern) patterns;
    uint32_t first_pattern; /* its number through all facts, once sealed */
    LorStr what;         /* one sentence for people */
    bool about_applicant;/* only in sentences about the applicant */
    bool not_writers;    /* not what the writer says of themself */
    bool applicants_only;/* no hit in which a pronoun or name means, or can mean, somebody else */
    bool others_only;    /* no hit that names the applicant */
    bool keep_negated;   /* count hits under "not", "never", "without" too */
    bool keep_quoted;    /* count hits inside quotation marks too */
    bool pick_highest;   /* the value is the highest phrase value, not the count of hits */
    bool per_sentence;   /* several hits in one sentence count once */
    unsigned together;   /* hits count only where this many stand in one sentence (0: each alone) */
    double least;        /* hits of a lower value are dropped */
    LorStr least_threshold; /* the name behind it (least="$purpose-least"), or empty */
    LorStr without;      /* not in a sentence where this fact or lexicon stands */
    LorStr spared_by;    /* space-separated facts: a hit within `within` sentences of one of them is dropped */
    unsigned within;     /* [sentence] 0: the same sentence */
    LorStr counts;       /* space-separated facts: its number is how many of them are present; empty: a fact found by phrases */
    LorStr reads_from;   /* name of the reader, for reader facts */
    LorStr file;         /* where it was first declared */
    size_t line;
} LorFactKind;


/** How a condition tests a fact. */
typedef enum LorTest { LOR_IS_PRESENT, LOR_IS_ABSENT, LOR_IS_VALUE, LOR_IS_ABOVE, LOR_IS_BELOW, LOR_IS_UNKNOWN } LorTest;

/** "date.age above 24". `fact` names a fact or one of its parts (date.age). */
typedef struct LorCondition {
    size_t fact_number; /* of the fact among those of the packs, once sealed */
    LorTest test;
    bool unless;     /* must not hold */
    double number;   /* for above (greater than) and below (less than) */
    LorStr value;    /* for LOR_IS_VALUE; several values are parted by | */
    LorStr fact;
    LorStr threshold;/* the name behind number (above="$body-long"), or empty */
} LorCondition; /* what each letter asks stands first, here and in rules: it is one line of the processor's cache */

/** One line of a rule: all conditions hold, so this is the judgement. */
typedef struct LorWhen {
    LOR_VEC(LorCondition) conditions; /* the first one is the rule's subject: its spans are the finding's */
    LorStr at;           /* the fact whose spans the finding shows, when not the first condition's */
    LorSeverity severity;
    double points;
    unsigned per;        /* points for each `per` hits (0: once) */
    double most;         /* points at most with `per` */
    unsigned gate;       /* the total is held to this (0: no gate) */
    LorStr message;      /* replaces the rule's own when set */
} LorWhen;

/** A question to the writer. Of a rule: asked when the rule has a finding, and, with `fact`, when that fact is not there or lacks
 *  `lacks` among its values. In a pack by itself: asked when its fact is not there. */
typedef struct LorAsk {
    LorStr text;
    LorArea area;
    LorStr fact, lacks; /* may be empty */
    size_t line;
} LorAsk;

/** A letter that should, or should not, meet the rule. */
typedef struct LorExample {
    bool fails;
    LorStr text;    /* without marks */
    LorSpan mark;   /* where a finding must point, in `text`; len 0: anywhere */
    LorStr zone;    /* where the wrapper puts it: body (default), head, sign, whole … */
    LorStr as_of;   /* YYYY-MM-DD, or empty */
    LorStr applicant; /* --applicant, or empty */
    LorStr file;    /* what the file is like: "a4", "pages=3", "encrypted" …, or empty */
    size_t line;
} LorExample;

#define LOR_SET_GROUP "batch" /* rules of this group are about several letters */

typedef struct LorRule {
    LorCategory category;
    bool of_set;     /* of that group, once sealed */
    bool each;       /* one span a hit, all listed */
    bool check;      /* precision not proven: costs nothing, never fails a run */
    bool off;        /* by profile, --ignore, or until it is selected by its name */
    bool left_out;   /* by --select or --ignore */
    bool on_request; /* off until it is selected by its name */
    size_t purse;    /* index of the rule whose points it shares, or of itself, once sealed */
    double most;     /* [point] that it can cost, once sealed */
    LOR_VEC(LorWhen) whens;
    LorStr id;       /* group/name */
    LorStr group;
    LorStr title, message, advice, source, why, not_when;
    LorStr ask;      /* the first of its questions; empty: the rule is not about something missing */
    LOR_VEC(LorAsk) asks;
    LOR_VEC(LorExample) examples;
    LorStr shares;   /* another rule whose points it shares: not counted again in what could not be checked */
    LorStr pack;     /* file it came from */
    size_t line;
    LorStr unread;   /* its examples, until lor_packs_examples() */
} LorRule;

typedef struct LorThreshold { LorStr name; double value; } LorThreshold;
typedef struct LorProfile {
    LorStr id, title;
    bool clinical; /* of posts with patients: a case is one of a patient */
    const LorXml *changes; /* NULL: unread */
    LorStr unread;         /* flat, until it is applied */
} LorProfile;

/* What packs may hold: many times what the built-in ones do. */
#define LOR_PACKS_MAX_FACTS    12000u
#define LOR_PACKS_MAX_RULES    6000u
#define LOR_PACKS_MAX_PHRASES  50000u
#define LOR_PACKS_MAX_PATTERNS 1000u
#define LOR_PACKS_MAX_LITERALS 10000u /* of patterns: each may be filed ten ways, and be compared wherever its head stands */
#define LOR_PACK_MAX_ELEMENTS  30000u /* in one file: validating takes their square */
#define LOR_PACKS_MAX_WORDS    1000u /* named sets */
#define LOR_RULE_MAX_POINTS    100u
#define LOR_RULE_MAX_COUNT     1000u /* per, gate */

/** A fact, and one that it rests on: both by their index. */
typedef struct LorFactPair {
    uint32_t fact, other;
} LorFactPair;
typedef LOR_VEC(LorFactPair) LorFactPairs;

/** Facts of one letter by how they are made, in the order of their index. */
typedef struct LorFactWays {
    LOR_VEC(uint32_t) told;     /* all but counts and hints */
    LOR_VEC(uint32_t) found[2]; /* those of them that phrases find; [1]: and that look at what else stands there */
    LorFactPairs counts, hints; /* what is counted, and what is hinted at */
} LorFactWays;

/** Literals of patterns stand in one of four sets, since few letters need those of facts that hint at others. */
#define LOR_LITERAL_SETS 4u
static inline unsigned lor_literal_set(const LorFactKind *kind, const LorFactPattern *pattern) { return 2u * (kind->hints_at.len > 0) + pattern->raw; }

/** All packs of a run, with one profile applied. Owns nothing but its arena. */
typedef struct LorPacks {
    LorArena *arena;
    LOR_VEC(LorFactKind) facts; /* `list` of a LorHit is 2 * index, + 1 for an exception */
    LorIndex fact_index;        /* of facts, once sealed */
    LorFactWays ways;           /* once sealed */
    LOR_VEC(LorRule) rules;     /* in id order */
    LOR_VEC(LorThreshold) thresholds;
    LOR_VEC(LorProfile) profiles;
    LOR_VEC(LorAsk) asks;       /* that belong to no rule */
    size_t pattern_count;
    size_t literal_count;       /* of patterns that were read from files */
    LorLiterals literals[LOR_LITERAL_SETS]; /* of patterns, owned by their number through all facts */
    LorPhrases *phrases;
    LorWordMemory *words;       /* made when they are sealed */
    LorStr profile;             /* id of the applied one */
    bool clinical;              /* it is one of posts with patients */
    bool unchecked;             /* something was added since names were checked */
    LorStr unread;              /* sets of words for phrases that are added */
    LorStr digest;              /* "sha256:…" of the built-in packs' sources, "+…" for each added pack; empty while lorlint is built */
} LorPacks;

/** The built-in packs, from their prepared form. Examples are left out until they are asked for. */
LorPacks *lor_packs_builtin(LorArena *arena);
/** Adds the packs of a file (rules of the same id replace built-in ones). `name` is for messages.
 *  False + `err` with line and column; nothing of the file is kept then. */
bool lor_packs_add(LorPacks *packs, LorStr bytes, const char *name, LorError *err);
/** Applies a built-in profile; "did you mean" in `err` when there is none of that name. */
bool lor_packs_profile(LorPacks *packs, LorStr name, LorError *err);
/** Reads the rules' own examples, for whoever shows or tries them. */
void lor_packs_examples(LorPacks *packs);
/** Checks that every name used in what was added is declared, and seals phrases and literals. Call once, last. */
bool lor_packs_seal(LorPacks *packs, LorError *err);

/** LOR_NONE when there is no such fact. */
size_t lor_packs_fact(const LorPacks *packs, LorStr name);
LorRule *lor_packs_rule(const LorPacks *packs, LorStr id);

const char *lor_severity_word(LorSeverity severity);
/** LOR_SEVERITY_COUNT when it is none. */
LorSeverity lor_severity_from_word(LorStr word);
const char *lor_area_id(LorArea area);
const char *lor_area_heading(LorArea area);
/** LOR_AREA_COUNT when it is none. */
LorArea lor_area_from(LorStr id);
const char *lor_category_id(LorCategory category);
const char *lor_category_label(LorCategory category);
const char *lor_category_brief(LorCategory category);
unsigned lor_category_budget(LorCategory category);

#endif
