/* Reminders of topics, to be read before they are copied or written to a file. The
 * program sends nothing.
 *
 * Keys: y copies all of it; x writes it. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/bulletin_view.h"
#include "tui/parts.h"
#include "tui/topic_view.h"

#include "bulletin/paper.h"

struct topic_text_view {
    struct view view;
    struct arena arena;
    const char *text; /* in the arena */
    size_t n;         /* messages in it */
    struct lines lines;
    struct paper paper;
};

static const struct keybind keys[] = {
    {'y', ACTION_COPY, N_("copy")},
    {'x', ACTION_EXPORT, N_("to a file")},
    KEYS_LIST,
    KEYS_END,
};

static struct topic_text_view *of(struct view *v)
{
    return (struct topic_text_view *)v;
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    (void)ui;
    (void)id;
    (void)how;
    of(v)->text = "";
}

static void make_paper(struct topic_text_view *t, const struct ui *ui)
{
    size_t n = 1;
    for (const char *s = t->text; *s; s++)
        n += *s == '\n';
    struct paper_block *blocks = arena_array(&t->arena, n + 1, sizeof *blocks);
    t->paper = (struct paper){.zh = i18n_is_zh(),
                              .title = _("Reminders of topics"),
                              .author = ui->app->office,
                              .day = ui->loaded.today,
                              .blocks = blocks};
    for (const char *s = t->text; *s;) {
        size_t len = strcspn(s, "\n");
        if (len)
            blocks[t->paper.n_blocks++] = (struct paper_block){
                .kind = PAPER_ITEM, .text = arena_strndup(&t->arena, s, len)};
        s += len + (s[len] == '\n');
    }
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct topic_text_view *t = of(v);
    (void)ui;
    lines_clear(&t->lines);
    for (const char *s = t->text; *s;) {
        size_t len = strcspn(s, "\n");
        lines_add(&t->lines, "", arena_strndup(&t->arena, s, len), STYLE_TEXT,
                  area.w - 2);
        s += len + (s[len] == '\n');
    }
    lines_layout(&t->lines, area.h - 2);
}

unsigned topic_text_show(struct ui *ui, const char *text, size_t n)
{
    unsigned react = ui_push(ui, &view_topic_text, 0, 0);
    struct view *v = ui_top(ui);
    if (v->ops != &view_topic_text)
        return react;
    struct topic_text_view *t = of(v);
    t->text = arena_strdup(&t->arena, text);
    t->n = n;
    make_paper(t, ui);
    layout(v, ui, v->area);
    return react;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct topic_text_view *t = of(v);
    bool moved = false;
    if (lines_act(&t->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    switch ((int)a) {
    case ACTION_COPY:
        ui_copy(ui, t->text, strlen(t->text), t->n);
        return REACT_DRAW;
    case ACTION_EXPORT:
        return ui_push(ui, &view_export, 0, 0);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

static const struct paper *paper(struct view *v, char file[static VIEW_FILE_MAX])
{
    struct topic_text_view *t = of(v);
    char day[16];
    snprintf(file, VIEW_FILE_MAX, "%s-%s.docx", _("reminders"),
             day_format(t->paper.day, day));
    return &t->paper;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct topic_text_view *t = (const struct topic_text_view *)v;
    struct rect a = v->area;
    (void)ui;
    canvas_printf(c, a.y, 1, a.w - 2, STYLE_TITLE, "%s (%zu)", _("Reminders of topics"),
                  t->n);
    lines_draw(&t->lines, c, (struct rect){a.y + 1, 1, a.h - 2, a.w - 2});
    canvas_cursor(c, a.y + 1, 1);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
    arena_free(&of(v)->arena);
}

const struct view_ops view_topic_text = {
    .name = "topic-text",
    .title = N_("Ready text"),
    .size = sizeof(struct topic_text_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .layout = layout,
    .act = act,
    .draw = draw,
    .paper = paper,
};
