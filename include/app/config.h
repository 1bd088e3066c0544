/* The user's settings: $XDG_CONFIG_HOME/tongbao/config, sections of "key = value".
 *
 *     # a comment
 *     [look]
 *     theme = auto    # another, after a blank
 *     [keys]
 *     log = a F2
 *
 * What is in force is asked by section and key; who asks knows the words allowed. */
#ifndef TB_APP_CONFIG_H
#define TB_APP_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"

struct config_row {
    const char *section, *key, *value; /* trimmed; value may be "" */
    int line;                          /* from 1 */
    bool known;                        /* somebody asked for it */
};

struct config {
    struct arena arena;
    struct config_row *rows; /* in the file's order */
    size_t n, cap;
    struct strbuf path;
    bool comments; /* " # ..." after a value is none of it: in the user's own file */
    char problem[240]; /* the first thing wrong in the file, one line; "": nothing */
    const char **problems; /* all of them */
    size_t n_problems, cap_problems;
};

/* Reads the user's file; none is an empty configuration. Lines that cannot be read are
 * left out and told in problems: the program starts all the same. */
void config_load(struct config *c);
/* The same from text, for tests and other files of the same form. */
void config_parse(struct config *c, const char *text, size_t n);
void config_free(struct config *c);

/* The last value of a key, or `fallback`. */
const char *config_get(struct config *c, const char *section, const char *key,
                       const char *fallback);
/* Which of words[] (ended by NULL) the value is; `fallback` when the key is not given
 * or, with a word in problem, is none of them. */
int config_choice(struct config *c, const char *section, const char *key,
                  const char *const words[], int fallback);
/* Notes a problem of a row. */
void config_complain(struct config *c, const struct config_row *row, const char *what);
/* Keys that nobody asked for: a word in problem. Call after all were asked. */
void config_check_known(struct config *c);

#endif
