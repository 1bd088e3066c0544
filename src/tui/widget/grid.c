/* Rows, their order, columns and looks, whichever the rows come from. */
#include "tui/grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "app/config.h"
#include "app/state.h"

#include "tui/parts.h"

#define LISTS "lists" /* the state file of hidden columns */

/* --- columns ---------------------------------------------------------------------- */

static bool names_hidden(const struct grid *g, const char *title)
{
    char key[WORD_MAX];
    snprintf(key, sizeof key, "|%s|", title);
    return strstr(g->hidden, key) != NULL;
}

void grid_columns(struct grid *g, const struct column *columns, int n)
{
    table_set(&g->table, columns, n);
    for (int i = 0; i < g->table.n; i++)
        g->table.hidden[i] = names_hidden(g, columns[i].title);
    if (g->sort > g->table.n)
        g->sort = 0;
    g->table.sorted = g->sort;
    g->table.reversed = g->reversed;
}

/* What was hidden in an earlier run; without the file nothing is. */
static void recall(struct grid *g)
{
    struct config c = {0};
    struct strbuf text = {0};
    if (state_read(LISTS, &text, NULL) == TB_OK) {
        config_parse(&c, text.s, text.len);
        snprintf(g->hidden, sizeof g->hidden, "%s",
                 config_get(&c, g->ops->name, "hidden", ""));
    }
    config_free(&c);
    strbuf_free(&text);
}

/* The choices of the other tables stay; losing one in a race of two programs loses no
 * fact. */
static void keep(const struct grid *g)
{
    struct config c = {0};
    struct strbuf text = {0}, out = {0};
    if (state_read(LISTS, &text, NULL) == TB_OK)
        config_parse(&c, text.s, text.len);
    for (size_t i = 0; i < c.n; i++)
        if (strcmp(c.rows[i].section, g->ops->name) != 0)
            strbuf_printf(&out, "[%s]\n%s = %s\n", c.rows[i].section, c.rows[i].key,
                          c.rows[i].value);
    if (g->hidden[0])
        strbuf_printf(&out, "[%s]\nhidden = %s\n", g->ops->name, g->hidden);
    /* Not kept is not told: it holds until the program ends all the same. */
    state_write(LISTS, out.s ? out.s : "", out.len, NULL);
    config_free(&c);
    strbuf_free(&text);
    strbuf_free(&out);
}

bool grid_hides(const struct grid *g, int column)
{
    return g->table.hidden[column];
}

static int shown_columns(const struct grid *g)
{
    int n = 0;
    for (int i = 0; i < g->table.n; i++)
        n += table_shows(&g->table, i);
    return n;
}

bool grid_hide(struct grid *g, int column, bool hide)
{
    struct table *t = &g->table;
    if (column < 0 || column >= t->n || t->hidden[column] == hide ||
        (hide && shown_columns(g) < 2))
        return false;
    t->hidden[column] = hide;
    size_t at = 0;
    g->hidden[0] = '\0';
    for (int i = 0; i < t->n; i++)
        if (t->hidden[i] && at < sizeof g->hidden - WORD_MAX)
            at += (size_t)snprintf(g->hidden + at, sizeof g->hidden - at, "%s%s|",
                                   at ? "" : "|", t->columns[i].title);
    keep(g);
    return true;
}

void grid_open(struct grid *g, const struct grid_ops *ops, const struct column *columns,
               int n)
{
    g->ops = ops;
    recall(g);
    grid_columns(g, columns, n);
}

void grid_free(struct grid *g)
{
    list_free(&g->list);
    marks_free(&g->marks);
}

