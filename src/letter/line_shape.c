// SPDX-License-Identifier: GPL-3.0-or-later
// Line shapes, told from letter case, punctuation and the few words that give a letter its frame. Does not know people,
// institutions or dates, and reads English frames only (with some Spanish and French closings).
#include "letter/line_shape.h"

#include "core/block.h"
#include "letter/signs.h"
#include "letter/words.h"

#include <string.h>

#define SALUTATION_MAX 110u /* [byte] a longer line goes on with prose */
#define GREETING_WORDS   8u   /* [word] of a greeting between empty lines */
#define SHORT_CLOSING  3u   /* [word] a closing may end in a full stop */
#define SHORT_LINE     8u   /* [word] what stands in such a line is asked of it again and again */
#define LONE_CLOSING   14u  /* [word] of a closing between empty lines */
#define WORDS_MAX      (UINT16_MAX - LOR_BLOCK) /* [word] further ones tell nothing more of a line */
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

/* The letters, the words' bytes and the marks of a block; a dot or a slash is none of the latter. */
typedef struct WordBytes {
    uint64_t alpha, small, word, joins, parts;
} WordBytes;

static WordBytes word_bytes(LorBlock block) {
    LorBlock alpha = lor_block_alpha(block), word = lor_block_or(lor_block_or(alpha, lor_block_within(block, '0', '9')), block);
    LorBlock joins = lor_block_or(lor_block_or(lor_block_is(block, '\''), lor_block_is(block, '-')), lor_block_is(block, '@'));
    LorBlock parts = lor_block_or(lor_block_is(block, '.'), lor_block_is(block, '/'));
    return (WordBytes){lor_block_bits(alpha), lor_block_bits(lor_block_within(block, 'a', 'z')), lor_block_bits(word), lor_block_bits(joins), lor_block_bits(parts)};
}

/* Words, and with what they begin. They go on over an apostrophe, a hyphen and an at sign, and over a dot or a slash before a letter. */
static LorLineShape count_words(const LorLetter *letter, const LorTextLine *line) {
    LorStr text = letter->doc->text;
    LorLineShape shape = {0};
    uint64_t open = 0; /* a word goes on from the block before */
    for (size_t at = line->span.off, end = lor_span_end(line->span); at < end && shape.words < WORDS_MAX; at += LOR_BLOCK) {
        WordBytes here = word_bytes(lor_block_at(text, at));
        uint64_t all = end - at < LOR_BLOCK ? (UINT64_C(1) << (end - at)) - 1 : UINT64_MAX; /* of the line's bytes */
        uint64_t next = at + LOR_BLOCK < end && lor_is_alpha(text.ptr[at + LOR_BLOCK]);
        uint64_t run = (here.word | here.joins | (here.parts & ((here.alpha & all) >> 1 | next << 63))) & all, starts;
        while ((starts = run & ~(run << 1 | open)) & ~here.word) run &= ~(starts & ~here.word); /* a mark before the word */
        open = run >> 63;
        shape.words = (uint16_t)(shape.words + lor_bits_count(starts));
        shape.lower = (uint16_t)(shape.lower + lor_bits_count(starts & here.small));
        shape.capital = (uint16_t)(shape.capital + lor_bits_count(starts & here.alpha & ~here.small));
    }
    return shape;
}

/* Whether longer words make up more of a line's beginning than a spaced-out title has of them: of most lines one look tells. */
static bool has_longer_words(LorStr line) {
    LorBlock block = lor_block_at(line, 0);
    uint64_t letters = lor_block_bits(lor_block_within(block, 'a', 'z')), spaces = lor_block_bits(lor_block_is(block, ' '));
    uint64_t last = line.len < LOR_BLOCK ? UINT64_MAX << line.len >> 1 : UINT64_C(1) << 63; /* what stands behind a block is not known */
    unsigned all = lor_bits_count(letters), longer = lor_bits_count(letters & ~((spaces << 1 | 1) & (spaces >> 1 | last)));
    unsigned beyond = all > SQUEEZED_MAX ? all - SQUEEZED_MAX : 0; /* letters that a title has not */
    return longer > beyond && (longer - beyond) * 5 > SQUEEZED_MAX;
}

