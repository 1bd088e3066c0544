/* References: the year of the date and a running number, such as 2018-0042. */
#include <stdio.h>
#include <string.h>

#include "impl.h"

void ref_format(int64_t ref, char out[static 24])
{
    snprintf(out, 24, "%04d-%04lld", (int)(ref / REF_BASE),
             (long long)(ref % REF_BASE));
}

bool ref_parse(const char *s, int64_t *ref)
{
    int64_t year = 0, number = 0;
    const char *p = s;
    for (; p - s < 4; p++) {
        if (*p < '0' || *p > '9')
            return false;
        year = year * 10 + (*p - '0');
    }
    if (*p++ != '-' || strlen(p) > 8 || *p == '\0')
        return false;
    for (; *p; p++) {
        if (*p < '0' || *p > '9')
            return false;
        number = number * 10 + (*p - '0');
    }
    if (year < 1970 || year > 2199 || number < 1)
        return false;
    *ref = year * REF_BASE + number;
    return true;
}

static enum tb_rc ref_counter(struct store *s, int slot, struct tb_err *e)
{
    struct batch *b = s->batch;
    if (b->ref_last[slot] >= 0)
        return TB_OK;
    char name[16];
    sqlite3_stmt *st;
    bool row;
    snprintf(name, sizeof name, "ref-%d", 1970 + slot);
    enum tb_rc rc = db_query(s, Q_COUNTER, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, name);
    rc = db_step(s, st, &row, e);
    if (rc != TB_OK)
        return rc;
    b->ref_last[slot] = row ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_reset(st);
    return TB_OK;
}

/* Numbers up to the year's last may be taken; later ones are free without a look. */
static enum tb_rc look_free(struct store *s, const char *given, int64_t ref,
                            struct tb_err *e)
{
    int64_t id = 0;
    for (int i = 0; i < BULK_ROWS; i++)
        if (s->batch->recent_refs[i] == ref)
            id = 1;
    enum tb_rc rc = id ? TB_OK : db_int(s, Q_SUBMISSION_BY_REF, ref, 0, 0, &id, e);
    if (rc == TB_OK && id)
        rc = tb_fail(e, TB_INVALID, N_("reference %s exists already"), given);
    return rc;
}

/* The reference given, or the next of the day's year. Numbers are never used again. */
enum tb_rc ref_take(struct store *s, const struct submission *x, int64_t *ref,
                    struct tb_err *e)
{
    struct batch *b = s->batch;
    bool given = x->ref && x->ref[0];
    if (given && !ref_parse(x->ref, ref))
        return tb_fail(e, TB_INVALID,
                       N_("reference \"%s\" does not look like 2018-0042"), x->ref);
    int year = given ? (int)(*ref / REF_BASE) : day_to_civil(x->day).year;
    int slot = year - 1970;
    enum tb_rc rc = ref_counter(s, slot, e);
    if (rc != TB_OK)
        return rc;
    if (!given)
        *ref = year * REF_BASE + b->ref_last[slot] + 1;
    if (*ref % REF_BASE > b->ref_last[slot]) {
        b->ref_last[slot] = *ref % REF_BASE;
        b->ref_dirty[slot] = true;
    } else {
        rc = look_free(s, x->ref, *ref, e);
    }
    b->recent_refs[b->n_refs++ % BULK_ROWS] = *ref;
    return rc;
}