void grid_layout(struct grid *g, struct ui *ui, struct rect rows)
{
    struct tb_err e = {0};
    g->rows = rows;
    g->table.sorted = g->sort;
    g->table.reversed = g->reversed;
    table_layout(&g->table, 3, rows.w - 3);
    if (!g->pager) {
        list_layout(&g->list, rows.h);
        return;
    }
    enum tb_rc rc = pager_layout(g->pager, ui->app->store, rows.h, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    else if (rc)
        ui_error(ui, &e);
}

/* --- rows ------------------------------------------------------------------------- */

size_t grid_count(const struct grid *g)
{
    return g->pager ? g->pager->n : g->list.n;
}

int64_t grid_id(const struct grid *g, size_t row)
{
    return g->pager ? g->pager->rows[row].id : g->list.rows[row].id;
}

const void *grid_data(const struct grid *g, size_t row)
{
    return g->pager ? (const void *)&g->pager->rows[row] : g->list.rows[row].data;
}

static size_t first_row(const struct grid *g)
{
    return g->pager ? g->pager->top : g->list.top;
}

static size_t cursor_row(const struct grid *g)
{
    return g->pager ? g->pager->cursor : g->list.cursor;
}

static bool is_lost(const struct grid *g)
{
    return g->pager ? g->pager->lost : g->list.lost;
}

const void *grid_selected_data(const struct grid *g)
{
    return grid_count(g) == 0 || is_lost(g) ? NULL : grid_data(g, cursor_row(g));
}

int64_t grid_selected(const struct grid *g)
{
    return grid_count(g) == 0 || is_lost(g) ? 0 : grid_id(g, cursor_row(g));
}

/* --- order ------------------------------------------------------------------------ */

struct ranked {
    struct list_row row;
    size_t at;
};
struct ordering {
    const struct grid *g;
    const struct ui *ui;
};

static int compare(const void *pa, const void *pb, void *arg)
{
    const struct ranked *a = pa, *b = pb;
    const struct ordering *o = arg;
    const struct grid *g = o->g;
    int by = g->sort ? g->ops->compare(g, o->ui, a->row.data, b->row.data, g->sort - 1)
                     : (a->at > b->at) - (a->at < b->at);
    if (by)
        return g->reversed ? -by : by;
    return (a->at > b->at) - (a->at < b->at);
}

void grid_order(struct grid *g, const struct ui *ui)
{
    struct list *l = &g->list;
    struct ordering o = {g, ui};
    if ((!g->sort && !g->reversed) || l->n < 2 || (g->sort && !g->ops->compare))
        return;
    struct ranked *all = xmalloc(l->n * sizeof *all);
    for (size_t i = 0; i < l->n; i++)
        all[i] = (struct ranked){l->rows[i], i};
    qsort_r(all, l->n, sizeof *all, compare, &o);
    for (size_t i = 0; i < l->n; i++)
        l->rows[i] = all[i].row;
    free(all);
}

void grid_end(struct grid *g, const struct ui *ui)
{
    grid_order(g, ui);
    list_end(&g->list, ui->fill == LIST_HELD ? LIST_CHANGED : ui->fill);
}

/* --- drawing ---------------------------------------------------------------------- */

/* A row as one sentence: what a screen reader says and a braille line holds. */
static void draw_plain(const struct grid *g, const struct view *v, const struct ui *ui,
                       struct canvas *c, int y, size_t row)
{
    struct strbuf line = {0}, last = {0};
    c->capture = &line;
    c->capture_last = &last;
    g->ops->row(g, v, ui, c, y, grid_data(g, row));
    c->capture = c->capture_last = NULL;
    if (last.len) /* what may be cut at the edge stands at the end */
        strbuf_printf(&line, ", %s", last.s);
    if (line.len)
        canvas_put(c, y, 3, g->rows.w - 3, line.s, STYLE_TEXT);
    strbuf_free(&line);
    strbuf_free(&last);
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, size_t row)
{
    int64_t id = grid_id(g, row);
    bool here = !is_lost(g) && row == cursor_row(g);
    canvas_put(c, y, g->rows.x, 1, here ? ">" : " ", STYLE_TEXT);
    if (marks_has(&g->marks, id))
        canvas_put(c, y, g->rows.x + 1, 1, "+", STYLE_MARK);
    if (ui_marked(ui, id))
        canvas_put(c, y, g->rows.x + 2, 1, "*", STYLE_MARK);
    if (c->plain)
        draw_plain(g, v, ui, c, y, row);
    else
        g->ops->row(g, v, ui, c, y, grid_data(g, row));
    if (here)
        canvas_restyle(c, (struct rect){y, 0, 1, table_end(&g->table, g->ops->focus)},
                       STYLE_FOCUS);
}

void grid_draw(const struct grid *g, const struct view *v, const struct ui *ui,
               struct canvas *c, const char *empty)
{
    size_t n = grid_count(g), top = first_row(g);
    if (n == 0) { /* no empty table: what to do instead */
        parts_empty(c, g->rows, empty);
        canvas_cursor(c, g->rows.y, g->rows.x);
        return;
    }
    if (!c->plain)
        table_head(&g->table, c, g->rows.y - 1);
    for (int i = 0; i < g->rows.h && top + (size_t)i < n; i++)
        if (canvas_live(c, g->rows.y + i))
            draw_row(g, v, ui, c, g->rows.y + i, top + (size_t)i);
    canvas_cursor(c, g->rows.y + (int)(cursor_row(g) - top), g->rows.x);
}

/* --- as text ---------------------------------------------------------------------- */

static void text_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, const void *data, struct strbuf *out)
{
    struct strbuf line = {0};
    c->capture = &line;
    g->ops->row(g, v, ui, c, 0, data);
    strbuf_add(out, line.s ? line.s : "", line.len);
    strbuf_putc(out, '\n');
    strbuf_free(&line);
}

