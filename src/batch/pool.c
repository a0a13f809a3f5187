// SPDX-License-Identifier: GPL-3.0-or-later
// The pool: hands errands to workers, watches the clock, and gives every path its one status.
#include "batch/pool.h"

#include "batch/errand.h"
#include "batch/process.h"
#include "batch/sandbox.h"
#include "batch/wire.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define WORKERS_MOST 256u
#define AHEAD_MOST   8u /* letters that wait in a worker's socket */
#define AHEAD_OF_END 4u /* letters a worker that are left for whoever is idle, for each that one has ahead */
#define BRISK        5  /* [ms] a letter that takes longer may be one of many: nothing waits behind such but one */
#define LETTERS_A_MS 4u /* that the quickest worker may read */
#define OPEN_A_HAND  2u /* descriptors: the socket and the letter, beside each that is ahead */
#define OPEN_BESIDE  4u /* descriptors that are open for a moment: the other end of a socket, a module, a page of a report */

/* A worker's place: the process, what it is busy with, and what comes next, so that it need not wait until its answer was read. */
typedef struct Hand {
    LorProcess process;
    LorErrand now, ahead[AHEAD_MOST];
    size_t waiting, sent; /* how many are ahead; the first so many of them wait in the socket, or are read once those before were answered */
    bool brisk;           /* its last letter did not take long */
} Hand;

typedef struct Pool {
    LorArena *arena;
    const LorPlan *plan;
    LorReadiness ready;
    LorErrands errands;
    Hand *hands;
    size_t hand_count, ahead_most;
    bool worked;    /* some worker answered, or died of a letter */
    LorError fatal; /* set: nothing can be linted */
} Pool;

/* What waited in its socket is given to the next. */
static LorStatus end_worker(Pool *pool, Hand *hand, bool hung_up) {
    bool unlocked;
    LorStatus status = lor_process_end(&hand->process, hung_up, &pool->plan->limits, &unlocked);
    hand->sent = 0;
    if (unlocked && !pool->worked) lor_error_set(&pool->fatal, LOR_CRASHED, "a worker could not be isolated: nothing was read");
    return status;
}

static void name_job(LorJob *job, LorStr path) {
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    LorStr name = slash ? lor_str_slice(path, (size_t)(slash - path.ptr) + 1, sizeof job->name - 1) : lor_str_slice(path, 0, sizeof job->name - 1);
    if (name.len) memcpy(job->name, name.ptr, name.len);
}

static LorJob job_of(const Pool *pool, const LorErrand *errand) {
    LorJob job = {.id = (uint32_t)errand->at, .format = pool->ready.met.at[errand->seen].index, .undrawn = errand->undrawn, .slow = errand->slow};
    name_job(&job, pool->errands.paths->at[errand->at]);
    return job;
}

/* Whether it can be given that: it was forked after the format was made ready, and for what is asked. */
static bool is_fit(const Pool *pool, const LorProcess *process, const LorErrand *errand) {
    return process->formats > pool->ready.met.at[errand->seen].index && process->recognises == errand->recognises;
}

/* Hands over what the hand is at, starting a worker when there is none, or when it is not fit or has another letter before this one. */
static bool give(Pool *pool, Hand *hand, LorMetFormat *seen, LorError *err) {
    const LorProcess *process = &hand->process;
    LorJob job = job_of(pool, &hand->now);
    if (process->pid && (!is_fit(pool, process, &hand->now) || hand->sent)) end_worker(pool, hand, false);
    hand->now.waited = false;
    for (int tries = 0; tries < 2; tries++) {
        if (!process->pid && !lor_process_start(&hand->process, &pool->ready.task, hand->now.recognises, err)) return false;
        if (lor_process_give(&hand->process, job, hand->now.fd, &pool->plan->limits)) return true;
        end_worker(pool, hand, true); /* it died idle: no letter's fault */
        if (process->unprepared && !lor_readiness_prepare(&pool->ready, seen)) return *err = seen->err, false;
    }
    return lor_error_set(err, LOR_CRASHED, "no worker stays alive");
}

/* Gives the hand's input to its worker: afterwards it is done, or the hand is busy with it. */
static void start(Pool *pool, Hand *hand) {
    LorMetFormat *seen = &pool->ready.met.at[hand->now.seen];
    LorError err = seen->err;
    if (!err.set && give(pool, hand, seen, &err)) return;
    if (!seen->err.set && !pool->worked) lor_error_set(&pool->fatal, err.status, "%s", err.message);
    lor_errand_give_up(&pool->errands, &hand->now, err.status, err.message);
    close(hand->now.fd);
}

/* The same input once more, by the full reader. */
static void start_full(Pool *pool, Hand *hand) {
    hand->now.seen = lor_readiness_see_full(&pool->ready, pool->ready.met.at[hand->now.seen].format);
    start(pool, hand);
}

