// SPDX-License-Identifier: GPL-3.0-or-later
// E-mail addresses, phones, faxes and web sites. Does not know addresses broken over two lines, and cannot tell a clinic's general number from the writer's own but by where it stands.
#include "letter/contact.h"

#include "core/block.h"
#include "letter/line_shape.h"
#include "letter/marks.h"
#include "letter/signs.h"
#include "letter/trade.h"

#define ZIP_DIGITS       5u /* before a number in brackets */
#define PHONE_DIGITS_MIN 7u
#define PHONE_DIGITS_MAX 15u
#define LABEL_REACH      3u /* [token] how far before a number its label may stand */
#define CALL_REACH       10u /* [token] from "call me" to the number */
#define PHONE_BYTES_MAX  40u
#define CONTACTS_MAX     500u /* [contact] */
#define CODE_DIGITS_MAX  6u   /* [digit] of country and area, before a slash that goes on with the number */

typedef LOR_VEC(LorContact) Contacts;

typedef struct Region { /* one cell of a line: where a number cannot run into its neighbour's */
    size_t off, end;    /* [byte] in the folded text */
    uint32_t line;
    LorZone zone;
} Region;

static bool mail_char(char c) { return lor_is_lower(c) || lor_is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%'; }
static bool host_char(char c) { return lor_is_lower(c) || lor_is_digit(c) || c == '.' || c == '-'; }

static char at(const LorLetter *letter, size_t off, const Region *region) { return off < region->end ? letter->text.ptr[off] : 0; }

static size_t skip_space(const LorLetter *letter, size_t off, const Region *region) { return at(letter, off, region) == ' ' ? off + 1 : off; }

/* Last labels of host names, for sites and for addresses that extraction has broken at a dot. */
static bool is_top_label(LorStr label) { return lor_word_in(lor_word_find(label), LOR_WORDS_TOP_LABEL); }

static LorStr label_at(const LorLetter *letter, size_t off, const Region *region) {
    size_t end = off;
    while (end < region->end && lor_is_lower(letter->text.ptr[end])) end++;
    return lor_str_slice(letter->text, off, end - off);
}

/* The end of a host name that starts at `off`; steps over spaces around a dot where a known last label follows. */
static size_t host_end(const LorLetter *letter, size_t off, const Region *region) {
    size_t end = off;
    for (;;) {
        while (end < region->end && host_char(letter->text.ptr[end])) end++;
        bool dotted = end > off && letter->text.ptr[end - 1] == '.';
        size_t next = skip_space(letter, end, region);
        if (next == end) break;
        size_t label = at(letter, next, region) == '.' ? skip_space(letter, next + 1, region) : dotted ? next : 0;
        if (!label || !is_top_label(label_at(letter, label, region))) break;
        end = label;
    }
    while (end > off && (letter->text.ptr[end - 1] == '.' || letter->text.ptr[end - 1] == '-')) end--;
    return end;
}

static LorContact contact_of(const LorLetter *letter, LorContactKind kind, size_t off, size_t end, const Region *region) {
    return (LorContact){.kind = kind, .off = (uint32_t)off, .len = (uint32_t)(end - off), .line = region->line, .zone = region->zone,
                        .span = lor_letter_span(letter, off, end - off)};
}

static void add(const LorLetter *letter, Contacts *out, LorContact contact) {
    if (out->len < CONTACTS_MAX) lor_vec_push(letter->arena, out, contact);
}

static bool words_have(const LorLetter *letter, const char *lexicon, size_t off, size_t end) {
    size_t first = lor_letter_token_from(letter, off), last = lor_letter_token_from(letter, end);
    return last > first && lor_letter_has(letter, lexicon, first, last - first);
}

static void find_emails(const LorLetter *letter, const Region *region, Contacts *out) {
    for (size_t i = region->off; (i = lor_sign_next(letter, i, region->end)) < region->end; i++) {
        size_t sign = lor_sign_at(letter->text, i);
        if (!sign) continue;
        size_t start = i, host = skip_space(letter, i + sign, region);
        if (start > region->off && letter->text.ptr[start - 1] == ' ') start--;
        size_t local_end = start;
        while (start > region->off && mail_char(letter->text.ptr[start - 1])) start--;
        while (start < local_end && !lor_is_lower(letter->text.ptr[start]) && !lor_is_digit(letter->text.ptr[start])) start++;
        size_t end = host_end(letter, host, region);
        LorStr name = lor_str_slice(letter->text, host, end - host);
        if (start == local_end || lor_str_find(name, LOR_STR(".")) == LOR_NONE) continue;
        LorContact found = contact_of(letter, LOR_CONTACT_EMAIL, start, end, region);
        found.free_mail = words_have(letter, "free-mail", host, end);
        add(letter, out, found);
        i = end;
    }
}

static bool is_web_start(LorStr rest) { return lor_str_starts(rest, LOR_STR("www.")) || lor_str_starts(rest, LOR_STR("http://")) || lor_str_starts(rest, LOR_STR("https://")); }

/* A bare "hospital.example" counts when its last label is known and no letters go on. */
static bool is_bare_site(LorStr name) {
    size_t dot = LOR_NONE;
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '.') dot = i;
    if (dot == LOR_NONE || dot < 4) return false;
    LorStr last = lor_str_slice(name, dot + 1, name.len);
    return last.len >= 3 && is_top_label(last);
}

