/* Drawing the entry form: the fields in their places. Defaults are muted, what was
 * typed is not. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/form_view.h"

enum { LABEL = 1, VALUE = 10, SIDE = 33, SHORT = 20 };

static bool here(const struct entry_form *f, enum form_field i)
{
    return f->focus == (int)i;
}

static void draw_label(const struct entry_form *f, struct canvas *c, int y, int x,
                       enum form_field i)
{
    static const char *const labels[FORM_FIELDS] = {
        [FORM_UNIT] = N_("unit *"),   [FORM_TITLE] = N_("title *"),
        [FORM_DATE] = N_("date"),     [FORM_AUTHOR] = N_("author"),
        [FORM_TYPE] = N_("type"),     [FORM_TOPIC] = N_("topic"),
        [FORM_LENGTH] = N_("length"), [FORM_NOTE] = N_("note")};
    canvas_put(c, y, x, VALUE - 2, _(labels[i]),
               here(f, i) ? STYLE_TITLE : STYLE_MUTED);
}

/* The text in `cols` columns from x on, in brackets when the cursor is there. */
static int draw_text(const struct entry_form *f, struct canvas *c, int y, int x,
                     int cols, enum form_field i)
{
    const struct field *t = i == FORM_UNIT   ? &f->unit.field
                            : i == FORM_DATE ? &f->date.field
                                             : &f->text[i];
    if (here(f, i)) {
        canvas_put(c, y, x - 1, 1, "[", STYLE_MUTED);
        field_draw(t, c, y, x, cols - 1, true);
        canvas_put(c, y, x + cols - 1, 1, "]", STYLE_MUTED);
        if (!form_touched(f, i) && i != FORM_DATE && t->text.len)
            canvas_text(c, y, x, cols - 1, field_text(t), STYLE_MUTED);
        return x + cols;
    }
    bool plain = form_touched(f, i) || i == FORM_TITLE;
    return canvas_put(c, y, x, cols, field_text(t), plain ? STYLE_TEXT : STYLE_MUTED);
}

/* "this month 7/10  towns: place 2  in charge: Zhou" */
static void draw_unit_facts(const struct entry_form *f, const struct ui *ui,
                            struct canvas *c, int y, int x, int end)
{
    const struct outlook *k = &f->look;
    const struct unit *u = names_unit(&ui->app->names, f->units[0]);
    char n[2][32], period[WORD_MAX];
    struct period now = app_period_on(ui->app, PERIOD_MONTH, ui->loaded.today);
    if (!k->known || f->n_units != 1 || k->unit_id != f->units[0] || !u || f->amends)
        return;
    bool month = k->period.first == now.first && k->period.last == now.last;
    const char *when = month ? _("this month") : ui_period_title(k->period, period);
    const struct quota *q = &k->units[0].before;
    struct strbuf line = {0};
    strbuf_puts(&line, "");
    if (q->any && q->exempt)
        strbuf_printf(&line, "%s %s  ", when, _("exempt"));
    else if (q->any && !q->unsaid)
        strbuf_printf(&line, "%s %s/%s  ", when, ui_count(q->done, n[0]),
                      ui_count(q->required, n[1]));
    if (k->units[0].place_before) {
        strbuf_printf(&line, _("%s: place %d"), ui_group_name(ui, k->units[0].group_id),
                      k->units[0].place_before);
        strbuf_puts(&line, "  ");
    }
    if (u->leader[0])
        strbuf_printf(&line, _("in charge %s"), u->leader);
    else if (u->head[0])
        strbuf_printf(&line, _("head %s"), u->head);
    if (x < SIDE && SIDE + text_width(line.s, line.len) <= end)
        x = SIDE;
    canvas_put(c, y, x, end - x, line.s, STYLE_TEXT);
    strbuf_free(&line);
}

static void draw_unit(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                      int y, int end)
{
    int x = VALUE;
    for (size_t i = 0; i < f->n_units; i++) {
        const struct unit *u = names_unit(&ui->app->names, f->units[i]);
        x = canvas_put(c, y, x, end - x - 12, i ? "; " : "", STYLE_TEXT);
        x = canvas_put(c, y, x, end - x - 12, ui_unit_name(ui, f->units[i]),
                       STYLE_TEXT);
        if (f->n_units == 1 && u && u->alias[0])
            x = canvas_printf(c, y, x, 16, STYLE_MUTED, " (%.*s)",
                              (int)strcspn(u->alias, ";"), u->alias);
    }
    if (here(f, FORM_UNIT)) {
        x += f->n_units ? 2 : 0;
        int w = end - x < 28 ? end - x : 28;
        draw_text(f, c, y, x, w, FORM_UNIT);
        if (f->unit.field.text.len == 0 && f->n_units == 0)
            canvas_put(c, y, x + 1, w - 2,
                       ui->last_unit ? _("name, or = the same again")
                                     : _("a part of the name"),
                       STYLE_MUTED);
    } else if (f->unit.field.text.len) {
        draw_text(f, c, y, x + 2, end - x - 2, FORM_UNIT);
    } else if (f->n_units) {
        draw_unit_facts(f, ui, c, y, x + 2, end);
    }
}

static void draw_date(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                      int y, int end)
{
    char words[WORD_MAX];
    draw_text(f, c, y, VALUE, 12, FORM_DATE);
    ui_day_words(ui, f->date.day, words);
    if (!f->date.typing && strcmp(words, field_text(&f->date.field)) != 0)
        canvas_printf(c, y, VALUE + 12 - !here(f, FORM_DATE), SIDE - VALUE - 12,
                      STYLE_MUTED, "(%s)", words);
    const char *help = _("t today  y yesterday  + -  or 21, 11-21");
    if (SIDE + text_width(help, strlen(help)) <= end)
        canvas_put(c, y, SIDE, end - SIDE, help, STYLE_MUTED);
}

