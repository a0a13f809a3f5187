// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 against the vectors of FIPS 180-4, and parts that cannot run into each other.
#include "core/digest.h"
#include "../support/arena.h"

static const char *digest_of(LorStr text) {
    LorDigest digest = lor_digest_start();
    lor_digest_add(&digest, text);
    return lor_digest_end(&digest, arena, 64).ptr;
}

static void known_texts_have_known_digests(void **state) {
    (void)state;
    assert_string_equal(digest_of(LOR_STR("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(digest_of(LOR_STR("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(digest_of(LOR_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
                        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void lengths_around_a_block(void **state) {
    (void)state;
    char text[130];
    memset(text, 'a', sizeof text);
    assert_string_equal(digest_of(lor_str(text, 55)), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    assert_string_equal(digest_of(lor_str(text, 56)), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    assert_string_equal(digest_of(lor_str(text, 64)), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

static void bytes_may_come_in_pieces(void **state) {
    (void)state;
    LorDigest digest = lor_digest_start();
    lor_digest_add(&digest, LOR_STR("a"));
    lor_digest_add(&digest, LOR_STR("bc"));
    assert_string_equal(lor_digest_end(&digest, arena, 64).ptr, digest_of(LOR_STR("abc")));
}

static void parts_do_not_run_together(void **state) {
    (void)state;
    LorDigest one = lor_digest_start(), two = lor_digest_start();
    lor_digest_part(&one, LOR_STR("ab"));
    lor_digest_part(&one, LOR_STR("c"));
    lor_digest_part(&two, LOR_STR("a"));
    lor_digest_part(&two, LOR_STR("bc"));
    LorStr a = lor_digest_end(&one, arena, 12), b = lor_digest_end(&two, arena, 12);
    assert_int_equal(a.len, 12);
    assert_false(lor_str_eq(a, b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts_have_known_digests),
        cmocka_unit_test(lengths_around_a_block),
        cmocka_unit_test(bytes_may_come_in_pieces),
        cmocka_unit_test(parts_do_not_run_together),
    };
    return cmocka_run_group_tests(tests, set_up_arena, free_arena);
}
