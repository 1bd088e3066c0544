/* The year's report, from its counts. */
#include "bulletin/year.h"

#include "core/amount.h"
#include "core/word.h"

#include "year_parts.h"

/* --- the text --------------------------------------------------------------------- */

static void say_issues(struct office_paper *o, const struct year_facts *y)
{
    const struct year_issues *x = &y->issues;
    if (!y->now.issues)
        return;
    office_say(o, PAPER_TEXT,
               "Issues of the own channel: %lld, with articles in their columns: %lld.",
               "自有渠道编发%lld期，各专栏刊发稿件%lld篇。", (long long)y->now.issues,
               (long long)y->now.columns);
    struct ruled r = office_ruled(o, "Own channel", "自有渠道");
    ruled_head(&r, PAPER_WORDS, "Column", "专栏");
    ruled_head(&r, PAPER_NUMBER, "Articles", "篇数");
    for (size_t i = 0; i < x->n; i++) {
        ruled_words(&r, *x->columns[i].name ? x->columns[i].name
                                            : compose_say(&o->w, "(none)", "未分栏"));
        ruled_count(&r, x->columns[i].articles);
    }
    office_table(o, &r);
}

/* Articles; behind them the sum over units, where shared articles make another one. */
static const char *articles(const struct office_paper *o, int64_t n, int64_t by_unit)
{
    if (n == by_unit)
        return arena_printf(o->w.a, o->t.zh ? "%lld篇" : "%lld", (long long)n);
    return arena_printf(o->w.a,
                        o->t.zh ? "%lld篇（按单位计%lld篇）" : "%lld (by unit: %lld)",
                        (long long)n, (long long)by_unit);
}

static void say_totals(struct office_paper *o, const struct year_facts *y)
{
    const struct year_count *n = &y->now;
    office_heading(o, "Overall", "总体情况");
    office_until(o, y->period, y->until);
    office_say(
        o, PAPER_TEXT,
        "Articles submitted: %s; reported upward: %lld; adopted: %s (adoptions: %lld).",
        "各单位报送稿件%s，向上报送%lld篇，被各级采用%s、%lld篇次。",
        articles(o, n->submitted, y->unit_submitted), (long long)n->relayed,
        articles(o, n->adopted, y->unit_adopted), (long long)n->adoptions);
    if (n->instructions || n->promoted)
        office_say(
            o, PAPER_TEXT,
            "Leaders' instructions: %lld (articles: %lld); practices promoted: %lld.",
            "领导批示%lld次（%lld篇），典型做法推介%lld篇。",
            (long long)n->instructions, (long long)n->instructed,
            (long long)n->promoted);
    say_issues(o, y);
}

/* --- the year before -------------------------------------------------------------- */

struct compared {
    const char *en, *zh, *key;
    int64_t n, was;
};

static bool any(const struct compared *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].was)
            return true;
    return false;
}

static const char *change(const struct office_paper *o, const struct compared *x)
{
    struct strbuf b = {0};
    wording_change(&b, x->n, x->was, "", o->t.zh);
    const char *out = arena_strdup(o->w.a, b.s);
    strbuf_free(&b);
    return out;
}

/* The same days on both sides; nothing when the year before has no data. */
static void say_compared(struct office_paper *o, const struct year_facts *y)
{
    const struct year_count *a = &y->part, *b = &y->then;
    const struct compared rows[] = {
        {"Submitted", "报送稿件", "", a->submitted, b->submitted},
        {"Reported upward", "向上报送", "", a->relayed, b->relayed},
        {"Adopted", "采用稿件", "", a->adopted, b->adopted},
        {"Adoptions", "采用篇次", "", a->adoptions, b->adoptions},
        {"Instructions", "领导批示", "", a->instructions, b->instructions},
        {"Practices promoted", "典型推介", "", a->promoted, b->promoted},
        {"Issues", "自有渠道期数", "", a->issues, b->issues},
    };
    const size_t n = sizeof rows / sizeof *rows;
    if (!any(rows, n))
        return;
    office_heading(o, "Compared with the year before", "与上年同期比较");
    office_say(o, PAPER_TEXT, "The same days a year before: %s to %s.",
               "上年同期为%s至%s。", office_day(o, y->then_first),
               office_day(o, y->then_last));
    struct ruled r = office_ruled(o, "Compared", "同期比较");
    ruled_head(&r, PAPER_WORDS, "What", "项目");
    ruled_head(&r, PAPER_NUMBER, "Now", "本期");
    ruled_head(&r, PAPER_NUMBER, "A year before", "上年同期");
    ruled_head(&r, PAPER_WORDS, "Change", "增减");
    for (size_t i = 0; i < n; i++) {
        if (!rows[i].n && !rows[i].was)
            continue;
        ruled_words(&r, compose_say(&o->w, rows[i].en, rows[i].zh));
        ruled_count(&r, rows[i].n);
        ruled_count(&r, rows[i].was);
        ruled_words(&r, change(o, &rows[i]));
    }
    office_table(o, &r);
}

