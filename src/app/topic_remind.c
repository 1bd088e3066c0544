/* Who has not sent yet what topics ask for, and a message to each. */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/chain.h"

#include "app/topics.h"

/* --- who -------------------------------------------------------------------------- */

struct dues {
    const struct names *n;
    struct arena *arena;
    struct topic_due *items;
    size_t len, cap;
};

static void add(struct dues *d, struct topic_due x)
{
    if (x.state != ASSIGNMENT_OPEN && x.state != ASSIGNMENT_MISSING)
        return;
    if (d->len == d->cap) {
        struct topic_due *more = arena_array(d->arena, d->cap * 2 + 64, sizeof *more);
        for (size_t i = 0; i < d->len; i++)
            more[i] = d->items[i];
        d->items = more;
        d->cap = d->cap * 2 + 64;
    }
    d->items[d->len++] = x;
}

static void add_topic(struct dues *d, const struct topic_item *x, tb_day today)
{
    const struct topic *t = x->topic;
    tb_day day = t->due != TB_DAY_NONE ? t->due : today;
    for (size_t i = 0; i < d->n->n_units; i++) {
        int64_t id = d->n->units[i].id;
        const struct reply *r = reply_find(x->replies, x->n_replies, id);
        /* Of a unit that is closed by now nothing can come any more. */
        if (names_membership_on(d->n, id, day) && unit_open_on(&d->n->units[i], today))
            add(d, (struct topic_due){.topic = t,
                                      .unit_id = id,
                                      .state = assignment_of(d->n, t, id, r, today)});
    }
    for (size_t i = 0; i < t->n_who; i++) {
        int64_t id = t->who[i].person_id;
        const struct reply *r = id ? reply_find(x->replies, x->n_replies, id) : NULL;
        const struct post *p = id ? names_post_on(d->n, id, today) : NULL;
        if (id)
            add(d, (struct topic_due){.topic = t,
                                      .unit_id = p ? p->unit_id : 0,
                                      .person_id = id,
                                      .state =
                                          assignment_of_person(d->n, t, id, r, today)});
    }
}

static bool is_meant(const struct topic *t, const int64_t *ids, size_t n_ids,
                     tb_day first, tb_day last)
{
    for (size_t i = 0; i < n_ids; i++)
        if (ids[i] == t->id)
            return true;
    return n_ids == 0 && t->due != TB_DAY_NONE && t->due >= first && t->due <= last;
}

static int by_unit(const void *x, const void *y, void *names)
{
    const struct topic_due *a = x, *b = y;
    size_t oa = a->unit_id ? names_unit_order(names, a->unit_id) : SIZE_MAX;
    size_t ob = b->unit_id ? names_unit_order(names, b->unit_id) : SIZE_MAX;
    if (oa != ob)
        return oa < ob ? -1 : 1;
    if (a->person_id != b->person_id)
        return a->person_id < b->person_id ? -1 : 1;
    if (a->topic->due != b->topic->due)
        return a->topic->due < b->topic->due ? -1 : 1;
    return (a->topic->id > b->topic->id) - (a->topic->id < b->topic->id);
}

static enum tb_rc collect(struct app *app, struct dues *d, const int64_t *ids,
                          size_t n_ids, tb_day first, tb_day last, struct tb_err *e)
{
    enum tb_rc rc = app_refresh(app, e);
    d->n = &app->names;
    for (size_t i = 0; rc == TB_OK && i < app->names.n_topics; i++) {
        const struct topic *t = &app->names.topics[i];
        struct topic_item x;
        if (t->voided || !is_meant(t, ids, n_ids, first, last))
            continue;
        rc = app_topic(app, t->id, d->arena, &x, e);
        if (rc == TB_OK)
            add_topic(d, &x, app_now(app).today);
    }
    return rc;
}

