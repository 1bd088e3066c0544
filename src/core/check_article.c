/* Checks of submissions, their amendments and events. */
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"

#define LENGTH_MAX INT64_C(100000000) /* characters of an article */

/* --- submissions ------------------------------------------------------------------ */

static enum tb_rc check_one_unit(const struct submission *s, size_t i,
                                 const struct names *n, struct tb_err *e)
{
    const struct unit *u = names_unit(n, s->units[i]);
    char day[16], other[16];

    if (!u)
        return tb_fail(e, TB_NOTFOUND, N_("the submission's unit is not there"));
    for (size_t k = 0; k < i; k++)
        if (s->units[k] == s->units[i])
            return tb_fail(e, TB_INVALID, N_("the unit '%s' is named twice"), u->name);
    if (unit_open_on(u, s->day))
        return TB_OK;
    if (s->day < u->opened)
        return tb_fail(e, TB_INVALID,
                       N_("'%s' opens on %s only; it cannot submit on %s"), u->name,
                       day_format(u->opened, other), day_format(s->day, day));
    return tb_fail(e, TB_INVALID, N_("'%s' closed on %s; it cannot submit on %s"),
                   u->name, day_format(u->closed, other), day_format(s->day, day));
}

static enum tb_rc check_one_author(const struct submission *s, size_t i,
                                   const struct names *n, struct tb_err *e)
{
    const struct author *a = &s->authors[i];
    enum tb_rc rc = check_name(N_("the author"), a->name, e);

    if (rc)
        return rc;
    if (a->person_id && !names_person(n, a->person_id))
        return tb_fail(e, TB_NOTFOUND, N_("the author '%s' is no longer on the roster"),
                       a->name);
    for (size_t k = 0; k < i; k++)
        if ((a->person_id && a->person_id == s->authors[k].person_id) ||
            strcmp(a->name, s->authors[k].name) == 0)
            return tb_fail(e, TB_INVALID, N_("the author '%s' is named twice"),
                           a->name);
    return TB_OK;
}

/* Whether the scheme says how several share; nothing may be assumed. */
static enum tb_rc check_share(size_t n_units, size_t n_authors, tb_day d,
                              const struct change_context *x, struct tb_err *e)
{
    const struct scheme *s = schemes_on(x->schemes, d);
    char day[16];

    if (n_units > 1 && (!s || !scheme_shares(s, false)))
        return tb_fail(
            e, TB_INVALID,
            N_("an article of several units: does each get its points in full, "
               "or an equal part? The scheme in force on %s must say so first: "
               "share units each full, or: share units each equal"),
            day_format(d, day));
    if (n_authors > 1 && (!s || !scheme_shares(s, true)))
        return tb_fail(
            e, TB_INVALID,
            N_("an article of several authors: does each get its points in "
               "full, or an equal part? The scheme in force on %s must say so "
               "first: share authors each full, or: share authors each equal"),
            day_format(d, day));
    return TB_OK;
}

static enum tb_rc check_owners(const struct submission *s,
                               const struct change_context *x, struct tb_err *e)
{
    if (s->n_units == 0)
        return tb_fail(e, TB_INVALID, N_("a submission needs a unit; name one"));
    if (s->n_units > CHANGE_UNITS_MAX || s->n_authors > CHANGE_UNITS_MAX)
        return tb_fail(e, TB_INVALID,
                       N_("an article may have at most %d units and %d authors"),
                       CHANGE_UNITS_MAX, CHANGE_UNITS_MAX);
    for (size_t i = 0; i < s->n_units; i++) {
        enum tb_rc rc = check_one_unit(s, i, x->names, e);
        if (rc)
            return rc;
    }
    for (size_t i = 0; i < s->n_authors; i++) {
        enum tb_rc rc = check_one_author(s, i, x->names, e);
        if (rc)
            return rc;
    }
    return check_share(s->n_units, s->n_authors, s->day, x, e);
}

/* An article that names a topic keeps it when the topic is withdrawn; no other one
 * takes it then. */
