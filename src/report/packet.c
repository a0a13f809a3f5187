// SPDX-License-Identifier: GPL-3.0-or-later
// The packet: a page of questions for the writer, grouped by what programmes care about, with room for answers. It asks for facts and
// never offers a sentence. All questions stand in the packs.
#include "report/packet.h"

#include "report/sheet.h"

#define INTRODUCTION                                                                                              \
    "Readers of such letters look for these facts, and they were not found in the draft. Answer what you saw and know, in notes; leave " \
    "out the rest. An answer need not be favourable, and no answer is better than a guess. The letter stays yours, in your words."

#define CLOSING                                                                                                   \
    "What is not true, or what the writer did not observe, does not belong in the letter. lorlint may have overlooked what the draft says " \
    "in other words."

static const LorFact *fact_of(const LorResult *result, LorStr name) {
    for (size_t i = 0; i < result->facts.len; i++)
        if (lor_str_eq(result->facts.at[i].fact->name, name)) return result->facts.at[i].fact;
    return NULL;
}

/* Whether what the question asks for is missing. A fact that could not be looked at is not. */
static bool is_open(const LorAsk *ask, const LorResult *result) {
    const LorFact *fact = ask->fact.len ? fact_of(result, ask->fact) : NULL;
    if (!ask->fact.len || !fact || fact->state == LOR_ABSENT) return true;
    if (!ask->lacks.len || fact->state == LOR_UNKNOWN) return false;
    for (size_t i = 0; i < fact->list.len; i++)
        if (lor_str_eq(fact->list.at[i], ask->lacks)) return false;
    return !lor_str_eq(fact->value, ask->lacks);
}

static bool is_listed(const LorQuestions *questions, LorStr text) {
    for (size_t i = 0; i < questions->len; i++)
        if (lor_str_eq(questions->at[i]->text, text)) return true;
    return false;
}

static void add(LorArena *arena, const LorAsk *ask, LorArea area, LorQuestions *questions) {
    if (ask->area == area && !is_listed(questions, ask->text)) lor_vec_push(arena, questions, ask);
}

/* Questions for one value each stand in for a rule's general one. */
static void add_of_rule(LorArena *arena, const LorRule *rule, const LorResult *result, LorArea area, LorQuestions *questions) {
    bool narrow = false;
    for (size_t i = 0; i < rule->asks.len; i++) narrow = narrow || (rule->asks.at[i].lacks.len && is_open(&rule->asks.at[i], result));
    for (size_t i = 0; i < rule->asks.len; i++) {
        const LorAsk *ask = &rule->asks.at[i];
        if (is_open(ask, result) && !(narrow && !ask->lacks.len)) add(arena, ask, area, questions);
    }
}

void lor_packet_questions(LorArena *arena, const LorPacks *packs, const LorResult *result, LorQuestions *questions) {
    if (!lor_status_analysed(result->status)) return;
    for (LorArea area = 0; area < LOR_AREA_COUNT; area++) {
        for (size_t i = 0; i < result->findings.len; i++) add_of_rule(arena, result->findings.at[i].rule, result, area, questions);
        for (size_t i = 0; i < result->unchecked.len; i++)
            if (lor_unchecked_doubt(&result->unchecked.at[i])) add_of_rule(arena, result->unchecked.at[i].rule, result, area, questions);
        for (size_t i = 0; i < packs->asks.len; i++)
            if (is_open(&packs->asks.at[i], result)) add(arena, &packs->asks.at[i], area, questions);
    }
}

/* ---- the page ---- */

static void write_words(LorSheet *sheet, size_t indent, LorInk ink, const char *words) {
    lor_sheet_start(sheet, indent, indent);
    lor_sheet_ink(sheet, ink);
    lor_sheet_say_text(sheet, words);
    lor_sheet_ink(sheet, LOR_INK_PLAIN);
    lor_sheet_end(sheet);
}

