/* A set of record ids: what the user marked. Zero-initialise. */
#ifndef TB_TUI_MARKS_H
#define TB_TUI_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct marks {
    int64_t *ids; /* sorted */
    size_t n, cap;
};

bool marks_has(const struct marks *m, int64_t id);
/* Adds or removes; id 0 is no record. */
void marks_set(struct marks *m, int64_t id, bool on);
void marks_clear(struct marks *m);
void marks_free(struct marks *m);

#endif
