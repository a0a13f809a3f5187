// SPDX-License-Identifier: GPL-3.0-or-later
// Below the body: the closing, or the last prose, parts it from the signature block; postscripts, attestations and footers behind that. Does not
// know whose name stands where.
#include "letter/zoner.h"

#include "letter/words.h"

#define SIGNATURE_MAX  16u /* [line] a signature block without a closing */
#define ATTESTED_MAX   2u  /* [line] of prose in which another hand attests the letter */
#define BLOCK_LINES    4u  /* [line] from a titled name to a long post below it */
#define BLOCK_WORDS    12u
#define POST_LINE_MAX  60u /* [byte] a post that fills a line */
#define HANGING_MAX    90u /* [byte] a line of degrees or posts over another one of the block */
#define RULE_BYTES_MAX 45u /* a rule to sign on, no rule across the sheet */

static bool is_afterword(const LorZoner *z, size_t line) { return z->lines[line].repeats || lor_zoner_is(z, line, LOR_LINE_AFTER | LOR_LINE_RULE | LOR_LINE_PS); }

/* The first of the closing lines that have at most two lines of prose below them; what follows a "P.S." does not count. */
static size_t find_closing(const LorZoner *z) {
    size_t found = z->count, below = 0;
    for (size_t i = z->count; i-- > z->body;) {
        if (lor_zoner_is(z, i, LOR_LINE_CLOSES) && !lor_zoner_is(z, i, LOR_LINE_PROSE)) found = i;
        else if (found < z->count && lor_zoner_reads(z, i)) break;
        else if (found == z->count && lor_zoner_is(z, i, LOR_LINE_PROSE) && below >= 2) break;
        if (lor_zoner_is(z, i, LOR_LINE_PS)) below = 0;
        else below += lor_zoner_is(z, i, LOR_LINE_PROSE) && !is_afterword(z, i) && !lor_zoner_is(z, i, LOR_LINE_CONTACT);
    }
    return found;
}

/* The last line of a paragraph may be short and look like no prose. */
static bool ends_paragraph(const LorZoner *z, size_t line) {
    if (line == 0 || z->lines[line].after_blank || !lor_zoner_is(z, line - 1, LOR_LINE_PROSE)) return false;
    char first = lor_zoner_first(z, line), end = lor_zoner_last(z, line), before = lor_zoner_last(z, line - 1);
    bool goes_on = before != '.' && before != '!' && before != '?' && before != ':';
    return goes_on && (lor_is_lower(first) || lor_is_digit(first) || end == '.' || end == '!' || end == '?');
}

static bool looks_signed(const LorZoner *z, size_t first, size_t end) {
    if (first >= end) return false;
    for (size_t i = first; i < end; i++)
        if (z->shapes[i].capital >= 2 || z->letter->doc->text.ptr[z->lines[i].span.off] == '(') return true;
    return false;
}

static bool is_item(const LorZoner *z, size_t line) {
    char first = lor_zoner_text(z, line).ptr[0];
    return first == '-' || first == '*';
}

/* "Vershinin E. P.", "J. Roe, M.D.": ends in initials, not in a sentence. */
static bool ends_in_initials(const LorZoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    size_t n = text.len;
    return n >= 3 && text.ptr[n - 1] == '.' && lor_is_upper(text.ptr[n - 2]) && !lor_is_alpha(text.ptr[n - 3]);
}

/* "Dr. A. Bello": little more than a name with its title. */
static bool opens_with_title(const LorZoner *z, size_t line) {
    return z->shapes[line].lower == 0 && z->shapes[line].words <= LOR_NAME_WORDS && lor_words_open(lor_zoner_text(z, line), LOR_WORDS_NAME_TITLE);
}

