// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the text is a letter about somebody at all: somebody is recommended, certified or was seen at work, or the text has words of
// such a letter and speaks of one person. A weak letter, a certificate and a letter in the applicant's own voice stay letters. Does not
// know a letter whose support stands wholly in words of its own and that has none of the usual ones.
#include "letter/writer.h"

#include "core/utf8.h"

#define CV_HEADINGS      3u  /* [line] */
#define APPLIES          2u  /* [hit] */
#define STATES           3u  /* [hit] */
#define BILL_WORDS       3u  /* [hit] */
#define QUOTED_LINES     6u  /* [line] of a thread that starts with ">" */
#define CODE_LINES_MIN   5u  /* [line] */
#define OWN_WORDS        6u  /* "I", "my": fewer tell nothing */
#define VOICE_SHARE      60u /* [word] a letter has a pronoun of a person in so many words, and more */
#define PAGE_TEXT        500u /* [word] more than a page, of which … */
#define VOICE_OF_PAGES   60u  /* … fewer than one word in so many is a pronoun of a person: a guide, a manual */
#define LONG_TEXT        2500u /* [word] longer than any letter */
#define CLINIC_WORDS     4u  /* [hit] */
#define PERSON_LEAST     4u  /* "he", "she" … */
#define PERSON_SHARE     30u /* … one word in so many: one person is what the text is about */
#define NAMED_OFTEN      3u  /* mentions of one name … */
#define SPOKEN_OF        6u  /* … and pronouns: somebody is told of, in whatever words */
#define PRAISE_SHARE     60u /* [word] a word of praise in so many, and more */
#define LITTLE_TEXT      40u /* [word] fewer tell little of themselves */
#define ADVICE_WORDS     6u  /* "you", "your" … */
#define ADVICE_SHARE     25u /* … one word in so many: the text tells its reader what to do */

typedef struct Signs {
    size_t own, second, third;               /* words of the first, second and third person in the body */
    size_t letter;                           /* hits */
    size_t applies, states, bill, clinic;    /* the same, where the text has no word of a letter */
    size_t headings, quoted, headers, code;  /* lines */
    size_t words, foreign;                   /* tokens of the body; of other scripts */
    size_t mentions, praise;                 /* of the applicant's name; words of praise, where nobody is supported or seen */
    bool greets, closes, names;
    bool supports;                           /* somebody is recommended or certified, be it by themselves */
    bool seen;                               /* the writer saw somebody at work */
} Signs;

static void count_persons(const LorLetter *letter, Signs *signs) {
    bool plain = lor_utf8_ascii(letter->text) == letter->text.len;
    for (size_t t = 0; t < letter->tokens.len && !plain; t++) signs->foreign += (unsigned char)lor_letter_word(letter, t).ptr[0] >= 0x80;
    for (const LorSentence *s = letter->sentences.at, *end = s + letter->sentences.len; s < end; s++) {
        if (s->zone != LOR_IN_BODY) continue;
        signs->words += s->count;
        for (const LorToken *t = &letter->tokens.at[s->first], *last = t + s->count; t < last; t++) { /* without branches: which word comes cannot be foretold */
            signs->own += lor_word_in(t->word, LOR_WORDS_OWN_VOICE);
            signs->second += lor_word_in(t->word, LOR_WORDS_READER_VOICE);
            signs->third += lor_word_in(t->word, LOR_WORDS_PRONOUN);
        }
    }
}

static bool ends_as_code(LorStr text) {
    char end = text.len ? text.ptr[text.len - 1] : 0;
    return end == ';' || end == '{' || end == '}' || lor_str_ends(text, LOR_STR("):")) || lor_str_ends(text, LOR_STR("=>"));
}

static bool starts_as_code(LorStr text) {
    static const LorStr starts[] = {
        LOR_STR("#include"), LOR_STR("#define"), LOR_STR("import "), LOR_STR("from "), LOR_STR("def "), LOR_STR("class "), LOR_STR("return "),
        LOR_STR("```"), LOR_STR("//"), LOR_STR("/*"), LOR_STR("$ "), LOR_STR("function "), LOR_STR("const "), LOR_STR("static "), LOR_STR("<?xml"),
        LOR_STR("<html"), LOR_STR("<div"), LOR_STR("if ("), LOR_STR("for (")};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (lor_str_starts(text, starts[i])) return true;
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
        bool ends = ends_as_code(text), starts = (ends || text.ptr[0] == '#' || text.ptr[0] == '`') && starts_as_code(text);
        signs->code += starts || (ends && line->count < 14);
        while (hit < hits.len && hits.at[hit].first < line->first) hit++;
        bool heading = false; /* alone on its line */
        for (size_t h = hit; h < hits.len && hits.at[h].first == line->first; h++) heading |= hits.at[h].count == line->count;
        signs->headings += heading;
    }
}

