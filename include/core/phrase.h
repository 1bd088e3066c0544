/* Texts with places to fill: {单位} or {unit}. Pure. */
#ifndef TB_CORE_PHRASE_H
#define TB_CORE_PHRASE_H

#include <stdbool.h>

#include "base/mem.h"

/* A place's names and what stands there. */
struct phrase_field {
    const char *zh, *en, *value;
};

/* Appends text[0..n) with its places filled; {{ is a brace. False when a place has none
 * of the names (or no end): *bad is its beginning, and out has what stands before. */
bool phrase_fill(struct strbuf *out, const char *text, size_t n,
                 const struct phrase_field *fields, size_t n_fields, const char **bad);

#endif
