// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's post and institution. Does not weigh one rank against another, and does not know an institution that is named
// by its letters only.
#include "letter/post.h"

#include "letter/institution.h"
#include "letter/letterhead.h"
#include "letter/line_shape.h"
#include "letter/marks.h"

#define ABBREVIATION   5u /* [byte] of a word with a full stop that ends nothing */
#define LABELLED_LINES 3u /* [line] below the writer's name in a form, in which the post may stand */
#define POST_WORDS     8u /* [token] of a post from its rank on */
#define LETTERS        4u /* [byte] of an abbreviated post */
#define INTRO_REACH 9u /* [token] from "I am" to the post */
#define PAST_REACH 6u /* [token] from "trained" to the house */
#define HOUSE_REACH 30u /* [token] from "I am" to the house */

static bool is_number(const LorLetter *letter, size_t token) {
    LorStr word = lor_letter_word(letter, token);
    for (size_t i = 0; i < word.len; i++)
        if (!lor_is_digit(word.ptr[i])) return false; /* "1st Department" */
    return word.len > 0;
}

/* "Dean, College of Health Sciences": the school of which the post is one. */
static bool is_school(const LorLetter *letter, size_t first, size_t count) {
    return count > 2 && lor_letter_in(letter, first, LOR_WORDS_SCHOOL) && lor_letter_is(letter, first + 1, "of");
}

/* From the first rank to the end of the cell, less a part that names an institution or a contact. */
static bool title_in(LorSigner *w, size_t first, size_t end, size_t *count) {
    size_t part = first, len = 0, last = first;
    while (lor_cell_segment(w->letter, end, &part, &len)) {
        bool ranked = lor_signer_has(w, "rank", part, len), school = is_school(w->letter, part, len) && part + len == end && lor_letter_in(w->letter, part - 1, LOR_WORDS_DEAN);
        bool other = lor_cell_institution(w->letter, part, len) >= 2 && !ranked && !school;
        if (other || is_number(w->letter, part) || lor_cell_is_label(w->letter, part) || lor_cell_in_contact(w->letter, part)) break;
        last = part + len;
    }
    for (size_t t = first + 1; t < last; t++) /* "Head of Paediatrics (n.eze@…" */
        if (lor_cell_in_contact(w->letter, t)) last = t;
    *count = last - first;
    return last > first && lor_signer_has(w, "rank", first, *count);
}

/* A post as the cell tells it, or count 0. */
typedef struct Post {
    size_t first, count;
    bool held; /* a post in a house: more than what somebody does */
    bool past; /* held no more */
} Post;

static bool is_held(const LorSigner *w, const Post *post) {
    for (size_t t = post->first; t < post->first + post->count; t++)
        if (lor_signer_has(w, "rank", t, 1) && !lor_signer_has(w, "practitioner", t, 1)) return true;
    return false;
}

/* No more than "Assoc. Prof.": a rank of the university that stands like a degree. */
static bool is_academic(const LorSigner *w, const Post *post) {
    for (size_t t = post->first; t < post->first + post->count; t++)
        if (!lor_letter_in(w->letter, t, LOR_WORDS_TITLE_POST) && !lor_letter_in(w->letter, t, LOR_WORDS_LEADS_TO_TITLE) && !lor_letter_is(w->letter, t, "assoc") && !lor_letter_is(w->letter, t, "asst")) return false;
    return post->count > 0;
}

/* "CMD", which is a degree of some and a post of others. */
static bool is_letters(const LorSigner *w, const Post *post) {
    return post->count == 1 && (w->letter->tokens.at[post->first].flags & LOR_TOKEN_SHOUTED) && w->letter->tokens.at[post->first].len <= LETTERS;
}

