// SPDX-License-Identifier: GPL-3.0-or-later
// Makes tables of learn/weights.tsv when lorlint is built:  prepare_weights WEIGHTS NAMES.h TABLES.h
// Its lines, fields parted by tabs; weights in sixteenths, numbers of verdicts in thousandths:
//   scale    NAME BIAS
//   verdict  NAME SCALE BIAS WEIGHT...        two for each scale: of the heaviest sentence, of all
//   term     WORD or "WORD WORD", then SCALE and WEIGHT in turns
#include "core/arena.h"
#include "core/hash.h"
#include "core/vec.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define LIKELY 128 /* likelihoods of the weights from minus so much on: LOR_WEIGHT_MOST of letter/weigh.h */

#define SIEVE_BITS 18u /* 32 KB; one pair in fourteen that is not known passes */
#define KEY_BITS   (32 + 6 - SIEVE_BITS) /* of a key, behind what the terms of a run have in common */
#define RUNS       ((size_t)1 << (32 - KEY_BITS))
#define PLACE_BITS 12u /* of a place in a run */
#define PLACE_MOST ((1u << PLACE_BITS) - 1)
#define COUNT_SHIFT 24u /* of a place among the cells: how many of what stands there, above it */
#define LOOK       8 /* cells that are looked at at once: so many can be read behind the last */

typedef struct Term { LorStr text; uint32_t key; size_t first, count; } Term;
typedef struct Weight { size_t scale; long weight; } Weight;

typedef struct Weights {
    LorArena *arena;
    LOR_VEC(LorStr) scales, biases, verdicts, verdict_numbers;
    LOR_VEC(Term) terms;
    LOR_VEC(Weight) weights;
} Weights;

static void fail(const char *what, LorStr name) {
    fprintf(stderr, "prepare_weights: %s: \"%.*s\"\n", what, LOR_STR_ARG(name));
    exit(1);
}

static LorStr field(LorStr *line) {
    LorStr part = {0};
    lor_str_split(line, '\t', &part);
    return part;
}

static long number(LorStr text) {
    double value;
    if (!lor_str_to_number(text, &value)) fail("no number", text);
    return (long)value;
}

static size_t scale_of(const Weights *w, LorStr name) {
    size_t scale = 0;
    while (scale < w->scales.len && !lor_str_eq(w->scales.at[scale], name)) scale++;
    if (scale == w->scales.len) fail("no such scale", name);
    return scale;
}

/* As letter/term.h does for terms and pairs of them. */
static uint32_t key_of(LorStr text) {
    LorStr word;
    lor_str_split(&text, ' ', &word);
    uint32_t first = (uint32_t)lor_hash_add(LOR_HASH_START, word);
    return text.len ? (uint32_t)lor_hash_join(lor_hash_join(LOR_HASH_START, first), (uint32_t)lor_hash_add(LOR_HASH_START, text)) : first;
}

static void read_term(Weights *w, LorStr line) {
    Term term = {.text = field(&line), .first = w->weights.len};
    term.key = key_of(term.text);
    while (line.len) {
        size_t scale = scale_of(w, field(&line));
        long weight = number(field(&line));
        if (weight < INT8_MIN || weight > INT8_MAX) fail("too heavy", term.text);
        lor_vec_push(w->arena, &w->weights, (Weight){scale, weight});
        term.count++;
    }
    if (!term.count || term.count > UINT8_MAX) fail("a term has one weight or some", term.text);
    lor_vec_push(w->arena, &w->terms, term);
}

static void read_line(Weights *w, LorStr line) {
    LorStr kind = field(&line);
    if (lor_str_is(kind, "scale")) {
        lor_vec_push(w->arena, &w->scales, field(&line));
        lor_vec_push(w->arena, &w->biases, field(&line));
    } else if (lor_str_is(kind, "verdict")) {
        lor_vec_push(w->arena, &w->verdicts, field(&line));
        lor_vec_push(w->arena, &w->verdict_numbers, line);
    } else if (lor_str_is(kind, "term")) {
        read_term(w, line);
    } else if (kind.len && kind.ptr[0] != '#') {
        fail("no such line", kind);
    }
}

static void write_name(FILE *out, const char *kind, LorStr name) {
    fprintf(out, "    LOR_%s_", kind);
    for (size_t i = 0; i < name.len; i++) fputc(lor_is_lower(name.ptr[i]) ? name.ptr[i] - 32 : name.ptr[i], out);
    fputs(",\n", out);
}

static void write_names(const Weights *w, FILE *out) {
    fputs("/* Made by src/letter/prepare_weights.c from learn/weights.tsv; not to be edited. */\ntypedef enum LorScale {\n", out);
    for (size_t i = 0; i < w->scales.len; i++) write_name(out, "SCALE", w->scales.at[i]);
    fputs("} LorScale;\ntypedef enum LorVerdict {\n", out);
    for (size_t i = 0; i < w->verdicts.len; i++) write_name(out, "VERDICT", w->verdicts.at[i]);
    fputs("} LorVerdict;\n#define LOR_VERDICT_NAMES", out);
    for (size_t i = 0; i < w->verdicts.len; i++) fprintf(out, "%s \"%.*s\"", i ? "," : "", LOR_STR_ARG(w->verdicts.at[i]));
    fprintf(out, "\n#define LOR_SCALES   %zuu\n#define LOR_VERDICTS %zuu\n", w->scales.len, w->verdicts.len);
}

