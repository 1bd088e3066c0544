#include "article.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* The next name of a list joined by ";" or "；", folded blanks gone; NULL at the end.
 */
static const char *next_name(struct arena *a, const char **s)
{
    while (**s) {
        static const char wide[] = "；";
        const char *end = strstr(*s, wide);
        size_t n = strcspn(*s, ";"), mark = (*s)[n] == ';';
        if (end && (size_t)(end - *s) < n) {
            n = (size_t)(end - *s);
            mark = sizeof wide - 1;
        }
        const char *name = arena_strndup(a, *s, n);
        *s += n + mark;
        if (*text_key_dup(a, name))
            return name + strspn(name, " ");
    }
    return NULL;
}

enum tb_rc cli_read_units(struct cli *c, const char *list, struct arena *a,
                          struct submission *x, struct tb_err *e)
{
    const char *name;
    x->n_units = 0;
    while ((name = next_name(a, &list))) {
        const struct unit *u = app_find_unit(&c->app, name, e);
        if (!u)
            return TB_NOTFOUND;
        if (x->n_units == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d units"), CHANGE_UNITS_MAX);
        x->units[x->n_units++] = u->id;
    }
    return x->n_units ? TB_OK : cli_usage(c, e, N_("-u names no unit"));
}

enum tb_rc cli_read_authors(struct cli *c, const char *list, struct arena *a,
                            struct submission *x, struct tb_err *e)
{
    const char *name;
    x->n_authors = 0;
    while ((name = next_name(a, &list))) {
        if (x->n_authors == CHANGE_UNITS_MAX)
            return tb_fail(e, TB_INVALID, N_("more than %d authors"), CHANGE_UNITS_MAX);
        x->authors[x->n_authors++] = app_author(&c->app, name, x->day);
    }
    return TB_OK;
}

enum tb_rc cli_read_length(struct cli *c, struct submission *x, struct tb_err *e)
{
    const char *s = cli_value(c, "length");
    char *end;
    x->length = -1;
    if (!s)
        return TB_OK;
    long n = strtol(s, &end, 10);
    if (*s < '0' || *s > '9' || *end || n > 100000000)
        return cli_usage(c, e, N_("--length %s is no whole number"), s);
    x->length = n;
    return TB_OK;
}

enum tb_rc cli_read_topic(struct cli *c, struct submission *x, struct tb_err *e)
{
    const char *s = cli_value(c, "topic");
    struct arena a = {0};
    if (!s)
        return TB_OK;
    const struct topic *t = names_topic_by_ref(&c->app.names, text_key_dup(&a, s));
    arena_free(&a);
    x->topic_id = t ? t->id : 0;
    if (t || !*s || strcmp(s, "none") == 0)
        return TB_OK;
    return tb_fail(e, TB_NOTFOUND,
                   N_("no topic \"%s\"; `tongbao list topics` names them"), s);
}
