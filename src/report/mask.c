// SPDX-License-Identifier: GPL-3.0-or-later
// A text is cut into pieces: addresses, numbers, words, the rest. Words go when they are known to be somebody's, or look like a name (a
// capital, or a script without capitals) and are not plain language; so does plain language with a capital beside such a word, and
// whatever stands behind a title. Too much is masked rather than too little.
// Does not understand: an unknown person whose only name is also a word of plain language ("Hope came at once"), and names without capitals.
#include "report/mask.h"

#include "core/buf.h"
#include "core/unicode.h"
#include "core/utf8.h"
#include "core/vec.h"

#define FEWEST_PHONE 7u  /* digits */
#define LONGEST_YEAR 4u  /* digits that a number may have and stay */
#define FIRST_SLOTS  1024u

static const char *const kinds[] = {
#define X(name, word) word,
    LOR_MASKS(X)
#undef X
};

/* Small closed sets; all other plain words are learnt from the packs. */
static const char *const titles[] = {"dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "miss", "mx", "sir", "madam", "sister", NULL};
static const char *const dotted[] = {"dr", "prof", "mr", "mrs", "ms", "st", NULL}; /* a dot behind them ends no sentence */
static const char *const little[] = {
    "the", "a", "an", "in", "on", "at", "of", "for", "to", "from", "with", "by", "when", "while", "as", "if", "since", "during", "after", "before", "our", "his",
    "her", "my", "their", "she", "he", "i", "they", "we", "it", "this", "that", "these", "and", "but", "or", "dear", "re", "is", "was", "has", "had", "not", NULL};
static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
                                     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", NULL};
static const char *const numbered[] = {"no", "nos", "nr", "number", "id", "ref", "reg", "registration", "mrn", "license", "licence", "aamc", "usmle", "ecfmg",
                                       "passport", "pmdc", "nmc", "gmc", "cnic", "nic", "aadhaar", "bed", NULL};

static const char *const born[] = {"birth", "born", "dob", "d.o.b", NULL};

/* ---- words ---- */

typedef struct Word {
    LorStr key;       /* folded; ptr NULL: the slot is free */
    bool plain, known;
    LorMask kind;     /* when known */
    unsigned number;  /* of its pseudonym, by kind; 0: none yet */
} Word;

struct LorMasker {
    LorArena *arena;
    Word *slots;
    size_t room, used; /* room: a power of two */
    unsigned given[LOR_MASK_COUNT];
};

static Word *slot_of(Word *slots, size_t room, LorStr key) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < key.len; i++) hash = (hash ^ (unsigned char)key.ptr[i]) * 1099511628211u;
    size_t at = (size_t)hash & (room - 1);
    while (slots[at].key.ptr && !lor_str_eq(slots[at].key, key)) at = (at + 1) & (room - 1);
    return &slots[at];
}

/* What is known of the word: nothing (zeros) when it was never met. */
static Word lookup(const LorMasker *masker, LorStr key) { return *slot_of(masker->slots, masker->room, key); }

/* The word, made when it is new. The address is good until the next call. */
static Word *word_of(LorMasker *masker, LorStr key) {
    Word *found = slot_of(masker->slots, masker->room, key);
    if (found->key.ptr) return found;
    if (masker->used * 2 >= masker->room) {
        Word *more = LOR_NEW_ARRAY(masker->arena, Word, masker->room * 2);
        for (size_t i = 0; i < masker->room; i++)
            if (masker->slots[i].key.ptr) *slot_of(more, masker->room * 2, masker->slots[i].key) = masker->slots[i];
        masker->slots = more;
        masker->room *= 2;
        found = slot_of(more, masker->room, key);
    }
    masker->used++;
    found->key = lor_arena_copy(masker->arena, key);
    return found;
}

LorMasker *lor_masker_new(LorArena *arena) {
    LorMasker *masker = LOR_NEW(arena, LorMasker);
    *masker = (LorMasker){.arena = arena, .room = FIRST_SLOTS, .slots = LOR_NEW_ARRAY(arena, Word, FIRST_SLOTS)};
    for (const char *const *month = months; *month; month++) word_of(masker, lor_str_from_c(*month))->plain = true;
    return masker;
}

/* ---- pieces ---- */

typedef enum PieceType { REST, WORD, MASKED } PieceType;

typedef struct Piece {
    LorSpan span;
    PieceType type;
    LorMask kind;  /* MASKED */
    LorStr key;    /* WORD: folded */
    bool capital;  /* WORD: holds one, or its script has none */
    bool alone;    /* WORD: a single letter */
} Piece;

typedef LOR_VEC(Piece) Pieces;

