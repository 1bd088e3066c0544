/* Sums of any span of days against a plain count of remembered facts: articles adopted
 * again and again in several months, ragged starts and ends, outlets, filters. */
#include "facts.h"

static const struct tally *tally_of(const struct span *s, enum owner_kind kind,
                                    int64_t id)
{
    static const struct tally none;
    for (size_t i = 0; i < s->n; i++)
        if (s->items[i].owner_id == id && s->items[i].owner_kind == kind)
            return &s->items[i];
    return &none;
}

static void compare(const struct tally *got, const struct plain *want, struct period p)
{
    if (got->submitted != want->submitted || got->adopted != want->adopted ||
        got->points != want->points)
        fail_msg(
            "days %d..%d: submitted %lld adopted %lld points %lld, plainly %lld %lld "
            "%lld",
            p.first, p.last, (long long)got->submitted, (long long)got->adopted,
            (long long)got->points, (long long)want->submitted,
            (long long)want->adopted, (long long)want->points);
}

static int64_t outlet_of(const struct tallies *t, const struct wanted *q,
                         int64_t outlet)
{
    for (size_t i = 0; i < t->n_outlets; i++)
        if (t->outlets[i].owner_id == q->owner && t->outlets[i].owner_kind == q->kind &&
            t->outlets[i].outlet_id == outlet)
            return t->outlets[i].count;
    return 0;
}

static void compare_owners(const struct world *w, const struct tallies *t,
                           const struct span *s, bool people, bool outlets)
{
    for (int i = 0; i < (people ? 6 : 4); i++) {
        struct wanted q = {.kind = i < 4 ? OWNER_UNIT : OWNER_PERSON,
                           .owner = i < 4 ? w->f->unit[i] : w->f->person[i - 4],
                           .p = {s->first, s->last, PERIOD_DAYS}};
        struct plain want = count(w, &q);
        compare(tally_of(s, q.kind, q.owner), &want, q.p);
        if (outlets)
            assert_int_equal(outlet_of(t, &q, w->f->county), want.by_county);
    }
}

static struct period random_period(void)
{
    struct period p = {.first = START - 20 + dice(DAYS), .kind = PERIOD_DAYS};
    switch (dice(6)) {
    case 0: /* within a month, or a little more */
        p.last = p.first + dice(40);
        break;
    case 1: /* whole months */
        p.first = day_month_first(day_month(p.first));
        p.last = day_month_last(day_month(p.first) + dice(6));
        break;
    case 2: /* a ragged start, a whole end */
        p.last = day_month_last(day_month(p.first) + dice(8));
        break;
    case 3: /* whole years */
        p.first = day_from_civil(2018 + dice(3), 1, 1);
        p.last = day_from_civil(day_to_civil(p.first).year + dice(3), 12, 31);
        break;
    case 4: /* whole years and ragged ends */
        p.first = day_from_civil(2018 + dice(2), 1, 1) - dice(70);
        p.last = day_from_civil(2019 + dice(2), 12, 31) + dice(70);
        break;
    default:
        p.last = p.first + dice(DAYS);
    }
    return p;
}

static void any_period_adds_up(void **state)
{
    const struct world *w = *state;
    for (int i = 0; i < 1500; i++) {
        struct arena a = {0};
        struct board_input in = {.period = random_period(), .today = START};
        struct tallies t;
        ok(store_tallies(w->f->s, &in, NULL, 0, &a, &t, e));
        assert_int_equal(t.whole.first, in.period.first);
        compare_owners(w, &t, &t.whole, true, true);
        arena_free(&a);
    }
}

/* Negative control: the plain count tells when an article counts twice. */
static void plain_count_sees_repeats(void **state)
{
    const struct world *w = *state;
    int64_t months = 0, year = 0;
    for (int u = 0; u < 4; u++) {
        struct wanted q = {.kind = OWNER_UNIT,
                           .owner = w->f->unit[u],
                           .p = {START, START + DAYS, PERIOD_DAYS}};
        year += count(w, &q).adopted;
        for (int m = 0; m < 44; m++) {
            q.p.first = day_month_first(day_month(START) + m);
            q.p.last = day_month_last(day_month(START) + m);
            months += count(w, &q).adopted;
        }
    }
    assert_true(months > year + 20);
}

