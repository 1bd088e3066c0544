#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

#include "export/paper_format.h"

#include "papers_small.h"
#include "unit.h"

static struct strbuf written(const char *format, const struct paper *p,
                             struct paper_options o)
{
    struct strbuf out = {0};
    struct tb_err e;
    const struct paper_format *f = paper_format_find(format);
    assert_non_null(f);
    assert_int_equal(f->write(p, &o, &out, &e), TB_OK);
    assert_non_null(out.s);
    return out;
}

static void expect(const char *format, const struct paper *p, struct paper_options o,
                   const char *text)
{
    struct strbuf out = written(format, p, o);
    assert_string_equal(out.s, text);
    assert_int_equal(out.len, strlen(text));
    strbuf_free(&out);
}

/* --- exact bytes ------------------------------------------------------------------ */

static void csv_is_the_records(void **state)
{
    (void)state;
    expect("csv", &small_paper, (struct paper_options){0},
           "rank,unit,adopted,points,rate\n"
           "1,\"'=县府办,\"\"甲\"\"\",-12,135.4,57.1%\n"
           "2,'-,-,-1.5,\n");
    struct strbuf out =
        written("csv", &small_paper, (struct paper_options){.bom = true});
    assert_memory_equal(out.s, "\xEF\xBB\xBFrank,", 8);
    strbuf_free(&out);
}

static void json_is_the_records(void **state)
{
    (void)state;
    expect("json", &small_paper, (struct paper_options){0},
           "[\n{\"rank\": 1, \"unit\": \"=县府办,\\\"甲\\\"\", \"adopted\": -12, "
           "\"points\": \"135.4\", \"rate\": \"57.1%\"},\n"
           "{\"rank\": 2, \"unit\": \"-\", \"adopted\": null, \"points\": \"-1.5\", "
           "\"rate\": null}\n]\n");
}

/* What a reader would take for another number, or for none, stays a string; a cell
 * whose digits are none is guarded like words. */
static void odd_digits(void **state)
{
    static const char *texts[] = {"007",  "0",    "-0",   "1234567890123456",
                                  "1.",   "12.5", "-",    "=1+1",
                                  "-1+1", "1e5",  "豁免", "--1"};
    struct paper_column column = {"", "n", PAPER_NUMBER};
    struct paper_cell cells[COUNT(texts)];
    struct paper_table t = {"", "", &column, 1, cells, COUNT(texts), false};
    struct paper p = {.records = &t};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        cells[i] = (struct paper_cell){PAPER_NUMBER, texts[i]};
    expect("json", &p, (struct paper_options){0},
           "[\n{\"n\": \"007\"},\n{\"n\": 0},\n{\"n\": \"-0\"},\n"
           "{\"n\": \"1234567890123456\"},\n{\"n\": \"1.\"},\n{\"n\": \"12.5\"},\n"
           "{\"n\": null},\n{\"n\": \"=1+1\"},\n{\"n\": \"-1+1\"},\n"
           "{\"n\": \"1e5\"},\n{\"n\": \"豁免\"},\n{\"n\": \"--1\"}\n]\n");
    expect("csv", &p, (struct paper_options){0},
           "n\n007\n0\n-0\n1234567890123456\n1.\n12.5\n-\n'=1+1\n'-1+1\n1e5\n豁免\n'--"
           "1\n");
}

static void no_records_are_no_rows(void **state)
{
    struct paper p = {0};
    struct paper_column column = {"", "n", PAPER_WORDS};
    struct paper_cell cell = {PAPER_WORDS, ""};
    struct paper_table one = {"", "", &column, 1, &cell, 1, false};
    (void)state;
    expect("csv", &p, (struct paper_options){.bom = true}, "\xEF\xBB\xBF");
    expect("json", &p, (struct paper_options){0}, "[\n]\n");
    p.records = &one;
    expect("csv", &p, (struct paper_options){0}, "n\n\"\"\n");
}

static void md_of_a_small_one(void **state)
{
    (void)state;
    expect("md", &small_paper, (struct paper_options){0},
           "# 关于一季度信息 采用情况的通报\n\n〔2026〕1号\n\n各单位：\n\n"
           "现将情况通报如下。\n\n## 一、得分\n\n1\\. 县府办\n\n### 一季度得分\n\n"
           "| 名次 | 单位 | 采用 / 省级 | 采用 / 市级 | 得分 | 完成率 |\n"
           "|---:|---|---:|---:|---:|---:|\n"
           "| 1 | 县府办 | 12 | 3 | 135.4 | 57.1% |\n"
           "| 2 | 青瓷镇 | 0 | - | -1.5 | - |\n"
           "|  | 合计 | 12 | 3 | 133.9 |  |\n\n"
           "县委办公室\n\n2026年4月2日\n\n联系：xx@<!---->example.org\n");
}

