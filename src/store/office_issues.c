/* Reading the issues of the own channel. */
#include "store/office.h"

#include "office.h"

static void row_issue(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct issue_row *)out =
        (struct issue_row){.issue = {.id = sqlite3_column_int64(st, 0),
                                     .rev = sqlite3_column_int64(st, 1),
                                     .outlet_id = sqlite3_column_int64(st, 2),
                                     .number = sqlite3_column_int(st, 3),
                                     .day = column_day(st, 4),
                                     .title = column_dup(st, 5, a),
                                     .note = column_dup(st, 6, a),
                                     .voided = sqlite3_column_int(st, 7) != 0}};
}

static void row_item(sqlite3_stmt *st, struct arena *a, void *out)
{
    *(struct issue_item *)out =
        (struct issue_item){.id = sqlite3_column_int64(st, 0),
                            .rev = sqlite3_column_int64(st, 1),
                            .issue_id = sqlite3_column_int64(st, 2),
                            .submission_id = sqlite3_column_int64(st, 3),
                            .event_id = sqlite3_column_int64(st, 4),
                            .column = column_dup(st, 5, a),
                            .order = sqlite3_column_int(st, 6)};
}

static enum tb_rc read_issues(struct store *s, tb_day first, tb_day last,
                              struct arena *a, struct issue_row **out, size_t *n,
                              struct tb_err *e)
{
    struct rows r;
    enum tb_rc rc = read_rows(s, Q_ISSUES, first, last, row_issue,
                              sizeof(struct issue_row), a, &r, e);
    *out = (void *)r.items;
    *n = r.n;
    for (size_t i = 0; rc == TB_OK && i < *n; i++) {
        rc = read_rows(s, Q_ISSUE_ITEMS, (*out)[i].issue.id, 0, row_item,
                       sizeof(struct issue_item), a, &r, e);
        (*out)[i].items = (void *)r.items;
        (*out)[i].n_items = r.n;
    }
    return rc;
}

enum tb_rc store_issues(struct store *s, tb_day first, tb_day last, struct arena *a,
                        struct issue_row **out, size_t *n, struct tb_err *e)
{
    bool mine;
    *n = 0;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_issues(s, first, last, a, out, n, e);
    read_end(s, mine);
    return rc;
}

static enum tb_rc find_issue(struct store *s, int64_t id, struct arena *a,
                             struct issue_row *out, struct tb_err *e)
{
    struct rows r, items;
    enum tb_rc rc = read_rows(s, Q_ISSUE_ONE, id, 0, row_issue, sizeof *out, a, &r, e);
    if (rc == TB_OK && r.n == 0)
        return tb_fail(e, TB_NOTFOUND, N_("the issue is no longer there"));
    if (rc == TB_OK)
        rc = read_rows(s, Q_ISSUE_ITEMS, id, 0, row_item, sizeof(struct issue_item), a,
                       &items, e);
    if (rc != TB_OK)
        return rc;
    *out = *(struct issue_row *)(void *)r.items;
    out->items = (void *)items.items;
    out->n_items = items.n;
    return TB_OK;
}

enum tb_rc store_issue(struct store *s, int64_t id, struct arena *a,
                       struct issue_row *out, struct tb_err *e)
{
    bool mine;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = find_issue(s, id, a, out, e);
    read_end(s, mine);
    return rc;
}

enum tb_rc store_issue_id(struct store *s, int64_t outlet, int year, int number,
                          int64_t *id, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *id = 0;
    enum tb_rc rc = db_query(s, Q_ISSUE_NUMBERED, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, outlet);
    sqlite3_bind_int(st, 2, year);
    sqlite3_bind_int(st, 3, number);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *id = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}
