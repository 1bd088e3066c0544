/* A chart: its title and how it is read, and as many pictures as it takes. A picture is
 * never broken over two pages, and so a long list of bars is several pictures. */
#include <string.h>

#include "html_parts.h"
#include "svg.h"

/* Bars in one picture: a part of a page, so that little of it stays empty. */
#define BARS_MAX 12

static void put_unit(struct strbuf *out, const struct paper_chart *c, bool zh)
{
    if (!*c->unit)
        return;
    strbuf_puts(out, zh ? "（" : " (");
    html_text(out, c->unit);
    strbuf_puts(out, zh ? "）" : ")");
}

/* The highest value of all, NULL when none is above zero; the scale of the chart. */
static const char *find_scale(const struct paper_chart *c, int64_t *lo, int64_t *hi)
{
    const char *most = NULL;
    *lo = *hi = 0;
    for (size_t i = 0; i < c->n_rows * c->n_months; i++) {
        int64_t n = svg_amount(&c->values[i]);
        *lo = n < *lo ? n : *lo;
        if (n > *hi) {
            *hi = n;
            most = c->values[i].text;
        }
    }
    return most;
}

static void put_months(struct strbuf *out, const struct paper_chart *c, bool zh)
{
    int64_t lo, hi;
    const char *most = find_scale(c, &lo, &hi);
    if (most) {
        strbuf_puts(out, zh ? "<p class=\"key\">各图刻度相同，虚线为最高值 "
                            : "<p class=\"key\">All on one scale; the dashed line is "
                              "the highest value, ");
        html_text(out, most);
        strbuf_puts(out, zh ? "。</p>\n" : ".</p>\n");
    }
    strbuf_puts(out, "<div class=\"many\">\n");
    for (size_t i = 0; i < c->n_rows; i++)
        svg_months(out, c, i, lo, hi);
    strbuf_puts(out, "</div>\n");
}

static void put_bars(struct strbuf *out, const struct paper_chart *c, bool zh)
{
    if (c->kind == PAPER_PROGRESS)
        strbuf_puts(
            out, zh ? "<p class=\"key\">实条为已完成，外框为任务数；数字为“完成/任务”。"
                      "</p>\n"
                    : "<p class=\"key\">The solid bar is what is done, the frame what "
                      "is required; digits are done/required.</p>\n");
    for (size_t from = 0, to; from < c->n_rows; from = to) {
        to = from + BARS_MAX < c->n_rows ? from + BARS_MAX : c->n_rows;
        if (c->kind == PAPER_PROGRESS)
            svg_progress(out, c, from, to);
        else
            svg_bars(out, c, from, to);
    }
}

void html_chart(struct strbuf *out, const struct paper_chart *c, bool zh)
{
    strbuf_puts(out, "<figure>\n<figcaption>");
    html_text(out, c->title);
    put_unit(out, c, zh);
    strbuf_puts(out, "</figcaption>\n");
    if (c->kind == PAPER_MONTHS)
        put_months(out, c, zh);
    else
        put_bars(out, c, zh);
    strbuf_puts(out, "</figure>\n");
}
