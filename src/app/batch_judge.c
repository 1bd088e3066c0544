/* What is doubtful about a row. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/similar.h"

#include "app/batch.h"
#include "app/preview.h"

bool batch_doubtful(const struct batch_row *r)
{
    bool must = r->state < BATCH_ODD_DATE || r->state == BATCH_REFUSED;
    return !r->left_out && r->state != BATCH_GOOD &&
           (must || !(r->taken & 1u << r->state));
}

bool batch_accept(struct batch_row *r, tb_day today)
{
    switch (r->state) {
    case BATCH_NO_UNIT:
        if (!r->guess)
            return false;
        r->unit_id = r->guess;
        return true;
    case BATCH_ODD_DATE:
        if (*r->day_text)
            r->day = today;
        r->day_text = "";
        r->taken |= 1u << r->state;
        return true;
    case BATCH_ALIKE:
        r->taken |= 1u << r->state;
        return true;
    case BATCH_NO_TITLE:
    case BATCH_REFUSED:
        return false;
    case BATCH_GOOD:
        break;
    }
    return true;
}

void batch_submission(const struct app *app, struct arena *a, const struct batch_row *r,
                      struct submission *out)
{
    *out = (struct submission){.day = r->day,
                               .received = TB_DAY_NONE,
                               .title = r->title,
                               .type = r->type,
                               .note = r->note,
                               .length = -1,
                               .n_units = 1};
    out->units[0] = r->unit_id;
    size_t n = app_authors(app, a, r->author, r->day, out->authors, CHANGE_UNITS_MAX);
    out->n_authors = n < CHANGE_UNITS_MAX ? n : CHANGE_UNITS_MAX;
}

/* --- likeness --------------------------------------------------------------------- */

enum { SAME_DAYS = 60, OTHERS_DAYS = 14 }; /* as store_similar */

struct judging {
    struct batch *b;
    struct similar_text *rows;
    struct similar_text other;
    struct strbuf key;
};

static void make(struct judging *j, struct similar_text *t, const char *title)
{
    strbuf_clear(&j->key);
    strbuf_puts(&j->key, "");
    text_find_key(&j->key, title, strlen(title));
    similar_make(t, j->key.s);
}

static bool near_enough(const struct batch_row *r, const int64_t *units, size_t n,
                        tb_day day)
{
    int apart = abs(r->day - day);
    for (size_t i = 0; i < n; i++)
        if (units[i] == r->unit_id)
            return apart <= SAME_DAYS;
    return apart <= OTHERS_DAYS;
}

static void note_twin(struct batch *b, struct batch_row *r, int percent,
                      const char *title, const char *ref, int line)
{
    if (percent < SIMILAR_LEAST || percent <= r->percent)
        return;
    r->percent = percent;
    r->twin = arena_strdup(&b->arena, title);
    r->twin_ref = arena_strdup(&b->arena, ref);
    r->twin_line = line;
}

static bool compare_article(void *arg, const struct article_row *a)
{
    struct judging *j = arg;
    if (a->voided)
        return true;
    make(j, &j->other, a->title);
    for (size_t i = 0; i < j->b->n; i++) {
        struct batch_row *r = &j->b->rows[i];
        if (near_enough(r, a->units, a->n_units, a->day))
            note_twin(j->b, r, similar_between(&j->rows[i], &j->other), a->title,
                      a->ref, 0);
    }
    return true;
}

static void compare_rows(struct judging *j)
{
    for (size_t i = 1; i < j->b->n; i++)
        for (size_t k = 0; k < i; k++) {
            struct batch_row *r = &j->b->rows[i];
            const struct batch_row *o = &j->b->rows[k];
            if (!o->left_out && near_enough(r, &o->unit_id, 1, o->day))
                note_twin(j->b, r, similar_between(&j->rows[i], &j->rows[k]), o->title,
                          "", o->line);
        }
}

static enum tb_rc find_twins(struct app *app, struct batch *b, struct tb_err *e)
{
    struct arena a = {0};
    struct judging *j = arena_alloc(&a, sizeof *j);
    struct page_query q = {.first = TB_DAY_MAX, .last = TB_DAY_MIN};
    j->b = b;
    j->rows = arena_array(&a, b->n ? b->n : 1, sizeof *j->rows);
    for (size_t i = 0; i < b->n; i++) {
        struct batch_row *r = &b->rows[i];
        make(j, &j->rows[i], r->title);
        r->percent = 0;
        q.first = r->day - SAME_DAYS < q.first ? r->day - SAME_DAYS : q.first;
        q.last = r->day + SAME_DAYS > q.last ? r->day + SAME_DAYS : q.last;
    }
    enum tb_rc rc = TB_OK;
    if (b->n)
        rc = store_each_article(app->store, &q, compare_article, j, e);
    compare_rows(j);
    strbuf_free(&j->key);
    arena_free(&a);
    return rc;
}

static void judge(struct app *app, struct batch *b, struct batch_row *r, tb_day today)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    struct change_context x = {.names = &app->names, .schemes = &app->schemes};
    struct tb_err e;
    bool odd = *r->day_text || r->day > today || r->day < today - PREVIEW_OLD;
    r->state = BATCH_GOOD;
    r->why = "";
    if (!*r->title) {
        r->state = BATCH_NO_TITLE;
    } else if (!r->unit_id) {
        r->state = BATCH_NO_UNIT;
    } else if (odd && !(r->taken & 1u << BATCH_ODD_DATE && !*r->day_text)) {
        r->state = BATCH_ODD_DATE;
    } else {
        struct author all[CHANGE_UNITS_MAX];
        size_t n =
            app_authors(app, &b->arena, r->author, r->day, all, CHANGE_UNITS_MAX);
        batch_submission(app, &b->arena, r, &c.submit);
        if (n > CHANGE_UNITS_MAX) {
            r->state = BATCH_REFUSED;
            r->why =
                arena_printf(&b->arena, _("%zu authors: an article has at most %d"), n,
                             CHANGE_UNITS_MAX);
        } else if (change_check(&c, &x, &e) != TB_OK) {
            r->state = BATCH_REFUSED;
            r->why = arena_strdup(&b->arena, e.msg);
        } else if (r->percent) {
            r->state = BATCH_ALIKE;
        }
    }
}

enum tb_rc batch_judge(struct app *app, struct batch *b, tb_day today, struct tb_err *e)
{
    enum tb_rc rc = find_twins(app, b, e);
    for (size_t i = 0; i < b->n; i++)
        judge(app, b, &b->rows[i], today);
    return rc;
}
