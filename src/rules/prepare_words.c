// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of words as tables: all texts in one trie, laid out so that a node's child by some letter stands at the node's base plus that letter (a "double array"), and for
// each text the sets that hold it, one bit a set. src/letter/words.c walks it.
#include "rules/prepare_words.h"

#include <stdlib.h>

#define SETS_MAX  1024u
#define DEPTH_MAX 4u /* sets inside each other */

typedef struct Set {
    LorStr id, source;
    size_t file, line;
} Set;

typedef struct Text {
    LorStr text;
    size_t set;
} Text;

/* A node of the trie: texts that share their first `depth` bytes. */
typedef struct Node {
    size_t first, end; /* texts */
    size_t depth;
    size_t place; /* in the table */
} Node;

/* A place of the table, and the node that stands there. */
typedef struct Place {
    size_t base, up, text; /* up 0: none does */
} Place;

#define ROOT    1u
#define LETTERS 256u /* that can follow: the table ends so far behind the last base */

typedef struct Words {
    LorArena *arena;
    LOR_VEC(Set) sets;
    LOR_VEC(Text) texts; /* one a set that holds it; sorted by text, once all are read */
    LOR_VEC(Node) nodes;
    LOR_VEC(Place) places;
    size_t *failed; /* file at fault */
    LorError *err;
} Words;

static bool is_letter(char c) { return c != '{' && c != '}' && c != '~' && !lor_is_upper(c) && (unsigned char)c > ' ' && (unsigned char)c < 0x7F; }

static bool is_text(LorStr text) {
    for (size_t i = 0; i < text.len; i++)
        if (!is_letter(text.ptr[i]) && text.ptr[i] != ' ') return false;
    return text.len > 0;
}

static bool fail(const Words *w, size_t set, const char *what, LorStr name) {
    *w->failed = w->sets.at[set].file;
    return lor_error_at(w->err, w->sets.at[set].line, 1, "%s \"%.*s\"", what, LOR_STR_ARG(name));
}

static size_t set_of(const Words *w, LorStr id) {
    size_t set = 0;
    while (set < w->sets.len && !lor_str_eq(w->sets.at[set].id, id)) set++;
    return set;
}

/* Adds the texts of `from` to `set`. */
static bool take(Words *w, size_t set, size_t from, unsigned depth) {
    LorStr source = w->sets.at[from].source, part;
    while (lor_str_split(&source, '|', &part)) {
        LorStr text = lor_str_trim(part);
        if (lor_str_starts(text, LOR_STR("{@")) && lor_str_ends(text, LOR_STR("}"))) {
            LorStr id = lor_str_slice(text, 2, text.len - 3);
            size_t inner = set_of(w, id);
            if (inner == w->sets.len) return fail(w, from, "no words for readers are named", id);
            if (depth == DEPTH_MAX) return fail(w, set, "sets inside sets inside sets:", id);
            if (!take(w, set, inner, depth + 1)) return false;
        } else if (is_text(text)) {
            lor_vec_push(w->arena, &w->texts, (Text){text, set});
        } else {
            return fail(w, from, "words for readers are folded texts, parted by |:", text);
        }
    }
    return true;
}

static bool collect(Words *w, const LorXml *root, size_t file) {
    for (const LorXml *child = root->first; child; child = child->next) {
        if (!lor_xml_is(child, "words") || !lor_xml_attr(child, "readers").len) continue;
        Set set = {lor_xml_attr(child, "id"), lor_xml_text(w->arena, child), file, child->line};
        size_t first = set_of(w, set.id), last = w->sets.len;
        lor_vec_push(w->arena, &w->sets, set);
        if (first < last) return fail(w, last, "other words for readers are named", set.id);
    }
    return true;
}

static int by_text(const void *a, const void *b) {
    const Text *x = a, *y = b;
    int order = lor_str_cmp(x->text, y->text);
    return order ? order : (x->set > y->set) - (x->set < y->set);
}

static void write_name(FILE *out, LorStr id) {
    fputs("LOR_WORDS_", out);
    for (size_t i = 0; i < id.len; i++) fputc(id.ptr[i] == '-' ? '_' : lor_is_lower(id.ptr[i]) ? id.ptr[i] - 32 : id.ptr[i], out);
}

static void write_sets(const Words *w, FILE *out) {
    fprintf(out, "/* Made by src/rules/prepare_words.c from rules/; not to be edited. */\ntypedef enum LorWordSet {\n");
    for (size_t i = 0; i < w->sets.len; i++) {
        write_name(out, w->sets.at[i].id);
        fputs(",\n", out);
    }
    fprintf(out, "} LorWordSet;\n#define LOR_WORD_SETS %zuu\n", w->sets.len);
}

static LorStr text_at(const Words *w, size_t i) { return w->texts.at[i].text; }

static unsigned char letter_of(const Words *w, const Node *node) { return (unsigned char)text_at(w, node->first).ptr[node->depth - 1]; }

static void make_places(Words *w, size_t count) {
    while (w->places.len < count) lor_vec_push(w->arena, &w->places, (Place){0});
}

