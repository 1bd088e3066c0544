/* `topic add`, `topic edit` and `topic void`. */
#include "base/i18n.h"
#include "base/text.h"

#include "topic.h"

enum tb_rc cli_topic(struct cli *c, const struct topic **out, struct tb_err *e)
{
    struct arena a = {0};
    *out = NULL;
    if (c->n_args < 2)
        return cli_usage(c, e, N_("topic %s needs a reference"), c->args[0]);
    *out = names_topic_by_ref(&c->app.names, text_key_dup(&a, c->args[1]));
    arena_free(&a);
    return *out ? TB_OK
                : tb_fail(e, TB_NOTFOUND,
                          N_("no topic \"%s\"; `tongbao list topics` names them"),
                          c->args[1]);
}

static const char *value_or(const struct cli *c, const char *name,
                            const char *otherwise)
{
    const char *s = cli_value(c, name);
    return s ? s : otherwise;
}

/* What is not given stays as it was. */
static enum tb_rc write_typed(struct cli *c, const struct topic *was, struct tb_err *e)
{
    struct arena a = {0};
    struct strbuf who = {0};
    struct change change;
    struct receipt done;
    char due[16] = "";
    strbuf_puts(&who, "");
    if (was) {
        app_topic_who(&c->app.names, was, &who);
        day_format(was->due, due);
    }
    const struct topic_typed typed = {
        .was = was,
        .title = value_or(c, "title", was ? was->title : ""),
        .due = value_or(c, "due", due),
        .who = value_or(c, "units", who.s),
        .source = value_or(c, "source", was ? was->source : ""),
        .note = value_or(c, "note", was ? was->note : ""),
        .late = cli_value(c, "late") != NULL};
    enum tb_rc rc = app_topic_change(&c->app, &typed, &a, &change, e);
    int64_t id = was ? was->id : 0;
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc)
        rc = app_refresh(&c->app, e);
    const struct topic *t =
        rc ? NULL : names_topic(&c->app.names, id ? id : done.first_id);
    if (t) {
        cli_say("%s", t->ref);
        cli_corrected(c, done.seq);
    }
    strbuf_free(&who);
    arena_free(&a);
    return rc;
}

enum tb_rc cli_topic_add(struct cli *c, struct tb_err *e)
{
    const char *title = cli_value(c, "title");
    if (!title || !*title)
        return cli_usage(c, e, N_("topic add needs a title (-t)"));
    return write_typed(c, NULL, e);
}

enum tb_rc cli_topic_edit(struct cli *c, struct tb_err *e)
{
    static const char *const fields[] = {"title", "due", "units", "source", "note"};
    const struct topic *t;
    bool any = false;
    enum tb_rc rc = cli_topic(c, &t, e);
    if (rc || !t)
        return rc;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        any |= cli_value(c, fields[i]) != NULL;
    if (!any)
        return cli_usage(c, e, N_("topic edit needs something to change"));
    if (t->voided)
        return tb_fail(e, TB_INVALID, N_("%s was withdrawn: nobody owes it any more"),
                       t->ref);
    return write_typed(c, t, e);
}

enum tb_rc cli_topic_void(struct cli *c, struct tb_err *e)
{
    const struct topic *t;
    struct change change;
    struct receipt done;
    enum tb_rc rc = cli_topic(c, &t, e);
    if (rc || !t)
        return rc;
    if (t->voided)
        return tb_fail(e, TB_INVALID, N_("%s was withdrawn already"), t->ref);
    app_topic_withdraw(t, &change);
    rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc) {
        cli_say(_("withdrawn: %s"), c->args[1]);
        cli_corrected(c, done.seq);
    }
    return rc;
}
