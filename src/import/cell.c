#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "run.h"

const char *cell_column(const char *name)
{
    int value;
    if (!i18n_is_zh() || !word_find(words_header, name, &value))
        return name;
    return word_zh(words_header, value);
}

const char *cell_quote(struct import_run *r, const char *s)
{
    int used;
    size_t n = strlen(s), k = text_fit(s, n, 40, &used);
    return k == n ? s : arena_printf(&r->scratch, "%.*s…", (int)k, s);
}

const char *cell_key(struct import_run *r, const char *s)
{
    return text_key_dup(&r->scratch, s);
}

bool cell_same(struct import_run *r, const char *a, const char *b)
{
    return !strcmp(a, b) || !strcmp(cell_key(r, a), cell_key(r, b));
}

/* Without blanks at both ends. Full-width digits and the like stay: dates and numbers
 * are not names, and are not folded. */
static const char *trim(struct import_run *r, const char *s)
{
    s += strspn(s, " \t\r\n");
    size_t n = strlen(s);
    while (n && strchr(" \t\r\n", s[n - 1]))
        n--;
    return s[n] ? arena_strndup(&r->scratch, s, n) : s;
}

static tb_day shifted(tb_day d, int months, bool last)
{
    tb_day to = day_add_months(d, months);
    bool ends = d == day_month_last(day_month(d));
    return last && ends ? day_month_last(day_month(to)) : to;
}

enum tb_rc cell_day(struct import_run *r, const char *column, const char *s, bool last,
                    tb_day *out, struct tb_err *e)
{
    s = trim(r, s);
    *out = TB_DAY_NONE;
    if (!*s)
        return TB_OK;
    if (!day_parse(s, out))
        return tb_fail(
            e, TB_INVALID,
            N_("%s: \"%s\" is no date from 1970-01-01 to 2199-12-31, written "
               "YYYY-MM-DD"),
            cell_column(column), cell_quote(r, s));
    if (r->o->shift_months)
        *out = shifted(*out, r->o->shift_months, last);
    return TB_OK;
}

enum tb_rc cell_count(struct import_run *r, const char *column, const char *s,
                      int64_t most, int64_t *out, struct tb_err *e)
{
    s = trim(r, s);
    *out = -1;
    if (!*s)
        return TB_OK;
    int64_t n = 0;
    const char *p = s;
    for (; *p >= '0' && *p <= '9' && n <= most; p++)
        n = n * 10 + (*p - '0');
    if (*p || n > most)
        return tb_fail(e, TB_INVALID,
                       N_("%s: \"%s\" is no whole number from 0 to %lld"),
                       cell_column(column), cell_quote(r, s), (long long)most);
    *out = n;
    return TB_OK;
}

enum tb_rc cell_word(struct import_run *r, const struct word *set, const char *column,
                     const char *s, int otherwise, int *out, struct tb_err *e)
{
    char list[256];
    *out = otherwise;
    if (!*cell_key(r, s) || word_find(set, s, out))
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("%s: \"%s\" is none of: %s"), cell_column(column),
                   cell_quote(r, s), word_list(set, list, sizeof list));
}

enum tb_rc cell_name(struct import_run *r, const struct name_table *t, const char *what,
                     const char *s, int64_t *out, struct tb_err *e)
{
    const char *key = cell_key(r, s);
    *out = name_get(t, key);
    if (*out)
        return TB_OK;
    if (!*key)
        return tb_fail(e, TB_INVALID, N_("%s is missing"), cell_column(what));
    /* The search is long; lines that are only counted do without. */
    const char *near = r->report->n_bad < IMPORT_BAD_MAX ? name_nearest(t, key) : NULL;
    if (near)
        return tb_fail(e, TB_NOTFOUND,
                       N_("%s: unknown name \"%s\"; the nearest is \"%s\""),
                       cell_column(what), cell_quote(r, s), cell_quote(r, near));
    return tb_fail(e, TB_NOTFOUND, N_("%s: unknown name \"%s\""), cell_column(what),
                   cell_quote(r, s));
}

const char *cell_part(struct import_run *r, const char **s)
{
    while (**s) {
        size_t n = 0, wide = 0;
        while ((*s)[n] && (*s)[n] != ';' && !wide) {
            if (!strncmp(*s + n, "；", 3))
                wide = 3;
            else
                n++;
        }
        const char *part = arena_strndup(&r->scratch, *s, n);
        *s += n + (wide ? wide : (*s)[n] == ';');
        if (*cell_key(r, part))
            return trim(r, part);
    }
    return NULL;
}
