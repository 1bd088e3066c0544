/* Rows of submissions. */
#include "tui/articles.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

enum {
    COL_DAY,
    COL_UNIT,
    COL_TITLE,
    COL_STATE,
    COL_POINTS,
    COL_AUTHOR,
    COL_TYPE,
    COL_REF,
    COL_OUTLETS,
    COUNT_COLUMNS
};

static const struct column columns[COUNT_COLUMNS] = {
    [COL_DAY] = {N_("date"), 10, 1, .falls = true},
    [COL_UNIT] = {N_("unit"), 14, 0},
    [COL_TITLE] = {N_("title"), 33, 0, .grow = true},
    [COL_STATE] = {N_("state"), 10, 0},
    [COL_POINTS] = {N_("points"), 7, 2, .right = true, .falls = true},
    [COL_AUTHOR] = {N_("author"), 8, 4},
    [COL_TYPE] = {N_("type"), 10, 5},
    [COL_REF] = {N_("number"), 10, 3, .falls = true},
    [COL_OUTLETS] = {N_("adopted by"), 16, 6},
};

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct table *t = &g->table;
    const struct article_row *r = data;
    struct arena a = {0};
    char text[WORD_MAX], date[16], points[32];
    enum style style = r->voided ? STYLE_MUTED : STYLE_TEXT;
    (void)v;
    table_cell(t, c, y, COL_DAY, day_format(r->day, date), style);
    table_cell(t, c, y, COL_UNIT, parts_units(ui, &a, r), style);
    table_cell(t, c, y, COL_TITLE, r->title, style);
    table_cell(t, c, y, COL_STATE, parts_state(ui, r, text), parts_state_style(r));
    table_cell(t, c, y, COL_POINTS, ui_count(r->points, points), style);
    table_cell(t, c, y, COL_AUTHOR, parts_authors(&a, r), style);
    table_cell(t, c, y, COL_TYPE, r->type, style);
    table_cell(t, c, y, COL_REF, r->ref, style);
    table_cell(t, c, y, COL_OUTLETS, r->outlets, style);
    arena_free(&a);
}

static const signed char sorts[COUNT_COLUMNS] = {
    [COL_DAY] = SORT_DAY,     [COL_UNIT] = SORT_UNIT,     [COL_TITLE] = SORT_TITLE,
    [COL_STATE] = SORT_STATE, [COL_POINTS] = SORT_POINTS, [COL_AUTHOR] = SORT_AUTHOR,
    [COL_TYPE] = SORT_TYPE,   [COL_REF] = SORT_REF,       [COL_OUTLETS] = -1};

static const struct grid_ops grid_ops = {
    .name = "submissions", .focus = COL_UNIT, .row = draw_row, .sorts = sorts};

void articles_init(struct articles *l, bool of_unit)
{
    struct column own[COUNT_COLUMNS];
    memcpy(own, columns, sizeof own);
    if (of_unit)
        own[COL_UNIT].width = 0;
    l->of_unit = of_unit;
    l->grid.pager = &l->pager;
    grid_open(&l->grid, &grid_ops, own, COUNT_COLUMNS);
}

void articles_free(struct articles *l)
{
    pager_free(&l->pager);
    grid_free(&l->grid);
}

static uint64_t hash_of(const char *s)
{
    uint64_t hash = UINT64_C(1469598103934665603);
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return hash;
}

static struct page_query query_of(const struct articles *l, const struct ui *ui,
                                  int64_t unit_id, enum article_state state)
{
    const struct search *k = &l->search;
    struct page_query q = {.first = ui->period.first,
                           .last = ui->period.last,
                           .unit_id = unit_id ? unit_id : k->unit_id,
                           .group_id = l->of_unit ? 0 : ui->group_id,
                           .person_id = l->person_id ? l->person_id : k->person_id,
                           .find = k->text,
                           .type = *k->type ? k->type : NULL,
                           .state =
                               k->state >= 0 ? (enum article_state)k->state : state};
    if (k->group_id)
        q.group_id = k->group_id;
    if (k->has_period) {
        q.first = k->period.first;
        q.last = k->period.last;
    }
    if (l->problem[0]) { /* a slip finds nothing rather than everything */
        q.first = TB_DAY_MIN + 1;
        q.last = TB_DAY_MIN;
    }
    return q;
}

void articles_refresh(struct articles *l, struct ui *ui, const char *find,
                      int64_t unit_id, enum article_state state)
{
    struct pager *p = &l->pager;
    struct tb_err e = {0};
    l->problem[0] = '\0';
    if (search_parse(ui->app, find, &l->search, &e))
        snprintf(l->problem, sizeof l->problem, "! %.230s", e.msg);
    struct page_query q = query_of(l, ui, unit_id, state);
    uint64_t hash = hash_of(find);
    if (ui->paused)
        pager_freeze(p);
    else
        pager_thaw(p);
    bool other = q.first != p->query.first || q.last != p->query.last ||
                 q.group_id != p->query.group_id || q.state != p->query.state ||
                 q.unit_id != p->query.unit_id || hash != p->find_hash;
    p->query = q;
    p->find_hash = hash;
    enum tb_rc rc = other ? pager_restart(p, ui->app->store, &e)
                          : pager_reload(p, ui->app->store, &e);
    if (rc == TB_INVALID && p->frozen) { /* too many to take down */
        pager_thaw(p);
        rc = other ? pager_restart(p, ui->app->store, &e)
                   : pager_reload(p, ui->app->store, &e);
        ui_say(
            ui, STYLE_WARN, "%s",
            _("paused, but this list is too long to hold still: paging shows what is "
              "new"));
    }
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    else if (rc)
        ui_error(ui, &e);
}

void articles_layout(struct articles *l, struct ui *ui, struct rect rows)
{
    grid_layout(&l->grid, ui, rows);
}

unsigned articles_act(struct articles *l, struct ui *ui, enum action a)
{
    unsigned react = REACT_NONE;
    if (grid_act(&l->grid, ui, a, &react))
        return react;
    const struct article_row *row = pager_selected(&l->pager);
    if (a == ACTION_OPEN && row)
        return ui_push(ui, &view_article, row->id, 0);
    return REACT_UNKNOWN;
}

void articles_draw(const struct articles *l, const struct view *v, const struct ui *ui,
                   struct canvas *c, const char *empty)
{
    grid_draw(&l->grid, v, ui, c, l->problem[0] ? l->problem : empty);
}

const char *articles_position(const struct articles *l, char out[static WORD_MAX])
{
    const struct pager *p = &l->pager;
    const char *more =
        p->query.find && *p->query.find && p->total >= PAGER_COUNT_MOST ? "+" : "";
    long long at = p->before + (long long)p->cursor + 1;
    if (p->n == 0)
        snprintf(out, WORD_MAX, "0/0");
    else if (p->before < 0 || p->total < 0)
        snprintf(out, WORD_MAX, "?");
    else
        snprintf(out, WORD_MAX, "%lld/%lld%s", at, (long long)p->total, more);
    return out;
}

int64_t articles_selected(const struct articles *l)
{
    const struct article_row *r = pager_selected(&l->pager);
    return r ? r->id : 0;
}
