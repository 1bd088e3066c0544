/* What stands around every view: header, tabs, message line, hints. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/grid.h"
#include "tui/parts.h"
#include "tui/ui.h"

/* "(22/30 days)" */
static void days_words(const struct ui *ui, char *out, size_t size)
{
    tb_day today = ui->loaded.today;
    if (today > ui->period.last)
        snprintf(out, size, "%s", _(" (over)"));
    else if (today < ui->period.first)
        snprintf(out, size, "%s", _(" (to come)"));
    else
        snprintf(out, size, _(" (day %d of %d)"), today - ui->period.first + 1,
                 period_days(ui->period));
}

/* The page over the screen, if there is one: dialogs have no place of their own. */
static const struct view_ops *page_of(const struct ui *ui)
{
    for (int i = ui->depth - 1; i > 0; i--)
        if (ui->stack[i]->ops->rows == 0)
            return ui->stack[i]->ops;
    return NULL;
}

static void draw_header(const struct ui *ui, struct canvas *c)
{
    const struct view_ops *page = page_of(ui);
    char period[WORD_MAX], days[WORD_MAX], right[WORD_MAX * 2];
    ui_period_title(ui->period, period);
    days_words(ui, days, sizeof days);
    snprintf(right, sizeof right, "%s %02d:%02d:%02d  %s ",
             ui->paused ? _("paused") : _("data"), ui->loaded.minute / 60,
             ui->loaded.minute % 60, ui->loaded.second,
             app_actor_name(ui->app, ui->app->actor));
    int right_cols = text_width(right, strlen(right));
    int limit = c->cols - right_cols - 1;
    int x = canvas_printf(c, 0, 1, limit, STYLE_TITLE, "%s  %s%s", _("tongbao"), period,
                          days);
    if (page)
        x = canvas_printf(c, 0, x + 2, limit - x - 2, STYLE_TITLE, "%s",
                          _(page->title));
    if (ui->o.mark)
        canvas_printf(c, 0, x + 2, limit - x - 2, STYLE_WARN, "%s %s", ui->o.mark,
                      ui->o.path ? ui->o.path : "");
    else
        canvas_put(c, 0, x + 2, limit - x - 2, ui->app->office, STYLE_TEXT);
    canvas_put(c, 0, c->cols - right_cols, right_cols, right, STYLE_MUTED);
}

/* A screen reader hears where it is, not where it could be. */
static void draw_plain_tab(const struct ui *ui, struct canvas *c)
{
    const struct view_ops *ops = ui->stack[0]->ops, *page = page_of(ui);
    int x = canvas_printf(c, 1, 0, c->cols, STYLE_TITLE, _("screen %d: %s"), ops->order,
                          _(ops->title));
    if (page)
        canvas_printf(c, 1, x + 2, c->cols - x - 2, STYLE_TITLE, "%s", _(page->title));
}

static const struct view_ops *screen_of(int digit)
{
    for (const struct view_ops *const *v = views; *v; v++)
        if ((*v)->order == digit)
            return *v;
    return NULL;
}

/* A screen's name in at most so many columns; 0: whole. */
static void tab_name(struct strbuf *out, const char *name, int most)
{
    size_t n = strlen(name);
    int w = text_width(name, n);
    text_column(out, name, n, most && w > most ? most : w);
}

/* All tabs with names of so many columns (0: whole), and so much between two. */
static int tabs_width(const struct ui *ui, int most, int gap)
{
    int x = -gap;
    for (int digit = 1; digit < UI_SCREENS; digit++) {
        const struct view_ops *v = screen_of(digit);
        if (!v)
            continue;
        int w = text_width(_(v->title), strlen(_(v->title)));
        x += (most && w > most && ui->stack[0]->ops != v ? most : w) + 3 + gap;
    }
    return x;
}

/* The columns that the names of the other screens may have, 0: all, so that every digit
 * is there; *gap: between two. */
static int tab_columns(const struct ui *ui, int *gap)
{
    int most = 0;
    for (*gap = 1; tabs_width(ui, most, *gap) > ui->cols && most != 1;) {
        if (*gap) {
            *gap = 0;
        } else {
            *gap = 1;
            most = most ? most - 1 : 12;
        }
    }
    return most;
}

/* The screen whose tab is at column `col`, 0: none; or draws them all. */
static int tabs(const struct ui *ui, struct canvas *c, int col)
{
    int x = 0, gap, most = tab_columns(ui, &gap);
    for (int digit = 1; digit < UI_SCREENS; digit++) {
        const struct view_ops *v = screen_of(digit);
        bool here = v && ui->stack[0]->ops == v;
        struct strbuf text = {0};
        if (!v)
            continue;
        strbuf_printf(&text, here ? "[%d" : " %d", digit);
        tab_name(&text, _(v->title), here ? 0 : most);
        strbuf_putc(&text, here ? ']' : ' ');
        int end = x + text_width(text.s, text.len);
        if (c)
            canvas_put(c, 1, x, c->cols - x, text.s, here ? STYLE_TITLE : STYLE_TEXT);
        strbuf_free(&text);
        if (!c && col >= x && col < end)
            return digit;
        x = end + gap;
    }
    return 0;
}

