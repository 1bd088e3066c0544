/* The journal (L): who changed what and when, newest first, and what was undone.
 *
 * Reads: pages of the journal, further ones when the cursor reaches the end. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"

enum { PAGE = 200 };
enum { COL_SEQ, COL_WHEN, COL_WHO, COL_WHAT };

struct journal {
    struct view view;
    struct arena arena;
    struct list list;
    struct table table;
    struct rect rows;
    size_t want; /* entries to have */
    bool all;    /* the first entry was read */
};

static const struct keybind keys[] = {
    KEYS_FILTER,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_SEQ] = {N_("entry"), 7, 2, .right = true},
    [COL_WHEN] = {N_("when"), 16, 1},
    [COL_WHO] = {N_("who"), 10, 0},
    [COL_WHAT] = {N_("what"), 20, 0, .grow = true},
};

static struct journal *of(struct view *v)
{
    return (struct journal *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    of(v)->want = PAGE;
    table_set(&of(v)->table, columns, sizeof columns / sizeof *columns);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct journal *j = of(v);
    struct journal_row *rows = NULL;
    size_t n = 0;
    struct tb_err e;
    arena_reset(&j->arena);
    enum tb_rc rc = store_journal(ui->app->store, 0, j->want, &j->arena, &rows, &n, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    else if (rc)
        ui_error(ui, &e);
    j->all = n < j->want;
    list_begin(&j->list);
    for (size_t i = 0; i < n; i++)
        if (parts_contain(v->filter, rows[i].label) ||
            parts_contain(v->filter, rows[i].actor))
            list_add(&j->list, rows[i].seq + 1, 0,
                     &rows[i]); /* seq may be 0, an id not */
    list_end(&j->list, ui->fill == LIST_HELD ? LIST_CHANGED : ui->fill);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct journal *j = of(v);
    (void)ui;
    j->rows = (struct rect){area.y + 1, 0, area.h - 1, area.w};
    table_layout(&j->table, 2, area.w - 2);
    list_layout(&j->list, j->rows.h);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct journal *j = of(v);
    bool moved = false;
    if (list_act(&j->list, a, &moved)) {
        if (j->list.cursor + 1 >= j->list.n && !j->all) {
            j->want *= 2;
            refresh(v, ui);
        }
        return moved ? REACT_DRAW : REACT_NONE;
    }
    return a == ACTION_LEFT || a == ACTION_RIGHT || a == ACTION_JOURNAL ? REACT_NONE
                                                                        : REACT_UNKNOWN;
}

static void draw_row(const struct view *v, const struct ui *ui, struct canvas *c, int y,
                     const struct list_row *row)
{
    const struct table *t = &((const struct journal *)v)->table;
    const struct journal_row *r = row->data;
    struct tb_now at = clock_local(&ui->app->clock, r->at);
    char date[16], when[WORD_MAX];
    enum style style = r->undone ? STYLE_MUTED : STYLE_TEXT;
    snprintf(when, sizeof when, "%s %02d:%02d", day_format(at.today, date),
             at.minute / 60, at.minute % 60);
    table_number(t, c, y, COL_SEQ, r->seq, STYLE_MUTED);
    table_cell(t, c, y, COL_WHEN, when, style);
    table_cell(t, c, y, COL_WHO, app_actor_name(ui->app, r->actor), style);
    if (r->undone) {
        char label[400];
        snprintf(label, sizeof label, _("(undone) %s"), r->label);
        table_cell(t, c, y, COL_WHAT, label, style);
    } else {
        table_cell(t, c, y, COL_WHAT, r->label, style);
    }
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct journal *j = (const struct journal *)v;
    table_head(&j->table, c, v->area.y);
    parts_list(v, ui, c, &j->list, j->rows, table_end(&j->table, COL_WHO),
               _("no entries"), draw_row);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    list_free(&of(v)->list);
    arena_free(&of(v)->arena);
}

const struct view_ops view_journal = {
    .name = "journal",
    .title = N_("Journal"),
    .size = sizeof(struct journal),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
};
