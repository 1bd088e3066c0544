#include "svg.h"

#include <string.h>

#include "html_parts.h"
#include "paper_parts.h"

int64_t svg_amount(const struct paper_value *v)
{
    return v->n / 4;
}

int svg_scale(int64_t n, int64_t whole, int width)
{
    enum { LEAST = 2 };
    bool some = n > 0 && width >= LEAST;
    while (whole > INT64_C(1) << 40) {
        whole /= 2;
        n /= 2;
    }
    if (whole <= 0 || n < 0)
        return 0;
    int part = (int)((n * width + whole / 2) / whole);
    return some && part < LEAST ? LEAST : part > width ? width : part;
}

void svg_open(struct strbuf *out, const char *kind, int width, int height,
              const char *title, const char *description)
{
    strbuf_printf(out, "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
                  kind, width, height);
    html_text(out, title);
    strbuf_puts(out, "</title>\n<desc>");
    html_text(out, description);
    strbuf_puts(out, "</desc>\n");
}

void svg_close(struct strbuf *out)
{
    strbuf_puts(out, "</svg>\n");
}

void svg_text(struct strbuf *out, const char *kind, int x, int y, int cols,
              const char *text)
{
    size_t n = strlen(text), fits = paper_fit(text, cols);
    strbuf_printf(out, "<text class=\"%s\" x=\"%d\" y=\"%d\">", kind, x, y);
    if (fits < n) {
        struct strbuf part = {0};
        strbuf_add(&part, text, paper_fit(text, cols - 2));
        html_text(out, part.s);
        strbuf_puts(out, "…");
        strbuf_free(&part);
    } else {
        html_text(out, text);
    }
    strbuf_puts(out, "</text>");
}

void svg_rect(struct strbuf *out, const char *kind, int x, int y, int width, int height)
{
    strbuf_printf(out,
                  "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
                  kind, x, y, width, height);
}
