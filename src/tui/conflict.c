/* What the conflict view is handed. */
#include "tui/conflict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct conflict *conflict_new(int64_t id)
{
    struct conflict *x = xcalloc(1, sizeof *x);
    x->id = id;
    return x;
}

void conflict_free(struct conflict *x)
{
    if (x)
        arena_free(&x->arena);
    free(x);
}

enum tb_rc conflict_theirs(struct conflict *x, struct ui *ui, struct tb_err *e)
{
    struct article_full full;
    struct journal_row *entry = NULL;
    size_t n = 0;
    enum tb_rc rc = store_article(ui->app->store, x->id, &x->arena, &full, e);
    if (rc != TB_OK)
        return rc;
    x->theirs = full.row;
    rc = store_journal(ui->app->store, full.row.rev + 1, 1, &x->arena, &entry, &n, e);
    if (rc == TB_OK && n) {
        snprintf(x->who, sizeof x->who, "%s", app_actor_name(ui->app, entry->actor));
        x->at = entry->at;
    }
    return rc;
}

void conflict_mine(struct conflict *x, const struct submission *s, unsigned fields,
                   unsigned others)
{
    struct arena *a = &x->arena;
    x->mine = *s;
    x->mine.title = arena_strdup(a, s->title);
    x->mine.type = arena_strdup(a, s->type);
    x->mine.note = arena_strdup(a, s->note);
    for (size_t i = 0; i < s->n_authors; i++)
        x->mine.authors[i].name = arena_strdup(a, s->authors[i].name);
    x->fields = fields;
    x->others = others;
}

struct submission conflict_submission(const struct article_row *r)
{
    struct submission s = {.day = r->day,
                           .received = r->received,
                           .title = r->title,
                           .type = r->type,
                           .note = r->note,
                           .length = r->length,
                           .topic_id = r->topic_id};
    for (size_t i = 0; i < r->n_units && i < CHANGE_UNITS_MAX; i++)
        s.units[s.n_units++] = r->units[i];
    for (size_t i = 0; i < r->n_authors && i < CHANGE_UNITS_MAX; i++)
        s.authors[s.n_authors++] = r->authors[i];
    return s;
}
