// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as people use it for a letter, line by line: no nesting, no footnotes, no HTML but line breaks.
#include "extract/markdown.h"

#include "core/buf.h"

#define MOST_FRONT 60u  /* [line] of front matter */
#define MOST_LINK  300u /* [byte] of a link's words, and of its address */
#define MOST_MARKED 300u /* [byte] of words that are emphasised */
#define RULE_MARKS 5u   /* underscores that are a rule to sign on */

/* ---- lines ---- */

static bool is_run(LorStr line, char mark, size_t least) {
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != mark) return false;
    return line.len >= least;
}

/* The text behind a front matter ("---", "title: …", "---"); all of it when there is none. */
static LorStr behind_front(LorStr text) {
    LorStr rest = text, line;
    size_t keys = 0;
    if (!lor_str_split(&rest, '\n', &line) || !lor_str_eq(lor_str_trim(line), LOR_STR("---"))) return text;
    for (size_t i = 0; i < MOST_FRONT && lor_str_split(&rest, '\n', &line); i++) {
        line = lor_str_trim(line);
        if (lor_str_eq(line, LOR_STR("---")) || lor_str_eq(line, LOR_STR("..."))) return keys ? rest : text;
        size_t colon = lor_str_find(line, LOR_STR(":"));
        if (colon == LOR_NONE && !lor_str_starts(line, LOR_STR("-"))) return text;
        keys++;
    }
    return text;
}

/* The level of "## Heading", or 0. */
static size_t heading(LorStr line) {
    size_t level = 0;
    while (level < line.len && line.ptr[level] == '#') level++;
    return level >= 1 && level <= 6 && level + 1 < line.len && line.ptr[level] == ' ' ? level : 0;
}

/* ---- links ---- */

/* "[words](address)" at `at`: false when there is none. */
static bool find_link(LorStr text, size_t at, LorSpan *words, LorSpan *address) {
    LorStr rest = lor_str_slice(text, at + 1, MOST_LINK);
    size_t close = lor_str_find(rest, LOR_STR("]("));
    if (close == LOR_NONE || lor_str_find(lor_str_slice(rest, 0, close), LOR_STR("\n")) != LOR_NONE) return false;
    *words = (LorSpan){at + 1, close};
    size_t start = at + 1 + close + 2;
    rest = lor_str_slice(text, start, MOST_LINK);
    size_t end = lor_str_find(rest, LOR_STR(")"));
    if (end == LOR_NONE || lor_str_find(lor_str_slice(rest, 0, end), LOR_STR("\n")) != LOR_NONE) return false;
    *address = (LorSpan){start, end};
    return true;
}

static bool is_address(LorStr target) {
    return lor_str_starts(target, LOR_STR("http://")) || lor_str_starts(target, LOR_STR("https://")) || lor_str_starts(target, LOR_STR("mailto:"));
}

static bool has_link(LorStr text) {
    for (size_t at = 0, found; (found = lor_str_find(lor_str_slice(text, at, text.len), LOR_STR("]("))) != LOR_NONE; at += found + 2) {
        size_t close = at + found, start = close > MOST_LINK ? close - MOST_LINK : 0;
        LorStr before = lor_str_slice(text, start, close - start);
        if (!is_address(lor_str_slice(text, close + 2, MOST_LINK))) continue;
        for (size_t back = before.len; back-- > 0 && before.ptr[back] != '\n';)
            if (before.ptr[back] == '[') return true;
    }
    return false;
}

bool lor_markdown_is(LorStr text) {
    if (behind_front(text).len != text.len || has_link(text)) return true;
    LorStr rest = lor_str_trim(text), line;
    return lor_str_split(&rest, '\n', &line) && heading(line) == 1;
}

/* ---- words ---- */

static bool is_word(char c) { return lor_is_alpha(c) || lor_is_digit(c) || (unsigned char)c >= 0x80; }

/* The marks of emphasis that close what opens at `at` with `len` marks; LOR_NONE when they do not. */
static size_t closing(LorStr line, size_t at, size_t len) {
    char mark = line.ptr[at];
    size_t from = at + len;
    bool opens = from < line.len && !lor_is_space(line.ptr[from]) && line.ptr[from] != mark && (mark != '_' || at == 0 || !is_word(line.ptr[at - 1]));
    for (size_t i = from + 1; opens && i + len <= line.len && i < from + MOST_MARKED; i++) {
        if (!is_run(lor_str_slice(line, i, len), mark, len) || lor_is_space(line.ptr[i - 1])) continue;
        bool longer = (i + len < line.len && line.ptr[i + len] == mark) || line.ptr[i - 1] == mark;
        bool inside = mark == '_' && i + len < line.len && is_word(line.ptr[i + len]);
        if (!longer && !inside) return i;
    }
    return LOR_NONE;
}

static void write_words(LorBuf *out, LorStr line, size_t depth);

/* Each of these writes what stands at `at` and gives how much it took; 0: not one of its kind. */
static size_t write_emphasis(LorBuf *out, LorStr line, size_t at, size_t depth) {
    char mark = line.ptr[at];
    size_t len = 0;
    while (at + len < line.len && line.ptr[at + len] == mark) len++;
    if (len > 3) return 0;
    size_t end = closing(line, at, len);
    if (end == LOR_NONE || (len == 3 && mark == '_')) return 0;
    write_words(out, lor_str_slice(line, at + len, end - at - len), depth + 1);
    return end + len - at;
}

