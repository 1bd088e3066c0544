/* `list` of submissions, events and schemes, which may be long. */
#include <string.h>

#include "core/topic.h"

#include "app/topics.h"

#include "list.h"

struct walk {
    struct cli *c;
    struct cli_table *t;
    enum tb_rc rc;
    struct tb_err *e;
};

static struct page_query page_query(const struct list_query *q)
{
    return (struct page_query){.first = q->period.first,
                               .last = q->period.last,
                               .unit_id = q->unit,
                               .group_id = q->group,
                               .state = STATE_ANY,
                               .limit = SIZE_MAX};
}

/* --- submissions ------------------------------------------------------------------ */

static void joined_units(const struct names *n, struct sheet *s,
                         const struct article_row *r)
{
    struct strbuf b = {0};
    strbuf_clear(&b);
    for (size_t i = 0; i < r->n_units; i++) {
        const struct unit *u = names_unit(n, r->units[i]);
        strbuf_printf(&b, "%s%s", i ? ";" : "", u ? u->name : "");
    }
    cli_text_cell(s, b.s);
    strbuf_free(&b);
}

static void joined_authors(struct sheet *s, const struct article_row *r)
{
    struct strbuf b = {0};
    strbuf_clear(&b);
    for (size_t i = 0; i < r->n_authors; i++)
        strbuf_printf(&b, "%s%s", i ? ";" : "", r->authors[i].name);
    cli_text_cell(s, b.s);
    strbuf_free(&b);
}

static bool article_row(void *arg, const struct article_row *r)
{
    struct walk *w = arg;
    struct sheet *s = &w->t->sheet;
    sheet_text(s, r->ref);
    cli_day_cell(s, r->day);
    joined_units(&w->c->app.names, s, r);
    joined_authors(s, r);
    sheet_text(s, r->title);
    cli_text_cell(s, r->type);
    if (r->length >= 0)
        sheet_count(s, r->length);
    else
        sheet_none(s);
    const struct topic *topic = names_topic(&w->c->app.names, r->topic_id);
    /* What was withdrawn is in no file of topics. */
    cli_text_cell(s, topic && !topic->voided ? topic->ref : NULL);
    cli_day_cell(s, r->received == r->day ? TB_DAY_NONE : r->received);
    cli_text_cell(s, r->note);
    w->rc = cli_table_step(w->t, w->e);
    return !w->rc;
}

static enum tb_rc list_submissions(struct cli *c, const struct list_query *q,
                                   struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"ref",  "date",   "unit",  "author",   "title",
                                        "type", "length", "topic", "received", "note"};
    struct walk w = {.c = c, .t = t, .e = e};
    const struct page_query page = page_query(q);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], i == 6 ? CELL_COUNT : CELL_TEXT);
    enum tb_rc rc = store_each_article(c->app.store, &page, article_row, &w, e);
    return w.rc ? w.rc : rc;
}

/* --- events ----------------------------------------------------------------------- */

static bool event_row(void *arg, const char *ref, const struct event_row *r)
{
    struct walk *w = arg;
    struct sheet *s = &w->t->sheet;
    const struct event *x = &r->event;
    const struct names *n = &w->c->app.names;
    const struct outlet *o = names_outlet(n, x->outlet_id);
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    sheet_text(s, ref);
    if ((int)x->kind < EVENT_NAMED)
        cli_word_cell(s, words_event, (int)x->kind);
    else
        sheet_text(s, names_event_name(n, (int)x->kind, false));
    cli_day_cell(s, x->day);
    if (o)
        sheet_text(s, o->name);
    else
        cli_word_cell(s, words_level, x->level);
    cli_word_cell(s, words_form, (int)x->form);
    cli_word_cell(s, words_route, (int)x->route);
    cli_word_cell(s, words_leader, (int)x->leader);
    if (x->has_value)
        cli_amount_cell(s, CELL_POINTS, x->value, -1);
    else
        sheet_none(s);
    cli_text_cell(s, u ? u->name : NULL);
    cli_text_cell(s, p ? p->name : NULL);
    cli_text_cell(s, x->note);
    w->rc = cli_table_step(w->t, w->e);
    return !w->rc;
}

