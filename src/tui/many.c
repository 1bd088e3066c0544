#include "tui/many.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/grid.h"
#include "tui/parts.h"

/* --- who takes part --------------------------------------------------------------- */

/* Reads the next one; those that the list does not show are only counted. */
static enum tb_rc read_item(struct many *m, struct ui *ui, int64_t id, struct tb_err *e)
{
    struct article_full *to = &m->items[m->n];
    bool shown = true;
    enum tb_rc rc = store_article(ui->app->store, id, &m->arena, to, e);
    if (rc == TB_OK && m->list)
        rc = pager_has(m->list, ui->app->store, id, to->row.day, &shown, e);
    if (rc == TB_BUSY)
        return rc;
    m->n += rc == TB_OK && shown;
    m->hidden += rc == TB_OK && !shown;
    m->gone += rc != TB_OK;
    return TB_OK;
}

static enum tb_rc read_items(struct many *m, struct ui *ui)
{
    struct tb_err e = {0};
    arena_reset(&m->arena);
    m->items = arena_array(&m->arena, m->n_ids + 1, sizeof *m->items);
    m->n = m->gone = m->hidden = 0;
    m->unread = false;
    for (size_t i = 0; i < m->n_ids; i++) {
        if (read_item(m, ui, m->ids[i], &e) == TB_BUSY) {
            m->unread = true; /* somebody is saving: read when it is answered */
            m->n = m->gone = m->hidden = 0;
            return TB_BUSY;
        }
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
    m->list = g && g->marks.n ? g->pager : NULL;
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
    if (m->n == 0 && m->hidden) {
        snprintf(out, size,
                 _("%zu marked: none of them is in the list as it is "
                   "filtered"),
                 m->hidden);
        return;
    }
    if (m->n <= 1 && !m->hidden) {
        snprintf(out, size, "%s", m->unread ? "..." : m->what);
        return;
    }
    for (size_t i = 0; i < m->n; i++)
        skipped[skip_of(&m->items[i], proto)]++;
    at += (size_t)snprintf(out, size, _("%zu marked: %zu take part"),
                           m->n + m->gone + m->hidden, skipped[TAKEN]);
    if (m->hidden && at < size)
        at += (size_t)snprintf(out + at, size - at,
                               _(", %zu not in the filtered list stay out"), m->hidden);
    for (int s = TAKEN + 1; s < SKIPS && at < size; s++)
        if (skipped[s])
            at += (size_t)snprintf(out + at, size - at, _(", skipped %zu: %s"),
                                   skipped[s], skip_words((enum skip)s));
    if (m->gone && at < size)
        snprintf(out + at, size - at, _(", skipped %zu: %s"), m->gone, _("gone"));
}

/* --- doing it --------------------------------------------------------------------- */

/* Those that stayed out stay marked. */
static void unmark(const struct many *m, struct ui *ui)
{
    if (!m->hidden) {
        ui_drop_marks(ui);
        return;
    }
    for (int i = 0; i < ui->depth; i++) {
        struct view *v = ui->stack[i];
        struct grid *g = v->ops->grid ? v->ops->grid(v) : NULL;
        for (size_t k = 0; g && k < m->n; k++)
            marks_set(&g->marks, m->items[k].row.id, false);
    }
}

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
        unmark(m, ui);
    m->done = n;
    free(c);
    return rc;
}
