#include "year_parts.h"

#include <string.h>

#include "core/amount.h"
#include "core/word.h"

/* --- months ----------------------------------------------------------------------- */

static bool is_whole(struct period p)
{
    return p.kind == PERIOD_MONTH;
}

/* 3月; a part of a month by its days. */
static const char *month_name(const struct office_paper *o, struct period p)
{
    char name[PERIOD_NAME_MAX];
    if (!is_whole(p))
        return arena_strdup(o->w.a, period_format(p, name));
    struct tb_civil c = day_to_civil(p.last);
    return o->t.zh ? arena_printf(o->w.a, "%d年%d月", c.year, c.month)
                   : arena_strdup(o->w.a, period_format(p, name));
}

static void month_chart(struct office_paper *o, const struct year_facts *y)
{
    struct arena *a = o->w.a;
    struct paper_chart *x = arena_alloc(a, sizeof *x);
    size_t n = y->n_months;
    *x = (struct paper_chart){.kind = PAPER_MONTHS,
                              .title = compose_say(&o->w, "By month", "各月情况"),
                              .unit = compose_say(&o->w, "articles", "篇"),
                              .n_rows = 2,
                              .labels = arena_array(a, 2, sizeof *x->labels),
                              .values = arena_array(a, 2 * n, sizeof *x->values),
                              .months = arena_array(a, n, sizeof *x->months),
                              .n_months = n};
    x->labels[0] = compose_say(&o->w, "submitted", "报送");
    x->labels[1] = compose_say(&o->w, "adopted", "采用");
    for (size_t i = 0; i < n; i++) {
        const int64_t counts[] = {y->months[i].submitted, y->months[i].adopted};
        x->months[i] = arena_printf(a, o->t.zh ? "%d月" : "%d",
                                    (int)day_to_civil(y->months[i].period.last).month);
        for (size_t k = 0; k < 2; k++)
            x->values[k * n + i] = (struct paper_value){
                counts[k] * TB_ONE, arena_printf(a, "%lld", (long long)counts[k])};
    }
    compose_add(&o->w, PAPER_CHART)->chart = x;
}

void year_months(struct office_paper *o, const struct year_facts *y)
{
    if (y->n_months < 2)
        return;
    office_heading(o, "By month", "各月情况");
    struct ruled r = office_ruled(o, "Months", "各月");
    ruled_head(&r, PAPER_WORDS, "Month", "月份");
    ruled_head(&r, PAPER_NUMBER, "Submitted", "报送");
    ruled_head(&r, PAPER_NUMBER, "Reported upward", "向上报送");
    ruled_head(&r, PAPER_NUMBER, "Adopted", "采用");
    for (size_t i = 0; i < y->n_months; i++) {
        ruled_words(&r, month_name(o, y->months[i].period));
        ruled_count(&r, y->months[i].submitted);
        ruled_count(&r, y->months[i].relayed);
        ruled_count(&r, y->months[i].adopted);
    }
    office_table(o, &r);
    month_chart(o, y);
    office_say(
        o, PAPER_NOTE,
        "An article adopted in several months stands in each of them and once in "
        "the total.",
        "跨月多次采用的稿件各月分别计入，总数只计一篇。");
}

/* --- the best --------------------------------------------------------------------- */

static void put_best(struct office_paper *o, const struct year_facts *y, bool people)
{
    const struct year_best *all = people ? y->people : y->units;
    size_t n = people ? y->n_people : y->n_units;
    struct ruled r = people ? office_ruled(o, "Best people", "优秀个人")
                            : office_ruled(o, "Best units", "优秀单位");
    ruled_head(&r, PAPER_WORDS, "Group", "分组");
    ruled_head(&r, PAPER_NUMBER, "Place", "名次");
    ruled_head(&r, PAPER_WORDS, "Unit", "单位");
    if (people)
        ruled_head(&r, PAPER_WORDS, "Person", "姓名");
    ruled_head(&r, PAPER_NUMBER, "Submitted", "报送");
    ruled_head(&r, PAPER_NUMBER, "Adopted", "采用");
    ruled_head(&r, PAPER_POINTS, "Points", "得分");
    for (size_t i = 0; i < n; i++) {
        ruled_words(&r, all[i].group);
        ruled_count(&r, all[i].place);
        ruled_words(&r, all[i].unit);
        if (people)
            ruled_words(&r, all[i].name);
        ruled_count(&r, all[i].submitted);
        ruled_count(&r, all[i].adopted);
        ruled_points(&r, all[i].points, y->decimals);
    }
    office_table(o, &r);
}