/* "physician of the highest category     /signature/     N. V. Roe", "colonel of medical service     (signature)": a mark of signing, and behind a wide gap no more than a name or the mark. */
static bool signs_in_line(const LorZoner *z, size_t line) {
    LorStr text = lor_letter_original(z->letter, z->lines[line].span);
    size_t gap = text.len;
    while (gap > 2 && !(text.ptr[gap - 1] == ' ' && text.ptr[gap - 2] == ' ' && text.ptr[gap - 3] == ' ') && text.ptr[gap - 1] != '\t') gap--;
    if (gap <= 2 || text.len - gap > LOR_NAME_BYTES || text.len == gap) return false;
    if (lor_words_close(lor_zoner_text(z, line), LOR_WORDS_SIGNING_PLACE)) return true;
    if (!lor_is_upper(text.ptr[gap])) return false;
    for (size_t i = gap; i < text.len; i++)
        if (lor_is_digit(text.ptr[i]) || (text.ptr[i] == ' ' && i + 1 < text.len && lor_is_lower(text.ptr[i + 1]))) return false;
    bool initials = gap + 3 < text.len && text.ptr[gap + 1] == '.' && !lor_zoner_is(z, line, LOR_LINE_SENTENCE); /* "surgeon of the highest category     B. Roe" */
    return initials || lor_words_stand(lor_zoner_text(z, line), LOR_WORDS_SIGNING_PLACE);
}

/* A line of a name block although it reads as prose: it ends in initials, it is signed, it is mostly names and hangs on the line below, or it opens the block with a long post ("Head of the
 * chair of hospital pediatrics,"), short, and not ended as a sentence. */
static bool reads_as_block(const LorZoner *z, size_t line, size_t end) {
    if ((ends_in_initials(z, line) && z->shapes[line].words <= LOR_NAME_WORDS) || signs_in_line(z, line)) return true;
    char last = lor_zoner_last(z, line);
    bool below_name = line > 0 && !z->lines[line].after_blank && opens_with_title(z, line - 1) && z->shapes[line].words <= LOR_NAME_WORDS;
    if (below_name && !lor_zoner_is(z, line, LOR_LINE_PROSE)) return true;
    size_t top = line;
    while (top > 0 && line - top < BLOCK_LINES && !z->lines[top].after_blank) top--;
    bool in_block = top < line && opens_with_title(z, top) && z->shapes[line].words <= BLOCK_WORDS && lor_is_upper(lor_zoner_first(z, line)) && last != '.' && last != '!' && last != '?';
    if (in_block) return true; /* "Chef du service de pneumologie du CHU de Mbolo", two lines below "Pr Jean Roe" */
    bool hangs = line + 1 < end && !z->lines[line + 1].after_blank && z->lines[line].len <= HANGING_MAX;
    if (hangs && z->shapes[line].capital >= z->shapes[line].lower && last != '.' && last != '!' && last != '?') return true;
    bool opens = z->lines[line].after_blank && line + 1 < end && !z->lines[line + 1].after_blank;
    return opens && z->lines[line].len <= POST_LINE_MAX && lor_is_upper(lor_zoner_first(z, line)) && last != '.' && last != '!' && last != '?' && last != ':';
}

/* "Sworn translation from the German" over a letter attests it too: then the letter's prose is below. */
static bool heads_letter(const LorZoner *z, size_t line) {
    size_t below = 0;
    for (size_t i = line + 1; i < z->count && below <= ATTESTED_MAX; i++) below += lor_zoner_is(z, i, LOR_LINE_PROSE);
    return below > ATTESTED_MAX;
}

/* Without a closing: the short lines that end the letter. */
static size_t find_name_block(const LorZoner *z) {
    size_t end = z->count;
    if (lor_zoner_next_prose(z, 0) == z->count) return z->count;
    for (size_t i = z->count > z->body + SIGNATURE_MAX ? z->count - SIGNATURE_MAX : z->body; i < z->count; i++)
        if (lor_zoner_is(z, i, LOR_LINE_PS) || (lor_line_attests(z->letter, &z->lines[i]) && !heads_letter(z, i))) {
            end = i;
            break;
        }
    while (end > z->body && is_afterword(z, end - 1)) end--;
    size_t first = end;
    while (first > z->body && end - first < SIGNATURE_MAX) {
        bool plain = !lor_zoner_reads(z, first - 1) && !is_item(z, first - 1) && !ends_paragraph(z, first - 1);
        if (!plain && !reads_as_block(z, first - 1, end)) break;
        first--;
    }
    while (first < end && lor_zoner_is(z, first, LOR_LINE_RULE)) first++;
    return looks_signed(z, first, end) ? first : z->count;
}

