#include "core/period.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* The kinds that are whole months of one year. */
static const struct part {
    enum period_kind kind;
    char letter;
    int months;
} parts[] = {
    {PERIOD_BIMONTH, 'B', 2},
    {PERIOD_QUARTER, 'Q', 3},
    {PERIOD_HALF, 'H', 6},
    {PERIOD_TERM, 'T', 6},
};

static const struct part *part_of(enum period_kind kind)
{
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].kind == kind)
            return &parts[i];
    return NULL;
}

/* --- an office's calendar --------------------------------------------------------- */

/* Months are counted from 1970-01; a month with a cut-off day is named by the calendar
 * month in which it ends. */
static int32_t month_with(const struct calendar *c, tb_day d)
{
    return day_month(d) + (c->cutoff && day_to_civil(d).day > c->cutoff);
}

static tb_day month_end(const struct calendar *c, int32_t month)
{
    return c->cutoff ? day_month_first(month) + c->cutoff - 1 : day_month_last(month);
}

static struct period of_months(const struct calendar *c, enum period_kind kind,
                               int32_t first, int32_t last)
{
    return (struct period){month_end(c, first - 1) + 1, month_end(c, last), kind, *c};
}

/* Months since the year of month m began; *year is its name. */
static int in_year(const struct calendar *c, int32_t m, int *year)
{
    int shift = c->year_month ? c->year_month - 1 : 0;
    int32_t from = m - shift; /* as if that year began in January */
    int32_t floor = from >= 0 ? from / 12 : -((11 - from) / 12);

    *year = 1970 + floor + (shift > 0);
    return (int)(from - floor * 12);
}

static const int usual_terms[2] = {1, 7};

static const int *terms_of(const struct calendar *c)
{
    return c->terms[0] ? c->terms : usual_terms;
}

/* The months of the term with month m in it; *number 1 or 2. */
static void term_of(const struct calendar *c, int32_t m, int32_t *first, int32_t *last,
                    int *number)
{
    const int *t = terms_of(c);
    int one = (t[1] - t[0] + 12) % 12; /* months of the first */
    int at = (int)(((m - (t[0] - 1)) % 12 + 12) % 12);

    *number = at < one ? 1 : 2;
    *first = m - (at < one ? at : at - one);
    *last = *first + (at < one ? one : 12 - one) - 1;
}

/* Whole months of a calendar kind; 0 for weeks and free spans. */
static int kind_months(enum period_kind kind)
{
    const struct part *part = part_of(kind);

    if (part)
        return part->months;
    return kind == PERIOD_MONTH ? 1 : kind == PERIOD_YEAR ? 12 : 0;
}

/* The first Monday week of a year, by ISO: the one with the 4th of January. */
static tb_day week_one(int year)
{
    tb_day fourth = day_from_civil(year, 1, 4);

    return fourth - day_weekday(fourth) + 1;
}

static int week_year(tb_day monday)
{
    return day_to_civil(monday + 3).year; /* a week belongs to its Thursday's year */
}

struct period period_in(const struct calendar *c, enum period_kind kind, tb_day d)
{
    int months = kind_months(kind), year, number;
    int32_t month, first, last;

    if (kind == PERIOD_WEEK) {
        tb_day monday = d - day_weekday(d) + 1;
        return (struct period){monday, monday + 6, PERIOD_WEEK, *c};
    }
    month = month_with(c, d);
    if (kind == PERIOD_MONTHS)
        return of_months(c, kind, month, month);
    if (months == 0)
        return (struct period){d, d, kind, *c};
    if (kind == PERIOD_TERM) {
        term_of(c, month, &first, &last, &number);
        return of_months(c, kind, first, last);
    }
    first = month - in_year(c, month, &year) % months;
    return of_months(c, kind, first, first + months - 1);
}

struct period period_of(enum period_kind kind, tb_day d)
{
    return period_in(&(struct calendar){0}, kind, d);
}

/* The name's year, and its number in it from 1. */
static void name_of(struct period p, int *year, int *number)
{
    int32_t first, last, month = day_month(p.last);

    if (p.kind == PERIOD_TERM) {
        term_of(&p.calendar, month, &first, &last, number);
        *year = (int)(first >= 0 ? first / 12 : -((11 - first) / 12)) + 1970;
        return;
    }
    int months = kind_months(p.kind);
    *number = months > 0 ? in_year(&p.calendar, month, year) / months + 1 : 0;
    if (p.kind == PERIOD_MONTH) { /* a month's name is not shifted */
        *year = day_to_civil(p.last).year;
        *number = day_to_civil(p.last).month;
    }
}

