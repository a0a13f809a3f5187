// SPDX-License-Identifier: GPL-3.0-or-later
// Checkstyle's XML, which many CI servers read: one <file> a letter, one <error> a finding.
// A finding about the whole letter points at line 1: readers of this format want a line.
#include "report/finding.h"
#include "report/formats.h"
#include "report/xml_text.h"

static const char *const levels[] = {"error", "warning", "info", "info"};

static void write_source(LorOut *out, LorStr id) {
    lor_out_text(out, " source=\"lorlint.");
    for (size_t i = 0; i < id.len; i++) lor_xml_put(out, id.ptr[i] == '/' ? LOR_STR(".") : lor_str_slice(id, i, 1));
    lor_out_text(out, "\"/>\n");
}

static void write_finding(LorOut *out, LorArena *arena, const LorFinding *finding, bool excerpts) {
    const LorPlace *place = finding->places.len && finding->places.at[0].line ? &finding->places.at[0] : NULL;
    lor_out_text(out, "    <error");
    lor_xml_put_count(out, "line", place ? place->line : 1);
    if (place) lor_xml_put_count(out, "column", place->column);
    lor_xml_put_attr(out, "severity", lor_str_from_c(levels[finding->severity]));
    lor_xml_put_attr(out, "message", lor_finding_words(arena, finding, excerpts));
    write_source(out, finding->rule->id);
}

static void write_letter(LorOut *out, const LorResult *result, bool excerpts) {
    LorArena *arena = lor_arena_new(0);
    lor_out_text(out, "  <file");
    lor_xml_put_attr(out, "name", lor_plain_path(result->path));
    lor_out_text(out, ">\n");
    if (!lor_status_analysed(result->status)) {
        lor_out_text(out, "    <error line=\"1\" severity=\"error\"");
        lor_xml_put_attr(out, "message", lor_result_trouble(arena, result));
        write_source(out, lor_arena_format(arena, "status/%s", lor_status_word(result->status)));
    }
    for (size_t i = 0; i < result->findings.len; i++)
        if (!result->findings.at[i].silenced.len) write_finding(out, arena, &result->findings.at[i], excerpts);
    lor_out_text(out, "  </file>\n");
    lor_arena_free(arena);
}

void lor_checkstyle_begin(LorReport *report) {
    lor_out_text(report->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}
void lor_checkstyle_letter(LorReport *report, const LorResult *result) { write_letter(report->out, result, report->options.excerpts); }
/* A finding about several letters stands at each of them. */
static void write_part(LorOut *out, const LorSetFinding *finding, const LorSetPart *part) {
    LorArena *arena = lor_arena_new(0);
    lor_out_text(out, "  <file");
    lor_xml_put_attr(out, "name", lor_plain_path(part->path));
    lor_out_text(out, ">\n    <error");
    lor_xml_put_count(out, "line", part->lines.len ? part->lines.at[0].line : 1);
    lor_xml_put_attr(out, "severity", lor_str_from_c(levels[finding->severity]));
    lor_xml_put_attr(out, "message", lor_set_finding_words(arena, finding));
    write_source(out, finding->rule->id);
    lor_out_text(out, "  </file>\n");
    lor_arena_free(arena);
}

void lor_checkstyle_end(LorReport *report) {
    for (size_t i = 0; report->set && i < report->set->findings.len; i++) {
        const LorSetFinding *finding = &report->set->findings.at[i];
        for (size_t p = 0; p < finding->letters.len; p++) write_part(report->out, finding, &finding->letters.at[p]);
    }
    lor_out_text(report->out, "</checkstyle>\n");
}
