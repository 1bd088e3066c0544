/* What a row of the ranking tells besides the standing itself. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "tui/parts.h"
#include "tui/ranking.h"

/* What the ranking goes by: points, unless the measure names another figure. */
static tb_amount ranked_by(const struct board *b, const struct standing *s)
{
    const struct scheme *m = b->scheme;
    if (!m || !m->rank_by.name)
        return s->points;
    if (m->rank_by.at == FIGURE_SUBMITTED)
        return s->submitted * TB_ONE;
    if (m->rank_by.at == FIGURE_ADOPTED)
        return s->adopted * TB_ONE;
    for (size_t i = 0; i < b->n_figures; i++)
        if (b->figures[i] == &m->figures[m->rank_by.at])
            return s->figures[i].absent ? 0 : s->figures[i].amount;
    return s->points;
}

/* The nearest better score of the group; for the first, the next one below. */
static void compare_neighbours(struct rank_row *e, const struct board *b,
                               const struct standing *rows, size_t n, size_t at)
{
    const struct standing *s = &rows[at];
    const tb_amount own = ranked_by(b, s);
    if (!s->place)
        return;
    e->first = s->place == 1;
    for (size_t i = at; i-- > 0 && rows[i].group_id == s->group_id;)
        if (ranked_by(b, &rows[i]) > own) {
            e->above = ranked_by(b, &rows[i]) - own;
            return;
        }
    for (size_t i = at + 1; i < n && rows[i].group_id == s->group_id && rows[i].place;
         i++)
        if (ranked_by(b, &rows[i]) < own) {
            e->above = own - ranked_by(b, &rows[i]);
            return;
        }
}

static int moved_since(const struct board *before, const struct standing *s)
{
    const struct standing *old =
        before ? board_standing(before, s->owner_kind, s->owner_id) : NULL;
    if (!old || !old->place || !s->place || old->group_id != s->group_id)
        return RANK_MOVED_UNKNOWN;
    return old->place - s->place;
}

struct rank_row rank_row(const struct board *b, const struct standing *rows, size_t n,
                         size_t at, const struct board *before)
{
    struct rank_row r = {.s = &rows[at], .moved = moved_since(before, &rows[at])};
    compare_neighbours(&r, b, rows, n, at);
    return r;
}

const char *rank_moved_words(const struct rank_row *r, char out[static WORD_MAX])
{
    int moved = r->moved;
    if (moved == RANK_MOVED_UNKNOWN)
        snprintf(out, WORD_MAX, "-");
    else if (moved == 0)
        snprintf(out, WORD_MAX, "=");
    else
        snprintf(out, WORD_MAX, "%s%d", parts_arrow(moved), moved > 0 ? moved : -moved);
    return out;
}

const char *rank_above_words(const struct ui *ui, const struct rank_row *e,
                             char out[static WORD_MAX])
{
    char points[32];
    *out = '\0';
    if (!e->s->place)
        return out;
    if (e->first && e->s->tied)
        snprintf(out, WORD_MAX, "%s", _("shared first"));
    else if (e->above > 0)
        snprintf(out, WORD_MAX, e->first ? _("ahead by %s") : _("behind by %s"),
                 ui_points(ui, e->above, points));
    return out;
}

/* --- columns that the measure and the office name --------------------------------- */

struct column rank_column(const char *name, int least, int priority)
{
    int w = text_width(name, strlen(name));
    w = w > 10 ? 10 : w;
    return (struct column){name,          w < least ? least : w, priority,
                           .right = true, .data = true,          .falls = true};
}

int rank_figure_width(const struct list *l, const struct board *b, size_t i)
{
    char text[32];
    int most = 4;
    for (size_t k = 0; k < l->n; k++) {
        const struct rank_row *e = l->rows[k].data;
        int w = (int)strlen(parts_figure(b, e->s, i, text));
        most = w > most ? w : most;
    }
    return most;
}

int rank_award_width(const struct board *b, bool people)
{
    char text[WORD_MAX];
    int most = 0;
    for (size_t i = 0; i < b->n_awarded; i++) {
        const struct awarded *x = &b->awarded[i];
        if ((x->owner_kind == OWNER_PERSON) != people)
            continue;
        parts_awards(b, x->owner_kind, x->owner_id, text);
        int w = text_width(text, strlen(text));
        most = w > most ? w : most;
    }
    return most > 0 && most < 5 ? 5 : most > 16 ? 16 : most;
}

int rank_compare_data(const struct standing *a, const struct standing *b, int i,
                      int n_outlets)
{
    if (i < n_outlets)
        return parts_compare(a->outlets[i], b->outlets[i]);
    const struct value *x = &a->figures[i - n_outlets], *y = &b->figures[i - n_outlets];
    return x->absent || y->absent ? (int)y->absent - (int)x->absent
                                  : parts_compare(x->amount, y->amount);
}
