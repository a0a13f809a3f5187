// SPDX-License-Identifier: GPL-3.0-or-later
// One codec for both ways: each type has one function that visits its fields, and writes or reads them.
#include "batch/wire.h"

#include "core/utf8.h"
#include "extract/format.h"

#include <math.h>
#include <string.h>

typedef struct Wire {
    LorBuf *out; /* NULL: reading */
    size_t most; /* [byte] when writing */
    LorStr in;
    size_t off;
    bool wrong; /* once set, reading gives zeros and writing nothing */
    LorArena *arena;
    const LorPacks *packs;
} Wire;

/* Bytes that an element takes at least (one a number, a text or a list): what a count is checked against. */
enum { NUMBER = 1, REAL = sizeof(double), HASH = sizeof(uint64_t), KEY = 2 * HASH + 3 * NUMBER, PLACE = NUMBER, FACT = 1 * NUMBER,
       FINDING = 2 * REAL + 8 * NUMBER, UNCHECKED = 2 * NUMBER + PLACE, PAGE = 2 * REAL + 3 * NUMBER, BOX = 4 * REAL + 3 * NUMBER };

#define LONGEST 100000.0 /* [pt] of a page's side */

/* Nothing more is read or written. */
static void stop(Wire *w) {
    w->wrong = true;
    w->off = w->in.len;
}

static void visit_bytes(Wire *w, void *at, size_t len) {
    size_t room = w->out ? w->most - w->out->len : w->in.len - w->off;
    if (len > room) stop(w);
    if (w->wrong) {
        if (!w->out) memset(at, 0, len);
    } else if (w->out) {
        lor_buf_add(w->out, lor_str(at, len));
    } else {
        memcpy(at, w->in.ptr + w->off, len);
        w->off += len;
    }
}

/* Seven bits a byte, the lowest first; the last byte has no high bit. */
static void put_number(Wire *w, uint64_t value) {
    if (w->wrong) return;
    do {
        if (w->out->len == w->most) return stop(w);
        lor_buf_char(w->out, (char)(value < 0x80 ? value : value | 0x80));
    } while (value >>= 7);
}

static uint64_t take_number(Wire *w) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && w->off < w->in.len; shift += 7) {
        unsigned char byte = (unsigned char)w->in.ptr[w->off++];
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    stop(w);
    return 0;
}

/* The number that was written (and is returned as it is) or read; 0 when it is above `most`. Most take one byte. */
static inline size_t number(Wire *w, size_t value, size_t most) {
    if (w->out) put_number(w, value);
    else if (w->off < w->in.len && !(w->in.ptr[w->off] & 0x80)) value = (unsigned char)w->in.ptr[w->off++];
    else value = take_number(w);
    if (value > most) stop(w);
    return value > most ? 0 : value;
}

static uint32_t number32(Wire *w, uint32_t value) { return (uint32_t)number(w, value, UINT32_MAX); }
static bool truth(Wire *w, bool value) { return number(w, value, 1) != 0; }

static double real(Wire *w, double value) {
    visit_bytes(w, &value, sizeof value);
    if (isfinite(value)) return value;
    stop(w);
    return 0;
}

/* A copy with a question mark for each ill-formed byte: offsets into it stay good. */
static LorStr copy_valid(LorArena *arena, LorStr s) {
    LorStr copy = lor_arena_copy(arena, s);
    if (lor_utf8_valid(s)) return copy;
    for (size_t off = 0; off < copy.len;) {
        size_t before = off;
        uint32_t code = lor_utf8_next(copy, &off);
        if (code == LOR_UTF8_WRONG && off - before == 1) ((char *)copy.ptr)[before] = '?';
    }
    return copy;
}

