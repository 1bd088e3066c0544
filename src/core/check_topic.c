/* Checks of topics. */
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"

#define TOPIC_WHO_MAX 500

static enum tb_rc check_ref(const struct topic *t, const struct names *n,
                            struct tb_err *e)
{
    struct strbuf key = {0};
    enum tb_rc rc = TB_OK;

    if (!t->ref || !*t->ref)
        return TB_OK;
    text_key(&key, t->ref, strlen(t->ref));
    if (strlen(t->ref) > CHANGE_REF_MAX)
        rc = tb_fail(e, TB_INVALID, N_("%s has %zu bytes; at most %d are kept"),
                     _("the topic's reference"), strlen(t->ref), CHANGE_REF_MAX);
    else if (names_topic_by_ref(n, key.s))
        rc = tb_fail(e, TB_INVALID, N_("there is a topic %s already"), t->ref);
    strbuf_free(&key);
    return rc ? rc : check_name(N_("the topic's reference"), t->ref, e);
}

static bool who_is_there(const struct topic_who *w, const struct names *n)
{
    int named = (w->unit_id != 0) + (w->group_id != 0) + (w->person_id != 0);

    return named == 1 && (!w->unit_id || names_unit(n, w->unit_id)) &&
           (!w->group_id || names_group(n, w->group_id)) &&
           (!w->person_id || names_person(n, w->person_id));
}

static bool same_who(const struct topic_who *a, const struct topic_who *b)
{
    return a->unit_id == b->unit_id && a->group_id == b->group_id &&
           a->person_id == b->person_id;
}

static enum tb_rc check_who(const struct topic *t, const struct names *n,
                            struct tb_err *e)
{
    if (t->n_who > TOPIC_WHO_MAX)
        return tb_fail(e, TB_INVALID,
                       N_("a topic is given to at most %d units, groups and persons by "
                          "name"),
                       TOPIC_WHO_MAX);
    for (size_t i = 0; i < t->n_who; i++) {
        if (!who_is_there(&t->who[i], n))
            return tb_fail(e, TB_NOTFOUND,
                           N_("a unit, group or person that the topic is given to is "
                              "not there"));
        for (size_t k = 0; k < i; k++)
            if (same_who(&t->who[k], &t->who[i]))
                return tb_fail(e, TB_INVALID,
                               N_("the topic names a unit, group or person twice"));
    }
    return TB_OK;
}

static enum tb_rc check_content(const struct topic *t, const struct names *n,
                                struct tb_err *e)
{
    enum tb_rc rc =
        check_filled(N_("the topic's title"), t->title, CHANGE_TITLE_MAX, e);

    if (!rc)
        rc = check_text(N_("the source"), t->source, CHANGE_NAME_MAX, e);
    if (!rc)
        rc = check_text(N_("the note"), t->note, CHANGE_NOTE_MAX, e);
    if (!rc)
        rc = check_span(t->issued, t->due, e);
    return rc ? rc : check_who(t, n, e);
}

enum tb_rc check_topic(const struct topic *t, const struct change_context *x,
                       struct tb_err *e)
{
    enum tb_rc rc = check_ref(t, x->names, e);

    return rc ? rc : check_content(t, x->names, e);
}

enum tb_rc check_topic_edit(const struct topic *t, const struct change_context *x,
                            struct tb_err *e)
{
    if (!names_topic(x->names, t->id))
        return tb_fail(e, TB_NOTFOUND, N_("the topic is no longer there"));
    return check_content(t, x->names, e);
}
