/* Papers for tests: a small one, one as hostile as data can be, a long and wide one. */
#ifndef TB_TEST_PAPERS_SMALL_H
#define TB_TEST_PAPERS_SMALL_H

#include "bulletin/paper.h"
#include "unit.h"

#define HOSTILE                                                                        \
    "<script>alert(1)</script>\"'&amp;<img src=x onerror=y> [a](http://b.c) ![i](j) "  \
    "**b** _e_ `c` ~~d~~ |x| \\| www.e.f g@h.i https://k.l $m$ \xE2\x80\xAE\x01\x1b["  \
    "2J\r\n\t\x7f \xff\xc3( =1+1"

/* --- small: one office, a table of two heads ----------------------------------------
 */

static struct paper_column small_columns[] = {
    {"", "名次", PAPER_NUMBER},     {"", "单位", PAPER_WORDS},
    {"采用", "省级", PAPER_NUMBER}, {"采用", "市级", PAPER_NUMBER},
    {"", "得分", PAPER_POINTS},     {"", "完成率", PAPER_PERCENT}};
static struct paper_cell small_cells[] = {
    {PAPER_NUMBER, "1"}, {PAPER_WORDS, "县府办"}, {PAPER_NUMBER, "12"},
    {PAPER_NUMBER, "3"}, {PAPER_POINTS, "135.4"}, {PAPER_PERCENT, "57.1%"},
    {PAPER_NUMBER, "2"}, {PAPER_WORDS, "青瓷镇"}, {PAPER_NUMBER, "0"},
    {PAPER_WORDS, "-"},  {PAPER_POINTS, "-1.5"},  {PAPER_WORDS, "-"},
    {PAPER_WORDS, ""},   {PAPER_WORDS, "合计"},   {PAPER_NUMBER, "12"},
    {PAPER_NUMBER, "3"}, {PAPER_POINTS, "133.9"}, {PAPER_WORDS, ""}};
static struct paper_table small_table = {
    "单位", "一季度得分", small_columns, COUNT(small_columns), small_cells, 3, true};
static struct paper_column small_heads[] = {{"", "rank", PAPER_NUMBER},
                                            {"", "unit", PAPER_WORDS},
                                            {"", "adopted", PAPER_NUMBER},
                                            {"", "points", PAPER_POINTS},
                                            {"", "rate", PAPER_PERCENT}};
static struct paper_cell small_values[] = {
    {PAPER_NUMBER, "1"},      {PAPER_WORDS, "=县府办,\"甲\""},
    {PAPER_NUMBER, "-12"},    {PAPER_POINTS, "135.4"},
    {PAPER_PERCENT, "57.1%"}, {PAPER_NUMBER, "2"},
    {PAPER_WORDS, "-"},       {PAPER_WORDS, "-"},
    {PAPER_POINTS, "-1.5"},   {PAPER_WORDS, ""}};
static struct paper_table small_records = {
    "units", "", small_heads, COUNT(small_heads), small_values, 2, false};
static struct paper_block small_blocks[] = {
    {PAPER_TITLE, .text = "关于一季度信息"},
    {PAPER_TITLE, .text = "采用情况的通报"},
    {PAPER_MARK, .text = "〔2026〕1号"},
    {PAPER_TO, .text = "各单位："},
    {PAPER_TEXT, .text = "现将情况通报如下。"},
    {PAPER_HEADING, .text = "一、得分"},
    {PAPER_ITEM, .text = "1. 县府办"},
    {PAPER_TABLE, .table = &small_table},
    {PAPER_SIGN, .text = "县委办公室"},
    {PAPER_DATE, .text = "2026年4月2日"},
    {PAPER_NOTE, .text = "联系：xx@example.org"}};
static const struct paper small_paper = {
    .zh = true,
    .title = "一季度通报",
    .author = "县委办公室",
    .blocks = small_blocks,
    .n_blocks = COUNT(small_blocks),
    .records = &small_records,
};

/* --- charts -------------------------------------------------------------------------
 */

