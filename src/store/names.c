/* Reading what has a name, and what the scheme and the targets say. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "impl.h"

enum tb_rc store_head(struct store *s, int64_t *seq, struct tb_err *e)
{
    return db_int(s, Q_HEAD, 0, 0, 0, seq, e);
}

enum tb_rc store_setting(struct store *s, const char *key, struct arena *a,
                         const char **value, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    *value = "";
    enum tb_rc rc = db_query(s, Q_SETTING, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, key);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *value = column_dup(st, 0, a);
        sqlite3_reset(st);
    }
    return rc;
}

/* Reads every row of q into a growing array that ends up in the arena. */
struct reader {
    size_t size;
    void (*row)(sqlite3_stmt *st, struct arena *a, void *item);
    int (*order)(const void *a, const void *b); /* NULL: the query's */
};

static enum tb_rc read_all(struct store *s, enum query q, const struct reader *r,
                           struct arena *a, const void **items, size_t *n,
                           struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 64;
    char *buf = arena_array(a, cap, r->size);
    *n = 0;
    enum tb_rc rc = db_query(s, q, &st, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        if (*n == cap) {
            char *more = arena_array(a, cap * 2, r->size);
            memcpy(more, buf, cap * r->size);
            buf = more;
            cap *= 2;
        }
        r->row(st, a, buf + *n * r->size);
        ++*n;
    }
    if (rc == TB_OK && r->order)
        qsort(buf, *n, r->size, r->order);
    *items = buf;
    return rc;
}

/* --- their orders ----------------------------------------------------------------- */

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

#define BY_OFFICE(name, type)                                                          \
    static int name(const void *pa, const void *pb)                                    \
    {                                                                                  \
        const struct type *a = pa, *b = pb;                                            \
        return a->order != b->order ? compare(a->order, b->order)                      \
                                    : compare(a->id, b->id);                           \
    }

BY_OFFICE(group_order, group)
BY_OFFICE(unit_order, unit)
BY_OFFICE(outlet_order, outlet)

static int membership_order(const void *pa, const void *pb)
{
    const struct membership *a = pa, *b = pb;
    if (a->unit_id != b->unit_id)
        return compare(a->unit_id, b->unit_id);
    return a->from != b->from ? compare(a->from, b->from) : compare(a->id, b->id);
}

static int post_order(const void *pa, const void *pb)
{
    const struct post *a = pa, *b = pb;
    if (a->person_id != b->person_id)
        return compare(a->person_id, b->person_id);
    return a->from != b->from ? compare(a->from, b->from) : compare(a->id, b->id);
}

/* --- their rows ------------------------------------------------------------------- */

static void row_group(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct group *)item = (struct group){
        .id = sqlite3_column_int64(st, 0),
        .name = column_dup(st, 1, a),
        .key = column_dup(st, 2, a),
        .order = sqlite3_column_int(st, 3),
    };
}

static void row_unit(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct unit *)item = (struct unit){
        .id = sqlite3_column_int64(st, 0),
        .rev = sqlite3_column_int64(st, 1),
        .parent_id = sqlite3_column_int64(st, 2),
        .name = column_dup(st, 3, a),
        .key = column_dup(st, 4, a),
        .alias = column_dup(st, 5, a),
        .head = column_dup(st, 6, a),
        .leader = column_dup(st, 7, a),
        .track = (enum track)sqlite3_column_int(st, 8),
        .order = sqlite3_column_int(st, 9),
        .opened = column_day(st, 10),
        .closed = column_day(st, 11),
    };
}

static void row_membership(sqlite3_stmt *st, struct arena *a, void *item)
{
    (void)a;
    *(struct membership *)item = (struct membership){
        .id = sqlite3_column_int64(st, 0),
        .unit_id = sqlite3_column_int64(st, 1),
        .group_id = sqlite3_column_int64(st, 2),
        .from = column_day(st, 3),
        .to = column_day(st, 4),
    };
}

