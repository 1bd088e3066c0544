/* GitHub-flavoured Markdown. Text from data goes through put_text alone: harmless on
 * one line by text_safe, then with every mark of the language escaped, so that it is
 * text and nothing else. Charts are left out. */
#include <string.h>

#include "base/text.h"

#include "export/paper_format.h"

#include "../paper_parts.h"

/* An '@' within an address makes a link whether it is escaped or not; an empty comment
 * parts the two halves and is not seen. */
#define AT_APART "@<!---->"

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* s[i] is a mark wherever it stands, or after what stands before it. */
static bool is_mark(const char *s, size_t i)
{
    if (strchr("\\`*_[]<>|~&#$", s[i]))
        return true;
    if (s[i] == ':')
        return s[i + 1] == '/';
    return s[i] == '.' && i >= 3 && strncmp(s + i - 3, "www", 3) == 0;
}

/* The mark of a list, in front of a paragraph: -, + or a number; also = of a heading.
 */
static bool opens_block(const char *s, size_t i)
{
    if (i == 0)
        return strchr("-+=", s[0]);
    if (s[i] != '.' && s[i] != ')')
        return false;
    while (i && is_digit(s[i - 1]))
        i--;
    return i == 0 && is_digit(s[0]);
}

/* opens: the text begins a paragraph, and not a heading or a cell. */
static void put_text(struct strbuf *out, const char *text, bool opens)
{
    struct strbuf safe = {0};
    text_safe(&safe, text, strlen(text));
    const char *s = safe.s + strspn(safe.s, " ");
    size_t n = strlen(s);
    while (n && s[n - 1] == ' ')
        n--;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '@' && is_word(s[i + 1])) {
            strbuf_puts(out, AT_APART);
            continue;
        }
        if (is_mark(s, i) || (opens && opens_block(s, i)))
            strbuf_putc(out, '\\');
        strbuf_putc(out, s[i]);
    }
    strbuf_free(&safe);
}

/* --- tables ----------------------------------------------------------------------- */

static void put_head(struct strbuf *out, const struct paper_column *c)
{
    if (*c->above) {
        put_text(out, c->above, false);
        strbuf_puts(out, " / ");
    }
    put_text(out, c->name, false);
}

static void put_table(struct strbuf *out, const struct paper_table *t)
{
    if (*t->title) {
        strbuf_puts(out, "### ");
        put_text(out, t->title, false);
        strbuf_puts(out, "\n\n");
    }
    for (size_t i = 0; i < t->n_columns; i++) {
        strbuf_puts(out, i ? " | " : "| ");
        put_head(out, &t->columns[i]);
    }
    strbuf_puts(out, " |\n");
    for (size_t i = 0; i < t->n_columns; i++)
        strbuf_puts(out, t->columns[i].kind == PAPER_WORDS ? "|---" : "|---:");
    strbuf_puts(out, "|\n");
    for (size_t i = 0; i < t->n_rows * t->n_columns; i++) {
        strbuf_puts(out, i % t->n_columns ? " | " : "| ");
        put_text(out, t->cells[i].text, false);
        if ((i + 1) % t->n_columns == 0)
            strbuf_puts(out, " |\n");
    }
}

/* --- the whole -------------------------------------------------------------------- */

/* What a block begins with: "" for a paragraph. */
static const char *prefix(enum paper_block_kind kind)
{
    return kind == PAPER_TITLE ? "# " : kind == PAPER_HEADING ? "## " : "";
}

static bool is_blank(const struct paper_block *b)
{
    if (b->kind == PAPER_CHART)
        return true;
    return b->kind == PAPER_TABLE ? b->table->n_columns == 0
                                  : b->text[strspn(b->text, " ")] == '\0';
}

/* A title of several lines is one heading: its next line goes on behind the last. */
static void put_block(struct strbuf *out, const struct paper_block *b,
                      const struct paper_block *before)
{
    bool goes_on = before && before->kind == PAPER_TITLE && b->kind == PAPER_TITLE;
    if (goes_on)
        out->s[out->len - 1] = ' ';
    else if (before)
        strbuf_putc(out, '\n');
    if (b->kind == PAPER_TABLE) {
        put_table(out, b->table);
        return;
    }
    const char *start = prefix(b->kind);
    strbuf_puts(out, goes_on ? "" : start);
    put_text(out, b->text, !*start);
    strbuf_putc(out, '\n');
}

static enum tb_rc md_write(const struct paper *p, const struct paper_options *o,
                           struct strbuf *out, struct tb_err *e)
{
    const struct paper_block *before = NULL;
    (void)o;
    (void)e;
    for (size_t i = 0; i < p->n_blocks; i++) {
        if (is_blank(&p->blocks[i]))
            continue;
        put_block(out, &p->blocks[i], before);
        before = &p->blocks[i];
    }
    return TB_OK;
}

const struct paper_format paper_md = {.name = "md", .write = md_write};
