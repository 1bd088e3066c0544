/* Bytes from the terminal. */
#include "tui/term_in.h"

#include <errno.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include "tui/term.h"

enum { ANSWER_MS = 300 }; /* how long leaving waits for an answer on its way */

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

void in_drop_answer(void)
{
    char c = 0;
    struct pollfd p = {STDIN_FILENO, POLLIN, 0};
    while (c != 'R' && poll(&p, 1, ANSWER_MS) > 0 && read(STDIN_FILENO, &c, 1) == 1)
        ;
    tcflush(STDIN_FILENO, TCIFLUSH);
}
