// SPDX-License-Identifier: GPL-3.0-or-later
// Learns what words weigh (learn/weights.tsv) from tagged letters. README.md of this folder says how and why.
//   learn SCALES FILE...             writes the weights learnt from all files
//   learn --without SCALES FILE...   asks each file of what is learnt from the others: a line a sentence and scale, a letter and verdict:
//                                    name, letter, tag (1, 0, -1 unsure), log odds
#include "regress.h"
#include "tagged.h"

#include "letter/weigh.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_LETTERS 3u   /* in which a term stands: odd words teach nothing */
#define NAME_LETTERS  40u  /* a word that stands in fewer and is written with a capital is a name */
#define BY_TAGS       0.3  /* what a letter teaches whose verdicts were taken from its tags: labels of whole letters weigh things as readers do */
#define FAINT         0.22 /* weights below are left out */

static const Course sentence_course = {.epochs = 40, .rate = 0.15, .ridge = 0.05}, letter_course = {.epochs = 300, .rate = 0.05, .ridge = 0.01};

typedef struct Learner {
    Tagged tagged;
    Model words, letters;
    Row *rows;          /* room for sentences or letters */
    uint32_t *terms;    /* of sentences, those that too few letters hold left out */
    uint32_t *starts;   /* sentences + 1 */
    float *sheet;       /* log odds: sentence × scale */
    float *features;    /* of letters: letter × feature_count */
    uint32_t *numbers;  /* 0, 1, 2 … */
} Learner;

static size_t scale_count(const Learner *l) { return l->tagged.scales.len; }
static size_t feature_count(const Learner *l) { return scale_count(l) * 2; }

static void *room(Learner *l, size_t count, size_t size) { return lor_arena_alloc(l->tagged.arena, (count + 1) * size); }

static bool is_name(const Learner *l, uint32_t word) {
    const Term *term = &l->tagged.known.at[word];
    return term->letters < NAME_LETTERS && term->capital * 10 > term->inside * 9;
}

/* Whether enough letters hold it, and no name: whoever trained in one town says nothing of the next. */
static bool is_learnt(const Learner *l, uint32_t number) {
    const Term *term = &l->tagged.known.at[number];
    return term->letters >= LEAST_LETTERS && !is_name(l, term->parts[0]) && !is_name(l, term->parts[1]);
}

static void prepare(Learner *l) {
    const Tagged *t = &l->tagged;
    size_t most = t->sentences.len > t->letters.len ? t->sentences.len : t->letters.len, out = 0;
    l->rows = room(l, most, sizeof *l->rows);
    l->terms = room(l, t->terms.len, sizeof *l->terms);
    l->starts = room(l, t->sentences.len, sizeof *l->starts);
    l->sheet = room(l, t->sentences.len * scale_count(l), sizeof *l->sheet);
    l->features = room(l, t->letters.len * feature_count(l), sizeof *l->features);
    l->numbers = room(l, feature_count(l), sizeof *l->numbers);
    l->words = (Model){room(l, t->known.len, sizeof(double)), room(l, t->known.len, sizeof(double)), 0, t->known.len};
    l->letters = (Model){room(l, feature_count(l), sizeof(double)), room(l, feature_count(l), sizeof(double)), 0, feature_count(l)};
    for (uint32_t i = 0; i < feature_count(l); i++) l->numbers[i] = i;
    for (size_t i = 0; i < t->sentences.len; i++) {
        const Sentence *s = &t->sentences.at[i];
        l->starts[i] = (uint32_t)out;
        for (uint32_t k = 0; k < s->count; k++)
            if (is_learnt(l, t->terms.at[s->first + k])) l->terms[out++] = t->terms.at[s->first + k];
    }
    l->starts[t->sentences.len] = (uint32_t)out;
}

static uint32_t file_of(const Learner *l, size_t sentence) { return l->tagged.letters.at[l->tagged.sentences.at[sentence].letter].file; }

