// SPDX-License-Identifier: GPL-3.0-or-later
// The letterhead: an institution with address, phone, e-mail and web site above or below the letter. Does not see what a
// picture says; where one stands in the letterhead's place, the fact is unknown.
#include "letter/letterhead.h"

#include "core/buf.h"
#include "letter/contact.h"
#include "letter/institution.h"
#include "letter/marks.h"
#include "letter/page_place.h"
#include "letter/person_name.h"
#include "letter/trade.h"

#define EMBLEM_SHARE 0.08f /* of the page's width: a picture that can hold a name, where no text does */
#define BANNER_SHARE 0.40f /* the same: one that can hold a whole letterhead beside the text */

enum { HAS_ADDRESS = 1, HAS_PHONE = 2, HAS_EMAIL = 4, HAS_WEB = 8 };

typedef struct Head {
    const LorLetter *letter;
    LorCells cells;
    LorCells foot; /* the last lines of the signature block, when they are the sheet's */
    LorInstitution institution;
    unsigned has;   /* HAS_… */
    size_t parts;   /* how many of them */
    bool person, post, residence;
} Head;

static unsigned part_of(LorContactKind kind) { return kind == LOR_CONTACT_EMAIL ? HAS_EMAIL : kind == LOR_CONTACT_WEB ? HAS_WEB : HAS_PHONE; }

/* A line of the signature block that holds three kinds of contact is the letterhead's foot. */
static unsigned contacts_of_line(LorContacts contacts, uint32_t line) {
    unsigned has = 0;
    for (size_t i = 0; i < contacts.len; i++)
        if (contacts.at[i].line == line) has |= part_of(contacts.at[i].kind);
    return has;
}

static bool made_by_software(const LorLetter *letter, uint32_t line) {
    const LorTextLine *at = &letter->lines.at[line];
    return at->count && lor_letter_in(letter, at->first, LOR_WORDS_MADE_BY);
}

/* "From: Jane Roe <jroe@…>": the head of a message, not of a sheet. */
static bool is_mail_header(const LorLetter *letter, LorContacts contacts, uint32_t line) {
    const LorTextLine *at = &letter->lines.at[line];
    if (at->count < 2 || !lor_letter_in(letter, at->first, LOR_WORDS_MAIL_HEADER) || letter->tokens.at[at->first].after != ':') return false;
    return (contacts_of_line(contacts, line) & HAS_EMAIL) != 0;
}

/* Whether the cell names a post or a department outside the person's own titles, and one that is still held. */
static bool holds_post(const Head *head, const LorCell *cell) {
    const LorLetter *letter = head->letter;
    LorNameSpan name;
    size_t first = cell->first, end = cell->first + cell->count;
    if (lor_letter_has(letter, "former-post", first, cell->count)) return false;
    if (lor_person_name(letter, first, cell->count, &name)) first = name.first + name.count;
    for (size_t t = first; t < end; t++) {
        bool post = lor_trade_at(letter, t, LOR_TRADE_RANK | LOR_TRADE_DEPARTMENT);
        if (post && !lor_cell_in_contact(letter, t)) return true;
    }
    return false;
}

/* Below who signs, after an empty line: the cells of the letter's last lines, when they tell a house or its address with a contact, and of nobody. */
static LorCells foot_block(const LorLetter *letter) {
    LorCells sign = lor_letter_cells(letter, 1u << LOR_IN_SIGN);
    size_t start = sign.len;
    while (start > 0 && !(start < sign.len && sign.at[start].column == 0 && letter->lines.at[sign.at[start].line].after_blank)) start--;
    LorCells block = {sign.at + start, sign.len - start};
    if (start == 0 || block.len == 0 || sign.at[start].line < sign.at[0].line + 2) return (LorCells){0};
    unsigned seen = 0, house = 0;
    for (size_t i = 0; i < block.len; i++) {
        LorNameSpan name;
        if (lor_person_name(letter, block.at[i].first, block.at[i].count, &name) && name.titles + name.qualified) return (LorCells){0};
        seen |= block.at[i].traits & ~(unsigned)LOR_CELL_RANK;
        for (size_t t = block.at[i].first; t < block.at[i].first + block.at[i].count; t++)
            if (lor_trade_at(letter, t, LOR_TRADE_RANK) && !lor_cell_in_contact(letter, t)) seen |= LOR_CELL_RANK; /* no "dean@…" */
        house |= block.at[i].institution >= 2;
    }
    bool people = seen & (LOR_CELL_RANK | LOR_CELL_QUALIFIED);
    return !people && (seen & LOR_CELL_CONTACT) && (house || (seen & LOR_CELL_ADDRESS)) ? block : (LorCells){0};
}

static void read_foot_block(Head *head) {
    head->foot = foot_block(head->letter);
    LorContacts contacts = lor_letter_contacts(head->letter);
    for (size_t i = 0; head->foot.len && i < contacts.len; i++)
        if (contacts.at[i].zone == LOR_IN_SIGN && contacts.at[i].line >= head->foot.at[0].line) head->has |= part_of(contacts.at[i].kind);
    for (size_t i = 0; i < head->foot.len; i++)
        if (head->foot.at[i].traits & LOR_CELL_ADDRESS) head->has |= HAS_ADDRESS;
}

