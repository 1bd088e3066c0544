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
    return !t->voided && (t->issued == TB_DAY_NONE || t->issued <= last) &&
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
