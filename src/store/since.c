/* What happened after an entry: for marks, messages and knowing what to read again. */
#include <stdlib.h>
#include <string.h>

#include "impl.h"

#define TOUCHED_MAX 5000

struct gathering {
    struct ids seen;
    struct touched *out;
};

static bool gather_row(void *arg, const char *table, int64_t id, int64_t submission)
{
    struct gathering *g = arg;
    if (!submission && strcmp(table, "event") != 0) /* it may be about no article */
        g->out->names = true;
    /* An event's own id and the submission that it is about. */
    if (id)
        ids_add(&g->seen, id);
    if (submission)
        ids_add(&g->seen, submission);
    g->out->many = g->seen.n > TOUCHED_MAX;
    return !g->out->many;
}

static int by_id(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void hand_out(struct gathering *g, struct arena *a)
{
    struct touched *t = g->out;
    t->records = arena_array(a, g->seen.n + 1, sizeof *t->records);
    for (size_t i = 0; i < g->seen.cap; i++)
        if (g->seen.items[i])
            t->records[t->n++] = g->seen.items[i];
    qsort(t->records, t->n, sizeof *t->records, by_id);
}

enum tb_rc changes_since(struct store *s, int64_t seq, struct arena *a,
                         struct touched *out, struct tb_err *e)
{
    struct gathering g = {.out = out};
    *out = (struct touched){0};
    enum tb_rc rc = store_head(s, &out->head, e);
    if (rc != TB_OK || out->head <= seq)
        return rc;
    size_t limit = out->head - seq < 20 ? (size_t)(out->head - seq) : 20;
    rc = store_journal(s, 0, limit, a, &out->entries, &out->n_entries, e);
    /* Too far behind to read it all: everything may have changed. */
    if (out->head - seq > 200)
        out->many = out->names = true;
    for (int64_t i = seq + 1; rc == TB_OK && !out->many && i <= out->head; i++)
        rc = changeset_walk(s, i, gather_row, &g, e);
    if (out->many)
        out->names = true;
    hand_out(&g, a);
    ids_free(&g.seen);
    return rc;
}

enum tb_rc store_changes_since(struct store *s, int64_t seq, struct arena *a,
                               struct touched *out, struct tb_err *e)
{
    bool mine;
    *out = (struct touched){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = changes_since(s, seq, a, out, e);
    read_end(s, mine);
    return rc;
}

/* --- about one record ------------------------------------------------------------- */

struct looking_for {
    int64_t id;
    bool found;
};

static bool is_about(void *arg, const char *table, int64_t id, int64_t submission)
{
    struct looking_for *k = arg;
    (void)table;
    k->found = id == k->id || submission == k->id;
    return !k->found;
}

static enum tb_rc journal_of(struct store *s, int64_t id, int64_t from, int64_t to,
                             struct arena *a, struct journal_row *rows, size_t *n,
                             struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (int64_t seq = from; rc == TB_OK && seq > to; seq--) {
        struct looking_for k = {.id = id};
        struct journal_row *one;
        size_t got = 0;
        rc = changeset_walk(s, seq, is_about, &k, e);
        if (rc == TB_OK && k.found)
            rc = store_journal(s, seq + 1, 1, a, &one, &got, e);
        if (rc == TB_OK && got)
            rows[(*n)++] = *one;
    }
    return rc;
}

enum tb_rc store_journal_of(struct store *s, int64_t id, int64_t before, size_t look,
                            struct arena *a, struct journal_row **rows, size_t *n,
                            bool *all, struct tb_err *e)
{
    bool mine;
    int64_t head = 0;
    *n = 0;
    *rows = arena_array(a, look + 1, sizeof **rows);
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = store_head(s, &head, e);
    int64_t from = before && before <= head ? before - 1 : head;
    int64_t to = from > (int64_t)look ? from - (int64_t)look : 0;
    *all = to == 0;
    if (rc == TB_OK)
        rc = journal_of(s, id, from, to, a, *rows, n, e);
    read_end(s, mine);
    return rc;
}
