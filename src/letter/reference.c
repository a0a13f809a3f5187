// SPDX-License-Identifier: GPL-3.0-or-later
// Whom pronouns mean. A pronoun of the applicant's gender is the applicant's unless somebody else of that
// gender (a patient, a relative, a colleague) came into the paragraph after the applicant's last name; a
// pronoun of the other gender is somebody else's. Does not understand: two people of one gender in one
// sentence, pronouns that point forward.
#include "letter/reference.h"

#include "letter/marks.h"
#include "letter/named.h"

#define ROW_MOST  16u /* tokens of a row of a table or list */
#define ITEM_MOST 40u /* tokens of a row behind a dash */
#define CARRIED 2u /* sentences of a new paragraph in which people of the last one can still be meant */

/* "I recommend He Siyu": a surname inside a sentence, before the given name. */
static bool is_surname(const LorLetter *letter, size_t token) {
    const LorToken *here = &letter->tokens.at[token], *next = here + 1;
    if (!(here->flags & LOR_TOKEN_CAPITAL) || (here->flags & (LOR_TOKEN_OPENS | LOR_TOKEN_QUOTED | LOR_TOKEN_SHOUTED)) || here->after || token + 1 >= letter->tokens.len) return false;
    return next->sentence == here->sentence && (next->flags & LOR_TOKEN_CAPITAL) && !(next->flags & LOR_TOKEN_SHOUTED) && next->len > 1;
}

static char gender_of(const LorLetter *letter, size_t token) {
    const LorToken *t = &letter->tokens.at[token];
    if (!t->word || t->before == '/' || t->after == '/') return 0; /* he/she is nobody's */
    char gender = lor_word_in(t->word, LOR_WORDS_HE) ? 'h' : lor_word_in(t->word, LOR_WORDS_SHE) ? 's' : lor_word_in(t->word, LOR_WORDS_THEY) ? 't' : 0;
    return gender && is_surname(letter, token) ? 0 : gender;
}

static inline bool is_he_or_she(const void *letter, size_t token) {
    LorWordNumber word = ((const LorLetter *)letter)->tokens.at[token].word;
    return lor_word_in(word, LOR_WORDS_HE) + lor_word_in(word, LOR_WORDS_SHE) + lor_word_in(word, LOR_WORDS_THEY) > 0;
}

const LorTokenSet *lor_letter_pronouns(const LorLetter *letter) {
    if (letter->notes->pronouns) return letter->notes->pronouns;
    LorTokenSet *set = LOR_NEW(letter->arena, LorTokenSet);
    *set = lor_token_set(letter->arena, letter->tokens.len);
    lor_token_set_fill(set, is_he_or_she, letter);
    char *genders = LOR_NEW_ARRAY(letter->arena, char, letter->tokens.len + 1);
    for (size_t t = 0; (t = lor_token_set_next(set, t)) < letter->tokens.len; t++)
        if (!(genders[t] = gender_of(letter, t))) lor_token_set_drop(set, t);
    letter->notes->genders = genders;
    return letter->notes->pronouns = set;
}

typedef struct Cast {
    LorLetter *letter;
    uint8_t *refers;
    const uint8_t *men, *women, *people, *cases, *elsewhere;
    LorTokenSet telling; /* tokens at which something changes: names, people, pronouns, beginnings of sentences */
    char gender;
} Cast;

static void mark_names(const Cast *cast, const LorNames *names) {
    const LorLetter *letter = cast->letter;
    for (size_t t = 0; (t = lor_mention_next(names, t)) < letter->tokens.len;) {
        const LorMention *m;
        LorZone zone = lor_letter_zone(letter, t);
        bool prose = lor_zone_is_prose(zone);
        if (!prose || !(m = lor_mention_at(names, t))) {
            t++;
            continue;
        }
        bool applicant = lor_names_applicant(letter, m);
        size_t end = m->first + m->count;
        if (applicant || m->title != LOR_TITLE_NONE)
            for (size_t i = m->start; i < end; i++)
                cast->refers[i] = applicant ? LOR_REFERS_APPLICANT : LOR_REFERS_OTHER;
        t = end;
    }
}

static void mark_nouns(const Cast *cast) {
    LorHits hits = lor_letter_hits(cast->letter, "applicant-noun");
    for (size_t i = 0; i < hits.len; i++)
        for (size_t t = hits.at[i].first;
             t < hits.at[i].first + hits.at[i].count && t < cast->letter->tokens.len; t++)
            if (cast->refers[t] == LOR_REFERS_NOBODY) cast->refers[t] = LOR_REFERS_APPLICANT;
}

