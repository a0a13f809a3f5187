// SPDX-License-Identifier: GPL-3.0-or-later
// What lorlint's scales make of letters:  ask LETTER.txt...   a line a letter and verdict: letter, verdict, how likely; then the sentence that shows it.
#include "tagged.h"

#include "extract/encoding.h"
#include "letter/anatomy.h"
#include "letter/quote.h"
#include "letter/weigh.h"
#include "lint/facts.h"

#include <math.h>
#include <stdio.h>

static const char *const names[] = {LOR_VERDICT_NAMES};

static void ask_letter(LorArena *arena, const LorPacks *packs, const char *path) {
    LorDocument *doc = lor_document_new(arena, "text");
    LorStr bytes = read_file(arena, path);
    if (!bytes.len) return;
    doc->text = lor_decode(arena, bytes, (size_t)1 << 20).text;
    LorAsked asked = {.as_of = {2026, 9, 15}, .clinical = true};
    LorLetter *letter = lor_letter_new(doc, &asked, NULL);
    lor_lint_facts(letter, packs);
    const LorWeights *weights = lor_weights(letter);
    for (size_t v = 0; v < LOR_VERDICTS; v++) {
        const LorLetterWeight *weight = &weights->scales[lor_verdict_scale((LorVerdict)v)];
        LorStr shown = letter->sentences.len ? lor_quote(letter, lor_sentence_span(letter, weight->sentence)) : (LorStr){0};
        printf("%s\t%s\t%.3f\t%.2f\t%.*s\n", path, names[v], 1 / (1 + exp(-(double)weights->verdicts[v])), (double)weight->most / LOR_WEIGHT_ONE, LOR_STR_ARG(shown));
    }
}

int main(int argc, char **argv) {
    LorError err = {0};
    LorArena *arena = lor_arena_new(0);
    LorPacks *packs = lor_packs_builtin(arena);
    if (argc < 2) return fputs("ask LETTER.txt...\n", stderr), 2;
    if (!packs || !lor_packs_profile(packs, LOR_STR("residency-img"), &err) || !lor_packs_seal(packs, &err)) return 2;
    for (int i = 1; i < argc; i++) ask_letter(arena, packs, argv[i]);
    return 0;
}