/* An order in which neighbours do not stand together: every 7919th. */
static size_t strewn(size_t i, size_t count) { return count % 7919 ? i * 7919 % count : i; }

static Row sentence_row(const Learner *l, size_t i, size_t scale, uint32_t without) {
    const Sentence *s = &l->tagged.sentences.at[i];
    return (Row){.features = l->terms + l->starts[i], .count = l->starts[i + 1] - l->starts[i], .yes = s->yes >> scale & 1, .weight = (s->unsure >> scale & 1) || file_of(l, i) == without ? 0 : 1};
}

static void teach_words(Learner *l, size_t scale, uint32_t without) {
    size_t count = l->tagged.sentences.len;
    for (size_t i = 0; i < count; i++) l->rows[i] = sentence_row(l, strewn(i, count), scale, without);
    teach(&l->words, l->rows, count, sentence_course);
}

static Row letter_row(const Learner *l, size_t i, size_t verdict, uint32_t without) {
    const Letter *letter = &l->tagged.letters.at[i];
    double weight = letter->file == without || (letter->unsure >> verdict & 1) ? 0 : !letter->by_tags ? 1 : l->tagged.verdicts.at[verdict].least ? BY_TAGS : 0;
    return (Row){.features = l->numbers, .values = l->features + i * feature_count(l), .count = feature_count(l), .yes = letter->said >> verdict & 1, .weight = weight};
}

static void teach_letters(Learner *l, size_t verdict, uint32_t without) {
    size_t count = l->tagged.letters.len;
    for (size_t i = 0; i < count; i++) l->rows[i] = letter_row(l, strewn(i, count), verdict, without);
    teach(&l->letters, l->rows, count, letter_course);
}

static void ask_sentences(Learner *l, uint32_t files) {
    for (size_t scale = 0; scale < scale_count(l); scale++)
        for (uint32_t file = 0; file < files; file++) {
            teach_words(l, scale, file);
            for (size_t i = 0; i < l->tagged.sentences.len; i++) {
                Row row = sentence_row(l, i, scale, UINT32_MAX);
                if (file_of(l, i) == file) l->sheet[i * scale_count(l) + scale] = (float)ask(&l->words, &row);
            }
        }
}

static void sum_letters(Learner *l) {
    for (size_t i = 0; i < l->tagged.letters.len; i++) {
        const Letter *letter = &l->tagged.letters.at[i];
        for (size_t scale = 0; scale < scale_count(l); scale++) {
            LorLetterWeight sum = lor_letter_weight_none();
            for (uint32_t s = letter->first; s < letter->first + letter->count; s++)
                lor_letter_weight_add(&sum, s, (int)lround((double)l->sheet[s * scale_count(l) + scale] * LOR_WEIGHT_ONE));
            float *features = l->features + i * feature_count(l) + scale * 2;
            features[0] = lor_letter_weight_most(&sum);
            features[1] = lor_letter_weight_sum(&sum);
        }
    }
}

static void tell_without(Learner *l, uint32_t files) {
    const Tagged *t = &l->tagged;
    for (size_t i = 0; i < t->sentences.len; i++)
        for (size_t scale = 0; scale < scale_count(l); scale++) {
            const Sentence *s = &t->sentences.at[i];
            printf("%.*s\t%.*s\t%d\t%.2f\t%.*s\n", LOR_STR_ARG(t->scales.at[scale]), LOR_STR_ARG(t->letters.at[s->letter].name), s->yes >> scale & 1 ? 1 : s->unsure >> scale & 1 ? -1 : 0,
                   (double)l->sheet[i * scale_count(l) + scale], LOR_STR_ARG(s->text));
        }
    for (size_t verdict = 0; verdict < t->verdicts.len; verdict++)
        for (uint32_t file = 0; file < files; file++) {
            teach_letters(l, verdict, file);
            for (size_t i = 0; i < t->letters.len; i++) {
                Row row = letter_row(l, i, verdict, UINT32_MAX);
                if (t->letters.at[i].file == file)
                    printf("verdict:%.*s\t%.*s\t%d\t%.2f\n", LOR_STR_ARG(t->verdicts.at[verdict].name), LOR_STR_ARG(t->letters.at[i].name), row.weight > 0 ? row.yes : -1, ask(&l->letters, &row));
            }
        }
}

