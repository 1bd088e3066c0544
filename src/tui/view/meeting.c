/* One meeting or visit: who was asked and came, who pledged what and kept it, and the
 * articles that came out of it.
 *
 * Reads: the meeting. Keys: Enter a unit's or article's page; Space marks, + they came,
 * - they did not, = excused, P a pledge, for all that are marked; e changes the
 * meeting, d calls it off, or takes the article under the cursor away from it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/diary_view.h"
#include "tui/parts.h"

enum { COL_NAME, COL_STATE, COL_PLEDGE, COL_DUE, COL_KEPT };
enum { HEAD = 3, ARTICLE = 1 }; /* ARTICLE: the sub of rows that are articles */

struct meeting_page {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct meeting_item item;
    int64_t id;
    bool here;
};

/* A row: one of the two. */
struct meeting_row_of {
    const struct attendee *who;
    const struct meeting_article *article;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'+', ACTION_PRESENT, N_("came")},
    {'-', ACTION_ABSENT, N_("absent")},
    {'=', ACTION_EXCUSED, N_("excused")},
    {'P', ACTION_PLEDGE, N_("pledge")},
    {'e', ACTION_AMEND, N_("edit")},
    {K_F(4), ACTION_AMEND, NULL},
    {'d', ACTION_VOID, NULL},
    {K_F(8), ACTION_VOID, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_NAME] = {N_("attendee"), 14, 0},
    [COL_STATE] = {N_("state"), 8, 0},
    [COL_PLEDGE] = {N_("pledge or article"), 20, 0, .grow = true},
    [COL_DUE] = {N_("until"), 10, 1, .falls = true},
    [COL_KEPT] = {N_("kept"), 12, 0},
};

static struct meeting_page *of(struct view *v)
{
    return (struct meeting_page *)v;
}

/* --- rows ------------------------------------------------------------------------- */

static void add_rows(struct meeting_page *p)
{
    const struct meeting_item *x = &p->item;
    for (size_t i = 0; i < x->n_who; i++) {
        struct meeting_row_of *row = arena_alloc(&p->arena, sizeof *row);
        row->who = &x->who[i];
        if (parts_match(p->view.filter, row->who->name))
            list_add(&p->grid.list, row->who->at.id, 0, row);
    }
    for (size_t i = 0; i < x->n_articles; i++) {
        struct meeting_row_of *row = arena_alloc(&p->arena, sizeof *row);
        row->article = &x->articles[i];
        if (parts_contain(p->view.filter, row->article->title) ||
            parts_match(p->view.filter, row->article->units))
            list_add(&p->grid.list, row->article->id, ARTICLE, row);
    }
}

static void refresh(struct view *v, struct ui *ui)
{
    struct meeting_page *p = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&p->arena);
    enum tb_rc rc = app_meeting(ui->app, p->id, NULL, &p->arena, &p->item, &e);
    p->here = rc == TB_OK;
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    ui_names_moved(ui, seq);
    list_begin(&p->grid.list);
    if (rc == TB_OK)
        add_rows(p);
    grid_end(&p->grid, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui,
                (struct rect){area.y + HEAD + 1, 0, area.h - HEAD - 1, area.w});
}

/* --- what keys do ----------------------------------------------------------------- */

static const struct attendee *attendee(const struct meeting_page *p, int64_t id)
{
    for (size_t i = 0; i < p->item.n_who; i++)
        if (p->item.who[i].at.id == id)
            return &p->item.who[i];
    return NULL;
}

/* All that are marked, else the one under the cursor; articles do not come. */
static unsigned set_state(struct meeting_page *p, struct ui *ui, enum action a,
                          enum attendance_state state)
{
    size_t most = p->grid.marks.n + 1, n = 0;
    int64_t *ids = xcalloc(most, sizeof *ids);
    struct change *c = xcalloc(most, sizeof *c);
    struct receipt r;
    size_t targets = grid_targets(&p->grid, ids, most);
    char name[CHANGE_NAME_MAX] = "";
    for (size_t i = 0; i < targets; i++) {
        const struct attendee *w = attendee(p, ids[i]);
        if (!w)
            continue;
        c[n] = (struct change){.kind = CHANGE_ATTENDANCE, .attendance = w->at};
        c[n++].attendance.state = state;
        snprintf(name, sizeof name, "%s", w->name);
    }
    if (n == 0)
        ui_say(ui, STYLE_WARN, "%s", _("nobody is selected or marked"));
    else if (ui_write(ui, c, n, a, &r) == TB_OK) {
        ui_drop_marks(ui);
        if (n == 1)
            ui_say(ui, STYLE_OK, _("%s: %s"), name, diary_state_words(state));
        else
            ui_say(ui, STYLE_OK, _("%s: %zu"), diary_state_words(state), n);
    }
    free(ids);
    free(c);
    return REACT_DRAW;
}

