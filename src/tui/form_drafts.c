/* Drafts in memory and on disk. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/ui.h"

enum { WRITE_MS = 1000 };

static const char *const field_keys[FORM_FIELDS] = {
    [FORM_UNIT] = "unit-typed", [FORM_TITLE] = "title", [FORM_DATE] = "date",
    [FORM_AUTHOR] = "author",   [FORM_TYPE] = "type",   [FORM_TOPIC] = "topic",
    [FORM_LENGTH] = "length",   [FORM_NOTE] = "note",
};

void form_text_copy(struct form_text *to, const struct form_text *from)
{
    for (int i = 0; i < FORM_FIELDS; i++) {
        strbuf_clear(&to->text[i]);
        if (from->text[i].len)
            strbuf_add(&to->text[i], from->text[i].s, from->text[i].len);
    }
    to->amends = from->amends;
    to->rev = from->rev;
    memcpy(to->units, from->units, sizeof to->units);
    to->n_units = from->n_units;
    to->touched = from->touched;
    to->focus = from->focus;
}

void form_text_free(struct form_text *t)
{
    for (int i = 0; i < FORM_FIELDS; i++)
        strbuf_free(&t->text[i]);
    *t = (struct form_text){0};
}

void drafts_free(struct drafts *d)
{
    for (size_t i = 0; i < d->n; i++)
        form_text_free(&d->items[i]);
    free(d->items);
    event_drafts_free(d);
    scheme_drafts_free(d);
    strbuf_free(&d->batch);
    strbuf_free(&d->written);
    *d = (struct drafts){0};
}

bool drafts_any(const struct ui *ui)
{
    const struct drafts *d = &ui->drafts;
    return d->n > 0 || d->n_events > 0 || d->n_schemes > 0 || d->batch.len > 0;
}

/* --- in memory -------------------------------------------------------------------- */

const struct form_text *drafts_find(const struct ui *ui, int64_t amends)
{
    for (size_t i = 0; i < ui->drafts.n; i++)
        if (ui->drafts.items[i].amends == amends)
            return &ui->drafts.items[i];
    return NULL;
}

static struct form_text *slot_of(struct drafts *d, int64_t amends)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->items[i].amends == amends)
            return &d->items[i];
    mem_grow(&d->items, &d->cap, d->n, sizeof *d->items);
    d->items[d->n] = (struct form_text){.amends = amends};
    return &d->items[d->n++];
}

void drafts_changed(struct ui *ui)
{
    if (ui->due[DUE_DRAFT] < 0)
        ui_due_in(ui, DUE_DRAFT, WRITE_MS);
}

void drafts_put(struct ui *ui, const struct form_text *t)
{
    form_text_copy(slot_of(&ui->drafts, t->amends), t);
}

void drafts_drop(struct ui *ui, int64_t amends)
{
    struct drafts *d = &ui->drafts;
    for (size_t i = 0; i < d->n; i++) {
        if (d->items[i].amends != amends)
            continue;
        form_text_free(&d->items[i]);
        d->items[i] = d->items[--d->n];
        drafts_changed(ui);
        return;
    }
}

void drafts_batch(struct ui *ui, const char *text, size_t n)
{
    strbuf_clear(&ui->drafts.batch);
    strbuf_add(&ui->drafts.batch, text, n);
    drafts_changed(ui);
}

/* --- on disk ---------------------------------------------------------------------- */

static void write_text(const struct form_text *t, struct strbuf *out)
{
    draft_put_int(out, "form", t->amends);
    draft_put_int(out, "rev", t->rev);
    draft_put_int(out, "touched", (int64_t)t->touched);
    draft_put_int(out, "focus", t->focus);
    for (size_t i = 0; i < t->n_units; i++)
        draft_put_int(out, "unit", t->units[i]);
    for (int i = 0; i < FORM_FIELDS; i++)
        if (t->text[i].len)
            draft_put(out, field_keys[i], t->text[i].s);
}

