#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

#include "cli.h"

#define BAR 30

_Static_assert(sizeof(sigset_t) <= sizeof((struct cli_long){0}.before),
               "room for a mask");

static void signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

static void draw(struct cli_long *l, int64_t done, int64_t total)
{
    struct strbuf line = {0};
    int permille = total > 0 ? (int)(done * 1000 / total) : 0;
    strbuf_printf(&line, "\r%s ", l->what);
    if (total > 0) {
        int full = permille * BAR / 1000;
        strbuf_putc(&line, '[');
        strbuf_pad(&line, '#', full);
        strbuf_pad(&line, '.', BAR - full);
        strbuf_printf(&line, "] %3d%%", permille / 10);
    } else {
        strbuf_printf(&line, "%lld", (long long)done);
    }
    fwrite(line.s, 1, line.len, stderr);
    fflush(stderr);
    strbuf_free(&line);
    l->drawn = true;
}

static bool step(void *arg, int64_t done, int64_t total)
{
    struct cli_long *l = arg;
    sigset_t pending;
    if (l->bar)
        draw(l, done, total);
    sigpending(&pending);
    l->stopped = l->stopped || sigismember(&pending, SIGINT) ||
                 sigismember(&pending, SIGTERM) || sigismember(&pending, SIGHUP);
    return !l->stopped;
}

void cli_long_begin(struct cli_long *l, const char *what)
{
    sigset_t set, before;
    *l = (struct cli_long){.what = what, .bar = isatty(STDERR_FILENO)};
    l->progress = (struct progress){.step = step, .arg = l};
    signals(&set);
    sigprocmask(SIG_BLOCK, &set, &before);
    memcpy(l->before, &before, sizeof before);
}

void cli_long_end(struct cli_long *l)
{
    sigset_t before, interrupt;
    if (l->drawn) {
        int width = text_width(l->what, strlen(l->what)) + BAR + 10;
        fprintf(stderr, "\r%*s\r", width, "");
        fflush(stderr);
    }
    /* A Ctrl-C that has been obeyed is over; TERM and HUP act when they are let in. */
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    while (l->stopped && sigtimedwait(&interrupt, NULL, &(struct timespec){0}) > 0)
        ;
    memcpy(&before, l->before, sizeof before);
    sigprocmask(SIG_SETMASK, &before, NULL);
}
