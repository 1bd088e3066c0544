/* `list` of what has a name: units, people, outlets, targets. The columns are those of
 * an import, in its order, so that the output imports again. */
#include <stdio.h>

#include "core/amount.h"

#include "list.h"

static bool spans(const struct list_query *q, tb_day from, tb_day to)
{
    return q->any_day || ((from == TB_DAY_NONE || from <= q->period.last) &&
                          (to == TB_DAY_NONE || to >= q->period.first));
}

static void day_cells(struct sheet *s, tb_day from, tb_day to)
{
    cli_day_cell(s, from);
    cli_day_cell(s, to);
}

/* --- units ------------------------------------------------------------------------ */

static const struct membership *first_membership(const struct names *n, int64_t unit)
{
    for (size_t i = 0; i < n->n_memberships; i++)
        if (n->memberships[i].unit_id == unit)
            return &n->memberships[i];
    return NULL;
}

static void unit_row(const struct names *n, struct sheet *s, const struct unit *u,
                     const struct membership *m)
{
    const struct group *g = m ? names_group(n, m->group_id) : NULL;
    const struct unit *above = names_unit(n, u->parent_id);
    sheet_text(s, u->name);
    sheet_text(s, g ? g->name : NULL);
    cli_word_cell(s, words_track, (int)u->track);
    cli_text_cell(s, above ? above->name : NULL);
    cli_text_cell(s, u->alias);
    sheet_count(s, u->order);
    day_cells(s, u->opened, u->closed);
    cli_text_cell(s, u->head);
    cli_text_cell(s, u->leader);
    day_cells(s, m ? m->from : TB_DAY_NONE, m ? m->to : TB_DAY_NONE);
}

/* The rows of a unit that stand with group number g: those of a unit that was in g
 * first, but for the groups that come later, and those of other units that came to g.
 */
static void unit_rows(const struct names *n, const struct list_query *q,
                      struct sheet *s, const struct unit *u, size_t g)
{
    const struct membership *first = first_membership(n, u->id);
    size_t begun = first ? names_group_order(n, first->group_id) : n->n_groups;
    if (begun > g || (q->unit && u->id != q->unit) || !spans(q, u->opened, u->closed))
        return;
    for (size_t i = 0; i < n->n_memberships; i++) {
        const struct membership *m = &n->memberships[i];
        size_t order = names_group_order(n, m->group_id);
        if (m->unit_id == u->id && order <= g && (order == g || begun == g) &&
            (!q->group || m->group_id == q->group) && spans(q, m->from, m->to))
            unit_row(n, s, u, m);
    }
}

static enum tb_rc list_units(struct cli *c, const struct list_query *q,
                             struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"name",  "group",  "track",  "parent",
                                        "alias", "order",  "opened", "closed",
                                        "head",  "leader", "from",   "to"};
    const struct names *n = &c->app.names;
    (void)e;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], i == 5 ? CELL_COUNT : CELL_TEXT);
    /* By groups, each unit's first row before its others: an import makes the groups in
     * the order in which they appear, and so in the office's. */
    for (size_t g = 0; g < n->n_groups; g++)
        for (size_t i = 0; i < n->n_units; i++)
            unit_rows(n, q, &t->sheet, &n->units[i], g);
    return TB_OK;
}

/* --- people ----------------------------------------------------------------------- */

static bool in_group(const struct names *n, const struct list_query *q, int64_t unit)
{
    if (!q->group)
        return true;
    tb_day first = q->any_day ? TB_DAY_MIN : q->period.first;
    tb_day last = q->any_day ? TB_DAY_MAX : q->period.last;
    const struct membership *m = names_membership_in(n, unit, first, last);
    return m && m->group_id == q->group;
}

