/* The terminal's modes. The statics exist because a signal handler must be able to give
 * the terminal back. */
#include "tui/term_guard.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"

#include "tui/term_parts.h"

static struct {
    volatile sig_atomic_t active; /* the terminal is in our mode */
    struct termios before;
    char leave[GUARD_LEAVE_MAX];
    volatile sig_atomic_t n_leave;
    char note[200];
} guard;

static const int fatal_signals[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,
                                    SIGABRT, SIGTRAP, SIGXCPU, SIGSYS};
/* A write that fails says so by itself; the others mean nothing here, and must not end
 * a program with a half-filled form. */
static const int ignored_signals[] = {SIGPIPE, SIGXFSZ, SIGUSR1, SIGUSR2, SIGALRM};

void guard_write(int fd, const char *s, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, s, n);
        if (done <= 0)
            return;
        s += done;
        n -= (size_t)done;
    }
}

/* Only async-signal-safe calls. */
static void on_fatal(int sig)
{
    if (guard.active) {
        guard.active = 0;
        guard_write(STDOUT_FILENO, guard.leave, (size_t)guard.n_leave);
        tcsetattr(STDIN_FILENO, TCSANOW, &guard.before);
        guard_write(STDERR_FILENO, guard.note, strlen(guard.note));
    }
    raise(sig); /* SA_RESETHAND: now it is the default's turn */
}

void guard_start(void)
{
    static char stack[16384];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    snprintf(guard.note, sizeof guard.note, "tongbao: %s\n",
             _("stopped by a fault or a signal; what was saved is kept"));
    tcgetattr(STDIN_FILENO, &guard.before);
    sigaltstack(&alternate, NULL);
    struct sigaction act = {.sa_handler = on_fatal,
                            .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
        sigaction(fatal_signals[i], &act, NULL);
    act = (struct sigaction){.sa_handler = SIG_IGN};
    for (size_t i = 0; i < sizeof ignored_signals / sizeof *ignored_signals; i++)
        sigaction(ignored_signals[i], &act, NULL);
}

void guard_end(void)
{
    struct sigaction act = {.sa_handler = SIG_DFL};
    for (size_t i = 0; i < sizeof fatal_signals / sizeof *fatal_signals; i++)
        sigaction(fatal_signals[i], &act, NULL);
    for (size_t i = 0; i < sizeof ignored_signals / sizeof *ignored_signals; i++)
        sigaction(ignored_signals[i], &act, NULL);
}

void guard_take(void)
{
    struct termios t = guard.before;
    term_make_raw(&t);
    guard.active = 1;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &t);
}

void guard_give(void)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, &guard.before);
    guard.active = 0;
}

bool guard_active(void)
{
    return guard.active != 0;
}

void guard_leave(const char *s, size_t n)
{
    guard.n_leave = 0; /* a handler in between writes nothing rather than a mixture */
    n = n < sizeof guard.leave ? n : sizeof guard.leave;
    memcpy(guard.leave, s, n);
    guard.n_leave = (sig_atomic_t)n;
}