static Post post_of(LorSigner *w, const LorCell *cell) {
    size_t first = cell->first, end = cell->first + cell->count;
    bool own = cell == w->home || (w->named && first <= w->name.first && w->name.first < end);
    LorNameSpan name;
    if (own) first = w->name.first + w->name.count;
    else if (lor_person_name(w->letter, cell->first, cell->count, &name) && (name.titles + name.qualified || (w->named && lor_names_meet(w->letter, &name, &w->name)))) own = true, first = name.first + name.count;
    size_t part = first, len = 0;
    while (lor_cell_segment(w->letter, end, &part, &len)) { /* degrees stand before the post */
        bool degree = lor_qualification_start(w->letter, part, len) == part && !lor_signer_has(w, "rank", part, len);
        if (!degree && lor_signer_has(w, "rank", part, len)) break;
        bool house = cell != w->home && (lor_cell_institution(w->letter, part, len) >= 2 || lor_signer_has(w, "department-word", part, len)); /* "Lakeview Hospital, Surgery Clinic, Consultant" */
        if (own || degree || house || lor_letter_in(w->letter, part, LOR_WORDS_POST_LABEL) || ((cell->traits & LOR_CELL_QUALIFIED) && lor_is_credential(w->letter, part, len))) continue;
        break;
    }
    Post post = {.first = part, .past = part < end && len && lor_signer_has(w, "former-post", part, len)};
    if (part >= end || len == 0 || (lor_signer_has(w, "institution-other", part, len) && !post.past)) return post;
    if (!title_in(w, part, end, &post.count)) post.count = 0;
    post.held = is_held(w, &post);
    return post;
}

typedef bool Nearby(const LorSigner *w, const LorCell *cell);

static bool is_below(const LorSigner *w, const LorCell *cell) { return lor_signer_near(w, cell, LOR_IN_SIGN); }

/* Above a name that stands to the right, less a word of what the writer was to the applicant ("Mentor"). */
static bool is_left_above(const LorSigner *w, const LorCell *cell) {
    bool role = cell->count == 1 && lor_letter_in(w->letter, cell->first, LOR_WORDS_ROLE_ALONE);
    return !role && lor_signer_above(w, cell);
}

/* The first post held among these cells, else the first of any kind; of those that are held no more, or of the others. */
static Post best_post(LorSigner *w, Nearby *nearby, bool past) {
    Post best = {0};
    for (size_t i = 0; i < w->cells.len && !best.held; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!(cell->traits & LOR_CELL_RANK) || !nearby(w, cell)) continue;
        Post post = post_of(w, cell);
        post.held &= !(cell == w->home && (is_academic(w, &post) || is_letters(w, &post))); /* "J. Roe, MD, Assoc. Prof. / Head of Surgery" */
        if (post.count && post.past == past && (!best.count || post.held)) best = post;
    }
    return best;
}

static bool put_title(LorSigner *w, Post post) {
    if (post.count) lor_signer_put(w, "writer_title", post.first, post.count);
    return post.count > 0;
}

static bool put_post_of(LorSigner *w, Nearby *nearby, bool past) { return put_title(w, best_post(w, nearby, past)); }

/* Below the name; but "The Director" above it says more than "Gynaecologist" below. */
static bool put_signed_post(LorSigner *w) {
    Post below = best_post(w, is_below, false), above = below.held ? (Post){0} : best_post(w, is_left_above, false);
    return put_title(w, above.held || !below.count ? above : below);
}

static bool put_post(LorSigner *w, Nearby *nearby) { return put_post_of(w, nearby, false); }

/* Words between "I am" and the post that tell nothing of it. */
static size_t skip_articles(const LorLetter *letter, size_t token, size_t end) {
    while (token < end && lor_letter_in(letter, token, LOR_WORDS_BEFORE_POST)) token++;
    return token;
}

/* Where the part between commas starts in which `token` stands, behind degrees. */
static size_t part_start(const LorLetter *letter, size_t first, size_t token) {
    bool degrees = false;
    for (size_t t = first + 1; t <= token; t++) {
        if (letter->tokens.at[t - 1].after != ',') continue;
        degrees |= lor_qualification_start(letter, first, t - first) != LOR_NONE;
        if (degrees) first = t;
    }
    return first;
}

/* How many tokens the rank that begins here has: "responsible for the" unit. */
static size_t rank_length(const LorLetter *letter, size_t token) {
    LorHits hits = lor_letter_hits(letter, "rank");
    size_t longest = 1;
    for (size_t i = 0; i < hits.len && hits.at[i].first <= token; i++)
        if (hits.at[i].first == token && hits.at[i].count > longest) longest = hits.at[i].count;
    return longest;
}