static void write_lines(LorSheet *sheet, size_t count) {
    while (count--) {
        lor_sheet_blank(sheet);
        lor_sheet_to(sheet, 4);
        lor_sheet_fill(sheet, "_", sheet->width - 4);
        lor_sheet_end(sheet);
    }
}

static void write_question(LorSheet *sheet, const LorAsk *ask) {
    bool fact = ask->area == LOR_AREA_WRITER || ask->area == LOR_AREA_FORM || ask->area == LOR_AREA_TIME; /* a line is enough */
    lor_sheet_start(sheet, 2, 4);
    lor_sheet_say_text(sheet, "-");
    lor_sheet_say(sheet, ask->text);
    lor_sheet_end(sheet);
    write_lines(sheet, fact ? 1 : 2);
}

static void write_area(LorSheet *sheet, LorArea area, bool first) {
    if (!first) lor_sheet_blank(sheet);
    write_words(sheet, 0, LOR_INK_STRONG, lor_area_heading(area));
}

static void write_questions(LorSheet *sheet, const LorQuestions *questions) {
    for (size_t i = 0; i < questions->len; i++) {
        if (i == 0 || questions->at[i]->area != questions->at[i - 1]->area)
            write_area(sheet, questions->at[i]->area, i == 0);
        write_question(sheet, questions->at[i]);
    }
    if (questions->len == 0) write_words(sheet, 0, LOR_INK_PLAIN, "Nothing that readers look for was missing.");
    lor_sheet_blank(sheet);
}

/* What the draft tells already, so that it is not lost in another version. */
static void write_kept(LorSheet *sheet, const LorResult *result) {
    if (result->strengths.len == 0) return;
    write_words(sheet, 0, LOR_INK_STRONG, "In the draft already");
    for (size_t i = 0; i < result->strengths.len; i++) {
        const LorShownFact *shown = &result->strengths.at[i];
        lor_sheet_start(sheet, 2, 4);
        lor_sheet_say_text(sheet, "+");
        LorStr what = shown->kind && shown->kind->what.len ? shown->kind->what : shown->fact->name, before;
        lor_str_split(&what, ':', &before);
        lor_sheet_say(sheet, before);
        if (shown->place.line) lor_sheet_say_format(sheet, "(line %u)", shown->place.line);
        lor_sheet_end(sheet);
    }
    lor_sheet_blank(sheet);
}

static void write_head(LorSheet *sheet, const LorResult *result) {
    const LorFact *applicant = fact_of(result, LOR_STR("applicant"));
    write_words(sheet, 0, LOR_INK_STRONG, "QUESTIONS FOR THE WRITER");
    lor_sheet_start(sheet, 0, 2);
    lor_sheet_say(sheet, result->path);
    if (applicant && applicant->state == LOR_PRESENT) {
        lor_sheet_say_text(sheet, "\xC2\xB7 letter about");
        lor_sheet_say(sheet, applicant->value);
    }
    lor_sheet_blank(sheet);
}

void lor_packet_letter(LorReport *report, const LorResult *result) {
    LorSheet sheet = lor_sheet_new(report->out, report->options.width, report->options.color);
    LorQuestions questions = {0};
    lor_packet_questions(sheet.arena, report->info->packs, result, &questions);
    if (report->tally.done > 1) lor_sheet_blank(&sheet);
    write_head(&sheet, result);
    lor_sheet_start(&sheet, 0, 0);
    if (!lor_status_analysed(result->status)) {
        lor_sheet_say_format(&sheet, "NOT READ: %s", lor_status_word(result->status));
        lor_sheet_say(&sheet, result->why.len ? result->why : lor_str_from_c(lor_status_sentence(result->status)));
        lor_sheet_blank(&sheet);
        lor_sheet_release(&sheet);
        return;
    }
    lor_sheet_say_text(&sheet, INTRODUCTION);
    lor_sheet_blank(&sheet);
    write_questions(&sheet, &questions);
    write_kept(&sheet, result);
    write_words(&sheet, 0, LOR_INK_FAINT, CLOSING);
    lor_sheet_release(&sheet);
}
