// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the plain reader: a file's objects and streams. What is not sound, or not known here, makes the file "odd": the
// first cause is kept, and everything that is asked of the file later yields nothing.
#ifndef LOR_EXTRACT_PLAINPDF_FILE_H
#define LOR_EXTRACT_PLAINPDF_FILE_H

#include "core/vec.h"
#include "extract/plainpdf_lex.h"

#define PLAIN_MOST_OBJECTS  50000u            /* in one file */
#define PLAIN_MOST_SECTIONS 16u               /* of the table of objects: one for each time that a file was saved */
#define PLAIN_MOST_PACKS    64u               /* streams of objects */
#define PLAIN_MOST_UNPACKED ((size_t)8 << 20) /* [byte] of all streams together */
#define PLAIN_MOST_KEPT     64u               /* unpacked streams that whoever looks at them later is told of */
#define PLAIN_KEPT_DICTS    16u               /* whose keys are kept */
#define PLAIN_KEPT_KEYS     48u               /* of each: larger ones are walked anew each time */
#define PLAIN_MOST_VALUES   (1u << 20)        /* looked at in one file, again and again: a bound on time */
#define PLAIN_VALUE_BYTES   64u               /* [byte] of a long value that count as one */

typedef struct PlainEntry {
    enum { PLAIN_UNTOLD, PLAIN_FREE, PLAIN_THERE, PLAIN_PACKED } state;
    uint32_t at;    /* [byte] where it stands, or the number of the stream that holds it */
    uint32_t index; /* in that stream */
} PlainEntry;

/** An unpacked stream of objects. */
typedef struct PlainPack {
    uint32_t number;
    size_t count, first; /* objects; [byte] where their values begin */
    LorStr content;
} PlainPack;

/** What a stream of the file was packed as and what it is, its filter's parameters not yet applied. */
typedef struct PlainUnpacked {
    LorStr data, content;
    const struct PdfStrokes *strokes; /* what it paints; NULL: not known */
} PlainUnpacked;

/** The keys of a dictionary that was looked at, with their values as they stand. */
typedef struct PlainKeys {
    LorStr dict;
    LorStr *at; /* key, value, key, value … */
    size_t count;
} PlainKeys;

typedef struct PlainFile {
    LorArena *arena;  /* goes with the reading */
    LorStr bytes;
    const char *odd;  /* why the file is not plain; NULL as long as it is */
    PlainEntry *entries;
    size_t count;
    LorStr trailer;   /* the dictionary of the newest one */
    LOR_VEC(PlainPack) packs;
    LOR_VEC(PlainUnpacked) unpacked; /* the first of them */
    PlainKeys keys[PLAIN_KEPT_DICTS]; /* of the dictionaries that were asked last: each is asked for key after key */
    bool opening;     /* one of them is being unpacked */
    size_t room;      /* [byte] that streams may still unpack to */
    size_t values;    /* looked at so far */
} PlainFile;

/** Keeps the first cause; false, for `return plain_odd(…)`. */
bool plain_odd(PlainFile *file, const char *why);
/** Reads the tables of objects. False: odd. */
bool plain_open(PlainFile *file, LorArena *arena, LorStr bytes);
/** Whether each object that the tables tell of stands where they say, used or not: else poppler may come to build them anew. False: odd. */
bool plain_check_places(PlainFile *file);
/** The value, or what it refers to; empty where that is null or not there. `*number` (may be NULL): the object's, or 0. */
LorStr plain_resolve(PlainFile *file, LorStr *rest, size_t *number);
/** The value of a key, resolved; empty: not there. A key that stands twice is odd. */
LorStr plain_get(PlainFile *file, LorStr dict, const char *key);
LorStr plain_get_object(PlainFile *file, LorStr dict, const char *key, size_t *number);
/** The same, where it must be of one kind. Empty: not there; of another kind: odd. */
LorStr plain_get_kind(PlainFile *file, LorStr dict, const char *key, PlainKind kind);
/** The next key and value of a dictionary's inside, a reference not followed. False: the end, or odd. */
bool plain_next_key(PlainFile *file, LorStr *rest, LorStr *key, LorStr *value);
/** The next element of an array's inside, resolved. False: the end, or odd. */
bool plain_next(PlainFile *file, LorStr *rest, LorStr *value, size_t *number);
/** Fills `numbers` from an array of exactly `count`; false: it is none. */
bool plain_numbers(PlainFile *file, LorStr array, double *numbers, size_t count);
/** The unpacked content of a stream, given its dictionary. False: odd. */
bool plain_content(PlainFile *file, LorStr dict, LorStr *content);
/** Whether a stream is as long as it says; its content is not looked at. False: odd. */
bool plain_stream_check(PlainFile *file, LorStr dict);
/** Whether the dictionary is one of a stream. */
bool plain_is_stream(const PlainFile *file, LorStr dict);

#endif
