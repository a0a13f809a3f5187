// SPDX-License-Identifier: GPL-3.0-or-later
// What can end: statuses of an input, and errors of a call.
#ifndef LOR_CORE_ERROR_H
#define LOR_CORE_ERROR_H

#include "core/str.h"

/** How an input ended: exactly one each. Columns: name, word in reports, whether it was analysed,
 *  what a person reads and can do. Order is the order of the summary. */
#define LOR_STATUSES(X)                                                                                             \
    X(SCORED, "scored", true, "read and scored")                                                                    \
    X(PARTIAL, "partial", true, "only a part could be read: what is missing may stand in the unread part")          \
    X(NO_TEXT, "no-text", false,                                                                                    \
      "no readable text (an empty file, or a scan or photo): check the writer's draft, or a PDF saved from it")     \
    X(NOT_A_LETTER, "not-a-letter", true,                                                                           \
      "this does not read as a letter about someone: check that you chose the right file")                          \
    X(ENCRYPTED, "encrypted", false,                                                                                \
      "the file is locked with a password: save a copy without a password, then check that")                        \
    X(DAMAGED, "damaged", false, "the file is damaged: export it again from the program that made it")              \
    X(TOO_LARGE, "too-large", false, "the file is larger than lorlint reads: save a smaller copy")                  \
    X(TIMEOUT, "timeout", false, "reading took too long and was stopped: export the file again, or print it to PDF") \
    X(MEMORY, "memory", false, "reading needed too much memory: export the file again, or print it to PDF")         \
    X(CRASHED, "crashed", false,                                                                                    \
      "the program that reads this kind of file failed: export the file again, or print it to PDF")                 \
    X(UNREADABLE, "unreadable", false, "the file cannot be opened")                                                 \
    X(UNSUPPORTED, "unsupported", false, "not a kind of file that lorlint reads: save it as PDF or plain text")

typedef enum LorStatus {
#define X(name, word, analysed, sentence) LOR_##name,
    LOR_STATUSES(X)
#undef X
        LOR_STATUS_COUNT
} LorStatus;

const char *lor_status_word(LorStatus status);
/** A sentence in plain words: what happened and what to do. */
const char *lor_status_sentence(LorStatus status);
/** False: counts for exit 3. */
bool lor_status_analysed(LorStatus status);
/** The status of that word, or LOR_STATUS_COUNT. */
LorStatus lor_status_from_word(LorStr word);

/** Why a call failed. `where` is a byte offset or a line, as the maker says; 0: does not apply. */
typedef struct LorError {
    bool set;
    LorStatus status; /* for readers of letters: the status the input ends in */
    size_t line, column;
    char message[512]; /* one sentence, no newline, NUL-terminated */
} LorError;

/** Keeps the first error; later ones are dropped. `err` may be NULL. Always returns false. */
bool lor_error_set(LorError *err, LorStatus status, const char *format, ...) __attribute__((format(printf, 3, 4)));
/** The same with a place in a source file. */
bool lor_error_at(LorError *err, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
