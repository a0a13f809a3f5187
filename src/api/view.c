// SPDX-License-Identifier: GPL-3.0-or-later
// How a report is to look: what was set, and what the terminal can do.
#include "api/view.h"

#include "api/settings.h"
#include "report/address.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_LEAST   40u  /* [cell] */
#define WIDTH_MOST    160u /* [cell] longer lines are hard to read */
#define WIDTH_DEFAULT 80u

static bool wants_color(const LorlintRun *run, int fd) {
    LorStr asked = lor_run_text(run, "color");
    if (lor_str_eq(asked, LOR_STR("always"))) return true;
    if (lor_str_eq(asked, LOR_STR("never")) || fd < 0 || !isatty(fd)) return false;
    LorStr term = lor_str_from_c(getenv("TERM"));
    return lor_str_from_c(getenv("NO_COLOR")).len == 0 && term.len && !lor_str_eq(term, LOR_STR("dumb"));
}

static unsigned width_of(const LorlintRun *run, int fd) {
    struct winsize size = {0};
    size_t width = 0;
    bool known = lor_str_to_size(lor_run_text(run, "width"), WIDTH_MOST, &width) ||
                 lor_str_to_size(lor_str_from_c(getenv("COLUMNS")), 100000, &width);
    if (!known && fd >= 0 && ioctl(fd, TIOCGWINSZ, &size) == 0) width = size.ws_col;
    if (width == 0) width = WIDTH_DEFAULT;
    return width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : (unsigned)width;
}

/* The console without a window system and the terminal inside Emacs print what they do not know. */
static bool prints_links(void) {
    LorStr term = lor_str_from_c(getenv("TERM"));
    return lor_str_eq(term, LOR_STR("linux")) || lor_str_starts(term, LOR_STR("eterm"));
}

/* Links need what colour needs, and a terminal: who pipes colours into a pager did not ask for links. Pseudonyms lead nowhere. */
static LorLinks links_of(const LorlintRun *run, int fd) {
    char host[HOST_NAME_MAX + 1] = "", folder[PATH_MAX];
    LorLinks links = {0};
    bool wanted = wants_color(run, fd) && fd >= 0 && isatty(fd) && !prints_links() && !lor_run_is_on(run, "redact");
    if (!wanted || gethostname(host, sizeof host - 1) != 0 || !getcwd(folder, sizeof folder)) return links;
    links.host = lor_arena_copy(run->arena, lor_str_from_c(host));
    links.folder = lor_arena_copy(run->arena, lor_str_from_c(folder));
    LorStr rules = lor_address_rules_file();
    links.rules = rules.len == 0 || access(rules.ptr, R_OK) == 0;
    return links;
}

LorReportOptions lor_run_view(const LorlintRun *run, int fd) {
    size_t under = 0;
    bool has_under = lor_str_to_size(lor_run_text(run, "fail-under"), 100, &under);
    return (LorReportOptions){
        .width = width_of(run, fd),
        .color = wants_color(run, fd),
        .show = lor_severity_from_word(lor_run_text(run, "show")),
        .fail_on = lor_severity_from_word(lor_run_text(run, "fail-on")), /* "never" is no severity */
        .fail_on_upload = lor_run_is_on(run, "fail-on-upload"),
        .fail_under = has_under ? (int)under : -1,
        .excerpts = lor_run_is_on(run, "excerpts"),
        .links = links_of(run, fd),
        .quiet = lor_run_is_on(run, "quiet"),
    };
}
