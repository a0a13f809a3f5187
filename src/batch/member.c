// SPDX-License-Identifier: GPL-3.0-or-later
// From a result to a member: facts looked up by name, names folded.
#include "batch/member.h"

#include "core/buf.h"
#include "core/hash.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "letter/words.h"
#include "lint/compared.h"

/* What of a result is compared, where it is present; the rest NULL. */
typedef struct Compared {
    const LorShownFact *at[LOR_COMPARED_COUNT];
} Compared;

static Compared compared_of(const LorResult *result) {
    Compared found = {0};
    for (size_t i = 0; i < result->facts.len; i++) {
        const LorShownFact *shown = &result->facts.at[i];
        LorCompared which = shown->fact->state == LOR_PRESENT ? lor_compared_find(shown->fact->name) : LOR_COMPARED_COUNT;
        if (which < LOR_COMPARED_COUNT && !found.at[which]) found.at[which] = shown;
    }
    return found;
}

static const LorFact *fact_of(const Compared *compared, LorCompared which) { return compared->at[which] ? compared->at[which]->fact : NULL; }

/* As reports tell it: the value, or the words at its place. A part of a run that was read back has no more. */
static LorStr text_of(const Compared *compared, LorCompared which) {
    const LorShownFact *shown = compared->at[which];
    bool own = shown && shown->fact->kind == LOR_VALUE_TEXT && shown->fact->value.len;
    return own ? shown->fact->value : shown ? shown->place.text : (LorStr){0};
}

static double number_of(const Compared *compared, LorCompared which, double otherwise) {
    const LorFact *fact = fact_of(compared, which);
    return fact ? fact->number : otherwise;
}

/* ---- names ---- */

static bool is_title(LorStr word) { return lor_word_in(lor_word_find(word), LOR_WORDS_CALLED); }

/* The next word of `s` from `*off` on, folded, in `arena`; empty at the end. */
static LorStr next_word(LorArena *arena, LorStr s, size_t *off) {
    LorBuf word = {.arena = arena};
    while (*off < s.len) {
        size_t before = *off;
        if (lor_byte_is(s.ptr[before], LOR_BYTE_LOWER | LOR_BYTE_UPPER | LOR_BYTE_DIGIT)) { /* nearly all */
            lor_buf_char(&word, lor_to_lower(s.ptr[(*off)++]));
            continue;
        }
        uint32_t code = lor_utf8_next(s, off);
        bool part = lor_unicode_letter(code) || lor_unicode_digit(code) >= 0;
        if (part) lor_buf_code(&word, lor_unicode_to_lower(lor_unicode_base(code)));
        else if (word.len && !(code == '\'' && before + 1 < s.len)) break;
    }
    return lor_buf_str(&word);
}

LorStr lor_member_name(LorArena *arena, LorStr name) {
    LorBuf words = {.arena = arena};
    LorStr word;
    size_t off = 0;
    while ((word = next_word(arena, name, &off)).len) {
        if (is_title(word)) continue;
        if (words.len) lor_buf_char(&words, ' ');
        lor_buf_add(&words, word);
    }
    return lor_buf_str(&words);
}

static bool meets_a_word(LorStr word, LorStr names) {
    LorStr other;
    while (lor_str_split(&names, ' ', &other)) {
        bool initial = (word.len == 1 || other.len == 1) && word.len && other.len && word.ptr[0] == other.ptr[0];
        if (initial || lor_str_eq(word, other)) return true;
    }
    return false;
}

static size_t count_words(LorStr names) {
    size_t count = 0;
    for (LorStr word; lor_str_split(&names, ' ', &word);) count += word.len > 0;
    return count;
}

bool lor_member_same_name(LorStr a, LorStr b) {
    LorStr fewer = count_words(a) <= count_words(b) ? a : b, more = fewer.ptr == a.ptr ? b : a, word;
    if (!a.len || !b.len) return true;
    while (lor_str_split(&fewer, ' ', &word))
        if (!meets_a_word(word, more)) return false;
    return true;
}

/* A writer signs with more or fewer names: the first letter and the last word stay. */
static uint64_t writer_key(LorArena *arena, LorStr name) {
    LorStr folded = lor_member_name(arena, name);
    if (!folded.len) return 0;
    const char *space = memrchr(folded.ptr, ' ', folded.len);
    LorStr last = space ? lor_str_slice(folded, (size_t)(space - folded.ptr) + 1, folded.len) : folded;
    return lor_hash_add(lor_hash_add(LOR_HASH_START, lor_str_slice(folded, 0, 1)), last);
}

