// SPDX-License-Identifier: GPL-3.0-or-later
// How a letter opens and closes: salutation, subject, closing, marks of a signature in text. Does not see ink.
#include "letter/institution.h"
#include "letter/line_shape.h"
#include "letter/marks.h"
#include "letter/person_name.h"
#include "letter/trade.h"
#include "letter/writer.h"

#define LATE_GREETING  80u /* [line] of the body in which a salutation may still stand */
#define SHORT_GREETING 20u /* [byte] "Madam, Sir," is told whole */
#define FAREWELL_WORDS 8u /* [token] of a closing in words of the writer's own */

static LorStr folded(const LorLetter *letter, const LorTextLine *line) { return lor_str_slice(letter->text, line->off, line->len); }

static void put(LorLetter *letter, LorFacts *facts, const char *name, LorSpan span) {
    LorFact *fact = lor_fact_put_text(facts, name, lor_letter_original(letter, span));
    lor_fact_add_span(facts, fact, span);
}

/* The best salutation: "Dear …", else "To whom …", else the inside address's first line. */
static void read_greeting(LorLetter *letter, LorFacts *facts) {
    static const unsigned ranks[] = {LOR_LINE_DEAR, LOR_LINE_GREETS, LOR_LINE_ADDRESSES};
    for (size_t r = 0, body_lines = 0; r < sizeof ranks / sizeof *ranks; r++, body_lines = 0)
        for (size_t i = 0; i < letter->lines.len; i++) {
            const LorTextLine *line = &letter->lines.at[i];
            if (line->zone == LOR_IN_SIGN || line->zone == LOR_IN_FOOT) break;
            if (line->zone != LOR_IN_ADDRESS && !(line->zone == LOR_IN_BODY && r < 2)) continue;
            if (line->zone == LOR_IN_BODY && body_lines++ > LATE_GREETING) break;
            if (!(lor_line_shape(letter, line).flags & ranks[r])) continue;
            LorStr text = folded(letter, line);
            if (r == 2 && lor_str_starts(text, LOR_STR("to")) && line->count == 1) continue; /* "To," alone: its next line says whom */
            size_t length = text.len <= (r == 1 ? SHORT_GREETING : 110) ? text.len : lor_line_salutation_length(text);
            put(letter, facts, "salutation", length == text.len ? line->span : lor_letter_span(letter, line->off, length));
            return;
        }
    lor_fact_put_absent(facts, "salutation");
}

/* "Sincerely, Jonas Lund": how far the closing reaches when a name follows in its line. */
static size_t closing_length(const LorLetter *letter, const LorTextLine *line) {
    size_t first = line->first, count = 0, end = line->first + line->count;
    while (lor_cell_segment(letter, end, &first, &count)) {
        LorNameSpan name;
        if (first > line->first && lor_person_name(letter, first, end - first, &name)) return lor_line_salutation_length(folded(letter, line));
    }
    return line->len;
}

/* Nothing of a writer's name, post, degrees or address in the line: no more than words of farewell. */
static bool is_plain(const LorLetter *letter, const LorTextLine *line, unsigned flags) {
    static const char *const lexicons[] = {"rank", "qualification", "institution", "institution-likely", "department-word", "field-of-work", "signer-title", "signed-mark", "country", NULL};
    unsigned other = LOR_LINE_CONTACT | LOR_LINE_DATED | LOR_LINE_RULE | LOR_LINE_KEYED | LOR_LINE_AFTER | LOR_LINE_TITLE | LOR_LINE_SUBJECT;
    LorNameSpan name;
    if (line->count == 0 || line->count > FAREWELL_WORDS || (flags & other)) return false;
    for (size_t i = 0; lexicons[i]; i++)
        if (lor_letter_has(letter, lexicons[i], line->first, line->count)) return false;
    if (!(letter->tokens.at[line->first].flags & LOR_TOKEN_CAPITAL)) return false;
    for (size_t t = line->first; t < line->first + line->count; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) return false;
    return line->count == 1 || !lor_person_name(letter, line->first, line->count, &name);
}

