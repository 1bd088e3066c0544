/* Writing submissions and their events. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/topic.h"

#include "impl.h"

/* --- making ----------------------------------------------------------------------- */

static enum tb_rc write_byline(struct store *s, int64_t id, const struct submission *x,
                               struct tb_err *e)
{
    struct row r;
    enum tb_rc rc = TB_OK;
    for (size_t i = 1; rc == TB_OK && i < x->n_units; i++) {
        rc = row_begin(s, Q_PUT_CO_UNIT, &r, e);
        if (rc != TB_OK)
            break;
        row_int(&r, id);
        row_int(&r, (int64_t)i + 1);
        row_int(&r, x->units[i]);
        rc = row_end(s, &r, e);
    }
    for (size_t i = 0; rc == TB_OK && i < x->n_authors; i++) {
        rc = row_begin(s, Q_PUT_AUTHOR, &r, e);
        if (rc != TB_OK)
            break;
        row_int(&r, id);
        row_int(&r, (int64_t)i + 1);
        row_text(&r, x->authors[i].name);
        row_id(&r, x->authors[i].person_id);
        rc = row_end(s, &r, e);
    }
    return rc;
}

/* What submission.sum covers of the by-line; submission_seal makes the same in SQL. */
static void byline_text(const struct submission *x, struct strbuf *out)
{
    strbuf_clear(out);
    for (size_t i = 1; i < x->n_units; i++)
        strbuf_printf(out, "%s%lld", i > 1 ? ";" : "", (long long)x->units[i]);
    strbuf_putc(out, '|');
    for (size_t i = 0; i < x->n_authors; i++) {
        strbuf_puts(out, i ? ";" : "");
        strbuf_puts(out, x->authors[i].name);
    }
}

static enum tb_rc score_new(struct store *s, int64_t id, const struct submission *x,
                            struct tb_err *e)
{
    struct scorer *k = &s->batch->scorer;
    int64_t people[CHANGE_UNITS_MAX];
    for (size_t i = 0; i < x->n_authors; i++)
        people[i] = x->authors[i].person_id;
    arena_reset(&k->scratch);
    tb_day due;
    int64_t topic_id = topic_scored(&s->batch->names, x->topic_id, &due);
    struct article art = {
        .id = id,
        .day = x->day,
        .received = x->received == TB_DAY_NONE ? x->day : x->received,
        .length = x->length,
        .topic_id = topic_id,
        .topic_due = due,
        .type_key = x->type && x->type[0] ? text_key_dup(&k->scratch, x->type) : "",
        .units = x->units,
        .n_units = x->n_units,
        .authors = people,
        .n_authors = x->n_authors};
    return scorer_add_article(k, &art, e);
}

static enum tb_rc insert_submission(struct store *s, int64_t id, int64_t ref,
                                    const struct submission *x, struct tb_err *e)
{
    struct row r;
    enum tb_rc rc = row_begin(s, Q_PUT_SUBMISSION, &r, e);
    if (rc != TB_OK)
        return rc;
    row_int(&r, id);
    row_int(&r, ref);
    row_int(&r, x->day);
    row_int(&r, x->received == TB_DAY_NONE ? x->day : x->received);
    row_int(&r, x->units[0]);
    row_text(&r, x->title);
    row_text(&r, x->type ? x->type : "");
    if (x->length >= 0)
        row_int(&r, x->length);
    else
        row_null(&r);
    row_text(&r, x->note ? x->note : "");
    row_int(&r, 0); /* not void */
    struct strbuf *byline = &s->batch->byline;
    byline_text(x, byline);
    uint64_t sum = row_sum_add(r.sum, SQLITE_TEXT, byline->s, byline->len);
    if (x->topic_id)
        sum = row_sum_add(sum, SQLITE_INTEGER, &x->topic_id, sizeof x->topic_id);
    row_int(&r, (int64_t)sum);
    row_int(&r, s->batch->seq);
    row_id(&r, x->topic_id);
    return row_end(s, &r, e);
}

static enum tb_rc put_submission(struct store *s, const struct submission *x,
                                 int64_t *id, struct tb_err *e)
{
    struct batch *b = s->batch;
    int64_t ref = 0;
    enum tb_rc rc = ref_take(s, x, &ref, e);
    if (rc != TB_OK)
        return rc;
    *id = ++b->next_id;
    b->last_ref = ref;
    search_new(s, *id);
    rc = insert_submission(s, *id, ref, x, e);
    if (rc == TB_OK)
        rc = write_byline(s, *id, x, e);
    /* A change of scheme in the same batch scores everything at the end anyway. */
    if (rc == TB_OK && !b->rescore_all)
        rc = score_new(s, *id, x, e);
    return rc == TB_OK ? batch_row(s, 1 + (int)x->n_units + (int)x->n_authors, e) : rc;
}

