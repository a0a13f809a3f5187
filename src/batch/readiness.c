// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats of a run need is loaded when the first file of each is met, before the workers that read it are forked.
#include "batch/readiness.h"

#include "extract/recognise.h"

/* One letter has one worker: what its format needs is loaded there, and not here to be copied. */
static bool is_deferred(const LorReadiness *r, const LorMetFormat *seen) {
    return r->single && !seen->quick && seen->format->prepare && !r->task.plan->extract.show;
}

bool lor_readiness_prepare(LorReadiness *r, LorMetFormat *seen) {
    r->task.formats[seen->index].deferred = false;
    return !seen->format->prepare || seen->format->prepare(&seen->err) || lor_error_set(&seen->err, LOR_UNSUPPORTED, "%s", "");
}

/* Makes a format that is met for the first time ready for the workers forked from now on. */
static void prepare(LorReadiness *r, LorMetFormat *seen) {
    const LorFormat *format = seen->format;
    bool deferred = is_deferred(r, seen);
    if (format->way_out) format->read((LorStr){0}, &r->task.plan->extract, NULL, &seen->err); /* only ever refuses */
    else if (seen->index == LOR_FORMATS_MOST) lor_error_set(&seen->err, LOR_UNSUPPORTED, "too many kinds of files");
    else if (seen->quick || deferred || lor_readiness_prepare(r, seen)) r->task.formats[r->task.format_count++] = (LorTaskFormat){format, seen->quick, deferred};
    if (!seen->err.set && !seen->quick && r->task.plan->extract.picture_pages && format->prepare_drawing) format->prepare_drawing();
}

/* The index in `seen`, or LOR_NONE. */
static size_t find_format(const LorReadiness *r, const LorFormat *format, bool quick) {
    for (size_t i = 0; i < r->met.len; i++)
        if (r->met.at[i].format == format && r->met.at[i].quick == quick) return i;
    return LOR_NONE;
}

static size_t see_reader(LorReadiness *r, const LorFormat *format, bool quick) {
    size_t known = find_format(r, format, quick);
    if (known != LOR_NONE) return known;
    LorMetFormat seen = {.format = format, .quick = quick, .index = (uint32_t)r->task.format_count};
    prepare(r, &seen);
    lor_vec_push(r->arena, &r->met, seen);
    return r->met.len - 1;
}

size_t lor_readiness_see(LorReadiness *r, const LorFormat *format) {
    size_t full = find_format(r, format, false);
    bool ready = full != LOR_NONE && !r->met.at[full].err.set;
    return see_reader(r, format, format->quick && !ready && !r->task.plan->extract.show);
}

size_t lor_readiness_see_full(LorReadiness *r, const LorFormat *format) { return see_reader(r, format, false); }

bool lor_readiness_recognises(LorReadiness *r) {
    if (lor_str_eq(lor_str_from_c(r->task.plan->extract.ocr), LOR_STR("never"))) return false;
    if (!r->task.recogniser && !r->blind.set) r->task.recogniser = lor_recogniser(&r->blind);
    return r->task.recogniser;
}
