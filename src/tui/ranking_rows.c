/* What a row of the ranking tells besides the standing itself. */
#include <stdio.h>

#include "base/i18n.h"

#include "tui/parts.h"
#include "tui/ranking.h"

/* The nearest better score of the group; for the first, the next one below. */
static void compare_neighbours(struct rank_row *e, const struct standing *rows,
                               size_t n, size_t at)
{
    const struct standing *s = &rows[at];
    if (s->exempt)
        return;
    e->first = s->place == 1;
    for (size_t i = at; i-- > 0 && rows[i].group_id == s->group_id;)
        if (rows[i].points > s->points) {
            e->above = rows[i].points - s->points;
            return;
        }
    for (size_t i = at + 1; i < n && rows[i].group_id == s->group_id && !rows[i].exempt;
         i++)
        if (rows[i].points < s->points) {
            e->above = s->points - rows[i].points;
            return;
        }
}

static int moved_since(const struct board *before, const struct standing *s)
{
    const struct standing *old =
        before ? board_standing(before, s->owner_kind, s->owner_id) : NULL;
    if (!old || old->exempt || s->exempt || old->group_id != s->group_id)
        return RANK_MOVED_UNKNOWN;
    return old->place - s->place;
}

struct rank_row rank_row(const struct standing *rows, size_t n, size_t at,
                         const struct board *before)
{
    struct rank_row r = {.s = &rows[at], .moved = moved_since(before, &rows[at])};
    compare_neighbours(&r, rows, n, at);
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
    if (e->s->exempt)
        return out;
    if (e->first && e->s->tied)
        snprintf(out, WORD_MAX, "%s", _("shared first"));
    else if (e->above > 0)
        snprintf(out, WORD_MAX, e->first ? _("ahead by %s") : _("behind by %s"),
                 ui_points(ui, e->above, points));
    return out;
}
