// SPDX-License-Identifier: GPL-3.0-or-later
// <facts>: words, lexicons and facts.
#include "rules/read_facts.h"

static unsigned zone_bit(LorStr word) {
    static const struct {
        const char *word;
        unsigned bit;
    } zones[] = {{"head", LOR_ZONE_HEAD}, {"address", LOR_ZONE_ADDRESS}, {"subject", LOR_ZONE_SUBJECT}, {"body", LOR_ZONE_BODY},
                 {"sign", LOR_ZONE_SIGN}, {"foot", LOR_ZONE_FOOT},       {"any", LOR_ZONE_ANY}};
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (lor_str_eq(word, lor_str_from_c(zones[i].word))) return zones[i].bit;
    return 0;
}

static bool read_zones(LorPackReader *r, const LorXml *node, unsigned *zones) {
    LorStr rest = lor_xml_attr(node, "zone"), word;
    *zones = rest.ptr ? 0 : LOR_ZONE_ANY;
    while (lor_str_split(&rest, ' ', &word)) {
        unsigned bit = zone_bit(word);
        if (word.len && !bit) return lor_read_fail(r, node, "no zone is called \"%.*s\"", LOR_STR_ARG(word));
        *zones |= bit;
    }
    return true;
}

static bool read_number(LorPackReader *r, const LorXml *node, const char *name, unsigned *value) {
    LorStr text = lor_xml_attr(node, name);
    size_t number = 0;
    if (!text.ptr) return true;
    if (!lor_str_to_size(text, 1000, &number)) return lor_read_fail(r, node, "%s=\"%.*s\" is no number", name, LOR_STR_ARG(text));
    *value = (unsigned)number;
    return true;
}

static bool read_least(LorPackReader *r, const LorXml *node, LorFactKind *fact) {
    LorStr text = lor_xml_attr(node, "least");
    if (lor_str_starts(text, LOR_STR("$"))) fact->least_threshold = lor_str_slice(text, 1, text.len);
    else if (text.ptr && !lor_str_to_number(text, &fact->least)) return lor_read_fail(r, node, "least=\"%.*s\" is no number", LOR_STR_ARG(text));
    return true;
}

static bool read_value(LorPackReader *r, const LorXml *node, float *value) {
    LorStr text = lor_xml_attr(node, "value");
    double number = 1;
    if (text.ptr && !lor_str_to_number(text, &number)) return lor_read_fail(r, node, "value=\"%.*s\" is no number", LOR_STR_ARG(text));
    *value = (float)number;
    return true;
}

static bool check_literals(LorPackReader *r, const LorXml *node, LorStr literals) {
    LorStr literal;
    while (lor_str_split(&literals, '|', &literal)) {
        if (!literal.len) continue;
        if (!lor_literal_is_sound(literal)) return lor_read_fail(r, node, "literal=\"%.*s\": a backslash stands in \\d, and in \\b at the beginning", LOR_STR_ARG(literal));
        if (r->packs->literal_count++ >= LOR_PACKS_MAX_LITERALS) return lor_read_fail(r, node, "more than %u literals", LOR_PACKS_MAX_LITERALS);
    }
    return true;
}

static bool read_pattern(LorPackReader *r, const LorXml *node, LorFactKind *fact) {
    LorError err = {0};
    LorFactPattern pattern = {.literal = lor_xml_attr(node, "literal"), .before = LOR_NONE, .except = lor_read_flag(node, "except"), .raw = lor_read_flag(node, "raw")};
    LorStr before = lor_xml_attr(node, "before");
    if (!read_value(r, node, &pattern.value)) return false;
    if (before.ptr && !lor_str_to_size(before, LOR_PATTERN_MAX_BYTES, &pattern.before)) return lor_read_fail(r, node, "before=\"%.*s\" is no number", LOR_STR_ARG(before));
    if (before.ptr && !pattern.literal.len) return lor_read_fail(r, node, "before= needs literal=");
    if (!check_literals(r, node, pattern.literal)) return false;
    if (r->packs->pattern_count++ >= LOR_PACKS_MAX_PATTERNS) return lor_read_fail(r, node, "more than %u patterns", LOR_PACKS_MAX_PATTERNS);
    pattern.pattern = lor_pattern_new(r->packs->arena, lor_xml_text(r->packs->arena, node), true, &err);
    if (!pattern.pattern) return lor_read_fail(r, node, "%s", err.message);
    lor_vec_push(r->packs->arena, &fact->patterns, pattern);
    return true;
}

