// SPDX-License-Identifier: GPL-3.0-or-later
// The settings as they are in force, each with where it comes from, and the limits.
#include "api/failure.h"
#include "api/prepare.h"
#include "api/settings.h"

static void write_setting(LorOut *out, const LorlintRun *run, const LorlintSetting *setting) {
    size_t count = lorlint_run_get_count(run, setting->name), told;
    size_t from = setting->repeats || count == 0 ? 0 : count - 1;
    for (size_t i = from; i < count; i++) {
        const LorSet *set = lor_run_set_at(run, setting->name, i, &told);
        lor_out_format(out, "%s = ", setting->name);
        lor_out_clean(out, set->value);
        lor_out_text(out, "  ; ");
        lor_out_clean(out, set->origin);
        lor_out_char(out, '\n');
    }
    if (count) return;
    if (setting->preset) lor_out_format(out, "%s = %s  ; default\n", setting->name, setting->preset);
    else lor_out_format(out, "; %s is not set\n", setting->name);
}

bool lorlint_run_config(LorlintRun *run, int fd, LorlintError *err) {
    LorError problem = {0};
    if (!lor_run_prepare(run, &problem)) return lor_api_error(err, &problem);
    LorOut *out = lor_out_fd(fd, "standard output");
    for (const LorlintSetting *s = lorlint_settings(); s->name; s++) write_setting(out, run, s);
    lor_out_text(out, "\n; limits\n");
#define X(field, name, value, what) lor_out_format(out, "; limit = %s=%zu  %s\n", name, run->plan.limits.field, what);
    LOR_LIMITS(X)
#undef X
    lor_out_text(out, "\n; profiles\n");
    for (size_t i = 0; i < run->packs->profiles.len; i++) {
        const LorProfile *profile = &run->packs->profiles.at[i];
        lor_out_format(out, "; %.*s: %.*s\n", LOR_STR_ARG(profile->id), LOR_STR_ARG(profile->title));
    }
    return lor_api_close(out, err);
}
