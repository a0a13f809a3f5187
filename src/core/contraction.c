// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms of spoken English. Knows a few dozen words of the language, and no grammar but the word that follows.
#include "core/contraction.h"

#include "core/buf.h"

#include <string.h>

#define WORD_MOST 14u  /* [byte] of the words below */
#define LOOK_BEHIND 3u /* adverbs between a short form and its verb */

/* One space on either side of each word. */
static const char persons[] = " i you he she it we they who that there ";
static const char plurals[] = " you we they who what where ";
static const char singulars[] = " he she it that there who what here where how ";
static const char may_have[] = " i you we they who would should could might must may ";
static const char participles[] = " been had got gotten gone done seen taken given made written shown grown known begun spoken chosen driven broken forgotten fallen worn told left lost "
                                  "heard found met taught kept held brought thought said built sent spent led won stood understood caught better ";
static const char has_done[] = " been had got gotten become gone done seen taken given made written shown grown begun spoken chosen led taught kept held brought built won ";
static const char no_participles[] = " need feed speed heed proceed succeed exceed bleed breed indeed seed ";
static const char adjectives[] = " married trusted respected liked loved gifted talented dedicated committed motivated interested qualified skilled prepared engaged organized organised "
                                 "experienced needed missed tired worried concerned called named ranked rated expected supposed cued listed admired excited pleased delighted ";

static bool is_among(const char *words, LorStr word) {
    char padded[WORD_MOST + 2] = " ";
    if (!word.len || word.len > WORD_MOST) return false;
    memcpy(padded + 1, word.ptr, word.len);
    padded[word.len + 1] = ' ';
    return memmem(words, strlen(words), padded, word.len + 2) != NULL;
}

static LorStr word_before(LorStr text, size_t end) {
    size_t start = end;
    while (start && lor_is_lower(text.ptr[start - 1])) start--;
    bool whole = start == 0 || !(lor_is_digit(text.ptr[start - 1]) || text.ptr[start - 1] == '\'' || text.ptr[start - 1] == '-' || (unsigned char)text.ptr[start - 1] >= 0x80);
    return whole ? lor_str_slice(text, start, end - start) : (LorStr){0};
}

static size_t skip_letters(LorStr text, size_t at) {
    while (at < text.len && lor_is_lower(text.ptr[at])) at++;
    return at;
}

/* The verb behind a short form: the first word that is no adverb. */
static LorStr verb_behind(LorStr text, size_t at) {
    LorStr word = {0};
    for (unsigned i = 0; i <= LOOK_BEHIND; i++) {
        if (at >= text.len || (text.ptr[at] != ' ' && text.ptr[at] != '\n')) return word;
        size_t end = skip_letters(text, at + 1);
        word = lor_str_slice(text, at + 1, end - at - 1);
        if (!lor_str_ends(word, LOR_STR("ly")) && !is_among(" never just already always also only ever not since both all even still once then ", word)) return word;
        at = end;
    }
    return word;
}

static bool ends_like_participle(LorStr word) { return word.len > 3 && lor_str_ends(word, LOR_STR("ed")) && !is_among(no_participles, word); }

LorStr lor_contraction_at(LorStr text, size_t at, size_t *tail) {
    size_t end = skip_letters(text, at + 1);
    LorStr form = lor_str_slice(text, at + 1, end - at - 1), none = {0};
    *tail = form.len;
    if (form.len == 0 || form.len > 2 || (end < text.len && (text.ptr[end] == '\'' || (unsigned char)text.ptr[end] >= 0x80))) return none;
    LorStr word = word_before(text, at);
    if (lor_str_eq(form, LOR_STR("m"))) return lor_str_eq(word, LOR_STR("i")) ? LOR_STR("am") : none;
    if (lor_str_eq(form, LOR_STR("ve"))) return is_among(may_have, word) ? LOR_STR("have") : none;
    if (lor_str_eq(form, LOR_STR("ll"))) return is_among(persons, word) ? LOR_STR("will") : none;
    if (lor_str_eq(form, LOR_STR("re"))) return is_among(plurals, word) ? LOR_STR("are") : none;
    bool would = lor_str_eq(form, LOR_STR("d")) && is_among(persons, word), is = lor_str_eq(form, LOR_STR("s")) && is_among(singulars, word);
    if (!would && !is) return none;
    LorStr verb = verb_behind(text, end);
    if (would) return is_among(participles, verb) || ends_like_participle(verb) ? LOR_STR("had") : LOR_STR("would");
    return is_among(has_done, verb) || (ends_like_participle(verb) && !is_among(adjectives, verb)) ? LOR_STR("has") : LOR_STR("is");
}

LorStr lor_contractions_open(LorArena *arena, LorStr text) {
    LorBuf opened = {.arena = arena};
    size_t from = 0, tail;
    for (size_t at = 0; at < text.len; at++) {
        LorStr word = text.ptr[at] == '\'' ? lor_contraction_at(text, at, &tail) : (LorStr){0};
        if (!word.len) continue;
        lor_buf_add(&opened, lor_str_slice(text, from, at - from));
        lor_buf_char(&opened, ' ');
        lor_buf_add(&opened, word);
        from = at + 1 + tail;
    }
    if (!from) return text;
    lor_buf_add(&opened, lor_str_slice(text, from, text.len - from));
    return lor_buf_str(&opened);
}
