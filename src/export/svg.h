/* Pictures in SVG: what the kinds of charts have in common. Lengths are whole units, of
 * which a picture has as many across as svg_open is told. */
#ifndef TB_EXPORT_SVG_H
#define TB_EXPORT_SVG_H

#include <stdint.h>

#include "base/mem.h"

#include "bulletin/paper.h"

#define SVG_COLUMN 13 /* units of one column of text, of the size that labels have */

/* Values shrunk so that any two may be subtracted; the loss cannot be seen. */
int64_t svg_amount(const struct paper_value *v);
/* n of whole as a part of width, for 0 <= n <= whole; something is never nothing. */
int svg_scale(int64_t n, int64_t whole, int width);

/* A picture with its title and, for who cannot see it, its description, both from
 * data; `kind` is its class. */
void svg_open(struct strbuf *out, const char *kind, int width, int height,
              const char *title, const char *description);
void svg_close(struct strbuf *out);
/* Text at x, y, of the class's own size and anchor, cut with an ellipsis. */
void svg_text(struct strbuf *out, const char *kind, int x, int y, int cols,
              const char *text);
void svg_rect(struct strbuf *out, const char *kind, int x, int y, int width,
              int height);

/* Rows from..to of a chart as one picture. */
void svg_bars(struct strbuf *out, const struct paper_chart *c, size_t from, size_t to);
void svg_progress(struct strbuf *out, const struct paper_chart *c, size_t from,
                  size_t to);
/* One row of months; lo and hi are the scale. */
void svg_months(struct strbuf *out, const struct paper_chart *c, size_t row, int64_t lo,
                int64_t hi);

#endif
