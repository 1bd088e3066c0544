/* Records of a kind, in exactly the columns in which they are imported. */
#include "../list.h"

#include <stdio.h>
#include <string.h>

static const struct cli_option options[] = {
    {0, "period", "P",
     N_("2018-07, 2018-Q3, 2018-01..2018-03 ... or all (default: this month for "
        "submissions and events, else all)")},
    {0, "group", "G", N_("only this group")},
    {0, "unit", "U", N_("only this unit")},
    CLI_FORMAT_OPTIONS,
    {0},
};

static const struct list_kind *find(const struct list_kind *kinds, const char *name)
{
    for (; kinds->name; kinds++)
        if (!strcmp(kinds->name, name))
            return kinds;
    return NULL;
}

/* A scheme is a text: without --format it is printed as it is, to be imported again. */
static void print_schemes(const struct cli *c, const struct period *p)
{
    const struct scheme *s = schemes_on(&c->app.schemes, p->last);
    if (!s)
        return;
    size_t n = strlen(s->text);
    fwrite(s->text, 1, n, stdout);
    if (n && s->text[n - 1] != '\n')
        fputc('\n', stdout);
}

static enum tb_rc list_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct list_query q = {0};
    const char *name = c->args[0];
    const struct list_kind *kind = find(list_names_kinds, name);
    if (!kind)
        kind = find(list_facts_kinds, name);
    if (!kind)
        kind = find(list_office_kinds, name);
    if (!kind)
        return cli_usage(c, e, N_("unknown kind \"%s\""), name);
    q.any_day = !kind->dated && !cli_value(c, "period");
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (!rc)
        rc = cli_period(c, &q.period, e);
    if (!rc)
        rc = cli_group(c, &q.group, e);
    if (!rc)
        rc = cli_unit(c, &q.unit, e);
    if (!rc && !strcmp(name, "scheme") && !cli_value(c, "format")) {
        print_schemes(c, &q.period);
        sheet_free(&t.sheet);
        return TB_OK;
    }
    if (!rc)
        rc = kind->list(c, &q, &t, e);
    return cli_table_close(&t, rc, e);
}

const struct command cmd_list = {
    .name = "list",
    .usage = "KIND [--period P] [--group G] [--unit U]",
    .summary = N_("records, in the columns in which they are imported"),
    .notes =
        N_("KIND: units people outlets submissions events targets topics scheme "
           "meetings attendance contacts issues followups. A scheme is printed as "
           "text, the one "
           "in force at the period's end. CSV output imports "
           "again; a text that starts like a formula (= + - @) has a ' in front, which "
           "import takes off."),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = list_run,
};
