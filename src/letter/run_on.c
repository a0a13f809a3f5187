// SPDX-License-Identifier: GPL-3.0-or-later
// Run-on letters, as forms and clipboards leave them. Reads English frames only, knows no names, and leaves the body in one
// piece: where its paragraphs began nobody can tell.
#include "letter/run_on.h"

#include "letter/words.h"

#include <stdlib.h>

#define LINES_MAX  4u    /* [line] a letter of more has its line ends */
#define LEAST      300u  /* [byte] a shorter text is none that ran on */
#define WINDOW     1200u /* [byte] at both ends in which head and signature block are looked for */
#define WORDS_MAX  400u  /* [word] of a window */
#define GREETS_MAX 14u   /* [word] of a salutation */
#define BLOCK_MAX  60u   /* [word] of a signature block without a closing */
#define CLOSES_MAX 6u    /* [word] of a closing in the writer's own words */
#define PROSE_SPAN 6u    /* [word] by which running text is known */

typedef struct Word {
    size_t off, len; /* without the marks around it */
    char end;        /* the mark behind it, 0: none */
    LorWordNumber word;
} Word;

typedef struct Words {
    LorStr text;
    Word at[WORDS_MAX];
    size_t len;
} Words;

typedef LOR_VEC(LorLineBreak) Breaks;

/* ---- words ---- */

static bool is_mark(char c) { return c == ',' || c == '.' || c == ':' || c == ';' || c == '!' || c == '?' || c == '(' || c == ')' || c == '"' || c == '|'; }
static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void add_word(Words *words, size_t off, size_t end) {
    Word word = {.end = 0};
    while (off < end && is_mark(words->text.ptr[off])) off++;
    size_t stop = end;
    while (stop > off && is_mark(words->text.ptr[stop - 1])) word.end = words->text.ptr[--stop];
    if (stop == off || words->len == WORDS_MAX) return;
    word.off = off;
    word.len = stop - off;
    word.word = lor_word_find_written(lor_str(words->text.ptr + off, word.len));
    words->at[words->len++] = word;
}

static void cut_words(Words *words, LorStr text, size_t from, size_t to) {
    *words = (Words){.text = text};
    while (from < to) {
        while (from < to && is_space(text.ptr[from])) from++;
        size_t end = from;
        while (end < to && !is_space(text.ptr[end])) end++;
        if (end > from) add_word(words, from, end);
        from = end;
    }
}

static LorStr text_of(const Words *words, size_t i) { return i < words->len ? lor_str(words->text.ptr + words->at[i].off, words->at[i].len) : (LorStr){0}; }

static bool is(const Words *words, size_t i, LorWordSet set) { return i < words->len && lor_word_in(words->at[i].word, set); }

static bool is_capital(const Words *words, size_t i) { return i < words->len && lor_is_upper(words->text.ptr[words->at[i].off]); }
static bool is_small(const Words *words, size_t i) { return i < words->len && lor_is_lower(words->text.ptr[words->at[i].off]); }
static bool is_mail(const Words *words, size_t i) { return lor_str_find(text_of(words, i), LOR_STR("@")) != LOR_NONE; }

/* "Regn. No." and initials end nothing. */
static bool ends_sentence(const Words *words, size_t i) {
    char end = words->at[i].end;
    if (end == '!' || end == '?') return true;
    return end == '.' && words->at[i].len > 1 && !is(words, i, LOR_WORDS_SHORT_FORM);
}

static bool is_shouted(const Words *words, size_t i) {
    LorStr word = text_of(words, i);
    size_t letters = 0;
    for (size_t k = 0; k < word.len; k++) {
        if (lor_is_lower(word.ptr[k])) return false;
        letters += lor_is_upper(word.ptr[k]);
    }
    return letters >= 2;
}

/* Running text begins: a capital, then mostly small words. */
static bool opens_prose(const Words *words, size_t i) {
    size_t small = 0;
    for (size_t k = i + 1; k < words->len && k < i + PROSE_SPAN; k++) small += is_small(words, k);
    return is_capital(words, i) && small >= 3;
}

static size_t digits_of(LorStr word) {
    size_t digits = 0;
    while (digits < word.len && lor_is_digit(word.ptr[digits])) digits++;
    return digits;
}

static bool is_number(const Words *words, size_t i, size_t least, size_t most) {
    LorStr word = text_of(words, i);
    return word.len >= least && word.len <= most && digits_of(word) == word.len;
}

static bool is_label(const Words *words, size_t i) { return is(words, i, LOR_WORDS_RUN_LABEL); }

