/* Drawing an editor: numbers, signs, lines from a column on. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include "tui/editor.h"

enum { NUMBER_COLS = 4, GUTTER = NUMBER_COLS + 2 };

/* Where the line begins when `left` columns are scrolled away; *pad: columns of a wide
 * character that was cut in two. */
static size_t skip(const char *s, size_t n, int left, int *pad)
{
    size_t at = 0;
    int used = 0;
    while (at < n && used < left) {
        int cols = 0;
        at += text_grapheme(s + at, n - at, &cols);
        used += cols;
    }
    *pad = used > left ? used - left : 0;
    return at;
}

static void draw_text(const struct editor *e, struct canvas *c, int y, struct rect r,
                      const char *s, size_t n, unsigned style)
{
    char line[1024];
    int pad = 0;
    size_t at = skip(s, n, e->left, &pad);
    size_t len = n - at < sizeof line - 1 ? n - at : sizeof line - 1;
    memcpy(line, s + at, len);
    line[len] = '\0';
    if (len > 0)
        canvas_text(c, y, r.x + GUTTER + pad, r.w - GUTTER - pad, line, style);
}

/* The word in question stands out, and the sign before the line tells without colour.
 */
static void draw_wrong(const struct editor *e, struct canvas *c, int y, struct rect r,
                       const char *s, size_t n)
{
    char word[200];
    uint32_t cp;
    size_t at = 0;
    for (int column = 1; column < e->wrong_column && at < n; column++)
        at += text_decode(s + at, n - at, &cp);
    size_t len = strcspn(s + at, " \n");
    if (at + len > n)
        len = n - at;
    if (len > sizeof word - 1)
        len = sizeof word - 1;
    memcpy(word, s + at, len);
    word[len] = '\0';
    int x = text_width(s, at) - e->left;
    if (x >= 0 && x < r.w - GUTTER && len > 0)
        canvas_put(c, y, r.x + GUTTER + x, r.w - GUTTER - x, word,
                   STYLE_BAD | STYLE_FOCUS);
}

static bool is_comment(const char *s)
{
    s += strspn(s, " ");
    return *s == '#' || strncmp(s, "＃", strlen("＃")) == 0;
}

static void draw_line(const struct editor *e, struct canvas *c, int y, struct rect r,
                      const char *s, int line, char sign)
{
    char number[16];
    size_t n = strcspn(s, "\n");
    bool wrong = line == e->wrong_line;
    snprintf(number, sizeof number, "%*d%c", NUMBER_COLS, line,
             wrong  ? '!'
             : sign ? sign
                    : ' ');
    canvas_put(c, y, r.x, GUTTER, number,
               wrong  ? STYLE_BAD
               : sign ? STYLE_WARN
                      : STYLE_MUTED);
    draw_text(e, c, y, r, s, n, is_comment(s) ? STYLE_MUTED : STYLE_TEXT);
    if (wrong)
        draw_wrong(e, c, y, r, s, n);
}

void editor_draw(const struct editor *e, struct canvas *c, struct rect r,
                 const char *signs, bool caret)
{
    const char *s = editor_text(e);
    size_t n_signs = signs ? strlen(signs) : 0;
    for (size_t line = 0;; line++) {
        size_t n = strcspn(s, "\n");
        int y = r.y + (int)line - (int)e->top;
        bool here = e->caret >= (size_t)(s - editor_text(e)) &&
                    e->caret <= (size_t)(s - editor_text(e)) + n;
        if (y >= r.y + r.h)
            return;
        if (y >= r.y)
            draw_line(e, c, y, r, s, (int)line + 1,
                      (char)(line < n_signs && signs[line] != ' ' ? signs[line] : 0));
        if (here && caret && y >= r.y) {
            size_t start = (size_t)(s - editor_text(e));
            canvas_cursor(c, y,
                          r.x + GUTTER + text_width(s, e->caret - start) - e->left);
        }
        if (!s[n])
            return;
        s += n + 1;
    }
}
