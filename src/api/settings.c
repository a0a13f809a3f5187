// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: one table from which options, keys, checks, defaults and help come.
#include "api/settings.h"

#include "api/failure.h"
#include "core/nearest.h"
#include "report/format_table.h"

#define ABOUT_LETTERS "The letter"
#define ABOUT_RULES   "Rules"
#define ABOUT_VERDICT "Pass or fail"
#define ABOUT_READING "Reading"
#define ABOUT_REPORTS "Reports"

/* How `value` is checked follows from its look: see fits(). */
static const LorlintSetting settings[] = {
    {"profile", "NAME", "residency-img", ABOUT_LETTERS, "what is expected: residency-img, generic, ... (lorlint config)", 0, 0},
    {"as-of", "YYYY-MM-DD", NULL, ABOUT_LETTERS, "the day on which the letter is read (today)", 0, 0},
    {"applicant", "NAME", NULL, ABOUT_LETTERS, "whom the letter should be about", 0, 0},
    {"aka", "NAME", NULL, ABOUT_LETTERS, "another name of the same person", 0, 0},
    {"pronouns", "she|he|they", NULL, ABOUT_LETTERS, "pronouns that the applicant uses", 0, 0},
    {"set", "NAME|folder", NULL, ABOUT_LETTERS, "the letters are NAME's, or each folder holds one applicant's: judge them as a set", 0, 0},
    {"role", "writer|designee|applicant|advisor", NULL, ABOUT_LETTERS, "who is asking", 0, 0},
    {"date-order", "auto|dmy|mdy|ymd", "auto", ABOUT_LETTERS, "how to read 05/03/2026", 0, 0},
    {"template", NULL, "no", ABOUT_LETTERS, "the inputs are templates: [gaps], {{gaps}}, <<gaps>> are expected", 0, 0},

    {"rules", "FILE", NULL, ABOUT_RULES, "add a rule pack", 1, 1},
    {"select", "ID|GROUP", NULL, ABOUT_RULES, "only these rules (commas part several)", 1, 0},
    {"ignore", "ID|GROUP", NULL, ABOUT_RULES, "not these rules", 1, 0},
    {"severity", "ID=LEVEL", NULL, ABOUT_RULES, "report a rule as error, warning, suggestion or info", 1, 0},

    {"fail-on", "error|warning|suggestion|never", "error", ABOUT_VERDICT, "findings from this level on give exit 1", 0, 0},
    {"fail-on-upload", NULL, "no", ABOUT_VERDICT, "findings about the file count too", 0, 0},
    {"fail-under", "0-100", NULL, ABOUT_VERDICT, "a score below this gives exit 1", 0, 0},

    {"baseline", "FILE", NULL, ABOUT_VERDICT, "findings that it knows do not count (lorlint baseline write)", 0, 1},
    {"suppressions", "FILE", NULL, ABOUT_VERDICT, "findings let stand, each with a reason (.lorlint-ignore here)", 0, 1},

    {"ocr", "auto|never|always", "auto", ABOUT_READING, "recognise words in scans and photos (needs tesseract)", 0, 0},
    {"jobs", "N|auto", "auto", ABOUT_READING, "letters read at the same time", 0, 0},
    {"limit", "NAME=VALUE", NULL, ABOUT_READING, "change a limit (lorlint config lists them)", 1, 0},
    {"resume", "FILE", NULL, ABOUT_READING, "keep a journal in FILE, and go on where a killed run was", 0, 1},
    {"include", "GLOB", NULL, ABOUT_READING, "files to take inside folders, such as *.txt (names that letters have)", 1, 0},
    {"exclude", "GLOB", NULL, ABOUT_READING, "files and folders to leave out, such as drafts or **/old-*", 1, 0},
    {"follow", NULL, "no", ABOUT_READING, "follow symbolic links to folders", 0, 0},
    {"require-sandbox", NULL, "no", ABOUT_READING, "stop unless readers can be locked in fully", 0, 0},

    {"format", "NAME", "terminal", ABOUT_REPORTS, "what is written to standard output (formats: see below)", 0, 0},
    {"output", "FORMAT=PATH", NULL, ABOUT_REPORTS, "also write a report to a file (html: or to a folder/)", 1, 0},
    {"open", NULL, "no", ABOUT_REPORTS, "write an HTML report (beside the letter, or -o html=...) and show it", 0, 0},
    {"excerpts", NULL, "no", ABOUT_REPORTS, "formats for CI, and Markdown, may quote the letter", 0, 0},
    {"redact", NULL, "no", ABOUT_REPORTS, "pseudonyms for names, addresses, numbers and institutions", 0, 0},
    {"show-metadata", NULL, "no", ABOUT_REPORTS, "tell whom a file names as its author, and when it was made", 0, 0},
    {"show", "error|warning|suggestion|info", "warning", ABOUT_REPORTS, "findings shown on the terminal, from this level on", 0, 0},
    {"color", "auto|always|never", "auto", ABOUT_REPORTS, "colour on the terminal", 0, 0},
    {"width", "40-160", NULL, ABOUT_REPORTS, "columns of the terminal report", 0, 0},
    {"quiet", NULL, "no", ABOUT_REPORTS, "only the last line", 0, 0},
    {"progress", "auto|never", "auto", ABOUT_REPORTS, "how far a long run is, on a terminal", 0, 0},
    {0},
};

