/* The journal (L): who changed what and when, newest first, and what was undone.
 * Opened on a record: what was done to that one; L again shows all.
 *
 * Reads: pages of the journal, further ones when the cursor reaches the end. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "store/office.h"

#include "tui/grid.h"
#include "tui/parts.h"

enum { PAGE = 200, LOOK = 5000 };
enum { COL_SEQ, COL_WHEN, COL_WHO, COL_WHAT };

struct journal {
    struct view view;
    struct arena arena;
    struct grid grid;
    size_t want; /* entries to have */
    bool all;    /* the first entry was read */
    int64_t id;  /* of the record, 0: all */
    char name[300];
};

static const struct keybind keys[] = {
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_SEQ] = {N_("entry"), 7, 2, .right = true, .falls = true},
    [COL_WHEN] = {N_("when"), 16, 1, .falls = true},
    [COL_WHO] = {N_("who"), 10, 0},
    [COL_WHAT] = {N_("what"), 20, 0, .grow = true},
};

static struct journal *of(struct view *v)
{
    return (struct journal *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct journal *j = of(v);
    struct journal_row *rows = NULL;
    size_t n = 0;
    struct tb_err e;
    arena_reset(&j->arena);
    /* Paused: entries that came since are not read with the older ones. */
    int64_t before = ui->paused ? ui->seq + 1 : 0;
    enum tb_rc rc = j->id ? store_journal_of(ui->app->store, j->id, before, j->want,
                                             &j->arena, &rows, &n, &j->all, &e)
                          : store_journal(ui->app->store, before, j->want, &j->arena,
                                          &rows, &n, &e);
    ui_read_failed(ui, rc, &e);
    if (!j->id)
        j->all = n < j->want;
    list_begin(&j->grid.list);
    for (size_t i = 0; i < n; i++)
        if (parts_contain(v->filter, rows[i].label) ||
            parts_contain(v->filter, rows[i].actor))
            list_add(&j->grid.list, rows[i].seq + 1, 0,
                     &rows[i]); /* seq may be 0, an id not */
    grid_end(&j->grid, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct journal *j = of(v);
    int head = j->id ? 2 : 1;
    grid_layout(&j->grid, ui, (struct rect){area.y + head, 0, area.h - head, area.w});
}

/* From one record's entries to all. */
static unsigned whole(struct journal *j, struct ui *ui)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    j->id = 0;
    j->want = PAGE;
    refresh(&j->view, ui);
    ui_let_go(ui, mine);
    return REACT_LAYOUT;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct journal *j = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&j->grid, ui, a, &react)) {
        if (j->grid.list.cursor + 1 >= j->grid.list.n && !j->all) {
            j->want *= 2;
            refresh(v, ui);
            react |= REACT_DRAW;
        }
        return react;
    }
    if (a == ACTION_JOURNAL && j->id)
        return whole(j, ui);
    return a == ACTION_LEFT || a == ACTION_RIGHT || a == ACTION_JOURNAL ? REACT_NONE
                                                                        : REACT_UNKNOWN;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct journal_row *r = data;
    (void)v;
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

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct journal_row *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_WHO:
        return strcmp(app_actor_name(ui->app, a->actor),
                      app_actor_name(ui->app, b->actor));
    case COL_WHAT:
        return strcmp(a->label, b->label);
    default:
        return parts_compare(a->seq, b->seq);
    }
}

static const struct grid_ops grid_ops = {
    .name = "journal", .focus = COL_WHO, .row = draw_row, .compare = compare};

/* What it is about, for the line above. */
static void name_it(struct journal *j, const struct ui *ui)
{
    struct arena a = {0};
    struct article_full full;
    struct meeting_row m;
    struct issue_row x;
    const char *name = ui_owner_name(ui, j->id);
    if (store_article(ui->app->store, j->id, &a, &full, NULL) == TB_OK)
        snprintf(j->name, sizeof j->name, "%s 《%.200s》", full.row.ref,
                 full.row.title);
    else if (store_meeting(ui->app->store, j->id, NULL, &a, &m, NULL) == TB_OK)
        snprintf(j->name, sizeof j->name, "%s %.200s", m.meeting.ref, m.meeting.title);
    else if (store_issue(ui->app->store, j->id, &a, &x, NULL) == TB_OK)
        snprintf(j->name, sizeof j->name, _("issue %d"), x.issue.number);
    else
        snprintf(j->name, sizeof j->name, "%.200s", name);
    arena_free(&a);
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct journal *j = of(v);
    (void)how;
    j->id = id;
    j->want = id ? LOOK : PAGE;
    if (id)
        name_it(j, ui);
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct journal *j = (const struct journal *)v;
    char text[EMPTY_MAX];
    if (j->id)
        canvas_printf(c, v->area.y, 1, v->area.w - 2, STYLE_TITLE,
                      j->all ? _("%s: everything that was done to it   L all entries")
                             : _("%s: the newest that was done to it   L all entries"),
                      j->name);
    grid_draw(&j->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
              : j->id      ? _("nothing was done to it lately\nL all entries")
                           : _("nobody has done anything yet\na logs a submission"));
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    grid_free(&of(v)->grid);
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
    .grid = grid,
};
