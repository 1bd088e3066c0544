/* Checks of what has a name: groups, units, people, outlets, and who belongs where. */
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"

#define PARENTS_MAX 100

/* Whose a key is already, as an N_() phrase; NULL: nobody's. */
static enum tb_rc check_free(const char *name, const char *kind_name,
                             const char *holder, struct tb_err *e)
{
    return tb_fail(
        e, TB_INVALID,
        N_("the name '%s' cannot be used for %s: it is the name of %s already"), name,
        _(kind_name), _(holder));
}

/* What is entered under a name must not go to any of two units. */
static enum tb_rc check_no_alias(const char *key, int64_t unit_id,
                                 const struct names *n, struct tb_err *e)
{
    for (size_t i = 0; i < n->n_units; i++)
        if (n->units[i].id != unit_id && unit_has_alias(&n->units[i], key))
            return tb_fail(e, TB_INVALID,
                           N_("'%s' is an alias of '%s' already; a name stands for one "
                              "unit only"),
                           key, n->units[i].name);
    return TB_OK;
}

/* A name must be new among groups and units together: files name both in one column. */
static enum tb_rc check_group_or_unit(const char *name, int64_t group_id,
                                      int64_t unit_id, bool is_group,
                                      const struct names *n, struct tb_err *e)
{
    const char *kind = is_group ? N_("a group") : N_("a unit");
    struct strbuf key = {0};
    const struct group *g;
    const struct unit *u;
    enum tb_rc rc = TB_OK;

    text_key(&key, name, strlen(name));
    g = names_group_by_key(n, key.s);
    u = names_unit_by_key(n, key.s);
    if (g && g->id != group_id)
        rc = check_free(name, kind, N_("a group"), e);
    else if (u && u->id != unit_id)
        rc = check_free(name, kind, N_("a unit"), e);
    else
        rc = check_no_alias(key.s, unit_id, n, e);
    strbuf_free(&key);
    return rc;
}

static enum tb_rc check_alias(const char *key, const struct unit *u,
                              const struct names *n, struct tb_err *e)
{
    const struct unit *other = names_unit_by_key(n, key);

    if (names_group_by_key(n, key))
        return check_free(key, N_("an alias"), N_("a group"), e);
    if (other && other->id != u->id)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' is the name of a unit; it cannot be an alias of '%s'"),
                       key, u->name);
    return check_no_alias(key, u->id, n, e);
}

/* The aliases of a unit, each by itself. */
static enum tb_rc check_aliases(const struct unit *u, const struct names *n,
                                struct tb_err *e)
{
    struct strbuf all = {0}, key = {0};
    enum tb_rc rc = check_text(N_("the alias"), u->alias, CHANGE_NAME_MAX, e);

    if (rc || !u->alias || !*u->alias)
        return rc;
    text_key(&all, u->alias, strlen(u->alias));
    for (const char *s = all.s; *s && !rc; s += *s == ';') {
        size_t k = strcspn(s, ";");
        strbuf_clear(&key);
        text_key(&key, s, k);
        if (key.len > 0)
            rc = check_alias(key.s, u, n, e);
        s += k;
    }
    strbuf_free(&all);
    strbuf_free(&key);
    return rc;
}

enum tb_rc check_group(const struct group *g, const struct change_context *x,
                       struct tb_err *e)
{
    enum tb_rc rc = check_name(N_("the group's name"), g->name, e);

    if (rc)
        return rc;
    return check_group_or_unit(g->name, g->id, 0, true, x->names, e);
}

static enum tb_rc check_parent(const struct unit *u, const struct names *n,
                               struct tb_err *e)
{
    const struct unit *p;
    int64_t id = u->parent_id;

    for (int depth = 0; id != 0; depth++) {
        p = names_unit(n, id);
        if (!p)
            return tb_fail(e, TB_NOTFOUND, N_("the parent of '%s' is not there"),
                           u->name);
        if (p->id == u->id || depth == PARENTS_MAX)
            return tb_fail(
                e, TB_INVALID,
                N_("'%s' cannot stand under '%s': it would be its own parent"), u->name,
                names_unit(n, u->parent_id)->name);
        id = p->parent_id;
    }
    return TB_OK;
}

