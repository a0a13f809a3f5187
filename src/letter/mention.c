// SPDX-License-Identifier: GPL-3.0-or-later
// Names over tokens: titles, initials, particles, names in capitals. Knows no person, and not whom a name
// belongs to.
#include "letter/mention.h"

#include "core/buf.h"
#include "core/nearest.h"
#include "core/unicode.h"
#include "core/utf8.h"

#define MOST_TITLES 4u  /* before one name: Prof. Dr. Dr. med. */
#define PROSE_LINE  45u /* [byte] shorter lines are headings and signatures */

typedef struct Opening {
    const LorLetter *letter;
    const uint8_t *titles;
} Opening;

static inline bool may_open(const void *context, size_t token) {
    const Opening *opening = context;
    return (opening->letter->tokens.at[token].flags & LOR_TOKEN_CAPITAL) | (opening->titles[token] & LOR_MARK_IN);
}

static const LorTokenSet *openers_of(const LorLetter *letter, const uint8_t *titles) {
    LorTokenSet *set = LOR_NEW(letter->arena, LorTokenSet);
    *set = lor_token_set(letter->arena, letter->tokens.len);
    const Opening opening = {letter, titles};
    lor_token_set_fill(set, may_open, &opening);
    return set;
}

LorNames lor_names(const LorLetter *letter) {
    LorNames names = {.letter = letter, .titles = lor_marks(letter, "person-title"), .particles = lor_marks(letter, "name-particle"),
                      .strangers = lor_marks(letter, "no-name"), .either = lor_marks(letter, "name-word")};
    if (!letter->notes->openers) letter->notes->openers = openers_of(letter, names.titles);
    names.openers = *letter->notes->openers;
    return names;
}

static LorTitle title_at(const LorNames *names, size_t token) {
    LorHits hits = lor_letter_hits(names->letter, "person-title");
    size_t at = lor_hits_from(hits, token);
    if (at == hits.len || hits.at[at].first != token) return LOR_TITLE_NONE;
    return hits.at[at].value > 1.5f ? LOR_TITLE_CIVIL : LOR_TITLE_DOCTOR;
}

static bool is_word(LorStr word) {
    return word.len > 0 && !lor_is_digit(word.ptr[0]) && word.ptr[0] != '\'' && word.ptr[0] != '%' &&
           word.ptr[0] != '&' && word.ptr[0] != '@';
}

static bool is_initial(LorStr word) { return word.len == 1 && lor_is_lower(word.ptr[0]); }

/* Md. and Ma. before other names; MD behind them is a degree. */
static bool is_short_name(const LorLetter *letter, size_t token) {
    const LorToken *t = &letter->tokens.at[token];
    if (!lor_word_in(t->word, LOR_WORDS_SHORT_NAME) || token + 1 >= letter->tokens.len || t->sentence != t[1].sentence ||
        !(t[1].flags & LOR_TOKEN_CAPITAL))
        return false;
    return !(t->flags & LOR_TOKEN_SHOUTED) ||
           ((t[1].flags & LOR_TOKEN_SHOUTED) && t->after == '.' && t->before != ',');
}

/* "April Thompson", but not "in April Thompson joined us". */
static bool opens_name(const LorNames *names, size_t token) {
    const LorToken *t = &names->letter->tokens.at[token];
    if (t->after || token + 1 >= names->letter->tokens.len || t[1].sentence != t->sentence) return false;
    if (!(t[1].flags & LOR_TOKEN_CAPITAL) || lor_is_stranger(names, token + 1) || t[1].len < 2)
        return false;
    return token > 0 && !(t->flags & LOR_TOKEN_OPENS) && !lor_letter_in(names->letter, token - 1, LOR_WORDS_BEFORE_MONTH);
}

/* Whether the token can be a word of a name. `titled`: after a title or another word of the name. */
static bool is_part(const LorNames *names, size_t token, bool follows) {
    const LorToken *t = &names->letter->tokens.at[token];
    LorStr word = lor_letter_word(names->letter, token);
    bool hung = follows && token > 0 && t->before == '-' && (t[-1].flags & LOR_TOKEN_CAPITAL) && t->off == t[-1].off + t[-1].len + 1;
    if (hung && is_word(word) && !lor_is_stranger(names, token)) return true; /* Ji-woo */
    if (!is_word(word) || !(t->flags & LOR_TOKEN_CAPITAL)) return false;
    if (t->after == '/' || t->before == '/') return false; /* S/o */
    if (is_initial(word)) return t->after == '.' || (follows && word.ptr[0] != 'i' && word.ptr[0] != 'a');
    if (is_short_name(names->letter, token)) return true;
    bool stranger = lor_is_stranger(names, token);
    bool hyphened = (t->after == '-' || t->before == '-') && follows; /* Jun-Jun */
    if (!stranger || hyphened) return true;
    return (names->either[token] & LOR_MARK_IN) && (follows || opens_name(names, token));
}

