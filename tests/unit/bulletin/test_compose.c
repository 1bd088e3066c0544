/* Columns, templates, fields, loops, layouts: what stands on the paper. */
#include <stdio.h>
#include <string.h>

#include "bulletin/compose.h"
#include "bulletin/field.h"
#include "small.h"
#include "unit.h"

#define EN  "language en\nmeasure items\ncolumns unit submitted\n---\n"
#define ZH  "language zh\n量词 篇\n列 单位 报送\n---\n"
#define ROW "language en\ncolumns "

/* --- helpers ---------------------------------------------------------------------- */

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static struct paper made(const char *template, const struct circular *c)
{
    struct bulletin_template t;
    struct paper p = {0};
    struct tb_err e = {0};
    int line;
    if (template_parse(&arena, template, &t, &line, &e) != TB_OK ||
        bulletin_compose(&arena, &t, c, &p, &e) != TB_OK)
        fail_msg("line %d: %s in:\n%s", line, e.msg, template);
    return p;
}

/* The text of a body with one block. */
static const char *said(const char *front, const char *body)
{
    struct circular c = small_circular(TRACK_OUTSIDE);
    struct paper p = made(arena_printf(&arena, "%s%s\n", front, body), &c);
    return p.n_blocks ? p.blocks[0].text : NULL;
}

static const char *put_table(const struct paper_table *t)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < t->n_columns; i++)
        strbuf_printf(&b, "%s%s%s%s", i ? "|" : "", t->columns[i].above,
                      *t->columns[i].above ? "/" : "", t->columns[i].name);
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
        strbuf_printf(&b, "%s%s", i % t->n_columns ? "|" : "\n", t->cells[i].text);
    const char *out = arena_strdup(&arena, b.s);
    strbuf_free(&b);
    return out;
}

/* Table number `at` of a template. */
static const char *table_of(const char *template, enum track track, size_t at)
{
    struct circular c = small_circular(track);
    struct paper p = made(template, &c);
    for (size_t i = 0; i < p.n_blocks; i++)
        if (p.blocks[i].kind == PAPER_TABLE && at-- == 0)
            return put_table(p.blocks[i].table);
    return "none";
}

static const char *table(const char *columns)
{
    return table_of(arena_printf(&arena, ROW "%s\ntotal yes\n---\n{tables}\n", columns),
                    TRACK_OUTSIDE, 0);
}

/* --- columns ---------------------------------------------------------------------- */

static void columns_are_read_in_both_languages(void **state)
{
    static const struct {
        const char *text;
        enum column_kind kind;
        bool total;
    } cases[] = {
        {"rank", COLUMN_RANK, false},
        {"RANK", COLUMN_RANK, false},
        {"名次", COLUMN_RANK, false},
        {"total:submitted", COLUMN_SUBMITTED, true},
        {"累计:报送", COLUMN_SUBMITTED, true},
        {"累计：报送", COLUMN_SUBMITTED, true},
        {"level:city=市级/篇数", COLUMN_LEVEL, false},
        {"层级得分:市级", COLUMN_LEVEL_POINTS, false},
        {"total:outlet:x", COLUMN_OUTLET, true},
        {"累计:载体得分:甲 乙", COLUMN_OUTLET_POINTS, true},
        {"项:附加分", COLUMN_FIGURE, false},
        {"total:outlets", COLUMN_OUTLETS, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct column_list l;
        struct tb_err e;
        const char *quoted = arena_printf(&arena, "\"%s\"", cases[i].text);
        assert_int_equal(columns_parse(&arena, quoted, &l, &e), TB_OK);
        assert_int_equal(l.n, 1);
        assert_int_equal(l.items[0].kind, cases[i].kind);
        assert_int_equal(l.items[0].total, cases[i].total);
    }
}

static void wrong_columns_are_named(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"", "no column is named"},
        {"  \t ", "no column is named"},
        {"rank unti", "'unti'"},
        {"outlet", "'outlet' lacks a name"},
        {"level", "'level' lacks a name"},
        {"level:moon", "no level 'moon'"},
        {"total:", "no column 'total:'"},
        {"total:rank", "'total:rank': there is no total"},
        {"total:unit", "'total:unit'"},
        {"total:required", "'total:required'"},
        {"total:mean", "'total:mean'"},
        {"total:total:rank", "'total:total:rank'"},
        {"=x", "no column '=x'"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct column_list l;
        struct tb_err e = {0};
        assert_int_equal(columns_parse(&arena, cases[i].text, &l, &e), TB_INVALID);
        if (!strstr(e.msg, cases[i].says))
            fail_msg("%s: %s", cases[i].text, e.msg);
    }
}

