/* Outlets: where articles are adopted. A known name with other content is a bad line.
 */
#include <string.h>

#include "../run.h"

enum { NAME, LEVEL, ORDER, FROM, TO };
static const struct import_column columns[] = {
    {"name", true},  {"level", true}, {"order", false},
    {"from", false}, {"to", false},   {NULL, false},
};

struct outlets {
    int order; /* of the last outlet in the office's order */
    bool begun;
};

/* A rank has a column for each outlet, beside these. */
static bool is_fixed_column(struct import_run *r, const char *name)
{
    static const char *const fixed[] = {"rank",      "group",   "unit",  "person",
                                        "submitted", "adopted", "points"};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (cell_same(r, name, fixed[i]))
            return true;
    return false;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct outlet *o, bool *ordered, struct tb_err *e)
{
    int64_t order = -1;
    int level = -1;
    *o = (struct outlet){.name = row->cell[NAME], .key = cell_key(r, row->cell[NAME])};
    if (!*o->key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("name"));
    if (is_fixed_column(r, o->name))
        return tb_fail(
            e, TB_INVALID,
            N_("an outlet cannot be called \"%s\": a ranking has a column of "
               "that name"),
            o->name);
    enum tb_rc rc = cell_word(r, words_level, "level", row->cell[LEVEL], -1, &level, e);
    if (!rc && level < 0)
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("level"));
    if (!rc)
        rc = cell_count(r, "order", row->cell[ORDER], 1000000, &order, e);
    if (!rc)
        rc = cell_day(r, "from", row->cell[FROM], false, &o->from, e);
    if (!rc)
        rc = cell_day(r, "to", row->cell[TO], true, &o->to, e);
    o->level = (enum level)level;
    o->order = (int)order;
    *ordered = order >= 0;
    return rc;
}

static void start(struct import_run *r, struct outlets *st)
{
    const struct names *n = &r->app->names;
    for (size_t i = 0; !st->begun && i < n->n_outlets; i++)
        if (n->outlets[i].order > st->order)
            st->order = n->outlets[i].order;
    st->begun = true;
}

static uint64_t content(const struct outlet *o, bool ordered)
{
    uint64_t h = key_add(KEY_START, o->key);
    h = key_add_int(h, (int64_t)o->level);
    h = key_add_int(h, ordered ? o->order : -1);
    return key_add_int(key_add_int(h, o->from), o->to);
}

static enum tb_rc outlets_row(struct import_run *r, const struct import_row *row,
                              enum import_outcome *out, struct tb_err *e)
{
    struct outlets *st = r->state;
    struct outlet o;
    bool ordered = false;
    start(r, st);
    enum tb_rc rc = parse(r, row, &o, &ordered, e);
    if (rc)
        return rc;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, content(&o, ordered)))
        return TB_OK;
    int64_t id = name_get(&r->outlets, o.key);
    const struct outlet *known = id ? names_outlet(&r->app->names, id) : NULL;
    if (known && known->level == o.level && known->from == o.from &&
        known->to == o.to && (!ordered || known->order == o.order)) {
        *out = ROW_KNOWN;
        return TB_OK;
    }
    if (id)
        return tb_fail(e, TB_INVALID,
                       N_("outlet \"%s\" is there already, with other content"),
                       cell_quote(r, o.name));
    if (!ordered)
        o.order = st->order + 1;
    if (o.order > st->order)
        st->order = o.order;
    *out = ROW_ADDED;
    rc = store_put(r->app->store, &(struct change){.kind = CHANGE_OUTLET, .outlet = o},
                   &id, e);
    if (!rc)
        name_put(&r->outlets, o.key, id);
    return rc;
}

const struct import_kind import_outlets = {
    .name = "outlets",
    .columns = columns,
    .rows_max = 10000,
    .state = sizeof(struct outlets),
    .row = outlets_row,
};
