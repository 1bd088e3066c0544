#include "map.h"

#include <string.h>

#include "base/guard.h"
#include "base/text.h"

#include "core/word.h"

/* Blanks and invisible marks around a header cell: spreadsheets leave them behind. */
static bool is_trimmed(uint32_t cp)
{
    return cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == 0xFEFF ||
           (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060;
}

static size_t trim(const char **s, size_t n)
{
    uint32_t cp;
    size_t end = 0;
    while (n) {
        size_t k = text_decode(*s, n, &cp);
        if (!is_trimmed(cp))
            break;
        *s += k;
        n -= k;
    }
    for (size_t i = 0; i < n;) {
        i += text_decode(*s + i, n - i, &cp);
        if (!is_trimmed(cp))
            end = i;
    }
    return end;
}

/* The kind's column that a header cell names; -1 when it has none. */
static int find_column(const struct import_kind *k, const char *s, size_t n)
{
    char name[80];
    int value;
    n = trim(&s, n);
    if (!n || n >= sizeof name)
        return -1;
    memcpy(name, s, n);
    name[n] = 0;
    if (!word_find(words_header, name, &value))
        return -1;
    const char *en = word_en(words_header, value);
    for (int i = 0; k->columns[i].name; i++)
        if (!strcmp(k->columns[i].name, en))
            return i;
    return -1;
}

/* --- the delimiter --------------------------------------------------------------- */

/* How many of the kind's columns the line names when split at `by`. */
static int known_columns(const struct import_kind *k, const char *s, size_t n,
                         const char *by)
{
    size_t width = strlen(by);
    int count = 0;
    for (size_t at = 0; at <= n;) {
        const char *hit = memmem(s + at, n - at, by, width);
        size_t end = hit ? (size_t)(hit - s) : n, from = at, to = end;
        if (to > from + 1 && s[from] == '"' && s[to - 1] == '"') {
            from++;
            to--;
        }
        count += find_column(k, s + from, to - from) >= 0;
        at = end + width;
    }
    return count;
}

static const struct {
    const char *by, *option;
} delimiters[] = {{",", "','"},   {";", "';'"},   {"\t", "tab"},  {"|", "'|'"},
                  {"，", "'，'"}, {"；", "'；'"}, {"\x1F", "us"}, {"、", "'、'"}};

enum tb_rc map_delimiter(const struct import_kind *k, struct csv *c, bool given,
                         struct tb_err *e)
{
    size_t n, best = 0;
    const char *line = csv_peek(c, &n, e);
    int most = known_columns(k, line, n, c->delimiter);
    bool other = false;
    for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++) {
        int count = known_columns(k, line, n, delimiters[i].by);
        if (count >= 2 && count > most) {
            most = count;
            best = i;
            other = true;
        }
    }
    if (!other)
        return c->rc;
    if (!given && decode_is_utf16(c->in) && !strcmp(delimiters[best].by, "\t")) {
        csv_delimiter(c, "\t");
        return TB_OK;
    }
    return tb_fail(e, TB_INVALID,
                   N_("the columns are separated by %s: say --delimiter %s"),
                   delimiters[best].option, delimiters[best].option);
}

/* --- the header ------------------------------------------------------------------ */

static void list_columns(const struct import_kind *k, struct strbuf *out)
{
    for (int i = 0; k->columns[i].name; i++)
        strbuf_printf(out, "%s%s", i ? " " : "", k->columns[i].name);
}

static enum tb_rc unknown(const struct import_kind *k, const char *cell,
                          struct tb_err *e)
{
    struct strbuf list = {0};
    int used;
    list_columns(k, &list);
    enum tb_rc rc = tb_fail(
        e, TB_INVALID, N_("unknown column \"%.*s\" in the first line; %s has: %s"),
        (int)text_fit(cell, strlen(cell), 40, &used), cell, k->name, list.s);
    strbuf_free(&list);
    return rc;
}

static enum tb_rc check_all(const struct map *m, struct tb_err *e)
{
    for (int i = 0; m->kind->columns[i].name; i++) {
        bool there = !m->kind->columns[i].required;
        for (size_t j = 0; j < m->n; j++)
            there |= m->column[j] == i;
        if (!there)
            return tb_fail(e, TB_INVALID, N_("the column \"%s\" is missing"),
                           m->kind->columns[i].name);
    }
    return TB_OK;
}

static bool is_empty(const char *s)
{
    return trim(&s, strlen(s)) == 0;
}

/* Spreadsheets write empty columns at the right; a nameless one elsewhere is a slip. */
static bool only_empty_follow(const struct csv *c, size_t i)
{
    while (i < c->n && is_empty(csv_field(c, i)))
        i++;
    return i == c->n;
}

enum tb_rc map_header(const struct import_kind *k, const struct csv *c, struct map *m,
                      struct tb_err *e)
{
    *m = (struct map){.kind = k, .n = c->n};
    if (c->n > CSV_COLUMNS_MAX)
        return tb_fail(e, TB_INVALID, N_("%zu columns are too many (at most %d)"), c->n,
                       CSV_COLUMNS_MAX);
    for (size_t i = 0; i < c->n; i++) {
        const char *cell = csv_field(c, i);
        m->column[i] = find_column(k, cell, strlen(cell));
        if (m->column[i] < 0 && !only_empty_follow(c, i))
            return is_empty(cell)
                       ? tb_fail(e, TB_INVALID, N_("column %zu has no name"), i + 1)
                       : unknown(k, cell, e);
        for (size_t j = 0; j < i; j++)
            if (m->column[i] >= 0 && m->column[j] == m->column[i])
                return tb_fail(e, TB_INVALID, N_("the column \"%s\" is there twice"),
                               k->columns[m->column[i]].name);
    }
    return check_all(m, e);
}

enum tb_rc map_row(const struct map *m, const struct csv *c, struct import_row *row,
                   struct tb_err *e)
{
    if (c->n != m->n)
        return tb_fail(e, TB_INVALID, N_("%zu fields, but the first line has %zu"),
                       c->n, m->n);
    row->line = c->record_line;
    for (int i = 0; i < IMPORT_COLUMNS_MAX; i++)
        row->cell[i] = "";
    for (size_t i = 0; i < m->n; i++) {
        const char *cell = csv_field(c, i);
        if (m->column[i] >= 0)
            row->cell[m->column[i]] = guard_strip(cell);
        else if (!is_empty(cell))
            return tb_fail(e, TB_INVALID, N_("text in column %zu, which has no name"),
                           i + 1);
    }
    return TB_OK;
}
