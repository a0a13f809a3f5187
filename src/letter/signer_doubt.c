// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where a name or a post stands, and is neither by any word or shape that is known: nobody is told that it is missing. Looks at the signature
// block, or where none was found at the lines that end the letter. Does not know a town from a post in a tongue that no list holds.
#include "letter/signer.h"

#include "letter/line_shape.h"
#include "letter/marks.h"

#define LAST_LINES  6u /* [line] that end a letter without a signature block */
#define NAME_WORDS  5u /* [word] of a line that can be a name */
#define POST_WORDS  9u /* [word] of a line that can be a post */
#define POST_LINES  3u /* [line] from the name to its post, above or below */
#define LONG_WORD   4u /* [byte] of a word that says something */

/* Words that stand in no name and in no post that nobody knows. */
static bool is_known(const LorSigner *w, size_t token) {
    static const char *const known[] = {"not-a-name", "institution", "institution-likely", "organisation", "department-word", "field-of-work",
                                        "country", "address-word", "head-other", "phone-label", "fax-label", "file-number-label"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (lor_signer_has(w, known[i], token, 1)) return true;
    return (w->letter->tokens.at[token].flags & LOR_TOKEN_DIGITS) || lor_letter_in(w->letter, token, LOR_WORDS_SIGNING_MARK) || lor_letter_in(w->letter, token, LOR_WORDS_MONTH);
}

/* "[Name of writer]", "{{name}}", "<title>": left to be filled in. */
static bool is_gap(const LorSigner *w, const LorTextLine *line) {
    LorStr text = lor_letter_original(w->letter, line->span);
    char first = text.len ? text.ptr[0] : 0, last = text.len ? text.ptr[text.len - 1] : 0;
    return (first == '[' && last == ']') || (first == '{' && last == '}') || (first == '<' && last == '>');
}

/* A line that a reader knows for something else: a closing, a copy, a rule, prose, another hand's. */
static bool is_other_line(const LorSigner *w, const LorTextLine *line) {
    if (is_gap(w, line)) return true;
    unsigned flags = lor_line_shape(w->letter, line).flags;
    return (flags & (LOR_LINE_CLOSES | LOR_LINE_AFTER | LOR_LINE_RULE | LOR_LINE_CONTACT | LOR_LINE_DATED | LOR_LINE_PS | LOR_LINE_PROSE | LOR_LINE_SENTENCE)) || lor_line_attests(w->letter, line);
}

/* Right below a house, a department or a street stands its town. */
static bool is_below_house(const LorSigner *w, const LorTextLine *line) {
    if (line == w->letter->lines.at || line->after_blank || !line[-1].count) return false;
    bool house = lor_cell_institution(w->letter, line[-1].first, line[-1].count) || lor_signer_has(w, "department-word", line[-1].first, line[-1].count);
    return house || lor_signer_has(w, "address-word", line[-1].first, line[-1].count);
}

/* "Farouk Khalil", "omar khalil" alone: no more than a few words, none of which is anything else. */
static bool can_be_name(const LorSigner *w, size_t first, size_t count) {
    size_t longest = 0;
    if (count == 0 || count > NAME_WORDS) return false;
    for (size_t t = first; t < first + count; t++) {
        bool surname = count == 2 && t > first && lor_letter_in(w->letter, t, LOR_WORDS_RANK_SURNAME); /* "Jane Head" */
        bool post = (lor_signer_has(w, "rank", t, 1) && !surname) || lor_signer_has(w, "qualification", t, 1);
        if (is_known(w, t) || post) return false;
        size_t len = lor_letter_word(w->letter, t).len;
        if (len > longest) longest = len;
    }
    return longest >= LONG_WORD - 1;
}

static bool line_can_name(const LorSigner *w, const LorTextLine *line) {
    size_t end = line->first + line->count, part = line->first, len = 0;
    if (!line->count || is_other_line(w, line) || is_below_house(w, line)) return false;
    if (lor_cell_institution(w->letter, line->first, line->count)) return false; /* "Govt. Hospital, Upper Mill" */
    while (lor_cell_segment(w->letter, end, &part, &len))
        for (size_t t = part, from = part; t < part + len; t++) {
            bool last = t + 1 == part + len || (w->letter->tokens.at[t + 1].flags & LOR_TOKEN_AFTER_GAP);
            if (!last) continue;
            if (can_be_name(w, from, t + 1 - from)) return true;
            from = t + 1;
        }
    return false;
}

/* A word of a post in a tongue that no list holds. */
static bool says_something(const LorSigner *w, size_t token) {
    const LorNameSpan *name = &w->name;
    bool own = w->named && token >= (name->titles ? name->title : name->first) && token < name->first + name->count;
    bool known = is_known(w, token) || lor_signer_has(w, "qualification", token, 1) || lor_signer_has(w, "signer-title", token, 1) || lor_cell_in_contact(w->letter, token);
    return !own && !known && lor_letter_word(w->letter, token).len >= LONG_WORD && !(w->letter->tokens.at[token].flags & LOR_TOKEN_WITH_DIGIT);
}

/* "Dr. A. Bello": somebody else signs too. */
static bool is_second_person(const LorSigner *w, size_t first, size_t end) {
    LorNameSpan name;
    if (lor_letter_is(w->letter, first, "and") || lor_letter_is(w->letter, first, "&")) first++;
    return first < end && lor_person_name(w->letter, first, end - first, &name) && (name.titles || name.qualified);
}

static bool line_can_post(const LorSigner *w, const LorTextLine *line) {
    if (!line->count || line->count > POST_WORDS || is_other_line(w, line) || is_below_house(w, line)) return false;
    size_t end = line->first + line->count;
    bool holds_name = w->named && w->name.first >= line->first && w->name.first < end;
    bool placed = lor_cell_institution(w->letter, line->first, line->count) || (line->digits && lor_signer_has(w, "address-word", line->first, line->count));
    if (!holds_name && placed) return false;
    size_t part = holds_name ? w->name.first + w->name.count : line->first, len = 0;
    if (part >= end || is_second_person(w, part, end)) return false;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        bool degree = lor_letter_has(w->letter, "qualification", part, len) || lor_letter_in(w->letter, part, LOR_WORDS_CERTIFIED); /* "Diplomate, …" */
        if (degree && !holds_name) return false;
        if (degree) continue;
        for (size_t t = part; t < part + len; t++)
            if (says_something(w, t)) return true;
    }
    return false;
}

