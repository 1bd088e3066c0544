/* Units and their groups. Rows wait until the file is read, since a parent may stand
 * below its unit. Then the groups are made in order of first appearance, the units with
 * each parent before its unit, and the memberships in the order of the rows. */
#include <stdlib.h>

#include "../run.h"

enum {
    NAME,
    GROUP,
    TRACK,
    PARENT,
    ALIAS,
    ORDER,
    OPENED,
    CLOSED,
    HEAD,
    LEADER,
    FROM,
    TO
};
static const struct import_column columns[] = {
    {"name", true},   {"group", true},   {"track", false},  {"parent", false},
    {"alias", false}, {"order", false},  {"opened", false}, {"closed", false},
    {"head", false},  {"leader", false}, {"from", false},   {"to", false},
    {NULL, false},
};

enum state { WAITING, MAKING, MADE, SPOILT };

struct pending {
    int64_t line;
    struct unit unit; /* order -1, track -1: not given; id once it is made */
    int track;
    const char *group, *group_key, *parent, *parent_key;
    tb_day from, to;
    enum state state;
    bool first; /* of a unit that the file makes */
};

struct units {
    struct pending *rows;
    size_t n, cap;
    struct name_table first;  /* unit's key to its first row's index + 1 */
    struct membership *moves; /* made by this file */
    size_t n_moves, cap_moves;
    int unit_order, group_order;
};

/* --- reading a row --------------------------------------------------------------- */

static enum tb_rc parse_text(struct import_run *r, const struct import_row *row,
                             struct pending *p, struct tb_err *e)
{
    struct arena *a = &r->keep;
    p->unit.name = arena_strdup(a, row->cell[NAME]);
    p->unit.key = arena_strdup(a, cell_key(r, row->cell[NAME]));
    p->group = arena_strdup(a, row->cell[GROUP]);
    p->group_key = arena_strdup(a, cell_key(r, row->cell[GROUP]));
    p->parent = arena_strdup(a, row->cell[PARENT]);
    p->parent_key = arena_strdup(a, cell_key(r, row->cell[PARENT]));
    p->unit.alias = arena_strdup(a, row->cell[ALIAS]);
    p->unit.head = arena_strdup(a, row->cell[HEAD]);
    p->unit.leader = arena_strdup(a, row->cell[LEADER]);
    if (!*p->unit.key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("name"));
    if (!*p->group_key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("group"));
    return TB_OK;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct pending *p, struct tb_err *e)
{
    int64_t order = -1;
    enum tb_rc rc = parse_text(r, row, p, e);
    if (!rc)
        rc = cell_word(r, words_track, "track", row->cell[TRACK], -1, &p->track, e);
    if (!rc)
        rc = cell_count(r, "order", row->cell[ORDER], 1000000, &order, e);
    if (!rc)
        rc = cell_day(r, "opened", row->cell[OPENED], false, &p->unit.opened, e);
    if (!rc)
        rc = cell_day(r, "closed", row->cell[CLOSED], true, &p->unit.closed, e);
    if (!rc)
        rc = cell_day(r, "from", row->cell[FROM], false, &p->from, e);
    if (!rc)
        rc = cell_day(r, "to", row->cell[TO], true, &p->to, e);
    p->unit.order = (int)order;
    return rc;
}

static uint64_t content(const struct pending *p)
{
    const struct unit *u = &p->unit;
    uint64_t h = key_add(key_add(KEY_START, u->key), p->group_key);
    h = key_add(key_add(h, p->parent_key), u->alias);
    h = key_add(key_add(h, u->head), u->leader);
    h = key_add_int(key_add_int(h, p->track), u->order);
    h = key_add_int(key_add_int(h, u->opened), u->closed);
    return key_add_int(key_add_int(h, p->from), p->to);
}

static enum tb_rc units_row(struct import_run *r, const struct import_row *row,
                            enum import_outcome *out, struct tb_err *e)
{
    struct units *st = r->state;
    struct pending p = {.line = row->line};
    enum tb_rc rc = parse(r, row, &p, e);
    if (rc)
        return rc;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, content(&p)))
        return TB_OK;
    *out = ROW_PENDING;
    st->first.a = &r->keep;
    name_put(&st->first, p.unit.key, (int64_t)st->n + 1);
    p.first = name_get(&st->first, p.unit.key) == (int64_t)st->n + 1 &&
              !name_get(&r->units, p.unit.key);
    mem_grow(&st->rows, &st->cap, st->n, sizeof *st->rows);
    st->rows[st->n++] = p;
    return TB_OK;
}

/* --- making what the rows ask for ------------------------------------------------ */

/* A failure that concerns one row spoils it; others end the import. */
static enum tb_rc judge(struct import_run *r, struct pending *p, enum tb_rc rc,
                        const struct tb_err *e)
{
    if (!run_is_bad_line(rc))
        return rc;
    p->state = SPOILT;
    run_bad(r, p->line, e->msg);
    return TB_OK;
}

