/* People and their posts. A person is known by the name; a second row with another unit
 * and a `from` is a move. */
#include <stdlib.h>

#include "../run.h"

enum { NAME, UNIT, ROLE, LOGIN, FROM, TO };
static const struct import_column columns[] = {
    {"name", true},  {"unit", true}, {"role", false}, {"login", false},
    {"from", false}, {"to", false},  {NULL, false},
};

struct people {
    struct person *made; /* by this file, by id */
    size_t n_made, cap_made;
    struct post *posts; /* by this file */
    size_t n_posts, cap_posts;
};

struct row {
    struct person person;
    struct post post;
    int role; /* -1: not given */
};

static enum tb_rc parse(struct import_run *r, const struct import_row *row,
                        struct row *out, struct tb_err *e)
{
    struct post *post = &out->post;
    out->person = (struct person){.name = row->cell[NAME],
                                  .key = cell_key(r, row->cell[NAME]),
                                  .login = row->cell[LOGIN]};
    *post = (struct post){0};
    if (!*out->person.key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column("name"));
    enum tb_rc rc = cell_name(r, &r->units, "unit", row->cell[UNIT], &post->unit_id, e);
    if (!rc)
        rc = cell_word(r, words_role, "role", row->cell[ROLE], -1, &out->role, e);
    if (!rc)
        rc = cell_day(r, "from", row->cell[FROM], false, &post->from, e);
    if (!rc)
        rc = cell_day(r, "to", row->cell[TO], true, &post->to, e);
    if (rc)
        return rc;
    /* Inside everybody has a writing task; outside the officers report. */
    const struct unit *u = names_unit(&r->app->names, post->unit_id);
    bool inside = u && u->track == TRACK_INSIDE;
    post->role =
        out->role >= 0 ? (enum role)out->role : (inside ? ROLE_CADRE : ROLE_OFFICER);
    return TB_OK;
}

static bool covers(const struct row *row, const struct post *p, int64_t person)
{
    const struct post *w = &row->post;
    if (p->person_id != person || p->unit_id != w->unit_id)
        return false;
    if (row->role >= 0 && p->role != w->role)
        return false;
    if (w->from == TB_DAY_NONE && w->to == TB_DAY_NONE)
        return true;
    return p->from == w->from && (w->to == TB_DAY_NONE || p->to == w->to);
}

/* The row says that the post lasts longer, and a later one has ended it. */
static bool was_cut(const struct row *row, const struct names *n, size_t i)
{
    struct post p = n->posts[i];
    if (p.to == TB_DAY_NONE || row->post.to <= p.to)
        return false;
    for (size_t k = 0; k < n->n_posts; k++)
        if (n->posts[k].person_id == p.person_id && n->posts[k].from == p.to + 1) {
            p.to = row->post.to;
            return covers(row, &p, p.person_id);
        }
    return false;
}

static bool has_post(const struct import_run *r, const struct row *row, int64_t person)
{
    const struct people *st = r->state;
    const struct names *n = &r->app->names;
    for (size_t i = 0; i < n->n_posts; i++)
        if (covers(row, &n->posts[i], person) ||
            (n->posts[i].person_id == person && was_cut(row, n, i)))
            return true;
    for (size_t i = 0; i < st->n_posts; i++)
        if (covers(row, &st->posts[i], person))
            return true;
    return false;
}

/* Whether `first` has a stated last day that lies in `then`, which begins later. An
 * open one is ended by what begins later, a stated day is not altered in silence. */
static bool runs_into(const struct post *first, const struct post *then)
{
    return then->from != TB_DAY_NONE && first->to != TB_DAY_NONE &&
           (first->from == TB_DAY_NONE || first->from < then->from) &&
           first->to >= then->from;
}

static enum tb_rc check_apart(struct import_run *r, const struct row *row,
                              const struct post *p, struct tb_err *e)
{
    const struct post *now = &row->post;
    const bool after = runs_into(p, now);
    const struct unit *u = names_unit(&r->app->names, p->unit_id);
    char day[16];
    if (after)
        return tb_fail(e, TB_INVALID,
                       N_("\"%s\" is in \"%s\" until %s: nobody is in two units on "
                          "one day; mend that last day or this first day"),
                       cell_quote(r, row->person.name), u ? u->name : "",
                       day_format(p->to, day));
    if (runs_into(now, p))
        return tb_fail(e, TB_INVALID,
                       N_("\"%s\" is in \"%s\" from %s on: nobody is in two units on "
                          "one day; mend that first day or this last day"),
                       cell_quote(r, row->person.name), u ? u->name : "",
                       day_format(p->from, day));
    return TB_OK;
}

