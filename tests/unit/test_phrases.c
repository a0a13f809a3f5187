// SPDX-License-Identifier: GPL-3.0-or-later
// The phrase engine: every construct of docs/PACKS.md, forwards and backwards, inside one sentence.
#include "../support/body.h"

#include "core/phrase_tables.h"

typedef struct Case {
    const char *phrase, *text, *found; /* found: the letter's words, hits parted by | */
} Case;

static void expect_as(const Case *c, bool shared) {
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    LorError err = {0};
    lor_phrases_name(phrases, LOR_STR("group"), LOR_STR("intern~|house {officer~|surgeon~}|student~"));
    if (!lor_phrases_add(phrases, lor_str_from_c(c->phrase), 0, 1, &err)) fail_msg("\"%s\": %s", c->phrase, err.message);
    if (shared) lor_phrases_share(phrases);
    lor_phrases_seal(phrases, NULL);
    LorLetter *letter = body_of(arena, lor_str_from_c(c->text));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    if (!lor_str_eq(lor_buf_str(&hits.text), lor_str_from_c(c->found)))
        fail_msg("\"%s\" in \"%s\": got \"%.*s\", wanted \"%s\"", c->phrase, c->text, LOR_STR_ARG(lor_buf_str(&hits.text)), c->found);
    lor_arena_free(arena);
}

/* As packs of a run are matched, and as those of the build are. */
static void expect(const Case *c) {
    expect_as(c, false);
    expect_as(c, true);
}

static void expect_all(const Case *cases) {
    for (; cases->phrase; cases++) expect(cases);
}

