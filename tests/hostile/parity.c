// SPDX-License-Identifier: GPL-3.0-or-later
// Sandbox parity: lints each file twice, in a locked worker and in a free process, and compares all that is known of it, pictures of its pages too.
// A lock that is too tight does not fail, it makes libraries find less.
#include "batch/ending.h"
#include "batch/input.h"
#include "batch/pool.h"
#include "batch/sandbox.h"
#include "batch/wire.h"
#include "core/hash.h"
#include "extract/recognise.h"
#include "extract/sniff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST  ((size_t)64 << 20) /* [byte] of one message */
#define LATE  90u                /* [s] after which the free process is given up */

typedef struct Setting {
    LorArena *arena;
    LorPlan plan;
    const LorRecogniser *recogniser; /* NULL: words in pictures are not looked for */
} Setting;

/* The product's linter, with all that was read in the notes: the whole text, and what the pages show. */
static LorResult *lint_and_tell(const LorDocument *doc, const LorPacks *packs, const LorAsked *asked) {
    LorResult *result = lor_lint(doc, packs, asked);
    lor_vec_push(doc->arena, &result->notes, doc->text);
    for (size_t i = 0; i < doc->runs.len; i++) {
        LorStr run = lor_arena_format(doc->arena, "%.*s %.1f", LOR_STR_ARG(doc->runs.at[i].font),
                                      (double)doc->runs.at[i].size);
        lor_vec_push(doc->arena, &result->notes, run);
    }
    lor_vec_push(doc->arena, &result->notes,
                 lor_arena_format(doc->arena, "%zu lines, %zu images, %zu properties", doc->lines.len, doc->images.len,
                                  doc->properties.len));
    return result;
}

static LorStr message_of(LorResult *result, const Setting *s, LorArena *arena) {
    LorBuf buf = {.arena = arena};
    bool whole = lor_wire_write(result, s->plan.packs, MOST, &buf);
    return whole ? lor_buf_str(&buf) : (LorStr){0};
}

static LorResult *failed(LorArena *arena, LorStr format, const LorError *err) {
    LorResult *result = LOR_NEW(arena, LorResult);
    result->status = err->set ? err->status : LOR_DAMAGED;
    result->why = lor_str_from_c(err->set && err->message[0] ? err->message : lor_status_sentence(result->status));
    result->format = format;
    return result;
}

/* What a worker does, without its lock. */
static LorResult *lint_once(const Setting *s, LorStr path, const LorRecogniser *recogniser, LorArena *arena) {
    LorInput input;
    LorError *err = LOR_NEW(arena, LorError);
    if (!lor_input_open(path, &s->plan, &input, err)) return failed(arena, (LorStr){0}, err);
    const LorFormat *format = lor_format_of(lor_str(input.head, input.head_len));
    LorStr name = lor_str_from_c(format->name);
    LorDocument *doc = lor_document_new(arena, format->name);
    char *bytes = lor_arena_alloc(arena, input.bytes);
    ssize_t got = pread(input.fd, bytes, input.bytes, 0);
    close(input.fd);
    if (got != (ssize_t)input.bytes || (format->prepare && !format->prepare(err))) return failed(arena, name, err);
    if (format->way_out) return format->read((LorStr){0}, NULL, NULL, err), failed(arena, name, err); /* the parent refuses it */
    if (format->prepare_drawing) format->prepare_drawing();
    LorExtractOptions extract = s->plan.extract;
    extract.recogniser = recogniser;
    bool read = format->read(lor_str(bytes, input.bytes), &extract, doc, err);
    const char *slash = memrchr(path.ptr, '/', path.len);
    lor_document_set(doc, "file_name", slash ? lor_str_from_c(slash + 1) : path);
    lor_document_set(doc, "file_bytes", lor_arena_format(arena, "%zu", input.bytes));
    LorStatus status = err->set && err->status != LOR_SCORED ? err->status : LOR_DAMAGED;
    LorResult *result = read ? lint_and_tell(doc, s->plan.packs, &s->plan.asked)
                             : lor_lint_unread(doc, s->plan.packs, &s->plan.asked, status, err->message);
    if (read) lor_lint_show(result, doc);
    result->scanned = doc->scanned;
    result->bytes_key = lor_hash_add(LOR_HASH_START, lor_str(bytes, input.bytes));
    return result;
}

/* Words in pictures are looked for when a first go says that there may be some, as the pool does it. */
static LorResult *lint_freely(const Setting *s, LorStr path, LorArena *arena) {
    LorResult *result = lint_once(s, path, NULL, arena);
    return result->scanned && s->recogniser ? lint_once(s, path, s->recogniser, arena) : result;
}

