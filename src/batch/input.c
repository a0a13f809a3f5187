// SPDX-License-Identifier: GPL-3.0-or-later
// Opening inputs: never blocks on a pipe, never takes a terminal, reads regular files only. A path is never a letter.
#include "batch/input.h"

#include "batch/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK ((size_t)64 << 10) /* [byte] read from standard input at once */

/* What people call an errno of open(); others are told in the system's words. */
static const struct {
    int number;
    const char *sentence;
} causes[] = {
    {ENOENT, "there is no such file"},
    {ENOTDIR, "a part of its path is not a folder"},
    {EACCES, "you are not allowed to read it"},
    {EPERM, "you are not allowed to read it"},
    {ELOOP, "its symbolic links go round in a circle"},
    {ENAMETOOLONG, "its name is too long"},
    {ENXIO, "a socket or a device, not a file"},
    {EMFILE, "too many files are open in this program"},
    {ENFILE, "too many files are open on this machine"},
};

static bool cannot_open(int number, LorError *err) {
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].number == number) return lor_error_set(err, LOR_UNREADABLE, "%s", causes[i].sentence);
    return lor_error_set(err, LOR_UNREADABLE, "it cannot be read: %s", strerror(number));
}

/* A name that stands in a folder, and leads nowhere. */
static bool is_dead_link(LorStr path) {
    struct stat info;
    return lstat(path.ptr, &info) == 0 && S_ISLNK(info.st_mode);
}

static bool refuse_folder(LorStr path, const LorPlan *plan, LorError *err) {
    int failed = 0;
    if (access(path.ptr, R_OK | X_OK) != 0) return cannot_open(errno, err);
    bool found = lor_walk_finds(path, plan, &failed);
    if (failed) return cannot_open(failed, err);
    if (!found) return lor_error_set(err, LOR_UNREADABLE, "no letters in this folder");
    return lor_error_set(err, LOR_UNREADABLE, "a folder that could not be listed, or that lies deeper than the limit walk-depth allows (%zu)",
                         plan->limits.walk_depth);
}

static bool too_large(const LorPlan *plan, LorError *err) {
    size_t most = plan->limits.file_bytes, megabyte = (size_t)1 << 20;
    bool large = most >= megabyte;
    return lor_error_set(err, LOR_TOO_LARGE, "larger than %zu %s, so not read: save a smaller copy", large ? most / megabyte : most, large ? "MB" : "bytes");
}

/* Whether what was opened is a file that a worker may be given. */
static bool check_kind(LorStr path, const struct stat *info, const LorPlan *plan, LorError *err) {
    if (S_ISDIR(info->st_mode)) return refuse_folder(path, plan, err);
    if (S_ISFIFO(info->st_mode)) return lor_error_set(err, LOR_UNREADABLE, "a pipe, not a file");
    if (!S_ISREG(info->st_mode)) return lor_error_set(err, LOR_UNREADABLE, "a device, not a file");
    if (info->st_size == 0) return lor_error_set(err, LOR_NO_TEXT, "the file is empty: check that it was saved");
    if ((size_t)info->st_size > plan->limits.file_bytes) return too_large(plan, err);
    return true;
}

static bool open_file(LorStr path, const LorPlan *plan, LorInput *input, LorError *err) {
    struct stat info;
    if (path.len == 0 || memchr(path.ptr, '\0', path.len)) return cannot_open(ENOENT, err);
    input->fd = open(path.ptr, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (input->fd < 0 && errno == ENOENT && is_dead_link(path)) return lor_error_set(err, LOR_UNREADABLE, "a link to a file that is not there");
    if (input->fd < 0) return cannot_open(errno, err);
    if (fstat(input->fd, &info) != 0) return cannot_open(errno, err);
    if (S_ISREG(info.st_mode)) input->bytes = (size_t)info.st_size;
    input->seconds = info.st_mtim.tv_sec;
    input->nanoseconds = info.st_mtim.tv_nsec;
    return check_kind(path, &info, plan, err);
}

static bool write_whole(int fd, const char *bytes, size_t len) {
    while (len) {
        ssize_t wrote = write(fd, bytes, len);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote <= 0) return false;
        bytes += wrote;
        len -= (size_t)wrote;
    }
    return true;
}

bool lor_input_must_stop(const LorPlan *plan) {
    struct pollfd stop = {.fd = plan->stop, .events = POLLIN};
    return plan->can_stop && poll(&stop, 1, 0) > 0;
}

/* Some bytes of standard input; waits for them, and for the end of the run. 0: its end; negative: errno says why. */
static ssize_t read_stdin(const LorPlan *plan, char *chunk) {
    for (;;) {
        struct pollfd wait[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = plan->can_stop ? plan->stop : -1, .events = POLLIN}};
        poll(wait, 2, -1);
        if (wait[1].revents) return errno = EINTR, -1;
        ssize_t got = read(STDIN_FILENO, chunk, CHUNK);
        if (got >= 0 || (errno != EINTR && errno != EAGAIN)) return got;
    }
}

static bool open_stdin(const LorPlan *plan, LorInput *input, LorError *err) {
    char chunk[CHUNK];
    ssize_t got;
    input->fd = memfd_create("standard-input", MFD_CLOEXEC);
    if (input->fd < 0) return cannot_open(errno, err);
    while ((got = read_stdin(plan, chunk)) > 0) {
        input->bytes += (size_t)got;
        if (input->bytes > plan->limits.file_bytes) return too_large(plan, err);
        if (!write_whole(input->fd, chunk, (size_t)got)) return cannot_open(errno, err);
    }
    if (got < 0 && errno == EISDIR) return lor_error_set(err, LOR_UNREADABLE, "standard input is a folder");
    if (got < 0) return cannot_open(errno, err);
    if (input->bytes == 0) return lor_error_set(err, LOR_NO_TEXT, "standard input was empty");
    return lseek(input->fd, 0, SEEK_SET) == 0 || cannot_open(errno, err);
}

static bool read_head(LorInput *input, LorError *err) {
    while (input->head_len < sizeof input->head) {
        size_t room = sizeof input->head - input->head_len;
        ssize_t got = pread(input->fd, input->head + input->head_len, room, (off_t)input->head_len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot_open(errno, err);
        if (got == 0) break;
        input->head_len += (size_t)got;
    }
    return input->head_len > 0 || lor_error_set(err, LOR_NO_TEXT, "the file is empty: check that it was saved");
}

bool lor_input_open(LorStr path, const LorPlan *plan, LorInput *input, LorError *err) {
    input->fd = -1;
    input->bytes = input->head_len = 0;
    input->seconds = input->nanoseconds = 0;
    bool standard = lor_str_eq(path, LOR_STR(LOR_STDIN));
    bool good = (standard ? open_stdin(plan, input, err) : open_file(path, plan, input, err)) && read_head(input, err);
    if (good || input->fd < 0) return good;
    close(input->fd);
    input->fd = -1;
    return false;
}