const LorlintSetting *lorlint_settings(void) { return settings; }

const char *lorlint_nearest(const char *wanted, const char *const *names) {
    LorNearest nearest = lor_nearest(lor_str_from_c(wanted));
    for (; *names; names++) lor_nearest_try(&nearest, lor_str_from_c(*names));
    return nearest.best.ptr;
}

/* ---- errors ---- */

static bool fail_unknown(const char *name, LorlintError *err) {
    LorNearest nearest = lor_nearest(lor_str_from_c(name));
    for (const LorlintSetting *s = settings; s->name; s++) lor_nearest_try(&nearest, lor_str_from_c(s->name));
    if (nearest.best.len == 0) return lor_api_fail(err, "no setting is called \"%.64s\"", name);
    return lor_api_fail(err, "no setting is called \"%.64s\": did you mean \"%s\"?", name, nearest.best.ptr);
}

/* ---- values ---- */

bool lor_api_date(LorStr text, LorDate *date) {
    size_t year, month, day;
    bool shaped = text.len == 10 && text.ptr[4] == '-' && text.ptr[7] == '-' &&
                  lor_str_to_size(lor_str_slice(text, 0, 4), 9999, &year) &&
                  lor_str_to_size(lor_str_slice(text, 5, 2), 12, &month) &&
                  lor_str_to_size(lor_str_slice(text, 8, 2), 31, &day);
    if (!shaped) return false;
    *date = (LorDate){(int)year, (int)month, (int)day};
    return lor_date_exists(*date);
}

static bool is_one_of(LorStr value, LorStr choices) {
    LorStr choice;
    while (lor_str_split(&choices, '|', &choice))
        if (lor_str_eq(choice, value)) return true;
    return false;
}

static bool all_lower(LorStr form) {
    for (size_t i = 0; i < form.len; i++)
        if (lor_is_upper(form.ptr[i])) return false;
    return true;
}

/* "40-160": a number from 40 to 160. */
static bool in_range(LorStr value, LorStr form) {
    LorStr low;
    size_t from, to, number;
    return lor_str_split(&form, '-', &low) && lor_str_to_size(low, SIZE_MAX, &from) &&
           lor_str_to_size(form, SIZE_MAX, &to) && lor_str_to_size(value, to, &number) && number >= from;
}

static bool fits(LorStr form, LorStr value) {
    LorDate date;
    size_t number;
    if (lor_str_eq(form, LOR_STR("YYYY-MM-DD"))) return lor_api_date(value, &date);
    if (lor_str_eq(form, LOR_STR("N|auto")))
        return lor_str_eq(value, LOR_STR("auto")) || (lor_str_to_size(value, 4096, &number) && number > 0);
    if (form.len && lor_is_digit(form.ptr[0])) return in_range(value, form);
    if (lor_str_find(form, LOR_STR("=")) != LOR_NONE) {
        size_t at = lor_str_find(value, LOR_STR("="));
        return at != LOR_NONE && at > 0 && at + 1 < value.len;
    }
    return all_lower(form) ? is_one_of(value, form) : value.len > 0;
}

