/* Papers for the tests of formats: ordinary ones in both languages, and a hostile one.
 */
#ifndef TB_TEST_PAPERS_H
#define TB_TEST_PAPERS_H

#include <string.h>

#include "base/mem.h"

#include "bulletin/paper.h"

#define W(s)                                                                           \
    {                                                                                  \
        PAPER_WORDS, s                                                                 \
    }
#define N(s)                                                                           \
    {                                                                                  \
        PAPER_NUMBER, s                                                                \
    }
#define P(s)                                                                           \
    {                                                                                  \
        PAPER_PERCENT, s                                                               \
    }

/* A table from rows of cells; what stands above and the names come first. */
static inline struct paper_table *
paper_table_of(struct arena *a, const char *name, const char *title,
               const struct paper_column *columns, size_t n_columns,
               const struct paper_cell *cells, size_t n_rows, bool total)
{
    struct paper_table *t = arena_alloc(a, sizeof *t);
    *t = (struct paper_table){name, title, NULL, n_columns, NULL, n_rows, total};
    t->columns = arena_array(a, n_columns, sizeof *columns);
    memcpy(t->columns, columns, n_columns * sizeof *columns);
    t->cells = arena_array(a, n_rows * n_columns + 1, sizeof *cells);
    if (n_rows)
        memcpy(t->cells, cells, n_rows * n_columns * sizeof *cells);
    return t;
}

static inline struct paper_chart *
paper_chart_of(struct arena *a, enum paper_chart_kind kind, const char *title,
               const char *unit, size_t n_rows, size_t n_months, bool zh)
{
    struct paper_chart *c = arena_alloc(a, sizeof *c);
    size_t n = kind == PAPER_MONTHS ? n_months : kind == PAPER_PROGRESS ? 2 : 1;
    *c = (struct paper_chart){kind, title, unit, n_rows, NULL, NULL, NULL, n_months};
    c->labels = arena_array(a, n_rows + 1, sizeof *c->labels);
    c->values = arena_array(a, n_rows * n + 1, sizeof *c->values);
    c->months = arena_array(a, n_months + 1, sizeof *c->months);
    for (size_t r = 0; r < n_rows; r++)
        c->labels[r] = arena_printf(a, zh ? "第%zu镇人民政府" : "Unit %zu", r + 1);
    for (size_t i = 0; i < n_months; i++)
        c->months[i] = arena_printf(a, zh ? "%zu月" : "M%zu", i + 1);
    for (size_t i = 0; i < n_rows * n; i++) {
        int tenths = 1350 - (int)(i * 37 % 1200);
        c->values[i].n = (int64_t)tenths * 252000;
        c->values[i].text = arena_printf(a, "%d.%d", tenths / 10, tenths % 10);
    }
    return c;
}

/* Two levels of heads, percentages, '-', a total. */
static inline struct paper_table *paper_ranking(struct arena *a, bool zh, size_t n)
{
    static const struct paper_column columns_zh[] = {
        {"", "名次", PAPER_NUMBER},           {"", "单位", PAPER_WORDS},
        {"", "报送（条）", PAPER_NUMBER},     {"采用（条）", "县级", PAPER_NUMBER},
        {"采用（条）", "市级", PAPER_NUMBER}, {"采用（条）", "省级", PAPER_NUMBER},
        {"", "采用率", PAPER_PERCENT},        {"", "得分", PAPER_NUMBER}};
    static const struct paper_column columns_en[] = {
        {"", "Place", PAPER_NUMBER},          {"", "Unit", PAPER_WORDS},
        {"", "Submitted", PAPER_NUMBER},      {"Adopted by", "county", PAPER_NUMBER},
        {"Adopted by", "city", PAPER_NUMBER}, {"Adopted by", "province", PAPER_NUMBER},
        {"", "Rate", PAPER_PERCENT},          {"", "Points", PAPER_NUMBER}};
    struct paper_cell *cells = arena_array(a, n * 8, sizeof *cells);
    for (size_t r = 0; r < n; r++) {
        bool total = r + 1 == n;
        const struct paper_cell row[] = {
            {total ? PAPER_WORDS : PAPER_NUMBER,
             total ? "" : arena_printf(a, "%zu", r + 1)},
            W(total ? zh ? "合计" : "Total"
                    : arena_printf(a, zh ? "第%zu镇人民政府" : "Unit %zu", r + 1)),
            N(arena_printf(a, "%zu", 40 + r)),
            N(arena_printf(a, "%zu", 12 + r)),
            {r % 3 ? PAPER_NUMBER : PAPER_WORDS, r % 3 ? "4" : "-"},
            W("-"),
            P(arena_printf(a, "%zu.%zu%%", 57 + r % 40, r % 10)),
            N(arena_printf(a, "%zu.%zu", 135 + r, (r + 4) % 10))};
        memcpy(cells + r * 8, row, sizeof row);
    }
    return paper_table_of(a, zh ? "乡镇" : "Towns",
                          zh ? "表1 乡镇（街道）信息报送采用情况" : "Table 1. Towns",
                          zh ? columns_zh : columns_en, 8, cells, n, true);
}

