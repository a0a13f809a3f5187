// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases from their source: a small recursive descent. What costs least to be looked for tells by which element a sequence is best found.
#include "core/phrase_parse.h"

#include "core/nearest.h"

#include <string.h>

typedef struct Source {
    LorPhraseParser *parser;
    LorStr text;
    size_t at;
    unsigned depth;
    uint8_t deepest; /* named sets inside, counted too */
    LorError *err;
} Source;

static bool parse_sequence(Source *s, bool nested, LorPhraseSequence *out, uint16_t *cost);
static bool parse_branches(Source *s, bool nested, LorPhraseElement *out);

static bool fail(const Source *s, const char *what) {
    return lor_error_at(s->err, 0, s->at + 1, "phrase \"%.*s\": %s", LOR_STR_ARG(lor_str_slice(s->text, 0, 120)), what);
}

static bool word_char(char c) {
    return lor_is_lower(c) || lor_is_digit(c) || c == '\'' || (unsigned char)c >= 0x80;
}

static bool at_char(const Source *s, char c) { return s->at < s->text.len && s->text.ptr[s->at] == c; }

/* "{..6}" or "{2..4}" */
static bool read_gap(Source *s, LorStr inner, LorPhraseElement *out) {
    size_t dots = lor_str_find(inner, LOR_STR("..")), least = 0, most = 0;
    LorStr low = lor_str_slice(inner, 0, dots), high = lor_str_slice(inner, dots + 2, inner.len);
    if (low.len && !lor_str_to_size(low, LOR_PHRASE_MAX_GAP, &least)) return fail(s, "a gap is written {..6} or {2..4}");
    if (!lor_str_to_size(high, LOR_PHRASE_MAX_GAP, &most) || most < least)
        return fail(s, "a gap is written {..6} or {2..4}, at most 40 words");
    *out = (LorPhraseElement){.kind = LOR_ELEMENT_GAP, .least = (uint8_t)least, .most = (uint8_t)most, .cost = LOR_PHRASE_NO_WORD};
    return true;
}

static bool no_such_name(const Source *s, LorStr name) {
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < s->parser->names.len; i++) lor_nearest_try(&nearest, s->parser->names.at[i].name);
    return lor_error_at(s->err, 0, s->at + 1, "phrase \"%.*s\": no words are named \"%.*s\"%s%.*s%s", LOR_STR_ARG(lor_str_slice(s->text, 0, 120)),
                        LOR_STR_ARG(lor_str_slice(name, 0, 60)), nearest.best.len ? "; did you mean \"" : "", LOR_STR_ARG(nearest.best),
                        nearest.best.len ? "\"?" : "");
}

/* Sets are parsed once, however many phrases use them; one that leads back to itself is caught by `parsing`. */
static bool parse_name(Source *s, LorPhraseName *name) {
    Source inner = {.parser = s->parser, .text = name->source, .err = s->err};
    if (name->source.len > LOR_PHRASE_MAX_SET) return fail(&inner, "a set of more than 64 KB");
    name->parsing = true;
    bool good = parse_branches(&inner, false, &name->element);
    name->parsing = false;
    name->parsed = good;
    name->depth = (uint8_t)(inner.deepest + 1);
    return good;
}

static bool read_named(Source *s, LorStr wanted, LorPhraseElement *out) {
    for (size_t i = 0; i < s->parser->names.len; i++) {
        LorPhraseName *name = &s->parser->names.at[i];
        if (!lor_str_eq(name->name, wanted)) continue;
        if (name->parsing) return fail(s, "word sets are nested in themselves");
        if (!name->parsed && !parse_name(s, name)) return false;
        *out = name->element;
        unsigned depth = s->depth + name->depth;
        if (depth > LOR_PHRASE_MAX_DEPTH) return fail(s, "word sets are nested too deep");
        if (depth > s->deepest) s->deepest = (uint8_t)depth;
        return true;
    }
    return no_such_name(s, wanted);
}

