// SPDX-License-Identifier: GPL-3.0-or-later
// The lock: what a worker may still do once it has seen a byte of a letter.
#ifndef LOR_BATCH_SANDBOX_H
#define LOR_BATCH_SANDBOX_H

#include "batch/limits.h"

#if defined(__SANITIZE_ADDRESS__)
#define LOR_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define LOR_SANITIZED 1
#endif
#endif
#ifndef LOR_SANITIZED
#define LOR_SANITIZED 0 /* 1: address space and system calls of the sanitizer's runtime are allowed */
#endif

#define LOR_EXIT_UNLOCKED 72 /* a worker that could not be locked in, and so read nothing */

/** Locks the calling process in for good: no new privileges, no core, no files but poppler's tables, no system calls
 *  but those that reading needs; another call kills it (SIGSYS). Uses whatever of Landlock and seccomp this machine
 *  has, see lor_sandbox_name(). Processor time is the parent's to limit, letter by letter. False: something that this
 *  machine has did not hold; read nothing then. */
bool lor_sandbox_lock(const LorLimits *limits);
/** The names of the isolation that this machine gives: "landlock+seccomp", "seccomp", "none". Static text. */
const char *lor_sandbox_name(void);
/** Whether the isolation is all that lorlint knows to ask for. */
bool lor_sandbox_is_full(void);

#endif