static void columns_find_what_they_name(void **state)
{
    static const struct {
        const char *columns, *says;
    } cases[] = {{"outlet:月报", "'月报'"}, {"figure:加分", "'加分'"}};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct circular c = small_circular(TRACK_OUTSIDE);
        struct bulletin_template t;
        struct paper p;
        struct tb_err e = {0};
        int line;
        const char *text =
            arena_printf(&arena, ROW "%s\n---\n{tables}\n", cases[i].columns);
        assert_int_equal(template_parse(&arena, text, &t, &line, &e), TB_OK);
        assert_int_equal(bulletin_compose(&arena, &t, &c, &p, &e), TB_INVALID);
        assert_non_null(strstr(e.msg, cases[i].says));
    }
}

static void every_column_prints_its_number(void **state)
{
    static const struct {
        const char *columns, *want;
    } cases[] = {
        {"serial rank before move unit",
         "No.|Rank|Before|Move|Unit\n1|1|3|▲2|甲镇\n2|2|2|=|乙镇\n3|3|1|▼2|丙镇\n"
         "||||Total"},
        {"unit submitted total:submitted adopted rate",
         "Unit|Submitted|Total Submitted|Adopted|Rate\n甲镇|6|9|2|33.3%\n"
         "乙镇|3|4|1|33.3%\n丙镇|0|1|0|-\nTotal|9|14|3|33.3%"},
        {"unit points total:points total:rate",
         "Unit|Points|Total Points|Total Rate\n甲镇|13.5|20.5|33.3%\n"
         "乙镇|5.0|6.0|25%\n丙镇|0.0|1.0|0%\nTotal|18.5|27.5|28.6%"},
        {"unit required missing",
         "Unit|Required|Missing\n甲镇|2|0\n乙镇|4|1\n丙镇|2|2\nTotal|8|3"},
        {"unit outlets", "Unit|Adopted by/县简报|Adopted by/市信息\n甲镇|1|1\n"
                         "乙镇|1|0\n丙镇|0|0\nTotal|2|1"},
        {"unit outlet:市信息=city", "Unit|city\n甲镇|1\n乙镇|0\n丙镇|0\nTotal|1"},
        {"unit outlet-points:县简报 level-points:city=City/points",
         "Unit|Points/县简报|City/points\n甲镇|2.0|5.0\n乙镇|2.0|0.0\n丙镇|0.0|0.0\n"
         "Total|4.0|5.0"},
        {"unit levels", "Unit|Adopted/county|Adopted/city\n甲镇|1|1\n"
                        "乙镇|1|0\n丙镇|0|0\nTotal|2|1"},
        /* What is a scale is not summed. */
        {"unit figures",
         "Unit|附加分|折算\n甲镇|1.0|70.0\n乙镇|-|50.0\n丙镇|-|-\nTotal|1.0|"},
        {"group unit person total:figure:附加分=more",
         "Group|Unit|Name|more\n乡镇|甲镇||1.0\n乡镇|乙镇||-\n乡镇|丙镇||-\n"
         "Total|Total||1.0"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (strcmp(table(cases[i].columns), cases[i].want) != 0)
            fail_msg("%s:\n%s", cases[i].columns, table(cases[i].columns));
}

/* --- layouts ---------------------------------------------------------------------- */

static void tables_are_turned_round(void **state)
{
    (void)state;
    assert_string_equal(
        table_of(ROW "rank group unit outlets\ntotal yes\nlayout transposed\n---\n"
                     "{tables}\n",
                 TRACK_OUTSIDE, 0),
        "Unit|甲镇|乙镇|丙镇|Total\nRank|1|2|3|\nGroup|乡镇|乡镇|乡镇|Total\n"
        "Adopted by 县简报|1|1|0|2\nAdopted by 市信息|1|0|0|1");
    assert_string_equal(
        table_of(ROW "unit\npeople rank unit person points\nlayout transposed\n---\n"
                     "{people}\n",
                 TRACK_INSIDE, 0),
        "Name|张三|李四\nRank|1|2\nUnit|甲镇|甲镇\nPoints|10.0|2.0");
}

static void two_units_stand_in_a_row(void **state)
{
    (void)state;
    /* An odd number of rows, the sum below the left half. */
    assert_string_equal(table_of(ROW "unit points\ntotal yes\nlayout paired\n---\n"
                                     "{tables}\n",
                                 TRACK_OUTSIDE, 0),
                        "Unit|Points|Unit|Points\n甲镇|13.5|丙镇|0.0\n乙镇|5.0||\n"
                        "Total|18.5||");
    assert_string_equal(
        table_of(ROW "unit points\nlayout paired\n---\n{tables}\n", TRACK_OUTSIDE, 1),
        "Unit|Points|Unit|Points\n丁局|6.0|戊局|2.0");
}

static void rows_stand_in_order(void **state)
{
    (void)state;
    assert_string_equal(
        table_of(ROW "unit\norder official\n---\n{tables}\n", TRACK_OUTSIDE, 0),
        "Unit\n乙镇\n丙镇\n甲镇");
    /* A group without places: by the office's order all the same. */
    small_groups[0].unranked = true;
    const char *got = table("unit");
    small_groups[0].unranked = false;
    assert_string_equal(got, "Unit\n乙镇\n丙镇\n甲镇\nTotal");
}

static void groups_are_summed(void **state)
{
    (void)state;
    assert_string_equal(
        table_of(ROW "unit\ngroups group units reporting submitted mean rate "
                     "total:submitted\ntotal yes\n---\n{groups}\n",
                 TRACK_OUTSIDE, 0),
        "Group|Units|Reporting|Submitted|Mean|Rate|Total Submitted\n"
        "乡镇|3|2|9|3.0|33.3%|14\n部门|2|2|3|1.5|33.3%|3\n"
        "Total|5|4|12|2.4|33.3%|17");
}

static void records_are_for_programs(void **state)
{
    struct circular c = small_circular(TRACK_INSIDE);
    struct paper p = made(ROW "serial unit move outlets outlet:市信息 points\n"
                              "people unit person points\n---\n{tables}\n",
                          &c);
    (void)state;
    assert_string_equal(
        put_table(p.records),
        "group|unit|person|move|县简报|市信息|points\n乡镇|甲镇||2|1|1|13.5\n"
        "乡镇|乙镇||0|1|0|5.0\n乡镇|丙镇||-2|0|0|0.0\n部门|丁局||-|0|1|6.0\n"
        "部门|戊局||-|0|0|2.0\n乡镇|甲镇|张三|0|1|1|10.0\n乡镇|甲镇|李四|-|1|0|2.0\n"
        "部门|丁局|王五|0|0|1|6.0");
}

/* --- fields ----------------------------------------------------------------------- */

static void every_field_says_what_it_is(void **state)
{
    static const struct {
        const char *en, *zh, *says_en, *says_zh;
    } cases[] = {
        {"office", "单位名称", "示例县", "示例县"},
        {"period", "期间", "July 2018", "2018年7月"},
        {"before", "上期", "June 2018", "2018年6月"},
        {"year-ago", "上年同期", "July 2017", "2017年7月"},
        {"from", "起始", "1 July 2018", "2018年7月1日"},
        {"until", "截止", "31 July 2018", "2018年7月31日"},
        {"year", "年", "2018", "2018"},
        {"number", "号", "3", "3"},
        {"ref", "编号", "2018-003", "2018-003"},
        {"replaces", "代替", "", ""},
        {"date", "日期", "16 July 2018", "2018年7月16日"},
        {"scheme", "办法", "示例办法", "示例办法"},
        {"units", "单位数", "5", "5"},
        {"reporting", "报送单位数", "4", "4"},
        {"submitted", "报送", "12", "12"},
        {"submitted.before", "报送.上期", "10", "10"},
        {"submitted.year-ago", "报送.上年同期", "13", "13"},
        {"submitted.total", "报送.累计", "17", "17"},
        {"submitted.change", "报送.比上期", "2 more", "增加2篇"},
        {"submitted.year-change", "报送.比上年同期", "1 fewer", "减少1篇"},
        {"adopted", "采用", "4", "4"},
        {"adopted.year-change", "采用.比上年同期", "the same", "持平"},
        {"reporting.change", "报送单位数.比上期", "2 more", "增加2家"},
        {"points", "得分", "26.5", "26.5"},
        {"points.total", "得分.累计", "35.5", "35.5"},
        {"rate", "采用率", "33.3%", "33.3%"},
        {"rate.before", "采用率.上期", "30%", "30%"},
        {"mean 0", "平均报送 0", "2", "2"},
        {"mean 2", "平均报送 2", "2.40", "2.40"},
        {"mean-adopted 1", "平均采用 1", "0.8", "0.8"},
        {"mean.total 1", "平均报送.累计 1", "3.4", "3.4"},
        {"best 1", "前列 1", "甲镇, 丁局", "甲镇、丁局"},
        {"count-best 2", "前列数 2", "3", "3"},
        {"zero", "零报送", "丙镇", "丙镇"},
        {"nil", "零采用", "", ""},
        {"short", "未达标", "乙镇, 丙镇", "乙镇、丙镇"},
        {"exempt", "免考", "戊局", "戊局"},
        {"count-zero", "零报送数", "1", "1"},
        {"count-nil", "零采用数", "0", "0"},
        {"count-short", "未达标数", "2", "2"},
        {"count-exempt", "免考数", "1", "1"},
        {"talks", "约谈",
         "乙镇 (两月未完成; to be put right by 31 July 2018), 丁局 (交流经验)",
         "乙镇（两月未完成，限7月31日前整改）、丁局（交流经验）"},
        {"criticised", "通报批评", "丙镇 (2018-07 0/2)", "丙镇（2018-07 0/2）"},
        {"commended", "通报表扬", "张三 (topic missed)", "张三（约稿未交）"},
        {"issues", "期数", "2", "2"},
        {"issues.total", "期数.累计", "9", "9"},
        {"awards", "表扬", "3", "3"},
        {"titles", "篇目", "2", "2"},
        {"topics", "约稿", "1", "1"},
        {"missed", "缺口", "2", "2"},
        {"changes", "更正", "2", "2"},
        {"people", "个人", "3", "3"},
        {"outlets", "载体", "2", "2"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *en = said(EN, arena_printf(&arena, "({%s})", cases[i].en));
        const char *zh = said(ZH, arena_printf(&arena, "({%s})", cases[i].zh));
        assert_string_equal(en, arena_printf(&arena, "(%s)", cases[i].says_en));
        assert_string_equal(zh, arena_printf(&arena, "(%s)", cases[i].says_zh));
    }
    /* Every field of the program is above, but {name}. */
    assert_int_equal(FIELD_IDS, 42);
}

static void loops_and_braces(void **state)
{
    (void)state;
    assert_string_equal(
        said(ZH, "{逐项 各组}{名称}{单位数}家报{报送}篇，{前列 1}{完 ；}。"),
        "乡镇3家报9篇，甲镇；部门2家报3篇，丁局。");
    assert_string_equal(said(EN, "{each outlets}{name} {adopted}{end , } in {period}"),
                        "县简报 2, 市信息 2 in July 2018");
    assert_string_equal(said(EN, "{each levels}{name}: {adopted}{end}"),
                        "county: 2city: 2");
    assert_string_equal(said(EN, "{each groups}{name}: {criticised}{end ; }"),
                        "乡镇: 丙镇 (2018-07 0/2); 部门: ");
    assert_string_equal(said(EN, "{{period}} {{{year}}}"), "{period} {2018}");
    assert_string_equal(said(EN, "{each groups}x{end}{each groups}y{end}"), "xxyy");
}

static void conditions_keep_lines_away(void **state)
{
    (void)state;
    assert_string_equal(said(EN, "?zero some\n?!zero none"), "some");
    assert_string_equal(said(EN, "?nil some\n?!nil none"), "none");
    assert_string_equal(said(EN, "?count-nil some\n?!count-nil none"), "none");
    assert_string_equal(said(EN, "?replaces some\n?!replaces none"), "none");
    assert_string_equal(said(EN, "?points.year-ago some\n?!points.year-ago none"),
                        "none"); /* 0.0 */
    assert_string_equal(said(EN, "?office {office}"), "示例县");
    assert_null(said(EN, "?nil some"));
    assert_null(said(EN, "{replaces}"));
}

static void marks_say_what_a_line_is(void **state)
{
    static const struct {
        const char *line;
        enum paper_block_kind kind;
        const char *text;
    } cases[] = {
        {"= a", PAPER_TITLE, "a"},
        {"@ a", PAPER_MARK, "a"},
        {"< a", PAPER_TO, "a"},
        {"== a", PAPER_HEADING, "a"},
        {"==# a", PAPER_HEADING, "1. a"},
        {"- a", PAPER_ITEM, "a"},
        {"> a", PAPER_SIGN, "a"},
        {">> a", PAPER_DATE, "a"},
        {"! a", PAPER_NOTE, "a"},
        {"a", PAPER_TEXT, "a"},
        {"=a", PAPER_TEXT, "=a"},
        {"?zero ==# a", PAPER_HEADING, "1. a"},
        {"?!nil - {year}", PAPER_ITEM, "2018"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct circular c = small_circular(TRACK_OUTSIDE);
        struct paper p = made(arena_printf(&arena, "%s%s\n", EN, cases[i].line), &c);
        assert_int_equal(p.n_blocks, 1);
        assert_int_equal(p.blocks[0].kind, cases[i].kind);
        assert_string_equal(p.blocks[0].text, cases[i].text);
    }
}

/* --- templates -------------------------------------------------------------------- */

static void wrong_templates_name_their_line(void **state)
{
    static const struct {
        const char *text, *says;
        int line;
    } cases[] = {
        {"", "---", 1},
        {"language en\n---\n", "'columns' is missing", 2},
        {"columns unit\n---\n", "'language' is missing", 2},
        {"language xx\n", "'xx'", 1},
        {"# a\n\ncolour red\n", "'colour'", 3},
        {"language en\ncolumns unti\n---\n", "'unti'", 2},
        {"total perhaps\n", "'perhaps'", 1},
        {"order alphabet\n", "'alphabet'", 1},
        {"layout wide\n", "'wide'", 1},
        {EN "ok\n{submited}\n", "{submited}", 6},
        {EN "{submitted.last}\n", "{submitted.last}", 5},
        {EN "{talks.total}\n", "'talks' has no 'total'", 5},
        {EN "{issues.before}\n", "'issues' has no 'before'", 5},
        {EN "{commended 2}\n", "no number", 5},
        {EN "{each outlets}{criticised}{end}\n", "{criticised}", 5},
        {EN "{period.total}\n", "'period' has no 'total'", 5},
        {EN "{points.change}\n", "'points' has no 'change'", 5},
        {EN "{best}\n", "{best 3}", 5},
        {EN "{best 0}\n", "{best 3}", 5},
        {EN "{mean}\n", "{mean 1}", 5},
        {EN "{mean 4}\n", "0 to 3", 5},
        {EN "{units 2}\n", "no number", 5},
        {EN "{tables 2}\n", "no number", 5},
        {EN "{titles}\n", "{titles 100}", 5},
        {EN "{titles 2001}\n", "1 to 2000", 5},
        {EN "{titles 9x}\n", "1 to 2000", 5},
        {EN "{name}\n", "{name}", 5},
        {EN "?name x\n", "{name}", 5},
        {EN "?nothing x\n", "{nothing}", 5},
        {EN "?best x\n", "{best 3}", 5},
        {EN "a {submitted\n", "{ without its }", 5},
        {EN "a } b\n", "} without its {", 5},
        {EN "{each units}{end}\n", "{each units}", 5},
        {EN "{each groups}{name}\n", "without its {end}", 5},
        {EN "{end}\n", "without its {each}", 5},
        {EN "{each groups}{each levels}{end}{end}\n", "inside another", 5},
        {EN "{each outlets}{name}{submitted}{end}\n", "{submitted}", 5},
        {EN "{each levels}{adopted.total}{end}\n", "{adopted.total}", 5},
        {EN "- {tables}\n", "{tables}", 5},
        {EN "\n{groups}\n\n", "'groups'", 6},
        {EN "{people}\n", "'people'", 5},
        {EN "\xff\n", "UTF-8", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bulletin_template t;
        struct tb_err e = {0};
        int line = 0;
        assert_int_equal(template_parse(&arena, cases[i].text, &t, &line, &e),
                         TB_INVALID);
        if (!strstr(e.msg, cases[i].says) || strchr(e.msg, '\n') ||
            line != cases[i].line)
            fail_msg("%s: line %d: %s", cases[i].text, line, e.msg);
    }
}

static void files_of_other_systems_are_read(void **state)
{
    (void)state;
    assert_string_equal(
        said("\xef\xbb\xbflanguage en\r\ncolumns unit\r\n---  \r\n", "a {year}\r"),
        "a 2018");
}

static void long_templates_are_refused(void **state)
{
    struct bulletin_template t;
    struct tb_err e = {0};
    int line;
    char *text = arena_alloc(&arena, TEMPLATE_TEXT_MAX + 2);
    (void)state;
    memset(text, '#', TEMPLATE_TEXT_MAX + 1);
    assert_int_equal(template_parse(&arena, text, &t, &line, &e), TB_INVALID);
    assert_non_null(strstr(e.msg, "65536"));
}

static void needs_follow_from_the_text(void **state)
{
    static const struct {
        const char *body;
        struct circular_needs needs;
    } cases[] = {
        {"{period}", {0}},
        {"{submitted.change}", {.before = true}},
        {"?submitted.year-ago x", {.year_ago = true}},
        {"{each groups}{points.total}{end}", {.total = true}},
        {"?changes x", {.changes = true}},
        {"{topics}", {.topics = true}},
        {"{talks}", {.followups = true}},
        {"?criticised x", {.followups = true}},
        {"{each groups}{commended}{end}", {.followups = true}},
        {"{issues.total}", {.issues = true}},
        {"{titles 40}", {.titles = 40}},
        {"?titles x", {.titles = 1}},
        {"{chart-months}", {.months = true}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct bulletin_template t;
        struct circular_needs needs;
        int line;
        assert_int_equal(template_parse(&arena,
                                        arena_printf(&arena, EN "%s", cases[i].body),
                                        &t, &line, NULL),
                         TB_OK);
        template_needs(&t, TRACK_OUTSIDE, &needs);
        assert_memory_equal(&needs, &cases[i].needs, sizeof needs);
    }
}

/* --- blocks ----------------------------------------------------------------------- */

static const struct paper_block *block(const char *front, const char *line, size_t at)
{
    struct circular c = small_circular(TRACK_OUTSIDE);
    struct paper p = made(arena_printf(&arena, "%s%s\n", front, line), &c);
    assert_true(at < p.n_blocks);
    return &p.blocks[at];
}

static void lists_are_in_the_templates_language(void **state)
{
    (void)state;
    assert_string_equal(block(ZH, "{篇目 1}", 0)->text,
                        "1.《乙稿》（甲镇、丁局，县简报、市信息）");
    assert_string_equal(block(ZH, "{篇目 1}", 1)->text,
                        "以上为最近的1篇，本期共采用4篇。");
    assert_string_equal(block(EN, "{titles 9}", 1)->text, "2. 甲稿 (甲镇; 县简报)");
    assert_string_equal(put_table(block(EN, "{topics}", 0)->table),
                        "Topic|Due|Asked|Done|Late|Missing\n"
                        "防汛|2018-06-28|3|1|1|乙镇, 丙镇");
    assert_string_equal(put_table(block(ZH, "{缺口}", 0)->table),
                        "分组|名称|任务|期间|应完成|已完成|缺口\n"
                        "乡镇|乙镇|报送|2018-07|4|3|1\n乡镇|丙镇|附加分|2018-07|2|0|2");
    assert_string_equal(block(ZH, "{表扬}", 0)->text, "先进单位（乡镇）：甲镇、乙镇");
    assert_string_equal(block(EN, "{awards}", 1)->text, "先进个人: 张三");
    assert_string_equal(put_table(block(ZH, "{更正}", 0)->table),
                        "原通报|期间|分组|名称|项目|原数|更正为\n"
                        "2018-001|2018-06|乡镇|甲镇|名次|2|1\n"
                        "2018-001|2018-06|乡镇|丙镇|市信息|-|1");
}

/* A name such as 110 or 2026-05 is a name in every format. */
static void names_of_digits_stay_names(void **state)
{
    (void)state;
    struct circular c = small_circular(TRACK_OUTSIDE);
    struct circular_gap gap = {OWNER_UNIT, "110", "12%", "submitted", "2018",
                               false,      "4",   "50%", "1.5"};
    struct circular_topic topic = {"T1", "2018", 17710, 3, 1, 1, "110"};
    c.gaps = &gap;
    c.topics = &topic;
    c.n_gaps = c.n_topics = 1;
    struct paper p = made(EN "{missed}\n{topics}\n", &c);
    static const enum paper_cell_kind gaps[] = {
        PAPER_WORDS,  PAPER_WORDS,   PAPER_WORDS, PAPER_WORDS,
        PAPER_NUMBER, PAPER_PERCENT, PAPER_NUMBER};
    static const enum paper_cell_kind topics[] = {PAPER_WORDS,  PAPER_WORDS,
                                                  PAPER_NUMBER, PAPER_NUMBER,
                                                  PAPER_NUMBER, PAPER_WORDS};
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(p.blocks[0].table->cells[i].kind, gaps[i]);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(p.blocks[1].table->cells[i].kind, topics[i]);
}

static void notes_say_what_numbers_follow(void **state)
{
    (void)state;
    assert_string_equal(block(ZH, "{说明}", 0)->text,
                        "注1：依据示例办法（自2018年1月1日起）。");
    assert_string_equal(block(ZH, "{说明}", 1)->text, "注2：采用按刊发日期计入当期。");
    assert_string_equal(block(ZH, "{说明}", 2)->text,
                        "注3：得分相同的依次比较采用、折算，仍相同的名次并列，其后名次"
                        "顺延。");
    assert_string_equal(block(ZH, "{说明}", 3)->text,
                        "注4：免考单位：戊局（新成立）。");
    assert_string_equal(block(EN, "{foot}", 0)->text,
                        "As of entry 42 (hash abcd000000000000), 5 rows.");
}

static void charts_have_the_tables_numbers(void **state)
{
    const struct paper_chart *x = block(EN, "{chart-points}", 1)->chart;
    (void)state;
    assert_int_equal(x->n_rows, 1); /* the exempt one is not drawn */
    assert_string_equal(x->values[0].text, "6.0");
    x = block(EN, "{chart-quota}", 0)->chart;
    assert_int_equal(x->n_rows, 3);
    assert_string_equal(x->values[2].text, "3");
    assert_string_equal(x->values[3].text, "4");
    x = block(ZH, "{月度图}", 0)->chart;
    assert_int_equal(x->n_months, 2);
    assert_string_equal(x->months[0], "6月");
    assert_string_equal(x->values[1].text, "9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_read_in_both_languages),
        cmocka_unit_test(wrong_columns_are_named),
        cmocka_unit_test(columns_find_what_they_name),
        cmocka_unit_test(every_column_prints_its_number),
        cmocka_unit_test(tables_are_turned_round),
        cmocka_unit_test(two_units_stand_in_a_row),
        cmocka_unit_test(rows_stand_in_order),
        cmocka_unit_test(groups_are_summed),
        cmocka_unit_test(records_are_for_programs),
        cmocka_unit_test(every_field_says_what_it_is),
        cmocka_unit_test(loops_and_braces),
        cmocka_unit_test(conditions_keep_lines_away),
        cmocka_unit_test(marks_say_what_a_line_is),
        cmocka_unit_test(wrong_templates_name_their_line),
        cmocka_unit_test(files_of_other_systems_are_read),
        cmocka_unit_test(long_templates_are_refused),
        cmocka_unit_test(needs_follow_from_the_text),
        cmocka_unit_test(lists_are_in_the_templates_language),
        cmocka_unit_test(names_of_digits_stay_names),
        cmocka_unit_test(notes_say_what_numbers_follow),
        cmocka_unit_test(charts_have_the_tables_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}
