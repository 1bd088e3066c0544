/* Follow-ups, a row for each step: the rows of one reference stand together and agree
 * in what it is about. What is there already with the same steps adds nothing; with
 * others it is a bad line, never an update. */
#include <stdlib.h>
#include <string.h>

#include "core/topic.h"

#include "../office.h"

enum {
    REF,
    KIND,
    UNIT,
    PERSON,
    PERIOD,
    CAUSE,
    CLAUSE,
    EVIDENCE,
    TOPIC,
    SPEAKER,
    LISTENER,
    STATE,
    DATE,
    DUE,
    NOTE
};
static const struct import_column columns[] = {
    {"ref", true},    {"kind", true},     {"unit", false},     {"person", false},
    {"period", true}, {"cause", false},   {"clause", false},   {"evidence", false},
    {"topic", false}, {"speaker", false}, {"listener", false}, {"state", true},
    {"date", true},   {"due", false},     {"note", false},     {NULL, false},
};

/* One that the database had, or that an earlier row made. */
struct known {
    struct followup_row row; /* of the database; id 0 there: made here */
    uint64_t about;
    size_t at; /* how many of its steps the file has had */
    int64_t id;
    const char *ref;
};

struct followups {
    bool read;
    struct known *items;
    size_t n, cap;
};

struct row {
    struct followup about;
    struct followup_step step;
};

/* --- a row ------------------------------------------------------------------------ */

static enum tb_rc parse_owner(struct import_run *r, const struct import_row *row,
                              struct followup *x, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    if (*row->cell[UNIT])
        rc = cell_name(r, &r->units, "unit", row->cell[UNIT], &x->unit_id, e);
    if (!rc && *row->cell[PERSON])
        rc = cell_name(r, &r->people, "person", row->cell[PERSON], &x->person_id, e);
    if (!rc && *row->cell[TOPIC])
        rc = cell_name(r, &r->topics, "topic", row->cell[TOPIC], &x->topic_id, e);
    return rc;
}

static enum tb_rc parse_period(struct import_run *r, const char *s, struct followup *x,
                               struct tb_err *e)
{
    struct period p;
    struct tb_err why;
    if (period_parse(s, &p, &why) != TB_OK)
        return tb_fail(e, TB_INVALID, "%s", why.msg);
    p = app_period(r->app, p);
    x->period = s;
    x->first = p.first;
    x->last = p.last;
    return TB_OK;
}

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct row *out, struct tb_err *e)
{
    int kind, state;
    *out = (struct row){.about = {.ref = cell_key(r, row->cell[REF]),
                                  .cause = row->cell[CAUSE],
                                  .clause = row->cell[CLAUSE],
                                  .evidence = row->cell[EVIDENCE],
                                  .speaker = row->cell[SPEAKER],
                                  .listener = row->cell[LISTENER]},
                        .step = {.note = row->cell[NOTE]}};
    if (!*out->about.ref)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("ref"));
    enum tb_rc rc =
        cell_word(r, words_followup, "kind", row->cell[KIND], FOLLOW_REMIND, &kind, e);
    if (!rc)
        rc =
            cell_word(r, words_step, "state", row->cell[STATE], FOLLOW_SENT, &state, e);
    if (!rc)
        rc = parse_owner(r, row, &out->about, e);
    if (!rc)
        rc = parse_period(r, row->cell[PERIOD], &out->about, e);
    if (!rc)
        rc = cell_given_day(r, "date", row->cell[DATE], &out->step.day, e);
    if (!rc)
        rc = cell_day(r, "due", row->cell[DUE], true, &out->step.due, e);
    if (!rc) {
        out->about.kind = (enum followup_kind)kind;
        out->step.state = (enum followup_state)state;
    }
    return rc;
}

/* --- what is known ---------------------------------------------------------------- */

