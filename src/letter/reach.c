// SPDX-License-Identifier: GPL-3.0-or-later
// Which of a letter's contacts are the writer's. Does not know whether an address still works.
#include "letter/contact.h"
#include "letter/letterhead.h"
#include "letter/writer.h"

#define STORY_WORDS 8u /* [token] a sentence of fewer is a line of contacts */
#define US_DIGITS 10u /* of a number of North America, without its country code */

/* The applicant's own address: made of the applicant's names and not of the writer's zone neighbours. */
static bool is_applicants(const LorLetter *letter, const LorContact *contact) {
    LorStr text = lor_str_slice(letter->text, contact->off, contact->len);
    size_t sign = lor_str_find(text, LOR_STR("@"));
    LorStr local = lor_str_slice(text, 0, sign == LOR_NONE ? text.len : sign);
    size_t named = 0;
    for (size_t i = 0; i < letter->applicant.names.len; i++) {
        LorStr name = letter->applicant.names.at[i];
        named += name.len >= 4 && lor_str_find(local, name) != LOR_NONE;
    }
    return named >= 2 || (named == 1 && letter->applicant.names.len == 1);
}

/* "a student (tel. 0711 …) came at night": a number in the story, where no word of calling or of the writer stands in the sentence. */
static bool is_of_story(const LorLetter *letter, const LorContact *contact) {
    if (contact->zone != LOR_IN_BODY || contact->kind != LOR_CONTACT_PHONE) return false;
    const LorTextLine *line = &letter->lines.at[contact->line];
    size_t token = line->first;
    while (token + 1 < line->first + line->count && letter->tokens.at[token + 1].off <= contact->off) token++;
    const LorSentence *sentence = &letter->sentences.at[letter->tokens.at[token].sentence];
    for (size_t t = sentence->first; t < sentence->first + sentence->count; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_CALLS) || lor_letter_in(letter, t, LOR_WORDS_OWN_NUMBER)) return false;
    return sentence->count > STORY_WORDS;
}

/* The writer's own stands by the name, is given in the text, or is the letterhead's, in this order. */
static const LorContact *pick(const LorLetter *letter, LorContacts contacts, LorContactKind kind) {
    static const LorZone order[] = {LOR_IN_SIGN, LOR_IN_BODY, LOR_IN_HEAD, LOR_IN_FOOT, LOR_IN_SUBJECT, LOR_IN_ADDRESS};
    for (size_t z = 0; z + 1 < sizeof order / sizeof *order; z++)
        for (size_t i = 0; i < contacts.len; i++) {
            const LorContact *contact = &contacts.at[i];
            if (contact->zone != order[z] || contact->kind != kind) continue;
            if (is_of_story(letter, contact)) continue;
            if (kind == LOR_CONTACT_EMAIL && is_applicants(letter, contact)) continue;
            return contact;
        }
    return NULL;
}

static void put_contact(const LorLetter *letter, LorFacts *facts, const char *name, const LorContact *contact) {
    if (!contact) {
        lor_writer_put_absent(facts, name);
        return;
    }
    LorFact *fact = lor_fact_put_text(facts, name, lor_letter_original(letter, contact->span));
    lor_fact_add_span(facts, fact, contact->span);
}

/* "Midtown, MI 48109": a US address. */
static bool has_zip(const LorLetter *letter) {
    for (size_t l = 0; l < letter->lines.len; l++) {
        const LorTextLine *line = &letter->lines.at[l];
        if (line->zone == LOR_IN_BODY || line->digits == 0) continue;
        for (size_t t = line->first + 1; t < line->first + line->count; t++) {
            const LorToken *state = &letter->tokens.at[t - 1], *zip = &letter->tokens.at[t];
            if ((zip->flags & LOR_TOKEN_DIGITS) && zip->len == 5 && state->len == 2 && (state->flags & LOR_TOKEN_SHOUTED)) return true;
        }
    }
    return false;
}

/* "Midtown, ND": a state without its ZIP code. */
static bool names_state(const LorLetter *letter) {
    LorHits hits = lor_letter_hits(letter, "us-state");
    for (size_t i = 0; i < hits.len; i++) {
        const LorToken *state = &letter->tokens.at[hits.at[i].first];
        bool own = letter->lines.at[state->line].zone != LOR_IN_BODY && letter->lines.at[state->line].zone != LOR_IN_ADDRESS;
        if (own && hits.at[i].first > 0 && state[-1].after == ',' && (state->flags & (state->len == 2 ? LOR_TOKEN_SHOUTED : LOR_TOKEN_CAPITAL))) return true;
    }
    return false;
}

/* "(701) 555-0177": ten digits, no part of which begins with 0 or 1, as numbers of North America have. */
static bool is_north_american(const LorLetter *letter, const LorContact *phone) {
    char digits[US_DIGITS];
    size_t count = 0;
    for (size_t i = phone->off; i < phone->off + phone->len; i++) {
        if (!lor_is_digit(letter->text.ptr[i])) continue;
        if (count == US_DIGITS) return false;
        digits[count++] = letter->text.ptr[i];
    }
    return count == US_DIGITS && digits[0] > '1' && digits[3] > '1';
}

static void read_contacts(LorLetter *letter, LorFacts *facts) {
    LorContacts contacts = lor_letter_contacts(letter);
    put_contact(letter, facts, "writer_email", pick(letter, contacts, LOR_CONTACT_EMAIL));
    put_contact(letter, facts, "writer_phone", pick(letter, contacts, LOR_CONTACT_PHONE));
    bool institutional = false, coded = has_zip(letter), state = names_state(letter); /* a US reader dials US numbers as they stand */
    const LorContact *personal = NULL;
    for (size_t i = 0; i < contacts.len; i++) {
        const LorContact *contact = &contacts.at[i];
        if (contact->zone == LOR_IN_ADDRESS) continue;
        if (contact->kind == LOR_CONTACT_PHONE) coded |= contact->country_code || (state && is_north_american(letter, contact));
        if (contact->kind != LOR_CONTACT_EMAIL || is_applicants(letter, contact)) continue;
        if (!contact->free_mail) institutional = true;
        else if (!personal) personal = contact;
    }
    if (personal && !institutional) put_contact(letter, facts, "writer_email.personal", personal);
    else lor_fact_put_absent(facts, "writer_email.personal");
    if (coded) lor_fact_put_text(facts, "writer_phone.country_code", LOR_STR("yes"));
    else lor_fact_put_absent(facts, "writer_phone.country_code");
}

const LorReader lor_reader_contact = {"contact", read_contacts};
