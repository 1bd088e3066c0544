/* The year-end appraisal on paper. */
#include "bulletin/appraisal.h"

#include "core/word.h"

#include "office_paper.h"

struct appraising {
    struct office_paper *o;
    const struct appraisal_track *t;
    struct ruled r;
    bool people, records;
    bool required, followed; /* some row has one */
};

static void head(struct appraising *d, enum paper_cell_kind kind, const char *key,
                 const char *en, const char *zh)
{
    ruled_head(&d->r, kind, d->records ? key : en, zh);
}

static const struct appraisal_row *rows_of(const struct appraising *d, size_t *n)
{
    const struct circular *c = &d->t->c;
    *n = d->people ? c->n_people : c->n_units;
    return d->people ? d->t->people : d->t->units;
}

static void look(struct appraising *d)
{
    size_t n;
    const struct appraisal_row *rows = rows_of(d, &n);
    d->required = d->followed = d->records;
    for (size_t i = 0; i < n; i++) {
        d->required = d->required || rows[i].has_required;
        d->followed = d->followed || rows[i].explained || rows[i].talks ||
                      rows[i].criticised || rows[i].commended || rows[i].asked;
    }
}

static void put_heads(struct appraising *d)
{
    const struct circular *c = &d->t->c;
    head(d, PAPER_WORDS, "group", "Group", "分组");
    head(d, PAPER_WORDS, "unit", "Unit", "单位");
    if (d->people || d->records)
        head(d, PAPER_WORDS, "person", "Name", "姓名");
    if (d->required) {
        head(d, PAPER_POINTS, "required", "Required", "应报");
        head(d, PAPER_POINTS, "done", "Done", "完成");
        head(d, PAPER_POINTS, "missing", "Missing", "缺报");
    }
    head(d, PAPER_NUMBER, "submitted", "Submitted", "报送");
    head(d, PAPER_NUMBER, "adopted", "Adopted", "采用");
    head(d, PAPER_POINTS, "points", "Points", "得分");
    head(d, PAPER_NUMBER, "rank", "Place", "名次");
    for (size_t i = 0; i < c->n_figures; i++) {
        const char *name = c->figures[i].name;
        ruled_head(&d->r, PAPER_POINTS, name, name);
        if (d->t->scales[i].has_pass)
            head(d, PAPER_WORDS, arena_printf(d->r.a, "passed:%s", name),
                 arena_printf(d->r.a, "%s passed", name),
                 arena_printf(d->r.a, "%s达标", name));
    }
    head(d, PAPER_WORDS, "awards", "Honours", "评优");
    if (d->followed) {
        head(d, PAPER_NUMBER, "explained", "Explained", "说明情况");
        head(d, PAPER_NUMBER, "talks", "Talks held", "约谈");
        head(d, PAPER_NUMBER, "criticised", "Criticised", "通报批评");
        head(d, PAPER_NUMBER, "commended", "Commended", "通报表扬");
        head(d, PAPER_NUMBER, "asked", "Asked for by rules", "应办次数");
    }
    head(d, PAPER_WORDS, "note", "Remarks", "备注");
}

/* --- rows ------------------------------------------------------------------------- */

static void put_figures(struct appraising *d, const struct circular_row *x)
{
    const struct circular *c = &d->t->c;
    for (size_t i = 0; i < c->n_figures; i++) {
        const struct value *v = &x->now.figures[i];
        const struct appraisal_scale *s = &d->t->scales[i];
        if (v->absent)
            ruled_words(&d->r, NULL);
        else
            ruled_points(&d->r, v->amount, c->figures[i].count ? -1 : c->decimals);
        if (!s->has_pass)
            continue;
        bool passed = v->amount >= s->pass;
        const char *yes =
            d->records && !d->r.zh ? "yes" : compose_say(&d->o->w, "yes", "是");
        const char *no =
            d->records && !d->r.zh ? "no" : compose_say(&d->o->w, "no", "否");
        ruled_words(&d->r, v->absent ? NULL : passed ? yes : no);
    }
}

static const char *listed(const struct appraising *d, const char *names)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (; *names; names++) {
        if (*names == ';')
            strbuf_puts(&b, wording_comma(d->o->t.zh));
        else
            strbuf_putc(&b, *names);
    }
    const char *out = arena_strdup(d->r.a, b.s);
    strbuf_free(&b);
    return out;
}

static const char *remark(const struct appraising *d, const struct circular_row *x,
                          const struct appraisal_row *y)
{
    const struct composing *w = &d->o->w;
    if (x->exempt && *x->exempt_note)
        return arena_printf(d->r.a, d->o->t.zh ? "免考：%s" : "exempt: %s",
                            x->exempt_note);
    if (x->exempt)
        return compose_say(w, "exempt", "免考");
    return y->no_award ? compose_say(w, "no award", "取消评优") : "";
}

