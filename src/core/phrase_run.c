// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt at one phrase: from the word under which it is filed to its end, then to its beginning, inside the sentence.
#include "core/phrase_run.h"

#include "core/phrase_parse.h"

#define MAX_STEPS 4000u /* tries for one phrase around one word: keeps hostile texts linear */
#define MAX_PATH  (LOR_PHRASE_MAX_DEPTH + 1)

/* The innermost loops: by the compiler's own measure they stay apart, which costs a tenth of the instructions of all runs. */
#define AT_ONCE static inline __attribute__((always_inline))

/* Where an attempt stands: before a part of a sequence, and where that has no more, on with `outer`. */
typedef struct Frame {
    uint32_t part, end;
    const struct Frame *outer;
} Frame;

/* Tokens that are looked at one after the other, to the right or to the left; none: `at` is the end. */
typedef struct Window {
    int64_t at, end;
} Window;

/* What a look beside the word tells of that side. */
typedef struct Look {
    int64_t end;   /* the first token that it does not use, or NOT_KNOWN: it must be run */
    uint32_t part; /* that was looked for … */
    Window window; /* … and the tokens that may be it, from the first that is; none: it was not */
} Look;

#define NOT_KNOWN (-2)

/* Runs to the right, then to the left. */
typedef struct Attempt {
    const LorToldText *text;
    const LorPhraseTables *tables;
    const LorToldToken *told;
    int64_t low, high; /* tokens of the sentence: [low, high) */
    int step;          /* +1 to the right, -1 to the left */
    unsigned steps;
    bool found;
    int64_t reached;   /* the first token that was not used */
    Look behind, before;
} Attempt;

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

static bool is_within(uint32_t range, uint32_t number) { return number - (range >> LOR_RANGE_BITS) <= range % LOR_RANGE_MOST; }

/* Leaves the half of `count` ranges that holds the last one not behind `wanted`, without branches; of one it leaves that. Gives how many are left. */
static inline uint32_t halve(const uint32_t **range, uint32_t count, uint32_t wanted) {
    uint32_t half = count / 2;
    *range += (*range)[half] <= wanted ? half : 0;
    return count - half;
}

/* The last range of a list that does not begin behind the number, or the first. How long a search is cannot be foretold, so three steps at a time. */
static inline const uint32_t *nearest_range(const uint32_t *list, uint32_t number) {
    const uint32_t *range = list + LOR_LIST_RANGES;
    uint32_t wanted = lor_phrase_range(number, number + LOR_RANGE_MOST - 1);
    for (uint32_t count = lor_list_count(list); count > 1;) {
        count = halve(&range, count, wanted);
        count = halve(&range, count, wanted);
        count = halve(&range, count, wanted);
    }
    return range;
}

/* Most tokens are ruled out, and all that are meant by a flag are known, by one look at their bits. */
static inline bool is_listed(const uint32_t *list, LorToldToken token) {
    uint64_t met = lor_list_bits(list) & token.bits;
    return met && (met > LOR_BITS_OF_BLOCKS || is_within(*nearest_range(list, token.number), token.number));
}

/* Whether the token is in the sentence and one of those: all that there is to words and sets, a first look at what else begins (or ends) so. */
static bool is_among(const Attempt *a, LorPhraseRange tokens, int64_t token) {
    if (!in_sentence(a, token)) return false;
    return tokens.high ? is_between(tokens, a->told[token].number) : is_listed(&a->tables->lists.at[tokens.low], a->told[token]);
}

/* The tokens of the sentence from `token` on, at most `count`. */
AT_ONCE Window window_of(const Attempt *a, int64_t token, int64_t count, int step) {
    int64_t room = step > 0 ? a->high - token : token + 1 - a->low;
    if (count > room) count = room > 0 ? room : 0;
    return (Window){token, token + count * step};
}