/* A topic that was withdrawn stands in no file. */
static uint64_t about_key(struct import_run *r, const struct followup *x)
{
    tb_day due;
    const char *const texts[] = {x->period,   x->cause,   x->clause,
                                 x->evidence, x->speaker, x->listener};
    uint64_t h = key_add_int(KEY_START, (int64_t)x->kind);
    h = key_add_int(key_add_int(h, x->unit_id), x->person_id);
    h = key_add_int(h, topic_scored(&r->app->names, x->topic_id, &due));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        h = key_add(h, cell_key(r, texts[i]));
    return h;
}

static struct known *add(struct followups *st, const char *ref, uint64_t about)
{
    mem_grow(&st->items, &st->cap, st->n, sizeof *st->items);
    st->items[st->n] = (struct known){.ref = ref, .about = about};
    return &st->items[st->n++];
}

static enum tb_rc read_store(struct import_run *r, struct tb_err *e)
{
    struct followups *st = r->state;
    struct followup_row *rows;
    size_t n = 0;
    if (st->read)
        return TB_OK;
    enum tb_rc rc =
        store_followups(r->app->store, TB_DAY_MIN, TB_DAY_MAX, &r->keep, &rows, &n, e);
    for (size_t i = 0; !rc && i < n; i++) {
        struct known *k =
            add(st, rows[i].followup.ref, about_key(r, &rows[i].followup));
        k->row = rows[i];
        k->id = rows[i].followup.id;
    }
    st->read = rc == TB_OK;
    return rc;
}

static struct known *find(struct followups *st, const char *ref)
{
    for (size_t i = 0; i < st->n; i++)
        if (strcmp(st->items[i].ref, ref) == 0)
            return &st->items[i];
    return NULL;
}

static bool same_step(struct import_run *r, const struct followup_step *a,
                      const struct followup_step *b)
{
    return a->state == b->state && a->day == b->day && a->due == b->due &&
           cell_same(r, a->note, b->note);
}

static enum tb_rc other_content(struct import_run *r, const char *ref, struct tb_err *e)
{
    return tb_fail(
        e, TB_INVALID,
        N_("%s is there already, with other content: nothing is overwritten"),
        cell_quote(r, ref));
}

/* The next step of one that the database had: it must be the one there. */
static enum tb_rc check_known(struct import_run *r, struct known *k,
                              const struct row *row, enum import_outcome *out,
                              struct tb_err *e)
{
    *out = ROW_KNOWN;
    if (k->at >= k->row.n_steps || !same_step(r, &k->row.steps[k->at], &row->step))
        return other_content(r, k->ref, e);
    k->at++;
    return TB_OK;
}

static enum tb_rc make(struct import_run *r, const struct row *row, struct known **out,
                       struct tb_err *e)
{
    int64_t id = 0;
    enum tb_rc rc = store_put(
        r->app->store,
        &(struct change){.kind = CHANGE_FOLLOWUP, .followup = row->about}, &id, e);
    if (rc)
        return rc;
    *out = add(r->state, arena_strdup(&r->keep, row->about.ref),
               about_key(r, &row->about));
    (*out)->id = id;
    return TB_OK;
}

static enum tb_rc followups_row(struct import_run *r, const struct import_row *cells,
                                enum import_outcome *out, struct tb_err *e)
{
    struct row row;
    enum tb_rc rc = parse(r, cells, &row, e);
    if (!rc)
        rc = read_store(r, e);
    if (rc)
        return rc;
    struct known *k = find(r->state, row.about.ref);
    if (k && k->about != about_key(r, &row.about))
        return other_content(r, row.about.ref, e);
    if (k && k->row.followup.id)
        return check_known(r, k, &row, out, e);
    if (!k)
        rc = make(r, &row, &k, e);
    if (rc)
        return rc;
    *out = ROW_ADDED;
    row.step.followup_id = k->id;
    return store_put(r->app->store,
                     &(struct change){.kind = CHANGE_FOLLOWUP_STEP, .step = row.step},
                     NULL, e);
}

static void followups_close(struct import_run *r)
{
    free(((struct followups *)r->state)->items);
}

const struct import_kind import_followups = {
    .name = "followups",
    .columns = columns,
    .rows_max = 100000,
    .state = sizeof(struct followups),
    .row = followups_row,
    .close = followups_close,
};
