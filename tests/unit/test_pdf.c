// SPDX-License-Identifier: GPL-3.0-or-later
// Reading PDF: the order of lines, paragraphs, running footers, fonts, pictures, and files that end in a status.
// PDFs are written here, without a cross-reference table: poppler makes one, as it does for many real files.
#include "check.h"

#include "core/buf.h"
#include "extract/sniff.h"

#include <dirent.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Print {
    float x, y; /* [pt] from the top left corner of a Letter page */
    float size;  /* 0: `text` is painting operators */
    int page;
    const char *text;
} Print;

typedef struct Read {
    LorArena *arena;
    LorDocument *doc;
    LorError err;
    bool good;
} Read;

static Read read_pdf(LorStr bytes) {
    Read r = {.arena = lor_arena_new(0)};
    const LorFormat *format = lor_format_of(bytes);
    assert_string_equal(format->name, "pdf");
    r.doc = lor_document_new(r.arena, format->name);
    LorExtractOptions options = {.ocr = "never"};
    assert_true(format->prepare(&r.err));
    r.good = format->read(bytes, &options, r.doc, &r.err);
    return r;
}

/* Pages of Helvetica; `image`: a grey picture over the whole of page 1. */
static LorStr make_pdf(LorArena *arena, const Print *prints, size_t count, int pages, bool image) {
    LorBuf pdf = {.arena = arena};
    lor_buf_format(&pdf, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[", pages);
    for (int page = 0; page < pages; page++) lor_buf_format(&pdf, "%d 0 R ", 10 + 2 * page);
    lor_buf_add(&pdf, LOR_STR("]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"));
    lor_buf_add(&pdf, LOR_STR("4 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
                              "/Length 1>>stream\n@\nendstream endobj\n"));
    for (int page = 0; page < pages; page++) {
        LorBuf text = {.arena = arena};
        if (image && page == 0) lor_buf_add(&text, LOR_STR("q 612 0 0 792 0 0 cm /I Do Q\n"));
        for (size_t i = 0; i < count; i++)
            if (prints[i].page == page && prints[i].size <= 0) lor_buf_format(&text, "%s\n", prints[i].text);
            else if (prints[i].page == page)
                lor_buf_format(&text, "BT /F %g Tf %g %g Td (%s) Tj ET\n", (double)prints[i].size, (double)prints[i].x,
                               792.0 - (double)prints[i].y, prints[i].text);
        lor_buf_format(&pdf, "%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>",
                       10 + 2 * page, 11 + 2 * page);
        lor_buf_format(&pdf, "%s>>>>endobj\n%d 0 obj<</Length %zu>>stream\n%.*sendstream endobj\n",
                       image ? "/XObject<</I 4 0 R>>" : "", 11 + 2 * page, text.len, LOR_STR_ARG(lor_buf_str(&text)));
    }
    lor_buf_add(&pdf, LOR_STR("trailer<</Root 1 0 R>>\n%%EOF\n"));
    return lor_buf_str(&pdf);
}

static Read read_prints(const Print *prints, size_t count, int pages) {
    LorArena *arena = lor_arena_new(0);
    Read r = read_pdf(make_pdf(arena, prints, count, pages, false));
    lor_arena_free(arena);
    return r;
}

#define READ(prints, pages) read_prints(prints, sizeof(prints) / sizeof *(prints), pages)

static void a_heading_in_two_columns_keeps_its_rows(void **state) {
    (void)state;
    const Print prints[] = {
        {72, 72, 10, 0, "Cedar Valley Hospital"}, {72, 86, 10, 0, "Department of Surgery"},
        {400, 72, 10, 0, "Telephone 555-0100"},   {400, 86, 10, 0, "surgery@cedar.example"},
        {72, 130, 10, 0, "To whom it may concern"},
    };
    Read r = READ(prints, 1);
    assert_true(r.good);
    assert_int_equal(r.doc->lines.len, 3);
    size_t one = lor_str_find(r.doc->text, LOR_STR("Telephone")), break_at = lor_str_find(r.doc->text, LOR_STR("\n"));
    assert_true(lor_str_starts(r.doc->text, LOR_STR("Cedar Valley Hospital   ")));
    assert_true(one < break_at);
    assert_true(lor_str_find(r.doc->text, LOR_STR("example\n\n")) != LOR_NONE);
    lor_arena_free(r.arena);
}

#define PROSE "The ward was full and the nights were long, and still every note was written."

static void a_list_beside_the_letter_is_read_by_itself(void **state) {
    (void)state;
    Print prints[24];
    for (int i = 0; i < 12; i++) {
        prints[2 * i] = (Print){40, 100 + (float)i * 17, 8, 0, "Dr. A. Colleague"};
        prints[2 * i + 1] = (Print){180, 96 + (float)i * 14, 10, 0, PROSE};
    }
    Read r = READ(prints, 1);
    assert_true(r.good);
    size_t last_name = 0;
    for (size_t off; (off = lor_str_find(lor_str_slice(r.doc->text, last_name, r.doc->text.len), LOR_STR("Colleague"))) != LOR_NONE;)
        last_name += off + 1;
    assert_true(last_name < lor_str_find(r.doc->text, LOR_STR("The ward")));
    lor_arena_free(r.arena);
}

/* Poppler finds a table here, and hands out the last line of a cell and words of the next cell's first line as one. */
static void words_of_stretched_cells_stay_in_their_row(void **state) {
    (void)state;
    Print prints[48];
    size_t count = 0;
    for (int i = 0; i < 4; i++) {
        float y = 100 + 36 * (float)i;
        const Print row[] = {{57, y, 9, 0, "Rotation"}, {223, y, 9, 0, "Internal"}, {274, y, 9, 0, "medicine,"}, {334, y, 9, 0, "ward"}, {372, y, 9, 0, "and"},
                             {389.2f, y, 9, 0, "Four months"}, {466, y, 9, 0, "under"}, {504, y, 9, 0, "my"}, {530, y, 9, 0, "direct"},
                             {223, y + 11, 9, 0, "outpatient clinic with night"}, {366, y + 11, 9, 0, "calls"}, {389.2f, y + 11, 9, 0, "supervision"}};
        for (size_t k = 0; k < sizeof row / sizeof *row; k++) prints[count++] = row[k];
    }
    Read r = read_prints(prints, count, 1);
#define CELLS "Rotation                             Internal     medicine,     ward    and Four months      under   my direct\n"        \
              "                                     outpatient clinic with night         calls supervision\n"
    assert_str(r.doc->text, LOR_STR(CELLS "\n" CELLS "\n" CELLS "\n" CELLS));
    lor_arena_free(r.arena);
}

static void white_parts_paragraphs(void **state) {
    (void)state;
    const Print prints[] = {
        {72, 72, 10, 0, PROSE}, {72, 84, 10, 0, PROSE}, {72, 96, 10, 0, "It was."},
        {72, 114, 10, 0, PROSE}, {72, 126, 10, 0, PROSE}, {72, 138, 10, 0, PROSE},
    };
    Read r = READ(prints, 1);
    assert_str(r.doc->text, LOR_STR(PROSE "\n" PROSE "\nIt was.\n\n" PROSE "\n" PROSE "\n" PROSE "\n"));
    lor_arena_free(r.arena);
}

static void a_raised_suffix_joins_its_number(void **state) {
    (void)state;
    const Print prints[] = {{72, 72, 12, 0, "Dated 12"}, {121.4f, 68, 7, 0, "th"}, {132, 72, 12, 0, "June 2026 in the city"}};
    Read r = READ(prints, 1);
    assert_str(r.doc->text, LOR_STR("Dated 12th June 2026 in the city\n"));
    lor_arena_free(r.arena);
}

static void running_footers_are_marked_and_do_not_part_a_sentence(void **state) {
    (void)state;
    const Print prints[] = {
        {72, 72, 10, 0, PROSE}, {72, 84, 10, 0, "The ward was full and the nights were long, and still every note was read by"},
        {260, 750, 8, 0, "Page 1 of 2"}, {72, 72, 10, 1, "two of us. " PROSE}, {260, 750, 8, 1, "Page 2 of 2"},
    };
    Read r = READ(prints, 2);
    assert_true(r.good);
    assert_int_equal(r.doc->lines.len, 5);
    assert_true(r.doc->lines.at[2].repeats && r.doc->lines.at[4].repeats && !r.doc->lines.at[3].repeats);
    assert_true(lor_str_find(r.doc->text, LOR_STR("\n\n")) == LOR_NONE);
    assert_int_equal(r.doc->lines.at[3].page, 1);
    assert_int_equal(r.doc->pages.at[1].span.off, lor_span_end(r.doc->pages.at[0].span));
    lor_arena_free(r.arena);
}

static void fonts_sizes_and_places_are_kept(void **state) {
    (void)state;
    const Print prints[] = {{72, 100, 14, 0, "A heading"}, {72, 130, 11, 0, PROSE}};
    Read r = READ(prints, 1);
    assert_int_equal(r.doc->runs.len, 2);
    assert_str(r.doc->runs.at[1].font, LOR_STR("Helvetica"));
    assert_true(r.doc->runs.at[1].size > 10.9f && r.doc->runs.at[1].size < 11.1f);
    const LorBox *box = &r.doc->lines.at[1].box;
    assert_true(box->x > 71 && box->x < 73 && box->y < 130 && box->y + box->height > 130);
    assert_str(lor_document_property(r.doc, "encrypted"), LOR_STR("false"));
    assert_str(lor_document_property(r.doc, "active_content"), LOR_STR("false"));
    lor_arena_free(r.arena);
}

static const LorImage *drawn(const LorDocument *doc, size_t index) {
    for (size_t i = 0; i < doc->images.len; i++)
        if (doc->images.at[i].drawn && index-- == 0) return &doc->images.at[i];
    return NULL;
}

static void ink_and_rules_are_seen(void **state) {
    (void)state;
    const char *scribble = "q 2 0 0 2 100 400 cm 0 0 m 5 9 l 9 .5 l 14 10. l 18 +1 l 22 11 l 26 -0 l 30 8 l 35 2 l S Q";
    const Print prints[] = {{72, 72, 10, 0, PROSE}, {0, 0, 0, 0, scribble}, {0, 0, 0, 0, "72 300 158 .4 re f 72 700 40 30 re S"}};
    Read r = READ(prints, 1);
    assert_true(r.good);
    assert_str(lor_document_property(r.doc, "strokes"), LOR_STR("placed"));
    const LorImage *ink = drawn(r.doc, 0), *rule = drawn(r.doc, 1);
    assert_true(ink && rule && !drawn(r.doc, 2));
    assert_true(ink->box.x > 99 && ink->box.x < 101 && ink->box.width > 69 && ink->box.width < 71);
    assert_true(ink->box.y > 369 && ink->box.y < 371 && ink->box.height > 21 && ink->box.height < 23);
    assert_true(rule->box.y > 491 && rule->box.y < 493 && rule->box.height < 1);
    lor_arena_free(r.arena);
    const Print letter[] = {prints[0], prints[1], {0, 0, 0, 0, "/Span <</Of <d0>>> DP"}}; /* a string, and no operator of drawn letters */
    r = READ(letter, 1);
    assert_str(lor_document_property(r.doc, "strokes"), LOR_STR("placed"));
    lor_arena_free(r.arena);
    r = READ(prints, 2); /* the second page is empty: contents and pages do not match */
    assert_str(lor_document_property(r.doc, "strokes"), LOR_STR("unplaced"));
    assert_null(drawn(r.doc, 0));
    lor_arena_free(r.arena);
}

static void expect_status(LorStr bytes, LorStatus status) {
    Read r = read_pdf(bytes);
    assert_false(r.good);
    assert_int_equal(r.err.status, status);
    lor_arena_free(r.arena);
}

static void what_cannot_be_read_says_so(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    const Print print = {72, 750, 8, 0, "Scanned 4/2026"}, second = {72, 72, 10, 1, PROSE};
    const Print both[] = {print, second};
    expect_status(LOR_STR("%PDF-1.7\nnothing more"), LOR_DAMAGED);
    expect_status(make_pdf(arena, NULL, 0, 1, false), LOR_NO_TEXT);
    expect_status(make_pdf(arena, &print, 1, 1, true), LOR_NO_TEXT);
    Read r = read_pdf(make_pdf(arena, both, 2, 2, true));
    assert_true(r.good && r.doc->partial);
    assert_int_equal(r.doc->notes.len, 1);
    lor_arena_free(r.arena);
    LorStr locked = check_file(arena, "docs/examples/encrypted.pdf");
    if (locked.len) expect_status(locked, LOR_ENCRYPTED);
    lor_arena_free(arena);
}

/* ---- files of others ---- */

static int read_in_child(const char *path) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        const struct rlimit seconds = {6, 8};
        setrlimit(RLIMIT_CPU, &seconds);
        alarm(15);
        LorArena *arena = lor_arena_new(0);
        LorStr bytes = check_file(arena, path);
        const LorFormat *format = lor_format_of(bytes);
        LorDocument *doc = lor_document_new(arena, format->name);
        LorError err = {0};
        LorExtractOptions options = {.ocr = "never"};
        bool good = (!format->prepare || format->prepare(&err)) && format->read(bytes, &options, doc, &err);
        _exit(good == err.set); /* a text or a reason, never both or neither */
    }
    int end = 0;
    waitpid(child, &end, 0);
    return end;
}

