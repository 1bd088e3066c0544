/* Readings of characters, and what names are usually read like. */
#include <string.h>

#include "base/pinyin.h"
#include "base/text.h"

#include "../unit.h"

static void reads(const char *c, const char *expected)
{
    uint32_t cp;
    pinyin_t out[PINYIN_READINGS];
    char got[64] = "";
    text_decode(c, strlen(c), &cp);
    size_t n = pinyin_readings(cp, out);
    for (size_t i = 0; i < n; i++) {
        strcat(got, i ? " " : "");
        strcat(got, pinyin_text(out[i]));
    }
    assert_string_equal(got, expected);
}

static void readings(void **state)
{
    (void)state;
    reads("河", "he");
    reads("重", "zhong chong");
    reads("吕", "lv");
    reads("亳", "bo");
    reads("衢", "qu");
    reads("濮", "pu");
    reads("郯", "tan");
    reads("〇", "ling");
    reads("龥", "yu");
    reads("\xf0\xa0\xae\xb7", "ji"); /* 𠮷 */
    reads("a", "");
    reads("、", "");
    reads("\xf4\x8f\xbf\xbf", "");
}

static void every_point_is_safe(void **state)
{
    size_t known = 0;
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        pinyin_t out[PINYIN_READINGS];
        size_t n = pinyin_readings(cp, out);
        assert_true(n <= PINYIN_READINGS);
        for (size_t i = 0; i < n; i++) {
            size_t len = strlen(pinyin_text(out[i]));
            assert_true(len > 0 && len <= PINYIN_LETTERS);
        }
        known += n > 0;
    }
    assert_true(known > 40000);
    assert_string_equal(pinyin_text(0), "");
    assert_string_equal(pinyin_text(UINT16_MAX), "");
}

static void initials_are(const char *name, bool person, const char *expected)
{
    char out[32];
    assert_string_equal(pinyin_initials(name, person, out, sizeof out), expected);
}

static void initials(void **state)
{
    static const char *const places[][2] = {
        {"河东镇", "hdz"},
        {"重庆路街道", "cqljd"},
        {"六安镇", "laz"},
        {"蚌埠街", "bbj"},
        {"长沟镇", "cgz"},
        {"长子县", "zzx"},
        {"单家集", "sjj"},
        {"解庄", "xz"},
        {"单县", "sx"},
        {"东阿镇", "dez"},
        {"会稽山", "kjs"},
        {"地震局", "dzj"},
        {"会计中心", "kjzx"},
        {"５Ｇ办", "5gb"},
        {"第3中学", "d3zx"},
        {"高新（东）区", "gxdq"},
        {"", ""},
        {"…", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(places); i++)
        initials_are(places[i][0], false, places[i][1]);
    initials_are("单小明", true, "sxm");
    initials_are("单小明", false, "dxm");
    initials_are("尉迟恭", true, "ycg");
    initials_are("万俟卨", true, "mqx");
    initials_are("曾重庆", true, "zzq"); /* a given name is no place */
    initials_are("盖叫天", true, "gjt");
}

static void cut(void **state)
{
    char out[3];
    (void)state;
    assert_string_equal(pinyin_initials("河东镇", false, out, sizeof out), "hd");
    assert_string_equal(pinyin_initials("\xff河", false, out, sizeof out), "h");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings),
        cmocka_unit_test(every_point_is_safe),
        cmocka_unit_test(initials),
        cmocka_unit_test(cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
