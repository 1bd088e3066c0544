/* The fields of one row of a batch. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/batch_view.h"

static struct field *field_of(struct batch_view *d)
{
    return d->part == PART_UNIT    ? &d->unit.field
           : d->part == PART_TITLE ? &d->title
                                   : &d->date.field;
}

void batch_edit_open(struct batch_view *d, struct ui *ui)
{
    const struct batch_row *r = &d->batch.rows[d->cursor];
    int64_t id = r->unit_id ? r->unit_id : r->guess;
    const struct unit *u = names_unit(&ui->app->names, id);
    picker_set(&d->unit, u ? id : 0, u ? u->name : r->unit_text);
    if (!u)
        picker_match(&d->unit, ui, r->day);
    field_set(&d->title, r->title);
    date_set(&d->date, r->day);
    if (*r->day_text) {
        field_set(&d->date.field, r->day_text);
        d->date.typing = true;
    }
    d->part = r->state == BATCH_NO_TITLE   ? PART_TITLE
              : r->state == BATCH_ODD_DATE ? PART_DATE
                                           : PART_UNIT;
}

bool batch_edit_take(struct batch_view *d, struct ui *ui)
{
    struct batch_row *r = &d->batch.rows[d->cursor];
    struct arena *a = &d->batch.arena;
    if (d->part == PART_DATE && date_take_offer(&d->date))
        return false;
    if (!date_settle(&d->date, ui->loaded.today)) {
        d->part = PART_DATE;
        date_refuse(&d->date, ui);
        return false;
    }
    if (!picker_take(&d->unit)) {
        d->part = PART_UNIT;
        ui_say(ui, STYLE_BAD,
               _("! no unit is called “%s”; a part of its name or alias will do"),
               field_text(&d->unit.field));
        return false;
    }
    const char *title = field_text(&d->title);
    while (*title == ' ')
        title++;
    size_t n = strlen(title);
    while (n > 0 && title[n - 1] == ' ')
        n--;
    r->title = arena_strndup(a, title, n);
    r->unit_id = d->unit.id;
    if (r->day != d->date.day)
        r->taken = 0;
    r->day = d->date.day;
    r->day_text = "";
    batch_changed(&d->batch, d->cursor);
    return true;
}

void batch_edit_next(struct batch_view *d, struct ui *ui, int step)
{
    if (d->part == PART_UNIT && d->unit.field.text.len)
        picker_take(&d->unit);
    if (d->part == PART_DATE && !date_settle(&d->date, ui->loaded.today)) {
        date_refuse(&d->date, ui);
        return;
    }
    d->part = (d->part + step + BATCH_PARTS) % BATCH_PARTS;
}

unsigned batch_edit_key(struct batch_view *d, struct ui *ui, uint32_t key)
{
    bool changed = false, taken = false;
    if (key >= K_F0 && key < K_ALT)
        return REACT_UNKNOWN;
    if (d->part == PART_UNIT) {
        bool text = key >= ' ' && key < 0x110000 && key != 0x7f;
        if (text && d->unit.id) /* the proposal is replaced by what is typed */
            picker_set(&d->unit, 0, "");
        taken = picker_key(&d->unit, ui, d->date.day, key, &changed);
    } else if (d->part == PART_DATE) {
        taken = date_key(&d->date, key_fold(key), ui->loaded.today);
    } else {
        taken = field_key(&d->title, key, &changed);
    }
    if (!taken && (key == K_UP || key == K_DOWN)) {
        batch_edit_next(d, ui, key == K_DOWN ? 1 : -1);
        taken = true;
    }
    return taken ? REACT_DRAW : REACT_UNKNOWN;
}

void batch_edit_paste(struct batch_view *d, struct ui *ui, const char *s, size_t n)
{
    if (d->part == PART_DATE)
        d->date.typing = true;
    field_paste(field_of(d), s, n);
    if (d->part == PART_UNIT) {
        d->unit.id = 0;
        picker_match(&d->unit, ui, d->date.day);
    }
}

void batch_edit_draw(const struct batch_view *d, const struct ui *ui, struct canvas *c,
                     struct rect area)
{
    static const char *const labels[BATCH_PARTS] = {N_("unit *"), N_("title *"),
                                                    N_("date")};
    const struct field *fields[BATCH_PARTS] = {&d->unit.field, &d->title,
                                               &d->date.field};
    enum { VALUE = 10 };
    for (int i = 0; i < BATCH_PARTS && i < area.h; i++) {
        bool here = d->part == i;
        int y = area.y + i, w = i == PART_TITLE ? area.w - VALUE - 1 : 28;
        canvas_put(c, y, 1, VALUE - 2, _(labels[i]), here ? STYLE_TITLE : STYLE_MUTED);
        if (here)
            canvas_put(c, y, VALUE - 1, 1, "[", STYLE_MUTED);
        field_draw(fields[i], c, y, VALUE, w - 1, here);
        if (here)
            canvas_put(c, y, VALUE + w - 1, 1, "]", STYLE_MUTED);
    }
    if (d->part == PART_UNIT && !d->unit.id)
        picker_draw(&d->unit, ui, c,
                    (struct rect){area.y + BATCH_PARTS, VALUE - 1, area.h - BATCH_PARTS,
                                  area.w - VALUE});
}
