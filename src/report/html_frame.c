// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before and behind a page: title, policy, style, shapes; about the score, and the one script.
#include "report/html_frame.h"

#include "html_files.h"
#include "report/limits.h"

#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

void lor_html_head(LorHtml *html, LorStr title, bool script) {
    lor_html_add(html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY);
    if (script) lor_html_add(html, "; script-src 'sha256-" LOR_HTML_SCRIPT_HASH "'");
    lor_html_add(html, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                       "<meta name=\"robots\" content=\"noindex\">\n<title>");
    lor_html_line(html, title);
    lor_html_add(html, " \xC2\xB7 lorlint</title>\n<style>\n");
    lor_html_add(html, LOR_HTML_STYLE);
    lor_html_add(html, "</style>\n</head>\n<body>\n");
    lor_html_shapes(html);
}

/* What a score is not. */
static void write_about(LorHtml *html) {
    lor_html_section(html, "about", "About the score");
    lor_html_add(html, "<p>");
    lor_html_text(html, LOR_STR(LOR_REPORT_LIMITS));
    lor_html_add(html, "</p>\n");
    lor_html_end_section(html);
}

void lor_html_foot(LorHtml *html, bool script) {
    lor_html_add(html, "<footer>\n");
    write_about(html);
    lor_html_format(html, "<p class=\"made\">Made by lorlint %s on this machine; nothing was sent anywhere.</p>\n</footer>\n", html->info->version);
    if (script) lor_html_add(html, "<script>\n" LOR_HTML_SCRIPT "</script>\n");
    lor_html_add(html, "</body>\n</html>\n");
}