/* Without a closing: the name right below a rule that was drawn to sign on, whatever sentence stands at the foot. */
static size_t find_ruled_name(const LorZoner *z) {
    for (size_t i = z->count; i-- > z->body + 1 && z->count - i <= SIGNATURE_MAX;) {
        if (!lor_zoner_is(z, i, LOR_LINE_RULE) || z->lines[i].repeats || z->lines[i].len >= RULE_BYTES_MAX || i + 1 == z->count) continue;
        bool name = !z->lines[i + 1].after_blank && !lor_zoner_reads(z, i + 1) && !lor_zoner_is(z, i + 1, LOR_LINE_CONTACT | LOR_LINE_AFTER) && z->shapes[i + 1].words >= 2 &&
                    z->shapes[i + 1].words <= LOR_NAME_WORDS && z->shapes[i + 1].capital >= 2 && !lor_line_attests(z->letter, &z->lines[i + 1]);
        if (name && (lor_zoner_reads(z, i - 1) || ends_paragraph(z, i - 1))) return i + 1;
    }
    return z->count;
}

void lor_zoner_find_sign(LorZoner *z) {
    z->sign = find_closing(z);
    if (z->sign == z->count) z->sign = find_ruled_name(z);
    if (z->sign == z->count) z->sign = find_name_block(z);
}

/* A letterhead below the name: after an empty line, an address or institution with its contacts. */
static bool opens_footer(const LorZoner *z, size_t line) {
    if (!z->lines[line].after_blank || line < z->sign + 2 || lor_words_open(lor_zoner_text(z, line), LOR_WORDS_NAME_TITLE)) return false; /* "Dr Jane Roe MRCP | Consultant | 0123 …" below "Jane" */
    size_t contacts = 0, plain = 0, lines = 0;
    for (size_t i = line; i < z->count && lines < 6; i++, lines++) {
        if (lor_zoner_is(z, i, LOR_LINE_CONTACT)) contacts++;
        else plain += z->shapes[i].capital >= 2;
    }
    bool centred = z->lines[line].column >= 12 && z->lines[line].column >= z->lines[z->sign].column + 8;
    LorStr text = lor_zoner_text(z, line);
    bool address = lor_zoner_is(z, line, LOR_LINE_CONTACT) && z->shapes[line].capital >= 3 && lor_str_find(text, LOR_STR(",")) != LOR_NONE;
    return (centred && contacts && plain) || address;
}

void lor_zoner_zone_tail(LorZoner *z) {
    LorZone zone = LOR_IN_SIGN;
    for (size_t i = z->sign; i < z->count; i++) {
        bool prose = lor_zoner_is(z, i, LOR_LINE_PROSE) && !lor_zoner_is(z, i, LOR_LINE_CONTACT) && i > z->sign && !signs_in_line(z, i);
        bool ended = lor_zoner_is(z, i, LOR_LINE_SENTENCE) || z->lines[i].len >= 80 || lor_zoner_last(z, i) == '.' || lor_zoner_last(z, i) == '!';
        if (lor_zoner_is(z, i, LOR_LINE_PS)) zone = LOR_IN_BODY;
        else if (zone == LOR_IN_BODY && !(lor_zoner_reads(z, i) || ends_paragraph(z, i))) zone = LOR_IN_FOOT;
        else if (zone == LOR_IN_SIGN && i > z->sign && 
                 (lor_zoner_is(z, i, LOR_LINE_AFTER | LOR_LINE_RULE) || lor_line_attests(z->letter, &z->lines[i]) || (prose && ended) || opens_footer(z, i)))
            zone = lor_zoner_is(z, i, LOR_LINE_RULE) && z->lines[i].len < RULE_BYTES_MAX && i < z->sign + 4 ? LOR_IN_SIGN : LOR_IN_FOOT;
        z->lines[i].zone = z->lines[i].repeats ? LOR_IN_FOOT : zone;
    }
}
