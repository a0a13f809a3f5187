// SPDX-License-Identifier: GPL-3.0-or-later
// The signer at work: which cells, lines and sentences speak of them, and how facts about them are put.
#include "letter/signer.h"

#include "letter/line_shape.h"
#include "letter/marks.h"

#define INTRO_SENTENCES 8u /* [sentence] of the body in which a writer presents themselves */
#define AS_REACH        30u /* [token] from "As" to the writer's "I" */
#define SUBSCRIBES_REACH 4u /* [token] to the word with which a letter opens with its writer */
#define LABEL_WORDS     5u  /* [token] of such a label */
#define FAR_RIGHT       16u /* [column] */
#define LINES_ABOVE     3u /* [line] of a post that stands above the name */

void lor_signer_put_span(LorSigner *w, const char *fact, LorSpan span) {
    LorFact *put = lor_fact_put_text(w->facts, fact, lor_letter_original(w->letter, span));
    lor_fact_add_span(w->facts, put, span);
}

void lor_signer_put(LorSigner *w, const char *fact, size_t first, size_t count) { lor_signer_put_span(w, fact, lor_cell_span(w->letter, first, count)); }

bool lor_signer_has(const LorSigner *w, const char *lexicon, size_t first, size_t count) { return lor_letter_has(w->letter, lexicon, first, count); }

bool lor_signer_label(const LorLetter *letter, const LorTextLine *line, const char *lexicon, size_t *value) {
    size_t end = line->first + line->count, first = line->first;
    if (first + 1 < end && (letter->tokens.at[first].flags & LOR_TOKEN_DIGITS)) first++; /* "2. Referee: …" */
    for (size_t t = first; t < end && t < first + LABEL_WORDS; t++) {
        if (t + 1 == end || (letter->tokens.at[t].after != ':' && letter->tokens.at[t + 1].before != ':')) continue;
        *value = t + 1;
        LorHits hits = lor_letter_hits(letter, lexicon);
        for (size_t i = 0; i < hits.len; i++)
            if (hits.at[i].first == first && hits.at[i].count == t + 1 - first) return true;
        return false;
    }
    return false;
}

/* "I am", "I'm", "I, Dr. …", "My name is", "I, the undersigned", "Quien suscribe, Dr. …": the token after it, or 0. */
static size_t after_intro(const LorLetter *letter, size_t token) {
    size_t am = lor_letter_is(letter, token, "i'm") ? token + 1 : lor_letter_is(letter, token, "i") && lor_letter_is(letter, token + 1, "am") ? token + 2 : 0;
    if (am) return lor_letter_in(letter, am, LOR_WORDS_FEELS) ? 0 : am;
    if (lor_letter_is(letter, token, "i") && token + 1 < letter->tokens.len && letter->tokens.at[token].after == ',') return token + 1;
    if (lor_letter_in(letter, token, LOR_WORDS_SUBSCRIBES) && token + 1 < letter->tokens.len && (letter->tokens.at[token + 1].flags & LOR_TOKEN_CAPITAL)) return token + 1;
    if (lor_letter_is(letter, token, "my") && lor_letter_is(letter, token + 1, "name") && lor_letter_is(letter, token + 2, "is")) return token + 3;
    return 0;
}

/* "As director of the unit I saw …", "It is as Professor of Surgery that I write": the writer in a post, not "As you know, I …". */
static bool opens_as(const LorLetter *letter, const LorSentence *sentence, size_t token) {
    if (!lor_letter_is(letter, token, "as") || (token != sentence->first && !lor_letter_is(letter, token - 1, "is"))) return false;
    size_t end = sentence->first + sentence->count;
    for (size_t t = token + 1; t < end && t < token + AS_REACH; t++) {
        if (lor_letter_is(letter, t, "i") || lor_letter_is(letter, t, "we")) return t > token + 1;
        if (lor_letter_is(letter, t, "you") || lor_letter_is(letter, t, "he") || lor_letter_is(letter, t, "she") || (lor_letter_in(letter, t, LOR_WORDS_NAME_TITLE) && !lor_letter_in(letter, t, LOR_WORDS_TITLE_POST))) return false;
    }
    return false;
}

bool lor_signer_leads_to_post(const LorLetter *letter, size_t token) {
    if (lor_letter_in(letter, token, LOR_WORDS_LEADS_TO_POST) || lor_letter_in(letter, token, LOR_WORDS_LEADS_TO_TITLE) || lor_letter_in(letter, token, LOR_WORDS_GRADE)) return true;
    return lor_letter_has(letter, "rank", token, 1) || (letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL);
}

