/* Sums over a span of days: whole months from the tallies, the days at its edges from
 * credits and submissions.
 *
 * Adopted counts articles, not adoptions, so months do not simply add up: an article
 * counts at its first adoption in the span. See tally account 4 in 001_init.sql. */
#include "bag.h"

/* --- whole months and years ------------------------------------------------------- */

static enum tb_rc months_account(struct bag *b, int account, enum owner_kind kind,
                                 int32_t from, int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_TALLY_MONTHS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, account);
    sqlite3_bind_int(st, 3, (int)kind);
    sqlite3_bind_int(st, 4, from);
    sqlite3_bind_int(st, 5, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_add(b, kind, sqlite3_column_int64(st, 0), account,
                sqlite3_column_int64(st, 1));
    return rc;
}

static enum tb_rc months_pot(struct bag *b, size_t pot, enum owner_kind kind,
                             int32_t from, int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_TALLY_MONTHS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, b->pots[pot]);
    sqlite3_bind_int(st, 3, (int)kind);
    sqlite3_bind_int(st, 4, from);
    sqlite3_bind_int(st, 5, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_add_pot(b, kind, sqlite3_column_int64(st, 0), pot,
                    sqlite3_column_int64(st, 1));
    return rc;
}

/* since: the first month of the span. */
static enum tb_rc months_again(struct bag *b, enum owner_kind kind, int32_t from,
                               int32_t to, int32_t since, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_TALLY_AGAIN, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, (int)kind);
    sqlite3_bind_int(st, 3, from);
    sqlite3_bind_int(st, 4, to);
    sqlite3_bind_int(st, 5, since);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_add(b, kind, sqlite3_column_int64(st, 0), SUM_ADOPTED,
                -sqlite3_column_int64(st, 1));
    return rc;
}

static enum tb_rc months_outlets(struct bag *b, enum owner_kind kind, int32_t from,
                                 int32_t to, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    if (!b->want_outlets)
        return TB_OK;
    enum tb_rc rc = db_query(b->s, Q_TALLY_OUTLETS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, (int)kind);
    sqlite3_bind_int(st, 3, from);
    sqlite3_bind_int(st, 4, to);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_outlet(b, kind, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
                   sqlite3_column_int64(st, 2));
    return rc;
}

static int last_kind(const struct bag *b)
{
    return b->people ? OWNER_PERSON : OWNER_UNIT;
}

static enum tb_rc add_months(struct bag *b, int32_t from, int32_t to, int32_t since,
                             struct tb_err *e)
{
    enum tb_rc rc = TB_OK;
    if (from > to)
        return TB_OK;
    for (int kind = OWNER_UNIT; rc == TB_OK && kind <= last_kind(b); kind++) {
        enum owner_kind k = (enum owner_kind)kind;
        for (int account = SUM_POINTS; rc == TB_OK && account <= SUM_ADOPTED; account++)
            rc = months_account(b, account, k, from, to, e);
        for (size_t i = 0; rc == TB_OK && i < b->n_pots; i++)
            rc = months_pot(b, i, k, from, to, e);
        if (rc == TB_OK)
            rc = months_again(b, k, from, to, since, e);
        if (rc == TB_OK)
            rc = months_outlets(b, k, from, to, e);
    }
    return rc;
}

/* Whole years among the months have sums of their own. */
static enum tb_rc add_whole(struct bag *b, int32_t from, int32_t to, struct tb_err *e)
{
    int32_t first = (from + 11) / 12, last = (to + 1) / 12 - 1;
    if (first > last)
        return add_months(b, from, to, from, e);
    enum tb_rc rc = add_months(b, from, first * 12 - 1, from, e);
    if (rc == TB_OK)
        rc = add_months(b, month_of_year(last), month_of_year(first), from, e);
    return rc == TB_OK ? add_months(b, last * 12 + 12, to, from, e) : rc;
}

/* --- days at the edges ------------------------------------------------------------ */

