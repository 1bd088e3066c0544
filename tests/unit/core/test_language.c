/* The language of schemes: every clause is read in both languages, and what is wrong is
 * told with its line and column. */
#include "core/review.h"

#include "world.h"

static struct scheme *parse(struct world *w, const char *text)
{
    return world_scheme(w, arena_printf(&w->a, "scheme x from 2026-01-01\n%s", text));
}

/* --- both languages --------------------------------------------------------------- */

static const struct {
    const char *en, *zh;
} pairs[] = {
    {"adoptions best 2 levels", "采用计分 前高 2 级"},
    {"clock year from 12", "时钟 年 自 12"},
    {"clock cutoff 25", "时钟 截止 25"},
    {"clock terms 2 9", "时钟 学期 2 9"},
    {"dates printed", "日期 刊用日"},
    {"relays replaced", "转报分 替代"},
    {"group A unranked", "分组 A 不排名"},
    {"group A to parent", "分组 A 归上级"},
    {"submit set 1 account yuan section s stop", "报送 记 1 账户 yuan 项目 s 为止"},
    {"adoptions all\nadopt level >=city mul 2/3",
     "采用计分 累加\n采用 级别 >=市级 乘 2/3"},
    {"manual set value -5 to 5", "手工 记 按值 -5 至 5"},
    {"submit length >= 800 within 2 workdays without return set 1",
     "报送 字数 >= 800 限 2 工作日 无 退稿 记 1"},
    {"submit role head;leader commissioned yes set 1",
     "报送 角色 负责人;领导 约稿 是 记 1"},
    {"submit commissioned yes overdue no set 1", "报送 约稿 是 逾期 否 记 1"},
    {"missed people role cadre set -2 account yuan section s",
     "约稿未交 人员 角色 干部 计 -2 账户 yuan 项目 s"},
    {"award a top 3 unless missed", "评选 a 前 3 除非 约稿未交"},
    {"submit with relay by day 5 units >= 2 set 1",
     "报送 有 转报 次月 5 日前 单位数 >= 2 记 1"},
    {"combine instruct leader principal first then 5 per level",
     "合并 批示 领导 主要领导 首次 其后 5 每 级别"},
    {"share units ratio 3:2", "分享 单位 比例 3:2"},
    {"share authors first 2", "分享 作者 前 2"},
    {"share counts equal", "分享 件数 均分"},
    {"count n submit form brief as 0.25", "计件 n 报送 形式 简讯 按 0.25"},
    {"quota units submitted per month 2", "任务 全体单位 报送 每 月 2"},
    {"quota group A points per year 20 per head", "任务 分组 A 得分 每 年 20 每人"},
    {"quota people role cadre submitted per week 1",
     "任务 人员 角色 干部 报送 每 周 1"},
    {"quota unit U rate per year 40%", "任务 单位 U 采用率 每 年 40%"},
    {"settle submitted per month met 5 short -5 section b",
     "结算 报送 每 月 达标 5 未达 -5 项目 b"},
    {"settle group A points per year ratio 100 upto 110",
     "结算 分组 A 得分 每 年 按比例 100 至多 110"},
    {"settle submitted per month missing -0.5 from 3 downto 0",
     "结算 报送 每 月 缺件 -0.5 自 3 至低 0"},
    {"settle submitted per month misses -1 -2 -4", "结算 报送 每 月 缺期 -1 -2 -4"},
    {"settle submitted per year bands 60:3 80:5", "结算 报送 每 年 分档 60:3 80:5"},
    {"settle submitted per month missing -1 to members",
     "结算 报送 每 月 缺件 -1 归成员"},
    {"limit points per year most 10 least 0", "限额 得分 每 年 至多 10 至少 0"},
    {"scale s from points per year ladder 20 step 0.5 least 0",
     "折算 s 自 得分 每 年 名次 20 递减 0.5 至少 0"},
    {"scale s from points per year mean of quarter pass 60",
     "折算 s 自 得分 每 年 平均 每 季 及格 60"},
    {"rank by adopted", "排名 按 采用"},
    {"ties by adopted submitted", "同分 按 采用 报送"},
    {"award best top 3 group A by adopted if met points per year unless false",
     "评选 best 前 3 分组 A 按 采用 须 达标 得分 每 年 除非 失实"},
    {"award best top 3 articles type x level >=city",
     "评选 best 前 3 篇 稿件 类型 x 级别 >=市级"},
    {"trigger t short submitted per month 3 running then criticise deduct 2 section d",
     "触发 t 欠 报送 每 月 连续 3 则 通报批评 扣 2 项目 d"},
    {"trigger t zero submitted per month 2 times per year then no-award list",
     "触发 t 零 报送 每 月 每 年 共 2 次 则 取消评优 名单"},
    {"trigger t people reach 5 points per month then commend",
     "触发 t 人员 达 5 得分 每 月 则 表扬"},
};

