/* The pay sheet on paper. */
#include "bulletin/pay.h"

#include "core/amount.h"

#include "office_paper.h"

static const char *figure_name(const struct office_paper *o, const struct pay_facts *f,
                               size_t i)
{
    return i ? f->figures[i].name : compose_say(&o->w, "Points", "得分");
}

/* --- what beside the months ------------------------------------------------------- */

static tb_amount sum_of_months(const struct pay_facts *f, const struct pay_row *r)
{
    tb_amount sum = 0;
    for (size_t i = 0; i < f->n_months; i++)
        if (!r->months[i].absent)
            sum = amount_plus(sum, r->months[i].amount);
    return sum;
}

/* What the period has beyond its months. */
static tb_amount beyond(const struct pay_facts *f, const struct pay_row *r)
{
    return amount_minus(r->figures[0].amount, sum_of_months(f, r));
}

/* A measure that changed its decimals leaves as many as are needed. */
static int beyond_decimals(const struct pay_facts *f)
{
    for (size_t i = 0; i < f->n_months; i++)
        if (f->month_decimals[i] != f->figures[0].decimals)
            return -1;
    return f->figures[0].decimals;
}

static bool any_beyond(const struct pay_facts *f)
{
    for (size_t i = 0; i < f->n_rows; i++)
        if (beyond(f, &f->rows[i]))
            return true;
    return false;
}

/* --- the sheet -------------------------------------------------------------------- */

static void put_value(struct ruled *r, const struct value *v, int decimals)
{
    if (v->absent)
        ruled_words(r, NULL);
    else
        ruled_points(r, v->amount, decimals);
}

static const char *month_name(const struct office_paper *o, const struct pay_facts *f,
                              size_t i)
{
    struct period p = f->months[i];
    char name[PERIOD_NAME_MAX];
    period_format(p, name);
    if (p.kind != PERIOD_MONTH || !o->t.zh)
        return arena_strdup(o->w.a, name);
    struct tb_civil c = day_to_civil(p.last);
    if (c.year == day_to_civil(f->months[0].last).year &&
        c.year == day_to_civil(f->months[f->n_months - 1].last).year)
        return arena_printf(o->w.a, "%d月", c.month);
    return arena_printf(o->w.a, "%d年%d月", c.year, c.month);
}

static void head_figures(struct office_paper *o, const struct pay_facts *f,
                         struct ruled *r)
{
    for (size_t i = 0; i < f->n_figures; i++) {
        ruled_head(r, PAPER_POINTS, figure_name(o, f, i), figure_name(o, f, i));
        if (f->figures[i].capped)
            ruled_head(r, PAPER_POINTS,
                       arena_printf(o->w.a, "%s held by caps", figure_name(o, f, i)),
                       arena_printf(o->w.a, "其中%s封顶扣减", figure_name(o, f, i)));
    }
}

static void put_figures(const struct pay_facts *f, struct ruled *r,
                        const struct pay_row *x)
{
    for (size_t i = 0; i < f->n_figures; i++) {
        put_value(r, &x->figures[i], f->figures[i].decimals);
        if (f->figures[i].capped)
            ruled_points(r, x->held[i], f->figures[i].decimals);
    }
}

static void put_sheet(struct office_paper *o, const struct pay_facts *f, bool more)
{
    struct ruled r = office_ruled(o, "Pay sheet", "绩效表");
    ruled_head(&r, PAPER_WORDS, "Room", "组室");
    ruled_head(&r, PAPER_WORDS, "Name", "姓名");
    for (size_t i = 0; i < f->n_months; i++) {
        const char *name = month_name(o, f, i);
        ruled_head(&r, PAPER_POINTS, name, name);
    }
    if (more)
        ruled_head(&r, PAPER_POINTS, "Beside the months", "期内增减");
    head_figures(o, f, &r);
    for (size_t i = 0; i < f->n_rows; i++) {
        const struct pay_row *x = &f->rows[i];
        ruled_words(&r, x->unit);
        ruled_words(&r, x->person ? x->name : compose_say(&o->w, "(room)", "（组室）"));
        for (size_t m = 0; m < f->n_months; m++)
            put_value(&r, &x->months[m], f->month_decimals[m]);
        if (more)
            ruled_points(&r, beyond(f, x), beyond_decimals(f));
        put_figures(f, &r, x);
    }
    office_table(o, &r);
}

