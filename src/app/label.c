#include "label.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/word.h"

#include "store/office.h"

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

static const char *post_holder(const struct app *app, int64_t post_id)
{
    const struct names *n = &app->names;
    for (size_t i = 0; i < n->n_posts; i++)
        if (n->posts[i].id == post_id) {
            const struct person *p = names_person(n, n->posts[i].person_id);
            return p ? p->name : "";
        }
    return "";
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

/* Whom a follow-up or an attendance is about. */
static const char *owner_name(const struct app *app, int64_t unit, int64_t person)
{
    const struct person *p = names_person(&app->names, person);
    return p ? p->name : unit_name(app, unit);
}

static const char *word_of(const struct word *set, int value)
{
    return i18n_is_zh() ? word_zh(set, value) : word_en(set, value);
}

/* What is done about a follow-up: of one that is made with it the entry begins with the
 * follow-up itself. */
static enum tb_rc label_step(const struct app *app, const struct followup_step *x,
                             struct strbuf *out, struct tb_err *e)
{
    struct arena a = {0};
    struct followup_row row;
    enum tb_rc rc = TB_OK;
    strbuf_puts(out, word_of(words_step, (int)x->state));
    if (x->followup_id)
        rc = store_followup(app->store, x->followup_id, &a, &row, e);
    if (x->followup_id && rc == TB_OK)
        strbuf_printf(out, " %s %s %s", row.followup.ref,
                      word_of(words_followup, (int)row.followup.kind),
                      owner_name(app, row.followup.unit_id, row.followup.person_id));
    arena_free(&a);
    return rc == TB_BUSY ? rc : TB_OK;
}

/* The office's own work. */
static enum tb_rc label_office(const struct app *app, const struct change *c,
                               struct strbuf *out, struct tb_err *e)
{
    const struct outlet *o;
    switch (c->kind) {
    case CHANGE_FOLLOWUP:
        strbuf_printf(out, "%s %s %s", word_of(words_followup, (int)c->followup.kind),
                      owner_name(app, c->followup.unit_id, c->followup.person_id),
                      c->followup.period);
        break;
    case CHANGE_FOLLOWUP_STEP:
        return label_step(app, &c->step, out, e);
    case CHANGE_MEETING:
        strbuf_printf(out, "%s ",
                      c->meeting.voided ? _("call off")
                                        : word_of(words_meeting, (int)c->meeting.kind));
        add_title(out, c->meeting.title);
        break;
    case CHANGE_ATTENDANCE:
        strbuf_printf(out, _("attendance of %s"),
                      owner_name(app, c->attendance.unit_id, c->attendance.person_id));
        break;
    case CHANGE_OUTCOME:
        strbuf_puts(out, c->outcome.voided ? _("no article of the meeting:")
                                           : _("article of the meeting:"));
        return add_article(app, c->outcome.submission_id, out, e);
    case CHANGE_CONTACT:
        strbuf_printf(out, _("contact of %s with %s"),
                      owner_name(app, 0, c->contact.person_id),
                      unit_name(app, c->contact.unit_id));
        break;
    case CHANGE_ISSUE:
        o = names_outlet(&app->names, c->issue.outlet_id);
        strbuf_printf(out,
                      c->issue.voided ? _("withdraw an issue of %s") : _("issue of %s"),
                      o ? o->name : "");
        break;
    case CHANGE_ISSUE_ITEM:
        strbuf_puts(out, _("article in an issue:"));
        return add_article(app, c->item.submission_id, out, e);
    default:
        break;
    }
    return TB_OK;
}

static void label_setting(const struct setting *x, struct strbuf *out)
{
    if (strcmp(x->key, SETTING_INSIDE) == 0)
        strbuf_puts(out, _("template of the bulletin for the inside"));
    else if (strcmp(x->key, SETTING_OUTSIDE) == 0)
        strbuf_puts(out, _("template of the bulletin for the outside"));
    else if (strncmp(x->key, SETTING_TEXT, strlen(SETTING_TEXT)) == 0)
        strbuf_puts(out, _("template of a ready text"));
    else
        strbuf_printf(out, _("setting %s"), x->key);
}

static void label_submission(const struct app *app, const struct submission *x,
                             struct strbuf *out)
{
    strbuf_printf(out, "%s ", _("log"));
    if (x->n_units)
        strbuf_printf(out, "%s ", unit_name(app, x->units[0]));
    add_title(out, x->title);
}

static void label_person(const struct app *app, const struct change *c,
                         struct strbuf *out)
{
    if (c->kind == CHANGE_PERSON)
        strbuf_printf(out, _("person %s"), c->person.name);
    else if (c->kind == CHANGE_POST && c->post.person_id)
        strbuf_printf(out, _("post of %s in %s"), owner_name(app, 0, c->post.person_id),
                      unit_name(app, c->post.unit_id));
    else if (c->kind == CHANGE_POST)
        strbuf_printf(out, _("post in %s"), unit_name(app, c->post.unit_id));
    else
        strbuf_printf(out, _("end of the post of %s"), post_holder(app, c->post.id));
}

static void label_topic(const struct change *c, struct strbuf *out)
{
    strbuf_printf(out, "%s ",
                  c->kind == CHANGE_TOPIC ? _("topic")
                  : c->topic.voided       ? _("withdraw topic")
                                          : _("edit topic"));
    add_title(out, c->topic.title);
}

static enum tb_rc label_one(const struct app *app, const struct change *c,
                            struct strbuf *out, struct tb_err *e)
{
    switch (c->kind) {
    case CHANGE_SETTING:
        label_setting(&c->setting, out);
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
    case CHANGE_POST:
    case CHANGE_POST_END:
        label_person(app, c, out);
        break;
    case CHANGE_OUTLET:
        strbuf_printf(out, _("outlet %s"), c->outlet.name);
        break;
    case CHANGE_SUBMIT:
        label_submission(app, &c->submit, out);
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
    case CHANGE_TOPIC_EDIT:
        label_topic(c, out);
        break;
    case CHANGE_FOLLOWUP:
    case CHANGE_FOLLOWUP_STEP:
    case CHANGE_MEETING:
    case CHANGE_ATTENDANCE:
    case CHANGE_OUTCOME:
    case CHANGE_CONTACT:
    case CHANGE_ISSUE:
    case CHANGE_ISSUE_ITEM:
        return label_office(app, c, out, e);
    }
    return TB_OK;
}

/* What is made with the change before it, and no thing of its own. */
static bool is_part(const struct change *c)
{
    switch ((int)c->kind) {
    case CHANGE_POST:
        return c->post.person_id == 0;
    case CHANGE_FOLLOWUP_STEP:
        return c->step.followup_id == 0;
    case CHANGE_ATTENDANCE:
        return c->attendance.meeting_id == 0;
    case CHANGE_OUTCOME:
        return c->outcome.meeting_id == 0;
    case CHANGE_ISSUE_ITEM:
        return c->item.event_id == 0;
    default:
        return false;
    }
}

enum tb_rc label_changes(const struct app *app, const struct change *c, size_t n,
                         struct strbuf *out, struct tb_err *e)
{
    strbuf_puts(out, "");
    if (n == 0)
        return TB_OK;
    size_t submitted = 0, things = 0;
    for (size_t i = 0; i < n; i++)
        things += !is_part(&c[i]);
    while (submitted < n && c[submitted].kind == CHANGE_SUBMIT)
        submitted++;
    if (n > 1 && submitted == n)
        strbuf_printf(out, _("log %zu at once: "), n);
    enum tb_rc rc = label_one(app, &c[0], out, e);
    if (things > 1)
        strbuf_printf(out, _(" and %zu more"), things - 1);
    return rc;
}
