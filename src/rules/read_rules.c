// SPDX-License-Identifier: GPL-3.0-or-later
// <pack>: rules, their conditions and their examples.
#include "rules/read_rules.h"

#include "rules/read_facts.h"

static bool read_amount(LorPackReader *r, const LorXml *node, const char *name, double *value) {
    LorStr text = lor_xml_attr(node, name);
    return !text.ptr || lor_str_to_number(text, value) || lor_read_fail(r, node, "%s=\"%.*s\" is no number", name, LOR_STR_ARG(text));
}

static bool read_points(LorPackReader *r, const LorXml *node, const char *name, double *value) {
    if (!read_amount(r, node, name, value)) return false;
    return (*value >= 0 && *value <= LOR_RULE_MAX_POINTS) || lor_read_fail(r, node, "%s are 0 to %u", name, LOR_RULE_MAX_POINTS);
}

static bool read_count(LorPackReader *r, const LorXml *node, const char *name, unsigned *value) {
    LorStr text = lor_xml_attr(node, name);
    size_t number = *value;
    if (text.ptr && !lor_str_to_size(text, LOR_RULE_MAX_COUNT, &number))
        return lor_read_fail(r, node, "%s=\"%.*s\" is no whole number up to %u", name, LOR_STR_ARG(text), LOR_RULE_MAX_COUNT);
    *value = (unsigned)number;
    return true;
}

static bool read_bound(LorPackReader *r, const LorXml *node, LorStr text, LorCondition *out) {
    if (lor_str_starts(text, LOR_STR("$"))) {
        out->threshold = lor_str_slice(text, 1, text.len);
        return true;
    }
    return lor_str_to_number(text, &out->number) || lor_read_fail(r, node, "\"%.*s\" is no number", LOR_STR_ARG(text));
}

static bool read_condition(LorPackReader *r, const LorXml *node, bool unless, LorCondition *out) {
    LorStr is = lor_xml_attr(node, "is"), above = lor_xml_attr(node, "above"), below = lor_xml_attr(node, "below");
    *out = (LorCondition){.fact = lor_xml_attr(node, "fact"), .test = LOR_IS_PRESENT, .unless = unless};
    if (!out->fact.len) return lor_read_fail(r, node, "<%.*s> needs a fact", LOR_STR_ARG(node->name));
    if ((is.ptr != NULL) + (above.ptr != NULL) + (below.ptr != NULL) > 1)
        return lor_read_fail(r, node, "use one of is, above, below");
    if (above.ptr || below.ptr) {
        out->test = above.ptr ? LOR_IS_ABOVE : LOR_IS_BELOW;
        return read_bound(r, node, above.ptr ? above : below, out);
    }
    if (!is.ptr || lor_str_eq(is, LOR_STR("present"))) out->test = LOR_IS_PRESENT;
    else if (lor_str_eq(is, LOR_STR("absent"))) out->test = LOR_IS_ABSENT;
    else if (lor_str_eq(is, LOR_STR("unknown"))) out->test = LOR_IS_UNKNOWN;
    else {
        out->test = LOR_IS_VALUE;
        out->value = is;
    }
    return true;
}

static bool read_when(LorPackReader *r, const LorXml *node, LorRule *rule) {
    LorWhen when = {.at = lor_xml_attr(node, "at"), .most = 100};
    LorCondition condition;
    when.severity = lor_severity_from_word(lor_xml_attr(node, "severity"));
    if (when.severity == LOR_SEVERITY_COUNT) return lor_read_fail(r, node, "<when> needs severity error, warning, suggestion or info");
    if (!read_points(r, node, "points", &when.points) || !read_points(r, node, "most", &when.most)) return false;
    if (!read_count(r, node, "per", &when.per) || !read_count(r, node, "gate", &when.gate)) return false;
    if (!read_condition(r, node, false, &condition)) return false;
    lor_vec_push(r->packs->arena, &when.conditions, condition);
    for (const LorXml *child = node->first; child; child = child->next) {
        if (lor_xml_is(child, "message")) when.message = lor_xml_text(r->packs->arena, child);
        bool unless = lor_xml_is(child, "unless");
        if (!unless && !lor_xml_is(child, "and")) continue;
        if (!read_condition(r, child, unless, &condition)) return false;
        lor_vec_push(r->packs->arena, &when.conditions, condition);
    }
    lor_vec_push(r->packs->arena, &rule->whens, when);
    return true;
}

