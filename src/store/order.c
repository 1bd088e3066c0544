/* Lists in another order than by day: all ids at once, sorted here. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

/* A row with what it is sorted by. */
struct sortable {
    struct key key;
    int64_t number;
    const char *text; /* NULL: by the number */
};

struct sorting {
    struct store *s;
    enum article_sort sort;
    struct names names; /* for units */
    struct arena a;
    struct sortable *items;
    size_t n;
};

static enum query value_of(enum article_sort sort)
{
    switch (sort) {
    case SORT_UNIT:
        return Q_ORDER_UNIT;
    case SORT_TITLE:
        return Q_ORDER_TITLE;
    case SORT_STATE:
        return Q_ORDER_STATE;
    case SORT_POINTS:
        return Q_ORDER_POINTS;
    case SORT_AUTHOR:
        return Q_ORDER_AUTHOR;
    case SORT_TYPE:
        return Q_ORDER_TYPE;
    case SORT_REF:
    case SORT_DAY:
        break;
    }
    return Q_ORDER_REF;
}

static enum tb_rc read_value(struct sorting *k, struct sortable *x, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row,
        text = k->sort == SORT_TITLE || k->sort == SORT_AUTHOR || k->sort == SORT_TYPE;
    enum tb_rc rc = db_query(k->s, value_of(k->sort), &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, x->key.id);
    rc = db_step(k->s, st, &row, e);
    if (text)
        x->text = "";
    if (rc != TB_OK || !row)
        return rc;
    if (text)
        x->text = text_key_dup(&k->a, (const char *)sqlite3_column_text(st, 0));
    else
        x->number = sqlite3_column_int64(st, 0);
    if (k->sort == SORT_UNIT)
        x->number = (int64_t)names_unit_order(&k->names, x->number);
    sqlite3_reset(st);
    return TB_OK;
}

static int by_value(const struct sortable *a, const struct sortable *b)
{
    if (a->text)
        return strcmp(a->text, b->text);
    return (a->number > b->number) - (a->number < b->number);
}

/* Of equals the newest comes first, whichever way the rest goes. */
static int newer(const struct sortable *a, const struct sortable *b)
{
    if (a->key.day != b->key.day)
        return a->key.day > b->key.day ? -1 : 1;
    return a->key.id > b->key.id ? -1 : a->key.id < b->key.id;
}

static int upwards(const void *pa, const void *pb)
{
    int c = by_value(pa, pb);
    return c ? c : newer(pa, pb);
}

static int downwards(const void *pa, const void *pb)
{
    int c = by_value(pb, pa);
    return c ? c : newer(pa, pb);
}

static enum tb_rc sort_keys(struct sorting *k, const struct key *keys, bool descending,
                            struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    if (k->sort == SORT_UNIT)
        rc = store_names(k->s, &k->a, &k->names, e);
    k->items = xcalloc(k->n + 1, sizeof *k->items);
    for (size_t i = 0; rc == TB_OK && i < k->n; i++) {
        k->items[i] = (struct sortable){.key = keys[i], .number = keys[i].day};
        if (k->sort != SORT_DAY)
            rc = read_value(k, &k->items[i], e);
    }
    if (rc == TB_OK && k->n > 1)
        qsort(k->items, k->n, sizeof *k->items, descending ? downwards : upwards);
    return rc;
}

static enum tb_rc make_order(struct sorting *k, const struct page_query *query,
                             bool descending, size_t most, struct tb_err *e)
{
    struct page_query q = *query;
    struct key *keys = NULL;
    q.at_id = 0;
    q.backwards = q.inclusive = false;
    enum tb_rc rc = page_keys(k->s, &q, most + 1, &keys, &k->n, e);
    if (rc == TB_OK && k->n > most)
        rc = tb_fail(e, TB_INVALID,
                     N_("more than %zu submissions cannot be sorted by this column: "
                        "choose a shorter period or filter first"),
                     most);
    if (rc == TB_OK)
        rc = sort_keys(k, keys, descending, e);
    free(keys);
    return rc;
}

enum tb_rc store_order(struct store *s, const struct page_query *q,
                       enum article_sort sort, bool descending, size_t most,
                       struct arena *a, int64_t **ids, size_t *n, struct tb_err *e)
{
    struct sorting k = {.s = s, .sort = sort};
    bool mine;
    *n = 0;
    *ids = NULL;
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = make_order(&k, q, descending, most, e);
    read_end(s, mine);
    if (rc == TB_OK) {
        *ids = arena_array(a, k.n + 1, sizeof **ids);
        for (size_t i = 0; i < k.n; i++)
            (*ids)[i] = k.items[i].key.id;
        *n = k.n;
    }
    free(k.items);
    arena_free(&k.a);
    return rc;
}

enum tb_rc store_rows(struct store *s, const int64_t *ids, size_t n, struct arena *a,
                      struct article_row **rows, size_t *n_rows, struct tb_err *e)
{
    bool mine;
    *n_rows = 0;
    *rows = arena_array(a, n + 1, sizeof **rows);
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    for (size_t i = 0; rc == TB_OK && i < n; i++) {
        struct tb_err gone;
        struct article_row *r = &(*rows)[*n_rows];
        rc = article_row(s, ids[i], a, r, e ? e : &gone);
        if (rc == TB_OK)
            ++*n_rows;
        else if (rc == TB_NOTFOUND) /* undone since the order was made */
            rc = TB_OK;
    }
    read_end(s, mine);
    return rc;
}
