/* Pasted lists of units: what is a name, and what its ending says. */
#include <stdio.h>
#include <string.h>

#include "core/roster.h"

#include "unit.h"

static const struct {
    const char *name;
    enum roster_sort sort;
} guesses[] = {
    {"河东镇", ROSTER_TOWN},
    {"望雁乡", ROSTER_TOWN},
    {"回龙回族乡", ROSTER_TOWN},
    {"城关街道", ROSTER_TOWN},
    {"城关街道办", ROSTER_TOWN},
    {"城关街道办事处", ROSTER_TOWN},
    {"新区办事处", ROSTER_TOWN},
    {"巴彦苏木", ROSTER_TOWN},
    {"河东镇人民政府", ROSTER_TOWN},
    {"石桥乡政府", ROSTER_TOWN},
    {"河东镇党委", ROSTER_TOWN},
    {"城关街道党工委", ROSTER_TOWN},
    {"李家村", ROSTER_VILLAGE},
    {"幸福社区", ROSTER_VILLAGE},
    {"幸福社区居委会", ROSTER_VILLAGE},
    {"李家村民委员会", ROSTER_VILLAGE},
    {"公安局", ROSTER_ORGAN},
    {"县水利局", ROSTER_ORGAN},
    {"卫健委", ROSTER_ORGAN},
    {"发展和改革委员会", ROSTER_ORGAN},
    {"发改委(粮食局)", ROSTER_ORGAN},
    {"发改委（粮食和物资储备局）", ROSTER_ORGAN},
    {"政法委", ROSTER_ORGAN},
    {"组织部", ROSTER_ORGAN},
    {"巡察办", ROSTER_ORGAN},
    {"县委办公室", ROSTER_ORGAN},
    {"政府办公室", ROSTER_ORGAN},
    {"县委政策研究室", ROSTER_ORGAN},
    {"法院", ROSTER_ORGAN},
    {"检察院", ROSTER_ORGAN},
    {"敬老院", ROSTER_ORGAN},
    {"融媒体中心", ROSTER_ORGAN},
    {"政务服务中心", ROSTER_ORGAN},
    {"消防救援大队", ROSTER_ORGAN},
    {"交警支队", ROSTER_ORGAN},
    {"供电公司", ROSTER_ORGAN},
    {"烟草公司", ROSTER_ORGAN},
    {"总工会", ROSTER_ORGAN},
    {"妇联", ROSTER_ORGAN},
    {"科协", ROSTER_ORGAN},
    {"供销社", ROSTER_ORGAN},
    {"广播电视台", ROSTER_ORGAN},
    {"档案馆", ROSTER_ORGAN},
    {"县委党校", ROSTER_ORGAN},
    {"行政学院", ROSTER_ORGAN},
    {"团县委", ROSTER_ORGAN},
    {"县人大", ROSTER_ORGAN},
    {"县政协", ROSTER_ORGAN},
    {"经济开发区", ROSTER_ORGAN},
    {"现代农业产业园", ROSTER_ORGAN},
    {"乡村振兴局", ROSTER_ORGAN},
    {"110指挥中心", ROSTER_ORGAN},
    {"组织室", ROSTER_ROOM},
    {"案件审理室", ROSTER_ROOM},
    {"第一监督检查室", ROSTER_ROOM},
    {"财务科", ROSTER_ROOM},
    {"第二巡察组", ROSTER_ROOM},
    {"驻公安局纪检监察组", ROSTER_ROOM},
    {"人事股", ROSTER_ROOM},
    {"办公室", ROSTER_ROOM},
    {"综合办公室", ROSTER_ROOM},
    {"县第一中学", ROSTER_SCHOOL},
    {"县一中", ROSTER_SCHOOL},
    {"实验小学", ROSTER_SCHOOL},
    {"机关幼儿园", ROSTER_SCHOOL},
    {"职教中心", ROSTER_SCHOOL},
    {"职业技术学院", ROSTER_SCHOOL},
    {"特殊教育学校", ROSTER_SCHOOL},
    {"人民医院", ROSTER_HOSPITAL},
    {"中医院", ROSTER_HOSPITAL},
    {"河东镇卫生院", ROSTER_HOSPITAL},
    {"妇幼保健院", ROSTER_HOSPITAL},
    {"社区卫生服务中心", ROSTER_HOSPITAL},
    {"城投集团", ROSTER_FIRM},
    {"清岚水务有限公司", ROSTER_FIRM},
    {"水务有限责任公司", ROSTER_FIRM},
    {"农商银行", ROSTER_FIRM},
    {"水泥厂", ROSTER_FIRM},
    {"Hedong Town", ROSTER_TOWN},
    {"Finance Bureau", ROSTER_ORGAN},
    {"No. 1 Middle School", ROSTER_SCHOOL},
    {"County Hospital", ROSTER_HOSPITAL},
    {"Somebody", ROSTER_OTHER},
    {"张三", ROSTER_OTHER},
    {"", ROSTER_OTHER},
};

