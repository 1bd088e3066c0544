/* Picked names. */
#include "tui/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

/* --- picking ---------------------------------------------------------------------- */

void picker_match(struct picker *p, const struct ui *ui, tb_day day)
{
    const char *typed = field_text(&p->field);
    p->n = 0;
    if (p->what == PICK_UNIT && *typed) {
        const struct unit *found[PICKER_ROWS];
        p->n = app_match_units(ui->app, typed, found, PICKER_ROWS);
        for (size_t i = 0; i < p->n; i++) {
            p->ids[i] = found[i]->id;
            p->names[i] = found[i]->name;
        }
    } else if (p->what == PICK_OUTLET) {
        const struct outlet *found[PICKER_ROWS];
        p->n = app_match_outlets(ui->app, typed, day, found, PICKER_ROWS);
        for (size_t i = 0; i < p->n; i++) {
            p->ids[i] = found[i]->id;
            p->names[i] = found[i]->name;
        }
    }
    if (p->cursor >= p->n)
        p->cursor = 0;
}

void picker_set(struct picker *p, int64_t id, const char *name)
{
    field_set(&p->field, name);
    p->id = id;
    p->n = 0;
}

int64_t picker_id(const struct picker *p)
{
    return p->n ? p->ids[p->cursor] : 0;
}

bool picker_take(struct picker *p)
{
    if (p->id)
        return true;
    if (p->n == 0)
        return false;
    picker_set(p, p->ids[p->cursor], p->names[p->cursor]);
    return true;
}

bool picker_key(struct picker *p, const struct ui *ui, tb_day day, uint32_t key,
                bool *changed)
{
    *changed = false;
    if (key == K_UP || key == K_DOWN) {
        if (p->n == 0)
            picker_match(p, ui, day);
        else
            p->cursor = (p->cursor + (key == K_DOWN ? 1 : p->n - 1)) % p->n;
        return true;
    }
    if (!field_key(&p->field, key, changed))
        return false;
    if (*changed) {
        p->id = 0;
        p->cursor = 0;
        picker_match(p, ui, day);
    }
    return true;
}

void picker_draw(const struct picker *p, const struct ui *ui, struct canvas *c,
                 struct rect area)
{
    size_t lines = area.h > 0 ? (size_t)area.h : 0;
    size_t top = p->cursor >= lines && lines ? p->cursor - lines + 1 : 0;
    for (size_t i = 0; i < lines && top + i < p->n; i++) {
        int y = area.y + (int)i;
        bool here = top + i == p->cursor;
        const struct unit *u = names_unit(&ui->app->names, p->ids[top + i]);
        const struct membership *m =
            u ? names_membership_on(&ui->app->names, u->id, ui->loaded.today) : NULL;
        canvas_put(c, y, area.x, 1, here ? ">" : " ", STYLE_TEXT);
        canvas_text(c, y, area.x + 2, 24, p->names[top + i],
                    here ? STYLE_TITLE : STYLE_TEXT);
        if (m)
            canvas_printf(c, y, area.x + 27, area.w - 27, STYLE_MUTED, "%s  %s",
                          ui_group_name(ui, m->group_id), u->alias);
    }
}

void picker_free(struct picker *p)
{
    field_free(&p->field);
}