static enum tb_rc days_submitted(struct bag *b, enum query q, enum owner_kind kind,
                                 tb_day first, tb_day last, int sign, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, q, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int(st, 1, first);
    sqlite3_bind_int(st, 2, last);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_add(b, kind, sqlite3_column_int64(st, 0), SUM_SUBMITTED, sign);
    return rc;
}

static enum tb_rc days_credits(struct bag *b, tb_day first, tb_day last, int sign,
                               struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_CREDIT_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, first);
    sqlite3_bind_int(st, 3, last);
    sqlite3_bind_int(st, 4, last_kind(b));
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row) {
        enum owner_kind kind = (enum owner_kind)sqlite3_column_int(st, 0);
        int64_t id = sqlite3_column_int64(st, 1);
        if (sqlite3_column_int(st, 2) != ACCOUNT_ADOPTED) {
            bag_credit(b, kind, id, sqlite3_column_int(st, 2),
                       sign * sqlite3_column_int64(st, 5));
            continue;
        }
        if (sqlite3_column_int(st, 4) < b->first)
            bag_add(b, kind, id, SUM_ADOPTED, sign);
        if (b->want_outlets)
            bag_outlet(b, kind, id, sqlite3_column_int64(st, 3), sign);
    }
    return rc;
}

static enum tb_rc add_days(struct bag *b, tb_day first, tb_day last, int sign,
                           struct tb_err *e)
{
    if (first > last)
        return TB_OK;
    enum tb_rc rc =
        days_submitted(b, Q_SUBMITTED_DAYS, OWNER_UNIT, first, last, sign, e);
    if (rc == TB_OK)
        rc = days_submitted(b, Q_SUBMITTED_DAYS_CO, OWNER_UNIT, first, last, sign, e);
    if (rc == TB_OK && b->people)
        rc = days_submitted(b, Q_SUBMITTED_DAYS_PEOPLE, OWNER_PERSON, first, last, sign,
                            e);
    return rc == TB_OK ? days_credits(b, first, last, sign, e) : rc;
}

/* Articles adopted in the ragged days before the first whole month and again in the
 * whole months: those months have counted them once more. */
static enum tb_rc take_again(struct bag *b, tb_day whole_first, tb_day whole_last,
                             struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    enum tb_rc rc = db_query(b->s, Q_CREDIT_AGAIN_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, b->first);
    sqlite3_bind_int(st, 3, whole_first - 1);
    sqlite3_bind_int(st, 4, whole_first);
    sqlite3_bind_int(st, 5, whole_last);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        bag_add(b, (enum owner_kind)sqlite3_column_int(st, 0),
                sqlite3_column_int64(st, 1), SUM_ADOPTED, -1);
    return rc;
}

/* A month that ends after the span counts as whole when nothing is dated in the rest of
 * it: so it is with every span that ends today. */
static enum tb_rc ends_month(struct bag *b, bool *whole, struct tb_err *e)
{
    sqlite3_stmt *st;
    bool row;
    tb_day end = day_month_last(day_month(b->last));
    *whole = end == b->last;
    if (*whole)
        return TB_OK;
    enum tb_rc rc = db_query(b->s, Q_DATED_IN_DAYS, &st, e);
    if (rc != TB_OK)
        return rc;
    sqlite3_bind_int64(st, 1, b->gen);
    sqlite3_bind_int(st, 2, b->last + 1);
    sqlite3_bind_int(st, 3, end);
    while ((rc = db_step(b->s, st, &row, e)) == TB_OK && row)
        *whole = sqlite3_column_int(st, 0) == 0;
    return rc;
}

