/* The messages so far, newest first: what passed by too quickly can be read again.
 *
 * Reads: the ring of messages in struct ui. Keys: arrows scroll, Esc closes. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"

struct messages {
    struct view view;
    struct lines lines;
};

static const struct keybind keys[] = {KEYS_LIST, KEYS_END};

static struct messages *of(struct view *v)
{
    return (struct messages *)v;
}

static void write_lines(struct messages *m, const struct ui *ui)
{
    char when[16];
    size_t n = ui->n_said < UI_SAID ? ui->n_said : UI_SAID;
    lines_clear(&m->lines);
    m->lines.indent = 7;
    for (size_t i = 0; i < n; i++) {
        const struct said *s = &ui->said[(ui->n_said - 1 - i) % UI_SAID];
        snprintf(when, sizeof when, "%02d:%02d", s->minute / 60, s->minute % 60);
        lines_add(&m->lines, when, s->text, s->style, m->view.area.w - 2);
    }
    if (n == 0)
        lines_add(&m->lines, "", _("nothing was said yet"), STYLE_MUTED, 0);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    write_lines(of(v), ui);
    lines_layout(&of(v)->lines, area.h);
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    bool moved = false;
    (void)ui;
    if (lines_act(&of(v)->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    return a == ACTION_LEFT || a == ACTION_RIGHT ? REACT_NONE : REACT_UNKNOWN;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    (void)ui;
    lines_draw(&((const struct messages *)v)->lines, c,
               (struct rect){v->area.y, 1, v->area.h, v->area.w - 2});
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
}

const struct view_ops view_messages = {
    .name = "messages",
    .title = N_("Messages"),
    .size = sizeof(struct messages),
    .keys = keys,
    .close = close_view,
    .layout = layout,
    .act = act,
    .draw = draw,
};
