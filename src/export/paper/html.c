/* One page of HTML that needs nothing else: no script, no address, its style within.
 * On a screen it is a quiet document, on paper an official one (GB/T 9704). */
#include "export/paper_format.h"

#include "../html_parts.h"

static void put_head(struct strbuf *out, const struct paper *p)
{
    strbuf_printf(out,
                  "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                  "<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                  "'none'; style-src '%s'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, "
                  "initial-scale=1\">\n"
                  "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>",
                  p->zh ? "zh-CN" : "en", html_style_hash);
    html_text(out, p->title);
    strbuf_puts(out, "</title>\n<style>");
    strbuf_puts(out, html_style_screen);
    strbuf_puts(out, html_style_print);
    strbuf_puts(out, "</style>\n</head>\n<body>\n<main>\n");
}

static void put_element(struct strbuf *out, const char *open, const char *text,
                        const char *close)
{
    strbuf_puts(out, open);
    html_text(out, text);
    strbuf_puts(out, close);
}

static void put_block(struct strbuf *out, const struct paper_block *b, bool zh)
{
    switch (b->kind) {
    case PAPER_TITLE:
        break; /* put_title */
    case PAPER_MARK:
        put_element(out, "<p class=\"mark\">", b->text, "</p>\n");
        break;
    case PAPER_TO:
        put_element(out, "<p class=\"to\">", b->text, "</p>\n");
        break;
    case PAPER_HEADING:
        put_element(out, "<h2>", b->text, "</h2>\n");
        break;
    case PAPER_TEXT:
        put_element(out, "<p>", b->text, "</p>\n");
        break;
    case PAPER_ITEM:
        put_element(out, "<p class=\"item\">", b->text, "</p>\n");
        break;
    case PAPER_TABLE:
        html_table(out, b->table);
        break;
    case PAPER_CHART:
        html_chart(out, b->chart, zh);
        break;
    case PAPER_SIGN:
    case PAPER_DATE:
        put_element(out, "<p>", b->text, "</p>\n");
        break;
    case PAPER_NOTE:
        put_element(out, "<p class=\"note\">", b->text, "</p>\n");
        break;
    }
}

static bool is_signed(enum paper_block_kind kind)
{
    return kind == PAPER_SIGN || kind == PAPER_DATE;
}

/* The lines of a title are one heading. Returns the block behind them. */
static size_t put_title(struct strbuf *out, const struct paper *p, size_t i)
{
    strbuf_puts(out, "<h1>");
    for (size_t from = i; i < p->n_blocks && p->blocks[i].kind == PAPER_TITLE; i++) {
        strbuf_puts(out, i > from ? "<br>" : "");
        html_text(out, p->blocks[i].text);
    }
    strbuf_puts(out, "</h1>\n");
    return i;
}

/* Who issues it and when stand together. Returns the block behind them. */
static size_t put_signed(struct strbuf *out, const struct paper *p, size_t i)
{
    strbuf_puts(out, "<div class=\"signed\">\n");
    for (; i < p->n_blocks && is_signed(p->blocks[i].kind); i++)
        put_block(out, &p->blocks[i], p->zh);
    strbuf_puts(out, "</div>\n");
    return i;
}

static enum tb_rc html_write(const struct paper *p, const struct paper_options *o,
                             struct strbuf *out, struct tb_err *e)
{
    (void)o;
    (void)e;
    put_head(out, p);
    for (size_t i = 0; i < p->n_blocks;) {
        if (p->blocks[i].kind == PAPER_TITLE)
            i = put_title(out, p, i);
        else if (is_signed(p->blocks[i].kind))
            i = put_signed(out, p, i);
        else
            put_block(out, &p->blocks[i++], p->zh);
    }
    strbuf_puts(out, "</main>\n</body>\n</html>\n");
    return TB_OK;
}

const struct paper_format paper_html = {.name = "html", .write = html_write};