static bool timed_out(int end) { return WIFSIGNALED(end) && (WTERMSIG(end) == SIGXCPU || WTERMSIG(end) == SIGALRM); }

static void read_folder(const char *folder, size_t hangs_allowed) {
    DIR *dir = opendir(folder);
    if (!dir) skip(); /* the collection is not here */
    size_t hangs = 0;
    for (const struct dirent *entry; (entry = readdir(dir));) {
        char path[1024];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        int end = read_in_child(path);
        hangs += timed_out(end);
        if (end != 0 && !timed_out(end)) fail_msg("%s: ended with %d", path, end);
    }
    closedir(dir);
    assert_true(hangs <= hangs_allowed);
}

static void letters_of_many_programs_are_read(void **state) { (void)state, read_folder("../shared/corpus/documents", 0); }
static void hostile_files_never_crash(void **state) { (void)state, read_folder("../shared/corpus/hostile-pdf", 3); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_in_two_columns_keeps_its_rows),
        cmocka_unit_test(a_list_beside_the_letter_is_read_by_itself),
        cmocka_unit_test(words_of_stretched_cells_stay_in_their_row),
        cmocka_unit_test(white_parts_paragraphs),
        cmocka_unit_test(a_raised_suffix_joins_its_number),
        cmocka_unit_test(running_footers_are_marked_and_do_not_part_a_sentence),
        cmocka_unit_test(fonts_sizes_and_places_are_kept),
        cmocka_unit_test(ink_and_rules_are_seen),
        cmocka_unit_test(what_cannot_be_read_says_so),
        cmocka_unit_test(letters_of_many_programs_are_read),
        cmocka_unit_test(hostile_files_never_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
