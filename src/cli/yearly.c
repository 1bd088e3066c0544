#include "yearly.h"

#include "base/i18n.h"

#include "paper.h"

static enum tb_rc read_wish(struct cli *c, enum yearly kind, struct yearly_wish *w,
                            struct tb_err *e)
{
    struct tb_err why;
    *w = (struct yearly_wish){.kind = kind,
                              .period = app_yearly_period(&c->app, kind),
                              .lines = cli_value(c, "lines") != NULL};
    if (c->n_args > 0 && period_parse(c->args[0], &w->period, &why))
        return cli_usage(c, e, "%s", why.msg);
    return cli_word(c, words_track, "track", -1, &w->track, e);
}

enum tb_rc cli_yearly(struct cli *c, enum yearly kind, struct tb_err *e)
{
    struct arena a = {0};
    struct yearly_wish w;
    struct paper p;
    const struct paper_format *format;
    enum tb_rc rc = read_wish(c, kind, &w, e);
    if (!rc)
        rc = cli_paper_format(c, &format, e); /* before the work */
    if (!rc)
        rc = app_yearly(&c->app, &w, &a, &p, e);
    if (!rc)
        rc = cli_paper_write(c, &p, e);
    arena_free(&a);
    return rc;
}
