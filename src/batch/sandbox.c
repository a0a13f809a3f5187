// SPDX-License-Identifier: GPL-3.0-or-later
// Landlock, seccomp and resource limits. The only file that includes <seccomp.h>.
#include "batch/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Folders that libraries read while they read a letter: poppler its character maps, fontconfig its files. */
static const char *const readable[] = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts"};

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

#if LOR_SANITIZED
static const int sanitizer_calls[] = {
    SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(prctl), SCMP_SYS(pipe), SCMP_SYS(pipe2), SCMP_SYS(ioctl), SCMP_SYS(kill),
};
#endif

static long landlock_version(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool has_landlock(void) { return landlock_version() >= 1; }

static bool has_seccomp(void) {
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

const char *lor_sandbox_name(void) {
    static const char *const names[2][2] = {{"none", "seccomp"}, {"landlock", "landlock+seccomp"}};
    return names[has_landlock()][has_seccomp()];
}

bool lor_sandbox_is_full(void) { return has_landlock() && has_seccomp(); }

/* Rights over files that each version of Landlock added; asking for one that it does not know is an error. */
static uint64_t landlock_rights(long version) {
    uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; /* the thirteen of version 1 */
    if (version >= 2) rights |= 1ULL << 13;                   /* to move between folders */
    if (version >= 3) rights |= 1ULL << 14;                   /* to truncate */
    if (version >= 5) rights |= 1ULL << 15;                   /* ioctl on devices */
    return rights;
}

static bool allow_folder(int ruleset, const char *folder) {
    int fd = open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0) return true; /* not installed here: nothing to allow */
    struct landlock_path_beneath_attr rule = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = fd,
    };
    bool added = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
    close(fd);
    return added;
}

static bool lock_files(void) {
    struct landlock_ruleset_attr attr = {.handled_access_fs = landlock_rights(landlock_version())};
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr.handled_access_fs, 0);
    bool locked = ruleset >= 0;
    for (size_t i = 0; locked && i < sizeof readable / sizeof *readable; i++)
        locked = allow_folder(ruleset, readable[i]);
    locked = locked && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    if (ruleset >= 0) close(ruleset);
    return locked;
}

static bool allow(scmp_filter_ctx filter, const int *list, size_t count, uint32_t action) {
    for (size_t i = 0; i < count; i++) {
        int failed = seccomp_rule_add(filter, action, list[i], 0);
        if (failed && failed != -EDOM && list[i] >= 0) return false; /* negative: not a call of this machine */
    }
    return true;
}

/* Without Landlock nothing is opened: libraries are told that they may not, and do without. fstat() may come as
 *  newfstatat() on an open descriptor. */
static bool allow_opening(scmp_filter_ctx filter) {
    uint32_t action = has_landlock() ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EACCES);
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
    struct scmp_arg_cmp own = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)getpid()};
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &own) == 0;
}

static bool lock_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return false;
    bool locked = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0;
#if LOR_SANITIZED
    locked = locked && allow(filter, sanitizer_calls, sizeof sanitizer_calls / sizeof *sanitizer_calls, SCMP_ACT_ALLOW);
#endif
    locked = locked && allow(filter, calls, sizeof calls / sizeof *calls, SCMP_ACT_ALLOW) && allow_opening(filter) &&
             allow_memory(filter) && allow_abort(filter) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return locked;
}

static bool limit(__rlimit_resource_t resource, size_t most) {
    struct rlimit held = {most, most}, now;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < held.rlim_max) held.rlim_cur = held.rlim_max = now.rlim_max;
    return setrlimit(resource, &held) == 0;
}

bool lor_sandbox_lock(const LorLimits *limits) {
    bool held = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, limits->message_bytes);
    if (!LOR_SANITIZED) held = held && limit(RLIMIT_AS, limits->memory_bytes);
    held = held && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    if (held && has_landlock()) held = lock_files();
    if (held && has_seccomp()) held = lock_calls();
    return held;
}