static void words_stand_in_order_whatever_the_marks(void **state) {
    (void)state;
    static const Case cases[] = {
        {"hard working", "A hard working intern, a hard-working one, a Hard, Working one.", "hard working|hard-working|Hard, Working"},
        {"hard working", "She is working hard.", ""},
        {"hard working", "hardworking", ""},
        {"hard working", "so hard\nworking", "hard\nworking"},
        {"work", "He works. Work!", "Work"},
        {"don't", "I don't know; I don\xE2\x80\x99t.", "don't|don\xE2\x80\x99t"},
        {"resum\xC3\xA9", "resum\xC3\xA9", ""}, /* phrases are plain ASCII: the letter's accents are folded away */
        {"resume", "resum\xC3\xA9", "resum\xC3\xA9"},
        {"100 % of", "100% of them", "100% of"},
        {"r & d", "R&D", "R&D"},
        {"top 5", "the top 5 of", "top 5"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void stems_take_any_ending(void **state) {
    (void)state;
    static const Case cases[] = {
        {"supervis~", "Supervised, supervision, supervisor's, unsupervised, super", "Supervised|supervision|supervisor"},
        {"supervis~ him", "I supervised him and supervise her.", "supervised him"},
        {"{intern~|resident~}", "interns and residents", "interns|residents"},
        {"i~ recommend~", "I recommended; in recommending", "I recommended|in recommending"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void possessives_are_words_of_their_own(void **state) {
    (void)state;
    static const Case cases[] = {
        {"applicant's knowledge", "The applicant\xE2\x80\x99s knowledge; applicants knowledge; applicant knowledge", "applicant\xE2\x80\x99s knowledge"},
        {"{person} 's work", "we saw Dr. Rahman's work", "Dr. Rahman's work"},
        {"she's", "she's kind", "she's"},
        {"'s work", "the unit's work", "'s work"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void gaps_have_bounds(void **state) {
    (void)state;
    static const Case cases[] = {
        {"presented {..2} english", "presented English", "presented English"},
        {"presented {..2} english", "presented it in English", "presented it in English"},
        {"presented {..2} english", "presented it all in English", ""},
        {"presented {2..3} english", "presented in English", ""},
        {"presented {2..3} english", "presented it in English", "presented it in English"},
        {"presented {2..3} english", "presented it all in English", "presented it all in English"},
        {"presented {2..3} english", "presented it all in good English", ""},
        {"presented {0..1} english", "presented in English", "presented in English"},
        {"presented {..0} english", "presented in English", ""},
        {"presented {..40} english", "presented 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 English", "presented 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 English"},
        {"a {..3} remarkably", "a b a c remarkably", "a b a c remarkably"},
        {"remarkably {..3} good", "remarkably good good", "remarkably good"},
        {"{1..1} remarkably", "how remarkably", "how remarkably"},
        {"remarkably {1..2}", "how remarkably", ""},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void alternatives_nest_and_may_be_empty(void **state) {
    (void)state;
    static const Case cases[] = {
        {"{in|within} my unit", "in my unit, within my unit, at my unit", "in my unit|within my unit"},
        {"in {the|} unit", "in the unit; in unit; in a unit", "in the unit|in unit"},
        {"{one of {the|my} {best|finest {young|}}|an outstanding} interns", "one of my finest young interns; one of the finest interns; an outstanding interns; one of best interns",
         "one of my finest young interns|one of the finest interns|an outstanding interns"},
        {"{|very} remarkable {|work}", "very remarkable work", "very remarkable"},
        {"{a|b c} remarkable", "b c remarkable; a remarkable; c remarkable", "b c remarkable|a remarkable"},
        {"top {5|five|{num} %|1 {..1} percent} overall", "top 5 overall, top five overall, top 7 % overall, top 1 full percent overall", "top 5 overall|top five overall|top 7 % overall|top 1 full percent overall"},
        {"{the|my|our} {unit|ward}", "my ward", "my ward"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void branches_that_begin_alike_are_all_tried(void **state) {
    (void)state;
    static const Case cases[] = {
        {"{work~|worked {hard|well}|working class|home} remarkable", "worked well remarkable; working class remarkable; works remarkable; worked remarkable; home remarkable; workedly remarkable",
         "worked well remarkable|working class remarkable|works remarkable|worked remarkable|home remarkable|workedly remarkable"},
        {"remarkable {hard work~|hard|hard working {day|night}}", "remarkable hard working day; remarkable hard; remarkable hard day", "remarkable hard working|remarkable hard|remarkable hard"},
        {"{the {ward|wards}|ward~|{num} wards|{name}} {..2} remarkable", "the wards remarkable; wardens so remarkable; 12 wards remarkable; of Asha Verma remarkable",
         "the wards remarkable|wardens so remarkable|12 wards remarkable|Asha Verma remarkable"},
        {"remarkable {..3} {{num}|of them}", "remarkable in 12 wards; remarkable to some of them; remarkable of the 3; remarkable in a big old 9", "remarkable in 12|remarkable to some of them|remarkable of the 3"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

/* Three hundred branches that begin alike: their lists are longer than what a choice can point back to. */
static void branches_that_begin_alike_are_found_however_many(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    LorBuf words = {.arena = arena}, text = {.arena = arena}, wanted = {.arena = arena};
    char letters[301];
    memset(letters, 'a', sizeof letters);
    for (int i = 1; i <= 300; i++) lor_buf_format(&words, "%s%.*s~ e%d", i > 1 ? "|" : "", i, letters, i);
    lor_phrases_name(phrases, LOR_STR("deep"), lor_buf_str(&words));
    assert_true(lor_phrases_add(phrases, LOR_STR("remarkable {@deep}"), 0, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    for (int i = 1; i <= 300; i += 23) {
        lor_buf_format(&text, "Remarkable %.*s e%d. Remarkable %.*s e%d. ", i, letters, i, i, letters, i + 1);
        lor_buf_format(&text, "Remarkable %.*s e%d. ", 300, letters, i);
        lor_buf_format(&wanted, "%sRemarkable %.*s e%d|Remarkable %.*s e%d", i > 1 ? "|" : "", i, letters, i, 300, letters, i);
    }
    LorLetter *letter = body_of(arena, lor_buf_str(&text));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), lor_buf_str(&wanted));
    lor_arena_free(arena);
}

static void a_beginning_takes_very_many_words(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    LorBuf words = {.arena = arena}, text = {.arena = arena};
    for (int i = 0; i < 2000; i++) lor_buf_format(&words, "%sw%d", i ? "|" : "", i);
    lor_phrases_name(phrases, LOR_STR("many"), lor_buf_str(&words));
    assert_true(lor_phrases_add(phrases, LOR_STR("{{@many}|x y} unremarkable"), 0, 1, NULL));
    assert_true(lor_phrases_add(phrases, LOR_STR("remarkable {w~|x y|v}"), 1, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    for (int i = 0; i < 2000; i += 40) lor_buf_format(&text, "A remarkable w%d. A remarkable x. A w%d unremarkable one. ", i, i + 3);
    LorLetter *letter = body_of(arena, lor_buf_str(&text));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_int_equal(hits.count, 100);
    lor_arena_free(arena);
}

static void classes_stand_for_words(void **state) {
    (void)state;
    static const Case cases[] = {
        {"{num} patients", "12 patients, 1,048 patients, twelve patients, a dozen patients, the third patients, many patients",
         "12 patients|1,048 patients|twelve patients|dozen patients|third patients"},
        {"ward {cap}", "ward Seven, ward seven", "ward Seven"},
        {"recommend~ {person}", "recommend her; recommend Dr. Asha Verma; recommend this doctor; recommend the candidate; recommend Asha; recommend nothing; recommend the ward",
         "recommend her|recommend Dr. Asha Verma|recommend this doctor|recommend the candidate|recommend Asha"},
        {"recommend~ {name}", "recommend her; recommend Dr. Asha Verma; recommend Asha Verma", "recommend Dr. Asha Verma|recommend Asha Verma"},
        {"{person} worked", "Dr. Asha Verma worked; she worked; The resident worked; wards worked", "Dr. Asha Verma worked|she worked|The resident worked"},
        {"{name} worked", "she worked; In Lahore Asha worked", "Lahore Asha worked"},
        {"supervis~ {@group}", "supervised interns; supervised house surgeons; supervised house calls", "supervised interns|supervised house surgeons"},
        {"{@group} of mine", "a house officer of mine, an intern of mine", "house officer of mine|intern of mine"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void phrases_end_with_their_sentence(void **state) {
    (void)state;
    static const Case cases[] = {
        {"presented {..6} english", "He presented cases. English was used.", ""},
        {"presented {..6} english", "He presented cases, e.g. in English.", "presented cases, e.g. in English"},
        {"presented {..6} english", "He presented cases\n\nEnglish", ""},
        {"{..6} remarkable", "Good. A remarkable doctor", "A remarkable"},
        {"presented {..6} english", "He presented to Dr. English", "presented to Dr. English"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void what_stands_before_the_rare_word_is_matched_backwards(void **state) {
    (void)state;
    static const Case cases[] = {
        {"{i|we} {..2} {have|had} {the|} supervised", "we always have the supervised; I had supervised", "we always have the supervised|I had supervised"},
        {"{name} {..1} is remarkable", "Dr. Asha Verma really is remarkable", "Dr. Asha Verma really is remarkable"},
        {"{num} {..1} {a|an|} remarkable", "3 more a remarkable", "3 more a remarkable"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void many_lists_keep_their_numbers_and_values(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    assert_true(lor_phrases_add(phrases, LOR_STR("recommend~"), 7, 2, NULL));
    assert_true(lor_phrases_add(phrases, LOR_STR("strongly recommend~"), 7, 4, NULL));
    assert_true(lor_phrases_add(phrases, LOR_STR("recommendation"), 8, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    assert_int_equal(lor_phrases_count(phrases), 3);
    LorLetter *letter = body_of(arena, LOR_STR("I strongly recommend him"));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("recommend|strongly recommend"));
    lor_arena_free(arena);
}

static void expect_told(const LorPhraseNotes *notes, LorLetter *letter, uint32_t list, const char *wanted) {
    BodyHits kept = {.letter = letter, .text = {.arena = letter->arena}};
    LorHit hits[8];
    assert_true(lor_phrases_noted(notes, list) <= 8);
    size_t count = lor_phrases_tell(notes, list, NULL, hits);
    for (size_t i = 0; i < count; i++) keep_hit(&kept, hits[i]);
    assert_str(lor_buf_str(&kept.text), lor_str_from_c(wanted));
}

static void a_list_is_told_when_it_is_asked_for(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    assert_true(lor_phrases_add(phrases, LOR_STR("ward~"), 2, 1, NULL));
    assert_true(lor_phrases_add(phrases, LOR_STR("{my|our} ward"), 2, 1, NULL));
    assert_true(lor_phrases_add(phrases, LOR_STR("ward {..2} round"), 5, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    LorLetter *letter = body_of(arena, LOR_STR("On my ward we met. The ward and its round. Our wards, a round."));
    const LorPhraseNotes *notes = lor_phrases_note(phrases, letter->arena, letter->tokens);
    expect_told(notes, letter, 5, "ward and its round");
    expect_told(notes, letter, 2, "ward|my ward|ward|wards");
    expect_told(notes, letter, 3, "");
    expect_told(notes, letter, 6, "");
    assert_int_equal(lor_phrases_noted(notes, 6), 0);
    const bool second[] = {false, true, false};
    LorHit hits[8];
    assert_int_equal(lor_phrases_tell(notes, 2, second, hits), 1); /* in that sentence alone */
    assert_int_equal(hits[0].first, 6);
    assert_int_equal(lor_phrases_tell(notes, 1u << 20, NULL, hits), 0); /* far behind the last list */
    lor_arena_free(arena);
}

static void gaps_at_the_ends_take_what_the_sentence_has(void **state) {
    (void)state;
    static const Case cases[] = {
        {"{2..3} remarkable", "remarkable. A remarkable. On a remarkable. Only on a remarkable. He was only a remarkable",
         "On a remarkable|Only on a remarkable|was only a remarkable"},
        {"remarkable {1..3}", "remarkable. Remarkable work. Remarkable work here", "Remarkable work|Remarkable work"},
        {"{my|our} {..3} remarkable", "So my and our remarkable. Our own remarkable. My very own most remarkable", "my and our remarkable|Our own remarkable|My very own most remarkable"},
        {"{{num}|a|one} {..2} remarkable", "3 or 4 remarkable. A remarkable. Asha remarkable", "3 or 4 remarkable|A remarkable"},
        {NULL, NULL, NULL}};
    expect_all(cases);
}

static void a_phrase_is_filed_under_a_few_words_only(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    LorBuf source = {.arena = arena};
    LorError err = {0};
    for (int i = 0; i < 600; i++) lor_buf_format(&source, "%sw%d", i ? "|" : "{", i);
    lor_buf_add(&source, LOR_STR("}"));
    assert_false(lor_phrases_add(phrases, lor_buf_str(&source), 0, 1, &err));
    assert_error(&err, "too many alternatives");
    assert_int_equal(lor_phrases_count(phrases), 0);
    assert_true(lor_phrases_add(phrases, lor_arena_format(arena, "%.*s remarkable", LOR_STR_ARG(lor_buf_str(&source))), 0, 1, NULL));
    lor_arena_free(arena);
}

static void rewinding_forgets_what_came_later(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    LorError err = {0};
    assert_true(lor_phrases_add(phrases, LOR_STR("one"), 0, 1, NULL));
    LorPhrasesMark mark = lor_phrases_mark(phrases);
    lor_phrases_name(phrases, LOR_STR("later"), LOR_STR("x"));
    assert_true(lor_phrases_add(phrases, LOR_STR("two {@later}"), 0, 1, NULL));
    lor_phrases_rewind(phrases, mark);
    assert_false(lor_phrases_add(phrases, LOR_STR("two {@later}"), 0, 1, &err));
    assert_true(lor_phrases_add(phrases, LOR_STR("three"), 0, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    LorLetter *letter = body_of(arena, LOR_STR("one two x three"));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("one|three"));
    lor_arena_free(arena);
}

static void equal_parts_stand_in_the_tables_once(void **state) {
    (void)state;
    static const char *const sources[] = {"saw {her|him} {work~|teach {well|often}} here", "met {her|him} {work~|teach {well|often}} here", "{her|him} {often|well}",
                                          "we saw {her|him}"};
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    for (uint32_t i = 0; i < sizeof sources / sizeof *sources; i++) assert_true(lor_phrases_add(phrases, lor_str_from_c(sources[i]), i, 1, NULL));
    lor_phrases_share(phrases);
    const LorPhraseTables *t = lor_phrases_tables(phrases);
    assert_int_equal(t->sequences.len, 4 + 4 * 2);                     /* the phrases, and four kinds of braces of two */
    assert_int_equal(t->elements.len, 4 + 4 + 2 + 3 + 1 + 1 + 1 + 2 + 1 + 1); /* of the phrases, and of her, him, work, teach …, well, often */
    assert_str(lor_str(t->text.at, t->text.len), LOR_STR("sawherhimworkteachwelloftenheremetwe"));
    lor_phrases_seal(phrases, NULL);
    LorLetter *letter = body_of(arena, LOR_STR("We saw him teach often here. They met her work here: her often."));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("saw him teach often here|met her work here|her often|We saw him"));
    lor_arena_free(arena);
}

static void words_of_a_brace_have_one_place(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    assert_true(lor_phrases_add(phrases, LOR_STR("the {surgeon|physician|chief {nurse|porter}} of {the|a}"), 3, 2, NULL));
    lor_phrases_seal(phrases, NULL);
    const LorPhraseTables *t = lor_phrases_tables(phrases);
    assert_int_equal(t->entries.len, 3); /* surgeon, physician, chief */
    assert_int_equal(t->places.len, 2);  /* the brace, and chief before another one */
    assert_int_equal(t->sieves.len, t->places.len);
    assert_int_equal(t->keys.len, t->entries.len);
    LorLetter *letter = body_of(arena, LOR_STR("the surgeon of a ward, the chief porter of the ward, the porter of the ward, the physician of the ward"));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("the surgeon of a|the chief porter of the|the physician of the"));
    lor_arena_free(arena);
}

/* More entries under one word than are sifted at once. */
static void a_word_may_have_thousands_of_entries(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    for (uint32_t i = 0; i < 3000; i++) assert_true(lor_phrases_add(phrases, lor_arena_format(arena, "zebrafinches %s", i % 2 ? "{0..4} ward" : "ward"), i, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    assert_int_equal(lor_phrases_tables(phrases)->keys.len, 3000);
    LorLetter *letter = body_of(arena, LOR_STR("Zebrafinches ward, zebrafinches on a ward. A ward of zebrafinches."));
    const LorPhraseNotes *notes = lor_phrases_note(phrases, arena, letter->tokens);
    for (uint32_t i = 0; i < 3000; i++) {
        LorHit hits[3];
        assert_true(lor_phrases_noted(notes, i) < 3);
        assert_int_equal(lor_phrases_tell(notes, i, NULL, hits), 1 + i % 2);
        assert_int_equal(hits[0].first, 0);
        if (i % 2) assert_int_equal(hits[1].count, 4);
    }
    assert_int_equal(lor_phrases_noted(notes, 3000), 0);
    lor_arena_free(arena);
}

static void letters_between_words_have_no_node(void **state) {
    (void)state;
    static const char *const sources[] = {"hard work~", "hardy", "hardi~", "har"};
    LorArena *arena = lor_arena_new(0);
    LorPhrases *phrases = lor_phrases_new(arena);
    for (uint32_t i = 0; i < sizeof sources / sizeof *sources; i++) assert_true(lor_phrases_add(phrases, lor_str_from_c(sources[i]), i, 1, NULL));
    lor_phrases_seal(phrases, NULL);
    assert_int_equal(lor_phrases_tables(phrases)->nodes.len, 1 + 5 + 1); /* the root, har, hard, hardi, hardy, work, and the row behind them */
    LorLetter *letter = body_of(arena, LOR_STR("Hard works, hardly works, ha works, har works, hardier, hardyness, hard wor, hard worthy, hard worked."));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(phrases, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("Hard works|hard worked|hardier|har"));
    lor_arena_free(arena);
}

/* Tables made earlier are not written to, and take more phrases. */
static void sealed_tables_can_be_shared_and_added_to(void **state) {
    (void)state;
    LorArena *arena = lor_arena_new(0);
    LorPhrases *first = lor_phrases_new(arena);
    assert_true(lor_phrases_add(first, LOR_STR("hard working"), 0, 1, NULL));
    assert_true(lor_phrases_add(first, LOR_STR("{a|the} {ward|wards}"), 0, 1, NULL));
    lor_phrases_seal(first, NULL);
    LorPhraseTables baked = *lor_phrases_tables(first);
#define X(name, T) baked.name.cap = baked.name.len;
    LOR_PHRASE_TABLES(X)
#undef X
    LorBuf before = {.arena = arena};
    lor_buf_add(&before, lor_str((const char *)baked.nodes.at, baked.nodes.len * sizeof *baked.nodes.at));
    lor_buf_add(&before, lor_str((const char *)baked.entries.at, baked.entries.len * sizeof *baked.entries.at));
    LorPhrases *second = lor_phrases_from(arena, &baked);
    assert_int_equal(lor_phrases_count(second), 2);
    assert_true(lor_phrases_add(second, LOR_STR("hard worker"), 0, 1, NULL));
    assert_true(lor_phrases_add(second, LOR_STR("hardy"), 0, 1, NULL));
    lor_phrases_seal(second, NULL);
    LorLetter *letter = body_of(arena, LOR_STR("the ward, a hard working, hardy, hard worker"));
    BodyHits hits = {.letter = letter, .text = {.arena = arena}};
    lor_phrases_scan(second, letter->arena, letter->tokens, keep_hit, &hits);
    assert_str(lor_buf_str(&hits.text), LOR_STR("hardy|the ward|hard working|hard worker"));
    LorBuf after = {.arena = arena};
    lor_buf_add(&after, lor_str((const char *)baked.nodes.at, baked.nodes.len * sizeof *baked.nodes.at));
    lor_buf_add(&after, lor_str((const char *)baked.entries.at, baked.entries.len * sizeof *baked.entries.at));
    assert_true(lor_str_eq(lor_buf_str(&before), lor_buf_str(&after)));
    lor_arena_free(arena);
}

static void a_text_without_tokens_gives_nothing(void **state) {
    (void)state;
    static const Case cases[] = {{"remarkable", "", ""}, {"remarkable", "-- ... --", ""}, {NULL, NULL, NULL}};
    expect_all(cases);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_stand_in_order_whatever_the_marks), cmocka_unit_test(stems_take_any_ending),
        cmocka_unit_test(possessives_are_words_of_their_own),      cmocka_unit_test(gaps_have_bounds),
        cmocka_unit_test(alternatives_nest_and_may_be_empty),      cmocka_unit_test(classes_stand_for_words),
        cmocka_unit_test(branches_that_begin_alike_are_all_tried), cmocka_unit_test(a_beginning_takes_very_many_words),
        cmocka_unit_test(phrases_end_with_their_sentence),         cmocka_unit_test(what_stands_before_the_rare_word_is_matched_backwards),
        cmocka_unit_test(a_phrase_is_filed_under_a_few_words_only), cmocka_unit_test(rewinding_forgets_what_came_later),
        cmocka_unit_test(sealed_tables_can_be_shared_and_added_to), cmocka_unit_test(equal_parts_stand_in_the_tables_once),
        cmocka_unit_test(a_word_may_have_thousands_of_entries), cmocka_unit_test(letters_between_words_have_no_node), cmocka_unit_test(words_of_a_brace_have_one_place),
        cmocka_unit_test(branches_that_begin_alike_are_found_however_many),
        cmocka_unit_test(many_lists_keep_their_numbers_and_values), cmocka_unit_test(a_list_is_told_when_it_is_asked_for),
        cmocka_unit_test(gaps_at_the_ends_take_what_the_sentence_has), cmocka_unit_test(a_text_without_tokens_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
