/* Published bulletins as tables: which there are, and what has become of one. */
#include <string.h>

#include "base/i18n.h"

#include "bulletin.h"
#include "bulletin/wording.h"

enum tb_rc cli_bulletin_find(struct cli *c, struct arena *a, struct bulletin_head *out,
                             struct tb_err *e)
{
    struct bulletin_head *heads;
    size_t n;
    int year, number;
    if (c->n_args < 2 || !bulletin_ref_parse(c->args[1], &year, &number))
        return cli_usage(c, e, N_("bulletin %s needs a reference such as 2026-003"),
                         c->args[0]);
    enum tb_rc rc = store_bulletins(c->app.store, a, &heads, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        if (heads[i].year == year && heads[i].number == number) {
            *out = heads[i];
            return TB_OK;
        }
    }
    return rc ? rc
              : tb_fail(e, TB_NOTFOUND,
                        N_("there is no bulletin %s; tongbao bulletin list shows them"),
                        c->args[1]);
}

static void ref_cell(struct sheet *s, const struct bulletin_head *all, size_t n,
                     int64_t id)
{
    char ref[BULLETIN_REF_MAX] = "";
    for (size_t i = 0; i < n; i++)
        if (id && all[i].id == id)
            bulletin_ref(all[i].year, all[i].number, ref);
    cli_text_cell(s, ref);
}

enum tb_rc cli_bulletin_list(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct bulletin_head *heads = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "ref", CELL_TEXT);
    cli_column(&t.sheet, "track", CELL_TEXT);
    cli_column(&t.sheet, "period", CELL_TEXT);
    cli_column(&t.sheet, "date", CELL_TEXT);
    cli_column(&t.sheet, "title", CELL_TEXT);
    cli_column(&t.sheet, "scheme", CELL_TEXT);
    cli_column(&t.sheet, N_("replaces"), CELL_TEXT);
    cli_column(&t.sheet, N_("replaced by"), CELL_TEXT);
    rc = store_bulletins(c->app.store, &a, &heads, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct bulletin_head *h = &heads[i];
        ref_cell(&t.sheet, heads, n, h->id);
        cli_word_cell(&t.sheet, words_track, (int)h->track);
        sheet_text(&t.sheet, h->period);
        cli_day_cell(&t.sheet, clock_local(&c->app.clock, h->at).today);
        sheet_text(&t.sheet, h->title);
        cli_text_cell(&t.sheet, h->scheme);
        ref_cell(&t.sheet, heads, n, h->replaces_id);
        ref_cell(&t.sheet, heads, n, h->replaced_by);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

static void digits_cell(struct sheet *s, const char *digits)
{
    if (*digits && strcmp(digits, "-") != 0)
        sheet_digits(s, CELL_POINTS, digits);
    else
        cli_text_cell(s, digits);
}

enum tb_rc cli_bulletin_diff(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct bulletin_head head;
    struct circular_change *changes = NULL;
    size_t n = 0;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "group", CELL_TEXT);
    cli_column(&t.sheet, "name", CELL_TEXT);
    cli_column(&t.sheet, N_("figure"), CELL_TEXT);
    cli_column(&t.sheet, N_("printed"), CELL_POINTS);
    cli_column(&t.sheet, N_("now"), CELL_POINTS);
    rc = cli_bulletin_find(c, &a, &head, e);
    if (!rc)
        rc = app_bulletin_difference(&c->app, &head, &a, &changes, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        const struct circular_change *x = &changes[i];
        sheet_text(&t.sheet, x->group);
        sheet_text(&t.sheet, x->name);
        sheet_word(&t.sheet, x->figure, wording_figure(x, i18n_is_zh()));
        digits_cell(&t.sheet, x->was);
        digits_cell(&t.sheet, x->now);
    }
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}