struct period period_by(const struct calendar *c, struct period p)
{
    int year = 1970, number = 1, months = kind_months(p.kind);
    int32_t first;

    if (p.kind == PERIOD_MONTHS)
        return of_months(c, p.kind, month_with(&p.calendar, p.first),
                         month_with(&p.calendar, p.last));
    if (months == 0) {
        p.calendar = *c;
        return p;
    }
    name_of(p, &year, &number);
    if (p.kind == PERIOD_TERM) {
        first = (int32_t)(year - 1970) * 12 + terms_of(c)[number - 1] - 1;
        return period_in(c, p.kind, month_end(c, first));
    }
    if (p.kind == PERIOD_MONTH)
        return of_months(c, p.kind, day_month(p.last), day_month(p.last));
    first = (int32_t)(year - 1970) * 12;
    if (c->year_month > 1)
        first += c->year_month - 1 - 12;
    first += (number - 1) * months;
    return of_months(c, p.kind, first, first + months - 1);
}

/* --- reading ---------------------------------------------------------------------- */

/* Takes exactly `digits` digits at *s. */
static bool take(const char **s, int digits, int *out)
{
    int v = 0;

    for (; digits > 0; digits--, (*s)++) {
        if (**s < '0' || **s > '9')
            return false;
        v = v * 10 + (**s - '0');
    }
    *out = v;
    return true;
}

static bool in_range(struct period p)
{
    return p.last >= TB_DAY_MIN && p.first <= TB_DAY_MAX;
}

/* The rest of a period after its year: "", "-07", "-W07", "-Q3". */
static bool parse_calendar(int year, const char *s, struct period *out)
{
    int n;

    if (!*s) {
        *out = period_of(PERIOD_YEAR, day_from_civil(year, 1, 1));
        return true;
    }
    if (*s++ != '-')
        return false;
    if (*s == 'W') {
        s++;
        if (!take(&s, 2, &n) || *s || n < 1)
            return false;
        *out = period_of(PERIOD_WEEK, week_one(year) + (n - 1) * 7);
        return week_year(out->first) == year; /* not every year has a week 53 */
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (*s != parts[i].letter)
            continue;
        s++;
        if (!take(&s, 1, &n) || *s || n < 1 || n > 12 / parts[i].months)
            return false;
        *out = period_of(parts[i].kind,
                         day_from_civil(year, (n - 1) * parts[i].months + 1, 1));
        return true;
    }
    if (!take(&s, 2, &n) || *s || n < 1 || n > 12)
        return false;
    *out = period_of(PERIOD_MONTH, day_from_civil(year, n, 1));
    return true;
}

/* One end of a span: a month or a day, whichever is written. Both must be alike. */
static bool take_end(const char **s, struct period *out)
{
    int year, month, day;

    if (!take(s, 4, &year) || *(*s)++ != '-' || !take(s, 2, &month))
        return false;
    if (**s != '-') {
        if (month < 1 || month > 12)
            return false;
        *out = period_of(PERIOD_MONTHS, day_from_civil(year, month, 1));
        return true;
    }
    (*s)++;
    if (!take(s, 2, &day) || !day_valid_civil(year, month, day))
        return false;
    *out = period_of(PERIOD_DAYS, day_from_civil(year, month, day));
    return true;
}

static bool parse_span(const char *s, struct period *out)
{
    struct period a, b;

    if (!take_end(&s, &a) || strncmp(s, "..", 2) != 0)
        return false;
    s += 2;
    if (!take_end(&s, &b) || *s || a.kind != b.kind || a.first > b.first)
        return false;
    *out = (struct period){.first = a.first, .last = b.last, .kind = a.kind};
    return a.first >= TB_DAY_MIN && b.last <= TB_DAY_MAX;
}

enum tb_rc period_parse(const char *s, struct period *out, struct tb_err *e)
{
    const char *p = s;
    struct period got;
    int year, used;

