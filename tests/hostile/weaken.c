// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program on a machine that seems to lack isolation: `weaken landlock|seccomp|both PROGRAM ARGUMENT…`.
#include <errno.h>
#include <linux/prctl.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int lack_landlock(scmp_filter_ctx filter) {
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
}

static int lack_seccomp(scmp_filter_ctx filter) {
    struct scmp_arg_cmp set = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = PR_SET_SECCOMP};
    int failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
    return failed ? failed : seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, &set);
}

int main(int argc, char **argv) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (argc < 3 || !filter) return 125;
    int failed = 0;
    if (strcmp(argv[1], "seccomp") != 0) failed = lack_landlock(filter);
    if (!failed && strcmp(argv[1], "landlock") != 0) failed = lack_seccomp(filter);
    if (failed || seccomp_load(filter) != 0) return 125;
    execv(argv[2], argv + 2);
    perror(argv[2]);
    return 125;
}
