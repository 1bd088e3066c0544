/* Topics: given out, and what became of them. */
#include "core/topic.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "../topic.h"

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("list, matrix: open or due in it (default: this month); remind: due in it")},
    {'t', "title", "TITLE", N_("add, edit: what it is about")},
    {0, "due", "DATE", N_("add, edit: until when; without one it stays open")},
    {'u', "units", "NAMES",
     N_("add, edit: units, groups and persons, joined by ; (default: all)")},
    {0, "source", "S", N_("add, edit: where it comes from")},
    {0, "note", "S", N_("add, edit: a note")},
    {0, "late", NULL, N_("add, edit: also when the day is over")},
    {0, "days", "N",
     N_("remind: due within so many days (default: 3), or late by at most 30")},
    {0, "text", NULL, N_("remind: as messages to be sent, one for each unit")},
    CLI_FORMAT_OPTIONS,
    {0},
};

/* --- list ------------------------------------------------------------------------- */

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct topic_item *items = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    static const char *const counts[] = {N_("asked"), N_("sent"),     N_("late"),
                                         "missing",   N_("articles"), "adopted"};
    cli_column(&t.sheet, "ref", CELL_TEXT);
    cli_column(&t.sheet, "title", CELL_TEXT);
    cli_column(&t.sheet, "due", CELL_TEXT);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        cli_column(&t.sheet, counts[i], CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_topics(&c->app, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct assignment_count *x = &items[i].count;
        sheet_text(&t.sheet, items[i].topic->ref);
        sheet_text(&t.sheet, items[i].topic->title);
        cli_day_cell(&t.sheet, items[i].topic->due);
        const int64_t values[] = {x->asked,   x->sent,     x->late,
                                  x->missing, x->articles, x->adopted};
        for (size_t k = 0; k < sizeof values / sizeof *values; k++)
            sheet_count(&t.sheet, values[k]);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- one topic -------------------------------------------------------------------- */

static const char *const states[] = {[ASSIGNMENT_NONE] = N_("not asked"),
                                     [ASSIGNMENT_OPEN] = N_("not yet"),
                                     [ASSIGNMENT_ON_TIME] = N_("on time"),
                                     [ASSIGNMENT_LATE] = N_("late"),
                                     [ASSIGNMENT_MISSING] = N_("missing")};

static void unit_rows(struct cli *c, struct sheet *s, const struct topic_item *x)
{
    const struct names *n = &c->app.names;
    const tb_day today = app_now(&c->app).today;
    const tb_day day = x->topic->due != TB_DAY_NONE ? x->topic->due : today;
    for (size_t i = 0; i < n->n_units; i++) {
        const struct unit *u = &n->units[i];
        const struct reply *r = reply_find(x->replies, x->n_replies, u->id);
        const struct group *g = names_group_on(n, u->id, day);
        enum assignment state = assignment_of(n, x->topic, u->id, r, today);
        if (!r && (state == ASSIGNMENT_NONE || !names_membership_on(n, u->id, day)))
            continue;
        sheet_text(s, g ? g->name : NULL);
        sheet_text(s, u->name);
        sheet_text(s, NULL);
        sheet_word(s, states[state], _(states[state]));
        sheet_count(s, r ? r->sent : 0);
        sheet_count(s, r ? r->adopted : 0);
        cli_day_cell(s, r ? r->first : TB_DAY_NONE);
    }
}

/* The persons who were asked by name, under the units. */
static void person_rows(struct cli *c, struct sheet *s, const struct topic_item *x)
{
    const struct names *n = &c->app.names;
    const tb_day today = app_now(&c->app).today;
    for (size_t i = 0; i < x->topic->n_who; i++) {
        const struct person *p = names_person(n, x->topic->who[i].person_id);
        const struct post *post = p ? names_post_on(n, p->id, today) : NULL;
        const struct unit *u = post ? names_unit(n, post->unit_id) : NULL;
        if (!p)
            continue;
        const struct reply *r = reply_find(x->replies, x->n_replies, p->id);
        const char *state = states[assignment_of_person(n, x->topic, p->id, r, today)];
        sheet_text(s, NULL);
        sheet_text(s, u ? u->name : NULL);
        sheet_text(s, p->name);
        sheet_word(s, state, _(state));
        sheet_count(s, r ? r->sent : 0);
        sheet_count(s, r ? r->adopted : 0);
        cli_day_cell(s, r ? r->first : TB_DAY_NONE);
    }
}

static enum tb_rc show(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct topic_item item;
    const struct topic *topic;
    enum tb_rc rc = cli_topic(c, &topic, e);
    if (!rc)
        rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "group", CELL_TEXT);
    cli_column(&t.sheet, "unit", CELL_TEXT);
    cli_column(&t.sheet, "person", CELL_TEXT);
    cli_column(&t.sheet, N_("state"), CELL_TEXT);
    cli_column(&t.sheet, N_("articles"), CELL_COUNT);
    cli_column(&t.sheet, "adopted", CELL_COUNT);
    cli_column(&t.sheet, "received", CELL_TEXT);
    rc = app_topic(&c->app, topic->id, &a, &item, e);
    if (!rc && topic->voided)
        cli_note(_("%s was withdrawn: nobody owes it any more"), topic->ref);
    if (!rc)
        unit_rows(c, &t.sheet, &item);
    if (!rc)
        person_rows(c, &t.sheet, &item);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- matrix ----------------------------------------------------------------------- */

/* A row's articles by topic; nothing where the topic is not the unit's or person's. */
static void matrix_row(struct sheet *s, const struct names *n,
                       const struct topic_item *items, size_t n_items, const char *name,
                       int64_t id, bool person, tb_day today)
{
    sheet_text(s, name);
    for (size_t i = 0; i < n_items; i++) {
        const struct topic_item *x = &items[i];
        const struct reply *r = reply_find(x->replies, x->n_replies, id);
        enum assignment state = person ? assignment_of_person(n, x->topic, id, r, today)
                                       : assignment_of(n, x->topic, id, r, today);
        if (r || state != ASSIGNMENT_NONE)
            sheet_count(s, r ? r->sent : 0);
        else
            sheet_none(s);
    }
}

static bool is_asked(const struct topic_item *items, size_t n, int64_t person)
{
    for (size_t i = 0; i < n; i++)
        if (topic_names_person(items[i].topic, person))
            return true;
    return false;
}

static enum tb_rc matrix(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct topic_item *items = NULL;
    size_t n = 0;
    const tb_day today = app_now(&c->app).today;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = app_topics(&c->app, p.first, p.last, &a, &items, &n, e);
    cli_column(&t.sheet, "unit", CELL_TEXT);
    for (size_t i = 0; !rc && i < n; i++)
        sheet_column(&t.sheet, items[i].topic->ref, NULL, CELL_COUNT);
    const struct names *names = &c->app.names;
    for (size_t u = 0; !rc && u < names->n_units; u++)
        if (unit_open_on(&names->units[u], p.last))
            matrix_row(&t.sheet, names, items, n, names->units[u].name,
                       names->units[u].id, false, today);
    for (size_t i = 0; !rc && i < names->n_people; i++)
        if (is_asked(items, n, names->people[i].id))
            matrix_row(&t.sheet, names, items, n, names->people[i].name,
                       names->people[i].id, true, today);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- which of them ---------------------------------------------------------------- */

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {{"add", cli_topic_add},
             {"edit", cli_topic_edit},
             {"void", cli_topic_void},
             {"list", list},
             {"show", show},
             {"matrix", matrix},
             {"remind", cli_topic_remind}};

static enum tb_rc topic_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, c->args[0]) == 0)
            return verbs[i].run(c, e);
    return cli_usage(c, e,
                     N_("\"%s\" is not one of: add edit void list show matrix remind"),
                     c->args[0]);
}

const struct command cmd_topic = {
    .name = "topic",
    .usage = "add -t TITLE [--due DATE] [-u NAMES] | edit REF | void REF | list | "
             "show REF | matrix | remind [REF]",
    .summary = N_("topics: give one out, see who sent what for it, remind"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 2,
    .options = options,
    .run = topic_run,
};
