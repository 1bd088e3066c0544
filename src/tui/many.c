#include "tui/many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/grid.h"
#include "tui/parts.h"

/* --- who takes part --------------------------------------------------------------- */

static enum tb_rc read_items(struct many *m, struct ui *ui)
{
    struct tb_err e = {0};
    arena_reset(&m->arena);
    m->items = arena_array(&m->arena, m->n_ids + 1, sizeof *m->items);
    m->n = m->gone = 0;
    m->unread = false;
    for (size_t i = 0; i < m->n_ids; i++) {
        enum tb_rc rc =
            store_article(ui->app->store, m->ids[i], &m->arena, &m->items[m->n], &e);
        if (rc == TB_BUSY) { /* somebody is saving: read when it is answered */
            m->unread = true;
            m->n = m->gone = 0;
            return rc;
        }
        m->n += rc == TB_OK;
        m->gone += rc != TB_OK;
    }
    if (m->n == 0 && m->gone)
        ui_error(ui, &e);
    if (m->n == 1)
        m->what = arena_printf(&m->arena, "%s %s 《%.200s》", m->items[0].row.ref,
                               parts_units(ui, &m->arena, &m->items[0].row),
                               m->items[0].row.title);
    return TB_OK;
}

void many_open(struct many *m, struct ui *ui, int64_t id)
{
    struct view *top = ui_top(ui);
    const struct grid *g = top->ops->grid ? top->ops->grid(top) : NULL;
    size_t most = g && g->marks.n ? g->marks.n : 1;
    m->ids = xcalloc(most, sizeof *m->ids);
    m->ids[0] = id;
    m->n_ids = g && g->marks.n ? grid_targets(g, m->ids, most) : id != 0;
    m->what = "";
    read_items(m, ui);
}

void many_free(struct many *m)
{
    arena_free(&m->arena);
    free(m->ids);
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

void many_preview(const struct many *m, const struct event *proto, char *out,
                  size_t size)
{
    size_t skipped[SKIPS] = {0}, at = 0;
    if (m->n <= 1) {
        snprintf(out, size, "%s", m->unread ? "..." : m->what);
        return;
    }
    for (size_t i = 0; i < m->n; i++)
        skipped[skip_of(&m->items[i], proto)]++;
    at += (size_t)snprintf(out, size, _("%zu marked: %zu take part"), m->n + m->gone,
                           skipped[TAKEN]);
    for (int s = TAKEN + 1; s < SKIPS && at < size; s++)
        if (skipped[s])
            at += (size_t)snprintf(out + at, size - at, _(", skipped %zu: %s"),
                                   skipped[s], skip_words((enum skip)s));
    if (m->gone && at < size)
        snprintf(out + at, size - at, _(", skipped %zu: %s"), m->gone, _("gone"));
}

/* --- doing it --------------------------------------------------------------------- */

enum tb_rc many_write(struct many *m, struct ui *ui, const struct event *proto,
                      enum action again, struct receipt *out)
{
    size_t n = 0;
    if (m->unread && read_items(m, ui) == TB_BUSY) {
        ui_busy(ui, again);
        return TB_BUSY;
    }
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
        ui_say(ui, STYLE_WARN, "%s", _("! nothing to do: every one is skipped"));
    if (rc == TB_CONFLICT)
        m->unread = true;
    if (rc == TB_OK)
        ui_drop_marks(ui);
    m->done = n;
    free(c);
    return rc;
}