/* Fourteen columns. */
static inline struct paper_table *paper_wide(struct arena *a, bool zh, size_t n)
{
    struct paper_column columns[14] = {{"", zh ? "单位" : "Unit", PAPER_WORDS}};
    struct paper_cell *cells = arena_array(a, n * 14, sizeof *cells);
    for (size_t i = 1; i < 14; i++) {
        columns[i].above = i < 13 ? zh ? "各月得分" : "Points by month" : "";
        columns[i].name = i == 13 ? zh ? "全年累计得分" : "Year so far"
                                  : arena_printf(a, zh ? "%zu月" : "M%zu", i);
        columns[i].kind = PAPER_NUMBER;
    }
    for (size_t r = 0; r < n; r++)
        for (size_t i = 0; i < 14; i++) {
            struct paper_cell *c = &cells[r * 14 + i];
            c->kind = i ? PAPER_NUMBER : PAPER_WORDS;
            c->text = i ? arena_printf(a, "%zu.5", r * 3 + i)
                        : arena_printf(a, zh ? "县直第%zu局" : "Bureau %zu", r + 1);
        }
    return paper_table_of(a, zh ? "县直部门" : "Bureaus",
                          zh ? "表2 县直部门各月得分" : "Table 2. Bureaus by month",
                          columns, 14, cells, n, false);
}

static inline struct paper_table *paper_records(struct arena *a)
{
    static const struct paper_column columns[] = {{"", "unit", PAPER_WORDS},
                                                  {"", "code", PAPER_WORDS},
                                                  {"", "points", PAPER_NUMBER},
                                                  {"", "rate", PAPER_PERCENT}};
    static const struct paper_cell cells[] = {W("第1镇人民政府"),
                                              W("00123456789012345678"),
                                              N("135.40"),
                                              P("57.1%"),
                                              W("第2镇人民政府"),
                                              W("2"),
                                              N("-2"),
                                              P("0.0%")};
    return paper_table_of(a, "records", "", columns, 4, cells, 2, false);
}

static inline void paper_add(struct arena *a, struct paper *p,
                             enum paper_block_kind kind, const char *text)
{
    struct paper_block *blocks = arena_array(a, p->n_blocks + 1, sizeof *blocks);
    if (p->n_blocks)
        memcpy(blocks, p->blocks, p->n_blocks * sizeof *blocks);
    blocks[p->n_blocks++] = (struct paper_block){kind, text, NULL, NULL};
    p->blocks = blocks;
}

static inline void paper_add_table(struct arena *a, struct paper *p,
                                   const struct paper_table *t)
{
    paper_add(a, p, PAPER_TABLE, "");
    p->blocks[p->n_blocks - 1].table = t;
}

static inline void paper_add_chart(struct arena *a, struct paper *p,
                                   const struct paper_chart *c)
{
    paper_add(a, p, PAPER_CHART, "");
    p->blocks[p->n_blocks - 1].chart = c;
}

