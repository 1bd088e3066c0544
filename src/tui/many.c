#include "tui/many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/grid.h"
#include "tui/parts.h"

/* --- who takes part --------------------------------------------------------------- */

static void read_items(struct many *m, struct ui *ui, const int64_t *ids, size_t n)
{
    struct tb_err e = {0};
    m->items = arena_array(&m->arena, n + 1, sizeof *m->items);
    m->n = m->gone = 0;
    for (size_t i = 0; i < n; i++) {
        enum tb_rc rc =
            store_article(ui->app->store, ids[i], &m->arena, &m->items[m->n], &e);
        if (rc == TB_OK)
            m->n++;
        else
            m->gone++;
    }
    if (m->n == 0 && m->gone)
        ui_error(ui, &e);
    if (m->n == 1)
        m->what = arena_printf(&m->names, "%s %s 《%.200s》", m->items[0].row.ref,
                               parts_units(ui, &m->arena, &m->items[0].row),
                               m->items[0].row.title);
}

void many_open(struct many *m, struct ui *ui, int64_t id)
{
    struct view *top = ui_top(ui);
    const struct grid *g = top->ops->grid ? top->ops->grid(top) : NULL;
    size_t most = g && g->marks.n ? g->marks.n : 1;
    int64_t *ids = xcalloc(most, sizeof *ids);
    ids[0] = id;
    size_t n = g && g->marks.n ? grid_targets(g, ids, most) : id != 0;
    m->what = "";
    read_items(m, ui, ids, n);
    free(ids);
}

void many_reload(struct many *m, struct ui *ui)
{
    int64_t *ids = xcalloc(m->n + 1, sizeof *ids);
    size_t n = m->n;
    for (size_t i = 0; i < n; i++)
        ids[i] = m->items[i].row.id;
    arena_reset(&m->arena);
    read_items(m, ui, ids, n);
    free(ids);
}

void many_free(struct many *m)
{
    arena_free(&m->arena);
    arena_free(&m->names);
}

/* --- who is skipped --------------------------------------------------------------- */

enum skip { TAKEN, SKIP_VOID, SKIP_AGAIN, SKIP_EARLY, SKIPS };

static const char *skip_words(enum skip s)
{
    switch (s) {
    case SKIP_VOID:
        return _("void");
    case SKIP_AGAIN:
        return _("recorded already");
    case SKIP_EARLY:
        return _("dated after that day");
    case TAKEN:
    case SKIPS:
        break;
    }
    return "";
}

static bool recorded(const struct article_full *a, const struct event *proto)
{
    for (size_t i = 0; i < a->n_events; i++) {
        const struct event *e = &a->events[i].event;
        if (e->kind == proto->kind && e->day == proto->day &&
            e->outlet_id == proto->outlet_id)
            return true;
    }
    return false;
}

static enum skip skip_of(const struct article_full *a, const struct event *proto)
{
    if (a->row.voided)
        return SKIP_VOID;
    if (proto->day < a->row.day)
        return SKIP_EARLY;
    return recorded(a, proto) ? SKIP_AGAIN : TAKEN;
}

/* One record is not skipped in silence: the write itself says what is wrong with it. */
static bool takes(const struct many *m, size_t i, const struct event *proto)
{
    return m->n == 1 || skip_of(&m->items[i], proto) == TAKEN;
}

size_t many_count(const struct many *m, const struct event *proto)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        n += takes(m, i, proto);
    return n;
}

void many_preview(const struct many *m, const struct event *proto, char *out,
                  size_t size)
{
    size_t skipped[SKIPS] = {0}, at = 0;
    if (m->n <= 1) {
        snprintf(out, size, "%s", m->what);
        return;
    }
    for (size_t i = 0; i < m->n; i++)
        skipped[skip_of(&m->items[i], proto)]++;
    at += (size_t)snprintf(out, size, _("%zu marked: %zu to record"), m->n + m->gone,
                           skipped[TAKEN]);
    for (int s = TAKEN + 1; s < SKIPS && at < size; s++)
        if (skipped[s])
            at += (size_t)snprintf(out + at, size - at, _(", skipped %zu: %s"),
                                   skipped[s], skip_words((enum skip)s));
    if (m->gone && at < size)
        snprintf(out + at, size - at, _(", skipped %zu: %s"), m->gone, _("gone"));
}

/* --- doing it --------------------------------------------------------------------- */

static void drop_marks(struct ui *ui)
{
    for (int i = 0; i < ui->depth; i++) {
        struct view *v = ui->stack[i];
        if (v->ops->grid)
            marks_clear(&v->ops->grid(v)->marks);
    }
}

enum tb_rc many_write(struct many *m, struct ui *ui, const struct event *proto,
                      enum action again, struct receipt *out)
{
    size_t n = 0;
    struct change *c = xcalloc(m->n + 1, sizeof *c);
    for (size_t i = 0; i < m->n; i++) {
        if (!takes(m, i, proto))
            continue;
        c[n].kind = CHANGE_EVENT;
        c[n].event = *proto;
        c[n].event.submission_id = m->items[i].row.id;
        c[n].event.rev = m->items[i].row.rev;
        n++;
    }
    enum tb_rc rc = TB_NOTFOUND;
    if (n)
        rc = ui_write(ui, c, n, again, out);
    else
        ui_say(ui, STYLE_WARN, "%s", _("! nothing to record: every one is skipped"));
    if (rc == TB_CONFLICT)
        many_reload(m, ui);
    if (rc == TB_OK)
        drop_marks(ui);
    free(c);
    return rc;
}
