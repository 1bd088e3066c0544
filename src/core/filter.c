/* What a filter says of an event. */
#include "core/filter.h"

#include <string.h>

#include "base/text.h"

#include "core/score.h"

struct filter filter_any(void)
{
    return (struct filter){.kind = -1, .commissioned = -1, .overdue = -1, .within = -1};
}

/* --- one test each ---------------------------------------------------------------- */

static bool among(const struct text_set *set, const char *key)
{
    for (size_t i = 0; i < set->n; i++)
        if (strcmp(set->keys[i], key) == 0)
            return true;
    return set->n == 0;
}

static bool bit(unsigned bits, int value)
{
    return bits == 0 || (value >= 0 && (bits & 1u << value));
}

static bool inside(const struct bound *b, bool known, int64_t n)
{
    return !b->on || (known && b->least <= n && n <= b->most);
}

/* The unit that an owner stands for on the day; 0: none. */
static int64_t unit_of(const struct filter_subject *s)
{
    const struct post *post;

    if (s->owner_id && s->owner_kind == OWNER_UNIT)
        return s->owner_id;
    if (!s->owner_id)
        return s->article->n_units ? s->article->units[0] : 0;
    post = s->names ? names_post_on(s->names, s->owner_id, s->day) : NULL;
    return post ? post->unit_id : 0;
}

static bool owner_fits(const struct filter *f, const struct filter_subject *s)
{
    const struct unit *u;
    const struct group *g;

    if (f->groups.n == 0 && f->units.n == 0)
        return true;
    u = s->names ? names_unit(s->names, unit_of(s)) : NULL;
    if (!u || !among(&f->units, u->key))
        return false;
    if (f->groups.n == 0)
        return true;
    g = names_group_on(s->names, u->id, s->day);
    return g && among(&f->groups, g->key);
}

static bool has_role(const struct filter *f, const struct filter_subject *s)
{
    if (!f->roles)
        return true;
    for (size_t i = 0; s->names && i < s->article->n_authors; i++) {
        const struct post *p =
            s->article->authors[i]
                ? names_post_on(s->names, s->article->authors[i], s->day)
                : NULL;
        if (p && bit(f->roles, (int)p->role))
            return true;
    }
    return false;
}

/* Working days, Monday to Friday, after `from` up to `to`. */
static int workdays(tb_day from, tb_day to)
{
    int n = 0;

    for (tb_day d = from + 1; d <= to && n < 1000; d++)
        n += day_weekday(d) <= 5;
    return n;
}

static bool in_time(const struct filter *f, const struct article *a)
{
    if (f->within < 0 || a->received <= a->day)
        return true;
    return (f->workdays ? workdays(a->day, a->received) : a->received - a->day) <=
           f->within;
}

/* What has no day to be late for is neither. */
static bool due_fits(const struct filter *f, const struct article *a)
{
    return f->overdue < 0 || (a->topic_id != 0 && a->topic_due != TB_DAY_NONE &&
                              f->overdue == (a->received > a->topic_due));
}

static bool has_one(const struct has_event *h, const struct filter_subject *s)
{
    tb_day until = TB_DAY_MAX;

    if (h->by_day == 0) {
        until = day_month_last(day_month(s->day));
    } else if (h->by_day > 0) {
        int32_t next = day_month(s->day) + 1;
        until = day_month_first(next) + h->by_day - 1;
        if (until > day_month_last(next))
            until = day_month_last(next);
    }
    for (size_t i = 0; i < s->article->n_events; i++)
        if ((int)s->article->events[i].kind == h->kind &&
            s->article->events[i].day <= until)
            return true;
    return false;
}

static bool has_all(const struct filter *f, const struct filter_subject *s)
{
    for (size_t i = 0; i < f->n_has; i++)
        if (has_one(&f->has[i], s) == f->has[i].absent)
            return false;
    return true;
}

/* --- together --------------------------------------------------------------------- */

static bool event_fits(const struct filter *f, const struct article_event *v)
{
    static const struct article_event none = {.level = -1, .outlet_key = ""};

    if (!v)
        v = &none;
    return bit(f->levels, v->level) && bit(f->forms, v->form ? (int)v->form : -1) &&
           bit(f->routes, v->route ? (int)v->route : -1) &&
           bit(f->leaders, v->leader ? (int)v->leader : -1) &&
           among(&f->outlets, v->outlet_key) &&
           inside(&f->value, v->has_value, v->value);
}