static uint32_t code_at(LorStr text, size_t at) { return at < text.len ? lor_utf8_next(text, &at) : 0; }
static bool is_one_of(LorStr key, const char *const *set) {
    while (*set && !lor_str_eq(key, lor_str_from_c(*set))) set++;
    return *set != NULL;
}

static bool is_digit_at(LorStr text, size_t at) { return at < text.len && lor_unicode_digit(code_at(text, at)) >= 0; }

/* Scripts without capitals: Hebrew, Arabic, the Indic ones, Thai, Chinese … */
static bool is_caseless(uint32_t code) {
    return code >= 0x0590 && !(code >= 0x10A0 && code <= 0x10FF) && !(code >= 0x1E00 && code <= 0x1FFF) && lor_unicode_letter(code);
}

static size_t step_over(LorStr text, size_t at) {
    lor_utf8_next(text, &at);
    return at;
}

/* An apostrophe inside a word ("O'Brien"), but not before a final s ("Brien's"). */
static size_t apostrophe_len(LorStr text, size_t at) {
    uint32_t code = code_at(text, at);
    if (code != '\'' && code != 0x2019) return 0;
    size_t next = step_over(text, at);
    bool letter = next < text.len && lor_unicode_letter(code_at(text, next));
    bool final = (code_at(text, next) | 0x20) == 's' && !lor_unicode_letter(code_at(text, step_over(text, next < text.len ? next : at)));
    return letter && !final ? next - at : 0;
}

static Piece read_word(LorArena *arena, LorStr text, size_t at) {
    LorBuf key = {.arena = arena};
    Piece piece = {.type = WORD, .span = {at, 0}};
    size_t letters = 0, end = at;
    while (end < text.len) {
        uint32_t code = code_at(text, end);
        size_t mark = apostrophe_len(text, end);
        if (!lor_unicode_letter(code) && !is_digit_at(text, end) && !mark) break;
        if (!mark) lor_buf_code(&key, lor_unicode_to_lower(lor_unicode_base(code)));
        piece.capital |= lor_unicode_upper(code) || is_caseless(code);
        letters++;
        end = mark ? end + mark : step_over(text, end);
    }
    piece.span.len = end - at;
    piece.key = lor_buf_str(&key);
    piece.alone = letters == 1;
    return piece;
}

/* ---- addresses and numbers ---- */

static bool is_bracket(char c) { return c == '<' || c == '>' || c == '(' || c == ')' || c == '[' || c == ']' || c == '"' || c == ',' || c == ';'; }

/* The stretch without white space and brackets that begins at `at`, less punctuation at its end. */
static LorStr chunk_at(LorStr text, size_t at) {
    size_t end = at;
    while (end < text.len && !lor_is_space(text.ptr[end]) && !is_bracket(text.ptr[end])) end++;
    while (end > at && memchr(".:!?'", text.ptr[end - 1], 5)) end--;
    return lor_str_slice(text, at, end - at);
}

static bool is_email(LorStr chunk) {
    size_t at = lor_str_find(chunk, LOR_STR("@"));
    return at != LOR_NONE && at > 0 && at + 1 < chunk.len;
}

/* "www.x.org", "https://…", "ward.example": labels of two or more small letters. */
static bool is_web(LorStr chunk) {
    if (lor_str_find(chunk, LOR_STR("://")) != LOR_NONE || lor_str_starts(chunk, LOR_STR("www."))) return true;
    LorStr rest = chunk, label;
    size_t labels = 0, letters = 0;
    while (lor_str_split(&rest, '.', &label)) {
        size_t slash = lor_str_find(label, LOR_STR("/"));
        if (labels && slash != LOR_NONE) label = lor_str_slice(label, 0, slash);
        for (size_t i = 0; i < label.len; i++) {
            char c = label.ptr[i];
            if (!lor_is_lower(c) && !lor_is_digit(c) && c != '-') return false;
            letters += lor_is_lower(c);
        }
        if (label.len < 2) return false;
        labels++;
        if (slash != LOR_NONE) break;
    }
    return labels >= 2 && letters >= 6;
}

/* Letters and at least three digits ("RB/MED/2024/318", "MRN99812"); not "100th", "250mg", "300-bed". */
static bool is_id(LorStr chunk) {
    size_t digits = 0, letters = 0, lead = 0;
    while (lead < chunk.len && lor_is_digit(chunk.ptr[lead])) lead++;
    bool unit = lead > 0;
    for (size_t i = 0; i < chunk.len; i++) {
        bool digit = lor_is_digit(chunk.ptr[i]);
        digits += digit;
        letters += lor_is_alpha(chunk.ptr[i]);
        if (i >= lead && !lor_is_lower(chunk.ptr[i]) && chunk.ptr[i] != '-') unit = false;
    }
    return digits >= 3 && letters >= 1 && !unit;
}