/* n rows of labels of growing length; values from 40.5 down, below zero at the end. */
static struct paper_chart *chart(struct arena *a, enum paper_chart_kind kind, size_t n)
{
    static const char *months[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                   "7月", "8月", "9月", "10月", "11月", "12月"};
    struct paper_chart *c = arena_alloc(a, sizeof *c);
    size_t each = kind == PAPER_BARS ? 1 : kind == PAPER_PROGRESS ? 2 : 12;
    *c = (struct paper_chart){kind, "各单位得分",     "分",
                              n,    .months = months, .n_months = 12};
    c->labels = arena_array(a, n, sizeof *c->labels);
    c->values = arena_array(a, n * each, sizeof *c->values);
    for (size_t i = 0; i < n; i++)
        c->labels[i] = arena_printf(a, "%zu号单位%s", i + 1,
                                    i % 5 == 4 ? "（含开发区、旅游度假区管委会）" : "");
    for (size_t i = 0; i < n * each; i++) {
        long long half = kind == PAPER_MONTHS ? (long long)(i * 7 % 29) - 3
                                              : 81 - (long long)(i * 90 / (n * each));
        half = kind == PAPER_PROGRESS && i % 2 ? 64 : half;
        c->values[i] = (struct paper_value){
            half * 1260000,
            arena_printf(a, "%s%lld.%d", half < 0 ? "-" : "",
                         (half < 0 ? -half : half) / 2, half % 2 ? 5 : 0)};
    }
    return c;
}

/* --- wide: 14 columns, 60 rows, charts of each kind ----------------------------------
 */

static struct paper_table *wide_table(struct arena *a, size_t columns, size_t rows)
{
    struct paper_table *t = arena_alloc(a, sizeof *t);
    *t = (struct paper_table){"全表", "各单位采用和得分情况", .n_columns = columns,
                              .n_rows = rows, .total = true};
    t->columns = arena_array(a, columns, sizeof *t->columns);
    t->cells = arena_array(a, columns * rows, sizeof *t->cells);
    for (size_t i = 0; i < columns; i++)
        t->columns[i] = (struct paper_column){i < 2 || i + 2 > columns ? ""
                                              : i < 6 ? "政务信息采用篇数"
                                                      : "加分和扣分",
                                              i == 0   ? "名次"
                                              : i == 1 ? "单位"
                                              : i + 1 == columns
                                                  ? "末列"
                                                  : arena_printf(a, "第%zu级采用", i),
                                              i == 1            ? PAPER_WORDS
                                              : i + 3 > columns ? PAPER_POINTS
                                                                : PAPER_NUMBER};
    for (size_t i = 0; i < columns * rows; i++)
        t->cells[i] = (struct paper_cell){
            t->columns[i % columns].kind,
            i % columns == 1 ? arena_printf(a, "第%zu单位办公室", i / columns + 1)
                             : arena_printf(a, "%zu", (i * 37) % 1000)};
    t->cells[columns * rows - 1].text = "9999.5";
    return t;
}

static const struct paper *wide_paper(struct arena *a)
{
    static const char *lines[] = {
        "各乡镇党委和人民政府，县直各单位：",
        "今年以来，各单位围绕中心、服务大局，积极报送信息，为领导决策提供了有力参考。"
        "现将一季度信息采用情况通报如下，请各单位对照检查，取长补短，进一步做好信息工作"
        "。",
        "一、总体情况", "（一）报送数量稳步增长。全县共报送信息1234条，采用567条。",
        "附注：本表按得分排列，得分相同的名次并列。联系人：张三，电话：0570-1234567。"};
    struct paper *p = arena_alloc(a, sizeof *p);
    struct paper_block b[] = {
        {PAPER_TITLE, .text = "关于2026年第一季度信息报送和采用情况的通报"},
        {PAPER_MARK, .text = "信息工作通报〔2026〕1号"},
        {PAPER_TO, .text = lines[0]},
        {PAPER_TEXT, .text = lines[1]},
        {PAPER_HEADING, .text = lines[2]},
        {PAPER_TEXT, .text = lines[1]},
        {PAPER_ITEM, .text = lines[3]},
        {PAPER_TABLE, .table = &small_table},
        {PAPER_HEADING, .text = "二、各单位情况"},
        {PAPER_TABLE, .table = wide_table(a, 14, 60)},
        {PAPER_HEADING, .text = "三、图示"},
        {PAPER_CHART, .chart = chart(a, PAPER_BARS, 30)},
        {PAPER_CHART, .chart = chart(a, PAPER_PROGRESS, 12)},
        {PAPER_CHART, .chart = chart(a, PAPER_MONTHS, 9)},
        {PAPER_SIGN, .text = "中共青瓷县委办公室"},
        {PAPER_DATE, .text = "2026年4月2日"},
        {PAPER_NOTE, .text = lines[4]}};
    *p = small_paper;
    p->n_blocks = COUNT(b);
    p->blocks = arena_array(a, COUNT(b), sizeof *b);
    memcpy(p->blocks, b, sizeof b);
    return p;
}