/* Weights stand by scale and not by verdict, so that a letter adds up all verdicts at a time. */
static void write_verdicts(const Weights *w, FILE *out) {
    size_t features = w->scales.len * 2, count = w->verdicts.len;
    long *weights = LOR_NEW_ARRAY(w->arena, long, features * count);
    fputs("static const Verdict verdicts[] = {", out);
    for (size_t v = 0; v < count; v++) {
        LorStr line = w->verdict_numbers.at[v];
        size_t shown = scale_of(w, field(&line)), given = 0;
        fprintf(out, "{%zu, %ld},", shown, number(field(&line)));
        for (; line.len && given < features; given++) weights[given * count + v] = number(field(&line));
        if (line.len || given != features) fail("a verdict has two weights for each scale", w->verdicts.at[v]);
    }
    fputs("};\nstatic const float verdict_weights[][LOR_VERDICTS] = {\n", out);
    for (size_t i = 0; i < features * count; i++) fprintf(out, "%s%ld,%s", i % count ? "" : "{", weights[i], i % count == count - 1 ? "},\n" : "");
    fputs("};\n", out);
}

static int by_key(const void *a, const void *b) {
    const Term *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

/* The terms from `first` on whose keys begin alike: what their keys end with, where in the run their weights begin, and the last ends, then all weights. */
static size_t write_run(const Weights *w, const Term *first, size_t count, FILE *out) {
    size_t at = 1 + 2 * count;
    for (size_t i = 0; i < count; i++) fprintf(out, "%u,", (unsigned)(first[i].key & 0xFFFF));
    for (size_t i = 0; i <= count; i++) {
        if (at > PLACE_MOST) fail("more weights than fit in a run", first->text);
        fprintf(out, "%zu,", at | (i < count ? (first[i].key >> 16 & ((1u << (KEY_BITS - 16)) - 1)) << PLACE_BITS : 0));
        at += i < count ? first[i].count : 0;
    }
    for (const Term *term = first; term < first + count; term++)
        for (const Weight *weight = &w->weights.at[term->first], *end = weight + term->count; weight < end; weight++) fprintf(out, "%zu,", weight->scale << 8 | (uint8_t)weight->weight);
    fputc('\n', out);
    return at;
}

typedef struct Run { uint64_t bits; size_t place; } Run;

/* Terms in the order of their keys, so that those which share a word of the sieve are one run. */
static void write_terms(Weights *w, FILE *out) {
    Run *runs = LOR_NEW_ARRAY(w->arena, Run, RUNS);
    size_t cell = 1; /* place 0 is none */
    qsort(w->terms.at, w->terms.len, sizeof *w->terms.at, by_key);
    fprintf(out, "#define SIEVE_BITS %u\n#define KEY_BITS   %u\n#define PLACE_BITS %u\n#define COUNT_SHIFT %u\nstatic const uint16_t cells[] = {0,\n", SIEVE_BITS, KEY_BITS, PLACE_BITS, COUNT_SHIFT);
    for (size_t first = 0, end; first < w->terms.len; first = end) {
        size_t number = w->terms.at[first].key >> KEY_BITS;
        for (end = first; end < w->terms.len && w->terms.at[end].key >> KEY_BITS == number; end++) {
            if (end > first && w->terms.at[end].key == w->terms.at[end - 1].key) fail("shares its hash with another term", w->terms.at[end].text);
            runs[number].bits |= UINT64_C(1) << (w->terms.at[end].key >> (32 - SIEVE_BITS)) % 64;
        }
        runs[number].place = cell | (end - first) << COUNT_SHIFT;
        cell += write_run(w, &w->terms.at[first], end - first, out);
    }
    for (size_t i = 0; i < LOOK; i++) fputs("0,", out);
    fputs("};\nstatic const Run runs[] = {\n", out);
    for (size_t i = 0; i < RUNS; i++) fprintf(out, "{{0x%xu,0x%xu},%zu},%s", (unsigned)runs[i].bits, (unsigned)(runs[i].bits >> 32), runs[i].place, i % 8 == 7 ? "\n" : "");
    fputs("};\n", out);
}

static void write_tables(Weights *w, FILE *out) {
    fputs("/* Made by src/letter/prepare_weights.c from learn/weights.tsv; not to be edited. */\nstatic const int16_t biases[] = {", out);
    for (size_t i = 0; i < w->biases.len; i++) fprintf(out, "%ld,", number(w->biases.at[i]));
    fputs("};\nstatic const float odds[] = {", out);
    for (int i = -LIKELY; i <= LIKELY; i++) fprintf(out, "%.9g%s", 1 / (1 + exp(-i / 16.0)), i % 8 ? "f," : "f,\n");
    fputs("};\n", out);
    write_verdicts(w, out);
    write_terms(w, out);
}

static LorStr read_all(LorArena *arena, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file || fseek(file, 0, SEEK_END) != 0) fail("cannot be read", lor_str_from_c(path));
    size_t size = (size_t)ftell(file);
    char *at = lor_arena_alloc(arena, size + 1);
    rewind(file);
    LorStr text = lor_str(at, fread(at, 1, size, file));
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    Weights w = {.arena = lor_arena_new(0)};
    if (argc != 4) return fputs("prepare_weights WEIGHTS NAMES.h TABLES.h\n", stderr), 2;
    LorStr text = read_all(w.arena, argv[1]), line;
    while (lor_str_split(&text, '\n', &line)) read_line(&w, line);
    FILE *names = fopen(argv[2], "w"), *tables = fopen(argv[3], "w");
    if (!names || !tables || !w.terms.len) fail("cannot be made", lor_str_from_c(argv[3]));
    write_names(&w, names);
    write_tables(&w, tables);
    return fclose(names) == 0 && fclose(tables) == 0 ? 0 : 1;
}