/* The article under the cursor did not come of it after all. */
static unsigned take_off(const struct meeting_page *p, struct ui *ui,
                         const struct meeting_article *x)
{
    const struct change c = {.kind = CHANGE_OUTCOME,
                             .outcome = {.meeting_id = p->item.meeting.id,
                                         .submission_id = x->id,
                                         .voided = true}};
    struct receipt r;
    char title[200];
    snprintf(title, sizeof title, "%s %s", x->ref, x->title);
    if (ui_write(ui, &c, 1, ACTION_VOID, &r) == TB_OK)
        ui_say(ui, STYLE_OK, _("no longer among its articles: %s   u undoes it"),
               title);
    return REACT_DRAW;
}

static unsigned call_off(struct meeting_page *p, struct ui *ui)
{
    const struct meeting_row_of *row = grid_selected_data(&p->grid);
    struct change c;
    struct receipt r;
    struct tb_err e = {0};
    char title[200];
    if (row && row->article)
        return take_off(p, ui, row->article);
    snprintf(title, sizeof title, "%s %s", p->item.meeting.ref, p->item.meeting.title);
    enum tb_rc rc = app_meeting_void(&p->item, &c, &e);
    if (rc != TB_OK) {
        ui_error(ui, &e);
        return REACT_DRAW;
    }
    if (ui_write(ui, &c, 1, ACTION_VOID, &r) != TB_OK)
        return REACT_DRAW;
    ui_say(ui, STYLE_OK, _("called off: %s   u undoes it"), title);
    return REACT_DRAW;
}