static void md_of(const char *text, const char *as)
{
    struct paper_block b = {PAPER_TEXT, .text = text};
    struct paper p = {.blocks = &b, .n_blocks = 1};
    expect("md", &p, (struct paper_options){0}, as);
}

static void md_text_is_only_text(void **state)
{
    (void)state;
    md_of("- a - b", "\\- a - b\n");
    md_of("+1", "\\+1\n");
    md_of("  # x #", "\\# x \\#\n");
    md_of("12) x 3) y", "12\\) x 3) y\n");
    md_of("3.5 and 1.", "3\\.5 and 1.\n");
    md_of("> q", "\\> q\n");
    md_of("a_b*c`d~e|f\\g", "a\\_b\\*c\\`d\\~e\\|f\\\\g\n");
    md_of("![x](http://y)", "!\\[x\\](http\\://y)\n");
    md_of("<b>&amp;", "\\<b\\>\\&amp;\n");
    md_of("www.x.y", "www\\.x.y\n");
    md_of("a@b.c @ d", "a@<!---->b.c @ d\n");
    md_of("$x$", "\\$x\\$\n");
    md_of("a\nb\033", "a↵b^\\[\n");
}

static void html_text_and_heads(void **state)
{
    static const char *parts[] = {
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n", "<title>一季度通报</title>",
        "<h1>关于一季度信息<br>采用情况的通报</h1>\n<p class=\"mark\">〔2026〕1号</p>\n"
        "<p class=\"to\">各单位：</p>\n<p>现将情况通报如下。</p>\n<h2>一、得分</h2>\n"
        "<p class=\"item\">1. 县府办</p>\n<div class=\"table c6\" tabindex=\"0\">\n"
        "<table>\n<caption>一季度得分</caption>\n"
        "<colgroup span=\"1\"></colgroup><colgroup span=\"1\"></colgroup>"
        "<colgroup span=\"2\"></colgroup><colgroup span=\"1\"></colgroup>"
        "<colgroup span=\"1\"></colgroup>\n<thead>\n"
        "<tr><th scope=\"col\" class=\"n\" rowspan=\"2\">名次</th>"
        "<th scope=\"col\" class=\"w w4\" rowspan=\"2\">单位</th>"
        "<th scope=\"colgroup\" class=\"above\" colspan=\"2\">采用</th>"
        "<th scope=\"col\" class=\"n\" rowspan=\"2\">得分</th>"
        "<th scope=\"col\" class=\"n\" rowspan=\"2\">完成率</th></tr>\n"
        "<tr><th scope=\"col\" class=\"n\">省级</th>"
        "<th scope=\"col\" class=\"n\">市级</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td class=\"n\">1</td><th scope=\"row\" class=\"w w4\">县府办</th>"
        "<td class=\"n\">12</td><td class=\"n\">3</td><td class=\"n\">135.4</td>"
        "<td class=\"n\">57.1%</td></tr>\n",
        "<tr class=\"total\"><td class=\"n\"></td><th scope=\"row\" "
        "class=\"w w4\">合计</th>",
        "<div class=\"signed\">\n<p>县委办公室</p>\n<p>2026年4月2日</p>\n</div>\n"
        "<p class=\"note\">联系：xx@example.org</p>\n</main>\n</body>\n</html>\n"};
    struct strbuf out = written("html", &small_paper, (struct paper_options){0});
    const char *at = out.s;
    (void)state;
    for (size_t i = 0; i < COUNT(parts); i++) {
        at = strstr(at, parts[i]);
        if (!at)
            fail_msg("not there, or not in its place: %s", parts[i]);
        at += strlen(parts[i]);
    }
    assert_string_equal(at, "");
    strbuf_free(&out);
}

/* --- pictures --------------------------------------------------------------------- */

static const char *drawn(struct strbuf *out, struct paper_chart *c)
{
    struct paper_block b = {PAPER_CHART, .chart = c};
    struct paper p = {.title = "", .blocks = &b, .n_blocks = 1};
    strbuf_free(out);
    *out = written("html", &p, (struct paper_options){0});
    const char *at = strstr(out->s, "<figure>");
    assert_non_null(at);
    return at;
}

/* The k-th rectangle of a class: its x, y, width and height. */
static bool rect(const char *at, const char *kind, int k, int r[4])
{
    char open[64];
    snprintf(open, sizeof open, "<rect class=\"%s\" ", kind);
    while ((at = strstr(at, open))) {
        at += strlen(open);
        if (k-- == 0)
            return sscanf(at, "x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", &r[0],
                          &r[1], &r[2], &r[3]) == 4;
    }
    return false;
}

#define ONE INT64_C(2520000)

