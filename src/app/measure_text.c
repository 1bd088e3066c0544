/* The header of a measure's text: its words and its days. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/clause.h"

#include "app/measure.h"

/* Bytes before the character in column `column`, from 1. */
static size_t bytes_before(const char *s, size_t n, int column)
{
    size_t at = 0;
    uint32_t cp;

    while (column-- > 1 && at < n)
        at += text_decode(s + at, n - at, &cp);
    return at;
}

static size_t word_bytes(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && !strchr(" \t\r#", s[i]) && strncmp(s + i, "　", 3) != 0)
        i++;
    return i;
}

/* Where the date stands in a header's line and where the last word ends; false: it is
 * no header. */
static bool find_date(struct arena *a, const char *line, size_t n, size_t *from,
                      size_t *end)
{
    struct clause c = {0};

    if (clause_split(a, line, n, &c, NULL) != TB_OK || c.n_words < 3 ||
        !clause_at(&c, 0, "scheme 办法"))
        return false;
    for (int i = 1; i + 1 < c.n_words; i++) {
        if (!clause_at(&c, i, "from 自"))
            continue;
        *from = bytes_before(line, n, c.columns[i + 1]);
        *end = bytes_before(line, n, c.columns[c.n_words - 1]);
        *end += word_bytes(line + *end, n - *end);
        return true;
    }
    return false;
}

void app_measure_from(const char *text, tb_day from, struct strbuf *out)
{
    struct arena a = {0};
    char date[16];
    bool found = false;

    strbuf_puts(out, "");
    while (*text) {
        size_t n = strcspn(text, "\n"), at, end;
        if (!found && find_date(&a, text, n, &at, &end)) {
            found = true;
            strbuf_add(out, text, at);
            strbuf_puts(out, day_format(from, date));
            strbuf_add(out, text + end, n - end);
        } else {
            strbuf_add(out, text, n);
        }
        text += n;
        if (*text)
            strbuf_putc(out, *text++);
    }
    arena_free(&a);
}

void app_measure_blank(tb_day from, struct strbuf *out)
{
    char date[16];

    strbuf_printf(out, _("scheme \"new measure\" from %s\n"), day_format(from, date));
    strbuf_puts(out, _("# One clause a line, such as:\n"
                       "# submit set 1\n"
                       "# adoptions highest\n"
                       "# adopt level county set 5\n"));
}

const struct scheme *app_measure_of_day(const struct app *app, tb_day from)
{
    for (size_t i = 0; i < app->schemes.n; i++)
        if (app->schemes.items[i].from == from)
            return &app->schemes.items[i];
    return NULL;
}
