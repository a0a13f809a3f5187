// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's message: nothing is lost on the way, and no false message gets through.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "batch/wire.h"
#include "extract/format.h"

#define MOST ((size_t)1 << 20)

typedef struct Fixture {
    LorArena *arena;
    LorPacks packs;
    LorResult *result;
    LorStr message;
} Fixture;

static LorPlace make_place(void) {
    return (LorPlace){.start = 120, .end = 135, .page = 1, .line = 5, .column = 3, .text = LOR_STR("12th June, 2024"),
                      .line_text = LOR_STR("  12th June, 2024"), .line_start = 2, .line_mark = 15};
}

static LorShownFact make_shown(Fixture *f) {
    LorFact *fact = LOR_NEW(f->arena, LorFact);
    *fact = (LorFact){.name = LOR_STR("date"), .state = LOR_PRESENT, .kind = LOR_VALUE_LIST, .number = 2.5,
                      .value = LOR_STR("2024-06-12"), .reason = LOR_STR("none")};
    lor_vec_push(f->arena, &fact->list, LOR_STR("one"));
    lor_vec_push(f->arena, &fact->list, LOR_STR("two"));
    lor_vec_push(f->arena, &fact->spans, (LorSpan){120, 15});
    lor_vec_push(f->arena, &fact->spans, (LorSpan){150, 5});
    fact->guessed = 1;
    return (LorShownFact){.fact = fact, .kind = &f->packs.facts.at[1], .place = make_place()};
}

/* Nothing but its name is told of it. */
static LorShownFact make_absent(Fixture *f) {
    LorFact *fact = LOR_NEW(f->arena, LorFact);
    fact->name = LOR_STR("date");
    return (LorShownFact){.fact = fact, .kind = &f->packs.facts.at[2]};
}

/* Declared nowhere, absent, and with a value all the same. */
static LorShownFact make_part(Fixture *f) {
    LorFact *fact = LOR_NEW(f->arena, LorFact);
    *fact = (LorFact){.name = LOR_STR("date.part"), .kind = LOR_VALUE_TEXT, .value = LOR_STR("none")};
    return (LorShownFact){.fact = fact};
}

static void fill_result(Fixture *f) {
    LorResult *r = f->result = LOR_NEW(f->arena, LorResult);
    *r = (LorResult){.status = LOR_PARTIAL, .why = LOR_STR("two pages"), .format = LOR_STR("text"),
                     .source = LOR_STR("text"), .pages = 2, .words = 412};
    lor_vec_push(f->arena, &r->notes, LOR_STR("read as Latin-1 (a guess)"));
    lor_vec_push(f->arena, &r->facts, make_shown(f));
    lor_vec_push(f->arena, &r->facts, make_absent(f));
    lor_vec_push(f->arena, &r->facts, make_part(f));
    lor_vec_push(f->arena, &r->strengths, r->facts.at[0]);
    lor_vec_push(f->arena, &r->strengths, r->facts.at[0]);
    r->strengths.at[1].place.end = 140; /* with words beside it */
    LorFinding finding = {.rule = &f->packs.rules.at[2], .severity = LOR_WARNING, .points = 4.5, .asked = 5,
                          .budget_used = true, .gate = 69, .message = LOR_STR("old: caf\xC3\xA9"), .place_count = 7};
    lor_vec_push(f->arena, &finding.places, make_place());
    lor_vec_push(f->arena, &r->findings, finding);
    lor_vec_push(f->arena, &r->unchecked, (LorUnchecked){&f->packs.rules.at[0], LOR_STR("text input has no ink"), make_place()});
    r->score = (LorScore){.given = true, .total = 69, .checkable = 96, .cap = 69, .cap_reason = LOR_STR("date/stale"),
                          .band = LOR_BAND_NEEDS_WORK, .why_not = LOR_STR("")};
    r->score.categories[LOR_CATEGORY_FORM] = (LorCategoryScore){20, 5, 4};
    r->letter.text = LOR_STR("Dated 12th June, 2024");
    lor_vec_push(f->arena, &r->letter.pages, (LorShownPage){{0, 21}, 612, 792, LOR_STR("\x89PNG\xFF\0")});
    lor_vec_push(f->arena, &r->letter.boxes, (LorShownBox){120, 135, 0, 0.25f, 0.5f, 0.125f, 0.5f});
}

static int set_up(void **state) {
    Fixture *f = calloc(1, sizeof *f);
    f->arena = lor_arena_new(0);
    for (size_t i = 0; i < 3; i++) {
        lor_vec_push(f->arena, &f->packs.rules, (LorRule){.id = LOR_STR("date/stale")});
        lor_vec_push(f->arena, &f->packs.facts, (LorFactKind){.name = LOR_STR("date")});
    }
    fill_result(f);
    LorBuf buf = {.arena = f->arena};
    assert_true(lor_wire_write(f->result, &f->packs, MOST, &buf));
    f->message = lor_buf_str(&buf);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    Fixture *f = *state;
    lor_arena_free(f->arena);
    free(f);
    return 0;
}

