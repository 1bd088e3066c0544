/* What the entry form does: defaults, saving, conflicts, drafts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/form_view.h"
#include "tui/parts.h"

/* --- filling ---------------------------------------------------------------------- */

static void fill(struct entry_form *f, const struct article_row *r)
{
    char length[24] = "";
    f->n_units = r->n_units;
    memcpy(f->units, r->units, r->n_units * sizeof *f->units);
    date_set(&f->date, r->day);
    field_set(&f->text[FORM_TITLE], r->title);
    field_set(&f->text[FORM_TYPE], r->type);
    field_set(&f->text[FORM_NOTE], r->note);
    if (r->length >= 0)
        snprintf(length, sizeof length, "%lld", (long long)r->length);
    field_set(&f->text[FORM_LENGTH], length);
    field_set(&f->text[FORM_AUTHOR], "");
    for (size_t i = 0; i < r->n_authors; i++) {
        struct strbuf *s = &f->text[FORM_AUTHOR].text;
        strbuf_printf(s, "%s%s", i ? ";" : "", r->authors[i].name);
        f->text[FORM_AUTHOR].caret = s->len;
    }
}

void form_load(struct entry_form *f, struct ui *ui, int64_t id)
{
    struct article_full full;
    struct tb_err e;
    f->amends = id;
    if (store_article(ui->app->store, id, &f->arena, &full, &e) != TB_OK) {
        ui_error(ui, &e);
        return;
    }
    f->was = full.row;
    f->rev = full.row.rev;
    snprintf(f->ref, sizeof f->ref, "%s", full.row.ref);
    f->focus = FORM_TITLE;
    fill(f, &full.row);
}

void form_defaults(struct entry_form *f, struct ui *ui)
{
    struct habits h;
    struct arena a = {0};
    struct tb_err e;
    if (f->amends || f->n_units != 1)
        return;
    if (store_habits(ui->app->store, f->units[0], &a, &h, &e) == TB_OK) {
        if (!(f->touched & 1u << FORM_AUTHOR))
            field_set(&f->text[FORM_AUTHOR], h.author);
        if (!(f->touched & 1u << FORM_TYPE))
            field_set(&f->text[FORM_TYPE], h.type);
    }
    arena_free(&a);
}

/* --- what the form says ----------------------------------------------------------- */

static bool blank(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] != ' ')
            return false;
    return true;
}

/* Names between semicolons, in either width, to authors. */
static void read_authors(struct entry_form *f, struct ui *ui, struct submission *s)
{
    const char *p = field_text(&f->text[FORM_AUTHOR]);
    while (*p && s->n_authors < CHANGE_UNITS_MAX) {
        size_t n = strcspn(p, ";");
        const char *wide = strstr(p, "；");
        size_t step = 1;
        if (wide && (size_t)(wide - p) < n) {
            n = (size_t)(wide - p);
            step = strlen("；");
        }
        if (!blank(p, n)) {
            char *name = arena_strndup(&f->arena, p, n);
            s->authors[s->n_authors++] = app_author(ui->app, name, f->date.day);
        }
        p += p[n] ? n + step : n;
    }
}

static bool read_form(struct entry_form *f, struct ui *ui, struct submission *s)
{
    const char *length = field_text(&f->text[FORM_LENGTH]);
    if (!date_settle(&f->date, ui->loaded.today)) {
        f->focus = FORM_DATE;
        ui_say(ui, STYLE_BAD, _("! “%s” is no date; 2026-11-05, 5 or 11-5 are"),
               field_text(&f->date.field));
        return false;
    }
    if (length[strspn(length, "0123456789")]) {
        f->focus = FORM_LENGTH;
        ui_say(ui, STYLE_BAD, _("! the length “%s” is no whole number"), length);
        return false;
    }
    *s = (struct submission){.day = f->date.day,
                             .received = f->amends ? f->was.received : TB_DAY_NONE,
                             .title = field_text(&f->text[FORM_TITLE]),
                             .type = field_text(&f->text[FORM_TYPE]),
                             .note = field_text(&f->text[FORM_NOTE]),
                             .length = *length ? atol(length) : -1,
                             .n_units = f->n_units};
    memcpy(s->units, f->units, f->n_units * sizeof *f->units);
    read_authors(f, ui, s);
    return true;
}

/* The fields in which a form and a record differ. */
static unsigned differences(const struct submission *s, const struct article_row *r)
{
    unsigned out = 0;
    out |= s->day != r->day ? AMEND_DAY : 0;
    out |= strcmp(s->title, r->title) != 0 ? AMEND_TITLE : 0;
    out |= strcmp(s->type, r->type) != 0 ? AMEND_TYPE : 0;
    out |= strcmp(s->note, r->note) != 0 ? AMEND_NOTE : 0;
    out |= s->length != r->length ? AMEND_LENGTH : 0;
    if (s->n_units != r->n_units ||
        memcmp(s->units, r->units, r->n_units * sizeof *r->units) != 0)
        out |= AMEND_UNITS;
    bool same = s->n_authors == r->n_authors;
    for (size_t i = 0; same && i < r->n_authors; i++)
        same = strcmp(s->authors[i].name, r->authors[i].name) == 0;
    return out | (same ? 0 : AMEND_AUTHORS);
}

