// SPDX-License-Identifier: GPL-3.0-or-later
// Line shapes, told from letter case, punctuation and the few words that give a letter its frame. Does not know people,
// institutions or dates, and reads English frames only (with some Spanish and French closings).
#include "letter/line_shape.h"

#include "core/eight.h"
#include "letter/words.h"

#include <string.h>

#define SALUTATION_MAX 110u /* [byte] a longer line goes on with prose */
#define GREETING_WORDS   8u   /* [word] of a greeting between empty lines */
#define SHORT_CLOSING  3u   /* [word] a closing may end in a full stop */
#define LONE_CLOSING   14u  /* [word] of a closing between empty lines */
#define SQUEEZED_MAX   40u  /* [byte] of a spaced-out title that are looked at */

static bool word_char(char c) { return lor_byte_is(c, LOR_BYTE_WORD); }

static bool holds(LorStr line, char mark) { return memchr(line.ptr, mark, line.len) != NULL; }

static char last_char(LorStr line) { return line.len ? line.ptr[line.len - 1] : 0; }

/* Marks that may stand before the first word. */
static LorStr without_marks(LorStr line) {
    size_t at = 0;
    while (at < line.len && !word_char(line.ptr[at]) && line.ptr[at] != '(') at++;
    return lor_str_slice(line, at, line.len);
}

static bool is_word_byte(char c) { return lor_byte_is(c, LOR_BYTE_WORD | LOR_BYTE_UPPER); }

/* A mark behind a word with which the word goes on. */
static bool joins(LorStr text, size_t at) {
    char c = text.ptr[at];
    return c == '\'' || c == '-' || c == '@' || ((c == '.' || c == '/') && at + 1 < text.len && lor_is_alpha(text.ptr[at + 1]));
}

/* The last byte of the word that goes on behind this one. */
static size_t last_of_word(LorStr text, size_t at) {
    for (;; at++) {
        if (text.len - at > 8) at += lor_eight_before(~lor_eight_within(lor_eight_at(text.ptr + at + 1) | LOR_EIGHT(0x20), 'a', 'z') & LOR_EIGHT_TOPS); /* letters */
        if (at + 1 >= text.len || !(is_word_byte(text.ptr[at + 1]) || joins(text, at + 1))) return at;
    }
}

static LorLineShape count_words(const LorLetter *letter, const LorTextLine *line) {
    LorStr text = lor_letter_original(letter, line->span);
    LorLineShape shape = {0};
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!is_word_byte(c)) continue;
        if (shape.words < UINT16_MAX) {
            shape.words++;
            if (lor_is_lower(c)) shape.lower++;
            if (lor_is_upper(c)) shape.capital++;
        }
        i = last_of_word(text, i);
    }
    return shape;
}

/* "T O  W H O M" and "C E R T I F I C A T E": letters only, when most words are one letter. */
static LorStr squeezed(LorStr line, char *out) {
    size_t letters = 0, singles = 0;
    for (size_t i = 0; i < line.len && letters < SQUEEZED_MAX; i++) {
        if ((letters - singles) * 5 > SQUEEZED_MAX) return lor_str(NULL, 0); /* of most lines a few letters tell */
        if (!lor_is_lower(line.ptr[i])) continue;
        bool alone = (i == 0 || line.ptr[i - 1] == ' ') && (i + 1 == line.len || line.ptr[i + 1] == ' ');
        singles += alone;
        out[letters++] = line.ptr[i];
    }
    return singles >= 6 && singles * 10 >= letters * 8 ? lor_str(out, letters) : lor_str(NULL, 0);
}

size_t lor_line_salutation_length(LorStr folded) {
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (c == ':' && i <= 3) continue; /* "To: …" */
        if (c == ',' && i <= 3) continue; /* "To, …" */
        if (c == ',' || c == ':' || c == ';' || c == '!') return i + 1;
    }
    return folded.len;
}

/* A line without the marks it begins with, and what it begins with. */
typedef struct Line {
    LorStr text, tight;
    LorWordSets opens;
    const LorLineShape *shape;
} Line;

static bool opens(const Line *line, LorWordSet set) { return lor_word_sets_have(&line->opens, set); }

/* "Most learned members of the committee:" between empty lines: a greeting in words that nobody listed. */
static bool is_unlisted_greeting(const LorLetter *letter, const LorTextLine *at, const Line *of) {
    char last = last_char(of->text);
    bool parted = at->after_blank && (at + 1 == letter->lines.at + letter->lines.len || at[1].after_blank);
    if (!parted || of->shape->words < 2 || of->shape->words > GREETING_WORDS || (last != ',' && last != ':' && last != '!')) return false;
    return lor_words_stand(of->text, LOR_WORDS_GREETED_ONE) && !opens(of, LOR_WORDS_ADDRESSES) && !lor_words_close(of->text, LOR_WORDS_CLOSES_LAST) &&
           !lor_words_stand(of->text, LOR_WORDS_TELLS) && !opens(of, LOR_WORDS_SUBJECT_OPENS);
}