/* A name goes over the end of a line only in prose. */
static bool same_line(const LorNames *names, size_t a, size_t b) {
    const LorToken *tokens = names->letter->tokens.at;
    if (lor_letter_on_one_line(names->letter, a, b)) return true;
    return lor_letter_zone(names->letter, a) == LOR_IN_BODY &&
           names->letter->lines.at[tokens[a].line].len >= PROSE_LINE;
}

/* Whether a name can go on from this token to the next. */
static bool goes_on(const LorNames *names, size_t token) {
    const LorLetter *letter = names->letter;
    const LorToken *here = &letter->tokens.at[token], *next = here + 1;
    if (token + 1 >= letter->tokens.len || here->sentence != next->sentence ||
        !same_line(names, token, token + 1))
        return false;
    if (next->flags & LOR_TOKEN_AFTER_GAP) return false;
    bool nickname = here->after == '"' && (next->flags & LOR_TOKEN_QUOTED) && next->after == '"'; /* Cristina "Ia" Bulaong */
    if (nickname || (here->after == '"' && (here->flags & LOR_TOKEN_QUOTED) && here->before == '"' && !(next->flags & LOR_TOKEN_QUOTED))) return true;
    if (here->after == '-') return next->off == here->off + here->len + 1;
    if (here->after == 0 || here->after == '\'') return true;
    return here->after == '.' && here->len <= 3;
}

static size_t skip_titles(const LorNames *names, size_t token, LorTitle *title) {
    const LorLetter *letter = names->letter;
    size_t most = token + MOST_TITLES;
    while (token < most && token < letter->tokens.len && (names->titles[token] & LOR_MARK_IN) &&
           letter->tokens.at[token].len > 1) {
        LorTitle here = title_at(names, token);
        if (here != LOR_TITLE_NONE && *title != LOR_TITLE_DOCTOR) *title = here;
        token++;
        if (token >= letter->tokens.len ||
            letter->tokens.at[token].sentence != letter->tokens.at[token - 1].sentence)
            return LOR_NONE;
        if (letter->tokens.at[token].before == ',' || letter->tokens.at[token].before == ';') return LOR_NONE;
    }
    return token;
}

static size_t read_name(const LorNames *names, size_t at, LorMention *mention) {
    const LorLetter *letter = names->letter;
    size_t first = at, last = LOR_NONE;
    bool follows = mention->title != LOR_TITLE_NONE;
    while (mention->word_count < LOR_MENTION_WORDS) {
        bool particle = (names->particles[at] & LOR_MARK_IN) && at > first &&
                        !(letter->tokens.at[at].flags & LOR_TOKEN_CAPITAL);
        if (particle) {
            size_t next = at + 1;
            while (next < at + 3 && goes_on(names, next - 1) && (names->particles[next] & LOR_MARK_IN) &&
                   !is_part(names, next, true))
                next++; /* de la Cruz */
            if (!goes_on(names, next - 1) || !is_part(names, next, true)) break;
        } else if (!is_part(names, at, follows)) {
            break;
        }
        mention->words[mention->word_count++] = lor_letter_word(letter, at);
        last = at;
        follows = true;
        if (!goes_on(names, at)) break;
        at++;
    }
    return last == LOR_NONE ? 0 : last + 1 - first;
}

/* "[CANDIDATE FULL NAME]": what stands in square brackets is to be filled in. */
static bool is_bracketed(const LorLetter *letter, size_t token) {
    const LorToken *tokens = letter->tokens.at;
    for (size_t back = 0; back < LOR_MENTION_WORDS && back <= token; back++) {
        const LorToken *t = &tokens[token - back];
        if (t->line != tokens[token].line || (back > 0 && t->after == ']')) return false;
        if (t->before == '[') return true;
    }
    return false;
}

/* "Introducing Dr. Maryam Tabari": a title behind the first word, with a name behind it, begins the name. */
static bool holds_title(const LorLetter *letter, size_t first, size_t count) {
    for (size_t t = first + 1; t + 1 < first + count; t++)
        if (lor_letter_in(letter, t, LOR_WORDS_TITLE)) return true;
    return false;
}