static enum tb_rc list_events(struct cli *c, const struct list_query *q,
                              struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"ref",  "kind",   "date",   "outlet",
                                        "form", "route",  "leader", "value",
                                        "unit", "person", "note"};
    struct walk w = {.c = c, .t = t, .e = e};
    const struct page_query page = page_query(q);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t->sheet, heads[i], i == 7 ? CELL_POINTS : CELL_TEXT);
    enum tb_rc rc = store_each_event(c->app.store, &page, event_row, &w, e);
    return w.rc ? w.rc : rc;
}

/* --- topics ----------------------------------------------------------------------- */

static void topic_who(const struct names *n, struct sheet *s, const struct topic *t)
{
    struct strbuf b = {0};
    app_topic_who(n, t, &b);
    cli_text_cell(s, b.s);
    strbuf_free(&b);
}

/* Of a unit: what it is asked for on some day of the period, by itself, with its group
 * or with everybody. */
static bool topic_asked_for(const struct names *n, const struct list_query *q,
                            const struct topic *t)
{
    bool given = !q->group || t->n_who == 0;
    if (!q->any_day && ((t->issued != TB_DAY_NONE && t->issued > q->period.last) ||
                        (t->due != TB_DAY_NONE && t->due < q->period.first)))
        return false;
    for (size_t i = 0; i < t->n_who; i++)
        given = given || t->who[i].group_id == q->group;
    tb_day day = t->issued != TB_DAY_NONE ? t->issued : t->due;
    if (day == TB_DAY_NONE)
        day = q->period.last;
    return given && (!q->unit || topic_is_for(n, t, q->unit, day));
}

static enum tb_rc list_topics(struct cli *c, const struct list_query *q,
                              struct cli_table *t, struct tb_err *e)
{
    static const char *const heads[] = {"ref", "title", "source", "issued",
                                        "due", "units", "note"};
    const struct names *n = &c->app.names;
    struct sheet *s = &t->sheet;
    (void)e;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(s, heads[i], CELL_TEXT);
    for (size_t i = 0; i < n->n_topics; i++) {
        const struct topic *x = &n->topics[i];
        if (x->voided || !topic_asked_for(n, q, x))
            continue;
        sheet_text(s, x->ref);
        sheet_text(s, x->title);
        cli_text_cell(s, x->source);
        cli_day_cell(s, x->issued);
        cli_day_cell(s, x->due);
        topic_who(n, s, x);
        cli_text_cell(s, x->note);
    }
    return TB_OK;
}

/* --- schemes ---------------------------------------------------------------------- */

static enum tb_rc list_scheme(struct cli *c, const struct list_query *q,
                              struct cli_table *t, struct tb_err *e)
{
    struct sheet *s = &t->sheet;
    (void)e;
    cli_column(s, "name", CELL_TEXT);
    cli_column(s, "from", CELL_TEXT);
    cli_column(s, "to", CELL_TEXT);
    cli_column(s, N_("text"), CELL_TEXT);
    for (size_t i = 0; i < c->app.schemes.n; i++) {
        const struct scheme *x = &c->app.schemes.items[i];
        if (!q->any_day && (x->from > q->period.last ||
                            (x->to != TB_DAY_NONE && x->to < q->period.first)))
            continue;
        sheet_text(s, x->name);
        cli_day_cell(s, x->from);
        cli_day_cell(s, x->to);
        sheet_text(s, x->text);
    }
    return TB_OK;
}

const struct list_kind list_facts_kinds[] = {
    {"submissions", true, list_submissions},
    {"events", true, list_events},
    {"topics", false, list_topics},
    {"scheme", false, list_scheme},
    {0},
};