static void draw_named(const struct entry_form *f, struct canvas *c, int y, int end,
                       enum form_field i)
{
    int wide = text_width(field_text(&f->text[i]), f->text[i].text.len) + 2;
    int cols = wide < SHORT ? SHORT : wide < end - VALUE ? wide : end - VALUE;
    int x = draw_text(f, c, y, VALUE, cols, i) + 2;
    x = x < SIDE ? SIDE : x;
    if ((i == FORM_AUTHOR || i == FORM_TOPIC) && !form_touched(f, i))
        canvas_put(c, y, x, end - x, i == FORM_AUTHOR ? f->why_author : f->why_topic,
                   STYLE_MUTED);
}

/* The list under a field, over what stands there. */
static void draw_choices(const struct entry_form *f, struct canvas *c, int y,
                         int bottom)
{
    const struct choices *k = &f->choices;
    int w = 12;
    for (size_t i = 0; i < k->n; i++) {
        int cols = text_width(k->names[i], strlen(k->names[i])) + 4;
        w = cols > w ? cols : w;
    }
    for (size_t i = 0; i < k->n && y + (int)i < bottom; i++) {
        bool on = (int)i == k->cursor;
        canvas_fill(c, (struct rect){y + (int)i, VALUE - 1, 1, w + 1}, STYLE_TEXT);
        canvas_put(c, y + (int)i, VALUE - 1, 1, on ? ">" : " ", STYLE_TEXT);
        canvas_put(c, y + (int)i, VALUE + 1, w, k->names[i],
                   on ? STYLE_TITLE : STYLE_TEXT);
    }
}

static void draw_head(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                      int y, int end)
{
    int x = canvas_put(c, y, LABEL, end - 1,
                       f->amends ? _("Change a submission") : _("Log a submission"),
                       STYLE_TITLE) +
            2;
    if (f->amends)
        x = canvas_put(c, y, x, end - x, f->ref, STYLE_MUTED) + 2;
    else if (ui->logged)
        x = canvas_printf(c, y, x, end - x, STYLE_MUTED, _("logged so far: %d"),
                          ui->logged) +
            2;
    if (f->draft)
        canvas_put(c, y, x, end - x, _("kept text  Ctrl+X throws it away"), STYLE_WARN);
}

struct places {
    int y[FORM_FIELDS];
    int rule, second, below; /* second: the head's rule; 0: none */
};

static struct places find_places(struct rect a)
{
    struct places p = {0};
    int y = a.y;
    bool blanks = a.h >= 18;
    if (a.h >= 15)
        p.second = ++y;
    p.y[FORM_UNIT] = ++y;
    y += blanks;
    p.y[FORM_TITLE] = ++y;
    y += blanks;
    p.y[FORM_DATE] = ++y;
    p.y[FORM_AUTHOR] = ++y;
    p.y[FORM_TYPE] = ++y;
    p.y[FORM_TOPIC] = ++y;
    p.y[FORM_LENGTH] = p.y[FORM_NOTE] = ++y;
    p.rule = ++y;
    p.below = y + 1;
    return p;
}

void form_draw(const struct entry_form *f, const struct ui *ui, struct canvas *c)
{
    struct rect a = f->view.area;
    struct places p = find_places(a);
    int end = a.w - 1;
    draw_head(f, ui, c, a.y, end);
    if (p.second)
        canvas_rule(c, p.second);
    for (int i = 0; i < FORM_FIELDS; i++)
        draw_label(f, c, p.y[i], i == FORM_NOTE ? SIDE : LABEL, (enum form_field)i);
    draw_unit(f, ui, c, p.y[FORM_UNIT], end);
    draw_text(f, c, p.y[FORM_TITLE], VALUE, end - VALUE, FORM_TITLE);
    draw_date(f, ui, c, p.y[FORM_DATE], end);
    draw_named(f, c, p.y[FORM_AUTHOR], end, FORM_AUTHOR);
    draw_named(f, c, p.y[FORM_TYPE], end, FORM_TYPE);
    draw_named(f, c, p.y[FORM_TOPIC], end, FORM_TOPIC);
    draw_text(f, c, p.y[FORM_LENGTH], VALUE, 11, FORM_LENGTH);
    draw_text(f, c, p.y[FORM_NOTE], SIDE + 8, end - SIDE - 8, FORM_NOTE);
    canvas_rule(c, p.rule);
    struct rect below = {p.below, 1, a.y + a.h - p.below, end - 1};
    form_draw_notes(f, ui, c, below);
    if (here(f, FORM_UNIT) && f->unit.n == 0 && f->unit.field.text.len) {
        canvas_fill(c, (struct rect){p.y[FORM_UNIT] + 1, 0, 1, a.w}, STYLE_TEXT);
        canvas_put(c, p.y[FORM_UNIT] + 1, VALUE, end - VALUE,
                   _("no unit matches; try characters, initials or pinyin"),
                   STYLE_WARN);
    }
    if (here(f, FORM_UNIT) && f->unit.n > 0) {
        int top = p.y[FORM_UNIT] + 1;
        int h = a.y + a.h - top < (int)f->unit.n ? a.y + a.h - top : (int)f->unit.n;
        struct rect list = {top, VALUE - 1, h, end - VALUE + 1};
        canvas_fill(c, (struct rect){top, 0, h, a.w}, STYLE_TEXT);
        picker_draw(&f->unit, ui, c, list);
    }
    if (here(f, FORM_AUTHOR) || here(f, FORM_TYPE) || here(f, FORM_TOPIC))
        draw_choices(f, c, p.y[f->focus] + 1, a.y + a.h);
}