static void find_sites(const LorLetter *letter, const Region *region, Contacts *out) {
    for (size_t i = region->off; i < region->end;) {
        char c = letter->text.ptr[i];
        if (!lor_is_lower(c) && !lor_is_digit(c)) {
            i++;
            continue;
        }
        size_t end = i;
        bool marked = is_web_start(lor_str_slice(letter->text, i, region->end - i));
        while (end < region->end && (host_char(letter->text.ptr[end]) || (marked && (letter->text.ptr[end] == ':' || letter->text.ptr[end] == '/')))) end++;
        size_t stop = end;
        while (stop > i && !lor_is_lower(letter->text.ptr[stop - 1]) && !lor_is_digit(letter->text.ptr[stop - 1])) stop--;
        bool mail = (i > region->off && letter->text.ptr[i - 1] == '@') || at(letter, end, region) == '@' || (end > 0 && letter->text.ptr[end - 1] == '@');
        LorStr name = lor_str_slice(letter->text, i, stop - i);
        if (!mail && (marked || (region->zone != LOR_IN_BODY && is_bare_site(name)))) {
            LorContact found = contact_of(letter, LOR_CONTACT_WEB, i, stop, region);
            add(letter, out, found);
        }
        i = end > i ? end : i + 1;
    }
}

typedef struct Number {
    size_t off, end, digits;
    size_t groups, longest; /* groups of digits; the longest of them */
    size_t same;            /* digits equal to the first: all of them in "(999) 999-9999" */
    bool plus;              /* +CC or 00CC */
    bool slashed;           /* a slash stands right before or behind: a date or a file number */
    bool bracketed;         /* begins with an area code in brackets */
    uint8_t sizes[3];       /* digits of the first groups */
} Number;

static bool number_char(char c) { return lor_is_digit(c) || c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '[' || c == ']'; }

/* A slash between two groups of digits: "0555 / 5501-17". */
static bool slash_joins(const LorLetter *letter, size_t off, const Region *region) {
    return at(letter, off, region) == '/' && lor_is_digit(at(letter, skip_space(letter, off + 1, region), region));
}

static void count_digit(Number *n, size_t in_group) {
    n->digits++;
    if (in_group == 1) n->groups++;
    if (in_group > n->longest) n->longest = in_group;
    if (n->groups <= 3) n->sizes[n->groups - 1]++;
}

/* A number with its separators from `off`, which stands on a digit, "+" or "("; slashes are separators where it is sure to be one to call. */
static Number read_number(const LorLetter *letter, size_t off, const Region *region, bool labelled) {
    Number n = {.off = off, .end = off, .bracketed = letter->text.ptr[off] == '('};
    bool plus = false;
    size_t group = 0;
    char first_digit = 0;
    for (size_t i = off; i < region->end && i < off + PHONE_BYTES_MAX; i++) {
        char c = letter->text.ptr[i];
        if (c == '(' && n.digits >= ZIP_DIGITS && group == 0 && n.groups == 1) break; /* "WA 98555 - (360) 555-0175" */
        if (c == '+' && n.digits == 0) plus = true;
        else if (!number_char(c) && !((labelled || plus) && n.digits <= CODE_DIGITS_MAX && slash_joins(letter, i, region))) break;
        if (!lor_is_digit(c)) {
            group = 0;
            if (c == ' ' && at(letter, i + 1, region) == ' ') break;
            continue;
        }
        if (n.digits == 0) first_digit = c;
        n.same += c == first_digit;
        count_digit(&n, ++group);
        n.end = i + 1;
    }
    size_t first = off;
    while (first < n.end && !lor_is_digit(letter->text.ptr[first])) first++;
    LorStr start = lor_str_slice(letter->text, first, 2);
    n.plus = plus || (lor_str_eq(start, LOR_STR("00")) && n.digits >= 11);
    n.slashed = (off > region->off && letter->text.ptr[off - 1] == '/') || at(letter, n.end, region) == '/';
    return n;
}