/* --- the lines -------------------------------------------------------------------- */

struct lines {
    struct office_paper *o;
    const struct pay_facts *f;
    struct ruled r;
};

static void put_line(struct lines *l, size_t row, size_t figure,
                     const struct pay_line *x)
{
    const struct pay_row *who = &l->f->rows[row];
    ruled_words(&l->r, who->unit);
    ruled_words(&l->r, who->person ? who->name : "");
    ruled_words(&l->r, l->r.zh || figure ? figure_name(l->o, l->f, figure) : "points");
    ruled_points(&l->r, x->amount, -1);
    ruled_words(&l->r, x->date);
    ruled_words(&l->r, x->ref);
    ruled_words(&l->r, x->title);
    ruled_words(&l->r, x->clause);
}

/* The lines of one number, and what rounding leaves between them and it. */
static size_t put_number(struct lines *l, size_t row, size_t figure, size_t at)
{
    const struct value *v = &l->f->rows[row].figures[figure];
    tb_amount left = v->absent ? 0 : v->amount;
    for (; at < l->f->n_lines && l->f->lines[at].row == row &&
           l->f->lines[at].figure == figure;
         at++) {
        put_line(l, row, figure, &l->f->lines[at]);
        left = amount_minus(left, l->f->lines[at].amount);
    }
    if (left)
        put_line(
            l, row, figure,
            &(struct pay_line){.clause = compose_say(&l->o->w, "rounding", "小数取舍"),
                               .amount = left});
    return at;
}

static const struct paper_table *line_table(struct office_paper *o,
                                            const struct pay_facts *f, bool records)
{
    struct lines l = {.o = o, .f = f};
    size_t at = 0;
    l.r = ruled_new(o->w.a, o->t.zh && !records,
                    compose_say(&o->w, "Line by line", "明细"));
    ruled_head(&l.r, PAPER_WORDS, records ? "unit" : "Room", "组室");
    ruled_head(&l.r, PAPER_WORDS, records ? "person" : "Name", "姓名");
    ruled_head(&l.r, PAPER_WORDS, records ? "figure" : "Account", "账户");
    ruled_head(&l.r, PAPER_POINTS, records ? "amount" : "Amount", "数额");
    ruled_head(&l.r, PAPER_WORDS, records ? "date" : "Date", "日期");
    ruled_head(&l.r, PAPER_WORDS, records ? "ref" : "Number", "编号");
    ruled_head(&l.r, PAPER_WORDS, records ? "title" : "Title", "标题");
    ruled_head(&l.r, PAPER_WORDS, records ? "clause" : "Clause", "依据条款");
    for (size_t i = 0; i < f->n_rows; i++)
        for (size_t k = 0; k < f->n_figures; k++)
            at = put_number(&l, i, k, at);
    return ruled_done(&l.r);
}

static const struct paper_table *sheet_records(const struct office_paper *o,
                                               const struct pay_facts *f, bool zh)
{
    struct ruled r = ruled_new(o->w.a, zh, "");
    char name[PERIOD_NAME_MAX];
    ruled_head(&r, PAPER_WORDS, "group", "分组");
    ruled_head(&r, PAPER_WORDS, "unit", "组室");
    ruled_head(&r, PAPER_WORDS, "person", "姓名");
    for (size_t i = 0; i < f->n_months; i++) {
        const char *month = arena_strdup(o->w.a, period_format(f->months[i], name));
        ruled_head(&r, PAPER_POINTS, month, month);
    }
    ruled_head(&r, PAPER_POINTS, "beside", "期内增减");
    for (size_t i = 0; i < f->n_figures; i++) {
        const char *figure = i ? f->figures[i].name : "points";
        const char *shown = figure_name(o, f, i);
        ruled_head(&r, PAPER_POINTS, figure, shown);
        if (f->figures[i].capped)
            ruled_head(&r, PAPER_POINTS, arena_printf(o->w.a, "held:%s", figure),
                       arena_printf(o->w.a, "%s封顶扣减", shown));
    }
    for (size_t i = 0; i < f->n_rows; i++) {
        const struct pay_row *x = &f->rows[i];
        ruled_words(&r, x->group);
        ruled_words(&r, x->unit);
        ruled_words(&r, x->person ? x->name : "");
        for (size_t m = 0; m < f->n_months; m++)
            put_value(&r, &x->months[m], f->month_decimals[m]);
        ruled_points(&r, beyond(f, x), beyond_decimals(f));
        put_figures(f, &r, x);
    }
    return ruled_done(&r);
}

