// SPDX-License-Identifier: GPL-3.0-or-later
#include "regress.h"

#include <math.h>
#include <string.h>

#define SURE 0.002 /* a case told so well teaches nothing more */

double ask(const Model *model, const Row *row) {
    double sum = model->bias;
    for (size_t i = 0; i < row->count; i++) sum += model->weights[row->features[i]] * (row->values ? (double)row->values[i] : 1);
    return sum;
}

static void step(double *weight, double *square, double slope, double rate) {
    *square += slope * slope;
    *weight -= rate * slope / sqrt(*square + 1e-6);
}

void teach(Model *model, const Row *rows, size_t count, Course course) {
    double bias_square = 1;
    memset(model->weights, 0, model->features * sizeof *model->weights);
    memset(model->squares, 0, model->features * sizeof *model->squares);
    model->bias = 0;
    for (unsigned epoch = 0; epoch < course.epochs; epoch++)
        for (size_t r = 0; r < count; r++) {
            const Row *row = &rows[r];
            if (row->weight <= 0) continue;
            double slope = (1 / (1 + exp(-ask(model, row))) - (row->yes ? 1 : 0)) * row->weight;
            if (fabs(slope) < SURE) continue;
            step(&model->bias, &bias_square, slope, course.rate);
            for (size_t i = 0; i < row->count; i++) {
                uint32_t f = row->features[i];
                step(&model->weights[f], &model->squares[f], slope * (row->values ? (double)row->values[i] : 1) + course.ridge * model->weights[f], course.rate);
            }
        }
}
