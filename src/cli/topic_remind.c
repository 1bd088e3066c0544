/* `topic remind`: who has not sent yet, as records or as messages. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/chain.h"
#include "core/topic.h"

#include "topic.h"

/* The days on which what is reminded of is due. */
static enum tb_rc read_days(struct cli *c, tb_day *first, tb_day *last,
                            struct tb_err *e)
{
    const char *days = cli_value(c, "days");
    tb_day today = app_now(&c->app).today;
    struct period p;
    char *end = NULL;
    long n = days ? strtol(days, &end, 10) : REMIND_DAYS;
    if (days && (*days < '0' || *days > '9' || *end || n > 366))
        return cli_usage(c, e, N_("--days %s is no number of days up to 366"), days);
    *first = today - TOPIC_LATE_DAYS;
    *last = today + (tb_day)n;
    if (!cli_value(c, "period"))
        return TB_OK;
    if (days)
        return cli_usage(c, e, N_("--period or --days, one of them"));
    enum tb_rc rc = cli_period(c, &p, e);
    *first = p.first;
    *last = p.last;
    return rc;
}

static void officers(const struct chain *x, struct strbuf *out)
{
    strbuf_clear(out);
    strbuf_puts(out, "");
    for (size_t i = 0; i < x->n_officers; i++)
        strbuf_printf(out, "%s%s", i ? ";" : "", x->officers[i]->name);
}

static void due_row(struct cli *c, struct sheet *s, const struct topic_due *x)
{
    struct arena a = {0};
    struct strbuf names = {0};
    const struct names *n = &c->app.names;
    const tb_day today = app_now(&c->app).today;
    const struct unit *u = names_unit(n, x->unit_id);
    const struct person *p = names_person(n, x->person_id);
    const struct chain chain = chain_of(&a, n, x->unit_id, today);
    const char *state = x->state == ASSIGNMENT_MISSING ? N_("missing") : N_("not yet");
    officers(&chain, &names);
    sheet_text(s, u ? u->name : NULL);
    sheet_text(s, p ? p->name : NULL);
    sheet_text(s, x->topic->ref);
    sheet_text(s, x->topic->title);
    cli_day_cell(s, x->topic->due);
    if (x->topic->due == TB_DAY_NONE)
        sheet_none(s);
    else
        sheet_count(s, x->topic->due - today);
    sheet_word(s, state, _(state));
    cli_text_cell(s, names.s);
    cli_text_cell(s, chain.head.name);
    cli_text_cell(s, chain.leader.name);
    strbuf_free(&names);
    arena_free(&a);
}

static enum tb_rc print_rows(struct cli *c, const struct topic_due *dues, size_t n,
                             struct tb_err *e)
{
    struct cli_table t;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, "unit", CELL_TEXT);
    cli_column(&t.sheet, "person", CELL_TEXT);
    cli_column(&t.sheet, "ref", CELL_TEXT);
    cli_column(&t.sheet, "title", CELL_TEXT);
    cli_column(&t.sheet, "due", CELL_TEXT);
    cli_column(&t.sheet, N_("days"), CELL_COUNT);
    cli_column(&t.sheet, N_("state"), CELL_TEXT);
    cli_column(&t.sheet, N_("officer"), CELL_TEXT);
    cli_column(&t.sheet, "head", CELL_TEXT);
    cli_column(&t.sheet, "leader", CELL_TEXT);
    for (size_t i = 0; i < n; i++)
        due_row(c, &t.sheet, &dues[i]);
    return cli_table_close(&t, rc, e);
}

enum tb_rc cli_topic_remind(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct topic_due *dues = NULL;
    size_t n = 0, n_ids = 0;
    int64_t id = 0;
    tb_day first = TB_DAY_NONE, last = TB_DAY_NONE;
    const struct topic *t = NULL;
    enum tb_rc rc = read_days(c, &first, &last, e);
    if (!rc && c->n_args > 1) {
        rc = cli_topic(c, &t, e);
        n_ids = 1;
    }
    if (!rc && t && t->voided)
        rc = tb_fail(e, TB_INVALID, N_("%s was withdrawn: nobody owes it any more"),
                     t->ref);
    id = !rc && t ? t->id : 0;
    if (!rc)
        rc = app_topic_dues(&c->app, &id, n_ids, first, last, &a, &dues, &n, e);
    if (!rc && cli_value(c, "text")) {
        struct strbuf text = {0};
        app_topic_messages(&c->app, dues, n, &text);
        cli_say_lines(text.s);
        strbuf_free(&text);
    } else if (!rc) {
        rc = print_rows(c, dues, n, e);
    }
    if (!rc && n == 0)
        cli_note("%s", _("nobody is to be reminded"));
    arena_free(&a);
    return rc;
}
