#include "tui/marks.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The place of id, or where it would stand. */
static size_t place_of(const struct marks *m, int64_t id)
{
    size_t from = 0, to = m->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (m->ids[middle] < id)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool marks_has(const struct marks *m, int64_t id)
{
    size_t at = place_of(m, id);
    return at < m->n && m->ids[at] == id;
}

void marks_set(struct marks *m, int64_t id, bool on)
{
    size_t at = place_of(m, id);
    bool has = at < m->n && m->ids[at] == id;
    if (id == 0 || has == on)
        return;
    if (on) {
        mem_grow(&m->ids, &m->cap, m->n, sizeof *m->ids);
        memmove(m->ids + at + 1, m->ids + at, (m->n - at) * sizeof *m->ids);
        m->ids[at] = id;
        m->n++;
    } else {
        memmove(m->ids + at, m->ids + at + 1, (m->n - at - 1) * sizeof *m->ids);
        m->n--;
    }
}

void marks_clear(struct marks *m)
{
    m->n = 0;
}

void marks_free(struct marks *m)
{
    free(m->ids);
    *m = (struct marks){0};
}
