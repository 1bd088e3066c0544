/* Records one event on a submission. */
#include <string.h>

#include "base/i18n.h"

#include "core/amount.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {'d', "date", "DATE", N_("the day of the event (default: today)")},
    {'o', "outlet", "OUTLET", N_("the outlet; for an instruction also a level")},
    {0, "form", "F", N_("single, item, brief or composite")},
    {0, "route", "R", N_("direct or relayed")},
    {0, "leader", "L", N_("principal or other")},
    {0, "value", "V", N_("a value kept with it; the clauses say what it earns")},
    {0, "note", "S", N_("a remark")},
    {0},
};

/* The last word of the set, submit, is for schemes: it is no event of its own. */
static const char *list_kinds(char *out, size_t size)
{
    char *last = strrchr(word_list(words_event, out, size), ' ');
    if (last && !strcmp(last + 1, word_en(words_event, EVENT_SUBMIT)))
        *last = 0;
    return out;
}

static enum tb_rc read_words(struct cli *c, struct event *x, struct tb_err *e)
{
    int kind = -1, form, route, leader;
    char list[256];
    kind = names_event_kind(&c->app.names, c->args[1]);
    if (kind < 0)
        return cli_usage(c, e, N_("\"%s\" is no kind of event; there are: %s"),
                         c->args[1], list_kinds(list, sizeof list));
    enum tb_rc rc = cli_word(c, words_form, "form", FORM_NONE, &form, e);
    if (!rc)
        rc = cli_word(c, words_route, "route", ROUTE_NONE, &route, e);
    if (!rc)
        rc = cli_word(c, words_leader, "leader", LEADER_NONE, &leader, e);
    if (rc)
        return rc;
    x->kind = (enum event_kind)kind;
    x->form = (enum form)form;
    x->route = (enum route)route;
    x->leader = (enum leader_rank)leader;
    return TB_OK;
}

static enum tb_rc read_rest(struct cli *c, struct event *x, struct tb_err *e)
{
    const char *outlet = cli_value(c, "outlet"), *value = cli_value(c, "value");
    const char *note = cli_value(c, "note");
    struct tb_err none;
    x->note = note ? note : "";
    x->level = -1;
    if (value && !amount_parse(value, &x->value))
        return cli_usage(
            c, e, N_("--value %s is no number with at most three decimals"), value);
    x->has_value = value != NULL;
    if (!outlet)
        return TB_OK;
    const struct outlet *o = app_find_outlet(&c->app, outlet, &none);
    if (!o && word_find(words_level, outlet, &x->level))
        return TB_OK;
    if (!o)
        o = app_find_outlet(&c->app, outlet, e);
    x->outlet_id = o ? o->id : 0;
    return o ? TB_OK : TB_NOTFOUND;
}

static enum tb_rc event_run(struct cli *c, struct tb_err *e)
{
    struct change change = {.kind = CHANGE_EVENT};
    struct event *x = &change.event;
    struct receipt done;
    struct arena a = {0};
    struct cli_subject subject = {0};
    enum tb_rc rc = read_words(c, x, e);
    if (!rc)
        rc = cli_day(c, &x->day, e);
    if (!rc)
        rc = cli_subject(c, c->args[0], &a, &subject, e);
    if (!rc)
        rc = read_rest(c, x, e);
    x->submission_id = subject.article.row.id;
    x->unit_id = subject.unit ? subject.unit->id : 0;
    x->person_id = subject.person ? subject.person->id : 0;
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc) {
        cli_say("%s %s",
                subject.unit     ? subject.unit->name
                : subject.person ? subject.person->name
                                 : subject.article.row.ref,
                names_event_name(&c->app.names, (int)x->kind, i18n_is_zh()));
        cli_corrected(c, done.seq);
    }
    arena_free(&a);
    return rc;
}

const struct command cmd_event = {
    .name = "event",
    .usage = "REF|UNIT|PERSON KIND [-d DATE] [-o OUTLET] [--form F] [--route R] "
             "[--leader L] "
             "[--value V] [--note S]",
    .summary = N_("record an event: adopt, relay, instruct, return, void ..."),
    .notes = N_(
        "KIND: relay adopt instruct promote return void late error false incident "
        "manual, or one that a scheme has named. A unit or person instead of REF: an "
        "event about them alone, such as manual or incident"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 2,
    .max_args = 2,
    .options = options,
    .run = event_run,
};