static enum tb_rc check_topic_of(const struct submission *s,
                                 const struct change_context *x, struct tb_err *e)
{
    const struct topic *t = s->topic_id ? names_topic(x->names, s->topic_id) : NULL;

    if (!s->topic_id)
        return TB_OK;
    if (!t)
        return tb_fail(e, TB_NOTFOUND, N_("the submission's topic is not there"));
    if (t->voided && !(x->now && x->now->topic_id == t->id))
        return tb_fail(
            e, TB_INVALID,
            N_("the topic %s was withdrawn meanwhile; take it off the article, "
               "or choose another one"),
            t->ref);
    return TB_OK;
}

enum tb_rc check_submission(const struct submission *s, const struct change_context *x,
                            struct tb_err *e)
{
    enum tb_rc rc = check_day(N_("the date"), s->day, e);

    if (!rc)
        rc = check_day_or_none(N_("the day of receipt"), s->received, e);
    if (!rc)
        rc = check_filled(N_("the title"), s->title, CHANGE_TITLE_MAX, e);
    if (!rc)
        rc = check_text(N_("the type"), s->type, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_text(N_("the note"), s->note, CHANGE_NOTE_MAX, e);
    if (!rc && (s->length < -1 || s->length > LENGTH_MAX))
        rc =
            tb_fail(e, TB_INVALID,
                    N_("the length is not a number of characters from 0 to 100000000"));
    if (!rc)
        rc = check_topic_of(s, x, e);
    return rc ? rc : check_owners(s, x, e);
}

static enum tb_rc check_alive(const struct change_context *x, struct tb_err *e)
{
    if (!x->now)
        return tb_fail(e, TB_NOTFOUND, N_("the submission is not there"));
    if (x->now_voided)
        return tb_fail(e, TB_INVALID,
                       N_("%s is void and takes nothing more; undo the voiding first"),
                       x->now->ref ? x->now->ref : _("the submission"));
    return TB_OK;
}

enum tb_rc check_amendment(const struct amendment *m, const struct change_context *x,
                           struct tb_err *e)
{
    struct submission s;
    char day[16], other[16];
    enum tb_rc rc = check_alive(x, e);

    if (rc)
        return rc;
    if (m->fields == 0)
        return tb_fail(e, TB_INVALID, N_("the amendment changes nothing"));
    s = amendment_apply(x->now, m);
    if (x->first_event && s.day > *x->first_event)
        return tb_fail(e, TB_INVALID,
                       N_("the date %s lies after an event of %s; correct one of them"),
                       day_format(s.day, day), day_format(*x->first_event, other));
    return check_submission(&s, x, e);
}

/* --- events ----------------------------------------------------------------------- */

static enum tb_rc check_event_outlet(const struct event *v, const struct names *n,
                                     struct tb_err *e)
{
    const struct outlet *o = names_outlet(n, v->outlet_id);
    char day[16], other[16];