static bool names_person(const LorLetter *letter, size_t line) {
    const LorTextLine *at = &letter->lines.at[line];
    LorNameSpan name;
    return at->zone == LOR_IN_SIGN && at->count && lor_person_name(letter, at->first, at->count, &name);
}

/* A closing in words that nobody listed: the short line with a comma right above the name ("May God bless you,"). */
static size_t unlisted_closing(const LorLetter *letter) {
    for (size_t i = 0; i + 1 < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (line->zone != LOR_IN_SIGN) continue;
        LorStr text = folded(letter, line);
        char end = text.ptr[text.len - 1];
        if ((end != ',' && end != '!') || !is_plain(letter, line, lor_line_shape(letter, line).flags)) continue;
        if (names_person(letter, i + 1) || (i + 2 < letter->lines.len && names_person(letter, i + 2))) return i;
    }
    return LOR_NONE;
}

/* The last closing before the name; "I remain," goes on in the next. */
static void read_closing(LorLetter *letter, LorFacts *facts) {
    size_t found = LOR_NONE, first = LOR_NONE;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (line->zone != LOR_IN_SIGN || !(lor_line_shape(letter, line).flags & LOR_LINE_CLOSES)) continue;
        bool goes_on = found != LOR_NONE && found + 1 == i && lor_str_starts(folded(letter, &letter->lines.at[found]), LOR_STR("i remain"));
        first = goes_on ? found : i;
        found = i;
    }
    if (found == LOR_NONE) found = first = unlisted_closing(letter);
    if (found == LOR_NONE) {
        lor_fact_put_absent(facts, "closing");
        return;
    }
    const LorTextLine *from = &letter->lines.at[first], *to = &letter->lines.at[found];
    size_t length = closing_length(letter, to);
    LorSpan end = length >= to->len ? to->span : lor_letter_span(letter, to->off, length);
    put(letter, facts, "closing", (LorSpan){from->span.off, lor_span_end(end) - from->span.off});
}

static void read_subject(LorLetter *letter, LorFacts *facts) {
    LorFact *fact = NULL;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        if (line->zone != LOR_IN_SUBJECT) continue;
        if (fact) lor_fact_add_span(facts, fact, line->span);
        else {
            fact = lor_fact_put_text(facts, "subject", lor_letter_original(letter, line->span));
            lor_fact_add_span(facts, fact, line->span);
        }
    }
    if (!fact) lor_fact_put_absent(facts, "subject");
}

/* A hospital or university that is written to and is not the writer's own. */
static void read_addressee(LorLetter *letter, LorFacts *facts) {
    LorCells cells = lor_letter_cells(letter, 1u << LOR_IN_ADDRESS | 1u << LOR_IN_HEAD | 1u << LOR_IN_SIGN | 1u << LOR_IN_FOOT);
    LorInstitution to = lor_institution_in(letter, cells, LOR_IN_ADDRESS);
    size_t capitals = 0, own = 0;
    for (size_t t = to.first; t < to.first + to.count; t++) {
        bool named = (letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL) && !lor_trade_at(letter, t, LOR_TRADE_INSTITUTION | LOR_TRADE_NO_NAME | LOR_TRADE_FIELD | LOR_TRADE_RANK) &&
                     !lor_letter_is(letter, t, "dear") && !lor_letter_is(letter, t, "committee");
        if (!named) continue;
        capitals++;
        for (size_t c = 0; c < cells.len; c++)
            if (cells.at[c].zone != LOR_IN_ADDRESS)
                for (size_t k = cells.at[c].first; k < cells.at[c].first + cells.at[c].count; k++)
                    if (lor_str_eq(lor_letter_word(letter, k), lor_letter_word(letter, t))) {
                        own++;
                        c = cells.len - 1;
                        break;
                    }
    }
    if (to.sureness < 3 || capitals == 0 || own * 2 > capitals) {
        lor_fact_put_absent(facts, "addressed_program");
        return;
    }
    put(letter, facts, "addressed_program", lor_cell_span(letter, to.first, to.count));
}

