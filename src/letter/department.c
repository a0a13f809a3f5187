// SPDX-License-Identifier: GPL-3.0-or-later
// The writer's department: by its word, as the smaller of two institutions, or as the field in the post. Does not know
// which fields are medical.
#include "letter/department.h"

#include "letter/institution.h"
#include "letter/letterhead.h"
#include "letter/marks.h"

#define INTRO_WORDS    30u /* [token] of the first sentence in which a writer says what they head */
#define LONG_WORD      5u /* [byte] a shorter word with a full stop is an abbreviation */
#define FIELD_WORDS    6u /* [token] of a heading that names fields */
#define HOSPITAL_FIELD 8u /* [token] of a department that has a house's word in its name */

/* A stretch of tokens; count 0: none. */
typedef struct Part {
    size_t first, count;
} Part;

/* "Servicio de Neumologia. Jefe de Servicio: Dr. Roe": a post in a sentence of its own. */
static bool begins_post(const LorSigner *w, size_t token) {
    const LorToken *last = &w->letter->tokens.at[token - 1];
    return last->after == '.' && last->len > LONG_WORD && lor_signer_has(w, "rank", token, 1);
}

/* Up to a label or an address of contact: "Department of Orthopaedics Tel +60 …". */
static bool put_part(LorSigner *w, Part part) {
    for (size_t t = part.first + 1; t < part.first + part.count; t++)
        if (lor_cell_is_label(w->letter, t) || lor_cell_in_contact(w->letter, t) || begins_post(w, t)) part.count = t - part.first;
    if (part.count) lor_signer_put(w, "writer_department", part.first, part.count);
    return part.count > 0;
}

/* Behind the rank and its "of the": "Head of the Polytrauma Department" -> Polytrauma Department; up to a bracket. */
static Part behind_rank(const LorSigner *w, Part part) {
    const LorLetter *letter = w->letter;
    size_t end = part.first + part.count, word = part.first, start = part.first;
    while (word < end && !lor_signer_has(w, "department-word", word, 1)) word++;
    for (size_t t = part.first; t < word; t++)
        if (lor_signer_has(w, "rank", t, 1)) start = t + 1;
    while (start < word && (lor_letter_in(letter, start, LOR_WORDS_LINKS_DEPARTMENT) || lor_letter_is(letter, start, "and"))) start++;
    for (size_t t = start + 1; t < end; t++)
        if (letter->tokens.at[t].before == '(' || letter->tokens.at[t].before == '/') end = t;
    return (Part){start, end - start};
}

/* A capitalised word or one of a field. */
static bool says_field(const LorSigner *w, size_t token) {
    return (w->letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL) || lor_signer_has(w, "field-of-work", token, 1);
}

/* Whether it says which department: "Unit II" and "Head of Department" do not. */
static bool tells_which(const LorSigner *w, Part part) {
    if (lor_signer_has(w, "field-of-work", part.first, part.count)) return true;
    for (size_t t = part.first; t < part.first + part.count; t++) {
        const LorToken *token = &w->letter->tokens.at[t];
        bool known = lor_signer_has(w, "department-word", t, 1) || lor_signer_has(w, "rank", t, 1) || lor_signer_has(w, "former-post", t, 1);
        bool named = (token->flags & LOR_TOKEN_CAPITAL) || (t > part.first && lor_letter_is(w->letter, t - 1, "of") && !lor_cell_institution(w->letter, t, 1)); /* "dept. of arrhythmias" */
        if (!known && named && token->len > 3) return true;
    }
    return false;
}

/* Parts behind it that tell more of it. */
static Part with_more(const LorSigner *w, Part part, size_t end) {
    size_t more = part.first, count = part.count;
    while (lor_cell_segment(w->letter, end, &more, &count)) {
        bool tells = lor_signer_has(w, "field-of-work", more, count) || lor_signer_has(w, "department-word", more, count);
        if (!tells || lor_cell_institution(w->letter, more, count) || lor_signer_has(w, "rank", more, count)) break;
        part.count = more + count - part.first;
    }
    return part;
}