/* No post of the person, in the database or in this file, has a day of the row's. */
static enum tb_rc check_alone(struct import_run *r, const struct row *row,
                              int64_t person, struct tb_err *e)
{
    const struct people *st = r->state;
    const struct names *n = &r->app->names;
    enum tb_rc rc = TB_OK;
    for (size_t i = 0; !rc && i < n->n_posts; i++)
        if (n->posts[i].person_id == person)
            rc = check_apart(r, row, &n->posts[i], e);
    for (size_t i = 0; !rc && i < st->n_posts; i++)
        if (st->posts[i].person_id == person)
            rc = check_apart(r, row, &st->posts[i], e);
    return rc;
}

static const char *login_of(const struct import_run *r, int64_t id)
{
    const struct people *st = r->state;
    const struct person *p = names_person(&r->app->names, id);
    for (size_t i = 0; !p && i < st->n_made; i++)
        if (st->made[i].id == id)
            p = &st->made[i];
    return p ? p->login : "";
}

static enum tb_rc make_person(struct import_run *r, const struct row *row, int64_t *id,
                              struct tb_err *e)
{
    struct people *st = r->state;
    enum tb_rc rc = store_put(
        r->app->store, &(struct change){.kind = CHANGE_PERSON, .person = row->person},
        id, e);
    if (rc)
        return rc;
    name_put(&r->people, row->person.key, *id);
    mem_grow(&st->made, &st->cap_made, st->n_made, sizeof *st->made);
    st->made[st->n_made++] =
        (struct person){.id = *id, .login = arena_strdup(&r->keep, row->person.login)};
    return TB_OK;
}

static enum tb_rc make_post(struct import_run *r, const struct row *row, int64_t person,
                            struct tb_err *e)
{
    struct people *st = r->state;
    struct post post = row->post;
    post.person_id = person;
    enum tb_rc rc = store_put(
        r->app->store, &(struct change){.kind = CHANGE_POST, .post = post}, NULL, e);
    if (rc)
        return rc;
    mem_grow(&st->posts, &st->cap_posts, st->n_posts, sizeof *st->posts);
    st->posts[st->n_posts++] = post;
    return TB_OK;
}

static uint64_t content(const struct row *row)
{
    const struct post *p = &row->post;
    uint64_t h = key_add(key_add(KEY_START, row->person.key), row->person.login);
    h = key_add_int(key_add_int(h, p->unit_id), row->role);
    return key_add_int(key_add_int(h, p->from), p->to);
}

static enum tb_rc people_row(struct import_run *r, const struct import_row *cells,
                             enum import_outcome *out, struct tb_err *e)
{
    struct row row;
    enum tb_rc rc = parse(r, cells, &row, e);
    if (rc)
        return rc;
    *out = ROW_TWICE;
    if (!key_set_put(&r->seen, content(&row)))
        return TB_OK;
    int64_t id = name_get(&r->people, row.person.key);
    *out = ROW_ADDED;
    if (!id) {
        rc = make_person(r, &row, &id, e);
        return rc ? rc : make_post(r, &row, id, e);
    }
    if (*row.person.login && !cell_same(r, row.person.login, login_of(r, id)))
        return tb_fail(e, TB_INVALID, N_("\"%s\" is there already, with another login"),
                       cell_quote(r, row.person.name));
    if (has_post(r, &row, id)) {
        *out = ROW_KNOWN;
        return TB_OK;
    }
    if (row.post.from == TB_DAY_NONE)
        return tb_fail(e, TB_INVALID,
                       N_("\"%s\" is there already, in another unit or role: a change "
                          "needs a date in the column from"),
                       cell_quote(r, row.person.name));
    rc = check_alone(r, &row, id, e);
    return rc ? rc : make_post(r, &row, id, e);
}

static void people_close(struct import_run *r)
{
    struct people *st = r->state;
    free(st->made);
    free(st->posts);
}

const struct import_kind import_people = {
    .name = "people",
    .columns = columns,
    .rows_max = 10000,
    .state = sizeof(struct people),
    .row = people_row,
    .close = people_close,
};
