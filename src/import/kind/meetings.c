/* Meetings and visits. A row is its `ref`; without one, (date, kind, folded title). Who
 * is named in `units` is asked to come, `outcomes` are articles that came out of it. A
 * known meeting with other content is a bad line, never an update. */
#include "../office.h"

enum { REF, KIND, DATE, TITLE, PLACE, AGENDA, NOTE, UNITS, ARTICLES };
static const struct import_column columns[] = {
    {"ref", false},      {"kind", false},   {"date", true},  {"title", true},
    {"place", false},    {"agenda", false}, {"note", false}, {"units", false},
    {"outcomes", false}, {NULL, false},
};

/* Those that the database had. */
struct meetings {
    bool read;
    struct meeting_row *rows;
    size_t n;
};

struct row {
    struct meeting meeting;
    struct cell_who *who;
    int64_t *articles;
    size_t n_who, n_articles;
};

static enum tb_rc parse_articles(struct import_run *r, const char *s, struct row *out,
                                 struct tb_err *e)
{
    const char *ref, *all = s;
    size_t n = 0;
    while (cell_part(r, &s))
        n++;
    out->articles = arena_array(&r->scratch, n + 1, sizeof *out->articles);
    while ((ref = cell_part(r, &all))) {
        struct article_full full;
        bool twice = false;
        enum tb_rc rc = cell_article(r, ref, &full, e);
        if (rc)
            return rc;
        for (size_t i = 0; i < out->n_articles; i++)
            twice |= out->articles[i] == full.row.id;
        if (!twice)
            out->articles[out->n_articles++] = full.row.id;
    }
    return TB_OK;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct row *out, struct tb_err *e)
{
    int kind;
    *out = (struct row){.meeting = {.ref = cell_key(r, row->cell[REF]),
                                    .title = row->cell[TITLE],
                                    .place = row->cell[PLACE],
                                    .agenda = row->cell[AGENDA],
                                    .note = row->cell[NOTE]}};
    enum tb_rc rc = cell_word(r, words_meeting, "kind", row->cell[KIND],
                              MEETING_TRAINING, &kind, e);
    if (!rc)
        rc = cell_given_day(r, "date", row->cell[DATE], &out->meeting.day, e);
    if (!rc && !*cell_key(r, row->cell[TITLE]))
        rc = tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("title"));
    if (!rc)
        rc = cell_whom(r, "units", row->cell[UNITS], out->meeting.day, &out->who,
                       &out->n_who, e);
    if (!rc)
        rc = parse_articles(r, row->cell[ARTICLES], out, e);
    if (!rc)
        out->meeting.kind = (enum meeting_kind)kind;
    return rc;
}

/* --- identity -------------------------------------------------------------------- */

static uint64_t identity(struct import_run *r, const struct meeting *m)
{
    uint64_t h = key_add_int(key_add_int(KEY_START, m->day), (int64_t)m->kind);
    return key_add(h, cell_key(r, m->title));
}

/* The order in which names stand says nothing: their sum. */
static uint64_t who_key(int64_t unit, int64_t person)
{
    return key_add_int(key_add_int(KEY_START, unit), person);
}

static uint64_t texts(struct import_run *r, const struct meeting *m)
{
    uint64_t h = key_add(identity(r, m), cell_key(r, m->place));
    return key_add(key_add(h, cell_key(r, m->agenda)), cell_key(r, m->note));
}

static uint64_t content(struct import_run *r, const struct row *row)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < row->n_who; i++)
        sum += who_key(row->who[i].unit_id, row->who[i].person_id);
    for (size_t i = 0; i < row->n_articles; i++)
        sum += key_add_int(KEY_START + 2, row->articles[i]);
    return key_add_int(texts(r, &row->meeting), (int64_t)sum);
}

static uint64_t content_of(struct import_run *r, const struct meeting_row *m)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < m->n_attendances; i++)
        sum += who_key(m->attendances[i].unit_id, m->attendances[i].person_id);
    for (size_t i = 0; i < m->n_outcomes; i++)
        sum += key_add_int(KEY_START + 2, m->outcomes[i].submission_id);
    return key_add_int(texts(r, &m->meeting), (int64_t)sum);
}

static enum tb_rc in_store(struct import_run *r, const struct row *row, bool *known,
                           struct tb_err *e)
{
    struct meetings *st = r->state;
    *known = false;
    if (!st->read) {
        enum tb_rc rc = store_meetings(r->app->store, TB_DAY_MIN, TB_DAY_MAX, &r->keep,
                                       &st->rows, &st->n, e);
        if (rc)
            return rc;
        st->read = true;
    }
    for (size_t i = 0; i < st->n; i++) {
        const struct meeting_row *m = &st->rows[i];
        bool same = *row->meeting.ref
                        ? cell_same(r, m->meeting.ref, row->meeting.ref)
                        : !m->meeting.voided &&
                              identity(r, &m->meeting) == identity(r, &row->meeting);
        if (same && *row->meeting.ref && content_of(r, m) != content(r, row))
            return tb_fail(
                e, TB_INVALID,
                N_("%s is there already, with other content: nothing is overwritten"),
                cell_quote(r, row->meeting.ref));
        *known = *known || same;
    }
    return TB_OK;
}

/* --- writing ---------------------------------------------------------------------- */

static enum tb_rc put(struct import_run *r, const struct row *row, struct tb_err *e)
{
    int64_t id = 0;
    struct change c = {.kind = CHANGE_MEETING, .meeting = row->meeting};
    if (!*c.meeting.ref)
        c.meeting.ref = NULL;
    enum tb_rc rc = store_put(r->app->store, &c, &id, e);
    for (size_t i = 0; !rc && i < row->n_who; i++) {
        c = (struct change){.kind = CHANGE_ATTENDANCE,
                            .attendance = {.meeting_id = id,
                                           .unit_id = row->who[i].unit_id,
                                           .person_id = row->who[i].person_id,
                                           .pledge = "",
                                           .due = TB_DAY_NONE}};
        rc = store_put(r->app->store, &c, NULL, e);
    }
    for (size_t i = 0; !rc && i < row->n_articles; i++) {
        c = (struct change){
            .kind = CHANGE_OUTCOME,
            .outcome = {.meeting_id = id, .submission_id = row->articles[i]}};
        rc = store_put(r->app->store, &c, NULL, e);
    }
    return rc;
}

static enum tb_rc meetings_row(struct import_run *r, const struct import_row *cells,
                               enum import_outcome *out, struct tb_err *e)
{
    struct row row;
    bool known = false;
    enum tb_rc rc = parse(r, cells, &row, e);
    if (rc)
        return rc;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, key_add(content(r, &row), row.meeting.ref)))
        return TB_OK;
    if (*row.meeting.ref &&
        !key_set_put(&r->seen, key_add(KEY_START + 1, row.meeting.ref)))
        return tb_fail(e, TB_INVALID,
                       N_("%s stands on an earlier line, with other content"),
                       cell_quote(r, row.meeting.ref));
    rc = in_store(r, &row, &known, e);
    *out = known ? ROW_KNOWN : ROW_ADDED;
    return rc || known ? rc : put(r, &row, e);
}

const struct import_kind import_meetings = {
    .name = "meetings",
    .columns = columns,
    .rows_max = 10000,
    .state = sizeof(struct meetings),
    .row = meetings_row,
};
