/* `show PERSON`: posts, quota, numbers, place, what follows, topics and articles. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"
#include "core/peers.h"
#include "core/topic.h"

#include "store/office.h"

#include "app/topics.h"

#include "show.h"

enum { RECENT = 10 };

static void posts(const struct names *n, struct sheet *s, int64_t person)
{
    char a[16], z[16];
    for (size_t i = 0; i < n->n_posts; i++) {
        const struct post *x = &n->posts[i];
        const struct unit *u = names_unit(n, x->unit_id);
        if (x->person_id != person || !u)
            continue;
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s", u->name, show_word(words_role, (int)x->role));
        if (x->from != TB_DAY_NONE || x->to != TB_DAY_NONE)
            strbuf_printf(&b, " %s..%s", day_format(x->from, a), day_format(x->to, z));
        show_text(s, "unit", b.s);
        strbuf_free(&b);
    }
}

/* A target of his own, or of his unit. */
static void quota(struct sheet *s, const char *name, const struct shortfall *g)
{
    char period[PERIOD_NAME_MAX], n[3][32];
    struct strbuf b = {0};
    strbuf_printf(&b, "%s %s: ", period_format(g->period, period),
                  g->figure ? g->figure : show_word(words_metric, (int)g->metric));
    if (g->exempt || g->unsaid)
        strbuf_puts(&b, g->exempt ? _("exempt") : _("not said"));
    else
        strbuf_printf(&b, _("%s of %s, missing %s"), amount_format(g->done, -1, n[0]),
                      amount_format(g->required, -1, n[1]),
                      amount_format(g->missing, -1, n[2]));
    show_text(s, name, b.s);
    strbuf_free(&b);
}

static void numbers(struct sheet *s, const struct board *b, const struct person *p)
{
    const struct standing *x = board_standing(b, OWNER_PERSON, p->id);
    const struct peer_place place = peers_place(b, p->id);
    char text[PERIOD_NAME_MAX + 64];
    show_text(s, "period", period_format(b->period, text));
    for (size_t i = 0; i < b->n_gaps; i++)
        if (b->gaps[i].owner_kind == OWNER_PERSON && b->gaps[i].owner_id == p->id)
            quota(s, N_("quota"), &b->gaps[i]);
    for (size_t i = 0; x && i < b->n_gaps; i++)
        if (b->gaps[i].owner_kind == OWNER_UNIT && b->gaps[i].owner_id == x->unit_id)
            quota(s, N_("the unit's quota"), &b->gaps[i]);
    if (!x)
        return;
    sheet_count(show_field(s, "submitted"), x->submitted);
    sheet_count(show_field(s, "adopted"), x->adopted);
    cli_amount_cell(show_field(s, "points"), CELL_POINTS, x->points, -1);
    if (place.place) {
        snprintf(text, sizeof text,
                 place.tied ? _("%d of %d, shared (%s)") : _("%d of %d (%s)"),
                 place.place, place.of, show_word(words_role, (int)place.role));
        show_text(s, "rank", text);
    }
    for (size_t i = 0; i < b->n_awarded; i++)
        if (b->awarded[i].owner_kind == OWNER_PERSON && b->awarded[i].owner_id == p->id)
            show_text(s, N_("award"), b->awarded[i].award->name);
}

static void followups(struct sheet *s, const struct followup_row *rows, size_t n,
                      int64_t person)
{
    for (size_t i = 0; i < n; i++) {
        const struct followup *f = &rows[i].followup;
        struct strbuf b = {0};
        if (f->person_id != person)
            continue;
        strbuf_printf(&b, _("%s %s %s: %s"), f->ref,
                      show_word(words_followup, (int)f->kind), f->period,
                      show_word(words_step, (int)rows[i].state));
        show_text(s, N_("follow-up"), b.s);
        strbuf_free(&b);
    }
}

static void articles(struct sheet *s, const struct page *p)
{
    char day[16];
    for (size_t i = 0; i < p->n; i++) {
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s %s", p->rows[i].ref, day_format(p->rows[i].day, day),
                      p->rows[i].title);
        show_text(s, N_("article"), b.s);
        strbuf_free(&b);
    }
}

/* The topics that name him and are still open, or were missed. */
static enum tb_rc topics(struct cli *c, struct sheet *s, struct arena *a,
                         int64_t person, const struct period *p, struct tb_err *e)
{
    struct topic_item *items;
    size_t n;
    char day[16];
    enum tb_rc rc = app_topics(&c->app, p->first, p->last, a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct topic *t = items[i].topic;
        struct strbuf b = {0};
        if (!topic_names_person(t, person))
            continue;
        const struct reply *r =
            reply_find(items[i].replies, items[i].n_replies, person);
        strbuf_printf(&b, _("%s %s %s: %lld"), t->ref, t->title,
                      day_format(t->due, day), r ? (long long)r->sent : 0LL);
        show_text(s, "topic", b.s);
        strbuf_free(&b);
    }
    return rc;
}

enum tb_rc show_person(struct cli *c, struct sheet *s, const struct person *p,
                       struct tb_err *e)
{
    struct arena a = {0};
    struct period period;
    struct board *b = NULL;
    struct followup_row *rows = NULL;
    struct page page = {0};
    size_t n = 0;
    show_text(s, "name", p->name);
    show_text(s, "login", p->login);
    posts(&c->app.names, s, p->id);
    enum tb_rc rc = cli_period(c, &period, e);
    const struct page_query q = {.first = period.first,
                                 .last = period.last,
                                 .person_id = p->id,
                                 .state = STATE_ANY,
                                 .limit = RECENT};
    if (!rc)
        rc = app_board(&c->app, period, &a, &b, e);
    if (!rc)
        numbers(s, b, p);
    if (!rc)
        rc = topics(c, s, &a, p->id, &period, e);
    if (!rc)
        rc = store_followups(c->app.store, period.first, period.last, &a, &rows, &n, e);
    if (!rc)
        followups(s, rows, n, p->id);
    if (!rc)
        rc = store_page(c->app.store, &q, &a, &page, e);
    if (!rc)
        articles(s, &page);
    arena_free(&a);
    return rc;
}
