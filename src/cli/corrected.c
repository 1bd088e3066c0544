/* What a write does to bulletins that are published. */
#include "base/i18n.h"

#include "app/bulletin.h"

#include "cli.h"

void cli_corrected(struct cli *c, int64_t seq)
{
    struct strbuf refs = {0};
    struct tb_err e;
    /* The write is done: a failure to look is told as one, and changes nothing. */
    if (app_bulletin_corrected(&c->app, seq, &refs, &e))
        cli_complain("%s", e.msg);
    else if (refs.len)
        cli_note(_("published already: %s; this stands in its correction list"),
                 refs.s);
    strbuf_free(&refs);
}

/* A measure, a quota or a unit moves numbers without touching an article: the bulletins
 * themselves are compared. */
void cli_moved(struct cli *c, tb_day from)
{
    struct strbuf refs = {0};
    struct tb_err e;
    if (app_bulletins_moved(&c->app, from, &refs, &e))
        cli_complain("%s", e.msg);
    else if (refs.len)
        cli_note(_("published, and with other numbers by now: %s"), refs.s);
    strbuf_free(&refs);
}
