// SPDX-License-Identifier: GPL-3.0-or-later
// The message by which a worker hands one result to its parent. The parent believes none of it.
#ifndef LOR_BATCH_WIRE_H
#define LOR_BATCH_WIRE_H

#include "core/buf.h"
#include "lint/result.h"

#define LOR_WIRE_ITEMS  ((size_t)1 << 20) /* elements of one list at most */
#define LOR_WIRE_STRING ((size_t)4 << 20) /* [byte] of one text at most */

/** Appends the message of `result` to `buf`; the result stays as it is, but for places that reach
 *  beyond their line. Path and byte count stay behind: the parent
 *  knows them. False when it would be longer than `most` bytes or has what cannot travel (a list above
 *  LOR_WIRE_ITEMS, a number that is none). */
bool lor_wire_write(const LorResult *result, const LorPacks *packs, size_t most, LorBuf *buf);

/** The result of a message, whole in `arena` but for rules and fact kinds, which are those of `packs`. Every length,
 *  count, index and enumeration is checked; ill-formed UTF-8 becomes question marks; places are held to their line.
 *  NULL when the message is not sound. Uses at most about twenty times its bytes, and 250 for each fact that it claims. */
LorResult *lor_wire_read(LorStr message, const LorPacks *packs, LorArena *arena);

#endif
