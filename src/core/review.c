#include "core/review.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/clause.h"

struct reviewing {
    struct arena *a;
    const struct scheme *s;
    struct review_note *notes;
    size_t n;
};

static void add(struct reviewing *r, enum note_kind kind, int line, int other,
                const char *text, const char *clause)
{
    *(struct review_note *)clause_append(r->a, &r->notes, &r->n,
                                         sizeof(struct review_note)) =
        (struct review_note){kind, line, other, text, clause};
}

static int first_line(const struct scheme *s, int kind)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (s->lines[i].filter.kind == kind)
            return s->lines[i].number;
    return 0;
}

/* --- what measures differ on ------------------------------------------------------ */

static bool has_composites(const struct scheme *s)
{
    for (size_t i = 0; i < s->n_lines; i++)
        if (s->lines[i].filter.forms & 1u << FORM_COMPOSITE)
            return true;
    return false;
}

static bool counts_adopted(const struct scheme *s)
{
    for (size_t i = 0; i < s->n_counts; i++)
        if (s->counts[i].filter.kind == EVENT_ADOPT)
            return true;
    return false;
}

static bool combines(const struct scheme *s, int kind)
{
    for (size_t i = 0; i < s->n_combines; i++)
        if (s->combines[i].filter.kind == kind)
            return true;
    return false;
}

static void ask_about_events(struct reviewing *r)
{
    const struct scheme *s = r->s;
    int adopt = first_line(s, EVENT_ADOPT), relay = first_line(s, EVENT_RELAY);
    int instruct = first_line(s, EVENT_INSTRUCT);

    if (adopt && !s->dates)
        add(r, NOTE_OPEN, adopt, 0,
            N_("which date puts an adoption in a period: its article's, that of "
               "printing, or of registration?"),
            N_("dates sent|printed|registered"));
    if (adopt && relay && !s->relays)
        add(r, NOTE_OPEN, relay, 0,
            N_("does a relayed article that is adopted keep its points for the relay? "
               "Until it is said it does"),
            N_("relays kept|replaced"));
    if (instruct && !combines(s, EVENT_INSTRUCT))
        add(r, NOTE_OPEN, instruct, 0,
            N_("several instructions on one article: do all count? Until it is said "
               "they do"),
            N_("combine instruct all|highest|first then X"));
    if (has_composites(s) && !counts_adopted(s))
        add(r, NOTE_OPEN, 0, 0,
            N_("does an article inside a composite count as a whole piece adopted? "
               "Until it is said it does"),
            N_("count adopted adopt form single;item;brief"));
}

static void ask_about_owners(struct reviewing *r)
{
    const struct scheme *s = r->s;

    if (s->n_lines && !scheme_shares(s, false))
        add(r, NOTE_OPEN, 0, 0,
            N_("what does each of several units of one article get? Until it is said a "
               "second unit is refused"),
            N_("share units each full|each equal|ratio A:B|first N|each X"));
    if (s->n_lines && !scheme_shares(s, true))
        add(r, NOTE_OPEN, 0, 0,
            N_("what does each of several authors of one article get? Until it is said "
               "a second author is refused"),
            N_("share authors each full|each equal|ratio A:B|first N|each X"));
    if (!s->midperiod)
        add(r, NOTE_OPEN, 0, 0,
            N_("what does a unit owe that opened, closed or changed group inside a "
               "period? Until it is said its shortfall is not told"),
            N_("midperiod full|by-days|by-months"));
    if (!s->ties_said)
        add(r, NOTE_OPEN, 0, 0,
            N_("what orders units of equal rank? Until it is said they share the place "
               "and the next is skipped"),
            N_("ties shared|by FIGURE"));
}

/* --- clauses against each other --------------------------------------------------- */

static void compare_lines(struct reviewing *r, const struct line *a,
                          const struct line *b)
{
    if (a->op != OP_SET || b->op != OP_SET || a->to.account != b->to.account ||
        a->filter.kind != b->filter.kind || filter_disjoint(&a->filter, &b->filter))
        return;
    if (filter_covers(&a->filter, &b->filter))
        add(r, NOTE_UNREACHABLE, b->number, a->number,
            N_("this can never earn: line %d takes all that fits; put the narrower "
               "clause first"),
            "");
    else if (!filter_covers(&b->filter, &a->filter))
        add(r, NOTE_OVERLAP, b->number, a->number,
            N_("an event may fit line %d too, which then counts because it stands "
               "first"),
            "");
}