/* ---- dates ---- */

static bool is_month(const Words *words, size_t i) { return is(words, i, LOR_WORDS_MONTH); }

/* "12", "12th". */
static bool is_day(const Words *words, size_t i) {
    LorStr word = text_of(words, i);
    size_t digits = digits_of(word);
    return digits >= 1 && digits <= 2 && (word.len == digits || word.len == digits + 2);
}

/* "12/05/2026", "2026-05-12", "19-Aug-26". */
static bool is_numeric_date(const Words *words, size_t i) {
    LorStr word = text_of(words, i);
    size_t digits = 0, letters = 0, parts = 1;
    for (size_t k = 0; k < word.len; k++) {
        if (lor_is_digit(word.ptr[k])) digits++;
        else if (lor_is_alpha(word.ptr[k]) && parts == 2) letters++;
        else if ((word.ptr[k] == '/' || word.ptr[k] == '-' || word.ptr[k] == '.') && k > 0 && k + 1 < word.len) parts++;
        else return false;
    }
    return parts == 3 && digits >= 3 && digits <= 8 && (letters == 3 || (letters == 0 && digits >= 4));
}

/* How many words of a date stand here; 0: none. */
static size_t date_at(const Words *words, size_t i) {
    if (is_numeric_date(words, i)) return 1;
    size_t month = lor_str_ieq(text_of(words, i + 1), LOR_STR("of")) ? i + 2 : i + 1;
    if (is_day(words, i) && is_month(words, month) && is_number(words, month + 1, 4, 4)) return month + 2 - i;
    if (!is_month(words, i) || !is_capital(words, i)) return 0;
    if (is_day(words, i + 1) && is_number(words, i + 2, 4, 4)) return 3;
    return is_number(words, i + 1, 4, 4) ? 2 : 0;
}

/* ---- breaks ---- */

static void begin(LorArena *arena, Breaks *breaks, const Words *words, size_t i, bool blank) {
    if (i >= words->len) return;
    LorLineBreak line = {words->at[i].off, blank};
    while (line.at > 0 && !is_space(words->text.ptr[line.at - 1])) line.at--; /* its own marks go with it */
    if (line.at > 0) lor_vec_push(arena, breaks, line);
}

/* Breaks around a date that stands here; how many words to go on from, 0: no date. */
static size_t break_date(LorArena *arena, Breaks *breaks, const Words *words, size_t i, size_t end) {
    size_t date = date_at(words, i);
    if (!date) return 0;
    if (i > 0 && !is_label(words, i - 1) && words->at[i - 1].end != ',') begin(arena, breaks, words, i, false); /* "Multan, 12 May 2026" */
    if (i + date < end) begin(arena, breaks, words, i + date, false);
    return date;
}

/* "Department of …", not "Emergency Department". */
static bool opens_department(const Words *words, size_t i) {
    return is(words, i, LOR_WORDS_DEPARTMENT_OPENS) && is_capital(words, i) && lor_str_ieq(text_of(words, i + 1), LOR_STR("of"));
}

/* ---- head ---- */

/* "Dear Sir or Madam It is …": without a mark it ends with the last of these words among capitals. */
static size_t unmarked_end(const Words *words, size_t i) {
    size_t end = LOR_NONE;
    for (size_t k = i + 1; k < words->len && k < i + GREETS_MAX && (is_capital(words, k) || is(words, k, LOR_WORDS_JOINS_GREETING) || is(words, k, LOR_WORDS_GREETED)); k++)
        if (is(words, k, LOR_WORDS_GREETED)) end = k;
    return end;
}

/* The last word of a salutation that begins here, or LOR_NONE. `addressed`: "To the Program Director" is one for want of a better. */
static size_t salutation_end(const Words *words, size_t i, bool addressed) {
    if (!is_capital(words, i)) return LOR_NONE;
    bool to = lor_str_ieq(text_of(words, i), LOR_STR("to")), to_whom = to && is(words, i + 1, LOR_WORDS_WHOM), dear = is(words, i, LOR_WORDS_GREETS_PERSON);
    for (size_t k = i + 1; (dear || to_whom) && k < words->len && k < i + GREETS_MAX; k++) {
        if (to_whom && lor_str_ieq(text_of(words, k), LOR_STR("concern"))) return k;
        if (dear && (words->at[k].end == ',' || words->at[k].end == ':' || words->at[k].end == '!')) return k;
        if (dear && k > i + 1 && opens_prose(words, k)) break; /* its mark is the sentence's */
    }
    return dear || (addressed && to && lor_str_ieq(text_of(words, i + 1), LOR_STR("the"))) ? unmarked_end(words, i) : LOR_NONE;
}