/* The nearest token of the window that is one of `tokens`, which are told; or its end. */
AT_ONCE int64_t seek(const Attempt *a, LorPhraseRange tokens, Window window, int step) {
    const LorToldToken *told = a->told;
    if (tokens.high) {
        while (window.at != window.end && !is_between(tokens, told[window.at].number)) window.at += step;
    } else {
        const uint32_t *list = &a->tables->lists.at[tokens.low];
        while (window.at != window.end && !is_listed(list, told[window.at])) window.at += step;
    }
    return window.at;
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

/* Of kinds: those that are met by one token. */
#define ONE_TOKEN (1u << LOR_ELEMENT_WORD | 1u << LOR_ELEMENT_STEM | 1u << LOR_ELEMENT_NUMBER | 1u << LOR_ELEMENT_CAPITAL | 1u << LOR_ELEMENT_SET)

static bool is_one_token(const LorPhrasePart *part) { return ONE_TOKEN >> part->kind & 1; }

/* With which tokens a part is met, from the side that is looked from. */
static LorPhraseRange edge(const Attempt *a, uint32_t part) { return lor_phrase_edge(&a->tables->parts.at[part], a->step < 0); }

/* Tries where something stands that only certain tokens begin; the window is at the first of those. */
static bool run_each(Attempt *a, Frame frame, Window window) {
    LorPhraseRange tokens = edge(a, frame.part);
    int past = a->step * is_one_token(&a->tables->parts.at[frame.part]); /* it is met */
    frame.part += (uint32_t)past;
    while (window.at != window.end) {
        if (run(a, frame, window.at + past)) return true;
        window.at += a->step;
        window.at = seek(a, tokens, window, a->step);
    }
    return false;
}

static bool is_done(Frame frame) { return frame.part == frame.end; }

static bool run_gap(Attempt *a, Frame rest, int64_t token, const LorPhrasePart *gap) {
    while (is_done(rest) && rest.outer) rest = *rest.outer;
    LorPhraseRange next = is_done(rest) ? (LorPhraseRange){0} : edge(a, rest.part);
    if (next.low) {
        Window window = window_of(a, token + a->step * (int64_t)gap->low, (int64_t)gap->high - gap->low + 1, a->step);
        window.at = seek(a, next, window, a->step);
        return run_each(a, rest, window);
    }
    for (unsigned skipped = 0; skipped <= gap->high; skipped++, token += a->step) {
        if (skipped >= gap->low && run(a, rest, token)) return true;
        if (!in_sentence(a, token)) return false;
    }
    return false;
}

static Frame frame_of(const Attempt *a, const LorPhraseSequence *sequence, const Frame *outer) {
    uint32_t end = sequence->first + sequence->len;
    return a->step > 0 ? (Frame){sequence->first, end, outer} : (Frame){end - 1, sequence->first - 1u, outer};
}

static bool run_branch(Attempt *a, const Frame *rest, int64_t token, const LorPhraseSequence *branch) { return run(a, frame_of(a, branch, rest), token); }

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
    const LorPhraseSequence *branches = &a->tables->sequences.at[part->first];
    if (!place || (open && !inside)) return run_all(a, &rest, token, branches);
    if (!inside) return false;
    const uint32_t *list = &a->tables->lists.at[place], *range;
    uint64_t met = lor_list_bits(list) & a->told[token].bits;
    if (met > LOR_BITS_OF_BLOCKS) return run_all(a, &rest, token, branches);
    if (!met && !open) return false;
    range = nearest_range(list, a->told[token].number);
    if (!is_within(*range, a->told[token].number)) return false;
    uint32_t choice = lor_list_choice(list, (size_t)(range - list) - LOR_LIST_RANGES);
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

static bool run_part(Attempt *a, Frame rest, int64_t token, const LorPhrasePart *part) {
    if (part->kind == LOR_ELEMENT_GAP) return run_gap(a, rest, token, part);
    if (part->kind == LOR_ELEMENT_BRANCHES) return run_branches(a, rest, token, part);
    return run_people(a, rest, token, part->kind == LOR_ELEMENT_NAME);
}

static bool run(Attempt *a, Frame frame, int64_t token) {
    while (++a->steps <= MAX_STEPS) {
        while (is_done(frame)) {
            if (!frame.outer) return arrive(a, token);
            frame = *frame.outer;
        }
        const LorPhrasePart *part = &a->tables->parts.at[frame.part];
        frame.part += (uint32_t)a->step;
        if (!is_one_token(part)) return run_part(a, frame, token, part);
        if (!is_among(a, lor_phrase_edge(part, false), token)) return false;
        token += a->step;
    }
    return false;
}

/* From a word inside a phrase to one of its ends: on in its own sequence, then in those around it. */
static bool run_from(Attempt *a, uint32_t place, int64_t token, const Look *look, int step) {
    Frame frames[MAX_PATH], frame;
    const LorPhraseTables *t = a->tables;
    size_t depth = 0;
    a->step = step;
    a->found = false;
    for (uint32_t at = place + 1; at && depth < MAX_PATH; at = t->places.at[at - 1].outer, depth++) {
        const LorPhrasePlace *here = &t->places.at[at - 1];
        const LorPhraseSequence *sequence = &t->sequences.at[here->sequence];
        frames[depth] = (Frame){sequence->first + here->index + (uint32_t)step, step > 0 ? sequence->first + sequence->len : sequence->first - 1u, NULL};
        if (depth) frames[depth - 1].outer = &frames[depth];
    }
    for (frame = frames[0]; is_done(frame) && frame.outer;) frame = *frame.outer;
    if (look->window.at == look->window.end) {
        run(a, frame, token + step);
    } else {
        frame.part = look->part;
        run_each(a, frame, look->window);
    }
    return a->found;
}

/* A gap with which a phrase begins or ends: to the right the least will do. */
static bool cross(const Attempt *a, const LorPhrasePart *gap, int64_t token, int step, Look *look) {
    int64_t room = step > 0 ? a->high - token - 1 : token - a->low, most = step > 0 ? gap->low : gap->high;
    *look = (Look){.end = token + step * ((most < room ? most : room) + 1)};
    return room >= gap->low;
}

static bool leave(Look *look) {
    *look = (Look){.end = NOT_KNOWN};
    return true;
}

/* Looks for the element beside the word, or for the one behind the gap there: most tries end here, and most phrases have no more on that side.
 * False: it does not stand there. */
AT_ONCE bool look_beside(const Attempt *a, uint32_t side, int64_t token, int step, Look *look) {
    const LorPhrasePart *gap = &a->tables->parts.at[LOR_SIDE_ELEMENT(side) - 1], *part;
    bool gaps = gap->kind == LOR_ELEMENT_GAP, ends = !(gap->first & (step > 0 ? LOR_GAP_GOES_ON : LOR_GAP_FOLLOWS));
    if (gaps & ends) return side & LOR_SIDE_LAST ? cross(a, gap, token, step, look) : leave(look);
    part = gap + (gaps ? step : 0); /* what stands beside a word cannot be foretold */
    int64_t least = gaps ? gap->low : 0, count = 1 + (gaps ? gap->high - gap->low : 0);
    LorPhraseRange tokens = lor_phrase_edge(part, step < 0);
    if (!tokens.low) return leave(look);
    bool known = (side >= LOR_SIDE_LAST) & is_one_token(part);
    Window window = window_of(a, token + step * (least + 1), count, step);
    int way = step;
    if (step < 0 && known) window = (Window){window.end + 1, window.at + 1}, way = 1; /* the farthest */
    window.at = seek(a, tokens, window, way);
    *look = (Look){known ? window.at + step : NOT_KNOWN, (uint32_t)(part - a->tables->parts.at), window};
    return window.at != window.end;
}

static bool run_side(Attempt *a, uint32_t place, int64_t token, Look *look, int step) {
    if (look->end != NOT_KNOWN) return true;
    if (!run_from(a, place, token, look, step)) return false;
    look->end = a->reached;
    return true;
}

bool lor_phrase_run(const LorToldText *text, uint32_t number, uint32_t token, LorHit *hit) {
    const LorPhrasePlace *place = &text->tables->places.at[number];
    const uint32_t *sentence = &text->sentences[text->told[token].sentence];
    Attempt a; /* not cleared: most tries end before it is used */
    a.text = text, a.tables = text->tables, a.told = text->told, a.low = sentence[0], a.high = sentence[1], a.steps = 0;
    a.behind.end = (int64_t)token + 1, a.before.end = (int64_t)token - 1;
    if (place->right && !look_beside(&a, place->right, token, 1, &a.behind)) return false;
    if (place->left && !look_beside(&a, place->left, token, -1, &a.before)) return false;
    if (!run_side(&a, number, token, &a.behind, 1) || !run_side(&a, number, token, &a.before, -1)) return false;
    *hit = (LorHit){place->list, (uint32_t)(a.before.end + 1), (uint32_t)(a.behind.end - a.before.end - 1), place->value};
    return true;
}