static void look_at_lines(struct reviewing *r)
{
    for (size_t i = 0; i < r->s->n_lines; i++)
        for (size_t k = i + 1; k < r->s->n_lines; k++)
            compare_lines(r, &r->s->lines[i], &r->s->lines[k]);
}

static void look_at_shares(struct reviewing *r)
{
    const struct share *x = r->s->shares;

    for (size_t i = 0; i < r->s->n_shares; i++)
        for (size_t k = i + 1; k < r->s->n_shares; k++)
            if ((x[i].units >= x[k].units) && (x[i].authors >= x[k].authors) &&
                filter_covers(&x[i].filter, &x[k].filter))
                add(r, NOTE_UNREACHABLE, x[k].number, x[i].number,
                    N_("this can never act: line %d takes all that fits; put the "
                       "narrower clause first"),
                    "");
}

static void look_at_counts(struct reviewing *r)
{
    const struct count *x = r->s->counts;

    for (size_t i = 0; i < r->s->n_counts; i++)
        for (size_t k = i + 1; k < r->s->n_counts; k++)
            if (x[i].figure == x[k].figure && filter_covers(&x[i].filter, &x[k].filter))
                add(r, NOTE_UNREACHABLE, x[k].number, x[i].number,
                    N_("this can never act: line %d takes all that fits; put the "
                       "narrower clause first"),
                    "");
}

static void look_at_combines(struct reviewing *r)
{
    const struct combine *x = r->s->combines;

    for (size_t i = 0; i < r->s->n_combines; i++)
        for (size_t k = i + 1; k < r->s->n_combines; k++)
            if (filter_covers(&x[i].filter, &x[k].filter))
                add(r, NOTE_UNREACHABLE, x[k].number, x[i].number,
                    N_("this can never act: line %d takes all that fits; put the "
                       "narrower clause first"),
                    "");
}

static bool whom_covers(const struct whom *a, const struct whom *b)
{
    if (a->kind == WHOM_PEOPLE || b->kind == WHOM_PEOPLE)
        return a->kind == b->kind && (a->role < 0 || a->role == b->role);
    return a->kind == WHOM_ANY || (a->kind == b->kind && strcmp(a->key, b->key) == 0);
}

static void look_at_misses(struct reviewing *r)
{
    const struct missed_clause *x = r->s->misses;

    for (size_t i = 0; i < r->s->n_misses; i++)
        for (size_t k = i + 1; k < r->s->n_misses; k++)
            if (x[i].to.account == x[k].to.account &&
                whom_covers(&x[i].whom, &x[k].whom))
                add(r, NOTE_UNREACHABLE, x[k].number, x[i].number,
                    N_("this can never act: line %d takes all that fits; put the "
                       "narrower clause first"),
                    "");
}

static bool same_demand(const struct scheme *s, const struct demand *a,
                        const struct demand *b)
{
    (void)s;
    return a->figure.at == b->figure.at && a->period == b->period &&
           filter_same(&a->filter, &b->filter);
}

/* A settlement of something that no clause asks for may wait for an imported target. */
static void look_at_settles(struct reviewing *r)
{
    const struct scheme *s = r->s;

    for (size_t i = 0; i < s->n_settles && s->n_quotas > 0; i++) {
        bool asked = false;
        for (size_t k = 0; k < s->n_quotas; k++)
            asked =
                asked || same_demand(s, &s->quotas[k].demand, &s->settles[i].demand);
        if (!asked)
            add(r, NOTE_UNREACHABLE, s->settles[i].number, 0,
                N_("no quota of the scheme asks for this; it acts only where a target "
                   "was imported"),
                "");
    }
}

static int by_line(const void *a, const void *b)
{
    const struct review_note *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

void scheme_review(struct arena *a, const struct scheme *s, struct review_note **notes,
                   size_t *n)
{
    struct reviewing r = {.a = a, .s = s};

    ask_about_events(&r);
    ask_about_owners(&r);
    look_at_lines(&r);
    look_at_shares(&r);
    look_at_counts(&r);
    look_at_combines(&r);
    look_at_misses(&r);
    look_at_settles(&r);
    if (r.n > 1)
        qsort(r.notes, r.n, sizeof *r.notes, by_line);
    *notes = r.notes;
    *n = r.n;
}
