// SPDX-License-Identifier: GPL-3.0-or-later
// Line shapes, told from letter case, punctuation and the few words that give a letter its frame. Does not know people,
// institutions or dates, and reads English frames only (with some Spanish and French closings).
#include "letter/line_shape.h"

#define SALUTATION_MAX 110u /* [byte] a longer line goes on with prose */
#define SHORT_CLOSING  3u   /* [word] a closing may end in a full stop */
#define SQUEEZED_MAX   40u  /* [byte] of a spaced-out title that are looked at */

static bool word_char(char c) { return lor_is_lower(c) || lor_is_digit(c) || (unsigned char)c >= 0x80; }

/* `phrase` stands at the start of the folded line, whole words. */
static bool opens(LorStr line, const char *phrase) {
    LorStr wanted = lor_str_from_c(phrase);
    return lor_str_starts(line, wanted) && (line.len == wanted.len || !word_char(line.ptr[wanted.len]));
}

static bool opens_any(LorStr line, const char *const *phrases) {
    for (; line.len && *phrases; phrases++)
        if (line.ptr[0] == **phrases && opens(line, *phrases)) return true;
    return false;
}

static bool holds_any(LorStr line, const char *const *phrases) {
    for (size_t at = 0; at < line.len; at++)
        if ((at == 0 || !word_char(line.ptr[at - 1])) && opens_any(lor_str(line.ptr + at, line.len - at), phrases)) return true;
    return false;
}

static bool holds(LorStr line, const char *phrase) { return holds_any(line, (const char *const[]){phrase, NULL}); }

static char last_char(LorStr line) { return line.len ? line.ptr[line.len - 1] : 0; }

/* Marks that may stand before the first word. */
static LorStr without_marks(LorStr line) {
    size_t at = 0;
    while (at < line.len && !word_char(line.ptr[at]) && line.ptr[at] != '(') at++;
    return lor_str_slice(line, at, line.len);
}

static LorLineShape count_words(const LorLetter *letter, const LorTextLine *line) {
    LorStr text = lor_letter_original(letter, line->span);
    LorLineShape shape = {0};
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool joins = inside && (c == '\'' || c == '-' || c == '@' || ((c == '.' || c == '/') && i + 1 < text.len && lor_is_alpha(text.ptr[i + 1])));
        bool word = lor_is_alpha(c) || lor_is_digit(c) || (unsigned char)c >= 0x80 || joins;
        if (word && !inside && shape.words < UINT16_MAX) {
            shape.words++;
            if (lor_is_lower(c)) shape.lower++;
            if (lor_is_upper(c)) shape.capital++;
        }
        inside = word;
    }
    return shape;
}

/* "T O  W H O M" and "C E R T I F I C A T E": letters only, when most words are one letter. */
static LorStr squeezed(LorStr line, char *out) {
    size_t letters = 0, singles = 0;
    for (size_t i = 0; i < line.len && letters < SQUEEZED_MAX; i++) {
        if (!lor_is_lower(line.ptr[i])) continue;
        bool alone = (i == 0 || line.ptr[i - 1] == ' ') && (i + 1 == line.len || line.ptr[i + 1] == ' ');
        singles += alone;
        out[letters++] = line.ptr[i];
    }
    return singles >= 6 && singles * 10 >= letters * 8 ? lor_str(out, letters) : lor_str(NULL, 0);
}

static const char *const to_whom[] = {"to whom", "to who it", "to whomsoever", "to whomever", "to: whom", "to, whom", "to / whom", "to/ whom", "to/whom", "whom it may concern",
                                      "whomsoever it may concern", "to whosoever", "to whomso ever", NULL};
static const char *const greetings[] = {"respected", "most respected", "honourable", "honorable", "hon'ble", "esteemed colleague", "esteemed colleagues",
                                        "esteemed members", "esteemed committee", "ladies and gentlemen", "gentlemen", "assalam", "assalamu", "assalamualaikum",
                                        "as-salam", "asalam", "salaam", "salam", "namaste", "namaskar", "greetings", "hello", "hi", "good day", "good morning",
                                        "good afternoon", "a quien", "a quien corresponda", "estimado", "estimada", "estimados", "r/sir", "r/s",
                                        "distinguished", "my dear", NULL};
static const char *const sirs[] = {"sir", "sirs", "madam", "madame", "dear", "ma'am", NULL};
static const char *const readers[] = {"director", "directors", "committee", "committees", "manager", "chair", "chairman", "chairperson", "coordinator", "colleague",
                                      "colleagues", "officer", "office", "board", "dean", "panel", "faculty", "registrar", "team", "program", "programs", "programme", "programmes", "residency", NULL};
