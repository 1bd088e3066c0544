/* The calendar: a month with what stands on each day, and the entries of the day under
 * the cursor.
 *
 * Reads: topics, meetings, pledges, bulletins, follow-ups and issues of the month.
 * Keys: arrows go by day and week, [ ] by month; Enter opens what stands there (of
 * several one is chosen first; Tab goes between month and day); N calls a meeting on
 * that day, w logs a visit. */
#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/calendar_view.h"
#include "tui/diary_view.h"
#include "tui/follow_view.h"
#include "tui/parts.h"
#include "tui/topic_view.h"

enum { WIDE = 110, LEGEND = 74 /* columns of the legend's words */ };

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("open")},
    {'N', ACTION_NEW, N_("new meeting")},
    {'w', ACTION_VISIT, N_("visit")},
    {'t', ACTION_TOPIC, N_("new topic")},
    {K_TAB, ACTION_NEXT, N_("month or day")},
    {K_BACKTAB, ACTION_NEXT, NULL},
    {'h', ACTION_LEFT, NULL},
    {'l', ACTION_RIGHT, NULL},
    {K_LEFT, ACTION_LEFT, NULL},
    {K_RIGHT, ACTION_RIGHT, NULL},
    KEYS_LIST,
    KEYS_END,
};

static struct calendar_page *of(struct view *v)
{
    return (struct calendar_page *)v;
}

/* --- reading ---------------------------------------------------------------------- */

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)how;
    of(v)->day = id ? (tb_day)id : ui->loaded.today;
}

static void fill_day(struct calendar_page *k, enum list_fill why)
{
    list_begin(&k->list);
    for (size_t i = 0; i < k->n; i++)
        if (k->items[i].day == k->day)
            list_add(&k->list, (int64_t)i + 1, 0, &k->items[i]);
    list_end(&k->list, why);
    if (k->list.n == 0)
        k->reading = false;
}

static void refresh(struct view *v, struct ui *ui)
{
    struct calendar_page *k = of(v);
    struct tb_err e;
    int64_t seq = ui->app->seq;
    if (!period_has(ui->period, k->day)) /* another period was chosen */
        k->day = period_has(ui->period, ui->loaded.today) ? ui->loaded.today
                                                          : ui->period.first;
    arena_reset(&k->arena);
    k->n = 0;
    enum tb_rc rc = app_calendar(ui->app, calendar_first(k->day), calendar_last(k->day),
                                 &k->arena, &k->items, &k->n, &e);
    ui_read_failed(ui, rc, &e);
    ui_names_moved(ui, seq);
    fill_day(k, LIST_ASKED);
}

/* --- where ------------------------------------------------------------------------ */

/* Beside the month, where there is room, else below it with the legend between. */
static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct calendar_page *k = of(v);
    bool beside = area.w >= WIDE && !ui->plain;
    int head = calendar_weeks(k->day) + 2; /* the weekdays above, the legend below */
    if (ui->plain)
        head = k->reading ? 1 : area.h;
    k->month_at = (struct rect){area.y, 0, beside ? area.h : head, area.w};
    k->list_at = (struct rect){area.y + head, 0, area.h - head, area.w};
    if (beside) {
        k->month_at.w = area.w * 3 / 5 > LEGEND ? area.w * 3 / 5 : LEGEND;
        k->list_at = (struct rect){area.y, k->month_at.w + 2, area.h,
                                   area.w - k->month_at.w - 2};
    }
    int rows = k->list_at.h - 1;
    list_layout(&k->list, rows > 0 ? rows : 1);
}

/* --- what keys do ----------------------------------------------------------------- */

/* The day under the cursor is another one: its entries, or another month. */
static unsigned go_to(struct calendar_page *k, struct ui *ui, tb_day day)
{
    enum period_kind kind =
        ui->period.kind <= PERIOD_YEAR ? ui->period.kind : PERIOD_MONTH;
    tb_day before = k->day;
    bool mine;
    if (day < TB_DAY_MIN || day > TB_DAY_MAX)
        return REACT_NONE;
    k->day = day;
    k->reading = false;
    if (!period_has(ui->period, day)) {
        if (!ui_set_period(ui, app_period_on(ui->app, kind, day)))
            k->day = before;
        return REACT_LAYOUT;
    }
    if (day_month(day) == day_month(before)) {
        fill_day(k, LIST_ASKED);
        return REACT_LAYOUT;
    }
    if (!ui_hold(ui, &mine)) {
        k->day = before;
        return REACT_DRAW;
    }
    ui_refresh(ui);
    ui_let_go(ui, mine);
    return REACT_LAYOUT;
}

