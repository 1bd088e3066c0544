/* A person's page: posts, quota, what he sent and what became of it, the place among
 * those with the same role, honours, follow-ups, topics; and his articles.
 *
 * Reads: the board, the follow-ups and topics of the period, pages of his submissions.
 * Keys: e moves him to another unit or role, d ends his post; a logs for his unit;
 * Enter opens the selected submission. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/peers.h"
#include "core/topic.h"
#include "core/word.h"

#include "store/office.h"

#include "tui/articles.h"
#include "tui/people_view.h"
#include "tui/topic_view.h"

enum { FACTS = 48, SIDE_COLS = 40 };

struct fact {
    const char *label, *text;
};

struct person_page {
    struct view view;
    struct arena arena; /* owns the facts */
    struct articles list;
    struct fact facts[FACTS];
    size_t n;
    int64_t id;
    int card; /* lines, or columns when it stands at the side */
    bool side;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'a', ACTION_LOG, N_("log")},
    {'e', ACTION_AMEND, N_("move")},
    {K_F(4), ACTION_AMEND, NULL},
    {'d', ACTION_VOID, N_("leaves")},
    {K_F(8), ACTION_VOID, NULL},
    KEYS_FILTER,
    KEYS_GRID,
    KEYS_LIST,
    KEYS_END,
};

static struct person_page *of(struct view *v)
{
    return (struct person_page *)v;
}

/* --- what there is to say --------------------------------------------------------- */

static void add(struct person_page *p, const char *label, const char *text)
{
    if (p->n < FACTS && *text)
        p->facts[p->n++] = (struct fact){label, arena_strdup(&p->arena, text)};
}

static void add_posts(struct person_page *p, const struct ui *ui)
{
    const struct names *n = &ui->app->names;
    char text[WORD_MAX * 2], a[16], z[16];
    for (size_t i = n->n_posts; i-- > 0;) { /* the latest first */
        const struct post *x = &n->posts[i];
        if (x->person_id != p->id)
            continue;
        bool dated = x->from != TB_DAY_NONE || x->to != TB_DAY_NONE;
        snprintf(text, sizeof text, "%.80s %.20s%s%s%s%s", ui_unit_name(ui, x->unit_id),
                 people_role(x->role), dated ? " " : "", day_format(x->from, a),
                 dated ? ".." : "", day_format(x->to, z));
        add(p, _("post"), text);
    }
}

static void add_gap(struct person_page *p, const struct ui *ui, const char *label,
                    const struct shortfall *g)
{
    char text[WORD_MAX * 2], n[3][32], name[PERIOD_NAME_MAX],
        period[PERIOD_NAME_MAX + 1] = "";
    if (g->period.first != ui->period.first || g->period.last != ui->period.last)
        snprintf(period, sizeof period, "%s ", period_format(g->period, name));
    if (g->exempt || g->unsaid)
        snprintf(text, sizeof text, "%s%s: %s", period, parts_owed(g),
                 g->exempt ? _("exempt") : _("not said"));
    else
        snprintf(text, sizeof text, _("%s%s %s/%s, missing %s"), period, parts_owed(g),
                 ui_count(g->done, n[0]), ui_count(g->required, n[1]),
                 ui_count(g->missing, n[2]));
    add(p, label, text);
}

static void add_place(struct person_page *p, const struct board *b)
{
    char text[WORD_MAX];
    const struct peer_place x = peers_place(b, p->id);
    if (!x.place)
        return;
    snprintf(text, sizeof text,
             x.tied ? _("%d of %d, shared (%s)") : _("%d of %d (%s)"), x.place, x.of,
             people_role(x.role));
    add(p, _("place"), text);
}

static void add_numbers(struct person_page *p, const struct ui *ui)
{
    const struct board *b = ui->board;
    const struct standing *s = b ? board_standing(b, OWNER_PERSON, p->id) : NULL;
    char text[WORD_MAX * 2], points[32];
    for (size_t i = 0; b && i < b->n_gaps; i++)
        if (b->gaps[i].owner_kind == OWNER_PERSON && b->gaps[i].owner_id == p->id)
            add_gap(p, ui, _("quota"), &b->gaps[i]);
    for (size_t i = 0; s && i < b->n_gaps; i++)
        if (b->gaps[i].owner_kind == OWNER_UNIT && b->gaps[i].owner_id == s->unit_id)
            add_gap(p, ui, _("the unit's"), &b->gaps[i]);
    if (!s)
        return;
    snprintf(text, sizeof text, _("sent %lld, adopted %lld"), (long long)s->submitted,
             (long long)s->adopted);
    add(p, _("articles"), text);
    add(p, _("points"), ui_points(ui, s->points, points));
    add_place(p, b);
    add(p, _("award"), parts_awards(b, OWNER_PERSON, p->id, text));
}

