// SPDX-License-Identifier: GPL-3.0-or-later
// Heads and signature blocks as people of many countries write them. The tables stand in tests/unit/forms/*.txt: a title, the
// letter ("@body" stands for three paragraphs), then the facts that a reader sees; what is not listed must be absent. Facts
// agree as tests/eval measures it: one text in the other, at least half as long; telephones by their last seven digits.
#include "../support/builtin.h"

#include "core/buf.h"

#include <dirent.h>

#define FOLDER     "tests/unit/forms/"
#define CHOICES    " | "
#define PHONE_TAIL 7u /* [digit] */

static const char body[] =
    "Dr. Asha Verma was an intern on my ward for six months, and I saw her work every day. She looked after eight to ten\n"
    "patients at a time, wrote their notes herself and presented them on the morning round before I had asked for anything.\n\n"
    "One night a man of fifty came with chest pain and a normal tracing. She repeated it after twenty minutes, saw what had\n"
    "changed, and called me at once; he was on the table within the hour because of her. I told the story to the other interns.\n\n"
    "Among some sixty interns whom I have taught here she is one of the best three. I recommend her for your residency without\n"
    "reservation, and I would take her back on my own team tomorrow.\n";

/* The table's key, and the fact that it speaks of. */
static const struct {
    const char *key, *fact;
} keys[] = {
    {"date", "date"},
    {"letterhead", "letterhead"},
    {"salutation", "salutation"},
    {"closing", "closing"},
    {"name", "writer_name"},
    {"title", "writer_title"},
    {"department", "writer_department"},
    {"institution", "writer_institution"},
    {"qualifications", "writer_qualifications"},
    {"email", "writer_email"},
    {"phone", "writer_phone"},
};
#define KEYS (sizeof keys / sizeof *keys)

typedef struct Tally {
    size_t forms, whole, facts[KEYS], right[KEYS];
} Tally;

/* Small letters, digits and the marks of addresses; runs of all else are one space. */
static LorStr squashed(LorArena *arena, LorStr text) {
    LorBuf out = {.arena = arena};
    bool space = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = lor_is_upper(text.ptr[i]) ? (char)(text.ptr[i] + 32) : text.ptr[i];
        bool keep = lor_is_lower(c) || lor_is_digit(c) || c == '@' || c == '.' || c == '+';
        if (keep && space && out.len) lor_buf_char(&out, ' ');
        if (keep) lor_buf_char(&out, c);
        space = !keep;
    }
    return lor_buf_str(&out);
}

static LorStr phone_tail(LorArena *arena, LorStr text) {
    LorBuf digits = {.arena = arena};
    for (size_t i = 0; i < text.len; i++)
        if (lor_is_digit(text.ptr[i])) lor_buf_char(&digits, text.ptr[i]);
    LorStr all = lor_buf_str(&digits);
    return lor_str_slice(all, all.len > PHONE_TAIL ? all.len - PHONE_TAIL : 0, all.len);
}

static bool agrees(LorArena *arena, const char *key, LorStr wanted, LorStr got) {
    if (lor_str_eq(wanted, LOR_STR("?"))) return true;
    if (lor_str_eq(wanted, LOR_STR("-"))) return got.len == 0;
    if (strcmp(key, "phone") == 0) return lor_str_eq(phone_tail(arena, wanted), phone_tail(arena, got));
    LorStr a = squashed(arena, wanted), b = squashed(arena, got);
    if (a.len == 0 || b.len == 0) return a.len == b.len;
    LorStr shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    return lor_str_find(longer, shorter) != LOR_NONE && shorter.len * 2 >= longer.len;
}

/* Any of the choices that the table gives. */
static bool agrees_with_one(LorArena *arena, const char *key, LorStr wanted, LorStr got) {
    for (;;) {
        size_t at = lor_str_find(wanted, LOR_STR(CHOICES));
        if (agrees(arena, key, lor_str_slice(wanted, 0, at == LOR_NONE ? wanted.len : at), got)) return true;
        if (at == LOR_NONE) return false;
        wanted = lor_str_slice(wanted, at + sizeof CHOICES - 1, wanted.len);
    }
}

