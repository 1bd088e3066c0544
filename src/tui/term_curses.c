/* Curses, used for output only: it compares, moves and colours. Keys, sizes, signals
 * and the terminal's modes are ours. Curses flushes at every cursor movement, so it
 * writes into a memory file, and each frame reaches the terminal in one write: nobody
 * sees half of one. */
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

/* term.h makes macros of everyday words. */
#undef columns
#undef lines

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"

#include "tui/term.h"
#include "tui/term_guard.h"
#include "tui/term_in.h"
#include "tui/term_out.h"
#include "tui/term_parts.h"
#include "tui/term_short.h"
#include "tui/term_wide.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
/* The answer to the second says that one to the first came or never will. */
#define ASK_GROUND "\033]11;?\033\\"
#define ASK_WIDTH  "\033[3;1H\xe2\x94\x80\033[6n"

/* An answer that has not come by then is given up. */
enum { LATE_MS = 1000 };

static struct {
    SCREEN *screen;
    struct theme theme;
    bool plain; /* no colours, whatever the theme */
    bool mouse;
    cchar_t blank[2][STYLE_ROLES]; /* without and with the focus */
    struct cell *shown;            /* rows * cols of the last blit; NULL: unknown */
    bool bare;           /* shown is not written yet: the screen is cleared first */
    unsigned char *told; /* rows that the blit at hand sends */
    int rows, cols;
    cchar_t *line;
    int64_t asked; /* when; 0: no answer is on its way */
} term;

/* --- giving it back --------------------------------------------------------------- */

static const char *capability(const char *name)
{
    const char *s = tigetstr(name);
    return s == (const char *)-1 ? NULL : s; // NOLINT: terminfo's own "not a string"
}

static void add_capability(struct strbuf *out, const char *name)
{
    const char *s = capability(name);
    if (s)
        term_unpadded(out, s);
}

static void remember_leave(void)
{
    struct strbuf b = {0};
    strbuf_puts(&b, term.mouse ? PASTE_OFF MOUSE_OFF : PASTE_OFF);
    add_capability(&b, "sgr0");
    add_capability(&b, "op");
    add_capability(&b, "cnorm");
    add_capability(&b, "rmcup");
    strbuf_putc(&b, '\r');
    guard_leave(b.s, b.len);
    strbuf_free(&b);
}

void term_suspend(void)
{
    if (!guard_active())
        return;
    out_say(term.mouse ? PASTE_OFF MOUSE_OFF : PASTE_OFF);
    endwin();
    out_flush();
    guard_give();
}

void term_end(void)
{
    if (!term.screen)
        return;
    if (guard_active() && term.asked && clock_ticks() - term.asked < LATE_MS)
        in_drop_answer();
    term_suspend();
    guard_end();
    delscreen(term.screen);
    out_close();
    free(term.shown);
    free(term.told);
    free(term.line);
    memset(&term, 0, sizeof term);
}

/* --- taking it -------------------------------------------------------------------- */

static attr_t look_attr(unsigned look)
{
    return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
           (look & LOOK_DIM ? A_DIM : 0);
}

static void take_theme(bool light)
{
    theme_make(&term.theme, term.plain ? 0 : COLORS, light, term.plain);
    memset(term.blank, 0, sizeof term.blank);
    for (int i = 0; i < STYLE_ROLES; i++) {
        const struct role_look *r = &term.theme.roles[i];
        attr_t attr = look_attr(r->look);
        short pair = 0;
        if (term.theme.colour && r->colour >= 0 &&
            init_pair((short)(i + 1), r->colour, -1) == OK)
            pair = (short)(i + 1);
        setcchar(&term.blank[0][i], L" ", attr, pair, NULL);
        setcchar(&term.blank[1][i], L" ", attr | A_REVERSE, pair, NULL);
    }
}

void term_theme(bool light)
{
    take_theme(light);
    term_forget();
}

