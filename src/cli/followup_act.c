/* What is done about follow-ups, one or many in a step. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/check.h"

#include "followup.h"

#define MANY CLI_ARGS_MAX

static const char *value_or(const struct cli *c, const char *name)
{
    const char *s = cli_value(c, name);
    return s ? s : "";
}

static enum tb_rc read_step(struct cli *c, enum followup_state state,
                            struct followup_step *out, struct tb_err *e)
{
    const char *due = cli_value(c, "due");
    *out = (struct followup_step){
        .state = state, .due = TB_DAY_NONE, .note = value_or(c, "note")};
    enum tb_rc rc = cli_day(c, &out->day, e);
    if (!rc && due && !day_parse(due, &out->due))
        rc = cli_usage(c, e,
                       N_("\"%s\" is no date from 1970-01-01 to 2199-12-31, written "
                          "YYYY-MM-DD"),
                       due);
    if (!rc && due && state != FOLLOW_RECTIFY)
        rc = cli_usage(c, e, N_("--due belongs to `followup rectify`"));
    return rc;
}

/* A talk about somebody who has recovered, and a matter closed without it: meant? */
static enum tb_rc is_meant(struct cli *c, const struct follow *f,
                           enum followup_state state, struct tb_err *e)
{
    if (cli_value(c, "anyway"))
        return TB_OK;
    if (state == FOLLOW_HELD && f->recovered)
        return tb_fail(e, TB_INVALID,
                       N_("%s has recovered since (%s): close it, or say --anyway when "
                          "the talk was held all the same"),
                       f->who, f->then);
    if (state == FOLLOW_CLOSED && !f->recovered && !*value_or(c, "note"))
        return tb_fail(
            e, TB_INVALID,
            N_("%s has not recovered yet (%s): say by --note why it is over, or "
               "--anyway"),
            f->who, *f->then ? f->then : _("no later period has ended"));
    return TB_OK;
}

/* A matter closed by evidence keeps the numbers. */
static struct followup_step step_of(const struct follow *f, struct followup_step s)
{
    if (s.state == FOLLOW_CLOSED && !*s.note)
        s.note = f->then;
    return s;
}

/* What was written, a line each: its reference, whom it is about, what became of it. */
static void tell(struct cli *c, const int64_t *ids, size_t n, int64_t from)
{
    struct arena a = {0};
    struct follow *all;
    size_t n_all = 0;
    struct tb_err ignored;
    if (followup_read(c, &a, &all, &n_all, &ignored))
        n_all = 0;
    for (size_t i = 0; i < n_all; i++) {
        bool mine = all[i].about.id >= from && from;
        for (size_t k = 0; k < n && !mine; k++)
            mine = ids[k] && ids[k] == all[i].about.id;
        if (all[i].about.id && mine)
            cli_say("%s %s %s", all[i].about.ref, all[i].who,
                    i18n_is_zh() ? word_zh(words_step, (int)all[i].state)
                                 : word_en(words_step, (int)all[i].state));
    }
    arena_free(&a);
}

enum tb_rc followup_act(struct cli *c, enum followup_state state, struct tb_err *e)
{
    struct arena a = {0};
    struct follow *all;
    struct change changes[2 * MANY];
    struct followup_step step;
    struct receipt done;
    int64_t ids[MANY] = {0};
    size_t n = 0, n_changes = 0;
    if (c->n_args < 2)
        return cli_usage(c, e,
                         N_("say whom: a reference, or the name of a unit or person"));
    enum tb_rc rc = read_step(c, state, &step, e);
    if (!rc)
        rc = followup_read(c, &a, &all, &n, e);
    for (int i = 1; !rc && i < c->n_args; i++) {
        const struct follow *f = NULL;
        rc = followup_find(c, all, n, c->args[i], &f, e);
        if (!rc)
            rc = is_meant(c, f, state, e);
        if (!rc) {
            struct followup_step own = step_of(f, step);
            ids[i] = f->about.id;
            n_changes += app_follow_step(f, &own, &changes[n_changes]);
        }
    }
    if (!rc)
        rc = app_do(&c->app, changes, n_changes, &done, e);
    if (!rc)
        tell(c, ids, (size_t)c->n_args, done.first_id);
    arena_free(&a);
    return rc;
}

enum tb_rc followup_add(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct cli_subject who;
    struct followup_step step;
    struct change changes[2];
    struct receipt done;
    int kind;
    if (c->n_args < 3 || !word_find(words_followup, c->args[1], &kind))
        return cli_usage(c, e,
                         N_("followup add needs a kind (remind explain talk criticise "
                            "commend) and a unit or person"));
    enum tb_rc rc = read_step(c, FOLLOW_SENT, &step, e);
    if (!rc)
        rc = cli_subject(c, c->args[2], &a, &who, e);
    if (!rc && who.article.row.id)
        rc = tb_fail(e, TB_INVALID, N_("%s is an article; name a unit or a person"),
                     c->args[2]);
    if (!rc && who.unit)
        rc = check_open(who.unit, step.day, e);
    struct follow f;
    if (!rc)
        rc = app_follow_own(&c->app, (enum followup_kind)kind,
                            who.unit ? who.unit->id : 0,
                            who.person ? who.person->id : 0, step.note, &a, &f, e);
    if (!rc && f.recovered && kind != FOLLOW_COMMEND && !cli_value(c, "anyway"))
        rc = tb_fail(e, TB_INVALID,
                     N_("%s is short of nothing (%s); --anyway makes it all the same"),
                     f.who, f.then);
    if (!rc) {
        step.note = "";
        size_t n = app_follow_step(&f, &step, changes);
        rc = app_do(&c->app, changes, n, &done, e);
        if (!rc)
            tell(c, NULL, 0, done.first_id);
    }
    arena_free(&a);
    return rc;
}
