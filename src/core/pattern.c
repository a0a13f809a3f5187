// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that includes <pcre2.h>: one match loop, with limits on steps, depth and memory.
#include "core/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* A match of nothing (which PCRE2 does not always foresee) is none: searches always move on. */
#define MATCH_OPTIONS (PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY)
#define OPTIONS       (PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_MULTILINE | PCRE2_USE_OFFSET_LIMIT)

struct LorPattern {
    LorArena *arena;
    LorStr source;
    pcre2_code *code; /* NULL until first needed */
    pcre2_match_data *data;
    pcre2_match_context *limits;
    bool broken;
};

static void drop_code(void *code) { pcre2_code_free(code); }
static void drop_data(void *data) { pcre2_match_data_free(data); }
static void drop_limits(void *limits) { pcre2_match_context_free(limits); }

/* `near`: it is looked for in a few bytes at a time. PCRE2 would look for what may begin a match to the end of the text each time. */
static bool compile(LorPattern *p, bool near, LorError *err) {
    int fault = 0;
    size_t at = 0;
    uint32_t may_be_empty = 0;
    p->broken = true;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)p->source.ptr, p->source.len, OPTIONS | (near ? PCRE2_NO_START_OPTIMIZE : 0), &fault, &at, NULL);
    if (fault == PCRE2_ERROR_HEAP_FAILED) lor_out_of_memory();
    if (!code) {
        char said[160] = "";
        pcre2_get_error_message(fault, (PCRE2_UCHAR *)said, sizeof said);
        return lor_error_at(err, 0, at + 1, "pattern: %s (at its character %zu)", said, at + 1);
    }
    p->code = lor_arena_own(p->arena, code, drop_code);
    pcre2_pattern_info(p->code, PCRE2_INFO_MATCHEMPTY, &may_be_empty);
    if (may_be_empty) return lor_error_at(err, 0, 1, "pattern: it can match nothing at all");
    p->data = lor_arena_own(p->arena, pcre2_match_data_create_from_pattern(p->code, NULL), drop_data);
    p->limits = lor_arena_own(p->arena, pcre2_match_context_create(NULL), drop_limits);
    if (!p->data || !p->limits) lor_out_of_memory();
    pcre2_set_match_limit(p->limits, LOR_PATTERN_STEPS);
    pcre2_set_depth_limit(p->limits, LOR_PATTERN_DEPTH);
    pcre2_set_heap_limit(p->limits, LOR_PATTERN_HEAP);
    p->broken = false;
    return true;
}

LorPattern *lor_pattern_new(LorArena *arena, LorStr source, bool check, LorError *err) {
    if (source.len == 0 || source.len > LOR_PATTERN_MAX_BYTES) {
        lor_error_at(err, 0, 1, "pattern: empty, or longer than %u bytes", LOR_PATTERN_MAX_BYTES);
        return NULL;
    }
    if (lor_str_starts(source, LOR_STR("(*"))) { /* (*LIMIT_MATCH=…) and kin would lift our limits */
        lor_error_at(err, 0, 1, "pattern: options in (*…) are not allowed");
        return NULL;
    }
    LorPattern *p = LOR_NEW(arena, LorPattern);
    *p = (LorPattern){.arena = arena, .source = source};
    return !check || compile(p, false, err) ? p : NULL;
}

LorStr lor_pattern_source(const LorPattern *p) { return p->source; }

LorFound lor_pattern_find(LorPattern *p, LorStr text, size_t from, size_t latest, LorMatch *match) {
    if (p->broken || (!p->code && !compile(p, latest != LOR_NONE, NULL))) return LOR_FOUND_LIMIT;
    if (from > text.len) return LOR_FOUND_NOT;
    pcre2_set_offset_limit(p->limits, latest); /* LOR_NONE is PCRE2_UNSET */
    int count = pcre2_match(p->code, (PCRE2_SPTR)text.ptr, text.len, from, MATCH_OPTIONS, p->data, p->limits);
    if (count == PCRE2_ERROR_NOMATCH) return LOR_FOUND_NOT;
    if (count == PCRE2_ERROR_NOMEMORY) lor_out_of_memory();
    if (count < 0) return LOR_FOUND_LIMIT;
    const size_t *ends = pcre2_get_ovector_pointer(p->data);
    for (unsigned i = 0; i < LOR_PATTERN_GROUPS; i++) {
        bool unset = (int)i >= count || ends[2 * i] == PCRE2_UNSET;
        match->groups[i] = unset ? (LorSpan){LOR_NONE, 0} : (LorSpan){ends[2 * i], ends[2 * i + 1] - ends[2 * i]};
    }
    return LOR_FOUND;
}
