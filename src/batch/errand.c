// SPDX-License-Identifier: GPL-3.0-or-later
// Errands: opened, ended with one result each, kept in the journal or taken from it, handed on in the order of paths.
#include "batch/errand.h"

#include "batch/ending.h"
#include "batch/wire.h"
#include "extract/sniff.h"

#include <unistd.h>

/* Hands on what is done and has nothing undone before it. */
static void hand_on(LorErrands *errands) {
    for (LorResult *result; errands->handed < errands->paths->len && (result = lor_turns_take(&errands->turns, errands->handed)); errands->handed++) {
        result->path = errands->paths->at[errands->handed];
        if (!errands->sink(errands->context, result)) errands->stopped = true;
    }
}

/* What depends on this machine or this moment is looked at again when the run is taken up. */
static bool will_stay(LorStatus status, bool scanned) { return !scanned && status != LOR_CRASHED && status != LOR_UNREADABLE && status != LOR_UNSUPPORTED; }

static void keep(LorErrands *errands, const LorErrand *errand, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    LorBuf message = {.arena = arena};
    if (lor_wire_write(result, errands->plan->packs, errands->plan->limits.message_bytes, &message))
        lor_journal_add(errands->plan->journal, errands->paths->at[errand->at], errand->stamp, lor_buf_str(&message));
    lor_arena_free(arena);
}

void lor_errand_end(LorErrands *errands, const LorErrand *errand, LorResult *result) {
    LorStr sentence = lor_str_from_c(lor_status_sentence(result->status));
    if (!lor_status_analysed(result->status) && result->why.len == 0) result->why = sentence;
    if (errand->seen != LOR_NONE && !result->format.len) result->format = lor_str_from_c(errands->ready->met.at[errand->seen].format->name);
    if (errand->kept && will_stay(result->status, result->scanned)) keep(errands, errand, result);
    LorStr lie = lor_ending_note(result->arena, errands->paths->at[errand->at], result->format, result->status);
    if (lie.len) lor_vec_push(result->arena, &result->notes, lie);
    result->bytes = errand->bytes;
    lor_turns_put(&errands->turns, errand->at, result);
    hand_on(errands);
}

/* A row without a linted letter; `why` empty: the status's own sentence. */
static void fail(LorErrands *errands, const LorErrand *errand, LorStatus status, const char *why) {
    LorArena *arena = lor_arena_new(0);
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    result->status = status;
    result->why = lor_arena_copy(arena, lor_str_from_c(why));
    lor_errand_end(errands, errand, result);
}

/* The result of an earlier run on the same file; false when there is none. */
static bool take_from_journal(LorErrands *errands, LorErrand *errand, const LorInput *input) {
    if (!errands->plan->journal || lor_str_eq(errands->paths->at[errand->at], LOR_STR(LOR_STDIN))) return false;
    LorArena *arena = lor_arena_new(0), *scratch = lor_arena_new(0);
    errand->kept = true;
    errand->stamp = (LorJournalStamp){input->bytes, input->seconds, input->nanoseconds};
    LorStr message = lor_journal_find(errands->plan->journal, errands->paths->at[errand->at], errand->stamp, scratch);
    LorResult *result = message.len ? lor_wire_read(message, errands->plan->packs, arena) : NULL;
    lor_arena_free(scratch);
    if (!result) {
        lor_arena_free(arena);
        return false;
    }
    errand->kept = false;
    lor_errand_end(errands, errand, result);
    close(input->fd);
    return true;
}

bool lor_errand_begin(LorErrands *errands, LorErrand *errand) {
    LorInput input;
    LorError err = {0};
    *errand = (LorErrand){.at = errands->next++, .seen = LOR_NONE};
    bool opened = lor_input_open(errands->paths->at[errand->at], errands->plan, &input, &err);
    errand->fd = input.fd;
    errand->bytes = input.bytes;
    if (opened && take_from_journal(errands, errand, &input)) return false;
    if (opened) errand->seen = lor_readiness_see(errands->ready, lor_format_of(lor_str(input.head, input.head_len)));
    else if (lor_input_must_stop(errands->plan)) errands->stopped = true;
    else fail(errands, errand, err.status, err.message);
    return opened;
}

void lor_errand_drop_blind(LorErrand *errand) {
    if (errand->blind) lor_arena_free(errand->blind->arena);
    errand->blind = NULL;
}

/* The letter could not be read; but what stands in its text may have been, before its pictures were looked at. */
void lor_errand_give_up(LorErrands *errands, LorErrand *errand, LorStatus status, const char *why) {
    LorResult *blind = errand->blind;
    errand->blind = NULL;
    if (!blind) {
        fail(errands, errand, status, why);
        return;
    }
    LorStr note = lor_arena_format(blind->arena, "Words in its pictures could not be recognised: %s.", lor_status_sentence(status));
    lor_vec_push(blind->arena, &blind->notes, note);
    lor_errand_end(errands, errand, blind);
}

void lor_errands_break_off(LorErrands *errands) {
    while (errands->handed < errands->paths->len) {
        hand_on(errands);
        errands->handed++; /* was not done, or is the end */
    }
}
