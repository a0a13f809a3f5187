// SPDX-License-Identifier: GPL-3.0-or-later
// The letter's own date: formats, order, calendars, ages at 2026-09-15, and the traps that hold other dates.
#include "../support/builtin.h"

#include "letter/anatomy.h"
#include "letter/date.h"
#include "lint/facts.h"

#define AS_OF (LorDate){2026, 9, 15}
#define WITHOUT ""

static LorLetter *letter_of(LorArena *arena, LorStr text, const char *order) {
    LorDocument *doc = lor_document_new(arena, "text");
    doc->text = text;
    LorAsked asked = {.as_of = AS_OF, .date_order = lor_str_from_c(order)};
    return lor_letter_new(doc, &asked, NULL);
}

static LorStr value_in(LorArena *arena, LorStr text, const char *order, const char *name) {
    const LorFact *fact = lor_facts_find(lor_lint_facts(letter_of(arena, text, order), builtin_packs), lor_str_from_c(name));
    if (!fact || fact->state != LOR_PRESENT) return LOR_STR(WITHOUT);
    return fact->kind == LOR_VALUE_NUMBER ? lor_arena_format(arena, "%g", fact->number) : fact->value;
}

/* A letter around parts of it. */
static LorStr letter(LorArena *arena, const char *head, const char *body, const char *sign) {
    return lor_arena_format(arena,
                            "LAKEVIEW TEACHING HOSPITAL\nDepartment of Medicine\n\n%s\n\nDear Program Director,\n\n"
                            "I write about Dr. Asha Verma, who was a house officer on my ward and presented cases on\nevery round. %s\n\n"
                            "Yours sincerely,\n\nDr. Kamran Siddiqui, MBBS, FCPS\nProfessor of Medicine\n%s\n",
                            head, body, sign);
}

typedef struct Case {
    const char *text, *wanted;
} Case;

static void check_all(const Case *cases, size_t count, const char *fact, const char *part, const char *order) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        LorArena *arena = lor_arena_new(0);
        bool head = strcmp(part, "head") == 0, body = strcmp(part, "body") == 0;
        LorStr text = letter(arena, head ? cases[i].text : "", body ? cases[i].text : "", !head && !body ? cases[i].text : "");
        LorStr got = value_in(arena, text, order, fact);
        bool right = lor_str_eq(got, lor_str_from_c(cases[i].wanted));
        wrong += !right;
        if (!right)
            print_error("%s of \"%s\" in %s: got \"%.*s\", wanted \"%s\"\n", fact, cases[i].text, part, LOR_STR_ARG(got), cases[i].wanted);
        lor_arena_free(arena);
    }
    assert_int_equal(wrong, 0);
}

#define CHECK(fact, part, ...)                                                                                    \
    do {                                                                                                          \
        static const Case cases[] = {__VA_ARGS__};                                                                \
        check_all(cases, sizeof cases / sizeof *cases, fact, part, "");                                           \
    } while (0)

