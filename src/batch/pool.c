// SPDX-License-Identifier: GPL-3.0-or-later
// The pool: opens inputs, hands them to workers, watches the clock, and gives every path its one status.
#include "batch/pool.h"

#include "batch/ending.h"
#include "batch/input.h"
#include "batch/journal.h"
#include "batch/process.h"
#include "batch/readiness.h"
#include "batch/sandbox.h"
#include "batch/turns.h"
#include "batch/wire.h"
#include "extract/sniff.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define WORKERS_MOST 256u
#define AHEAD_OF_END 4u /* letters a worker that are left for whoever is idle */
#define OPEN_A_HAND  3u /* descriptors: the socket, the letter and the next one */
#define OPEN_BESIDE  4u /* descriptors that are open for a moment: the other end of a socket, a module, a page of a report */

/* An input on its way to a result. */
typedef struct Errand {
    int fd;
    size_t at, bytes; /* index of the path */
    size_t seen;      /* index of its format, or LOR_NONE */
    bool undrawn;     /* without pictures of its pages */
    bool slow;        /* without the quick reader */
    bool recognises;  /* words in pictures */
    bool waited;      /* in its worker's socket: its processor time may at first have been that of the letter before */
    LorResult *blind; /* what was read without them, in case that recognising fails; NULL: nothing */
    bool kept;        /* its result is for the journal */
    LorJournalStamp stamp;
} Errand;

/* A worker's place: the process, what it is busy with, and what comes next, so that it need not wait until its answer was read. */
typedef struct Hand {
    LorProcess process;
    Errand now, next;
    enum { NO_NEXT, NEXT_OPEN, NEXT_SENT } ahead; /* sent: it waits in the socket, or is being read once `now` is answered */
} Hand;

typedef struct Pool {
    LorArena *arena;
    const LorPaths *paths;
    const LorPlan *plan;
    LorReadiness ready;
    LorTurns turns;      /* done, but some path before it is not */
    size_t handed;       /* paths handed to the sink */
    LorResultSink *sink;
    void *context;
    Hand *hands;
    size_t hand_count, next;
    bool worked;         /* some worker answered, or died of a letter */
    bool stopped;
    LorError fatal;      /* set: nothing can be linted */
} Pool;

/* Hands on what is done and has nothing undone before it. */
static void hand_on(Pool *pool) {
    for (LorResult *result; pool->handed < pool->paths->len && (result = lor_turns_take(&pool->turns, pool->handed)); pool->handed++) {
        result->path = pool->paths->at[pool->handed];
        if (!pool->sink(pool->context, result)) pool->stopped = true;
    }
}

/* What depends on this machine or this moment is looked at again when the run is taken up. */
static bool will_stay(LorStatus status, bool scanned) { return !scanned && status != LOR_CRASHED && status != LOR_UNREADABLE && status != LOR_UNSUPPORTED; }

static void keep(Pool *pool, const Errand *errand, const LorResult *result) {
    LorArena *arena = lor_arena_new(0);
    LorBuf message = {.arena = arena};
    if (lor_wire_write(result, pool->plan->packs, pool->plan->limits.message_bytes, &message))
        lor_journal_add(pool->plan->journal, pool->paths->at[errand->at], errand->stamp, lor_buf_str(&message));
    lor_arena_free(arena);
}

static void finish(Pool *pool, const Errand *errand, LorResult *result) {
    LorStr sentence = lor_str_from_c(lor_status_sentence(result->status));
    if (!lor_status_analysed(result->status) && result->why.len == 0) result->why = sentence;
    if (errand->seen != LOR_NONE && !result->format.len) result->format = lor_str_from_c(pool->ready.met.at[errand->seen].format->name);
    if (errand->kept && will_stay(result->status, result->scanned)) keep(pool, errand, result);
    LorStr lie = lor_ending_note(result->arena, pool->paths->at[errand->at], result->format, result->status);
    if (lie.len) lor_vec_push(result->arena, &result->notes, lie);
    result->bytes = errand->bytes;
    lor_turns_put(&pool->turns, errand->at, result);
    hand_on(pool);
}

