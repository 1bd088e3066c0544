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
#include "tui/term_out.h"
#include "tui/term_parts.h"
#include "tui/term_wide.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define MOUSE_ON  "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
/* The answer to the second says that one to the first came or never will. */
#define ASK_GROUND "\033]11;?\033\\"
#define ASK_WIDTH  "\033[3;1H\xe2\x94\x80\033[6n"

/* How long leaving waits for an answer on its way, and when it is given up. */
enum { ANSWER_MS = 300, LATE_MS = 1000 };

static struct {
    SCREEN *screen;
    struct theme theme;
    bool plain; /* no colours, whatever the theme */
    bool mouse;
    attr_t attr[STYLE_ROLES];
    short pair[STYLE_ROLES];
    struct cell *shown;  /* rows * cols of the last blit; NULL: unknown */
    unsigned char *told; /* rows that the blit at hand sends */
    int rows, cols;
    cchar_t *line;
    int64_t asked; /* when; 0: no answer is on its way */
} term;

/* --- giving it back --------------------------------------------------------------- */

static void add_capability(struct strbuf *out, const char *capability)
{
    const char *s = tigetstr(capability);
    if (s && s != (const char *)-1) // NOLINT: terminfo's own "not a string"
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

/* An answer on its way must not become the shell's input. */
static void drop_answer(void)
{
    char c = 0;
    struct pollfd p = {STDIN_FILENO, POLLIN, 0};
    while (c != 'R' && poll(&p, 1, ANSWER_MS) > 0 && read(STDIN_FILENO, &c, 1) == 1)
        ;
    tcflush(STDIN_FILENO, TCIFLUSH);
}

void term_end(void)
{
    if (!term.screen)
        return;
    if (guard_active() && term.asked && clock_ticks() - term.asked < LATE_MS)
        drop_answer();
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

static enum tb_rc check_terminal(struct tb_err *e)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return tb_fail(
            e, TB_USAGE,
            N_("the dashboard needs a terminal for input and output; `tongbao "
               "help` lists the commands that do not"));
    const char *name = getenv("TERM");
    if (!name || !*name)
        return tb_fail(e, TB_USAGE,
                       N_("TERM is not set, so the terminal's kind is unknown; try "
                          "TERM=xterm-256color tongbao"));
    int why = 0;
    if (!term_good_name(name) || setupterm(name, STDOUT_FILENO, &why) != OK)
        return tb_fail(e, TB_USAGE,
                       N_("the terminal kind TERM=%.40s cannot show the dashboard; try "
                          "TERM=xterm-256color tongbao"),
                       name);
    const char *cup = tigetstr("cup");
    bool able = cup && cup != (const char *)-1; // NOLINT
    del_curterm(cur_term);
    if (!able)
        return tb_fail(e, TB_USAGE,
                       N_("the terminal kind TERM=%.40s cannot place the cursor; try "
                          "TERM=xterm-256color tongbao"),
                       name);
    return TB_OK;
}

static void take_theme(bool light)
{
    theme_make(&term.theme, term.plain ? 0 : COLORS, light, term.plain);
    for (int i = 0; i < STYLE_ROLES; i++) {
        const struct role_look *r = &term.theme.roles[i];
        term.attr[i] = (r->look & LOOK_BOLD ? A_BOLD : 0) |
                       (r->look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
                       (r->look & LOOK_DIM ? A_DIM : 0);
        term.pair[i] = 0;
        if (term.theme.colour && r->colour >= 0 &&
            init_pair((short)(i + 1), r->colour, -1) == OK)
            term.pair[i] = (short)(i + 1);
    }
}

void term_theme(bool light)
{
    take_theme(light);
    term_forget();
}

static enum tb_rc open_screen(struct tb_err *e)
{
    FILE *out = out_open(e);
    if (!out)
        return TB_IO;
    guard_start();
    term.screen = newterm(NULL, out, stdin);
    if (term.screen)
        return TB_OK;
    guard_end();
    out_close();
    return tb_fail(e, TB_USAGE, N_("the terminal refuses to show the dashboard"));
}

static void say_modes(void)
{
    out_say(PASTE_ON);
    if (term.mouse)
        out_say(MOUSE_ON);
}

enum tb_rc term_start(const struct term_wish *w, struct tb_err *e)
{
    enum tb_rc rc = check_terminal(e);
    if (!rc)
        rc = open_screen(e);
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
        doupdate(); /* now the screen is ours, and about to be cleared again */
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

bool term_copy(const char *text, size_t n)
{
    const char *tmux = getenv("TMUX"), *sty = getenv("STY");
    struct strbuf b = {0};
    if (n > TERM_COPY_MAX || !guard_active())
        return false;
    term_copy_sequence(&b, text, n, sty && *sty && !(tmux && *tmux));
    out_add(b.s, b.len);
    strbuf_free(&b);
    out_flush();
    return true;
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

static cchar_t make_cchar(const wchar_t *text, uint8_t style)
{
    cchar_t out;
    int role = style & 0xf;
    attr_t attr = term.attr[role] | (style & STYLE_FOCUS ? A_REVERSE : 0);
    memset(&out, 0, sizeof out);
    setcchar(&out, text, attr, term.pair[role], NULL);
    return out;
}

/* Appends a cell to the line as one or two elements; returns the new count. */
static int add_cell(int n, const struct cell *cell)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    size_t at = 0;
    for (int i = 0; i < CCHARW_MAX && at < cell->len; i++) {
        uint32_t cp = ' ';
        at += text_decode(cell->text + at, cell->len - at, &cp);
        text[i] = (wchar_t)cp;
    }
    uint32_t base = (uint32_t)text[0];
    if (base >= 0x80 && wcwidth((wchar_t)base) != cell->width) { /* see term_wide.h */
        text[0] = (unsigned char)term_likeness(base);
        text[1] = L'\0';
        term.line[n++] = make_cchar(text, cell->style);
        if (cell->width == 2)
            term.line[n++] = make_cchar(L" ", cell->style);
        return n;
    }
    term.line[n++] = make_cchar(text, cell->style);
    return n;
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

static void blit_row(const struct canvas *c, int y)
{
    const struct cell *now = canvas_cell(c, y, 0);
    struct cell *old = term.shown + (size_t)y * (size_t)c->cols;
    size_t row = (size_t)c->cols * sizeof *old;
    int first = 0, last = c->cols - 1;
    if (memcmp(now, old, row) == 0)
        return;
    while (first <= last && same_cell(&now[first], &old[first]))
        first++;
    while (last > first && same_cell(&now[last], &old[last]))
        last--;
    while (first > 0 && now[first].width == 0)
        first--;
    int n = 0;
    for (int x = first; x <= last; x++)
        if (now[x].width > 0)
            n = add_cell(n, &now[x]);
    mvadd_wchnstr(y, first, term.line, n);
    memcpy(old, now, row);
    term.told[y] = 1;
}

/* A blit to a screen of another size, or whose state is not known, begins anew. */
static void begin_anew(int rows, int cols)
{
    size_t all = (size_t)rows * (size_t)cols;
    term.shown = xrealloc(term.shown, all * sizeof *term.shown);
    memset(term.shown, 0, all * sizeof *term.shown); /* equal to no drawn cell */
    term.line = xrealloc(term.line, ((size_t)cols + 2) * sizeof *term.line);
    term.told = xrealloc(term.told, (size_t)rows);
    term.rows = rows;
    term.cols = cols;
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
}

/* --- input ------------------------------------------------------------------------ */

int term_fd(void)
{
    return STDIN_FILENO;
}

long term_read(char *buf, unsigned long size)
{
    ssize_t n = read(STDIN_FILENO, buf, size);
    if (n > 0)
        return n;
    return n < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}
