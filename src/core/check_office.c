/* Checks of the office's own work: follow-ups, meetings, contacts, issues. What refers
 * to a record that names do not hold is looked up by the store. */
#include "base/i18n.h"

#include "core/check.h"

/* One of the two is named, and there. */
static enum tb_rc check_owner(int64_t unit, int64_t person, const struct names *n,
                              struct tb_err *e)
{
    if ((unit != 0) == (person != 0))
        return tb_fail(e, TB_INVALID, N_("name a unit or a person, one of them"));
    if ((unit && !names_unit(n, unit)) || (person && !names_person(n, person)))
        return tb_fail(e, TB_NOTFOUND, N_("the unit or person is not there"));
    return TB_OK;
}

/* --- follow-ups ------------------------------------------------------------------- */

enum tb_rc check_followup(const struct followup *f, const struct change_context *x,
                          struct tb_err *e)
{
    const struct {
        const char *what, *text;
        size_t most;
    } texts[] = {{N_("the cause"), f->cause, CHANGE_NAME_MAX},
                 {N_("the clause"), f->clause, CHANGE_NOTE_MAX},
                 {N_("the evidence"), f->evidence, CHANGE_NOTE_MAX},
                 {N_("the speaker"), f->speaker, CHANGE_NAME_MAX},
                 {N_("the listener"), f->listener, CHANGE_NAME_MAX}};
    enum tb_rc rc = check_owner(f->unit_id, f->person_id, x->names, e);

    if (!rc && (f->kind < FOLLOW_REMIND || f->kind > FOLLOW_COMMEND))
        rc = tb_fail(
            e, TB_INVALID,
            N_("unknown kind of follow-up; right is one of: remind explain talk "
               "criticise commend"));
    if (!rc)
        rc = check_filled(N_("the period"), f->period, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_day(N_("the first day"), f->first, e);
    if (!rc)
        rc = check_day(N_("the last day"), f->last, e);
    if (!rc)
        rc = check_span(f->first, f->last, e);
    for (size_t i = 0; !rc && i < sizeof texts / sizeof *texts; i++)
        rc = check_text(texts[i].what, texts[i].text, texts[i].most, e);
    if (!rc && f->topic_id && !names_topic(x->names, f->topic_id))
        rc = tb_fail(e, TB_NOTFOUND, N_("the topic is no longer there"));
    return rc;
}

enum tb_rc check_step(const struct followup_step *s, struct tb_err *e)
{
    enum tb_rc rc = check_day(N_("the date"), s->day, e);

    if (!rc && (s->state < FOLLOW_SENT || s->state > FOLLOW_CLOSED))
        rc = tb_fail(e, TB_INVALID,
                     N_("unknown step; right is one of: sent dropped held rectify "
                        "closed"));
    if (!rc && s->state == FOLLOW_DROPPED)
        rc =
            check_filled(N_("the reason for dropping it"), s->note, CHANGE_NOTE_MAX, e);
    if (!rc && s->state == FOLLOW_RECTIFY)
        rc = check_day(N_("the day until which it is put right"), s->due, e);
    if (!rc && s->state == FOLLOW_RECTIFY && s->due < s->day)
        rc = tb_fail(e, TB_INVALID,
                     N_("the day until which it is put right lies before the step"));
    return rc ? rc : check_text(N_("the note"), s->note, CHANGE_NOTE_MAX, e);
}

/* --- meetings --------------------------------------------------------------------- */

enum tb_rc check_meeting(const struct meeting *m, struct tb_err *e)
{
    enum tb_rc rc = check_day(N_("the date"), m->day, e);

    if (!rc && (m->kind < MEETING_TRAINING || m->kind > MEETING_OTHER))
        rc = tb_fail(e, TB_INVALID,
                     N_("unknown kind of meeting; right is one of: training dispatch "
                        "visit other"));
    if (!rc)
        rc = check_filled(N_("the title"), m->title, CHANGE_TITLE_MAX, e);
    if (!rc)
        rc = check_text(N_("the place"), m->place, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_text(N_("the agenda"), m->agenda, CHANGE_NOTE_MAX, e);
    return rc ? rc : check_text(N_("the note"), m->note, CHANGE_NOTE_MAX, e);
}

enum tb_rc check_attendance(const struct attendance *t, const struct change_context *x,
                            struct tb_err *e)
{
    enum tb_rc rc = check_owner(t->unit_id, t->person_id, x->names, e);

    if (!rc && (t->state < ATTEND_EXPECTED || t->state > ATTEND_EXCUSED))
        rc = tb_fail(e, TB_INVALID,
                     N_("unknown attendance; right is one of: expected present absent "
                        "excused"));
    if (!rc)
        rc = check_text(N_("the pledge"), t->pledge, CHANGE_NOTE_MAX, e);
    return rc ? rc : check_day_or_none(N_("the day until which it is due"), t->due, e);
}

enum tb_rc check_outcome(const struct outcome *o, struct tb_err *e)
{
    return o->submission_id
               ? TB_OK
               : tb_fail(e, TB_NOTFOUND, N_("the article is no longer there, or void"));
}

enum tb_rc check_contact(const struct contact *c, const struct change_context *x,
                         struct tb_err *e)
{
    const struct unit *u = names_unit(x->names, c->unit_id);
    char day[16];

    if (!u || !names_person(x->names, c->person_id))
        return tb_fail(e, TB_NOTFOUND,
                       N_("the person or the unit of a contact is not there"));
    if (c->from != TB_DAY_NONE && !unit_open_on(u, c->from))
        return tb_fail(e, TB_INVALID, N_("'%s' is not open on %s"), u->name,
                       day_format(c->from, day));
    return check_span(c->from, c->to, e);
}

/* --- issues ----------------------------------------------------------------------- */

enum tb_rc check_issue(const struct issue *i, const struct change_context *x,
                       struct tb_err *e)
{
    enum tb_rc rc = check_day(N_("the date"), i->day, e);

    if (!rc && !names_outlet(x->names, i->outlet_id))
        rc = tb_fail(e, TB_NOTFOUND, N_("the channel is not there: it is an outlet"));
    if (!rc && (i->number < 0 || i->number > 99999))
        rc = tb_fail(e, TB_INVALID, N_("an issue's number is from 1 to 99999"));
    if (!rc)
        rc = check_text(N_("the title"), i->title, CHANGE_TITLE_MAX, e);
    return rc ? rc : check_text(N_("the note"), i->note, CHANGE_NOTE_MAX, e);
}

enum tb_rc check_item(const struct issue_item *i, struct tb_err *e)
{
    if (!i->submission_id)
        return tb_fail(e, TB_NOTFOUND, N_("the article is no longer there, or void"));
    return check_text(N_("the column"), i->column, CHANGE_NAME_MAX, e);
}
