// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases from their source: a small recursive descent, then the choice of the rarest fixed word.
#include "core/phrase_parse.h"

#include "core/nearest.h"

#define COMMON_BRANCH_COST 40u /* such a branch is split once more */

typedef struct Parser {
    const LorPhraseNames *names;
    LorStr source;
    size_t at;
    unsigned depth;
    LorError *err;
} Parser;

typedef LOR_VEC(LorPhraseSequence) Sequences;

static bool parse_sequence(Parser *p, bool nested, LorPhraseSequence *out);
static bool parse_branches(Parser *p, bool nested, LorPhraseElement *out);

static bool fail(const Parser *p, const char *what) {
    return lor_error_at(p->err, 0, p->at + 1, "phrase \"%.*s\": %s", LOR_STR_ARG(lor_str_slice(p->source, 0, 120)), what);
}

static bool word_char(char c) {
    return lor_is_lower(c) || lor_is_digit(c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* "{..6}" or "{2..4}" */
static bool read_gap(Parser *p, LorStr inner, LorPhraseElement *out) {
    size_t dots = lor_str_find(inner, LOR_STR("..")), least = 0, most = 0;
    LorStr low = lor_str_slice(inner, 0, dots), high = lor_str_slice(inner, dots + 2, inner.len);
    if (low.len && !lor_str_to_size(low, LOR_PHRASE_MAX_GAP, &least)) return fail(p, "a gap is written {..6} or {2..4}");
    if (!lor_str_to_size(high, LOR_PHRASE_MAX_GAP, &most) || most < least)
        return fail(p, "a gap is written {..6} or {2..4}, at most 40 words");
    *out = (LorPhraseElement){.kind = LOR_ELEMENT_GAP, .least = (unsigned)least, .most = (unsigned)most};
    return true;
}

static bool no_such_name(const Parser *p, LorStr name) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < p->names->list.len; i++) lor_nearest_try(&nearest, p->names->list.at[i].name);
    return lor_error_at(p->err, 0, p->at + 1, "phrase \"%.*s\": no words are named \"%.*s\"%s%.*s%s", LOR_STR_ARG(p->source),
                        LOR_STR_ARG(name), nearest.best.len ? "; did you mean \"" : "", LOR_STR_ARG(nearest.best),
                        nearest.best.len ? "\"?" : "");
}

static bool read_named(Parser *p, LorStr name, LorPhraseElement *out) {
    for (size_t i = 0; i < p->names->list.len; i++) {
        LorPhraseName *known = &p->names->list.at[i];
        if (!lor_str_eq(known->name, name)) continue;
        Parser inner = {p->names, known->alternatives, 0, p->depth + 1, p->err};
        if (inner.depth > LOR_PHRASE_MAX_DEPTH) return fail(p, "word sets are nested too deep");
        bool parsed = known->parsed.kind == LOR_ELEMENT_BRANCHES || parse_branches(&inner, false, &known->parsed);
        *out = known->parsed;
        return parsed;
    }
    return no_such_name(p, name);
}

/* A brace that holds no alternatives: a class, a gap or a named set. */
static bool read_class(Parser *p, LorStr inner, LorPhraseElement *out, bool *done) {
    static const struct {
        const char *name;
        LorElementKind kind;
    } classes[] = {{"num", LOR_ELEMENT_NUMBER}, {"cap", LOR_ELEMENT_CAPITAL}, {"person", LOR_ELEMENT_PERSON}, {"name", LOR_ELEMENT_NAME}};
    *done = true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (lor_str_eq(inner, lor_str_from_c(classes[i].name))) {
            *out = (LorPhraseElement){.kind = classes[i].kind};
            return true;
        }
    if (lor_str_starts(inner, LOR_STR("@"))) return read_named(p, lor_str_slice(inner, 1, inner.len), out);
    if (lor_str_find(inner, LOR_STR("..")) != LOR_NONE) return read_gap(p, inner, out);
    *done = false;
    return true;
}

