#include "label.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#define LABEL_TITLE 40 /* columns of a title in a label */

static void add_title(struct strbuf *out, const char *title)
{
    int used;
    size_t n = text_fit(title, strlen(title), LABEL_TITLE, &used);
    strbuf_puts(out, i18n_is_zh() ? "《" : "\"");
    strbuf_add(out, title, n);
    strbuf_puts(out, title[n] ? "~" : "");
    strbuf_puts(out, i18n_is_zh() ? "》" : "\"");
}

static const char *unit_name(const struct app *app, int64_t id)
{
    const struct unit *u = names_unit(&app->names, id);
    return u ? u->name : "";
}

/* The submission an event or amendment is about, by reference. Only TB_BUSY is told: a
 * journal entry must not lack its words because of it; of what is not there the write
 * itself complains. */
static enum tb_rc add_article(const struct app *app, int64_t id, struct strbuf *out,
                              struct tb_err *e)
{
    struct arena a = {0};
    struct article_full full;
    enum tb_rc rc = store_article(app->store, id, &a, &full, e);
    if (rc == TB_OK) {
        strbuf_printf(out, " %s ", full.row.ref);
        if (full.row.n_units)
            strbuf_printf(out, "%s ", unit_name(app, full.row.units[0]));
        add_title(out, full.row.title);
    }
    arena_free(&a);
    return rc == TB_BUSY ? rc : TB_OK;
}

static enum tb_rc label_event(const struct app *app, const struct event *x,
                              struct strbuf *out, struct tb_err *e)
{
    const struct outlet *o = names_outlet(&app->names, x->outlet_id);
    strbuf_puts(out, names_event_name(&app->names, (int)x->kind, i18n_is_zh()));
    const struct person *p = names_person(&app->names, x->person_id);
    enum tb_rc rc =
        x->submission_id ? add_article(app, x->submission_id, out, e) : TB_OK;
    if (!x->submission_id)
        strbuf_printf(out, " %s", p ? p->name : unit_name(app, x->unit_id));
    if (o)
        strbuf_printf(out, " → %s", o->name);
    return rc;
}

static enum tb_rc label_one(const struct app *app, const struct change *c,
                            struct strbuf *out, struct tb_err *e)
{
    switch (c->kind) {
    case CHANGE_SETTING:
        if (strcmp(c->setting.key, SETTING_INSIDE) == 0)
            strbuf_puts(out, _("template of the bulletin for the inside"));
        else if (strcmp(c->setting.key, SETTING_OUTSIDE) == 0)
            strbuf_puts(out, _("template of the bulletin for the outside"));
        else
            strbuf_printf(out, _("setting %s"), c->setting.key);
        break;
    case CHANGE_GROUP:
        strbuf_printf(out, _("group %s"), c->group.name);
        break;
    case CHANGE_UNIT:
        strbuf_printf(out, _("unit %s"), c->unit.name);
        break;
    case CHANGE_MOVE:
        strbuf_printf(out, _("change of group %s"), unit_name(app, c->move.unit_id));
        break;
    case CHANGE_PERSON:
        strbuf_printf(out, _("person %s"), c->person.name);
        break;
    case CHANGE_POST:
        strbuf_printf(out, _("post in %s"), unit_name(app, c->post.unit_id));
        break;
    case CHANGE_OUTLET:
        strbuf_printf(out, _("outlet %s"), c->outlet.name);
        break;
    case CHANGE_SUBMIT:
        strbuf_printf(out, "%s ", _("log"));
        if (c->submit.n_units)
            strbuf_printf(out, "%s ", unit_name(app, c->submit.units[0]));
        add_title(out, c->submit.title);
        break;
    case CHANGE_AMEND:
        strbuf_puts(out, _("edit"));
        return add_article(app, c->amend.submission_id, out, e);
    case CHANGE_EVENT:
        return label_event(app, &c->event, out, e);
    case CHANGE_TARGET:
        strbuf_puts(out, _("target"));
        break;
    case CHANGE_SCHEME:
        strbuf_printf(out, _("scheme %s"), c->scheme.name);
        break;
    case CHANGE_BULLETIN:
        strbuf_printf(out, _("bulletin %d-%03d "), c->bulletin.year,
                      c->bulletin.number);
        add_title(out, c->bulletin.title);
        break;
    case CHANGE_TOPIC:
        strbuf_printf(out, "%s ", _("topic"));
        add_title(out, c->topic.title);
        break;
    }
    return TB_OK;
}

enum tb_rc label_changes(const struct app *app, const struct change *c, size_t n,
                         struct strbuf *out, struct tb_err *e)
{
    strbuf_puts(out, "");
    if (n == 0)
        return TB_OK;
    size_t submitted = 0;
    while (submitted < n && c[submitted].kind == CHANGE_SUBMIT)
        submitted++;
    if (n > 1 && submitted == n)
        strbuf_printf(out, _("log %zu at once: "), n);
    enum tb_rc rc = label_one(app, &c[0], out, e);
    if (n > 1)
        strbuf_printf(out, _(" and %zu more"), n - 1);
    return rc;
}
