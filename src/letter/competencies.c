// SPDX-License-Identifier: GPL-3.0-or-later
// Competencies shown by an example: clinical, professionalism, communication. A theme counts where a sentence
// about the applicant holds a word of it (lexicons theme-…) and something that can be pictured: an act of the
// applicant's, a patient, a number, a quotation, or an evidence number or the told case in the same place. A
// word of praise alone shows nothing. A phrase of the lexicon that is a deed by itself ("sat with the widow") has the value 2.
//
// How much is asked of a sentence hangs on its letter. Beside many sentences that claim, a single one in which a verb and a word of a theme meet is chance; without a told case
// or counted work a theme wants two, or a deed. Where a case and counted work are told and several sentences are pictured, a theme's word is an example though its sentence tells less. A writer who says
// that they never saw the applicant with patients shows no clinical side. One theme without an example is not called missing where a case and counted work are told.
// Does not understand: a theme shown without any of its words.
#include "letter/applicant.h"
#include "letter/doer.h"
#include "letter/episode.h"
#include "letter/marks.h"
#include "letter/quote.h"

#define DEED    1.5f /* the value from which a theme's phrase is a deed */
#define NUMBERS 2u /* counted facts that make a letter with a case a rich one */
#define CLAIMS  5u /* sentences about the applicant, from which a letter with one pictured sentence is a letter of claims */
#define SHOWN   2u /* pictured sentences of a letter that shows more than it claims; clinical ones that stand for a told case */
#define DEED_COUNTS SHOWN /* sentences that a deed counts for */

typedef struct Theme {
    const char *name, *lexicon;
    bool clinical; /* also shown by a told case, and by clinical problems */
} Theme;

static const Theme themes[] = {
    {"clinical", "theme-clinical", true},
    {"professionalism", "theme-professionalism", false},
    {"communication", "theme-communication", false},
};

typedef struct Scene {
    const LorLetter *letter;
    const LorFacts *facts;
    const uint8_t *action, *made, *patient, *cases, *problem, *empty;
    bool told;   /* a case */
    bool rich;   /* beside it, counted work */
    bool claims; /* many sentences, of which next to none is pictured */
    bool bare;   /* not short, and neither a case nor counted work */
    bool unseen; /* the writer did not see the applicant with patients */
    uint8_t *known; /* one a sentence: what was found out of it; each is looked at once, however many words of a theme it holds */
} Scene;

enum { NOT_ASKED, PICTURED, EMPTY };

static bool has(const uint8_t *marks, const LorSentence *s) {
    return lor_marks_find(marks, s->first, s->count, LOR_MARK_IN) != LOR_NONE;
}

/* The sentences that meet the fact's places are pictured. */
static void know_places_of(const Scene *scene, const char *name) {
    const LorFact *fact = lor_facts_find(scene->facts, lor_str_from_c(name));
    size_t count = scene->letter->sentences.len;
    for (size_t i = 0; fact && fact->state == LOR_PRESENT && i < fact->spans.len; i++) {
        LorSpan span = fact->spans.at[i];
        for (size_t s = lor_sentence_behind(scene->letter, span.off); s < count && lor_span_meets(lor_sentence_span(scene->letter, s), span); s++) scene->known[s] = PICTURED;
    }
}

static bool has_quotation(const LorLetter *letter, const LorSentence *s) {
    for (size_t t = s->first; t < s->first + s->count; t++)
        if (letter->tokens.at[t].flags & LOR_TOKEN_QUOTED) return true;
    return false;
}

static bool pictures(const Scene *scene, size_t index) {
    const LorLetter *letter = scene->letter;
    const LorSentence *s = &letter->sentences.at[index];
    if (has(scene->empty, s)) return false;
    if (lor_applicant_does_one(letter, s, scene->action) || lor_applicant_does(letter, s, scene->made))
        return true;
    if (lor_applicant_deeds(letter, s, true) > 0) return true;
    return has(scene->cases, s) || (has(scene->patient, s) && has(scene->problem, s)) ||
           has_quotation(letter, s);
}

static bool is_pictured(const Scene *scene, size_t index) {
    if (scene->known[index] == NOT_ASKED) scene->known[index] = pictures(scene, index) ? PICTURED : EMPTY;
    return scene->known[index] == PICTURED;
}

/* "It is a form of honesty …": what the sentence before shows is named behind it. */
static bool names_what_went_before(const LorLetter *letter, size_t index) {
    const LorSentence *s = &letter->sentences.at[index];
    return index > 0 && s[-1].paragraph == s->paragraph && lor_letter_in(letter, s->first, LOR_WORDS_REFERS_BACK);
}

/* Of a sentence with a theme's word: whether it is enough in this letter. */
static bool is_shown(const Scene *scene, const LorHit *hit, size_t index) {
    const LorLetter *letter = scene->letter;
    bool empty = has(scene->empty, &letter->sentences.at[index]);
    if (hit->value > DEED && !empty) return true;
    if (scene->claims) return false;
    return (scene->rich && !empty) || is_pictured(scene, index) || (names_what_went_before(letter, index) && is_pictured(scene, index - 1));
}

