// SPDX-License-Identifier: GPL-3.0-or-later
// A machine on which something fails: preloaded before the program, it counts calls and lets one, or each from one on, fail.
//
// LORLINT_FAULT="CALL NUMBER ERRNO PLACE LENGTH": the NUMBERth CALL ("memory" for any allocation) fails with ERRNO; 0: it reads or writes one byte
// only. PLACE is "parent" or "worker" (whatever was forked), LENGTH "once" or "ever". LORLINT_FAULT_SEEN names a file that holds the counts
// below, and is shared by all processes: counting goes on inside the sandbox, where nothing can be written. LORLINT_FAULT_STACKS names another
// one of zeros, in which each allocation leaves a number of the functions that called for it, so that those that come from one place can be told from others.
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* In the order of the counts; tests/batch/faults.py has the same list. */
#define CALLS(X) X(memory) X(open) X(read) X(pread) X(write) X(close) X(fsync) X(rename) X(fork) X(socketpair) X(sendmsg) X(recvmsg) X(send) X(recv) \
    X(poll) X(stat) X(lstat) X(fstat) X(opendir) X(readdir) X(ftruncate) X(flock) X(memfd_create) X(dup) X(dup2) X(lseek) X(wait4) X(getdelim) X(fread) X(fopen) X(mkdir)

enum {
#define X(name) CALL_##name,
    CALLS(X)
#undef X
    CALL_COUNT
};

typedef struct Seen {
    uint32_t calls[2][CALL_COUNT]; /* by the parent, by workers */
    uint32_t fired;
} Seen;

#define STACKS_MOST 65536u /* allocations of a process that leave a number; tests/batch/faults.py has it too */
#define FRAMES_MOST 24     /* functions looked at */

static Seen nowhere, *seen = &nowhere;
static uint64_t (*stacks)[STACKS_MOST]; /* of the parent, of workers */
static int asked = -1, asked_place, asked_errno;
static uint32_t asked_number;
static bool ever, in_worker, ready;

static const char *const names[] = {
#define X(name) #name,
    CALLS(X)
#undef X
};