static void add_followups(struct person_page *p, struct ui *ui)
{
    struct followup_row *rows = NULL;
    struct tb_err e;
    size_t n = 0;
    char text[WORD_MAX * 2], day[16];
    enum tb_rc rc = store_followups(ui->app->store, ui->period.first, ui->period.last,
                                    &p->arena, &rows, &n, &e);
    if (rc == TB_BUSY)
        ui_due_in(ui, DUE_RELOAD, 10);
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        const struct followup *f = &rows[i].followup;
        if (f->person_id != p->id)
            continue;
        snprintf(text, sizeof text, "%s %s %s %s", f->ref,
                 ui_word(word_en(words_followup, (int)f->kind),
                         word_zh(words_followup, (int)f->kind)),
                 ui_word(word_en(words_step, (int)rows[i].state),
                         word_zh(words_step, (int)rows[i].state)),
                 day_format(rows[i].since, day));
        add(p, _("follow-up"), text);
    }
}

/* The topics that ask him by name. */
static void add_topics(struct person_page *p, struct ui *ui)
{
    const struct names *n = &ui->app->names;
    char word[WORD_MAX], text[WORD_MAX * 3];
    for (size_t i = 0; i < n->n_topics; i++) {
        struct topic_item x;
        struct tb_err e;
        const struct topic *t = &n->topics[i];
        bool open = (t->issued == TB_DAY_NONE || t->issued <= ui->period.last) &&
                    (t->due == TB_DAY_NONE || t->due >= ui->period.first);
        if (!open || !topic_names_person(t, p->id))
            continue;
        enum tb_rc rc = app_topic(ui->app, t->id, &p->arena, &x, &e);
        if (rc == TB_BUSY)
            ui_due_in(ui, DUE_RELOAD, 10);
        if (rc != TB_OK)
            continue;
        const struct reply *r = reply_find(x.replies, x.n_replies, p->id);
        topic_part_words(assignment_of_person(n, t, p->id, r, ui->loaded.today), r,
                         word);
        snprintf(text, sizeof text, "%s %.100s: %s", t->ref, t->title, word);
        add(p, _("topic"), text);
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct person_page *p = of(v);
    int lines = ((int)p->n + 1) / 2 + 1;
    p->side = area.w >= 100;
    p->card = p->side ? SIDE_COLS : lines > area.h / 2 ? area.h / 2 : lines;
    struct rect rows = {area.y + 1, 0, area.h - 1, area.w};
    if (p->side)
        rows.w -= p->card + 2;
    else
        rows = (struct rect){area.y + p->card + 2, 0, area.h - p->card - 2, area.w};
    articles_layout(&p->list, ui, rows);
}

static void refresh(struct view *v, struct ui *ui)
{
    struct person_page *p = of(v);
    arena_reset(&p->arena);
    p->n = 0;
    const struct person *who = names_person(&ui->app->names, p->id);
    add_posts(p, ui);
    add_numbers(p, ui);
    add_topics(p, ui);
    add_followups(p, ui);
    if (who)
        add(p, _("login"), who->login);
    articles_refresh(&p->list, ui, v->filter, 0, STATE_ANY);
    layout(v, ui, v->area);
}

/* --- keys and drawing ------------------------------------------------------------- */

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)how;
    of(v)->id = id;
    articles_init(&of(v)->list, true);
    of(v)->list.person_id = id;
    v->refused = !names_person(&ui->app->names, id);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct person_page *p = of(v);
    const struct post *post = names_post_on(&ui->app->names, p->id, ui->loaded.today);
    switch ((int)a) {
    case ACTION_LOG:
        return ui_push(ui, &view_form, post ? post->unit_id : 0, 0);
    case ACTION_AMEND:
        return ui_push(ui, &view_person_edit, p->id, PERSON_MOVE);
    case ACTION_VOID:
        return ui_push(ui, &view_person_edit, p->id, PERSON_LEAVE);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return articles_act(&p->list, ui, a);
    }
}

static void draw_facts(const struct person_page *p, const struct ui *ui,
                       struct canvas *c, struct rect at, size_t from, size_t to)
{
    int y = at.y;
    if (from == 0)
        canvas_put(c, y++, at.x, at.w, ui_owner_name(ui, p->id), STYLE_TITLE);
    for (size_t i = from; i < to && y < at.y + at.h; i++)
        parts_pair(c, y++, at.x, at.w, p->facts[i].label, p->facts[i].text);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct person_page *p = (const struct person_page *)v;
    struct rect a = v->area;
    const struct rect rows = p->list.grid.rows;
    if (p->side) {
        canvas_vrule(c, a.y, rows.w, a.h);
        draw_facts(p, ui, c, (struct rect){a.y, rows.w + 2, a.h, p->card - 1}, 0, p->n);
    } else {
        int half = a.w / 2 - 1;
        size_t left = (size_t)p->card - 1 < p->n ? (size_t)p->card - 1 : p->n;
        draw_facts(p, ui, c, (struct rect){a.y, 1, p->card, half}, 0, left);
        draw_facts(p, ui, c, (struct rect){a.y, half + 2, p->card, half}, left, p->n);
        canvas_rule(c, a.y + p->card);
    }
    articles_draw(&p->list, v, ui, c,
                  _("nothing sent in this period\na logs one   [ earlier period"));
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    (void)ui;
    return articles_selected(&((const struct person_page *)v)->list);
}

static struct grid *grid(struct view *v)
{
    return &of(v)->list.grid;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    articles_free(&of(v)->list);
    arena_free(&of(v)->arena);
}

const struct view_ops view_person = {
    .name = "person",
    .title = N_("Person"),
    .board = BOARD_FULL,
    .size = sizeof(struct person_page),
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
