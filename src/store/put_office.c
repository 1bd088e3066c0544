/* Writing the office's own work: follow-ups, meetings, contacts, issues. Each is one
 * row whose columns are listed below in the order of its query; what refers to a record
 * made just before it in the batch names it by 0. */
#include "base/i18n.h"

#include "office.h"

/* A column's value, as it is bound. */
struct field {
    enum { FIELD_INT, FIELD_ID, FIELD_DAY, FIELD_TEXT } sort;
    int64_t n;
    const char *text;
};
#define INT(v)                                                                         \
    {                                                                                  \
        FIELD_INT, (v), NULL                                                           \
    }
#define ID(v)                                                                          \
    {                                                                                  \
        FIELD_ID, (v), NULL                                                            \
    }
#define DAY(v)                                                                         \
    {                                                                                  \
        FIELD_DAY, (v), NULL                                                           \
    }
#define TEXT(v)                                                                        \
    {                                                                                  \
        FIELD_TEXT, 0, (v)                                                             \
    }

static void bind_field(sqlite3_stmt *st, int i, const struct field *f)
{
    switch (f->sort) {
    case FIELD_INT:
        sqlite3_bind_int64(st, i, f->n);
        break;
    case FIELD_ID:
        bind_id(st, i, f->n);
        break;
    case FIELD_DAY:
        bind_day(st, i, (tb_day)f->n);
        break;
    case FIELD_TEXT:
        bind_text(st, i, f->text ? f->text : "");
        break;
    }
}

/* Writes the row of *id, or of the next id when that is 0. */
static enum tb_rc write_row(struct store *s, enum query q, const struct field *f,
                            size_t n, int64_t *id, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    if (*id == 0)
        *id = ++s->batch->next_id;
    sqlite3_bind_int64(st, 1, *id);
    for (size_t i = 0; i < n; i++)
        bind_field(st, (int)i + 2, &f[i]);
    sqlite3_bind_int64(st, (int)n + 2, s->batch->seq);
    rc = db_run(s, st, e);
    return rc == TB_OK ? batch_row(s, 1, e) : rc;
}

#define WRITE(q, fields, id)                                                           \
    write_row(s, q, (fields), sizeof(fields) / sizeof *(fields), id, e)

/* What is altered must be as it was read; rev 0: whatever it is. */
static enum tb_rc check_rev(struct store *s, int64_t id, int64_t rev, struct tb_err *e)
{
    int64_t now;
    if (id == 0)
        return TB_OK;
    enum tb_rc rc = db_int(s, Q_REV_OF_ANY, id, 0, 0, &now, e);
    if (rc != TB_OK)
        return rc;
    if (now == 0)
        return tb_fail(e, TB_NOTFOUND, N_("the record is no longer there"));
    if (rev && rev != now)
        return tb_fail(
            e, TB_CONFLICT,
            N_("somebody else has changed the record meanwhile (entry %lld); "
               "look at it again"),
            (long long)now);
    return TB_OK;
}

static enum tb_rc check_there(struct store *s, enum query q, int64_t id,
                              const char *missing, struct tb_err *e)
{
    int64_t n;
    enum tb_rc rc = db_int(s, q, id, 0, 0, &n, e);
    return rc == TB_OK && n == 0 ? tb_fail(e, TB_NOTFOUND, "%s", _(missing)) : rc;
}

/* Makes sure that a pair of ids is linked once: an earlier row is the one altered. */
static enum tb_rc find_pair(struct store *s, enum query q, int64_t a, int64_t b,
                            int64_t *id, struct tb_err *e)
{
    return *id ? TB_OK : db_int(s, q, a, b, 0, id, e);
}

/* --- follow-ups ------------------------------------------------------------------- */

/* What a rule or a topic asks for is acted on once. */
static enum tb_rc check_new(struct store *s, const struct followup *x, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    if (!*x->clause && !x->topic_id)
        return TB_OK;
    enum tb_rc rc = db_query(s, Q_FOLLOWUP_SAME, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, (int)x->kind);
    bind_id(st, 2, x->unit_id);
    bind_id(st, 3, x->person_id);
    sqlite3_bind_int(st, 4, x->first);
    sqlite3_bind_int(st, 5, x->last);
    bind_text(st, 6, x->cause);
    bind_id(st, 7, x->topic_id);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK || !row)
        return rc;
    sqlite3_reset(st);
    return tb_fail(e, TB_CONFLICT,
                   N_("somebody else has acted on this meanwhile; look at it again"));
}

