/* The rows of the roster. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

#include "core/chain.h"
#include "core/word.h"

#include "tui/people_view.h"

const char *people_role(enum role role)
{
    return ui_word(word_en(words_role, (int)role), word_zh(words_role, (int)role));
}

const char *people_missing(unsigned missing, char out[static WORD_MAX])
{
    size_t n = 0;
    *out = '\0';
    for (int r = ROLE_LEADER; r <= ROLE_OFFICER; r++)
        if (missing & 1U << r && n < WORD_MAX)
            n += (size_t)snprintf(out + n, WORD_MAX - n, _("%sno %s"), n ? _(", ") : "",
                                  people_role((enum role)r));
    return out;
}

static bool fits(const char *word, const struct people_row *r)
{
    if (r->person && parts_match(word, r->person->name))
        return true;
    if (r->unit &&
        (parts_match(word, r->unit->name) || parts_match(word, r->unit->alias)))
        return true;
    return r->post && (parts_match(word, word_zh(words_role, (int)r->post->role)) ||
                       parts_match(word, word_en(words_role, (int)r->post->role)));
}

/* Every word of the filter is found somewhere. */
static bool all_fit(const char *filter, const struct people_row *r)
{
    char word[VIEW_FILTER_MAX];
    while (*filter) {
        size_t n = strcspn(filter, " ");
        snprintf(word, sizeof word, "%.*s", (int)n, filter);
        if (n && !fits(word, r))
            return false;
        filter += n;
        filter += strspn(filter, " ");
    }
    return true;
}

/* --- persons ---------------------------------------------------------------------- */

static int by_unit(const void *x, const void *y, void *names)
{
    const struct people_row *a = x, *b = y;
    size_t oa = names_unit_order(names, a->unit->id);
    size_t ob = names_unit_order(names, b->unit->id);
    if (oa != ob)
        return oa < ob ? -1 : 1;
    if (a->post->role != b->post->role)
        return a->post->role < b->post->role ? -1 : 1;
    return (a->person->id > b->person->id) - (a->person->id < b->person->id);
}

/* Quotas by the place of their owners among the names: one walk over the gaps. */
struct quotas {
    struct quota *people, *units;
};

static struct quotas quotas(const struct ui *ui, struct arena *a)
{
    const struct names *n = &ui->app->names;
    const struct board *b = ui->board;
    struct quotas out = {arena_array(a, n->n_people + 1, sizeof *out.people),
                         arena_array(a, n->n_units + 1, sizeof *out.units)};
    for (size_t i = 0; b && i < b->n_gaps;) {
        int64_t owner = b->gaps[i].owner_id;
        const struct person *p = names_person(n, owner);
        const struct unit *u = names_unit(n, owner);
        struct quota q = parts_next_quota(b, &i);
        if (p)
            out.people[p - n->people] = q;
        else if (u)
            out.units[u - n->units] = q;
    }
    return out;
}

/* The standing and place of each row. */
static void add_standings(const struct ui *ui, struct arena *a, struct people_row *rows,
                          size_t n)
{
    const struct board *b = ui->board;
    const struct peer_place *places = b ? peers_places(a, b) : NULL;
    for (size_t i = 0; b && i < n; i++) {
        rows[i].standing = board_standing(b, OWNER_PERSON, rows[i].person->id);
        if (rows[i].standing)
            rows[i].place = places[rows[i].standing - b->people];
    }
}

struct people_row *people_rows(const struct ui *ui, const char *filter, struct arena *a,
                               size_t *n)
{
    const struct names *x = &ui->app->names;
    struct people_row *out = arena_array(a, x->n_people + 1, sizeof *out);
    const struct quotas quota = quotas(ui, a);
    *n = 0;
    for (size_t i = 0; i < x->n_people; i++) {
        const struct post *post =
            names_post_in(x, x->people[i].id, ui->period.first, ui->period.last);
        const struct membership *m =
            post ? names_membership_in(x, post->unit_id, ui->period.first,
                                       ui->period.last)
                 : NULL;
        struct people_row r = {.person = &x->people[i],
                               .post = post,
                               .quota = quota.people[i],
                               .unit = post ? names_unit(x, post->unit_id) : NULL,
                               .group_id = m ? m->group_id : 0};
        if (r.unit)
            r.unit_quota = quota.units[r.unit - x->units];
        if (r.unit && (!ui->group_id || r.group_id == ui->group_id) &&
            all_fit(filter, &r))
            out[(*n)++] = r;
    }
    if (*n)
        qsort_r(out, *n, sizeof *out, by_unit, &ui->app->names);
    add_standings(ui, a, out, *n);
    return out;
}

/* --- units that lack somebody ----------------------------------------------------- */

struct people_row *people_gaps(const struct ui *ui, const char *filter, struct arena *a,
                               size_t *n)
{
    const struct names *x = &ui->app->names;
    struct people_row *out = arena_array(a, x->n_units + 1, sizeof *out);
    tb_day today = ui->loaded.today;
    *n = 0;
    for (size_t i = 0; i < x->n_units; i++) {
        const struct unit *u = &x->units[i];
        const struct membership *m = names_membership_on(x, u->id, today);
        if (!m || (ui->group_id && m->group_id != ui->group_id))
            continue;
        const struct chain c = chain_of(a, x, u->id, today);
        struct people_row r = {
            .unit = u, .group_id = m->group_id, .missing = chain_gaps(&c, u->track)};
        if (r.missing && all_fit(filter, &r))
            out[(*n)++] = r;
    }
    return out;
}
