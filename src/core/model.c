#include "core/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* --- the index -------------------------------------------------------------------- */

static int by_id(const void *x, const void *y)
{
    const struct name_entry *a = x, *b = y;

    return (a->id > b->id) - (a->id < b->id);
}

static int by_key(const void *x, const void *y)
{
    const struct name_entry *a = x, *b = y;

    return strcmp(a->key, b->key);
}

/* A sorted copy of entries. */
static const struct name_entry *sorted(struct arena *a,
                                       const struct name_entry *entries, size_t n,
                                       int (*order)(const void *, const void *))
{
    struct name_entry *out = arena_array(a, n + 1, sizeof *out);

    if (n > 0) {
        memcpy(out, entries, n * sizeof *out);
        qsort(out, n, sizeof *out, order);
    }
    return out;
}

#define ENTRIES(array, count, out)                                                     \
    for (size_t i = 0; i < (count); i++)                                               \
        (out)[i] = (struct name_entry)                                                 \
        {                                                                              \
            (array)[i].id, (array)[i].key, &(array)[i]                                 \
        }

void names_index(struct arena *a, struct names *n)
{
    size_t most = n->n_groups + n->n_units + n->n_outlets + n->n_people + 1;
    struct name_entry *e = arena_array(a, most, sizeof *e);
    struct names_index *x = arena_alloc(a, sizeof *x);

    ENTRIES(n->groups, n->n_groups, e);
    x->groups_by_id = sorted(a, e, n->n_groups, by_id);
    x->groups_by_key = sorted(a, e, n->n_groups, by_key);
    ENTRIES(n->units, n->n_units, e);
    x->units_by_id = sorted(a, e, n->n_units, by_id);
    x->units_by_key = sorted(a, e, n->n_units, by_key);
    ENTRIES(n->outlets, n->n_outlets, e);
    x->outlets_by_id = sorted(a, e, n->n_outlets, by_id);
    x->outlets_by_key = sorted(a, e, n->n_outlets, by_key);
    ENTRIES(n->people, n->n_people, e);
    x->people_by_key = sorted(a, e, n->n_people, by_key);
    n->index = x;
}

static const void *look(const struct name_entry *entries, size_t n,
                        const struct name_entry *want,
                        int (*order)(const void *, const void *))
{
    const struct name_entry *e = n ? bsearch(want, entries, n, sizeof *e, order) : NULL;

    return e ? e->row : NULL;
}

/* Looks up by the index, or walks where there is none (small sets put together by
 * hand). */
#define FIND(n, rows, count, entries, order, want, same)                               \
    do {                                                                               \
        if ((n)->index)                                                                \
            return look((n)->index->entries, (n)->count, &(want), order);              \
        for (size_t i = 0; i < (n)->count; i++)                                        \
            if (same((n)->rows[i]))                                                    \
                return &(n)->rows[i];                                                  \
        return NULL;                                                                   \
    } while (0)

#define SAME_ID(row)  ((row).id == want.id)
#define SAME_KEY(row) (strcmp((row).key, want.key) == 0)

const struct group *names_group(const struct names *n, int64_t id)
{
    const struct name_entry want = {.id = id};

    FIND(n, groups, n_groups, groups_by_id, by_id, want, SAME_ID);
}

const struct unit *names_unit(const struct names *n, int64_t id)
{
    const struct name_entry want = {.id = id};

    FIND(n, units, n_units, units_by_id, by_id, want, SAME_ID);
}

const struct outlet *names_outlet(const struct names *n, int64_t id)
{
    const struct name_entry want = {.id = id};

    FIND(n, outlets, n_outlets, outlets_by_id, by_id, want, SAME_ID);
}

const struct group *names_group_by_key(const struct names *n, const char *key)
{
    const struct name_entry want = {.key = key};

    FIND(n, groups, n_groups, groups_by_key, by_key, want, SAME_KEY);
}

const struct unit *names_unit_by_key(const struct names *n, const char *key)
{
    const struct name_entry want = {.key = key};

    FIND(n, units, n_units, units_by_key, by_key, want, SAME_KEY);
}

const struct outlet *names_outlet_by_key(const struct names *n, const char *key)
{
    const struct name_entry want = {.key = key};

    FIND(n, outlets, n_outlets, outlets_by_key, by_key, want, SAME_KEY);
}

const struct person *names_person_by_key(const struct names *n, const char *key)
{
    const struct name_entry want = {.key = key};

    FIND(n, people, n_people, people_by_key, by_key, want, SAME_KEY);
}

bool unit_has_alias(const struct unit *u, const char *key)
{
    struct strbuf all = {0};
    size_t n = strlen(key);
    bool found = false;

    if (!u->alias || !*u->alias)
        return false;
    text_key(&all, u->alias, strlen(u->alias));
    for (const char *s = all.s; n > 0 && *s && !found;) {
        s += strspn(s, " ;");
        size_t k = strcspn(s, ";");
        const char *next = s + k;
        while (k > 0 && s[k - 1] == ' ')
            k--;
        found = k == n && memcmp(s, key, n) == 0;
        s = next;
    }
    strbuf_free(&all);
    return found;
}