static enum tb_rc collect_pieces(struct bag *b, struct tb_err *e)
{
    int32_t from = day_month(b->first), to = day_month(b->last);
    bool whole = false;
    enum tb_rc rc = ends_month(b, &whole, e);
    if (rc != TB_OK)
        return rc;
    if (day_month_first(from) != b->first)
        from++;
    if (!whole)
        to--;
    if (from > to)
        return add_days(b, b->first, b->last, 1, e);
    tb_day whole_first = day_month_first(from), whole_last = day_month_last(to);
    rc = add_whole(b, from, to, e);
    if (rc == TB_OK)
        rc = add_days(b, b->first, whole_first - 1, 1, e);
    if (rc == TB_OK)
        rc = add_days(b, whole_last + 1, b->last, 1, e);
    if (rc == TB_OK && whole_first > b->first)
        rc = take_again(b, whole_first, whole_last, e);
    return rc;
}

/* Of a month that is mostly inside, the days after the end are taken away again: of the
 * running month they are the future, which is nearly empty. */
static enum tb_rc collect(struct bag *b, struct tb_err *e)
{
    int32_t month = day_month(b->last);
    tb_day last = b->last, begin = day_month_first(month), end = day_month_last(month);
    if (b->first > begin || end - last >= last - begin)
        return collect_pieces(b, e);
    b->last = end;
    enum tb_rc rc = collect_pieces(b, e);
    b->last = last;
    return rc == TB_OK ? add_days(b, last + 1, end, -1, e) : rc;
}

static enum tb_rc sum_span(struct store *s, int64_t gen, struct period p, bool people,
                           const struct board_input *in, struct arena *a,
                           struct span *out, struct tallies *outlets, struct tb_err *e)
{
    struct bag b = {.s = s,
                    .gen = gen,
                    .people = people,
                    .first = p.first,
                    .last = p.last,
                    .want_outlets = outlets != NULL,
                    .pots = in->pots,
                    .n_pots = in->n_pots};
    enum tb_rc rc = collect(&b, e);
    if (rc == TB_OK) {
        bag_span(&b, a, out);
        if (outlets)
            bag_outlets(&b, a, outlets);
    }
    bag_free(&b);
    return rc;
}

enum tb_rc store_horizon(struct store *s, tb_day *day, struct tb_err *e)
{
    int64_t gen, last = 0;
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = db_int(s, Q_HORIZON, gen, 0, 0, &last, e);
    *day = (tb_day)last;
    return rc;
}

static bool has_person_targets(const struct board_input *in)
{
    for (size_t i = 0; i < in->n_targets; i++)
        if (in->targets[i].who_kind == WHO_PERSON)
            return true;
    return false;
}

static enum tb_rc sum_all(struct store *s, const struct board_input *in,
                          const struct span *spans, size_t n_spans, struct arena *a,
                          struct tallies *out, struct tb_err *e)
{
    int64_t gen;
    bool people = has_person_targets(in);
    enum tb_rc rc = generation(s, &gen, e);
    if (rc == TB_OK)
        rc = sum_span(s, gen, in->period, people || !in->light, in, a, &out->whole,
                      in->light ? NULL : out, e);
    out->spans = arena_array(a, n_spans + 1, sizeof *out->spans);
    for (size_t i = 0; rc == TB_OK && i < n_spans; i++) {
        struct period p = {.first = spans[i].first, .last = spans[i].last};
        if (p.first == in->period.first && p.last == in->period.last)
            out->spans[i] = out->whole;
        else
            rc = sum_span(s, gen, p,
                          people || ((in->n_pots || in->reckons) && !in->light), in, a,
                          &out->spans[i], NULL, e);
        out->n_spans = i + 1;
    }
    return rc == TB_OK ? filtered_counts(s, gen, in, spans, n_spans, a, out, e) : rc;
}

enum tb_rc store_tallies(struct store *s, const struct board_input *in,
                         const struct span *spans, size_t n_spans, struct arena *a,
                         struct tallies *out, struct tb_err *e)
{
    bool mine;
    *out = (struct tallies){0};
    enum tb_rc rc = read_begin(s, &mine, e);
    if (rc != TB_OK)
        return rc;
    rc = sum_all(s, in, spans, n_spans, a, out, e);
    if (rc == TB_OK)
        rc = answers_load(s, in, a, out, e);
    read_end(s, mine);
    return rc;
}