static uint16_t salutation_flags(const Line *of) {
    LorStr line = of->text;
    const LorLineShape *shape = of->shape;
    bool whom = opens(of, LOR_WORDS_GREETS_ALL) || lor_str_starts(of->tight, LOR_STR("towhom"));
    if (line.len > SALUTATION_MAX) {
        size_t length = opens(of, LOR_WORDS_DEAR) || whom ? lor_line_salutation_length(line) : line.len;
        if (length > 60 || length == line.len) return 0;
        return opens(of, LOR_WORDS_DEAR) ? LOR_LINE_DEAR : whom ? LOR_LINE_GREETS : 0;
    }
    if (opens(of, LOR_WORDS_DEAR) && shape->words <= 16) return LOR_LINE_DEAR;
    if (whom) return LOR_LINE_GREETS;
    bool beside = shape->lower == 0 && shape->words <= GREETING_WORDS; /* "Sir/Madam,          Dt: 12.06.2026" */
    bool sir = opens(of, LOR_WORDS_SIR) && (shape->words <= 4 || beside) && (last_char(line) == ',' || last_char(line) == ':' || holds(line, '/'));
    if (sir) return LOR_LINE_GREETS;
    if (opens(of, LOR_WORDS_GREETS) && shape->words <= 14 && (last_char(line) != '.' || lor_str_ends(line, LOR_STR("..")))) return LOR_LINE_GREETS;
    bool addressed = opens(of, LOR_WORDS_ADDRESSES) && (lor_words_stand(line, LOR_WORDS_ADDRESSEE) || shape->words <= 1);
    bool titled = shape->lower * 10 < shape->words * 6 || shape->words <= 7;
    if (addressed && titled && shape->words <= 18 && last_char(line) != '.') return LOR_LINE_ADDRESSES;
    return 0;
}

/* "Please accept, dear colleagues, the expression of my distinguished regards." */
static bool is_long_closing(const Line *of) {
    LorStr text = of->text;
    return of->shape->words <= 24 && opens(of, LOR_WORDS_ACCEPT_OPENS) && lor_words_stand(text, LOR_WORDS_ACCEPT) && !lor_words_stand(text, LOR_WORDS_LETTER_TITLE);
}

/* Words with which a sentence goes on about somebody: "he sends his regards". */
static bool tells(LorStr text) { return lor_words_stand(text, LOR_WORDS_TELLS); }

/* Without the mark that ends it. */
static LorStr unmarked(LorStr text) {
    while (text.len && !word_char(text.ptr[text.len - 1])) text.len--;
    return text;
}

/* "Saludos / Regards", "Hormat saya (Sincerely)": a closing in two languages, one of which is enough. */
static bool closes_in_part(const LorTextLine *line, LorStr text) {
    bool parted = lor_line_may_hold(line, LOR_MARK('/') | LOR_MARK('(') | LOR_MARK('|'));
    size_t start = 0;
    for (size_t i = parted ? 0 : text.len; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != '/' && text.ptr[i] != '(' && text.ptr[i] != '|') continue;
        LorStr part = unmarked(without_marks(lor_str_slice(text, start, i - start)));
        if (part.len && lor_words_close(part, LOR_WORDS_CLOSES_LAST) && !tells(part)) return true;
        start = i + 1;
    }
    return false;
}

/* "Sincerely," but not "sincerely hope that": the phrase ends at a mark, at the line's end or before a capital. */
static bool is_closing(const LorLetter *letter, const LorTextLine *line, const Line *of) {
    LorStr text = of->text;
    const LorLineShape *shape = of->shape;
    if (shape->words == 0 || shape->words > 8 || text.len > 70) return false;
    if (opens(of, LOR_WORDS_THANK_YOU)) return last_char(text) == ',' && shape->words <= 4;
    char first = letter->doc->text.ptr[line->span.off];
    bool tail = lor_is_lower(first) && last_char(text) != ','; /* of a wrapped sentence */
    if (!tail && (last_char(text) != '.' || shape->words <= SHORT_CLOSING) && closes_in_part(line, text)) return true;
    bool trails = lor_str_ends(text, LOR_STR("..")); /* "With all respect ..." */
    bool wish = opens(of, LOR_WORDS_WISH_OPENS) && lor_words_stand(text, LOR_WORDS_WISH) && shape->words <= 6 && (last_char(text) != '.' || trails);
    if (!wish && !opens(of, LOR_WORDS_CLOSES)) return false;
    if (tail) return false;
    if (wish || shape->words <= 3) return true;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == ';') return true;
    return false;
}

