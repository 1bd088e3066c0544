/* Bars, one for each row: ranking bars on one scale, with a zero line that they leave
 * to both sides, and what is done of what is required, each row on its own. */
#include <string.h>

#include "html_parts.h"
#include "paper_parts.h"
#include "svg.h"

enum {
    WIDTH = 960,
    LEAD = 316,      /* where the bars begin */
    LABEL_COLS = 23, /* of text before it */
    DIGIT = 15,      /* a digit's width */
    DIGITS_MAX = 18, /* as many are shown */
    GAP = 10,
    ROW = 44,
    BAR = 26
};

struct scale {
    int64_t lo, hi; /* lo <= 0 <= hi */
    int left, width, zero;
    int cols; /* of the longest digits */
};

static int digits_cols(int most, const char *text)
{
    int w = paper_width(text);
    w = w < DIGITS_MAX ? w : DIGITS_MAX;
    return w > most ? w : most;
}

static struct scale measure(const struct paper_chart *c)
{
    struct scale s = {0};
    for (size_t i = 0; i < c->n_rows; i++) {
        int64_t n = svg_amount(&c->values[i]);
        s.lo = n < s.lo ? n : s.lo;
        s.hi = n > s.hi ? n : s.hi;
        s.cols = digits_cols(s.cols, c->values[i].text);
    }
    int room = s.cols * DIGIT + GAP;
    s.left = LEAD + (s.lo < 0 ? room : 0);
    s.width = WIDTH - s.left - room;
    s.zero = s.left + svg_scale(-s.lo, s.hi - s.lo, s.width);
    return s;
}

static void row_title(struct strbuf *out, const char *label, const char *digits)
{
    strbuf_puts(out, "<g><title>");
    html_text(out, label);
    strbuf_puts(out, ": ");
    html_text(out, digits);
    strbuf_puts(out, "</title>");
}

static void put_row(struct strbuf *out, const struct paper_chart *c, size_t row,
                    const struct scale *s, int y)
{
    const struct paper_value *v = &c->values[row];
    int64_t n = svg_amount(v);
    row_title(out, c->labels[row], v->text);
    svg_text(out, "label", LEAD - GAP, y + ROW - 13, LABEL_COLS, c->labels[row]);
    if (n < 0) {
        int x = s->zero - svg_scale(-n, -s->lo, s->zero - s->left);
        svg_rect(out, "minus", x, y + (ROW - BAR) / 2, s->zero - x, BAR);
        svg_text(out, "left", x - GAP, y + ROW - 13, DIGITS_MAX, v->text);
    } else {
        int wide = svg_scale(n, s->hi, s->left + s->width - s->zero);
        svg_rect(out, "bar", s->zero, y + (ROW - BAR) / 2, wide, BAR);
        svg_text(out, "digits", s->zero + wide + GAP, y + ROW - 13, DIGITS_MAX,
                 v->text);
    }
    strbuf_puts(out, "</g>\n");
}

void svg_bars(struct strbuf *out, const struct paper_chart *c, size_t from, size_t to)
{
    struct scale s = measure(c);
    struct strbuf says = {0};
    strbuf_puts(&says, "");
    for (size_t i = from; i < to; i++)
        strbuf_printf(&says, "%s%s: %s", i > from ? "; " : "", c->labels[i],
                      c->values[i].text);
    int height = (int)(to - from) * ROW;
    svg_open(out, "bars", WIDTH, height, c->title, says.s);
    for (size_t i = from; i < to; i++)
        put_row(out, c, i, &s, (int)(i - from) * ROW);
    strbuf_printf(out, "<path class=\"axis\" d=\"M%d 0V%d\"/>\n", s.zero, height);
    svg_close(out);
    strbuf_free(&says);
}

/* --- done of required ------------------------------------------------------------- */

static void of_digits(struct strbuf *to, const struct paper_value *pair)
{
    strbuf_clear(to);
    strbuf_printf(to, "%s/%s", pair[0].text, pair[1].text);
}

/* How much of the whole width: all of it when nothing, or less than that, is required
 * and something is done. */
static int done_width(const struct paper_value *pair, int width)
{
    int64_t done = svg_amount(&pair[0]), required = svg_amount(&pair[1]);
    if (done <= 0)
        return 0;
    return done >= required ? width : svg_scale(done, required, width);
}

void svg_progress(struct strbuf *out, const struct paper_chart *c, size_t from,
                  size_t to)
{
    struct strbuf says = {0}, digits = {0};
    int cols = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        of_digits(&digits, &c->values[2 * i]);
        cols = digits_cols(cols, digits.s);
    }
    int width = WIDTH - LEAD - GAP - cols * DIGIT;
    strbuf_puts(&says, "");
    for (size_t i = from; i < to; i++)
        strbuf_printf(&says, "%s%s: %s/%s", i > from ? "; " : "", c->labels[i],
                      c->values[2 * i].text, c->values[2 * i + 1].text);
    svg_open(out, "bars", WIDTH, (int)(to - from) * ROW, c->title, says.s);
    for (size_t i = from; i < to; i++) {
        int y = (int)(i - from) * ROW, top = y + (ROW - BAR) / 2;
        of_digits(&digits, &c->values[2 * i]);
        row_title(out, c->labels[i], digits.s);
        svg_text(out, "label", LEAD - GAP, y + ROW - 13, LABEL_COLS, c->labels[i]);
        svg_rect(out, "track", LEAD, top, width, BAR);
        svg_rect(out, "bar", LEAD, top, done_width(&c->values[2 * i], width), BAR);
        svg_text(out, "left", WIDTH, y + ROW - 13, DIGITS_MAX, digits.s);
        strbuf_puts(out, "</g>\n");
    }
    svg_close(out);
    strbuf_free(&says);
    strbuf_free(&digits);
}
