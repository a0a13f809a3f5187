// SPDX-License-Identifier: GPL-3.0-or-later
// The quick reader of PDF against the full one: where the quick one says that it understood a file, documents and findings of
// both are the same.   readers [-v] FILE…     -v: says of each file which reader took it, and why the quick one did not
#include "batch/wire.h"
#include "extract/format.h"
#include "extract/plainpdf.h"
#include "lint/lint.h"
#include "rules/pack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST   ((size_t)64 << 20) /* [byte] of one file or message */
#define BESIDE 0.05f              /* [pt] that boxes may differ */

typedef struct Case {
    const char *path;
    LorArena *arena;
    const LorPacks *packs;
    size_t differences;
} Case;

static void differ(Case *c, const char *what, size_t at) {
    if (c->differences++ < 3) printf("DIFFERS %s: %s %zu\n", c->path, what, at);
}

static bool near(float a, float b) { return fabsf(a - b) <= BESIDE; }

static bool near_box(LorBox a, LorBox b) { return near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height); }

static bool same_span(LorSpan a, LorSpan b) { return a.off == b.off && a.len == b.len; }

static void compare_text(Case *c, const LorDocument *a, const LorDocument *b) {
    size_t at = 0;
    while (at < a->text.len && at < b->text.len && a->text.ptr[at] == b->text.ptr[at]) at++;
    if (at == a->text.len && at == b->text.len) return;
    differ(c, "text, byte", at);
    size_t from = at < 30 ? 0 : at - 30;
    LorStr left = lor_str_slice(a->text, from, 60), right = lor_str_slice(b->text, from, 60);
    printf("  quick: %.*s\n  full:  %.*s\n", LOR_STR_ARG(left), LOR_STR_ARG(right));
}

static void compare_lines(Case *c, const LorDocument *a, const LorDocument *b) {
    if (a->lines.len != b->lines.len) differ(c, "count of lines", a->lines.len);
    for (size_t i = 0; i < a->lines.len && i < b->lines.len; i++) {
        const LorLine *x = &a->lines.at[i], *y = &b->lines.at[i];
        if (!same_span(x->span, y->span) || x->page != y->page || x->repeats != y->repeats) differ(c, "line", i);
        else if (!near_box(x->box, y->box)) {
            differ(c, "box of line", i);
            printf("  quick: %.2f %.2f %.2f %.2f\n  full:  %.2f %.2f %.2f %.2f\n", (double)x->box.x, (double)x->box.y, (double)x->box.width, (double)x->box.height,
                   (double)y->box.x, (double)y->box.y, (double)y->box.width, (double)y->box.height);
        }
    }
}

static void compare_runs(Case *c, const LorDocument *a, const LorDocument *b) {
    if (a->runs.len != b->runs.len) differ(c, "count of runs", a->runs.len);
    for (size_t i = 0; i < a->runs.len && i < b->runs.len; i++) {
        const LorRun *x = &a->runs.at[i], *y = &b->runs.at[i];
        if (same_span(x->span, y->span) && lor_str_eq(x->font, y->font) && near(x->size, y->size) && x->script == y->script) continue;
        differ(c, "run", i);
        printf("  quick: %zu+%zu %.*s %.2f\n  full:  %zu+%zu %.*s %.2f\n", x->span.off, x->span.len, LOR_STR_ARG(x->font), (double)x->size, y->span.off, y->span.len,
               LOR_STR_ARG(y->font), (double)y->size);
    }
}

static void compare_pages(Case *c, const LorDocument *a, const LorDocument *b) {
    if (a->pages.len != b->pages.len) differ(c, "count of pages", a->pages.len);
    for (size_t i = 0; i < a->pages.len && i < b->pages.len; i++) {
        const LorPage *x = &a->pages.at[i], *y = &b->pages.at[i];
        if (!same_span(x->span, y->span) || !near(x->width, y->width) || !near(x->height, y->height) || fabsf(x->image_share - y->image_share) > 0.001f) differ(c, "page", i);
    }
    if (a->images.len != b->images.len) differ(c, "count of images", a->images.len);
    for (size_t i = 0; i < a->images.len && i < b->images.len; i++) {
        const LorImage *x = &a->images.at[i], *y = &b->images.at[i];
        if (x->page == y->page && x->drawn == y->drawn && near_box(x->box, y->box)) continue;
        differ(c, "image", i);
        printf("  quick: %.2f %.2f %.2f %.2f\n  full:  %.2f %.2f %.2f %.2f\n", (double)x->box.x, (double)x->box.y, (double)x->box.width, (double)x->box.height,
               (double)y->box.x, (double)y->box.y, (double)y->box.width, (double)y->box.height);
    }
}