static void reads_every_format_of_a_full_date(void **state) {
    (void)state;
    CHECK("date", "head", {"2025-06-12", "2025-06-12"}, {"2025/06/12", "2025-06-12"}, {"Date: 20250612", "2025-06-12"},
          {"12 June 2025", "2025-06-12"}, {"12-Jun-2025", "2025-06-12"}, {"12.Jun.25", "2025-06-12"}, {"June 12, 2025", "2025-06-12"},
          {"June 12th, 2025", "2025-06-12"}, {"12th day of June, 2025", "2025-06-12"}, {"12th of June 2025", "2025-06-12"},
          {"the 12th day of June in the year 2025", "2025-06-12"}, {"12TH JUNE 2025", "2025-06-12"}, {"12 Jun '25", "2025-06-12"},
          {"Dt. 12.06.2025", "2025-06-12"}, {"Dated: 25/06/2025", "2025-06-25"}, {"Date :- 25-6-25", "2025-06-25"},
          {"12/June/2025", "2025-06-12"}, {"12.VI.2025", "2025-06-12"}, {"2025. június 12.", "2025-06-12"},
          {"12 de junio de 2025", "2025-06-12"}, {"12 de junho de 2025", "2025-06-12"}, {"12 juin 2025", "2025-06-12"},
          {"Paris, le 1er juin 2025", "2025-06-01"}, {"12. Juni 2025", "2025-06-12"}, {"2025年6月12日", "2025-06-12"},
          {"١٢ يونيو ٢٠٢٥", "2025-06-12"}, {"12 كانون الثاني 2026", "2026-01-12"}, {"Thursday, 12 June 2025", "2025-06-12"},
          {"Date: Thu, 12 Jun 2025", "2025-06-12"}, {"Jun. 12, 2025", "2025-06-12"}, {"Sept. 1, 2025", "2025-09-01"},
          {"12 Febuary 2026", "2026-02-12"}, {"28\" June 2026", "2026-06-28"}, {"13 / 06 / 2025", "2025-06-13"},
          {"27 11 2025", "2025-11-27"}, {"Quito, 12 de junio de 2025", "2025-06-12"}, {"12 มิถุนายน 2026", "2026-06-12"},
          {"12June2026", "2026-06-12"}, {"June12, 2026", "2026-06-12"}, {"Ngày 12 tháng 6 năm 2026", "2026-06-12"}, {"13 | 06 | 2026", "2026-06-13"},
          {"the twelfth (12th) of June of two thousand twenty-six (2026)", "2026-06-12"}, {"Lima, twelve (12) of June of the year 2026", "2026-06-12"}, {"(12) June 2026", "2026-06"},
          {"day 12 month 6 year 2026", "2026-06-12"}, {"Multan, day 12 month 06 year 2026", "2026-06-12"},
          {"Dated this twenty-first day of June, two thousand and twenty-five", "2025-06-21"});
}

static void reads_months_in_other_tongues(void **state) {
    (void)state;
    CHECK("date", "head", {"Tarikh: 10 Ogos 2026", "2026-08-10"}, {"3 Mac 2026", "2026-03-03"}, {"Zagreb, 4. srpnja 2026.", "2026-07-04"}, {"V Brne dne 5. června 2026", "2026-06-05"},
          {"Beograd, 11. avgust 2026.", "2026-08-11"}, {"Helsinki, 12. kesäkuuta 2026", "2026-06-12"}, {"Tirane, 2 qershor 2026", "2026-06-02"}, {"5 Hunyo 2026", "2026-06-05"},
          {"Tarehe 7 Agosti 2026", "2026-08-07"}, {"Toshkent, 3 iyul 2026", "2026-07-03"}, {"Tarix: 14 avqust 2026", "2026-08-14"}, {"Αθήνα, 9 Ιουνίου 2026", "2026-06-09"}, {"Sofia, 8 юни 2026", "2026-06-08"},
          {"Vilnius, 2026 m. birželio 12 d.", "2026-06-12"}, {"Riga, 2026. gada 12. jūnijs", "2026-06-12"}, {"Tallinn, 12. juuni 2026", "2026-06-12"},
          {"Barcelona, 1 de juny de 2026", "2026-06-01"}, {"Harare, 5 June 2026", "2026-06-05"});
}

static void reads_a_roman_month_between_spaces(void **state) {
    (void)state;
    CHECK("date", "head", {"Poznan, 4 V 2026", "2026-05-04"}, {"12 VI 2026 r.", "2026-06-12"}, {"4/V-2026", "2026-05-04"}, {"12th. 06. 2026", "2026-06-12"}, {"12th/06/2026", "2026-06-12"}, {"Ref 4 V 26", ""}, {"Unit 2 IV 2026", "2026-04-02"});
    CHECK("date", "body", {"The trial was run in Unit 2 v 2026 and went well.", ""});
}

