#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

#include "core/similar.h"

#include <cmocka.h>

static int percent(const char *a, const char *b)
{
    struct strbuf x = {0}, y = {0};
    text_find_key(&x, a, strlen(a));
    text_find_key(&y, b, strlen(b));
    int n = similar_percent(x.s ? x.s : "", y.s ? y.s : "");
    strbuf_free(&x);
    strbuf_free(&y);
    return n;
}

static void known_pairs(void **state)
{
    static const struct {
        const char *a, *b;
        int percent;
    } cases[] = {
        {"河东镇开展森林防火", "河东镇开展森林防火", 100},
        /* Marks, blanks, width and case do not count. */
        {"河东镇“三项”举措 防火", "河东镇三项举措，防火！", 100},
        {"ＡＢＣ机制", "abc机制", 100},
        /* 8 pairs, 10 pairs, 8 in common. */
        {"河东镇开展森林防火", "河东镇开展森林防火工作", 88},
        /* abab: ab ba ab; abba: ab bb ba: a pair counts as often as it stands in both.
         */
        {"abab", "abba", 66},
        {"aaaa", "aa", 50},
        {"河东镇", "城关乡", 0},
        {"东河", "河东", 0},
        {"河", "河", 100},
        {"河", "河东", 0},
        {"", "", 0},
        {"！？", "！？", 0},
        {"河东", "", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int n = percent(cases[i].a, cases[i].b);
        if (n != cases[i].percent)
            fail_msg("%s / %s: %d, not %d", cases[i].a, cases[i].b, n,
                     cases[i].percent);
        assert_int_equal(percent(cases[i].b, cases[i].a), n);
    }
}

static void very_long_titles_have_an_end(void **state)
{
    char a[3001], b[3001];
    (void)state;
    for (size_t i = 0; i < 3000; i++)
        a[i] = b[i] = (char)('a' + i * 7 % 26);
    a[3000] = b[3000] = '\0';
    assert_int_equal(similar_percent(a, b), 100);
    memset(b, 'x', 3000);
    assert_int_equal(similar_percent(a, b), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_pairs),
        cmocka_unit_test(very_long_titles_have_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
