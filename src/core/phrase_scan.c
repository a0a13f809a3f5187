// SPDX-License-Identifier: GPL-3.0-or-later
// One pass of many phrases: a walk over the letters of each token gives it its number and finds the phrases that are filed under it. Those whose
// sifts let the token's surroundings through are noted, and run when the list that they are of is asked for.
#include "core/phrase_run.h"

/* What stands around a token in its sentence, as bits of sifts, by the window. */
typedef struct Around {
    uint64_t behind[LOR_SIFT_REACHES], before[LOR_SIFT_REACHES];
} Around;

_Static_assert(sizeof(Around) == LOR_SIFT_WINDOWS * sizeof(uint64_t), "windows are asked for by one index");

#define AROUND_EDGE 4u    /* tokens: half of the widest window but for that of all */
#define MOST_TRIES  1024u /* entries that their keys let through, before they are looked at more closely */
#define PIECE       256u  /* of the entries of a word: so many are sifted without another look at what is full */
#define NOTES       6u    /* a token has, on the average: fewer letters have more */
#define MOST_ROOM   4096u /* tokens for which there is room from the start */
#define ALONE       (UINT32_C(1) << 31) /* with the token: a whole phrase */

/* A place that a token may have; or the value of a whole phrase, which needs no more than the token. */
typedef struct Note {
    uint32_t token;
    union {
        uint32_t place;
        float value;
    };
} Note;

/* The same while the text is passed over. */
typedef struct Found {
    Note note;
    uint32_t list;
} Found;

struct LorPhraseNotes {
    LorToldText text;
    Note *notes;      /* by their lists; of one in the order of the text, but that whole phrases of a sentence come before others … */
    uint32_t *starts; /* … which begin here; one more than there are lists */
};

/* An entry under a token. */
typedef struct Try {
    uint32_t token, entry;
} Try;

typedef struct Sifting {
    LorArena *arena;
    const LorPhrases *phrases;
    const LorPhraseTables *tables;
    LorTokens tokens;
    LorToldToken *told;
    uint32_t *sentences; /* first tokens of those that were told, and where the last ends */
    uint32_t sentence_count;
    uint32_t low, high; /* tokens of the sentence: [low, high) */
    LOR_VEC(Around) around; /* of these, between edges where nothing stands */
    LOR_VEC(Found) found;
    uint32_t *counts; /* of them, by lists */
    Try tries[MOST_TRIES];
    size_t try_count;
} Sifting;

static inline const uint64_t *windows_of(const Sifting *s, uint32_t token) { return s->around.at[AROUND_EDGE + token - s->low].behind; }

static inline unsigned stands(uint64_t sift, const uint64_t *windows) { return (sift & windows[sift >> LOR_SIFT_WINDOW]) != 0; }

static void grow(Sifting *s, size_t more) {
    while (s->found.cap - s->found.len < more) s->found.at = lor_vec_grown(s->arena, s->found.at, s->found.len, &s->found.cap, sizeof(Found));
}

static inline Found *room_for(Sifting *s, size_t more) {
    if (s->found.cap - s->found.len < more) grow(s, more);
    return s->found.at + s->found.len;
}

/* Without branches: what a letter holds cannot be foretold. The memory of places comes while others are looked at. */
static void look_closer(Sifting *s) {
    const LorPhraseTables *t = s->tables;
    Found *found = room_for(s, s->try_count);
    for (const Try *try = s->tries, *end = try + s->try_count; try < end; try++) {
        uint32_t place = t->entries.at[try->entry];
        const LorPhraseSieve *sieve = &t->sieves.at[place];
        unsigned fits = stands(sieve->sift, windows_of(s, try->token));
        *found = (Found){{try->token, {place}}, sieve->list};
        __builtin_prefetch(&t->places.at[place]);
        found += fits, s->counts[sieve->list] += fits;
    }
    s->found.len = (size_t)(found - s->found.at);
    s->try_count = 0;
}

/* What is filed under a word that the token is: keys that fit, without branches. */
static void sift_entries(Sifting *s, uint32_t from, uint32_t end, uint32_t token) {
    const uint64_t *windows = windows_of(s, token), *keys = s->tables->keys.at;
    for (uint32_t stop; from < end;) {
        if (s->try_count + PIECE > MOST_TRIES) look_closer(s);
        Try *try = s->tries + s->try_count;
        for (stop = end - from < PIECE ? end : from + PIECE; from < stop; from++) {
            *try = (Try){token, from};
            try += stands(keys[from], windows);
        }
        s->try_count = (size_t)(try - s->tries);
    }
}

