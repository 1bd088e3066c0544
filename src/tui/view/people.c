/* The roster (:people): who has a post where, what he owes and sent, his place among
 * those with the same role; v turns to the units that lack a leader, head or officer.
 *
 * Reads: the board and the names. Keys: Enter a person's or unit's page; n somebody
 * new, e to another unit or role, d ends a post; h l another group. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/people_view.h"

enum {
    COL_NAME,
    COL_ROLE,
    COL_UNIT,
    COL_GROUP,
    COL_SINCE,
    COL_DONE,
    COL_UNITS,
    COL_SENT,
    COL_ADOPTED,
    COL_POINTS,
    COL_PLACE
};
enum { GAP_UNIT, GAP_GROUP, GAP_MISSING };

struct people {
    struct view view;
    struct arena arena;
    struct grid grid;
    size_t n;
    bool gaps; /* the units that lack somebody */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'n', ACTION_PERSON, N_("somebody new")},
    {'e', ACTION_AMEND, N_("move")},
    {K_F(4), ACTION_AMEND, NULL},
    {'d', ACTION_VOID, N_("leaves")},
    {K_F(8), ACTION_VOID, NULL},
    {'v', ACTION_MATRIX, N_("who is missing")},
    KEYS_GROUP,
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_NAME] = {N_("name"), 10, 0, .grow = true},
    [COL_ROLE] = {N_("role"), 8, 0},
    [COL_UNIT] = {N_("unit"), 14, 0},
    [COL_GROUP] = {N_("group"), 10, 6},
    [COL_SINCE] = {N_("since"), 10, 7, .falls = true},
    [COL_DONE] = {N_("done/due"), 8, 2, .right = true, .falls = true},
    [COL_UNITS] = {N_("unit's"), 8, 5, .right = true, .falls = true},
    [COL_SENT] = {N_("sent"), 5, 4, .right = true, .falls = true},
    [COL_ADOPTED] = {N_("adopted"), 7, 3, .right = true, .falls = true},
    [COL_POINTS] = {N_("points"), 7, 0, .right = true, .falls = true},
    [COL_PLACE] = {N_("place"), 7, 1, .right = true},
};

static const struct column gap_columns[] = {
    [GAP_UNIT] = {N_("unit"), 14, 0},
    [GAP_GROUP] = {N_("group"), 12, 1},
    [GAP_MISSING] = {N_("missing"), 20, 0, .grow = true},
};

static struct people *of(struct view *v)
{
    return (struct people *)v;
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    grid_layout(&of(v)->grid, ui, (struct rect){area.y + 2, 0, area.h - 2, area.w});
}

static void refresh(struct view *v, struct ui *ui)
{
    struct people *p = of(v);
    arena_reset(&p->arena);
    struct people_row *rows = p->gaps ? people_gaps(ui, v->filter, &p->arena, &p->n)
                                      : people_rows(ui, v->filter, &p->arena, &p->n);
    list_begin(&p->grid.list);
    for (size_t i = 0; i < p->n; i++)
        list_add(&p->grid.list, p->gaps ? rows[i].unit->id : rows[i].person->id, 0,
                 &rows[i]);
    grid_order(&p->grid, ui);
    list_end(&p->grid.list, ui->fill);
    layout(v, ui, v->area);
}

static void set_columns(struct people *p)
{
    if (p->gaps)
        grid_columns(&p->grid, gap_columns, sizeof gap_columns / sizeof *gap_columns);
    else
        grid_columns(&p->grid, columns, sizeof columns / sizeof *columns);
}

static unsigned turn(struct people *p, struct ui *ui)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    grid_unmark(&p->grid);
    p->gaps = !p->gaps;
    p->grid.sort = 0; /* its columns are others now */
    set_columns(p);
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_LAYOUT;
}

static unsigned change(struct people *p, struct ui *ui, enum action a, int64_t id)
{
    if (p->gaps || !id) {
        ui_say(ui, STYLE_TEXT, "%s",
               p->gaps ? _("v shows the persons: there they are moved; n somebody new")
                       : _("the selected record is no longer in the list"));
        return REACT_DRAW;
    }
    return ui_push(ui, &view_person_edit, id,
                   a == ACTION_AMEND ? PERSON_MOVE : PERSON_LEAVE);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct people *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    const struct people_row *row = grid_selected_data(&p->grid);
    int64_t id = grid_selected(&p->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return id ? ui_push(ui, p->gaps ? &view_unit : &view_person, id, 0)
                  : REACT_UNKNOWN;
    case ACTION_PERSON:
        return ui_push(ui, &view_person_edit, row ? row->unit->id : 0, PERSON_NEW);
    case ACTION_AMEND:
    case ACTION_VOID:
        return change(p, ui, a, id);
    case ACTION_MATRIX:
        return turn(p, ui);
    default:
        return REACT_UNKNOWN;
    }
}

/* --- drawing ---------------------------------------------------------------------- */