static LorStr take_line(LorStr *text) {
    size_t at = lor_str_find(*text, LOR_STR("\n"));
    LorStr line = lor_str_slice(*text, 0, at == LOR_NONE ? text->len : at);
    *text = lor_str_slice(*text, at == LOR_NONE ? text->len : at + 1, text->len);
    return line;
}

static LorStr letter_of(LorArena *arena, LorStr *rest) {
    LorBuf letter = {.arena = arena};
    while (rest->len) {
        LorStr line = take_line(rest);
        if (lor_str_eq(line, LOR_STR("---"))) break;
        if (lor_str_eq(line, LOR_STR("@body"))) line = lor_str_from_c(body);
        lor_buf_format(&letter, "%.*s\n", LOR_STR_ARG(line));
    }
    return lor_buf_str(&letter);
}

static LorStr fact_of(const LorResult *result, const char *name) {
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorFact *fact = result->facts.at[i].fact;
        if (lor_str_eq(fact->name, lor_str_from_c(name)) && fact->state == LOR_PRESENT) return fact->value;
    }
    return (LorStr){0};
}

/* One form: title line taken; reads the letter and the facts up to the next title. */
static void check_form(LorArena *arena, LorStr title, LorStr *rest, Tally *tally) {
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = letter_of(arena, rest);
    LorStr wanted[KEYS] = {{0}};
    while (rest->len && !lor_str_starts(*rest, LOR_STR("==="))) {
        LorStr line = take_line(rest);
        size_t colon = lor_str_find(line, LOR_STR(": "));
        size_t k = 0;
        while (colon != LOR_NONE && k < KEYS && !lor_str_eq(lor_str_slice(line, 0, colon), lor_str_from_c(keys[k].key))) k++;
        if (colon != LOR_NONE && k < KEYS) wanted[k] = lor_str_slice(line, colon + 2, line.len);
        else if (line.len) fail_msg("%.*s: no key in \"%.*s\"", LOR_STR_ARG(title), LOR_STR_ARG(line));
    }
    LorAsked asked = {.as_of = {2026, 9, 15}};
    const LorResult *result = lor_lint(doc, builtin_packs, &asked);
    size_t wrong = 0;
    for (size_t k = 0; k < KEYS; k++) {
        LorStr got = fact_of(result, keys[k].fact);
        bool right = agrees_with_one(arena, keys[k].key, wanted[k], got);
        tally->facts[k]++;
        tally->right[k] += right;
        wrong += !right;
        if (!right) print_message("%.*s\n  %s: wanted \"%.*s\", got \"%.*s\"\n", LOR_STR_ARG(title), keys[k].key, LOR_STR_ARG(wanted[k]), LOR_STR_ARG(got));
    }
    tally->forms++;
    tally->whole += wrong == 0;
}

static void check_table(const char *name, Tally *tally) {
    LorArena *arena = lor_arena_new(0);
    LorStr path = lor_arena_format(arena, FOLDER "%s", name), rest = check_file(arena, path.ptr);
    while (rest.len) {
        LorStr line = take_line(&rest);
        if (lor_str_starts(line, LOR_STR("=== "))) check_form(arena, lor_str_slice(line, 4, line.len), &rest, tally);
    }
    lor_arena_free(arena);
}

static void forms_are_read(void **state) {
    (void)state;
    Tally tally = {0};
    DIR *folder = opendir(FOLDER);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.') check_table(entry->d_name, &tally);
    closedir(folder);
    size_t facts = 0, right = 0;
    for (size_t k = 0; k < KEYS; k++) {
        facts += tally.facts[k];
        right += tally.right[k];
        print_message("%-16s %3zu of %zu\n", keys[k].key, tally.right[k], tally.facts[k]);
    }
    print_message("%zu forms, %zu without a fault; %zu of %zu facts\n", tally.forms, tally.whole, right, facts);
    assert_true(tally.forms > 0);
    assert_int_equal(right, facts);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms_are_read)};
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