static void spans_add_up_too(void **state)
{
    const struct world *w = *state;
    struct target person = {.id = 1, .who_kind = WHO_PERSON, .filter = "", .of = ""};
    for (int i = 0; i < 100; i++) {
        struct arena a = {0};
        struct board_input in = {.period = random_period(), .today = START};
        struct span spans[4] = {0};
        struct tallies t;
        in.targets = &person;
        in.n_targets = (size_t)dice(2);
        in.reckons = dice(2); /* without any other account */
        for (int k = 0; k < 4; k++) {
            struct period p = k == 3 ? in.period : random_period();
            spans[k].first = p.first;
            spans[k].last = p.last;
        }
        ok(store_tallies(w->f->s, &in, spans, 4, &a, &t, e));
        assert_int_equal(t.n_spans, 4);
        for (int k = 0; k < 4; k++) {
            assert_int_equal(t.spans[k].first, spans[k].first);
            assert_int_equal(t.spans[k].last, spans[k].last);
            compare_owners(w, &t, &t.spans[k], in.n_targets > 0 || in.reckons || k == 3,
                           false);
        }
        arena_free(&a);
    }
}

/* --- targets with a filter ----------------------------------------------------- */

static const struct filtered_count *filtered_of(const struct tallies *t, int64_t target,
                                                const struct wanted *q)
{
    static const struct filtered_count none;
    for (size_t i = 0; i < t->n_filtered; i++)
        if (t->filtered[i].target_id == target && t->filtered[i].owner_id == q->owner &&
            t->filtered[i].owner_kind == q->kind &&
            t->filtered[i].first == q->p.first && t->filtered[i].last == q->p.last)
            return &t->filtered[i];
    return &none;
}

static bool has_span(const struct span *spans, size_t n, struct period p)
{
    for (size_t i = 0; i < n; i++)
        if (spans[i].first == p.first && spans[i].last == p.last)
            return true;
    return false;
}

/* All that board_build will look up for one filtered target is there and right: each
 * instance in the period, the period itself among them, and the 56 days. */
static void check_target(const struct world *w, struct board_input *in,
                         const struct target *t)
{
    struct arena a = {0};
    struct span *spans;
    size_t n, wanted = 0;
    struct tallies got;
    board_spans(&a, in, &spans, &n);
    ok(store_tallies(w->f->s, in, spans, n, &a, &got, e));
    enum period_kind kind = (enum period_kind)t->period_kind;
    struct period recent = {
        .first = in->today - 55, .last = in->today, .kind = PERIOD_DAYS};
    for (struct period p = period_of(kind, in->period.first);; p = period_step(p, 1)) {
        struct period look = p.last <= in->period.last ? p : recent;
        if (p.first < in->period.first)
            continue;
        if (look.first != recent.first || look.last != recent.last) {
            assert_true(board_wants(in, t, look.first, look.last));
            assert_true(has_span(spans, n, look));
        }
        for (int u = 0; u < 4 && has_span(spans, n, look); u++) {
            struct wanted q = {.kind = OWNER_UNIT, .owner = w->f->unit[u], .p = look};
            bool adopted = t->metric == METRIC_ADOPTED;
            q.outlet = adopted ? w->f->city : 0;
            q.type = adopted ? NULL : "brief";
            struct plain want = count(w, &q);
            const struct filtered_count *f = filtered_of(&got, t->id, &q);
            if (adopted)
                assert_int_equal(f->adopted, want.adopted);
            else
                assert_int_equal(f->submitted, want.submitted);
            wanted += (size_t)(adopted ? want.adopted : want.submitted);
        }
        if (p.last > in->period.last)
            break;
    }
    assert_true(wanted > 0);
    arena_free(&a);
}

static void filtered_targets_have_their_counts(void **state)
{
    static const enum period_kind kinds[] = {PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF,
                                             PERIOD_YEAR, PERIOD_WEEK};
    const struct world *w = *state;
    for (int i = 0; i < 2; i++) {
        struct target t = {.id = 77,
                           .who_kind = WHO_GROUP,
                           .who_id = w->f->town,
                           .metric = i ? METRIC_ADOPTED : METRIC_SUBMITTED,
                           .amount = TB_ONE,
                           .from = TB_DAY_NONE,
                           .to = TB_DAY_NONE,
                           .filter = i ? "outlet City" : "type brief",
                           .of = "",
                           .note = ""};
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            t.period_kind = (int)kinds[k];
            for (int whole = 0; whole < 2; whole++) {
                tb_day day = day_from_civil(2018, 8, 15);
                struct board_input in = {
                    .period = period_of(whole ? kinds[k] : PERIOD_YEAR, day),
                    .today = day,
                    .names = &w->names,
                    .schemes = &w->schemes,
                    .targets = &t,
                    .n_targets = 1};
                check_target(w, &in, &t);
            }
        }
    }
}

#define t(f) cmocka_unit_test(f)

int main(void)
{
    const struct CMUnitTest tests[] = {
        t(any_period_adds_up),
        t(plain_count_sees_repeats),
        t(spans_add_up_too),
        t(filtered_targets_have_their_counts),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
