// SPDX-License-Identifier: GPL-3.0-or-later
// Options: those of the library's settings, and the few that only a command line has. Parsing and --help come from both.
#include "cli/cli.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#define MOST_OPTIONS 64
#define OWN          256  /* `val` of an option of the table below: OWN + its row */
#define SETTING      1024 /* `val` of a setting: SETTING + its row */

/** An option that is no setting. */
typedef struct OwnOption {
    const char *name;
    char letter; /* 0: none */
    const char *value, *group, *what;
} OwnOption;

enum { FILES_FROM, NULL_PARTED, NO_CONFIG, HELP, VERSION };
static const OwnOption own[] = {
    [FILES_FROM] = {"files-from", 0, "FILE", "Reading", "read the names of letters from a file, or - for standard input"},
    [NULL_PARTED] = {"null", '0', NULL, "Reading", "names in that file are parted by NUL, not by lines"},
    [NO_CONFIG] = {"no-config", 0, NULL, "Other", "leave .lorlint.ini and the user's config.ini alone"},
    [HELP] = {"help", 'h', NULL, "Other", "this help"},
    [VERSION] = {"version", 'V', NULL, "Other", "the version"},
};
#define OWN_COUNT (sizeof own / sizeof *own)

/** Short forms of settings. */
static const struct {
    char letter;
    const char *name;
} letters[] = {{'o', "output"}, {'j', "jobs"}, {'q', "quiet"}};
#define LETTER_COUNT (sizeof letters / sizeof *letters)

static char letter_of(const char *name) {
    for (size_t i = 0; i < LETTER_COUNT; i++)
        if (strcmp(letters[i].name, name) == 0) return letters[i].letter;
    return 0;
}

/* ---- parsing ---- */

static size_t list_options(struct option *options) {
    size_t count = 0;
    const LorlintSetting *settings = lorlint_settings();
    for (size_t i = 0; settings[i].name && count < MOST_OPTIONS - OWN_COUNT - 1; i++)
        options[count++] = (struct option){settings[i].name, settings[i].value ? required_argument : optional_argument, NULL,
                                           SETTING + (int)i};
    for (size_t i = 0; i < OWN_COUNT; i++)
        options[count++] = (struct option){own[i].name, own[i].value ? required_argument : no_argument, NULL, OWN + (int)i};
    options[count] = (struct option){0};
    return count;
}

static bool fail(LorlintError *err, const char *what, const char *option, const char *nearest) {
    if (nearest) snprintf(err->message, sizeof err->message, "%s %s: did you mean --%s?", what, option, nearest);
    else snprintf(err->message, sizeof err->message, "%s %s (lorlint --help lists what there is)", what, option);
    err->set = true;
    err->exit_code = LOR_EXIT_USAGE;
    return false;
}

static bool fail_unknown(LorArena *arena, const char *word, LorlintError *err) {
    const char *names[MOST_OPTIONS];
    struct option options[MOST_OPTIONS];
    size_t count = list_options(options);
    for (size_t i = 0; i <= count; i++) names[i] = options[i].name;
    if (strncmp(word, "--", 2) != 0) return fail(err, "unknown option", word, NULL);
    LorStr rest = lor_str_from_c(word + 2), name;
    lor_str_split(&rest, '=', &name);
    return fail(err, "unknown option", word, lorlint_nearest(lor_arena_copy(arena, name).ptr, names));
}

static bool take_own(int row, LorCommandLine *line) {
    switch (row) {
    case FILES_FROM: line->files_from = optarg; break;
    case NULL_PARTED: line->null_parted = true; break;
    case NO_CONFIG: line->no_config = true; break;
    case HELP: line->help = true; break;
    case VERSION: line->version = true; break;
    }
    return true;
}

static bool take(int code, LorArgument *taken, LorCommandLine *line) {
    if (code >= SETTING) {
        const LorlintSetting *setting = &lorlint_settings()[code - SETTING];
        taken[line->setting_count++] = (LorArgument){setting->name, optarg ? optarg : "yes"};
        return true;
    }
    if (code >= OWN) return take_own(code - OWN, line);
    for (size_t i = 0; i < LETTER_COUNT; i++) {
        if (letters[i].letter != code) continue;
        taken[line->setting_count++] = (LorArgument){letters[i].name, optarg ? optarg : "yes"};
        return true;
    }
    for (size_t i = 0; i < OWN_COUNT; i++)
        if (own[i].letter == code) return take_own((int)i, line);
    return false;
}

bool lor_options_parse(LorArena *arena, int argc, char **argv, LorCommandLine *line, LorlintError *err) {
    struct option options[MOST_OPTIONS];
    list_options(options);
    LorArgument *taken = LOR_NEW_ARRAY(arena, LorArgument, (size_t)argc * 8 + 1); /* "-qqq" holds several in one word */
    *line = (LorCommandLine){.arena = arena, .commands = line->commands, .settings = taken};
    opterr = 0;
    for (;;) {
        const char *word = optind < argc ? argv[optind] : "";
        int code = getopt_long(argc, argv, ":o:j:q0hV", options, NULL);
        if (code == -1) break;
        if (optind > 0 && optind <= argc && code == '?') word = optopt ? word : argv[optind - 1];
        if (code == ':') return fail(err, "a value is missing behind", argv[optind - 1], NULL);
        if (code == '?' && optopt >= OWN) return fail(err, "no value belongs to", argv[optind - 1], NULL);
        if (code == '?') return fail_unknown(arena, word, err);
        if (line->setting_count >= (size_t)argc * 8) return fail(err, "too many options:", word, NULL);
        take(code, taken, line);
    }
    line->words = argv + optind;
    line->word_count = (size_t)(argc - optind);
    return true;
}

