// SPDX-License-Identifier: GPL-3.0-or-later
// Escaping, ids, headings and the few shapes that all sections of the HTML report use.
#include "report/html_write.h"

#include "core/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

void lor_html_add(LorHtml *html, const char *markup) { lor_out_text(html->out, markup); }

void lor_html_format(LorHtml *html, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len > 0) lor_out_str(html->out, lor_str(text, (size_t)len < sizeof text ? (size_t)len : sizeof text - 1));
}

/* What stands in the page for a character, or NULL: itself. */
static const char *replacement(uint32_t code, bool one_line) {
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\t':
    case '\n': return one_line ? " " : NULL;
    case '\r': return " ";
    default: return lor_utf8_control(code) || code == LOR_UTF8_WRONG ? "\xEF\xBF\xBD" : NULL;
    }
}

static void escape(LorHtml *html, LorStr text, bool one_line) {
    size_t plain = 0;
    for (size_t off = 0; off < text.len;) {
        size_t before = off;
        uint32_t code = lor_utf8_next(text, &off);
        const char *instead = replacement(code, one_line);
        if (!instead) continue;
        lor_out_str(html->out, lor_str_slice(text, plain, before - plain));
        lor_out_text(html->out, instead);
        plain = off;
    }
    lor_out_str(html->out, lor_str_slice(text, plain, text.len));
}

void lor_html_text(LorHtml *html, LorStr text) { escape(html, text, false); }
void lor_html_line(LorHtml *html, LorStr text) { escape(html, text, true); }

void lor_html_base64(LorHtml *html, LorStr bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    enum { GROUPS = 1024 };
    char piece[GROUPS * 4];
    size_t filled = 0;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t count = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t bits = 0;
        for (size_t k = 0; k < 3; k++) bits = bits << 8 | (k < count ? (unsigned char)bytes.ptr[i + k] : 0);
        for (size_t k = 0; k < 4; k++) piece[filled++] = k <= count ? digits[bits >> (18 - 6 * k) & 63] : '=';
        if (filled < sizeof piece) continue;
        lor_out_str(html->out, lor_str(piece, filled));
        filled = 0;
    }
    lor_out_str(html->out, lor_str(piece, filled));
}

void lor_html_number(LorHtml *html, double number) {
    double rounded = round(number * 100) / 100;
    lor_html_format(html, "%.12g", rounded == 0 ? 0 : rounded);
}

const char *lor_html_plural(size_t count) { return count == 1 ? "" : "s"; }

void lor_html_id(LorHtml *html, const char *name) { lor_html_format(html, " id=\"%s%s\"", html->prefix, name); }

void lor_html_heading(LorHtml *html, unsigned below, const char *title) {
    unsigned level = html->level + below;
    lor_html_format(html, "<h%u>%s</h%u>\n", level, title, level);
}

void lor_html_section(LorHtml *html, const char *name, const char *title) {
    lor_html_format(html, "<section class=\"%s\"", name);
    if (html->level == 2) lor_html_format(html, " aria-labelledby=\"%s\"", name); /* landmarks of one page need names of their own */
    lor_html_format(html, ">\n<h%u", html->level);
    lor_html_id(html, name);
    lor_html_format(html, ">%s</h%u>\n", title, html->level);
}

void lor_html_end_section(LorHtml *html) { lor_html_add(html, "</section>\n"); }

void lor_html_severity(LorHtml *html, LorSeverity severity) {
    const char *word = lor_severity_word(severity);
    lor_html_format(html, "<span class=\"sev %s\"><svg aria-hidden=\"true\"><use href=\"#s-%s\"/></svg>%s</span>", word, word, word);
}

void lor_html_shapes(LorHtml *html) {
    lor_html_add(html, "<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
                       "<symbol id=\"s-error\" viewBox=\"0 0 12 12\"><path d=\"M2.6.4 6 3.8 9.4.4l2.2 2.2L8.2 6l3.4 3.4-2.2 2.2L6 8.2l-3.4 3.4L.4 9.4 3.8 6 .4 2.6z\"/></symbol>"
                       "<symbol id=\"s-warning\" viewBox=\"0 0 12 12\"><path d=\"M6 .8 11.6 11H.4z\"/></symbol>"
                       "<symbol id=\"s-suggestion\" viewBox=\"0 0 12 12\"><circle cx=\"6\" cy=\"6\" r=\"5\"/></symbol>"
                       "<symbol id=\"s-info\" viewBox=\"0 0 12 12\"><path d=\"M2 5h8v2H2z\"/></symbol>"
                       "<symbol id=\"s-good\" viewBox=\"0 0 12 12\"><path d=\"m1 6.5 1.6-1.6 2.2 2.2L10 2l1.5 1.6-6.7 6.6z\"/></symbol>"
                       "</defs></svg>\n");
}

const char *lor_html_rule_name(LorHtml *html, const LorRule *rule) {
    LorStr name = lor_arena_format(html->arena, "r-%.*s", LOR_STR_ARG(rule->id));
    for (size_t i = 0; i < name.len; i++) {
        char *c = (char *)name.ptr + i;
        if (!lor_is_alpha(*c) && !lor_is_digit(*c)) *c = '-';
    }
    return name.ptr;
}

void lor_html_title(LorHtml *html, const LorRule *rule, const char *attributes) {
    lor_html_format(html, "<a %shref=\"#%s%s\">", attributes, html->prefix, lor_html_rule_name(html, rule));
    lor_html_line(html, rule->title);
    lor_html_add(html, "</a>");
}

void lor_html_loss(LorHtml *html, const LorFinding *finding) {
    if (finding->points <= 0) return;
    lor_html_add(html, " <span class=\"loss\">\xE2\x88\x92");
    lor_html_number(html, finding->points);
    lor_html_add(html, "</span>");
}

void lor_html_place(LorHtml *html, const LorPlace *place) {
    if (place->page > 1) lor_html_format(html, "page %u, ", place->page);
    if (place->line) lor_html_format(html, "line %u", place->line);
}