/* A row without a linted letter; `why` empty: the status's own sentence. */
static void fail(Pool *pool, const Errand *errand, LorStatus status, const char *why) {
    LorArena *arena = lor_arena_new(0);
    LorResult *result = LOR_NEW(arena, LorResult);
    result->arena = arena;
    result->status = status;
    result->why = lor_arena_copy(arena, lor_str_from_c(why));
    finish(pool, errand, result);
}

/* What waited in its socket is given to the next. */
static LorStatus end_worker(Pool *pool, Hand *hand, bool hung_up) {
    bool unlocked;
    LorStatus status = lor_process_end(&hand->process, hung_up, &pool->plan->limits, &unlocked);
    if (hand->ahead == NEXT_SENT) hand->ahead = NEXT_OPEN;
    if (unlocked && !pool->worked) lor_error_set(&pool->fatal, LOR_CRASHED, "a worker could not be isolated: nothing was read");
    return status;
}

static void name_job(LorJob *job, LorStr path) {
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    LorStr name = slash ? lor_str_slice(path, (size_t)(slash - path.ptr) + 1, sizeof job->name - 1) : lor_str_slice(path, 0, sizeof job->name - 1);
    if (name.len) memcpy(job->name, name.ptr, name.len);
}

static LorJob job_of(const Pool *pool, const Errand *errand) {
    LorJob job = {.id = (uint32_t)errand->at, .format = pool->ready.met.at[errand->seen].index, .undrawn = errand->undrawn, .slow = errand->slow};
    name_job(&job, pool->paths->at[errand->at]);
    return job;
}

/* Whether it can be given that: it was forked after the format was made ready, and for what is asked. */
static bool is_fit(const Pool *pool, const LorProcess *process, const Errand *errand) {
    return process->formats > pool->ready.met.at[errand->seen].index && process->recognises == errand->recognises;
}

/* Hands over what the hand is at, starting a worker when there is none, or when it is not fit or has another letter before this one. */
static bool give(Pool *pool, Hand *hand, LorMetFormat *seen, LorError *err) {
    const LorProcess *process = &hand->process;
    LorJob job = job_of(pool, &hand->now);
    if (process->pid && (!is_fit(pool, process, &hand->now) || hand->ahead == NEXT_SENT)) end_worker(pool, hand, false);
    hand->now.waited = false;
    for (int tries = 0; tries < 2; tries++) {
        if (!process->pid && !lor_process_start(&hand->process, &pool->ready.task, hand->now.recognises, err)) return false;
        if (lor_process_give(&hand->process, job, hand->now.fd, &pool->plan->limits)) return true;
        end_worker(pool, hand, true); /* it died idle: no letter's fault */
        if (process->unprepared && !lor_readiness_prepare(&pool->ready, seen)) return *err = seen->err, false;
    }
    return lor_error_set(err, LOR_CRASHED, "no worker stays alive");
}

static void drop_blind(Errand *errand) {
    if (errand->blind) lor_arena_free(errand->blind->arena);
    errand->blind = NULL;
}

/* The letter could not be read; but what stands in its text may have been, before its pictures were looked at. */
static void give_up(Pool *pool, Errand *errand, LorStatus status, const char *why) {
    LorResult *blind = errand->blind;
    errand->blind = NULL;
    if (!blind) {
        fail(pool, errand, status, why);
        return;
    }
    LorStr note = lor_arena_format(blind->arena, "Words in its pictures could not be recognised: %s.", lor_status_sentence(status));
    lor_vec_push(blind->arena, &blind->notes, note);
    finish(pool, errand, blind);
}

/* Gives the hand's input to its worker: afterwards it is done, or the hand is busy with it. */
static void start(Pool *pool, Hand *hand) {
    LorMetFormat *seen = &pool->ready.met.at[hand->now.seen];
    LorError err = seen->err;
    if (!err.set && give(pool, hand, seen, &err)) return;
    if (!seen->err.set && !pool->worked) lor_error_set(&pool->fatal, err.status, "%s", err.message);
    give_up(pool, &hand->now, err.status, err.message);
    close(hand->now.fd);
}