static void draw_gap(const struct grid *g, const struct ui *ui, struct canvas *c, int y,
                     const struct people_row *r)
{
    char text[WORD_MAX];
    table_cell(&g->table, c, y, GAP_UNIT, r->unit->name, STYLE_TEXT);
    table_cell(&g->table, c, y, GAP_GROUP, ui_group_name(ui, r->group_id), STYLE_MUTED);
    table_cell(&g->table, c, y, GAP_MISSING, people_missing(r->missing, text),
               STYLE_WARN);
}

/* "3/4". */
static const char *quota_words(const struct quota *q, char out[static WORD_MAX])
{
    char n[2][32];
    if (!q->any)
        snprintf(out, WORD_MAX, "-");
    else
        snprintf(out, WORD_MAX, "%s/%s", ui_count(q->done, n[0]),
                 q->exempt || q->unsaid ? "-" : ui_count(q->required, n[1]));
    return out;
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct people_row *r = data;
    const struct standing *s = r->standing;
    char text[WORD_MAX], points[32];
    if (((const struct people *)v)->gaps) {
        draw_gap(g, ui, c, y, r);
        return;
    }
    table_cell(t, c, y, COL_NAME, r->person->name, STYLE_TEXT);
    table_cell(t, c, y, COL_ROLE, people_role(r->post->role), STYLE_TEXT);
    table_cell(t, c, y, COL_UNIT, r->unit->name, STYLE_TEXT);
    table_cell(t, c, y, COL_GROUP, r->group_id ? ui_group_name(ui, r->group_id) : "-",
               STYLE_MUTED);
    table_cell(t, c, y, COL_SINCE, day_format(r->post->from, text), STYLE_MUTED);
    table_cell(t, c, y, COL_DONE, quota_words(&r->quota, text),
               parts_quota_style(&r->quota));
    table_cell(t, c, y, COL_UNITS, quota_words(&r->unit_quota, text),
               parts_quota_style(&r->unit_quota));
    table_number(t, c, y, COL_SENT, s ? s->submitted : 0, STYLE_TEXT);
    table_number(t, c, y, COL_ADOPTED, s ? s->adopted : 0, STYLE_TEXT);
    table_cell(t, c, y, COL_POINTS, s ? ui_points(ui, s->points, points) : "-",
               STYLE_TITLE);
    snprintf(text, sizeof text, "%s%d/%d", r->place.tied ? "=" : "", r->place.place,
             r->place.of);
    table_cell(t, c, y, COL_PLACE, r->place.place ? text : "-", STYLE_TEXT);
}

static int compare_people(const struct ui *ui, const struct people_row *a,
                          const struct people_row *b, int column)
{
    const struct standing none = {0};
    const struct standing *x = a->standing ? a->standing : &none;
    const struct standing *y = b->standing ? b->standing : &none;
    switch (column) {
    case COL_ROLE:
        return parts_compare(a->post->role, b->post->role);
    case COL_UNIT:
        return parts_compare_names(ui, a->unit->id, b->unit->id);
    case COL_GROUP:
        return parts_compare_names(ui, a->group_id, b->group_id);
    case COL_SINCE:
        return parts_compare(a->post->from, b->post->from);
    case COL_DONE:
        return parts_compare(a->quota.done, b->quota.done);
    case COL_UNITS:
        return parts_compare(a->unit_quota.done, b->unit_quota.done);
    case COL_SENT:
        return parts_compare(x->submitted, y->submitted);
    case COL_ADOPTED:
        return parts_compare(x->adopted, y->adopted);
    case COL_POINTS:
        return parts_compare(x->points, y->points);
    case COL_PLACE: /* who has none comes last */
        return parts_compare(a->place.place ? a->place.place : INT32_MAX,
                             b->place.place ? b->place.place : INT32_MAX);
    default:
        return parts_compare_names(ui, a->person->id, b->person->id);
    }
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct people_row *a = pa, *b = pb;
    (void)g;
    if (a->person && b->person)
        return compare_people(ui, a, b, column);
    if (column == GAP_MISSING)
        return parts_compare(a->missing, b->missing);
    return column == GAP_GROUP ? parts_compare_names(ui, a->group_id, b->group_id)
                               : parts_compare_names(ui, a->unit->id, b->unit->id);
}

static const struct grid_ops grid_ops = {
    .name = "people", .focus = COL_NAME, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct people *p = (const struct people *)v;
    char text[EMPTY_MAX];
    int x = parts_group_tabs(ui, c, v->area.y, 0);
    canvas_put(c, v->area.y, x + 2, v->area.w - x - 3,
               p->gaps ? _("who is missing   v the persons") : _("v who is missing"),
               STYLE_MUTED);
    grid_draw(&p->grid, v, ui, c,
              v->filter[0] ? parts_no_match(v->filter, text)
              : p->gaps
                  ? _("every unit has its leader, head and officer\nv the persons")
                  : _("nobody has a post in this group in this period\nn "
                      "somebody new   l another group"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct people *)v)->grid);
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

const struct view_ops view_people = {
    .name = "people",
    .title = N_("People"),
    .board = BOARD_FULL,
    .size = sizeof(struct people),
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
