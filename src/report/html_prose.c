// SPDX-License-Identifier: GPL-3.0-or-later
// The letter as text in the HTML report: marks over the words of findings, numbers behind them, notes beside each
// paragraph. Marks may overlap and run over paragraphs: the text is cut wherever one begins or ends.
#include "report/html_prose.h"

#include "report/figures.h"

#include <stdlib.h>

#define GOOD LOR_SEVERITY_COUNT /* in the place of a severity: words of a strength */

typedef struct Mark {
    size_t start, end;
    unsigned kind;   /* a severity, or GOOD */
    unsigned number; /* of its note; 0: none */
    bool first;      /* the place that the note links to */
} Mark;

typedef struct Marker {
    LorHtml *html;
    LorStr text;
    Mark *starts, *ends; /* the same marks, by start and by end */
    size_t len, started, ended;
    size_t open[GOOD + 1]; /* how many of each kind */
    bool noted;
} Marker;

/* ---- which words ---- */

static int compare_starts(const void *left, const void *right) {
    const Mark *a = left, *b = right;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static int compare_ends(const void *left, const void *right) {
    const Mark *a = left, *b = right;
    if (a->end != b->end) return a->end < b->end ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void add_mark(Marker *m, const LorPlace *place, unsigned kind, unsigned number, bool first) {
    if (place->start >= place->end || place->end > m->text.len || m->len == LOR_HTML_MOST_MARKS) return;
    m->starts[m->len++] = (Mark){place->start, place->end, kind, number, first};
}

static Marker marker_of(LorHtml *html, const LorNoted *letter, bool noted) {
    Marker m = {.html = html, .text = letter->result->letter.text, .noted = noted};
    m.starts = LOR_NEW_ARRAY(html->arena, Mark, LOR_HTML_MOST_MARKS);
    for (size_t i = 0; i < letter->notes.len; i++) {
        const LorNote *note = &letter->notes.at[i];
        if (!note->finding) add_mark(&m, note->place, GOOD, 0, false);
        for (size_t k = 0; note->finding && k < note->finding->places.len; k++)
            add_mark(&m, &note->finding->places.at[k], note->finding->severity, note->number, k == 0);
    }
    m.ends = LOR_NEW_ARRAY(html->arena, Mark, m.len);
    if (m.len == 0) return m;
    qsort(m.starts, m.len, sizeof *m.starts, compare_starts);
    memcpy(m.ends, m.starts, m.len * sizeof *m.starts);
    qsort(m.ends, m.len, sizeof *m.ends, compare_ends);
    return m;
}

/* ---- writing them ---- */

static const char *kind_word(unsigned kind) { return kind == GOOD ? "good" : lor_severity_word((LorSeverity)kind); }

static void write_piece(const Marker *m, size_t from, size_t end) {
    LorStr piece = lor_str_slice(m->text, from, end - from);
    unsigned kind = 0;
    while (kind <= GOOD && !m->open[kind]) kind++;
    if (kind > GOOD) {
        lor_html_text(m->html, piece);
        return;
    }
    lor_html_format(m->html, "<mark class=\"%s\">", kind_word(kind));
    lor_html_text(m->html, piece);
    lor_html_add(m->html, "</mark>");
}

/* The number behind the words. Where notes stand elsewhere (the text below a picture), no place of its own. */
static void write_reference(const Marker *m, const Mark *mark) {
    if (!mark->number) return;
    LorHtml *html = m->html;
    lor_html_format(html, "<a class=\"ref %s\"", kind_word(mark->kind));
    if (mark->first && m->noted) lor_html_format(html, " id=\"%sm%u\"", html->prefix, mark->number);
    lor_html_format(html, " href=\"#%sn%u\" aria-label=\"note %u\">%u</a>", html->prefix, mark->number, mark->number, mark->number);
}

static void write_text(Marker *m, size_t from, size_t end) {
    while (from < end) {
        for (; m->started < m->len && m->starts[m->started].start <= from; m->started++) m->open[m->starts[m->started].kind]++;
        size_t next = end;
        if (m->started < m->len && m->starts[m->started].start < next) next = m->starts[m->started].start;
        if (m->ended < m->len && m->ends[m->ended].end < next) next = m->ends[m->ended].end;
        if (next > from) write_piece(m, from, next);
        for (; m->ended < m->len && m->ends[m->ended].end <= next; m->ended++) {
            m->open[m->ends[m->ended].kind]--;
            write_reference(m, &m->ends[m->ended]);
        }
        from = next;
    }
}

/* Marks that lie before `from` are over. */
static void skip_to(Marker *m, size_t from) {
    for (; m->started < m->len && m->starts[m->started].start < from; m->started++) m->open[m->starts[m->started].kind]++;
    for (; m->ended < m->len && m->ends[m->ended].end <= from; m->ended++) m->open[m->ends[m->ended].kind]--;
}

/* ---- paragraphs ---- */

/* Behind the blank lines that follow the paragraph at `off`. */
static size_t paragraph_end(LorStr text, size_t off, size_t end) {
    bool blank = false;
    while (off < end) {
        const char *line = text.ptr + off;
        const char *stop = memchr(line, '\n', end - off);
        size_t len = stop ? (size_t)(stop - line) : end - off;
        bool empty = lor_str_trim(lor_str(line, len)).len == 0;
        if (blank && !empty) break;
        blank = empty;
        off += len + (stop != NULL);
    }
    return off;
}

/* Lines of prose may run together on a narrow screen; those of a heading or a table may not. */
static bool is_prose(LorStr paragraph) {
    size_t lines = 0, bytes = 0;
    LorStr rest = paragraph, line;
    while (lor_str_split(&rest, '\n', &line)) {
        if (lor_str_find(lor_str_trim(line), LOR_STR("   ")) != LOR_NONE) return false;
        size_t len = lor_str_trim(line).len;
        lines += len > 0;
        bytes += len;
    }
    enum { FEW = 2, LONG = 48 }; /* lines; [byte] of a line of prose */
    return lines >= FEW && bytes / lines >= LONG;
}

/* ---- where notes stand ----
 *
 * Paragraphs are the rows of a grid. A group of notes that is higher than its paragraph spans the rows below, so that it does
 * not tear the letter apart; how high things will be is guessed from their length, and a wrong guess costs some white. */

#define TEXT_COLUMNS 80   /* characters in a line of the letter, of a note */
#define NOTE_COLUMNS 46
#define TEXT_LINE    1.7  /* [rem] from line to line */
#define NOTE_LINE    1.28
#define NOTE_MARGIN  0.95 /* [rem] below a note */

typedef struct Row {
    size_t from, end;     /* of the paragraph, in the text; empty: only room for notes */
    size_t first, notes;  /* notes that begin in it */
    size_t at, span;      /* rows that its notes take */
    double height;        /* [rem] */
} Row;
typedef LOR_VEC(Row) Rows;

static size_t lines_of(size_t chars, size_t columns) { return chars ? (chars + columns - 1) / columns : 1; }

static double text_height(LorStr paragraph) {
    size_t lines = 0;
    LorStr rest = paragraph, line;
    while (lor_str_split(&rest, '\n', &line)) lines += lines_of(line.len, TEXT_COLUMNS);
    return (double)lines * TEXT_LINE;
}

static double note_height(const LorNote *note) {
    const LorFinding *finding = note->finding;
    if (!finding) return (double)lines_of(lor_figure_strength(note->strength).len, NOTE_COLUMNS) * NOTE_LINE + NOTE_MARGIN;
    size_t lines = 1 + lines_of(finding->rule->title.len, NOTE_COLUMNS) + lines_of(finding->message.len, NOTE_COLUMNS);
    return (double)lines * NOTE_LINE + NOTE_MARGIN;
}

static Rows rows_of(const Marker *m, const LorNoted *letter, size_t off, size_t end) {
    Rows rows = {0};
    size_t note = 0;
    while (note < letter->notes.len && letter->notes.at[note].place->start < off) note++;
    while (off < end) {
        Row row = {.from = off, .end = paragraph_end(m->text, off, end), .first = note};
        bool last = row.end == m->text.len; /* takes also what a false place points behind */
        while (note < letter->notes.len && (last || letter->notes.at[note].place->start < row.end)) note++;
        row.notes = note - row.first;
        row.height = text_height(lor_str_slice(m->text, row.from, row.end - row.from));
        lor_vec_push(m->html->arena, &rows, row);
        off = row.end;
    }
    return rows;
}

/* Gives each group of notes its rows, none before the last group's end. */
static void place_notes(const LorNoted *letter, Rows *rows) {
    size_t free = 0;
    for (size_t i = 0; i < rows->len; i++) {
        Row *row = &rows->at[i];
        double height = 0, room = 0;
        if (!row->notes) continue;
        for (size_t k = 0; k < row->notes; k++) height += note_height(&letter->notes.at[row->first + k]);
        row->at = i > free ? i : free;
        for (size_t k = row->at; room < height && k < rows->len; k++, row->span++) room += rows->at[k].height;
        if (!row->span) row->span = 1;
        free = row->at + row->span;
    }
}

static void write_row(Marker *m, const LorNoted *letter, const Row *row, size_t number, bool last) {
    LorHtml *html = m->html;
    LorStr text = lor_str_slice(m->text, row->from, row->end - row->from);
    lor_html_format(html, "<div class=\"text%s%s%s\" dir=\"auto\"", number == 0 ? " first" : "", last ? " last" : "", is_prose(text) ? " prose" : "");
    if (m->noted) lor_html_format(html, " style=\"grid-row:%zu\"", number + 1);
    lor_html_add(html, ">");
    write_text(m, row->from, row->end);
    lor_html_add(html, "</div>\n");
    if (m->noted && row->notes) {
        lor_html_format(html, "<div class=\"beside\" style=\"grid-row:%zu/span %zu\">\n", row->at + 1, row->span);
        lor_html_notes(html, letter, row->first, row->first + row->notes);
        lor_html_add(html, "</div>\n");
    }
}

void lor_html_prose(LorHtml *html, const LorNoted *letter, LorSpan span, bool noted) {
    Marker m = marker_of(html, letter, noted);
    size_t off = span.off < m.text.len ? span.off : m.text.len;
    size_t end = lor_span_end(span) < m.text.len ? lor_span_end(span) : m.text.len;
    Rows rows = rows_of(&m, letter, off, end);
    place_notes(letter, &rows);
    skip_to(&m, off);
    lor_html_format(html, "<div class=\"paper%s\">\n", noted ? "" : " alone");
    for (size_t i = 0; i < rows.len; i++) write_row(&m, letter, &rows.at[i], i, i + 1 == rows.len);
    lor_html_add(html, "</div>\n");
}