static void note_alone(Sifting *s, uint32_t from, uint32_t end, uint32_t token) {
    Found *found = room_for(s, end - from);
    s->found.len += end - from;
    for (const LorPhraseAlone *alone = s->tables->alone.at + from, *last = s->tables->alone.at + end; alone < last; alone++) {
        *found++ = (Found){{token | ALONE, {.value = alone->value}}, alone->list};
        s->counts[alone->list]++;
    }
}

/* Its word, when the token is one, and the beginnings on the way there. */
static void sift_token(Sifting *s, uint32_t token) {
    uint32_t number = s->told[token].number;
    bool word = number % 2 == 0;
    const LorPhraseNode *nodes = s->tables->nodes.at;
    for (const LorPhraseNode *node = &nodes[number / 2]; node != nodes; node = &nodes[node->up], word = false) {
        uint32_t alone = word ? node->alone_words : node->alone_stems, from = word ? node->words : node->stems;
        if (alone < node[1].alone_words) note_alone(s, alone, node[1].alone_words, token);
        if (from < node[1].words) sift_entries(s, from, node[1].words, token);
    }
}

static uint64_t bits_of(LorToldToken token) { return LOR_SIFT_ANY | lor_phrase_sift(token.bits); }

/* Windows of one token, of two, of four, of eight, of all; those of the tokens one, two and four steps on are there. */
static inline void widen(uint64_t *windows, const uint64_t *one, const uint64_t *two, const uint64_t *four, uint64_t next, uint64_t all) {
    windows[0] = next;
    windows[1] = windows[0] | one[0];
    windows[2] = windows[1] | two[1];
    windows[3] = windows[2] | four[2];
    windows[4] = all;
}

static void look_around(Sifting *s) {
    uint32_t count = s->high - s->low;
    if (count + 2 * AROUND_EDGE > s->around.cap) {
        lor_vec_room(s->arena, &s->around, 2 * (count + AROUND_EDGE));
        memset(s->around.at, 0, AROUND_EDGE * sizeof *s->around.at);
    }
    Around *first = s->around.at + AROUND_EDGE, *end = first + count;
    const LorToldToken *told = s->told + s->low;
    uint64_t all = LOR_SIFT_ANY, next = LOR_SIFT_ANY;
    for (Around *at = first; at < end; at++) {
        all |= next;
        widen(at->before, at[-1].before, at[-2].before, at[-4].before, next, all);
        next = bits_of(*told++);
    }
    memset(end, 0, AROUND_EDGE * sizeof *end);
    end->before[0] = next;
    all = next = LOR_SIFT_ANY;
    for (Around *at = end; at-- > first;) {
        all |= next;
        widen(at->behind, at[1].behind, at[2].behind, at[4].behind, next, all);
        next = at[1].before[0]; /* the token itself */
    }
}

#define BLOCK_SHIFT 24u /* of a number's block, above it */
_Static_assert(2 * LOR_NODES_MOST <= UINT32_C(1) << BLOCK_SHIFT, "there is room for all numbers below their blocks");

uint32_t lor_phrases_word(const LorPhrases *p, LorStr word) {
    const LorPhraseTables *tables = lor_phrases_tables(p);
    if (tables->nodes.len == 0) return 0;
    uint32_t number = lor_phrase_number(tables, word);
    return number | (uint32_t)lor_phrase_block(tables, number) << BLOCK_SHIFT;
}

static void tell_token(const Sifting *s, uint32_t token) {
    uint32_t word = s->tokens.of == s->phrases ? s->tokens.phrases[token] : lor_phrases_word(s->phrases, lor_token_text(s->tokens, token));
    uint32_t number = word & ((1u << BLOCK_SHIFT) - 1);
    s->told[token] = (LorToldToken){.number = number, .bits = lor_phrase_token_bits(word >> BLOCK_SHIFT, s->tokens.at[token].flags), .sentence = s->sentence_count};
    __builtin_prefetch(&s->tables->nodes.at[number / 2]);
}

