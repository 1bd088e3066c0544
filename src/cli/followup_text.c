/* Ready texts about follow-ups, and their templates. */
#include "app/followup_text.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "followup.h"

static enum tb_rc which_text(struct cli *c, enum follow_text *out, struct tb_err *e)
{
    char list[128];
    int what;
    if (c->n_args > 1 && word_find(words_text, c->args[1], &what)) {
        *out = (enum follow_text)what;
        return TB_OK;
    }
    return cli_usage(c, e, N_("which text? there are: %s"),
                     word_list(words_text, list, sizeof list));
}

/* Still to be told: nobody has spoken with him yet, and the numbers have not recovered.
 */
static bool is_due(const struct follow *f)
{
    return (f->state == FOLLOW_PROPOSED || f->state == FOLLOW_SENT) && !f->recovered;
}

/* Those named; without names all that are still to be told. */
static enum tb_rc chosen(struct cli *c, const struct follow *all, size_t n,
                         struct follow *out, size_t *n_out, struct tb_err *e)
{
    int kind;
    enum tb_rc rc = cli_word(c, words_followup, "kind", -1, &kind, e);
    *n_out = 0;
    for (size_t i = 0; !rc && c->n_args == 2 && i < n; i++)
        if (is_due(&all[i]) && (kind < 0 || (int)all[i].about.kind == kind))
            out[(*n_out)++] = all[i];
    for (int i = 2; !rc && i < c->n_args; i++) {
        const struct follow *f = NULL;
        rc = followup_find(c, all, n, c->args[i], &f, e);
        if (!rc)
            out[(*n_out)++] = *f;
    }
    return rc;
}

/* Who was chosen and has no part in it is named, with the reason. */
static void tell_skipped(enum follow_text what, const struct follow *f, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!follow_text_takes(what, f[i].about.kind))
            cli_note(_("left out: %s (no rule asks for this about it; it is: %s)"),
                     f[i].who,
                     i18n_is_zh() ? word_zh(words_followup, (int)f[i].about.kind)
                                  : word_en(words_followup, (int)f[i].about.kind));
}

enum tb_rc followup_text(struct cli *c, struct tb_err *e)
{
    struct arena a = {0};
    struct follow *all = NULL, *some;
    enum follow_text what = TEXT_MESSAGE;
    const char *text = "";
    size_t n = 0, n_some = 0, used;
    enum tb_rc rc = which_text(c, &what, e);
    if (!rc)
        rc = followup_read(c, &a, &all, &n, e);
    if (rc) {
        arena_free(&a);
        return rc;
    }
    some = arena_array(&a, n + CLI_ARGS_MAX, sizeof *some);
    rc = chosen(c, all, n, some, &n_some, e);
    if (!rc && c->n_args > 2)
        tell_skipped(what, some, n_some);
    if (!rc)
        rc = app_follow_text(&c->app, what, some, n_some, &a, &text, &used, e);
    if (!rc)
        cli_say_lines(text);
    arena_free(&a);
    return rc;
}

static enum tb_rc print_template(struct cli *c, enum follow_text what, struct tb_err *e)
{
    struct arena a = {0};
    const char *text = "";
    bool own;
    enum tb_rc rc = app_follow_template(&c->app, what, &a, &text, &own, e);
    if (!rc)
        cli_say_lines(text);
    arena_free(&a);
    return rc;
}

enum tb_rc followup_template(struct cli *c, struct tb_err *e)
{
    struct strbuf text = {0};
    struct receipt done;
    enum follow_text what = TEXT_MESSAGE;
    enum tb_rc rc = which_text(c, &what, e);
    if (rc)
        return rc;
    if (cli_value(c, "reset"))
        return app_follow_wording(&c->app, what, "", &done, e);
    if (c->n_args < 3)
        return print_template(c, what, e);
    rc = cli_read_text(c->args[2], TEXT_MAX, &text, e);
    if (!rc && !*text.s)
        rc = tb_fail(e, TB_INVALID, N_("%s is empty; --reset gives up the own one"),
                     c->args[2]);
    if (!rc)
        rc = app_follow_wording(&c->app, what, text.s, &done, e);
    strbuf_free(&text);
    return rc;
}
