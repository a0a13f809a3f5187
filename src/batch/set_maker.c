// SPDX-License-Identifier: GPL-3.0-or-later
// Findings about some letters of a run, by the packs' rules on facts about them.
#include "batch/set_maker.h"

#include "lint/judge.h"

static LorSetPart part_of(LorSetMaker *maker, uint32_t member, const LorGroupPart *shared) {
    LorSetPart part = {.path = maker->members.at[member].path, .words = shared ? shared->words : 0};
    if (shared) lor_vec_room(maker->arena, &part.lines, shared->sentences.len);
    for (size_t i = 0; shared && i < shared->sentences.len; i++) {
        LorSetLine line = {shared->sentences.at[i]->page, shared->sentences.at[i]->line};
        lor_vec_push(maker->arena, &part.lines, line);
    }
    return part;
}

void lor_set_apply(LorSetMaker *maker, const LorFacts *facts, const LorMemberList *members, const LorGroup *group, LorStr of) {
    LorResult judged = {.arena = maker->arena};
    lor_judge_set(&judged, facts, maker->packs);
    for (size_t i = 0; i < judged.findings.len; i++) {
        const LorFinding *from = &judged.findings.at[i];
        LorSetFinding finding = {.rule = from->rule, .severity = from->severity, .message = from->message, .of = of};
        finding.words = group ? group->words : 0;
        lor_vec_room(maker->arena, &finding.letters, members->len);
        for (size_t m = 0; m < members->len; m++)
            lor_vec_push(maker->arena, &finding.letters, part_of(maker, members->at[m], group ? &group->parts.at[m] : NULL));
        lor_vec_push(maker->arena, &maker->set.findings, finding);
    }
}
