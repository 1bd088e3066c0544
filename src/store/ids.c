/* A set of ids, by open addressing. */
#include <stdlib.h>

#include "impl.h"

static size_t place(const int64_t *items, size_t cap, int64_t id)
{
    size_t i = (size_t)((uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (cap - 1);
    while (items[i] != 0 && items[i] != id)
        i = (i + 1) & (cap - 1);
    return i;
}

bool ids_add(struct ids *set, int64_t id)
{
    if (set->n * 2 >= set->cap) {
        size_t cap = set->cap ? set->cap * 2 : 64;
        int64_t *items = xcalloc(cap, sizeof *items);
        for (size_t i = 0; i < set->cap; i++)
            if (set->items[i])
                items[place(items, cap, set->items[i])] = set->items[i];
        free(set->items);
        set->items = items;
        set->cap = cap;
    }
    size_t i = place(set->items, set->cap, id);
    if (set->items[i] == id)
        return false;
    set->items[i] = id;
    set->n++;
    return true;
}

void ids_free(struct ids *set)
{
    free(set->items);
    *set = (struct ids){0};
}