/* "Consultant and Head of Department, Obstetrics & Gynaecology": the part behind it says which. */
static bool field_follows(const LorSigner *w, size_t from, size_t end, Part *part) {
    size_t next = from, len = 0;
    if (!lor_cell_segment(w->letter, end, &next, &len) || !lor_signer_has(w, "field-of-work", next, len)) return false;
    if (lor_signer_has(w, "rank", next, len) || lor_cell_institution(w->letter, next, len)) return false;
    *part = (Part){next, len};
    return true;
}

/* The part of the cell with a department's word, and parts behind it that tell more of it. `vague`: one that does not say which will do. */
static Part part_by_word(const LorSigner *w, const LorCell *cell, bool vague) {
    size_t first = cell->first, len = 0, end = cell->first + cell->count;
    while (lor_cell_segment(w->letter, end, &first, &len)) {
        bool bond = lor_letter_is(w->letter, first, "a") && lor_marks_find(lor_marks(w->letter, "institution-bond"), first, len, LOR_MARK_FIRST) == first; /* "(A unit of Lakeview Trust)" */
        bool house = bond || (lor_signer_has(w, "institution", first, len) && !(lor_signer_has(w, "field-of-work", first, len) && len <= HOSPITAL_FIELD)); /* "Chair of Hospital Pediatrics" */
        if (!lor_signer_has(w, "department-word", first, len) || house) continue;
        Part part = {first, len};
        bool post = lor_signer_has(w, "rank", first, len);
        if (post && !vague && lor_signer_has(w, "former-post", cell->first, first + len - cell->first)) continue; /* "Formerly Chair of Psychiatry" */
        if (post) part = behind_rank(w, part);
        if (post && part.count <= 1 && field_follows(w, first + len, end, &part)) return part;
        if (tells_which(w, part)) return post ? part : with_more(w, part, end);
        bool former = lor_signer_has(w, "former-post", cell->first, cell->count);
        if (vague && !former && (!post || part.first > first)) return post ? (Part){cell->first, cell->count} : part;
    }
    return (Part){0};
}

/* The first such part of a zone; `*cell` is where it stands. */
static Part part_of_zone(const LorSigner *w, LorZone zone, bool vague, const LorCell **cell) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *at = &w->cells.at[i];
        bool here = zone == LOR_IN_SIGN ? lor_signer_near(w, at, zone) || lor_signer_above(w, at) : at->zone == zone;
        if (!here || !(at->traits & LOR_CELL_DEPARTMENT)) continue;
        Part part = part_by_word(w, at, vague);
        *cell = at;
        if (part.count) return part;
    }
    return (Part){0};
}

static bool is_small(const LorSigner *w, Part part) {
    for (size_t t = part.first; t < part.first + part.count; t++)
        if (lor_letter_in(w->letter, t, LOR_WORDS_SMALL_UNIT)) return true;
    return false;
}

/* In the signature block, else in the head. Of "Head of the Stroke Unit" below a head with "Department of Neurology", which is the larger. */
static bool department_by_word(LorSigner *w) {
    const LorCell *post = NULL, *heading = NULL;
    Part sign = part_of_zone(w, LOR_IN_SIGN, false, &post);
    bool partly = sign.count && (post->traits & LOR_CELL_RANK) && is_small(w, sign);
    Part head = sign.count && !partly ? (Part){0} : part_of_zone(w, LOR_IN_HEAD, false, &heading);
    bool larger = head.count && !is_small(w, head) && lor_signer_has(w, "field-of-work", head.first, head.count);
    return put_part(w, head.count && (!partly || larger) ? head : sign);
}

static bool department_told_vaguely(LorSigner *w) {
    const LorCell *cell = NULL;
    return put_part(w, part_of_zone(w, LOR_IN_SIGN, true, &cell));
}

static bool is_school(const LorSigner *w, size_t first, size_t count) {
    for (size_t t = first; t < first + count; t++)
        if (lor_letter_in(w->letter, t, LOR_WORDS_SCHOOL_HOUSE)) return true;
    return false;
}

static unsigned sureness_in(const LorSigner *w, LorZone zone) { return lor_institution_in(w->letter, w->cells, zone).sureness; }

