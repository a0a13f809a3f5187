// SPDX-License-Identifier: GPL-3.0-or-later
// Many phrases at once over one text: words in, hits out. See docs/PACKS.md for the language of phrases.
#ifndef LOR_CORE_PHRASES_H
#define LOR_CORE_PHRASES_H

#include "core/arena.h"
#include "core/error.h"
#include "core/token.h"

/** A phrase that stands in the text. */
typedef struct LorHit {
    uint32_t list;          /* as given to lor_phrases_add() */
    uint32_t first, count;  /* tokens */
    float value;            /* as given to lor_phrases_add() */
} LorHit;

/** Phrases of many lists, ready for one pass over a text. */
typedef struct LorPhrases LorPhrases;
struct LorPhraseTables;

LorPhrases *lor_phrases_new(LorArena *arena);
/** The same with phrases that were sealed when lorlint was built; more can be added. The tables are not copied. */
LorPhrases *lor_phrases_from(LorArena *arena, const struct LorPhraseTables *baked);
/** Names a set of words for use as {@name} in phrases added later: its phrases are alternatives. False when other words
 *  have that name already; they stay. */
bool lor_phrases_name(LorPhrases *phrases, LorStr name, LorStr alternatives);
/** Sets named so far. */
size_t lor_phrases_names(const LorPhrases *phrases);
/** The set of that index, by its name. */
LorStr lor_phrases_name_at(const LorPhrases *phrases, size_t index, LorStr *alternatives);
/** Adds one phrase. `list` comes back in hits. False + `err` (column = byte) when the phrase cannot be read. */
bool lor_phrases_add(LorPhrases *phrases, LorStr source, uint32_t list, float value, LorError *err);
/** Makes what was added take less room, which takes time: for the build, before lor_phrases_seal(), when no more is added. */
void lor_phrases_share(LorPhrases *phrases);
/** Files what was added under its words. Call once, after the last phrase and before the first scan. False + `err` when there are more different words than
 *  have room. */
bool lor_phrases_seal(LorPhrases *phrases, LorError *err);
/** Phrases added so far. */
size_t lor_phrases_count(const LorPhrases *phrases);
/** What was added up to now, for lor_phrases_rewind(), which forgets what came later. Not across lor_phrases_seal(). */
typedef struct LorPhrasesMark {
    size_t names, entries;
    uint32_t phrases;
} LorPhrasesMark;
LorPhrasesMark lor_phrases_mark(const LorPhrases *phrases);
void lor_phrases_rewind(LorPhrases *phrases, LorPhrasesMark mark);
/** For the build: what lor_phrases_from() takes. */
const struct LorPhraseTables *lor_phrases_tables(const LorPhrases *phrases);

/** Told each hit. Around a phrase's rarest word a hit begins as early and ends as soon as it can. A phrase may be found more than once at a place:
 *  whoever keeps hits drops those inside others. */
typedef void LorHitSink(void *context, LorHit hit);
/** What one pass noted of a text: where phrases may stand, by a look at what is around their rarest words. */
typedef struct LorPhraseNotes LorPhraseNotes;
/** What a pass wants to know of a word: its number among the words of the phrases. Cost: its letters. Whoever knows it of each token can tell it with them (LorTokens). */
uint32_t lor_phrases_word(const LorPhrases *phrases, LorStr word);
/** One pass; notes stay in the arena and look at the phrases and the text. Cost: the letters of the text, plus a short check for each rare word met. */
LorPhraseNotes *lor_phrases_note(const LorPhrases *phrases, LorArena *arena, LorTokens tokens);
/** How many places are noted for a list: hits that it has at most. */
size_t lor_phrases_noted(const LorPhraseNotes *notes, uint32_t list);
/** Runs what is noted for a list, if anything is: its hits, by their rarest words in the order of the text. There must be room for all that is noted. `sentences`: by the
 *  tokens' numbers of them, in which hits are asked for; NULL: in all. */
size_t lor_phrases_tell(const LorPhraseNotes *notes, uint32_t list, const bool *sentences, LorHit *hits);
/** All of it at once: the hits of one list after the other. */
void lor_phrases_scan(const LorPhrases *phrases, LorArena *arena, LorTokens tokens, LorHitSink *sink, void *context);

#endif