/* Whether the post told in running text goes on: "doctor-in-charge", "owner and the chief surgeon of the hospital". */
static bool goes_on(const LorSigner *w, size_t token, size_t end) {
    const LorLetter *letter = w->letter;
    char mark = letter->tokens.at[token].before;
    if (mark && mark != '[' && (mark != '-' || letter->tokens.at[token].off != letter->tokens.at[token - 1].off + letter->tokens.at[token - 1].len + 1)) return false;
    if (lor_letter_is(letter, token, "for")) return token + 1 < end && lor_signer_has(w, "field-of-work", token + 1, 2); /* "Clinical Lead for Respiratory Medicine" */
    if (!lor_letter_is(letter, token, "and")) return !lor_letter_in(letter, token, LOR_WORDS_ENDS_POST);
    size_t next = token + 1;
    while (next < end && next < token + 3 && lor_letter_in(letter, next, LOR_WORDS_BEFORE_POST)) next++;
    return next < end && lor_signer_has(w, "rank", next, 1);
}

/* "I am the Municipal Health Officer", "I am a cardiologist in private practice": the post alone. */
static bool take_post(LorSigner *w, size_t intro, size_t after) {
    const LorLetter *letter = w->letter;
    size_t end = lor_signer_sentence_end(letter, after), from = after;
    if (!lor_signer_leads_to_post(letter, after)) return false;
    if (lor_letter_is(letter, from, "the") && lor_letter_is(letter, from + 1, "undersigned")) from += 2;
    size_t capitals = from;
    while (capitals < end && capitals < from + INTRO_REACH && (letter->tokens.at[capitals].flags & LOR_TOKEN_CAPITAL)) capitals++;
    LorNameSpan name;
    if (capitals > from && lor_person_name(letter, from, capitals - from, &name)) intro = after = name.first + name.count; /* "I am Dr. A. Bello, chief of the clinic" */
    size_t limit = after + INTRO_REACH < end ? after + INTRO_REACH : end;
    bool aside = false; /* "MD, CK2 (specialist level 2), Deputy Head": a grade in brackets is no post */
    for (size_t t = after; t < limit; t++) {
        const LorToken *here = &letter->tokens.at[t];
        if (t > after && here->before == ';') return false;
        aside = (aside || (t > after && here->before == '(')) && here[-1].after != ')';
        if (aside || !lor_signer_has(w, "rank", t, 1) || lor_letter_is(letter, t + 1, "'s")) continue;
        size_t first = skip_articles(letter, part_start(letter, intro, t), t), stop = t + rank_length(letter, t);
        while (stop < end && stop < t + POST_WORDS && goes_on(w, stop, end)) stop++;
        while (stop > t + 1 && lor_letter_in(letter, stop - 1, LOR_WORDS_LINKS_POST)) stop--;
        lor_signer_put(w, "writer_title", first, stop - first);
        return true;
    }
    return false;
}

/* "Jefe de Servicio: Dr. Jan Roe", "Director - Prof. Jan Roe": in the head or where they sign, the post before the name of who signs. */
static bool put_post_over_name(LorSigner *w) {
    const LorLetter *letter = w->letter;
    for (size_t i = 0; i < w->cells.len && w->named; i++) {
        const LorCell *cell = &w->cells.at[i];
        size_t end = cell->first + cell->count, part = cell->first, len = 0, before = 0, words = 0;
        if ((cell->zone != LOR_IN_HEAD && cell != w->home) || !(cell->traits & LOR_CELL_RANK)) continue;
        while (lor_cell_segment(letter, end, &part, &len)) {
            LorNameSpan name;
            if (before && lor_person_name(letter, part, end - part, &name) && lor_names_meet(letter, &name, &w->name)) {
                lor_signer_put(w, "writer_title", before, words);
                return true;
            }
            size_t value;
            bool label = lor_signer_label(letter, &letter->lines.at[cell->line], "writer-label", &value); /* "Name of supervisor: …" */
            before = !label && lor_signer_has(w, "rank", part, len) && len <= POST_WORDS ? part : 0, words = len;
            for (size_t t = part + 1; before && t < part + len; t++) /* behind "Servicio de Neumologia." */
                if (letter->tokens.at[t - 1].after == '.' && letter->tokens.at[t - 1].len > ABBREVIATION && lor_signer_has(w, "rank", t, 1)) before = t, words = part + len - t;
        }
    }
    return false;
}

/* "Prof. X": the title before the name is a post. */
static bool put_title_before_name(LorSigner *w, const LorNameSpan *name) {
    if (name->titles == 0) return false;
    for (size_t t = name->title; t < name->title + name->titles; t++) {
        if (!lor_letter_in(w->letter, t, LOR_WORDS_TITLE_POST)) continue;
        size_t count = name->titles;
        while (count > 1 && (lor_letter_is(w->letter, name->title + count - 1, "dr") || lor_letter_is(w->letter, name->title + count - 1, "mrs"))) count--;
        lor_signer_put(w, "writer_title", name->title, count);
        return true;
    }
    return false;
}

