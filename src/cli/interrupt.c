// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C, a polite kill and a terminal that closes, as a descriptor that the run watches: no handler, nothing global.
#include "cli/cli.h"

#include <sys/signalfd.h>
#include <unistd.h>

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

/* Those that nobody told the program to ignore (as nohup does). */
static sigset_t wanted(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(&set, numbers[i]);
    }
    return set;
}

LorInterrupt lor_interrupt_watch(LorlintRun *run) {
    LorInterrupt interrupt = {.fd = -1};
    sigset_t set = wanted();
    sigprocmask(SIG_BLOCK, &set, &interrupt.before);
    interrupt.fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (interrupt.fd >= 0) lorlint_run_stop_on(run, interrupt.fd);
    else sigprocmask(SIG_SETMASK, &interrupt.before, NULL);
    return interrupt;
}

int lor_interrupt_end(const LorInterrupt *interrupt, const LorlintRun *run) {
    struct signalfd_siginfo info = {0};
    if (interrupt->fd < 0) return 0;
    bool told = lorlint_run_stopped(run) && read(interrupt->fd, &info, sizeof info) == (ssize_t)sizeof info;
    close(interrupt->fd);
    sigprocmask(SIG_SETMASK, &interrupt->before, NULL);
    return told ? (int)info.ssi_signo : 0;
}
