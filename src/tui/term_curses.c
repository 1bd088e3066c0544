/* Curses, used for output only: it compares, moves and colours. Keys, sizes, signals
 * and the terminal's modes are ours. Curses flushes at every cursor movement, so it
 * writes into a memory file, and each frame reaches the terminal in one write: nobody
 * sees half of one. The file's statics exist because a signal handler must be able to
 * give the terminal back. */
#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* term.h makes macros of everyday words. */
#undef columns
#undef lines

#include "base/i18n.h"
#include "base/text.h"

#include "tui/term.h"
#include "tui/term_parts.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define ASK_WIDTH "\033[3;1H\xe2\x94\x80\033[6n"

static struct {
    SCREEN *screen;
    volatile sig_atomic_t active; /* the terminal is in our mode */
    struct termios before;
    FILE *out; /* the memory file */
    struct strbuf frame;
    char leave[256]; /* what puts the terminal back, for a signal handler */
    size_t n_leave;
    char note[200];
    attr_t attr[STYLE_ROLES];
    short pair[STYLE_ROLES];
    struct cell *shown; /* rows * cols of the last blit; NULL: unknown */
    int rows, cols, cursor_y, cursor_x;
    cchar_t *line;
    bool asked; /* a cursor report is on its way */
} term;

/* --- giving it back --------------------------------------------------------------- */

static const int fatal_signals[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,
                                    SIGABRT, SIGTRAP, SIGXCPU, SIGSYS};
/* A write that fails says so by itself. */
static const int ignored_signals[] = {SIGPIPE, SIGXFSZ};

static void write_all(int fd, const char *s, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, s, n);
        if (done <= 0)
            return;
        s += done;
        n -= (size_t)done;
    }
}

/* Past curses, which has no word for it; in order with what it writes. */
static void say(const char *s)
{
    write_all(fileno(term.out), s, strlen(s));
}

/* Sends what was written since the last time. */
static void flush_frame(void)
{
    int fd = fileno(term.out);
    off_t n = lseek(fd, 0, SEEK_CUR);
    if (n <= 0)
        return;
    strbuf_clear(&term.frame);
    strbuf_pad(&term.frame, ' ', (int)n);
    ssize_t got = pread(fd, term.frame.s, (size_t)n, 0);
    lseek(fd, 0, SEEK_SET);
    if (got > 0)
        write_all(STDOUT_FILENO, term.frame.s, (size_t)got);
}

static void take_modes(void)
{
    struct termios t = term.before;
    term_make_raw(&t);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &t);
}

/* Only async-signal-safe calls. */
static void on_fatal(int sig)
{
    if (term.active) {
        term.active = 0;
        write_all(STDOUT_FILENO, term.leave, term.n_leave);
        tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
        write_all(STDERR_FILENO, term.note, strlen(term.note));
    }
    raise(sig); /* SA_RESETHAND: now it is the default's turn */
}

static void guard_signals(void)
{
    static char stack[16384];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);
    struct sigaction act = {.sa_handler = on_fatal,
                            .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
        sigaction(fatal_signals[i], &act, NULL);
    act = (struct sigaction){.sa_handler = SIG_IGN};
    for (size_t i = 0; i < sizeof ignored_signals / sizeof *ignored_signals; i++)
        sigaction(ignored_signals[i], &act, NULL);
}

static void unguard_signals(void)
{
    struct sigaction act = {.sa_handler = SIG_DFL};
    for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
        sigaction(fatal_signals[i], &act, NULL);
    for (size_t i = 0; i < sizeof ignored_signals / sizeof *ignored_signals; i++)
        sigaction(ignored_signals[i], &act, NULL);
}

/* Adds a capability without its padding marks ($<5>). */
static void add_leave(const char *capability)
{
    const char *s = tigetstr(capability);
    if (!s || s == (const char *)-1) // NOLINT: terminfo's own "not a string"
        return;
    while (*s && term.n_leave < sizeof term.leave) {
        const char *end = s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;
        if (end)
            s = end + 1;
        else
            term.leave[term.n_leave++] = *s++;
    }
}

