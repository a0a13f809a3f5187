// SPDX-License-Identifier: GPL-3.0-or-later
// The sticky writer over a descriptor, a file that appears whole or not at all, or memory.
#include "core/out.h"

#include "core/buf.h"
#include "core/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER ((size_t)16 << 10) /* [byte] flushed when full */
#define OPEN_FILES "/proc/self/fd" /* where a file without a name can be reached */

struct LorOut {
    LorArena *arena; /* its own; NULL: it lives in the caller's */
    LorBuf buf;
    int fd; /* -1: memory */
    int failed; /* errno of the first failure, or 0 */
    const char *name;
    const char *part; /* the unfinished file's name, or NULL */
    bool nameless;    /* it has no name yet: a program that is killed leaves nothing behind */
    bool as_is;       /* a pipe or a device, which has no place to take */
    char *target;     /* what a link leads to, from realpath(), or NULL */
};

static LorOut *new_out(int fd, const char *name) {
    LorArena *arena = lor_arena_new(0);
    LorOut *out = LOR_NEW(arena, LorOut);
    *out = (LorOut){.arena = arena, .buf = {.arena = arena}, .fd = fd};
    out->name = lor_arena_copy(arena, lor_str_from_c(name)).ptr;
    return out;
}

LorOut *lor_out_fd(int fd, const char *name) { return new_out(fd, name); }

LorOut *lor_out_memory(LorArena *arena) {
    LorOut *out = LOR_NEW(arena, LorOut);
    *out = (LorOut){.buf = {.arena = arena}, .fd = -1, .name = "memory"};
    return out;
}

LorStr lor_out_memory_text(const LorOut *out) { return lor_buf_str(&out->buf); }

/* A file without a name in the folder of `path`, where the system can make one and name it later; -1 elsewhere. */
static int open_nameless(LorArena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    LorStr folder = slash ? lor_str(path, (size_t)(slash - path) + 1) : LOR_STR(".");
    if (access(OPEN_FILES, X_OK) != 0) return -1;
    return open(lor_arena_copy(arena, folder).ptr, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
}

static void free_out(LorOut *out) {
    free(out->target);
    lor_arena_free(out->arena);
}

static const char *place_of(const LorOut *out) { return out->target ? out->target : out->name; }

static void open_part(LorOut *out) {
    out->part = lor_arena_format(out->arena, "%s.part-%ld", place_of(out), (long)getpid()).ptr;
    out->fd = open_nameless(out->arena, place_of(out));
    out->nameless = out->fd >= 0;
    if (!out->nameless) out->fd = open(out->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);
}

LorOut *lor_out_file(const char *path, LorError *err) {
    LorOut *out = new_out(-1, path);
    struct stat there, link;
    bool exists = stat(path, &there) == 0, folder = exists && S_ISDIR(there.st_mode);
    out->as_is = exists && !folder && !S_ISREG(there.st_mode);
    if (exists && !out->as_is && lstat(path, &link) == 0 && S_ISLNK(link.st_mode)) out->target = realpath(path, NULL);
    if (out->as_is) out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    else if (!folder) open_part(out);
    if (out->fd >= 0) return out;
    lor_error_set(err, LOR_UNREADABLE, "%s: cannot be written: %s", path, folder ? "it is a folder" : strerror(errno));
    free_out(out);
    return NULL;
}

static void flush(LorOut *out) {
    size_t done = 0;
    while (!out->failed && done < out->buf.len) {
        ssize_t wrote = write(out->fd, out->buf.ptr + done, out->buf.len - done);
        if (wrote > 0) done += (size_t)wrote;
        else if (wrote == 0) out->failed = EIO; /* again and again would be for ever */
        else if (errno != EINTR) out->failed = errno;
    }
    out->buf.len = 0;
}

void lor_out_str(LorOut *out, LorStr s) {
    lor_buf_add(&out->buf, s);
    if (out->fd >= 0 && out->buf.len >= BUFFER) flush(out);
}

void lor_out_text(LorOut *out, const char *text) { lor_out_str(out, lor_str_from_c(text)); }

void lor_out_char(LorOut *out, char c) { lor_out_str(out, lor_str(&c, 1)); }

void lor_out_fill(LorOut *out, char c, size_t count) {
    while (count--) lor_out_char(out, c);
}

void lor_out_number(LorOut *out, double number) {
    char digits[8];
    size_t at = sizeof digits;
    if (!(number >= 0 && number < 1e6) || signbit(number) || number != (double)(unsigned)number) {
        lor_out_format(out, "%.10g", number);
        return;
    }
    unsigned rest = (unsigned)number;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    lor_out_str(out, lor_str(digits + at, sizeof digits - at));
}

void lor_out_format(LorOut *out, const char *format, ...) {
    char small[512];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (len >= 0 && (size_t)len < sizeof small) {
        lor_out_str(out, lor_str(small, (size_t)len));
    } else if (len > 0) {
        char *large = malloc((size_t)len + 1);
        if (large) vsnprintf(large, (size_t)len + 1, format, again);
        if (large) lor_out_str(out, lor_str(large, (size_t)len));
        else if (!out->failed) out->failed = ENOMEM;
        free(large);
    }
    va_end(again);
}

void lor_out_clean(LorOut *out, LorStr s) {
    size_t plain = 0;
    for (size_t off = 0; off < s.len;) {
        size_t before = off;
        uint32_t code = lor_utf8_next(s, &off);
        bool space = code == '\t' || code == '\n';
        bool wrong = code == LOR_UTF8_WRONG && off - before == 1;
        if (!space && !wrong && !lor_utf8_control(code)) continue;
        lor_out_str(out, lor_str_slice(s, plain, before - plain));
        lor_out_text(out, space ? " " : "\xEF\xBF\xBD");
        plain = off;
    }
    lor_out_str(out, lor_str_slice(s, plain, s.len));
}

/* Nothing can take another file's place without a name of its own. */
static bool name_file(LorOut *out) {
    const char *open_file = lor_arena_format(out->arena, OPEN_FILES "/%d", out->fd).ptr;
    if (!out->nameless) return true;
    out->nameless = linkat(AT_FDCWD, open_file, AT_FDCWD, out->part, AT_SYMLINK_FOLLOW) != 0;
    return !out->nameless;
}

static void settle_file(LorOut *out) {
    if (!out->failed && fsync(out->fd) != 0 && errno != EINVAL && errno != ENOTSUP) out->failed = errno;
    if (!out->failed && !name_file(out)) out->failed = errno;
    if (close(out->fd) != 0 && !out->failed) out->failed = errno;
    if (!out->failed && rename(out->part, place_of(out)) != 0) out->failed = errno;
    if (out->failed && !out->nameless) unlink(out->part);
}

int lor_out_failed(const LorOut *out) { return out->failed; }

int lor_out_flush(LorOut *out) {
    if (out->fd >= 0) flush(out);
    return out->failed;
}

void lor_out_drop(LorOut *out) {
    if (!out) return;
    if (out->part || out->as_is) close(out->fd);
    if (out->part && !out->nameless) unlink(out->part);
    free_out(out);
}

bool lor_out_close(LorOut *out, LorError *err) {
    if (!out) return true;
    if (out->fd >= 0) flush(out);
    if (out->part) settle_file(out);
    if (out->as_is && close(out->fd) != 0 && !out->failed) out->failed = errno;
    int failed = out->failed;
    if (failed) lor_error_set(err, LOR_UNREADABLE, "%s: cannot be written: %s", out->name, strerror(failed));
    free_out(out);
    return failed == 0;
}
