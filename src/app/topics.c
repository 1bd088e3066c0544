#include "app/topics.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "store/bulletins.h"

/* --- what became of them ---------------------------------------------------------- */

static enum tb_rc fill(struct app *app, const struct topic *t, struct arena *a,
                       struct topic_item *out, struct tb_err *e)
{
    *out = (struct topic_item){.topic = t};
    enum tb_rc rc =
        store_replies(app->store, t->id, a, &out->replies, &out->n_replies, e);
    if (rc == TB_OK)
        out->count = assignment_count(&app->names, t, out->replies, out->n_replies,
                                      app_now(app).today);
    return rc;
}

static int by_due(const void *x, const void *y)
{
    const struct topic *a = ((const struct topic_item *)x)->topic;
    const struct topic *b = ((const struct topic_item *)y)->topic;
    tb_day da = a->due == TB_DAY_NONE ? TB_DAY_MAX + 1 : a->due;
    tb_day db = b->due == TB_DAY_NONE ? TB_DAY_MAX + 1 : b->due;
    if (da != db)
        return da < db ? 1 : -1;
    return (a->id > b->id) - (a->id < b->id);
}

static bool touches(const struct topic *t, tb_day first, tb_day last)
{
    return (t->issued == TB_DAY_NONE || t->issued <= last) &&
           (t->due == TB_DAY_NONE || t->due >= first);
}

static enum tb_rc list_topics(struct app *app, tb_day first, tb_day last,
                              struct arena *a, struct topic_item **out, size_t *n,
                              struct tb_err *e)
{
    enum tb_rc rc = app_refresh(app, e);
    *n = 0;
    *out = arena_array(a, app->names.n_topics + 1, sizeof **out);
    for (size_t i = 0; rc == TB_OK && i < app->names.n_topics; i++)
        if (touches(&app->names.topics[i], first, last))
            rc = fill(app, &app->names.topics[i], a, &(*out)[(*n)++], e);
    if (rc == TB_OK)
        qsort(*out, *n, sizeof **out, by_due);
    return rc;
}

enum tb_rc app_topics(struct app *app, tb_day first, tb_day last, struct arena *a,
                      struct topic_item **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = list_topics(app, first, last, a, out, n, e);
    store_release(app->store, mine);
    return rc;
}

enum tb_rc app_topic(struct app *app, int64_t id, struct arena *a,
                     struct topic_item *out, struct tb_err *e)
{
    const struct topic *t = names_topic(&app->names, id);
    if (!t)
        return tb_fail(e, TB_NOTFOUND, N_("the topic is no longer there"));
    return fill(app, t, a, out, e);
}

/* --- as typed --------------------------------------------------------------------- */

static bool is_parting(const char *s, size_t *n)
{
    static const char *const signs[] = {";", "；", "、", "\n"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *n = strlen(signs[i]);
        if (strncmp(s, signs[i], *n) == 0)
            return true;
    }
    *n = 1;
    return false;
}

static enum tb_rc add_who(struct app *app, const char *name, struct topic *t,
                          struct topic_who *who, struct arena *a, struct tb_err *e)
{
    const char *key = text_key_dup(a, name);
    const struct group *g = names_group_by_key(&app->names, key);
    struct topic_who w = {0};
    if (!*key)
        return TB_OK;
    if (g) {
        w.group_id = g->id;
    } else {
        const struct unit *u = app_find_unit(app, name, e);
        if (!u)
            return TB_NOTFOUND;
        if (!unit_open_on(u, app_now(app).today))
            return tb_fail(e, TB_INVALID, N_("%s is closed: nothing is asked of it"),
                           u->name);
        w.unit_id = u->id;
    }
    for (size_t i = 0; i < t->n_who; i++)
        if (who[i].unit_id == w.unit_id && who[i].group_id == w.group_id)
            return TB_OK; /* named twice is named */
    who[t->n_who++] = w;
    t->who = who;
    return TB_OK;
}

static enum tb_rc read_who(struct app *app, const char *text, struct topic *t,
                           struct arena *a, struct tb_err *e)
{
    struct topic_who *who = arena_array(a, strlen(text) + 1, sizeof *who);
    enum tb_rc rc = TB_OK;
    while (rc == TB_OK && *text) {
        size_t n = 0, sign = 1;
        while (text[n] && !is_parting(text + n, &sign))
            n++;
        rc = add_who(app, arena_strndup(a, text, n), t, who, a, e);
        text += n + (text[n] ? sign : 0);
    }
    return rc;
}

enum tb_rc app_topic_change(struct app *app, const struct topic_typed *t,
                            struct arena *a, struct change *c, struct tb_err *e)
{
    tb_day today = app_now(app).today;
    char day[16];
    *c = (struct change){.kind = CHANGE_TOPIC,
                         .topic = {.title = t->title,
                                   .source = t->source,
                                   .note = t->note,
                                   .issued = today,
                                   .due = TB_DAY_NONE}};
    if (*t->due && !day_parse(t->due, &c->topic.due))
        return tb_fail(e, TB_INVALID, N_("%s is no date; write it as %s"), t->due,
                       day_format(today, day));
    if (c->topic.due != TB_DAY_NONE && c->topic.due < today) {
        if (!t->late)
            return tb_fail(e, TB_INVALID, N_("%s is over: nobody could be in time"),
                           t->due);
        c->topic.issued = c->topic.due;
    }
    return read_who(app, t->who, &c->topic, a, e);
}
