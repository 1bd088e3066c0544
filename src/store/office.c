/* Reading the office's own work. Heads first, then what belongs to each: no statement
 * is open while another one reads. */
#include "store/office.h"

#include "office.h"

static void *rows_add(struct rows *r, struct arena *a)
{
    if (r->n == r->cap) {
        size_t cap = r->cap ? 2 * r->cap : 16;
        char *more = arena_array(a, cap, r->size);
        for (size_t i = 0; i < r->n * r->size; i++)
            more[i] = r->items[i];
        r->items = more;
        r->cap = cap;
    }
    return r->items + r->size * r->n++;
}

enum tb_rc read_rows(struct store *s, enum query q, int64_t a1, int64_t a2,
                     read_row *read, size_t size, struct arena *a, struct rows *out,
                     struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *out = (struct rows){.size = size};
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    int n = sqlite3_bind_parameter_count(st);
    if (n > 0)
        sqlite3_bind_int64(st, 1, a1);
    if (n > 1)
        sqlite3_bind_int64(st, 2, a2);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row)
        read(st, a, rows_add(out, a));
    return rc;
}

/* --- follow-ups ------------------------------------------------------------------- */

static void row_followup(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct followup_row *)out = (struct followup_row){
        .followup = {.id = sqlite3_column_int64(st, 0),
                     .rev = sqlite3_column_int64(st, 1),
                     .ref = column_dup(st, 2, a),
                     .kind = (enum followup_kind)sqlite3_column_int(st, 3),
                     .unit_id = sqlite3_column_int64(st, 4),
                     .person_id = sqlite3_column_int64(st, 5),
                     .period = column_dup(st, 6, a),
                     .first = column_day(st, 7),
                     .last = column_day(st, 8),
                     .cause = column_dup(st, 9, a),
                     .clause = column_dup(st, 10, a),
                     .evidence = column_dup(st, 11, a),
                     .topic_id = sqlite3_column_int64(st, 12),
                     .speaker = column_dup(st, 13, a),
                     .listener = column_dup(st, 14, a)},
        .since = TB_DAY_NONE,
        .due = TB_DAY_NONE};
}

static void row_step(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct followup_step *)out =
        (struct followup_step){.id = sqlite3_column_int64(st, 0),
                               .followup_id = sqlite3_column_int64(st, 1),
                               .state = (enum followup_state)sqlite3_column_int(st, 2),
                               .day = column_day(st, 3),
                               .due = column_day(st, 4),
                               .note = column_dup(st, 5, a)};
}

static enum tb_rc read_steps(struct store *s, struct followup_row *f, struct arena *a,
                             struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_FOLLOWUP_STEPS, f->followup.id, 0, row_step,
                              sizeof(struct followup_step), a, &r, e);
    f->steps = (void *)r.items;
    f->n_steps = r.n;
    if (rc != TB_OK || r.n == 0)
        return rc;
    const struct followup_step *last = &f->steps[r.n - 1];
    f->state = last->state;
    f->since = last->day;
    if (last->state == FOLLOW_RECTIFY)
        f->due = last->due;
    return TB_OK;
}

static enum tb_rc read_followups(struct store *s, tb_day first, tb_day last,
                                 struct arena *a, struct followup_row **out, size_t *n,
                                 struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_FOLLOWUPS, first, last, row_followup,
                              sizeof(struct followup_row), a, &r, e);
    *out = (void *)r.items;
    *n = r.n;
    for (size_t i = 0; rc == TB_OK && i < *n; i++)
        rc = read_steps(s, &(*out)[i], a, e);
    return rc;
}

enum tb_rc store_followups(struct store *s, tb_day first, tb_day last, struct arena *a,
                           struct followup_row **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_followups(s, first, last, a, out, n, e);
    read_end(s, mine);
    return rc;
}

enum tb_rc store_followup(struct store *s, int64_t id, struct arena *a,
                          struct followup_row *out, struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_FOLLOWUP, id, 0, row_followup,
                              sizeof(struct followup_row), a, &r, e);
    if (rc == TB_OK && r.n == 0)
        return tb_fail(e, TB_NOTFOUND, N_("the follow-up is no longer there"));
    if (rc == TB_OK) {
        *out = *(struct followup_row *)(void *)r.items;
        rc = read_steps(s, out, a, e);
    }
    return rc;
}

/* --- meetings --------------------------------------------------------------------- */

