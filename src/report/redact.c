// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of results that tell nobody's name. A copy is filled in member by member: what is added to a result later is
// left out here until somebody decides how it is masked.
#include "report/redact.h"

#include "core/buf.h"
#include "core/digest.h"
#include "report/mask.h"

#define PATH_DIGITS 12u

/** What is known of a fact's words by its name. */
static const struct {
    const char *name;
    LorMask kind;
    bool known; /* its words are masked wherever they stand */
} somebodys[] = {
    {"applicant", LOR_MASK_NAME, true},
    {"writer_name", LOR_MASK_NAME, true},
    {"metadata_author", LOR_MASK_NAME, true},
    {"wrong_name", LOR_MASK_NAME, true},
    {"writer.conflict", LOR_MASK_NAME, true},
    {"writer_institution", LOR_MASK_INSTITUTION, true},
    {"letterhead.institution", LOR_MASK_INSTITUTION, true},
    {"addressed_program", LOR_MASK_INSTITUTION, false},
    {"writer_email", LOR_MASK_EMAIL, false},
    {"writer_phone", LOR_MASK_PHONE, false},
};
#define SOMEBODYS (sizeof somebodys / sizeof *somebodys)

struct LorRedactor {
    LorMasker *masker;
    const LorPacks *packs;
    LorArena *arena;         /* of the copy in the making */
    LOR_VEC(LorStr) secrets; /* words of the letter at hand that the group privacy points at */
};

static size_t somebody(LorStr fact) {
    size_t i = 0;
    while (i < SOMEBODYS && !lor_str_eq(fact, lor_str_from_c(somebodys[i].name))) i++;
    return i;
}

/* ---- what is known before anything is masked ---- */

static void learn_rules(LorRedactor *r) {
    for (size_t i = 0; i < r->packs->rules.len; i++) {
        const LorRule *rule = &r->packs->rules.at[i];
        const LorStr texts[] = {rule->title, rule->message, rule->advice, rule->why, rule->not_when, rule->ask};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) lor_masker_learn(r->masker, texts[t]);
        for (size_t w = 0; w < rule->whens.len; w++) lor_masker_learn(r->masker, rule->whens.at[w].message);
    }
    for (size_t i = 0; i < r->packs->facts.len; i++) lor_masker_learn(r->masker, r->packs->facts.at[i].what);
}

static void know_fact(LorRedactor *r, const LorShownFact *shown) {
    size_t row = somebody(shown->fact->name);
    if (row == SOMEBODYS || !somebodys[row].known || shown->fact->state != LOR_PRESENT) return;
    lor_masker_know(r->masker, somebodys[row].kind, shown->fact->value);
    lor_masker_know(r->masker, somebodys[row].kind, shown->place.text);
    for (size_t i = 0; i < shown->fact->list.len; i++) lor_masker_know(r->masker, somebodys[row].kind, shown->fact->list.at[i]);
}

/* ---- what the group privacy is about ---- */

/* Whether a rule of that group looks at the fact: its words are a patient's or the applicant's own affair. */
static bool is_private(const LorRedactor *r, LorStr fact) {
    for (size_t i = 0; i < r->packs->rules.len; i++) {
        const LorRule *rule = &r->packs->rules.at[i];
        if (!lor_str_eq(rule->group, LOR_STR("privacy"))) continue;
        for (size_t w = 0; w < rule->whens.len; w++)
            for (size_t c = 0; c < rule->whens.at[w].conditions.len; c++)
                if (lor_str_eq(rule->whens.at[w].conditions.at[c].fact, fact)) return true;
    }
    return false;
}

#define PRIVATE      LOR_STR("[private]")
#define LEAST_SECRET 3u /* [byte] shorter ones would blot out half a text */

static void find_secrets(LorRedactor *r, const LorResult *from) {
    r->secrets.at = NULL;
    r->secrets.len = r->secrets.cap = 0;
    for (size_t i = 0; i < from->findings.len; i++) {
        const LorFinding *finding = &from->findings.at[i];
        if (!lor_str_eq(finding->rule->group, LOR_STR("privacy"))) continue;
        for (size_t p = 0; p < finding->places.len; p++)
            if (finding->places.at[p].text.len >= LEAST_SECRET) lor_vec_push(r->arena, &r->secrets, finding->places.at[p].text);
    }
}

