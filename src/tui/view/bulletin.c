/* Bulletins: what is published and what could be, and the text of the selected one as
 * it would be printed.
 *
 * Reads: the store's bulletins, a draft of the selected period. Keys: Enter publishes a
 * draft (after a question that says no) and reads a published one; Tab to the text and
 * back; F what was published or what it would be now; D what is different; x to a
 * file; y a row, in the text the paragraph or table under the cursor. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"

#include "bulletin/wording.h"

enum { COL_PERIOD, COL_TRACK, COL_STATE, COL_REF, COL_DATE, COL_TITLE };

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("publish or read")},
    {K_TAB, ACTION_NEXT, N_("list or text")},
    {K_BACKTAB, ACTION_NEXT, NULL},
    {'F', ACTION_FROZEN, N_("frozen or live")},
    {'D', ACTION_DIFFERENCE, N_("difference")},
    {'x', ACTION_EXPORT, N_("export")},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_PERIOD] = {N_("period"), 10, 0, .falls = true},
    [COL_TRACK] = {N_("track"), 7, 0},
    [COL_STATE] = {N_("state"), 9, 0},
    [COL_REF] = {N_("number"), 8, 1, .falls = true},
    [COL_DATE] = {N_("published"), 10, 2, .falls = true},
    [COL_TITLE] = {N_("title"), 14, 3, .grow = true},
};

static struct bulletin_page *of(struct view *v)
{
    return (struct bulletin_page *)v;
}

static const char *state_words(const struct bulletin_item *x)
{
    return !x->head               ? _("draft")
           : x->head->replaced_by ? _("replaced")
                                  : _("published");
}

/* --- the text --------------------------------------------------------------------- */

static enum tb_rc read_text(struct bulletin_page *p, struct ui *ui,
                            const struct bulletin_item *x, struct tb_err *e)
{
    struct circular said;
    struct bulletin_wish w = bulletin_wish_of(x);
    enum tb_rc rc;
    if (!x->head || p->live)
        return app_bulletin_draft(ui->app, &w, &p->text.arena, &said, &p->text.paper,
                                  e);
    rc = app_bulletin_kept(ui->app, x->head->id, &p->text.arena, &said, &p->text.paper,
                           e);
    struct arena a = {0};
    struct circular_change *changes;
    if (rc == TB_OK)
        rc = app_bulletin_difference(ui->app, x->head, &a, &changes, &p->changes, e);
    arena_free(&a);
    return rc;
}

/* Made when it is to be seen: once, however many keys moved the cursor before. */
static void show_text(struct bulletin_page *p, struct ui *ui)
{
    const struct bulletin_item *x = bulletin_selected(p);
    struct tb_err e = {0};
    int64_t id = x ? x->id : 0, seq = ui->app->seq;
    if (id == p->shown && p->live == p->shown_live && p->seq == ui->seq) {
        if (p->text.width != p->text_at.w)
            bulletin_text_set(&p->text, p->text_at.w);
        return;
    }
    bool other = id != p->shown;
    p->shown = id;
    p->shown_live = p->live;
    p->seq = ui->seq;
    p->changes = 0;
    p->problem[0] = '\0';
    arena_reset(&p->text.arena);
    p->text.paper = (struct paper){0};
    enum tb_rc rc = x ? read_text(p, ui, x, &e) : TB_OK;
    if (rc == TB_BUSY) {
        p->seq = -1; /* to be made again */
        ui_due_in(ui, DUE_RELOAD, 10);
    }
    if (rc != TB_OK) {
        snprintf(p->problem, sizeof p->problem, "%s", e.msg);
        p->text.paper = (struct paper){0};
    }
    if (other)
        p->text.top = p->text.cursor = 0, p->text.left = 0;
    bulletin_text_set(&p->text, p->text_at.w);
    ui_names_moved(ui, seq);
}

/* --- rows ------------------------------------------------------------------------- */

/* The first time: the period that is looked at. */
static void choose_first(struct bulletin_page *p, const struct ui *ui,
                         const struct bulletin_item *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (items[i].period.first == ui->period.first &&
            items[i].period.last == ui->period.last &&
            !(items[i].head && items[i].head->replaced_by)) {
            list_select(&p->grid.list, items[i].id, 0);
            return;
        }
}