typedef enum Label { LABEL_NONE, LABEL_PHONE, LABEL_FAX, LABEL_OTHER } Label;

/* "T 330…", "F: …": one capital letter as a label. */
static Label letter_label(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    if (word.len != 1 || !(letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL)) return LABEL_NONE;
    if (word.ptr[0] == 'f') return LABEL_FAX;
    return word.ptr[0] == 't' || word.ptr[0] == 'p' || word.ptr[0] == 'm' || word.ptr[0] == 'c' || word.ptr[0] == 'o' ? LABEL_PHONE : LABEL_NONE;
}

static Label label_of(const LorLetter *letter, size_t off, const Region *region) {
    size_t token = lor_letter_token_from(letter, off);
    Label nearest = LABEL_NONE;
    for (size_t back = 1; back <= LABEL_REACH && back <= token; back++) {
        size_t t = token - back;
        if (letter->tokens.at[t].off < region->off) break;
        bool numbered = t > 0 && letter->tokens.at[t - 1].off >= region->off && lor_letter_in(letter, t - 1, LOR_WORDS_FILE_NUMBER) && !lor_letter_is(letter, t, "tel"); /* "No. PH 0032.207/1446" */
        if (numbered && letter->tokens.at[t].before == '.') return LABEL_OTHER;
        if (lor_trade_at(letter, t, LOR_TRADE_FAX_LABEL)) {
            if (nearest == LABEL_NONE) nearest = LABEL_FAX;
        } else if (lor_trade_at(letter, t, LOR_TRADE_PHONE_LABEL)) {
            return nearest == LABEL_OTHER ? LABEL_OTHER : LABEL_PHONE; /* "Tel / Fax" serves both */
        } else if (lor_trade_at(letter, t, LOR_TRADE_FILE_LABEL)) {
            return nearest == LABEL_NONE ? LABEL_OTHER : nearest;
        } else if (back == 1 && letter_label(letter, t) != LABEL_NONE) {
            return letter_label(letter, t);
        } else if (letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) {
            break;
        }
    }
    return nearest;
}

/* "(319) 555-0137", "330.555.0144", "1 (868) 555-0117". */
static bool has_us_shape(const Number *n) {
    bool long_distance = n->digits == 11 && n->groups == 4 && n->sizes[0] == 1 && n->sizes[1] == 3 && n->sizes[2] == 3;
    return long_distance || (n->digits == 10 && n->groups == 3 && n->sizes[0] == 3 && n->sizes[1] == 3);
}

static bool fills_region(const LorLetter *letter, const Number *n, const Region *region) {
    for (size_t i = region->off; i < region->end; i++)
        if ((i < n->off || i >= n->end) && (lor_is_lower(letter->text.ptr[i]) || lor_is_digit(letter->text.ptr[i]))) return false;
    return true;
}

/* "… | 593-3-555-0190 | …": a number alone between bars, written with hyphens or spaces. */
static bool stands_apart(const LorLetter *letter, const Number *n, const Region *region) {
    size_t before = n->off, after = n->end;
    while (before > region->off && letter->text.ptr[before - 1] == ' ') before--;
    while (after < region->end && letter->text.ptr[after] == ' ') after++;
    bool parted = (before == region->off || letter->text.ptr[before - 1] == '|') && (after == region->end || letter->text.ptr[after] == '|');
    for (size_t i = n->off; i < n->end; i++)
        if (letter->text.ptr[i] == '.') return false; /* a tax number */
    return parted && (before > region->off || after < region->end);
}

/* 12-05-2026, 2026.05.12: a day, a month and a year. */
static bool looks_dated(const Number *n) {
    if (n->groups != 3 || n->sizes[1] > 2) return false;
    return (n->sizes[0] <= 2 && (n->sizes[2] == 2 || n->sizes[2] == 4)) || (n->sizes[0] == 4 && n->sizes[2] <= 2);
}

/* Whether an e-mail address was found in this line: a number beside it in prose is one to call. */
static bool has_mail(const Contacts *found, uint32_t line) {
    for (size_t i = found->len; i-- > 0 && found->at[i].line == line;)
        if (found->at[i].kind == LOR_CONTACT_EMAIL) return true;
    return false;
}