/* Whether the signature block names a house behind this cell: "Dialysis Center", and below it "Lakeview Clinic". */
static bool house_follows(const LorSigner *w, size_t cell) {
    for (size_t i = cell + 1; i < w->cells.len; i++)
        if (lor_signer_near(w, &w->cells.at[i], LOR_IN_SIGN) && w->cells.at[i].institution && !(w->cells.at[i].traits & (LOR_CELL_RANK | LOR_CELL_CONTACT))) return true;
    return false;
}

/* "College of Computing, Northwater University", "Stroke Center" below the name on a hospital's paper: the smaller of two institutions. */
static bool department_by_school(LorSigner *w, LorZone zone) {
    bool beside = sureness_in(w, zone) >= 3;
    bool headed = zone == LOR_IN_SIGN && sureness_in(w, LOR_IN_HEAD) >= 3;
    if (!beside && zone != LOR_IN_SIGN) return false;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != zone || (cell->traits & LOR_CELL_CONTACT) || (zone == LOR_IN_SIGN && !lor_signer_near(w, cell, zone))) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool school = lor_cell_institution(w->letter, part, len) == 2 && !lor_signer_has(w, "rank", part, len) && !lor_signer_has(w, "institution-other", part, len);
            if (!school || len < 2 || ((zone == LOR_IN_HEAD || len == 2 || !beside) && !lor_signer_has(w, "field-of-work", part, len))) continue;
            if (!beside && (is_school(w, part, len) || !(headed || house_follows(w, i)))) continue; /* where they teach too; the only house */
            lor_signer_put(w, "writer_department", part, len);
            return true;
        }
    }
    return false;
}

/* "Care of the Elderly", "OB/GYN": the token stands inside a field's name. */
static bool inside_field(const LorSigner *w, size_t token) {
    LorHits hits = lor_letter_hits(w->letter, "field-of-work");
    for (size_t i = 0; i < hits.len; i++)
        if (hits.at[i].first < token && token < hits.at[i].first + hits.at[i].count) return true;
    return false;
}

/* "Specialist of Obstetrics and Gynecology", "Superintendent and Family Physician", "senior consultant psychiatrist": no more than the field needs. */
static Part narrowed(const LorSigner *w, Part part) {
    size_t end = part.first + part.count, start = part.first, field = part.first;
    while (field < end && !lor_signer_has(w, "field-of-work", field, 1)) field++;
    bool joint = false; /* "Associate Professor & Head of Medicine" is said as one */
    for (size_t t = part.first; t < field; t++) {
        joint |= lor_letter_is(w->letter, t, "&");
        bool of = !joint && (lor_letter_in(w->letter, t, LOR_WORDS_OF_DE) || lor_letter_is(w->letter, t, "for")) && t > part.first && lor_signer_has(w, "rank", t - 1, 1);
        bool again = lor_letter_is(w->letter, t, "and") && lor_signer_has(w, "rank", part.first, t - part.first) && lor_signer_has(w, "rank", t, end - t);
        if (of || again) start = t + 1;
    }
    for (size_t t = field + 1; t < end; t++) { /* "Specialist surgeon / Manager of the hospital", "Director of Medicine and Associate Program Director" */
        bool more = lor_letter_is(w->letter, t, "and") && lor_signer_has(w, "rank", t + 1, end - t - 1) && !lor_signer_has(w, "field-of-work", t + 1, end - t - 1);
        more |= lor_letter_is(w->letter, t, "of") && t + 1 < end && lor_letter_in(w->letter, t + 1, LOR_WORDS_LEADS_TO_PLACE);
        if ((more || w->letter->tokens.at[t].before == '/') && !inside_field(w, t)) end = t;
    }
    while (start + 1 < end && lor_letter_in(w->letter, start, LOR_WORDS_GRADE) && !lor_letter_in(w->letter, start + 1, LOR_WORDS_OF_DE)) start++;
    return (Part){start, end - start};
}

/* "Board Certified, Family Medicine": a field that is no department. */
static bool is_certified(const LorSigner *w, const LorCell *cell) {
    for (size_t t = cell->first; t < cell->first + 2 && t < cell->first + cell->count; t++)
        if (lor_letter_in(w->letter, t, LOR_WORDS_CERTIFIED)) return true;
    return false;
}