/* Rows of the store that the window may not hold. */
static size_t text_of_ids(const struct grid *g, const struct view *v,
                          const struct ui *ui, struct canvas *c, const int64_t *ids,
                          size_t n, struct strbuf *out)
{
    size_t rows = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct article_full full;
        if (store_article(ui->app->store, ids[i], &a, &full, NULL) == TB_OK) {
            text_row(g, v, ui, c, &full.row, out);
            rows++;
        }
        arena_free(&a);
    }
    return rows;
}

static size_t text_of_pager(const struct grid *g, const struct view *v,
                            const struct ui *ui, struct canvas *c, enum grid_text what,
                            struct strbuf *out)
{
    int64_t *all = NULL;
    size_t n = g->marks.n;
    if (what == GRID_ALL &&
        pager_between(g->pager, ui->app->store, 0, 0, GRID_MARKS_MOST, &all, &n, NULL))
        n = 0;
    size_t rows = text_of_ids(g, v, ui, c, all ? all : g->marks.ids, n, out);
    free(all);
    return rows;
}

size_t grid_text(const struct grid *g, const struct view *v, const struct ui *ui,
                 enum grid_text what, struct strbuf *out)
{
    struct canvas c = {0};
    struct strbuf head = {0};
    const void *selected = grid_selected_data(g);
    size_t rows = 0;
    canvas_reset(&c, 1, 1);
    if (what == GRID_ROW) {
        if (selected)
            text_row(g, v, ui, &c, selected, out);
        rows = selected != NULL;
    } else {
        c.capture = &head;
        table_head(&g->table, &c, 0);
        strbuf_add(out, head.s ? head.s : "", head.len);
        strbuf_putc(out, '\n');
    }
    if (what != GRID_ROW && g->pager)
        rows = text_of_pager(g, v, ui, &c, what, out);
    for (size_t i = 0; what != GRID_ROW && !g->pager && i < g->list.n; i++) {
        if (what == GRID_MARKED && !marks_has(&g->marks, g->list.rows[i].id))
            continue;
        text_row(g, v, ui, &c, g->list.rows[i].data, out);
        rows++;
    }
    canvas_free(&c);
    strbuf_free(&head);
    return rows;
}

void grid_status(const struct grid *g, const struct view *v, char *out, size_t size)
{
    char part[3][160] = {"", "", ""};
    if (g->marks.n)
        snprintf(part[0], sizeof part[0], _("marked %zu"), g->marks.n);
    if (v->filter[0])
        snprintf(part[1], sizeof part[1], "/%s", v->filter);
    if (g->sort)
        snprintf(part[2], sizeof part[2], _("sorted by %s%s"),
                 table_title(&g->table, g->sort - 1),
                 parts_arrow(g->reversed ? -1 : 1));
    else if (g->reversed)
        snprintf(part[2], sizeof part[2], "%s", _("in reverse order"));
    snprintf(out, size, "%s%s%s%s%s", part[0], *part[0] ? "   " : "", part[1],
             *part[1] ? "   " : "", part[2]);
}
