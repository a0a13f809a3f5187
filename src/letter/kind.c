// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the text is a letter about somebody at all. Speaks up only when something else shows and nothing of such a letter
// does: a weak letter, a certificate and a letter in the applicant's own voice stay letters. Does not read essays.
#include "letter/writer.h"

#define CV_HEADINGS      3u  /* [line] */
#define APPLIES          2u  /* [hit] */
#define STATES           3u  /* [hit] */
#define BILL_WORDS       3u  /* [hit] */
#define QUOTED_LINES     6u  /* [line] of a thread that starts with ">" */
#define CODE_LINES_MIN   5u  /* [line] */
#define OWN_WORDS        6u  /* "I", "my": fewer tell nothing */
#define VOICE_SHARE      60u /* [word] a letter has a pronoun of a person in so many words, and more */
#define LETTER_SHARE     400u /* [word] and a word of a letter about somebody in so many */
#define LONG_TEXT        2500u /* [word] longer than any letter */

typedef struct Signs {
    size_t own, third;                       /* words of the first and of the third person in the body */
    size_t letter, applies, states, bill;    /* hits */
    size_t headings, quoted, headers, code;  /* lines */
    size_t words, foreign;                   /* tokens of the body; of other scripts */
    bool greets, closes, names;
} Signs;

static bool is_one_of(LorStr word, const char *const *words) {
    for (; *words; words++)
        if (lor_str_is(word, *words)) return true;
    return false;
}

static void count_persons(const LorLetter *letter, Signs *signs) {
    static const char *const own[] = {"i", "my", "me", "myself", "i'm", "i've", "i'd", "i'll", "mine", NULL};
    static const char *const third[] = {"he", "she", "his", "her", "him", "hers", "himself", "herself", "they", "their", "them", NULL};
    for (size_t t = 0; t < letter->tokens.len; t++) {
        LorStr word = lor_letter_word(letter, t);
        signs->foreign += (unsigned char)word.ptr[0] >= 0x80;
        if (lor_letter_zone(letter, t) != LOR_IN_BODY) continue;
        signs->words++;
        signs->own += is_one_of(word, own);
        signs->third += is_one_of(word, third);
    }
}

static bool ends_as_code(LorStr text) {
    char end = text.len ? text.ptr[text.len - 1] : 0;
    return end == ';' || end == '{' || end == '}' || lor_str_ends(text, LOR_STR("):")) || lor_str_ends(text, LOR_STR("=>"));
}

static bool starts_as_code(LorStr text) {
    static const char *const starts[] = {"#include", "#define", "import ", "from ", "def ", "class ", "return ", "```", "//", "/*", "$ ", "function ", "const ", "static ", "<?xml", "<html", "<div", "if (", "for (", NULL};
    for (size_t i = 0; starts[i]; i++)
        if (lor_str_starts(text, lor_str_from_c(starts[i]))) return true;
    return false;
}

static void count_lines(const LorLetter *letter, Signs *signs) {
    LorHits hits = lor_letter_hits(letter, "kind-cv");
    size_t hit = 0;
    for (size_t i = 0; i < letter->lines.len; i++) {
        const LorTextLine *line = &letter->lines.at[i];
        LorStr text = lor_str_slice(letter->text, line->off, line->len);
        signs->quoted += text.ptr[0] == '>';
        signs->headers += lor_str_starts(text, LOR_STR("from:")) || lor_str_starts(text, LOR_STR("sent:")) || lor_str_starts(text, LOR_STR("subject: re:"));
        signs->code += (starts_as_code(text) && (ends_as_code(text) || text.ptr[0] == '#' || text.ptr[0] == '`')) || (ends_as_code(text) && line->count < 14);
        while (hit < hits.len && hits.at[hit].first < line->first) hit++;
        bool heading = false; /* alone on its line */
        for (size_t h = hit; h < hits.len && hits.at[h].first == line->first; h++) heading |= hits.at[h].count == line->count;
        signs->headings += heading;
    }
}

static Signs read_signs(const LorLetter *letter, const LorFacts *facts) {
    Signs signs = {.letter = lor_letter_hits(letter, "kind-letter").len,
                   .applies = lor_letter_hits(letter, "kind-application").len,
                   .states = lor_letter_hits(letter, "kind-statement").len,
                   .bill = lor_letter_hits(letter, "kind-bill").len,
                   .greets = lor_facts_present(facts, "salutation"),
                   .closes = lor_facts_present(facts, "closing"),
                   .names = lor_facts_present(facts, "applicant")};
    count_persons(letter, &signs);
    count_lines(letter, &signs);
    return signs;
}

static const char *judge(const LorLetter *letter, const Signs *s) {
    bool of_oneself = s->own >= OWN_WORDS && s->third * 4 < s->own;
    if (!s->greets && s->letter == 0 && s->code >= CODE_LINES_MIN && s->code * 4 >= letter->lines.len) return "code";
    if (s->letter == 0 && (s->quoted >= QUOTED_LINES || s->headers >= 3)) return "thread";
    if (!s->greets && s->letter < 3 && s->third < 5 && s->headings >= CV_HEADINGS) return "cv";
    if (s->bill >= BILL_WORDS && !s->greets && s->letter == 0) return "bill";
    if (s->letter == 0 && of_oneself && s->applies >= APPLIES) return "application";
    if (s->letter == 0 && of_oneself && s->states >= STATES && !s->greets) return "statement";
    bool framed = s->greets || s->closes || s->foreign * 3 > letter->tokens.len;
    bool voiceless = (s->own + s->third) * VOICE_SHARE < s->words || s->own + s->third == 0;
    if (s->letter == 0 && !framed && voiceless && !s->names) return "other";
    if (s->letter * LETTER_SHARE < s->words && !framed && voiceless && s->words > LONG_TEXT) return "other";
    return NULL;
}

static void read_kind(LorLetter *letter, LorFacts *facts) {
    Signs signs = read_signs(letter, facts);
    const char *kind = judge(letter, &signs);
    if (kind) lor_fact_put_text(facts, "not_a_letter", lor_str_from_c(kind));
    else lor_fact_put_absent(facts, "not_a_letter");
}

const LorReader lor_reader_kind = {"kind", read_kind};
