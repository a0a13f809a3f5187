// SPDX-License-Identifier: GPL-3.0-or-later
// What the page shows: its size and how full it is, fonts, where the letterhead stands, and what the file says of
// itself. Each fact is unknown, with its reason, when the format does not tell. Knows no words.
#include "letter/page_place.h"

#include "document/font.h"
#include "letter/flow_place.h"
#include "letter/line_shape.h"

#define PAPER_SLACK  6.0f  /* [pt] that printers and programs round paper by */
#define PLACE_AND_DATE 10u /* words of a line like "Lusaka, 3rd June 2026" */
#define FOOT_SHARE   0.80f /* of the page's height: below it, a letterhead is a footer */
#define SMALL_SHARE  0.06f /* of the page's width: narrower pictures at the top are ornaments */
#define PLAIN_MARGIN 72.0f /* [pt] one inch, where no page is full enough to show its own margin */
#define MOST_UNIT    1000000000u /* [1/1000 pt] of a page's unit, far beyond any paper */

static const char no_pages[] = "the format has no pages";
static const char no_fonts[] = "the format does not name fonts";
static const char recognised[] = "the page is a picture; its text was recognised";

/* ---- pages ---- */

static bool near(float a, float b) { return a - b <= PAPER_SLACK && b - a <= PAPER_SLACK; }

static const char *size_of(float width, float height) {
    if (near(width, 612) && near(height, 792)) return "letter";
    if (near(width, 595.3f) && near(height, 841.9f)) return "a4";
    return "other";
}

/* [pt] that a unit of the pages stands for; 0: the pages differ, which is no size that is asked for. */
static float unit_of(const LorDocument *doc) {
    size_t thousandths = 1000;
    lor_str_to_size(lor_document_property(doc, "user_unit"), MOST_UNIT, &thousandths);
    return (float)thousandths / 1000.0f;
}

static void put_page_size(const LorDocument *doc, LorFacts *facts) {
    const LorPage *first = doc->pages.at;
    if (lor_document_property(doc, "paper").len) {
        lor_fact_put_unknown(facts, "page_size", "a picture that does not tell the size of its paper");
        return;
    }
    float unit = unit_of(doc);
    const char *size = doc->pages.len ? size_of(first->width * unit, first->height * unit) : size_of(doc->paper_width, doc->paper_height);
    for (size_t i = 1; i < doc->pages.len; i++)
        if (size_of(doc->pages.at[i].width * unit, doc->pages.at[i].height * unit)[0] != size[0]) size = "other";
    lor_fact_put_text(facts, "page_size", lor_str_from_c(size));
}

/* From the top margin to the last line of the letter on its last page, of what the margins leave. Running headers and
 * footers do not count. */
static void put_fill(const LorLetter *letter, LorFacts *facts) {
    const LorDocument *doc = letter->doc;
    size_t last = doc->pages.len - 1;
    float top = doc->pages.at[last].height, end = 0, longest = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        LorBox box = lor_line_box(letter, i);
        if (line->repeats || line->zone == LOR_IN_FOOT || box.height <= 0) continue;
        float bottom = box.y + box.height;
        if (box.y < top) top = box.y;
        if (line->page == last && bottom > end) end = bottom;
        if (line->page < last && bottom > longest) longest = bottom;
    }
    float height = doc->pages.at[last].height, room = (longest > end ? longest : height - PLAIN_MARGIN) - top;
    float fill = room > 0 ? (end - top) / room : 0;
    lor_fact_put_number(facts, "last_page_fill", (double)(fill < 0 ? 0 : fill > 1 ? 1 : fill));
}

/* ---- fonts ---- */

typedef struct Face {
    LorStr font;
    float size;
    size_t letters;
} Face;

typedef LOR_VEC(Face) Faces;

static void count_face(LorArena *arena, Faces *faces, const LorRun *run, size_t letters) {
    for (size_t i = 0; i < faces->len; i++) {
        Face *face = &faces->at[i];
        if (face->size - run->size > 0.05f || run->size - face->size > 0.05f || !lor_str_eq(face->font, run->font)) continue;
        face->letters += letters;
        return;
    }
    Face face = {run->font, run->size, letters};
    lor_vec_push(arena, faces, face);
}