enum tb_rc check_unit(const struct unit *u, const struct change_context *x,
                      struct tb_err *e)
{
    char opened[16], closed[16];
    enum tb_rc rc = check_name(N_("the unit's name"), u->name, e);

    if (!rc)
        rc = check_group_or_unit(u->name, 0, u->id, false, x->names, e);
    if (!rc)
        rc = check_aliases(u, x->names, e);
    if (!rc)
        rc = check_text(N_("the head"), u->head, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_text(N_("the leader"), u->leader, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_day_or_none(N_("the day of opening"), u->opened, e);
    if (!rc)
        rc = check_day_or_none(N_("the day of closing"), u->closed, e);
    if (!rc && u->closed != TB_DAY_NONE && u->closed < u->opened)
        rc = tb_fail(e, TB_INVALID, N_("'%s' closes on %s, before it opens on %s"),
                     u->name, day_format(u->closed, closed),
                     day_format(u->opened, opened));
    if (!rc && u->track != TRACK_OUTSIDE && u->track != TRACK_INSIDE)
        rc = tb_fail(e, TB_INVALID, N_("unknown track; right is: inside or outside"));
    return rc ? rc : check_parent(u, x->names, e);
}

enum tb_rc check_open(const struct unit *u, tb_day d, struct tb_err *e)
{
    char day[16], other[16];

    if (d == TB_DAY_NONE || unit_open_on(u, d))
        return TB_OK;
    if (d < u->opened)
        return tb_fail(e, TB_INVALID, N_("'%s' opens on %s only; %s lies before it"),
                       u->name, day_format(u->opened, other), day_format(d, day));
    return tb_fail(e, TB_INVALID, N_("'%s' closed on %s; %s lies after it"), u->name,
                   day_format(u->closed, other), day_format(d, day));
}

enum tb_rc check_move(const struct membership *m, const struct change_context *x,
                      struct tb_err *e)
{
    const struct unit *u = names_unit(x->names, m->unit_id);
    const struct group *g = names_group(x->names, m->group_id);
    const struct membership *have, *on;
    size_t n;
    char day[16];
    enum tb_rc rc;

    if (!u || !g)
        return tb_fail(e, TB_NOTFOUND,
                       N_("the unit or the group of a move is not there"));
    rc = check_span(m->from, m->to, e);
    if (!rc)
        rc = check_open(u, m->from, e);
    if (rc)
        return rc;
    have = names_memberships(x->names, u->id, &n);
    if (n > 0 && m->from == TB_DAY_NONE)
        return tb_fail(
            e, TB_INVALID,
            N_("'%s' is in a group already; say from which day it is in '%s'"), u->name,
            g->name);
    for (size_t i = 0; i < n; i++)
        if (have[i].from == m->from)
            return tb_fail(
                e, TB_INVALID,
                N_("'%s' has a change of group on %s already; undo that first"),
                u->name, day_format(m->from, day));
    on = n > 0 ? names_membership_on(x->names, u->id, m->from) : NULL;
    if (on && on->group_id == g->id)
        return tb_fail(e, TB_INVALID, N_("'%s' is in '%s' already on %s"), u->name,
                       g->name, day_format(m->from, day));
    return TB_OK;
}

enum tb_rc check_person(const struct person *p, const struct change_context *x,
                        struct tb_err *e)
{
    struct strbuf key = {0};
    const struct person *other;
    enum tb_rc rc = check_name(N_("the person's name"), p->name, e);

    if (!rc)
        rc = check_text(N_("the login"), p->login, CHANGE_NAME_MAX, e);
    if (rc)
        return rc;
    text_key(&key, p->name, strlen(p->name));
    other = names_person_by_key(x->names, key.s);
    strbuf_free(&key);
    if (other && other->id != p->id)
        return check_free(p->name, N_("a person"), N_("a person"), e);
    for (size_t i = 0; p->login && *p->login && i < x->names->n_people; i++) {
        other = &x->names->people[i];
        if (other->id != p->id && other->login && strcmp(other->login, p->login) == 0)
            return tb_fail(
                e, TB_INVALID,
                N_("the login '%s' belongs to '%s' already; one login is one "
                   "person"),
                p->login, other->name);
    }
    return TB_OK;
}

enum tb_rc check_post(const struct post *p, const struct change_context *x,
                      struct tb_err *e)
{
    const struct person *who = names_person(x->names, p->person_id);
    const struct unit *u = names_unit(x->names, p->unit_id);
    const struct post *on;
    char day[16];
    enum tb_rc rc;

    if (!who || !u)
        return tb_fail(e, TB_NOTFOUND,
                       N_("the person or the unit of a post is not there"));
    if (p->role < ROLE_LEADER || p->role > ROLE_OFFICER)
        return tb_fail(e, TB_INVALID,
                       N_("unknown role; right is one of: leader head cadre officer"));
    rc = check_span(p->from, p->to, e);
    if (!rc)
        rc = check_open(u, p->from, e);
    if (rc)
        return rc;
    if (p->from == TB_DAY_NONE)
        on = names_post_in(x->names, who->id, TB_DAY_MIN, TB_DAY_MAX);
    else
        on = names_post_on(x->names, who->id, p->from);
    if (on && p->from == TB_DAY_NONE)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' has a post already; say from which day the one in '%s' "
                          "begins"),
                       who->name, u->name);
    if (on && on->from == p->from)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' has a change of post on %s already; undo that first"),
                       who->name, day_format(p->from, day));
    if (on && on->unit_id == p->unit_id && on->role == p->role)
        return tb_fail(e, TB_INVALID, N_("'%s' has this post in '%s' already on %s"),
                       who->name, u->name, day_format(p->from, day));
    return TB_OK;
}