static uint64_t name_key(LorArena *arena, LorStr name) {
    LorStr folded = lor_member_name(arena, name);
    return folded.len ? lor_hash_add(LOR_HASH_START, folded) : 0;
}

/* ---- the member ---- */

static bool has_item(const LorFact *list, LorStr item) {
    for (size_t i = 0; list && i < list->list.len; i++)
        if (lor_str_eq(list->list.at[i], item)) return true;
    return false;
}

static bool is_clinical(const Compared *compared) {
    if (!compared->at[LOR_COMPARED_RELATIONSHIP]) return false;
    return compared->at[LOR_COMPARED_WORKLOAD] || compared->at[LOR_COMPARED_FACILITY] || compared->at[LOR_COMPARED_CASE_EXAMPLE] ||
           has_item(fact_of(compared, LOR_COMPARED_COMPETENCIES), LOR_STR("clinical"));
}

static LorStr join(LorArena *arena, const LorFact *list) {
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; list && i < list->list.len; i++) {
        if (i) lor_buf_add(&buf, LOR_STR(", "));
        lor_buf_add(&buf, list->list.at[i]);
    }
    return lor_buf_str(&buf);
}

static char pronoun_of(LorStr value) {
    return lor_str_eq(value, LOR_STR("he")) ? 'h' : lor_str_eq(value, LOR_STR("she")) ? 's' : 0;
}

static uint32_t held(uint32_t value, uint32_t most) { return value < most ? value : most; }

static void keep_keys(LorArena *arena, LorMember *member, const LorResult *result) {
    member->keys = LOR_NEW_ARRAY(arena, LorMemberKey, result->keys.len);
    member->key_count = (uint32_t)result->keys.len;
    for (size_t i = 0; i < result->keys.len; i++) {
        const LorSentenceKey *key = &result->keys.at[i];
        member->keys[i] = (LorMemberKey){.masked = key->masked, .exact = (uint32_t)key->exact, .words = held(key->words, 511) & 511,
                                         .page = held(key->page, 255) & 255, .line = held(key->line, 32767) & 32767};
    }
}

static LorStr folder_of(LorStr path) {
    const char *slash = path.len ? memrchr(path.ptr, '/', path.len) : NULL;
    if (!slash) return LOR_STR(".");
    return slash == path.ptr ? LOR_STR("/") : lor_str_slice(path, 0, (size_t)(slash - path.ptr));
}

static const LorMemberThemes *themes_of(LorArena *arena, const Compared *compared, LorStr path) {
    LorMemberThemes *themes = LOR_NEW(arena, LorMemberThemes);
    themes->folder = folder_of(path);
    themes->covers = join(arena, fact_of(compared, LOR_COMPARED_COMPETENCIES));
    themes->lacks = lor_arena_copy(arena, text_of(compared, LOR_COMPARED_MISSING));
    return themes;
}

LorMember lor_member_of(LorArena *arena, const LorResult *result, bool themes) {
    LorArena *scratch = lor_arena_new(0);
    Compared compared = compared_of(result);
    LorMember member = {.path = result->path, .text_key = result->text_key, .bytes_key = result->bytes_key};
    member.read = result->status == LOR_SCORED || result->status == LOR_PARTIAL;
    member.applicant = lor_arena_copy(arena, lor_member_name(scratch, text_of(&compared, LOR_COMPARED_APPLICANT)));
    if (themes) member.themes = themes_of(arena, &compared, result->path);
    member.writer = writer_key(scratch, text_of(&compared, LOR_COMPARED_WRITER_NAME));
    member.email = name_key(scratch, text_of(&compared, LOR_COMPARED_WRITER_EMAIL));
    member.institution = name_key(scratch, text_of(&compared, LOR_COMPARED_WRITER_INSTITUTION));
    member.department = name_key(scratch, text_of(&compared, LOR_COMPARED_WRITER_DEPARTMENT));
    member.age = (float)number_of(&compared, LOR_COMPARED_DATE_AGE, -1);
    member.top = (float)number_of(&compared, LOR_COMPARED_TOP, 0);
    member.share = (float)number_of(&compared, LOR_COMPARED_SHARE, 0);
    member.group = (float)number_of(&compared, LOR_COMPARED_GROUP, 0);
    member.pronoun = pronoun_of(text_of(&compared, LOR_COMPARED_PRONOUNS));
    member.clinical = is_clinical(&compared);
    if (member.read) keep_keys(arena, &member, result);
    lor_arena_free(scratch);
    return member;
}
