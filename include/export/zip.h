/* ZIP files in memory, for the formats that are one: equal parts give equal bytes. */
#ifndef TB_EXPORT_ZIP_H
#define TB_EXPORT_ZIP_H

#include <stdbool.h>

#include "base/err.h"
#include "base/mem.h"

struct zip_part {
    const char *name;
    struct strbuf text;
};

/* Appends a ZIP file that holds the n parts in this order, dated 1980-01-01. TB_IO when
 * it cannot be made. */
enum tb_rc zip_write(struct strbuf *out, const struct zip_part *parts, size_t n,
                     struct tb_err *e);
/* True when s[0..n) is a ZIP file whose checksums are right and whose parts all end as
 * XML does, so that none was cut where a disk was full. */
bool zip_whole(const char *s, size_t n);

#endif