/* Text of an example with its line breaks; marks are noted and left out. */
static void add_example_text(LorBuf *text, const LorXml *node, LorSpan *mark) {
    for (const LorXml *child = node->first; child; child = child->next) {
        lor_buf_add(text, child->text);
        if (!lor_xml_is(child, "mark")) continue;
        size_t from = text->len;
        add_example_text(text, child, mark);
        *mark = (LorSpan){from, text->len - from};
    }
}

static size_t common_indent(LorStr text) {
    size_t least = LOR_NONE;
    LorStr rest = text, line;
    bool first = true;
    while (lor_str_split(&rest, '\n', &line)) {
        size_t indent = 0;
        while (indent < line.len && line.ptr[indent] == ' ') indent++;
        if (!first && indent < line.len && indent < least) least = indent;
        first = false;
    }
    return least == LOR_NONE ? 0 : least;
}

/* Takes the indentation of the XML file off each line but the first, and blank ends off the whole; moves the mark along. */
static void set_example_text(LorArena *arena, LorExample *example, LorStr text, LorSpan mark) {
    LorBuf out = {.arena = arena};
    size_t indent = common_indent(text), at_line_start = LOR_NONE, mark_end = lor_span_end(mark);
    LorSpan moved = {0, 0};
    for (size_t i = 0; i <= text.len; i++) {
        if (i == mark.off) moved.off = out.len;
        if (i == mark_end) moved.len = out.len > moved.off ? out.len - moved.off : 0;
        if (i == text.len) break;
        char c = text.ptr[i];
        bool leading = out.len == 0 && lor_is_space(c);
        bool margin = at_line_start != LOR_NONE && c == ' ' && at_line_start++ < indent;
        if (c == '\n') at_line_start = 0;
        else if (!margin) at_line_start = LOR_NONE;
        if (!leading && !margin) lor_buf_char(&out, c);
    }
    while (out.len && lor_is_space(out.ptr[out.len - 1])) out.len--;
    example->text = lor_buf_str(&out);
    if (mark.len) example->mark = moved;
}

static LorExample read_example(LorArena *arena, const LorXml *node) {
    LorBuf text = {.arena = arena};
    LorSpan mark = {0, 0};
    LorExample example = {.fails = lor_xml_is(node, "fail"), .zone = lor_xml_attr(node, "zone"), .as_of = lor_xml_attr(node, "as-of"),
                          .applicant = lor_xml_attr(node, "applicant"), .file = lor_xml_attr(node, "file"), .line = node->line};
    if (!example.zone.len) example.zone = LOR_STR("body");
    add_example_text(&text, node, &mark);
    set_example_text(arena, &example, lor_buf_str(&text), mark);
    return example;
}

static LorCategory category_from(LorStr id) {
    for (int i = 0; i < LOR_CATEGORY_COUNT; i++)
        if (lor_str_eq(id, lor_str_from_c(lor_category_id((LorCategory)i)))) return (LorCategory)i;
    return LOR_CATEGORY_COUNT;
}

/* Where a question stands on the page when it does not say. */
static LorArea area_of(LorCategory category) {
    switch (category) {
    case LOR_CATEGORY_FORM: return LOR_AREA_FORM;
    case LOR_CATEGORY_WRITER: return LOR_AREA_WRITER;
    case LOR_CATEGORY_RELATIONSHIP: return LOR_AREA_TIME;
    case LOR_CATEGORY_COMPARISON: return LOR_AREA_COMPARISON;
    default: return LOR_AREA_CLINICAL;
    }
}

static bool read_ask(LorPackReader *r, const LorXml *node, LorCategory category, LorAsk *ask) {
    LorStr area = lor_xml_attr(node, "area");
    *ask = (LorAsk){.text = lor_xml_text(r->packs->arena, node), .area = area_of(category), .fact = lor_xml_attr(node, "fact"),
                    .lacks = lor_xml_attr(node, "lacks"), .line = node->line};
    if (area.ptr) ask->area = lor_area_from(area);
    if (ask->area == LOR_AREA_COUNT) return lor_read_fail(r, node, "no area is called \"%.*s\"", LOR_STR_ARG(area));
    return !ask->lacks.len || ask->fact.len || lor_read_fail(r, node, "lacks= needs fact=");
}

static bool read_rules_ask(LorPackReader *r, const LorXml *node, LorRule *rule) {
    LorAsk ask;
    if (!read_ask(r, node, rule->category, &ask)) return false;
    if (rule->asks.len == 0) rule->ask = ask.text;
    lor_vec_push(r->packs->arena, &rule->asks, ask);
    return true;
}