/* --- altering --------------------------------------------------------------------- */

static enum tb_rc run_on(struct store *s, enum query q, int64_t id, int64_t second,
                         struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    if (sqlite3_bind_parameter_count(st) > 1)
        sqlite3_bind_int64(st, 2, second);
    return db_run(s, st, e);
}

static enum tb_rc replace_byline(struct store *s, const struct amendment *m,
                                 const struct submission *x, struct tb_err *e)
{
    if (!(m->fields & (AMEND_UNITS | AMEND_AUTHORS)))
        return TB_OK;
    enum tb_rc rc = run_on(s, Q_DROP_CO_UNITS, m->submission_id, 0, e);
    if (rc == TB_OK)
        rc = run_on(s, Q_DROP_AUTHORS, m->submission_id, 0, e);
    return rc == TB_OK ? write_byline(s, m->submission_id, x, e) : rc;
}

/* Somebody else's entry stands in between: says whose. */
static enum tb_rc conflict(struct store *s, const char *ref, int64_t rev,
                           struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    struct tb_err ignored;
    if (db_query(s, Q_JOURNAL_LABEL, &st, &ignored) == TB_OK) {
        sqlite3_bind_int64(st, 1, rev);
        if (db_step(s, st, &row, &ignored) == TB_OK && row) {
            tb_fail(e, TB_CONFLICT,
                    N_("%s was changed meanwhile by %s (%s); nothing was overwritten"),
                    ref, (const char *)sqlite3_column_text(st, 1),
                    (const char *)sqlite3_column_text(st, 0));
            sqlite3_reset(st);
            return TB_CONFLICT;
        }
    }
    return tb_fail(e, TB_CONFLICT,
                   N_("%s was changed meanwhile; nothing was overwritten"), ref);
}

static enum tb_rc put_amendment(struct store *s, const struct amendment *m,
                                const struct submission *now, int64_t rev,
                                struct tb_err *e)
{
    sqlite3_stmt *st;
    struct submission x = amendment_apply(now, m);
    enum tb_rc rc = batch_touch(s, m->submission_id, e);
    if (rc == TB_OK)
        rc = search_touch(s, m->submission_id, e);
    if (rc == TB_OK)
        rc = db_query(s, Q_AMEND, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, m->submission_id);
    sqlite3_bind_int64(st, 2, rev);
    sqlite3_bind_int(st, 3, x.day);
    sqlite3_bind_int(st, 4, x.received);
    sqlite3_bind_int64(st, 5, x.units[0]);
    bind_text(st, 6, x.title);
    bind_text(st, 7, x.type);
    if (x.length >= 0)
        sqlite3_bind_int64(st, 8, x.length);
    bind_text(st, 9, x.note);
    sqlite3_bind_int64(st, 10, s->batch->seq);
    bind_id(st, 11, x.topic_id);
    rc = db_run(s, st, e);
    if (rc == TB_OK && sqlite3_changes(s->db) != 1)
        rc = tb_fail(e, TB_IO,
                     N_("the disk or the system failed (%s); nothing was saved"),
                     "amend");
    if (rc == TB_OK)
        rc = replace_byline(s, m, &x, e);
    if (rc == TB_OK)
        rc = run_on(s, Q_SUBMISSION_SEAL, m->submission_id, 0, e);
    return rc == TB_OK ? batch_row(s, 4, e) : rc;
}

static void bind_event(sqlite3_stmt *st, int at, const struct event *x)
{
    bind_id(st, at, x->submission_id);
    sqlite3_bind_int(st, at + 1, (int)x->kind);
    sqlite3_bind_int(st, at + 2, x->day);
    bind_id(st, at + 3, x->outlet_id);
    if (x->level >= 0)
        sqlite3_bind_int(st, at + 4, x->level);
    sqlite3_bind_int(st, at + 5, (int)x->form);
    sqlite3_bind_int(st, at + 6, (int)x->route);
    sqlite3_bind_int(st, at + 7, (int)x->leader);
    if (x->has_value)
        sqlite3_bind_int64(st, at + 8, x->value);
    bind_id(st, at + 9, x->unit_id);
    bind_id(st, at + 10, x->person_id);
}

/* An event is all its columns: the same one again would be paid twice, and would be one
 * again after an export and an import. */
