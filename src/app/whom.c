#include "app/whom.h"

#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

struct building {
    struct app *app;
    struct arena *a;
    tb_day day;
    struct party *items;
    size_t n;
};

static bool is_parting(const char *s, size_t *n)
{
    static const char *const signs[] = {";", "；", "、", "\n"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *n = strlen(signs[i]);
        if (strncmp(s, signs[i], *n) == 0)
            return true;
    }
    return false;
}

static void add(struct building *b, int64_t unit, int64_t person)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->items[i].unit_id == unit && b->items[i].person_id == person)
            return;
    b->items[b->n++] = (struct party){unit, person};
}

static void add_group(struct building *b, int64_t group)
{
    const struct names *n = &b->app->names;
    for (size_t i = 0; i < n->n_units; i++) {
        const struct membership *m = names_membership_on(n, n->units[i].id, b->day);
        if (m && m->group_id == group)
            add(b, n->units[i].id, 0);
    }
}

static enum tb_rc add_name(struct building *b, const char *name, struct tb_err *e)
{
    const struct names *n = &b->app->names;
    const char *key = text_key_dup(b->a, name);
    const struct group *g = names_group_by_key(n, key);
    const struct person *p = names_person_by_key(n, key);
    if (!*key)
        return TB_OK;
    if (g) {
        add_group(b, g->id);
        return TB_OK;
    }
    const struct unit *u = names_unit_by_key(n, key);
    if (!u && p) {
        add(b, 0, p->id);
        return TB_OK;
    }
    if (!u)
        u = app_find_unit(b->app, name, e); /* by another name, or what was meant */
    if (!u)
        return TB_NOTFOUND;
    if (!unit_open_on(u, b->day))
        return tb_fail(e, TB_INVALID, N_("%s is closed on that day"), u->name);
    add(b, u->id, 0);
    return TB_OK;
}

enum tb_rc app_whom(struct app *app, const char *names, tb_day day, struct arena *a,
                    struct party **out, size_t *n, struct tb_err *e)
{
    /* No more than there are of both. */
    size_t most = app->names.n_units + app->names.n_people + 1;
    struct building b = {app, a, day, arena_array(a, most, sizeof **out), 0};
    enum tb_rc rc = TB_OK;
    while (rc == TB_OK && *names) {
        size_t len = 0, sign = 0;
        while (names[len] && !is_parting(names + len, &sign))
            len++;
        rc = add_name(&b, arena_strndup(a, names, len), e);
        names += len + (names[len] ? sign : 0);
    }
    *out = b.items;
    *n = b.n;
    return rc;
}

const char *app_whom_words(const struct app *app, const struct party *w, size_t n,
                           size_t most, struct arena *a)
{
    const char *out = "";
    for (size_t i = 0; i < n && i < most; i++) {
        const struct unit *u = names_unit(&app->names, w[i].unit_id);
        const struct person *p = names_person(&app->names, w[i].person_id);
        out = arena_printf(a, "%s%s%s", out, i ? ";" : "",
                           p   ? p->name
                           : u ? u->name
                               : "");
    }
    return n > most ? arena_printf(a, _("%s and %zu more"), out, n - most) : out;
}

enum tb_rc app_typed_day(struct app *app, const char *typed, tb_day otherwise,
                         tb_day *out, struct tb_err *e)
{
    char day[16];
    *out = otherwise;
    if (!typed || !*typed || day_parse(typed, out))
        return TB_OK;
    return tb_fail(e, TB_INVALID, N_("%s is no date; write it as %s"), typed,
                   day_format(app_now(app).today, day));
}
