/* The clock: the only place that asks for the time, and the only one that knows the
 * office's zone. "Today" is a day in that zone, never in the terminal's. */
#ifndef TB_BASE_CLOCK_H
#define TB_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"

struct tb_clock {
    char zone[64]; /* IANA name */
    bool fixed;    /* --now was given */
    tb_day fixed_day;
    int fixed_minute; /* of the day; 720 when --now had no time */
};

struct tb_now {
    int64_t utc;  /* seconds since 1970 */
    tb_day today; /* in the office's zone */
    int minute;   /* of the day, in the office's zone */
    int second;
};

/* Takes the office's zone for all that follows, in this process (TZ is set). TB_INVALID
 * when the system does not know it; then nothing changes. Until then the zone is the
 * process's own. */
enum tb_rc clock_set_zone(struct tb_clock *c, const char *zone, struct tb_err *e);
/* Stops the clock at "DATE" or "DATETHH:MM" in the office's zone; TB_USAGE when text is
 * neither. Without a time it is 12:00. */
enum tb_rc clock_fix(struct tb_clock *c, const char *text, struct tb_err *e);
struct tb_now clock_now(const struct tb_clock *c);
/* An instant as local day, minute and second in the office's zone. */
struct tb_now clock_local(const struct tb_clock *c, int64_t utc);
/* Monotonic milliseconds, for deadlines only. */
int64_t clock_ticks(void);

#endif