/* The first base from which nodes [first, end) find their places free. */
static size_t free_base(Words *w, size_t first, size_t end) {
    for (size_t base = ROOT + 1;; base++) {
        make_places(w, base + LETTERS);
        size_t n = first;
        while (n < end && !w->places.at[base + letter_of(w, &w->nodes.at[n])].up) n++;
        if (n == end) return base;
    }
}

/* Adds the children of a node, runs of texts that go on with one byte, and gives them their places. */
static void open_node(Words *w, Node node) {
    size_t at = node.first, first = w->nodes.len;
    while (at < node.end && text_at(w, at).len == node.depth) at++;
    for (size_t run = at; at < node.end; run = at) {
        while (at < node.end && text_at(w, at).ptr[node.depth] == text_at(w, run).ptr[node.depth]) at++;
        lor_vec_push(w->arena, &w->nodes, (Node){.first = run, .end = at, .depth = node.depth + 1});
    }
    if (first == w->nodes.len) return;
    size_t base = free_base(w, first, w->nodes.len);
    w->places.at[node.place].base = base;
    for (size_t n = first; n < w->nodes.len; n++) {
        w->nodes.at[n].place = base + letter_of(w, &w->nodes.at[n]);
        w->places.at[w->nodes.at[n].place].up = node.place;
    }
}

/* The number of the text that ends at a node, and its row; 0: none ends there. */
static size_t write_row(const Words *w, Node node, size_t *numbers, FILE *out) {
    if (node.depth == 0 || node.first == node.end || text_at(w, node.first).len != node.depth) return 0;
    for (size_t column = 0, columns = (w->sets.len + 63) / 64; column < columns; column++) {
        uint64_t bits = 0;
        for (size_t i = node.first; i < node.end && text_at(w, i).len == node.depth; i++)
            if (w->texts.at[i].set / 64 == column) bits |= (uint64_t)1 << w->texts.at[i].set % 64;
        fprintf(out, "%s0x%llx%s", column ? "," : "{", (unsigned long long)bits, column + 1 < columns ? "" : "},\n");
    }
    return ++*numbers;
}

#define PAIR(first, second) (((unsigned)(unsigned char)(first) * 7u + (unsigned char)(second)) % 64u)
#define SHOWN(text)         #text
#define SHOW(text)          SHOWN(text)

/* By the pairs of letters with which they begin, one bit for some of these, so that most words of a line are passed over. What follows a text of one letter may be anything. */
static void write_openings(const Words *w, FILE *out) {
    fprintf(out, "/* Made by src/rules/prepare_words.c from rules/; not to be edited. */\n#define PAIR(first, second) %s\nstatic const uint64_t openings[] = {", SHOW(PAIR(first, second)));
    for (size_t set = 0; set < w->sets.len; set++) {
        uint64_t pairs = 0;
        for (size_t i = 0; i < w->texts.len; i++) {
            if (w->texts.at[i].set != set) continue;
            LorStr text = text_at(w, i);
            pairs |= text.len > 1 ? UINT64_C(1) << PAIR(text.ptr[0], text.ptr[1]) : UINT64_MAX;
        }
        fprintf(out, "0x%llx,", (unsigned long long)pairs);
    }
    fprintf(out, "0};\n");
}

/* The rows of texts first, while the nodes get their places; then the places. */
static bool write_tables(Words *w, FILE *out) {
    size_t numbers = 0;
    fprintf(out, "const uint64_t lor_word_rows[][(LOR_WORD_SETS + 63) / 64] = {\n{0},\n");
    make_places(w, ROOT + LETTERS); /* behind a node without children all is free */
    w->places.at[ROOT].up = ROOT;
    lor_vec_push(w->arena, &w->nodes, (Node){.end = w->texts.len, .place = ROOT});
    for (size_t n = 0; n < w->nodes.len; n++) {
        size_t text = write_row(w, w->nodes.at[n], &numbers, out);
        w->places.at[w->nodes.at[n].place].text = text;
        open_node(w, w->nodes.at[n]);
    }
    if (w->places.len >= UINT16_MAX) return lor_error_at(w->err, 1, 1, "too many words for readers");
    fprintf(out, "};\nstatic const Node nodes[] = {\n");
    for (size_t n = 0; n < w->places.len; n++) {
        const Place *place = &w->places.at[n];
        fprintf(out, "{%zu,%zu,%zu},%s", place->base, place->up, place->text, n % 12 == 11 ? "\n" : "");
    }
    fprintf(out, "};\n");
    return true;
}

bool lor_prepare_words(LorArena *arena, const LorPackFile *files, size_t count, FILE *sets, FILE *tables, size_t *failed, LorError *err) {
    Words w = {.arena = arena, .failed = failed, .err = err};
    for (size_t i = 0; i < count; i++)
        if (!collect(&w, files[i].root, i)) return false;
    if (w.sets.len > SETS_MAX) return lor_error_at(err, 1, 1, "more than %u sets of words for readers", SETS_MAX);
    for (size_t i = 0; i < w.sets.len; i++)
        if (!take(&w, i, i, 0)) return false;
    if (w.texts.len) qsort(w.texts.at, w.texts.len, sizeof *w.texts.at, by_text);
    write_sets(&w, sets);
    write_openings(&w, tables);
    return write_tables(&w, tables);
}