/* Behind "From: Dr. A. Bello, …", or in the lines below it: "Position: …", or the post alone. */
static bool put_labelled_post(LorSigner *w) {
    const LorLetter *letter = w->letter;
    if (!w->labelled.count || (w->named && !lor_names_meet(letter, &w->name, &w->labelled))) return false;
    size_t line = letter->tokens.at[w->labelled.first].line;
    for (size_t l = line; l < letter->lines.len && l <= line + LABELLED_LINES; l++) {
        const LorTextLine *here = &letter->lines.at[l];
        size_t end = here->first + here->count, part = here->first, len = 0, value;
        if (l == line) part = w->labelled.first + w->labelled.count;
        else if (lor_signer_label(letter, here, "post-label", &value)) part = value;
        else if (lor_line_shape(letter, here).flags & (LOR_LINE_KEYED | LOR_LINE_PROSE)) continue;
        while (lor_cell_segment(letter, end, &part, &len)) {
            size_t count;
            if (!lor_signer_has(w, "rank", part, len) || !title_in(w, part, end, &count)) continue;
            lor_signer_put(w, "writer_title", part, count);
            return true;
        }
    }
    return false;
}

/* "I run the emergency department", "in my role as head of the ward": told in the body only. */
static bool put_told_post(LorSigner *w) {
    LorHits hits = lor_letter_hits(w->letter, "post-told");
    if (!hits.len) return false;
    lor_signer_put(w, "writer_title", hits.at[0].first, hits.at[0].count);
    return true;
}

void lor_signer_read_title(LorSigner *w) {
    bool beside = w->home && w->home->column > 0; /* the name stands to the right of what tells the post */
    if ((beside && put_post(w, is_left_above)) || put_signed_post(w) || put_post(w, lor_signer_above) || put_post(w, lor_signer_by_head) || put_post_over_name(w) || put_labelled_post(w)) return;
    const LorCell *head = w->head;
    LorNameSpan name;
    if (lor_signer_intro(w, take_post) || put_post_of(w, is_below, true) || put_post_of(w, lor_signer_by_head, true) || lor_signer_told(w, "presents-self", false, take_post) || (w->named && put_title_before_name(w, &w->name))) return;
    if (head && lor_person_name(w->letter, head->first, head->count, &name) && put_title_before_name(w, &name)) return;
    if (put_told_post(w)) return;
    if (lor_signer_doubts_title(w)) lor_fact_put_unknown(w->facts, "writer_title", "what stands by the name can be a post");
    else lor_fact_put_absent(w->facts, "writer_title");
}

/* "Team Brightwater": a team signs for its firm. */
static bool institution_of_team(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool team = cell->zone == LOR_IN_SIGN && cell->count >= 2 && cell->count <= 4 && lor_letter_is(w->letter, cell->first, "team");
        if (!team || !(w->letter->tokens.at[cell->first + 1].flags & LOR_TOKEN_CAPITAL)) continue;
        lor_signer_put(w, "writer_institution", cell->first + 1, cell->count - 1);
        return true;
    }
    return false;
}

/* In the signature block, a line of capitalised words below the name that is nothing else. */
static bool institution_below_name(LorSigner *w) {
    unsigned known = LOR_CELL_RANK | LOR_CELL_QUALIFIED | LOR_CELL_CONTACT | LOR_CELL_OTHER | LOR_CELL_DEPARTMENT | LOR_CELL_SPECIALTY | LOR_CELL_FOREIGN | LOR_CELL_ADDRESS;
    if (!w->home || w->home->zone != LOR_IN_SIGN) return false;
    uint32_t next = w->home->line + !lor_facts_present(w->facts, "writer_title"); /* right below the name a post may stand that no lexicon knows */
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        LorNameSpan name;
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || cell == w->home || (cell->traits & known) || cell->count > 8) continue;
        bool capital = (w->letter->tokens.at[cell->first].flags & LOR_TOKEN_CAPITAL) != 0;
        bool other = lor_signer_has(w, "not-a-name", cell->first, 1) && !lor_letter_is(w->letter, cell->first, "the");
        for (size_t t = cell->first; t < cell->first + cell->count; t++) other |= (w->letter->tokens.at[t].flags & LOR_TOKEN_DIGITS) && w->letter->tokens.at[t].len > 3; /* a number of a register */
        if (!capital || other || cell->line <= next) continue;
        if (lor_person_name(w->letter, cell->first, cell->count, &name) && name.titles) continue;
        lor_signer_put(w, "writer_institution", cell->first, cell->count);
        return true;
    }
    return false;
}

