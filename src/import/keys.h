/* What an import remembers: names of the batch, and which rows it has seen. */
#ifndef TB_IMPORT_KEYS_H
#define TB_IMPORT_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* 64 bits of a row's identity; start with KEY_START, add its parts. */
#define KEY_START UINT64_C(0xcbf29ce484222325)
uint64_t key_add(uint64_t h, const char *s);
uint64_t key_add_int(uint64_t h, int64_t n);

/* A set of such keys: 8 to 16 bytes a row, for a million rows 16 MB. Two different rows
 * of a million have equal keys once in 30 million files. */
struct key_set {
    uint64_t *slots;
    size_t cap, n;
};
/* True when it was not there yet. */
bool key_set_put(struct key_set *s, uint64_t key);
bool key_set_has(const struct key_set *s, uint64_t key);
void key_set_free(struct key_set *s);

/* Folded names to ids. The arena owns the names. */
struct name_slot {
    const char *key;
    int64_t id;
};
struct name_table {
    struct arena *a;
    struct name_slot *slots;
    size_t cap, n;
};
/* 0 when unknown. */
int64_t name_get(const struct name_table *t, const char *key);
/* Keeps the first id of a name. */
void name_put(struct name_table *t, const char *key, int64_t id);
/* The known name that differs least; NULL when none is near. */
const char *name_nearest(const struct name_table *t, const char *key);
void name_table_free(struct name_table *t);

#endif
