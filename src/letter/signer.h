// SPDX-License-Identifier: GPL-3.0-or-later
// The signer at work: what writer.c, post.c and department.c hold while they read who wrote the letter.
#ifndef LOR_LETTER_SIGNER_H
#define LOR_LETTER_SIGNER_H

#include "letter/cell.h"
#include "letter/person_name.h"

typedef struct LorSigner {
    LorLetter *letter;
    LorFacts *facts;
    LorCells cells;      /* of head, signature and foot */
    const LorCell *home; /* the cell that holds the name, or NULL */
    const LorCell *head; /* the cell of the head that holds it too, or NULL */
    LorNameSpan name;
    bool named;
    LorNameSpan labelled; /* the name behind "From:", "Name of referee:"; count 0: none */
} LorSigner;

/** Puts a text fact with its place. */
void lor_signer_put_span(LorSigner *w, const char *fact, LorSpan span);
void lor_signer_put(LorSigner *w, const char *fact, size_t first, size_t count);
bool lor_signer_has(const LorSigner *w, const char *lexicon, size_t first, size_t count);
/** Whether a cell speaks of the signer: the signature block from the name on (its column only), or the lines by the name in the head. */
bool lor_signer_near(const LorSigner *w, const LorCell *cell, LorZone zone);
/** Whether a cell stands in the signature block right above the name and is no closing: some put the post before the name. */
bool lor_signer_above(const LorSigner *w, const LorCell *cell);
/** Whether a cell stands in the head by the signer's name there: at most three lines below it, in its column. */
bool lor_signer_by_head(const LorSigner *w, const LorCell *cell);
/** Told a place where the writer presents themselves ("I am", "My name is"): its first token and the one after it. True: enough. */
typedef bool LorIntro(LorSigner *w, size_t intro, size_t after);
bool lor_signer_intro(LorSigner *w, LorIntro *take);
/** Whether what stands here can be the writer's post: "the …", "her …", "associate …", a rank, a capital. */
bool lor_signer_leads_to_post(const LorLetter *letter, size_t token);
/** The same behind the hits of a lexicon in the body's first sentences: "I work as", before what can be a post; with `unit` "I run", before anything. */
bool lor_signer_told(LorSigner *w, const char *lexicon, bool unit, LorIntro *take);
/** The token behind the sentence in which `token` stands. */
size_t lor_signer_sentence_end(const LorLetter *letter, size_t token);

/** Whether the line says with a label whose name follows: "From: …", "Name of referee: …"; `*value`: the token behind it. */
bool lor_signer_label(const LorLetter *letter, const LorTextLine *line, const char *lexicon, size_t *value);

/** Where no name was found: whether words stand where they sign that can be one, since no list or shape knows them for anything else. */
bool lor_signer_doubts_name(const LorSigner *w);
/** Where no post was found: whether such words stand by the name, or where they sign. */
bool lor_signer_doubts_title(const LorSigner *w);

#endif