void year_best(struct office_paper *o, const struct year_facts *y)
{
    if (!y->n_units && !y->n_people && !y->n_awards)
        return;
    office_heading(o, "Units and people", "先进单位和个人");
    put_best(o, y, false);
    put_best(o, y, true);
    if (!y->n_awards)
        return;
    office_say(o, PAPER_TEXT, "By the measure are named:", "按办法评选：");
    o->c.awards = y->awards;
    o->c.n_awards = y->n_awards;
    compose_awards(&o->w);
}

/* --- articles --------------------------------------------------------------------- */

static const char *joined(const struct office_paper *o, const char *names)
{
    char *out = arena_strdup(o->w.a, names);
    for (char *s = out; *s; s++)
        if (*s == ';')
            *s = ' ';
    return out;
}

void year_articles(struct office_paper *o, const struct year_facts *y)
{
    if (!y->n_articles)
        return;
    office_heading(o, "Articles with the most points", "得分最高的稿件");
    struct ruled r = office_ruled(o, "Articles", "优秀稿件");
    ruled_head(&r, PAPER_WORDS, "Number", "编号");
    ruled_head(&r, PAPER_WORDS, "Title", "标题");
    ruled_head(&r, PAPER_WORDS, "Units", "单位");
    ruled_head(&r, PAPER_WORDS, "Adopted by", "采用载体");
    ruled_head(&r, PAPER_POINTS, "Points", "得分");
    for (size_t i = 0; i < y->n_articles; i++) {
        ruled_words(&r, y->articles[i].ref);
        ruled_words(&r, y->articles[i].title);
        ruled_words(&r, joined(o, y->articles[i].units));
        ruled_words(&r, joined(o, y->articles[i].outlets));
        ruled_points(&r, y->articles[i].points, y->decimals);
    }
    office_table(o, &r);
    office_say(o, PAPER_NOTE, "An article's points are those of its first unit.",
               "稿件得分按第一报送单位计。");
}

void year_topics(struct office_paper *o, const struct year_facts *y)
{
    const struct year_topics *t = &y->topics;
    if (!t->topics)
        return;
    office_heading(o, "Topics", "约稿情况");
    office_say(
        o, PAPER_TEXT,
        "Topics given out: %lld; answers asked for: %lld; sent: %lld (late: %lld); "
        "missing: %lld; articles: %lld, of these adopted: %lld.",
        "共下达约稿%lld个，应交%lld份：已交%lld份（其中迟交%lld份），逾期未交%lld份"
        "；收到稿件%lld篇，采用%lld篇。",
        (long long)t->topics, (long long)t->asked, (long long)t->sent,
        (long long)t->late, (long long)t->missing, (long long)t->articles,
        (long long)t->adopted);
}

/* --- records ---------------------------------------------------------------------- */

/* Words of the records, and what they are on a Chinese sheet. */
static const char *word(const struct ruled *r, const char *en)
{
    static const char *const words[][2] = {
        {"total", "总数"},
        {"same days", "同期比较"},
        {"by unit", "按单位计"},
        {"level articles", "分层级采用稿件"},
        {"level adoptions", "分层级采用篇次"},
        {"outlet articles", "分载体采用稿件"},
        {"outlet adoptions", "分载体采用篇次"},
        {"column", "专栏"},
        {"month submitted", "各月报送"},
        {"month relayed", "各月向上报送"},
        {"month adopted", "各月采用"},
        {"submitted", "报送稿件"},
        {"relayed", "向上报送"},
        {"adopted", "采用稿件"},
        {"adoptions", "采用篇次"},
        {"instructed", "批示稿件"},
        {"instructions", "领导批示"},
        {"promoted", "典型推介"},
        {"issues", "自有渠道期数"},
        {"topics", "约稿"},
        {"asked", "应交"},
        {"sent", "已交"},
        {"late", "迟交"},
        {"missing", "逾期未交"},
    };
    for (size_t i = 0; r->zh && i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i][0], en))
            return words[i][1];
    return en;
}