/* "2026-06-14", "12/5/2024", "2019-2021": at most three numbers of one to four digits, one separator. */
static bool is_date(LorStr run) {
    size_t parts = 0, len = 0;
    char mark = 0;
    for (size_t i = 0; i <= run.len; i++) {
        char c = i < run.len ? run.ptr[i] : 0;
        if (lor_is_digit(c)) {
            len++;
            continue;
        }
        if (len == 0 || len == 3 || len > 4 || (c && c != '-' && c != '/' && c != '.') || (c && mark && c != mark)) return false;
        if (c) mark = c;
        parts++;
        len = 0;
    }
    return parts == 2 || parts == 3;
}

/* A run of digits and what parts them in a telephone number. */
static LorSpan number_at(LorStr text, size_t at, size_t *digits) {
    size_t end = at, last = at;
    *digits = 0;
    while (end < text.len) {
        bool digit = is_digit_at(text, end);
        if (!digit && !memchr(" ()-./+", text.ptr[end], 7)) break;
        end = step_over(text, end);
        if (digit) last = end;
        *digits += digit;
    }
    return (LorSpan){at, last - at};
}

static Piece read_number(LorStr text, size_t at, LorStr before) {
    size_t digits, plain = at, count = 0;
    LorSpan run = number_at(text, at, &digits);
    LorStr shown = lor_str_slice(text, run.off, run.len);
    if (digits >= FEWEST_PHONE && !is_date(shown)) return (Piece){.span = run, .type = MASKED, .kind = LOR_MASK_PHONE};
    if (is_date(shown)) return (Piece){.span = run, .type = is_one_of(before, born) ? MASKED : REST, .kind = LOR_MASK_ID};
    while (is_digit_at(text, plain)) plain = step_over(text, plain), count++;
    LorSpan number = {at, plain - at};
    if (count > LONGEST_YEAR || (count && is_one_of(before, numbered))) return (Piece){.span = number, .type = MASKED, .kind = LOR_MASK_ID};
    return (Piece){.span = {at, count ? number.len : 1}, .type = REST};
}

static Piece read_piece(LorArena *arena, LorStr text, size_t at, bool fresh, LorStr before) {
    LorStr chunk = fresh ? chunk_at(text, at) : (LorStr){0};
    LorSpan span = {at, chunk.len};
    if (is_email(chunk)) return (Piece){.span = span, .type = MASKED, .kind = LOR_MASK_EMAIL};
    if (chunk.len && is_web(chunk)) return (Piece){.span = span, .type = MASKED, .kind = LOR_MASK_WEB};
    if (is_id(chunk)) return (Piece){.span = span, .type = MASKED, .kind = LOR_MASK_ID};
    bool sign = text.ptr[at] == '+' || text.ptr[at] == '(';
    if (is_digit_at(text, at) || (sign && is_digit_at(text, at + 1))) return read_number(text, at, before);
    if (lor_unicode_letter(code_at(text, at))) return read_word(arena, text, at);
    return (Piece){.span = {at, step_over(text, at) - at}, .type = REST};
}

static void cut(LorArena *arena, LorStr text, Pieces *pieces) {
    LorStr before = {0};
    bool fresh = true;
    for (size_t at = 0; at < text.len;) {
        Piece piece = read_piece(arena, text, at, fresh, before);
        lor_vec_push(arena, pieces, piece);
        if (piece.type == WORD) before = piece.key;
        else if (piece.type == MASKED || is_digit_at(text, at)) before = (LorStr){0};
        at += piece.span.len;
        char last = text.ptr[at - 1];
        fresh = lor_is_space(last) || is_bracket(last) || last == ':' || last == '=';
    }
}

/* ---- which words go ---- */

static bool looks_like_name(const LorMasker *masker, const Piece *piece) {
    if (!piece->capital || is_one_of(piece->key, little) || is_one_of(piece->key, titles)) return false;
    return !lookup(masker, piece->key).plain;
}

/* The word before (way -1) or behind, when nothing but a space, a hyphen, or the dot of a title or an initial stands between. */
static const Piece *beside(LorStr text, const Pieces *pieces, size_t index, int way) {
    size_t rest = 0;
    bool dot = false;
    for (size_t i = index; way > 0 ? ++i < pieces->len : i-- > 0;) {
        const Piece *piece = &pieces->at[i], *left = way > 0 ? &pieces->at[index] : piece;
        if (piece->type == WORD) return !dot || left->alone || is_one_of(left->key, dotted) ? piece : NULL;
        if (piece->type == MASKED || ++rest > 2 || !memchr(" .-\n", text.ptr[piece->span.off], 4)) return NULL;
        dot = dot || text.ptr[piece->span.off] == '.';
    }
    return NULL;
}

