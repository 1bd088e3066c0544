#include "bulletin/wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/amount.h"
#include "core/word.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const nth_en[] = {"first", "second", "third", "fourth"};
static const char *const digits_zh[] = {"",   "一", "二", "三", "四",
                                        "五", "六", "七", "八", "九"};

void wording_ordinal(struct strbuf *out, int n, bool zh)
{
    if (!zh || n > 99) {
        strbuf_printf(out, zh ? "%d、" : "%d. ", n);
        return;
    }
    if (n >= 20)
        strbuf_puts(out, digits_zh[n / 10]);
    if (n >= 10)
        strbuf_puts(out, "十");
    strbuf_puts(out, digits_zh[n % 10]);
    strbuf_puts(out, "、");
}

void wording_day(struct strbuf *out, tb_day d, bool zh)
{
    struct tb_civil c = day_to_civil(d);
    if (d == TB_DAY_NONE)
        return;
    if (zh)
        strbuf_printf(out, "%d年%d月%d日", c.year, c.month, c.day);
    else
        strbuf_printf(out, "%d %s %d", c.day, months[c.month - 1], c.year);
}

/* --- periods ---------------------------------------------------------------------- */

/* The year and the number in a calendar period's name, 2026-Q3. */
static void name_parts(struct period p, int *year, int *n)
{
    *year = *n = 0;
    char name[PERIOD_NAME_MAX];
    period_format(p, name);
    *year = atoi(name);
    const char *dash = strchr(name, '-');
    *n = dash ? atoi(dash + 1 + strcspn(dash + 1, "0123456789")) : 0;
    if (*n < 1) /* a year has no number */
        *n = 1;
}

/* A run of whole months; each is named by the calendar month in which it ends. */
static void month_span(struct strbuf *out, struct period p, bool zh)
{
    struct period first = period_in(&p.calendar, PERIOD_MONTH, p.first);
    struct tb_civil a = day_to_civil(first.last), b = day_to_civil(p.last);
    if (zh && a.year == b.year)
        strbuf_printf(out, "%d年%d—%d月", a.year, a.month, b.month);
    else if (zh)
        strbuf_printf(out, "%d年%d月至%d年%d月", a.year, a.month, b.year, b.month);
    else if (a.year == b.year)
        strbuf_printf(out, "%s to %s %d", months[a.month - 1], months[b.month - 1],
                      b.year);
    else
        strbuf_printf(out, "%s %d to %s %d", months[a.month - 1], a.year,
                      months[b.month - 1], b.year);
}

static void day_span(struct strbuf *out, struct period p, bool zh)
{
    wording_day(out, p.first, zh);
    strbuf_puts(out, zh ? "至" : " to ");
    wording_day(out, p.last, zh);
}

static void period_zh(struct strbuf *out, struct period p, int year, int n)
{
    switch (p.kind) {
    case PERIOD_WEEK:
        strbuf_printf(out, "%d年第%d周", year, n);
        break;
    case PERIOD_MONTH:
        strbuf_printf(out, "%d年%d月", year, n);
        break;
    case PERIOD_BIMONTH:
        strbuf_printf(out, "%d年第%s个双月", year, digits_zh[n]);
        break;
    case PERIOD_QUARTER:
        strbuf_printf(out, "%d年第%s季度", year, digits_zh[n]);
        break;
    case PERIOD_HALF:
        strbuf_printf(out, "%d年%s半年", year, n == 1 ? "上" : "下");
        break;
    case PERIOD_TERM:
        strbuf_printf(out, "%d年第%s学期", year, digits_zh[n]);
        break;
    case PERIOD_YEAR:
        strbuf_printf(out, "%d年", year);
        break;
    case PERIOD_MONTHS:
        month_span(out, p, true);
        break;
    case PERIOD_DAYS:
        day_span(out, p, true);
        break;
    }
}

static void period_en(struct strbuf *out, struct period p, int year, int n)
{
    switch (p.kind) {
    case PERIOD_WEEK:
        strbuf_printf(out, "week %d of %d", n, year);
        break;
    case PERIOD_MONTH:
        strbuf_printf(out, "%s %d", months[n - 1], year);
        break;
    case PERIOD_BIMONTH:
        strbuf_printf(out, "two-month period %d of %d", n, year);
        break;
    case PERIOD_QUARTER:
        strbuf_printf(out, "the %s quarter of %d", nth_en[n - 1], year);
        break;
    case PERIOD_HALF:
        strbuf_printf(out, "the %s half of %d", nth_en[n - 1], year);
        break;
    case PERIOD_TERM:
        strbuf_printf(out, "the %s term of %d", nth_en[n - 1], year);
        break;
    case PERIOD_YEAR:
        strbuf_printf(out, "%d", year);
        break;
    case PERIOD_MONTHS:
        month_span(out, p, false);
        break;
    case PERIOD_DAYS:
        day_span(out, p, false);
        break;
    }
}

