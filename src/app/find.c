/* Finding by what a person typed: exact first, then by prefix, anywhere, and with other
 * characters in between. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

#include "app/app.h"

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

const struct unit *app_find_unit(const struct app *app, const char *typed,
                                 struct tb_err *e)
{
    char *key = key_of(typed);
    const struct unit *found = names_unit_by_key(&app->names, key);
    const char *near = NULL;
    size_t best = strlen(key) / 2;
    if (!found)
        found = names_unit_by_alias(&app->names, key);
    for (size_t i = 0; !found && i < app->names.n_units; i++) {
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

const struct outlet *app_find_outlet(const struct app *app, const char *typed,
                                     struct tb_err *e)
{
    char *key = key_of(typed);
    const struct outlet *found = names_outlet_by_key(&app->names, key);
    const char *near = NULL;
    size_t best = strlen(key) / 2;
    for (size_t i = 0; !found && i < app->names.n_outlets; i++) {
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

/* --- matching while typing -------------------------------------------------------- */

/* Tiers of a match, best first. */
enum { EXACT, PREFIX, ANYWHERE, SCATTERED, NO_MATCH };

/* Do the pattern's characters stand in the name in this order, others between them? */
static bool scattered(const char *name, const char *pattern)
{
    while (*pattern) {
        uint32_t cp;
        size_t n = text_decode(pattern, strlen(pattern), &cp);
        const char *at = NULL;
        for (const char *p = name; *p && !at; p++)
            if (strncmp(p, pattern, n) == 0)
                at = p;
        if (!at)
            return false;
        name = at + n;
        pattern += n;
    }
    return true;
}

/* An empty pattern matches everything. */
static int tier(const char *name, const char *pattern)
{
    struct strbuf b = {0};
    strbuf_puts(&b, "");
    text_find_key(&b, name, strlen(name));
    const char *at = strstr(b.s, pattern);
    int t = NO_MATCH;
    if (at == b.s)
        t = strlen(b.s) == strlen(pattern) ? EXACT : PREFIX;
    else if (at)
        t = ANYWHERE;
    else if (scattered(b.s, pattern))
        t = SCATTERED;
    strbuf_free(&b);
    return t;
}

static char *pattern_of(const char *typed)
{
    struct strbuf b = {0};
    text_find_key(&b, typed, strlen(typed));
    if (!b.s)
        strbuf_puts(&b, "");
    return b.s;
}

size_t app_match_units(const struct app *app, const char *typed,
                       const struct unit **out, size_t most)
{
    char *pattern = pattern_of(typed);
    size_t n = 0;
    for (int want = EXACT; want < NO_MATCH; want++)
        for (size_t i = 0; i < app->names.n_units && n < most; i++) {
            const struct unit *u = &app->names.units[i];
            int t = tier(u->name, pattern),
                alias = u->alias[0] ? tier(u->alias, pattern) : NO_MATCH;
            if ((alias < t ? alias : t) == want)
                out[n++] = u;
        }
    free(pattern);
    return n;
}

static bool in_force(tb_day from, tb_day to, tb_day day)
{
    return (from == TB_DAY_NONE || from <= day) && (to == TB_DAY_NONE || day <= to);
}

size_t app_match_outlets(const struct app *app, const char *typed, tb_day day,
                         const struct outlet **out, size_t most)
{
    char *pattern = pattern_of(typed);
    size_t n = 0;
    for (int want = EXACT; want < NO_MATCH; want++)
        for (size_t i = 0; i < app->names.n_outlets && n < most; i++) {
            const struct outlet *o = &app->names.outlets[i];
            if (in_force(o->from, o->to, day) && tier(o->name, pattern) == want)
                out[n++] = o;
        }
    free(pattern);
    return n;
}

static bool works_in(const struct app *app, int64_t person_id, int64_t unit_id,
                     tb_day day)
{
    for (size_t i = 0; i < app->names.n_posts; i++) {
        const struct post *p = &app->names.posts[i];
        if (p->person_id == person_id && (!unit_id || p->unit_id == unit_id) &&
            in_force(p->from, p->to, day))
            return true;
    }
    return false;
}

size_t app_match_people(const struct app *app, const char *typed, int64_t unit_id,
                        tb_day day, const struct person **out, size_t most)
{
    char *pattern = pattern_of(typed);
    size_t n = 0;
    for (int want = EXACT; want < NO_MATCH; want++)
        for (size_t i = 0; i < app->names.n_people && n < most; i++) {
            const struct person *p = &app->names.people[i];
            if (tier(p->name, pattern) == want && works_in(app, p->id, unit_id, day))
                out[n++] = p;
        }
    free(pattern);
    return n;
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