/* In a process of its own, since it may hang or crash: the message, or an empty one. */
static LorStr free_message(const Setting *s, LorStr path, LorArena *arena) {
    char *shared = mmap(NULL, MOST, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) return (LorStr){0};
    pid_t pid = fork();
    if (pid == 0) {
        struct rlimit memory = {s->plan.limits.ocr_memory_bytes * 4, s->plan.limits.ocr_memory_bytes * 4};
        if (!freopen("/dev/null", "w", stderr) || setrlimit(RLIMIT_AS, &memory) != 0) _exit(1);
        alarm(LATE);
        LorResult *result = lint_freely(s, path, arena);
        LorStr note = lor_ending_note(arena, path, result->format, result->status);
        if (note.len) lor_vec_push(arena, &result->notes, note);
        LorStr message = message_of(result, s, arena);
        size_t room = MOST - sizeof message.len;
        if (message.len > room) _exit(1);
        memcpy(shared, &message.len, sizeof message.len);
        memcpy(shared + sizeof message.len, message.ptr, message.len);
        _exit(0);
    }
    int status;
    LorStr message = {0};
    waitpid(pid, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        memcpy(&message.len, shared, sizeof message.len);
        message = lor_arena_copy(arena, lor_str(shared + sizeof message.len, message.len));
    }
    munmap(shared, MOST);
    return message;
}

static void drop_arena(void *arena) { lor_arena_free(arena); }

static bool take(void *context, LorResult *result) {
    *(LorResult **)context = result;
    return true;
}

static LorResult *lint_locked(const Setting *s, LorStr path, LorArena *arena) {
    LorPaths paths = {0};
    LorResult *result = NULL;
    LorError err = {0};
    lor_vec_push(arena, &paths, path);
    if (lor_pool_run(&paths, &s->plan, lint_and_tell, take, &result, &err) == LOR_RUN_DONE && result)
        return lor_arena_own(arena, result->arena, drop_arena), result;
    fprintf(stderr, "parity: %s\n", err.message);
    exit(2);
}

typedef enum Outcome { SAME, OTHER, APART, OUTCOMES } Outcome;

/* APART: one of the two did not come to an end, which is told but no fault of the lock. */
static Outcome compare(const Setting *s, const char *path) {
    LorArena *arena = lor_arena_new(0);
    LorStr name = lor_arena_copy(arena, lor_str_from_c(path));
    LorResult *locked = lint_locked(s, name, arena);
    LorStr inside = message_of(locked, s, arena), outside = free_message(s, name, arena);
    bool ended = locked->status != LOR_TIMEOUT && locked->status != LOR_MEMORY;
    Outcome outcome = lor_str_eq(inside, outside) ? SAME : ended && outside.len ? OTHER : APART;
    if (locked->status == LOR_CRASHED && outside.len) outcome = OTHER;
    if (outcome != SAME)
        printf("%s %s: %s in the sandbox\n", outcome == OTHER ? "DIFFERS" : "not compared", path,
               lor_status_word(locked->status));
    lor_arena_free(arena);
    return outcome;
}

int main(int argc, char **argv) {
    Setting s = {.arena = lor_arena_new(0)};
    LorError err = {0};
    LorPacks *packs = lor_packs_builtin(s.arena);
    if (!packs || !lor_packs_seal(packs, &err)) {
        fprintf(stderr, "parity: %s\n", err.message);
        return 2;
    }
    LorLimits limits = lor_limits_default();
    LorExtractOptions extract = {.ocr = "auto", .ocr_pages = 2, .ocr_pixels = limits.ocr_pixels, .show = true, .picture_pages = 2, .picture_pixels = 1000000, .picture_bytes = MOST / 2};
    s.recogniser = lor_recogniser(&err);
    if (!s.recogniser) {
        printf("parity: words in pictures are not looked for: %s\n", err.message);
        extract.ocr = "never";
    }
    s.plan = (LorPlan){.packs = packs, .extract = extract, .limits = limits, .jobs = 1, .asked = {.as_of = {2026, 9, 15}}};
    size_t outcomes[OUTCOMES] = {0};
    for (int i = 1; i < argc; i++) outcomes[compare(&s, argv[i])]++;
    printf("parity: %zu the same, %zu not, %zu not compared (%s)\n", outcomes[SAME], outcomes[OTHER], outcomes[APART],
           lor_sandbox_name());
    return outcomes[OTHER] ? 1 : 0;
}