static void *shared(const char *path, size_t size) {
    int (*shut)(int) = (int (*)(int))dlsym(RTLD_NEXT, "close"), fd = openat(AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    void *map = fd >= 0 ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
    if (fd >= 0) shut(fd);
    return map == MAP_FAILED ? NULL : map;
}

/* FNV-1a over the addresses that called. */
static void note_stack(uint32_t number) {
    void *frames[FRAMES_MOST];
    uint64_t sum = 14695981039346656037u;
    ready = false; /* what looking takes is not counted */
    int count = backtrace(frames, FRAMES_MOST);
    for (int i = 0; i < count; i++) sum = (sum ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211u;
    stacks[in_worker][number - 1] = sum;
    ready = true;
}

__attribute__((constructor)) static void start(void) {
    char call[32] = "", place[16] = "", length[16] = "";
    const char *spec = getenv("LORLINT_FAULT"), *file = getenv("LORLINT_FAULT_SEEN"), *stack_file = getenv("LORLINT_FAULT_STACKS");
    if (spec && sscanf(spec, "%31s %u %d %15s %15s", call, &asked_number, &asked_errno, place, length) == 5)
        for (int i = 0; i < CALL_COUNT; i++)
            if (strcmp(call, names[i]) == 0) asked = i;
    asked_place = strcmp(place, "worker") == 0;
    ever = strcmp(length, "ever") == 0;
    if (file) seen = shared(file, sizeof *seen) ?: &nowhere;
    if (stack_file) {
        void *frames[FRAMES_MOST];
        backtrace(frames, FRAMES_MOST); /* the first loads a library */
        stacks = shared(stack_file, 2 * sizeof *stacks);
    }
    ready = true;
}

static bool strike(int call) {
    if (!ready) return false;
    uint32_t number = ++seen->calls[in_worker][call];
    if (stacks && call == CALL_memory && number <= STACKS_MOST) note_stack(number);
    if (call != asked || in_worker != asked_place || (ever ? number < asked_number : number != asked_number)) return false;
    seen->fired++;
    if (asked_errno) errno = asked_errno;
    return true;
}

static bool fails(int call) { return strike(call) && asked_errno; }

/* How much of `size` a call that may come short does; 0: it fails. */
static size_t allowed(int call, size_t size) {
    if (!strike(call)) return size;
    return asked_errno ? 0 : size ? 1 : 0;
}

static void *real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

#define PASS(name, type, wrong, params, ...)                 \
    type name params;                                        \
    type name params {                                       \
        static type(*way) params;                            \
        if (!way) *(void **)&way = real(#name);              \
        return fails(CALL_##name) ? wrong : way(__VA_ARGS__); \
    }

PASS(fsync, int, -1, (int fd), fd)
PASS(rename, int, -1, (const char *from, const char *to), from, to)
PASS(socketpair, int, -1, (int domain, int kind, int protocol, int pair[2]), domain, kind, protocol, pair)
PASS(sendmsg, ssize_t, -1, (int fd, const struct msghdr *message, int flags), fd, message, flags)
PASS(recvmsg, ssize_t, -1, (int fd, struct msghdr *message, int flags), fd, message, flags)
PASS(send, ssize_t, -1, (int fd, const void *bytes, size_t size, int flags), fd, bytes, size, flags)
PASS(recv, ssize_t, -1, (int fd, void *bytes, size_t size, int flags), fd, bytes, size, flags)
PASS(poll, int, -1, (struct pollfd * fds, nfds_t count, int timeout), fds, count, timeout)
PASS(stat, int, -1, (const char *path, struct stat *info), path, info)
PASS(lstat, int, -1, (const char *path, struct stat *info), path, info)
PASS(fstat, int, -1, (int fd, struct stat *info), fd, info)
PASS(opendir, DIR *, NULL, (const char *path), path)
PASS(readdir, struct dirent *, NULL, (DIR * dir), dir)
PASS(ftruncate, int, -1, (int fd, off_t size), fd, size)
PASS(flock, int, -1, (int fd, int how), fd, how)
PASS(memfd_create, int, -1, (const char *name, unsigned flags), name, flags)
PASS(dup, int, -1, (int fd), fd)
PASS(dup2, int, -1, (int from, int to), from, to)
PASS(lseek, off_t, -1, (int fd, off_t off, int from), fd, off, from)
PASS(wait4, pid_t, -1, (pid_t pid, int *status, int options, struct rusage *usage), pid, status, options, usage)
PASS(fopen, FILE *, NULL, (const char *path, const char *mode), path, mode)
PASS(mkdir, int, -1, (const char *path, mode_t mode), path, mode)

/* What these leave in the stream is what a failed read leaves. */
static void spoil(FILE *file) { file->_flags |= 0x20; }

ssize_t __getdelim(char **line, size_t *room, int end, FILE *file);
ssize_t __getdelim(char **line, size_t *room, int end, FILE *file) {
    ssize_t (*way)(char **, size_t *, int, FILE *) = (ssize_t(*)(char **, size_t *, int, FILE *))real("__getdelim");
    if (!fails(CALL_getdelim)) return way(line, room, end, file);
    if (asked_errno != ENOMEM) spoil(file); /* no memory for a line is no fault of the stream */
    return -1;
}

size_t fread(void *bytes, size_t size, size_t count, FILE *file) {
    size_t (*way)(void *, size_t, size_t, FILE *) = (size_t(*)(void *, size_t, size_t, FILE *))real("fread");
    if (!fails(CALL_fread)) return way(bytes, size, count, file);
    spoil(file);
    return 0;
}

int open(const char *path, int flags, ...) {
    int (*way)(const char *, int, ...) = (int (*)(const char *, int, ...))real("open");
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fails(CALL_open) ? -1 : way(path, flags, mode);
}

/* A close that fails has closed all the same. */
int close(int fd) {
    static int (*way)(int);
    if (!way) way = (int (*)(int))real("close");
    int done = way(fd);
    return fails(CALL_close) ? -1 : done;
}

pid_t fork(void) {
    pid_t (*way)(void) = (pid_t(*)(void))real("fork");
    if (fails(CALL_fork)) return -1;
    pid_t pid = way();
    if (pid == 0) in_worker = true;
    return pid;
}

#define SHORT(name, params, ...)                          \
    ssize_t name params {                                 \
        static ssize_t(*way) params;                      \
        if (!way) *(void **)&way = real(#name);           \
        size_t most = allowed(CALL_##name, size);         \
        if (size && !most) return -1;                     \
        return way(__VA_ARGS__);                          \
    }

SHORT(read, (int fd, void *bytes, size_t size), fd, bytes, most)
SHORT(pread, (int fd, void *bytes, size_t size, off_t off), fd, bytes, most, off)
SHORT(write, (int fd, const void *bytes, size_t size), fd, bytes, most)

/* glibc's own names, since to look for the next one takes memory. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size) { return fails(CALL_memory) ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails(CALL_memory) ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return fails(CALL_memory) ? NULL : __libc_realloc(old, size); }
