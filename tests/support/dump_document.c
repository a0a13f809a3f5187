// SPDX-License-Identifier: GPL-3.0-or-later
// dump_document FILE…: shows what reading made of a file, for people who work on a format. Not sandboxed.
//     -t  the text alone     -l  lines with their boxes     -r  runs     -o  recognise words in pictures     -a  in all pages
#include "document/font.h"
#include "extract/sniff.h"
#include "extract/recognise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static LorStr read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return (LorStr){0};
    char *bytes = NULL;
    size_t len = 0, cap = 0, got;
    do {
        if (len == cap) bytes = realloc(bytes, cap = cap ? cap * 2 : 65536);
        got = fread(bytes + len, 1, cap - len, file);
        len += got;
    } while (got);
    fclose(file);
    return lor_str(bytes, len);
}

static void show_properties(const LorDocument *doc) {
    for (size_t i = 0; i < doc->properties.len; i++)
        printf("%.*s=%.*s ", LOR_STR_ARG(doc->properties.at[i].name), LOR_STR_ARG(doc->properties.at[i].value));
    putchar('\n');
    for (size_t i = 0; i < doc->notes.len; i++) printf("note: %.*s\n", LOR_STR_ARG(doc->notes.at[i]));
    for (size_t i = 0; i < doc->pages.len; i++) {
        const LorPage *page = &doc->pages.at[i];
        printf("page %zu: %.1f x %.1f, text %zu+%zu, images %.2f\n", i + 1, (double)page->width, (double)page->height,
               page->span.off, page->span.len, (double)page->image_share);
    }
    for (size_t i = 0; i < doc->images.len; i++) {
        const LorImage *image = &doc->images.at[i];
        printf("%s on page %u at %.0f,%.0f size %.0f x %.0f\n", image->drawn ? "strokes" : "image", image->page + 1,
               (double)image->box.x, (double)image->box.y, (double)image->box.width, (double)image->box.height);
    }
}

static void show_lines(const LorDocument *doc) {
    for (size_t i = 0; i < doc->lines.len; i++) {
        const LorLine *line = &doc->lines.at[i];
        printf("%u %c %6.1f %6.1f %6.1f %5.1f |%.*s\n", line->page + 1, line->repeats ? 'R' : ' ', (double)line->box.x,
               (double)line->box.y, (double)line->box.width, (double)line->box.height,
               LOR_STR_ARG(lor_str_slice(doc->text, line->span.off, line->span.len)));
    }
}

static void show_runs(const LorDocument *doc) {
    for (size_t i = 0; i < doc->runs.len; i++) {
        const LorRun *run = &doc->runs.at[i];
        LorStr family = lor_font_family(doc->arena, run->font);
        printf("%zu+%zu %.*s (%.*s) %.2f%s\n", run->span.off, run->span.len, LOR_STR_ARG(run->font),
               LOR_STR_ARG(family), (double)run->size, run->script ? " script" : "");
    }
}

static void dump(const char *path, const char *what) {
    LorStr bytes = read_file(path);
    const LorFormat *format = lor_format_of(bytes);
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, format->name);
    LorExtractOptions options = {.ocr = strchr(what, 'a') ? "always" : "auto", .ocr_pages = 20, .ocr_pixels = 120000000};
    LorError err = {0};
    if (strpbrk(what, "oa")) options.recogniser = lor_recogniser(&err);
    if (err.set) fprintf(stderr, "%s\n", err.message);
    err = (LorError){0};
    bool good = (!format->prepare || format->prepare(&err)) && format->read(bytes, &options, doc, &err);
    if (!strchr(what, 't'))
        printf("== %s: %s, %s%s\n", path, format->name, good ? "read" : lor_status_word(err.status),
               doc->partial ? ", partial" : "");
    if (doc->confidence > 0) printf("confidence %.1f\n", doc->confidence);
    if (!good) printf("%s\n", err.message);
    if (good && !strchr(what, 't')) show_properties(doc);
    if (good && strchr(what, 'l')) show_lines(doc);
    if (good && strchr(what, 'r')) show_runs(doc);
    if (good && !strpbrk(what, "lrq")) printf("%.*s", LOR_STR_ARG(doc->text));
    lor_arena_free(arena);
    free((void *)(uintptr_t)bytes.ptr);
}

int main(int argc, char **argv) {
    const char *what = "";
    for (int i = 1; i < argc; i++)
        if (argv[i][0] == '-') what = argv[i] + 1;
        else dump(argv[i], what);
    return 0;
}
