// SPDX-License-Identifier: GPL-3.0-or-later
// The file as a portal sees it: its kind, size and name, whether it was signed by certificate, and whom it names as its
// author. Does not know what a portal accepts: the rules do. A name is looked at without its folder.
#include "letter/file.h"

#include "letter/mention.h"

#define MAX_AUTHOR_WORDS 8u

static void put_kind(const LorDocument *doc, LorFacts *facts) {
    LorStr told = lor_document_property(doc, "kind");
    lor_fact_put_text(facts, "file_kind", told.ptr ? told : lor_str_from_c(doc->format));
}

static void put_bytes(const LorDocument *doc, LorFacts *facts) {
    size_t bytes;
    if (lor_str_to_size(lor_document_property(doc, "file_bytes"), SIZE_MAX / 2, &bytes)) lor_fact_put_number(facts, "file_bytes", (double)bytes);
    else lor_fact_put_unknown(facts, "file_bytes", "the file's size was not told");
}

static bool is_forbidden(char c) { return c == '|' || c == '*' || c == '?' || c == ':'; }

static bool is_tidy(char c) { return lor_is_alpha(c) || lor_is_digit(c) || c == '-' || c == '_' || c == '.'; }

static void put_name(const LorDocument *doc, LorArena *arena, LorFacts *facts) {
    LorStr name = lor_document_property(doc, "file_name");
    bool forbidden = false, tidy = true;
    if (!name.len || lor_str_eq(name, LOR_STR("-"))) {
        lor_fact_put_unknown(facts, "file_name", "the text came without a file's name");
        return;
    }
    for (size_t i = 0; i < name.len; i++) {
        forbidden |= is_forbidden(name.ptr[i]);
        tidy &= is_tidy(name.ptr[i]);
    }
    name = lor_arena_copy(arena, name);
    lor_fact_put_text(facts, "file_name", name);
    if (forbidden) lor_fact_put_text(facts, "file_name.forbidden", name);
    else if (!tidy) lor_fact_put_text(facts, "file_name.untidy", name);
}

/* Whether the author that the file names is the applicant: two words of a name agree, or the only one. */
static void put_author(const LorLetter *letter, LorFacts *facts) {
    LorStr author = lor_document_property(letter->doc, "metadata_author"), words[MAX_AUTHOR_WORDS];
    lor_fact_put_absent(facts, "metadata_author.applicant");
    if (!author.len || !letter->applicant.names.len) return;
    size_t count = lor_name_words(letter->arena, author, words, MAX_AUTHOR_WORDS);
    bool applicant = count > 1 && letter->applicant.names.len > 1 &&
                     lor_names_agree(words, count, letter->applicant.names.at, letter->applicant.names.len);
    bool writer = count && letter->writer.names.len && lor_names_agree(words, count, letter->writer.names.at, letter->writer.names.len);
    if (applicant && !writer) lor_fact_put_text(facts, "metadata_author.applicant", author);
}

static void read_file(LorLetter *letter, LorFacts *facts) {
    const LorDocument *doc = letter->doc;
    LorStr unread = lor_document_property(doc, "unread"), certified = lor_document_property(doc, "signed");
    put_kind(doc, facts);
    put_bytes(doc, facts);
    put_name(doc, letter->arena, facts);
    put_author(letter, facts);
    if (unread.len) lor_fact_put_text(facts, "unread", unread);
    if (certified.len) lor_fact_put_text(facts, "signed", certified);
}

const LorReader lor_reader_file = {"file", read_file};