static const char *const addressing[] = {"to the", "to:", "to,", "to/", "to", "the program", "the programme", "the residency", "the selection", "the director", "the admissions",
                                         "the chair", "the chairman", "the chairperson", "the fellowship", "the recruitment", "the hiring", "the graduate", "the head",
                                         "the training", "the postgraduate", "the dean", "the visa", "the consul", "the embassy",
                                         "program director", "programme director", "residency program", "residency selection", "selection committee",
                                         "admissions committee", "admission committee", "hiring manager", "hiring committee", "search committee", "attn", "attention", NULL};

size_t lor_line_salutation_length(LorStr folded) {
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (c == ':' && i <= 3) continue; /* "To: …" */
        if (c == ',' && i <= 3) continue; /* "To, …" */
        if (c == ',' || c == ':' || c == ';' || c == '!') return i + 1;
    }
    return folded.len;
}

static uint16_t salutation_flags(LorStr line, LorStr tight, const LorLineShape *shape) {
    bool whom = opens_any(line, to_whom) || lor_str_starts(tight, LOR_STR("towhom"));
    if (line.len > SALUTATION_MAX) {
        size_t length = lor_line_salutation_length(line);
        if (length > 60 || length == line.len) return 0;
        return opens(line, "dear") ? LOR_LINE_DEAR : whom ? LOR_LINE_GREETS : 0;
    }
    if (opens(line, "dear") && shape->words <= 16) return LOR_LINE_DEAR;
    if (whom) return LOR_LINE_GREETS;
    bool sir = opens_any(line, sirs) && shape->words <= 4 && (last_char(line) == ',' || last_char(line) == ':' || holds(line, "/"));
    if (sir) return LOR_LINE_GREETS;
    if (opens_any(line, greetings) && shape->words <= 14 && last_char(line) != '.') return LOR_LINE_GREETS;
    bool addressed = opens_any(line, addressing) && (holds_any(line, readers) || shape->words <= 1);
    bool titled = shape->lower * 10 < shape->words * 6 || shape->words <= 7;
    if (addressed && titled && shape->words <= 18 && last_char(line) != '.') return LOR_LINE_ADDRESSES;
    return 0;
}

static const char *const closes[] = {"yours", "sincerely", "most sincerely", "very sincerely", "respectfully", "regards", "cordially", "faithfully", "truly", "very truly",
                                     "thanking you", "thanks", "many thanks", "gratefully", "warmly", "cheers", "obediently", "collegially", "i remain", "i am yours",
                                     "warm regards", "best", "atentamente", "cordialmente", "saludos", "respectuosamente", "cordialement", "atenciosamente",
                                     "most respectfully", "very respectfully", "respectully", "sincerly", "your's", "your sincerely", "your faithfully",
                                     "ever sincerely", "humbly", "fraternally", "professionally", NULL};
static const char *const wishes_open[] = {"best", "kind", "kindest", "warm", "warmest", "with", "in", "my best", "all", "please accept", "accept", "good", "sincere", "high", NULL};
static const char *const wishes[] = {"regards", "regard", "wishes", "wish", "respect", "respects", "thanks", "appreciation", "gratitude", "the best", "assurances", "esteem",
                                     "admiration", "enthusiasm", "sincerity", NULL};
/* Words that end a closing whatever stands before them: "with collegial greetings", "un cordial saludo". */
static const char *const greets_last[] = {"regards", "greetings", "greeting", "wishes", "salutations", "saludo", "saludos", "sincerely", "faithfully", "respectfully", "cordially", "yours",
                                          "grussen", "gruesse", "gruss", "grusse", "gruessen", "hochachtungsvoll", "saluti", "cumprimentos", "abraco", "abrazo", "cordialmente", "atentamente",
                                          "respetuosamente", "atenciosamente", "saygilarimla", "saygilarimizla", "hormat saya", "hormat kami", "hilsen", "halsning", "halsningar", "groet",
                                          "groeten", "powazaniem", "uvazheniem", "povahoyu", "stima", "tisztelettel", "pozdravom", "pozdravem", "pozdrav", "salutations distinguees",
                                          "consideration distinguee", "confraternellement", "wassalam", "salam hormat", "gumagalang", NULL};

/* "Please accept, dear colleagues, the expression of my distinguished regards." */
static bool is_long_closing(LorStr text, const LorLineShape *shape) {
    static const char *const opens_with[] = {"please accept", "kindly accept", "i beg you to accept", "i remain", "accept", "be assured", "receive", "please receive", "veuillez", "je vous prie", "with the assurance", NULL};
    static const char *const holds_one[] = {"expression", "assurance", "assurances", "sentiments", "regards", "respect", "respects", "consideration", "wishes", "yours", "salutations", "greetings", NULL};
    return shape->words <= 24 && opens_any(text, opens_with) && holds_any(text, holds_one) && !holds(text, "recommendation");
}

