// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown: texts whose marks are formatting, not words.
#ifndef LOR_EXTRACT_MARKDOWN_H
#define LOR_EXTRACT_MARKDOWN_H

#include "core/arena.h"

/** Whether a text was written as Markdown. Told by marks that no letter has by accident and no chat answer that was pasted
 *  into one: front matter, a link with its address, or a first line "# Heading".
 *  Asterisks and "##" alone prove nothing: in a plain text they print, and are what a chat program left behind. */
bool lor_markdown_is(LorStr text);

/** The words without their marks: headings, emphasis, links, lists and tables as text, line by line. */
LorStr lor_markdown_text(LorArena *arena, LorStr text);

#endif
