// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal page: words that wrap within its width, columns measured in cells, colour when it is wanted.
#ifndef LOR_REPORT_SHEET_H
#define LOR_REPORT_SHEET_H

#include "core/out.h"
#include "report/address.h"

/** What colour is for. Meaning is always in a word too. */
typedef enum LorInk {
    LOR_INK_PLAIN,
    LOR_INK_STRONG,
    LOR_INK_FAINT,
    LOR_INK_ERROR,
    LOR_INK_WARNING,
    LOR_INK_SUGGESTION,
    LOR_INK_GOOD,
} LorInk;

/** A page being written. Nothing that it writes is wider than `width`; text from outside is cleaned on its way. */
typedef struct LorSheet {
    LorOut *out;
    LorArena *arena; /* scratch, for as long as the sheet */
    unsigned width;  /* [cell] */
    bool color;
    const LorLinks *links; /* NULL: the terminal takes none (OSC 8) */
    bool linked;     /* a link was begun and not ended */
    size_t column;   /* [cell] used of the current line */
    size_t indent;   /* [cell] where wrapped lines begin */
    bool spoken;     /* a word stands on this line since it was started: the next needs a space */
} LorSheet;

LorSheet lor_sheet_new(LorOut *out, unsigned width, bool color);
/** Another that writes to the same place and looks the same; release it before the first writes on. */
LorSheet lor_sheet_beside(const LorSheet *sheet);
void lor_sheet_release(LorSheet *sheet);

/** Colour of what follows, until the next call. */
void lor_sheet_ink(LorSheet *sheet, LorInk ink);
/** What follows leads to that address, until a call with an empty one. Addresses hold no character that a terminal could obey
 *  (report/address.h makes them). */
void lor_sheet_link(LorSheet *sheet, LorStr address);
/** Starts a line `first` cells in; wrapped lines start `rest` cells in. */
void lor_sheet_start(LorSheet *sheet, size_t first, size_t rest);
/** Words, wrapped; a word longer than a line is broken. A space parts it from what stands on the line already. */
void lor_sheet_say(LorSheet *sheet, LorStr text);
void lor_sheet_say_text(LorSheet *sheet, const char *text);
void lor_sheet_say_format(LorSheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Ends the line. */
void lor_sheet_end(LorSheet *sheet);
void lor_sheet_blank(LorSheet *sheet);

/** Clean text of at most as many cells as are left on the line, cut with an ellipsis. No wrapping, no space before. */
void lor_sheet_put(LorSheet *sheet, LorStr text);
void lor_sheet_put_text(LorSheet *sheet, const char *text);
/** Spaces up to `column` (none when the line is there already). */
void lor_sheet_to(LorSheet *sheet, size_t column);
/** `text` so that it ends just before `column`. */
void lor_sheet_put_right(LorSheet *sheet, size_t column, LorStr text);
/** `count` times one glyph. */
void lor_sheet_fill(LorSheet *sheet, const char *glyph, size_t count);

/** Without control characters and ill-formed bytes, in the sheet's arena. */
LorStr lor_sheet_clean(LorSheet *sheet, LorStr text);
/** The first / the last `cells` cells of clean text; what is cut away is marked by an ellipsis within them. */
LorStr lor_sheet_head(LorSheet *sheet, LorStr clean, size_t cells);
LorStr lor_sheet_tail(LorSheet *sheet, LorStr clean, size_t cells);

#endif