static void read_parts(Head *head) {
    LorContacts contacts = lor_letter_contacts(head->letter);
    for (size_t i = 0; i < contacts.len; i++) {
        const LorContact *contact = &contacts.at[i];
        bool framed = contact->zone == LOR_IN_HEAD || contact->zone == LOR_IN_FOOT;
        bool whole = contact->zone == LOR_IN_SIGN && contacts_of_line(contacts, contact->line) == (HAS_EMAIL | HAS_PHONE | HAS_WEB);
        if ((framed && !made_by_software(head->letter, contact->line) && !is_mail_header(head->letter, contacts, contact->line)) || whole) head->has |= part_of(contact->kind);
    }
    for (size_t i = 0; i < head->cells.len; i++) {
        const LorCell *cell = &head->cells.at[i];
        LorNameSpan name;
        if (is_mail_header(head->letter, contacts, cell->line)) continue;
        bool street = lor_trades_of(head->letter, cell->first, cell->count) & LOR_TRADE_ADDRESS;
        if ((cell->traits & LOR_CELL_ADDRESS) && (street || !(cell->traits & LOR_CELL_OTHER))) head->has |= HAS_ADDRESS;
        if (cell->zone != LOR_IN_HEAD) continue;
        head->post |= holds_post(head, cell);
        head->residence |= lor_letter_has(head->letter, "residence-word", cell->first, cell->count);
        bool sender = lor_letter_in(head->letter, cell->first, LOR_WORDS_SENDER_LABEL); /* "From: Dr. A. Bello": a memorandum's line, not the paper's */
        bool plain = !sender && cell->institution == 0 && !(cell->traits & (LOR_CELL_ADDRESS | LOR_CELL_OTHER));
        bool person = plain && lor_person_name(head->letter, cell->first, cell->count, &name);
        head->person |= person && lor_name_may_sign(head->letter, &name);
    }
    read_foot_block(head);
    for (unsigned bits = head->has; bits; bits &= bits - 1) head->parts++;
}

static bool has_institution(const LorInstitution *institution) { return institution->count > 0; }

static const char *judge(Head *head) {
    head->institution = lor_institution_in(head->letter, head->cells, LOR_IN_HEAD);
    if (!has_institution(&head->institution)) {
        head->institution = lor_institution_in(head->letter, head->cells, LOR_IN_FOOT);
        if (!has_institution(&head->institution)) head->institution = lor_institution_in(head->letter, head->foot, LOR_IN_SIGN);
        if (head->parts == 0) head->institution = (LorInstitution){0};
    }
    if (has_institution(&head->institution)) return head->parts >= 2 ? "full" : "partial";
    if (head->person && (head->residence || !head->post) && head->parts) return "personal";
    if (head->person) return head->parts >= 2 ? "full" : head->parts ? "partial" : "none";
    LorInstitution placed = lor_institution_by_place(head->letter, head->cells);
    bool foreign = has_institution(&placed) && (unsigned char)head->letter->text.ptr[head->letter->tokens.at[placed.first].off] >= 0x80;
    bool issues = has_institution(&placed) && placed.sureness > 0; /* a government, an office */
    if (!has_institution(&placed) || (head->parts == 0 && !foreign && !issues)) return head->parts >= 2 ? "partial" : "none";
    head->institution = placed;
    return head->parts >= 2 ? "full" : "partial";
}

static void put_missing(const Head *head, LorFacts *facts) {
    static const struct {
        unsigned part;
        LorStr name;
    } parts[] = {{HAS_ADDRESS, LOR_STR("address")}, {HAS_PHONE, LOR_STR("phone")}, {HAS_EMAIL, LOR_STR("e-mail")}, {HAS_WEB, LOR_STR("website")}};
    LorBuf missing = {.arena = head->letter->arena};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (head->has & parts[i].part) continue;
        if (missing.len) lor_buf_add(&missing, LOR_STR(", "));
        lor_buf_add(&missing, parts[i].name);
    }
    if (missing.len) lor_fact_put_text(facts, "letterhead.missing", lor_buf_str(&missing));
    else lor_fact_put_absent(facts, "letterhead.missing");
}

static void put_institution(const Head *head, LorFacts *facts, LorFact *fact) {
    if (!has_institution(&head->institution)) {
        lor_fact_put_absent(facts, "letterhead.institution");
        return;
    }
    LorSpan span = lor_cell_span(head->letter, head->institution.first, head->institution.count);
    LorFact *part = lor_fact_put_text(facts, "letterhead.institution", lor_letter_original(head->letter, span));
    lor_fact_add_span(facts, part, span);
    lor_fact_add_span(facts, fact, span);
}

void lor_writer_put_absent(LorFacts *facts, const char *name) {
    const LorFact *head = lor_facts_find(facts, LOR_STR("letterhead"));
    if (head && head->state == LOR_UNKNOWN) lor_fact_put_unknown(facts, name, "a picture stands where the letterhead would be");
    else lor_fact_put_absent(facts, name);
}

static void read_letterhead(LorLetter *letter, LorFacts *facts) {
    Head head = {.letter = letter, .cells = lor_letter_cells(letter, 1u << LOR_IN_HEAD | 1u << LOR_IN_FOOT)};
    read_parts(&head);
    const char *value = judge(&head);
    bool none = value[0] == 'n', lacking = none || head.parts < 2;
    if (lacking && lor_picture_heads(letter, none ? EMBLEM_SHARE : BANNER_SHARE)) {
        lor_fact_put_unknown(facts, "letterhead", "a picture stands where the letterhead would be");
        lor_fact_put_unknown(facts, "letterhead.missing", "a picture stands where the letterhead would be");
        return;
    }
    LorFact *fact = lor_fact_put_text(facts, "letterhead", lor_str_from_c(value));
    put_institution(&head, facts, fact);
    put_missing(&head, facts);
    bool inside = lor_facts_present(facts, "letterhead.institution");
    for (size_t i = 0; !inside && i < letter->lines.len && letter->lines.at[i].zone == LOR_IN_HEAD && fact->spans.len == 0; i++)
        lor_fact_add_span(facts, fact, letter->lines.at[i].span);
}

const LorReader lor_reader_letterhead = {"letterhead", read_letterhead};