enum tb_rc put_followup(struct store *s, const struct followup *x, int64_t *id,
                        struct tb_err *e)
{
    struct strbuf ref = {0};
    enum tb_rc rc = check_new(s, x, e);
    if (rc == TB_OK)
        rc = numbered_ref(s, 'F', x->last, x->ref, &ref, e);
    const struct field f[] = {TEXT(ref.s),       INT(x->kind),    ID(x->unit_id),
                              ID(x->person_id),  TEXT(x->period), DAY(x->first),
                              DAY(x->last),      TEXT(x->cause),  TEXT(x->clause),
                              TEXT(x->evidence), ID(x->topic_id), TEXT(x->speaker),
                              TEXT(x->listener)};
    if (rc == TB_OK)
        rc = WRITE(Q_PUT_FOLLOWUP, f, id);
    strbuf_free(&ref);
    s->batch->last_parent = *id;
    return rc;
}

static enum tb_rc check_next(struct store *s, int64_t followup,
                             enum followup_state state, struct tb_err *e)
{
    int64_t kind, now;
    enum tb_rc rc = db_int(s, Q_FOLLOWUP_KIND, followup, 0, -1, &kind, e);
    if (rc == TB_OK && kind < 0)
        return tb_fail(e, TB_NOTFOUND, N_("the follow-up is no longer there"));
    if (rc == TB_OK)
        rc = db_int(s, Q_FOLLOWUP_STATE, followup, 0, 0, &now, e);
    if (rc == TB_OK &&
        !followup_may((enum followup_kind)kind, (enum followup_state)now, state))
        return tb_fail(e, TB_INVALID,
                       N_("this step cannot follow: the follow-up is closed or "
                          "dropped, or the talk "
                          "was not held yet"));
    return rc;
}

enum tb_rc put_step(struct store *s, const struct followup_step *x, int64_t *id,
                    struct tb_err *e)
{
    int64_t parent = x->followup_id ? x->followup_id : s->batch->last_parent;
    const struct field f[] = {ID(parent), INT(x->state), DAY(x->day), DAY(x->due),
                              TEXT(x->note)};
    enum tb_rc rc = check_next(s, parent, x->state, e);
    return rc == TB_OK ? WRITE(Q_PUT_FOLLOWUP_STEP, f, id) : rc;
}

/* --- meetings --------------------------------------------------------------------- */

enum tb_rc put_meeting(struct store *s, const struct meeting *x, int64_t *id,
                       struct tb_err *e)
{
    struct strbuf ref = {0};
    enum tb_rc rc = check_rev(s, x->id, x->rev, e);
    if (rc == TB_OK && !x->id)
        rc = numbered_ref(s, 'M', x->day, x->ref, &ref, e);
    /* The reference of a meeting that is there stays: the query does not take it. */
    const struct field f[] = {TEXT(x->id ? "-" : ref.s),
                              INT(x->kind),
                              DAY(x->day),
                              TEXT(x->title),
                              TEXT(x->place),
                              TEXT(x->agenda),
                              TEXT(x->note),
                              INT(x->voided)};
    *id = x->id;
    if (rc == TB_OK)
        rc = WRITE(x->id ? Q_EDIT_MEETING : Q_PUT_MEETING, f, id);
    strbuf_free(&ref);
    s->batch->last_parent = *id;
    return rc;
}

enum tb_rc put_attendance(struct store *s, const struct attendance *x, int64_t *id,
                          struct tb_err *e)
{
    int64_t parent = x->meeting_id ? x->meeting_id : s->batch->last_parent;
    const struct field f[] = {ID(parent),    ID(x->unit_id),  ID(x->person_id),
                              INT(x->state), TEXT(x->pledge), DAY(x->due)};
    enum tb_rc rc = check_there(s, Q_MEETING_THERE, parent,
                                N_("the meeting is no longer there"), e);
    *id = x->id;
    if (rc == TB_OK)
        rc = find_pair(s, Q_ATTENDANCE_OF, parent,
                       x->unit_id ? x->unit_id : x->person_id, id, e);
    if (rc == TB_OK)
        rc = check_rev(s, *id, x->rev, e);
    return rc == TB_OK ? WRITE(Q_PUT_ATTENDANCE, f, id) : rc;
}

