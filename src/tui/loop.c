/* The loop: wait for the terminal, a signal, the file or a deadline; let handlers
 * change state; draw once. With nothing to do it sleeps. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/term.h"
#include "tui/term_parts.h"
#include "tui/ui.h"

enum { READ_MAX = 16384, READS_PER_TURN = 64 };

struct loop {
    struct ui ui;
    struct canvas canvas;
    struct input input;
    int signals; /* signalfd */
    sigset_t old_mask;
    int killed_by; /* a signal that ends the program, 0 */
    bool gone;     /* the terminal is */
    int64_t asked; /* when the terminal was asked what it is like */
    bool mouse;    /* it is on */
    bool quit;
    unsigned react;
};

static const int watched[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP,
                              SIGTSTP,  SIGCONT, SIGQUIT};

static bool take_signals(struct loop *l)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        sigaddset(&set, watched[i]);
    sigprocmask(SIG_BLOCK, &set, &l->old_mask);
    l->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    return l->signals >= 0;
}

static void give_signals_back(struct loop *l)
{
    if (l->signals >= 0)
        close(l->signals);
    sigprocmask(SIG_SETMASK, &l->old_mask, NULL);
}

static void take_size(struct loop *l)
{
    int rows = 0, cols = 0;
    term_resized();
    term_size(&rows, &cols);
    ui_resize(&l->ui, rows, cols);
    l->react |= REACT_DRAW;
}

/* Stops as the shell expects it, and comes back when continued. A process whose group
 * nobody could continue is not stopped by the kernel, and works on. */
static void stop_and_come_back(struct loop *l, pid_t whom)
{
    const struct timespec now = {0};
    sigset_t stop, go;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigemptyset(&go);
    sigaddset(&go, SIGCONT);
    term_suspend();
    kill(whom, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL); /* here it stops */
    sigprocmask(SIG_BLOCK, &stop, NULL);
    while (sigtimedwait(&go, NULL, &now) > 0) /* told by coming here */
        ;
    term_resume();
    take_size(l);
}

static void on_signal(struct loop *l, int sig)
{
    switch (sig) {
    case SIGWINCH:
        take_size(l);
        return;
    case SIGTSTP: /* from outside, to this process */
        stop_and_come_back(l, getpid());
        return;
    case SIGCONT:
        term_resume();
        take_size(l);
        return;
    default:
        l->killed_by = sig;
        l->gone = l->gone || sig == SIGHUP;
        l->quit = true;
    }
}

static void read_signals(struct loop *l)
{
    struct signalfd_siginfo info;
    while (read(l->signals, &info, sizeof info) == (ssize_t)sizeof info)
        on_signal(l, (int)info.ssi_signo);
}

static void take_ambiguous(struct loop *l, int columns)
{
    text_set_ambiguous(columns);
    l->canvas.ascii = look_ascii(&l->ui.look, columns, getenv("TERM"));
    l->react |= REACT_LAYOUT;
}

/* A report of the cursor after one ambiguous character at the start of row 3. */
static void on_report(struct loop *l, int row, int col)
{
    term_answered();
    if (row == 3 && col == 3 && l->ui.look.ambiguous == 0 && l->asked) {
        take_ambiguous(l, 2);
        l->react |= REACT_REDRAW;
    }
    l->asked = l->asked && row == 3 ? 0 : l->asked;
}

/* Later than this a change of colours would surprise. */
enum { GROUND_MS = 150 };

static void on_ground(struct loop *l, bool light)
{
    if (!light || l->ui.look.theme != THEME_AUTO || l->ui.now - l->asked > GROUND_MS)
        return;
    term_theme(true);
    l->react |= REACT_DRAW;
}

static void on_event(struct loop *l, const struct input_event *ev)
{
    switch (ev->kind) {
    case INPUT_KEY:
        l->react |= ui_key(&l->ui, ev->key);
        break;
    case INPUT_PASTE: {
        char *text = xstrndup(ev->text, ev->n);
        l->react |= ui_paste(&l->ui, text, ev->n, ev->cut);
        free(text);
        break;
    }
    case INPUT_REPORT:
        on_report(l, ev->row, ev->col);
        break;
    case INPUT_GROUND:
        on_ground(l, ev->light);
        break;
    case INPUT_MOUSE:
        if (ev->press)
            l->react |= ui_mouse(&l->ui, ev->row - 1, ev->col - 1, ev->button);
        break;
    }
    if (l->react & REACT_QUIT)
        l->quit = true;
}

