/* Text in XML 1.0, whatever state it came in. */
#ifndef TB_EXPORT_XML_H
#define TB_EXPORT_XML_H

#include "base/mem.h"

/* Appends s[0..n) as strict UTF-8 that XML can hold: damaged bytes, controls and the
 * points that XML forbids become U+FFFD; CR LF and CR become LF; TAB and LF stay. */
void xml_clean(struct strbuf *out, const char *s, size_t n);
/* As xml_clean, and & < > " ' as entities: for text and for values in quotes. */
void xml_text(struct strbuf *out, const char *s, size_t n);

#endif