/* "trained at Lakeview Hospital", "a graduate of Harbour University". */
static bool is_of_past(const LorLetter *letter, size_t token) {
    for (size_t back = 1; back <= PAST_REACH && back <= token; back++) {
        bool leads = back < token && lor_letter_in(letter, token - back - 1, LOR_WORDS_LEADS_DEPARTMENT); /* "chief resident at" is a post held now */
        bool led = back + 1 < token && lor_letter_in(letter, token - back - 2, LOR_WORDS_LEADS_DEPARTMENT);
        if (lor_letter_in(letter, token - back, LOR_WORDS_TRAINED) && !leads && !led) return true;
    }
    return false;
}

/* The capitalised words around the first of these hits near "I am". */
static bool put_named_house(LorSigner *w, size_t intro, size_t after, LorHits hits) {
    const LorLetter *letter = w->letter;
    size_t end = lor_signer_sentence_end(letter, after);
    for (size_t i = 0; i < hits.len; i++) {
        size_t first = hits.at[i].first, stop = first + hits.at[i].count;
        if (first < intro || first >= end || first > intro + HOUSE_REACH || is_of_past(letter, first)) continue;
        while (first > after && (letter->tokens.at[first - 1].flags & LOR_TOKEN_CAPITAL) && !letter->tokens.at[first].before) first--;
        while (stop < end && !letter->tokens.at[stop].before && !(lor_letter_is(letter, stop, "i") && stop + 1 < end && !(letter->tokens.at[stop + 1].flags & LOR_TOKEN_CAPITAL)) && ((letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL) || ((lor_letter_is(letter, stop, "of") || lor_letter_is(letter, stop, "for")) && stop + 1 < end && (letter->tokens.at[stop + 1].flags & LOR_TOKEN_CAPITAL)))) stop++;
        if (stop - first < 2 || !(letter->tokens.at[first].flags & LOR_TOKEN_CAPITAL)) continue;
        lor_signer_put(w, "writer_institution", first, stop - first);
        return true;
    }
    return false;
}

/* "I am a lecturer at Northwater University", "the medical officer in charge at Lokoro Health Centre". */
static bool take_institution(LorSigner *w, size_t intro, size_t after) {
    return put_named_house(w, intro, after, lor_letter_hits(w->letter, "institution")) || put_named_house(w, intro, after, lor_letter_hits(w->letter, "institution-likely")) || put_named_house(w, intro, after, lor_letter_hits(w->letter, "organisation"));
}

/* "Author: Jane Roe, MD, Clinical Professor, Harbor City School of Medicine". */
static bool institution_behind_label(LorSigner *w) {
    const LorLetter *letter = w->letter;
    if (!w->labelled.count || (w->named && !lor_names_meet(letter, &w->labelled, &w->name))) return false;
    const LorTextLine *line = &letter->lines.at[letter->tokens.at[w->labelled.first].line];
    size_t part = w->labelled.first + w->labelled.count, len = 0;
    while (lor_cell_segment(letter, line->first + line->count, &part, &len)) {
        if (lor_cell_institution(letter, part, len) < 2 || lor_signer_has(w, "rank", part, len)) continue;
        lor_signer_put(w, "writer_institution", part, len);
        return true;
    }
    size_t named = letter->tokens.at[w->labelled.first].line; /* "Employer: …" in a line beside it */
    for (size_t l = named > LABELLED_LINES ? named - LABELLED_LINES : 0; l < letter->lines.len && l <= named + LABELLED_LINES; l++) {
        const LorTextLine *beside = &letter->lines.at[l];
        size_t value, end = beside->first + beside->count;
        if (!lor_signer_label(letter, beside, "institution-label", &value)) continue;
        part = value, len = 0;
        if (!lor_cell_segment(letter, end, &part, &len)) continue;
        lor_signer_put(w, "writer_institution", part, len);
        return true;
    }
    return false;
}

