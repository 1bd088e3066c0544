/* The palette (: Ctrl+P F9): every action and screen, found by its Chinese or English
 * words, by pinyin or initials, with its key at the right; and what takes a word more:
 * a period, a line or per cent.
 *
 * Keys: letters are text; arrows choose; Enter does it in the view below. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/diary_view.h"
#include "tui/grid.h"
#include "tui/parts.h"

enum { ROWS = 10, ROWS_COMPACT = 7, FOUND_MOST = 64 };

struct command_found {
    enum action action;
    const struct view_ops *screen; /* of ACTION_GO */
    int tier;
};

struct palette {
    struct view view;
    struct field field;
    struct command_found found[FOUND_MOST];
    size_t n, cursor;
    const struct view_ops *below; /* what the actions are for */
};

static const struct keybind keys[] = {
    {K_ENTER, ACTION_OPEN, N_("do it")},
    {K_ESC, ACTION_BACK, N_("close")},
    {K_CTRL('C'), ACTION_BACK, NULL},
    {K_CTRL('P'), ACTION_BACK, NULL},
    KEYS_END,
};

static struct palette *of(struct view *v)
{
    return (struct palette *)v;
}

/* --- finding ---------------------------------------------------------------------- */

/* The best tier of any of the words, separated by blanks or as a whole; -1: none. */
static int words_tier(const char *typed, const char *words)
{
    char word[80];
    int best = parts_tier(typed, words);
    for (const char *s = words; *s;) {
        size_t n = strcspn(s, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, s);
        int t = n ? parts_tier(typed, word) : -1;
        if (t >= 0 && (best < 0 || t < best))
            best = t;
        s += n;
        s += strspn(s, " ");
    }
    return best;
}

static void add(struct palette *p, enum action a, const struct view_ops *screen,
                int tier)
{
    size_t at = p->n;
    if (tier < 0 || p->n == FOUND_MOST)
        return;
    while (at > 0 && p->found[at - 1].tier > tier)
        at--;
    memmove(p->found + at + 1, p->found + at, (p->n - at) * sizeof *p->found);
    p->found[at] = (struct command_found){a, screen, tier};
    p->n++;
}

static int best_of(int a, int b)
{
    return a < 0 ? b : b < 0 || a < b ? a : b;
}

static bool offered(enum action a)
{
    return a != ACTION_NONE && a != ACTION_GO && a != ACTION_PALETTE && *action_help(a);
}

static void match(struct palette *p)
{
    const char *typed = field_text(&p->field);
    p->n = p->cursor = 0;
    for (const struct view_ops *const *v = views; *v; v++) {
        if (!(*v)->order)
            continue;
        char digit[2] = {(char)('0' + (*v)->order), 0};
        int t = best_of(words_tier(typed, _((*v)->title)),
                        words_tier(typed, (*v)->words ? (*v)->words : ""));
        t = best_of(t, best_of(words_tier(typed, (*v)->name),
                               strcmp(typed, digit) == 0 ? 0 : -1));
        add(p, ACTION_GO, *v, t);
    }
    /* Nothing typed: what people do before where they move. */
    for (int i = 0; i < ACTIONS; i++) {
        int a = (i + ACTION_BACK) % ACTIONS;
        if (offered((enum action)a))
            add(p, (enum action)a, NULL,
                best_of(words_tier(typed, action_words((enum action)a)),
                        best_of(words_tier(typed, action_help((enum action)a)),
                                words_tier(typed, action_name((enum action)a)))));
    }
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct palette *p = of(v);
    (void)id;
    (void)how;
    p->field.max = 80;
    p->below = ui_top(ui)->ops;
    if (ui_compact(ui))
        v->rows = ROWS_COMPACT;
    match(p);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    field_free(&of(v)->field);
}

/* --- doing ------------------------------------------------------------------------ */

/* The hardware key that names the action in the view below, for those that read it. */
static bool applies(const struct palette *p, enum action a)
{
    if (keys_first(NULL, keys_global, a) || keys_first(NULL, p->below->keys, a))
        return true;
    if (a == ACTION_OUTCOME) /* of articles, as its neighbour that has a key */
        return keys_first(NULL, p->below->keys, ACTION_PRINT) != 0;
    return a == ACTION_SUSPEND || a == ACTION_MESSAGES || a == ACTION_SCHEME ||
           a == ACTION_PEOPLE || (a >= ACTION_REPORT && a <= ACTION_APPRAISAL) ||
           (a >= ACTION_CALENDAR && a <= ACTION_CHANNEL);
}

/* "50%", "120" or "2026-Q3"; false: it is none of them. */
static bool take_words(struct palette *p, struct ui *ui, unsigned *react)
{
    char text[96];
    struct period period;
    snprintf(text, sizeof text, "%s", field_text(&p->field));
    if (text[0] < '0' || text[0] > '9')
        return false;
    bool is_period = period_parse(text, &period, NULL) == TB_OK && strlen(text) >= 4;
    if (is_period) {
        *react = REACT_DRAW;
        if (ui_set_period(ui, period))
            *react |= ui_pop(ui);
        return true;
    }
    *react = ui_pop(ui);
    struct view *v = ui_top(ui);
    struct grid *g = v->ops->grid ? v->ops->grid(v) : NULL;
    if (!g || !grid_jump(g, ui, text))
        ui_say(ui, STYLE_BAD, _("! “%s” is no command, period, line or per cent"),
               text);
    return true;
}