/* All that a scheme says but its text and the names of its figures. */
static const char *said(struct arena *a, const struct scheme *s)
{
    struct strbuf b = {0};
    const char *text;

    strbuf_printf(&b, "%d %d %d %d|%d %d %d %d|", (int)s->adoptions.how, s->adoptions.n,
                  (int)s->dates, (int)s->relays, s->calendar.year_month,
                  s->calendar.cutoff, s->calendar.terms[0], s->calendar.terms[1]);
    for (size_t i = 0; i < s->n_groups; i++)
        strbuf_printf(&b, "g%d%d|", s->groups[i].unranked, s->groups[i].to_parent);
    for (size_t i = 0; i < s->n_lines; i++) {
        const struct line *l = &s->lines[i];
        strbuf_printf(&b, "l%s %d %lld %lld/%lld %d %d %lld..%lld %d %d|",
                      filter_text(a, &l->filter), (int)l->op, (long long)l->amount,
                      (long long)l->factor.num, (long long)l->factor.den, l->by_value,
                      l->stop, (long long)l->range.least, (long long)l->range.most,
                      l->to.account, l->to.section);
    }
    for (size_t i = 0; i < s->n_combines; i++)
        strbuf_printf(&b, "c%s %d %d %lld|", filter_text(a, &s->combines[i].filter),
                      (int)s->combines[i].how, (int)s->combines[i].per,
                      (long long)s->combines[i].later);
    for (size_t i = 0; i < s->n_shares; i++)
        strbuf_printf(&b, "s%d%d %d %d %lld|", s->shares[i].units, s->shares[i].authors,
                      (int)s->shares[i].how, s->shares[i].n,
                      (long long)s->shares[i].ratio[0]);
    strbuf_printf(&b, "%d%d|", (int)s->count_units, (int)s->count_authors);
    for (size_t i = 0; i < s->n_counts; i++)
        strbuf_printf(&b, "n%s %lld|", filter_text(a, &s->counts[i].filter),
                      (long long)s->counts[i].weight);
    for (size_t i = 0; i < s->n_quotas; i++)
        strbuf_printf(&b, "q%d %d %d %d %lld %d|", (int)s->quotas[i].whom.kind,
                      s->quotas[i].whom.role, s->quotas[i].demand.figure.at,
                      (int)s->quotas[i].demand.period, (long long)s->quotas[i].amount,
                      s->quotas[i].per_head);
    for (size_t i = 0; i < s->n_settles; i++) {
        const struct settle *x = &s->settles[i];
        strbuf_printf(&b, "t%d %d %lld %lld %d%lld %d%lld %zu %d %d|",
                      (int)x->whom.kind, (int)x->curve, (long long)x->x,
                      (long long)x->y, x->clamp.has_most, (long long)x->clamp.most,
                      x->clamp.has_least, (long long)x->clamp.least, x->n_bands,
                      x->to_members, x->to.section);
    }
    for (size_t i = 0; i < s->n_misses; i++)
        strbuf_printf(&b, "o%d %d %lld %d %d|", (int)s->misses[i].whom.kind,
                      s->misses[i].whom.role, (long long)s->misses[i].x,
                      s->misses[i].to.account, s->misses[i].to.section);
    for (size_t i = 0; i < s->n_limits; i++)
        strbuf_printf(&b, "m%d %d %lld %lld|", s->limits[i].figure.at,
                      (int)s->limits[i].period, (long long)s->limits[i].clamp.most,
                      (long long)s->limits[i].clamp.least);
    for (size_t i = 0; i < s->n_scales; i++)
        strbuf_printf(&b, "k%d %d %d %lld %lld %lld|", (int)s->scales[i].how,
                      (int)s->scales[i].period, (int)s->scales[i].part,
                      (long long)s->scales[i].x, (long long)s->scales[i].step,
                      (long long)s->scales[i].pass);
    strbuf_printf(&b, "%d %zu|", s->rank_by.name ? s->rank_by.at : -1, s->n_ties);
    for (size_t i = 0; i < s->n_awards; i++)
        strbuf_printf(&b, "a%d %d %d %d %d %s|", s->awards[i].top, s->awards[i].by.at,
                      s->awards[i].if_met, s->awards[i].unless, s->awards[i].articles,
                      filter_text(a, &s->awards[i].filter));
    for (size_t i = 0; i < s->n_triggers; i++) {
        const struct trigger *x = &s->triggers[i];
        strbuf_printf(&b, "r%d %d %d %d %d %x %lld %lld %d|", (int)x->whom.kind,
                      (int)x->test, x->times, x->in_total, (int)x->within, x->actions,
                      (long long)x->deduct, (long long)x->reach, x->to.section);
    }
    text = arena_strdup(a, b.s);
    strbuf_free(&b);
    return text;
}

