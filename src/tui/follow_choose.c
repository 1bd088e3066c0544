/* Whom a verb of follow-ups means, and writing what was done. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/follow_view.h"

void follow_choice_free(struct follow_choice *c)
{
    arena_free(&c->arena);
}

static struct view *list_below(const struct ui *ui, const struct view *self)
{
    for (int i = ui->depth - 1; i >= 0; i--) {
        struct view *v = ui->stack[i];
        if (v != self && (v->ops == &view_followups || v->ops == &view_shortfalls))
            return v;
    }
    return NULL;
}

static bool is_one_of(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

static int64_t owner_of(const struct follow *f)
{
    return f->about.unit_id ? f->about.unit_id : f->about.person_id;
}

/* The worst that an owner misses on the board. */
static const struct shortfall *worst_of(const struct board *b, int64_t owner)
{
    const struct shortfall *worst = NULL;
    for (size_t i = 0; b && i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (g->owner_id == owner && !g->exempt && !g->unsaid && g->missing > 0 &&
            (!worst || g->missing > worst->missing))
            worst = g;
    }
    return worst;
}

static void by_hand(struct ui *ui, const int64_t *ids, size_t n,
                    struct follow_choice *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct shortfall *g = worst_of(ui->board, ids[i]);
        if (g)
            out->items[out->n++] = app_follow_gap(ui->app, g, &out->arena);
    }
}

static bool is_by_hand(const struct follow *f)
{
    return !f->about.id && strcmp(f->about.cause, CAUSE_SHORT) == 0;
}

bool follow_takes(const struct follow_choice *c, const struct follow *f, int text,
                  int state)
{
    bool reminds = text == TEXT_MESSAGE || text == TEXT_NOTICE || state == FOLLOW_SENT;
    if (c->shortfalls && reminds)
        return is_by_hand(f);
    if (text >= 0)
        return follow_text_takes((enum follow_text)text, f->about.kind);
    return !c->shortfalls &&
           followup_may(f->about.kind, f->state, (enum followup_state)state);
}

void follow_keep(struct follow_choice *c, int text, int state)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (follow_takes(c, &c->items[i], text, state))
            c->items[n++] = c->items[i];
    c->n = n;
}

bool follow_choose(struct ui *ui, const struct view *self, struct follow_choice *out)
{
    int64_t ids[GRID_MARKS_MOST];
    struct view *v = list_below(ui, self);
    struct grid *g = v ? v->ops->grid(v) : NULL;
    size_t n = g ? grid_targets(g, ids, GRID_MARKS_MOST) : 0, n_all = 0;
    struct follow *all = NULL;
    struct tb_err e = {0};
    tb_day first, last;
    bool short_of = v && v->ops == &view_shortfalls;
    *out = (struct follow_choice){.named = n, .shortfalls = short_of};
    if (n == 0) {
        ui_say(ui, STYLE_WARN, "%s", _("nothing is selected or marked here"));
        return false;
    }
    follow_span(ui, &first, &last);
    int64_t seq = ui->app->seq;
    enum tb_rc rc = app_followups(ui->app, first, last, &out->arena, &all, &n_all, &e);
    if (rc != TB_OK) {
        ui_error(ui, &e);
        arena_free(&out->arena);
        return false;
    }
    out->items = arena_array(&out->arena, n_all + n + 1, sizeof *out->items);
    if (short_of && ui->app->seq == seq) /* the board borrowed the names */
        by_hand(ui, ids, n, out);
    for (size_t i = 0; i < n_all; i++)
        if (is_one_of(ids, n, short_of ? owner_of(&all[i]) : follow_row_id(&all[i])) &&
            (!short_of || follow_is_open(&all[i])))
            out->items[out->n++] = all[i];
    ui_names_moved(ui, seq);
    return true;
}

enum tb_rc follow_write(struct ui *ui, const struct follow_choice *c,
                        const struct followup_step *step, enum action again,
                        size_t *left_out)
{
    struct change *changes = xcalloc(2 * c->n + 1, sizeof *changes);
    struct receipt done;
    size_t n = 0;
    *left_out = 0;
    for (size_t i = 0; i < c->n; i++) {
        const struct follow *f = &c->items[i];
        struct followup_step own = *step;
        if (!followup_may(f->about.kind, f->state, step->state)) {
            ++*left_out;
            continue;
        }
        if (step->state == FOLLOW_CLOSED && !*own.note)
            own.note = f->then;
        n += app_follow_step(f, &own, &changes[n]);
    }
    enum tb_rc rc = TB_INVALID;
    if (n == 0)
        ui_say(ui, STYLE_WARN, "%s",
               _("! that step cannot follow here: it is closed or dropped, or the talk "
                 "was not "
                 "held yet"));
    else
        rc = ui_write(ui, changes, n, again, &done);
    free(changes);
    return rc;
}