/* As differences, between two states of the record. */
static unsigned changed_by_them(const struct entry_form *f)
{
    struct submission was = {.day = f->was.day,
                             .title = f->was.title,
                             .type = f->was.type,
                             .note = f->was.note,
                             .length = f->was.length,
                             .n_units = f->was.n_units,
                             .n_authors = f->was.n_authors};
    memcpy(was.units, f->was.units, f->was.n_units * sizeof *was.units);
    memcpy(was.authors, f->was.authors, f->was.n_authors * sizeof *was.authors);
    return differences(&was, &f->theirs);
}

/* --- saving ----------------------------------------------------------------------- */

static void clear_draft(struct ui *ui)
{
    ui->draft.any = false;
}

static void ready_for_next(struct entry_form *f, struct ui *ui)
{
    f->n_units = 0;
    f->touched = 0;
    f->focus = FORM_UNIT;
    picker_set(&f->unit, 0, "");
    for (int i = 0; i < FORM_FIELDS; i++)
        field_set(&f->text[i], "");
    date_set(&f->date, ui->loaded.today);
    arena_reset(&f->arena);
}

static unsigned saved_new(struct entry_form *f, struct ui *ui, const struct receipt *r,
                          enum action by)
{
    ui->last_unit = f->units[0];
    ui->logged++;
    clear_draft(ui);
    snprintf(f->saved, sizeof f->saved, "%s %s 《%.300s》", r->ref,
             ui_unit_name(ui, f->units[0]), field_text(&f->text[FORM_TITLE]));
    ui_say(ui, STYLE_OK, _("logged %s   u undoes it outside the form"), f->saved);
    if (by == ACTION_SAVE)
        return ui_pop(ui);
    ready_for_next(f, ui);
    return REACT_DRAW;
}

/* Somebody else was first: reads what they made of it. */
static void meet_conflict(struct entry_form *f, struct ui *ui)
{
    struct article_full full;
    struct journal_row *entry = NULL;
    size_t n = 0;
    struct tb_err e;
    if (store_article(ui->app->store, f->amends, &f->arena, &full, &e) != TB_OK) {
        ui_error(ui, &e);
        return;
    }
    f->theirs = full.row;
    f->rev = full.row.rev;
    f->conflict = true;
    f->who[0] = '\0';
    if (store_journal(ui->app->store, f->rev + 1, 1, &f->arena, &entry, &n, &e) ==
            TB_OK &&
        n)
        snprintf(f->who, sizeof f->who, "%s", app_actor_name(ui->app, entry->actor));
    ui_say(
        ui, STYLE_BAD,
        _("! not saved: %s changed it meanwhile; Enter saves yours over it, Esc leaves "
          "theirs"),
        f->who);
}

static unsigned save_amended(struct entry_form *f, struct ui *ui,
                             const struct submission *s, enum action by)
{
    struct change c = {.kind = CHANGE_AMEND};
    struct receipt r;
    const struct article_row *base = f->conflict ? &f->theirs : &f->was;
    c.amend = (struct amendment){.submission_id = f->amends, .rev = f->rev, .to = *s};
    /* Only what this form changed is written: other fields keep what others put there.
     */
    c.amend.fields = differences(s, &f->was) & differences(s, base);
    if (c.amend.fields == 0) {
        ui_say(ui, STYLE_TEXT, "%s", _("nothing was changed"));
        clear_draft(ui);
        return ui_pop(ui);
    }
    enum tb_rc rc = ui_write(ui, &c, 1, by, &r);
    if (rc == TB_CONFLICT) {
        meet_conflict(f, ui);
        c.amend.rev = f->rev;
        if (f->conflict && !(changed_by_them(f) & c.amend.fields))
            rc = ui_write(ui, &c, 1, by, &r);
    }
    if (rc != TB_OK)
        return REACT_DRAW;
    clear_draft(ui);
    ui_say(ui, STYLE_OK, _("changed %s   u undoes it"), f->ref);
    return ui_pop(ui);
}

unsigned form_save(struct entry_form *f, struct ui *ui, enum action by)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    struct receipt r;
    if (f->n_units == 0 || f->text[FORM_TITLE].text.len == 0) {
        f->focus = f->n_units == 0 ? FORM_UNIT : FORM_TITLE;
        ui_say(ui, STYLE_WARN, "%s", _("a unit and a title are needed"));
        return REACT_DRAW;
    }
    if (!read_form(f, ui, &c.submit))
        return REACT_DRAW;
    if (f->amends) {
        struct submission s = c.submit;
        return save_amended(f, ui, &s, by);
    }
    return ui_write(ui, &c, 1, by, &r) == TB_OK ? saved_new(f, ui, &r, by) : REACT_DRAW;
}