static void assert_text(LorStr is, const char *wanted) { assert_true(lor_str_eq(is, lor_str_from_c(wanted))); }

static void assert_place(const LorPlace *place) {
    assert_int_equal(place->start, 120);
    assert_int_equal(place->end, 135);
    assert_int_equal(place->line, 5);
    assert_text(place->line_text, "  12th June, 2024");
    assert_int_equal(place->line_start, 2);
    assert_int_equal(place->line_mark, 15);
}

static void assert_shown(const Fixture *f, const LorShownFact *shown) {
    assert_text(shown->fact->name, "date");
    assert_text(shown->fact->value, "2024-06-12");
    assert_int_equal(shown->fact->list.len, 2);
    assert_text(shown->fact->list.at[1], "two");
    assert_int_equal(shown->fact->spans.at[0].len, 15);
    assert_int_equal(shown->fact->guessed, 1);
    assert_true(shown->fact->number == 2.5);
    assert_ptr_equal(shown->kind, &f->packs.facts.at[1]);
    assert_place(&shown->place);
}

static void comes_back_whole(void **state) {
    const Fixture *f = *state;
    const LorResult *r = lor_wire_read(f->message, &f->packs, f->arena);
    assert_non_null(r);
    assert_int_equal(r->status, LOR_PARTIAL);
    assert_text(r->why, "two pages");
    assert_int_equal(r->pages, 2);
    assert_int_equal(r->words, 412);
    assert_text(r->notes.at[0], "read as Latin-1 (a guess)");
    assert_shown(f, &r->facts.at[0]);
    assert_shown(f, &r->strengths.at[0]);
    assert_text(r->strengths.at[1].fact->name, "date");
    assert_int_equal(r->strengths.at[1].place.end, 140);
    assert_text(r->facts.at[1].fact->name, "date");
    assert_int_equal(r->facts.at[1].fact->state, LOR_ABSENT);
    assert_ptr_equal(r->facts.at[1].kind, &f->packs.facts.at[2]);
    assert_text(r->facts.at[2].fact->name, "date.part");
    assert_text(r->facts.at[2].fact->value, "none");
    assert_null(r->facts.at[2].kind);
    const LorFinding *finding = &r->findings.at[0];
    assert_ptr_equal(finding->rule, &f->packs.rules.at[2]);
    assert_int_equal(finding->severity, LOR_WARNING);
    assert_true(finding->points == 4.5 && finding->asked == 5 && finding->budget_used);
    assert_int_equal(finding->place_count, 7);
    assert_text(finding->message, "old: caf\xC3\xA9");
    assert_place(&finding->places.at[0]);
    assert_ptr_equal(r->unchecked.at[0].rule, &f->packs.rules.at[0]);
    assert_place(&r->unchecked.at[0].place);
    assert_int_equal(r->score.total, 69);
    assert_int_equal(r->score.band, LOR_BAND_NEEDS_WORK);
    assert_true(r->score.categories[LOR_CATEGORY_FORM].unchecked == 4);
    assert_text(r->letter.text, "Dated 12th June, 2024");
    assert_true(r->letter.pages.at[0].width == 612 && r->letter.pages.at[0].span.len == 21);
    assert_true(lor_str_eq(r->letter.pages.at[0].picture, LOR_STR("\x89PNG\xFF\0")));
    assert_true(r->letter.boxes.at[0].end == 135 && r->letter.boxes.at[0].width == 0.125f);
}

static void is_refused_when_cut_or_longer(void **state) {
    const Fixture *f = *state;
    for (size_t len = 0; len < f->message.len; len++) {
        char *exact = malloc(len ? len : 1); /* so that a read behind the end is seen */
        memcpy(exact, f->message.ptr, len);
        assert_null(lor_wire_read(lor_str(exact, len), &f->packs, f->arena));
        free(exact);
    }
    LorStr longer = lor_arena_format(f->arena, "%*s", (int)f->message.len + 1, "");
    memcpy((char *)longer.ptr, f->message.ptr, f->message.len);
    assert_null(lor_wire_read(longer, &f->packs, f->arena));
}

/* What a report relies on, whatever the bits were. */
static void assert_sound(const Fixture *f, const LorResult *r) {
    assert_true(r->status < LOR_STATUS_COUNT && r->score.total >= 0 && r->score.total <= 100);
    assert_true(r->score.band < LOR_BAND_COUNT);
    for (size_t i = 0; i < r->letter.boxes.len; i++) {
        const LorShownBox *box = &r->letter.boxes.at[i];
        assert_true(box->x >= 0 && box->y >= 0 && box->width <= 1 && box->height <= 1);
    }
    for (size_t i = 0; i < r->findings.len; i++) {
        size_t at = (size_t)(r->findings.at[i].rule - f->packs.rules.at);
        assert_true(at < f->packs.rules.len && r->findings.at[i].severity < LOR_SEVERITY_COUNT);
        for (size_t k = 0; k < r->findings.at[i].places.len; k++) {
            const LorPlace *place = &r->findings.at[i].places.at[k];
            assert_true(place->start <= place->end);
            assert_true((size_t)place->line_start + place->line_mark <= place->line_text.len);
        }
    }
}

