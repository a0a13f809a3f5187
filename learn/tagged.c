// SPDX-License-Identifier: GPL-3.0-or-later
// Reads tagged letters. A letter is put together of its sentences and read as any other, so that terms are those that lorlint sees: whom a pronoun means, where a sentence ends.
#include "tagged.h"

#include "letter/anatomy.h"
#include "lint/facts.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GREETING "Dear Program Director,\n\n"
#define CLOSING  "\n\nSincerely,\n\nDr. Karl Brandmeier, MD\nConsultant\n"

typedef struct Line {
    LorStr text; /* empty: a paragraph ends */
    uint64_t yes, unsure;
} Line;

typedef struct Reading {
    Tagged *tagged;
    LorStr header;
    LOR_VEC(Line) lines;
    uint32_t file;
} Reading;

static bool fail(const char *what, LorStr name) {
    fprintf(stderr, "learn: %s: \"%.*s\"\n", what, LOR_STR_ARG(name));
    return false;
}

LorStr read_file(LorArena *arena, const char *path) {
    struct stat info;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &info) != 0) return fail("cannot be read", lor_str_from_c(path)), (LorStr){0};
    char *at = lor_arena_alloc(arena, (size_t)info.st_size + 1);
    size_t len = 0;
    for (ssize_t got; len < (size_t)info.st_size && (got = read(fd, at + len, (size_t)info.st_size - len)) > 0;) len += (size_t)got;
    close(fd);
    return lor_str(at, len);
}

/* What stands before the next bar, trimmed; the rest is behind it. */
static LorStr field(LorStr *rest) {
    LorStr part = {0};
    lor_str_split(rest, '|', &part);
    return lor_str_trim(part);
}

static LorStr word(LorStr *rest) {
    LorStr part = {0};
    while (lor_str_split(rest, ' ', &part) && !part.len) {}
    return part;
}

/* "recommend4" is of the scale "recommend". */
static size_t scale_of(const Tagged *tagged, LorStr tag) {
    while (tag.len && lor_is_digit(tag.ptr[tag.len - 1])) tag.len--;
    for (size_t s = 0; s < tagged->scales.len; s++)
        if (lor_str_eq(tag, tagged->scales.at[s])) return s;
    return LOR_NONE;
}

static bool read_verdict(Tagged *tagged, LorStr rest) {
    Verdict verdict = {.name = word(&rest)};
    LorStr scale = word(&rest), tag;
    verdict.scale = scale_of(tagged, scale);
    if (verdict.scale == LOR_NONE || !lor_str_to_size(word(&rest), 99, &verdict.least)) return fail("no such verdict", verdict.name);
    while ((tag = word(&rest)).len) {
        size_t one = scale_of(tagged, tag);
        if (one == LOR_NONE) return fail("no such scale", tag);
        verdict.tags |= UINT64_C(1) << one;
    }
    lor_vec_push(tagged->arena, &tagged->verdicts, verdict);
    return true;
}

bool read_scales(Tagged *tagged, LorStr text) {
    LorStr line;
    while (lor_str_split(&text, '\n', &line)) {
        LorStr what = word(&line);
        if (lor_str_is(what, "scale")) lor_vec_push(tagged->arena, &tagged->scales, word(&line));
        else if (lor_str_is(what, "verdict") && !read_verdict(tagged, line)) return false;
    }
    return tagged->scales.len <= 64 && tagged->verdicts.len <= 64;
}

static void place_all(Tagged *tagged) {
    tagged->room = tagged->room ? tagged->room * 2 : (size_t)1 << 16;
    tagged->slots = LOR_NEW_ARRAY(tagged->arena, uint32_t, tagged->room);
    for (size_t i = 0; i < tagged->known.len; i++) {
        size_t at = tagged->known.at[i].key & (tagged->room - 1);
        while (tagged->slots[at]) at = (at + 1) & (tagged->room - 1);
        tagged->slots[at] = (uint32_t)i + 1;
    }
}