static unsigned open_row(struct meeting_page *p, struct ui *ui)
{
    const struct meeting_row_of *row = grid_selected_data(&p->grid);
    if (row && row->article)
        return ui_push(ui, &view_article, row->article->id, 0);
    if (row && row->who->at.person_id)
        return ui_push(ui, &view_credits, row->who->at.person_id, 0);
    return row ? ui_push(ui, &view_unit, row->who->at.unit_id, 0) : REACT_UNKNOWN;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct meeting_page *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    if (!p->here)
        return REACT_UNKNOWN;
    switch ((int)a) {
    case ACTION_OPEN:
        return open_row(p, ui);
    case ACTION_PRESENT:
        return set_state(p, ui, a, ATTEND_PRESENT);
    case ACTION_ABSENT:
        return set_state(p, ui, a, ATTEND_ABSENT);
    case ACTION_EXCUSED:
        return set_state(p, ui, a, ATTEND_EXCUSED);
    case ACTION_PLEDGE:
        return ui_push(ui, &view_diary_form, p->id, DIARY_PLEDGE);
    case ACTION_AMEND:
        return ui_push(ui, &view_diary_form, p->id, DIARY_EDIT);
    case ACTION_VOID:
        return call_off(p, ui);
    case ACTION_JOURNAL:
        return ui_push(ui, &view_journal, p->id, 0);
    case ACTION_LEFT:
    case ACTION_RIGHT:
    case ACTION_EARLIER:
    case ACTION_LATER:
    case ACTION_PERIOD:
    case ACTION_PANE:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_article(const struct table *t, struct canvas *c, int y,
                         const struct meeting_article *x)
{
    char date[16];
    table_cell(t, c, y, COL_NAME, x->units, STYLE_TEXT);
    table_cell(t, c, y, COL_STATE, _("article"), STYLE_MUTED);
    table_cell(t, c, y, COL_PLEDGE, x->title, STYLE_TITLE);
    table_cell(t, c, y, COL_DUE, day_format(x->day, date), STYLE_TEXT);
    table_cell(t, c, y, COL_KEPT, x->adopted ? _("adopted") : "", STYLE_OK);
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct meeting_row_of *row = data;
    char date[16], kept[WORD_MAX];
    (void)v;
    (void)ui;
    if (row->article) {
        draw_article(t, c, y, row->article);
        return;
    }
    const struct attendee *w = row->who;
    enum attendance_state s = w->at.state;
    if (w->pledge == PLEDGE_KEPT)
        snprintf(kept, sizeof kept, "%s %lld", diary_pledge_words(w->pledge),
                 (long long)w->sent);
    else
        snprintf(kept, sizeof kept, "%s", diary_pledge_words(w->pledge));
    table_cell(t, c, y, COL_NAME, w->name, STYLE_TEXT);
    table_cell(t, c, y, COL_STATE, diary_state_words(s),
               s == ATTEND_PRESENT  ? STYLE_OK
               : s == ATTEND_ABSENT ? STYLE_BAD
                                    : STYLE_MUTED);
    table_cell(t, c, y, COL_PLEDGE, w->at.pledge, STYLE_TEXT);
    table_cell(t, c, y, COL_DUE, day_format(w->at.due, date), STYLE_TEXT);
    table_cell(t, c, y, COL_KEPT, kept, diary_pledge_style(w->pledge));
}

static const char *name_of(const struct meeting_row_of *row)
{
    return row->article ? row->article->units : row->who ? row->who->name : "";
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct meeting_row_of *a = pa, *b = pb;
    (void)g;
    (void)ui;
    bool both = a->who && b->who;
    switch (column) {
    case COL_NAME:
        return strcmp(name_of(a), name_of(b));
    case COL_STATE:
        return both ? parts_compare((int)a->who->at.state, (int)b->who->at.state)
                    : parts_compare(a->who == NULL, b->who == NULL);
    case COL_PLEDGE:
        return strcmp(a->who ? a->who->at.pledge : a->article->title,
                      b->who ? b->who->at.pledge : b->article->title);
    case COL_KEPT:
        return both ? parts_compare((int)a->who->pledge, (int)b->who->pledge)
                    : parts_compare(a->who == NULL, b->who == NULL);
    default:
        return parts_compare(a->who ? a->who->at.due : a->article->day,
                             b->who ? b->who->at.due : b->article->day);
    }
}

static const struct grid_ops grid_ops = {
    .name = "meeting", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw_head(const struct meeting_page *p, struct canvas *c)
{
    const struct meeting_item *x = &p->item;
    const struct meeting *m = &x->meeting;
    int y = p->view.area.y, w = p->view.area.w - 2;
    char date[16];
    int at =
        canvas_printf(c, y, 1, w, STYLE_TITLE, "%s  %s  %s  %s", m->ref,
                      day_format(m->day, date), diary_kind_words(m->kind), m->title);
    if (m->voided)
        canvas_put(c, y, at + 2, w - at, _("called off"), STYLE_BAD);
    canvas_printf(
        c, y + 1, 1, w, STYLE_TEXT,
        _("came %lld of %zu  absent %lld  excused %lld   articles %zu   pledges "
          "%lld, kept %lld, not kept %lld"),
        (long long)x->present, x->n_who, (long long)x->absent, (long long)x->excused,
        x->n_articles, (long long)x->pledges, (long long)x->kept, (long long)x->broken);
    canvas_printf(c, y + 2, 1, w, STYLE_MUTED, "%s%s%s%s%s", m->place,
                  *m->place && *m->agenda ? "   " : "", m->agenda,
                  *m->note ? "   " : "", m->note);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct meeting_page *p = (const struct meeting_page *)v;
    char text[EMPTY_MAX];
    if (!p->here) {
        parts_empty(c, v->area, _("the meeting is no longer there\nEsc back"));
        return;
    }
    draw_head(p, c);
    grid_draw(&p->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
                           : _("nobody is asked yet\ne asks units, groups or persons"));
}

/* The unit of the row, for what is logged; an article's own. */
static int64_t selected(const struct view *v, const struct ui *ui)
{
    const struct meeting_row_of *row =
        grid_selected_data(&((const struct meeting_page *)v)->grid);
    (void)ui;
    return !row ? 0 : row->article ? row->article->id : row->who->at.unit_id;
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

const struct view_ops view_meeting = {
    .name = "meeting",
    .title = N_("Meeting"),
    .size = sizeof(struct meeting_page),
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
