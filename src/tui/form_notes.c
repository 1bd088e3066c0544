/* The form's lower part: warnings, what saving does, a comparison, an explanation. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"
#include "core/check.h"

#include "tui/form_view.h"

struct notes {
    const struct entry_form *f;
    const struct ui *ui;
    struct canvas *c;
    struct rect left; /* what is free */
};

/* A line: its sign, the text, and a key's hint at the right. */
static void note(struct notes *n, const char *sign, enum style style, const char *text,
                 const char *hint)
{
    if (n->left.h <= 0)
        return;
    int y = n->left.y, x = n->left.x, w = n->left.w;
    int tail = *hint ? text_width(hint, strlen(hint)) + 2 : 0;
    canvas_put(n->c, y, x + 1, 1, sign, style);
    canvas_put(n->c, y, x + 3, w - 3 - tail, text, style);
    if (tail)
        canvas_put(n->c, y, x + w - tail + 2, tail, hint, STYLE_MUTED);
    n->left.y++;
    n->left.h--;
}

static void twin_line(const struct ui *ui, const struct similar_row *t, char *out,
                      size_t size)
{
    struct tb_civil d = day_to_civil(t->day);
    snprintf(out, size, _("alike %d%%: %02d-%02d %s “%s” %s"), t->percent, d.month,
             d.day, ui_unit_name(ui, t->unit_id), t->title, t->actor);
}

static void warnings(struct notes *n)
{
    const struct outlook *k = &n->f->look;
    char line[500];
    if (k->n_twins) {
        twin_line(n->ui, &k->twins[0], line, sizeof line);
        note(n, "!", STYLE_WARN, line, _("F4 compare"));
    }
    if (k->n_twins > 1) {
        snprintf(line, sizeof line, _("and %d more that are alike"),
                 (int)k->n_twins - 1);
        note(n, "!", STYLE_WARN, line, "");
    }
    if (k->ahead) {
        snprintf(line, sizeof line, _("the date lies %d days ahead"), (int)k->ahead);
        note(n, "!", STYLE_WARN, line, "");
    }
    if (k->behind) {
        snprintf(line, sizeof line, _("the date lies %d days back"), (int)k->behind);
        note(n, "!", STYLE_WARN, line, "");
    }
}

static void points(struct notes *n)
{
    const struct outlook *k = &n->f->look;
    char line[500], amount[32];
    amount_format(k->points, k->decimals, amount);
    if (!k->scheme)
        snprintf(line, sizeof line, "%s", _("points: no scheme is in force that day"));
    else if (!k->clause)
        snprintf(line, sizeof line, _("points: a submission earns 0 by %s"), k->scheme);
    else if (n->f->explaining)
        snprintf(line, sizeof line, _("points: %s by %s, line %d: %s"), amount,
                 k->scheme, k->line, k->clause);
    else
        snprintf(line, sizeof line, _("points: a submission earns %s by %s, line %d"),
                 amount, k->scheme, k->line);
    note(n, "i", STYLE_TEXT, line,
         k->clause && !n->f->explaining ? _("F6 explain") : "");
}

/* Units that cannot submit on the day: saving would be refused. */
static bool not_open(struct notes *n)
{
    bool any = false;
    for (size_t i = 0; i < n->f->n_units; i++) {
        const struct unit *u = names_unit(&n->ui->app->names, n->f->units[i]);
        struct tb_err e = {0};
        char line[520];
        if (!u || check_open(u, n->f->date.day, &e) == TB_OK)
            continue;
        snprintf(line, sizeof line, _("%s: it cannot submit"), e.msg);
        note(n, "!", STYLE_BAD, line, "");
        any = true;
    }
    return any;
}

static void outlook(struct notes *n)
{
    const struct outlook *k = &n->f->look;
    char line[500], effect[300];
    bool refused = not_open(n);
    warnings(n);
    if (refused || n->f->amends || n->f->n_units == 0 || k->unit_id != n->f->units[0])
        return;
    form_effect(n->f, n->ui, effect, sizeof effect);
    if (*effect) {
        snprintf(line, sizeof line, _("after saving: %s"), effect);
        note(n, "i", STYLE_TEXT, line, "");
    }
    points(n);
    if (k->strangers) {
        snprintf(line, sizeof line, _("not on the roster, kept as written: %s"),
                 k->strangers);
        note(n, "i", STYLE_TEXT, line, "");
    }
}

