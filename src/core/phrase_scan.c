// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of many phrases: a walk over the letters of each token gives it its number and finds the phrases that are filed under it. Those whose
// sieve lets the token's surroundings through are noted, and run when the list that they are of is asked for.
#include "core/phrase_run.h"

/* What stands around a token in its sentence, as bits of sifts, by the window. */
typedef struct Around {
    uint64_t behind[LOR_SIFT_WINDOWS], before[LOR_SIFT_WINDOWS];
} Around;

#define AROUND_EDGE 4u /* tokens: half of the widest window but for that of all */
#define MOST_TRIES  64u /* places that wait for their memory */
#define NOTES       6u  /* a token has, on the average: fewer letters have more */
#define MOST_ROOM   4096u /* tokens for which there is room from the start */

/* A place that a token may have; behind the last place are whole phrases, which need no more than the token. */
typedef struct Note {
    uint32_t token, place;
    uint32_t next; /* note of the same list, but for the last */
} Note;

/* Notes of one list. */
typedef struct List {
    uint32_t count, first, last;
} List;

struct LorPhraseNotes {
    LorToldText text;
    LOR_VEC(Note) notes;
    List *lists;
};

typedef struct Sifting {
    LorArena *arena;
    LorPhraseNotes *found;
    const LorPhraseTables *tables;
    const LorToldToken *told;
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    uint32_t sentence;  /* the next */
    LOR_VEC(Around) around; /* of these, between edges where nothing stands */
    Note waiting[MOST_TRIES];
    size_t waits;
} Sifting;

static unsigned stands(uint64_t sift, const uint64_t *windows) { return (sift & windows[sift >> LOR_SIFT_WINDOW]) != 0; }

/* Without branches: what a letter holds cannot be foretold. */
static bool lets_through(const LorPhraseSieve *sieve, const Around *here) {
    return stands(sieve->behind, here->behind) & stands(sieve->far_behind, here->behind) & stands(sieve->before, here->before) & stands(sieve->far_before, here->before);
}

static void make_room(Sifting *s, size_t more) {
    LorPhraseNotes *found = s->found;
    while (found->notes.cap - found->notes.len < more) found->notes.at = lor_vec_grown(s->arena, found->notes.at, found->notes.len, &found->notes.cap, sizeof(Note));
}

/* There is room. */
static inline void note(Sifting *s, uint32_t number, uint32_t token, uint32_t place) {
    List *list = &s->found->lists[number];
    Note *notes = s->found->notes.at;
    uint32_t at = (uint32_t)s->found->notes.len++;
    notes[at].token = token, notes[at].place = place;
    if (list->count++) notes[list->last].next = at;
    else list->first = at;
    list->last = at;
}

/* The tables are larger than what a processor keeps at hand: the memory of a place comes while others are sifted. */
static void note_waiting(Sifting *s) {
    make_room(s, s->waits);
    for (size_t i = 0; i < s->waits; i++) note(s, s->tables->places.at[s->waiting[i].place].list, s->waiting[i].token, s->waiting[i].place);
    s->waits = 0;
}

/* What is filed under a word that the token is. */
static void sift_entries(Sifting *s, uint32_t from, uint32_t end, uint32_t token) {
    const Around *here = &s->around.at[AROUND_EDGE + token - s->low];
    const LorPhraseSieve *sieves = s->tables->sieves.at;
    for (const uint32_t *entry = s->tables->entries.at + from, *last = s->tables->entries.at + end; entry < last; entry++) {
        if (!lets_through(&sieves[*entry], here)) continue;
        if (s->waits == MOST_TRIES) note_waiting(s);
        s->waiting[s->waits++] = (Note){.token = token, .place = *entry};
        __builtin_prefetch(&s->tables->places.at[*entry]);
    }
}

/* Phrases of that word alone come first. */
static void sift_word(Sifting *s, uint32_t alone, uint32_t alone_end, uint32_t from, uint32_t end, uint32_t token) {
    if (alone < alone_end) make_room(s, alone_end - alone);
    for (uint32_t i = alone; i < alone_end; i++) note(s, s->tables->alone.at[i].list, token, (uint32_t)s->tables->places.len + i);
    if (from < end) sift_entries(s, from, end, token);
}

static void sift_filed(Sifting *s, uint32_t token) {
    const LorPhraseNode *nodes = s->tables->nodes.at, *last = &nodes[s->told[token].number / 2];
    for (const LorPhraseNode *node = last; node != nodes; node = &nodes[node->up])
        sift_word(s, node->alone_stems, node[1].alone_words, node->stems, node[1].words, token);
    if (s->told[token].number % 2 == 0) sift_word(s, last->alone_words, last->alone_stems, last->words, last->stems, token);
}

/* What the tokens of the sentence will be asked about soon. */
static void fetch_filed(const Sifting *s) {
    for (uint32_t t = s->low; t < s->high; t++) {
        const LorPhraseNode *node = &s->tables->nodes.at[s->told[t].number / 2];
        __builtin_prefetch(&s->tables->entries.at[node->words]);
        __builtin_prefetch(&s->tables->alone.at[node->alone_words]);
    }
}

static uint64_t bits_of(LorToldToken token) { return LOR_SIFT_ANY | lor_phrase_sift(token.bits); }

