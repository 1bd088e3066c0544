/* Checks of text and days, the same for every record. */
#include <string.h>

#include "base/i18n.h"

#include "core/check.h"

enum tb_rc check_text(const char *what, const char *s, size_t max, struct tb_err *e)
{
    size_t n = s ? strlen(s) : 0, bad;

    if (n > max)
        return tb_fail(e, TB_INVALID, N_("%s has %zu bytes; at most %zu are kept"),
                       _(what), n, max);
    if (n > 0 && !text_valid(s, n, &bad))
        return tb_fail(e, TB_INVALID, N_("%s is not UTF-8 text (byte %zu)"), _(what),
                       bad + 1);
    return TB_OK;
}

/* Spares an import the folding of a million titles that plainly are not blank. */
static bool begins_filled(const char *s)
{
    uint32_t cp = 0;

    if (s && *s)
        text_decode(s, strlen(s), &cp);
    return (cp > ' ' && cp < 0x7F) || (cp >= 0x4E00 && cp <= 0x9FFF);
}

enum tb_rc check_filled(const char *what, const char *s, size_t max, struct tb_err *e)
{
    struct strbuf key = {0};
    enum tb_rc rc = check_text(what, s, max, e);

    if (rc || begins_filled(s))
        return rc;
    if (s)
        text_key(&key, s, strlen(s));
    if (key.len == 0)
        rc = tb_fail(e, TB_INVALID, N_("%s is empty; fill it in"), _(what));
    strbuf_free(&key);
    return rc;
}

enum tb_rc check_name(const char *what, const char *s, struct tb_err *e)
{
    struct strbuf key = {0};
    enum tb_rc rc = check_filled(what, s, CHANGE_NAME_MAX, e);

    if (rc)
        return rc;
    text_key(&key, s, strlen(s));
    if (strchr(key.s, ';'))
        rc = tb_fail(
            e, TB_INVALID,
            N_("%s '%s' has a semicolon in it, which joins names in files; leave "
               "it out"),
            _(what), s);
    strbuf_free(&key);
    return rc;
}

enum tb_rc check_day(const char *what, tb_day d, struct tb_err *e)
{
    if (d == TB_DAY_NONE)
        return tb_fail(e, TB_INVALID,
                       N_("%s is not given; it is a date like 2026-01-31"), _(what));
    if (d < TB_DAY_MIN || d > TB_DAY_MAX)
        return tb_fail(e, TB_INVALID, N_("%s is not between 1970-01-01 and 2199-12-31"),
                       _(what));
    return TB_OK;
}

enum tb_rc check_day_or_none(const char *what, tb_day d, struct tb_err *e)
{
    return d == TB_DAY_NONE ? TB_OK : check_day(what, d, e);
}

enum tb_rc check_span(tb_day from, tb_day to, struct tb_err *e)
{
    char first[16], last[16];
    enum tb_rc rc = check_day_or_none(N_("the first day"), from, e);

    if (!rc)
        rc = check_day_or_none(N_("the last day"), to, e);
    if (!rc && to != TB_DAY_NONE && to < from)
        rc = tb_fail(e, TB_INVALID, N_("the last day %s lies before the first day %s"),
                     day_format(to, last), day_format(from, first));
    return rc;
}
