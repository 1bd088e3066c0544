/* The detail pane about a unit or person, drawn from the board and the names alone, so
 * that a cursor key reads nothing. */
#include <stdio.h>

#include "base/i18n.h"

#include "core/chain.h"

#include "tui/parts.h"

struct pen {
    const struct ui *ui;
    struct canvas *c;
    struct rect area;
    int y;
};

static void line(struct pen *p, const char *label, const char *value)
{
    if (p->y < p->area.y + p->area.h && *value)
        parts_pair(p->c, p->y++, p->area.x, p->area.w, label, value);
}

/* The chain by name. */
static void draw_people(struct pen *p, const struct unit *u)
{
    struct arena a = {0};
    const struct chain c = chain_of(&a, &p->ui->app->names, u->id, p->ui->loaded.today);
    line(p, _("leader"), c.leader.name);
    line(p, _("head"), c.head.name);
    for (size_t i = 0; i < c.n_officers; i++)
        line(p, _("officer"), c.officers[i]->name);
    arena_free(&a);
}

/* What followed from the measure's triggers. */
static void draw_fired(struct pen *p, const struct standing *s)
{
    const struct board *b = p->ui->board;
    char actions[WORD_MAX], text[WORD_MAX + PERIOD_NAME_MAX], period[PERIOD_NAME_MAX];
    for (size_t i = 0; i < b->n_fired; i++) {
        const struct fired *f = &b->fired[i];
        if (f->owner_id != s->owner_id || f->owner_kind != s->owner_kind)
            continue;
        snprintf(text, sizeof text, "%s: %s", period_format(f->period, period),
                 parts_actions(f->trigger, actions));
        line(p, f->trigger->name, text);
    }
}

/* Points that no single event earned. */
static void draw_reckoned(struct pen *p, int64_t id)
{
    const struct board *b = p->ui->board;
    char points[32], value[300], about[WORD_MAX];
    for (size_t i = 0; i < b->n_reckoned; i++) {
        const struct reckoned *r = &b->reckoned[i];
        if (r->owner_id != id)
            continue;
        snprintf(value, sizeof value, "%s%s  %.200s", r->amount > 0 ? "+" : "",
                 ui_count(r->amount, points),
                 schemes_clause(&p->ui->app->schemes, r->line));
        line(p, parts_about(r, about), value);
    }
}

static void draw_standing(struct pen *p, const struct standing *s)
{
    char text[WORD_MAX], points[32];
    if (s->exempt)
        snprintf(text, sizeof text, "%s", _("exempt"));
    else if (!s->place)
        snprintf(text, sizeof text, "-");
    else
        snprintf(text, sizeof text, "%s%d", s->tied ? "=" : "", s->place);
    line(p, _("place"), text);
    line(p, _("points"), ui_points(p->ui, s->points, points));
    line(p, _("award"), parts_awards(p->ui->board, s->owner_kind, s->owner_id, text));
    draw_fired(p, s);
    snprintf(text, sizeof text, "%lld", (long long)s->submitted);
    line(p, _("submitted"), text);
    snprintf(text, sizeof text, "%lld", (long long)s->adopted);
    line(p, _("adopted"), text);
    const struct board *b = p->ui->board;
    for (size_t i = 0; i < b->n_figures; i++)
        line(p, b->figures[i]->name, parts_figure(b, s, i, points));
    for (size_t i = 0; i < b->n_outlets; i++) {
        if (s->outlets[i] == 0)
            continue;
        snprintf(text, sizeof text, "%lld", (long long)s->outlets[i]);
        line(p, b->outlets[i]->name, text);
    }
}

static void draw_gaps(struct pen *p, int64_t id)
{
    const struct board *b = p->ui->board;
    char label[WORD_MAX], value[WORD_MAX], period[PERIOD_NAME_MAX], n[3][32];
    for (size_t i = 0; i < b->n_gaps; i++) {
        const struct shortfall *g = &b->gaps[i];
        if (g->owner_id != id)
            continue;
        snprintf(label, sizeof label, "%s %s", period_format(g->period, period),
                 parts_owed(g));
        if (g->exempt || g->unsaid)
            snprintf(value, sizeof value, "%s",
                     g->exempt ? _("exempt") : _("not said"));
        else
            snprintf(value, sizeof value, _("%s of %s, missing %s"),
                     ui_count(g->done, n[0]), ui_count(g->required, n[1]),
                     ui_count(g->missing, n[2]));
        line(p, label, value);
    }
}

void parts_card(const struct ui *ui, struct canvas *c, struct rect area, int64_t id)
{
    struct pen p = {ui, c, area, area.y};
    const struct unit *u = names_unit(&ui->app->names, id);
    if (!ui->board || id == 0)
        return;
    canvas_put(c, p.y++, area.x, area.w, ui_owner_name(ui, id), STYLE_TITLE);
    if (u)
        draw_people(&p, u);
    const struct standing *s =
        board_standing(ui->board, u ? OWNER_UNIT : OWNER_PERSON, id);
    if (s) {
        line(&p, _("group"), ui_group_name(ui, s->group_id));
        draw_standing(&p, s);
    }
    draw_gaps(&p, id);
    draw_reckoned(&p, id);
}

void parts_pane(const struct ui *ui, struct canvas *c, struct rect rows, int cols,
                int64_t id)
{
    int x = rows.x + rows.w + 2;
    canvas_vrule(c, rows.y - 1, x - 1, rows.h + 1);
    parts_card(ui, c, (struct rect){rows.y - 1, x + 1, rows.h + 1, cols - 1}, id);
}
