// SPDX-License-Identifier: GPL-3.0-or-later
// The worker: locks itself in, then reads and lints what it is handed. Knows no path and opens nothing.
#include "batch/sandbox.h"
#include "batch/wire.h"
#include "batch/worker.h"
#include "core/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPENING_TAKES ((size_t)32 << 20) /* [byte] that a library may want at once */
#define ANSWER_TAKES  ((size_t)16 << 10) /* [byte] most answers are shorter */
#define SOCKET 3 /* the one descriptor that it keeps beside the standard three */

/* Leaves nothing of the parent's within reach: not its files, its terminal or its way with signals. */
static void let_go(int socket) {
    sigset_t none;
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0) _exit(LOR_EXIT_UNLOCKED);
    if (!LOR_SANITIZED) dup2(null, STDERR_FILENO); /* libraries talk a lot about damaged files */
    if (socket != SOCKET && dup2(socket, SOCKET) < 0) _exit(LOR_EXIT_UNLOCKED);
    closefrom(SOCKET + 1);
    signal(SIGXCPU, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The next job and its open file, or -1 when the parent has no more. */
static int take_job(LorJob *job) {
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = {job, sizeof *job};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t got;
    do got = recvmsg(SOCKET, &message, 0);
    while (got < 0 && errno == EINTR);
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (got != (ssize_t)sizeof *job || !head || head->cmsg_type != SCM_RIGHTS) return -1;
    int fd;
    memcpy(&fd, CMSG_DATA(head), sizeof fd);
    return fd;
}

/* The whole file; what grew beyond the limit since it was looked at is too large. Never mapped: a file that shrinks
 * under a map would kill. The offset is the parent's too, and stays. */
static bool read_whole(int fd, size_t most, LorArena *arena, LorStr *bytes, LorError *err) {
    struct stat info;
    if (fstat(fd, &info) != 0) return lor_error_set(err, LOR_UNREADABLE, "it cannot be read: %s", strerror(errno));
    if ((size_t)info.st_size > most) return lor_error_set(err, LOR_TOO_LARGE, "it grew while it was read");
    size_t room = (size_t)info.st_size, len = 0;
    char *at = lor_arena_alloc(arena, room);
    while (len < room) {
        ssize_t got = pread(fd, at + len, room - len, (off_t)len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return lor_error_set(err, LOR_UNREADABLE, "it cannot be read: %s", strerror(errno));
        if (got == 0) break;
        len += (size_t)got;
    }
    *bytes = lor_str(at, len);
    return len > 0 || lor_error_set(err, LOR_NO_TEXT, "the file is empty: check that it was saved");
}

static LorResult *failed(LorArena *arena, LorStatus status, const char *why) {
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    result->status = status;
    result->why = lor_arena_copy(arena, lor_str_from_c(why));
    return result;
}

/* What a portal asks of the file, beside what its format told. */
static void describe_file(LorDocument *doc, const LorJob *job, size_t bytes) {
    lor_document_set(doc, "file_name", lor_str(job->name, strnlen(job->name, sizeof job->name)));
    lor_document_set(doc, "file_bytes", lor_arena_format(doc->arena, "%zu", bytes));
}

/* Quick readers fill a document or spoil it: then there is another. */
static bool read_quickly(const LorFormat *format, const LorExtractOptions *options, LorStr bytes, LorDocument **doc) {
    if (!format->quick || !bytes.len) return false;
    if (format->quick(bytes, options, *doc)) return true;
    *doc = lor_document_new((*doc)->arena, format->name);
    return false;
}

/* Whether a reader could not even have got the memory that opening a file takes: libraries call a file damaged then. */
static bool is_short_of_memory(void) {
    void *piece = mmap(NULL, OPENING_TAKES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (piece == MAP_FAILED) return true;
    munmap(piece, OPENING_TAKES);
    return false;
}

/* NULL: it is left to a worker that has the full reader. */
static LorResult *lint(const LorTask *task, const LorJob *job, bool recognises, int fd, LorArena *arena) {
    const LorFormat *format = task->formats[job->format].format;
    const LorPlan *plan = task->plan;
    LorExtractOptions options = plan->extract;
    if (job->undrawn) options.picture_pages = 0;
    options.recogniser = recognises ? task->recogniser : NULL;
    LorError err = {0};
    LorStr bytes = {0};
    LorDocument *doc = lor_document_new(arena, format->name);
    bool whole = read_whole(fd, plan->limits.file_bytes, arena, &bytes, &err);
    bool read = whole && !job->slow && read_quickly(format, &options, bytes, &doc);
    if (whole && !read && task->formats[job->format].quick) return NULL;
    if (whole && !read) read = format->read(bytes, &options, doc, &err);
    describe_file(doc, job, bytes.len);
    /* A reader that fails without a word met something that it did not expect. */
    LorStatus status = err.set && err.status != LOR_SCORED ? err.status : LOR_DAMAGED;
    if (!read && status == LOR_DAMAGED && is_short_of_memory()) lor_out_of_memory();
    LorResult *result = read ? task->lint(doc, plan->packs, &plan->asked)
                             : lor_lint_unread(doc, plan->packs, &plan->asked, status, err.message);
    result->scanned = doc->scanned;
    if (bytes.len) result->bytes_key = lor_hash_add(LOR_HASH_START, bytes);
    if (!read) return result;
    result->format = lor_str_from_c(doc->format); /* what it turned out to be */
    if (options.show) lor_lint_show(result, doc);
    return result;
}

static void put_answer(LorStr answer) {
    while (answer.len) {
        size_t part = answer.len < LOR_PACKET ? answer.len : LOR_PACKET;
        ssize_t sent = send(SOCKET, answer.ptr, part, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) _exit(0); /* the parent has gone */
        answer = lor_str_slice(answer, (size_t)sent, answer.len);
    }
}

static void answer(const LorTask *task, uint32_t id, const LorResult *result, LorArena *arena) {
    LorAnswerHead head = {.id = id};
    LorBuf buf = {.arena = arena};
    LorStr start = lor_str((const char *)&head, sizeof head);
    lor_buf_reserve(&buf, ANSWER_TAKES);
    lor_buf_add(&buf, start);
    if (result && !lor_wire_write(result, task->plan->packs, task->plan->limits.message_bytes, &buf)) {
        buf.len = 0;
        lor_buf_add(&buf, start);
        const LorResult *instead = failed(arena, LOR_MEMORY, "more was found in it than one report can hold");
        lor_wire_write(instead, task->plan->packs, SIZE_MAX, &buf);
    }
    head.len = buf.len - sizeof head;
    memcpy(buf.ptr, &head, sizeof head);
    put_answer(lor_buf_str(&buf));
}

/* Why it fails is found out by the parent, which then tries itself. */
static void prepare_deferred(const LorTask *task) {
    LorError err = {0};
    for (size_t i = 0; i < task->format_count; i++)
        if (task->formats[i].deferred && !task->formats[i].format->prepare(&err)) _exit(LOR_EXIT_UNPREPARED);
}

_Noreturn void lor_worker_run(int socket, LorWorkerDiary *diary, const LorTask *task, bool recognises) {
    LorLimits limits = recognises ? lor_limits_recognising(&task->plan->limits) : task->plan->limits;
    LorJob job;
    int fd;
    prepare_deferred(task);
    let_go(socket);
    if (!lor_sandbox_lock(&limits)) _exit(LOR_EXIT_UNLOCKED);
    LorArena *arena = lor_arena_new(limits.memory_bytes);
    while ((fd = take_job(&job)) >= 0) {
        *diary = (LorWorkerDiary){.job = job.id, .took = true};
        if (job.format >= task->format_count) _exit(1);
        answer(task, job.id, lint(task, &job, recognises, fd, arena), arena);
        lor_arena_reset(arena);
        close(fd);
    }
    _exit(0);
}