/* --- hostile: every text, in every place ---------------------------------------------
 */

static struct paper_table *hostile_table(struct arena *a)
{
    static const char *texts[] = {HOSTILE,   "-",    "",       "=cmd|' /C calc'!A0",
                                  "@SUM(1)", "|",    "\\",     "\\|",
                                  "a\\",     "<!--", "&#106;", "-->"};
    struct paper_table *t = arena_alloc(a, sizeof *t);
    *t = (struct paper_table){HOSTILE, HOSTILE, .n_columns = 4, .n_rows = COUNT(texts)};
    t->columns = arena_array(a, 4, sizeof *t->columns);
    t->cells = arena_array(a, 4 * COUNT(texts), sizeof *t->cells);
    for (size_t i = 0; i < 4; i++)
        t->columns[i] = (struct paper_column){i % 3 ? HOSTILE : "",
                                              arena_printf(a, "%s%zu", HOSTILE, i),
                                              (enum paper_cell_kind)(PAPER_WORDS + i)};
    for (size_t i = 0; i < 4 * COUNT(texts); i++)
        t->cells[i] = (struct paper_cell){(enum paper_cell_kind)(PAPER_WORDS + i % 4),
                                          texts[i / 4]};
    return t;
}

static const struct paper *hostile_paper(struct arena *a)
{
    static const char *texts[] = {HOSTILE,
                                  "",
                                  " ",
                                  "# h",
                                  "- item",
                                  "+ item",
                                  "1. one",
                                  "12) two",
                                  "> quote",
                                  "    code",
                                  "===",
                                  "---",
                                  "***",
                                  "```",
                                  "~~~",
                                  "| a | b |",
                                  "|---|---|",
                                  "[x]: http://y",
                                  "</style>",
                                  "]]>",
                                  ("\xE2\x80\xAE"
                                   "abc"),
                                  "tail #",
                                  "a@b.c",
                                  "http://x.y",
                                  "www.x.y",
                                  "&lt;",
                                  "\\",
                                  "line\nbreak"};
    size_t kinds = PAPER_NOTE + 1;
    struct paper *p = arena_alloc(a, sizeof *p);
    *p = (struct paper){false,
                        HOSTILE,
                        HOSTILE,
                        0,
                        arena_array(a, kinds * COUNT(texts), sizeof *p->blocks),
                        0,
                        hostile_table(a)};
    for (size_t i = 0; i < kinds * COUNT(texts); i++) {
        struct paper_block *b = &p->blocks[p->n_blocks];
        b->kind = (enum paper_block_kind)(i % kinds);
        b->text = texts[i / kinds];
        if ((b->kind == PAPER_TABLE || b->kind == PAPER_CHART) && i >= 3 * kinds)
            continue;
        b->table = p->records;
        struct paper_chart *c =
            chart(a, (enum paper_chart_kind)(PAPER_BARS + i / kinds % 3), 3);
        static const char *months[12];
        for (size_t k = 0; k < 12; k++)
            months[k] = HOSTILE;
        c->months = months;
        c->title = c->unit = c->labels[0] = c->labels[1] = c->values[0].text = HOSTILE;
        c->values[0].n = INT64_MIN;
        c->values[1].n = INT64_MAX;
        b->chart = c;
        p->n_blocks++;
    }
    return p;
}

#endif