static bool read_phrase(LorPackReader *r, const LorXml *node, uint32_t list, bool except) {
    LorError err = {0};
    float value = 1;
    if (!read_value(r, node, &value)) return false;
    LorStr source = lor_xml_text(r->packs->arena, node);
    if (lor_phrases_count(r->packs->phrases) >= LOR_PACKS_MAX_PHRASES) return lor_read_fail(r, node, "more than %u phrases", LOR_PACKS_MAX_PHRASES);
    if (lor_phrases_add(r->packs->phrases, source, list + except, value, &err)) return true;
    return lor_read_fail(r, node, "%s (at its character %zu)", err.message, err.column);
}

static bool read_matches(LorPackReader *r, const LorXml *node, LorFactKind *fact, uint32_t list) {
    for (const LorXml *child = node->first; child; child = child->next) {
        bool fine = true;
        if (lor_xml_is(child, "phrase")) fine = read_phrase(r, child, list, false);
        else if (lor_xml_is(child, "except")) fine = read_phrase(r, child, list, true);
        else if (lor_xml_is(child, "pattern")) fine = read_pattern(r, child, fact);
        else if (child->name.len) return lor_read_fail(r, child, "<%.*s> does not belong in a fact", LOR_STR_ARG(child->name));
        if (!fine) return false;
    }
    return true;
}

/* A name stands for one fact or lexicon; another element adds to it only when it says so. */
static bool check_name(LorPackReader *r, const LorXml *node, LorStr name, bool lexicon) {
    size_t known = lor_packs_fact(r->packs, name);
    bool extends = lor_read_flag(node, "extends");
    if (known == LOR_NONE) return !extends || lor_read_fail(r, node, "nothing called \"%.*s\" stands before this, which it could extend", LOR_STR_ARG(name));
    const LorFactKind *first = &r->packs->facts.at[known];
    if (!extends)
        return lor_read_fail(r, node, "a second \"%.*s\": the first stands in %.*s:%zu (extends=\"yes\" adds to it)", LOR_STR_ARG(name), LOR_STR_ARG(first->file), first->line);
    if (first->reader) return lor_read_fail(r, node, "\"%.*s\" is made by a reader: phrases cannot extend it", LOR_STR_ARG(name));
    if (first->lexicon != lexicon)
        return lor_read_fail(r, node, "\"%.*s\" is a %s in %.*s:%zu", LOR_STR_ARG(name), first->lexicon ? "lexicon" : "fact", LOR_STR_ARG(first->file), first->line);
    return true;
}

static uint32_t fact_index(LorPackReader *r, LorStr name, bool *fresh) {
    size_t known = lor_packs_fact(r->packs, name);
    *fresh = known == LOR_NONE;
    if (!*fresh) return (uint32_t)known;
    lor_vec_push(r->packs->arena, &r->packs->facts, (LorFactKind){.name = name, .zones = LOR_ZONE_ANY});
    return (uint32_t)r->packs->facts.len - 1;
}

