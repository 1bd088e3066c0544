/* What is doubtful about a row. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/topic.h"

#include "app/batch.h"
#include "app/preview.h"

#define NO_TOPIC "-"

bool batch_doubtful(const struct batch_row *r)
{
    bool must = r->state < BATCH_ODD_DATE || r->state == BATCH_REFUSED;
    if (r->state == BATCH_ALIKE)
        return !r->left_out && !r->twins[0].seen;
    return !r->left_out && r->state != BATCH_GOOD &&
           (must || !(r->taken & 1u << r->state));
}

void batch_changed(struct batch *b, size_t row)
{
    b->rows[row].stale |= BATCH_STALE_TWINS;
    for (size_t i = 0; i < b->n; i++) { /* whoever took it saw another one */
        struct batch_row *r = &b->rows[i];
        for (size_t k = r->n_seen; k > 0; k--)
            if (r->seen[k - 1] == -b->rows[row].line)
                r->seen[k - 1] = r->seen[--r->n_seen];
    }
}

/* All that are known: later ones ask again. */
static void see_twins(struct batch *b, struct batch_row *r)
{
    int64_t *seen = arena_array(&b->arena, r->n_seen + r->n_twins, sizeof *seen);
    if (r->n_seen)
        memcpy(seen, r->seen, r->n_seen * sizeof *seen);
    r->seen = seen;
    for (size_t i = 0; i < r->n_twins; i++) {
        if (!r->twins[i].seen)
            r->seen[r->n_seen++] = r->twins[i].id;
        r->twins[i].seen = true;
    }
}

bool batch_accept(struct batch *b, size_t row, tb_day today)
{
    struct batch_row *r = &b->rows[row];
    switch (r->state) {
    case BATCH_NO_UNIT:
        if (!r->guess)
            return false;
        r->unit_id = r->guess;
        batch_changed(b, row);
        return true;
    case BATCH_ODD_DATE:
        if (*r->day_text) {
            r->day = today;
            batch_changed(b, row);
        }
        r->day_text = "";
        r->taken |= 1u << r->state;
        r->stale |= BATCH_STALE_STATE;
        return true;
    case BATCH_ALIKE:
        see_twins(b, r);
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
                               .topic_id = r->topic_id,
                               .n_units = 1};
    out->units[0] = r->unit_id;
    size_t n = app_authors(app, a, r->author, r->day, out->authors, CHANGE_UNITS_MAX);
    out->n_authors = n < CHANGE_UNITS_MAX ? n : CHANGE_UNITS_MAX;
}

/* The topic that is written in the row, else the one that its title fits. False: there
 * is none of what is written. */
static bool find_topic(const struct app *app, struct batch *b, struct batch_row *r)
{
    char word[TOPIC_WORD_MAX];
    const char *key = text_key_dup(&b->arena, r->topic_text);
    const struct topic *t = NULL;
    r->topic_id = 0;
    r->topic_word = "";
    if (strcmp(key, NO_TOPIC) == 0)
        return true;
    if (*key) {
        t = names_topic_by_ref(&app->names, key);
        for (size_t i = app->names.n_topics; !t && i-- > 0;)
            if (!app->names.topics[i].voided &&
                strcmp(app->names.topics[i].title, r->topic_text) == 0)
                t = &app->names.topics[i];
    } else if (r->unit_id) {
        t = topics_best(&app->names, r->unit_id, r->day, r->title, word);
        r->topic_word = t ? arena_strdup(&b->arena, word) : "";
    }
    r->topic_id = t ? t->id : 0;
    return t || !*key;
}

void batch_unlink(struct batch *b, size_t row)
{
    struct batch_row *r = &b->rows[row];
    bool off = strcmp(r->topic_text, NO_TOPIC) == 0;
    r->topic_text = off ? "" : NO_TOPIC;
    r->stale |= BATCH_STALE_STATE;
}

static void judge(struct app *app, struct batch *b, struct batch_row *r, tb_day today)
{
    struct change c = {.kind = CHANGE_SUBMIT};
    struct change_context x = {.names = &app->names, .schemes = &app->schemes};
    struct tb_err e;
    bool odd = *r->day_text || r->day > today || r->day < today - PREVIEW_OLD;
    bool topic = find_topic(app, b, r);
    r->state = BATCH_GOOD;
    r->why = "";
    if (!*r->title) {
        r->state = BATCH_NO_TITLE;
    } else if (!r->unit_id) {
        r->state = BATCH_NO_UNIT;
    } else if (odd && !(r->taken & 1u << BATCH_ODD_DATE && !*r->day_text)) {
        r->state = BATCH_ODD_DATE;
    } else if (!topic) {
        r->state = BATCH_REFUSED;
        r->why = arena_printf(&b->arena, _("no topic “%s”; Del takes it off"),
                              r->topic_text);
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
        } else if (r->n_twins) {
            r->state = BATCH_ALIKE;
        }
    }
}

/* Titles and the journal's head belong to one state of the database. */
static enum tb_rc look(struct app *app, struct batch *b, struct tb_err *e)
{
    bool mine;
    int64_t head = 0;
    enum tb_rc rc = store_snapshot(app->store, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = store_head(app->store, &head, e);
    for (size_t i = 0; rc == TB_OK && head != b->seq && i < b->n; i++)
        b->rows[i].stale |= BATCH_STALE_TWINS;
    if (rc == TB_OK)
        rc = batch_find_twins(app, b, e);
    store_release(app->store, mine);
    b->seq = rc == TB_OK ? head : 0;
    return rc;
}

enum tb_rc batch_judge(struct app *app, struct batch *b, tb_day today, struct tb_err *e)
{
    enum tb_rc rc = look(app, b, e);
    for (size_t i = 0; i < b->n; i++) {
        struct batch_row *r = &b->rows[i];
        if (r->stale || today != b->today)
            judge(app, b, r, today);
        r->stale = rc == TB_OK ? 0 : r->stale;
    }
    b->today = today;
    return rc;
}