static uint32_t number_of(Tagged *tagged, LorTerm key, LorStr first, LorStr second) {
    if (tagged->known.len * 2 >= tagged->room) place_all(tagged);
    size_t at = key & (tagged->room - 1);
    while (tagged->slots[at] && tagged->known.at[tagged->slots[at] - 1].key != key) at = (at + 1) & (tagged->room - 1);
    if (!tagged->slots[at]) {
        LorStr text = lor_arena_format(tagged->arena, "%.*s%s%.*s", LOR_STR_ARG(first), second.len ? " " : "", LOR_STR_ARG(second));
        lor_vec_push(tagged->arena, &tagged->known, (Term){.key = key, .text = text});
        tagged->slots[at] = (uint32_t)tagged->known.len;
    }
    return tagged->slots[at] - 1;
}

/* Once a sentence, whose terms begin at `from`. */
static void add_term(Tagged *tagged, size_t from, uint32_t number) {
    uint32_t letter = (uint32_t)tagged->letters.len;
    for (size_t i = from; i < tagged->terms.len; i++)
        if (tagged->terms.at[i] == number) return;
    Term *term = &tagged->known.at[number];
    term->letters += term->last != letter;
    term->last = letter;
    lor_vec_push(tagged->arena, &tagged->terms, number);
}

static uint32_t number_of_word(Tagged *tagged, LorStr text) {
    uint32_t number = number_of(tagged, lor_term(text), text, (LorStr){0});
    tagged->known.at[number].parts[0] = tagged->known.at[number].parts[1] = number;
    return number;
}

static uint32_t number_of_pair(Tagged *tagged, uint32_t first, uint32_t second) {
    LorStr a = tagged->known.at[first].text, b = tagged->known.at[second].text;
    uint32_t number = number_of(tagged, lor_term_pair(lor_term(a), lor_term(b)), a, b);
    tagged->known.at[number].parts[0] = first;
    tagged->known.at[number].parts[1] = second;
    return number;
}

static void note_capital(Term *term, const LorToken *token) {
    if (token->flags & (LOR_TOKEN_OPENS | LOR_TOKEN_SHOUTED)) return;
    term->inside++;
    term->capital += (token->flags & LOR_TOKEN_CAPITAL) != 0;
}

static void add_sentence(Tagged *tagged, const LorLetter *letter, const LorSentence *s, const Line *line, size_t before, size_t behind) {
    Sentence sentence = {.letter = (uint32_t)tagged->letters.len - 1, .first = (uint32_t)tagged->terms.len, .yes = line->yes, .unsure = line->unsure, .text = line->text};
    uint32_t last = number_of_word(tagged, LOR_TERM_OPENS);
    LorStr places[LOR_TERM_PLACES];
    lor_term_places(before, behind, places);
    for (size_t i = 0; i < LOR_TERM_PLACES; i++) add_term(tagged, sentence.first, number_of_word(tagged, places[i]));
    for (size_t t = s->first; t <= s->first + s->count; t++) {
        bool inside = t < s->first + s->count;
        LorStr text = inside ? lor_term_text(letter, t) : LOR_TERM_CLOSES;
        if (!text.len) continue;
        uint32_t number = number_of_word(tagged, text);
        if (inside) {
            note_capital(&tagged->known.at[number], &letter->tokens.at[t]);
            add_term(tagged, sentence.first, number);
        }
        add_term(tagged, sentence.first, number_of_pair(tagged, last, number));
        last = number;
    }
    sentence.count = (uint32_t)tagged->terms.len - sentence.first;
    lor_vec_push(tagged->arena, &tagged->sentences, sentence);
}

/* Of a letter whose header does not name them. */
static uint64_t verdicts_by_tags(const Tagged *tagged, const Reading *reading) {
    uint64_t said = 0;
    for (size_t v = 0; v < tagged->verdicts.len; v++) {
        size_t count = 0;
        for (size_t i = 0; i < reading->lines.len; i++) count += (reading->lines.at[i].yes & tagged->verdicts.at[v].tags) != 0;
        if (tagged->verdicts.at[v].least && count >= tagged->verdicts.at[v].least) said |= UINT64_C(1) << v;
    }
    return said;
}

static void take_verdicts(const Tagged *tagged, Letter *letter, LorStr names) {
    for (LorStr name; (name = word(&names)).len;) {
        bool unsure = name.ptr[name.len - 1] == '?';
        size_t v = 0;
        name.len -= unsure;
        while (v < tagged->verdicts.len && !lor_str_eq(name, tagged->verdicts.at[v].name)) v++;
        if (v == tagged->verdicts.len) fail("no such verdict", name);
        else *(unsure ? &letter->unsure : &letter->said) |= UINT64_C(1) << v;
    }
}

