/* The parts of a bulletin in HTML. Text from data is written by html_text alone, and
 * stands between tags only: no name, attribute or address is made of it. */
#ifndef TB_EXPORT_HTML_PARTS_H
#define TB_EXPORT_HTML_PARTS_H

#include <stdint.h>

#include "base/mem.h"

#include "bulletin/paper.h"

/* Appends s as text_safe shows it, with & < > " ' escaped. */
void html_text(struct strbuf *out, const char *s);

/* The style sheet's two parts, and the SHA-256 of both as a policy names it. */
extern const char html_style_screen[], html_style_print[];
extern const char html_style_hash[];

void html_table(struct strbuf *out, const struct paper_table *t);
/* A chart with what must be said about how to read it, in Chinese or English. */
void html_chart(struct strbuf *out, const struct paper_chart *c, bool zh);

#endif