static LorStr text(Wire *w, LorStr s) {
    size_t len = number(w, s.len, LOR_WIRE_STRING);
    if (w->out) {
        if (len) visit_bytes(w, (char *)s.ptr, len);
        return s;
    }
    if (len > w->in.len - w->off) {
        stop(w);
        return (LorStr){0};
    }
    w->off += len;
    return len ? copy_valid(w->arena, lor_str(w->in.ptr + w->off - len, len)) : (LorStr){0};
}

/* As text(), for bytes that are none. */
static LorStr bytes(Wire *w, LorStr s) {
    size_t len = number(w, s.len, LOR_WIRE_STRING);
    if (w->out) {
        if (len) visit_bytes(w, (char *)s.ptr, len);
        return s;
    }
    char *copy = !w->wrong && len <= w->in.len - w->off ? lor_arena_alloc(w->arena, len) : NULL;
    if (!copy) stop(w);
    else visit_bytes(w, copy, len);
    return w->wrong || !len ? (LorStr){0} : lor_str(copy, len);
}

/* A count; when reading never more than the rest of the message can hold at `least` bytes each. */
static size_t count(Wire *w, size_t len, size_t least) {
    len = number(w, len, LOR_WIRE_ITEMS);
    if (!w->out && len > (w->in.len - w->off) / least) stop(w);
    return w->wrong ? 0 : len;
}

/* Visits a list of any type by the function for its elements. */
#define LIST(w, vec, least, visit)                                                                                \
    do {                                                                                                          \
        size_t items = count((w), (vec)->len, (least));                                                           \
        if (!(w)->out) {                                                                                          \
            (vec)->at = items ? lor_arena_array((w)->arena, items, sizeof *(vec)->at) : NULL;                     \
            (vec)->len = (vec)->cap = items;                                                                      \
        }                                                                                                         \
        for (size_t item = 0; item < items && !(w)->wrong; item++) visit((w), &(vec)->at[item]);                  \
    } while (0)

static void visit_text(Wire *w, LorStr *s) { *s = text(w, *s); }

static void visit_span(Wire *w, LorSpan *span) {
    span->off = number(w, span->off, LOR_MAX_TEXT);
    span->len = number(w, span->len, LOR_MAX_TEXT);
}

static uint32_t held(uint32_t value, size_t most) { return value > most ? (uint32_t)most : value; }

/* The words of a place are mostly a piece of its line: they travel once. */
static LorStr marked_of(const LorPlace *place) { return lor_str_slice(place->line_text, place->line_start, place->line_mark); }

/* Without a line there is none, and nothing else to tell. */
static void visit_place(Wire *w, LorPlace *place) {
    place->line = number32(w, place->line);
    if (!place->line) return;
    place->start = number(w, place->start, LOR_MAX_TEXT);
    place->end = place->start + number(w, place->end > place->start ? place->end - place->start : 0, LOR_MAX_TEXT - place->start);
    place->page = number32(w, place->page);
    place->column = number32(w, place->column);
    place->line_text = text(w, place->line_text);
    place->line_start = number32(w, held(place->line_start, place->line_text.len));
    place->line_start = held(place->line_start, place->line_text.len);
    place->line_mark = number32(w, place->line_mark);
    place->line_mark = held(place->line_mark, place->line_text.len - place->line_start);
    bool within = truth(w, w->out && lor_str_eq(place->text, marked_of(place)));
    if (!within) place->text = text(w, place->text);
    else if (!w->out) place->text = copy_valid(w->arena, marked_of(place)); /* an answer may cut a character in two */
}

/* Rules and fact kinds travel as their number in the packs, from 1; 0 is none. */
static const LorRule *rule(Wire *w, const LorRule *known) {
    size_t at = known ? (size_t)(known - w->packs->rules.at) + 1 : 0;
    at = number(w, at, w->packs->rules.len);
    if (at == 0) w->wrong = true;
    return at ? &w->packs->rules.at[at - 1] : NULL;
}

