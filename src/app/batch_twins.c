/* What a pasted row is like: submissions that are there, and rows above it. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "core/similar.h"

#include "app/batch.h"

enum { SAME_DAYS = 60, OTHERS_DAYS = 14 }; /* as store_similar */
/* So few rows ask the index each for itself; for more all titles are read once. */
enum { FEW = 4 };

static bool is_stale(const struct batch_row *r)
{
    return r->stale & BATCH_STALE_TWINS;
}

static void make_text(struct similar_text *t, const char *title)
{
    struct strbuf key = {0};
    strbuf_puts(&key, "");
    text_find_key(&key, title, strlen(title));
    similar_make(t, key.s);
    strbuf_free(&key);
}

static bool was_seen(const struct batch_row *r, int64_t id)
{
    for (size_t i = 0; i < r->n_seen; i++)
        if (r->seen[i] == id)
            return true;
    return false;
}

/* True when a is told before b. */
static bool before(const struct batch_twin *a, const struct batch_twin *b)
{
    return a->seen != b->seen ? b->seen : a->percent > b->percent;
}

static void note_twin(struct batch *b, struct batch_row *r, int percent, int64_t id,
                      const char *title, const char *ref)
{
    struct batch_twin t = {.id = id, .percent = percent, .seen = was_seen(r, id)};
    if (percent < SIMILAR_LEAST)
        return;
    if (!r->twins)
        r->twins = arena_array(&b->arena, BATCH_TWINS, sizeof *r->twins);
    size_t at = r->n_twins;
    while (at > 0 && before(&t, &r->twins[at - 1]))
        at--;
    if (at == BATCH_TWINS)
        return;
    t.title = arena_strdup(&b->arena, title);
    t.ref = arena_strdup(&b->arena, ref);
    r->n_twins += r->n_twins < BATCH_TWINS;
    memmove(&r->twins[at + 1], &r->twins[at], (r->n_twins - at - 1) * sizeof t);
    r->twins[at] = t;
}

/* --- in the database -------------------------------------------------------------- */

static bool near_enough(const struct batch_row *r, const int64_t *units, size_t n,
                        tb_day day)
{
    int apart = abs(r->day - day);
    for (size_t i = 0; i < n; i++)
        if (units[i] == r->unit_id)
            return apart <= SAME_DAYS;
    return apart <= OTHERS_DAYS;
}

static bool compare_article(void *arg, const struct article_row *a)
{
    struct batch *b = arg;
    struct similar_text other;
    if (a->voided)
        return true;
    make_text(&other, a->title);
    for (size_t i = 0; i < b->n; i++) {
        struct batch_row *r = &b->rows[i];
        if (is_stale(r) && near_enough(r, a->units, a->n_units, a->day))
            note_twin(b, r, similar_between(r->text, &other), a->id, a->title, a->ref);
    }
    return true;
}

static enum tb_rc read_all(struct app *app, struct batch *b, struct tb_err *e)
{
    struct page_query q = {.first = TB_DAY_MAX, .last = TB_DAY_MIN};
    for (size_t i = 0; i < b->n; i++) {
        const struct batch_row *r = &b->rows[i];
        if (!is_stale(r))
            continue;
        q.first = r->day - SAME_DAYS < q.first ? r->day - SAME_DAYS : q.first;
        q.last = r->day + SAME_DAYS > q.last ? r->day + SAME_DAYS : q.last;
    }
    return store_each_article(app->store, &q, compare_article, b, e);
}

static enum tb_rc ask_for(struct app *app, struct batch *b, struct batch_row *r,
                          struct tb_err *e)
{
    struct arena a = {0};
    struct similar_row *rows;
    size_t n;
    struct similar_query q = {.units = &r->unit_id,
                              .n_units = r->unit_id != 0,
                              .title = r->title,
                              .day = r->day,
                              .most = BATCH_TWINS + r->n_seen};
    enum tb_rc rc = store_similar(app->store, &q, &a, &rows, &n, e);
    for (size_t i = 0; rc == TB_OK && i < n; i++)
        note_twin(b, r, rows[i].percent, rows[i].id, rows[i].title, rows[i].ref);
    arena_free(&a);
    return rc;
}

/* --- in the paste ----------------------------------------------------------------- */

static bool alike(const struct batch_row *upper, const struct batch_row *r)
{
    return !upper->left_out && near_enough(r, &upper->unit_id, 1, upper->day) &&
           similar_between(upper->text, r->text) >= SIMILAR_LEAST;
}

static bool has_twin(const struct batch_row *r, int64_t id)
{
    for (size_t i = 0; i < r->n_twins; i++)
        if (r->twins[i].id == id)
            return true;
    return false;
}

/* A row that did not change is stale, too, when one above it that did is or was like
 * it. */
static void spread(struct batch *b)
{
    bool *changed = xcalloc(b->n, sizeof *changed);
    for (size_t i = 0; i < b->n; i++)
        changed[i] = is_stale(&b->rows[i]);
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = i + 1; changed[i] && k < b->n; k++) {
            struct batch_row *r = &b->rows[k];
            if (!is_stale(r) &&
                (has_twin(r, -b->rows[i].line) || alike(&b->rows[i], r)))
                r->stale |= BATCH_STALE_TWINS;
        }
    free(changed);
}

static void compare_rows(struct batch *b)
{
    for (size_t i = 1; i < b->n; i++)
        for (size_t k = 0; is_stale(&b->rows[i]) && k < i; k++) {
            const struct batch_row *o = &b->rows[k];
            if (alike(o, &b->rows[i]))
                note_twin(b, &b->rows[i], similar_between(o->text, b->rows[i].text),
                          -o->line, o->title, "");
        }
}

enum tb_rc batch_find_twins(struct app *app, struct batch *b, struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; i < b->n; i++) {
        struct batch_row *r = &b->rows[i];
        if (!is_stale(r))
            continue;
        if (!r->text)
            r->text = arena_alloc(&b->arena, sizeof *r->text);
        make_text(r->text, r->title);
    }
    if (b->n)
        spread(b);
    b->looked = 0;
    for (size_t i = 0; i < b->n; i++) {
        struct batch_row *r = &b->rows[i];
        b->looked += is_stale(r);
        r->n_twins = is_stale(r) ? 0 : r->n_twins;
    }
    if (b->looked > FEW)
        rc = read_all(app, b, e);
    for (size_t i = 0; b->looked <= FEW && rc == TB_OK && i < b->n; i++)
        if (is_stale(&b->rows[i]))
            rc = ask_for(app, b, &b->rows[i], e);
    compare_rows(b);
    return rc;
}
