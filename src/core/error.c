// SPDX-License-Identifier: GPL-3.0-or-later
// Statuses from their one table, and the first error kept.
#include "core/error.h"

#include "core/utf8.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    const char *word, *sentence;
    bool analysed;
} statuses[] = {
#define X(name, word, analysed, sentence) {word, sentence, analysed},
    LOR_STATUSES(X)
#undef X
};

const char *lor_status_word(LorStatus status) { return statuses[status].word; }
const char *lor_status_sentence(LorStatus status) { return statuses[status].sentence; }
bool lor_status_analysed(LorStatus status) { return statuses[status].analysed; }

LorStatus lor_status_from_word(LorStr word) {
    for (int i = 0; i < LOR_STATUS_COUNT; i++)
        if (lor_str_eq(word, lor_str_from_c(statuses[i].word))) return (LorStatus)i;
    return LOR_STATUS_COUNT;
}

/* Messages quote what came from outside: no control character leaves through them, and no half character at the cut. */
static void clean(char *message) {
    LorStr s = lor_str_from_c(message);
    for (size_t off = 0; off < s.len;) {
        size_t from = off;
        uint32_t code = lor_utf8_next(s, &off);
        bool wrong = code == LOR_UTF8_WRONG && off - from == 1;
        if (code == '\n' || code == '\t' || wrong || lor_utf8_control(code)) memset(message + from, code == '\n' || code == '\t' ? ' ' : '?', off - from);
    }
}

bool lor_error_set(LorError *err, LorStatus status, const char *format, ...) {
    if (!err || err->set) return false;
    *err = (LorError){.set = true, .status = status};
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    clean(err->message);
    return false;
}

bool lor_error_at(LorError *err, size_t line, size_t column, const char *format, ...) {
    if (!err || err->set) return false;
    *err = (LorError){.set = true, .status = LOR_UNREADABLE, .line = line, .column = column};
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    clean(err->message);
    return false;
}