/* … and with it whether anything else is told of the fact. */
static const LorFactKind *kind(Wire *w, const LorFactKind *known, bool *bare) {
    size_t at = known ? (size_t)(known - w->packs->facts.at) + 1 : 0, told = number(w, 2 * at + *bare, 2 * w->packs->facts.len + 1);
    *bare = told % 2;
    return told / 2 ? &w->packs->facts.at[told / 2 - 1] : NULL;
}

static void visit_fact(Wire *w, LorFact *fact) {
    fact->state = (LorFactState)number(w, fact->state, LOR_UNKNOWN);
    fact->kind = (LorValueKind)number(w, fact->kind, LOR_VALUE_LIST);
    fact->value = text(w, fact->value);
    fact->number = real(w, fact->number);
    fact->reason = text(w, fact->reason);
    LIST(w, &fact->list, NUMBER, visit_text);
    LIST(w, &fact->spans, 2 * NUMBER, visit_span);
    fact->guessed = number(w, fact->guessed, fact->spans.len);
}

/* Most facts of a letter are absent, and there is nothing to tell of them. */
static bool is_bare(const LorShownFact *shown) {
    const LorFact *fact = shown->fact;
    bool plain = fact->state == LOR_ABSENT && fact->kind == LOR_VALUE_NONE && fact->number == 0 && !fact->value.len && !fact->reason.len;
    return plain && !fact->list.len && !fact->spans.len && !shown->place.line;
}

static void visit_shown(Wire *w, LorShownFact *shown) {
    LorFact *fact = w->out ? (LorFact *)shown->fact : LOR_NEW(w->arena, LorFact);
    bool bare = w->out && is_bare(shown);
    shown->kind = kind(w, shown->kind, &bare);
    fact->name = shown->kind ? shown->kind->name : text(w, fact->name);
    shown->fact = fact;
    if (bare) return;
    visit_fact(w, fact);
    visit_place(w, &shown->place);
}

/* Strengths are facts that were told already: they travel as their number among them, and their place where it holds more words. */
static void visit_strengths(Wire *w, LorResult *result) {
    size_t items = count(w, result->strengths.len, NUMBER);
    if (!w->out) result->strengths.at = items ? lor_arena_array(w->arena, result->strengths.cap = items, sizeof *result->strengths.at) : NULL;
    for (size_t i = 0, at = 0; i < items && !w->wrong; i++) {
        while (w->out && at < result->facts.len && result->facts.at[at].fact != result->strengths.at[i].fact) at++;
        at = number(w, at, result->facts.len);
        if (at == result->facts.len) w->wrong = true;
        if (w->wrong) return;
        LorShownFact *strength = &result->strengths.at[i];
        const LorPlace *known = &result->facts.at[at].place;
        if (!w->out) result->strengths.at[result->strengths.len++] = result->facts.at[at];
        if (truth(w, w->out && (strength->place.start != known->start || strength->place.end != known->end))) visit_place(w, &strength->place);
    }
}

static void visit_finding(Wire *w, LorFinding *finding) {
    finding->rule = rule(w, finding->rule);
    finding->severity = (LorSeverity)number(w, finding->severity, LOR_SEVERITY_COUNT - 1);
    finding->points = real(w, finding->points);
    finding->asked = real(w, finding->asked);
    finding->budget_used = truth(w, finding->budget_used);
    finding->gate = (unsigned)number(w, finding->gate, 100);
    finding->message = text(w, finding->message);
    finding->place_count = number(w, finding->place_count, LOR_MAX_TEXT);
    finding->silenced = text(w, finding->silenced);
    LIST(w, &finding->places, PLACE, visit_place);
}

static void visit_unchecked(Wire *w, LorUnchecked *unchecked) {
    unchecked->rule = rule(w, unchecked->rule);
    unchecked->reason = text(w, unchecked->reason);
    visit_place(w, &unchecked->place);
}

