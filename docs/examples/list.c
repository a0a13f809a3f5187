// SPDX-License-Identifier: GPL-3.0-or-later
// Judges the letters that are named and prints a line for each: the smallest useful program on liblorlint.
//     cc list.c $(pkg-config --cflags --libs lorlint) -o list && ./list letters/
#include <lorlint/lorlint.h>

#include <stdio.h>

int main(int argc, char **argv) {
    LorlintError err = {0};
    LorlintRun *run = lorlint_run_new();
    bool done = lorlint_run_set(run, "profile", "residency-img", "list.c", &err);

    for (int i = 1; i < argc && done; i++) done = lorlint_run_add(run, argv[i], &err);
    done = done && lorlint_run_execute(run, &err);
    for (size_t i = 0; i < lorlint_run_count(run); i++)
        printf("%-40s %-12s %4d %3zu errors\n", lorlint_result_path(run, i), lorlint_result_status(run, i),
               lorlint_result_score(run, i), lorlint_result_findings(run, i, "error"));
    if (!done) fprintf(stderr, "list: %s\n", err.message);

    int code = done ? lorlint_run_exit_code(run) : err.exit_code;
    lorlint_run_free(run);
    return code;
}