static enum tb_rc check_new_event(struct store *s, const struct event *x,
                                  const char *ref, struct tb_err *e)
{
    struct strbuf note = {0}, other = {0};
    sqlite3_stmt *st;
    bool row, twin = false;
    enum tb_rc rc = db_query(s, Q_EVENT_TWINS, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_event(st, 1, x);
    text_key(&note, x->note ? x->note : "", x->note ? strlen(x->note) : 0);
    while ((rc = db_step(s, st, &row, e)) == TB_OK && row) {
        strbuf_clear(&other);
        text_key(&other, (const char *)sqlite3_column_text(st, 0),
                 (size_t)sqlite3_column_bytes(st, 0));
        twin = twin || (other.len == note.len &&
                        (note.len == 0 || memcmp(other.s, note.s, note.len) == 0));
    }
    strbuf_free(&note);
    strbuf_free(&other);
    if (rc == TB_OK && twin)
        rc = tb_fail(
            e, TB_INVALID,
            N_("%s has this very event already; if it is another one, say so in "
               "its note"),
            ref ? ref : _("the unit or person"));
    return rc;
}

static enum tb_rc insert_event(struct store *s, const struct event *x, int64_t *id,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_PUT_EVENT, &st, e);
    if (rc != TB_OK)
        return rc;
    *id = ++s->batch->next_id;
    sqlite3_bind_int64(st, 1, *id);
    bind_event(st, 2, x);
    bind_text(st, 13, x->note ? x->note : "");
    sqlite3_bind_int64(st, 14, s->batch->seq);
    rc = db_run(s, st, e);
    return rc == TB_OK ? batch_row(s, 1, e) : rc;
}

static enum tb_rc put_event(struct store *s, const struct event *x, int64_t *id,
                            struct tb_err *e)
{
    enum tb_rc rc = x->submission_id ? batch_touch(s, x->submission_id, e) : TB_OK;
    if (rc == TB_OK)
        rc = insert_event(s, x, id, e);
    if (rc == TB_OK && !x->submission_id)
        rc = batch_touch(s, *id, e); /* it is scored by itself */
    if (rc == TB_OK && x->kind == EVENT_VOID) {
        rc = run_on(s, Q_VOID, x->submission_id, s->batch->seq, e);
        if (rc == TB_OK)
            rc = run_on(s, Q_SUBMISSION_SEAL, x->submission_id, 0, e);
        if (rc == TB_OK)
            rc = batch_row(s, 1, e);
    }
    return rc;
}

static enum tb_rc first_event(struct store *s, int64_t id, tb_day *day,
                              struct tb_err *e)
{
    int64_t first;
    enum tb_rc rc = db_int(s, Q_FIRST_EVENT, id, EVENT_VOID, TB_DAY_NONE, &first, e);
    *day = (tb_day)first;
    return rc;
}

/* The submission that an amendment or an event is about, as it is now. */
struct present {
    struct submission now;
    int64_t rev;
    tb_day first_event;
};

static enum tb_rc read_present(struct store *s, const struct change *c, int64_t id,
                               struct present *p, struct change_context *x,
                               struct tb_err *e)
{
    int64_t want = c->kind == CHANGE_AMEND ? c->amend.rev : c->event.rev;
    arena_reset(&s->batch->reading);
    enum tb_rc rc =
        submission_read(s, id, &s->batch->reading, &p->now, &p->rev, &x->now_voided, e);
    if (rc == TB_OK && want && want != p->rev)
        return conflict(s, p->now.ref, p->rev, e);
    p->first_event = TB_DAY_NONE;
    if (rc == TB_OK && c->kind == CHANGE_AMEND)
        rc = first_event(s, id, &p->first_event, e);
    x->now = &p->now;
    x->first_event = p->first_event == TB_DAY_NONE ? NULL : &p->first_event;
    return rc;
}

enum tb_rc put_article(struct store *s, const struct change *c, int64_t *id,
                       struct tb_err *e)
{
    struct change_context x = {.names = &s->batch->names,
                               .schemes = &s->batch->schemes};
    struct present p = {0};
    enum tb_rc rc = TB_OK;
    if (c->kind != CHANGE_SUBMIT) {
        *id = c->kind == CHANGE_AMEND ? c->amend.submission_id : c->event.submission_id;
        if (c->kind == CHANGE_AMEND || *id)
            rc = read_present(s, c, *id, &p, &x, e);
    }
    if (rc == TB_OK)
        rc = change_check(c, &x, e);
    if (rc == TB_OK && c->kind == CHANGE_EVENT)
        rc = check_new_event(s, &c->event, p.now.ref, e);
    if (rc != TB_OK)
        return rc;
    if (c->kind == CHANGE_SUBMIT)
        return put_submission(s, &c->submit, id, e);
    if (c->kind == CHANGE_EVENT)
        return put_event(s, &c->event, id, e);
    return put_amendment(s, &c->amend, &p.now, p.rev, e);
}
