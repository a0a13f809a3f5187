// SPDX-License-Identifier: GPL-3.0-or-later
// Limits from their one table, and `--limit name=value`.
#include "batch/limits.h"

#include "core/nearest.h"

#define MOST ((size_t)1 << 40) /* of any limit: far above what is of use, far below what overflows */

static const struct {
    const char *name;
    size_t offset;
} names[] = {
#define X(field, name, value, what) {name, offsetof(LorLimits, field)},
    LOR_LIMITS(X)
#undef X
};

LorLimits lor_limits_default(void) {
    return (LorLimits){
#define X(field, name, value, what) .field = value,
        LOR_LIMITS(X)
#undef X
    };
}

LorLimits lor_limits_recognising(const LorLimits *limits) {
    LorLimits held = *limits;
    held.cpu_seconds = limits->ocr_cpu_seconds;
    held.wall_seconds = limits->ocr_wall_seconds;
    held.memory_bytes = limits->ocr_memory_bytes;
    return held;
}

bool lor_limits_set(LorLimits *limits, LorStr setting, LorError *err) {
    LorStr value = setting, name;
    size_t number = 0;
    if (!lor_str_split(&value, '=', &name) || !value.ptr)
        return lor_error_set(err, LOR_UNREADABLE, "a limit is set as name=value, not \"%.*s\"", LOR_STR_ARG(setting));
    LorNearest nearest = lor_nearest(name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        lor_nearest_try(&nearest, lor_str_from_c(names[i].name));
        if (!lor_str_eq(name, lor_str_from_c(names[i].name))) continue;
        if (!lor_str_to_size(value, MOST, &number) || number == 0)
            return lor_error_set(err, LOR_UNREADABLE, "limit %s: a whole number from 1 to %zu, not \"%.*s\"",
                                 names[i].name, MOST, LOR_STR_ARG(value));
        *(size_t *)(void *)((char *)limits + names[i].offset) = number;
        return true;
    }
    if (nearest.best.len == 0)
        return lor_error_set(err, LOR_UNREADABLE, "there is no limit \"%.*s\" (lorlint config lists them)", LOR_STR_ARG(name));
    return lor_error_set(err, LOR_UNREADABLE, "there is no limit \"%.*s\": did you mean %.*s?", LOR_STR_ARG(name),
                         LOR_STR_ARG(nearest.best));
}
