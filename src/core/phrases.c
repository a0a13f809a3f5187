// SPDX-License-Identifier: GPL-3.0-or-later
// Many phrases at once. Each phrase is filed under its rarest fixed word in a trie; one walk over the letters of a
// text finds those words, and only around them a phrase is tried, forwards and backwards, inside its sentence.
// (The plan's Aho–Corasick over characters is not needed: fixed words begin where tokens begin, so a trie entered at
// each token does the same work without failure links.)
#include "core/phrases.h"

#include "core/phrase_parse.h"
#include "core/vec.h"

#define MAX_STEPS  4000u /* tries for one phrase around one word: keeps hostile texts linear */
#define MAX_PERSON 5u    /* tokens of a title and name */

typedef struct Phrase {
    LorPhraseSequence sequence;
    uint32_t anchor; /* index of its rarest fixed word */
    uint32_t list;
    float value;
    uint32_t next_same; /* next phrase filed under the same word, + 1 */
} Phrase;

typedef struct Node {
    uint32_t child, sibling;     /* + 1; 0: none */
    uint32_t word, stem;         /* first phrase filed here as a whole word / as a beginning, + 1 */
    char letter;
} Node;

struct LorPhrases {
    LorArena *arena;
    LorPhraseNames names;
    LOR_VEC(Phrase) phrases;
    LOR_VEC(Node) nodes;
    uint32_t first_letter[256]; /* children of the root, + 1: they are many and met most */
};

LorPhrases *lor_phrases_new(LorArena *arena) {
    LorPhrases *p = LOR_NEW(arena, LorPhrases);
    p->arena = arena;
    p->names.arena = arena;
    lor_vec_push(arena, &p->nodes, (Node){0});
    return p;
}

void lor_phrases_name(LorPhrases *p, LorStr name, LorStr alternatives) {
    LorPhraseName entry = {.name = name, .alternatives = alternatives};
    lor_vec_push(p->arena, &p->names.list, entry);
}

size_t lor_phrases_count(const LorPhrases *p) { return p->phrases.len; }

bool lor_phrases_add(LorPhrases *p, LorStr source, uint32_t list, float value, LorError *err) {
    LorPhraseVariants variants = {0};
    if (!lor_phrase_parse(&p->names, source, &variants, err)) return false;
    for (size_t i = 0; i < variants.len; i++) {
        Phrase phrase = {variants.at[i].sequence, variants.at[i].anchor, list, value, 0};
        lor_vec_push(p->arena, &p->phrases, phrase);
    }
    return true;
}

static uint32_t child_of(const LorPhrases *p, uint32_t node, char letter) {
    if (node == 0) return p->first_letter[(unsigned char)letter];
    uint32_t child = p->nodes.at[node].child;
    while (child && p->nodes.at[child - 1].letter != letter) child = p->nodes.at[child - 1].sibling;
    return child;
}

static uint32_t node_for(LorPhrases *p, LorStr word) {
    uint32_t node = 0;
    for (size_t i = 0; i < word.len; i++) {
        uint32_t child = child_of(p, node, word.ptr[i]);
        if (!child) {
            Node fresh = {.letter = word.ptr[i], .sibling = p->nodes.at[node].child};
            lor_vec_push(p->arena, &p->nodes, fresh);
            child = (uint32_t)p->nodes.len;
            p->nodes.at[node].child = child;
            if (node == 0) p->first_letter[(unsigned char)word.ptr[i]] = child;
        }
        node = child - 1;
    }
    return node;
}

void lor_phrases_seal(LorPhrases *p) {
    for (size_t i = p->phrases.len; i-- > 0;) { /* backwards, so that each chain runs in the order of adding */
        Phrase *phrase = &p->phrases.at[i];
        const LorPhraseElement *anchor = &phrase->sequence.at[phrase->anchor];
        uint32_t where = node_for(p, anchor->text); /* may move the nodes */
        Node *node = &p->nodes.at[where];
        uint32_t *chain = anchor->kind == LOR_ELEMENT_STEM ? &node->stem : &node->word;
        phrase->next_same = *chain;
        *chain = (uint32_t)i + 1;
    }
}

