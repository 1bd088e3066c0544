/* Which follow-ups the words of the command line mean. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "followup.h"

/* "all" begins with the first scheme: nothing is asked for before. */
static void span_of(struct cli *c, const struct period *p, tb_day *first, tb_day *last)
{
    const struct schemes *s = &c->app.schemes;
    const tb_day today = app_now(&c->app).today;
    *first = p->first;
    *last = p->last;
    if (*first == TB_DAY_MIN)
        *first = s->n ? s->items[0].from : today;
    if (*last == TB_DAY_MAX)
        *last = today;
    if (!cli_value(c, "period"))
        *first = period_step(*p, -1).first;
    if (*last < *first)
        *last = *first;
}

enum tb_rc followup_read(struct cli *c, struct arena *a, struct follow **out, size_t *n,
                         struct tb_err *e)
{
    struct period p;
    tb_day first, last;
    enum tb_rc rc = cli_period(c, &p, e);
    if (rc)
        return rc;
    span_of(c, &p, &first, &last);
    return app_followups(&c->app, first, last, a, out, n, e);
}

struct search {
    const struct cli *c;
    const char *key;
    int kind; /* -1: any */
    int64_t unit, person;
};

/* --cause: a part of the cause's name, or of the evidence, where a topic's reference
 * stands. */
static bool from_cause(const char *part, const struct follow *f)
{
    struct arena a = {0};
    const char *key = text_key_dup(&a, part);
    bool is = strstr(text_key_dup(&a, follow_cause(f->about.cause)), key) ||
              strstr(text_key_dup(&a, f->about.evidence), key);
    arena_free(&a);
    return is;
}

bool followup_wanted(const struct cli *c, int kind, const struct follow *f)
{
    const char *cause = cli_value(c, "cause");
    return (kind < 0 || (int)f->about.kind == kind) && (!cause || from_cause(cause, f));
}

static bool fits(const struct search *s, const struct follow *f)
{
    if (f->about.id && strcmp(f->about.ref, s->key) == 0)
        return true;
    if (!s->unit && !s->person)
        return false;
    return follow_is_open(f) && f->about.unit_id == s->unit &&
           f->about.person_id == s->person && followup_wanted(s->c, s->kind, f);
}

static enum tb_rc nothing_found(const struct search *s, const char *typed,
                                struct tb_err *e)
{
    if (s->unit || s->person)
        return tb_fail(
            e, TB_NOTFOUND,
            N_("nothing is asked for about %s in this period; "
               "`tongbao followup list` says what is, `followup add` makes one"),
            typed);
    return tb_fail(
        e, TB_NOTFOUND,
        N_("%s is no follow-up, unit or person; `tongbao followup list` names "
           "them"),
        typed);
}

/* "proposed remind (2026-10, topic missed)"; what names the topic, with its evidence.
 */
static void put_candidate(struct strbuf *b, const struct follow *f)
{
    const struct followup *x = &f->about;
    const char *kind = i18n_is_zh() ? word_zh(words_followup, (int)x->kind)
                                    : word_en(words_followup, (int)x->kind);
    strbuf_printf(b, "%s%s %s (%s, %s%s%s)", b->len ? "; " : "",
                  x->id ? x->ref : _("proposed"), kind, x->period,
                  follow_cause(x->cause), x->topic_id ? ": " : "",
                  x->topic_id ? x->evidence : "");
}

/* Several are open about the same one: the option that parts them. */
static enum tb_rc several_found(const struct follow *all, size_t n,
                                const struct search *s, const char *typed,
                                struct tb_err *e)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    for (size_t i = 0; i < n && b.len < 200; i++)
        if (fits(s, &all[i]))
            put_candidate(&b, &all[i]);
    enum tb_rc rc =
        tb_fail(e, TB_INVALID,
                N_("several are open about %s: %s; say --kind, --period, --cause or "
                   "the reference"),
                typed, b.s);
    strbuf_free(&b);
    return rc;
}

enum tb_rc followup_find(struct cli *c, const struct follow *all, size_t n,
                         const char *typed, const struct follow **out, struct tb_err *e)
{
    struct arena a = {0};
    struct search s = {.c = c, .key = text_key_dup(&a, typed), .kind = -1};
    size_t hits = 0;
    const struct unit *u = names_unit_by_key(&c->app.names, s.key);
    const struct person *p = u ? NULL : names_person_by_key(&c->app.names, s.key);
    enum tb_rc rc = cli_word(c, words_followup, "kind", -1, &s.kind, e);
    s.unit = u ? u->id : 0;
    s.person = p ? p->id : 0;
    for (size_t i = 0; !rc && i < n; i++)
        if (fits(&s, &all[i])) {
            *out = &all[i];
            hits++;
        }
    if (!rc && hits == 0)
        rc = nothing_found(&s, typed, e);
    else if (!rc && hits > 1)
        rc = several_found(all, n, &s, typed, e);
    arena_free(&a);
    return rc;
}