/* Both titles, one above the other, whole; the newest twins first. */
static void comparison(struct notes *n)
{
    const struct outlook *k = &n->f->look;
    struct lines lines = {0};
    char line[400], day[16], label[64];
    int w = n->left.w - 4;
    lines.indent = 0;
    snprintf(line, sizeof line, "%s  %s", day_format(n->f->date.day, day),
             n->f->n_units ? ui_unit_name(n->ui, n->f->units[0]) : "");
    snprintf(label, sizeof label, "%s", _("this one"));
    int wide = text_width(label, strlen(label)) + 2;
    for (size_t i = 0; i < k->n_twins; i++) {
        snprintf(label, sizeof label, "%s %d%%", k->twins[i].ref, k->twins[i].percent);
        int cols = text_width(label, strlen(label)) + 2;
        wide = cols > wide ? cols : wide;
    }
    lines.indent = wide;
    lines_add(&lines, _("this one"), line, STYLE_MUTED, w - wide);
    lines_add(&lines, "", field_text(&n->f->text[FORM_TITLE]), STYLE_TITLE, w - wide);
    for (size_t i = 0; i < k->n_twins; i++) {
        const struct similar_row *t = &k->twins[i];
        snprintf(label, sizeof label, "%s %d%%", t->ref, t->percent);
        snprintf(line, sizeof line, "%s  %s  %s", day_format(t->day, day),
                 ui_unit_name(n->ui, t->unit_id), t->actor);
        lines_add(&lines, label, line, STYLE_MUTED, w - wide);
        lines_add(&lines, "", t->title, STYLE_WARN, w - wide);
    }
    lines_layout(&lines, n->left.h);
    lines_draw(&lines, n->c,
               (struct rect){n->left.y, n->left.x + 1, n->left.h, n->left.w - 1});
    lines_free(&lines);
}

/* What was logged last, in a form that waits for the next. */
static void last_saved(struct notes *n)
{
    if (!n->f->strip[0] || n->left.h <= 0)
        return;
    int x = canvas_printf(n->c, n->left.y, n->left.x, n->left.w, STYLE_OK, "%s ",
                          _("logged:"));
    canvas_put(n->c, n->left.y, x, n->left.x + n->left.w - x, n->f->strip, STYLE_OK);
    n->left.y++;
    n->left.h--;
}

static const char *const hint_keys[FORM_HINTS] = {[FORM_HINT_SAME] = "form.same",
                                                  [FORM_HINT_DATE] = "form.date",
                                                  [FORM_HINT_BATCH] = "form.batch"};

void form_hint_used(struct ui *ui, enum form_hint h)
{
    hints_used(&ui->hints, hint_keys[h]);
}

void form_hints(struct entry_form *f, struct ui *ui)
{
    f->hints = 0;
    for (int i = 0; i < FORM_HINTS; i++)
        if (hints_wanted(&ui->hints, hint_keys[i]))
            f->hints |= 1u << i;
}

/* For the first days: what the empty form can do besides. */
static void first_hints(struct notes *n)
{
    static const char *const texts[FORM_HINTS] = {
        [FORM_HINT_SAME] = N_("= takes the unit of the last article again"),
        [FORM_HINT_DATE] =
            N_("in the date: t today, y yesterday, + and -, or 21, 11-21"),
        [FORM_HINT_BATCH] = N_("A outside the form takes a whole pasted list")};
    for (int i = 0; i < FORM_HINTS && n->left.h > 1; i++) {
        if (!(n->f->hints & 1u << i))
            continue;
        canvas_put(n->c, n->left.y++, n->left.x, n->left.w, _(texts[i]), STYLE_MUTED);
        n->left.h--;
    }
}

void form_draw_notes(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                     struct rect area)
{
    struct notes n = {f, ui, c, area};
    bool empty = f->n_units == 0 && f->text[FORM_TITLE].text.len == 0;
    int y = area.y, cursor_y = c->cursor_y, cursor_x = c->cursor_x;
    if (empty) {
        last_saved(&n);
        first_hints(&n);
    } else if (f->comparing && f->look.n_twins) {
        comparison(&n);
    } else if (f->look.known) {
        if (area.h > 3) {
            canvas_put(c, y, area.x, area.w, _("Before saving"), STYLE_MUTED);
            n.left.y++;
            n.left.h--;
        }
        outlook(&n);
    }
    if (n.left.h > 0 && area.h > 4 && !f->comparing)
        canvas_put(
            c, area.y + area.h - 1, area.x, area.w,
            _("many lines pasted: F2 logs them all   ; several units or authors"),
            STYLE_MUTED);
    canvas_cursor(c, cursor_y, cursor_x);
}
