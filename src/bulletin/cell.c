/* One number of a table. */
#include "cell.h"

#include <string.h>

#include "core/amount.h"

#include "bulletin/wording.h"

static struct paper_cell words(struct arena *a, const char *s)
{
    return (struct paper_cell){PAPER_WORDS, arena_strdup(a, s)};
}

static struct paper_cell number(struct arena *a, int64_t n)
{
    return (struct paper_cell){PAPER_NUMBER, arena_printf(a, "%lld", (long long)n)};
}

static struct paper_cell amount(struct arena *a, tb_amount x, int decimals)
{
    char digits[32];
    return (struct paper_cell){PAPER_POINTS,
                               arena_strdup(a, amount_format(x, decimals, digits))};
}

static struct paper_cell place(struct arena *a, int32_t n)
{
    return n ? number(a, n) : words(a, "-");
}

static struct paper_cell move(struct arena *a, const struct circular_row *r,
                              bool records)
{
    if (!r->place || !r->place_before)
        return words(a, "-");
    int by = r->place_before - r->place;
    if (records)
        return number(a, by);
    if (!by)
        return words(a, "=");
    return words(a, arena_printf(a, "%s%d", by > 0 ? "▲" : "▼", by > 0 ? by : -by));
}

static struct paper_cell figure(struct arena *a, const struct circular *c,
                                const struct circular_count *n, size_t at, bool sum)
{
    const struct circular_figure *f = &c->figures[at];
    if (sum && !f->adds)
        return words(a, "");
    if (!n->figures || n->figures[at].absent)
        return words(a, "-");
    return amount(a, n->figures[at].amount, f->count ? -1 : c->decimals);
}

/* Pieces of one outlet (level < 0) or of all outlets of a level. */
static int64_t by_outlets(const struct circular *c, const struct circular_count *n,
                          size_t at, int level)
{
    int64_t sum = 0;
    for (size_t i = 0; n->outlets && i < c->n_outlets + c->n_past; i++)
        if (level < 0 ? i == at : (int)c->outlets[i].level == level)
            sum += n->outlets[i];
    return sum;
}

static tb_amount points_by_outlets(const struct circular *c,
                                   const struct circular_count *n, size_t at, int level)
{
    tb_amount sum = 0;
    for (size_t i = 0; n->outlet_points && i < c->n_outlets + c->n_past; i++)
        if (level < 0 ? i == at : (int)c->outlets[i].level == level)
            sum = amount_plus(sum, n->outlet_points[i]);
    return sum;
}

static struct paper_cell counted(struct arena *a, const struct circular *c,
                                 const struct column_at *x, const struct table_row *row)
{
    const struct circular_count *n = x->spec.total ? &row->r->total : &row->r->now;
    char digits[32];
    switch ((int)x->spec.kind) {
    case COLUMN_SUBMITTED:
        return number(a, n->submitted);
    case COLUMN_ADOPTED:
        return number(a, n->adopted);
    case COLUMN_POINTS:
        return amount(a, n->points, c->decimals);
    case COLUMN_RATE:
        wording_rate(n->adopted, n->submitted, digits);
        return (struct paper_cell){*digits == '-' ? PAPER_WORDS : PAPER_PERCENT,
                                   arena_strdup(a, digits)};
    case COLUMN_OUTLET:
        return number(a, by_outlets(c, n, x->at, -1));
    case COLUMN_LEVEL:
        return number(a, by_outlets(c, n, 0, x->spec.level));
    case COLUMN_OUTLET_POINTS:
        return amount(a, points_by_outlets(c, n, x->at, -1), c->decimals);
    case COLUMN_LEVEL_POINTS:
        return amount(a, points_by_outlets(c, n, 0, x->spec.level), c->decimals);
    case COLUMN_FIGURE:
        return figure(a, c, n, x->at, row->sum);
    default:
        return words(a, "");
    }
}

static struct paper_cell owed(struct arena *a, const struct circular_row *r,
                              tb_amount x)
{
    return r->has_required ? number(a, x / TB_ONE) : words(a, "-"); /* whole pieces */
}

struct paper_cell cell_make(struct arena *a, const struct circular *c,
                            const struct column_at *x, const struct table_row *row,
                            bool records)
{
    const struct circular_row *r = row->r;
    bool person = r->owner_kind == OWNER_PERSON;
    char digits[32];
    switch ((int)x->spec.kind) {
    case COLUMN_SERIAL:
        return row->sum ? words(a, "") : number(a, row->serial);
    case COLUMN_RANK:
        return row->sum ? words(a, "") : place(a, r->place);
    case COLUMN_BEFORE:
        return row->sum ? words(a, "") : place(a, r->place_before);
    case COLUMN_MOVE:
        return row->sum ? words(a, "") : move(a, r, records);
    case COLUMN_GROUP:
        return words(a, r->group);
    case COLUMN_UNIT:
        return words(a, r->unit);
    case COLUMN_PERSON:
        return words(a, person ? r->name : "");
    case COLUMN_REQUIRED:
        return owed(a, r, r->required);
    case COLUMN_MISSING:
        return owed(a, r, r->missing);
    case COLUMN_UNITS:
        return number(a, row->units);
    case COLUMN_REPORTING:
        return number(a, row->reporting);
    case COLUMN_MEAN:
        wording_mean(r->now.submitted * TB_ONE, row->units, 1, digits);
        return (struct paper_cell){*digits == '-' ? PAPER_WORDS : PAPER_POINTS,
                                   arena_strdup(a, digits)};
    default:
        return counted(a, c, x, row);
    }
}

enum paper_cell_kind cell_kind(const struct column_at *x)
{
    switch ((int)x->spec.kind) {
    case COLUMN_GROUP:
    case COLUMN_UNIT:
    case COLUMN_PERSON:
        return PAPER_WORDS;
    case COLUMN_RATE:
        return PAPER_PERCENT;
    case COLUMN_POINTS:
    case COLUMN_OUTLET_POINTS:
    case COLUMN_LEVEL_POINTS:
    case COLUMN_FIGURE:
    case COLUMN_MEAN:
        return PAPER_POINTS;
    default:
        return PAPER_NUMBER;
    }
}
