/* Submissions. A row is its `ref`; without one, (units, date, folded title). A known
 * reference with other content is a bad line, never an update. */
#include <stdlib.h>
#include <string.h>

#include "core/topic.h"

#include "../run.h"

enum { REF, DATE, UNIT, AUTHOR, TITLE, TYPE, LENGTH, TOPIC, RECEIVED, NOTE };
static const struct import_column columns[] = {
    {"ref", false},      {"date", true},  {"unit", true},    {"author", false},
    {"title", true},     {"type", false}, {"length", false}, {"topic", false},
    {"received", false}, {"note", false}, {NULL, false},
};

static enum tb_rc parse_units(struct import_run *r, const char *s,
                              struct submission *out, struct tb_err *e)
{
    const char *list = s, *name;
    while ((name = cell_part(r, &list))) {
        if (out->n_units == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d units"), CHANGE_UNITS_MAX);
        enum tb_rc rc =
            cell_name(r, &r->units, "unit", name, &out->units[out->n_units], e);
        if (rc)
            return rc;
        for (size_t i = 0; i < out->n_units; i++)
            if (out->units[i] == out->units[out->n_units])
                return tb_fail(e, TB_INVALID, N_("unit \"%s\" is named twice"),
                               cell_quote(r, name));
        out->n_units++;
    }
    return out->n_units
               ? TB_OK
               : tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("unit"));
}

static enum tb_rc parse_authors(struct import_run *r, const char *s,
                                struct submission *out, struct tb_err *e)
{
    const char *name;
    while ((name = cell_part(r, &s))) {
        if (out->n_authors == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d authors"), CHANGE_UNITS_MAX);
        int64_t id = name_get(&r->people, cell_key(r, name));
        out->authors[out->n_authors++] = (struct author){.person_id = id, .name = name};
    }
    return TB_OK;
}

static enum tb_rc parse_topic(struct import_run *r, const char *s,
                              struct submission *out, struct tb_err *e)
{
    const char *key = cell_key(r, s);
    if (!*key)
        return TB_OK;
    out->topic_id = name_get(r->refs ? &r->refs->topics : &r->topics, key);
    if (out->topic_id == -1) /* left out of the sample */
        out->topic_id = 0;
    else if (!out->topic_id)
        return tb_fail(e, TB_NOTFOUND, N_("%s: there is no topic \"%s\""),
                       cell_column("topic"), cell_quote(r, s));
    return TB_OK;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct submission *out, struct tb_err *e)
{
    *out = (struct submission){
        .title = row->cell[TITLE], .type = row->cell[TYPE], .note = row->cell[NOTE]};
    const char *ref = cell_key(r, row->cell[REF]);
    out->ref = *ref ? ref : NULL;
    enum tb_rc rc = cell_day(r, "date", row->cell[DATE], false, &out->day, e);
    if (!rc && out->day == TB_DAY_NONE)
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("date"));
    if (!rc)
        rc = cell_day(r, "received", row->cell[RECEIVED], false, &out->received, e);
    if (!rc)
        rc = parse_units(r, row->cell[UNIT], out, e);
    if (!rc)
        rc = parse_authors(r, row->cell[AUTHOR], out, e);
    if (!rc)
        rc = cell_count(r, "length", row->cell[LENGTH], 100000000, &out->length, e);
    if (!rc && !*cell_key(r, out->title))
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("title"));
    return rc ? rc : parse_topic(r, row->cell[TOPIC], out, e);
}

/* --- identity -------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t identity(struct import_run *r, const struct submission *x)
{
    int64_t units[CHANGE_UNITS_MAX];
    memcpy(units, x->units, sizeof units);
    if (x->n_units > 1)
        qsort(units, x->n_units, sizeof *units, by_id);
    uint64_t h = key_add_int(KEY_START, x->day);
    for (size_t i = 0; i < x->n_units; i++)
        h = key_add_int(h, units[i]);
    return key_add(h, cell_key(r, x->title));
}

/* A topic that was withdrawn stands in no file. */
static uint64_t content(struct import_run *r, const struct submission *x, uint64_t same)
{
    tb_day due;
    int64_t topic_id = topic_scored(&r->app->names, x->topic_id, &due);
    uint64_t h = key_add(same, cell_key(r, x->type));
    h = key_add(h, cell_key(r, x->note));
    h = key_add_int(h, x->length);
    h = topic_id ? key_add_int(h, topic_id) : h;
    h = key_add_int(h, x->received == TB_DAY_NONE ? x->day : x->received);
    for (size_t i = 0; i < x->n_authors; i++)
        h = key_add(h, cell_key(r, x->authors[i].name));
    return h;
}