/* Curses asks the descriptor it writes to for its size. This one has none, and windows
 * made for 24 by 80 would be made again at once: so it is told. */
static SCREEN *screen_of_window(FILE *out)
{
    struct winsize w = {0};
    char rows[8], cols[8];
    if (ioctl(STDIN_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_row < 2 || w.ws_col < 2 ||
        w.ws_row > 1000 || w.ws_col > 1000)
        return newterm(NULL, out, stdin);
    snprintf(rows, sizeof rows, "%hu", w.ws_row);
    snprintf(cols, sizeof cols, "%hu", w.ws_col);
    char *rows_before = term_swap_env("LINES", rows);
    char *cols_before = term_swap_env("COLUMNS", cols);
    SCREEN *screen = newterm(NULL, out, stdin);
    free(term_swap_env("LINES", rows_before));
    free(term_swap_env("COLUMNS", cols_before));
    free(rows_before);
    free(cols_before);
    return screen;
}

/* Curses writes into the memory file, so what it says before the terminal's kind is
 * found wanting reaches nobody. */
static enum tb_rc open_screen(const char *name, struct tb_err *e)
{
    FILE *out = out_open(e);
    if (!out)
        return TB_IO;
    guard_start();
    term.screen = screen_of_window(out);
    if (term.screen && capability("cup"))
        return TB_OK;
    enum tb_rc rc = term_refuse(name, e);
    if (term.screen)
        rc = tb_fail(e, TB_USAGE,
                     N_("the terminal kind TERM=%.40s cannot place the cursor; try "
                        "TERM=xterm-256color tongbao"),
                     name);
    guard_end();
    if (term.screen)
        delscreen(term.screen);
    term.screen = NULL;
    out_close();
    return rc;
}

static void say_modes(void)
{
    out_say(PASTE_ON);
    if (term.mouse)
        out_say(MOUSE_ON);
}

enum tb_rc term_start(const struct term_wish *w, struct tb_err *e)
{
    const char *name = getenv("TERM");
    enum tb_rc rc = term_check(name, e);
    if (!rc)
        rc = open_screen(name, e);
    if (rc)
        return rc;
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a repaint is never broken off for waiting input */
    idcok(stdscr, FALSE);
    term.plain = w->no_color || !has_colors();
    if (!term.plain) {
        start_color();
        use_default_colors();
    }
    take_theme(w->light);
    term.mouse = w->mouse;
    remember_leave();
    mem_on_fatal(term_end);
    guard_take();
    say_modes();
    if (w->ask_width || w->ask_ground) {
        /* Sends what takes the screen; what clears it comes with the first frame. */
        clearok(curscr, FALSE);
        clearok(newscr, FALSE);
        doupdate();
        if (w->ask_ground && !term.plain && COLORS > 8)
            out_say(ASK_GROUND);
        out_say(ASK_WIDTH);
        term.asked = clock_ticks();
    }
    term_resized();
    return TB_OK;
}

void term_answered(void)
{
    term.asked = 0;
}

void term_mouse(bool on)
{
    if (on == term.mouse)
        return;
    term.mouse = on;
    remember_leave();
    if (guard_active()) {
        out_say(on ? MOUSE_ON : MOUSE_OFF);
        out_flush();
    }
}

void term_resume(void)
{
    if (!isendwin())
        endwin(); /* stopped without our knowledge: the shell may have had the screen */
    guard_take();
    say_modes();
    term_resized();
}

void term_resized(void)
{
    struct winsize w = {0};
    if (ioctl(STDIN_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 && w.ws_col > 0)
        resize_term(w.ws_row, w.ws_col);
    bool known = short_known(capability("cup"), capability("hpa"), capability("cud1"));
    out_shorten(known ? COLS : 0);
    term_forget();
}

void term_size(int *rows, int *cols)
{
    getmaxyx(stdscr, *rows, *cols);
}

/* --- output ----------------------------------------------------------------------- */

void term_forget(void)
{
    free(term.shown);
    term.shown = NULL;
}

/* Appends a cell to the line as one or two elements; returns the new count. A style's
 * blank with other characters is what setcchar makes, without its work: a screen has
 * thousands. */
static int add_cell(int n, const struct cell *cell)
{
    const cchar_t *blank =
        &term.blank[(cell->style & STYLE_FOCUS) != 0][cell->style & 0xf];
    cchar_t *out = &term.line[n++];
    size_t at = 0;
    *out = *blank;
    for (int i = 0; i < CCHARW_MAX && at < cell->len; i++) {
        uint32_t cp = ' ';
        at += text_decode(cell->text + at, cell->len - at, &cp);
        out->chars[i] = (wchar_t)cp;
    }
    uint32_t base = (uint32_t)out->chars[0];
    if (base >= 0x80 && wcwidth((wchar_t)base) != cell->width) { /* see term_wide.h */
        *out = *blank;
        out->chars[0] = (unsigned char)term_likeness(base);
        if (cell->width == 2)
            term.line[n++] = *blank;
    }
    return n;
}

/* A cell as it was sent last; blank where the screen is cleared first. */
static bool is_there(const struct cell *now, const struct cell *old)
{
    static const struct cell blank = {.text = " ", .len = 1, .width = 1};
    return memcmp(now, term.bare ? &blank : old, sizeof *now) == 0;
}

static void blit_row(const struct canvas *c, int y)
{
    const struct cell *now = canvas_cell(c, y, 0);
    struct cell *old = term.shown + (size_t)y * (size_t)c->cols;
    size_t row = (size_t)c->cols * sizeof *old;
    int first = 0, last = c->cols - 1;
    if (!term.bare && memcmp(now, old, row) == 0)
        return;
    while (first <= last && is_there(&now[first], &old[first]))
        first++;
    while (last > first && is_there(&now[last], &old[last]))
        last--;
    while (first > 0 && first < c->cols && now[first].width == 0)
        first--;
    int n = 0;
    for (int x = first; x <= last; x++)
        if (now[x].width > 0)
            n = add_cell(n, &now[x]);
    if (n)
        mvadd_wchnstr(y, first, term.line, n);
    if (!term.bare)
        memcpy(old, now, row);
    term.told[y] = 1;
}

/* A blit to a screen of another size, or whose state is not known, begins anew. */
static void begin_anew(int rows, int cols)
{
    size_t all = (size_t)rows * (size_t)cols;
    term.shown = xrealloc(term.shown, all * sizeof *term.shown);
    term.line = xrealloc(term.line, ((size_t)cols + 2) * sizeof *term.line);
    term.told = xrealloc(term.told, (size_t)rows);
    term.rows = rows;
    term.cols = cols;
    term.bare = true;
    werase(stdscr);
    clearok(stdscr, TRUE);
}

/* What curses cannot place is written over what it put there instead. */
static void blit_wide(const struct canvas *c)
{
    if (text_cp_width(0x2014) == 1)
        return;
    struct strbuf b = {0};
    wide_draw(c, term.told, &term.theme, &b);
    if (b.len)
        out_add(b.s, b.len);
    strbuf_free(&b);
}

void term_blit(const struct canvas *c)
{
    int rows = 0, cols = 0;
    term_size(&rows, &cols);
    if (!guard_active() || c->rows != rows || c->cols != cols || rows < 1 || cols < 1)
        return;
    if (!term.shown || term.rows != rows || term.cols != cols)
        begin_anew(rows, cols);
    memset(term.told, 0, (size_t)rows);
    for (int y = 0; y < rows; y++)
        blit_row(c, y);
    wmove(stdscr, c->cursor_y, c->cursor_x);
    wnoutrefresh(stdscr);
    doupdate();
    blit_wide(c);
    out_flush();
    if (term.bare) /* what is known of a whole screen can wait until it is seen */
        memcpy(term.shown, c->cells, (size_t)rows * (size_t)cols * sizeof *c->cells);
    term.bare = false;
}