enum tb_rc put_outcome(struct store *s, const struct outcome *x, int64_t *id,
                       struct tb_err *e)
{
    int64_t parent = x->meeting_id ? x->meeting_id : s->batch->last_parent;
    const struct field f[] = {ID(parent), ID(x->submission_id), INT(x->voided)};
    enum tb_rc rc = check_there(s, Q_MEETING_THERE, parent,
                                N_("the meeting is no longer there"), e);
    if (rc == TB_OK)
        rc = check_there(s, Q_SUBMISSION_THERE, x->submission_id,
                         N_("the article is no longer there, or void"), e);
    *id = x->id;
    if (rc == TB_OK)
        rc = find_pair(s, Q_OUTCOME_OF, parent, x->submission_id, id, e);
    if (rc == TB_OK)
        rc = check_rev(s, *id, x->rev, e);
    return rc == TB_OK ? WRITE(Q_PUT_OUTCOME, f, id) : rc;
}

enum tb_rc put_contact(struct store *s, const struct contact *x, int64_t *id,
                       struct tb_err *e)
{
    const struct field f[] = {ID(x->person_id), ID(x->unit_id), DAY(x->from),
                              DAY(x->to)};
    enum tb_rc rc = check_rev(s, x->id, x->rev, e);
    *id = x->id;
    return rc == TB_OK ? WRITE(Q_PUT_CONTACT, f, id) : rc;
}

/* --- issues ----------------------------------------------------------------------- */

/* The number given, if it is free, or the next. */
static enum tb_rc take_number(struct store *s, const struct issue *x, int year,
                              int64_t *number, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_int(s, Q_ISSUE_NUMBER_LAST, x->outlet_id, year, 0, number, e);
    if (rc != TB_OK || x->number == 0) {
        ++*number;
        return rc;
    }
    *number = x->number;
    rc = db_query(s, Q_ISSUE_NUMBERED, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, x->outlet_id);
    sqlite3_bind_int(st, 2, year);
    sqlite3_bind_int(st, 3, x->number);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        int64_t other = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
        if (other != x->id)
            return tb_fail(e, TB_INVALID, N_("issue %d of %d is there already"),
                           x->number, year);
    }
    return rc;
}

enum tb_rc put_issue(struct store *s, const struct issue *x, int64_t *id,
                     struct tb_err *e)
{
    int year = day_to_civil(x->day).year;
    int64_t number = 0;
    enum tb_rc rc = check_rev(s, x->id, x->rev, e);
    if (rc == TB_OK)
        rc = take_number(s, x, year, &number, e);
    const struct field f[] = {ID(x->outlet_id), INT(year),      INT(number),
                              DAY(x->day),      TEXT(x->title), TEXT(x->note),
                              INT(x->voided)};
    *id = x->id;
    if (rc == TB_OK)
        rc = WRITE(Q_PUT_ISSUE, f, id);
    s->batch->last_parent = *id;
    return rc;
}

enum tb_rc put_item(struct store *s, const struct issue_item *x, int64_t *id,
                    struct tb_err *e)
{
    int64_t parent = x->issue_id ? x->issue_id : s->batch->last_parent;
    int64_t event = x->event_id ? x->event_id : s->batch->last_event;
    const struct field f[] = {ID(parent), ID(x->submission_id), ID(event),
                              TEXT(x->column), INT(x->order)};
    enum tb_rc rc =
        check_there(s, Q_ISSUE_THERE, parent, N_("the issue is no longer there"), e);
    if (rc == TB_OK)
        rc = check_there(s, Q_SUBMISSION_THERE, x->submission_id,
                         N_("the article is no longer there, or void"), e);
    *id = x->id;
    if (rc == TB_OK)
        rc = find_pair(s, Q_ITEM_OF, parent, x->submission_id, id, e);
    if (rc == TB_OK && *id != x->id) /* its adoption would be a second one */
        rc = tb_fail(e, TB_CONFLICT,
                     N_("somebody else has put the article into the issue meanwhile; "
                        "look at it again"));
    if (rc == TB_OK)
        rc = check_rev(s, *id, x->rev, e);
    return rc == TB_OK ? WRITE(Q_PUT_ISSUE_ITEM, f, id) : rc;
}
