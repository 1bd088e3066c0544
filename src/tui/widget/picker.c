/* A name picked out of many while it is typed. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/pinyin.h"

#include "tui/entry.h"
#include "tui/parts.h"

enum {
    PAGE = 8,
    NAME_COLS = 24,
    INITIALS_COLS = 8,
    INITIALS_AT = NAME_COLS + 3,
    REST_AT = INITIALS_AT + INITIALS_COLS + 1
};

static enum find_kind kind_of(const struct picker *p)
{
    return p->what == PICK_OUTLET   ? FIND_OUTLET
           : p->what == PICK_PERSON ? FIND_PERSON
                                    : FIND_UNIT;
}

static size_t search(struct picker *p, const struct ui *ui, tb_day day,
                     const char *typed, size_t most, size_t *total)
{
    if (p->what == PICK_OWN && !p->own) {
        *total = 0;
        return 0;
    }
    if (p->what == PICK_OWN)
        return find_index_search(p->own, typed, NULL, NULL, p->hits, most, total);
    const struct find_query q = {
        .kind = kind_of(p), .typed = typed, .unit_id = p->unit_id, .day = day};
    return app_find(ui->app, &q, p->hits, most, total);
}

void picker_match(struct picker *p, const struct ui *ui, tb_day day)
{
    const char *typed = field_text(&p->field);
    int64_t under = p->cursor < p->n ? p->hits[p->cursor].id : 0;
    p->app = ui->app;
    p->n = p->total = 0;
    if (*typed || p->open || p->what == PICK_OUTLET) {
        search(p, ui, day, "", 0, &p->all);
        p->n = search(p, ui, day, typed, PICKER_MOST, &p->total);
    }
    p->cursor = 0;
    for (size_t i = 0; under && i < p->n; i++)
        if (p->hits[i].id == under)
            p->cursor = i;
}

void picker_set(struct picker *p, int64_t id, const char *name)
{
    field_set(&p->field, name);
    p->id = id;
    p->n = p->cursor = 0;
    p->open = false;
}

int64_t picker_id(const struct picker *p)
{
    return p->n ? p->hits[p->cursor].id : 0;
}

bool picker_take(struct picker *p)
{
    if (p->id)
        return true;
    if (p->n == 0)
        return false;
    const struct find_hit hit = p->hits[p->cursor];
    picker_set(p, hit.id, hit.name);
    if (p->app && p->what != PICK_OWN)
        app_used(p->app, kind_of(p), hit.id);
    return true;
}

/* Round the ends by one line, to the ends by pages. */
static void move(struct picker *p, uint32_t key)
{
    size_t last = p->n - 1;
    if (key == K_DOWN)
        p->cursor = p->cursor == last ? 0 : p->cursor + 1;
    else if (key == K_UP)
        p->cursor = p->cursor == 0 ? last : p->cursor - 1;
    else if (key == K_PGDN)
        p->cursor = last - p->cursor < PAGE ? last : p->cursor + PAGE;
    else
        p->cursor = p->cursor < PAGE ? 0 : p->cursor - PAGE;
}

bool picker_key(struct picker *p, const struct ui *ui, tb_day day, uint32_t key,
                bool *changed)
{
    *changed = false;
    if (key == K_UP || key == K_DOWN || key == K_PGUP || key == K_PGDN) {
        if (p->n) {
            move(p, key);
        } else {
            p->open = true;
            picker_match(p, ui, day);
        }
        return true;
    }
    if (!field_key(&p->field, key, changed))
        return false;
    if (*changed) {
        p->id = 0;
        p->n = 0; /* another question: the best answer first */
        p->open = false;
        picker_match(p, ui, day);
    }
    return true;
}

/* --- drawing ---------------------------------------------------------------------- */

/* What tells names apart that look alike. */
static void draw_rest(const struct picker *p, const struct ui *ui, struct canvas *c,
                      int y, int x, int limit, int64_t id)
{
    const struct names *n = &ui->app->names;
    const struct unit *u = p->what == PICK_UNIT ? names_unit(n, id) : NULL;
    const struct outlet *o = p->what == PICK_OUTLET ? names_outlet(n, id) : NULL;
    const struct membership *m =
        u ? names_membership_on(n, u->id, ui->loaded.today) : NULL;
    const struct post *post =
        p->what == PICK_PERSON ? names_post_on(n, id, ui->loaded.today) : NULL;
    if (limit < 6)
        return; /* a cut word tells nothing apart */
    if (u)
        canvas_printf(c, y, x, limit, STYLE_MUTED, "%s  %s",
                      m ? ui_group_name(ui, m->group_id) : "", u->alias);
    else if (o)
        canvas_text(c, y, x, limit, parts_level((int)o->level), STYLE_MUTED);
    else if (post)
        canvas_text(c, y, x, limit, ui_unit_name(ui, post->unit_id), STYLE_MUTED);
}

/* Only Chinese names have initials worth showing. */
static bool has_chinese(const char *s)
{
    while (*s && (unsigned char)*s < 0xe3)
        s++;
    return *s != '\0';
}

static void draw_one(const struct picker *p, const struct ui *ui, struct canvas *c,
                     int y, struct rect area, size_t i)
{
    const struct find_hit *hit = &p->hits[i];
    bool here = i == p->cursor;
    char initials[INITIALS_COLS + 1];
    canvas_put(c, y, area.x, 1, here ? ">" : " ", STYLE_TEXT);
    canvas_text(c, y, area.x + 2, NAME_COLS, hit->name,
                here ? STYLE_TITLE : STYLE_TEXT);
    if (has_chinese(hit->name))
        canvas_put(c, y, area.x + INITIALS_AT, INITIALS_COLS,
                   pinyin_initials(hit->name, p->what == PICK_PERSON, initials,
                                   sizeof initials),
                   STYLE_MUTED);
    draw_rest(p, ui, c, y, area.x + REST_AT, area.w - REST_AT, hit->id);
}

void picker_draw(const struct picker *p, const struct ui *ui, struct canvas *c,
                 struct rect area)
{
    char count[64];
    size_t lines = area.h > 0 ? (size_t)area.h : 0;
    size_t top = p->cursor >= lines && lines ? p->cursor - lines + 1 : 0;
    int w = snprintf(count, sizeof count, "%zu / %zu", p->total, p->all);
    struct rect names = {area.y, area.x, area.h, area.w - w - 1};
    for (size_t i = 0; i < lines && top + i < p->n; i++)
        draw_one(p, ui, c, area.y + (int)i, names, top + i);
    if (lines && p->n)
        canvas_put(c, area.y, area.x + area.w - w, w, count, STYLE_MUTED);
}

void picker_free(struct picker *p)
{
    field_free(&p->field);
}