/* Words with which a sentence goes on about somebody: "he sends his regards". */
static bool tells(LorStr text) {
    static const char *const words[] = {"i", "he", "she", "his", "her", "they", "who", "has", "have", "had", "is", "was", "were", "are", "to", "dr", "by", "from", NULL};
    return holds_any(text, words);
}

static bool ends_with_greeting(LorStr text) {
    for (const char *const *last = greets_last; *last; last++) {
        LorStr word = lor_str_from_c(*last);
        if (lor_str_ends(text, word) && (text.len == word.len || !word_char(text.ptr[text.len - word.len - 1]))) return true;
    }
    return false;
}

/* Without the mark that ends it. */
static LorStr unmarked(LorStr text) {
    while (text.len && !word_char(text.ptr[text.len - 1])) text.len--;
    return text;
}

/* "Saludos / Regards", "Hormat saya (Sincerely)": a closing in two languages, one of which is enough. */
static bool closes_in_part(LorStr text) {
    size_t start = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != '/' && text.ptr[i] != '(' && text.ptr[i] != '|') continue;
        LorStr part = unmarked(without_marks(lor_str_slice(text, start, i - start)));
        if (part.len && ends_with_greeting(part) && !tells(part)) return true;
        start = i + 1;
    }
    return false;
}

/* "Sincerely," but not "sincerely hope that": the phrase ends at a mark, at the line's end or before a capital. */
static bool is_closing(const LorLetter *letter, const LorTextLine *line, LorStr text, const LorLineShape *shape) {
    if (shape->words == 0 || shape->words > 8 || text.len > 70) return false;
    if (opens(text, "thank you")) return last_char(text) == ',' && shape->words <= 4;
    char first = letter->doc->text.ptr[line->span.off];
    bool tail = lor_is_lower(first) && last_char(text) != ','; /* of a wrapped sentence */
    if (!tail && (last_char(text) != '.' || shape->words <= SHORT_CLOSING) && closes_in_part(text)) return true;
    bool wish = opens_any(text, wishes_open) && holds_any(text, wishes) && shape->words <= 6 && last_char(text) != '.';
    if (!wish && !opens_any(text, closes)) return false;
    if (tail) return false;
    if (wish || shape->words <= 3) return true;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == ';') return true;
    return false;
}

static const char *const subjects[] = {"re:", "re :", "re -", "re.", "ref: dr", "ref: mr", "ref: ms", "reference: dr", "subject", "sub:", "sub :", "sub -", "sub.", "subj", "regarding:",
                                       "concern:", "in re", "applicant:", "candidate:", "rec:", "asunto:", "objet:", NULL};
static const char *const titles[] = {"letter of recommendation", "letter of reference", "letter of support", "recommendation letter", "reference letter", "recommendation for",
                                     "reference for", "recommendation of", "in support of", "certificate", "certification", "testimonial", "professional reference",
                                     "academic reference", "letter of evaluation", "letter of appraisal", "experience certificate", "recommendation", "character certificate",
                                     "service certificate", "confidential reference", "evaluation letter", "letter of good standing", "letter of appreciation",
                                     "internship certificate", "no objection certificate", "confidential letter of recommendation", "carta de recomendacion",
                                     "letter of commendation", "statement of support", "support letter", "residency recommendation", NULL};

static uint16_t subject_flags(LorStr line, LorStr tight, const LorLineShape *shape) {
    if (shape->words > 26 || line.len > 200) return 0;
    if (opens(line, "ref") && holds(line, "no")) return 0;
    for (const char *const *s = subjects; *s; s++)
        if (lor_str_starts(line, lor_str_from_c(*s))) return LOR_LINE_SUBJECT;
    bool short_title = shape->words <= 14 && last_char(line) != '.' && last_char(line) != ',';
    if (short_title && opens_any(line, titles)) return LOR_LINE_TITLE;
    bool capitals = shape->lower == 0 && shape->words <= 8;
    if (capitals && holds_any(line, titles)) return LOR_LINE_TITLE;
    LorStr tight_titles[] = {LOR_STR("testimonial"), LOR_STR("letterof"), LOR_STR("recommendation"), LOR_STR("reference")};
    for (size_t i = 0; i < sizeof tight_titles / sizeof *tight_titles; i++)
        if (lor_str_starts(tight, tight_titles[i])) return LOR_LINE_TITLE;
    return tight.len && lor_str_find(tight, LOR_STR("certif")) != LOR_NONE ? LOR_LINE_TITLE : 0;
}