/* Windows of one token, of two, of four, of eight, of all. */
static void look_around(Sifting *s) {
    uint32_t count = s->high - s->low;
    if (count + 2 * AROUND_EDGE > s->around.cap) {
        lor_vec_room(s->arena, &s->around, 2 * (count + AROUND_EDGE));
        memset(s->around.at, 0, AROUND_EDGE * sizeof *s->around.at);
    }
    Around *first = s->around.at + AROUND_EDGE, *end = first + count;
    const LorToldToken *told = s->told + s->low;
    uint64_t before = LOR_SIFT_ANY, behind = LOR_SIFT_ANY, own = LOR_SIFT_ANY;
    for (Around *at = first; at < end; at++) {
        at->before[0] = own, at->before[LOR_SIFT_WINDOWS - 1] = before;
        own = bits_of(told[at - first]);
        before |= own;
        if (at > first) at[-1].behind[0] = own;
    }
    end[-1].behind[0] = LOR_SIFT_ANY;
    for (Around *at = end; at-- > first;) at->behind[LOR_SIFT_WINDOWS - 1] = behind |= at->behind[0];
    for (Around *at = end; at < end + AROUND_EDGE; at++) at->behind[0] = at->behind[1] = at->behind[2] = 0;
    for (ptrdiff_t window = 1; window + 1 < (ptrdiff_t)LOR_SIFT_WINDOWS; window++)
        for (Around *at = first; at < end; at++) {
            ptrdiff_t half = (ptrdiff_t)1 << (window - 1);
            at->behind[window] = at->behind[window - 1] | at[half].behind[window - 1];
            at->before[window] = at->before[window - 1] | at[-half].before[window - 1];
        }
}

static void enter_sentence(Sifting *s, uint32_t first) {
    const LorTokens *tokens = &s->found->text.tokens;
    LorToldToken *told = s->found->text.told;
    s->low = s->high = first;
    while (s->high < tokens->len && tokens->at[s->high].sentence == tokens->at[first].sentence) s->high++;
    for (uint32_t i = s->low; i < s->high; i++) told[i].sentence = s->sentence;
    s->found->text.sentences[++s->sentence] = s->high;
    fetch_filed(s);
    look_around(s);
}

#define BLOCK_SHIFT 24u /* of a number's block, above it: see LOR_NODES_MOST */

uint32_t lor_phrases_word(const LorPhrases *p, LorStr word) {
    const LorPhraseTables *tables = lor_phrases_tables(p);
    if (tables->nodes.len == 0) return 0;
    uint32_t number = lor_phrase_number(tables, word);
    return number | (uint32_t)lor_phrase_block(tables, number) << BLOCK_SHIFT;
}

LorPhraseNotes *lor_phrases_note(const LorPhrases *p, LorArena *arena, LorTokens tokens) {
    const LorPhraseTables *tables = lor_phrases_tables(p);
    LorPhraseNotes *found = LOR_NEW(arena, LorPhraseNotes);
    LorToldToken *told = lor_arena_room(arena, tokens.len, sizeof *told);
    *found = (LorPhraseNotes){.text = {tables, tokens, told, lor_arena_room(arena, tokens.len + 1, sizeof(uint32_t))}, .lists = LOR_NEW_ARRAY(arena, List, tables->list_count)};
    Sifting s = {.arena = arena, .found = found, .tables = tables, .told = told};
    if (tables->nodes.len == 0) return found;
    lor_vec_room(arena, &found->notes, NOTES * (tokens.len < MOST_ROOM ? tokens.len : MOST_ROOM));
    for (size_t i = 0; i < tokens.len; i++) {
        uint32_t word = tokens.of == p ? tokens.phrases[i] : lor_phrases_word(p, lor_token_text(tokens, i)), number = word & ((1u << BLOCK_SHIFT) - 1);
        told[i] = (LorToldToken){.number = number, .bits = lor_phrase_token_bits(word >> BLOCK_SHIFT, tokens.at[i].flags)};
        __builtin_prefetch(&tables->nodes.at[number / 2]);
    }
    *found->text.sentences = 0;
    while (s.high < tokens.len) {
        enter_sentence(&s, s.high);
        for (uint32_t i = s.low; i < s.high; i++) sift_filed(&s, i);
        note_waiting(&s);
    }
    return found;
}

size_t lor_phrases_noted(const LorPhraseNotes *found, uint32_t list) { return list < found->text.tables->list_count ? found->lists[list].count : 0; }

/* Gives how many hits there are: none or one. */
static size_t tell_note(const LorPhraseNotes *found, const Note *note, LorHit *hit) {
    const LorPhraseTables *t = found->text.tables;
    if (note->place < t->places.len) return lor_phrase_run(&found->text, note->place, note->token, hit);
    const LorPhraseAlone *alone = &t->alone.at[note->place - t->places.len];
    *hit = (LorHit){alone->list, note->token, 1, alone->value};
    return 1;
}

size_t lor_phrases_tell(const LorPhraseNotes *found, uint32_t list, const bool *sentences, LorHit *hits) {
    size_t left = lor_phrases_noted(found, list), count = 0;
    const Note *notes = found->notes.at, *note = left ? &notes[found->lists[list].first] : NULL;
    for (; left; left--, note = &notes[left ? note->next : 0])
        if (!sentences || sentences[found->text.tokens.at[note->token].sentence]) count += tell_note(found, note, &hits[count]);
    return count;
}

void lor_phrases_scan(const LorPhrases *p, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context) {
    const LorPhraseNotes *found = lor_phrases_note(p, arena, tokens);
    LorHit hit;
    for (size_t i = 0; i < found->notes.len; i++)
        if (tell_note(found, &found->notes.at[i], &hit)) sink(context, hit);
}