/* --- words ------------------------------------------------------------------------ */

static void say_sums(struct office_paper *o, const struct pay_facts *f)
{
    for (size_t k = 0; f->n_rows && k < f->n_figures; k++) {
        tb_amount rooms = 0, people = 0;
        char a[32], b[32];
        if (!f->figures[k].adds)
            continue;
        for (size_t i = 0; i < f->n_rows; i++) {
            const struct value *v = &f->rows[i].figures[k];
            tb_amount *sum = f->rows[i].person ? &people : &rooms;
            *sum = amount_plus(*sum, v->absent ? 0 : v->amount);
        }
        office_say(o, PAPER_TEXT, "%s: all rooms %s, all people %s.",
                   "%s：组室合计%s，个人合计%s。", figure_name(o, f, k),
                   amount_format(rooms, f->figures[k].decimals, a),
                   amount_format(people, f->figures[k].decimals, b));
    }
}

/* Clauses one by one; what rounding leaves is said once for all. */
static void say_why(struct office_paper *o, const struct pay_facts *f)
{
    bool rounded = false;
    for (size_t i = 0; i < f->n_rows; i++) {
        const struct pay_row *x = &f->rows[i];
        char digits[32];
        if (!beyond(f, x))
            continue;
        rounded = rounded || !*x->why;
        amount_format(beyond(f, x), beyond_decimals(f), digits);
        if (*x->why)
            office_say(o, PAPER_ITEM, "%s: %s (%s)", "%s：%s（%s）",
                       x->person ? x->name : x->unit, digits, x->why);
    }
    if (rounded)
        office_say(o, PAPER_TEXT,
                   "Where no clause is named, months are rounded on their own and the "
                   "period once.",
                   "未列条款的，为各月与全期分别四舍五入之差。");
}

static void put_notes(struct office_paper *o, const struct pay_facts *f)
{
    office_say(o, PAPER_NOTE,
               "Numbers are those of the ranking of the period; the lines of a number "
               "add up to it.",
               "各数与当期排名一致；明细逐项相加等于表中数。");
    office_say(o, PAPER_NOTE,
               "A person stands in the room of the last post in the period, with all "
               "that was earned in it.",
               "期内调动的人员列入期末所在组室，期内所得全部计入。");
    for (size_t i = 0; i < f->n_rows; i++)
        if (*f->rows[i].moved)
            office_say(o, PAPER_NOTE, "%s came from %s to %s inside the period.",
                       "%s期内由%s调入%s。", f->rows[i].name, f->rows[i].moved,
                       f->rows[i].unit);
    office_scheme(o, f->scheme);
}

void pay_compose(struct arena *a, const struct pay_facts *f, bool lines, bool zh,
                 struct paper *out)
{
    struct office_paper o;
    bool more = any_beyond(f);
    office_begin(&o, a, out, zh);
    office_title(&o, f->office, f->period, "Pay sheet", "信息工作绩效表");
    if (!f->n_rows)
        office_say(&o, PAPER_TEXT,
                   "There are no rooms inside: units with the track inside stand here.",
                   "没有对内的组室；条线为内部的单位列入本表。");
    say_sums(&o, f);
    put_sheet(&o, f, more);
    if (more) {
        office_heading(&o, "What the period gives or takes beside its months",
                       "期内增减说明");
        say_why(&o, f);
    }
    if (f->n_lines) {
        office_heading(&o, "Line by line", "逐项说明");
        compose_table(&o.w, line_table(&o, f, false));
    }
    put_notes(&o, f);
    office_end(&o, f->office, f->day);
    out->records = lines ? line_table(&o, f, true) : sheet_records(&o, f, false);
    if (zh)
        out->sheet = lines ? line_table(&o, f, false) : sheet_records(&o, f, true);
}