static void visit_score(Wire *w, LorScore *score) {
    score->given = truth(w, score->given);
    score->total = (int)number(w, (size_t)score->total, 100);
    score->checkable = (int)number(w, (size_t)score->checkable, 100);
    score->cap = (unsigned)number(w, score->cap, 100);
    score->cap_reason = text(w, score->cap_reason);
    score->band = (LorBand)number(w, score->band, LOR_BAND_COUNT - 1);
    for (size_t i = 0; i < LOR_CATEGORY_COUNT; i++) {
        score->categories[i].budget = real(w, score->categories[i].budget);
        score->categories[i].lost = real(w, score->categories[i].lost);
        score->categories[i].unchecked = real(w, score->categories[i].unchecked);
    }
    score->why_not = text(w, score->why_not);
}

static float share(Wire *w, float value) {
    double read = real(w, (double)value);
    return (float)(read < 0 ? 0 : read > 1 ? 1 : read);
}

static float length(Wire *w, float value) {
    double read = real(w, (double)value);
    return (float)(read < 0 ? 0 : read > LONGEST ? LONGEST : read);
}

static void visit_page(Wire *w, LorShownPage *page) {
    visit_span(w, &page->span);
    page->width = length(w, page->width);
    page->height = length(w, page->height);
    page->picture = bytes(w, page->picture);
}

static void visit_box(Wire *w, LorShownBox *box) {
    box->start = number(w, box->start, LOR_MAX_TEXT);
    box->end = number(w, box->end, LOR_MAX_TEXT);
    box->page = number32(w, box->page);
    box->x = share(w, box->x);
    box->y = share(w, box->y);
    box->width = share(w, box->width);
    box->height = share(w, box->height);
}

static void visit_key(Wire *w, LorSentenceKey *key) {
    visit_bytes(w, &key->exact, sizeof key->exact);
    visit_bytes(w, &key->masked, sizeof key->masked);
    key->words = number32(w, key->words);
    key->page = number32(w, key->page);
    key->line = number32(w, key->line);
}

static void visit_letter(Wire *w, LorShownLetter *letter) {
    letter->text = text(w, letter->text);
    LIST(w, &letter->pages, PAGE, visit_page);
    LIST(w, &letter->boxes, BOX, visit_box);
}

static void visit_result(Wire *w, LorResult *result) {
    result->status = (LorStatus)number(w, result->status, LOR_STATUS_COUNT - 1);
    result->why = text(w, result->why);
    result->format = text(w, result->format);
    result->source = text(w, result->source);
    result->pages = number(w, result->pages, UINT32_MAX);
    result->words = number(w, result->words, UINT32_MAX);
    result->scanned = number(w, result->scanned, 1) != 0;
    LIST(w, &result->notes, NUMBER, visit_text);
    LIST(w, &result->facts, FACT, visit_shown);
    LIST(w, &result->findings, FINDING, visit_finding);
    LIST(w, &result->unchecked, UNCHECKED, visit_unchecked);
    visit_strengths(w, result);
    visit_score(w, &result->score);
    visit_letter(w, &result->letter);
    LIST(w, &result->keys, KEY, visit_key);
    visit_bytes(w, &result->text_key, sizeof result->text_key);
    visit_bytes(w, &result->bytes_key, sizeof result->bytes_key);
}

bool lor_wire_write(const LorResult *result, const LorPacks *packs, size_t most, LorBuf *buf) {
    LorResult copy = *result; /* visiting sets each field to what it was, but holds places to their line */
    Wire w = {.out = buf, .most = most < buf->len ? buf->len : most, .packs = packs};
    visit_result(&w, &copy);
    return !w.wrong;
}

LorResult *lor_wire_read(LorStr message, const LorPacks *packs, LorArena *arena) {
    Wire w = {.in = message, .arena = arena, .packs = packs};
    LorResult *result = LOR_NEW(arena, LorResult);
    visit_result(&w, result);
    result->arena = arena;
    return w.wrong || w.off != message.len ? NULL : result;
}
