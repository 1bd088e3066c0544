/* Logs a submission and prints its reference. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "../cli.h"

static const struct cli_option options[] = {
    {'u', "unit", "UNIT", N_("the unit; several are joined by ;")},
    {'t', "title", "TITLE", N_("the title")},
    {'d', "date", "DATE", N_("the day it counts for (default: today)")},
    {'a', "author", "AUTHOR", N_("the author; several are joined by ;")},
    {0, "type", "T", N_("the type")},
    {0, "topic", "REF", N_("the reference of the topic that it is about")},
    {0, "length", "N", N_("characters")},
    {0, "note", "S", N_("a remark")},
    {0},
};

/* The next name of a list joined by ";" or "；", folded blanks gone; NULL at the end.
 */
static const char *next_name(struct arena *a, const char **s)
{
    while (**s) {
        static const char wide[] = "；";
        const char *end = strstr(*s, wide);
        size_t n = strcspn(*s, ";"), mark = (*s)[n] == ';';
        if (end && (size_t)(end - *s) < n) {
            n = (size_t)(end - *s);
            mark = sizeof wide - 1;
        }
        const char *name = arena_strndup(a, *s, n);
        *s += n + mark;
        if (*text_key_dup(a, name))
            return name + strspn(name, " ");
    }
    return NULL;
}

static enum tb_rc read_names(struct cli *c, struct arena *a, struct submission *x,
                             struct tb_err *e)
{
    const char *list = cli_value(c, "unit"), *name;
    while ((name = next_name(a, &list))) {
        const struct unit *u = app_find_unit(&c->app, name, e);
        if (!u)
            return TB_NOTFOUND;
        if (x->n_units == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d units"), CHANGE_UNITS_MAX);
        x->units[x->n_units++] = u->id;
    }
    list = cli_value(c, "author");
    while (list && (name = next_name(a, &list))) {
        if (x->n_authors == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d authors"), CHANGE_UNITS_MAX);
        x->authors[x->n_authors++] = app_author(&c->app, name, x->day);
    }
    return x->n_units ? TB_OK : cli_usage(c, e, N_("-u names no unit"));
}

static enum tb_rc read_length(struct cli *c, struct submission *x, struct tb_err *e)
{
    const char *s = cli_value(c, "length");
    char *end;
    x->length = -1;
    if (!s)
        return TB_OK;
    long n = strtol(s, &end, 10);
    if (*s < '0' || *s > '9' || *end || n > 100000000)
        return cli_usage(c, e, N_("--length %s is no whole number"), s);
    x->length = n;
    return TB_OK;
}

static enum tb_rc read_topic(struct cli *c, struct arena *a, struct submission *x,
                             struct tb_err *e)
{
    const char *s = cli_value(c, "topic");
    if (!s)
        return TB_OK;
    const struct topic *t = names_topic_by_ref(&c->app.names, text_key_dup(a, s));
    if (!t)
        return tb_fail(e, TB_NOTFOUND,
                       N_("no topic \"%s\"; `tongbao list topics` names them"), s);
    x->topic_id = t->id;
    return TB_OK;
}

static enum tb_rc add_run(struct cli *c, struct tb_err *e)
{
    const char *type = cli_value(c, "type"), *note = cli_value(c, "note");
    struct receipt done;
    struct arena a = {0};
    struct change change = {.kind = CHANGE_SUBMIT};
    struct submission *x = &change.submit;
    *x = (struct submission){.title = cli_value(c, "title"),
                             .type = type ? type : "",
                             .note = note ? note : "",
                             .received = TB_DAY_NONE};
    if (!cli_value(c, "unit") || !x->title)
        return cli_usage(c, e, N_("a unit (-u) and a title (-t) are needed"));
    enum tb_rc rc = cli_day(c, &x->day, e);
    if (!rc)
        rc = read_topic(c, &a, x, e);
    if (!rc)
        rc = read_length(c, x, e);
    if (!rc)
        rc = read_names(c, &a, x, e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc) {
        cli_say("%s", done.ref);
        cli_corrected(c, done.seq);
    }
    arena_free(&a);
    return rc;
}

const struct command cmd_add = {
    .name = "add",
    .usage =
        "-u UNIT -t TITLE [-d DATE] [-a AUTHOR] [--type T] [--topic REF] [--length N] "
        "[--note S]",
    .summary = N_("log a submission; prints its reference"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = add_run,
};
