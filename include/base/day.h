/* Days: dates without a zone or an hour, proleptic Gregorian. */
#ifndef TB_BASE_DAY_H
#define TB_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

/* Civil days since 1970-01-01. Entered dates lie in TB_DAY_MIN..TB_DAY_MAX. */
typedef int32_t tb_day;

#define TB_DAY_MIN  0     /* 1970-01-01 */
#define TB_DAY_MAX  84005 /* 2199-12-31 */
#define TB_DAY_NONE INT32_MIN

struct tb_civil {
    int year, month, day; /* month 1..12, day 1..31 */
};

tb_day day_from_civil(int year, int month, int day);
struct tb_civil day_to_civil(tb_day d);
int day_month_length(int year, int month);
/* 1 = Monday .. 7 = Sunday. */
int day_weekday(tb_day d);
/* Months since 1970-01: the key of a month in tallies. */
int32_t day_month(tb_day d);
tb_day day_month_first(int32_t month);
tb_day day_month_last(int32_t month);
/* d moved by whole months; the day is clamped to the month's length. */
tb_day day_add_months(tb_day d, int months);
bool day_valid_civil(int year, int month, int day);

/* "YYYY-MM-DD" and the written forms 2026/1/5, 2026.1.5, 2026年1月5日. The whole of
 * s must be the date, in TB_DAY_MIN..TB_DAY_MAX; ASCII digits, four for the year. */
bool day_parse(const char *s, tb_day *out);
/* "YYYY-MM-DD"; "" for TB_DAY_NONE. Returns out. */
char *day_format(tb_day d, char out[static 16]);

#endif
