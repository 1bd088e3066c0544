/* The loop: wait for the terminal, a signal, the file or a deadline; let handlers
 * change state; draw once. With nothing to do it sleeps. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/term.h"
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

static void stop_and_come_back(struct loop *l)
{
    term_suspend();
    raise(SIGSTOP);
    term_resume();
    take_size(l);
}

static void on_signal(struct loop *l, int sig)
{
    switch (sig) {
    case SIGWINCH:
        take_size(l);
        return;
    case SIGTSTP:
        stop_and_come_back(l);
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
    case INPUT_REPORT: /* of the width of an ambiguous character at the start of row 3
                        */
        if (ev->row == 3 && ev->col == 3) {
            text_set_ambiguous(2);
            l->react |= REACT_LAYOUT;
        }
        break;
    }
    if (l->react & REACT_QUIT)
        l->quit = true;
}

static void run_events(struct loop *l)
{
    struct input_event ev;
    while (!l->quit && input_next(&l->input, &ev))
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
    l->react = REACT_NONE;
}

static void turn(struct loop *l)
{
    struct pollfd p[3] = {{term_fd(), POLLIN, 0},
                          {l->signals, POLLIN, 0},
                          {store_wait_fd(l->ui.app->store), POLLIN, 0}};
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
    ui_go(&l->ui, first_view(o->view));
    draw(l);
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

enum tb_rc tui_run(struct app *app, const struct tui_options *o, struct tb_err *e)
{
    struct loop l = {.signals = -1};
    if (!take_signals(&l)) {
        give_signals_back(&l);
        return tb_fail(e, TB_IO, N_("cannot watch signals: %s"), strerror(errno));
    }
    l.input.delay = input_delay(getenv("ESCDELAY"), getenv("SSH_CONNECTION"));
    const char *plain = getenv("NO_COLOR");
    enum tb_rc rc = term_start(o->no_color || (plain && *plain), true, e);
    if (rc == TB_OK) {
        ui_init(&l.ui, app, o, clock_ticks());
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
    give_signals_back(&l);
    if (l.killed_by)
        die_by(l.killed_by);
    return rc;
}
