/* The calendar drawn: the month, the legend, the day; or a day a sentence. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/calendar_view.h"

enum { DAY_COLS = 2 };
#define MARKS 48 /* bytes */

tb_day calendar_first(tb_day day)
{
    return day_month_first(day_month(day));
}

tb_day calendar_last(tb_day day)
{
    return day_month_last(day_month(day));
}

int calendar_weeks(tb_day day)
{
    int lead = day_weekday(calendar_first(day)) - 1;
    return (lead + calendar_last(day) - calendar_first(day) + CALENDAR_WEEK) /
           CALENDAR_WEEK;
}

static const char *weekday(int i)
{
    static const char *const names[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"),
                                        N_("Fri"), N_("Sat"), N_("Sun")};
    return _(names[i]);
}

/* "会访+": each kind once, cut to the columns that there are. */
static void marks_of(const struct calendar_page *k, tb_day day, int cols,
                     char out[static MARKS], bool *open)
{
    unsigned seen = 0;
    int used = 0;
    *out = '\0';
    *open = false;
    for (size_t i = 0; i < k->n; i++) {
        const struct calendar_entry *x = &k->items[i];
        const char *mark = calendar_mark(x->kind, i18n_is_zh());
        int w = text_width(mark, strlen(mark));
        if (x->day != day)
            continue;
        *open = *open || x->open;
        if (seen & 1U << x->kind)
            continue;
        seen |= 1U << x->kind;
        bool fits = used + w + 1 <= cols;
        strncat(out, fits ? mark : "+", MARKS - strlen(out) - 1);
        used += w;
        if (!fits)
            return;
    }
}

static void draw_day(const struct calendar_page *k, const struct ui *ui,
                     struct canvas *c, int y, int x, int w, tb_day day)
{
    char number[8], marks[MARKS];
    bool open, today = day == ui->loaded.today;
    snprintf(number, sizeof number, "%d", day_to_civil(day).day);
    marks_of(k, day, w - DAY_COLS - 3, marks, &open);
    canvas_put(c, y, x, 1, today ? "*" : " ", STYLE_MARK);
    canvas_text(c, y, x + 1, -DAY_COLS, number, today ? STYLE_TITLE : STYLE_TEXT);
    canvas_put(c, y, x + DAY_COLS + 2, w - DAY_COLS - 3, marks,
               open && day < ui->loaded.today ? STYLE_BAD
               : open                         ? STYLE_WARN
                                              : STYLE_TEXT);
    if (day != k->day)
        return;
    canvas_restyle(c, (struct rect){y, x, 1, w - 1}, STYLE_FOCUS);
    if (!k->reading)
        canvas_cursor(c, y, x);
}

/* As many of the words as have room. */
static void draw_legend(const struct calendar_page *k, struct canvas *c, int y)
{
    int x = 1, w = k->month_at.w - 1;
    for (int i = 0; i < CALENDAR_KINDS; i++) {
        const enum calendar_kind kind = (enum calendar_kind)i;
        const char *mark = i18n_is_zh() ? "" : calendar_mark(kind, false);
        const char *word = calendar_word(kind, i18n_is_zh());
        if (x + (int)strlen(mark) + 1 + text_width(word, strlen(word)) > w)
            return;
        /* In Chinese the mark is a sign of the word. */
        if (*mark)
            x = canvas_printf(c, y, x, w - x, STYLE_TITLE, "%s ", mark);
        x = canvas_put(c, y, x, w - x, word, STYLE_MUTED) + 1;
    }
}

static void draw_month(const struct calendar_page *k, const struct ui *ui,
                       struct canvas *c)
{
    struct rect a = k->month_at;
    int w = (a.w - 1) / CALENDAR_WEEK;
    tb_day first = calendar_first(k->day), last = calendar_last(k->day);
    int lead = day_weekday(first) - 1;
    for (int i = 0; i < CALENDAR_WEEK; i++)
        canvas_put(c, a.y, 2 + i * w, w - 1, weekday(i), STYLE_MUTED);
    for (tb_day d = first; d <= last; d++) {
        int at = lead + d - first;
        draw_day(k, ui, c, a.y + 1 + at / CALENDAR_WEEK, 1 + at % CALENDAR_WEEK * w, w,
                 d);
    }
    draw_legend(k, c, a.y + 1 + calendar_weeks(k->day));
}

