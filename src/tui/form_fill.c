/* What stands in the entry form: defaults, choices, steps back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/form_view.h"

/* --- filling ---------------------------------------------------------------------- */

static void fill(struct entry_form *f, const struct ui *ui, const struct article_row *r)
{
    char length[24] = "";
    f->n_units = r->n_units < CHANGE_UNITS_MAX ? r->n_units : CHANGE_UNITS_MAX;
    memcpy(f->units, r->units, f->n_units * sizeof *f->units);
    date_set(&f->date, r->day);
    field_set(&f->text[FORM_TITLE], r->title);
    field_set(&f->text[FORM_TYPE], r->type);
    field_set(&f->text[FORM_NOTE], r->note);
    field_set(&f->text[FORM_TOPIC], form_topic_title(ui, r->topic_id));
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
        f->view.refused = true;
        return;
    }
    f->was = full.row;
    f->rev = full.row.rev;
    snprintf(f->ref, sizeof f->ref, "%s", full.row.ref);
    f->focus = FORM_TITLE;
    f->touched = ~0u;
    fill(f, ui, &full.row);
}

/* How many of the unit's newest submissions have this author alone, in a row. */
static int same_author(struct ui *ui, int64_t unit, const char *author)
{
    enum { LOOK_AT = 5 };
    struct arena a = {0};
    struct page page = {0};
    struct tb_err e;
    struct page_query q = {
        .first = TB_DAY_MIN, .last = TB_DAY_MAX, .unit_id = unit, .limit = LOOK_AT};
    size_t n = 0;
    if (store_page(ui->app->store, &q, &a, &page, &e) == TB_OK)
        while (n < page.n && page.rows[n].n_authors == 1 &&
               strcmp(page.rows[n].authors[0].name, author) == 0)
            n++;
    arena_free(&a);
    return (int)n;
}

void form_defaults(struct entry_form *f, struct ui *ui)
{
    struct habits h;
    struct arena a = {0};
    struct tb_err e;
    if (f->amends || f->n_units != 1)
        return;
    f->why_author[0] = '\0';
    enum tb_rc rc = store_habits(ui->app->store, f->units[0], &a, &h, &e);
    f->undefaulted = rc == TB_BUSY;
    if (f->undefaulted)
        ui_due_in(ui, DUE_PAUSE, FORM_PAUSE);
    if (rc == TB_OK) {
        if (!form_touched(f, FORM_AUTHOR)) {
            field_set(&f->text[FORM_AUTHOR], h.author);
            int n = *h.author ? same_author(ui, f->units[0], h.author) : 0;
            if (n > 1)
                snprintf(f->why_author, sizeof f->why_author,
                         _("wrote the unit's last %d"), n);
            else if (*h.author)
                snprintf(f->why_author, sizeof f->why_author, "%s",
                         _("wrote the unit's last one"));
        }
        if (!form_touched(f, FORM_TYPE))
            field_set(&f->text[FORM_TYPE], h.type);
    }
    arena_free(&a);
}

void form_clear(struct entry_form *f, struct ui *ui)
{
    f->n_units = 0;
    f->touched = 0;
    f->focus = FORM_UNIT;
    f->comparing = f->explaining = f->draft = false;
    f->accepted = (struct accepted){0};
    f->why_author[0] = f->why_topic[0] = '\0';
    f->choices.n = 0;
    f->look.known = false;
    f->types = NULL;
    picker_set(&f->unit, 0, "");
    for (int i = 0; i < FORM_FIELDS; i++)
        field_set(&f->text[i], "");
    strbuf_clear(&f->lines);
    date_set(&f->date, ui->loaded.today);
    arena_reset(&f->arena);
}

/* --- content ---------------------------------------------------------------------- */

void form_read(struct entry_form *f, struct form_text *out)
{
    out->amends = f->amends;
    out->rev = f->rev;
    out->n_units = f->n_units;
    memcpy(out->units, f->units, sizeof out->units);
    out->touched = f->touched;
    out->focus = f->focus;
    for (int i = 0; i < FORM_FIELDS; i++) {
        strbuf_clear(&out->text[i]);
        strbuf_puts(&out->text[i], field_text(form_field(f, (enum form_field)i)));
    }
}

void form_write(struct entry_form *f, struct ui *ui, const struct form_text *t)
{
    f->n_units = t->n_units;
    memcpy(f->units, t->units, sizeof f->units);
    f->touched = t->touched;
    f->focus = t->focus;
    for (int i = 0; i < FORM_FIELDS; i++)
        field_set(form_field(f, (enum form_field)i), t->text[i].s ? t->text[i].s : "");
    f->unit.id = 0;
    picker_match(&f->unit, ui, f->date.day);
    f->date.typing = true; /* settled again from its text */
    if (!form_touched(f, FORM_DATE))
        date_set(&f->date, ui->loaded.today);
    else
        date_settle(&f->date, ui->loaded.today);
    f->choices.n = 0;
    form_defaults(f, ui);
    form_changed(f, ui);
}

bool form_pristine(const struct entry_form *f)
{
    for (int i = FORM_TITLE; i < FORM_FIELDS; i++)
        if (i != FORM_DATE && f->text[i].text.len &&
            form_touched(f, (enum form_field)i))
            return false;
    return f->unit.field.text.len == 0 && !form_touched(f, FORM_DATE);
}

/* --- steps back ------------------------------------------------------------------- */

void form_step(struct entry_form *f, int kind)
{
    if (kind == f->step_kind)
        return;
    size_t at = (f->first_step + f->n_steps) % FORM_STEPS;
    if (f->n_steps == FORM_STEPS)
        f->first_step = (f->first_step + 1) % FORM_STEPS;
    else
        f->n_steps++;
    form_read(f, &f->steps[at]);
    f->step_kind = kind;
}