static void test_chinese_equals_english(void **state)
{
    struct world *w = world_new();
    const char *nothing = said(&w->a, parse(w, ""));
    (void)state;

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        w->schemes.n = 0;
        const char *en = said(&w->a, parse(w, pairs[i].en));
        w->schemes.n = 0;
        assert_string_equal(said(&w->a, parse(w, pairs[i].zh)), en);
        if (strcmp(en, nothing) == 0)
            fail_msg("'%s' says nothing", pairs[i].en);
    }
    world_free(w);
}

/* --- what is wrong ---------------------------------------------------------------- */

static const struct {
    const char *text; /* its last line is wrong */
    int column;
    const char *says;
} wrong[] = {
    {"clock yaer from 12", 7, "year"},
    {"clock year from 13", 17, "1 to 12"},
    {"clock cutoff 31", 14, "1 to 28"},
    {"dates yesterday", 7, "sent printed registered"},
    {"relays both", 8, "kept replaced"},
    {"group A hidden", 9, "unranked"},
    {"group A to nowhere", 12, "parent"},
    {"kind adopt", 6, "always there"},
    {"missed -2", 8, "set"},
    {"submit overdue late set 1", 16, "yes no"},
    {"kind speech\nkind speech", 6, "twice"},
    {"submit level >city set 1", 14, ">=city"},
    {"submit length 800 set 1", 15, "comparison"},
    {"submit length >= x set 1", 18, "whole number"},
    {"submit length > 5 length < 3 set 1", 28, "exclude"},
    {"submit within 2 weeks set 1", 17, "days workdays hours"},
    {"submit with speach set 1", 13, "unknown kind"},
    {"submit set value 5 to 2", 23, "below the least"},
    {"submit mul x", 12, "factor"},
    {"submit mul 1/0", 12, "factor"},
    {"submit add 1 stop", 14, "set"},
    {"submit set 1 account", 14, "nothing follows"},
    {"submit set 1 section s\nsubmit type a set 2 account yuan section s", 42,
     "line 2"},
    {"submit set 1 account submitted", 22, "every scheme has"},
    {"combine adopt most", 15, "all highest best first"},
    {"combine instruct first 3", 24, "then"},
    {"share units half", 13, "full equal"},
    {"share units ratio 3", 19, "3:2"},
    {"share units equal\nshare units equal", 1, "twice"},
    {"count submitted adopt", 17, "submit only"},
    {"count adopted adopt as 2", 24, "whole articles"},
    {"quota everybody submitted per month 2", 7, "units group"},
    {"quota units submitted per moon 2", 27, "month"},
    {"quota units submitted per month", 27, "no amount"},
    {"quota units nothing per month 2", 1, "no figure 'nothing'"},
    {"quota people submitted per month 2 per head", 40, "heads"},
    {"settle submitted per month done 5", 28, "met ratio each"},
    {"settle submitted per year bands 80:5 60:3", 38, "above"},
    {"settle submitted per year bands 80", 33, "80:10"},
    {"limit points per year", 18, "most"},
    {"limit submitted per year most 5", 1, "cannot be used"},
    {"limit points per year most 5 least 9", 36, "below"},
    {"scale s from points per month sum of year", 38, "not a part"},
    {"scale s from t per year times 2\nscale t from points per year times 2", 1,
     "stand before"},
    {"rank by beauty", 1, "no figure"},
    {"ties by adopted points submitted rate adopted", 39, "at most 4"},
    {"award best first 3", 12, "top"},
    {"trigger t late submitted per month then list", 11, "short zero reach"},
    {"trigger t short submitted per month 3 then list", 39, "times running"},
    {"trigger t short submitted per month then shout", 42, "list notice"},
    {"trigger t short submitted per month then deduct 1 deduct 2", 51, "said twice"},
};

