/* A file in memory between curses and the terminal; there is one terminal. */
#include "tui/term_out.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

#include "tui/term_guard.h"

static FILE *file;
static struct strbuf frame;

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
    if (got > 0)
        guard_write(STDOUT_FILENO, frame.s, (size_t)got);
}

void out_close(void)
{
    fclose(file);
    file = NULL;
    strbuf_free(&frame);
}