void wording_period(struct strbuf *out, struct period p, bool zh)
{
    int year, n;
    name_parts(p, &year, &n);
    if (p.kind == PERIOD_BIMONTH && p.calendar.year_month <= 1 && !p.calendar.cutoff)
        month_span(out, p, zh);
    else if (zh)
        period_zh(out, p, year, n);
    else
        period_en(out, p, year, n);
}

/* --- numbers ---------------------------------------------------------------------- */

void wording_change(struct strbuf *out, int64_t n, int64_t was, const char *measure,
                    bool zh)
{
    long long by = (long long)(n > was ? n - was : was - n);
    if (!by)
        strbuf_puts(out, zh ? "持平" : "the same");
    else if (zh)
        strbuf_printf(out, "%s%lld%s", n > was ? "增加" : "减少", by, measure);
    else
        strbuf_printf(out, "%lld %s", by, n > was ? "more" : "fewer");
}

char *wording_rate(int64_t a, int64_t b, char out[static 32])
{
    char digits[32];
    if (b <= 0)
        return memcpy(out, "-", 2);
    amount_format(amount_mul_div(1000, a, b) * (TB_ONE / 10), -1, digits);
    snprintf(out, 32, "%.20s%%", digits);
    return out;
}

char *wording_mean(tb_amount a, int64_t n, int decimals, char out[static 32])
{
    static const int64_t tens[] = {1, 10, 100, 1000};
    if (n <= 0)
        return memcpy(out, "-", 2);
    /* In units of the last decimal, rounded once. */
    int64_t units = amount_mul_div(a, tens[decimals], n * TB_ONE);
    return amount_format(units * (TB_ONE / tens[decimals]), decimals, out);
}

/* Causes that are no trigger's name, as the office's own work keeps them. Done by hand
 * is no cause: the reason stands in the evidence. */
static const char *cause_word(const char *cause, bool zh)
{
    static const struct {
        const char *en, *zh;
    } causes[] = {{"short of the quota", "未完成任务"},
                  {"topic due soon", "约稿将到期"},
                  {"topic missed", "约稿未交"}};
    if (strcmp(cause, "by hand") == 0)
        return "";
    for (size_t i = 0; zh && i < sizeof causes / sizeof *causes; i++)
        if (strcmp(cause, causes[i].en) == 0)
            return causes[i].zh;
    return cause;
}

static void put_until(struct strbuf *out, tb_day due, int year, bool zh)
{
    struct tb_civil c = day_to_civil(due);
    strbuf_puts(out, zh ? "限" : "to be put right by ");
    if (zh && c.year == year)
        strbuf_printf(out, "%d月%d日", c.month, c.day);
    else
        wording_day(out, due, zh);
    strbuf_puts(out, zh ? "前整改" : "");
}

void wording_followup(struct strbuf *out, const struct circular_followup *x, int year,
                      bool zh)
{
    const char *cause = cause_word(x->cause, zh);
    bool by_cause = x->kind == FOLLOW_TALK ? *cause != '\0' : !*x->evidence;
    const char *why = by_cause ? cause : x->evidence;
    bool until = x->due != TB_DAY_NONE;
    strbuf_puts(out, x->who);
    if (!*why && !until)
        return;
    strbuf_puts(out, zh ? "（" : " (");
    strbuf_puts(out, why);
    if (*why && until)
        strbuf_puts(out, zh ? "，" : "; ");
    if (until)
        put_until(out, x->due, year, zh);
    strbuf_puts(out, zh ? "）" : ")");
}

const char *wording_comma(bool zh)
{
    return zh ? "、" : ", ";
}

const char *wording_figure(const struct circular_change *x, bool zh)
{
    int value;
    if (x->outlet_id || !word_find(words_header, x->figure, &value) ||
        strcmp(word_en(words_header, value), x->figure) != 0)
        return x->figure;
    return zh ? word_zh(words_header, value) : x->figure;
}

char *bulletin_ref(int year, int number, char out[static BULLETIN_REF_MAX])
{
    snprintf(out, BULLETIN_REF_MAX, "%d-%03d", year, number);
    return out;
}

bool bulletin_ref_parse(const char *s, int *year, int *number)
{
    int end = 0;
    if (strspn(s, "0123456789") != 4 || s[4] != '-')
        return false;
    size_t digits = strspn(s + 5, "0123456789");
    if (digits < 3 || digits > 6)
        return false;
    return sscanf(s, "%4d-%6d%n", year, number, &end) == 2 && !s[end] && *number > 0;
}
