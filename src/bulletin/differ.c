/* What has become of the numbers of a bulletin. */
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"

#include "bulletin/circular.h"

struct differ {
    struct arena *a;
    struct circular_change *items;
    size_t n, cap;
};

/* Of digits: 0, 0.0, - and nothing at all. */
static bool is_nothing(const char *digits)
{
    return strspn(digits, "0.-") == strlen(digits);
}

static void add(struct differ *d, const struct circular_row *r, const char *figure,
                int64_t outlet_id, const char *was, const char *now)
{
    if (strcmp(was, now) == 0)
        return;
    /* Who is not on a board has no 0 there that could be corrected. */
    if ((!*was || !*now) && is_nothing(was) && is_nothing(now))
        return;
    if (d->n == d->cap) {
        size_t cap = d->cap ? d->cap * 2 : 32;
        struct circular_change *more = arena_array(d->a, cap, sizeof *more);
        if (d->n)
            memcpy(more, d->items, d->n * sizeof *more);
        d->items = more;
        d->cap = cap;
    }
    d->items[d->n++] = (struct circular_change){
        .bulletin = "",
        .period = "",
        .owner_kind = r->owner_kind,
        .owner_id = r->owner_id,
        .group = r->group,
        .name = r->name,
        .figure = figure,
        .outlet_id = outlet_id,
        .was = arena_strdup(d->a, was),
        .now = arena_strdup(d->a, now),
    };
}

/* --- digits ----------------------------------------------------------------------- */

static char *count_digits(int64_t n, char out[static 32])
{
    return amount_format(n * TB_ONE, -1, out);
}

/* A row that is not on a board has no digits at all. */
static const char *place_digits(const struct circular_row *r, char out[static 32])
{
    return !r ? "" : r->place ? count_digits(r->place, out) : "-";
}

static const char *outlet_digits(const struct circular *c, const struct circular_row *r,
                                 int64_t id, char out[static 32])
{
    for (size_t i = 0; r && i < c->n_outlets; i++)
        if (c->outlets[i].id == id)
            return count_digits(r->now.outlets[i], out);
    return r ? "0" : "";
}

static const char *figure_digits(const struct circular *c, const struct circular_row *r,
                                 const char *name, char out[static 32])
{
    for (size_t i = 0; r && i < c->n_figures; i++)
        if (strcmp(c->figures[i].name, name) == 0)
            return r->now.figures[i].absent
                       ? "-"
                       : amount_format(r->now.figures[i].amount,
                                       c->figures[i].count ? -1 : c->decimals, out);
    return r ? "-" : "";
}

static void compare_plain(struct differ *d, const struct circular *was,
                          const struct circular *now, const struct circular_row *x,
                          const struct circular_row *y)
{
    const struct circular_row *r = y ? y : x;
    char a[32], b[32];
    add(d, r, "rank", 0, place_digits(x, a), place_digits(y, b));
    add(d, r, "submitted", 0, x ? count_digits(x->now.submitted, a) : "",
        y ? count_digits(y->now.submitted, b) : "");
    add(d, r, "adopted", 0, x ? count_digits(x->now.adopted, a) : "",
        y ? count_digits(y->now.adopted, b) : "");
    add(d, r, "points", 0, x ? amount_format(x->now.points, was->decimals, a) : "",
        y ? amount_format(y->now.points, now->decimals, b) : "");
}

/* Those of both, each once: first the new one's, then what only the old one had. */
static void compare_outlets(struct differ *d, const struct circular *was,
                            const struct circular *now, const struct circular_row *x,
                            const struct circular_row *y)
{
    const struct circular_row *r = y ? y : x;
    char a[32], b[32];
    for (size_t i = 0; i < now->n_outlets + was->n_outlets; i++) {
        bool old = i >= now->n_outlets;
        const struct circular_outlet *o =
            old ? &was->outlets[i - now->n_outlets] : &now->outlets[i];
        bool both = false;
        for (size_t j = 0; old && j < now->n_outlets; j++)
            both = both || now->outlets[j].id == o->id;
        if (!both)
            add(d, r, o->name, o->id, outlet_digits(was, x, o->id, a),
                outlet_digits(now, y, o->id, b));
    }
}

static void compare_figures(struct differ *d, const struct circular *was,
                            const struct circular *now, const struct circular_row *x,
                            const struct circular_row *y)
{
    const struct circular_row *r = y ? y : x;
    char a[32], b[32];
    for (size_t i = 0; i < now->n_figures + was->n_figures; i++) {
        bool old = i >= now->n_figures;
        const char *name =
            old ? was->figures[i - now->n_figures].name : now->figures[i].name;
        bool both = false;
        for (size_t j = 0; old && j < now->n_figures; j++)
            both = both || strcmp(now->figures[j].name, name) == 0;
        if (!both)
            add(d, r, name, 0, figure_digits(was, x, name, a),
                figure_digits(now, y, name, b));
    }
}