/* The result of an earlier run on the same file; false when there is none. */
static bool take_from_journal(Pool *pool, Errand *errand, const LorInput *input) {
    if (!pool->plan->journal || lor_str_eq(pool->paths->at[errand->at], LOR_STR(LOR_STDIN))) return false;
    LorArena *arena = lor_arena_new(0), *scratch = lor_arena_new(0);
    errand->kept = true;
    errand->stamp = (LorJournalStamp){input->bytes, input->seconds, input->nanoseconds};
    LorStr message = lor_journal_find(pool->plan->journal, pool->paths->at[errand->at], errand->stamp, scratch);
    LorResult *result = message.len ? lor_wire_read(message, pool->plan->packs, arena) : NULL;
    lor_arena_free(scratch);
    if (!result) {
        lor_arena_free(arena);
        return false;
    }
    errand->kept = false;
    finish(pool, errand, result);
    close(input->fd);
    return true;
}

/* Opens the next path. False: it is done with already. */
static bool take_next(Pool *pool, Errand *errand) {
    LorInput input;
    LorError err = {0};
    *errand = (Errand){.at = pool->next++, .seen = LOR_NONE};
    bool opened = lor_input_open(pool->paths->at[errand->at], pool->plan, &input, &err);
    errand->fd = input.fd;
    errand->bytes = input.bytes;
    if (opened && take_from_journal(pool, errand, &input)) return false;
    if (opened) errand->seen = lor_readiness_see(&pool->ready, lor_format_of(lor_str(input.head, input.head_len)));
    else if (lor_input_must_stop(pool->plan)) pool->stopped = true;
    else fail(pool, errand, err.status, err.message);
    return opened;
}

/* The same input once more, by the full reader. */
static void start_full(Pool *pool, Hand *hand) {
    hand->now.seen = lor_readiness_see_full(&pool->ready, pool->ready.met.at[hand->now.seen].format);
    start(pool, hand);
}

static void lose(Pool *pool, Hand *hand, bool hung_up, bool late) {
    Errand *errand = &hand->now;
    bool used = hand->process.used, waited = errand->waited;
    LorStatus status = end_worker(pool, hand, hung_up);
    LorMetFormat *seen = &pool->ready.met.at[errand->seen];
    if (hand->process.unprepared) {
        lor_readiness_prepare(&pool->ready, seen);
        start(pool, hand);
        return;
    }
    pool->worked = true;
    bool quick = seen->format->quick && !pool->plan->extract.show && !errand->slow;
    if (quick && status == LOR_CRASHED && !late) { /* the quick reader may be at fault */
        errand->slow = true;
        start_full(pool, hand);
        return;
    }
    if (pool->plan->extract.picture_pages && !errand->undrawn && seen->format->prepare_drawing) { /* drawing may have been too much: once more without */
        errand->undrawn = true;
        start(pool, hand);
        return;
    }
    bool others_fault = (status == LOR_MEMORY && used) || (status == LOR_TIMEOUT && waited); /* letters before it may have filled the worker, or used its time */
    if (others_fault && !late) { /* once more, alone */
        start(pool, hand);
        return;
    }
    give_up(pool, errand, late ? LOR_TIMEOUT : status, "");
    close(errand->fd);
}

/* A letter whose pictures nobody can read here ends as it was read without them, and says what is missing. */
static void explain(Pool *pool, LorResult *result) {
    if (!pool->ready.blind.set) return;
    LorStr why = lor_arena_copy(result->arena, lor_str_from_c(pool->ready.blind.message));
    if (result->status == LOR_NO_TEXT) result->why = why;
    else if (lor_status_analysed(result->status)) lor_vec_push(result->arena, &result->notes, why);
}

/* What was answered: the letter is done, or goes to a worker that recognises words. */
static void take(Pool *pool, Hand *hand, LorResult *result) {
    Errand *errand = &hand->now;
    bool again = result->scanned && !errand->recognises && lor_readiness_recognises(&pool->ready);
    drop_blind(errand);
    if (again) {
        if (lor_status_analysed(result->status)) errand->blind = result;
        else lor_arena_free(result->arena);
        errand->recognises = true;
        start(pool, hand);
        return;
    }
    if (result->scanned) explain(pool, result);
    finish(pool, errand, result);
    close(errand->fd);
}

