/* Filters kept between runs: a state file with a section for each list. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config.h"
#include "app/search.h"
#include "app/state.h"

#define FILTERS "filters"

/* Without the file there are none; one that cannot be read is not written over. */
static enum tb_rc read_file(struct config *c, struct tb_err *e)
{
    struct strbuf text = {0};
    *c = (struct config){0};
    enum tb_rc rc = state_read(FILTERS, &text, e);
    if (rc == TB_OK)
        config_parse(c, text.s, text.len);
    strbuf_free(&text);
    return rc == TB_NOTFOUND ? TB_OK : rc;
}

size_t search_saved(const char *list, struct arena *a, const char ***out)
{
    struct config c;
    size_t n = 0;
    read_file(&c, NULL);
    *out = arena_array(a, c.n + 1, sizeof **out);
    for (size_t i = 0; i < c.n; i++)
        if (strcmp(c.rows[i].section, list) == 0)
            (*out)[n++] = arena_strdup(a, c.rows[i].value);
    config_free(&c);
    return n;
}

/* Values come back without blanks around them. */
static char *trim(const char *s)
{
    size_t n;
    s += strspn(s, " \t");
    n = strlen(s);
    while (n > 0 && strchr(" \t", s[n - 1]))
        n--;
    return xstrndup(s, n);
}

enum tb_rc search_keep(const char *list, const char *text, bool *kept, struct tb_err *e)
{
    struct config c;
    struct strbuf out = {0};
    *kept = true;
    enum tb_rc rc = read_file(&c, e);
    if (rc != TB_OK)
        return rc;
    char *trimmed = trim(text);
    strbuf_puts(&out, "");
    for (size_t i = 0; i < c.n; i++) {
        bool same = strcmp(c.rows[i].section, list) == 0 &&
                    strcmp(c.rows[i].value, trimmed) == 0;
        if (same)
            *kept = false;
        else
            strbuf_printf(&out, "[%s]\n%s = %s\n", c.rows[i].section, c.rows[i].key,
                          c.rows[i].value);
    }
    if (*kept)
        strbuf_printf(&out, "[%s]\nfilter = %s\n", list, trimmed);
    free(trimmed);
    rc = state_write(FILTERS, out.s, out.len, e);
    config_free(&c);
    strbuf_free(&out);
    return rc;
}