/* A part that is a field of work; else the first part of a post in which a field stands ("Consultant Dermatologist"). */
static Part field_of(const LorSigner *w, const LorCell *cell) {
    bool own = w->named && cell->first <= w->name.first && w->name.first < cell->first + cell->count;
    size_t part = own ? w->name.first + w->name.count : cell->first, len = 0;
    Part post = {0};
    while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
        bool ranked = lor_signer_has(w, "rank", part, len);
        bool degree = !ranked && (lor_qualification_start(w->letter, part, len) != LOR_NONE || ((cell->traits & LOR_CELL_QUALIFIED) && lor_is_credential(w->letter, part, len)));
        if (degree || !lor_signer_has(w, "field-of-work", part, len) || (!ranked && lor_letter_in(w->letter, part + len - 1, LOR_WORDS_PARTNERS))) continue;
        Part field = ranked ? narrowed(w, (Part){part, len}) : (Part){part, len};
        if (lor_cell_institution(w->letter, field.first, field.count) >= 2) continue;
        if (!ranked) return field;
        if (!post.count) post = field;
    }
    return post;
}

/* "Servicio: Neonatologia", "Department: Surgery"; beside the name, or anywhere in the frame. */
static bool department_by_label(LorSigner *w, bool near) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (near && !lor_signer_near(w, cell, LOR_IN_SIGN)) continue;
        size_t end = cell->first + cell->count, next = cell->first + 1, len = 0;
        bool label = lor_letter_in(w->letter, cell->first, LOR_WORDS_DEPARTMENT_LABEL) && w->letter->tokens.at[cell->first].after == ':';
        if (!label || next >= end || !lor_cell_segment(w->letter, end, &next, &len)) continue;
        if (lor_cell_institution(w->letter, next, len) && !lor_letter_in(w->letter, cell->first, LOR_WORDS_DEPARTMENT_OPENS)) continue; /* "Clinic: Lakeview Hospital" */
        bool named = (w->letter->tokens.at[next].flags & LOR_TOKEN_CAPITAL) && !(w->letter->tokens.at[next].flags & LOR_TOKEN_WITH_DIGIT) && !lor_cell_in_contact(w->letter, next);
        if (named && put_part(w, (Part){next, len})) return true;
    }
    return false;
}

/* The one part of the line that is a field and nothing else; a list of fields tells what the house does. */
static Part only_field(const LorSigner *w, const LorCell *cell) {
    size_t part = cell->first, len = 0;
    Part found = {0};
    while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
        if (!lor_signer_has(w, "field-of-work", part, len)) continue;
        if (found.count || len > FIELD_WORDS) return (Part){0};
        found = (Part){part, len};
    }
    for (size_t t = found.first; t < found.first + found.count; t++)
        if (lor_letter_in(w->letter, t, LOR_WORDS_PARTNERS) || !(says_field(w, t) || lor_letter_in(w->letter, t, LOR_WORDS_JOINS_FIELD))) return (Part){0};
    return found;
}

/* A line of the head that is nothing but a field: "Laboratory Medicine and Anatomic Pathology", and "Northport Surgery" where no house is named beside it. */
static bool department_by_heading(LorSigner *w) {
    bool housed = sureness_in(w, LOR_IN_HEAD) >= 2;
    unsigned other = LOR_CELL_RANK | LOR_CELL_QUALIFIED | LOR_CELL_CONTACT | LOR_CELL_ADDRESS | LOR_CELL_OTHER;
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != LOR_IN_HEAD || !(cell->traits & LOR_CELL_SPECIALTY) || (cell->traits & other) || cell->institution) continue;
        if (lor_signer_has(w, "institution-other", cell->first, cell->count)) continue; /* "MINISTRY OF PUBLIC HEALTH" */
        Part field = only_field(w, cell);
        if (field.count && (housed || lor_signer_has(w, "field-of-work", field.first, 2)) && put_part(w, field)) return true;
    }
    return false;
}