static bool goes(const LorMasker *masker, LorStr text, const Pieces *pieces, size_t index, LorMaskDepth depth) {
    const Piece *piece = &pieces->at[index];
    bool title = is_one_of(piece->key, titles), small = is_one_of(piece->key, little);
    Word word = lookup(masker, piece->key);
    if (word.known && (piece->capital || (!word.plain && !small && !piece->alone))) return true;
    if (depth == LOR_MASK_WHOLE) return !title && !small;
    if (depth == LOR_MASK_OWN_WORDS || !piece->capital || title) return false;
    const Piece *left = beside(text, pieces, index, -1), *right = beside(text, pieces, index, 1);
    if (left && is_one_of(left->key, titles)) return true;
    bool initial = piece->alone && lor_span_end(piece->span) < text.len && text.ptr[lor_span_end(piece->span)] == '.';
    if (small && !initial) return false;
    if (looks_like_name(masker, piece) || initial) return true;
    return (left && looks_like_name(masker, left)) || (right && looks_like_name(masker, right));
}

/* ---- pseudonyms ---- */

LorStr lor_masker_name(LorMasker *masker, LorArena *arena, LorMask kind, LorStr text) {
    LorStr key = kind == LOR_MASK_NAME || kind == LOR_MASK_INSTITUTION
                     ? text : lor_arena_format(arena, "%s %.*s", kinds[kind], LOR_STR_ARG(text));
    Word *word = word_of(masker, key);
    if (word->number == 0) {
        word->kind = word->known ? word->kind : kind;
        word->number = ++masker->given[word->kind];
    }
    return lor_arena_format(arena, "[%s-%u]", kinds[word->kind], word->number);
}

/* Where a piece that was `from` in the text and is `to` in the answer moves the ends of the mark. */
static void move_mark(LorSpan asked, LorSpan from, LorSpan to, bool same, LorSpan *moved) {
    size_t end = lor_span_end(asked), from_end = lor_span_end(from);
    if (asked.off >= from.off && asked.off < from_end) moved->off = same ? to.off + (asked.off - from.off) : to.off;
    if (end > from.off && end <= from_end) {
        size_t at = same ? to.off + (end - from.off) : lor_span_end(to);
        moved->len = at > moved->off ? at - moved->off : 0;
    }
}

LorStr lor_masker_mask(LorMasker *masker, LorArena *arena, LorStr text, LorMaskDepth depth, LorSpan *mark) {
    LorBuf out = {.arena = arena};
    Pieces pieces = {0};
    LorSpan moved = {0, 0};
    cut(arena, text, &pieces);
    for (size_t i = 0; i < pieces.len; i++) {
        const Piece *piece = &pieces.at[i];
        LorStr shown = lor_str_slice(text, piece->span.off, piece->span.len);
        bool word = piece->type == WORD && goes(masker, text, &pieces, i, depth);
        size_t before = out.len;
        if (word) lor_buf_add(&out, lor_masker_name(masker, arena, LOR_MASK_NAME, piece->key));
        else if (piece->type == MASKED) lor_buf_add(&out, lor_masker_name(masker, arena, piece->kind, shown));
        else lor_buf_add(&out, shown);
        bool same = !word && piece->type != MASKED;
        if (mark) move_mark(*mark, piece->span, (LorSpan){before, out.len - before}, same, &moved);
    }
    if (mark && mark->len == 0) moved = (LorSpan){mark->off >= text.len ? out.len : moved.off, 0};
    if (mark) *mark = moved;
    return lor_buf_str(&out);
}

/* ---- what is known before ---- */

static void each_word(LorMasker *masker, LorStr text, void (*take)(LorMasker *, const Piece *, LorMask), LorMask kind) {
    LorArena *scratch = lor_arena_new(0);
    Pieces pieces = {0};
    cut(scratch, text, &pieces);
    for (size_t i = 0; i < pieces.len; i++)
        if (pieces.at[i].type == WORD) take(masker, &pieces.at[i], kind);
    lor_arena_free(scratch);
}

static void take_plain(LorMasker *masker, const Piece *piece, LorMask kind) {
    (void)kind;
    word_of(masker, piece->key)->plain = true;
}

static void take_known(LorMasker *masker, const Piece *piece, LorMask kind) {
    bool skipped = piece->alone || is_one_of(piece->key, titles) || is_one_of(piece->key, little);
    Word *word = word_of(masker, piece->key);
    if (skipped || word->known || (kind == LOR_MASK_INSTITUTION && word->plain)) return;
    word->known = true;
    word->kind = kind;
}

void lor_masker_learn(LorMasker *masker, LorStr text) {
    each_word(masker, text, take_plain, LOR_MASK_NAME);

}

void lor_masker_know(LorMasker *masker, LorMask kind, LorStr text) { each_word(masker, text, take_known, kind); }
