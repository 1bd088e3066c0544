/* Published bulletins. */
#include "store/bulletins.h"

#include <stdio.h>
#include <string.h>

#include "bulletin.h"
#include "impl.h"

/* --- heads ------------------------------------------------------------------------ */

static void read_hash(const char *hex, unsigned char out[32])
{
    for (size_t i = 0; i < 32; i++) {
        unsigned byte = 0;
        if (sscanf(hex + 2 * i, "%2x", &byte) != 1)
            byte = 0;
        out[i] = (unsigned char)byte;
    }
}

static struct bulletin_head head_row(sqlite3_stmt *st, struct arena *a)
{
    struct bulletin_head h = {
        .id = sqlite3_column_int64(st, 0),
        .year = sqlite3_column_int(st, 1),
        .number = sqlite3_column_int(st, 2),
        .track = (enum track)sqlite3_column_int(st, 3),
        .period = column_dup(st, 4, a),
        .first = sqlite3_column_int(st, 5),
        .last = sqlite3_column_int(st, 6),
        .replaces_id = sqlite3_column_int64(st, 7),
        .replaced_by = sqlite3_column_int64(st, 8),
        .scheme = column_dup(st, 9, a),
        .scheme_from = column_day(st, 10),
        .head_seq = sqlite3_column_int64(st, 11),
        .at = sqlite3_column_int64(st, 13),
        .title = column_dup(st, 14, a),
    };
    const char *hash = (const char *)sqlite3_column_text(st, 12);
    if (hash && strlen(hash) == 64)
        read_hash(hash, h.head);
    return h;
}

enum tb_rc store_bulletins(struct store *s, struct arena *a, struct bulletin_head **out,
                           size_t *n, struct tb_err *e)
{
    struct bulletin_head *items = NULL;
    size_t cap = 0;
    sqlite3_stmt *st;
    bool row;
    *n = 0;
    enum tb_rc rc = db_query(s, Q_BULLETIN_HEADS, &st, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (*n == cap) {
            struct bulletin_head *more =
                arena_array(a, cap = cap * 2 + 16, sizeof *more);
            if (*n)
                memcpy(more, items, *n * sizeof *more);
            items = more;
        }
        items[(*n)++] = head_row(st, a);
    }
    *out = items;
    return rc;
}

