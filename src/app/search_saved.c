/* Filters kept between runs: a state file with a section for each list. */
#include <stdio.h>
#include <string.h>

#include "app/config.h"
#include "app/search.h"
#include "app/state.h"

#define FILTERS "filters"

static void read_file(struct config *c)
{
    struct strbuf text = {0};
    *c = (struct config){0};
    if (state_read(FILTERS, &text, NULL) == TB_OK)
        config_parse(c, text.s, text.len);
    strbuf_free(&text);
}

size_t search_saved(const char *list, struct arena *a, const char ***out)
{
    struct config c;
    size_t n = 0;
    read_file(&c);
    *out = arena_array(a, c.n + 1, sizeof **out);
    for (size_t i = 0; i < c.n; i++)
        if (strcmp(c.rows[i].section, list) == 0)
            (*out)[n++] = arena_strdup(a, c.rows[i].value);
    config_free(&c);
    return n;
}

enum tb_rc search_keep(const char *list, const char *text, bool *kept, struct tb_err *e)
{
    struct config c;
    struct strbuf out = {0};
    *kept = true;
    read_file(&c);
    strbuf_puts(&out, "");
    for (size_t i = 0; i < c.n; i++) {
        bool same =
            strcmp(c.rows[i].section, list) == 0 && strcmp(c.rows[i].value, text) == 0;
        if (same)
            *kept = false;
        else
            strbuf_printf(&out, "[%s]\n%s = %s\n", c.rows[i].section, c.rows[i].key,
                          c.rows[i].value);
    }
    if (*kept)
        strbuf_printf(&out, "[%s]\nfilter = %s\n", list, text);
    enum tb_rc rc = state_write(FILTERS, out.s, out.len, e);
    config_free(&c);
    strbuf_free(&out);
    return rc;
}