static int by_text(const void *a, const void *b) {
    const Term *const *x = a, *const *y = b;
    return lor_str_cmp((*x)->text, (*y)->text);
}

static void write_terms(Learner *l, const double *weights) {
    const Tagged *t = &l->tagged;
    const Term **sorted = room(l, t->known.len, sizeof *sorted);
    for (size_t i = 0; i < t->known.len; i++) sorted[i] = &t->known.at[i];
    qsort(sorted, t->known.len, sizeof *sorted, by_text);
    for (size_t i = 0; i < t->known.len; i++) {
        size_t number = (size_t)(sorted[i] - t->known.at), told = 0;
        for (size_t scale = 0; scale < scale_count(l); scale++) {
            double weight = weights[scale * t->known.len + number];
            if (fabs(weight) < FAINT) continue;
            if (!told++) printf("term\t%.*s", LOR_STR_ARG(sorted[i]->text));
            printf("\t%.*s\t%ld", LOR_STR_ARG(t->scales.at[scale]), lround(weight * LOR_WEIGHT_ONE));
        }
        if (told) putchar('\n');
    }
}

static void write_weights(Learner *l) {
    const Tagged *t = &l->tagged;
    double *weights = room(l, t->known.len * scale_count(l), sizeof *weights);
    printf("# SPDX-License-Identifier: GPL-3.0-or-later\n# Made by learn/ from its tagged letters (make weights); not to be edited.\n");
    for (size_t scale = 0; scale < scale_count(l); scale++) {
        teach_words(l, scale, UINT32_MAX);
        memcpy(weights + scale * t->known.len, l->words.weights, t->known.len * sizeof *weights);
        printf("scale\t%.*s\t%ld\n", LOR_STR_ARG(t->scales.at[scale]), lround(l->words.bias * LOR_WEIGHT_ONE));
    }
    for (size_t verdict = 0; verdict < t->verdicts.len; verdict++) {
        teach_letters(l, verdict, UINT32_MAX);
        printf("verdict\t%.*s\t%.*s\t%ld", LOR_STR_ARG(t->verdicts.at[verdict].name), LOR_STR_ARG(t->scales.at[t->verdicts.at[verdict].scale]), lround(l->letters.bias * 1000));
        for (size_t i = 0; i < feature_count(l); i++) printf("\t%ld", lround(l->letters.weights[i] * 1000));
        putchar('\n');
    }
    write_terms(l, weights);
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = lor_packs_builtin(arena);
    Learner l = {.tagged = {.arena = arena, .packs = packs}};
    int without = argc > 1 && !strcmp(argv[1], "--without"), files = argc - 2 - without;
    if (files < 1) return fputs("learn [--without] SCALES FILE...\n", stderr), 2;
    if (!packs || !lor_packs_profile(packs, LOR_STR("residency-img"), &err) || !lor_packs_seal(packs, &err)) return 2;
    if (!read_scales(&l.tagged, read_file(arena, argv[1 + without]))) return 2;
    for (int i = 0; i < files; i++)
        if (!read_tagged(&l.tagged, read_file(arena, argv[2 + without + i]), (uint32_t)i)) return 2;
    if (!l.tagged.sentences.len) return fputs("learn: nothing to learn from\n", stderr), 2;
    prepare(&l);
    fprintf(stderr, "learn: %zu letters, %zu sentences, %zu terms\n", l.tagged.letters.len, l.tagged.sentences.len, l.tagged.known.len);
    ask_sentences(&l, (uint32_t)files);
    sum_letters(&l);
    if (without) tell_without(&l, (uint32_t)files);
    else write_weights(&l);
    return 0;
}
