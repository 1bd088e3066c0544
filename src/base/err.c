#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

/* A line that was cut must not end inside a character. */
static void drop_half_character(char *s)
{
    size_t n = strlen(s), at = n;

    while (at > 0 && n - at < 4 && ((unsigned char)s[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return;
    unsigned char lead = (unsigned char)s[at - 1];
    size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (want > 1 && n - (at - 1) < want)
        s[at - 1] = '\0';
}

enum tb_rc tb_fail(struct tb_err *e, enum tb_rc rc, const char *fmt, ...)
{
    va_list ap;
    int n;

    if (!e)
        return rc;
    e->rc = rc;
    va_start(ap, fmt);
    n = vsnprintf(e->msg, sizeof e->msg, _(fmt), ap);
    va_end(ap);
    if (n < 0)
        e->msg[0] = '\0';
    else if ((size_t)n >= sizeof e->msg)
        drop_half_character(e->msg);
    return rc;
}

int tb_exit_code(enum tb_rc rc)
{
    switch (rc) {
    case TB_OK:
        return 0;
    case TB_USAGE:
        return 2;
    case TB_NOTFOUND:
        return 3;
    case TB_CONFLICT:
        return 4;
    case TB_BUSY:
        return 5;
    case TB_INVALID:
    case TB_TOONEW:
    case TB_CORRUPT:
        return 6;
    case TB_STOPPED:
        return 130;
    case TB_DENIED:
    case TB_READONLY:
    case TB_IO:
        break;
    }
    return 1;
}