static enum tb_rc make_group(struct import_run *r, struct units *st,
                             const struct pending *p, struct tb_err *e)
{
    int64_t id = 0;
    if (name_get(&st->first, p->group_key) || name_get(&r->units, p->group_key))
        return tb_fail(e, TB_INVALID, N_("\"%s\" is the name of a group and of a unit"),
                       cell_quote(r, p->group));
    if (name_get(&r->groups, p->unit.key))
        return tb_fail(e, TB_INVALID, N_("\"%s\" is the name of a group and of a unit"),
                       cell_quote(r, p->unit.name));
    if (name_get(&r->groups, p->group_key))
        return TB_OK;
    const struct change c = {
        .kind = CHANGE_GROUP,
        .group = {.name = p->group, .key = p->group_key, .order = st->group_order + 1}};
    enum tb_rc rc = store_put(r->app->store, &c, &id, e);
    if (rc)
        return rc;
    st->group_order++;
    name_put(&r->groups, p->group_key, id);
    return TB_OK;
}

static enum tb_rc put_unit(struct import_run *r, struct units *st, struct pending *p,
                           struct tb_err *e)
{
    struct unit u = p->unit;
    u.track = p->track < 0 ? TRACK_OUTSIDE : (enum track)p->track;
    u.parent_id = *p->parent_key ? name_get(&r->units, p->parent_key) : 0;
    if (*p->parent_key && !u.parent_id) {
        int64_t none;
        return cell_name(r, &r->units, "parent", p->parent, &none, e);
    }
    if (u.order < 0)
        u.order = st->unit_order + 1;
    if (u.order > st->unit_order)
        st->unit_order = u.order;
    enum tb_rc rc =
        store_put(r->app->store, &(struct change){.kind = CHANGE_UNIT, .unit = u},
                  &p->unit.id, e);
    if (!rc)
        name_put(&r->units, u.key, p->unit.id);
    return rc;
}

/* The chain of parents that must be made first, nearest first, is walked and not
 * recursed into: a file may name ten thousand in a row. */
static enum tb_rc make_unit(struct import_run *r, struct units *st, size_t i,
                            struct tb_err *e)
{
    size_t *chain = arena_array(&r->scratch, st->n, sizeof *chain), n = 0;
    enum tb_rc rc = TB_OK;
    for (int64_t at = (int64_t)i + 1; at && !rc;) {
        struct pending *p = &st->rows[at - 1];
        if (!p->first || p->state == MADE || p->state == SPOILT)
            break;
        if (p->state == MAKING) {
            rc = judge(r, p,
                       tb_fail(e, TB_INVALID, N_("\"%s\" is above itself"),
                               cell_quote(r, p->unit.name)),
                       e);
            break;
        }
        p->state = MAKING;
        chain[n++] = (size_t)at - 1;
        at = *p->parent_key ? name_get(&st->first, p->parent_key) : 0;
    }
    while (n-- && !rc) {
        struct pending *p = &st->rows[chain[n]];
        if (p->state != MAKING)
            continue;
        p->state = MADE;
        rc = judge(r, p, put_unit(r, st, p, e), e);
    }
    return rc;
}

/* --- rows about a unit that is there --------------------------------------------- */

/* The column in which the row says something else than what is known; NULL: none. */
static const char *differs(struct import_run *r, const struct pending *p,
                           const struct unit *u, const char *parent)
{
    const struct unit *w = &p->unit;
    if (p->track >= 0 && p->track != (int)u->track)
        return "track";
    if (*p->parent_key && !cell_same(r, p->parent, parent))
        return "parent";
    if (*w->alias && !cell_same(r, w->alias, u->alias))
        return "alias";
    if (w->order >= 0 && w->order != u->order)
        return "order";
    if (w->opened != TB_DAY_NONE && w->opened != u->opened)
        return "opened";
    if (w->closed != TB_DAY_NONE && w->closed != u->closed)
        return "closed";
    if (*w->head && !cell_same(r, w->head, u->head))
        return "head";
    return *w->leader && !cell_same(r, w->leader, u->leader) ? "leader" : NULL;
}

static bool covers(const struct pending *p, const struct membership *m, int64_t unit,
                   int64_t group)
{
    if (m->unit_id != unit || m->group_id != group)
        return false;
    if (p->from == TB_DAY_NONE && p->to == TB_DAY_NONE)
        return true;
    return m->from == p->from && (p->to == TB_DAY_NONE || m->to == p->to);
}

/* The row says that the unit stays longer, and a later change of group has ended it. */
static bool was_cut(const struct pending *p, const struct names *n, size_t i)
{
    struct membership m = n->memberships[i];
    if (m.to == TB_DAY_NONE || p->to <= m.to)
        return false;
    for (size_t k = 0; k < n->n_memberships; k++)
        if (n->memberships[k].unit_id == m.unit_id &&
            n->memberships[k].from == m.to + 1) {
            m.to = p->to;
            return covers(p, &m, m.unit_id, m.group_id);
        }
    return false;
}

