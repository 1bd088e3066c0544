#include <string.h>

#include "base/text.h"

#include "cli.h"

enum tb_rc cli_period(struct cli *c, struct period *out, struct tb_err *e)
{
    const char *s = cli_value(c, "period");
    if (!s) {
        const tb_day today = app_now(&c->app).today;
        *out = app_period_on(&c->app, PERIOD_MONTH, today);
        return TB_OK;
    }
    if (!strcmp(s, "all")) {
        *out = (struct period){
            .first = TB_DAY_MIN, .last = TB_DAY_MAX, .kind = PERIOD_DAYS};
        return TB_OK;
    }
    struct tb_err why;
    if (!period_parse(s, out, &why)) {
        *out = app_period(&c->app, *out);
        return TB_OK;
    }
    return cli_usage(c, e, "%s", why.msg);
}

enum tb_rc cli_group(struct cli *c, int64_t *id, struct tb_err *e)
{
    const char *s = cli_value(c, "group");
    const struct names *n = &c->app.names;
    struct arena a = {0};
    struct strbuf list = {0};
    *id = 0;
    if (!s)
        return TB_OK;
    const struct group *g = names_group_by_key(n, text_key_dup(&a, s));
    arena_free(&a);
    if (g) {
        *id = g->id;
        return TB_OK;
    }
    strbuf_clear(&list);
    for (size_t i = 0; i < n->n_groups; i++)
        strbuf_printf(&list, "%s%s", i ? ", " : "", n->groups[i].name);
    enum tb_rc rc =
        tb_fail(e, TB_NOTFOUND, N_("no group \"%s\"; there are: %s"), s, list.s);
    strbuf_free(&list);
    return rc;
}

enum tb_rc cli_unit(struct cli *c, int64_t *id, struct tb_err *e)
{
    const char *s = cli_value(c, "unit");
    *id = 0;
    if (!s)
        return TB_OK;
    const struct unit *u = app_find_unit(&c->app, s, e);
    if (!u)
        return TB_NOTFOUND;
    *id = u->id;
    return TB_OK;
}

enum tb_rc cli_by(struct cli *c, enum owner_kind *out, struct tb_err *e)
{
    const char *s = cli_value(c, "by");
    *out = OWNER_UNIT;
    if (!s || !strcmp(s, "unit"))
        return TB_OK;
    *out = OWNER_PERSON;
    return !strcmp(s, "person")
               ? TB_OK
               : cli_usage(c, e, N_("--by %s: there are unit and person"), s);
}

enum tb_rc cli_day(struct cli *c, tb_day *out, struct tb_err *e)
{
    const char *s = cli_value(c, "date");
    *out = app_now(&c->app).today;
    if (!s || day_parse(s, out))
        return TB_OK;
    return cli_usage(
        c, e, N_("\"%s\" is no date from 1970-01-01 to 2199-12-31, written YYYY-MM-DD"),
        s);
}

enum tb_rc cli_word(struct cli *c, const struct word *set, const char *option,
                    int otherwise, int *out, struct tb_err *e)
{
    const char *s = cli_value(c, option);
    char list[256];
    *out = otherwise;
    if (!s || word_find(set, s, out))
        return TB_OK;
    return cli_usage(c, e, N_("--%s %s: there are %s"), option, s,
                     word_list(set, list, sizeof list));
}

static bool looks_like_ref(const char *s)
{
    size_t digits = strspn(s, "0123456789");
    return digits == 4 && s[4] == '-' && s[5] && !s[5 + strspn(s + 5, "0123456789")];
}

enum tb_rc cli_subject(struct cli *c, const char *typed, struct arena *a,
                       struct cli_subject *out, struct tb_err *e)
{
    const char *key = text_key_dup(a, typed);
    *out = (struct cli_subject){0};
    if (looks_like_ref(key)) {
        enum tb_rc rc = store_article_by_ref(c->app.store, key, a, &out->article, e);
        if (rc != TB_NOTFOUND)
            return rc;
        return tb_fail(e, TB_NOTFOUND, N_("no submission \"%s\""), typed);
    }
    out->unit = names_unit_by_key(&c->app.names, key);
    if (!out->unit)
        out->person = names_person_by_key(&c->app.names, key);
    if (!out->unit && !out->person)
        out->unit = app_find_unit(&c->app, typed, e); /* by another name of it */
    if (out->unit || out->person)
        return TB_OK;
    return tb_fail(e, TB_NOTFOUND, N_("no submission, unit or person \"%s\""), typed);
}
