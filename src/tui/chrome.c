/* What stands around every view: header, tabs, message line, hints. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

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

static void draw_header(const struct ui *ui, struct canvas *c)
{
    char period[WORD_MAX], days[WORD_MAX], right[WORD_MAX * 2];
    ui_period_title(ui->period, period);
    days_words(ui, days, sizeof days);
    snprintf(right, sizeof right, _("data %02d:%02d:%02d  %s "), ui->loaded.minute / 60,
             ui->loaded.minute % 60, ui->loaded.second,
             app_actor_name(ui->app, ui->app->actor));
    int right_cols = text_width(right, strlen(right));
    int limit = c->cols - right_cols - 1;
    int x = canvas_printf(c, 0, 1, limit, STYLE_TITLE, "%s  %s%s", _("tongbao"), period,
                          days);
    if (ui->o.mark)
        canvas_printf(c, 0, x + 2, limit - x - 2, STYLE_WARN, "%s %s", ui->o.mark,
                      ui->o.path ? ui->o.path : "");
    else
        canvas_put(c, 0, x + 2, limit - x - 2, ui->app->office, STYLE_TEXT);
    canvas_put(c, 0, c->cols - right_cols, right_cols, right, STYLE_MUTED);
}

static void draw_tabs(const struct ui *ui, struct canvas *c)
{
    int x = 0;
    for (int digit = 1; digit < UI_SCREENS; digit++)
        for (const struct view_ops *const *v = views; *v; v++) {
            if ((*v)->order != digit)
                continue;
            bool here = ui->stack[0]->ops == *v;
            x = canvas_printf(c, 1, x, c->cols - x, here ? STYLE_TITLE : STYLE_TEXT,
                              here ? "[%d%s]" : " %d%s ", digit, _((*v)->title));
            x++;
        }
}

static void draw_compact_header(const struct ui *ui, struct canvas *c)
{
    char period[PERIOD_NAME_MAX], clock[16];
    const struct view_ops *ops = ui->stack[0]->ops;
    snprintf(clock, sizeof clock, "%02d:%02d ", ui->loaded.minute / 60,
             ui->loaded.minute % 60);
    int limit = c->cols - 6;
    int x = canvas_printf(c, 0, 1, limit - 1, STYLE_TITLE, "%d%s  %s", ops->order,
                          _(ops->title), period_format(ui->period, period));
    if (ui->o.mark)
        canvas_printf(c, 0, x + 2, limit - x - 2, STYLE_WARN, "%s %s", ui->o.mark,
                      ui->o.path ? ui->o.path : "");
    canvas_put(c, 0, c->cols - 6, 6, clock, STYLE_MUTED);
}

static void draw_foot(const struct ui *ui, struct canvas *c)
{
    struct strbuf hints = {0};
    if (!ui_compact(ui))
        canvas_rule(c, c->rows - 3);
    canvas_put(c, c->rows - 2, 1, c->cols - 2, ui->message, ui->message_style);
    const struct view_ops *top = ui_top(ui)->ops;
    keys_hints(top->keys, top->key || !ui_has_store(ui), c->cols - 1, &hints);
    if (hints.len)
        canvas_put(c, c->rows - 1, 1, c->cols - 1, hints.s, STYLE_MUTED);
    strbuf_free(&hints);
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
        draw_tabs(ui, c);
        canvas_rule(c, 2);
    }
    draw_foot(ui, c);
}

void ui_draw(struct ui *ui, struct canvas *c, bool rows)
{
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
        v->ops->draw(v, ui, c);
    }
    canvas_clip(c, (struct rect){0, 0, c->rows, c->cols});
    memset(ui->dirty, 0, sizeof ui->dirty);
}
