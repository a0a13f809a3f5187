// SPDX-License-Identifier: GPL-3.0-or-later
// A letter as one of many: the little that is kept of it, by which letters are compared. Quotes nothing.
#ifndef LOR_BATCH_MEMBER_H
#define LOR_BATCH_MEMBER_H

#include "core/vec.h"
#include "lint/result.h"

/** A sentence's keys (see LorSentenceKey) in little room. What is beyond a field is held to its most. */
typedef struct LorMemberKey {
    uint64_t masked;
    uint32_t exact; /* the low half of the key: asked only where `masked` is equal */
    uint32_t words : 9, page : 8, line : 15;
} LorMemberKey;

/** What only the judging of one applicant's letters asks. */
typedef struct LorMemberThemes {
    LorStr folder;        /* that it lies in, as given; "." when its path has none */
    LorStr covers, lacks; /* themes, parted by ", " */
} LorMemberThemes;

/** Names are kept as hashes of their folded words; 0: not known. */
typedef struct LorMember {
    LorStr path;        /* as reports show it */
    LorStr applicant;   /* folded words of the name, one space between them; empty: not known */
    const LorMemberThemes *themes; /* NULL: not asked for */
    uint64_t writer, email, institution, department;
    uint64_t text_key, bytes_key;
    LorMemberKey *keys;
    uint32_t key_count;
    float age;          /* [month] of its date; negative: not known */
    float top, share, group; /* place among peers: at least the `top`th, or among the best `share` per cent, of `group`; 0: not said */
    char pronoun;       /* 'h' he, 's' she, 0: others or not known */
    bool read;          /* as a letter */
    bool clinical;      /* the writer saw the applicant work with patients */
} LorMember;

typedef LOR_VEC(LorMember) LorMembers;

/** What is kept of `result`, in `arena`; themes only when asked for. The result may go then, but for its path. Some 350 bytes for a page. */
LorMember lor_member_of(LorArena *arena, const LorResult *result, bool themes);
/** Folded words of a name, titles left out, in `arena`: "Dr. Ána B. Diaz" gives "ana b diaz". */
LorStr lor_member_name(LorArena *arena, LorStr name);
/** Whether two folded names can be one person's: each word of the shorter is a word of the longer, or the initial of one. */
bool lor_member_same_name(LorStr a, LorStr b);

#endif
