/* Who came to meetings, and what was pledged. A row is its meeting and its unit or
 * person. One that was only asked so far takes what the row says; one of whom something
 * else is known is a bad line. */
#include <string.h>

#include "../office.h"

enum { MEETING, UNIT, PERSON, STATE, PLEDGE, DUE };
static const struct import_column columns[] = {
    {"meeting", true}, {"unit", false}, {"person", false}, {"state", false},
    {"pledge", false}, {"due", false},  {NULL, false},
};

/* The meeting that rows are about: they mostly stand together. */
struct attendances {
    struct arena a;
    struct meeting_row meeting;
    char ref[64];
};

static enum tb_rc find_meeting(struct import_run *r, const char *ref, struct tb_err *e)
{
    struct attendances *st = r->state;
    if (*ref && !strcmp(st->ref, ref))
        return TB_OK;
    st->ref[0] = 0;
    arena_reset(&st->a);
    enum tb_rc rc =
        *ref ? store_meeting(r->app->store, 0, ref, &st->a, &st->meeting, e)
             : tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("meeting"));
    if (rc == TB_NOTFOUND)
        return tb_fail(e, TB_NOTFOUND, N_("no meeting \"%s\""), cell_quote(r, ref));
    if (!rc && strlen(ref) < sizeof st->ref)
        memcpy(st->ref, ref, strlen(ref) + 1);
    return rc;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct attendance *out, struct tb_err *e)
{
    struct attendances *st = r->state;
    int state;
    *out = (struct attendance){.pledge = row->cell[PLEDGE]};
    enum tb_rc rc = find_meeting(r, cell_key(r, row->cell[MEETING]), e);
    if (!rc)
        rc = cell_word(r, words_attendance, "state", row->cell[STATE], ATTEND_PRESENT,
                       &state, e);
    if (!rc && *cell_key(r, row->cell[UNIT]))
        rc = cell_name(r, &r->units, "unit", row->cell[UNIT], &out->unit_id, e);
    if (!rc && *cell_key(r, row->cell[PERSON]))
        rc = cell_name(r, &r->people, "person", row->cell[PERSON], &out->person_id, e);
    if (!rc)
        rc = cell_day(r, "due", row->cell[DUE], true, &out->due, e);
    if (rc)
        return rc;
    out->state = (enum attendance_state)state;
    out->meeting_id = st->meeting.meeting.id;
    return TB_OK;
}

static const struct attendance *in_store(const struct attendances *st,
                                         const struct attendance *x)
{
    for (size_t i = 0; i < st->meeting.n_attendances; i++) {
        const struct attendance *have = &st->meeting.attendances[i];
        if (have->unit_id == x->unit_id && have->person_id == x->person_id)
            return have;
    }
    return NULL;
}

static bool same(struct import_run *r, const struct attendance *a,
                 const struct attendance *b)
{
    return a->state == b->state && a->due == b->due &&
           cell_same(r, a->pledge, b->pledge);
}

static uint64_t who_key(const struct attendance *x)
{
    uint64_t h = key_add_int(KEY_START, x->meeting_id);
    return key_add_int(key_add_int(h, x->unit_id), x->person_id);
}

static enum tb_rc attendance_row(struct import_run *r, const struct import_row *row,
                                 enum import_outcome *out, struct tb_err *e)
{
    struct attendance x;
    enum tb_rc rc = parse(r, row, &x, e);
    if (rc)
        return rc;
    uint64_t all = key_add_int(key_add_int(who_key(&x), (int64_t)x.state), x.due);
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, key_add(all + 1, cell_key(r, x.pledge))))
        return TB_OK;
    if (!key_set_put(&r->seen, who_key(&x)))
        return tb_fail(e, TB_INVALID,
                       N_("%s stands on an earlier line, with other content"),
                       cell_quote(r, row->cell[*row->cell[UNIT] ? UNIT : PERSON]));
    const struct attendance *have = in_store(r->state, &x);
    *out = have && same(r, have, &x) ? ROW_KNOWN : ROW_ADDED;
    if (*out == ROW_KNOWN)
        return TB_OK;
    bool asked = !have || (have->state == ATTEND_EXPECTED && !*have->pledge &&
                           have->due == TB_DAY_NONE);
    if (!asked)
        return tb_fail(
            e, TB_INVALID,
            N_("%s is there already, with other content: nothing is overwritten"),
            cell_quote(r, row->cell[*row->cell[UNIT] ? UNIT : PERSON]));
    return store_put(r->app->store,
                     &(struct change){.kind = CHANGE_ATTENDANCE, .attendance = x}, NULL,
                     e);
}

static void attendance_close(struct import_run *r)
{
    arena_free(&((struct attendances *)r->state)->a);
}

const struct import_kind import_attendance = {
    .name = "attendance",
    .columns = columns,
    .rows_max = 200000,
    .state = sizeof(struct attendances),
    .row = attendance_row,
    .close = attendance_close,
};
