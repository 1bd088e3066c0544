/* Logs a submission and prints its reference. */
#include "base/i18n.h"

#include "core/topic.h"

#include "../article.h"

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

/* Links come by what is typed only; but a topic that the title fits is named. */
static void hint_topic(const struct cli *c, const struct submission *x, const char *ref)
{
    char word[TOPIC_WORD_MAX];
    const struct topic *t =
        topics_best(&c->app.names, x->units[0], x->day, x->title, word);
    if (t)
        cli_note(_("the title fits topic %s \"%s\" (%s): tongbao edit %s --topic %s "
                   "puts it there"),
                 t->ref, t->title, word, ref, t->ref);
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
        rc = cli_read_topic(c, x, e);
    if (!rc)
        rc = cli_read_length(c, x, e);
    if (!rc)
        rc = cli_read_units(c, cli_value(c, "unit"), &a, x, e);
    if (!rc && cli_value(c, "author"))
        rc = cli_read_authors(c, cli_value(c, "author"), &a, x, e);
    if (!rc)
        rc = app_do(&c->app, &change, 1, &done, e);
    if (!rc) {
        cli_say("%s", done.ref);
        if (!cli_value(c, "topic"))
            hint_topic(c, x, done.ref);
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