enum tb_rc check_post_end(const struct post *p, const struct change_context *x,
                          struct tb_err *e)
{
    const struct names *n = x->names;
    const struct post *is = NULL, *next = NULL;
    const struct person *who;
    char to[16], day[16];

    for (size_t i = 0; i < n->n_posts && !is; i++)
        if (n->posts[i].id == p->id) {
            is = &n->posts[i];
            next = i + 1 < n->n_posts ? &n->posts[i + 1] : NULL;
        }
    who = is ? names_person(n, is->person_id) : NULL;
    if (!who)
        return tb_fail(e, TB_NOTFOUND, N_("the post is no longer there"));
    if (p->to == TB_DAY_NONE)
        return tb_fail(e, TB_INVALID, N_("say on which day the post of '%s' ends"),
                       who->name);
    if (is->from != TB_DAY_NONE && p->to < is->from)
        return tb_fail(e, TB_INVALID,
                       N_("the post of '%s' begins on %s; it cannot end on %s"),
                       who->name, day_format(is->from, day), day_format(p->to, to));
    if (is->to == p->to)
        return tb_fail(e, TB_INVALID, N_("the post of '%s' ends on %s already"),
                       who->name, day_format(p->to, to));
    if (next && next->person_id == is->person_id && next->from <= p->to)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' has another post from %s on; this one cannot last "
                          "until %s"),
                       who->name, day_format(next->from, day), day_format(p->to, to));
    return check_span(is->from, p->to, e);
}

/* Outlets head columns of `rank`, beside these. */
static bool is_fixed_column(const char *folded)
{
    static const char *const fixed[] = {"rank",      "group",   "unit",  "person",
                                        "submitted", "adopted", "points"};

    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (strcmp(folded, fixed[i]) == 0)
            return true;
    return false;
}

enum tb_rc check_outlet(const struct outlet *o, const struct change_context *x,
                        struct tb_err *e)
{
    struct strbuf key = {0};
    const struct outlet *other;
    bool fixed;
    enum tb_rc rc = check_name(N_("the outlet's name"), o->name, e);

    if (!rc)
        rc = check_span(o->from, o->to, e);
    if (rc)
        return rc;
    if (o->level < LEVEL_OWN || o->level > LEVEL_NATIONAL)
        return tb_fail(
            e, TB_INVALID,
            N_("unknown level; right is one of: own county city province national"));
    text_find_key(&key, o->name, strlen(o->name));
    fixed = is_fixed_column(key.s);
    strbuf_clear(&key);
    text_key(&key, o->name, strlen(o->name));
    other = names_outlet_by_key(x->names, key.s);
    strbuf_free(&key);
    if (fixed)
        return tb_fail(
            e, TB_INVALID,
            N_("an outlet cannot be named '%s': that is a fixed column of the "
               "ranking; choose another name"),
            o->name);
    if (other && other->id != o->id)
        return check_free(o->name, N_("an outlet"), N_("an outlet"), e);
    return TB_OK;
}
