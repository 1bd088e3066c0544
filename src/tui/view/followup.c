/* One follow-up: the clause that fired, the numbers then and now, who speaks to whom,
 * and every step.
 *
 * Reads: the follow-ups of the period, for the one with its id. Keys: m what to do. */
#include <stdio.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/follow_view.h"
#include "tui/parts.h"

struct followup_page {
    struct view view;
    struct arena arena;
    struct lines lines;
    struct follow item;
    int64_t id;
    bool there;
};

static const struct keybind keys[] = {
    {'m', ACTION_FOLLOW, N_("what to do")},
    {K_ENTER, ACTION_OPEN, N_("unit's page")},
    KEYS_LIST,
    KEYS_END,
};

static struct followup_page *of(struct view *v)
{
    return (struct followup_page *)v;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct followup_page *p = of(v);
    struct follow *all;
    size_t n = 0;
    tb_day first, last;
    struct tb_err e;
    int64_t seq = ui->app->seq;
    arena_reset(&p->arena);
    p->there = false;
    follow_span(ui, &first, &last);
    enum tb_rc rc = app_followups(ui->app, first, last, &p->arena, &all, &n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    for (size_t i = 0; i < n; i++)
        if (follow_row_id(&all[i]) == p->id) {
            p->item = all[i];
            p->there = true;
        }
}

static void add_steps(struct followup_page *p, int w)
{
    char day[16], due[16];
    for (size_t i = 0; i < p->item.n_steps; i++) {
        const struct followup_step *s = &p->item.steps[i];
        const char *until =
            s->due == TB_DAY_NONE
                ? ""
                : arena_printf(&p->arena, _(" until %s"), day_format(s->due, due));
        lines_add(&p->lines, i ? "" : _("steps"),
                  arena_printf(&p->arena, "%s %s%s%s%s", day_format(s->day, day),
                               ui_word(word_en(words_step, (int)s->state),
                                       word_zh(words_step, (int)s->state)),
                               until, *s->note ? "  " : "", s->note),
                  STYLE_TEXT, w);
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct followup_page *p = of(v);
    const struct followup *x = &p->item.about;
    char state[WORD_MAX];
    int w = area.w - 2;
    (void)ui;
    lines_clear(&p->lines);
    p->lines.indent = 12;
    if (p->there) {
        lines_add(&p->lines, _("about"), p->item.who, STYLE_TITLE, w);
        lines_add(&p->lines, _("group"), p->item.group, STYLE_TEXT, w);
        lines_add(&p->lines, _("what"), follow_kind_words(x->kind), STYLE_TEXT, w);
        lines_add(&p->lines, _("state"), follow_state_words(&p->item, state),
                  follow_state_style(&p->item), w);
        lines_add(&p->lines, _("period"), x->period, STYLE_TEXT, w);
        lines_add(&p->lines, _("cause"), follow_cause(x->cause), STYLE_TEXT, w);
        lines_add(&p->lines, _("clause"), x->clause, STYLE_TEXT, w);
        lines_add(&p->lines, _("evidence"), x->evidence, STYLE_TEXT, w);
        lines_add(&p->lines, _("now"), p->item.then,
                  p->item.recovered ? STYLE_OK : STYLE_TEXT, w);
        lines_add(&p->lines, _("speaker"), x->speaker, STYLE_TEXT, w);
        lines_add(&p->lines, _("listener"), x->listener, STYLE_TEXT, w);
        add_steps(p, w);
    }
    lines_layout(&p->lines, area.h - 1);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct followup_page *p = of(v);
    bool moved = false;
    if (lines_act(&p->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    if (a == ACTION_FOLLOW)
        return ui_push(ui, &view_follow_menu, p->id, 0);
    if (a == ACTION_OPEN && p->there && p->item.about.unit_id)
        return ui_push(ui, &view_unit, p->item.about.unit_id, 0);
    return a == ACTION_LEFT || a == ACTION_RIGHT ? REACT_NONE : REACT_UNKNOWN;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)how;
    of(v)->id = id;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct followup_page *p = (const struct followup_page *)v;
    struct rect a = v->area;
    (void)ui;
    canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE, "%s %s", _("Follow-up"),
                  p->there && p->item.about.id ? p->item.about.ref : "");
    if (!p->there)
        canvas_put(c, a.y + 1, 1, a.w - 2,
                   _("somebody has acted on it, or it is no longer asked for: Esc goes "
                     "back to the list"),
                   STYLE_WARN);
    lines_draw(&p->lines, c, (struct rect){a.y + 1, 1, a.h - 1, a.w - 2});
    canvas_cursor(c, a.y + 1, 1);
}

static int64_t selected(const struct view *v, const struct ui *ui)
{
    const struct followup_page *p = (const struct followup_page *)v;
    (void)ui;
    return p->id > 0 ? p->id : 0;
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
    arena_free(&of(v)->arena);
}

const struct view_ops view_followup = {
    .name = "followup",
    .title = N_("Follow-up"),
    .size = sizeof(struct followup_page),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
    .selected = selected,
};