/* "14 Canal Road" behind a name: a house number. */
static bool is_street(const Words *words, size_t i) {
    if (is(words, i, LOR_WORDS_LETTER_BOX)) return true;
    return i > 0 && is_number(words, i, 1, 5) && words->at[i - 1].end == 0 && !is_label(words, i - 1) && !is_number(words, i - 1, 1, 15) && is_capital(words, i - 1) && is_capital(words, i + 1);
}

/* Whether this word begins a line of a head: a label, an address, a department, small letters behind capitals. */
static bool opens_head_line(const Words *words, size_t i, size_t end) {
    bool labelled = is_label(words, i - 1), goes_on = words->at[i - 1].end == ',' || is_small(words, i - 1);
    if (is_label(words, i) && !labelled && (words->at[i].end || (i + 1 < end && digits_of(text_of(words, i + 1))))) return true;
    if (is_street(words, i) || (is_mail(words, i) && !labelled)) return true;
    if (lor_str_ieq(text_of(words, i), LOR_STR("to")) && is_capital(words, i) && is_capital(words, i + 1)) return true;
    if (opens_department(words, i) && !goes_on) return true;
    bool lowered = is_capital(words, i) && words->at[i].len >= 3 && !is_shouted(words, i);
    return i >= 2 && lowered && is_shouted(words, i - 1) && is_shouted(words, i - 2) && !goes_on;
}

static void break_head(LorArena *arena, Breaks *breaks, const Words *words, size_t end) {
    for (size_t i = 1; i < end;) {
        size_t date = break_date(arena, breaks, words, i, end);
        if (!date && opens_head_line(words, i, end)) begin(arena, breaks, words, i, false);
        i += date ? date : 1;
    }
}

/* The first salutation of the kind: its first word; `*end` its last, or LOR_NONE. */
static size_t find_salutation(const Words *words, bool addressed, size_t *end) {
    size_t start = 0;
    for (*end = LOR_NONE; start < words->len && (*end = salutation_end(words, start, addressed)) == LOR_NONE;) start++;
    return start;
}

/* The head's end, the salutation's, and that of what stands between it and the prose. */
static void break_front(LorArena *arena, Breaks *breaks, const Words *words) {
    size_t prose = 0, end, start = find_salutation(words, false, &end);
    while (prose < words->len && !opens_prose(words, prose)) prose++;
    if (end == LOR_NONE) {
        start = find_salutation(words, true, &end);
        if (start > prose || start == words->len) end = LOR_NONE, start = prose;
    }
    break_head(arena, breaks, words, start);
    begin(arena, breaks, words, start, true);
    if (end == LOR_NONE) return;
    begin(arena, breaks, words, end + 1, true);
    prose = end + 1;
    while (prose < words->len && !opens_prose(words, prose)) prose++;
    if (is_label(words, end + 1)) begin(arena, breaks, words, prose, true); /* "Re: Dr. …" */
}

/* ---- signature block ---- */

/* Whether this word begins a line of a signature block: a post, a label, an address, a telephone. */
static bool opens_sign_line(const Words *words, size_t i) {
    if (is_label(words, i - 1)) return false;
    if ((is_label(words, i) && words->at[i].end) || is_mail(words, i) || text_of(words, i).ptr[0] == '+') return true;
    bool goes_on = words->at[i - 1].end == ',' || is(words, i - 1, LOR_WORDS_POST_OPENS) || is(words, i - 1, LOR_WORDS_POST_ALONE) || is(words, i - 1, LOR_WORDS_JOINS_POST);
    if (!is_capital(words, i) || goes_on) return false;
    bool degree = is_shouted(words, i - 1) || words->at[i - 1].end; /* "MD Director", but "Coordinating Director" */
    return opens_department(words, i) || is(words, i, LOR_WORDS_POST_OPENS) || (degree && is(words, i, LOR_WORDS_POST_ALONE));
}

/* The last word of a closing that begins here, or LOR_NONE: "Yours sincerely,", "With kind regards". */
static size_t closing_end(const Words *words, size_t i) {
    size_t end = LOR_NONE;
    if (!is_capital(words, i)) return LOR_NONE;
    for (size_t k = i; k < words->len && (is(words, k, LOR_WORDS_CLOSING_WORD) || is(words, k, LOR_WORDS_CLOSING_BESIDE)); k++) {
        if (is(words, k, LOR_WORDS_CLOSING_WORD)) end = k;
        if (words->at[k].end == ',') break;
    }
    bool before_name = end != LOR_NONE && end + 1 < words->len && (is_capital(words, end + 1) || words->text.ptr[words->at[end + 1].off] == '[');
    return before_name ? end : LOR_NONE;
}