/* ---- help ---- */

#define WIDTH  80u /* [column] of the help; docs/options.py takes it apart */
#define COLUMN 32u /* [column] where what an option does begins */

static const char *const examples[][2] = {
    {"lorlint letter.pdf", "read one letter"},
    {"lorlint --open letter.pdf", "the same as a page to look at"},
    {"lorlint letters/", "every letter in a folder"},
    {"lorlint --applicant \"Asha Verma\" letter.pdf", "is it about her all through?"},
    {"lorlint -o json=report.json letters/", "a report for programs too"},
    {"lorlint explain date/stale", "what a finding means"},
};

/* Words, in lines that begin at `column` and end before WIDTH; the first one stands there already. */
static void write_wrapped(LorOut *out, const char *text, size_t column) {
    LorStr rest = lor_str_from_c(text), word;
    size_t used = column;
    for (bool first = true; lor_str_split(&rest, ' ', &word); first = false) {
        bool breaks = !first && used + 1 + word.len > WIDTH;
        if (breaks) {
            lor_out_char(out, '\n');
            lor_out_fill(out, ' ', column);
            used = column;
        } else if (!first) {
            lor_out_char(out, ' ');
            used++;
        }
        lor_out_str(out, word);
        used += word.len;
    }
    lor_out_char(out, '\n');
}

static void write_row(LorOut *out, const char *left, const char *right) {
    size_t used = 2 + lor_str_from_c(left).len;
    lor_out_text(out, "  ");
    lor_out_text(out, left);
    if (used + 2 > COLUMN) {
        lor_out_char(out, '\n');
        used = 0;
    }
    lor_out_fill(out, ' ', COLUMN - used);
    write_wrapped(out, right, COLUMN);
}

static void write_option(LorOut *out, char letter, const char *name, const char *value, const char *what, const char *preset) {
    char left[96], right[256];
    char brief[6] = "    ";
    if (letter) snprintf(brief, sizeof brief, "-%c, ", letter);
    snprintf(left, sizeof left, "%s--%s%s%s", brief, name, value ? " " : "", value ? value : "");
    bool tell = value && preset;
    snprintf(right, sizeof right, "%s%s%s%s", what, tell ? " [" : "", tell ? preset : "", tell ? "]" : "");
    write_row(out, left, right);
}

static void write_group(LorOut *out, const char *group) {
    const LorlintSetting *s = lorlint_settings();
    lor_out_format(out, "\n%s\n", group);
    for (; s->name; s++)
        if (strcmp(s->group, group) == 0)
            write_option(out, letter_of(s->name), s->name, s->value, s->what, s->preset);
    for (size_t i = 0; i < OWN_COUNT; i++)
        if (strcmp(own[i].group, group) == 0) write_option(out, own[i].letter, own[i].name, own[i].value, own[i].what, NULL);
}

static void write_groups(LorOut *out) {
    const char *last = "";
    for (const LorlintSetting *s = lorlint_settings(); s->name; s++) {
        if (strcmp(s->group, last) != 0) write_group(out, s->group);
        last = s->group;
    }
    write_group(out, own[HELP].group);
}

static void write_formats(LorOut *out) {
    lor_out_text(out, "\nFormats\n");
    const char *name;
    for (size_t i = 0; (name = lorlint_format_name(i)); i++) write_row(out, name, lorlint_format_what(i));
}

void lor_options_help(const LorCommandLine *line, LorOut *out, bool brief) {
    char title[160];
    snprintf(title, sizeof title, "lorlint %s: what a careful reader would miss in a letter of recommendation", lorlint_version());
    write_wrapped(out, title, 0);
    lor_out_text(out, "\nExamples\n");
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) lor_out_format(out, "  %-46s%s\n", examples[i][0], examples[i][1]);
    lor_out_text(out, "\nCommands\n");
    for (const LorCommand *const *command = line->commands; *command; command++) {
        char left[96];
        snprintf(left, sizeof left, "%s %s", (*command)->name, (*command)->words);
        write_row(out, left, (*command)->what);
    }
    if (brief) {
        lor_out_text(out, "\nAll options: lorlint --help\n");
        return;
    }
    write_groups(out);
    write_formats(out);
    lor_out_char(out, '\n');
    write_wrapped(out, "Each option is also a key of .lorlint.ini (quiet = yes), found in this folder or above it.", 0);
    write_wrapped(out, "Exit: 0 nothing fails, 1 something does, 2 wrong usage, 3 something was not read, 70 failure.", 0);
}