static void bars_leave_zero_to_both_sides(void **state)
{
    const char *labels[] = {"甲", "乙", "丙", "丁"};
    struct paper_value values[] = {
        {20 * ONE, "20"}, {10 * ONE, "10"}, {0, "0"}, {-10 * ONE, "-10"}};
    struct paper_chart c = {PAPER_BARS, "得分", "分", 4, labels, values, NULL, 0};
    struct strbuf out = {0};
    int a[4], b[4], zero[4], minus[4];
    const char *at = drawn(&out, &c);
    (void)state;
    assert_true(rect(at, "bar", 0, a) && rect(at, "bar", 1, b) &&
                rect(at, "bar", 2, zero) && rect(at, "minus", 0, minus));
    assert_int_equal(a[0], b[0]);
    assert_int_equal(a[2], 2 * b[2]);
    assert_int_equal(zero[2], 0);
    assert_int_equal(minus[0] + minus[2], a[0]);
    assert_in_range(minus[2], b[2] - 1, b[2] + 1);
    assert_in_range(a[0] + a[2], 800, 960);
    assert_non_null(strstr(at, "<title>丁: -10</title>"));
    assert_non_null(strstr(at, "<desc>甲: 20; 乙: 10; 丙: 0; 丁: -10</desc>"));
    strbuf_free(&out);
}

static void progress_is_done_of_required(void **state)
{
    const char *labels[] = {"a", "b", "c", "d", "e"};
    struct paper_value values[] = {{5 * ONE, "5"},   {10 * ONE, "10"}, {12 * ONE, "12"},
                                   {10 * ONE, "10"}, {-ONE, "-1"},     {10 * ONE, "10"},
                                   {ONE, "1"},       {0, "0"},         {0, "0"},
                                   {0, "0"}};
    struct paper_chart c = {PAPER_PROGRESS, "t", "", 5, labels, values, NULL, 0};
    struct strbuf out = {0};
    const char *at = drawn(&out, &c);
    int track[4], bar[5][4];
    (void)state;
    assert_true(rect(at, "track", 0, track));
    for (int i = 0; i < 5; i++)
        assert_true(rect(at, "bar", i, bar[i]));
    assert_in_range(bar[0][2] * 2, track[2] - 1, track[2] + 1);
    assert_int_equal(bar[1][2], track[2]);
    assert_int_equal(bar[2][2], 0);
    assert_int_equal(bar[3][2], track[2]);
    assert_int_equal(bar[4][2], 0);
    assert_non_null(strstr(at, ">12/10</text>"));
    strbuf_free(&out);
}

static void months_share_a_scale(void **state)
{
    const char *labels[] = {"a", "b"}, *months[] = {"Jan", "Feb"};
    struct paper_value values[] = {
        {40 * ONE, "40"}, {-20 * ONE, "-20"}, {10 * ONE, "10"}, {0, "0"}};
    struct paper_chart c = {PAPER_MONTHS, "t", "points", 2, labels, values, months, 2};
    struct strbuf out = {0};
    const char *at = drawn(&out, &c);
    int a[4], b[4], minus[4];
    (void)state;
    assert_true(rect(at, "bar", 0, a) && rect(at, "bar", 1, b) &&
                rect(at, "minus", 0, minus));
    assert_in_range(a[3], 4 * b[3] - 2, 4 * b[3] + 2);
    assert_in_range(a[3], 2 * minus[3] - 1, 2 * minus[3] + 1);
    assert_int_equal(a[1] + a[3], minus[1]);
    assert_int_equal(b[1] + b[3], minus[1]);
    assert_non_null(strstr(at, "the highest value, 40.</p>"));
    assert_non_null(strstr(at, "<title>b</title>\n<desc>Jan: 10; Feb: 0</desc>"));
    strbuf_free(&out);
}

static void long_labels_are_cut_but_whole_in_the_title(void **state)
{
    const char *labels[] = {"一二三四五六七八九十一二三四五"};
    struct paper_value values[] = {{ONE, "1"}};
    struct paper_chart c = {PAPER_BARS, "t", "", 1, labels, values, NULL, 0};
    struct strbuf out = {0};
    const char *at = drawn(&out, &c);
    (void)state;
    assert_non_null(strstr(at, ">一二三四五六七八九十…</text>"));
    assert_non_null(strstr(at, "<title>一二三四五六七八九十一二三四五: 1</title>"));
    strbuf_free(&out);
}

static int count(const char *s, const char *what)
{
    int n = 0;
    while ((s = strstr(s, what))) {
        s++;
        n++;
    }
    return n;
}

static void long_charts_are_several_pictures(void **state)
{
    struct arena a = {0};
    struct strbuf out = {0};
    (void)state;
    const char *at = drawn(&out, chart(&a, PAPER_BARS, 60));
    assert_int_equal(count(at, "<svg "), 5);
    assert_int_equal(count(at, "<g>"), 60);
    strbuf_free(&out);
    arena_free(&a);
}