static void row_meeting(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct meeting_row *)out = (struct meeting_row){
        .meeting = {.id = sqlite3_column_int64(st, 0),
                    .rev = sqlite3_column_int64(st, 1),
                    .ref = column_dup(st, 2, a),
                    .kind = (enum meeting_kind)sqlite3_column_int(st, 3),
                    .day = column_day(st, 4),
                    .title = column_dup(st, 5, a),
                    .place = column_dup(st, 6, a),
                    .agenda = column_dup(st, 7, a),
                    .note = column_dup(st, 8, a),
                    .voided = sqlite3_column_int(st, 9) != 0}};
}

static void row_attendance(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct attendance *)out =
        (struct attendance){.id = sqlite3_column_int64(st, 0),
                            .rev = sqlite3_column_int64(st, 1),
                            .meeting_id = sqlite3_column_int64(st, 2),
                            .unit_id = sqlite3_column_int64(st, 3),
                            .person_id = sqlite3_column_int64(st, 4),
                            .state = (enum attendance_state)sqlite3_column_int(st, 5),
                            .pledge = column_dup(st, 6, a),
                            .due = column_day(st, 7)};
}

static void row_outcome(sqlite3_stmt *st, struct arena *a, void *out)
{
    (void)a;
    *(struct outcome *)out =
        (struct outcome){.id = sqlite3_column_int64(st, 0),
                         .rev = sqlite3_column_int64(st, 1),
                         .meeting_id = sqlite3_column_int64(st, 2),
                         .submission_id = sqlite3_column_int64(st, 3),
                         .voided = sqlite3_column_int(st, 4) != 0};
}

/* What belongs to it. */
static enum tb_rc read_meeting(struct store *s, struct meeting_row *m, struct arena *a,
                               struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_ATTENDANCES, m->meeting.id, 0, row_attendance,
                              sizeof(struct attendance), a, &r, e);
    m->attendances = (void *)r.items;
    m->n_attendances = r.n;
    if (rc == TB_OK)
        rc = read_rows(s, Q_OUTCOMES, m->meeting.id, 0, row_outcome,
                       sizeof(struct outcome), a, &r, e);
    m->outcomes = (void *)r.items;
    m->n_outcomes = r.n;
    return rc;
}

static enum tb_rc read_meetings(struct store *s, tb_day first, tb_day last,
                                struct arena *a, struct meeting_row **out, size_t *n,
                                struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_MEETINGS, first, last, row_meeting,
                              sizeof(struct meeting_row), a, &r, e);
    *out = (void *)r.items;
    *n = r.n;
    for (size_t i = 0; rc == TB_OK && i < *n; i++)
        rc = read_meeting(s, &(*out)[i], a, e);
    return rc;
}

enum tb_rc store_meetings(struct store *s, tb_day first, tb_day last, struct arena *a,
                          struct meeting_row **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_meetings(s, first, last, a, out, n, e);
    read_end(s, mine);
    return rc;
}

static enum tb_rc find_meeting(struct store *s, int64_t id, const char *ref,
                               struct arena *a, struct meeting_row *out,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_MEETING_ONE, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    bind_text(st, 2, ref ? ref : "");
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && !row)
        return tb_fail(e, TB_NOTFOUND, N_("the meeting is no longer there"));
    if (rc != TB_OK)
        return rc;
    row_meeting(st, a, out);
    sqlite3_reset(st);
    return read_meeting(s, out, a, e);
}

enum tb_rc store_meeting(struct store *s, int64_t id, const char *ref, struct arena *a,
                         struct meeting_row *out, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = find_meeting(s, id, ref, a, out, e);
    read_end(s, mine);
    return rc;
}

enum tb_rc store_pledges(struct store *s, tb_day first, tb_day last, struct arena *a,
                         struct attendance **out, size_t *n, struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_ATTENDANCES_DUE, first, last, row_attendance,
                              sizeof(struct attendance), a, &r, e);
    *out = (void *)r.items;
    *n = r.n;
    return rc;
}

static void row_contact(sqlite3_stmt *st, struct arena *a, void *out)
{
    (void)a;
    *(struct contact *)out = (struct contact){.id = sqlite3_column_int64(st, 0),
                                              .rev = sqlite3_column_int64(st, 1),
                                              .person_id = sqlite3_column_int64(st, 2),
                                              .unit_id = sqlite3_column_int64(st, 3),
                                              .from = column_day(st, 4),
                                              .to = column_day(st, 5)};
}

enum tb_rc store_contacts(struct store *s, struct arena *a, struct contact **out,
                          size_t *n, struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc =
        read_rows(s, Q_CONTACTS, 0, 0, row_contact, sizeof(struct contact), a, &r, e);
    *out = (void *)r.items;
    *n = r.n;
    return rc;
}