void form_steps_free(struct entry_form *f)
{
    for (int i = 0; i < FORM_STEPS; i++)
        form_text_free(&f->steps[i]);
    form_text_free(&f->saved);
}

static void take_back_saved(struct entry_form *f, struct ui *ui)
{
    char label[256] = "";
    enum tb_rc rc = ui_take_back(ui, f->saved_seq, ACTION_UNDO, label, sizeof label);
    if (rc != TB_OK)
        return;
    f->saved_seq = 0;
    f->strip[0] = '\0';
    ui->logged -= ui->logged > 0;
    form_write(f, ui, &f->saved);
    f->focus = FORM_TITLE;
    ui_say(ui, STYLE_OK, _("taken back, Enter saves it again: %s"), label);
}

void form_back(struct entry_form *f, struct ui *ui)
{
    f->step_kind = -1;
    if (f->n_steps > 0) {
        f->n_steps--;
        form_write(f, ui, &f->steps[(f->first_step + f->n_steps) % FORM_STEPS]);
        ui_say(ui, STYLE_TEXT, "%s", _("one step back"));
    } else if (f->saved_seq && form_pristine(f)) {
        take_back_saved(f, ui);
    } else {
        ui_say(ui, STYLE_MUTED, "%s", _("there is no step to go back to"));
    }
}

/* --- choices ---------------------------------------------------------------------- */

/* Types by how often they were used among the newest submissions. */
static void read_types(struct entry_form *f, struct ui *ui)
{
    enum { LOOK_AT = 200, TYPES = 32 };
    struct page page = {0};
    struct tb_err e;
    struct page_query q = {.first = TB_DAY_MIN, .last = TB_DAY_MAX, .limit = LOOK_AT};
    int count[TYPES] = {0};
    f->types = arena_array(&f->arena, TYPES, sizeof *f->types);
    f->n_types = 0;
    if (store_page(ui->app->store, &q, &f->arena, &page, &e) != TB_OK)
        return;
    for (size_t i = 0; i < page.n; i++) {
        size_t k = 0;
        while (k < f->n_types && strcmp(f->types[k], page.rows[i].type) != 0)
            k++;
        if (!*page.rows[i].type || k == TYPES)
            continue;
        if (k == f->n_types)
            f->types[f->n_types++] = page.rows[i].type;
        count[k]++;
        for (; k > 0 && count[k] > count[k - 1]; k--) {
            const char *name = f->types[k];
            int n = count[k];
            f->types[k] = f->types[k - 1];
            count[k] = count[k - 1];
            f->types[k - 1] = name;
            count[k - 1] = n;
        }
    }
}

/* The name being typed: what follows the last semicolon, and its place. */
static const char *last_name(const char *s)
{
    const char *at = s;
    for (const char *p = s; *p; p++) {
        if (*p == ';')
            at = p + 1;
        else if (strncmp(p, "；", strlen("；")) == 0)
            at = p + strlen("；");
    }
    return at + strspn(at, " ");
}

static void offer(struct choices *c, const char *name)
{
    if (c->n < FORM_CHOICES)
        c->names[c->n++] = name;
}

static void offer_people(struct entry_form *f, struct ui *ui, const char *typed)
{
    struct find_hit found[FORM_CHOICES];
    struct find_query q = {.kind = FIND_PERSON,
                           .typed = typed,
                           .unit_id = f->n_units ? f->units[0] : 0,
                           .day = f->date.day};
    size_t n = app_find(ui->app, &q, found, FORM_CHOICES, NULL);
    if (n == 0 && *typed && q.unit_id) { /* somebody of another unit */
        q.unit_id = 0;
        n = app_find(ui->app, &q, found, FORM_CHOICES, NULL);
    }
    for (size_t i = 0; i < n; i++)
        offer(&f->choices, found[i].name);
}

void form_choices(struct entry_form *f, struct ui *ui)
{
    bool author = f->focus == FORM_AUTHOR, type = f->focus == FORM_TYPE;
    bool topic = f->focus == FORM_TOPIC;
    const char *typed = author || type || topic ? field_text(&f->text[f->focus]) : "";
    bool mine = form_touched(f, (enum form_field)f->focus);
    f->choices.n = 0;
    f->choices.cursor = -1;
    if (author)
        typed = last_name(typed);
    if (!mine)
        typed = "";
    if (author)
        offer_people(f, ui, typed);
    if (topic)
        form_offer_topics(f, ui, typed);
    if (type && !f->types)
        read_types(f, ui);
    for (size_t i = 0; type && i < f->n_types; i++)
        if (parts_match(typed, f->types[i]))
            offer(&f->choices, f->types[i]);
    for (size_t i = 0; *typed && i < f->choices.n; i++)
        if (strcmp(f->choices.names[i], typed) == 0)
            f->choices.n = 0; /* it is written out */
    if (*typed && f->choices.n && mine && f->step_kind == f->focus)
        f->choices.cursor = 0;
}

bool form_choose(struct entry_form *f, struct ui *ui)
{
    struct choices *c = &f->choices;
    struct field *field = &f->text[f->focus];
    if (c->n == 0 || c->cursor < 0)
        return false;
    char *name = xstrdup(c->names[c->cursor]);
    if (f->focus == FORM_AUTHOR && form_touched(f, FORM_AUTHOR)) {
        size_t keep = (size_t)(last_name(field_text(field)) - field_text(field));
        char *before = xstrndup(field_text(field), keep);
        field_set(field, before);
        strbuf_puts(&field->text, name);
        field->caret = field->text.len;
        free(before);
    } else {
        field_set(field, name);
    }
    free(name);
    f->touched |= 1u << f->focus;
    c->n = 0;
    form_changed(f, ui);
    return true;
}
