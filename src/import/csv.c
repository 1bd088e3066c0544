#include "import/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BUFFER 65536
#define AHEAD  16 /* bytes that may be looked at together */

/* Keeps at least AHEAD bytes in the buffer until the end of the stream. */
static bool fill(struct csv *c)
{
    while (!c->eof && c->end - c->p < AHEAD) {
        size_t rest = (size_t)(c->end - c->p), n = 0;
        memmove(c->buf, c->p, rest);
        c->p = c->buf;
        c->rc = decode_read(c->in, c->buf + rest, BUFFER - rest, &n, c->e);
        c->end = c->buf + rest + n;
        c->eof = n == 0;
        if (c->rc)
            return false;
    }
    return c->p < c->end;
}

void csv_delimiter(struct csv *c, const char *delimiter)
{
    memset(c->special, 0, sizeof c->special);
    for (int i = 0; i < 32; i++)
        c->special[i] = i != '\t';
    snprintf(c->delimiter, sizeof c->delimiter, "%s", delimiter);
    c->special[(unsigned char)c->delimiter[0]] = true;
}

static bool at_delimiter(const struct csv *c)
{
    size_t n = strlen(c->delimiter);
    return (size_t)(c->end - c->p) >= n && !memcmp(c->p, c->delimiter, n);
}

static void newline(struct csv *c)
{
    c->p += c->p[0] == '\r' && c->end - c->p > 1 && c->p[1] == '\n' ? 2 : 1;
    c->line++;
}

/* "sep=;" as spreadsheet programs write it on a line of its own. */
static void take_sep_line(struct csv *c, bool given)
{
    if (c->end - c->p < 6 || strncasecmp(c->p, "sep=", 4) != 0)
        return;
    size_t n = 5;
    while (n < 9 && c->p + n < c->end && (c->p[n] & 0xC0) == 0x80)
        n++;
    if (c->p + n >= c->end || (c->p[n] != '\r' && c->p[n] != '\n'))
        return;
    char delimiter[6] = "";
    memcpy(delimiter, c->p + 4, n - 4);
    if (!given)
        csv_delimiter(c, delimiter);
    c->p += n;
    newline(c);
}

enum tb_rc csv_open(struct csv *c, struct decoder *in, const char *delimiter,
                    struct tb_err *e)
{
    *c = (struct csv){.in = in, .line = 1, .e = e};
    c->buf = c->p = c->end = xmalloc(BUFFER);
    csv_delimiter(c, *delimiter ? delimiter : ",");
    if (fill(c))
        take_sep_line(c, *delimiter != 0);
    return c->rc;
}

const char *csv_peek(struct csv *c, size_t *n, struct tb_err *e)
{
    c->e = e;
    *n = 0;
    if (!fill(c))
        return "";
    const char *s = c->p;
    while (s < c->end && strchr("\r\n", *s) && *s)
        s++;
    while (s + *n < c->end && s[*n] != '\r' && s[*n] != '\n')
        ++*n;
    return s;
}

/* --- fields ---------------------------------------------------------------------- */

static void spoil(struct csv *c, const struct tb_err *why)
{
    if (!c->bad)
        c->why = *why;
    c->bad = true;
}

static void append(struct csv *c, const char *s, size_t n)
{
    c->length += n;
    if (c->length <= CSV_FIELD_MAX && c->n < CSV_COLUMNS_MAX)
        strbuf_add(&c->text, s, n);
}

static void control(struct csv *c)
{
    struct tb_err why;
    tb_fail(&why, TB_INVALID, N_("a control character (0x%02X) stands on line %lld"),
            (unsigned char)*c->p, (long long)c->line);
    spoil(c, &why);
    c->p++;
}

/* Up to the delimiter or the end of the line. */
static void read_bare(struct csv *c)
{
    while (fill(c)) {
        char *s = c->p;
        while (c->p < c->end && !c->special[(unsigned char)*c->p])
            c->p++;
        append(c, s, (size_t)(c->p - s));
        if (!fill(c) || at_delimiter(c) || *c->p == '\r' || *c->p == '\n')
            return;
        if (*c->p == c->delimiter[0]) /* only the first byte of a longer delimiter */
            append(c, c->p++, 1);
        else if (c->special[(unsigned char)*c->p])
            control(c);
    }
}

