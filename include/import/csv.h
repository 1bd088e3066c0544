/* Records of a CSV stream (RFC 4180; LF, CRLF or CR ends a line).
 *
 * A reader of our own: libcsv does not tell on which physical line a record starts, and
 * every message here must name it. Quotes inside a bare field are text, as in the files
 * that people make by hand; text after a closing quote, control characters in a bare
 * field (in a quoted one only NUL) and a quote that is never closed are errors. */
#ifndef TB_IMPORT_CSV_H
#define TB_IMPORT_CSV_H

#include "import/decode.h"

#define CSV_COLUMNS_MAX 64
#define CSV_FIELD_MAX   65536 /* bytes */

enum csv_what { CSV_RECORD, CSV_BAD, CSV_END };

struct csv {
    struct decoder *in; /* borrowed */
    char *buf, *p, *end;
    bool eof;
    char delimiter[5];
    int64_t line;        /* physical line of the next byte, from 1 */
    int64_t record_line; /* on which the last record starts */
    struct strbuf text;  /* the record's fields, each ended by NUL */
    size_t starts[CSV_COLUMNS_MAX];
    size_t n;      /* fields of the record, also beyond CSV_COLUMNS_MAX */
    size_t length; /* bytes of the field in hand, also beyond CSV_FIELD_MAX */
    bool quoted;   /* some field of the record was quoted */
    bool bad;
    struct tb_err why; /* of a bad record */
    bool special[256];
    enum tb_rc rc; /* of reading */
    struct tb_err *e;
};

/* Starts reading; delimiter "" is a comma. A first line "sep=;" is taken, and sets the
 * delimiter unless one was given. */
enum tb_rc csv_open(struct csv *c, struct decoder *in, const char *delimiter,
                    struct tb_err *e);
/* The bytes of the first line that has text, as far as they are read ahead (some 64
 * KiB): to see which delimiter it uses. Nothing is consumed. */
const char *csv_peek(struct csv *c, size_t *n, struct tb_err *e);
void csv_delimiter(struct csv *c, const char *delimiter);
/* The next record. CSV_BAD: c->why says why, and the following record can be read.
 * Errors are those of decode_read. */
enum tb_rc csv_next(struct csv *c, enum csv_what *what, struct tb_err *e);
/* Field i (< c->n, < CSV_COLUMNS_MAX) of the last record, until the next csv_next. */
const char *csv_field(const struct csv *c, size_t i);
/* True for a record of nothing but white space. */
bool csv_blank(const struct csv *c);
void csv_close(struct csv *c);

#endif