static inline struct paper *paper_ordinary(struct arena *a, bool zh)
{
    struct paper *p = arena_alloc(a, sizeof *p);
    *p = (struct paper){.zh = zh,
                        .title = zh ? "2018年6月信息报送采用情况通报"
                                    : "Information bulletin, June 2018",
                        .author = zh ? "中共河东县委办公室" : "County Office",
                        .day = day_from_civil(2018, 7, 5),
                        .records = paper_records(a)};
    paper_add(a, p, PAPER_TITLE,
              zh ? "河东县委办公室关于2018年6月" : "Information bulletin");
    paper_add(a, p, PAPER_TITLE, zh ? "全县信息报送采用情况的通报" : "for June 2018");
    paper_add(a, p, PAPER_MARK, zh ? "第6期" : "No. 6");
    paper_add(a, p, PAPER_TO,
              zh ? "各乡镇党委和人民政府，县直各部门：" : "To all towns and bureaus:");
    paper_add(
        a, p, PAPER_TEXT,
        zh ? "2018年6月，全县各单位共报送信息1,286条，采用135条，采用率为10.5%。现将"
             "有关情况通报如下，请各单位对照通报的问题，进一步提高信息报送的质量和"
             "时效，切实发挥信息服务决策的作用。"
           : "In June 2018 the units of the county submitted 1,286 pieces, of which "
             "135 were adopted, or 10.5%. The details follow.");
    paper_add(a, p, PAPER_HEADING, zh ? "一、总体情况" : "1. Summary");
    paper_add(a, p, PAPER_ITEM,
              zh ? "1. 第1镇人民政府得分最高，为135.4分。"
                 : "(1) Unit 1 leads with 135.4.");
    paper_add(a, p, PAPER_ITEM,
              zh ? "2. “零报送”单位共2个：第8镇、第9镇。"
                 : "(2) Two units sent nothing.");
    paper_add(a, p, PAPER_HEADING, zh ? "二、各单位得分" : "2. Standings");
    paper_add_table(a, p, paper_ranking(a, zh, 41));
    paper_add_table(a, p, paper_wide(a, zh, 12));
    paper_add_chart(a, p,
                    paper_chart_of(a, PAPER_BARS, zh ? "各镇得分" : "Points",
                                   zh ? "分" : "points", 30, 0, zh));
    paper_add_chart(a, p,
                    paper_chart_of(a, PAPER_PROGRESS, zh ? "任务完成" : "Targets",
                                   zh ? "条" : "pieces", 8, 0, zh));
    paper_add_chart(a, p,
                    paper_chart_of(a, PAPER_MONTHS, zh ? "各月得分" : "By month",
                                   zh ? "分" : "points", 8, 6, zh));
    paper_add(a, p, PAPER_NOTE,
              zh ? "注：得分按《信息工作考核办法》第五条计算。" : "Note: by clause 5.");
    paper_add(a, p, PAPER_SIGN, zh ? "中共河东县委办公室" : "County Office");
    paper_add(a, p, PAPER_DATE, zh ? "2018年7月5日" : "5 July 2018");
    paper_add(a, p, PAPER_NOTE,
              zh ? "联系人：张三　电话：0000-1234567" : "Contact: Zhang San");
    return p;
}

/* Everything that may not be taken for what it looks like. `long_text` characters of
 * one cell. */
static inline struct paper *paper_hostile(struct arena *a, size_t long_text)
{
    static const char *const names[] = {
        "History",
        "a/b\\c[d]:*?e",
        "''x''",
        "",
        "乡镇",
        "乡镇",
        "ABC",
        "abc",
        "正文",
        "Charts",
        "2018",
        "A1",
        "_x000D_",
        "  ",
        "：＊？／＼［］",
        ("一二三四五六七八九十一二三四五六七八九十一二三四五六"
         "七八九十一二三四五"),
        "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"};
    static const struct paper_column columns[] = {{"=A1", "+1", PAPER_WORDS},
                                                  {"=A1", "<&>\"'", PAPER_WORDS},
                                                  {"", "@x", PAPER_NUMBER}};
    char *text = arena_alloc(a, long_text + 1);
    memset(text, 'x', long_text);
    struct paper *p = arena_alloc(a, sizeof *p);
    *p = (struct paper){.zh = true,
                        .title = "&G&[Picture]\n=1+1<>&\"'\x01\xff",
                        .author = "\x1b[2J\xEF\xBF\xBE",
                        .day = TB_DAY_NONE};
    const struct paper_cell cells[] = {W("=1+1"),
                                       W("+1"),
                                       N("12345678901234567890"),
                                       W("-1"),
                                       W("@SUM(A1)"),
                                       N("1e5"),
                                       W("=cmd|' /C calc'!A0"),
                                       W("_x000D_"),
                                       N("=1"),
                                       W(" leading"),
                                       W("a\r\nb\rc\td"),
                                       N("-0"),
                                       W("\x01\x02\x1b[31m\x7f\xC2\x85"),
                                       W("\xff\xfe\xED\xA0\x80"),
                                       N("007"),
                                       W("\xEF\xBF\xBE\xEF\xBF\xBF"),
                                       W("</w:t><w:t>&amp;"),
                                       N("-12.50"),
                                       W("00012"),
                                       W(text),
                                       P("100.0%")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        paper_add_table(
            a, p, paper_table_of(a, names[i], "=TITLE()", columns, 3, cells, 7, false));
    for (enum paper_block_kind k = PAPER_TITLE; k <= PAPER_ITEM; k++)
        paper_add(a, p, k, "=1+1 ]]> <b>&\x0b\xff\r\nline 2 \xEF\xBF\xBF");
    paper_add(a, p, PAPER_SIGN, "");
    struct paper_chart *c = paper_chart_of(a, PAPER_BARS, "=1+1&<", "<&>", 2, 0, true);
    c->labels[0] = "=1+1";
    c->labels[1] = "";
    c->values[1].text = "-";
    paper_add_chart(a, p, c);
    paper_add_chart(a, p, paper_chart_of(a, PAPER_MONTHS, "", "", 300, 3, true));
    paper_add_chart(a, p, paper_chart_of(a, PAPER_BARS, "none", "", 0, 0, true));
    p->records = p->blocks[0].table;
    return p;
}

#endif
