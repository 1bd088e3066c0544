/* A small bulletin's numbers, made by hand: three towns, two bureaus of which one is
 * exempt, three people, two outlets, two figures. For tests and fuzz targets. */
#ifndef TB_TEST_BULLETIN_SMALL_H
#define TB_TEST_BULLETIN_SMALL_H

#include "core/model.h"

#include "bulletin/circular.h"

#define TENTH (TB_ONE / 10)

static struct circular_outlet small_outlets[] = {{11, "县简报", LEVEL_COUNTY},
                                                 {12, "市信息", LEVEL_CITY}};
static struct circular_figure small_figures[] = {{"附加分", false, true},
                                                 {"折算", false, false}};
static const int64_t small_by[5][2] = {{1, 1}, {1, 0}, {0, 0}, {0, 1}, {0, 0}};
static const tb_amount small_points[5][2] = {
    {2 * TB_ONE, 5 * TB_ONE}, {2 * TB_ONE, 0}, {0, 0}, {0, 5 * TB_ONE}, {0, 0}};
static const struct value small_values[5][2] = {{{TB_ONE, false}, {70 * TB_ONE, false}},
                                                {{0, true}, {50 * TB_ONE, false}},
                                                {{0, true}, {0, true}},
                                                {{2 * TB_ONE, false}, {0, true}},
                                                {{0, true}, {0, true}}};

/* clang-format off */
#define SMALL_COUNT(s, a, tenths, i) \
    {s, a, (tenths) * TENTH, small_by[i], small_points[i], small_values[i]}
static struct circular_row small_units[] = {
    {OWNER_UNIT, 1, 1, 101, "甲镇", "甲镇", "乡镇", 2, 1, 3, false, false, "",
     true, 2 * TB_ONE, 6 * TB_ONE, 0, SMALL_COUNT(6, 2, 135, 0), SMALL_COUNT(9, 3, 205, 0)},
    {OWNER_UNIT, 2, 2, 101, "乙镇", "乙镇", "乡镇", 0, 2, 2, false, true, "",
     true, 4 * TB_ONE, 3 * TB_ONE, TB_ONE, SMALL_COUNT(3, 1, 50, 1), SMALL_COUNT(4, 1, 60, 1)},
    {OWNER_UNIT, 3, 3, 101, "丙镇", "丙镇", "乡镇", 1, 3, 1, false, true, "",
     true, 2 * TB_ONE, 0, 2 * TB_ONE, SMALL_COUNT(0, 0, 0, 2), SMALL_COUNT(1, 0, 10, 2)},
    {OWNER_UNIT, 4, 4, 102, "丁局", "丁局", "部门", 3, 1, 0, false, false, "",
     false, 0, 0, 0, SMALL_COUNT(1, 1, 60, 3), SMALL_COUNT(1, 1, 60, 3)},
    {OWNER_UNIT, 5, 5, 102, "戊局", "戊局", "部门", 4, 0, 0, true, false, "新成立",
     false, 0, 0, 0, SMALL_COUNT(2, 0, 20, 4), SMALL_COUNT(2, 0, 20, 4)},
};
static struct circular_row small_people[] = {
    {OWNER_PERSON, 21, 1, 101, "张三", "甲镇", "乡镇", 2, 1, 1, false, false, "",
     false, 0, 0, 0, SMALL_COUNT(4, 2, 100, 0), SMALL_COUNT(5, 2, 110, 0)},
    {OWNER_PERSON, 22, 1, 101, "李四", "甲镇", "乡镇", 2, 2, 0, false, false, "",
     false, 0, 0, 0, SMALL_COUNT(2, 0, 20, 1), SMALL_COUNT(2, 0, 20, 1)},
    {OWNER_PERSON, 23, 4, 102, "王五", "丁局", "部门", 3, 1, 1, false, false, "",
     false, 0, 0, 0, SMALL_COUNT(1, 1, 60, 3), SMALL_COUNT(1, 1, 60, 3)},
};
static struct circular_sum small_months[2][2] = {{{3, 2, 5, 2, 0}, {3, 2, 9, 3, 0}},
                                                 {{2, 0, 0, 0, 0}, {2, 2, 3, 1, 0}}};
