/* Exact names, and what may have been meant instead; people by login and name. */
#include "app/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

/* --- exact ------------------------------------------------------------------------ */

static char *key_of(const char *typed)
{
    struct strbuf b = {0};
    text_key(&b, typed, strlen(typed));
    if (!b.s)
        strbuf_puts(&b, "");
    return b.s;
}

/* Edit distance of two short strings by bytes, enough to find a slip. */
static size_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), row[128];
    if (n > 120 || m > 120)
        return 1000;
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t up = row[j], best = corner + (a[i - 1] != b[j - 1]);
            if (up + 1 < best)
                best = up + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            corner = up;
            row[j] = best;
        }
    }
    return row[m];
}

/* Says what was not found and, when one is near, what may have been meant. */
static void not_found(struct tb_err *e, const char *what, const char *typed,
                      const char *near)
{
    if (near)
        tb_fail(e, TB_NOTFOUND, N_("there is no %s \"%s\"; did you mean %s?"), _(what),
                typed, near);
    else
        tb_fail(e, TB_NOTFOUND, N_("there is no %s \"%s\""), _(what), typed);
}

/* The one name that initials, pinyin or a part of an alias can mean; NULL when there
 * are several or none. */
static const char *only_one(struct app *app, enum find_kind kind, const char *typed)
{
    const struct find_query q = {.kind = kind, .typed = typed, .day = TB_DAY_NONE};
    struct find_hit hits[2];
    size_t n = typed[0] ? app_find(app, &q, hits, 2, NULL) : 0;
    if (n == 0 || hits[0].tier > FIND_PINYIN ||
        (n == 2 && hits[1].tier == hits[0].tier))
        return NULL;
    return hits[0].name;
}

const struct unit *app_find_unit(struct app *app, const char *typed, struct tb_err *e)
{
    char *key = key_of(typed);
    const struct unit *found = names_unit_by_key(&app->names, key);
    size_t best = strlen(key) / 2;
    if (!found)
        found = names_unit_by_alias(&app->names, key);
    const char *near = found ? NULL : only_one(app, FIND_UNIT, typed);
    for (size_t i = 0; !found && !near && i < app->names.n_units; i++) {
        const struct unit *u = &app->names.units[i];
        size_t d = distance(key, u->key);
        if (d < best) {
            best = d;
            near = u->name;
        }
    }
    if (!found)
        not_found(e, N_("unit"), typed, near);
    free(key);
    return found;
}

const struct outlet *app_find_outlet(struct app *app, const char *typed,
                                     struct tb_err *e)
{
    char *key = key_of(typed);
    const struct outlet *found = names_outlet_by_key(&app->names, key);
    const char *near = found ? NULL : only_one(app, FIND_OUTLET, typed);
    size_t best = strlen(key) / 2;
    for (size_t i = 0; !found && !near && i < app->names.n_outlets; i++) {
        size_t d = distance(key, app->names.outlets[i].key);
        if (d < best) {
            best = d;
            near = app->names.outlets[i].name;
        }
    }
    if (!found)
        not_found(e, N_("outlet"), typed, near);
    free(key);
    return found;
}

const char *app_actor_name(const struct app *app, const char *actor)
{
    for (size_t i = 0; i < app->names.n_people; i++)
        if (actor[0] && strcmp(app->names.people[i].login, actor) == 0)
            return app->names.people[i].name;
    return actor;
}

struct author app_author(const struct app *app, const char *name, tb_day day)
{
    char *key = key_of(name);
    const struct person *p = names_person_by_key(&app->names, key);
    free(key);
    (void)day;
    return (struct author){.person_id = p ? p->id : 0, .name = name};
}
