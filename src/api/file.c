// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a run is given beside its letters, read whole, and whether two names are one file.
#include "api/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

LorStr lor_api_read(LorArena *arena, const char *path, size_t limit, LorError *err) {
    struct stat info;
    LorStr text = {0};
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    bool regular = fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    if (!regular) {
        lor_error_set(err, LOR_UNREADABLE, "%s: %s", path, fd < 0 ? strerror(errno) : S_ISDIR(info.st_mode) ? "a folder, not a file" : "not a regular file");
        goto out;
    }
    if (info.st_size < 0 || (size_t)info.st_size > limit) {
        lor_error_set(err, LOR_TOO_LARGE, "%s: larger than %zu bytes", path, limit);
        goto out;
    }
    size_t size = (size_t)info.st_size, done = 0;
    char *bytes = lor_arena_alloc(arena, size + 1);
    while (done < size) {
        ssize_t got = read(fd, bytes + done, size - done);
        if (got > 0) done += (size_t)got;
        else if (got == 0) break;
        else if (errno != EINTR) {
            lor_error_set(err, LOR_UNREADABLE, "%s: %s", path, strerror(errno));
            goto out;
        }
    }
    text = lor_str(bytes, done);
out:
    if (fd >= 0) close(fd);
    return text;
}

bool lor_api_same_file(const char *one, const char *other) {
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}
