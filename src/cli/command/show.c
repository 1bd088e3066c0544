/* One record: its fields, one a row. */
#include "../show.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("a person's numbers: 2018-07, 2018-Q3 ... (default: this month)")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* --- a submission ----------------------------------------------------------------- */

static void show_event(const struct names *n, struct sheet *s, const struct event *x)
{
    char date[16], digits[32];
    struct strbuf b = {0};
    const struct outlet *o = names_outlet(n, x->outlet_id);
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    const char *parts[] = {o ? o->name : "",
                           x->level >= 0 && !o ? show_word(words_level, x->level) : "",
                           show_word(words_form, (int)x->form),
                           show_word(words_route, (int)x->route),
                           show_word(words_leader, (int)x->leader),
                           x->has_value ? amount_format(x->value, -1, digits) : "",
                           u ? u->name : "",
                           p ? p->name : "",
                           x->note};
    strbuf_printf(&b, "%s %s", day_format(x->day, date),
                  names_event_name(n, (int)x->kind, i18n_is_zh()));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i])
            strbuf_printf(&b, " %s", parts[i]);
    show_text(s, N_("event"), b.s);
    strbuf_free(&b);
}

static void show_article(const struct names *n, struct sheet *s,
                         const struct article_full *a)
{
    const struct article_row *r = &a->row;
    show_text(s, "ref", r->ref);
    show_day(s, "date", r->day);
    for (size_t i = 0; i < r->n_units; i++) {
        const struct unit *u = names_unit(n, r->units[i]);
        show_text(s, "unit", u ? u->name : "");
    }
    for (size_t i = 0; i < r->n_authors; i++) {
        struct strbuf b = {0};
        strbuf_printf(&b, r->authors[i].person_id ? "%s" : _("%s (not on the roster)"),
                      r->authors[i].name);
        show_text(s, "author", b.s);
        strbuf_free(&b);
    }
    show_text(s, "title", r->title);
    show_text(s, "type", r->type);
    if (r->length >= 0)
        sheet_count(show_field(s, "length"), r->length);
    const struct topic *topic = names_topic(n, r->topic_id);
    if (topic) {
        struct strbuf b = {0};
        strbuf_printf(&b, "%s %s", topic->ref, topic->title);
        show_text(s, "topic", b.s);
        strbuf_free(&b);
    }
    if (r->received != r->day)
        show_day(s, "received", r->received);
    show_text(s, "note", r->note);
    sheet_count(show_field(s, "adopted"), r->adopted);
    cli_amount_cell(show_field(s, "points"), CELL_POINTS, r->points, -1);
    for (size_t i = 0; i < a->n_events; i++)
        show_event(n, s, &a->events[i].event);
}

/* --- a topic ---------------------------------------------------------------------- */

static void show_topic(const struct names *n, struct sheet *s, const struct topic *t)
{
    show_text(s, "ref", t->ref);
    show_text(s, "title", t->title);
    show_text(s, "source", t->source);
    show_day(s, "issued", t->issued);
    show_day(s, "due", t->due);
    for (size_t i = 0; i < t->n_who; i++) {
        const struct unit *u = names_unit(n, t->who[i].unit_id);
        const struct group *g = names_group(n, t->who[i].group_id);
        const struct person *p = names_person(n, t->who[i].person_id);
        show_text(s, p ? "person" : "units",
                  u   ? u->name
                  : g ? g->name
                  : p ? p->name
                      : "");
    }
    show_text(s, "note", t->note);
    if (t->voided)
        show_text(s, N_("state"), _("withdrawn"));
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
        cli_content_column(&t.sheet);
        if (topic)
            show_topic(n, &t.sheet, topic);
        else if (subject.unit)
            show_unit(n, &t.sheet, subject.unit, app_now(&c->app).today);
        else if (subject.person)
            rc = show_person(c, &t.sheet, subject.person, e);
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