/* While an action waits for a busy database, what was typed after it waits too; but
 * Esc and Ctrl+C end the waiting. */
static bool waits(const struct loop *l)
{
    return l->ui.due[DUE_RETRY] >= 0 && !input_holds(&l->input, K_ESC) &&
           !input_holds(&l->input, K_CTRL('C'));
}

static void run_events(struct loop *l)
{
    struct input_event ev;
    while (!l->quit && !waits(l) && input_next(&l->input, &ev))
        on_event(l, &ev);
}

/* Reads until nothing waits, so that a hundred held keys are drawn once. */
static void read_keys(struct loop *l)
{
    char buf[READ_MAX];
    struct pollfd p = {term_fd(), POLLIN, 0};
    for (int i = 0; i < READS_PER_TURN && !l->quit; i++) {
        long n = term_read(buf, sizeof buf);
        if (n < 0) {
            l->gone = l->quit = true;
            return;
        }
        input_feed(&l->input, buf, (size_t)n, l->ui.now);
        run_events(l);
        if (n == 0 || poll(&p, 1, 0) <= 0 || !(p.revents & POLLIN))
            return;
    }
}

static int timeout_of(const struct loop *l)
{
    int64_t due = ui_deadline(&l->ui), in = input_deadline(&l->input);
    if (in >= 0 && (due < 0 || in < due))
        due = in;
    if (due < 0)
        return -1;
    int64_t left = due - clock_ticks();
    return left < 0 ? 0 : left > 86400000 ? 86400000 : (int)left;
}

static void draw(struct loop *l)
{
    if (l->react & REACT_LAYOUT)
        ui_layout(&l->ui);
    if (l->react & REACT_REDRAW)
        term_forget();
    ui_draw(&l->ui, &l->canvas, l->react == REACT_ROWS);
    term_blit(&l->canvas);
    if (l->ui.clip.len) {
        term_copy(l->ui.clip.s, l->ui.clip.len); /* its length was checked */
        strbuf_clear(&l->ui.clip);
    }
    if (l->mouse != l->ui.look.mouse) {
        l->mouse = l->ui.look.mouse;
        term_mouse(l->mouse);
    }
    l->react = REACT_NONE;
}

/* While a handler works: what is typed is heard only as far as it stops the work. */
static bool pulse(void *arg)
{
    struct loop *l = arg;
    struct input_event ev;
    char buf[READ_MAX];
    struct pollfd p = {term_fd(), POLLIN, 0};
    bool stop = false;
    l->ui.now = clock_ticks();
    read_signals(l);
    long n = poll(&p, 1, 0) > 0 ? term_read(buf, sizeof buf) : 0;
    l->gone = l->gone || n < 0;
    if (n > 0)
        input_feed(&l->input, buf, (size_t)n, l->ui.now);
    input_expire(&l->input, l->ui.now);
    while (input_next(&l->input, &ev))
        stop |= ev.kind == INPUT_KEY && (ev.key == K_ESC || ev.key == K_CTRL('C'));
    l->quit = l->quit || l->gone;
    if (!l->quit) {
        l->react = REACT_DRAW;
        draw(l);
    }
    return !stop && !l->quit;
}

static int wait_fd(const struct ui *ui)
{
    return ui_has_store(ui) ? store_wait_fd(ui->app->store) : -1;
}

