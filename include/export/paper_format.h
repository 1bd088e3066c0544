/* A paper on its way out: one file of bytes, seven formats, the same digits in each. */
#ifndef TB_EXPORT_PAPER_FORMAT_H
#define TB_EXPORT_PAPER_FORMAT_H

#include "base/err.h"
#include "base/mem.h"

#include "bulletin/paper.h"

struct paper_options {
    bool bom;  /* csv: a byte order mark, for Excel */
    int width; /* text: columns that lines are broken at; 0: never */
};

/* A format: one file in src/export/paper/. write appends the whole file to out, which
 * may hold zeros; equal papers and options give equal bytes, wherever and whenever.
 * TB_IO: what it needs cannot be had (a library, memory for it); TB_INVALID: a text
 * that the format cannot hold, named. out is then to be thrown away. */
struct paper_format {
    const char *name; /* what --format and a file's ending say */
    enum tb_rc (*write)(const struct paper *p, const struct paper_options *o,
                        struct strbuf *out, struct tb_err *e);
};
extern const struct paper_format *const paper_formats[]; /* ends with NULL */
const struct paper_format *paper_format_find(const char *name);
/* Whether an empty line parts two neighbours in plain text. */
bool paper_parted(const struct paper_block *a, const struct paper_block *b);
/* By the ending of a file's name; NULL when it is none of them. */
const struct paper_format *paper_format_of(const char *file);

#endif