/* "M2026-003": a meeting. */
static bool take_reference(struct palette *p, struct ui *ui, unsigned *react)
{
    struct arena a = {0};
    struct meeting_row m;
    char *key = text_key_dup(&a, field_text(&p->field));
    bool there = false;
    if (*key == 'm')
        *key = 'M';
    if (*key == 'M')
        there = store_meeting(ui->app->store, 0, key, &a, &m, NULL) == TB_OK;
    arena_free(&a);
    if (there) {
        *react = ui_pop(ui);
        *react |= ui_push(ui, &view_meeting, m.meeting.id, 0);
    }
    return there;
}

/* To another screen, from this one or not at all. */
static unsigned go(struct ui *ui, const struct view_ops *screen)
{
    bool mine;
    if (!ui_hold(ui, &mine))
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    react |= ui_go(ui, screen);
    ui_let_go(ui, mine);
    return react;
}

static unsigned do_it(struct palette *p, struct ui *ui)
{
    unsigned react = REACT_NONE;
    const char *typed = field_text(&p->field);
    if (p->n == 0) {
        if (take_words(p, ui, &react) || take_reference(p, ui, &react))
            return react | REACT_LAYOUT;
        ui_say(ui, STYLE_WARN, _("no command matches “%s”; Esc closes"), typed);
        return REACT_DRAW;
    }
    struct command_found f = p->found[p->cursor];
    if (f.action != ACTION_GO && !applies(p, f.action)) {
        ui_say(ui, STYLE_WARN, _("“%s” has no use on this screen; ? lists what has"),
               action_help(f.action));
        return REACT_DRAW;
    }
    if (f.action == ACTION_GO)
        return go(ui, f.screen);
    react = ui_pop(ui);
    return react | ui_act(ui, f.action);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    if (a == ACTION_OPEN)
        return do_it(of(v), ui);
    if (a == ACTION_BACK || a == ACTION_STOP)
        return ui_pop(ui);
    return a == ACTION_REDRAW ? REACT_UNKNOWN : REACT_NONE;
}

static unsigned on_key(struct view *v, struct ui *ui, uint32_t key)
{
    struct palette *p = of(v);
    bool changed = false;
    (void)ui;
    if ((key == K_UP || key == K_DOWN) && p->n) {
        p->cursor = (p->cursor + (key == K_DOWN ? 1 : p->n - 1)) % p->n;
        return REACT_DRAW;
    }
    if (key == K_TAB || !field_key(&p->field, key, &changed))
        return REACT_UNKNOWN;
    if (changed)
        match(p);
    return REACT_DRAW;
}

static unsigned paste(struct view *v, struct ui *ui, const char *text, size_t n)
{
    (void)ui;
    field_paste(&of(v)->field, text, n);
    match(of(v));
    return REACT_DRAW;
}

/* --- drawing ---------------------------------------------------------------------- */

static void found_keys(const struct palette *p, const struct ui *ui,
                       const struct command_found *f, struct strbuf *out)
{
    char digit[24];
    strbuf_clear(out);
    if (f->action == ACTION_GO) {
        snprintf(digit, sizeof digit, "%d", f->screen->order);
        strbuf_puts(out, digit);
        return;
    }
    keys_of(&ui->keymap, p->below->keys, f->action, out);
    if (out->len == 0)
        keys_of(&ui->keymap, keys_global, f->action, out);
    if (out->len == 0 && !applies(p, f->action))
        strbuf_puts(out, _("elsewhere"));
}

static void draw_found(const struct palette *p, const struct ui *ui, struct canvas *c,
                       int y, size_t i)
{
    const struct command_found *f = &p->found[i];
    struct strbuf names = {0};
    int w = p->view.area.w;
    bool usable = f->action == ACTION_GO || applies(p, f->action);
    found_keys(p, ui, f, &names);
    canvas_put(c, y, 1, 1, i == p->cursor ? ">" : " ", STYLE_TEXT);
    canvas_text(c, y, 3, w - 26,
                f->action == ACTION_GO ? _(f->screen->title) : action_help(f->action),
                usable ? STYLE_TEXT : STYLE_MUTED);
    canvas_text(c, y, w - 22, -20, names.s ? names.s : "", STYLE_MUTED);
    if (i == p->cursor)
        canvas_restyle(c, (struct rect){y, 3, 1, w - 26}, STYLE_FOCUS);
    strbuf_free(&names);
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct palette *p = (const struct palette *)v;
    struct rect a = v->area;
    size_t lines = a.h > 1 ? (size_t)a.h - 1 : 0;
    size_t top = p->cursor >= lines && lines ? p->cursor - lines + 1 : 0;
    for (size_t i = 0; i < lines && top + i < p->n; i++)
        draw_found(p, ui, c, a.y + 1 + (int)i, top + i);
    if (p->n == 0)
        canvas_put(c, a.y + 1, 3, a.w - 4,
                   /* xgettext:no-c-format */
                   _("no command; a period (2026-Q3), a line (120) or 50% go there"),
                   STYLE_MUTED);
    int x = canvas_put(c, a.y, 1, a.w, ":", STYLE_TITLE);
    field_draw(&p->field, c, a.y, x, a.w - x - 1, true);
}

const struct view_ops view_palette = {
    .name = "palette",
    .title = N_("Commands"),
    .rows = ROWS,
    .size = sizeof(struct palette),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .act = act,
    .key = on_key,
    .paste = paste,
    .draw = draw,
};
