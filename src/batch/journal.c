// SPDX-License-Identifier: GPL-3.0-or-later
// Appending and finding lines; results stay in the file, only their places are in memory.
#include "batch/journal.h"

#include "core/buf.h"
#include "core/json.h"
#include "core/utf8.h"
#include "core/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST "{\"lorlint_journal\":1,\"run\":\""

/** A line of the file. */
typedef struct Entry {
    LorStr path;
    LorJournalStamp stamp;
    off_t at; /* of its line */
    size_t len;
} Entry;

struct LorJournal {
    LorArena *arena;
    int fd;
    const char *name;
    LOR_VEC(Entry) entries; /* sorted by path, the last of equals counts */
    int failed;             /* errno of the first failed write */
};

/* ---- hexadecimal: twice the size, and nothing to get wrong ---- */

static void add_hex(LorBuf *buf, LorStr bytes) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes.len; i++) {
        lor_buf_char(buf, digits[(unsigned char)bytes.ptr[i] >> 4]);
        lor_buf_char(buf, digits[(unsigned char)bytes.ptr[i] & 15]);
    }
}

static int digit_of(char c) { return lor_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* The bytes; ptr NULL when it is no hexadecimal text. */
static LorStr read_hex(LorArena *arena, LorStr text) {
    if (text.len % 2) return (LorStr){0};
    char *bytes = lor_arena_alloc(arena, text.len / 2 + 1);
    for (size_t i = 0; i < text.len; i += 2) {
        int high = digit_of(text.ptr[i]), low = digit_of(text.ptr[i + 1]);
        if (high < 0 || low < 0) return (LorStr){0};
        bytes[i / 2] = (char)(high << 4 | low);
    }
    return lor_str(bytes, text.len / 2);
}

/* ---- reading ---- */

static bool read_number(const LorJson *object, const char *key, int64_t *value) {
    LorStr text = lor_json_text(lor_json_get(object, key));
    size_t number = 0;
    bool negative = lor_str_starts(text, LOR_STR("-"));
    if (!lor_str_to_size(negative ? lor_str_slice(text, 1, text.len) : text, INT64_MAX, &number)) return false;
    *value = negative ? -(int64_t)number : (int64_t)number;
    return true;
}

/* The part of a line before its result: a small JSON object once it is closed. */
static LorStr head_of(LorStr line) {
    size_t end = lor_str_find(line, LOR_STR(",\"result\":\"")); /* inside a text its quotation marks would be escaped */
    return end == LOR_NONE ? (LorStr){0} : lor_str_slice(line, 0, end);
}

static void take_line(LorJournal *journal, LorStr line, off_t at) {
    LorArena *scratch = lor_arena_new(0);
    Entry entry = {.at = at, .len = line.len};
    int64_t bytes = 0;
    LorStr head = head_of(line), whole = lor_arena_format(scratch, "%.*s}", LOR_STR_ARG(head));
    const LorJson *object = head.len ? lor_json_parse(scratch, whole, NULL) : NULL;
    LorStr path = lor_json_text(lor_json_get(object, "path")), bare = lor_json_text(lor_json_get(object, "path_bytes"));
    if (bare.len) path = read_hex(scratch, bare);
    bool good = object && path.len && read_number(object, "bytes", &bytes) && read_number(object, "seconds", &entry.stamp.seconds) &&
                read_number(object, "nanoseconds", &entry.stamp.nanoseconds);
    if (good) {
        entry.stamp.bytes = (uint64_t)bytes;
        entry.path = lor_arena_copy(journal->arena, path);
        lor_vec_push(journal->arena, &journal->entries, entry);
    }
    lor_arena_free(scratch);
}

/* Newer lines stand behind older ones. */
static int by_path(const void *a, const void *b) {
    const Entry *x = a, *y = b;
    int order = lor_str_cmp(x->path, y->path);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static bool fail(const LorJournal *journal, LorError *err, const char *what) {
    return lor_error_set(err, LOR_UNREADABLE, "--resume %s: %s", journal->name, what);
}

/* Whether the first line is that of a journal; `*same` when it is this run's. */
static bool is_journal(LorStr line, LorStr key, bool *same) {
    LorStr start = LOR_STR(FIRST);
    if (!lor_str_starts(line, start)) return false;
    *same = lor_str_starts(lor_str_slice(line, start.len, line.len), key);
    return true;
}

/* Goes through all whole lines; `*end` is where the last one ends. False + `err`: it is no journal. */
static bool read_lines(LorJournal *journal, LorStr key, off_t *end, bool *same, LorError *err) {
    FILE *file = fdopen(dup(journal->fd), "r");
    char *line = NULL;
    size_t room = 0, number = 0;
    ssize_t len;
    bool good = file != NULL;
    *end = 0;
    *same = true;
    while (good && *same && (len = getline(&line, &room, file)) > 0 && line[len - 1] == '\n') {
        if (number++ == 0) good = is_journal(lor_str(line, (size_t)len), key, same);
        else take_line(journal, lor_str(line, (size_t)len), *end);
        *end += len;
    }
    bool ended = !good || !*same || len > 0 || feof(file); /* else a line could not be had: what follows must not be cut off */
    if (!ended) lor_out_of_memory();
    if (good && number == 0 && len > 0) good = lor_str_starts(LOR_STR(FIRST), lor_str_slice(lor_str(line, (size_t)len), 0, 10)); /* cut at its start */
    free(line);
    if (file) fclose(file);
    return good || fail(journal, err, "is no journal of lorlint, it is left as it is");
}

/* ---- writing ---- */

static void put(LorJournal *journal, LorStr bytes) {
    while (bytes.len && !journal->failed) {
        ssize_t wrote = write(journal->fd, bytes.ptr, bytes.len);
        if (wrote < 0 && errno != EINTR) journal->failed = errno;
        if (wrote > 0) bytes = lor_str_slice(bytes, (size_t)wrote, bytes.len);
    }
}

static bool start_over(LorJournal *journal, LorStr key, LorError *err) {
    LorStr first = lor_arena_format(journal->arena, FIRST "%.*s\"}\n", LOR_STR_ARG(key));
    journal->entries.len = 0;
    if (ftruncate(journal->fd, 0) != 0) return fail(journal, err, strerror(errno));
    put(journal, first);
    return !journal->failed || fail(journal, err, strerror(journal->failed));
}

LorJournal *lor_journal_open(const char *path, LorStr key, LorError *err) {
    LorArena *arena = lor_arena_new(0);
    LorJournal *journal = LOR_NEW(arena, LorJournal);
    struct stat info;
    off_t end;
    bool same = false;
    journal->arena = arena;
    journal->name = lor_arena_copy(arena, lor_str_from_c(path)).ptr;
    journal->fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
    bool good = (journal->fd >= 0 && fstat(journal->fd, &info) == 0) || fail(journal, err, strerror(errno));
    good = good && (S_ISREG(info.st_mode) || fail(journal, err, "not a regular file"));
    good = good && (flock(journal->fd, LOCK_EX | LOCK_NB) == 0 || fail(journal, err, "another run is writing it"));
    good = good && read_lines(journal, key, &end, &same, err);
    if (good && (!same || end == 0)) good = start_over(journal, key, err);
    else if (good && ftruncate(journal->fd, end) != 0) good = fail(journal, err, strerror(errno));
    if (!good) {
        if (journal->fd >= 0) close(journal->fd);
        lor_arena_free(arena);
        return NULL;
    }
    if (journal->entries.len) qsort(journal->entries.at, journal->entries.len, sizeof *journal->entries.at, by_path);
    return journal;
}

static const Entry *entry_of(const LorJournal *journal, LorStr path) {
    size_t low = 0, high = journal->entries.len; /* the first entry behind the path */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (lor_str_cmp(journal->entries.at[middle].path, path) <= 0) low = middle + 1;
        else high = middle;
    }
    return low && lor_str_eq(journal->entries.at[low - 1].path, path) ? &journal->entries.at[low - 1] : NULL;
}

LorStr lor_journal_find(const LorJournal *journal, LorStr path, LorJournalStamp stamp, LorArena *arena) {
    const Entry *entry = entry_of(journal, path);
    bool same = entry && entry->stamp.bytes == stamp.bytes && entry->stamp.seconds == stamp.seconds && entry->stamp.nanoseconds == stamp.nanoseconds;
    if (!same) return (LorStr){0};
    LorArena *scratch = lor_arena_new(0);
    char *line = lor_arena_alloc(scratch, entry->len + 1);
    ssize_t got = pread(journal->fd, line, entry->len, entry->at);
    LorStr text = lor_str(line, got > 0 ? (size_t)got : 0), message = {0}, mark = LOR_STR(",\"result\":\"");
    size_t at = lor_str_find(text, mark);
    if (at != LOR_NONE && lor_str_ends(text, LOR_STR("\"}\n"))) {
        at += mark.len;
        message = read_hex(arena, lor_str_slice(text, at, text.len - at - 3));
    }
    lor_arena_free(scratch);
    return message;
}

static void put_number(LorJson *object, LorArena *arena, const char *key, int64_t number) {
    lor_json_put_text(object, key, lor_arena_format(arena, "%lld", (long long)number));
}

/* The line's start: a JSON object that is not closed yet. */
static void write_head(LorBuf *line, LorStr path, LorJournalStamp stamp) {
    LorJson *head = lor_json_object(line->arena);
    LorBuf hex = {.arena = line->arena};
    add_hex(&hex, path);
    if (lor_utf8_valid(path)) lor_json_put_text(head, "path", path);
    else lor_json_put_text(head, "path_bytes", lor_buf_str(&hex));
    put_number(head, line->arena, "bytes", (int64_t)stamp.bytes);
    put_number(head, line->arena, "seconds", stamp.seconds);
    put_number(head, line->arena, "nanoseconds", stamp.nanoseconds);
    LorOut *out = lor_out_memory(line->arena);
    lor_json_write(out, head);
    LorStr text = lor_out_memory_text(out);
    lor_buf_add(line, lor_str_slice(text, 0, text.len - 1));
    lor_out_close(out, NULL);
}

void lor_journal_add(LorJournal *journal, LorStr path, LorJournalStamp stamp, LorStr message) {
    LorArena *scratch = lor_arena_new(0);
    LorBuf line = {.arena = scratch};
    write_head(&line, path, stamp);
    lor_buf_add(&line, LOR_STR(",\"result\":\""));
    add_hex(&line, message);
    lor_buf_add(&line, LOR_STR("\"}\n"));
    put(journal, lor_buf_str(&line));
    lor_arena_free(scratch);
}

size_t lor_journal_count(const LorJournal *journal) { return journal->entries.len; }

bool lor_journal_close(LorJournal *journal, LorError *err) {
    if (!journal) return true;
    if (close(journal->fd) != 0 && !journal->failed) journal->failed = errno;
    bool good = !journal->failed || fail(journal, err, strerror(journal->failed));
    lor_arena_free(journal->arena);
    return good;
}
