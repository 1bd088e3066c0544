/* One topic: the units and persons that it was given to, and what each has sent.
 *
 * Reads: the topic and its replies. Keys: Enter a unit's or person's page; a logs for
 * the unit and the topic; m shows the reminders, to the marked or to all who have not
 * sent; e changes the topic, d withdraws it. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/topic_view.h"

enum { COL_UNIT, COL_GROUP, COL_STATE, COL_FIRST };

struct topic_page {
    struct view view;
    struct arena arena;
    struct grid grid;
    struct topic_item item;
    int64_t id;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'a', ACTION_LOG, N_("log")},
    {'m', ACTION_REMIND, N_("remind")},
    {'e', ACTION_AMEND, N_("edit")},
    {K_F(4), ACTION_AMEND, NULL},
    {'d', ACTION_VOID, N_("withdraw")},
    {K_F(8), ACTION_VOID, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static const struct column columns[] = {
    [COL_UNIT] = {N_("unit"), 14, 0, .grow = true},
    [COL_GROUP] = {N_("group"), 12, 1},
    [COL_STATE] = {N_("state"), 21, 0},
    [COL_FIRST] = {N_("received"), 10, 2, .falls = true},
};

struct topic_row {
    const char *name;
    int64_t id; /* of the unit, or of the person */
    bool person;
    const struct reply *reply;
    enum assignment state;
    int64_t group_id; /* of a person the unit */
};

static struct topic_page *of(struct view *v)
{
    return (struct topic_page *)v;
}

/* The late and the missing stand on top: the states in this order. */
static const int urgency[] = {[ASSIGNMENT_MISSING] = 0,
                              [ASSIGNMENT_OPEN] = 1,
                              [ASSIGNMENT_LATE] = 2,
                              [ASSIGNMENT_ON_TIME] = 3,
                              [ASSIGNMENT_NONE] = 4};

static void add_row(struct topic_page *p, struct topic_row x)
{
    struct topic_row *row = arena_alloc(&p->arena, sizeof *row);
    *row = x;
    list_add(&p->grid.list, x.id, 0, row);
}

static void add_units(struct topic_page *p, struct ui *ui, int urgent)
{
    const struct names *n = &ui->app->names;
    const struct topic *t = p->item.topic;
    tb_day today = ui->loaded.today, day = t->due != TB_DAY_NONE ? t->due : today;
    for (size_t i = 0; i < n->n_units; i++) {
        const struct unit *u = &n->units[i];
        const struct reply *r = reply_find(p->item.replies, p->item.n_replies, u->id);
        enum assignment state = assignment_of(n, t, u->id, r, today);
        const struct membership *m = names_membership_on(n, u->id, day);
        if (urgency[state] != urgent || (!r && (state == ASSIGNMENT_NONE || !m)) ||
            !parts_match(p->view.filter, u->name))
            continue;
        add_row(p, (struct topic_row){.name = u->name,
                                      .id = u->id,
                                      .reply = r,
                                      .state = state,
                                      .group_id = m ? m->group_id : 0});
    }
}

