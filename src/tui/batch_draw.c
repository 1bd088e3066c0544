/* Drawing a batch: instructions, or the table to review. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/batch_view.h"

enum {
    EDIT_ROWS = 8,
    LINE_COLS = 4,
    UNIT_COLS = 14,
    DAY_COLS = 6,
    STATE_COLS = 16,
    TOPIC_COLS = 13,
    TOPIC_FROM = 76
};

int batch_foot(const struct batch_view *d)
{
    int most = d->view.area.h - BATCH_HEAD - 2;
    int foot = d->mode == MODE_EDIT ? EDIT_ROWS : BATCH_FOOT;
    return foot < most ? foot : most;
}

/* --- waiting for lines ------------------------------------------------------------ */

static void draw_paste(const struct batch_view *d, struct canvas *c)
{
    static const char *const help[] = {
        N_("Paste lines of a mail or rows of a spreadsheet. One line is one "
           "submission:"),
        N_("  unit: title"),
        N_("  columns in any order, with or without headings: date unit title author "
           "type"),
        N_("Numbering and bullets are dropped, and nothing is saved before you have "
           "seen "
           "it."),
        N_("Lines may be typed, too; an empty one ends them.")};
    struct rect a = d->view.area;
    int y = a.y + BATCH_HEAD;
    for (size_t i = 0; i < sizeof help / sizeof *help && y < a.y + a.h - 2; i++)
        canvas_put(c, y++, 1, a.w - 2, _(help[i]), STYLE_MUTED);
    y++;
    /* The last of the lines typed so far. */
    const char *s = d->typed.s ? d->typed.s : "";
    int lines = 0, room = a.y + a.h - 1 - y;
    for (const char *p = s; *p; p++)
        lines += *p == '\n';
    for (int i = 0; *s; i++) {
        size_t n = strcspn(s, "\n");
        if (i >= lines - room)
            canvas_printf(c, y++, 3, a.w - 4, STYLE_TEXT, "%.*s", (int)n, s);
        s += n + (s[n] == '\n');
    }
    if (y > a.y + a.h - 1)
        y = a.y + a.h - 1;
    canvas_put(c, y, 1, 1, ">", STYLE_MUTED);
    field_draw(&d->line, c, y, 3, a.w - 4, true);
}

/* --- the table -------------------------------------------------------------------- */

static const char *state_words(const struct batch_row *r, char out[static WORD_MAX])
{
    switch (r->state) {
    case BATCH_NO_TITLE:
        return _("! no title");
    case BATCH_NO_UNIT:
        return _("! unit unclear");
    case BATCH_ODD_DATE:
        return _("! date odd");
    case BATCH_REFUSED:
        return _("! not possible");
    case BATCH_ALIKE:
        snprintf(out, WORD_MAX,
                 r->twins[0].seen ? _("alike %d%%, taken") : _("! alike %d%%"),
                 r->twins[0].percent);
        return out;
    case BATCH_GOOD:
        break;
    }
    return _("ok");
}

/* The topics have a column when there is one, and room for it. */
static int topic_cols(const struct batch_view *d)
{
    for (size_t i = 0; i < d->batch.n && d->view.area.w >= TOPIC_FROM; i++)
        if (d->batch.rows[i].topic_id)
            return TOPIC_COLS;
    return 0;
}

static const char *topic_title(const struct ui *ui, const struct batch_row *r)
{
    const struct topic *t = names_topic(&ui->app->names, r->topic_id);
    return t ? t->title : "";
}

static void draw_row(const struct batch_view *d, const struct ui *ui, struct canvas *c,
                     int y, size_t at)
{
    const struct batch_row *r = &d->batch.rows[at];
    const struct unit *u =
        names_unit(&ui->app->names, r->unit_id ? r->unit_id : r->guess);
    char line[16], day[24], words[WORD_MAX];
    bool doubtful = batch_doubtful(r);
    enum style text = r->left_out ? STYLE_MUTED : STYLE_TEXT;
    struct tb_civil date = day_to_civil(r->day);
    snprintf(line, sizeof line, "%d", r->line);
    snprintf(day, sizeof day, "%02d-%02d", date.month, date.day);
    int w = d->view.area.w, x = 2;
    canvas_put(c, y, 0, 1, at == d->cursor ? ">" : " ", STYLE_TEXT);
    canvas_text(c, y, x, -LINE_COLS, line, STYLE_MUTED);
    x += LINE_COLS + 1;
    char unit[120];
    snprintf(unit, sizeof unit, "%.90s%s",
             u               ? u->name
             : *r->unit_text ? r->unit_text
                             : "-",
             u && !r->unit_id ? "?" : "");
    canvas_text(c, y, x, UNIT_COLS, unit, r->unit_id ? text : STYLE_WARN);
    x += UNIT_COLS + 1;
    canvas_text(c, y, x, DAY_COLS, *r->day_text ? r->day_text : day,
                r->state == BATCH_ODD_DATE && doubtful ? STYLE_WARN : text);
    x += DAY_COLS + 1;
    int topic = topic_cols(d);
    canvas_text(c, y, x, w - x - STATE_COLS - topic - 1, r->title, text);
    if (topic)
        canvas_text(c, y, w - STATE_COLS - topic, topic - 1, topic_title(ui, r),
                    STYLE_MUTED);
    canvas_text(c, y, w - STATE_COLS, STATE_COLS - 1,
                r->left_out ? _("left out") : state_words(r, words),
                r->left_out ? STYLE_MUTED
                : doubtful  ? STYLE_WARN
                            : STYLE_OK);
    if (at == d->cursor)
        canvas_restyle(c, (struct rect){y, 0, 1, 2 + LINE_COLS + 1 + UNIT_COLS},
                       STYLE_FOCUS);
}

