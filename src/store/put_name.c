/* Writing what is about no article: settings, groups, units, people, outlets, targets,
 * schemes; and the way to what has a file of its own. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "bulletin.h"
#include "office.h"

/* A statement with the record's new id bound as ?1. */
struct put {
    struct store *s;
    sqlite3_stmt *st;
    int64_t id;
};

static enum tb_rc put_begin(struct store *s, enum query q, struct put *p,
                            struct tb_err *e)
{
    enum tb_rc rc = db_query(s, q, &p->st, e);
    if (rc != TB_OK)
        return rc;
    p->s = s;
    p->id = ++s->batch->next_id;
    sqlite3_bind_int64(p->st, 1, p->id);
    return TB_OK;
}

/* rev is always the last parameter. */
static enum tb_rc put_end(struct put *p, int64_t *id, struct tb_err *e)
{
    int last = sqlite3_bind_parameter_count(p->st);
    sqlite3_bind_int64(p->st, last, p->s->batch->seq);
    enum tb_rc rc = db_run(p->s, p->st, e);
    *id = p->id;
    return rc == TB_OK ? batch_row(p->s, 1, e) : rc;
}

static void bind_key(sqlite3_stmt *st, int i, const char *name)
{
    struct strbuf b = {0};
    text_key(&b, name, strlen(name));
    sqlite3_bind_text(st, i, b.s ? b.s : "", -1, SQLITE_TRANSIENT);
    strbuf_free(&b);
}

/* A setting that was there has kept its own id. */
static enum tb_rc setting_id(struct store *s, const char *key, int64_t *id,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(s, Q_SETTING_ID, &st, e);
    if (rc != TB_OK)
        return rc;
    bind_text(st, 1, key);
    rc = db_step(s, st, &row, e);
    if (rc == TB_OK && row) {
        *id = sqlite3_column_int64(st, 0);
        sqlite3_reset(st);
    }
    return rc;
}

static enum tb_rc put_setting(struct store *s, const struct setting *x, int64_t *id,
                              struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_SETTING, &p, e);
    if (rc != TB_OK)
        return rc;
    bind_text(p.st, 2, x->key);
    bind_text(p.st, 3, x->value);
    rc = put_end(&p, id, e);
    return rc == TB_OK ? setting_id(s, x->key, id, e) : rc;
}

static enum tb_rc put_group(struct store *s, const struct group *x, int64_t *id,
                            struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_GROUP, &p, e);
    if (rc != TB_OK)
        return rc;
    bind_text(p.st, 2, x->name);
    bind_key(p.st, 3, x->name);
    sqlite3_bind_int(p.st, 4, x->order);
    return put_end(&p, id, e);
}

static enum tb_rc put_unit(struct store *s, const struct unit *x, int64_t *id,
                           struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_UNIT, &p, e);
    if (rc != TB_OK)
        return rc;
    bind_text(p.st, 2, x->name);
    bind_key(p.st, 3, x->name);
    sqlite3_bind_int(p.st, 4, (int)x->track);
    bind_id(p.st, 5, x->parent_id);
    bind_text(p.st, 6, x->alias ? x->alias : "");
    sqlite3_bind_int(p.st, 7, x->order);
    bind_day(p.st, 8, x->opened);
    bind_day(p.st, 9, x->closed);
    bind_text(p.st, 10, x->head ? x->head : "");
    bind_text(p.st, 11, x->leader ? x->leader : "");
    return put_end(&p, id, e);
}

/* Ends what the owner (unit or person) has on the day on which something new begins. */
static enum tb_rc end_before(struct store *s, enum query q, int64_t owner, tb_day from,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    if (from == TB_DAY_NONE)
        return TB_OK;
    enum tb_rc rc = db_query(s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, owner);
    sqlite3_bind_int(st, 2, from);
    sqlite3_bind_int64(st, 3, s->batch->seq);
    rc = db_run(s, st, e);
    return rc == TB_OK ? batch_row(s, 1, e) : rc;
}

