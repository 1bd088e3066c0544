/* The parts of a Word document: A4 as GB/T 9704 lays it out, 22 lines of 28 characters.
 * Lengths are in twips, 1/20 point; letters are measured in half points. */
#ifndef TB_EXPORT_DOCX_H
#define TB_EXPORT_DOCX_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/paper.h"

#define DOCX_WIDTH     11906 /* A4 */
#define DOCX_HEIGHT    16838
#define DOCX_TOP       2098 /* 37 mm */
#define DOCX_BOTTOM    1984 /* 35 mm */
#define DOCX_LEFT      1587 /* 28 mm */
#define DOCX_RIGHT     1474 /* 26 mm */
#define DOCX_TEXT      (DOCX_WIDTH - DOCX_LEFT - DOCX_RIGHT)
#define DOCX_LINE      579 /* 28.95 points: 22 of them in a page */
#define DOCX_CHARACTER 320 /* 16 points */

/* The letters of tables, in half points, and the height of their lines. */
extern const int docx_sizes[];
extern const size_t docx_n_sizes;
int docx_line_of(int size);

/* A whole part each. */
void docx_content_types(struct strbuf *out);
void docx_relations(struct strbuf *out);
void docx_document_relations(struct strbuf *out);
void docx_core(struct strbuf *out, const struct paper *p);
void docx_app(struct strbuf *out);
void docx_styles(struct strbuf *out, const struct paper *p);
void docx_settings(struct strbuf *out);
void docx_fonts(struct strbuf *out);
/* Of odd pages: the number on the right; of even ones, on the left. */
void docx_footer(struct strbuf *out, bool odd);

/* Appends text as runs of a paragraph, bold or not: line breaks and tabs become Word's
 * own, everything else what it says. */
void docx_runs(struct strbuf *out, const char *text, bool bold);
/* Appends a table and the empty line below it. TB_INVALID: more columns than Word can
 * hold. */
enum tb_rc docx_table(struct strbuf *out, const struct paper_table *t,
                      struct tb_err *e);

#endif