bool lor_signer_told(LorSigner *w, const char *lexicon, bool unit, LorIntro *take) {
    const LorLetter *letter = w->letter;
    LorHits hits = lor_letter_hits(letter, lexicon);
    size_t body = 0;
    while (body < letter->sentences.len && letter->sentences.at[body].zone != LOR_IN_BODY) body++;
    for (size_t i = 0; i < hits.len; i++) {
        size_t after = hits.at[i].first + hits.at[i].count;
        if (after >= letter->tokens.len || letter->tokens.at[after].sentence >= body + INTRO_SENTENCES) continue;
        if (after < lor_signer_sentence_end(letter, after - 1) && (unit || lor_signer_leads_to_post(letter, after)) && take(w, after, after)) return true;
    }
    return false;
}

size_t lor_signer_sentence_end(const LorLetter *letter, size_t token) {
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    return sentence->first + sentence->count;
}

/* A sentence of the body; of the head only "Quien suscribe, Dr. …". */
static bool can_present(const LorLetter *letter, const LorSentence *sentence) {
    if (sentence->zone != LOR_IN_HEAD) return sentence->zone == LOR_IN_BODY;
    for (size_t t = sentence->first; t < sentence->first + sentence->count && t < sentence->first + SUBSCRIBES_REACH; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_SUBSCRIBES)) return true;
    return false;
}

/* Few words begin as "I", "my" and "as" do; both letters are asked in one go, since the first alone is often guessed wrong. */
static bool may_present(const LorLetter *letter, size_t token) {
    size_t at = letter->tokens.at[token].off;
    char first = letter->text.ptr[at], second = at + 1 < letter->text.len ? letter->text.ptr[at + 1] : 0;
    bool own = ((first == 'i') & !lor_is_lower(second)) | ((first == 'm') & (second == 'y')) | ((first == 'a') & (second == 's'));
    return own || lor_letter_in(letter, token, LOR_WORDS_SUBSCRIBES);
}

/* Tells each place in the first sentences of the body where the writer presents themselves; stops when told to. */
bool lor_signer_intro(LorSigner *w, LorIntro *take) {
    const LorLetter *letter = w->letter;
    size_t seen = 0;
    for (size_t s = 0; s < letter->sentences.len && seen < INTRO_SENTENCES; s++) {
        const LorSentence *sentence = &letter->sentences.at[s];
        if (!can_present(letter, sentence)) continue;
        seen++;
        for (size_t t = sentence->first; t < sentence->first + sentence->count; t++) {
            if (!may_present(letter, t)) continue;
            size_t after = after_intro(letter, t);
            if (!after && opens_as(letter, sentence, t)) after = t + 1;
            if (after && after < sentence->first + sentence->count && take(w, t, after)) return true;
        }
    }
    return false;
}

/* Cells that speak of the writer: the signature block below the name (its column only), or the lines around it in the head. */
bool lor_signer_near(const LorSigner *w, const LorCell *cell, LorZone zone) {
    if (cell->zone != zone) return false;
    if (!w->home || w->home->zone != zone) return zone == LOR_IN_SIGN;
    if (zone == LOR_IN_HEAD) return cell->line >= w->home->line && cell->line <= w->home->line + 3;
    const LorTextLine *home = &w->letter->lines.at[w->home->line], *line = &w->letter->lines.at[cell->line];
    bool second = home->columns && w->home->column == 0 && cell->column == 0 && cell->line > w->home->line && line->column >= home->column + FAR_RIGHT; /* goes on below who signs beside them */
    if (second) return false;
    bool indented = w->home->column > 0 && cell->column == 0 && w->letter->lines.at[cell->line].column >= FAR_RIGHT; /* alone below the right one of two */
    return cell->line >= w->home->line && (cell->column == w->home->column || cell->line == w->home->line || indented);
}

bool lor_signer_above(const LorSigner *w, const LorCell *cell) {
    if (!w->home || w->home->zone != LOR_IN_SIGN || cell->zone != LOR_IN_SIGN || cell->line >= w->home->line) return false;
    return w->home->line - cell->line <= LINES_ABOVE && !(lor_line_shape(w->letter, &w->letter->lines.at[cell->line]).flags & LOR_LINE_CLOSES);
}

bool lor_signer_by_head(const LorSigner *w, const LorCell *cell) {
    const LorCell *home = w->head;
    if (!home || cell->zone != LOR_IN_HEAD || cell->line < home->line || cell->line > home->line + 3) return false;
    const LorTextLine *line = &w->letter->lines.at[cell->line];
    if (lor_letter_in(w->letter, line->first, LOR_WORDS_MAIL_HEADER) && !lor_letter_in(w->letter, line->first, LOR_WORDS_SENDER_LABEL)) return false; /* "To: Program Coordinator" */
    bool labelled = home->column == 1 && cell->column == 0 && cell->line > home->line; /* "FROM    Dr. A. Bello", and below it what he is */
    return cell->column == home->column || labelled;
}
