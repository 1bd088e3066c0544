/* What to do about the marked follow-ups or shortfalls: a ready text, or a step.
 *
 * Keys: a digit or the arrows and Enter. */
#include <stdio.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/follow_view.h"
#include "tui/parts.h"

enum { TEXTS = 5, STEPS = 5, CHOICES = TEXTS + STEPS, ROWS = 7 };

struct menu {
    struct view view;
    struct follow_choice chosen;
    int cursor;
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("take it")},
    {K_ESC, ACTION_BACK, N_("close")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    KEYS_END,
};

static const enum followup_state steps[STEPS] = {
    FOLLOW_SENT, FOLLOW_HELD, FOLLOW_RECTIFY, FOLLOW_CLOSED, FOLLOW_DROPPED};

static struct menu *of(struct view *v)
{
    return (struct menu *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)id;
    (void)how;
    v->refused = !follow_choose(ui, v, &of(v)->chosen);
}

/* Of how many the choice speaks. */
static size_t takes(const struct menu *m, int i)
{
    size_t n = 0;
    for (size_t k = 0; k < m->chosen.n; k++)
        n += follow_takes(&m->chosen, &m->chosen.items[k], i < TEXTS ? i : -1,
                          i < TEXTS ? -1 : (int)steps[i - TEXTS]);
    return n;
}

static unsigned take(struct menu *m, struct ui *ui, int i)
{
    if (i < 0 || i >= CHOICES)
        return REACT_NONE;
    if (takes(m, i) == 0) {
        ui_say(ui, STYLE_WARN, "%s",
               i < TEXTS ? _("no rule asks for that about those chosen")
                         : _("that step cannot follow here"));
        return REACT_DRAW;
    }
    unsigned react = ui_pop(ui);
    return react |
           (i < TEXTS ? ui_push(ui, &view_follow_text, 0, i)
                      : ui_push(ui, &view_follow_step, 0, (int)steps[i - TEXTS]));
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_OPEN)
        return take(of(v), ui, of(v)->cursor);
    if (a == ACTION_BACK || a == ACTION_QUIT || a == ACTION_STOP)
        return ui_pop(ui);
    return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct menu *m = of(v);
    uint32_t k = key_fold(key);
    int step = k == K_DOWN    ? 1
               : k == K_UP    ? CHOICES - 1
               : k == K_RIGHT ? TEXTS
               : k == K_LEFT  ? TEXTS
                              : 0;
    if (step) {
        m->cursor = (m->cursor + step) % CHOICES;
        return REACT_DRAW;
    }
    if (k < '0' || k > '9')
        return REACT_UNKNOWN;
    m->cursor = k == '0' ? CHOICES - 1 : (int)(k - '1');
    return take(m, ui, m->cursor);
}

static void draw_choice(const struct menu *m, struct canvas *c, int y, int x, int w,
                        int i)
{
    const struct word *set = i < TEXTS ? words_text : words_step;
    int value = i < TEXTS ? i : (int)steps[i - TEXTS];
    size_t n = takes(m, i);
    char text[WORD_MAX];
    snprintf(text, sizeof text, "%d %s", (i + 1) % 10,
             ui_word(word_en(set, value), word_zh(set, value)));
    canvas_put(c, y, x, 1, i == m->cursor ? ">" : " ", STYLE_TEXT);
    int end = canvas_put(c, y, x + 2, w - 8, text, n ? STYLE_TEXT : STYLE_MUTED);
    canvas_printf(c, y, end + 1, 6, STYLE_MUTED, "%zu", n);
    if (i == m->cursor) {
        canvas_restyle(c, (struct rect){y, x + 2, 1, end - x - 2}, STYLE_FOCUS);
        canvas_cursor(c, y, x);
    }
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct menu *m = (const struct menu *)v;
    struct rect a = v->area;
    int half = a.w / 2;
    (void)ui;
    canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE,
                  _("%zu chosen: a text to copy, or what was done"), m->chosen.named);
    for (int i = 0; i < CHOICES; i++)
        draw_choice(m, c, a.y + 1 + i % TEXTS, i < TEXTS ? 1 : half, half - 2, i);
    canvas_put(
        c, a.y + ROWS - 1, 1, a.w - 2,
        _("the number behind: how many it is for; nothing is sent by the program"),
        STYLE_MUTED);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    follow_choice_free(&of(v)->chosen);
}

const struct view_ops view_follow_menu = {
    .name = "follow-menu",
    .title = N_("Remind, talk, praise"),
    .rows = ROWS,
    .size = sizeof(struct menu),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .draw = draw,
};
