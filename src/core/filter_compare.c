/* Filters against each other. */
#include <string.h>

#include "core/review.h"

static bool has_key(const struct text_set *s, const char *key)
{
    for (size_t i = 0; i < s->n; i++)
        if (strcmp(s->keys[i], key) == 0)
            return true;
    return false;
}

static bool set_covers(const struct text_set *a, const struct text_set *b)
{
    if (a->n == 0)
        return true;
    for (size_t i = 0; i < b->n; i++)
        if (!has_key(a, b->keys[i]))
            return false;
    return b->n > 0;
}

static bool sets_apart(const struct text_set *a, const struct text_set *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (has_key(a, b->keys[i]))
            return false;
    return a->n > 0 && b->n > 0;
}

static bool bits_cover(unsigned a, unsigned b)
{
    return a == 0 || (b != 0 && (b & ~a) == 0);
}

static bool bits_apart(unsigned a, unsigned b)
{
    return a && b && !(a & b);
}

static bool bound_covers(const struct bound *a, const struct bound *b)
{
    return !a->on || (b->on && a->least <= b->least && b->most <= a->most);
}

static bool bounds_apart(const struct bound *a, const struct bound *b)
{
    return a->on && b->on && (a->most < b->least || b->most < a->least);
}

static bool has_covers(const struct filter *a, const struct filter *b)
{
    for (size_t i = 0; i < a->n_has; i++) {
        bool found = false;
        for (size_t k = 0; k < b->n_has; k++)
            found = found || (a->has[i].kind == b->has[k].kind &&
                              a->has[i].absent == b->has[k].absent &&
                              a->has[i].by_day == b->has[k].by_day);
        if (!found)
            return false;
    }
    return true;
}

static bool has_apart(const struct filter *a, const struct filter *b)
{
    for (size_t i = 0; i < a->n_has; i++)
        for (size_t k = 0; k < b->n_has; k++)
            if (a->has[i].kind == b->has[k].kind &&
                a->has[i].absent != b->has[k].absent && a->has[i].by_day < 0 &&
                b->has[k].by_day < 0)
                return true;
    return false;
}

/* What is early or late for a topic's day has a topic. */
static int has_topic(const struct filter *f)
{
    return f->overdue >= 0 ? 1 : f->commissioned;
}

static bool answers_cover(int a, int b)
{
    return a < 0 || a == b;
}

static bool answers_apart(int a, int b)
{
    return a >= 0 && b >= 0 && a != b;
}

bool filter_covers(const struct filter *a, const struct filter *b)
{
    return (a->kind < 0 || a->kind == b->kind) &&
           set_covers(&a->outlets, &b->outlets) && set_covers(&a->types, &b->types) &&
           set_covers(&a->groups, &b->groups) && set_covers(&a->units, &b->units) &&
           bits_cover(a->levels, b->levels) && bits_cover(a->forms, b->forms) &&
           bits_cover(a->routes, b->routes) && bits_cover(a->leaders, b->leaders) &&
           bits_cover(a->roles, b->roles) && bound_covers(&a->length, &b->length) &&
           bound_covers(&a->value, &b->value) &&
           bound_covers(&a->n_units, &b->n_units) &&
           bound_covers(&a->n_authors, &b->n_authors) &&
           answers_cover(a->commissioned, has_topic(b)) &&
           answers_cover(a->overdue, b->overdue) &&
           (a->within < 0 ||
            (b->within >= 0 && b->workdays == a->workdays && b->within <= a->within)) &&
           has_covers(a, b);
}

bool filter_disjoint(const struct filter *a, const struct filter *b)
{
    return (a->kind >= 0 && b->kind >= 0 && a->kind != b->kind) ||
           sets_apart(&a->outlets, &b->outlets) || sets_apart(&a->types, &b->types) ||
           sets_apart(&a->groups, &b->groups) || sets_apart(&a->units, &b->units) ||
           bits_apart(a->levels, b->levels) || bits_apart(a->forms, b->forms) ||
           bits_apart(a->routes, b->routes) || bits_apart(a->leaders, b->leaders) ||
           bounds_apart(&a->length, &b->length) || bounds_apart(&a->value, &b->value) ||
           bounds_apart(&a->n_units, &b->n_units) ||
           bounds_apart(&a->n_authors, &b->n_authors) ||
           answers_apart(has_topic(a), has_topic(b)) ||
           answers_apart(a->overdue, b->overdue) || has_apart(a, b);
}
