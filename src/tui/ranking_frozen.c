/* The ranking as it was published: a board like the one that is there, with the places
 * and numbers of a bulletin. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/ranking.h"

#include "bulletin/wording.h"

/* Persons are of the inside; a group is of the track of its units. */
static enum track track_of(const struct ui *ui)
{
    const struct board *b = ui->board;
    if (ui->people)
        return TRACK_INSIDE;
    for (size_t i = 0; ui->group_id && b && i < b->n_units; i++) {
        const struct unit *u = names_unit(b->names, b->units[i].unit_id);
        if (b->units[i].group_id == ui->group_id && u)
            return u->track;
    }
    return TRACK_OUTSIDE;
}

/* All groups at once: a bulletin is of one track, and half a ranking would be another
 * number than the published one. */
static bool is_mixed(const struct ui *ui)
{
    const struct names *n = &ui->app->names;
    bool tracks[2] = {false, false};
    for (size_t i = 0; i < n->n_units; i++)
        tracks[n->units[i].track] = true;
    return !ui->people && !ui->group_id && tracks[0] && tracks[1];
}

static const int64_t *outlets_of(struct arena *a, const struct board *b,
                                 const struct circular *c, const struct circular_row *r)
{
    int64_t *out = arena_array(a, b->n_outlets + 1, sizeof *out);
    for (size_t i = 0; i < b->n_outlets; i++)
        for (size_t k = 0; k < c->n_outlets; k++)
            if (c->outlets[k].id == b->outlets[i]->id)
                out[i] = r->now.outlets[k];
    return out;
}

static const struct value *figures_of(struct arena *a, const struct board *b,
                                      const struct circular *c,
                                      const struct circular_row *r)
{
    struct value *out = arena_array(a, b->n_figures + 1, sizeof *out);
    for (size_t i = 0; i < b->n_figures; i++) {
        out[i].absent = true;
        for (size_t k = 0; k < c->n_figures; k++)
            if (strcmp(c->figures[k].name, b->figures[i]->name) == 0)
                out[i] = r->now.figures[k];
    }
    return out;
}

static struct standing standing_of(struct arena *a, const struct board *b,
                                   const struct circular *c,
                                   const struct circular_row *rows, size_t n, size_t at)
{
    const struct circular_row *r = &rows[at];
    bool tied = (at > 0 && rows[at - 1].place == r->place &&
                 rows[at - 1].group_id == r->group_id) ||
                (at + 1 < n && rows[at + 1].place == r->place &&
                 rows[at + 1].group_id == r->group_id);
    return (struct standing){
        .owner_id = r->owner_id,
        .unit_id = r->unit_id,
        .group_id = r->group_id,
        .owner_kind = r->owner_kind,
        .points = r->now.points,
        .submitted = r->now.submitted,
        .adopted = r->now.adopted,
        .place = r->place,
        .tied = r->place && tied,
        .exempt = r->exempt,
        .outlets = outlets_of(a, b, c, r),
        .figures = figures_of(a, b, c, r),
    };
}

/* The published rows, and behind them those of the other track as they are now. */
static struct standing *standings_of(struct arena *a, const struct board *b,
                                     const struct circular *c, bool people, size_t *n)
{
    const struct circular_row *rows = people ? c->people : c->units;
    const size_t kept = people ? c->n_people : c->n_units;
    const size_t n_live = people ? 0 : b->n_units;
    struct standing *out = arena_array(a, kept + n_live + 1, sizeof *out);
    for (size_t i = 0; i < kept; i++)
        out[i] = standing_of(a, b, c, rows, kept, i);
    *n = kept;
    for (size_t i = 0; i < n_live; i++) {
        const struct unit *u = names_unit(b->names, b->units[i].unit_id);
        if (u && u->track != c->track)
            out[(*n)++] = b->units[i];
    }
    return out;
}

static enum tb_rc read_frozen(struct rank_frozen *f, struct ui *ui, struct arena *a,
                              struct tb_err *e)
{
    struct circular_change *changes;
    struct circular said;
    struct paper paper;
    f->mixed = is_mixed(ui);
    if (f->mixed)
        return TB_OK;
    enum tb_rc rc =
        app_bulletin_standing(ui->app, track_of(ui), ui->period, a, &f->head, e);
    if (rc != TB_OK || !f->head.id)
        return rc;
    rc = app_bulletin_difference(ui->app, &f->head, a, &changes, &f->changes, e);
    if (rc != TB_OK || !f->shown || !ui->board)
        return rc;
    rc = app_bulletin_kept(ui->app, f->head.id, a, &said, &paper, e);
    if (rc != TB_OK)
        return rc;
    struct board *b = arena_alloc(a, sizeof *b);
    *b = *ui->board;
    if (ui->people)
        b->people = standings_of(a, b, &said, true, &b->n_people);
    else
        b->units = standings_of(a, b, &said, false, &b->n_units);
    f->board = b;
    return TB_OK;
}

void rank_frozen_read(struct rank_frozen *f, struct ui *ui, struct arena *a)
{
    struct tb_err e;
    f->head = (struct bulletin_head){0};
    f->board = NULL;
    f->changes = 0;
    int64_t seq = ui->app->seq;
    enum tb_rc rc = read_frozen(f, ui, a, &e);
    ui_names_moved(ui, seq);
    ui_read_failed(ui, rc, &e);
    if (!f->head.id)
        f->shown = false;
}

void rank_frozen_words(const struct rank_frozen *f, char *out, size_t size)
{
    char ref[BULLETIN_REF_MAX];
    *out = '\0';
    if (!f->head.id)
        return;
    bulletin_ref(f->head.year, f->head.number, ref);
    if (f->shown)
        snprintf(out, size,
                 _("frozen: %s as published, without %zu later changes; F live"), ref,
                 f->changes);
    else
        snprintf(out, size,
                 _("live: %zu numbers differ from %s as published; F frozen, "
                   "D difference"),
                 f->changes, ref);
}

unsigned rank_frozen_look(struct rank_frozen *f, struct ui *ui, bool difference)
{
    bool mine;
    if (!f->head.id) {
        ui_say(ui, STYLE_TEXT, "%s",
               f->mixed
                   ? _("all groups together are live: h and l go to a group, where F "
                       "shows what was published")
                   : _("nothing of this period is published; 7 publishes it"));
        return REACT_DRAW;
    }
    if (difference)
        return ui_push(ui, &view_difference, f->head.id, 0);
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    f->shown = !f->shown;
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_DRAW;
}
