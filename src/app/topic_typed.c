/* A topic as people type it, and back. */
#include <string.h>

#include "base/text.h"

#include "app/topics.h"

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

static bool named(const struct topic *t, const struct topic_who *w)
{
    for (size_t i = 0; t && i < t->n_who; i++)
        if (t->who[i].unit_id == w->unit_id && t->who[i].group_id == w->group_id &&
            t->who[i].person_id == w->person_id)
            return true;
    return false;
}

/* What a name stands for: a group, a unit, a person. */
static enum tb_rc find_who(struct app *app, const char *name, const char *key,
                           struct topic_who *w, struct tb_err *e)
{
    const struct group *g = names_group_by_key(&app->names, key);
    const struct unit *u = g ? NULL : names_unit_by_key(&app->names, key);
    const struct person *p = g || u ? NULL : names_person_by_key(&app->names, key);
    if (!g && !u && !p)
        u = app_find_unit(app, name, e); /* by an alias; else it is said */
    if (!g && !u && !p)
        return TB_NOTFOUND;
    *w = (struct topic_who){.group_id = g ? g->id : 0,
                            .unit_id = u ? u->id : 0,
                            .person_id = p ? p->id : 0};
    return TB_OK;
}

static enum tb_rc add_who(struct app *app, const char *name, const struct topic *was,
                          struct topic *t, struct topic_who *who, struct arena *a,
                          struct tb_err *e)
{
    struct topic_who w = {0};
    size_t blank = strspn(name, " \t");
    const char *key = text_key_dup(a, name);
    enum tb_rc rc = *key ? find_who(app, name + blank, key, &w, e) : TB_OK;
    const struct unit *u = w.unit_id ? names_unit(&app->names, w.unit_id) : NULL;
    if (rc != TB_OK || !*key)
        return rc;
    if (u && !unit_open_on(u, app_now(app).today) && !named(was, &w))
        return tb_fail(e, TB_INVALID, N_("%s is closed: nothing is asked of it"),
                       u->name);
    if (!named(t, &w)) /* named twice is named */
        who[t->n_who++] = w;
    t->who = who;
    return TB_OK;
}

static enum tb_rc read_who(struct app *app, const char *text, const struct topic *was,
                           struct topic *t, struct arena *a, struct tb_err *e)
{
    struct topic_who *who = arena_array(a, strlen(text) + 1, sizeof *who);
    enum tb_rc rc = TB_OK;
    while (rc == TB_OK && *text) {
        size_t n = 0, sign = 1;
        while (text[n] && !is_parting(text + n, &sign))
            n++;
        rc = add_who(app, arena_strndup(a, text, n), was, t, who, a, e);
        text += n + (text[n] ? sign : 0);
    }
    return rc;
}

static enum tb_rc read_due(const struct topic_typed *t, tb_day today, struct topic *out,
                           struct tb_err *e)
{
    char day[16];
    out->due = TB_DAY_NONE;
    if (*t->due && !day_parse(t->due, &out->due))
        return tb_fail(e, TB_INVALID, N_("%s is no date; write it as %s"), t->due,
                       day_format(today, day));
    if (out->due == TB_DAY_NONE || out->due >= today ||
        (t->was && t->was->due == out->due))
        return TB_OK;
    return t->late ? TB_OK
                   : tb_fail(e, TB_INVALID,
                             N_("%s is over: nobody could be in time; "
                                "choose a later day"),
                             t->due);
}

enum tb_rc app_topic_change(struct app *app, const struct topic_typed *t,
                            struct arena *a, struct change *c, struct tb_err *e)
{
    tb_day today = app_now(app).today;
    *c = (struct change){.kind = t->was ? CHANGE_TOPIC_EDIT : CHANGE_TOPIC};
    if (t->was)
        c->topic = *t->was;
    else
        c->topic.issued = today;
    c->topic.title = t->title;
    c->topic.source = t->source;
    c->topic.note = t->note;
    c->topic.who = NULL;
    c->topic.n_who = 0;
    enum tb_rc rc = read_due(t, today, &c->topic, e);
    if (rc == TB_OK && c->topic.due != TB_DAY_NONE && c->topic.issued > c->topic.due)
        c->topic.issued = c->topic.due;
    return rc == TB_OK ? read_who(app, t->who, t->was, &c->topic, a, e) : rc;
}

void app_topic_withdraw(const struct topic *t, struct change *c)
{
    *c = (struct change){.kind = CHANGE_TOPIC_EDIT, .topic = *t};
    c->topic.voided = true;
}

void app_topic_who(const struct names *n, const struct topic *t, struct strbuf *out)
{
    strbuf_puts(out, "");
    for (size_t i = 0; i < t->n_who; i++) {
        const struct unit *u = names_unit(n, t->who[i].unit_id);
        const struct group *g = names_group(n, t->who[i].group_id);
        const struct person *p = names_person(n, t->who[i].person_id);
        strbuf_printf(out, "%s%s", i ? ";" : "",
                      u   ? u->name
                      : g ? g->name
                      : p ? p->name
                          : "");
    }
}