/* Capitalised words that are of no other kind: "Mater Dei", "Port Sable". */
static bool is_proper(const LorSigner *w, size_t first, size_t count) {
    static const char *const others[] = {"rank", "department-word", "field-of-work", "qualification", "country", "not-a-name", "signer-title", "former-post"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (lor_signer_has(w, others[i], first, count)) return false;
    for (size_t t = first; t < first + count; t++) {
        bool joint = t > first && (lor_letter_in(w->letter, t, LOR_WORDS_LINKS_DEPARTMENT) || lor_letter_is(w->letter, t, "'s"));
        bool capital = (w->letter->tokens.at[t].flags & LOR_TOKEN_CAPITAL) && !(w->letter->tokens.at[t].flags & LOR_TOKEN_WITH_DIGIT);
        if (!(capital || joint) || lor_cell_in_contact(w->letter, t)) return false;
    }
    return true;
}

/* "Consultant Cardiologist, Mater Dei": a house or a town behind the post. Capitals alone are a house ("Registrar, LUTH"); of the others nobody knows. */
static bool institution_behind_post(LorSigner *w) {
    const LorLetter *letter = w->letter;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || !(cell->traits & (LOR_CELL_RANK | LOR_CELL_DEPARTMENT | LOR_CELL_SPECIALTY))) continue;
        size_t part = cell->first, len = 0, post = LOR_NONE;
        while (lor_cell_segment(letter, cell->first + cell->count, &part, &len)) {
            if (lor_signer_has(w, "rank", part, len) || lor_signer_has(w, "department-word", part, len) || lor_signer_has(w, "field-of-work", part, len)) post = part;
            if (post == LOR_NONE || post == part || !is_proper(w, part, len)) continue;
            bool letters = (letter->tokens.at[part].flags & LOR_TOKEN_SHOUTED) && !(letter->tokens.at[post].flags & LOR_TOKEN_SHOUTED) && letter->tokens.at[part].len > 1;
            if (letters) lor_signer_put(w, "writer_institution", part, len);
            else lor_fact_put_unknown(w->facts, "writer_institution", "what stands behind the post can be a house or a town");
            return true;
        }
    }
    return false;
}

static bool put_institution(LorSigner *w, LorInstitution found) {
    if (found.count == 0) return false;
    lor_signer_put(w, "writer_institution", found.first, found.count);
    return true;
}

/* The house of the signature block; where the first is the department ("Dialysis Center"), the one behind it. */
static LorInstitution signed_house(const LorSigner *w) {
    LorInstitution first = lor_institution_in(w->letter, w->cells, LOR_IN_SIGN);
    const LorFact *department = lor_facts_find(w->facts, LOR_STR("writer_department"));
    if (!first.count || !department || department->state != LOR_PRESENT || !department->spans.len) return first;
    if (!lor_span_meets(lor_cell_span(w->letter, first.first, first.count), department->spans.at[0])) return first;
    size_t behind = 0;
    while (behind < w->cells.len && w->cells.at[behind].first < first.first + first.count) behind++;
    LorInstitution second = lor_institution_in(w->letter, (LorCells){w->cells.at + behind, w->cells.len - behind}, LOR_IN_SIGN);
    return second.sureness >= first.sureness ? second : first;
}

void lor_signer_read_institution(LorSigner *w) {
    const LorFact *head = lor_facts_find(w->facts, LOR_STR("letterhead.institution"));
    LorInstitution sign = signed_house(w), top = lor_institution_in(w->letter, w->cells, LOR_IN_HEAD);
    if (top.sureness >= 1 && put_institution(w, top)) return;
    if (sign.sureness >= 1 && put_institution(w, sign)) return;
    if (put_institution(w, lor_institution_in(w->letter, w->cells, LOR_IN_FOOT))) return;
    if (institution_behind_label(w) || institution_below_name(w) || institution_of_team(w) || lor_signer_intro(w, take_institution)) return;
    if (lor_signer_told(w, "presents-self", false, take_institution) || lor_signer_told(w, "heads-unit", true, take_institution)) return;
    if (head && head->state == LOR_PRESENT && head->spans.len) {
        lor_signer_put_span(w, "writer_institution", head->spans.at[0]);
        return;
    }
    if (put_institution(w, lor_institution_former(w->letter, w->cells)) || institution_behind_post(w)) return;
    lor_writer_put_absent(w->facts, "writer_institution");
}
