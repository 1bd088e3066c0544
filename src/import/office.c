#include "office.h"

struct building {
    struct import_run *r;
    struct cell_who *items;
    size_t n;
};

static void add(struct building *b, int64_t unit, int64_t person)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->items[i].unit_id == unit && b->items[i].person_id == person)
            return;
    b->items[b->n++] = (struct cell_who){unit, person};
}

static void add_group(struct building *b, int64_t group, tb_day day)
{
    const struct names *n = &b->r->app->names;
    for (size_t i = 0; i < n->n_units; i++) {
        const struct membership *m = names_membership_on(n, n->units[i].id, day);
        if (m && m->group_id == group)
            add(b, n->units[i].id, 0);
    }
}

static enum tb_rc unknown(struct import_run *r, const char *column, const char *name,
                          struct tb_err *e)
{
    const char *key = cell_key(r, name), *near = name_nearest(&r->units, key);
    if (!near)
        near = name_nearest(&r->people, key);
    if (!near)
        return tb_fail(e, TB_NOTFOUND, N_("%s: unknown name \"%s\""),
                       cell_column(column), cell_quote(r, name));
    return tb_fail(e, TB_NOTFOUND, N_("%s: unknown name \"%s\"; the nearest is \"%s\""),
                   cell_column(column), cell_quote(r, name), cell_quote(r, near));
}

enum tb_rc cell_whom(struct import_run *r, const char *column, const char *s,
                     tb_day day, struct cell_who **out, size_t *n, struct tb_err *e)
{
    const struct names *names = &r->app->names;
    const size_t most = names->n_units + names->n_people + 1;
    struct building b = {r, arena_array(&r->scratch, most, sizeof **out), 0};
    const char *name;
    while ((name = cell_part(r, &s))) {
        const char *key = cell_key(r, name);
        int64_t group = name_get(&r->groups, key), unit = name_get(&r->units, key);
        int64_t person = name_get(&r->people, key);
        if (group)
            add_group(&b, group, day);
        else if (unit || person)
            add(&b, unit, unit ? 0 : person);
        else
            return unknown(r, column, name, e);
    }
    *out = b.items;
    *n = b.n;
    return TB_OK;
}

enum tb_rc cell_given_day(struct import_run *r, const char *column, const char *s,
                          tb_day *out, struct tb_err *e)
{
    enum tb_rc rc = cell_day(r, column, s, false, out, e);
    if (!rc && *out == TB_DAY_NONE)
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column(column));
    return rc;
}

enum tb_rc cell_article(struct import_run *r, const char *ref, struct article_full *out,
                        struct tb_err *e)
{
    const char *key = cell_key(r, ref);
    int64_t id = r->refs ? name_get(&r->refs->ids, key) : 0;
    enum tb_rc rc = id > 0
                        ? store_article(r->app->store, id, &r->scratch, out, e)
                        : store_article_by_ref(r->app->store, key, &r->scratch, out, e);
    if (rc == TB_NOTFOUND)
        return tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), cell_quote(r, ref));
    return rc;
}
