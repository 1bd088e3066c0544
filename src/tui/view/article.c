/* One submission: all its fields, its events, and the credits it earned.
 *
 * Reads: the submission and its credits. Keys: o e r d R O act on it; arrows scroll. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/parts.h"

struct article_page {
    struct view view;
    int64_t id;
    struct arena arena;
    struct article_full full;
    struct credit_row *credits;
    size_t n_credits;
    bool here; /* it was found */
    bool busy; /* it could not be read yet */
    struct lines lines;
};

static const struct keybind keys[] = {
    KEYS_ARTICLE,
    KEYS_LIST,
    KEYS_END,
};

static struct article_page *of(struct view *v)
{
    return (struct article_page *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    of(v)->lines.indent = 14;
}

static void add_fields(struct article_page *p, const struct ui *ui, int w)
{
    const struct article_row *r = &p->full.row;
    struct lines *l = &p->lines;
    char text[WORD_MAX], date[2][16];
    lines_add(l, _("number"), r->ref, STYLE_TITLE, w);
    lines_add(l, _("title"), r->title, STYLE_TITLE, w);
    lines_add(l, _("unit"), parts_units(ui, &p->arena, r), STYLE_TEXT, w);
    if (r->n_authors)
        lines_add(l, _("author"), parts_authors(&p->arena, r), STYLE_TEXT, w);
    lines_add(l, _("date"), day_format(r->day, date[0]), STYLE_TEXT, w);
    if (r->received != r->day)
        lines_add(l, _("received"), day_format(r->received, date[1]), STYLE_TEXT, w);
    if (*r->type)
        lines_add(l, _("type"), r->type, STYLE_TEXT, w);
    if (r->length >= 0) {
        snprintf(text, sizeof text, _("%lld characters"), (long long)r->length);
        lines_add(l, _("length"), text, STYLE_TEXT, w);
    }
    if (*r->note)
        lines_add(l, _("note"), r->note, STYLE_TEXT, w);
    lines_add(l, _("state"), parts_state(ui, r, text), parts_state_style(r), w);
    lines_add(l, _("points"), ui_count(r->points, text), STYLE_TEXT, w);
}

static void add_events(struct article_page *p, const struct ui *ui, int w)
{
    char date[16];
    for (size_t i = 0; i < p->full.n_events; i++) {
        const struct event *e = &p->full.events[i].event;
        const struct outlet *o = names_outlet(&ui->app->names, e->outlet_id);
        const char *text =
            arena_printf(&p->arena, "%s  %s %s %s", day_format(e->day, date),
                         parts_event(ui, (int)e->kind),
                         o ? o->name : parts_level(e->level), e->note ? e->note : "");
        lines_add(&p->lines, i ? "" : _("events"), text, STYLE_TEXT, w);
    }
}

static void add_credits(struct article_page *p, const struct ui *ui, int w)
{
    char date[16], points[32];
    bool first = true;
    for (size_t i = 0; i < p->n_credits; i++) {
        const struct credit *k = &p->credits[i].credit;
        if (!credit_of_points(k))
            continue;
        const char *text =
            arena_printf(&p->arena, "%s  %6s  %s  %s", day_format(k->day, date),
                         ui_count(k->amount, points), ui_owner_name(ui, k->owner_id),
                         parts_clause(ui, k));
        lines_add(&p->lines, first ? _("credits") : "", text, STYLE_TEXT, w);
        first = false;
    }
}

/* The text, for the width at hand. */
static void write_lines(struct article_page *p, const struct ui *ui)
{
    int w = p->view.area.w - 2;
    lines_clear(&p->lines);
    if (!p->here)
        return;
    add_fields(p, ui, w);
    add_events(p, ui, w);
    add_credits(p, ui, w);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct article_page *p = of(v);
    struct tb_err e;
    struct credit_query q = {
        .article_id = p->id, .first = TB_DAY_MIN, .last = TB_DAY_MAX};
    arena_reset(&p->arena);
    p->n_credits = 0;
    enum tb_rc rc = store_article(ui->app->store, p->id, &p->arena, &p->full, &e);
    if (rc == TB_OK)
        rc = store_credits(ui->app->store, &q, &p->arena, &p->credits, &p->n_credits,
                           &e);
    p->here = rc == TB_OK;
    p->busy = rc == TB_BUSY;
    ui_read_failed(ui, rc, &e);
    write_lines(p, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    if (!v->stale)
        write_lines(of(v), ui);
    lines_layout(&of(v)->lines, area.h);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    bool moved = false;
    (void)ui;
    if (lines_act(&of(v)->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    bool elsewhere = a == ACTION_LEFT || a == ACTION_RIGHT || a == ACTION_EARLIER ||
                     a == ACTION_LATER || a == ACTION_PERIOD;
    return elsewhere ? REACT_NONE : REACT_UNKNOWN;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct article_page *p = (const struct article_page *)v;
    (void)ui;
    if (p->busy)
        parts_empty(c, v->area, _("the database is busy; reading again"));
    else if (!p->here)
        parts_empty(c, v->area,
                    _("this submission is not there any more\nEsc goes back"));
    lines_draw(&p->lines, c, (struct rect){v->area.y, 1, v->area.h, v->area.w - 2});
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    const struct article_page *p = (const struct article_page *)v;
    (void)ui;
    return p->here ? p->id : 0;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    arena_free(&of(v)->arena);
    lines_free(&of(v)->lines);
}

const struct view_ops view_article = {
    .name = "article",
    .title = N_("Submission"),
    .size = sizeof(struct article_page),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
};