/* --- adoptions -------------------------------------------------------------------- */

static const char *level_word(const struct office_paper *o, int level)
{
    if (level < 0)
        return compose_say(&o->w, "not given", "未注明");
    return o->t.zh ? word_zh(words_level, level) : word_en(words_level, level);
}

static void put_levels(struct office_paper *o, const struct year_facts *y)
{
    struct ruled r = office_ruled(o, "By level", "分层级采用");
    ruled_head(&r, PAPER_WORDS, "Level", "层级");
    ruled_head(&r, PAPER_NUMBER, "Articles", "采用稿件");
    ruled_head(&r, PAPER_NUMBER, "Adoptions", "采用篇次");
    for (int i = YEAR_LEVELS - 1; i >= 0; i--) {
        if (!y->levels[i].adoptions)
            continue;
        ruled_words(&r, level_word(o, i));
        ruled_count(&r, y->levels[i].articles);
        ruled_count(&r, y->levels[i].adoptions);
    }
    office_table(o, &r);
}

static void put_outlets(struct office_paper *o, const struct year_facts *y)
{
    struct ruled r = office_ruled(o, "By outlet", "分载体采用");
    ruled_head(&r, PAPER_WORDS, "Outlet", "载体");
    ruled_head(&r, PAPER_WORDS, "Level", "层级");
    ruled_head(&r, PAPER_NUMBER, "Articles", "采用稿件");
    ruled_head(&r, PAPER_NUMBER, "Adoptions", "采用篇次");
    for (size_t i = 0; i < y->n_outlets; i++) {
        const struct year_outlet *x = &y->outlets[i];
        ruled_words(&r, *x->name ? x->name : level_word(o, -1));
        ruled_words(&r, level_word(o, x->level));
        ruled_count(&r, x->articles);
        ruled_count(&r, x->adoptions);
    }
    office_table(o, &r);
}

static void put_adoptions(struct office_paper *o, const struct year_facts *y)
{
    if (!y->now.adoptions)
        return;
    office_heading(o, "Adoptions", "采用情况");
    put_levels(o, y);
    put_outlets(o, y);
    office_say(
        o, PAPER_NOTE,
        "An article adopted at several levels or by several outlets stands under "
        "each of them.",
        "一稿被多个层级或载体采用的，分别列入。");
}

/* --- the whole -------------------------------------------------------------------- */

static void put_notes(struct office_paper *o, const struct year_facts *y)
{
    office_say(
        o, PAPER_NOTE,
        "Articles count once, however many units share them; by unit, as in the "
        "ranking, each of them has the article. Voided articles are not counted.",
        "稿件总数按篇计，联合报送的只计一篇；按单位计与排名一致，联合报送的各单位各计"
        "一篇。作废稿件不计。");
    office_scheme(o, y->scheme);
}

void year_compose(struct arena *a, const struct year_facts *y, bool zh,
                  struct paper *out)
{
    struct office_paper o;
    office_begin(&o, a, out, zh);
    office_title(&o, y->office, y->period, "Report on information work",
                 "信息工作总结");
    say_totals(&o, y);
    put_adoptions(&o, y);
    say_compared(&o, y);
    year_months(&o, y);
    year_best(&o, y);
    year_articles(&o, y);
    year_topics(&o, y);
    put_notes(&o, y);
    office_end(&o, y->office, y->day);
    out->records = year_records(&o, y, false);
    out->sheet = zh ? year_records(&o, y, true) : NULL;
}
