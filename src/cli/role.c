// SPDX-License-Identifier: GPL-3.0-or-later
// What each role has to know before the letter is read: one notice on standard error. The tool asks for no proof.
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *role, *notice;
    bool firm; /* --quiet does not silence it */
} notices[] = {
    {"applicant", "if you waived the right to see this letter, stop here: it is not yours to read.", true},
    {"designee", "upload the letter as its writer signed it; whoever applies with it, or advises the applicant, may not be the designee.", false},
    {"advisor", "whoever advises the applicant may not upload the letter as the writer's designee; a waived letter is not for the applicant to see.", false},
};

void lor_role_tell(const LorlintRun *run) {
    const char *role = lorlint_run_get(run, "role"), *quiet = lorlint_run_get(run, "quiet");
    bool hushed = quiet && strcmp(quiet, "yes") == 0;
    for (size_t i = 0; role && i < sizeof notices / sizeof *notices; i++)
        if (strcmp(role, notices[i].role) == 0 && (notices[i].firm || !hushed)) fprintf(stderr, "lorlint: %s\n", notices[i].notice);
}