static struct circular_group small_groups[] = {
    {101, "乡镇", false, {3, 2, 9, 3, 185 * TENTH}, {3, 2, 10, 3, 0}, {3, 2, 9, 3, 0},
     {3, 3, 14, 4, 275 * TENTH}, small_months[0]},
    {102, "部门", false, {2, 2, 3, 1, 80 * TENTH}, {2, 0, 0, 0, 0}, {2, 1, 4, 0, 0},
     {2, 2, 3, 1, 80 * TENTH}, small_months[1]},
};
static struct circular_gap small_gaps[] = {
    {OWNER_UNIT, "乙镇", "乡镇", "submitted", "2018-07", false, "4", "3", "1"},
    {OWNER_UNIT, "丙镇", "乡镇", "附加分", "2018-07", true, "2", "0", "2"}};
static struct circular_award small_awards[] = {{"先进单位", "乡镇", "甲镇", 1},
                                               {"先进单位", "乡镇", "乙镇", 2},
                                               {"先进个人", "", "张三", 1}};
static struct circular_title small_titles[] = {
    {"2018-0002", "乙稿", "甲镇;丁局", "县简报;市信息", 17700},
    {"2018-0001", "甲稿", "甲镇", "县简报", 17699}};
static struct circular_topic small_topics[] = {
    {"T2018-001", "防汛", 17710, 3, 1, 1, "乙镇;丙镇"}};
static struct circular_followup small_followups[] = {
    {FOLLOW_TALK, 101, "乙镇", "两月未完成", "2018-07 3/4", 17743}, /* 2018-07-31 */
    {FOLLOW_TALK, 102, "丁局", "by hand", "交流经验", TB_DAY_NONE},
    {FOLLOW_CRITICISE, 101, "丙镇", "零报送", "2018-07 0/2", TB_DAY_NONE},
    {FOLLOW_COMMEND, 101, "张三", "topic missed", "", TB_DAY_NONE}};
static struct circular_change small_changes[] = {
    {7, "2018-001", "2018-06", OWNER_UNIT, 1, "乡镇", "甲镇", "rank", 0, "2", "1"},
    {7, "2018-001", "2018-06", OWNER_UNIT, 3, "乡镇", "丙镇", "市信息", 12, "", "1"}};
static const char *small_ties[] = {"adopted", "折算"};
static struct period small_spans[2];
/* clang-format on */

/* Of July 2018. */
static struct circular small_circular(enum track track)
{
    struct circular c = {.track = track,
                         .day = 17728, /* 2018-07-16 */
                         .office = "示例县",
                         .year = 2018,
                         .number = 3,
                         .replaces = "",
                         .scheme = "示例办法",
                         .scheme_from = 17532,
                         .decimals = 1,
                         .dates = DATES_PRINTED,
                         .ties = small_ties,
                         .n_ties = 2,
                         .outlets = small_outlets,
                         .n_outlets = 2,
                         .figures = small_figures,
                         .n_figures = 2,
                         .units = small_units,
                         .n_units = 5,
                         .people = small_people,
                         .n_people = 3,
                         .groups = small_groups,
                         .n_groups = 2,
                         .now = {5, 4, 12, 4, 265 * TENTH},
                         .before = {5, 2, 10, 3, 0},
                         .year_ago = {5, 3, 13, 4, 0},
                         .total = {5, 5, 17, 5, 355 * TENTH},
                         .months = small_spans,
                         .n_months = 2,
                         .gaps = small_gaps,
                         .n_gaps = 2,
                         .awards = small_awards,
                         .n_awards = 3,
                         .titles = small_titles,
                         .n_titles = 2,
                         .topics = small_topics,
                         .n_topics = 1,
                         .followups = small_followups,
                         .n_followups = 4,
                         .issues = 2,
                         .issues_total = 9,
                         .changes = small_changes,
                         .n_changes = 2,
                         .head_seq = 42,
                         .head = {0xab, 0xcd}};
    period_parse("2018-07", &c.period, NULL);
    period_parse("2018-06", &small_spans[0], NULL);
    small_spans[1] = c.period;
    return c;
}

#endif