/* The persons whom it names, below the units. */
static void add_people(struct topic_page *p, struct ui *ui, int urgent)
{
    const struct names *n = &ui->app->names;
    const struct topic *t = p->item.topic;
    for (size_t i = 0; i < t->n_who; i++) {
        const struct person *x = names_person(n, t->who[i].person_id);
        const struct post *post = x ? names_post_on(n, x->id, ui->loaded.today) : NULL;
        if (!x || !parts_match(p->view.filter, x->name))
            continue;
        const struct reply *r = reply_find(p->item.replies, p->item.n_replies, x->id);
        enum assignment state = assignment_of_person(n, t, x->id, r, ui->loaded.today);
        if (urgency[state] == urgent)
            add_row(p, (struct topic_row){.name = x->name,
                                          .id = x->id,
                                          .person = true,
                                          .reply = r,
                                          .state = state,
                                          .group_id = post ? post->unit_id : 0});
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    const struct topic *t = of(v)->item.topic;
    int head = t && *t->note ? 4 : 3;
    grid_layout(&of(v)->grid, ui,
                (struct rect){area.y + head, 0, area.h - head, area.w});
}

static void refresh(struct view *v, struct ui *ui)
{
    struct topic_page *p = of(v);
    struct tb_err e;
    arena_reset(&p->arena);
    p->item = (struct topic_item){0};
    enum tb_rc rc = app_topic(ui->app, p->id, &p->arena, &p->item, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    list_begin(&p->grid.list);
    for (int urgent = 0; rc == TB_OK && urgent < 5; urgent++)
        add_units(p, ui, urgent);
    for (int urgent = 0; rc == TB_OK && urgent < 5; urgent++)
        add_people(p, ui, urgent);
    grid_end(&p->grid, ui);
    layout(v, ui, v->area);
}

/* Those marked, else all who are still to send. */
static unsigned remind(struct topic_page *p, struct ui *ui)
{
    int64_t ids[GRID_MARKS_MOST];
    size_t n = p->grid.marks.n ? grid_targets(&p->grid, ids, GRID_MARKS_MOST) : 0;
    return topic_remind(ui, &p->id, 1, ids, n);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topic_page *p = of(v);
    unsigned react = REACT_NONE;
    if (grid_act(&p->grid, ui, a, &react))
        return react;
    const struct topic_row *row = grid_selected_data(&p->grid);
    switch ((int)a) {
    case ACTION_OPEN:
        return row ? ui_push(ui, row->person ? &view_person : &view_unit, row->id, 0)
                   : REACT_UNKNOWN;
    case ACTION_REMIND:
        return remind(p, ui);
    case ACTION_AMEND:
        return ui_push(ui, &view_topic_new, p->id, 0);
    case ACTION_VOID:
        return ui_push(ui, &view_topic_void, p->id, 0);
    case ACTION_LOG:
        ui->topic_for = p->item.topic && !p->item.topic->voided ? p->id : 0;
        return REACT_UNKNOWN; /* with the unit that is selected */
    default:
        return REACT_UNKNOWN;
    }
}

static void draw_row(const struct grid *g, const struct view *v, const struct ui *ui,
                     struct canvas *c, int y, const void *data)
{
    const struct topic_row *x = data;
    char word[WORD_MAX], date[16];
    (void)v;
    table_cell(&g->table, c, y, COL_UNIT, x->name, STYLE_TEXT);
    table_cell(&g->table, c, y, COL_GROUP,
               !x->group_id ? "-"
               : x->person  ? ui_unit_name(ui, x->group_id)
                            : ui_group_name(ui, x->group_id),
               STYLE_MUTED);
    table_cell(&g->table, c, y, COL_STATE, topic_part_words(x->state, x->reply, word),
               topic_cell_style(x->state, x->reply));
    table_cell(&g->table, c, y, COL_FIRST,
               x->reply ? day_format(x->reply->first, date) : "", STYLE_TEXT);
}

static int compare(const struct grid *g, const struct ui *ui, const void *pa,
                   const void *pb, int column)
{
    const struct topic_row *a = pa, *b = pb;
    (void)g;
    switch (column) {
    case COL_GROUP:
        return parts_compare_names(ui, a->group_id, b->group_id);
    case COL_STATE:
        return parts_compare(urgency[a->state], urgency[b->state]);
    case COL_FIRST:
        return parts_compare(a->reply ? a->reply->first : 0,
                             b->reply ? b->reply->first : 0);
    default:
        if (a->person != b->person)
            return a->person - b->person;
        return parts_compare_names(ui, a->id, b->id);
    }
}

static const struct grid_ops grid_ops = {
    .name = "topic", .focus = COL_UNIT, .row = draw_row, .compare = compare};

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
    grid_open(&of(v)->grid, &grid_ops, columns, sizeof columns / sizeof *columns);
}

static void draw_sums(const struct topic_page *p, const struct ui *ui, struct canvas *c)
{
    const struct topic *t = p->item.topic;
    const struct assignment_count *k = &p->item.count;
    char word[WORD_MAX], date[16];
    int y = p->view.area.y + 1, w = p->view.area.w - 2;
    if (t->voided) {
        canvas_put(c, y, 1, w,
                   _("withdrawn: nobody owes it any more, articles keep it; u takes it "
                     "back, if it was you"),
                   STYLE_WARN);
        return;
    }
    int x = canvas_put(c, y, 1, w, topic_state_words(ui, &p->item, word),
                       topic_state_style(ui, &p->item));
    x = canvas_printf(c, y, x + 2, w - x, STYLE_TEXT,
                      _("until %s   %lld of %lld sent, %lld late, %lld missing"),
                      t->due == TB_DAY_NONE ? "-" : day_format(t->due, date),
                      (long long)k->sent, (long long)k->asked, (long long)k->late,
                      (long long)k->missing);
    if (*t->source)
        canvas_printf(c, y, x + 2, w - x, STYLE_MUTED, _("source: %s"), t->source);
    canvas_put(c, y + 1, 1, w, t->note, STYLE_MUTED);
}

static const char *empty_words(const struct view *v, const struct topic *t,
                               char out[static EMPTY_MAX])
{
    if (v->filter[0])
        return parts_no_match(v->filter, out);
    return t->voided ? _("it was withdrawn, and nobody has sent anything\nEsc back")
                     : _("nobody is asked for it\ne changes whom it is for");
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct topic_page *p = (const struct topic_page *)v;
    const struct topic *t = p->item.topic;
    char text[EMPTY_MAX];
    int w = v->area.w - 2;
    if (!t) {
        parts_empty(c, v->area, _("the topic is no longer there\nEsc back"));
        return;
    }
    canvas_printf(c, v->area.y, 1, w, STYLE_TITLE, "%s  %s", t->ref, t->title);
    draw_sums(p, ui, c);
    grid_draw(&p->grid, v, ui, c, empty_words(v, t, text));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return grid_selected(&((const struct topic_page *)v)->grid);
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

const struct view_ops view_topic = {
    .name = "topic",
    .title = N_("Topic"),
    .size = sizeof(struct topic_page),
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
