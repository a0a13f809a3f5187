// SPDX-License-Identifier: GPL-3.0-or-later
// Letters pasted into one line: where their lines began, and texts that are left as they are.
#include "../support/builtin.h"
#include "../support/pack.h"

#include "core/buf.h"
#include "letter/run_on.h"

#define BODY "It is a pleasure to write about Dr. Asha Verma, who was an intern on my ward from June to December 2025. She saw ten patients a day and wrote their " \
             "notes. One night a man of 50 came with chest pain and she called me at once. I recommend her without reservation. Please call me at any time."

/* Where lines begin, parted by | and, before a paragraph, ||; the body in short. */
static void expect_lines(const char *letter, const char *wanted) {
    LorStr text = lor_str_from_c(letter);
    LorLineBreaks breaks = lor_run_on_breaks(builtin_arena, text);
    LorBuf out = {.arena = builtin_arena};
    size_t from = 0;
    for (size_t i = 0; i <= breaks.len; i++) {
        size_t end = i < breaks.len ? breaks.at[i].at : text.len;
        if (end <= from) continue;
        LorStr line = lor_str_slice(text, from, end - from);
        while (line.len && line.ptr[line.len - 1] == ' ') line.len--;
        lor_buf_add(&out, lor_str_starts(line, LOR_STR("It is a pleasure")) ? LOR_STR("BODY") : line);
        if (i < breaks.len) lor_buf_add(&out, breaks.at[i].blank ? LOR_STR(" || ") : LOR_STR(" | "));
        from = end;
    }
    assert_str(lor_buf_str(&out), lor_str_from_c(wanted));
}

static void lines_are_found(void **state) {
    (void)state;
    expect_lines("LAKEVIEW TEACHING HOSPITAL 14 Canal Road, Multan Tel: +92 61 555 0100 14 June 2026 Dear Program Director, " BODY
                 " Yours sincerely, Dr. Farah Malik, MBBS, FCPS Associate Professor of Medicine fmalik@lth.example +92 300 555 0117",
                 "LAKEVIEW TEACHING HOSPITAL | 14 Canal Road, Multan | Tel: +92 61 555 0100 | 14 June 2026 || Dear Program Director, || BODY || Yours sincerely, || "
                 "Dr. Farah Malik, MBBS, FCPS | Associate Professor of Medicine | fmalik@lth.example | +92 300 555 0117");
    expect_lines("To Whom It May Concern " BODY " Thanking you, With kind regards Prof. Kwame Boateng Head of Surgery",
                 "To Whom It May Concern || BODY || Thanking you, | With kind regards || Prof. Kwame Boateng | Head of Surgery");
    expect_lines("Northport Clinic Date: 19-Aug-2026 Dear Sir or Madam " BODY " (Dr. Lena Holm) Director Place: Northport",
                 "Northport Clinic | Date: 19-Aug-2026 || Dear Sir or Madam || BODY || (Dr. Lena Holm) | Director | Place: Northport");
    expect_lines("Dear Colleagues, " BODY " God bless your work, Dr. Amina Sow, MD, PhD Chief of Surgery Lakeview Teaching Hospital", "Dear Colleagues, || BODY || God bless your work, || Dr. Amina Sow, MD, PhD | Chief of Surgery Lakeview Teaching Hospital");
}

static void other_texts_are_left(void **state) {
    (void)state;
    assert_int_equal(lor_run_on_breaks(builtin_arena, LOR_STR("Dear Sir, I recommend her. Yours sincerely, Dr. Farah Malik")).len, 0);
    assert_int_equal(lor_run_on_breaks(builtin_arena, LOR_STR("LAKEVIEW HOSPITAL\n14 June 2026\n\nDear Sir,\n\n" BODY "\n\nYours sincerely,\nDr. Farah Malik\n")).len, 0);
    assert_int_equal(lor_run_on_breaks(builtin_arena, LOR_STR("")).len, 0);
}

static void facts_are_read(void **state) {
    (void)state;
    LorResult *result = lint_of(builtin_arena, builtin_packs, "LAKEVIEW TEACHING HOSPITAL 14 Canal Road, Multan Tel: +92 61 555 0100 14 June 2026 Dear Program Director, " BODY
                                              " Yours sincerely, Dr. Farah Malik, MBBS, FCPS Associate Professor of Medicine fmalik@lth.example");
    static const char *const facts[][2] = {{"date", "2026-06-14"}, {"letterhead", "full"}, {"salutation", "Dear Program Director,"}, {"closing", "Yours sincerely,"},
                                           {"writer_name", "Dr. Farah Malik"}, {"writer_title", "Associate Professor of Medicine"}, {"applicant", "Asha Verma"}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) assert_str(fact_of(result, facts[i][0])->value, lor_str_from_c(facts[i][1]));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_found), cmocka_unit_test(other_texts_are_left), cmocka_unit_test(facts_are_read)};
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