static void hear(Pool *pool, Hand *hand) {
    LorAnswer answer = lor_process_listen(&hand->process, pool->plan->limits.message_bytes);
    if (answer == LOR_ANSWER_PART) return;
    if (answer == LOR_ANSWER_WHOLE && lor_process_message(&hand->process).len == 0 && pool->ready.met.at[hand->now.seen].quick) {
        hand->process.busy = false;
        hand->process.used = pool->worked = true;
        start_full(pool, hand);
        return;
    }
    LorArena *arena = lor_arena_new(0);
    LorResult *result = NULL;
    if (answer == LOR_ANSWER_WHOLE) result = lor_wire_read(lor_process_message(&hand->process), pool->plan->packs, arena);
    if (!result) {
        lor_arena_free(arena);
        lose(pool, hand, answer == LOR_ANSWER_NONE, false);
        return;
    }
    hand->process.busy = false;
    hand->process.used = pool->worked = true;
    take(pool, hand, result);
}

/* [ms] until the first worker is late, or -1 when none is busy. */
static int patience(const Pool *pool) {
    int64_t now = lor_process_now(), least = -1;
    for (size_t i = 0; i < pool->hand_count; i++) {
        const LorProcess *process = &pool->hands[i].process;
        int64_t left = process->deadline > now ? process->deadline - now : 0;
        if (process->busy && (least < 0 || left < least)) least = left;
    }
    return least > INT32_MAX ? INT32_MAX : (int)least;
}

static void watch(Pool *pool, struct pollfd *polled, int timeout) {
    for (size_t i = 0; i < pool->hand_count; i++) {
        const LorProcess *process = &pool->hands[i].process;
        polled[i] = (struct pollfd){.fd = process->busy ? process->socket : -1, .events = POLLIN};
    }
    polled[pool->hand_count] = (struct pollfd){.fd = pool->plan->can_stop ? pool->plan->stop : -1, .events = POLLIN};
    if (poll(polled, pool->hand_count + 1, timeout) < 0) return; /* a signal: look again */
    int64_t now = lor_process_now();
    for (size_t i = 0; i < pool->hand_count; i++) {
        Hand *hand = &pool->hands[i];
        if (hand->process.busy && polled[i].revents) hear(pool, hand);
        if (hand->process.busy && hand->process.deadline <= now) lose(pool, hand, false, true);
    }
    pool->stopped = pool->stopped || polled[pool->hand_count].revents;
}

static bool may_begin(const Pool *pool) {
    return pool->next < pool->paths->len && !pool->fatal.set && !pool->stopped && pool->turns.held < LOR_HELD_BYTES;
}

/* Whether a busy worker may be given another letter: not so many before the end that one waits behind a slow letter while other workers have nothing to do. */
static bool may_look_ahead(const Pool *pool, const Hand *hand) {
    bool many = pool->paths->len - pool->next > pool->hand_count * AHEAD_OF_END;
    return hand->process.busy && hand->ahead == NO_NEXT && !hand->now.recognises && may_begin(pool) && many;
}

static void look_ahead(Pool *pool, Hand *hand) {
    Errand *next = &hand->next;
    if (!take_next(pool, next)) return;
    bool sent = !pool->ready.met.at[next->seen].err.set && is_fit(pool, &hand->process, next) && lor_process_send(&hand->process, job_of(pool, next), next->fd);
    hand->ahead = sent ? NEXT_SENT : NEXT_OPEN;
}

/* An idle hand goes on with what it has ahead. */
static void go_on(Pool *pool, Hand *hand) {
    bool sent = hand->ahead == NEXT_SENT && !hand->process.left;
    hand->now = hand->next;
    hand->now.waited = sent;
    hand->ahead = NO_NEXT;
    if (sent) lor_process_begin(&hand->process, (uint32_t)hand->now.at, &pool->plan->limits);
    else start(pool, hand);
}

