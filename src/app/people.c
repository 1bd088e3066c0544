#include "app/people.h"

#include "base/text.h"

#include "core/check.h"

#include "app/find.h"

const struct person *app_find_person(struct app *app, const char *typed,
                                     struct tb_err *e)
{
    struct arena a = {0};
    const char *key = text_key_dup(&a, typed);
    const struct person *found = names_person_by_key(&app->names, key);
    int64_t near = found ? 0 : app_find_best(app, FIND_PERSON, typed, TB_DAY_NONE);
    const struct person *meant = near ? names_person(&app->names, near) : NULL;
    if (!found && meant)
        tb_fail(e, TB_NOTFOUND,
                N_("nobody on the roster is called \"%s\"; did you mean %s?"), typed,
                meant->name);
    else if (!found)
        tb_fail(e, TB_NOTFOUND, N_("nobody on the roster is called \"%s\""), typed);
    arena_free(&a);
    return found;
}

/* A post of his that begins after the day; NULL. */
static const struct post *later_post(const struct app *app, int64_t person, tb_day day)
{
    const struct names *n = &app->names;
    for (size_t i = 0; i < n->n_posts; i++)
        if (n->posts[i].person_id == person && n->posts[i].from != TB_DAY_NONE &&
            n->posts[i].from > day)
            return &n->posts[i];
    return NULL;
}

static enum tb_rc no_later(const struct app *app, const struct person *who, tb_day day,
                           struct tb_err *e)
{
    char text[16];
    const struct post *p = later_post(app, who->id, day);
    const struct unit *u = p ? names_unit(&app->names, p->unit_id) : NULL;
    if (!u)
        return TB_OK;
    return tb_fail(e, TB_INVALID,
                   N_("'%s' is to be in '%s' from %s on already; undo that first"),
                   who->name, u->name, day_format(p->from, text));
}

static enum role usual_role(const struct unit *u)
{
    return u->track == TRACK_INSIDE ? ROLE_CADRE : ROLE_OFFICER;
}

enum tb_rc app_person_change(const struct app *app, const struct person_typed *t,
                             struct change c[static 2], size_t *n, struct tb_err *e)
{
    const struct unit *u = names_unit(&app->names, t->unit_id);
    const struct post *now = t->who && t->from != TB_DAY_NONE
                                 ? names_post_on(&app->names, t->who->id, t->from)
                                 : NULL;
    struct change *post = t->who ? &c[0] : &c[1];
    enum tb_rc rc = TB_OK;
    const tb_day today = app_now(app).today;
    *n = t->who ? 1 : 2;
    if (!u)
        return tb_fail(e, TB_NOTFOUND, N_("the unit is no longer there"));
    const struct unit *from = now ? names_unit(&app->names, now->unit_id) : NULL;
    enum role role = from && from->track == u->track ? now->role : usual_role(u);
    if (!t->who)
        c[0] = (struct change){.kind = CHANGE_PERSON,
                               .person = {.name = t->name, .login = t->login}};
    *post = (struct change){.kind = CHANGE_POST,
                            .post = {.person_id = t->who ? t->who->id : 0,
                                     .unit_id = u->id,
                                     .role = t->role >= 0 ? (enum role)t->role : role,
                                     .from = t->from,
                                     .to = TB_DAY_NONE}};
    /* Without a first day the post has always been; it is meant from today on. */
    if (t->from == TB_DAY_NONE && (u->opened == TB_DAY_NONE || u->opened <= today))
        rc = check_open(u, today, e);
    if (rc == TB_OK && t->who && t->from != TB_DAY_NONE)
        rc = no_later(app, t->who, t->from, e);
    return rc;
}

enum tb_rc app_person_leave(const struct app *app, const struct person *who,
                            tb_day last, struct change *c, struct tb_err *e)
{
    char text[16];
    const struct post *p = names_post_on(&app->names, who->id, last);
    if (!p)
        return tb_fail(e, TB_INVALID, N_("'%s' has no post on %s"), who->name,
                       day_format(last, text));
    *c = (struct change){.kind = CHANGE_POST_END, .post = {.id = p->id, .to = last}};
    return no_later(app, who, last, e);
}
