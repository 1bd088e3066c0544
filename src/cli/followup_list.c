/* Follow-ups as records. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "followup.h"

static const char *word(const struct word *set, int value)
{
    return i18n_is_zh() ? word_zh(set, value) : word_en(set, value);
}

static void columns(struct sheet *s)
{
    static const char *const names[] = {
        "ref",       "state",     "kind",         "who",           "group",
        "period",    N_("cause"), N_("evidence"), N_("speaker"),   N_("listener"),
        N_("since"), "due",       N_("now"),      N_("recovered"), "clause"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cli_column(s, names[i], CELL_TEXT);
}

static void row(struct sheet *s, const struct follow *f)
{
    const struct followup *x = &f->about;
    cli_text_cell(s, x->id ? x->ref : "");
    cli_word_cell(s, words_step, (int)f->state);
    cli_word_cell(s, words_followup, (int)x->kind);
    sheet_text(s, f->who);
    cli_text_cell(s, f->group);
    sheet_text(s, x->period);
    cli_text_cell(s, follow_cause(x->cause));
    cli_text_cell(s, x->evidence);
    cli_text_cell(s, x->speaker);
    cli_text_cell(s, x->listener);
    cli_day_cell(s, f->since);
    cli_day_cell(s, f->due);
    cli_text_cell(s, f->then);
    if (*f->then)
        sheet_word(s, f->recovered ? "yes" : "no", f->recovered ? _("yes") : _("no"));
    else
        sheet_none(s);
    cli_text_cell(s, x->clause);
}

/* --state open is everything that something is still to do about. */
static enum tb_rc wanted_state(struct cli *c, int *state, bool *open, struct tb_err *e)
{
    const char *s = cli_value(c, "state");
    *state = -1;
    *open = s && strcmp(s, "open") == 0;
    return *open ? TB_OK : cli_word(c, words_step, "state", -1, state, e);
}

enum tb_rc followup_list(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct follow *all;
    size_t n = 0;
    int state, kind;
    bool open;
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    columns(&t.sheet);
    rc = wanted_state(c, &state, &open, e);
    if (!rc)
        rc = cli_word(c, words_followup, "kind", -1, &kind, e);
    if (!rc)
        rc = followup_read(c, &a, &all, &n, e);
    for (size_t i = 0; !rc && i < n; i++)
        if ((state < 0 || (int)all[i].state == state) &&
            (!open || follow_is_open(&all[i])) && followup_wanted(c, kind, &all[i]))
            row(&t.sheet, &all[i]);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}

/* --- one -------------------------------------------------------------------------- */

static struct sheet *field(struct sheet *s, const char *name)
{
    int value;
    const char *shown = name;
    if (i18n_is_zh())
        shown = word_find(words_header, name, &value) ? word_zh(words_header, value)
                                                      : gettext(name);
    sheet_word(s, name, shown);
    return s;
}

static void text_field(struct sheet *s, const char *name, const char *text)
{
    if (*text)
        cli_text_cell(field(s, name), text);
}

static void step_field(struct sheet *s, const struct followup_step *x)
{
    char day[16], due[16];
    struct strbuf b = {0};
    strbuf_printf(&b, "%s %s", day_format(x->day, day),
                  word(words_step, (int)x->state));
    if (x->due != TB_DAY_NONE)
        strbuf_printf(&b, _(" until %s"), day_format(x->due, due));
    if (*x->note)
        strbuf_printf(&b, _(": %s"), x->note);
    text_field(s, N_("step"), b.s);
    strbuf_free(&b);
}

static void fields(struct sheet *s, const struct follow *f)
{
    const struct followup *x = &f->about;
    text_field(s, "ref", x->id ? x->ref : "");
    cli_word_cell(field(s, "state"), words_step, (int)f->state);
    cli_word_cell(field(s, "kind"), words_followup, (int)x->kind);
    text_field(s, "who", f->who);
    text_field(s, "group", f->group);
    text_field(s, "period", x->period);
    text_field(s, N_("cause"), follow_cause(x->cause));
    text_field(s, "clause", x->clause);
    text_field(s, N_("evidence"), x->evidence);
    text_field(s, N_("speaker"), x->speaker);
    text_field(s, N_("listener"), x->listener);
    for (size_t i = 0; i < f->n_steps; i++)
        step_field(s, &f->steps[i]);
    text_field(s, N_("now"), f->then);
    if (*f->then)
        sheet_word(field(s, N_("recovered")), f->recovered ? "yes" : "no",
                   f->recovered ? _("yes") : _("no"));
}

enum tb_rc followup_show(struct cli *c, struct tb_err *e)
{
    struct cli_table t;
    struct arena a = {0};
    struct follow *all;
    const struct follow *f = NULL;
    size_t n = 0;
    if (c->n_args < 2)
        return cli_usage(c, e, N_("followup show needs a reference or a name"));
    enum tb_rc rc = cli_table_open(c, &t, e);
    if (rc)
        return rc;
    cli_column(&t.sheet, N_("field"), CELL_TEXT);
    cli_column(&t.sheet, N_("content"), CELL_TEXT);
    rc = followup_read(c, &a, &all, &n, e);
    if (!rc)
        rc = followup_find(c, all, n, c->args[1], &f, e);
    if (!rc)
        fields(&t.sheet, f);
    rc = cli_table_close(&t, rc, e);
    arena_free(&a);
    return rc;
}