static void day_words(tb_day day, char *out, size_t size)
{
    char date[16];
    snprintf(out, size, "%s %s", day_format(day, date), weekday(day_weekday(day) - 1));
}

static enum style entry_style(const struct ui *ui, const struct calendar_entry *x)
{
    return x->open && x->day < ui->loaded.today ? STYLE_BAD
           : x->open                            ? STYLE_WARN
                                                : STYLE_TEXT;
}

static void draw_entries(const struct calendar_page *k, const struct ui *ui,
                         struct canvas *c)
{
    struct rect a = k->list_at;
    const struct list *l = &k->list;
    char day[48];
    if (a.h < 1)
        return;
    day_words(k->day, day, sizeof day);
    int x = canvas_put(c, a.y, a.x + 1, a.w - 2, day, STYLE_TITLE);
    if (l->n == 0)
        canvas_put(c, a.y, x + 2, a.x + a.w - x - 3,
                   _("nothing stands on this day; N calls a meeting"), STYLE_MUTED);
    for (int i = 0; i + 1 < a.h && l->top + (size_t)i < l->n; i++) {
        size_t at = l->top + (size_t)i;
        const struct calendar_entry *e = l->rows[at].data;
        bool here = k->reading && at == l->cursor;
        int y = a.y + 1 + i;
        canvas_put(c, y, a.x, 1, here ? ">" : " ", STYLE_TEXT);
        x = canvas_text(c, y, a.x + 2, i18n_is_zh() ? 5 : 9,
                        calendar_word(e->kind, i18n_is_zh()), STYLE_MUTED);
        x = canvas_put(c, y, x, a.x + a.w - x, e->title, entry_style(ui, e));
        canvas_put(c, y, x + 2, a.x + a.w - x - 2, e->who, STYLE_MUTED);
        if (here) {
            canvas_restyle(c, (struct rect){y, a.x, 1, a.w}, STYLE_FOCUS);
            canvas_cursor(c, y, a.x);
        }
    }
}

/* For screen readers: a day is a sentence. */
static void draw_sentence(const struct calendar_page *k, struct canvas *c, int y,
                          tb_day day)
{
    struct strbuf b = {0};
    char words[48];
    bool any = false;
    day_words(day, words, sizeof words);
    strbuf_printf(&b, "%s: ", words);
    for (size_t i = 0; i < k->n; i++)
        if (k->items[i].day == day) {
            strbuf_printf(&b, "%s%s %s", any ? "; " : "",
                          calendar_word(k->items[i].kind, i18n_is_zh()),
                          k->items[i].title);
            any = true;
        }
    if (!any)
        strbuf_puts(&b, _("nothing"));
    canvas_put(c, y, 0, 1, day == k->day ? ">" : " ", STYLE_TEXT);
    canvas_put(c, y, 2, k->view.area.w - 2, b.s, STYLE_TEXT);
    if (day == k->day)
        canvas_cursor(c, y, 0);
    strbuf_free(&b);
}

static void draw_plain(const struct calendar_page *k, const struct ui *ui,
                       struct canvas *c)
{
    struct rect a = k->month_at;
    tb_day first = calendar_first(k->day), last = calendar_last(k->day);
    tb_day top = k->day - a.h / 2;
    if (top > last - a.h + 1)
        top = last - a.h + 1;
    if (top < first)
        top = first;
    if (k->reading) {
        draw_entries(k, ui, c);
        return;
    }
    for (int i = 0; i < a.h && top + i <= last; i++)
        draw_sentence(k, c, a.y + i, top + i);
}

void calendar_draw(const struct calendar_page *k, const struct ui *ui, struct canvas *c)
{
    if (ui->plain) {
        draw_plain(k, ui, c);
        return;
    }
    draw_month(k, ui, c);
    if (k->list_at.x > 0)
        canvas_vrule(c, k->view.area.y, k->list_at.x - 1, k->view.area.h);
    draw_entries(k, ui, c);
}