    if (strstr(s, "..") ? parse_span(s, &got)
                        : take(&p, 4, &year) && parse_calendar(year, p, &got)) {
        if (in_range(got)) {
            *out = got;
            return TB_OK;
        }
        return tb_fail(e, TB_USAGE,
                       N_("the period '%s' is outside the years 1970 to 2199"), s);
    }
    return tb_fail(e, TB_USAGE,
                   N_("'%.*s' is not a period; write 2018, 2018-07, 2018-W07, 2018-B2, "
                      "2018-Q3, 2018-H2, 2018-T1, 2018-01..2018-02 or "
                      "2018-07-01..2018-10-09"),
                   (int)text_fit(s, strlen(s), 60, &used), s);
}

/* --- writing and moving ----------------------------------------------------------- */

char *period_format(struct period p, char out[static PERIOD_NAME_MAX])
{
    struct tb_civil a = day_to_civil(p.first), b = day_to_civil(p.last);
    char first[16], last[16];

    if (p.kind == PERIOD_MONTHS)
        a = day_to_civil(day_month_first(month_with(&p.calendar, p.first)));
    int year = 0, number = 0;

    if (kind_months(p.kind) > 0)
        name_of(p, &year, &number);
    switch (p.kind) {
    case PERIOD_WEEK:
        snprintf(out, PERIOD_NAME_MAX, "%04d-W%02d", week_year(p.first),
                 (p.first - week_one(week_year(p.first))) / 7 + 1);
        break;
    case PERIOD_MONTH:
        snprintf(out, PERIOD_NAME_MAX, "%04d-%02d", year, number);
        break;
    case PERIOD_BIMONTH:
    case PERIOD_QUARTER:
    case PERIOD_HALF:
    case PERIOD_TERM:
        snprintf(out, PERIOD_NAME_MAX, "%04d-%c%d", year, part_of(p.kind)->letter,
                 number);
        break;
    case PERIOD_YEAR:
        snprintf(out, PERIOD_NAME_MAX, "%04d", year);
        break;
    case PERIOD_MONTHS:
        snprintf(out, PERIOD_NAME_MAX, "%04d-%02d..%04d-%02d", a.year, a.month, b.year,
                 b.month);
        break;
    case PERIOD_DAYS:
        snprintf(out, PERIOD_NAME_MAX, "%s..%s", day_format(p.first, first),
                 day_format(p.last, last));
        break;
    }
    return out;
}

static int64_t clamp(int64_t v, int64_t low, int64_t high)
{
    return v < low ? low : v > high ? high : v;
}

static struct period step_terms(struct period p, int n)
{
    for (; n > 0 && p.last < TB_DAY_MAX; n--)
        p = period_in(&p.calendar, p.kind, p.last + 1);
    for (; n < 0 && p.first > TB_DAY_MIN; n++)
        p = period_in(&p.calendar, p.kind, p.first - 1);
    return p;
}

struct period period_step(struct period p, int n)
{
    int months = kind_months(p.kind);
    struct period to = p;

    if (p.kind == PERIOD_TERM) /* which need not be equally long */
        return step_terms(p, n);
    if (p.kind == PERIOD_WEEK || months > 0) {
        int64_t day;
        if (months > 0) {
            int64_t month = day_month(p.last) + (int64_t)n * months;
            day = day_month_first((int32_t)clamp(month,
                                                 month_with(&p.calendar, TB_DAY_MIN),
                                                 month_with(&p.calendar, TB_DAY_MAX)));
        } else {
            day = clamp(p.first + (int64_t)n * 7, TB_DAY_MIN, TB_DAY_MAX);
        }
        return period_in(&p.calendar, p.kind, (tb_day)day);
    }
    if (p.kind == PERIOD_MONTHS) {
        int32_t first = month_with(&p.calendar, p.first), last = day_month(p.last);
        int64_t by = (int64_t)n * (last - first + 1);
        if (first + by < day_month(TB_DAY_MIN) || last + by > day_month(TB_DAY_MAX))
            return p;
        return of_months(&p.calendar, p.kind, (int32_t)(first + by),
                         (int32_t)(last + by));
    }
    int64_t by = (int64_t)n * period_days(p);
    if (p.first + by < TB_DAY_MIN || p.last + by > TB_DAY_MAX)
        return p;
    to.first = (tb_day)(p.first + by);
    to.last = (tb_day)(p.last + by);
    return to;
}
