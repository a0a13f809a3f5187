// SPDX-License-Identifier: GPL-3.0-or-later
// Comments that suppress: found, blanked, applied.
#include "lint/comment.h"

#define OPEN        LOR_STR("<!--")
#define CLOSE       LOR_STR("-->")
#define ADDRESS     LOR_STR("lorlint:")
#define VERB        LOR_STR("ignore")
#define MOST        200u /* comments of one template */

/* The first word, taken off the front of `*rest`. */
static LorStr take_word(LorStr *rest) {
    size_t end = 0;
    *rest = lor_str_trim(*rest);
    while (end < rest->len && !lor_is_space(rest->ptr[end])) end++;
    LorStr word = lor_str_slice(*rest, 0, end);
    *rest = lor_str_trim(lor_str_slice(*rest, end, rest->len));
    return word;
}

/* The comment that begins at `off`, or false. `*len` gets how far it reaches. */
static bool read_comment(LorStr text, size_t off, LorComment *comment, size_t *len) {
    LorStr rest = lor_str_slice(text, off, text.len);
    size_t close = lor_str_find(rest, CLOSE);
    if (!lor_str_starts(rest, OPEN) || close == LOR_NONE) return false;
    LorStr inside = lor_str_trim(lor_str_slice(rest, OPEN.len, close - OPEN.len));
    if (!lor_str_starts(inside, ADDRESS)) return false;
    inside = lor_str_slice(inside, ADDRESS.len, inside.len);
    if (!lor_str_eq(take_word(&inside), VERB)) return false;
    *comment = (LorComment){.rule = take_word(&inside), .off = off};
    comment->reason = inside;
    *len = close + CLOSE.len;
    return true;
}

/* Line breaks stay: lines keep their numbers. */
static void blank(char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (text[i] != '\n') text[i] = ' ';
}

const LorDocument *lor_comments_take(const LorDocument *doc, LorComments *comments) {
    LorDocument *copy = NULL;
    char *text = NULL;
    for (size_t off = 0, len; off + OPEN.len <= doc->text.len && comments->len < MOST; off += len) {
        LorComment comment;
        len = 1;
        if (doc->text.ptr[off] != '<' || !read_comment(doc->text, off, &comment, &len)) continue;
        if (!copy) {
            copy = LOR_NEW(doc->arena, LorDocument);
            *copy = *doc;
            copy->text = lor_arena_copy(doc->arena, doc->text);
            text = (char *)copy->text.ptr;
        }
        lor_vec_push(doc->arena, comments, comment);
        blank(text + off, len);
    }
    return copy ? copy : doc;
}

static bool silence(LorResult *result, const LorComment *comment) {
    for (size_t i = 0; i < result->findings.len; i++) {
        LorFinding *finding = &result->findings.at[i];
        if (!lor_str_eq(finding->rule->id, comment->rule)) continue;
        finding->silenced = lor_arena_format(result->arena, "suppressed: %.*s", LOR_STR_ARG(lor_str_slice(comment->reason, 0, 400)));
        return true;
    }
    return false;
}

void lor_comments_apply(LorResult *result, const LorDocument *doc, const LorPacks *packs, const LorComments *comments) {
    LorLineStarts lines = comments->len ? lor_document_line_starts(doc) : (LorLineStarts){0};
    LorSpan line;
    for (size_t i = 0; i < comments->len; i++) {
        const LorComment *comment = &comments->at[i];
        LorStr rule = lor_str_slice(comment->rule, 0, 80);
        const LorRule *known = lor_packs_rule(packs, comment->rule);
        const char *fault = !known ? "no rule is called so" : comment->reason.len == 0 ? "a reason is missing, so it is not used" : NULL;
        if (!fault && (known->off || silence(result, comment))) continue;
        lor_vec_push(result->arena, &result->notes,
                     lor_arena_format(result->arena, "Line %u: ignore %.*s: %s.", lor_document_locate(doc, lines, comment->off, &line).line, LOR_STR_ARG(rule),
                                      fault ? fault : "nothing was found, the comment can go"));
    }
}