static void draw_compact_header(const struct ui *ui, struct canvas *c)
{
    char period[PERIOD_NAME_MAX], clock[16];
    const struct view_ops *ops = ui->stack[0]->ops;
    snprintf(clock, sizeof clock, "%02d:%02d ", ui->loaded.minute / 60,
             ui->loaded.minute % 60);
    int limit = c->cols - 6;
    const struct view_ops *page = page_of(ui);
    int x = page
                ? canvas_printf(c, 0, 1, limit - 1, STYLE_TITLE, "%s  %s",
                                _(page->title), period_format(ui->period, period))
                : canvas_printf(c, 0, 1, limit - 1, STYLE_TITLE, "%d%s  %s", ops->order,
                                _(ops->title), period_format(ui->period, period));
    if (ui->o.mark)
        canvas_printf(c, 0, x + 2, limit - x - 2, STYLE_WARN, "%s %s", ui->o.mark,
                      ui->o.path ? ui->o.path : "");
    canvas_put(c, 0, c->cols - 6, 6, clock, STYLE_MUTED);
}

static void hints_of(const struct ui *ui, struct hints *out)
{
    const struct view_ops *top = ui_top(ui)->ops;
    keys_hints(&ui->keymap, top->keys, top->key || !ui_has_store(ui), ui->cols - 1,
               out);
}

/* What was said; else who changed the selected record lately; else how the table
 * stands. */
static void draw_message(const struct ui *ui, struct canvas *c)
{
    char status[200] = "";
    struct view *top = ui_top(ui);
    int y = c->rows - 2, w = c->cols - 2;
    if (ui->message[0]) {
        canvas_put(c, y, 1, w, ui->message, ui->message_style);
        return;
    }
    int64_t id = top->ops->selected ? top->ops->selected(top, ui) : 0;
    const char *by = ui_marked_by(ui, id);
    const struct grid *g = top->ops->grid ? top->ops->grid(top) : NULL;
    if (g)
        grid_status(g, top, status, sizeof status);
    if (*status || *by)
        canvas_put(c, y, 1, w, *by ? by : status, STYLE_MARK);
}

static void draw_foot(const struct ui *ui, struct canvas *c)
{
    struct hints hints = {0};
    if (!ui_compact(ui))
        canvas_rule(c, c->rows - 3);
    draw_message(ui, c);
    hints_of(ui, &hints);
    if (hints.text.len)
        canvas_put(c, c->rows - 1, 1, c->cols - 1, hints.text.s, STYLE_MUTED);
    strbuf_free(&hints.text);
}

static void draw_too_small(const struct ui *ui, struct canvas *c)
{
    char line[200];
    snprintf(line, sizeof line,
             _("window %dx%d is too small (at least %dx%d)  q leaves"), ui->cols,
             ui->rows, UI_MIN_COLS, UI_MIN_ROWS);
    if (c->rows > 0 && c->cols > 0)
        canvas_text(c, 0, 0, c->cols, ui->leaving ? ui->message : line, STYLE_TEXT);
}

unsigned ui_dirty(struct ui *ui, int y, int h)
{
    for (int i = y; i < y + h; i++) {
        if (i < 0 || i >= UI_DIRTY)
            return REACT_DRAW;
        ui->dirty[i] = 1;
    }
    return REACT_ROWS;
}

static void draw_frame(const struct ui *ui, struct canvas *c)
{
    if (!ui_has_store(ui)) {
        canvas_printf(c, 0, 1, c->cols - 2, STYLE_TITLE, "%s  %s", _("tongbao"),
                      _(ui->stack[0]->ops->title));
        canvas_rule(c, ui_compact(ui) ? 1 : 2);
    } else if (ui_compact(ui)) {
        draw_compact_header(ui, c);
        canvas_rule(c, 1);
    } else {
        draw_header(ui, c);
        if (ui->plain)
            draw_plain_tab(ui, c);
        else
            tabs(ui, c, 0);
        canvas_rule(c, 2);
    }
    draw_foot(ui, c);
}

uint32_t ui_chrome_hit(const struct ui *ui, int row, int col)
{
    struct hints hints = {0};
    uint32_t key = 0;
    if (row == 1 && !ui_compact(ui) && !ui->plain) {
        int digit = tabs(ui, NULL, col);
        return digit ? (uint32_t)('0' + digit) : 0;
    }
    if (row != ui->rows - 1)
        return 0;
    hints_of(ui, &hints);
    for (int i = 0; i < hints.n; i++)
        if (col - 1 >= hints.spans[i].from && col - 1 < hints.spans[i].to)
            key = hints.spans[i].key;
    strbuf_free(&hints.text);
    return key;
}

void ui_draw(struct ui *ui, struct canvas *c, bool rows)
{
    c->plain = ui->plain;
    rows = rows && c->rows == ui->rows && c->cols == ui->cols;
    if (rows)
        canvas_reset_rows(c, ui->dirty);
    else
        canvas_reset(c, ui->rows, ui->cols);
    if (ui->rows < UI_MIN_ROWS || ui->cols < UI_MIN_COLS) {
        draw_too_small(ui, c);
        return;
    }
    if (!rows)
        draw_frame(ui, c);
    for (int i = ui_first_visible(ui); i < ui->depth; i++) {
        const struct view *v = ui->stack[i];
        canvas_clip(c, v->area);
        if (v->ops->rows > 0) {
            canvas_clip(c, (struct rect){v->area.y - 1, 0, v->area.h + 1, c->cols});
            canvas_rule(c, v->area.y - 1);
        }
        if (v->ops->rows < 0)
            canvas_fill(c, v->area, STYLE_TEXT);
        if (ui_is_filled(ui, v))
            v->ops->draw(v, ui, c);
        else
            parts_empty(c, v->area, _("the database is busy; reading again"));
    }
    canvas_clip(c, (struct rect){0, 0, c->rows, c->cols});
    memset(ui->dirty, 0, sizeof ui->dirty);
}
