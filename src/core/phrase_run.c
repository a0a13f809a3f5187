// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt at one phrase: from the word under which it is filed to its end, then to its beginning, inside the sentence.
#include "core/phrase_run.h"

#include "core/phrase_parse.h"

#define MAX_STEPS 4000u /* tries for one phrase around one word: keeps hostile texts linear */
#define MAX_PATH  (LOR_PHRASE_MAX_DEPTH + 1)

/* Runs to the right, then to the left. */
typedef struct Attempt {
    const LorToldText *text;
    const LorPhraseTables *tables;
    const LorToldToken *told;
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    int step;           /* +1 to the right, -1 to the left */
    unsigned steps;
    bool found;
    int64_t reached;    /* the first token that was not used */
} Attempt;

/* Where an attempt stands: inside `sequence` at `index`, then on with `outer`. */
typedef struct Frame {
    const LorPhraseSequence *sequence;
    int64_t index;
    const struct Frame *outer;
} Frame;

static bool run(Attempt *a, Frame frame, int64_t token);

static bool in_sentence(const Attempt *a, int64_t token) { return token >= a->low && token < a->high; }

static bool has_flag(LorTokens tokens, size_t token, unsigned flag) { return (tokens.at[token].flags & flag) != 0; }

static bool is_name(LorTokens tokens, size_t first, size_t count) {
    bool titled = has_flag(tokens, first, LOR_TOKEN_TITLE);
    if (titled && count == 1) return false;
    for (size_t i = titled ? 1 : 0; i < count; i++) {
        LorToken token = tokens.at[first + i];
        if (!(token.flags & LOR_TOKEN_CAPITAL)) return false;
        bool plain = (token.flags & LOR_TOKEN_NO_NAME) || (token.flags & (LOR_TOKEN_PRONOUN | LOR_TOKEN_SHOUTED)) == LOR_TOKEN_PRONOUN;
        if (plain && !titled) return false;
        if (i > 0 && tokens.at[first + i - 1].after == ',' ) return false;
    }
    return true;
}

static bool is_person(LorTokens tokens, size_t first, size_t count) {
    if (count == 1 && has_flag(tokens, first, LOR_TOKEN_PRONOUN)) return true;
    if (count == 2 && has_flag(tokens, first, LOR_TOKEN_POINTS) && has_flag(tokens, first + 1, LOR_TOKEN_SOMEBODY)) return true;
    return is_name(tokens, first, count);
}

static bool is_between(LorPhraseRange tokens, uint32_t number) { return number - tokens.low <= tokens.high - tokens.low; }

/* The last range of a list that does not begin behind the number, or the first. Without branches: which way a search goes cannot be foretold. */
static inline const uint32_t *nearest_range(const uint32_t *list, uint32_t number) {
    const uint32_t *range = list + LOR_LIST_RANGES;
    uint32_t wanted = lor_phrase_range(number, number + LOR_RANGE_MOST - 1);
    for (uint32_t count = lor_list_count(list); count > 1;) {
        uint32_t half = count / 2;
        range += range[half] <= wanted ? half : 0;
        count -= half;
    }
    return range;
}

/* Most numbers are ruled out by one look at their block. */
static inline bool is_listed(const uint32_t *list, LorToldToken token) {
    if (*list & token.flags) return true;
    if (!(list[LOR_LIST_BITS + token.block / 32] >> token.block % 32 & 1)) return false;
    uint32_t range = *nearest_range(list, token.number);
    return token.number - (range >> LOR_RANGE_BITS) <= range % LOR_RANGE_MOST;
}

/* Whether the token is in the sentence and one of those: all that there is to words and sets, a first look at what else begins (or ends) so. */
static bool is_among(const Attempt *a, LorPhraseRange tokens, int64_t token) {
    if (!in_sentence(a, token)) return false;
    return tokens.high ? is_between(tokens, a->told[token].number) : is_listed(&a->tables->lists.at[tokens.low], a->told[token]);
}

/* The nearest of `count` tokens of the sentence, from `token` on, that is one of `tokens`, which are told; or -1. */
static int64_t seek(const Attempt *a, LorPhraseRange tokens, int64_t token, int64_t count, int step) {
    int64_t room = step > 0 ? a->high - token : token + 1 - a->low;
    const uint32_t *list = &a->tables->lists.at[tokens.high ? 0 : tokens.low];
    if (count > room) count = room;
    for (; tokens.high && count > 0; count--, token += step)
        if (is_between(tokens, a->told[token].number)) return token;
    for (; count > 0; count--, token += step)
        if (is_listed(list, a->told[token])) return token;
    return -1;
}