/* The sentences in which the theme is shown, one that is a deed counting for two; no more are sought from two on. The first is `where`. */
static size_t shows(const Scene *scene, const char *lexicon, LorSpan *where) {
    const LorLetter *letter = scene->letter;
    LorHits hits = lor_letter_hits(letter, lexicon);
    size_t shown = 0, last = LOR_NONE;
    for (size_t i = 0; i < hits.len && shown < SHOWN; i++) {
        size_t index = letter->tokens.at[hits.at[i].first].sentence;
        const LorSentence *s = &letter->sentences.at[index];
        if (index == last || s->zone != LOR_IN_BODY || !s->about || !is_shown(scene, &hits.at[i], index)) continue;
        if (shown == 0) *where = lor_sentence_span(letter, index);
        shown += hits.at[i].value > DEED ? DEED_COUNTS : 1;
        last = index;
    }
    return shown;
}

static LorStr joined(const LorLetter *letter, LorStr list, const char *name) {
    if (list.len == 0) return lor_str_from_c(name);
    return lor_arena_format(letter->arena, "%.*s, %s", LOR_STR_ARG(list), name);
}

/* What the applicant made, but not what anybody of the post completes or attends. */
static uint8_t *works(const LorLetter *letter, const uint8_t *idle) {
    const uint8_t *made = lor_marks(letter, "made");
    LorHits hits = lor_letter_hits(letter, "made");
    uint8_t *marks = lor_marks_new(letter);
    for (size_t i = 0; i < hits.len; i++)
        for (size_t t = hits.at[i].first; t < hits.at[i].first + hits.at[i].count; t++) marks[t] = idle[t] & LOR_MARK_IN ? 0 : made[t];
    return marks;
}

/* Weighs the letter as a whole: needs the sentences of the told case and of the numbers. */
static void weigh(Scene *scene) {
    const LorLetter *letter = scene->letter;
    const LorFact *numbers = lor_facts_find(scene->facts, LOR_STR("evidence_numbers"));
    size_t about = 0, pictured = 0;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        if (letter->sentences.at[i].zone != LOR_IN_BODY || !letter->sentences.at[i].about) continue;
        about++;
        if (pictured < SHOWN) pictured += is_pictured(scene, i); /* no more need be known of all */
    }
    scene->told = lor_facts_present(scene->facts, "case_example");
    bool counted = numbers && numbers->list.len >= NUMBERS;
    scene->rich = scene->told && counted && pictured >= SHOWN;
    scene->bare = !scene->told && !counted && about >= CLAIMS;
    scene->claims = !scene->told && about >= CLAIMS && pictured < SHOWN;
    scene->unseen = lor_letter_hits(letter, "clinical-unseen").len > 0;
}

/* Without a told case or counted work the clinical side wants more than one sentence. */
static bool shows_clinic(const Scene *scene, const Theme *theme, LorSpan *where) {
    const LorLetter *letter = scene->letter;
    if (scene->unseen || !(letter->asked.clinical || lor_letter_is_clinical(letter))) return false;
    if (scene->told) {
        *where = lor_facts_find(scene->facts, LOR_STR("case_example"))->spans.at[0];
        return true;
    }
    size_t least = scene->bare ? SHOWN : 1, shown = shows(scene, theme->lexicon, where);
    if (shown >= least) return true;
    LorSpan other;
    size_t more = shows(scene, "clinical-problem", shown ? &other : where);
    bool same = shown && more == 1 && other.off == where->off; /* one sentence, of both */
    return !same && shown + more >= least;
}

static bool shows_theme(const Scene *scene, const Theme *theme, LorSpan *where) {
    if (theme->clinical) return shows_clinic(scene, theme, where);
    size_t least = scene->bare && scene->letter->asked.clinical ? SHOWN : 1;
    return shows(scene, theme->lexicon, where) >= least;
}

static void set_scene(Scene *scene, const LorLetter *letter) {
    scene->patient = lor_marks(letter, "one-patient");
    scene->cases = lor_marks(letter, "case-cue");
    scene->problem = lor_marks(letter, "clinical-problem");
    scene->action = lor_marks(letter, "action");
    scene->made = letter->asked.clinical ? works(letter, lor_marks(letter, "idle-verb")) : lor_marks(letter, "made");
    scene->empty = lor_marks(letter, "empty-claim");
    scene->known = LOR_NEW_ARRAY(letter->arena, uint8_t, letter->sentences.len + 1);
    know_places_of(scene, "case_example");
    know_places_of(scene, "evidence_numbers");
    weigh(scene);
}

static void read_competencies(LorLetter *letter, LorFacts *facts) {
    Scene scene = {.letter = letter, .facts = facts};
    LorStr missing = {0};
    size_t lost = 0;
    set_scene(&scene, letter);
    lor_fact_put_absent(facts, "competencies");
    lor_fact_put_absent(facts, "competencies.missing");
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        LorSpan where;
        if (shows_theme(&scene, &themes[i], &where)) {
            LorFact *fact = lor_fact_put_item(facts, "competencies", lor_str_from_c(themes[i].name));
            lor_fact_add_span(facts, fact, where);
        } else {
            missing = joined(letter, missing, themes[i].name);
            lost++;
        }
    }
    if (missing.len && !(lost == 1 && scene.rich))
        lor_fact_put_text(facts, "competencies.missing", missing)->number =
            (double)lost; /* points are lost for each */
}

const LorReader lor_reader_competencies = {"competencies", read_competencies};
