// SPDX-License-Identifier: GPL-3.0-or-later
// The key of a run: equal when the same letter gets the same report.
#include "api/key.h"

#include "api/settings.h"
#include "core/digest.h"

#include <string.h>

static void add_number(LorDigest *digest, double number) {
    uint64_t bits;
    char bytes[sizeof bits];
    memcpy(&bits, &number, sizeof bits);
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(bits >> 8 * i & 0xFF); /* the same on every machine */
    lor_digest_part(digest, lor_str(bytes, sizeof bytes));
}

/* What was chosen among the rules: the packs' digest knows their sources only. */
static void add_rules(LorDigest *digest, const LorPacks *packs) {
    for (size_t i = 0; i < packs->rules.len; i++) {
        const LorRule *rule = &packs->rules.at[i];
        lor_digest_part(digest, rule->id);
        add_number(digest, rule->off);
        for (size_t w = 0; w < rule->whens.len; w++) {
            add_number(digest, rule->whens.at[w].severity);
            add_number(digest, rule->whens.at[w].points);
        }
    }
}

LorStr lor_run_key(const LorlintRun *run) {
    LorDigest digest = lor_digest_start();
    const LorAsked *asked = &run->plan.asked;
    lor_digest_part(&digest, lor_str_from_c(LOR_VERSION));
    lor_digest_part(&digest, run->packs->digest);
    lor_digest_part(&digest, run->packs->profile);
    const LorStr said[] = {asked->applicant, asked->aka, asked->pronouns, asked->date_order, asked->role};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) lor_digest_part(&digest, said[i]);
    add_number(&digest, asked->as_of.year);
    add_number(&digest, asked->as_of.month);
    add_number(&digest, asked->as_of.day);
    add_number(&digest, asked->is_template);
    add_number(&digest, asked->author + 2 * asked->metadata);
    lor_digest_part(&digest, lor_str_from_c(run->plan.extract.ocr));
    add_rules(&digest, run->packs);
    return lor_digest_end(&digest, run->arena, 32);
}

void lor_run_tell_key(LorlintRun *run) {
    if (!run->info.key.len && !lor_run_is_on(run, "redact")) run->info.key = lor_run_key(run);
}

LorStr lor_run_journal_key(const LorlintRun *run) {
    LorDigest digest = lor_digest_start();
    const LorLimits *limits = &run->plan.limits;
    const LorExtractOptions *extract = &run->plan.extract;
    lor_digest_part(&digest, lor_run_key(run));
#define X(field, name, value, what) add_number(&digest, (double)limits->field);
    LOR_LIMITS(X)
#undef X
    add_number(&digest, extract->show);
    add_number(&digest, (double)extract->picture_pages);
    return lor_digest_end(&digest, run->arena, 32);
}
