/* References such as T2026-001: a letter for the sort of record, the year, a running
 * number that is counted on and never used again. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "office.h"

#define NUMBER_MAX 999999

static const char *counter_of(char letter)
{
    switch (letter) {
    case 'T':
        return "topic";
    case 'M':
        return "meeting";
    default:
        return "followup";
    }
}

/* The year and number that a reference of ours has; false for another's. */
static bool number_of(char letter, const char *ref, int *year, int64_t *number)
{
    int used = 0;
    long long n;
    if (ref[0] != letter || sscanf(ref + 1, "%4d-%6lld%n", year, &n, &used) != 2 ||
        ref[1 + used] || n < 1 || *year < 1970 || *year > 2199)
        return false;
    *number = n;
    return true;
}

static enum tb_rc keep_number(struct store *s, char letter, int year, int64_t n,
                              struct tb_err *e)
{
    char name[24];
    int64_t last;
    snprintf(name, sizeof name, "%s-%d", counter_of(letter), year);
    enum tb_rc rc = read_counter(s, name, &last, e);
    return rc == TB_OK && n > last ? write_counter(s, name, n, e) : rc;
}

static enum tb_rc is_taken(struct store *s, const char *ref, bool *taken,
                           struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_REF_TAKEN, &st, e);
    *taken = false;
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, ref);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *taken = sqlite3_column_int(st, 0) != 0;
        sqlite3_reset(st);
    }
    return rc;
}

static enum tb_rc next_ref(struct store *s, char letter, int year, struct strbuf *out,
                           struct tb_err *e)
{
    char name[24];
    int64_t n;
    bool taken = true;
    snprintf(name, sizeof name, "%s-%d", counter_of(letter), year);
    enum tb_rc rc = read_counter(s, name, &n, e);
    while (rc == TB_OK && taken) {
        strbuf_clear(out);
        strbuf_printf(out, "%c%04d-%03lld", letter, year, (long long)++n);
        rc = is_taken(s, out->s, &taken, e);
    }
    if (rc == TB_OK && n > NUMBER_MAX)
        rc = tb_fail(e, TB_INVALID,
                     N_("the year %d has no numbers left; give a reference"), year);
    return rc == TB_OK ? keep_number(s, letter, year, n, e) : rc;
}

enum tb_rc numbered_ref(struct store *s, char letter, tb_day day, const char *given,
                        struct strbuf *out, struct tb_err *e)
{
    int year = day_to_civil(day).year;
    int64_t n = 0;
    bool taken;
    strbuf_puts(out, "");
    if (!given || !*given)
        return next_ref(s, letter, year, out, e);
    text_key(out, given, strlen(given));
    enum tb_rc rc = is_taken(s, out->s, &taken, e);
    if (rc == TB_OK && taken)
        return tb_fail(e, TB_INVALID, N_("there is a record %s already"), given);
    /* A number far beyond those that are counted is somebody's own way of writing. */
    return rc == TB_OK && number_of(letter, out->s, &year, &n) && n <= NUMBER_MAX / 10
               ? keep_number(s, letter, year, n, e)
               : rc;
}