static void remember_leave(void)
{
    memcpy(term.leave, PASTE_OFF, sizeof PASTE_OFF - 1);
    term.n_leave = sizeof PASTE_OFF - 1;
    add_leave("sgr0");
    add_leave("op");
    add_leave("cnorm");
    add_leave("rmcup");
    if (term.n_leave < sizeof term.leave)
        term.leave[term.n_leave++] = '\r';
    snprintf(term.note, sizeof term.note, "tongbao: %s\n",
             _("stopped by a fault or a signal; what was saved is kept"));
}

void term_suspend(void)
{
    if (!term.active)
        return;
    say(PASTE_OFF);
    endwin();
    flush_frame();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &term.before);
    term.active = 0;
}

void term_end(void)
{
    if (!term.screen)
        return;
    term_suspend();
    if (term.asked) /* the answer must not become the shell's input */
        tcflush(STDIN_FILENO, TCIFLUSH);
    unguard_signals();
    delscreen(term.screen);
    fclose(term.out);
    strbuf_free(&term.frame);
    free(term.shown);
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

static void take_theme(bool no_color)
{
    struct theme theme;
    bool colour = !no_color && has_colors();
    if (colour) {
        start_color();
        use_default_colors();
    }
    theme_make(&theme, colour ? COLORS : 0, getenv("COLORFGBG"), no_color);
    for (int i = 0; i < STYLE_ROLES; i++) {
        const struct role_look *r = &theme.roles[i];
        term.attr[i] = (r->look & LOOK_BOLD ? A_BOLD : 0) |
                       (r->look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
                       (r->look & LOOK_DIM ? A_DIM : 0);
        term.pair[i] = 0;
        if (theme.colour && r->colour >= 0 &&
            init_pair((short)(i + 1), r->colour, -1) == OK)
            term.pair[i] = (short)(i + 1);
    }
}

enum tb_rc term_start(bool no_color, bool ask_width, struct tb_err *e)
{
    enum tb_rc rc = check_terminal(e);
    if (rc)
        return rc;
    int memory = memfd_create("tongbao-screen", MFD_CLOEXEC);
    term.out = memory < 0 ? NULL : fdopen(memory, "w");
    if (!term.out)
        return tb_fail(e, TB_IO, N_("cannot make room for the screen: %s"),
                       strerror(errno));
    tcgetattr(STDIN_FILENO, &term.before);
    term.screen = newterm(NULL, term.out, stdin);
    if (!term.screen)
        return tb_fail(e, TB_USAGE, N_("the terminal refuses to show the dashboard"));
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a repaint is never broken off for waiting input */
    take_theme(no_color);
    remember_leave();
    guard_signals();
    mem_on_fatal(term_end);
    term.active = 1;
    take_modes();
    say(PASTE_ON);
    if (ask_width) {
        doupdate(); /* now the screen is ours, and about to be cleared again */
        say(ASK_WIDTH);
        term.asked = true;
    }
    term_resized();
    return TB_OK;
}

void term_resume(void)
{
    if (!isendwin())
        endwin(); /* stopped without our knowledge: the shell may have had the screen */
    term.active = 1;
    take_modes();
    say(PASTE_ON);
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
    if (base >= 0x80 && wcwidth((wchar_t)base) != cell->width) {
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
}

void term_blit(const struct canvas *c)
{
    int rows = 0, cols = 0;
    term_size(&rows, &cols);
    if (!term.active || c->rows != rows || c->cols != cols || rows < 1 || cols < 1)
        return;
    size_t all = (size_t)rows * (size_t)cols;
    if (!term.shown || term.rows != rows || term.cols != cols) {
        term.shown = xrealloc(term.shown, all * sizeof *term.shown);
        memset(term.shown, 0, all * sizeof *term.shown); /* equal to no drawn cell */
        term.line = xrealloc(term.line, ((size_t)cols + 2) * sizeof *term.line);
        term.rows = rows;
        term.cols = cols;
        clearok(stdscr, TRUE);
    }
    for (int y = 0; y < rows; y++)
        blit_row(c, y);
    wmove(stdscr, c->cursor_y, c->cursor_x);
    wnoutrefresh(stdscr);
    doupdate();
    flush_frame();
}

/* --- input ------------------------------------------------------------------------ */

int term_fd(void)
{
    return STDIN_FILENO;
}

long term_read(char *buf, unsigned long size)
{
    ssize_t n = read(STDIN_FILENO, buf, size);
    term.asked = term.asked && n <= 0;
    if (n > 0)
        return n;
    return n < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}