/* Lines from..end of the letter. */
typedef struct Block {
    size_t from, end;
    bool signs; /* a signature block */
} Block;

/* The signature block; without one the lines that end the letter. */
static Block block(const LorSigner *w) {
    const LorTextLine *lines = w->letter->lines.at;
    size_t count = w->letter->lines.len;
    Block found = {.from = count, .end = count};
    for (size_t l = count; l-- > 0;) {
        if (lines[l].zone != LOR_IN_SIGN) continue;
        if (!found.signs) found.end = l + 1;
        found.from = l;
        found.signs = true;
    }
    if (!found.signs) found.from = count > LAST_LINES ? count - LAST_LINES : 0;
    return found;
}

bool lor_signer_doubts_name(const LorSigner *w) {
    Block at = block(w);
    for (size_t l = at.from; l < at.end; l++)
        if (line_can_name(w, &w->letter->lines.at[l])) return true;
    return false;
}

bool lor_signer_doubts_title(const LorSigner *w) {
    Block at = block(w);
    if (!at.signs && !w->named && !lor_signer_doubts_name(w)) return false;
    size_t home = w->named ? w->letter->tokens.at[w->name.first].line : at.from;
    for (size_t l = at.from; l < at.end; l++)
        if (l + POST_LINES > home && l <= home + POST_LINES && line_can_post(w, &w->letter->lines.at[l])) return true;
    return false;
}
