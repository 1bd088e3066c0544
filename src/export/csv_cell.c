#include "csv_cell.h"

#include "base/guard.h"

/* Control characters are read again in quotes only. */
static bool needs_quotes(const char *s)
{
    for (; *s; s++)
        if (*s == ',' || *s == '"' || ((unsigned char)*s < ' ' && *s != '\t'))
            return true;
    return false;
}

void csv_cell_add(struct strbuf *line, struct strbuf *tmp, const char *s, bool guard)
{
    strbuf_clear(tmp);
    if (guard)
        guard_add(tmp, s);
    else
        strbuf_puts(tmp, s);
    if (!needs_quotes(tmp->s)) {
        strbuf_add(line, tmp->s, tmp->len);
        return;
    }
    strbuf_putc(line, '"');
    for (const char *p = tmp->s; *p; p++) {
        if (*p == '"')
            strbuf_putc(line, '"');
        strbuf_putc(line, *p);
    }
    strbuf_putc(line, '"');
}
