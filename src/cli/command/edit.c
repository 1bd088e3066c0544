/* Changes fields of a submission; what is not given stays as it is. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "../article.h"

static const struct cli_option options[] = {
    {'t', "title", "TITLE", N_("the title")},
    {'d', "date", "DATE", N_("the day it counts for")},
    {'u', "units", "UNITS", N_("the units, joined by ;")},
    {'a', "authors", "AUTHORS", N_("the authors, joined by ;")},
    {0, "type", "T", N_("the type")},
    {0, "topic", "REF", N_("the topic that it is about; none takes it off")},
    {0, "length", "N", N_("characters")},
    {0, "note", "S", N_("a remark")},
    {0},
};

/* What the options say, and which fields those are. */
static enum tb_rc read_options(struct cli *c, struct arena *a,
                               const struct article_row *was, struct amendment *m,
                               struct tb_err *e)
{
    static const struct {
        const char *option;
        unsigned field;
    } fields[] = {{"title", AMEND_TITLE},   {"date", AMEND_DAY},
                  {"units", AMEND_UNITS},   {"authors", AMEND_AUTHORS},
                  {"type", AMEND_TYPE},     {"topic", AMEND_TOPIC},
                  {"length", AMEND_LENGTH}, {"note", AMEND_NOTE}};
    struct submission *x = &m->to;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        m->fields |= cli_value(c, fields[i].option) ? fields[i].field : 0;
    if (!m->fields)
        return cli_usage(c, e, N_("edit needs something to change"));
    x->title = cli_value(c, "title");
    x->type = cli_value(c, "type");
    x->note = cli_value(c, "note");
    enum tb_rc rc = cli_day(c, &x->day, e);
    if (!(m->fields & AMEND_DAY))
        x->day = was->day;
    if (!rc)
        rc = cli_read_topic(c, x, e);
    if (!rc)
        rc = cli_read_length(c, x, e);
    if (!rc && m->fields & AMEND_UNITS)
        rc = cli_read_units(c, cli_value(c, "units"), a, x, e);
    if (!rc && m->fields & AMEND_AUTHORS)
        rc = cli_read_authors(c, cli_value(c, "authors"), a, x, e);
    return rc;
}

static struct submission as_it_is(const struct article_row *r)
{
    struct submission x = {.day = r->day,
                           .received = r->received,
                           .title = r->title,
                           .type = r->type,
                           .note = r->note,
                           .length = r->length,
                           .topic_id = r->topic_id,
                           .n_units = r->n_units,
                           .n_authors = r->n_authors};
    memcpy(x.units, r->units, r->n_units * sizeof *x.units);
    memcpy(x.authors, r->authors, r->n_authors * sizeof *x.authors);
    return x;
}

static enum tb_rc write_it(struct cli *c, const struct article_row *r,
                           const struct change *change, struct tb_err *e)
{
    struct receipt done;
    const struct submission now = as_it_is(r);
    if (!r->voided && !amendment_alters(&now, &change->amend)) {
        cli_say(_("nothing to change: %s is so already"), r->ref);
        return TB_OK;
    }
    enum tb_rc rc = app_do(&c->app, change, 1, &done, e);
    if (!rc) {
        cli_say(_("changed %s"), r->ref);
        cli_corrected(c, done.seq);
    }
    return rc;
}

static enum tb_rc edit_run(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct article_full full = {0};
    struct change change = {.kind = CHANGE_AMEND};
    const char *ref = text_key_dup(&a, c->args[0]);
    enum tb_rc rc = store_article_by_ref(c->app.store, ref, &a, &full, e);
    if (rc == TB_NOTFOUND)
        rc = tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), c->args[0]);
    change.amend.submission_id = full.row.id;
    change.amend.rev = full.row.rev;
    if (!rc)
        rc = read_options(c, &a, &full.row, &change.amend, e);
    if (!rc)
        rc = write_it(c, &full.row, &change, e);
    arena_free(&a);
    return rc;
}

const struct command cmd_edit = {
    .name = "edit",
    .usage = "REF [-t TITLE] [-d DATE] [-u UNITS] [-a AUTHORS] [--type T] [--topic "
             "REF|none] [--length N] [--note S]",
    .summary = N_("change a submission"),
    .flags = COMMAND_NEEDS_DB,
    .min_args = 1,
    .max_args = 1,
    .options = options,
    .run = edit_run,
};