/* "T O  W H O M" and "C E R T I F I C A T E": letters only, when most words are one letter. */
static LorStr squeezed(LorStr line, char *out) {
    size_t letters = 0, singles = 0;
    if (has_longer_words(line)) return lor_str(NULL, 0);
    for (size_t i = 0; i < line.len && letters < SQUEEZED_MAX; i++) {
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
    LorWordSets opens, stands, closes; /* with what words it begins; of a short line, which stand in it and end it */
    const LorLineShape *shape;
} Line;

static bool is_short(const LorLineShape *shape) { return shape->words <= SHORT_LINE; }

static Line read_line(LorStr text, const LorLineShape *shape) {
    Line line = {.text = text, .opens = lor_words_opening(text), .shape = shape};
    if (is_short(shape)) line.stands = lor_words_standing(text, &line.closes);
    return line;
}

static bool opens(const Line *line, LorWordSet set) { return lor_word_sets_have(&line->opens, set); }
static bool stands(const Line *line, LorWordSet set) { return is_short(line->shape) ? lor_word_sets_have(&line->stands, set) : lor_words_stand(line->text, set); }

/* "Most learned members of the committee:" between empty lines: a greeting in words that nobody listed. */
static bool is_unlisted_greeting(const LorLetter *letter, const LorTextLine *at, const Line *of) {
    char last = last_char(of->text);
    bool parted = at->after_blank && (at + 1 == letter->lines.at + letter->lines.len || at[1].after_blank);
    if (!parted || of->shape->words < 2 || of->shape->words > GREETING_WORDS || (last != ',' && last != ':' && last != '!')) return false;
    return stands(of, LOR_WORDS_GREETED_ONE) && !opens(of, LOR_WORDS_ADDRESSES) && !lor_words_close(of->text, LOR_WORDS_CLOSES_LAST) && !stands(of, LOR_WORDS_TELLS) &&
           !opens(of, LOR_WORDS_SUBJECT_OPENS);
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
    bool addressed = opens(of, LOR_WORDS_ADDRESSES) && (stands(of, LOR_WORDS_ADDRESSEE) || shape->words <= 1);
    bool titled = shape->lower * 10 < shape->words * 6 || shape->words <= 7;
    if (addressed && titled && shape->words <= 18 && last_char(line) != '.') return LOR_LINE_ADDRESSES;
    return 0;
}

/* "Please accept, dear colleagues, the expression of my distinguished regards." */
static bool is_long_closing(const Line *of) {
    return of->shape->words <= 24 && opens(of, LOR_WORDS_ACCEPT_OPENS) && stands(of, LOR_WORDS_ACCEPT) && !stands(of, LOR_WORDS_LETTER_TITLE);
}

/* Words with which a sentence goes on about somebody: "he sends his regards". */
static bool tells(LorStr text) { return lor_words_stand(text, LOR_WORDS_TELLS); }

/* Without the mark that ends it. */
static LorStr unmarked(LorStr text) {
    while (text.len && !word_char(text.ptr[text.len - 1])) text.len--;
    return text;
}

/* "Saludos / Regards", "Hormat saya (Sincerely)": a closing in two languages, one of which is enough. */
static bool closes_in_part(const LorTextLine *line, const Line *of) {
    LorStr text = of->text;
    if (!lor_line_may_hold(line, LOR_MARK('/') | LOR_MARK('(') | LOR_MARK('|'))) return lor_word_sets_have(&of->closes, LOR_WORDS_CLOSES_LAST) && !stands(of, LOR_WORDS_TELLS);
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
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
    if (!tail && (last_char(text) != '.' || shape->words <= SHORT_CLOSING) && closes_in_part(line, of)) return true;
    bool trails = lor_str_ends(text, LOR_STR("..")); /* "With all respect ..." */
    bool wish = opens(of, LOR_WORDS_WISH_OPENS) && stands(of, LOR_WORDS_WISH) && shape->words <= 6 && (last_char(text) != '.' || trails);
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
    return stands(of, LOR_WORDS_CLOSES_LAST) || stands(of, LOR_WORDS_CLOSES);
}

static uint16_t subject_flags(const Line *of) {
    LorStr line = of->text, tight = of->tight;
    const LorLineShape *shape = of->shape;
    if (shape->words > 26 || line.len > 200) return 0;
    if (opens(of, LOR_WORDS_REF) && stands(of, LOR_WORDS_FILE_NUMBER)) return 0;
    if (opens(of, LOR_WORDS_SUBJECT_OPENS)) return LOR_LINE_SUBJECT;
    bool short_title = shape->words <= 14 && last_char(line) != '.' && last_char(line) != ',';
    if (short_title && opens(of, LOR_WORDS_LETTER_TITLE)) return LOR_LINE_TITLE;
    bool capitals = shape->lower == 0 && shape->words <= 8;
    if (capitals && stands(of, LOR_WORDS_LETTER_TITLE)) return LOR_LINE_TITLE;
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

static bool names_site(const LorLetter *letter, const LorTextLine *line) {
    size_t end = line->off + line->len;
    for (size_t at = line->off; (at = lor_sign_next(letter, at, end)) < end; at++)
        if (letter->text.ptr[at] == '.' && lor_str_ends(lor_str_slice(letter->text, line->off, at - line->off), LOR_STR("www"))) return true;
    return false;
}

static LineMarks marks_of(const LorLetter *letter, const LorTextLine *line, LorStr text) {
    LineMarks marks = {.digits = line->digits, .at = lor_line_may_hold(line, LOR_MARK('@')) && holds(text, '@'), .plus = lor_line_may_hold(line, LOR_MARK('+')) && holds(text, '+')};
    marks.web = (lor_line_may_hold(line, LOR_MARK('.')) && names_site(letter, line)) ||
                (lor_line_may_hold(line, LOR_MARK(':')) && lor_str_find(text, LOR_STR("http")) != LOR_NONE);
    return marks;
}

static bool is_dated(const Line *of, size_t digits) {
    LorStr line = of->text;
    const LorLineShape *shape = of->shape;
    if (opens(of, LOR_WORDS_DATE_OF)) return false;
    if (opens(of, LOR_WORDS_FRAME_LABEL) && shape->words <= 14 && shape->lower <= 3) return true;
    if (shape->words <= 8 && digits >= 2 && digits <= 10 && stands(of, LOR_WORDS_MONTH)) return true;
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

static bool attests(const Line *of) {
    if (opens(of, LOR_WORDS_ATTESTED_OPENS)) return true;
    return (opens(of, LOR_WORDS_SIGNATURE_OPENS) || stands(of, LOR_WORDS_TRANSLATION)) && stands(of, LOR_WORDS_ATTESTED);
}

static LorLineShape shape_of(const LorLetter *letter, const LorTextLine *line) {
    LorLineShape shape = count_words(letter, line);
    LorStr whole = lor_str_slice(letter->text, line->off, line->len), text = without_marks(whole);
    char buffer[SQUEEZED_MAX];
    Line of = read_line(text, &shape);
    of.tight = squeezed(text, buffer);
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
    LineMarks marks = marks_of(letter, line, whole); /* before `text` begins stands none of a word's letters or digits */
    if (is_contact(whole, &marks)) flags |= LOR_LINE_CONTACT;
    if (is_dated(&of, marks.digits)) flags |= LOR_LINE_DATED;
    if (lor_line_may_hold(line, LOR_MARK(':')) && is_keyed(text)) flags |= LOR_LINE_KEYED;
    if (is_short(&shape) && attests(&of)) flags |= LOR_LINE_ATTESTS;
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

bool lor_line_attests(const LorLetter *letter, const LorTextLine *line) {
    LorLineShape shape = lor_line_shape(letter, line);
    if (is_short(&shape)) return shape.flags & LOR_LINE_ATTESTS;
    Line of = read_line(without_marks(lor_str_slice(letter->text, line->off, line->len)), &shape);
    return attests(&of);
}
