/* Dates. */
#include "tui/entry.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

/* --- dates ------------------------------------------------------------------------ */

void date_set(struct date_field *d, tb_day day)
{
    char text[16];
    d->day = day;
    d->typing = false;
    d->field.max = 20;
    field_set(&d->field, day_format(day, text));
}

void date_free(struct date_field *d)
{
    field_free(&d->field);
}

static void move_day(struct date_field *d, tb_day day)
{
    if (day >= TB_DAY_MIN && day <= TB_DAY_MAX)
        date_set(d, day);
}

bool date_key(struct date_field *d, uint32_t key, tb_day today)
{
    bool changed = false;
    if (key == 't' || key == 'y') {
        date_set(d, key == 't' ? today : today - 1);
        return true;
    }
    if (!d->typing && (key == '+' || key == '-')) {
        move_day(d, d->day + (key == '+' ? 1 : -1));
        return true;
    }
    bool digit = key >= '0' && key <= '9';
    bool mark = key == '-' || key == '/' || key == '.' || key == 0x5e74 ||
                key == 0x6708 || key == 0x65e5; /* year, month, day */
    if (key >= 0x20 && key < 0x110000 && key != 0x7f && !digit && !mark)
        return true; /* no other text here */
    if (digit && !d->typing)
        field_set(&d->field, "");
    if (!field_key(&d->field, key, &changed))
        return false;
    d->typing = d->typing || changed;
    return true;
}

/* "21": the last 21st that is not after today. "3-21": of today's year. */
static tb_day short_date(const char *s, tb_day today)
{
    struct tb_civil now = day_to_civil(today);
    char *end = NULL;
    long a = strtol(s, &end, 10);
    if (end == s || a < 1 || a > 31)
        return TB_DAY_NONE;
    if (*end == '\0') {
        for (int back = 0; back < 12; back++) {
            struct tb_civil m =
                day_to_civil(day_add_months(today - now.day + 1, -back));
            if (a <= day_month_length(m.year, m.month) && (back || a <= now.day))
                return day_from_civil(m.year, m.month, (int)a);
        }
        return TB_DAY_NONE;
    }
    if (!strchr("-/.", *end))
        return TB_DAY_NONE;
    char *rest = NULL;
    long b = strtol(end + 1, &rest, 10);
    if (rest == end + 1 || *rest || a > 12 ||
        !day_valid_civil(now.year, (int)a, (int)b))
        return TB_DAY_NONE;
    return day_from_civil(now.year, (int)a, (int)b);
}

bool date_settle(struct date_field *d, tb_day today)
{
    tb_day day = TB_DAY_NONE;
    if (!d->typing)
        return true;
    if (!day_parse(field_text(&d->field), &day))
        day = short_date(field_text(&d->field), today);
    if (day == TB_DAY_NONE)
        return false;
    date_set(d, day);
    return true;
}
