/* The office's own channel: numbered issues, the articles in each, counts by column. */
#include "app/channel.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {0, "period", "P", N_("list, columns: of this period (default: this month)")},
    {'o', "outlet", "OUTLET", N_("issue, list, columns: which channel")},
    {'d', "date", "DATE", N_("issue: its day (default: today)")},
    {0, "number", "N", N_("issue: its number (default: the next of the year)")},
    {'t', "title", "TITLE", N_("issue: its title")},
    {0, "note", "S", N_("issue: a note")},
    {0, "column", "NAME", N_("put: in which column")},
    {0, "form", "F", N_("put: single item brief composite")},
    {0, "no-event", NULL, N_("put: without an adoption of the article")},
    {0, "year", "Y", N_("put, show, void: the year of the number")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static enum tb_rc outlet_of(struct cli *c, const char *typed, int64_t *id,
                            struct tb_err *e)
{
    const struct outlet *o = typed ? app_find_outlet(&c->app, typed, e) : NULL;
    *id = o ? o->id : 0;
    return typed && !o ? TB_NOTFOUND : TB_OK;
}

/* --year, else that of the period, which is this month's when none was given. */
static enum tb_rc year_of(struct cli *c, int *year, struct tb_err *e)
{
    const char *s = cli_value(c, "year");
    struct period p;
    enum tb_rc rc = cli_period(c, &p, e);
    if (rc)
        return rc;
    *year = day_to_civil(p.last).year;
    if (s && (!app_issue_number(s, year) || *year < 1970 || *year > 2199))
        return cli_usage(c, e, N_("--year %s: a year from 1970 to 2199"), s);
    return TB_OK;
}

/* --- printing --------------------------------------------------------------------- */

static enum tb_rc list(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct issue_entry *items = NULL;
    size_t n = 0;
    int64_t outlet = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "outlet", CELL_TEXT);
    cli_column(&t.sheet, "number", CELL_COUNT);
    cli_column(&t.sheet, "date", CELL_TEXT);
    cli_column(&t.sheet, "title", CELL_TEXT);
    cli_column(&t.sheet, N_("articles"), CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = outlet_of(c, cli_value(c, "outlet"), &outlet, e);
    if (!rc)
        rc = app_issues(&c->app, outlet, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        sheet_text(&t.sheet, items[i].outlet);
        sheet_count(&t.sheet, items[i].issue.number);
        cli_day_cell(&t.sheet, items[i].issue.day);
        cli_text_cell(&t.sheet, items[i].issue.title);
        sheet_count(&t.sheet, items[i].articles);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

static enum tb_rc columns(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct period p;
    struct column_count *items = NULL;
    size_t n = 0;
    int64_t outlet = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "outlet", CELL_TEXT);
    cli_column(&t.sheet, "column", CELL_TEXT);
    cli_column(&t.sheet, N_("issues"), CELL_COUNT);
    cli_column(&t.sheet, N_("articles"), CELL_COUNT);
    cli_column(&t.sheet, N_("whole year"), CELL_COUNT);
    rc = cli_period(c, &p, e);
    if (!rc)
        rc = outlet_of(c, cli_value(c, "outlet"), &outlet, e);
    if (!rc)
        rc = app_columns(&c->app, outlet, p.first, p.last, &a, &items, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        sheet_text(&t.sheet, items[i].outlet);
        cli_text_cell(&t.sheet, items[i].column);
        sheet_count(&t.sheet, items[i].issues);
        sheet_count(&t.sheet, items[i].articles);
        sheet_count(&t.sheet, items[i].year);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- one issue -------------------------------------------------------------------- */

/* The issue that the second and third word name. */
static enum tb_rc named(struct cli *c, struct arena *a, struct issue_entry *x,
                        struct tb_err *e)
{
    int number = 0, year = 0;
    int64_t outlet = 0;
    if (c->n_args < 3)
        return cli_usage(c, e, N_("channel %s needs an outlet and an issue's number"),
                         c->args[0]);
    if (!app_issue_number(c->args[2], &number))
        return cli_usage(c, e, N_("\"%s\" is no number of an issue"), c->args[2]);
    enum tb_rc rc = outlet_of(c, c->args[1], &outlet, e);
    if (!rc)
        rc = year_of(c, &year, e);
    return rc ? rc : app_issue_find(&c->app, outlet, year, number, a, x, e);
}

/* By columns, each in the order in which it first appears. */
static void printed_rows(struct sheet *s, const struct issue_entry *x)
{
    bool *told = xcalloc(x->n_items + 1, sizeof *told);
    for (size_t i = 0; i < x->n_items; i++)
        for (size_t k = i; k < x->n_items && !told[i]; k++) {
            const struct printed *p = &x->items[k];
            if (told[k] || strcmp(p->item.column, x->items[i].item.column) != 0)
                continue;
            told[k] = k != i; /* the first one ends the loop when it is told */
            cli_text_cell(s, p->item.column);
            sheet_text(s, p->ref);
            cli_text_cell(s, p->units);
            sheet_text(s, p->title);
            sheet_word(s, p->voided ? "void" : "", p->voided ? _("void") : "");
        }
    free(told);
}

static enum tb_rc show(struct cli *c, struct tb_err *e)
{
    static const char *const heads[] = {"column", "ref", "unit", "title", "state"};
    struct cli_table t;
    struct arena a = {0};
    struct issue_entry x = {0};
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cli_column(&t.sheet, heads[i], CELL_TEXT);
    rc = named(c, &a, &x, e);
    if (!rc)
        printed_rows(&t.sheet, &x);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- what changes ----------------------------------------------------------------- */

static enum tb_rc issue(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change change;
    struct receipt done;
    struct issue_entry x = {0};
    const struct issue_typed t = {.outlet = cli_value(c, "outlet"),
                                  .date = cli_value(c, "date"),
                                  .number = cli_value(c, "number"),
                                  .title = cli_value(c, "title"),
                                  .note = cli_value(c, "note")};
    if (!t.outlet)
        return cli_usage(c, e, N_("channel issue needs an outlet (-o)"));
    enum tb_rc rc = app_issue_change(&c->app, &t, &change, e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc)
        rc = app_issue(&c->app, done.first_id, &a, &x, e);
    if (!rc)
        cli_say("%s %d", x.outlet, x.issue.number);
    arena_free(&a);
    return rc;
}

static enum tb_rc put(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct change_list l;
    struct receipt done;
    struct issue_entry x = {0};
    int form;
    struct put_typed t = {.refs = &c->args[3],
                          .n_refs = c->n_args > 3 ? (size_t)c->n_args - 3 : 0,
                          .column = cli_value(c, "column"),
                          .no_event = cli_value(c, "no-event") != NULL};
    if (!t.n_refs)
        return cli_usage(c, e, N_("channel put needs articles"));
    enum tb_rc rc = cli_word(c, words_form, "form", FORM_NONE, &form, e);
    if (!rc)
        rc = named(c, &a, &x, e);
    t.form = rc ? FORM_NONE : (enum form)form;
    if (!rc)
        rc = app_issue_put(&c->app, &x, &t, &a, &l, e);
    if (!rc && l.n == 0)
        cli_note(_("nothing to do: they are in the issue already"));
    size_t again = 0;
    if (!rc)
        rc = app_issue_again(&c->app, &l, &again, e);
    if (!rc && again)
        cli_note(_("adopted there on another day already: %zu; both adoptions count, "
                   "undo takes these back"),
                 again);
    if (!rc && l.n) {
        rc = app_do(&c->app, l.items, l.n, &done, e);
        if (!rc)
            rc = app_issue(&c->app, x.issue.id, &a, &x, e);
        if (!rc) {
            cli_say(_("%s %d: articles %lld"), x.outlet, x.issue.number,
                    (long long)x.articles);
            cli_corrected(c, done.seq);
        }
    }
    arena_free(&a);
    return rc;
}

static enum tb_rc withdraw(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct receipt done;
    struct issue_entry x = {0};
    enum tb_rc rc = named(c, &a, &x, e);
    const struct change change = rc ? (struct change){0} : app_issue_void(&x);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc) {
        cli_say(_("withdrawn: %s %d"), x.outlet, x.issue.number);
        if (x.articles)
            cli_note(_("its %lld articles keep their adoptions"),
                     (long long)x.articles);
    }
    arena_free(&a);
    return rc;
}

/* --- which of them ---------------------------------------------------------------- */

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {{"issue", issue}, {"put", put},         {"list", list},
             {"show", show},   {"columns", columns}, {"void", withdraw}};

static enum tb_rc channel_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, c->args[0]) == 0)
            return verbs[i].run(c, e);
    return cli_usage(c, e, N_("\"%s\" is not one of: issue put list show columns void"),
                     c->args[0]);
}

const struct command cmd_channel = {
    .name = "channel",
    .usage =
        "issue -o OUTLET [-d DATE] [--number N] | put OUTLET NUMBER ARTICLE... "
        "[--column NAME] | list | show OUTLET NUMBER | columns | void OUTLET NUMBER",
    .summary = N_("the own channel: numbered issues, their articles, columns"),
    .notes =
        N_("A channel is an outlet. An article that is put into an issue is adopted "
           "there on the issue's day, unless that adoption is logged already; the "
           "measure says what it is worth. An issue that is withdrawn leaves the "
           "adoptions; `undo` takes back both."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = CLI_ARGS_MAX,
    .options = options,
    .run = channel_run,
};
