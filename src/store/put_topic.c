/* Writing topics. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

#define NUMBER_MAX 999999

/* The year and number that a reference of ours has; false for another's. */
static bool number_of(const char *ref, int *year, int64_t *number)
{
    int used = 0;
    long long n;
    if (sscanf(ref, "T%4d-%6lld%n", year, &n, &used) != 2 || ref[used] || n < 1 ||
        *year < 1970 || *year > 2199)
        return false;
    *number = n;
    return true;
}

static void counter_name(int year, char out[static 16])
{
    snprintf(out, 16, "topic-%d", year);
}

static enum tb_rc last_number(struct store *s, int year, int64_t *last,
                              struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    char name[16];
    *last = 0;
    counter_name(year, name);
    enum tb_rc rc = db_query(s, Q_COUNTER, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, name);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *last = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}

static enum tb_rc keep_number(struct store *s, int year, int64_t n, struct tb_err *e)
{
    sqlite3_stmt *st;
    char name[16];
    counter_name(year, name);
    enum tb_rc rc = db_query(s, Q_COUNTER_SET, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, name);
    sqlite3_bind_int64(st, 2, n);
    return db_run(s, st, e);
}

/* The reference given, or the next of the year in which the topic was issued, is due,
 * or is written down. Numbers are counted on, never used again. */
static enum tb_rc take_ref(struct store *s, const struct topic *x, struct strbuf *out,
                           struct tb_err *e)
{
    tb_day day = x->issued != TB_DAY_NONE ? x->issued
                 : x->due != TB_DAY_NONE  ? x->due
                                          : s->batch->by.now.today;
    int year = day_to_civil(day).year;
    int64_t n = 0;
    if (x->ref && x->ref[0]) {
        text_key(out, x->ref, strlen(x->ref));
        /* A number far beyond those that are counted is somebody's own way of writing.
         */
        return number_of(out->s, &year, &n) && n <= NUMBER_MAX / 10
                   ? keep_number(s, year, n, e)
                   : TB_OK;
    }
    enum tb_rc rc = last_number(s, year, &n, e);
    do {
        strbuf_clear(out);
        strbuf_printf(out, "T%04d-%03lld", year, (long long)++n);
    } while (names_topic_by_ref(&s->batch->names, out->s));
    if (rc == TB_OK && n > NUMBER_MAX)
        rc = tb_fail(e, TB_INVALID,
                     N_("the topics of %d have no numbers left; give a reference"),
                     year);
    return rc == TB_OK ? keep_number(s, year, n, e) : rc;
}

/* As sum_topic makes it of the rows. */
static void who_text(const struct topic *x, struct strbuf *out)
{
    strbuf_puts(out, "");
    for (size_t i = 0; i < x->n_who; i++) {
        const struct topic_who *w = &x->who[i];
        strbuf_printf(out, "%s%c%lld", i ? ";" : "", w->unit_id ? 'u' : 'g',
                      (long long)(w->unit_id ? w->unit_id : w->group_id));
    }
}

static enum tb_rc insert_who(struct store *s, int64_t id, const struct topic *x,
                             struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < x->n_who; i++) {
        sqlite3_stmt *st;
        rc = db_query(s, Q_PUT_TOPIC_WHO, &st, e);
        if (rc != TB_OK)
            return rc;
        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, (int64_t)i + 1);
        bind_id(st, 3, x->who[i].unit_id);
        bind_id(st, 4, x->who[i].group_id);
        rc = db_run(s, st, e);
    }
    return rc;
}

static enum tb_rc insert(struct store *s, const struct topic *x, const char *ref,
                         const char *who, int64_t id, struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_PUT_TOPIC, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, id);
    bind_text(st, 2, ref);
    bind_text(st, 3, x->title);
    bind_text(st, 4, x->source ? x->source : "");
    bind_day(st, 5, x->issued);
    bind_day(st, 6, x->due);
    bind_text(st, 7, x->note ? x->note : "");
    bind_text(st, 8, who);
    sqlite3_bind_int64(st, 9, s->batch->seq);
    return db_run(s, st, e);
}

enum tb_rc put_topic(struct store *s, const struct topic *x, int64_t *id,
                     struct tb_err *e)
{
    struct strbuf ref = {0}, who = {0};
    enum tb_rc rc = take_ref(s, x, &ref, e);
    if (rc == TB_OK) {
        *id = ++s->batch->next_id;
        who_text(x, &who);
        rc = insert(s, x, ref.s, who.s, *id, e);
    }
    if (rc == TB_OK)
        rc = insert_who(s, *id, x, e);
    strbuf_free(&ref);
    strbuf_free(&who);
    return rc == TB_OK ? batch_row(s, 1 + (int)x->n_who, e) : rc;
}