/* A brace that holds no alternatives: a class, a gap or a named set. */
static bool read_class(Source *s, LorStr inner, LorPhraseElement *out, bool *done) {
    static const struct {
        LorStr name;
        LorElementKind kind;
    } classes[] = {{LOR_STR("num"), LOR_ELEMENT_NUMBER}, {LOR_STR("cap"), LOR_ELEMENT_CAPITAL},
                   {LOR_STR("person"), LOR_ELEMENT_PERSON}, {LOR_STR("name"), LOR_ELEMENT_NAME}};
    *done = true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (lor_str_eq(inner, classes[i].name)) {
            *out = (LorPhraseElement){.kind = (uint8_t)classes[i].kind, .cost = LOR_PHRASE_NO_WORD};
            return true;
        }
    if (lor_str_starts(inner, LOR_STR("@"))) return read_named(s, lor_str_slice(inner, 1, inner.len), out);
    if (lor_str_find(inner, LOR_STR("..")) != LOR_NONE) return read_gap(s, inner, out);
    *done = false;
    return true;
}

static bool read_brace(Source *s, LorPhraseElement *out) {
    s->at++; /* { */
    LorStr rest = lor_str_slice(s->text, s->at, s->text.len);
    size_t close = 0;
    while (close < rest.len && rest.ptr[close] != '}' && rest.ptr[close] != '{' && rest.ptr[close] != '|') close++;
    if (close < rest.len && rest.ptr[close] == '}') {
        bool done;
        if (!read_class(s, lor_str_slice(rest, 0, close), out, &done)) return false;
        if (done) {
            s->at += close + 1;
            return true;
        }
    }
    if (++s->depth > LOR_PHRASE_MAX_DEPTH) return fail(s, "braces are nested too deep");
    if (s->depth > s->deepest) s->deepest = (uint8_t)s->depth;
    if (!parse_branches(s, true, out)) return false;
    s->depth--;
    if (!at_char(s, '}')) return fail(s, "a { without its }");
    s->at++;
    return true;
}

/* What looking for one more branch costs; no word is fixed when one branch has none. */
static uint16_t cost_with(uint16_t cost, uint16_t branch) {
    if (cost == LOR_PHRASE_NO_WORD || branch == LOR_PHRASE_NO_WORD) return LOR_PHRASE_NO_WORD;
    return cost + branch < LOR_PHRASE_NO_WORD ? (uint16_t)(cost + branch) : LOR_PHRASE_NO_WORD - 1;
}

static bool parse_branches(Source *s, bool nested, LorPhraseElement *out) {
    LorPhraseParser *p = s->parser;
    LOR_VEC(LorPhraseSequence) branches = {0};
    LorPhraseSequence few[16]; /* most braces hold no more: they need no memory of their own */
    branches.at = few;
    branches.cap = sizeof few / sizeof *few;
    uint16_t cost = 0, cost_of_branch;
    for (;;) {
        LorPhraseSequence branch = {0};
        if (!parse_sequence(s, nested, &branch, &cost_of_branch)) return false;
        cost = cost_with(cost, cost_of_branch);
        lor_vec_push(p->arena, &branches, branch);
        if (!at_char(s, '|')) break;
        s->at++;
    }
    *out = (LorPhraseElement){.kind = LOR_ELEMENT_BRANCHES, .first = (uint32_t)p->tables.sequences.len, .len = (uint16_t)branches.len, .cost = cost};
    branches.at[branches.len - 1].last = 1;
    for (size_t i = 0; i < branches.len; i++) lor_vec_push(p->arena, &p->tables.sequences, branches.at[i]);
    return true;
}

/* How often a word is met, roughly: function words often, else the longer the rarer. */
static uint16_t cost_of_word(LorStr word, bool stem) {
    static const char common[] = " a an and any are as at be been by for from had has have he her him his i in is it me more most my no not"
                                 " of on one or our she that the their them they this to very was we were will with would 's % ";
    char padded[8] = " ";
    if (stem) return word.len < 4 ? 16 : word.len < 6 ? 6 : 3;
    if (word.len <= 5) {
        memcpy(padded + 1, word.ptr, word.len);
        padded[word.len + 1] = ' ';
        if (memmem(common, sizeof common - 1, padded, word.len + 2)) return 200;
    }
    return word.len < 4 ? 8 : word.len < 6 ? 4 : word.len < 8 ? 3 : 2;
}