static void test_line_and_column(void **state)
{
    struct arena a = {0};
    int faults = 0, seen = 0;
    (void)state;

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct scheme s;
        struct tb_err e = {0};
        int line = 0, column = 0, want = 2;
        for (const char *c = wrong[i].text; *c; c++)
            want += *c == '\n';
        const char *text =
            arena_printf(&a, "scheme x from 2026-01-01\n%s\n", wrong[i].text);
        enum tb_rc rc = scheme_parse_at(&a, text, NULL, &s, &line, &column, &e);
        bool resolved = wrong[i].column == 1; /* found when all is read */
        if (rc != TB_INVALID || (!resolved && line != want) ||
            column != wrong[i].column || !strstr(e.msg, wrong[i].says))
            faults++;
        if (faults > seen)
            print_error("%s: rc %d, line %d, column %d, %s\n", wrong[i].text, (int)rc,
                        line, column, e.msg);
        seen = faults;
    }
    assert_int_equal(faults, 0);
    arena_free(&a);
}

/* --- looked over ------------------------------------------------------------------ */

/* The other line that a note names; -1: there is no such note. */
static int note(const struct review_note *n, size_t count, enum note_kind kind,
                int line)
{
    for (size_t i = 0; i < count; i++)
        if (n[i].kind == kind && n[i].line == line)
            return n[i].other;
    return -1;
}

static bool asks(const struct review_note *n, size_t count, const char *clause)
{
    for (size_t i = 0; i < count; i++)
        if (n[i].kind == NOTE_OPEN && strncmp(n[i].clause, clause, strlen(clause)) == 0)
            return true;
    return false;
}

static void test_open_questions(void **state)
{
    struct world *w = world_new();
    struct review_note *n;
    size_t count;
    static const char *const all[] = {
        "dates",       "relays",        "combine instruct", "count adopted",
        "share units", "share authors", "midperiod",        "ties"};
    (void)state;

    scheme_review(&w->a,
                  parse(w, "adoptions all\nadopt form composite set 1\nrelay set 1\n"
                           "instruct set 5\n"),
                  &n, &count);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(asks(n, count, all[i]));
    w->schemes.n = 0;
    scheme_review(&w->a,
                  parse(w, "adoptions all\nadopt form composite set 1\nrelay set 1\n"
                           "instruct set 5\ndates sent\nrelays kept\n"
                           "combine instruct all\ncount adopted adopt form single\n"
                           "share each full\nmidperiod full\nties shared\n"),
                  &n, &count);
    assert_int_equal(count, 0);
    world_free(w);
}

static void test_clauses_against_each_other(void **state)
{
    struct world *w = world_new();
    struct review_note *n;
    size_t count;
    (void)state;

    scheme_review(&w->a,
                  parse(w, "adoptions all\n"
                           "adopt level city;province set 5\n"      /* 3 */
                           "adopt level city form single set 9\n"   /* 4: under 3 */
                           "adopt form brief set 1\n"               /* 5: overlaps 3 */
                           "adopt level county form single set 2\n" /* 6 */
                           "share each full\n"
                           "share units units >= 3 each equal\n" /* 8: under 7 */
                           "count n submit\n"
                           "count n submit type a as 2\n"), /* 10: under 9 */
                  &n, &count);
    assert_int_equal(note(n, count, NOTE_UNREACHABLE, 4), 3);
    assert_int_equal(note(n, count, NOTE_OVERLAP, 5), 3);
    assert_int_equal(note(n, count, NOTE_UNREACHABLE, 6), -1);
    assert_int_equal(note(n, count, NOTE_OVERLAP, 6), -1);
    assert_int_equal(note(n, count, NOTE_UNREACHABLE, 8), 7);
    assert_int_equal(note(n, count, NOTE_UNREACHABLE, 10), 9);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chinese_equals_english),
        cmocka_unit_test(test_line_and_column),
        cmocka_unit_test(test_open_questions),
        cmocka_unit_test(test_clauses_against_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