static bool run_people(Attempt *a, Frame rest, int64_t token, bool names_only) {
    for (int64_t count = LOR_PHRASE_PERSON; count >= 1; count--) {
        int64_t first = a->step > 0 ? token : token - count + 1;
        if (!in_sentence(a, first) || !in_sentence(a, first + count - 1)) continue;
        bool fits = names_only ? is_name(a->text->tokens, (size_t)first, (size_t)count)
                               : is_person(a->text->tokens, (size_t)first, (size_t)count);
        if (fits && run(a, rest, token + count * a->step)) return true;
    }
    return false;
}

/* A gap before something that only certain tokens begin: tries where one stands. */
static bool run_gap_to(Attempt *a, Frame rest, int64_t token, const LorPhrasePart *gap, LorPhraseRange next) {
    int64_t least = gap->low, left = gap->high - least + 1;
    for (token += least * a->step; left > 0; left--, token += a->step) {
        int64_t found = seek(a, next, token, left, a->step);
        if (found < 0) return false;
        left -= (found - token) * a->step;
        token = found;
        if (run(a, rest, token)) return true;
    }
    return false;
}

/* With which tokens an element is met, from the side that is looked from. */
static LorPhraseRange edge(const Attempt *a, uint64_t element) { return lor_phrase_edge(&a->tables->parts.at[element], a->step < 0); }

static bool is_done(const Frame *frame) { return frame->index < 0 || frame->index >= (int64_t)frame->sequence->len; }

static bool run_gap(Attempt *a, Frame rest, int64_t token, const LorPhrasePart *gap) {
    while (is_done(&rest) && rest.outer) rest = *rest.outer;
    LorPhraseRange next = is_done(&rest) ? (LorPhraseRange){0} : edge(a, rest.sequence->first + (uint64_t)rest.index);
    if (next.low) return run_gap_to(a, rest, token, gap, next);
    for (unsigned skipped = 0; skipped <= gap->high; skipped++, token += a->step) {
        if (skipped >= gap->low && run(a, rest, token)) return true;
        if (!in_sentence(a, token)) return false;
    }
    return false;
}

static bool run_branch(Attempt *a, const Frame *rest, int64_t token, const LorPhraseSequence *branch) {
    return run(a, (Frame){branch, a->step > 0 ? 0 : (int64_t)branch->len - 1, rest}, token);
}

/* Whether a branch begins (or ends) with the token; NULL: the sentence is over. */
static inline bool begins_with(const Attempt *a, const LorPhraseSequence *branch, const LorToldToken *told) {
    LorPhraseRange tokens = edge(a, branch->first + (a->step > 0 ? 0 : branch->len - 1u));
    if (!tokens.low || !told) return !tokens.low;
    return tokens.high ? is_between(tokens, told->number) : is_listed(&a->tables->lists.at[tokens.low], *told);
}

static bool run_all(Attempt *a, const Frame *rest, int64_t token, const LorPhraseSequence *branch) {
    const LorToldToken *told = in_sentence(a, token) ? &a->told[token] : NULL;
    for (bool last = false; !last; branch++) {
        last = branch->last;
        if (branch->len && !begins_with(a, branch, told)) continue;
        if (run_branch(a, rest, token, branch)) return true;
    }
    return false;
}

/* Only branches that begin (or end) with the token are tried. */
static bool run_branches(Attempt *a, Frame rest, int64_t token, const LorPhrasePart *part) {
    uint32_t place = a->step < 0 ? part->high : part->low;
    bool open = (part->open & (a->step < 0 ? LOR_OPEN_LAST : LOR_OPEN_FIRST)) != 0, inside = in_sentence(a, token);
    const uint32_t *list = &a->tables->lists.at[place];
    const LorPhraseSequence *branches = &a->tables->sequences.at[part->first];
    if (!place || (open && !inside)) return run_all(a, &rest, token, branches);
    if (!open && (!inside || !is_listed(list, a->told[token]))) return false;
    if (*list & a->told[token].flags) return run_all(a, &rest, token, branches);
    uint32_t choice = lor_list_choice(list, (size_t)(nearest_range(list, a->told[token].number) - list) - LOR_LIST_RANGES);
    if (choice & LOR_CHOICE_ONE) return run_branch(a, &rest, token, &branches[choice & ~LOR_CHOICE_ONE]);
    if (choice == LOR_CHOICE_ANY) return run_all(a, &rest, token, branches);
    const uint32_t *choices = list - choice;
    for (uint32_t i = 1; i <= *choices; i++)
        if (run_branch(a, &rest, token, &branches[choices[i]])) return true;
    return false;
}

/* The end of the phrase is reached: to the right the nearest will do, to the left all are seen for the farthest. */
static bool arrive(Attempt *a, int64_t token) {
    if (a->step > 0 || !a->found || token < a->reached) a->reached = token;
    a->found = true;
    return a->step > 0;
}