static void turn(struct loop *l)
{
    struct pollfd p[3] = {
        {term_fd(), POLLIN, 0}, {l->signals, POLLIN, 0}, {wait_fd(&l->ui), POLLIN, 0}};
    int n = poll(p, 3, timeout_of(l));
    l->ui.now = clock_ticks();
    if (n < 0 && errno != EINTR) {
        l->gone = l->quit = true;
        return;
    }
    if (n > 0 && p[1].revents)
        read_signals(l);
    if (n > 0 && p[2].revents)
        watch_woken(&l->ui);
    if (n > 0 && p[0].revents & POLLIN)
        read_keys(l);
    else if (n > 0 && p[0].revents)
        l->gone = l->quit = true;
    input_expire(&l->input, l->ui.now);
    run_events(l);
    if (!l->quit)
        l->react |= ui_tick(&l->ui);
    run_events(l); /* what waited for that */
    if (l->react & REACT_SUSPEND && !l->quit) {
        l->react &= ~(unsigned)REACT_SUSPEND;
        stop_and_come_back(l, 0);
    }
    if (l->react && !l->quit)
        draw(l);
}

static const struct view_ops *first_view(const char *name)
{
    for (const struct view_ops *const *v = views; name && *v; v++)
        if ((*v)->order > 0 && strcmp((*v)->name, name) == 0)
            return *v;
    return &view_overview;
}

static void begin(struct loop *l, const struct tui_options *o)
{
    take_size(l);
    ui_go(&l->ui, ui_has_store(&l->ui) ? first_view(o->view) : &view_welcome);
    if (o->config)
        ui_say_config(&l->ui, o->config);
    ui_check_place(&l->ui);
    draw(l);
    if (!ui_has_store(&l->ui))
        return;
    watch_start(&l->ui);
    l->react |= ui_look(&l->ui); /* what was committed between opening and now */
    l->react |= drafts_start(&l->ui);
}

static enum tb_rc outcome(const struct loop *l, struct tb_err *e)
{
    if (l->gone || l->ui.stopped) {
        if (e)
            *e = (struct tb_err){.rc = TB_STOPPED};
        return TB_STOPPED;
    }
    return TB_OK;
}

/* Ends the process the way the sender of the signal expects. */
static void die_by(int sig)
{
    if (sig != SIGHUP)
        fprintf(stderr, _("tongbao: stopped by signal %d; what was saved is kept\n"),
                sig);
    signal(sig, SIG_DFL);
    raise(sig);
}

static enum tb_rc open_terminal(struct loop *l, const struct tui_options *o,
                                const struct look *look, struct tb_err *e)
{
    const char *no_color = getenv("NO_COLOR"), *ground = getenv("COLORFGBG");
    const struct term_wish wish = {
        .no_color = o->no_color || look->theme == THEME_MONO || (no_color && *no_color),
        .light = look_light(look, ground),
        .ask_width = look->ambiguous == 0,
        .ask_ground = look_asks(look, ground, getenv("TERM")),
        .mouse = look->mouse,
    };
    enum tb_rc rc = term_start(&wish, e);
    l->asked = clock_ticks();
    return rc;
}

enum tb_rc tui_run(struct app *app, const struct tui_options *o, struct tb_err *e)
{
    struct loop l = {.signals = -1};
    if (!take_signals(&l)) {
        give_signals_back(&l);
        return tb_fail(e, TB_IO, N_("cannot watch signals: %s"), strerror(errno));
    }
    const char *kind = getenv("TERM");
    struct config none = {0}, *config = o->config ? o->config : &none;
    l.input.delay = input_delay(getenv("ESCDELAY"), getenv("SSH_CONNECTION"));
    l.input.unmarked = kind && !term_marks_pastes(kind, getenv("TMUX"));
    struct look look = look_from(config);
    enum tb_rc rc = open_terminal(&l, o, &look, e);
    if (rc == TB_OK) {
        ui_init(&l.ui, app, o, clock_ticks());
        l.ui.look = look;
        l.ui.pulse = pulse;
        l.ui.pulse_arg = &l;
        l.ui.plain |= look.plain;
        l.mouse = look.mouse;
        l.ui.plain = l.ui.plain || look.plain;
        take_ambiguous(&l, look.ambiguous == 2 ? 2 : 1);
        begin(&l, o);
        while (!l.quit)
            turn(&l);
        term_end();
        drafts_write(&l.ui);
        rc = outcome(&l, e);
        ui_free(&l.ui);
    }
    input_free(&l.input);
    canvas_free(&l.canvas);
    config_free(&none);
    give_signals_back(&l);
    if (l.killed_by)
        die_by(l.killed_by);
    return rc;
}