static enum tb_rc put_move(struct store *s, const struct membership *x, int64_t *id,
                           struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = end_before(s, Q_END_MEMBERSHIP, x->unit_id, x->from, e);
    if (rc == TB_OK)
        rc = put_begin(s, Q_PUT_MEMBERSHIP, &p, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(p.st, 2, x->unit_id);
    sqlite3_bind_int64(p.st, 3, x->group_id);
    bind_day(p.st, 4, x->from);
    bind_day(p.st, 5, x->to);
    return put_end(&p, id, e);
}

static enum tb_rc put_person(struct store *s, const struct person *x, int64_t *id,
                             struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_PERSON, &p, e);
    if (rc != TB_OK)
        return rc;
    bind_text(p.st, 2, x->name);
    bind_key(p.st, 3, x->name);
    bind_text(p.st, 4, x->login ? x->login : "");
    rc = put_end(&p, id, e);
    s->batch->last_parent = *id;
    return rc;
}

static enum tb_rc put_post(struct store *s, const struct post *x, int64_t *id,
                           struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = end_before(s, Q_END_POST, x->person_id, x->from, e);
    if (rc == TB_OK)
        rc = put_begin(s, Q_PUT_POST, &p, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(p.st, 2, x->person_id);
    sqlite3_bind_int64(p.st, 3, x->unit_id);
    sqlite3_bind_int(p.st, 4, (int)x->role);
    bind_day(p.st, 5, x->from);
    bind_day(p.st, 6, x->to);
    return put_end(&p, id, e);
}

static enum tb_rc put_post_end(struct store *s, const struct post *x, int64_t *id,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    enum tb_rc rc = db_query(s, Q_END_POST_AT, &st, e);
    *id = x->id;
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, x->id);
    sqlite3_bind_int(st, 2, x->to);
    sqlite3_bind_int64(st, 3, s->batch->seq);
    rc = db_run(s, st, e);
    return rc == TB_OK ? batch_row(s, 1, e) : rc;
}

static enum tb_rc put_outlet(struct store *s, const struct outlet *x, int64_t *id,
                             struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_OUTLET, &p, e);
    if (rc != TB_OK)
        return rc;
    bind_text(p.st, 2, x->name);
    bind_key(p.st, 3, x->name);
    sqlite3_bind_int(p.st, 4, (int)x->level);
    sqlite3_bind_int(p.st, 5, x->order);
    bind_day(p.st, 6, x->from);
    bind_day(p.st, 7, x->to);
    return put_end(&p, id, e);
}