/* Nothing counted on one board and nowhere on the other: there is nothing to tell. */
static bool is_empty(const struct circular_row *r)
{
    if (!r)
        return true;
    if (r->now.submitted || r->now.adopted || r->now.points)
        return false;
    return true;
}

static void compare_rows(struct differ *d, const struct circular *was,
                         const struct circular *now, const struct circular_row *x,
                         const struct circular_row *y)
{
    if ((!x || !y) && is_empty(x) && is_empty(y))
        return;
    compare_plain(d, was, now, x, y);
    compare_outlets(d, was, now, x, y);
    compare_figures(d, was, now, x, y);
}

/* Rows by owner, to be found. */
struct row_ref {
    const struct circular_row *row;
};
static int by_owner(const void *x, const void *y)
{
    const struct circular_row *a = ((const struct row_ref *)x)->row;
    const struct circular_row *b = ((const struct row_ref *)y)->row;
    return (a->owner_id > b->owner_id) - (a->owner_id < b->owner_id);
}

static struct row_ref *sorted(struct arena *a, const struct circular_row *rows,
                              size_t n)
{
    struct row_ref *out = arena_array(a, n + 1, sizeof *out);
    for (size_t i = 0; i < n; i++)
        out[i].row = &rows[i];
    qsort(out, n, sizeof *out, by_owner);
    return out;
}

static const struct circular_row *find(const struct row_ref *rows, size_t n,
                                       const struct circular_row *like)
{
    const struct row_ref key = {like};
    const struct row_ref *hit = bsearch(&key, rows, n, sizeof *rows, by_owner);
    return hit ? hit->row : NULL;
}

static void compare_kind(struct differ *d, const struct circular *was,
                         const struct circular *now, bool people)
{
    const struct circular_row *x = people ? was->people : was->units;
    const struct circular_row *y = people ? now->people : now->units;
    size_t nx = people ? was->n_people : was->n_units;
    size_t ny = people ? now->n_people : now->n_units;
    const struct row_ref *old = sorted(d->a, x, nx), *fresh = sorted(d->a, y, ny);
    for (size_t i = 0; i < ny; i++)
        compare_rows(d, was, now, find(old, nx, &y[i]), &y[i]);
    for (size_t i = 0; i < nx; i++)
        if (!find(fresh, ny, &x[i]))
            compare_rows(d, was, now, &x[i], NULL);
}

void circular_compare(struct arena *a, const struct circular *was,
                      const struct circular *now, struct circular_change **out,
                      size_t *n)
{
    struct differ d = {.a = a};
    compare_kind(&d, was, now, false);
    /* People stand in the bulletin of the inside alone. */
    if (now->track == TRACK_INSIDE)
        compare_kind(&d, was, now, true);
    *out = d.items;
    *n = d.n;
}

/* --- what was told already -------------------------------------------------------- */

static bool same_number(const struct circular_change *a,
                        const struct circular_change *b)
{
    return a->owner_kind == b->owner_kind && a->owner_id == b->owner_id &&
           a->outlet_id == b->outlet_id &&
           (a->outlet_id || strcmp(a->figure, b->figure) == 0);
}

/* The first and the last telling of a number. */
static const struct circular_change *telling(const struct circular_change *told,
                                             size_t n,
                                             const struct circular_change *like,
                                             bool last)
{
    const struct circular_change *hit = NULL;
    for (size_t i = 0; i < n && (last || !hit); i++)
        if (same_number(&told[i], like))
            hit = &told[i];
    return hit;
}

void circular_untold(struct arena *a, const struct circular_change *told, size_t n_told,
                     struct circular_change **changes, size_t *n)
{
    struct circular_change *out = arena_array(a, *n + n_told + 1, sizeof *out);
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) {
        struct circular_change x = (*changes)[i];
        const struct circular_change *t = telling(told, n_told, &x, true);
        if (t)
            x.was = t->now;
        if (strcmp(x.was, x.now) != 0)
            out[kept++] = x;
    }
    for (size_t i = 0; i < n_told; i++) {
        struct circular_change x = told[i];
        bool still = telling(*changes, *n, &x, false) != NULL;
        if (still || telling(told, n_told, &x, true) != &told[i])
            continue;
        x.now = telling(told, n_told, &x, false)->was;
        x.was = told[i].now;
        if (strcmp(x.was, x.now) != 0)
            out[kept++] = x;
    }
    *changes = out;
    *n = kept;
}