/* The zones of the text from which the dominant face is taken: the body, or all when there is none. */
static bool in_body(const LorLetter *letter, LorSpan span) {
    bool any = false;
    for (size_t i = 0; i < letter->lines.len; i++) {
        if (letter->lines.at[i].zone != LOR_IN_BODY) continue;
        any = true;
        if (lor_span_meets(letter->lines.at[i].span, span)) return true;
    }
    return !any;
}

static Face dominant(const LorLetter *letter) {
    Faces faces = {0};
    for (size_t i = 0; i < letter->doc->runs.len; i++) {
        const LorRun *run = &letter->doc->runs.at[i];
        if (in_body(letter, run->span)) count_face(letter->arena, &faces, run, run->span.len);
    }
    Face best = {0};
    for (size_t i = 0; i < faces.len; i++)
        if (faces.at[i].letters > best.letters) best = faces.at[i];
    return best;
}

static void put_font(LorLetter *letter, LorFacts *facts) {
    Face face = dominant(letter);
    bool picture = lor_pages_are_pictures(letter->doc);
    const char *why = picture ? recognised : no_fonts;
    if (face.letters == 0 || picture || face.font.len == 0) {
        if (face.letters && !picture) why = "the file does not name its fonts";
        lor_fact_put_unknown(facts, "body_font", why);
        lor_fact_put_unknown(facts, "body_font.family", why);
    } else {
        lor_fact_put_text(facts, "body_font", face.font);
        lor_fact_put_text(facts, "body_font.family", lor_font_family(letter->arena, face.font));
        if (lor_font_is_script(face.font)) lor_fact_put_text(facts, "body_font.script", LOR_STR("true"));
    }
    if (face.letters == 0 || picture) lor_fact_put_unknown(facts, "body_size", why);
    else lor_fact_put_number(facts, "body_size", (double)(int)(face.size * 10 + 0.5f) / 10);
}

/* ---- letterhead ---- */

/* A line that heads the letter: neither a date nor prose, with names in it or in a script that has no capitals. */
static bool is_heading(const LorLetter *letter, size_t line, const LorFact *date) {
    const LorTextLine *at = &letter->lines.at[line];
    if (at->zone != LOR_IN_HEAD || at->page != 0 || at->repeats) return false;
    if (date && date->spans.len && lor_span_meets(date->spans.at[0], at->span) && at->count <= PLACE_AND_DATE) return false;
    LorLineShape shape = lor_line_shape(letter, at);
    unsigned other = LOR_LINE_PROSE | LOR_LINE_SENTENCE | LOR_LINE_RULE | LOR_LINE_DATED | LOR_LINE_SUBJECT |
                     LOR_LINE_TITLE | LOR_LINE_KEYED | LOR_LINE_AFTER | LOR_LINE_ADDRESSES;
    return !(shape.flags & other) && shape.capital >= 2;
}

/* Contacts or an institution in the bottom margin. */
static bool is_foot(const LorLetter *letter, size_t line, const LorFact *letterhead) {
    const LorTextLine *at = &letter->lines.at[line];
    LorBox box = lor_line_box(letter, line);
    bool low = box.height > 0 && box.y >= FOOT_SHARE * letter->doc->pages.at[at->page].height;
    if (lor_letter_flows(letter)) low = at->repeats; /* the file says so itself */
    if (!low || (at->zone != LOR_IN_FOOT && !at->repeats)) return false;
    bool named = letterhead && letterhead->spans.len && lor_span_meets(letterhead->spans.at[0], at->span);
    return named || (lor_line_shape(letter, at).flags & LOR_LINE_CONTACT);
}

static const char *words_place(const LorLetter *letter, LorFacts *facts) {
    const LorFact *fact = lor_facts_find(facts, LOR_STR("letterhead"));
    const LorFact *date = lor_facts_find(facts, LOR_STR("date"));
    if (fact && (fact->state != LOR_PRESENT || lor_str_eq(fact->value, LOR_STR("none")))) fact = NULL;
    size_t named = fact && fact->spans.len ? lor_line_at(letter, fact->spans.at[0].off) : LOR_NONE;
    if (named != LOR_NONE && letter->lines.at[named].zone == LOR_IN_HEAD) return "text";
    for (size_t i = 0; i < letter->lines.len; i++)
        if (is_heading(letter, i, date)) return "text";
    for (size_t i = 0; i < letter->lines.len; i++)
        if (is_foot(letter, i, fact)) return "footer";
    return "none";
}