static void takes_full_stops_for_day_first(void **state) {
    (void)state;
    CHECK("date.ambiguous", "head", {"04.07.2026", ""}, {"4/7/2026", "minor"}, {"04-07-2026", "minor"});
    CHECK("date", "head", {"04.07.2026", "2026-07-04"});
}

static void reads_ordinals_that_were_parted_from_their_number(void **state) {
    (void)state;
    CHECK("date", "head", {"12 th June 2026", "2026-06-12"}, {"12\nth\nJune 2026", "2026-06-12"});
}

static void a_torn_day_is_no_day_and_a_foreign_number_none(void **state) {
    (void)state;
    CHECK("date", "head", {"1 2 June 2026", "2026-06"}, {"Date: 1 2 June, 2026", "2026-06"}, {"P.O. Box 12\nJune 2026", "2026-06"});
    CHECK("date.partial", "head", {"1 2 June 2026", "month"});
    CHECK("date", "body", {"On ward 1 2 June 2026 was her first day.", ""});
}

static void reads_scanners_letters_as_digits_only_behind_a_label(void **state) {
    (void)state;
    CHECK("date", "head", {"Date: l2/O6/2O26", "2026-06-12"}, {"Room l2/O6/2O26", ""}, {"Date: l2 June 2O26", "2026-06-12"},
          {"Date: 12 June 2O26", "2026-06-12"}, {"Dated: June l2, 2O26", "2026-06-12"}, {"Date: I2-Jun-2026", "2026-06-12"}, {"Date: l2th June 2026", "2026-06-12"}, {"Ward l2 June 2O26", ""});
}

static void reads_partial_dates(void **state) {
    (void)state;
    CHECK("date", "head", {"June 2026", "2026-06"}, {"June, 2026", "2026-06"}, {"2026", "2026"}, {"Date: 06/2026", "2026-06"},
          {"Spring 2026", "2026"}, {"June of 2026", "2026-06"}, {"City Hospital\n14 Station Road, Pune\n\nSpring 2026", "2026"},
          {"Ref. 118\nAutumn, 2025", "2025"});
    CHECK("date.partial", "head", {"June 2026", "month"}, {"2026", "year"}, {"1 June 2026", ""});
    /* the younger tier where the parts of the month or year differ */
    CHECK("date.tier", "head", {"September 2025", "fresh"}, {"August 2025", "aging"}, {"2024", "stale"}, {"2023", "very-stale"},
          {"October 2026", "future"}, {"2026", "fresh"});
}

static void tells_ages_by_the_calendar(void **state) {
    (void)state;
    CHECK("date.tier", "head", {"15/09/2025", "fresh"}, {"14/09/2025", "aging"}, {"15/03/2025", "aging"}, {"14/03/2025", "stale"},
          {"15 Sep 2024", "stale"}, {"14 Sep 2024", "very-stale"}, {"16 Sep 2026", "fresh"}, {"17 Sep 2026", "future"});
    CHECK("date.age", "head", {"15/09/2025", "12"}, {"14/09/2025", "12"}, {"16 September 2025", "11"}, {"14/03/2025", "18"},
          {"15 Sep 2024", "24"}, {"16 Sep 2026", "0"});
}

static void month_ends_are_clamped(void **state) {
    (void)state;
    assert_int_equal(lor_date_tier((LorDate){2024, 2, 29}, (LorDate){2025, 2, 28}), LOR_DATE_FRESH);
    assert_int_equal(lor_date_tier((LorDate){2024, 2, 29}, (LorDate){2025, 3, 1}), LOR_DATE_AGING);
    assert_int_equal(lor_date_tier((LorDate){2025, 8, 31}, (LorDate){2027, 2, 28}), LOR_DATE_AGING);
    assert_int_equal(lor_date_tier((LorDate){2025, 8, 31}, (LorDate){2027, 3, 1}), LOR_DATE_STALE);
}

