/* Contacts: which cadre looks after which unit. A row is its person, unit and first
 * day; one that is there with another last day is a bad line. */
#include "../office.h"

enum { PERSON, UNIT, FROM, TO };
static const struct import_column columns[] = {
    {"person", true}, {"unit", true}, {"from", false}, {"to", false}, {NULL, false},
};

struct contacts {
    bool read;
    struct contact *rows; /* that the database had */
    size_t n;
};

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct contact *out, struct tb_err *e)
{
    *out = (struct contact){0};
    enum tb_rc rc =
        cell_name(r, &r->people, "person", row->cell[PERSON], &out->person_id, e);
    if (!rc)
        rc = cell_name(r, &r->units, "unit", row->cell[UNIT], &out->unit_id, e);
    if (!rc)
        rc = cell_day(r, "from", row->cell[FROM], false, &out->from, e);
    return rc ? rc : cell_day(r, "to", row->cell[TO], true, &out->to, e);
}

static enum tb_rc in_store(struct import_run *r, const struct contact *x, bool *known,
                           struct tb_err *e)
{
    struct contacts *st = r->state;
    enum tb_rc rc = TB_OK;
    *known = false;
    if (!st->read)
        rc = store_contacts(r->app->store, &r->keep, &st->rows, &st->n, e);
    st->read = rc == TB_OK;
    for (size_t i = 0; !rc && i < st->n; i++) {
        const struct contact *c = &st->rows[i];
        if (c->person_id != x->person_id || c->unit_id != x->unit_id ||
            c->from != x->from)
            continue;
        *known = c->to == x->to;
        if (!*known)
            return tb_fail(e, TB_INVALID,
                           N_("this contact is there already, with another last day"));
    }
    return rc;
}

static enum tb_rc contacts_row(struct import_run *r, const struct import_row *row,
                               enum import_outcome *out, struct tb_err *e)
{
    struct contact x;
    bool known = false;
    enum tb_rc rc = parse(r, row, &x, e);
    if (rc)
        return rc;
    uint64_t key = key_add_int(key_add_int(KEY_START, x.person_id), x.unit_id);
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, key_add_int(key_add_int(key, x.from), x.to)))
        return TB_OK;
    rc = in_store(r, &x, &known, e);
    *out = known ? ROW_KNOWN : ROW_ADDED;
    if (rc || known)
        return rc;
    return store_put(r->app->store,
                     &(struct change){.kind = CHANGE_CONTACT, .contact = x}, NULL, e);
}

const struct import_kind import_contacts = {
    .name = "contacts",
    .columns = columns,
    .rows_max = 10000,
    .state = sizeof(struct contacts),
    .row = contacts_row,
};