static void lose(Pool *pool, Hand *hand, bool hung_up, bool late) {
    LorErrand *errand = &hand->now;
    bool used = hand->process.used, waited = errand->waited;
    LorStatus status = end_worker(pool, hand, hung_up);
    LorMetFormat *seen = &pool->ready.met.at[errand->seen];
    if (hand->process.unprepared) {
        lor_readiness_prepare(&pool->ready, seen);
        start(pool, hand);
        return;
    }
    pool->worked = true;
    if (hand->process.unread && waited) { /* it had not come so far */
        start(pool, hand);
        return;
    }
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
    lor_errand_give_up(&pool->errands, errand, late ? LOR_TIMEOUT : status, "");
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
    LorErrand *errand = &hand->now;
    bool again = result->scanned && !errand->recognises && lor_readiness_recognises(&pool->ready);
    lor_errand_drop_blind(errand);
    if (again) {
        if (lor_status_analysed(result->status)) errand->blind = result;
        else lor_arena_free(result->arena);
        errand->recognises = true;
        start(pool, hand);
        return;
    }
    if (result->scanned) explain(pool, result);
    lor_errand_end(&pool->errands, errand, result);
    close(errand->fd);
}

/* False: there is no answer yet. */
static bool hear(Pool *pool, Hand *hand) {
    LorAnswer answer = lor_process_listen(&hand->process, pool->plan->limits.message_bytes);
    if (answer == LOR_ANSWER_PART) return false;
    hand->brisk = lor_process_took(&hand->process) <= BRISK;
    if (answer == LOR_ANSWER_WHOLE && lor_process_message(&hand->process).len == 0 && pool->ready.met.at[hand->now.seen].quick) {
        hand->process.busy = false;
        hand->process.used = pool->worked = true;
        start_full(pool, hand);
        return true;
    }
    LorArena *arena = lor_arena_new(0);
    LorResult *result = NULL;
    if (answer == LOR_ANSWER_WHOLE) result = lor_wire_read(lor_process_message(&hand->process), pool->plan->packs, arena);
    if (!result) {
        lor_arena_free(arena);
        lose(pool, hand, answer == LOR_ANSWER_NONE, false);
        return true;
    }
    hand->process.busy = false;
    hand->process.used = pool->worked = true;
    take(pool, hand, result);
    return true;
}

static bool may_begin(const Pool *pool) {
    return pool->errands.next < pool->errands.paths->len && !pool->fatal.set && !pool->errands.stopped && pool->errands.turns.held < LOR_HELD_BYTES;
}

/* Hands over what is ahead, as far as the worker can be given it. */
static void send_ahead(Pool *pool, Hand *hand) {
    for (bool sent = hand->process.busy; sent && hand->sent < hand->waiting; hand->sent += sent) {
        const LorErrand *next = &hand->ahead[hand->sent];
        sent = !pool->ready.met.at[next->seen].err.set && is_fit(pool, &hand->process, next) && lor_process_send(&hand->process, job_of(pool, next), next->fd);
    }
}

/* Whether a busy worker may be given another letter: not so many before the end that some wait behind a slow letter while other workers have nothing to do. */
static bool may_look_ahead(const Pool *pool, const Hand *hand) {
    size_t share = (pool->errands.paths->len - pool->errands.next) / (pool->hand_count * AHEAD_OF_END), most = hand->brisk ? pool->ahead_most : 1;
    bool room = hand->waiting < share && hand->waiting < most && hand->waiting == hand->sent;
    return hand->process.busy && room && !hand->now.recognises && may_begin(pool);
}

static void look_ahead(Pool *pool, Hand *hand) {
    if (!lor_errand_begin(&pool->errands, &hand->ahead[hand->waiting])) return;
    hand->waiting++;
    send_ahead(pool, hand);
}

/* An idle hand goes on with what it has ahead. */
static void go_on(Pool *pool, Hand *hand) {
    hand->now = hand->ahead[0];
    hand->now.waited = hand->sent > 0;
    hand->sent -= hand->now.waited;
    memmove(hand->ahead, hand->ahead + 1, --hand->waiting * sizeof *hand->ahead);
    if (hand->now.waited) lor_process_begin(&hand->process, (uint32_t)hand->now.at, &pool->plan->limits);
    else start(pool, hand);
}