/* "She was a teacher" tells of her, "there was a teacher" of somebody new. */
static bool is_told_of(const LorLetter *letter, size_t article) {
    if (article == 0 || !lor_letter_in(letter, article - 1, LOR_WORDS_COPULA)) return false;
    return article < 2 || !lor_letter_is(letter, article - 2, "there");
}

/* "a retired schoolmaster": how the word ends, and no verb before the article. The list of exceptions need not be whole: taking a thing for a person only makes readers more careful. */
static bool is_trade(const LorLetter *letter, size_t token, size_t article, const uint8_t *things) {
    static const LorStr endings[] = {LOR_STR("er"), LOR_STR("or"), LOR_STR("ist"), LOR_STR("ian"), LOR_STR("man"), LOR_STR("ee"), LOR_STR("master")};
    LorStr word = lor_letter_word(letter, token);
    bool ends = false;
    if (word.len < 5 || (letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL) || (things[token] & LOR_MARK_IN)) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !ends; i++) ends = lor_str_ends(word, endings[i]);
    return ends && !is_told_of(letter, article);
}

static inline bool is_article(const void *letter, size_t token) { return lor_word_in(((const LorLetter *)letter)->tokens.at[token].word, LOR_WORDS_A_AN); }

static const LorTokenSet *articles_of(const LorLetter *letter) {
    if (letter->notes->articles) return letter->notes->articles;
    LorTokenSet *set = LOR_NEW(letter->arena, LorTokenSet);
    *set = lor_token_set(letter->arena, letter->tokens.len);
    lor_token_set_fill(set, is_article, letter);
    return letter->notes->articles = set;
}

size_t lor_letter_next_trade(const LorLetter *letter, size_t token, size_t end, const uint8_t *things) {
    const LorTokenSet *articles = articles_of(letter);
    for (size_t next, article = lor_token_set_next_in(articles, token > 3 ? token - 3 : 0, end); article < end; article = next) {
        next = lor_token_set_next_in(articles, article + 1, end);
        size_t last = article + 3 < next ? article + 3 : next; /* the nearest article counts */
        for (size_t t = article + 1; t <= last && t < end; t++) {
            if (letter->tokens.at[t].sentence != letter->tokens.at[article].sentence) break;
            if (t >= token && is_trade(letter, t, article, things)) return t;
        }
    }
    return end;
}

static void add_hits(const Cast *cast, const char *lexicon) {
    LorHits hits = lor_letter_hits(cast->letter, lexicon);
    for (size_t i = 0; i < hits.len; i++) {
        if (hits.at[i].count == 0 || hits.at[i].first + hits.at[i].count > cast->letter->tokens.len) continue;
        lor_token_set_add(&cast->telling, hits.at[i].first);
        lor_token_set_add(&cast->telling, hits.at[i].first + hits.at[i].count - 1);
    }
}

/* After names and nouns were marked. */
static void find_telling(Cast *cast) {
    const LorLetter *letter = cast->letter;
    static const char *const people[] = {"other-man", "other-woman", "other-person", "case-cue"};
    cast->telling = lor_token_set(letter->arena, letter->tokens.len);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) add_hits(cast, people[i]);
    for (size_t i = 0; i < letter->sentences.len; i++) lor_token_set_add(&cast->telling, letter->sentences.at[i].first);
    lor_token_set_join(&cast->telling, lor_letter_pronouns(letter));
    for (size_t t = 0, end = letter->tokens.len; (t = lor_marks_find(cast->refers, t, end - t, UINT8_MAX)) != LOR_NONE; t++) lor_token_set_add(&cast->telling, t);
}

/* Somebody else comes in at this token: 'h', 's', 'b' for both or either, 0 for nobody. */
static char enters(const Cast *cast, size_t token) {
    if (cast->refers[token] == LOR_REFERS_APPLICANT) return 0;
    if (cast->men[token] & LOR_MARK_LAST) return 'h';
    if (cast->women[token] & LOR_MARK_LAST) return 's';
    if ((cast->people[token] & LOR_MARK_LAST) || (cast->cases[token] & LOR_MARK_FIRST)) return 'b';
    return cast->refers[token] == LOR_REFERS_OTHER ? 'b' : 0;
}

static bool counts(const LorLetter *letter, size_t token) {
    return lor_letter_zone(letter, token) == LOR_IN_BODY &&
           !(letter->tokens.at[token].flags & LOR_TOKEN_QUOTED);
}