enum tb_rc store_bulletin_body(struct store *s, int64_t id, struct arena *a,
                               const char **body, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char hash[65];
    enum tb_rc rc = db_query(s, Q_BULLETIN_BODY, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    if (!row)
        return tb_fail(e, TB_NOTFOUND, N_("there is no such bulletin"));
    *body = column_dup(st, 0, a);
    const char *kept = column_dup(st, 1, a);
    sqlite3_reset(st);
    bulletin_hash(*body, hash);
    if (strcmp(kept, hash) != 0)
        return tb_fail(e, TB_CORRUPT,
                       N_("the published bulletin is not what its hash says; run "
                          "`tongbao verify`"));
    return TB_OK;
}

enum tb_rc store_bulletin_next(struct store *s, int year, int *number, struct tb_err *e)
{
    int64_t last;
    enum tb_rc rc = db_int(s, Q_BULLETIN_LAST, year, 0, 0, &last, e);
    *number = (int)last + 1;
    return rc;
}

enum tb_rc store_journal_head(struct store *s, int64_t *seq, unsigned char hash[32],
                              struct tb_err *e)
{
    struct journal_head head;
    enum tb_rc rc = journal_head(s, &head, e);
    *seq = head.seq;
    memcpy(hash, head.hash, 32);
    return rc;
}

/* --- what a write touches --------------------------------------------------------- */

struct touching {
    struct store *s;
    const struct bulletin_head *heads;
    size_t n;
    bool *hit;
    struct ids seen;
    bool missed; /* topics count on the days on which they were due */
    enum tb_rc rc;
    struct tb_err *e;
};

static void mark_days(struct touching *t, enum query q, int64_t id)
{
    sqlite3_stmt *st;
    bool row;
    t->rc = db_query(t->s, q, &st, t->e);
    if (t->rc != TB_OK)
        return;
    sqlite3_bind_int64(st, 1, id);
    while ((t->rc = db_step(t->s, st, &row, t->e)) == TB_OK && row) {
        tb_day day = sqlite3_column_int(st, 0);
        int track = sqlite3_column_int(st, 1);
        for (size_t i = 0; i < t->n; i++)
            if (!t->heads[i].replaced_by && (int)t->heads[i].track == track &&
                day_between(day, t->heads[i].first, t->heads[i].last))
                t->hit[i] = true;
    }
}

static bool touch_row(void *arg, const char *table, int64_t id, int64_t submission)
{
    struct touching *t = arg;
    bool loose = !submission && strcmp(table, "event") == 0;
    int64_t about = loose ? id : submission;
    if (about && ids_add(&t->seen, about))
        mark_days(t, loose ? Q_BULLETIN_LOOSE_DAYS : Q_BULLETIN_DAYS, about);
    if (t->rc == TB_OK && t->missed && submission)
        mark_days(t, Q_BULLETIN_DUE_DAYS, submission);
    return t->rc == TB_OK;
}

/* Days that the entry itself holds: also of what is gone by now, or has moved away. */
static bool touch_day(void *arg, tb_day day, int64_t unit, int64_t submission)
{
    struct touching *t = arg;
    int64_t track = -1; /* not known: of both */
    t->rc = db_int(t->s, submission ? Q_SUBMISSION_TRACK : Q_UNIT_TRACK,
                   submission ? submission : unit, 0, -1, &track, t->e);
    if (t->rc == TB_OK && track < 0 && unit)
        t->rc = db_int(t->s, Q_UNIT_TRACK, unit, 0, -1, &track, t->e);
    for (size_t i = 0; i < t->n; i++)
        if (!t->heads[i].replaced_by &&
            (track < 0 || (int64_t)t->heads[i].track == track) &&
            day_between(day, t->heads[i].first, t->heads[i].last))
            t->hit[i] = true;
    return t->rc == TB_OK;
}

/* Where what a topic asks for counts: its day, and the days of its articles. */
static bool touch_topic(void *arg, int64_t id, int64_t unit, int64_t submission,
                        bool scored)
{
    struct touching *t = arg;
    int64_t due = TB_DAY_NONE;
    if (scored)
        mark_days(t, Q_BULLETIN_TOPIC_DAYS, id);
    if (t->rc == TB_OK && t->missed)
        t->rc = db_int(t->s, Q_TOPIC_DUE, id, 0, TB_DAY_NONE, &due, t->e);
    return t->rc == TB_OK &&
           (due == TB_DAY_NONE || touch_day(t, (tb_day)due, unit, submission));
}

static enum tb_rc touched(struct store *s, int64_t seq, bool missed, struct arena *a,
                          const struct bulletin_head **out, size_t *n, struct tb_err *e)
{
    struct bulletin_head *heads, *hits;
    size_t n_heads;
    enum tb_rc rc = store_bulletins(s, a, &heads, &n_heads, e);
    if (rc != TB_OK)
        return rc;
    struct touching t = {
        .s = s, .heads = heads, .n = n_heads, .missed = missed, .rc = TB_OK, .e = e};
    t.hit = arena_array(a, n_heads + 1, sizeof *t.hit);
    rc = changeset_walk(s, seq, touch_row, &t, e);
    if (rc == TB_OK && t.rc == TB_OK)
        rc = changeset_days(s, seq, missed, touch_day, &t, e);
    if (rc == TB_OK && t.rc == TB_OK)
        rc = changeset_topics(s, seq, touch_topic, &t, e);
    ids_free(&t.seen);
    hits = arena_array(a, n_heads + 1, sizeof *hits);
    for (size_t i = 0; i < n_heads; i++)
        if (t.hit[i])
            hits[(*n)++] = heads[i];
    *out = hits;
    return rc == TB_OK ? t.rc : rc;
}

enum tb_rc store_bulletins_touched(struct store *s, int64_t seq, bool missed,
                                   struct arena *a, const struct bulletin_head **out,
                                   size_t *n, struct tb_err *e)
{
    bool mine;
    int64_t any;
    *n = 0;
    *out = NULL;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = db_int(s, Q_BULLETIN_ANY, 0, 0, 0, &any, e);
    if (rc == TB_OK && any && seq)
        rc = touched(s, seq, missed, a, out, n, e);
    read_end(s, mine);
    return rc;
}