static bool department_by_field(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        bool here = lor_signer_near(w, cell, LOR_IN_SIGN) || lor_signer_above(w, cell) || lor_signer_by_head(w, cell);
        if (!here || !(cell->traits & LOR_CELL_SPECIALTY) || (cell->traits & LOR_CELL_CONTACT) || is_certified(w, cell)) continue;
        if (put_part(w, field_of(w, cell))) return true;
    }
    return false;
}

/* A house of one field in the head: "Clinic of Internal Diseases". No school, which teaches many, and no hospital, which has departments. */
static bool department_by_house(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (cell->zone != LOR_IN_HEAD || !cell->institution) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool school = false;
            for (size_t t = part; t < part + len; t++) school |= lor_letter_in(w->letter, t, LOR_WORDS_SCHOOL_HOUSE) || lor_letter_in(w->letter, t, LOR_WORDS_PARTNERS);
            school |= lor_letter_is(w->letter, part + len - 1, "care"); /* "Harbour Primary Care" is all there is */
            bool house = !school && lor_cell_institution(w->letter, part, len) == 2 && lor_signer_has(w, "field-of-work", part, len);
            if (house && w->letter->tokens.at[part].before != '(' && !lor_signer_has(w, "institution-other", part, len)) return put_part(w, (Part){part, len});
        }
    }
    return false;
}

/* Words of a field around a department's word: "the chest department", "the department of chest diseases". */
static Part around_word(const LorSigner *w, size_t from, size_t end, LorHit word) {
    const LorLetter *letter = w->letter;
    size_t first = word.first, stop = word.first + word.count;
    if (lor_letter_is(letter, stop - 1, "of")) stop--;
    if (lor_letter_is(letter, stop, "of") && stop + 1 < end) {
        size_t of = stop++;
        if (lor_letter_is(letter, stop, "the")) stop++;
        while (stop < end && (!letter->tokens.at[stop].before || letter->tokens.at[stop].before == '-') && (says_field(w, stop) || lor_letter_is(letter, stop, "and"))) stop++;
        while (stop > of + 1 && lor_letter_is(letter, stop - 1, "and")) stop--;
        if (stop > of + 1 && says_field(w, stop - 1) && !lor_cell_institution(letter, of + 1, stop - of - 1)) return (Part){first, stop - first};
        stop = of;
    }
    bool field = false;
    while (first > from && !letter->tokens.at[first].before && (says_field(w, first - 1) || lor_letter_in(letter, first - 1, LOR_WORDS_OF_UNIT) || (field && lor_letter_is(letter, first - 1, "and")))) first--, field |= lor_signer_has(w, "field-of-work", first, 1) || lor_letter_in(letter, first, LOR_WORDS_OF_UNIT);
    while (first < word.first && !says_field(w, first) && !lor_letter_in(letter, first, LOR_WORDS_OF_UNIT)) first++;
    return field ? (Part){first, stop - first} : (Part){0};
}

/* The first department that these tokens of running text name. */
static Part named_in(const LorSigner *w, size_t from, size_t end) {
    LorHits hits = lor_letter_hits(w->letter, "department-word");
    for (size_t i = 0; i < hits.len; i++) {
        if (hits.at[i].first < from || hits.at[i].first + hits.at[i].count > end) continue;
        Part part = around_word(w, from, end, hits.at[i]);
        if (part.count) return part;
    }
    return (Part){0};
}

/* In the body's own words: "I am the psychiatrist", "Internist; Education Chief". */
static bool department_in_title(LorSigner *w) {
    const LorFact *title = lor_facts_find(w->facts, LOR_STR("writer_title"));
    if (!title || title->state != LOR_PRESENT || title->spans.len == 0) return false;
    LorSpan span = title->spans.at[0];
    size_t first = 0, end = 0;
    for (size_t t = 0; t < w->letter->tokens.len; t++) {
        if (!lor_span_meets(lor_letter_token_span(w->letter, t, 1), span)) continue;
        if (!end) first = t;
        end = t + 1;
    }
    if (!end || !lor_signer_has(w, "field-of-work", first, end - first)) return false;
    Part named = named_in(w, first, end);
    if (named.count) return put_part(w, named);
    size_t part = first, len = 0;
    while (lor_cell_segment(w->letter, end, &part, &len))
        if (lor_signer_has(w, "field-of-work", part, len)) return put_part(w, narrowed(w, (Part){part, len}));
    return false;
}