/* Votes only where nobody else of that gender has come in since the paragraph began; `all`: everywhere. */
static void vote(const Cast *cast, bool all, size_t votes[3]) {
    const LorLetter *letter = cast->letter;
    bool men = false, women = false;
    uint32_t paragraph = UINT32_MAX;
    for (size_t t = 0; (t = lor_token_set_next(&cast->telling, t)) < letter->tokens.len; t++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[t].sentence];
        if (s->paragraph != paragraph) men = women = false;
        paragraph = s->paragraph;
        char other = enters(cast, t), gender = counts(letter, t) ? lor_pronoun_gender(letter, t) : 0;
        men |= other == 'h' || other == 'b';
        women |= other == 's' || other == 'b';
        bool blocked = !all && ((gender == 'h' && men) || (gender == 's' && women));
        if (gender && !blocked) votes[gender == 'h' ? 0 : gender == 's' ? 1 : 2]++;
    }
}

/* The gender of most pronouns that come first behind the applicant's name with nobody else between; of the first where there are as many of both; or 0. */
static char behind_name(const Cast *cast) {
    bool named = false;
    char first = 0;
    int more = 0; /* "he" than "she" */
    for (size_t t = 0; (t = lor_token_set_next(&cast->telling, t)) < cast->letter->tokens.len; t++) {
        char gender = counts(cast->letter, t) ? lor_pronoun_gender(cast->letter, t) : 0;
        if (gender == 't') continue;
        if (gender && named) {
            first = first ? first : gender;
            more += gender == 'h' ? 1 : -1;
        }
        if (cast->refers[t] == LOR_REFERS_APPLICANT) named = true;
        else if (gender || enters(cast, t)) named = false;
    }
    return more > 0 ? 'h' : more < 0 ? 's' : first;
}

/* Whom the writer recommends, supervised or wishes well is the applicant: the gender of such pronouns, when all of them are of one and three in five of the letter are too. */
static char said_of_applicant(const Cast *cast) {
    const LorLetter *letter = cast->letter;
    size_t all[3] = {0}, own[3] = {0};
    vote(cast, true, all);
    if (all[0] == 0 || all[1] == 0) return 0; /* nothing to decide */
    const uint8_t *marks = lor_marks(letter, "recommended-pronoun");
    const LorTokenSet *pronouns = lor_letter_pronouns(letter);
    for (size_t t = 0; (t = lor_token_set_next(pronouns, t)) < letter->tokens.len; t++) {
        char gender = (marks[t] & LOR_MARK_IN) && counts(letter, t) ? lor_pronoun_gender(letter, t) : 0;
        if (gender) own[gender == 'h' ? 0 : gender == 's' ? 1 : 2]++;
    }
    if (own[0] > 0 && own[1] == 0 && 2 * all[0] >= 3 * all[1]) return 'h';
    return own[1] > 0 && own[0] == 0 && 2 * all[1] >= 3 * all[0] ? 's' : 0;
}

/* What the titles before the applicant's name say: "Ms.", "Mr."; 0 where they say nothing, or both. */
static char titled(const Cast *cast) {
    const LorLetter *letter = cast->letter;
    bool he = false, she = false;
    for (size_t t = 0, end = letter->tokens.len; (t = lor_marks_find(cast->refers, t, end - t, UINT8_MAX)) != LOR_NONE; t++) {
        if (cast->refers[t] != LOR_REFERS_APPLICANT || !(letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL)) continue;
        he |= lor_letter_in(letter, t, LOR_WORDS_HIS_TITLE);
        she |= lor_letter_in(letter, t, LOR_WORDS_HER_TITLE);
    }
    return he == she ? 0 : he ? 'h' : 's';
}

static char elected(const Cast *cast) {
    size_t votes[3] = {0};
    LorStr said = cast->letter->asked.pronouns;
    if (lor_str_starts(said, LOR_STR("he"))) return 'h';
    if (lor_str_starts(said, LOR_STR("she"))) return 's';
    if (lor_str_starts(said, LOR_STR("they"))) return 't';
    char own = said_of_applicant(cast);
    if (own) return own;
    vote(cast, false, votes);
    bool close = votes[0] <= votes[1] + 1 && votes[1] <= votes[0] + 1;
    char title = close ? titled(cast) : 0, named = votes[0] == votes[1] && !title ? behind_name(cast) : title;
    if (named) return named;
    if (votes[0] + votes[1] == 0) vote(cast, true, votes);
    if (votes[0] + votes[1] == 0) return votes[2] >= 3 ? 't' : 0;
    return votes[0] >= votes[1] ? 'h' : 's';
}