const struct unit *names_unit_by_alias(const struct names *n, const char *key)
{
    for (size_t i = 0; i < n->n_units; i++)
        if (unit_has_alias(&n->units[i], key))
            return &n->units[i];
    return NULL;
}

static int person_by_id(const void *x, const void *y)
{
    const int64_t *id = x;
    const struct person *p = y;

    return (*id > p->id) - (*id < p->id);
}

const struct person *names_person(const struct names *n, int64_t id)
{
    if (n->n_people == 0)
        return NULL;
    return bsearch(&id, n->people, n->n_people, sizeof *n->people, person_by_id);
}

static int topic_by_id(const void *x, const void *y)
{
    const int64_t *id = x;
    const struct topic *t = y;

    return (*id > t->id) - (*id < t->id);
}

const struct topic *names_topic(const struct names *n, int64_t id)
{
    if (n->n_topics == 0)
        return NULL;
    return bsearch(&id, n->topics, n->n_topics, sizeof *n->topics, topic_by_id);
}

const struct topic *names_topic_by_ref(const struct names *n, const char *key)
{
    for (size_t i = 0; i < n->n_topics; i++)
        if (strcmp(n->topics[i].ref, key) == 0)
            return &n->topics[i];
    return NULL;
}

size_t names_group_order(const struct names *n, int64_t id)
{
    const struct group *g = names_group(n, id);

    return g ? (size_t)(g - n->groups) : n->n_groups;
}

size_t names_unit_order(const struct names *n, int64_t id)
{
    const struct unit *u = names_unit(n, id);

    return u ? (size_t)(u - n->units) : n->n_units;
}

/* --- memberships and posts -------------------------------------------------------- */

bool unit_open_on(const struct unit *u, tb_day d)
{
    return day_between(d, u->opened, u->closed);
}

const struct membership *names_memberships(const struct names *n, int64_t unit_id,
                                           size_t *count)
{
    size_t low = 0, high = n->n_memberships, end;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (n->memberships[mid].unit_id < unit_id)
            low = mid + 1;
        else
            high = mid;
    }
    for (end = low; end < n->n_memberships && n->memberships[end].unit_id == unit_id;)
        end++;
    *count = end - low;
    return n->memberships ? n->memberships + low : NULL;
}

static tb_day later(tb_day a, tb_day b)
{
    return a > b ? a : b;
}

static tb_day end_of(tb_day to)
{
    return to == TB_DAY_NONE ? INT32_MAX : to;
}

bool names_membership_days(const struct names *n, const struct membership *m,
                           tb_day first, tb_day last, tb_day *from, tb_day *to)
{
    const struct unit *u = names_unit(n, m->unit_id);
    const struct membership *next = m + 1;
    tb_day end = end_of(m->to);

    if (!u)
        return false;
    if (next < n->memberships + n->n_memberships && next->unit_id == m->unit_id) {
        if (next->from == TB_DAY_NONE)
            return false;
        if (end >= next->from)
            end = next->from - 1;
    }
    if (end > end_of(u->closed))
        end = u->closed;
    /* TB_DAY_NONE lies before every day. */
    *from = later(first, later(m->from, u->opened));
    *to = end < last ? end : last;
    return *from <= *to;
}

const struct membership *names_membership_in(const struct names *n, int64_t unit_id,
                                             tb_day first, tb_day last)
{
    size_t count;
    const struct membership *m = names_memberships(n, unit_id, &count);
    tb_day from, to;

    while (count-- > 0)
        if (names_membership_days(n, &m[count], first, last, &from, &to))
            return &m[count];
    return NULL;
}

const struct group *names_group_on(const struct names *n, int64_t unit_id, tb_day d)
{
    size_t count;
    const struct membership *m = names_memberships(n, unit_id, &count);

    while (count-- > 0)
        if (day_between(d, m[count].from, m[count].to))
            return names_group(n, m[count].group_id);
    return NULL;
}

const struct membership *names_membership_on(const struct names *n, int64_t unit_id,
                                             tb_day d)
{
    return names_membership_in(n, unit_id, d, d);
}

const struct post *names_post_in(const struct names *n, int64_t person_id, tb_day first,
                                 tb_day last)
{
    const struct post *found = NULL;
    size_t low = 0, high = n->n_posts;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (n->posts[mid].person_id < person_id)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < n->n_posts && n->posts[low].person_id == person_id; low++)
        if (n->posts[low].from <= last && end_of(n->posts[low].to) >= first)
            found = &n->posts[low];
    return found;
}

const struct post *names_post_on(const struct names *n, int64_t person_id, tb_day d)
{
    return names_post_in(n, person_id, d, d);
}