/* "With my best personal regards to you and your staff,": a line by itself that ends in a comma and holds a word of closing. */
static bool is_lone_closing(const LorLetter *letter, const LorTextLine *at, const Line *of) {
    bool parted = at->after_blank && at + 1 < letter->lines.at + letter->lines.len && at[1].after_blank;
    if (!parted || last_char(of->text) != ',' || of->shape->words < 4 || of->shape->words > LONE_CLOSING || of->text.len > SALUTATION_MAX) return false;
    return lor_words_stand(of->text, LOR_WORDS_CLOSES_LAST) || lor_words_stand(of->text, LOR_WORDS_CLOSES);
}

static uint16_t subject_flags(const Line *of) {
    LorStr line = of->text, tight = of->tight;
    const LorLineShape *shape = of->shape;
    if (shape->words > 26 || line.len > 200) return 0;
    if (opens(of, LOR_WORDS_REF) && lor_words_stand(line, LOR_WORDS_FILE_NUMBER)) return 0;
    if (opens(of, LOR_WORDS_SUBJECT_OPENS)) return LOR_LINE_SUBJECT;
    bool short_title = shape->words <= 14 && last_char(line) != '.' && last_char(line) != ',';
    if (short_title && opens(of, LOR_WORDS_LETTER_TITLE)) return LOR_LINE_TITLE;
    bool capitals = shape->lower == 0 && shape->words <= 8;
    if (capitals && lor_words_stand(line, LOR_WORDS_LETTER_TITLE)) return LOR_LINE_TITLE;
    LorStr tight_titles[] = {LOR_STR("testimonial"), LOR_STR("letterof"), LOR_STR("recommendation"), LOR_STR("reference")};
    for (size_t i = 0; i < sizeof tight_titles / sizeof *tight_titles; i++)
        if (lor_str_starts(tight, tight_titles[i])) return LOR_LINE_TITLE;
    return tight.len && lor_str_find(tight, LOR_STR("certif")) != LOR_NONE ? LOR_LINE_TITLE : 0;
}

/* What stands in a line, told in one pass. */
typedef struct LineMarks {
    size_t digits;
    bool at, plus, web; /* "@", "+", "www." or "http:" */
} LineMarks;

static bool names_site(LorStr text) {
    for (const char *dot = text.ptr, *end = dot + text.len; (dot = memchr(dot, '.', (size_t)(end - dot))); dot++)
        if (lor_str_ends(lor_str(text.ptr, (size_t)(dot - text.ptr)), LOR_STR("www"))) return true;
    return false;
}

static LineMarks marks_of(const LorTextLine *line, LorStr text) {
    LineMarks marks = {.digits = line->digits, .at = lor_line_may_hold(line, LOR_MARK('@')) && holds(text, '@'), .plus = lor_line_may_hold(line, LOR_MARK('+')) && holds(text, '+')};
    marks.web = (lor_line_may_hold(line, LOR_MARK('.')) && names_site(text)) ||
                (lor_line_may_hold(line, LOR_MARK(':')) && lor_str_find(text, LOR_STR("http")) != LOR_NONE);
    return marks;
}

/* "I, J. Roe, translator, hereby certify that the above is a true translation", "Signature of Dr. Roe is certified. HR inspector". */
bool lor_line_attests(const LorLetter *letter, const LorTextLine *line) {
    LorStr text = without_marks(lor_str_slice(letter->text, line->off, line->len));
    LorWordSets opening = lor_words_opening(text);
    if (lor_word_sets_have(&opening, LOR_WORDS_ATTESTED_OPENS)) return true;
    bool other = lor_word_sets_have(&opening, LOR_WORDS_SIGNATURE_OPENS) || lor_words_stand(text, LOR_WORDS_TRANSLATION);
    return other && lor_words_stand(text, LOR_WORDS_ATTESTED);
}

static bool is_dated(const Line *of, size_t digits) {
    LorStr line = of->text;
    const LorLineShape *shape = of->shape;
    if (opens(of, LOR_WORDS_DATE_OF)) return false;
    if (opens(of, LOR_WORDS_FRAME_LABEL) && shape->words <= 14 && shape->lower <= 3) return true;
    if (shape->words <= 8 && digits >= 2 && digits <= 10 && lor_words_stand(line, LOR_WORDS_MONTH)) return true;
    return digits >= 4 && digits <= 8 && digits * 2 >= line.len && shape->words <= 4;
}