/* Gives the hand something to do, and something ahead. */
static void employ(Pool *pool, Hand *hand) {
    while (!hand->process.busy && !pool->fatal.set && !pool->stopped && (hand->ahead != NO_NEXT || may_begin(pool))) {
        if (hand->ahead != NO_NEXT) go_on(pool, hand);
        else if (take_next(pool, &hand->now)) start(pool, hand);
    }
    while (may_look_ahead(pool, hand)) look_ahead(pool, hand);
}

/* Ends at once with what is done: letters that are being read are given up. */
static void break_off(Pool *pool) {
    for (size_t i = 0; i < pool->hand_count; i++) {
        if (pool->hands[i].process.busy) close(pool->hands[i].now.fd);
        if (pool->hands[i].ahead != NO_NEXT) close(pool->hands[i].next.fd);
    }
    while (pool->handed < pool->paths->len) {
        hand_on(pool);
        pool->handed++; /* was not done, or is the end */
    }
}

static void run(Pool *pool) {
    struct pollfd *polled = LOR_NEW_ARRAY(pool->arena, struct pollfd, pool->hand_count + 1);
    while (!pool->stopped) {
        for (size_t i = 0; i < pool->hand_count; i++) employ(pool, &pool->hands[i]);
        int timeout = patience(pool);
        if (timeout < 0 || pool->fatal.set) return;
        watch(pool, polled, timeout);
    }
    break_off(pool);
}

/* As many hands as there are descriptors for: a letter that cannot be opened for want of them is lost. */
static size_t fit_hands(size_t wanted) {
    struct rlimit limit;
    int lowest = open("/", O_PATH | O_CLOEXEC); /* all below it are in use */
    if (lowest < 0 || getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1;
    close(lowest);
    rlim_t used = (rlim_t)lowest + OPEN_BESIDE, fit = limit.rlim_cur > used ? (limit.rlim_cur - used) / OPEN_A_HAND : 0;
    return fit < 1 ? 1 : fit < wanted ? (size_t)fit : wanted;
}

LorRunEnd lor_pool_run(const LorPaths *paths, const LorPlan *plan, LorLinter *lint, LorResultSink *sink, void *context,
                       LorError *err) {
    if (plan->require_sandbox && !lor_sandbox_is_full()) {
        lor_error_set(err, LOR_UNREADABLE, "full isolation was asked for; this machine gives: %s", lor_sandbox_name());
        return LOR_RUN_FAILED;
    }
    Pool pool = {.arena = lor_arena_new(0), .paths = paths, .plan = plan, .sink = sink,
                 .context = context};
    pool.ready = (LorReadiness){.arena = pool.arena, .single = paths->len == 1, .task = {.plan = plan, .lint = lint}};
    pool.hand_count = plan->jobs < 1 ? 1 : plan->jobs > WORKERS_MOST ? WORKERS_MOST : plan->jobs;
    if (pool.hand_count > paths->len) pool.hand_count = paths->len;
    if (pool.hand_count > 1) pool.hand_count = fit_hands(pool.hand_count);
    pool.hands = LOR_NEW_ARRAY(pool.arena, Hand, pool.hand_count);
    pool.turns = lor_turns(pool.arena, paths->len, pool.hand_count, plan->packs);
    struct sigaction usual = {.sa_handler = SIG_DFL}, before; /* ignored, it would hide how workers end */
    sigaction(SIGCHLD, &usual, &before);
    run(&pool);
    for (size_t i = 0; i < pool.hand_count; i++) {
        lor_process_release(&pool.hands[i].process);
        drop_blind(&pool.hands[i].now);
    }
    sigaction(SIGCHLD, &before, NULL);
    lor_turns_release(&pool.turns);
    lor_arena_free(pool.arena);
    if (pool.fatal.set) lor_error_set(err, pool.fatal.status, "%s", pool.fatal.message);
    return pool.fatal.set ? LOR_RUN_FAILED : pool.stopped ? LOR_RUN_STOPPED : LOR_RUN_DONE;
}