static void two_readings_are_told_and_weighed(void **state) {
    (void)state;
    CHECK("date", "head", {"05/06/2026", "2026-06-05"}, {"10/11/2026", "2026-11-10"});
    CHECK("date.ambiguous", "head", {"05/06/2026", "minor"}, {"09/10/2026", "major"}, {"10/11/2026", "minor"}, {"06/06/2026", ""},
          {"25/06/2026", ""}, {"06/25/2026", ""}, {"2026-05-06", ""}, {"05/06/07", "major"}, {"5 June 2026", ""},
          {"١٢/٠٦/٢٠٢٦", "major"});
    CHECK("date.other", "head", {"05/06/2026", "2026-05-06"});
    CHECK("date.future", "head", {"10/11/2026", "2026-11-10"}, {"09/10/2026", ""});
    CHECK("date.tier", "head", {"09/10/2026", "fresh"}, {"10/11/2026", "future"});
}

static void the_order_is_told_by_other_dates_labels_and_countries(void **state) {
    (void)state;
    CHECK("date.ambiguous", "head", {"Multan, Pakistan\nDate: 05/06/2026", ""}, {"Phone: +20 2 5555 0100\n١٢/٠٦/٢٠٢٦", ""},
          {"Date (dd/mm/yyyy): 05/06/2026", ""}, {"جمهورية مصر العربية\n١٢/٠٦/٢٠٢٦", ""}, {"Manila, Philippines\n05/06/2026", "minor"},
          {"12 Lake Road, Millbrook, IL 60555\n05/06/2026", ""}, {"12 Canal Road, Millbrook il 60555\n05/06/2026", "minor"}, {"Millbrook, IL 605551\n05/06/2026", "minor"},
          {"Toronto, Canada  +1 416 555 0100\n05/06/2026", "minor"}, {"Dr. K. Siddiqui, MD (USA)\n05/06/2026", "minor"});
    CHECK("date", "head", {"Springfield, United States of America\n05/06/2026", "2026-05-06"}, {"Tel +1 212 555 0100\n05/06/2026", "2026-05-06"},
          {"Lahore +92 42 555 0100\n05/06/2026", "2026-06-05"}, {"Seoul, Korea\n05/06/2026", "2026-06-05"});
    CHECK("date", "head", {"05/06/2026 (DD/MM/YYYY)", "2026-06-05"}, {"Ref. 118\n05/06/2026 (mm-dd-yyyy)", "2026-05-06"});
    CHECK("date.ambiguous", "head", {"City Hospital\n14 Station Road, Pune, India\n\nDate of issue: 05/06/2026", ""});
    CHECK("date.ambiguous", "sign", {"Fellow of a college (UK)\nDate: 05/06/2026", "minor"}, {"Nishtar Road, Multan, Pakistan\nDate: 05/06/2026", ""});
    CHECK("date.ambiguous", "body", {"She worked here from 01/02/2026 to 30/04/2026.", ""});
    static const Case by_other_date[] = {{"Date: 05/06/2026\n\nTo: City Hospital, Boston, USA, your letter dated 25/05/2026", ""}};
    check_all(by_other_date, 1, "date.ambiguous", "head", "");
    static const Case by_request[] = {{"05/06/2026", "2026-05-06"}};
    check_all(by_request, 1, "date", "head", "mdy");
}

static void a_written_twin_decides_the_order(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorStr text = letter(arena, "Date: 05/06/2026", "", "May 6, 2026");
    assert_str(value_in(arena, text, "", "date"), LOR_STR("2026-05-06"));
    assert_str(value_in(arena, text, "", "date.ambiguous"), LOR_STR(""));
    assert_str(value_in(arena, text, "", "date.conflict"), LOR_STR(""));
    LorStr two_calendars = letter(arena, "Date: 26/12/1447 H, 12/06/2026 G", "", "");
    assert_str(value_in(arena, two_calendars, "", "date"), LOR_STR("2026-06-12"));
    assert_str(value_in(arena, two_calendars, "", "date.ambiguous"), LOR_STR(""));
    lor_arena_free(arena);
}