/* The first that was not seen yet, and how many more there are. */
static void alike_words(const struct batch_row *r, char *out, size_t size)
{
    const struct batch_twin *t = &r->twins[0];
    size_t more = 0, at;
    for (size_t i = 1; i < r->n_twins; i++)
        more += !r->twins[i].seen;
    if (*t->ref)
        at = (size_t)snprintf(out, size, _("! alike %d%%: %s %s"), t->percent, t->ref,
                              t->title);
    else
        at = (size_t)snprintf(out, size,
                              _("! alike %d%%, line %d of the same paste: %s"),
                              t->percent, (int)-t->id, t->title);
    if (more && at < size)
        snprintf(out + at, size - at, _(" (and %zu more)"), more);
}

/* What is doubtful and what Enter does about it. */
static void why(const struct batch_row *r, const struct ui *ui, char *what, char *how,
                size_t size)
{
    const struct unit *u = names_unit(&ui->app->names, r->guess);
    char day[16];
    snprintf(how, size, "%s", _("e edits it   Space leaves it out"));
    switch (r->state) {
    case BATCH_NO_TITLE:
        snprintf(what, size, "%s", _("! there is no title"));
        break;
    case BATCH_NO_UNIT:
        if (*r->unit_text)
            snprintf(what, size, _("! no unit is called “%s”"), r->unit_text);
        else
            snprintf(what, size, "%s", _("! no unit is named"));
        if (u)
            snprintf(how, size, _("Enter takes %s   e another   Space leaves it out"),
                     u->name);
        break;
    case BATCH_ODD_DATE:
        if (*r->day_text) {
            snprintf(what, size, _("! “%s” is no date"), r->day_text);
            snprintf(how, size, "%s",
                     _("Enter takes today   e another   Space leaves it out"));
        } else {
            snprintf(what, size, _("! %s lies far back or ahead"),
                     day_format(r->day, day));
            snprintf(
                how, size, "%s",
                _("Enter takes it all the same   e another   Space leaves it out"));
        }
        break;
    case BATCH_REFUSED:
        snprintf(what, size, "! %s", r->why);
        break;
    case BATCH_ALIKE:
        alike_words(r, what, size);
        snprintf(how, size, "%s",
                 _("Enter logs it all the same   Space leaves it out"));
        break;
    case BATCH_GOOD:
        snprintf(what, size, "%s", "");
        break;
    }
}

static void draw_foot(const struct batch_view *d, const struct ui *ui, struct canvas *c)
{
    struct rect a = d->view.area;
    const struct batch_row *r = &d->batch.rows[d->cursor];
    char what[600], how[300];
    int y = a.y + a.h - batch_foot(d);
    canvas_rule(c, y++);
    if (batch_doubtful(r)) {
        why(r, ui, what, how, sizeof how);
        canvas_put(c, y, 1, a.w - 2, what, STYLE_WARN);
        canvas_put(c, y + 1, 3, a.w - 4, how, STYLE_TEXT);
        return;
    }
    canvas_printf(c, y, 1, a.w - 2, STYLE_TEXT, "%s", r->title);
    int x = canvas_put(c, y + 1, 1, a.w - 2, r->author, STYLE_MUTED);
    x = canvas_put(c, y + 1, x + 2, a.w - x - 3, r->type, STYLE_MUTED);
    if (!r->topic_id)
        return;
    x = canvas_printf(c, y + 1, x + 2, a.w - x - 3, STYLE_TEXT, _("topic %s"),
                      topic_title(ui, r));
    if (*r->topic_word)
        canvas_printf(c, y + 1, x, a.w - x - 1, STYLE_MUTED,
                      _(" (the title has “%s”; Del removes)"), r->topic_word);
}

void batch_draw(const struct batch_view *d, const struct ui *ui, struct canvas *c)
{
    struct rect a = d->view.area;
    struct batch_tally t = batch_count(&d->batch);
    int x = canvas_put(c, a.y, 1, a.w - 2, _("Log many at once"), STYLE_TITLE) + 2;
    if (d->mode == MODE_PASTE) {
        canvas_rule(c, a.y + 1);
        draw_paste(d, c);
        return;
    }
    x = canvas_printf(c, a.y, x, a.w - x - 1, t.doubtful ? STYLE_WARN : STYLE_OK,
                      _("%zu rows: %zu ok, %zu doubtful, %zu left out"), d->batch.n,
                      t.good, t.doubtful, t.out);
    if (*d->batch.unread)
        canvas_printf(c, a.y, x + 2, a.w - x - 3, STYLE_WARN, _("not read: %s"),
                      d->batch.unread);
    canvas_rule(c, a.y + 1);
    int h = a.h - BATCH_HEAD - batch_foot(d);
    for (int i = 0; i < h && d->top + (size_t)i < d->batch.n; i++)
        draw_row(d, ui, c, a.y + BATCH_HEAD + i, d->top + (size_t)i);
    canvas_cursor(c, a.y + BATCH_HEAD + (int)(d->cursor - d->top), 0);
    if (d->mode == MODE_EDIT) {
        int foot = batch_foot(d), y = a.y + a.h - foot;
        canvas_rule(c, y);
        batch_edit_draw(d, ui, c, (struct rect){y + 1, 0, foot - 1, a.w});
    } else {
        draw_foot(d, ui, c);
    }
}
