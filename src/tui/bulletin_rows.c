/* The rows of the bulletin screen, and what its dialogs share. */
#include <stdio.h>
#include <stdlib.h>

#include "core/word.h"

#include "tui/bulletin_view.h"

#include "bulletin/wording.h"

enum { MONTHS = 3, HALVES = 2, DRAFTS_MOST = 2 * (MONTHS + HALVES + 1) };

int64_t bulletin_draft_id(enum track track, struct period p)
{
    return INT64_C(1) << 60 | (int64_t)track << 50 | (int64_t)p.first << 25 |
           (int64_t)(p.last - p.first);
}

const char *bulletin_track(enum track track)
{
    return ui_word(word_en(words_track, (int)track), word_zh(words_track, (int)track));
}

struct rows {
    struct ui *ui;
    const struct bulletin_head *heads;
    size_t n_heads;
    struct bulletin_item *items;
    size_t n;
};

static bool is_there(const struct rows *r, enum track track, struct period p)
{
    for (size_t i = 0; i < r->n_heads; i++)
        if (r->heads[i].track == track && !r->heads[i].replaced_by &&
            r->heads[i].first == p.first && r->heads[i].last == p.last)
            return true;
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].id == bulletin_draft_id(track, p))
            return true;
    return false;
}

static void add_draft(struct rows *r, enum track track, struct period p)
{
    if (!is_there(r, track, p))
        r->items[r->n++] = (struct bulletin_item){
            .id = bulletin_draft_id(track, p), .track = track, .period = p};
}

/* The kinds that an office publishes: months inside; months and half-years outside; and
 * whatever period is looked at. */
static void add_drafts(struct rows *r, enum track track)
{
    const struct app *app = r->ui->app;
    tb_day today = app_now(app).today;
    struct period month = app_period_on(app, PERIOD_MONTH, today);
    struct period half = app_period_on(app, PERIOD_HALF, today);
    add_draft(r, track, app_period(app, r->ui->period));
    for (int i = 0; i < MONTHS; i++)
        add_draft(r, track, app_period(app, period_step(month, -i)));
    for (int i = 0; track == TRACK_OUTSIDE && i < HALVES; i++)
        add_draft(r, track, app_period(app, period_step(half, -i)));
}

/* Drafts first, the latest period on top; then what is published, the newest on top. */
static int item_order(const void *x, const void *y)
{
    const struct bulletin_item *a = x, *b = y;
    if (!a->head != !b->head)
        return a->head ? 1 : -1;
    if (a->head && a->head->id != b->head->id)
        return a->head->id < b->head->id ? 1 : -1;
    if (a->period.last != b->period.last)
        return a->period.last < b->period.last ? 1 : -1;
    if (a->period.first != b->period.first)
        return a->period.first < b->period.first ? 1 : -1;
    return (int)a->track - (int)b->track;
}

enum tb_rc bulletin_items(struct ui *ui, struct arena *a, struct bulletin_item **out,
                          size_t *n, struct tb_err *e)
{
    struct rows r = {.ui = ui};
    struct bulletin_head *heads = NULL;
    const struct names *names = &ui->app->names;
    bool tracks[2] = {false, false};
    enum tb_rc rc = store_bulletins(ui->app->store, a, &heads, &r.n_heads, e);
    r.heads = heads;
    r.items = arena_array(a, r.n_heads + DRAFTS_MOST, sizeof *r.items);
    for (size_t i = 0; rc == TB_OK && i < r.n_heads; i++)
        r.items[r.n++] =
            (struct bulletin_item){.id = heads[i].id,
                                   .track = heads[i].track,
                                   .period = app_bulletin_period(&heads[i]),
                                   .head = &heads[i]};
    for (size_t i = 0; i < names->n_units; i++)
        tracks[names->units[i].track] = true;
    if (rc == TB_OK && tracks[TRACK_OUTSIDE])
        add_drafts(&r, TRACK_OUTSIDE);
    if (rc == TB_OK && tracks[TRACK_INSIDE])
        add_drafts(&r, TRACK_INSIDE);
    qsort(r.items, r.n, sizeof *r.items, item_order);
    *out = r.items;
    *n = r.n;
    return rc;
}

struct bulletin_page *bulletin_below(const struct ui *ui, const struct view *self)
{
    for (int i = ui->depth - 1; i >= 0; i--)
        if (ui->stack[i] != self && ui->stack[i]->ops == &view_bulletin)
            return (struct bulletin_page *)ui->stack[i];
    return NULL;
}

const struct bulletin_item *bulletin_selected(const struct bulletin_page *p)
{
    return grid_selected_data(&p->grid);
}

struct bulletin_wish bulletin_wish_of(const struct bulletin_item *x)
{
    return (struct bulletin_wish){.track = x->track,
                                  .period = x->period,
                                  .replaces_id = x->head ? x->head->id : 0};
}

const struct paper *bulletin_paper(struct view *v, char file[static VIEW_FILE_MAX])
{
    const struct bulletin_page *p = (const struct bulletin_page *)v;
    const struct bulletin_item *x = bulletin_selected(p);
    char name[PERIOD_NAME_MAX], ref[BULLETIN_REF_MAX];
    if (!x || !p->text.n)
        return NULL;
    if (x->head)
        bulletin_ref(x->head->year, x->head->number, ref);
    snprintf(file, VIEW_FILE_MAX, "%s-%s%s%s.docx", bulletin_track(x->track),
             period_format(x->period, name), x->head ? "-" : "", x->head ? ref : "");
    return &p->text.paper;
}