/* One attempt at one phrase. Runs to the right, then to the left of the anchor. */
typedef struct Attempt {
    LorTokens tokens;
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    int step;           /* +1 to the right, -1 to the left */
    unsigned steps;
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

static bool one_of(LorStr word, const char *const *words) {
    for (; *words; words++)
        if (lor_str_eq(word, lor_str_from_c(*words))) return true;
    return false;
}

static bool is_pronoun(LorStr word) {
    static const char *const words[] = {"he", "she", "they", "him", "her", "them", "his", "their", "himself", "herself",
                                        "themselves", "hers", "theirs", NULL};
    return one_of(word, words);
}

static bool is_title(LorStr word) {
    static const char *const words[] = {"dr", "mr", "mrs", "ms", "miss", "prof", "professor", "doctor", "md", "mohd", "engr", "sir", NULL};
    return one_of(word, words);
}

/* Words that open sentences with a capital and are no names. */
static bool is_opener(LorStr word) {
    static const char *const words[] = {
        "i",    "the",  "a",     "an",      "in",   "on",   "at",   "this", "that",    "it",      "we",   "my",   "our",   "as",
        "to",   "for",  "from",  "with",    "during", "when", "while", "if", "although", "though", "after", "before", "and", "but",
        "there", "these", "those", "his",   "her",  "he",   "she",  "they", "their",   "one",     "two",  "of",   "by",    "also",
        "please", "should", "what", "who",  "having", "being", "among", "overall", "finally", "moreover", "furthermore", "additionally",
        "despite", "since", "once", "both", "all",  "such",  "not", "no", "she's", "he's", "us", "english", NULL};
    return one_of(word, words);
}

static bool is_person_noun(LorStr word) {
    static const char *const words[] = {"candidate", "applicant", "doctor", "physician", "student", "intern", "trainee", "resident",
                                        "graduate", "colleague", "clinician", "individual", "lady", NULL};
    return one_of(word, words);
}

static bool is_name(LorTokens tokens, size_t first, size_t count) {
    bool titled = is_title(lor_token_text(tokens, first));
    if (titled && count == 1) return false;
    for (size_t i = titled ? 1 : 0; i < count; i++) {
        LorToken token = tokens.at[first + i];
        LorStr word = lor_token_text(tokens, first + i);
        bool plain_opener = is_opener(word) || (is_pronoun(word) && !(token.flags & LOR_TOKEN_SHOUTED));
        if (!(token.flags & LOR_TOKEN_CAPITAL) || (plain_opener && !titled)) return false;
        if (i > 0 && tokens.at[first + i - 1].after == ',' ) return false;
    }
    return true;
}

static bool is_person(LorTokens tokens, size_t first, size_t count) {
    LorStr word = lor_token_text(tokens, first);
    if (count == 1 && is_pronoun(word)) return true;
    if (count == 2 && (lor_str_eq(word, LOR_STR("this")) || lor_str_eq(word, LOR_STR("the"))) &&
        is_person_noun(lor_token_text(tokens, first + 1)))
        return true;
    return is_name(tokens, first, count);
}

static bool is_one(LorTokens tokens, size_t token, const LorPhraseElement *element) {
    LorStr word = lor_token_text(tokens, token);
    switch (element->kind) {
    case LOR_ELEMENT_WORD: return lor_str_eq(word, element->text);
    case LOR_ELEMENT_STEM: return lor_str_starts(word, element->text);
    case LOR_ELEMENT_NUMBER: return (tokens.at[token].flags & LOR_TOKEN_NUMBER) != 0;
    case LOR_ELEMENT_CAPITAL: return (tokens.at[token].flags & LOR_TOKEN_CAPITAL) != 0;
    default: return false;
    }
}

static bool run_people(Attempt *a, Frame rest, int64_t token, bool names_only) {
    for (int64_t count = MAX_PERSON; count >= 1; count--) {
        int64_t first = a->step > 0 ? token : token - count + 1;
        if (!in_sentence(a, first) || !in_sentence(a, first + count - 1)) continue;
        bool fits = names_only ? is_name(a->tokens, (size_t)first, (size_t)count)
                               : is_person(a->tokens, (size_t)first, (size_t)count);
        if (fits && run(a, rest, token + count * a->step)) return true;
    }
    return false;
}

static bool run_gap(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *gap) {
    for (unsigned skipped = 0; skipped <= gap->most; skipped++, token += a->step) {
        if (skipped >= gap->least && run(a, rest, token)) return true;
        if (!in_sentence(a, token)) return false;
    }
    return false;
}

static bool run_branches(Attempt *a, Frame rest, int64_t token, const LorPhraseElement *element) {
    for (size_t i = 0; i < element->branch_count; i++) {
        const LorPhraseSequence *branch = &element->branches[i];
        Frame inner = {branch, a->step > 0 ? 0 : (int64_t)branch->len - 1, &rest};
        if (run(a, inner, token)) return true;
    }
    return false;
}

static bool run(Attempt *a, Frame frame, int64_t token) {
    if (++a->steps > MAX_STEPS) return false;
    while (frame.index < 0 || frame.index >= (int64_t)frame.sequence->len) {
        if (!frame.outer) {
            a->reached = token;
            return true;
        }
        frame = *frame.outer;
    }
    const LorPhraseElement *element = &frame.sequence->at[frame.index];
    Frame rest = {frame.sequence, frame.index + a->step, frame.outer};
    switch (element->kind) {
    case LOR_ELEMENT_GAP: return run_gap(a, rest, token, element);
    case LOR_ELEMENT_BRANCHES: return run_branches(a, rest, token, element);
    case LOR_ELEMENT_PERSON: return run_people(a, rest, token, false);
    case LOR_ELEMENT_NAME: return run_people(a, rest, token, true);
    default: return in_sentence(a, token) && is_one(a->tokens, (size_t)token, element) && run(a, rest, token + a->step);
    }
}

static void try_phrase(const Phrase *phrase, Attempt *a, uint32_t token, LorHitSink *sink, void *context) {
    a->step = 1;
    a->steps = 0;
    if (!run(a, (Frame){&phrase->sequence, (int64_t)phrase->anchor + 1, NULL}, (int64_t)token + 1)) return;
    int64_t end = a->reached;
    a->step = -1;
    if (!run(a, (Frame){&phrase->sequence, (int64_t)phrase->anchor - 1, NULL}, (int64_t)token - 1)) return;
    uint32_t first = (uint32_t)(a->reached + 1);
    sink(context, (LorHit){phrase->list, first, (uint32_t)end - first, phrase->value});
}

static void try_chain(const LorPhrases *p, uint32_t chain, Attempt *a, uint32_t token, LorHitSink *sink, void *context) {
    for (; chain; chain = p->phrases.at[chain - 1].next_same) try_phrase(&p->phrases.at[chain - 1], a, token, sink, context);
}

void lor_phrases_scan(const LorPhrases *p, LorTokens tokens, LorHitSink *sink, void *context) {
    Attempt a = {.tokens = tokens};
    for (uint32_t t = 0; t < tokens.len; t++) {
        if (t == 0 || tokens.at[t].sentence != tokens.at[t - 1].sentence) {
            a.low = t;
            for (a.high = t + 1; a.high < tokens.len && tokens.at[a.high].sentence == tokens.at[t].sentence;) a.high++;
        }
        LorStr word = lor_token_text(tokens, t);
        uint32_t node = 0;
        for (size_t i = 0; i < word.len; i++) {
            uint32_t child = child_of(p, node, word.ptr[i]);
            if (!child) break;
            node = child - 1;
            if (p->nodes.at[node].stem) try_chain(p, p->nodes.at[node].stem, &a, t, sink, context);
            if (i + 1 == word.len) try_chain(p, p->nodes.at[node].word, &a, t, sink, context);
        }
    }
}
