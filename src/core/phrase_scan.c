// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of many phrases: a walk over the letters of each token gives it its number and finds the phrases that are filed under it. Those whose
// sieve lets the token's surroundings through are noted, and run when the list that they are of is asked for.
#include "core/phrase_run.h"

/* What stands around a token in its sentence, as blocks of sieves. */
typedef struct Around {
    uint64_t own, window;                /* the token; it and those after it, LOR_SIEVE_NEAR in all */
    uint64_t before, behind;             /* all before, all behind */
    uint64_t near_before, near_behind;
} Around;

#define MOST_TRIES 64u /* entries that wait for their memory */
#define NOTES      6u  /* a token has, on the average: fewer letters have more */

/* An entry that may stand around a token; those behind the last sieve are whole phrases, and do. */
typedef struct Note {
    uint32_t token, entry;
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
    unsigned coarse;    /* from a number to its block of sieves */
    Around *around;     /* of tokens, filled sentence by sentence */
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    Note waiting[MOST_TRIES];
    size_t waits;
} Sifting;

static uint32_t number_of(const LorPhraseTables *t, LorStr word) {
    uint32_t base = 0, end = 0;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char letter = (unsigned char)word.ptr[i];
        uint32_t row = base + letter, step = i && !base ? 0 : t->steps.at[row]; /* base 0 is the root's, or an end */
        if (!step || (step & 0xFF) != letter) return 2 * end + 1;
        end = t->ends.at[row], base = LOR_STEP_BASE(step);
    }
    return 2 * end;
}

static unsigned stands(uint64_t wanted, uint64_t near, uint64_t far) { return (wanted & (wanted & LOR_SIEVE_FAR ? far : near)) != 0; }

/* Without branches: what a letter holds cannot be foretold. */
static bool lets_through(const LorPhraseSieve *sieve, const Around *here, uint64_t left, uint64_t right) {
    unsigned on_right = (sieve->right & right) != 0, on_left = (sieve->left & left) != 0;
    return on_right & on_left & stands(sieve->behind, here->near_behind, here->behind) &
           stands(sieve->before, here->near_before, here->before);
}

static void make_room(Sifting *s, size_t more) {
    LorPhraseNotes *found = s->found;
    while (found->notes.cap - found->notes.len < more) found->notes.at = lor_vec_grown(s->arena, found->notes.at, found->notes.len, &found->notes.cap, sizeof(Note));
}

/* There is room. */
static inline void note(Sifting *s, uint32_t number, uint32_t token, uint32_t entry) {
    List *list = &s->found->lists[number];
    Note *notes = s->found->notes.at;
    uint32_t at = (uint32_t)s->found->notes.len++;
    notes[at].token = token, notes[at].entry = entry;
    if (list->count++) notes[list->last].next = at;
    else list->first = at;
    list->last = at;
}

/* The tables are larger than what a processor keeps at hand: the memory of an entry comes while others are sifted, that of what it will be run by until
 * its list is asked for. */
static void note_waiting(Sifting *s) {
    make_room(s, s->waits);
    for (size_t i = 0; i < s->waits; i++) {
        const LorPhraseEntry *entry = &s->tables->entries.at[s->waiting[i].entry];
        note(s, entry->list, s->waiting[i].token, s->waiting[i].entry);
        __builtin_prefetch(&s->tables->places.at[entry->place]);
    }
    s->waits = 0;
}

/* What is filed under a word that the token is. */
static void sift_entries(Sifting *s, uint32_t from, uint32_t end, uint32_t token) {
    const Around *here = &s->around[token];
    uint64_t left = token > s->low ? here[-1].own : LOR_SIEVE_ANY, right = token + 1 < s->high ? here[1].own : LOR_SIEVE_ANY;
    for (uint32_t i = from; i < end; i++) {
        if (!lets_through(&s->tables->sieves.at[i], here, left, right)) continue;
        if (s->waits == MOST_TRIES) note_waiting(s);
        s->waiting[s->waits].token = token, s->waiting[s->waits++].entry = i;
        __builtin_prefetch(&s->tables->entries.at[i]);
    }
}

/* Phrases of that word alone come first. */
static void sift_word(Sifting *s, uint32_t alone, uint32_t alone_end, uint32_t from, uint32_t end, uint32_t token) {
    if (alone < alone_end) make_room(s, alone_end - alone);
    for (uint32_t i = alone; i < alone_end; i++) note(s, s->tables->alone.at[i].list, token, (uint32_t)s->tables->sieves.len + i);
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
        __builtin_prefetch(&s->tables->sieves.at[node->words]);
        __builtin_prefetch(&s->tables->alone.at[node->alone_words]);
    }
}

