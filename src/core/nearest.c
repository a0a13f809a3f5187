// SPDX-License-Identifier: GPL-3.0-or-later
// Edit distance (optimal string alignment) for "did you mean" and for spelling of names.
#include "core/nearest.h"

#define LONGEST 64

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* What both begin and end with takes no edit. */
static void strip_shared(LorStr *a, LorStr *b) {
    while (a->len && b->len && a->ptr[0] == b->ptr[0]) a->ptr++, a->len--, b->ptr++, b->len--;
    while (a->len && b->len && a->ptr[a->len - 1] == b->ptr[b->len - 1]) a->len--, b->len--;
}

size_t lor_edit_distance(LorStr a, LorStr b, size_t limit) {
    size_t row[3][LONGEST + 1];
    if (a.len > LONGEST || b.len > LONGEST) return lor_str_eq(a, b) ? 0 : limit + 1;
    strip_shared(&a, &b);
    size_t apart = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (apart > limit || (limit == 1 && a.len + b.len > 4)) return limit + 1; /* one edit leaves two letters a side at most */
    for (size_t j = 0; j <= b.len; j++) row[1][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *above = row[i % 3], *here = row[(i + 1) % 3], *two_up = row[(i + 2) % 3];
        here[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            bool same = a.ptr[i - 1] == b.ptr[j - 1];
            here[j] = least(least(above[j] + 1, here[j - 1] + 1), above[j - 1] + !same);
            bool swapped = i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
            if (swapped) here[j] = least(here[j], two_up[j - 2] + 1);
        }
    }
    size_t distance = row[(a.len + 1) % 3][b.len];
    return least(distance, limit + 1);
}

LorNearest lor_nearest(LorStr wanted) {
    size_t reach = wanted.len / 3;
    return (LorNearest){.wanted = wanted, .distance = (reach < 2 ? 2 : reach) + 1};
}

void lor_nearest_try(LorNearest *nearest, LorStr name) {
    size_t distance = lor_edit_distance(nearest->wanted, name, nearest->distance);
    if (distance >= nearest->distance) return;
    nearest->distance = distance;
    nearest->best = name;
}
