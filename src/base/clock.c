#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"

/* A name that cannot leave the zone folder: letters, digits, "+-_" and single inner
 * slashes; no part is empty or starts with a dot. */
static bool zone_name_ok(const char *zone, size_t size)
{
    size_t n = strlen(zone);

    if (n == 0 || n >= size)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = zone[i];
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            (c >= '0' && c <= '9') || (c && strchr("+-_", c)))
            continue;
        if (c != '/' || i == 0 || i + 1 == n || zone[i + 1] == '/')
            return false;
    }
    return true;
}

/* True when the system has rules for the zone. An unknown TZ is silently UTC in libc,
 * so the file itself is looked at. */
static bool zone_known(const char *zone)
{
    const char *dir = getenv("TZDIR");
    char path[512], magic[4];
    FILE *f;
    size_t got;
    int n = snprintf(path, sizeof path, "%s/%s",
                     dir && *dir ? dir : "/usr/share/zoneinfo", zone);

    if (n < 0 || (size_t)n >= sizeof path)
        return false;
    f = fopen(path, "rbe");
    if (!f)
        return false;
    got = fread(magic, 1, sizeof magic, f);
    fclose(f);
    return got == sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
}

enum tb_rc clock_set_zone(struct tb_clock *c, const char *zone, struct tb_err *e)
{
    int used;

    if (!zone_name_ok(zone, sizeof c->zone))
        return tb_fail(e, TB_INVALID,
                       N_("'%.*s' is not a time zone; write a name such as "
                          "Asia/Shanghai"),
                       (int)text_fit(zone, strlen(zone), 60, &used), zone);
    if (!zone_known(zone))
        return tb_fail(e, TB_INVALID,
                       N_("this system does not know the time zone '%s'; check its "
                          "name, or install the package tzdata"),
                       zone);
    memcpy(c->zone, zone, strlen(zone) + 1);
    if (setenv("TZ", zone, 1) != 0)
        return tb_fail(e, TB_IO, N_("out of memory"));
    tzset();
    return TB_OK;
}

static bool two_digits(const char *s, int below, int *out)
{
    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return false;
    *out = (s[0] - '0') * 10 + (s[1] - '0');
    return *out < below;
}

enum tb_rc clock_fix(struct tb_clock *c, const char *text, struct tb_err *e)
{
    const char *t = strchr(text, 'T');
    size_t n = t ? (size_t)(t - text) : strlen(text);
    int hour = 12, minute = 0, used;
    char date[32];
    tb_day day;

    if (n >= sizeof date)
        goto bad;
    memcpy(date, text, n);
    date[n] = '\0';
    if (!day_parse(date, &day))
        goto bad;
    if (t && !(two_digits(t + 1, 24, &hour) && t[3] == ':' &&
               two_digits(t + 4, 60, &minute) && !t[6]))
        goto bad;
    c->fixed = true;
    c->fixed_day = day;
    c->fixed_minute = hour * 60 + minute;
    return TB_OK;
bad:
    return tb_fail(e, TB_USAGE,
                   N_("'%.*s' is not a date; write 2018-07-31 or 2018-07-31T09:30"),
                   (int)text_fit(text, strlen(text), 60, &used), text);
}

struct tb_now clock_local(const struct tb_clock *c, int64_t utc)
{
    time_t t = (time_t)utc;
    struct tm tm;

    (void)c; /* libc keeps the zone: clock_set_zone put it there */
    if (!localtime_r(&t, &tm))
        return (struct tb_now){.utc = utc};
    return (struct tb_now){
        .utc = utc,
        .today = day_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday),
        .minute = tm.tm_hour * 60 + tm.tm_min,
        .second = tm.tm_sec < 60 ? tm.tm_sec : 59,
    };
}

struct tb_now clock_now(const struct tb_clock *c)
{
    struct timespec now;

    if (!c->fixed) {
        clock_gettime(CLOCK_REALTIME, &now);
        return clock_local(c, now.tv_sec);
    }
    struct tb_civil day = day_to_civil(c->fixed_day);
    struct tm tm = {
        .tm_year = day.year - 1900,
        .tm_mon = day.month - 1,
        .tm_mday = day.day,
        .tm_hour = c->fixed_minute / 60,
        .tm_min = c->fixed_minute % 60,
        .tm_isdst = -1,
    };
    return (struct tb_now){
        .utc = mktime(&tm),
        .today = c->fixed_day,
        .minute = c->fixed_minute,
    };
}

int64_t clock_ticks(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
