#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

#include "core/amount.h"

#include "cli.h"

#define PART 2000 /* rows of a long list that are held at a time */

static void put_safe(FILE *f, const char *start, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));
static void put_safe(FILE *f, const char *start, const char *fmt, va_list ap)
{
    struct strbuf raw = {0}, line = {0};
    char small[1024];
    va_list again;
    va_copy(again, ap);
    int n = vsnprintf(small, sizeof small, fmt, ap);
    if (n >= (int)sizeof small) {
        char *big = xmalloc((size_t)n + 1);
        vsnprintf(big, (size_t)n + 1, fmt, again);
        strbuf_puts(&raw, big);
        free(big);
    } else {
        strbuf_puts(&raw, n < 0 ? "" : small);
    }
    va_end(again);
    strbuf_puts(&line, start);
    text_safe(&line, raw.s, raw.len);
    strbuf_putc(&line, '\n');
    fwrite(line.s, 1, line.len, f);
    strbuf_free(&raw);
    strbuf_free(&line);
}

void cli_say(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_safe(stdout, "", fmt, ap);
    va_end(ap);
}

void cli_note(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_safe(stderr, "", fmt, ap);
    va_end(ap);
}

void cli_say_lines(const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        char *copy = xstrndup(text, n);
        copy[n > 0 && copy[n - 1] == '\r' ? n - 1 : n] = '\0';
        cli_say("%s", copy);
        free(copy);
        text += n + (text[n] == '\n');
    }
}

void cli_complain(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    put_safe(stderr, "tongbao: ", fmt, ap);
    va_end(ap);
}

/* --- cells ------------------------------------------------------------------------ */

void cli_column(struct sheet *s, const char *name, enum cell_type type)
{
    int value;
    const char *shown = NULL;
    if (i18n_is_zh())
        shown = word_find(words_header, name, &value) ? word_zh(words_header, value)
                                                      : gettext(name);
    sheet_column(s, name, shown, type);
}

void cli_content_column(struct sheet *s)
{
    /* Among the columns of files "value" is a number of an event. */
    sheet_column(s, "value", i18n_is_zh() ? _("content") : NULL, CELL_TEXT);
}

void cli_word_cell(struct sheet *s, const struct word *set, int value)
{
    sheet_word(s, word_en(set, value),
               i18n_is_zh() ? word_zh(set, value) : word_en(set, value));
}

void cli_day_cell(struct sheet *s, tb_day d)
{
    char date[16];
    cli_text_cell(s, day_format(d, date));
}

void cli_text_cell(struct sheet *s, const char *text)
{
    sheet_text(s, text && *text ? text : NULL);
}

void cli_amount_cell(struct sheet *s, enum cell_type type, tb_amount a, int decimals)
{
    char digits[32];
    sheet_digits(s, type, amount_format(a, decimals, digits));
}

/* --- tables ----------------------------------------------------------------------- */

static void terminal_options(const struct cli *c, struct sheet_options *o)
{
    struct winsize size;
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (!isatty(STDOUT_FILENO))
        return;
    if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
        o->width = size.ws_col;
    o->bold = !c->no_color && !(no_color && *no_color) && term && *term &&
              strcmp(term, "dumb") != 0;
}

enum tb_rc cli_table_open(struct cli *c, struct cli_table *t, struct tb_err *e)
{
    const char *name = cli_value(c, "format");
    *t = (struct cli_table){.format = exporter_find(name ? name : "table")};
    if (!t->format)
        return cli_usage(c, e, N_("--format %s: there are table, csv and json"), name);
    t->options.bom = cli_value(c, "bom") != NULL;
    terminal_options(c, &t->options);
    return TB_OK;
}

static enum tb_rc write_part(struct cli_table *t, unsigned last, struct tb_err *e)
{
    unsigned part = (t->begun ? 0 : SHEET_FIRST) | last;
    t->begun = true;
    errno = 0;
    enum tb_rc rc = t->format->write(&t->sheet, &t->options, part, stdout, e);
    if (rc && errno)
        tb_fail(e, rc, N_("cannot write the output: %s"), strerror(errno));
    if (rc && errno == EPIPE)
        e->msg[0] = 0;
    sheet_rewind(&t->sheet);
    return rc;
}

enum tb_rc cli_table_step(struct cli_table *t, struct tb_err *e)
{
    return sheet_rows(&t->sheet) < PART ? TB_OK : write_part(t, 0, e);
}

enum tb_rc cli_table_close(struct cli_table *t, enum tb_rc rc, struct tb_err *e)
{
    if (!rc)
        rc = write_part(t, SHEET_LAST, e);
    sheet_free(&t->sheet);
    return rc;
}

enum tb_rc cli_flush(struct tb_err *e)
{
    errno = 0;
    bool bad = fflush(stdout) || ferror(stdout);
    int why = errno;
    if (!bad && close(STDOUT_FILENO) &&
        errno != EBADF) { /* a full network disk says so here */
        bad = true;
        why = errno;
    }
    if (!bad)
        return TB_OK;
    tb_fail(e, TB_IO, N_("cannot write the output: %s"), strerror(why ? why : EIO));
    if (why == EPIPE)
        e->msg[0] = 0;
    return TB_IO;
}