static void put_letterhead_kind(const LorLetter *letter, LorFacts *facts) {
    const char *words = words_place(letter, facts);
    bool picture = lor_picture_heads(letter, SMALL_SHARE);
    if (words[0] == 'n' && lor_pages_are_pictures(letter->doc)) {
        lor_fact_put_unknown(facts, "letterhead_kind", recognised);
        return;
    }
    const char *kind = !picture ? words : words[0] == 't' ? "both" : "image";
    lor_fact_put_text(facts, "letterhead_kind", lor_str_from_c(kind));
}

/* ---- what the file says ---- */

/* Fields that the format itself shows as waiting to be filled. */
static void put_gaps(const LorDocument *doc, LorFacts *facts) {
    LorFact *fact = lor_facts_get(facts, LOR_STR("unfilled_field"));
    for (size_t i = 0; i < doc->gaps.len; i++) lor_fact_add_span(facts, fact, doc->gaps.at[i]);
    if (doc->gaps.len) fact->value = lor_str_slice(doc->text, doc->gaps.at[0].off, doc->gaps.at[0].len);
}

static bool knows_paper(const LorDocument *doc) { return doc->pages.len > 0 || doc->paper_width > 0; }

static void put_properties(const LorDocument *doc, LorFacts *facts) {
    static const char *const names[] = {"encrypted",       "active_content",  "form_fields", "annotations",
                                        "signature_field", "tracked_changes", "comments"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        LorStr value = lor_document_property(doc, names[i]);
        bool office = i >= 5; /* only files that are still being written can hold them */
        if (value.ptr || office) lor_fact_put_text(facts, names[i], value.ptr ? value : LOR_STR("false"));
        else lor_fact_put_unknown(facts, names[i], knows_paper(doc) ? "cannot be seen in this file" : "the format has none");
    }
}

/* What the file tells of other people (a secretary, a scanner's owner) is nobody's business unless it was asked for. */
static void put_metadata(const LorLetter *letter, LorFacts *facts) {
    const struct {
        const char *fact, *property;
        bool told;
    } rows[] = {{"metadata_author", "metadata_author", letter->asked.author}, {"file_created", "created", letter->asked.metadata}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        LorStr value = lor_document_property(letter->doc, rows[i].property);
        if (value.len && rows[i].told) lor_fact_put_text(facts, rows[i].fact, value);
        else if (value.len) lor_fact_put_unknown(facts, rows[i].fact, "told with --show-metadata only");
        else if (!knows_paper(letter->doc)) lor_fact_put_unknown(facts, rows[i].fact, "the format has no metadata");
        else lor_fact_put_absent(facts, rows[i].fact);
    }
}

static void put_without_paper(LorFacts *facts) {
    static const char *const names[] = {"pages", "page_size", "last_page_fill", "letterhead_kind", "text_layer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) lor_fact_put_unknown(facts, names[i], no_pages);
}

/* A file that flows has its pages counted by the program that wrote it, if at all. */
static void put_pages(const LorLetter *letter, LorFacts *facts) {
    const LorDocument *doc = letter->doc;
    size_t pages = doc->pages.len ? doc->pages.len : doc->told_pages;
    if (pages) lor_fact_put_number(facts, "pages", (double)pages);
    else lor_fact_put_unknown(facts, "pages", "the file does not tell where its pages end");
    if (doc->pages.len) put_fill(letter, facts);
    else lor_fact_put_unknown(facts, "last_page_fill", "the file does not tell where its pages end");
}

static void read_layout(LorLetter *letter, LorFacts *facts) {
    const LorDocument *doc = letter->doc;
    put_properties(doc, facts);
    put_metadata(letter, facts);
    if (doc->confidence > 0) lor_fact_put_number(facts, "ocr_confidence", (double)(int)(doc->confidence + 0.5));
    put_gaps(doc, facts);
    put_font(letter, facts);
    lor_signature_put(letter, facts);
    if (!knows_paper(doc)) {
        put_without_paper(facts);
        return;
    }
    put_pages(letter, facts);
    put_page_size(doc, facts);
    put_letterhead_kind(letter, facts);
    lor_fact_put_text(facts, "text_layer", doc->source == LOR_SOURCE_OCR ? LOR_STR("false") : LOR_STR("true"));
}

const LorReader lor_reader_layout = {"layout", read_layout};
