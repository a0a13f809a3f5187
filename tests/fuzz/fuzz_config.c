// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration: any bytes are settings or an error that names file and line.
#include "fuzz.h"

#include "cli/cli.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    LorlintError err = {0};
    FILE *file = size ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
    if (!file) return 0;
    LorArena *arena = lor_arena_new(0);
    LorlintRun *run = lorlint_run_new();
    bool read = lor_config_read(arena, run, file, "some.ini", &err);
    MUST(read == !err.set);
    MUST(read || (err.exit_code == 2 && strncmp(err.message, "some.ini:", 9) == 0 && !strchr(err.message, '\n')));
    for (const LorlintSetting *s = lorlint_settings(); s->name; s++)
        for (size_t i = 0; i < lorlint_run_get_count(run, s->name); i++) MUST(lorlint_run_get_at(run, s->name, i));
    fclose(file);
    lorlint_run_free(run);
    lor_arena_free(arena);
    return 0;
}
