/* Checks the database: schema, integrity, journal, and every derived number. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "../cli.h"

static const struct cli_option options[] = {CLI_FORMAT_OPTIONS, {0}};

static void count_row(struct sheet *s, const char *name, const char *shown, int64_t n)
{
    sheet_word(s, name, shown);
    sheet_count(s, n);
}

static void add_rows(const struct cli *c, struct sheet *s, const struct verdict *v)
{
    char hash[65];
    bool shared = !strcmp(store_mode(c->app.store), "group");
    for (size_t i = 0; i < sizeof v->head; i++)
        snprintf(hash + 2 * i, 3, "%02x", v->head[i]);
    cli_column(s, N_("field"), CELL_TEXT);
    cli_content_column(s);
    count_row(s, "entries", _("entries"), v->entries);
    count_row(s, "articles", _("articles"), v->articles);
    count_row(s, "credits", _("credits"), v->credits);
    count_row(s, "seq", _("newest entry"), v->head_seq);
    sheet_word(s, "head", _("its hash"));
    sheet_text(s, hash);
    sheet_word(s, "mode", _("mode"));
    sheet_word(s, store_mode(c->app.store),
               shared ? _("a trusted group: every member can change everything")
                      : _("personal: one user's file"));
    for (size_t i = 0; i < v->n; i++) {
        sheet_word(s, "finding", _("finding"));
        sheet_text(s, v->items[i].text);
    }
}

static enum tb_rc verify_run(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct verdict v = {0};
    struct cli_long work;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_long_begin(&work, _("checking"));
    rc = store_verify(c->app.store, &a, &work.progress, &v, e);
    cli_long_end(&work);
    if (!rc)
        add_rows(c, &t.sheet, &v);
    rc = cli_table_close(&t, rc, e);
    if (!rc && v.n)
        rc = tb_fail(e, TB_CORRUPT, N_("differences found: %zu; the first: %s"), v.n,
                     v.items[0].text);
    arena_free(&a);
    return rc;
}

const struct command cmd_verify = {
    .name = "verify",
    .usage = "",
    .summary = N_("check the database, its journal and every number"),
    .flags = COMMAND_NEEDS_DB,
    .options = options,
    .run = verify_run,
};