/* An output or a format names a report. */
static bool names_format(LorStr value, LorlintError *err) {
    size_t equals = lor_str_find(value, LOR_STR("="));
    LorStr name = equals == LOR_NONE ? value : lor_str_slice(value, 0, equals);
    LorNearest nearest = lor_nearest(name);
    if (lor_report_format(name)) return true;
    for (const LorReportFormat *f = lor_report_formats; f->name; f++) lor_nearest_try(&nearest, lor_str_from_c(f->name));
    if (nearest.best.len == 0)
        return lor_api_fail(err, "no format is called \"%.*s\": lorlint --help lists them", LOR_STR_ARG(name));
    return lor_api_fail(err, "no format is called \"%.*s\": did you mean \"%s\"?", LOR_STR_ARG(name), nearest.best.ptr);
}

static bool check_value(const LorlintSetting *setting, LorStr value, LorlintError *err) {
    LorStr name = lor_str_from_c(setting->name);
    LorStr form = lor_str_from_c(setting->value ? setting->value : "yes|no");
    if (lor_str_eq(name, LOR_STR("limit"))) {
        LorLimits limits = lor_limits_default();
        LorError problem = {0};
        return lor_limits_set(&limits, value, &problem) || lor_api_error(err, &problem);
    }
    if (lor_str_eq(name, LOR_STR("output")) && !fits(form, value))
        return lor_api_fail(err, "%s: \"%.64s\" does not name a format and a file: %s, such as csv=letters.csv", setting->name, value.ptr, form.ptr);
    if (!fits(form, value))
        return lor_api_fail(err, "%s: \"%.64s\" does not fit, it takes %s%s", setting->name, value.ptr,
                            lor_str_eq(form, LOR_STR("YYYY-MM-DD")) ? "a day of the calendar, " : "", form.ptr);
    bool format = lor_str_eq(name, LOR_STR("format")) || lor_str_eq(name, LOR_STR("output"));
    return !format || names_format(value, err);
}

/* ---- setting and getting ---- */

static const LorlintSetting *setting_of(const char *name) {
    for (const LorlintSetting *s = settings; s->name; s++)
        if (lor_str_eq(lor_str_from_c(name), lor_str_from_c(s->name))) return s;
    return NULL;
}

bool lorlint_run_set(LorlintRun *run, const char *name, const char *value, const char *origin, LorlintError *err) {
    const LorlintSetting *setting = setting_of(name);
    if (!setting) return fail_unknown(name, err);
    if (run->packs) return lor_api_fail(err, "%s: settings cannot change any more, the rules have been read", name);
    LorStr text = lor_str_from_c(value);
    if (!text.ptr) text = LOR_STR("");
    if (!check_value(setting, text, err)) return false;
    LorSet set = {setting, lor_arena_copy(run->arena, text), lor_arena_copy(run->arena, lor_str_from_c(origin))};
    lor_vec_push(run->arena, &run->sets, set);
    return true;
}

const LorSet *lor_run_set_at(const LorlintRun *run, const char *name, size_t index, size_t *count) {
    const LorSet *found = NULL;
    *count = 0;
    for (size_t i = 0; i < run->sets.len; i++) {
        if (!lor_str_eq(lor_str_from_c(run->sets.at[i].setting->name), lor_str_from_c(name))) continue;
        if ((*count)++ == index || index == LOR_NONE) found = &run->sets.at[i];
    }
    return found;
}

const char *lorlint_run_get(const LorlintRun *run, const char *name) {
    size_t count;
    const LorSet *last = lor_run_set_at(run, name, LOR_NONE, &count);
    const LorlintSetting *setting = setting_of(name);
    return last ? last->value.ptr : setting ? setting->preset : NULL;
}

size_t lorlint_run_get_count(const LorlintRun *run, const char *name) {
    size_t count;
    lor_run_set_at(run, name, LOR_NONE, &count);
    return count;
}

const char *lorlint_run_get_at(const LorlintRun *run, const char *name, size_t index) {
    size_t count;
    const LorSet *found = lor_run_set_at(run, name, index, &count);
    return found ? found->value.ptr : NULL;
}

LorStr lor_run_text(const LorlintRun *run, const char *name) { return lor_str_from_c(lorlint_run_get(run, name)); }

bool lor_run_is_on(const LorlintRun *run, const char *name) { return lor_str_eq(lor_run_text(run, name), LOR_STR("yes")); }

LorStr lor_run_place(const LorlintRun *run, const char *name, size_t index) {
    size_t count;
    const LorSet *set = lor_run_set_at(run, name, index, &count);
    bool told = set && set->origin.len && !lor_str_eq(set->origin, LOR_STR("command line"));
    return told ? lor_arena_format(run->arena, "%.*s: ", LOR_STR_ARG(set->origin)) : LOR_STR("");
}