static void dates_that_cannot_be_are_told(void **state) {
    (void)state;
    CHECK("date.invalid", "head", {"Date: 31/06/2025", "31/06/2025"}, {"Date: 29 Feb 2025", "29 Feb 2025"}, {"Dated: 13/13/2025", "13/13/2025"}, {"0/5/2026", "0/5/2026"},
          {"Date: 29 Feb 2024", ""}, {"Ref. No. 2025/13/07", ""}, {"Our ref: 31/06/2025", ""}, {"Date: 02/30/2026", "02/30/2026"});
    CHECK("date", "head", {"Date: 31/06/2025", ""}, {"Ref. No. 2025/13/07\nDate: 14 June 2026", "2026-06-14"});
}

static void other_calendars_are_estimated_and_told(void **state) {
    (void)state;
    CHECK("date", "head", {"Reiwa 8, June 12", "2026-06-12"}, {"June 12, Reiwa 8", "2026-06-12"}, {"12 June Reiwa 8", "2026-06-12"},
          {"Minguo 115, June 12", "2026-06-12"});
    CHECK("date.calendar", "head", {"12 Dhul-Qa'dah 1447 AH", "hijri"}, {"12/11/1447 هـ", "hijri"}, {"24 Khordad 1405", "solar-hijri"},
          {"مصر\n١٤٤٧/١١/١٢", "hijri"}, {"12 มิถุนายน 2569", "buddhist"}, {"12/06/2569", "buddhist"}, {"12 Shrawan 2083", "bikram"},
          {"मिति: २०८३/०४/१२", "bikram"}, {"2083/04/12 B.S.", "bikram"}, {"12 Baishakh 1433", "bengali"}, {"5 Hamle 2018 E.C.", "ethiopian"},
          {"14 June B.E. 2569", "buddhist"}, {"June 14, BE 2569", "buddhist"}, {"令和8年6月14日", "reiwa"}, {"令和 8 年 6 月吉日", "reiwa"},
          {"中華民國115年6月14日", "minguo"}, {"14 June A.D. 2026", ""}, {"第8年6月14日", ""},
          {"14 June 2026", ""}, {"14 June 2026 AD", ""}, {"13/06/2026G", ""}, {"26/12/1447H", "hijri"}, {"1447/12/26هـ", "hijri"}, {"13/6/2026م", ""},
          {"Date: 26/12/1447H corresponding to 13/06/2026G", ""}, {"মে ১২, ২০২৬", ""}, {"১২/০৬/২০২৬ খ্রি.", ""});
    CHECK("date", "head", {"14 June B.E. 2569", "2026-06-14"}, {"令和8年6月吉日", "2026-06"}, {"民國115年6月14日", "2026-06-14"});
    CHECK("date.tier", "head", {"12 Dhul-Qa'dah 1447 AH", "fresh"}, {"2083/04/12 B.S.", "fresh"}, {"12 Rajab 1446 AH", "stale"});
    CHECK("date.calendar", "head", {"मिति: २०८३/०४/१२ (28 July 2026)", ""}, {"12 Dhul-Qa'dah 1447 AH\n29 April 2026", ""},
          {"29 April 2026 / 12 Dhul-Qa'dah 1447 AH", ""});
    CHECK("date", "head", {"मिति: २०८३/०४/१२ (28 July 2026)", "2026-07-28"}, {"2083/04/12 B.S.", "2026-07-28"});
}

