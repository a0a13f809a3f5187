// SPDX-License-Identifier: GPL-3.0-or-later
// What several letters show, on a terminal: findings with files and lines, and which letter covers which theme.
#include "report/terminal_set.h"

#include "core/buf.h"
#include "report/terminal_figures.h"

#define MOST_FINDINGS 20u /* shown; files and programs get all */
#define MOST_OF_RULE  5u  /* of one rule and severity */
#define MOST_TABLES   20u
#define MOST_LETTERS  8u  /* of one finding */
#define MOST_LINES    6u  /* of one letter */

void lor_terminal_shared(LorSheet *sheet, const LorSetResult *set) {
    if (!set || set->shared_groups == 0) return;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_format(sheet, "shared text: %zu group%s, %.*s letters (largest: %.*s letters; most: %zu words)", set->shared_groups,
                         set->shared_groups == 1 ? "" : "s", LOR_STR_ARG(lor_terminal_count(sheet, set->shared_letters)),
                         LOR_STR_ARG(lor_terminal_count(sheet, set->shared_largest)), set->shared_words);
    lor_sheet_end(sheet);
}

/* ---- findings ---- */

/* "104 words, lines 8, 9, page 2 line 3" */
static LorStr places_of(LorSheet *sheet, const LorSetPart *part) {
    LorBuf buf = {.arena = sheet->arena};
    uint32_t page = 1;
    if (part->words) lor_buf_format(&buf, "%zu words, line%s ", part->words, part->lines.len == 1 ? "" : "s");
    for (size_t i = 0; i < part->lines.len && i < MOST_LINES; i++) {
        const LorSetLine *line = &part->lines.at[i];
        if (i) lor_buf_format(&buf, ", ");
        if (line->page > 1 && line->page != page) lor_buf_format(&buf, "page %u line ", line->page);
        if (line->page) page = line->page;
        lor_buf_format(&buf, "%u", line->line);
    }
    if (part->lines.len > MOST_LINES) lor_buf_format(&buf, ", \xE2\x80\xA6");
    return lor_buf_str(&buf);
}

static void write_parts(LorSheet *sheet, const LorSetFinding *finding) {
    for (size_t i = 0; i < finding->letters.len && i < MOST_LETTERS; i++) {
        LorStr places = places_of(sheet, &finding->letters.at[i]);
        lor_sheet_start(sheet, 5, 7);
        lor_sheet_say(sheet, finding->letters.at[i].path);
        if (places.len) lor_sheet_say_text(sheet, "\xC2\xB7");
        lor_sheet_say(sheet, places);
        lor_sheet_end(sheet);
    }
    if (finding->letters.len <= MOST_LETTERS) return;
    lor_sheet_start(sheet, 5, 7);
    lor_sheet_say_format(sheet, "and %zu more", finding->letters.len - MOST_LETTERS);
    lor_sheet_end(sheet);
}

static void write_finding(LorSheet *sheet, const LorSetFinding *finding) {
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_ink(sheet, lor_terminal_ink(finding->severity));
    lor_sheet_say_text(sheet, lor_severity_word(finding->severity));
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say(sheet, finding->rule->id);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    if (finding->of.len) lor_sheet_say(sheet, lor_arena_format(sheet->arena, "(%.*s)", LOR_STR_ARG(finding->of)));
    lor_sheet_end(sheet);
    lor_sheet_start(sheet, 5, 5);
    lor_sheet_say(sheet, finding->message);
    lor_sheet_end(sheet);
    write_parts(sheet, finding);
    lor_sheet_start(sheet, 5, 7);
    lor_sheet_say_text(sheet, "\xE2\x86\x92");
    lor_sheet_say(sheet, finding->rule->advice);
    lor_sheet_blank(sheet);
}

static void write_title(LorSheet *sheet) {
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say_text(sheet, "SEVERAL LETTERS");
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_blank(sheet);
}

/* What is shown of one severity: worst first, and not one rule alone. `*shown` counts. */
static void write_severity(LorSheet *sheet, const LorSetResult *set, LorSeverity severity, size_t *shown) {
    size_t of_rule = 0;
    for (size_t i = 0; i < set->findings.len && *shown < MOST_FINDINGS; i++) {
        const LorSetFinding *finding = &set->findings.at[i];
        if (i && finding->rule != set->findings.at[i - 1].rule) of_rule = 0; /* they are sorted by rule */
        if (finding->severity != severity || of_rule == MOST_OF_RULE) continue;
        of_rule++;
        if ((*shown)++ == 0) write_title(sheet);
        LorSheet one = lor_sheet_beside(sheet); /* its scratch goes with it */
        write_finding(&one, finding);
        lor_sheet_release(&one);
    }
}

static void write_findings(LorSheet *sheet, const LorSetResult *set, LorSeverity show) {
    size_t shown = 0;
    bool asked = set->tables.len > 0; /* for sets: all of it is told */
    for (LorSeverity s = 0; s < LOR_SEVERITY_COUNT; s++)
        if (s <= show || asked) write_severity(sheet, set, s, &shown);
    if (shown == set->findings.len) return;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_format(sheet, "+ %.*s more about several letters: %s-o json=report.json, or -o html=report.html",
                         LOR_STR_ARG(lor_terminal_count(sheet, set->findings.len - shown)), show < LOR_SUGGESTION ? "--show suggestion, " : "");
    lor_sheet_blank(sheet);
}

/* ---- who covers what ---- */

static void write_areas(LorSheet *sheet, const LorSetTable *table, uint64_t bits, const char *none) {
    size_t said = 0;
    for (size_t i = 0; i < table->areas.len; i++) {
        if (!(bits >> i & 1)) continue;
        bool more = bits >> i >> 1 && (bits >> i >> 1 & ((UINT64_C(1) << (table->areas.len - 1 - i)) - 1));
        lor_sheet_say(sheet, lor_arena_format(sheet->arena, "%.*s%s", LOR_STR_ARG(table->areas.at[i]), more ? "," : ""));
        said++;
    }
    if (!said) lor_sheet_say_text(sheet, none);
}

static void write_table(LorSheet *sheet, const LorSetTable *table) {
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_ink(sheet, LOR_INK_STRONG);
    lor_sheet_say(sheet, table->of);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_say_format(sheet, "\xC2\xB7 %zu letter%s \xC2\xB7 shown by an example in each:", table->rows.len, table->rows.len == 1 ? "" : "s");
    lor_sheet_end(sheet);
    for (size_t i = 0; i < table->rows.len; i++) {
        lor_sheet_start(sheet, 3, 5);
        lor_sheet_say(sheet, table->rows.at[i].path);
        lor_sheet_say_text(sheet, "\xC2\xB7");
        write_areas(sheet, table, table->rows.at[i].covers, "none");
        lor_sheet_end(sheet);
    }
    lor_sheet_start(sheet, 3, 5);
    lor_sheet_say_text(sheet, "in no letter:");
    write_areas(sheet, table, ~table->covered, "all are covered");
    lor_sheet_blank(sheet);
}

void lor_terminal_set(LorSheet *sheet, const LorSetResult *set, const LorReportOptions *options) {
    if (!set) return;
    if (set->findings.len) write_findings(sheet, set, options->show);
    for (size_t i = 0; i < set->tables.len && i < MOST_TABLES; i++) write_table(sheet, &set->tables.at[i]);
    if (set->tables.len <= MOST_TABLES) return;
    lor_sheet_start(sheet, 1, 3);
    lor_sheet_say_format(sheet, "+ %zu more sets: -o json=report.json, or -o html=report.html", set->tables.len - MOST_TABLES);
    lor_sheet_blank(sheet);
}
