// SPDX-License-Identifier: GPL-3.0-or-later
// XML trees: lines, limits, refusals, and the flat form that comes back as it went.
#include "core/xml.h"
#include "../support/arena.h"

static LorXml *parsed(LorStr bytes) {
    LorError err = {0};
    LorXml *root = lor_xml_parse(arena, bytes, &err);
    if (!root) fail_msg("%s", err.message);
    return root;
}

static void expect_refused(LorStr bytes, size_t line, const char *said) {
    LorError err = {0};
    assert_null(lor_xml_parse(arena, bytes, &err));
    assert_error(&err, said);
    if (line) assert_int_equal(err.line, line);
    assert_true(err.line >= 1 && err.column >= 1);
}

static const LorStr sample = LOR_STR("<?xml version=\"1.0\"?>\n<!-- note -->\n<pack name=\"date\"\n      category='form'>\n  <rule id=\"a/b\">\n    one &lt;two&gt; &amp;\n"
                                     "    <b>three</b> <![CDATA[<four>]]> caf&#233;\n  </rule><?pi x?>\n  <rule id=\"a/c\"/>\n</pack>\n");

static void trees_have_names_attributes_text_and_lines(void **state) {
    (void)state;
    LorXml *root = parsed(sample);
    assert_true(lor_xml_is(root, "pack"));
    assert_str(lor_xml_attr(root, "name"), LOR_STR("date"));
    assert_str(lor_xml_attr(root, "category"), LOR_STR("form"));
    assert_null(lor_xml_attr(root, "missing").ptr);
    const LorXml *rule = lor_xml_child(root, "rule");
    assert_int_equal(rule->line, 5);
    assert_str(lor_xml_text(arena, rule), LOR_STR("one <two> & three <four> caf\xC3\xA9"));
    assert_int_equal(lor_xml_child(rule, "b")->line, 7);
    assert_null(lor_xml_child(root, "b"));
}

static void expect_same(const LorXml *a, const LorXml *b) {
    assert_str(a->name, b->name);
    assert_str(a->text, b->text);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->attr_count, b->attr_count);
    for (size_t i = 0; i < a->attr_count; i++) {
        assert_str(a->attrs[i].name, b->attrs[i].name);
        assert_str(a->attrs[i].value, b->attrs[i].value);
    }
    const LorXml *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next) expect_same(x, y);
    assert_true(!x && !y);
}

static void flat_trees_come_back_as_they_went(void **state) {
    (void)state;
    LorBuf flat = {.arena = arena};
    LorXml *root = parsed(sample), *other = parsed(LOR_STR("<a/>"));
    size_t at = 0;
    lor_xml_flatten(&flat, root);
    lor_xml_flatten(&flat, other);
    expect_same(lor_xml_unflatten(arena, lor_buf_str(&flat), &at), root);
    expect_same(lor_xml_unflatten(arena, lor_buf_str(&flat), &at), other);
    assert_int_equal(at, flat.len);
}

static void doctypes_and_entities_are_refused(void **state) {
    (void)state;
    expect_refused(LOR_STR("<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>"), 1, "DOCTYPE");
    expect_refused(LOR_STR("<?xml version=\"1.0\"?>\n\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a/>"), 3, "DOCTYPE");
    expect_refused(LOR_STR("<a>\n&b;</a>"), 2, "");
    expect_refused(LOR_STR("<a b=\"&c;\"/>"), 1, "");
    expect_refused(LOR_STR("<a>&#0;</a>"), 1, "");
}

static void broken_files_are_refused_with_their_line(void **state) {
    (void)state;
    expect_refused(LOR_STR(""), 1, "");
    expect_refused((LorStr){0}, 1, "");
    expect_refused(LOR_STR("no xml at all"), 1, "");
    expect_refused(LOR_STR("<a>\n<b>\n</a>"), 3, "mismatch");
    expect_refused(LOR_STR("<a>\n<b"), 2, "");
    expect_refused(LOR_STR("<a>\n</a><b/>"), 2, "");
    expect_refused(LOR_STR("<a b='1' b='2'/>"), 1, "redefined");
    expect_refused(LOR_STR("<a>\n<x:b/></a>"), 2, "x");
    expect_refused(LOR_STR("<a>\n\xFF\xFE</a>"), 2, "");
    expect_refused(LOR_STR("<a>\0</a>"), 1, "");
    expect_refused(LOR_STR("\xFF\xFE<\0a\0/\0>\0"), 1, "");
}

