/* The list of honours on paper. */
#include "bulletin/honours.h"

#include <string.h>

#include "core/word.h"

#include "office_paper.h"

/* --- one award -------------------------------------------------------------------- */

static const char *figure_word(const struct office_paper *o, const char *figure)
{
    int value;
    if (!word_find(words_metric, figure, &value))
        return figure;
    return o->t.zh ? word_zh(words_metric, value) : word_en(words_metric, value);
}

static bool any_barred(const struct honour *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (*h->rows[i].barred)
            return true;
    return false;
}

static void put_heads(struct office_paper *o, struct ruled *r, const struct honour *h,
                      bool barred)
{
    const char *figure = figure_word(o, h->figure);
    if (!h->articles)
        ruled_head(r, PAPER_WORDS, "Group", "分组");
    ruled_head(r, PAPER_NUMBER, "Place", "名次");
    if (h->articles) {
        ruled_head(r, PAPER_WORDS, "Number", "编号");
        ruled_head(r, PAPER_WORDS, "Title", "标题");
    } else {
        ruled_head(r, PAPER_WORDS, h->people ? "Person" : "Unit",
                   h->people ? "姓名" : "单位");
    }
    if (h->people || h->articles)
        ruled_head(r, PAPER_WORDS, "Unit", "单位");
    ruled_head(r, PAPER_POINTS, figure, figure);
    if (h->if_met)
        ruled_head(r, PAPER_WORDS, "Quota", "任务");
    if (*h->unless)
        ruled_head(r, PAPER_WORDS, h->unless, h->unless);
    if (barred)
        ruled_head(r, PAPER_WORDS, "Trigger", "触发");
    ruled_head(r, PAPER_WORDS, "Result", "结果");
}

static void put_row(struct office_paper *o, struct ruled *r, const struct honour *h,
                    const struct honour_row *x, bool barred)
{
    if (!h->articles)
        ruled_words(r, x->group);
    ruled_count(r, x->place);
    if (h->articles)
        ruled_words(r, x->ref);
    ruled_words(r, x->who);
    if (h->people || h->articles)
        ruled_words(r, x->unit);
    ruled_digits(r, x->amount);
    if (h->if_met)
        ruled_words(r, *x->missed
                           ? arena_printf(r->a, o->t.zh ? "未达标：%s" : "missed: %s",
                                          x->missed)
                           : compose_say(&o->w, "met", "达标"));
    if (*h->unless)
        ruled_words(r, *x->offences ? x->offences : compose_say(&o->w, "none", "无"));
    if (barred)
        ruled_words(r, *x->barred ? x->barred : compose_say(&o->w, "none", "无"));
    ruled_words(r, x->named ? compose_say(&o->w, "named", "入选")
                            : compose_say(&o->w, "passed over", "不予评选"));
}

static void put_award(struct office_paper *o, const struct honour *h)
{
    bool barred = any_barred(h);
    office_heading(o, h->name, h->name);
    office_say(o, PAPER_TEXT, "The clause: %s", "依据条款：%s", h->text);
    struct ruled r = office_ruled(o, h->name, h->name);
    put_heads(o, &r, h, barred);
    for (size_t i = 0; i < h->n; i++)
        put_row(o, &r, h, &h->rows[i], barred);
    if (h->n)
        office_table(o, &r);
    else
        office_say(o, PAPER_TEXT, "Nobody came into the places.", "无人进入评选名次。");
}

/* --- names in one line, to be read out -------------------------------------------- */

static void put_names(struct office_paper *o, const struct honours_facts *f)
{
    size_t most = 0;
    for (size_t i = 0; i < f->n; i++)
        most += f->items[i].n;
    o->c.awards = arena_array(o->w.a, most + 1, sizeof *o->c.awards);
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < f->items[i].n; k++) {
            const struct honour_row *x = &f->items[i].rows[k];
            if (x->named)
                o->c.awards[o->c.n_awards++] =
                    (struct circular_award){.award = f->items[i].name,
                                            .group = x->group,
                                            .who = x->who,
                                            .place = x->place};
        }
    if (!o->c.n_awards)
        return;
    office_heading(o, "Who is named", "入选名单");
    compose_awards(&o->w);
}

/* --- the whole -------------------------------------------------------------------- */

static const struct paper_table *records(const struct office_paper *o,
                                         const struct honours_facts *f, bool zh)
{
    struct ruled r = ruled_new(o->w.a, zh, "");
    static const struct {
        enum paper_cell_kind kind;
        const char *en, *zh;
    } heads[] = {
        {PAPER_WORDS, "award", "评选"},      {PAPER_WORDS, "group", "分组"},
        {PAPER_NUMBER, "rank", "名次"},      {PAPER_WORDS, "who", "评选对象"},
        {PAPER_WORDS, "unit", "单位"},       {PAPER_WORDS, "ref", "编号"},
        {PAPER_WORDS, "figure", "指标"},     {PAPER_POINTS, "amount", "数值"},
        {PAPER_WORDS, "named", "入选"},      {PAPER_WORDS, "missed", "未达标"},
        {PAPER_WORDS, "events", "除非事项"}, {PAPER_WORDS, "trigger", "触发"},
        {PAPER_WORDS, "clause", "依据条款"},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        ruled_head(&r, heads[i].kind, heads[i].en, heads[i].zh);
    for (size_t i = 0; i < f->n; i++)
        for (size_t k = 0; k < f->items[i].n; k++) {
            const struct honour *h = &f->items[i];
            const struct honour_row *x = &h->rows[k];
            ruled_words(&r, h->name);
            ruled_words(&r, x->group);
            ruled_count(&r, x->place);
            ruled_words(&r, x->who);
            ruled_words(&r, x->unit);
            ruled_words(&r, x->ref);
            ruled_words(&r, zh ? figure_word(o, h->figure) : h->figure);
            ruled_digits(&r, x->amount);
            ruled_words(&r, x->named ? zh ? "是" : "yes" : zh ? "否" : "no");
            ruled_words(&r, x->missed);
            ruled_words(&r, x->offences);
            ruled_words(&r, x->barred);
            ruled_words(&r, h->text);
        }
    return ruled_done(&r);
}

void honours_compose(struct arena *a, const struct honours_facts *h, bool zh,
                     struct paper *out)
{
    struct office_paper o;
    office_begin(&o, a, out, zh);
    office_title(&o, h->office, h->period, "Honours", "评先评优名单");
    if (!h->n)
        office_say(&o, PAPER_TEXT,
                   "The measure in force then names no awards: a line such as "
                   "\"award best top 3\" does.",
                   "当期办法没有评选条款；可写一行，如“评选 先进单位 前 3”。");
    put_names(&o, h);
    for (size_t i = 0; i < h->n; i++)
        put_award(&o, &h->items[i]);
    if (h->n)
        office_say(
            &o, PAPER_NOTE,
            "Who has zero or less in the figure that decides takes no part and "
            "does not stand here. Who shares the last place is named too; who "
            "is passed over keeps the place, nobody moves up.",
            "评选指标为零或负数的不参评，表中不列。并列末位的一并入选；不予评选的"
            "保留名次，后位不递补。");
    office_scheme(&o, h->scheme);
    office_end(&o, h->office, h->day);
    out->records = records(&o, h, false);
    out->sheet = zh ? records(&o, h, true) : NULL;
}
