#include "core/change.h"

#include <string.h>

#include "base/i18n.h"

#include "core/check.h"
#include "core/word.h"

static bool is_text(const char *key)
{
    int value;

    return strncmp(key, SETTING_TEXT, strlen(SETTING_TEXT)) == 0 &&
           word_find(words_text, key + strlen(SETTING_TEXT), &value);
}

static enum tb_rc check_setting(const struct setting *s, struct tb_err *e)
{
    bool zone = strcmp(s->key, "zone") == 0;

    if (is_text(s->key))
        return check_text(N_("the text"), s->value, TEXT_MAX, e);

    if (strcmp(s->key, SETTING_INSIDE) == 0 || strcmp(s->key, SETTING_OUTSIDE) == 0)
        return check_text(N_("the bulletin's template"), s->value, SCHEME_TEXT_MAX, e);
    if (!zone && strcmp(s->key, "office") != 0)
        return tb_fail(e, TB_INVALID,
                       N_("there is no setting '%s'; right is: office or zone"),
                       s->key);
    return zone ? check_filled(N_("the zone"), s->value, CHANGE_NAME_MAX, e)
                : check_text(N_("the office's name"), s->value, CHANGE_NAME_MAX, e);
}

static bool same_or_unsaid(const char *given, const char *parsed)
{
    return !given || strcmp(given, parsed) == 0;
}

static enum tb_rc check_parsed(const struct change *c, const struct scheme *s,
                               const struct change_context *x, struct tb_err *e)
{
    char day[16];

    if (!same_or_unsaid(c->scheme.name, s->name) || c->scheme.from != s->from ||
        c->scheme.to != s->to)
        return tb_fail(e, TB_INVALID,
                       N_("the scheme's name and days are not those of its text"));
    for (size_t i = 0; x->schemes && !c->scheme.replace && i < x->schemes->n; i++)
        if (x->schemes->items[i].from == s->from)
            return tb_fail(
                e, TB_INVALID,
                N_("a scheme from %s is there already ('%s'); tongbao scheme apply "
                   "--replace puts this one in its place; an amendment begins "
                   "on another day"),
                day_format(s->from, day), x->schemes->items[i].name);
    return TB_OK;
}

static enum tb_rc check_scheme(const struct change *c, const struct change_context *x,
                               struct tb_err *e)
{
    struct arena a = {0};
    struct scheme s;
    struct tb_err inner = {0};
    int line;
    enum tb_rc rc =
        check_filled(N_("the scheme's text"), c->scheme.text, SCHEME_TEXT_MAX, e);

    if (rc)
        return rc;
    rc = scheme_parse(&a, c->scheme.text, x->names, &s, &line, &inner);
    if (rc)
        rc = tb_fail(e, rc, N_("line %d of the scheme: %s"), line, inner.msg);
    else
        rc = check_parsed(c, &s, x, e);
    arena_free(&a);
    return rc;
}

static enum tb_rc check_bulletin(const struct bulletin_fact *x, struct tb_err *e)
{
    enum tb_rc rc =
        check_text(N_("the bulletin's title"), x->title, CHANGE_TITLE_MAX, e);

    if (!rc)
        rc = check_filled(N_("the bulletin's period"), x->period_name, CHANGE_NAME_MAX,
                          e);
    if (!rc)
        rc = check_filled(N_("the bulletin's text"), x->body, CHANGE_BODY_MAX, e);
    if (!rc && (x->last < x->first || x->number < 1))
        rc = tb_fail(e, TB_INVALID, N_("the bulletin has no period or no number"));
    return rc;
}

enum tb_rc change_check(const struct change *c, const struct change_context *x,
                        struct tb_err *e)
{
    switch (c->kind) {
    case CHANGE_SETTING:
        return check_setting(&c->setting, e);
    case CHANGE_GROUP:
        return check_group(&c->group, x, e);
    case CHANGE_UNIT:
        return check_unit(&c->unit, x, e);
    case CHANGE_MOVE:
        return check_move(&c->move, x, e);
    case CHANGE_PERSON:
        return check_person(&c->person, x, e);
    case CHANGE_POST:
        return check_post(&c->post, x, e);
    case CHANGE_POST_END:
        return check_post_end(&c->post, x, e);
    case CHANGE_OUTLET:
        return check_outlet(&c->outlet, x, e);
    case CHANGE_SUBMIT:
        return check_submission(&c->submit, x, e);
    case CHANGE_AMEND:
        return check_amendment(&c->amend, x, e);
    case CHANGE_EVENT:
        return check_event(&c->event, x, e);
    case CHANGE_TARGET:
        return check_target(&c->target, x, e);
    case CHANGE_SCHEME:
        return check_scheme(c, x, e);
    case CHANGE_TOPIC:
        return check_topic(&c->topic, x, e);
    case CHANGE_TOPIC_EDIT:
        return check_topic_edit(&c->topic, x, e);
    case CHANGE_BULLETIN:
        return check_bulletin(&c->bulletin, e);
    case CHANGE_FOLLOWUP:
        return check_followup(&c->followup, x, e);
    case CHANGE_FOLLOWUP_STEP:
        return check_step(&c->step, e);
    case CHANGE_MEETING:
        return check_meeting(&c->meeting, e);
    case CHANGE_ATTENDANCE:
        return check_attendance(&c->attendance, x, e);
    case CHANGE_OUTCOME:
        return check_outcome(&c->outcome, e);
    case CHANGE_CONTACT:
        return check_contact(&c->contact, x, e);
    case CHANGE_ISSUE:
        return check_issue(&c->issue, x, e);
    case CHANGE_ISSUE_ITEM:
        return check_item(&c->item, e);
    }
    return tb_fail(e, TB_INVALID, N_("unknown kind of change"));
}

struct submission amendment_apply(const struct submission *now,
                                  const struct amendment *m)
{
    struct submission x = *now;

    if (m->fields & AMEND_DAY)
        x.day = m->to.day;
    if (m->fields & AMEND_RECEIVED)
        x.received = m->to.received == TB_DAY_NONE ? x.day : m->to.received;
    if (m->fields & AMEND_TITLE)
        x.title = m->to.title;
    if (m->fields & AMEND_TYPE)
        x.type = m->to.type;
    if (m->fields & AMEND_LENGTH)
        x.length = m->to.length;
    if (m->fields & AMEND_NOTE)
        x.note = m->to.note;
    if (m->fields & AMEND_TOPIC)
        x.topic_id = m->to.topic_id;
    if (m->fields & AMEND_UNITS) {
        memcpy(x.units, m->to.units, sizeof x.units);
        x.n_units = m->to.n_units;
    }
    if (m->fields & AMEND_AUTHORS) {
        memcpy(x.authors, m->to.authors, sizeof x.authors);
        x.n_authors = m->to.n_authors;
    }
    return x;
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_byline(const struct submission *a, const struct submission *b)
{
    if (a->n_units != b->n_units || a->n_authors != b->n_authors ||
        memcmp(a->units, b->units, a->n_units * sizeof *a->units) != 0)
        return false;
    for (size_t i = 0; i < a->n_authors; i++)
        if (a->authors[i].person_id != b->authors[i].person_id ||
            !same_text(a->authors[i].name, b->authors[i].name))
            return false;
    return true;
}

bool amendment_alters(const struct submission *now, const struct amendment *m)
{
    const struct submission x = amendment_apply(now, m);

    return x.day != now->day || x.received != now->received ||
           x.length != now->length || x.topic_id != now->topic_id ||
           !same_text(x.title, now->title) || !same_text(x.type, now->type) ||
           !same_text(x.note, now->note) || !same_byline(&x, now);
}
