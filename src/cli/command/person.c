/* The roster's changes: somebody comes, moves to another unit or role, leaves. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/people.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {'u', "unit", "UNIT", N_("add, move: the unit")},
    {0, "role", "R",
     N_("add, move: leader, head, cadre or officer (default: inside a cadre, outside "
        "an "
        "officer; moved: as before)")},
    {0, "from", "DATE", N_("add, move: the first day there")},
    {0, "to", "DATE", N_("leave: the last day")},
    {0, "login", "L", N_("add: the name by which the system knows the person")},
    {0},
};

static enum tb_rc read_day(struct cli *c, const char *option, tb_day *out,
                           struct tb_err *e)
{
    const char *s = cli_value(c, option);
    *out = TB_DAY_NONE;
    if (!s || day_parse(s, out))
        return TB_OK;
    return cli_usage(
        c, e, N_("\"%s\" is no date from 1970-01-01 to 2199-12-31, written YYYY-MM-DD"),
        s);
}

/* Adds or moves, as t->who says. */
static enum tb_rc write_post(struct cli *c, struct person_typed *t, struct tb_err *e)
{
    struct change changes[2];
    struct receipt done;
    size_t n = 0;
    if (!cli_value(c, "unit"))
        return cli_usage(c, e, N_("a unit (-u) is needed"));
    enum tb_rc rc = cli_unit(c, &t->unit_id, e);
    if (!rc)
        rc = cli_word(c, words_role, "role", -1, &t->role, e);
    if (!rc)
        rc = read_day(c, "from", &t->from, e);
    if (!rc && t->who && t->from == TB_DAY_NONE)
        rc = cli_usage(c, e, N_("person move needs the first day there (--from)"));
    if (!rc)
        rc = app_person_change(&c->app, t, changes, &n, e);
    if (!rc)
        rc = app_do(&c->app, changes, n, &done, e);
    if (!rc)
        cli_moved(c, t->from == TB_DAY_NONE ? TB_DAY_MIN : t->from);
    return rc;
}

static enum tb_rc add(struct cli *c, struct tb_err *e)
{
    const char *login = cli_value(c, "login");
    struct person_typed t = {.name = c->args[1], .login = login ? login : ""};
    enum tb_rc rc = write_post(c, &t, e);
    if (!rc)
        cli_say(_("on the roster: %s"), c->args[1]);
    return rc;
}

static enum tb_rc move(struct cli *c, struct tb_err *e)
{
    struct person_typed t = {.who = app_find_person(&c->app, c->args[1], e)};
    enum tb_rc rc = t.who ? write_post(c, &t, e) : TB_NOTFOUND;
    if (!rc)
        cli_say(_("moved: %s"), c->args[1]);
    return rc;
}

static enum tb_rc leave(struct cli *c, struct tb_err *e)
{
    struct change change;
    struct receipt done;
    tb_day last;
    const struct person *who = app_find_person(&c->app, c->args[1], e);
    enum tb_rc rc = who ? read_day(c, "to", &last, e) : TB_NOTFOUND;
    if (rc)
        return rc;
    if (last == TB_DAY_NONE)
        return cli_usage(c, e, N_("person leave needs the last day (--to)"));
    rc = app_person_leave(&c->app, who, last, &change, e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc)
        cli_moved(c, last);
    if (!rc)
        cli_say(_("left: %s"), c->args[1]);
    return rc;
}

static const struct {
    const char *name;
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
} verbs[] = {{"add", add}, {"move", move}, {"leave", leave}};

static enum tb_rc person_run(struct cli *c, struct tb_err *e)
{
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strcmp(verbs[i].name, c->args[0]) == 0)
            return verbs[i].run(c, e);
    return cli_usage(c, e, N_("\"%s\" is not one of: add move leave"), c->args[0]);
}

const struct command cmd_person = {
    .name = "person",
    .usage = "add NAME -u UNIT [--role R] [--from D] [--login L] | move NAME -u UNIT "
             "[--role R] --from D | leave NAME --to D",
    .summary = N_("the roster: somebody comes, moves or leaves"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 2,
    .max_args = 2,
    .options = options,
    .run = person_run,
};