/* An encoding that is converted could hide a DOCTYPE. */
static void only_utf8_is_read(void **state) {
    (void)state;
    LorXml *root = parsed(LOR_STR("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xC3\xA9</a>"));
    assert_str(lor_xml_text(arena, root), LOR_STR("\xC3\xA9"));
    expect_refused(LOR_STR("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>\xE9</a>"), 2, "");
    expect_refused(LOR_STR("<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n+ADwAIQ-DOCTYPE a [+ADwAIQ-ENTITY b 'c'+AD4AXQA+-<a>+ACY-b;</a>"), 2, "");
}

static LorStr nested(size_t depth) {
    LorBuf buf = {.arena = arena};
    for (size_t i = 0; i < depth; i++) lor_buf_add(&buf, LOR_STR("<a>\n"));
    lor_buf_char(&buf, 'x');
    for (size_t i = 0; i < depth; i++) lor_buf_add(&buf, LOR_STR("</a>"));
    return lor_buf_str(&buf);
}

static void depth_has_a_limit(void **state) {
    (void)state;
    parsed(nested(LOR_XML_MAX_DEPTH));
    expect_refused(nested(LOR_XML_MAX_DEPTH + 2), 0, "nested deeper");
    expect_refused(nested(100000), 0, "");
}

static LorStr with_attributes(size_t count) {
    LorBuf buf = {.arena = arena};
    lor_buf_add(&buf, LOR_STR("<a\n"));
    for (size_t i = 0; i < count; i++) lor_buf_format(&buf, " a%zu=\"\"", i);
    lor_buf_add(&buf, LOR_STR("/>"));
    return lor_buf_str(&buf);
}

static void attributes_have_a_limit(void **state) {
    (void)state;
    assert_int_equal(parsed(with_attributes(64))->attr_count, 64);
    expect_refused(with_attributes(65), 0, "attributes");
    expect_refused(with_attributes(200000), 1, "a tag of more than 64 KB");
}

/* Long comments, sections and quoted > are no long tags. */
static void only_tags_are_long_tags(void **state) {
    (void)state;
    char *fill = lor_arena_alloc(arena, 70000);
    for (size_t i = 0; i < 70000; i++) fill[i] = i % 10 == 5 ? '>' : 'x';
    LorStr many = lor_str(fill, 70000);
    LorBuf buf = {.arena = arena};
    lor_buf_format(&buf, "<!--%.*s--><?p %.*s?><a><![CDATA[%.*s]]>%.*s</a>", LOR_STR_ARG(many), LOR_STR_ARG(many), LOR_STR_ARG(many), LOR_STR_ARG(many));
    parsed(lor_buf_str(&buf));
    buf = (LorBuf){.arena = arena};
    lor_buf_format(&buf, "<a>\n<b c=\"%.*s\"/></a>", LOR_STR_ARG(many));
    expect_refused(lor_buf_str(&buf), 2, "a tag of more than");
}

static void size_has_a_limit(void **state) {
    (void)state;
    char *bytes = lor_arena_alloc(arena, LOR_XML_MAX_BYTES + 2);
    memset(bytes, ' ', LOR_XML_MAX_BYTES + 1);
    expect_refused(lor_str(bytes, LOR_XML_MAX_BYTES + 1), 1, "larger than 8 MB");
}

static const LorStr schema = LOR_STR("<element name=\"a\" xmlns=\"http://relaxng.org/ns/structure/1.0\"><zeroOrMore><element name=\"b\"><text/></element></zeroOrMore></element>");

static void schemas_are_followed(void **state) {
    (void)state;
    LorError err = {0};
    assert_true(lor_xml_validate(LOR_STR("<a><b>x</b><b/></a>"), schema, &err));
    assert_false(lor_xml_validate(LOR_STR("<a>\n<b/>\n<c/></a>"), schema, &err));
    assert_error(&err, "c");
    assert_int_equal(err.line, 3);
    static const char *const wrong[] = {"", "<a>", "<!DOCTYPE a><a/>", "<a>&x;</a>", NULL};
    for (size_t i = 0; wrong[i]; i++) {
        err = (LorError){0};
        assert_false(lor_xml_validate(lor_str_from_c(wrong[i]), schema, &err));
        assert_true(err.set && err.line >= 1 && err.column >= 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees_have_names_attributes_text_and_lines), cmocka_unit_test(flat_trees_come_back_as_they_went),
        cmocka_unit_test(doctypes_and_entities_are_refused),          cmocka_unit_test(broken_files_are_refused_with_their_line),
        cmocka_unit_test(only_utf8_is_read),                          cmocka_unit_test(depth_has_a_limit),
        cmocka_unit_test(attributes_have_a_limit),                    cmocka_unit_test(only_tags_are_long_tags),                    cmocka_unit_test(size_has_a_limit),
        cmocka_unit_test(schemas_are_followed),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
