/* The values of fields. */
#include "bulletin/field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "core/amount.h"

#include "bulletin/wording.h"

/* FOLLOW_REMIND: it tells of no follow-ups. */
static enum followup_kind acted_kind(enum field_id id)
{
    return id == FIELD_TALKS        ? FOLLOW_TALK
           : id == FIELD_CRITICISED ? FOLLOW_CRITICISE
           : id == FIELD_COMMENDED  ? FOLLOW_COMMEND
                                    : FOLLOW_REMIND;
}

void field_need(struct field f, struct circular_needs *needs)
{
    needs->before = needs->before || f.part == PART_BEFORE || f.part == PART_CHANGE;
    needs->year_ago =
        needs->year_ago || f.part == PART_YEAR_AGO || f.part == PART_YEAR_CHANGE;
    needs->total = needs->total || (f.part == PART_TOTAL && f.id != FIELD_ISSUES);
    needs->issues = needs->issues || f.id == FIELD_ISSUES;
    needs->followups = needs->followups || acted_kind(f.id) != FOLLOW_REMIND;
    needs->topics = needs->topics || f.id == FIELD_TOPICS;
    needs->changes = needs->changes || f.id == FIELD_CHANGES;
    if (f.id == FIELD_TITLES && !needs->titles)
        needs->titles = 1;
}

/* --- values ----------------------------------------------------------------------- */

static const struct circular_sum *sum_of(const struct field_scope *s,
                                         enum field_part part)
{
    static const struct circular_sum none = {0};
    if (s->counts_only)
        return &none;
    switch (part) {
    case PART_BEFORE:
        return s->group ? &s->group->before : &s->c->before;
    case PART_YEAR_AGO:
        return s->group ? &s->group->year_ago : &s->c->year_ago;
    case PART_TOTAL:
        return s->group ? &s->group->total : &s->c->total;
    case PART_NOW:
    case PART_CHANGE:
    case PART_YEAR_CHANGE:
    case PARTS:
        break;
    }
    return s->group ? &s->group->now : &s->c->now;
}

static int64_t counted(enum field_id id, const struct circular_sum *x)
{
    return id == FIELD_SUBMITTED   ? x->submitted
           : id == FIELD_ADOPTED   ? x->adopted
           : id == FIELD_REPORTING ? x->reporting
                                   : x->units;
}

/* The ledger may not reach as far back: then nothing is said, rather than a growth
 * from zero. */
static bool has_year_ago(const struct circular *c)
{
    return c->year_ago.submitted || c->year_ago.adopted || c->year_ago.points;
}

static void put_counted(struct strbuf *out, struct field f, const struct field_scope *s)
{
    const struct circular_sum *x = sum_of(s, f.part);
    char digits[32];
    if (f.part == PART_YEAR_CHANGE && !has_year_ago(s->c))
        return;
    if (f.part == PART_CHANGE || f.part == PART_YEAR_CHANGE) {
        enum field_part then = f.part == PART_CHANGE ? PART_BEFORE : PART_YEAR_AGO;
        wording_change(out, counted(f.id, x), counted(f.id, sum_of(s, then)),
                       f.id == FIELD_REPORTING ? "家" : s->measure, s->zh);
    } else if (f.id == FIELD_RATE) {
        strbuf_puts(out, wording_rate(x->adopted, x->submitted, digits));
    } else if (f.id == FIELD_MEAN || f.id == FIELD_MEAN_ADOPTED) {
        int64_t n = f.id == FIELD_MEAN ? x->submitted : x->adopted;
        strbuf_puts(out, wording_mean(n * TB_ONE, x->units, f.number, digits));
    } else if (f.id == FIELD_POINTS) {
        strbuf_puts(out, amount_format(x->points, s->c->decimals, digits));
    } else if (s->counts_only && f.id == FIELD_ADOPTED) {
        strbuf_printf(out, "%lld", (long long)s->adopted);
    } else {
        strbuf_printf(out, "%lld", (long long)counted(f.id, x));
    }
}

static bool is_named(enum field_id id, int number, const struct circular_row *r)
{
    switch ((int)id) {
    case FIELD_BEST:
        return r->place && r->place <= number && r->now.points > 0;
    case FIELD_ZERO:
        return !r->exempt && r->now.submitted == 0;
    case FIELD_NIL:
        return !r->exempt && r->now.submitted > 0 && r->now.adopted == 0;
    case FIELD_SHORT:
        return !r->exempt && r->short_of;
    case FIELD_EXEMPT:
        return r->exempt;
    default:
        return false;
    }
}