/* "you can call me at any time on 01005550188": words of calling some way before it in the line. */
static bool is_called(const LorLetter *letter, const Number *n, const Region *region) {
    size_t token = lor_letter_token_from(letter, n->off);
    for (size_t back = 1; back <= CALL_REACH && back <= token && letter->tokens.at[token - back].off >= region->off; back++)
        if (lor_letter_in(letter, token - back, LOR_WORDS_CALLS)) return true;
    return false;
}

static bool is_phone(const LorLetter *letter, const Number *n, Label label, const Region *region, bool beside_mail) {
    if (n->digits < PHONE_DIGITS_MIN || n->digits > PHONE_DIGITS_MAX || n->same == n->digits) return false;
    if (n->plus && label != LABEL_OTHER) return true;
    if (label == LABEL_PHONE || label == LABEL_FAX) return !looks_dated(n);
    if (label == LABEL_OTHER || looks_dated(n)) return false;
    if (has_us_shape(n)) return true;
    if ((region->zone == LOR_IN_BODY && !beside_mail && !is_called(letter, n, region)) || n->slashed) return false;
    if (region->zone != LOR_IN_BODY && n->groups >= 3 && n->digits >= 9 && n->digits <= 13 && n->sizes[0] <= 3 && stands_apart(letter, n, region)) return true;
    size_t first = n->off;
    while (first < n->end && !lor_is_digit(letter->text.ptr[first])) first++;
    bool trunk_zero = letter->text.ptr[first] == '0' && n->digits >= 9 && n->digits <= 12;
    if (n->bracketed && n->groups >= 2 && n->sizes[0] >= 2 && n->sizes[0] <= 5 && n->digits >= 8) return true;
    return trunk_zero || (fills_region(letter, n, region) && n->groups >= 2 && region->zone == LOR_IN_SIGN);
}

/* The first digit, plus or bracket from `at` on, with which a number may begin; or the region's end. */
static size_t number_start(const LorLetter *letter, size_t at, const Region *region) {
    for (; at < region->end; at += LOR_BLOCK) {
        LorBlock block = lor_block_at(letter->text, at);
        uint64_t found = lor_block_bits(lor_block_or(lor_block_within(block, '0', '9'), lor_block_or(lor_block_is(block, '+'), lor_block_is(block, '('))));
        if (found) at += (size_t)__builtin_ctzll(found);
        if (found) break;
    }
    return at < region->end ? at : region->end;
}

static void find_phones(const LorLetter *letter, const Region *region, Contacts *out) {
    for (size_t i = region->off; (i = number_start(letter, i, region)) < region->end;) {
        char c = letter->text.ptr[i];
        char before = i > region->off ? letter->text.ptr[i - 1] : ' ';
        bool starts = lor_is_digit(c) || ((c == '+' || c == '(') && (lor_is_digit(at(letter, i + 1, region)) || at(letter, i + 1, region) == '+' || at(letter, i + 1, region) == '('));
        bool inside_word = lor_is_lower(before) || lor_is_digit(before) || before == '@' || before == '_' || (unsigned char)before >= 0x80;
        if (!starts || (inside_word && c != '+' && c != '(')) {
            i++;
            continue;
        }
        Label label = label_of(letter, i, region);
        Number number = read_number(letter, i, region, label == LABEL_PHONE || label == LABEL_FAX);
        if (is_phone(letter, &number, label, region, has_mail(out, region->line))) {
            LorContact found = contact_of(letter, label == LABEL_FAX ? LOR_CONTACT_FAX : LOR_CONTACT_PHONE, number.off, number.end, region);
            found.country_code = number.plus;
            add(letter, out, found);
        }
        i = number.end > i ? number.end : i + 1;
    }
}

/* "telephone plus eight eight oh, one zero …": digits spelled out behind a label. */
static void find_spelled_phone(const LorLetter *letter, const Region *region, Contacts *out) {
    if (!lor_letter_hits(letter, "phone-label").len) return;
    const uint8_t *labels = lor_marks(letter, "phone-label");
    size_t end = lor_letter_token_from(letter, region->end);
    for (size_t t = lor_letter_token_from(letter, region->off); t < end && (t = lor_marks_find(labels, t, end - t, LOR_MARK_IN)) != LOR_NONE; t++) {
        size_t next = t + 1, digits = 0;
        for (; next < end; next++) {
            double value = lor_token_number(letter->tokens, next);
            bool digit = (value >= 0 && value <= 9 && !(letter->tokens.at[next].flags & LOR_TOKEN_DIGITS)) || lor_letter_is(letter, next, "oh");
            bool filler = lor_letter_in(letter, next, LOR_WORDS_SPOKEN_NUMBER);
            if (!digit && !filler) break;
            digits += digit;
        }
        if (digits < PHONE_DIGITS_MIN) continue;
        size_t from = letter->tokens.at[t + 1].off, to = letter->tokens.at[next - 1].off + letter->tokens.at[next - 1].len;
        LorContact found = contact_of(letter, LOR_CONTACT_PHONE, from, to, region);
        found.country_code = lor_letter_is(letter, t + 1, "plus");
        add(letter, out, found);
        t = next - 1;
    }
}

