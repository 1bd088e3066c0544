/* A little picture of one row: a bar for each month, on the scale of the whole chart,
 * with the digits of its highest and, below zero, its lowest month. */
#include <string.h>

#include "html_parts.h"
#include "paper_parts.h"
#include "svg.h"

enum {
    WIDTH = 480,
    HEIGHT = 196,
    LABEL_COLS = 36,
    TOP = 62,     /* of the tallest bar */
    BOTTOM = 152, /* of the lowest */
    DIGITS = 20,  /* digits stand so far from their bar */
    COLUMN = 10,  /* units of a column of a month's name, and of digits */
    NAMES_Y = 188,
    DIGITS_MAX = 14,
    NAME_MAX = 8 /* columns of a month's name */
};

struct plot {
    int64_t lo, hi;
    int zero, low; /* where zero is, and the scale's end */
};

static int month_x(const struct paper_chart *c, size_t i)
{
    return (int)(i * WIDTH / c->n_months);
}

/* Every how manieth name is written, so that none touches the next. */
static size_t name_step(const struct paper_chart *c)
{
    int widest = 1;
    for (size_t i = 0; i < c->n_months; i++) {
        int w = paper_width(c->months[i]);
        widest = w > widest ? w : widest;
    }
    widest = widest < NAME_MAX ? widest : NAME_MAX;
    size_t step = 1, room = (size_t)WIDTH / c->n_months;
    while (step < c->n_months && step * room < (size_t)widest * COLUMN)
        step++;
    return step;
}

/* The middle of a text at column i, moved so that it stays in the picture. */
static int middle_x(const struct paper_chart *c, size_t i, const char *text, int cols)
{
    int w = paper_width(text);
    int half = (w < cols ? w : cols) * COLUMN / 2;
    int x = (month_x(c, i) + month_x(c, i + 1)) / 2;
    return x < half ? half : x > WIDTH - half ? WIDTH - half : x;
}

static void put_bar(struct strbuf *out, const struct paper_chart *c, size_t i,
                    const struct paper_value *v, const struct plot *p)
{
    int64_t n = svg_amount(v);
    int x = month_x(c, i), wide = month_x(c, i + 1) - x, edge = wide / 6;
    int tall = n < 0 ? svg_scale(-n, -p->lo, p->low - p->zero)
                     : svg_scale(n, p->hi, p->zero - TOP);
    if (tall)
        svg_rect(out, n < 0 ? "minus" : "bar", x + edge,
                 n < 0 ? p->zero : p->zero - tall, wide - 2 * edge, tall);
}

static void put_extremes(struct strbuf *out, const struct paper_chart *c,
                         const struct paper_value *v, const struct plot *p)
{
    size_t most = 0, least = 0;
    for (size_t i = 1; i < c->n_months; i++) {
        most = v[i].n > v[most].n ? i : most;
        least = v[i].n < v[least].n ? i : least;
    }
    if (v[most].n > 0)
        svg_text(out, "peak", middle_x(c, most, v[most].text, DIGITS_MAX),
                 p->zero - svg_scale(svg_amount(&v[most]), p->hi, p->zero - TOP) - 6,
                 DIGITS_MAX, v[most].text);
    if (v[least].n < 0)
        svg_text(out, "peak", middle_x(c, least, v[least].text, DIGITS_MAX),
                 p->zero + svg_scale(-svg_amount(&v[least]), -p->lo, p->low - p->zero) +
                     DIGITS,
                 DIGITS_MAX, v[least].text);
}

static void describe(struct strbuf *to, const struct paper_chart *c,
                     const struct paper_value *v)
{
    strbuf_puts(to, "");
    for (size_t i = 0; i < c->n_months; i++)
        strbuf_printf(to, "%s%s: %s", i ? "; " : "", c->months[i], v[i].text);
}

void svg_months(struct strbuf *out, const struct paper_chart *c, size_t row, int64_t lo,
                int64_t hi)
{
    const struct paper_value *v = &c->values[row * c->n_months];
    struct plot p = {.lo = lo, .hi = hi};
    struct strbuf says = {0};
    if (c->n_months == 0)
        return;
    /* Digits need room below the lowest bar too. */
    p.low = BOTTOM - (lo < 0 ? DIGITS : 0);
    p.zero = hi == lo ? p.low : TOP + svg_scale(hi, hi - lo, p.low - TOP);
    describe(&says, c, v);
    svg_open(out, "months", WIDTH, HEIGHT, c->labels[row], says.s);
    svg_text(out, "label", 0, 26, LABEL_COLS, c->labels[row]);
    strbuf_printf(out, "<path class=\"most\" d=\"M0 %dH%d\"/>\n", TOP, WIDTH);
    for (size_t i = 0; i < c->n_months; i++)
        put_bar(out, c, i, &v[i], &p);
    strbuf_printf(out, "<path class=\"axis\" d=\"M0 %dH%d\"/>\n", p.zero, WIDTH);
    put_extremes(out, c, v, &p);
    size_t step = name_step(c);
    for (size_t i = 0; i < c->n_months; i += step)
        svg_text(out, "month", middle_x(c, i, c->months[i], NAME_MAX), NAMES_Y,
                 NAME_MAX, c->months[i]);
    strbuf_putc(out, '\n');
    svg_close(out);
    strbuf_free(&says);
}
