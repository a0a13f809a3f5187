// SPDX-License-Identifier: GPL-3.0-or-later
// Civil-day arithmetic in closed form: years are counted from March, so that a leap day ends them.
#include "core/civil.h"

static bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int lor_month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

bool lor_date_exists(LorDate date) {
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= lor_month_length(date.year, date.month);
}

int lor_date_cmp(LorDate a, LorDate b) {
    if (a.year != b.year) return a.year < b.year ? -1 : 1;
    if (a.month != b.month) return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

int64_t lor_date_days(LorDate date) {
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t month = (date.month + 9) % 12; /* March is 0 */
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

LorDate lor_date_from_days(int64_t days) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    LorDate date = {.day = (int)(day_of_year - (153 * month + 2) / 5 + 1), .month = (int)(month < 10 ? month + 3 : month - 9)};
    date.year = (int)(year_of_era + era * 400) + (date.month <= 2);
    return date;
}

LorDate lor_date_add_months(LorDate date, int months) {
    int total = date.year * 12 + (date.month - 1) + months;
    LorDate moved = {total / 12, total % 12 + 1, date.day};
    int last = lor_month_length(moved.year, moved.month);
    if (moved.day > last) moved.day = last;
    return moved;
}

int lor_date_months_between(LorDate from, LorDate to) {
    int months = (to.year - from.year) * 12 + (to.month - from.month);
    if (months > 0 && lor_date_cmp(lor_date_add_months(from, months), to) > 0) months--;
    if (months < 0 && lor_date_cmp(lor_date_add_months(from, months), to) < 0) months++;
    return months;
}