static bool run(Attempt *a, Frame frame, int64_t token) {
    while (++a->steps <= MAX_STEPS) {
        while (is_done(&frame)) {
            if (!frame.outer) return arrive(a, token);
            frame = *frame.outer;
        }
        const LorPhrasePart *part = &a->tables->parts.at[frame.sequence->first + (uint64_t)frame.index];
        frame.index += a->step;
        switch (part->kind) {
        case LOR_ELEMENT_GAP: return run_gap(a, frame, token, part);
        case LOR_ELEMENT_BRANCHES: return run_branches(a, frame, token, part);
        case LOR_ELEMENT_PERSON: return run_people(a, frame, token, false);
        case LOR_ELEMENT_NAME: return run_people(a, frame, token, true);
        default: break;
        }
        if (!is_among(a, lor_phrase_edge(part, false), token)) return false;
        token += a->step;
    }
    return false;
}

/* From a word inside a phrase to one of its ends: on in its own sequence, then in those around it. */
static bool run_from(Attempt *a, uint32_t place, int64_t token, int step) {
    Frame frames[MAX_PATH];
    const LorPhraseTables *t = a->tables;
    size_t depth = 0;
    a->step = step;
    for (uint32_t at = place + 1; at && depth < MAX_PATH; at = t->places.at[at - 1].outer, depth++) {
        const LorPhrasePlace *here = &t->places.at[at - 1];
        frames[depth] = (Frame){&t->sequences.at[here->sequence], (int64_t)here->index + step, NULL};
        if (depth) frames[depth - 1].outer = &frames[depth];
    }
    a->found = false;
    run(a, frames[0], token + step);
    return a->found;
}

/* Where a side of a phrase ends: the first token that it does not use, or one of those. */
#define NOWHERE   (-2) /* it does not stand there */
#define NOT_KNOWN (-3) /* it must be run */

static bool is_one_token(const LorPhrasePart *e) { return e->kind <= LOR_ELEMENT_CAPITAL || e->kind == LOR_ELEMENT_SET; }

/* A gap with which a phrase begins or ends: to the right the least will do. */
static int64_t cross(const Attempt *a, const LorPhrasePart *gap, int64_t token, int step) {
    int64_t room = step > 0 ? a->high - token - 1 : token - a->low, most = step > 0 ? gap->low : gap->high;
    if (room < gap->low) return NOWHERE;
    return token + step * ((most < room ? most : room) + 1);
}

/* Looks for the element beside the word, or for the one behind the gap there: most tries end here, and most phrases have no more on that side. */
static int64_t look_beside(const Attempt *a, uint32_t side, int64_t token, int step) {
    if (!side) return token + step;
    const LorPhrasePart *e = &a->tables->parts.at[LOR_SIDE_ELEMENT(side) - 1];
    int64_t least = 0, count = 1, found;
    if (e->kind == LOR_ELEMENT_GAP) {
        if (!(e->first & (step > 0 ? LOR_GAP_GOES_ON : LOR_GAP_FOLLOWS))) return side & LOR_SIDE_LAST ? cross(a, e, token, step) : NOT_KNOWN;
        least = e->low, count += e->high - e->low, e += step;
    }
    LorPhraseRange next = lor_phrase_edge(e, step < 0);
    bool known = side & LOR_SIDE_LAST && is_one_token(e);
    if (!next.low) return NOT_KNOWN;
    if (step < 0 && known) { /* the farthest */
        int64_t farthest = token - least - count > a->low ? token - least - count : a->low;
        found = seek(a, next, farthest, token - least - farthest, 1);
    } else found = seek(a, next, token + step * (least + 1), count, step);
    return found < 0 ? NOWHERE : known ? found + step : NOT_KNOWN;
}

bool lor_phrase_run(const LorToldText *text, uint32_t number, uint32_t token, LorHit *hit) {
    const LorPhrasePlace *place = &text->tables->places.at[number];
    const LorToldToken *told = &text->told[token];
    Attempt a = {.text = text, .tables = text->tables, .told = text->told, .low = told->low, .high = told->high};
    int64_t end = look_beside(&a, place->right, token, 1), first = end == NOWHERE ? NOWHERE : look_beside(&a, place->left, token, -1);
    if (first == NOWHERE) return false;
    if (end == NOT_KNOWN) {
        if (!run_from(&a, number, token, 1)) return false;
        end = a.reached;
    }
    if (first == NOT_KNOWN) {
        if (!run_from(&a, number, token, -1)) return false;
        first = a.reached;
    }
    *hit = (LorHit){place->list, (uint32_t)(first + 1), (uint32_t)(end - first - 1), place->value};
    return true;
}