    if (!v->outlet_id && v->kind == EVENT_ADOPT)
        return tb_fail(e, TB_INVALID,
                       N_("an adoption needs the outlet that adopted; name "
                          "it"));
    if (!v->outlet_id)
        return TB_OK;
    if (!o)
        return tb_fail(e, TB_NOTFOUND, N_("the event's outlet is not there"));
    if (v->day < o->from)
        return tb_fail(e, TB_INVALID,
                       N_("the outlet '%s' begins on %s; the event is of %s"), o->name,
                       day_format(o->from, other), day_format(v->day, day));
    if (!day_between(v->day, o->from, o->to))
        return tb_fail(e, TB_INVALID,
                       N_("the outlet '%s' ended on %s; the event is of %s"), o->name,
                       day_format(o->to, other), day_format(v->day, day));
    if (v->level >= 0 && v->level != (int)o->level)
        return tb_fail(
            e, TB_INVALID,
            N_("the level is not that of the outlet '%s'; give one of the two"),
            o->name);
    return TB_OK;
}

static enum tb_rc check_event_words(const struct event *v, struct tb_err *e)
{
    if (v->level < -1 || v->level > LEVEL_NATIONAL)
        return tb_fail(
            e, TB_INVALID,
            N_("unknown level; right is one of: own county city province national"));
    if (v->form < FORM_NONE || v->form > FORM_COMPOSITE)
        return tb_fail(
            e, TB_INVALID,
            N_("unknown form; right is one of: single item brief composite"));
    if (v->route < ROUTE_NONE || v->route > ROUTE_RELAYED)
        return tb_fail(e, TB_INVALID, N_("unknown route; right is: direct or relayed"));
    if (v->leader < LEADER_NONE || v->leader > LEADER_OTHER)
        return tb_fail(e, TB_INVALID,
                       N_("unknown leader; right is: principal or other"));
    if (v->has_value && (v->value > TB_AMOUNT_MAX || v->value < -TB_AMOUNT_MAX))
        return tb_fail(e, TB_INVALID, N_("the value lies beyond 1000000000"));
    return check_text(N_("the note"), v->note, CHANGE_NOTE_MAX, e);
}

static enum tb_rc check_event_day(const struct event *v, const struct submission *now,
                                  struct tb_err *e)
{
    char day[16], other[16];
    enum tb_rc rc = check_day(N_("the event's date"), v->day, e);

    /* A slip dated in the future must still be voidable today. */
    if (rc || v->kind == EVENT_VOID || v->day >= now->day)
        return rc;
    return tb_fail(
        e, TB_INVALID,
        N_("the event's date %s lies before the submission's date %s; correct "
           "one of them"),
        day_format(v->day, day), day_format(now->day, other));
}

/* Without an article it must say whom it is about; what happens to an article needs
 * one. */
static enum tb_rc check_loose(const struct event *v, struct tb_err *e)
{
    static const enum event_kind bound[] = {EVENT_RELAY,  EVENT_ADOPT, EVENT_PROMOTE,
                                            EVENT_RETURN, EVENT_VOID,  EVENT_LATE};

    for (size_t i = 0; i < sizeof bound / sizeof *bound; i++)
        if (v->kind == bound[i])
            return tb_fail(e, TB_INVALID,
                           N_("such an event is about a submission; give its number"));
    if (!v->unit_id && !v->person_id)
        return tb_fail(e, TB_INVALID,
                       N_("an event without a submission names the unit or person that "
                          "it is about"));
    return TB_OK;
}

/* Clauses of the kind would earn, and nobody could say how much for whom. */
static bool earns(const struct scheme *s, enum event_kind kind)
{
    for (size_t i = 0; s && i < s->n_lines; i++)
        if (s->lines[i].filter.kind == (int)kind)
            return true;
    return false;
}

enum tb_rc check_event(const struct event *v, const struct change_context *x,
                       struct tb_err *e)
{
    enum tb_rc rc = v->submission_id ? check_alive(x, e) : check_loose(v, e);

    if (!rc && ((int)v->kind == EVENT_SUBMIT ||
                !names_event_name(x->names, (int)v->kind, false)[0]))
        rc = tb_fail(e, TB_INVALID, N_("unknown kind of event"));
    if (!rc)
        rc = v->submission_id ? check_event_day(v, x->now, e)
                              : check_day(N_("the event's date"), v->day, e);
    if (!rc)
        rc = check_event_words(v, e);
    if (!rc)
        rc = check_event_outlet(v, x->names, e);
    if (!rc && v->unit_id && !names_unit(x->names, v->unit_id))
        rc = tb_fail(e, TB_NOTFOUND, N_("the event's unit is not there"));
    if (!rc && v->person_id && !names_person(x->names, v->person_id))
        rc = tb_fail(e, TB_NOTFOUND, N_("the event's person is not there"));
    if (!rc && !v->unit_id && !v->person_id &&
        earns(schemes_on(x->schemes, v->day), v->kind))
        rc = check_share(x->now->n_units, x->now->n_authors, v->day, x, e);
    return rc ? rc : check_value(v, x, e);
}
