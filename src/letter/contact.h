// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts: e-mail addresses, telephone and fax numbers and web sites that a letter gives.
#ifndef LOR_LETTER_CONTACT_H
#define LOR_LETTER_CONTACT_H

#include "letter/letter.h"

typedef enum LorContactKind { LOR_CONTACT_EMAIL, LOR_CONTACT_PHONE, LOR_CONTACT_FAX, LOR_CONTACT_WEB } LorContactKind;

typedef struct LorContact {
    LorContactKind kind;
    uint32_t off, len; /* [byte] in the folded text */
    uint32_t line;
    LorZone zone;
    LorSpan span;      /* in the document's text, as printed */
    bool free_mail;    /* an e-mail address at a free provider */
    bool country_code; /* a phone with +CC or 00CC */
} LorContact;

typedef struct LorContacts {
    const LorContact *at;
    size_t len;
    LorTokenSet tokens; /* that stand in one of them */
} LorContacts;

/** All contacts in text order; found once a letter. In the body only what is labelled or plainly a number to call. Cost: linear. */
LorContacts lor_letter_contacts(const LorLetter *letter);


#endif