static bool is_contact(LorStr line, const LineMarks *marks) {
    if (marks->at || marks->web) return true;
    return marks->digits >= 7 && (marks->plus || marks->digits * 2 >= line.len || lor_words_stand(line, LOR_WORDS_CONTACT_LABEL));
}

static bool is_sentence_end(char c) { return c == '.' || c == '!' || c == '?'; }

static uint16_t prose_flags(const Line *of) {
    LorStr line = of->text;
    const LorLineShape *shape = of->shape;
    bool mostly_lower = shape->lower * 10 >= shape->words * 5;
    bool long_lower = line.len >= 60 && shape->words >= 8 && shape->lower * 10 >= shape->words * 4;
    /* Names and numbers fill the first sentence of a certificate, and all of it stands in one line. */
    bool paragraph = line.len >= 110 && is_sentence_end(last_char(line)) && shape->lower * 10 >= shape->words * 3;
    bool formula = shape->words >= 7 && (opens(of, LOR_WORDS_CERTIFIES) || opens(of, LOR_WORDS_UNDERSIGNED));
    if (long_lower || paragraph || formula || (mostly_lower && shape->words >= 7)) return LOR_LINE_PROSE;
    bool sentence = is_sentence_end(last_char(line)) && shape->words >= 2 && shape->lower * 10 >= shape->words * 4;
    return sentence ? LOR_LINE_SENTENCE : 0;
}

/* "Name : Dr. …": a label of few words, a colon, something behind it. */
static bool is_keyed(LorStr line) {
    for (size_t i = 0; i < line.len && i < 32; i++)
        if (line.ptr[i] == ':') return i >= 2 && i + 1 < line.len;
    return false;
}

static LorLineShape shape_of(const LorLetter *letter, const LorTextLine *line) {
    LorLineShape shape = count_words(letter, line);
    LorStr whole = lor_str_slice(letter->text, line->off, line->len), text = without_marks(whole);
    char buffer[SQUEEZED_MAX];
    Line of = {text, squeezed(text, buffer), lor_words_opening(text), &shape};
    if (shape.words == 0) {
        shape.flags = LOR_LINE_RULE;
        return shape;
    }
    uint16_t flags = prose_flags(&of);
    flags |= salutation_flags(&of);
    if (!(flags & (LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES)) && is_unlisted_greeting(letter, line, &of)) flags |= LOR_LINE_GREETS;
    flags |= subject_flags(&of);
    if (is_closing(letter, line, &of) || (of.tight.len && lor_words_close(of.tight, LOR_WORDS_CLOSES_LAST))) flags |= LOR_LINE_CLOSES;
    if (!(flags & (LOR_LINE_DEAR | LOR_LINE_GREETS | LOR_LINE_ADDRESSES)) && is_lone_closing(letter, line, &of)) flags = (uint16_t)((flags & ~(LOR_LINE_PROSE | LOR_LINE_SENTENCE)) | LOR_LINE_CLOSES);
    if (is_long_closing(&of)) flags = (uint16_t)((flags & ~(LOR_LINE_PROSE | LOR_LINE_SENTENCE)) | LOR_LINE_CLOSES);
    if (opens(&of, LOR_WORDS_POSTSCRIPT)) flags |= LOR_LINE_PS;
    if (opens(&of, LOR_WORDS_AFTERWORD) && !opens(&of, LOR_WORDS_IN_CHARGE) && (!(flags & LOR_LINE_PROSE) || is_keyed(text))) flags |= LOR_LINE_AFTER;
    LineMarks marks = marks_of(line, whole); /* before `text` begins stands none of a word's letters or digits */
    if (is_contact(whole, &marks)) flags |= LOR_LINE_CONTACT;
    if (is_dated(&of, marks.digits)) flags |= LOR_LINE_DATED;
    if (lor_line_may_hold(line, LOR_MARK(':')) && is_keyed(text)) flags |= LOR_LINE_KEYED;
    shape.flags = flags;
    return shape;
}

LorLineShape lor_line_shape(const LorLetter *letter, const LorTextLine *line) {
    if (!letter->notes->shapes) {
        LorLineShape *shapes = LOR_NEW_ARRAY(letter->arena, LorLineShape, letter->lines.len);
        for (size_t i = 0; i < letter->lines.len; i++) shapes[i] = shape_of(letter, &letter->lines.at[i]);
        letter->notes->shapes = shapes;
    }
    return letter->notes->shapes[line - letter->lines.at];
}