static LorStr put_together(LorArena *arena, const Reading *reading, size_t *ends) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fputs(GREETING, out);
    for (size_t i = 0; i < reading->lines.len; i++) {
        LorStr s = reading->lines.at[i].text;
        if (!s.len) fputs("\n\n", out);
        else fprintf(out, "%.*s%s ", LOR_STR_ARG(s), strchr(".!?:", s.ptr[s.len - 1]) ? "" : ".");
        ends[i] = (size_t)ftell(out);
    }
    fputs(CLOSING, out);
    fclose(out);
    LorStr copy = lor_arena_format(arena, "%.*s", (int)size, text);
    free(text);
    return copy;
}

static void end_letter(Reading *reading) {
    Tagged *tagged = reading->tagged;
    if (!reading->lines.len) return;
    size_t *ends = LOR_NEW_ARRAY(tagged->arena, size_t, reading->lines.len), line = 0;
    LorDocument *doc = lor_document_new(tagged->arena, "text");
    LorStr header = reading->header, name = field(&header), applicant = field(&header);
    LorAsked asked = {.as_of = {2026, 9, 15}, .applicant = applicant, .clinical = true};
    doc->text = put_together(tagged->arena, reading, ends);
    LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    lor_lint_facts(letter, tagged->packs); /* whom pronouns mean is read on the way */
    Letter told = {.name = name, .file = reading->file, .first = (uint32_t)tagged->sentences.len, .by_tags = !header.ptr};
    if (told.by_tags) told.said = verdicts_by_tags(tagged, reading);
    else take_verdicts(tagged, &told, field(&header));
    lor_vec_push(tagged->arena, &tagged->letters, told);
    size_t before = 0, behind = 0;
    for (size_t i = 0; i < letter->sentences.len; i++) behind += letter->sentences.at[i].zone == LOR_IN_BODY;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        const LorSentence *s = &letter->sentences.at[i];
        if (s->zone == LOR_IN_BODY) before++, behind--;
        LorSpan span = lor_letter_token_span(letter, s->first, s->count);
        if (s->zone != LOR_IN_BODY || span.off < sizeof GREETING - 1) continue;
        while (line < reading->lines.len && ends[line] <= span.off) line++;
        if (line < reading->lines.len) add_sentence(tagged, letter, s, &reading->lines.at[line], before - 1, behind);
    }
    tagged->letters.at[tagged->letters.len - 1].count = (uint32_t)tagged->sentences.len - tagged->letters.at[tagged->letters.len - 1].first;
    reading->lines.len = 0;
}

static bool read_line(Reading *reading, LorStr rest) {
    LorStr tags = field(&rest), tag;
    Line line = {.text = lor_str_trim(rest)};
    while ((tag = word(&tags)).len) {
        bool unsure = tag.ptr[tag.len - 1] == '?';
        size_t scale = scale_of(reading->tagged, lor_str_slice(tag, 0, tag.len - unsure));
        if (lor_str_starts(tag, LOR_STR("other"))) continue; /* says what it is not */
        if (scale == LOR_NONE) return fail("no such tag", tag);
        *(unsure ? &line.unsure : &line.yes) |= UINT64_C(1) << scale;
    }
    lor_vec_push(reading->tagged->arena, &reading->lines, line);
    return true;
}

bool read_tagged(Tagged *tagged, LorStr text, uint32_t file) {
    Reading reading = {.tagged = tagged, .file = file};
    LorStr line;
    while (lor_str_split(&text, '\n', &line)) {
        if (lor_str_starts(line, LOR_STR("#")) || (!reading.header.ptr && !lor_str_starts(line, LOR_STR("==")))) continue;
        if (lor_str_starts(line, LOR_STR("=="))) {
            end_letter(&reading);
            reading.header = lor_str_slice(line, 2, line.len);
        } else if (lor_str_find(line, LOR_STR("|")) == LOR_NONE) {
            lor_vec_push(tagged->arena, &reading.lines, (Line){0});
        } else if (!read_line(&reading, line)) {
            return false;
        }
    }
    end_letter(&reading);
    return true;
}
