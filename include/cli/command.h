/* The command line: one file in src/cli/command/ for each command. */
#ifndef TB_CLI_COMMAND_H
#define TB_CLI_COMMAND_H

#include "app/app.h"

/* An option with a letter, a name, or both. Global ones and a command's own may stand
 * anywhere after it; a table of them ends with an empty one. */
struct cli_option {
    char letter;       /* 0: none */
    const char *name;  /* without the dashes */
    const char *value; /* what stands for its value in help; NULL: it takes none */
    const char *help;  /* one line, N_() */
};

/* What every command that prints records has. */
#define CLI_FORMAT_OPTIONS                                                             \
    {0, "format", "table|csv|json", N_("how to print records (default: table)")},      \
    {                                                                                  \
        0, "bom", NULL, N_("CSV with a byte order mark, for Excel")                    \
    }

/* What every command that prints a paper has. */
#define CLI_PAPER_OPTIONS                                                              \
    {'o', "output", "FILE", N_("where to; its ending names the format")},              \
        {0, "format", "FORMAT",                                                        \
         N_("text md csv json html xlsx docx (default: by the file's ending, else "    \
            "text)")},                                                                 \
    {                                                                                  \
        0, "bom", NULL, N_("CSV with a byte order mark, for Excel")                    \
    }

enum command_flag {
    COMMAND_NEEDS_DB = 1, /* the database is open when run is called */
    COMMAND_HIDDEN = 2    /* not in the list of `help` */
};

#define CLI_ARGS_MAX    64
#define CLI_OPTIONS_MAX 16

/* A screen that main can open; what the dashboard needs to know. */
struct cli_screen {
    const char *path; /* of the database */
    const char *mark; /* "demo"; NULL: none */
    bool no_color;
    const struct app_options *first; /* no database yet: where one goes; or NULL */
    bool plain;                      /* --plain-ui */
};
typedef enum tb_rc cli_dashboard(struct app *app, const struct cli_screen *s,
                                 struct tb_err *e);

struct cli {
    const struct command *command; /* NULL: none was given */
    const char *args[CLI_ARGS_MAX];
    int n_args;
    const char *values[CLI_OPTIONS_MAX]; /* of command->options; "" for a flag */
    struct app_options app_options;      /* --db --now --as */
    const char *lang;
    bool no_color, plain, force, help, version;
    struct app app;
    bool open;
    cli_dashboard *dashboard;
};

/* A command: its functions' errors end the process with tb_exit_code. */
struct command {
    const char *name;
    const char *usage;   /* what follows the name */
    const char *summary; /* one line, N_() */
    const char *notes;   /* more for `help COMMAND`, N_(), or NULL */
    unsigned flags;
    int min_args, max_args;
    const struct cli_option *options; /* or NULL */
    enum tb_rc (*run)(struct cli *c, struct tb_err *e);
};
extern const struct command *const commands[]; /* by name, ends with NULL */
extern const struct cli_option cli_globals[];

const struct command *command_find(const char *name);

/* The whole program but the dashboard: returns the exit code. */
int cli_main(int argc, char **argv, cli_dashboard *dashboard);

#endif