static void compare_told(Case *c, const LorDocument *a, const LorDocument *b) {
    if (a->partial != b->partial || a->source != b->source || a->notes.len != b->notes.len) differ(c, "notes", a->notes.len);
    if (a->properties.len != b->properties.len) differ(c, "count of properties", a->properties.len);
    for (size_t i = 0; i < a->properties.len && i < b->properties.len; i++) {
        const LorProperty *x = &a->properties.at[i], *y = &b->properties.at[i];
        if (lor_str_eq(x->name, y->name) && lor_str_eq(x->value, y->value)) continue;
        differ(c, "property", i);
        printf("  quick: %.*s=%.*s\n  full:  %.*s=%.*s\n", LOR_STR_ARG(x->name), LOR_STR_ARG(x->value), LOR_STR_ARG(y->name), LOR_STR_ARG(y->value));
    }
}

static LorStr findings(const Case *c, const LorDocument *doc) {
    LorAsked asked = {.as_of = {2026, 9, 15}};
    LorBuf buf = {.arena = c->arena};
    LorResult *result = lor_lint(doc, c->packs, &asked);
    return lor_wire_write(result, c->packs, MOST, &buf) ? lor_buf_str(&buf) : (LorStr){0};
}

static LorStr read_file(LorArena *arena, const char *path) {
    LorBuf buf = {.arena = arena};
    char block[65536];
    FILE *file = fopen(path, "rb");
    for (size_t got; file && buf.len < MOST && (got = fread(block, 1, sizeof block, file)) > 0;) lor_buf_add(&buf, lor_str(block, got));
    if (file) fclose(file);
    return lor_buf_str(&buf);
}

/* NULL: the quick reader took it. */
static const char *compare(Case *c) {
    LorStr bytes = read_file(c->arena, c->path);
    LorExtractOptions options = {.ocr = "never"};
    LorDocument *quick = lor_document_new(c->arena, "pdf"), *full = lor_document_new(c->arena, "pdf");
    const char *why = "";
    LorError err = {0};
    if (!plainpdf_read(bytes, &options, quick, &why)) return why;
    if (!lor_format_pdf.read(bytes, &options, full, &err)) return differ(c, "refused by the full reader, status", (size_t)err.status), NULL;
    compare_text(c, quick, full);
    compare_lines(c, quick, full);
    compare_runs(c, quick, full);
    compare_pages(c, quick, full);
    compare_told(c, quick, full);
    if (!lor_str_eq(findings(c, quick), findings(c, full))) differ(c, "findings", 0);
    return NULL;
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = lor_packs_builtin(arena);
    bool tell = argc > 1 && strcmp(argv[1], "-v") == 0;
    size_t taken = 0, wrong = 0, given = 0;
    if (!packs || !lor_packs_seal(packs, &err) || !lor_format_pdf.prepare(&err)) {
        printf("readers: %s\n", err.message);
        return 2;
    }
    for (int i = 1 + tell; i < argc; i++, given++) {
        Case c = {.path = argv[i], .arena = lor_arena_new(0), .packs = packs};
        const char *why = compare(&c);
        if (tell) printf("%s\t%s\n", why ? why : "taken", argv[i]);
        taken += !why;
        wrong += c.differences > 0;
        lor_arena_free(c.arena);
    }
    printf("readers: %zu of %zu files taken by the quick reader, %zu of them read otherwise than by the full one\n", taken, given, wrong);
    lor_arena_free(arena);
    return wrong ? 1 : 0;
}