static enum tb_rc list_people(struct cli *c, const struct list_query *q,
                              struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"name", "unit", "role", "login", "from", "to"};
    const struct names *n = &c->app.names;
    struct sheet *s = &t->sheet;
    (void)e;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(s, heads[i], CELL_TEXT);
    for (size_t i = 0; i < n->n_posts; i++) {
        const struct post *p = &n->posts[i];
        const struct person *who = names_person(n, p->person_id);
        const struct unit *u = names_unit(n, p->unit_id);
        if (!who || !u || (q->unit && u->id != q->unit) || !in_group(n, q, u->id) ||
            !spans(q, p->from, p->to))
            continue;
        sheet_text(s, who->name);
        sheet_text(s, u->name);
        cli_word_cell(s, words_role, (int)p->role);
        cli_text_cell(s, who->login);
        day_cells(s, p->from, p->to);
    }
    return TB_OK;
}

/* --- outlets ---------------------------------------------------------------------- */

static enum tb_rc list_outlets(struct cli *c, const struct list_query *q,
                               struct cli_table *t, struct tb_err *e)
{
    const struct names *n = &c->app.names;
    struct sheet *s = &t->sheet;
    (void)e;
    cli_column(s, "name", CELL_TEXT);
    cli_column(s, "level", CELL_TEXT);
    cli_column(s, "order", CELL_COUNT);
    cli_column(s, "from", CELL_TEXT);
    cli_column(s, "to", CELL_TEXT);
    for (size_t i = 0; i < n->n_outlets; i++) {
        const struct outlet *o = &n->outlets[i];
        if (!spans(q, o->from, o->to))
            continue;
        sheet_text(s, o->name);
        cli_word_cell(s, words_level, (int)o->level);
        sheet_count(s, o->order);
        day_cells(s, o->from, o->to);
    }
    return TB_OK;
}

/* --- targets ---------------------------------------------------------------------- */

static const char *who_name(const struct names *n, const struct target *t)
{
    const struct group *g = names_group(n, t->who_id);
    const struct unit *u = names_unit(n, t->who_id);
    const struct person *p = names_person(n, t->who_id);
    switch (t->who_kind) {
    case WHO_GROUP:
        return g ? g->name : NULL;
    case WHO_UNIT:
        return u ? u->name : NULL;
    case WHO_PERSON:
        return p ? p->name : NULL;
    }
    return NULL;
}

static void amount_cell(struct sheet *s, const struct target *t)
{
    char digits[32], percent[40];
    if (t->exempt) {
        sheet_digits(s, CELL_POINTS, "exempt");
        return;
    }
    bool rate = t->metric == METRIC_RATE;
    amount_format(rate ? t->amount * 100 : t->amount, -1, digits);
    snprintf(percent, sizeof percent, "%s%s", digits, rate ? "%" : "");
    sheet_digits(s, CELL_POINTS, percent);
}

static bool asked_for(const struct names *n, const struct list_query *q,
                      const struct target *t)
{
    if (!spans(q, t->from, t->to))
        return false;
    if (q->unit)
        return t->who_kind == WHO_UNIT && t->who_id == q->unit;
    if (!q->group || (t->who_kind == WHO_GROUP && t->who_id == q->group))
        return true;
    return t->who_kind == WHO_UNIT && in_group(n, q, t->who_id);
}

static enum tb_rc list_targets(struct cli *c, const struct list_query *q,
                               struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"who", "metric", "period", "amount", "from",
                                        "to",  "filter", "of",     "note"};
    struct sheet *s = &t->sheet;
    (void)e;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(s, heads[i], i == 3 ? CELL_POINTS : CELL_TEXT);
    for (size_t i = 0; i < c->app.n_targets; i++) {
        const struct target *x = &c->app.targets[i];
        if (x->id < 0) /* a clause of the scheme, which is listed with its text */
            continue;
        if (!asked_for(&c->app.names, q, x))
            continue;
        sheet_text(s, who_name(&c->app.names, x));
        cli_word_cell(s, words_metric, (int)x->metric);
        cli_word_cell(s, words_period, x->period_kind);
        amount_cell(s, x);
        day_cells(s, x->from, x->to);
        cli_text_cell(s, x->filter);
        cli_text_cell(s, x->of);
        cli_text_cell(s, x->note);
    }
    return TB_OK;
}

const struct list_kind list_names_kinds[] = {
    {"units", false, list_units},
    {"people", false, list_people},
    {"outlets", false, list_outlets},
    {"targets", false, list_targets},
    {0},
};
