/* A ready text about the chosen follow-ups (`how` is the enum follow_text): to be
 * copied, written to a file, and recorded as sent. The program sends nothing.
 *
 * Keys: y copies all of it; x writes it; Enter records that it went out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/word.h"

#include "tui/bulletin_view.h"
#include "tui/follow_view.h"
#include "tui/parts.h"

#include "bulletin/paper.h"

struct text_view {
    struct view view;
    struct follow_choice chosen; /* those that the text speaks of only */
    enum follow_text what;
    const char *text; /* in chosen.arena */
    size_t left_out;
    struct lines lines;
    struct paper paper;
};

static const struct keybind keys[] = {
    {'y', ACTION_COPY, N_("copy")},
    {'x', ACTION_EXPORT, N_("to a file")},
    {K_ENTER, ACTION_OPEN, N_("record as sent")},
    KEYS_LIST,
    KEYS_END,
};

static struct text_view *of(struct view *v)
{
    return (struct text_view *)v;
}

static void make_paper(struct text_view *t, const struct ui *ui)
{
    struct arena *a = &t->chosen.arena;
    size_t n = 1;
    for (const char *s = t->text; *s; s++)
        n += *s == '\n';
    struct paper_block *blocks = arena_array(a, n + 1, sizeof *blocks);
    t->paper = (struct paper){.zh = i18n_is_zh(),
                              .title = word_zh(words_text, (int)t->what),
                              .author = ui->app->office,
                              .day = ui->loaded.today,
                              .blocks = blocks};
    for (const char *s = t->text; *s;) {
        size_t len = strcspn(s, "\n");
        if (len)
            blocks[t->paper.n_blocks++] = (struct paper_block){
                .kind = PAPER_ITEM, .text = arena_strndup(a, s, len)};
        s += len + (s[len] == '\n');
    }
}

static void open_view(struct view *v, struct ui *ui, int64_t id, int how)
{
    struct text_view *t = of(v);
    struct tb_err e = {0};
    size_t used;
    (void)id;
    t->what = (enum follow_text)how;
    t->text = "";
    v->refused = !follow_choose(ui, v, &t->chosen);
    if (v->refused)
        return;
    follow_keep(&t->chosen, how, -1);
    t->left_out = t->chosen.named > t->chosen.n ? t->chosen.named - t->chosen.n : 0;
    if (app_follow_text(ui->app, t->what, t->chosen.items, t->chosen.n,
                        &t->chosen.arena, &t->text, &used, &e) != TB_OK) {
        ui_error(ui, &e);
        v->refused = true;
        return;
    }
    make_paper(t, ui);
}

static void layout(struct view *v, struct ui *ui, struct rect area)
{
    struct text_view *t = of(v);
    (void)ui;
    lines_clear(&t->lines);
    for (const char *s = t->text; *s;) {
        size_t len = strcspn(s, "\n");
        lines_add(&t->lines, "", arena_strndup(&t->chosen.arena, s, len), STYLE_TEXT,
                  area.w - 2);
        s += len + (s[len] == '\n');
    }
    lines_layout(&t->lines, area.h - 2);
}

static unsigned record(struct text_view *t, struct ui *ui)
{
    const struct followup_step step = {
        .state = FOLLOW_SENT, .day = ui->loaded.today, .due = TB_DAY_NONE, .note = ""};
    size_t n = t->chosen.n, left_out;
    if (follow_write(ui, &t->chosen, &step, ACTION_OPEN, &left_out) != TB_OK)
        return REACT_DRAW;
    unsigned react = ui_pop(ui);
    ui_say(ui, STYLE_OK, _("recorded as sent: %zu   u undoes it"), n - left_out);
    return react | REACT_LAYOUT;
}

static unsigned act(struct view *v, struct ui *ui, enum action a)
{
    struct text_view *t = of(v);
    bool moved = false;
    if (lines_act(&t->lines, a, &moved))
        return moved ? REACT_DRAW : REACT_NONE;
    switch ((int)a) {
    case ACTION_COPY:
        ui_copy(ui, t->text, strlen(t->text), t->chosen.n);
        return REACT_DRAW;
    case ACTION_EXPORT:
        return ui_push(ui, &view_export, 0, 0);
    case ACTION_OPEN:
        return record(t, ui);
    case ACTION_LEFT:
    case ACTION_RIGHT:
        return REACT_NONE;
    default:
        return REACT_UNKNOWN;
    }
}

static const struct paper *paper(struct view *v, char file[static VIEW_FILE_MAX])
{
    struct text_view *t = of(v);
    char day[16];
    snprintf(
        file, VIEW_FILE_MAX, "%s-%s.docx",
        ui_word(word_en(words_text, (int)t->what), word_zh(words_text, (int)t->what)),
        day_format(t->paper.day, day));
    return &t->paper;
}

static void draw(const struct view *v, const struct ui *ui, struct canvas *c)
{
    const struct text_view *t = (const struct text_view *)v;
    struct rect a = v->area;
    (void)ui;
    int x = canvas_printf(
        c, a.y, 1, a.w - 2, STYLE_TITLE, "%s (%zu)",
        ui_word(word_en(words_text, (int)t->what), word_zh(words_text, (int)t->what)),
        t->chosen.n);
    if (t->left_out)
        canvas_printf(c, a.y, x + 2, a.w - x - 3, STYLE_WARN,
                      _("%zu left out: not short, or no rule asks for it"),
                      t->left_out);
    lines_draw(&t->lines, c, (struct rect){a.y + 1, 1, a.h - 2, a.w - 2});
    canvas_cursor(c, a.y + 1, 1);
}

static void close_view(struct view *v, struct ui *ui)
{
    (void)ui;
    lines_free(&of(v)->lines);
    follow_choice_free(&of(v)->chosen);
}

const struct view_ops view_follow_text = {
    .name = "follow-text",
    .title = N_("Ready text"),
    .size = sizeof(struct text_view),
    .keys = keys,
    .open = open_view,
    .close = close_view,
    .layout = layout,
    .act = act,
    .draw = draw,
    .paper = paper,
};
