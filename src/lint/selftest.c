// SPDX-License-Identifier: GPL-3.0-or-later
// The examples of rules, each put into a minimal letter and linted by the whole of it.
#include "lint/lint.h"

#include "core/buf.h"
#include "lint/judge.h"

#define AS_OF (LorDate){2026, 9, 15}

typedef struct Wrapped {
    LorStr text;
    size_t example_at; /* [byte] where the example begins */
} Wrapped;

/* The parts of the minimal letter, and which zone an example replaces. */
static const struct {
    const char *zone, *text;
} parts[] = {
    {"head", "LAKEVIEW TEACHING HOSPITAL\nDepartment of Medicine\n14 Canal Road, Multan, Pakistan\nTel: +92 61 555 0100   "
             "Email: medicine@lakeviewth.example\n\n14 June 2026"},
    {"address", "Dear Program Director,"},
    {"subject", ""},
    {"body", "I write about Dr. Asha Verma, who was an intern on my ward."},
    {"sign", "Yours sincerely,\n\nDr. Farah Malik, MBBS, FCPS\nProfessor of Medicine\nDepartment of Medicine\nLakeview Teaching Hospital"},
    {"foot", ""},
};

static Wrapped wrap(LorArena *arena, const LorExample *example) {
    LorBuf buf = {.arena = arena};
    Wrapped wrapped = {0};
    if (lor_str_eq(example->zone, LOR_STR("whole"))) return (Wrapped){example->text, 0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        bool here = lor_str_eq(example->zone, lor_str_from_c(parts[i].zone));
        LorStr text = here ? example->text : lor_str_from_c(parts[i].text);
        if (here && lor_str_eq(example->zone, LOR_STR("body"))) lor_buf_add(&buf, LOR_STR("I write about Dr. Asha Verma.\n\n"));
        if (here) wrapped.example_at = buf.len;
        lor_buf_add(&buf, text);
        if (text.len) lor_buf_add(&buf, LOR_STR("\n\n"));
    }
    wrapped.text = lor_buf_str(&buf);
    return wrapped;
}

static LorDate example_day(LorStr text) {
    size_t year, month, day;
    bool written = text.len == 10 && lor_str_to_size(lor_str_slice(text, 0, 4), 9999, &year) &&
                   lor_str_to_size(lor_str_slice(text, 5, 2), 12, &month) && lor_str_to_size(lor_str_slice(text, 8, 2), 31, &day);
    return written ? (LorDate){(int)year, (int)month, (int)day} : AS_OF;
}

/* "name=value" */
static void set_property(LorDocument *doc, LorStr word) {
    LorProperty property = {.value = word};
    lor_str_split(&property.value, '=', &property.name);
    lor_vec_push(doc->arena, &doc->properties, property);
}

/* "type=Arial/8.5": all of the text in that face and size. */
static void set_type(LorDocument *doc, LorStr face) {
    LorRun run = {.span = {0, doc->text.len}};
    double size = 0;
    lor_str_split(&face, '/', &run.font);
    if (lor_str_to_number(face, &size)) run.size = (float)size;
    lor_vec_push(doc->arena, &doc->runs, run);
}

/* Makes the letter a file as `words` say: its paper and pages ("flows": paper and no pages), its type, or true properties
 * ("encrypted"); "gap" makes the marked words a field that waits to be filled. */