static bool read_brace(Parser *p, LorPhraseElement *out) {
    p->at++; /* { */
    LorStr rest = lor_str_slice(p->source, p->at, p->source.len);
    size_t close = lor_str_find(rest, LOR_STR("}")), bar = lor_str_find(rest, LOR_STR("|")), open = lor_str_find(rest, LOR_STR("{"));
    bool done = false;
    if (close == LOR_NONE) return fail(p, "a { without its }");
    if (close < bar && close < open) {
        if (!read_class(p, lor_str_slice(rest, 0, close), out, &done)) return false;
        if (done) {
            p->at += close + 1;
            return true;
        }
    }
    if (++p->depth > LOR_PHRASE_MAX_DEPTH) return fail(p, "braces are nested too deep");
    if (!parse_branches(p, true, out)) return false;
    p->depth--;
    if (p->at >= p->source.len || p->source.ptr[p->at] != '}') return fail(p, "a { without its }");
    p->at++;
    return true;
}

static bool parse_branches(Parser *p, bool nested, LorPhraseElement *out) {
    Sequences branches = {0};
    for (;;) {
        LorPhraseSequence branch = {0};
        if (!parse_sequence(p, nested, &branch)) return false;
        lor_vec_push(p->names->arena, &branches, branch);
        if (p->at >= p->source.len || p->source.ptr[p->at] != '|') break;
        p->at++;
    }
    *out = (LorPhraseElement){.kind = LOR_ELEMENT_BRANCHES, .branches = branches.at, .branch_count = branches.len};
    return true;
}

/* A word ends before an apostrophe s, which is a token of its own. */
static LorPhraseElement read_word(Parser *p) {
    size_t start = p->at;
    while (p->at < p->source.len && word_char(p->source.ptr[p->at])) p->at++;
    LorStr word = lor_str_slice(p->source, start, p->at - start);
    if (word.len > 2 && lor_str_ends(word, LOR_STR("'s"))) {
        word.len -= 2;
        p->at -= 2;
    }
    bool stem = p->at < p->source.len && p->source.ptr[p->at] == '~';
    p->at += stem;
    return (LorPhraseElement){.kind = stem ? LOR_ELEMENT_STEM : LOR_ELEMENT_WORD, .text = word};
}

static bool parse_element(Parser *p, LorPhraseElement *out, bool *skipped) {
    char c = p->source.ptr[p->at];
    *skipped = false;
    if (c == '{') return read_brace(p, out);
    if (word_char(c)) {
        *out = read_word(p);
        return true;
    }
    if (c == '%' || c == '&' || c == '@') {
        *out = (LorPhraseElement){.kind = LOR_ELEMENT_WORD, .text = lor_str_slice(p->source, p->at, 1)};
        p->at++;
        return true;
    }
    if (lor_is_upper(c)) return fail(p, "write phrases in lower case");
    if (c == '~' || c == '}') return fail(p, "a ~ or } that belongs to nothing");
    *skipped = true; /* space and punctuation part words and mean nothing */
    p->at++;
    return true;
}

static bool parse_sequence(Parser *p, bool nested, LorPhraseSequence *out) {
    LorPhraseElement elements[LOR_PHRASE_MAX_ELEMENTS];
    size_t len = 0;
    while (p->at < p->source.len && p->source.ptr[p->at] != '|' && !(nested && p->source.ptr[p->at] == '}')) {
        LorPhraseElement element;
        bool skipped;
        if (!parse_element(p, &element, &skipped)) return false;
        if (skipped) continue;
        if (len == LOR_PHRASE_MAX_ELEMENTS) return fail(p, "more than 64 words");
        elements[len++] = element;
    }
    LorPhraseElement *kept = LOR_NEW_ARRAY(p->names->arena, LorPhraseElement, len); /* packs hold many thousands */
    if (len) memcpy(kept, elements, len * sizeof *kept);
    *out = (LorPhraseSequence){kept, len};
    return true;
}

#define LONGEST_COMMON 5u /* [byte] of the words in rarity() */