static struct submission stored(const struct article_row *a)
{
    struct submission s = {.day = a->day,
                           .received = a->received,
                           .title = a->title,
                           .type = a->type,
                           .note = a->note,
                           .length = a->length,
                           .topic_id = a->topic_id};
    for (size_t i = 0; i < a->n_units && i < CHANGE_UNITS_MAX; i++)
        s.units[s.n_units++] = a->units[i];
    for (size_t i = 0; i < a->n_authors && i < CHANGE_UNITS_MAX; i++)
        s.authors[s.n_authors++] = a->authors[i];
    return s;
}

static enum tb_rc other_content(struct import_run *r, const char *ref, struct tb_err *e)
{
    return tb_fail(
        e, TB_INVALID,
        N_("%s is there already, with other content: nothing is overwritten"),
        cell_quote(r, ref));
}

/* An earlier row of the file? TB_OK with *twice, or the reference's other content. */
static enum tb_rc earlier(struct import_run *r, const struct submission *x, bool *twice,
                          struct tb_err *e)
{
    uint64_t same = identity(r, x);
    if (!x->ref) {
        *twice = !key_set_put(&r->seen, same);
        return TB_OK;
    }
    uint64_t ref = key_add(KEY_START + 1, x->ref);
    *twice = !key_set_put(&r->seen, key_add_int(ref, (int64_t)content(r, x, same)));
    if (*twice)
        return TB_OK;
    key_set_put(&r->seen, same); /* a row without a reference may follow */
    if (key_set_put(&r->seen, ref))
        return TB_OK;
    return tb_fail(e, TB_INVALID,
                   N_("%s stands on an earlier line, with other content"),
                   cell_quote(r, x->ref));
}

static enum tb_rc in_store(struct import_run *r, const struct submission *x,
                           bool *known, struct tb_err *e)
{
    int64_t id = 0;
    *known = false;
    if (r->fresh)
        return TB_OK;
    if (!x->ref || r->refs) {
        enum tb_rc rc = store_find_same(r->app->store, x, &id, e);
        *known = id != 0;
        return rc;
    }
    struct article_full have;
    enum tb_rc rc = store_article_by_ref(r->app->store, x->ref, &r->scratch, &have, e);
    if (rc)
        return rc == TB_NOTFOUND ? TB_OK : rc;
    struct submission s = stored(&have.row);
    *known = content(r, &s, identity(r, &s)) == content(r, x, identity(r, x));
    return *known ? TB_OK : other_content(r, x->ref, e);
}

/* -------------------------------------------------------------------------------------------
 */

static enum tb_rc submissions_row(struct import_run *r, const struct import_row *row,
                                  enum import_outcome *out, struct tb_err *e)
{
    struct submission x;
    bool twice = false, known = false;
    int64_t id = 0;
    enum tb_rc rc = parse(r, row, &x, e);
    if (rc)
        return rc;
    *out = ROW_LEFT_OUT;
    if (r->o->not_after > 0 && x.day > r->o->not_after) {
        if (r->refs && x.ref)
            name_put(&r->refs->ids, x.ref, -1);
        return TB_OK;
    }
    rc = earlier(r, &x, &twice, e);
    if (!rc && !twice)
        rc = in_store(r, &x, &known, e);
    *out = twice ? ROW_TWICE : known ? ROW_KNOWN : ROW_ADDED;
    if (rc || *out != ROW_ADDED)
        return rc;
    struct change c = {.kind = CHANGE_SUBMIT, .submit = x};
    if (r->refs)
        c.submit.ref = NULL;
    rc = store_put(r->app->store, &c, &id, e);
    if (!rc && r->refs && x.ref)
        name_put(&r->refs->ids, x.ref, id);
    return rc;
}

const struct import_kind import_submissions = {
    .name = "submissions",
    .columns = columns,
    .row = submissions_row,
};
