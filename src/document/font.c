// SPDX-License-Identifier: GPL-3.0-or-later
// Font names, by their spelling alone: no font is ever opened.
#include "document/font.h"

#include "core/buf.h"

#define PREFIX 7u /* [byte] of "ABCDEF+" */

static const LorStr styles[] = {
    LOR_STR("BoldItalic"), LOR_STR("BoldOblique"), LOR_STR("MediumItalic"), LOR_STR("SemiBold"), LOR_STR("Semibold"),
    LOR_STR("Bold"),       LOR_STR("Italic"),      LOR_STR("Oblique"),      LOR_STR("Regular"),  LOR_STR("Regu"),
    LOR_STR("Medium"),     LOR_STR("Medi"),        LOR_STR("Book"),         LOR_STR("Light"),    LOR_STR("Normal"),
    LOR_STR("PSMT"),       LOR_STR("PS"),          LOR_STR("MT"),
};

/* Pieces of the names of handwriting faces, in lower case without spaces. */
static const LorStr hands[] = {
    LOR_STR("script"),     LOR_STR("handwrit"), LOR_STR("signature"), LOR_STR("cursive"),   LOR_STR("calligra"),
    LOR_STR("chancery"),   LOR_STR("corsiva"),  LOR_STR("zapfino"),   LOR_STR("z003"),      LOR_STR("vivaldi"),
    LOR_STR("mistral"),    LOR_STR("roundhand"), LOR_STR("vibes"),    LOR_STR("allura"),    LOR_STR("pacifico"),
    LOR_STR("sacramento"), LOR_STR("caveat"),   LOR_STR("kunstler"),  LOR_STR("inkfree"),   LOR_STR("parisienne"),
    LOR_STR("tangerine"),  LOR_STR("satisfy"),  LOR_STR("alexbrush"), LOR_STR("pinyon"),    LOR_STR("yellowtail"),
    LOR_STR("homemade"),   LOR_STR("bradley"),  LOR_STR("kaushan"),   LOR_STR("autograph"),
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

LorStr lor_font_bare(LorStr name) {
    if (name.len <= PREFIX || name.ptr[PREFIX - 1] != '+') return name;
    for (size_t i = 0; i + 1 < PREFIX; i++)
        if (!lor_is_upper(name.ptr[i])) return name;
    return lor_str_slice(name, PREFIX, name.len);
}

static bool is_style(LorStr word) {
    for (size_t i = 0; i < COUNT(styles); i++)
        if (lor_str_ieq(word, styles[i])) return true;
    return lor_str_ieq(word, LOR_STR("Roman")) || lor_str_ieq(word, LOR_STR("BoldMT")) ||
           lor_str_ieq(word, LOR_STR("ItalicMT")) || lor_str_ieq(word, LOR_STR("BoldItalicMT"));
}

/* Styles may be glued to the family: "DejaVuSerifBold". What would leave nothing is no style. */
static LorStr without_styles(LorStr name) {
    for (size_t i = 0; i < COUNT(styles); i++)
        if (name.len > styles[i].len && lor_str_ends(name, styles[i]))
            return without_styles(lor_str_slice(name, 0, name.len - styles[i].len));
    return name;
}

static bool begins_word(LorStr name, size_t i) {
    if (i == 0 || !lor_is_upper(name.ptr[i])) return false;
    return lor_is_lower(name.ptr[i - 1]) ||
           (lor_is_upper(name.ptr[i - 1]) && i + 1 < name.len && lor_is_lower(name.ptr[i + 1]));
}

LorStr lor_font_family(LorArena *arena, LorStr name) {
    LorBuf out = {.arena = arena};
    LorStr rest = lor_font_bare(name), part;
    size_t comma = lor_str_find(rest, LOR_STR(","));
    if (comma != LOR_NONE) rest = lor_str_slice(rest, 0, comma);
    while (lor_str_split(&rest, '-', &part)) {
        if (out.len && is_style(part)) continue;
        part = without_styles(lor_str_trim(part));
        if (out.len && part.len) lor_buf_char(&out, ' ');
        for (size_t i = 0; i < part.len; i++) {
            if (begins_word(part, i)) lor_buf_char(&out, ' ');
            lor_buf_char(&out, part.ptr[i] == '_' ? ' ' : part.ptr[i]);
        }
    }
    return lor_buf_str(&out);
}

static bool holds_folded(LorStr name, LorStr piece) {
    for (size_t start = 0; start < name.len; start++) {
        size_t at = start, matched = 0;
        for (; at < name.len && matched < piece.len; at++) {
            if (name.ptr[at] == ' ' && matched) continue;
            if (lor_to_lower(name.ptr[at]) != piece.ptr[matched]) break;
            matched++;
        }
        if (matched == piece.len) return true;
    }
    return false;
}

bool lor_font_is_script(LorStr name) {
    for (size_t i = 0; i < COUNT(hands); i++)
        if (holds_folded(name, hands[i])) return true;
    return false;
}