/* How many bytes of `text` from `at` on are the secret, white space of any kind being one space; 0: they are not. */
static size_t secret_len(LorStr text, size_t at, LorStr secret) {
    size_t i = at;
    for (size_t s = 0; s < secret.len; s++) {
        bool space = secret.ptr[s] == ' ';
        if (i >= text.len || (space ? !lor_is_space(text.ptr[i]) : text.ptr[i] != secret.ptr[s])) return 0;
        i++;
        while (space && i < text.len && lor_is_space(text.ptr[i])) i++;
    }
    return i - at;
}

/* The text with each secret blotted out; `mark` moves along. */
static LorStr blotted(LorRedactor *r, LorStr text, LorSpan *mark) {
    LorBuf out = {.arena = r->arena};
    LorSpan moved = {0, 0};
    size_t end = mark ? lor_span_end(*mark) : 0;
    for (size_t at = 0; at <= text.len;) {
        size_t len = 0, step = 1, before = out.len;
        for (size_t i = 0; i < r->secrets.len && at < text.len; i++) {
            size_t found = secret_len(text, at, r->secrets.at[i]);
            if (found > len) len = found;
        }
        if (len) lor_buf_add(&out, PRIVATE), step = len;
        else if (at < text.len) lor_buf_char(&out, text.ptr[at]);
        if (mark && mark->off >= at && mark->off < at + step) moved.off = before;
        if (mark && end >= at && end < at + step) moved.len = (end > at ? out.len : before) - moved.off;
        at += step;
    }
    if (mark) *mark = moved;
    return lor_buf_str(&out);
}

/* ---- copies ---- */

static LorStr masked(LorRedactor *r, LorStr text, LorMaskDepth depth) { return lor_masker_mask(r->masker, r->arena, blotted(r, text, NULL), depth, NULL); }

/* With `hidden`, what it marks is a secret, of which the line may hold the beginning only. */
static LorPlace copy_place(LorRedactor *r, const LorPlace *from, LorMaskDepth depth, bool hidden) {
    LorStr marked = lor_str_slice(from->line_text, from->line_start, from->line_mark);
    if (hidden && marked.len) lor_vec_push(r->arena, &r->secrets, marked);
    LorSpan mark = {from->line_start, from->line_mark};
    LorPlace place = {.start = from->start, .end = from->end, .page = from->page, .line = from->line, .column = from->column};
    place.text = masked(r, from->text, depth);
    LorStr line = blotted(r, from->line_text, &mark);
    place.line_text = lor_masker_mask(r->masker, r->arena, line, LOR_MASK_LETTER, &mark);
    place.line_start = (uint32_t)mark.off;
    place.line_mark = (uint32_t)mark.len;
    if (hidden && place.text.len) place.text = PRIVATE;
    return place;
}

static LorFact *copy_fact(LorRedactor *r, const LorFact *from, LorMaskDepth depth) {
    LorFact *fact = LOR_NEW(r->arena, LorFact);
    size_t row = somebody(from->name);
    bool hidden = is_private(r, from->name);
    bool number = row < SOMEBODYS && (somebodys[row].kind == LOR_MASK_EMAIL || somebodys[row].kind == LOR_MASK_PHONE);
    *fact = (LorFact){.name = lor_arena_copy(r->arena, from->name), .state = from->state, .kind = from->kind, .number = from->number,
                      .guessed = from->guessed, .reason = lor_arena_copy(r->arena, from->reason)};
    if (hidden && from->value.len) fact->value = PRIVATE;
    else if (number && from->value.len) fact->value = lor_masker_name(r->masker, r->arena, somebodys[row].kind, from->value);
    else fact->value = masked(r, from->value, depth);
    for (size_t i = 0; i < from->list.len; i++) lor_vec_push(r->arena, &fact->list, hidden ? PRIVATE : masked(r, from->list.at[i], depth));
    for (size_t i = 0; i < from->spans.len; i++) lor_vec_push(r->arena, &fact->spans, from->spans.at[i]);
    return fact;
}

static LorShownFact copy_shown(LorRedactor *r, const LorShownFact *from) {
    size_t row = somebody(from->fact->name);
    bool name = row < SOMEBODYS && somebodys[row].kind == LOR_MASK_NAME;
    LorMaskDepth depth = name ? LOR_MASK_WHOLE : LOR_MASK_LETTER;
    LorShownFact shown = {.kind = from->kind, .fact = copy_fact(r, from->fact, depth)};
    shown.place = copy_place(r, &from->place, depth, is_private(r, from->fact->name));
    return shown;
}

