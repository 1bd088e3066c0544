/* What there is, and how each command is used. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "../cli.h"

static void print_row(const char *left, int width, const char *right)
{
    struct strbuf b = {0};
    int pad = width - text_width(left, strlen(left));
    strbuf_printf(&b, "  %s", left);
    strbuf_pad(&b, ' ', pad > 0 ? pad : 0);
    strbuf_printf(&b, "  %s", right);
    cli_say("%s", b.s);
    strbuf_free(&b);
}

static void print_options(const struct cli_option *o)
{
    for (; o && (o->name || o->letter); o++) {
        struct strbuf b = {0};
        if (o->letter)
            strbuf_printf(&b, "-%c, ", o->letter);
        strbuf_printf(&b, "--%s", o->name);
        if (o->value)
            strbuf_printf(&b, " %s", o->value);
        print_row(b.s, 28, gettext(o->help));
        strbuf_free(&b);
    }
}

static void print_all(void)
{
    cli_say("%s", _("usage: tongbao [OPTION...] [COMMAND ...]"));
    cli_say("%s", _("Without a command the dashboard opens."));
    cli_say("%s", "");
    for (const struct command *const *k = commands; *k; k++)
        if (!((*k)->flags & COMMAND_HIDDEN))
            print_row((*k)->name, 10, gettext((*k)->summary));
    cli_say("%s", "");
    print_options(cli_globals);
    cli_say("%s", "");
    cli_say("%s", _("tongbao help COMMAND tells more."));
}

static enum tb_rc help_run(struct cli *c, struct tb_err *e)
{
    if (!c->n_args) {
        print_all();
        return TB_OK;
    }
    const struct command *k = command_find(c->args[0]);
    if (!k)
        return cli_usage(c, e, N_("there is no command \"%s\""), c->args[0]);
    cli_say(_("usage: tongbao %s %s"), k->name, k->usage);
    cli_say("%s", gettext(k->summary));
    if (k->options)
        cli_say("%s", "");
    print_options(k->options);
    if (k->notes) {
        cli_say("%s", "");
        cli_say("%s", gettext(k->notes));
    }
    return TB_OK;
}

const struct command cmd_help = {
    .name = "help",
    .usage = "[COMMAND]",
    .summary = N_("this list, or how a command is used"),
    .max_args = 1,
    .run = help_run,
};