static void survives_every_flipped_bit(void **state) {
    const Fixture *f = *state;
    for (size_t bit = 0; bit < f->message.len * 8; bit++) {
        LorArena *arena = lor_arena_new(0);
        LorStr copy = lor_arena_copy(arena, f->message);
        ((char *)copy.ptr)[bit / 8] = (char)(copy.ptr[bit / 8] ^ (1 << bit % 8));
        const LorResult *r = lor_wire_read(copy, &f->packs, arena);
        if (r) assert_sound(f, r);
        lor_arena_free(arena);
    }
}

static void survives_noise(void **state) {
    const Fixture *f = *state;
    uint32_t seed = 20260915;
    for (size_t round = 0; round < 3000; round++) {
        LorArena *arena = lor_arena_new(0);
        LorStr copy = lor_arena_copy(arena, f->message);
        for (size_t hits = 1 + round % 16; hits; hits--) {
            seed = seed * 1664525u + 1013904223u;
            ((char *)copy.ptr)[(seed >> 8) % copy.len] = (char)(round % 3 ? seed >> 3 : 0xFF);
        }
        const LorResult *r = lor_wire_read(copy, &f->packs, arena);
        if (r) assert_sound(f, r);
        lor_arena_free(arena);
    }
}

static void holds_places_and_text_to_what_is_sound(void **state) {
    Fixture *f = *state;
    LorPlace *place = &f->result->findings.at[0].places.at[0];
    place->line_start = 10;
    place->line_mark = 4000;
    place->end = 0;
    f->result->why = LOR_STR("a\xFF\xC3 b");
    LorBuf buf = {.arena = f->arena};
    assert_true(lor_wire_write(f->result, &f->packs, MOST, &buf));
    const LorResult *r = lor_wire_read(lor_buf_str(&buf), &f->packs, f->arena);
    assert_non_null(r);
    assert_sound(f, r);
    assert_text(r->why, "a?? b");
}

static size_t length_with(Fixture *f, LorStr words) {
    f->result->findings.at[0].places.at[0].text = words;
    LorBuf buf = {.arena = f->arena};
    assert_true(lor_wire_write(f->result, &f->packs, MOST, &buf));
    return buf.len;
}

static void sends_words_that_stand_in_their_line_once(void **state) {
    Fixture *f = *state;
    f->result->findings.at[0].places.at[0].line_text = LOR_STR("  12th June, 2024, at home");
    assert_true(length_with(f, LOR_STR("12th June, 2024")) + 15 <= length_with(f, LOR_STR("13th June, 2024")));
}

static void cuts_no_character_in_two(void **state) {
    Fixture *f = *state;
    LorPlace *place = &f->result->findings.at[0].places.at[0];
    place->line_text = LOR_STR("a\xC3\xA9");
    place->line_start = 2;
    place->line_mark = 1;
    place->text = LOR_STR("\xA9");
    LorBuf buf = {.arena = f->arena};
    assert_true(lor_wire_write(f->result, &f->packs, MOST, &buf));
    const LorResult *r = lor_wire_read(lor_buf_str(&buf), &f->packs, f->arena);
    assert_non_null(r);
    assert_text(r->findings.at[0].places.at[0].text, "?");
}

static void refuses_to_write_what_cannot_travel(void **state) {
    Fixture *f = *state;
    LorBuf buf = {.arena = f->arena};
    assert_false(lor_wire_write(f->result, &f->packs, f->message.len - 1, &buf));
    LorRule stranger = {0};
    f->result->findings.at[0].rule = &stranger;
    buf.len = 0;
    assert_false(lor_wire_write(f->result, &f->packs, MOST, &buf));
    f->result->findings.at[0].rule = &f->packs.rules.at[0];
    f->result->findings.at[0].points = __builtin_nan("");
    buf.len = 0;
    assert_false(lor_wire_write(f->result, &f->packs, MOST, &buf));
}

static void refuses_large_counts_without_taking_memory(void **state) {
    const Fixture *f = *state;
    static const char many[] = "\x80\x80\x40"; /* LOR_WIRE_ITEMS */
    char bytes[64];
    LorArena *arena = lor_arena_new((size_t)1 << 16);
    for (size_t at = 0; at + sizeof many <= sizeof bytes; at++) {
        memset(bytes, 0, sizeof bytes);
        memcpy(bytes + at, many, sizeof many - 1);
        (void)lor_wire_read(lor_str(bytes, sizeof bytes), &f->packs, arena);
        lor_arena_free(arena);
        arena = lor_arena_new((size_t)1 << 16);
    }
    lor_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comes_back_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_refused_when_cut_or_longer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survives_every_flipped_bit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survives_noise, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sends_words_that_stand_in_their_line_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cuts_no_character_in_two, set_up, tear_down),
        cmocka_unit_test_setup_teardown(holds_places_and_text_to_what_is_sound, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_to_write_what_cannot_travel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_large_counts_without_taking_memory, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