static unsigned open_entry(struct ui *ui, const struct calendar_entry *x)
{
    switch (x->kind) {
    case CALENDAR_TOPIC:
        return ui_push(ui, &view_topic, x->id, 0);
    case CALENDAR_MEETING:
    case CALENDAR_VISIT:
    case CALENDAR_PLEDGE:
        return ui_push(ui, &view_meeting, x->id, 0);
    case CALENDAR_BULLETIN:
        return ui_go(ui, &view_bulletin);
    case CALENDAR_ISSUE:
        return ui_push(ui, &view_issue, x->id, 0);
    case CALENDAR_TALK:
    case CALENDAR_DEADLINE:
        return ui_push(ui, &view_followup, x->id, 0);
    case CALENDAR_KINDS:
        break;
    }
    return REACT_NONE;
}

static unsigned open_day(struct calendar_page *k, struct ui *ui)
{
    const struct list_row *row = list_selected(&k->list);
    if (!row) {
        ui_say(ui, STYLE_MUTED, "%s",
               _("nothing stands on this day; N calls a meeting"));
        return REACT_DRAW;
    }
    if (k->reading || k->list.n == 1)
        return open_entry(ui, row->data);
    k->reading = true;
    return REACT_LAYOUT;
}

static unsigned turn(struct calendar_page *k)
{
    k->reading = !k->reading && k->list.n > 0;
    return REACT_LAYOUT;
}

/* Arrows in the month; false: none of its keys. */
static bool steps(const struct calendar_page *k, enum action a, tb_day *day)
{
    switch ((int)a) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        *day = k->day + (a == ACTION_RIGHT ? 1 : -1);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        *day = k->day + (a == ACTION_DOWN ? CALENDAR_WEEK : -CALENDAR_WEEK);
        return true;
    case ACTION_EARLIER:
    case ACTION_PGUP:
        *day = day_add_months(k->day, -1);
        return true;
    case ACTION_LATER:
    case ACTION_PGDN:
        *day = day_add_months(k->day, 1);
        return true;
    case ACTION_HOME:
        *day = calendar_first(k->day);
        return true;
    case ACTION_END:
        *day = calendar_last(k->day);
        return true;
    default:
        return false;
    }
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct calendar_page *k = of(v);
    bool moved = false;
    tb_day day;
    if (k->reading && a != ACTION_LEFT && a != ACTION_RIGHT &&
        list_act(&k->list, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    if (ui->plain && !k->reading && (a == ACTION_UP || a == ACTION_DOWN))
        return go_to(k, ui, k->day + (a == ACTION_DOWN ? 1 : -1));
    if (steps(k, a, &day))
        return go_to(k, ui, day);
    switch ((int)a) {
    case ACTION_OPEN:
        return open_day(k, ui);
    case ACTION_NEXT:
        return turn(k);
    case ACTION_BACK:
        return k->reading ? turn(k) : REACT_UNKNOWN;
    case ACTION_NEW:
        return ui_push(ui, &view_diary_form, k->day, DIARY_MEETING);
    case ACTION_VISIT:
        return ui_push(ui, &view_diary_form, k->day, DIARY_VISIT);
    case ACTION_TOPIC:
        return ui_push(ui, &view_topic_new, 0, 0);
    case ACTION_PANE:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    calendar_draw((const struct calendar_page *)v, ui, c);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    list_free(&of(v)->list);
    arena_free(&of(v)->arena);
}

const struct view_ops view_calendar = {
    .name = "calendar",
    .title = N_("Calendar"),
    .size = sizeof(struct calendar_page),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .refresh = refresh,
    .layout = layout,
    .act = act,
    .draw = draw,
};