/* Said by the writer, not quoted. */
static bool says(const LorLetter *letter, const char *lexicon) {
    LorHits hits = lor_letter_hits(letter, lexicon);
    for (size_t i = 0; i < hits.len; i++)
        if (!(letter->tokens.at[hits.at[i].first].flags & LOR_TOKEN_QUOTED)) return true;
    return false;
}

/* What a text may be that has no word of a letter. */
static void count_others(const LorLetter *letter, Signs *signs) {
    signs->applies = lor_letter_hits(letter, "kind-application").len;
    signs->states = lor_letter_hits(letter, "kind-statement").len;
    signs->bill = lor_letter_hits(letter, "kind-bill").len;
    signs->clinic = lor_letter_hits(letter, "kind-clinic").len;
}

static Signs read_signs(const LorLetter *letter, const LorFacts *facts) {
    Signs signs = {.letter = lor_letter_hits(letter, "kind-letter").len,
                   .greets = lor_facts_present(facts, "salutation"),
                   .closes = lor_facts_present(facts, "closing"),
                   .names = lor_facts_present(facts, "applicant"),
                   .seen = lor_facts_present(facts, "relationship")};
    const LorFact *mentions = lor_facts_find(facts, LOR_STR("applicant.mentions"));
    if (mentions && mentions->state == LOR_PRESENT) signs.mentions = (size_t)mentions->number;
    if (!signs.letter) count_others(letter, &signs);
    count_persons(letter, &signs);
    count_lines(letter, &signs);
    bool of_somebody = signs.names || signs.third;
    signs.supports = (of_somebody && says(letter, "recommendation")) || says(letter, "certificate") || (signs.letter && says(letter, "applicant_voice"));
    if (!signs.supports && !signs.seen) signs.praise = lor_letter_hits(letter, "praise-word").len;
    return signs;
}

/* Somebody is spoken of, named or not. */
static bool tells_of_somebody(const Signs *s) { return s->third >= 2 || (s->names && s->third); }

static bool is_other(const Signs *s) {
    bool praised = s->names && s->third && s->own && s->praise * PRAISE_SHARE > s->words;
    bool about_one = (s->greets || s->closes) && s->names && s->third >= PERSON_LEAST && s->third * PERSON_SHARE >= s->words;
    if (s->supports || s->seen || praised || about_one || (s->mentions >= NAMED_OFTEN && s->third >= SPOKEN_OF)) return false;
    return s->letter == 0 || !tells_of_somebody(s);
}

static bool is_advice(const Signs *s) {
    return !s->greets && !s->closes && !s->names && s->second >= ADVICE_WORDS && s->second * ADVICE_SHARE > s->words && s->second > s->third;
}

/* Guides, manuals and articles about letters quote them, and so have every word and many a frame of one. */
static bool is_document(const Signs *s) {
    bool voiceless = (s->own + s->third) * VOICE_OF_PAGES < s->words;
    return !(s->greets && s->closes) && (s->words > LONG_TEXT || (s->words > PAGE_TEXT && voiceless));
}

static const char *judge(const LorLetter *letter, const Signs *s) {
    bool of_oneself = s->own >= OWN_WORDS && s->third * 4 < s->own, little = s->words < LITTLE_TEXT;
    if (!s->greets && s->letter == 0 && s->code >= CODE_LINES_MIN && s->code * 4 >= letter->lines.len) return "code";
    bool stands_for = s->supports || s->seen, unnamed = !s->names || (s->mentions < 2 && s->third == 0);
    if ((s->letter == 0 || !stands_for) && (s->quoted >= QUOTED_LINES || s->headers >= 3)) return "thread";
    if (!s->greets && s->letter < 3 && s->third < 5 && s->headings >= CV_HEADINGS) return "cv";
    if (s->bill >= BILL_WORDS && !s->greets && s->letter == 0) return "bill";
    if (s->letter == 0 && of_oneself && s->applies >= APPLIES) return "application";
    if (s->letter == 0 && of_oneself && s->states >= STATES && !s->greets) return "statement";
    if (of_oneself && !s->supports && !s->greets && unnamed && !little) return "statement";
    if (of_oneself && !s->supports && s->third == 0 && !little) return "application"; /* of nobody else */
    if (!stands_for && s->letter == 0 && s->clinic >= CLINIC_WORDS) return "clinical note";
    if (is_advice(s) || (is_other(s) && !little)) return "other";
    bool framed = s->greets || s->closes || s->foreign * 3 > letter->tokens.len;
    bool voiceless = (s->own + s->third) * VOICE_SHARE < s->words || s->own + s->third == 0;
    if (s->letter == 0 && !framed && voiceless && !s->names) return "other";
    if (is_document(s)) return "other";
    return NULL;
}

static void read_kind(LorLetter *letter, LorFacts *facts) {
    Signs signs = read_signs(letter, facts);
    const char *kind = judge(letter, &signs);
    if (kind) lor_fact_put_text(facts, "not_a_letter", lor_str_from_c(kind));
    else lor_fact_put_absent(facts, "not_a_letter");
}

const LorReader lor_reader_kind = {"kind", read_kind};
