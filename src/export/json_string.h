/* One string of JSON, for records of both makes. */
#ifndef TB_EXPORT_JSON_STRING_H
#define TB_EXPORT_JSON_STRING_H

#include "base/mem.h"

/* Appends s in quotes, escaped; a damaged byte becomes U+FFFD. */
void json_string_add(struct strbuf *out, const char *s);

#endif