static void calendar_arithmetic_is_near(void **state) {
    (void)state;
    static const struct { LorCalendar calendar; LorDate date, near; } known[] = {
        {LOR_HIJRI, {1447, 1, 1}, {2025, 6, 26}},      {LOR_HIJRI, {1445, 9, 1}, {2024, 3, 11}},  {LOR_SOLAR_HIJRI, {1405, 1, 1}, {2026, 3, 21}},
        {LOR_SOLAR_HIJRI, {1404, 7, 1}, {2025, 9, 23}}, {LOR_BIKRAM, {2083, 4, 12}, {2026, 7, 28}}, {LOR_BIKRAM, {2082, 1, 1}, {2025, 4, 14}},
        {LOR_BENGALI, {1433, 1, 1}, {2026, 4, 14}},     {LOR_ETHIOPIAN, {2018, 1, 1}, {2025, 9, 11}}, {LOR_BUDDHIST, {2569, 6, 12}, {2026, 6, 12}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        LorDate got;
        assert_true(lor_calendar_to_gregorian(known[i].calendar, known[i].date, &got));
        assert_true(llabs(lor_date_days(got) - lor_date_days(known[i].near)) <= 2);
    }
    LorDate got;
    assert_false(lor_calendar_to_gregorian(LOR_HIJRI, (LorDate){1447, 13, 1}, &got));
    assert_false(lor_calendar_to_gregorian(LOR_BIKRAM, (LorDate){2083, 4, 33}, &got));
    assert_false(lor_calendar_to_gregorian(LOR_ETHIOPIAN, (LorDate){2018, 13, 7}, &got));
}

static void finds_the_date_wherever_letters_bear_it(void **state) {
    (void)state;
    CHECK("date", "head", {"Ref. No. LTH/26/041                         14 June 2026", "2026-06-14"},
          {"Ref. No. PAED/LOR/26/041          Date: 3rd July 2026", "2026-07-03"}, {"Ref. No.               14.06.2026", "2026-06-14"},
          {"To: Whom It May Concern Date: 29 June 2026", "2026-06-29"}, {"Chandpur, the 10th of August, 2026", "2026-08-10"},
          {"Date\n14 June 2026", "2026-06-14"}, {"Date of Issue : 14 June 2026", "2026-06-14"}, {"التاريخ: ١٤/٠٦/٢٠٢٦", "2026-06-14"},
          {"Fecha: 14 de junio de 2026", "2026-06-14"}, {"Date:____14/06/2026____", "2026-06-14"}, {"Date: 14/06/2026", "2026-06-14"},
          {"Tel. 061-555 0100   Fax 555 0101   Dated 14-06-2026", "2026-06-14"});
    CHECK("date", "sign", {"Place: Multan\nDate: 14 June 2026", "2026-06-14"}, {"14/06/2026", "2026-06-14"},
          {"Signature ________        Date: 14-6-26", "2026-06-14"}, {"14 June 2026\nDate", "2026-06-14"});
    CHECK("date", "body", {"\n\nGiven this 14th day of June 2026 at Cebu City.", "2026-06-14"},
          {"\n\nThe present is issued at the request of the interested party in Arequipa, on the sixteenth (16th) day of the month of June of 2026.", "2026-06-16"},
          {"\n\nIssued upon the request of the doctor, in Cuenca, on the 16th day of June 2026.", "2026-06-16"},
          {"\n\nIssued on 14 June 2026 upon the request of the above-named.", "2026-06-14"});
}

static void other_dates_are_not_the_letters(void **state) {
    (void)state;
    CHECK("date", "head", {"Date: ____ / ____ / 2026", ""}, {"Date: ..../..../2026", ""}, {"Date:   /   /2026", ""}, {"Date: __/__/2026", ""}); /* left to fill in */
    CHECK("date", "body", {"She worked here from 01/04/2024 to 31/03/2025.", ""}, {"She joined us on 2 May 2025.", ""}, {"At the request of the dean she was given leave in Lima on the 2nd of May of 2025.", ""}, {"Born on 11 November 1998.", ""},
          {"Our certificate dated 12/03/2026 says the same.", ""}, {"She was born in Multan (session 2019-20).", ""},
          {"In June 2026\nshe led the ward.", ""}, {"She was with us from 1 August to 30 September\n2025.", ""});
    CHECK("date", "head", {"Ref. GMC/2025/06/114", ""}, {"An ISO 9001:2015 certified hospital", ""}, {"Estd 1987", ""}, {"Established 12 June 1987", ""},
          {"Rev. 03/2024", ""}, {"Form LOR-2, version 12/03/2024", ""}, {"Date of birth: 11 November 1998", ""}, {"Date of Birth     : 11/11/1998", ""},
          {"DOB 11-11-1998", ""}, {"Session 2019-20", ""}, {"Phone 061-555-0100, 92 61 2025", ""}, {"Valid until 31 December 2026", ""},
          {"Accredited by a board since 12/06/2015", ""}, {"w.e.f. 01/04/2024 to 31/03/2025", ""}, {"https://lakeview.example/2025/06/12/news", ""},
          {"14/06/2026 10:45 FROM 555 0100 P.01", ""}, {"Your letter No. 5 dated 12/05/2026", ""}, {"Regd. No. 12/03/1987", ""},
          {"Received: 14 June 2026", ""}, {"Version 9.1.2", ""}, {"CNIC 35202-12-06-2026", ""});
    CHECK("date", "sign", {"Class of June 2012", ""}, {"Chief Resident, 2019", ""}, {"Printed on 14/06/2026", ""}, {"Joined: 12/06/2015", ""},
          {"License valid till 12/06/2027", ""});
}

static void a_label_beats_other_company(void **state) {
    (void)state;
    CHECK("date", "head", {"Estd. 1987    Form 12/03/2024    Date: 14 June 2026", "2026-06-14"},
          {"Date of birth: 11 November 1998\nDate: 14 June 2026", "2026-06-14"}, {"Your letter dated 12/05/2026\n\nDate: 14/06/2026", "2026-06-14"});
}

static void two_dates_are_a_conflict_only_when_both_stand_like_the_letters(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    assert_str(value_in(arena, letter(arena, "14 June 2026", "", "Date: 2 May 2026"), "", "date.conflict"), LOR_STR("14 June 2026"));
    assert_str(value_in(arena, letter(arena, "14 June 2026", "", "Date: 14/06/2026"), "", "date.conflict"), LOR_STR(""));
    assert_str(value_in(arena, letter(arena, "14 June 2026", "", "Date: 15/06/2026"), "", "date.conflict"), LOR_STR(""));
    assert_str(value_in(arena, letter(arena, "June 2026", "", "Date: 15/06/2026"), "", "date.conflict"), LOR_STR(""));
    assert_str(value_in(arena, letter(arena, "14 June 2026", "", "Signed on 06/20/2026 10:45"), "", "date.conflict"), LOR_STR(""));
    assert_str(value_in(arena, letter(arena, "14 June 2025\nUpdated: 3 August 2026", "", ""), "", "date.conflict"), LOR_STR(""));
    assert_str(value_in(arena, letter(arena, "14 June 2025\nUpdated: 3 August 2026", "", ""), "", "date"), LOR_STR("2026-08-03"));
    assert_str(value_in(arena, letter(arena, "14 June 2026", "She worked from 1 May to 5 June 2026.", "Printed on 20/06/2026"), "", "date.conflict"),
               LOR_STR(""));
    lor_arena_free(arena);
}

static void periods_have_two_ends(void **state) {
    (void)state;
    static const struct { const char *text; LorDate from, to; } periods[] = {
        {"from 01/04/2024 to 31/03/2025", {2024, 4, 1}, {2025, 3, 31}},    {"from 1 August to 30 September 2025", {2025, 8, 1}, {2025, 9, 30}},
        {"(July 2023\xE2\x80\x93May 2025)", {2023, 7, 0}, {2025, 5, 0}},   {"between June 2024 and May 2025", {2024, 6, 0}, {2025, 5, 0}},
        {"March 2 to May 22, 2026", {2026, 3, 2}, {2026, 5, 22}},          {"from 2021 to 2023", {2021, 0, 0}, {2023, 0, 0}},
        {"1-30 June 2025", {2025, 6, 1}, {2025, 6, 30}},                   {"December to February 2026", {2025, 12, 0}, {2026, 2, 0}},
        {"2023.01.16 to 2023.07.15", {2023, 1, 16}, {2023, 7, 15}},
    };
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        LorArena *arena = lor_arena_new(0);
        LorStr body = lor_arena_format(arena, "She worked here %s.", periods[i].text);
        LorLetter *read = letter_of(arena, letter(arena, "14 June 2026", body.ptr, ""), "");
        lor_lint_facts(read, builtin_packs);
        LorDateMentions dates = lor_letter_dates(read);
        bool found = false;
        for (size_t k = 0; k < dates.len; k++)
            found |= dates.at[k].role == LOR_DATE_FROM && dates.at[k].partner != LOR_NO_DATE && lor_date_cmp(dates.at[k].date, periods[i].from) == 0 &&
                     lor_date_cmp(dates.at[dates.at[k].partner].date, periods[i].to) == 0;
        if (!found) fail_msg("no such period: %s", periods[i].text);
        lor_arena_free(arena);
    }
}