static void refresh(struct view *v, struct ui *ui)
{
    struct bulletin_page *p = of(v);
    struct bulletin_item *items = NULL;
    size_t n = 0;
    struct tb_err e;
    bool first = p->grid.list.n == 0;
    arena_reset(&p->arena);
    enum tb_rc rc = bulletin_items(ui, &p->arena, &items, &n, &e);
    ui_read_failed(ui, rc, &e);
    list_begin(&p->grid.list);
    for (size_t i = 0; i < n; i++) {
        const struct bulletin_head *h = items[i].head;
        char name[PERIOD_NAME_MAX], ref[BULLETIN_REF_MAX];
        if (parts_contain(v->filter, period_format(items[i].period, name)) ||
            (h && parts_contain(v->filter, bulletin_ref(h->year, h->number, ref))) ||
            parts_contain(v->filter, bulletin_track(items[i].track)) ||
            parts_contain(v->filter, state_words(&items[i])) ||
            parts_contain(v->filter, h ? h->title : ""))
            list_add(&p->grid.list, items[i].id, 0, &items[i]);
    }
    grid_end(&p->grid, ui);
    if (first)
        choose_first(p, ui, items, n);
    p->seq = -1;
    ui_layout(ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct bulletin_page *p = of(v);
    int most = area.h / 3 > 3 ? area.h / 3 : 3;
    int rows = p->grid.list.n < 1           ? 1
               : (int)p->grid.list.n > most ? most
                                            : (int)p->grid.list.n;
    grid_layout(&p->grid, ui, (struct rect){area.y + 1, 0, rows, area.w});
    p->text_at = (struct rect){area.y + rows + 3, 0, area.h - rows - 3, area.w};
    show_text(p, ui);
    bulletin_text_layout(&p->text, p->text_at.h);
}

/* --- what keys do ----------------------------------------------------------------- */

static unsigned turn(struct bulletin_page *p)
{
    p->reading = !p->reading && p->text.n;
    return REACT_DRAW;
}

static unsigned open_it(struct bulletin_page *p, struct ui *ui)
{
    const struct bulletin_item *x = bulletin_selected(p);
    if (!x)
        return REACT_UNKNOWN;
    if (x->head && !p->live)
        return p->reading ? REACT_NONE : turn(p);
    if (p->problem[0]) {
        ui_say(ui, STYLE_BAD, "! %s", p->problem);
        return REACT_DRAW;
    }
    if (x->head && x->head->replaced_by) {
        ui_say(ui, STYLE_WARN, "%s", _("another bulletin stands for this one already"));
        return REACT_DRAW;
    }
    return ui_push(ui, &view_publish, x->id, 0);
}

static unsigned turn_live(struct bulletin_page *p, struct ui *ui)
{
    const struct bulletin_item *x = bulletin_selected(p);
    if (!x || !x->head) {
        ui_say(ui, STYLE_TEXT, "%s", _("a draft is always live"));
        return REACT_DRAW;
    }
    p->live = !p->live;
    return REACT_LAYOUT;
}

static unsigned difference(struct bulletin_page *p, struct ui *ui)
{
    const struct bulletin_item *x = bulletin_selected(p);
    if (x && x->head)
        return ui_push(ui, &view_difference, x->id, 0);
    ui_say(ui, STYLE_TEXT, "%s", _("not published yet: there is nothing to compare"));
    return REACT_DRAW;
}

static unsigned copy(struct bulletin_page *p, struct ui *ui)
{
    struct strbuf b = {0};
    size_t rows = bulletin_text_copy(&p->text, &b);
    ui_copy(ui, b.s, b.len, rows);
    strbuf_free(&b);
    return REACT_DRAW;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct bulletin_page *p = of(v);
    unsigned react = REACT_NONE;
    if (p->reading && a == ACTION_COPY)
        return copy(p, ui);
    if (p->reading && bulletin_text_act(&p->text, a))
        return REACT_DRAW;
    if (!p->reading && grid_act(&p->grid, ui, a, &react)) {
        if (grid_selected(&p->grid) == p->shown)
            return react == REACT_ROWS ? REACT_DRAW : react;
        p->live = false;
        return react | REACT_LAYOUT;
    }
    switch ((int)a) {
    case ACTION_NEXT:
    case ACTION_PANE: /* its details are the text */
        return turn(p);
    case ACTION_OPEN:
        return open_it(p, ui);
    case ACTION_BACK:
        return p->reading ? turn(p) : REACT_UNKNOWN;
    case ACTION_FROZEN:
        return turn_live(p, ui);
    case ACTION_DIFFERENCE:
        return difference(p, ui);
    case ACTION_EXPORT:
        return p->text.n ? ui_push(ui, &view_export, 0, 0) : REACT_UNKNOWN;
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct bulletin_item *x = data;
    const struct bulletin_head *h = x->head;
    char text[64];
    (void)v;
    table_cell(t, c, y, COL_PERIOD, period_format(x->period, text), STYLE_TEXT);
    table_cell(t, c, y, COL_TRACK, bulletin_track(x->track), STYLE_TEXT);
    table_cell(t, c, y, COL_STATE, state_words(x),
               !h               ? STYLE_WARN
               : h->replaced_by ? STYLE_MUTED
                                : STYLE_OK);
    table_cell(t, c, y, COL_REF, h ? bulletin_ref(h->year, h->number, text) : "",
               STYLE_TITLE);
    table_cell(t, c, y, COL_DATE,
               h ? day_format(clock_local(&ui->app->clock, h->at).today, text) : "",
               STYLE_TEXT);
    table_cell(t, c, y, COL_TITLE, h ? h->title : "", STYLE_MUTED);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct bulletin_item *a = pa, *b = pb;
    (void)g;
    (void)ui;
    switch (column) {
    case COL_TRACK:
        return parts_compare(a->track, b->track);
    case COL_STATE:
        return strcmp(state_words(a), state_words(b));
    case COL_REF:
    case COL_DATE:
        return parts_compare(a->head ? a->head->id : 0, b->head ? b->head->id : 0);
    case COL_TITLE:
        return strcmp(a->head ? a->head->title : "", b->head ? b->head->title : "");
    default:
        return parts_compare(a->period.last, b->period.last);
    }
}

static const struct grid_ops grid_ops = {
    .name = "bulletin", .focus = COL_REF, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

/* Which of the two is shown, always in words. */
static void draw_state(const struct bulletin_page *p, struct canvas *c, int y)
{
    const struct bulletin_item *x = bulletin_selected(p);
    int w = p->view.area.w - 2;
    if (!x)
        return;
    if (!x->head)
        canvas_put(c, y, 1, w,
                   _("Draft: the numbers as they are now. Enter publishes it."),
                   STYLE_WARN);
    else if (p->live)
        canvas_put(c, y, 1, w,
                   _("Live: as it would be now. F: as published. Enter: another one in "
                     "its place."),
                   STYLE_WARN);
    else if (p->changes)
        canvas_printf(c, y, 1, w, STYLE_WARN,
                      _("Frozen: as published; %zu numbers are others by now. D shows "
                        "them, F the text."),
                      p->changes);
    else
        canvas_put(c, y, 1, w, _("Frozen: as published; no number has changed since."),
                   STYLE_OK);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct bulletin_page *p = (const struct bulletin_page *)v;
    char text[EMPTY_MAX];
    if (p->grid.list.n == 0 && !v->filter[0]) {
        parts_empty(c, v->area, _("no units yet\n2 goes there; paste their list"));
        return;
    }
    canvas_rule(c, p->text_at.y - 2);
    draw_state(p, c, p->text_at.y - 1);
    if (p->problem[0])
        canvas_printf(c, p->text_at.y, 1, v->area.w - 2, STYLE_BAD, "! %s", p->problem);
    grid_draw(&p->grid, v, ui, c, parts_no_match(v->filter, text));
    bulletin_text_draw(&p->text, c, p->text_at, p->reading);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)v;
    (void)ui;
    return 0; /* no submission or unit: verbs about those have nothing here */
}

static struct grid *grid(struct view *v)
{
    return &of(v)->grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    struct bulletin_page *p = of(v);
    (void)ui;
    grid_free(&p->grid);
    bulletin_text_free(&p->text);
    arena_free(&p->arena);
}

const struct view_ops view_bulletin = {
    .name = "bulletin",
    .title = N_("Bulletins"),
    .words = "通报 双通报 发布",
    .order = 7,
    .size = sizeof(struct bulletin_page),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
    .paper = bulletin_paper,
    .grid = grid,
};