/* A hint's words were not understood: nobody knows whose names they hold. */
static LorUnchecked copy_unchecked(LorRedactor *r, const LorUnchecked *from) {
    const LorPlace *at = &from->place;
    LorUnchecked unchecked = {from->rule, lor_arena_copy(r->arena, from->reason), {0}};
    if (at->line) unchecked.place = (LorPlace){.start = at->start, .end = at->end, .page = at->page, .line = at->line, .column = at->column, .text = PRIVATE};
    return unchecked;
}

static LorFinding copy_finding(LorRedactor *r, const LorFinding *from) {
    bool hidden = lor_str_eq(from->rule->group, LOR_STR("privacy"));
    LorFinding finding = {.rule = from->rule, .severity = from->severity, .points = from->points, .asked = from->asked,
                          .budget_used = from->budget_used, .gate = from->gate, .place_count = from->place_count};
    finding.message = hidden ? lor_arena_format(r->arena, "%.*s.", LOR_STR_ARG(from->rule->title)) : masked(r, from->message, LOR_MASK_LETTER);
    finding.silenced = masked(r, from->silenced, LOR_MASK_OWN_WORDS);
    for (size_t i = 0; i < from->places.len; i++)
        lor_vec_push(r->arena, &finding.places, copy_place(r, &from->places.at[i], LOR_MASK_LETTER, hidden));
    return finding;
}

/* The same path has the same name in every run; standard input stays what it is. */
static LorStr hashed(LorRedactor *r, LorStr path) {
    LorDigest digest = lor_digest_start();
    if (lor_str_eq(path, LOR_STR("-"))) return path;
    lor_digest_add(&digest, path);
    return lor_arena_format(r->arena, "file-%s", lor_digest_end(&digest, r->arena, PATH_DIGITS).ptr);
}

LorResult *lor_redact(LorRedactor *r, const LorResult *from) {
    r->arena = lor_arena_new(0);
    LorResult *result = LOR_NEW(r->arena, LorResult);
    for (size_t i = 0; i < from->facts.len; i++) know_fact(r, &from->facts.at[i]);
    find_secrets(r, from);
    *result = (LorResult){.arena = r->arena, .path = hashed(r, from->path), .status = from->status, .format = from->format,
                          .source = from->source, .bytes = from->bytes, .pages = from->pages, .words = from->words, .score = from->score};
    result->format = lor_arena_copy(r->arena, from->format);
    result->source = lor_arena_copy(r->arena, from->source);
    result->score.cap_reason = lor_arena_copy(r->arena, from->score.cap_reason);
    result->score.why_not = lor_arena_copy(r->arena, from->score.why_not);
    result->why = masked(r, from->why, LOR_MASK_OWN_WORDS);
    for (size_t i = 0; i < from->notes.len; i++) lor_vec_push(r->arena, &result->notes, masked(r, from->notes.at[i], LOR_MASK_OWN_WORDS));
    for (size_t i = 0; i < from->facts.len; i++) lor_vec_push(r->arena, &result->facts, copy_shown(r, &from->facts.at[i]));
    for (size_t i = 0; i < from->findings.len; i++) lor_vec_push(r->arena, &result->findings, copy_finding(r, &from->findings.at[i]));
    for (size_t i = 0; i < from->unchecked.len; i++)
        lor_vec_push(r->arena, &result->unchecked, copy_unchecked(r, &from->unchecked.at[i]));
    for (size_t i = 0; i < from->strengths.len; i++) lor_vec_push(r->arena, &result->strengths, copy_shown(r, &from->strengths.at[i]));
    return result;
}

LorRedactor *lor_redactor_new(LorArena *arena, const LorPacks *packs, const LorStr *names, size_t count) {
    LorRedactor *r = LOR_NEW(arena, LorRedactor);
    *r = (LorRedactor){.masker = lor_masker_new(arena), .packs = packs};
    learn_rules(r);
    for (size_t i = 0; i < count; i++) lor_masker_know(r->masker, LOR_MASK_NAME, names[i]);
    return r;
}
