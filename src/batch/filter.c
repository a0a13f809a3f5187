// SPDX-License-Identifier: GPL-3.0-or-later
// A build tool: writes the filters of system calls that lock a worker in (sandbox.c), as C. The only file that includes <seccomp.h>.
// (Making a filter takes a twentieth of the time of a whole letter.)
//   filter > filter.h
#include <errno.h>
#include <linux/filter.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>

#define OWN_PROCESS 0x7e57ab1eu /* stands for the worker's own number, which no process has */

/* System calls of reading, parsing and answering on what is open already. Opening stands apart, see allow_opening(). */
static const int calls[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
    SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(fcntl), SCMP_SYS(fcntl64),
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(recvfrom), SCMP_SYS(sendto),
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(set_robust_list),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrusage),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(restart_syscall), SCMP_SYS(rseq),
};

/* Looking for files: harmless where Landlock holds what can be opened. */
static const int lookups[] = {
    SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(getdents64), SCMP_SYS(getdents), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(stat), SCMP_SYS(stat64), SCMP_SYS(lstat),
    SCMP_SYS(lstat64), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(getcwd),
};

/* Of the sanitizers' runtime. */
static const int sanitizer_calls[] = {
    SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(prctl), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(ioctl), SCMP_SYS(kill),
};

static bool allow(scmp_filter_ctx filter, const int *list, size_t count, uint32_t action) {
    for (size_t i = 0; i < count; i++) {
        int failed = seccomp_rule_add(filter, action, list[i], 0);
        if (failed && failed != -EDOM && list[i] >= 0) return false; /* negative: not a call of this machine */
    }
    return true;
}

/* Without Landlock nothing is opened: libraries are told that they may not, and do without. fstat() may come as
 *  newfstatat() on an open descriptor. */
static bool allow_opening(scmp_filter_ctx filter, bool landlock) {
    uint32_t action = landlock ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES);
    bool stat_fd = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 0) == 0;
    return stat_fd && allow(filter, lookups, sizeof lookups / sizeof *lookups, action);
}

/* Memory that is never made executable; asking for limits, never setting them. */
static bool allow_memory(scmp_filter_ctx filter) {
    struct scmp_arg_cmp no_code = {.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0};
    struct scmp_arg_cmp only_asked = {.arg = 2, .op = SCMP_CMP_EQ, .datum_a = 0};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, &no_code) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, &no_code) == 0 &&
           seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, &only_asked) == 0;
}

/* abort() may send its signal to its own process, and to no other. */
static bool allow_abort(scmp_filter_ctx filter) {
    struct scmp_arg_cmp own = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = OWN_PROCESS};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &own) == 0;
}

static bool fill(scmp_filter_ctx filter, bool sanitized, bool landlock) {
    bool made = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
    if (sanitized) made = made && allow(filter, sanitizer_calls, sizeof sanitizer_calls / sizeof *sanitizer_calls, SCMP_ACT_ALLOW);
    return made && allow(filter, calls, sizeof calls / sizeof *calls, SCMP_ACT_ALLOW) && allow_opening(filter, landlock) &&
           allow_memory(filter) && allow_abort(filter);
}

/* The steps of a filter, and how many there are; 0: it could not be made. */
static size_t write_filter(bool sanitized, bool landlock) {
    struct sock_filter step;
    size_t count = 0;
    FILE *steps = tmpfile();
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!steps || !filter || !fill(filter, sanitized, landlock) || seccomp_export_bpf(filter, fileno(steps)) != 0) return 0;
    rewind(steps);
    printf("static const struct sock_filter steps_%d%d[] = {", sanitized, landlock);
    for (; fread(&step, sizeof step, 1, steps) == 1; count++) printf("%s{%u,%u,%u,%#xu},", count % 8 ? "" : "\n", step.code, step.jt, step.jf, step.k);
    printf("\n};\n");
    seccomp_release(filter);
    fclose(steps);
    return count;
}

int main(void) {
    size_t counts[2][2], most = 0;
    printf("/* Made by src/batch/filter.c; not to be edited. */\n");
    for (size_t i = 0; i < 4; i++) {
        size_t count = counts[i / 2][i % 2] = write_filter(i / 2, i % 2);
        if (!count) return 1;
        if (count > most) most = count;
    }
    printf("static const struct {\n    const struct sock_filter *steps;\n    unsigned short count;\n} filters[2][2] = { /* sanitized, with Landlock */\n"
           "    {{steps_00, %zu}, {steps_01, %zu}}, {{steps_10, %zu}, {steps_11, %zu}}};\n", counts[0][0], counts[0][1], counts[1][0], counts[1][1]);
    printf("#define FILTER_MOST %zu\n#define FILTER_OWN_PROCESS %#xu\n", most, OWN_PROCESS);
    return 0;
}