static void a_letter_before_the_end_of_past_work_is_told(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    static const Case bodies[] = {
        {"She worked here from 1 March 2026 to 30 September 2026.", "30 September 2026"},
        {"She is currently working here, from 1 March 2026 to 30 September 2026.", ""},
        {"She will rotate here from 1 August to 30 September 2026.", ""},
        {"She worked here from 1 March to 31 May 2026.", ""},
        {"She worked here from January to June 2026.", ""},
        {"She has worked here since May 2025.", ""},
        {"She worked here from May 2025 to date.", ""},
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_str(value_in(arena, letter(arena, "14 June 2026", bodies[i].text, ""), "", "date.before_rotation_end"), lor_str_from_c(bodies[i].wanted));
    lor_arena_free(arena);
}

static void a_letter_of_nothing_but_dates_stays_bounded(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    char *many = lor_arena_alloc(arena, 200001);
    for (size_t i = 0; i + 20 <= 200000; i += 20) memcpy(many + i, "no. date 12/06/2026\n", 20);
    LorLetter *read = letter_of(arena, lor_str(many, 200000), "");
    lor_lint_facts(read, builtin_packs);
    assert_true(lor_letter_dates(read).len <= LOR_MAX_DATES);
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_format_of_a_full_date),
        cmocka_unit_test(reads_months_in_other_tongues), cmocka_unit_test(reads_a_roman_month_between_spaces), cmocka_unit_test(takes_full_stops_for_day_first),
        cmocka_unit_test(reads_ordinals_that_were_parted_from_their_number),
        cmocka_unit_test(a_torn_day_is_no_day_and_a_foreign_number_none),
        cmocka_unit_test(reads_scanners_letters_as_digits_only_behind_a_label),
        cmocka_unit_test(reads_partial_dates),
        cmocka_unit_test(tells_ages_by_the_calendar),
        cmocka_unit_test(month_ends_are_clamped),
        cmocka_unit_test(two_readings_are_told_and_weighed),
        cmocka_unit_test(the_order_is_told_by_other_dates_labels_and_countries),
        cmocka_unit_test(a_written_twin_decides_the_order),
        cmocka_unit_test(dates_that_cannot_be_are_told),
        cmocka_unit_test(other_calendars_are_estimated_and_told),
        cmocka_unit_test(calendar_arithmetic_is_near),
        cmocka_unit_test(finds_the_date_wherever_letters_bear_it),
        cmocka_unit_test(other_dates_are_not_the_letters),
        cmocka_unit_test(a_label_beats_other_company),
        cmocka_unit_test(two_dates_are_a_conflict_only_when_both_stand_like_the_letters),
        cmocka_unit_test(periods_have_two_ends),
        cmocka_unit_test(a_letter_before_the_end_of_past_work_is_told),
        cmocka_unit_test(a_letter_of_nothing_but_dates_stays_bounded),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
