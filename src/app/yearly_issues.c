/* Issues of the own channel, counted by column. */
#include <string.h>

#include "store/office.h"

#include "app/yearly.h"

struct columns {
    struct arena *a;
    struct year_issues *out;
    size_t cap;
};

static struct year_column *column_of(struct columns *c, const char *name)
{
    struct year_issues *x = c->out;
    for (size_t i = 0; i < x->n; i++)
        if (strcmp(x->columns[i].name, name) == 0)
            return &x->columns[i];
    if (x->n == c->cap) {
        c->cap = c->cap * 2 + 16;
        struct year_column *more = arena_array(c->a, c->cap, sizeof *more);
        if (x->n)
            memcpy(more, x->columns, x->n * sizeof *more);
        x->columns = more;
    }
    x->columns[x->n] = (struct year_column){.name = name};
    return &x->columns[x->n++];
}

/* Articles of an issue that stand; one that was made void since is no longer there. */
static enum tb_rc add_issue(struct app *app, const struct issue_row *r,
                            struct columns *c, struct tb_err *e)
{
    struct article_row *rows;
    size_t n;
    int64_t *ids = arena_array(c->a, r->n_items + 1, sizeof *ids);
    for (size_t i = 0; i < r->n_items; i++)
        ids[i] = r->items[i].submission_id;
    enum tb_rc rc = store_rows(app->store, ids, r->n_items, c->a, &rows, &n, e);
    c->out->issues++;
    for (size_t i = 0; rc == TB_OK && i < r->n_items; i++)
        for (size_t k = 0; k < n; k++)
            if (rows[k].id == ids[i] && !rows[k].voided)
                column_of(c, r->items[i].column)->articles++;
    return rc;
}

enum tb_rc app_year_issues(struct app *app, tb_day first, tb_day last, struct arena *a,
                           struct year_issues *out, struct tb_err *e)
{
    struct columns c = {.a = a, .out = out};
    struct issue_row *rows;
    size_t n;
    *out = (struct year_issues){0};
    enum tb_rc rc = store_issues(app->store, first, last, a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        if (!rows[i].issue.voided)
            rc = add_issue(app, &rows[i], &c, e);
    return rc;
}