/* "… any time. God bless your work, Dr. …": where such words begin before this one, or LOR_NONE. */
static size_t farewell_start(const Words *words, size_t i) {
    bool small = false;
    if (words->at[i - 1].end != ',') return LOR_NONE;
    for (size_t k = i - 1; k > 0 && i - k < CLOSES_MAX; k--) {
        small |= is_small(words, k);
        if (ends_sentence(words, k - 1)) return small && is_capital(words, k) ? k : LOR_NONE;
    }
    return LOR_NONE;
}

/* Without a closing: where a sentence has ended and hardly a small word follows to the end. */
static size_t bare_block(const Words *words) {
    size_t small = 0, block = words->len;
    for (size_t i = words->len; i-- > 1 && words->len - i <= BLOCK_MAX;) {
        small += is_small(words, i) && !is_mail(words, i) && !is(words, i, LOR_WORDS_JOINS_BLOCK);
        if (small * 5 > words->len - i) break;
        if (!is_capital(words, i) || is(words, i, LOR_WORDS_THANKS)) continue;
        size_t farewell = farewell_start(words, i);
        if (ends_sentence(words, i - 1) || farewell != LOR_NONE) block = farewell == LOR_NONE ? i : farewell;
    }
    return words->len - block >= 2 ? block : words->len;
}

/* "May God bless you, Dr. …": where a closing in the writer's own words ends. */
static size_t farewell_end(const Words *words, size_t block) {
    bool small = false;
    for (size_t i = block; i < words->len && i < block + CLOSES_MAX; i++) {
        small |= is_small(words, i);
        if (words->at[i].end == ',') return small && is_capital(words, i + 1) ? i : LOR_NONE;
    }
    return LOR_NONE;
}

/* Breaks before and behind the closing; where the block below it begins, or the number of words. */
static size_t break_closing(LorArena *arena, Breaks *breaks, const Words *words) {
    size_t block = words->len, end;
    for (size_t i = 1; i < words->len && block == words->len; i++) {
        if (!ends_sentence(words, i - 1)) continue;
        for (size_t next = i; (end = closing_end(words, next)) != LOR_NONE; next = block = end + 1) begin(arena, breaks, words, next, next == i);
    }
    if (block < words->len) return block;
    block = bare_block(words);
    end = farewell_end(words, block);
    begin(arena, breaks, words, block, true);
    return end == LOR_NONE ? block : end + 1;
}

static void break_tail(LorArena *arena, Breaks *breaks, const Words *words) {
    size_t block = break_closing(arena, breaks, words);
    begin(arena, breaks, words, block, true);
    for (size_t i = block + 1; i < words->len;) {
        size_t date = break_date(arena, breaks, words, i, words->len);
        if (!date && opens_sign_line(words, i)) begin(arena, breaks, words, i, false);
        i += date ? date : 1;
    }
}

/* ---- the whole ---- */

static bool runs_on(LorStr text) {
    size_t lines = 0;
    bool inside = false;
    if (text.len < LEAST) return false;
    for (size_t i = 0; i < text.len && lines <= LINES_MAX; i++) {
        if (text.ptr[i] == '\n') inside = false;
        else if (!inside && !is_space(text.ptr[i])) inside = true, lines++;
    }
    return lines <= LINES_MAX;
}

static int by_place(const void *a, const void *b) {
    const LorLineBreak *one = a, *other = b;
    return one->at < other->at ? -1 : one->at > other->at;
}

LorLineBreaks lor_run_on_breaks(LorArena *arena, LorStr text) {
    Breaks breaks = {0};
    if (!runs_on(text)) return (LorLineBreaks){NULL, 0};
    Words *words = LOR_NEW(arena, Words);
    cut_words(words, text, 0, text.len < WINDOW ? text.len : WINDOW);
    break_front(arena, &breaks, words);
    cut_words(words, text, text.len > WINDOW ? text.len - WINDOW : 0, text.len);
    break_tail(arena, &breaks, words);
    if (breaks.len) qsort(breaks.at, breaks.len, sizeof *breaks.at, by_place);
    return (LorLineBreaks){breaks.at, breaks.len};
}
