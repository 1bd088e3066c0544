#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

#include "cli.h"

const struct cli_option cli_globals[] = {
    {0, "db", "FILE", N_("the database (default: $TONGBAO_DB, else the user's own)")},
    {0, "lang", "zh|en", N_("the language (default: the system's)")},
    {0, "now", "DATE[THH:MM]", N_("work as if it were that day and time")},
    {0, "as", "NAME", N_("the name for the journal, recorded as claimed")},
    {0, "no-color", NULL, N_("no colours")},
    {0, "plain-ui", NULL, N_("the dashboard for screen readers and braille")},
    {0, "force", NULL, N_("overwrite an existing output file")},
    {0, "help", NULL, N_("help for the command")},
    {0, "version", NULL, N_("the version")},
    {0},
};

const struct command *command_find(const char *name)
{
    for (const struct command *const *k = commands; *k; k++)
        if (!strcmp((*k)->name, name))
            return *k;
    return NULL;
}

static enum tb_rc take_global(struct cli *c, const char *name, const char *value,
                              struct tb_err *e)
{
    if (!strcmp(name, "db"))
        c->app_options.db = value;
    else if (!strcmp(name, "now"))
        c->app_options.now = value;
    else if (!strcmp(name, "as"))
        c->app_options.as = value;
    else if (!strcmp(name, "lang"))
        c->lang = value;
    else if (!strcmp(name, "no-color"))
        c->no_color = true;
    else if (!strcmp(name, "plain-ui"))
        c->plain = true;
    else if (!strcmp(name, "force"))
        c->force = true;
    else if (!strcmp(name, "help"))
        c->help = true;
    else
        c->version = true;
    if (c->lang && strcmp(c->lang, "zh") != 0 && strcmp(c->lang, "en") != 0)
        return tb_fail(e, TB_USAGE, N_("--lang %s: there are zh and en"), c->lang);
    return TB_OK;
}

enum tb_rc cli_usage(const struct cli *c, struct tb_err *e, const char *fmt, ...)
{
    char message[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(message, sizeof message, gettext(fmt), ap);
    va_end(ap);
    if (!c->command)
        return tb_fail(e, TB_USAGE, N_("%s; tongbao help lists the commands"), message);
    return tb_fail(e, TB_USAGE, N_("%s; usage: tongbao %s %s"), message,
                   c->command->name, c->command->usage);
}

/* --- one word after the other ----------------------------------------------------- */

struct words {
    int argc, at;
    char **argv;
    bool plain; /* after "--": no more options */
};

static bool is_named(const struct cli_option *o, const char *name, size_t n)
{
    return o->name && strlen(o->name) == n && !memcmp(o->name, name, n);
}

static bool is_end(const struct cli_option *o)
{
    return !o->name && !o->letter;
}

/* Which option of the table a word is: "--name", "--name=value", "-x" or "-xvalue".
 * *value is the value in the same word, or NULL. */
static const struct cli_option *match(const struct cli_option *table, const char *word,
                                      const char **value)
{
    const char *equals = strchr(word, '=');
    *value = NULL;
    for (const struct cli_option *o = table; o && !is_end(o); o++) {
        if (word[1] != '-') {
            if (!o->letter || word[1] != o->letter)
                continue;
            *value = word[2] ? word + 2 : NULL;
            return o;
        }
        size_t n = equals ? (size_t)(equals - word) - 2 : strlen(word + 2);
        if (is_named(o, word + 2, n)) {
            *value = equals ? equals + 1 : NULL;
            return o;
        }
    }
    return NULL;
}

static enum tb_rc take_option(struct cli *c, struct words *w, struct tb_err *e)
{
    const char *word = w->argv[w->at], *value;
    const struct cli_option *own = c->command ? c->command->options : NULL;
    const struct cli_option *global = match(cli_globals, word, &value);
    const struct cli_option *o = global ? global : match(own, word, &value);
    if (!o)
        return cli_usage(c, e, N_("unknown option %s"), word);
    if (!o->value && value)
        return cli_usage(c, e, N_("option %s takes no value"), word);
    if (o->value && !value) {
        if (w->at + 1 == w->argc)
            return cli_usage(c, e, N_("option %s needs a value (%s)"), word, o->value);
        value = w->argv[++w->at];
    }
    if (global)
        return take_global(c, o->name, value, e);
    c->values[o - own] = value ? value : "";
    return TB_OK;
}

/* True when some command's option of that name has its value in the next word. */
static bool takes_next(const char *word)
{
    const char *value;
    const struct cli_option *o = match(cli_globals, word, &value);
    for (const struct command *const *k = commands; *k && !o; k++)
        o = match((*k)->options, word, &value);
    return o && o->value && !value;
}

/* The command is the first word that is no option; its own options may stand before it,
 * so it is looked for first. Returns its index, 0 when there is none. */
static int find_command(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--"))
            return i + 1 < argc ? i + 1 : 0;
        if (argv[i][0] != '-' || !argv[i][1])
            return i;
        i += takes_next(argv[i]);
    }
    return 0;
}

static enum tb_rc take_word(struct cli *c, const char *word, struct tb_err *e)
{
    if (c->n_args == c->command->max_args || c->n_args == CLI_ARGS_MAX)
        return cli_usage(c, e, N_("\"%s\" is one word too many"), word);
    c->args[c->n_args++] = word;
    return TB_OK;
}

enum tb_rc cli_parse(struct cli *c, int argc, char **argv, struct tb_err *e)
{
    struct words w = {.argc = argc, .argv = argv, .at = 1};
    int command = find_command(argc, argv);
    if (command) {
        c->command = command_find(argv[command]);
        if (!c->command)
            return cli_usage(c, e, N_("there is no command \"%s\""), argv[command]);
    }
    for (; w.at < argc; w.at++) {
        const char *word = argv[w.at];
        bool option = !w.plain && word[0] == '-' && word[1];
        enum tb_rc rc = TB_OK;
        if (w.at == command)
            continue;
        if (option && !strcmp(word, "--"))
            w.plain = true;
        else if (option)
            rc = take_option(c, &w, e);
        else
            rc = take_word(c, word, e);
        if (rc)
            return rc;
    }
    bool asks = c->help || c->version;
    if (c->command && !asks && c->n_args < c->command->min_args)
        return cli_usage(c, e, N_("something is missing"));
    return TB_OK;
}

const char *cli_value(const struct cli *c, const char *name)
{
    const struct cli_option *o = c->command->options;
    for (int i = 0; o && !is_end(&o[i]); i++)
        if (is_named(&o[i], name, strlen(name)))
            return c->values[i];
    return NULL;
}
