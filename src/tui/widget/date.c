/* A date: typed short or whole, by a letter, or moved a day at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "tui/entry.h"

enum {
    YEAR_SIGN = 0x5e74,
    MONTH_SIGN = 0x6708,
    DAY_SIGN = 0x65e5,
    DAY_SIGN_TOO = 0x53f7
};

void date_set(struct date_field *d, tb_day day)
{
    char text[16];
    d->day = day;
    d->typing = false;
    d->offer = TB_DAY_NONE;
    d->field.max = 20;
    field_set(&d->field, day_format(day, text));
}

void date_free(struct date_field *d)
{
    field_free(&d->field);
}

static bool allowed(uint32_t key)
{
    return (key >= '0' && key <= '9') || key == '-' || key == '/' || key == '.' ||
           key == YEAR_SIGN || key == MONTH_SIGN || key == DAY_SIGN ||
           key == DAY_SIGN_TOO;
}

static void step_day(struct date_field *d, int step, tb_day today)
{
    tb_day day = (d->day == TB_DAY_NONE ? today : d->day) + step;
    if (day >= TB_DAY_MIN && day <= TB_DAY_MAX)
        date_set(d, day);
}

bool date_key(struct date_field *d, uint32_t key, tb_day today)
{
    bool changed = false, text = key >= 0x20 && key < 0x110000 && key != 0x7f;
    if (key == 't' || key == 'y') {
        date_set(d, key == 't' ? today : today - 1);
        return true;
    }
    bool plus = d->ahead && key == '+';
    if (!d->typing && !plus && (key == '+' || key == '-')) {
        step_day(d, key == '+' ? 1 : -1, today);
        return true;
    }
    if (text && !allowed(key) && !plus)
        return true;        /* no other text here */
    if (text && !d->typing) /* what is typed first replaces the day */
        field_set(&d->field, "");
    if (!field_key(&d->field, key, &changed))
        return false;
    d->typing = d->typing || changed;
    d->offer = TB_DAY_NONE;
    return true;
}

/* Year, month and day as they are written, 0 for what is not; false when it is nothing
 * like a date. */
static bool parts_of(const char *s, long part[3])
{
    long number[3];
    size_t n = 0;
    bool digits = strspn(s, "0123456789") == strlen(s);
    part[0] = part[1] = part[2] = 0;
    if (digits && strlen(s) == 8) { /* 20261105 */
        number[0] = strtol(s, NULL, 10);
        part[0] = number[0] / 10000;
        part[1] = number[0] / 100 % 100;
        part[2] = number[0] % 100;
        return true;
    }
    while (*s && n < 3) {
        char *end = NULL;
        if (*s < '0' || *s > '9')
            return false;
        number[n++] = strtol(s, &end, 10);
        s = end;
        while (*s && (*s < '0' || *s > '9')) /* marks, and the signs' bytes */
            s++;
    }
    if (n == 0 || *s)
        return false;
    for (size_t i = 0; i < n; i++)
        part[3 - n + i] = number[i];
    return true;
}

/* Fills in what was not written: "21" is the last 21st that is not after today, "3-21"
 * is of today's year. */
static void complete_back(long part[3], tb_day today)
{
    struct tb_civil now = day_to_civil(today);
    if (part[0] == 0 && part[1] != 0)
        part[0] = now.year;
    for (int back = 0; part[0] == 0 && back < 12; back++) {
        struct tb_civil m = day_to_civil(day_add_months(today - now.day + 1, -back));
        if (part[2] <= day_month_length(m.year, m.month) &&
            (back || part[2] <= now.day)) {
            part[0] = m.year;
            part[1] = m.month;
        }
    }
}

/* The same ahead: "21" is the next 21st, "3-21" of today's year unless that is half a
 * year ago. */
static void complete_ahead(long part[3], tb_day today)
{
    struct tb_civil now = day_to_civil(today);
    if (part[0] == 0 && part[1] != 0)
        part[0] = now.year + (part[1] + 6 < now.month || part[1] + 6 == now.month);
    for (int on = 0; part[0] == 0 && on < 12; on++) {
        struct tb_civil m = day_to_civil(day_add_months(today - now.day + 1, on));
        if (part[2] <= day_month_length(m.year, m.month) &&
            (on || part[2] >= now.day)) {
            part[0] = m.year;
            part[1] = m.month;
        }
    }
}

/* What only a date that looks ahead can be: none, or so many days from today. */
static bool settle_ahead(struct date_field *d, tb_day today)
{
    const char *s = field_text(&d->field);
    size_t digits = strspn(s + (*s == '+'), "0123456789");
    if (!*s) {
        date_set(d, TB_DAY_NONE);
        return true;
    }
    if (*s != '+' || s[1 + digits] || digits > 4)
        return false;
    date_set(d, today + (digits ? (tb_day)strtol(s + 1, NULL, 10) : 1));
    return true;
}

bool date_settle(struct date_field *d, tb_day today)
{
    tb_day day = TB_DAY_NONE;
    long p[3];
    if (!d->typing)
        return true;
    d->offer = TB_DAY_NONE;
    if (d->ahead && settle_ahead(d, today))
        return true;
    if (day_parse(field_text(&d->field), &day)) {
        date_set(d, day);
        return true;
    }
    if (!parts_of(field_text(&d->field), p))
        return false;
    if (d->ahead)
        complete_ahead(p, today);
    else
        complete_back(p, today);
    if (p[0] < 1970 || p[0] > 2199)
        return false;
    if (day_valid_civil((int)p[0], (int)p[1], (int)p[2])) {
        date_set(d, day_from_civil((int)p[0], (int)p[1], (int)p[2]));
        return true;
    }
    /* The nearest day that exists. */
    int month = p[1] < 1 ? 1 : p[1] > 12 ? 12 : (int)p[1];
    int last = day_month_length((int)p[0], month);
    int at = p[2] < 1 ? 1 : p[2] > last ? last : (int)p[2];
    d->offer = day_from_civil((int)p[0], month, at);
    return false;
}

void date_refuse(const struct date_field *d, struct ui *ui)
{
    char offer[16];
    if (d->offer == TB_DAY_NONE)
        ui_say(ui, STYLE_BAD, _("! “%s” is no date; 2026-11-05, 5 or 11-5 are"),
               field_text(&d->field));
    else
        ui_say(ui, STYLE_BAD,
               _("! there is no day %s. Perhaps %s? Enter takes it, or type again"),
               field_text(&d->field), day_format(d->offer, offer));
}

bool date_take_offer(struct date_field *d)
{
    if (d->offer == TB_DAY_NONE)
        return false;
    date_set(d, d->offer);
    return true;
}
