/* One record: its fields, one a row. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"

#include "../cli.h"

static const struct cli_option options[] = {CLI_FORMAT_OPTIONS, {0}};

/* Starts a row: the field's name. */
static struct sheet *field(struct sheet *s, const char *name)
{
    int value;
    const char *shown = name;
    if (i18n_is_zh())
        shown = word_find(words_header, name, &value) ? word_zh(words_header, value)
                                                      : gettext(name);
    sheet_word(s, name, shown);
    return s;
}

static void text_field(struct sheet *s, const char *name, const char *text)
{
    if (*text)
        cli_text_cell(field(s, name), text);
}

static void day_field(struct sheet *s, const char *name, tb_day d)
{
    if (d != TB_DAY_NONE)
        cli_day_cell(field(s, name), d);
}

static const char *word(const struct word *set, int value)
{
    return i18n_is_zh() ? word_zh(set, value) : word_en(set, value);
}

/* " 2018-01-01..2018-12-31", with an open end left out. */
static void add_span(struct strbuf *b, tb_day from, tb_day to)
{
    char a[16], z[16];
    if (from != TB_DAY_NONE || to != TB_DAY_NONE)
        strbuf_printf(b, " %s..%s", day_format(from, a), day_format(to, z));
}

/* --- a submission ----------------------------------------------------------------- */

static void show_event(const struct names *n, struct sheet *s, const struct event *x)
{
    char date[16], digits[32];
    struct strbuf b = {0};
    const struct outlet *o = names_outlet(n, x->outlet_id);
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    const char *parts[] = {o ? o->name : "",
                           x->level >= 0 && !o ? word(words_level, x->level) : "",
                           word(words_form, (int)x->form),
                           word(words_route, (int)x->route),
                           word(words_leader, (int)x->leader),
                           x->has_value ? amount_format(x->value, -1, digits) : "",
                           u ? u->name : "",
                           p ? p->name : "",
                           x->note};
    strbuf_printf(&b, "%s %s", day_format(x->day, date),
                  names_event_name(n, (int)x->kind, i18n_is_zh()));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i])
            strbuf_printf(&b, " %s", parts[i]);
    text_field(s, N_("event"), b.s);
    strbuf_free(&b);
}

static void show_article(const struct names *n, struct sheet *s,
                         const struct article_full *a)
{
    const struct article_row *r = &a->row;
    text_field(s, "ref", r->ref);
    day_field(s, "date", r->day);
    for (size_t i = 0; i < r->n_units; i++) {
        const struct unit *u = names_unit(n, r->units[i]);
        text_field(s, "unit", u ? u->name : "");
    }
    for (size_t i = 0; i < r->n_authors; i++) {
        struct strbuf b = {0};
        strbuf_printf(&b, r->authors[i].person_id ? "%s" : _("%s (not on the roster)"),
                      r->authors[i].name);
        text_field(s, "author", b.s);
        strbuf_free(&b);
    }
    text_field(s, "title", r->title);
    text_field(s, "type", r->type);
    if (r->length >= 0)
        sheet_count(field(s, "length"), r->length);
    const struct topic *topic = names_topic(n, r->topic_id);
    if (topic) {
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s", topic->ref, topic->title);
        text_field(s, "topic", b.s);
        strbuf_free(&b);
    }
    if (r->received != r->day)
        day_field(s, "received", r->received);
    text_field(s, "note", r->note);
    sheet_count(field(s, "adopted"), r->adopted);
    cli_amount_cell(field(s, "points"), CELL_POINTS, r->points, -1);
    for (size_t i = 0; i < a->n_events; i++)
        show_event(n, s, &a->events[i].event);
}

/* --- a unit, a person ------------------------------------------------------------- */

static void show_people(const struct names *n, struct sheet *s, int64_t unit,
                        tb_day today)
{
    for (size_t i = 0; i < n->n_people; i++) {
        const struct post *p = names_post_on(n, n->people[i].id, today);
        if (!p || p->unit_id != unit)
            continue;
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s", n->people[i].name, word(words_role, (int)p->role));
        text_field(s, "person", b.s);
        strbuf_free(&b);
    }
}

static void show_unit(const struct names *n, struct sheet *s, const struct unit *u,
                      tb_day today)
{
    const struct unit *above = names_unit(n, u->parent_id);
    text_field(s, "name", u->name);
    for (size_t i = 0; i < n->n_memberships; i++) {
        const struct membership *m = &n->memberships[i];
        const struct group *g = names_group(n, m->group_id);
        if (m->unit_id != u->id || !g)
            continue;
        struct strbuf b = {0};
        strbuf_puts(&b, g->name);
        add_span(&b, m->from, m->to);
        text_field(s, "group", b.s);
        strbuf_free(&b);
    }
    cli_word_cell(field(s, "track"), words_track, (int)u->track);
    text_field(s, "parent", above ? above->name : "");
    text_field(s, "alias", u->alias);
    day_field(s, "opened", u->opened);
    day_field(s, "closed", u->closed);
    text_field(s, "head", u->head);
    text_field(s, "leader", u->leader);
    show_people(n, s, u->id, today);
}

static void show_person(const struct names *n, struct sheet *s, const struct person *p)
{
    text_field(s, "name", p->name);
    text_field(s, "login", p->login);
    for (size_t i = 0; i < n->n_posts; i++) {
        const struct post *x = &n->posts[i];
        const struct unit *u = names_unit(n, x->unit_id);
        if (x->person_id != p->id || !u)
            continue;
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s", u->name, word(words_role, (int)x->role));
        add_span(&b, x->from, x->to);
        text_field(s, "unit", b.s);
        strbuf_free(&b);
    }
}

/* --- a topic ---------------------------------------------------------------------- */

static void show_topic(const struct names *n, struct sheet *s, const struct topic *t)
{
    text_field(s, "ref", t->ref);
    text_field(s, "title", t->title);
    text_field(s, "source", t->source);
    day_field(s, "issued", t->issued);
    day_field(s, "due", t->due);
    for (size_t i = 0; i < t->n_who; i++) {
        const struct unit *u = names_unit(n, t->who[i].unit_id);
        const struct group *g = names_group(n, t->who[i].group_id);
        text_field(s, "units", u ? u->name : g ? g->name : "");
    }
    text_field(s, "note", t->note);
}

static enum tb_rc show_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct cli_subject subject = {0};
    const struct names *n = &c->app.names;
    const struct topic *topic = names_topic_by_ref(n, text_key_dup(&a, c->args[0]));
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc && !topic)
        rc = cli_subject(c, c->args[0], &a, &subject, e);
    if (!rc) {
        cli_column(&t.sheet, N_("field"), CELL_TEXT);
        cli_column(&t.sheet, "value", CELL_TEXT);
        if (topic)
            show_topic(n, &t.sheet, topic);
        else if (subject.unit)
            show_unit(n, &t.sheet, subject.unit, app_now(&c->app).today);
        else if (subject.person)
            show_person(n, &t.sheet, subject.person);
        else
            show_article(n, &t.sheet, &subject.article);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_show = {
    .name = "show",
    .usage = "REF|UNIT|PERSON",
    .summary = N_("one submission, topic, unit or person"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = show_run,
};
