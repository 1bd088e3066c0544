/* A file in memory between curses and the terminal; there is one terminal. */
#include "tui/term_out.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "tui/term.h"
#include "tui/term_guard.h"
#include "tui/term_parts.h"
#include "tui/term_short.h"

static FILE *file;
static struct strbuf frame, shorter;
static int columns; /* 0: moves stay as curses writes them */

FILE *out_open(struct tb_err *e)
{
    int memory = memfd_create("tongbao-screen", MFD_CLOEXEC);
    file = memory < 0 ? NULL : fdopen(memory, "w");
    if (!file)
        tb_fail(e, TB_IO, N_("cannot make room for the screen: %s"), strerror(errno));
    return file;
}

void out_add(const char *s, size_t n)
{
    guard_write(fileno(file), s, n);
}

void out_say(const char *s)
{
    out_add(s, strlen(s));
}

void out_shorten(int cols)
{
    columns = cols;
}

void out_flush(void)
{
    int fd = fileno(file);
    off_t n = lseek(fd, 0, SEEK_CUR);
    if (n <= 0)
        return;
    strbuf_clear(&frame);
    strbuf_pad(&frame, ' ', (int)n);
    ssize_t got = pread(fd, frame.s, (size_t)n, 0);
    lseek(fd, 0, SEEK_SET);
    if (got <= 0)
        return;
    strbuf_clear(&shorter);
    if (columns)
        short_moves(&shorter, frame.s, (size_t)got, columns);
    else
        strbuf_add(&shorter, frame.s, (size_t)got);
    guard_write(STDOUT_FILENO, shorter.s, shorter.len);
}

void out_close(void)
{
    fclose(file);
    file = NULL;
    strbuf_free(&frame);
    strbuf_free(&shorter);
    columns = 0;
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
