/* Topics: what units are asked to write about. A row is its `ref`; without one,
 * (issued, due, folded title). A known reference with other content is a bad line,
 * never an update. A topic without a reference is given one. */
#include <string.h>

#include "../run.h"

enum { REF, TITLE, SOURCE, ISSUED, DUE, UNITS, NOTE };
static const struct import_column columns[] = {
    {"ref", false}, {"title", true},  {"source", false}, {"issued", false},
    {"due", false}, {"units", false}, {"note", false},   {NULL, false},
};

static enum tb_rc find_who(struct import_run *r, const char *name,
                           struct topic_who *out, struct tb_err *e)
{
    const char *key = cell_key(r, name);
    out->group_id = name_get(&r->groups, key);
    out->unit_id = out->group_id ? 0 : name_get(&r->units, key);
    out->person_id = out->group_id || out->unit_id ? 0 : name_get(&r->people, key);
    if (out->unit_id || out->group_id || out->person_id)
        return TB_OK;
    const char *near = name_nearest(&r->units, key);
    if (!near)
        near = name_nearest(&r->groups, key);
    if (!near)
        return tb_fail(e, TB_NOTFOUND, N_("%s: unknown name \"%s\""),
                       cell_column("units"), cell_quote(r, name));
    return tb_fail(e, TB_NOTFOUND, N_("%s: unknown name \"%s\"; the nearest is \"%s\""),
                   cell_column("units"), cell_quote(r, name), cell_quote(r, near));
}

static bool named(const struct topic *t, const struct topic_who *w)
{
    for (size_t i = 0; i < t->n_who; i++)
        if (t->who[i].unit_id == w->unit_id && t->who[i].group_id == w->group_id &&
            t->who[i].person_id == w->person_id)
            return true;
    return false;
}

static enum tb_rc parse_who(struct import_run *r, const char *s, struct topic *t,
                            struct tb_err *e)
{
    const char *name;
    struct topic_who *who = NULL;
    size_t cap = 0;
    while ((name = cell_part(r, &s))) {
        struct topic_who w;
        enum tb_rc rc = find_who(r, name, &w, e);
        if (rc)
            return rc;
        if (named(t, &w))
            return tb_fail(e, TB_INVALID, N_("unit \"%s\" is named twice"),
                           cell_quote(r, name));
        if (!who || t->n_who == cap) {
            struct topic_who *more =
                arena_array(&r->scratch, cap * 2 + 8, sizeof *more);
            if (cap)
                memcpy(more, who, cap * sizeof *more);
            t->who = who = more;
            cap = cap * 2 + 8;
        }
        who[t->n_who++] = w;
    }
    return TB_OK;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct topic *t, struct tb_err *e)
{
    *t = (struct topic){.ref = cell_key(r, row->cell[REF]),
                        .title = row->cell[TITLE],
                        .source = row->cell[SOURCE],
                        .note = row->cell[NOTE]};
    enum tb_rc rc = cell_day(r, "issued", row->cell[ISSUED], false, &t->issued, e);
    if (!rc)
        rc = cell_day(r, "due", row->cell[DUE], true, &t->due, e);
    if (!rc && !*cell_key(r, t->title))
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("title"));
    return rc ? rc : parse_who(r, row->cell[UNITS], t, e);
}

/* --- identity -------------------------------------------------------------------- */

static uint64_t identity(struct import_run *r, const struct topic *t)
{
    uint64_t h = key_add_int(key_add_int(KEY_START, t->issued), t->due);
    return key_add(h, cell_key(r, t->title));
}

/* The order in which units are named says nothing: their sum. */
static uint64_t content(struct import_run *r, const struct topic *t)
{
    uint64_t h = key_add(identity(r, t), cell_key(r, t->source)), who = 0;
    for (size_t i = 0; i < t->n_who; i++)
        who += key_add_int(
            key_add_int(key_add_int(KEY_START, t->who[i].unit_id), t->who[i].group_id),
            t->who[i].person_id);
    return key_add_int(key_add(h, cell_key(r, t->note)), (int64_t)who);
}

/* An earlier row of the file? */
static enum tb_rc earlier(struct import_run *r, const struct topic *t, bool *twice,
                          struct tb_err *e)
{
    uint64_t same = identity(r, t), ref = key_add(KEY_START + 1, t->ref);
    if (!*t->ref) {
        *twice = !key_set_put(&r->seen, same);
        return TB_OK;
    }
    *twice = !key_set_put(&r->seen, key_add_int(ref, (int64_t)content(r, t)));
    if (*twice)
        return TB_OK;
    key_set_put(&r->seen, same); /* a row without a reference may follow */
    if (key_set_put(&r->seen, ref))
        return TB_OK;
    return tb_fail(e, TB_INVALID,
                   N_("%s stands on an earlier line, with other content"),
                   cell_quote(r, t->ref));
}

/* One that the database has; app->names is as it was before the import. */
static enum tb_rc in_store(struct import_run *r, const struct topic *t,
                           const struct topic **known, struct tb_err *e)
{
    const struct names *n = &r->app->names;
    *known = NULL;
    if (*t->ref && !r->refs) {
        const struct topic *have = names_topic_by_ref(n, t->ref);
        if (have && content(r, have) != content(r, t))
            return tb_fail(
                e, TB_INVALID,
                N_("%s is there already, with other content: nothing is overwritten"),
                cell_quote(r, t->ref));
        *known = have;
        return TB_OK;
    }
    for (size_t i = 0; i < n->n_topics && !*known; i++)
        if (identity(r, &n->topics[i]) == identity(r, t))
            *known = &n->topics[i];
    return TB_OK;
}

static enum tb_rc topics_row(struct import_run *r, const struct import_row *row,
                             enum import_outcome *out, struct tb_err *e)
{
    struct topic t;
    const struct topic *known = NULL;
    bool twice = false;
    int64_t id = 0;
    enum tb_rc rc = parse(r, row, &t, e);
    if (rc)
        return rc;
    *out = ROW_LEFT_OUT;
    if (r->o->not_after > 0 && t.issued > r->o->not_after) {
        if (r->refs && *t.ref)
            name_put(&r->refs->topics, t.ref, -1);
        return TB_OK;
    }
    rc = earlier(r, &t, &twice, e);
    if (!rc && !twice)
        rc = in_store(r, &t, &known, e);
    *out = twice ? ROW_TWICE : known ? ROW_KNOWN : ROW_ADDED;
    if (rc || *out != ROW_ADDED)
        return rc;
    struct change c = {.kind = CHANGE_TOPIC, .topic = t};
    if (r->refs)
        c.topic.ref = NULL;
    rc = store_put(r->app->store, &c, &id, e);
    if (!rc && r->refs && *t.ref)
        name_put(&r->refs->topics, t.ref, id);
    return rc;
}

const struct import_kind import_topics = {
    .name = "topics",
    .columns = columns,
    .rows_max = 10000,
    .row = topics_row,
};
