/* The fields of an event dialog. */
#include "base/i18n.h"

#include "core/word.h"

#include "tui/event_view.h"
#include "tui/parts.h"

bool event_has(const struct event_view *d, enum part p)
{
    switch (p) {
    case PART_OUTLET:
        return d->kind != EVENT_RETURN;
    case PART_LEVEL:
    case PART_LEADER:
        return d->kind == EVENT_INSTRUCT;
    case PART_FORM:
        return d->kind == EVENT_ADOPT;
    case PART_DATE:
    case PART_NOTE:
    case PARTS:
        return true;
    }
    return true;
}

int64_t event_about(const struct event_view *d)
{
    return d->many.n_ids == 1 ? d->many.ids[0] : 0;
}

static const char *choice(const struct word *set, int value)
{
    const char *s = value < 0 ? "" : ui_word(word_en(set, value), word_zh(set, value));
    return *s ? s : "-";
}

static void draw_part(const struct event_view *d, const struct ui *ui, struct canvas *c,
                      int y, enum part p)
{
    static const char *const labels[PARTS] = {
        [PART_OUTLET] = N_("outlet"),  [PART_LEVEL] = N_("level"),
        [PART_LEADER] = N_("by whom"), [PART_DATE] = N_("date"),
        [PART_FORM] = N_("form"),      [PART_NOTE] = N_("note")};
    bool here = d->focus == (int)p;
    int x = 12, half = c->cols / 2 - x - 2;
    char words[WORD_MAX];
    enum style style = here ? STYLE_TITLE : STYLE_TEXT;
    canvas_put(c, y, 0, 1, here ? ">" : " ", STYLE_TEXT);
    canvas_put(c, y, 2, x - 3, _(labels[p]), here ? STYLE_TITLE : STYLE_MUTED);
    if (here)
        canvas_cursor(c, y, x);
    switch (p) {
    case PART_OUTLET:
        field_draw(&d->outlet.field, c, y, x, half, here);
        break;
    case PART_LEVEL:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_level, d->level));
        break;
    case PART_LEADER:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_leader, d->leader));
        break;
    case PART_DATE:
        field_draw(&d->date.field, c, y, x, 14, here);
        if (!d->date.typing)
            canvas_put(c, y, x + 11, half - 11, ui_day_words(ui, d->date.day, words),
                       STYLE_MUTED);
        break;
    case PART_FORM:
        canvas_printf(c, y, x, half, style, "< %s >", choice(words_form, d->form));
        break;
    case PART_NOTE:
        field_draw(&d->note, c, y, x,
                   here || d->kind == EVENT_RETURN ? c->cols - x - 2 : half, here);
        break;
    case PARTS:
        break;
    }
}

void event_draw(const struct event_view *d, const struct ui *ui, struct canvas *c)
{
    struct rect a = d->view.area;
    canvas_fill(c, a, STYLE_TEXT);
    int y = a.y;
    int x = canvas_put(c, y, 1, a.w - 2, parts_event(ui, (int)d->kind), STYLE_TITLE);
    canvas_put(c, y, x + 1, a.w - x - 2, d->preview, STYLE_TEXT);
    for (int p = 0; p < PARTS; p++)
        if (event_has(d, (enum part)p))
            draw_part(d, ui, c, ++y, (enum part)p);
    if (d->focus == PART_OUTLET && !d->outlet.id)
        picker_draw(&d->outlet, ui, c,
                    (struct rect){a.y + 1, a.w / 2, a.h - 1, a.w - a.w / 2});
}