static bool read_fact(LorPackReader *r, const LorXml *node, bool lexicon) {
    LorStr name = lor_xml_attr(node, "name");
    bool fresh;
    if (!name.len) return lor_read_fail(r, node, "<%.*s> needs a name", LOR_STR_ARG(node->name));
    if (r->packs->facts.len >= LOR_PACKS_MAX_FACTS) return lor_read_fail(r, node, "more than %u facts", LOR_PACKS_MAX_FACTS);
    if (!check_name(r, node, name, lexicon)) return false;
    uint32_t index = fact_index(r, name, &fresh);
    LorFactKind fact = r->packs->facts.at[index];
    if (fresh) {
        fact.file = r->file;
        fact.line = node->line;
        fact.what = lor_xml_attr(node, "what");
        fact.reads_from = lor_xml_attr(node, "reader");
        fact.reader = fact.reads_from.len > 0;
        fact.lexicon = lexicon;
        fact.strength = lor_xml_attr(node, "strength");
        fact.not_writers = lor_str_eq(lor_xml_attr(node, "doer"), LOR_STR("applicant"));
        fact.about_applicant = lor_str_eq(lor_xml_attr(node, "about"), LOR_STR("applicant"));
        fact.applicants_only = lor_str_eq(lor_xml_attr(node, "of"), LOR_STR("applicant"));
        fact.others_only = lor_str_eq(lor_xml_attr(node, "of"), LOR_STR("others"));
        fact.keep_negated = lor_str_eq(lor_xml_attr(node, "negated"), LOR_STR("keep"));
        fact.keep_quoted = lor_str_eq(lor_xml_attr(node, "quoted"), LOR_STR("keep"));
        fact.pick_highest = lor_str_eq(lor_xml_attr(node, "pick"), LOR_STR("highest"));
        fact.per_sentence = lor_str_eq(lor_xml_attr(node, "per"), LOR_STR("sentence"));
        fact.without = lor_xml_attr(node, "without");
        fact.spared_by = lor_xml_attr(node, "spared-by");
        fact.hints_at = lor_xml_attr(node, "hints-at");
        fact.counts = lor_xml_attr(node, "counts");
        bool numbers = read_number(r, node, "together", &fact.together) && read_number(r, node, "within", &fact.within);
        if (!numbers || !read_least(r, node, &fact) || !read_zones(r, node, &fact.zones)) return false;
    }
    bool fine = read_matches(r, node, &fact, index * 2);
    r->packs->facts.at[index] = fact;
    return fine;
}

bool lor_read_words(LorPackReader *r, const LorXml *root) {
    for (const LorXml *child = root->first; child; child = child->next) {
        if (!lor_xml_is(child, "words")) continue;
        LorStr readers = lor_xml_attr(child, "readers");
        if (readers.len && r->packs->digest.len) return lor_read_fail(r, child, "readers ask for words that stand in lorlint itself only; a lexicon can be extended");
        if (lor_str_eq(readers, LOR_STR("only"))) continue;
        LorStr id = lor_xml_attr(child, "id");
        if (!id.len) return lor_read_fail(r, child, "<words> needs an id");
        if (lor_phrases_names(r->packs->phrases) >= LOR_PACKS_MAX_WORDS) return lor_read_fail(r, child, "more than %u sets of words", LOR_PACKS_MAX_WORDS);
        if (!lor_phrases_name(r->packs->phrases, id, lor_xml_text(r->packs->arena, child)))
            return lor_read_fail(r, child, "other words are named \"%.*s\" already", LOR_STR_ARG(id));
    }
    return true;
}

bool lor_read_fact(LorPackReader *r, const LorXml *child, bool *fine) {
    bool lexicon = lor_xml_is(child, "lexicon");
    *fine = true;
    if (lor_xml_is(child, "words")) return true; /* read before everything else */
    if (!lexicon && !lor_xml_is(child, "fact")) return false;
    *fine = read_fact(r, child, lexicon);
    return true;
}

bool lor_read_facts(LorPackReader *r, const LorXml *root) {
    for (const LorXml *child = root->first; child; child = child->next) {
        bool fine;
        if (lor_read_fact(r, child, &fine)) {
            if (!fine) return false;
        } else if (child->name.len) {
            return lor_read_fail(r, child, "<%.*s> does not belong in <facts>", LOR_STR_ARG(child->name));
        }
    }
    return true;
}