static void put_record(struct ruled *r, const char *part, const char *name, int64_t n,
                       const int64_t *was)
{
    ruled_words(r, word(r, part));
    ruled_words(r, name);
    ruled_count(r, n);
    if (was)
        ruled_count(r, *was);
    else
        ruled_words(r, NULL);
}

static void put_totals(struct ruled *r, const struct year_facts *y)
{
    const struct year_count *n = &y->now, *a = &y->part, *b = &y->then;
    const struct {
        const char *name;
        int64_t n, part, then;
    } rows[] = {
        {"submitted", n->submitted, a->submitted, b->submitted},
        {"relayed", n->relayed, a->relayed, b->relayed},
        {"adopted", n->adopted, a->adopted, b->adopted},
        {"adoptions", n->adoptions, a->adoptions, b->adoptions},
        {"instructed", n->instructed, a->instructed, b->instructed},
        {"instructions", n->instructions, a->instructions, b->instructions},
        {"promoted", n->promoted, a->promoted, b->promoted},
        {"issues", n->issues, a->issues, b->issues},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put_record(r, "total", word(r, rows[i].name), rows[i].n, NULL);
        put_record(r, "same days", word(r, rows[i].name), rows[i].part, &rows[i].then);
    }
}

static void put_counts(struct ruled *r, const struct year_facts *y)
{
    char month[PERIOD_NAME_MAX];
    put_record(r, "by unit", word(r, "submitted"), y->unit_submitted, NULL);
    put_record(r, "by unit", word(r, "adopted"), y->unit_adopted, NULL);
    for (int i = 0; i < YEAR_LEVELS; i++) {
        const char *name = r->zh ? word_zh(words_level, i) : word_en(words_level, i);
        put_record(r, "level articles", name, y->levels[i].articles, NULL);
        put_record(r, "level adoptions", name, y->levels[i].adoptions, NULL);
    }
    for (size_t i = 0; i < y->n_outlets; i++) {
        put_record(r, "outlet articles", y->outlets[i].name, y->outlets[i].articles,
                   NULL);
        put_record(r, "outlet adoptions", y->outlets[i].name, y->outlets[i].adoptions,
                   NULL);
    }
    for (size_t i = 0; i < y->issues.n; i++)
        put_record(r, "column", y->issues.columns[i].name,
                   y->issues.columns[i].articles, NULL);
    for (size_t i = 0; i < y->n_months; i++) {
        const struct year_month *m = &y->months[i];
        const char *name = arena_strdup(r->a, period_format(m->period, month));
        put_record(r, "month submitted", name, m->submitted, NULL);
        put_record(r, "month relayed", name, m->relayed, NULL);
        put_record(r, "month adopted", name, m->adopted, NULL);
    }
}

const struct paper_table *year_records(struct office_paper *o,
                                       const struct year_facts *y, bool zh)
{
    struct ruled r = ruled_new(o->w.a, zh, "");
    ruled_head(&r, PAPER_WORDS, "part", "类别");
    ruled_head(&r, PAPER_WORDS, "name", "项目");
    ruled_head(&r, PAPER_NUMBER, "value", "数量");
    ruled_head(&r, PAPER_NUMBER, "year before", "上年同期");
    put_totals(&r, y);
    put_counts(&r, y);
    put_record(&r, "topics", word(&r, "topics"), y->topics.topics, NULL);
    put_record(&r, "topics", word(&r, "asked"), y->topics.asked, NULL);
    put_record(&r, "topics", word(&r, "sent"), y->topics.sent, NULL);
    put_record(&r, "topics", word(&r, "late"), y->topics.late, NULL);
    put_record(&r, "topics", word(&r, "missing"), y->topics.missing, NULL);
    return ruled_done(&r);
}