/* Who was spoken of, while reading on. */
typedef struct Scene {
    uint32_t paragraph, sentences; /* sentences since the paragraph began */
    size_t applicant, other,
        before; /* tokens + 1 of the last mentions; `before`: somebody in the last paragraph */
} Scene;

static void enter_paragraph(Scene *scene, uint32_t paragraph) {
    scene->before = scene->other > scene->applicant ? scene->other : 0;
    scene->other = 0;
    scene->applicant = 0;
    scene->sentences = 0;
    scene->paragraph = paragraph;
}

static void cast_pronouns(const Cast *cast) {
    const LorLetter *letter = cast->letter;
    Scene scene = {.paragraph = UINT32_MAX};
    for (size_t t = 0; (t = lor_token_set_next(&cast->telling, t)) < letter->tokens.len; t++) {
        const LorSentence *s = &letter->sentences.at[letter->tokens.at[t].sentence];
        if (s->paragraph != scene.paragraph) enter_paragraph(&scene, s->paragraph);
        else if (s->first == t) scene.sentences++;
        char other = enters(cast, t);
        if (other && (other == 'b' || other == cast->gender)) scene.other = t + 1;
        if (cast->refers[t] == LOR_REFERS_APPLICANT) scene.applicant = t + 1, scene.before = 0;
        char gender = s->zone == LOR_IN_BODY ? lor_pronoun_gender(letter, t) : 0;
        if (!gender || cast->refers[t]) continue;
        if (gender != cast->gender) {
            if (gender != 't') cast->refers[t] = LOR_REFERS_OTHER;
            continue;
        }
        bool carried = scene.before && scene.sentences < CARRIED && scene.other == 0;
        cast->refers[t] = scene.other > scene.applicant || carried ? LOR_REFERS_EITHER : LOR_REFERS_APPLICANT;
    }
}

static void mark_sentences(const Cast *cast) {
    LorLetter *letter = cast->letter;
    bool last = false, last_named = false;
    for (size_t i = 0; i < letter->sentences.len; i++) {
        LorSentence *s = &letter->sentences.at[i];
        bool named = lor_is_meant_in(letter, s), prose = lor_zone_is_prose(s->zone);
        bool same = i > 0 && letter->sentences.at[i - 1].paragraph == s->paragraph;
        bool item = (letter->tokens.at[s->first].flags & LOR_TOKEN_OPENS_LINE) &&
                    s->count <= (letter->tokens.at[s->first].before == '-' ? ITEM_MOST : ROW_MOST); /* of a list or table */
        bool follows = (same && last_named) || (item && last && s->zone == LOR_IN_BODY);
        s->about = prose && (named || (follows && !(cast->elsewhere[s->first] & LOR_MARK_IN)));
        last = s->about;
        last_named = named;
    }
}

static inline bool means_applicant(const void *refers, size_t token) {
    uint8_t whom = ((const uint8_t *)refers)[token];
    return (whom == LOR_REFERS_APPLICANT) | (whom == LOR_REFERS_EITHER);
}

void lor_letter_refer(LorLetter *letter, const LorNames *names) {
    Cast cast = {.letter = letter, .refers = lor_marks_new(letter)};
    cast.men = lor_marks(letter, "other-man");
    cast.women = lor_marks(letter, "other-woman");
    cast.people = lor_marks(letter, "other-person");
    cast.cases = lor_marks(letter, "case-cue");
    cast.elsewhere = lor_marks(letter, "elsewhere-opener");
    mark_names(&cast, names);
    mark_nouns(&cast);
    find_telling(&cast);
    cast.gender = elected(&cast);
    cast_pronouns(&cast);
    letter->meant = lor_token_set(letter->arena, letter->tokens.len);
    lor_token_set_fill(&letter->meant, means_applicant, cast.refers);
    mark_sentences(&cast);
    letter->refers = cast.refers;
}

char lor_applicant_gender(const LorLetter *letter) {
    size_t votes[3] = {0};
    const LorTokenSet *pronouns = lor_letter_pronouns(letter);
    for (size_t t = 0; letter->refers && (t = lor_token_set_next(pronouns, t)) < letter->tokens.len; t++) {
        char gender = lor_pronoun_gender(letter, t);
        if (letter->refers[t] == LOR_REFERS_APPLICANT || letter->refers[t] == LOR_REFERS_EITHER) votes[gender == 'h' ? 0 : gender == 's' ? 1 : 2]++;
    }
    if (votes[0] + votes[1] + votes[2] == 0) return 0;
    return votes[2] > votes[0] + votes[1] ? 't' : votes[0] >= votes[1] ? 'h' : 's';
}