static const char *const afterwords[] = {"encl", "enc", "enclosure", "enclosures", "enclosed", "cc", "copy to", "copies to", "copy forwarded to", "attachment", "attachments",
                                         "attached", "page", "powered by", "disclaimer", "confidentiality notice", "this document was", "generated by", "scanned with",
                                         "scanned by", "registered office", "corporate office", "head office", "not valid", "valid only", "this is a computer", "any alteration", "any erasure", "dry seal", "official seal", "documentary stamp", "sent from my", NULL};
static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
                                     "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", NULL};
static const char *const date_labels[] = {"date", "dated", "dt", "place", "ref", "our ref", "your ref", "memo", "memo no", "no", "my no", "reg no", "reference no", "ref no",
                                          "date:", "city:", "city :", "city -", "outward no", "d/o", "issued on", "file no", "letter no", "f no", "aff no", NULL};

/* What stands in a line, told in one pass. */
typedef struct LineMarks {
    size_t digits;
    bool at, plus, web; /* "@", "+", "www." or "http" */
} LineMarks;

static LineMarks marks_of(LorStr line) {
    LineMarks marks = {0};
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        marks.digits += lor_is_digit(c);
        marks.at |= c == '@';
        marks.plus |= c == '+';
        if (c == 'w' || c == 'h') marks.web |= lor_str_starts(lor_str(line.ptr + i, line.len - i), c == 'w' ? LOR_STR("www.") : LOR_STR("http"));
    }
    return marks;
}

static bool is_dated(LorStr line, const LorLineShape *shape, size_t digits) {
    if (opens(line, "date of")) return false;
    if (opens_any(line, date_labels) && shape->words <= 14 && shape->lower <= 3) return true;
    if (shape->words <= 8 && digits >= 2 && digits <= 10 && holds_any(line, months)) return true;
    return digits >= 4 && digits <= 8 && digits * 2 >= line.len && shape->words <= 4;
}

static const char *const contact_labels[] = {"tel", "telephone", "phone", "ph", "mobile", "mob", "cell", "email", "e-mail", "fax", "website", "e mail", "web", "whatsapp", NULL};

static bool is_contact(LorStr line, const LineMarks *marks) {
    if (marks->at || marks->web) return true;
    return marks->digits >= 7 && (marks->plus || marks->digits * 2 >= line.len || holds_any(line, contact_labels));
}

static bool is_sentence_end(char c) { return c == '.' || c == '!' || c == '?'; }

/* First sentences that are mostly names and numbers. */
static const char *const certifies[] = {"this is to certify that", "certified that", "this certifies that", "it is certified that", "it is to certify that", "i certify that",
                                        "i hereby certify that", "we certify that", "this is to confirm that", NULL};

static uint16_t prose_flags(LorStr line, const LorLineShape *shape) {
    bool mostly_lower = shape->lower * 10 >= shape->words * 5;
    bool long_lower = line.len >= 60 && shape->words >= 8 && shape->lower * 10 >= shape->words * 4;
    /* Names and numbers fill the first sentence of a certificate, and all of it stands in one line. */
    bool paragraph = line.len >= 110 && is_sentence_end(last_char(line)) && shape->lower * 10 >= shape->words * 3;
    bool formula = shape->words >= 7 && opens_any(line, certifies);
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
    LorStr tight = squeezed(text, buffer);
    if (shape.words == 0) {
        shape.flags = LOR_LINE_RULE;
        return shape;
    }
    uint16_t flags = prose_flags(text, &shape);
    flags |= salutation_flags(text, tight, &shape);
    flags |= subject_flags(text, tight, &shape);
    if (is_closing(letter, line, text, &shape)) flags |= LOR_LINE_CLOSES;
    if (is_long_closing(text, &shape)) flags = (uint16_t)((flags & ~(LOR_LINE_PROSE | LOR_LINE_SENTENCE)) | LOR_LINE_CLOSES);
    if (opens(text, "ps") || opens(text, "post script") || opens(text, "postscript")) flags |= LOR_LINE_PS;
    if (opens_any(text, afterwords) && (!(flags & LOR_LINE_PROSE) || is_keyed(text))) flags |= LOR_LINE_AFTER;
    LineMarks marks = marks_of(whole); /* before `text` begins stands none of a word's letters or digits */
    if (is_contact(whole, &marks)) flags |= LOR_LINE_CONTACT;
    if (is_dated(text, &shape, marks.digits)) flags |= LOR_LINE_DATED;
    if (is_keyed(text)) flags |= LOR_LINE_KEYED;
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