bool filter_matches(const struct filter *f, const struct filter_subject *s)
{
    const struct article *a = s->article;
    int kind = s->event ? (int)s->event->kind : EVENT_SUBMIT;

    return (f->kind < 0 || f->kind == kind) && event_fits(f, s->event) &&
           among(&f->types, a->type_key) &&
           inside(&f->length, a->length >= 0, a->length) &&
           inside(&f->n_units, true, (int64_t)a->n_units) &&
           inside(&f->n_authors, true, (int64_t)a->n_authors) &&
           (f->commissioned < 0 || f->commissioned == (a->topic_id != 0)) &&
           due_fits(f, a) && in_time(f, a) && has_all(f, s) && has_role(f, s) &&
           owner_fits(f, s);
}

bool filter_of_owner(const struct filter *f)
{
    return f->groups.n > 0 || f->units.n > 0;
}

bool filter_of_event(const struct filter *f)
{
    return f->outlets.n || f->levels || f->forms || f->routes || f->leaders ||
           f->value.on;
}

/* --- in one spelling -------------------------------------------------------------- */

/* The key that follows `last` by strcmp; NULL: there is none. */
static const char *next_key(const struct text_set *set, const char *last)
{
    const char *next = NULL;

    for (size_t i = 0; i < set->n; i++)
        if ((!last || strcmp(set->keys[i], last) > 0) &&
            (!next || strcmp(set->keys[i], next) < 0))
            next = set->keys[i];
    return next;
}

/* In order, each once. */
static void put_keys(struct strbuf *out, const char *test, const struct text_set *set)
{
    const char *key = next_key(set, NULL);

    strbuf_printf(out, "%s \"%s", test, key ? key : "");
    while (key && (key = next_key(set, key)))
        strbuf_printf(out, ";%s", key);
}

static void put_set(struct strbuf *out, const char *test, const struct text_set *set)
{
    if (set->n == 0)
        return;
    put_keys(out, test, set);
    strbuf_puts(out, "\" ");
}

static void put_bits(struct strbuf *out, const char *test, unsigned bits)
{
    if (bits)
        strbuf_printf(out, "%s %x ", test, bits);
}

static void put_bound(struct strbuf *out, const char *test, const struct bound *b)
{
    if (b->on)
        strbuf_printf(out, "%s %lld..%lld ", test, (long long)b->least,
                      (long long)b->most);
}

const char *filter_text(struct arena *a, const struct filter *f)
{
    struct strbuf s = {0};
    const char *text;

    strbuf_puts(&s, "");
    if (f->kind >= 0)
        strbuf_printf(&s, "kind %d ", f->kind);
    put_set(&s, "outlet", &f->outlets);
    put_set(&s, "type", &f->types);
    put_set(&s, "group", &f->groups);
    put_set(&s, "unit", &f->units);
    put_bits(&s, "level", f->levels);
    put_bits(&s, "form", f->forms);
    put_bits(&s, "route", f->routes);
    put_bits(&s, "leader", f->leaders);
    put_bits(&s, "role", f->roles);
    put_bound(&s, "length", &f->length);
    put_bound(&s, "value", &f->value);
    put_bound(&s, "units", &f->n_units);
    put_bound(&s, "authors", &f->n_authors);
    if (f->commissioned >= 0)
        strbuf_printf(&s, "commissioned %d ", f->commissioned);
    if (f->overdue >= 0)
        strbuf_printf(&s, "overdue %d ", f->overdue);
    if (f->within >= 0)
        strbuf_printf(&s, "within %d%s ", f->within, f->workdays ? "w" : "");
    for (size_t i = 0; i < f->n_has; i++)
        strbuf_printf(&s, "%s %d %d ", f->has[i].absent ? "without" : "with",
                      f->has[i].kind, f->has[i].by_day);
    text = arena_strdup(a, s.s ? s.s : "");
    strbuf_free(&s);
    return text;
}

bool filter_same(const struct filter *a, const struct filter *b)
{
    struct arena scratch = {0};
    bool same = strcmp(filter_text(&scratch, a), filter_text(&scratch, b)) == 0;

    arena_free(&scratch);
    return same;
}
