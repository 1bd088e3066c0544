#include "base/day.h"

#include <stdio.h>
#include <string.h>

static int64_t floor_div(int64_t a, int64_t b)
{
    int64_t q = a / b;

    return a % b < 0 ? q - 1 : q;
}

static bool leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Years are counted from March, so that the leap day is a year's last: the days before
 * month m (0 = March) of such a year are then (153 m + 2) / 5. */
tb_day day_from_civil(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_div(y, 400);
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int64_t days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;

    return (tb_day)(era * 146097 + days - 719468);
}

struct tb_civil day_to_civil(tb_day d)
{
    int64_t z = (int64_t)d + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t of_era = z - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;
    int month = (int)(m < 10 ? m + 3 : m - 9);

    return (struct tb_civil){
        .year = (int)(y + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(of_year - (153 * m + 2) / 5 + 1),
    };
}

int day_month_length(int year, int month)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return length[month - 1] + (month == 2 && leap_year(year));
}

int day_weekday(tb_day d)
{
    int64_t since_monday = (int64_t)d + 3; /* 1970-01-01 was a Thursday */

    return (int)(since_monday - floor_div(since_monday, 7) * 7) + 1;
}

int32_t day_month(tb_day d)
{
    struct tb_civil c = day_to_civil(d);

    return (int32_t)((c.year - 1970) * 12 + c.month - 1);
}

tb_day day_month_first(int32_t month)
{
    int32_t year = (int32_t)floor_div(month, 12);

    return day_from_civil(1970 + year, month - year * 12 + 1, 1);
}

tb_day day_month_last(int32_t month)
{
    return day_month_first(month + 1) - 1;
}

tb_day day_add_months(tb_day d, int months)
{
    int32_t month = day_month(d) + months;
    tb_day first = day_month_first(month), last = day_month_last(month);
    tb_day moved = first + day_to_civil(d).day - 1;

    return moved < last ? moved : last;
}

bool day_valid_civil(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= day_month_length(year, month);
}

/* Takes min..max ASCII digits at *s. */
static bool take_number(const char **s, int min, int max, int *out)
{
    int n = 0, v = 0;

    for (; n < max && **s >= '0' && **s <= '9'; n++, (*s)++)
        v = v * 10 + (**s - '0');
    *out = v;
    return n >= min;
}

static bool take_word(const char **s, const char *word)
{
    size_t n = strlen(word);

    if (strncmp(*s, word, n) != 0)
        return false;
    *s += n;
    return true;
}

bool day_parse(const char *s, tb_day *out)
{
    static const char *const marks[][3] = {
        {"-", "-", ""},
        {"/", "/", ""},
        {".", ".", ""},
        {"年", "月", "日"},
    };
    int year, month, day;

    if (!take_number(&s, 4, 4, &year))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = s;
        if (!take_word(&p, marks[i][0]))
            continue;
        if (!take_number(&p, 1, 2, &month) || !take_word(&p, marks[i][1]) ||
            !take_number(&p, 1, 2, &day) || !take_word(&p, marks[i][2]) || *p)
            return false;
        if (!day_valid_civil(year, month, day))
            return false;
        tb_day d = day_from_civil(year, month, day);
        if (d < TB_DAY_MIN || d > TB_DAY_MAX)
            return false;
        *out = d;
        return true;
    }
    return false;
}

char *day_format(tb_day d, char out[static 16])
{
    struct tb_civil c = day_to_civil(d);

    out[0] = '\0';
    if (d != TB_DAY_NONE)
        snprintf(out, 16, "%04d-%02d-%02d", c.year, c.month, c.day);
    return out;
}
