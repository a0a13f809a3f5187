// SPDX-License-Identifier: GPL-3.0-or-later
// What several letters show together, in the HTML report: shared text and its like, and which letter covers which theme. Tells files and
// lines, never another letter's words.
#include "report/html_set.h"

#include "report/html_name.h"

#include <stdlib.h>

#define MOST_LETTERS 40u /* of one finding */
#define MOST_LINES   12u /* of one letter */

/* ---- letters by their paths ---- */

typedef struct Named {
    LorStr path;
    size_t number; /* from 1 */
} Named;

/** Where letters are linked to. */
typedef struct Directory {
    Named *letters; /* by path */
    size_t len;
    bool files; /* each has a file of its own */
} Directory;

static int compare_paths(const void *left, const void *right) { return lor_str_cmp(((const Named *)left)->path, ((const Named *)right)->path); }

static Directory directory_of(LorArena *arena, const LorSummary *summary, bool files) {
    Directory directory = {LOR_NEW_ARRAY(arena, Named, summary->rows.len + 1), summary->rows.len, files};
    for (size_t i = 0; i < directory.len; i++) directory.letters[i] = (Named){summary->rows.at[i].path, i + 1};
    if (directory.len) qsort(directory.letters, directory.len, sizeof *directory.letters, compare_paths);
    return directory;
}

/* A link to the letter of that path, or its name alone. */
static void write_letter(LorHtml *html, const Directory *directory, LorStr path) {
    Named wanted = {path, 0};
    const Named *known = directory->len ? bsearch(&wanted, directory->letters, directory->len, sizeof wanted, compare_paths) : NULL;
    if (known && directory->files) {
        lor_html_add(html, "<a href=\"");
        lor_html_line(html, lor_html_file_name(html->arena, path, known->number));
        lor_html_add(html, "\">");
    } else if (known) {
        lor_html_format(html, "<a href=\"#l%zu\">", known->number);
    }
    lor_html_add(html, "<bdi>");
    lor_html_line(html, path);
    lor_html_add(html, known ? "</bdi></a>" : "</bdi>");
}

/* ---- findings ---- */

static void write_lines(LorHtml *html, const LorSetPart *part) {
    uint32_t page = 1;
    if (!part->words && !part->lines.len) return;
    lor_html_add(html, " <small>");
    if (part->words) lor_html_format(html, "%zu words%s", part->words, part->lines.len ? ", " : "");
    if (part->lines.len) lor_html_format(html, "line%s ", lor_html_plural(part->lines.len));
    for (size_t i = 0; i < part->lines.len && i < MOST_LINES; i++) {
        const LorSetLine *line = &part->lines.at[i];
        if (i) lor_html_add(html, ", ");
        if (line->page > 1 && line->page != page) lor_html_format(html, "page %u line ", line->page);
        if (line->page) page = line->page;
        lor_html_format(html, "%u", line->line);
    }
    lor_html_add(html, part->lines.len > MOST_LINES ? ", \xE2\x80\xA6</small>" : "</small>");
}

static void write_finding(LorHtml *html, const Directory *directory, const LorSetFinding *finding) {
    lor_html_format(html, "<li class=\"finding %s\"><p class=\"head\">", lor_severity_word(finding->severity));
    lor_html_severity(html, finding->severity);
    lor_html_add(html, " <b>");
    lor_html_line(html, finding->rule->title);
    lor_html_add(html, "</b>");
    if (finding->of.len) {
        lor_html_add(html, " <bdi>");
        lor_html_line(html, finding->of);
        lor_html_add(html, "</bdi>");
    }
    lor_html_add(html, "</p>\n<p>");
    lor_html_line(html, finding->message);
    lor_html_add(html, "</p>\n<ul class=\"who\">\n");
    for (size_t i = 0; i < finding->letters.len && i < MOST_LETTERS; i++) {
        lor_html_add(html, "<li>");
        write_letter(html, directory, finding->letters.at[i].path);
        write_lines(html, &finding->letters.at[i]);
        lor_html_add(html, "</li>\n");
    }
    if (finding->letters.len > MOST_LETTERS) lor_html_format(html, "<li>and %zu more</li>\n", finding->letters.len - MOST_LETTERS);
    lor_html_add(html, "</ul>\n<p class=\"advice\"><span aria-hidden=\"true\">\xE2\x86\x92</span> ");
    lor_html_line(html, finding->rule->advice);
    lor_html_add(html, "</p>\n<p class=\"rule\"><code>");
    lor_html_line(html, finding->rule->id);
    lor_html_add(html, "</code> \xC2\xB7 source: ");
    lor_html_line(html, finding->rule->source);
    lor_html_add(html, "</p></li>\n");
}

/* ---- who covers what ---- */

static void write_cover(LorHtml *html, bool covered) {
    if (covered) lor_html_add(html, "<td><svg class=\"good\" role=\"img\" aria-label=\"yes\"><use href=\"#s-good\"/></svg></td>");
    else lor_html_add(html, "<td><span class=\"quiet\">\xE2\x80\x93</span></td>");
}

static void write_table(LorHtml *html, const Directory *directory, const LorSetTable *table, size_t number) {
    lor_html_format(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"of%zu\"><table class=\"cover\"><caption id=\"of%zu\"><bdi>",
                    number, number);
    lor_html_line(html, table->of);
    lor_html_add(html, "</bdi>: what each letter shows by an example</caption>\n<thead><tr><th scope=\"col\">Letter</th>");
    for (size_t i = 0; i < table->areas.len; i++) {
        lor_html_add(html, "<th scope=\"col\">");
        lor_html_line(html, table->areas.at[i]);
        lor_html_add(html, "</th>");
    }
    lor_html_add(html, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < table->rows.len; i++) {
        lor_html_add(html, "<tr><th scope=\"row\">");
        write_letter(html, directory, table->rows.at[i].path);
        lor_html_add(html, "</th>");
        for (size_t k = 0; k < table->areas.len; k++) write_cover(html, table->rows.at[i].covers >> k & 1);
        lor_html_add(html, "</tr>\n");
    }
    lor_html_add(html, "</tbody></table></div>\n");
}

void lor_html_set(LorHtml *html, const LorSetResult *set, const LorSummary *summary, bool links) {
    if (!set || (!set->findings.len && !set->tables.len)) return;
    Directory directory = directory_of(html->arena, summary, links);
    lor_html_section(html, "set", "Across the letters");
    if (set->shared_groups)
        lor_html_format(html, "<p>Shared wording: %zu group%s of letters, %zu letters in all; the largest has %zu, and two letters share %zu words at "
                              "most.</p>\n", set->shared_groups, lor_html_plural(set->shared_groups), set->shared_letters, set->shared_largest,
                        set->shared_words);
    if (set->findings.len) lor_html_add(html, "<ul class=\"findings\">\n");
    for (size_t i = 0; i < set->findings.len; i++) write_finding(html, &directory, &set->findings.at[i]);
    if (set->findings.len) lor_html_add(html, "</ul>\n");
    for (size_t i = 0; i < set->tables.len; i++) write_table(html, &directory, &set->tables.at[i], i + 1);
    lor_html_end_section(html);
}
