/* The canvas: a grid of cells that views draw into and the terminal copies from.
 *
 * All text goes through text_safe and is cut on whole graphemes; a wide character is
 * never halved: where one would be, blanks stand. Drawing outside the clip is ignored.
 */
#ifndef TB_TUI_CANVAS_H
#define TB_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

#include "tui/theme.h"

struct rect {
    int y, x, h, w;
};

/* text is one grapheme, not NUL-terminated; width 0 is the right half of a wide one. */
struct cell {
    char text[21];
    uint8_t len;
    uint8_t width;
    uint8_t style;
};

struct canvas {
    int rows, cols;
    struct cell *cells; /* rows * cols */
    struct rect clip;
    int cursor_y, cursor_x;    /* where the hardware cursor goes */
    const unsigned char *live; /* rows that are drawn; NULL: all */
    bool ascii;                /* rules, bars and arrows are ASCII; see look.h */
    struct strbuf scratch;
    /* Where table cells go instead of the grid: as text parted by tabs, or, when plain,
     * with their titles as one sentence. NULL: into the grid. */
    struct strbuf *capture;
    struct strbuf *capture_last; /* plain: where the widest column goes, said last */
    bool plain; /* no rules, bars and columns: for screen readers and braille */
};

/* Makes the canvas rows x cols and blank. */
void canvas_reset(struct canvas *c, int rows, int cols);
/* Blanks only the rows y with live[y], and ignores drawing elsewhere until the next
 * reset: what stands there is what would be drawn again. The size must be the same. */
void canvas_reset_rows(struct canvas *c, const unsigned char *live);
/* True when drawing in row y has an effect. */
bool canvas_live(const struct canvas *c, int y);
void canvas_free(struct canvas *c);
/* Restricts drawing to r within the canvas. */
void canvas_clip(struct canvas *c, struct rect r);

/* Draws s in exactly cols columns: cut with '~', padded with spaces; right-aligned when
 * cols is negative. Returns the column after it. */
int canvas_text(struct canvas *c, int y, int x, int cols, const char *s,
                unsigned style);
/* Draws as much of s as it needs and limit allows; returns the column after it. */
int canvas_put(struct canvas *c, int y, int x, int limit, const char *s,
               unsigned style);
int canvas_printf(struct canvas *c, int y, int x, int limit, unsigned style,
                  const char *fmt, ...) __attribute__((format(printf, 6, 7)));
void canvas_fill(struct canvas *c, struct rect r, unsigned style);
/* A horizontal rule over the whole row of the clip. */
void canvas_rule(struct canvas *c, int y);
/* A vertical rule, and a bar of `done` parts of `all` in cols columns. */
void canvas_vrule(struct canvas *c, int y, int x, int h);
void canvas_bar(struct canvas *c, int y, int x, int cols, int64_t done, int64_t all,
                unsigned style);
/* Adds style bits (STYLE_FOCUS) to what is drawn in r. */
void canvas_restyle(struct canvas *c, struct rect r, unsigned add);
/* Copies a part of another canvas to (y, x). */
void canvas_copy(struct canvas *c, int y, int x, const struct canvas *from,
                 struct rect part);
void canvas_cursor(struct canvas *c, int y, int x);

const struct cell *canvas_cell(const struct canvas *c, int y, int x);
/* The whole grid as text: a line per row, no trailing blanks. */
void canvas_dump(const struct canvas *c, struct strbuf *out);

#endif
