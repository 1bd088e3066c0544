/* What a write does to bulletins that are published. */
#include "base/i18n.h"

#include "app/bulletin.h"

#include "bulletin/wording.h"
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
void cli_moved(struct cli *c)
{
    struct arena a = {0};
    struct strbuf refs = {0};
    struct bulletin_head *heads = NULL;
    struct circular_change *changes;
    struct tb_err e;
    size_t n = 0, moved;
    char ref[BULLETIN_REF_MAX];
    enum tb_rc rc = store_bulletins(c->app.store, &a, &heads, &n, &e);
    for (size_t i = 0; !rc && i < n; i++) {
        if (heads[i].replaced_by)
            continue;
        rc = app_bulletin_difference(&c->app, &heads[i], &a, &changes, &moved, &e);
        if (!rc && moved)
            strbuf_printf(&refs, "%s%s (%zu)", refs.len ? ", " : "",
                          bulletin_ref(heads[i].year, heads[i].number, ref), moved);
    }
    if (rc)
        cli_complain("%s", e.msg);
    else if (refs.len)
        cli_note(_("published, and with other numbers by now: %s"), refs.s);
    strbuf_free(&refs);
    arena_free(&a);
}