static enum tb_rc put_target(struct store *s, const struct target *x, int64_t *id,
                             struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_begin(s, Q_PUT_TARGET, &p, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(p.st, 2, (int)x->who_kind);
    bind_id(p.st, 3 + (int)x->who_kind, x->who_id);
    sqlite3_bind_int(p.st, 6, (int)x->metric);
    sqlite3_bind_int(p.st, 7, x->period_kind);
    if (!x->exempt)
        sqlite3_bind_int64(p.st, 8, x->amount);
    bind_day(p.st, 9, x->from);
    bind_day(p.st, 10, x->to);
    bind_text(p.st, 11, x->filter ? x->filter : "");
    bind_text(p.st, 12, x->of ? x->of : "");
    bind_text(p.st, 13, x->note ? x->note : "");
    return put_end(&p, id, e);
}

/* Kinds that the scheme is the first to name get the next number. An undo that takes a
 * kind away is refused while events have it. */
static enum tb_rc put_kinds(struct store *s, const char *text, struct tb_err *e)
{
    struct arena a = {0};
    struct scheme x;
    const struct names *n = &s->batch->names;
    int line, next = EVENT_NAMED;
    enum tb_rc rc = scheme_parse(&a, text, n, &x, &line, e);

    for (size_t i = 0; i < n->n_kinds; i++)
        if (n->kinds[i].kind >= next)
            next = n->kinds[i].kind + 1;
    for (size_t i = 0; rc == TB_OK && i < x.n_kinds; i++) {
        char key[24];
        int64_t id;
        if (x.kinds[i].kind < EVENT_NAMED_END)
            continue;
        if (next >= EVENT_NAMED_END) {
            rc = tb_fail(e, TB_INVALID, N_("there are %d kinds of events already"),
                         EVENT_NAMED_END - EVENT_NAMED);
            break;
        }
        snprintf(key, sizeof key, "kind.%d", next++);
        rc = put_setting(s, &(struct setting){key, x.kinds[i].name}, &id, e);
    }
    arena_free(&a);
    return rc;
}

static enum tb_rc put_scheme(struct store *s, const struct change *c, int64_t *id,
                             struct tb_err *e)
{
    struct put p;
    enum tb_rc rc = put_kinds(s, c->scheme.text, e);
    int64_t there = 0;
    if (rc == TB_OK && c->scheme.replace)
        rc = db_int(s, Q_SCHEME_FROM, c->scheme.from, 0, 0, &there, e);
    if (rc == TB_OK)
        rc = put_begin(s, there ? Q_REPLACE_SCHEME : Q_PUT_SCHEME, &p, e);
    if (rc != TB_OK)
        return rc;
    if (there || s->batch->reserved_id) {
        p.id = there ? there : s->batch->reserved_id;
        s->batch->next_id--;
        sqlite3_bind_int64(p.st, 1, p.id);
    }
    bind_text(p.st, 2, c->scheme.name);
    sqlite3_bind_int(p.st, 3, c->scheme.from);
    bind_day(p.st, 4, c->scheme.to);
    bind_text(p.st, 5, c->scheme.text);
    s->batch->rescore_all = true;
    return put_end(&p, id, e);
}

static enum tb_rc write_kind(struct store *s, const struct change *c, int64_t *id,
                             struct tb_err *e)
{
    switch (c->kind) {
    case CHANGE_SETTING:
        return put_setting(s, &c->setting, id, e);
    case CHANGE_GROUP:
        return put_group(s, &c->group, id, e);
    case CHANGE_UNIT:
        return put_unit(s, &c->unit, id, e);
    case CHANGE_MOVE:
        return put_move(s, &c->move, id, e);
    case CHANGE_PERSON:
        return put_person(s, &c->person, id, e);
    case CHANGE_POST:
        return put_post(s, &c->post, id, e);
    case CHANGE_POST_END:
        return put_post_end(s, &c->post, id, e);
    case CHANGE_OUTLET:
        return put_outlet(s, &c->outlet, id, e);
    case CHANGE_TARGET:
        return put_target(s, &c->target, id, e);
    case CHANGE_SCHEME:
        return put_scheme(s, c, id, e);
    case CHANGE_TOPIC:
        return put_topic(s, &c->topic, id, e);
    case CHANGE_TOPIC_EDIT:
        return put_topic_edit(s, &c->topic, id, e);
    case CHANGE_BULLETIN:
        return put_bulletin(s, &c->bulletin, id, e);
    case CHANGE_FOLLOWUP:
        return put_followup(s, &c->followup, id, e);
    case CHANGE_FOLLOWUP_STEP:
        return put_step(s, &c->step, id, e);
    case CHANGE_MEETING:
        return put_meeting(s, &c->meeting, id, e);
    case CHANGE_ATTENDANCE:
        return put_attendance(s, &c->attendance, id, e);
    case CHANGE_OUTCOME:
        return put_outcome(s, &c->outcome, id, e);
    case CHANGE_CONTACT:
        return put_contact(s, &c->contact, id, e);
    case CHANGE_ISSUE:
        return put_issue(s, &c->issue, id, e);
    case CHANGE_ISSUE_ITEM:
        return put_item(s, &c->item, id, e);
    case CHANGE_SUBMIT:
    case CHANGE_AMEND:
    case CHANGE_EVENT:
        break; /* put_article */
    }
    return TB_OK;
}

enum tb_rc put_name(struct store *s, const struct change *given, int64_t *id,
                    struct tb_err *e)
{
    struct change own = *given;
    const struct change *c = &own;
    if (c->kind == CHANGE_POST && c->post.person_id == 0)
        own.post.person_id = s->batch->last_parent;
    const struct change_context x = {.names = &s->batch->names,
                                     .schemes = &s->batch->schemes};
    enum tb_rc rc = change_check(c, &x, e);
    if (rc != TB_OK)
        return rc;
    if ((c->kind == CHANGE_MOVE || c->kind == CHANGE_POST ||
         c->kind == CHANGE_POST_END || c->kind == CHANGE_UNIT) &&
        schemes_look_at_names(&s->batch->schemes))
        s->batch->rescore_all = true;
    return write_kind(s, c, id, e);
}