/* Gives the hand something to do, and something ahead. */
static void employ(Pool *pool, Hand *hand) {
    while (!hand->process.busy && !pool->fatal.set && !pool->errands.stopped && (hand->waiting || may_begin(pool))) {
        if (hand->waiting) go_on(pool, hand);
        else if (lor_errand_begin(&pool->errands, &hand->now)) start(pool, hand);
    }
    send_ahead(pool, hand);
    while (may_look_ahead(pool, hand)) look_ahead(pool, hand);
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

/* [ms] that all workers have letters ahead for. Whoever does not wake up for each answer hears several at once, and leaves the processor to workers. */
static int rest_of(const Pool *pool) {
    size_t least = AHEAD_MOST;
    for (size_t i = 0; i < pool->hand_count; i++)
        if (pool->hands[i].sent < least) least = pool->hands[i].sent;
    return (int)(least / LETTERS_A_MS);
}

/* Answers that have come, and on with the next; no more than were ahead, since others are to be heard too. */
static void hear_all(Pool *pool, Hand *hand) {
    for (size_t most = hand->sent + 1; most && hand->process.busy && hear(pool, hand); most--) employ(pool, hand);
}

static void watch(Pool *pool, struct pollfd *polled, int timeout) {
    int rest = rest_of(pool);
    bool rests = rest > 0 && rest < timeout;
    for (size_t i = 0; i < pool->hand_count; i++) {
        const LorProcess *process = &pool->hands[i].process;
        polled[i] = (struct pollfd){.fd = process->busy && !rests ? process->socket : -1, .events = POLLIN};
    }
    polled[pool->hand_count] = (struct pollfd){.fd = pool->plan->can_stop ? pool->plan->stop : -1, .events = POLLIN};
    if (poll(polled, pool->hand_count + 1, rests ? rest : timeout) < 0) return; /* a signal: look again */
    int64_t now = lor_process_now();
    for (size_t i = 0; i < pool->hand_count; i++) {
        Hand *hand = &pool->hands[i];
        if (rests || polled[i].revents) hear_all(pool, hand);
        if (hand->process.busy && hand->process.deadline <= now) lose(pool, hand, false, true);
    }
    pool->errands.stopped = pool->errands.stopped || polled[pool->hand_count].revents;
}

/* Ends at once with what is done: letters that are being read are given up. */
static void break_off(Pool *pool) {
    for (size_t i = 0; i < pool->hand_count; i++) {
        if (pool->hands[i].process.busy) close(pool->hands[i].now.fd);
        for (size_t a = 0; a < pool->hands[i].waiting; a++) close(pool->hands[i].ahead[a].fd);
    }
    lor_errands_break_off(&pool->errands);
}

static void run(Pool *pool) {
    struct pollfd *polled = LOR_NEW_ARRAY(pool->arena, struct pollfd, pool->hand_count + 1);
    while (!pool->errands.stopped) {
        for (size_t i = 0; i < pool->hand_count; i++) employ(pool, &pool->hands[i]);
        int timeout = patience(pool);
        if (timeout < 0 || pool->fatal.set) return;
        watch(pool, polled, timeout);
    }
    break_off(pool);
}

/* As many hands as there are descriptors for, and as many letters ahead: one that cannot be opened for want of them is lost. */
static void fit_hands(Pool *pool) {
    struct rlimit limit;
    int lowest = open("/", O_PATH | O_CLOEXEC); /* all below it are in use */
    bool known = lowest >= 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0;
    if (lowest >= 0) close(lowest);
    rlim_t used = (rlim_t)lowest + OPEN_BESIDE, room = known && limit.rlim_cur > used ? limit.rlim_cur - used : 0;
    if (pool->hand_count > room / (OPEN_A_HAND + 1)) pool->hand_count = room > OPEN_A_HAND ? (size_t)room / (OPEN_A_HAND + 1) : 1;
    rlim_t each = room / pool->hand_count;
    if (each < OPEN_A_HAND + AHEAD_MOST) pool->ahead_most = each > OPEN_A_HAND ? (size_t)each - OPEN_A_HAND : 1;
}

LorRunEnd lor_pool_run(const LorPaths *paths, const LorPlan *plan, LorLinter *lint, LorResultSink *sink, void *context,
                       LorError *err) {
    if (plan->require_sandbox && !lor_sandbox_is_full()) {
        lor_error_set(err, LOR_UNREADABLE, "full isolation was asked for; this machine gives: %s", lor_sandbox_name());
        return LOR_RUN_FAILED;
    }
    Pool pool = {.arena = lor_arena_new(0), .plan = plan, .ahead_most = AHEAD_MOST};
    pool.errands = (LorErrands){.paths = paths, .plan = plan, .ready = &pool.ready, .sink = sink, .context = context};
    pool.ready = (LorReadiness){.arena = pool.arena, .single = paths->len == 1, .task = {.plan = plan, .lint = lint}};
    pool.hand_count = plan->jobs < 1 ? 1 : plan->jobs > WORKERS_MOST ? WORKERS_MOST : plan->jobs;
    if (pool.hand_count > paths->len) pool.hand_count = paths->len;
    if (paths->len > 1) fit_hands(&pool);
    pool.hands = LOR_NEW_ARRAY(pool.arena, Hand, pool.hand_count);
    pool.errands.turns = lor_turns(pool.arena, paths->len, pool.hand_count, plan->packs);
    struct sigaction usual = {.sa_handler = SIG_DFL}, before; /* ignored, it would hide how workers end */
    sigaction(SIGCHLD, &usual, &before);
    run(&pool);
    for (size_t i = 0; i < pool.hand_count; i++) {
        lor_process_release(&pool.hands[i].process);
        lor_errand_drop_blind(&pool.hands[i].now);
    }
    sigaction(SIGCHLD, &before, NULL);
    lor_turns_release(&pool.errands.turns);
    lor_arena_free(pool.arena);
    if (pool.fatal.set) lor_error_set(err, pool.fatal.status, "%s", pool.fatal.message);
    return pool.fatal.set ? LOR_RUN_FAILED : pool.errands.stopped ? LOR_RUN_STOPPED : LOR_RUN_DONE;
}
