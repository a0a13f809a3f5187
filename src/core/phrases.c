// SPDX-License-Identifier: GPL-3.0-or-later
// Many phrases at once, until they are looked for: named, added, each filed under a word that every form of it holds, the rarest such, or under
// one word a branch. (The plan's Aho–Corasick over characters is not needed: fixed words begin where tokens begin, so a trie entered at
// each token does the same work without failure links.)
#include "core/phrases.h"

#include "core/contraction.h"
#include "core/phrase_parse.h"
#include "core/phrase_tables.h"

struct LorPhrases {
    LorPhraseParser parser;
    size_t filed; /* entries that stand in the trie */
};

LorPhrases *lor_phrases_new(LorArena *arena) {
    LorPhrases *p = LOR_NEW(arena, LorPhrases);
    p->parser.arena = arena;
    return p;
}

LorPhrases *lor_phrases_from(LorArena *arena, const LorPhraseTables *baked) {
    LorPhrases *p = LOR_NEW(arena, LorPhrases);
    p->parser.arena = arena;
    p->parser.tables = *baked;
    p->filed = baked->entries.len;
    return p;
}

bool lor_phrases_name(LorPhrases *p, LorStr name, LorStr alternatives) {
    alternatives = lor_contractions_open(p->parser.arena, alternatives);
    for (size_t i = 0; i < p->parser.names.len; i++)
        if (lor_str_eq(p->parser.names.at[i].name, name)) return lor_str_eq(p->parser.names.at[i].source, alternatives);
    lor_vec_push(p->parser.arena, &p->parser.names, (LorPhraseName){.name = name, .source = alternatives});
    return true;
}

size_t lor_phrases_names(const LorPhrases *p) { return p->parser.names.len; }

LorStr lor_phrases_name_at(const LorPhrases *p, size_t index, LorStr *alternatives) {
    *alternatives = p->parser.names.at[index].source;
    return p->parser.names.at[index].name;
}

size_t lor_phrases_count(const LorPhrases *p) { return p->parser.tables.phrases; }
const LorPhraseTables *lor_phrases_tables(const LorPhrases *p) { return &p->parser.tables; }

LorPhrasesMark lor_phrases_mark(const LorPhrases *p) {
    return (LorPhrasesMark){p->parser.names.len, p->parser.tables.entries.len, p->parser.tables.phrases};
}

void lor_phrases_rewind(LorPhrases *p, LorPhrasesMark mark) {
    p->parser.names.len = mark.names;
    p->parser.tables.entries.len = p->parser.tables.words.len = mark.entries;
    p->parser.tables.phrases = mark.phrases;
}

/* What stands beside an element of a sequence; `around`: what does beside the braces that the sequence stands in. */
static uint32_t side_of(const LorPhraseTables *t, LorPhraseSequence s, uint32_t index, int step, uint32_t around) {
    int64_t beside = (int64_t)index + step, end = step > 0 ? (int64_t)s.len : -1;
    if (beside == end) return around;
    bool gap = t->elements.at[s.first + (uint64_t)beside].kind == LOR_ELEMENT_GAP && beside + step != end;
    return (s.first + (uint32_t)beside + 1) | (!around && beside + step + (gap ? step : 0) == end ? LOR_SIDE_LAST : 0);
}

static bool file_word(LorPhrases *p, uint32_t place, uint32_t word, size_t *most) {
    lor_vec_push(p->parser.arena, &p->parser.tables.entries, place);
    lor_vec_push(p->parser.arena, &p->parser.tables.words, word);
    return (*most)-- > 0;
}

/* Files a sequence under its best element: a word, or the best of each branch. `outer`: the place of the brace that it is a branch of. */
static bool file(LorPhrases *p, LorPhrasePlace phrase, uint32_t sequence, uint32_t outer, size_t *most) {
    LorPhraseTables *t = &p->parser.tables;
    LorPhraseSequence s = t->sequences.at[sequence];
    uint32_t index = lor_phrase_best(t, s);
    LorPhraseElement best = t->elements.at[s.first + index];
    if (outer && s.len == 1 && best.kind != LOR_ELEMENT_BRANCHES) return file_word(p, outer - 1, s.first, most);
    LorPhrasePlace around = outer ? t->places.at[outer - 1] : phrase;
    LorPhrasePlace place = {.sequence = sequence & LOR_PLACE_SEQUENCES, .index = index & UINT8_MAX, .outer = outer, .left = side_of(t, s, index, -1, around.left),
                            .right = side_of(t, s, index, 1, around.right), .list = phrase.list, .value = phrase.value};
    lor_vec_push(p->parser.arena, &t->places, place);
    uint32_t at = (uint32_t)t->places.len - 1;
    if (best.kind != LOR_ELEMENT_BRANCHES) return file_word(p, at, s.first + index, most);
    for (uint32_t i = 0; i < best.len; i++)
        if (!file(p, phrase, best.first + i, at + 1, most)) return false;
    return true;
}

bool lor_phrases_add(LorPhrases *p, LorStr source, uint32_t list, float value, LorError *err) {
    uint32_t sequence;
    source = lor_contractions_open(p->parser.arena, source); /* as texts are */
    size_t most = LOR_PHRASE_MAX_ENTRIES, before = p->parser.tables.entries.len;
    if (!lor_phrase_parse(&p->parser, source, &sequence, err)) return false;
    if (p->parser.tables.sequences.len > LOR_PLACE_SEQUENCES || p->parser.tables.elements.len > LOR_SEQUENCE_ELEMENTS)
        return lor_error_at(err, 0, 1, "more phrases than fit: %u alternatives, or words of them, in all", LOR_PLACE_SEQUENCES);
    p->parser.tables.phrases++;
    if (list >= p->parser.tables.list_count) p->parser.tables.list_count = list + 1;
    if (file(p, (LorPhrasePlace){.list = list, .value = value}, sequence, 0, &most)) return true;
    p->parser.tables.entries.len = p->parser.tables.words.len = before;
    p->parser.tables.phrases--;
    return lor_error_at(err, 0, 1, "phrase \"%.*s\": too many alternatives without a rare word", LOR_STR_ARG(lor_str_slice(source, 0, 120)));
}

void lor_phrases_share(LorPhrases *p) { lor_phrase_share(p->parser.arena, &p->parser.tables); }

bool lor_phrases_seal(LorPhrases *p, LorError *err) {
    if (p->filed == p->parser.tables.entries.len) return true;
    if (!lor_phrase_file(p->parser.arena, &p->parser.tables)) return lor_error_set(err, LOR_UNSUPPORTED, "the phrases of all packs have more different words than fit");
    p->filed = p->parser.tables.entries.len;
    return true;
}
