// SPDX-License-Identifier: GPL-3.0-or-later
// Landlock, seccomp and resource limits.
#include "batch/sandbox.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "filter.h" /* made by the build: filters[][], FILTER_… */

/* Folders that libraries read while they read a letter: poppler its character maps, fontconfig its files. */
static const char *const readable[] = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts"};

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

/* The filter was made when lorlint was built; only the number of this process was not known then. */
static bool lock_calls(void) {
    struct sock_filter steps[FILTER_MOST];
    bool landlock = has_landlock();
    struct sock_fprog filter = {filters[LOR_SANITIZED][landlock].count, steps};
    for (size_t i = 0; i < filter.len; i++) {
        steps[i] = filters[LOR_SANITIZED][landlock].steps[i];
        bool compares = BPF_CLASS(steps[i].code) == BPF_JMP && steps[i].k == FILTER_OWN_PROCESS;
        if (compares) steps[i].k = (uint32_t)getpid();
    }
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
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