static const LorMention *read_mention(const LorNames *names, size_t token) {
    LorTitle title = LOR_TITLE_NONE;
    size_t at = skip_titles(names, token, &title);
    if (at == LOR_NONE || at >= names->letter->tokens.len || !is_part(names, at, title != LOR_TITLE_NONE)) return NULL; /* most words that open a sentence */
    LorMention *mention = lor_arena_room(names->letter->arena, 1, sizeof *mention);
    mention->start = (uint32_t)token, mention->first = (uint32_t)at, mention->title = title, mention->word_count = 0;
    mention->count = (uint32_t)read_name(names, at, mention);
    if (title == LOR_TITLE_NONE && holds_title(names->letter, at, mention->count)) return NULL;
    return lor_mention_full_words(mention) == 0 || is_bracketed(names->letter, at) ? NULL : mention;
}

const LorMention *lor_mention_read(const LorNames *names, size_t token) {
    LorLetterNotes *notes = names->letter->notes;
    size_t count = names->letter->tokens.len;
    if (!notes->mentions) {
        notes->mentions = lor_arena_room(names->letter->arena, count, sizeof *notes->mentions);
        notes->mentions_read = lor_token_set(names->letter->arena, count);
    }
    if (!lor_token_set_has(&notes->mentions_read, token)) {
        lor_token_set_add(&notes->mentions_read, token);
        notes->mentions[token] = read_mention(names, token);
        if (!notes->mentions[token]) lor_token_set_drop(&names->openers, token);
    }
    return notes->mentions[token];
}

size_t lor_mention_full_words(const LorMention *mention) {
    size_t full = 0;
    for (size_t i = 0; i < mention->word_count; i++) full += mention->words[i].len > 1;
    return full;
}

static bool is_given_title(LorStr word) { return lor_word_in(lor_word_find(word), LOR_WORDS_TITLE); }

size_t lor_name_words(LorArena *arena, LorStr name, LorStr *words, size_t most) {
    size_t count = 0;
    LorBuf word = {.arena = arena};
    for (size_t off = 0; off <= name.len && count < most;) {
        uint32_t code = off < name.len ? lor_utf8_next(name, &off) : (off++, (uint32_t)' ');
        if (lor_unicode_letter(code) || lor_unicode_digit(code) >= 0) {
            lor_buf_code(&word, lor_unicode_base(lor_unicode_to_lower(code)));
        } else if (code != '\'' && code != 0x2019 && word.len) {
            if (!is_given_title(lor_buf_str(&word))) words[count++] = lor_buf_str(&word);
            word = (LorBuf){.arena = arena};
        }
    }
    return count;
}

/* Md, Mohd, Mohammad, Muhammad … are one name. */
static bool is_muhammad(LorStr word) { return lor_word_in(lor_word_find(word), LOR_WORDS_MUHAMMAD); }

bool lor_name_word_goes_on(LorStr a, LorStr b) {
    if (a.len == 1 || b.len == 1 || lor_str_eq(a, b)) return true;
    if (a.ptr[0] == 'm' && is_muhammad(a) && is_muhammad(b)) return true;
    LorStr shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
    return shorter.len >= 3 && longer.len >= shorter.len + 1 && lor_str_starts(longer, shorter);
}

bool lor_name_word_close(LorStr a, LorStr b) {
    if (a.len < 5 || b.len < 5 || a.len > 64 || b.len > 64) return false;
    return lor_edit_distance(a, b, 1) <= 1;
}

size_t lor_names_shared(const LorStr *a, size_t a_count, const LorStr *b, size_t b_count) {
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count && a[i].len > 1; k++)
            if (b[k].len > 1 && lor_name_word_same(a[i], b[k])) {
                shared++;
                break;
            }
    return shared;
}

/* Every word of `part` stands in `whole` (initials may stand for words), at least one of them in full. */
static bool is_within(const LorStr *part, size_t part_count, const LorStr *whole, size_t whole_count) {
    for (size_t i = 0; i < part_count; i++) {
        bool found = false;
        for (size_t k = 0; k < whole_count && !found; k++) found = lor_name_word_same(part[i], whole[k]);
        if (!found) return false;
    }
    return lor_names_shared(part, part_count, whole, whole_count) > 0;
}

bool lor_names_agree(const LorStr *a, size_t a_count, const LorStr *b, size_t b_count) {
    return is_within(a, a_count, b, b_count) || is_within(b, b_count, a, a_count) ||
           lor_names_shared(a, a_count, b, b_count) >= 2;
}