static void test_guess(void **state)
{
    int bad = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(guesses); i++)
        if (roster_guess(guesses[i].name) != guesses[i].sort) {
            printf("%s: %d, not %d\n", guesses[i].name, roster_guess(guesses[i].name),
                   guesses[i].sort);
            bad++;
        }
    assert_int_equal(bad, 0);
}

/* "name/group name/group ..." of a parsed text, or the message. */
static const char *taken_apart(const char *text)
{
    static struct strbuf out;
    struct roster r = {0};
    struct tb_err e;
    strbuf_clear(&out);
    if (roster_parse(&r, text, &e) != TB_OK) {
        strbuf_printf(&out, "! %s", e.msg);
        assert_int_equal(r.n, 0);
    }
    for (size_t i = 0; i < r.n; i++)
        strbuf_printf(&out, "%s%s/%s", i ? " " : "", r.rows[i].name,
                      r.groups[r.rows[i].group].name);
    roster_free(&r);
    return out.s;
}

static const struct {
    const char *text, *want;
} texts[] = {
    {"", ""},
    {"\n\n  \n\t\n　\n", ""},
    {"河东镇\n公安局\n组织室\n", "河东镇/乡镇街道 公安局/县直部门 组织室/内设室组"},
    {"河东镇\r\n石桥镇\r\n", "河东镇/乡镇街道 石桥镇/乡镇街道"},
    {"河东镇\r石桥镇", "河东镇/乡镇街道 石桥镇/乡镇街道"},
    {"\xef\xbb\xbf河东镇\n", "河东镇/乡镇街道"},
    /* numbering and bullets */
    {"1. 河东镇\n2.石桥镇\n３．青山乡",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道"},
    {"一、河东镇\n十二、石桥镇\n（三）青山乡",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道"},
    {"(1)河东镇\n（２）石桥镇\n【3】青山乡\n4)王集镇",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道 王集镇/乡镇街道"},
    {"①河东镇\n⑫石桥镇\n㈠青山乡\n⒈王集镇",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道 王集镇/乡镇街道"},
    {"- 河东镇\n• 石桥镇\n●青山乡\n  * 王集镇",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道 王集镇/乡镇街道"},
    {"1 河东镇\n2　石桥镇\n12\n", "河东镇/乡镇街道 石桥镇/乡镇街道"},
    {"110指挥中心\n一中\n七里河镇", "110指挥中心/县直部门 一中/学校 七里河镇/乡镇街道"},
    /* what stands behind */
    {"河东镇(4)\n石桥镇（4篇）\n青山乡：5\n王集镇 6\n大黄镇7篇\n舒庄镇。",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道 王集镇/乡镇街道 大黄镇/乡镇街道 "
     "舒庄镇/乡镇街道"},
    {"河东镇，\n石桥镇；\n发改委（粮食局）\n工作队1",
     "河东镇/乡镇街道 石桥镇/乡镇街道 发改委（粮食局）/县直部门 工作队1/其他单位"},
    /* groups in a second cell */
    {"河东镇\t镇\n公安局\t部门", "河东镇/镇 公安局/部门"},
    {"河东镇,乡镇\n公安局，政法口", "河东镇/乡镇 公安局/政法口"},
    {"1\t河东镇\t乡镇街道\t张三\n2\t公安局\t\t", "河东镇/乡镇街道 公安局/县直部门"},
    {"1,河东镇,乡镇街道,张三", "河东镇/乡镇街道"},
    {"| 河东镇 | 乡镇 | 张三 |\n|---|---|\n公安局│部门", "河东镇/乡镇 公安局/部门"},
    {"河东镇 乡镇街道", "河东镇/乡镇街道"},
    {"序号\t单位\t类别\n1\t河东镇\t乡镇", "河东镇/乡镇"},
    {"单位\n河东镇", "河东镇/乡镇街道"},
    {"name,group\nHedong Town,towns\nFinance Bureau",
     "Hedong Town/towns Finance Bureau/Departments"},
    /* groups in the first cell, as that column repeats */
    {"乡镇\t河东镇\n乡镇\t石桥镇\n县直\t公安局", "河东镇/乡镇 石桥镇/乡镇 公安局/县直"},
    {"类别\t单位\t信息员\n乡镇\t河东镇\t张三\n\t石桥镇\t李四\n县直\t公安局\t王五\n",
     "河东镇/乡镇 石桥镇/乡镇 公安局/县直"},
    {"1\t乡镇\t河东镇\n2\t乡镇\t石桥镇", "河东镇/乡镇 石桥镇/乡镇"},
    {"乡镇,河东镇\n乡镇，石桥镇", "河东镇/乡镇 石桥镇/乡镇"},
    {"河东镇\t乡镇\n石桥镇\t乡镇", "河东镇/乡镇 石桥镇/乡镇"},
    /* several in a line */
    {"河东镇、石桥镇、青山乡。", "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道"},
    {"河东镇，石桥镇", "河东镇/乡镇街道 石桥镇/乡镇街道"},
    {"河东镇 石桥镇  公安局", "河东镇/乡镇街道 石桥镇/乡镇街道 公安局/县直部门"},
    {"河东镇;石桥镇；公安局", "河东镇/乡镇街道 石桥镇/乡镇街道 公安局/县直部门"},
    {"县 委 办\n公　安　局", "县委办/县直部门 公安局/县直部门"},
    /* headings */
    {"乡镇：\n河东镇\n石桥镇\n部门：\n公安局", "河东镇/乡镇 石桥镇/乡镇 公安局/部门"},
    {"一、乡镇（30个）\n1.河东镇\n二、县直单位(50家)\n1.公安局",
     "河东镇/乡镇 公安局/县直单位"},
    {"乡镇：河东镇、石桥镇\n县直：公安局、教育局",
     "河东镇/乡镇 石桥镇/乡镇 公安局/县直 教育局/县直"},
    {"乡镇：河东镇、\n石桥镇，\n青山乡。\n县一中",
     "河东镇/乡镇 石桥镇/乡镇 青山乡/乡镇 县一中/学校"},
    {"县直：公安局、教育局\n县一中", "公安局/县直 教育局/县直 县一中/学校"},
    {"乡镇：2个\n河东镇", "河东镇/乡镇"},
    /* twice, hidden points, hostile names */
    {"河东镇\n石桥镇\n河东镇\n河东镇 ", "河东镇/乡镇街道 石桥镇/乡镇街道"},
    {"河\u200b东镇\n\u202e石桥镇\n青\x01山乡\x1b",
     "河东镇/乡镇街道 石桥镇/乡镇街道 青山乡/乡镇街道"},
    {"河东镇\n\xff\xfe\n", "! line 2: it is not UTF-8 text"},
    {"河东镇：\n东村\n公安局\n\n河东镇\t乡镇",
     "! '河东镇' is a unit and a group; a name stands for one of them"},
};

static void test_parse(void **state)
{
    int bad = 0;
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        const char *got = taken_apart(texts[i].text);
        if (strcmp(got, texts[i].want) != 0) {
            printf("--- %s\nwant %s\ngot  %s\n", texts[i].text, texts[i].want, got);
            bad++;
        }
    }
    assert_int_equal(bad, 0);
}

static void test_limits(void **state)
{
    struct strbuf text = {0};
    struct roster r = {0};
    struct tb_err e;
    (void)state;
    strbuf_puts(&text, "ok\n");
    strbuf_pad(&text, 'x', 300);
    assert_int_equal(roster_parse(&r, text.s, &e), TB_INVALID);
    assert_string_equal(e.msg,
                        "line 2: the unit's name has 300 bytes; at most 200 are kept");
    strbuf_clear(&text);
    for (int i = 0; i < 3000; i++)
        strbuf_printf(&text, "%d. 第%d村\n", i, i);
    assert_int_equal(roster_parse(&r, text.s, &e), TB_OK);
    assert_int_equal(r.n, 3000);
    assert_int_equal(r.groups[0].members, 3000);
    strbuf_clear(&text);
    for (int i = 0; i <= ROSTER_GROUPS; i++)
        strbuf_printf(&text, "unit %d x\tgroup %d x\n", i, i);
    assert_int_equal(roster_parse(&r, text.s, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "line 41: more than 40 groups"));
    strbuf_free(&text);
    roster_free(&r);
}

static void test_corrections(void **state)
{
    struct roster r = {0}, next = {0};
    struct tb_err e;
    size_t group;
    (void)state;
    assert_int_equal(roster_parse(&r, "河东镇\n公安局\n教育局", &e), TB_OK);
    assert_int_equal(roster_name_group(&r, "政法系统", &group, &e), TB_OK);
    assert_int_equal(group, 2);
    roster_move(&r, 1, group);
    assert_int_equal(r.groups[1].members, 1);
    assert_int_equal(r.groups[2].members, 1);
    assert_int_equal(roster_name_group(&r, "政法系统", &group, &e), TB_OK);
    assert_int_equal(r.n_groups, 3); /* the same again */
    assert_int_equal(roster_name_group(&r, "河东镇", &group, &e), TB_INVALID);
    assert_int_equal(roster_name_group(&r, "  ", &group, &e), TB_INVALID);
    assert_int_equal(roster_name_group(&r, "a;b", &group, &e), TB_INVALID);
    /* The list is pasted again with one unit more. */
    assert_int_equal(roster_parse(&next, "公安局\n水利局\n", &e), TB_OK);
    roster_keep(&next, &r);
    assert_string_equal(next.groups[next.rows[0].group].name, "政法系统");
    assert_string_equal(next.groups[next.rows[1].group].name, "县直部门");
    roster_free(&r);
    roster_free(&next);
}

static void test_track(void **state)
{
    struct roster r = {0};
    struct tb_err e;
    (void)state;
    assert_int_equal(roster_parse(&r, "组织室\n公安局\n信访室\t内设室\n", &e), TB_OK);
    assert_int_equal(r.groups[0].track, TRACK_INSIDE);
    assert_int_equal(r.groups[1].track, TRACK_OUTSIDE);
    assert_int_equal(r.groups[2].track, TRACK_INSIDE);
    roster_free(&r);
}

/* By its ending it could be a heading; with nothing under it, it is a unit. */
static void test_last_line(void **state)
{
    struct roster r = {0};
    struct tb_err e;
    (void)state;
    assert_int_equal(roster_parse(&r, "河东镇\n财政局\n奇怪单位\n", &e), TB_OK);
    assert_int_equal(r.n, 3);
    assert_string_equal(r.rows[2].name, "奇怪单位");
    assert_int_equal(roster_parse(&r, "垂管单位\n气象局\n", &e), TB_OK);
    assert_int_equal(r.n, 1);
    roster_free(&r);
}

/* A whole county may stand in one line. */
static void test_long_line(void **state)
{
    struct strbuf text = {0};
    struct roster r = {0};
    struct tb_err e;
    (void)state;
    strbuf_puts(&text, "乡镇：");
    for (int i = 0; i < 300; i++)
        strbuf_printf(&text, "%s河%d镇", i ? "、" : "", i);
    assert_int_equal(roster_parse(&r, text.s, &e), TB_OK);
    assert_int_equal(r.n, 300);
    roster_free(&r);
    for (int i = 0; i < 3000; i++)
        strbuf_printf(&text, "、山%d镇", i);
    assert_int_equal(roster_parse(&r, text.s, &e), TB_INVALID);
    roster_free(&r);
    strbuf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guess),     cmocka_unit_test(test_parse),
        cmocka_unit_test(test_limits),    cmocka_unit_test(test_corrections),
        cmocka_unit_test(test_track),     cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_last_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
