/* The papers beside the bulletin, each from one state of the data. */
#include "app/yearly.h"

#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "bulletin_gather.h"
#include "yearly_gather.h"

/* --- what they share -------------------------------------------------------------- */

bool yearly_has_unit(const struct yearly_gathering *g, int64_t unit_id)
{
    const struct unit *u = names_unit(&g->app->names, unit_id);
    return g->wish->track < 0 || (u && (int)u->track == g->wish->track);
}

const char *yearly_kept(const struct yearly_gathering *g, const char *text)
{
    return arena_strdup(g->a, text);
}

const char *yearly_unit(const struct yearly_gathering *g, int64_t id)
{
    const struct unit *u = names_unit(&g->app->names, id);
    return u ? arena_strdup(g->a, u->name) : "";
}

const char *yearly_group(const struct yearly_gathering *g, int64_t id)
{
    const struct group *x = names_group(&g->app->names, id);
    return x ? arena_strdup(g->a, x->name) : "";
}

const char *yearly_owner(const struct yearly_gathering *g, enum owner_kind kind,
                         int64_t id)
{
    if (kind == OWNER_UNIT)
        return yearly_unit(g, id);
    const struct person *p = names_person(&g->app->names, id);
    return p ? arena_strdup(g->a, p->name) : "";
}

static const char *kept(const struct yearly_gathering *g, struct strbuf *b)
{
    const char *out = arena_strdup(g->a, b->s);
    strbuf_free(b);
    return out;
}

const char *yearly_units(const struct yearly_gathering *g, const struct article_row *r)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < r->n_units; i++)
        strbuf_printf(&b, "%s%s", i ? ";" : "", yearly_unit(g, r->units[i]));
    return kept(g, &b);
}

const char *yearly_outlets(const struct yearly_gathering *g,
                           const struct article_full *x)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < x->n_events; i++) {
        const struct event *e = &x->events[i].event;
        const struct outlet *o = names_outlet(&g->app->names, e->outlet_id);
        bool again = false;
        for (size_t k = 0; k < i; k++)
            again = again || (x->events[k].event.kind == EVENT_ADOPT &&
                              period_has(g->period, x->events[k].event.day) &&
                              x->events[k].event.outlet_id == e->outlet_id);
        if (e->kind == EVENT_ADOPT && period_has(g->period, e->day) && o && !again)
            strbuf_printf(&b, "%s%s", b.len ? ";" : "", o->name);
    }
    return kept(g, &b);
}

const char *yearly_digits(const struct yearly_gathering *g, int figure, tb_amount n)
{
    const struct scheme *s = g->board->scheme;
    enum figure_kind kind = s ? s->figures[figure].kind : FIGURE_POINTS;
    char digits[32];
    if (kind == FIGURE_RATE)
        return arena_printf(g->a, "%s%%",
                            amount_format(amount_round(n * 100, 1), -1, digits));
    bool plain = !s || kind == FIGURE_SUBMITTED || kind == FIGURE_ADOPTED ||
                 figure_of_pieces(&s->figures[figure]);
    return arena_strdup(g->a, amount_format(n, plain ? -1 : s->decimals, digits));
}

size_t yearly_months(const struct yearly_gathering *g, struct period *out, size_t most)
{
    struct period m = app_period_on(g->app, PERIOD_MONTH, g->period.first);
    size_t n = 0;
    for (; m.first <= g->period.last;
         m = app_period_on(g->app, PERIOD_MONTH, m.last + 1), n++)
        if (n < most)
            out[n] = gather_part(m, g->period);
    return n;
}

/* --- one paper -------------------------------------------------------------------- */

struct period app_yearly_period(const struct app *app, enum yearly kind)
{
    return app_period_on(app, kind == YEARLY_PAY ? PERIOD_QUARTER : PERIOD_YEAR,
                         app_now(app).today);
}

static enum tb_rc make(struct yearly_gathering *g, struct paper *out, struct tb_err *e)
{
    bool zh = i18n_is_zh();
    struct year_facts year;
    struct pay_facts pay;
    struct honours_facts honours;
    struct appraisal_facts appraisal;
    enum tb_rc rc = TB_OK;
    switch (g->wish->kind) {
    case YEARLY_REPORT:
        rc = gather_year(g, &year, e);
        if (rc == TB_OK)
            year_compose(g->a, &year, zh, out);
        break;
    case YEARLY_PAY:
        rc = gather_pay(g, &pay, e);
        if (rc == TB_OK)
            pay_compose(g->a, &pay, g->wish->lines, zh, out);
        break;
    case YEARLY_HONOURS:
        rc = gather_honours(g, &honours, e);
        if (rc == TB_OK)
            honours_compose(g->a, &honours, zh, out);
        break;
    case YEARLY_APPRAISAL:
    case YEARLY_KINDS:
        rc = gather_appraisal(g, &appraisal, e);
        if (rc == TB_OK)
            appraisal_compose(g->a, &appraisal, zh, out);
        break;
    }
    return rc;
}

enum tb_rc app_yearly(struct app *app, const struct yearly_wish *w, struct arena *a,
                      struct paper *out, struct tb_err *e)
{
    struct yearly_gathering g = {.app = app, .wish = w, .a = a};
    bool mine;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = app_refresh(app, e); /* the year may be cut otherwise by now */
    if (rc == TB_OK) {
        g.period = app_period(app, w->period);
        rc = app_board(app, g.period, a, &g.board, e);
    }
    if (rc == TB_OK)
        rc = make(&g, out, e);
    store_release(app->store, mine);
    return rc;
}