/* A field after "of" alone: "Professor of Mathematics" -> Mathematics. */
static bool department_after_of(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || cell->count < 3 || cell->count > 5 || !(cell->traits & LOR_CELL_RANK)) continue;
        for (size_t t = cell->first + 1; t + 1 < cell->first + cell->count; t++) {
            bool of = lor_letter_is(w->letter, t, "of") && lor_signer_has(w, "rank", t - 1, 1) && !lor_letter_is(w->letter, t - 1, "head");
            bool plain = of && t + 2 >= cell->first + cell->count && !lor_signer_has(w, "institution", t + 1, 1) && !lor_signer_has(w, "institution-likely", t + 1, 1);
            if (!plain || lor_signer_has(w, "organisation", t + 1, 1) || lor_letter_in(w->letter, t + 1, LOR_WORDS_NO_DEPARTMENT)) continue; /* "Chief of Staff" */
            lor_signer_put(w, "writer_department", t + 1, cell->first + cell->count - t - 1);
            return true;
        }
    }
    return false;
}

/* "Head of Hospital Administration", "Director of Community-Based Education": a field that no lexicon knows. */
static Part led_in(const LorSigner *w, size_t first, size_t end) {
    const LorLetter *letter = w->letter;
    for (size_t t = first; t + 2 < end; t++) {
        if (!lor_letter_in(letter, t, LOR_WORDS_LEADS_DEPARTMENT) || !lor_letter_is(letter, t + 1, "of")) continue;
        size_t from = t + 2 + lor_letter_is(letter, t + 2, "the"), stop = from;
        while (stop < end && ((letter->tokens.at[stop].flags & LOR_TOKEN_CAPITAL) || lor_letter_in(letter, stop, LOR_WORDS_JOINS_FIELD))) stop++;
        bool whole = stop == end && stop > from && stop - from <= FIELD_WORDS && !lor_letter_in(letter, from, LOR_WORDS_NO_DEPARTMENT);
        if (whole && !lor_cell_institution(letter, from, stop - from) && !lor_signer_has(w, "rank", from, stop - from) && !lor_signer_has(w, "country", from, stop - from)) return (Part){from, stop - from};
    }
    return (Part){0};
}

static bool department_led(LorSigner *w) {
    for (size_t i = 0; i < w->cells.len; i++) {
        const LorCell *cell = &w->cells.at[i];
        if (!lor_signer_near(w, cell, LOR_IN_SIGN) || !(cell->traits & LOR_CELL_RANK) || (cell->traits & LOR_CELL_CONTACT)) continue;
        size_t part = cell->first, len = 0;
        while (lor_cell_segment(w->letter, cell->first + cell->count, &part, &len)) {
            bool past = lor_signer_has(w, "former-post", cell->first, part + len - cell->first);
            if (!past && put_part(w, led_in(w, part, part + len))) return true;
        }
    }
    return false;
}

/* "I am head of the Department of Pathomorphology", "I, …, chief of the clinic of pediatrics", "I am … and head of the chest department". */
static bool take_department(LorSigner *w, size_t intro, size_t after) {
    size_t end = lor_signer_sentence_end(w->letter, after), limit = intro + INTRO_WORDS < end ? intro + INTRO_WORDS : end;
    return put_part(w, named_in(w, after, limit));
}

void lor_signer_read_department(LorSigner *w) {
    bool found = department_by_label(w, true) || department_by_word(w) || department_by_school(w, LOR_IN_SIGN) || department_told_vaguely(w) || department_after_of(w) || department_by_label(w, false) || department_by_heading(w) || department_by_field(w) || department_led(w) || department_by_school(w, LOR_IN_HEAD) ||
                 lor_signer_intro(w, take_department) || lor_signer_told(w, "presents-self", false, take_department) || lor_signer_told(w, "heads-unit", true, take_department) || department_in_title(w) || department_by_house(w);
    if (found) return;
    lor_writer_put_absent(w->facts, "writer_department");
}