static uint64_t blocks_of(const Sifting *s, LorToldToken token) { return LOR_SIEVE_ANY | UINT64_C(1) << (token.number >> s->coarse) | lor_phrase_flag_bits(token.flags); }

/* Tokens as blocks. Windows double: of one token, of two, of four, of eight. */
static void look_around(Sifting *s) {
    Around *first = s->around + s->low, *end = s->around + s->high;
    for (uint32_t t = s->low; t < s->high; t++) s->around[t].own = s->around[t].window = blocks_of(s, s->told[t]);
    for (ptrdiff_t size = 1; size < (ptrdiff_t)LOR_SIEVE_NEAR; size *= 2)
        for (Around *at = first; end - at > size; at++) at->window |= at[size].window;
    uint64_t before = LOR_SIEVE_ANY, behind = LOR_SIEVE_ANY;
    for (Around *at = first; at < end; before |= at++->own) {
        at->before = before;
        at->near_before = at - first < (ptrdiff_t)LOR_SIEVE_NEAR ? before : at[-(ptrdiff_t)LOR_SIEVE_NEAR].window;
    }
    for (Around *at = end; at-- > first; behind |= at->own) {
        at->behind = behind;
        at->near_behind = LOR_SIEVE_ANY | (at + 1 < end ? at[1].window : 0);
    }
}

static void enter_sentence(Sifting *s, uint32_t first) {
    const LorTokens *tokens = &s->found->text.tokens;
    LorToldToken *told = s->found->text.told;
    s->low = s->high = first;
    while (s->high < tokens->len && tokens->at[s->high].sentence == tokens->at[first].sentence) s->high++;
    for (uint32_t i = s->low; i < s->high; i++) told[i].low = s->low, told[i].high = s->high;
    fetch_filed(s);
    look_around(s);
}

LorPhraseNotes *lor_phrases_note(const LorPhrases *p, LorArena *arena, LorTokens tokens) {
    const LorPhraseTables *tables = lor_phrases_tables(p);
    LorPhraseNotes *found = LOR_NEW(arena, LorPhraseNotes);
    LorToldToken *told = lor_arena_room(arena, tokens.len, sizeof *told);
    *found = (LorPhraseNotes){.text = {tables, tokens, told, lor_phrase_block_shift(tables, LOR_LIST_BLOCKS)}, .lists = LOR_NEW_ARRAY(arena, List, tables->list_count)};
    Sifting s = {.arena = arena, .found = found, .tables = tables, .told = told, .coarse = lor_phrase_block_shift(tables, LOR_SIEVE_BLOCKS),
                 .around = lor_arena_room(arena, tokens.len, sizeof(Around))};
    if (tables->nodes.len == 0) return found;
    lor_vec_room(arena, &found->notes, NOTES * tokens.len);
    for (size_t i = 0; i < tokens.len; i++) {
        told[i] = (LorToldToken){.number = number_of(tables, lor_token_text(tokens, i)), .flags = tokens.at[i].flags};
        __builtin_prefetch(&tables->nodes.at[told[i].number / 2]);
    }
    while (s.high < tokens.len) {
        enter_sentence(&s, s.high);
        for (uint32_t i = s.low; i < s.high; i++) sift_filed(&s, i);
        note_waiting(&s);
    }
    return found;
}

size_t lor_phrases_noted(const LorPhraseNotes *found, uint32_t list) { return list < found->text.tables->list_count ? found->lists[list].count : 0; }

static void tell_note(const LorPhraseNotes *found, const Note *note, LorHitSink *sink, void *context) {
    const LorPhraseTables *t = found->text.tables;
    LorHit hit;
    if (note->entry < t->sieves.len) {
        if (lor_phrase_run(&found->text, note->entry, note->token, &hit)) sink(context, hit);
        return;
    }
    const LorPhraseAlone *alone = &t->alone.at[note->entry - t->sieves.len];
    sink(context, (LorHit){alone->list, note->token, 1, alone->value});
}

void lor_phrases_tell(const LorPhraseNotes *found, uint32_t list, LorHitSink *sink, void *context) {
    size_t left = lor_phrases_noted(found, list);
    const Note *notes = found->notes.at, *note = left ? &notes[found->lists[list].first] : NULL;
    for (; left; left--, note = &notes[left ? note->next : 0]) tell_note(found, note, sink, context);
}

void lor_phrases_scan(const LorPhrases *p, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context) {
    const LorPhraseNotes *found = lor_phrases_note(p, arena, tokens);
    for (size_t i = 0; i < found->notes.len; i++) tell_note(found, &found->notes.at[i], sink, context);
}