/* How rare a fixed word is, roughly: function words last, else the longer the rarer. 0: no fixed word. */
static size_t rarity(const LorPhraseElement *element) {
    static const char *const common[] = {"a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have",
                                         "he", "her", "him", "his", "i", "in", "is", "it", "me", "more", "most", "my", "no", "not", "of",
                                         "on", "one", "or", "our", "she", "that", "the", "their", "them", "they", "this", "to", "very",
                                         "was", "we", "were", "will", "with", "would", "'s", "%", NULL};
    if (element->kind != LOR_ELEMENT_WORD && element->kind != LOR_ELEMENT_STEM) return 0;
    if (element->text.len == 0) return 0;
    bool may_be_common = element->kind == LOR_ELEMENT_WORD && element->text.len <= LONGEST_COMMON;
    for (size_t i = 0; may_be_common && common[i]; i++)
        if (common[i][0] == element->text.ptr[0] && lor_str_eq(element->text, lor_str_from_c(common[i]))) return 1;
    return 8 + element->text.len;
}

static bool every_branch_speaks(const LorPhraseElement *element) {
    for (size_t i = 0; i < element->branch_count; i++)
        if (element->branches[i].len == 0) return false;
    return element->kind == LOR_ELEMENT_BRANCHES;
}

static LorPhraseSequence spliced(LorArena *arena, LorPhraseSequence outer, size_t at, LorPhraseSequence inner) {
    LorPhraseElement *all = LOR_NEW_ARRAY(arena, LorPhraseElement, outer.len - 1 + inner.len);
    size_t len = 0;
    for (size_t i = 0; i < at; i++) all[len++] = outer.at[i];
    for (size_t i = 0; i < inner.len; i++) all[len++] = inner.at[i];
    for (size_t i = at + 1; i < outer.len; i++) all[len++] = outer.at[i];
    return (LorPhraseSequence){all, len};
}

/* How many phrases a split at this brace gives, as far as one can see: more when a branch has no rare word of its own. */
static size_t split_cost(const LorPhraseElement *element) {
    size_t cost = 0;
    for (size_t b = 0; b < element->branch_count; b++) {
        size_t best = 0;
        for (size_t i = 0; i < element->branches[b].len; i++) {
            size_t rare = rarity(&element->branches[b].at[i]);
            if (rare > best) best = rare;
        }
        cost += best > 1 ? 1 : COMMON_BRANCH_COST;
    }
    return cost;
}

/* Files the sequence under its rarest word; one without a rare word is split at its cheapest brace with words in every branch. */
static bool file_variants(Parser *p, LorPhraseSequence sequence, LorPhraseVariants *out, unsigned depth) {
    size_t best = 0, anchor = 0, split = LOR_NONE, least = LOR_NONE;
    for (size_t i = 0; i < sequence.len; i++) {
        size_t rare = rarity(&sequence.at[i]);
        if (rare > best) best = rare, anchor = i;
    }
    for (size_t i = 0; best <= 1 && i < sequence.len; i++) {
        if (!every_branch_speaks(&sequence.at[i])) continue;
        size_t cost = split_cost(&sequence.at[i]);
        if (cost < least) least = cost, split = i;
    }
    if (best > 1 || (best == 1 && split == LOR_NONE)) {
        if (out->len >= LOR_PHRASE_MAX_VARIANTS) return fail(p, "too many alternatives without a rare word");
        LorPhraseVariant variant = {sequence, (uint32_t)anchor};
        lor_vec_push(p->names->arena, out, variant);
        return true;
    }
    if (split == LOR_NONE) return fail(p, "needs at least one fixed word");
    if (depth > LOR_PHRASE_MAX_DEPTH) return fail(p, "too many alternatives without a rare word");
    const LorPhraseElement *element = &sequence.at[split];
    for (size_t i = 0; i < element->branch_count; i++)
        if (!file_variants(p, spliced(p->names->arena, sequence, split, element->branches[i]), out, depth + 1)) return false;
    return true;
}

bool lor_phrase_parse(const LorPhraseNames *names, LorStr source, LorPhraseVariants *out, LorError *err) {
    Parser p = {names, source, 0, 0, err};
    LorPhraseSequence sequence = {0};
    if (!parse_sequence(&p, false, &sequence)) return false;
    if (p.at < source.len) return fail(&p, "alternatives stand in braces: {a|b}");
    return file_variants(&p, sequence, out, 0);
}