static void row_person(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct person *)item = (struct person){
        .id = sqlite3_column_int64(st, 0),
        .rev = sqlite3_column_int64(st, 1),
        .name = column_dup(st, 2, a),
        .key = column_dup(st, 3, a),
        .login = column_dup(st, 4, a),
    };
}

static void row_post(sqlite3_stmt *st, struct arena *a, void *item)
{
    (void)a;
    *(struct post *)item = (struct post){
        .id = sqlite3_column_int64(st, 0),
        .person_id = sqlite3_column_int64(st, 1),
        .unit_id = sqlite3_column_int64(st, 2),
        .role = (enum role)sqlite3_column_int(st, 3),
        .from = column_day(st, 4),
        .to = column_day(st, 5),
    };
}

static void row_outlet(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct outlet *)item = (struct outlet){
        .id = sqlite3_column_int64(st, 0),
        .name = column_dup(st, 1, a),
        .key = column_dup(st, 2, a),
        .level = (enum level)sqlite3_column_int(st, 3),
        .order = sqlite3_column_int(st, 4),
        .from = column_day(st, 5),
        .to = column_day(st, 6),
    };
}

static void row_target(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct target *)item = (struct target){
        .id = sqlite3_column_int64(st, 0),
        .who_kind = (enum target_who)sqlite3_column_int(st, 1),
        .who_id = sqlite3_column_int64(st, 2),
        .metric = (enum metric)sqlite3_column_int(st, 3),
        .period_kind = sqlite3_column_int(st, 4),
        .exempt = sqlite3_column_type(st, 5) == SQLITE_NULL,
        .amount = sqlite3_column_int64(st, 5),
        .from = column_day(st, 6),
        .to = column_day(st, 7),
        .filter = column_dup(st, 8, a),
        .of = column_dup(st, 9, a),
        .note = column_dup(st, 10, a),
    };
}

static void row_topic(sqlite3_stmt *st, struct arena *a, void *item)
{
    *(struct topic *)item = (struct topic){
        .id = sqlite3_column_int64(st, 0),
        .rev = sqlite3_column_int64(st, 1),
        .ref = column_dup(st, 2, a),
        .title = column_dup(st, 3, a),
        .source = column_dup(st, 4, a),
        .issued = column_day(st, 5),
        .due = column_day(st, 6),
        .note = column_dup(st, 7, a),
        .voided = sqlite3_column_int(st, 8) != 0,
    };
}

struct who_row {
    int64_t topic_id;
    struct topic_who who;
};

static void row_topic_who(sqlite3_stmt *st, struct arena *a, void *item)
{
    (void)a;
    *(struct who_row *)item = (struct who_row){
        .topic_id = sqlite3_column_int64(st, 0),
        .who = {.unit_id = sqlite3_column_int64(st, 1),
                .group_id = sqlite3_column_int64(st, 2),
                .person_id = sqlite3_column_int64(st, 3)},
    };
}

/* Topics with whom they are given to: both by the topic's id. */
static enum tb_rc read_topics(struct store *s, struct arena *a, struct names *out,
                              struct tb_err *e)
{
    const struct reader topic = {sizeof(struct topic), row_topic, NULL};
    const struct reader who = {sizeof(struct who_row), row_topic_who, NULL};
    const void *items, *rows;
    size_t n_rows = 0, k = 0;
    enum tb_rc rc = read_all(s, Q_ALL_TOPICS, &topic, a, &items, &out->n_topics, e);
    if (rc == TB_OK)
        rc = read_all(s, Q_ALL_TOPIC_WHO, &who, a, &rows, &n_rows, e);
    if (rc != TB_OK)
        return rc;
    struct topic *topics = (struct topic *)(uintptr_t)items;
    const struct who_row *w = rows;
    struct topic_who *all = arena_array(a, n_rows + 1, sizeof *all);
    for (size_t i = 0; i < out->n_topics; i++) {
        while (k < n_rows && w[k].topic_id < topics[i].id)
            k++;
        topics[i].who = all + k;
        for (; k < n_rows && w[k].topic_id == topics[i].id; k++) {
            all[k] = w[k].who;
            topics[i].n_who++;
        }
    }
    out->topics = topics;
    return TB_OK;
}