static void tell_tokens(Sifting *s) {
    const LorTokens *tokens = &s->tokens;
    for (uint32_t i = 0, first = 0; i < tokens->len; first = i) {
        s->sentences[s->sentence_count] = first;
        for (; i < tokens->len && tokens->at[i].sentence == tokens->at[first].sentence; i++) tell_token(s, i);
        s->sentence_count++;
    }
    s->sentences[s->sentence_count] = (uint32_t)tokens->len;
}

/* Also fetches the memory that its tokens will be asked about soon. */
static void enter_sentence(Sifting *s, uint32_t sentence) {
    s->low = s->sentences[sentence], s->high = s->sentences[sentence + 1];
    for (uint32_t i = s->low; i < s->high; i++) {
        const LorPhraseNode *node = &s->tables->nodes.at[s->told[i].number / 2];
        __builtin_prefetch(&s->tables->keys.at[node->words]);
        __builtin_prefetch(&s->tables->alone.at[node->alone_words]);
    }
    look_around(s);
}

static void sift_text(Sifting *s) {
    tell_tokens(s);
    for (uint32_t sentence = 0; sentence < s->sentence_count; sentence++) {
        enter_sentence(s, sentence);
        for (uint32_t i = s->low; i < s->high; i++) sift_token(s, i);
        look_closer(s);
    }
}

/* What was found, by lists; `starts`: behind two others, how many each has. */
static void part_lists(const Sifting *s, LorPhraseNotes *notes, uint32_t *starts) {
    Note *to = lor_arena_room(s->arena, s->found.len, sizeof *to);
    uint32_t sum = 0, *next = starts + 1;
    for (uint32_t list = 0; list < s->tables->list_count; list++) next[list + 1] = sum += next[list + 1];
    for (const Found *found = s->found.at, *end = found + s->found.len; found < end; found++) to[next[found->list]++] = found->note;
    notes->notes = to, notes->starts = starts;
}

LorPhraseNotes *lor_phrases_note(const LorPhrases *p, LorArena *arena, LorTokens tokens) {
    const LorPhraseTables *tables = lor_phrases_tables(p);
    LorPhraseNotes *notes = LOR_NEW(arena, LorPhraseNotes);
    uint32_t *starts = LOR_NEW_ARRAY(arena, uint32_t, tables->list_count + 2);
    Sifting s; /* tries need no start */
    s.arena = arena, s.phrases = p, s.tables = tables, s.tokens = tokens, s.counts = starts + 2;
    s.told = lor_arena_room(arena, tokens.len, sizeof *s.told), s.sentences = lor_arena_room(arena, tokens.len + 1, sizeof *s.sentences);
    s.sentence_count = 0, s.try_count = 0, s.around.cap = s.found.len = 0;
    notes->text = (LorToldText){tables, tokens, s.told, s.sentences};
    lor_vec_room(arena, &s.found, NOTES * (tokens.len < MOST_ROOM ? tokens.len : MOST_ROOM));
    if (tables->nodes.len) sift_text(&s);
    part_lists(&s, notes, starts);
    return notes;
}

size_t lor_phrases_noted(const LorPhraseNotes *notes, uint32_t list) { return list < notes->text.tables->list_count ? notes->starts[list + 1] - notes->starts[list] : 0; }

/* Gives how many hits there are: none or one. */
static size_t tell_note(const LorPhraseNotes *notes, uint32_t list, Note note, LorHit *hit) {
    if (!(note.token & ALONE)) return lor_phrase_run(&notes->text, note.place, note.token, hit);
    *hit = (LorHit){list, note.token & ~ALONE, 1, note.value};
    return 1;
}

size_t lor_phrases_tell(const LorPhraseNotes *notes, uint32_t list, const bool *sentences, LorHit *hits) {
    size_t noted = lor_phrases_noted(notes, list), count = 0;
    if (!noted) return 0; /* there may be no such list */
    for (const Note *note = notes->notes + notes->starts[list], *end = note + noted; note < end; note++)
        if (!sentences || sentences[notes->text.tokens.at[note->token & ~ALONE].sentence]) count += tell_note(notes, list, *note, &hits[count]);
    return count;
}

void lor_phrases_scan(const LorPhrases *p, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context) {
    const LorPhraseNotes *notes = lor_phrases_note(p, arena, tokens);
    LorHit hit;
    for (uint32_t list = 0; list < notes->text.tables->list_count; list++)
        for (uint32_t i = notes->starts[list]; i < notes->starts[list + 1]; i++)
            if (tell_note(notes, list, notes->notes[i], &hit)) sink(context, hit);
}
