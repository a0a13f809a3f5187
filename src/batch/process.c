// SPDX-License-Identifier: GPL-3.0-or-later
// Forking workers, handing them files, and reading the cause of their death.
#include "batch/process.h"

#include "batch/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LAST_BREATH 200 /* [ms] that a worker which hung up has to end by itself */

int64_t lor_process_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* In the child: a group of its own (a key press at the terminal is the parent's), gone when the parent goes. */
static _Noreturn void be_worker(int socket, LorWorkerDiary *diary, pid_t parent, const LorTask *task, bool recognises) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    lor_worker_run(socket, diary, task, recognises);
}

/* A page that both see; one of the worker before is taken once more. */
static bool open_diary(LorProcess *process) {
    void *page = process->diary ? process->diary : mmap(NULL, sizeof *process->diary, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return false;
    process->diary = page;
    *process->diary = (LorWorkerDiary){0};
    return true;
}

bool lor_process_start(LorProcess *process, const LorTask *task, bool recognises, LorError *err) {
    int pair[2];
    pid_t parent = getpid();
    if (!open_diary(process) || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return lor_error_set(err, LOR_CRASHED, "no worker could be started: %s", strerror(errno));
    pid_t pid = fork();
    if (pid == 0) be_worker(pair[1], process->diary, parent, task, recognises);
    int failed = errno;
    close(pair[1]);
    if (pid < 0) {
        close(pair[0]);
        return lor_error_set(err, LOR_CRASHED, "no worker could be started: %s", strerror(failed));
    }
    setpgid(pid, pid); /* whoever comes first */
    process->pid = pid;
    process->socket = pair[0];
    process->formats = task->format_count;
    process->busy = process->used = process->left = process->unread = process->unprepared = false;
    process->recognises = recognises;
    process->allowed = 0; /* of the process before, as is the next */
    process->next_second = 0;
    process->timed = clock_getcpuclockid(pid, &process->clock) == 0; /* asks the system, and stays the same */
    return true;
}

/* Processor time counts from the fork, limits are a letter's: the soft limit moves ahead with the jobs. It counts in seconds, and most jobs take
 * a thousandth of one: it is asked when another second may have begun, which takes no less by the clock (but with the threads of a recogniser), and set when it changes. */
static void allow_cpu(LorProcess *process, size_t seconds, int64_t now) {
    struct timespec used = {0};
    if (now < process->next_second && !process->recognises) return;
    if (process->timed) clock_gettime(process->clock, &used);
    process->next_second = now + (process->timed ? 1000 - used.tv_nsec / 1000000 - 1 : 0);
    rlim_t allowed = (rlim_t)used.tv_sec + 1 + seconds;
    if (allowed == process->allowed) return;
    struct rlimit limit = {allowed, RLIM_INFINITY}, set;
    if (prlimit(process->pid, RLIMIT_CPU, NULL, &set) == 0) limit.rlim_max = set.rlim_max;
    if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
    if (prlimit(process->pid, RLIMIT_CPU, &limit, NULL) == 0) process->allowed = allowed;
}

bool lor_process_send(const LorProcess *process, LorJob job, int fd) {
    union {
        struct cmsghdr head;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {.room = {0}};
    struct iovec part = {&job, sizeof job};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(head), &fd, sizeof fd);
    ssize_t sent;
    do sent = sendmsg(process->socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof job;
}

void lor_process_begin(LorProcess *process, uint32_t job, const LorLimits *limits) {
    LorLimits held = process->recognises ? lor_limits_recognising(limits) : *limits;
    int64_t now = lor_process_now();
    allow_cpu(process, held.cpu_seconds, now);
    process->busy = true;
    process->job = job;
    process->len = 0;
    process->begun = now;
    process->deadline = now + (int64_t)held.wall_seconds * 1000;
}

int64_t lor_process_took(const LorProcess *process) { return lor_process_now() - process->begun; }

bool lor_process_give(LorProcess *process, LorJob job, int fd, const LorLimits *limits) {
    lor_process_begin(process, job.id, limits);
    process->busy = lor_process_send(process, job, fd);
    return process->busy;
}

static bool make_room(LorProcess *process) {
    if (process->cap - process->len >= LOR_PACKET) return true;
    size_t cap = process->cap * 2 + LOR_PACKET;
    char *grown = realloc(process->answer, cap);
    if (!grown) return false;
    process->answer = grown;
    process->cap = cap;
    return true;
}

static LorAnswer check_answer(const LorProcess *process, size_t most) {
    LorAnswerHead head;
    if (!process->busy || process->len < sizeof head) return LOR_ANSWER_WRONG;
    memcpy(&head, process->answer, sizeof head);
    if (head.id != process->job || head.len > most || process->len - sizeof head > head.len) return LOR_ANSWER_WRONG;
    return process->len - sizeof head == head.len ? LOR_ANSWER_WHOLE : LOR_ANSWER_PART;
}

LorAnswer lor_process_listen(LorProcess *process, size_t most) {
    for (;;) {
        if (!make_room(process)) return LOR_ANSWER_WRONG;
        ssize_t got = recv(process->socket, process->answer + process->len, LOR_PACKET, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && errno == ECONNRESET && !process->left) { /* told once, before what it had answered */
            process->left = true;
            continue;
        }
        if (got < 0 && errno == EAGAIN) return LOR_ANSWER_PART;
        if (got <= 0) return LOR_ANSWER_NONE;
        process->len += (size_t)got;
        LorAnswer answer = check_answer(process, most);
        if (answer != LOR_ANSWER_PART) return answer;
    }
}

LorStr lor_process_message(const LorProcess *process) {
    return lor_str(process->answer + sizeof(LorAnswerHead), process->len - sizeof(LorAnswerHead));
}

/* Waits for its end, with a kill when that does not come within `patience`. */
static void reap(pid_t pid, int patience, int *status, struct rusage *usage) {
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int waited = 0; waited < patience; waited++) {
        if (wait4(pid, status, WNOHANG, usage) != 0) return;
        nanosleep(&moment, NULL);
    }
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL);
    while (wait4(pid, status, 0, usage) < 0 && errno == EINTR) continue;
}

LorStatus lor_process_end(LorProcess *process, bool hung_up, const LorLimits *limits, bool *unlocked) {
    int status = 0;
    struct rusage usage = {0};
    reap(process->pid, hung_up ? LAST_BREATH : 0, &status, &usage);
    close(process->socket);
    process->unread = process->left && !(process->diary->took && process->diary->job == process->job);
    process->pid = 0;
    process->busy = false;
    *unlocked = WIFEXITED(status) && WEXITSTATUS(status) == LOR_EXIT_UNLOCKED;
    process->unprepared = WIFEXITED(status) && WEXITSTATUS(status) == LOR_EXIT_UNPREPARED;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return LOR_TIMEOUT;
    if (WIFEXITED(status) && WEXITSTATUS(status) == LOR_EXIT_MEMORY) return LOR_MEMORY;
    /* libraries that get no memory abort or run into a null address: tell it by how much there was */
    size_t memory = process->recognises ? limits->ocr_memory_bytes : limits->memory_bytes;
    return (size_t)usage.ru_maxrss > memory / 2048 ? LOR_MEMORY : LOR_CRASHED;
}

void lor_process_release(LorProcess *process) {
    LorLimits none = lor_limits_default();
    bool unlocked;
    if (process->pid) lor_process_end(process, false, &none, &unlocked);
    if (process->diary) munmap(process->diary, sizeof *process->diary);
    free(process->answer);
    *process = (LorProcess){0};
}