static bool is_member(const struct import_run *r, const struct units *st,
                      const struct pending *p, int64_t unit, int64_t group)
{
    const struct names *n = &r->app->names;
    for (size_t i = 0; i < n->n_memberships; i++)
        if (covers(p, &n->memberships[i], unit, group) ||
            (n->memberships[i].unit_id == unit && n->memberships[i].group_id == group &&
             was_cut(p, n, i)))
            return true;
    for (size_t i = 0; i < st->n_moves; i++)
        if (covers(p, &st->moves[i], unit, group))
            return true;
    return false;
}

static enum tb_rc move(struct import_run *r, struct units *st, const struct pending *p,
                       int64_t unit, int64_t group, struct tb_err *e)
{
    const struct membership m = {
        .unit_id = unit, .group_id = group, .from = p->from, .to = p->to};
    enum tb_rc rc = store_put(
        r->app->store, &(struct change){.kind = CHANGE_MOVE, .move = m}, NULL, e);
    if (rc)
        return rc;
    mem_grow(&st->moves, &st->cap_moves, st->n_moves, sizeof *st->moves);
    st->moves[st->n_moves++] = m;
    return TB_OK;
}

static enum tb_rc compare(struct import_run *r, const struct units *st,
                          const struct pending *p, int64_t unit, struct tb_err *e)
{
    const struct unit *known = names_unit(&r->app->names, unit), *above;
    const char *column;
    if (known) {
        above = names_unit(&r->app->names, known->parent_id);
        column = differs(r, p, known, above ? above->name : "");
    } else {
        const struct pending *f = &st->rows[name_get(&st->first, p->unit.key) - 1];
        struct unit u = f->unit;
        u.track = f->track < 0 ? TRACK_OUTSIDE : (enum track)f->track;
        column = differs(r, p, &u, f->parent);
    }
    if (!column)
        return TB_OK;
    return tb_fail(e, TB_INVALID,
                   N_("unit \"%s\" is there already, with another value of %s"),
                   cell_quote(r, p->unit.name), cell_column(column));
}

static enum tb_rc settle(struct import_run *r, struct units *st, struct pending *p,
                         enum import_outcome *out, struct tb_err *e)
{
    int64_t group = name_get(&r->groups, p->group_key);
    *out = ROW_ADDED;
    if (p->first)
        return move(r, st, p, p->unit.id, group, e);
    int64_t unit = name_get(&r->units, p->unit.key);
    if (!unit) /* its first row is bad */
        return tb_fail(e, TB_INVALID, N_("the line that makes \"%s\" is bad"),
                       cell_quote(r, p->unit.name));
    enum tb_rc rc = compare(r, st, p, unit, e);
    if (rc)
        return rc;
    if (is_member(r, st, p, unit, group)) {
        *out = ROW_KNOWN;
        return TB_OK;
    }
    if (p->from == TB_DAY_NONE)
        return tb_fail(
            e, TB_INVALID,
            N_("\"%s\" is in another group: a change of group needs a date in "
               "the column from"),
            cell_quote(r, p->unit.name));
    return move(r, st, p, unit, group, e);
}

static void start(struct import_run *r, struct units *st)
{
    const struct names *n = &r->app->names;
    for (size_t i = 0; i < n->n_groups; i++)
        if (n->groups[i].order > st->group_order)
            st->group_order = n->groups[i].order;
    for (size_t i = 0; i < n->n_units; i++)
        if (n->units[i].order > st->unit_order)
            st->unit_order = n->units[i].order;
}

static enum tb_rc units_end(struct import_run *r, struct tb_err *e)
{
    struct units *st = r->state;
    enum tb_rc rc = TB_OK;
    start(r, st);
    for (size_t i = 0; i < st->n && !rc; i++)
        rc = judge(r, &st->rows[i], make_group(r, st, &st->rows[i], e), e);
    for (size_t i = 0; i < st->n && !rc; i++) {
        arena_reset(&r->scratch);
        if (st->rows[i].first && st->rows[i].state == WAITING)
            rc = make_unit(r, st, i, e);
    }
    for (size_t i = 0; i < st->n && !rc; i++) {
        enum import_outcome outcome;
        arena_reset(&r->scratch);
        if (st->rows[i].state == SPOILT)
            continue;
        rc = judge(r, &st->rows[i], settle(r, st, &st->rows[i], &outcome, e), e);
        if (!rc && st->rows[i].state != SPOILT)
            run_count(r, outcome);
    }
    return rc;
}

static void units_close(struct import_run *r)
{
    struct units *st = r->state;
    free(st->rows);
    free(st->moves);
    name_table_free(&st->first);
}

const struct import_kind import_units = {
    .name = "units",
    .columns = columns,
    .rows_max = 10000,
    .state = sizeof(struct units),
    .row = units_row,
    .end = units_end,
    .close = units_close,
};
