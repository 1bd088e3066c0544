/* The app's names made ready for the finder, and which of them the user took lately. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/find.h"
#include "app/state.h"

enum {
    RECENT_MOST = 200, /* of a kind */
    SAVE_EVERY = 8     /* uses; the rest is saved at the end */
};

struct recent {
    int64_t ids[RECENT_MOST]; /* the latest first */
    size_t n;
};

struct finder {
    struct find_index *index[FIND_KINDS]; /* NULL: not made yet */
    struct find_name *names[FIND_KINDS];
    struct recent recent[FIND_KINDS];
    int unsaved;
};

static const char *const kind_words[FIND_KINDS] = {"unit", "person", "outlet"};

/* --- what was used ---------------------------------------------------------------- */

static void use(struct recent *r, int64_t id)
{
    size_t at = 0;
    while (at < r->n && r->ids[at] != id)
        at++;
    if (at == r->n && r->n < RECENT_MOST)
        r->n++;
    if (at == RECENT_MOST)
        at--;
    memmove(r->ids + 1, r->ids, at * sizeof *r->ids);
    r->ids[0] = id;
}

static void state_file(const struct app *app, char *out, size_t size)
{
    state_name("recent", store_path(app->store), out, size);
}

/* Lines "unit 12", the latest first; others are passed over. */
static void load(struct finder *f, const struct app *app)
{
    struct strbuf text = {0};
    char name[64];
    state_file(app, name, sizeof name);
    if (state_read(name, &text, NULL) != TB_OK)
        strbuf_clear(&text);
    for (char *save = NULL, *line = strtok_r(text.s, "\n", &save); line;
         line = strtok_r(NULL, "\n", &save)) {
        for (int k = 0; k < FIND_KINDS; k++) {
            struct recent *r = &f->recent[k];
            size_t n = strlen(kind_words[k]);
            long long id = strncmp(line, kind_words[k], n) == 0 && line[n] == ' '
                               ? strtoll(line + n + 1, NULL, 10)
                               : 0;
            if (id > 0 && r->n < RECENT_MOST)
                r->ids[r->n++] = id;
        }
    }
    strbuf_free(&text);
}

static void save(struct finder *f, const struct app *app)
{
    struct strbuf text = {0};
    char name[64];
    state_file(app, name, sizeof name);
    for (int k = 0; k < FIND_KINDS; k++)
        for (size_t i = 0; i < f->recent[k].n; i++)
            strbuf_printf(&text, "%s %lld\n", kind_words[k],
                          (long long)f->recent[k].ids[i]);
    /* Where it cannot be kept, names only stand in the office's order next time. */
    if (text.len)
        (void)state_write(name, text.s, text.len, NULL);
    f->unsaved = 0;
    strbuf_free(&text);
}

/* --- the index -------------------------------------------------------------------- */

static struct finder *finder_of(struct app *app)
{
    if (!app->finder) {
        app->finder = xcalloc(1, sizeof *app->finder);
        if (app->store)
            load(app->finder, app);
    }
    return app->finder;
}

static size_t count_of(const struct names *n, enum find_kind kind)
{
    return kind == FIND_UNIT     ? n->n_units
           : kind == FIND_PERSON ? n->n_people
                                 : n->n_outlets;
}

static struct find_name name_of(const struct names *n, enum find_kind kind, size_t i)
{
    switch (kind) {
    case FIND_UNIT:
        return (struct find_name){n->units[i].id, n->units[i].name, n->units[i].alias,
                                  n->units[i].order > 0 ? n->units[i].order : -1};
    case FIND_PERSON:
        return (struct find_name){n->people[i].id, n->people[i].name,
                                  n->people[i].login, -1};
    case FIND_OUTLET:
        return (struct find_name){n->outlets[i].id, n->outlets[i].name, NULL,
                                  n->outlets[i].order > 0 ? n->outlets[i].order : -1};
    case FIND_KINDS:
        break;
    }
    return (struct find_name){0};
}

static struct find_index *index_of(struct app *app, enum find_kind kind)
{
    struct finder *f = finder_of(app);
    if (f->index[kind])
        return f->index[kind];
    size_t n = count_of(&app->names, kind);
    f->names[kind] = xcalloc(n + 1, sizeof *f->names[kind]);
    for (size_t i = 0; i < n; i++)
        f->names[kind][i] = name_of(&app->names, kind, i);
    f->index[kind] = find_index_new(f->names[kind], n, kind == FIND_PERSON);
    find_index_recent(f->index[kind], f->recent[kind].ids, f->recent[kind].n);
    return f->index[kind];
}

void finder_forget(struct app *app)
{
    for (int k = 0; app->finder && k < FIND_KINDS; k++) {
        find_index_free(&app->finder->index[k]);
        free(app->finder->names[k]);
        app->finder->names[k] = NULL;
    }
}

void finder_close(struct app *app)
{
    if (!app->finder)
        return;
    if (app->finder->unsaved && app->store)
        save(app->finder, app);
    finder_forget(app);
    free(app->finder);
    app->finder = NULL;
}

int64_t app_find_best(struct app *app, enum find_kind kind, const char *typed,
                      tb_day day)
{
    struct find_hit hit;
    const struct find_query q = {.kind = kind, .typed = typed, .day = day};
    return app_find(app, &q, &hit, 1, NULL) ? hit.id : 0;
}

void app_used(struct app *app, enum find_kind kind, int64_t id)
{
    struct finder *f = finder_of(app);
    struct recent *r = &f->recent[kind];
    if (r->n && r->ids[0] == id)
        return;
    use(r, id);
    if (f->index[kind])
        find_index_recent(f->index[kind], r->ids, r->n);
    if (++f->unsaved >= SAVE_EVERY && app->store)
        save(f, app);
}

/* --- finding ---------------------------------------------------------------------- */

struct wanted {
    const struct names *names;
    const struct find_query *q;
};

/* The first post of a person or of one after him; posts are sorted by person. */
static size_t posts_of(const struct names *n, int64_t person_id)
{
    size_t low = 0, high = n->n_posts;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (n->posts[mid].person_id < person_id)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool works_there(const void *with, int64_t id)
{
    const struct wanted *w = with;
    const struct names *n = w->names;
    for (size_t i = posts_of(n, id); i < n->n_posts && n->posts[i].person_id == id;
         i++) {
        const struct post *p = &n->posts[i];
        if ((!w->q->unit_id || p->unit_id == w->q->unit_id) &&
            (w->q->day == TB_DAY_NONE || day_between(w->q->day, p->from, p->to)))
            return true;
    }
    return false;
}

static bool in_force(const void *with, int64_t id)
{
    const struct wanted *w = with;
    const struct outlet *o = names_outlet(w->names, id);
    return o && day_between(w->q->day, o->from, o->to);
}

size_t app_find(struct app *app, const struct find_query *q, struct find_hit *out,
                size_t most, size_t *total)
{
    const struct wanted w = {&app->names, q};
    bool (*keep)(const void *, int64_t) = NULL;
    if (q->kind == FIND_PERSON && (q->unit_id || q->day != TB_DAY_NONE))
        keep = works_there;
    if (q->kind == FIND_OUTLET && q->day != TB_DAY_NONE)
        keep = in_force;
    return find_index_search(index_of(app, q->kind), q->typed, keep, &w, out, most,
                             total);
}