static size_t digits_of(const LorLetter *letter, const Region *region) {
    const LorTextLine *line = &letter->lines.at[region->line];
    if (line->digits < PHONE_DIGITS_MIN || region->end - region->off == line->len) return line->digits;
    size_t digits = 0;
    for (size_t i = region->off; i < region->end; i++) digits += lor_is_digit(letter->text.ptr[i]);
    return digits;
}

/* Each search only where what it looks for can stand. */
static void scan_region(const LorLetter *letter, const Region *region, Contacts *out) {
    if (lor_signs_mail(letter, region->off, region->end)) find_emails(letter, region, out);
    if (lor_signs_site(letter, region->off, region->end)) find_sites(letter, region, out);
    if (digits_of(letter, region) >= PHONE_DIGITS_MIN) find_phones(letter, region, out);
    if (region->zone != LOR_IN_BODY) find_spelled_phone(letter, region, out);
}

static void sort_by_place(Contacts *contacts) {
    for (size_t i = 1; i < contacts->len; i++) /* a few dozen at most, nearly in order */
        for (size_t k = i; k > 0 && contacts->at[k].off < contacts->at[k - 1].off; k--) {
            LorContact swap = contacts->at[k];
            contacts->at[k] = contacts->at[k - 1];
            contacts->at[k - 1] = swap;
        }
}

/* "To: office@…", "Cc: …" of a mail: not the writer's. */
static bool is_recipients(const LorLetter *letter, const LorTextLine *line) {
    return line->count > 1 && lor_letter_in(letter, line->first, LOR_WORDS_RECIPIENT_LABEL) && (letter->tokens.at[line->first].after == ':' || letter->tokens.at[line->first + 1].before == ':');
}

/* Most lines of a letter hold nothing of one. */
static bool may_hold_contact(const LorLetter *letter, const LorTextLine *line) {
    size_t end = line->off + line->len;
    return line->zone != LOR_IN_BODY || line->digits >= PHONE_DIGITS_MIN || lor_sign_next(letter, line->off, end) < end;
}

static LorTokenSet tokens_in(const LorLetter *letter, const Contacts *contacts) {
    LorTokenSet tokens = lor_token_set(letter->arena, letter->tokens.len);
    for (size_t i = 0; i < contacts->len; i++) {
        size_t end = contacts->at[i].off + contacts->at[i].len;
        for (size_t t = lor_letter_token_behind(letter, contacts->at[i].off); t < letter->tokens.len && letter->tokens.at[t].off < end; t++) lor_token_set_add(&tokens, t);
    }
    return tokens;
}

static LorContacts find_contacts(const LorLetter *letter) {
    Contacts contacts = {0};
    bool other_hand = false; /* a translator's or notary's own address, to the end of that paragraph */
    for (size_t l = 0; l < letter->lines.len; l++) {
        const LorTextLine *line = &letter->lines.at[l];
        other_hand = (other_hand && !line->after_blank) || (line->zone != LOR_IN_BODY && lor_line_attests(letter, line));
        if (other_hand || !may_hold_contact(letter, line) || is_recipients(letter, line)) continue;
        Region region = {.off = line->off, .line = (uint32_t)l, .zone = line->zone};
        for (size_t t = line->first; line->columns && t < line->first + line->count; t++) { /* a wide gap ends a region */
            if (t == line->first || !(letter->tokens.at[t].flags & LOR_TOKEN_AFTER_GAP)) continue;
            region.end = letter->tokens.at[t - 1].off + letter->tokens.at[t - 1].len;
            scan_region(letter, &region, &contacts);
            region.off = region.end;
        }
        region.end = line->off + line->len;
        scan_region(letter, &region, &contacts);
    }
    sort_by_place(&contacts);
    return (LorContacts){contacts.at, contacts.len, tokens_in(letter, &contacts)};
}

LorContacts lor_letter_contacts(const LorLetter *letter) {
    if (!letter->notes->contacts) {
        LorContacts *found = LOR_NEW(letter->arena, LorContacts);
        *found = find_contacts(letter);
        letter->notes->contacts = found;
    }
    return *letter->notes->contacts;
}
