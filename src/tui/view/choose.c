/* A dialog of choices about the table below it (`how` is the enum choose): by which
 * column to sort, which columns to show, what to copy.
 *
 * Keys: the letter before a choice takes it, or the arrows and Enter; in the list of
 * columns Space and letters switch and Enter closes. */
#include "tui/choose.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/grid.h"
#include "tui/parts.h"

enum { ROWS = 8, CHOICE_COLS = 24 };

struct choose_view {
    struct view view;
    enum choose what;
    int columns[TABLE_COLUMNS]; /* of the table, in choices' order */
    int n, cursor;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("take it")},
    {K_ESC, ACTION_BACK, N_("close")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct choose_view *of(struct view *v)
{
    return (struct choose_view *)v;
}

/* The table of the view below; it was there when this was opened. */
static struct grid *below(const struct ui *ui, const struct view *self, struct view **v)
{
    int i = ui->depth - 1;
    while (i > 0 && ui->stack[i] != self)
        i--;
    *v = ui->stack[i > 0 && ui->stack[i] == self ? i - 1 : ui->depth - 1];
    return (*v)->ops->grid ? (*v)->ops->grid(*v) : NULL;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct choose_view *d = of(v);
    struct view *target = NULL;
    const struct grid *g = below(ui, v, &target);
    (void)id;
    d->what = (enum choose)how;
    if (d->what == CHOOSE_COPY) {
        d->n = 3;
        d->cursor = g && g->marks.n ? GRID_MARKED : GRID_ROW;
    }
    for (int i = 0; g && d->what != CHOOSE_COPY && i < g->table.n; i++)
        if (g->table.columns[i].width > 0)
            d->columns[d->n++] = i;
    for (int i = 0; g && i < d->n && d->what == CHOOSE_SORT; i++)
        if (d->columns[i] + 1 == g->sort)
            d->cursor = i;
    int lines = (d->n + 2) / 3;
    v->rows = lines + 1 < ROWS ? lines + 1 : ROWS;
}

static unsigned take_sort(struct choose_view *d, struct ui *ui, struct grid *g, int i)
{
    int column = d->columns[i] + 1;
    bool falls = g->table.columns[d->columns[i]].falls;
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    grid_sort(g, ui, column, g->sort == column ? !g->reversed : falls);
    ui_let_go(ui, mine);
    return react | REACT_DRAW;
}

static unsigned take_column(struct choose_view *d, struct ui *ui, struct grid *g, int i)
{
    if (!grid_hide(g, d->columns[i], !grid_hides(g, d->columns[i])))
        ui_say(ui, STYLE_WARN, "%s", _("the last column stays"));
    return REACT_LAYOUT;
}

static unsigned take_copy(struct ui *ui, struct grid *g, struct view *target, int i)
{
    struct strbuf text = {0};
    bool mine;
    if (!ui_hold(ui, &mine)) /* all rows, or none yet */
        return REACT_DRAW;
    size_t rows = grid_text(g, target, ui, (enum grid_text)i, &text);
    ui_let_go(ui, mine);
    unsigned react = ui_pop(ui);
    if (rows == 0)
        ui_say(ui, STYLE_WARN, "%s",
               _("nothing to copy: no row is selected or marked"));
    else
        ui_copy(ui, text.s, text.len, rows);
    strbuf_free(&text);
    return react;
}

static unsigned take(struct choose_view *d, struct ui *ui, int i)
{
    struct view *target = NULL;
    struct grid *g = below(ui, &d->view, &target);
    if (!g || i < 0 || i >= d->n)
        return REACT_NONE;
    switch (d->what) {
    case CHOOSE_SORT:
        return take_sort(d, ui, g, i);
    case CHOOSE_COLUMNS:
        return take_column(d, ui, g, i);
    case CHOOSE_COPY:
        return take_copy(ui, g, target, i);
    }
    return REACT_NONE;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct choose_view *d = of(v);
    if (a == ACTION_OPEN && d->what != CHOOSE_COLUMNS)
        return take(d, ui, d->cursor);
    if (a == ACTION_OPEN || a == ACTION_BACK || a == ACTION_QUIT || a == ACTION_STOP)
        return ui_pop(ui);
    return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct choose_view *d = of(v);
    uint32_t k = key_fold(key);
    int step = k == K_DOWN    ? 1
               : k == K_UP    ? -1
               : k == K_RIGHT ? 1
               : k == K_LEFT  ? -1
                              : 0;
    if (step && d->n) {
        d->cursor = (d->cursor + step + d->n) % d->n;
        return REACT_DRAW;
    }
    bool letter = k >= 'a' && k < 'a' + (uint32_t)d->n;
    if (letter)
        d->cursor = (int)(k - 'a');
    if (!letter && k != ' ')
        return REACT_UNKNOWN;
    return d->what == CHOOSE_COLUMNS ? take(d, ui, d->cursor) : ui_act(ui, ACTION_OPEN);
}

/* --- drawing ---------------------------------------------------------------------- */

static const char *title(enum choose what)
{
    switch (what) {
    case CHOOSE_SORT:
        return _("Sort by (again: the other way round)");
    case CHOOSE_COLUMNS:
        return _("Columns (letter or Space: show or hide)");
    case CHOOSE_COPY:
        return _("Copy");
    }
    return "";
}

static void choice_words(const struct choose_view *d, const struct grid *g, int i,
                         char out[static WORD_MAX])
{
    static const char *const copies[] = {[GRID_ROW] = N_("the selected row"),
                                         [GRID_MARKED] = N_("the marked rows"),
                                         [GRID_ALL] = N_("all rows")};
    if (d->what == CHOOSE_COPY) {
        snprintf(out, WORD_MAX, "%c %s", 'a' + i, _(copies[i]));
        return;
    }
    int column = d->columns[i];
    const char *state =
        d->what == CHOOSE_COLUMNS ? (grid_hides(g, column) ? "[ ] " : "[x] ") : "";
    const char *arrow = d->what == CHOOSE_SORT && g->sort == column + 1
                            ? parts_arrow(g->reversed ? -1 : 1)
                            : "";
    snprintf(out, WORD_MAX, "%c %s%.60s%s", 'a' + i, state,
             table_title(&g->table, column), arrow);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct choose_view *d = (const struct choose_view *)v;
    struct view *target = NULL;
    const struct grid *g = below(ui, v, &target);
    int per_row = v->area.w / CHOICE_COLS > 0 ? v->area.w / CHOICE_COLS : 1;
    char words[WORD_MAX];
    canvas_put(c, v->area.y, 1, v->area.w - 2, title(d->what), STYLE_TITLE);
    for (int i = 0; g && i < d->n; i++) {
        int y = v->area.y + 1 + i / per_row, x = 1 + i % per_row * CHOICE_COLS;
        if (y >= v->area.y + v->area.h)
            break;
        choice_words(d, g, i, words);
        canvas_text(c, y, x, CHOICE_COLS - 2, words, STYLE_TEXT);
        if (i == d->cursor) {
            canvas_restyle(c, (struct rect){y, x, 1, CHOICE_COLS - 2}, STYLE_FOCUS);
            canvas_cursor(c, y, x);
        }
    }
}

const struct view_ops view_choose = {
    .name = "choose",
    .title = N_("Choose"),
    .rows = ROWS,
    .size = sizeof(struct choose_view),
    .keys = keys,
    .open = open_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
