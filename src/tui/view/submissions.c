/* Submissions (3): all articles of the period, newest first, any number of them.
 *
 * Opened in a state (`how`). Reads: pages of submissions; their text filter looks at
 * title, number and author. Keys: Tab another state; Enter the article; o e r d R O act
 * on the selected one. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/articles.h"

struct submissions {
    struct view view;
    struct articles list;
    enum article_state state;
    int foot; /* lines under the list */
};

static const struct keybind keys[] = {
    {'a', ACTION_LOG, N_("log")},
    KEYS_ARTICLE,
    {K_ENTER, ACTION_OPEN, N_("open")},
    KEYS_FILTER,
    KEYS_GRID,
    {K_TAB, ACTION_NEXT, N_("state")},
    {K_BACKTAB, ACTION_PREV, NULL},
    KEYS_GROUP,
    KEYS_LIST,
    KEYS_END,
};

static struct submissions *of(struct view *v)
{
    return (struct submissions *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    of(v)->state = (enum article_state)how;
    articles_init(&of(v)->list, false);
}

static void refresh(struct view *v, struct ui *ui)
{
    articles_refresh(&of(v)->list, ui, v->filter, 0, of(v)->state);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct submissions *s = of(v);
    s->foot = area.h >= 16 && area.w < 110 ? 3 : 0; /* a wide row says it all */
    s->list.grid.foot = s->foot;
    articles_layout(&s->list, ui,
                    (struct rect){area.y + 2, 0, area.h - 2 - s->foot, area.w});
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct submissions *s = of(v);
    if (a == ACTION_NEXT || a == ACTION_PREV) {
        int step = a == ACTION_NEXT ? 1 : STATE_VOID;
        bool mine;
        if (!ui_hold(ui, &mine))
            return REACT_DRAW;
        s->state = (enum article_state)(((int)s->state + step) % (STATE_VOID + 1));
        ui_refresh(ui);
        ui_let_go(ui, mine);
        return REACT_DRAW;
    }
    unsigned react = articles_act(&s->list, ui, a);
    if (react == REACT_ROWS) /* the position above follows the cursor */
        react |= ui_dirty(ui, v->area.y, 1);
    return react;
}

static void draw_tabs(const struct submissions *s, const struct ui *ui,
                      struct canvas *c)
{
    const char *names[] = {[STATE_ANY] = _("all"),
                           [STATE_PENDING] = _("pending"),
                           [STATE_ADOPTED] = _("adopted"),
                           [STATE_RETURNED] = _("returned"),
                           [STATE_VOID] = _("void")};
    char position[WORD_MAX];
    int y = s->view.area.y, x = 0;
    for (int i = STATE_ANY; i <= STATE_VOID; i++) {
        bool here = i == (int)s->state;
        x = canvas_printf(c, y, x, c->cols - x, here ? STYLE_TITLE : STYLE_TEXT,
                          here ? "[%s]" : " %s ", names[i]) +
            1;
    }
    if (c->cols >= 70)
        x = canvas_printf(c, y, x + 1, c->cols - x - 1, STYLE_MUTED, "%s: %s",
                          _("group"), ui_group_name(ui, ui->group_id));
    if (s->view.filter[0])
        canvas_printf(c, y, x + 2, c->cols - x - 2, STYLE_WARN, "/%s", s->view.filter);
    canvas_text(c, y, c->cols - 15, -14, articles_position(&s->list, position),
                STYLE_MUTED);
}

static void draw_foot(const struct submissions *s, const struct ui *ui,
                      struct canvas *c)
{
    const struct article_row *r = pager_selected(&s->list.pager);
    struct rect a = s->view.area;
    struct arena arena = {0};
    int y = a.y + a.h - 3;
    canvas_rule(c, y);
    if (!r)
        return;
    canvas_printf(c, y + 1, 1, a.w - 2, STYLE_TEXT, "%s  %s", r->ref, r->title);
    int x = parts_pair(c, y + 2, 1, a.w - 2, _("unit"), parts_units(ui, &arena, r));
    if (r->n_authors)
        x = parts_pair(c, y + 2, x + 2, a.w - x - 3, _("author"),
                       parts_authors(&arena, r));
    if (*r->type)
        x = parts_pair(c, y + 2, x + 2, a.w - x - 3, _("type"), r->type);
    if (*r->outlets)
        x = parts_pair(c, y + 2, x + 2, a.w - x - 3, _("adopted by"), r->outlets);
    if (*r->note)
        parts_pair(c, y + 2, x + 2, a.w - x - 3, _("note"), r->note);
    arena_free(&arena);
}

static const char *empty_words(const struct submissions *s, const struct ui *ui,
                               char out[static EMPTY_MAX])
{
    char period[WORD_MAX];
    if (s->view.filter[0])
        return parts_no_match(s->view.filter, out);
    if (s->state != STATE_ANY)
        return _("none in this state\nTab another state   [ earlier period");
    snprintf(out, EMPTY_MAX,
             _("no submissions in %s yet\na logs the first   [ earlier period"),
             ui_period_title(ui->period, period));
    return out;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct submissions *s = (const struct submissions *)v;
    char text[EMPTY_MAX];
    draw_tabs(s, ui, c);
    if (s->foot)
        draw_foot(s, ui, c);
    articles_draw(&s->list, v, ui, c, empty_words(s, ui, text));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return articles_selected(&((const struct submissions *)v)->list);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->list.grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    articles_free(&of(v)->list);
}

const struct view_ops view_submissions = {
    .name = "submissions",
    .title = N_("Submissions"),
    .words = "稿件",
    .order = 3,
    .size = sizeof(struct submissions),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
    .grid = grid,
};
