// SPDX-License-Identifier: GPL-3.0-or-later
// Logistic regression by AdaGrad: the same numbers on every machine that rounds alike.
#ifndef LOR_LEARN_REGRESS_H
#define LOR_LEARN_REGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What is known of one case. */
typedef struct Row {
    const uint32_t *features; /* their numbers */
    const float *values;      /* NULL: each is 1 */
    size_t count;
    double weight; /* 0: it teaches nothing */
    bool yes;
} Row;

typedef struct Model {
    double *weights, *squares; /* one a feature; room is the caller's */
    double bias;
    size_t features;
} Model;

typedef struct Course {
    unsigned epochs;
    double rate, ridge; /* ridge: pull towards 0 at each look */
} Course;

/** Learns from rows in the order given, time and again. Cost: epochs × all features of rows. */
void teach(Model *model, const Row *rows, size_t count, Course course);
/** The log odds that the model gives. */
double ask(const Model *model, const Row *row);

#endif
