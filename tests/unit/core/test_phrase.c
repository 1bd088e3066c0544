/* Texts with places to fill. */
#include <stdio.h>
#include <string.h>

#include "core/phrase.h"

#include "unit.h"

static const struct phrase_field fields[] = {
    {"单位", "unit", "河东镇"}, {"缺口", "missing", "3"}, {"空", "none", NULL}};

static bool fill(const char *text, char out[static 200], const char **bad)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    bool ok = phrase_fill(&b, text, strlen(text), fields, 3, bad);
    snprintf(out, 200, "%s", b.s);
    strbuf_free(&b);
    return ok;
}

static void filled(const char *text, const char *expected)
{
    char out[200];
    const char *bad = NULL;
    assert_true(fill(text, out, &bad));
    assert_string_equal(out, expected);
}

static void test_filled(void **state)
{
    (void)state;
    filled("", "");
    filled("{单位}缺{缺口}篇", "河东镇缺3篇");
    filled("{Unit}: {missing}", "河东镇: 3");
    filled("{{单位} {空}|", "{单位} |");
    filled("a } b", "a } b");
}

static void refused(const char *text, size_t at)
{
    char out[200];
    const char *bad = NULL;
    assert_false(fill(text, out, &bad));
    assert_ptr_equal(bad, text + at);
}

static void test_refused(void **state)
{
    (void)state;
    refused("{没有}", 0);
    refused("ab{unit", 2);
    refused("{}", 0);
    refused("x{unit}y{ }", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_filled),
                                       cmocka_unit_test(test_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