static void read_field(struct form_text *t, const struct ui *ui, const char *key,
                       const char *value)
{
    int64_t number = strtoll(value, NULL, 10);
    if (strcmp(key, "rev") == 0)
        t->rev = number;
    else if (strcmp(key, "touched") == 0)
        t->touched = (unsigned)number;
    else if (strcmp(key, "focus") == 0)
        t->focus = number > 0 && number < FORM_FIELDS ? (int)number : 0;
    else if (strcmp(key, "unit") == 0 && t->n_units < CHANGE_UNITS_MAX &&
             names_unit(&ui->app->names, number))
        t->units[t->n_units++] = number;
    for (int i = 0; i < FORM_FIELDS; i++)
        if (strcmp(key, field_keys[i]) == 0)
            strbuf_puts(&t->text[i], value);
}

static void read_drafts(struct ui *ui, const char *at)
{
    struct arena a = {0};
    struct form_text *t = NULL;
    size_t event = SIZE_MAX;
    int64_t scheme = 0;
    const char *key, *value;
    while (draft_get(&a, &at, &key, &value)) {
        if (strcmp(key, "form") == 0) {
            t = slot_of(&ui->drafts, strtoll(value, NULL, 10));
            int64_t amends = t->amends;
            form_text_free(t);
            t->amends = amends;
        } else if (strcmp(key, "batch") == 0) {
            strbuf_puts(&ui->drafts.batch, value);
        } else if (!event_drafts_read(&ui->drafts, &event, key, value) &&
                   !scheme_drafts_read(&ui->drafts, &scheme, key, value) && t) {
            read_field(t, ui, key, value);
        }
    }
    arena_free(&a);
}

/* What was found, and the key that goes on with it. */
static const char *earlier_words(const struct ui *ui)
{
    const struct drafts *d = &ui->drafts;
    if (drafts_find(ui, 0))
        return _("text that was not saved last time is still here: a goes on with it");
    if (d->batch.len)
        return _("pasted lines that were not saved last time are still here: A goes on "
                 "with them");
    if (d->n_schemes)
        return _("a measure that was not put in force last time is still here: :scheme "
                 "goes on with it");
    if (d->n == 0)
        return _("an adoption or the like that was not recorded last time is still "
                 "here: the same key on the same record goes on with it");
    return _("a change that was not saved last time is still here: e on the same "
             "record goes on with it");
}

unsigned drafts_start(struct ui *ui)
{
    struct drafts *d = &ui->drafts;
    draft_begin(&d->file, store_path(ui->app->store));
    if (!draft_take_over(&d->file, &d->written))
        return REACT_NONE;
    read_drafts(ui, d->written.s);
    if (!drafts_any(ui))
        return drafts_write(ui);
    d->earlier = true;
    ui_say(ui, STYLE_WARN, "%s", earlier_words(ui));
    return REACT_DRAW;
}

unsigned drafts_write(struct ui *ui)
{
    struct drafts *d = &ui->drafts;
    struct strbuf now = {0};
    struct tb_err e;
    unsigned react = REACT_NONE;
    for (int i = 0; i < ui->depth; i++)
        if (ui->stack[i]->ops->keep)
            ui->stack[i]->ops->keep(ui->stack[i], ui);
    ui->due[DUE_DRAFT] = -1;
    for (size_t i = 0; i < d->n; i++)
        write_text(&d->items[i], &now);
    event_drafts_write(d, &now);
    scheme_drafts_write(d, &now);
    if (d->batch.len)
        draft_put(&now, "batch", d->batch.s);
    bool same = now.len == d->written.len &&
                (now.len == 0 || memcmp(now.s, d->written.s, now.len) == 0);
    if (!same && d->file.name[0]) {
        if (draft_keep(&d->file, now.s, now.len, &e) == TB_OK) {
            strbuf_free(&d->written);
            d->written = now;
            now = (struct strbuf){0};
        } else {
            ui_error(ui, &e);
            react = REACT_DRAW;
        }
    }
    strbuf_free(&now);
    return react;
}