static enum tb_rc read_names(struct store *s, struct arena *a, struct names *out,
                             struct tb_err *e)
{
    const struct {
        enum query q;
        struct reader r;
        const void **items;
        size_t *n;
    } all[] = {
        {Q_ALL_GROUPS,
         {sizeof(struct group), row_group, group_order},
         (const void **)&out->groups,
         &out->n_groups},
        {Q_ALL_UNITS,
         {sizeof(struct unit), row_unit, unit_order},
         (const void **)&out->units,
         &out->n_units},
        {Q_ALL_MEMBERSHIPS,
         {sizeof(struct membership), row_membership, membership_order},
         (const void **)&out->memberships,
         &out->n_memberships},
        {Q_ALL_PEOPLE,
         {sizeof(struct person), row_person, NULL},
         (const void **)&out->people,
         &out->n_people},
        {Q_ALL_POSTS,
         {sizeof(struct post), row_post, post_order},
         (const void **)&out->posts,
         &out->n_posts},
        {Q_ALL_OUTLETS,
         {sizeof(struct outlet), row_outlet, outlet_order},
         (const void **)&out->outlets,
         &out->n_outlets},
    };
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; rc == TB_OK && i < sizeof all / sizeof all[0]; i++)
        rc = read_all(s, all[i].q, &all[i].r, a, all[i].items, all[i].n, e);
    return rc == TB_OK ? read_topics(s, a, out, e) : rc;
}

static void row_kind(sqlite3_stmt *st, struct arena *a, void *item)
{
    struct event_word *k = item;
    *k = (struct event_word){.kind = sqlite3_column_int(st, 0),
                             .name = column_dup(st, 1, a)};
    k->key = text_key_dup(a, k->name);
}

static enum tb_rc read_kinds(struct store *s, struct arena *a, struct names *out,
                             struct tb_err *e)
{
    const struct reader r = {sizeof(struct event_word), row_kind};
    const void *items;
    enum tb_rc rc = read_all(s, Q_ALL_KINDS, &r, a, &items, &out->n_kinds, e);
    out->kinds = items;
    return rc;
}

enum tb_rc store_names(struct store *s, struct arena *a, struct names *out,
                       struct tb_err *e)
{
    bool mine;
    *out = (struct names){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = read_names(s, a, out, e);
    if (rc == TB_OK)
        rc = read_kinds(s, a, out, e);
    read_end(s, mine);
    if (rc == TB_OK)
        names_index(a, out);
    return rc;
}

enum tb_rc store_schemes(struct store *s, struct arena *a, const struct names *names,
                         struct schemes *out, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    size_t cap = 0;
    *out = (struct schemes){.names = names};
    struct scheme *items = NULL;
    enum tb_rc rc = db_query(s, Q_ALL_SCHEMES, &st, e);
    while (rc == TB_OK && (rc = db_step(s, st, &row, e)) == TB_OK && row) {
        int line = 0;
        struct tb_err why = {0};
        mem_grow(&items, &cap, out->n, sizeof *items);
        struct scheme *x = &items[out->n++];
        *x = (struct scheme){0};
        const char *text = column_dup(st, 1, a);
        if (scheme_parse(a, text, names, x, &line, &why) != TB_OK) {
            sqlite3_reset(st);
            rc = tb_fail(e, TB_CORRUPT,
                         N_("a stored scheme cannot be read, line %d: %s"), line,
                         why.msg);
            break;
        }
        x->id = sqlite3_column_int64(st, 0);
        x->text = text;
    }
    out->items = arena_array(a, out->n + 1, sizeof *items);
    if (items)
        memcpy(out->items, items, out->n * sizeof *items);
    free(items);
    return rc;
}

enum tb_rc store_targets(struct store *s, struct arena *a, struct target **out,
                         size_t *n, struct tb_err *e)
{
    const struct reader r = {sizeof(struct target), row_target, NULL};
    const void *items;
    enum tb_rc rc = read_all(s, Q_ALL_TARGETS, &r, a, &items, n, e);
    *out = (struct target *)(uintptr_t)items;
    return rc;
}