static void dress(LorDocument *doc, LorStr words, LorSpan mark) {
    static const struct {
        const char *name;
        float width, height; /* [pt] */
    } papers[] = {{"letter", 612, 792}, {"a4", 595.3f, 841.9f}, {"legal", 612, 1008}};
    LorPage page = {.width = 612, .height = 792};
    LorStr word;
    size_t pages = 0;
    while (lor_str_split(&words, ' ', &word)) {
        bool counted = lor_str_starts(word, LOR_STR("pages=")) && lor_str_to_size(lor_str_slice(word, 6, word.len), 99, &pages), paper = false;
        for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
            if (lor_str_eq(word, lor_str_from_c(papers[i].name))) {
                page.width = papers[i].width, page.height = papers[i].height;
                paper = true;
            }
        if (paper && pages == 0) pages = 1;
        else if (lor_str_eq(word, LOR_STR("flows"))) doc->paper_width = 612, doc->paper_height = 792;
        else if (lor_str_starts(word, LOR_STR("type="))) set_type(doc, lor_str_slice(word, 5, word.len));
        else if (!counted && lor_str_find(word, LOR_STR("=")) != LOR_NONE) set_property(doc, word);
        else if (lor_str_eq(word, LOR_STR("gap"))) lor_vec_push(doc->arena, &doc->gaps, mark);
        else if (!paper && !counted && word.len) lor_vec_push(doc->arena, &doc->properties, ((LorProperty){word, LOR_STR("true")}));
    }
    for (size_t i = 0; i < pages; i++) {
        page.span = i ? (LorSpan){doc->text.len, 0} : (LorSpan){0, doc->text.len};
        lor_vec_push(doc->arena, &doc->pages, page);
    }
}

static const LorFinding *finding_of(const LorResult *result, const LorRule *rule) {
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].rule == rule) return &result->findings.at[i];
    return NULL;
}

static bool points_at(const LorFinding *finding, LorSpan mark) {
    for (size_t i = 0; i < finding->places.len; i++) {
        const LorPlace *place = &finding->places.at[i];
        if (place->start < lor_span_end(mark) && mark.off < place->end) return true;
    }
    return false;
}

static bool run_example(const LorPacks *packs, const LorRule *rule, const LorExample *example, LorExampleSink *tell, void *context) {
    LorArena *arena = lor_arena_new(0);
    LorDocument *doc = lor_document_new(arena, "text");
    LorAsked asked = {.as_of = example_day(example->as_of), .applicant = example->applicant, .clinical = packs->clinical};
    Wrapped wrapped = wrap(arena, example);
    doc->text = wrapped.text;
    LorSpan mark = {wrapped.example_at + example->mark.off, example->mark.len};
    dress(doc, example->file, mark);
    const LorFinding *finding = finding_of(lor_lint(doc, packs, &asked), rule);
    LorStr said = {0};
    if (example->fails && !finding) said = LOR_STR("should be found, and is not");
    else if (!example->fails && finding) said = lor_arena_format(arena, "should pass, and is found: %.*s", LOR_STR_ARG(finding->message));
    else if (finding && mark.len && !points_at(finding, mark))
        said = lor_arena_format(arena, "is found at \"%.*s\", not at its mark",
                                LOR_STR_ARG(finding->places.len ? finding->places.at[0].text : LOR_STR("no place")));
    tell(context, rule, example, said.len == 0, said);
    lor_arena_free(arena);
    return said.len == 0;
}

static size_t test_rule(LorPacks *packs, LorRule *rule, LorExampleSink *tell, void *context) {
    size_t failed = 0, fails = 0, passes = 0;
    rule->off = false; /* one that waits to be asked for is tried like any other */
    for (size_t i = 0; i < rule->examples.len; i++) {
        const LorExample *example = &rule->examples.at[i];
        *(example->fails ? &fails : &passes) += 1;
        failed += !run_example(packs, rule, example, tell, context);
    }
    rule->off = rule->on_request;
    if (fails >= 2 && passes >= 2) return failed;
    tell(context, rule, NULL, false, LOR_STR("needs at least two failing and two passing examples"));
    return failed + 1;
}

size_t lor_selftest(LorPacks *packs, LorStr only, LorExampleSink *tell, void *context) {
    size_t failed = 0;
    for (size_t i = 0; i < packs->rules.len; i++) {
        LorRule *rule = &packs->rules.at[i];
        bool wanted = !only.len || lor_str_starts(rule->id, only) || lor_str_find(rule->pack, only) != LOR_NONE;
        if (wanted && (!rule->off || rule->on_request) && !lor_str_eq(rule->group, LOR_STR(LOR_SET_GROUP))) failed += test_rule(packs, rule, tell, context);
    }
    return failed;
}