/* --- drafts ----------------------------------------------------------------------- */

static bool worth_keeping(struct entry_form *f, struct ui *ui)
{
    struct submission s;
    if (!f->amends)
        return f->text[FORM_TITLE].text.len > 0 || f->text[FORM_NOTE].text.len > 0;
    return !read_form(f, ui, &s) || differences(&s, &f->was) != 0;
}

void form_put_away(struct entry_form *f, struct ui *ui)
{
    struct form_draft *d = &ui->draft;
    if (!worth_keeping(f, ui))
        return;
    d->any = true;
    d->amends = f->amends;
    d->rev = f->rev;
    d->n_units = f->n_units;
    memcpy(d->units, f->units, sizeof d->units);
    for (int i = 0; i < FORM_FIELDS; i++) {
        strbuf_clear(&d->text[i]);
        strbuf_puts(&d->text[i], field_text(form_field(f, (enum form_field)i)));
    }
    ui_say(ui, STYLE_WARN, "%s",
           f->amends
               ? _("not saved; the text is kept until you leave: e on the same record "
                   "brings it back")
               : _("not saved; the text is kept until you leave: a brings it back"));
}

void form_take_draft(struct entry_form *f, struct ui *ui)
{
    struct form_draft *d = &ui->draft;
    f->n_units = d->n_units;
    memcpy(f->units, d->units, sizeof f->units);
    for (int i = 0; i < FORM_FIELDS; i++)
        field_set(form_field(f, (enum form_field)i), d->text[i].s ? d->text[i].s : "");
    f->date.typing = true; /* settled again from its text */
    f->touched = ~0u;
    f->focus = FORM_TITLE;
    d->any = false;
    ui_say(ui, STYLE_TEXT, "%s",
           _("the text that was put away is back; Ctrl+U clears a field"));
}

/* --- the lower part --------------------------------------------------------------- */

static int draw_pair(struct canvas *c, struct rect area, int y, const char *label,
                     const char *theirs, const char *mine)
{
    if (strcmp(theirs, mine) == 0 || y >= area.y + area.h)
        return y;
    canvas_put(c, y, area.x, 10, label, STYLE_MUTED);
    int half = (area.w - 12) / 2;
    canvas_text(c, y, area.x + 11, half, theirs, STYLE_WARN);
    canvas_text(c, y, area.x + 12 + half, half, mine, STYLE_TEXT);
    return y + 1;
}

static void draw_conflict(const struct entry_form *f, const struct ui *ui,
                          struct canvas *c, struct rect area)
{
    const struct article_row *t = &f->theirs;
    struct arena a = {0};
    char day[16];
    int y = area.y, half = (area.w - 12) / 2;
    canvas_printf(c, y, area.x + 11, half, STYLE_TITLE, _("now, by %s"), f->who);
    canvas_put(c, y++, area.x + 12 + half, half, _("yours"), STYLE_TITLE);
    y = draw_pair(c, area, y, _("unit"), parts_units(ui, &a, t),
                  f->n_units ? ui_unit_name(ui, f->units[0]) : "");
    y = draw_pair(c, area, y, _("title"), t->title, field_text(&f->text[FORM_TITLE]));
    y = draw_pair(c, area, y, _("date"), day_format(t->day, day),
                  field_text(&f->date.field));
    y = draw_pair(c, area, y, _("author"), parts_authors(&a, t),
                  field_text(&f->text[FORM_AUTHOR]));
    y = draw_pair(c, area, y, _("type"), t->type, field_text(&f->text[FORM_TYPE]));
    draw_pair(c, area, y, _("note"), t->note, field_text(&f->text[FORM_NOTE]));
    arena_free(&a);
}

void form_draw_notes(const struct entry_form *f, const struct ui *ui, struct canvas *c,
                     struct rect area)
{
    if (f->conflict) {
        draw_conflict(f, ui, c, area);
        return;
    }
    int y = area.y;
    if (f->n_units == 1 && ui->board && y < area.y + area.h) {
        struct quota q = parts_quota(ui->board, f->units[0]);
        char words[WORD_MAX], n[2][32];
        if (q.any && !q.exempt && !q.unsaid)
            canvas_printf(c, y++, area.x, area.w, STYLE_MUTED,
                          _("%s has sent %s of %s: %s"), ui_unit_name(ui, f->units[0]),
                          ui_count(q.done, n[0]), ui_count(q.required, n[1]),
                          parts_quota_words(&q, words));
    }
    if (f->saved[0] && y < area.y + area.h)
        canvas_printf(c, y, area.x, area.w, STYLE_OK, _("logged: %s"), f->saved);
}