static LorPhraseElement word_element(Source *s, LorStr word, bool stem) {
    LorPhraseTables *t = &s->parser->tables;
    LorPhraseElement element = {.kind = stem ? LOR_ELEMENT_STEM : LOR_ELEMENT_WORD, .cost = cost_of_word(word, stem),
                                .first = (uint32_t)t->text.len, .len = (uint16_t)word.len};
    for (size_t i = 0; i < word.len; i++) lor_vec_push(s->parser->arena, &t->text, word.ptr[i]);
    return element;
}

/* A word ends before an apostrophe s, which is a token of its own. */
static LorPhraseElement read_word(Source *s) {
    size_t start = s->at;
    while (s->at < s->text.len && word_char(s->text.ptr[s->at])) s->at++;
    LorStr word = lor_str_slice(s->text, start, s->at - start);
    if (word.len > 2 && lor_str_ends(word, LOR_STR("'s"))) {
        word.len -= 2;
        s->at -= 2;
    }
    bool stem = at_char(s, '~');
    s->at += stem;
    return word_element(s, word, stem);
}

static bool parse_element(Source *s, LorPhraseElement *out, bool *skipped) {
    char c = s->text.ptr[s->at];
    *skipped = false;
    if (c == '{') return read_brace(s, out);
    if (word_char(c)) {
        *out = read_word(s);
        return true;
    }
    bool names = c == '@' && s->at + 1 < s->text.len && lor_is_lower(s->text.ptr[s->at + 1]);
    if (names) return fail(s, "a named set stands in braces of its own: {{@name}|word}");
    if (c == '%' || c == '&' || c == '@') {
        *out = word_element(s, lor_str_slice(s->text, s->at++, 1), false);
        return true;
    }
    if (lor_is_upper(c)) return fail(s, "write phrases in lower case");
    if (c == '~' || c == '}') return fail(s, "a ~ or } that belongs to nothing");
    *skipped = true; /* space and punctuation part words and mean nothing */
    s->at++;
    return true;
}

/* Also gives what looking for the sequence costs: its best element does. */
static bool parse_sequence(Source *s, bool nested, LorPhraseSequence *out, uint16_t *cost) {
    LorPhraseElement elements[LOR_PHRASE_MAX_ELEMENTS];
    LorPhraseTables *t = &s->parser->tables;
    size_t len = 0;
    *cost = LOR_PHRASE_NO_WORD;
    while (s->at < s->text.len && !at_char(s, '|') && !(nested && at_char(s, '}'))) {
        LorPhraseElement element;
        bool skipped;
        if (!parse_element(s, &element, &skipped)) return false;
        if (skipped) continue;
        if (len == LOR_PHRASE_MAX_ELEMENTS) return fail(s, "more than 64 words");
        if (element.cost < *cost) *cost = element.cost;
        elements[len++] = element;
    }
    *out = (LorPhraseSequence){.first = t->elements.len & LOR_SEQUENCE_ELEMENTS, .len = len & LOR_SEQUENCE_MOST};
    for (size_t i = 0; i < len; i++) lor_vec_push(s->parser->arena, &t->elements, elements[i]);
    return true;
}

bool lor_phrase_parse(LorPhraseParser *parser, LorStr source, uint32_t *sequence, LorError *err) {
    Source s = {.parser = parser, .text = source, .err = err};
    LorPhraseSequence whole;
    uint16_t cost;
    if (source.len > LOR_PHRASE_MAX_BYTES) return fail(&s, "longer than 4096 bytes");
    if (!parse_sequence(&s, false, &whole, &cost)) return false;
    if (s.at < source.len) return fail(&s, "alternatives stand in braces: {a|b}");
    if (cost == LOR_PHRASE_NO_WORD) return fail(&s, "needs at least one fixed word");
    *sequence = (uint32_t)parser->tables.sequences.len;
    lor_vec_push(parser->arena, &parser->tables.sequences, whole);
    return true;
}

uint32_t lor_phrase_best(const LorPhraseTables *t, LorPhraseSequence s) {
    const LorPhraseElement *elements = &t->elements.at[s.first];
    uint32_t best = 0;
    for (uint32_t i = 1; i < s.len; i++)
        if (elements[i].cost < elements[best].cost) best = i;
    return best;
}