static void after_quote(struct csv *c)
{
    if (!fill(c) || at_delimiter(c) || *c->p == '\r' || *c->p == '\n')
        return;
    struct tb_err why;
    tb_fail(&why, TB_INVALID,
            N_("text after the closing quote on line %lld (a quote inside is written "
               "\"\")"),
            (long long)c->line);
    spoil(c, &why);
    read_bare(c);
}

static void never_closed(struct csv *c, int64_t line)
{
    tb_fail(&c->why, TB_INVALID, N_("the quote opened on line %lld is never closed"),
            (long long)line);
    c->bad = true;
}

static void read_quoted(struct csv *c)
{
    int64_t opened = c->line;
    c->quoted = true;
    c->p++;
    while (fill(c)) {
        char *s = c->p;
        while (c->p < c->end && *c->p != '"' && (*c->p == '\t' || *c->p & 0xE0))
            c->p++;
        append(c, s, (size_t)(c->p - s));
        if (!fill(c))
            break;
        if (*c->p == '"' && c->end - c->p > 1 && c->p[1] == '"') {
            append(c, c->p, 1);
            c->p += 2;
        } else if (*c->p == '"') {
            c->p++;
            after_quote(c);
            return;
        } else if (*c->p == '\r' || *c->p == '\n') {
            s = c->p;
            newline(c);
            append(c, s, (size_t)(c->p - s));
        } else if (!*c->p) {
            control(c);
        } else {
            append(c, c->p++, 1); /* a program wrote it: the text is meant */
        }
    }
    never_closed(c, opened);
}

static void read_field(struct csv *c)
{
    c->length = 0;
    if (c->n < CSV_COLUMNS_MAX)
        c->starts[c->n] = c->text.len;
    if (fill(c) && *c->p == '"')
        read_quoted(c);
    else
        read_bare(c);
    if (c->length > CSV_FIELD_MAX) {
        struct tb_err why;
        tb_fail(&why, TB_INVALID, N_("a field is longer than %d bytes"), CSV_FIELD_MAX);
        spoil(c, &why);
    }
    if (c->n < CSV_COLUMNS_MAX)
        strbuf_putc(&c->text, '\0');
    c->n++;
}

enum tb_rc csv_next(struct csv *c, enum csv_what *what, struct tb_err *e)
{
    c->e = e;
    c->n = 0;
    c->bad = c->quoted = false;
    strbuf_clear(&c->text);
    c->record_line = c->line;
    *what = CSV_END;
    if (!fill(c))
        return c->rc;
    for (;;) {
        read_field(c);
        if (c->rc)
            return c->rc;
        if (c->p < c->end && at_delimiter(c)) {
            c->p += strlen(c->delimiter);
            continue;
        }
        break;
    }
    if (c->p < c->end)
        newline(c);
    *what = c->bad ? CSV_BAD : CSV_RECORD;
    return TB_OK;
}

const char *csv_field(const struct csv *c, size_t i)
{
    return c->text.s + c->starts[i];
}

static bool blank_field(const char *s)
{
    while (*s) {
        if (*s == ' ' || *s == '\t')
            s++;
        else if (!strncmp(s, "\xE3\x80\x80", 3)) /* U+3000 */
            s += 3;
        else
            return false;
    }
    return true;
}

/* A spreadsheet's empty rows at the end are rows of delimiters. */
bool csv_blank(const struct csv *c)
{
    if (c->n > CSV_COLUMNS_MAX)
        return false;
    for (size_t i = 0; i < c->n; i++)
        if (c->quoted || !blank_field(csv_field(c, i)))
            return false;
    return true;
}

void csv_close(struct csv *c)
{
    free(c->buf);
    strbuf_free(&c->text);
    *c = (struct csv){0};
}