/* --- wherever and whenever -------------------------------------------------------- */

static void equal_papers_give_equal_bytes(void **state)
{
    static const char *formats[] = {"csv", "html", "json", "md"};
    struct arena a = {0}, again = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(formats); i++) {
        struct paper_options o = {0};
        struct strbuf wide = written(formats[i], wide_paper(&a), o),
                      bad = written(formats[i], hostile_paper(&a), o);
        setenv("TZ", "Pacific/Kiritimati", 1);
        setenv("LANGUAGE", "zh_CN", 1);
        tzset();
        setlocale(LC_ALL, "C");
        text_set_ambiguous(2);
        expect(formats[i], wide_paper(&again), o, wide.s);
        expect(formats[i], hostile_paper(&again), o, bad.s);
        text_set_ambiguous(1);
        setlocale(LC_ALL, "C.UTF-8");
        unsetenv("LANGUAGE");
        unsetenv("TZ");
        tzset();
        strbuf_free(&wide);
        strbuf_free(&bad);
    }
    arena_free(&a);
    arena_free(&again);
}

/* --- read again by another program ------------------------------------------------ */

static const char *folder(void)
{
    static char made[] = "/tmp/tb-papers-XXXXXX";
    static const char *at;
    if (!at) {
        at = getenv("TB_PAPERS"); /* kept, to be looked at */
        if (at)
            mkdir(at, 0777);
        else
            at = mkdtemp(made);
        assert_non_null(at);
    }
    return at;
}

static void put_file(const char *name, const char *format, const struct paper *p)
{
    char path[256];
    struct strbuf out = written(format, p, (struct paper_options){.width = 72});
    snprintf(path, sizeof path, "%s/%s.%s", folder(), name, format);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(out.s, 1, out.len, f), out.len);
    assert_int_equal(fclose(f), 0);
    strbuf_free(&out);
}

static void run(const char *command)
{
    int rc = system(command); // NOLINT: the test's own words
    assert_true(WIFEXITED(rc));
    assert_int_equal(WEXITSTATUS(rc), 0);
}

static void another_program_finds_nothing_wrong(void **state)
{
    static const char *formats[] = {"csv", "html", "json", "md", "text"};
    struct arena a = {0};
    char command[1024];
    (void)state;
    if (system("python3 -c '' 2>/dev/null")) { // NOLINT
        printf("skip markup: there is no python3\n");
        skip();
    }
    for (size_t i = 0; i < COUNT(formats); i++) {
        put_file("small", formats[i], &small_paper);
        put_file("wide", formats[i], wide_paper(&a));
        put_file("hostile", formats[i], hostile_paper(&a));
    }
    run("PYTHONDONTWRITEBYTECODE=1 python3 tests/tools/markup.py --broken");
    snprintf(command, sizeof command,
             "cd %s && PYTHONDONTWRITEBYTECODE=1 python3 \"$OLDPWD\"/tests/tools/"
             "markup.py *.html *.md *.csv *.json",
             folder());
    run(command);
    if (!getenv("TB_PAPERS")) {
        snprintf(command, sizeof command, "rm -r %s", folder());
        run(command);
    }
    arena_free(&a);
}

/* Text is shown in a terminal: no byte of the hostile ones reaches it. */
static void text_is_harmless(void **state)
{
    struct arena a = {0};
    struct strbuf out =
        written("text", hostile_paper(&a), (struct paper_options){.width = 60});
    (void)state;
    for (size_t i = 0; i < out.len; i++)
        assert_true((unsigned char)out.s[i] >= ' ' || out.s[i] == '\n');
    assert_null(strchr(out.s, 0x7F));
    assert_null(strstr(out.s, "\xE2\x80\xAE"));
    assert_true(text_valid(out.s, out.len, NULL));
    strbuf_free(&out);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_the_records),
        cmocka_unit_test(json_is_the_records),
        cmocka_unit_test(odd_digits),
        cmocka_unit_test(no_records_are_no_rows),
        cmocka_unit_test(md_of_a_small_one),
        cmocka_unit_test(md_text_is_only_text),
        cmocka_unit_test(html_text_and_heads),
        cmocka_unit_test(bars_leave_zero_to_both_sides),
        cmocka_unit_test(progress_is_done_of_required),
        cmocka_unit_test(months_share_a_scale),
        cmocka_unit_test(long_labels_are_cut_but_whole_in_the_title),
        cmocka_unit_test(long_charts_are_several_pictures),
        cmocka_unit_test(equal_papers_give_equal_bytes),
        cmocka_unit_test(another_program_finds_nothing_wrong),
        cmocka_unit_test(text_is_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