/* Names, or with out NULL only how many. */
static size_t put_names(struct strbuf *out, enum field_id id, int number,
                        const struct field_scope *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->c->n_units && !s->counts_only; i++) {
        const struct circular_row *r = &s->c->units[i];
        if ((s->group && r->group_id != s->group->id) || !is_named(id, number, r))
            continue;
        if (out)
            strbuf_printf(out, "%s%s", n ? wording_comma(s->zh) : "", r->name);
        n++;
    }
    return n;
}

static void put_acted(struct strbuf *out, enum followup_kind kind,
                      const struct field_scope *s)
{
    int year = day_to_civil(s->c->period.last).year;
    size_t n = 0;
    for (size_t i = 0; i < s->c->n_followups; i++) {
        const struct circular_followup *x = &s->c->followups[i];
        if (x->kind != kind || (s->group && x->group_id != s->group->id))
            continue;
        strbuf_puts(out, n++ ? wording_comma(s->zh) : "");
        wording_followup(out, x, year, s->zh);
    }
}

/* Outlets that adopted something. */
static size_t busy_outlets(const struct circular *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_outlets; i++) {
        bool any = false;
        for (size_t j = 0; j < c->n_units; j++)
            any = any || c->units[j].now.outlets[i] > 0;
        n += any;
    }
    return n;
}

static size_t how_many(enum field_id id, const struct circular *c)
{
    switch ((int)id) {
    case FIELD_AWARDS:
        return c->n_awards;
    case FIELD_TITLES:
        return c->n_titles;
    case FIELD_TOPICS:
        return c->n_topics;
    case FIELD_MISSED:
        return c->n_gaps;
    case FIELD_CHANGES:
        return c->n_changes;
    case FIELD_PEOPLE:
        return c->n_people;
    default:
        return busy_outlets(c);
    }
}

static void put_plain(struct strbuf *out, enum field_id id, const struct field_scope *s)
{
    const struct circular *c = s->c;
    char ref[BULLETIN_REF_MAX];
    switch ((int)id) {
    case FIELD_OFFICE:
        strbuf_puts(out, c->office);
        break;
    case FIELD_PERIOD:
        wording_period(out, c->period, s->zh);
        break;
    case FIELD_BEFORE:
        wording_period(out, period_step(c->period, -1), s->zh);
        break;
    case FIELD_YEAR_AGO:
        wording_period(out, circular_year_ago(c->period), s->zh);
        break;
    case FIELD_FROM:
        wording_day(out, c->period.first, s->zh);
        break;
    case FIELD_UNTIL:
        wording_day(out, c->period.last, s->zh);
        break;
    case FIELD_YEAR:
        strbuf_printf(out, "%d", c->year);
        break;
    case FIELD_NUMBER:
        strbuf_printf(out, "%d", c->number);
        break;
    case FIELD_REF:
        strbuf_puts(out, bulletin_ref(c->year, c->number, ref));
        break;
    case FIELD_REPLACES:
        strbuf_puts(out, c->replaces);
        break;
    case FIELD_DATE:
        wording_day(out, c->day, s->zh);
        break;
    case FIELD_SCHEME:
        strbuf_puts(out, c->scheme);
        break;
    case FIELD_NAME:
        strbuf_puts(out, s->name ? s->name : "");
        break;
    default:
        break;
    }
}

void field_put(struct strbuf *out, struct field f, const struct field_scope *s)
{
    if (f.id <= FIELD_NAME)
        put_plain(out, f.id, s);
    else if (f.id <= FIELD_MEAN_ADOPTED)
        put_counted(out, f, s);
    else if (f.id <= FIELD_EXEMPT)
        put_names(out, f.id, f.number, s);
    else if (f.id <= FIELD_COUNT_EXEMPT)
        strbuf_printf(
            out, "%zu",
            put_names(NULL, FIELD_BEST + (f.id - FIELD_COUNT_BEST), f.number, s));
    else if (f.id <= FIELD_COMMENDED)
        put_acted(out, acted_kind(f.id), s);
    else if (f.id == FIELD_ISSUES)
        strbuf_printf(out, "%lld",
                      (long long)(f.part ? s->c->issues_total : s->c->issues));
    else
        strbuf_printf(out, "%zu", how_many(f.id, s->c));
}

bool field_is_set(struct field f, const struct field_scope *s)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    field_put(&b, f, s);
    bool set = b.s[strspn(b.s, "0.%-")] != '\0'; /* 0, 0.0, 0% and - are nothing */
    strbuf_free(&b);
    return set;
}