static size_t write_link(LorBuf *out, LorStr line, size_t at, size_t depth) {
    LorSpan words, address;
    bool picture = line.ptr[at] == '!';
    if (!find_link(line, at + picture, &words, &address)) return 0;
    LorStr shown = lor_str_slice(line, words.off, words.len), target = lor_str_slice(line, address.off, address.len);
    if (!picture) write_words(out, shown, depth + 1);
    if (!picture && lor_str_starts(target, LOR_STR("mailto:")) && lor_str_find(shown, LOR_STR("@")) == LOR_NONE)
        lor_buf_format(out, " (%.*s)", LOR_STR_ARG(lor_str_slice(target, 7, target.len)));
    return lor_span_end(address) + 1 - at;
}

/* "<dr@site.example>" and "<https://…>" lose their brackets, "<br>" is a line's end; other words in brackets stay. */
static size_t write_bracket(LorBuf *out, LorStr line, size_t at) {
    static const LorStr breaks[] = {LOR_STR("<br>"), LOR_STR("<br/>"), LOR_STR("<br />")};
    LorStr rest = lor_str_slice(line, at, MOST_LINK);
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (lor_str_ieq(lor_str_slice(rest, 0, breaks[i].len), breaks[i])) return lor_buf_char(out, '\n'), breaks[i].len;
    size_t end = lor_str_find(rest, LOR_STR(">"));
    LorStr inner = lor_str_slice(rest, 1, end == LOR_NONE ? 0 : end - 1);
    bool address = lor_str_find(inner, LOR_STR(" ")) == LOR_NONE && (is_address(inner) || lor_str_find(inner, LOR_STR("@")) != LOR_NONE);
    if (!address) return 0;
    lor_buf_add(out, lor_str_starts(inner, LOR_STR("mailto:")) ? lor_str_slice(inner, 7, inner.len) : inner);
    return end + 1;
}

static size_t write_entity(LorBuf *out, LorStr line, size_t at) {
    static const struct {
        LorStr name, text;
    } entities[] = {{LOR_STR("&nbsp;"), LOR_STR(" ")}, {LOR_STR("&amp;"), LOR_STR("&")}, {LOR_STR("&lt;"), LOR_STR("<")}, {LOR_STR("&gt;"), LOR_STR(">")}};
    LorStr rest = lor_str_slice(line, at, line.len);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (lor_str_starts(rest, entities[i].name)) return lor_buf_add(out, entities[i].text), entities[i].name.len;
    return 0;
}

static void write_words(LorBuf *out, LorStr line, size_t depth) {
    for (size_t at = 0; at < line.len;) {
        char c = line.ptr[at], next = at + 1 < line.len ? line.ptr[at + 1] : 0;
        size_t taken = 0;
        if (depth > 4) taken = 0;
        else if (c == '\\' && next > ' ' && !is_word(next)) lor_buf_char(out, next), taken = 2;
        else if (c == '*' || c == '_') taken = write_emphasis(out, line, at, depth);
        else if (c == '[' || (c == '!' && next == '[')) taken = write_link(out, line, at, depth);
        else if (c == '<') taken = write_bracket(out, line, at);
        else if (c == '&') taken = write_entity(out, line, at);
        else if (c == '`') taken = 1;
        if (!taken) lor_buf_char(out, c), taken = 1;
        at += taken;
    }
}

/* ---- blocks ---- */

/* "| Name | Dr. Verma |" as columns; the row of dashes below a heading is nothing. */
static bool write_row(LorBuf *out, LorStr line) {
    if (line.len < 3 || line.ptr[0] != '|' || line.ptr[line.len - 1] != '|') return false;
    LorStr rest = lor_str_slice(line, 1, line.len - 2), cell;
    bool words = false, first = true;
    for (size_t i = 0; i < rest.len; i++) words |= is_word(rest.ptr[i]);
    while (words && lor_str_split(&rest, '|', &cell)) {
        if (!first) lor_buf_add(out, LOR_STR("   "));
        write_words(out, lor_str_trim(cell), 0);
        first = false;
    }
    if (words) lor_buf_char(out, '\n');
    return true;
}

static bool is_parting(LorStr line) {
    bool dashes = is_run(line, '-', 3) || is_run(line, '*', 3) || is_run(line, '=', 3) || (is_run(line, '_', 3) && line.len < RULE_MARKS);
    return dashes || lor_str_starts(line, LOR_STR("```")) || lor_str_starts(line, LOR_STR("~~~"));
}

static void write_line(LorBuf *out, LorStr line) {
    LorStr bare = lor_str_trim(line);
    size_t level = heading(bare);
    if (is_parting(bare) || write_row(out, bare)) return;
    if (level) {
        bare = lor_str_slice(bare, level + 1, bare.len);
        while (bare.len && bare.ptr[bare.len - 1] == '#') bare.len--;
        lor_buf_char(out, '\n');
        write_words(out, lor_str_trim(bare), 0);
        lor_buf_add(out, LOR_STR("\n\n"));
        return;
    }
    while (lor_str_starts(bare, LOR_STR("> ")) || lor_str_eq(bare, LOR_STR(">"))) line = bare = lor_str_slice(bare, 2, bare.len);
    bool item = bare.len > 2 && (bare.ptr[0] == '-' || bare.ptr[0] == '*' || bare.ptr[0] == '+') && bare.ptr[1] == ' ';
    if (item) lor_buf_add(out, LOR_STR("\xE2\x80\xA2 ")), line = lor_str_slice(bare, 2, bare.len);
    if (line.len && line.ptr[line.len - 1] == '\\') line.len--; /* a line's end that is meant */
    write_words(out, line, 0);
    lor_buf_char(out, '\n');
}

LorStr lor_markdown_text(LorArena *arena, LorStr text) {
    LorBuf out = {.arena = arena};
    LorStr rest = behind_front(text), line;
    while (lor_str_split(&rest, '\n', &line)) write_line(&out, line);
    return lor_buf_str(&out);
}