static void put_row(struct appraising *d, const struct circular_row *x,
                    const struct appraisal_row *y)
{
    struct ruled *r = &d->r;
    const tb_amount quota[] = {y->required, y->done, y->missing};
    ruled_words(r, x->group);
    ruled_words(r, x->unit);
    if (d->people || d->records)
        ruled_words(r, x->owner_kind == OWNER_PERSON ? x->name : "");
    for (size_t i = 0; d->required && i < 3; i++) {
        if (y->has_required)
            ruled_points(r, quota[i], -1);
        else
            ruled_words(r, NULL);
    }
    ruled_count(r, x->now.submitted);
    ruled_count(r, x->now.adopted);
    ruled_points(r, x->now.points, d->t->c.decimals);
    if (x->place)
        ruled_count(r, x->place);
    else
        ruled_words(r, NULL);
    put_figures(d, x);
    ruled_words(r, listed(d, y->awards));
    if (d->followed) {
        ruled_count(r, y->explained);
        ruled_count(r, y->talks);
        ruled_count(r, y->criticised);
        ruled_count(r, y->commended);
        ruled_count(r, y->asked);
    }
    ruled_words(r, remark(d, x, y));
}

static void put_rows(struct appraising *d)
{
    const struct circular *c = &d->t->c;
    size_t n;
    const struct appraisal_row *rows = rows_of(d, &n);
    for (size_t i = 0; i < n; i++)
        put_row(d, d->people ? &c->people[i] : &c->units[i], &rows[i]);
}

/* --- the whole -------------------------------------------------------------------- */

static const char *table_name(const struct office_paper *o,
                              const struct appraisal_track *t, bool people)
{
    int track = (int)t->c.track;
    if (o->t.zh)
        return arena_printf(o->w.a, "%s%s", word_zh(words_track, track),
                            people ? "个人" : "单位");
    return arena_printf(o->w.a, "%s: %s", word_en(words_track, track),
                        people ? "people" : "units");
}

static void put_table(struct office_paper *o, const struct appraisal_track *t,
                      bool people)
{
    const char *name = table_name(o, t, people);
    struct appraising d = {.o = o, .t = t, .people = people};
    if (!(people ? t->c.n_people : t->c.n_units))
        return;
    d.r = ruled_new(o->w.a, o->t.zh, name);
    look(&d);
    office_heading(o, name, name);
    put_heads(&d);
    put_rows(&d);
    office_table(o, &d.r);
}

/* Both tracks have the figures of one scheme, so their rows have the same columns. */
static const struct paper_table *records(struct office_paper *o,
                                         const struct appraisal_facts *f, bool zh)
{
    struct appraising d = {.o = o, .records = true};
    d.r = ruled_new(o->w.a, zh, "");
    for (size_t i = 0; i < f->n_tracks; i++) {
        d.t = &f->tracks[i];
        d.required = d.followed = true;
        if (!i)
            put_heads(&d);
        d.people = false;
        put_rows(&d);
        d.people = true;
        put_rows(&d);
    }
    return ruled_done(&d.r);
}

static void put_notes(struct office_paper *o)
{
    office_say(
        o, PAPER_NOTE,
        "Required are the submissions owed in the period itself, or else all that "
        "its longest quotas ask for together, as far as their periods are over. "
        "Missing is the sum of what each of them missed: what one has beyond its quota "
        "makes up for no other, so that it may be more than required less done.",
        "应报按本期任务计；没有本期任务的，按期内最长一级任务逐期合计，只计已结束的各期"
        "。"
        "缺报为各期缺报之和，一期超额不抵另一期，因此可能大于应报减完成之差。");
    office_say(
        o, PAPER_NOTE,
        "Explained, talks held, criticised and commended are what was carried out "
        "about this period: talks once held, the others once sent. Asked for by rules "
        "is how often the measure's triggers asked for one of them, done or not.",
        "说明情况、约谈、通报批评、通报表扬为就本期事项已办的次数：约谈以已谈计，其余以"
        "已发计。应办次数为办法触发以上措施的次数，办与未办都计。");
}

void appraisal_compose(struct arena *a, const struct appraisal_facts *f, bool zh,
                       struct paper *out)
{
    struct office_paper o;
    office_begin(&o, a, out, zh);
    office_title(&o, f->office, f->period, "Appraisal",
                 f->period.kind == PERIOD_YEAR ? "信息工作年终考核表"
                                               : "信息工作考核表");
    office_until(&o, f->period, f->day);
    for (size_t i = 0; i < f->n_tracks; i++) {
        put_table(&o, &f->tracks[i], false);
        put_table(&o, &f->tracks[i], true);
    }
    put_notes(&o);
    office_scheme(&o, f->scheme);
    office_end(&o, f->office, f->day);
    out->records = records(&o, f, false);
    out->sheet = zh ? records(&o, f, true) : NULL;
}