/* A rule with a name typed on it, or right above it, is not blank. */
static bool is_typed_over(const LorLetter *letter, size_t line) {
    if (line == 0 || letter->lines.at[line - 1].zone != LOR_IN_SIGN || letter->lines.at[line].after_blank) return false;
    unsigned flags = lor_line_shape(letter, &letter->lines.at[line - 1]).flags;
    return letter->lines.at[line - 1].count > 0 && !(flags & (LOR_LINE_CLOSES | LOR_LINE_DATED));
}

static bool is_blank_rule(LorStr text) {
    size_t marks = 0;
    for (size_t i = 0; i < text.len; i++) marks += text.ptr[i] == '_' || (text.ptr[i] == '.' && i && text.ptr[i - 1] == '.');
    return marks >= 5;
}

/* Where in a signature line a mark of these stands, whole. */
static bool find_mark(const LorLetter *letter, const LorTextLine *line, LorWordSet marks, LorSpan *span) {
    size_t len, at = lor_words_search(folded(letter, line), marks, &len);
    if (at != LOR_NONE) *span = lor_letter_span(letter, line->off + at, len);
    return at != LOR_NONE;
}

/* "for Dr. A. Bello", "Signed by B. Musa for Dr. A. Bello" at the start of a cell of the signature block. */
static bool is_signed_for(const LorLetter *letter, const LorTextLine *line, LorSpan *span) {
    size_t end = line->first + line->count;
    bool open = line->count && end < letter->tokens.len && lor_letter_in(letter, end - 1, LOR_WORDS_LINKS_DEPARTMENT) && line + 1 < letter->lines.at + letter->lines.len;
    if (open && line[1].zone == LOR_IN_SIGN) end += line[1].count; /* "For and on behalf of the / MEDICAL SUPERINTENDENT" */
    bool signs = line->count && lor_letter_in(letter, line->first, LOR_WORDS_SIGNED_BY);
    for (size_t t = line->first; t < end; t++) {
        bool starts = t == line->first || (letter->tokens.at[t].flags & LOR_TOKEN_AFTER_GAP);
        bool behalf = lor_letter_is(letter, t, "on") && t + 2 < end && lor_letter_is(letter, t + 1, "behalf"); /* "Submitted by B. Musa on behalf of A. Bello, MD" */
        if ((!starts && !signs && !behalf) || !lor_signs_for(letter, t, end - t)) continue;
        *span = lor_letter_token_span(letter, t, end - t);
        return true;
    }
    return false;
}

static void read_marks(LorLetter *letter, LorFacts *facts) {
    static const char *const names[] = {"signature.mark", "signature.copy_mark", "signature.blank_rule"};
    for (size_t n = 0; n < 3; n++) lor_fact_put_absent(facts, names[n]);
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        LorSpan span;
        if (line->zone != LOR_IN_SIGN) continue;
        if (!lor_facts_present(facts, names[0]) && find_mark(letter, line, LOR_WORDS_SIGNED_MARK, &span)) put(letter, facts, names[0], span);
        if (!lor_facts_present(facts, names[1]) && (find_mark(letter, line, LOR_WORDS_COPY_MARK, &span) || is_signed_for(letter, line, &span))) put(letter, facts, names[1], span);
        bool shows_ink = letter->doc->pages.len > 0 || letter->doc->paper_width > 0; /* there the page itself tells what stands on the rule */
        if (!shows_ink && !lor_facts_present(facts, names[2]) && is_blank_rule(folded(letter, line)) && !is_typed_over(letter, i)) put(letter, facts, names[2], line->span);
    }
}

static void read_frame(LorLetter *letter, LorFacts *facts) {
    read_greeting(letter, facts);
    read_closing(letter, facts);
    read_subject(letter, facts);
    read_addressee(letter, facts);
    read_marks(letter, facts);
}

const LorReader lor_reader_salutation = {"salutation", read_frame};