static bool read_own_ask(LorPackReader *r, const LorXml *node, LorCategory category) {
    LorAsk ask;
    if (!read_ask(r, node, category, &ask)) return false;
    if (!ask.fact.len) return lor_read_fail(r, node, "a question outside a rule needs fact=");
    lor_vec_push(r->packs->arena, &r->packs->asks, ask);
    return true;
}

static bool read_child(LorPackReader *r, const LorXml *child, LorRule *rule) {
    const struct {
        const char *name;
        LorStr *text;
    } texts[] = {{"title", &rule->title}, {"message", &rule->message}, {"advice", &rule->advice},
                 {"why", &rule->why},     {"not", &rule->not_when},     {"source", &rule->source}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (lor_xml_is(child, texts[i].name)) {
            *texts[i].text = lor_xml_text(r->packs->arena, child);
            return true;
        }
    if (lor_xml_is(child, "when")) return read_when(r, child, rule);
    if (lor_xml_is(child, "ask")) return read_rules_ask(r, child, rule);
    if (lor_xml_is(child, "fail") || lor_xml_is(child, "pass")) {
        lor_vec_push(r->packs->arena, &rule->examples, read_example(r->packs->arena, child));
        return true;
    }
    return !child->name.len || lor_read_fail(r, child, "<%.*s> does not belong in a rule", LOR_STR_ARG(child->name));
}

static bool read_rule(LorPackReader *r, const LorXml *node, LorCategory category) {
    LorRule rule = {.id = lor_xml_attr(node, "id"), .category = category, .pack = r->file, .line = node->line};
    LorStr own = lor_xml_attr(node, "category"), rest = rule.id;
    if (own.ptr) rule.category = category_from(own);
    if (rule.category == LOR_CATEGORY_COUNT) return lor_read_fail(r, node, "no category is called \"%.*s\"", LOR_STR_ARG(own));
    if (!lor_str_split(&rest, '/', &rule.group) || !rest.len) return lor_read_fail(r, node, "a rule's id is group/name");
    rule.shares = lor_xml_attr(node, "shares");
    rule.each = lor_read_flag(node, "each");
    rule.check = lor_read_flag(node, "check");
    rule.off = rule.on_request = lor_read_flag(node, "off");
    for (const LorXml *child = node->first; child; child = child->next)
        if (!read_child(r, child, &rule)) return false;
    if (!rule.whens.len) return lor_read_fail(r, node, "a rule needs a <when>");
    LorRule *known = lor_packs_rule(r->packs, rule.id);
    if (known && lor_str_eq(known->pack, r->file)) return lor_read_fail(r, node, "a second rule %.*s", LOR_STR_ARG(rule.id));
    if (!known && r->packs->rules.len >= LOR_PACKS_MAX_RULES) return lor_read_fail(r, node, "more than %u rules", LOR_PACKS_MAX_RULES);
    if (known) *known = rule;
    else lor_vec_push(r->packs->arena, &r->packs->rules, rule);
    return true;
}

bool lor_read_threshold(LorPackReader *r, const LorXml *node) {
    LorThreshold threshold = {.name = lor_xml_attr(node, "name")};
    if (!threshold.name.len || !lor_xml_attr(node, "value").ptr) return lor_read_fail(r, node, "<threshold> needs name and value");
    if (!read_amount(r, node, "value", &threshold.value)) return false;
    for (size_t i = 0; i < r->packs->thresholds.len; i++)
        if (lor_str_eq(r->packs->thresholds.at[i].name, threshold.name)) {
            r->packs->thresholds.at[i].value = threshold.value;
            return true;
        }
    lor_vec_push(r->packs->arena, &r->packs->thresholds, threshold);
    return true;
}

bool lor_read_rules(LorPackReader *r, const LorXml *root) {
    LorCategory category = category_from(lor_xml_attr(root, "category"));
    if (category == LOR_CATEGORY_COUNT) return lor_read_fail(r, root, "a pack needs a category: form, writer, … or apart");
    for (const LorXml *child = root->first; child; child = child->next) {
        bool fine = true;
        if (lor_xml_is(child, "rule")) fine = read_rule(r, child, category);
        else if (lor_xml_is(child, "threshold")) fine = lor_read_threshold(r, child);
        else if (lor_xml_is(child, "ask")) fine = read_own_ask(r, child, category);
        else if (!lor_read_fact(r, child, &fine) && child->name.len)
            return lor_read_fail(r, child, "<%.*s> does not belong in a pack", LOR_STR_ARG(child->name));
        if (!fine) return false;
    }
    return true;
}