enum tb_rc app_topic_dues(struct app *app, const int64_t *ids, size_t n_ids,
                          tb_day first, tb_day last, struct arena *a,
                          struct topic_due **out, size_t *n, struct tb_err *e)
{
    bool mine;
    struct dues d = {.arena = a};
    *n = 0;
    *out = NULL;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = collect(app, &d, ids, n_ids, first, last, e);
    store_release(app->store, mine);
    if (rc != TB_OK)
        return rc;
    if (d.len)
        qsort_r(d.items, d.len, sizeof *d.items, by_unit, &app->names);
    *out = d.items;
    *n = d.len;
    return TB_OK;
}

/* --- messages --------------------------------------------------------------------- */

/* As a message says it. */
static void add_day(struct strbuf *out, tb_day d)
{
    char text[16];
    struct tb_civil c = day_to_civil(d);
    if (i18n_is_zh())
        strbuf_printf(out, "%d月%d日", c.month, c.day);
    else
        strbuf_puts(out, day_format(d, text));
}

/* The person who was asked, else the unit's officers, else its head. */
static void add_receiver(const struct names *n, const struct topic_due *x, tb_day today,
                         struct strbuf *out)
{
    struct arena a = {0};
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    struct chain c = chain_of(&a, n, x->unit_id, today);
    strbuf_puts(out, u ? u->name : "");
    if (p)
        strbuf_printf(out, "%s%s", u ? " " : "", p->name);
    for (size_t i = 0; !p && i < c.n_officers; i++)
        strbuf_printf(out, "%s%s", i ? _(", ") : " ", c.officers[i]->name);
    if (!p && c.n_officers == 0 && *c.head.name)
        strbuf_printf(out, " %s", c.head.name);
    strbuf_puts(out, _(":"));
    strbuf_putc(out, '\n');
    arena_free(&a);
}

static void add_line(const struct topic_due *x, tb_day today, struct strbuf *out)
{
    const struct topic *t = x->topic;
    struct strbuf day = {0};
    strbuf_puts(&day, "");
    if (t->due != TB_DAY_NONE)
        add_day(&day, t->due);
    if (t->due == TB_DAY_NONE)
        strbuf_printf(out, _("\"%s\" (%s): nothing has come in yet."), t->title,
                      t->ref);
    else if (t->due < today)
        strbuf_printf(out,
                      _("\"%s\" (%s) was due on %s and is %d days late: nothing has "
                        "come in."),
                      t->title, t->ref, day.s, today - t->due);
    else if (t->due == today)
        strbuf_printf(out, _("\"%s\" (%s) is due today: nothing has come in yet."),
                      t->title, t->ref);
    else
        strbuf_printf(out,
                      _("\"%s\" (%s) is due on %s, in %d days: nothing has come in "
                        "yet."),
                      t->title, t->ref, day.s, t->due - today);
    strbuf_putc(out, '\n');
    strbuf_free(&day);
}

static bool same_receiver(const struct topic_due *a, const struct topic_due *b)
{
    return a->unit_id == b->unit_id && a->person_id == b->person_id;
}

size_t app_topic_messages(const struct app *app, const struct topic_due *dues, size_t n,
                          struct strbuf *out)
{
    tb_day today = app_now(app).today;
    size_t count = 0;
    strbuf_puts(out, "");
    for (size_t i = 0; i < n; count++) {
        bool late = false;
        strbuf_puts(out, i ? "\n" : "");
        add_receiver(&app->names, &dues[i], today, out);
        size_t k = i;
        for (; k < n && same_receiver(&dues[i], &dues[k]); k++) {
            late |= dues[k].state == ASSIGNMENT_MISSING;
            add_line(&dues[k], today, out);
        }
        strbuf_puts(out, late ? _("Please send it at once, or say what the matter is.")
                              : _("Please send it in time."));
        strbuf_putc(out, '\n');
        if (*app->office)
            strbuf_printf(out, "%s  ", app->office);
        add_day(out, today);
        strbuf_putc(out, '\n');
        i = k;
    }
    return count;
}
